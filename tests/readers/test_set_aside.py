"""What is damaged costs its record, not its file, where the caller says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conflictmodel.errors import DocumentError, InvalidValueError, UnknownNameError
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.files import read_file, stream_file
from support.csv_files import written
from support.samples import SAMPLES


def extract(folder: Path, text: str | bytes, as_format: str | None = None) -> Extract:
    """Return what is read from a file of this text, with what is damaged set aside."""
    file = folder / "file"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(DocumentError):
        read_file(file, as_format=as_format)
    found = read_file(file, as_format=as_format, on_problem="set_aside")
    assert found.records == tuple(stream_file(file, as_format=as_format, on_problem="set_aside"))
    return found


def aside(found: Extract) -> list[Record]:
    """Return the records that were set aside."""
    kind = "the record is set aside: {}"
    return [each for each in found.records if any(f.kind == kind for f in each.findings)]


HELD = "snapshot_utc,commit,name,previous,held_by,as_of\n"
GOOD = "2022-03-01T22:38:12+01:00,fc1,Izium,,Ukraine,\n"
OTHER = "2022-03-01T22:38:12+01:00,fc2,Sumy,,Ukraine,\n"


def test_a_bad_cell_costs_its_record(tmp_path: Path) -> None:
    """The record is kept as published, makes no claim, and says why; the others are read."""
    found = extract(tmp_path, f"{HELD}{GOOD}1 March 2022,fc3,Marsk,,Russia,\n{OTHER}")
    assert ["Izium fc1", "Sumy fc2"] == [claim.id for claim in found.dossier.claims]
    (record,) = aside(found)
    assert ("line 3", (), "1 March 2022") == (
        record.where,
        record.claims,
        record.value("snapshot_utc"),
    )
    assert ("snapshot_utc", "commit", "name", "held_by") == record.unmapped
    no_day = "'1 March 2022' is no day of the calendar, written as 2024-12-23"
    assert [f"the record is set aside: {no_day} @ line 3, snapshot_utc"] == [
        *map(str, found.findings)
    ]
    assert 1 == found.without_claims


DAMAGE = {
    "acled": ("25 February 2022", "soon"),
    "air-attacks": ("2030-01-02 08:05", "soon"),
    "control-changes": ("2022-04-03T23:35:35+02:00", "soon"),
    "iati": ('period-start iso-date="2023-01-01"', 'period-start iso-date="soon"'),
    "kiel-allocations": ("2030,12", "2030,soon"),
    "kiel-countries": ("2030,3", "2030,soon"),
    "loss-corrections": ("2022-10-14", "soon"),
    "losses": ("2022-02-27", "soon"),
    "ucdp-ged": ("2014-01-22 00:00:00.000,2014", "soon,2014"),
}


@pytest.mark.parametrize(("name", "old", "new"), [(n, *pair) for n, pair in DAMAGE.items()])
def test_every_reader_sets_a_record_aside(name: str, old: str, new: str, tmp_path: Path) -> None:
    """A day that is none costs the record that has it, and leaves the others as they were."""
    text = SAMPLES[name].replace("\\\n", "")
    assert old in text
    whole = tmp_path / "whole"
    whole.write_text(text, encoding="utf-8")
    found = extract(tmp_path, text.replace(old, new))
    (record,) = aside(found)
    others = [each for each in read_file(whole).records if each.where != record.where]
    assert [claim.id for each in others for claim in each.claims] == [
        claim.id for claim in found.dossier.claims
    ]
    assert "the record is set aside: " in str(found.kinds[0]) or name == "loss-corrections"


def test_the_figures_of_what_is_set_aside_are_summed(tmp_path: Path) -> None:
    """What was published and is in no claim comes first, with its sum."""
    text = SAMPLES["acled"].replace("2022-02-24,2022", "24/02/2022,2022")
    found = extract(tmp_path, text)
    (kind, *_) = found.kinds
    assert (("12", "persons"),) == kind.lost
    assert str(kind).startswith("1 record without a claim, 12 persons: the record is set aside: ")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (b"2022,a\n", "it has 2 cells, and the header has 6"),
        (b"2022-03-01T22:38:12+01:00,fc3,caf\xe9,,Russia,\n", "byte 34 of it is no UTF-8"),
        (b"2022-03-01T22:38:12+01:00,fc3,a\0,,Russia,\n", "it holds a NUL"),
        (b'2022-03-01T22:38:12+01:00,fc3,"A"b,,Russia,\n', "its quotes or line breaks are not"),
        (b'2022-03-01T22:38:12+01:00,fc3,"A,,Russia,\n', "its quotes or line breaks are not"),
    ],
    ids=["ragged", "bytes", "NUL", "quote", "open quote"],
)
def test_a_damaged_line_costs_itself(tmp_path: Path, damage: bytes, message: str) -> None:
    """What no cell can be told apart in is kept cell by cell, and the next line is read."""
    found = extract(tmp_path, HELD.encode() + GOOD.encode() + damage + OTHER.encode() + b"\n")
    assert ["Izium fc1", "Sumy fc2"] == [claim.id for claim in found.dossier.claims]
    (record,) = aside(found)
    assert "line 3" == record.where
    assert message in str(record.findings[0])
    assert "2022" == record.value("cell 1")[:4]
    assert ["line 2", "line 3", "line 4", "line 5"] == [each.where for each in found.records]


def test_a_damaged_line_of_a_row_of_two_is_of_that_row(tmp_path: Path) -> None:
    """The row is known by its first line, and the damage by the one that has it."""
    damage = b'2022-03-01T22:38:12+01:00,fc3,"a\ncaf\xe9",,Russia,\n'
    found = extract(tmp_path, HELD.encode() + GOOD.encode() + damage + OTHER.encode())
    assert ["Izium fc1", "Sumy fc2"] == [claim.id for claim in found.dossier.claims]
    assert ["line 3"] == [each.where for each in aside(found)]


def test_an_id_that_is_there_already_costs_the_second(tmp_path: Path) -> None:
    """What cannot be told apart in a dossier is set aside, with the line of the first."""
    file = tmp_path / "file"
    again = GOOD.replace(",Ukraine,", ",Russia,")
    file.write_text(f"{HELD}{GOOD}{again}{OTHER}", encoding="utf-8")
    found = read_file(file, on_problem="set_aside")
    assert ["Izium fc1", "Sumy fc2"] == [claim.id for claim in found.dossier.claims]
    (record,) = aside(found)
    assert ("line 3", "Izium") == (record.where, record.value("name"))
    assert "id 'Izium fc1' is already that of line 2" in str(record.findings[0])


def test_what_a_list_has_beside_objects_is_set_aside(tmp_path: Path) -> None:
    """An entry that is none, lacks a key or has one twice is kept as it can be."""
    good = '{"date": "2022-03-01", "day": 6, "tank": 12}'
    bad = '3, {"day": 6}, {"date": "2022-03-02", "day": 7, "day": 7}, {"date": [], "day": 8}'
    found = extract(tmp_path, f"[{good}, {bad}]")
    assert ["tank 2022-03-01"] == [claim.id for claim in found.dossier.claims]
    assert ["$[1]", "$[2]", "$[3]", "$[4]"] == [each.where for each in aside(found)]
    assert "3" == found.records[1].value("cell 1")
    assert "a list" == found.records[4].value("date")


BEGIN = '<iati-activities version="2.03">'


def activity(name: str, *parts: str, reporter: str = '<reporting-org ref="XA"/>') -> str:
    """Return an activity of this name."""
    return (
        f'<iati-activity default-currency="EUR"><iati-identifier>{name}</iati-identifier>{reporter}'
        f'<title><narrative>{name}</narrative></title><recipient-country code="UA"/>'
        f"{''.join(parts)}</iati-activity>"
    )


def paid(day: str, value: str) -> str:
    """Return a disbursement."""
    return (
        f'<transaction><transaction-type code="3"/><transaction-date iso-date="{day}"/>'
        f"<value>{value}</value></transaction>"
    )


def test_a_transaction_costs_itself_and_an_activity_all_that_is_in_it(tmp_path: Path) -> None:
    """Who says what is said once for an activity: without it nothing in it can be claimed."""
    found = extract(
        tmp_path,
        BEGIN
        + activity("A", paid("2023-01-01", "5"), paid("soon", "7.50"))
        + activity("B", paid("2023-01-01", "9"), reporter="")
        + "</iati-activities>",
    )
    assert ["A/transaction/disbursement/2023-01-01/EUR/5"] == [c.id for c in found.dossier.claims]
    first, second = "iati-activity[1]", "iati-activity[2]"
    assert [f"{first}/transaction[2]", second] == [each.where for each in aside(found)]
    message = f"the record is set aside with its activity, {second}"
    assert f"{message} @ {second}/transaction[1]" == str(found.findings[-1])
    (kind,) = (each for each in found.kinds if each.column.startswith("transaction-date"))
    assert (("7.50", "EUR"),) == kind.lost


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            f'<iati-activities version="2.03">{activity("A", paid("2023-01-01", "5"))}<a></b>',
            "line",
        ),
        (f"{HELD}{GOOD}{'x' * 60}\n", "line 3"),
    ],
)
def test_what_cannot_be_read_from_somewhere_on_is_told(
    tmp_path: Path, text: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes before is read, and the last record says that nothing more is."""
    monkeypatch.setattr("conflictmodel.files.atomic.LONGEST_LINE", 59)
    found = extract(tmp_path, text)
    assert 1 == len(found.dossier.claims)
    last = found.records[-1]
    assert last.where.startswith(where)
    assert "nothing is read from here on: " in str(found.kinds[0])


@pytest.mark.parametrize(
    "text",
    [
        "",
        HELD.replace("commit", "id") + GOOD,
        HELD.encode().decode() + "\0",
        '[{"date": "2022-03-01", "day": 6, "tank": 12}',
        "<iati-activities><a></iati-activities>",
        SAMPLES["conflictmodel"].replace('"killed", ', "3, "),
    ],
    ids=["nothing", "column", "NUL", "JSON", "XML", "document"],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, text: str) -> None:
    """Where nothing can be read, there is nothing that a record could cost."""
    file = tmp_path / "file"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError):
        extract_of_header(file) if "\0" in text else read_file(file, on_problem="set_aside")


def extract_of_header(file: Path) -> Extract:
    """Return what is read from a file whose header is damaged."""
    file.write_text(HELD.replace("commit", "com\0mit") + GOOD, encoding="utf-8")
    return read_file(file, as_format="control-changes", on_problem="set_aside")


@pytest.mark.parametrize("function", [read_file, stream_file])
def test_a_way_with_problems_is_one_of_two(function: Callable[..., object], tmp_path: Path) -> None:
    """Another name is refused with those that are known, and what is no text as an argument."""
    expected = "'skip' is no known way with problems; known: refuse, set_aside"
    with pytest.raises(UnknownNameError, match=expected):
        function(tmp_path, on_problem="skip")
    with pytest.raises(InvalidValueError, match="expected str, got 3 @ on_problem"):
        function(tmp_path, on_problem=3)


def test_a_column_that_is_too_long_to_be_told_is_refused(tmp_path: Path) -> None:
    """No record of the table could name it."""
    row = dict.fromkeys(HELD.strip().split(","), "") | {"x" * 100_001: "1", "name": "Marsk"}
    with pytest.raises(DocumentError, match=r"longer than 100,000 characters @ line 1$"):
        read_file(written(tmp_path, row), as_format="control-changes", on_problem="set_aside")
