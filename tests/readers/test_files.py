"""Reading files of others: what is recognised, what is refused, and where."""

import json
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import DocumentError, UnknownNameError
from conflictmodel.files import atomic
from conflictmodel.files.input import Input
from conflictmodel.formats.document import dump
from conflictmodel.formats.lines import dump_lines
from conflictmodel.formats.table import dump_csv
from conflictmodel.readers.files import FORMATS, read_file, stream_file
from support.documents import DOSSIER
from support.worlds import refusal

HEADER = "snapshot_utc,commit,name,previous,held_by,as_of"
ROW = "2022-03-01T22:38:12+01:00,fc1,Izium,,Ukraine,"
TABLE = f"{HEADER}\n{ROW}\n"


def written(folder: Path, content: str | bytes) -> Path:
    """Return a file that has been written."""
    file = folder / "file.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def problems(folder: Path, content: str | bytes, as_format: str | None = None) -> list[str]:
    """Return what a file is refused for."""
    file = written(folder, content)
    with pytest.raises(DocumentError) as caught:
        read_file(file, as_format=as_format)
    assert str(file) == caught.value.name
    return [str(problem) for problem in caught.value.problems]


# Recognising


def test_a_format_is_recognised_by_its_content(tmp_path: Path) -> None:
    """What stands in a file decides, and not its name; the result says what it was read as."""
    assert "control-changes" == read_file(written(tmp_path, TABLE)).format


def test_a_document_of_this_library_is_recognised(tmp_path: Path) -> None:
    """A document is read as `load` reads it, and has no records."""
    file = tmp_path / "dossier.csv"
    dump(DOSSIER, file)
    extract = read_file(file)
    assert ("conflictmodel", DOSSIER, ()) == (extract.format, extract.dossier, extract.records)


LINES_HEADER = '{"format":"conflictmodel-lines","schema":1,"title":"Rain"}\n'
LINE = (
    '{"type":"judgement","id":"a","proposition":"it rains",'
    '"by":{"source":{"name":"DW","kind":"media"},"stated":"2024-12-23"}}\n'
)
FLAT_HEADER = "conflictmodel/1,id,by.source.name,by.source.kind,by.stated,proposition\n"
FLAT_ROW = "judgement,a,DW,media,2024-12-23,it rains\n"


def own(folder: Path, name: str) -> Path:
    """Return a file of this library, in one of its formats; its name says nothing."""
    file = folder / "dossier"
    match name:
        case "conflictmodel":
            dump(DOSSIER, file)
        case "conflictmodel-lines":
            dump_lines(DOSSIER.claims, file, title=DOSSIER.title)
        case _:
            dump_csv(DOSSIER, file)
    return file


OWN = pytest.mark.parametrize("name", ["conflictmodel", "conflictmodel-lines", "conflictmodel-csv"])


@OWN
def test_each_format_of_this_library_is_read(tmp_path: Path, name: str) -> None:
    """A file is recognised, or read as what it is said to be, with its title and to its end."""
    file = own(tmp_path, name)
    size = file.stat().st_size
    for as_format in (None, name):
        seen: dict[int, int] = {}
        extract = read_file(str(file), as_format=as_format, progress=seen.__setitem__)
        assert (name, DOSSIER, ()) == (extract.format, extract.dossier, extract.records)
        assert (size, size) == list(seen.items())[-1]


@OWN
def test_no_format_of_this_library_has_records(tmp_path: Path, name: str) -> None:
    """Claims of this library are not streamed as records, and the sentence says what reads them."""
    file = own(tmp_path, name)
    for as_format in (None, name):
        with pytest.raises(DocumentError) as caught:
            list(stream_file(file, as_format=as_format))
        assert (
            f"{file}: claims of this library have no records: use read_file, or load_lines @ $"
            == str(caught.value)
        )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            LINES_HEADER + LINE + LINE.replace('"a"', '"b"') + LINE,
            "id 'a' is already that of line 2 @ line 4, id",
            id="id twice in lines",
        ),
        pytest.param(
            LINES_HEADER + LINE + LINE.replace("it rains", ""),
            "must not be empty @ line 3: $.proposition",
            id="line",
        ),
        pytest.param(
            LINES_HEADER.replace("1", "2"),
            "expected 1, the version that this conflictmodel reads, got 2: a newer conflictmodel"
            " may read it @ line 1: $.schema",
            id="newer lines",
        ),
        pytest.param(
            FLAT_HEADER + FLAT_ROW + FLAT_ROW.replace(",a,", ",b,") + FLAT_ROW,
            "id 'a' is already that of line 2 @ line 4, id",
            id="id twice in a flat table",
        ),
        pytest.param(
            "\ufeff" + FLAT_HEADER + FLAT_ROW.replace("2024-12-23", "2024-02-30"),
            "'2024-02-30' is no day of the calendar @ line 2, by.stated",
            id="row",
        ),
        pytest.param(
            '"conflictmodel/2","id"\n',
            "expected 'conflictmodel/1' in the first cell, got 'conflictmodel/2': a newer"
            " conflictmodel may read it @ line 1",
            id="newer flat table",
        ),
        pytest.param(
            FLAT_HEADER.replace(",", ";"),
            "the columns are parted by semicolons: save them with commas @ line 1",
            id="semicolons",
        ),
    ],
)
def test_files_of_this_library_are_refused(tmp_path: Path, content: str, expected: str) -> None:
    """What is wrong with lines and with a flat table is told of the file, at its line."""
    assert [expected] == problems(tmp_path, content)


def test_a_file_of_this_library_can_be_named_wrongly(tmp_path: Path) -> None:
    """A file that is read as another format of this library is refused as that."""
    file = own(tmp_path, "conflictmodel-csv")
    with pytest.raises(DocumentError, match=r"no JSON at column 1 .* @ line 1: \$$"):
        read_file(file, as_format="conflictmodel-lines")
    with pytest.raises(DocumentError, match=r"no JSON at line 1, column 1 .* @ \$$"):
        read_file(file, as_format="conflictmodel")


KNOWN = f"known formats: {', '.join(FORMATS)}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty"),
        ("\n \n", "the file is empty"),
        ("Dear reader", "this is no file of a known format"),
        (
            "a,b\n1,2\n",
            (
                "no known format is a table with the columns 'a', 'b': `read_table`, or the command"
                " with `--columns`, reads a table of one's own"
            ),
        ),
        ('"a,b\n', "this is no file of a known format"),
        (b"\x00\x01\x02", "this is no file of a known format"),
    ],
)
def test_what_is_not_recognised_is_refused(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    """The sentence says what was found, and what would be known."""
    assert [f"{message}; {KNOWN} @ $"] == problems(tmp_path, content)


def test_a_format_can_be_named(tmp_path: Path) -> None:
    """Then the file is read as that, whatever it looks like."""
    assert "line 1" in problems(tmp_path, "a,b\n1,2\n", "control-changes")[0]
    with pytest.raises(UnknownNameError, match="'gtd' is no known format; known: "):
        read_file(tmp_path, as_format="gtd")


@pytest.mark.parametrize("function", [read_file, stream_file])
def test_arguments_of_other_types_are_refused(function: object) -> None:
    """A path is text or a path, a format a name, and progress a function."""
    assert callable(function)
    name = getattr(function, "__name__", "")
    assert f"{name}: expected str or Path, got 3 @ path" == refusal(function, 3)
    assert f"{name}: expected str, got 3 @ as_format; expected a function, got 4 @ progress" == (
        refusal(function, "a", as_format=3, progress=4)
    )


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """What the system says is told with the name of the file."""
    for path, reason in ((tmp_path, "Is a directory"), (tmp_path / "no", "No such file")):
        with pytest.raises(DocumentError, match=f"cannot be read: {reason}"):
            read_file(path)
        with pytest.raises(DocumentError, match=f"cannot be read: {reason}"):
            list(stream_file(path))


# Tables

CSV = (
    "its quotes or line breaks are not those of a CSV table, or a cell is longer than"
    " 131,072 characters"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            TABLE.replace("held_by", "holder").replace("as_of", "day"),
            ["the column 'held_by' is missing @ line 1", "the column 'as_of' is missing @ line 1"],
            id="renamed columns",
        ),
        pytest.param(
            TABLE.replace("name,", "name,name,"),
            ["the column 'name' occurs more than once @ line 1"],
            id="repeated column",
        ),
        pytest.param(
            f"{TABLE}{ROW},\n2022,a\n",
            [
                "it has 7 cells, and the header has 6 @ line 3",
                "it has 2 cells, and the header has 6 @ line 4",
            ],
            id="ragged rows",
        ),
        pytest.param(
            f'{TABLE}"a\nb",fc1,,,Russia,\n{ROW}x,y\n',
            [
                "it is blank @ line 3, name",
                "'a\\nb' is no day of the calendar, written as 2024-12-23 @ line 3, snapshot_utc",
                "it has 7 cells, and the header has 6 @ line 5",
            ],
            id="line break in a cell",
        ),
        pytest.param(
            f'{TABLE}"2022-03-01,a\n',
            [f"{CSV} @ line 3"],
            id="cut off within quotes",
        ),
        pytest.param(
            f"{TABLE}2022-03-01,a\rb\n",
            [
                f"{CSV} @ line 3",
            ],
            id="carriage return in a cell",
        ),
        pytest.param(f"{TABLE}{ROW}{'x' * 140_000}\n", [f"{CSV} @ line 3"], id="cell too long"),
        pytest.param(
            f"{TABLE}{ROW}\0\n",
            ["it holds a NUL: the file is damaged, or no text @ line 3"],
            id="NUL",
        ),
        pytest.param(
            f"{TABLE}{ROW}caf\xe9\n".encode("latin-1"),
            ["byte 49 of it is no UTF-8: save the text as UTF-8 @ line 3"],
            id="wrong encoding",
        ),
        pytest.param(
            f"{TABLE}{ROW},\n{ROW}\0",
            [
                "it has 7 cells, and the header has 6 @ line 3",
                "it holds a NUL: the file is damaged, or no text @ line 4",
            ],
            id="what cannot be read further",
        ),
        pytest.param(
            f"{TABLE}{ROW}1 March 2022\n",
            ["id 'Izium fc1' is already that of line 2 @ line 3, id"],
            id="one id twice",
        ),
    ],
)
def test_a_damaged_table_is_refused(
    tmp_path: Path, content: str | bytes, expected: list[str]
) -> None:
    """Everything wrong is told at once, with the line on which its row begins, and the column."""
    assert expected == problems(tmp_path, content)


@pytest.mark.parametrize(
    ("delimiter", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
)
def test_another_delimiter_is_named(tmp_path: Path, delimiter: str, name: str) -> None:
    """A table whose columns are not parted by commas is refused in a sentence."""
    content = TABLE.replace(",", delimiter)
    expected = f"the columns are parted by {name}: save them with commas @ line 1"
    assert [expected] == problems(tmp_path, content, "control-changes")


def test_a_table_in_utf_16_is_named(tmp_path: Path) -> None:
    """What a spreadsheet saves as Unicode text is told apart from what is damaged."""
    expected = "the text is UTF-16: save it as UTF-8 @ line 1"
    assert [expected] == problems(tmp_path, TABLE.encode("utf-16"), "control-changes")


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    """A table has a header, on its first line."""
    expected = "the file is empty, or begins with a blank line @ line 1"
    assert [expected] == problems(tmp_path, "", "control-changes")


def test_a_byte_order_mark_is_no_part_of_a_column(tmp_path: Path) -> None:
    """A table that a spreadsheet marked as UTF-8 is read."""
    file = written(tmp_path, TABLE.encode("utf-8-sig"))
    assert "control-changes" == read_file(file).format


def test_a_line_too_long_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line takes more memory than the longest that is allowed."""
    monkeypatch.setattr(atomic, "LONGEST_LINE", 60)
    assert ["it is longer than 60 bytes @ line 3"] == problems(tmp_path, TABLE + "x" * 61)
    assert ["it has 1 cells, and the header has 6 @ line 3"] == problems(tmp_path, TABLE + "x" * 60)


def test_a_document_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that is read as a whole has a largest size, and the sentence says what to use."""
    monkeypatch.setattr(atomic, "LARGEST", 10)
    message = "it has more than 10 bytes: use JSON Lines, which are read one by one @ $"
    assert [message] == problems(tmp_path, '{"a": 34567}', "conflictmodel")
    assert "10 bytes" not in problems(tmp_path, '{"a": 345}', "conflictmodel")[0]


def test_reading_stops_after_a_hundred_problems(tmp_path: Path) -> None:
    """A hundred problems are told, and that there may be more."""
    found = problems(tmp_path, f"{HEADER}\n" + "x\n" * 1000)
    assert 101 == len(found)
    assert "it has 1 cells, and the header has 6 @ line 101" == found[99]
    assert "reading stopped after 100 problems; there may be more @ line 101" == found[100]


def test_what_holds_no_figures_is_kept_and_told(tmp_path: Path) -> None:
    """Columns that are not known, a row of tags, blank rows and a missing line break are told."""
    tags = "#date,,#loc+name,,,,"
    content = f"{HEADER},colour\n{tags}\n\n{ROW},red\n,,,,,,\n{ROW.replace('fc1', 'fc2')},"
    extract = read_file(written(tmp_path, content))
    assert [
        "the column is not known @ line 1, colour",
        "a row of HXL tags @ line 2",
        "the row is blank @ line 3",
        "the row is blank @ line 5",
        "the file does not end with a line break: it may have been cut off @ end of file",
    ] == [str(finding) for finding in extract.findings]
    assert "#loc+name" == extract.records[1].value("name")
    assert (("colour", 1),) == extract.unmapped
    assert 2 == len(extract.dossier.claims)


def test_a_table_may_be_a_list_of_objects(tmp_path: Path) -> None:
    """Its keys are the columns, null is a blank, and a key that is not known is told once."""
    row = dict(zip(HEADER.split(","), ROW.split(","), strict=True))
    rows = [row | {"as_of": None, "colour": "red"}, row | {"commit": 7, "colour": True}]
    file = written(tmp_path, json.dumps(rows))
    extract = read_file(file, as_format="control-changes")
    assert ["Izium fc1", "Izium 7"] == [claim.id for claim in extract.dossier.claims]
    assert ["the key is not known (2 cells, first at $[0]) @ $, colour"] == [
        str(finding) for finding in extract.findings
    ]
    assert ("True", "") == (extract.records[1].value("colour"), extract.records[0].value("as_of"))


# Streams


def test_a_stream_gives_the_records_of_the_file(tmp_path: Path) -> None:
    """Record by record is the same as all at once."""
    rows = "".join(f"{ROW.replace('fc1', f'fc{number}')}\n" for number in range(9))
    file = written(tmp_path, f"{HEADER}\n{rows}")
    assert read_file(file).records == tuple(stream_file(file))
    assert read_file(file).records == tuple(stream_file(file, as_format="control-changes"))


def test_a_stream_ends_at_the_first_problem(tmp_path: Path) -> None:
    """What stands before it has been given; then all problems of the file are raised at once."""
    file = written(tmp_path, f"{TABLE}x\n{ROW.replace('fc1', 'fc2')}\ny\n")
    given: list[str] = []
    with pytest.raises(DocumentError) as caught:
        given.extend(record.where for record in stream_file(file))
    assert ["line 2"] == given
    assert ["line 3", "line 5"] == [problem.path for problem in caught.value.problems]


def test_a_document_has_no_records_to_stream(tmp_path: Path) -> None:
    """The sentence says what reads it."""
    file = tmp_path / "dossier.json"
    dump(Dossier(), file)
    with pytest.raises(
        DocumentError,
        match="claims of this library have no records: use read_file, or load_lines @ ",
    ):
        list(stream_file(file))


# Progress


def told(folder: Path, content: str | bytes) -> Iterator[tuple[int, int]]:
    """Yield what is told of how far reading has come."""
    seen: list[tuple[int, int]] = []
    read_file(written(folder, content), progress=lambda done, size: seen.append((done, size)))
    yield from seen


def test_progress_rises_to_the_size_of_the_file(tmp_path: Path) -> None:
    """Progress is told a few hundred times at most, rises, and ends at the last byte."""
    rows = "".join(f"{ROW.replace('fc1', f'fc{number}')}\n" for number in range(5000))
    seen = list(told(tmp_path, f"{HEADER}\n{rows}"))
    size = (tmp_path / "file.csv").stat().st_size
    assert (size, size) == seen[-1]
    assert seen == sorted(set(seen))
    assert 100 < len(seen) <= 201


def test_progress_of_a_document_is_told_once(tmp_path: Path) -> None:
    """A document is read in one piece."""
    content = '{"format": "conflictmodel", "schema": 1, "sources": [], "claims": []}'
    assert [(69, 69)] == list(told(tmp_path, content))


def test_progress_of_lines_is_told_as_they_are_read(tmp_path: Path) -> None:
    """Progress of lines and of a flat table rises to the size of the file."""
    for head, line in ((LINES_HEADER, LINE), (FLAT_HEADER, FLAT_ROW)):
        rows = "".join(
            line.replace('"a"', f'"a{number}"').replace(",a,", f",a{number},")
            for number in range(500)
        )
        seen = list(told(tmp_path, head + rows))
        size = (tmp_path / "file.csv").stat().st_size
        assert (size, size) == seen[-1]
        assert seen == sorted(set(seen))
        assert 100 < len(seen) <= 201


# What every reader has


def test_a_line_is_given_up_to_a_length(tmp_path: Path) -> None:
    """A line is given with its end, or its first bytes and then the others; nothing at the end."""
    seen: list[tuple[int, int]] = []
    with written(tmp_path, "abc\nd").open("rb") as file:
        given = Input("a", file, lambda done, size: seen.append((done, size)))
        assert [b"ab", b"c\n", b"d", b"", b""] == [given.readline(2) for _ in range(5)]
    assert [(2, 5), (4, 5), (5, 5)] == seen


def test_the_chunks_read_are_the_bytes_of_the_file(tmp_path: Path) -> None:
    """A file that is not made of lines is given in pieces, with its progress."""
    content = bytes(range(256)) * 1000
    seen: list[tuple[int, int]] = []
    with written(tmp_path, content).open("rb") as file:
        given = Input("a", file, lambda done, size: seen.append((done, size)))
        chunks = list(iter(partial(given.read, 1 << 16), b""))
    assert (content, 4) == (b"".join(chunks), len(chunks))
    assert (256_000, 256_000) == seen[-1]


# What is no text of ours


def test_an_id_that_looks_like_a_path_is_told_as_it_is(tmp_path: Path) -> None:
    """What a file says is never taken for the name of a place in it."""
    row = ROW.replace("Izium", "claims[999]")
    found = problems(tmp_path, f"{HEADER}\n{row}\n{row}1 March 2022\n")
    assert ["id 'claims[999] fc1' is already that of line 2 @ line 3, id"] == found


@pytest.mark.parametrize(
    ("delimiter", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
)
def test_a_table_with_another_delimiter_is_known(tmp_path: Path, delimiter: str, name: str) -> None:
    """What the columns are parted by is named, with the format that they are like."""
    message = "this is like control-changes, but its columns are parted by"
    found = problems(tmp_path, TABLE.replace(",", delimiter))
    assert [f"{message} {name}: save them with commas @ $"] == found


def test_a_table_in_utf_16_is_known(tmp_path: Path) -> None:
    """What a spreadsheet calls Unicode text is named as what it is."""
    found = problems(tmp_path, TABLE.encode("utf-16"))
    assert ["the text is UTF-16: save it as UTF-8 @ line 1"] == found


def test_a_document_may_speak_of_another_format(tmp_path: Path) -> None:
    """Only what a document says that it is decides, and not what stands in its texts."""
    said = json.dumps({"proposition": '"format":"conflictmodel-lines"'})
    content = f'{{"title": {json.dumps(said)}, "format": "conflictmodel", "schema": 1'
    file = written(tmp_path, f'{content}, "sources": [], "claims": []}}')
    assert "conflictmodel" == read_file(file).format


def test_the_beginning_of_a_pipe_is_waited_for(tmp_path: Path) -> None:
    """A file that comes in pieces is recognised by its beginning, however small the first is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def write() -> None:
        with pipe.open("wb", buffering=0) as file:
            for piece in (TABLE[:5], TABLE[5:70], TABLE[70:]):
                file.write(piece.encode())

    writer = threading.Thread(target=write)
    writer.start()
    extract = read_file(pipe, progress=lambda _, __: None)
    writer.join()
    assert ("control-changes", 1) == (extract.format, len(extract.dossier.claims))


@pytest.mark.parametrize("error", [ValueError("mine"), OSError("mine"), KeyError("mine")])
def test_an_error_of_the_progress_of_the_caller_is_left(tmp_path: Path, error: Exception) -> None:
    """What goes wrong in the function of the caller is not told as a fault of the file."""

    def stop(_: int, __: int) -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        read_file(written(tmp_path, TABLE), progress=stop)
    assert error is caught.value
