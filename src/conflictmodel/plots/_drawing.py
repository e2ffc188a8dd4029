"""Drawing: rows on the Axes of matplotlib. A shape has a meaning; its colour only repeats it."""

# pyright: reportUnknownMemberType=false
# matplotlib has no types for what it passes on to its artists.

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date
from statistics import mean
from typing import Any, final

from attrs import frozen
from matplotlib import dates
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from conflictmodel import _checks
from conflictmodel.conclusions.hedged_ends import Hedged
from conflictmodel.display.text import one_line, wrap
from conflictmodel.errors import Problem
from conflictmodel.plots._picture import DARK, LIGHT, Picture, settings
from conflictmodel.values import Period, Range, Unit, unknown

DATES: Any = dates  # it has no types
_GREATEST = 10**300  # what is above it is drawn as it: a float ends there


@final
@frozen
class Look:
    """How a mark, a line or a block is drawn, and what it means in the legend."""

    pattern: str  # a marker, a line style, or the hatch of a block
    meaning: str = ""
    is_filled: bool = True
    height: float = 0.0  # of a block, in lines of text
    colour: str = "--cm-accent"


FLAT, POINT = Look("|", "end as stated"), Look("D", "exactly this")
ROUND = Look("o", "end read from a hedge", is_filled=False)
ABOUT = Look("o", "one of these days, or about then", is_filled=False)
LINE, DOTTED = Look("-"), Look(":", "any number")
THIN = Look("", height=0.1, colour="--cm-muted")
BOX, SOLID = Look("", is_filled=False, height=0.8), Look("", height=0.4)
HATCHED = Look("////", is_filled=False, height=0.8, colour="--cm-warn")

Drawn = tuple[float | None, float | None, Look]
"""From one end to the other, in numbers or in days of matplotlib; `None` where there is no end."""


@final
@frozen
class Row:
    """One thing that is said: its label, its figure, and beneath it a note."""

    label: str
    value: str
    bars: Sequence[Drawn] = ()
    note: str = ""
    aside: str = ""  # what the marks mean, in words; it is not drawn


def block(value: Range, unit: Unit, look: Look) -> Drawn:
    """Return a range to be drawn."""
    lower, upper = (
        None if end is None else min(end, _GREATEST) / 10**unit.decimals
        for end in (value.lower, value.upper)
    )
    return lower, upper, look


def stated(label: str, figure: str, value: Range, unit: Unit, is_hedged: Hedged) -> Row:
    """Return a row with a range whose ends are marked as stated, or as read from a hedge."""
    if value.is_exact:
        aside = "read from a hedge" if is_hedged[1] or (is_hedged[0] and value.lower) else ""
        point = block(value, unit, ROUND if any(is_hedged) else POINT)
        return Row(label, figure, [point], aside=aside)
    bar = block(value, unit, DOTTED if value == unknown() else LINE)
    # There is no count below 0.
    names = ("lower", "upper")
    ends = [each for each in zip(names, bar[:2], is_hedged, strict=True) if each[1]]
    marks = [(end, end, ROUND if which else FLAT) for _, end, which in ends]
    hedged = [f"the {name} end" for name, _, which in ends if which]
    aside = f"{'both ends' if len(hedged) > 1 else hedged[0]} read from a hedge" if hedged else ""
    return Row(label, figure, [bar, *marks], aside=aside)


def span(period: Period, sign: Look | None = None) -> list[Drawn]:
    """Return the days of a period, with a sign on them or marks at its ends, if any is certain."""
    first, last = (
        None if day is None else float(DATES.date2num(day)) for day in (period.first, period.last)
    )
    if first is None and last is None and not period.days_are_stated:
        return []
    if first is not None and first == last:
        return [(first, last, sign or POINT)]
    mark = FLAT if period.days_are_stated else ABOUT
    marks = [(day, day, mark) for day in (first, last) if day is not None]
    return [(first, last, LINE), *marks, *([(first, last, sign)] if sign else [])]


# Rows under headings, above one axis: of numbers in a unit, or of days.
_Panel = tuple[Unit | None, Mapping[str, Sequence[Row]]]

_INCH = 72.0  # points; at as many dots an inch one unit of an SVG is one CSS px
_LINE = 16.0  # points that a line of text takes, which is 1 in y
_GAP = 0.6  # lines between two rows
_FOOT = 2.8  # lines that the ticks and the caption of an axis take
_ROOM = 558.0  # points of Axes that are wide enough for all these columns of text
_LABEL, _VALUE, _TITLE, _TEXT, _TICKS = 22, 28, 48, 64, 50
_EXACT = 2**53  # a float holds every whole number up to here
_MOST_LINES = 6
MOST_ROWS = 30  # of one section; the others are counted


def drawn(
    owner: str, title: str, panels: Sequence[_Panel], notes: Sequence[str], ax: Axes | None
) -> Picture:
    """Draw panels on these Axes, or on a figure of its own, which is as high as its rows."""
    host: object = ax
    if ax is None:
        with settings():
            host = Figure((10.0, 1.0), _INCH, layout="constrained").add_subplot()
    if not isinstance(host, Axes) or (figure := host.get_figure(root=True)) is None:
        message = f"expected Axes on a figure, got {_checks.shown(ax)}"
        raise _checks.refusal(owner, Problem("ax", message))
    *colour, opacity = to_rgba(figure.get_facecolor())
    colours = dict(DARK if opacity > 0 and sum(colour) < len(colour) / 2 else LIGHT)
    if opacity > 0:
        colours["--cm-paper"] = to_hex(host.get_facecolor())
    with settings(colours):
        canvas = _Canvas(host, figure, colours)
        lines = canvas.fill(title, panels, notes)
    if ax is None:
        figure.set_figheight(lines * _LINE / _INCH)
    said = [": ".join(filter(None, (head, "; ".join(rows)))) for head, *rows in canvas.words]
    words = " ".join(f"{each.removesuffix('.')}." for each in (one_line(title), *said))
    return Picture(figure, tuple(canvas.axes), one_line(title), words)


@final
class _Canvas:
    """Axes that are filled with rows from the top downwards: one in y is one line of text."""

    def __init__(self, ax: Axes, figure: Figure, colours: Mapping[str, str]) -> None:
        self.axes: list[Axes] = []
        self.words: list[list[str]] = []
        self._host = ax
        self._colours = colours
        self._share = min(1.0, ax.get_window_extent().width / figure.dpi * _INCH / _ROOM)
        self._labels: dict[float, str] = {}
        self._meanings: dict[str, Artist] = {}
        self._y = 0.0

    def fill(self, title: str, panels: Iterable[_Panel], notes: Iterable[str]) -> float:
        """Draw panels, and return how many lines of text are as high as the picture."""
        for note in notes:
            self._across(note)
        for unit, sections in panels:
            self._panel(unit, {heading: rows for heading, rows in sections.items() if rows})
        lines, host = self._wrapped(title, _TITLE), self._host
        bold: dict[str, Any] = {"loc": "left", "y": 1.0, "weight": "bold", "size": 14.0}
        host.set_title("\n".join(lines), parse_math=False, **bold)
        host.set_ylim(self._y, 0.0)
        host.set_yticks([*self._labels], [*self._labels.values()], parse_math=False)
        host.tick_params("y", length=0.0, labelcolor=self._colours["--cm-ink"])
        columns, meanings = 1 if self._share < 1.0 else 2, self._meanings
        how: dict[str, Any] = {"ncols": columns, "frameon": False, "borderpad": 0.0}
        how |= {"loc": "upper left", "bbox_to_anchor": (0.0, 0.0), "borderaxespad": 3.7}
        host.legend([*meanings.values()], [*meanings], **how)
        return 1.3 * (len(lines) - -len(meanings) // columns) + self._y + _FOOT + 1.5

    def _wrapped(self, text: str, columns: int) -> list[str]:
        width = max(8, int(columns * self._share))
        lines = wrap(one_line(text), rest="", width=width).splitlines()
        return [*lines[:_MOST_LINES], *["…"] * (len(lines) > _MOST_LINES)]

    def _across(self, text: str) -> None:
        self.words.append([one_line(text)])
        lines, where = self._wrapped(text, _TEXT), self._host.get_yaxis_transform()
        self._y += len(lines)
        how: dict[str, Any] = {"color": self._colours["--cm-muted"], "va": "bottom"}
        how["backgroundcolor"] = self._colours["--cm-paper"]
        self._host.text(0.0, self._y, "\n".join(lines), transform=where, **how)

    def _panel(self, unit: Unit | None, sections: Mapping[str, Sequence[Row]]) -> None:
        """Draw rows above an axis, on the Axes or, after the first, on a twin of them."""
        ax, muted, thin = self._host, self._colours["--cm-muted"], self._colours["--cm-line"]
        if self.axes:
            self._y += _FOOT
            ax = ax.twiny()
            ax.xaxis.tick_bottom()
            ax.xaxis.set_label_position("bottom")
        self.axes.append(ax)
        drawn = [row for rows in sections.values() for row in rows[:MOST_ROWS]]
        bars = [bar for row in drawn for bar in row.bars]
        ends, ticks, labels = _days(bars) if unit is None else _numbers(bars, unit)
        while len(ticks) > 1 and sum(len(each) + 2 for each in labels) > _TICKS * self._share:
            ticks, labels = ticks[::2], labels[::2]
        for heading, rows in sections.items():
            self._y += _GAP
            self._across(heading)
            top = self._y
            for row in rows[:MOST_ROWS]:
                self._row(ax, row, ends)
            if left := len(rows[MOST_ROWS:]):
                self._across(f"and {left:,} more, not drawn")
            ax.vlines(ticks, top, self._y, thin, lw=0.5, zorder=0)
        self._y += _GAP
        ax.spines[["left", "right", "top"]].set_visible(False)
        # This comes first: it makes new ticks, without what was set of the old ones.
        ax.spines["bottom"].set(color=thin if sections else "none", position=("data", self._y))
        if unit is None:
            ax.xaxis_date(UTC)
        margin = (ends[1] - ends[0]) / 40
        ax.set_xlim(ends[0] - margin, ends[1] + margin)
        ax.set_xticks(ticks, labels, parse_math=False)
        ax.set_xlabel(
            one_line(unit.name) if unit else "", loc="right", color=muted, parse_math=False
        )
        ax.tick_params("x", color=thin, labelcolor=muted)

    def _row(self, ax: Axes, row: Row, ends: tuple[float, float]) -> None:
        more = "; ".join(filter(None, (row.aside, row.note)))
        self.words[-1].append(one_line(f"{row.label}: {row.value}{more and f' ({more})'}"))
        label, value = self._wrapped(row.label, _LABEL), self._wrapped(row.value, _VALUE)
        value += self._wrapped(row.note, _VALUE)
        height = max(len(label), len(value)) + _GAP
        middle = self._y + height / 2
        self._y += height
        self._labels[middle] = "\n".join(label)
        where = (1.0, middle), (8.0, 0.0), ("axes fraction", "data"), "offset points"
        how: dict[str, Any] = {"va": "center_baseline", "annotation_clip": False}
        self._host.annotate("\n".join(value), *where, **how)
        for bar in row.bars:
            self._draw(ax, middle, bar, ends)

    def _draw(self, ax: Axes, y: float, drawn: Drawn, ends: tuple[float, float]) -> None:
        lower, upper, look = drawn
        left, right = (end if x is None else x for x, end in zip(drawn[:2], ends, strict=True))
        colour = self._colours[look.colour]
        fill = colour if look.is_filled else self._colours["--cm-paper"]
        artist: Artist
        if look.height:
            how: dict[str, Any] = {"fc": fill, "ec": colour, "hatch": look.pattern}
            how["lw"] = 1.5 if left < right else 3.0  # so that one number is seen
            artist = ax.barh(y, right - left, look.height, left, **how).patches[0]
        elif look.pattern in {"-", ":"}:
            how = {"color": colour, "lw": 2.5, "solid_capstyle": "butt"}
            (artist,) = ax.plot([left, right], [y, y], look.pattern, **how)
        else:
            how = {"mfc": fill, "mec": colour, "mew": 2.0, "ms": 13.0 if look is FLAT else 8.0}
            middle = mean([x for x in (lower, upper) if x is not None] or (left, right))
            (artist,) = ax.plot(middle, y, look.pattern, **how)
            lower, upper = left, right
        if look.meaning:
            self._meanings.setdefault(look.meaning, artist)
        for x, is_open, arrow in ((left, lower is None, "<"), (right, upper is None, ">")):
            if is_open:
                self._draw(ax, y, (x, x, Look(arrow, "no end", colour=look.colour)), ends)


_Axis = tuple[tuple[float, float], list[float], list[str]]  # its ends, ticks and their labels


def _ends(bars: Iterable[Drawn]) -> list[float]:
    return [end for bar in bars for end in bar[:2] if end is not None] or [0.0]


def _numbers(bars: Sequence[Drawn], unit: Unit) -> _Axis:
    """Return an axis from 0, or from where all of the numbers are that are close together."""
    least, most = min(_ends(bars)), max(_ends(bars))
    begin = 0.0 if 2 * least <= most or least == most else least
    locator = MaxNLocator(5, integer=True, steps=[1, 2, 5, 10])
    ticks = [float(each) for each in locator.tick_values(begin, most or 1.0)]
    if any(upper is None for _, upper, _ in bars) and (ticks[-1] - most) * 8 < ticks[-1] - ticks[0]:
        ticks.append(ticks[-1] + ticks[1] - ticks[0])  # an arrow needs room
    return (ticks[0], ticks[-1]), ticks, [_tick(each, unit) for each in ticks]


def _tick(place: float, unit: Unit) -> str:
    if place in {0.0, 1.0} or place > _EXACT:
        return f"{place:.3g}"
    return unit.amount(round(place * 10**unit.decimals)).removesuffix(f" {unit.name}")


def _days(bars: Sequence[Drawn]) -> _Axis:
    if not bars:
        return (0.0, 1.0), [], []
    pad = max(3.0, (max(_ends(bars)) - min(_ends(bars))) // 8)
    low = max(DATES.date2num(date.min), min(_ends(bars)) - pad)
    high = min(DATES.date2num(date.max), max(_ends(bars)) + pad)
    locator = DATES.AutoDateLocator(UTC, minticks=3, maxticks=7)
    found = locator.tick_values(*DATES.num2date((low, high), UTC))
    ticks = [float(each) for each in found if low <= each <= high]
    return (low, high), ticks, [*map(DATES.AutoDateFormatter(locator, UTC), ticks)]
