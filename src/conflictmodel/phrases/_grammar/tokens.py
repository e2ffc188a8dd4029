"""A phrase cut into numbers, words and signs, and the tables of what words mean."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, NoReturn, TypeVar, final
from unicodedata import name

from conflictmodel.errors import PhraseError
from conflictmodel.files.resources import installed_text

_T = TypeVar("_T")

# Between two ends; of these, within a word; behind the last word of a clause or a bracket.
DASHES = frozenset("-–—―−\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}")
HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}")
CLOSING = frozenset(",.;:!?)]}\"”'’»…")


@final
class Lexicon(dict[str, _T]):
    """What each of some words means; a key has one space between the tokens of an entry."""

    def __init__(self, entries: Mapping[str, _T]) -> None:
        super().__init__(entries)
        sizes: dict[str, set[int]] = {}
        for first, *others in map(listed, entries):
            sizes.setdefault(first, set()).add(1 + len(others))
        # How many tokens the entries have that begin with a word, the most first.
        self.sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}


def table(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table in a text file beside `phrases`, without its comments."""
    for line in installed_text("conflictmodel.phrases", name).splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(" |")]


@cache
def _english() -> dict[str, list[tuple[str, str]]]:
    found = defaultdict[str, list[tuple[str, str]]](list)
    for kind, meaning, words in table("_grammar/english.txt"):
        found[kind] += ((word, meaning) for word in words.split("; "))
    return found


@cache
def _refusals() -> dict[str, list[str]]:
    return {name: texts for name, *texts in table("_grammar/refusals.txt")}


def rows(kind: str) -> list[tuple[str, str]]:
    """Return the words of a table of English, each with what it means there."""
    return _english()[kind]


def meanings(kind: str) -> Lexicon[str]:
    return Lexicon(dict(rows(kind)))


def numbers(kind: str) -> dict[str, int]:
    return {word: int(number) for word, number in rows(kind)}


def listed(words: str) -> list[str]:
    return words.split()


def entries(*words: str) -> Lexicon[None]:
    return Lexicon(dict.fromkeys(words))


@cache  # compiled on first use: an import does not wait for it
def _pattern() -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    return re.compile(rf"[0-9]+(?:[.,][0-9]+)*|{letter}+(?:['’]{letter}+)*|\S")


class Token(NamedTuple):
    """One number, word or sign."""

    text: str
    word: str  # the text as it is compared: case folded, with a straight apostrophe
    start: int
    end: int
    glued: bool  # whether nothing stands between this token and the one before it

    @property
    def is_number(self) -> bool:
        return self.text.isascii() and self.text[:1].isdigit()

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()

    def is_of(self, script: str = "LATIN") -> bool:
        """Whether what is compared has no letter of another script, by their names in Unicode."""
        return self.word.isascii() or all(
            name(sign, "").startswith((script, "MODIFIER LETTER"))
            for sign in filter(str.isalpha, self.word)
        )


@final
class Tokens:
    """The tokens of one phrase; past the last one there is an empty one."""

    def __init__(self, phrase: str, items: tuple[Token, ...] | None = None) -> None:
        self.phrase = phrase
        self.items = _cut(phrase) if items is None else items
        self._end = Token("", "", len(phrase), len(phrase), glued=False)

    def __getitem__(self, at: int) -> Token:
        return self.items[at] if at < len(self.items) else self._end

    def __len__(self) -> int:
        return len(self.items)

    def until(self, stop: int) -> "Tokens":
        """Return the tokens before a place, as if the phrase ended there."""
        return Tokens(self.phrase, self.items[:stop])

    def key(self, at: int, size: int) -> str:
        return " ".join(token.word for token in self.items[at : at + size])

    def longest(self, at: int, table: Lexicon[_T]) -> int:
        """Return how many tokens from here make the longest entry of a table; 0 for none."""
        for size in table.sizes.get(self[at].word, ()):
            if size == 1 or (at + size <= len(self) and self.key(at, size) in table):
                return size
        return 0

    def said(self, start: int, stop: int) -> str:
        return self.phrase[self[start].start : self[stop - 1].end] if start < stop else ""

    def chunk(self, at: int) -> str:
        stop = at + 1
        while self[stop].glued:
            stop += 1
        return self.said(at, stop)

    def is_closed(self, at: int) -> bool:
        """Whether what stands before this place ends there, and is no part of a longer word."""
        return not self[at].glued or (self[at].text in CLOSING and not self[at + 1].glued)

    def joins(self, at: int) -> bool:
        """Whether a dash stands here that sticks to what comes before it and after it."""
        return self[at].text in DASHES and self[at].glued and self[at + 1].glued

    def refuse(self, part: str, name: str, *readings: str, **filled: object) -> NoReturn:
        """Refuse a part of the phrase for the reason of this name in the table of them."""
        reason, advice = (text.format(**filled) for text in _refusals()[name])
        raise PhraseError(self.phrase, part or self.phrase, reason, readings, advice)


def _cut(phrase: str) -> tuple[Token, ...]:
    found: list[Token] = []
    end = -1
    for match in _pattern().finditer(phrase):
        text = match.group()
        word = text.casefold()
        if not text.isascii():
            word = word.replace("’", "'").replace("\N{MODIFIER LETTER APOSTROPHE}", "'")
        found.append(Token(text, word, match.start(), match.end(), match.start() == end))
        end = match.end()
    return tuple(found)
