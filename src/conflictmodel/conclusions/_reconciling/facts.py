"""Facts: what claims say of counts, and what follows where all of them are true."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, final

from attrs import frozen

from conflictmodel.claims import Claim, Estimate, Interception
from conflictmodel.conclusions._reconciling.propagation import Propagation
from conflictmodel.conclusions._reconciling.unknowns import Unknowns
from conflictmodel.conclusions.derivations import Term
from conflictmodel.conclusions.partitions import Partition
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.values import Range, Subject


class Fact(NamedTuple):
    """A claim of a count: its id, what it counts, and what it allows."""

    claim: str
    subject: Subject
    range: Range

    @property
    def dated(self) -> Subject | None:
        """Its subject, or that of the days among which its own certainly lie, if these add up."""
        about = self.subject
        if about.period.days_are_stated:
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


@final
@frozen
class Solution:
    """What follows from facts, by propagation.

    Args:
        facts: The facts.
        numbers: Of each fact, the number of the count that it is about.
        unknowns: The counts, and how they add up.
        propagation: The bounds of each.
    """

    facts: Sequence[Fact]
    numbers: Sequence[int]
    unknowns: Unknowns
    propagation: Propagation

    def range_of(self, subject: Subject) -> Range | None:
        """Return what a count can be; `None` where facts that bear on it contradict each other."""
        number = self.unknowns.number(subject)
        if self.unknowns.families[number] in self.impossible:
            return None
        return Range(self.propagation.lowers[number], self.propagation.uppers[number])

    @cached_property
    def impossible(self) -> frozenset[int]:
        """The families in which facts contradict each other."""
        return frozenset(self.unknowns.families[number] for number in self.propagation.clashes)

    def family_of(self, place: int) -> int:
        """Return the number of the related counts among which that of a fact is."""
        return self.unknowns.families[self.numbers[place]]

    @cached_property
    def settled(self) -> frozenset[int]:
        """The families of which no bound can be tighter, or in which facts clash."""
        exact = self.unknowns.exact_families() if self.propagation.finished else ()
        return self.impossible.union(exact)

    def is_settled(self, subject: Subject) -> bool:
        """Whether no bound of a count can be tighter, or facts that bear on it contradict."""
        return self.unknowns.families[self.unknowns.number(subject)] in self.settled

    def unsettled_facts(self) -> list[Fact]:
        """Return the facts about counts of which a bound may be tighter."""
        known = enumerate(self.facts)
        return [fact for place, fact in known if self.family_of(place) not in self.settled]

    def related_facts(self, subject: Subject) -> list[Fact]:
        """Return the facts about counts that are related to one."""
        family = self.unknowns.families[self.unknowns.number(subject)]
        return [fact for place, fact in enumerate(self.facts) if self.family_of(place) == family]

    def by_family(self) -> dict[int, list[Fact]]:
        """Return the facts about counts that are related to each other."""
        families: dict[int, list[Fact]] = {}
        for place, fact in enumerate(self.facts):
            families.setdefault(self.family_of(place), []).append(fact)
        return families

    def claims_behind(self, *bounds: int) -> frozenset[str]:
        """Return the ids of the claims that bounds follow from."""
        return frozenset(self._claim(index) for index in self.propagation.terms(*bounds))

    def bound(self, subject: Subject, *, upper: bool) -> int:
        """Return the bound that gives an end of a count; -1 where nothing does."""
        ends = self.propagation.highest if upper else self.propagation.lowest
        return ends[self.unknowns.number(subject)]

    def terms(self, *bounds: int) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """Return the stated ends that a bound, or the gap between two, is the sum of.

        First those of the kind of the first bound, then those of the other kind, each by claim.
        """
        stated = [
            (
                Term(self._claim(index), bound.value, is_upper=bound.is_upper, times=abs(times)),
                times,
            )
            for index, times in self.propagation.terms(*bounds).items()
            for bound in (self.propagation.bounds[index],)
        ]
        stated.sort(key=lambda each: (each[0].claim, each[0].end))
        return (
            tuple(term for term, times in stated if times > 0),
            tuple(term for term, times in stated if times < 0),
        )

    def _claim(self, index: int) -> str:
        return self.facts[self.propagation.bounds[index].claim].claim


def solved(
    facts: Sequence[Fact], about: Iterable[Subject], partitions: Sequence[Partition]
) -> Solution:
    """Propagate what facts say of counts.

    A figure of days that nobody stated is a count of its own, of which only the sure span is known:
    the count over that is no less. Another figure in the same words may be of other days.
    """
    dated = [fact.dated for fact in facts]
    unknowns = Unknowns.of([*filter(None, dated), *about], partitions)
    numbers: list[int] = []
    for fact, around in zip(facts, dated, strict=True):
        whole = None if around is None else unknowns.number(around)
        is_stated = fact.subject.period.days_are_stated
        numbers.append(whole if is_stated and whole is not None else unknowns.add(whole))
    propagation = Propagation(unknowns.network)
    for place, (number, fact) in enumerate(zip(numbers, facts, strict=True)):
        propagation.state(number, fact.range.lower, fact.range.upper, place)
    propagation.run()
    return Solution(facts, numbers, unknowns, propagation)
