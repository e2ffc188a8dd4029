"""Rules made of rules: within a known bound, and with one voice for each origin."""

from functools import partial
from typing import Final, overload

from conflictmodel import _checks
from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import hull, intersection
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    EQUALS_CORE,
    HULL_BOUNDED,
    IDEMPOTENT,
    IGNORES_VACUOUS,
    INCLUSION_ISOTONE,
    KEEPS_CORE,
    ONE_RANGE,
    ORDER_MONOTONE,
    SCALE_EQUIVARIANT,
    SOUND,
    TRANSLATION_EQUIVARIANT,
    WITHIN_SOURCES,
    Law,
)
from conflictmodel.rules.rule import AnyRule, Rule, call, hears_ranges
from conflictmodel.rules.voices import Voice, Voices, best_of, newest_of, ranges_of, whole_voices
from conflictmodel.values.ranges import Pieces, Range

_OF_WHAT_IS_CUT = frozenset(
    {
        COMMUTATIVE,
        DUPLICATE_INSENSITIVE,
        IGNORES_VACUOUS,
        INCLUSION_ISOTONE,
        ONE_RANGE,
        WITHIN_SOURCES,
        HULL_BOUNDED,
    }
)


def _within(cap: Range, rule: Rule[Range], ranges: tuple[Range, ...]) -> Pieces:
    return _cut(cap, rule.answer(ranges))


def _within_voices(cap: Range, rule: AnyRule, voices: Voices) -> Pieces:
    return _cut(cap, rule.apply(voices))


def _cut(cap: Range, pieces: Pieces) -> Pieces:
    cut = [piece.intersection(cap) for piece in pieces]
    return tuple(piece for piece in cut if piece is not None)


@overload
def within(cap: Range, rule: Rule[Range]) -> Rule[Range]: ...
@overload
def within(cap: Range, rule: Rule[Voice]) -> Rule[Voice]: ...
def within(cap: Range, rule: AnyRule) -> AnyRule:
    """Return the rule that answers with what lies in `cap` of what `rule` answers.

    Right when the cap is certain, such as the number of people there were, and `rule` is right. It
    finds disagreement where nothing of the answer lies in the cap.

    Args:
        cap: What the answer can be at all.
        rule: The rule.

    Raises:
        InvalidValueError: If an argument is of the wrong type.

    >>> within(Range(0, 12000), hull).pool([Range(1050, 1150), Range(3001)])
    (Range(lower=1050, upper=12000),)
    """
    _checks.refuse("within", _checks.is_a("cap", cap, Range), _checks.is_a("rule", rule, Rule))
    _checks.refuse("within", _checks.few_digits("cap", cap.lower, cap.upper))
    laws = {law for law in rule.laws if law in _OF_WHAT_IS_CUT}
    if rule.keeps(ORDER_MONOTONE) and rule.keeps(ONE_RANGE):
        laws.add(ORDER_MONOTONE)
    name = call("within", cap, rule)
    kept = frozenset(laws)
    if hears_ranges(rule):
        return Rule(name, partial(_within, cap, rule), ranges_of, kept, rule.voices)
    outer = None if rule.outer is None else within(cap, rule.outer)
    decide = partial(_within_voices, cap, rule)
    return Rule(name, decide, whole_voices, kept, rule.voices, outer)


def _per_origin(inner: AnyRule, outer: AnyRule, voices: Voices) -> Pieces:
    by_origin = voices_of_origins(inner, voices)
    return outer.apply(by_origin) if by_origin else ()


_OF_BOTH = frozenset(
    {
        COMMUTATIVE,
        IDEMPOTENT,
        INCLUSION_ISOTONE,
        ORDER_MONOTONE,
        ALWAYS_ANSWERS,
        KEEPS_CORE,
        EQUALS_CORE,
        WITHIN_SOURCES,
        HULL_BOUNDED,
        TRANSLATION_EQUIVARIANT,
        SCALE_EQUIVARIANT,
        SOUND,
    }
)


def _laws_per_origin(inner: AnyRule, outer: AnyRule) -> frozenset[Law]:
    """Return the laws that `per_origin(inner, outer)` keeps because of those that they keep."""
    laws = {law for law in _OF_BOTH if inner.keeps(law) and outer.keeps(law)}
    if inner.keeps(DUPLICATE_INSENSITIVE):  # the same voice again is one of the same origin
        laws.add(DUPLICATE_INSENSITIVE)
    if outer.keeps(ONE_RANGE):
        laws.add(ONE_RANGE)
    # To an outer rule that hears more than ranges, a vacuous report makes its origin newer.
    both_ignore = inner.keeps(IGNORES_VACUOUS) and outer.keeps(IGNORES_VACUOUS)
    if both_ignore and inner.keeps(IDEMPOTENT) and hears_ranges(outer):
        laws.add(IGNORES_VACUOUS)
    if inner.keeps(SOUND) and inner.keeps(ALWAYS_ANSWERS):  # who is wrong is wrong for one origin
        laws.update(law for law in outer.laws if law.family == SOUND.family)
    return frozenset(laws)


def per_origin(inner: AnyRule, outer: AnyRule) -> Rule[Voice]:
    """Return the rule that first makes one voice of each origin by `inner`, then applies `outer`.

    Right when `inner` is right for each origin and `outer` for independent origins. `combine` makes
    its voices by `inner` when it is given this rule. That the number of reports of one origin must
    not count is the premise of every rule for independent sources (Dubois, Liu, Ma and Prade, The
    Basic Principles of Uncertain Information Fusion, Information Fusion 32, 2016).

    Args:
        inner: The rule for the reports of one origin; it has to answer with one range.
        outer: The rule for the origins.

    Raises:
        InvalidValueError: If one is no `Rule`.

    >>> two = Voice("Seoul", Range(1, 5)), Voice("Seoul", Range(4, 9)), Voice("Kyiv", Range(5, 6))
    >>> per_origin(intersection, hull).apply(two)
    (Range(lower=4, upper=6),)
    """
    _checks.refuse(
        "per_origin", _checks.is_a("inner", inner, Rule), _checks.is_a("outer", outer, Rule)
    )
    laws = _laws_per_origin(inner, outer)
    name = call("per_origin", inner, outer)
    return Rule(name, partial(_per_origin, inner, outer), whole_voices, laws, inner, outer)


def voices_of_origins(rule: AnyRule, voices: Voices) -> Voices:
    """Return one voice for each origin, made by a rule; none at all where it disagrees for one.

    Raises:
        RuleError: If the rule answers for an origin with more than one piece.

    >>> two = Voice("Seoul", Range(1, 5)), Voice("Seoul", Range(4))
    >>> voices_of_origins(intersection, two)
    (Voice(origin='Seoul', range=Range(lower=4, upper=5), on=None, reliability=None, reports=()),)
    """
    by_origin: dict[str, list[Voice]] = {}
    for voice in voices:
        by_origin.setdefault(voice.origin, []).append(voice)
    made: list[Voice] = []
    for origin, members in by_origin.items():
        piece = range_of_origin(rule, origin, rule.apply(tuple(members)))
        if piece is None:
            continue  # that another origin cannot be heard is an error, whichever comes first
        reports = tuple(report for member in members for report in member.reports)
        days = [member.on for member in members]
        grades = [member.reliability for member in members]
        made.append(Voice(origin, piece, newest_of(days), best_of(grades), reports))
    return tuple(made) if len(made) == len(by_origin) else ()


def range_of_origin(rule: AnyRule, origin: str, pieces: Pieces) -> Range | None:
    """Return the one range that a rule answers for an origin, or `None` where it disagrees.

    Raises:
        RuleError: If it answers with more than one.
    """
    if len(pieces) > 1:
        reason = f"a voice is one range, and for {origin} it gives {len(pieces)}"
        raise RuleError(rule.name, reason)
    return pieces[0] if pieces else None


one_voice: Final = intersection.or_else(hull)
"""How an origin's reports become its voice unless another way is named.

What its reports allow together; where they contradict each other, all that lies between them.

>>> one_voice
intersection.or_else(hull)
"""
