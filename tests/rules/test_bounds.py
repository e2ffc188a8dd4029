"""Rules of sorted ends: each small world answered number by number, and large ranges by places."""

from collections.abc import Sequence
from itertools import pairwise, permutations

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import hull, intersection, lowest, median, min_max, robust
from conflictmodel.rules.combinators import within
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    EQUALS_CORE,
    IDEMPOTENT,
    SOUND,
    SOUND_WITH_MOST_RIGHT,
    sound_with_right,
    sound_with_wrong,
)
from conflictmodel.rules.rule import DisagreementError, Rule
from conflictmodel.rules.voices import Voice, each_report
from conflictmodel.values.ranges import Pieces, Range
from support.figures import NUMBERS, SMALL_WORLDS, allowed, pieces_of, voices_of
from support.worlds import RANGES, refusal

SEOUL = Range(1050, 1150)
HEADLINE = Range(1001)
KYIV = Range(3001)
SENT = Range(0, 12000)

WORLDS = st.lists(RANGES, min_size=1, max_size=9)


def starting_above(number: int, world: Sequence[Range]) -> int:
    """Return how many ranges allow only numbers above this one."""
    return sum(number < min(allowed([each])) for each in world)


def ending_below(number: int, world: Sequence[Range]) -> int:
    """Return how many ranges allow only numbers below this one."""
    return sum(max(allowed([each])) < number for each in world)


def from_to(ranges: Sequence[Range], lower_place: int, upper_place: int) -> Pieces:
    """Return what lies between the ends at two places, counted from 1 and from below."""
    lower = sorted(each.lower for each in ranges)[lower_place - 1]
    upper = sorted(float("inf") if each.upper is None else each.upper for each in ranges)[
        upper_place - 1
    ]
    if upper < lower:
        return ()
    return (Range(lower, None if upper == float("inf") else int(upper)),)


# Hull


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([SEOUL], SEOUL),
        ([KYIV], KYIV),
        ([SEOUL, KYIV], Range(1050)),
        ([Range(3, 3), Range(7, 7)], Range(3, 7)),
        ([Range(5, 6), Range(1, 2), Range(9, 9)], Range(1, 9)),
        ([SENT, SEOUL], SENT),
        ([SEOUL] * 50, SEOUL),
    ],
)
def test_the_hull_of_some_ranges(ranges: list[Range], expected: Range) -> None:
    """The hull of one range is itself, and that of several begins and ends with the outermost."""
    assert (expected,) == hull.pool(ranges)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_hull_reaches_from_the_lowest_to_the_highest_value(size: int) -> None:
    """The hull is one piece, from the least value allowed to the greatest, or without end."""
    for world in (world for world in SMALL_WORLDS if len(world) == size):
        numbers = allowed(world)
        expected = pieces_of(range(min(numbers), max(numbers) + 1))
        assert expected == hull.pool(world)


@given(WORLDS)
def test_the_hull_has_the_first_lower_and_the_last_upper_end(ranges: list[Range]) -> None:
    """Of the sorted ends, the hull takes l(1) and u(n)."""
    assert from_to(ranges, 1, len(ranges)) == hull.pool(ranges)


# Intersection


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([SEOUL], (SEOUL,)),
        ([HEADLINE, KYIV], (KYIV,)),
        ([SEOUL, HEADLINE], (SEOUL,)),
        ([SEOUL, KYIV], ()),
        ([Range(1, 5), Range(5, 9)], (Range(5, 5),)),
        ([Range(1, 4), Range(5, 9)], ()),
        ([Range(), KYIV, SENT], (Range(3001, 12000),)),
    ],
)
def test_the_intersection_of_some_ranges(ranges: list[Range], expected: Pieces) -> None:
    """The intersection is one range, of which one number is enough, or there is none."""
    assert expected == intersection.answer(tuple(ranges))


def test_the_intersection_is_what_every_voice_allows() -> None:
    """A value is in the intersection when each voice allows it; without one there is no answer."""
    for world in SMALL_WORLDS:
        common = set(NUMBERS).intersection(*(allowed([each]) for each in world))
        assert pieces_of(common) == intersection.apply(voices_of(world))


@given(WORLDS)
def test_the_intersection_has_the_last_lower_and_the_first_upper_end(ranges: list[Range]) -> None:
    """Of the sorted ends, the intersection takes l(n) and u(1)."""
    assert from_to(ranges, len(ranges), 1) == intersection.answer(tuple(ranges))


# Robust


@pytest.mark.parametrize(
    ("wrong", "ranges", "expected"),
    [
        (0, [SEOUL], (SEOUL,)),
        (1, [SEOUL], (Range(),)),
        (0, [SEOUL, HEADLINE], (SEOUL,)),
        (0, [SEOUL, KYIV], ()),
        (1, [SEOUL, KYIV], (Range(1050),)),
        (2, [SEOUL, KYIV], (Range(),)),
        (9, [SEOUL, KYIV], (Range(),)),
        (1, [SEOUL, HEADLINE, KYIV], (Range(1050),)),
        (1, [Range(1, 5), Range(4, 8), Range(20, 30)], (Range(4, 8),)),
        (1, [Range(1, 1), Range(5, 5), Range(9, 9)], (Range(5, 5),)),
        (1, [Range(0, 0), Range(2, 2), Range(4, 4), Range(6, 6), Range(8, 8)], ()),
        (2, [Range(0, 0), Range(2, 2), Range(4, 4), Range(6, 6), Range(8, 8)], (Range(4, 4),)),
        (1, [Range(3, 3), Range(3, 3), Range(3)], (Range(3, 3),)),
    ],
)
def test_robust_leaves_out_so_many_of_the_innermost_ends(
    wrong: int, ranges: list[Range], expected: Pieces
) -> None:
    """Ends are left out at both sides, and where as many voices as there are may be wrong, all."""
    assert expected == robust(wrong).answer(tuple(ranges))


@pytest.mark.parametrize("wrong", [0, 1, 2, 3, 4])
def test_robust_is_every_number_that_few_voices_exclude_from_one_origin(wrong: int) -> None:
    """A number is in the answer when at most f voices lie above it, and at most f below it."""
    for world in SMALL_WORLDS:
        expected = [
            number
            for number in NUMBERS
            if starting_above(number, world) <= wrong and ending_below(number, world) <= wrong
        ]
        assert pieces_of(expected) == robust(wrong).apply(voices_of(world))


@given(WORLDS, st.integers(0, 8))
def test_robust_takes_the_ends_at_its_places(ranges: list[Range], wrong: int) -> None:
    """Of the sorted ends, `robust(f)` takes l(n-f) and u(f+1), where there are such."""
    places = len(ranges) - wrong, wrong + 1
    expected = from_to(ranges, *places) if wrong < len(ranges) else (Range(),)
    assert expected == robust(wrong).answer(tuple(ranges))


def test_robust_reaches_from_the_intersection_to_the_hull() -> None:
    """With none wrong it is the intersection, with all but one the hull."""
    for world in SMALL_WORLDS:
        common = set(NUMBERS).intersection(*(allowed([each]) for each in world))
        assert pieces_of(common) == robust(0).answer(world)
        numbers = allowed(world)
        everything = pieces_of(range(min(numbers), max(numbers) + 1))
        assert everything == robust(len(world) - 1).answer(world)


@given(WORLDS)
def test_the_more_may_be_wrong_the_more_is_answered(ranges: list[Range]) -> None:
    """What `robust(f)` answers lies within what it answers for the next f, or it does not."""
    answers = [robust(wrong).answer(tuple(ranges)) for wrong in range(len(ranges) + 2)]
    for less, more in pairwise(answers):
        assert less == () or more[0].encloses(less[0])
    assert [(Range(),)] * 2 == answers[-2:]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (-1, "-1 is below 0"),
        (1.0, "expected int, got 1.0"),
        (True, "expected int, got True of type bool"),
        ("1", "expected int, got '1'"),
        (None, "expected int, got None"),
    ],
)
def test_robust_needs_a_count(wrong: object, message: str) -> None:
    """How many may be wrong is an `int` of 0 or more."""
    assert f"robust: {message} @ wrong" == refusal(robust, wrong)


def test_robust_promises_what_its_number_allows() -> None:
    """It is sound with so many wrong and fewer, and with none wrong is the intersection."""
    assert robust(2).keeps(sound_with_wrong(2))
    assert robust(2).keeps(SOUND)
    assert not robust(2).keeps(sound_with_wrong(3))
    assert not robust(2).keeps(EQUALS_CORE)
    assert not robust(2).keeps(IDEMPOTENT)
    assert robust(0).keeps(EQUALS_CORE)
    assert robust(0).keeps(IDEMPOTENT)
    assert not robust(0).keeps(sound_with_wrong(1))


# Median


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([SEOUL], SEOUL),
        ([KYIV], KYIV),
        ([SEOUL, KYIV], Range(1050)),
        ([SEOUL, Range(1001, 1200), KYIV], Range(1050, 1200)),
        ([Range(1, 2), Range(3, 4), Range(5, 6), Range(7, 8)], Range(3, 6)),
        ([Range(1, 1), Range(9, 9), Range(5, 5)], Range(5, 5)),
        ([Range(1, 9), Range(2), Range(3)], Range(2)),
        ([Range(1, 9), Range(2, 4), Range(3)], Range(2, 9)),
        ([Range(4, 4), Range(4, 4), Range(), Range(7, 7)], Range(4, 7)),
    ],
)
def test_the_median_of_some_ranges(ranges: list[Range], expected: Range) -> None:
    """Of an even number of ends both middle ones lie inside, and no two ends are averaged."""
    assert (expected,) == median.pool(ranges)


def test_the_median_is_every_number_that_half_of_the_voices_reach_from_both_origins() -> None:
    """A number is in the median when half start at or below it, and half end at or above it."""
    for world in SMALL_WORLDS:
        expected = [
            number
            for number in NUMBERS
            if starting_above(number, world) <= len(world) / 2
            and ending_below(number, world) <= len(world) / 2
        ]
        assert pieces_of(expected) == median.pool(world)


@given(WORLDS)
def test_the_median_takes_the_middle_ends(ranges: list[Range]) -> None:
    """Of the sorted ends, the median takes the lower middle of l and the upper middle of u."""
    places = (len(ranges) + 1) // 2, len(ranges) // 2 + 1
    assert from_to(ranges, *places) == median.pool(ranges)


# Lowest


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([KYIV], KYIV),
        ([SEOUL, KYIV], SEOUL),
        ([KYIV, SEOUL], SEOUL),
        ([HEADLINE, SEOUL], HEADLINE),
        ([Range(3), Range(3, 9), Range(3, 4)], Range(3, 4)),
        ([Range(3), Range(4, 4)], Range(3)),
        ([Range(0), Range(0, 0)], Range(0, 0)),
    ],
)
def test_the_lowest_of_some_ranges(ranges: list[Range], expected: Range) -> None:
    """The lowest range has the least lower end; of several, the one that ends first."""
    assert (expected,) == lowest.pool(ranges)


def test_the_lowest_is_a_voice_that_begins_first_and_allows_least() -> None:
    """No voice allows a lower number; of those that begin as low, none allows fewer numbers."""
    for world in SMALL_WORLDS:
        expected = min((min(allowed([each])), len(allowed([each]))) for each in world)
        (found,) = lowest.pool(world)
        assert found in world
        assert expected == (min(allowed([found])), len(allowed([found])))


@given(WORLDS)
def test_the_lowest_of_large_ranges_is_one_of_them(ranges: list[Range]) -> None:
    """The lowest is one of the voices, and none begins below it, or as low and ends sooner."""
    (found,) = lowest.pool(ranges)
    assert found in ranges
    assert all(found.lower <= each.lower for each in ranges)
    assert all(each.encloses(found) for each in ranges if each.lower == found.lower)


# All of them


@pytest.mark.parametrize("rule", [hull, intersection, robust(1), median, lowest])
def test_the_order_of_voices_does_not_matter(rule: Rule[Range]) -> None:
    """The same voices in another order have the same answer."""
    for world in SMALL_WORLDS:
        expected = rule.answer(world)
        assert all(expected == rule.answer(each) for each in permutations(world))


@pytest.mark.parametrize("rule", [hull, intersection, lowest])
def test_a_repeated_voice_changes_nothing(rule: Rule[Range]) -> None:
    """Hull, intersection and lowest have the same answer when each voice is heard twice."""
    for world in SMALL_WORLDS:
        assert rule.answer(world) == rule.answer(world + world)


@pytest.mark.parametrize("rule", [hull, intersection, robust(0), robust(3), median, lowest])
def test_without_a_voice_there_is_nothing_to_answer(rule: Rule[Range]) -> None:
    """No rule answers when there is no range."""
    with pytest.raises(RuleError, match="there is no voice to combine"):
        rule.pool([])


@pytest.mark.parametrize("rule", [intersection, robust(0)])
def test_ranges_apart_are_a_disagreement(rule: Rule[Range]) -> None:
    """What has nothing in common cannot be pooled by a rule that asks for it."""
    with pytest.raises(DisagreementError, match="finds no conclusion among 2 voices"):
        rule.pool([SEOUL, KYIV])


@pytest.mark.parametrize(
    ("rule", "always", "any_right", "most_right"),
    [
        (hull, True, True, True),
        (intersection, False, False, False),
        (median, True, False, True),
        (lowest, True, False, False),
    ],
)
def test_what_a_rule_promises_of_the_truth(
    rule: Rule[Range], *, always: bool, any_right: bool, most_right: bool
) -> None:
    """Every one is sound when no voice is wrong; only some when others are."""
    assert rule.keeps(SOUND)
    promised = ALWAYS_ANSWERS, sound_with_right(1), SOUND_WITH_MOST_RIGHT
    assert [always, any_right, most_right] == [rule.keeps(law) for law in promised]


# The least and the greatest stated end


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([SEOUL], SEOUL),
        ([SEOUL, HEADLINE], Range(1001, 1150)),
        ([SEOUL, KYIV], Range(1050, 3001)),
        ([KYIV], Range(3001, 3001)),
        ([SENT, KYIV], Range(0, 12000)),
        ([Range(), SEOUL], SEOUL),
        ([Range(), Range()], Range()),
        ([Range(0, 0), Range()], Range(0, 0)),
    ],
    ids=repr,
)
def test_the_least_and_the_greatest_end_that_is_stated(
    ranges: list[Range], expected: Range
) -> None:
    """A range without an upper end states its lower one; one that allows all states none."""
    assert (expected,) == min_max.pool(ranges)


def test_min_max_is_of_the_ends_in_every_small_world() -> None:
    """The answer runs from the least to the greatest number that is written at an end."""
    for world in SMALL_WORLDS:
        stated = {
            end
            for each in world
            for end in (each.lower, each.upper)
            if end is not None and each != Range()
        }
        expected = Range(min(stated), max(stated)) if stated else Range()
        assert (expected,) == min_max.pool(world)


def test_min_max_is_given_reports_and_names_those_without_an_upper_end() -> None:
    """Every report is a voice, and that one ends nowhere is said beside the answer."""
    assert each_report is min_max.voices
    voices = (
        Voice("a", KYIV, reports=("kyiv",)),
        Voice("b", SEOUL, reports=("seoul",)),
        Voice("c", HEADLINE, reports=("dead", "hurt")),
    )
    expected = (("no upper end", ("kyiv", "dead", "hurt")),)
    assert expected == min_max.remarks(voices)
    assert expected == within(SENT, min_max).remarks(voices)
    assert expected == within(SENT, min_max).or_else(hull).remarks(voices)
    assert (("no upper end", ()),) == min_max.remarks(voices[1:2])
    assert () == hull.remarks(voices)
