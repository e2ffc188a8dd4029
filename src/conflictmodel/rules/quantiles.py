"""Quantiles: rules that take one lower and one upper end by the share of weight up to each."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, compress
from typing import TypeGuard, TypeVar, final, overload

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import Problem, VoicesLackError
from conflictmodel.rules import laws as law
from conflictmodel.rules.laws import Law
from conflictmodel.rules.rule import Rule
from conflictmodel.rules.voices import Voice, Voices, ranges_of
from conflictmodel.values.ranges import Pieces, Range, by_upper_end

Weight = int | Fraction
"""How much a voice counts: a whole number or a fraction above 0, never a `float`."""

_End = TypeVar("_End", int, tuple[bool, int])


def _reached(ranges: Sequence[Range], weights: Sequence[Weight], q: Weight) -> Range:
    """Return the range from the first lower to the first upper end with so much weight up to it."""
    needed = q.numerator * sum(weights)

    def first(ends: Iterable[_End]) -> _End:
        in_order = sorted(zip(ends, weights, strict=True))
        held = accumulate(weight for _, weight in in_order)
        is_enough = (so_far * q.denominator >= needed for so_far in held)
        return next(compress((end for end, _ in in_order), is_enough))

    is_unbounded, upper = first(map(by_upper_end, ranges))
    return Range(first(each.lower for each in ranges), None if is_unbounded else upper)


def _weight(path: str, value: object, *, most: int | None = None) -> _checks.Problems:
    if _checks.has_index(value):
        value = _checks.whole(value)
    if not isinstance(value, Weight) or isinstance(value, bool):
        return _checks.is_a(path, value, int, Fraction)
    if value <= 0:
        return (Problem(path, f"{_checks.shown(value)} is not above 0"),)
    if most is not None and value > most:
        return (Problem(path, f"{_checks.shown(value)} is above {most}"),)
    return _checks.few_digits(path, value.numerator, value.denominator)


@final
@frozen(eq=False, repr=False)
class Quantile(Rule[Range]):
    q: Weight

    @cached_property
    def laws(self) -> frozenset[Law]:
        # The median and the last keep more where all weigh the same.
        return law.PROMISES["quantile"] | law.PROMISES.get(f"quantile({self.q})", frozenset())

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        return (_reached(ranges, (1,) * len(ranges), self.q),)


@final
@frozen(eq=False, repr=False)
class WeightedQuantile(Rule[Voice]):
    promised = law.PROMISES["quantile"]
    q: Weight
    weights: tuple[tuple[str, Weight], ...]

    def of_voices(self, voices: Voices) -> Pieces:
        known = dict(self.weights)
        if missing := [voice.origin for voice in voices if voice.origin not in known]:
            raise VoicesLackError.of(self.name, "these origins have no weight", missing)
        weights = tuple(known[voice.origin] for voice in voices)
        return (_reached(ranges_of(voices), weights, self.q),)

    @property
    def name(self) -> str:
        return f"quantile({self.q!r}, {dict(self.weights)!r})"


@overload
def quantile(q: Weight) -> Rule[Range]: ...
@overload
def quantile(q: Weight, weights: Mapping[str, Weight]) -> Rule[Voice]: ...
def quantile(q: Weight, weights: Mapping[str, Weight] | None = None) -> Rule[Range] | Rule[Voice]:
    """Return the rule that answers with what the q-quantile of the mixture of the voices can be.

    Its lower end is the weighted q-quantile of the lower ends, its upper end that of the upper
    ends: the lowest one with a share of q or more of the weight at or below it. Right when the
    voices are as likely to be right as they are weighty. Ferson, Kreinovich, Ginzburg, Myers and
    Sentz, Constructing Probability Boxes and Dempster-Shafer Structures, SAND2002-4015, 2003.

    Args:
        q: Which quantile: above 0 and at most 1, a `Fraction` or 1.
        weights: The weight of each origin, above 0; all weigh the same unless given.

    >>> third = quantile(Fraction(1, 3))
    >>> third, third.pool([Range(1, 2), Range(4, 9), Range(4)])
    (quantile(Fraction(1, 3)), (Range(lower=1, upper=2),))
    >>> print(quantile(Fraction(1, 2), {"Seoul": 2, "Kyiv": 1}))
    quantile(Fraction(1, 2), {'Kyiv': 1, 'Seoul': 2})
    """
    _checks.refuse(
        "quantile", _weight("q", q, most=1), () if weights is None else _weights(weights)
    )
    if weights is None:
        return Quantile(_plain(q))
    pairs = sorted((origin, _plain(weight)) for origin, weight in weights.items())
    return WeightedQuantile(_plain(q), tuple(pairs))


def _plain(number: Weight) -> Weight:
    """Return the number in its one form: a whole one is an `int`."""
    return _checks.whole(number.numerator) if number.denominator == 1 else number


def _is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _weights(weights: object) -> _checks.Problems:
    if not _is_mapping(weights):
        return _checks.is_a("weights", weights, dict)
    if not weights:
        return (Problem("weights", "there is no origin"),)
    found: list[Problem] = []
    for origin, weight in weights.items():
        found += _checks.text("weights", origin)
        found += _weight(f"weights[{_checks.shown(origin)}]", weight)
    return tuple(found)
