"""Yardsticks: what "likely" means in percent, by a published scale.

None gives "could", "may", "might" or "possible" a place: these words state no probability. Who puts
such a word on a yardstick names the term they take it for, and both are kept.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, Row
from conflictmodel.errors import PhraseError, Problem
from conflictmodel.phrases._grammar.tokens import table
from conflictmodel.values.ranges import Range

_WHOLE = 100


@final
@frozen
@_checks.checked
class Likelihood(Displayed):
    """A word of likelihood, and the percent a yardstick gives it.

    Args:
        phrase: The word as it was said.
        yardstick: The name of the yardstick.
        term: The yardstick's term; where it is not the phrase, the choice of who recorded it.
        percent: The probability in whole percent, up to 100.

    >>> print(Likelihood("likely", "phia", "likely", Range(55, 75)))
    likely: 55–75 % (phia)
    """

    phrase: str
    yardstick: str
    term: str
    percent: Range

    def _problems(self) -> _checks.Problems:
        return _percent_problems("percent", self.percent)

    def _title(self) -> Line:
        taken = "" if self.term == self.phrase.casefold() else f", taken as {self.term}"
        return (self.phrase, f"{taken}: {self.percent} % ({self.yardstick})")


@final
@frozen
@_checks.checked
class Yardstick(Displayed):
    """A published scale of likelihood.

    Args:
        name: The name it is recorded by.
        terms: Each term, in lower case and once, with its range of percent, up to 100. Where the
            published end is approximate or excluded, the whole percent it names is given.

    >>> print(PHIA.read("Likely"))
    Likely: 55–75 % (phia)
    """

    name: str
    terms: tuple[tuple[str, Range], ...] = field(converter=_checks.Kept[tuple[str, Range]])

    def _problems(self) -> _checks.Problems:
        problems = _checks.each("terms", self.terms, _term_problems)
        if not problems and len(dict(self.terms)) < len(self.terms):
            return (Problem("terms", "a term occurs twice"),)
        return problems

    def __str__(self) -> str:
        return self.name

    def _rows(self) -> tuple[Row, ...]:
        return tuple((f"{each.lower}–{each.upper} %", (term,)) for term, each in self.terms)

    def read(self, phrase: str, *, taken_as: str | None = None) -> Likelihood:
        """Return what a word of likelihood means on this yardstick.

        Args:
            phrase: The word as it was said, in any case.
            taken_as: The term to take it for, where the yardstick does not have the word.

        Raises:
            PhraseError: If the yardstick does not have the word, or the term.

        >>> print(PHIA.read("could", taken_as="realistic possibility"))
        could, taken as realistic possibility: 40–50 % (phia)
        """
        _checks.refuse(
            "read", _checks.text("phrase", phrase), _checks.optional_text("taken_as", taken_as)
        )
        term = (phrase if taken_as is None else taken_as).casefold()
        percent = dict(self.terms).get(term)
        if percent is not None:
            return Likelihood(phrase, self.name, term, percent)
        reason = f"{self.name} has no such term"
        advice = "record the word alone, or name the term to take it for"
        raise PhraseError(phrase, taken_as or phrase, reason, advice=advice)


def _percent_problems(path: str, percent: Range) -> _checks.Problems:
    is_within = percent.upper is not None and percent.upper <= _WHOLE
    return () if is_within else (Problem(path, "the upper end is above 100"),)


def _term_problems(path: str, entry: tuple[object, ...]) -> _checks.Problems:
    match entry:
        case (str() as term, Range() as percent) if term == term.casefold():
            return (*_checks.text(path, term), *_percent_problems(path, percent))
        case _:
            message = f"expected a term in lower case and its range, got {_checks.shown(entry)}"
            return (Problem(path, message),)


def _published(name: str) -> Yardstick:
    terms = (
        (term, Range(int(lower), int(upper)))
        for yardstick, lower, upper, words in table("yardsticks.txt")
        if yardstick == name
        for term in words.split("; ")
    )
    return Yardstick(name, tuple(terms))


PHIA = _published("phia")
"""The probability yardstick of the UK Professional Head of Intelligence Assessment (GOV.UK, 2025).

It has gaps between the bands; the lowest excludes 0, the highest 100, and "realistic possibility"
ends below 50.
"""

ICD203 = _published("icd203")
"""The terms of US Intelligence Community Directive 203 (2015, D.6.e(2)(a)); neighbours touch."""

YARDSTICKS: Mapping[str, Yardstick] = MappingProxyType({each.name: each for each in (PHIA, ICD203)})
"""The published yardsticks by name."""
