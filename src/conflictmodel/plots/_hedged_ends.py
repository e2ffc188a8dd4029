"""Ends: which are as they were stated, and which are what a hedge or a rounding was read as.

An end is stated where no policy had to decide it: the literal policy, which takes digits and bound
words ("more than", "at most") as they are and refuses all others, reads the same end from the words
that are kept. "More than 3,000" states 3,001; "around 1,100" states neither of its ends, whatever
policy read it. An end beside which no such reading is kept is as it was recorded: as stated.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from attrs import evolve

from conflictmodel.claims import Words
from conflictmodel.conclusions import Contribution
from conflictmodel.errors import PhraseError
from conflictmodel.phrases import LANGUAGES, LITERAL_1, Wording, read
from conflictmodel.rules import Voice
from conflictmodel.values import Range

Hedged = tuple[bool, bool]  # whether the lower end is, and the upper


@lru_cache
def _literally(wording: Wording) -> frozenset[Range]:
    """Return what the literal policy reads from the words of another, a bare dollar as it did."""
    dollar = unit.name if (unit := wording.unit) and unit.is_currency else None
    try:
        language = LANGUAGES[wording.language]
        said = read(wording.phrase, policy=evolve(LITERAL_1, dollar=dollar), language=language)
    except (PhraseError, KeyError):
        return frozenset()
    return frozenset({said.range} if said.of is None else {said.range, said.of})


def _of_words(words: Iterable[Words], value: Range) -> Hedged:
    """Return which ends of a range are hedged in the words that it was read from."""
    wordings = [each for each in words if isinstance(each, Wording)]

    def is_hedged(which: str) -> bool:
        end = attrgetter(which)
        stated = [
            any(end(literal) == end(value) for literal in _literally(each))
            for each in wordings
            for found in (each.range, each.of)
            if found is not None and end(found) == end(value)
        ]
        return bool(stated) and not any(stated)

    return is_hedged("lower"), is_hedged("upper")


def _combined(said: Sequence[tuple[Range, Hedged]], value: Range) -> Hedged:
    """Return which ends of a range are hedged, given the ranges it was made of."""
    lower = [is_hedged for each, (is_hedged, _) in said if each.lower == value.lower]
    upper = [is_hedged for each, (_, is_hedged) in said if each.upper == value.upper]
    # An end that none of them has was computed from what may be hedged.
    computed = any(any(ends) for _, ends in said)
    return (all(lower) if lower else computed), (all(upper) if upper else computed)


def of_claims(said: Sequence[tuple[Range, Iterable[Words]]], value: Range) -> Hedged:
    """Return which ends of a range are hedged, given the ranges of claims and their words."""
    return _combined([(each, _of_words(words, each)) for each, words in said], value)


def of_voice(voice: Voice, contributions: Mapping[str, Sequence[Contribution]]) -> Hedged:
    """Return which ends of a voice are hedged, given the contributions by id."""
    said: list[tuple[Range, Hedged]] = []
    for item in (each for report in voice.reports for each in contributions.get(report, ())):
        if item.range is not None:
            parts = [part.estimate for each in item.parts for part in contributions[each][:1]]
            ends = [_of_words(each.words, each.range) for each in parts or [item.estimate]]
            said.append((item.range, (any(end[0] for end in ends), any(end[1] for end in ends))))
    return _combined(said, voice.range)
