"""Periods: inclusive spans of days, with the precision they were stated in.

A period is written in EDTF (Library of Congress, 2019; ISO 8601-2:2019), as the reference lists it.
"""

from calendar import monthrange
from datetime import date
from enum import Enum
from functools import cached_property
from typing import NamedTuple, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem

_QUALIFIERS = "?~%"
_UNCERTAIN = "?%"
_OPEN = ".."
_UNKNOWN = ""
_BEYOND = date.max.toordinal() + 1
_DAY_LENGTH = len("2024-12-23")

ABOUT_DAYS_1 = "about_days/1"
"""The policy by which an approximate date lies in the days around it.

A day lies within 10 days of the one stated, a month or a year within those before and after it; a
decade or a century that is approximate lies nowhere. No standard says how far "about" reaches:
whoever means other days writes them, as `[2024-12-16..2024-12-22]`.

>>> Period("2022-02-24~").sure_span, Period("2024-10~").sure_span
(Period(edtf='2022-02-14/2022-03-06'), Period(edtf='2024-09-01/2024-11-30'))
"""


class Precision(Enum):
    """How finely a date was stated, from fine to coarse."""

    DAY = "day"
    """As `2024-12-23`."""

    MONTH = "month"
    """As `2024-12`, or `2024-12-XX`: which day is not stated."""

    YEAR = "year"
    """As `2024`, or `2024-XX`."""

    DECADE = "decade"
    """As `202X`: which year of ten is not stated."""

    CENTURY = "century"
    """As `20XX`."""


class _Span(NamedTuple):
    first: date | None
    last: date | None
    stated: bool
    precision: Precision


# What stands for an end in a span of two; neither makes the span coarser.
_WITHOUT_DAY = {
    _OPEN: _Span(None, None, stated=True, precision=Precision.DAY),
    _UNKNOWN: _Span(None, None, stated=False, precision=Precision.DAY),
}


class _NotEdtfError(Exception):
    pass


@final
@frozen
@_checks.checked
class Period(Displayed):
    """An inclusive span of days, as it was stated.

    Two periods are equal when they were stated alike: October 2024 and its 31 days are two, and
    `in_days` makes one of them.

    Args:
        edtf: The period in EDTF, in one of the forms that the reference lists.

    Raises:
        InvalidValueError: If the text is in none of them, names a day that does not exist, or ends
            before it begins.

    >>> span = Period("2022-02/2024-11-19")
    >>> print(span, "|", span.first, span.last, span.precision.value)
    2022-02 to 2024-11-19 | 2022-02-01 2024-11-19 month
    >>> month, about, day = map(Period, ("2024-10", "2024-10~", "2024-10-XX"))
    >>> month.days_are_stated, month.meets(Period("2024-11"))
    (True, True)
    >>> print(about.days_are_stated, about.sure_span, Period("2024?").sure_span)
    False 2024-09-01 to 2024-11-30 None
    >>> month.includes(day), month.includes(about), str(month.in_days())
    (True, False, '2024-10-01 to 2024-10-31')
    """

    edtf: _checks.AnyText

    def _problems(self) -> _checks.Problems:
        try:
            span = self._span
        except _NotEdtfError as error:
            return (Problem("edtf", str(error)),)
        if span.first and span.last and span.last < span.first:
            return (Problem("edtf", f"{_checks.shown(self.edtf)} ends before it begins"),)
        return ()

    @cached_property
    def _span(self) -> _Span:
        start, slash, end = self.edtf.partition("/")
        if not slash:
            return (start.startswith("[") and _one_of(start)) or _end(start)
        if _UNKNOWN in {start, end} <= {_OPEN, _UNKNOWN}:
            raise _NotEdtfError(f"{_checks.shown(self.edtf)} has neither a first nor a last day")
        first, last = (_WITHOUT_DAY.get(each) or _end(each) for each in (start, end))
        coarser = max(first.precision, last.precision, key=list(Precision).index)
        return _Span(first.first, last.last, first.stated and last.stated, coarser)

    @property
    def first(self) -> date | None:
        """The first day it can reach to; `None` where it is open, unknown or uncertain."""
        return self._span.first

    @property
    def last(self) -> date | None:
        """The last day it can reach to; `None` where it is open, unknown or uncertain."""
        return self._span.last

    @property
    def precision(self) -> Precision:
        """How finely it was stated: the coarser of its two ends."""
        return self._span.precision

    @property
    def days_are_stated(self) -> bool:
        """Whether it is known to be every day from the first to the last.

        Not so where it is qualified (`?`, `~`, `%`), where digits are unspecified (`X`), where an
        end is unknown, or where it is one of several days.
        """
        return self._span.stated

    @property
    def sure_span(self) -> "Period | None":
        """The smallest span of days between which it certainly lies; `None` if none is known.

        Of a period whose days are stated it is these days; an end that is unknown is open in it.
        """
        if not self.days_are_stated and self.first is None is self.last:
            return None
        first, last = self.first or _OPEN, self.last or _OPEN
        return Period(f"{first}" if first == last != _OPEN else f"{first}/{last}")

    def includes(self, other: "Period") -> bool:
        """Whether every day of the other period certainly lies in this one.

        That is so of its sure span. A period whose days nobody stated includes only itself: which
        days are in it is not known.
        """
        if type(other) is not Period:
            raise _checks.unlike("includes", "other", other, Period)
        if self == other:
            return True
        if not self.days_are_stated:
            return False
        begins, ends = other.first, other.last
        return (self.first is None or (begins is not None and self.first <= begins)) and (
            self.last is None or (ends is not None and ends <= self.last)
        )

    def meets(self, other: "Period") -> bool:
        """Whether the other period begins on the day after this one ends (Allen 1983)."""
        if type(other) is not Period:
            raise _checks.unlike("meets", "other", other, Period)
        if not (self.days_are_stated and other.days_are_stated) or self.last is None:
            return False
        return other.first is not None and self.last.toordinal() + 1 == other.first.toordinal()

    def in_days(self) -> "Period":
        """Return the same days written day by day, so that equal days are equal periods.

        An open end stays open; a period whose days nobody stated is returned as it is.
        """
        return (self.sure_span if self.days_are_stated else None) or self

    def __str__(self) -> str:
        """Read as a person would write it."""
        start, slash, end = self.edtf.partition("/")
        if start.startswith("["):
            return f"a day from {self.first} to {self.last}"
        if not slash:
            return start
        if start == end == _OPEN:
            return "at any time"
        if start == _OPEN:
            return f"through {end}"
        if end == _OPEN:
            return f"from {start}"
        return f"{start or 'an unknown day'} to {end or 'an unknown day'}"


def _end(text: str) -> _Span:
    """Read one EDTF date."""
    if (day := written_day(text)) is not None:  # as nearly all, and it takes a fifth of the time
        return _Span(day, day, stated=True, precision=Precision.DAY)
    plain = text.rstrip(_QUALIFIERS)
    shown = _checks.shown(text)
    if len(text) - len(plain) > 1:
        raise _NotEdtfError(
            f"{shown} has more than one qualifier; '%' is uncertain and approximate"
        )
    if text[_DAY_LENGTH:].startswith("T"):
        raise _NotEdtfError(f"{shown} has a time of day; a period is of whole days")
    parts = plain.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not plain.isascii():
        raise _NotEdtfError(
            f"{shown} is not EDTF: write a day as 2024-12-23, a month as 2024-12, a year as 2024,"
            " a span as 2022-02/2024-11, with '..' for an open end"
        )
    stated = plain.rstrip("X-")
    blurred = plain[len(stated) :]
    digits = stated.replace("-", "")
    if not digits.isdigit() or blurred not in _BLURS or len(digits) not in _PRECISIONS:
        raise _NotEdtfError(f"{shown} is not EDTF of level 0 or 1: digits, or X from the right")
    length, precision = len(digits), _PRECISIONS[len(digits)]
    try:
        first, last = _days(digits)
    except ValueError:
        kind = precision.value if length in {8, 6} else "year"
        raise _NotEdtfError(f"{shown} is no {kind} of the calendar") from None
    if plain == text:
        return _Span(first, last, not blurred, precision)
    if text[-1] in _UNCERTAIN or length not in _REACH:
        return _Span(None, None, stated=False, precision=precision)
    return _Span(*_around(first, last, length), stated=False, precision=precision)


def _one_of(text: str) -> _Span | None:
    """Read one day of several; `None` where the brackets have no first or no last day."""
    start, between, end = text.partition(_OPEN)
    first, last = written_day(start.removeprefix("[")), written_day(end.removesuffix("]"))
    if f"[{first}{between}{last}]" != text or first is None or last is None:
        return None
    return _Span(first, last, stated=False, precision=Precision.DAY)


def ends(period: Period) -> tuple[int, int]:
    """Return the first and the last day as numbers; an end that is missing is beyond all days."""
    first, last = period.first, period.last
    return first.toordinal() if first else 0, last.toordinal() if last else _BEYOND


def moved(day: date, by: int) -> date:
    """Return the day so many days later, or the last or first day there is."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


# How many days before and after a date of so many digits lie in what is about it by `about_days/1`;
# of a month or a year, all of those that these are in.
_REACH = {8: 10, 6: 1, 4: 1}


def _around(first: date, last: date, length: int) -> tuple[date, date]:
    """Return the first and last day of what is about a date of so many digits."""
    before, after = (
        _days(moved(day, by).isoformat().replace("-", "")[:length])
        for day, by in ((first, -_REACH[length]), (last, _REACH[length]))
    )
    return before[0], after[1]


_BLURS = ("", "X", "XX", "-XX", "-XX-XX")
_PRECISIONS = {
    2: Precision.CENTURY,
    3: Precision.DECADE,
    4: Precision.YEAR,
    6: Precision.MONTH,
    8: Precision.DAY,
}


def _days(digits: str) -> tuple[date, date]:
    """Return the first and last day that begin with these digits of YYYYMMDD."""
    year, month, day = digits[:4].ljust(4, "0"), digits[4:6] or "1", digits[6:]
    first = date(int(year), int(month), int(day or "1"))
    if day:
        return first, first
    if digits[4:]:
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    return first, date(int(digits.ljust(4, "9")), 12, 31)


def written_day(text: str) -> date | None:
    """Return the day that is written as YYYY-MM-DD, or `None` where the text is no such day."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


def on(day: date) -> Period:
    """Return the period of one day.

    >>> on(date(2024, 12, 23))
    Period(edtf='2024-12-23')
    """
    _checks.refuse("on", _checks.is_a("day", day, date))
    return Period(day.isoformat())


def through(day: date) -> Period:
    """Return the period up to a day and including it, with no first day.

    >>> through(date(2024, 12, 23))
    Period(edtf='../2024-12-23')
    """
    _checks.refuse("through", _checks.is_a("day", day, date))
    return Period(f"../{day.isoformat()}")
