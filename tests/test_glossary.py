"""The glossary: in order, each term with what stands for it here, each source with an address."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "glossary.md"
_ENTRY = re.compile(r"^## (?P<term>.+)\n\n(?P<text>(?:.+\n)+)\n(?P<rest>(?:.+\n?)+)", re.MULTILINE)
_SENTENCE = re.compile(r"[.?!](?:\s|$)")
_HERE = re.compile(r"^\*Here:\* \[`", re.MULTILINE)

ENTRIES = [
    (found["term"], found["text"], found["rest"])
    for found in _ENTRY.finditer(PAGE.read_text(encoding="utf-8"))
]


def test_the_terms_are_in_order() -> None:
    """The terms stand in the order of the alphabet, each once, and none is left out here."""
    terms = [term for term, _, _ in ENTRIES]
    assert sorted(set(terms), key=str.casefold) == terms
    assert PAGE.read_text(encoding="utf-8").count("\n## ") == len(terms)


@pytest.mark.parametrize(("term", "text", "rest"), ENTRIES, ids=[term for term, _, _ in ENTRIES])
def test_an_entry_is_short_and_says_where_the_term_is(term: str, text: str, rest: str) -> None:
    """An entry has two sentences at most, and names something of the reference."""
    assert 2 >= len(_SENTENCE.findall(text)), term
    assert _HERE.search(rest), term
    assert "http://" not in rest, term
