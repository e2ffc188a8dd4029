"""Strategies of voices, of rules and of what they are made of."""

from collections.abc import Collection

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.errors import RuleError
from conflictmodel.rules import (
    LAWS,
    ONE_RANGE,
    AnyRule,
    Counterexample,
    Law,
    Rule,
    Voice,
    Voices,
    Weight,
    camps,
    gtd,
    hull,
    intersection,
    k_of_n,
    latest,
    lowest,
    majority,
    median,
    min_max,
    most_agreed,
    most_reliable,
    per_origin,
    quantile,
    robust,
    sound_with_right,
    sound_with_wrong,
    within,
)
from conflictmodel.rules.rule import takes_ranges
from conflictmodel.testing._fields import are_names, built, declared, is_bound, one_of
from conflictmodel.testing._values import TEXTS, ranges
from conflictmodel.values import Range, union

_FEW, _SOME = st.integers(0, 3), st.integers(1, 4)
_WEIGHTS: SearchStrategy[Weight] = st.integers(1, 3) | st.fractions(1, 3, max_denominator=4)
_SHARES = st.fractions(0, 1, max_denominator=8).filter(bool)


def voices(
    *, origins: Collection[str] | None = None, most: int | None = None
) -> SearchStrategy[Voices]:
    """Draw what a rule is given: one to four voices, some without a day or a grade.

    Several of them may be of one origin: of any, or of those that `origins` names. They allow no
    number above `most`; unless it is given, they may have no upper end.

    >>> from hypothesis import find
    >>> print(*find(voices(origins=["Kyiv", "Seoul"], most=99), lambda _: True))
    Kyiv: exactly 0
    """
    most = _checks.whole_or_none(most)
    _checks.refuse("voices", are_names("origins", origins), is_bound(most))
    origin = one_of(origins) if origins else TEXTS
    each = built(Voice, origin=origin, range=ranges(most=most))
    return st.lists(each, min_size=1, max_size=4).map(tuple)


RULES_OF_RANGES: SearchStrategy[Rule[Range]] = st.one_of(
    st.sampled_from([hull, intersection, median, lowest, majority, most_agreed, camps]),
    st.builds(robust, _FEW),
    st.builds(k_of_n, _SOME),
    st.builds(quantile, _SHARES),
)


def _leaves_voices(rule: AnyRule) -> bool:
    return rule.voices is None


def _or_else(first: AnyRule, second: AnyRule) -> AnyRule:
    try:
        return first.or_else(second)
    except RuleError:  # the second makes other voices
        return second


_BY_ORIGIN = st.dictionaries(TEXTS, _WEIGHTS, min_size=1, max_size=3)
_RULES: SearchStrategy[AnyRule] = st.recursive(
    RULES_OF_RANGES | st.just(min_max) | st.just(gtd) | st.builds(quantile, _SHARES, _BY_ORIGIN),
    lambda inner: st.one_of(
        st.builds(latest, inner.filter(_leaves_voices)),
        st.builds(most_reliable, inner.filter(_leaves_voices)),
        st.builds(within, ranges(), inner),
        st.builds(per_origin, inner.filter(lambda rule: rule.keeps(ONE_RANGE)), inner),
        st.builds(_or_else, inner, inner),
    ),
    max_leaves=4,
)
declared(Rule, _RULES)
declared(Rule[Range], _RULES.filter(takes_ranges))
declared(Rule[Voice], _RULES.filter(lambda rule: not takes_ranges(rule)))
declared(
    Law,
    st.sampled_from(LAWS) | st.builds(sound_with_wrong, _FEW) | st.builds(sound_with_right, _SOME),
)
_ANSWERS = st.lists(ranges(), max_size=4).map(union)
declared(
    Counterexample,
    built(Counterexample, voices=voices(), answer=_ANSWERS, other_answer=_ANSWERS),
)
