"""Words of time: reading "last week" against the day it was said from, and keeping both."""

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

    >>> Timing("last week", date(2024, 12, 23), Period("2024-12-16/2024-12-22")).phrase
    'last week'
    """

    phrase: str
    dateline: date
    period: Period

    def _title(self) -> Line:
        return (Quote(self.phrase), f": {self.period}, said on {self.dateline}")


def read_period(phrase: str, *, dateline: date) -> Timing:
    """Read words of time against a dateline; nothing is read against today.

    Args:
        phrase: The words, in English, in any case.
        dateline: The day they were said from: that of publication, in a report.

    Raises:
        PhraseError: If the words are not understood, name no day of the calendar, or begin a
            span after the dateline.
        InvalidValueError: If the phrase is not text or the dateline not a `date`.

    >>> read_period("last week", dateline=date(2024, 12, 23)).period
    Period(edtf='2024-12-16/2024-12-22')
    >>> read_period("since February 2022", dateline=date(2024, 12, 23)).period
    Period(edtf='2022-02/2024-12-23')
    """
    _checks.refuse(
        "read_period", _checks.text("phrase", phrase), _checks.is_a("dateline", dateline, date)
    )
    return Timing(phrase, dateline, spans.read(cut(phrase, dateline)))
