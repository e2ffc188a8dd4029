"""Bounds propagation: what sums of whole numbers make of bounds on some of them.

It is the generalized shuttle algorithm: Dobra and Fienberg, Bounds for cell entries in contingency
tables given marginal totals and decomposable graphs, PNAS 97, 2000. The least of a number is the
most of its negative, with the sign turned, so that one rule is enough: where several numbers or
negatives add up to 0 or more, each is at least what the most of the others leaves.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush
from typing import NamedTuple, final

from attrs import Factory, define

from conflictmodel.conclusions._reconciling.entities import leader_of

_MOST_STEPS = 60
"""How many times, on average, a sum is looked at before propagation stops where it is."""


class Relation(NamedTuple):
    """A whole is the sum of its parts; where `exhaustive` is false, that or more."""

    whole: int
    parts: tuple[int, ...]
    exhaustive: bool = True


class Bound(NamedTuple):
    """The most that a number, or its negative, can be, and what it follows from."""

    signed: int  # twice the number; 1 more is its negative
    most: int
    claim: str  # which states it; empty where it follows from others
    sources: tuple[int, ...] = ()  # the bounds that are added to make it


@final
@define
class Network:
    """Whole numbers of 0 or more, and the relations between them."""

    size: int = 0
    relations: list[Relation] = Factory(list[Relation])

    def part_of(self, number: int) -> int:
        """Add a number that is no more than another."""
        self.relations.append(Relation(number, (self.size,), exhaustive=False))
        self.size += 1
        return self.size - 1

    @cached_property
    def sums(self) -> list[tuple[int, ...]]:
        """Numbers and negatives that add up to 0 or more."""
        sums: list[tuple[int, ...]] = []
        for whole, parts, exhaustive in self.relations:
            sums.append((2 * whole, *[2 * part + 1 for part in parts]))
            if exhaustive:
                sums.append((2 * whole + 1, *[2 * part for part in parts]))
        return sums

    @cached_property
    def touching(self) -> list[list[int]]:
        """Of each number and each negative, the sums that it is in."""
        touching: list[list[int]] = [[] for _ in range(2 * self.size)]
        for index, signed in enumerate(self.sums):
            for each in signed:
                touching[each].append(index)
        return touching

    @property
    def is_tree(self) -> bool:
        """Whether no number can be reached from another in two ways."""
        leaders = list(range(self.size + len(self.relations)))
        for index, (whole, parts, _) in enumerate(self.relations, self.size):
            for number in (whole, *parts):
                one, other = leader_of(leaders, number), leader_of(leaders, index)
                if one == other:
                    return False
                leaders[one] = other
        return True


@final
class Propagation:
    """The bounds of every number of a network, as far as they were propagated from others."""

    def __init__(self, network: Network) -> None:
        size = network.size
        self.network = network
        self.bounds: list[Bound] = []  # each after those it follows from
        self.most: list[int | None] = [None, 0] * size  # of each number and each negative
        self.found = [-1] * (2 * size)  # which bound gives that; -1 where nothing does
        # Of each number found to be impossible, the bounds of its negative and of itself.
        self.clashes: dict[int, tuple[int, int]] = {}
        self.finished = True
        self._due = deque[int]()
        self._is_due = bytearray(len(network.sums))

    def copied(self) -> "Propagation":
        """Return another one with the same bounds, for more to be stated."""
        made = Propagation(self.network)
        made.bounds, made.most, made.found = self.bounds[:], self.most[:], self.found[:]
        made.clashes = self.clashes.copy()
        made._look_at(self._due)
        return made

    def state(self, number: int, lower: int, upper: int | None, claim: str) -> None:
        """Add what a claim says of a number."""
        self._lower(2 * number + 1, -lower, claim)
        if upper is not None:
            self._lower(2 * number, upper, claim)

    def range_of(self, number: int) -> tuple[int, int | None]:
        """Return the ends of a number."""
        return -(self.most[2 * number + 1] or 0), self.most[2 * number]

    def run(self, *, brief: bool) -> None:
        """Propagate until nothing more follows, or far longer than that takes in practice.

        If it is to be brief, the first clash is enough.
        """
        once = len(self.network.sums) + 1
        steps = _MOST_STEPS * once
        while self._due and steps and not (brief and self.clashes):
            # Where no counts go with all, ends creep past each other: what clashes clashes soon.
            steps = min(steps - 1, once) if self.clashes else steps - 1
            index = self._due.popleft()
            self._is_due[index] = 0
            self._propagate(self.network.sums[index])
        self.finished = not self._due

    def _propagate(self, signed: Sequence[int]) -> None:
        """Of what adds up to 0 or more, what the most of all others leaves is the least of each."""
        added = 0
        unbounded = -1
        for each in signed:
            most = self.most[each]
            if most is not None:
                added += most
            elif unbounded >= 0:
                return
            else:
                unbounded = each
        due = signed if unbounded < 0 else (unbounded,)
        if unbounded < 0 and added < 0:
            due = signed[:1]  # it clashes, and so would all others for the same reason
        for each in due:
            left = added - (self.most[each] or 0)
            known = self.most[each ^ 1]
            if known is None or left < known:
                others = [self.found[other] for other in signed if other != each]
                self._lower(each ^ 1, left, "", tuple([other for other in others if other >= 0]))

    def _lower(self, signed: int, most: int, claim: str, sources: tuple[int, ...] = ()) -> None:
        """Lower the most of a number or a negative, unless it would pass the least."""
        known = self.most[signed]
        if known is None or most < known:
            self.bounds.append(Bound(signed, most, claim, sources))
            bound, negative = len(self.bounds) - 1, self.most[signed ^ 1]
            if negative is not None and most + negative < 0:
                other = self.found[signed ^ 1]
                ends = (bound, other) if signed % 2 else (other, bound)
                self.clashes.setdefault(signed // 2, ends)
            else:
                self.most[signed], self.found[signed] = most, bound
                self._look_at(self.network.touching[signed])

    def _look_at(self, sums: Iterable[int]) -> None:
        for index in sums:
            if not self._is_due[index]:
                self._is_due[index] = 1
                self._due.append(index)

    def terms(self, *bounds: int) -> Mapping[int, int]:
        """Return the stated bounds that bounds follow from, each with how often it is added."""
        counted: dict[int, int] = {}
        newest_first: list[int] = []

        def count(bound: int, times: int) -> None:
            if bound not in counted:
                heappush(newest_first, -bound)
            counted[bound] = counted.get(bound, 0) + times

        for each in bounds:
            if each >= 0:
                count(each, 1)
        stated: dict[int, int] = {}
        while newest_first:
            index = -heappop(newest_first)
            times, bound = counted.pop(index), self.bounds[index]
            if bound.claim:
                stated[index] = times
            for each in bound.sources:
                count(each, times)
        return stated
