"""Facts: what claims say of counts."""

from collections.abc import Iterable
from typing import NamedTuple

from conflictmodel.claims import Claim, Estimate, Interception
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.values import Range, Subject


class Fact(NamedTuple):
    """A claim of a count: its id, what it counts, and what it allows."""

    claim: str
    subject: Subject
    range: Range

    @property
    def is_dated(self) -> bool:
        """Whether its days were stated, so that another figure of them is of the same."""
        return self.subject.period.days_are_stated

    @property
    def dated(self) -> Subject | None:
        """Its subject, or that of the days among which its own certainly lie, if these add up."""
        about = self.subject
        if self.is_dated:
            return about
        span = about.period.sure_span
        if span is None or not about.measure.accrues:
            return None
        return Subject(about.group, about.measure, span, about.place, about.unit)


def facts_of(claims: Iterable[Claim], origin: str | None) -> tuple[Fact, ...]:
    """Return what claims say of counts, in the order of their ids.

    Args:
        claims: The claims that stand; of a type that says nothing of counts, none counts.
        origin: Whose claims; those of all origins unless given.
    """
    found: list[Fact] = []
    for claim in claims:
        if origin not in {None, claim.by.source.origin}:
            continue
        if isinstance(claim, Estimate):
            found.append(Fact(claim.id, claim.subject, claim.range))
        elif isinstance(claim, Interception):
            reported = InterceptionTally((claim,)).estimates()
            found += [Fact(claim.id, each.subject, each.range) for each in reported]
    return tuple(sorted(set(found), key=_order))


def _order(fact: Fact) -> tuple[str, str, int, int]:
    upper = fact.range.upper
    return fact.claim, str(fact.subject), fact.range.lower, -1 if upper is None else upper
