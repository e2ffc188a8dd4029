"""Spans: which days lie between those of others, and what each span is made up of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import inf

from conflictmodel.conclusions._reconciling.entities import Span

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
