"""Columns: the sets of outcomes that are told apart, and how their counts add up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import final

from attrs import frozen

from conflictmodel.values import Unit
from conflictmodel.values.measures import Measure, partition

_MOST_CELLS = 3


@final
@frozen
class Columns:
    """The sets of outcomes that are told apart, and how they add up.

    Args:
        of_outcomes: The number of each set.
        sums: Each set with two that it is the sum of, or more.
        covers: Each set with one that lies in it, where nothing is known of the rest.
        cells: The sets that share nothing, of which any other of one partition is made up.
    """

    of_outcomes: Mapping[frozenset[str], int]
    sums: Sequence[tuple[int, tuple[int, ...]]]
    covers: Sequence[tuple[int, int]]
    cells: Sequence[frozenset[str]]

    def inclusions(self) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Yield the sets of which one lies in the other, where nothing is known of the rest."""
        names = list(self.of_outcomes)
        for whole, part in self.covers:
            yield names[whole], names[part]

    def cells_of(self, outcomes: frozenset[str]) -> Sequence[frozenset[str]]:
        """Return the sets that share nothing and make up a set."""
        if outcomes in self.cells:
            return (outcomes,)
        return [cell for cell in self.cells if cell <= outcomes]


def columns_of(measures: Iterable[tuple[Measure, Unit]], *, joined: bool) -> Columns:
    """Return the sets of outcomes that occur, with those that they imply.

    Args:
        measures: Every measure, with its unit.
        joined: Whether every union of the outcomes that are told apart is one.
    """
    divided: defaultdict[str | None, set[frozenset[str]]] = defaultdict(set)
    for measure, unit in measures:
        held = partition(measure, unit)
        divided[None if held is None else held.name].add(measure.outcomes)
    of_outcomes: dict[frozenset[str], int] = {}
    sums: list[tuple[int, tuple[int, ...]]] = []
    every_cell: list[frozenset[str]] = []

    def column(outcomes: frozenset[str]) -> int:
        return of_outcomes.setdefault(outcomes, len(of_outcomes))

    alone = divided.pop(None, set())
    for _, said in sorted(divided.items(), key=lambda each: each[0] or ""):
        cells = _told_apart(said)
        every_cell += cells
        known = _unions(cells) if joined or len(cells) <= _MOST_CELLS else {*said, *cells}
        for outcomes in sorted(known, key=sorted):
            inside = [each for each in cells if each <= outcomes]
            if joined or len(cells) <= _MOST_CELLS:
                halves = ((part, outcomes - part) for part in known if part < outcomes)
                sums += [
                    (column(outcomes), (column(one), column(other)))
                    for one, other in halves
                    if sorted(one) < sorted(other)
                ]
            elif len(inside) > 1:
                sums.append((column(outcomes), tuple(map(column, inside))))
            column(outcomes)
    for outcomes in sorted(alone, key=sorted):
        column(outcomes)
    covers = [
        (of_outcomes[outcomes], index)
        for outcomes in alone
        for other, index in of_outcomes.items()
        if other < outcomes
    ]
    every_cell += sorted(alone, key=sorted)
    return Columns(of_outcomes, tuple(dict.fromkeys(sums)), tuple(sorted(covers)), every_cell)


def _told_apart(said: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return the outcomes in sets of those that are always counted together."""
    together: defaultdict[tuple[int, ...], set[str]] = defaultdict(set)
    sets = sorted(said, key=sorted)
    for outcome in sorted({outcome for each in sets for outcome in each}):
        together[tuple(index for index, each in enumerate(sets) if outcome in each)].add(outcome)
    return [frozenset(each) for each in together.values()]


def _unions(cells: Sequence[frozenset[str]]) -> set[frozenset[str]]:
    return {
        frozenset[str]().union(*chosen)
        for size in range(1, len(cells) + 1)
        for chosen in combinations(cells, size)
    }
