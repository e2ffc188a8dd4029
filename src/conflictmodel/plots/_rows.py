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
