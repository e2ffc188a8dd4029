"""Overlaps: how many ranges allow each number, and which of them can be right together.

One pass over the sorted ends (Marzullo, Tolerating Failures of Continuous-Valued Sensors, ACM
Transactions on Computer Systems 8(4), 1990), so that n ranges take n log n steps.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from conflictmodel import _checks
from conflictmodel.values.ranges import Pieces, Range


def _levels(ranges: Iterable[Range]) -> Iterator[tuple[int, int]]:
    """Yield each number from which on another count of ranges allows it, and that count."""
    ranges = tuple(ranges)
    changes = Counter([each.lower for each in ranges])
    changes.subtract([each.upper + 1 for each in ranges if each.upper is not None])
    count = 0
    for at in sorted(changes):
        if changes[at]:  # as many may stop there as start
            count += changes[at]
            yield at, count


def coverage(ranges: Iterable[Range]) -> tuple[tuple[Range, int], ...]:
    """Return how many of the ranges allow each number, from low to high.

    Numbers that none of them allows are left out, and neighbours of one count are together.

    >>> [(str(each), n) for each, n in coverage([Range(1, 5), Range(4)])]
    [('1–3', 1), ('4–5', 2), ('at least 6', 1)]
    """
    levels = list(_levels(_checks.listed("coverage", "ranges", ranges, Range)))
    starts = [start for start, _ in levels]
    return tuple(
        (Range(start, None if after is None else after - 1), count)
        for (start, count), after in zip_longest(levels, starts[1:])
        if count
    )


def allowed_by(least: int, ranges: Iterable[Range]) -> Pieces:
    """Return the numbers that at least so many of the ranges allow, as pieces."""
    pieces: list[Range] = []
    start: int | None = None
    for at, count in _levels(ranges):
        if start is None and count >= least:
            start = at
        elif start is not None and count < least:
            pieces.append(Range(start, at - 1))
            start = None
    return tuple(pieces) if start is None else (*pieces, Range(start))


def max_agreeing(ranges: Iterable[Range]) -> int:
    """Return the greatest number of ranges that have a number in common; 0 where there is none."""
    return max((count for _, count in _levels(ranges)), default=0)


def consistent(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return what each largest set of ranges with a common value allows together, in order.

    >>> consistent([Range(1, 5), Range(4, 8), Range(7, 9)])
    (Range(lower=4, upper=5), Range(lower=7, upper=8))
    """
    ranges = _checks.listed("consistent", "ranges", ranges, Range)
    lowers = sorted([each.lower for each in ranges])
    uppers = sorted([each.upper for each in ranges if each.upper is not None])
    found: list[Range] = []
    begun = 0
    for upper in uppers:
        before, begun = begun, bisect_right(lowers, upper)
        if before < begun:  # of what ends higher without another start, this set has all
            found.append(Range(lowers[begun - 1], upper))
    if begun < len(lowers):
        found.append(Range(lowers[-1]))
    return tuple(found)
