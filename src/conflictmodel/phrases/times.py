"""Words of time: reading "last week" against a dateline, and keeping both.

A report gives weekdays and months, and means them from the day it was published. That day is
always named here; nothing is read against today. The conventions:

| words | the days they mean |
|---|---|
| today, this morning, yesterday, two days ago | that day |
| last night, overnight, the past 24 hours | the day before and the dateline, which both are in it |
| Monday, Mon. morning, early on Monday | the latest Monday that is not after the dateline |
| this week, week to date | Monday to the dateline |
| last week | Monday to Sunday of the week before |
| the weekend | the latest Saturday and Sunday, the Sunday not after the dateline |
| this month, last month, this year, last year | that month or year |
| month to date, year to date, so far this year | its first day to the dateline |
| October, Q3, the first half, week 12 | the latest that has begun by the dateline |
| the 7th, 24 February, Feb. 24th | the latest such day that is not after the dateline |
| October 2024, 2022, Q3 2024, week 12 of 2024 | as stated; weeks are those of ISO 8601 |
| 24 Feb 2022, 24 Feb last year, 2024-12-23 | as stated |
| 24–26 February, October to December, Monday to Wednesday | from the first day to the last |
| since X, from X on; after X | from the first day of X, or the day after it, to the dateline |
| until X, through X, by X, as of X, to date | to the last day of X, or to the dateline |
| before X | to the day before X |

"Last week" as the Monday to Sunday before follows the UCDP Georeferenced Event Dataset codebook;
the other rows are this library's own. A year is four digits from 1900 to 2100, or any after "the
year"; any other may be a clock time. "Last Monday", "mid-October" and "at 2030" have two readings
and are refused, with the EDTF of each.
"""

from datetime import date
from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, Quote
from conflictmodel.phrases._times import spans
from conflictmodel.phrases._times.said import cut
from conflictmodel.values.periods import Period


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
    return Timing(phrase, dateline, spans.read(cut(phrase, dateline)))
