"""Conflicts: the smallest sets of claims that cannot all be true.

Each is made minimal by deletion. Others are found among what is left when claims of those found are
left out: Reiter, A Theory of Diagnosis from First Principles, Artificial Intelligence 32, 1987.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import final

from attrs import Factory, define

from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions._reconciling.entities import Fact
from conflictmodel.conclusions._reconciling.systems import System
from conflictmodel.conclusions.derivations import Conflict, Term
from conflictmodel.display.text import FEW

MOST_LISTED = 20
"""The most conflicts, and the most ends that nobody stated, that are listed."""

_MOST_TRIALS = 200
_FEW_FACTS = 60

Decide = Callable[[System], bool]
_Set = frozenset[str]
_Ends = tuple[Sequence[Term], Sequence[Term]]


def minimal(kept: list[Fact], is_enough: Callable[[Sequence[Fact]], bool]) -> list[Fact]:
    """Return those of facts that are enough, and no longer are without any one claim."""
    # Many at once first: few of many claims are needed, as a rule.
    size = len({fact.claim for fact in kept})
    while size > 1:
        size = (size + 1) // 2
        left = sorted({fact.claim for fact in kept})
        for start in range(0, len(left), size):
            gone = _Set(left[start : start + size])
            rest = [fact for fact in kept if fact.claim not in gone]
            if is_enough(rest):
                kept = rest
    return kept


@final
@define
class Search:
    """Looks for sets of claims that cannot all be true."""

    system: System
    decide: Decide = lambda _: True  # whether facts without a clash are possible
    most: int = MOST_LISTED
    found: list[_Set] = Factory(list[_Set])
    is_complete: bool = True  # whether there are no others, as far as can be told
    enough: _Set = Factory(_Set)  # without any one of which all others are possible

    def run(self, *, thorough: bool = True) -> None:
        """Look for sets that share nothing, again and again, and for others where facts are few."""
        is_few, rest = len(self.system.said) <= _FEW_FACTS, self.system
        while self._add(rest, thorough=thorough) and (thorough or is_few):
            rest = self.system.without(_Set().union(*self.found))
        if self.found and is_few and thorough:
            self._search_others()
        else:
            self.is_complete = not self.found
        if self.found and thorough:
            self._find_enough(rest)

    @cached_property
    def _by_claim(self) -> dict[str, list[Fact]]:
        return filed((fact.claim, fact) for fact in self.system.facts)

    def _stated_by(self, claims: Iterable[str]) -> list[Fact]:
        return [fact for claim in sorted(claims) for fact in self._by_claim[claim]]

    def _add(self, system: System, *, thorough: bool = True) -> bool:
        """Add the minimal sets of what clashes, and return whether any is new."""
        clashes = _smallest(system.terms(*each) for each in system.propagation.clashes.values())
        if not clashes and not self.decide(system):
            clashes = [_Set(fact.claim for fact in system.facts)]
        count = len(self.found)
        for claims in clashes:
            if len(self.found) < self.most and not any(each <= claims for each in self.found):
                facts = self._stated_by(claims)
                if thorough or len(claims) <= FEW:
                    facts = minimal(facts, self._is_impossible)
                self.found.append(_Set(fact.claim for fact in facts))
        return len(self.found) > count

    def _is_impossible(self, facts: Sequence[Fact]) -> bool:
        entities = self.system.unknowns.entities
        return bool(facts) and self._has_no_truth(System.of(facts, entities))

    def _has_no_truth(self, system: System) -> bool:
        return system.has_clash or not self.decide(system)

    def _search_others(self) -> None:
        """Leave out one claim of each set found, in every way, until what is left is possible."""
        due, seen = deque([_Set()]), {_Set()}
        trials = _MOST_TRIALS
        while due and trials and len(self.found) < self.most:
            left_out = due.popleft()
            met = next((each for each in self.found if not each & left_out), None)
            if met is None:
                trials -= 1
                if not self._add(self.system.without(left_out)):
                    continue
                met = self.found[-1]
            for more in (left_out | {claim} for claim in sorted(met)):
                if more not in seen:
                    seen.add(more)
                    due.append(more)
        self.is_complete = not due

    def conflicts(self) -> Iterator[Conflict]:
        """Yield the sets found, each with its arithmetic."""
        for claims in self.found:
            alone = System.of(self._stated_by(claims), self.system.unknowns.entities)
            sums = [alone.terms(*each) for each in alone.propagation.clashes.values()]
            # Propagation may go round before bounds clash: the shortest sum is easiest to check.
            least, most = min(sums, key=_length, default=((), ()))
            unit = alone.facts[0].subject.unit
            enough = tuple(sorted(self.enough & claims))
            yield Conflict(tuple(sorted(claims)), unit, least, most, enough)

    def _find_enough(self, rest: System) -> None:
        """Find which claims are enough, each added to what is left without the sets first found."""
        left = {fact.claim for fact in rest.facts}
        taken = [each for each in self.system.said if each[1].claim not in left]
        self.enough = _Set(
            claim
            for claim in _Set.intersection(*self.found)
            if not self._has_no_truth(rest.also(each for each in taken if each[1].claim != claim))
        )


def _smallest(clashes: Iterable[_Ends]) -> list[_Set]:
    """Return the claims of clashes, the smallest first: one set for each end that is alone."""
    found: dict[str | None, _Set] = {}
    for least, most in clashes:
        alone = next((side[0].claim for side in (most, least) if len(side) == 1), None)
        claims = _needed(least, most)
        if alone not in found or _order(claims) < _order(found[alone]):
            found[alone] = claims
    if len(found) > 1:  # where many ends are on both sides, there may be as many sets as sums
        found.pop(None, None)
    return sorted(set(found.values()), key=_order)


def summed(terms: Iterable[Term]) -> int:
    """Return the sum of ends."""
    return sum(each.times * each.end for each in terms)


def _needed(least: Sequence[Term], most: Sequence[Term]) -> _Set:
    """Return the claims of ends without any one of which the lower ones are no longer too much."""
    over = summed(least) - summed(most)
    claims = {term.claim for term in most}
    for term in sorted(least, key=lambda each: (summed([each]), each.claim)):
        if summed([term]) < over:
            over -= summed([term])
        else:
            claims.add(term.claim)
    return _Set(claims)


def _order(claims: _Set) -> tuple[int, list[str]]:
    return len(claims), sorted(claims)


def _length(sums: _Ends) -> int:
    return sum(term.times for terms in sums for term in terms)
