"""The command `python -m conflictmodel`."""

import io
import json
import os
import runpy
import sys
from pathlib import Path

import pytest

from conflictmodel import (
    Attribution,
    Claim,
    Dossier,
    Group,
    Interception,
    Judgement,
    Period,
    Source,
    SourceKind,
    dump,
    exactly,
)
from conflictmodel.__main__ import main, run

DW = Source("DW", SourceKind.MEDIA)
BY = Attribution(DW, Period("2024-12-23"))


def written(path: Path, *claims: Claim, title: str | None = None) -> Path:
    """Write a dossier of these claims and return its path."""
    dump(Dossier(claims, title), path)
    return path


Printed = pytest.CaptureFixture[str]


def report(printed: Printed, *arguments: str) -> dict[str, list[dict[str, object]]]:
    """Return what the command prints as JSON."""
    assert 0 == main(["--json", *arguments])
    found: dict[str, list[dict[str, object]]] = json.loads(printed.readouterr().out)
    return found


def test_json_gives_the_disagreement_of_the_article(capsys: Printed) -> None:
    """The object has the voices, the gap, the envelope and no pieces for the casualties."""
    casualties = report(capsys)["assessments"][0]
    assert None is casualties["pieces"]
    assert {"lower": 1050, "upper": None} == casualties["envelope"]
    assert {"lower": 1151, "upper": 3000} == casualties["gap"]
    assert [
        {"sides": ["South Korea"], "range": {"lower": 1050, "upper": 1150}},
        {"sides": ["Ukraine"], "range": {"lower": 3001, "upper": None}},
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
                    "settled": False,
                }
            ],
            "settled_by": [
                "a statement whether the total has installment 6 in it",
                "the total before installment 7",
                "the total after installment 5",
            ],
        }
    ] == found["aid"][0]["installments"]
    assert ["47/72", "47/72"] == found["interceptions"][0]["share_shot_down"]
    assert ["Storozheve", "Kursk region"] == [each["place"] for each in found["control"]]
    assert [("drift", "02-jcs-headline")] == [
        (each["code"], each["claim"]) for each in found["findings"]
    ]


def test_the_rule_is_chosen_by_name(capsys: Printed) -> None:
    """With `--rule hull` every question has the envelope as its one piece."""
    casualties = report(capsys, "--rule", "hull")["assessments"][0]
    assert "hull" == casualties["rule"]
    assert [{"lower": 1050, "upper": None}] == casualties["pieces"]


def test_the_text_tells_the_working(capsys: Printed) -> None:
    """The text names the voices, the gap, and the figure set aside with the reason."""
    assert 0 == main([])
    text = capsys.readouterr().out
    for line in (
        "  voices          South Korea: 1,050–1,150 persons",
        "                  Ukraine: at least 3,001 persons",
        "  gap             1,151–3,000 persons",
        "  envelope        at least 1,050 persons",
        "  set aside       06-nis-sent: at most 12,000 persons; not a part: measure",
        '                  "around 1,100 casualties" … "killed or wounded" … "on Monday"',
        "  total before    8.6–8.8 bn USD or 9.75–9.85 bn USD",
        "  share           47/72 of what was launched was shot down",
        "  Russia          claimed by Russia; unverified; no word from Ukraine",
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
    assert 0 == main([str(tmp_path)])
    text = capsys.readouterr().out
    assert text.startswith("Rain + Snow\n===========\n")
    assert "a: it rains" in text
    assert "b: it snows" in text


def test_one_id_in_two_files_is_refused(tmp_path: Path, capsys: Printed) -> None:
    """A claim id that two files use is named, with the file, and nothing is printed."""
    claim = Judgement("a", "it rains", BY)
    first, second = written(tmp_path / "a.json", claim), written(tmp_path / "b.json", claim)
    assert 2 == main([str(first), str(second)])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert f"id 'a' is already that of a claim in another file @ {second}" in printed.err


def test_a_folder_without_documents_is_refused(tmp_path: Path, capsys: Printed) -> None:
    """A folder that holds no document is named."""
    assert 2 == main([str(tmp_path)])
    assert f"{tmp_path}: the folder holds no *.json file @ $\n" == capsys.readouterr().err


def test_a_bad_document_is_refused_with_the_path_of_the_fault(
    tmp_path: Path, capsys: Printed
) -> None:
    """What is wrong with a document goes to standard error with its path, without a traceback."""
    path = written(tmp_path / "a.json", Judgement("a", "it rains", BY))
    path.write_text(path.read_text(encoding="utf-8").replace('"it rains"', "3"), encoding="utf-8")
    assert 2 == main([str(path)])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert "$.claims[0].proposition" in printed.err


def test_an_unknown_rule_is_refused_with_the_known_ones(
    capsys: Printed,
) -> None:
    """A rule that nobody defined is refused, and the message lists those there are."""
    assert 2 == main(["--rule", "average"])
    assert "'average' is no known rule; known: camps, hull" in capsys.readouterr().err


def test_a_name_cannot_command_the_terminal(tmp_path: Path, capsys: Printed) -> None:
    """Control characters in a document are printed as escapes."""
    path = written(tmp_path / "a.json", Judgement("a", "it \x1b[31mrains", BY))
    assert 0 == main([str(path)])
    assert "it \\x1b[31mrains" in capsys.readouterr().out


def test_an_empty_dossier_has_an_empty_report(tmp_path: Path, capsys: Printed) -> None:
    """Of a dossier without claims there is nothing but an audit without findings."""
    assert 0 == main([str(written(tmp_path / "a.json"))])
    assert "Audit\n-----\n\nnothing found\n" == capsys.readouterr().out


def test_more_accounted_for_than_launched_is_told(tmp_path: Path, capsys: Printed) -> None:
    """An impossible report has no remainder and no share, and the audit names it."""
    attack = Interception(
        "a", Group("drones"), Period("2024-12-23"), BY, launched=exactly(10), shot_down=exactly(12)
    )
    assert 0 == main([str(written(tmp_path / "a.json", attack))])
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
    monkeypatch.setattr(sys, "argv", ["conflictmodel", "--rule", "hull"])
    monkeypatch.delitem(sys.modules, "conflictmodel.__main__")
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
