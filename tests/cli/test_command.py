"""The command `conflictmodel`."""

import gzip
import io
import json
import os
import re
import runpy
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from pkgutil import get_data
from typing import Any

import polars as pl
import pytest
from attrs import evolve

from conflictmodel import (
    KILLED,
    Attribution,
    Claim,
    Dossier,
    Estimate,
    Group,
    Hold,
    Installment,
    Interception,
    Judgement,
    Period,
    Place,
    Programme,
    Quantity,
    Retraction,
    Source,
    SourceKind,
    Subject,
    TerritorialClaim,
    __version__,
    at_most,
    currency,
    dump,
    exactly,
    example,
    read_file,
)
from conflictmodel.cli.command import main, run
from conflictmodel.cli.subcommands import SUBCOMMANDS, WRITERS
from conflictmodel.readers import FORMATS
from support.workbooks import workbook

DW = Source("DW", SourceKind.MEDIA)
BY = Attribution(DW, Period("2024-12-23"))
COMPARED = ": name a file once, and compare two releases by `changes OLD NEW`"
CENT = Quantity(exactly(1), currency("USD"))


def written(path: Path, *claims: Claim, title: str | None = None) -> Path:
    """Write a dossier of these claims and return its path."""
    path.parent.mkdir(exist_ok=True)
    dump(Dossier(claims, title), path)
    return path


Printed = pytest.CaptureFixture[str]


def report(printed: Printed, *arguments: str) -> dict[str, list[dict[str, object]]]:
    """Return what the command prints as JSON."""
    assert 0 == main(["report", "--json", *arguments])
    found: dict[str, list[dict[str, object]]] = json.loads(printed.readouterr().out)
    return found


def files_of(printed: Printed, *arguments: str) -> dict[str, dict[str, Any]]:
    """Return what the command prints of files as JSON."""
    assert 0 == main(["report", "--json", *arguments])
    found: dict[str, dict[str, Any]] = json.loads(printed.readouterr().out)["files"]
    return found


def test_json_gives_the_disagreement_of_the_article(capsys: Printed) -> None:
    """The object has the voices, the gap, the hull and no pieces for the casualties."""
    casualties = report(capsys)["assessments"][0]
    assert [] == casualties["pieces"]
    assert {"lower": 1050, "upper": None} == casualties["hull"]
    assert {"lower": 1151, "upper": 3000} == casualties["gap"]
    assert [
        {"origins": ["South Korea"], "range": {"lower": 1050, "upper": 1150}},
        {"origins": ["Ukraine"], "range": {"lower": 3001, "upper": None}},
    ] == casualties["camps"]


def test_json_gives_aid_interceptions_control_and_findings(capsys: Printed) -> None:
    """The object has the running totals, the share shot down, the standing and the drift."""
    found = report(capsys)
    assert [
        {
            "number": 6,
            "claims": ["13-imf-sixth", "14-imf-total"],
            "amounts": [
                {"unit": "USD", "range": {"lower": 105_000_000_000, "upper": 115_000_000_000}},
                {"unit": "EUR", "range": {"lower": 50_000_000_000, "upper": 150_000_000_000}},
            ],
            "totals": [
                {
                    "unit": "USD",
                    "before": [
                        {"lower": 860_000_000_000, "upper": 880_000_000_000},
                        {"lower": 975_000_000_000, "upper": 985_000_000_000},
                    ],
                    "after": [
                        {"lower": 975_000_000_000, "upper": 985_000_000_000},
                        {"lower": 1_080_000_000_000, "upper": 1_100_000_000_000},
                    ],
                    "is_settled": False,
                }
            ],
            "settled_by": [
                "a statement whether the total has installment 6 in it",
                "the total before installment 7",
                "the total after installment 5",
            ],
        }
    ] == found["ledgers"][0]["installments"]
    assert [{"lower": 1, "upper": 5}] == found["ledgers"][0]["missing"]
    assert ["47/72", "47/72"] == found["tallies"][0]["share_shot_down"]
    assert ["Storozheve", "Kursk region"] == [each["place"] for each in found["controls"]]
    assert [("drift", "02-jcs-headline")] == [
        (each["code"], each["claim"]) for each in found["findings"]
    ]


def test_the_rule_is_chosen_by_name(capsys: Printed) -> None:
    """With `--rule hull` every question has the hull as its one piece."""
    casualties = report(capsys, "--rule", "hull")["assessments"][0]
    assert "hull" == casualties["rule"]
    assert [{"lower": 1050, "upper": None}] == casualties["pieces"]


def test_the_text_tells_the_working(capsys: Printed) -> None:
    """The text names the voices, the gap, and the figure not used with the reason."""
    assert 0 == main([])
    text = capsys.readouterr().out
    for line in (
        "  voices          South Korea: 1,050–1,150 persons",
        "                  Ukraine: more than 3,000 persons",
        "  gap             1,151–3,000 persons",
        "  hull            at least 1,050 persons",
        "  not used        1 that say nothing about it, 2 about other groups",
        '                  "around 1,100 casualties" … "killed or wounded" … "on Monday"',
        "  total before    8.6–8.8 bn USD or 9.75–9.85 bn USD",
        "  fits all camps  02-jcs-headline",
        "                  04-nis-killed+05-nis-wounded",
        "  not mentioned   installments 1–5",
        "  share           47/72 of what was launched was shot down",
        "  holder          Russia: claimed by Russia; unverified; no word from Ukraine",
        "drift: 02-jcs-headline, 01-jcs-statement: one statement of Joint Chiefs of",
    ):
        assert line in text.splitlines()


def test_the_text_fits_80_columns(capsys: Printed) -> None:
    """No line of the report is longer than 80 characters."""
    main([])
    assert [] == [line for line in capsys.readouterr().out.splitlines() if len(line) > 80]


def test_a_folder_is_read_as_one_dossier(tmp_path: Path, capsys: Printed) -> None:
    """All documents of a folder are reported together, under all their titles."""
    written(tmp_path / "a.json", Judgement("a", "it rains", BY), title="Rain")
    written(tmp_path / "b.json", Judgement("b", "it snows", BY), title="Snow")
    written(tmp_path / "c.json")
    assert 0 == main(["report", str(tmp_path)])
    text = capsys.readouterr().out
    assert text.startswith("Rain + Snow\n===========\n")
    assert "a: it rains" in text
    assert "b: it snows" in text


def test_one_id_in_two_files_is_refused(tmp_path: Path, capsys: Printed) -> None:
    """A claim id that two files use is named, with the file, and nothing is printed."""
    claim = Judgement("a", "it rains", BY)
    first, second = written(tmp_path / "a.json", claim), written(tmp_path / "b.json", claim)
    assert 2 == main(["report", str(first), str(second)])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert f"id 'a' is already that of a claim in {first}{COMPARED} @ {second}" in printed.err


def test_one_name_of_two_sources_in_two_files_is_refused(tmp_path: Path, capsys: Printed) -> None:
    """A name that two files give to different sources is told with both files."""
    other = Attribution(Source("DW", SourceKind.GOVERNMENT), Period("2024-12-23"))
    first = written(tmp_path / "a.json", Judgement("a", "it rains", BY))
    second = written(tmp_path / "b.json", Judgement("b", "it snows", other))
    assert 2 == main(["report", str(first), str(second)])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert (
        "the files together: "
        f"the name 'DW' stands for two sources: media of origin 'DW' in a claim in {first},"
        f" and government of origin 'DW' @ {second}\n" == printed.err
    )


def test_claims_of_two_files_that_replace_each_other_are_refused(
    tmp_path: Path, capsys: Printed
) -> None:
    """A circle that no file has alone is found when they are read together."""
    written(tmp_path / "a.json", Judgement("a", "it rains", BY, supersedes=("b",)))
    written(tmp_path / "b.json", Judgement("b", "it snows", BY, supersedes=("a",)))
    assert 2 == main(["report", str(tmp_path)])
    expected = "the files together: these supersede each other in a circle: a, b, a @ $\n"
    assert expected == capsys.readouterr().err


def test_one_source_in_two_files_is_no_clash(tmp_path: Path, capsys: Printed) -> None:
    """Two files may have the same source, and their claims are read together."""
    written(tmp_path / "a.json", Judgement("a", "it rains", BY))
    written(tmp_path / "b.json", Judgement("b", "it snows", BY))
    assert [] == report(capsys, str(tmp_path))["findings"]


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path, capsys: Printed) -> None:
    """Each problem has the name of its file, whether it is in one file or between two."""
    claim = Judgement("a", "it rains", BY)
    first, second = written(tmp_path / "a.json", claim), written(tmp_path / "b.json", claim)
    bad, empty, gone = tmp_path / "c.json", tmp_path / "d", tmp_path / "e.json"
    bad.write_text("{}")
    empty.mkdir()
    paths = [str(each) for each in (first, bad, second, empty, gone)]
    assert 2 == main(["report", *paths])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert (
        "the files together:\n"
        f"  this is no file of a known format; known formats: {', '.join(FORMATS)} @ {bad}: $\n"
        "  the folder holds no file that ends in .json, .jsonl, .csv, .tsv, .xml, .xlsx, .parquet,"
        f" .gz, .zip @ {empty}: $\n"
        f"  cannot be read: No such file or directory @ {gone}: $\n"
        f"  id 'a' is already that of a claim in {first}{COMPARED} @ {second}\n"
    ) == printed.err


def test_packed_files_of_a_folder_are_read(tmp_path: Path, capsys: Printed) -> None:
    """What is packed is a file like any other."""
    plain = written(tmp_path / "a.json", Judgement("a", "it rains", BY))
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(plain.read_bytes()))
    plain.unlink()
    assert 0 == main(["report", str(tmp_path)])
    assert "a: it rains" in capsys.readouterr().out


def test_tables_of_ones_own_in_a_folder_are_read(tmp_path: Path, capsys: Printed) -> None:
    """Whatever kind of file a table is, its ending is searched for."""
    columns = 'group = "event"\nperiod = "day"\nsource = "who"\nlower = "dead"\n'
    (tmp_path / "mine.toml").write_text(f'{columns}[values]\nmeasure = "killed"')
    frame = pl.DataFrame({"event": ["Raid"], "day": ["2025"], "who": ["Army"], "dead": [3]})
    folder = tmp_path / "tables"
    folder.mkdir()
    frame.write_csv(folder / "a.tsv", separator="\t")
    frame.write_parquet(folder / "b.parquet")
    frame.write_ndjson(folder / "c.jsonl")
    rows = [[*frame.columns], *frame.rows()]
    (folder / "d.xlsx").write_bytes(workbook({"figures": rows}))
    assert 0 == main(["read", str(folder), "--columns", str(tmp_path / "mine.toml")])
    printed = "".join(capsys.readouterr().out.split())  # a line may break within a path
    assert [1, 1, 1, 1] == [
        printed.count(f"{each}:readastable") for each in ("a.tsv", "b.parquet", "c.jsonl", "d.xlsx")
    ]


def test_a_document_may_have_its_suffix_in_capitals(tmp_path: Path, capsys: Printed) -> None:
    """Of a folder the files with the suffix .json in any case are read, and no others."""
    written(tmp_path / "A.JSON", Judgement("a", "it rains", BY))
    written(tmp_path / "b.Json", Judgement("b", "it snows", BY))
    (tmp_path / "notes.txt").write_text("none")
    assert 0 == main(["report", str(tmp_path)])
    text = capsys.readouterr().out
    assert "a: it rains" in text
    assert "b: it snows" in text


def test_a_name_that_no_file_can_have_is_refused(capsys: Printed) -> None:
    """A name of 300 characters is refused as one that cannot be read."""
    assert 2 == main(["report", "a" * 300])
    assert "a" * 300 + ": cannot be read: File name too long @ $\n" == capsys.readouterr().err


def test_a_folder_that_cannot_be_listed_is_refused(tmp_path: Path, capsys: Printed) -> None:
    """The reason why a folder cannot be listed is told."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, limits[1]))
    try:
        status = main(["report", str(tmp_path)])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert 2 == status
    expected = f"{tmp_path}: the folder cannot be listed: Too many open files @ $\n"
    assert expected == capsys.readouterr().err


def test_a_folder_without_documents_is_refused(tmp_path: Path, capsys: Printed) -> None:
    """A folder that holds no document is named."""
    assert 2 == main(["report", str(tmp_path)])
    assert (
        f"{tmp_path}: the folder holds no file that ends in .json, .jsonl, .csv, .tsv, .xml,"
        " .xlsx, .parquet, .gz, .zip @ $\n" == capsys.readouterr().err
    )


def test_a_bad_document_is_refused_with_the_path_of_the_fault(
    tmp_path: Path, capsys: Printed
) -> None:
    """What is wrong with a document goes to standard error with its path, without a traceback."""
    path = written(tmp_path / "a.json", Judgement("a", "it rains", BY))
    path.write_text(path.read_text(encoding="utf-8").replace('"it rains"', "3"), encoding="utf-8")
    assert 2 == main(["report", str(path)])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert "$.claims[0].proposition" in printed.err


def test_an_unknown_rule_is_refused_with_the_known_ones(
    capsys: Printed,
) -> None:
    """A rule that nobody defined is refused, and the message lists those there are."""
    assert 2 == main(["report", "--rule", "average"])
    expected = "'average' is no known rule; known: camps, gtd, hull, intersection, latest, lowest, "
    assert expected in capsys.readouterr().err


def test_a_name_cannot_command_the_terminal(tmp_path: Path, capsys: Printed) -> None:
    """Control characters in a document are printed as escapes."""
    path = written(tmp_path / "a.json", Judgement("a", "it \x1b[31mrains", BY))
    assert 0 == main(["report", str(path)])
    assert "it \\x1b[31mrains" in capsys.readouterr().out


def test_an_error_cannot_command_the_terminal(capsys: Printed) -> None:
    """A control character in an error is printed as its escape."""
    assert 2 == main(["report", "no\x1b[31mthing"])
    assert "no\\x1b[31mthing: cannot be read: " in capsys.readouterr().err


def test_long_and_wide_names_fit_80_columns(tmp_path: Path, capsys: Printed) -> None:
    """A holder with a long name stands beside its label, and is wrapped."""
    place, holder = Place("Storozheve"), "朝鲜人民军" * 20
    claim = TerritorialClaim("a", place, holder, Hold.TAKEN, Period("2024-12-23"), BY)
    assert 0 == main(["report", str(written(tmp_path / "a.json", claim))])
    text = capsys.readouterr().out
    assert "  holder          " + "朝鲜人民军" * 6 + "朝\n" in text


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1, 2, 4), "  not mentioned   installment 3\n"),
        ((3, 4), "  not mentioned   installments 1–2\n"),
        ((2, 4, 7), "  not mentioned   installments 1, 3, 5–6\n"),
    ],
)
def test_the_installments_that_nobody_mentioned_are_told(
    tmp_path: Path, capsys: Printed, numbers: tuple[int, ...], expected: str
) -> None:
    """One number is an installment, and several are written as runs."""
    programme = Programme("loan", "IMF", "Ukraine")
    claims = (Installment(f"n{each}", programme, BY, each, amounts=(CENT,)) for each in numbers)
    assert 0 == main(["report", str(written(tmp_path / "a.json", *claims))])
    assert expected in capsys.readouterr().out


def test_where_every_installment_is_mentioned_none_is_missing(
    tmp_path: Path, capsys: Printed
) -> None:
    """Of a programme that was told from the first payment on, nothing is missing."""
    claim = Installment("a", Programme("loan", "IMF", "Ukraine"), BY, 1, amounts=(CENT,))
    assert 0 == main(["report", str(written(tmp_path / "a.json", claim))])
    assert "not mentioned" not in capsys.readouterr().out


def test_an_empty_dossier_has_an_empty_report(tmp_path: Path, capsys: Printed) -> None:
    """Of a dossier without claims there is nothing but an audit without findings."""
    assert 0 == main(["report", str(written(tmp_path / "a.json"))])
    assert "Audit\n-----\n\nnothing found\n" == capsys.readouterr().out


def test_more_accounted_for_than_launched_is_told(tmp_path: Path, capsys: Printed) -> None:
    """An impossible report has no remainder and no share, and the audit names it."""
    attack = Interception(
        "a", Group("drones"), Period("2024-12-23"), BY, launched=exactly(10), shot_down=exactly(12)
    )
    assert 0 == main(["report", str(written(tmp_path / "a.json", attack))])
    text = capsys.readouterr().out
    assert "  remainder       more is accounted for\n" in text
    assert "  share" not in text
    assert "outcomes-exceed-launched: a: " in text


def test_a_console_that_is_no_file_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard output is an object of its own, as in some editors, it is written to."""
    console = io.StringIO()
    monkeypatch.setattr(sys, "argv", ["conflictmodel"])
    monkeypatch.setattr(sys, "stdout", console)
    assert 0 == run()
    assert "South Korea: 1,050–1,150 persons" in console.getvalue()


def test_the_module_runs_as_a_program(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """Run as a program, the module exits with the status of the command."""
    monkeypatch.setattr(sys, "argv", ["conflictmodel", "report", "--rule", "hull"])
    monkeypatch.delitem(sys.modules, "conflictmodel.__main__", raising=False)
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("conflictmodel", run_name="__main__")
    assert 0 == caught.value.code
    assert "Figures" in capsys.readouterr().out


def test_a_reader_that_stops_early_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed pipe, as `head` leaves one, ends the command with status 0."""
    reading, writing = os.pipe()
    os.close(reading)
    with io.TextIOWrapper(os.fdopen(writing, "wb"), encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "argv", ["conflictmodel"])
        monkeypatch.setattr(sys, "stdout", pipe)
        assert 0 == run()


def test_a_terminal_that_lacks_a_character_gets_an_escape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a terminal that knows ASCII alone, a dash is printed as an escape."""
    raw = io.BytesIO()
    terminal = io.TextIOWrapper(raw, encoding="ascii")
    monkeypatch.setattr(sys, "argv", ["conflictmodel"])
    monkeypatch.setattr(sys, "stdout", terminal)
    assert 0 == run()
    assert b"South Korea: 1,050\\u20131,150 persons" in raw.getvalue()


def test_without_standard_output_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """Where standard output was closed, the command ends with status 0 and no traceback."""
    monkeypatch.setattr(sys, "argv", ["conflictmodel"])
    monkeypatch.setattr(sys, "stdout", None)
    assert 0 == run()
    assert "" == capsys.readouterr().err


def test_without_standard_error_an_error_is_a_status(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """Where standard error was closed, an error is not printed among the results."""
    monkeypatch.setattr(sys, "stderr", None)
    assert 2 == main(["report", "--rule", "average"])
    assert "" == capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
@pytest.mark.parametrize("arguments", [[], ["--help"]], ids=["report", "help"])
def test_a_full_device_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed, arguments: list[str]
) -> None:
    """Where the report cannot be written, the reason is told and the status is 2."""
    monkeypatch.setattr(sys, "argv", ["conflictmodel", *arguments])
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert 2 == run()
    expected = "the output cannot be written: No space left on device\n"
    assert expected == capsys.readouterr().err


class FullConsole(io.StringIO):
    """A console that is no file, and takes nothing."""

    def write(self, _: str) -> int:
        """Refuse to write."""
        raise OSError(28, "No space left on device")


def test_a_console_that_takes_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """An output that is no file may fail too, and the status is 2."""
    monkeypatch.setattr(sys, "argv", ["conflictmodel"])
    monkeypatch.setattr(sys, "stdout", FullConsole())
    assert 2 == run()
    expected = "the output cannot be written: No space left on device\n"
    assert expected == capsys.readouterr().err


def test_where_nothing_can_be_told_there_is_a_status(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard error takes nothing either, there is no traceback."""
    monkeypatch.setattr(sys, "stderr", FullConsole())
    assert 2 == main(["report", "--rule", "average"])


def test_a_retraction_is_told(tmp_path: Path, capsys: Printed) -> None:
    """The text and the object say who withdrew what and in which words, and not what it was."""
    claims = (
        Judgement("rain", "it rains", BY),
        Retraction("dry", ("rain",), BY, ("we were wrong",)),
    )
    path = str(written(tmp_path / "a.json", *claims))
    assert 0 == main(["report", path])
    expected = 'dry: withdraws rain\n  said            "we were wrong", DW, 2024-12-23\n'
    text = capsys.readouterr().out
    assert expected in text
    assert "it rains" not in text
    assert [
        {
            "claim": "dry",
            "type": "Retraction",
            "text": "dry: withdraws rain",
            "words": ["we were wrong"],
            "by": "DW, 2024-12-23",
        }
    ] == report(capsys, path)["others"]


def test_json_has_the_claims_without_a_figure(capsys: Printed) -> None:
    """Transfers, agreements and judgements are in the object, with their words and source."""
    found = report(capsys)["others"]
    assert ["Judgement", "Transfer", "Transfer", "Transfer", "Judgement"] == [
        each["type"] for each in found[:5]
    ]
    assert {
        "claim": "12-pact",
        "type": "Agreement",
        "text": "12-pact: defence pact of North Korea and Russia, signed 2024-06, in force 2024-12",
        "words": ["signed", "in June", "came into force", "this month"],
        "by": "DW, 2024-12-23",
    } == found[7]


def test_the_schema_is_printed(capsys: Printed) -> None:
    """After the word `schema` the JSON Schema is printed, as it is installed."""
    assert 0 == main(["schema"])
    installed = files("conflictmodel").joinpath("document-1.schema.json")
    assert installed.read_text(encoding="utf-8") == capsys.readouterr().out


def test_the_schema_takes_no_arguments(capsys: Printed) -> None:
    """A file after the word `schema` is refused, with status 2."""
    with pytest.raises(SystemExit) as caught:
        main(["schema", "a.json"])
    assert 2 == caught.value.code
    expected = "conflictmodel: error: unrecognized arguments: a.json\n"
    assert capsys.readouterr().err.endswith(expected)


# Files of others

HELD = (
    "snapshot_utc,commit,name,previous,held_by,as_of\n"
    "2022-03-01T22:38:12+01:00,fc1,Izium,Ukraine,Russia,\n"
    "2022-03-01T22:38:12+01:00,fc1,Sumy,Ukraine,Truce,\n"
)


def test_a_file_of_others_is_told_and_reported(tmp_path: Path, capsys: Printed) -> None:
    """What the file was read as and what is odd about it comes first, then what its claims say."""
    file = tmp_path / "held.csv"
    file.write_text(HELD, encoding="utf-8")
    assert 0 == main(["report", str(file)])
    out = capsys.readouterr().out
    unwrapped = " ".join(out.split())
    assert out.startswith("At a glance\n-----------\n")
    assert out.index("\nFiles\n") < out.index("\nTerritory\n")
    assert (
        "read as control-changes records 2 claims 1 without a claim 1 record findings 1"
        in unwrapped
    )
    assert "findings 1 found Truce after Ukraine names no" in unwrapped
    assert "Territory --------- Izium, on 2022-03-01 holder Russia: said by Wikipedia" in unwrapped


def test_json_tells_what_files_were_read_as(tmp_path: Path, capsys: Printed) -> None:
    """Each file of others is an object; a document of this library is not told."""
    file, document = tmp_path / "held.csv", written(tmp_path / "a.json", title="A")
    file.write_text(HELD, encoding="utf-8")
    found = files_of(capsys, str(file), str(document))
    assert {
        str(file): {
            "format": "control-changes",
            "without_claims": 1,
            "findings": [
                {
                    "message": "Truce after Ukraine names no holder",
                    "where": "line 3, held_by",
                }
            ],
            "kinds": [
                {
                    "kind": "… after … names no holder",
                    "column": "held_by",
                    "count": 1,
                    "first": {
                        "message": "Truce after Ukraine names no holder",
                        "where": "line 3, held_by",
                    },
                    "lost": None,
                }
            ],
            "claims": 1,
            "records": 2,
            "unmapped": {},
            "refunds": {},
        }
    } == found


BAD = HELD.replace("Sumy", "Marsk").replace("2022-03-01T22:38:12+01:00,fc1,Marsk", "soon,fc1,Marsk")


def test_a_bad_cell_costs_its_record_where_asked(tmp_path: Path, capsys: Printed) -> None:
    """With --on-problem set_aside the others are reported, and the report says why one is not."""
    file = tmp_path / "held.csv"
    file.write_text(BAD, encoding="utf-8")
    assert 2 == main(["report", str(file)])
    assert "" == capsys.readouterr().out
    assert 0 == main(["report", str(file), "--on-problem", "set_aside"])
    unwrapped = " ".join(capsys.readouterr().out.split())
    no_day = "'soon' is no day of the calendar, written as 2024-12-23"
    assert (
        f"found 1 record without a claim: the record is set aside: {no_day} @ line 3, snapshot_utc"
        in unwrapped
    )
    assert "Izium, on 2022-03-01" in unwrapped
    out = tmp_path / "out.jsonl"
    assert 0 == main(["convert", str(file), str(out), "--on-problem", "set_aside"])
    assert ["Izium fc1"] == [claim.id for claim in read_file(out).dossier.claims]


def test_a_bad_file_of_a_folder_leaves_the_others(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are reported, the file is listed as read as nothing, and the status says so."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "held.csv").write_text(HELD, encoding="utf-8")
    no_table = "no known format is a table with the columns 'a', 'b'"
    for arguments, status in (([], 2), (["--on-problem", "set_aside"], 0)):
        assert status == main(["report", ".", *arguments])
        printed = capsys.readouterr()
        assert "bad.csv: read as nothing" in printed.out
        assert "the file is not read: no known format" in " ".join(printed.out.split())
        assert "Izium, on 2022-03-01" in printed.out
        assert bool(status) == (no_table in printed.err)
    out = tmp_path / "out.jsonl"
    assert 2 == main(["convert", ".", str(out)])
    assert not out.exists()
    assert 0 == main(["convert", ".", str(out), "--on-problem", "set_aside"])
    assert ["Izium fc1"] == [claim.id for claim in read_file(out).dossier.claims]


REFUND = """\
<iati-activities version="2.03"><iati-activity default-currency="USD">
<iati-identifier>XX-1</iati-identifier><reporting-org ref="XX"/>
<title><narrative>Grid repair</narrative></title><recipient-country code="UA"/>
{}</iati-activity></iati-activities>
"""
PAID = (
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2024-0{}-05"/>'
    "<value>{}</value></transaction>"
)


def test_refunds_are_told_with_the_aid(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was taken back of a programme is in no total, and stands beside its ledger."""
    monkeypatch.chdir(tmp_path)
    file = Path("aid.xml")
    paid = "".join(PAID.format(*each) for each in ((1, 100), (2, -20), (3, "-1.50")))
    file.write_text(REFUND.format(paid), encoding="utf-8")
    assert 0 == main(["report", str(file)])
    unwrapped = " ".join(capsys.readouterr().out.split())
    line = "Grid repair (XX-1): -21.50 USD, 2 payments below 0"
    assert f"aid.xml: in no total taken back {line}" in unwrapped
    assert "2 records without a claim, -21.50 USD: it is negative, and was taken" in unwrapped
    (found,) = files_of(capsys, str(file)).values()
    ((programme, refund),) = found["refunds"].items()
    assert ("Grid repair (XX-1)", "it is negative, and was taken back of …", 2) == (
        programme,
        refund["kind"],
        refund["count"],
    )
    assert [["-21.50", "USD"]] == refund["lost"]


def test_a_damaged_file_of_others_is_refused(tmp_path: Path, capsys: Printed) -> None:
    """All its problems are told, with their lines, and nothing is printed."""
    file = tmp_path / "held.csv"
    file.write_text(f"{HELD}a\nb\n", encoding="utf-8")
    assert 2 == main(["report", str(file)])
    out, err = capsys.readouterr()
    assert not out
    assert (
        f"{file}:\n"
        "  it has 1 cells, and the header has 6 @ line 4\n"
        "  it has 1 cells, and the header has 6 @ line 5\n"
    ) == err


def test_questions_can_be_chosen(capsys: Printed) -> None:
    """Only the subjects in whose text the words stand are asked about; the others are counted."""
    assert 0 == main(["report", "--about", "RECEIVED"])
    out = capsys.readouterr().out
    assert out.count("voices made by") == 1
    assert "5 more questions were not asked" in out


def test_totals_and_their_corrections_are_put_together(tmp_path: Path, capsys: Printed) -> None:
    """A file of losses and one of corrections are one; two of a kind are left as they are."""
    totals, corrections = tmp_path / "totals.json", tmp_path / "corrections.json"
    totals.write_text('[{"date": "2022-10-12", "day": 231, "tank": 100, "military auto": 5}]')
    corrections.write_text('[{"date": "2022-10-13", "day": 232, "tank": -25, "APC": 0}]')
    document = written(tmp_path / "a.json", Judgement("a", "it rains", BY))
    files = files_of(capsys, str(corrections), str(document), str(totals))
    assert [("losses", 3, str(totals))] == [
        (each["format"], each["claims"], name) for name, each in files.items()
    ]
    second = tmp_path / "second.json"
    second.write_text('[{"date": "2022-10-14", "day": 233, "tank": 100, "military auto": 5}]')
    files = files_of(capsys, str(corrections), str(second), str(totals))
    assert ["loss-corrections", "losses", "losses"] == [each["format"] for each in files.values()]


# Converting


def test_claims_are_written_in_another_format(tmp_path: Path, capsys: Printed) -> None:
    """The ending of the new file says in which; what is read back is what was written."""
    file = tmp_path / "held.csv"
    file.write_text(HELD, encoding="utf-8")
    previous = file
    for name in ("a.json", "a.JSONL", "a.csv"):
        assert 0 == main(["convert", str(previous), str(tmp_path / name)])
        previous = tmp_path / name
    assert read_file(file).dossier == read_file(previous).dossier
    for name, key in (("a.geojson", "features"), ("a.prov.json", "entity")):
        assert 0 == main(["convert", str(previous), str(tmp_path / name)])
        assert key in json.loads((tmp_path / name).read_text(encoding="utf-8"))
    assert (
        "1 claim without a point: listed as `unplaced`, and not drawn\n",
        "",
    ) == capsys.readouterr()


def test_a_table_is_written_for_statistics(tmp_path: Path, capsys: Printed) -> None:
    """A day is a day there, without the apostrophe that a spreadsheet needs."""
    file, out = written(tmp_path / "a.json", Judgement("a", "it rains", BY)), tmp_path / "b.csv"
    assert 0 == main(["convert", "--plain", str(file), str(out)])
    assert (
        "conflictmodel/1,id,by.source.name,by.source.kind,by.stated,proposition\n"
        "judgement,a,DW,media,2024-12-23,it rains\n"
    ) == out.read_text(encoding="utf-8")
    assert read_file(file).dossier == read_file(out).dossier
    assert ("", "") == capsys.readouterr()
    assert 2 == main(["convert", "--plain", str(file), str(tmp_path / "b.jsonl")])
    assert "the name of the new file ends in none of .csv @ $" in capsys.readouterr().err


def releases(folder: Path) -> tuple[str, str]:
    """Return two releases: one event more dead, one gone."""
    dead = Subject(Group("event 1"), KILLED, Period("2024-12-23"))
    one, more = (Estimate("1", dead, exactly(number), BY) for number in (3, 4))
    old = written(folder / "old.json", one, Judgement("a", "it rains", BY))
    return str(old), str(written(folder / "new.json", more))


def test_two_releases_are_compared(tmp_path: Path, capsys: Printed) -> None:
    """The text has what is revised, added and gone, and the sums that were asked for."""
    assert 0 == main(["changes", *releases(tmp_path), "--by", "year", "--by", "measure"])
    assert (
        "Changes\n"
        "  before          2 claims\n"
        "  after           1 claim\n"
        "  revised         1\n"
        "  of which        rises: 1\n"
        "                  disjoint: 1\n"
        "                  1: exactly 3 persons, now exactly 4 persons: rises, disjoint\n"
        "  gone            1\n"
        "                  a: it rains\n"
        "  sums            2024: exactly 3 persons, now exactly 4 persons\n"
        "                  killed: exactly 3 persons, now exactly 4 persons\n"
    ) == capsys.readouterr().out


def test_what_changed_is_printed_as_csv(tmp_path: Path, capsys: Printed) -> None:
    """Each change is a row."""
    assert 0 == main(["changes", *releases(tmp_path), "--csv"])
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.startswith("change,id,")
    assert [
        "revised,1,event 1,killed,,2024-12-23,persons,3,,3,4,,4,rises; disjoint",
        "gone,a,,,,,,,,,,,,",
    ] == rows


def test_what_changed_is_written_as_a_page(tmp_path: Path, capsys: Printed) -> None:
    """The page has the numbers, the sums and each change; it is never written over a file."""
    out = tmp_path / "changes.html"
    assert 0 == main(["changes", *releases(tmp_path), "--by", "year", "--html", str(out)])
    page = out.read_text(encoding="utf-8")
    for expected in (
        "<h1>What the newer release says otherwise</h1>",
        ">1 claim revised, 0 claims added, 1 claim gone.</p>",
        "2024: exactly 3 persons, now exactly 4 persons",
        "1: exactly 3 persons, now exactly 4 persons: rises, disjoint",
        "a: it rains",
    ):
        assert expected in page
    assert 'id="added"' not in page
    assert 2 == main(["changes", *releases(tmp_path), "--html", str(out)])
    assert "there is a file of that name already" in capsys.readouterr().err


def test_files_are_written_together(tmp_path: Path) -> None:
    """All claims of all files, and their titles, are in the new file."""
    first = written(tmp_path / "a.json", Judgement("a", "it rains", BY), title="A")
    second = written(tmp_path / "b.json", Judgement("b", "it snows", BY), title="B")
    out = tmp_path / "c.jsonl"
    assert 0 == main(["convert", str(first), str(second), str(out)])
    found = read_file(out).dossier
    assert ("A + B", ["a", "b"]) == (found.title, [claim.id for claim in found.claims])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "b.txt",
            "the name of the new file ends in none of .geojson, .prov.json, .json, .jsonl, .csv",
        ),
        ("a.json", "there is a file of that name already: give the name of a new one"),
        ("no/b.json", "cannot be written: No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_told(
    tmp_path: Path, capsys: Printed, name: str, message: str
) -> None:
    """No file is overwritten, and a format is never guessed."""
    file = written(tmp_path / "a.json", Judgement("a", "it rains", BY))
    before = file.read_bytes()
    assert 2 == main(["convert", str(file), str(tmp_path / name)])
    assert f"{tmp_path / name}: {message} @ $\n" == capsys.readouterr().err
    assert before == file.read_bytes()
    assert [file] == list(tmp_path.iterdir())


def test_what_cannot_be_read_is_not_converted(tmp_path: Path, capsys: Printed) -> None:
    """Where a file is refused, no new one is written."""
    assert 2 == main(["convert", str(tmp_path / "no.json"), str(tmp_path / "b.json")])
    assert "cannot be read" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_all_figures_of_files_are_reconciled(tmp_path: Path, capsys: Printed) -> None:
    """The command prints what all figures allow together, as text and as JSON, by either method."""
    path = written(tmp_path / "example.json", *example().claims)
    assert 0 == main(["reconcile", str(path), "--about", "DRONES", "--origin", "Ukraine"])
    assert "What all claims of Ukraine allow together" in capsys.readouterr().out
    assert 0 == main(["reconcile", str(path), "--method", "exact", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert ("exact", True) == (found["method"], found["is_exact"])
    assert [["01-jcs-statement", "03-president-of-ukraine"]] == [
        each["claims"] for each in found["conflicts"]
    ]
    assert 0 == main(["reconcile", str(path), "--about", "IMF programme", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert [6, 6, 5, 6] == [each["subject"]["last"] for each in found["ranges"]]
    assert {"14-imf-total": ["inclusive", "exclusive"]} == found["readings"]
    assert 2 == main(["reconcile", str(path), "--about", "nothing of the kind"])
    assert "'nothing of the kind' is no known subject" in capsys.readouterr().err
    assert 2 == main(["reconcile", str(path), "--origin", "nobody"])
    assert "no claim is of 'nobody', but of DW, Russia," in capsys.readouterr().err


# The subcommands


def test_each_subcommand_takes_what_is_written() -> None:
    """Each has an entry in the table of arguments, and a function that prints."""
    text = (get_data("conflictmodel.cli", "subcommands.toml") or b"").decode()
    table: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(text)
    assert [*SUBCOMMANDS] == [*table["subcommands"]]
    taken = str([each["takes"] for each in table["subcommands"].values()])
    assert set(table["arguments"]) == set(re.findall("'([^']+)'", taken))
    assert table["arguments"]["out"]["help"].endswith(
        " or ".join(", ".join(WRITERS).rsplit(", ", 1))
    )


@pytest.mark.parametrize("name", [*SUBCOMMANDS])
def test_each_subcommand_says_what_it_takes(name: str, capsys: Printed) -> None:
    """Its help begins with its usage."""
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert 0 == caught.value.code
    assert capsys.readouterr().out.startswith(f"usage: conflictmodel {name} ")


def test_a_mistyped_subcommand_is_no_file(tmp_path: Path, capsys: Printed) -> None:
    """The nearest name is told, of a file how it is reported, and otherwise all there are."""
    file = str(written(tmp_path / "a.json"))
    for given, expected in (
        ("repotr", "'repotr' is no known subcommand; nearest: report\n"),
        (file, f"nearest: conflictmodel report {file}\n"),
        ("xyz", f"'xyz' is no known subcommand; known: {', '.join(SUBCOMMANDS)}\n"),
    ):
        assert 2 == main([given])
        out, err = capsys.readouterr()
        assert not out
        assert err.endswith(expected)


def test_the_version_is_printed(capsys: Printed) -> None:
    """It is that of the library."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert (0, f"conflictmodel {__version__}\n") == (caught.value.code, capsys.readouterr().out)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("formats", "control-changes: who held which settlement, as changes (CSV)"),
        ("formats", "written by `convert`: .geojson, .prov.json, .json, .jsonl, .csv"),
        ("rules", "robust(wrong)"),
    ],
)
def test_what_is_known_is_listed(name: str, expected: str, capsys: Printed) -> None:
    """The formats and the rules, one in each line."""
    assert 0 == main([name])
    assert expected in capsys.readouterr().out.splitlines()


CASUALTIES = "North Korean troops, killed or wounded, anywhere, through 2024-12-23"


def test_a_question_may_be_of_several_of_one_name(tmp_path: Path, capsys: Printed) -> None:
    """Each of the groups of that name is asked about."""
    about = [Subject(Group("a", None, each), KILLED, Period("2024")) for each in ("1", "2")]
    claims = [Estimate(f"{n}", each, exactly(n), BY) for n, each in enumerate(about)]
    path = str(written(tmp_path / "a.json", *claims))
    assert 0 == main(["ask", "a, killed, anywhere, 2024", path])
    assert 2 == capsys.readouterr().out.count("  conclusion ")
    assert 0 == main(["ask", "a, killed, anywhere, 2025", path])
    assert 2 == capsys.readouterr().out.count("  conclusion      none: nobody gave a figure")


def test_places_that_print_alike_are_told_apart(tmp_path: Path, capsys: Printed) -> None:
    """Each answer says what its place lies in; of a place that is alone in its name nothing."""
    places = [Place("Marsk", within) for within in ("Russia", "Ukraine")]
    about = [Subject("a", KILLED, "2024", each) for each in (*places, Place("Holm", "Ukraine"))]
    claims = [Estimate(f"{n}", each, exactly(n), BY) for n, each in enumerate(about)]
    path = str(written(tmp_path / "a.json", *claims))
    expected = [
        "a, killed, Marsk, 2024; Marsk (in Russia)",
        "a, killed, Marsk, 2024; Marsk (in Ukraine)",
    ]
    for arguments in (["ask", "killed Marsk", path], ["report", path]):
        assert 0 == main(arguments)
        printed = capsys.readouterr().out
        lines = printed.splitlines()
        found = [line for line in lines if line.startswith("a, killed, Marsk")]
        assert (expected, arguments[0] == "report") == (
            found,
            "\na, killed, Holm, 2024\n" in printed,
        )


@pytest.mark.parametrize(
    "question", [CASUALTIES, CASUALTIES.upper(), "killed or wounded", "wounded anywhere NORTH"]
)
def test_a_question_is_asked_by_its_text_or_words_of_it(question: str, capsys: Printed) -> None:
    """The conclusion and the working of it alone are printed."""
    assert 0 == main(["ask", question, "--rule", "hull"])
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert [CASUALTIES, "  conclusion      at least 1,050 persons (rule: hull)"] == [first, second]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("North Korean troops, killed, anywhere, 2024-12-01 to 2024-12-31", "none: nobody"),
        ("North Korean troops, wounded, Kursk region, ../2024-12-23", "1,000–1,150 persons"),
        ("regions of Ukraine, attacks repelled, Ukraine, 2024, in regions", "at least 9 regions"),
    ],
)
def test_a_question_that_nobody_answered_can_be_asked(
    question: str, expected: str, capsys: Printed
) -> None:
    """Its parts are of what somebody spoke of, and its period is any."""
    assert 0 == main(["ask", question])
    assert f"  conclusion      {expected}" in capsys.readouterr().out


def test_a_question_of_unknown_words_is_told_with_the_nearest(capsys: Printed) -> None:
    """Those are named that have most of the words, or of words that are nearly the same."""
    assert 2 == main(["ask", "wonded troops"])
    assert capsys.readouterr().err.startswith(
        "'wonded troops' is no known subject; nearest: 'North Korean troops, "
    )
    assert 2 == main(["ask", "xyz"])
    expected = (
        "'xyz' is no known subject; known:"
        " 'North Korean troops, killed or wounded, anywhere, through 2024-12-23',"
        " 'North Korean troops, killed, Kursk region, through 2024-12-22',"
        " 'North Korean troops, wounded, Kursk region, through 2024-12-22', and 3 more\n"
    )
    assert expected == capsys.readouterr().err
    assert 2 == main(["ask", " "])
    assert expected.replace("xyz", " ") == capsys.readouterr().err
    assert 2 == main(["ask", "North Korean troops, killed, Kursk region, soon"])
    assert "Period: 'soon'" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_question_is_told(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the question was left out, or stands last, it is said where it belongs."""
    written(tmp_path / "a.json", *example().claims)
    monkeypatch.chdir(tmp_path)
    for given in (["a.json"], ["a.json", "killed"]):
        assert 2 == main(["ask", *given])
        expected = "'a.json' is no known subject; nearest: ask QUESTION a.json\n"
        assert expected == capsys.readouterr().err
    assert 2 == main(["ask", "nobody", "a.json"])
    assert capsys.readouterr().err.startswith("'nobody' is no known subject; known: 'North Korean")


def test_a_file_is_read_asked_and_audited(tmp_path: Path, capsys: Printed) -> None:
    """Each prints text, or JSON."""
    path = str(written(tmp_path / "a.json", *example().claims))
    assert 0 == main(["read", path])
    assert ": read as conflictmodel records 0" in " ".join(capsys.readouterr().out.split())
    assert 0 == main(["read", path, "--json"])
    assert 23 == json.loads(capsys.readouterr().out)[path]["claims"]
    assert 0 == main(["ask", "sent", path, "--json"])
    assert ["at most 12,000 persons"] == [
        f"at most {each['hull']['upper']:,} persons" for each in json.loads(capsys.readouterr().out)
    ]
    assert 0 == main(["audit", path])
    assert capsys.readouterr().out.startswith("drift: 02-jcs-headline, 01-jcs-statement: ")
    assert 0 == main(["audit", path, "--json"])
    assert ["drift"] == [each["code"] for each in json.loads(capsys.readouterr().out)]
    assert 0 == main(["audit", str(written(tmp_path / "b.json"))])
    assert "nothing found\n" == capsys.readouterr().out


def test_a_question_of_no_subject_is_told_the_few_that_there_are(
    tmp_path: Path, capsys: Printed
) -> None:
    """Where there are few subjects, all of them are shown."""
    said = example().of_type(Estimate)[0]
    assert 2 == main(["ask", "xyz", str(written(tmp_path / "a.json", said))])
    assert f"known: '{said.subject}'\n" in " ".join(capsys.readouterr().err.split(" "))


def test_a_file_of_which_nothing_is_read_is_told(tmp_path: Path, capsys: Printed) -> None:
    """The others of its folder are read all the same, and the status is 2."""
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    written(tmp_path / "deep" / "good.json", Judgement("a", "it rains", BY))
    written(tmp_path / ".hidden" / "good.json", Judgement("a", "it rains", BY))
    assert 2 == main(["read", str(tmp_path)])
    out, err = capsys.readouterr()
    assert "good.json:readasconflictmodel" in "".join(out.split())
    assert "no known format is a table with the columns 'a', 'b'" in err
    assert 0 == main(["read", str(tmp_path), "--on-problem", "set_aside"])


def coming(content: bytes) -> io.TextIOWrapper:
    """Return a standard input with this content."""
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")


def test_a_dash_is_standard_input(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read as a file is, and its errors have no other name."""
    content = written(tmp_path / "a.json", Judgement("a", "it rains", BY)).read_bytes()
    monkeypatch.setattr(sys, "stdin", coming(content))
    assert 0 == main(["report", "-"])
    assert "a: it rains" in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", coming(b"{}"))
    assert 2 == main(["report", "-"])
    assert capsys.readouterr().err.startswith("standard input: this is no file of a known format")
    monkeypatch.setattr(sys, "stdin", None)
    assert 2 == main(["report", "-"])
    assert "standard input: cannot be read: it is closed @ $\n" == capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", coming(b"event,origin,lower,upper\na,x,1,2\n"))
    assert 0 == main(["tables", "-", "--by", "event", "--rule", "hull"])
    assert "a,1,2,true,1,1,," in capsys.readouterr().out.splitlines()


# Partitions


def divided(folder: Path) -> str:
    """Return a file with a figure of a place, and of one of its two parts."""
    land = Place("Land")
    about = Subject(Group("people"), KILLED, Period("2024"), land)
    north = evolve(about, place=Place("North", land))
    south = evolve(about, place=Place("South", land))
    claims = [
        Estimate(name, each, exactly(number), BY)
        for name, each, number in (("all", about, 10), ("n", north, 4))
    ]
    claims.append(Estimate("s", south, at_most(9), BY))
    return str(written(folder / "divided.json", *claims))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "p.toml",
            '[[partition]]\nwhole = "Land"\nparts = ["North", "South"]\nexhaustive = true\n',
        ),
        (
            "p.json",
            json.dumps(
                {
                    "partition": [
                        {"whole": "Land", "parts": ["North (in Land)", "South"], "exhaustive": True}
                    ]
                }
            ),
        ),
    ],
)
def test_partitions_are_read_from_a_file(
    tmp_path: Path, capsys: Printed, name: str, content: str
) -> None:
    """The rest of an exhaustive partition follows from the others."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    partitions = ["--partitions", str(tmp_path / name)]
    assert 0 == main(["reconcile", divided(tmp_path), "--about", "south", *partitions])
    assert "exactly 6 persons" in " ".join(capsys.readouterr().out.split())
    assert 0 == main(["report", divided(tmp_path), *partitions])
    assert "at most 10 persons (all) − at least 4" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("=", "it is no TOML: "),
        ("a = 1", "it has no list `partition` @ $"),
        ("partition = [3]", "expected `whole` (a name), `parts` (a list of names) and"),
        (
            '[[partition]]\nwhole = "Land"\nparts = ["Noth", "South"]\nexhaustive = true',
            "nobody spoke of 'Noth' as one of these; nearest: North",
        ),
        (
            '[[partition]]\nwhole = "xyz"\nparts = ["North", "South"]\nexhaustive = true',
            "nobody spoke of 'xyz' as one of these @ $.partition[0]",
        ),
        (
            '[[partition]]\nwhole = "Land"\nparts = ["North"]\nexhaustive = true',
            "two or more must be given, not 1 @ $.partition[0]",
        ),
    ],
)
def test_what_is_no_partition_is_told(
    tmp_path: Path, capsys: Printed, content: str, expected: str
) -> None:
    """The file and the place in it are named."""
    file = tmp_path / "p.toml"
    file.write_text(content, encoding="utf-8")
    assert 2 == main(["reconcile", divided(tmp_path), "--partitions", str(file)])
    err = capsys.readouterr().err
    assert err.startswith(f"{file}: ")
    assert expected in err


def test_partitions_nested_too_deeply_are_told(tmp_path: Path, capsys: Printed) -> None:
    """A file that nests its lists too deeply to be read is refused as any other."""
    file = tmp_path / "deep.toml"
    file.write_text(f"a = {'[' * 10_000}")
    assert 2 == main(["reconcile", divided(tmp_path), "--partitions", str(file)])
    assert f"{file}: the nesting is too deep @ $" in capsys.readouterr().err


def test_a_partition_of_no_json_is_told(tmp_path: Path, capsys: Printed) -> None:
    """As any JSON is that cannot be read."""
    file = tmp_path / "p.json"
    file.write_text("{", encoding="utf-8")
    assert 2 == main(["reconcile", divided(tmp_path), "--partitions", str(file)])
    assert f"{file}: no JSON at line 1, column 2" in capsys.readouterr().err


def test_ones_own_table_is_read_by_what_its_columns_are(tmp_path: Path, capsys: Printed) -> None:
    """A first mapping is suggested, and what it says once it is completed reads the table."""
    book = tmp_path / "mine.xlsx"
    book.write_bytes(workbook({"notes": [["a"]], "deaths": [["event", "day", "who"]]}))
    assert 0 == main(["read", "--suggest", "--sheet", "deaths", str(book)])
    assert 'sheet = "deaths"\ngroup = "event"\n' in capsys.readouterr().out
    assert 2 == main(["read", "--sheet", "deaths", str(book)])
    assert "it goes with --suggest" in capsys.readouterr().err
    table, mapping, out = (tmp_path / name for name in ("mine.csv", "mine.toml", "mine.json"))
    table.write_text("event,day,who,wording\nMarsk,2025-10-26,North,about 1500 dead\n")
    assert 0 == main(["read", "--suggest", str(table)])
    text = capsys.readouterr().out
    assert 'group = "event"' in text
    mapping.write_text(text.replace("# measure =", "measure =").replace("# policy", "policy"))
    for subcommand in ("report", "audit", "reconcile"):
        assert 0 == main([subcommand, str(table), "--columns", str(mapping)])
    capsys.readouterr()
    assert 0 == main(["read", str(table), "--columns", str(mapping)])
    assert "claims          1" in capsys.readouterr().out
    assert 0 == main(["convert", str(table), str(out), "--columns", str(mapping)])
    (claim,) = read_file(out).dossier.claims
    assert "mine line 2 wording: 1,450–1,550 persons; Marsk, killed, anywhere, 2025-10-26" == str(
        claim
    )
