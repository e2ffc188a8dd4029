"""How each law is checked: by the voices given, and by others that are made of them.

A check yields counterexamples, none where the law holds. It uses the answers of the rule and
computes nothing in the way that a rule does.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem
from conflictmodel.rules.voices import Voice, Voices, best_of, ranges_of
from conflictmodel.values.ranges import Pieces, Range, by_upper_end, union
from conflictmodel.values.sources import Reliability

Answer = Callable[[Voices], Pieces]


@final
@frozen
@_checks.checked
class Counterexample(Displayed):
    """Voices for which a rule breaks a law, with its answer.

    Args:
        voices: The voices.
        answer: The answer to them; empty where the rule finds disagreement.
        others: Other voices, where the law compares the answers to both.
        other_answer: The answer to these.
        truth: The true number, where the law is about it.

    >>> voices = Voice("a", Range(1, 1)), Voice("b", Range(3, 3))
    >>> print(Counterexample(voices, (Range(1, 3),)))
    a: exactly 1; b: exactly 3 → 1–3
    """

    voices: Voices = field(converter=_checks.Kept[Voice])
    answer: Pieces = field(converter=_checks.Kept[Range])
    others: Voices = field(default=(), converter=_checks.Kept[Voice])
    other_answer: Pieces = field(default=(), converter=_checks.Kept[Range])
    truth: int | None = field(default=None, converter=_checks.whole_or_none)

    def _problems(self) -> _checks.Problems:
        return () if self.voices else (Problem("voices", "there is no voice"),)

    def __str__(self) -> str:
        shown = _answered(self.voices, self.answer)
        if self.truth is not None:
            shown += f"; the truth is {self.truth:,}"
        if self.others:
            shown += f"; but {_answered(self.others, self.other_answer)}"
        return shown


def _answered(voices: Voices, pieces: Pieces) -> str:
    answer = " or ".join(map(str, pieces)) or "disagreement"
    return f"{'; '.join(map(_voice, voices))} → {answer}"


def _voice(voice: Voice) -> str:
    grade = voice.reliability and voice.reliability.name
    known = ", ".join(str(each) for each in (voice.on, grade) if each)
    return f"{voice.origin}{known and f' ({known})'}: {voice.range}"


def _core(voices: Voices) -> Pieces:
    first, *rest = ranges_of(voices)
    core = first.intersection(*rest)
    return () if core is None else (core,)


def enclosed(part: Pieces, whole: Pieces) -> bool:
    return all(any(large.encloses(small) for large in whole) for small in part)


def _with(voice: Voice, value: Range) -> Voice:
    # `evolve` takes twice as long, and most of the time of a check is spent here.
    return Voice(voice.origin, value, voice.on, voice.reliability, voice.reports)


def compared(
    changed: Callable[[Voices], Iterable[Voices]],
    holds: Callable[[Pieces, Pieces], bool],
    answer: Answer,
    voices: Voices,
) -> Iterator[Counterexample]:
    found = answer(voices)
    for others in changed(voices):
        if not holds(found, other_found := answer(others)):
            yield Counterexample(voices, found, others, other_found)


def judged(
    holds: Callable[[Voices, Pieces], bool], answer: Answer, voices: Voices
) -> Iterator[Counterexample]:
    found = answer(voices)
    if not holds(voices, found):
        yield Counterexample(voices, found)


def exchanged(voices: Voices) -> Iterator[Voices]:
    """Yield the voices with two neighbours exchanged, by which each order is reached."""
    for index in range(len(voices) - 1):
        yield (*voices[:index], voices[index + 1], voices[index], *voices[index + 2 :])


def repeated(voices: Voices) -> Iterator[Voices]:
    return ((*voices, voice) for voice in voices)


def with_vacuous(voices: Voices) -> Iterator[Voices]:
    """Yield the voices with another that allows every number."""
    vacuous = [_with(voice, Range()) for voice in voices]
    others = [evolve(voice, origin="another origin") for voice in vacuous]
    # One that is newer than all, and as reliable as can be, where they have days and grades.
    day, grade = others[0].on and date.max, others[0].reliability and Reliability.A
    best = evolve(others[0], on=day, reliability=grade)
    return ((*voices, more) for more in dict.fromkeys((*vacuous, *others, best)))


def replaced(others: Callable[[Range], Iterator[Range]], voices: Voices) -> Iterator[Voices]:
    for index, voice in enumerate(voices):
        for value in others(voice.range):
            yield (*voices[:index], _with(voice, value), *voices[index + 1 :])


def wider(value: Range) -> Iterator[Range]:
    """Yield the ranges wider by one number, which lead to every wider one, or without a bound."""
    if value.lower:
        yield Range(value.lower - 1, value.upper)
        yield Range(0, value.upper)
    if value.upper is not None:
        yield Range(value.lower, value.upper + 1)
        yield Range(value.lower)


def higher(value: Range) -> Iterator[Range]:
    """Yield the ranges with one end raised: by one, or as far as it goes."""
    if value.upper is None:
        yield Range(value.lower + 1)
        return
    if value.lower < value.upper:
        yield Range(value.lower + 1, value.upper)
        yield Range(value.upper, value.upper)
    yield Range(value.lower, value.upper + 1)
    yield Range(value.lower)


def not_above(low: Pieces, high: Pieces) -> bool:
    """Tell whether neither end of an answer is above that of another, where there are both."""
    return not (low and high) or (
        low[0].lower <= high[0].lower and by_upper_end(low[-1]) <= by_upper_end(high[-1])
    )


def carried_over(
    change: Callable[[int], int], answer: Answer, voices: Voices
) -> Iterator[Counterexample]:
    def changed(value: Range) -> Range:
        return Range(change(value.lower), None if value.upper is None else change(value.upper))

    others = tuple(_with(voice, changed(voice.range)) for voice in voices)
    found, other_found = answer(voices), answer(others)
    if other_found != tuple(map(changed, found)):
        yield Counterexample(voices, found, others, other_found)


def is_unchanged(found: Pieces, bound: Range, other: Pieces) -> bool:
    return found == other or not enclosed(found, (bound,))


def is_cut(found: Pieces, bound: Range, other: Pieces) -> bool:
    """Tell whether an answer after a cut by a limit is that before but for what it excludes."""
    inside = [piece.intersection(bound) for piece in found]
    kept = tuple(piece for piece in inside if piece is not None)
    return enclosed(kept, other) and enclosed(other, found)


def limited(
    holds: Callable[[Pieces, Range, Pieces], bool], answer: Answer, voices: Voices
) -> Iterator[Counterexample]:
    """Yield a counterexample for each limit that cuts a voice and does not compare.

    Two voices of one origin are not what a limit cuts, but what its figure is made of.
    """
    if len({voice.origin for voice in voices}) < len(voices):
        return
    found = answer(voices)
    ends = _about_ends(voices, found)
    bounds = [each for end in ends for each in (Range(end), Range(0, end))]
    for index, voice in enumerate(voices):
        for bound in bounds:
            cut = voice.range.intersection(bound)
            if cut is not None and cut != voice.range:
                others = (*voices[:index], _with(voice, cut), *voices[index + 1 :])
                if not holds(found, bound, other_found := answer(others)):
                    yield Counterexample(voices, found, others, other_found)


def _about_ends(voices: Voices, found: Pieces) -> list[int]:
    """Return the ends of the voices and the answer, and the numbers beside them."""
    values = (*ranges_of(voices), *found)
    ends = {end for value in values for end in (value.lower, value.upper) if end is not None}
    return sorted({near for end in ends for near in range(max(0, end - 1), end + 2)})


def is_one_range(_: Voices, found: Pieces) -> bool:
    return len(found) <= 1


def is_answered(_: Voices, found: Pieces) -> bool:
    return bool(found)


def has_core(voices: Voices, found: Pieces) -> bool:
    return enclosed(_core(voices), found)


def is_core(voices: Voices, found: Pieces) -> bool:
    core = _core(voices)
    return not core or core == found


def is_in_union(voices: Voices, found: Pieces) -> bool:
    return enclosed(found, union(ranges_of(voices)))


def is_in_hull(voices: Voices, found: Pieces) -> bool:
    first, *rest = ranges_of(voices)
    return enclosed(found, (first.hull(*rest),))


def associative(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    found = answer(voices)
    for size in range(1, len(voices) + 1):
        some = voices[:size]
        pieces = answer(some)
        others = (*_standing_in(some, pieces), *voices[size:]) if pieces else some
        if (other_found := answer(others)) != found:
            yield Counterexample(voices, found, others, other_found)


def _standing_in(voices: Voices, pieces: Pieces) -> Voices:
    """Return the answer to some voices as voices: as new and as reliable as any of theirs."""
    on = max((voice.on for voice in voices if voice.on is not None), default=None)
    best = best_of(voice.reliability for voice in voices)
    return tuple(Voice(voices[0].origin, piece, on, best) for piece in pieces)


def idempotent(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    agreed = tuple(_with(voice, voices[0].range) for voice in voices)
    return judged(lambda _, found: found == (voices[0].range,), answer, agreed)


def sound(
    most_wrong: Callable[[int], int], answer: Answer, voices: Voices
) -> Iterator[Counterexample]:
    found = answer(voices)
    for truth in _about_ends(voices, found):
        wrong = sum(truth not in voice.range for voice in voices)
        if wrong <= most_wrong(len(voices)) and not any(truth in piece for piece in found):
            yield Counterexample(voices, found, truth=truth)
