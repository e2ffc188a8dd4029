"""Days: an axis of them, and a period on it."""

from collections.abc import Iterable, Iterator
from datetime import date

from conflictmodel.plots._scene import Bar, Scale, Shape, Style, Tip
from conflictmodel.values.periods import Period

APART = 0.95
"""Where a mark stands whose day is not known: beside the axis."""

_WIDTH_BESIDE_APART = 0.86
_LEAST_PAD = 3
_PADS = 8
_MOST_TICKS = 5
_LAST = date.max.toordinal()
_STEPS_OF_DAYS = (1, 2, 7, 14)
_STEPS_OF_MONTHS = (1, 3, 6)
_DAYS_OF_A_MONTH = 28
_MONTHS = 12
_STEPS_OF_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def is_undated(period: Period) -> bool:
    """Tell whether no day is certain: nothing of the period can be drawn on an axis."""
    return period.first is None and period.last is None and not period.is_definite


def days(periods: Iterable[Period]) -> Scale | None:
    """Return an axis on which all these periods can be drawn, or `None` where none has a day."""
    drawn = list(periods)
    ends = [day.toordinal() for each in drawn for day in (each.first, each.last) if day is not None]
    if not ends:
        return None
    pad = max(_LEAST_PAD, (max(ends) - min(ends)) // _PADS)
    low, high = max(1, min(ends) - pad), min(_LAST, max(ends) + pad)
    width = _WIDTH_BESIDE_APART if any(map(is_undated, drawn)) else 1.0
    return Scale(low, high, _ticks(low, high), "", width)


def span(
    period: Period, scale: Scale | None, shape: Shape | None = None, *, is_hollow: bool = False
) -> Bar:
    """Return a period as a line; one of which no day is certain as a mark beside the axis."""
    if scale is None or is_undated(period):
        tip = Tip.NONE if shape else Tip.ROUND
        return Bar(APART, APART, Style.LINE, tip, tip, shape, is_hollow)
    first, last = period.first, period.last
    left = 0.0 if first is None else scale.at(first.toordinal())
    right = scale.width if last is None else scale.at(last.toordinal())
    inside = Tip.FLAT if period.is_definite else Tip.ROUND
    lower = Tip.ARROW if first is None else inside
    upper = Tip.ARROW if last is None else inside
    if left == right:
        lower = upper = Tip.NONE if shape else Tip.POINT
    return Bar(left, right, Style.LINE, lower, upper, shape, is_hollow)


def _ticks(low: int, high: int) -> tuple[tuple[int, str], ...]:
    """Return the finest round days of which no more than a few lie between these."""
    finest, *_ = (found for found in _rounder(low, high) if len(found) <= _MOST_TICKS)
    return finest


def _rounder(low: int, high: int) -> Iterator[tuple[tuple[int, str], ...]]:
    """Yield rounder and rounder days between these."""
    for step in _STEPS_OF_DAYS:
        if (high - low) // step <= _MOST_TICKS:
            found = range(-(-low // step) * step, high + 1, step)
            yield tuple((day, date.fromordinal(day).isoformat()) for day in found)
    first, last = date.fromordinal(low), date.fromordinal(high)
    for step in (*_STEPS_OF_MONTHS, *(_MONTHS * years for years in _STEPS_OF_YEARS)):
        if (high - low) // (_DAYS_OF_A_MONTH * step) <= 2 * _MOST_TICKS:
            begin, end = _month(first), _month(last)
            months = range(-(-begin // step) * step, end + 1, step)
            yield tuple(tick for tick in map(_begins, months) if low <= tick[0] <= high)


def _month(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _begins(number: int) -> tuple[int, str]:
    """Return the first day of a month, with the year alone where it begins one."""
    year, month = divmod(number, _MONTHS)
    first = date(year, month + 1, 1)
    return first.toordinal(), first.isoformat()[: -len("-01-01" if month == 0 else "-01")]
