"""Origins given after reading: which sources are one voice."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given

from conflictmodel.claims.claim import mentions
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.judgements import Judgement
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.testing import dossiers
from conflictmodel.values.periods import Period
from conflictmodel.values.sources import Attribution, Source, SourceKind
from support.worlds import refusal

DAY = Period("2024-12-23")
BOOK, CAPITALS, TWICE, OTHER = (
    Source(name, SourceKind.OTHER) for name in ("Memorybook", "MemoryBook", "Memorybook x2", "DW")
)


def said(name: str, source: Source, *via: Source) -> Judgement:
    """Return a claim of a source, as others relayed it."""
    return Judgement(name, "it rains", Attribution(source, DAY, via))


FIRST = said("a", BOOK)
DOSSIER = Dossier(
    (FIRST, said("b", CAPITALS), said("c", OTHER, TWICE), Judgement("d", "it snows", FIRST.by)),
    "title",
)


def origins(dossier: Dossier) -> dict[str, str]:
    """Return the origin of each source by its name."""
    return {source.name: source.origin for source in dossier.sources}


def is_a_book(source: Source) -> str:
    """Return one origin for everything that is called a memory book."""
    return "the book" if source.name.casefold().startswith("memorybook") else source.origin


def no_text(source: Source) -> int:
    """Return what is no origin."""
    return len(source.name) + 1


@pytest.mark.parametrize(
    "given_origins",
    [
        is_a_book,
        {"Memorybook": "the book", "MemoryBook": "the book", "Memorybook x2": "the book"},
    ],
    ids=["a function", "a mapping"],
)
def test_sources_of_several_spellings_become_one_origin(
    given_origins: Mapping[str, str] | Callable[[Source], str],
) -> None:
    """Those named have the origin given, relays too; the others and all else stay as they were."""
    found = DOSSIER.with_origins(given_origins)
    expected = {"Memorybook": "the book", "MemoryBook": "the book", "Memorybook x2": "the book"}
    assert expected | {"DW": "DW"} == origins(found)
    assert (["a", "b", "c", "d"], "title") == ([claim.id for claim in found.claims], found.title)
    assert found.claims[0].by.source.kind is SourceKind.OTHER
    assert {"DW": "DW", **{name: name for name in expected}} == origins(DOSSIER)


@given(dossiers())
def test_origins_that_are_their_own_change_nothing(dossier: Dossier) -> None:
    """A dossier whose sources keep their origins is the same dossier."""
    assert dossier == dossier.with_origins({})
    assert dossier == dossier.with_origins(lambda source: source.origin)


@given(dossiers())
def test_every_mention_of_a_source_has_its_origin(dossier: Dossier) -> None:
    """With one origin for all, every originator and every relay is of it."""
    found = dossier.with_origins(lambda _: "all")
    assert [(*where, source.name, "all") for *where, source in mentions(dossier.claims)] == [
        (*where, source.name, source.origin) for *where, source in mentions(found.claims)
    ]


def test_the_records_of_an_extract_have_the_claims_of_its_dossier() -> None:
    """A claim is the same in the dossier and in the record; one that is in no dossier stays."""
    alone = said("e", BOOK)
    records = (Record("line 2", claims=DOSSIER.claims), Record("line 3", claims=(alone,)))
    found = Extract("acled", DOSSIER, records).with_origins({"Memorybook": "the book"})
    assert "the book" == origins(found.dossier)["Memorybook"]
    assert found.dossier.claims == found.records[0].claims
    assert (alone,) == found.records[1].claims
    assert ("acled", "line 2") == (found.format, found.records[0].where)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (
            {"memorybook": "the book", "DW": "DW", "Nobody": "the book"},
            (
                "with_origins: no source here has this name @ origins['Nobody'];"
                " no source here has this name @ origins['memorybook']"
            ),
        ),
        ({"DW": ""}, "Source: must not be empty @ origin"),
        (no_text, "Source: expected str, got 3 @ origin"),
        ("DW", "with_origins: expected a mapping or a function, got 'DW' @ origins"),
    ],
)
def test_wrong_origins_are_refused(wrong: object, expected: str) -> None:
    """A name that no source has is a slip, and an origin is text."""
    assert expected == refusal(DOSSIER.with_origins, wrong)
