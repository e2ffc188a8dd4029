"""Ends: which are as they were stated, and which are what a hedge or a rounding was read as.

An end is stated where the literal policy, which takes digits and bound words as they are and
refuses all others, reads it from the words that are kept, or where none are kept beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from attrs import evolve

from conflictmodel.claims import Estimate, Words
from conflictmodel.conclusions.contributions import Contribution
from conflictmodel.errors import PhraseError
from conflictmodel.phrases import LANGUAGES, LITERAL_1, Wording, read
from conflictmodel.rules import Voice
from conflictmodel.values import Pieces, Range

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


def of_voices(
    voices: Sequence[Voice], contributions: Sequence[Contribution]
) -> Iterator[tuple[Voice, Hedged, tuple[Range, ...]]]:
    """Yield each voice with which of its ends are hedged, and the ranges that it was made of."""
    by_id = {item.estimate.id: item.estimate for item in contributions if not item.parts}
    is_one_each = len({voice.origin for voice in voices}) == len(voices)
    given: dict[tuple[str, ...], list[tuple[Range, Hedged]]] = {}
    for item in contributions:
        if item.range is not None:
            ids = item.parts or (item.estimate.id,)
            key = (item.estimate.by.source.origin, *(() if is_one_each else ids))
            given.setdefault(key, []).append((item.range, _of_parts(item, by_id)))
    for voice in voices:
        said = given.get((voice.origin, *(() if is_one_each else voice.reports)), [])
        yield voice, _combined(said, voice.range), tuple(each for each, _ in said)


def _of_parts(item: Contribution, by_id: Mapping[str, Estimate]) -> Hedged:
    """Return which ends are hedged in the words of an estimate, or of the parts of a sum."""
    said = [by_id[each] for each in item.parts] or [item.estimate]
    ends = [_of_words(each.words, each.range) for each in said]
    return any(lower for lower, _ in ends), any(upper for _, upper in ends)


def touching(
    pieces: Pieces, voices: Sequence[Voice], contributions: Sequence[Contribution]
) -> Iterator[tuple[str | None, Range, str]]:
    """Yield whose range (`None`: the conclusion's), which, and which of its ends only touch."""
    said = list(of_voices(voices, contributions))
    for voice, hedged, made_of in said:
        if end := _touching_end(voice.range, hedged, made_of):
            yield voice.origin, voice.range, end
    ranges = {voice.range for voice in voices}
    lowers = {voice.range.lower for voice, (is_hedged, _), _ in said if is_hedged}
    uppers = {voice.range.upper for voice, (_, is_hedged), _ in said if is_hedged}
    for piece in pieces:  # of many pieces most are what one voice allows
        if piece not in ranges and (piece.lower in lowers or piece.upper in uppers):
            behind = [
                (each.range, ends) for each, ends, _ in said if each.range.intersection(piece)
            ]
            hedged = _combined(behind, piece)
            if end := _touching_end(piece, hedged, [each for each, _ in behind]):
                yield None, piece, end


def _touching_end(value: Range, hedged: Hedged, behind: Sequence[Range]) -> str:
    if not behind or not all(each.encloses(value) and each != value for each in behind):
        return ""
    ends = (
        ("lower", hedged[0] and value.lower > 0),
        ("upper", hedged[1] and value.upper is not None),
    )
    return " and ".join(name for name, is_hedged in ends if is_hedged)
