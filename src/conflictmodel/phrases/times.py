"""Words of time: reading "last week" against a dateline, and keeping both.

A report gives weekdays and months, and means them from the day it was published. That day is
always named here; nothing is read against today. The conventions:

| words | the days they mean |
|---|---|
| today, yesterday | that day |
| last night, overnight | the evening before and the dateline |
| Monday, on Monday | the latest Monday that is not after the dateline |
| two days ago | that day, counted back from the dateline |
| this week | Monday to the dateline |
| last week | Monday to Sunday of the week before |
| the weekend | the latest Saturday and Sunday, the Sunday not after the dateline |
| this month, last month, this year, last year | that month or year |
| October, in October | the latest October that has begun by the dateline |
| 24 February, February 24 | the latest such day that is not after the dateline |
| October 2024, 2022, 24 February 2022, 24 Feb 2022 | as stated |
| since X | from the first day of X to the dateline |
| until X, through X, by X | up to the last day of X |

"Last week" as the Monday to Sunday before follows the UCDP Georeferenced Event Dataset codebook;
the other rows are this library's own. "Last Monday" is refused: two readings are in use.
"""

from calendar import isleap
from datetime import date, timedelta
from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, Quote
from conflictmodel.errors import PhraseError
from conflictmodel.phrases._grammar.spelled import MONTHS
from conflictmodel.values.periods import Period, on

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_THROUGH = {"until", "till", "through", "by"}
_EMPTY = {"on", "in", "during", "over", "at", "the", "of"}
_LEAP_DAY = (2, 29)
_ADVICE = "write the period in EDTF and keep the words beside it"


@final
@frozen
@_checks.checked
class Timing(Displayed):
    """Words of time, and the period they mean against a dateline.

    Args:
        phrase: The words, as they were said.
        dateline: The day they were said from.
        period: The days they mean.

    Raises:
        InvalidValueError: If the phrase is empty or a field of the wrong type.

    >>> Timing("last week", date(2024, 12, 23), Period("2024-12-16/2024-12-22")).phrase
    'last week'
    """

    phrase: str
    dateline: date
    period: Period

    def _title(self) -> Line:
        return (Quote(self.phrase), f": {self.period}, said on {self.dateline}")


def read_period(phrase: str, *, dateline: date) -> Timing:
    """Read words of time against a dateline.

    Args:
        phrase: The words, in English, in any case.
        dateline: The day they were said from.

    Raises:
        PhraseError: If the words are not understood, name no day of the calendar, or begin a
            span after the dateline.
        InvalidValueError: If the phrase is not text or the dateline not a `date`.

    >>> read_period("last week", dateline=date(2024, 12, 23)).period
    Period(edtf='2024-12-16/2024-12-22')
    >>> read_period("in October", dateline=date(2024, 12, 23)).period
    Period(edtf='2024-10')
    >>> read_period("since February 2022", dateline=date(2024, 12, 23)).period
    Period(edtf='2022-02/2024-12-23')
    """
    _checks.refuse(
        "read_period", _checks.text("phrase", phrase), _checks.is_a("dateline", dateline, date)
    )
    words = phrase.casefold().replace(",", " ").split()
    plain = [word for word in words if word not in _EMPTY]
    today = dateline.isoformat()
    opening = plain[:1]
    if opening == ["since"]:
        start = _read(phrase, plain[1:], dateline).edtf.partition("/")[0]
        if start > today:  # both begin with the year: the order of the texts is that of the days
            reason = f"that is after the dateline, {today}"
            raise PhraseError(phrase, " ".join(plain[1:]), reason, advice=_ADVICE)
        return Timing(phrase, dateline, Period(f"{start}/{today}"))
    if opening and opening[0] in _THROUGH:
        end = _read(phrase, plain[1:], dateline).edtf.rpartition("/")[2]
        return Timing(phrase, dateline, Period(f"../{end}"))
    return Timing(phrase, dateline, _read(phrase, plain, dateline))


def _read(phrase: str, words: list[str], dateline: date) -> Period:
    """Read words of time that name a day, a week, a month or a year."""
    try:
        period = _relative(phrase, words, dateline) or _calendar(words, dateline)
    except (OverflowError, ValueError) as error:
        if isinstance(error, PhraseError):
            raise
        period = None
    if period is None:
        part = " ".join(words) or phrase
        reason = "these words of time are not understood, or name no day of the calendar"
        raise PhraseError(phrase, part, reason, advice=_ADVICE)
    return period


def _relative(  # noqa: C901, PLR0911 - one case for each row of the table above
    phrase: str, words: list[str], dateline: date
) -> Period | None:
    """Read words that have a meaning only against the dateline."""
    from dateutil.relativedelta import MO, SA, SU, relativedelta  # noqa: PLC0415 - on first use

    match words:
        case ["today"]:
            return on(dateline)
        case ["yesterday"] | [("one" | "a" | "1"), "day", "ago"]:
            return on(dateline - timedelta(days=1))
        case ["last", "night"] | ["overnight"]:
            return _span(dateline - timedelta(days=1), dateline)

        case [number, "days", "ago"] if number in _NUMBERS or _is_number(number, 1, 2, 3):
            days = _NUMBERS.index(number) + 2 if number in _NUMBERS else int(number)
            return on(dateline - timedelta(days=days))
        case ["this", "week"]:
            return _span(dateline + relativedelta(weekday=MO(-1)), dateline)
        case ["last", "week"]:
            monday = dateline + relativedelta(weeks=-1, weekday=MO(-1))
            return _span(monday, monday + timedelta(days=6))
        case ["weekend"]:
            sunday = dateline + relativedelta(weekday=SU(-1))
            return _span(sunday + relativedelta(weekday=SA(-1)), sunday)
        case [("this" | "last") as which, "month"]:
            return Period((dateline - relativedelta(months=which == "last")).isoformat()[:7])
        case [("this" | "last") as which, "year"]:
            return Period((dateline - relativedelta(years=which == "last")).isoformat()[:4])
        case [weekday] if weekday in _WEEKDAYS:
            back = (dateline.weekday() - _WEEKDAYS.index(weekday)) % 7
            return on(dateline - timedelta(days=back))
        case ["last", weekday] if weekday in _WEEKDAYS:
            latest = dateline + relativedelta(days=-1)
            latest -= timedelta(days=(latest.weekday() - _WEEKDAYS.index(weekday)) % 7)
            readings = (latest.isoformat(), (latest - timedelta(days=7)).isoformat())
            reason = "the latest one, or the one in the week before"
            raise PhraseError(phrase, " ".join(words), reason, readings, _ADVICE)
        case _:
            return None


def _calendar(words: list[str], dateline: date) -> Period | None:
    """Read words of the calendar; where the year is not said, the latest not after the dateline."""
    if len(words) > 1 and words[0] in MONTHS and _is_number(words[1], 1, 2):
        words = [words[1], words[0], *words[2:]]  # the day may come after the month
    match words:
        case [year] if _is_number(year, 4):
            return Period(year)
        case [month] if month in MONTHS:
            number = MONTHS[month]
            return Period(f"{dateline.year - (number > dateline.month):04}-{number:02}")
        case [month, year] if month in MONTHS and _is_number(year, 4):
            return Period(f"{year}-{MONTHS[month]:02}")
        case [day, month] if month in MONTHS and _is_number(day, 1, 2):
            number = MONTHS[month]
            latest = _latest_year(number, int(day), dateline)
            return Period(f"{latest:04}-{number:02}-{int(day):02}")
        case [day, month, year] if (
            month in MONTHS and _is_number(day, 1, 2) and _is_number(year, 4)
        ):
            return Period(f"{year}-{MONTHS[month]:02}-{int(day):02}")
        case _:
            return None


def _latest_year(month: int, day: int, dateline: date) -> int:
    """Return the latest year that has this day, and has it by the dateline."""
    year = dateline.year - ((month, day) > (dateline.month, dateline.day))
    while (month, day) == _LEAP_DAY and not isleap(year):
        year -= 1
    return year


def _is_number(word: str, *lengths: int) -> bool:
    return word.isascii() and word.isdecimal() and len(word) in lengths


def _span(first: date, last: date) -> Period:
    return Period(f"{first.isoformat()}/{last.isoformat()}")
