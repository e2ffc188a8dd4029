"""Drawing: rows on the Axes of matplotlib. A shape has a meaning; its colour only repeats it."""

# pyright: reportUnknownMemberType=false
# matplotlib has no types for what it passes on to its artists.

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from statistics import mean
from typing import Any, final

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

from conflictmodel import _checks
from conflictmodel.display.text import one_line, wrap
from conflictmodel.errors import Problem
from conflictmodel.plots._axis import Axis, days, numbers, shortened
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import NO_LOWER, NO_UPPER, Bar, Mark, Panel, Row, in_words
from conflictmodel.plots._style import DARK, LIGHT, PLAIN, settings
from conflictmodel.values import Unit

_INCH = 72.0  # points; at as many dots an inch one unit of an SVG is one CSS px
_LINE = 16.0  # points that a line of text takes, which is 1 in y
_GAP = 0.6  # lines between two rows
_FOOT = 2.8  # lines that the ticks and the caption of an axis take
_ROOM = 558.0  # points of Axes that are wide enough for all these columns of text
_LABEL, _VALUE, _TITLE, _TEXT, _TICKS = 22, 28, 48, 64, 50
_MOST_LINES = 3
_LONG_MEANING = 28  # columns; two of these do not fit beside each other


def drawn(
    owner: str, title: str, panels: Sequence[Panel], notes: Sequence[str], ax: Axes | None
) -> Picture:
    """Draw panels on these Axes, or on a figure of its own, which is as high as its rows."""
    with settings():
        axes = Figure((10.0, 1.0), _INCH, layout="constrained").add_subplot() if ax is None else ax
        canvas = _Canvas(axes, _figure_of(owner, axes))
        lines = canvas.fill(title, panels, notes)
        if ax is None:
            canvas.figure.set_figheight(lines * _LINE / _INCH)
    spoken = in_words(title, panels, notes)
    return Picture(canvas.figure, tuple(canvas.axes), one_line(title), spoken)


def _figure_of(owner: str, ax: object) -> Figure:
    figure = ax.get_figure(root=True) if isinstance(ax, Axes) else None
    if figure is None:
        message = f"expected Axes on a figure, got {_checks.shown(ax)}"
        raise _checks.refusal(owner, Problem("ax", message))
    return figure


@final
class _Canvas:
    """Axes that are filled with rows from the top downwards: one in y is one line of text."""

    def __init__(self, ax: Axes, figure: Figure) -> None:
        self.figure = figure
        self.axes: list[Axes] = []
        self._host = ax
        *colour, opacity = to_rgba(figure.get_facecolor())
        is_dark = opacity > 0 and sum(colour) < len(colour) / 2
        self._colours = DARK if is_dark else LIGHT
        self._share = min(1.0, ax.get_window_extent().width / figure.dpi * _INCH / _ROOM)
        self._labels: dict[float, str] = {}
        self._y = 0.0

    def _how(self, colour: str, **more: object) -> dict[str, Any]:
        """Return how a text is written."""
        return PLAIN | {"color": self._colours[colour], **more}

    def fill(self, title: str, panels: Iterable[Panel], notes: Iterable[str]) -> float:
        """Draw panels, and return how many lines of text are as high as the picture."""
        for note in notes:
            self._across(note)
        for unit, sections in panels:
            self._panel(unit, sections)
        lines, bold = self._wrapped(title, _TITLE), self._how("--cm-ink", size=14.0, weight="bold")
        self._host.set_title("\n".join(lines), loc="left", y=1.0, **bold)
        self._host.set_ylim(self._y, 0.0)
        self._host.set_yticks([*self._labels], [*self._labels.values()], **self._how("--cm-ink"))
        self._host.tick_params("y", length=0.0)
        return 1.3 * (len(lines) + self._legend()) + self._y + _FOOT + 1.5

    def _wrapped(self, text: str, columns: int) -> list[str]:
        """Return a text in lines as wide as there is room, cut visibly after the most lines."""
        width = max(8, int(columns * self._share))
        found = wrap(one_line(text), rest="", width=width).splitlines()
        return found if len(found) <= _MOST_LINES else [*found[:2], f"{found[2]} …"]

    def _across(self, text: str) -> None:
        """Write a heading, or a note, over the whole width."""
        lines, where = self._wrapped(text, _TEXT), self._host.get_yaxis_transform()
        self._y += len(lines)
        how = self._how("--cm-muted", backgroundcolor=self._colours["--cm-paper"], va="bottom")
        self._host.text(0.0, self._y, "\n".join(lines), transform=where, **how)

    def _next(self) -> Axes:
        """Return the Axes, or further ones with the same rows and an axis below these."""
        ax = self._host
        if self.axes:
            self._y += _FOOT
            ax = ax.twiny()
            ax.xaxis.tick_bottom()
            ax.xaxis.set_label_position("bottom")
        ax.grid(visible=False)
        ax.spines[["left", "right", "top"]].set_visible(False)
        self.axes.append(ax)
        return ax

    def _panel(self, unit: Unit | None, sections: Mapping[str, Sequence[Row]]) -> None:
        ax = self._next()
        bars = [bar for rows in sections.values() for row in rows for bar in row.bars]
        ends = [end for bar in bars for end in (bar.lower, bar.upper) if end is not None]
        is_open = any(bar.upper is None for bar in bars)
        axis = days(ends) if unit is None else numbers(ends, unit, is_open=is_open)
        ticks = axis.ticks
        while len(ticks) > 1 and sum(len(each) + 2 for _, each in ticks) > _TICKS * self._share:
            ticks = ticks[::2]
        places, labels = [axis.at(number) for number, _ in ticks], [label for _, label in ticks]
        muted, thin = self._how("--cm-muted"), self._colours["--cm-line"]
        for heading, rows in sections.items():
            self._y += _GAP
            self._across(heading)
            top = self._y
            for row in rows:
                self._row(ax, axis, row)
            ax.vlines(places, top, self._y, thin, lw=0.5, zorder=0)
        self._y += _GAP
        # This comes first: it makes new ticks, without what was set of the old ones.
        ax.spines["bottom"].set(color=thin if sections else "none", position=("data", self._y))
        if unit is None:
            ax.xaxis_date(UTC)
        low, high = axis.at(axis.low), axis.at(axis.high)
        ax.set_xlim(low - (high - low) / 40, high + (high - low) / 40)
        ax.set_xticks(places, labels, **muted)
        ax.set_xlabel(one_line(axis.caption), loc="right", **muted)
        ax.tick_params("x", color=thin)

    def _row(self, ax: Axes, axis: Axis, row: Row) -> None:
        if not row.label:
            self._across(row.value)
            return
        label, value = self._wrapped(row.label, _LABEL), self._wrapped(shortened(row.value), _VALUE)
        note = self._wrapped(shortened(row.note), _VALUE)
        is_long = len(note) == _MOST_LINES
        below = 0 if is_long else len(note)
        height = max(len(label), len(value) + below) + _GAP
        middle = self._y + height / 2
        self._y += height
        self._labels[middle] = "\n".join(label)
        self._beside(middle, below / 2, value, "--cm-ink")
        for bar in row.bars:
            self._bar(ax, axis, middle, bar)
        if is_long:
            self._across(shortened(row.note))
        elif note:
            self._beside(middle, -len(value) / 2, note, "--cm-muted")

    def _beside(self, y: float, lines_above: float, lines: list[str], colour: str) -> None:
        """Write the figure or the note of a row to its right."""
        how = self._how(colour, va="center_baseline", annotation_clip=False)
        offset, where = (8.0, lines_above * _LINE), ("axes fraction", "data")
        self._host.annotate("\n".join(lines), (1.0, y), offset, where, "offset points", **how)

    def _bar(self, ax: Axes, axis: Axis, y: float, bar: Bar) -> None:
        """Draw a bar, then the marks at its ends, then its sign."""
        style, colour = bar.style, self._colours[bar.style.colour]
        look: dict[str, Any] = {"label": style.meaning}
        left = axis.at(axis.low if bar.lower is None else bar.lower)
        right = axis.at(axis.high if bar.upper is None else bar.upper)
        if style.height:
            fill = colour if style.is_filled else self._colours["--cm-paper"]
            look |= {"fc": fill, "ec": colour, "hatch": style.pattern}
            look["lw"] = 1.5 if left < right else 3.0  # so that one number is seen
            ax.barh(y, right - left, style.height, left, **look)
        elif left < right:
            look |= {"color": colour, "lw": 2.5, "solid_capstyle": "butt"}
            ax.plot([left, right], [y, y], style.pattern, **look)
        at_left = NO_LOWER if bar.lower is None else bar.at_lower
        at_right = NO_UPPER if bar.upper is None else bar.at_upper
        for x, mark in dict.fromkeys(((left, at_left), (right, at_right))):
            if mark:
                self._mark(ax, x, y, mark, colour)
        if bar.sign:
            known = [x for x, end in ((left, bar.lower), (right, bar.upper)) if end is not None]
            self._mark(ax, mean(known or (left, right)), y, bar.sign, self._colours["--cm-ink"])

    def _mark(self, ax: Axes, x: float, y: float, mark: Mark, colour: str) -> None:
        fill = self._colours["--cm-paper"] if mark.is_hollow else colour
        look: dict[str, Any] = {"mfc": fill, "mec": colour, "mew": 2.0, "label": mark.meaning}
        ax.plot(x, y, mark.marker, ms=13.0 if mark.marker == "|" else 8.0, **look)

    def _legend(self) -> int:
        """Draw the legend, of what is drawn, and return how high it is."""
        found: dict[str, Artist] = {}
        for ax in self.axes:
            for artist, meaning in zip(*ax.get_legend_handles_labels(), strict=True):
                found.setdefault(meaning, artist)
        is_narrow = self._share < 1.0 or max(map(len, found), default=0) > _LONG_MEANING
        down = ScaledTranslation(0.0, -_FOOT * _LINE / _INCH, self._host.figure.dpi_scale_trans)
        look: dict[str, Any] = {"labelcolor": self._colours["--cm-ink"], "frameon": False}
        look |= {"loc": "upper left", "borderpad": 0.0, "borderaxespad": 0.0}
        look |= {"bbox_to_anchor": (0.0, 0.0), "bbox_transform": self._host.transAxes + down}
        self._host.legend([*found.values()], [*found], ncols=1 if is_narrow else 2, **look)
        return len(found) if is_narrow else (len(found) + 1) // 2
