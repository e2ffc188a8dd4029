"""Judgements: assessments and expectations that carry no figure."""

from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line
from conflictmodel.errors import Problem
from conflictmodel.phrases import Likelihood
from conflictmodel.values import Attribution


@final
@frozen
@_checks.checked
class Judgement(Statement):
    """What somebody thinks is so, or will be.

    Args:
        id: The name of the claim, unique within its dossier.
        proposition: What is judged, in the recorder's words.
        by: Who judged.
        is_forward: Whether it is about what is still to come: a plan is no event.
        words: The words it was said in; at most one of them a likelihood.
        supersedes: The ids of the claims it replaces.

    >>> from conflictmodel.phrases import PHIA
    >>> by = Attribution("Joint Chiefs of Staff", "2024-12-23")
    >>> print(Judgement("a", "forces are renewed", by, words=[PHIA.read("likely")]).likelihood)
    likely: 55–75 % (phia)
    """

    id: str
    proposition: str
    by: Attribution
    is_forward: bool = False
    words: tuple[Words, ...] = field(default=(), converter=_checks.Kept[Words])
    supersedes: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _problems(self) -> _checks.Problems:
        found = super()._problems()
        if len([words for words in self.words if isinstance(words, Likelihood)]) > 1:
            return (*found, Problem("words", "more than one likelihood"))
        return found

    @property
    def likelihood(self) -> Likelihood | None:
        """How likely it was said to be; `None` where no yardstick was put to the words."""
        return next((words for words in self.words if isinstance(words, Likelihood)), None)

    def _title(self) -> Line:
        likelihood = f" ({self.likelihood})" if self.likelihood else ""
        return (self.id, f": {self.proposition}{likelihood}")
