"""Estimates: somebody's figure for a subject."""

from collections.abc import Sequence
from datetime import date
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line, Row
from conflictmodel.errors import Problem
from conflictmodel.phrases import ENGLISH, Language, Policy, read
from conflictmodel.values import Attribution, Grade, Period, Range, Source, Subject


@final
@frozen
@_checks.checked
class Estimate(Statement):
    """Who said how many, of what, in which words.

    Args:
        id: The name of the claim, unique within its dossier.
        subject: What the figure counts.
        range: What the figure allows, in the smallest parts of the subject's unit.
        by: Who said it, when, and who relayed it.
        best: Which number of the range they thought the most likely; `None` where they did not
            say. No rule looks at it.
        words: The words it was said in: plain text, or with what was read from them.
        supersedes: The ids of the claims it replaces; these stay in the dossier beside it.

    >>> from conflictmodel import KILLED, ROUNDING_1, read
    >>> said, by = read("over 30", policy=ROUNDING_1), Attribution("DW", "2024")
    >>> dw = Estimate("1", Subject("a", KILLED, "2024"), said.range, by, [said])
    >>> print(dw.figure, dw, sep=" | ")
    more than 30 persons | 1: more than 30 persons; a, killed, anywhere, 2024
    """

    id: str
    subject: Subject
    range: Range
    by: Attribution
    best: int | None = field(default=None, kw_only=True, converter=_checks.whole_or_none)
    words: tuple[Words, ...] = field(default=(), converter=_checks.Kept[Words])
    supersedes: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    @property
    def figure(self) -> str:
        """The figure as a reader is shown it: the range in its unit, and the best one if any."""
        unit = self.subject.unit
        if self.best is None:
            return unit.said(self.range)
        return f"{unit.format(self.range)}, best {unit.amount(self.best)}"

    def _title(self) -> Line:
        return (self.id, f": {self.figure}; {self.subject}")

    def _claimed(self) -> tuple[Row, ...]:
        return (("figure", (self.figure,)),)


def estimate(  # noqa: PLR0913 - all that a claim has, in one line
    phrase: str,
    *,
    of: Subject,
    by: Source | str,
    on: Period | str,
    policy: Policy,
    id: str | None = None,  # noqa: A002 - as in claims
    via: Sequence[Source | str] = (),
    published: date | None = None,
    url: str | None = None,
    grade: Grade | str | None = None,
    best: int | None = None,
    supersedes: Sequence[str] = (),
    language: Language = ENGLISH,
) -> Estimate:
    """Return the estimate that a phrase states, as a policy reads it.

    Args:
        phrase: The words, as they were said; they begin with the figure or the hedge on it.
        of: What the figure counts.
        by: Who said it; of a name alone the kind is `SourceKind.OTHER`.
        on: When it was said.
        policy: How to read the phrase.
        id: The name of the claim; who said what and when, where it is left out.
        via: Who relayed it, in order; names will do.
        published: The day the last of them published it.
        url: Where it can be read.
        grade: How source and information are graded, such as "B2".
        best: Which number they thought the most likely, if they said so.
        supersedes: The ids of the claims it replaces.
        language: The language of the phrase.

    Raises:
        PhraseError: If a part of the phrase is not understood, or could be read in two ways.
        InvalidValueError: If the phrase is of another currency than the subject, or of none.

    >>> from conflictmodel import KILLED, ROUNDING_1
    >>> dead, policy = Subject("troops", KILLED, "2024"), ROUNDING_1
    >>> print(estimate("about 65", of=dead, by="DW", on="2024", policy=policy))
    DW, 2024: about 65: 64–66 persons; troops, killed, anywhere, 2024
    """
    _checks.refuse("estimate", _checks.is_a("of", of, Subject))
    said = read(phrase, policy=policy, language=language)
    if said.unit != (of.unit if of.unit.is_currency else None):
        message = f"{of.unit.name} are counted, and the phrase is of {said.unit or 'no currency'}"
        raise _checks.refusal("estimate", Problem("of", message))
    said_by = Attribution(by, on, via, published, url, grade)
    name = f"{said_by.source}, {said_by.stated}: {phrase}" if id is None else id
    return Estimate(name, of, said.range, said_by, [said], supersedes, best=best)
