"""Considering: what each estimate bears on a subject, what replaces it, and what may be added."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.indexes import Index
from conflictmodel.conclusions.assessments import Assessment
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.contributions import Contribution, Evidence, Role, bearing
from conflictmodel.rules.bounds import hull, intersection
from conflictmodel.rules.voices import each_report
from conflictmodel.values.measures import CAPTURED, KILLED, MISSING, SENT, WOUNDED, Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, at_least, at_most, between, exactly, unknown
from conflictmodel.values.sources import Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import ITEMS
from support.figures import HARMED, TROOPS, UNTIL, by, said
from support.worlds import range_of, refusal

DEAD = evolve(HARMED, measure=KILLED)
HURT = evolve(HARMED, measure=WOUNDED)
RUSSIA = Place("Russia")
KURSK = Place("Kursk region", RUSSIA)
PRESENT = Measure.of("present", accrues=False)

SEOUL = said("seoul", "Seoul", between(1050, 1150))
KYIV = said("kyiv", "Kyiv", at_least(3001))
DEATHS = said("dead", "Seoul", between(50, 150), evolve(DEAD, place=KURSK))
INJURED = said("hurt", "Seoul", exactly(1000), evolve(HURT, place=KURSK))


def role_and_range(item: Contribution) -> tuple[Role, Range | None]:
    """Return what part an estimate plays and what it allows."""
    return item.role, item.range


def roles(assessment: Assessment) -> dict[str, tuple[Role, Range | None]]:
    """Return what part each estimate plays and what it allows, by its id."""
    return {item.estimate.id: role_and_range(item) for item in assessment.contributions}


# Bearing


@pytest.mark.parametrize(
    ("subject", "figure", "role", "allowed", "why"),
    [
        (HARMED, between(5, 9), Role.DIRECT, between(5, 9), "it is about the subject"),
        (HARMED, unknown(), Role.DIRECT, unknown(), "it is about the subject"),
        (
            DEAD,
            between(5, 9),
            Role.LOWER_BOUND,
            at_least(5),
            "it is about a part, and the subject is at least its part",
        ),
        (
            DEAD,
            at_most(9),
            Role.NOT_USED,
            None,
            "it is about a part, and may be 0, so it bounds nothing",
        ),
        (
            evolve(HARMED, measure=SENT),
            between(5, 9),
            Role.UPPER_BOUND,
            at_most(9),
            "it is about something larger, and the subject is at most its whole",
        ),
        (
            evolve(HARMED, measure=SENT),
            at_least(5),
            Role.NOT_USED,
            None,
            "it is about something larger, and has no upper end, so it bounds nothing",
        ),
        (
            evolve(HARMED, measure=KILLED | MISSING),
            exactly(5),
            Role.NOT_USED,
            None,
            (
                "not a part: measure 'killed or missing' is not part of 'killed or wounded'."
                " Not the whole: measure 'killed or wounded' is not part of 'killed or missing'"
            ),
        ),
    ],
    ids=["itself", "unknown", "part", "empty part", "whole", "endless whole", "neither"],
)
def test_an_estimate_bears_as_part_and_whole_allow(
    subject: Subject, figure: Range, role: Role, allowed: Range | None, why: str
) -> None:
    """The subject is at least its part and at most its whole, and nothing else is inferred."""
    estimate = said("a", "Seoul", figure, subject)
    assert Contribution(estimate, role, allowed, why) == bearing(estimate, HARMED)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (evolve(HARMED, group=Group("special forces", TROOPS)), HARMED),
        (DEAD, HARMED),
        (evolve(HARMED, place=KURSK), HARMED),
        (evolve(HARMED, place=KURSK), evolve(HARMED, place=RUSSIA)),
        (evolve(HARMED, period=Period("2024-12")), evolve(HARMED, period=Period("2024"))),
        (
            Subject(Group("special forces", TROOPS), KILLED, Period("2024-11"), KURSK),
            Subject(TROOPS, SENT, UNTIL, RUSSIA),
        ),
    ],
    ids=["group", "measure", "place", "place in place", "period", "all"],
)
def test_each_part_of_a_subject_can_make_it_a_part(part: Subject, whole: Subject) -> None:
    """A group, measure, place or period inside another's bounds it from below, and is bounded."""
    figure = between(5, 9)
    lower, upper = said("a", "Seoul", figure, part), said("a", "Seoul", figure, whole)
    assert (Role.LOWER_BOUND, at_least(5)) == role_and_range(bearing(lower, whole))
    assert (Role.UPPER_BOUND, at_most(9)) == role_and_range(bearing(upper, part))


@pytest.mark.parametrize(
    "other",
    [
        evolve(HARMED, group=Group("Russian troops")),
        evolve(HARMED, unit=ITEMS),
        evolve(HARMED, measure=CAPTURED),
        evolve(DEAD, period=Period("2024-12")),
        evolve(HARMED, measure=KILLED, period=Period("../2024-12-24")),
        evolve(HARMED, measure=SENT, period=Period("2024-12-01/2024-12-02")),
        evolve(HARMED, measure=SENT, place=RUSSIA),
    ],
    ids=["group", "unit", "measure", "month", "later", "larger and shorter", "larger and nearer"],
)
def test_what_is_neither_part_nor_whole_is_set_aside(other: Subject) -> None:
    """A subject that is not inside the other, nor around it, says nothing about it."""
    item = bearing(said("a", "Seoul", between(5, 9), other), HARMED)
    assert (Role.NOT_USED, None) == role_and_range(item)


def test_every_reason_why_a_subject_is_neither_part_nor_whole_is_told() -> None:
    """Where several parts of a subject differ, the working names each of them, both ways."""
    other = Subject(Group("Russian troops"), CAPTURED, UNTIL)
    expected = (
        "not a part: group 'Russian troops' is not part of 'North Korean troops';"
        " measure 'captured' is not part of 'killed or wounded'."
        " Not the whole: group 'North Korean troops' is not part of 'Russian troops';"
        " measure 'killed or wounded' is not part of 'captured'"
    )
    assert expected == bearing(said("a", "Seoul", between(5, 9), other), HARMED).why


def test_a_period_written_in_two_ways_is_one_subject() -> None:
    """What is part and whole at once is the subject itself, so both ends are kept."""
    month = evolve(HARMED, period=Period("2024-10"))
    days = evolve(HARMED, period=Period("2024-10-01/2024-10-31"))
    item = bearing(said("a", "Seoul", between(5, 9), month), days)
    assert (Role.DIRECT, between(5, 9)) == role_and_range(item)


@pytest.mark.parametrize(
    ("estimate", "about", "expected"),
    [
        ("a", HARMED, "expected Estimate, got 'a' @ estimate"),
        (
            said("a", "Seoul", exactly(5)),
            "killed",
            "expected Subject, got 'killed': such as Subject('troops', KILLED, '2024') @ about",
        ),
        (None, None, "expected Estimate, got None @ estimate; expected Subject, got None @ about"),
    ],
)
def test_an_estimate_bears_on_a_subject(estimate: object, about: object, expected: str) -> None:
    """What is no estimate, and what is no subject, is refused."""
    assert f"bearing: {expected}" == refusal(bearing, estimate, about)


def test_a_stock_bears_on_itself_alone() -> None:
    """Troops present in a month bound neither those present in the year nor those in a week."""
    month = Subject(TROOPS, PRESENT, Period("2024-12"))
    estimate = said("a", "Seoul", between(5, 9), month)
    assert (Role.DIRECT, between(5, 9)) == role_and_range(bearing(estimate, month))
    for period in ("2024", "2024-12-23"):
        other = Subject(TROOPS, PRESENT, Period(period))
        assert (Role.NOT_USED, None) == role_and_range(bearing(estimate, other))


# What is replaced


def test_a_replaced_estimate_is_left_out() -> None:
    """An estimate that another one replaces has no voice, and the working names the other."""
    newer = said("newer", "Seoul", between(2000, 2100), supersedes=("seoul", "gone"))
    newest = said("newest", "Seoul", between(3500, 3600), supersedes=("newer",))
    assessment = combine([newest, SEOUL, newer, KYIV], rule=intersection, about=HARMED)
    assert (between(3500, 3600),) == assessment.pieces
    assert ("newest replaces it", "newer replaces it") == tuple(
        item.why for item in assessment.contributions if item.role is Role.SUPERSEDED
    )


def test_a_replaced_part_is_not_summed() -> None:
    """A sum has none of the estimates that others replace."""
    newer = evolve(DEATHS, id="dead again", range=exactly(200), supersedes=("dead",))
    assessment = combine([DEATHS, INJURED, newer], rule=hull, about=HARMED)
    assert {
        "dead": (Role.SUPERSEDED, None),
        "hurt": (Role.SUMMED, None),
        "dead again": (Role.SUMMED, None),
        "dead again+hurt": (Role.LOWER_BOUND, at_least(1200)),
    } == roles(assessment)


# Sums of what one origin says


def sums(about: Subject, *estimates: Estimate) -> dict[str, tuple[Role, Range | None]]:
    """Return the part that each sum plays, by its id, and that of the estimates summed."""
    assessment = combine(estimates, rule=hull, about=about, voices=hull)
    return {
        item.estimate.id: role_and_range(item)
        for item in assessment.contributions
        if item.parts or item.role is Role.SUMMED
    }


ALL = Subject(TROOPS, KILLED | WOUNDED | MISSING, UNTIL)
SUMMED = (Role.SUMMED, None)


def part(claim_id: str, measure: Measure, figure: Range, origin: str = "Seoul") -> Estimate:
    """Return what an origin says of some outcomes."""
    return said(claim_id, origin, figure, evolve(HARMED, measure=measure))


def test_a_sum_of_all_outcomes_is_the_subject_itself() -> None:
    """Killed and wounded together are what was asked, so both ends of the sum count."""
    expected = {
        "k": SUMMED,
        "w": SUMMED,
        "k+w": (Role.DIRECT, between(1050, 1150)),
    }
    estimates = [part("k", KILLED, between(50, 150)), part("w", WOUNDED, exactly(1000))]
    assert expected == sums(HARMED, *estimates)
    assessment = combine(estimates, rule=hull, about=HARMED)
    assert (between(1050, 1150),) == assessment.pieces
    *counted, summed = assessment.contributions
    assert ["it is counted in k+w"] * 2 == [item.why for item in counted]
    assert ("k", "w") == summed.parts
    assert by("Seoul") == summed.estimate.by


def test_outcomes_of_the_same_days_written_in_two_ways_are_summed() -> None:
    """The killed of a month and the wounded of its days are one sum, however it is asked for."""
    month, days = Period("2024-10"), Period("2024-10-01/2024-10-31")
    estimates = [
        said("dead", "Seoul", exactly(5), evolve(DEAD, period=month)),
        said("hurt", "Seoul", exactly(3), evolve(HURT, period=days)),
    ]
    for period in (month, days):
        assessment = combine(estimates, rule=hull, about=evolve(HARMED, period=period))
        assert (exactly(8),) == assessment.pieces
        assert (Role.DIRECT, exactly(8)) == roles(assessment)["dead+hurt"]


def test_a_sum_of_some_outcomes_is_a_lower_bound() -> None:
    """Killed and wounded together are a part of killed, wounded or missing."""
    expected = {"k": SUMMED, "w": SUMMED, "k+w": (Role.LOWER_BOUND, at_least(60))}
    assert expected == sums(
        ALL, part("k", KILLED, between(50, 150)), part("w", WOUNDED, at_least(10))
    )


def test_a_sum_of_more_outcomes_is_not_made() -> None:
    """Only parts are added: what covers the subject and more is left to whoever adds it."""
    estimates = [part("k", KILLED, between(50, 150)), part("wm", WOUNDED | MISSING, exactly(40))]
    assert {} == sums(HARMED, *estimates)
    found = combine(estimates, rule=hull, about=HARMED)
    assert (at_least(50),) == found.pieces
    assert [("k", at_least(50))] == [
        (limit.contribution.estimate.id, limit.range) for limit in found.limits
    ]


def test_an_outcome_that_was_not_asked_for_is_in_no_sum() -> None:
    """The captured are neither a part of the killed or wounded nor counted with them."""
    expected = {"k": SUMMED, "w": SUMMED, "k+w": (Role.DIRECT, exactly(11))}
    assert expected == sums(
        HARMED,
        part("k", KILLED, exactly(5)),
        part("w", WOUNDED, exactly(6)),
        part("c", CAPTURED, exactly(7)),
    )


def test_parts_that_make_up_the_subject_are_summed_rather_than_others() -> None:
    """Of several ways to add, one that makes up all, and then one that says most, is taken."""
    both = part("kw", KILLED | WOUNDED, exactly(10))
    missing = part("m", MISSING, exactly(1))
    wounded = part("w", WOUNDED, exactly(20))
    assert {"kw": SUMMED, "m": SUMMED, "kw+m": (Role.DIRECT, exactly(11))} == sums(
        ALL, both, missing
    )
    # With the wounded, who are more than both, there is a sum of a part that says more.
    assert {
        "kw": SUMMED,
        "m": SUMMED,
        "w": SUMMED,
        "kw+m": (Role.DIRECT, exactly(11)),
        "m+w": (Role.LOWER_BOUND, at_least(21)),
    } == sums(ALL, both, missing, wounded)
    finer = [part("k", KILLED, exactly(2)), part("w", WOUNDED, exactly(8)), both, missing]
    assert ["k+m+w"] == [name for name in sums(ALL, *finer) if "+" in name]
    overlapping = [both, part("wm", WOUNDED | MISSING, exactly(12)), part("k", KILLED, exactly(1))]
    assert {"k": SUMMED, "wm": SUMMED, "k+wm": (Role.DIRECT, exactly(13))} == sums(
        ALL, *overlapping
    )
    partial = [both, wounded, part("k", KILLED, exactly(3))]
    assert {"k": SUMMED, "w": SUMMED, "k+w": (Role.LOWER_BOUND, at_least(23))} == sums(
        ALL, *partial
    )


def test_of_the_ways_to_add_up_all_two_are_taken() -> None:
    """One has the highest lower end, and one the lowest upper end."""
    estimates = [
        part("k", KILLED, between(10, 20)),
        part("wm", WOUNDED | MISSING, at_most(5)),
        part("kw", KILLED | WOUNDED, at_least(8)),
        part("m", MISSING, at_least(3)),
    ]
    assessment = combine(estimates, rule=hull, about=ALL)
    assert ((between(13, 25),), ()) == (assessment.pieces, assessment.contradicting_origins)
    assert {
        **dict.fromkeys(("k", "wm", "kw", "m"), SUMMED),
        "k+wm": (Role.DIRECT, between(10, 25)),
        "kw+m": (Role.DIRECT, at_least(11)),
        "k+m": (Role.LOWER_BOUND, at_least(13)),
    } == roles(assessment)


def test_the_parts_of_a_mixed_measure_are_added_within_a_partition() -> None:
    """Killed and wounded are fates of people; who was displaced may be either."""
    about = evolve(ALL, measure=KILLED | WOUNDED | Measure.of("displaced for good"))
    displaced = part("d", Measure.of("displaced for good"), exactly(60_000))
    estimates = [part("k", KILLED, exactly(5)), part("w", WOUNDED, exactly(6)), displaced]
    assert {"k": SUMMED, "w": SUMMED, "k+w": (Role.LOWER_BOUND, at_least(11))} == sums(
        about, *estimates
    )


@pytest.mark.parametrize(
    "estimates",
    [
        (
            part("k", KILLED, at_most(5)),
            part("w", WOUNDED, at_most(6)),
            part("kwm", ALL.measure, exactly(9)),
        ),
        (part("k", KILLED, exactly(5)), part("w", WOUNDED, exactly(6), "Kyiv")),
        (part("k", KILLED, exactly(5)), evolve(INJURED, range=exactly(6))),
        (
            part("k", KILLED, exactly(5)),
            evolve(INJURED, subject=evolve(HURT, period=Period("2024-12-01"))),
        ),
        (part("k", KILLED, exactly(5)), part("c", CAPTURED, exactly(6))),
        (part("kw", KILLED | WOUNDED, exactly(5)), part("wm", WOUNDED | MISSING, exactly(6))),
        (part("k", KILLED, exactly(5)), part("wc", WOUNDED | CAPTURED, exactly(6))),
        (part("k", KILLED, exactly(5)), part("present", PRESENT, exactly(6))),
    ],
    ids=["may be 0", "two origins", "places", "periods", "unasked", "overlap", "half in", "stock"],
)
def test_what_does_not_add_up_to_something_is_not_summed(estimates: tuple[Estimate, ...]) -> None:
    """Other origins, places, periods, overlapping outcomes and sums that bound nothing are left."""
    assert {} == sums(ALL, *estimates)


def test_a_total_beside_its_parts_does_not_hide_their_sum() -> None:
    """Parts are summed although the origin gives a total too; the total counts directly."""
    estimates = [
        part("kw", KILLED | WOUNDED, between(1100, 1200)),
        part("k", KILLED, between(50, 150)),
        part("w", WOUNDED, exactly(1000)),
    ]
    assessment = combine(estimates, rule=hull, about=HARMED)
    assert {
        "kw": (Role.DIRECT, between(1100, 1200)),
        "k": SUMMED,
        "w": SUMMED,
        "k+w": (Role.DIRECT, between(1050, 1150)),
    } == roles(assessment)
    assert (between(1100, 1150),) == assessment.pieces


def test_several_figures_of_one_outcome_are_one_member() -> None:
    """It is what they allow together, or else their hull; the sum has the ids of all of them."""
    estimates = [
        part("k1", KILLED, between(50, 150)),
        part("k2", KILLED, between(20, 100)),
        part("k3", KILLED, between(10, 200)),
        part("w", WOUNDED, at_least(1000)),
        part("w2", WOUNDED, at_most(1500)),
    ]
    assessment = combine(estimates, rule=hull, about=HARMED)
    assert {
        **dict.fromkeys(("k1", "k2", "k3", "w", "w2"), SUMMED),
        "k1+k2+k3+w+w2": (Role.DIRECT, between(1050, 1600)),
    } == roles(assessment)
    assert () == assessment.contradicting_origins
    torn = combine([*estimates, part("w3", WOUNDED, exactly(2000))], rule=hull, about=HARMED)
    assert ((at_least(2000),), ("Seoul",)) == (torn.pieces, torn.contradicting_origins)


def test_a_sum_is_said_by_its_source_or_else_by_its_origin() -> None:
    """Where two bodies of one origin spoke of two parts, the sum is neither's alone."""
    dead = said("k", "Seoul", exactly(5), DEAD)
    hurt = evolve(dead, id="w", subject=HURT)
    army = Source("army", SourceKind.MILITARY, "Seoul")
    for other, name in ((hurt, "Seoul"), (evolve(hurt, by=evolve(hurt.by, source=army)), "Seoul")):
        *_, summed = combine([dead, other], rule=hull, about=HARMED).contributions
        assert (name, "Seoul") == (
            summed.estimate.by.source.name,
            summed.estimate.by.source.origin,
        )


def test_a_part_without_a_date_leaves_the_sum_without_one() -> None:
    """Where it is not known when a part was stated, it is not known of the sum."""
    parts = [
        said("k", "Seoul", exactly(5), DEAD, stated="2024-12-20"),
        said("w", "Seoul", exactly(6), HURT, stated="2024-12/.."),
    ]
    (voice,) = combine(parts, rule=hull, about=HARMED).voices
    assert None is voice.on


# What is considered is what is heard

SIDES = st.sampled_from(["Seoul", "Kyiv"])
MEASURES = st.sets(st.sampled_from(["killed", "wounded", "missing", "captured"]), min_size=1)
FIGURES = st.builds(range_of, st.integers(0, 9), st.none() | st.integers(0, 3))
ESTIMATES = st.lists(
    st.builds(
        said,
        st.just("a"),
        SIDES,
        FIGURES,
        st.builds(
            Subject,
            st.sampled_from([TROOPS, Group("special forces", TROOPS)]),
            MEASURES.map(lambda names: Measure.of(*names)),
            st.sampled_from(["../2024-12-23", "2024-12", "2024-12-01/2024-12-31"]).map(Period),
        ),
        supersedes=st.just(()) | st.sampled_from("012345").map(lambda one: (one,)),
    ),
    max_size=6,
)


@given(ESTIMATES)
def test_every_estimate_is_considered_and_those_that_bear_are_heard(
    estimates: list[Estimate],
) -> None:
    """The working has each estimate by its id, then sums; the rule hears those of the subject."""
    given = [said("kyiv", "Kyiv", at_least(1))]
    for index, each in enumerate(estimates):
        given.append(evolve(each, id=str(index), supersedes=supersedes_later(each, index)))
    assessment = combine(given, rule=hull, about=HARMED, voices=each_report)
    found = assessment.contributions
    assert sorted(given, key=lambda each: each.id) == [
        item.estimate for item in found if not item.parts
    ]
    assert sorted(bool(item.parts) for item in found) == [bool(item.parts) for item in found]
    assert {
        (item.estimate.by.source.origin, item.range, item.parts or (item.estimate.id,))
        for item in found
        if item.role is Role.DIRECT and item.range != unknown()
    } == {(voice.origin, voice.range, voice.reports) for voice in assessment.voices}


def supersedes_later(each: Estimate, index: int) -> tuple[str, ...]:
    """Return what an estimate replaces of those after it, so that there is no circle."""
    return tuple(other for other in each.supersedes if int(other) > index)


def test_what_is_about_something_else_is_counted_by_what_sets_it_apart() -> None:
    """What comes near is listed with the reason, and the rest is counted, most first."""
    about = evolve(HARMED, place=KURSK)
    others = (
        (evolve(about, unit=ITEMS), "in another unit"),
        (evolve(about, measure=CAPTURED), "of another measure"),
        (evolve(about, place=Place("Bryansk region", RUSSIA)), "of other places"),
        (evolve(about, period=Period("2025")), "of other days"),
        (evolve(about, group=Group("tanks")), "about other groups"),
        (evolve(about, group=Group("drones")), "about other groups"),
    )
    given = [
        said(f"other {number}", "Kyiv", exactly(5), each) for number, (each, _) in enumerate(others)
    ]
    given += [
        said("day", "Kyiv", exactly(5), about),
        evolve(said("old", "Kyiv", exactly(4), about), id="old"),
        evolve(said("new", "Kyiv", exactly(5), about), supersedes=("old",)),
        said("none", "Kyiv", exactly(0), evolve(about, measure=KILLED)),
    ]
    found = combine(given, rule=hull, about=about)
    assert ["day", "new"] == [item.estimate.id for item in found.used]
    assert [("none", "it is about a part, and may be 0, so it bounds nothing")] == [
        (item.estimate.id, item.why) for item in found.missed
    ]
    assert (
        ("about other groups", 2),
        ("in another unit", 1),
        ("of another measure", 1),
        ("of other days", 1),
        ("of other places", 1),
        ("that others replace", 1),
    ) == found.not_used


def test_of_no_estimates_nothing_is_considered() -> None:
    """Without an estimate there is no part to play, and nothing to combine."""
    assert () == Evidence(Index(()), HARMED).contributions()


@given(ESTIMATES)
def test_what_is_left_out_is_said_by_what(estimates: list[Estimate]) -> None:
    """An estimate that is replaced names the one that replaces it, and a part the sum it is in."""
    given = [said("kyiv", "Kyiv", at_least(1))]
    given += [evolve(each, id=str(index), supersedes=()) for index, each in enumerate(estimates)]
    found = combine(given, rule=hull, about=HARMED).contributions
    sums = {item.estimate.id: item for item in found if item.parts}
    for item in found:
        if item.role is Role.SUMMED:
            named = sums[item.why.removeprefix("it is counted in ")]
            assert item.estimate.by.source.origin == named.estimate.by.source.origin
            assert named.estimate.subject.measure.includes(item.estimate.subject.measure)


def test_limits_of_an_origin_are_the_strongest_of_all_that_it_says() -> None:
    """Of many spans within those of a question, or around them, no end that binds most is lost."""
    random = Random("strongest")  # noqa: S311 - no secret
    land = Place("Aland")
    town, start = Place("Oldtown", land), date(2024, 1, 1)

    def about(place: Place) -> Subject:
        first = start + timedelta(random.randrange(30))
        days = Period(f"{first}/{first + timedelta(random.randrange(20))}")
        return Subject(TROOPS, KILLED, days, place)

    for place, other in ((land, town), (town, land)):
        claims = [
            said(f"{number}", f"origin {random.randrange(3)}", figure, about(place))
            for number in range(300)
            for figure in (random.choice([at_least, at_most])(random.randrange(1_000)),)
        ]
        for question in [about(other) for _ in range(30)]:
            expected: dict[tuple[Role, str], Range] = {}
            for each in claims:
                found = bearing(each, question)
                if found.range is not None:
                    key = found.role, each.by.source.origin
                    met = expected.get(key, found.range)
                    expected[key] = met.intersection(found.range) or met
            bounds = Evidence(Index(claims), question).bounds
            assert sorted((origin, str(each)) for (_, origin), each in expected.items()) == sorted(
                (each.origin, str(each.range)) for each in bounds
            )


def shortest_chain(spans: set[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """Return the fewest spans that make up days: of several ways the one with the longest first."""
    none: list[tuple[int, int]] = []
    chains = [none] if first > last else []
    for start, stop in spans:
        if start == first and stop <= last:
            rest = shortest_chain(spans, stop + 1, last)
            if rest or stop == last:
                chains.append([(start, stop), *rest])
    return min(chains, key=lambda found: (len(found), [-stop for _, stop in found]), default=none)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*pairwise(range(6)), (0, 2), (1, 3), (2, 5), (1, 4), (3, 5), (0, 5)]),
            st.sampled_from(["Kyiv", "Seoul"]),
            st.sampled_from([exactly(1), at_least(3), between(2, 5), exactly(9), unknown()]),
        ),
        min_size=6,
        max_size=16,
    )
)
def test_periods_are_added_that_make_up_the_whole_in_the_fewest_steps(
    drawn: list[tuple[tuple[int, int], str, Range]],
) -> None:
    """Of each origin one chain is added; what is in no sum, or says more than it, is a limit."""
    start, last = date(2024, 1, 1), 4
    days = [(start + timedelta(n)).isoformat() for n in range(last + 1)]
    about = Subject(TROOPS, KILLED, Period(f"{days[0]}/{days[last]}"))
    spans = {f"{n:02}": (first, after - 1) for n, ((first, after), *_) in enumerate(drawn)}
    claims = [
        said(id_, origin, figure, evolve(about, period=Period(f"{days[first]}/{days[stop]}")))
        for (id_, (first, stop)), (_, origin, figure) in zip(spans.items(), drawn, strict=True)
    ]
    sums: dict[tuple[str, ...], Range] = {}
    limits: dict[str, int] = {}
    for origin in ("Kyiv", "Seoul"):
        own = {
            each.id: each.range
            for each in claims
            if each.by.source.origin == origin and spans[each.id] != (0, last)
        }
        links = shortest_chain(
            {spans[id_] for id_, range_ in own.items() if range_ != unknown()}, 0, last
        )
        members = [
            [range_ for id_, range_ in own.items() if spans[id_] == link and range_ != unknown()]
            for link in links
        ]
        figures = [one.intersection(*more) or one.hull(*more) for one, *more in members]
        parts = {id_ for id_, range_ in own.items() if spans[id_] in links and range_ != unknown()}
        added = sum(figures[1:], figures[0]) if figures else None
        if added:
            sums[(*sorted(parts),)] = added
        ends = [
            range_.lower
            for id_, range_ in own.items()
            if range_.lower and not (added and id_ in parts and range_.lower <= added.lower)
        ]
        if ends:
            limits[origin] = max(ends)
    found = Evidence(Index(claims), about)
    assert sums == {each.parts: each.estimate.range for each in found.sums}
    assert limits == {each.origin: each.range.lower for each in found.bounds}
