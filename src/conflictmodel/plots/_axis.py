"""An axis of numbers of any size, or of days: what is where, and what has a tick."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, final

from attrs import frozen
from matplotlib import dates

from conflictmodel.values import Unit

_DATES: Any = dates  # it has no types
_LONGEST_TICK = 10
_EXACT = 2**53  # a float holds every whole number up to here
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LONG = re.compile(r"(?:exactly )?(\d{1,3}(?:,\d{3}){6,}(?:\.\d+)?)")


@final
@frozen
class Axis:
    """Numbers, or ordinals of days, of which matplotlib has `base` at 0 and `base + unit` at 1."""

    low: int
    high: int
    ticks: Sequence[tuple[int, str]] = ()
    caption: str = ""
    base: int = 0
    unit: int = 1

    def at(self, number: int) -> float:
        """Return where a number is. The division is exact until it is rounded, once."""
        return (number - self.base) / self.unit


def numbers(ends: Sequence[int], unit: Unit, *, is_open: bool) -> Axis:
    """Return an axis for these ends of ranges, and for what has no end."""
    ticks = _ticks(min(ends, default=0), max(ends, default=0), is_open=is_open)
    low, high = ticks[0], ticks[-1]
    labels, caption = [_tick(each, unit) for each in ticks], unit.name
    if max(map(len, labels)) > _LONGEST_TICK:
        labels = [f"+{_tick(each - low, unit)}" for each in ticks]
        lowest = shortened(_plain(low, unit))
        caption += f" above {'the lowest number' if '≈' in lowest else lowest}"
    # Where floats cannot tell the numbers apart it counts from the lowest; where they cannot hold
    # them, in powers of ten.
    base = low if high > _EXACT else 0
    power: int = max(10**unit.decimals, 10 ** (len(str(high - base)) - len(str(_EXACT))))
    return Axis(low, high, [*zip(ticks, labels, strict=True)], caption, base, power)


def _ticks(least: int, most: int, *, is_open: bool) -> range:
    # An axis begins at 0, unless all of its numbers are close together and far from it.
    begin = 0 if 2 * least <= most or least == most else least
    span = max(1, most - begin)
    power: int = 10 ** max(0, len(str(span)) - 2)
    step = next(power * times for times in (1, 2, 5, 10, 20) if span <= power * times * 5)
    low = begin // step * step
    high = low + max(1, -((low - most) // step)) * step
    if is_open and (high - most) * 8 < high - low:  # an arrow needs room
        high += step
    return range(low, high + 1, step)


def _plain(number: int, unit: Unit) -> str:
    if number == 0 or (number == 1 and unit.decimals == 0):
        return str(number)
    return unit.amount(number).removesuffix(f" {unit.name}")


def _tick(number: int, unit: Unit) -> str:
    plain = _plain(number, unit)
    power = _power(Decimal(f"{number}e-{unit.decimals}"))
    return plain if len(plain) <= _LONGEST_TICK or "≈" in power else power


def shortened(text: str) -> str:
    """Return a text with very long numbers as powers of ten, marked where digits are left out."""
    return _LONG.sub(lambda found: _power(Decimal(found[1].replace(",", ""))), text)


def _power(number: Decimal) -> str:
    digits, _, exponent = f"{number:.2e}".partition("e")
    about = "" if number == Decimal(f"{digits}e{exponent}") else "≈ "
    power = str(int(exponent)).translate(_SUPERSCRIPT)
    return f"{about}{digits.rstrip('0').rstrip('.')}×10{power}"


def days(ends: Sequence[int]) -> Axis:
    """Return an axis for these ordinals of days; one without ticks where there are none."""
    if not ends:
        return Axis(0, 1)
    pad = max(3, (max(ends) - min(ends)) // 8)
    low, high = max(1, min(ends) - pad), min(date.max.toordinal(), max(ends) + pad)
    locator = _DATES.AutoDateLocator(UTC, minticks=3, maxticks=7)
    label = _DATES.AutoDateFormatter(locator, UTC)
    first, last = (datetime.combine(date.fromordinal(each), time(), UTC) for each in (low, high))
    base = low - round(float(_DATES.date2num(first)))
    ticks = [(round(each) + base, label(each)) for each in locator.tick_values(first, last)]
    return Axis(low, high, [tick for tick in ticks if low <= tick[0] <= high], base=base)
