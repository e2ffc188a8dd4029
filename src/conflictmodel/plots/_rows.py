"""Rows: what a picture says, in words and in bars, before anything is drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import frozen

from conflictmodel.conclusions.hedged_ends import Hedged
from conflictmodel.display.text import one_line
from conflictmodel.values import Period, Range, Unit, unknown

MOST_ROWS = 30  # of one section; the others are counted


@final
@frozen
class Mark:
    """A marker of matplotlib, and what it means in the legend."""

    marker: str
    meaning: str
    is_hollow: bool = False


FLAT = Mark("|", "end as stated")
ROUND = Mark("o", "end read from a hedge", is_hollow=True)
ABOUT = Mark("o", "one of these days, or about then", is_hollow=True)
POINT = Mark("D", "exactly this")
NO_LOWER, NO_UPPER = Mark("<", "no end"), Mark(">", "no end")


@final
@frozen
class Style:
    """How a bar is drawn, and what it means: a line, or a block where it has a height."""

    pattern: str = ""  # a line style of matplotlib, or a hatch
    height: float = 0.0
    colour: str = "--cm-accent"
    is_filled: bool = False
    meaning: str = ""


LINE = Style("-")
DOTTED = Style(":", meaning="any number")
THIN = Style(height=0.1, colour="--cm-muted", is_filled=True)
BOX = Style(height=0.8)
SOLID = Style(height=0.4, is_filled=True)
HATCHED = Style("////", height=0.8, colour="--cm-warn")


@final
@frozen
class Bar:
    """Numbers, or ordinals of days, from one end to the other, where there are ends."""

    lower: int | None
    upper: int | None
    style: Style
    at_lower: Mark | None = None
    at_upper: Mark | None = None
    sign: Mark | None = None


@final
@frozen
class Row:
    """One thing that is said: its label, its figure, and beneath it a note."""

    label: str
    value: str
    bars: Sequence[Bar] = ()
    note: str = ""
    aside: str = ""  # what the marks mean, in words; it is not drawn


# Rows under headings, above one axis: of numbers in a unit, or of days.
Panel = tuple[Unit | None, Mapping[str, Sequence[Row]]]


def in_words(title: str, panels: Iterable[Panel], notes: Iterable[str]) -> str:
    """Return a picture in words: each row as it is drawn, and what its marks mean."""
    sections = [section for _, panel in panels for section in panel.items()]
    read = [f"{heading}: {'; '.join(map(_in_words, rows))}" for heading, rows in sections]
    lines = map(one_line, (title, *read, *notes))
    return " ".join(f"{line.removesuffix('.')}." for line in lines)


def _in_words(row: Row) -> str:
    head = f"{row.label}: {row.value}" if row.label else row.value
    more = "; ".join(filter(None, (row.aside, row.note)))
    return f"{head} ({more})" if more else head


def limited(rows: Sequence[Row], kind: str, most: int = MOST_ROWS) -> list[Row]:
    """Return the first rows, and one that says how many more there are."""
    left = len(rows) - most
    return [*rows[:most], *([Row("", f"and {left} more {kind}, not drawn")] if left > 0 else [])]


def block(value: Range, style: Style) -> Bar:
    """Return a range whose ends have no marks."""
    return Bar(value.lower, value.upper, style)


def stated(label: str, value: Range, unit: Unit, is_hedged: Hedged, note: str = "") -> Row:
    """Return a row with a range whose ends are marked as stated, or as read from a hedge."""
    lower, upper = is_hedged[0] and value.lower > 0, is_hedged[1] and value.upper is not None
    at_lower, at_upper = ROUND if lower else FLAT, ROUND if upper else FLAT
    which = "both ends " if lower and upper else f"the {'lower' if lower else 'upper'} end "
    if value.is_exact:
        at_lower = at_upper = ROUND if any(is_hedged) else POINT
        which = ""
    style = DOTTED if value == unknown() else LINE
    starts = value.lower > 0 or value.is_exact  # there is no count below 0
    bar = Bar(value.lower, value.upper, style, at_lower if starts else None, at_upper)
    aside = f"{which}read from a hedge" if lower or upper else ""
    return Row(label, unit.format(value), [bar], note, aside)


def span(period: Period, sign: Mark | None = None) -> Bar | None:
    """Return the days of a period, with a sign on them or marks at its ends, if any is certain."""
    first = None if period.first is None else period.first.toordinal()
    last = None if period.last is None else period.last.toordinal()
    if first is None and last is None and not period.days_are_stated:
        return None
    mark = FLAT if period.days_are_stated else ABOUT
    if first is not None and first == last:
        return Bar(first, last, LINE, *((None, None, sign) if sign else (POINT, POINT)))
    return Bar(first, last, LINE, mark, mark, sign)
