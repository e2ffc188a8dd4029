"""How the cost of asking everything of a dossier grows with the dossier.

Run it as `python benchmarks/scale.py`, or with the sizes to measure: `… scale.py 2000 8000`. The
dossiers have the forms of published ones: events of which each is a group of its own within a
conflict, programmes of aid, places that change hands, and running totals by day. Times are of the
processor. The exponent is that of the power of the size that fits them best: 1 is in proportion.

Beside it stands what the same takes where each question is given every claim as a list, so that it
is compared with all of them. That is measured of a few questions, because it would take hours.
"""

import math
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

from attrs import evolve, frozen

from conflictmodel import (
    KILLED,
    Attribution,
    Dossier,
    Estimate,
    Group,
    Hold,
    Installment,
    Measure,
    Period,
    Place,
    Programme,
    Quantity,
    Source,
    SourceKind,
    Subject,
    TerritorialClaim,
    aid_ledger,
    at_least,
    between,
    combine,
    control,
    currency,
    exactly,
    hull,
    report,
)
from conflictmodel.claims import Claim

_T = TypeVar("_T")

SIZES = (2_000, 4_000, 8_000, 20_000, 40_000)
FIRST, LAST = date(2014, 1, 1), date(2024, 12, 23)
FEW = 5  # questions that are compared with all claims
SOURCES = [Source(f"newspaper {number}", SourceKind.MEDIA) for number in range(50)]
SAID = [Attribution(source, Period("2022")) for source in SOURCES]
MEASURES = (KILLED, *(Measure.of(f"killed of {side}") for side in ("side a", "side b", "unknown")))


def day(number: int) -> str:
    """Return a day, the next of which has the next number."""
    return (FIRST + timedelta(days=number % 3_000)).isoformat()


def events(count: int) -> Iterator[Estimate]:
    """Yield figures of events: four of each, as an event of UCDP GED has them."""
    country, violence = Place("Syria"), Group("organized violence")
    for event in range(count // len(MEASURES)):
        group = Group(f"event {event}", Group(f"conflict {event % 20}", violence))
        period, place = Period(day(event)), Place(f"town {event % 300}", country)
        figure, by = between(event % 7, event % 7 + 5), SAID[event % len(SAID)]
        for measure in MEASURES:
            subject = Subject(group, measure, period, place)
            yield Estimate(f"{event}: {measure}", subject, figure, by)


def totals(count: int) -> Iterator[Estimate]:
    """Yield running totals of twenty kinds of equipment, as a general staff states them daily."""
    equipment, destroyed = Group("equipment"), Measure.of("destroyed")
    kinds = [Group(f"{equipment}: kind {kind}", equipment) for kind in range(20)]
    for passed in range(count // len(kinds)):
        period, by = Period(f"../{day(passed)}"), Attribution(SOURCES[0], Period(day(passed)))
        for kind in kinds:
            subject = Subject(kind, destroyed, period)
            yield Estimate(f"{passed}: {kind}", subject, exactly(3 * passed), by)


def series(count: int) -> Iterator[Estimate]:
    """Yield what one source said of each day, and of all days until then."""
    army, by = Group("army"), SAID[0]
    for passed in range(count // 2):
        last = date(1950, 1, 1) + timedelta(days=passed)
        for days, dead in ((f"{last}", exactly(passed % 7)), (f"../{last}", at_least(3 * passed))):
            yield Estimate(days, Subject(army, KILLED, Period(days)), dead, by)


def payments(count: int) -> Iterator[Installment]:
    """Yield the payments of programmes, five of each, as activities of IATI have them."""
    for number in range(count):
        programme = Programme(f"programme {number // 5}", "a donor", "Ukraine")
        amount = Quantity(exactly(100 * number), currency("USD"))
        by = SAID[number % len(SAID)]
        yield Installment(str(number), programme, by, number % 5 + 1, amounts=(amount,))


def holdings(count: int) -> Iterator[TerritorialClaim]:
    """Yield claims to places, four to each, in regions."""
    for number in range(count):
        place = Place(f"village {number // 4}", Place(f"region {number % 20}"))
        since, by = Period(day(number)), SAID[number % len(SAID)]
        yield TerritorialClaim(str(number), place, f"side {number % 2}", Hold.TAKEN, since, by)


@frozen
class Work(Generic[_T]):
    """What is asked of a dossier about each of some things, and the same of a list of claims."""

    name: str
    claims: Callable[[int], Iterator[Claim]]
    things: Callable[[Dossier], Iterable[_T]]
    ask: Callable[[_T, Dossier], object]
    compare: Callable[[_T, Dossier], object]


QUESTIONS = Work[Subject](
    "combine, each subject of events",
    events,
    lambda dossier: dossier.subjects,
    lambda about, dossier: combine(dossier, rule=hull, about=about),
    lambda about, dossier: combine(dossier.of_type(Estimate), rule=hull, about=about),
)
TOTALS = evolve(QUESTIONS, name="combine, each of 20 running totals", claims=totals)
SERIES = evolve(QUESTIONS, name="combine, each day and running total", claims=series)
LEDGERS = Work[Programme](
    "aid_ledger, each programme",
    payments,
    lambda dossier: [each.programme for each in dossier.of_type(Installment)],
    aid_ledger,
    lambda programme, dossier: aid_ledger(programme, dossier.of_type(Installment)),
)
CONTROLS = Work[Place](
    "control, each place",
    holdings,
    lambda dossier: [each.place for each in dossier.of_type(TerritorialClaim)],
    lambda place, dossier: control(place, dossier, on=LAST),
    lambda place, dossier: control(place, dossier.of_type(TerritorialClaim), on=LAST),
)


def seconds(call: Callable[[_T, Dossier], object], things: Iterable[_T], of: Dossier) -> float:
    """Return how long calls about things take, one after the other."""
    start = time.process_time()
    for each in things:
        call(each, of)
    return time.process_time() - start


def exponent(times: dict[int, float]) -> float:
    """Return the power of the size that fits the times best, by least squares of logarithms."""
    points = [(math.log(size), math.log(taken)) for size, taken in times.items()]
    x, y = sum(a for a, _ in points) / len(points), sum(b for _, b in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) * (a - x) for a, _ in points)


def measure(work: Work[_T], sizes: Sequence[int]) -> None:
    """Print how long the work takes of each size, how that grows, and what comparing takes."""
    times: dict[int, float] = {}
    for size in sizes:
        dossier = Dossier(tuple(work.claims(size)))
        things = [*dict.fromkeys(work.things(dossier))]
        times[size] = seconds(work.ask, things, dossier)
        each, few = times[size] / len(things), things[:: len(things) // FEW]
        share = each / (seconds(work.compare, few, dossier) / len(few))
        print(f"{work.name:36} {size:7,} {times[size]:8.2f} s {1e6 * each:8,.0f} µs each, ", end="")
        print(f"{share:.4f} of comparing with each")
    if len(times) > 1:
        print(f"{work.name:36} grows with the power {exponent(times):.2f} of the size")


def whole(name: str, claims: Callable[[int], Iterator[Claim]], sizes: Sequence[int]) -> None:
    """Print how long a report takes, which asks about each subject, audits and reconciles."""
    times: dict[int, float] = {}
    for size in sizes:
        dossier = Dossier(tuple(claims(size)))
        times[size] = seconds(lambda rule, of: report(of, rule=rule), [hull], dossier)
        print(f"{name:36} {size:7,} {times[size]:8.2f} s")
    if len(times) > 1:
        print(f"{name:36} grows with the power {exponent(times):.2f} of the size")


def main(sizes: Sequence[int]) -> None:
    """Measure all of it."""
    measure(QUESTIONS, sizes)
    measure(TOTALS, sizes)
    measure(SERIES, sizes)
    measure(LEDGERS, sizes)
    measure(CONTROLS, sizes)
    whole("report of events", events, sizes)
    whole("report of days and running totals", series, sizes)


if __name__ == "__main__":
    main([*map(int, sys.argv[1:])] or SIZES)
