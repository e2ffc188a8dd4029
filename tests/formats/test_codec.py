"""The form of each type of claim in a document, and what reading leaves as it was."""

import gc
import json
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import date
from decimal import Decimal

import pytest
from attrs import fields
from hypothesis import given

from conflictmodel.claims.aid import Installment, Ordinal, Programme, TotalBasis
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Agreement, Judgement, Retraction
from conflictmodel.claims.territory import Extent, Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.errors import DocumentError
from conflictmodel.formats._codec import Reader
from conflictmodel.formats.document import dumps, loads
from conflictmodel.phrases.figures import Wording
from conflictmodel.phrases.likelihood import Likelihood
from conflictmodel.phrases.times import Timing
from conflictmodel.testing import claims
from conflictmodel.values.measures import Measure
from conflictmodel.values.points import Point
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Credibility, Grade, Reliability
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Quantity, Unit
from support.documents import BY, DAY, DOCUMENT, KYIV, Tree, changed, problems


def claim_tree(claim: Claim) -> dict[str, Tree]:
    """Return how a document writes a claim."""
    tree: dict[str, list[dict[str, Tree]]] = json.loads(dumps(Dossier((claim,))))
    return tree["claims"][0]


@given(claims())
def test_every_claim_is_tagged_and_keeps_its_order(claim: Claim) -> None:
    """The keys of a claim are its type and then its fields, in their order."""
    tree = claim_tree(claim)
    names = [field.name for field in fields(type(claim))]
    assert ["type", *(name for name in names if name in tree)] == list(tree)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(
            Estimate(
                "a",
                Subject(
                    Group("tanks", Group("vehicles", id="v"), "t"),
                    Measure.of("present", accrues=False),
                    DAY,
                    Place(
                        "Sudzha",
                        Place("Kursk region"),
                        "s",
                        Point(Decimal("51.190"), Decimal("35.27")),
                    ),
                    Unit("tonnes", 3),
                ),
                Range(0, 2**64),
                Attribution(
                    KYIV,
                    DAY,
                    (KYIV,),
                    date(2024, 12, 24),
                    "https://example.org",
                    Grade(Reliability.B, Credibility.PROBABLY_TRUE),
                ),
                (
                    Wording("$5 of $9", "rounding/1", Range(5), Range(9), Unit("USD", 2), "lent"),
                    Timing("today", date(2024, 12, 23), DAY),
                    Likelihood("likely", "phia", "likely", Range(55, 75)),
                ),
                ("b",),
                best=7,
            ),
            {
                "type": "estimate",
                "id": "a",
                "subject": {
                    "group": {
                        "name": "tanks",
                        "within": {"name": "vehicles", "id": "v"},
                        "id": "t",
                    },
                    "measure": {"outcomes": ["present"], "accrues": False},
                    "period": "2024-12-23",
                    "place": {
                        "name": "Sudzha",
                        "within": {"name": "Kursk region"},
                        "id": "s",
                        "point": {"latitude": "51.19", "longitude": "35.27"},
                    },
                    "unit": {"name": "tonnes", "decimals": 3},
                },
                "range": {"lower": 0, "upper": 18446744073709551616},
                "by": {
                    "source": "Kyiv",
                    "stated": "2024-12-23",
                    "via": ["Kyiv"],
                    "published": "2024-12-24",
                    "url": "https://example.org",
                    "grade": "B2",
                },
                "best": 7,
                "words": [
                    {
                        "type": "wording",
                        "phrase": "$5 of $9",
                        "policy": "rounding/1",
                        "range": {"lower": 5, "upper": None},
                        "of": {"lower": 9, "upper": None},
                        "unit": {"name": "USD", "decimals": 2},
                        "trailing": "lent",
                    },
                    {
                        "type": "timing",
                        "phrase": "today",
                        "dateline": "2024-12-23",
                        "period": "2024-12-23",
                    },
                    {
                        "type": "likelihood",
                        "phrase": "likely",
                        "yardstick": "phia",
                        "term": "likely",
                        "percent": {"lower": 55, "upper": 75},
                    },
                ],
                "supersedes": ["b"],
            },
            id="estimate",
        ),
        pytest.param(
            Installment(
                "a",
                Programme("loan", "IMF", "Ukraine", Group("aid")),
                BY,
                6,
                Ordinal.REVIEW,
                DAY,
                (Quantity(Range(105, 115), Unit("USD", 2)),),
                Quantity(Range(0, 0), Unit("JPY")),
                TotalBasis.INCLUSIVE,
                ("six",),
                ("b",),
            ),
            {
                "type": "installment",
                "id": "a",
                "programme": {
                    "name": "loan",
                    "provider": "IMF",
                    "recipient": "Ukraine",
                    "within": {"name": "aid"},
                },
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "number": 6,
                "counts": "review",
                "paid": "2024-12-23",
                "amounts": [
                    {
                        "range": {"lower": 105, "upper": 115},
                        "unit": {"name": "USD", "decimals": 2},
                    }
                ],
                "total": {"range": {"lower": 0, "upper": 0}, "unit": {"name": "JPY"}},
                "basis": "inclusive",
                "words": ["six"],
                "supersedes": ["b"],
            },
            id="installment",
        ),
        pytest.param(
            Installment(
                "a",
                Programme("loan", "IMF", "Ukraine"),
                BY,
                total=Quantity(Range(), Unit("USD", 2)),
            ),
            {
                "type": "installment",
                "id": "a",
                "programme": {"name": "loan", "provider": "IMF", "recipient": "Ukraine"},
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "total": {
                    "range": {"lower": 0, "upper": None},
                    "unit": {"name": "USD", "decimals": 2},
                },
            },
            id="installment, least",
        ),
        pytest.param(
            TerritorialClaim(
                "a", Place("S"), "R", Hold.TAKEN, DAY, BY, "U", Extent.PART, ("part",), ("b",)
            ),
            {
                "type": "territorial_claim",
                "id": "a",
                "place": {"name": "S"},
                "holder": "R",
                "hold": "taken",
                "on": "2024-12-23",
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "loser": "U",
                "extent": "part",
                "words": ["part"],
                "supersedes": ["b"],
            },
            id="territorial_claim",
        ),
        pytest.param(
            Interception(
                "a",
                Group("drones"),
                DAY,
                BY,
                Place("Ukraine"),
                Range(6, 6),
                Range(5, 5),
                Range(4, 4),
                Range(3, 3),
                Range(2, 2),
                Range(1, 1),
                Unit("drones"),
                ("six",),
                ("b",),
            ),
            {
                "type": "interception",
                "id": "a",
                "group": {"name": "drones"},
                "on": "2024-12-23",
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "place": {"name": "Ukraine"},
                "launched": {"lower": 6, "upper": 6},
                "shot_down": {"lower": 5, "upper": 5},
                "lost": {"lower": 4, "upper": 4},
                "reached": {"lower": 3, "upper": 3},
                "left": {"lower": 2, "upper": 2},
                "airborne": {"lower": 1, "upper": 1},
                "unit": {"name": "drones"},
                "words": ["six"],
                "supersedes": ["b"],
            },
            id="interception",
        ),
        pytest.param(
            Interception("a", Group("drones"), DAY, BY, lost=Range()),
            {
                "type": "interception",
                "id": "a",
                "group": {"name": "drones"},
                "on": "2024-12-23",
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "lost": {"lower": 0, "upper": None},
            },
            id="interception, least",
        ),
        pytest.param(
            Transfer(
                "a", "mines", "K", "R", TransferStatus.AGREED, BY, Range(), DAY, ("some",), ("b",)
            ),
            {
                "type": "transfer",
                "id": "a",
                "item": "mines",
                "giver": "K",
                "receiver": "R",
                "status": "agreed",
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "quantity": {"lower": 0, "upper": None},
                "on": "2024-12-23",
                "words": ["some"],
                "supersedes": ["b"],
            },
            id="transfer",
        ),
        pytest.param(
            Transfer("a", "mines", "K", "R", TransferStatus.INTENDED, BY),
            {
                "type": "transfer",
                "id": "a",
                "item": "mines",
                "giver": "K",
                "receiver": "R",
                "status": "intended",
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
            },
            id="transfer, least",
        ),
        pytest.param(
            Agreement("a", "pact", ("K", "R"), BY, DAY, DAY, ("pact",), ("b",)),
            {
                "type": "agreement",
                "id": "a",
                "name": "pact",
                "parties": ["K", "R"],
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "signed": "2024-12-23",
                "in_force": "2024-12-23",
                "words": ["pact"],
                "supersedes": ["b"],
            },
            id="agreement",
        ),
        pytest.param(
            Agreement("a", "pact", ("R", "K"), BY),
            {
                "type": "agreement",
                "id": "a",
                "name": "pact",
                "parties": ["R", "K"],
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
            },
            id="agreement, least",
        ),
        pytest.param(
            Judgement("a", "it rains", BY, is_forward=True, words=("rain",), supersedes=("b",)),
            {
                "type": "judgement",
                "id": "a",
                "proposition": "it rains",
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "is_forward": True,
                "words": ["rain"],
                "supersedes": ["b"],
            },
            id="judgement",
        ),
        pytest.param(
            Judgement("a", "it rains", BY),
            {
                "type": "judgement",
                "id": "a",
                "proposition": "it rains",
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
            },
            id="judgement, least",
        ),
        pytest.param(
            Retraction("a", ("b", "c"), BY, ("we were wrong",)),
            {
                "type": "retraction",
                "id": "a",
                "supersedes": ["b", "c"],
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
                "words": ["we were wrong"],
            },
            id="retraction",
        ),
        pytest.param(
            Retraction("a", ("b",), BY),
            {
                "type": "retraction",
                "id": "a",
                "supersedes": ["b"],
                "by": {"source": "Kyiv", "stated": "2024-12-23"},
            },
            id="retraction, least",
        ),
    ],
)
def test_fields_are_written_unless_they_are_the_default(
    claim: Claim, expected: dict[str, Tree]
) -> None:
    """Every field is written; one that equals its default is left out, but never in a range."""
    assert expected == claim_tree(claim)
    assert Dossier((claim,)) == loads(dumps(Dossier((claim,))))


@given(claims())
def test_reading_changes_nothing_that_it_is_given(claim: Claim) -> None:
    """The values of JSON are as they were after a claim was read from them."""
    line = json.loads(dumps(Dossier((claim,))))["claims"][0]
    sources = {source.name: source for source in Dossier((claim,)).sources}
    by = line["by"]
    in_full = [
        {"name": name, "kind": sources[name].kind.value, "origin": sources[name].origin}
        for name in (by["source"], *by.get("via", ()))
    ]
    by["source"], by["via"] = in_full[0], in_full[1:]
    given_values = deepcopy(line)
    assert claim == Reader(in_full=True).claim(line)
    assert given_values == line


def test_one_is_not_true() -> None:
    """A unit that was read with 1 decimal is not recognised in one with `true` decimals."""
    one, true = (f'"unit": {{"name": "tonnes", "decimals": {value}}}' for value in ("1", "true"))
    document = changed(
        ('"period": "../2024-12-23"', f'"period": "../2024-12-23", {one}'),
        ('"policy": "rounding/1",', f'"policy": "rounding/1", {true},'),
    )
    assert [
        "expected a whole number in plain digits, got true @ $.claims[0].words[1].unit.decimals"
    ] == problems(document)


def test_many_values_of_one_type_are_read_and_written() -> None:
    """Beyond the number of values that are kept, each is read and written anew."""
    dossier = Dossier(
        tuple(
            TerritorialClaim(f"{n}", Place(f"village {n % 10_001}"), "R", Hold.TAKEN, DAY, BY)
            for n in range(10_003)
        )
    )
    assert dossier == loads(dumps(dossier))


def test_documents_are_read_in_several_threads() -> None:
    """Each document has sources of its own, whatever is read at the same time."""
    documents = [DOCUMENT.replace('"government"', f'"{kind}"') for kind in ("military", "other")]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(loads, documents * 50))
    assert [loads(document) for document in documents] * 50 == found


@pytest.mark.parametrize("is_enabled", [True, False])
def test_reading_leaves_the_collector_as_it_was(is_enabled: bool) -> None:  # noqa: FBT001
    """Python looks for garbage after reading, also where that failed, just when it did before."""
    before = gc.isenabled()
    try:
        (gc.enable if is_enabled else gc.disable)()
        loads(DOCUMENT)
        assert is_enabled is gc.isenabled()
        with pytest.raises(DocumentError):
            loads("{}")
        assert is_enabled is gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()
