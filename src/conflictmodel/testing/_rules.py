"""Strategies of rules and of what they are made of."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel.errors import RuleError
from conflictmodel.rules import Counterexample, Mixture, Voice, Weight, per_origin, quantile, within
from conflictmodel.rules.bounds import hull, intersection, lowest, median, min_max, robust
from conflictmodel.rules.laws import LAWS, ONE_RANGE, Law, sound_with_right, sound_with_wrong
from conflictmodel.rules.rule import AnyRule, Rule, takes_ranges
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._figures import pieces, ranges, texts
from conflictmodel.testing._voices import voice_tuples
from conflictmodel.values import Range

_FEW, _SOME = st.integers(0, 3), st.integers(1, 4)
_WEIGHTS: SearchStrategy[Weight] = st.integers(1, 3) | st.fractions(1, 3, max_denominator=4)
_SHARES = st.fractions(0, 1, max_denominator=8).filter(bool)

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


_BY_ORIGIN = st.dictionaries(texts(), _WEIGHTS, min_size=1, max_size=3)
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


def rules() -> SearchStrategy[AnyRule]:
    """Draw rules of this library, with any parameters and made of one another.

    They shrink towards `hull`. Where a rule needs days, grades or the weight of an origin, it
    cannot be applied to every voice.

    >>> from hypothesis import find
    >>> find(rules(), lambda rule: rule.name.startswith("robust"))
    robust(0)
    """
    return _RULES


declared(Rule, _RULES)
declared(Rule[Range], _RULES.filter(takes_ranges))
declared(Rule[Voice], _RULES.filter(lambda rule: not takes_ranges(rule)))
declared(
    Law,
    st.sampled_from(LAWS) | st.builds(sound_with_wrong, _FEW) | st.builds(sound_with_right, _SOME),
)

_ANSWERS = st.just(()) | pieces()
declared(
    Counterexample,
    built(
        Counterexample,
        voices=voice_tuples(),
        answer=_ANSWERS,
        others=st.just(()) | voice_tuples(),
        other_answer=_ANSWERS,
    ),
)


def _mixture(weighed: list[tuple[Range, Weight]]) -> Mixture:
    return Mixture(tuple(each for each, _ in weighed), tuple(weight for _, weight in weighed))


_WEIGHED = st.lists(st.tuples(ranges(), _WEIGHTS), min_size=1, max_size=4)
declared(Mixture, _WEIGHED.map(_mixture))
