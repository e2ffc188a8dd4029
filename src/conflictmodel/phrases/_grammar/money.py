"""The currencies in a phrase: signs, ISO 4217 codes and names, before or after a figure."""

from typing import NamedTuple

from conflictmodel.phrases._grammar.tokens import Lexicon, Tokens, listed, meanings, rows
from conflictmodel.values.units import iso_4217

DOLLAR = "$"  # of which nobody said whose it is; the policy says
_SIGNS, _NAMES = meanings("sign"), meanings("currency")
_UNCLEAR = Lexicon({word: either.split(" or ") for word, either in rows("unclear")})

# Codes that are nothing else in this field, in any case. Many others are words or forces as well:
# ROK, USN, SAR and TOP are codes of ISO 4217, withdrawn ones included.
PLAIN_CODES = frozenset(listed("AUD CHF CNY CZK DKK EUR GBP JPY KRW NOK PLN SEK UAH USD"))


class Mark(NamedTuple):
    """A currency in a phrase."""

    code: str
    said: str
    is_doubtful: bool = False  # the letters may be a word or a name as well
    is_stuck: bool = False  # letters stick to the digits after them, as in the name of a model


def before(tokens: Tokens, at: int) -> tuple[Mark | None, int]:
    """Read a currency before a figure; return it, and where the figure stands."""
    mark, start = _sign(tokens, at)
    if not mark and tokens[at + 1].is_number:
        mark = _code(tokens[at].text, is_stuck=tokens[at + 1].glued)
        start = at + bool(mark)
    return mark, start


def after(tokens: Tokens, at: int) -> tuple[Mark | None, int]:
    """Read a currency after a figure; return it, and where it ends."""
    mark, after_sign = _sign(tokens, at)
    if mark and not (tokens[after_sign].glued and tokens[after_sign].is_number):
        return mark, after_sign
    size = tokens.longest(at, _NAMES)
    if size and tokens.is_closed(at + size):
        return Mark(_NAMES[tokens.key(at, size)], tokens.said(at, at + size)), at + size
    if tokens.is_closed(at + 1):
        _refuse_unclear(tokens, at)
        mark = _code(tokens[at].text)
        return mark, at + bool(mark)
    return None, at


def is_sign(text: str) -> bool:
    return text in _SIGNS or (text in _UNCLEAR and not text.isalpha())


def _sign(tokens: Tokens, at: int) -> tuple[Mark | None, int]:
    size = tokens.longest(at, _SIGNS)
    if size > 1 and not tokens[at + 1].glued:  # "a $5 loan": an article, not Australia
        size = 0
    if size:
        return Mark(_SIGNS[tokens.key(at, size)], tokens.said(at, at + size)), at + size
    if not tokens[at].is_word:
        _refuse_unclear(tokens, at)
    return None, at


def _code(text: str, *, is_stuck: bool = False) -> Mark | None:
    code = text.upper()
    is_plain = code in PLAIN_CODES
    is_code = is_plain or (text.isupper() and code in iso_4217())
    return Mark(code, text, not is_plain, is_stuck) if is_code else None


def _refuse_unclear(tokens: Tokens, at: int) -> None:
    if tokens[at].word in _UNCLEAR:
        tokens.refuse(tokens[at].text, "unclear currency", *_UNCLEAR[tokens[at].word])
