"""The command that applies a rule to a table."""

import datetime as dt
import sys
from pathlib import Path

import polars as pl
import pytest

from conflictmodel.cli.command import main
from support.table_worlds import frame_of

REPORTS = frame_of(
    [
        ("a", "Seoul", 1050, 1150, dt.date(2024, 12, 20)),
        ("a", "Kyiv", 3001, None, dt.date(2024, 12, 21)),
        ("a", "Kyiv", 3100, 3200, dt.date(2024, 12, 22)),
        ("b", "Kyiv", None, None, None),
    ]
)


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if path.suffix == ".csv":
        REPORTS.write_csv(path)
    else:
        REPORTS.write_parquet(path)
    return path


@pytest.mark.parametrize("name", ["reports.csv", "reports.parquet"])
def test_the_command_prints_conclusions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """As CSV, in the order of what they are about."""
    path = str(_file(tmp_path, name))
    assert 0 == main(["tables", path, "--by", "event", "--rule", "latest(hull)"])
    assert (
        "event,lower,upper,agrees,origins,reports,gap_lower,gap_upper\n"
        "a,3100,3200,false,2,3,1151,3099\n"
        "b,,,,0,0,,\n"
    ) == capsys.readouterr().out


def test_the_command_reads_a_folder_and_hears_an_id_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All Parquet files in it are one table, and what is given twice counts once where asked."""
    identified = REPORTS.with_columns(id=pl.Series(["1", "2", "3", "4"]))
    (tmp_path / "2.parquet").mkdir()  # Spark gives folders such names
    for name in ("[1].PARQUET", "2.parquet/part-0.parquet"):
        identified.write_parquet(tmp_path / name)
    arguments = ["tables", str(tmp_path), "--by", "event", "--rule", "hull"]
    assert 0 == main(arguments)
    assert "a,1050,3200,false,2,6,1151,3099\n" in capsys.readouterr().out
    assert 0 == main([*arguments, "--id", "id"])
    assert "a,1050,3200,false,2,3,1151,3099\n" in capsys.readouterr().out


def test_an_empty_cell_is_null_in_quotation_marks_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As spreadsheets write them that quote every cell."""
    path = tmp_path / "quoted.csv"
    rows = ['"a","x","1","","2024-12-23"', '"","y","3","4",""', ',"x","3","4","2024-12-23"']
    path.write_text("\n".join(['"event","origin","lower","upper","stated"', *rows, ""]))
    assert 0 == main(["tables", str(path), "--by", "event", "--rule", "latest(hull)"])
    _, *told = capsys.readouterr().out.splitlines()
    assert [",,,,,,,", "a,1,,true,1,1,,"] == told


def test_the_command_leaves_text_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a report is about is text, also where it looks like a number or a day."""
    path = tmp_path / "reports.csv"
    path.write_text("event,origin,lower,upper\n007,x,1,\n2024-12-23,y,2,2\n")
    assert 0 == main(["tables", str(path), "--by", "event", "--rule", "hull"])
    lines = capsys.readouterr().out.splitlines()
    assert ["007,1,,true,1,1,,", "2024-12-23,2,2,true,1,1,,"] == lines[1:]


def test_a_row_ends_for_all_where_it_ends_for_python(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A carriage return alone ends a row too: no report is lost between two ways of reading."""
    path = tmp_path / "reports.csv"
    path.write_bytes(b'event,origin,lower,upper\na,x,1,2\ra,y,5,\na,"z\rz",1,2\n')
    assert 0 == main(["tables", str(path), "--by", "event", "--rule", "hull"])
    assert "a,1,,false,3,3,3,4" == capsys.readouterr().out.splitlines()[1]


def test_what_is_printed_runs_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that a spreadsheet would take for a formula has an apostrophe before it."""
    path = tmp_path / "reports.csv"
    path.write_text("event,origin,lower,upper\n=1+1,x,1,\n@a,y,2,2\n-1,y,2,2\n")
    assert 0 == main(["tables", str(path), "--by", "event", "--rule", "hull"])
    lines = capsys.readouterr().out.splitlines()
    assert ["'-1", "'=1+1", "'@a"] == [line.partition(",")[0] for line in lines[1:]]


@pytest.mark.parametrize(
    ("name", "content", "rule", "message"),
    [
        ("no.csv", None, "hull", "no.csv: cannot be read: No such file"),
        ("no.txt", "", "hull", "no.txt: its name ends in neither .parquet nor .csv @ $"),
        ("no.csv", "", "average", "'average' is no known rule"),
        ("no.csv", "", "hull", "no.csv: cannot be read: empty CSV @ $"),
        ("no.parquet", "", "hull", "no.parquet: cannot be read: "),
        ("no.csv", "event,who,lower,upper\n", "hull", "combine: there is no column 'origin'"),
        ("no.csv", "event,origin,lower,upper\na,x,1,many\n", "hull", "no.csv: cannot be read: c"),
        (
            "no.csv",
            "event,origin,lower,upper\na,x,1\n",
            "hull",
            "no.csv: line 2 has 3 cells, and the",
        ),
        ("no.csv", "event,origin,lower,upper\n\n", "hull", "no.csv: line 2 has 0 cells, and the"),
        (
            "no.csv",
            "event,origin,lower,lower\n",
            "hull",
            "no.csv: the header has 'lower' twice @ $",
        ),
        ("no.csv", f"event\n{'x' * 200_000}\n", "hull", "no.csv: line 2: field larger than"),
        (
            "no.csv",
            "event,origin,lower,upper,stated\na,x,1,2,01/02/2024\n",
            "latest(hull)",
            "no.csv: cannot be read: conversion from `str` to `date` failed in column 'stated'",
        ),
        ("", None, "hull", ": there is no file in it whose name ends in .parquet @ $"),
    ],
)
def test_the_command_tells_what_is_wrong(  # noqa: PLR0913, PLR0917 - each case names them
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str | None,
    rule: str,
    message: str,
) -> None:
    """Then nothing is printed but one line, and the status is 2."""
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    assert 2 == main(["tables", str(path), "--by", "event", "--rule", rule])
    out, err = capsys.readouterr()
    said = err.removeprefix(f"{tmp_path}/").removeprefix(str(tmp_path))
    assert ("", 1, True) == (out, len(err.splitlines()), said.startswith(message))


def test_the_command_needs_polars(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It tells what to install."""
    path = str(_file(tmp_path, "reports.csv"))
    monkeypatch.setitem(sys.modules, "polars", None)
    assert 2 == main(["tables", path, "--by", "event", "--rule", "hull"])
    expected = (
        "the command `tables` needs polars: in a clone of the repository, pip install '.[polars]'\n"
    )
    assert expected == capsys.readouterr().err
