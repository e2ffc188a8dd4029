"""Transfers: what is handed over, how far that has come, and how many."""

import pytest

from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.values.ranges import Range, exactly, unknown
from support.worlds import BY, DAY, VALID, missing, not_a, not_made, not_text, refusal

STATUSES = ": one of INTENDED, AGREED, SUPPLIED"


@pytest.mark.parametrize(
    ("status", "quantity", "expected"),
    [
        (TransferStatus.INTENDED, None, "intended, quantity not reported"),
        (TransferStatus.AGREED, unknown(), "agreed, quantity unknown"),
        (TransferStatus.SUPPLIED, exactly(0), "supplied, quantity exactly 0"),
        (TransferStatus.SUPPLIED, Range(50, 150), "supplied, quantity 50–150"),
    ],
)
def test_a_transfer_reads_as_what_it_says(
    status: TransferStatus, quantity: Range | None, expected: str
) -> None:
    """Not reported, unknown and zero are three different texts."""
    transfer = Transfer("a", "155mm shells", "North Korea", "Russia", status, BY, quantity)
    assert f"a: 155mm shells, North Korea to Russia, {expected}" == str(transfer)
    assert transfer.on is None


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("item"),
        *missing("item", "str"),
        *not_text("giver"),
        *missing("giver", "str"),
        *not_text("receiver"),
        *missing("receiver", "str"),
        *not_a("status", "TransferStatus", STATUSES),
        *missing("status", "TransferStatus", STATUSES),
        *not_a("quantity", "Range"),
        *not_made("on", "Period"),
    ],
)
def test_what_is_no_transfer_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field of a transfer is of its own type."""
    expected = f"Transfer: {message} @ {field}"
    assert expected == refusal(Transfer, **{**VALID[Transfer], field: wrong})


def test_a_transfer_may_have_a_day() -> None:
    """When it happens is kept where it was said."""
    transfer = Transfer("a", "shells", "A", "B", TransferStatus.INTENDED, BY, on=DAY)
    assert DAY == transfer.on
