"""Hedges: the words before and after a figure that say how it bounds what is true."""

from enum import Enum

from conflictmodel.phrases._grammar import money
from conflictmodel.phrases._grammar.tokens import HYPHENS, Lexicon, Tokens, by_words, entries


class Hedge(Enum):
    """What a hedge does to a figure."""

    NEAR = "about"
    JUST_BELOW = "nearly"
    ABOVE = "more than"
    FROM = "at least"
    UP_TO = "at most"
    BELOW = "fewer than"


BEFORE = by_words(
    {
        Hedge.NEAR: [
            *("about", "around", "some", "roughly", "approximately", "approx .", "approx"),
            *("circa", "c .", "ca .", "~", "≈", "close to", "more or less"),
            *("an estimated", "estimated", "est .", "est"),
        ],
        Hedge.JUST_BELOW: ["nearly", "almost", "just under"],
        Hedge.ABOVE: [
            *("more than", "over", "above", "in excess of", "exceeding", "upwards of"),
            *("well over", "just over", ">"),
        ],
        Hedge.FROM: [
            *("at least", "no fewer than", "no less than", "not less than", "a minimum of"),
            *("as few as", "as little as", "minimum", "min .", "min", "≥", "> ="),
            *("at the least", "at the very least"),
        ],
        Hedge.UP_TO: [
            *("up to", "as many as", "as much as", "as high as", "at most", "no more than"),
            *("not more than", "a maximum of", "maximum", "max .", "max", "≤", "< ="),
            *("at the most", "at the very most"),
        ],
        Hedge.BELOW: ["fewer than", "less than", "under", "below", "<"],
    }
)
"""What stands before a figure."""

AT_ONCE = by_words(
    {
        Hedge.NEAR: [
            *("or so", "or thereabouts", "approx .", "approx", "est .", "est", "estimated"),
            *("plus or minus", "+ / -", "+ / −"),
            *(f"{hyphen} odd" for hyphen in HYPHENS),
        ],
        Hedge.FROM: [
            *("or more", "or over", "or above", "or higher", "and over", "and up", "plus", "+"),
            *(f"{hyphen} plus" for hyphen in HYPHENS),
        ],
        Hedge.UP_TO: ["or fewer", "or less", "or under", "or below", "or lower"],
    }
)
"""What counts right behind a figure, whatever follows."""

_AT_AN_END = by_words(
    {
        Hedge.NEAR: [
            *("approximately", "roughly", "circa", "more or less", "give or take"),
            *("estimate", "an estimate", "an estimated"),
        ],
        Hedge.FROM: [
            *("at least", "at the least", "at the very least", "at a minimum", "at minimum"),
            *("minimum", "and above", "and more", "and upwards", "no fewer", "no less"),
        ],
        Hedge.UP_TO: [
            *("at most", "at the most", "at the very most", "at a maximum", "at maximum"),
            *("maximum", "max .", "max", "tops", "no more"),
        ],
    }
)
BEHIND = Lexicon(AT_ONCE | _AT_AN_END)
"""What counts behind a figure where a clause, a bracket or the phrase ends after it."""

PREPOSITIONS = frozenset(
    [
        *("about", "around", "some", "close to", "nearly", "almost", "up to", "just under"),
        *("over", "above", "well over", "just over", "under", "below"),
    ]
)
"""Hedges that are more than hedges: behind a figure, with a word after them, they only trail."""

NEUTRAL = entries(
    *("another", "a total of", "in total", "a further", "an additional", "other", "only"),
    *("just", "all", "exactly"),
)

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
