"""Rows: how a mapping reads the values of one record, and what it finds wrong or odd."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar, final

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.errors import ConflictModelError, InvalidValueError, Problem
from conflictmodel.readers.extracts import Record
from conflictmodel.values.periods import Period, written_day
from conflictmodel.values.points import Point

_T = TypeVar("_T")

NO_DAY = date(2000, 1, 1)
"""The placeholder of a day that cannot be read."""

_DAY_LENGTH = len("2024-12-23")
_TIME_LENGTH = len("2024-12-23T08:05:00")
_DECIMALS = tuple(f".{digit}" for digit in "0123456789")

AT_ANY_TIME = Period("../..")
"""When something was said, where nothing is published of it."""


def unreadable(message: str) -> InvalidValueError:
    """Return the error of a text that a reader passed to `Row.read` cannot read."""
    return _checks.refusal("Row", Problem("", message))


def are_digits(text: str) -> bool:
    """Tell whether a text is nothing but the digits 0 to 9."""
    return text.isascii() and text.isdigit()


def day(text: str) -> date:
    """Return the day that a text names, written as 2024-12-23."""
    found = written_day(text)
    if found is None:
        shown = _checks.shown(text)
        raise unreadable(f"{shown} is no day of the calendar, written as 2024-12-23")
    return found


def day_of_time(text: str, *, needs_zone: bool = False) -> date:
    """Return the day of a time such as 2024-12-23T08:05:00.5+02:00, in the zone that is written."""
    found = day(text[:_DAY_LENGTH])
    clock, zone = text[_DAY_LENGTH:_TIME_LENGTH], text[_TIME_LENGTH:]
    if zone.startswith(_DECIMALS):
        zone = zone[1:].lstrip("0123456789")
    is_zone = is_time_zone(zone) if zone or needs_zone else True
    parts = clock.removeprefix("T").split(":")
    if not (clock.startswith("T") and is_zone and _is_clock(parts, (24, 60, 60))):
        shown = _checks.shown(text)
        raise unreadable(f"{shown} is no time, written as 2024-12-23T08:05:00+02:00")
    return found


def is_time_zone(text: str) -> bool:
    """Tell whether a text is a time zone: Z, +02:00 or -11:30."""
    return text == "Z" or (text[:1] in {"+", "-"} and _is_clock(text[1:].split(":"), (15, 60)))


def _is_clock(parts: list[str], limits: tuple[int, ...]) -> bool:
    """Tell whether there are parts of two digits, each below its limit."""
    return len(parts) == len(limits) and all(
        len(part) == len("00") and are_digits(part) and int(part) < limit
        for part, limit in zip(parts, limits, strict=True)
    )


@final
class Row:
    """The values of one record, each marked as mapped once it is read.

    Where a value cannot be read, a placeholder takes its place, so that all that is wrong with a
    row is found at once; its claims are thrown away.
    """

    def __init__(self, where: str, cells: Mapping[str, str]) -> None:
        self.where = where
        self.cells = cells
        self.problems: list[Problem] = []
        self._findings: list[Problem] = []
        self._mapped: set[str] = set()

    def wrong(self, column: str, message: str) -> None:
        """Say that the file cannot be read, because of a value in this row."""
        path = f"{self.where}, {column}" if column else self.where
        self.problems.append(Problem(path, message))

    def finding(self, column: str, message: str) -> None:
        """Say what is odd about a value that was published; the file is read all the same."""
        self._findings.append(Problem(column, message))

    def has(self, column: str) -> bool:
        """Tell whether a column has text, without marking it as mapped."""
        return bool(self.cells.get(column, "").strip())

    def optional(self, column: str) -> str | None:
        """Return the text of a column, or `None` where it is blank or there is no such column."""
        self._mapped.add(column)
        return self.cells.get(column, "").strip() or None

    def text(self, column: str) -> str:
        """Return the text of a column, which must have some."""
        value = self.optional(column)
        if value is None:
            self.wrong(column, "it is blank")
            return column
        return value

    def texts(self, *columns: str) -> tuple[str, ...]:
        """Return the texts of those of some columns that have one."""
        return tuple(text for text in map(self.optional, columns) if text is not None)

    def entries(self, column: str) -> tuple[str, ...]:
        """Return the texts of a column that semicolons part, each once; none where it is blank."""
        listed = (each.strip() for each in (self.optional(column) or "").split(";"))
        return tuple(dict.fromkeys(each for each in listed if each))

    def point(self) -> Point | None:
        """Return the point of the columns `latitude` and `longitude`, `None` if one is wrong."""
        try:
            return Point.parse(self.text("latitude"), self.text("longitude"))
        except InvalidValueError as error:
            for problem in error.problems:
                if self.has(problem.path):
                    self.wrong(problem.path, problem.message)
            return None

    def optional_count(self, column: str) -> int | None:
        """Return the whole number of a column, or `None` where it is blank."""
        value = self.optional(column)
        if value is None:
            return None
        if not are_digits(value):
            self.wrong(column, f"{_checks.shown(value)} is no whole number in plain digits")
            return 0
        if len(value) > _checks.MOST_DIGITS:
            self.wrong(column, f"a number of {len(value):,} digits is too long to be read")
            return 0
        return int(value)

    def count(self, column: str) -> int:
        """Return the whole number of a column, which must have one."""
        self.text(column)
        return self.optional_count(column) or 0

    def refuse_long(self, column: str, *numbers: int | None) -> None:
        """Say that numbers made of a value are wrong if they are too long to be written again."""
        for problem in _checks.few_digits(column, *numbers):
            self.wrong(column, problem.message)

    def day(self, column: str) -> date:
        """Return the day of a column, written as 2024-12-23."""
        return self.read(column, day, NO_DAY)

    def read(self, column: str, read: Callable[[str], _T], instead: _T) -> _T:
        """Return what a function reads from the text of a column; what it refuses is wrong."""
        value = self.text(column)
        return self.tried(column, lambda: read(value), instead) if self.has(column) else instead

    def tried(self, column: str, make: Callable[[], _T], instead: _T) -> _T:
        """Return what a function makes of a column; what it refuses is wrong."""
        try:
            return make()
        except InvalidValueError as error:
            self.wrong(column, "; ".join(problem.message for problem in error.problems))
            return instead

    def choice(self, column: str, known: Mapping[str, _T], instead: _T) -> _T:
        """Return what one of a few known texts stands for."""
        value = self.text(column)
        if self.has(column) and value not in known:
            self.wrong(column, f"{_checks.shown(value)} is none of {', '.join(known)}")
        return known.get(value, instead)

    def record(self, make: Callable[["Row"], Iterable[Claim]]) -> Record | None:
        """Return the record with the claims that a function makes of it, `None` if it is wrong."""
        record = None
        try:
            record = self._of(tuple(make(self)))
        except InvalidValueError as error:
            # Whatever follows from a placeholder is no problem.
            if not self.problems:
                for problem in error.problems:
                    self.wrong("", f"{error.owner}: {problem}")
        except ConflictModelError as error:
            self.wrong("", str(error))
        return None if self.problems else record

    def _of(self, claims: tuple[Claim, ...]) -> Record:
        unmapped = (each for each in self.cells if self.has(each) and each not in self._mapped)
        return Record(
            self.where, tuple(self.cells.items()), claims, tuple(unmapped), tuple(self._findings)
        )
