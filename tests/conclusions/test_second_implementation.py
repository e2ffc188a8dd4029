"""What is concluded of evidence, held against a second implementation of the same definitions."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.contributions import Contribution, Role, bearing
from conflictmodel.errors import RuleError
from conflictmodel.values.ranges import Pieces
from support.evidence_rules import LEAVES, MADE_OF_RULES, calls, rule_of
from support.evidence_subjects import (
    GROUPS,
    OTHERS,
    OUTCOMES,
    PERIODS,
    PLACES,
    RUSSIA,
    SCOUTS,
    TROOPS,
    UNSTATED,
    Asked,
    asked,
    estimate,
    pieces_of,
    range_of,
    voice,
)
from support.evidence_worlds import (
    ORIGINS,
    World,
    chosen_report,
    drawing,
    small_worlds,
    worlds,
)
from support.second_evidence import Evidence, conclude, evidence
from support.second_rules import ONE_VOICE, Call, NotUsableError, Said, answer
from support.second_subjects import Report

# Measured for coverage this takes twice as long, and every line it runs has a test of its own.
pytestmark = pytest.mark.unmeasured


@st.composite
def figures(draw: st.DrawFn) -> list[Said]:
    """Draw up to five figures of up to three origins."""
    choose = drawing(draw)
    places = range(choose(range(1, 6)))
    return [chosen_report(choose, asked(), choose(ORIGINS), f"{each}").said for each in places]


# How one subject bears on another

SUBJECTS = [
    *(asked(group, place=place) for group, place in product(GROUPS, PLACES)),
    *(asked(outcomes=outcomes, period=period) for outcomes in OUTCOMES for period in PERIODS),
    *(asked(period=period, group=group) for period in UNSTATED for group in (TROOPS, SCOUTS)),
    *(asked(outcomes=OTHERS, place=place) for place in (None, RUSSIA)),
    *(asked(is_stock=True, place=place) for place in (None, RUSSIA)),
]


def role_by_atoms(part: Asked, about: Asked) -> Role:
    """Return how a figure that bounds something on both sides bears on a question."""
    if part.what == about.what:
        return Role.DIRECT
    if about.what.has(part.what):
        return Role.LOWER_BOUND
    return Role.UPPER_BOUND if part.what.has(about.what) else Role.NOT_USED


def test_a_part_has_no_atom_that_its_whole_has_not() -> None:
    """Of every two subjects, how one bears on the other follows from what they are made of."""
    differing = [
        (str(part.subject), str(about.subject))
        for part, about in product(SUBJECTS, SUBJECTS)
        if role_by_atoms(part, about)
        is not bearing(
            estimate(Report("a", "Kyiv", part.what, 1, 2), part.subject), about.subject
        ).role
    ]
    assert [] == differing


# Rules


def decided(call: Call, said: list[Said]) -> Pieces | None:
    """Return what a rule of the library concludes; nothing where the voices lack what it needs."""
    try:
        return rule_of(call).apply(tuple(map(voice, said)))
    except RuleError:
        return None


def decided_again(call: Call, said: list[Said]) -> Pieces | None:
    """Return what the second implementation concludes."""
    try:
        return pieces_of(answer(call, said))
    except NotUsableError:
        return None


@settings(max_examples=200)
@given(st.lists(calls(), min_size=5, max_size=5), figures())
def test_rules_conclude_what_they_do_when_written_again(
    drawn: list[Call], said: list[Said]
) -> None:
    """Whatever rules are made of, both implementations conclude the same of the same voices."""
    expected = {rule_of(call).name: decided_again(call, said) for call in drawn}
    assert expected == {rule_of(call).name: decided(call, said) for call in drawn}


# Conclusions


def assert_same(call: Call, world: World, known: Evidence) -> None:
    """Assert that the library concludes of a world what the second implementation does."""
    assessment = combine(world.estimates, rule=rule_of(call), about=world.about)
    assert known.unknown == frozenset(assessment.said_unknown)
    try:
        found = conclude(call, known)
    except NotUsableError:
        assert (True, ()) == (assessment.reason is not None, assessment.pieces)
        return
    if found is None:
        assert assessment.reason is not None
        assert ((), ()) == (assessment.pieces, assessment.voices)
        return
    assert (None, pieces_of(found.numbers)) == (assessment.reason, assessment.pieces)
    assert assessment.pieces == assessment.replay()
    assert found.only_limits == assessment.only_limits
    assert sorted(map(voice, found.voices), key=repr) == sorted(assessment.voices, key=repr)
    assert pieces_of(found.within_limits) == assessment.within_limits
    assert found.contradicting == frozenset(assessment.contradicting_origins)
    assert {
        (each.said.origin, range_of(each.numbers), each.said.ids, found.verdict(each))
        for each in found.limits
    } == {
        (each.origin, each.range, ids_of(each.contribution), each.verdict and each.verdict.value)
        for each in assessment.limits
    }


def ids_of(contribution: Contribution) -> frozenset[str]:
    """Return the reports that a limit is made of."""
    return frozenset(contribution.parts or (contribution.estimate.id,))


@settings(max_examples=200)
@given(worlds(), st.lists(calls(), min_size=4, max_size=4))
def test_conclusions_are_the_same_when_written_again(world: World, drawn: list[Call]) -> None:
    """Whatever was said and whatever the rule, both conclude the same of the same evidence."""
    known = evidence(world.question.what, world.reports)
    for call in drawn:
        assert_same(call, world, known)


@pytest.mark.parametrize(
    ("size", "drawn"),
    [(1, LEAVES + MADE_OF_RULES), (2, LEAVES + MADE_OF_RULES), (3, (ONE_VOICE,))],
    ids=[1, 2, 3],
)
def test_every_small_world_is_concluded_the_same(size: int, drawn: Sequence[Call]) -> None:
    """Of every few reports of a question, its parts and a whole, both conclude the same."""
    for world in small_worlds(size):
        known = evidence(world.question.what, world.reports)
        for call in drawn:
            assert_same(call, world, known)
