"""Transfers: arms and goods that one party is said to hand to another."""

from enum import Enum
from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.claims import _common
from conflictmodel.claims._common import Statement, Words
from conflictmodel.display.summary import Line
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution


class TransferStatus(Enum):
    """How far a transfer has come.

    >>> TransferStatus("intended")
    <TransferStatus.INTENDED: 'intended'>
    """

    INTENDED = "intended"
    """A wish or a plan."""

    AGREED = "agreed"
    """Both parties have agreed."""

    SUPPLIED = "supplied"
    """Handed over, or being handed over."""


@final
@frozen
class Transfer(Statement):
    """Who gives what to whom.

    Args:
        id: The name of the claim, unique within its dossier.
        item: What, a calibre or model being part of the name.
        giver: Who gives it.
        receiver: Who is given it.
        status: How far it has come.
        by: Who said it.
        quantity: How many items; `None` where no quantity was reported, `unknown()` where it was
            reported as unknown. Neither is 0.
        on: When; `None` where it was not said.
        words: The words it was said in.
        supersedes: The ids of the claims it replaces.

    Raises:
        InvalidValueError: If a text is empty or a field of the wrong type.

    >>> from conflictmodel import Source, SourceKind
    >>> seoul = Source("Joint Chiefs of Staff", SourceKind.MILITARY, "South Korea")
    >>> print(Transfer(
    ...     "rockets", "240mm rocket launchers", "North Korea", "Russia",
    ...     TransferStatus.SUPPLIED, Attribution(seoul, Period("2024-12-23"))))
    rockets: 240mm rocket launchers, North Korea to Russia, supplied, quantity not reported
    """

    id: str
    item: str
    giver: str
    receiver: str
    status: TransferStatus
    by: Attribution
    quantity: Range | None = None
    on: Period | None = None
    words: tuple[Words, ...] = ()
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _common.check(self.id, self.by, self.words, self.supersedes),
            _checks.text("item", self.item),
            _checks.text("giver", self.giver),
            _checks.text("receiver", self.receiver),
            _checks.is_a("status", self.status, TransferStatus),
            _checks.optional("quantity", self.quantity, Range),
            _checks.optional("on", self.on, Period),
        )

    def _title(self) -> Line:
        quantity = "not reported" if self.quantity is None else self.quantity
        parties = f"{self.giver} to {self.receiver}"
        return (self.id, f": {self.item}, {parties}, {self.status.value}, quantity {quantity}")
