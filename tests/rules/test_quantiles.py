"""Quantiles of weighed ranges, by their definition, and the rules that answer with them."""

from collections.abc import Sequence
from fractions import Fraction
from types import MappingProxyType

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import RuleError
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    ASSOCIATIVE,
    DUPLICATE_INSENSITIVE,
    SOUND,
    SOUND_WITH_MOST_RIGHT,
    Law,
    sound_with_wrong,
)
from conflictmodel.rules.quantiles import Weight, quantile
from conflictmodel.rules.voices import Voice
from conflictmodel.testing import check_rule
from conflictmodel.values.ranges import Range
from support.figures import NUMBERS, SMALL_WORLDS, voices_of
from support.worlds import RANGES, refusal

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
SEOUL = Range(1050, 1150)
KYIV = Range(3001)

WEIGHTS = st.integers(1, 9) | st.fractions(Fraction(1, 9), 9, max_denominator=9)
SHARES = st.just(1) | st.fractions(Fraction(1, 99), 1, max_denominator=99)
WEIGHED = st.lists(st.tuples(RANGES, WEIGHTS), min_size=1, max_size=8)
NO_WEIGHTS: list[tuple[object, str]] = [
    (0, "0 is not above 0"),
    (-1, "-1 is not above 0"),
    (Fraction(-1, 2), "Fraction(-1, 2) is not above 0"),
    (0.5, "expected int or Fraction, got 0.5"),
    (True, "expected int or Fraction, got True of type bool"),
    ("1/2", "expected int or Fraction, got '1/2'"),
    (None, "expected int or Fraction, got None"),
]


def of_weighed(ranges: Sequence[Range], weights: Sequence[Weight], q: Weight) -> Range:
    """Return the q-quantile of ranges of some weights."""
    voices = voices_of(ranges)
    origins = (voice.origin for voice in voices)
    (found,) = quantile(q, dict(zip(origins, weights, strict=True))).apply(voices)
    return found


# Quantiles


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        (Fraction(1, 100), Range(1, 2)),
        (THIRD, Range(1, 2)),
        (HALF, Range(4, 9)),
        (Fraction(2, 3), Range(4, 9)),
        (Fraction(67, 100), Range(4)),
        (1, Range(4)),
        (Fraction(1), Range(4)),
    ],
)
def test_the_quantiles_of_some_ranges(q: Weight, expected: Range) -> None:
    """A share that is just reached is enough; the last of three thirds has no upper end."""
    assert (expected,) == quantile(q).pool([Range(4), Range(1, 2), Range(4, 9)])


def test_heavier_ranges_reach_further() -> None:
    """A range of most of the weight is the median, whatever the others say."""
    ranges = Range(1, 2), Range(5, 6), Range(9)
    assert Range(9) == of_weighed(ranges, (1, 1, 3), HALF)
    assert Range(1, 2) == of_weighed(ranges, (3, 1, 1), HALF)
    assert Range(5, 6) == of_weighed(ranges, (HALF, 1, HALF), HALF)
    assert Range(1, 2) == of_weighed(ranges, (1, HALF, HALF), HALF)


def reached(q: Fraction, ends: Sequence[int | None], weights: Sequence[Weight]) -> int | None:
    """Return the lowest small number with so much of the weight at or below it, if there is one."""
    for number in NUMBERS:
        weighed = zip(ends, weights, strict=True)
        held = sum(weight for end, weight in weighed if end is not None and end <= number)
        if held >= q * sum(weights):
            return number
    return None


@pytest.mark.parametrize("q", [Fraction(1, 4), THIRD, HALF, Fraction(1)], ids=str)
@pytest.mark.parametrize("weights", [(1, 1, 1), (2, 1, HALF)], ids=str)
def test_a_quantile_is_the_lowest_number_with_its_share_at_or_below_it(
    q: Fraction, weights: tuple[Weight, ...]
) -> None:
    """Its lower end is that of all lower ends, its upper end that of all upper ends."""
    for world in SMALL_WORLDS[::3]:
        used = weights[: len(world)]
        found = of_weighed(world, used, q)
        assert reached(q, [each.lower for each in world], used) == found.lower
        assert reached(q, [each.upper for each in world], used) == found.upper


@given(WEIGHED, SHARES, st.data())
def test_a_quantile_of_numbers_from_the_ranges_is_in_that_of_the_ranges(
    said: list[tuple[Range, Weight]], q: Weight, data: st.DataObject
) -> None:
    """Whichever number stands for each range, the quantile of these numbers can be it."""
    ranges, weights = zip(*said, strict=True)
    numbers = [data.draw(st.integers(each.lower, each.upper)) for each in ranges]
    weighed = sorted(zip(numbers, weights, strict=True))
    quantile_of_numbers = next(
        number
        for number, _ in weighed
        if sum(weight for other, weight in weighed if other <= number) >= q * sum(weights)
    )
    assert quantile_of_numbers in of_weighed(ranges, weights, q)


@pytest.mark.parametrize(("q", "message"), [*NO_WEIGHTS, (2, "2 is above 1")])
def test_a_quantile_needs_a_share(q: object, message: str) -> None:
    """What quantile is asked for is above 0 and at most 1, and exact."""
    assert f"quantile: {message} @ q" == refusal(quantile, q)
    assert f"quantile: {message} @ q" == refusal(quantile, q, {"Seoul": 1})


def test_a_share_above_1_is_shown_as_it_was_given() -> None:
    """A fraction that is too large is refused as a whole number is."""
    assert "quantile: Fraction(3, 2) is above 1 @ q" == refusal(quantile, Fraction(3, 2))


# The rule


@pytest.mark.parametrize(
    ("q", "ranges", "expected"),
    [
        (HALF, [SEOUL], SEOUL),
        (HALF, [KYIV], KYIV),
        (HALF, [SEOUL, KYIV], SEOUL),
        (Fraction(51, 100), [SEOUL, KYIV], KYIV),
        (1, [SEOUL, KYIV], KYIV),
        (HALF, [Range(1, 9), Range(2, 4), Range(3)], Range(2, 9)),
        (THIRD, [Range(1, 9), Range(2, 4), Range(3)], Range(1, 4)),
        (HALF, [Range(3, 3)] * 4, Range(3, 3)),
    ],
)
def test_the_rule_of_a_quantile_pools_ranges(
    q: Weight, ranges: list[Range], expected: Range
) -> None:
    """Without weights all voices weigh the same; half of an even number are half."""
    assert (expected,) == quantile(q).pool(ranges)


@given(st.lists(RANGES, min_size=1, max_size=9), SHARES)
def test_the_rule_answers_with_the_quantile_of_the_mixture(ranges: list[Range], q: Weight) -> None:
    """The k-th of n ends is the first with a share of k/n, so that q asks for the ⌈q·n⌉-th."""
    place = -(-q * len(ranges) // 1) - 1
    lower = sorted(each.lower for each in ranges)[int(place)]
    uppers = sorted(each.upper for each in ranges if each.upper is not None)
    upper = uppers[int(place)] if place < len(uppers) else None
    assert (Range(lower, upper),) == quantile(q).pool(ranges)


def test_the_rule_weighs_origins() -> None:
    """Each voice has the weight of its origin, however many voices the origin has."""
    voices = Voice("Seoul", SEOUL), Voice("Kyiv", KYIV)
    assert (SEOUL,) == quantile(HALF, {"Seoul": 2, "Kyiv": 1}).apply(voices)
    assert (KYIV,) == quantile(HALF, {"Seoul": 1, "Kyiv": Fraction(3, 2)}).apply(voices)
    assert (SEOUL,) == quantile(HALF, {"Seoul": 1, "Kyiv": 1, "Moscow": 9}).apply(voices)
    assert (SEOUL,) == quantile(HALF, {"Seoul": 1, "Kyiv": 2}).apply((*voices, voices[0]))
    assert (KYIV,) == quantile(HALF, {"Seoul": 1, "Kyiv": 2}).apply((*voices, voices[1]))


def test_an_origin_without_a_weight_is_named() -> None:
    """A voice of an origin that has no weight cannot be weighed."""
    with pytest.raises(RuleError) as caught:
        quantile(HALF, {"a": 1, "d": 2}).apply(voices_of([SEOUL, KYIV, SEOUL]))
    expected = "quantile(Fraction(1, 2), {'a': 1, 'd': 2}): these origins have no weight: b, c"
    assert expected == str(caught.value)


def test_many_origins_without_a_weight_are_counted() -> None:
    """A message does not grow with a dossier: twelve are named."""
    voices = tuple(Voice(f"{number:02}", Range(1)) for number in range(1_000))
    with pytest.raises(RuleError) as caught:
        quantile(Fraction(1, 2), {"a": 1}).apply(voices)
    assert str(caught.value).endswith("09, 10, 11, and 988 more")


@pytest.mark.parametrize(("weight", "message"), NO_WEIGHTS)
def test_the_weight_of_an_origin_is_above_0_and_exact(weight: object, message: str) -> None:
    """The origin with a wrong weight is named."""
    expected = f"quantile: {message} @ weights['Kyiv']"
    assert expected == refusal(quantile, HALF, {"Seoul": 1, "Kyiv": weight})


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({}, "there is no origin @ weights"),
        ([("Seoul", 1)], "expected dict, got [('Seoul', 1)] @ weights"),
        ("Seoul", "expected dict, got 'Seoul' @ weights"),
        ({3: 1}, "expected str, got 3 @ weights"),
        ({"": 1}, "must not be empty @ weights"),
        ({"": 0}, "must not be empty @ weights; 0 is not above 0 @ weights['']"),
        ({"a": 0, "": 1}, "0 is not above 0 @ weights['a']; must not be empty @ weights"),
    ],
)
def test_weights_are_of_origins(weights: object, message: str) -> None:
    """Weights are a mapping from the names of origins, and there is one at least."""
    assert f"quantile: {message}" == refusal(quantile, HALF, weights)


def test_all_that_is_wrong_with_a_quantile_is_told_at_once() -> None:
    """A wrong share and a wrong weight are one error."""
    expected = "quantile: 2 is above 1 @ q; -1 is not above 0 @ weights['Seoul']"
    assert expected == refusal(quantile, 2, {"Seoul": -1})


def test_the_order_of_the_weights_does_not_matter() -> None:
    """Rules of the same weights are equal and print alike, in the order of the origins."""
    one = quantile(HALF, {"Seoul": 2, "Kyiv": THIRD})
    other = quantile(HALF, MappingProxyType({"Kyiv": THIRD, "Seoul": 2}))
    assert one == other
    assert hash(one) == hash(other)
    assert (
        "quantile(Fraction(1, 2), {'Kyiv': Fraction(1, 3), 'Seoul': 2})" == str(one) == str(other)
    )


def test_weights_that_change_later_change_no_rule() -> None:
    """A rule keeps the weights that it was made of."""
    weights: dict[str, Weight] = {"a": 1, "b": 1}
    rule = quantile(HALF, weights)
    weights["b"] = 9
    assert (SEOUL,) == rule.apply(voices_of([SEOUL, KYIV]))


def test_what_a_quantile_promises() -> None:
    """Each is sound when no voice is wrong; the median of equal voices also when most are right."""
    assert quantile(HALF).keeps(SOUND_WITH_MOST_RIGHT)
    for rule in (quantile(THIRD), quantile(1), quantile(HALF, {"a": 1})):
        assert rule.keeps(SOUND)
        assert rule.keeps(ALWAYS_ANSWERS)
        assert not rule.keeps(SOUND_WITH_MOST_RIGHT)
        assert not rule.keeps(sound_with_wrong(1))


def test_a_whole_number_is_one_value_in_whichever_way_it_is_written() -> None:
    """A fraction that is whole makes the same rule as the number."""
    assert quantile(1) == quantile(Fraction(3, 3))
    assert quantile(1, {"a": 2}) == quantile(Fraction(1), {"a": Fraction(2)})


@pytest.mark.unmeasured
@pytest.mark.parametrize("law", [ASSOCIATIVE, DUPLICATE_INSENSITIVE], ids=str)
def test_the_last_quantile_keeps_more_laws_than_the_others(law: Law) -> None:
    """The highest of the lower ends and the highest of the upper ends count nobody twice."""
    assert [True, False] == [quantile(1).keeps(law), quantile(Fraction(1, 2)).keeps(law)]
    check_rule(quantile(1), laws=[law])
