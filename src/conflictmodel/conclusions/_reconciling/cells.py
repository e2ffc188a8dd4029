"""Cells: the sets of outcomes and the spans of days that are told apart, and how they add up."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import combinations, pairwise
from math import inf

from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions._reconciling.entities import Span
from conflictmodel.conclusions._reconciling.propagation import Relation
from conflictmodel.values import Unit
from conflictmodel.values.measures import Measure, partition

_MOST_CELLS = 3

_Outcomes = frozenset[str]


def columns_of(
    measures: Iterable[Measure], unit: Unit, *, joined: bool
) -> tuple[dict[_Outcomes, int], list[Relation]]:
    """Return the sets of outcomes that occur or are implied: every union, if `joined`."""
    held = ((partition(measure, unit), measure.outcomes) for measure in measures)
    divided = filed((each.name if each else "", outcomes) for each, outcomes in held)
    numbers: dict[_Outcomes, int] = {}
    sums: set[Relation] = set()
    alone = set(divided.pop("", ()))
    apart: list[Sequence[_Outcomes]] = [[each] for each in alone]  # sets that share nothing
    for _, said in sorted(divided.items()):
        every = frozenset[str]().union(*said)
        cells = _told_apart({*said, *(each & every for each in alone)})
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
            sums.update(
                Relation(numbers[outcomes], tuple(sorted(map(numbers.__getitem__, parts))))
                for parts in made_up
                if len(parts) > 1
            )
    for outcomes in sorted(alone, key=sorted):
        numbers[outcomes] = len(numbers)
    # Where nothing is known of the rest.
    covers = {
        Relation(numbers[outcomes], tuple(sorted(parts)), exhaustive=False)
        for outcomes in alone
        for sets in apart
        if (parts := [numbers[each] for each in sets if each < outcomes])
    }
    return numbers, [*sorted(sums), *sorted(covers)]


def _told_apart(said: Iterable[_Outcomes]) -> list[_Outcomes]:
    """Return the outcomes in sets of those that are always counted together."""
    sets = sorted(said, key=sorted)
    together = filed(
        (tuple(outcome in each for each in sets), outcome)
        for outcome in sorted(frozenset[str]().union(*sets))
    )
    return list(map(frozenset, together.values()))


def _unions(cells: Sequence[_Outcomes]) -> set[_Outcomes]:
    return {
        frozenset[str]().union(*chosen)
        for size in range(1, len(cells) + 1)
        for chosen in combinations(cells, size)
    }


Sums = Sequence[tuple[Span, tuple[Span, ...]]]
"""Spans, each with those that make it up."""


def divided(spans: Iterable[Span]) -> tuple[set[Span], Sums]:
    """Return spans with the gaps between those within each other, and what each is the sum of.

    >>> known, sums = divided([(1, 10), (1, 4), (6, 10)])
    >>> sums[0]
    ((1, 10), ((1, 4), (4, 6), (6, 10)))
    """
    known = set(spans)
    inside = _inside(known)
    sums: list[tuple[Span, tuple[Span, ...]]] = []
    for whole, parts in inside.items():
        for chain in _chains(parts):
            tiled = tuple(_tiled(whole, chain))
            known.update(tiled)
            sums.append((whole, tiled))
    # What begins on one day, or ends on one, differs by what lies between.
    for one, other in pairwise(sorted(known)):
        if one[0] == other[0]:
            sums.append((other, (one, (one[1], other[1]))))
    for one, other in pairwise(sorted(known, key=lambda each: (-each[1], -each[0]))):
        if one[1] == other[1]:
            sums.append((other, ((other[0], one[0]), one)))
    known.update(part for _, parts in sums for part in parts)
    return known, list(dict.fromkeys(sums))


def _inside(spans: Iterable[Span]) -> dict[Span, list[Span]]:
    """Return what lies in each span, and in no smaller one that lies in it."""
    inside: defaultdict[Span, list[Span]] = defaultdict(list)
    # First days, with the ends below 0, the latest first, and the least end so far.
    open_: list[tuple[int, list[int], float]] = []
    for span in sorted(spans, key=lambda each: (each[0], -each[1])):
        first, after = span
        smallest: float = inf
        for begun, ends, least in reversed(open_):
            if smallest <= max(least, after):
                break
            while ends and -ends[-1] <= first:
                ends.pop()
            found = bisect_right(ends, -after)
            if found and -ends[found - 1] < smallest:
                smallest = -ends[found - 1]
                inside[begun, -ends[found - 1]].append(span)
        open_ = [each for each in open_ if each[1]]
        least = min(after, open_[-1][2]) if open_ else after
        same = open_.pop()[1] if open_ and open_[-1][0] == first else list[int]()
        same.append(-after)
        open_.append((first, same, least))
    return inside


def _chains(spans: Iterable[Span]) -> Iterable[Sequence[Span]]:
    """Return spans in as few rows as can be, in each of which none begins before another ends."""
    rows: list[list[Span]] = []
    ended: list[tuple[int, int]] = []
    for span in sorted(spans):
        if ended and ended[0][0] <= span[0]:
            _, row = heappop(ended)
            rows[row].append(span)
        else:
            row = len(rows)
            rows.append([span])
        heappush(ended, (span[1], row))
    return rows


def _tiled(whole: Span, chain: Sequence[Span]) -> Iterator[Span]:
    at = whole[0]
    for span in chain:
        if at < span[0]:
            yield at, span[0]
        yield span
        at = span[1]
    if at < whole[1]:
        yield at, whole[1]
