"""What a picture shows, before anything is drawn: rows with their words and marks.

Positions are shares of the width, from 0 to 1. The words are whole: what is too long for the
picture is shortened when it is drawn, and told in full in the text for those who cannot see it.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import final

from attrs import frozen

from conflictmodel.display._text import printable

MOST_ROWS = 30
"""How many rows of one section are drawn; the others are counted."""


@final
class Tip(Enum):
    """How a bar ends."""

    FLAT = "flat"  # the end is as it was stated
    ROUND = "round"  # the end is what a hedge, or a rounding, was read as
    ARROW = "arrow"  # there is no end
    POINT = "point"  # both ends are one
    TICK = "tick"  # the end follows from others
    NONE = "none"  # the end needs no mark: there is no count below 0


@final
class Style(Enum):
    """How a bar is drawn."""

    LINE = "line"
    DOTTED = "dotted"
    THIN = "thin"
    BOX = "box"
    SOLID = "solid"
    HATCHED = "hatched"


@final
class Shape(Enum):
    """A mark that stands for one kind of claim."""

    UP = "^"
    CIRCLE = "o"
    DIAMOND = "D"
    DOWN = "v"
    CROSS = "X"


@final
@frozen
class Bar:
    """A range, or a span of days, as it is drawn on a row."""

    left: float
    right: float
    style: Style
    lower: Tip = Tip.FLAT
    upper: Tip = Tip.FLAT
    shape: Shape | None = None
    is_hollow: bool = False


@final
@frozen
class Row:
    """One thing that is said, in words and as bars."""

    label: str
    value: str
    bars: tuple[Bar, ...] = ()
    short: str = ""
    """The value as it is drawn, where it is too long to be drawn in full."""

    note: str = ""
    """What is told beneath."""

    short_note: str = ""
    """The note as it is drawn, where it is too long to be drawn in full."""

    aside: str = ""
    """What the marks tell, in words."""


@final
@frozen
class Section:
    """Rows under one heading."""

    heading: str
    rows: tuple[Row, ...]


@final
@frozen
class Scale:
    """An axis: which number stands where, and which are written below it."""

    low: int
    high: int
    ticks: tuple[tuple[int, str], ...]
    caption: str
    width: float = 1.0
    """The share of the width that it takes."""

    def at(self, number: int) -> float:
        """Return where a number stands. The division is exact until it is rounded, once."""
        return (number - self.low) / (self.high - self.low) * self.width


@final
@frozen
class Panel:
    """Sections above one axis, or without one."""

    sections: tuple[Section, ...]
    scale: Scale | None = None
    apart: str = ""
    """What stands beside the axis instead of on it."""


@final
@frozen
class Scene:
    """A whole picture."""

    title: str
    panels: tuple[Panel, ...]
    key: tuple[tuple[Bar, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def alt(self) -> str:
        """The picture in words: each row as it is drawn, and what its marks tell."""
        told = [
            _sentence(f"{section.heading}: {'; '.join(map(_told, section.rows))}")
            for panel in self.panels
            for section in panel.sections
        ]
        return " ".join([_sentence(self.title), *told, *map(_sentence, self.notes)])


def one_line(text: str) -> str:
    """Return a text on one line, without characters that a reader would obey."""
    return printable(" ".join(text.split()))


def _sentence(text: str) -> str:
    told = one_line(text)
    return told if told.endswith(".") else f"{told}."


def _told(row: Row) -> str:
    head = f"{row.label}: {row.value}" if row.label else row.value
    more = "; ".join(filter(None, (row.aside, row.note)))
    return f"{head} ({more})" if more else head


def limited(rows: Sequence[Row], kind: str, most: int = MOST_ROWS) -> tuple[Row, ...]:
    """Return the first rows, and one that says how many more there are."""
    left = len(rows) - most
    return (*rows[:most], *([Row("", f"and {left} more {kind}, not drawn")] if left > 0 else []))


Words = Mapping[Tip | Style, str]
"""What marks mean, in the order in which they are told."""


def key(panels: Iterable[Panel], words: Words) -> tuple[tuple[Bar, str], ...]:
    """Return the marks that are drawn in these panels, with what they mean, in the order given."""
    bars = [
        bar
        for panel in panels
        for section in panel.sections
        for row in section.rows
        for bar in row.bars
    ]
    used = {each for bar in bars for each in (bar.style, bar.lower, bar.upper)}
    return tuple((_sample(each), told) for each, told in words.items() if each in used)


def _sample(mark: Tip | Style) -> Bar:
    match mark:
        case Style():
            return Bar(0.0, 1.0, mark, Tip.NONE, Tip.NONE)
        case Tip.POINT:
            return Bar(0.5, 0.5, Style.LINE, mark, mark)
        case Tip.ARROW:
            return Bar(0.0, 1.0, Style.LINE, Tip.NONE, mark)
        case _:
            return Bar(0.0, 1.0, Style.LINE, mark, mark)
