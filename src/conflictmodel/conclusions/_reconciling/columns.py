"""Columns: the sets of outcomes that are told apart, and how their counts add up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from conflictmodel.values import Unit
from conflictmodel.values.measures import Measure, partition

_MOST_CELLS = 3

_Outcomes = frozenset[str]


class Columns(NamedTuple):
    """The sets of outcomes that are told apart, and how they add up."""

    numbers: dict[_Outcomes, int]
    sums: list[tuple[int, tuple[int, ...]]]
    covers: list[tuple[int, tuple[int, ...]]]  # sets with some in them that share nothing


def columns_of(measures: Iterable[Measure], unit: Unit, *, joined: bool) -> Columns:
    """Return the sets of outcomes that occur, and those they imply: every union, if `joined`."""
    divided: defaultdict[str, set[_Outcomes]] = defaultdict(set)
    for measure in measures:
        held = partition(measure, unit)
        divided["" if held is None else held.name].add(measure.outcomes)
    numbers: dict[_Outcomes, int] = {}
    sums: list[tuple[int, tuple[int, ...]]] = []
    alone = divided.pop("", set())
    apart: list[Sequence[_Outcomes]] = [[each] for each in alone]  # sets that share nothing
    for _, said in sorted(divided.items()):
        every = frozenset[str]().union(*said)
        cells = _told_apart(said | {each & every for each in alone})
        by_halves = joined or len(cells) <= _MOST_CELLS
        known = _unions(cells) if by_halves else {*said, *cells}
        apart += [cells, *([each] for each in known)]
        for outcomes in sorted(known, key=sorted):
            numbers[outcomes] = len(numbers)
        for outcomes in known:
            made_up = (
                [(part, outcomes - part) for part in known if part < outcomes]
                if by_halves
                else [[each for each in cells if each <= outcomes]]
            )
            sums += [
                (numbers[outcomes], tuple(sorted(map(numbers.__getitem__, parts))))
                for parts in made_up
                if len(parts) > 1
            ]
    for outcomes in sorted(alone, key=sorted):
        numbers[outcomes] = len(numbers)
    covers = {
        (numbers[outcomes], tuple(sorted(numbers[each] for each in sets if each < outcomes)))
        for outcomes in alone
        for sets in apart
    }
    return Columns(numbers, sorted(set(sums)), sorted(each for each in covers if each[1]))


def _told_apart(said: Iterable[_Outcomes]) -> list[_Outcomes]:
    """Return the outcomes in sets of those that are always counted together."""
    together: defaultdict[tuple[int, ...], set[str]] = defaultdict(set)
    sets = sorted(said, key=sorted)
    for outcome in sorted({outcome for each in sets for outcome in each}):
        together[tuple(index for index, each in enumerate(sets) if outcome in each)].add(outcome)
    return [frozenset(each) for each in together.values()]


def _unions(cells: Sequence[_Outcomes]) -> set[_Outcomes]:
    return {
        frozenset[str]().union(*chosen)
        for size in range(1, len(cells) + 1)
        for chosen in combinations(cells, size)
    }
