"""Limits: what is known of a part of a subject, or of what includes it, held against an answer."""

from collections.abc import Iterable
from enum import Enum
from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions.contributions import Contribution
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.text import few
from conflictmodel.rules import Voices
from conflictmodel.values import Range


class Verdict(Enum):
    """What a limit says of an answer, or of a voice."""

    MET = "met"
    """All of it lies inside."""

    CUTS = "cuts"
    """Some of it lies inside."""

    CONTRADICTED = "contradicted"
    """None of it lies inside."""


def verdict_on(limit: Range, value: Range) -> Verdict:
    """Return what a limit says of a range of numbers."""
    if limit.encloses(value):
        return Verdict.MET
    return Verdict.CUTS if limit.intersection(value) else Verdict.CONTRADICTED


@final
@frozen
@_checks.checked
class Limit(Displayed):
    """What a report about a part or a whole of the subject leaves possible.

    Args:
        origin: Whose report it is.
        contribution: The report, or the sum of several.
        range: What it leaves possible.
        verdict: What it says of the answer: of all between its lowest and its highest number;
            `None` where there is none, and `against` says what it says of each voice.

    >>> from conflictmodel import example, hull, report
    >>> (limit,) = report(example(), rule=hull).assessments[0].limits
    >>> print(limit, limit.against(Range(1000, 1060)).value, sep="; ")
    South Korea: at least 1,050, met; cuts
    """

    origin: str
    contribution: Contribution
    range: Range
    verdict: Verdict | None

    def against(self, value: Range) -> Verdict:
        """Return what it says of other numbers than the answer, such as those of a voice."""
        return verdict_on(self.range, value)

    def __str__(self) -> str:
        verdict = f", {self.verdict.value}" if self.verdict else ""
        return f"{self.origin}: {self.range}{verdict}"


_VERDICTS = (Verdict.CONTRADICTED, Verdict.CUTS, None, Verdict.MET)
_SAID = {Verdict.MET: "met by", Verdict.CUTS: "cuts", Verdict.CONTRADICTED: "contradicted by"}


def in_order_shown(limits: Iterable[Limit]) -> list[Limit]:
    """Return limits in the order in which they are shown: what contradicts or cuts first."""
    return sorted(limits, key=lambda limit: _VERDICTS.index(limit.verdict))


def verdict_of(limit: Limit, voices: Voices) -> str:
    """Return what a limit says of the answer; without one, of each voice."""
    if limit.verdict is not None:
        return limit.verdict.value
    by_verdict = filed((limit.against(voice.range), voice.origin) for voice in voices)
    if len(by_verdict) == 1:
        return next(iter(by_verdict)).value
    return "; ".join(
        f"{_SAID[each]} {', '.join(few(by_verdict[each]))}"
        for each in Verdict
        if each in by_verdict
    )
