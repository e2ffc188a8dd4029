"""Facts: what claims say of counts."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from conflictmodel.claims import Claim, Estimate, Interception
from conflictmodel.conclusions._reconciling.entities import Count, Entities
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.values import Range, Subject


class Fact(NamedTuple):
    """A claim of a count: its id, what it counts, and what it allows.

    Where nobody stated its days, it is of a part of the days among which these certainly lie: it is
    a count of its own, no more than theirs, and another in the same words may be of other days.
    """

    claim: str
    subject: Subject
    counted: Count
    range: Range
    is_part: bool = False


def facts_of(
    claims: Iterable[Claim], entities: Entities, origin: str | None = None
) -> Iterator[Fact]:
    """Yield what claims say of counts.

    Args:
        claims: The claims; of a type that says nothing of counts, or of days that are nowhere
            certain, none counts.
        entities: The entities of the counts.
        origin: Whose claims; those of all origins unless given.
    """
    for claim in claims:
        if origin not in {None, claim.by.source.origin}:
            continue
        figures: Iterable[Estimate] = ()
        if isinstance(claim, Estimate):
            figures = (claim,)
        elif isinstance(claim, Interception):
            figures = InterceptionTally((claim,)).estimates()
        for each in figures:
            about, period = each.subject, each.subject.period
            sure = period if period.days_are_stated else period.sure_span
            if sure is period or (sure is not None and about.measure.accrues):
                counted = entities.count(about, sure)
                yield Fact(claim.id, about, counted, each.range, sure is not period)
