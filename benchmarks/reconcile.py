"""How long reconciling takes, beside reading the dossier and beside CP-SAT and z3.

Run it with the Python of an environment that has ortools and z3-solver, which no extra brings:
`python benchmarks/reconcile.py`. The dossier is made up: running totals of a nation by day and
outcome, of 20 regions, and figures of town-days. The solvers are given the same counts, the same
sums and the same ends, and the same question: can these all be true, and if not, which set cannot?
Only the ratios of processor time mean something; the fastest runs count.
"""

import importlib
import math
import random
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from conflictmodel import (
    KILLED,
    WOUNDED,
    Attribution,
    Dossier,
    Estimate,
    Group,
    Measure,
    Period,
    Place,
    Range,
    Source,
    SourceKind,
    Subject,
    dumps,
    exactly,
    loads,
    reconcile,
)
from conflictmodel.conclusions import Conflict, Installments
from conflictmodel.conclusions._reconciling.entities import Entities, facts_of
from conflictmodel.conclusions._reconciling.systems import System, systems_of

DRAW = random.Random(20241223)  # noqa: S311 - the same figures in every run
BY = Attribution(Source("A", SourceKind.GOVERNMENT), Period("2024"))
CIVILIANS, LAND = Group("civilians"), Place("Aland")
TOWNS = [[Place(f"T{n}.{i}", Place(f"R{n}", LAND)) for i in range(5)] for n in range(20)]
FIRST = date(2022, 1, 1)
CLAIMS_A_DAY = 12

_T = TypeVar("_T")


def seconds(function: Callable[[], _T], runs: int = 3) -> float:
    """Return how long the fastest of some runs takes."""
    taken: list[float] = []
    for _ in range(runs):
        start = time.process_time()
        function()
        taken.append(time.process_time() - start)
    return min(taken)


def dossier(claims: int, *, with_lies: bool = False) -> Dossier:
    """Return a dossier of about so many claims; two of them may be false."""
    days = max(4, claims // CLAIMS_A_DAY)
    said: list[tuple[Subject, Range]] = []

    def say(measure: Measure, words: str, place: Place, figure: Range) -> None:
        said.append((Subject(CIVILIANS, measure, Period(words), place), figure))

    regions = [0] * len(TOWNS)
    for number in range(days):
        day = (FIRST + timedelta(number)).isoformat()
        for region, town in {(DRAW.randrange(20), DRAW.randrange(5)) for _ in range(8)}:
            dead = DRAW.randint(1, 9)
            regions[region] += dead
            say(KILLED, day, TOWNS[region][town], Range(dead - 1, dead + 1))
        total, region = sum(regions), number % len(TOWNS)
        say(KILLED, f"../{day}", LAND, Range(total, total + 5))
        say(WOUNDED, f"../{day}", LAND, Range(2 * total, 2 * total + 9))
        say(KILLED | WOUNDED, f"../{day}", LAND, Range(3 * total))
        whole = TOWNS[region][0].within
        if whole is not None:
            say(KILLED, f"../{day}", whole, Range(regions[region]))
    if with_lies:
        middle = (FIRST + timedelta(days // 2)).isoformat()
        say(KILLED, middle, LAND, exactly(10_000))
        say(KILLED, f"../{middle}", TOWNS[0][0], Range(10_000_000))
    return Dossier([Estimate(f"c{n}", about, figure, BY) for n, (about, figure) in enumerate(said)])


def z3_core(system: System) -> int:
    """Return how many claims z3 finds that cannot all be true; 0 where all can."""
    z3 = importlib.import_module("z3")
    solver = z3.Solver()
    counts = [z3.Int(f"n{number}") for number in range(system.unknowns.network.size)]
    for count in counts:
        solver.add(count >= 0)
    for whole, parts, exhaustive in system.unknowns.network.relations:
        added = z3.Sum([counts[part] for part in parts])
        solver.add(counts[whole] == added if exhaustive else counts[whole] >= added)
    for place, (number, fact) in enumerate(system.said):
        count, upper = counts[number], fact.range.upper
        ends = [count >= fact.range.lower, *([] if upper is None else [count <= upper])]
        solver.assert_and_track(z3.And(ends), f"{fact.claim} {place}")
    return 0 if str(solver.check()) == "sat" else len(list(solver.unsat_core()))


def cp_sat_core(system: System) -> int:
    """Return how many claims CP-SAT finds that cannot all be true; 0 where all can."""
    cp_model = importlib.import_module("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    network = system.unknowns.network
    counts = [model.new_int_var(0, 10**8, f"n{number}") for number in range(network.size)]
    for whole, parts, exhaustive in network.relations:
        added = sum(counts[part] for part in parts)
        model.add(counts[whole] == added if exhaustive else counts[whole] >= added)
    for place, (number, fact) in enumerate(system.said):
        upper = fact.range.upper
        holds = model.new_bool_var(f"{fact.claim} {place}")
        count = counts[number]
        model.add(count >= fact.range.lower).only_enforce_if(holds)
        if upper is not None:
            model.add(count <= upper).only_enforce_if(holds)
        model.add_assumption(holds)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1  # as this library has
    if solver.solve(model) != cp_model.INFEASIBLE:
        return 0
    return len(solver.sufficient_assumptions_for_infeasibility())


def ranges(given: Dossier) -> Mapping[Subject | Installments, Range | None]:
    """Return what all claims allow."""
    return reconcile(given).ranges


def conflicts(given: Dossier) -> tuple[Conflict, ...]:
    """Return which claims cannot all be true."""
    return reconcile(given).conflicts


def beside_reading() -> None:
    """Print how reconciling grows, and what it takes beside reading."""
    taken: list[float] = []
    for claims in (1_000, 10_000):
        given = dossier(claims)
        text = dumps(given)
        reading = seconds(partial(loads, text))
        all_of_it = seconds(partial(ranges, given))
        found = reconcile(given)
        subject = next(iter(found.ranges))
        again = seconds(partial(found.why, subject), 1)
        taken.append(all_of_it)
        print(
            f"{len(given.claims):,} claims: {all_of_it / reading:.1f} × loads"
            f"{' (at most 15)' if claims <= 1_000 else ''};"  # noqa: PLR2004 - the smaller one
            f" one subject explained after it: {again / all_of_it:.3f} of it (at most 0.05)"
        )
    print(f"exponent {math.log10(taken[1] / taken[0]):.2f} (at most 1.4)")


def beside_solvers() -> None:
    """Print how many times as long the solvers take for the same question."""
    for with_lies in (False, True):
        given = dossier(1_000, with_lies=with_lies)
        ours = seconds(partial(conflicts, given))
        entities = Entities()
        systems = systems_of([*facts_of(given.current, entities)], (), entities)
        more_than_one = [each for each in systems if len(each.facts) > 1]
        print("two claims are false:" if with_lies else "all can be true:")
        for name, core, least in (("z3", z3_core, 5), ("CP-SAT", cp_sat_core, 20)):
            theirs = sum(seconds(partial(core, each), 1) for each in more_than_one)
            print(f"  {name}: {theirs / ours:.1f} × ours (at least {least}), {theirs:.2f} s")


def main() -> None:
    """Print every ratio, and what it is meant to be."""
    print(f"Python {sys.version.split()[0]}, fastest runs")
    beside_reading()
    beside_solvers()


if __name__ == "__main__":
    main()
