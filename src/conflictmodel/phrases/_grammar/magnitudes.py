"""Magnitudes: the words that multiply the figure before them, in English and in other languages."""

from functools import cache
from unicodedata import combining, normalize

from conflictmodel.phrases._grammar import english
from conflictmodel.phrases._grammar.tokens import CLOSING, Tokens, listed

DIGIT_SCALES = {word: 10 ** int(power) for word, power in english.rows("scale")}
"""The magnitudes after digits."""

ONLY_MONEY = {"m": "metres", "t": "tons", "tn": "tons", "b": "of something called B"}
"""Those that are read beside a currency alone, and what they may be elsewhere."""

# Elsewhere than right behind a figure these are names, or words of English.
_NAMES = frozenset(listed("bill bin bio kun lak mano mia mila mill ming mun puku tiri tri"))
_SHORT = 2


@cache
def _foreign() -> dict[str, list[int]]:
    """Return the powers of ten for which each word of another language stands."""
    found: dict[str, list[int]] = {}
    for word, power in english.rows("magnitude"):
        found.setdefault(word, []).append(int(power))
    return found


def foreign(tokens: Tokens, at: int, *, is_next: bool) -> list[int]:
    """Return the powers of ten of a foreign word; of a doubtful one only where it `is_next`."""
    word = _folded(tokens[at].text.casefold())
    powers = _foreign().get(word, [])
    if not powers or tokens[at].text == "MIA":  # missing in action
        return []
    if len(word) > _SHORT and (is_next or word not in _NAMES):
        return powers
    after = tokens[at + 1]
    return powers if is_next and (not after.glued or after.text in CLOSING) else []


def _folded(word: str) -> str:
    """Return a word without its diacritics."""
    if word.isascii():
        return word
    return "".join(sign for sign in normalize("NFKD", word) if not combining(sign))
