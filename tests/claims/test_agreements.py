"""Agreements: their parties, their dates and how they read."""

import pytest

from conflictmodel.claims.judgements import Agreement
from conflictmodel.values.periods import Period
from support.worlds import BY, VALID, missing, not_a, not_made, not_text, refusal

JUNE, DECEMBER = Period("2024-06"), Period("2024-12")


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        (Agreement("a", "pact", ("A", "B"), BY), "a: pact of A and B"),
        (Agreement("a", "pact", ("A", "B"), BY, JUNE), "a: pact of A and B, signed 2024-06"),
        (
            Agreement("a", "pact", ("A", "B"), BY, in_force=DECEMBER),
            "a: pact of A and B, in force 2024-12",
        ),
        (
            Agreement("a", "pact", ("B", "A", "C"), BY, JUNE, DECEMBER),
            "a: pact of B and A and C, signed 2024-06, in force 2024-12",
        ),
    ],
)
def test_an_agreement_reads_as_what_was_said(agreement: Agreement, expected: str) -> None:
    """The parties stand in the order given, and dates only where they were said."""
    assert expected == str(agreement)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("name"),
        *missing("name", "str"),
        *not_a("parties", "tuple"),
        *missing("parties", "tuple"),
        ("parties", (), "it takes two or more"),
        ("parties", ("A",), "it takes two or more"),
        ("parties", ("A", "A"), "it takes two or more"),
        *not_made("signed", "Period"),
        *not_made("in_force", "Period"),
    ],
)
def test_what_is_no_agreement_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field of an agreement is of its own type, and nobody agrees alone."""
    expected = f"Agreement: {message} @ {field}"
    assert expected == refusal(Agreement, **{**VALID[Agreement], field: wrong})


def test_every_wrong_party_is_named() -> None:
    """Each party that is no text is named by its place."""
    expected = "Agreement: expected str, got 3 @ parties[0]; must not be empty @ parties[2]"
    assert expected == refusal(Agreement, **{**VALID[Agreement], "parties": (3, "A", "")})
