"""Containers: what is packed is read, and what is no table is named for what it is."""

import gzip
import io
import sys
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from conflictmodel.errors import DocumentError, MissingExtraError
from conflictmodel.formats import dump
from conflictmodel.readers import read_file, stream_file
from support.documents import DOSSIER
from support.samples import SAMPLES
from support.workbooks import Cell, workbook

CSV = SAMPLES["acled-weekly"]
HEADER = ["week", "country", "admin1", "event_type", "sub_event_type", "events", "fatalities"]
MIDNIGHT, MORNING = (
    datetime(2025, 3, 8, hour, 30 * bool(hour))  # noqa: DTZ001 - a workbook has no zones
    for hour in (0, 6)
)
ROW: list[Cell] = [date(2025, 3, 1), "Aland", "North", "Battles", "Armed clash", 2, 3]


def gzipped(content: bytes) -> bytes:
    """Return what gzip makes of it, the same at any time, as the ids of tests are."""
    return gzip.compress(content, mtime=0)


def zipped(members: Mapping[str, str]) -> bytes:
    """Return a ZIP with these members, the same at any time."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def written(folder: Path, content: bytes) -> Path:
    """Return a file that has been written."""
    file = folder / "file"
    file.write_bytes(content)
    return file


def refused(folder: Path, content: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(DocumentError) as caught:
        read_file(written(folder, content))
    (problem,) = caught.value.problems
    assert "$" == problem.path
    return problem.message


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(gzipped(CSV.encode()), id="gzip"),
        pytest.param(zipped({"a.csv": CSV}), id="zip"),
        pytest.param(zipped({"a/": "", "a/b.csv": CSV, "__MACOSX/a/._b.csv": "x"}), id="folder"),
    ],
)
def test_what_is_packed_is_read_as_if_it_were_not(tmp_path: Path, content: bytes) -> None:
    """A file packed by gzip, and the one member of a ZIP, give the same records."""
    plain = read_file(written(tmp_path, CSV.encode()))
    seen: dict[int, int] = {}
    file = written(tmp_path, content)
    assert plain == read_file(file, progress=seen.__setitem__)
    assert plain.records == tuple(stream_file(file))
    size = len(CSV.encode())
    assert (size, size) == list(seen.items())[-1]


def test_a_document_of_this_library_may_be_packed(tmp_path: Path) -> None:
    """What this library wrote is read too."""
    file = tmp_path / "dossier.json"
    dump(DOSSIER, file)
    assert DOSSIER == read_file(written(tmp_path, gzipped(file.read_bytes()))).dossier


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            zipped({"a.csv": CSV, "b.csv": CSV}),
            "the ZIP holds 2 files (a.csv, b.csv): unpack it, and read what is in it",
        ),
        (zipped({}), "it cannot be unpacked: "),
        (zipped({"a/": ""}), "the ZIP holds 0 files (): unpack it, and read what is in it"),
        (zipped({"a.csv": CSV})[:-10], "it cannot be unpacked: File is not a zip file"),
        (gzipped(CSV.encode())[:-10], "it cannot be unpacked: Compressed file ended"),
        (b"\x1f\x8bx", "it cannot be unpacked: "),
    ],
)
def test_a_container_that_cannot_be_read_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    """The sentence says what is in it, or what is wrong with it."""
    if content == zipped({}):  # it has no member, and so does not begin as others do
        assert "known formats" in refused(tmp_path, content)
    else:
        assert refused(tmp_path, content).startswith(message)


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    """A password cannot be given, and the sentence says that one is needed."""
    content = bytearray(zipped({"a.csv": CSV}))
    content[6] |= 1  # the flag of encryption, in the member and in the directory
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "password required" in refused(tmp_path, bytes(content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"RDX3\nX\n", "data of R (.rda): load it in R, and save it with write.csv("),
        (gzipped(b"RDX2\nX\n"), "data of R (.rda): load it in R"),
        (gzipped(b"X\n\0\0\0\3"), "data of R (.rds): load it in R"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n",
            "a pointer of Git LFS, not the file it stands for: run git lfs pull",
        ),
        (b"PAR1\x15\x04", "Parquet: save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old workbook (.xls), or damaged: save it as .xlsx"),
        (b"BZh91AY", "packed by bzip2: unpack it"),
        (gzipped(zipped({"a.csv": CSV})), "packed twice: unpack it"),
        (gzipped(gzipped(CSV.encode())), "packed twice: unpack it"),
        (b"<!DOCTYPE html>\n<html>", "a web page, such as one that asks to log in: download"),
        (b"\n<html lang='en'>", "a web page, such as one that asks to log in: download"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, expected: str) -> None:
    """A file of another kind is called what it is, with what to do."""
    assert refused(tmp_path, content).startswith(f"this is {expected}")


def test_a_workbook_is_read(tmp_path: Path) -> None:
    """The sheet that is a table of a known format is read; whole numbers and days are theirs."""
    rows: list[list[Cell]] = [[*HEADER, "id"], [*ROW, 2.5], [MIDNIGHT, *ROW[1:]]]
    content = workbook({"Terms": [["Please cite", None, True]], "Data": rows})
    extract = read_file(written(tmp_path, content), progress=lambda _done, _size: None)
    first, second = extract.records
    columns = ("week", "fatalities", "id")
    assert ["2025-03-01", "3", "2.5"] == [first.value(each) for each in columns]
    assert ["2025-03-08", "3", ""] == [second.value(each) for each in columns]
    assert ("line 3", ()) == (second.where, extract.findings)


def test_cells_of_a_workbook_are_written_as_a_table_has_them(tmp_path: Path) -> None:
    """A time keeps its clock, and a truth its name."""
    rows: list[list[Cell]] = [[*HEADER, "id"], [*ROW, MORNING], [*ROW[:6], 4, True]]
    first, second = read_file(written(tmp_path, workbook({"Data": rows}))).records
    assert ("2025-03-08 06:30:00", "True") == (first.value("id"), second.value("id"))


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        (
            {"a": [HEADER, ROW], "b": [HEADER, ROW], "c": [["x"]]},
            "the workbook has 2 sheets that can be read (a, b): save one as CSV",
        ),
        (
            {"a": [["x"]], "b": [["y"]]},
            (
                "the workbook has 2 sheets and none has the columns that are needed (a, b):"
                " save one as CSV"
            ),
        ),
        ({"a": [["x", "y"]]}, "no known format is a table with the columns 'x', 'y': `read"),
    ],
)
def test_a_workbook_with_no_one_table_is_refused(
    tmp_path: Path, sheets: dict[str, list[list[Cell]]], message: str
) -> None:
    """The sheets are named, and nothing is chosen."""
    assert refused(tmp_path, workbook(sheets)).startswith(message)


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    """What the reader of workbooks refuses is ours to tell."""
    content = zipped({"xl/workbook.xml": "<workbook", "[Content_Types].xml": ""})
    assert refused(tmp_path, content).startswith("the workbook cannot be read: ")


def test_a_workbook_needs_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where python-calamine is not installed, the error says what installs it."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtraError) as caught:
        read_file(written(tmp_path, workbook({"Data": [HEADER, ROW]})))
    assert ("reading a workbook", "python-calamine", "xlsx") == (
        caught.value.needed_by,
        caught.value.package,
        caught.value.extra,
    )
