"""Voices: what a rule is given, and what it hears of it."""

import pickle
from datetime import date

import pytest

from conflictmodel.rules.voices import (
    EachReport,
    Voice,
    best_of,
    each_report,
    newest_of,
    ranges_of,
)
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Reliability
from support.worlds import MOMENT, MOMENT_SHOWN, missing, not_a, not_text, refusal

DAYS = date(2024, 12, 20), date(2024, 12, 21), date(2024, 12, 22)
A, B, C, D, E, F = Reliability
GRADES = ": one of A, B, C, D, E, F"
VOICES = (
    Voice("Seoul", Range(1050, 1150), date(2024, 12, 23), Reliability.B, ("jcs", "nis")),
    Voice("Kyiv", Range(3001)),
)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("origin"),
        *missing("origin", "str"),
        *not_a("range", "Range"),
        *missing("range", "Range"),
        *not_a("on", "date"),
        ("on", MOMENT, f"expected date, got {MOMENT_SHOWN}"),
        *not_a("reliability", "Reliability", GRADES),
        ("reliability", ("jcs",), f"expected Reliability, got ('jcs',){GRADES}"),
        ("reliability", Reliability.F, "F is no grade: it cannot be judged; give None"),
        ("reports", {"a"}, "expected tuple, got {'a'}"),
        ("reports", None, "expected tuple, got None"),
    ],
)
def test_a_voice_without_its_parts_is_refused(field: str, wrong: object, message: str) -> None:
    """A voice has an origin and a range; a day, a grade and reports are of their types."""
    fields = {"origin": "a", "range": Range(1050, 1150), field: wrong}
    assert f"Voice: {message} @ {field}" == refusal(Voice, **fields)


def test_all_that_is_wrong_with_a_voice_is_told_at_once() -> None:
    """One error names every part that is wrong, in their order."""
    expected = (
        "Voice: must not be empty @ origin; expected Range, got 3 @ range;"
        " expected str, got 4 @ reports[0]"
    )
    assert expected == refusal(Voice, "", 3, None, Reliability.F, (4,))
    expected = "Voice: F is no grade: it cannot be judged; give None @ reliability"
    assert expected == refusal(Voice, "Kyiv", Range(3), None, Reliability.F)


def test_a_voice_may_have_no_more_than_a_side_and_a_range() -> None:
    """The day and the grade of a voice need not be known, nor its reports."""
    voice = Voice("Kyiv", Range(3001))
    assert (None, None, ()) == (voice.on, voice.reliability, voice.reports)


def test_the_ranges_of_voices_are_in_their_order() -> None:
    """The range of each voice is all that some rules use."""
    assert (Range(1050, 1150), Range(3001)) == ranges_of(VOICES)
    assert () == ranges_of(())


def test_each_report_is_one_value_that_prints_as_its_name() -> None:
    """What stands for counting every report is a single value, also after pickling."""
    assert EachReport.EACH_REPORT is each_report
    assert "each_report" == str(each_report)
    assert each_report is pickle.loads(pickle.dumps(each_report))  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (DAYS, DAYS[2]),
        (DAYS[::-1], DAYS[2]),
        (DAYS[:1], DAYS[0]),
        ((DAYS[0], None, DAYS[2]), None),
        ((None,), None),
    ],
)
def test_the_newest_day_is_known_where_all_are(
    days: tuple[date | None, ...], expected: date | None
) -> None:
    """A day that is not known may be the newest."""
    assert expected == newest_of(days)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ((C, A, B), A),
        ((E, D), D),
        ((E, F, None), E),
        ((F, None, F), None),
        ((None,), None),
        ((), None),
    ],
)
def test_the_best_grade_is_the_best_that_can_be_judged(
    grades: tuple[Reliability | None, ...], expected: Reliability | None
) -> None:
    """What is not graded, and what cannot be judged, makes no grade worse."""
    assert expected == best_of(grades)
