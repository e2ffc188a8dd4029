"""Phrases that state no count: vague and unknown quantities, shares of a sample, and others."""

from typing import NoReturn

from conflictmodel.phrases._grammar import beside
from conflictmodel.phrases._grammar.numerals import begins
from conflictmodel.phrases._grammar.spelled import SCALE_WORDS, Figure
from conflictmodel.phrases._grammar.tokens import DASHES, Tokens, entries, listed, meanings
from conflictmodel.phrases._grammar.trailing import CLAIMS, PLURALS

_THE = ("", "the ", "in the ")
_GRADES = ("low", "high", "mid", "mid -")
VAGUE = entries(
    *PLURALS,
    *(f"{the} {many}" for the in ("the", "in the", "into the") for many in PLURALS),
    *(f"{the}{grade} {many}" for the in _THE for grade in _GRADES for many in PLURALS),
    *(f"{many} of {more}" for many in PLURALS for more in PLURALS),
    *meanings("vague"),
)
UNKNOWN = meanings("unknown")
_NOT_ZERO = frozenset(listed("none nobody nothing nil no"))
_SIGNS = DASHES | frozenset("+±")

_SHARE = "a share of all there are"
_SAMPLED = frozenset(["of", "out of"])
OF = entries(*(f"{of}{whose}" for of in _SAMPLED for whose in ("", " the", " their", " those")))
_RATE = entries("in", *(f"{of} {each}" for of in (*_SAMPLED, "in") for each in ("every", "each")))
_ROUND = frozenset([10, 100, 1000])
_POPULATION = frozenset(meanings("population"))
_NEAR = 3  # how many words may stand before the population: "displaced Syrian children"


def refuse_no_figure(tokens: Tokens, at: int) -> NoReturn:
    """Refuse what stands where a figure should, saying what it is if that is known."""
    # From the particular reason to the general one: the first that holds is the most helpful.
    part, word = tokens.chunk(at), tokens[at].word
    if at and tokens[at - 1].word == "some":
        tokens.refuse("some", "vague some")
    if not part:
        tokens.refuse(tokens.phrase, "nothing")
    size = tokens.longest(at, UNKNOWN)
    if size:
        tokens.refuse(tokens.said(at, at + size), "unknown")
    if word in CLAIMS:
        tokens.refuse(part, "claim")
    beside.refuse_any(tokens, at, beside.INSTEAD)
    if word in SCALE_WORDS:
        tokens.refuse(part, "scale alone", f"a {word}", f"{word}s")
    if word in _NOT_ZERO:
        tokens.refuse(part, "maybe zero", "0", "unknown")
    tokens.refuse(part, _why_no_figure(tokens, at, part))


def _why_no_figure(tokens: Tokens, at: int, part: str) -> str:
    if not tokens[at].is_of():
        return "no English"
    if tokens[at].word in {"a", "an"}:
        return "article"
    if tokens[at].text in _SIGNS and tokens[at + 1].is_number:
        return "sign"
    if any(sign.isnumeric() and not sign.isascii() for sign in part):
        return "numeral"
    has_both = any(map(str.isdigit, part)) and any(map(str.isalpha, part))
    return "model" if has_both else "no figure"


def refuse_rate(tokens: Tokens, at: int) -> None:
    """Refuse a figure before this place with a rate after it: "three in 100"."""
    size = tokens.longest(at, _RATE)
    if size and begins(tokens, at + size):
        part, figure = tokens.said(0, at + size + 1), tokens.said(0, at)
        tokens.refuse(part, "share", _SHARE, f"a count of {figure}")


def refuse_share(tokens: Tokens, of: int, at: int, whole: Figure) -> None:
    """Refuse a part and its whole, with "of" between them, if the whole is a round sample."""
    is_sample = tokens.key(of, tokens.longest(of, OF)) in _SAMPLED
    is_round = whole.coefficient * whole.multiplier in _ROUND
    near = (tokens[place].word for place in range(at, at + _NEAR))
    if is_sample and is_round and not _POPULATION.isdisjoint(near):
        part, figure = tokens.said(0, at), tokens.said(0, of)
        tokens.refuse(part, "share", _SHARE, f"a count of {figure}")
