"""Combining: what estimates bear on a subject, what may be added, and one voice for each side."""

import pickle
from collections.abc import Callable, Sequence
from datetime import date
from itertools import product

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from conflictmodel.assessments import Assessment
from conflictmodel.combining import NoConclusionError, bearing, combine
from conflictmodel.dossiers import Dossier
from conflictmodel.errors import (
    ConflictModelError,
    DoubleCountingError,
    InvalidValueError,
    RuleError,
)
from conflictmodel.estimates import Estimate
from conflictmodel.measures import CAPTURED, KILLED, MISSING, SENT, WOUNDED, Measure
from conflictmodel.periods import Period
from conflictmodel.ranges import Pieces, Range, at_least, at_most, between, exactly, unknown
from conflictmodel.roles import Considered, Role
from conflictmodel.rules import (
    DisagreementError,
    Rule,
    camps,
    hull,
    intersection,
    latest,
    majority,
    one_voice,
    per_side,
)
from conflictmodel.subjects import Group, Place, Subject
from conflictmodel.totals import total
from conflictmodel.units import ITEMS
from conflictmodel.voices import EachReport, Voice, Voices, each_report
from figures import HARMED, TROOPS, UNTIL, by, said
from worlds import judgement, refusal

DEAD = evolve(HARMED, measure=KILLED)
HURT = evolve(HARMED, measure=WOUNDED)
RUSSIA = Place("Russia")
KURSK = Place("Kursk region", RUSSIA)
PRESENT = Measure.of("present", accrues=False)


def role_and_range(item: Considered) -> tuple[Role, Range | None]:
    """Return what part an estimate plays and what it allows."""
    return item.role, item.range


def roles(assessment: Assessment) -> dict[str, tuple[Role, Range | None]]:
    """Return what part each estimate plays and what it allows, by its id."""
    return {item.estimate.id: role_and_range(item) for item in assessment.considered}


# Bearing


@pytest.mark.parametrize(
    ("subject", "figure", "role", "allowed", "why"),
    [
        (HARMED, between(5, 9), Role.AS_ITSELF, between(5, 9), "it is about the subject"),
        (HARMED, unknown(), Role.AS_ITSELF, unknown(), "it is about the subject"),
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
            Role.SET_ASIDE,
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
            Role.SET_ASIDE,
            None,
            "it is about something larger, and has no upper end, so it bounds nothing",
        ),
        (
            evolve(HARMED, measure=KILLED | MISSING),
            exactly(5),
            Role.SET_ASIDE,
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
    assert Considered(estimate, role, allowed, why) == bearing(estimate, HARMED)


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
    assert (Role.SET_ASIDE, None) == role_and_range(item)


def test_a_period_written_in_two_ways_is_one_subject() -> None:
    """What is part and whole at once is the subject itself, so both ends are kept."""
    month = evolve(HARMED, period=Period("2024-10"))
    days = evolve(HARMED, period=Period("2024-10-01/2024-10-31"))
    item = bearing(said("a", "Seoul", between(5, 9), month), days)
    assert (Role.AS_ITSELF, between(5, 9)) == role_and_range(item)


@pytest.mark.parametrize(
    ("estimate", "about", "expected"),
    [
        ("a", HARMED, "expected Estimate, got 'a' @ estimate"),
        (said("a", "Seoul", exactly(5)), "killed", "expected Subject, got 'killed' @ about"),
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
    assert (Role.AS_ITSELF, between(5, 9)) == role_and_range(bearing(estimate, month))
    for period in ("2024", "2024-12-23"):
        other = Subject(TROOPS, PRESENT, Period(period))
        assert (Role.SET_ASIDE, None) == role_and_range(bearing(estimate, other))


# The truth of a small world: a count for each group, outcome, place and day

OUTCOMES = ("killed", "wounded", "missing")
GROUPS = (TROOPS, Group("special forces", TROOPS))
PLACES = (None, RUSSIA, KURSK)  # a count at `None` is of somewhere outside Russia
PERIODS = {
    "2024-12-01": {1},
    "2024-12-02": {2},
    "2024-12-03": {3},
    "2024-12-01/2024-12-02": {1, 2},
    "2024-12-02/2024-12-03": {2, 3},
    "../2024-12-02": {1, 2},
    "2024-12-02/..": {2, 3},
    "../..": {1, 2, 3},
    "2024-12": {1, 2, 3},
    "2024-12-01/2024-12-31": {1, 2, 3},
}
ATOMS = tuple(product(range(2), OUTCOMES, range(3), (1, 2, 3)))
TRUTHS = st.lists(st.integers(0, 4), min_size=len(ATOMS), max_size=len(ATOMS))
MEASURES = st.sets(st.sampled_from(OUTCOMES), min_size=1).map(lambda names: Measure.of(*names))
SUBJECTS = st.builds(
    Subject,
    st.sampled_from(GROUPS),
    MEASURES,
    st.sampled_from(sorted(PERIODS)).map(Period),
    st.sampled_from(PLACES),
)
SIDES = st.sampled_from(["Seoul", "Kyiv", "Moscow"])
# How far below and above the truth an estimate reaches.
VAGUENESS = st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3))


def count(truth: Sequence[int], subject: Subject) -> int:
    """Return how many the subject counts in truth: the atoms that lie inside all its parts."""
    return sum(
        number
        for number, (group, outcome, place, day) in zip(truth, ATOMS, strict=True)
        if group >= GROUPS.index(subject.group)
        and outcome in subject.measure.outcomes
        and place >= PLACES.index(subject.place)
        and day in PERIODS[subject.period.edtf]
    )


def true_figure(number: int, below: int, above: int | None) -> Range:
    """Return a range that holds the number."""
    return Range(max(0, number - below), None if above is None else number + above)


@st.composite
def true_estimates(draw: st.DrawFn, truth: Sequence[int]) -> list[Estimate]:
    """Draw estimates that are vague and true."""
    subjects = draw(st.lists(SUBJECTS, min_size=1, max_size=6))
    return [
        said(
            str(index),
            draw(SIDES),
            true_figure(count(truth, subject), *draw(VAGUENESS)),
            subject,
            stated=f"2024-12-0{draw(st.integers(1, 9))}",
        )
        for index, subject in enumerate(subjects)
    ]


@given(TRUTHS, SUBJECTS, SUBJECTS, VAGUENESS)
def test_what_a_true_estimate_allows_holds_the_truth(
    truth: list[int], subject: Subject, about: Subject, vague: tuple[int, int | None]
) -> None:
    """Whatever the counts are, a true estimate of any subject allows the true count of another."""
    figure = true_figure(count(truth, subject), *vague)
    item = bearing(said("a", "Seoul", figure, subject), about)
    assert item.range is None or count(truth, about) in item.range


@given(
    st.sampled_from([hull, intersection, majority, camps, latest(hull)]),
    st.sampled_from([None, hull, intersection, each_report]),
    st.data(),
    TRUTHS,
    SUBJECTS,
)
def test_a_conclusion_from_true_estimates_holds_the_truth(
    rule: Rule,
    voices: Rule | EachReport | None,
    data: st.DataObject,
    truth: list[int],
    about: Subject,
) -> None:
    """When all estimates are true, every rule answers with pieces that hold the true count."""
    estimates = data.draw(true_estimates(truth))
    # So that at least one of them bears.
    estimates.append(said("about", "Kyiv", true_figure(count(truth, about), 0, None), about))
    assessment = combine(estimates, rule=rule, about=about, voices=voices)
    assert any(count(truth, about) in piece for piece in assessment.pieces)
    assert count(truth, about) in assessment.envelope
    assert (None, (), 0) == (assessment.gap, assessment.contradicting, assessment.robust_from)


@given(
    TRUTHS,
    SUBJECTS,
    st.lists(st.sets(st.sampled_from(OUTCOMES), min_size=1), min_size=2),
    st.data(),
)
def test_a_total_of_true_estimates_holds_the_truth(
    truth: list[int], subject: Subject, parts: list[set[str]], data: st.DataObject
) -> None:
    """A sum over disjoint outcomes holds their true count together; any other is refused."""
    subjects = [evolve(subject, measure=Measure.of(*names)) for names in parts]
    estimates = [
        said(str(index), "Seoul", true_figure(count(truth, each), *data.draw(VAGUENESS)), each)
        for index, each in enumerate(subjects)
    ]
    union = set[str]().union(*parts)
    if sum(map(len, parts)) > len(union):
        with pytest.raises(DoubleCountingError):
            total(estimates)
    else:
        summed = total(estimates)
        assert evolve(subject, measure=Measure.of(*union)) == summed.subject
        assert count(truth, summed.subject) in summed.range


# Totals


def test_parts_of_a_measure_are_added() -> None:
    """Killed and wounded add up to killed or wounded, of the same troops, place and period."""
    summed = total(
        [said("dead", "Seoul", between(50, 150), DEAD), said("hurt", "Seoul", exactly(1000), HURT)]
    )
    assert Estimate("dead+hurt", HARMED, between(1050, 1150), by("Seoul")) == summed


def test_a_sum_with_an_open_end_has_none() -> None:
    """Where one part has no upper end, the sum has none."""
    summed = total(
        [said("a", "Seoul", at_least(50), DEAD), said("b", "Seoul", exactly(1000), HURT)]
    )
    assert at_least(1050) == summed.range


def test_a_sum_can_be_given_an_id_and_an_attribution() -> None:
    """The sum carries the id and the attribution it is given."""
    parts = [said("a", "Seoul", exactly(1), DEAD), said("b", "Kyiv", exactly(2), HURT)]
    summed = total(parts, claim_id="sum", by=by("DW"))
    assert Estimate("sum", HARMED, exactly(3), by("DW")) == summed


@pytest.mark.parametrize(
    ("periods", "together"),
    [
        (("2024-10", "2024-11"), "2024-10/2024-11"),
        (("2024-11", "2024-10"), "2024-10/2024-11"),
        (("2024-12", "2024-10", "2024-11"), "2024-10/2024-12"),
        (("../2024-10", "2024-11"), "../2024-11"),
        (("2024-11/..", "2024-10"), "2024-10/.."),
        (("2024-11/..", "../2024-10"), "../.."),
        (("2024-12-22", "2024-12-23"), "2024-12-22/2024-12-23"),
        (("2024-02", "2024-03-01"), "2024-02/2024-03-01"),
        (("2023", "2024-01-01/2024-06"), "2023/2024-06"),
    ],
)
def test_parts_of_a_period_are_added(periods: tuple[str, ...], together: str) -> None:
    """Figures of periods that follow each other day on day add up, in whatever order they come."""
    parts = [said(each, "Seoul", exactly(5), evolve(DEAD, period=Period(each))) for each in periods]
    summed = total(parts)
    assert (evolve(DEAD, period=Period(together)), exactly(5 * len(periods))) == (
        summed.subject,
        summed.range,
    )


FOLLOW = "their periods overlap, or leave days out, or are no definite days"


@pytest.mark.parametrize(
    ("subjects", "pairs"),
    [
        ((DEAD, DEAD), (("0", "1", "both count 'killed'"),)),
        ((DEAD, HARMED), (("0", "1", "both count 'killed'"),)),
        (
            (HARMED, HURT, DEAD),
            (("0", "1", "both count 'wounded'"), ("0", "2", "both count 'killed'")),
        ),
        (
            (DEAD, evolve(HURT, group=Group("special forces", TROOPS))),
            (("0", "1", "their groups differ, so they may overlap"),),
        ),
        (
            (DEAD, evolve(HURT, place=KURSK)),
            (("0", "1", "their places differ, so they may overlap"),),
        ),
        (
            (evolve(DEAD, place=KURSK), evolve(DEAD, place=Place("Belgorod region", RUSSIA))),
            (("0", "1", "their places differ, so they may overlap"),),
        ),
        (
            (DEAD, evolve(HURT, unit=ITEMS)),
            (("0", "1", "their units differ, so they may overlap"),),
        ),
        (
            (DEAD, evolve(HURT, period=Period("2024"))),
            (("0", "1", "their measures and their periods differ; add one of them at a time"),),
        ),
        (
            tuple(evolve(DEAD, period=Period(each)) for each in ("2024-10", "2024-12")),
            (("0", "1", FOLLOW),),
        ),
        (
            tuple(evolve(DEAD, period=Period(each)) for each in ("2024-10", "2024-10-31/2024-11")),
            (("0", "1", FOLLOW),),
        ),
        (
            tuple(evolve(DEAD, period=Period(each)) for each in ("2024-10", "2024-11~")),
            (("1", "0", FOLLOW),),
        ),
        (
            tuple(evolve(DEAD, period=Period(each)) for each in ("2024-10/..", "2024-11")),
            (("0", "1", FOLLOW),),
        ),
        (
            tuple(evolve(DEAD, period=Period(each)) for each in ("2024-10/", "2024-11")),
            (("0", "1", FOLLOW),),
        ),
        (
            tuple(evolve(DEAD, period=Period(each)) for each in ("2024-11", "2024-10", "2024-10")),
            (("1", "2", FOLLOW),),
        ),
        (
            tuple(Subject(TROOPS, PRESENT, Period(each)) for each in ("2024-10", "2024-11")),
            (("0", "1", "what is there in one period may be there in the other"),),
        ),
    ],
    ids=[
        *("same", "overlapping", "twice", "group", "place", "two places", "unit"),
        *("measure and period", "days left out", "common day", "no definite days", "no last day"),
        *("unknown last day", "same period", "stock"),
    ],
)
def test_what_may_be_counted_twice_is_not_added(
    subjects: tuple[Subject, ...], pairs: tuple[tuple[str, str, str], ...]
) -> None:
    """Every pair of estimates that may count the same thing is named."""
    parts = [said(str(index), "Seoul", exactly(5), each) for index, each in enumerate(subjects)]
    with pytest.raises(DoubleCountingError) as caught:
        total(parts)
    assert pairs == caught.value.pairs


def test_one_estimate_twice_is_not_added() -> None:
    """An estimate is not added to itself, although it has one id."""
    dead = said("dead", "Seoul", exactly(5), DEAD)
    with pytest.raises(DoubleCountingError) as caught:
        total([dead, dead])
    assert (("dead", "dead", "both count 'killed'"),) == caught.value.pairs


def test_a_sum_needs_two_estimates() -> None:
    """None and one are too few to add."""
    one = [said("dead", "Seoul", exactly(5), DEAD)]
    assert "total: it takes two or more @ estimates" == refusal(total, [])
    assert "total: it takes two or more @ estimates" == refusal(total, one)


def test_a_sum_of_several_attributions_needs_its_own() -> None:
    """Whose figure the sum is must be said where its parts are of several, or of several days."""
    dead, hurt = said("a", "Seoul", exactly(5), DEAD), said("b", "Kyiv", exactly(5), HURT)
    expected = "total: the estimates have several attributions; say which the sum is to carry @ by"
    assert expected == refusal(total, [dead, hurt])
    assert expected == refusal(total, [dead, evolve(hurt, by=by("Seoul", "2024-12-22"))])


def test_what_is_no_estimate_is_not_added() -> None:
    """A total is of estimates."""
    advice = "give dossier.of_type(Estimate)"
    expected = f"total: expected an iterable of Estimate, got int; {advice} @ estimates"
    assert expected == refusal(total, 3)
    dead = said("dead", "Seoul", exactly(5), DEAD)
    expected = "total: expected Estimate, got 'hurt' @ estimates[1]"
    assert expected == refusal(total, [dead, "hurt"])


def test_a_sum_has_an_id_and_an_attribution() -> None:
    """An id that is no text, and an attribution that is none, are refused."""
    parts = [said("a", "Seoul", exactly(5), DEAD), said("b", "Seoul", exactly(5), HURT)]
    expected = "total: expected str, got 3 @ claim_id; expected Attribution, got 'Seoul' @ by"
    assert expected == refusal(total, parts, claim_id=3, by="Seoul")


def test_parts_of_the_same_days_written_in_two_ways_are_added() -> None:
    """The killed of a month and the wounded of its days are parts of one whole."""
    month = evolve(DEAD, period=Period("2024-10"))
    days = evolve(HURT, period=Period("2024-10-01/2024-10-31"))
    added = total([said("a", "Seoul", exactly(5), month), said("b", "Seoul", exactly(3), days)])
    assert evolve(HARMED, period=Period("2024-10")) == added.subject
    assert exactly(8) == added.range


def test_a_stock_and_what_accrues_are_not_added() -> None:
    """Present and killed are no parts of one measure."""
    parts = [
        said("a", "Seoul", exactly(5), DEAD),
        said("b", "Seoul", exactly(5), evolve(DEAD, measure=PRESENT)),
    ]
    with pytest.raises(InvalidValueError):
        total(parts)


def test_two_stocks_of_one_moment_are_added() -> None:
    """Stocks of different outcomes at one moment are disjoint."""
    absent = Measure.of("on leave", accrues=False)
    parts = [
        said("a", "Seoul", exactly(5), evolve(DEAD, measure=PRESENT)),
        said("b", "Seoul", exactly(3), evolve(DEAD, measure=absent)),
    ]
    assert (evolve(DEAD, measure=PRESENT | absent), exactly(8)) == (
        total(parts).subject,
        total(parts).range,
    )


# Combining

SEOUL = said("seoul", "Seoul", between(1050, 1150))
HEADLINE = said("headline", "Seoul", at_least(1001))
KYIV = said("kyiv", "Kyiv", at_least(3001))
DEATHS = said("dead", "Seoul", between(50, 150), evolve(DEAD, place=KURSK))
INJURED = said("hurt", "Seoul", exactly(1000), evolve(HURT, place=KURSK))
SENT_BY_OCTOBER = said("sent", "Seoul", at_most(12000), Subject(TROOPS, SENT, Period("../2024-10")))


def test_sides_become_voices_and_the_rule_is_applied_to_them() -> None:
    """An assessment has the question, the rule, what each estimate did, the voices and pieces."""
    assessment = combine(
        [SEOUL, HEADLINE, KYIV, DEATHS, INJURED, SENT_BY_OCTOBER], rule=hull, about=HARMED
    )
    assert (HARMED, hull, one_voice) == (assessment.about, assessment.rule, assessment.making)
    assert {
        "seoul": (Role.AS_ITSELF, between(1050, 1150)),
        "headline": (Role.AS_ITSELF, at_least(1001)),
        "kyiv": (Role.AS_ITSELF, at_least(3001)),
        "dead": (Role.SUMMED, None),
        "hurt": (Role.SUMMED, None),
        "sent": (Role.SET_ASIDE, None),
        "dead+hurt": (Role.LOWER_BOUND, at_least(1050)),
    } == roles(assessment)
    assert [
        ("Seoul", between(1050, 1150), ("seoul", "headline", "dead+hurt")),
        ("Kyiv", at_least(3001), ("kyiv",)),
    ] == [(voice.side, voice.range, voice.reports) for voice in assessment.voices]
    assert (at_least(1050),) == assessment.pieces
    assert between(1151, 3000) == assessment.gap


def test_the_newest_report_dates_a_voice() -> None:
    """A voice is of the last day on which its newest report was stated."""
    older = evolve(HEADLINE, by=by("Seoul", "2024-11"))
    (voice,) = combine([SEOUL, older], rule=hull, about=HARMED).voices
    assert "2024-12-23" == str(voice.on)
    (voice,) = combine([older], rule=hull, about=HARMED).voices
    assert "2024-11-30" == str(voice.on)
    undated = evolve(HEADLINE, by=by("Seoul", "2024-11/.."))
    (voice,) = combine([SEOUL, undated], rule=hull, about=HARMED).voices
    assert None is voice.on


def test_disagreement_carries_the_whole_working() -> None:
    """Where the rule finds no conclusion, the error has the assessment and explains it."""
    with pytest.raises(NoConclusionError) as caught:
        combine([SEOUL, KYIV], rule=intersection, about=HARMED)
    error = caught.value
    assert isinstance(error, DisagreementError)
    assert (intersection, error.assessment.voices) == (error.rule, error.voices)
    assert () == error.assessment.pieces == error.assessment.replay()
    assert between(1151, 3000) == error.assessment.gap
    first, rest = str(error).split("\n\n")
    expected = (
        "intersection finds no conclusion among 2 voices: Seoul: 1,050–1,150; Kyiv: more than 3,000"
    )
    assert expected == first
    assert error.assessment.explain() == rest
    again: object = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert isinstance(again, NoConclusionError)
    assert (error.assessment, str(error)) == (again.assessment, str(again))


def test_a_rule_with_an_alternative_answers() -> None:
    """With another rule to fall back on, disagreement is an answer."""
    assessment = combine([SEOUL, KYIV], rule=intersection.or_else(camps), about=HARMED)
    assert (between(1050, 1150), at_least(3001)) == assessment.pieces


def test_most_reports_do_not_outvote_another_side() -> None:
    """Three reports of Seoul are one voice, unless every report is to be counted, by name."""
    estimates = [SEOUL, HEADLINE, evolve(SEOUL, id="again"), KYIV]
    with pytest.raises(NoConclusionError):
        combine(estimates, rule=majority, about=HARMED)
    counted = combine(estimates, rule=majority, about=HARMED, voices=each_report)
    assert (between(1050, 1150),) == counted.pieces
    assert each_report is counted.making
    assert ("Seoul", "Seoul", "Seoul", "Kyiv") == tuple(voice.side for voice in counted.voices)


def test_a_side_that_contradicts_itself_is_one_wide_voice() -> None:
    """What lies between a side's contradictory reports is its voice, and the working says so."""
    estimates = [SEOUL, evolve(HEADLINE, range=between(1200, 1300)), KYIV]
    assessment = combine(estimates, rule=camps, about=HARMED)
    assert (between(1050, 1300), at_least(3001)) == assessment.pieces
    assert ("Seoul",) == assessment.contradicting


def test_voices_can_be_made_by_a_rule_of_ones_choice() -> None:
    """A rule for voices makes them; so does the inner rule of `per_side`."""
    named = combine([SEOUL, HEADLINE, KYIV], rule=camps, about=HARMED, voices=hull)
    assert (hull, (at_least(3001),)) == (named.making, named.pieces)
    inner = combine([SEOUL, HEADLINE, KYIV], rule=per_side(hull, camps), about=HARMED)
    assert (hull, named.voices, named.pieces) == (inner.making, inner.voices, inner.pieces)


@pytest.mark.parametrize("voices", [hull, one_voice, each_report], ids=str)
def test_voices_are_named_once(voices: Rule | EachReport) -> None:
    """A rule that makes its own voices takes none beside it, not even the same."""
    with pytest.raises(RuleError) as caught:
        combine([SEOUL], rule=per_side(one_voice, hull), about=HARMED, voices=voices)
    expected = (
        "per_side(intersection.or_else(hull), hull): it makes its own voices;"
        " do not name voices beside it"
    )
    assert expected == str(caught.value)


@pytest.mark.parametrize(
    ("rule", "voices", "recorded"),
    [
        (hull, intersection, "per_side(intersection, hull)"),
        (per_side(intersection, hull), None, "per_side(intersection, hull)"),
        (
            per_side(intersection, hull).or_else(hull),
            None,
            "per_side(intersection, per_side(intersection, hull).or_else(hull))",
        ),
    ],
)
def test_a_side_without_a_voice_leaves_no_conclusion(
    rule: Rule, voices: Rule | None, recorded: str
) -> None:
    """Where a side's reports make no voice, the reports themselves are in the working."""
    estimates = [SEOUL, evolve(HEADLINE, range=between(1200, 1300)), KYIV]
    with pytest.raises(NoConclusionError) as caught:
        combine(estimates, rule=rule, about=HARMED, voices=voices)
    assessment = caught.value.assessment
    assert recorded == str(assessment.rule)
    assert ["Seoul", "Seoul", "Kyiv"] == [voice.side for voice in assessment.voices]
    assert () == assessment.pieces == assessment.replay()
    assert ("Seoul",) == assessment.contradicting


@pytest.mark.parametrize("estimates", [[], [SENT_BY_OCTOBER]], ids=["none", "set aside"])
def test_without_an_estimate_that_bears_there_is_no_answer(estimates: list[Estimate]) -> None:
    """No estimates, or none that bears on the subject, cannot be combined."""
    with pytest.raises(RuleError) as caught:
        combine(estimates, rule=hull, about=HARMED)
    expected = (
        "hull: no estimate bears on North Korean troops, killed or wounded, anywhere,"
        " through 2024-12-23"
    )
    assert expected == str(caught.value)


def test_what_is_no_estimate_is_not_combined() -> None:
    """Each item that is no estimate is named, and a dossier is asked for its estimates."""
    dossier = Dossier((SEOUL, judgement("rain"), KYIV, judgement("snow")))
    expected = (
        "combine: expected an iterable of Estimate, got Dossier;"
        " give dossier.of_type(Estimate) @ estimates"
    )
    assert expected == refusal(combine, dossier, rule=hull, about=HARMED)
    shown = "Judgement(id='{}', proposition='the town is being encircle…"
    assert (
        f"combine: expected Estimate, got {shown.format('rain')} @ estimates[1];"
        f" expected Estimate, got {shown.format('snow')} @ estimates[3]"
    ) == refusal(combine, dossier.claims, rule=hull, about=HARMED)


@pytest.mark.parametrize(
    ("argument", "wrong", "expected"),
    [
        ("rule", "hull", "expected Rule, got 'hull'"),
        ("rule", None, "expected Rule, got None"),
        ("about", "killed", "expected Subject, got 'killed'"),
        ("voices", "each_report", "expected Rule or EachReport, got 'each_report'"),
    ],
)
def test_estimates_are_combined_by_a_rule_about_a_subject(
    argument: str, wrong: object, expected: str
) -> None:
    """A rule is no name of one, and so are a subject and a way to make voices."""
    options: dict[str, object] = {"rule": hull, "about": HARMED, argument: wrong}
    assert f"combine: {expected} @ {argument}" == refusal(combine, [SEOUL], **options)


def test_an_estimate_given_twice_counts_once() -> None:
    """The same estimate again changes nothing, even where every report is counted."""
    once = combine([SEOUL, KYIV], rule=camps, about=HARMED, voices=each_report)
    assert once == combine([SEOUL, KYIV, SEOUL], rule=camps, about=HARMED, voices=each_report)


def test_two_estimates_of_one_id_are_refused() -> None:
    """Ids stand for one estimate each, because sums and replacements name them."""
    other = evolve(KYIV, id="seoul")
    expected = "combine: id 'seoul' is that of two different estimates @ estimates"
    assert expected == refusal(combine, [SEOUL, other], rule=hull, about=HARMED)


# What is replaced


def test_a_replaced_estimate_is_left_out() -> None:
    """An estimate that another one replaces has no voice, and the working names the other."""
    newer = said("newer", "Seoul", between(2000, 2100), supersedes=("seoul", "gone"))
    newest = said("newest", "Seoul", between(3500, 3600), supersedes=("newer",))
    assessment = combine([newest, SEOUL, newer, KYIV], rule=intersection, about=HARMED)
    assert (between(3500, 3600),) == assessment.pieces
    assert ("newer replaces it", "newest replaces it") == tuple(
        item.why for item in assessment.considered if item.role is Role.SUPERSEDED
    )


def test_a_replaced_part_is_not_summed() -> None:
    """A sum has none of the estimates that others replace."""
    newer = evolve(DEATHS, id="dead again", range=exactly(200), supersedes=("dead",))
    assessment = combine([DEATHS, INJURED, newer], rule=hull, about=HARMED)
    assert {
        "dead": (Role.SUPERSEDED, None),
        "hurt": (Role.SUMMED, None),
        "dead again": (Role.SUMMED, None),
        "hurt+dead again": (Role.LOWER_BOUND, at_least(1200)),
    } == roles(assessment)


def test_estimates_that_replace_each_other_leave_nothing() -> None:
    """In a circle each is replaced, so none of them bears."""
    one = said("one", "Seoul", exactly(1), supersedes=("other",))
    other = said("other", "Seoul", exactly(2), supersedes=("one",))
    with pytest.raises(RuleError):
        combine([one, other], rule=hull, about=HARMED)


# Sums of what one side says


def sums(about: Subject, *estimates: Estimate) -> dict[str, tuple[Role, Range | None]]:
    """Return the part that each sum plays, by its id, and that of the estimates summed."""
    assessment = combine(estimates, rule=hull, about=about, voices=hull)
    return {
        item.estimate.id: role_and_range(item)
        for item in assessment.considered
        if item.parts or item.role is Role.SUMMED
    }


ALL = Subject(TROOPS, KILLED | WOUNDED | MISSING, UNTIL)
SUMMED = (Role.SUMMED, None)


def part(claim_id: str, measure: Measure, figure: Range, side: str = "Seoul") -> Estimate:
    """Return what a side says of some outcomes."""
    return said(claim_id, side, figure, evolve(HARMED, measure=measure))


def test_a_sum_of_all_outcomes_is_the_subject_itself() -> None:
    """Killed and wounded together are what was asked, so both ends of the sum count."""
    expected = {
        "k": SUMMED,
        "w": SUMMED,
        "k+w": (Role.AS_ITSELF, between(1050, 1150)),
    }
    estimates = [part("k", KILLED, between(50, 150)), part("w", WOUNDED, exactly(1000))]
    assert expected == sums(HARMED, *estimates)
    assessment = combine(estimates, rule=hull, about=HARMED)
    assert (between(1050, 1150),) == assessment.pieces
    *counted, summed = assessment.considered
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
        assert (Role.AS_ITSELF, exactly(8)) == roles(assessment)["dead+hurt"]


def test_a_sum_of_some_outcomes_is_a_lower_bound() -> None:
    """Killed and wounded together are a part of killed, wounded or missing."""
    expected = {"k": SUMMED, "w": SUMMED, "k+w": (Role.LOWER_BOUND, at_least(60))}
    assert expected == sums(
        ALL, part("k", KILLED, between(50, 150)), part("w", WOUNDED, at_least(10))
    )


def test_a_sum_of_more_outcomes_is_an_upper_bound() -> None:
    """Parts that cover the subject and more bound it from above, and keep their own part in it."""
    expected = {"k+wm": (Role.UPPER_BOUND, at_most(190))}
    estimates = [part("k", KILLED, between(50, 150)), part("wm", WOUNDED | MISSING, exactly(40))]
    assert expected == sums(HARMED, *estimates)
    assert (Role.LOWER_BOUND, at_least(50)) == roles(combine(estimates, rule=hull, about=HARMED))[
        "k"
    ]


def test_parts_inside_the_subject_are_summed_without_those_that_reach_out_of_it() -> None:
    """One set of parts can give both a sum inside the subject and one around it."""
    expected = {
        "k": SUMMED,
        "w": SUMMED,
        "k+w": (Role.LOWER_BOUND, at_least(15)),
        "k+w+mc": (Role.UPPER_BOUND, at_most(36)),
    }
    estimates = [
        part("k", KILLED, between(5, 6)),
        part("w", WOUNDED, between(10, 20)),
        part("mc", MISSING | CAPTURED, between(0, 10)),
    ]
    assert expected == sums(ALL, *estimates)


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
    ids=["may be 0", "two sides", "places", "periods", "unasked", "overlap", "half in", "stock"],
)
def test_what_does_not_add_up_to_something_is_not_summed(estimates: tuple[Estimate, ...]) -> None:
    """Other sides, places, periods, overlapping outcomes and sums that bound nothing are left."""
    assert {} == sums(ALL, *estimates)


def test_a_total_beside_its_parts_does_not_hide_their_sum() -> None:
    """Parts are summed although the side gives a total too; the total counts as itself."""
    estimates = [
        part("kw", KILLED | WOUNDED, between(1100, 1200)),
        part("k", KILLED, between(50, 150)),
        part("w", WOUNDED, exactly(1000)),
    ]
    assessment = combine(estimates, rule=hull, about=HARMED)
    assert {
        "kw": (Role.AS_ITSELF, between(1100, 1200)),
        "k": SUMMED,
        "w": SUMMED,
        "k+w": (Role.AS_ITSELF, between(1050, 1150)),
    } == roles(assessment)
    assert (between(1100, 1150),) == assessment.pieces


def test_several_figures_of_one_outcome_give_the_sums_with_the_extreme_ends() -> None:
    """One sum has the highest lower ends and one the lowest upper ends, as all sums together do."""
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
        "k1+w": (Role.AS_ITSELF, at_least(1050)),
        "k2+w2": (Role.AS_ITSELF, between(20, 1600)),
    } == roles(assessment)
    assert (between(1050, 1600),) == assessment.pieces


def test_the_newest_part_dates_a_sum() -> None:
    """A sum is known since the newest of its parts was stated."""
    parts = [
        said("k", "Seoul", exactly(5), DEAD, stated="2024-12-20"),
        said("w", "Seoul", exactly(6), HURT, stated="2024-12-22"),
    ]
    for estimates in (parts, parts[::-1]):
        *_, summed = combine(estimates, rule=hull, about=HARMED).considered
        assert by("Seoul", "2024-12-22") == summed.estimate.by


def test_a_part_without_a_date_leaves_the_sum_without_one() -> None:
    """Where it is not known when a part was stated, it is not known of the sum."""
    parts = [
        said("k", "Seoul", exactly(5), DEAD, stated="2024-12-20"),
        said("w", "Seoul", exactly(6), HURT, stated="2024-12/.."),
    ]
    (voice,) = combine(parts, rule=hull, about=HARMED).voices
    assert None is voice.on


# One voice for each side, however often it is relayed

ANY_RANGES = st.builds(
    true_figure, st.integers(0, 9), st.integers(0, 9), st.none() | st.integers(0, 3)
)
OPINIONS = st.builds(
    said,
    st.just("a"),
    SIDES,
    ANY_RANGES,
    SUBJECTS,
    stated=st.sampled_from(["2024-12-20", "2024-12-21", "2024-12"]),
)
# Of one group, place and period, so that sums and contradictions are met often.
NEAR_OPINIONS = st.builds(
    said,
    st.just("a"),
    SIDES,
    ANY_RANGES,
    MEASURES.map(lambda measure: Subject(TROOPS, measure, Period("2024-12"))),
    stated=st.sampled_from(["2024-12-20", "2024-12-21", "2024-12"]),
)
ABOUT = Subject(TROOPS, KILLED | WOUNDED, Period("2024-12"))


def concluded(
    estimates: Sequence[Estimate], rule: Rule, about: Subject, voices: Rule | None
) -> Pieces | str | tuple[str, str]:
    """Return the pieces, or what kind of error there is and the rule it names."""
    try:
        return combine(estimates, rule=rule, about=about, voices=voices).pieces
    except DisagreementError as error:
        return type(error).__name__
    except ConflictModelError as error:
        return type(error).__name__, str(error)


SPLIT_RULES = [hull, intersection, majority, camps, latest(hull), intersection.or_else(majority)]


@given(
    st.lists(NEAR_OPINIONS | OPINIONS, min_size=1, max_size=6),
    st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(["Yonhap", "DW", "Reuters"])), max_size=8
    ),
    st.sampled_from(SPLIT_RULES),
    st.sampled_from([None, hull, intersection, latest(one_voice)]),
)
@example(
    [
        said("a", "Seoul", between(50, 150), evolve(ABOUT, measure=KILLED)),
        said("a", "Seoul", exactly(1000), evolve(ABOUT, measure=WOUNDED)),
        said("a", "Seoul", exactly(3000), ABOUT),
    ],
    [(0, "DW")],
    hull,
    None,
)
def test_relays_of_a_statement_change_no_conclusion(
    opinions: list[Estimate], relays: list[tuple[int, str]], rule: Rule, voices: Rule | None
) -> None:
    """However many of a side repeat what it said, the conclusion, or its lack, is the same."""
    estimates = [evolve(each, id=str(index)) for index, each in enumerate(opinions)]
    repeated = [
        evolve(
            (original := estimates[index % len(estimates)]),
            id=f"relay {number}",
            by=by(original.by.source.side, original.by.stated.edtf, name),
        )
        for number, (index, name) in enumerate(relays)
    ]
    expected = concluded(estimates, rule, ABOUT, voices)
    assert expected == concluded([*estimates, *repeated], rule, ABOUT, voices)
    assert expected == concluded([*repeated, *estimates], rule, ABOUT, voices)


def first_heard(voices: Voices) -> Pieces:
    """Answer as the first voice."""
    return (voices[0].range,)


@pytest.mark.parametrize(
    "call",
    [
        lambda: combine([SEOUL, KYIV], rule=latest(hull), about=HARMED).replay(),
        lambda: combine([SEOUL, KYIV], rule=Rule("first", first_heard), about=HARMED).replay(),
    ],
    ids=["latest", "own"],
)
def test_a_conclusion_can_be_replayed(call: Callable[[], Pieces]) -> None:
    """The recorded rule gives the recorded pieces again from the recorded voices."""
    assert call() in [(at_least(1050),), (between(1050, 1150),)]


def test_a_voice_that_is_not_counted_by_side_says_so() -> None:
    """Where every report is a voice, each one names the report it is."""
    counted = combine([SEOUL, HEADLINE], rule=hull, about=HARMED, voices=each_report)
    day = date(2024, 12, 23)
    assert (
        Voice("Seoul", between(1050, 1150), day, ("seoul",)),
        Voice("Seoul", at_least(1001), day, ("headline",)),
    ) == counted.voices
