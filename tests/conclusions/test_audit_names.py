"""The audit of names and grades: what may be one thing under two names, or two under one."""

from decimal import Decimal

import pytest
from attrs import evolve

from conflictmodel.claims.claim import Claim
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Judgement
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.conclusions import audit
from conflictmodel.examples import example
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.ranges import exactly
from conflictmodel.values.sources import Grade, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from support.figures import by, said
from support.findings import found, message

NORTH, SOUTH = Place("North"), Place("South")


def at(claim_id: str, place: Place) -> Claim:
    """Return a claim about a place."""
    return TerritorialClaim(claim_id, place, "A", Hold.HELD, Period("2024-12-23"), by("DW"))


def of(claim_id: str, group: Group) -> Claim:
    """Return a claim about a group."""
    return said(claim_id, claim_id, exactly(5), Subject(group, KILLED, Period("2024-12-01")))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Place("Marsk"), Place("Marsk", NORTH), "Marsk (in North) is Marsk elsewhere"),
        (Place("Marsk", NORTH), Place("Marsk", SOUTH), "(in South) is Marsk (in North) elsewhere"),
        (Place("Marsk", id="7"), Place("Marsk"), "Marsk is Marsk (id 7) elsewhere"),
        (Place("Marsk"), Place("Marsk", id="7"), "Marsk (id 7) is Marsk elsewhere"),
        (
            Place("Marsk", NORTH, id="7"),
            Place("Marsk", SOUTH, id="7"),
            "Marsk (id 7, in South) is Marsk (id 7, in North) elsewhere",
        ),
    ],
    ids=["without", "two", "id", "id later", "one id"],
)
def test_two_places_of_one_name_are_told_apart_by_ids(
    one: Place, other: Place, expected: str
) -> None:
    """Places of one name that no ids tell apart are found, at the claim that names the second."""
    assert [("name-repeated", "b", ("a",))] == found(at("a", one), at("b", other))
    told = message(at("a", one), at("b", other))
    assert expected in told
    assert told.endswith(": give each an id, if they are two")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Place("Marsk", NORTH), Place("Marsk", NORTH)),
        (Place("Marsk", point=Point(Decimal("54.1"), Decimal("9.2"))), Place("Marsk")),
        (Place("Marsk", id="7"), Place("Marsk", id="8")),
        (Place("Marsk", Place("North", id="1")), Place("Marsk", Place("South", id="2"))),
        (Place("Marsk", NORTH), Place("Marskdorf", SOUTH)),
    ],
    ids=["same", "point", "ids", "ids of the larger", "names"],
)
def test_places_that_are_one_or_told_apart_are_no_finding(one: Place, other: Place) -> None:
    """One place, with its point or without it, and two with ids, are as they should be."""
    assert [] == found(at("a", one), at("b", other))


def test_a_name_is_found_once_however_many_things_have_it() -> None:
    """The second of a thousand places of one name is found, and so is a larger one that is."""
    claims = [at(f"{each}", Place("Marsk", Place(f"District {each}"))) for each in range(1000)]
    assert [("name-repeated", "1", ("0",))] == found(*claims)
    inner = at("a", Place("Marsk", NORTH)), at("b", Place("Mill", Place("Marsk", SOUTH)))
    assert [("name-repeated", "b", ("a",))] == found(*inner)


def test_two_groups_of_one_name_are_found_wherever_they_are_counted() -> None:
    """Groups of estimates, attacks and programmes are compared with each other."""
    attack = Interception(
        "b", Group("troops", Group("army")), Period("2024"), by("DW"), launched=exactly(7)
    )
    assert [("name-repeated", "b", ("a",))] == found(of("a", Group("troops")), attack)
    expected = "group troops (in army) is troops elsewhere: give each an id, if they are two"
    assert expected == message(of("a", Group("troops")), attack)
    assert [] == found(of("a", Group("troops")), of("b", Group("troops", id="UCDP 1")))[1:]


def test_a_name_within_one_chain_is_found_in_one_claim() -> None:
    """A place within another of its name names no other claim."""
    assert [("name-repeated", "a", ())] == found(at("a", Place("Marsk", Place("Marsk"))))


def test_names_that_differ_in_case_and_blanks_are_found() -> None:
    """Names of groups, of places and of sources are compared among themselves."""
    groups = (of("a", Group("North Korean troops")), of("b", Group("north korean  troops")))
    assert [("names-alike", "b", ("a",))] == found(*groups)
    expected = "group 'North Korean troops' is also written 'north korean  troops'"
    assert expected == message(*groups)
    assert [("names-alike", "b", ("a",))] == found(at("a", Place("Marsk")), at("b", Place("MARSK")))
    composed, apart = at("a", Place("Ky\u00efv")), at("b", Place("Kyi\u0308v"))
    assert [("names-alike", "b", ("a",))] == found(composed, apart)


def test_every_way_to_write_a_source_is_named() -> None:
    """One finding names all, also of relays and of origins."""
    sources = ("Memorybook", "MemoryBook", "Memory book")
    claims = [Judgement(each, "so it is", by(each)) for each in sources]
    assert [("names-alike", "MemoryBook", ("Memorybook", "Memory book"))] == found(*claims)
    expected = "source 'Memorybook' is also written 'MemoryBook', 'Memory book'"
    assert expected == message(*claims)
    relay = evolve(by("Seoul"), via=(Source("SEOUL", SourceKind.MEDIA),))
    assert [("names-alike", "a", ())] == found(Judgement("a", "so it is", relay))
    other = by("seoul", name="the ministry")
    claims = [Judgement("a", "so it is", by("Seoul")), Judgement("b", "so it is", other)]
    assert [("names-alike", "b", ("a",))] == found(*claims)


@pytest.mark.parametrize(
    ("one", "other"), [("Marsk", "Marsk"), ("Marsk", "Mårsk"), ("Marsk 1", "Marsk 2")]
)
def test_names_that_differ_otherwise_are_no_finding(one: str, other: str) -> None:
    """Other letters and numbers are other names, and a place may be called as a source is."""
    claims = (of("a", Group(one)), of("b", Group(other)), at("c", Place(one.upper())))
    assert [] == found(*claims)


def graded(claim_id: str, name: str, *codes: str) -> list[Claim]:
    """Return a claim of a source for each grade; `-` is none."""
    return [
        Judgement(
            f"{claim_id} {number}",
            "so it is",
            evolve(by(name), grade=None if code == "-" else Grade.parse(code)),
        )
        for number, code in enumerate(codes, 1)
    ]


def test_a_source_has_one_letter() -> None:
    """The letter grades the source: two of them are found, with every claim that is the first."""
    claims = graded("a", "Seoul", "B2", "B2", "E2", "-", "C1", "E3")
    assert [("grades-differ", "a 3", ("a 1", "a 5"))] == found(*claims)
    expected = "Seoul is graded B2, E2, C1: the letter is that of the source"
    assert expected == message(*claims)


@pytest.mark.parametrize(
    "claims",
    [
        graded("a", "Seoul", "B2", "B6", "-"),
        graded("a", "Seoul", "B2", "F6"),
        [*graded("a", "Seoul", "B2"), *graded("b", "Kyiv", "E2")],
    ],
    ids=["digit", "not judged", "other source"],
)
def test_what_is_graded_alike_is_no_finding(claims: list[Claim]) -> None:
    """The digit is that of one piece of information, and F says that nobody can judge."""
    assert [] == found(*claims)


def test_what_was_replaced_is_compared_with_nothing() -> None:
    """A name that was corrected, and a grade that was, are found no more."""
    old, new = graded("a", "Seoul", "B2", "E2")
    assert [] == found(old, evolve(new, supersedes=(old.id,)))
    old, new = at("a", Place("Marsk")), at("b", Place("MARSK"))
    assert [] == found(old, evolve(new, supersedes=("a",)))


def test_the_example_has_no_new_finding() -> None:
    """The headline of the article and its text differ, and nothing else is found."""
    assert [("drift", "02-jcs-headline")] == [(each.code, each.claim) for each in audit(example())]
