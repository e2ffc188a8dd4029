"""Rows: what a mapping is given of a record, and how what it cannot read is told."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from conflictmodel.claims.claim import Claim
from conflictmodel.claims.judgements import Judgement
from conflictmodel.errors import InvalidValueError, UnknownNameError
from conflictmodel.readers._cells import Columns, plain_time
from conflictmodel.readers._rows import MANY, NO_DAY, Ids, Row, day_of, day_of_time, once
from conflictmodel.readers.extracts import Record
from conflictmodel.readers.record_findings import RecordFinding, placed
from conflictmodel.values.ranges import unknown
from conflictmodel.values.units import currency
from support.worlds import judgement

KINDS = ("yes", "no")


def wrong(row: Row) -> list[str]:
    """Return what is wrong with a row."""
    return [
        str(placed(row.where, each)).removeprefix("the record is set aside: ")
        for each in row.problems
    ]


def no_claims(_: Row) -> tuple[Claim, ...]:
    """Make no claim of a row."""
    return ()


@pytest.mark.parametrize(
    ("text", "expected"), [("0", 0), ("007", 7), (" 12 ", 12), ("9" * 1000, int("9" * 1000))]
)
def test_a_count_is_read(text: str, expected: int) -> None:
    """A whole number in plain digits is read, of up to 1,000 digits."""
    row = Row("line 2", {"dead": text})
    assert (expected, expected) == (row.count("dead"), row.optional_count("dead"))
    assert [] == row.problems


@pytest.mark.parametrize(
    "text", ["3.5", "-1", "-1.0", "+1", "Infinity", "1_000", "\u0661", "about 5"]
)
def test_what_is_no_count_is_wrong(text: str) -> None:
    """A number that is not in plain digits is a problem of the file, with line and column."""
    row = Row("line 2", {"dead": text})
    assert 0 == row.optional_count("dead")
    assert [f"{text!r} is no whole number in plain digits @ line 2, dead"] == wrong(row)


def test_a_count_of_too_many_digits_is_wrong() -> None:
    """Python's own limit of digits is never met."""
    row = Row("line 2", {"dead": "9" * 5000})
    assert 0 == row.count("dead")
    assert ["a number of 5,000 digits is too long to be read @ line 2, dead"] == wrong(row)


def test_a_blank_value_is_nothing_where_it_may_be() -> None:
    """Blank and absent are `None` where a value is optional, and a problem where it is not."""
    row = Row("line 2", {"dead": " ", "name": ""})
    assert (None, None) == (row.optional_count("dead"), row.optional("other"))
    assert [] == row.problems
    assert (0, "name", date(2000, 1, 1)) == (row.count("dead"), row.text("name"), row.day("day"))
    assert [f"it is blank @ line 2, {column}" for column in ("dead", "name", "day")] == wrong(row)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-12-23", date(2024, 12, 23)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read(text: str, expected: date) -> None:
    """A day is written as 2024-12-23."""
    row = Row("line 2", {"day": text})
    assert expected == row.day("day")
    assert [] == row.problems


@pytest.mark.parametrize(
    "text",
    [
        "2024-12",
        "20241223",
        "2024-W52-1",
        "2024-02-30",
        "2024-12-23/..",
        "2024-12-23~",
    ],
)
def test_what_is_no_day_is_wrong(text: str) -> None:
    """A day that is written in another order, is less precise or not in the calendar is wrong."""
    row = Row("line 2", {"day": text})
    assert date(2000, 1, 1) == row.day("day")
    expected = f"{text!r} is no day of the calendar, written as 2024-12-23 @ line 2, day"
    assert [expected] == wrong(row)


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-23T08:05:00Z",
        "2024-12-23T23:59:59+14:00",
        "2024-12-23T00:00:00.000-11:30",
    ],
)
def test_the_day_of_a_time_is_that_which_is_written(text: str) -> None:
    """A time has hours, minutes, seconds and a zone, and is moved to no other."""
    assert date(2024, 12, 23) == day_of_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-23",
        "2024-12-23T",
        "2024-12-23T08:05",
        "2024-12-23 08:05:00Z",
        "2024-12-23T24:00:00Z",
        "2024-12-23T08:60:00Z",
        "2024-12-23T08:05:60Z",
        "2024-12-23T8:05:00Z",
        "2024-12-23T08:05:00.Z",
        "2024-12-23T08:05:00+0200",
        "2024-12-23T08:05:00+02",
        "2024-12-23T08:05:00+15:00",
        "2024-12-23T08:05:00z",
        "2024-12-23T08:05:00ZZ",
        "2024-12-23T\u0660\u0661:05:00Z",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    """A time that is less precise, in another order or none of a day is refused."""
    with pytest.raises(InvalidValueError) as caught:
        day_of_time(text)
    expected = f"{text!r} is no time, written as 2024-12-23T08:05:00+02:00"
    assert [expected] == [problem.message for problem in caught.value.problems]


def test_a_time_may_have_no_zone() -> None:
    """The day is the one that is written, and one of the calendar."""
    assert date(2024, 12, 23) == day_of_time("2024-12-23T08:05:00.5")
    with pytest.raises(InvalidValueError):
        day_of_time("2024-02-30T08:05:00")


def test_a_day_stands_for_itself_where_a_time_is_due() -> None:
    """What is a day alone is read, where the format says that it may be."""
    assert [date(2024, 12, 23)] * 2 == [day_of("2024-12-23"), day_of("2024-12-23T08:05:00Z")]
    with pytest.raises(InvalidValueError):
        day_of("23 December")


def test_what_cannot_be_read_is_told_as_it_was_published() -> None:
    """A text that another program wrote is named to the letter where it is refused."""
    row = Row("line 2", {"at": "2022-03-01 21:61:12"})
    assert NO_DAY == row.read("at", day_of_time, NO_DAY, plain_time)
    expected = "'2022-03-01 21:61:12' is no time, written as 2024-12-23T08:05:00+02:00"
    assert [f"{expected} @ line 2, at"] == wrong(row)
    assert () == row.columns.findings()


def test_a_choice_is_one_of_those_known() -> None:
    """Another text, or none, is wrong."""
    row = Row("line 2", {"a": "yes", "b": "maybe", "c": ""})
    assert ("yes", "no", "no") == tuple(row.choice(column, KINDS, "no") for column in "abc")
    expected = ["'maybe' is none of yes, no @ line 2, b", "it is blank @ line 2, c"]
    assert expected == wrong(row)


def test_a_record_keeps_what_was_not_asked_for() -> None:
    """Columns with a value that the mapping did not use are reported, blank ones are not."""

    def mapper(row: Row) -> Iterator[Claim]:
        row.finding("dead", "it is odd")
        yield judgement(row.text("id"))

    cells = {"id": "a", "dead": "5", "note": " "}
    assert Record(
        "line 2",
        tuple(cells.items()),
        (judgement("a"),),
        ("dead",),
        (RecordFinding("dead", "it is odd"),),
    ) == Row("line 2", cells).record(mapper)


def test_a_row_with_a_problem_is_no_record() -> None:
    """What a mapping makes of a row that is wrong is thrown away, with what follows from it."""

    def mapper(row: Row) -> Iterator[Claim]:
        row.count("dead")
        yield Judgement("", row.text("note"), judgement("a").by)

    row = Row("line 2", {"dead": "x", "note": "it rains"})
    assert () == row.record(mapper).claims
    assert ["'x' is no whole number in plain digits @ line 2, dead"] == wrong(row)


def test_what_a_type_refuses_is_told_at_the_row() -> None:
    """A claim that cannot be made of a row whose values could be read is a problem of the row."""

    def mapper(row: Row) -> Iterator[Claim]:
        yield Judgement(row.optional("id") or "", "", judgement("a").by)

    row = Row("line 2", {"id": ""})
    assert () == row.record(mapper).claims
    assert [
        "Judgement: must not be empty @ id @ line 2",
        "Judgement: must not be empty @ proposition @ line 2",
    ] == wrong(row)


def test_any_error_of_the_library_is_told_at_the_row() -> None:
    """A name that stands for nothing is a problem of the row that has it."""

    def mapper(row: Row) -> Iterator[Claim]:
        currency(row.text("currency"))
        yield judgement("a")

    row = Row("line 2", {"currency": "XYZ"})
    assert () == row.record(mapper).claims
    assert ["'XYZ' is no known ISO 4217 currency code @ line 2"] == wrong(row)
    with pytest.raises(UnknownNameError):
        currency("XYZ")


def test_an_amount_that_could_not_be_written_again_is_wrong() -> None:
    """The smallest parts of an amount may have more digits than the amount."""
    longest = "9" * 1000
    row = Row("line 2", {"value": longest})
    assert unknown() == row.amount("value", Decimal(longest), currency("USD"))
    assert ["a number has more than 1,000 digits @ line 2, value"] == wrong(row)


def test_a_row_without_claims_is_a_record() -> None:
    """A record need not have a claim."""
    assert Record("$[2]") == Row("$[2]", {}).record(no_claims)


def test_what_is_odd_about_a_column_is_counted_in_each_row() -> None:
    """Rows of the same texts share nothing that says more than what is made of them."""
    columns = Columns()

    @once("dead")
    def dead(row: Row) -> int | None:
        return row.optional_count("dead")

    for number in range(3):
        assert 3 == dead(Row(f"line {number}", {"dead": "3.0"}, columns))
    (found,) = columns.findings()
    assert "'3.0' is read as 3 (3 cells, first at line 0) @ dead" == str(found)


def test_what_columns_make_is_made_once_of_each_of_the_last_texts() -> None:
    """Rows of the same texts share what is made of them; of how many texts is bounded."""
    made: list[str] = []

    @once("town")
    def town(row: Row) -> str:
        made.append(row.text("town"))
        return made[-1]

    for text in ("Izium", "Izium", *map(str, range(MANY)), "Izium"):
        assert text == town(Row("line 2", {"town": text}))
    assert ["Izium", *map(str, range(MANY)), "Izium"] == made


def test_an_id_that_occurs_again_is_found_in_a_file_of_any_length() -> None:
    """What an id was given first is known after thousands of others, and so is its number."""
    ids, many = Ids(), range(5_000)
    assert [f"event {number}" for number in many] == [ids.new(f"event {number}") for number in many]
    assert not any(ids.is_again(f"event {number}", ("A", "B")) for number in many)
    assert ["event 0 2", "event 0 3"] == [ids.new("event 0") for _ in range(2)]
    assert [True, False] == [ids.is_again("event 0", (each, "B")) for each in ("B", "A")]


def test_a_number_is_passed_over_that_another_id_has() -> None:
    """No id is given twice, although a text may end in a number itself."""
    ids = Ids()
    found = [ids.new(text) for text in ("a 2", "a", "a", "a 2", "a")]
    assert ["a 2", "a", "a 3", "a 2 2", "a 4"] == found
