"""Cells: one value as different programs write it, and what they write where there is none.

What still says the same value to the last digit is read, with one finding for each column in which
it is met; what may be two values is not. docs/how-to/read-a-file.md has the table of spellings.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import TypeAlias, final

from conflictmodel import _checks
from conflictmodel.display.text import counted
from conflictmodel.files.resources import installed_text
from conflictmodel.files.xml import unnumbered
from conflictmodel.readers.record_findings import RecordFinding

MISSING = frozenset(
    {"NA", "NaN", "nan", "NaT", "NULL", "null", "None", "N/A", "#N/A", "<NA>", "\\N"}
)
"""What R, numpy, pandas, SQL, Python and spreadsheets write for a missing value, to the letter."""

IsMeant: TypeAlias = Callable[[str, str], bool]
"""Whether a text that may stand for a missing value is meant as it is, in a column."""


def no_name(_column: str, _text: str) -> bool:
    return False


_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,3}|E-?[0-9]{1,3})?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.000")  # or as many thousands
_DAY_LENGTH = len("2025-03-04")
_EXACT_FLOATS = 2**53  # above it a float skips some whole numbers
_MIDNIGHT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]00(?::00(?::00(?:[.,]0+)?)?)?"
    r"(?: ?(?:UTC|[Zz]|[+-]00(?::?00)?))?"
)
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?([.,][0-9]+)?"
    r"(?: ?(?:(UTC|[Zz])|([+-][0-9]{2})(?::?([0-9]{2}))?))?"
)
_WAYS_OUT: dict[str, str] = tomllib.loads(installed_text(__name__, "ways_out.toml"))


def plain_whole(text: str) -> str:
    """Return the digits of a whole number that is written as a float; any other text as it is."""
    found = None if text.isdigit() or _THOUSANDS.fullmatch(text) else _exact(text)
    if found is None or not -_EXACT_FLOATS <= found <= _EXACT_FLOATS or found % 1:
        return text
    return f"{int(found)}"


def plain_decimal(text: str) -> str:
    """Return a number without an exponent; any other text as it is."""
    found = _exact(text) if "e" in text.lower() else None
    return text if found is None else f"{found:f}"


def _exact(text: str) -> Decimal | None:
    if len(text) > _checks.MOST_DIGITS or not _NUMBER.fullmatch(text):
        return None
    return Decimal(text)


def plain_day(text: str) -> str:
    """Return the day of a midnight without a zone, or in that of UTC; any other text as it is."""
    found = None if len(text) == _DAY_LENGTH else _MIDNIGHT.fullmatch(text)
    return text if found is None else found[1]


def plain_time(text: str) -> str:
    """Return a time as XML Schema writes it; any other text as it is."""
    found = _TIME.fullmatch(text)
    if found is None:
        return text
    day, clock, seconds, rest, utc, hours, minutes = found.groups(default="")
    zone = f"{hours}:{minutes or '00'}" if hours else utc and "Z"
    return f"{day}T{clock}{seconds or ':00'}{rest.replace(',', '.')}{zone}"


def way_out(text: str) -> str:
    """Return what can be done about a text that may be two values, behind a colon; else nothing."""
    fitting = (f": {way}" for pattern, way in _WAYS_OUT.items() if re.fullmatch(pattern, text))
    return next(fitting, "")


@final
class Columns:
    """The columns of one file: what is odd about each of them is found once."""

    def __init__(self, is_meant: IsMeant = no_name) -> None:
        self._is_meant = is_meant
        # The first of each kind in each column, with its place, and how many there are.
        self._notes: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self.noted = 0
        self._shared: dict[tuple[str, ...], tuple[str, ...]] = {}

    def shared(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return names of columns as one object, which thousands of records keep."""
        return self._shared.setdefault(names, names)

    def values(
        self, where: str, cells: Mapping[str, str], quoted: Callable[[], Collection[str]]
    ) -> Mapping[str, str]:
        """Return the cells, blank where a text stands for a missing value; as they are if none."""
        if MISSING.isdisjoint(map(str.strip, cells.values())):
            return cells
        found, texts = dict(cells), quoted()
        for column, text in cells.items():
            plain = text.strip()
            if plain in MISSING and column not in texts and not self._is_meant(column, plain):
                found[column] = ""
                self.missing(column, where, plain)
        return found

    def missing(self, column: str, where: str, text: str) -> None:
        self.note(column, where, "{} is read as a missing value", f"{text!r}")

    def note(self, column: str, where: str, kind: str, *values: str) -> None:
        """Record what is odd about a value of a column, of which the first is shown."""
        self.noted += 1
        key = (unnumbered(column), kind)
        self._notes.setdefault(key, (where, values))
        self._counts[key] = self._counts.get(key, 0) + 1  # a Counter takes twice the time

    def findings(self) -> tuple[RecordFinding, ...]:
        return tuple(
            RecordFinding(
                column,
                f"{kind} ({{}}, first at {{}})",
                (*values, counted(self._counts[column, kind], "cell"), where),
            )
            for (column, kind), (where, values) in self._notes.items()
        )
