"""Combining: sums of what is disjoint, one voice for each origin, and the rule applied to them."""

import pickle
from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest
from attrs import evolve

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.assessments import Assessment, NoConclusionError
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.contributions import Role
from conflictmodel.conclusions.limits import Verdict
from conflictmodel.conclusions.totals import total
from conflictmodel.errors import (
    DoubleCountingError,
    RuleError,
)
from conflictmodel.rules.bounds import hull, intersection, lowest, median, min_max, robust
from conflictmodel.rules.combinators import one_voice, per_origin, within
from conflictmodel.rules.quantiles import quantile
from conflictmodel.rules.rule import AnyRule, DisagreementError
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voices import EachReport, Voice, Voices, each_report
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.values.measures import KILLED, NEWLY_DISPLACED, SENT, WOUNDED, Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Pieces, Range, at_least, at_most, between, exactly, unknown
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


def limits(assessment: Assessment) -> list[tuple[str, str, Range, Verdict | None]]:
    """Return the limits: the origin, the id of the report, what it allows, and the verdict."""
    return [
        (each.origin, each.contribution.estimate.id, each.range, each.verdict)
        for each in assessment.limits
    ]


def roles(assessment: Assessment) -> dict[str, tuple[Role, Range | None]]:
    """Return what part each estimate plays and what it allows, by its id."""
    return {item.estimate.id: (item.role, item.range) for item in assessment.contributions}


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
    expected = "total: expected an iterable of Estimate, got int @ estimates"
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
UNDATED = evolve(SEOUL, by=by("Seoul", "2024-12/.."))
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
        ("Kyiv", at_least(3001), ("kyiv",)),
        ("Seoul", between(1050, 1150), ("headline", "seoul")),
    ] == [(voice.origin, voice.range, voice.reports) for voice in assessment.voices]
    assert [("Seoul", "dead+hurt", at_least(1050), Verdict.MET)] == limits(assessment)
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


def test_disagreement_is_a_value() -> None:
    """Where the rule finds no conclusion, the assessment has the whole working."""
    found = combine([SEOUL, KYIV], rule=intersection, about=HARMED)
    assert ((), (), None) == (found.pieces, found.replay(), found.reason)
    assert between(1151, 3000) == found.gap
    assert "none: the voices disagree" == found.conclusion


def test_a_conclusion_can_be_required() -> None:
    """An assessment with a conclusion is returned; any other is raised, in at most six lines."""
    found = combine([SEOUL, KYIV], rule=hull, about=HARMED)
    assert found is found.require()
    torn = combine([SEOUL, KYIV], rule=intersection, about=HARMED)
    with pytest.raises(NoConclusionError) as caught:
        torn.require()
    error = caught.value
    assert isinstance(error, DisagreementError)
    assert (intersection, torn.voices, torn) == (error.rule, error.voices, error.assessment)
    assert """\
intersection finds no conclusion: the voices disagree
  North Korean troops, killed or wounded, anywhere, through 2024-12-23
  Kyiv: more than 3,000 persons
  Seoul: 1,050–1,150 persons
  (`assessment` of this error has the whole working)""" == str(error)
    again: object = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert isinstance(again, NoConclusionError)
    assert (error.assessment, str(error)) == (again.assessment, str(again))


def test_the_message_of_an_error_is_short() -> None:
    """However many voices there are and whatever their names, it has six lines."""
    said_by = [said(f"{number}", f"a\nb {number}", exactly(number + 2)) for number in range(50)]
    with pytest.raises(NoConclusionError) as caught:
        combine(said_by, rule=intersection, about=HARMED).require()
    assert [
        "intersection finds no conclusion: the voices disagree",
        "  North Korean troops, killed or wounded, anywhere, through 2024-12-23",
        "  a b 0: exactly 2 persons",
        "  a b 1: exactly 3 persons",
        "  and 48 more voices",
        "  (`assessment` of this error has the whole working)",
    ] == str(caught.value).splitlines()


def test_a_rule_with_an_alternative_answers() -> None:
    """With another rule to fall back on, disagreement is an answer."""
    assessment = combine([SEOUL, KYIV], rule=intersection.or_else(camps), about=HARMED)
    assert (between(1050, 1150), at_least(3001)) == assessment.pieces


def test_most_reports_do_not_outvote_another_origin() -> None:
    """Three reports of Seoul are one voice, unless every report is to be counted, by name."""
    estimates = [SEOUL, HEADLINE, evolve(SEOUL, id="again"), KYIV]
    assert () == combine(estimates, rule=majority, about=HARMED).pieces
    counted = combine(estimates, rule=majority, about=HARMED, voices=each_report)
    assert (between(1050, 1150),) == counted.pieces
    assert each_report is counted.making
    assert ("Kyiv", "Seoul", "Seoul", "Seoul") == tuple(voice.origin for voice in counted.voices)


def test_an_origin_that_contradicts_itself_is_one_wide_voice() -> None:
    """What lies between an origin's contradictory reports is its voice, and the working says so."""
    estimates = [SEOUL, evolve(HEADLINE, range=between(1200, 1300)), KYIV]
    assessment = combine(estimates, rule=camps, about=HARMED)
    assert (between(1050, 1300), at_least(3001)) == assessment.pieces
    assert ("Seoul",) == assessment.contradicting_origins


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
    ("rule", "voices", "pieces"),
    [
        (hull, intersection, ()),
        (per_origin(intersection, hull), None, ()),
        (per_origin(intersection, hull).or_else(hull), None, (at_least(1050),)),
        (per_origin(intersection, hull).or_else(lowest), None, (between(1050, 1300),)),
        (within(Range(0, 1100), per_origin(intersection, hull)), None, ()),
    ],
    ids=str,
)
def test_where_an_origin_makes_no_voice_its_hull_stands_for_it(
    rule: AnyRule, voices: AnyRule | None, pieces: Pieces
) -> None:
    """Then only an alternative that makes no voices concludes, in `apply` as in `combine`."""
    estimates = [SEOUL, evolve(HEADLINE, range=between(1200, 1300)), KYIV]
    found = combine(estimates, rule=rule, about=HARMED, voices=voices)
    assert (pieces, pieces, ("Seoul",)) == (found.pieces, found.replay(), found.refused)
    assert [at_least(3001), between(1050, 1300)] == [voice.range for voice in found.voices]
    assert ("Seoul",) == found.contradicting_origins
    if voices is None:
        reports = tuple(Voice(each.by.source.origin, each.range) for each in estimates)
        assert pieces == rule.apply(reports)


def test_the_order_of_estimates_does_not_decide_what_is_wrong() -> None:
    """Where one origin contradicts itself and another gives no day, the day is always missed."""
    estimates = [
        said("first", "Seoul", exactly(5)),
        said("second", "Seoul", exactly(9)),
        said("undated", "Kyiv", exactly(7), stated="2024-12-23/.."),
    ]
    rule = per_origin(latest(intersection), hull)
    for order in permutations(estimates):
        found = combine(order, rule=rule, about=HARMED)
        assert ("these voices have no date: Kyiv", ()) == (found.reason, found.voices)


@pytest.mark.parametrize(
    ("estimates", "rule", "reason"),
    [
        ([], hull, "nobody gave a figure"),
        ([SENT_BY_OCTOBER], hull, "nobody gave a figure"),
        ([evolve(SEOUL, range=unknown())], hull, "nobody gave a figure"),
        (
            [evolve(SEOUL, by=by("Seoul", "2024-12/.."))],
            latest(hull),
            "these voices have no date: Seoul",
        ),
        ([SEOUL, KYIV], most_reliable(hull), "these voices have no grade: Kyiv, Seoul"),
        ([SEOUL, KYIV], quantile(1, {"Kyiv": 1}), "these origins have no weight: Seoul"),
        (
            [said("dead", "Seoul", at_least(50), DEAD)],
            min_max,
            "nobody gave a figure of the subject itself",
        ),
    ],
    ids=["none", "not used", "unknown", "no day", "no grade", "no weight", "none to repeat"],
)
def test_where_there_is_neither_conclusion_nor_disagreement_there_is_a_reason(
    estimates: list[Estimate], rule: AnyRule, reason: str
) -> None:
    """Nobody spoke, or a voice lacks what the rule needs; the rest of the working is there."""
    found = combine(estimates, rule=rule, about=HARMED)
    assert (reason, (), ()) == (found.reason, found.pieces, found.replay())
    assert f"none: {reason}" == found.conclusion
    assert len(estimates) == len(found.contributions)
    with pytest.raises(NoConclusionError, match=f"^[^\n]* finds no conclusion: {reason}\n"):
        found.require()
    assert reason in found.explain()


def test_what_is_no_estimate_is_not_combined() -> None:
    """Each item that is no estimate is named; of a dossier the estimates are used."""
    dossier = Dossier((SEOUL, judgement("rain"), KYIV, judgement("snow")))
    assert combine((KYIV, SEOUL), rule=hull, about=HARMED) == combine(
        dossier, rule=hull, about=HARMED
    )
    expected = "combine: expected an iterable of Estimate, got Judgement @ estimates"
    assert expected == refusal(combine, judgement("rain"), rule=hull, about=HARMED)
    shown = "Judgement(id='{}', proposition='the town is being encircle…"
    assert (
        f"combine: expected Estimate, got {shown.format('rain')} @ estimates[1];"
        f" expected Estimate, got {shown.format('snow')} @ estimates[3]"
    ) == refusal(combine, dossier.claims, rule=hull, about=HARMED)


@pytest.mark.parametrize(
    ("argument", "wrong", "expected"),
    [
        (
            "rule",
            "hull",
            "expected Rule, got 'hull': such as hull or robust(1)",
        ),
        ("rule", None, "expected Rule, got None"),
        (
            "about",
            "killed",
            "expected Subject, got 'killed': such as Subject('troops', KILLED, '2024')",
        ),
        (
            "voices",
            "each_report",
            "expected Rule or EachReport, got 'each_report': such as hull or robust(1)",
        ),
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
    assert (KYIV, SEOUL) == once.estimates


def test_an_estimate_may_have_the_id_of_a_sum() -> None:
    """A sum is named after its parts, and what else has that name keeps its own figure."""
    estimates = [
        said("dead", "Seoul", exactly(5), DEAD),
        said("hurt", "Seoul", exactly(6), HURT),
        said("dead+hurt", "Kyiv", exactly(9000)),
    ]
    for voices in (hull, latest(hull), each_report):
        found = combine(estimates, rule=camps, about=HARMED, voices=voices)
        assert "dead+hurt'" == found.contributions[-1].estimate.id
        assert [("Kyiv", exactly(9000)), ("Seoul", exactly(11))] == [
            (voice.origin, voice.range) for voice in found.voices
        ]


def test_two_sums_of_one_name_are_told_apart() -> None:
    """The parts of both may be named so that the sums would have one name."""
    estimates = [
        said("a", "Seoul", exactly(5), DEAD),
        said("b+c", "Seoul", exactly(6), HURT),
        said("a+b", "Kyiv", exactly(7), DEAD),
        said("c", "Kyiv", exactly(8), HURT),
    ]
    found = combine(estimates, rule=camps, about=HARMED).contributions
    sums = {item.estimate.id: item.parts for item in found if item.parts}
    assert {"a+b+c": ("a", "b+c"), "a+b+c'": ("a+b", "c")} == sums


def test_a_sum_that_bounds_nothing_is_not_listed() -> None:
    """As what is at most so much of a part may be 0, so may the sum of several."""
    estimates = [
        said("dead", "Seoul", at_most(5), evolve(DEAD, place=KURSK)),
        said("hurt", "Seoul", at_most(6), evolve(HURT, place=KURSK)),
    ]
    found = combine(estimates, rule=camps, about=HARMED).contributions
    assert {"dead": Role.NOT_USED, "hurt": Role.NOT_USED} == {
        item.estimate.id: item.role for item in found
    }


def test_estimates_that_replace_each_other_in_a_circle_are_refused() -> None:
    """Each is replaced, so that none would stand: a dossier refuses them too."""
    one = said("one", "Seoul", exactly(1), supersedes=("other",))
    other = said("other", "Seoul", exactly(2), supersedes=("one",))
    expected = "combine: these supersede each other in a circle: one, other, one @ estimates"
    for given in ([one, other], [one, other, one]):
        assert expected == refusal(combine, given, rule=hull, about=HARMED)


def test_two_estimates_of_one_id_are_refused() -> None:
    """Ids stand for one estimate each, because sums and replacements name them."""
    other = evolve(KYIV, id="seoul")
    expected = "combine: id 'seoul' is that of two different claims @ estimates"
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
    assert [None, None, Reliability.C] == [voice.reliability for voice in counted.voices]


def test_the_most_reliable_origin_is_heard() -> None:
    """The better grade decides between origins; an origin without one is refused by name."""
    estimates = [graded(SEOUL, "B"), graded(HEADLINE, "F"), graded(KYIV, "C")]
    found = combine(estimates, rule=most_reliable(intersection), about=HARMED)
    assert (between(1050, 1150),) == found.pieces
    found = combine([graded(SEOUL, "B"), KYIV], rule=most_reliable(hull), about=HARMED)
    assert "these voices have no grade: Kyiv" == found.reason


def test_voices_can_be_made_by_a_rule_that_hears_days() -> None:
    """The newest report of an origin can be its voice, which has the ids of all its reports."""
    older = said("older", "Seoul", between(900, 1000), stated="2024-12-20")
    found = combine([older, SEOUL, KYIV], rule=camps, about=HARMED, voices=latest(hull))
    assert (between(1050, 1150), at_least(3001)) == found.pieces
    assert [("kyiv",), ("older", "seoul")] == [voice.reports for voice in found.voices]
    with pytest.raises(RuleError, match=r"^camps: a voice is one range, and it may answer with"):
        combine([older, SEOUL], rule=hull, about=HARMED, voices=camps)


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
    assert call() in [(at_least(1050),), (at_least(3001),)]


def test_a_voice_that_is_not_counted_by_origin_says_so() -> None:
    """Where every report is a voice, each one names the report it is."""
    counted = combine([SEOUL, HEADLINE], rule=hull, about=HARMED, voices=each_report)
    day = date(2024, 12, 23)
    assert (
        Voice("Seoul", at_least(1001), day, None, ("headline",)),
        Voice("Seoul", between(1050, 1150), day, None, ("seoul",)),
    ) == counted.voices


@pytest.mark.parametrize(
    "rule",
    [
        per_origin(robust(1), hull),
        per_origin(median, majority),
        per_origin(robust(1), hull).or_else(lowest),
        per_origin(hull, intersection).or_else(camps),
        per_origin(intersection, k_of_n(3)).or_else(camps).or_else(hull),
        within(Range(0, 5), per_origin(robust(1), hull)),
        per_origin(per_origin(median, hull), intersection),
    ],
    ids=str,
)
def test_a_rule_that_makes_voices_makes_them_once(rule: AnyRule) -> None:
    """What the rule answers for the reports is concluded, also where its inner rule counts them."""
    ranges = (("a", 1, 5), ("a", 3, 9), ("b", 14, 16), ("b", 14, 18))
    reports = [
        said(f"{number}", origin, Range(lower, upper))
        for number, (origin, lower, upper) in enumerate(ranges)
    ]
    heard = tuple(Voice(origin, Range(lower, upper)) for origin, lower, upper in ranges)
    found = combine(reports, rule=rule, about=HARMED)
    assert (rule.apply(heard), found.pieces) == (found.pieces, found.replay())


# Sums


def reported(claim_id: str, origin: str, measure: Measure, figure: Range, by: str = "") -> Estimate:
    """Return what an origin says of some outcomes; `by` is the day of December, and the grade."""
    day, _, letter = (by or "20").partition(" ")
    stated = f"2024-12-{day}" if day.isdigit() else "2024-12/.."
    estimate = said(claim_id, origin, figure, evolve(HARMED, measure=measure), stated=stated)
    return graded(estimate, letter) if letter else estimate


@pytest.mark.parametrize(
    ("reports", "day", "grade"),
    [
        ("dead 20 B, hurt 20 A", 20, Reliability.B),
        ("dead 20 B, hurt 22 A", 20, Reliability.B),
        ("dead 20 B, dead 23 C, hurt 22 A", 22, Reliability.B),
        ("dead 20 D, dead 19 C, hurt 18 A", 18, Reliability.C),
        ("dead 20, dead 19 C, hurt 22 A", 20, Reliability.C),
        ("dead 20, hurt 22 A", 20, None),
        ("dead 20 F, hurt 22 A", 20, None),
        ("dead ? A, hurt 22 A", None, Reliability.A),
        ("dead 19 A, dead ? A, hurt 22 A", None, Reliability.A),
    ],
)
def test_a_sum_is_as_new_and_as_reliable_as_its_weakest_member(
    reports: str, day: int | None, grade: Reliability | None
) -> None:
    """Each outcome has the newest day and best grade of its reports; the sum the worst of these."""
    measures = {"dead": KILLED, "hurt": WOUNDED}
    estimates = [
        reported(f"{number}", "Seoul", measures[outcome], exactly(5), by)
        for number, report in enumerate(reports.split(", "))
        for outcome, _, by in [report.partition(" ")]
    ]
    for order in permutations(estimates):
        (voice,) = combine(order, rule=hull, about=HARMED).voices
        expected = None if day is None else date(2024, 12, day)
        ids = tuple(str(number) for number in range(len(estimates)))
        assert Voice("Seoul", exactly(10), expected, grade, ids) == voice


def test_the_sum_of_a_best_grade_decides_as_its_worst() -> None:
    """An origin that graded one of two parts well is not the most reliable for their sum."""
    estimates = [
        reported("dead", "X", KILLED, exactly(10), "20 B"),
        reported("hurt", "X", WOUNDED, exactly(20), "20 A"),
        reported("both", "Y", KILLED | WOUNDED, exactly(50), "20 A"),
    ]
    for order in permutations(estimates):
        assert (exactly(50),) == combine(order, rule=most_reliable(hull), about=HARMED).pieces


def test_the_ids_of_a_voice_are_those_of_reports() -> None:
    """A sum has no id that a dossier knows, and so its voice names all of its members."""
    estimates = [
        reported("a+b", "Seoul", KILLED, exactly(5)),
        reported("c", "Seoul", WOUNDED, exactly(6)),
        reported("again", "Seoul", WOUNDED, at_least(6)),
        reported("a", "Kyiv", KILLED, exactly(7)),
        reported("b+c", "Kyiv", WOUNDED, exactly(8)),
    ]
    found = combine(estimates, rule=hull, about=HARMED)
    counted = combine(estimates, rule=hull, about=HARMED, voices=each_report)
    for each in (found, counted):
        assert [("a", "b+c"), ("a+b", "again", "c")] == [voice.reports for voice in each.voices]
    assert ["a+b+again+c", "a+b+c"] == sorted(
        item.estimate.id for item in found.contributions if item.parts
    )


MONTHS = ("2024-10", "2024-11", "2024-12")


def dead_in(claim_id: str, period: str, figure: Range, measure: Measure = KILLED) -> Estimate:
    """Return what Seoul says of a period."""
    return said(claim_id, "Seoul", figure, Subject(TROOPS, measure, Period(period)))


@pytest.mark.parametrize(
    ("about", "periods", "parts"),
    [
        ("2024-10/2024-12", MONTHS, ("0", "1", "2")),
        ("2024-10/2024-12", (*MONTHS, "2024-10/2024-11"), ("2", "3")),
        ("2024-10/2024-12", (*MONTHS, "2024-11/2024-12", "2024-10/2024-11"), ("2", "4")),
        ("2024-10/2024-12", ("2024-10", "2024-12"), None),
        ("2024-10/2024-12", ("2024-10", "2024-10-31/2024-12"), None),
        (
            "2024-10/2024-12",
            ("2024-10", "2024-11/2024-12", "2024-11-01/2024-12-31"),
            ("0", "1", "2"),
        ),
        ("../2024-12", ("../2024-11", "2024-12"), ("0", "1")),
        ("2024-10/..", ("2024-10", "2024-11/.."), ("0", "1")),
        ("../..", ("../2024-10", "2024-11/.."), ("0", "1")),
        ("2024-10/2024-12", ("2024-10", "2024-11", "2024-12-XX"), None),
        ("2024-10/2024-12", ("2024-10", "2024-11", "2024-12~"), None),
    ],
)
def test_periods_that_make_up_the_subject_are_added(
    about: str, periods: tuple[str, ...], parts: tuple[str, ...] | None
) -> None:
    """The fewest that follow each other; of as many the first is the longest. Days are stated."""
    estimates = [dead_in(f"{number}", each, exactly(5)) for number, each in enumerate(periods)]
    for order in (estimates, estimates[::-1]):
        found = combine(order, rule=hull, about=Subject(TROOPS, KILLED, Period(about)))
        assert [parts] * (parts is not None) == [
            item.parts for item in found.contributions if item.parts
        ]
        assert (parts is None) is found.only_limits


def test_a_chain_is_made_of_sums_of_outcomes_too() -> None:
    """The killed and wounded of two months are what was asked of both together."""
    estimates = [
        dead_in("a", "2024-10", exactly(1)),
        dead_in("b", "2024-10", exactly(2), WOUNDED),
        dead_in("c", "2024-11", exactly(3)),
        dead_in("d", "2024-11", exactly(4), WOUNDED),
        dead_in("e", "2024-11", at_least(6), KILLED | WOUNDED),
    ]
    about = Subject(TROOPS, KILLED | WOUNDED, Period("2024-10/2024-11"))
    found = combine(estimates, rule=hull, about=about)
    assert (exactly(10),) == found.pieces
    assert {
        **dict.fromkeys("abcde", (Role.SUMMED, None)),
        "a+b+c+d+e": (Role.DIRECT, exactly(10)),
    } == roles(found)
    *_, last = found.contributions
    assert (about, tuple("abcde")) == (last.estimate.subject, last.parts)
    short = combine(estimates[:4], rule=hull, about=evolve(about, period=Period("2024-10/2024-12")))
    assert ["a+b", "c+d"] == [item.estimate.id for item in short.contributions if item.parts]


def test_what_says_more_than_the_chain_that_it_is_counted_in_stays_a_limit() -> None:
    """In October the killed and wounded are 20 or, as they are also said to be, 5."""
    estimates = [
        dead_in("a", "2024-10", exactly(12)),
        dead_in("b", "2024-10", exactly(8), WOUNDED),
        dead_in("c", "2024-10", exactly(5), KILLED | WOUNDED),
        dead_in("d", "2024-11", exactly(1), KILLED | WOUNDED),
    ]
    about = Subject(TROOPS, KILLED | WOUNDED, Period("2024-10/2024-11"))
    found = combine(estimates, rule=hull, about=about)
    assert {
        "a": (Role.LOWER_BOUND, at_least(12)),
        "b": (Role.LOWER_BOUND, at_least(8)),
        **dict.fromkeys("cd", (Role.SUMMED, None)),
        "a+b+c+d": (Role.DIRECT, between(6, 21)),
        "a+b": (Role.LOWER_BOUND, at_least(20)),
    } == roles(found)
    assert ((between(20, 21),), ("Seoul",)) == (found.pieces, found.contradicting_origins)


def test_a_sum_of_many_parts_has_a_short_id() -> None:
    """It names the first of them and counts the others, however long their ids are."""
    days = [f"2024-10-{day:02}" for day in range(1, 32)]
    estimates = [dead_in(f"{'long ' * 10_000}{day}", day, exactly(5)) for day in days]
    found = combine(estimates, rule=hull, about=Subject(TROOPS, KILLED, Period("2024-10")))
    *_, summed = found.contributions
    assert (exactly(155), 31, 1000) == (
        summed.estimate.range,
        len(summed.parts),
        len(summed.estimate.id),
    )
    short = [dead_in(day, day, exactly(5)) for day in days]
    *_, summed = combine(short, rule=hull, about=summed.estimate.subject).contributions
    assert f"{'+'.join(days[:12])}+and 19 more" == summed.estimate.id


def test_a_chain_of_a_stock_is_none() -> None:
    """Who was present in October and who was in November are not added."""
    estimates = [dead_in(each, each, exactly(5), PRESENT) for each in MONTHS]
    about = Subject(TROOPS, PRESENT, Period("2024-10/2024-12"))
    assert "nobody gave a figure" == combine(estimates, rule=hull, about=about).reason


def test_a_member_that_says_more_than_its_sum_stays_a_limit() -> None:
    """Of killed both 5 and 700 were said, so that the sum may be 6, and yet 700 is a part of it."""
    estimates = [
        reported("few", "Seoul", KILLED, exactly(5)),
        reported("many", "Seoul", KILLED, exactly(700)),
        reported("hurt", "Seoul", WOUNDED, exactly(1)),
    ]
    found = combine(estimates, rule=hull, about=HARMED)
    assert (between(700, 701),) == found.pieces
    assert ("Seoul",) == found.contradicting_origins
    assert {
        "few": (Role.SUMMED, None),
        "hurt": (Role.SUMMED, None),
        "many": (Role.LOWER_BOUND, at_least(700)),
        "few+hurt+many": (Role.DIRECT, between(6, 701)),
    } == roles(found)


# Voices and limits


STREETS = [Place(f"street {number}", RUSSIA) for number in range(5)]
IN_RUSSIA = evolve(HARMED, place=RUSSIA)
EVERY_RULE: list[AnyRule] = [
    *(hull, intersection, median, lowest, min_max, majority, most_agreed, camps),
    *(k_of_n(1), quantile(1), latest(hull), most_reliable(median), gtd, one_voice),
    *(within(Range(), lowest), per_origin(hull, lowest), intersection.or_else(gtd)),
]


@pytest.mark.parametrize("rule", EVERY_RULE, ids=str)
def test_consistent_figures_of_parts_spoil_no_answer(rule: AnyRule) -> None:
    """Exactly 1,000 in a city stays so, whoever tells of ten in its streets or more in the land."""
    city = graded(said("city", "Seoul", exactly(1000), IN_RUSSIA), "B")
    others = [
        said(f"{number}", f"origin {number}", between(10, 14), evolve(HARMED, place=street))
        for number, street in enumerate(STREETS)
    ]
    land = said("land", "Kyiv", at_most(1500))
    found = combine([city, *others, land], rule=rule, about=IN_RUSSIA)
    assert (exactly(1000),) == found.pieces == found.within_limits == found.replay()
    assert [("Seoul", ("city",))] == [(voice.origin, voice.reports) for voice in found.voices]
    assert {Verdict.MET} == {limit.verdict for limit in found.limits}
    assert (6, False) == (len(found.limits), found.only_limits)


def part_of(claim_id: str, origin: str, figure: Range) -> Estimate:
    """Return a figure of Kursk, which is a part of Russia."""
    return said(claim_id, origin, figure, evolve(HARMED, place=KURSK))


@pytest.mark.parametrize(
    ("figures", "own", "voice", "contradicting"),
    [
        ([between(3, 9)], [at_least(5)], between(5, 9), ()),
        ([between(3, 9)], [exactly(9)], exactly(9), ()),
        ([between(3, 9)], [exactly(10)], between(3, 9), ("Seoul",)),
        ([between(3, 9)], [exactly(8), exactly(10)], between(3, 9), ("Seoul",)),
        ([between(3, 9), at_least(7)], [at_least(8)], between(8, 9), ()),
        ([exactly(3), exactly(9)], [at_least(8)], between(8, 9), ("Seoul",)),
        ([exactly(3), exactly(9)], [at_least(10)], between(3, 9), ("Seoul",)),
    ],
)
def test_the_figure_of_an_origin_is_cut_by_its_own_limits(
    figures: list[Range], own: list[Range], voice: Range, contradicting: tuple[str, ...]
) -> None:
    """By all at once, or, where they would leave nothing of it, by none; then it says so."""
    estimates = [
        *(said(f"direct {n}", "Seoul", each, IN_RUSSIA) for n, each in enumerate(figures)),
        *(part_of(f"part {n}", "Seoul", each) for n, each in enumerate(own)),
        part_of("other", "Kyiv", exactly(2000)),
    ]
    found = combine(estimates, rule=hull, about=IN_RUSSIA)
    assert [voice] == [each.range for each in found.voices]
    assert contradicting == found.contradicting_origins


def test_limits_lend_a_voice_no_day_and_no_grade() -> None:
    """They cut a figure, and make it no newer and no more reliable."""
    old = graded(said("old", "Seoul", between(3, 9), IN_RUSSIA, stated="2024-12-01"), "C")
    new = graded(part_of("new", "Seoul", at_least(5)), "A")
    (voice,) = combine([old, new], rule=hull, about=IN_RUSSIA).voices
    assert Voice("Seoul", between(5, 9), date(2024, 12, 1), Reliability.C, ("old",)) == voice


@pytest.mark.parametrize(
    ("rule", "pieces"),
    [
        (intersection, (between(5, 8),)),
        (per_origin(hull, intersection), (between(5, 8),)),
        (intersection.or_else(hull), (between(5, 8),)),
        (robust(0), (between(3, 9),)),
        (latest(intersection), (between(3, 9),)),
        (within(Range(0, 99), intersection), (between(3, 9),)),
        (gtd, (between(3, 9),)),
    ],
    ids=str,
)
def test_the_intersection_uses_the_limits_of_all(rule: AnyRule, pieces: Pieces) -> None:
    """Outermost, as an alternative, or for origins: it takes every origin to be right."""
    estimates = [
        said("direct", "Seoul", between(3, 9), IN_RUSSIA),
        part_of("part", "Kyiv", at_least(5)),
        said("whole", "Tokyo", at_most(8)),
    ]
    found = combine(estimates, rule=rule, about=IN_RUSSIA)
    assert (pieces, pieces) == (found.pieces, found.replay())
    assert (between(5, 8),) == found.within_limits
    bounds = (Voice("Kyiv", at_least(5)), Voice("Tokyo", at_most(8)))
    assert pieces == rule.apply((Voice("Seoul", between(3, 9), date(2024, 12, 23)),), bounds)


def test_a_rule_that_makes_voices_cuts_them_by_the_limits_of_their_origin() -> None:
    """`apply` is given limits as voices, and answers as `combine`."""
    reports = (Voice("Seoul", between(3, 9)), Voice("Seoul", between(4, 12)))
    bounds = (Voice("Seoul", at_least(6)), Voice("Kyiv", at_least(7)))
    rule = per_origin(intersection, hull)
    assert (between(6, 9),) == rule.apply(reports, bounds)
    assert (between(6, 8),) == within(Range(0, 8), rule).apply(reports, bounds)
    assert (between(6, 9),) == rule.or_else(camps).apply(reports, bounds)
    assert "apply: expected tuple, got 3 @ limits" == refusal(hull.apply, reports, 3)


@pytest.mark.parametrize(
    ("answer", "limit", "verdict", "left"),
    [
        (between(5, 9), at_least(5), Verdict.MET, (between(5, 9),)),
        (between(5, 9), at_least(6), Verdict.CUTS, (between(6, 9),)),
        (between(5, 9), at_least(10), Verdict.CONTRADICTED, (between(5, 9),)),
        (at_least(1), at_least(460), Verdict.CUTS, (at_least(460),)),
    ],
)
def test_a_limit_has_a_verdict_on_the_answer(
    answer: Range, limit: Range, verdict: Verdict, left: Pieces
) -> None:
    """All of it, some or nothing lies inside; what contradicts it cuts nothing."""
    estimates = [said("direct", "Seoul", answer, IN_RUSSIA), part_of("part", "Kyiv", limit)]
    found = combine(estimates, rule=hull, about=IN_RUSSIA)
    assert ((answer,), left) == (found.pieces, found.within_limits)
    assert [("Kyiv", "part", limit, verdict)] == limits(found)


def test_limits_that_contradict_each_other_leave_nothing() -> None:
    """Each cuts the answer, and no number lies in both."""
    estimates = [
        said("direct", "Seoul", between(5, 9), IN_RUSSIA),
        part_of("part", "Kyiv", at_least(8)),
        said("whole", "Tokyo", at_most(6)),
    ]
    found = combine(estimates, rule=hull, about=IN_RUSSIA)
    assert ((between(5, 9),), ()) == (found.pieces, found.within_limits)
    assert "nothing if the limits hold" in found.explain()


def test_without_a_conclusion_limits_have_a_verdict_on_each_voice() -> None:
    """The verdict is none; what the limit says of each range can be asked, and is shown."""
    estimates = [
        said("low", "Seoul", between(3, 9), IN_RUSSIA),
        said("high", "Kyiv", between(20, 30), IN_RUSSIA),
        part_of("part", "Tokyo", at_least(5)),
    ]
    found = combine(estimates, rule=majority, about=IN_RUSSIA)
    (limit,) = found.limits
    assert (None, ()) == (limit.verdict, found.within_limits)
    assert [Verdict.MET, Verdict.CUTS] == [limit.against(each.range) for each in found.voices]
    assert "  limits          Tokyo: at least 5 persons, met by Kyiv; cuts Seoul" in found.explain()


def test_limits_can_disagree_with_voices_that_agree() -> None:
    """The conclusion in words says who disagrees."""
    estimates = [
        said("direct", "Seoul", exactly(3), IN_RUSSIA),
        said("other", "Tokyo", between(1, 3), IN_RUSSIA),
        part_of("part", "Kyiv", exactly(9)),
    ]
    found = combine(estimates, rule=intersection, about=IN_RUSSIA)
    assert "none: the voices and the limits disagree" == found.conclusion
    strict = combine(
        [KYIV, SEOUL, HEADLINE, said("x", "Seoul", exactly(1))],
        rule=per_origin(intersection, hull),
        about=HARMED,
    )
    assert "none: what these said makes no voice: Seoul" == strict.conclusion


def test_no_camp_is_made_of_limits() -> None:
    """A camp is made of voices, whatever others say of parts."""
    estimates = [
        said("direct", "Seoul", exactly(3), IN_RUSSIA),
        part_of("part", "Kyiv", exactly(9)),
    ]
    found = combine(estimates, rule=camps, about=IN_RUSSIA)
    assert [("Seoul",)] == [camp.origins for camp in found.camps]
    assert ((exactly(3),), [Verdict.CONTRADICTED]) == (
        found.pieces,
        [limit.verdict for limit in found.limits],
    )


def test_where_nobody_spoke_of_the_subject_limits_are_voices() -> None:
    """Of each origin all its limits together, or else their hull; the answer says so."""
    estimates = [
        part_of("part", "Seoul", exactly(9)),
        said("whole", "Seoul", at_most(20)),
        part_of("torn part", "Kyiv", exactly(30)),
        said("torn whole", "Kyiv", at_most(5)),
    ]
    found = combine(estimates, rule=majority, about=IN_RUSSIA, voices=hull)
    assert [("Kyiv", unknown()), ("Seoul", between(9, 20))] == [
        (voice.origin, voice.range) for voice in found.voices
    ]
    assert ((between(9, 20),), True, ("Kyiv",)) == (
        found.pieces,
        found.only_limits,
        found.contradicting_origins,
    )
    assert "made of         limits alone: nobody gave a figure" in found.explain()
    assert ((), None) == (found.camps, found.gap)
    counted = combine(estimates, rule=latest(hull), about=IN_RUSSIA, voices=each_report)
    assert [("torn part",), ("torn whole",), ("part",), ("whole",)] == [
        voice.reports for voice in counted.voices
    ]


def test_unknown_is_no_voice() -> None:
    """Who said only that is listed; beside a figure, it neither widens nor dates it."""
    estimates = [
        said("figure", "Seoul", between(3, 9), IN_RUSSIA, stated="2024-12-01"),
        said("no figure", "Seoul", unknown(), IN_RUSSIA, stated="2024-12-20"),
        said("unknown", "Kyiv", unknown(), IN_RUSSIA),
        part_of("part", "Kyiv", at_least(2)),
        said("dead", "Tokyo", exactly(5), evolve(DEAD, place=RUSSIA)),
        said("unknown hurt", "Tokyo", unknown(), evolve(HURT, place=RUSSIA)),
    ]
    found = combine(estimates, rule=hull, about=IN_RUSSIA, voices=hull)
    assert [Voice("Seoul", between(3, 9), date(2024, 12, 1), None, ("figure",))] == [*found.voices]
    assert ("Kyiv",) == found.said_unknown
    assert "said unknown    Kyiv" in found.explain()
    alone = combine(estimates[1:], rule=hull, about=IN_RUSSIA)
    assert (True, ("Kyiv", "Seoul")) == (alone.only_limits, alone.said_unknown)


def test_figures_of_days_nobody_stated_are_not_set_against_each_other() -> None:
    """One answers the question in its own words; two may be of different days."""
    about = evolve(IN_RUSSIA, period=Period("2024-03-XX"))
    one, other = said("a", "Seoul", exactly(5), about), said("b", "Seoul", exactly(9), about)
    assert (exactly(5),) == combine([one], rule=intersection, about=about).pieces
    again = evolve(one, id="relay")
    assert (exactly(5),) == combine([one, again], rule=intersection, about=about).pieces
    month = said("month", "Seoul", at_most(3), evolve(about, period=Period("2024-03")))
    assert ("Seoul",) == combine([one, month], rule=hull, about=about).contradicting_origins
    found = combine([one, other], rule=intersection, about=about)
    assert ((), (), (), ()) == (
        found.pieces,
        found.voices,
        found.camps,
        found.contradicting_origins,
    )
    assert "nobody stated the days, so the figures may be of different ones" == found.reason
    assert [Role.DIRECT] * 2 == [item.role for item in found.contributions]


def test_a_best_figure_is_kept() -> None:
    """A voice has the best figure of its reports where they gave one only, and it lies inside."""
    low = evolve(said("low", "Seoul", between(3, 9), IN_RUSSIA), best=4)
    outside = evolve(low, best=10)
    for rule in (hull, min_max):
        (voice,) = combine([outside], rule=rule, about=IN_RUSSIA).voices
        assert voice.best is None
    for other, best in ((None, 4), (4, 4), (6, None)):
        second = evolve(said("second", "Seoul", between(2, 9), IN_RUSSIA), best=other)
        (voice,) = combine([low, second], rule=hull, about=IN_RUSSIA).voices
        assert best == voice.best
    cut = [low, part_of("part", "Seoul", at_least(5))]
    (voice,) = combine(cut, rule=hull, about=IN_RUSSIA).voices
    assert (between(5, 9), None) == (voice.range, voice.best)
    assert (None,) == tuple(
        each.best for each in per_origin(hull, hull).figures((Voice("a", exactly(3), best=4),))[0]
    )


def test_best_figures_of_a_sum_are_added() -> None:
    """Where each member has one, so does the sum, and it is shown."""
    dead = evolve(reported("dead", "Seoul", KILLED, between(3, 9)), best=4)
    hurt = evolve(reported("hurt", "Seoul", WOUNDED, between(3, 9)), best=5)
    found = combine([dead, hurt], rule=hull, about=HARMED)
    assert [9] == [voice.best for voice in found.voices]
    assert "Seoul: 6–18 persons, best 9 persons" in found.explain()
    exact = reported("exact", "Seoul", KILLED, exactly(9))
    (voice,) = combine([dead, exact, hurt], rule=hull, about=HARMED).voices
    assert (between(12, 18), None) == (voice.range, voice.best)
    (voice,) = combine([dead, evolve(hurt, best=None)], rule=hull, about=HARMED).voices
    assert None is voice.best
