"""Agreements: treaties, pacts and ceasefires, with their dates."""

from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line
from conflictmodel.errors import Problem
from conflictmodel.values import Attribution, Period

_FEWEST_PARTIES = 2


@final
@frozen
@_checks.checked
class Agreement(Statement):
    """What two or more parties have agreed, and since when it binds them.

    Args:
        id: The name of the claim, unique within its dossier.
        name: What it is called, or what it is.
        parties: Who agreed; two or more.
        by: Who said it.
        signed: When it was signed, or its EDTF; `None` where it was not said.
        in_force: When it came into force, the same.
        words: The words it was said in.
        supersedes: The ids of the claims it replaces.

    >>> parties, by = ("North Korea", "Russia"), Attribution("DW", "2024-12-23")
    >>> print(Agreement("pact", "defence pact", parties, by, "2024-06", "2024-12"))
    pact: defence pact of North Korea and Russia, signed 2024-06, in force 2024-12
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
        if len(set(self.parties)) < _FEWEST_PARTIES:
            return (*found, Problem("parties", "it takes two or more"))
        return found

    def _title(self) -> Line:
        signed = f", signed {self.signed}" if self.signed else ""
        in_force = f", in force {self.in_force}" if self.in_force else ""
        return (self.id, f": {self.name} of {' and '.join(self.parties)}{signed}{in_force}")
