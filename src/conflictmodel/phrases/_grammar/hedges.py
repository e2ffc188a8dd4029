"""Hedges: the words before and after a figure that say how it bounds what is true."""

from enum import Enum

from conflictmodel.phrases._grammar import money
from conflictmodel.phrases._grammar.tokens import Tokens, by_words


class Hedge(Enum):
    """What a hedge does to a figure."""

    NEAR = "about"
    JUST_BELOW = "nearly"
    ABOVE = "more than"
    FROM = "at least"
    UP_TO = "at most"
    BELOW = "fewer than"


HEDGES = by_words(
    {
        Hedge.NEAR: [
            *("about", "around", "some", "roughly", "approximately", "approx .", "approx"),
            *("circa", "~", "close to", "an estimated", "more or less"),
        ],
        Hedge.JUST_BELOW: ["nearly", "almost", "just under"],
        Hedge.ABOVE: [
            *("more than", "over", "above", "in excess of", "exceeding", "upwards of"),
            *("well over", "just over"),
        ],
        Hedge.FROM: [
            *("at least", "no fewer than", "no less than", "not less than", "a minimum of"),
        ],
        Hedge.UP_TO: [
            *("up to", "as many as", "as much as", "as high as", "at most", "no more than"),
            *("not more than", "a maximum of"),
        ],
        Hedge.BELOW: ["fewer than", "less than", "under", "below"],
    }
)
HEDGES_AFTER = {"or so": Hedge.NEAR, "or more": Hedge.FROM, "+": Hedge.FROM}

NEUTRAL = frozenset(
    [
        *("another", "a total of", "in total", "a further", "an additional", "other", "only"),
        *("just", "all", "exactly"),
    ]
)

Hedges = tuple[tuple[Hedge, str], ...]
"""Hedges with the words in which each was said."""


def read_hedges(tokens: Tokens, at: int) -> tuple[Hedges, int]:
    """Read the hedges before a figure, and pass over the words that change nothing."""
    found: Hedges = ()
    while True:
        size = tokens.longest(at, HEDGES)
        if size:
            found += ((HEDGES[tokens.key(at, size)], tokens.said(at, at + size)),)
        else:
            size = tokens.longest(at, NEUTRAL)
        if not size:
            return found, at
        money.refuse_all(tokens, at)
        at += size
