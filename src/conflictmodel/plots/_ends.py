"""Ends: which are as they were stated, and which are what a hedge or a rounding was read as.

An end is stated where no policy had to decide it: the literal policy, which takes digits and bound
words ("more than", "at most") as they are and refuses all others, reads the same end from the words
that are kept. "More than 3,000" states 3,001; "around 1,100" states neither of its ends, whatever
policy read it, and neither does "1.1 billion" where it was read as a rounded figure. An end beside
which no such reading is kept is drawn as it was recorded, which is as stated.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import evolve

from conflictmodel.claims._common import Words
from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.contributions import Contribution
from conflictmodel.errors import PhraseError
from conflictmodel.phrases.figures import LITERAL_1, Wording, read
from conflictmodel.rules.voices import Voice
from conflictmodel.values.ranges import Range

Hedged = tuple[bool, bool]
"""Whether the lower end is hedged, and the upper."""


@lru_cache
def _literally(phrase: str, dollar: str | None) -> frozenset[Range]:
    try:
        said = read(phrase, policy=evolve(LITERAL_1, dollar=dollar))
    except PhraseError:
        return frozenset()
    return frozenset({said.range} if said.of is None else {said.range, said.of})


def _of_words(words: Iterable[Words], value: Range) -> Hedged:
    """Return which ends of a range are hedged in the words that it was read from."""
    readings = [
        (found, _literally(each.phrase, _dollar(each)))
        for each in words
        if isinstance(each, Wording)
        for found in (each.range, each.of)
        if found is not None
    ]
    lower = [
        any(value.lower == literal.lower for literal in stated)
        for found, stated in readings
        if found.lower == value.lower
    ]
    upper = [
        any(value.upper == literal.upper for literal in stated)
        for found, stated in readings
        if found.upper == value.upper
    ]
    return bool(lower) and not any(lower), bool(upper) and not any(upper)


def _dollar(wording: Wording) -> str | None:
    unit = wording.unit
    return unit.name if unit is not None and unit.is_currency else None


def hedged(said: Sequence[tuple[Range, Hedged]], value: Range) -> Hedged:
    """Return which ends of a range are hedged, given the ranges it was made of.

    An end is hedged where all the ranges that have it are hedged there; one that none of them has
    was computed from them, and is hedged where any of them is hedged at all.
    """
    lower = [is_hedged for each, (is_hedged, _) in said if each.lower == value.lower]
    upper = [is_hedged for each, (_, is_hedged) in said if each.upper == value.upper]
    computed = any(any(ends) for _, ends in said)
    return (all(lower) if lower else computed), (all(upper) if upper else computed)


Said = Sequence[tuple[Range, Iterable[Words]]]
"""Ranges as claims give them, each with its words."""


def of_claims(said: Said, value: Range) -> Hedged:
    """Return which ends of a range are hedged, given the ranges of claims and their words."""
    return hedged([(each, _of_words(words, each)) for each, words in said], value)


def of_voice(voice: Voice, considered: Mapping[str, Sequence[Contribution]]) -> Hedged:
    """Return which ends of a voice are hedged, given what was considered, by its id."""
    said: list[tuple[Range, Hedged]] = []
    for item in (each for report in voice.reports for each in considered.get(report, ())):
        if item.range is not None:
            parts = [part.estimate for each in item.parts for part in considered[each][:1]]
            ends = [_of_estimate(each) for each in parts or [item.estimate]]
            said.append((item.range, (any(end[0] for end in ends), any(end[1] for end in ends))))
    return hedged(said, voice.range)


def _of_estimate(estimate: Estimate) -> Hedged:
    return _of_words(estimate.words, estimate.range)
