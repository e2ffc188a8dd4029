"""The audit of sums: disjoint parts add up to no more than a whole, or, making it up, no less."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import permutations, product
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.claims.claim import Claim
from conflictmodel.values import (
    ABANDONED,
    CAPTURED,
    DAMAGED,
    DESTROYED,
    ITEMS,
    KILLED,
    MISSING,
    NEWLY_DISPLACED,
    PERSONS,
    WOUNDED,
    Measure,
    Unit,
)
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, at_least, at_most, between, exactly, unknown
from conflictmodel.values.subjects import Group, Place, Subject
from support.calls import calls
from support.figures import TROOPS, by, said
from support.findings import found, message
from support.small_worlds import SHAPES, a_world

FIRST, SECOND, BOTH = "2024-12-01", "2024-12-02", "2024-12-01/2024-12-02"


def counted(  # noqa: PLR0913 - each is what some test is about
    claim_id: str,
    figure: Range,
    measure: Measure = KILLED,
    period: str = FIRST,
    *,
    unit: Unit = PERSONS,
    place: Place | None = None,
    group: Group = TROOPS,
) -> Claim:
    """Return what Seoul says of these outcomes and days."""
    return said(claim_id, "Seoul", figure, Subject(group, measure, Period(period), place, unit))


def test_outcomes_are_no_more_than_what_counts_them_together() -> None:
    """60 killed and 60 wounded are not 100 killed or wounded."""
    claims = (
        counted("dead", exactly(60)),
        counted("hurt", exactly(60), WOUNDED),
        counted("both", exactly(100), KILLED | WOUNDED),
    )
    assert [("sum-differs", "both", ("dead", "hurt"))] == found(*claims)
    expected = (
        "these cannot all be right: at least 60 persons (dead) + at least 60 persons (hurt)"
        " > at most 100 persons (both)"
    )
    assert expected == message(*claims)


def test_outcomes_that_make_up_a_whole_are_no_less_than_it() -> None:
    """At most 10 killed and 20 wounded are not 100 killed or wounded."""
    claims = (
        counted("dead", at_most(10)),
        counted("hurt", exactly(20), WOUNDED),
        counted("both", at_least(100), KILLED | WOUNDED),
    )
    assert [("sum-differs", "both", ("dead", "hurt"))] == found(*claims)
    expected = (
        "these cannot all be right: at least 100 persons (both)"
        " > at most 10 persons (dead) + at most 20 persons (hurt)"
    )
    assert expected == message(*claims)


@pytest.mark.parametrize(
    "claims",
    [
        (
            counted("dead", exactly(60)),
            counted("hurt", exactly(40), WOUNDED),
            counted("both", exactly(100), KILLED | WOUNDED),
        ),
        (
            counted("dead", between(40, 60)),
            counted("hurt", between(40, 60), WOUNDED),
            counted("both", exactly(100), KILLED | WOUNDED),
        ),
        (
            counted("dead", exactly(10)),
            counted("hurt", exactly(20), WOUNDED),
            counted("all", exactly(100), KILLED | WOUNDED | MISSING),
        ),
        (
            counted("dead", exactly(60)),
            counted("hurt", exactly(60), WOUNDED, SECOND),
            counted("both", exactly(100), KILLED | WOUNDED),
        ),
        (
            counted("dead", exactly(60)),
            counted("hurt", exactly(60), WOUNDED),
            counted("both", exactly(100), KILLED | WOUNDED, place=Place("Kursk")),
        ),
        (
            counted("dead", exactly(60)),
            counted("fled", exactly(60), NEWLY_DISPLACED),
            counted("any", exactly(100), KILLED | NEWLY_DISPLACED),
        ),
        (
            counted("dead", exactly(60), period="2024-12-XX"),
            counted("hurt", exactly(60), WOUNDED, "2024-12-XX"),
            counted("both", exactly(100), KILLED | WOUNDED, "2024-12-XX"),
        ),
        (
            counted("dead", unknown()),
            counted("hurt", exactly(60), WOUNDED),
            counted("both", exactly(100), KILLED | WOUNDED),
        ),
    ],
    ids=["sum", "ranges", "rest", "days", "place", "no partition", "days not stated", "unknown"],
)
def test_outcomes_that_can_all_be_right_are_no_finding(claims: tuple[Claim, ...]) -> None:
    """What adds up, leaves a rest, or is declared disjoint by nobody is not found."""
    assert [] == found(*claims)


def test_outcomes_are_added_by_the_finest_figures_that_contradict() -> None:
    """Of figures that overlap, those are added that are most together and count nothing twice."""
    claims = (
        counted("lost", exactly(42), DESTROYED | DAMAGED | ABANDONED, unit=ITEMS),
        counted("hit", exactly(30), DESTROYED | DAMAGED, unit=ITEMS),
        counted("gone", exactly(9), DESTROYED, unit=ITEMS),
        counted("hurt", exactly(12), DAMAGED, unit=ITEMS),
        counted("left", exactly(21), ABANDONED, unit=ITEMS),
        counted("taken", exactly(1), CAPTURED, unit=ITEMS),
    )
    assert [("sum-differs", "hit", ("gone", "hurt")), ("sum-differs", "lost", ("hit", "left"))] == (
        found(*claims)
    )


def test_a_part_that_is_above_its_whole_alone_is_found_once() -> None:
    """Where one part is too much by itself, its sum with another says no more."""
    claims = (
        counted("dead", exactly(160)),
        counted("hurt", exactly(60), WOUNDED),
        counted("both", exactly(100), KILLED | WOUNDED),
    )
    assert [("part-exceeds-whole", "dead", ("both",))] == found(*claims)


def test_days_are_no_more_than_what_counts_them_together() -> None:
    """6 on one day and 6 on the next are not 10 on both."""
    claims = (
        counted("first", exactly(6)),
        counted("second", exactly(6), period=SECOND),
        counted("both", exactly(10), period=BOTH),
    )
    assert [("sum-differs", "both", ("first", "second"))] == found(*claims)
    expected = (
        "these cannot all be right: at least 6 persons (first) + at least 6 persons (second)"
        " > at most 10 persons (both)"
    )
    assert expected == message(*claims)


def test_days_that_make_up_a_whole_are_no_less_than_it() -> None:
    """1 until the first day and 2 on the next are not 10 until then."""
    claims = (
        counted("until", exactly(1), period=f"../{FIRST}"),
        counted("second", exactly(2), period=SECOND),
        counted("all", exactly(10), period=f"../{SECOND}"),
    )
    assert [("sum-differs", "all", ("second", "until"))] == found(*claims)
    expected = (
        "these cannot all be right: at least 10 persons (all)"
        " > at most 2 persons (second) + at most 1 person (until)"
    )
    assert expected == message(*claims)


@pytest.mark.parametrize(
    "claims",
    [
        (
            counted("first", exactly(6)),
            counted("second", exactly(4), period=SECOND),
            counted("both", exactly(10), period=BOTH),
        ),
        (
            counted("first", exactly(1)),
            counted("second", exactly(1), period=SECOND),
            counted("month", exactly(10), period="2024-12"),
        ),
        (
            counted("first", exactly(1)),
            counted("third", exactly(1), period="2024-12-03"),
            counted("all", exactly(10), period="2024-12-01/2024-12-03"),
        ),
        (
            counted("first", exactly(1)),
            counted("second", at_least(1), period=SECOND),
            counted("both", exactly(10), period=BOTH),
        ),
        (
            counted("first", exactly(6)),
            counted("overlapping", exactly(6), period=BOTH),
            counted("all", exactly(10), period="2024-12-01/2024-12-03"),
        ),
        (
            counted("first", exactly(6)),
            counted("some day", exactly(6), period="2024-12-XX"),
            counted("month", exactly(10), period="2024-12"),
        ),
        (
            counted("a", exactly(6), Measure.of("present", accrues=False)),
            counted("b", exactly(6), Measure.of("present", accrues=False), SECOND),
            counted("c", exactly(10), Measure.of("present", accrues=False), BOTH),
        ),
    ],
    ids=["sum", "rest", "gap", "no upper end", "overlap", "days not stated", "stock"],
)
def test_days_that_can_all_be_right_are_no_finding(claims: tuple[Claim, ...]) -> None:
    """What adds up, leaves days out, overlaps, or is a stock is not found."""
    assert [] == found(*claims)


def test_of_wholes_within_each_other_the_smallest_is_found() -> None:
    """A year that is contradicted by days that contradict a month says no more than the month."""
    said_early = (
        counted("first", exactly(6)),
        counted("second", exactly(6), period=SECOND),
        counted("both", exactly(10), period=BOTH),
        counted("month", exactly(11), period="2024-12"),
        counted("year", exactly(11), period="2024"),
        counted("january", exactly(6), period="2025-01-01"),
        counted("next", exactly(6), period="2025-01-02"),
        counted("two", exactly(10), period="2025-01-01/2025-01-02"),
    )
    claims = [evolve(each, by=by("Seoul", "2025-02-01")) for each in said_early]
    assert [
        ("sum-differs", "both", ("first", "second")),
        ("sum-differs", "two", ("january", "next")),
    ] == found(*claims)


def test_a_part_of_two_wholes_is_held_against_each() -> None:
    """Scouts of a town are of its troops and of the scouts of its land, and no less in either."""
    land = Place("Aland")
    town, scouts = Place("Oldtown", land), Group("scouts", within=TROOPS)
    claims = (
        counted("scouts", exactly(3), place=town, group=scouts),
        counted("all", at_least(12)),
        counted("town", exactly(0), place=town),
        counted("land", exactly(10), place=land, group=scouts),
    )
    expected = [("part-exceeds-whole", "scouts", ("town",))]
    assert [expected] * 24 == [found(*each) for each in permutations(claims)]


def test_outcomes_and_days_and_places_are_added_at_once() -> None:
    """Two outcomes on two days, one of them in a part of the land, are more than all together."""
    claims = (
        counted("dead", exactly(60)),
        counted("hurt", exactly(60), WOUNDED, SECOND, place=Place("Kursk")),
        counted("both", exactly(100), KILLED | WOUNDED, BOTH),
    )
    assert [("sum-differs", "both", ("dead", "hurt"))] == found(*claims)


def test_what_is_left_of_a_whole_is_compared_with_another_figure() -> None:
    """Of 10 dead in two days, 4 of them on the first, 6 are left for the second: not 7, nor 5."""
    early = counted("first", exactly(4)), counted("all", exactly(10), KILLED | WOUNDED, BOTH)
    late = counted("dead", at_least(7), period=SECOND)
    assert [("sum-differs", "all", ("dead", "first"))] == found(*early, late)


def test_many_figures_are_named_by_their_number() -> None:
    """The arithmetic is one line, however many figures there are: each claim is named beside it."""
    days = [f"2024-12-{day:02}" for day in range(1, 32)]
    claims = [counted(day, exactly(2), period=day) for day in days]
    whole = counted("month", exactly(61), period="2024-12")
    claims = [evolve(each, by=by("Seoul", "2025-02-01")) for each in (*claims, whole)]
    assert [("sum-differs", "month", tuple(days))] == found(*claims)
    assert (
        "these cannot all be right: at least 62 persons (31 figures) > at most 61 persons (month)"
    ) == message(*claims)


def test_of_many_figures_those_are_named_that_are_enough() -> None:
    """Of a year of days that are more than the year, the largest ones say so, in one finding."""
    first = date(2023, 1, 1)
    days = [
        counted(
            f"{index:03}", exactly(9 if index % 100 else 99), period=f"{first + timedelta(index)}"
        )
        for index in range(365)
    ]
    claims = (*days, counted("year", at_most(400), period="2023"))
    ((code, claim, others),) = found(*claims)
    assert ("sum-differs", "year", 5) == (code, claim, len(others))
    assert {"000", "100", "200", "300"} <= set(others)


DAYS = range(3)
SPANS = [(first, last) for first in DAYS for last in DAYS if first <= last]


def from_to(low: int, width: int | None) -> Range:
    """Return the range of a lower end and so many numbers more."""
    return Range(low, None if width is None else low + width)


FIGURES = st.builds(from_to, st.integers(0, 4), st.none() | st.integers(0, 2))


def fits(number: int, figure: Range) -> bool:
    """Tell whether a number lies between the ends of a range."""
    return figure.lower <= number and (figure.upper is None or number <= figure.upper)


@given(st.lists(st.tuples(st.sampled_from(SPANS), FIGURES), max_size=6))
def test_days_are_found_where_they_cannot_all_be_right(
    claimed: list[tuple[tuple[int, int], Range]],
) -> None:
    """Something is found where no counts of the days agree with every figure, and only there."""
    claims = tuple(
        counted(
            f"{index}",
            figure,
            period=f"{date(2024, 12, 1 + first)}/{date(2024, 12, 1 + last)}",
        )
        for index, ((first, last), figure) in enumerate(claimed)
    )
    possible = any(
        all(fits(sum(counts[first : last + 1]), figure) for (first, last), figure in claimed)
        for counts in product(range(13), repeat=len(DAYS))
    )
    assert possible == (not {code for code, _, _ in found(*claims)} - {"drift"})


ARITHMETIC = {"self-contradiction", "part-exceeds-whole", "sum-differs"}


@pytest.mark.parametrize("shape", ["one", "part"])
def test_what_one_origin_says_is_found_where_no_counts_go_with_it(shape: str) -> None:
    """Of groups, outcomes and days at once, something is found just where no truth is left."""
    random = Random(shape)  # noqa: S311 - no secret
    met = 0
    for size in (2, 3, 5, 8) * 25:
        world = a_world(random, SHAPES[shape], size, lies=True)
        claims = [evolve(each, by=by("Seoul", "2024-12-31")) for each in world.claims]
        codes = {code for code, _, _ in found(*claims)}
        assert world.goes_with(world.claims) == (not codes & ARITHMETIC)
        met += bool(codes & ARITHMETIC)
    assert 25 <= met <= 75


def test_unrelated_events_take_work_in_proportion() -> None:
    """Twice the events, each of a day, in places with totals of their own, take twice the calls."""

    def events(number: int) -> list[Claim]:
        first = date(2010, 1, 1)
        return [
            counted(
                f"{place} {index}",
                at_least(index % 5) if index % 20 else between(10, 900),
                period=f"{first + timedelta(index)}" if index % 20 else "2010/2024",
                place=Place(f"town {place}", Place("land")),
            )
            for place in range(number // 100)
            for index in range(100)
        ]

    claims, more = events(1_000), events(2_000)
    assert calls(lambda: found(*more)) < 2.2 * calls(lambda: found(*claims))


def running(number: int) -> list[Claim]:
    """Return days, each with a total of all until then."""
    days = [f"{date(2010, 1, 1) + timedelta(index)}" for index in range(number)]
    return [
        counted(f"{period}", figure, period=period)
        for index, day in enumerate(days, 1)
        for period, figure in ((day, exactly(2)), (f"../{day}", exactly(2 * index)))
    ]


def dropping(number: int) -> list[Claim]:
    """Return totals of all until some days, of which every twentieth is below the one before."""
    days = [f"../{date(2010, 1, 1) + timedelta(index)}" for index in range(number)]
    figures = [5 * index - 9 * (index % 20 == 0) for index in range(1, number + 1)]
    return [
        counted(day, exactly(figure), period=day) for day, figure in zip(days, figures, strict=True)
    ]


def of_two_wholes(number: int) -> list[Claim]:
    """Return days of units in towns: each town has totals of the army, each unit of the land."""
    land = Place("land")
    towns = [Place(f"town {each}", land) for each in range(5)]
    units = [Group(f"unit {each}", TROOPS) for each in range(5)]
    of_both = [(unit, town) for unit in units for town in towns]
    wholes = [*((TROOPS, town) for town in towns), *((unit, land) for unit in units)]
    return [
        counted(f"{group} {place} {first}", figure, period=period, place=place, group=group)
        for each in range(number // 60)
        for first in (date(2010, 1, 1) + timedelta(each),)
        for said_of, figure, period in (
            (wholes, at_most(99), f"{first}"),
            (of_both, exactly(1), f"{first}"),
        )
        for group, place in said_of
    ]


@pytest.mark.parametrize("make", [running, dropping, of_two_wholes])
def test_figures_of_many_days_take_work_in_proportion(make: Callable[[int], list[Claim]]) -> None:
    """Totals with their days, totals that drop, parts of two wholes: none is compared with all."""
    claims, more = make(300), make(600)
    assert calls(lambda: found(*more)) < 2.2 * calls(lambda: found(*claims))


def test_figures_that_add_up_are_solved_once() -> None:
    """One wrong total among 300 days and totals takes a quarter as many calls again, or more."""
    claims = running(300)
    last = claims[-1].id
    wrong = [*claims[:-1], counted(last, exactly(1), period=last)]
    assert [] == found(*claims)
    assert calls(lambda: found(*wrong)) > 1.25 * calls(lambda: found(*claims))


def test_spans_within_each_other_take_work_in_proportion() -> None:
    """Days within longer and longer spans, and running totals of them, are looked at once."""

    def nested(number: int) -> list[Claim]:
        middle = date(2010, 1, 1)
        return [
            counted(
                f"{index}",
                exactly(index),
                period=f"{middle - timedelta(index)}/{middle + timedelta(index)}",
            )
            for index in range(1, number)
        ]

    claims, more = nested(500), nested(1_000)
    assert calls(lambda: found(*more)) < 2.2 * calls(lambda: found(*claims))
