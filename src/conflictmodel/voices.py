"""Voices: what a rule is given, one range for each side that is independent of the others."""

from datetime import date
from enum import Enum
from typing import Final, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.ranges import Range


@final
@frozen
class Voice:
    """What one independent side allows.

    Args:
        side: The side, or whatever else the voice is counted as.
        range: What it allows.
        on: The last day on which its newest report may have been stated, whatever it says of the
            subject; `None` where that is not known.
        reports: The ids of the reports it was made from.

    Raises:
        InvalidValueError: If a text is empty or a field of the wrong type.

    >>> Voice("Ukraine", Range(3001)).range
    Range(lower=3001, upper=None)
    """

    side: str
    range: Range
    on: date | None = None
    reports: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.text("side", self.side),
            _checks.is_a("range", self.range, Range),
            _checks.optional("on", self.on, date),
            _checks.texts("reports", self.reports),
        )


Voices = tuple[Voice, ...]
"""What a rule is given.

>>> from conflictmodel import hull
>>> heard: Voices = (Voice("Kyiv", Range(3001)),)
>>> hull.apply(heard)
(Range(lower=3001, upper=None),)
"""


class EachReport(Enum):
    """The type of `each_report`.

    >>> each_report
    <EachReport.EACH_REPORT: 'each_report'>
    """

    EACH_REPORT = "each_report"

    def __str__(self) -> str:
        return self.value


each_report: Final = EachReport.EACH_REPORT
"""In place of a rule for voices: every report is a voice, however many one side has made.

>>> print(each_report)
each_report
"""
