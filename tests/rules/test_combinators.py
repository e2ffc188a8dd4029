"""Rules made of rules: what lies within a bound, and one voice for each origin."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.combinators import (
    one_voice,
    per_origin,
    within,
)
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    EQUALS_CORE,
    IDEMPOTENT,
    IGNORES_VACUOUS,
    INCLUSION_ISOTONE,
    LIMIT_INVARIANT,
    LIMIT_LOCAL,
    ONE_RANGE,
    ORDER_MONOTONE,
    SOUND,
    WITHIN_SOURCES,
    sound_with_right,
    sound_with_wrong,
)
from conflictmodel.rules.rule import AnyRule, DisagreementError
from conflictmodel.rules.selection import latest
from conflictmodel.rules.voices import Voice, each_report
from conflictmodel.rules.voting import camps, k_of_n, majority
from conflictmodel.values.ranges import Pieces, Range
from conflictmodel.values.sources import Reliability
from support.figures import NUMBERS, SMALL, SMALL_WORLDS, allowed, dated, pieces_of, voices_of
from support.own_rules import of_ranges
from support.worlds import RANGES, missing, not_a, refusal

SEOUL = Range(1050, 1150)
KYIV = Range(3001)
SENT = Range(0, 12000)

DAYS = date(2024, 12, 20), date(2024, 12, 21), date(2024, 12, 22)


def first(ranges: tuple[Range, ...]) -> Pieces:
    """Answer as the first range."""
    return ranges[:1]


# Within


@pytest.mark.parametrize(
    ("cap", "rule", "expected"),
    [
        (SENT, hull, (Range(1050, 12000),)),
        (Range(), hull, (Range(1050),)),
        (SENT, camps, (SEOUL, Range(3001, 12000))),
        (Range(0, 3001), camps, (SEOUL, Range(3001, 3001))),
        (Range(0, 3000), camps, (SEOUL,)),
        (Range(1100, 2000), camps, (Range(1100, 1150),)),
        (Range(1151, 3000), camps, ()),
        (SENT, intersection, ()),
        (Range(0, 1000), hull, ()),
        (Range(1100, 1100), hull, (Range(1100, 1100),)),
        (SENT, latest(hull), (Range(3001, 12000),)),
        (Range(0, 3000), latest(hull), ()),
    ],
    ids=repr,
)
def test_what_lies_in_the_cap_of_an_answer(cap: Range, rule: AnyRule, expected: Pieces) -> None:
    """Each piece of the answer is cut, and what is left of none is disagreement."""
    voices = dated(("Seoul", SEOUL, 22), ("Kyiv", KYIV, 23))
    assert expected == within(cap, rule).apply(voices)


def test_a_capped_answer_has_the_numbers_that_the_cap_allows() -> None:
    """A number is in the answer when it is in that of the rule, and in the cap."""
    for world in SMALL_WORLDS[::5]:
        either = allowed(world)
        for cap in SMALL:
            expected = pieces_of(either & allowed([cap]))
            assert expected == within(cap, k_of_n(1)).apply(voices_of(world))


def test_a_rule_that_hears_ranges_pools_within_a_cap() -> None:
    """The capped rule pools ranges where the rule does, and asks for voices where it does not."""
    assert (Range(1050, 12000),) == within(SENT, hull).pool([SEOUL, KYIV])
    with pytest.raises(
        DisagreementError, match=r"^within\(Range\(.*\), hull\) finds no conclusion"
    ):
        within(Range(0, 9), hull).pool([SEOUL, KYIV])
    with pytest.raises(RuleError, match="it needs the origin, the day or the grade of each voice"):
        within(SENT, latest(hull)).pool([SEOUL])  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    "rule",
    [
        per_origin(intersection, hull),
        per_origin(intersection, hull).or_else(camps),
        within(SENT, per_origin(intersection, hull)),
    ],
    ids=str,
)
def test_a_rule_that_makes_voices_decides_by_those(rule: AnyRule) -> None:
    """What it decides of voices is what it answers for them."""
    voices = (Voice("a", Range(1, 9)), Voice("a", Range(4)), Voice("b", Range(20, 30)))
    assert (Range(4, 30),) == rule.of_voices(voices) == rule.apply(voices)


def test_a_cap_changes_nothing_of_how_voices_are_made() -> None:
    """The capped rule has its voices made as the rule says."""
    capped = within(SENT, per_origin(one_voice, hull))
    assert one_voice == capped.voices
    voices = (Voice("a", Range(1, 9)), Voice("a", Range(4)))
    assert ((Voice("a", Range(4, 9)),), ()) == capped.figures(voices)
    assert None is within(SENT, hull).voices
    mine = of_ranges("first", first, frozenset(), each_report)
    assert each_report is within(SENT, mine).voices


@given(RANGES, st.lists(RANGES, min_size=1, max_size=6))
def test_what_is_capped_lies_in_the_cap_and_in_the_answer(cap: Range, ranges: list[Range]) -> None:
    """Every piece of a capped answer lies in the cap and in one piece of the answer."""
    whole = camps.pool(ranges)
    for piece in within(cap, camps).answer(tuple(ranges)):
        assert cap.encloses(piece)
        assert any(each.encloses(piece) for each in whole)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("cap", "Range"),
        *missing("cap", "Range"),
        *not_a("rule", "Rule"),
        *missing("rule", "Rule"),
    ],
)
def test_a_cap_is_a_range_and_a_rule_a_rule(field: str, wrong: object, message: str) -> None:
    """What is no range, and what is no rule, is refused."""
    fields = {"cap": SENT, "rule": hull, field: wrong}
    assert f"within: {message} @ {field}" == refusal(within, **fields)


def test_what_a_cap_leaves_of_the_promises_of_a_rule() -> None:
    """A cap keeps order and inclusion, and no promise that there is an answer or of its ends."""
    for law in (COMMUTATIVE, INCLUSION_ISOTONE, LIMIT_LOCAL, ONE_RANGE, ORDER_MONOTONE):
        assert within(SENT, hull).keeps(law)
    for law in (ALWAYS_ANSWERS, IDEMPOTENT, SOUND):
        assert not within(SENT, hull).keeps(law)
    # Of several pieces a cap can cut off the lowest.
    assert k_of_n(1).keeps(ORDER_MONOTONE)
    assert not within(SENT, k_of_n(1)).keeps(ORDER_MONOTONE)


def test_a_limit_can_move_what_is_cut_out_of_one_voice() -> None:
    """A limit that contains the capped answer can make `lowest` follow another voice."""
    capped, other = within(Range(5, 10), lowest), Voice("b", Range(2, 6))
    assert (Range(5, 10),) == capped.apply((Voice("a", Range(0, 20)), other))
    assert (Range(5, 6),) == capped.apply((Voice("a", Range(5, 20)), other))
    assert lowest.keeps(LIMIT_INVARIANT)
    assert not capped.keeps(LIMIT_INVARIANT)


def test_what_per_origin_promises_of_limits() -> None:
    """A limit of an origin cuts its figure where the inner rule answers one voice with itself."""
    assert per_origin(one_voice, camps).keeps(LIMIT_INVARIANT)
    assert not per_origin(one_voice, camps).keeps(LIMIT_LOCAL)
    assert per_origin(one_voice, majority).keeps(LIMIT_LOCAL)
    assert not per_origin(robust(1), majority).keeps(LIMIT_INVARIANT)


# One voice for each origin


def test_a_side_becomes_one_voice() -> None:
    """The voices of an origin become one, with its newest day, best grade and all its reports."""
    voices = (
        Voice("a", Range(1, 9), DAYS[0], Reliability.D, ("one",)),
        Voice("b", Range(5, 6), DAYS[1], None, ("two", "three")),
        Voice("a", Range(4), DAYS[2], Reliability.B, ("four",)),
        Voice("a", Range(), DAYS[1], None, ("five",)),
    )
    expected = (
        Voice("a", Range(4, 9), DAYS[2], Reliability.B, ("one", "four", "five")),
        Voice("b", Range(5, 6), DAYS[1], None, ("two", "three")),
    )
    assert (expected, ()) == per_origin(intersection, hull).figures(voices)


def test_an_origin_with_an_undated_report_has_no_date() -> None:
    """An origin's newest day is not known where one of its reports has none."""
    voices = dated(("a", Range(1, 9), 20), ("a", Range(4), None))
    assert ((Voice("a", Range(4, 9)),), ()) == per_origin(intersection, hull).figures(voices)


def test_an_origin_that_disagrees_with_itself_leaves_no_answer() -> None:
    """Where the inner rule disagrees for one origin, its hull stands for it, and it is named."""
    voices = dated(("a", Range(1, 2), 20), ("a", Range(4), 20), ("b", Range(4), 20))
    made, refused = per_origin(intersection, hull).figures(voices)
    assert (("a",), [Range(1), Range(4)]) == (refused, [each.range for each in made])
    assert () == per_origin(intersection, hull).apply(voices)


@pytest.mark.parametrize("inner", [camps, majority, k_of_n(1), within(SENT, camps)], ids=str)
def test_an_origin_cannot_be_several_ranges(inner: AnyRule) -> None:
    """An inner rule that may answer with several ranges is refused when the rule is made."""
    with pytest.raises(RuleError) as caught:
        per_origin(inner, hull)
    expected = (
        f"{inner}: a voice is one range, and it may answer with several;"
        " a rule of your own that never does has to declare so"
    )
    assert expected == str(caught.value)


def test_an_inner_rule_that_declares_one_range_has_to_answer_so() -> None:
    """A rule of one's own that declares one range and answers with two is refused, by origin."""
    mine = of_ranges("mine", lambda ranges: ranges, frozenset({ONE_RANGE}))
    voices = dated(("b", Range(4), 20), ("a", Range(1, 2), 20), ("a", Range(4), 20))
    with pytest.raises(RuleError) as caught:
        per_origin(mine, hull).apply(voices)
    assert "mine: a voice is one range, and for a it gives 2" == str(caught.value)


def test_per_origin_counts_origins_and_not_reports() -> None:
    """Three reports of one origin are one voice beside another origin's one report."""
    voices = dated(
        ("Seoul", Range(1050, 1150), 23),
        ("Seoul", Range(1001), 23),
        ("Seoul", Range(1050, 1150), 22),
        ("Kyiv", Range(3001), 23),
    )
    assert (Range(1050, 1150),) == majority.apply(voices)
    assert () == per_origin(one_voice, majority).apply(voices)
    assert (Range(1050),) == per_origin(one_voice, hull).apply(voices)


def test_per_origin_of_voices_of_an_origin_each_is_the_outer_rule() -> None:
    """Where no origin has two voices, each stays as it is."""
    for world in SMALL_WORLDS[::3]:
        common = set(NUMBERS).intersection(*(allowed([each]) for each in world))
        assert pieces_of(common) == per_origin(one_voice, intersection).apply(voices_of(world))


def test_per_origin_makes_its_voices_by_the_inner_rule() -> None:
    """`combine` is told the inner rule; that of the outer one is not heard."""
    assert median is per_origin(median, hull).voices
    assert median is per_origin(median, per_origin(lowest, hull)).voices


def test_one_voice_is_the_intersection_or_else_the_hull() -> None:
    """An origin's reports become what they allow together, or else all that lies between them."""
    assert "intersection.or_else(hull)" == str(one_voice)
    assert intersection.or_else(hull) == one_voice
    assert (SEOUL,) == one_voice.pool([SEOUL, Range(1001)])
    assert (Range(1050),) == one_voice.pool([SEOUL, KYIV])


def test_per_origin_is_made_of_two_rules() -> None:
    """What is no rule is refused, both at once."""
    expected = (
        "per_origin: expected Rule, got 'hull': such as hull or robust(1) @ inner;"
        " expected Rule, got 3 @ outer"
    )
    assert expected == refusal(per_origin, "hull", 3)


def test_what_per_origin_promises_because_both_rules_do() -> None:
    """What one of the rules does not promise is not promised by both together."""
    assert per_origin(hull, lowest).keeps(IDEMPOTENT)
    assert per_origin(hull, lowest).keeps(ALWAYS_ANSWERS)
    assert not per_origin(hull, majority).keeps(ALWAYS_ANSWERS)
    assert not per_origin(hull, lowest).keeps(WITHIN_SOURCES)
    assert per_origin(intersection, camps).keeps(EQUALS_CORE)


def test_what_per_origin_promises_because_one_rule_does() -> None:
    """Repetition is one origin's matter; how many pieces there are is that of the outer rule."""
    assert per_origin(hull, majority).keeps(DUPLICATE_INSENSITIVE)
    assert not per_origin(median, hull).keeps(DUPLICATE_INSENSITIVE)
    assert per_origin(robust(1), hull).keeps(ONE_RANGE)
    assert not per_origin(hull, k_of_n(1)).keeps(ONE_RANGE)
    assert per_origin(intersection, robust(1)).keeps(IGNORES_VACUOUS)
    assert not per_origin(hull, robust(1)).keeps(IGNORES_VACUOUS)
    assert not per_origin(robust(1), robust(1)).keeps(IGNORES_VACUOUS)


def test_what_per_origin_promises_of_the_truth() -> None:
    """Who is wrong is wrong for one origin, where the inner rule answers and is itself right."""
    assert per_origin(hull, robust(2)).keeps(sound_with_wrong(2))
    assert not per_origin(intersection, robust(2)).keeps(sound_with_wrong(2))
    assert per_origin(intersection, robust(2)).keeps(SOUND)
    assert not per_origin(hull, hull).keeps(sound_with_right(1))
