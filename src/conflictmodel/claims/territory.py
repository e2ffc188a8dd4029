"""Territory: who is said to hold which place."""

from enum import Enum
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line
from conflictmodel.values import Attribution, Period, Place


class Hold(Enum):
    """What is said of a holder and a place."""

    TAKEN = "taken"
    """The holder took it then."""

    HELD = "held"
    """The holder had it then."""

    CONTESTED = "contested"
    """The holder and others were fighting for it then."""

    LOST = "lost"
    """The holder had it and no longer does."""

    NOT_HELD = "not held"
    """The holder does not have it, whatever they say."""


class Extent(Enum):
    """How much of the place is meant: a vague share is no number."""

    WHOLE = "whole"
    """All of it."""

    PART = "part"
    """A share of it that was not stated."""


@final
@frozen
@_checks.checked
class TerritorialClaim(Statement):
    """Who is said to hold a place, since when, and by whom: a claim is not control.

    Its id, who said it, its words and what it replaces are as of an `Estimate`.

    Args:
        place: The place, or its name.
        holder: The party that is said to hold it, or not to.
        hold: What is said.
        on: When it came about, or when it was so; or its EDTF.
        loser: The party it was taken from, where that was said or is plain.
        extent: How much of the place is meant.

    >>> by = Attribution("Russia", "2024-12-23")
    >>> print(TerritorialClaim("a", "Marsk", "Russia", Hold.TAKEN, "2024", by))
    a: Marsk taken by Russia, 2024
    """

    id: str
    place: Place = field(converter=_checks.Made[Place])
    holder: str
    hold: Hold
    on: Period = field(converter=_checks.Made[Period])
    by: Attribution
    loser: str | None = None
    extent: Extent = Extent.WHOLE
    words: tuple[Words, ...] = field(default=(), converter=_checks.Kept[Words])
    supersedes: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _title(self) -> Line:
        part = "part of " if self.extent is Extent.PART else ""
        return (self.id, f": {part}{self.place} {self.hold.value} by {self.holder}, {self.on}")
