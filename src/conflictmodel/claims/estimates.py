"""Estimates: somebody's figure for a subject."""

from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line, Row
from conflictmodel.values import Attribution, Range, Subject


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

    Raises:
        InvalidValueError: If a text is empty, a field of the wrong type, or it replaces itself.

    >>> from conflictmodel import KILLED, ROUNDING_1, read
    >>> said, dead = read("more than 3,000", policy=ROUNDING_1), Subject("troops", KILLED, "2024")
    >>> kyiv = Estimate("kyiv", dead, said.range, Attribution("Kyiv", "2024-12-23"), [said])
    >>> print(kyiv.figure, kyiv, sep=" | ")
    more than 3,000 persons | kyiv: more than 3,000 persons; troops, killed, anywhere, 2024
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
