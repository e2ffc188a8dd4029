"""What a mapping is given: a row, whose values it reads, and what is known of the file so far."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import TypeAlias, TypeVar, final

from attrs import AttrsInstance, evolve, fields_dict

from conflictmodel import _checks
from conflictmodel.claims import Claim, Estimate
from conflictmodel.errors import ConflictModelError, InvalidValueError, Problem
from conflictmodel.files.kept_texts import KeptTexts
from conflictmodel.readers._cells import (
    MISSING,
    Columns,
    plain_day,
    plain_decimal,
    plain_whole,
    way_out,
)
from conflictmodel.readers.extracts import Cells, Record
from conflictmodel.readers.record_findings import RecordFinding
from conflictmodel.values import Group, Period, Place, Point, Range, Unit, between, on, unknown
from conflictmodel.values.periods import written_day
from conflictmodel.values.sources import Source, SourceKind

_T = TypeVar("_T")
_A = TypeVar("_A", bound=AttrsInstance)
_Made: TypeAlias = tuple[_T, frozenset[str], tuple[RecordFinding, ...]]
"""What is made of some columns of a row, the columns, and what is odd about them."""

NO_DAY = date(2000, 1, 1)
"""The placeholder of a day that cannot be read."""

DAY_LENGTH = len("2024-12-23")
ZONE = re.compile("Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9]")
_CLOCK = re.compile(rf"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:{ZONE.pattern})?")
_SHORT = 18
_TOO_LONG = "a number of {:,} digits is too long to be read"

SET_ASIDE = "the record is set aside: {}"
"""The kind of the finding that says why a record has no claim."""

AT_ANY_TIME = Period("../..")
"""When something was said, where nothing is published of it."""


# What thousands of rows share is one object; of how many is bounded, as a stream may have no end.
MANY = 1 << 11
cache_of_many = lru_cache(MANY)


def unreadable(message: str, text: str = "") -> InvalidValueError:
    """Return the error of a text that cannot be read, with what can be done about it."""
    return _checks.refusal("Row", Problem("", f"{message}{way_out(text)}"))


def are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def day(text: str) -> date:
    found = written_day(text)
    if found is None:
        shown = _checks.shown(text)
        raise unreadable(f"{shown} is no day of the calendar, written as 2024-12-23", text)
    return found


def day_of_time(text: str) -> date:
    """Return the day of a time such as 2024-12-23T08:05:00.5+02:00, in the zone that is written."""
    found = day(text[:DAY_LENGTH])
    if not _CLOCK.fullmatch(text[DAY_LENGTH:]):
        shown = _checks.shown(text)
        raise unreadable(f"{shown} is no time, written as 2024-12-23T08:05:00+02:00")
    return found


def day_of(text: str) -> date:
    return day_of_time(text) if "T" in text else day(text)


def decimal(text: str) -> Decimal:
    """Return a number as XML Schema writes it: `1000`, `-5.50`, `+5`, `.5`, `5.`."""
    unsigned = text[1:] if text.startswith(("+", "-")) else text
    digits = unsigned.replace(".", "", 1)
    if not are_digits(digits):
        shown = _checks.shown(text)
        raise unreadable(f"{shown} is no number in plain digits, such as 1100.50", text)
    if len(digits) > _checks.MOST_DIGITS:
        raise unreadable(_TOO_LONG.format(len(digits)))
    return Decimal(text)


@cache_of_many
def from_to(first: date, last: date) -> Period:
    return on(first) if first == last else Period(f"{first}/{last}")


_point = cache_of_many(Point.parse)
shared_group = cache_of_many(Group)
_source = cache_of_many(Source)


def shared_source(name: str, dataset: Source) -> Source:
    """Return the data set, where that is its name, or a source of which no more is known."""
    return dataset if name == dataset.name else _source(name, SourceKind.OTHER)


def maker(kind: type[_A]) -> Callable[..., _A]:
    """Return what makes a value of all its fields, which are checked only where they may be wrong.

    To check again what was read a moment ago takes a third of the time of reading.
    """
    # As attrs makes a constructor: a loop over the fields takes twice the time.
    names = [*fields_dict(kind)]
    lines = (
        f"def made(are_right, {', '.join(names)}):",
        "    value = new(kind)",
        *(f"    set_{name}(value, {name})" for name in names),
        "    are_right or value.__attrs_post_init__()",
        "    return value",
    )
    setters = {f"set_{name}": vars(kind)[name].__set__ for name in names}
    made: dict[str, Callable[..., _A]] = {}
    exec("\n".join(lines), {"kind": kind, "new": kind.__new__, **setters}, made)  # noqa: S102
    return made["made"]


_record, _place = maker(Record), maker(Place)


@cache_of_many
def shared_place(
    names: tuple[str, ...],
    at: Point | None = None,
    precision: str | None = None,
    *,
    plain: bool = False,
) -> Place:
    """Return the place that lies in others, of which the largest is named first."""
    within = shared_place(names[:-1], plain=plain) if names[1:] else None
    return _place(plain, names[-1], within, None, at, precision)


@final
class Row:
    """The values of one record, each marked as mapped once it is read.

    A placeholder stands for what cannot be read, so that all that is wrong is found at once.
    """

    def __init__(
        self,
        where: str,
        cells: Mapping[str, str],
        columns: Columns | None = None,
        quoted: Callable[[], Collection[str]] = tuple,
    ) -> None:
        self.where = where
        self.columns = Columns() if columns is None else columns
        self.published = Cells(self.columns.shared(tuple(cells)), cells.values())
        self.are_plain = self.published.are_plain
        self.cells = self.columns.values(where, cells, quoted)
        self.problems: list[RecordFinding] = []
        self._findings: list[RecordFinding] = []
        self._may_have_missing = self.cells is not cells
        self._figures: list[tuple[int | Decimal, Unit | str]] = []
        self._mapped: set[str] = set()

    def wrong(self, column: str, message: str) -> None:
        """Record that the row cannot be read, because of a value in it."""
        self.problems.append(RecordFinding(column, SET_ASIDE, (message,)))

    def finding(
        self,
        column: str,
        kind: str,
        *values: object,
        lost: tuple[tuple[str, str], ...] | None = None,
    ) -> None:
        """Record what is odd about a value, as a `RecordFinding`; the row is read all the same."""
        self._findings.append(RecordFinding(column, kind, tuple(map(str, values)), lost))

    def figure(self, amount: int | Decimal, unit: Unit | str) -> None:
        """Record that a figure was published, to be told where no claim is made of the row."""
        self._figures.append((amount, unit))

    def _lost(self) -> tuple[tuple[str, str], ...]:
        """Return the amounts of the figures; that of one that cannot be read is 0."""
        figures = ((Decimal(amount), unit) for amount, unit in self._figures)
        return tuple((f"{amount:f}", f"{unit}") for amount, unit in figures if amount)

    def plain(self, column: str, value: str, plain: Callable[[str], str]) -> str:
        """Return a value of a column as one program writes it, where another wrote it."""
        found = plain(value)
        if found != value:
            shown = _checks.shown(value), found
            self.columns.note(column, self.where, "{} is read as {}", *shown)
        return found

    def has(self, column: str) -> bool:
        return bool(self.cells.get(column, "").strip())

    def optional(self, column: str) -> str | None:
        """Return the text of a column, or `None` where it is blank or there is no such column."""
        self._mapped.add(column)
        return self.cells.get(column, "").strip() or None

    def text(self, column: str) -> str:
        value = self.optional(column)
        if value is None:
            written = dict(self.published).get(column, "").strip()
            missing = f"{_checks.shown(written)} is no value, and it must have one"
            self.wrong(column, missing if written else "it is blank")
            return column
        return value

    def texts(self, *columns: str) -> tuple[str, ...]:
        return tuple(filter(None, map(self.optional, columns)))

    def entries(self, column: str) -> tuple[str, ...]:
        """Return the texts of a column that semicolons part, each once; none where it is blank."""
        listed = map(str.strip, (self.optional(column) or "").split(";"))
        return tuple(dict.fromkeys(filter(None, listed)))

    def point(self) -> Point | None:
        """Return the point of the columns `latitude` and `longitude`, `None` if one is wrong."""
        columns = ("latitude", "longitude")
        latitude, longitude = (self.plain(c, self.text(c), plain_decimal) for c in columns)
        try:
            return _point(latitude, longitude)
        except InvalidValueError as error:
            for problem in error.problems:
                if self.has(problem.path):
                    advice = way_out(self.cells[problem.path].strip())
                    self.wrong(problem.path, f"{problem.message}{advice}")
            return None

    def optional_count(self, column: str, own: str = "") -> int | None:
        """Return a whole number, if there is one; the format itself writes `own` behind it."""
        self._look_for_missing(column)
        value = self.optional(column)
        if value is None:
            return None
        if are_digits(value.removesuffix(own)):
            value = value.removesuffix(own)
        elif are_digits(plain_whole(value)):
            value = self.plain(column, value, plain_whole)
        else:
            message = f"{_checks.shown(value)} is no whole number in plain digits"
            self.wrong(column, f"{message}{way_out(value)}")
            return 0
        if len(value) > _checks.MOST_DIGITS:
            self.wrong(column, _TOO_LONG.format(len(value)))
            return 0
        return int(value)

    def _look_for_missing(self, column: str) -> None:
        """Blank a missing value in quotes, where no text is due that it could be."""
        text = self.cells.get(column, "").strip() if self._may_have_missing else ""
        if text in MISSING:
            self.cells = {**self.cells, column: ""}
            self.columns.missing(column, self.where, text)

    def count(self, column: str) -> int:
        value = self.cells.get(column, "")
        if value.isdecimal() and value.isascii() and len(value) < _SHORT:  # as nearly every one is
            self._mapped.add(column)
            return int(value)
        found = self.optional_count(column)
        if found is None:
            self.text(column)  # which says that it is blank
        return found or 0

    def amount(self, column: str, number: Decimal | Fraction, unit: Unit) -> Range:
        """Return a number of a unit as a range: one finer than its parts is between two of them."""
        parts = Fraction(number) * 10**unit.decimals
        lower, upper = floor(parts), ceil(parts)
        if lower < upper:
            kind = "{} is finer than the smallest part of {}: between the two nearest"
            self.finding(column, kind, _checks.shown(self.cells[column].strip()), unit)
        for problem in _checks.few_digits(column, upper):
            self.wrong(column, problem.message)
            return unknown()
        return between(lower, upper)

    def period(self, column: str, edtf: str) -> Period:
        """Return a period that was made of several columns; at any time where one is wrong."""
        if self.problems:  # whatever follows from a placeholder is no problem
            return AT_ANY_TIME
        return self.tried(column, lambda: Period(edtf), AT_ANY_TIME)

    def watched(self, make: Callable[["Row"], _T]) -> tuple[_Made[_T], bool]:
        """Return what is made of the row, and whether all that it says of it can be said again."""
        before, self._mapped = self._mapped, set()
        found, noted, wrong = len(self._findings), self.columns.noted, len(self.problems)
        made = make(self), frozenset(self._mapped), tuple(self._findings[found:])
        self._mapped |= before
        return made, self.columns.noted == noted and len(self.problems) == wrong

    def took(self, made: _Made[_T]) -> _T:
        """Return what was made of a row of the same texts, as if it had been made of this."""
        value, mapped, findings = made
        self._mapped |= mapped
        self._findings += findings
        return value

    def unclaimed(self, *columns: str) -> None:
        """Mark columns as in no claim, although they were read."""
        self._mapped.difference_update(columns)

    def day(self, column: str) -> date:
        return self.read(column, day, NO_DAY)

    def read(
        self,
        column: str,
        read: Callable[[str], _T],
        instead: _T,
        plain: Callable[[str], str] = plain_day,
    ) -> _T:
        """Return what a function reads from the text of a column, as `plain` writes it."""
        self._look_for_missing(column)
        value = self.text(column)
        if not self.has(column):
            return instead
        if plain(value) != value:
            with suppress(InvalidValueError):  # which would name the plain text
                found = read(plain(value))
                self.plain(column, value, plain)
                return found
        return self.tried(column, lambda: read(value), instead)

    def tried(self, column: str, make: Callable[[], _T], instead: _T) -> _T:
        """Return what a function makes of a column; what it refuses is wrong."""
        try:
            return make()
        except InvalidValueError as error:
            self.wrong(column, "; ".join(problem.message for problem in error.problems))
            return instead

    def choice(self, column: str, known: Collection[str], instead: str) -> str:
        value = self.text(column)
        if value not in known and plain_whole(value) in known:
            value = self.plain(column, value, plain_whole)
        if self.has(column) and value not in known:
            self.wrong(column, f"{_checks.shown(value)} is none of {', '.join(known)}")
        return value if value in known else instead

    def record(self, make: Callable[["Row"], Iterable[Claim]]) -> Record:
        """Return the record with the claims that a function makes of it, or set aside."""
        claims: tuple[Claim, ...] = ()
        try:
            claims = tuple(make(self))
        except InvalidValueError as error:
            # Whatever follows from a placeholder is no problem.
            if not self.problems:
                for problem in error.problems:
                    self.wrong("", f"{error.owner}: {problem}")
        except ConflictModelError as error:
            self.wrong("", str(error))
        if self.problems:
            return self.set_aside()
        mapped = self._mapped
        unmapped = tuple(
            [name for name, text in self.cells.items() if name not in mapped and text.strip()]
        )
        is_lost = not claims and self._figures and self._findings
        if is_lost and self._findings[-1].lost is None:
            self._findings[-1] = evolve(self._findings[-1], lost=self._lost())
        unmapped, findings = self.columns.shared(unmapped), tuple(self._findings)
        return _record(True, self.where, self.published, claims, unmapped, findings)  # noqa: FBT003

    def set_aside(self) -> Record:
        """Return the record of a row that is wrong: what was published, and what is wrong."""
        unmapped = tuple(filter(self.has, self.cells))
        first, *others = self.problems  # what else was found may follow from a placeholder
        findings = (evolve(first, lost=self._lost()), *others)
        return Record(self.where, self.published, (), unmapped, findings)


def once(*columns: str) -> Callable[[Callable[[Row], _T]], Callable[[Row], _T]]:
    """Have what reads only these columns of a row called once for each of the texts in them."""

    def remembering(make: Callable[[Row], _T]) -> Callable[[Row], _T]:
        known: dict[tuple[str | None, ...], _Made[_T]] = {}

        def read(row: Row) -> _T:
            texts = (*map(row.cells.get, columns),)
            if texts in known:
                return row.took(known[texts])
            made, is_all = row.watched(make)
            if is_all and row.are_plain:
                if len(known) == MANY:
                    known.clear()
                known[texts] = made
            return made[0]

        return read

    return remembering


@final
class Ids:
    """The ids that the claims of a file have so far."""

    def __init__(self) -> None:
        self._last = KeptTexts()  # the number that each id was given last, 1 being none
        self._first = KeptTexts()  # the row that each text was an id of first, or what it had
        self._found = ""  # the row of the last finding

    def new(self, text: str) -> str:
        """Return a text as an id; with a number behind it, from 2 on, where it is one already."""
        found, last = text, int(self._last.get(text) or 0)
        while self._last.get(found) is not None:
            last += 1
            found = f"{text} {last}"
        if found != text:
            self._last.put(text, f"{last}")
        self._last.put(found, "1")
        return found

    def is_again(self, text: str, written: tuple[str, ...]) -> bool:
        """Return whether a text was an id before, of what was written otherwise."""
        return self._first_of(text, f"{written}") != f"{written}"

    def of(self, row: Row, column: str, text: str) -> str:
        """Return a text as an id; where an earlier row has it, there is one finding for the row."""
        first = self._first_of(text, row.where)
        if first != row.where != self._found:
            row.finding(column, "a duplicate of {}", first)
            self._found = row.where
        return self.new(text)

    def _first_of(self, text: str, now: str) -> str:
        first = self._first.get(text)
        if first is None:
            self._first.put(text, now)
        return now if first is None else first


@final
class Known:
    """What is known of a file so far: the ids, and earlier rows."""

    def __init__(self) -> None:
        self.ids = Ids()
        self.earlier: dict[str, Estimate] = {}
        """The last estimates of earlier rows, of what a format calls so."""


Mapper: TypeAlias = Callable[[Row, Known], Iterable[Claim]]
"""How the claims of a record are made of it."""
