"""Timing: the words of the table against several datelines, and their days found by search."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError, PhraseError
from conflictmodel.phrases.times import Timing, read_period
from conflictmodel.values.periods import Period
from support.worlds import MOMENT, MOMENT_SHOWN, missing, not_a, not_text, refusal

MONDAY = date(2024, 12, 23)
SUNDAY = date(2024, 12, 22)
NEW_YEAR = date(2025, 1, 1)  # a Wednesday
LEAP_DAY = date(2024, 2, 29)  # a Thursday
EARLY = date(2023, 3, 31)  # a Friday
MEDIEVAL = date(999, 3, 1)

DATELINES = st.dates(date(1000, 1, 1))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
]


@pytest.mark.parametrize(
    ("phrase", "dateline", "edtf"),
    [
        ("today", MONDAY, "2024-12-23"),
        ("yesterday", MONDAY, "2024-12-22"),
        ("yesterday", NEW_YEAR, "2024-12-31"),
        ("last night", MONDAY, "2024-12-22/2024-12-23"),
        ("overnight", MONDAY, "2024-12-22/2024-12-23"),
        ("overnight", NEW_YEAR, "2024-12-31/2025-01-01"),
        ("Monday", MONDAY, "2024-12-23"),
        ("on Monday", MONDAY, "2024-12-23"),
        ("On Tuesday,", MONDAY, "2024-12-17"),
        ("Sunday", MONDAY, "2024-12-22"),
        ("Sunday", SUNDAY, "2024-12-22"),
        ("Monday", SUNDAY, "2024-12-16"),
        ("a day ago", MONDAY, "2024-12-22"),
        ("one day ago", MONDAY, "2024-12-22"),
        ("1 day ago", MONDAY, "2024-12-22"),
        ("two days ago", MONDAY, "2024-12-21"),
        ("ten days ago", MONDAY, "2024-12-13"),
        ("0 days ago", MONDAY, "2024-12-23"),
        ("23 days ago", MONDAY, "2024-11-30"),
        ("300 days ago", MONDAY, "2024-02-27"),
        ("this week", MONDAY, "2024-12-23/2024-12-23"),
        ("this week", SUNDAY, "2024-12-16/2024-12-22"),
        ("this week", NEW_YEAR, "2024-12-30/2025-01-01"),
        ("last week", MONDAY, "2024-12-16/2024-12-22"),
        ("last week", SUNDAY, "2024-12-09/2024-12-15"),
        ("last week", NEW_YEAR, "2024-12-23/2024-12-29"),
        ("the weekend", MONDAY, "2024-12-21/2024-12-22"),
        ("over the weekend", MONDAY, "2024-12-21/2024-12-22"),
        ("at the weekend", SUNDAY, "2024-12-21/2024-12-22"),
        ("the weekend", date(2024, 12, 21), "2024-12-14/2024-12-15"),
        ("this month", MONDAY, "2024-12"),
        ("this month", MEDIEVAL, "0999-03"),
        ("last month", MONDAY, "2024-11"),
        ("last month", NEW_YEAR, "2024-12"),
        ("last month", EARLY, "2023-02"),
        ("last month", MEDIEVAL, "0999-02"),
        ("this year", MONDAY, "2024"),
        ("this year", MEDIEVAL, "0999"),
        ("last year", MONDAY, "2023"),
        ("last year", LEAP_DAY, "2023"),
        ("last year", MEDIEVAL, "0998"),
        ("October", MONDAY, "2024-10"),
        ("in October", MONDAY, "2024-10"),
        ("during October", MONDAY, "2024-10"),
        ("in December", MONDAY, "2024-12"),
        ("in October", NEW_YEAR, "2024-10"),
        ("in January", NEW_YEAR, "2025-01"),
        ("IN MAY", MONDAY, "2024-05"),
        ("in October", MEDIEVAL, "0998-10"),
        ("24 February", MONDAY, "2024-02-24"),
        ("February 24", MONDAY, "2024-02-24"),
        ("on the 24 of February", MONDAY, "2024-02-24"),
        ("23 December", MONDAY, "2024-12-23"),
        ("24 December", MONDAY, "2023-12-24"),
        ("1 January", NEW_YEAR, "2025-01-01"),
        ("01 January", NEW_YEAR, "2025-01-01"),
        ("2 January", NEW_YEAR, "2024-01-02"),
        ("29 February", LEAP_DAY, "2024-02-29"),
        ("29 February", date(2024, 2, 28), "2020-02-29"),
        ("29 February", EARLY, "2020-02-29"),
        ("29 February", NEW_YEAR, "2024-02-29"),
        ("29 February", date(1903, 3, 1), "1896-02-29"),
        ("October 2024", MONDAY, "2024-10"),
        ("in October, 2024", MONDAY, "2024-10"),
        ("March 2025", MONDAY, "2025-03"),
        ("2022", MONDAY, "2022"),
        ("in 2022", MONDAY, "2022"),
        ("in 2030", MONDAY, "2030"),
        ("24 February 2022", MONDAY, "2022-02-24"),
        ("24 Feb 2022", MONDAY, "2022-02-24"),
        ("in Sept 2022", MONDAY, "2022-09"),
        ("mar 2022", MONDAY, "2022-03"),
        ("February 24, 2022", MONDAY, "2022-02-24"),
        ("29 February 2024", MONDAY, "2024-02-29"),
        ("since Monday", MONDAY, "2024-12-23/2024-12-23"),
        ("since Tuesday", MONDAY, "2024-12-17/2024-12-23"),
        ("since last week", MONDAY, "2024-12-16/2024-12-23"),
        ("since the weekend", MONDAY, "2024-12-21/2024-12-23"),
        ("since October", MONDAY, "2024-10/2024-12-23"),
        ("since this month", MONDAY, "2024-12/2024-12-23"),
        ("Since February 2022", MONDAY, "2022-02/2024-12-23"),
        ("since 24 February 2022", MONDAY, "2022-02-24/2024-12-23"),
        ("since 2014", MONDAY, "2014/2024-12-23"),
        ("since 2024", MONDAY, "2024/2024-12-23"),
        ("until Sunday", MONDAY, "../2024-12-22"),
        ("till Sunday", MONDAY, "../2024-12-22"),
        ("through Monday", MONDAY, "../2024-12-23"),
        ("through last week", MONDAY, "../2024-12-22"),
        ("until the weekend", MONDAY, "../2024-12-22"),
        ("by November", MONDAY, "../2024-11"),
        ("by 2030", MONDAY, "../2030"),
    ],
)
def test_words_of_time_against_a_dateline(phrase: str, dateline: date, edtf: str) -> None:
    """Each row of the table means these days, and the words and the dateline stay beside them."""
    assert Timing(phrase, dateline, Period(edtf)) == read_period(phrase, dateline=dateline)


ADVICE = "; write the period in EDTF and keep the words beside it"
NOT_UNDERSTOOD = f": these words of time are not understood, or name no day of the calendar{ADVICE}"


@pytest.mark.parametrize(
    ("phrase", "dateline", "expected"),
    [
        ("recently", MONDAY, f"'recently'{NOT_UNDERSTOOD}"),
        ("in the spring", MONDAY, f"'spring' in 'in the spring'{NOT_UNDERSTOOD}"),
        ("the", MONDAY, f"'the'{NOT_UNDERSTOOD}"),
        (",", MONDAY, f"','{NOT_UNDERSTOOD}"),
        ("since", MONDAY, f"'since'{NOT_UNDERSTOOD}"),
        ("since then", MONDAY, f"'then' in 'since then'{NOT_UNDERSTOOD}"),
        ("until then", MONDAY, f"'then' in 'until then'{NOT_UNDERSTOOD}"),
        ("since until Monday", MONDAY, f"'until monday' in 'since until Monday'{NOT_UNDERSTOOD}"),
        ("end of October", MONDAY, f"'end october' in 'end of October'{NOT_UNDERSTOOD}"),
        ("last October", MONDAY, f"'last october' in 'last October'{NOT_UNDERSTOOD}"),
        ("eleven days ago", MONDAY, f"'eleven days ago'{NOT_UNDERSTOOD}"),
        ("1000 days ago", MONDAY, f"'1000 days ago'{NOT_UNDERSTOOD}"),
        ("two weeks ago", MONDAY, f"'two weeks ago'{NOT_UNDERSTOOD}"),
        ("٣ days ago", MONDAY, f"'٣ days ago'{NOT_UNDERSTOOD}"),
        ("2024-12-23", MONDAY, f"'2024-12-23'{NOT_UNDERSTOOD}"),
        ("1,100", MONDAY, f"'1 100' in '1,100'{NOT_UNDERSTOOD}"),
        ("65", MONDAY, f"'65'{NOT_UNDERSTOOD}"),
        ("12024", MONDAY, f"'12024'{NOT_UNDERSTOOD}"),
        ("0000", MONDAY, f"'0000'{NOT_UNDERSTOOD}"),
        ("October 24th", MONDAY, f"'october 24th' in 'October 24th'{NOT_UNDERSTOOD}"),
        ("October 123", MONDAY, f"'october 123' in 'October 123'{NOT_UNDERSTOOD}"),
        ("24 24 2024", MONDAY, f"'24 24 2024'{NOT_UNDERSTOOD}"),
        ("30 February", MONDAY, f"'30 february' in '30 February'{NOT_UNDERSTOOD}"),
        ("0 February", MONDAY, f"'0 february' in '0 February'{NOT_UNDERSTOOD}"),
        ("29 February 2023", MONDAY, f"'29 february 2023' in '29 February 2023'{NOT_UNDERSTOOD}"),
        ("yesterday", date.min, f"'yesterday'{NOT_UNDERSTOOD}"),
        ("last night", date.min, f"'last night'{NOT_UNDERSTOOD}"),
        ("last week", date(1, 1, 7), f"'last week'{NOT_UNDERSTOOD}"),
        ("last month", date(1, 1, 31), f"'last month'{NOT_UNDERSTOOD}"),
        ("last year", date(1, 12, 31), f"'last year'{NOT_UNDERSTOOD}"),
        ("October", date(1, 9, 30), f"'october' in 'October'{NOT_UNDERSTOOD}"),
        ("29 February", date(3, 1, 1), f"'29 february' in '29 February'{NOT_UNDERSTOOD}"),
        (
            "since January 2025",
            MONDAY,
            (
                "'january 2025' in 'since January 2025': that is after the dateline, 2024-12-23"
                f"{ADVICE}"
            ),
        ),
        (
            "since 24 December 2024",
            MONDAY,
            (
                "'24 december 2024' in 'since 24 December 2024':"
                f" that is after the dateline, 2024-12-23{ADVICE}"
            ),
        ),
        (
            "last Sunday",
            MONDAY,
            (
                "'last sunday' in 'last Sunday': the latest one, or the one in the week before;"
                f" it could be 2024-12-22 or 2024-12-15{ADVICE}"
            ),
        ),
        (
            "last Friday",
            NEW_YEAR,
            (
                "'last friday' in 'last Friday': the latest one, or the one in the week before;"
                f" it could be 2024-12-27 or 2024-12-20{ADVICE}"
            ),
        ),
        (
            "last Monday",
            MONDAY,
            (
                "'last monday' in 'last Monday': the latest one, or the one in the week before;"
                f" it could be 2024-12-16 or 2024-12-09{ADVICE}"
            ),
        ),
        (
            "since last Friday",
            MONDAY,
            (
                "'last friday' in 'since last Friday': the latest one, or the one in the week"
                f" before; it could be 2024-12-20 or 2024-12-13{ADVICE}"
            ),
        ),
    ],
)
def test_words_that_are_not_understood_are_refused(
    phrase: str, dateline: date, expected: str
) -> None:
    """What is not in the table, not in the calendar or ambiguous is refused, naming the part."""
    with pytest.raises(PhraseError) as caught:
        read_period(phrase, dateline=dateline)
    assert expected == str(caught.value)


@given(DATELINES, st.integers(0, 6))
def test_a_weekday_is_the_latest_one(dateline: date, weekday: int) -> None:
    """A weekday is the first day with that name, going back from the dateline itself."""
    day = dateline
    while day.weekday() != weekday:
        day -= timedelta(days=1)
    assert str(day) == read_period(f"on {WEEKDAYS[weekday]}", dateline=dateline).period.edtf


@given(DATELINES)
def test_last_week_is_the_week_of_seven_days_ago(dateline: date) -> None:
    """Last week is every day that shares the ISO week of the day seven days ago."""
    week = (dateline - timedelta(days=7)).isocalendar()[:2]
    around = [dateline - timedelta(days=back) for back in range(21)]
    days = [day for day in around if day.isocalendar()[:2] == week]
    assert f"{min(days)}/{max(days)}" == read_period("last week", dateline=dateline).period.edtf


@given(DATELINES)
def test_this_week_ends_with_the_dateline(dateline: date) -> None:
    """This week is every day up to the dateline that shares its ISO week."""
    week = dateline.isocalendar()[:2]
    around = [dateline - timedelta(days=back) for back in range(7)]
    days = [day for day in around if day.isocalendar()[:2] == week]
    assert f"{min(days)}/{dateline}" == read_period("this week", dateline=dateline).period.edtf


@given(DATELINES)
def test_the_weekend_is_the_latest_whole_one(dateline: date) -> None:
    """The weekend is the latest Saturday and Sunday of which neither is after the dateline."""
    sunday = dateline
    while sunday.strftime("%A") != "Sunday":
        sunday -= timedelta(days=1)
    expected = f"{sunday - timedelta(days=1)}/{sunday}"
    assert expected == read_period("over the weekend", dateline=dateline).period.edtf


@given(DATELINES, st.integers(1, 12))
def test_a_month_is_the_latest_that_has_begun(dateline: date, number: int) -> None:
    """A month without a year is the one met first, going back from the month of the dateline."""
    day = dateline
    while day.month != number:
        day = day.replace(day=1) - timedelta(days=1)
    expected = day.isoformat()[:7]
    assert expected == read_period(f"in {MONTHS[number - 1]}", dateline=dateline).period.edtf


@given(DATELINES, st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_a_day_of_a_month_is_the_latest_there_was(dateline: date, named: date) -> None:
    """A day and month without a year is met first, going back from the dateline."""
    day = dateline
    while (day.month, day.day) != (named.month, named.day):
        day -= timedelta(days=1)
    words = f"{named.day} {MONTHS[named.month - 1]}"
    assert str(day) == read_period(words, dateline=dateline).period.edtf


ANY_WORDS = [*WEEKDAYS, *MONTHS, "last", "this", "week", "since", "by", "24", "2024", "days", "ago"]
PHRASES = st.text(max_size=30) | st.lists(st.sampled_from(ANY_WORDS), max_size=4).map(" ".join)


def outcome(phrase: str, dateline: date) -> str:
    """Return the phrase that was read, or that of the error."""
    try:
        return read_period(phrase, dateline=dateline).phrase
    except PhraseError as error:
        return error.phrase
    except InvalidValueError as error:
        return error.owner


@given(PHRASES, st.dates())
def test_no_other_error_escapes(phrase: str, dateline: date) -> None:
    """Any text against any dateline is read or refused; only what is no text is no phrase."""
    is_text = phrase.strip() and "\ufffd" not in phrase.encode(errors="replace").decode()
    expected = {phrase} if is_text else {phrase, "read_period"}
    assert outcome(phrase, dateline) in expected


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("phrase"),
        *missing("phrase", "str"),
        *not_a("dateline", "date"),
        *missing("dateline", "date"),
        ("dateline", MOMENT, f"expected date, got {MOMENT_SHOWN}"),
    ],
)
def test_words_and_dateline_have_their_types(field: str, wrong: object, message: str) -> None:
    """Neither the record nor the reader takes another type for the phrase or the dateline."""
    given: dict[str, object] = {"phrase": "today", "dateline": MONDAY}
    record = {"period": Period("2024")} | given
    assert f"Timing: {message} @ {field}" == refusal(Timing, **record | {field: wrong})
    assert f"read_period: {message} @ {field}" == refusal(read_period, **given | {field: wrong})


@pytest.mark.parametrize(
    ("field", "wrong", "message"), [*not_a("period", "Period"), *missing("period", "Period")]
)
def test_a_timing_has_a_period(field: str, wrong: object, message: str) -> None:
    """What was read is a `Period`, not its text."""
    assert f"Timing: {message} @ {field}" == refusal(Timing, "today", MONDAY, wrong)
