"""Voices: what a rule is given, one range for each origin that is independent of the others."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import Final, final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line
from conflictmodel.errors import Problem
from conflictmodel.values import Range, Reliability


@final
@frozen
@_checks.checked
class Voice(Displayed):
    """What one independent origin allows.

    Args:
        origin: The origin, or whatever else the voice is counted as.
        range: What it allows.
        on: The last day on which its newest report may have been stated, whatever it says of the
            subject; `None` where that is not known.
        reliability: The best Admiralty grade of the sources of its reports; `None` where none of
            them is graded, or none can be judged.
        reports: The ids of the reports it was made from.
        best: The number of the range that they thought the most likely, if they gave one only.

    >>> Voice("Ukraine", Range(3001)).range
    Range(lower=3001, upper=None)
    """

    origin: str
    range: Range
    on: date | None = None
    reliability: Reliability | None = None
    reports: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    best: int | None = field(default=None, converter=_checks.whole_or_none)

    def _problems(self) -> _checks.Problems:
        if self.reliability is not Reliability.F:
            return ()
        return (Problem("reliability", "F is no grade: it cannot be judged; give None"),)

    def _title(self) -> Line:
        return (self.origin, f": {self.range}")


Voices = tuple[Voice, ...]
"""What a rule is given: the voices of independent origins, in any order."""


def ranges_of(voices: Iterable[Voice]) -> tuple[Range, ...]:
    """Return the range of each voice."""
    return tuple([voice.range for voice in voices])


def cut_by(voices: Voices, limits: Voices) -> Voices:
    """Return the voices, each cut by all limits of its origin where these leave something of it."""
    own: dict[str, list[Range]] = {}
    for limit in limits:
        own.setdefault(limit.origin, []).append(limit.range)
    if not own:
        return voices
    cut = [voice.range.intersection(*own.get(voice.origin, ())) for voice in voices]
    return tuple(
        voice
        if left is None or left == voice.range
        else evolve(voice, range=left, best=best_in(left, voice.best))
        for voice, left in zip(voices, cut, strict=True)
    )


def best_in(value: Range, best: int | None) -> int | None:
    """Return a best figure where it lies in a range."""
    return best if best is not None and best in value else None


def one_best(figures: Iterable[int | None]) -> int | None:
    """Return the one number among best figures, or `None` where there is none, or several."""
    numbers = {*figures}
    numbers.discard(None)
    return numbers.pop() if len(numbers) == 1 else None


def newest_of(days: Sequence[date | None]) -> date | None:
    """Return the newest day, or `None` where one is not known: it may be the newest."""
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def best_of(grades: Iterable[Reliability | None]) -> Reliability | None:
    """Return the best grade that can be judged, or `None`."""
    judged = [grade for grade in grades if grade is not None and grade.is_judged]
    return min(judged, key=lambda grade: grade.name, default=None)


class EachReport(Enum):
    """The type of `each_report`."""

    EACH_REPORT = "each_report"
    """Every report is a voice."""

    def __str__(self) -> str:
        return self.value


each_report: Final = EachReport.EACH_REPORT
"""In place of a rule for voices: every report is a voice, however many one origin has made.

>>> print(each_report)
each_report
"""
