"""Marks: a bar as artists of matplotlib. Shapes tell what they mean; colour only repeats it."""

from collections.abc import Iterator

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from conflictmodel.plots._palette import ACCENT, INK, MUTED, PAPER, WARN
from conflictmodel.plots._scene import Bar, Style, Tip

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
