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
        ("Twelve days ago", MONDAY, "2024-12-11"),
        ("in the past 24 hours", MONDAY, "2024-12-22/2024-12-23"),
        ("over the last 48 hours", MONDAY, "2024-12-21/2024-12-23"),
        ("past twelve hours", NEW_YEAR, "2024-12-31/2025-01-01"),
        ("past 25 hours", MONDAY, "2024-12-21/2024-12-23"),
        ("in the last 24h", MONDAY, "2024-12-22/2024-12-23"),
        ("on Mon.", MONDAY, "2024-12-23"),
        ("Tues", MONDAY, "2024-12-17"),
        ("early on Monday", MONDAY, "2024-12-23"),
        ("this evening", MONDAY, "2024-12-23"),
        ("on Tuesday morning", MONDAY, "2024-12-17"),
        ("24 February 2022, in the evening", MONDAY, "2022-02-24"),
        ("late Thurs.", MONDAY, "2024-12-19"),
        ("Monday, 23 December 2024", MONDAY, "2024-12-23"),
        ("Sunday the 22nd", MONDAY, "2024-12-22"),
        ("week to date", SUNDAY, "2024-12-16/2024-12-22"),
        ("month to date", MONDAY, "2024-12-01/2024-12-23"),
        ("year to date", MONDAY, "2024-01-01/2024-12-23"),
        ("year-to-date", MONDAY, "2024-01-01/2024-12-23"),
        ("YTD", NEW_YEAR, "2025-01-01/2025-01-01"),
        ("so far this year", MONDAY, "2024-01-01/2024-12-23"),
        ("to date", MONDAY, "../2024-12-23"),
        ("so far", MONDAY, "../2024-12-23"),
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
        ("Feb. 24", MONDAY, "2024-02-24"),
        ("Feb. 24, 2022", MONDAY, "2022-02-24"),
        ("the 24th of February", MONDAY, "2024-02-24"),
        ("December 23rd", MONDAY, "2024-12-23"),
        ("24 February this year", MONDAY, "2024-02-24"),
        ("in February of last year", MONDAY, "2023-02"),
        ("on the 7th", MONDAY, "2024-12-07"),
        ("the 23rd", MONDAY, "2024-12-23"),
        ("the 24th", MONDAY, "2024-11-24"),
        ("the 31st", MONDAY, "2024-10-31"),
        ("the 2nd", NEW_YEAR, "2024-12-02"),
        ("the 11th", LEAP_DAY, "2024-02-11"),
        ("the 30th", EARLY, "2023-03-30"),
        ("the 30th", date(2023, 3, 1), "2023-01-30"),
        ("2024-12-23", NEW_YEAR, "2024-12-23"),
        ("2024-10", MONDAY, "2024-10"),
        ("2010-11", MONDAY, "2010-11"),
        ("2024-12-16/2024-12-22", MONDAY, "2024-12-16/2024-12-22"),
        ("2024-W12", MONDAY, "2024-03-18/2024-03-24"),
        ("week 12", MONDAY, "2024-03-18/2024-03-24"),
        ("week 12 of 2023", MONDAY, "2023-03-20/2023-03-26"),
        ("week 1", date(2024, 12, 31), "2024-12-30/2025-01-05"),
        ("week 52", MONDAY, "2024-12-23/2024-12-29"),
        ("week 52", SUNDAY, "2023-12-25/2023-12-31"),
        ("week 53", MONDAY, "2020-12-28/2021-01-03"),
        ("Q3 2024", MONDAY, "2024-07/2024-09"),
        ("3Q 2024", MONDAY, "2024-07/2024-09"),
        ("the third quarter of 2024", MONDAY, "2024-07/2024-09"),
        ("the 1st quarter", MONDAY, "2024-01/2024-03"),
        ("Q4", EARLY, "2022-10/2022-12"),
        ("Q1 this year", MONDAY, "2024-01/2024-03"),
        ("H2 2023", MONDAY, "2023-07/2023-12"),
        ("the first half of last year", MONDAY, "2023-01/2023-06"),
        ("the year 1812", MONDAY, "1812"),
        ("until the year 0600", MONDAY, "../0600"),
        ("the month of October", MONDAY, "2024-10"),
        ("24-Feb-2022", MONDAY, "2022-02-24"),
        ("24-Feb", MONDAY, "2024-02-24"),
        ("Feb-2022", MONDAY, "2022-02"),
        ("2024-Q3", MONDAY, "2024-07/2024-09"),
        ("Q3-2024", MONDAY, "2024-07/2024-09"),
        ("2024 H1", MONDAY, "2024-01/2024-06"),
        ("Q1–Q3 2024", MONDAY, "2024-01/2024-09"),
        ("Q3 - Q4", MONDAY, "2024-07/2024-12"),
        ("February 24-March 3", MONDAY, "2024-02-24/2024-03-03"),
        ("Feb. 24–Mar. 3, 2022", MONDAY, "2022-02-24/2022-03-03"),
        ("24 Feb-2 March 2022", MONDAY, "2022-02-24/2022-03-02"),
        ("from 2014 to date", MONDAY, "2014/2024-12-23"),
        ("October to now", MONDAY, "2024-10/2024-12-23"),
        ("2014 to yesterday", MONDAY, "2014/2024-12-22"),
        ("24-26 February", MONDAY, "2024-02-24/2024-02-26"),
        ("24–26 February 2022", MONDAY, "2022-02-24/2022-02-26"),
        ("Feb. 24 — 26, 2022", MONDAY, "2022-02-24/2022-02-26"),
        ("24th to 26th of February", MONDAY, "2024-02-24/2024-02-26"),
        ("24 February to 3 March 2022", MONDAY, "2022-02-24/2022-03-03"),
        ("24 December to 3 January", MONDAY, "2023-12-24/2024-01-03"),
        ("24 December 2023 to 3 January", MONDAY, "2023-12-24/2024-01-03"),
        ("22 December 2024 to yesterday", MONDAY, "2024-12-22/2024-12-22"),
        ("between 24 and 26 February", MONDAY, "2024-02-24/2024-02-26"),
        ("24 and 25 February", MONDAY, "2024-02-24/2024-02-25"),
        ("24/25 February", MONDAY, "2024-02-24/2024-02-25"),
        ("October and November", MONDAY, "2024-10/2024-11"),
        ("October-November 2023", MONDAY, "2023-10/2023-11"),
        ("October 2023 - March 2024", MONDAY, "2023-10/2024-03"),
        ("from Monday to Wednesday", MONDAY, "2024-12-16/2024-12-18"),
        ("Monday through Wednesday", MONDAY, "2024-12-16/2024-12-18"),
        ("Mon-Wed", MONDAY, "2024-12-16/2024-12-18"),
        ("from last week to yesterday", MONDAY, "2024-12-16/2024-12-22"),
        ("2022-2024", MONDAY, "2022/2024"),
        ("2022/2024", MONDAY, "2022/2024"),
        ("2022–23", MONDAY, "2022/2023"),
        ("since 24 February until 3 March", MONDAY, "2024-02-24/2024-03-03"),
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
        ("since the beginning of 2022", MONDAY, "2022/2024-12-23"),
        ("since the start of the year", MONDAY, "2024/2024-12-23"),
        ("since the beginning of the month", MONDAY, "2024-12/2024-12-23"),
        ("from 24 February", MONDAY, "2024-02-24/2024-12-23"),
        ("from October onwards", MONDAY, "2024-10/2024-12-23"),
        ("after 24 February", MONDAY, "2024-02-25/2024-12-23"),
        ("after October", MONDAY, "2024-11-01/2024-12-23"),
        ("before 24 February", MONDAY, "../2024-02-23"),
        ("prior to Monday", MONDAY, "../2024-12-22"),
        ("as of 23 December", MONDAY, "../2024-12-23"),
        ("As at Monday", SUNDAY, "../2024-12-16"),
        ("as of the end of October", MONDAY, "../2024-10"),
        ("by end-October", MONDAY, "../2024-10"),
        ("up to 24 February", MONDAY, "../2024-02-24"),
        ("up  until yesterday", MONDAY, "../2024-12-22"),
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


@pytest.mark.parametrize(
    ("phrase", "dateline", "part"),
    [
        ("recently", MONDAY, "recently"),
        ("the", MONDAY, "the"),
        (",", MONDAY, ","),
        ("since", MONDAY, "since"),
        ("since then", MONDAY, "then"),
        ("until then", MONDAY, "then"),
        ("since until Monday", MONDAY, "until Monday"),
        ("last October", MONDAY, "last October"),
        ("Thirteen days ago", MONDAY, "Thirteen days ago"),
        ("two weeks ago", MONDAY, "two weeks ago"),
        ("past dozen hours", MONDAY, "past dozen hours"),
        ("٣ days ago", MONDAY, "٣ days ago"),
        ("in the past week", MONDAY, "past week"),
        ("1,100", MONDAY, "1,100"),
        ("65", MONDAY, "65"),
        ("12024", MONDAY, "12024"),
        ("the year 0000", MONDAY, "year 0000"),
        ("October 123", MONDAY, "October 123"),
        ("24 24 2024", MONDAY, "24 24 2024"),
        ("30 February", MONDAY, "30 February"),
        ("0 February", MONDAY, "0 February"),
        ("0 February 2022", MONDAY, "0 February 2022"),
        ("29 February 2023", MONDAY, "29 February 2023"),
        ("2024-02-30", MONDAY, "2024-02-30"),
        ("the 22th", MONDAY, "22th"),
        ("the 32nd", MONDAY, "32nd"),
        ("Q5 2024", MONDAY, "Q5 2024"),
        ("H3 2024", MONDAY, "H3 2024"),
        ("Q3 of October", MONDAY, "Q3 of October"),
        ("Q3 2023 2024", MONDAY, "Q3 2023 2024"),
        ("week 53 of 2024", MONDAY, "week 53 of 2024"),
        ("week 99", MONDAY, "week 99"),
        ("week 12 of October", MONDAY, "week 12 of October"),
        ("2024-W60", MONDAY, "2024-W60"),
        ("overnight into Monday", MONDAY, "overnight into Monday"),
        ("26 or 24 February", MONDAY, "26 or 24 February"),
        ("Monday October", MONDAY, "Monday October"),
        ("Monday or Tuesday", MONDAY, "Monday or Tuesday"),
        ("October to 2024", MONDAY, "October to 2024"),
        ("2022 to March", MONDAY, "2022 to March"),
        ("2024 - Q3", MONDAY, "2024 - Q3"),
        ("October Q3", MONDAY, "October Q3"),
        ("October morning", MONDAY, "October morning"),
        ("Monday night", MONDAY, "Monday night"),
        ("on " + "and " * 20 + "Monday", MONDAY, "and " * 20 + "Monday"),
        ("yesterday", date.min, "yesterday"),
        ("last night", date.min, "last night"),
        ("last week", date(1, 1, 7), "last week"),
        ("last month", date(1, 1, 31), "last month"),
        ("last year", date(1, 12, 31), "last year"),
        ("October", date(1, 9, 30), "October"),
        ("29 February", date(3, 1, 1), "29 February"),
        ("the 31st", date(1, 1, 30), "31st"),
    ],
)
def test_words_that_are_not_understood_are_refused(phrase: str, dateline: date, part: str) -> None:
    """What is not in the table or not in the calendar is quoted, with the forms that EDTF has."""
    with pytest.raises(PhraseError) as caught:
        read_period(phrase, dateline=dateline)
    expected = (
        part,
        "these words of time are not understood, or name no day of the calendar",
        (),
        (
            f"write the period in EDTF, as in {dateline}, {str(dateline)[:7]} or"
            f" {str(dateline)[:7]}-01/{dateline}, and keep the words beside it"
        ),
    )
    error = caught.value
    assert expected == (error.part, error.reason, error.readings, error.advice)


@pytest.mark.parametrize(
    ("phrase", "dateline", "part", "readings"),
    [
        ("last Sunday", MONDAY, "last Sunday", ("2024-12-22", "2024-12-15")),
        ("last Friday", NEW_YEAR, "last Friday", ("2024-12-27", "2024-12-20")),
        ("last Monday", MONDAY, "last Monday", ("2024-12-16", "2024-12-09")),
        ("since last Fri.", MONDAY, "last Fri", ("2024-12-20", "2024-12-13")),
        ("since January 2025", MONDAY, "January 2025", ("2025-01",)),
        ("since 24 December 2024", MONDAY, "24 December 2024", ("2024-12-24",)),
        ("after 23 December", MONDAY, "after 23 December", ("2024-12-24",)),
        ("Tuesday, 23 December", MONDAY, "Tuesday, 23 December", ("2024-12-23",)),
        ("at 0600", MONDAY, "0600", ("2024-12-23",)),
        ("by 0600", MONDAY, "0600", ("2024-12-23",)),
        ("24 Feb 0600", MONDAY, "0600", ("2024-02-24",)),
        ("0000", MONDAY, "0000", ("2024-12-23",)),
        ("by 2030 hrs", MONDAY, "2030", ("2024-12-23",)),
        ("2030 local", MONDAY, "2030", ("2024-12-23",)),
        ("by 1800Z", MONDAY, "1800Z", ("2024-12-23",)),
        ("06:00 on Sunday", MONDAY, "06:00", ("2024-12-22",)),
        ("since 18:30:00", MONDAY, "18:30:00", ("2024-12-23",)),
        ("6 am", MONDAY, "6", ("2024-12-23",)),
        ("6pm yesterday", MONDAY, "6pm", ("2024-12-22",)),
        ("6:30 p.m. on 24 February", MONDAY, "6:30", ("2024-02-24",)),
        ("6 o’clock", MONDAY, "6", ("2024-12-23",)),
        ("by noon", MONDAY, "noon", ("2024-12-23",)),
        ("2024-12-22T06:00:00Z", MONDAY, "2024-12-22T06:00:00Z", ("2024-12-22",)),
        ("1000 days ago", MONDAY, "1000", ("1000", "2024-12-23")),
        ("at 2030", MONDAY, "2030", ("2030", "2024-12-23")),
        ("in 1812", MONDAY, "1812", ("1812", "2024-12-23")),
        ("24 February 1812", MONDAY, "1812", ("1812", "2024-02-24")),
        ("1812 recently", MONDAY, "1812", ("1812", "2024-12-23")),
        ("mid-October", MONDAY, "mid-October", ("2024-10-11/2024-10-20", "2024-10")),
        ("early October 2023", MONDAY, "early October 2023", ("2023-10-01/2023-10-10", "2023-10")),
        ("since late February", MONDAY, "late February", ("2024-02-21/2024-02-29", "2024-02")),
        ("at the end of October", MONDAY, "end of October", ("2024-10-21/2024-10-31", "2024-10")),
        ("early 2022", MONDAY, "early 2022", ("2022-01/2022-04", "2022")),
        ("mid 2022", MONDAY, "mid 2022", ("2022-05/2022-08", "2022")),
        ("late last year", MONDAY, "late last year", ("2023-09/2023-12", "2023")),
        ("mid Monday", MONDAY, "mid Monday", ("2024-12-23",)),
        ("late last week", MONDAY, "late last week", ("2024-12-16/2024-12-22",)),
        ("24 and 26 February", MONDAY, "24 and 26 February", ("2024-02-24", "2024-02-26")),
        ("24/26 February", MONDAY, "24/26 February", ("2024-02-24", "2024-02-26")),
        ("2022 and 2024", MONDAY, "2022 and 2024", ("2022", "2024")),
        ("23 May 2024 to June", MEDIEVAL, "23 May 2024 to June", ("2024-05-23/2024-06",)),
        ("2024 to 2022", MONDAY, "2024 to 2022", ("2022/2024",)),
        (
            "from 24 February 2022 to 3 March",
            MONDAY,
            "from 24 February 2022 to 3 March",
            ("2022-02-24/2022-03-03", "2022-02-24/2024-03-03"),
        ),
    ],
)
def test_words_of_more_than_one_time_are_refused(
    phrase: str, dateline: date, part: str, readings: tuple[str, ...]
) -> None:
    """A clock time, a part of a month and whatever may be other days come with EDTF to choose."""
    with pytest.raises(PhraseError) as caught:
        read_period(phrase, dateline=dateline)
    assert (part, readings) == (caught.value.part, caught.value.readings)
    assert "write the period in EDTF and keep the words beside it" == caught.value.advice
    assert all(Period(each) for each in readings)


@pytest.mark.parametrize(
    ("phrase", "part", "reason"),
    [
        ("spring 2024", "spring", "which days are in 'spring' is not agreed"),
        ("in the winter of 2023/24", "winter", "which days are in 'winter' is not agreed"),
        ("late summer of '23", "summer", "which days are in 'summer' is not agreed"),
        ("Feb '22", "Feb '22", "a year of two digits may be of any century"),
        ("24 Feb 22", "24 Feb 22", "a year of two digits may be of any century"),
        ("2022/23", "2022/23", "a year of two digits may be of any century"),
        ("in ’24", "’24", "a year of two digits may be of any century"),
    ],
)
def test_a_season_and_a_short_year_are_called_what_they_are(
    phrase: str, part: str, reason: str
) -> None:
    """Seasons have no agreed days, and two digits no century."""
    with pytest.raises(PhraseError) as caught:
        read_period(phrase, dateline=MONDAY)
    assert (part, reason) == (caught.value.part, caught.value.reason)


def test_a_short_year_comes_with_the_period_that_it_may_mean() -> None:
    """What is offered is of this century."""
    with pytest.raises(PhraseError) as caught:
        read_period("24 Feb 22", dateline=MONDAY)
    assert ("2022-02-24",) == caught.value.readings


@pytest.mark.parametrize("phrase", ["31 Feb 22", "in '3", "a b 24", "'24 '24"])
def test_a_short_year_of_no_period_is_not_understood(phrase: str) -> None:
    """Nothing is offered where no century makes a period of it."""
    with pytest.raises(PhraseError) as caught:
        read_period(phrase, dateline=MONDAY)
    assert () == caught.value.readings


@pytest.mark.parametrize("phrase", ["26-24 February", "February 26-24", "26-24 February 2022"])
def test_days_of_one_month_are_in_their_order(phrase: str) -> None:
    """Two days that share a month are no span where the later one is first."""
    with pytest.raises(PhraseError) as caught:
        read_period(phrase, dateline=MONDAY)
    assert caught.value.part in {"24", "26"}


@pytest.mark.parametrize("word", ["noon ", "24-", "Monday to ", "early ", "this year "])
def test_a_long_phrase_is_refused(word: str) -> None:
    """However long a phrase is, it takes no more than its words, and no stack."""
    with pytest.raises(PhraseError):
        read_period(word * 9000, dateline=MONDAY)


def test_a_refusal_says_why() -> None:
    """The message has what was said, the reason, the readings and the way out."""
    with pytest.raises(PhraseError) as caught:
        read_period("at 2030", dateline=MONDAY)
    assert (
        "'2030' in 'at 2030': this may be a year or a clock time; it could be 2030 or 2024-12-23;"
        " write the period in EDTF and keep the words beside it"
    ) == str(caught.value)


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


ANY_WORDS = [
    *(
        *WEEKDAYS,
        *MONTHS,
        "last",
        "this",
        "week",
        "year",
        "since",
        "by",
        "24",
        "2024",
        "days",
        "ago",
    ),
    *(
        "past",
        "hours",
        "overnight",
        "7th",
        "Q3",
        "H1",
        "mid-",
        "early",
        "end",
        "to",
        "and",
        "-",
        "/",
    ),
    *("at", "0600", "1812", "noon", "as of", "before", "after", "from", "to date", "2024-12-23"),
    *("second", "quarter", "half", "month", "2024-W12", "6 am", "2030 hrs", "Feb."),
]
PHRASES = st.text(max_size=30) | st.lists(st.sampled_from(ANY_WORDS), max_size=5).map(" ".join)


def outcome(phrase: str, dateline: date) -> str:
    """Return the phrase that was read, or that of an error with a part of it and with EDTF."""
    try:
        return read_period(phrase, dateline=dateline).phrase
    except PhraseError as error:
        is_said = error.part in phrase and all(Period(each) for each in error.readings)
        return error.phrase if is_said else ""
    except InvalidValueError as error:
        return error.owner


@given(PHRASES, st.dates())
def test_no_other_error_escapes(phrase: str, dateline: date) -> None:
    """Any text is read, or refused with a part of it and with EDTF; only no text is no phrase."""
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


@pytest.mark.parametrize(
    ("phrase", "part", "readings"),
    [
        ("24.02.2022", "24.02.2022", ("2022-02-24",)),
        ("2022/02/24", "2022/02/24", ("2022-02-24",)),
        ("since 02/24/2022", "02/24/2022", ("2022-02-24",)),
        ("2/3/2022", "2/3/2022", ("2022-03-02", "2022-02-03")),
        ("2/2/2022", "2/2/2022", ("2022-02-02",)),
        ("30.02.2022", "30.02.2022", ()),
    ],
)
def test_a_day_in_three_numbers_is_refused_with_the_days_it_may_be(
    phrase: str, part: str, readings: tuple[str, ...]
) -> None:
    """Which number is the month is not guessed; a day that does not exist is none of them."""
    with pytest.raises(PhraseError) as caught:
        read_period(phrase, dateline=date(2024, 12, 23))
    assert (part, readings) == (caught.value.part, caught.value.readings)
