"""The glossary: the terms in order, each short, with its source and what stands for it here."""

import re

import pytest

from pages import text_of

PAGE = text_of("docs/glossary.md")
_ENTRY = re.compile(r"^## (?P<term>.+)\n\n(?P<text>(?:.+\n)+)\n(?P<rest>(?:.+\n?)+)", re.MULTILINE)
_SENTENCE = re.compile(r"[.?!](?:\s|$)")
_REST = re.compile(r"\*Source:\* (?P<source>(?:.+\n)+)\*Here:\* \[`")
_OWN = "a term of this library.\n"
_PUBLISHED = re.compile(r"https://|\b(?:19|20)\d\d\b")

ENTRIES = [(found["term"], found["text"], found["rest"]) for found in _ENTRY.finditer(PAGE)]


def test_the_terms_are_in_order() -> None:
    """The terms stand in the order of the alphabet, each once, and none is left out here."""
    terms = [term for term, _, _ in ENTRIES]
    assert sorted(set(terms), key=str.casefold) == terms
    assert PAGE.count("\n## ") == len(terms)


@pytest.mark.parametrize(("term", "text", "rest"), ENTRIES, ids=[term for term, _, _ in ENTRIES])
def test_an_entry_is_short_and_says_whose_the_term_is(term: str, text: str, rest: str) -> None:
    """An entry has two sentences at most, its source or that it is ours, and a reference.

    A source has an address or a year.
    """
    assert 2 >= len(_SENTENCE.findall(text)), term
    found = _REST.match(rest)
    assert found, term
    assert _OWN == found["source"] or _PUBLISHED.search(found["source"]), term
