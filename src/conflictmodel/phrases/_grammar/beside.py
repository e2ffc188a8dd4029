"""Words beside a figure: hedges, and what makes it no count of things, such as a date."""

from enum import Enum

from conflictmodel.phrases._grammar.spelled import MONTHS
from conflictmodel.phrases._grammar.tokens import HYPHENS, Lexicon, Tokens, meanings, rows


class Hedge(Enum):
    """What a hedge does to a figure."""

    NEAR = "about"
    JUST_BELOW = "nearly"
    ABOVE = "more than"
    FROM = "at least"
    UP_TO = "at most"
    BELOW = "fewer than"


# Hedges: before a figure; right behind one, whatever follows; behind one at the end of a clause.
BEFORE = Lexicon({words: Hedge(meaning) for words, meaning in rows("before")})
AT_ONCE = Lexicon({words: Hedge(meaning) for words, meaning in rows("at once")})
BEHIND = Lexicon(AT_ONCE | {words: Hedge(meaning) for words, meaning in rows("at an end")})

# Hedges that are more than hedges: behind a figure, with a word after them, they only trail.
PREPOSITIONS = frozenset(meanings("preposition"))
_NEUTRAL = meanings("neutral")

Hedges = tuple[tuple[Hedge, str], ...]  # each with the words in which it was said

# No counts: behind a figure, stuck to its digits, before it or instead of it, far behind it.
_AFTER = Lexicon(
    dict.fromkeys([*MONTHS, *(f"of {month}" for month in MONTHS)], "a date")
    | meanings("no count behind")  # in which "may" may be no month
)
_STUCK = meanings("no count stuck")
_ORDINALS = meanings("ordinal")
INSTEAD = Lexicon(meanings("no count instead") | _ORDINALS | dict.fromkeys(MONTHS, "a date"))
ANYWHERE = meanings("no count anywhere")

_ADVICE = dict(rows("advice"))
_CLOCK_DIGITS = 4
_LENGTHS_OF_DAY = [4, 2, 2]
_BETWEEN_DIGITS = {":": "a clock time", "/": "a fraction"}


def read_hedges(tokens: Tokens, at: int) -> tuple[Hedges, int]:
    """Read the hedges before a figure, and pass over the words that change nothing."""
    found: list[tuple[Hedge, str]] = []
    while size := tokens.longest(at, BEFORE) or tokens.longest(at, _NEUTRAL):
        words = tokens.key(at, size)
        if words in BEFORE:
            found.append((BEFORE[words], tokens.said(at, at + size)))
        at += size
    return tuple(found), at


def refuse_any(tokens: Tokens, at: int, table: Lexicon[str]) -> None:
    size = tokens.longest(at, table)
    if size:
        _refuse(tokens, tokens.said(at, at + size), table[tokens.key(at, size)])


def refuse_after(tokens: Tokens, start: int, at: int) -> None:
    """Refuse a figure, from `start` to before `at`, if what comes after makes it one of these."""
    size = tokens.longest(at, _AFTER)
    if size and tokens.is_closed(at + size):
        _refuse(tokens, tokens.said(start, at + size), _AFTER[tokens.key(at, size)])
    last = tokens[at - 1]
    # "1500 hours", "fifteen hundred hours"
    is_clock = last.word == "hundred" or (last.is_number and len(last.text) == _CLOCK_DIGITS)
    if tokens[at].word == "hours" and is_clock and last.text.isalnum():
        readings = ("a clock time", "a number of hours")
        tokens.refuse(tokens.said(start, at + 1), "time of day", *readings)


def refuse_day(tokens: Tokens, at: int) -> None:
    """Refuse the digits here if they begin a day in ISO 8601: "2024-12-23"."""
    lengths = [len(tokens[place].text) for place in (at, at + 2, at + 4)]
    if lengths == _LENGTHS_OF_DAY and tokens.joins(at + 1) and tokens.joins(at + 3):
        _refuse(tokens, tokens.said(at, at + 5), "a date")


def refuse_stuck(tokens: Tokens, start: int, at: int) -> None:
    """Refuse a figure to which something sticks that is no part of a figure."""
    refuse_after(tokens, start, at + 1 if tokens[at].text in HYPHENS else at)
    part = tokens.phrase[tokens[start].start : tokens[at].start] + tokens.chunk(at)
    token = tokens[at]
    digits = tokens[at - 1].text
    if token.word == "s" and digits.strip("0,") == "1" != digits:  # "100s of people"
        tokens.refuse(part, "vague")
    if token.word in _STUCK:
        _refuse(tokens, part, _STUCK[token.word])
    if token.text in _BETWEEN_DIGITS and tokens[at + 1].is_number:
        _refuse(tokens, part, _BETWEEN_DIGITS[token.text])
    if token.text in HYPHENS and tokens[at + 1].word in _ORDINALS:
        _refuse(tokens, part, "an ordinal")
    if token.word == "e" and tokens[at + 1].is_number:
        tokens.refuse(part, "exponent")
    tokens.refuse(part, "compound")


def _refuse(tokens: Tokens, part: str, kind: str) -> None:
    advice = _ADVICE.get(kind, "keep it as plain words beside the claim")
    tokens.refuse(part, "no count", kind=kind, advice=advice)
