"""Bars: a range as it is drawn, and in words what its tips tell."""

from conflictmodel.plots._ends import Hedged
from conflictmodel.plots._scene import Bar, Scale, Style, Tip
from conflictmodel.ranges import Range


def bar(value: Range, scale: Scale, is_hedged: Hedged) -> Bar:
    """Return a range as a line whose tips tell how its ends were stated."""
    left = scale.at(value.lower)
    if value.upper is None:
        lower = _tip(is_hedged=is_hedged[0]) if value.lower else Tip.NONE
        return Bar(left, 1.0, Style.LINE if value.lower else Style.DOTTED, lower, Tip.ARROW)
    upper = _tip(is_hedged=is_hedged[1])
    if value.is_exact:
        tip = Tip.ROUND if any(is_hedged) else Tip.POINT
        return Bar(left, left, Style.LINE, tip, tip)
    lower = _tip(is_hedged=is_hedged[0]) if value.lower else Tip.NONE
    return Bar(left, scale.at(value.upper), Style.LINE, lower, upper)


def _tip(*, is_hedged: bool) -> Tip:
    return Tip.ROUND if is_hedged else Tip.FLAT


def told(value: Range, is_hedged: Hedged) -> str:
    """Return in words what the tips of a bar tell."""
    if value.is_exact:
        return "read from a hedge" if any(is_hedged) else ""
    marked = (is_hedged[0] and value.lower > 0, is_hedged[1] and value.upper is not None)
    if all(marked):
        return "both ends read from a hedge"
    which = "lower" if marked[0] else "upper"
    return f"the {which} end read from a hedge" if any(marked) else ""


def block(value: Range, scale: Scale, style: Style) -> Bar:
    """Return a range whose tips tell no more than whether it has an upper end."""
    left, tip = scale.at(value.lower), Tip.TICK if style is Style.THIN else Tip.NONE
    if value.upper is None:
        return Bar(left, 1.0, style, tip, Tip.ARROW)
    return Bar(left, scale.at(value.upper), style, tip, tip)
