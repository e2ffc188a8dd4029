"""Numbers of any size: an axis of them, and how they are written where there is little room."""

from collections.abc import Iterable

from conflictmodel.plots._scene import Scale
from conflictmodel.values.ranges import Range
from conflictmodel.values.units import Unit

_TICKS = 5
_ROOM = 8  # an arrow has at least this part of the axis
_LONGEST_TICK = 10
_MOST_DIGITS = 18
_DIGITS = 3  # before a power of ten
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
    is_open = len(uppers) < len(drawn)
    ticks = _ticks(begin // step * step, most, step, is_open=is_open)
    return _labelled(ticks, unit) or _above(_ticks(begin, most, step, is_open=is_open), unit)


def _step(span: int) -> int:
    """Return 1, 2 or 5 times a power of ten that goes into a span at most five times."""
    power: int = 10 ** max(0, len(str(span)) - 2)
    steps = (power * times for times in (1, 2, 5, 10, 20))
    return next(step for step in steps if span <= step * _TICKS)


def _labelled(ticks: list[int], unit: Unit) -> Scale | None:
    """Return an axis of numbers, or of what they have above one that is written exactly.

    `None` where that would take too many digits.
    """
    low, rounded = ticks[0], _rounded(ticks[0])
    bases = [(0, unit.name), (rounded, f"{unit.name} above {_tick(rounded, unit)}")]
    if len(str(low)) <= _MOST_DIGITS:
        bases.append((low, f"{unit.name} above {_plain(low, unit)}"))
    for base, caption in bases:
        labels = [f"{'+' if base else ''}{_tick(tick - base, unit)}" for tick in ticks]
        if max(map(len, labels)) <= _LONGEST_TICK:
            return Scale(low, ticks[-1], tuple(zip(ticks, labels, strict=True)), caption)
    return None


def _above(ticks: list[int], unit: Unit) -> Scale:
    """Return an axis of what numbers have above the lowest, which is too long to be written."""
    labels = tuple((tick, f"+{_tick(tick - ticks[0], unit)}") for tick in ticks)
    return Scale(ticks[0], ticks[-1], labels, f"{unit.name} above the lowest number")


def _ticks(low: int, most: int, step: int, *, is_open: bool) -> list[int]:
    """Return the numbers with a tick: up to the largest, or further where there is no end."""
    high = low + max(1, -((low - most) // step)) * step
    if is_open and (high - most) * _ROOM < high - low:
        high += step
    return list(range(low, high + 1, step))


def _rounded(number: int) -> int:
    """Return a number with all but its first digits 0."""
    power: int = 10 ** max(0, len(str(number)) - _DIGITS)
    return number // power * power


def _tick(number: int, unit: Unit) -> str:
    if number == 0:
        return "0"
    plain, power = _plain(number, unit), _power(number, unit)
    return plain if len(plain) <= _LONGEST_TICK or "≈" in power else power


def _plain(number: int, unit: Unit) -> str:
    return unit.amount(number).removesuffix(f" {unit.name}")


def _power(number: int, unit: Unit) -> str:
    """Write a number as a power of ten times a few digits, and say so where these are not all."""
    digits = str(number)
    about = "≈ " if digits[_DIGITS:].strip("0") else ""
    is_upwards = digits[_DIGITS : _DIGITS + 1] >= "5"
    nearest = str(int(digits[:_DIGITS]) + is_upwards)  # 999 and a half has a digit more
    power = len(digits) - len(digits[:_DIGITS]) + len(nearest) - 1 - unit.decimals
    first, rest = nearest[0], nearest[1:].rstrip("0")
    point = f".{rest}" if rest else ""
    return f"{about}{first}{point}×10{str(power).translate(_SUPERSCRIPT)}"


def written(value: Range, unit: Unit) -> str:
    """Write a range for a reader with little room: exactly, unless it has very many digits."""
    if len(str(value.lower if value.upper is None else value.upper)) <= _MOST_DIGITS:
        return unit.format(value)
    lower = _short(value.lower, unit)
    if value.upper is None:
        return f"at least {lower} {unit.name}"
    if value.is_exact:
        return f"{lower} {unit.name}"
    return f"{lower} to {_power(value.upper, unit)} {unit.name}"


def _short(number: int, unit: Unit) -> str:
    """Write a number as it is where that is short, and else as a power of ten."""
    plain = _plain(number, unit) if number else "0"
    return plain if len(plain) <= _LONGEST_TICK else _power(number, unit)
