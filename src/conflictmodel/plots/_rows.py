"""Rows: what a picture says, in words and in bars, before anything is drawn."""

from collections.abc import Sequence
from typing import Any, final

from attrs import frozen
from matplotlib import dates

from conflictmodel.conclusions.hedged_ends import Hedged
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
NO_LOWER, NO_UPPER = Look("<", "no end"), Look(">", "no end")
LINE, DOTTED = Look("-"), Look(":", "any number")
THIN = Look("", height=0.1, colour="--cm-muted")
BOX, SOLID = Look("", is_filled=False, height=0.8), Look("", height=0.4)
HATCHED = Look("////", is_filled=False, height=0.8, colour="--cm-warn")


@final
@frozen
class Bar:
    """From one end to the other, where there are ends; numbers, or days of matplotlib."""

    lower: float | None
    upper: float | None
    look: Look
    at_lower: Look | None = None
    at_upper: Look | None = None
    sign: Look | None = None


@final
@frozen
class Row:
    """One thing that is said: its label, its figure, and beneath it a note."""

    label: str
    value: str
    bars: Sequence[Bar] = ()
    note: str = ""
    aside: str = ""  # what the marks mean, in words; it is not drawn


def block(value: Range, unit: Unit, look: Look, *marks: Look | None) -> Bar:
    """Return a range as a bar."""
    lower, upper = (
        None if end is None else min(end, _GREATEST) / 10**unit.decimals
        for end in (value.lower, value.upper)
    )
    return Bar(lower, upper, look, *marks)


def stated(label: str, figure: str, value: Range, unit: Unit, is_hedged: Hedged) -> Row:
    """Return a row with a range whose ends are marked as stated, or as read from a hedge."""
    lower, upper = is_hedged[0] and value.lower > 0, is_hedged[1] and value.upper is not None
    which = "both ends " if lower and upper else f"the {'lower' if lower else 'upper'} end "
    # There is no count below 0.
    marks = ROUND if lower else FLAT if value.lower else None, ROUND if upper else FLAT
    if value.is_exact:
        which, marks = "", (ROUND if any(is_hedged) else POINT,) * 2
    bar = block(value, unit, DOTTED if value == unknown() else LINE, *marks)
    return Row(label, figure, [bar], aside=f"{which}read from a hedge" if lower or upper else "")


def span(period: Period, sign: Look | None = None) -> list[Bar]:
    """Return the days of a period, with a sign on them or marks at its ends, if any is certain."""
    first, last = (
        None if day is None else float(DATES.date2num(day)) for day in (period.first, period.last)
    )
    if first is None and last is None and not period.days_are_stated:
        return []
    mark: Look | None = FLAT if period.days_are_stated else ABOUT
    if first is not None and first == last:
        mark = None if sign else POINT
    return [Bar(first, last, LINE, mark, mark, sign)]
