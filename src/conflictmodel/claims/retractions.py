"""Retractions: what was said is withdrawn, and nothing is put in its place.

Nothing stands again because its retraction is withdrawn too: who says it again makes a new claim.
"""

from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line
from conflictmodel.errors import Problem
from conflictmodel.values import Attribution


@final
@frozen
@_checks.checked
class Retraction(Statement):
    """Who takes back what was said, of any type.

    Args:
        id: The name of the claim, unique within its dossier.
        supersedes: The ids of the claims it withdraws; one or more.
        by: Who withdraws them: who said them, or who relayed them.
        words: The words it was said in.

    >>> print(Retraction("c", ["a", "b"], Attribution("Southern navy", "2024-03-04")))
    c: withdraws a, b
    """

    id: str
    supersedes: tuple[str, ...] = field(converter=_checks.Kept[str])
    by: Attribution
    words: tuple[Words, ...] = field(default=(), converter=_checks.Kept[Words])

    def _problems(self) -> _checks.Problems:
        if not self.supersedes:
            return (Problem("supersedes", "there is nothing to withdraw"),)
        return super()._problems()

    def _title(self) -> Line:
        return (self.id, f": withdraws {', '.join(self.supersedes)}")
