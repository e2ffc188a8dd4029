"""Languages: which words of each are hedges and magnitudes, what they mean, and who says so.

Each word of a language means words of English, which are read in its place.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem
from conflictmodel.phrases._grammar.beside import Hedge
from conflictmodel.phrases._grammar.tokens import Lexicon, Tokens, listed, table

MAGNITUDES = frozenset(listed("thousand million billion trillion"))
OPENERS, JOINERS = frozenset(listed("from between")), frozenset(listed("to and or"))
CONNECTIVES = OPENERS | JOINERS
_NUMBER = "number in words"
REFUSED = {"unsettled": "unsettled", "number": _NUMBER, "another magnitude": _NUMBER}
_HEDGES = frozenset(hedge.value for hedge in Hedge)
_NOUNS = frozenset(listed("percent km tons hectares january euros dollars hryvnias roubles"))
_OTHERS = frozenset(["or more", "or fewer", "us dollars", "o'clock", "fold", "possibly"])
MEANINGS = _HEDGES | MAGNITUDES | CONNECTIVES | REFUSED.keys() | _NOUNS | _OTHERS
"""What a word can mean, beside two of the hedges with "or" between them."""


@final
@frozen
@_checks.checked
class Meaning(Displayed):
    """Words of a language that mean the same, and who says so.

    Args:
        english: What they mean: one of the English words that the page on languages lists; a
            collective is a hedge with its number: "about 40".
        words: The words, in any case, and a magnitude with a dot or without.
        source: The work or the data that gives them this meaning.

    >>> print(GERMAN.words[0])
    etwa: about (rails-i18n, de.yml: distance_in_words, about_x_years)
    """

    english: str
    words: tuple[str, ...] = field(converter=_checks.Kept[str])
    source: str

    def _problems(self) -> _checks.Problems:
        hedge, _, number = self.english.rpartition(" ")
        is_collective = hedge in _HEDGES and number.isdecimal()
        readings = self.english.split(" or ")
        is_either = len(readings) > 1 and _HEDGES.issuperset(readings)
        if self.english in MEANINGS or is_collective or is_either:
            return ()
        message = f"{self.english!r} is none of the meanings that are read"
        return (Problem("english", message),)

    def __str__(self) -> str:
        return f"{', '.join(self.words)}: {self.english} ({self.source})"


class Versioned(Displayed):
    """What is kept beside a phrase by the id that its name and its version make."""

    __slots__ = ()
    name: str
    version: int

    def _problems(self) -> _checks.Problems:
        message = f"{self.name!r} holds '/', which parts it in the id"
        found = (Problem("name", message),) if "/" in self.name else ()
        return (*found, *_checks.count("version", self.version, least=1))

    @property
    def id(self) -> str:
        """The name and the version."""
        return f"{self.name}/{self.version}"

    def __str__(self) -> str:
        return self.id


@final
@frozen(cache_hash=True)
@_checks.checked
class Language(Versioned):
    """A named, versioned table of what the words of a language mean.

    Args:
        name: The code of the language, and of the country where it matters, such as `es-MX`.
        version: The version, 1 or more; a table that reads one phrase differently needs a new one.
        decimal: The sign before decimals: "," or ".".
        group: The sign between groups of three digits, which a space may always be; may be empty.
        script: How the names in Unicode of its letters begin, beside Latin ones: "CYRILLIC".
        noun_first: Whether a noun before its number means "about", as in Russian.
        words: What its words mean, each one thing.

    >>> from conflictmodel.phrases import ROUNDING_1, read
    >>> print(read("щонайменше 4", policy=ROUNDING_1, language=UKRAINIAN).range)
    at least 4
    >>> UKRAINIAN.id, GERMAN.meanings["etwa"]
    ('uk/1', {'about'})
    """

    name: str
    version: int = field(converter=_checks.whole)
    decimal: str
    group: _checks.AnyText = ""
    script: str = "LATIN"
    noun_first: bool = False
    words: tuple[Meaning, ...] = field(default=(), converter=_checks.Kept[Meaning])

    def _problems(self) -> _checks.Problems:
        problems = [*super()._problems()]
        if self.decimal not in {",", "."}:
            problems.append(Problem("decimal", f"{self.decimal!r} is neither ',' nor '.'"))
        if self.group not in {"", ",", "."} - {self.decimal}:
            problems.append(Problem("group", f"{self.group!r} is no sign but that before decimals"))
        problems += (
            Problem("words", f"{word!r} means {' and '.join(sorted(found))}")
            for word, found in self.meanings.items()
            if len(found - CONNECTIVES) > 1
        )
        return tuple(problems)

    @cached_property
    def meanings(self) -> Lexicon[set[str]]:
        """The meanings of each word: of most one, beside that between two figures."""
        found = defaultdict[str, set[str]](set)
        for row in self.words:
            for word in row.words:
                keys = {word.removesuffix("."), word}
                if row.english in MAGNITUDES:  # an abbreviation, or at the end of a sentence
                    keys.add(f"{word}.")
                for key in keys:
                    found[" ".join(token.word for token in Tokens(key).items)].add(row.english)
        return Lexicon(found)


def _words(name: str) -> tuple[Meaning, ...]:
    rows = table(f"_languages/{name}.txt")
    return tuple(Meaning(english, words.split("; "), source) for english, words, source in rows)


ENGLISH = Language("en", 1, decimal=".", group=",")
"""English, which is read as it stands: its hedges are this library's own reading."""

UKRAINIAN = Language("uk", 1, decimal=",", script="CYRILLIC", noun_first=True, words=_words("uk"))
"""Ukrainian; "до 50" is at most 50."""

RUSSIAN = Language("ru", 1, decimal=",", script="CYRILLIC", noun_first=True, words=_words("ru"))
"""Russian; "до 50" is at most 50."""

FRENCH = Language("fr", 1, decimal=",", words=_words("fr"))
"""French; "une quarantaine" is about 40, and a "billion" is a million millions."""

SPANISH = Language("es", 1, decimal=",", group=".", words=_words("es"))
"""Spanish as in Spain, Colombia and Argentina: "2.000" is two thousand."""

MEXICAN_SPANISH = evolve(SPANISH, name="es-MX", decimal=".", group=",")
"""Spanish as in Mexico and Central America: "2,000" is two thousand, and "2.000" may be two."""

GERMAN = Language("de", 1, decimal=",", group=".", words=_words("de"))
"""German; a "Billion" is a million millions."""

_ALL = (ENGLISH, UKRAINIAN, RUSSIAN, FRENCH, SPANISH, MEXICAN_SPANISH, GERMAN)
LANGUAGES: Mapping[str, Language] = MappingProxyType({each.id: each for each in _ALL})
"""The languages of this library by id."""


def has_number_word(phrase: str) -> bool:
    """Whether a word of a phrase is a number in a language of these that is not English."""
    tokens = Tokens(phrase)
    return any(
        meaning in MAGNITUDES or REFUSED.get(meaning) == _NUMBER or meaning[-1].isdecimal()
        for table in (language.meanings for language in _ALL)
        for at in range(len(tokens))
        for meaning in table.get(tokens.key(at, tokens.longest(at, table)), ())
    )
