"""Parts and shares: "7 of 9 drones" is two counts, "nine out of 10 people" may be none."""

from conflictmodel.phrases._grammar import english
from conflictmodel.phrases._grammar.nocounts import ADVICE_COUNTS
from conflictmodel.phrases._grammar.numerals import begins
from conflictmodel.phrases._grammar.spelled import Figure
from conflictmodel.phrases._grammar.tokens import Tokens, entries

_SAMPLED = frozenset(["of", "out of"])
OF = entries(*(f"{of}{whose}" for of in _SAMPLED for whose in ("", " the", " their", " those")))
"""What stands between a part and its whole."""

_RATE = entries("in", *(f"{of} {each}" for of in (*_SAMPLED, "in") for each in ("every", "each")))
_ROUND = frozenset([10, 100, 1000])
_POPULATION = frozenset(english.words("population"))
_NEAR = 3  # how many words may stand before the population: "displaced Syrian children"


def refuse_rate(tokens: Tokens, start: int, at: int) -> None:
    """Refuse a figure, from `start` to before `at`, with a rate after it: "three in 100"."""
    size = tokens.longest(at, _RATE)
    if size and begins(tokens, at + size):
        _refuse(tokens, tokens.said(start, at + size + 1), tokens.said(start, at))


def refuse_share(tokens: Tokens, start: int, of: int, at: int, whole: Figure) -> None:
    """Refuse a part and its whole, with "of" between them, if the whole is a round sample."""
    is_sample = tokens.key(of, tokens.longest(of, OF)) in _SAMPLED
    is_round = whole.coefficient * whole.multiplier in _ROUND
    near = (tokens[place].word for place in range(at, at + _NEAR))
    if is_sample and is_round and not _POPULATION.isdisjoint(near):
        _refuse(tokens, tokens.said(start, at), tokens.said(start, of))


def _refuse(tokens: Tokens, part: str, figure: str) -> None:
    reason = "this may be a share"
    tokens.refuse(
        part, reason, "a share of all there are", f"a count of {figure}", advice=ADVICE_COUNTS
    )
