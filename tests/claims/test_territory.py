"""Territory: what a claim to a place says and how it reads."""

import pytest

from conflictmodel.claims.territory import Extent, Hold, TerritorialClaim
from conflictmodel.values.periods import Period
from conflictmodel.values.subjects import Group, Place
from support.worlds import BY, DAY, VALID, missing, not_a, not_made, not_text, refusal

HOLDS = ": one of TAKEN, HELD, CONTESTED, LOST, NOT_HELD"
EXTENTS = ": one of WHOLE, PART"
KURSK = Place("Kursk region", Place("Russia"))


@pytest.mark.parametrize(
    ("hold", "extent", "expected"),
    [
        (Hold.TAKEN, Extent.WHOLE, "a: Kursk region taken by Ukraine, 2024-08"),
        (Hold.HELD, Extent.PART, "a: part of Kursk region held by Ukraine, 2024-08"),
        (Hold.CONTESTED, Extent.WHOLE, "a: Kursk region contested by Ukraine, 2024-08"),
        (Hold.LOST, Extent.PART, "a: part of Kursk region lost by Ukraine, 2024-08"),
        (Hold.NOT_HELD, Extent.WHOLE, "a: Kursk region not held by Ukraine, 2024-08"),
    ],
)
def test_a_claim_reads_as_what_it_says(hold: Hold, extent: Extent, expected: str) -> None:
    """The text names the place, what is said of it, the holder and the time."""
    claim = TerritorialClaim("a", KURSK, "Ukraine", hold, Period("2024-08"), BY, "Russia", extent)
    assert expected == str(claim)
    assert "Russia" == claim.loser


def test_what_was_not_said_is_left_out() -> None:
    """Without a word about them nobody lost the place, and the whole of it is meant."""
    claim = TerritorialClaim("a", KURSK, "Ukraine", Hold.HELD, DAY, BY)
    assert (None, Extent.WHOLE) == (claim.loser, claim.extent)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_made("place", "Place"),
        *missing("place", "Place"),
        ("place", Group("a"), "expected Place, got Group(name='a', within=None, id=None)"),
        *not_text("holder"),
        *missing("holder", "str"),
        *not_a("hold", "Hold", HOLDS),
        *missing("hold", "Hold", HOLDS),
        ("hold", "taken", f"expected Hold, got 'taken'{HOLDS}"),
        *not_made("on", "Period"),
        *missing("on", "Period"),
        *not_text("loser"),
        *not_a("extent", "Extent", EXTENTS),
        *missing("extent", "Extent", EXTENTS),
    ],
)
def test_what_is_no_claim_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field of a territorial claim is of its own type."""
    expected = f"TerritorialClaim: {message} @ {field}"
    assert expected == refusal(TerritorialClaim, **{**VALID[TerritorialClaim], field: wrong})
