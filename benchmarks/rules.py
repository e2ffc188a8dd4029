"""How long the rules take, beside the same done by hand and with the package portion.

Run it with the Python of an environment that has portion: `python benchmarks/rules.py`. Only the
ratios mean something: both sides of each are timed in turn in one run, and the fastest runs count.
"""

import importlib
import operator
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import reduce
from typing import Protocol

from conflictmodel import (
    KILLED,
    Attribution,
    Estimate,
    Group,
    Period,
    Range,
    Source,
    SourceKind,
    Subject,
    camps,
    combine,
    hull,
    intersection,
    k_of_n,
    majority,
    most_agreed,
)
from conflictmodel.rules import Rule
from conflictmodel.values import coverage

NEVER = 10**12  # where a tuple has to have an upper end
DRAW = random.Random(20241223)  # noqa: S311 - the same figures in every run


def ratio(one: Callable[[], object], other: Callable[[], object], runs: int) -> float:
    """Return how many times as long the first takes; the runs of both take turns."""
    times: dict[Callable[[], object], list[float]] = {one: [], other: []}
    for _ in range(runs):
        for function, taken in times.items():
            start = time.perf_counter()
            function()
            taken.append(time.perf_counter() - start)
    return min(times[one]) / min(times[other])


def ranges(count: int, highest: int = 10_000) -> list[Range]:
    """Return ranges that begin and end anywhere; one in ten has no upper end."""
    lowers = [DRAW.randrange(highest) for _ in range(count)]
    return [
        Range(lower, None if DRAW.randrange(10) == 0 else lower + DRAW.randrange(highest))
        for lower in lowers
    ]


def agreeing(count: int, on: int) -> list[Range]:
    """Return ranges that all allow a number."""
    return [Range(on - DRAW.randrange(1_000), on + DRAW.randrange(1_000)) for _ in range(count)]


Pairs = Sequence[tuple[int, int]]


class Interval(Protocol):
    """What this needs of an interval of portion, which has no types."""

    @property
    def enclosure(self) -> object:
        """The hull of a union."""

    def __or__(self, other: "Interval") -> "Interval": ...
    def __and__(self, other: "Interval") -> "Interval": ...


def portion_hull(intervals: list[Interval]) -> object:
    """Return the hull of the union."""
    return reduce(lambda one, other: one | other, intervals).enclosure


def portion_intersection(intervals: list[Interval]) -> object:
    """Return the intersection."""
    return reduce(lambda one, other: one & other, intervals)


def bare_hull(pairs: Pairs) -> tuple[int, int]:
    """Return the lowest lower and the highest upper end."""
    return min(lower for lower, _ in pairs), max(upper for _, upper in pairs)


def bare_intersection(pairs: Pairs) -> tuple[int, int]:
    """Return the highest lower and the lowest upper end."""
    return max(lower for lower, _ in pairs), min(upper for _, upper in pairs)


def by_ends(
    rule: Rule[Range],
    given: list[Range],
    bare: Callable[[Pairs], object],
    theirs: Callable[[list[Interval]], object],
) -> None:
    """Time a rule of 1,000 ranges."""
    portion = importlib.import_module("portion")
    pairs = [(each.lower, NEVER if each.upper is None else each.upper) for each in given]
    intervals: list[Interval] = [
        portion.closed(each.lower, portion.inf if each.upper is None else each.upper)
        for each in given
    ]
    beside = ratio(lambda: rule.pool(given), lambda: bare(pairs), 300)
    print(f"{rule}, 1,000 ranges: {beside:.2f} times `min` and `max` of tuples (at most 1.5)")
    faster = ratio(lambda: theirs(intervals), lambda: rule.pool(given), 20)
    least = 40 if rule == hull else 10
    print(f"{rule}, 1,000 ranges: portion takes {faster:.0f} times as long (at least {least})")


def by_sweep(rule: Rule[Range]) -> None:
    """Time a rule of ten times as many ranges."""
    few, many = ranges(10_000, 10**9), ranges(100_000, 10**9)
    growth = ratio(lambda: rule.pool(many), lambda: rule.pool(few), 7)
    print(f"{rule}, 100,000 ranges: {growth:.1f} times as long as 10,000 (at most 15)")


def coverage_map() -> None:
    """Time how many of 200 ranges allow each number."""
    portion = importlib.import_module("portion")
    given = ranges(200)
    maps = [
        portion.IntervalDict(
            {portion.closed(each.lower, portion.inf if each.upper is None else each.upper): 1}
        )
        for each in given
    ]

    def theirs() -> object:
        return reduce(lambda one, other: one.combine(other, how=operator.add), maps)

    slower = ratio(theirs, lambda: coverage(given), 2)
    print(f"coverage, 200 ranges: portion takes {slower:,.0f} times as long (at least 10,000)")


def combining() -> None:
    """Time `combine` of 10,000 estimates, the assessment included."""
    about = Subject(Group("soldiers"), KILLED, Period("2024"))
    days = [Period((date(2024, 1, 1) + timedelta(30 * number)).isoformat()) for number in range(12)]
    estimates: list[Estimate] = []
    for number in range(40):
        source = Source(f"source {number}", SourceKind.OTHER)
        said_on = [Attribution(source, day) for day in days]
        estimates += [
            Estimate(f"{number}/{index}", about, figure, DRAW.choice(said_on))
            for index, figure in enumerate(agreeing(250, 2_000 + 50 * number))
        ]
    DRAW.shuffle(estimates)
    bare = [each.range for each in estimates]
    longer = ratio(lambda: combine(estimates, rule=hull, about=about), lambda: hull.pool(bare), 30)
    print(f"combine, 10,000 estimates of 40 origins: {longer:.1f} times hull (less than 10)")


def main() -> None:
    """Print every ratio, and what it is meant to be."""
    print(f"Python {sys.version.split()[0]}, fastest runs")
    by_ends(hull, ranges(1_000), bare_hull, portion_hull)
    by_ends(intersection, agreeing(1_000, 5_000), bare_intersection, portion_intersection)
    for rule in (k_of_n(3), majority, most_agreed, camps):
        by_sweep(rule)
    coverage_map()
    combining()


if __name__ == "__main__":
    main()
