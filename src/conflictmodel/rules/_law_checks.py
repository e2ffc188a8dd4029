"""How each law is checked: by the voices given, and by others that are made of them.

A check yields counterexamples, none where the law holds. It asks the rule for its answers and
computes nothing in the way that a rule does.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import final

from attrs import evolve, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem
from conflictmodel.rules.voices import Voice, Voices, best_of
from conflictmodel.values.ranges import Pieces, Range, by_upper_end, union
from conflictmodel.values.sources import Reliability

# Counterexamples: voices for which a rule does not keep what it promised.

Answer = Callable[[Voices], Pieces]
"""How a law asks a rule: the method `apply` of the rule.

>>> from conflictmodel import hull
>>> asked: Answer = hull.apply
>>> asked((Voice("Kyiv", Range(3001)),))
(Range(lower=3001, upper=None),)
"""


@final
@frozen
class Counterexample(Displayed):
    """Voices for which a rule breaks a law, and what it answers.

    Args:
        voices: The voices.
        answer: What the rule answers to them; no piece where it finds disagreement.
        others: Other voices, where the law compares what the rule answers to both.
        other_answer: What it answers to these.
        truth: The true number, where the law is about it.

    Raises:
        InvalidValueError: If there is no voice, or a field is of the wrong type.

    >>> print(Counterexample((Voice("a", Range(1, 1)), Voice("b", Range(3, 3))), (Range(1, 3),)))
    a: exactly 1; b: exactly 3 → 1–3
    """

    voices: Voices
    answer: Pieces
    others: Voices = ()
    other_answer: Pieces = ()
    truth: int | None = None

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.tuple_of("voices", self.voices, Voice),
            _checks.tuple_of("answer", self.answer, Range),
            _checks.tuple_of("others", self.others, Voice),
            _checks.tuple_of("other_answer", self.other_answer, Range),
            () if self.truth is None else _checks.count("truth", self.truth),
        )
        if not self.voices:
            raise _checks.refusal("Counterexample", Problem("voices", "there is no voice"))

    def __str__(self) -> str:
        told = f"{_voices(self.voices)} → {_pieces(self.answer)}"
        if self.truth is not None:
            told += f"; the truth is {self.truth:,}"
        if self.others:
            told += f"; but {_voices(self.others)} → {_pieces(self.other_answer)}"
        return told


def _voices(voices: Voices) -> str:
    return "; ".join(map(_voice, voices))


def _voice(voice: Voice) -> str:
    day = [] if voice.on is None else [voice.on.isoformat()]
    grade = [] if voice.reliability is None else [voice.reliability.name]
    known = f" ({', '.join((*day, *grade))})" if day or grade else ""
    return f"{voice.origin}{known}: {voice.range}"


def _pieces(pieces: Pieces) -> str:
    return " or ".join(map(str, pieces)) or "disagreement"


def _core(voices: Voices) -> Pieces:
    first, *rest = (voice.range for voice in voices)
    core = first.intersection(*rest)
    return () if core is None else (core,)


def _within(part: Pieces, whole: Pieces) -> bool:
    """Tell whether every number of the part is one of the whole."""
    return all(any(large.encloses(small) for large in whole) for small in part)


def _replaced(voices: Voices, index: int, value: Range) -> Voices:
    return (*voices[:index], _with(voices[index], value), *voices[index + 1 :])


def _with(voice: Voice, value: Range) -> Voice:
    # `evolve` takes twice as long, and most of the time of a check is spent here.
    return Voice(voice.origin, value, voice.on, voice.reliability, voice.reports)


def _differ(answer: Answer, voices: Voices, others: Iterable[Voices]) -> Iterator[Counterexample]:
    """Yield those of the other voices to which the rule answers something else."""
    found = answer(voices)
    for other in others:
        if (other_found := answer(other)) != found:
            yield Counterexample(voices, found, other, other_found)


def commutative(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where exchanging two neighbours changes the answer."""
    # Each order is reached from any other by exchanging neighbours.
    return _differ(
        answer,
        voices,
        (
            (*voices[:index], voices[index + 1], voices[index], *voices[index + 2 :])
            for index in range(len(voices) - 1)
        ),
    )


def associative(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where answering some voices first changes the answer."""
    found = answer(voices)
    for size in range(1, len(voices) + 1):
        some = voices[:size]
        pieces = answer(some)
        others = (*_standing_in(some, pieces), *voices[size:]) if pieces else some
        other_found = answer(others)
        if other_found != found:
            yield Counterexample(voices, found, others, other_found)


def _standing_in(voices: Voices, pieces: Pieces) -> Voices:
    """Return the answer to some voices as voices: as new and as reliable as any of theirs."""
    on = max((voice.on for voice in voices if voice.on is not None), default=None)
    best = best_of(voice.reliability for voice in voices)
    return tuple(Voice(voices[0].origin, piece, on, best) for piece in pieces)


def idempotent(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where voices that say the same are answered with something else."""
    agreed = tuple(_with(voice, voices[0].range) for voice in voices)
    found = answer(agreed)
    if found != (voices[0].range,):
        yield Counterexample(agreed, found)


def duplicate_insensitive(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where hearing a voice once more changes the answer."""
    return _differ(answer, voices, ((*voices, voice) for voice in voices))


def ignores_vacuous(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where a report that allows every number changes the answer."""
    vacuous = [_with(voice, Range()) for voice in voices]
    others = [evolve(voice, origin="another origin") for voice in vacuous]
    # One that is newer than all, and as reliable as can be, where they have days and grades.
    best = evolve(
        others[0],
        on=None if others[0].on is None else date.max,
        reliability=None if others[0].reliability is None else Reliability.A,
    )
    each_once = dict.fromkeys((*vacuous, *others, best))
    return _differ(answer, voices, ((*voices, more) for more in each_once))


def _wider(value: Range) -> Iterator[Range]:
    """Yield the ranges that are wider by one number, and by all above or below."""
    if value.lower:
        yield Range(value.lower - 1, value.upper)
        yield Range(0, value.upper)
    if value.upper is not None:
        yield Range(value.lower, value.upper + 1)
        yield Range(value.lower)


def inclusion_isotone(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where a voice that allows more loses a number of the answer."""
    # Every wider voice is reached by steps of these, and inclusion carries over from step to step.
    found = answer(voices)
    for index, voice in enumerate(voices):
        for value in _wider(voice.range):
            others = _replaced(voices, index, value)
            if not _within(found, other_found := answer(others)):
                yield Counterexample(voices, found, others, other_found)


def _higher(value: Range) -> Iterator[Range]:
    """Yield the ranges with one end raised: by one, or as far as it goes."""
    if value.upper is None:
        yield Range(value.lower + 1)
        return
    if value.lower < value.upper:
        yield Range(value.lower + 1, value.upper)
        yield Range(value.upper, value.upper)
    yield Range(value.lower, value.upper + 1)
    yield Range(value.lower)


def order_monotone(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where raising an end of a voice lowers an end of the answer."""
    found = answer(voices)
    for index, voice in enumerate(voices):
        for value in _higher(voice.range):
            others = _replaced(voices, index, value)
            other_found = answer(others)
            if found and other_found and not _at_most(found, other_found):
                yield Counterexample(voices, found, others, other_found)


def _at_most(low: Pieces, high: Pieces) -> bool:
    """Tell whether neither end of some pieces is above that of others."""
    return low[0].lower <= high[0].lower and by_upper_end(low[-1]) <= by_upper_end(high[-1])


def one_range(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where the answer is several ranges."""
    found = answer(voices)
    if len(found) > 1:
        yield Counterexample(voices, found)


def always_answers(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where there is no answer."""
    if not answer(voices):
        yield Counterexample(voices, ())


def keeps_core(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where the answer lacks what all voices allow."""
    found = answer(voices)
    if not _within(_core(voices), found):
        yield Counterexample(voices, found)


def equals_core(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where all can be right and the answer is not what all allow."""
    found = answer(voices)
    core = _core(voices)
    if core and core != found:
        yield Counterexample(voices, found)


def within_sources(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where the answer has a number that no voice allows."""
    found = answer(voices)
    if not _within(found, union(voice.range for voice in voices)):
        yield Counterexample(voices, found)


def hull_bounded(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where the answer goes beyond all voices."""
    found = answer(voices)
    first, *rest = (voice.range for voice in voices)
    if not _within(found, (first.hull(*rest),)):
        yield Counterexample(voices, found)


def translation_equivariant(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where adding 1 to every figure does not add 1 to the answer."""
    return _carried_over(answer, voices, lambda number: number + 1)


def scale_equivariant(answer: Answer, voices: Voices) -> Iterator[Counterexample]:
    """Yield the counterexamples where doubling every figure does something else to the answer."""
    return _carried_over(answer, voices, lambda number: 2 * number)


def _carried_over(
    answer: Answer, voices: Voices, change: Callable[[int], int]
) -> Iterator[Counterexample]:
    """Yield a counterexample where the changed voices are not answered with the changed answer."""

    def changed(value: Range) -> Range:
        return Range(change(value.lower), None if value.upper is None else change(value.upper))

    found = answer(voices)
    others = tuple(_with(voice, changed(voice.range)) for voice in voices)
    other_found = answer(others)
    if other_found != tuple(map(changed, found)):
        yield Counterexample(voices, found, others, other_found)


def sound(
    may_be: Callable[[int, int], bool], answer: Answer, voices: Voices
) -> Iterator[Counterexample]:
    """Yield the counterexamples for each possible truth that the answer lacks."""
    found = answer(voices)
    ends: set[int] = set()
    for value in (*(voice.range for voice in voices), *found):
        for end in (value.lower, value.upper):
            if end is not None:
                ends.update(range(max(0, end - 1), end + 2))
    for truth in sorted(ends):
        wrong = sum(truth not in voice.range for voice in voices)
        if may_be(wrong, len(voices)) and not any(truth in piece for piece in found):
            yield Counterexample(voices, found, truth=truth)
