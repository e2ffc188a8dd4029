"""Rules that hear some of the voices only: the newest, or the most reliable."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import intersection, lowest
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    ASSOCIATIVE,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    HULL_BOUNDED,
    IDEMPOTENT,
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
from conflictmodel.rules.voices import Voice, Voices, best_of, newest_of, whole_voices
from conflictmodel.rules.voting import majority
from conflictmodel.values.ranges import Pieces

# What holds for all voices where it holds for those that are heard.
_OF_THE_HEARD = frozenset(
    {
        COMMUTATIVE,
        IDEMPOTENT,
        DUPLICATE_INSENSITIVE,
        INCLUSION_ISOTONE,
        ORDER_MONOTONE,
        ONE_RANGE,
        ALWAYS_ANSWERS,
        KEEPS_CORE,
        WITHIN_SOURCES,
        HULL_BOUNDED,
        TRANSLATION_EQUIVARIANT,
        SCALE_EQUIVARIANT,
    }
)


def _refuse_voices(maker: str, then: AnyRule) -> None:
    if then.voices is not None:
        reason = (
            "it would choose among reports, and its inner rule makes voices; choose in per_origin"
        )
        raise RuleError(call(maker, then), reason)


def _laws(then: AnyRule) -> frozenset[Law]:
    """Return the laws that a rule for some of the voices keeps because of those that `then` keeps.

    No more of the voices heard are wrong than of all. The answer to some voices can stand for them
    where there always is one, as a newer voice silences disagreement too, and where `then` does not
    ask for days and grades, of which an answer has only the best.
    """
    kept = {law for law in then.laws if law in _OF_THE_HEARD or law.family == SOUND.family}
    if hears_ranges(then) and then.keeps(ASSOCIATIVE) and then.keeps(ALWAYS_ANSWERS):
        kept.add(ASSOCIATIVE)
    return frozenset(kept)


def _refuse(name: str, lacking: str, voices: Sequence[Voice]) -> None:
    if voices:
        origins = ", ".join(voice.origin for voice in voices)
        raise RuleError(name, f"these voices have no {lacking}: {origins}")


def _latest(then: AnyRule, voices: Voices) -> Pieces:
    _refuse(f"latest({then})", "date", [voice for voice in voices if voice.on is None])
    newest = newest_of([voice.on for voice in voices])
    return then.apply(tuple(voice for voice in voices if voice.on == newest))


def latest(then: AnyRule) -> Rule[Voice]:
    """Return the rule that hears only the newest voices, and `then` where they are several.

    Right when later knowledge is better knowledge, the first preference of the Global Terrorism
    Database (START, Codebook, on conflicting numbers of the killed). Every voice needs a date.

    Args:
        then: The rule for the newest voices.

    Raises:
        InvalidValueError: If it is no `Rule`.
        RuleError: If it makes its own voices; choose in `per_origin`, on one place or the other.

    >>> from datetime import date
    >>> from conflictmodel import Range, hull
    >>> print(latest(hull))
    latest(hull)
    >>> latest(hull).apply((
    ...     Voice("a", Range(1, 2), date(2024, 12, 22)),
    ...     Voice("b", Range(5, 6), date(2024, 12, 23))))
    (Range(lower=5, upper=6),)
    """
    _checks.refuse("latest", _checks.is_a("then", then, Rule))
    _refuse_voices("latest", then)
    return Rule(call("latest", then), partial(_latest, then), whole_voices, _laws(then))


def _most_reliable(then: AnyRule, voices: Voices) -> Pieces:
    ungraded = [voice for voice in voices if voice.reliability is None]
    _refuse(f"most_reliable({then})", "grade", ungraded)
    best = best_of(voice.reliability for voice in voices)
    return then.apply(tuple(voice for voice in voices if voice.reliability is best))


def most_reliable(then: AnyRule) -> Rule[Voice]:
    """Return the rule that hears only the voices of the best grade, and `then` where several.

    Right when the sources that were right before are right now. The grade is the letter of the
    Admiralty system, A to E (NATO STANAG 2511, 2003). F is no worst grade but none, and every voice
    needs one. The digit grades a piece of information, on a scale of its own, and is not used.

    Args:
        then: The rule for the voices of the best grade.

    Raises:
        InvalidValueError: If it is no `Rule`.
        RuleError: If it makes its own voices; choose in `per_origin`, on one place or the other.

    >>> from conflictmodel import Range, Reliability, hull
    >>> most_reliable(hull).apply((
    ...     Voice("a", Range(1, 2), reliability=Reliability.C),
    ...     Voice("b", Range(5, 6), reliability=Reliability.B)))
    (Range(lower=5, upper=6),)
    """
    _checks.refuse("most_reliable", _checks.is_a("then", then, Rule))
    _refuse_voices("most_reliable", then)
    return Rule(
        call("most_reliable", then), partial(_most_reliable, then), whole_voices, _laws(then)
    )


gtd: Final = evolve(latest(intersection).or_else(majority).or_else(lowest), name="gtd")
"""What the newest voices allow together, or else what most voices allow, or else the lowest voice.

Right when later knowledge is better knowledge, and otherwise as `majority` and `lowest` are. It is
the order of preference of the Global Terrorism Database for conflicting numbers (START, Codebook,
on the total number of fatalities). Every voice needs a date.

>>> from datetime import date
>>> from conflictmodel import Range
>>> day = date(2024, 12, 23)
>>> gtd.apply((Voice("a", Range(1, 2), day), Voice("b", Range(5, 6), day)))
(Range(lower=1, upper=2),)
"""
