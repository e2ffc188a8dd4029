"""Claims on a map: what RFC 7946 asks for, and nothing rounded or left out in silence."""

import json
from collections.abc import Iterable
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given

from conflictmodel import testing
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Judgement
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.formats.geojson import to_geojson
from conflictmodel.values.measures import KILLED, WOUNDED
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.ranges import Range, at_least, exactly, unknown
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Unit
from support.worlds import RELEASE

BY = Attribution(Source("Air Force", SourceKind.MILITARY, "Ukraine"), Period("2024-12"))
POINT = Point.parse("50.4500", "30.523330")
KYIV = Place("Kyiv", within=Place("Ukraine", point=Point.parse("49", "32")), point=POINT)
NO_POINT = Place("Podil", within=KYIV)


def numbers(text: str) -> Decimal:
    """Keep the digits of a number in JSON."""
    return Decimal(text)


def read(claims: Iterable[Claim]) -> dict[str, object]:
    """Return the GeoJSON of claims, its numbers with all their digits."""
    document: dict[str, object] = json.loads(
        to_geojson(claims), parse_int=numbers, parse_float=numbers
    )
    return document


def estimate(figure: Range, *, best: int | None = None, unit: Unit | None = None) -> Estimate:
    """Return an estimate in Kyiv."""
    subject = Subject(
        Group("people"), KILLED | WOUNDED, Period("2024-12-23"), KYIV, unit or Unit("persons")
    )
    return Estimate("e", subject, figure, BY, best=best, words=("killed or wounded", "5 to 8"))


def figures_of(claim: Claim) -> object:
    """Return the figures of the one feature of a claim."""
    document = json.loads(to_geojson([claim]), parse_int=numbers, parse_float=numbers)
    return document["features"][0]["properties"]["figures"]


def test_an_estimate_is_a_feature_at_the_point_of_its_place() -> None:
    """Longitude comes first, each with the digits of the point."""
    assert {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "e",
                "geometry": {
                    "type": "Point",
                    "coordinates": [Decimal("30.52333"), Decimal("50.45")],
                },
                "properties": {
                    "id": "e",
                    "type": "estimate",
                    "text": (
                        "e: 5–8 persons, best 6 persons;"
                        " people, killed or wounded, Kyiv, 2024-12-23"
                    ),
                    "place": "Kyiv",
                    "place_precision": None,
                    "period": "2024-12-23",
                    "day": "2024-12-23",
                    "source": "Air Force",
                    "origin": "Ukraine",
                    "stated": "2024-12",
                    "words": ["killed or wounded", "5 to 8"],
                    "measure": "killed or wounded",
                    "lower": 5,
                    "upper": 8,
                    "best": 6,
                    "unit": "persons",
                    "figures": [
                        {
                            "measure": "killed or wounded",
                            "lower": 5,
                            "upper": 8,
                            "best": 6,
                            "unit": "persons",
                        }
                    ],
                },
            }
        ],
        "unplaced": [],
    } == read([estimate(Range(5, 8), best=6)])


def test_an_interception_has_a_figure_for_each_outcome() -> None:
    """What was launched comes first; what was not reported is left out, unknown is not."""
    attack = Interception(
        "a",
        Group("drones"),
        Period("2024-12-23"),
        BY,
        KYIV,
        launched=exactly(72),
        shot_down=exactly(47),
        lost=unknown(),
    )
    assert [
        {"measure": "launched", "lower": 72, "upper": 72, "best": None, "unit": "items"},
        {"measure": "shot down", "lower": 47, "upper": 47, "best": None, "unit": "items"},
        {"measure": "lost", "lower": 0, "upper": None, "best": None, "unit": "items"},
    ] == figures_of(attack)


def test_the_first_figure_stands_beside_the_list_too() -> None:
    """A map is styled by what is no list: the first figure, and the last day of the period."""
    attack = Interception(
        "a", Group("drones"), Period("2024-12-22/2024-12-23"), BY, KYIV, shot_down=exactly(47)
    )
    said = estimate(at_least(3))
    said, about = (
        evolve(said, subject=evolve(said.subject, period=Period(period)))
        for period in ("2024-12/", "2024-12~")
    )
    for claim, expected in (
        (about, ("killed or wounded", 3, None, None, "persons", None)),
        (attack, ("shot down", 47, 47, None, "items", "2024-12-23")),
        (said, ("killed or wounded", 3, None, None, "persons", None)),
    ):
        (feature,) = json.loads(to_geojson([claim]))["features"]
        found = feature["properties"]
        names = ("measure", "lower", "upper", "best", "unit", "day")
        assert expected == tuple(found[name] for name in names)


def test_an_interception_without_a_number_of_launches() -> None:
    """Only what was reported is a figure."""
    attack = Interception("a", Group("drones"), Period("2024"), BY, KYIV, reached=exactly(0))
    assert [
        {"measure": "reached", "lower": 0, "upper": 0, "best": None, "unit": "items"}
    ] == figures_of(attack)


def test_a_territorial_claim_says_who_holds_what() -> None:
    """A map is coloured by the holder."""
    kyiv = evolve(KYIV, precision="UCDP where_prec 1")
    claim = TerritorialClaim("t", kyiv, "Ukraine", Hold.HELD, Period("2024-12-23"), BY, "Russia")
    document = json.loads(to_geojson([claim]))
    assert {
        "id": "t",
        "type": "territorial_claim",
        "text": "t: Kyiv held by Ukraine, 2024-12-23",
        "place": "Kyiv",
        "place_precision": "UCDP where_prec 1",
        "period": "2024-12-23",
        "day": "2024-12-23",
        "source": "Air Force",
        "origin": "Ukraine",
        "stated": "2024-12",
        "words": [],
        "holder": "Ukraine",
        "hold": "held",
        "extent": "whole",
        "loser": "Russia",
    } == document["features"][0]["properties"]


@pytest.mark.parametrize(
    ("parts", "unit", "written"),
    [
        (110_000_000_050, Unit("USD", 2), "1100000000.5"),
        (7, Unit("JPY"), "7"),
        (0, Unit("USD", 2), "0"),
        (90071992547409931234567, Unit("USD", 2), "900719925474099312345.67"),
        (10**999, Unit("persons"), f"1{'0' * 999}"),
    ],
)
def test_a_figure_is_in_whole_units_and_exact(parts: int, unit: Unit, written: str) -> None:
    """Dollars, not cents, with every digit."""
    assert f'"lower": {written}, "upper": {written}, "best": {written}, ' in to_geojson(
        [estimate(exactly(parts), best=parts, unit=unit)]
    )


def test_what_has_no_point_of_its_own_is_listed() -> None:
    """No claim is put where nobody said it was, and none is lost."""
    judgement = Judgement("j", "it rains", BY)
    nowhere = TerritorialClaim("n", NO_POINT, "Ukraine", Hold.HELD, Period("2024"), BY)
    anywhere = Interception("i", Group("drones"), Period("2024"), BY, launched=exactly(1))
    given_claims: list[Claim] = [judgement, estimate(exactly(1)), nowhere, anywhere]
    document = json.loads(to_geojson(iter(given_claims)))
    assert (["e"], ["j", "n", "i"]) == (
        [feature["id"] for feature in document["features"]],
        document["unplaced"],
    )


def test_no_claims_are_an_empty_collection() -> None:
    """The same text every time."""
    expected = '{\n"type": "FeatureCollection",\n"features": [\n\n],\n"unplaced": []\n}\n'
    assert expected == to_geojson([])


def test_text_is_written_as_it_is() -> None:
    """Whatever JSON would take for its own is escaped; other letters stay."""
    claim = TerritorialClaim('«"\\\n»', KYIV, "Україна", Hold.HELD, Period("2024"), BY)
    text = to_geojson([claim])
    assert ('"id": "«\\"\\\\\\n»"' in text, '"holder": "Україна"' in text) == (True, True)


@pytest.mark.parametrize(
    ("claims", "problem"),
    [
        (
            3,
            Problem("claims", "expected a claim, claims or a dossier, got int"),
        ),
        (
            [estimate(exactly(1)), estimate(exactly(1))],
            Problem("claims[1].id", f"id 'e' is already that of claims[0]{RELEASE}"),
        ),
    ],
)
def test_what_could_not_stand_in_one_dossier_is_refused(
    claims: Iterable[Claim], problem: Problem
) -> None:
    """An id is that of one feature, and what has no claims has none."""
    with pytest.raises(InvalidValueError) as refused:
        to_geojson(claims)
    assert ("to_geojson", (problem,)) == (refused.value.owner, refused.value.problems)


def test_a_claim_claims_and_a_dossier_are_drawn_alike() -> None:
    """All claims of a dossier are drawn, as they are when they are given one by one."""
    claims = (Judgement("j", "it rains", BY), estimate(exactly(1)))
    assert to_geojson(claims) == to_geojson(iter(claims)) == to_geojson(Dossier(claims))
    assert to_geojson([claims[1]]) == to_geojson(claims[1])


@given(testing.dossiers())
def test_every_claim_is_a_feature_or_listed_and_the_collection_is_geojson(dossier: Dossier) -> None:
    """RFC 7946: types, unique ids, positions of longitude and latitude in WGS 84, and no `crs`."""
    text = to_geojson(dossier.claims)
    document = json.loads(text, parse_float=numbers)
    assert {"type", "features", "unplaced"} == set(document)
    placed: list[str] = []
    for feature in document["features"]:
        assert {"type", "id", "geometry", "properties"} == set(feature)
        assert ("Feature", "Point") == (feature["type"], feature["geometry"]["type"])
        longitude, latitude = feature["geometry"]["coordinates"]
        assert abs(longitude) <= 180
        assert abs(latitude) <= 90
        assert feature["id"] == feature["properties"]["id"]
        placed.append(feature["id"])
    assert sorted(claim.id for claim in dossier.claims) == sorted(placed + document["unplaced"])
    assert text == to_geojson(dossier.claims)
