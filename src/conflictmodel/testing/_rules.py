"""Strategies of rules and of what they are made of and conclude."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.assessments import Assessment, Camp
from conflictmodel.conclusions.combining import NoConclusionError, combine
from conflictmodel.conclusions.contributions import Contribution, bearing
from conflictmodel.errors import RuleError
from conflictmodel.rules._law_checks import Counterexample
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.combinators import per_origin, within
from conflictmodel.rules.laws import LAWS, Law, sound_with_right, sound_with_wrong
from conflictmodel.rules.mixtures import Mixture, Weight, quantile
from conflictmodel.rules.rule import AnyRule, Rule
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.testing._claims import estimates
from conflictmodel.testing._figures import pieces, ranges, texts
from conflictmodel.testing._subjects import subjects
from conflictmodel.testing._voices import voice_tuples
from conflictmodel.values.overlaps import Covered
from conflictmodel.values.ranges import Range
from conflictmodel.values.subjects import Subject

_FEW = st.integers(0, 3)
_WEIGHTS: SearchStrategy[Weight] = st.integers(1, 3) | st.fractions(1, 3, max_denominator=4)
_SHARES = st.fractions(0, 1, max_denominator=8).filter(bool)
_OF_RANGES: SearchStrategy[Rule[Range]] = st.one_of(
    st.sampled_from([hull, intersection, median, lowest, majority, most_agreed, camps]),
    st.builds(robust, _FEW),
    st.builds(k_of_n, _FEW.map(lambda number: number + 1)),
    st.builds(quantile, _SHARES),
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


def _leaves_voices(rule: AnyRule) -> bool:
    return rule.voices is None


def _or_else(first: AnyRule, second: AnyRule) -> AnyRule:
    try:
        return first.or_else(second)
    except RuleError:  # the second makes other voices
        return second


_BY_SIDE = st.dictionaries(texts(), _WEIGHTS, min_size=1, max_size=3)
_RULES: SearchStrategy[AnyRule] = st.recursive(
    _OF_RANGES | st.just(gtd) | st.builds(quantile, _SHARES, _BY_SIDE),
    lambda inner: st.one_of(
        st.builds(latest, inner.filter(_leaves_voices)),
        st.builds(most_reliable, inner.filter(_leaves_voices)),
        st.builds(within, ranges(), inner),
        st.builds(per_origin, inner, inner),
        st.builds(_or_else, inner, inner),
    ),
    max_leaves=4,
)


def laws() -> SearchStrategy[Law]:
    """Draw laws of this library.

    They shrink towards the first of `LAWS`.

    >>> from hypothesis import find
    >>> print(find(laws(), lambda _: True))
    commutative
    """
    return _LAWS


_LAWS: SearchStrategy[Law] = st.one_of(
    st.sampled_from(LAWS),
    st.builds(sound_with_wrong, _FEW),
    st.builds(sound_with_right, _FEW.map(lambda number: number + 1)),
)


def counterexamples() -> SearchStrategy[Counterexample]:
    """Draw counterexamples of no law in particular.

    They shrink towards one voice and disagreement.

    >>> from hypothesis import find
    >>> print(find(counterexamples(), lambda _: True))
    a: exactly 0 → disagreement
    """
    return _BREACHES


_ANSWERS = st.just(()) | pieces()
_BREACHES = st.builds(
    Counterexample,
    voice_tuples(),
    _ANSWERS,
    st.just(()) | voice_tuples(),
    _ANSWERS,
    st.none() | st.integers(0, 10**30),
)


def covered() -> SearchStrategy[Covered]:
    """Draw ranges with how many ranges allow their numbers.

    They shrink towards one that allows 0.

    >>> from hypothesis import find
    >>> print(find(covered(), lambda _: True))
    exactly 0: 1
    """
    return _COVERED


_COVERED: SearchStrategy[Covered] = st.builds(Covered, ranges(), st.integers(1, 9))


def mixtures() -> SearchStrategy[Mixture]:
    """Draw up to four ranges with weights.

    They shrink towards 0 alone, of weight 1.

    >>> from hypothesis import find
    >>> find(mixtures(), lambda _: True)
    Mixture(ranges=(Range(lower=0, upper=0),), weights=(1,))
    """
    return _MIXTURES


def _mixture(weighed: list[tuple[Range, Weight]]) -> Mixture:
    return Mixture(tuple(each for each, _ in weighed), tuple(weight for _, weight in weighed))


_WEIGHED = st.lists(st.tuples(ranges(), _WEIGHTS), min_size=1, max_size=4)
_MIXTURES: SearchStrategy[Mixture] = _WEIGHED.map(_mixture)


def contributions() -> SearchStrategy[Contribution]:
    """Draw estimates with the part they play for a subject, which is theirs or any other.

    They shrink towards an estimate that is used directly.

    >>> from hypothesis import given, settings
    >>> from conflictmodel.conclusions import Role
    >>> @settings(max_examples=10)
    ... @given(contributions())
    ... def what_is_set_aside_allows_nothing(item):
    ...     assert (item.range is None) == (item.role is Role.NOT_USED)
    >>> what_is_set_aside_allows_nothing()
    """
    return _CONSIDERED


def _contribution(estimate: Estimate, other: Subject | None) -> Contribution:
    return bearing(estimate, other or estimate.subject)


_CONSIDERED: SearchStrategy[Contribution] = st.builds(
    _contribution, estimates(), st.none() | subjects()
)


def assessments() -> SearchStrategy[Assessment]:
    """Draw what `combine` concludes from up to four estimates of one subject, by some rule.

    Where the rule finds disagreement, its working is drawn. They shrink towards one estimate.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(assessments())
    ... def it_can_be_replayed(found):
    ...     assert found.replay() == found.pieces
    >>> it_can_be_replayed()
    """
    return _ASSESSMENTS


def _concluded(said: list[Estimate], rule: Rule[Range]) -> Assessment:
    try:
        return combine(said, rule=rule, about=said[0].subject)
    except NoConclusionError as error:
        return error.assessment


_SAID = subjects().flatmap(
    lambda about: st.lists(
        estimates(about=about), min_size=1, max_size=4, unique_by=lambda each: each.id
    )
)
_ASSESSMENTS: SearchStrategy[Assessment] = st.builds(_concluded, _SAID, _OF_RANGES)


def camps_of_voices() -> SearchStrategy[Camp]:
    """Draw camps of assessments.

    They shrink towards the camp of one origin.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(camps_of_voices())
    ... def somebody_is_in_it(camp):
    ...     assert camp.origins
    >>> somebody_is_in_it()
    """
    return _CAMPS_OF_VOICES


_CAMPS_OF_VOICES: SearchStrategy[Camp] = assessments().flatmap(
    lambda found: st.sampled_from(found.camps)
)
