"""Conflicts: the smallest sets of claims that cannot all be true.

Each set that propagation finds is made minimal by deletion: a claim without which the rest is still
impossible is left out. Others are found among what is left when claims of those found are left out,
as in Reiter, A Theory of Diagnosis from First Principles, Artificial Intelligence 32, 1987.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import final

from attrs import Factory, define, evolve

from conflictmodel.conclusions._reconciling.facts import Fact
from conflictmodel.conclusions._reconciling.systems import System
from conflictmodel.conclusions.derivations import Conflict, Term

MOST_LISTED = 20
"""The most conflicts, and the most ends that nobody stated, that are listed."""

_MOST_TRIALS = 200
_FEW_FACTS = 60

Decide = Callable[[System], bool]
_Set = frozenset[str]


def without(facts: Iterable[Fact], claims: _Set) -> list[Fact]:
    """Return the facts that other claims state."""
    return [fact for fact in facts if fact.claim not in claims]


def minimal(kept: list[Fact], is_enough: Callable[[Sequence[Fact]], bool]) -> list[Fact]:
    """Return those of facts that are enough, and no longer are without any one claim."""
    # Many at once first: few of many claims are needed, as a rule.
    size = len({fact.claim for fact in kept})
    while size > 1:
        size = (size + 1) // 2
        left = sorted({fact.claim for fact in kept})
        for start in range(0, len(left), size):
            rest = without(kept, _Set(left[start : start + size]))
            if is_enough(rest):
                kept = rest
    return kept


@final
@define
class Search:
    """Looks for sets of claims that cannot all be true.

    Args:
        system: What the claims state of counts that bear on each other.
        decide: Tells what propagation cannot: whether facts without a clash are possible.
        most: How many sets to find.
        found: The sets found so far.
        is_complete: Whether there are no others, as far as can be told.
    """

    system: System
    decide: Decide = lambda _: True
    most: int = MOST_LISTED
    found: list[_Set] = Factory(list[_Set])
    is_complete: bool = True

    def run(self, *, thorough: bool = True) -> None:
        """Look for sets: those that share nothing first, then all others where the facts are few.

        Args:
            thorough: Whether to look for others, and to solve many facts again without the sets
                found.
        """
        is_few, system = len(self.system.facts) <= _FEW_FACTS, self.system
        while self._add(system) and (thorough or is_few):
            system = self._without(_Set().union(*self.found))
        if self.found and is_few and thorough:
            self._search_others()
        else:
            self.is_complete = not self.found

    @cached_property
    def _by_claim(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.system.facts:
            found.setdefault(fact.claim, []).append(fact)
        return found

    def _stated_by(self, claims: Iterable[str]) -> list[Fact]:
        return [fact for claim in sorted(claims) for fact in self._by_claim[claim]]

    def _solve(self, facts: Sequence[Fact]) -> System:
        return System(facts, self.system.entities)

    def _without(self, claims: _Set) -> System:
        return self._solve(without(self.system.facts, claims))

    def _add(self, system: System) -> bool:
        """Add the minimal sets of what clashes, and return whether any is new."""
        clashes = {system.claims_behind(*each) for each in system.propagation.clashes.values()}
        if not clashes and not self.decide(system):
            clashes = {_Set(fact.claim for fact in system.facts)}
        count = len(self.found)
        for claims in sorted(clashes, key=lambda each: (len(each), sorted(each))):
            if len(self.found) < self.most and not any(each <= claims for each in self.found):
                facts = minimal(self._stated_by(claims), self._is_impossible)
                self.found.append(_Set(fact.claim for fact in facts))
        return len(self.found) > count

    def _is_impossible(self, facts: Sequence[Fact]) -> bool:
        system = self._solve(facts)
        return bool(system.propagation.clashes) or not self.decide(system)

    def _search_others(self) -> None:
        """Leave out one claim of each set found, in every way, until what is left is possible."""
        due, seen = deque([_Set()]), {_Set()}
        trials = _MOST_TRIALS
        while due and trials and len(self.found) < self.most:
            left_out = due.popleft()
            met = next((each for each in self.found if not each & left_out), None)
            if met is None:
                trials -= 1
                if not self._add(self._without(left_out)):
                    continue
                met = self.found[-1]
            for more in (left_out | {claim} for claim in sorted(met)):
                if more not in seen:
                    seen.add(more)
                    due.append(more)
        self.is_complete = not due

    def conflicts(self) -> Iterator[Conflict]:
        """Yield the sets found, each with its arithmetic, but without what is enough."""
        for claims in self.found:
            alone = self._solve(self._stated_by(claims))
            sums = [alone.terms(*each) for each in alone.propagation.clashes.values()]
            # Propagation may go round before bounds clash: the shortest sum is easiest to check.
            least, most = min(sums, key=_length, default=((), ()))
            unit = alone.facts[0].subject.unit
            yield Conflict(tuple(sorted(claims)), unit, least, most)

    def enough(self) -> frozenset[str]:
        """Return the claims without any one of which all others are possible."""
        shared = _Set.intersection(*self.found)
        return _Set(
            each
            for each in shared
            if not self._is_impossible(without(self.system.facts, _Set((each,))))
        )


def _length(sums: tuple[Sequence[Term], Sequence[Term]]) -> int:
    return sum(term.times for terms in sums for term in terms)


def conflicts_of(systems: Iterable[System], decide: Decide) -> tuple[tuple[Conflict, ...], bool]:
    """Return minimal sets of claims that cannot all be true, and whether there are no others.

    Args:
        systems: What follows from all facts.
        decide: Tells what propagation cannot: whether facts without a clash are possible.
    """
    listed: list[Conflict] = []
    is_complete = True
    for system in systems:
        search = Search(system, decide)
        search.run()
        is_complete = is_complete and search.is_complete
        if search.found:
            enough = search.enough()
            listed += [
                evolve(each, enough=tuple(sorted(enough.intersection(each.claims))))
                for each in search.conflicts()
            ]
    listed.sort(key=lambda each: (len(each.claims), each.claims))
    return tuple(listed[:MOST_LISTED]), is_complete and len(listed) <= MOST_LISTED
