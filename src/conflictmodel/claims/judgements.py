"""Agreements, judgements and retractions: what is said without a figure."""

from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line
from conflictmodel.errors import Problem
from conflictmodel.phrases import Likelihood
from conflictmodel.values import Attribution, Period


@final
@frozen
@_checks.checked
class Agreement(Statement):
    """What two or more parties have agreed, and since when it binds them.

    Its id, who said it, its words and what it replaces are as of an `Estimate`.

    Args:
        name: What it is called, or what it is.
        parties: Who agreed; two or more.
        signed: When it was signed, or its EDTF; `None` where it was not said.
        in_force: When it came into force, the same.

    >>> parties, by = ("North Korea", "Russia"), Attribution("DW", "2024-12-23")
    >>> print(Agreement("a", "defence pact", parties, by, "2024-06", "2024-12"))
    a: defence pact of North Korea and Russia, signed 2024-06, in force 2024-12
    """

    id: str
    name: str
    parties: tuple[str, ...] = field(converter=_checks.Kept[str])
    by: Attribution
    signed: Period | None = field(default=None, converter=_checks.Made[Period | None])
    in_force: Period | None = field(default=None, converter=_checks.Made[Period | None])
    words: tuple[Words, ...] = field(default=(), converter=_checks.Kept[Words])
    supersedes: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _problems(self) -> _checks.Problems:
        found = super()._problems()
        if len(set(self.parties)) <= 1:
            return (*found, Problem("parties", "it takes two or more"))
        return found

    def _title(self) -> Line:
        signed = f", signed {self.signed}" if self.signed else ""
        in_force = f", in force {self.in_force}" if self.in_force else ""
        return (self.id, f": {self.name} of {' and '.join(self.parties)}{signed}{in_force}")


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
    >>> by, said = Attribution("DW", "2024-12-23"), PHIA.read("likely")
    >>> print(Judgement("a", "it rains", by, words=[said]).likelihood)
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


@final
@frozen
@_checks.checked
class Retraction(Statement):
    """Who takes back what was said, of any type.

    Nothing is put in its place, and nothing stands again because its retraction is withdrawn too:
    who says it again makes a new claim.

    Args:
        id: The name of the claim, unique within its dossier.
        supersedes: The ids of the claims it withdraws; one or more.
        by: Who withdraws them: who said them, or who relayed them.
        words: The words it was said in.

    >>> print(Retraction("c", ["a", "b"], Attribution("Navy", "2024-03-04")))
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
