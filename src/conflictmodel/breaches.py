"""Breaches: voices for which a rule does not keep what it promised."""

from collections.abc import Callable
from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.ranges import Pieces, Range
from conflictmodel.voices import Voice, Voices

Answer = Callable[[Voices], Pieces]
"""How a law asks a rule: the method `apply` of the rule.

>>> from conflictmodel import hull
>>> asked: Answer = hull.apply
>>> asked((Voice("Kyiv", Range(3001)),))
(Range(lower=3001, upper=None),)
"""


@final
@frozen
class Breach:
    """Voices for which a rule breaks a law, and what it answers.

    Args:
        voices: The voices.
        answer: What the rule answers to them; no piece where it finds disagreement.
        others: Other voices, where the law compares what the rule answers to both.
        other_answer: What it answers to these.
        truth: The true number, where the law is about it.

    Raises:
        InvalidValueError: If there is no voice, or a field is of the wrong type.

    >>> print(Breach((Voice("a", Range(1, 1)), Voice("b", Range(3, 3))), (Range(1, 3),)))
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
            raise _checks.refusal("Breach", Problem("voices", "there is no voice"))

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
    return f"{voice.side}{known}: {voice.range}"


def _pieces(pieces: Pieces) -> str:
    return " or ".join(map(str, pieces)) or "disagreement"
