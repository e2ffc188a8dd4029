"""Periods: each form of EDTF that is read, each that is refused, and inclusion as sets of days."""

import pickle
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.values.periods import Period, Precision, moved, on, through, written_day
from support.worlds import DATES, MOMENT, MOMENT_SHOWN, Text, missing, not_a, refusal

DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR
DECADE, CENTURY = Precision.DECADE, Precision.CENTURY


# Every form that is read


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision", "days_are_stated"),
    [
        # a day, a month, a year
        ("2024-12-23", date(2024, 12, 23), date(2024, 12, 23), DAY, True),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31), MONTH, True),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), YEAR, True),
        # month ends and leap years
        ("2024-04", date(2024, 4, 1), date(2024, 4, 30), MONTH, True),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), MONTH, True),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), MONTH, True),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29), MONTH, True),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28), MONTH, True),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), DAY, True),
        # the first and the last day there are
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1), DAY, True),
        ("0001", date(1, 1, 1), date(1, 12, 31), YEAR, True),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), DAY, True),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31), MONTH, True),
        ("0001-01-01/9999-12-31", date(1, 1, 1), date(9999, 12, 31), DAY, True),
        # digits that are not stated
        ("2024-12-XX", date(2024, 12, 1), date(2024, 12, 31), MONTH, False),
        ("2024-02-XX", date(2024, 2, 1), date(2024, 2, 29), MONTH, False),
        ("2024-XX", date(2024, 1, 1), date(2024, 12, 31), YEAR, False),
        ("2024-XX-XX", date(2024, 1, 1), date(2024, 12, 31), YEAR, False),
        ("202X", date(2020, 1, 1), date(2029, 12, 31), DECADE, False),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), CENTURY, False),
        ("001X", date(10, 1, 1), date(19, 12, 31), DECADE, False),
        ("999X", date(9990, 1, 1), date(9999, 12, 31), DECADE, False),
        ("99XX", date(9900, 1, 1), date(9999, 12, 31), CENTURY, False),
        # qualified
        ("2024?", None, None, YEAR, False),
        ("2024-10~", date(2024, 9, 1), date(2024, 11, 30), MONTH, False),
        ("2022-01-10~", date(2021, 12, 31), date(2022, 1, 20), DAY, False),
        ("2024~", date(2023, 1, 1), date(2025, 12, 31), YEAR, False),
        ("2024-02-XX~", date(2024, 1, 1), date(2024, 3, 31), MONTH, False),
        ("2024-10-05%", None, None, DAY, False),
        ("2024-10-XX?", None, None, MONTH, False),
        ("202X~", None, None, DECADE, False),
        ("20XX~", None, None, CENTURY, False),
        # approximate at the ends of the calendar
        ("0001-01-05~", date(1, 1, 1), date(1, 1, 15), DAY, False),
        ("0001-01~", date(1, 1, 1), date(1, 2, 28), MONTH, False),
        ("0001~", date(1, 1, 1), date(2, 12, 31), YEAR, False),
        ("9999-12-25~", date(9999, 12, 15), date(9999, 12, 31), DAY, False),
        ("9999-12~", date(9999, 11, 1), date(9999, 12, 31), MONTH, False),
        ("9999~", date(9998, 1, 1), date(9999, 12, 31), YEAR, False),
        # one of several days
        ("[2024-12-16..2024-12-22]", date(2024, 12, 16), date(2024, 12, 22), DAY, False),
        ("[2024-12-16..2024-12-16]", date(2024, 12, 16), date(2024, 12, 16), DAY, False),
        # spans
        ("2022-02/2024-11", date(2022, 2, 1), date(2024, 11, 30), MONTH, True),
        ("2022-02-24/2024", date(2022, 2, 24), date(2024, 12, 31), YEAR, True),
        ("2022/2024-11-19", date(2022, 1, 1), date(2024, 11, 19), YEAR, True),
        ("2024-12-23/2024-12-23", date(2024, 12, 23), date(2024, 12, 23), DAY, True),
        ("2024-12-15/2024-12", date(2024, 12, 15), date(2024, 12, 31), MONTH, True),
        ("2024-10~/2024-11", date(2024, 9, 1), date(2024, 11, 30), MONTH, False),
        ("2024-10/2024-11?", date(2024, 10, 1), None, MONTH, False),
        ("2024-10-XX/2024", date(2024, 10, 1), date(2024, 12, 31), YEAR, False),
        ("20XX/2024-11-19", date(2000, 1, 1), date(2024, 11, 19), CENTURY, False),
        # open ends
        ("../2024-12-23", None, date(2024, 12, 23), DAY, True),
        ("2022-02/..", date(2022, 2, 1), None, MONTH, True),
        ("../2024-12-XX", None, date(2024, 12, 31), MONTH, False),
        ("2022?/..", None, None, YEAR, False),
        ("../..", None, None, DAY, True),
        # unknown ends
        ("/2024-12-23", None, date(2024, 12, 23), DAY, False),
        ("2022-02/", date(2022, 2, 1), None, MONTH, False),
    ],
)
def test_each_form_of_edtf_is_read(
    edtf: str,
    first: date | None,
    last: date | None,
    precision: Precision,
    days_are_stated: bool,  # noqa: FBT001 - a column
) -> None:
    """Each form gives its days, its precision and whether its days are stated."""
    period = Period(edtf)
    assert (first, last) == (period.first, period.last)
    assert precision is period.precision
    assert days_are_stated is period.days_are_stated
    assert edtf == period.edtf


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-12-23", "2024-12-23"),
        ("2024", "2024"),
        ("2024-10~", "2024-10~"),
        ("202X", "202X"),
        ("2022-02/2024-11", "2022-02 to 2024-11"),
        ("2024-12-23/2024-12-23", "2024-12-23 to 2024-12-23"),
        ("../2024-12-23", "through 2024-12-23"),
        ("2022-02/..", "from 2022-02"),
        ("/2024-12-23", "an unknown day to 2024-12-23"),
        ("2022-02/", "2022-02 to an unknown day"),
        ("../..", "at any time"),
        ("[2024-12-16..2024-12-22]", "a day from 2024-12-16 to 2024-12-22"),
    ],
)
def test_a_period_reads_as_a_person_writes_it(edtf: str, expected: str) -> None:
    """One date stays as it was stated, and a span becomes words."""
    assert expected == str(Period(edtf))


def test_precision_runs_from_fine_to_coarse() -> None:
    """The precisions stand in the order from the day to the century."""
    assert [DAY, MONTH, YEAR, DECADE, CENTURY] == list(Precision)


# Every form that is refused

HOW = (
    "is not EDTF: write a day as 2024-12-23, a month as 2024-12, a year as 2024,"
    " a span as 2022-02/2024-11, with '..' for an open end"
)
DIGITS = "is not EDTF of level 0 or 1: digits, or X from the right"
TWICE = "has more than one qualifier; '%' is uncertain and approximate"
NO_ENDS = "has neither a first nor a last day"


@pytest.mark.parametrize(
    ("edtf", "message"),
    [
        ("2024-02-30", "'2024-02-30' is no day of the calendar"),
        ("2023-02-29", "'2023-02-29' is no day of the calendar"),
        ("1900-02-29", "'1900-02-29' is no day of the calendar"),
        ("2024-04-31", "'2024-04-31' is no day of the calendar"),
        ("2024-12-00", "'2024-12-00' is no day of the calendar"),
        ("2024-13-01", "'2024-13-01' is no day of the calendar"),
        ("0000-01-01", "'0000-01-01' is no day of the calendar"),
        ("2024-13", "'2024-13' is no month of the calendar"),
        ("2024-00", "'2024-00' is no month of the calendar"),
        ("2024-13-XX", "'2024-13-XX' is no month of the calendar"),
        ("2024-21", "'2024-21' is no month of the calendar"),
        ("0000-01", "'0000-01' is no month of the calendar"),
        ("0000", "'0000' is no year of the calendar"),
        ("000X", "'000X' is no year of the calendar"),
        ("00XX", "'00XX' is no year of the calendar"),
        ("0000?", "'0000?' is no year of the calendar"),
        ("2022/2024-02-30", "'2024-02-30' is no day of the calendar"),
        ("2024-02-30/2022", "'2024-02-30' is no day of the calendar"),
        ("2024/2023", "'2024/2023' ends before it begins"),
        ("2024-12-24/2024-12-23", "'2024-12-24/2024-12-23' ends before it begins"),
        ("2024-12/2024-11-15", "'2024-12/2024-11-15' ends before it begins"),
        ("203X/202X", "'203X/202X' ends before it begins"),
        ("2024-12~/2024-10", "'2024-12~/2024-10' ends before it begins"),
        ("[2024-12-22..2024-12-16]", "'[2024-12-22..2024-12-16]' ends before it begins"),
        ("[2024-12..2025]", f"'[2024-12..2025]' {HOW}"),
        ("[2024-12-16..2025-02-30]", f"'[2024-12-16..2025-02-30]' {HOW}"),
        ("[2024-12-16..2024-12-22", f"'[2024-12-16..2024-12-22' {HOW}"),
        ("2024-12-16..2024-12-22", f"'2024-12-16..2024-12-22' {HOW}"),
        ("[..2024-12-22]", f"'[..2024-12-22]' {HOW}"),
        ("[2024-12-16..2024-12-22]~", f"'[2024-12-16..2024-12-22]~' {HOW}"),
        ("[2024-12-16..2024-12-22]/2025", f"'[2024-12-16..2024-12-22]' {HOW}"),
        ("/", f"'/' {NO_ENDS}"),
        ("../", f"'../' {NO_ENDS}"),
        ("/..", f"'/..' {NO_ENDS}"),
        ("2024-12-23T10:00", "'2024-12-23T10:00' has a time of day; a period is of whole days"),
        ("2024-12-23T", "'2024-12-23T' has a time of day; a period is of whole days"),
        ("2024??", f"'2024??' {TWICE}"),
        ("2024-10?~", f"'2024-10?~' {TWICE}"),
        ("XXXX", f"'XXXX' {DIGITS}"),
        ("2XXX", f"'2XXX' {DIGITS}"),
        ("XX24", f"'XX24' {DIGITS}"),
        ("2024-1X", f"'2024-1X' {DIGITS}"),
        ("2024-12-2X", f"'2024-12-2X' {DIGITS}"),
        ("2024-XX-23", f"'2024-XX-23' {DIGITS}"),
        ("202X-XX", f"'202X-XX' {DIGITS}"),
        ("20XX-12", f"'20XX-12' {DIGITS}"),
        ("20 4", f"'20 4' {DIGITS}"),
        ("+024", f"'+024' {DIGITS}"),
        ("2_24", f"'2_24' {DIGITS}"),
        ("?2024", f"'?2024' {HOW}"),
        ("2024?-10", f"'2024?-10' {HOW}"),
        ("", f"'' {HOW}"),
        (" ", f"' ' {HOW}"),
        ("?", f"'?' {HOW}"),
        ("..", f"'..' {HOW}"),
        ("2024-", f"'2024-' {HOW}"),
        ("2024-1", f"'2024-1' {HOW}"),
        ("2024-12-3", f"'2024-12-3' {HOW}"),
        ("24-12-03", f"'24-12-03' {HOW}"),
        ("20241223", f"'20241223' {HOW}"),
        ("-2024", f"'-2024' {HOW}"),
        ("Y12024", f"'Y12024' {HOW}"),
        (" 2024", f"' 2024' {HOW}"),
        ("2024\n", f"'2024\\n' {HOW}"),
        ("2024-12-23Z", f"'2024-12-23Z' {HOW}"),
        ("{2023,2024}", f"'{{2023,2024}}' {HOW}"),
        ("2022/2023/2024", f"'2023/2024' {HOW}"),
        ("2022-02 / 2024-11", f"'2022-02 ' {HOW}"),
        ("Tuesday", f"'Tuesday' {HOW}"),
        ("October 2024", f"'October 2024' {HOW}"),
        ("٢٠٢٤", f"'٢٠٢٤' {HOW}"),
        ("²024", f"'²024' {HOW}"),
        ("202\ud800", f"'202\\ud800' {HOW}"),
        ("2024" * 20, f"'{'2024' * 15}'… (80 characters) {HOW}"),
    ],
)
def test_what_is_no_edtf_is_refused(edtf: str, message: str) -> None:
    """Each form that is not read is refused with what is wrong with it."""
    assert f"Period: {message} @ edtf" == refusal(Period, edtf)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (2024, "expected str, got 2024"),
        (None, "expected str, got None"),
        (b"2024", "expected str, got b'2024'"),
        (date(2024, 1, 1), "expected str, got datetime.date(2024, 1, 1)"),
        (Text("2024"), "expected str, got '2024' of type Text"),
    ],
)
def test_a_period_is_made_of_text(wrong: object, message: str) -> None:
    """EDTF is text; a date is written by `on`."""
    assert f"Period: {message} @ edtf" == refusal(Period, wrong)


# The constructors that take a date


def test_a_day_and_the_time_through_it() -> None:
    """A date becomes its day, or everything up to it."""
    assert Period("2024-12-23") == on(date(2024, 12, 23))
    assert Period("../2024-12-23") == through(date(2024, 12, 23))
    assert Period("0001-01-01") == on(date.min)
    assert Period("../9999-12-31") == through(date.max)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("day", "date"),
        *missing("day", "date"),
        ("day", "2024", "expected date, got '2024'"),
        ("day", MOMENT, f"expected date, got {MOMENT_SHOWN}"),
    ],
)
def test_only_a_date_is_a_day(field: str, wrong: object, message: str) -> None:
    """`on` and `through` take a `date`, and no moment, and name themselves when they refuse."""
    assert f"on: {message} @ {field}" == refusal(on, wrong)
    assert f"through: {message} @ {field}" == refusal(through, wrong)


# Laws

PLAIN = st.one_of(
    DATES.map(date.isoformat),
    DATES.map(lambda day: day.isoformat()[:7]),
    DATES.map(lambda day: day.isoformat()[:4]),
)
BLURRED = st.one_of(
    DATES.map(lambda day: f"{day.isoformat()[:7]}-XX"),
    DATES.map(lambda day: f"{day.isoformat()[:4]}-XX"),
    DATES.map(lambda day: f"{day.isoformat()[:4]}-XX-XX"),
    st.dates(date(10, 1, 1)).map(lambda day: f"{day.isoformat()[:3]}X"),
    st.dates(date(100, 1, 1)).map(lambda day: f"{day.isoformat()[:2]}XX"),
)
ONE_OF = st.tuples(DATES, DATES).map(lambda days: f"[{min(days)}..{max(days)}]")
STATED = PLAIN | BLURRED | st.builds("{}{}".format, PLAIN | BLURRED, st.sampled_from("?~%"))
# In a span, the earlier of two dates of the same form is written first.
SPANS = st.one_of(
    st.tuples(DATES, DATES).map(lambda days: f"{min(days)}/{max(days)}"),
    st.tuples(DATES, DATES, st.sampled_from("?~%")).map(
        lambda drawn: f"{min(drawn[:2])}{drawn[2]}/{max(drawn[:2])}"
    ),
)
HALF_OPEN = st.builds("{}{}".format, st.sampled_from(["../", "/"]), STATED) | st.builds(
    "{}{}".format, STATED, st.sampled_from(["/..", "/"])
)
EDTF = st.one_of(STATED, SPANS, HALF_OPEN, ONE_OF, st.just("../.."))


@given(EDTF)
def test_what_was_stated_is_kept(edtf: str) -> None:
    """Whatever is accepted comes out as it went in, and equal texts are equal values."""
    period = Period(edtf)
    assert edtf == period.edtf
    assert Period(edtf) == period
    assert hash(Period(edtf)) == hash(period)
    assert period.first is None or period.last is None or period.first <= period.last


@given(EDTF)
def test_a_period_survives_pickling(edtf: str) -> None:
    """A period that was asked for its days is the same after it crossed a process."""
    period = Period(edtf)
    copy: object = pickle.loads(pickle.dumps(period))  # noqa: S301 - our own bytes
    assert isinstance(copy, Period)
    assert period == copy
    assert (period.first, period.last) == (copy.first, copy.last)


def outcome(edtf: str) -> str:
    """Return the text of a period, or that of the error of a constructor."""
    try:
        return Period(edtf).edtf
    except InvalidValueError as error:
        return str(error)


@given(st.text("0123456789X-/.?~%T", max_size=24))
def test_any_text_is_read_or_refused(edtf: str) -> None:
    """No text of these characters raises anything but the error of a constructor."""
    found = outcome(edtf)
    assert edtf == found or (found.startswith("Period: ") and found.endswith(" @ edtf"))


@given(EDTF, EDTF)
def test_two_periods_read_apart(one: str, other: str) -> None:
    """Periods that were stated differently have different texts."""
    assert (one == other) == (str(Period(one)) == str(Period(other)))


@given(DATES)
def test_a_month_is_its_days(day: date) -> None:
    """A month and a year reach exactly from the first to the last day that has their digits."""
    month = Period(day.isoformat()[:7])
    year = Period(day.isoformat()[:4])
    for period, length in ((month, 7), (year, 4)):
        assert period.first is not None
        assert period.last is not None
        inside = {period.first.isoformat()[:length], period.last.isoformat()[:length]}
        assert {day.isoformat()[:length]} == inside
        if period.first > date.min:
            before = period.first - timedelta(days=1)
            assert day.isoformat()[:length] != before.isoformat()[:length]
        if period.last < date.max:
            after = period.last + timedelta(days=1)
            assert day.isoformat()[:length] != after.isoformat()[:length]


# A small world: a few days around a turn of the year, and one day that stands for all before and
# one that stands for all after.
BEFORE, AFTER = date(1800, 1, 1), date(2300, 1, 1)
CALENDAR = [date(2022, 1, 1) + timedelta(days=index) for index in range(4 * 365 + 1)]
ENDS = [
    *("2023-12-30", "2023-12-31", "2024-01-01", "2024-02-28", "2024-02-29", "2024-03-01"),
    *("2023-12", "2024-01", "2024-02", "2023", "2024"),
]


def days_of(edtf: str) -> set[date]:
    """Return the days of the small world in a definite period, by the digits they begin with."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return {day for day in CALENDAR if day.isoformat().startswith(start)}
    first = BEFORE if start == ".." else min(days_of(start))
    last = AFTER if end == ".." else max(days_of(end))
    return {day for day in [BEFORE, *CALENDAR, AFTER] if first <= day <= last}


DEFINITE = [
    *ENDS,
    *(f"../{end}" for end in ENDS),
    *(f"{start}/.." for start in ENDS),
    *(f"{one}/{two}" for one, two in product(ENDS, repeat=2) if days_of(f"{one}/{two}")),
    "../..",
]


def test_a_definite_period_includes_exactly_the_days_it_has() -> None:
    """Of two definite periods one includes the other exactly when its days do."""
    days = {edtf: days_of(edtf) for edtf in DEFINITE}
    periods = {edtf: Period(edtf) for edtf in DEFINITE}
    for one, other in product(DEFINITE, repeat=2):
        expected = days[other] <= days[one]
        assert expected == periods[one].includes(periods[other]), (one, other)


def test_a_definite_period_meets_what_begins_on_the_day_after() -> None:
    """One period meets another where no day lies between them and none is in both."""
    days = {edtf: days_of(edtf) for edtf in DEFINITE}
    periods = {edtf: Period(edtf) for edtf in DEFINITE}
    for one, other in product(DEFINITE, repeat=2):
        expected = min(days[other]) - max(days[one]) == timedelta(days=1)
        assert expected == periods[one].meets(periods[other]), (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-01", "2024-02~"),
        ("2024-01~", "2024-02"),
        ("2024-01-XX", "2024-02"),
        ("2024-01", "2024-02-XX"),
        ("/2024-01", "2024-02"),
        ("2024-01", "2024-02/"),
        ("9999", "0001"),
    ],
)
def test_an_indefinite_period_meets_none(one: str, other: str) -> None:
    """Where it is not certain which days a period has, it is not certain what it meets."""
    assert not Period(one).meets(Period(other))


INDEFINITE = [
    *("2023-12-XX", "2024-XX", "2024-XX-XX", "202X", "20XX"),
    *("2024-01?", "2024-01~", "2024-01-01%", "2024-02-XX?", "2024-01~/2024-02", "2024-01/2024-02?"),
    *("/2024-01-01", "2024-01-01/", "../2024-01~", "2024-01?/..", "/2024-01~"),
    "[2024-01-01..2024-01-31]",
]


@pytest.mark.parametrize("edtf", INDEFINITE)
def test_an_indefinite_period_includes_only_itself(edtf: str) -> None:
    """Which days an indefinite period has is not known, so it includes nothing but itself."""
    period = Period(edtf)
    included = [text for text in [*DEFINITE, *INDEFINITE] if period.includes(Period(text))]
    assert [edtf] == included


@pytest.mark.parametrize(
    ("edtf", "including", "not_including"),
    [
        ("2024-12-XX", ["2024-12", "2024", "2024-12/..", "../.."], ["2024-12-01/2024-12-30"]),
        ("2024-XX", ["2024", "../2024", "2023-12-31/2025"], ["2024-01-02/..", "2024-12"]),
        ("202X", ["2020/2029", "../2029-12-31"], ["2020/2028", "2021/.."]),
        ("2024-10~", ["2024-09/2024-11", "2024", "../2024-12-23"], ["2024-10", "2024-10/.."]),
        ("2024-10?", ["../.."], ["2024-10", "2024", "2000/2100", "../2024-12-23"]),
        ("202X~", ["../.."], ["1000/2999"]),
        ("[2024-12-16..2024-12-22]", ["2024-12-16/2024-12-22", "2024-12"], ["2024-12-17/.."]),
        ("2024-10/2024-11?", ["2024-10/..", "../.."], ["2024-11/..", "2024-10/2025"]),
        (
            "/2024-12-23",
            ["../2024-12-23", "../2024", "../.."],
            ["2000/2024-12-23", "../2024-12-22"],
        ),
        ("2022-02/", ["2022-02/..", "2022/..", "../.."], ["2022-02/2024", "2022-03/.."]),
        ("/2024-10~", ["../2024-11", "../2025"], ["../2024-10", "2000/2024-11"]),
        ("/2024-10?", ["../.."], ["../2025"]),
    ],
)
def test_an_indefinite_period_lies_where_it_certainly_does(
    edtf: str, including: list[str], not_including: list[str]
) -> None:
    """A period whose days nobody stated lies where its sure span does; without one, nowhere."""
    period = Period(edtf)
    assert including == [text for text in including if Period(text).includes(period)]
    assert [] == [text for text in not_including if Period(text).includes(period)]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-10", "2024-10-01/2024-10-31"),
        ("../2024-10", "../2024-10-31"),
        ("../..", "../.."),
        ("2024-12-XX", "2024-12-01/2024-12-31"),
        ("[2024-12-16..2024-12-22]", "2024-12-16/2024-12-22"),
        ("[2024-12-16..2024-12-16]", "2024-12-16"),
        ("2022-02-24~", "2022-02-14/2022-03-06"),
        ("/2024-12-23", "../2024-12-23"),
        ("2024-10/2024-11?", "2024-10-01/.."),
    ],
)
def test_the_sure_span_is_written_in_days(edtf: str, expected: str) -> None:
    """The smallest span between whose days a period lies has an open end where one is not known."""
    assert Period(expected) == Period(edtf).sure_span


@pytest.mark.parametrize("edtf", ["2024?", "2024-10%", "202X~", "../2024?", "/2024-10-05%"])
def test_what_is_uncertain_has_no_sure_span(edtf: str) -> None:
    """Of a date that may be another one altogether no day is certain."""
    assert Period(edtf).sure_span is None


@given(EDTF, EDTF)
def test_a_period_lies_in_what_includes_its_sure_span(one: str, other: str) -> None:
    """A period of stated days includes another exactly where it includes its sure span."""
    whole, part = Period(one), Period(other)
    span = part.sure_span or Period("../..")
    if whole.days_are_stated:
        assert whole.includes(span) == whole.includes(part)
    else:
        assert (whole == part) == whole.includes(part)


@given(EDTF)
def test_inclusion_is_reflexive(edtf: str) -> None:
    """Every period includes itself, and the time without ends includes every period."""
    assert Period(edtf).includes(Period(edtf))
    assert Period("../..").includes(Period(edtf))


@given(DATES, st.sampled_from([4, 7]))
def test_two_ways_to_write_the_same_days_include_one_another(day: date, length: int) -> None:
    """A month or a year, and the span of its days, are two values but the same days."""
    one = Period(day.isoformat()[:length])
    other = Period(f"{one.first}/{one.last}")
    assert one != other
    assert one.includes(other)
    assert other.includes(one)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-12-23", "2024-12-23"),
        ("2024-12-23/2024-12-23", "2024-12-23"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2024", "2024-01-01/2024-12-31"),
        ("0001", "0001-01-01/0001-12-31"),
        ("2022-02/2024-11-19", "2022-02-01/2024-11-19"),
        ("../2024", "../2024-12-31"),
        ("2022-02/..", "2022-02-01/.."),
        ("../..", "../.."),
        ("2024-12-XX", "2024-12-XX"),
        ("2024-10~", "2024-10~"),
        ("2024-10?/2024-11", "2024-10?/2024-11"),
        ("/2024-12", "/2024-12"),
        ("2024-12/", "2024-12/"),
    ],
)
def test_a_period_is_written_day_by_day(edtf: str, expected: str) -> None:
    """A definite period is written by its first and last day, an indefinite one as it is."""
    assert Period(expected) == Period(edtf).in_days()


def test_equal_days_are_equal_periods_day_by_day() -> None:
    """Of two definite periods, those written day by day are equal exactly when their days are."""
    days = {edtf: days_of(edtf) for edtf in DEFINITE}
    canonical = {edtf: Period(edtf).in_days() for edtf in DEFINITE}
    for one, other in product(DEFINITE, repeat=2):
        expected = days[one] == days[other]
        assert expected == (canonical[one] == canonical[other]), (one, other)


def test_inclusion_is_antisymmetric_up_to_days() -> None:
    """Two periods that include one another are the same days, though perhaps written apart."""
    periods = [Period(text) for text in [*DEFINITE, *INDEFINITE]]
    for one, other in product(periods, repeat=2):
        if one.includes(other) and other.includes(one):
            assert (one.first, one.last) == (other.first, other.last), (one, other)


def test_inclusion_is_transitive() -> None:
    """A period includes whatever is included in one that it includes."""
    texts = [*ENDS, "../2024-01", "2023/..", "2023-12-31/2024-02", "../..", *INDEFINITE]
    periods = [Period(text) for text in texts]
    for one, other, third in product(periods, repeat=3):
        if one.includes(other) and other.includes(third):
            assert one.includes(third), (one, other, third)


# Days, which other modules write, read and count


@pytest.mark.parametrize(
    ("day", "by", "expected"),
    [
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
        (date.max, 2, date.max),
        (date.min, -2, date.min),
    ],
)
def test_a_day_is_moved_within_the_calendar(day: date, by: int, expected: date) -> None:
    """A day is moved to the first or the last day there is, and no farther."""
    assert expected == moved(day, by)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2024-12-23", date(2024, 12, 23)), ("20241223", None), ("2024-02-30", None)],
)
def test_a_day_is_written_in_one_way(text: str, expected: date | None) -> None:
    """Only YYYY-MM-DD is read as a day, and only where the calendar has it."""
    assert expected == written_day(text)
