"""Marks: a bar as artists of matplotlib. Shapes tell what they mean; colour only repeats it."""

from collections.abc import Iterator

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from conflictmodel.plots._ends import Hedged
from conflictmodel.plots._scene import Bar, Scale, Style, Tip
from conflictmodel.plots._style import ACCENT, INK, MUTED, PAPER, WARN
from conflictmodel.values.ranges import Range

_COLOURS = {
    Style.LINE: ACCENT,
    Style.DOTTED: ACCENT,
    Style.THIN: MUTED,
    Style.BOX: ACCENT,
    Style.SOLID: ACCENT,
    Style.HATCHED: WARN,
}
_STROKES = {Style.LINE: 2.5, Style.DOTTED: 2.5, Style.THIN: 1.5}
_HEIGHTS = {Style.BOX: 13.0, Style.SOLID: 6.0, Style.HATCHED: 13.0}
_TIPS = {Tip.FLAT: "|", Tip.TICK: "+", Tip.ROUND: "o", Tip.POINT: "D"}
_SIZES = {"|": 13.0, "+": 7.0, "o": 9.0, "D": 8.0, "<": 9.0, ">": 9.0, "^": 9.0, "v": 9.0, "X": 9.0}
_LEAST_WIDTH = 3.0
_POINT = 6.0


def marks(bar: Bar, left: float, right: float, y: float) -> Iterator[Artist]:
    """Yield what draws a bar from one place to another, the lowest layer first."""
    if bar.style in _STROKES:
        yield from _line(bar, left, right, y)
    else:
        yield _block(bar, left, right, y)
    if bar.shape is not None:
        yield _mark(_known(bar, left, right), y, bar.shape.value, INK, is_hollow=bar.is_hollow)


def _known(bar: Bar, left: float, right: float) -> float:
    """Return where the mark on a bar stands: at the only end, or in the middle."""
    if (bar.lower is Tip.ARROW) is (bar.upper is Tip.ARROW):
        return (left + right) / 2
    return right if bar.lower is Tip.ARROW else left


def _line(bar: Bar, left: float, right: float, y: float) -> Iterator[Artist]:
    colour = _COLOURS[bar.style]
    if right > left:
        begin = left + _POINT * (bar.lower is Tip.ARROW)
        end = right - _POINT * (bar.upper is Tip.ARROW)
        dots = (0.0, (1.5, 3.5)) if bar.style is Style.DOTTED else "-"
        yield Line2D([begin, end], [y, y], lw=_STROKES[bar.style], color=colour, ls=dots)
    yield from _tip(bar.lower, left, y, colour, "<")
    if right > left or bar.upper is not bar.lower:
        yield from _tip(bar.upper, right, y, colour, ">")


def _tip(tip: Tip, x: float, y: float, colour: str, arrow: str) -> Iterator[Artist]:
    if tip is Tip.ARROW:
        yield _mark(x + _POINT if arrow == "<" else x - _POINT, y, arrow, colour)
    elif tip is not Tip.NONE:
        yield _mark(x, y, _TIPS[tip], colour, is_hollow=tip is Tip.ROUND)


def _mark(x: float, y: float, shape: str, colour: str, *, is_hollow: bool = False) -> Line2D:
    return Line2D(
        [x],
        [y],
        ls="none",
        marker=shape,
        markersize=_SIZES[shape],
        markerfacecolor=PAPER if is_hollow else colour,
        markeredgecolor=colour,
        markeredgewidth=2.0,
    )


def _block(bar: Bar, left: float, right: float, y: float) -> PathPatch:
    """Return a block: pointed where it has no end, and never too narrow to be seen."""
    half, colour = _HEIGHTS[bar.style] / 2, _COLOURS[bar.style]
    if right - left < _LEAST_WIDTH:
        middle = (left + right) / 2
        left, right = middle - _LEAST_WIDTH / 2, middle + _LEAST_WIDTH / 2
    point = _POINT if bar.upper is Tip.ARROW else 0.0
    corners = [
        (left, y - half),
        (right - point, y - half),
        *([(right, y)] if point else []),
        (right - point, y + half),
        (left, y + half),
        (left, y - half),
    ]
    return PathPatch(
        Path(corners),
        facecolor=colour if bar.style is Style.SOLID else PAPER,
        edgecolor=colour,
        linewidth=1.5,
        hatch="////" if bar.style is Style.HATCHED else None,
    )


# Bars: a range as it is drawn, and in words what its tips tell.


def bar(value: Range, scale: Scale, is_hedged: Hedged) -> Bar:
    """Return a range as a line whose tips tell how its ends were stated."""
    left = scale.at(value.lower)
    if value.upper is None:
        lower = _tip_of_end(is_hedged=is_hedged[0]) if value.lower else Tip.NONE
        return Bar(left, 1.0, Style.LINE if value.lower else Style.DOTTED, lower, Tip.ARROW)
    upper = _tip_of_end(is_hedged=is_hedged[1])
    if value.is_exact:
        tip = Tip.ROUND if any(is_hedged) else Tip.POINT
        return Bar(left, left, Style.LINE, tip, tip)
    lower = _tip_of_end(is_hedged=is_hedged[0]) if value.lower else Tip.NONE
    return Bar(left, scale.at(value.upper), Style.LINE, lower, upper)


def _tip_of_end(*, is_hedged: bool) -> Tip:
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
