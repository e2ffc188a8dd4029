"""Every rule and every law: the rule keeps it, or here is what breaks it."""

from contextlib import nullcontext, suppress
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import RuleError
from conflictmodel.rules._law_checks import enclosed
from conflictmodel.rules.bounds import hull, intersection, lowest, median, min_max, robust
from conflictmodel.rules.laws import (
    IGNORES_VACUOUS,
    LAWS,
    LIMIT_INVARIANT,
    Law,
    keep,
    sound_with_right,
    sound_with_wrong,
)
from conflictmodel.rules.quantiles import quantile
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import gtd
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.testing import check_rule, find_counterexample
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Reliability
from support.law_page import PAGE, page
from support.rule_set import RULES, nested
from support.witnesses import WITNESSES
from support.worlds import range_of

pytestmark = pytest.mark.unmeasured
PAIRS = [(rule, law) for rule in RULES for law in LAWS]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_keeps_the_laws_it_declares(rule: AnyRule) -> None:
    """A declared law holds in every small world, and in those that Hypothesis draws."""
    kept = [law for law in LAWS if rule.keeps(law)]
    check_rule(rule, laws=[law for law in kept if not keep(frozenset({*kept} - {law}), law)])


@pytest.mark.parametrize(
    ("rule", "law"), [(rule, law) for rule, law in PAIRS if not rule.keeps(law)], ids=str
)
def test_a_rule_breaks_the_laws_it_does_not_declare(rule: AnyRule, law: Law) -> None:
    """What is not declared does not hold, and the smallest voices that show it are written down."""
    assert WITNESSES[str(rule)][str(law)] == str(find_counterexample(rule, law))


def test_every_pair_of_a_rule_and_a_law_is_settled() -> None:
    """There is a witness for the laws that a rule does not declare, and for no others."""
    undeclared = {str(rule): {str(law) for law in LAWS if not rule.keeps(law)} for rule in RULES}
    assert undeclared == {rule: set(found) for rule, found in WITNESSES.items()}


# Rules with parameters, and rules made of rules

WEIGHTS = st.integers(1, 3) | st.fractions(Fraction(1, 4), 2, max_denominator=4)
SHARES = st.fractions(Fraction(1, 8), 1, max_denominator=8).filter(bool)
ENDS = st.integers(0, 6)
RANGES = st.builds(
    range_of,
    ENDS,
    st.none() | ENDS,
)
OF_RANGES = st.one_of(
    st.sampled_from([hull, intersection, median, lowest, min_max, majority, most_agreed, camps]),
    st.builds(robust, st.integers(0, 4)),
    st.builds(k_of_n, st.integers(1, 4)),
    st.builds(quantile, SHARES),
)
OF_VOICES = st.just(gtd) | st.builds(
    quantile, SHARES, st.fixed_dictionaries({"a": WEIGHTS, "b": WEIGHTS, "c": WEIGHTS})
)


SIMPLE: st.SearchStrategy[AnyRule] = OF_RANGES | OF_VOICES
DEEPEST = 3
DAYS = date(2024, 12, 22), date(2024, 12, 23)


def deep(levels: int) -> st.SearchStrategy[AnyRule]:
    """Draw rules that are made of others, at most so many levels deep."""
    if not levels:
        return SIMPLE
    inner = deep(levels - 1)
    return inner | nested(inner, RANGES)


VOICES = st.builds(
    Voice,
    st.sampled_from("abc"),
    RANGES,
    st.sampled_from(DAYS),
    st.sampled_from([Reliability.A, Reliability.B]),
)
WORLDS: st.SearchStrategy[Voices] = st.lists(VOICES, min_size=1, max_size=5).map(tuple)


@given(nested(deep(DEEPEST - 1), RANGES), st.lists(WORLDS, min_size=4, max_size=4))
def test_a_rule_made_of_rules_keeps_the_laws_it_declares(
    rule: AnyRule, worlds: list[Voices]
) -> None:
    """What a rule of any parameters declares because of its inner rules holds, without refusal."""
    for law in rule.laws:
        # An origin that this law adds has no weight.
        passed_over = suppress(RuleError) if law == IGNORES_VACUOUS else nullcontext()
        for world in worlds:
            with passed_over:
                assert [] == [str(found) for found in law.check(rule.apply, world)]


ENDLESS = st.builds(Range, ENDS) | st.builds(Range, st.just(0), ENDS)
LIMITS: st.SearchStrategy[Voices] = st.lists(
    st.builds(Voice, st.sampled_from("abc"), ENDLESS), max_size=3
).map(tuple)


@given(
    nested(deep(DEEPEST - 1), RANGES).filter(lambda rule: rule.keeps(LIMIT_INVARIANT)),
    st.lists(st.tuples(WORLDS, LIMITS), min_size=4, max_size=4),
    LIMITS,
)
def test_a_further_limit_that_contains_the_answer_changes_nothing(
    rule: AnyRule, worlds: list[tuple[Voices, Voices]], further: Voices
) -> None:
    """So it is with limits handed to a rule too, whatever others it is handed."""
    for voices, limits in worlds:
        answer = rule.apply(voices, limits)
        for limit in further:
            if enclosed(answer, (limit.range,)):
                assert answer == rule.apply(voices, (*limits, limit))


@pytest.mark.parametrize("wrong", range(5))
def test_robust_is_sound_with_as_many_wrong_as_it_says_and_not_with_more(wrong: int) -> None:
    """`robust(f)` holds the truth with f voices wrong, and loses it with one more."""
    assert None is find_counterexample(robust(wrong), sound_with_wrong(wrong))
    assert None is not find_counterexample(robust(wrong), sound_with_wrong(wrong + 1))


@pytest.mark.parametrize("right", range(1, 6))
def test_agreement_is_sound_with_as_many_right_as_it_says_and_not_with_fewer(right: int) -> None:
    """`k_of_n(k)` holds the truth with k voices right, and loses it with one less."""
    assert None is find_counterexample(k_of_n(right), sound_with_right(right))
    if right > 1:
        assert None is not find_counterexample(k_of_n(right), sound_with_right(right - 1))


@given(st.lists(RANGES, min_size=1, max_size=7), st.integers(0, 7))
def test_agreement_of_all_but_f_is_sound_with_f_wrong(ranges: list[Range], wrong: int) -> None:
    """`k_of_n(n-f)` of n voices holds every number that all of them but f or fewer allow."""
    least = len(ranges) - wrong
    if least < 1:
        return
    pieces = k_of_n(least).apply(tuple(Voice("a", each) for each in ranges))
    for truth in range(15):
        mistaken = sum(
            truth < each.lower or (each.upper is not None and each.upper < truth) for each in ranges
        )
        if mistaken <= wrong:
            assert any(truth in piece for piece in pieces)


def test_the_page_of_laws_is_up_to_date() -> None:
    """The table and the witnesses of the documentation are those of the rules as they are."""
    assert page() == PAGE.read_text(encoding="utf-8")
