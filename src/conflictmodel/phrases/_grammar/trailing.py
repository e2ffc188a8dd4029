"""What trails a figure: returned as it was said, unless it changes the figure or holds another."""

import re
from functools import cache

from conflictmodel.phrases._grammar import money, nocounts
from conflictmodel.phrases._grammar.numerals import DIGIT_SCALES
from conflictmodel.phrases._grammar.spelled import NUMBER_WORDS, SCALE_WORDS
from conflictmodel.phrases._grammar.tokens import Tokens, listed

PLURALS = frozenset(listed("tens dozens scores hundreds thousands millions billions"))
"""Vague quantities that are plurals of numbers."""

CLAIMS = frozenset(
    listed(
        "possibly probably likely unlikely reportedly allegedly apparently purportedly supposedly"
        " presumably potentially seemingly maybe perhaps might could feared believed"
    )
)
"""Words that qualify the statement, not the figure."""

SILENT = frozenset(listed("reported known confirmed immediate verified recorded"))
"""Words after a zero that say there may be more than was reported."""

_LATE = frozenset(
    [
        *("or more", "or so", "or less", "or fewer", "or over", "or under", "or above", "or below"),
        *("and up", "and over", "and above", "and more", "and counting", "or thereabouts"),
        *("at least", "at most", "more or less", "approximately", "roughly", "at the most"),
        *("more than", "fewer than", "less than", "in excess of"),
        *("maybe more", "if not more", "at a minimum", "at minimum", "at the least"),
    ]
)
_LATE_AT_ONCE = frozenset(listed("plus odd something minimum maximum almost nearly about ish"))
_FIGURES = NUMBER_WORDS | PLURALS
_MAY = "may"
_LEADING_SIGNS = " \t\r\n,;:.…–—-"


@cache
def _chunk_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:[0-9]+(?:[.,][0-9]+)*|[^\s.,;:()\[\]{}\"“”„«»…!?–—―+*=<>|])+")


def read_trailing(tokens: Tokens, start: int, at: int, *, is_zero: bool) -> str:
    """Return what trails a figure, from `start` to before `at`, or refuse it.

    What trails 0 may not say that it was only not reported.
    """
    nocounts.refuse_after(tokens, start, at)
    size = tokens.longest(at, _LATE_AT_ONCE)
    if size:
        _refuse_late(tokens, tokens.said(at, at + size))
    mark, _ = money.after(tokens, at)
    if mark:
        tokens.refuse(
            mark.said,
            "this currency stands apart from its figure",
            advice="put it right beside the figure",
        )
    for place in range(at, len(tokens)):
        word = tokens[place].word
        if word in CLAIMS or word == _MAY:
            refuse_claim(tokens, tokens[place].text)
        if is_zero and word in SILENT:
            refuse_silence(tokens, tokens[place].text)
        nocounts.refuse_any(tokens, place, nocounts.ANYWHERE)
        size = tokens.longest(place, _LATE)
        if size:
            _refuse_late(tokens, tokens.said(place, place + size))
    rest = tokens.phrase[tokens[at].start :]
    for number, chunk in enumerate(_chunk_pattern().findall(rest)):
        if _is_figure(chunk) or (number == 0 and _begins_with_scale(chunk)):
            tokens.refuse(
                chunk.strip("-"),
                "a second figure is not read",
                advice="give each figure a phrase of its own",
            )
    return rest.lstrip(_LEADING_SIGNS).rstrip()


def refuse_silence(tokens: Tokens, part: str) -> None:
    tokens.refuse(
        part,
        "not to have been reported is not to be zero",
        "0",
        "unknown",
        advice="record it as unknown(), or give the figure that was stated",
    )


def refuse_claim(tokens: Tokens, part: str) -> None:
    tokens.refuse(
        part,
        "this qualifies the statement, not the figure",
        advice="leave it out of the phrase and record it with the claim",
    )


def _refuse_late(tokens: Tokens, part: str) -> None:
    tokens.refuse(
        part,
        "this changes the figure before it, and is not read here",
        advice="put 'or more' and 'or so' right after the figure, and any other hedge before it",
    )


def _is_figure(chunk: str) -> bool:
    """Whether this is a figure, and not a word or a name with digits in it ("T-72", "155mm")."""
    is_name = False
    for part in chunk.strip("'’").split("/"):
        words = part.casefold().split("-")
        has_digit = any(map(str.isnumeric, part))
        has_letter = any(sign.isalpha() and not sign.isnumeric() for sign in part)
        if has_digit and has_letter and not _is_amount(part):
            is_name = True
        elif (has_digit and not is_name) or all(word in _FIGURES for word in words):
            return True
    return False


def _is_amount(part: str) -> bool:
    """Whether digits and letters are a figure: "100k", "5bn", "EUR5", "US$5m"."""
    letters = part.strip("0123456789.,")
    return (
        letters.casefold() in DIGIT_SCALES
        or letters.upper() in money.PLAIN_CODES
        or any(map(money.is_sign, part))
    )


def _begins_with_scale(chunk: str) -> bool:
    return chunk.casefold() in DIGIT_SCALES or chunk.casefold().split("-")[0] in SCALE_WORDS
