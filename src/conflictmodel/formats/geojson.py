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
from conflictmodel.values import LAUNCHED, Point, Range, Unit
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
    for the same claims.

    Args:
        claims: A claim, claims or a dossier, of which all are drawn; `dossier.current` are those
            that still stand.

    Raises:
        InvalidValueError: If they could not stand in one dossier, or a number is too long.

    >>> import json
    >>> from conflictmodel import Attribution, Hold, Period, Place, Source, SourceKind
    >>> storozheve = Place("Storozheve", point=Point.parse("47.7936", "36.7850"))
    >>> day = Period("2024-12-23")
    >>> by = Attribution(Source("Russia", SourceKind.GOVERNMENT), day)
    >>> claim = TerritorialClaim("taken", storozheve, "Russia", Hold.TAKEN, day, by)
    >>> json.loads(to_geojson(claim))["features"][0]["geometry"]
    {'type': 'Point', 'coordinates': [36.785, 47.7936]}
    """
    drawn: list[tuple[_Placed, Point]] = []
    unplaced: list[str] = []
    for claim in claims_of("to_geojson", claims):
        point = point_of(claim)
        if point is None or not isinstance(claim, _Placed):
            unplaced.append(claim.id)
            continue
        drawn.append((claim, point))
    features = ",\n".join(written(_feature(claim, point)) for claim, point in drawn)
    return (
        '{\n"type": "FeatureCollection",\n'
        f'"features": [\n{features}\n],\n'
        f'"unplaced": {written(unplaced)}\n}}\n'
    )


def point_of(claim: Claim) -> Point | None:
    """Return the point at which a claim is drawn; `None` where it is not drawn."""
    place = place_of(claim)
    return None if place is None else place.point


def _feature(claim: _Placed, point: Point) -> Tree:
    geometry: Tree = {"type": "Point", "coordinates": [point.longitude, point.latitude]}
    named = {"type": "Feature", "id": claim.id}
    return {**named, "geometry": geometry, "properties": _properties(claim)}


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
        unit = claim.subject.unit if isinstance(claim, Estimate) else claim.unit
        figures = [_figure(unit, *each) for each in _figures(claim)]
        return {**common, **figures[0], "figures": figures}
    return {
        **common,
        "holder": claim.holder,
        "hold": claim.hold.value,
        "extent": claim.extent.value,
        "loser": claim.loser,
    }


def _figures(claim: Estimate | Interception) -> Iterator[tuple[str, Range, int | None]]:
    if isinstance(claim, Estimate):
        yield str(claim.subject.measure), claim.range, claim.best
        return
    if claim.launched is not None:
        yield str(LAUNCHED), claim.launched, None
    for measure, figure in claim.outcomes:
        yield str(measure), figure, None


def _figure(unit: Unit, measure: str, figure: Range, best: int | None) -> dict[str, Tree]:
    return {
        "measure": measure,
        "lower": _whole(unit, figure.lower),
        "upper": _whole(unit, figure.upper),
        "best": _whole(unit, best),
        "unit": unit.name,
    }


def _whole(unit: Unit, parts: int | None) -> Decimal | None:
    """Return how many whole units a number of smallest parts is, without rounding."""
    return None if parts is None else Decimal(f"{parts}E-{unit.decimals}")


def written(tree: Tree, line: str = "") -> str:
    """Return values as JSON: in one line, or with members on lines of their own after `line`.

    A decimal number has its own digits: `json` would write none, and a float not exactly.
    """
    below = line and f"{line}  "
    separator = f",{below}" if line else ", "

    def of(each: Tree) -> str:  # most are text, and a call for each would take twice the time
        return quoted(each) if type(each) is str else written(each, below)

    match tree:
        case None | str():
            return "null" if tree is None else quoted(tree)
        case Decimal():
            return plain(tree)
        case Mapping():
            items = separator.join([f"{quoted(key)}: {of(each)}" for key, each in tree.items()])
            return f"{{{below}{items}{line}}}"
        case _:
            return f"[{below}{separator.join(map(of, tree))}{line}]" if tree else "[]"
