"""Inherited laws: what a rule made of rules keeps because of what these keep.

Where that cannot be known in general, it declares less than may be true.
"""

from collections.abc import Mapping
from typing import Final

from conflictmodel.rules import laws as law
from conflictmodel.rules.laws import Law, keep

# How a rule is made of others; `latest` and `most_reliable` are made of selected voices.
_SELECTED, _PER_ORIGIN, _OR_ELSE, _WITHIN = range(4)

_INHERITED: Final[Mapping[Law, set[int]]] = {
    law.COMMUTATIVE: {_SELECTED, _PER_ORIGIN, _OR_ELSE, _WITHIN},
    law.IDEMPOTENT: {_SELECTED, _PER_ORIGIN},
    law.DUPLICATE_INSENSITIVE: {_SELECTED, _OR_ELSE, _WITHIN},
    law.IGNORES_VACUOUS: {_OR_ELSE, _WITHIN},
    law.INCLUSION_ISOTONE: {_SELECTED, _PER_ORIGIN, _WITHIN},
    law.ORDER_MONOTONE: {_SELECTED, _PER_ORIGIN},
    law.ONE_RANGE: {_SELECTED, _OR_ELSE, _WITHIN},
    law.ALWAYS_ANSWERS: {_SELECTED, _PER_ORIGIN},
    law.KEEPS_CORE: {_SELECTED, _PER_ORIGIN},
    law.EQUALS_CORE: {_PER_ORIGIN},
    law.WITHIN_SOURCES: {_SELECTED, _PER_ORIGIN, _OR_ELSE, _WITHIN},
    law.HULL_BOUNDED: {_SELECTED, _PER_ORIGIN, _OR_ELSE, _WITHIN},
    law.TRANSLATION_EQUIVARIANT: {_SELECTED, _PER_ORIGIN, _OR_ELSE},
    law.SCALE_EQUIVARIANT: {_SELECTED, _PER_ORIGIN, _OR_ELSE},
    law.LIMIT_INVARIANT: {_SELECTED, _OR_ELSE},
    law.LIMIT_LOCAL: {_SELECTED, _WITHIN},
    law.SOUND: {_PER_ORIGIN},
}
"""What a rule that is made so keeps wherever all the rules that it is made of do."""


def _inherited(made: int, *parts: frozenset[Law]) -> set[Law]:
    return {
        each
        for each, inheriting in _INHERITED.items()
        if made in inheriting and all(keep(part, each) for part in parts)
    }


def _sound_with_wrong(laws: frozenset[Law]) -> set[Law]:
    return {each for each in laws if each.family == law.SOUND.family}


def laws_of_selected(then: frozenset[Law], *, takes_ranges: bool) -> frozenset[Law]:
    """Return what a rule keeps that applies `then` to some of the voices.

    No more of the selected voices are wrong than of all. The answer to some voices can stand for
    them where there always is one, as a newer voice silences disagreement too, and where `then`
    does not use days and grades, of which an answer has only the best.
    """
    kept = _inherited(_SELECTED, then) | _sound_with_wrong(then)
    if takes_ranges and keep(then, law.ASSOCIATIVE) and keep(then, law.ALWAYS_ANSWERS):
        kept.add(law.ASSOCIATIVE)
    return frozenset(kept)


def laws_per_origin(
    inner: frozenset[Law], outer: frozenset[Law], *, takes_ranges: bool
) -> frozenset[Law]:
    """Return what `per_origin(inner, outer)` keeps."""
    kept = _inherited(_PER_ORIGIN, inner, outer)
    if keep(inner, law.DUPLICATE_INSENSITIVE):  # the same voice again is one of the same origin
        kept.add(law.DUPLICATE_INSENSITIVE)
    if keep(outer, law.ONE_RANGE):
        kept.add(law.ONE_RANGE)
    # To an outer rule that uses more than ranges, a vacuous report makes its origin newer.
    both_ignore = keep(inner, law.IGNORES_VACUOUS) and keep(outer, law.IGNORES_VACUOUS)
    if both_ignore and keep(inner, law.IDEMPOTENT) and takes_ranges:
        kept.add(law.IGNORES_VACUOUS)
    # What cuts the one voice of an origin cuts its figure alike.
    if keep(inner, law.IDEMPOTENT):
        kept |= {each for each in outer if each.family == law.LIMIT_INVARIANT.family}
    # Who is wrong is wrong for one origin.
    if keep(inner, law.SOUND) and keep(inner, law.ALWAYS_ANSWERS):
        kept |= _sound_with_wrong(outer)
    return frozenset(kept)


def laws_of_either(
    first: frozenset[Law], second: frozenset[Law], *, same_voices: bool
) -> frozenset[Law]:
    """Return what `first.or_else(second)` keeps.

    Where the second is given voices that the first makes, that of an origin which contradicts
    itself is all that lies between its reports.
    """
    if keep(first, law.ALWAYS_ANSWERS):
        return first
    kept = _inherited(_OR_ELSE, first, second)
    if not same_voices:
        kept -= {law.IGNORES_VACUOUS, law.WITHIN_SOURCES}
    # The second is applied only where these leave it open what the answer is.
    decided = {law.IDEMPOTENT, law.KEEPS_CORE, law.EQUALS_CORE}
    kept |= {each for each in first if each in decided or each.is_about_truth}
    return frozenset(kept | (second & {law.ALWAYS_ANSWERS}))


def laws_within(rule: frozenset[Law]) -> frozenset[Law]:
    """Return what `within(cap, rule)` keeps."""
    kept = _inherited(_WITHIN, rule)
    # Of several pieces a cap can cut off the lowest.
    if keep(rule, law.ORDER_MONOTONE) and keep(rule, law.ONE_RANGE):
        kept.add(law.ORDER_MONOTONE)
    return frozenset(kept)
