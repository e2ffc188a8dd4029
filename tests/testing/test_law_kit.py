"""The kit that holds a rule to its laws: what it finds, what it passes over and what it prints."""

import pickle
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.rules._law_checks import Answer, Counterexample
from conflictmodel.rules.bounds import hull, intersection
from conflictmodel.rules.combinators import per_origin
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    EQUALS_CORE,
    HULL_BOUNDED,
    ONE_RANGE,
    SOUND,
    WITHIN_SOURCES,
    Law,
    sound_with_wrong,
)
from conflictmodel.rules.quantiles import quantile
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import latest, most_reliable
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.rules.voting import camps
from conflictmodel.testing import LawBrokenError, check_rule, find_counterexample, law_table
from conflictmodel.testing._law_worlds import small_worlds
from conflictmodel.values.ranges import Pieces, Range
from support.own_rules import of_ranges
from support.worlds import refusal

LARGE = 1000


def below_a_thousand(ranges: tuple[Range, ...]) -> Pieces:
    """Answer as the hull does, and not at all where a range begins above 1,000."""
    return () if any(each.lower > LARGE for each in ranges) else hull.answer(ranges)


def first_range(ranges: tuple[Range, ...]) -> Pieces:
    """Answer with the first range."""
    return ranges[:1]


def broken_by_all(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Find a counterexample in any voices that the rule can use."""
    yield Counterexample(voices, answer(voices))


FIRST = of_ranges("first", first_range, frozenset({COMMUTATIVE, WITHIN_SOURCES}))
SMALL = of_ranges("below_a_thousand", below_a_thousand)
IMPOSSIBLE = Law("impossible", "No rule keeps this.", "R(V) ≠ R(V)", broken_by_all)
KYIV_ALONE = quantile(1, {"Kyiv": 1})


@pytest.mark.unmeasured
def test_a_rule_that_keeps_its_laws_passes() -> None:
    """Nothing is raised for a rule that keeps what it declares."""
    check_rule(intersection)


def test_a_rule_that_declares_too_much_is_refuted() -> None:
    """Each broken law is named, with the smallest voices that break it."""
    with pytest.raises(LawBrokenError) as caught:
        check_rule(FIRST)
    expected = (
        "first breaks 1 law:\n"
        "commutative: a: exactly 0; b: at most 1 → exactly 0;"
        " but b: at most 1; a: exactly 0 → at most 1"
    )
    assert expected == str(caught.value)
    assert (FIRST, [COMMUTATIVE]) == (caught.value.rule, list(caught.value.counterexamples))
    again: object = pickle.loads(pickle.dumps(caught.value.counterexamples))  # noqa: S301 - our own bytes
    assert caught.value.counterexamples == again


def test_every_broken_law_is_reported_at_once() -> None:
    """The laws that are named are checked instead of the declared ones, all of them."""
    with pytest.raises(LawBrokenError) as caught:
        check_rule(FIRST, laws=[IMPOSSIBLE, ALWAYS_ANSWERS, SOUND, COMMUTATIVE])
    assert [IMPOSSIBLE, COMMUTATIVE] == list(caught.value.counterexamples)
    assert str(caught.value).startswith(
        "first breaks 2 laws:\nimpossible: a: exactly 0 → exactly 0\n"
    )


def test_a_breach_among_large_numbers_is_found() -> None:
    """What no small world shows, Hypothesis draws."""
    found = find_counterexample(SMALL, ALWAYS_ANSWERS)
    assert found is not None
    assert any(voice.range.lower > LARGE for voice in found.voices)


def test_the_voices_drawn_can_be_named() -> None:
    """A rule for certain origins is checked with voices of theirs."""
    kyiv = st.just((Voice("Kyiv", Range(3, 3)),))
    found = find_counterexample(KYIV_ALONE, IMPOSSIBLE, voices=kyiv)
    assert Counterexample((Voice("Kyiv", Range(3, 3)),), (Range(3, 3),)) == found


def test_a_rule_that_can_use_no_voices_is_not_passed() -> None:
    """Where the rule could be applied to nothing that was tried, that is said."""
    expected = (
        "find_counterexample: quantile(1, {'Kyiv': 1}) can use none of the voices tried;"
        " give others @ voices"
    )
    assert expected == refusal(find_counterexample, KYIV_ALONE, ALWAYS_ANSWERS)
    assert expected == refusal(check_rule, KYIV_ALONE)


def test_a_rule_that_promises_nothing_is_not_passed() -> None:
    """Where there is no law to hold a rule to, nothing was checked, and that is said."""
    message = "there is none: declare some as `promised`, or name those it is to be held to"
    assert f"check_rule: {message} @ laws" == refusal(check_rule, of_ranges("mine", lambda _: ()))


@pytest.mark.unmeasured
def test_worlds_that_a_rule_cannot_be_applied_to_are_passed_over() -> None:
    """Two ranges for an origin, of which `per_origin` can make no voice, are no breach of a law."""
    two = of_ranges("two", camps.of_ranges, frozenset({ONE_RANGE}))
    assert None is find_counterexample(per_origin(two, hull), ALWAYS_ANSWERS)


@pytest.mark.parametrize("rule", [latest(hull), most_reliable(hull), latest(most_reliable(hull))])
def test_voices_have_the_days_and_grades_that_a_rule_needs(rule: AnyRule) -> None:
    """A rule that needs days or grades is given voices that have them, of several of each."""
    assert None is find_counterexample(rule, ALWAYS_ANSWERS)
    assert None is not find_counterexample(rule, sound_with_wrong(1))


def test_the_table_tells_what_is_open() -> None:
    """A law that is neither declared nor refuted is open; the legend has every law."""
    undeclared = of_ranges("hull again", hull.of_ranges)
    expected = (
        "| rule | 1 | 2 |\n"
        "|---|---|---|\n"
        "| `first` | yes | open |\n"
        "| `hull again` | open | open |\n"
        "| `camps` | yes | no |\n"
        "\n"
        "1. commutative: The order of the voices changes nothing."
        " `R(V) = R(V in any other order)`\n"
        "2. one range: The answer is one range, not several. `R(V) is a range, or disagreement`"
    )
    assert expected == law_table([FIRST, undeclared, camps], laws=[COMMUTATIVE, ONE_RANGE])


def test_what_is_no_rule_or_law_is_refused() -> None:
    """The kit says what it was given in place of a rule or a law."""
    assert "check_rule: expected Rule, got 'hull': such as hull or robust(1) @ rule" == refusal(
        check_rule, "hull"
    )
    assert "check_rule: expected Law, got 'one' @ laws[0]" == refusal(
        check_rule, hull, laws=["one"]
    )
    expected = "find_counterexample: expected Rule, got 3 @ rule; expected Law, got 'one' @ law"
    assert expected == refusal(find_counterexample, 3, "one")
    assert "law_table: expected Rule, got 3 @ rules[0]" == refusal(law_table, [3])
    assert "law_table: expected Law, got 3 @ laws[0]" == refusal(law_table, [hull], laws=[3])


@pytest.mark.unmeasured
def test_a_duplicate_is_one_of_the_same_origin() -> None:
    """One voice for each origin makes a rule that counts insensitive to hearing a voice twice."""
    assert None is find_counterexample(
        per_origin(intersection.or_else(hull), camps), DUPLICATE_INSENSITIVE
    )


def test_a_malformed_answer_is_not_passed_over() -> None:
    """A rule that decides what is no answer is wrong, whatever law it is checked for."""
    backwards = of_ranges("backwards", lambda ranges: ranges[::-1])
    with pytest.raises(InvalidValueError):
        check_rule(backwards, laws=[COMMUTATIVE])


def test_a_rule_that_is_wrong_in_one_order_is_found() -> None:
    """Where a rule does not declare that the order is nothing to it, every order is tried."""

    def decide(ranges: tuple[Range, ...]) -> Pieces:
        falling = all(one.lower > other.lower for one, other in pairwise(ranges))
        return (Range(),) if len(ranges) == 3 and falling else hull.answer(ranges)

    found = find_counterexample(of_ranges("falling", decide), HULL_BOUNDED)
    assert [2, 1, 0] == [voice.range.lower for voice in found.voices] if found else []
    assert None is find_counterexample(of_ranges("hull", hull.of_ranges), HULL_BOUNDED)


def test_a_rule_that_can_do_without_days_is_given_them_too() -> None:
    """A rule that asks for days only where voices disagree breaks its law where they have days."""
    rule = intersection.or_else(latest(hull))
    found = find_counterexample(rule, WITHIN_SOURCES)
    assert found is not None
    assert {date(2024, 12, 22)} == {voice.on for voice in found.voices}


def test_what_is_drawn_from_must_be_a_strategy() -> None:
    """Voices themselves are no strategy of them, and a strategy of nothing draws none."""
    expected = "find_counterexample: expected a strategy, got 3 @ voices"
    assert expected == refusal(find_counterexample, hull, COMMUTATIVE, voices=3)
    assert None is find_counterexample(hull, COMMUTATIVE, voices=st.nothing())


def test_a_table_has_rules_that_can_use_no_small_voices() -> None:
    """What cannot be tried is open."""
    assert "| `quantile(1, {'Kyiv': 1})` | open |" in law_table([KYIV_ALONE], laws=[EQUALS_CORE])


def test_the_small_worlds_of_ranges_are_all_there() -> None:
    """A rule over ranges is tried on all sets of up to three voices, and on small ones of more."""
    worlds = small_worlds(hull)
    assert (679, 875) == (sum(len(world) <= 3 for world in worlds), len(worlds))
