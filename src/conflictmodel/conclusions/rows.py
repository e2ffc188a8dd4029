"""Rows: how voices, limits and contributions are shown, in which order, and how many."""

from collections.abc import Iterable, Sequence

from conflictmodel.claims.statements import quotes
from conflictmodel.conclusions.contributions import Contribution, Role
from conflictmodel.conclusions.limits import Limit, Verdict
from conflictmodel.display.summary import Line
from conflictmodel.display.text import few
from conflictmodel.rules import Voice, Voices
from conflictmodel.values import Unit
from conflictmodel.values.sources import spoken_by

ONLY_LIMITS = "limits alone: nobody gave a figure of the subject itself"
"""Of what voices are made where that is so."""

_VERDICTS = (Verdict.CONTRADICTED, Verdict.CUTS, None, Verdict.MET)
_SAID = {Verdict.MET: "met by", Verdict.CUTS: "cuts", Verdict.CONTRADICTED: "contradicted by"}


def figure_of(voice: Voice, unit: Unit) -> str:
    """Return the figure of a voice as a reader is shown it, and the best one if any."""
    best = "" if voice.best is None else f", best {unit.amount(voice.best)}"
    return f"{unit.format(voice.range)}{best}"


def in_order_shown(limits: Iterable[Limit]) -> list[Limit]:
    """Return limits in the order in which they are shown: what contradicts or cuts first."""
    return sorted(limits, key=lambda limit: _VERDICTS.index(limit.verdict))


def limit_line(limit: Limit, voices: Voices, unit: Unit) -> Line:
    """Return a limit with what it says of the answer; without one, of each voice."""
    return (limit.origin, ": ", unit.format(limit.range), ", ", verdict_of(limit, voices))


def verdict_of(limit: Limit, voices: Voices) -> str:
    """Return what a limit says of the answer; without one, of each voice."""
    by_verdict: dict[Verdict, list[str]] = {}
    if limit.verdict is not None:
        return limit.verdict.value
    for voice in voices:
        by_verdict.setdefault(limit.against(voice.range), []).append(voice.origin)
    if len(by_verdict) == 1:
        return next(iter(by_verdict)).value
    return "; ".join(
        f"{_SAID[each]} {', '.join(few(by_verdict[each]))}"
        for each in Verdict
        if each in by_verdict
    )


def not_used_line(not_used: Sequence[tuple[str, int]]) -> str:
    """Return how many estimates are not used as a line; nothing where all are."""
    return ", ".join(f"{number:,} {words}" for words, number in not_used)


def lines_of(item: Contribution) -> tuple[Line, ...]:
    """Return the figure of an estimate, and its words and speaker, or why it was not used."""
    title = item.summary().title
    if item.parts or item.role in {Role.SUPERSEDED, Role.NOT_USED}:
        return (title,)
    words = quotes(item.estimate.words)
    return (title, *([words] if words else []), spoken_by(item.estimate.by))
