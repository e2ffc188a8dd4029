"""Rule names: every rule is found again by the text that it prints as, and no other text is one."""

import copy
import pickle
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import example, given, strategies as st

from conflictmodel.errors import InvalidValueError, RuleError, UnknownNameError
from conflictmodel.rules.bounds import hull, intersection, lowest, median, min_max, robust
from conflictmodel.rules.combinators import one_voice, per_origin, within
from conflictmodel.rules.names import rule_named
from conflictmodel.rules.quantiles import quantile
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.values.ranges import Range
from support.rule_set import nested
from support.worlds import RANGES, refusal

HALF = Fraction(1, 2)

KNOWN = (
    *("camps", "gtd", "hull", "intersection", "latest", "lowest", "majority", "median"),
    *("min_max", "most_agreed", "most_reliable", "one_voice", "per_origin"),
    *("k_of_n(least)", "quantile(q)", "robust(wrong)", "within(cap, rule)"),
)

NAMED: list[AnyRule] = [
    *(hull, intersection, median, lowest, min_max, majority, most_agreed, camps, gtd)
]
SHARES = st.fractions(0, 1, max_denominator=10**9).filter(bool) | st.just(1)
WEIGHTS = st.integers(1, 10**20) | st.fractions(min_value=0, max_denominator=99).filter(bool)
SIDES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda origin: not origin.isspace()
)
SIMPLE: st.SearchStrategy[AnyRule] = (
    st.sampled_from(NAMED)
    | st.integers(0, 10**20).map(robust)
    | st.integers(1, 10**20).map(k_of_n)
    | SHARES.map(quantile)
    | st.builds(quantile, SHARES, st.dictionaries(SIDES, WEIGHTS, min_size=1, max_size=3))
)


RULES = st.recursive(SIMPLE, partial(nested, caps=RANGES), max_leaves=6)


# Every rule


@given(RULES)
@example(
    per_origin(per_origin(latest(hull), median).or_else(hull), latest(majority.or_else(camps)))
)
@example(quantile(HALF, {"Kyiv's": 1, 'the "North"': 2, "\\ \n\t\0\x85\u2028\U000e0001": HALF}))
def test_a_rule_is_found_by_its_name(rule: AnyRule) -> None:
    """The rule of a text that a rule prints as is that rule."""
    assert rule == rule_named(str(rule))


@given(RULES)
def test_a_rule_survives_copying_and_pickling(rule: AnyRule) -> None:
    """A copy of a rule, however nested, is equal to it and has its hash."""
    copies: list[AnyRule] = [
        copy.copy(rule),
        copy.deepcopy(rule),
        pickle.loads(pickle.dumps(rule)),  # noqa: S301 - our own bytes
    ]
    assert [rule, rule, rule] == copies
    assert {hash(rule)} == {hash(each) for each in copies}


@given(RULES, RULES)
def test_rules_are_equal_when_they_are_written_alike(one: AnyRule, other: AnyRule) -> None:
    """Two rules of this library are equal exactly when the same call makes them."""
    assert (str(one) == str(other)) == (one == other)


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        *((rule, rule.name) for rule in NAMED),
        (robust(2), "robust(2)"),
        (k_of_n(2), "k_of_n(2)"),
        (quantile(1), "quantile(1)"),
        (quantile(Fraction(2, 2), {"a": Fraction(4, 2)}), "quantile(1, {'a': 2})"),
        (
            quantile(HALF, {"b": 2, "a": HALF}),
            "quantile(Fraction(1, 2), {'a': Fraction(1, 2), 'b': 2})",
        ),
        (latest(hull), "latest(hull)"),
        (most_reliable(gtd), "most_reliable(gtd)"),
        (per_origin(one_voice, majority), "per_origin(intersection.or_else(hull), majority)"),
        (within(Range(0, 9), hull), "within(Range(lower=0, upper=9), hull)"),
        (within(Range(3), robust(1)), "within(Range(lower=3, upper=None), robust(1))"),
        (majority.or_else(latest(camps)), "majority.or_else(latest(camps))"),
    ],
    ids=str,
)
def test_a_rule_prints_as_the_call_that_makes_it(rule: AnyRule, name: str) -> None:
    """Name, text and representation of a rule are its constructor call."""
    assert (name, name, name) == (rule.name, str(rule), repr(rule))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((rule.name, rule) for rule in NAMED),
        ("robust(0)", robust(0)),
        ("robust(12)", robust(12)),
        ("k_of_n(1)", k_of_n(1)),
        ("quantile(1)", quantile(1)),
        ("quantile(1/2)", quantile(HALF)),
        ("quantile(2/4)", quantile(HALF)),
        ("quantile(Fraction(1, 2))", quantile(HALF)),
        (
            "quantile(1/2, {'Seoul': 2, 'Kyiv': 1/3})",
            quantile(HALF, {"Seoul": 2, "Kyiv": Fraction(1, 3)}),
        ),
        ('quantile(1/2, {"it\'s": 1,})', quantile(HALF, {"it's": 1})),
        ("latest(latest(hull))", latest(latest(hull))),
        ("most_reliable(camps)", most_reliable(camps)),
        ("per_origin(hull, gtd)", per_origin(hull, gtd)),
        ("one_voice", one_voice),
        ("per_origin(one_voice, latest(camps))", per_origin(one_voice, latest(camps))),
        ("within(Range(0, 12000), hull)", within(Range(0, 12000), hull)),
        ("within(Range(3, None), hull)", within(Range(3), hull)),
        ("within(Range(lower=3, upper=None), hull)", within(Range(3), hull)),
        ("within(Range(lower=3, upper=4), latest(hull))", within(Range(3, 4), latest(hull))),
        ("majority.or_else(camps).or_else(hull)", majority.or_else(camps).or_else(hull)),
        ("majority.or_else(camps.or_else(hull))", majority.or_else(camps.or_else(hull))),
        ("robust(1).or_else(k_of_n(2))", robust(1).or_else(k_of_n(2))),
        ("latest(\n    hull,\n)", latest(hull)),
    ],
)
def test_a_call_makes_the_rule_that_it_names(name: str, expected: AnyRule) -> None:
    """A call is read as Python would read it, and a fraction may be written with a stroke."""
    assert expected == rule_named(name)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("latest", "latest(intersection)"),
        ("most_reliable", "most_reliable(intersection)"),
        ("per_origin", "per_origin(intersection.or_else(hull), intersection)"),
        (" hull ", "hull"),
        ("latest( hull )", "latest(hull)"),
        ("latest(latest)", "latest(latest(intersection))"),
        ("most_reliable(latest)", "most_reliable(latest(intersection))"),
        (
            "per_origin.or_else(hull)",
            "per_origin(intersection.or_else(hull), intersection).or_else(hull)",
        ),
    ],
)
def test_a_name_may_leave_out_the_inner_rules(name: str, printed: str) -> None:
    """The name of a call alone stands for what `combine` would do, and spaces are free."""
    assert printed == str(rule_named(name))


# What names no rule


@pytest.mark.parametrize(
    "name",
    [
        "",
        "k_of_n(True)",
        "robust(False)",
        "quantile(True/2)",
        "quantile(1/2, {'a': 1, 'a': 2})",
        " ",
        "average",
        "Hull",
        "hull()",
        "hull(",
        "hull)",
        "hull, camps",
        "latest()",
        "latest(hull, camps)",
        "latest(then=hull)",
        "latest(*hull)",
        "latest(3)",
        "latest('hull')",
        "most_reliable()",
        "most_reliable(A)",
        "per_origin(hull)",
        "per_origin(hull, camps, majority)",
        "per_origin(hull, outer=camps)",
        "hull.or_else",
        "hull.or_else()",
        "hull.or_else(camps, hull)",
        "hull.pool(camps)",
        "average.or_else(hull)",
        "hull.or_else(average)",
        "one_voice()",
        "each_report",
        "robust",
        "robust()",
        "robust(1, 2)",
        "robust('1')",
        "robust(1.5)",
        "robust(-1)",
        "robust(1/2)",
        "robust(wrong=1)",
        "k_of_n",
        "k_of_n(hull)",
        "k_of_n(None)",
        "quantile",
        "quantile()",
        "quantile(0.5)",
        "quantile('1/2')",
        "quantile(1/0)",
        "quantile(Fraction(1, 0))",
        "quantile(Fraction(1))",
        "quantile(Fraction('1/2'))",
        "quantile(Fraction(1, 2, 3))",
        "quantile(Fraction(numerator=1, denominator=2))",
        "quantile(1/2/3)",
        "quantile(hull)",
        "quantile(1, hull)",
        "quantile(1, {'a': 1}, 2)",
        "quantile(1, weights={'a': 1})",
        "quantile(1, {a: 1})",
        "quantile(1, {1: 1})",
        "quantile(1, {'a': 'b'})",
        "quantile(1, {'a': 1/0})",
        "quantile(1, {'a'})",
        "quantile(1, {**a})",
        "within(Range(0, 9))",
        "within(hull, Range(0, 9))",
        "within(9, hull)",
        "within(Range, hull)",
        "within(Range(), hull)",
        "within(Range(1), hull)",
        "within(Range(lower=1), hull)",
        "within(Range(upper=1, lower=1), hull)",
        "within(Range(1, upper=2), hull)",
        "within(Range('1', 2), hull)",
        "within(Range(True, 2), hull)",
        "within(Range(1, True), hull)",
        "within(Range(None, 2), hull)",
        "within(Range(1, 2, 3), hull)",
        "within(Period(1, 2), hull)",
        "within(Range(0, 9), average)",
        "within(cap, rule)",
        "__import__('os')",
        "hull if 1 else camps",
        "hull\ncamps",
        "hull\0",
        "hull\udfff",
        "\uff48\uff55\uff4c\uff4c",
        "hull # and more",
        "1if 1else 2",
        "'\\d'",
        "quantile(1, {'\\d': 1})",
        "quantile(1, {'a\n': 1})",
        "(hull)",
        "hull.or_else(hull)(hull)",
        "hull, ",
        pytest.param("latest(" * 99999 + "hull", id="deep calls"),
        pytest.param("-" * 9999 + "1", id="deep signs"),
        pytest.param("hull" + ".a" * 99999, id="deep attributes"),
        pytest.param(f"robust({'1' * 9999})", id="long number"),
    ],
)
def test_what_names_no_rule_is_refused(name: str) -> None:
    """Any other text is refused: a name in it is not known, or it makes no rule."""
    with pytest.raises((UnknownNameError, InvalidValueError)):
        rule_named(name)


@pytest.mark.parametrize(
    ("name", "unknown", "nearest"),
    [
        ("", "", ()),
        ("average", "average", ()),
        ("latest(robst(1))", "robst", ("robust",)),
        ("Hull", "Hull", ("hull",)),
        ("hull.orelse(camps)", "orelse", ("or_else",)),
        ("within(Range(1, True), hull)", "True", ()),
    ],
)
def test_a_name_of_no_rule_is_named(name: str, unknown: str, nearest: tuple[str, ...]) -> None:
    """It is the name that is not known, with those that are nearly the same, and all there are."""
    with pytest.raises(UnknownNameError) as caught:
        rule_named(name)
    assert ("rule", unknown, KNOWN, nearest) == (
        caught.value.kind,
        caught.value.name,
        caught.value.known,
        caught.value.nearest,
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("robust", "robust(1)"),
        ("robust(x)", "robust(1)"),
        ("quantile(half)", "quantile(1/2)"),
        ("gtd(x)", "gtd"),
        ("latest(robust)", "latest(hull), robust(1)"),
        ("within(hull, Range(0, 9))", "within(Range(0, 100), hull)"),
        ("hull camps", "hull"),
    ],
)
def test_a_wrong_argument_of_a_known_rule_is_told_as_that(name: str, written: str) -> None:
    """The rule is known, so that it is said how it is written."""
    expected = f"rule_named: {name!r} does not make a rule; written otherwise: {written} @ name"
    assert expected == refusal(rule_named, name)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("k_of_n(0)", "k_of_n: 0 is below 1 @ least"),
        ("quantile(0)", "quantile: 0 is not above 0 @ q"),
        ("quantile(3/2)", "quantile: Fraction(3, 2) is above 1 @ q"),
        ("quantile(1, {})", "quantile: there is no origin @ weights"),
        ("quantile(1, {'a': 0})", "quantile: 0 is not above 0 @ weights['a']"),
        ("quantile(1, {' ': 1})", "quantile: must not be empty @ weights"),
        ("within(Range(5, 1), hull)", "Range: upper 1 is below lower 5 @ upper"),
        ("latest(robust(1).or_else(k_of_n(0)))", "k_of_n: 0 is below 1 @ least"),
    ],
)
def test_what_a_rule_cannot_be_made_of_is_refused_as_the_rule_refuses_it(
    name: str, message: str
) -> None:
    """A call of the right form with a wrong number is told what is wrong with it."""
    assert message == refusal(rule_named, name)


def test_an_alternative_with_other_voices_is_refused_as_the_rule_refuses_it() -> None:
    """A text is no way to make a rule that cannot be made otherwise."""
    with pytest.raises(RuleError) as caught:
        rule_named("hull.or_else(per_origin(hull, majority))")
    expected = (
        "hull.or_else(per_origin(hull, majority)):"
        " the alternative makes other voices than the first, by hull"
    )
    assert expected == str(caught.value)


@given(
    st.text()
    | st.text("huloratesmjc_(),. ")
    | st.lists(
        st.sampled_from(
            [
                *("hull", "latest", "per_origin", "camps", "robust", "k_of_n", "quantile"),
                *("within", "Range", "Fraction", "most_reliable", "gtd", "lower=", "upper="),
                *("(", ")", ",", ".or_else(", "1", "/", "{", "}", ":", "'a'", "None", '"\\d"'),
            ]
        )
    ).map("".join)
)
def test_no_text_makes_anything_but_a_rule_or_an_error_of_this_library(text: str) -> None:
    """Whatever the text, it names a rule that prints as a name of itself, or is refused."""
    try:
        rule = rule_named(text)
    except (UnknownNameError, InvalidValueError, RuleError):
        return
    assert rule == rule_named(str(rule))


@pytest.mark.parametrize(
    ("wrong", "shown"), [(None, "None"), (3, "3"), (b"hull", "b'hull'"), (hull, "hull")]
)
def test_a_name_is_text(wrong: object, shown: str) -> None:
    """What is no text cannot be a name."""
    assert f"rule_named: expected str, got {shown} @ name" == refusal(rule_named, wrong)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("latest(", ")"),
        ("hull.or_else(", ")"),
        ("", ".or_else(hull)"),
        ("within(Range(0, 9), ", ")"),
    ],
)
def test_a_rule_is_read_back_as_deep_as_rules_can_be(before: str, after: str) -> None:
    """A text is read in one pass, and one of too many calls is refused as the rule refuses it."""
    deepest = rule_named(f"{before * 250}quantile(1/2){after * 250}")
    assert 250 == deepest.depth
    assert deepest == rule_named(deepest.name)
    with pytest.raises(InvalidValueError, match=r": more than 250 rules are within each other @ "):
        rule_named(f"{before * 99999}hull{after * 99999}")
