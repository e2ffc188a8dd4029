"""A phrase cut into numbers, words and signs, each with its place, for the grammar above it."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple, NoReturn, TypeVar, final

from conflictmodel.errors import PhraseError

_T = TypeVar("_T")

DASHES = frozenset("-–—―−\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}")
"""Every sign that may stand between two ends of a range."""

HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}")
"""Those of them that also join the parts of one word."""

_CLOSING = frozenset(",.;:!?)]}\"”'’»…")
_LONGEST_ENTRY = 5  # the most tokens of an entry in any table of words


def listed(words: str) -> list[str]:
    """Return the words of a table that is written as one text."""
    return words.split()


def by_words(table: Mapping[_T, Iterable[str]]) -> dict[str, _T]:
    """Return what each of some words means, from a table of the words for each meaning."""
    return {word: meaning for meaning, words in table.items() for word in words}


@cache  # compiled on first use: an import does not wait for it
def _pattern() -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    return re.compile(rf"[0-9]+(?:[.,][0-9]+)*|{letter}+(?:['’]{letter}+)*|\S")


class Token(NamedTuple):
    """One number, word or sign."""

    text: str
    word: str
    """The text as it is compared: case folded, with a straight apostrophe."""

    start: int
    end: int
    glued: bool
    """Whether nothing stands between this token and the one before it."""

    @property
    def is_number(self) -> bool:
        """Whether it is written in the digits 0 to 9."""
        return self.text.isascii() and self.text[:1].isdigit()

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()


@final
class Tokens:
    """The tokens of one phrase; past the last one there is an empty one."""

    def __init__(self, phrase: str, items: tuple[Token, ...] | None = None) -> None:
        self.phrase = phrase
        self.items = _cut(phrase) if items is None else items

    def __getitem__(self, at: int) -> Token:
        if at < len(self.items):
            return self.items[at]
        return Token("", "", len(self.phrase), len(self.phrase), glued=False)

    def __len__(self) -> int:
        return len(self.items)

    def until(self, stop: int) -> "Tokens":
        """Return the tokens before a place, as if the phrase ended there."""
        return Tokens(self.phrase, self.items[:stop])

    def key(self, at: int, size: int) -> str:
        return " ".join(token.word for token in self.items[at : at + size])

    def longest(self, at: int, table: Collection[str]) -> int:
        """Return how many tokens from here make the longest entry of a table; 0 for none."""
        sizes = range(min(_LONGEST_ENTRY, len(self) - at), 0, -1)
        return next((size for size in sizes if self.key(at, size) in table), 0)

    def said(self, start: int, stop: int) -> str:
        return self.phrase[self[start].start : self[stop - 1].end] if start < stop else ""

    def chunk(self, at: int) -> str:
        """Return what stands from a token to the next space."""
        stop = at + 1
        while self[stop].glued:
            stop += 1
        return self.said(at, stop)

    def is_closed(self, at: int) -> bool:
        """Whether what stands before this place ends there, and is no part of a longer word."""
        return not self[at].glued or (self[at].text in _CLOSING and not self[at + 1].glued)

    def joins(self, at: int) -> bool:
        """Whether a dash stands here that sticks to what comes before it and after it."""
        return self[at].text in DASHES and self[at].glued and self[at + 1].glued

    def refuse(self, part: str, reason: str, *readings: str, advice: str = "") -> NoReturn:
        raise PhraseError(self.phrase, part or self.phrase, reason, readings, advice)


def _cut(phrase: str) -> tuple[Token, ...]:
    found: list[Token] = []
    end = -1
    for match in _pattern().finditer(phrase):
        text = match.group()
        word = text.casefold().replace("’", "'")
        found.append(Token(text, word, match.start(), match.end(), match.start() == end))
        end = match.end()
    return tuple(found)
