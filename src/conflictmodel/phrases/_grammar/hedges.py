"""Hedges: the words before and after a figure that say how it bounds what is true."""

from enum import Enum

from conflictmodel.phrases._grammar import money
from conflictmodel.phrases._grammar.tokens import Lexicon, Tokens, entries, rows, words


class Hedge(Enum):
    """What a hedge does to a figure."""

    NEAR = "about"
    JUST_BELOW = "nearly"
    ABOVE = "more than"
    FROM = "at least"
    UP_TO = "at most"
    BELOW = "fewer than"


def _table(name: str) -> dict[str, Hedge]:
    return {words: Hedge(meaning) for words, meaning in rows(name)}


BEFORE = Lexicon(_table("before"))
"""What stands before a figure."""

AT_ONCE = Lexicon(_table("at once"))
"""What counts right behind a figure, whatever follows."""

BEHIND = Lexicon(AT_ONCE | _table("at an end"))
"""What counts behind a figure where a clause, a bracket or the phrase ends after it."""

PREPOSITIONS = frozenset(words("preposition"))
"""Hedges that are more than hedges: behind a figure, with a word after them, they only trail."""

NEUTRAL = entries(*words("neutral"))

Hedges = tuple[tuple[Hedge, str], ...]
"""Hedges with the words in which each was said."""


def read_hedges(tokens: Tokens, at: int) -> tuple[Hedges, int]:
    """Read the hedges before a figure, and pass over the words that change nothing."""
    found: list[tuple[Hedge, str]] = []
    while True:
        size = tokens.longest(at, BEFORE)
        if size:
            found.append((BEFORE[tokens.key(at, size)], tokens.said(at, at + size)))
        else:
            size = tokens.longest(at, NEUTRAL)
        if not size:
            return tuple(found), at
        money.refuse_all(tokens, at)
        at += size
