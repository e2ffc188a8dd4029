"""The picture of a place: who said that who holds it, over time."""

from collections.abc import Iterable
from datetime import date

from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.claims import Extent, Hold, TerritorialClaim
from conflictmodel.claims.claim import replacements
from conflictmodel.conclusions.territorial_control import concerns
from conflictmodel.display.text import few
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import Look, Row, span
from conflictmodel.values import Place

_SIGNS = {Hold.TAKEN: "^", Hold.HELD: "o", Hold.CONTESTED: "D", Hold.LOST: "v", Hold.NOT_HELD: "X"}


def place(place: Place, claims: Iterable[TerritorialClaim], ax: Axes | None = None) -> Picture:
    """Draw who said that who holds a place, and since when.

    The claims are those that `control` would consider: about the place, or about the whole of one
    that it lies in, and not replaced by another. Each stands below the origin that made it.

    Args:
        place: The place.
        claims: The claims to draw, about this place or any other.
        ax: The Axes to draw on; where there are none, a figure of its own is made.

    >>> from conflictmodel import TerritorialClaim, example
    >>> claims = example().of_type(TerritorialClaim)
    >>> print(place(claims[0].place, claims).alt)
    Who is said to hold Storozheve. Russia says: taken by Russia from Ukraine: 2024-12-23.
    """
    _checks.refuse("place", _checks.is_a("place", place, Place))
    given = _checks.listed("place", "claims", claims, TerritorialClaim)
    replaced = replacements(given)
    concerning = [each for each in given if concerns(each, place)]
    said = [each for each in concerning if each.id not in replaced]
    by_origin: dict[str, list[Row]] = {}
    for claim in sorted(said, key=lambda each: each.on.first or each.on.last or date.max):
        by_origin.setdefault(f"{claim.by.source.origin} says", []).append(_row(claim, place))
    notes = [] if said else ["Nobody has said who holds it"]
    if left := [each.id for each in concerning if each.id in replaced]:
        notes.append(f"Not drawn, because another claim replaces it: {', '.join(few(left))}")
    return drawn("place", f"Who is said to hold {place}", [(None, by_origin)], notes, ax)


def _row(claim: TerritorialClaim, about: Place) -> Row:
    is_part = claim.extent is Extent.PART
    larger = "" if claim.place == about else f", with all of {claim.place}"
    loser = f" from {claim.loser}" if claim.loser else ""
    said = f"{'a part ' if is_part else ''}{claim.hold.value}"
    bars = span(claim.on, Look(_SIGNS[claim.hold], said, not is_part))
    label, note = f"{said} by {claim.holder}{loser}{larger}", "" if bars else "no certain day"
    return Row(label, str(claim.on), bars, note)
