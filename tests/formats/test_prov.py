"""Provenance of claims: what PROV-JSON asks for, and who said, relayed and withdrew what."""

import json
import re
from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given

from conflictmodel import testing
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.judgements import Judgement, Retraction
from conflictmodel.errors import InvalidValueError
from conflictmodel.formats.prov import to_prov
from conflictmodel.phrases.figures import Wording
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import exactly
from conflictmodel.values.sources import Attribution, Grade, Source, SourceKind
from conflictmodel.values.subjects import Group, Subject

Records = dict[str, dict[str, dict[str, object]]]

NAVY = Source("Southern navy", SourceKind.MILITARY, "South")
AGENCY = Source("Agency", SourceKind.MEDIA)
PAPER = Source("Paper", SourceKind.MEDIA)
DAY = Period("2024-03-04")
TROOPS = Subject(Group("troops"), KILLED, Period("2024-03"))


def judgement(claim_id: str, by: Attribution, *supersedes: str) -> Judgement:
    """Return a judgement."""
    return Judgement(claim_id, "it rains", by, supersedes=supersedes)


def read(claims: Iterable[Claim]) -> Records:
    """Return the provenance of claims as values of JSON."""
    records: Records = json.loads(to_prov(claims))
    return records


def typed(name: str) -> dict[str, str]:
    """Return a qualified name as a value."""
    return {"$": name, "type": "xsd:QName"}


def test_a_claim_that_two_relayed() -> None:
    """The statement is its source's; each relay quotes the one before it, and the last is dated."""
    by = Attribution(
        NAVY,
        DAY,
        via=(AGENCY, PAPER),
        published=date(2024, 3, 5),
        url="https://paper.example/1",
        grade=Grade.parse("B2"),
    )
    claim = Estimate("first", TROOPS, exactly(3), by, words=("three", "dead"))
    assert {
        "prefix": {
            "cm": "https://conflictmodel.invalid/terms#",
            "claim": "https://conflictmodel.invalid/claim/",
            "statement": "https://conflictmodel.invalid/statement/",
            "relay": "https://conflictmodel.invalid/relay/",
            "source": "https://conflictmodel.invalid/source/",
            "origin": "https://conflictmodel.invalid/origin/",
        },
        "entity": {
            "claim:first": {
                "prov:label": "first: exactly 3 persons; troops, killed, anywhere, 2024-03",
                "prov:type": typed("cm:estimate"),
                "cm:stated": "2024-03-04",
                "cm:words": ["three", "dead"],
                "cm:grade": "B2",
            },
            "relay:first/1": {"prov:type": typed("cm:relay")},
            "relay:first/2": {
                "prov:type": typed("cm:relay"),
                "cm:published": {"$": "2024-03-05", "type": "xsd:date"},
                "cm:url": "https://paper.example/1",
            },
        },
        "activity": {
            "statement:first": {
                "prov:startTime": "2024-03-04T00:00:00",
                "prov:endTime": "2024-03-04T23:59:59",
            }
        },
        "agent": {
            "source:Southern%20navy": {"prov:label": "Southern navy", "cm:kind": "military"},
            "origin:South": {"prov:label": "South"},
            "source:Agency": {"prov:label": "Agency", "cm:kind": "media"},
            "origin:Agency": {"prov:label": "Agency"},
            "source:Paper": {"prov:label": "Paper", "cm:kind": "media"},
            "origin:Paper": {"prov:label": "Paper"},
        },
        "wasGeneratedBy": {
            "_:wasGeneratedBy1": {
                "prov:entity": "claim:first",
                "prov:activity": "statement:first",
            }
        },
        "wasAssociatedWith": {
            "_:wasAssociatedWith1": {
                "prov:activity": "statement:first",
                "prov:agent": "source:Southern%20navy",
            }
        },
        "wasAttributedTo": {
            "_:wasAttributedTo1": {
                "prov:entity": "claim:first",
                "prov:agent": "source:Southern%20navy",
            },
            "_:wasAttributedTo2": {
                "prov:entity": "relay:first/1",
                "prov:agent": "source:Agency",
            },
            "_:wasAttributedTo3": {
                "prov:entity": "relay:first/2",
                "prov:agent": "source:Paper",
            },
        },
        "actedOnBehalfOf": {
            "_:actedOnBehalfOf1": {
                "prov:delegate": "source:Southern%20navy",
                "prov:responsible": "origin:South",
            },
            "_:actedOnBehalfOf2": {
                "prov:delegate": "source:Agency",
                "prov:responsible": "origin:Agency",
            },
            "_:actedOnBehalfOf3": {
                "prov:delegate": "source:Paper",
                "prov:responsible": "origin:Paper",
            },
        },
        "wasDerivedFrom": {
            "_:wasDerivedFrom1": {
                "prov:generatedEntity": "relay:first/1",
                "prov:usedEntity": "claim:first",
                "prov:type": typed("prov:Quotation"),
            },
            "_:wasDerivedFrom2": {
                "prov:generatedEntity": "relay:first/2",
                "prov:usedEntity": "relay:first/1",
                "prov:type": typed("prov:Quotation"),
            },
        },
    } == read([claim])


def test_a_claim_that_replaces_another_is_a_revision() -> None:
    """One of what it replaces is given after it, and one is not given at all."""
    by = Attribution(NAVY, DAY)
    records = read([judgement("new", by, "old", "gone"), judgement("old", by)])
    assert {
        "_:wasDerivedFrom1": {
            "prov:generatedEntity": "claim:new",
            "prov:usedEntity": "claim:old",
            "prov:type": typed("prov:Revision"),
        },
        "_:wasDerivedFrom2": {
            "prov:generatedEntity": "claim:new",
            "prov:usedEntity": "claim:gone",
            "prov:type": typed("prov:Revision"),
        },
    } == records["wasDerivedFrom"]
    assert ({}, "old: it rains") == (
        records["entity"]["claim:gone"],
        records["entity"]["claim:old"]["prov:label"],
    )


def test_a_retraction_invalidates_what_it_withdraws() -> None:
    """It derives nothing: nothing takes the place of what was said."""
    by = Attribution(NAVY, DAY)
    records = read([judgement("old", by), Retraction("back", ("old",), by)])
    assert {
        "_:wasInvalidatedBy1": {"prov:entity": "claim:old", "prov:activity": "statement:back"}
    } == records["wasInvalidatedBy"]
    assert "wasDerivedFrom" not in records
    assert typed("cm:retraction") == records["entity"]["claim:back"]["prov:type"]


@pytest.mark.parametrize(
    "stated", ["2024-03", "2024-03-04~", "../2024-03-04", "2024-03-04/..", "/2024-03-04", "../.."]
)
def test_only_a_certain_day_has_times(stated: str) -> None:
    """The period itself is always there, in EDTF."""
    records = read([judgement("a", Attribution(NAVY, Period(stated)))])
    assert ({}, stated) == (
        records["activity"]["statement:a"],
        records["entity"]["claim:a"]["cm:stated"],
    )


def test_what_nobody_relayed_is_published_by_its_source() -> None:
    """Then the day and the address are those of the claim."""
    by = Attribution(NAVY, DAY, published=date(2024, 3, 5), url="https://navy.example/")
    entity = read([judgement("a", by)])["entity"]["claim:a"]
    assert ({"$": "2024-03-05", "type": "xsd:date"}, "https://navy.example/") == (
        entity["cm:published"],
        entity["cm:url"],
    )


@pytest.mark.parametrize(
    ("claim_id", "name"),
    [
        ("a b", "claim:a%20b"),
        ("a/1", "claim:a%2F1"),
        ("a:b", "claim:a%3Ab"),
        ("50%", "claim:50%25"),
        (".a.", "claim:%2Ea%2E"),
        ("-a-b-", "claim:%2Da-b-"),
        ("Київ", "claim:%D0%9A%D0%B8%D1%97%D0%B2"),
    ],
)
def test_a_name_is_a_qualified_name(claim_id: str, name: str) -> None:
    """What PROV-N does not allow in one is percent-encoded."""
    assert name in read([judgement(claim_id, Attribution(NAVY, DAY))])["entity"]


def test_sources_of_one_origin_have_one() -> None:
    """An origin that is called like one of its sources is another agent."""
    south = Source("South", SourceKind.GOVERNMENT)
    claims = [judgement("a", Attribution(NAVY, DAY)), judgement("b", Attribution(south, DAY))]
    assert ["source:Southern%20navy", "origin:South", "source:South"] == list(read(claims)["agent"])


def test_a_claim_claims_and_a_dossier_have_one_provenance() -> None:
    """Of a dossier, the claims that were replaced are there as well."""
    claims = (judgement("a", Attribution(NAVY, DAY)), judgement("b", Attribution(NAVY, DAY), "a"))
    assert to_prov(claims) == to_prov(iter(claims)) == to_prov(Dossier(claims))
    assert to_prov([claims[1]]) == to_prov(claims[1])


def test_no_claims_have_no_provenance() -> None:
    """Only the prefixes are left."""
    assert ["prefix"] == list(read([]))


def test_two_sources_of_one_name_are_refused() -> None:
    """A name stands for one agent."""
    other = Source("Southern navy", SourceKind.MEDIA)
    claims = [judgement("a", Attribution(NAVY, DAY)), judgement("b", Attribution(other, DAY))]
    with pytest.raises(InvalidValueError, match="to_prov: the name 'Southern navy' stands for two"):
        to_prov(claims)


KINDS = {
    "prov:entity": "entity",
    "prov:generatedEntity": "entity",
    "prov:usedEntity": "entity",
    "prov:activity": "activity",
    "prov:agent": "agent",
    "prov:delegate": "agent",
    "prov:responsible": "agent",
}
# QUALIFIED_NAME of PROV-N, with the prefixes that are declared, without its escapes by backslash.
NAME = re.compile(
    r"(claim|statement|relay|source|origin):"
    r"(\w|%[0-9A-F]{2}|[/~])((\w|%[0-9A-F]{2}|[-./~])*(\w|%[0-9A-F]{2}|[-/~]))?",
    re.ASCII,
)


@given(testing.dossiers())
def test_whatever_is_referred_to_is_declared(dossier: Dossier) -> None:
    """Every end of a relation is a record of its kind, with a good name, and every claim is one."""
    text = to_prov(dossier.claims)
    records: Records = json.loads(text)
    for relation, found in records.items():
        if relation in {"entity", "activity", "agent"}:
            assert all(NAME.fullmatch(name) for name in found)
        elif relation != "prefix":
            for ends in found.values():
                for end in set(ends) - {"prov:type"}:
                    assert ends[end] in records[KINDS[end]]
    statements = records.get("activity", {})
    assert len(dossier.claims) == len(statements)
    assert len(dossier.sources) == len(
        [name for name in records.get("agent", {}) if name.startswith("source:")]
    )
    assert text == to_prov(dossier.claims)


def test_words_of_another_language_are_tagged() -> None:
    """A phrase that was read in another language than English has the tag of that language."""
    said = Wording("до 50 дронів", "rounding/1", exactly(3), language="uk/1")
    by = Attribution(Source("General Staff", SourceKind.MILITARY), Period("2024-03-04"))
    claim = Estimate("first", TROOPS, exactly(3), by, words=("three", said))
    entity = json.loads(to_prov([claim]))["entity"]["claim:first"]
    assert ["three", {"$": "до 50 дронів", "lang": "uk"}] == entity["cm:words"]
