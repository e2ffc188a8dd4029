"""Transfers: arms and goods that one party is said to hand to another."""

from enum import Enum
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line
from conflictmodel.values import Attribution, Period, Range
from conflictmodel.values.ranges import as_said


class TransferStatus(Enum):
    """How far a transfer has come."""

    INTENDED = "intended"
    """A wish or a plan."""

    AGREED = "agreed"
    """Both parties have agreed."""

    SUPPLIED = "supplied"
    """Handed over, or being handed over."""


@final
@frozen
@_checks.checked
class Transfer(Statement):
    """Who gives what to whom.

    Its id, who said it, its words and what it replaces are as of an `Estimate`.

    Args:
        item: What, a calibre or model being part of the name.
        giver: Who gives it.
        receiver: Who is given it.
        status: How far it has come.
        quantity: How many items; `None` where no quantity was reported, `unknown()` where it was
            reported as unknown. Neither is 0.
        on: When, or its EDTF; `None` where it was not said.

    >>> by = Attribution("Joint Chiefs of Staff", "2024-12-23")
    >>> print(Transfer("a", "rockets", "A", "B", TransferStatus.SUPPLIED, by))
    a: rockets, A to B, supplied, quantity not reported
    """

    id: str
    item: str
    giver: str
    receiver: str
    status: TransferStatus
    by: Attribution
    quantity: Range | None = None
    on: Period | None = field(default=None, converter=_checks.Made[Period | None])
    words: tuple[Words, ...] = field(default=(), converter=_checks.Kept[Words])
    supersedes: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _title(self) -> Line:
        quantity = "not reported" if self.quantity is None else as_said(self.quantity)
        parties = f"{self.giver} to {self.receiver}"
        return (self.id, f": {self.item}, {parties}, {self.status.value}, quantity {quantity}")
