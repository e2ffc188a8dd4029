"""Strategies of time: days, and periods in every form of EDTF."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel.testing._fields import declared
from conflictmodel.values.periods import Period

_BASE = date(2000, 1, 1).toordinal()


def _day(since: int) -> date:
    return date.fromordinal(_BASE + since)


# One choice, where `st.dates()` takes three.
DAYS = declared(date, st.integers(1 - _BASE, date.max.toordinal() - _BASE).map(_day))

# Every form of EDTF that has one day in it, or two, of which the first is not the later.
_OF_ONE = ("{:.7}", "{:.4}", "{:.7}-XX", "{:.4}-XX", "{:.4}-XX-XX", "{}?", "{:.7}~", "{:.4}%")
_OPEN = ("../{}", "{}/..", "/{}", "{}/")
_OF_TWO = ("{}/{}", "{:.7}/{}", "{}/{:.4}", "{}~/{}?", "[{}..{}]")


def _period(form: str, *days: date) -> Period:
    return Period(form.format(*(day.isoformat() for day in sorted(days))))


_PERIODS = declared(
    Period,
    st.one_of(
        DAYS.map(date.isoformat).map(Period),
        st.builds(_period, st.sampled_from(_OF_ONE), DAYS),
        st.builds(_period, st.sampled_from(_OPEN), DAYS),
        st.builds(_period, st.sampled_from(_OF_TWO), DAYS, DAYS),
        st.integers(0, 998).map(lambda decade: Period(f"{999 - decade:03}X")),
    ),
)


def periods() -> SearchStrategy[Period]:
    """Draw periods of every form: days to centuries, unspecified, open, unknown, qualified.

    They shrink towards 1 January 2000.

    >>> from hypothesis import find
    >>> find(periods(), lambda _: True)
    Period(edtf='2000-01-01')
    """
    return _PERIODS
