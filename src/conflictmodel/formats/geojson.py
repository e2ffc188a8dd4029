"""Claims on a map, as GeoJSON (RFC 7946).

A claim is drawn at the point of its own place. That of a larger place in which it lies would put it
where nobody said it was, so it is not used. What is not drawn is listed, in the foreign member
`unplaced` of the collection (RFC 7946, section 6.1).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring as quoted
from typing import TypeAlias

from conflictmodel.claims import Claim, Dossier, Estimate, Interception, TerritorialClaim
from conflictmodel.claims.claim import place_of
from conflictmodel.claims.dossiers import claims_of
from conflictmodel.claims.statements import phrase_of
from conflictmodel.formats._shapes import TAGS
from conflictmodel.values import LAUNCHED, Measure, Point, Range, Unit
from conflictmodel.values.points import plain

Tree: TypeAlias = str | Decimal | Sequence["Tree"] | Mapping[str, "Tree"] | None
"""Values that are written as JSON."""

_Placed = Estimate | TerritorialClaim | Interception


def to_geojson(claims: Claim | Iterable[Claim] | Dossier) -> str:
    """Return claims as a `FeatureCollection`, in the order given.

    Each claim whose place has a point is a `Feature` with the id of the claim. Coordinates are
    longitude and latitude, with the digits of the point and no others. A figure is in whole units
    (dollars, not cents), exactly; an `upper` of null has no upper end. Numbers may have more digits
    than a reader that takes them for floats keeps; `text` has each as a person would write it. The
    first figure of a claim stands beside the list of its `figures` too, so that a map can be styled
    by it, and so does `day`, the last day of its period where that has one. The text is the same
    for the same claims. All of a dossier are drawn; `dossier.current` are those that still stand.

    Raises:
        InvalidValueError: If they could not stand in one dossier, or a number is too long.

    >>> import json
    >>> from conflictmodel import Attribution, Hold, Place
    >>> village = Place("Storozheve", point=Point.parse("47.7936", "36.7850"))
    >>> by = Attribution("Russia", "2024")
    >>> claim = TerritorialClaim("a", village, "Russia", Hold.TAKEN, "2024", by)
    >>> json.loads(to_geojson(claim))["features"][0]["geometry"]
    {'type': 'Point', 'coordinates': [36.785, 47.7936]}
    """
    features: list[str] = []
    unplaced: list[str] = []
    for claim in claims_of("to_geojson", claims):
        point = point_of(claim)
        if point is None or not isinstance(claim, _Placed):
            unplaced.append(claim.id)
            continue
        geometry: Tree = {"type": "Point", "coordinates": [point.longitude, point.latitude]}
        feature = {"type": "Feature", "id": claim.id, "geometry": geometry}
        features.append(_written({**feature, "properties": _properties(claim)}))
    separator = ",\n"
    return (
        '{\n"type": "FeatureCollection",\n'
        f'"features": [\n{separator.join(features)}\n],\n'
        f'"unplaced": {_written(unplaced)}\n}}\n'
    )


def point_of(claim: Claim) -> Point | None:
    """Return the point at which a claim is drawn; `None` where it is not drawn."""
    place = place_of(claim)
    return None if place is None else place.point


def _properties(claim: _Placed) -> dict[str, Tree]:
    place = place_of(claim)
    period = claim.subject.period if isinstance(claim, Estimate) else claim.on
    common: dict[str, Tree] = {
        "id": claim.id,
        "type": TAGS[type(claim)],
        "text": str(claim),
        "place": str(place),
        "place_precision": place and place.precision,
        "period": period.edtf,
        "day": f"{period.last}" if period.last and period.days_are_stated else None,
        "source": claim.by.source.name,
        "origin": claim.by.source.origin,
        "stated": claim.by.stated.edtf,
        "words": [phrase_of(words) for words in claim.words],
    }
    if not isinstance(claim, TerritorialClaim):
        figures = [*_figures(claim)]
        return {**common, **figures[0], "figures": figures}
    return {
        **common,
        "holder": claim.holder,
        "hold": claim.hold.value,
        "extent": claim.extent.value,
        "loser": claim.loser,
    }


def _figures(claim: Estimate | Interception) -> Iterator[dict[str, Tree]]:
    if isinstance(claim, Estimate):
        yield _figure(claim.subject.unit, claim.subject.measure, claim.range, claim.best)
        return
    launched = () if claim.launched is None else ((LAUNCHED, claim.launched),)
    for measure, figure in (*launched, *claim.outcomes):
        yield _figure(claim.unit, measure, figure, None)


def _figure(unit: Unit, measure: Measure, figure: Range, best: int | None) -> dict[str, Tree]:
    # In whole units, without rounding.
    ends = {"lower": figure.lower, "upper": figure.upper, "best": best}
    whole = {
        name: None if parts is None else Decimal(f"{parts}E-{unit.decimals}")
        for name, parts in ends.items()
    }
    return {"measure": str(measure), **whole, "unit": unit.name}


def _written(tree: Tree) -> str:
    """Return values as JSON; a decimal number with its own digits, which `json` does not write."""
    match tree:
        case None:
            return "null"
        case str():
            return quoted(tree)
        case Decimal():
            return plain(tree)
        case Mapping():
            members = (f"{quoted(key)}: {_written(each)}" for key, each in tree.items())
            return f"{{{', '.join(members)}}}"
        case _:
            return f"[{', '.join(map(_written, tree))}]"
