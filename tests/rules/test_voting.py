"""Rules that count: what each answers, beside the voices that allow a number, counted singly."""

from collections.abc import Sequence
from itertools import pairwise, permutations

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import RuleError
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    DUPLICATE_INSENSITIVE,
    EQUALS_CORE,
    IDEMPOTENT,
    SOUND,
    SOUND_WITH_MOST_RIGHT,
    sound_with_right,
)
from conflictmodel.rules.rule import DisagreementError, Rule
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.values.ranges import Pieces, Range
from support.figures import NUMBERS, SMALL_WORLDS, allowed, pieces_of, subsets, voices_of
from support.worlds import RANGES, refusal

SEOUL = Range(1050, 1150)
HEADLINE = Range(1001)
KYIV = Range(3001)

WORLDS = st.lists(RANGES, min_size=1, max_size=9)


def votes(number: int, world: Sequence[Range]) -> int:
    """Return how many ranges allow a small number."""
    return sum(number in allowed([each]) for each in world)


def has(number: int, ranges: Sequence[Range]) -> int:
    """Return how many ranges have a number between their ends."""
    return sum(
        each.lower <= number and (each.upper is None or number <= each.upper) for each in ranges
    )


def near_ends(ranges: Sequence[Range]) -> list[int]:
    """Return every number at which an answer can change: the ends and what is beside them."""
    ends = {end for each in ranges for end in (each.lower, each.upper) if end is not None}
    return sorted({max(0, end + step) for end in ends for step in (-1, 0, 1)})


# Agreement


@pytest.mark.parametrize(
    ("least", "ranges", "expected"),
    [
        (1, [SEOUL], (SEOUL,)),
        (1, [KYIV, SEOUL], (SEOUL, KYIV)),
        (1, [Range(1, 3), Range(4, 5)], (Range(1, 5),)),
        (2, [SEOUL], ()),
        (2, [SEOUL, KYIV], ()),
        (2, [SEOUL, HEADLINE, KYIV], (SEOUL, KYIV)),
        (3, [SEOUL, HEADLINE, KYIV], ()),
        (2, [Range(1, 5), Range(4, 8), Range(7, 9)], (Range(4, 5), Range(7, 8))),
        (3, [Range(1, 5), Range(5, 8), Range(5)], (Range(5, 5),)),
        (2, [Range(3), Range(9)], (Range(9),)),
    ],
)
def test_agreement_of_some_ranges(least: int, ranges: list[Range], expected: Pieces) -> None:
    """All numbers that enough voices allow are in the answer, in as many pieces as they make."""
    assert expected == k_of_n(least).answer(tuple(ranges))


@pytest.mark.parametrize("least", [1, 2, 3, 4])
def test_agreement_is_what_so_many_voices_allow(least: int) -> None:
    """A number is in `k_of_n(k)` when k voices or more allow it, counted each."""
    for world in SMALL_WORLDS:
        expected = [number for number in NUMBERS if votes(number, world) >= least]
        assert pieces_of(expected) == k_of_n(least).apply(voices_of(world))


def test_agreement_reaches_from_the_union_to_the_intersection() -> None:
    """One voice is enough for the union; where all are needed, it is the intersection."""
    for world in SMALL_WORLDS:
        assert pieces_of(allowed(world)) == k_of_n(1).answer(world)
        common = set(NUMBERS).intersection(*(allowed([each]) for each in world))
        assert pieces_of(common) == k_of_n(len(world)).answer(world)


@given(WORLDS, st.integers(1, 9))
def test_agreement_of_large_ranges_is_right_at_every_end(ranges: list[Range], least: int) -> None:
    """At each end of a voice, and beside it, just what enough voices allow is in the answer."""
    pieces = k_of_n(least).answer(tuple(ranges))
    for number in near_ends(ranges):
        assert (has(number, ranges) >= least) == bool(has(number, pieces))


@given(WORLDS)
def test_the_more_must_agree_the_less_is_answered(ranges: list[Range]) -> None:
    """What k + 1 voices allow lies within what k voices allow, and more than all allow nothing."""
    answers = [k_of_n(least).answer(tuple(ranges)) for least in range(1, len(ranges) + 2)]
    for more, less in pairwise(answers):
        assert all(any(large.encloses(small) for large in more) for small in less)
    assert () == answers[-1]


@pytest.mark.parametrize(
    ("least", "message"),
    [
        (0, "0 is below 1"),
        (-1, "-1 is below 1"),
        (2.0, "expected int, got 2.0"),
        (True, "expected int, got True of type bool"),
        ("2", "expected int, got '2'"),
        (None, "expected int, got None"),
    ],
)
def test_agreement_needs_a_count(least: object, message: str) -> None:
    """How many must agree is an `int` of 1 or more: what no voice allows is no answer."""
    assert f"k_of_n: {message} @ least" == refusal(k_of_n, least)


def test_agreement_promises_what_its_number_allows() -> None:
    """It is sound with so many right and more; for one it is the union, which always answers."""
    assert k_of_n(2).keeps(sound_with_right(2))
    assert k_of_n(2).keeps(sound_with_right(3))
    assert not k_of_n(2).keeps(sound_with_right(1))
    assert not k_of_n(2).keeps(ALWAYS_ANSWERS)
    assert not k_of_n(2).keeps(IDEMPOTENT)
    assert k_of_n(1).keeps(sound_with_right(1))
    assert k_of_n(1).keeps(ALWAYS_ANSWERS)
    assert k_of_n(1).keeps(IDEMPOTENT)


# Majority


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([KYIV], (KYIV,)),
        ([SEOUL, KYIV], ()),
        ([SEOUL, HEADLINE], (SEOUL,)),
        ([SEOUL, HEADLINE, KYIV], (SEOUL, KYIV)),
        ([Range(1, 5), Range(4, 8), Range(20, 30)], (Range(4, 5),)),
        (
            [Range(0, 3), Range(0, 1), Range(3, 9), Range(1, 5), Range(8)],
            (Range(1, 1), Range(3, 3)),
        ),
        ([Range(1, 2), Range(1, 2), Range(5), Range(5)], ()),
        ([Range(1, 2), Range(1, 2), Range(1, 2), Range(5), Range(5)], (Range(1, 2),)),
    ],
)
def test_the_majority_of_some_ranges(ranges: list[Range], expected: Pieces) -> None:
    """More than half of the voices, each counted as often as it is heard; half are not enough."""
    assert expected == majority.answer(tuple(ranges))


def test_the_majority_is_what_more_than_half_of_the_voices_allow() -> None:
    """A value is in the majority when the voices that allow it are more than half, counted each."""
    for world in SMALL_WORLDS:
        most = [number for number in NUMBERS if votes(number, world) > len(world) / 2]
        assert pieces_of(most) == majority.apply(voices_of(world))


@given(WORLDS)
def test_the_majority_of_many_voices_is_counted_at_their_ends(ranges: list[Range]) -> None:
    """At each end of a voice, and beside it, the majority has just what more than half allow."""
    pieces = majority.answer(tuple(ranges))
    for number in near_ends(ranges):
        assert (2 * has(number, ranges) > len(ranges)) == bool(has(number, pieces))


# Most agreed


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([KYIV], (KYIV,)),
        ([KYIV, SEOUL], (SEOUL, KYIV)),
        ([SEOUL, HEADLINE, KYIV], (SEOUL, KYIV)),
        (
            [Range(1, 5), Range(4, 8), Range(20, 30), Range(25, 40)],
            (Range(4, 5), Range(25, 30)),
        ),
        ([Range(1, 5), Range(4, 8), Range(20)], (Range(4, 5),)),
        ([Range(1, 1), Range(2, 2)], (Range(1, 2),)),
        ([Range(2, 2), Range(2), Range(2, 9), Range(5, 9)], (Range(2, 2), Range(5, 9))),
    ],
)
def test_the_most_agreed_of_some_ranges(ranges: list[Range], expected: Pieces) -> None:
    """Numbers that equally many voices allow are all in the answer; fewer voices add nothing."""
    assert expected == most_agreed.pool(ranges)


def test_the_most_agreed_is_what_as_many_voices_allow_as_allow_any_number() -> None:
    """A number is most agreed when no other is allowed by more voices."""
    for world in SMALL_WORLDS:
        most = max(votes(number, world) for number in NUMBERS)
        expected = [number for number in NUMBERS if votes(number, world) == most]
        assert pieces_of(expected) == most_agreed.apply(voices_of(world))


@given(WORLDS)
def test_the_most_agreed_of_large_ranges_is_right_at_every_end(ranges: list[Range]) -> None:
    """At each end of a voice, and beside it, only what most voices allow is in the answer."""
    pieces = most_agreed.pool(ranges)
    most = max(has(number, ranges) for number in near_ends(ranges))
    for number in near_ends(ranges):
        assert (has(number, ranges) == most) == bool(has(number, pieces))


# Camps


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([KYIV], (KYIV,)),
        ([SEOUL, HEADLINE, KYIV], (SEOUL, KYIV)),
        ([SEOUL, HEADLINE], (SEOUL,)),
        ([Range(1, 5), Range(4, 8), Range(20)], (Range(4, 5), Range(20))),
        ([Range(1, 1), Range(2, 2)], (Range(1, 2),)),
        ([Range(1, 9), Range(2, 3), Range(4, 5), Range(8)], (Range(2, 5), Range(8, 9))),
    ],
)
def test_the_camps_of_some_ranges(ranges: list[Range], expected: Pieces) -> None:
    """A camp of few voices is in the answer beside one of many; camps that touch are one piece."""
    assert expected == camps.pool(ranges)


def test_camps_are_what_the_largest_consistent_sets_of_voices_allow() -> None:
    """Of all sets of voices with a common value, those that none can join give the answer."""
    for world in SMALL_WORLDS:
        common = {
            chosen: set(NUMBERS).intersection(*(allowed([world[index]]) for index in chosen))
            for chosen in subsets(world)
        }
        agreeing = {chosen: numbers for chosen, numbers in common.items() if numbers}
        largest = [
            numbers
            for chosen, numbers in agreeing.items()
            if not any(set(chosen) < set(larger) for larger in agreeing)
        ]
        assert pieces_of(set[int]().union(*largest)) == camps.apply(voices_of(world))


def test_a_number_is_in_the_camps_when_no_further_voice_could_join_those_that_allow_it() -> None:
    """The same, number by number: no other number is allowed by the same voices and by more."""
    for world in SMALL_WORLDS:
        allowing = {
            number: {index for index, each in enumerate(world) if number in allowed([each])}
            for number in NUMBERS
        }
        largest = [
            number
            for number, chosen in allowing.items()
            if chosen and not any(chosen < other for other in allowing.values())
        ]
        assert pieces_of(largest) == camps.apply(voices_of(world))


@given(WORLDS)
def test_what_is_most_agreed_is_in_the_camps(ranges: list[Range]) -> None:
    """No voice can join the most that agree, so that what they allow is in some camp."""
    found = camps.pool(ranges)
    assert all(any(camp.encloses(piece) for camp in found) for piece in most_agreed.pool(ranges))


# All of them


@pytest.mark.parametrize("rule", [k_of_n(2), majority, most_agreed, camps])
def test_the_order_of_voices_does_not_matter(rule: Rule[Range]) -> None:
    """The same voices in another order have the same answer."""
    for world in SMALL_WORLDS:
        expected = rule.answer(world)
        assert all(expected == rule.answer(each) for each in permutations(world))


@pytest.mark.parametrize("rule", [k_of_n(1), camps])
def test_a_repeated_voice_changes_nothing(rule: Rule[Range]) -> None:
    """Union and camps have the same answer when each voice is heard twice."""
    for world in SMALL_WORLDS:
        assert rule.answer(world) == rule.answer(world + world)


@pytest.mark.parametrize("rule", [k_of_n(1), k_of_n(9), majority, most_agreed, camps])
def test_without_a_voice_there_is_nothing_to_answer(rule: Rule[Range]) -> None:
    """No rule answers when there is no range."""
    with pytest.raises(RuleError, match="there is no voice to combine"):
        rule.pool([])


@pytest.mark.parametrize("rule", [k_of_n(2), majority])
def test_where_too_few_agree_there_is_disagreement(rule: Rule[Range]) -> None:
    """Two voices with nothing in common are no two that agree, and no majority."""
    with pytest.raises(DisagreementError, match="finds no conclusion among 2 voices"):
        rule.pool([SEOUL, KYIV])


@pytest.mark.parametrize(
    ("rule", "promised"),
    [
        (majority, [False, False, False, True]),
        (most_agreed, [True, False, True, False]),
        (camps, [True, True, True, False]),
    ],
)
def test_what_a_rule_promises(rule: Rule[Range], promised: list[bool]) -> None:
    """Every one is sound when no voice is wrong; they differ in what else they promise."""
    assert rule.keeps(SOUND)
    laws = ALWAYS_ANSWERS, DUPLICATE_INSENSITIVE, EQUALS_CORE, SOUND_WITH_MOST_RIGHT
    assert promised == [rule.keeps(law) for law in laws]
