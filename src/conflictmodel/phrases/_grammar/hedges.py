"""Hedges: the words before and after a figure that say how it bounds what is true."""

from enum import Enum

from conflictmodel.phrases._grammar.tokens import Lexicon, Tokens, meanings, rows


class Hedge(Enum):
    """What a hedge does to a figure."""

    NEAR = "about"
    JUST_BELOW = "nearly"
    ABOVE = "more than"
    FROM = "at least"
    UP_TO = "at most"
    BELOW = "fewer than"


# Before a figure; right behind one, whatever follows; behind one at the end of a clause.
BEFORE = Lexicon({words: Hedge(meaning) for words, meaning in rows("before")})
AT_ONCE = Lexicon({words: Hedge(meaning) for words, meaning in rows("at once")})
BEHIND = Lexicon(AT_ONCE | {words: Hedge(meaning) for words, meaning in rows("at an end")})

# Hedges that are more than hedges: behind a figure, with a word after them, they only trail.
PREPOSITIONS = frozenset(meanings("preposition"))
_NEUTRAL = meanings("neutral")

Hedges = tuple[tuple[Hedge, str], ...]  # each with the words in which it was said


def read_hedges(tokens: Tokens, at: int) -> tuple[Hedges, int]:
    """Read the hedges before a figure, and pass over the words that change nothing."""
    found: list[tuple[Hedge, str]] = []
    while size := tokens.longest(at, BEFORE) or tokens.longest(at, _NEUTRAL):
        words = tokens.key(at, size)
        if words in BEFORE:
            found.append((BEFORE[words], tokens.said(at, at + size)))
        at += size
    return tuple(found), at
