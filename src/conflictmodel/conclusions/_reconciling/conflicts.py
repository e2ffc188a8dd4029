"""Conflicts: the smallest sets of claims that cannot all be true.

Each set that propagation finds is made minimal by deletion: a claim without which the rest is still
impossible is left out. Others are found among what is left when claims of those found are left out,
as in Reiter, A Theory of Diagnosis from First Principles, Artificial Intelligence 32, 1987.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import final

from attrs import Factory, define

from conflictmodel.conclusions._reconciling.facts import Fact, Solution
from conflictmodel.conclusions.derivations import Conflict, Term

MOST_LISTED = 20
"""The most conflicts, and the most ends that nobody stated, that are listed."""

_MOST_TRIALS = 200
_FEW_FACTS = 60

Solve = Callable[[Sequence[Fact]], Solution]
Decide = Callable[[Solution], bool]
Enough = Callable[[Sequence[Fact]], bool]
_Set = frozenset[str]


def without(facts: Iterable[Fact], claims: _Set) -> list[Fact]:
    """Return the facts that other claims state."""
    return [fact for fact in facts if fact.claim not in claims]


def minimal(claims: _Set, facts: Sequence[Fact], is_enough: Enough) -> list[Fact]:
    """Return what some claims state that is enough, and no longer is without any one of them."""
    kept = [fact for fact in facts if fact.claim in claims]
    # Many at once first: few of many claims are needed, as a rule.
    size = len(claims)
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
class _Search:
    """Looks for sets of claims that cannot all be true.

    Args:
        facts: What the claims state, of counts that are related to a conflict.
        solve: Propagates facts.
        decide: Tells what propagation cannot: whether facts without a clash are possible.
        found: The sets found so far.
        is_complete: Whether there are no others, as far as can be told.
    """

    facts: Sequence[Fact]
    solve: Solve
    decide: Decide
    found: list[_Set] = Factory(list[_Set])
    is_complete: bool = True

    def run(self, solution: Solution) -> None:
        """Look for sets: those that share nothing first, then all others.

        Args:
            solution: What follows from all facts.
        """
        while self._add(solution):
            left = without(solution.facts, _Set().union(*self.found))
            solution = self.solve(left)
        if self.found and len(self.facts) <= _FEW_FACTS:
            self._search_others()
        else:
            self.is_complete = not self.found

    def _add(self, solution: Solution) -> bool:
        """Add the minimal sets of what clashes, and return whether any is new."""
        clashes = {solution.claims_behind(*each) for each in solution.propagation.clashes.values()}
        if not clashes and not self.decide(solution):
            clashes = {_Set(fact.claim for fact in solution.facts)}
        count = len(self.found)
        for claims in sorted(clashes, key=_order):
            if len(self.found) < MOST_LISTED and not any(each <= claims for each in self.found):
                facts = minimal(claims, solution.facts, self._is_impossible)
                self.found.append(_Set(fact.claim for fact in facts))
        return len(self.found) > count

    def _is_impossible(self, facts: Sequence[Fact]) -> bool:
        solution = self.solve(facts)
        return bool(solution.propagation.clashes) or not self.decide(solution)

    def _search_others(self) -> None:
        """Leave out one claim of each set found, in every way, until what is left is possible."""
        due, seen = deque([_Set()]), {_Set()}
        trials = _MOST_TRIALS
        while due and trials and len(self.found) < MOST_LISTED:
            left_out = due.popleft()
            met = next((each for each in self.found if not each & left_out), None)
            if met is None:
                trials -= 1
                if not self._add(self.solve(without(self.facts, left_out))):
                    continue
                met = self.found[-1]
            for more in (left_out | {claim} for claim in sorted(met)):
                if more not in seen:
                    seen.add(more)
                    due.append(more)
        self.is_complete = not due

    def enough(self, found: _Set) -> tuple[str, ...]:
        """Return the claims of a set without which all others are possible."""
        shared = found.intersection(*(each for each in self.found))
        return tuple(
            claim
            for claim in sorted(shared)
            if not self._is_impossible(without(self.facts, _Set((claim,))))
        )


def _order(claims: _Set) -> tuple[int, list[str]]:
    return len(claims), sorted(claims)


def _length(sums: tuple[Sequence[Term], Sequence[Term]]) -> int:
    return sum(term.times for terms in sums for term in terms)


def conflicts_of(
    solution: Solution, solve: Solve, decide: Decide
) -> tuple[tuple[Conflict, ...], bool]:
    """Return minimal sets of claims that cannot all be true, and whether there are no others.

    Args:
        solution: What follows from all facts.
        solve: Propagates some of them.
        decide: Tells what propagation cannot: whether facts without a clash are possible.
    """
    listed: list[Conflict] = []
    is_complete = True
    if not solution.impossible and decide(solution):  # as mostly, and the rest takes long
        return (), True
    families = solution.by_family()
    for family, facts in families.items():
        if len(families) > 1 and family in solution.settled - solution.impossible:
            continue
        search = _Search(facts, solve, decide)
        search.run(solution if len(families) == 1 else solve(facts))
        is_complete = is_complete and search.is_complete
        listed += [_conflict(found, search) for found in search.found]
    listed.sort(key=lambda each: (len(each.claims), each.claims))
    return tuple(listed[:MOST_LISTED]), is_complete and len(listed) <= MOST_LISTED


def _conflict(found: _Set, search: _Search) -> Conflict:
    alone = search.solve([fact for fact in search.facts if fact.claim in found])
    sums = [alone.terms(*each) for each in alone.propagation.clashes.values()]
    # Propagation may go round before bounds clash: the shortest sum is the easiest to check.
    least, most = min(sums, key=_length, default=((), ()))
    unit = search.facts[0].subject.unit
    return Conflict(tuple(sorted(found)), unit, least, most, search.enough(found))
