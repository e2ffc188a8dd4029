"""How long an audit takes, beside reading the same dossier, and how that grows.

Run it with `python benchmarks/audit.py`, or with other numbers of claims as arguments. The dossiers
are made up: events of many groups, each in a town on a day, with the totals of a month of their
regions; one running series with its days; daily losses of many kinds, of which a total drops now
and then; many reports of one subject. Only the ratios of processor time mean something, and the
exponent between the smallest and the largest; the fastest runs count. An audit pauses the garbage
collector; from the reading beside it, what is held already is kept.
"""

import gc
import math
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from conflictmodel import (
    KILLED,
    Attribution,
    Dossier,
    Estimate,
    Group,
    Period,
    Place,
    Range,
    Source,
    SourceKind,
    Subject,
    audit,
    dumps,
    exactly,
    loads,
)

SIZES = (2_000, 10_000, 40_000)
FIRST = date(1900, 1, 1)
KINDS = 14
DROPS = 100  # one in so many totals
MONTHS = 1_200

_Said = tuple[Group, Place | None, str, Range]


def seconds(function: Callable[[], object], runs: int = 2) -> float:
    """Return how long the fastest of some runs takes."""
    taken: list[float] = []
    gc.collect()
    gc.freeze()
    for _ in range(runs):
        start = time.process_time()
        function()
        taken.append(time.process_time() - start)
    return min(taken)


def day(number: int) -> date:
    """Return a day by its number."""
    return FIRST + timedelta(number)


def dossier(said: list[_Said], sources: int = 1) -> Dossier:
    """Return claims of what is said, by so many sources in turn."""
    by = [
        Attribution(Source(f"source {each}", SourceKind.DATASET), Period("2025"))
        for each in range(sources)
    ]
    return Dossier(
        [
            Estimate(f"c{n}", Subject(group, KILLED, Period(when), place), figure, by[n % sources])
            for n, (group, place, when, figure) in enumerate(said)
        ]
    )


def events(number: int) -> Dossier:
    """Return events in towns, one in ten claims being the total of a region in a month."""
    draw = random.Random(number)  # noqa: S311 - the same figures in every run
    regions = [Place(f"region {each}", Place("land")) for each in range(20)]
    towns = [[Place(f"{region} {each}", region) for each in range(50)] for region in regions]
    said: list[_Said] = []
    while len(said) < number:
        group, month = Group(f"group {len(said) // 400}"), len(said) // 10 % MONTHS
        region, dead = draw.randrange(len(regions)), [draw.randint(0, 9) for _ in range(9)]
        days = [day(30 * month + draw.randrange(30)) for _ in dead]
        said += [
            (group, draw.choice(towns[region]), f"{when}", exactly(count))
            for when, count in zip(days, dead, strict=True)
        ]
        span = f"{day(30 * month)}/{day(30 * month + 29)}"
        said.append((group, regions[region], span, exactly(sum(dead))))
    return dossier(said)


def running(number: int) -> Dossier:
    """Return the days of one group, and its total after each."""
    draw = random.Random(number)  # noqa: S311 - the same figures in every run
    group, total, said = Group("army"), 0, list[_Said]()
    for each in range(number // 2):
        dead = draw.randint(0, 9)
        total += dead
        said += [
            (group, None, f"{day(each)}", exactly(dead)),
            (group, None, f"../{day(each)}", Range(total, total + 9)),
        ]
    return dossier(said)


def losses(number: int) -> Dossier:
    """Return running totals of many kinds of equipment, of which some are below the day before."""
    draw = random.Random(number)  # noqa: S311 - the same figures in every run
    said: list[_Said] = []
    for kind in range(KINDS):
        total = 0
        for each in range(number // KINDS):
            total += draw.randint(1, 9) if each % DROPS else 0
            shown = total - (20 if each and not each % DROPS else 0)
            said.append((Group(f"kind {kind}"), None, f"../{day(each)}", exactly(max(shown, 0))))
    return dossier(said)


def reports(number: int) -> Dossier:
    """Return reports of one subject by seven sources."""
    draw = random.Random(number)  # noqa: S311 - the same figures in every run
    ends = [(draw.randint(0, 50), draw.randint(60, 100)) for _ in range(number)]
    return dossier([(Group("army"), None, "2024", Range(*each)) for each in ends], 7)


def main() -> None:
    """Print every ratio, and how the time grows."""
    sizes = [int(each) for each in sys.argv[1:]] or list(SIZES)
    print(f"Python {sys.version.split()[0]}, fastest runs")
    for make in (events, running, losses, reports):
        taken: list[float] = []
        for size in sizes:
            given = make(size)
            text = dumps(given)
            found = len(audit(given))
            taken.append(seconds(partial(audit, given)))
            print(
                f"{make.__name__}, {len(given.claims):,} claims: {taken[-1]:.2f} s,"
                f" {taken[-1] / seconds(partial(loads, text)):.2f} × loads; {found:,} findings"
            )
        if len(sizes) > 1:
            grown = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0])
            print(f"  exponent {grown:.2f} (at most 1.1)")


if __name__ == "__main__":
    main()
