"""Phrases of other languages, word for word in the English that the grammar reads."""

import re
from typing import NoReturn

from conflictmodel.phrases import languages
from conflictmodel.phrases._grammar import money
from conflictmodel.phrases._grammar.spelled import DIGIT_SCALES
from conflictmodel.phrases._grammar.tokens import HYPHENS, Token, Tokens, listed

_SHARED = frozenset([*(DIGIT_SCALES.keys() - {"b", "t", "tn"}), *listed("km cm mm kg g ha")])
_GROUP = 3


def translated(phrase: str, language: languages.Language) -> Tokens:
    """Return the tokens of a phrase in English, or refuse it."""
    translation = _Translation(Tokens(phrase), language)
    at = 0
    while at < len(translation.said):
        at += translation.entry(at) or translation.token(at)
    return Tokens(phrase, tuple(translation.made))


class _Translation:
    """The tokens made so far, and what the last of them was."""

    def __init__(self, said: Tokens, language: languages.Language) -> None:
        self.said, self.language = said, language
        self.made: list[Token] = []
        self.last = ""  # "number", "magnitude" or "native", a word in the script of the language
        self.has_opener = self.has_figure = False

    def entry(self, at: int) -> int:
        """Translate the longest entry that stands here; return its length, or 0 for none."""
        size = self.said.longest(at, self.language.meanings)
        after = self.said[at + size]
        is_part = after.glued and (after.text in HYPHENS or after.is_number)
        if not size or is_part or self.is_in_name(at):
            return 0
        meanings = self.language.meanings[self.said.key(at, size)]
        others = meanings - languages.CONNECTIVES
        if not others <= languages.MAGNITUDES:
            self.refuse_before_sign(at, size)
        is_joined = self.last in {"number", "magnitude"} and after.is_number
        if meanings & languages.OPENERS and not self.has_figure:
            self.has_opener = True
            self.make(at, size, *meanings & languages.OPENERS)
        elif meanings & languages.JOINERS and is_joined and (self.has_opener or not others):
            self.make(at, size, *meanings & languages.JOINERS)
        elif others:
            self.meant(at, size, *others)
        else:
            return 0
        return size

    def is_in_name(self, at: int) -> bool:
        """Whether what stands here sticks to letters before it: the digits of "T-72"."""
        hyphen = at > 0 and self.said[at - 1].text in HYPHENS
        return at > hyphen and self.said[at].glued and self.said[at - 1 - hyphen].is_word

    def meant(self, at: int, size: int, meaning: str) -> None:
        """Translate what means one thing, or refuse what means none or two."""
        part = self.said.said(at, at + size)
        if meaning in languages.REFUSED:
            self.refuse(part, languages.REFUSED[meaning])
        if " or " in meaning:
            self.refuse(part, "two meanings", *meaning.split(" or "))
        if meaning in languages.MAGNITUDES and self.last != "number":
            self.refuse(part, "magnitude apart")
        # English passes over "about" and "nearly" behind a figure, where they may be prepositions.
        english = meaning.replace("about", "roughly")
        self.make(at, size, "±" if self.has_figure and english == "nearly" else english)
        self.last = "magnitude" if meaning in languages.MAGNITUDES else ""
        self.has_figure |= meaning[-1].isdecimal()

    def refuse(self, part: str, name: str, *readings: str) -> NoReturn:
        language, decimal = self.language.id, self.language.decimal
        self.said.refuse(part, name, *readings, language=language, decimal=decimal)

    def make(self, at: int, size: int, english: str) -> None:
        first, said = self.said[at], self.said.said(at, at + size)
        for token in Tokens(english).items:
            text = said if token.is_word else token.text
            end, glued = first.start + len(said), first.glued and token.start == 0
            self.made.append(Token(text, token.word, first.start, end, glued))
        self.last = ""

    def token(self, at: int) -> int:
        token = self.said[at]
        if token.is_number and not self.is_in_name(at):
            token = self.number(at)
        elif token.is_word:
            token = self.word(at)
        else:
            self.last = ""
        self.made.append(token)
        return 1

    def number(self, at: int) -> Token:
        """Return a number as English writes it."""
        token, dot = self.said[at], self.said[at + 1]
        if dot.text == "." and dot.glued and self.said[at + 2].is_word:
            self.refuse(self.said.said(at, at + 3), "ordinal dot")
        if self.last == "native" and self.language.noun_first and not self.has_figure:
            self.refuse(self.said.said(at - 1, at + 1), "noun first")
        self.last, self.has_figure = "number", True
        text = self.written(token.text)
        return token._replace(text=text, word=text)

    def written(self, text: str) -> str:
        if text.isdigit():
            return text
        decimal, group = self.language.decimal, self.language.group
        grouped = rf"[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+|" if group else ""
        found = re.fullmatch(rf"({grouped}[0-9]+)(?:{re.escape(decimal)}([0-9]+))?", text)
        whole, *rest = re.split("[.,]", text)
        is_either = len(rest) == 1 and len(rest[0]) == _GROUP and f"{whole}{group}{rest[0]}" != text
        if found is None or is_either:
            readings = (f"{whole}.{rest[0]}", f"{whole},{rest[0]}") if is_either else ()
            self.refuse(text, "number format", *readings)
        fraction = f".{found[2]}" if found[2] else ""
        return (found[1].replace(group, ",") if group else found[1]) + fraction

    def word(self, at: int) -> Token:
        """Hide a word from the English tables, and refuse one of another script."""
        token = self.said[at]
        self.refuse_before_sign(at, 1)
        is_latin = token.is_of()
        if not is_latin and not token.is_of(self.language.script):
            self.refuse(token.text, "another script")
        self.last = "" if is_latin else "native"
        after = self.said[at + 1]
        if token.word in _SHARED or (after.glued and after.text == money.DOLLAR):  # "US$"
            return token
        return token._replace(word=f"{self.language.id}:")

    def refuse_before_sign(self, at: int, size: int) -> None:
        """Refuse letters between a number and the sign of a currency: "5 T€" are thousands."""
        after = self.said[at + size]
        is_shared = self.said[at].word in _SHARED
        if self.last == "number" and after.glued and money.is_sign(after.text) and not is_shared:
            self.refuse(self.said.said(at, at + size + 1), "letters before sign")
