"""Subjects and reports a second time: a subject is the atoms that it counts.

These are the groups, outcomes, places and days that nothing divides.
"""

from collections.abc import Sequence

from attrs import frozen

from support.second_rules import Numbers, Said, span

Atoms = frozenset[str]
NO_OUTCOMES: Atoms = frozenset()

# What becomes of a person: nobody is counted under two of these.
FATES: Atoms = frozenset({"killed", "wounded", "missing", "captured", "unharmed"})


@frozen
class What:
    """What a figure counts, as the atoms of each dimension.

    Args:
        group: The groups.
        outcomes: The outcomes.
        place: The places.
        days: The days, as their numbers in order; of days that nobody stated those among which
            they surely are.
        words: The words for days that nobody stated, or none.
        is_stock: Whether it is counted at one moment.
    """

    group: Atoms
    outcomes: Atoms
    place: Atoms
    days: frozenset[int]
    words: str | None = None
    is_stock: bool = False

    def has(self, part: "What") -> bool:
        """Tell whether all that the part counts is surely counted here too."""
        if self == part:
            return True
        if self.words or self.is_stock or part.is_stock:
            return False
        return (
            self.group >= part.group
            and self.outcomes >= part.outcomes
            and self.place >= part.place
            and self.days >= part.days
        )


@frozen
class Report:
    """What an origin said: how many of what, on which day, and of which grade."""

    id: str
    origin: str
    what: What
    low: int
    high: int | None
    day: int | None = None
    grade: str | None = None
    best: int | None = None
    replaces: tuple[str, ...] = ()

    @property
    def numbers(self) -> Numbers:
        """What it allows its own subject to be."""
        return span(self.low, self.high)

    @property
    def said(self) -> Said:
        """The report as a voice of its own."""
        ids = frozenset({self.id})
        return Said(self.origin, self.numbers, self.day, self.grade, self.best, ids)


class CircleError(Exception):
    """Reports replace each other in a circle."""


def standing(reports: Sequence[Report]) -> list[Report]:
    """Return the reports that no other replaces."""
    after = {
        each.id: {other.id for other in reports if each.id in other.replaces} for each in reports
    }
    for start, reached in after.items():
        for _ in reports:
            reached = {*reached, *(further for each in reached for further in after[each])}  # noqa: PLW2901 - it grows
        if start in reached:
            raise CircleError
    return [each for each in reports if not after[each.id]]
