"""What is no count of things: dates, ages, percentages, ordinals, calibres, lengths and so on."""

from conflictmodel.phrases._grammar.spelled import MONTHS
from conflictmodel.phrases._grammar.tokens import HYPHENS, Lexicon, Tokens, meanings, rows

# Behind a figure, stuck to its digits, before a figure or instead of one, far behind one.
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
