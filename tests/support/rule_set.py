"""The rules that the laws are settled for, each with the parameters that show it best.

And how rules are made of one another.
"""

from fractions import Fraction

from hypothesis import strategies as st

from conflictmodel.rules.bounds import hull, intersection, lowest, median, min_max, robust
from conflictmodel.rules.combinators import one_voice, per_origin, within
from conflictmodel.rules.laws import ONE_RANGE
from conflictmodel.rules.quantiles import quantile
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.values.ranges import Range

RULES: tuple[AnyRule, ...] = (
    hull,
    intersection,
    robust(1),
    median,
    lowest,
    min_max,
    k_of_n(1),
    k_of_n(2),
    majority,
    most_agreed,
    camps,
    quantile(Fraction(1, 2)),
    quantile(Fraction(1, 2), {"a": 1, "b": 2, "c": 1, "d": 1, "e": 1}),
    latest(intersection),
    most_reliable(intersection),
    gtd,
    per_origin(one_voice, majority),
    one_voice,
    within(Range(1, 3), hull),
)


def either(first: AnyRule, other: AnyRule) -> AnyRule:
    """Return the first rule or else the other, made of the voices of the first where it has any."""
    if other.voices in (None, first.voices):
        return first.or_else(other)
    return other.or_else(first) if first.voices is None else first


def leaves_voices(rule: AnyRule) -> bool:
    """Tell whether a rule does not say how voices are made."""
    return rule.voices is None


def is_one_range(rule: AnyRule) -> bool:
    """Tell whether a rule declares that it answers with one range."""
    return rule.keeps(ONE_RANGE)


def nested(
    inner: st.SearchStrategy[AnyRule], caps: st.SearchStrategy[Range]
) -> st.SearchStrategy[AnyRule]:
    """Draw every rule that is made of one or two others; `within` takes one of the caps."""
    return (
        inner.filter(leaves_voices).map(latest)
        | inner.filter(leaves_voices).map(most_reliable)
        | st.builds(per_origin, inner.filter(is_one_range), inner)
        | st.builds(within, caps, inner)
        | st.builds(either, inner, inner)
    )
