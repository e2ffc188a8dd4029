"""Laws of evidence: what is concluded is right, and more evidence never makes it worse."""

from contextlib import suppress
from itertools import combinations, pairwise, product
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, event, given, settings, strategies as st

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.assessments import Assessment
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.contributions import Role
from conflictmodel.conclusions.totals import total
from conflictmodel.errors import DoubleCountingError, InvalidValueError
from conflictmodel.rules.bounds import hull, intersection, robust
from conflictmodel.rules.combinators import one_voice, per_origin
from conflictmodel.rules.laws import DUPLICATE_INSENSITIVE, LIMIT_INVARIANT
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import latest
from conflictmodel.rules.voices import EachReport, each_report
from support.evidence_rules import LEAVES, calls, rule_of
from support.evidence_subjects import estimate, voice
from support.evidence_worlds import (
    ORIGINS,
    SMALL_SUBJECTS,
    Truth,
    World,
    chosen_near,
    chosen_true_world,
    chosen_world,
    count,
    drawing,
    small_worlds,
    worlds,
)
from support.second_evidence import Conclusion, Evidence, conclude, evidence
from support.second_rules import EACH_REPORT, Call, NotUsableError, makes
from support.second_subjects import NO_OUTCOMES, CircleError, Report, standing

# Measured for coverage this takes twice as long, and every line it runs has a test of its own.
pytestmark = pytest.mark.unmeasured


@st.composite
def true_worlds(draw: st.DrawFn) -> tuple[World, Truth]:
    """Draw a world in which all that is said is true, with what really happened."""
    return chosen_true_world(drawing(draw))


# Soundness

SOUND = [
    call
    for call in LEAVES
    if call.name not in {"k_of_n", "min_max"} or (call.name, call.count) == ("k_of_n", 1)
]


@given(true_worlds(), st.sampled_from([None, hull, robust(1), each_report]))
def test_what_is_concluded_of_what_is_true_is_true(
    said: tuple[World, Truth], voices: AnyRule | EachReport | None
) -> None:
    """Where every report is true, so is each answer, each voice, and each limit."""
    world, happened = said
    truth = count(happened, world.question.what)
    for call in SOUND:
        found = combine(world.estimates, rule=rule_of(call), about=world.about, voices=voices)
        if found.reason is None:
            assert any(truth in piece for piece in found.pieces)
            assert any(truth in piece for piece in found.within_limits)
        assert [] == [each for each in found.voices if truth not in each.range]
        assert [] == [each for each in found.limits if truth not in each.range]
        assert () == found.contradicting_origins


@given(true_worlds())
def test_a_total_of_what_is_true_is_true(said: tuple[World, Truth]) -> None:
    """What can be added is disjoint, so that the sum of true figures allows the true sum."""
    world, happened = said
    accruing = [(report, subject) for report, subject in world.said if not report.what.is_stock]
    for size in (2, 3):
        for parts in combinations(accruing, size):
            reports = [report for report, _ in parts]
            estimates = [estimate(report, subject) for report, subject in parts]
            with suppress(DoubleCountingError, InvalidValueError):
                added = total(estimates, by=estimates[0].by)
                whole = evolve(
                    reports[0].what,
                    outcomes=NO_OUTCOMES.union(*(each.what.outcomes for each in reports)),
                    days=frozenset[int]().union(*(each.what.days for each in reports)),
                )
                assert count(happened, whole) in added.range


# More evidence never makes an answer worse


def contradict(one: Report, other: Report) -> bool:
    """Tell whether two reports cannot both be right: of one thing, or of a part and its whole."""
    if one.what == other.what:
        return not one.numbers & other.numbers
    pairs = [(one, other), (other, one)]
    return any(
        whole.what.has(part.what) and whole.high is not None and part.low > whole.high
        for part, whole in pairs
    )


def leaves_alone(further: Report, world: World, before: Evidence, found: Conclusion) -> bool:
    """Tell whether a further report must leave an answer as it is.

    It is about a part or a whole, completes no sum, contradicts nothing that its own origin said,
    and its limit contains the answer.
    """
    after = evidence(world.question.what, [*world.reports, further])
    limits = [each for each in after.limits if further.id in each.said.ids]
    own = [each for each in standing(world.reports) if each.origin == further.origin]
    figures = [*(each.said for each in before.direct), *(each.said for each in before.limits)]
    return (
        [each.is_sum for each in limits] == [False]
        and before.direct == after.direct
        and found.numbers <= limits[0].numbers
        and not any(contradict(further, each) for each in own)
        and all(
            each.numbers & limits[0].numbers for each in figures if each.origin == further.origin
        )
    )


@st.composite
def further_reports(draw: st.DrawFn) -> tuple[World, list[Report], list[Estimate]]:
    """Draw a world with further reports, of parts and wholes of its question."""
    choose = drawing(draw)
    world = chosen_world(choose, most=6)
    question = world.question.what
    near = [chosen_near(choose, world.question) for _ in range(6)]
    bound = [
        each
        for each in near
        if each.what != question and (question.has(each.what) or each.what.has(question))
    ]
    further = [
        Report("further", choose(ORIGINS), each.what, choose((1, 2, 3)), choose((3, 8, 20)))
        for each in bound
    ]
    estimates = [
        estimate(report, each.subject) for report, each in zip(further, bound, strict=True)
    ]
    return world, further, estimates


@settings(max_examples=200)
@given(further_reports(), st.lists(calls(), min_size=4, max_size=4))
def test_a_limit_that_contains_the_answer_leaves_it_as_it_is(
    drawn: tuple[World, list[Report], list[Estimate]], called: list[Call]
) -> None:
    """This holds for every rule that claims it, made of rules that are made of rules."""
    world, further, estimates = drawn
    known = evidence(world.question.what, world.reports)
    for call in called:
        rule = rule_of(call)
        if not (rule.keeps(LIMIT_INVARIANT) or makes(call) == EACH_REPORT):
            continue
        with suppress(NotUsableError):
            found = conclude(call, known)
            if found is None or not found.numbers or found.only_limits:
                continue
            answered = combine(world.estimates, rule=rule, about=world.about).pieces
            for report, each in zip(further, estimates, strict=True):
                if leaves_alone(report, world, known, found):
                    event(f"leaves {call.name} alone")
                    again = combine([*world.estimates, each], rule=rule, about=world.about)
                    assert answered == again.pieces


FURTHER = [
    (Report("further", origin, near.what, low, high, 1, "A"), near.subject)
    for origin, near, (low, high) in product(ORIGINS, SMALL_SUBJECTS[1:], [(1, 1), (2, 5)])
]


@pytest.mark.parametrize("name", ["hull", "intersection", "lowest", "median", "camps"])
def test_a_limit_leaves_the_answer_of_every_small_world_as_it_is(name: str) -> None:
    """Whatever two reports say, a third that bounds their answer and completes no sum adds nothing.

    The third origin has said nothing else.
    """
    rule = rule_of(Call(name))
    for world in small_worlds(2):
        known = evidence(world.question.what, world.reports)
        found = conclude(Call(name), known)
        if found is None or not found.numbers or found.only_limits:
            continue
        answered = combine(world.estimates, rule=rule, about=world.about).pieces
        for report, subject in FURTHER:
            if leaves_alone(report, world, known, found):
                estimates = [*world.estimates, estimate(report, subject)]
                assert answered == combine(estimates, rule=rule, about=world.about).pieces


# Order, relays, circles


VOICES = st.sampled_from([None, hull, intersection, latest(hull), each_report])


@settings(max_examples=200)
@given(worlds())
def test_what_is_not_used_is_counted(world: World) -> None:
    """Each estimate plays a part, or comes near, or is counted, as the whole list of them says."""
    found = combine(world.estimates, rule=hull, about=world.about)
    in_full = {item.estimate.id: item for item in found.contributions}
    near = {item.estimate.id: item for item in (*found.used, *found.missed)}
    assert near == {claim_id: in_full[claim_id] for claim_id in near}
    others = [item.role for claim_id, item in in_full.items() if claim_id not in near]
    assert {Role.NOT_USED, Role.SUPERSEDED}.issuperset(others)
    assert len(others) == sum(number for _, number in found.not_used)
    replaced = dict(found.not_used).get("that others replace", 0)
    assert replaced == others.count(Role.SUPERSEDED)


@given(worlds(), calls(), VOICES, st.randoms(use_true_random=False))
def test_the_order_of_reports_decides_nothing(
    world: World, call: Call, voices: AnyRule | EachReport | None, chance: Random
) -> None:
    """The same reports in another order, some twice, give an equal assessment and the same text."""
    rule = rule_of(call)
    named = None if makes(call) else voices
    in_order = world.estimates
    shuffled = [*in_order, *in_order[:2]]
    chance.shuffle(shuffled)
    expected = combine(in_order, rule=rule, about=world.about, voices=named)
    actual = combine(shuffled, rule=rule, about=world.about, voices=named)
    assert expected == actual
    assert expected.explain() == actual.explain()
    assert (expected.limits, expected.contributions) == (actual.limits, actual.contributions)


def without_ids(assessment: Assessment) -> tuple[object, ...]:
    """Return all that is concluded, but the ids of the reports that it is concluded from."""
    voices = {(each.origin, each.range, each.on, each.reliability) for each in assessment.voices}
    limits = {(each.origin, each.range, each.verdict) for each in assessment.limits}
    return (
        *(assessment.pieces, assessment.within_limits, assessment.only_limits),
        *(voices, limits, assessment.said_unknown, assessment.contradicting_origins),
    )


@settings(max_examples=200)
@given(worlds(), calls(), VOICES, st.sampled_from(ORIGINS), st.integers(1, 3))
def test_relays_of_an_origin_change_nothing(
    world: World, call: Call, voices: AnyRule | EachReport | None, origin: str, relays: int
) -> None:
    """What an origin says counts once, however many sources of its own say it, beside it or not."""
    rule = rule_of(call)
    assume(makes(call) is None or rule.keeps(DUPLICATE_INSENSITIVE))
    named = None if makes(call) or voices is each_report else voices
    split = {each.id for each in standing(world.reports) if each.origin == origin}
    relayed = [
        estimate(evolve(report, id=f"{report.id} {relay}"), subject, f"relay {relay}")
        for report, subject in world.said
        if report.id in split
        for relay in range(relays)
    ]
    others = [each for each in world.estimates if each.id not in split]
    expected, *actual = (
        without_ids(combine(estimates, rule=rule, about=world.about, voices=named))
        for estimates in (world.estimates, [*others, *relayed], [*relayed, *world.estimates])
    )
    assert [expected, expected] == actual


@given(
    world=worlds(),
    chosen=st.lists(st.integers(0, 7), max_size=4, unique=True),
    is_closed=st.booleans(),
)
def test_reports_that_replace_each_other_in_a_circle_are_refused(
    world: World, chosen: list[int], *, is_closed: bool
) -> None:
    """They are refused as a dossier refuses them, and a row of reports is not."""
    said = {f"r{number}": each for number, each in enumerate(world.said)}
    row = [f"r{number}" for number in chosen if f"r{number}" in said]
    for new, old in pairwise([*row, *row[:1]] if is_closed and len(row) > 1 else row):
        report, subject = said[new]
        said[new] = (evolve(report, replaces=(*report.replaces, old)), subject)
    world = World(world.question, tuple(said.values()))
    try:
        standing(world.reports)
    except CircleError:
        with pytest.raises(InvalidValueError, match="in a circle"):
            Dossier(world.estimates)
        with pytest.raises(InvalidValueError, match="in a circle"):
            combine(world.estimates, rule=hull, about=world.about)
    else:
        assert world.about == combine(world.estimates, rule=hull, about=world.about).about


# One rule, one answer


@given(worlds(), st.lists(calls(), min_size=4, max_size=4))
def test_a_rule_applied_to_reports_and_limits_answers_as_combine_does(
    world: World, called: list[Call]
) -> None:
    """Where nothing is added, a rule that makes its own voices needs no `combine`."""
    found = evidence(world.question.what, world.reports)
    assume(found.direct and not world.question.what.words)
    assume(not any(len(each.said.ids) > 1 for each in found.direct))
    assume(not any(each.is_sum for each in found.limits))
    direct = tuple(voice(each.said) for each in found.direct)
    limits = tuple(voice(each.said) for each in found.limits)
    for call in called:
        rule = rule_of(call)
        made = rule if makes(call) else per_origin(one_voice, rule)
        assessment = combine(world.estimates, rule=rule, about=world.about)
        if assessment.reason is None:
            assert made.apply(direct, limits) == assessment.pieces
