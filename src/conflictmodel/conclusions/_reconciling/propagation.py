"""Bounds propagation: what sums of whole numbers make of bounds on some of them.

Each relation says that one number is the sum of others, or at least that sum. From the bounds of
all but one of its numbers follow bounds of that one, until nothing follows any more. This is the
generalized shuttle algorithm: Dobra and Fienberg, Bounds for cell entries in contingency tables
given marginal totals and decomposable graphs, PNAS 97, 2000; Dobra, Statistical tools for
disclosure limitation in multi-way contingency tables, Carnegie Mellon University, 2002.

Every bound keeps the bounds it follows from, so that it can be derived again in words.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import NamedTuple, final

from attrs import Factory, define

from conflictmodel.conclusions._reconciling.entities import leader_of

_MOST_STEPS = 60
"""How many times, on average, a relation is looked at before propagation stops where it is."""


class Relation(NamedTuple):
    """A whole is the sum of its parts; where `exhaustive` is false, that or more."""

    whole: int
    parts: tuple[int, ...]
    exhaustive: bool = True


class Bound(NamedTuple):
    """One end of a number, and what it follows from.

    Args:
        number: Of which number.
        value: The end.
        claim: Which claim states it; -1 where it follows from others.
        adds: The bounds that are added to make it.
        subtracts: The bounds that are subtracted.
        is_upper: Whether it is the upper end.
    """

    number: int
    value: int
    claim: int
    adds: tuple[int, ...]
    subtracts: tuple[int, ...]
    is_upper: bool


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
@define
class Propagation:
    """The bounds of every number of a network, as far as they were propagated.

    Args:
        network: The network.
        bounds: Every bound that was found, each after those it follows from.
        lowers, uppers: The ends of each number.
        lowest, highest: Which bound gives each end; -1 where nothing does.
        clashes: Of each number found to be impossible, the two bounds that contradict each other.
        finished: Whether nothing more follows.
    """

    network: Network
    bounds: list[Bound] = Factory(list[Bound])
    lowers: list[int] = Factory(list[int])
    uppers: list[int | None] = Factory(list[int | None])
    lowest: list[int] = Factory(list[int])
    highest: list[int] = Factory(list[int])
    clashes: dict[int, tuple[int, int]] = Factory(dict[int, tuple[int, int]])
    finished: bool = True
    _touching: list[list[int]] = Factory(list[list[int]])
    _due: deque[int] = Factory(deque[int])
    _is_due: bytearray = Factory(bytearray)

    def __attrs_post_init__(self) -> None:
        size = self.network.size
        self.lowers = [0] * size
        self.uppers = [None] * size
        self.lowest, self.highest = [-1] * size, [-1] * size
        self._is_due = bytearray(len(self.network.relations))
        self._touching = [[] for _ in range(size)]
        for index, (whole, parts, _) in enumerate(self.network.relations):
            for number in (whole, *parts):
                self._touching[number].append(index)

    def state(self, number: int, lower: int, upper: int | None, claim: int) -> None:
        """Add what a claim says of a number."""
        if lower > self.lowers[number]:
            self._raise(number, lower, claim=claim)
        if upper is not None:
            self._drop(number, upper, claim=claim)

    def run(self) -> None:
        """Propagate until nothing more follows, or far longer than that takes in practice."""
        once = len(self.network.relations) + 1
        steps = _MOST_STEPS * once
        while self._due and steps:
            # Where no counts go with all, ends creep past each other: what clashes clashes soon.
            steps = min(steps - 1, once) if self.clashes else steps - 1
            index = self._due.popleft()
            self._is_due[index] = 0
            whole, parts, exhaustive = self.network.relations[index]
            least = self._add_lowers(whole, parts)
            most, unbounded = self._most(parts)
            if exhaustive and not unbounded:
                self._drop(whole, most, self._highs(parts))
            if whole not in self.clashes:
                self._subtract_lowers(whole, parts, least)
                if exhaustive:
                    self._subtract_uppers(whole, parts)
        self.finished = not self._due

    def _add_lowers(self, whole: int, parts: tuple[int, ...]) -> int:
        """A whole is at least the sum of the least that its parts can be."""
        least = 0
        for part in parts:
            least += self.lowers[part]
        if least > self.lowers[whole]:
            self._raise(whole, least, self._lows(parts))
        return least

    def _subtract_lowers(self, whole: int, parts: tuple[int, ...], least: int) -> None:
        """A part is at most what the least of the others leaves of the most of the whole."""
        top = self.uppers[whole]
        if top is None:
            return
        left = top - least
        for part in parts:
            value, upper = left + self.lowers[part], self.uppers[part]
            if upper is None or value < upper:
                others = self._lows(each for each in parts if each != part)
                self._drop(part, value, (self.highest[whole],), others)

    def _subtract_uppers(self, whole: int, parts: tuple[int, ...]) -> None:
        """A part is at least what the most of the others leaves of the least of the whole."""
        bottom = self.lowers[whole]
        most, unbounded = self._most(parts)
        if not bottom or unbounded > 1:
            return
        for part in parts:
            upper = self.uppers[part]
            if unbounded and upper is not None:
                continue
            value = bottom - most + (upper or 0)
            if value > self.lowers[part]:
                others = self._highs(each for each in parts if each != part)
                self._raise(part, value, (self.lowest[whole],), others)

    def _lows(self, numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(self.lowest[each] for each in numbers if self.lowest[each] >= 0)

    def _highs(self, numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(self.highest[each] for each in numbers)

    def _most(self, parts: tuple[int, ...]) -> tuple[int, int]:
        """Return the sum of the upper ends, and how many have none."""
        most = unbounded = 0
        for part in parts:
            upper = self.uppers[part]
            if upper is None:
                unbounded += 1
            else:
                most += upper
        return most, unbounded

    def _raise(
        self,
        number: int,
        value: int,
        adds: tuple[int, ...] = (),
        subtracts: tuple[int, ...] = (),
        *,
        claim: int = -1,
    ) -> None:
        """Raise a lower end, unless it would pass the upper one."""
        self.bounds.append(Bound(number, value, claim, adds, subtracts, is_upper=False))
        upper = self.uppers[number]
        if upper is not None and value > upper:
            self.clashes.setdefault(number, (len(self.bounds) - 1, self.highest[number]))
            return
        self.lowers[number] = value
        self.lowest[number] = len(self.bounds) - 1
        self._plan(number)

    def _drop(
        self,
        number: int,
        value: int,
        adds: tuple[int, ...] = (),
        subtracts: tuple[int, ...] = (),
        *,
        claim: int = -1,
    ) -> None:
        """Lower an upper end, unless it would pass the lower one."""
        upper = self.uppers[number]
        if upper is not None and value >= upper:
            return
        self.bounds.append(Bound(number, value, claim, adds, subtracts, is_upper=True))
        if value < self.lowers[number]:
            self.clashes.setdefault(number, (self.lowest[number], len(self.bounds) - 1))
            return
        self.uppers[number] = value
        self.highest[number] = len(self.bounds) - 1
        self._plan(number)

    def _plan(self, number: int) -> None:
        for index in self._touching[number]:
            if not self._is_due[index]:
                self._is_due[index] = 1
                self._due.append(index)

    def terms(self, *ends: int) -> Mapping[int, int]:
        """Return the stated bounds that ends follow from, each with how often it is added.

        One that is subtracted counts below 0. The first of the ends is added, any other subtracted.
        """
        counted = {end: (1 if place == 0 else -1) for place, end in enumerate(ends) if end >= 0}
        stated: dict[int, int] = {}
        newest_first = [-end for end in counted]
        heapify(newest_first)
        while newest_first:
            index = -heappop(newest_first)
            times, bound = counted.pop(index), self.bounds[index]
            if bound.claim >= 0:
                stated[index] = times
            for sign, after in ((1, bound.adds), (-1, bound.subtracts)):
                for each in after:
                    if each not in counted:
                        heappush(newest_first, -each)
                    counted[each] = counted.get(each, 0) + sign * times
        return stated
