"""What trails a figure: returned as it was said, unless it changes the figure or holds another."""

import re
from functools import cache
from unicodedata import combining, normalize

from conflictmodel.phrases._grammar import beside, money
from conflictmodel.phrases._grammar.beside import BEFORE, BEHIND, PREPOSITIONS, Hedge, Hedges
from conflictmodel.phrases._grammar.numerals import plain
from conflictmodel.phrases._grammar.spelled import DIGIT_SCALES, NUMBER_WORDS, SCALE_WORDS, Figure
from conflictmodel.phrases._grammar.tokens import CLOSING, Tokens, entries, listed, meanings, rows

PLURALS = entries(*meanings("plural"))
CLAIMS = frozenset(meanings("claim"))
SILENT = frozenset(listed("reported known confirmed immediate verified recorded"))
"""Words after a zero that say there may be more than was reported."""

_FATES = frozenset(listed("dead deaths killed wounded injured missing casualties fatalities"))
_LAST = frozenset(meanings("last"))
_LATE = entries(*BEFORE, *BEHIND, *_LAST, *meanings("late"))
_LATE_AT_ONCE = frozenset(listed("odd something almost nearly about ish score grand"))
_FIGURES = NUMBER_WORDS | PLURALS.keys() | {word for word in DIGIT_SCALES if len(word) > 1}
# Elsewhere than right behind a figure these are names, or words of English.
_NAMES = frozenset(listed("bill bin bio kun lak mano mia mila mill ming mun puku tiri tri"))
_SHORT = 2

_POSSESSIVE = re.compile("['’]s$")
_TENS = re.compile("1?[0,]+s")  # "1,000s", or "(000s)" over a column of thousands

_LEADING_SIGNS = " \t\r\n,;:.…–—-"
_OPENING_SIGNS = f"{_LEADING_SIGNS}([{{"
_OPENING = frozenset("([{\"'“‘«—–")


@cache
def _chunk_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:[0-9]+(?:[.,][0-9]+)*|[^\s.,;:()\[\]{}\"“”„«»…!?–―—+*=<>|])+")


def read_trailing(tokens: Tokens, start: int, at: int, figure: Figure) -> tuple[str, Hedges]:
    """Return what trails a figure, from `start` to before `at`, and the hedges in it, or refuse."""
    beside.refuse_after(tokens, start, at)
    if tokens[at].word in _LATE_AT_ONCE:
        _refuse_late(tokens, at, at + 1)
    mark, _ = money.after(tokens, at)
    if mark:
        tokens.refuse(mark.said, "currency apart")
    _refuse_figures(tokens, at)
    found: list[tuple[Hedge, str]] = []
    place, end, is_next = at, len(tokens), not figure.scales
    while place < len(tokens):
        size = 0 if _is_in_word(tokens, place) else tokens.longest(place, _LATE)
        if size:
            hedge = _late(tokens, place, place + size)
            if hedge:
                found.append((hedge, tokens.said(place, place + size)))
                end = place
        elif tokens[place].is_word:
            _refuse_word(tokens, place, figure, is_next=is_next)
            is_next, end = False, len(tokens)
        place += size or 1
    rest = tokens.phrase[tokens[at].start : tokens[end].start].lstrip(_LEADING_SIGNS).rstrip()
    return rest if end == len(tokens) else rest.rstrip(_OPENING_SIGNS), tuple(found)


def _refuse_figures(tokens: Tokens, at: int) -> None:
    """Refuse a second figure, or a magnitude that stands apart from its figure."""
    for number, chunk in enumerate(_chunk_pattern().findall(tokens.phrase, tokens[at].start)):
        word = chunk.casefold() if chunk.isalpha() else _POSSESSIVE.sub("", chunk.casefold())
        is_scale = word in DIGIT_SCALES or word.split("-")[0].removesuffix("s") in SCALE_WORDS
        if number == 0 and is_scale:
            tokens.refuse(chunk, "second magnitude")
        if _is_figure(chunk) or word in SCALE_WORDS:
            tokens.refuse(chunk.strip("-"), "second figure")


def _is_in_word(tokens: Tokens, at: int) -> bool:
    """Whether the word here is the end of a longer one: the C of "D.C."."""
    return tokens[at].is_word and tokens[at].glued and tokens[at - 1].text not in _OPENING


def _late(tokens: Tokens, at: int, stop: int) -> Hedge | None:
    """Return the hedge that stands here, from `at` to before `stop`, if it counts."""
    said, after = tokens.key(at, stop - at), tokens[stop].text
    is_last = not after or after in CLOSING
    if said in BEHIND and is_last:
        return BEHIND[said]
    if is_last or said not in PREPOSITIONS | _LAST:
        _refuse_late(tokens, at, stop)
    return None


def _refuse_word(tokens: Tokens, at: int, figure: Figure, *, is_next: bool) -> None:
    """Refuse a word behind a figure that says more of it than what it counts."""
    token = tokens[at]
    if token.word in CLAIMS or token.word == "may":
        noun = tokens[at + 1]
        if token.word != "suspected" or not noun.is_word or noun.word in _FATES:
            tokens.refuse(token.text, "claim")
    if figure.coefficient == 0 and token.word in SILENT:
        tokens.refuse(token.text, "silence", "0", "unknown")
    beside.refuse_any(tokens, at, beside.ANYWHERE)
    powers = _powers_of(tokens, at, is_next=is_next)
    if powers:
        scales = (figure.multiplier * 10**power for power in (0, *powers))
        readings = (plain(figure._replace(multiplier=scale)) for scale in scales)
        tokens.refuse(token.text, "foreign magnitude", *readings)
    if not token.is_of() and not _is_model(tokens, at):
        tokens.refuse(token.text, "foreign word")


def _is_model(tokens: Tokens, at: int) -> bool:
    """Whether the letters here stand beside the digits of a name: "Ми-8", "Ми-24П"."""
    after = at + 1 + tokens.joins(at + 1)
    beside = (tokens[at].glued and tokens[at - 1], tokens[after].glued and tokens[after])
    return tokens[at].text[0].isupper() and any(token and token.is_number for token in beside)


def _refuse_late(tokens: Tokens, at: int, stop: int) -> None:
    part = tokens.said(at, stop)
    if tokens[at].word == "min":
        tokens.refuse(part, "minimum or minutes", "a minimum", "minutes")
    tokens.refuse(part, "late")


def _is_figure(chunk: str) -> bool:
    """Whether this is a figure, and not a word or a name with digits in it ("T-72", "155mm")."""
    if chunk.isalpha():  # as most are
        return chunk.casefold() in _FIGURES
    for part in chunk.strip("'’").split("/"):
        has_digit = any(map(str.isnumeric, part))
        has_letter = any(sign.isalpha() and not sign.isnumeric() for sign in part)
        if has_digit and has_letter and not (_is_amount(part) or _TENS.fullmatch(part)):
            return False
        if has_digit or all(word in _FIGURES for word in part.casefold().split("-")):
            return True
    return False


def _is_amount(part: str) -> bool:
    """Whether digits and letters are a figure: "100k", "5bn", "EUR5", "US$5m", but not "K9"."""
    magnitude, code = part.lstrip("0123456789.,"), part.strip("0123456789.,")
    return (
        (magnitude != part and magnitude.casefold() in DIGIT_SCALES)
        or code.upper() in money.PLAIN_CODES
        or any(map(money.is_sign, part))
    )


@cache
def _foreign() -> dict[str, list[int]]:
    """Return the powers of ten for which each word of another language stands."""
    return {word: [*map(int, powers.split())] for word, powers in rows("magnitude")}


def _powers_of(tokens: Tokens, at: int, *, is_next: bool) -> list[int]:
    """Return the powers of ten of a foreign word; of a doubtful one only where it `is_next`."""
    word = tokens[at].text.casefold()
    if not word.isascii():
        word = "".join(sign for sign in normalize("NFKD", word) if not combining(sign))
    powers = _foreign().get(word, [])
    if not powers or tokens[at].text == "MIA":  # missing in action
        return []
    if len(word) > _SHORT and (is_next or word not in _NAMES):
        return powers
    after = tokens[at + 1]
    return powers if is_next and (not after.glued or after.text in CLOSING) else []
