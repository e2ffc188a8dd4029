"""Tables as the APIs of their publishers give them: JSON with the columns of the CSV."""

import csv
import json
from pathlib import Path

import pytest

from conflictmodel.errors import DocumentError
from conflictmodel.readers import read_file, stream_file
from support.samples import SAMPLES

ROWS = list(csv.DictReader(SAMPLES["acled"].splitlines(keepends=True)))
TEXTS = json.dumps(ROWS)
NUMBERS = json.dumps(
    [{**row, "fatalities": int(row["fatalities"]), "latitude": None} for row in ROWS[:1]]
).replace("null", "49.10")


def written(folder: Path, content: str) -> Path:
    """Return a file that has been written."""
    file = folder / "file.json"
    file.write_text(content, encoding="utf-8")
    return file


def refused(folder: Path, content: str, as_format: str | None = None) -> str:
    """Return why a file is refused, without its name."""
    with pytest.raises(DocumentError) as caught:
        read_file(written(folder, content), as_format=as_format)
    return str(caught.value).removeprefix(f"{folder / 'file.json'}: ")


@pytest.mark.parametrize(
    ("content", "where"),
    [
        pytest.param(TEXTS, "$[1]", id="list"),
        pytest.param(f"\ufeff{TEXTS}", "$[1]", id="mark"),
        pytest.param(f'{{"status": 200, "count": 2, "data": {TEXTS}}}', "$.data[1]", id="ACLED"),
        pytest.param(
            json.dumps({"TotalCount": 2, "NextPageUrl": "", "Result": ROWS}, indent=1),
            "$.Result[1]",
            id="UCDP",
        ),
        pytest.param("".join(f"{json.dumps(row)}\n" for row in ROWS), "line 2", id="lines"),
    ],
)
def test_rows_are_read_as_those_of_the_csv(tmp_path: Path, content: str, where: str) -> None:
    """A list, the object of an API and lines of objects give the same claims and records."""
    table = tmp_path / "file.csv"
    table.write_text(SAMPLES["acled"], encoding="utf-8")
    expected, found = read_file(table), read_file(written(tmp_path, content))
    assert ("acled", expected.dossier) == (found.format, found.dossier)
    assert [each.published for each in expected.records] == [
        each.published for each in found.records
    ]
    assert where == found.records[1].where
    assert found.records == tuple(stream_file(tmp_path / "file.json"))


def test_numbers_are_read_as_they_are_written(tmp_path: Path) -> None:
    """A whole number and one with decimals are the texts of a CSV."""
    (record,) = read_file(written(tmp_path, NUMBERS)).records
    assert ("12", "49.10") == (record.value("fatalities"), record.value("latitude"))


def test_a_page_of_several_is_told(tmp_path: Path) -> None:
    """Where the answer of an API has a next page, the file is not all of it."""
    content = json.dumps({"TotalCount": 9, "NextPageUrl": "https://a/?page=2", "Result": ROWS})
    assert [
        "the file is one page of several: read the others too (1 cell, first at $) @ $, NextPageUrl"
    ] == [
        str(each) for each in read_file(written(tmp_path, content)).findings if "page" in str(each)
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"a": 1, "b": [2]}', "no known format is JSON with the keys 'a', 'b'; known formats: "),
        ('{"schema": 7, "type": "x"}', "no known format is JSON with the keys 'schema', 'type'; "),
        ('[{"a": 1, "b": 2}]', "no known format is JSON with the keys 'a', 'b'; known formats: "),
        (
            '{"status": 200, "data": []}',
            (
                "no known format is JSON with the keys 'status', 'data', of which a list is empty:"
                " there may be nothing to read; "
            ),
        ),
        ('{"a": {"b": 1}}', "no known format is JSON with the keys 'a'; known formats: "),
        ("{}", "this is no file of a known format; known formats: "),
        ("[1, 2]", "this is no file of a known format; known formats: "),
        ('{"a": ', "this is no file of a known format; known formats: "),
        (f'{{"a": {"9" * 5000}}}', "this is no file of a known format; known formats: "),
        ("[" * 100_000, "this is no file of a known format; known formats: "),
    ],
)
def test_other_json_is_named_by_its_keys(tmp_path: Path, content: str, expected: str) -> None:
    """No object of others is told that a newer version of this library may read it."""
    found = refused(tmp_path, content)
    assert found.startswith(expected)
    assert "newer" not in found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"a": 1}\n', "the key 'event_id_cnty' is missing @ line 1"),
        ('{"data": 1, "other": 2\n}', "expected a list, got an object @ $"),
        ('{"data": [\n', "no JSON at line 2, column 1"),
        ('{"a": [{}],\n"b": [{}]}\n', "expected a list, got an object @ $"),
        (f"{json.dumps(ROWS[0])}\n{{\n", "no JSON at column 3"),
        (
            f"{json.dumps(ROWS[0])}\n{json.dumps({**ROWS[1], 'fatalities': [1]})}\n",
            "expected text or a number, got a list @ line 2, fatalities",
        ),
    ],
)
def test_damaged_json_is_refused_at_its_place(tmp_path: Path, content: str, expected: str) -> None:
    """Each problem has its line, or its path."""
    assert expected in refused(tmp_path, content, "acled")


def test_keys_in_capitals_are_read(tmp_path: Path) -> None:
    """As the columns of a CSV."""
    content = json.dumps([{key.upper(): value for key, value in row.items()} for row in ROWS])
    read = read_file(written(tmp_path, content))
    assert read_file(written(tmp_path, TEXTS)).dossier == read.dossier
    assert ["the column 'EVENT_ID_CNTY' is read as event_id_cnty, and the others like it"] == [
        str(each).partition(" (")[0] for each in read.findings if "read as" in str(each)
    ]


def test_a_line_that_is_no_json_costs_itself(tmp_path: Path) -> None:
    """Each line is a record of its own; one that is blank is none."""
    first, second = map(json.dumps, ROWS)
    file = written(tmp_path, f"{first}\n\n{{\n{second}\n \n")
    assert "no JSON at column 3 (Expecting property name" in refused(
        tmp_path, file.read_text(encoding="utf-8")
    )
    read = read_file(file, on_problem="set_aside")
    assert read_file(written(tmp_path, TEXTS)).dossier == read.dossier
    (damaged,) = (each for each in read.records if not each.claims and each.published)
    assert ("line 3", "{") == (damaged.where, damaged.value("cell 1"))


def test_a_line_that_is_no_text_costs_itself(tmp_path: Path) -> None:
    """What is no UTF-8 is told as that, at its line."""
    first, second = (json.dumps(row).encode() for row in ROWS)
    file = written(tmp_path, "")
    file.write_bytes(first + b'\n{"notes": "\xff"}\n' + second + b"\n")
    read = read_file(file, on_problem="set_aside")
    assert read_file(written(tmp_path, TEXTS)).dossier == read.dossier
    assert "byte 12 of it is no UTF-8" in str(read.kinds[0])
