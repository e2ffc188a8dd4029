"""Numbers of any size: an axis of them, and how they are written where there is little room."""

from collections.abc import Iterable

from conflictmodel.plots._scene import Scale
from conflictmodel.ranges import Range
from conflictmodel.units import Unit

_TICKS = 5
_ROOM = 8  # an arrow has at least this part of the axis
_LONGEST_TICK = 10
_MOST_DIGITS = 18
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def numbers(ranges: Iterable[Range], unit: Unit) -> Scale:
    """Return an axis on which all these ranges can be drawn.

    It begins at 0 unless the smallest number is more than half of the largest. All of it is whole
    numbers, so that it can be as long as they are.
    """
    drawn = list(ranges)
    lowers = [each.lower for each in drawn] or [0]
    uppers = [each.upper for each in drawn if each.upper is not None]
    least, most = min(lowers), max([*lowers, *uppers])
    begin = 0 if 2 * least <= most or least == most else least
    step = _step(max(1, most - begin))
    low = begin // step * step
    high = max(-(-most // step), low // step + 1) * step
    if len(uppers) < len(drawn) and (high - most) * _ROOM < high - low:
        high += step
    ticks = range(low, high + 1, step)
    return _labelled(low, high, list(ticks), unit)


def _step(span: int) -> int:
    """Return 1, 2 or 5 times a power of ten that goes into a span at most five times."""
    power: int = 10 ** max(0, len(str(span)) - 2)
    steps = (power * times for times in (1, 2, 5, 10, 20))
    return next(step for step in steps if span <= step * _TICKS)


def _labelled(low: int, high: int, ticks: list[int], unit: Unit) -> Scale:
    labels = [_tick(tick, unit) for tick in ticks]
    caption = unit.name
    if max(map(len, labels)) > _LONGEST_TICK:
        labels = [f"+{_tick(tick - low, unit)}" for tick in ticks]
        caption = f"{unit.name} above {_power(low, unit)}"
    return Scale(low, high, tuple(zip(ticks, labels, strict=True)), caption)


def _tick(number: int, unit: Unit) -> str:
    if number == 0:
        return "0"
    plain = unit.amount(number).removesuffix(f" {unit.name}")
    power = _power(number, unit)
    return plain if len(plain) <= _LONGEST_TICK or "≈" in power else power


def _power(number: int, unit: Unit) -> str:
    """Write a number as a power of ten times a few digits, and say so where these are not all."""
    digits = str(number)
    first, rest = digits[0], digits[1:3].rstrip("0")
    about = "" if not digits[3:].strip("0") else "≈ "
    point = f".{rest}" if rest else ""
    return f"{about}{first}{point}×10{str(len(digits) - 1 - unit.decimals).translate(_SUPERSCRIPT)}"


def written(value: Range, unit: Unit) -> str:
    """Write a range for a reader with little room: exactly, unless it has very many digits."""
    if len(str(value.lower if value.upper is None else value.upper)) <= _MOST_DIGITS:
        return unit.format(value)
    lower = _power(value.lower, unit) if value.lower else "0"
    if value.upper is None:
        return f"at least {lower} {unit.name}"
    if value.is_exact:
        return f"{lower} {unit.name}"
    return f"{lower} to {_power(value.upper, unit)} {unit.name}"
