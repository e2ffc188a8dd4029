"""Sources: origins, Admiralty grades, and attributions with their certain day."""

from datetime import date

import pytest

from conflictmodel.values.periods import Period
from conflictmodel.values.sources import (
    Attribution,
    Credibility,
    Grade,
    Reliability,
    Source,
    SourceKind,
)
from support.worlds import (
    DAY,
    DW,
    KYIV,
    MOMENT,
    MOMENT_SHOWN,
    SEOUL,
    missing,
    not_a,
    not_made,
    not_text,
    refusal,
)

KINDS = (
    ": one of GOVERNMENT, MILITARY, INTELLIGENCE, PARLIAMENT, INTERNATIONAL, MONITOR, MEDIA,"
    " DATASET, OTHER"
)
LETTERS = ": one of A, B, C, D, E, F"
DIGITS = ": one of CONFIRMED, PROBABLY_TRUE, POSSIBLY_TRUE, DOUBTFUL, IMPROBABLE, CANNOT_BE_JUDGED"
REUTERS = Source("Reuters", SourceKind.MEDIA)


def test_a_source_is_its_own_origin_unless_said_otherwise() -> None:
    """Without an origin a source is independent of all others; with one it speaks for it."""
    assert "DW" == DW.origin
    assert Source("DW", SourceKind.MEDIA, "DW") == DW
    assert "South Korea" == SEOUL.origin
    assert "Joint Chiefs of Staff" == str(SEOUL)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("name"),
        *missing("name", "str"),
        *not_a("kind", "SourceKind", KINDS),
        *missing("kind", "SourceKind", KINDS),
        ("kind", "media", f"expected SourceKind, got 'media'{KINDS}"),
        *not_text("origin"),
        *missing("origin", "str"),
    ],
)
def test_what_is_no_source_is_refused(field: str, wrong: object, message: str) -> None:
    """A source has a name, a kind and an origin."""
    fields: dict[str, object] = {"name": "DW", "kind": SourceKind.MEDIA, "origin": "Germany"}
    assert f"Source: {message} @ {field}" == refusal(Source, **fields | {field: wrong})


def test_a_wrong_name_is_reported_once() -> None:
    """The origin that a wrong name would have become is no second problem."""
    assert "Source: expected str, got 3 @ name" == refusal(Source, 3, SourceKind.MEDIA)


# Grades

JUDGED = {"A": True, "B": True, "C": True, "D": True, "E": True, "F": False}


def test_f_is_no_judgement() -> None:
    """Every letter but F says something."""
    assert JUDGED == {letter.name: letter.is_judged for letter in Reliability}


@pytest.mark.parametrize("letter", "ABCDEF")
@pytest.mark.parametrize("digit", [1, 2, 3, 4, 5, 6])
def test_a_grade_reads_back(letter: str, digit: int) -> None:
    """A grade is written as its letter and digit, and read from them."""
    grade = Grade(Reliability[letter], Credibility(digit))
    assert f"{letter}{digit}" == str(grade)
    assert grade == Grade.parse(f"{letter}{digit}")


@pytest.mark.parametrize(
    "code", ["", "A", "1", "A0", "A7", "G1", "a1", "A 1", "1A", "A1 ", None, 3]
)
def test_what_is_no_grade_is_refused(code: object) -> None:
    """Only a capital letter A to F and a digit 1 to 6 are read."""
    expected = f"Grade: {code!r} is no Admiralty grade: a letter A to F and a digit 1 to 6 @ code"
    assert expected == refusal(Grade.parse, code)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("reliability", "Reliability", LETTERS),
        *missing("reliability", "Reliability", LETTERS),
        (
            "reliability",
            Credibility.CONFIRMED,
            f"expected Reliability, got <Credibility.CONFIRMED: 1>{LETTERS}",
        ),
        *not_a("credibility", "Credibility", DIGITS),
        *missing("credibility", "Credibility", DIGITS),
    ],
)
def test_a_grade_has_two_parts(field: str, wrong: object, message: str) -> None:
    """A grade is made of a reliability and a credibility, not of their codes."""
    fields: dict[str, object] = {
        "reliability": Reliability.B,
        "credibility": Credibility.PROBABLY_TRUE,
    }
    assert f"Grade: {message} @ {field}" == refusal(Grade, **fields | {field: wrong})


# Attributions


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        (Attribution(KYIV, DAY), "President of Ukraine, 2024-12-23"),
        (
            Attribution(SEOUL, Period("2024-10"), via=(REUTERS, DW)),
            "Joint Chiefs of Staff (Reuters, DW), 2024-10",
        ),
    ],
)
def test_an_attribution_names_everyone_in_order(attribution: Attribution, expected: str) -> None:
    """The originator comes first, then those who relayed it, then when it was said."""
    assert expected == str(attribution)


@pytest.mark.parametrize(
    ("stated", "published", "expected"),
    [
        ("2024-12-23", None, date(2024, 12, 23)),
        ("2024-12-23", date(2024, 12, 25), date(2024, 12, 23)),
        ("2024-12", date(2024, 12, 25), date(2024, 12, 25)),
        ("2024-10", None, date(2024, 10, 31)),
        ("2024-10-XX", None, date(2024, 10, 31)),
        ("2022-02/2024-11", None, date(2024, 11, 30)),
        ("../2024-12-23", None, date(2024, 12, 23)),
        ("/2024-12-23", None, date(2024, 12, 23)),
        ("2024-12-23/..", None, None),
        ("2024-12-23/", None, None),
        ("../..", None, None),
        ("2024-10~", None, date(2024, 11, 30)),
        ("2024-12-23?", None, None),
        ("2024-10~/2024-11", None, date(2024, 11, 30)),
        ("2024-10/2024-11~", None, date(2024, 12, 31)),
        ("2024-10/2024-11?", None, None),
        ("2024-10~", date(2024, 12, 25), date(2024, 11, 30)),
        ("2024-10?", date(2024, 12, 25), date(2024, 12, 25)),
        ("2024-10", date(2024, 12, 25), date(2024, 10, 31)),
        ("../..", date(2024, 12, 25), date(2024, 12, 25)),
    ],
)
def test_the_day_by_which_it_was_certainly_said(
    stated: str, published: date | None, expected: date | None
) -> None:
    """It is the last day of when it was stated or the day of publication, the earlier one known."""
    assert expected == Attribution(KYIV, Period(stated), published=published).stated_by


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_made("source", "Source"),
        *missing("source", "Source"),
        *not_made("stated", "Period"),
        *missing("stated", "Period"),
        (
            "stated",
            date(2024, 1, 1),
            "expected Period, got datetime.date(2024, 1, 1): such as Period('2024-12-23')",
        ),
        *not_a("via", "tuple"),
        ("via", None, "expected tuple, got None"),
        *not_a("published", "date"),
        ("published", MOMENT, f"expected date, got {MOMENT_SHOWN}"),
        *not_text("url"),
        *not_made("grade", "Grade"),
    ],
)
def test_what_is_no_attribution_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field of an attribution is of its own type."""
    fields: dict[str, object] = {"source": KYIV, "stated": DAY}
    assert f"Attribution: {message} @ {field}" == refusal(Attribution, **fields | {field: wrong})


def test_every_wrong_relay_is_named() -> None:
    """Relays are sources, each named by its place."""
    expected = "Attribution: expected Source, got 5 @ via[1]; expected Source, got None @ via[2]"
    assert expected == refusal(Attribution, KYIV, DAY, via=(DW, 5, None))


def test_a_source_may_be_a_name_and_a_period_its_text() -> None:
    """A name alone is a source of which nobody said the kind, and its own origin."""
    named = Source("DW", SourceKind.OTHER, "DW")
    assert Attribution(
        named, Period("2024-10"), (DW, named), grade=Grade.parse("B2")
    ) == Attribution("DW", "2024-10", [DW, "DW"], grade="B2")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"source": ""}, "Source: must not be empty @ name"),
        ({"via": [""]}, "Source: must not be empty @ name"),
        (
            {"stated": "24.12.2024"},
            (
                "Period: '24.12.2024' is not EDTF: write a day as 2024-12-23, a month as 2024-12, a"
                " year as 2024, a span as 2022-02/2024-11, with '..' for an open end @ edtf"
            ),
        ),
    ],
)
def test_text_that_makes_no_value_is_refused(fields: dict[str, object], expected: str) -> None:
    """What a source or a period refuses of its text is refused where the text stands for it."""
    assert expected == refusal(Attribution, **{"source": KYIV, "stated": DAY} | fields)
