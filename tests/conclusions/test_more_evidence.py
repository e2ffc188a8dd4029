"""More evidence never makes an answer worse: small cases, with the figures written down."""

import pytest
from attrs import evolve

from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.limits import Verdict
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.quantiles import quantile
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import gtd, latest
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.values.measures import (
    DISPLACED,
    KILLED,
    NEWLY_DISPLACED,
    WOUNDED,
    Measure,
)
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import at_least, at_most, between, exactly
from conflictmodel.values.subjects import Group, Place, Subject
from support.figures import said

PEOPLE = Group("people")
CITY = Place("the city")
STREET, HOSPITAL = Place("a street", CITY), Place("the hospital", CITY)
IN_CITY = Subject(PEOPLE, KILLED, Period("2024"), CITY)
IN_STREET, IN_HOSPITAL = evolve(IN_CITY, place=STREET), evolve(IN_CITY, place=HOSPITAL)
EVERY_RULE: list[AnyRule] = [
    *(hull, intersection, robust(0), median, lowest, majority, most_agreed, camps, gtd),
    *(k_of_n(1), quantile(1), latest(hull), intersection.or_else(hull)),
]


@pytest.mark.parametrize("rule", EVERY_RULE, ids=str)
def test_reports_of_a_street_leave_the_figure_of_the_city(rule: AnyRule) -> None:
    """Five reports of 10 to 14 dead in a street say nothing against 1,000 in its city."""
    estimates = [
        said("city", "Kyiv", exactly(1000), IN_CITY),
        *(said(f"{dead}", f"reporter {dead}", exactly(dead), IN_STREET) for dead in range(10, 15)),
    ]
    assessment = combine(estimates, rule=rule, about=IN_CITY)
    assert (exactly(1000),) == assessment.pieces == assessment.within_limits
    assert [("Kyiv", exactly(1000))] == [(each.origin, each.range) for each in assessment.voices]
    assert [(f"reporter {dead}", at_least(dead), Verdict.MET) for dead in range(14, 9, -1)] == [
        (each.origin, each.range, each.verdict) for each in assessment.limits
    ]


@pytest.mark.parametrize("rule", EVERY_RULE, ids=str)
def test_totals_of_a_city_leave_the_figure_of_its_hospital(rule: AnyRule) -> None:
    """Who counts 460 dead in a hospital is not outvoted by two totals of its city."""
    estimates = [
        said("hospital", "doctors", exactly(460), IN_HOSPITAL),
        said("total 1", "Kyiv", exactly(1200), IN_CITY),
        said("total 2", "Moscow", between(900, 1500), IN_CITY),
    ]
    assessment = combine(estimates, rule=rule, about=IN_HOSPITAL)
    assert (exactly(460),) == assessment.pieces
    assert [("Kyiv", at_most(1200), Verdict.MET), ("Moscow", at_most(1500), Verdict.MET)] == [
        (each.origin, each.range, each.verdict) for each in assessment.limits
    ]


def test_a_vague_figure_stands_beside_what_its_parts_say() -> None:
    """Of "at least 1" and a part of 460 by somebody else, both are shown: 1, and 460 if so."""
    estimates = [
        said("vague", "Kyiv", at_least(1), IN_CITY),
        said("hospital", "doctors", exactly(460), IN_HOSPITAL),
    ]
    assessment = combine(estimates, rule=median, about=IN_CITY)
    assert (at_least(1),) == assessment.pieces
    assert (at_least(460),) == assessment.within_limits
    assert [Verdict.CUTS] == [each.verdict for each in assessment.limits]
    assert "if the limits hold" in assessment.explain()


@pytest.mark.parametrize("displaced", [DISPLACED, NEWLY_DISPLACED], ids=str)
def test_the_displaced_are_not_added_to_the_killed_and_wounded(displaced: Measure) -> None:
    """Somebody may be both displaced and wounded, so 64,963 is nobody's figure."""
    parts = ((KILLED, 1963), (WOUNDED, 3000), (displaced, 60000))
    estimates = [
        said(str(measure), "Kyiv", exactly(number), evolve(IN_CITY, measure=measure))
        for measure, number in parts
    ]
    harmed = evolve(IN_CITY, measure=KILLED | WOUNDED)
    assert (exactly(4963),) == combine(estimates, rule=hull, about=harmed).pieces


def test_those_who_met_with_one_of_several_fates_are_at_least_each() -> None:
    """Of outcomes that overlap, the greatest number bounds the number of all, and no sum does."""
    measures = ((KILLED, 1963), (NEWLY_DISPLACED, 60000))
    estimates = [
        said(str(measure), "Kyiv", exactly(number), evolve(IN_CITY, measure=measure))
        for measure, number in measures
    ]
    about = evolve(IN_CITY, measure=KILLED | NEWLY_DISPLACED)
    assessment = combine(estimates, rule=hull, about=about)
    assert (at_least(60000),) == assessment.pieces
    assert assessment.only_limits


def test_a_sum_that_says_more_than_one_that_counts_it_stays_a_limit() -> None:
    """Who says 3 killed and 2 wounded on a day, and 1 of both, said no less than 5 of it."""
    harmed = evolve(IN_CITY, measure=KILLED | WOUNDED, period=Period("2024-12-01/2024-12-02"))
    first = evolve(harmed, period=Period("2024-12-01"))
    estimates = [
        said("killed", "Kyiv", exactly(3), evolve(first, measure=KILLED)),
        said("wounded", "Kyiv", exactly(2), evolve(first, measure=WOUNDED)),
        said("both", "Kyiv", exactly(1), first),
        said("next day", "Kyiv", exactly(0), evolve(harmed, period=Period("2024-12-02"))),
    ]
    assessment = combine(estimates, rule=hull, about=harmed)
    assert (("Kyiv",), (exactly(5),)) == (assessment.contradicting_origins, assessment.pieces)
    assert ("killed", "wounded") in [each.contribution.parts for each in assessment.limits]


def test_what_outcomes_and_what_days_add_up_to_are_both_figures() -> None:
    """Who says 2 to 7 by outcomes, and at least 8 by days, contradicts itself: at least 2."""
    harmed = evolve(IN_CITY, measure=KILLED | WOUNDED, period=Period("2024-12-01/2024-12-02"))
    estimates = [
        said("killed", "Kyiv", between(2, 5), evolve(harmed, measure=KILLED)),
        said("wounded", "Kyiv", at_most(2), evolve(harmed, measure=WOUNDED)),
        said("first", "Kyiv", at_most(2), evolve(harmed, period=Period("2024-12-01"))),
        said("second", "Kyiv", at_least(8), evolve(harmed, period=Period("2024-12-02"))),
    ]
    assessment = combine(estimates, rule=hull, about=harmed)
    assert (("Kyiv",), (at_least(2),)) == (assessment.contradicting_origins, assessment.pieces)
