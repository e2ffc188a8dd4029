"""Estimates: somebody's figure for a subject."""

from typing import final

from attrs import frozen

from conflictmodel import _checks, evidence
from conflictmodel.evidence import Words
from conflictmodel.ranges import Range
from conflictmodel.sources import Attribution
from conflictmodel.subjects import Subject

FROM_A_DOSSIER = "; give dossier.of_type(Estimate)"
"""What to do where a dossier was given for its estimates."""


@final
@frozen
class Estimate:
    """Who said how many, of what, in which words.

    Args:
        id: The name of the claim, unique within its dossier.
        subject: What the figure counts.
        range: What the figure allows, in the smallest parts of the subject's unit.
        by: Who said it.
        words: The words it was said in.
        supersedes: The ids of the claims it replaces.

    Raises:
        InvalidValueError: If a text is empty, a field of the wrong type, or it replaces itself.

    >>> from conflictmodel import (
    ...     KILLED, ROUNDING_1, WOUNDED, Group, Period, Source, SourceKind, read)
    >>> said = read("more than 3,000", policy=ROUNDING_1)
    >>> kyiv = Source("President of Ukraine", SourceKind.GOVERNMENT, "Ukraine")
    >>> troops = Group("North Korean troops")
    >>> estimate = Estimate(
    ...     "kyiv", Subject(troops, KILLED | WOUNDED, Period("2024-12")), said.range,
    ...     Attribution(kyiv, Period("2024-12-23")), (said,))
    >>> print(estimate)
    kyiv: at least 3,001 persons; North Korean troops, killed or wounded, anywhere, 2024-12
    """

    id: str
    subject: Subject
    range: Range
    by: Attribution
    words: tuple[Words, ...] = ()
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            evidence.check(self.id, self.by, self.words, self.supersedes),
            _checks.is_a("subject", self.subject, Subject),
            _checks.is_a("range", self.range, Range),
        )

    def __str__(self) -> str:
        return f"{self.id}: {self.subject.unit.format(self.range)}; {self.subject}"
