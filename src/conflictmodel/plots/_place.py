"""The picture of a place: who said that who holds it, over time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from conflictmodel import _checks
from conflictmodel.claims.claim import replacements
from conflictmodel.claims.territory import Extent, Hold, TerritorialClaim
from conflictmodel.conclusions.territorial_control import concerns
from conflictmodel.display._text import few
from conflictmodel.plots._days import days, is_undated, span
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._scene import (
    Bar,
    Panel,
    Row,
    Scale,
    Scene,
    Section,
    Shape,
    Style,
    Tip,
    Words,
    key,
    limited,
)
from conflictmodel.values.subjects import Place

_SHAPES = {
    Hold.TAKEN: Shape.UP,
    Hold.HELD: Shape.CIRCLE,
    Hold.CONTESTED: Shape.DIAMOND,
    Hold.LOST: Shape.DOWN,
    Hold.NOT_HELD: Shape.CROSS,
}
_KEY: Words = {
    Tip.FLAT: "the days it is said of",
    Tip.ROUND: "on one of these days, or about then",
    Tip.ARROW: "no first, or no last day",
}


def place(place: Place, claims: Iterable[TerritorialClaim]) -> Picture:
    """Draw who said that who holds a place, and since when.

    The claims are those that `control` would consider: about the place, or about the whole of one
    that it lies in, and not replaced by another. Each stands below the origin that made it.

    Args:
        place: The place.
        claims: The claims to draw, about this place or any other.

    Raises:
        InvalidValueError: If the place is no `Place`, or a claim no `TerritorialClaim`.

    >>> from conflictmodel import TerritorialClaim, example
    >>> claims = example().of_type(TerritorialClaim)
    >>> print(place(claims[0].place, claims).alt)
    Who is said to hold Storozheve. Russia says: taken by Russia from Ukraine: 2024-12-23.
    """
    _checks.refuse("place", _checks.is_a("place", place, Place))
    return drawn(_scene(place, _checks.listed("place", "claims", claims, TerritorialClaim)))


def _scene(about: Place, given: Sequence[TerritorialClaim]) -> Scene:
    replaced = replacements(given)
    concerning = [each for each in given if concerns(each, about)]
    claims = [each for each in concerning if each.id not in replaced]
    scale = days(claim.on for claim in claims)
    by_origin: dict[str, list[TerritorialClaim]] = {}
    for claim in sorted(claims, key=_since):
        by_origin.setdefault(claim.by.source.origin, []).append(claim)
    sections = [
        Section(f"{origin} says", limited([_row(each, about, scale) for each in said], "claims"))
        for origin, said in by_origin.items()
    ]
    apart = "no certain day" if any(is_undated(claim.on) for claim in claims) else ""
    panels = (Panel(tuple(sections), scale, apart),) if claims else ()
    notes = [] if claims else ["Nobody has said who holds it"]
    if len(claims) < len(concerning):
        notes.append(
            f"Not drawn, because another claim replaces it: {_counted(concerning, claims)}"
        )
    marks = (*_shapes(claims), *key(panels, _KEY))
    return Scene(f"Who is said to hold {about}", panels, marks, tuple(notes))


def _counted(concerning: Sequence[TerritorialClaim], drawn_ones: Sequence[TerritorialClaim]) -> str:
    kept = {each.id for each in drawn_ones}
    return ", ".join(few([each.id for each in concerning if each.id not in kept]))


def _since(claim: TerritorialClaim) -> date:
    """Return a day to sort by: the first it can speak of, or the last; the undated come last."""
    return claim.on.first or claim.on.last or date.max


def _row(claim: TerritorialClaim, about: Place, scale: Scale | None) -> Row:
    is_part = claim.extent is Extent.PART
    larger = "" if claim.place == about else f", with all of {claim.place}"
    loser = f" from {claim.loser}" if claim.loser else ""
    part = "a part " if is_part else ""
    label = f"{part}{claim.hold.value} by {claim.holder}{loser}{larger}"
    bar = span(claim.on, scale, _SHAPES[claim.hold], is_hollow=is_part)
    aside = "no certain day" if is_undated(claim.on) else ""
    return Row(label, str(claim.on), (bar,), aside=aside)


def _shapes(claims: Sequence[TerritorialClaim]) -> Iterator[tuple[Bar, str]]:
    """Yield the marks that are drawn: a shape for each thing said, filled for all of a place."""
    for hold, shape in _SHAPES.items():
        extents = {claim.extent for claim in claims if claim.hold is hold}
        for extent in (each for each in Extent if each in extents):
            is_part = extent is Extent.PART
            told = f"a part {hold.value}" if is_part else hold.value
            yield Bar(0.5, 0.5, Style.LINE, Tip.NONE, Tip.NONE, shape, is_part), told
