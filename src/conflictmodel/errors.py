"""What can go wrong, as types that carry what went wrong.

```text
ConflictModelError
├── InvalidValueError (ValueError)       a constructor was given what cannot be a value
├── PhraseError (ValueError)             a phrase was not understood, or not wholly
├── UnknownNameError (KeyError)          a name that stands for nothing: currency, policy, rule …
├── DoubleCountingError (ValueError)     parts that overlap were to be added
├── RuleError (ValueError)               a rule cannot use the voices it is given
│   └── VoicesLackError                  the same: they lack a day, a grade or a weight
├── DisagreementError                    a rule found no conclusion (beside `Rule`)
│   └── NoConclusionError                the same, with the whole working (beside `Assessment`)
├── MissingExtraError (ImportError)      a part of this library needs a package that is not there
└── DocumentError (ValueError)           a document cannot be read, or not be written
```

Catching `ConflictModelError` catches all of them.
"""

from collections.abc import Sequence
from typing import final

from attrs import frozen

from conflictmodel.display.displayed import Displayed
from conflictmodel.display.text import few

__all__ = [
    "ConflictModelError",
    "DocumentError",
    "DoubleCountingError",
    "InvalidValueError",
    "MissingExtraError",
    "PhraseError",
    "Problem",
    "RuleError",
    "UnknownNameError",
    "VoicesLackError",
]

_LONGEST_NAME = 60
_LONGEST_PHRASE = 300
_MOST_LISTED = 100


@final
@frozen
class Problem(Displayed):
    """One thing that is wrong, and where.

    Args:
        path: Where: a field name (`lower`) or a path in a document (`$.claims[3].range.upper`).
        message: What is wrong, and where it can be said, what to do about it.

    >>> print(Problem("$.claims[3].range.upper", "upper 1 is below lower 5"))
    upper 1 is below lower 5 @ $.claims[3].range.upper
    """

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.message} @ {self.path}"


class ConflictModelError(Exception):
    """Everything this library raises on purpose.

    >>> issubclass(DocumentError, ConflictModelError)
    True
    """


@final
@frozen
class InvalidValueError(ConflictModelError, ValueError):
    """A constructor was given what cannot be a value at all.

    It has the type or function that refused; each problem has the name of its field.

    >>> from conflictmodel import Range
    >>> Range(-1)
    Traceback (most recent call last):
    conflictmodel.errors.InvalidValueError: Range: -1 is below 0 @ lower
    """

    owner: str
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        problems = few(self.problems, _MOST_LISTED, "problems")
        return f"{self.owner}: {'; '.join(map(str, problems))}"


@final
@frozen
class PhraseError(ConflictModelError, ValueError):
    """A phrase was not understood, or not wholly, so nothing was read from it.

    It has the whole phrase, the part that was not understood and the reason; the readings between
    which it would have been a guess, often none; and what to do instead, which may be empty.

    >>> error = PhraseError("5.000", "5.000", "three digits", ("5", "5,000"))
    >>> print(error)
    '5.000': three digits; it could be 5 or 5,000
    """

    phrase: str
    part: str
    reason: str
    readings: tuple[str, ...] = ()
    advice: str = ""

    def __str__(self) -> str:
        whole = self.phrase if len(self.phrase) <= _LONGEST_PHRASE else ""
        where = f" in {whole!r}" if whole and self.part != whole else ""
        choice = f"; it could be {' or '.join(self.readings)}" if self.readings else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f"{self.part!r}{where}: {self.reason}{choice}{advice}"


@final
@frozen
class UnknownNameError(ConflictModelError, KeyError):
    """A name was given that stands for nothing here.

    It has what the name should have stood for; the names that are known, where they are few enough
    to list; and of many the nearest, those that are nearly the same.

    >>> print(UnknownNameError("yardstick", "phiaa", ("icd203", "phia")))
    'phiaa' is no known yardstick; known: icd203, phia
    """

    kind: str
    name: str
    known: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        known = f"; known: {', '.join(self.known)}" if self.known else ""
        if self.nearest:
            known = f"; nearest: {', '.join(self.nearest)}"
        name = f"{self.name[:_LONGEST_NAME]}…" if len(self.name) > _LONGEST_NAME else self.name
        return f"{name!r} is no known {self.kind}{known}"


@final
@frozen
class DoubleCountingError(ConflictModelError, ValueError):
    """Figures were to be added whose subjects overlap, or may overlap: pairs of (id, id, why).

    >>> print(DoubleCountingError((("a", "b", "both count 'killed'"),)))
    cannot add: a and b (both count 'killed')
    """

    pairs: tuple[tuple[str, str, str], ...]
    advice: str = ""

    def __str__(self) -> str:
        pairs = [f"{one} and {other} ({why})" for one, other, why in self.pairs]
        advice = f"; {self.advice}" if self.advice else ""
        return f"cannot add: {'; '.join(few(pairs, noun='pairs'))}{advice}"


@frozen
class RuleError(ConflictModelError, ValueError):
    """A rule was given voices that it cannot use, or rules that it cannot be made of.

    >>> print(RuleError("hull", "there is no voice to combine"))
    hull: there is no voice to combine
    """

    rule: str
    reason: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"


@final
@frozen
class VoicesLackError(RuleError):
    """Some voices lack what a rule needs of each, which is why there is no conclusion.

    >>> print(VoicesLackError.of("latest(hull)", "these have no date", ["DW"]))
    latest(hull): these have no date: DW
    """

    @classmethod
    def of(cls, rule: str, lacking: str, origins: Sequence[str]) -> "VoicesLackError":
        """Return the error that names the first of these origins, and counts the others."""
        return cls(rule, f"{lacking}: {', '.join(few(origins))}")


@final
@frozen
class DocumentError(ConflictModelError, ValueError):
    """A document (a file, or `<text>`) cannot be written, or not read, and nothing was loaded.

    >>> print(DocumentError("a.json", (Problem("$.id", "expected text"),)))
    a.json: expected text @ $.id
    """

    name: str
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        separator = "\n  " if len(self.problems) > 1 else " "
        # A file that is read to its 100th problem has one more line, which says so.
        most = _MOST_LISTED + (len(self.problems) == _MOST_LISTED + 1)
        listed = few(self.problems, most, "problems")
        return separator.join([f"{self.name}:", *map(str, listed)])


@final
@frozen
class MissingExtraError(ConflictModelError, ModuleNotFoundError):
    """A part of this library needs a package that is not installed, and an extra installs it.

    >>> print(MissingExtraError("tables", "narwhals", "tables"))
    tables needs narwhals: in a clone of the repository, pip install '.[tables]'
    """

    needed_by: str
    package: str
    extra: str

    def __str__(self) -> str:
        how = f"in a clone of the repository, pip install '.[{self.extra}]'"
        return f"{self.needed_by} needs {self.package}: {how}"
