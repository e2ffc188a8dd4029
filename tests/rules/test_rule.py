"""Rules as values: what they hear, how they answer, disagree, fall back on others, and compare."""

import copy
import pickle
from collections.abc import Callable
from fractions import Fraction
from functools import partial

import pytest
from attrs import frozen

from conflictmodel.errors import InvalidValueError, RuleError
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.combinators import one_voice, per_origin, within
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    HULL_BOUNDED,
    IDEMPOTENT,
    KEEPS_CORE,
    ONE_RANGE,
    SOUND,
    Law,
    sound_with_right,
    sound_with_wrong,
)
from conflictmodel.rules.quantiles import quantile
from conflictmodel.rules.rule import AnyRule, DisagreementError, Rule, takes_ranges
from conflictmodel.rules.selection import latest, most_reliable
from conflictmodel.rules.voices import Voice, Voices, each_report
from conflictmodel.rules.voting import camps, k_of_n, majority
from conflictmodel.values.ranges import Pieces, Range, exactly
from support.calls import calls
from support.figures import dated, voices_of
from support.own_rules import of_ranges, of_voices
from support.worlds import refusal

SEOUL = Range(1050, 1150)
KYIV = Range(3001)
APART = Range(1, 2), Range(5, 6)
LONG = 10**1000


def lowest_end(ranges: tuple[Range, ...]) -> Pieces:
    """Answer with the lowest lower end."""
    return (Range(min(each.lower for each in ranges)),)


def of_seoul(voices: Voices) -> Pieces:
    """Answer with what Seoul allows, and find disagreement where Seoul is not heard."""
    return tuple(voice.range for voice in voices if voice.origin == "Seoul")


def answer(pieces: Pieces, _ranges: tuple[Range, ...]) -> Pieces:
    """Answer always the same."""
    return pieces


class LowestEnd(Rule[Range]):
    """A rule without a parameter, made as users make theirs."""

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        """Answer with the lowest lower end."""
        return lowest_end(ranges)


@frozen
class Shifted(Rule[Range]):
    """A rule with a parameter, made as users make theirs."""

    by: int

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        """Answer with the first lower end and something more."""
        return (Range(ranges[0].lower + self.by),)


MINE = of_ranges("mine", lowest_end)
SEOULS = of_voices("of_seoul", of_seoul)


# What a rule uses


def test_a_rule_uses_ranges_or_whole_voices() -> None:
    """A rule of either kind is applied to voices, and answers by what it is made to use."""
    voices = Voice("Kyiv", KYIV), Voice("Seoul", SEOUL)
    assert (Range(1050),) == of_ranges("lowest_end", lowest_end).apply(voices)
    assert (SEOUL,) == SEOULS.apply(voices)
    assert () == SEOULS.apply(voices[:1])


def test_a_rule_for_ranges_answers_bare_ranges() -> None:
    """Where there is no answer it returns no pieces, and a rule that needs more is refused."""
    assert (Range(1050),) == hull.answer((KYIV, SEOUL))
    assert () == intersection.answer((KYIV, SEOUL))
    with pytest.raises(RuleError, match=r"^of_seoul: it needs the origin, the day or the grade"):
        SEOULS.answer((SEOUL,))  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(RuleError, match=r"^latest\(hull\): it needs the origin, the day or the"):
        latest(hull).or_else(hull).of_ranges((SEOUL,))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (hull, True),
        (one_voice, True),
        (robust(1), True),
        (latest(hull), False),
        (per_origin(hull, hull), False),
        (hull.or_else(latest(hull)), False),
        (latest(hull).or_else(hull), False),
        (SEOULS, False),
    ],
    ids=str,
)
def test_a_rule_says_whether_it_takes_ranges_alone(rule: AnyRule, *, expected: bool) -> None:
    """A rule with an alternative takes ranges where both do."""
    assert expected == takes_ranges(rule)
    assert (Range if expected else Voice) is rule.input


def test_bare_ranges_are_pooled_by_a_rule_that_takes_them() -> None:
    """Any number of ranges, in whatever holds them, is pooled."""
    assert (Range(1050),) == hull.pool([SEOUL, KYIV])
    assert (Range(1050),) == hull.pool(iter((SEOUL, KYIV)))
    assert (SEOUL,) == hull.pool((SEOUL,))


@pytest.mark.parametrize("rule", [latest(hull), per_origin(hull, hull), SEOULS], ids=str)
def test_a_rule_that_needs_more_cannot_pool_ranges(rule: Rule[Voice]) -> None:
    """A bare range has no origin, day or grade, so that such a rule asks for voices."""
    expected = (
        f"{rule}: it needs the origin, the day or the grade of each voice; give voices to `apply`"
    )
    for ranges in ([SEOUL], []):
        with pytest.raises(RuleError) as caught:
            rule.pool(ranges)  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
        assert expected == str(caught.value)


def test_what_is_no_range_is_not_pooled() -> None:
    """Each item that is no range is named by its place, and a voice is none."""
    expected = "pool: expected Range, got 3 @ ranges[1]; expected Range, got None @ ranges[2]"
    assert expected == refusal(hull.pool, [SEOUL, 3, None])
    assert refusal(hull.pool, voices_of([SEOUL])).startswith("pool: expected Range, got Voice(")


@pytest.mark.parametrize(
    "rule", [hull, intersection, one_voice, latest(hull), per_origin(hull, hull), SEOULS], ids=str
)
def test_a_rule_needs_a_voice(rule: AnyRule) -> None:
    """Without a voice no rule answers."""
    with pytest.raises(RuleError) as caught:
        rule.apply(())
    assert (rule.name, "there is no voice to combine") == (caught.value.rule, caught.value.reason)


def test_what_is_no_voice_is_refused() -> None:
    """A rule is applied to a tuple of voices, and what is none in it is named by its place."""
    voice = Voice("Seoul", SEOUL)
    assert "apply: expected tuple, got 3 @ voices" == refusal(hull.apply, 3)
    assert "apply: expected Voice, got 3 @ voices[1]" == refusal(hull.apply, (voice, 3))


def test_a_rule_needs_a_range() -> None:
    """Without a range none is pooled."""
    with pytest.raises(RuleError, match=r"^hull: there is no voice to combine$"):
        hull.pool([])


def test_disagreement_carries_the_rule_and_the_voices() -> None:
    """Bare ranges that a rule cannot pool raise an error with the rule and numbered voices."""
    with pytest.raises(DisagreementError) as caught:
        intersection.pool([SEOUL, KYIV])
    assert intersection is caught.value.rule
    assert (Voice("1", SEOUL), Voice("2", KYIV)) == caught.value.voices
    assert (intersection, caught.value.voices) == caught.value.args
    expected = "intersection finds no conclusion among 2 voices: 1: 1,050–1,150; 2: more than 3,000"
    assert expected == str(caught.value)
    again: object = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert isinstance(again, DisagreementError)
    assert expected == str(again)
    assert (intersection, caught.value.voices) == (again.rule, again.voices)


# A rule and an alternative


def test_or_else_answers_where_the_first_rule_cannot() -> None:
    """The other rule is applied only when the first one finds disagreement."""
    rule = intersection.or_else(hull)
    assert (Range(2, 3),) == rule.pool([Range(1, 3), Range(2, 5)])
    assert (Range(1, 6),) == rule.pool(APART)
    assert () == intersection.or_else(intersection).answer(APART)
    assert APART == intersection.or_else(majority).or_else(camps).pool(APART)


def test_or_else_gives_each_rule_what_it_uses() -> None:
    """A rule for ranges and one for whole voices can stand in for each other, in either order."""
    voices = dated(("a", Range(1, 2), 20), ("b", Range(5, 6), 23), ("c", Range(8, 9), 23))
    assert (Range(5, 9),) == intersection.or_else(latest(hull)).apply(voices)
    assert (Range(1, 9),) == latest(intersection).or_else(hull).apply(voices)
    assert (Range(1, 9),) == latest(intersection).or_else(SEOULS).or_else(hull).apply(voices)


def test_or_else_keeps_how_voices_are_made() -> None:
    """The rule with an alternative makes its voices as the first of the two does."""
    assert hull == per_origin(hull, majority).or_else(hull).voices
    assert hull == per_origin(hull, majority).or_else(per_origin(hull, camps)).voices
    assert None is majority.or_else(hull).voices
    mine = of_ranges("mine", lowest_end, frozenset(), each_report)
    assert each_report is mine.or_else(hull).voices


def test_an_alternative_is_a_rule() -> None:
    """What is no rule is refused."""
    assert "or_else: expected Rule, got 'hull': such as hull or robust(1) @ other" == refusal(
        intersection.or_else, "hull"
    )


@pytest.mark.parametrize(
    ("first", "other", "voices"),
    [
        (majority, per_origin(hull, majority), "hull"),
        (per_origin(lowest, majority), per_origin(hull, camps), "hull"),
        (majority, of_ranges("mine", lowest_end, frozenset(), each_report), "each_report"),
    ],
    ids=str,
)
def test_an_alternative_cannot_make_other_voices(
    first: AnyRule, other: AnyRule, voices: str
) -> None:
    """Voices are made once, so that an alternative with its own must make the same."""
    with pytest.raises(RuleError) as caught:
        first.or_else(other)
    expected = (
        f"{first}.or_else({other}): the alternative makes other voices than the first, by {voices}"
    )
    assert expected == str(caught.value)


# What a rule promises


def test_a_rule_keeps_the_laws_it_declares_and_weaker_ones() -> None:
    """A rule that is right with two voices wrong is right with one wrong."""
    rule = of_ranges("mine", lowest_end, frozenset({COMMUTATIVE, sound_with_wrong(2)}))
    for law in (COMMUTATIVE, sound_with_wrong(2), sound_with_wrong(1), SOUND):
        assert rule.keeps(law)
    for law in (ALWAYS_ANSWERS, sound_with_wrong(3), sound_with_right(1)):
        assert not rule.keeps(law)
    assert not any(MINE.keeps(law) for law in (COMMUTATIVE, SOUND))
    assert "keeps: expected Law, got 'sound' @ law" == refusal(rule.keeps, "sound")


def test_an_alternative_of_a_rule_that_always_answers_is_never_applied() -> None:
    """The laws are those of the first rule."""
    assert hull.laws == hull.or_else(MINE).laws


@pytest.mark.parametrize(
    ("first", "other", "kept", "lost"),
    [
        (
            intersection,
            hull,
            (ALWAYS_ANSWERS, ONE_RANGE, COMMUTATIVE, SOUND, KEEPS_CORE, DUPLICATE_INSENSITIVE),
            (sound_with_right(1),),
        ),
        (intersection, camps, (ALWAYS_ANSWERS, HULL_BOUNDED), (ONE_RANGE,)),
        (intersection, median, (ALWAYS_ANSWERS, IDEMPOTENT), (DUPLICATE_INSENSITIVE,)),
        (intersection, MINE, (IDEMPOTENT, SOUND), (ALWAYS_ANSWERS, COMMUTATIVE, ONE_RANGE)),
        (k_of_n(2), k_of_n(1), (sound_with_right(2),), (sound_with_right(1), IDEMPOTENT)),
    ],
    ids=["hull", "camps", "median", "mine", "k_of_n"],
)
def test_what_a_rule_with_an_alternative_promises(
    first: AnyRule, other: AnyRule, kept: tuple[Law, ...], lost: tuple[Law, ...]
) -> None:
    """Some laws come from the first rule, some from both, and an answer always from the second."""
    rule = first.or_else(other)
    assert [True] * len(kept) == [rule.keeps(law) for law in kept]
    assert [False] * len(lost) == [rule.keeps(law) for law in lost]


# Rules as values


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (hull, "hull"),
        (one_voice, "intersection.or_else(hull)"),
        (latest(one_voice), "latest(intersection.or_else(hull))"),
        (majority.or_else(latest(camps)), "majority.or_else(latest(camps))"),
        (MINE, "mine"),
        (MINE.or_else(SEOULS), "mine.or_else(of_seoul)"),
        (LowestEnd(), "lowest_end"),
        (latest(Shifted(2)), "latest(shifted(2))"),
    ],
)
def test_a_rule_prints_as_its_constructor_call(rule: AnyRule, name: str) -> None:
    """Name, text and representation of a rule are the call that makes it."""
    assert (name, name, name) == (rule.name, str(rule), repr(rule))


@pytest.mark.parametrize(
    "make",
    [
        lambda: latest(hull),
        lambda: per_origin(one_voice, hull),
        lambda: intersection.or_else(hull),
        lambda: intersection.or_else(latest(hull)),
        lambda: of_ranges("mine", lowest_end),
        lambda: of_voices("mine", of_seoul, frozenset({COMMUTATIVE}), each_report),
        LowestEnd,
        lambda: Shifted(2),
        lambda: per_origin(within(Range(1, 2), hull), latest(Shifted(2).or_else(LowestEnd()))),
    ],
    ids=[
        *("latest", "per_origin", "or_else", "or_else latest", "own", "own with all parts"),
        *("own as a class", "own with a parameter", "nested"),
    ],
)
def test_a_rule_made_twice_is_one_value(make: Callable[[], AnyRule]) -> None:
    """Rules made by the same call are equal and have one hash, and so have their copies."""
    assert make() == make()
    assert 1 == len({make(), make(), copy.copy(make()), copy.deepcopy(make())})
    again: object = pickle.loads(pickle.dumps(make()))  # noqa: S301 - our own bytes
    assert make() == again


@pytest.mark.parametrize(
    "other",
    [
        of_ranges("other", lowest_end),
        of_ranges("mine", hull.of_ranges),
        of_voices("mine", of_seoul),
        of_ranges("mine", lowest_end, frozenset({COMMUTATIVE})),
        of_ranges("mine", lowest_end, frozenset(), hull),
        LowestEnd(),
    ],
)
def test_rules_that_differ_in_anything_are_not_equal(other: AnyRule) -> None:
    """Class and fields all belong to the value, in a rule and in the rules it is made of."""
    assert other != MINE
    assert per_origin(intersection, other) != per_origin(intersection, MINE)
    assert Shifted(1) != Shifted(2)
    assert latest(hull) != most_reliable(hull)
    assert hull.or_else(latest(hull)) != latest(hull).or_else(hull)
    assert hull != "hull"


def deep(depth: int) -> AnyRule:
    """Return a rule of so many rules within each other."""
    rule: AnyRule = intersection
    for number in range(depth // 4):
        rule = per_origin(one_voice.or_else(robust(number)), per_origin(rule, hull))
        rule = within(Range(number), rule).or_else(median)
    return rule


ACTIONS: list[Callable[[AnyRule, AnyRule], object]] = [
    lambda one, other: one == other,
    lambda one, other: hash(one) == hash(other),
    lambda one, _: one.name,
    lambda one, _: one.laws,
]


@pytest.mark.parametrize("action", ACTIONS, ids=["==", "hash", "name", "laws"])
def test_the_work_grows_as_the_rule_does(action: Callable[[AnyRule, AnyRule], object]) -> None:
    """A rule of twice as many rules takes twice as many calls, though inner rules make voices."""
    small, large = deep(100), deep(200)
    assert deep(200) == large
    assert hash(deep(200)) == hash(large)
    assert small != large
    few = calls(lambda: action(deep(100), small))  # to build one counts too
    many = calls(lambda: action(deep(200), large))
    assert 0 < few < many < 3 * few
    assert many < 200_000


def test_a_rule_is_immutable() -> None:
    """No field of a rule can be set."""
    with pytest.raises(AttributeError):
        hull.name = "mine"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    "pieces",
    [
        (Range(4, 5), Range(1, 2)),
        (Range(1, 3), Range(3, 4)),
        (Range(1, 3), Range(4, 5)),
        (Range(1), Range(4, 5)),
        (Range(1, 2), Range(1, 2)),
    ],
)
def test_an_answer_that_is_no_pieces_is_refused(pieces: Pieces) -> None:
    """Pieces are sorted, disjoint and not adjacent, so that one set of numbers is one value."""
    expected = "mine: they are not sorted, or overlap or touch; use `union` @ pieces"
    assert expected == refusal(of_ranges("mine", partial(answer, pieces)).pool, [SEOUL])


@pytest.mark.parametrize("pieces", [(Range(1, 2),), (Range(1, 2), Range(4, 5), Range(7))])
def test_an_answer_of_pieces_is_given_as_it_is(pieces: Pieces) -> None:
    """Pieces that are sorted and apart are the answer of a rule of one's own."""
    assert pieces == of_ranges("mine", partial(answer, pieces)).pool([SEOUL])


@pytest.mark.parametrize(
    ("decided", "message"),
    [
        (None, "expected tuple, got None @ pieces"),
        ([exactly(1)], "expected tuple, got [Range(lower=1, upper=1)] @ pieces"),
        ((1,), "expected Range, got 1 @ pieces[0]"),
        (
            exactly(1),
            "expected tuple, got Range(lower=1, upper=1): write a list of one @ pieces",
        ),
    ],
)
def test_a_rule_that_decides_no_pieces_is_told_so(decided: object, message: str) -> None:
    """What a rule's function returns must be a tuple of ranges."""

    def decide(_: tuple[Range, ...]) -> Pieces:
        return decided  # type: ignore[return-value]  # pyright: ignore[reportReturnType]

    assert f"mine: {message}" == refusal(of_ranges("mine", decide).pool, [exactly(1)])


def test_a_rule_of_ones_own_combines_with_the_others() -> None:
    """A rule of one's own is one like any other."""
    mine = of_ranges("lowest_end", lowest_end, frozenset({ONE_RANGE}))
    assert (Range(1050),) == mine.pool([SEOUL, KYIV])
    assert (Range(1050),) == intersection.or_else(mine).pool([SEOUL, KYIV])
    assert "per_origin(lowest_end, hull)" == str(per_origin(mine, hull))


@pytest.mark.parametrize(
    ("make", "arguments", "call", "path"),
    [
        (robust, (LONG,), "robust", "wrong"),
        (k_of_n, (LONG,), "k_of_n", "least"),
        (sound_with_wrong, (LONG,), "sound_with_wrong", "most"),
        (sound_with_right, (LONG,), "sound_with_right", "least"),
        (quantile, (Fraction(1, LONG),), "quantile", "q"),
        (quantile, (1, {"Kyiv": LONG}), "quantile", "weights['Kyiv']"),
    ],
    ids=["robust", "k_of_n", "wrong", "right", "quantile", "weights"],
)
def test_a_rule_or_law_of_a_very_long_number_is_refused(
    make: Callable[..., object], arguments: tuple[object, ...], call: str, path: str
) -> None:
    """The name of a rule or law is made of its numbers, and so they must be short enough."""
    expected = f"{call}: a number has more than 1,000 digits @ {path}"
    assert expected == refusal(make, *arguments)


def test_a_number_of_a_thousand_digits_makes_a_rule() -> None:
    """The longest number that a document holds can be the parameter of a rule."""
    longest = 10**1000 - 1
    assert f"robust({longest})" == robust(longest).name


DEEPEST: list[Callable[[AnyRule], AnyRule]] = [
    latest,
    lambda rule: within(Range(0, 9), rule),
    lambda rule: intersection.or_else(rule).or_else(hull),
    lambda rule: per_origin(rule, hull),
    lambda rule: per_origin(hull, rule),
    lambda rule: rule.or_else(hull),
]


@pytest.mark.parametrize("around", DEEPEST, ids=range(len(DEEPEST)))
def test_rules_are_within_each_other_as_deep_as_they_can_be_applied(
    around: Callable[[AnyRule], AnyRule],
) -> None:
    """Within 250 others a rule is applied, compared, copied and written; within more it is not."""
    deep: AnyRule = hull
    for _ in range(250 // around(hull).depth):
        deep = around(deep)
    assert (exactly(5),) == deep.apply(dated(("a", exactly(5), 1)))
    again: object = pickle.loads(pickle.dumps(deep))  # noqa: S301 - our own bytes
    assert (deep, hash(deep), deep.name) == (again, hash(again), str(again))
    with pytest.raises(InvalidValueError, match=r": more than 250 rules are within each other @ "):
        around(deep)


def test_a_rule_that_decides_nowhere_is_refused() -> None:
    """A class that names its method otherwise than a rule does is what is wrong, not the voices."""

    class Misspelt(Rule[Range]):
        def of_range(self, ranges: tuple[Range, ...]) -> Pieces:
            return ranges

    message = "misspelt: its class defines neither `of_ranges` nor `of_voices`"
    with pytest.raises(RuleError) as caught:
        Misspelt().apply(voices_of((exactly(5),)))
    assert message == str(caught.value)


def test_a_parameter_that_is_given_by_name_is_part_of_the_call() -> None:
    """Rules of one class that differ in a field that is given by name alone are not equal."""

    @frozen(kw_only=True, eq=False, repr=False)
    class Above(Rule[Range]):
        least: int

    assert "above(least=3)" == str(Above(least=3))
    assert Above(least=3) == Above(least=3)
    assert Above(least=3) != Above(least=4)
