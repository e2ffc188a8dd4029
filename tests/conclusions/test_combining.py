"""Combining: sums of what is disjoint, one voice for each origin, and the rule applied to them."""

import pickle
from collections.abc import Callable, Sequence
from datetime import date
from itertools import permutations, product

import pytest
from attrs import evolve
from hypothesis import example, given, strategies as st

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.assessments import Assessment
from conflictmodel.conclusions.combining import NoConclusionError, combine
from conflictmodel.conclusions.contributions import Role, bearing
from conflictmodel.conclusions.totals import total
from conflictmodel.errors import (
    ConflictModelError,
    DoubleCountingError,
    RuleError,
)
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.combinators import one_voice, per_origin, within
from conflictmodel.rules.mixtures import quantile
from conflictmodel.rules.rule import AnyRule, DisagreementError
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voices import EachReport, Voice, Voices, each_report
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.values.measures import KILLED, NEWLY_DISPLACED, SENT, WOUNDED, Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Pieces, Range, at_least, at_most, between, exactly
from conflictmodel.values.sources import Credibility, Grade, Reliability
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import ITEMS
from support.figures import HARMED, TROOPS, by, said
from support.own_rules import of_voices
from support.worlds import judgement, refusal

DEAD = evolve(HARMED, measure=KILLED)
HURT = evolve(HARMED, measure=WOUNDED)
RUSSIA = Place("Russia")
KURSK = Place("Kursk region", RUSSIA)
PRESENT = Measure.of("present", accrues=False)
ABSENT = Measure.of("on leave", accrues=False)


def roles(assessment: Assessment) -> dict[str, tuple[Role, Range | None]]:
    """Return what part each estimate plays and what it allows, by its id."""
    return {item.estimate.id: (item.role, item.range) for item in assessment.contributions}


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


# Each of these has the truth in its answer where no voice is wrong.
SOUND_RULES: list[AnyRule] = [
    *(hull, intersection, majority, camps, median, lowest, most_agreed, gtd, latest(hull)),
    *(robust(0), robust(1), k_of_n(1), quantile(1), within(Range(), majority)),
]


@given(
    st.sampled_from(SOUND_RULES),
    st.sampled_from([None, hull, intersection, latest(median), each_report]),
    st.data(),
    TRUTHS,
    SUBJECTS,
)
def test_a_conclusion_from_true_estimates_holds_the_truth(
    rule: AnyRule,
    voices: AnyRule | EachReport | None,
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
    assert count(truth, about) in assessment.hull
    assert (None, (), 0) == (assessment.gap, assessment.contradicting, assessment.min_wrong)


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


FOLLOW = "their periods overlap, or leave days out, or nobody stated their days"
UNDECLARED = "no partition of outcomes (Outcomes) has {} and {}, so they may overlap"


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
            (
                (
                    "0",
                    "1",
                    "their measures differ, and their days do or may; add one of them at a time",
                ),
            ),
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
            (("0", "1", FOLLOW),),
        ),
        (
            tuple(evolve(DEAD, period=Period("2024-10-XX")) for _ in range(2)),
            (("0", "1", FOLLOW),),
        ),
        (
            tuple(evolve(each, period=Period("2024-10-XX")) for each in (DEAD, HURT)),
            (
                (
                    "0",
                    "1",
                    "their measures differ, and their days do or may; add one of them at a time",
                ),
            ),
        ),
        (
            (DEAD, evolve(DEAD, measure=NEWLY_DISPLACED), HURT),
            (("0", "1", UNDECLARED.format("killed", "newly displaced")),),
        ),
        (
            (evolve(DEAD, measure=PRESENT), evolve(DEAD, measure=ABSENT)),
            (("0", "1", UNDECLARED.format("present", "on leave")),),
        ),
        (
            (DEAD, evolve(DEAD, measure=PRESENT)),
            (("0", "1", UNDECLARED.format("killed", "present")),),
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
        *("measure and period", "days left out", "common day", "no stated days"),
        *(
            "days nobody stated",
            "measures on days nobody stated",
            "no partition",
            "no partition of stocks",
            "stock and accruing",
        ),
        *("no last day", "unknown last day", "same period", "stock"),
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


def test_best_figures_are_added() -> None:
    """The sum has a best figure, where each part has one."""
    dead = evolve(said("dead", "Seoul", between(50, 150), DEAD), best=100)
    hurt = evolve(said("hurt", "Seoul", between(900, 1100), HURT), best=0)
    assert 100 == total([dead, hurt]).best
    assert total([dead, evolve(hurt, best=None)]).best is None


EVENTS = Group("events")


def event(claim_id: str, group: Group, period: str, place: Place | None = None) -> Estimate:
    """Return a figure of 5 or more dead in an event."""
    return said(claim_id, "UCDP", at_least(5), Subject(group, KILLED, Period(period), place))


def test_parts_that_are_known_to_be_disjoint_are_added() -> None:
    """Parts of one subject that differ in group, place and period make up the subject named."""
    parts = [
        event("1", Group("event 1", EVENTS), "2024-10-01", KURSK),
        event("2", Group("event 2", EVENTS), "2024-10-01", KURSK),
        event("3", Group("event 3", EVENTS), "2024-10-01/2024-12-05"),
    ]
    year = Subject(EVENTS, KILLED, Period("2024"))
    assert (year, at_least(15)) == (
        total(parts, by=by("UCDP"), into=year).subject,
        total(parts, by=by("UCDP"), into=year).range,
    )


@pytest.mark.parametrize(
    ("parts", "pairs"),
    [
        pytest.param(
            (event("a", EVENTS, "2024-10"), event("b", EVENTS, "2024-10-01/2024-10-31")),
            (("a", "b"),),
            id="the same days",
        ),
        pytest.param(
            (event("a", EVENTS, "2024-10-01"), event("b", EVENTS, "2024-10")),
            (("a", "b"),),
            id="a day of the month",
        ),
        pytest.param(
            (event("a", EVENTS, "2024-01/2024-03"), event("b", EVENTS, "2024-02/2024-05")),
            (("a", "b"),),
            id="a month in both",
        ),
        pytest.param(
            (event("a", EVENTS, "2024-10"), event("b", EVENTS, "2024-11", KURSK)),
            (),
            id="months that follow each other",
        ),
        pytest.param(
            (event("a", EVENTS, "2024-11"), event("b", EVENTS, "2024-10")),
            (),
            id="the later month first",
        ),
        pytest.param(
            (event("a", EVENTS, "2024-10", RUSSIA), event("b", EVENTS, "2024-10", KURSK)),
            (("a", "b"),),
            id="a place within a place",
        ),
        pytest.param(
            (event("a", EVENTS, "2024-10", KURSK), event("b", EVENTS, "2024-10", RUSSIA)),
            (("a", "b"),),
            id="the larger place last",
        ),
        pytest.param(
            (event("a", EVENTS, "2024-10", KURSK), event("b", EVENTS, "2024-10", Place("Sumy"))),
            (),
            id="places of different names",
        ),
        pytest.param(
            (
                event("a", EVENTS, "2024-10"),
                event("b", Group("event 1", EVENTS), "2024-10-05", KURSK),
                event("c", Group("crew", Group("event 1", EVENTS)), "2024-10-05", KURSK),
            ),
            (("a", "b"), ("b", "c"), ("a", "c")),
            id="groups within groups",
        ),
        pytest.param(
            (event("a", Group("event 1", EVENTS), "2024-10-05"), event("b", EVENTS, "2024-10")),
            (("b", "a"),),
            id="the larger group last",
        ),
    ],
)
def test_parts_that_may_overlap_are_not_added(
    parts: tuple[Estimate, ...], pairs: tuple[tuple[str, str], ...]
) -> None:
    """Only groups and places of different names are taken for disjoint, and days that are."""
    year = Subject(EVENTS, KILLED, Period("2024"))
    if not pairs:
        assert at_least(10) == total(parts, into=year).range
        return
    with pytest.raises(DoubleCountingError) as caught:
        total(parts, into=year)
    why = "they are of one group, or one within another, and may overlap"
    assert tuple((*pair, why) for pair in pairs) == caught.value.pairs


def test_outcomes_that_are_disjoint_are_added_into_a_subject() -> None:
    """What is counted of one group on the same days is added where no outcome is in both."""
    parts = [said("dead", "Seoul", exactly(5), DEAD), said("hurt", "Seoul", exactly(7), HURT)]
    assert exactly(12) == total(parts, into=HARMED).range
    with pytest.raises(DoubleCountingError, match="dead and both"):
        total([parts[0], said("both", "Seoul", exactly(9))], into=HARMED)


def test_one_estimate_twice_is_not_added_into_a_subject() -> None:
    """An estimate is not added to itself, whatever it is added into."""
    dead = event("a", EVENTS, "2024-10")
    with pytest.raises(DoubleCountingError, match="a and a"):
        total([dead, dead], into=Subject(EVENTS, KILLED, Period("2024")))


def test_every_part_lies_in_what_it_is_added_into() -> None:
    """Each part that the subject does not include is told, with the reason."""
    parts = [event("a", EVENTS, "2023"), event("b", EVENTS, "2024"), event("c", TROOPS, "2024")]
    expected = (
        "total: 'a': period '2023' is not part of '2024' @ estimates[0];"
        " 'c': group 'North Korean troops' is not part of 'events' @ estimates[2]"
    )
    assert expected == refusal(total, parts, into=Subject(EVENTS, KILLED, Period("2024")))
    assert "total: expected Subject, got 2024 @ into" == refusal(total, parts, into=2024)


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


def test_two_stocks_of_one_moment_are_added() -> None:
    """Stocks of two outcomes of one partition at one moment are disjoint."""
    missing_now, held_now = (Measure.of(each, accrues=False) for each in ("missing", "captured"))
    parts = [
        said("a", "Seoul", exactly(5), evolve(DEAD, measure=missing_now)),
        said("b", "Seoul", exactly(3), evolve(DEAD, measure=held_now)),
    ]
    assert (evolve(DEAD, measure=missing_now | held_now), exactly(8)) == (
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


def test_origins_become_voices_and_the_rule_is_applied_to_them() -> None:
    """An assessment has the question, the rule, what each estimate did, the voices and pieces."""
    assessment = combine(
        [SEOUL, HEADLINE, KYIV, DEATHS, INJURED, SENT_BY_OCTOBER], rule=hull, about=HARMED
    )
    assert (HARMED, hull, one_voice) == (assessment.about, assessment.rule, assessment.making)
    assert {
        "seoul": (Role.DIRECT, between(1050, 1150)),
        "headline": (Role.DIRECT, at_least(1001)),
        "kyiv": (Role.DIRECT, at_least(3001)),
        "dead": (Role.SUMMED, None),
        "hurt": (Role.SUMMED, None),
        "sent": (Role.NOT_USED, None),
        "dead+hurt": (Role.LOWER_BOUND, at_least(1050)),
    } == roles(assessment)
    assert [
        ("Seoul", between(1050, 1150), ("seoul", "headline", "dead+hurt")),
        ("Kyiv", at_least(3001), ("kyiv",)),
    ] == [(voice.origin, voice.range, voice.reports) for voice in assessment.voices]
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


def test_most_reports_do_not_outvote_another_origin() -> None:
    """Three reports of Seoul are one voice, unless every report is to be counted, by name."""
    estimates = [SEOUL, HEADLINE, evolve(SEOUL, id="again"), KYIV]
    with pytest.raises(NoConclusionError):
        combine(estimates, rule=majority, about=HARMED)
    counted = combine(estimates, rule=majority, about=HARMED, voices=each_report)
    assert (between(1050, 1150),) == counted.pieces
    assert each_report is counted.making
    assert ("Seoul", "Seoul", "Seoul", "Kyiv") == tuple(voice.origin for voice in counted.voices)


def test_an_origin_that_contradicts_itself_is_one_wide_voice() -> None:
    """What lies between an origin's contradictory reports is its voice, and the working says so."""
    estimates = [SEOUL, evolve(HEADLINE, range=between(1200, 1300)), KYIV]
    assessment = combine(estimates, rule=camps, about=HARMED)
    assert (between(1050, 1300), at_least(3001)) == assessment.pieces
    assert ("Seoul",) == assessment.contradicting


def test_voices_can_be_made_by_a_rule_of_ones_choice() -> None:
    """A rule for voices makes them; so does the inner rule of `per_origin`."""
    named = combine([SEOUL, HEADLINE, KYIV], rule=camps, about=HARMED, voices=hull)
    assert (hull, (at_least(3001),)) == (named.making, named.pieces)
    inner = combine([SEOUL, HEADLINE, KYIV], rule=per_origin(hull, camps), about=HARMED)
    assert (hull, named.voices, named.pieces) == (inner.making, inner.voices, inner.pieces)


@pytest.mark.parametrize("voices", [hull, one_voice, each_report], ids=str)
def test_voices_are_named_once(voices: AnyRule | EachReport) -> None:
    """A rule that makes its own voices takes none beside it, not even the same."""
    with pytest.raises(RuleError) as caught:
        combine([SEOUL], rule=per_origin(one_voice, hull), about=HARMED, voices=voices)
    expected = (
        "per_origin(intersection.or_else(hull), hull): it makes its own voices;"
        " do not name voices beside it"
    )
    assert expected == str(caught.value)


@pytest.mark.parametrize(
    ("rule", "voices", "recorded"),
    [
        (hull, intersection, "per_origin(intersection, hull)"),
        (per_origin(intersection, hull), None, "per_origin(intersection, hull)"),
        (
            per_origin(intersection, hull).or_else(hull),
            None,
            "per_origin(intersection, per_origin(intersection, hull).or_else(hull))",
        ),
    ],
)
def test_an_origin_without_a_voice_leaves_no_conclusion(
    rule: AnyRule, voices: AnyRule | None, recorded: str
) -> None:
    """Where an origin's reports make no voice, the reports themselves are in the working."""
    estimates = [SEOUL, evolve(HEADLINE, range=between(1200, 1300)), KYIV]
    with pytest.raises(NoConclusionError) as caught:
        combine(estimates, rule=rule, about=HARMED, voices=voices)
    assessment = caught.value.assessment
    assert recorded == str(assessment.rule)
    assert ["Seoul", "Seoul", "Kyiv"] == [voice.origin for voice in assessment.voices]
    assert () == assessment.pieces == assessment.replay()
    assert ("Seoul",) == assessment.contradicting


def test_the_order_of_estimates_does_not_decide_what_is_wrong() -> None:
    """Where one origin contradicts itself and another gives no day, the day is always missed."""
    estimates = [
        said("first", "Seoul", exactly(5)),
        said("second", "Seoul", exactly(9)),
        said("undated", "Kyiv", exactly(7), stated="2024-12-23/.."),
    ]
    rule = per_origin(latest(intersection), hull)
    for order in permutations(estimates):
        with pytest.raises(RuleError, match="have no date: Kyiv"):
            combine(order, rule=rule, about=HARMED)
        heard = tuple(
            Voice(each.by.source.origin, each.range, each.by.stated.last) for each in order
        )
        with pytest.raises(RuleError, match="have no date: Kyiv"):
            rule.apply(heard)


@pytest.mark.parametrize("estimates", [[], [SENT_BY_OCTOBER]], ids=["none", "not used"])
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
    again = evolve(SEOUL)
    assert once == combine([SEOUL, KYIV, again], rule=camps, about=HARMED, voices=each_report)
    assert (SEOUL, KYIV) == once.estimates


def test_an_estimate_may_have_the_id_of_a_sum() -> None:
    """A sum is named after its parts, and what else has that name keeps its own figure."""
    estimates = [
        said("dead", "Seoul", exactly(5), DEAD),
        said("hurt", "Seoul", exactly(6), HURT),
        said("dead+hurt", "Kyiv", exactly(9000)),
    ]
    for voices in (hull, latest(hull), each_report):
        found = combine(estimates, rule=camps, about=HARMED, voices=voices)
        assert [("Kyiv", exactly(9000)), ("Seoul", exactly(11))] == [
            (voice.origin, voice.range) for voice in found.voices
        ]


def test_two_estimates_of_one_id_are_refused() -> None:
    """Ids stand for one estimate each, because sums and replacements name them."""
    other = evolve(KYIV, id="seoul")
    expected = "combine: id 'seoul' is that of two different estimates @ estimates"
    assert expected == refusal(combine, [SEOUL, other], rule=hull, about=HARMED)


# Grades


def graded(estimate: Estimate, letter: str) -> Estimate:
    """Return the estimate with a grade of its source."""
    grade = Grade(Reliability[letter], Credibility.CANNOT_BE_JUDGED)
    return evolve(estimate, by=evolve(estimate.by, grade=grade))


@pytest.mark.parametrize(
    ("letters", "best"),
    [
        ("B", Reliability.B),
        ("DBC", Reliability.B),
        ("FE", Reliability.E),
        ("F", None),
        ("", None),
        ("-C", Reliability.C),
        ("F-", None),
    ],
)
def test_the_best_grade_of_its_reports_grades_a_voice(
    letters: str, best: Reliability | None
) -> None:
    """What is not graded, and what cannot be judged, makes no voice less reliable."""
    estimates = [
        each if letter == "-" else graded(each, letter)
        for index, letter in enumerate(letters or "-")
        for each in [evolve(SEOUL, id=str(index))]
    ]
    (voice,) = combine(estimates, rule=hull, about=HARMED).voices
    assert best is voice.reliability


def test_every_report_has_its_own_grade() -> None:
    """Where every report is a voice, each has the grade of its own source."""
    estimates = [graded(SEOUL, "C"), graded(HEADLINE, "F"), KYIV]
    counted = combine(estimates, rule=hull, about=HARMED, voices=each_report)
    assert [Reliability.C, None, None] == [voice.reliability for voice in counted.voices]


def test_the_most_reliable_origin_is_heard() -> None:
    """The better grade decides between origins; an origin without one is refused by name."""
    estimates = [graded(SEOUL, "B"), graded(HEADLINE, "F"), graded(KYIV, "C")]
    found = combine(estimates, rule=most_reliable(intersection), about=HARMED)
    assert (between(1050, 1150),) == found.pieces
    with pytest.raises(RuleError) as caught:
        combine([graded(SEOUL, "B"), KYIV], rule=most_reliable(hull), about=HARMED)
    assert "most_reliable(hull): these voices have no grade: Kyiv" == str(caught.value)


def test_voices_can_be_made_by_a_rule_that_hears_days() -> None:
    """The newest report of an origin can be its voice, which has the ids of all its reports."""
    older = said("older", "Seoul", between(900, 1000), stated="2024-12-20")
    found = combine([older, SEOUL, KYIV], rule=camps, about=HARMED, voices=latest(hull))
    assert (between(1050, 1150), at_least(3001)) == found.pieces
    assert [("older", "seoul"), ("kyiv",)] == [voice.reports for voice in found.voices]
    with pytest.raises(RuleError, match=r"^camps: a voice is one range, and for Seoul it gives 2$"):
        combine([older, SEOUL], rule=hull, about=HARMED, voices=camps)


# One voice for each origin, however often it is relayed

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
    estimates: Sequence[Estimate], rule: AnyRule, about: Subject, voices: AnyRule | None
) -> Pieces | str | tuple[str, str]:
    """Return the pieces, or what kind of error there is and the rule it names."""
    try:
        return combine(estimates, rule=rule, about=about, voices=voices).pieces
    except DisagreementError as error:
        return type(error).__name__
    except ConflictModelError as error:
        return type(error).__name__, str(error)


SPLIT_RULES: list[AnyRule] = [
    *(hull, intersection, majority, camps, median, lowest, most_agreed, gtd, latest(hull)),
    *(robust(1), k_of_n(2), quantile(1), within(Range(0, 9), hull)),
    intersection.or_else(majority),
]


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
    opinions: list[Estimate], relays: list[tuple[int, str]], rule: AnyRule, voices: AnyRule | None
) -> None:
    """However many of an origin repeat what it said, the conclusion, or its lack, is the same."""
    estimates = [evolve(each, id=str(index)) for index, each in enumerate(opinions)]
    repeated = [
        evolve(
            (original := estimates[index % len(estimates)]),
            id=f"relay {number}",
            by=by(original.by.source.origin, original.by.stated.edtf, name),
        )
        for number, (index, name) in enumerate(relays)
    ]
    expected = concluded(estimates, rule, ABOUT, voices)
    assert expected == concluded([*estimates, *repeated], rule, ABOUT, voices)
    assert expected == concluded([*repeated, *estimates], rule, ABOUT, voices)


def first_heard(voices: Voices) -> Pieces:
    """Answer as the first voice."""
    return (voices[0].range,)


FIRST = of_voices("first", first_heard)


@pytest.mark.parametrize(
    "call",
    [
        lambda: combine([SEOUL, KYIV], rule=latest(hull), about=HARMED).replay(),
        lambda: combine([SEOUL, KYIV], rule=FIRST, about=HARMED).replay(),
    ],
    ids=["latest", "own"],
)
def test_a_conclusion_can_be_replayed(call: Callable[[], Pieces]) -> None:
    """The recorded rule gives the recorded pieces again from the recorded voices."""
    assert call() in [(at_least(1050),), (between(1050, 1150),)]


def test_a_voice_that_is_not_counted_by_origin_says_so() -> None:
    """Where every report is a voice, each one names the report it is."""
    counted = combine([SEOUL, HEADLINE], rule=hull, about=HARMED, voices=each_report)
    day = date(2024, 12, 23)
    assert (
        Voice("Seoul", between(1050, 1150), day, None, ("seoul",)),
        Voice("Seoul", at_least(1001), day, None, ("headline",)),
    ) == counted.voices


@pytest.mark.parametrize(
    "rule",
    [
        per_origin(k_of_n(2), hull),
        per_origin(robust(1), hull),
        per_origin(median, majority),
        per_origin(k_of_n(2), hull).or_else(lowest),
        within(Range(0, 5), per_origin(k_of_n(2), hull)),
        per_origin(per_origin(k_of_n(2), hull), intersection),
    ],
    ids=str,
)
def test_a_rule_that_makes_voices_makes_them_once(rule: AnyRule) -> None:
    """What the rule answers for the reports is concluded, also where its inner rule counts them."""
    ranges = (("a", 1, 5), ("a", 3, 9), ("b", 4, 6), ("b", 4, 8))
    reports = [
        said(f"{number}", origin, Range(lower, upper))
        for number, (origin, lower, upper) in enumerate(ranges)
    ]
    heard = tuple(Voice(origin, Range(lower, upper)) for origin, lower, upper in ranges)
    found = combine(reports, rule=rule, about=HARMED)
    assert (rule.apply(heard), found.pieces) == (found.pieces, found.replay())


def test_the_order_of_estimates_does_not_grade_a_sum() -> None:
    """What an origin says of parts on one day is as reliable in one order as in the other."""

    def graded(claim_id: str, origin: str, measure: Measure, figure: int, letter: str) -> Estimate:
        grade = Grade(Reliability[letter], Credibility.PROBABLY_TRUE)
        said_by = evolve(by(origin), grade=grade)
        return Estimate(claim_id, evolve(HARMED, measure=measure), exactly(figure), said_by)

    estimates = [
        graded("dead", "X", KILLED, 10, "B"),
        graded("hurt", "X", WOUNDED, 20, "A"),
        graded("both", "Y", KILLED | WOUNDED, 50, "A"),
    ]
    for order in permutations(estimates):
        found = combine(order, rule=most_reliable(hull), about=HARMED)
        assert (between(30, 50),) == found.pieces


def test_a_sum_has_an_id_of_its_own() -> None:
    """A sum whose id would be that of an estimate is marked, so that no id has two meanings."""
    estimates = [
        said("dead", "Seoul", exactly(5), DEAD),
        said("hurt", "Seoul", exactly(6), HURT),
        said("dead+hurt", "Kyiv", exactly(9000)),
    ]
    found = combine(estimates, rule=hull, about=HARMED)
    assert [("dead+hurt",), ("dead+hurt'",)] == sorted(voice.reports for voice in found.voices)


def test_two_sums_have_two_ids() -> None:
    """Sums whose parts are named so that their ids would be one are told apart."""
    estimates = [
        said("a+b", "Seoul", exactly(5), DEAD),
        said("c", "Seoul", exactly(6), HURT),
        said("a", "Kyiv", exactly(7), DEAD),
        said("b+c", "Kyiv", exactly(8), HURT),
    ]
    found = combine(estimates, rule=hull, about=HARMED)
    assert [("a+b+c",), ("a+b+c'",)] == [voice.reports for voice in found.voices]
