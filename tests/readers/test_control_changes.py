"""The changes of control that were collected from Wikipedia: each row with its claim or reason."""

from datetime import date
from pathlib import Path

import pytest

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.errors import DocumentError
from conflictmodel.phrases.times import Timing
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import read_file
from conflictmodel.values.periods import Period
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Place
from support.real_files import real_file

HEADER = "snapshot_utc,commit,name,previous,held_by,as_of,more,source_link\n"


def read(folder: Path, *rows: str) -> Extract:
    """Return what a file with these rows is read as."""
    file = folder / "held.csv"
    file.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_file(file)


def test_a_settlement_that_one_party_took_from_another(tmp_path: Path) -> None:
    """The new holder took it from the old one, on the day in words, as Wikipedia relays."""
    row = "2022-04-03T23:35:35+02:00,b0d,Somewhere,Russia,Ukraine,2\xa0April 2022,See Battle,https://a"
    snapshot = date(2022, 4, 3)
    expected = TerritorialClaim(
        "Somewhere b0d",
        Place("Somewhere"),
        "Ukraine",
        Hold.TAKEN,
        Period("2022-04-02"),
        Attribution(
            Source("Wikipedia", SourceKind.OTHER),
            Period("2022-04-03"),
            published=snapshot,
            url="https://a",
        ),
        "Russia",
        words=(Timing("2\xa0April 2022", snapshot, Period("2022-04-02")), "See Battle"),
    )
    extract = read(tmp_path, row)
    assert ("control-changes", Dossier((expected,)), ()) == (
        extract.format,
        extract.dossier,
        extract.findings,
    )


@pytest.mark.parametrize(
    ("previous", "now", "hold", "holder", "loser"),
    [
        ("", "Ukraine", Hold.HELD, "Ukraine", None),
        ("ukraine", "Ukraine", Hold.HELD, "Ukraine", None),
        ("Contested", "Russia", Hold.HELD, "Russia", None),
        ("Unknown", "Luhansk PR", Hold.HELD, "Luhansk PR", None),
        ("DPR", "Donetsk PR", Hold.HELD, "Donetsk PR", None),
        ("DPR", "Russia", Hold.HELD, "Russia", None),
        ("Russia", "Luhansk PR", Hold.HELD, "Luhansk PR", None),
        ("Russia", "DPR", Hold.HELD, "Donetsk PR", None),
        ("Ukraine", "DPR", Hold.TAKEN, "Donetsk PR", "Ukraine"),
        ("Donetsk PR", "Ukraine", Hold.TAKEN, "Ukraine", "Donetsk PR"),
        ("Russia", "Contested", Hold.CONTESTED, "Russia", None),
    ],
)
def test_who_holds_it_and_how(  # noqa: PLR0913, PLR0917 - the columns of the table
    tmp_path: Path, previous: str, now: str, hold: Hold, holder: str, loser: str | None
) -> None:
    """A party holds or took it; where it is contested, who held it before is who is known."""
    (claim,) = read(tmp_path, f"2022-03-01T22:38:12+01:00,fc1,A,{previous},{now},,,").dossier.claims
    assert isinstance(claim, TerritorialClaim)
    assert (hold, holder, loser) == (claim.hold, claim.holder, claim.loser)
    assert Period("2022-03-01") == claim.on


@pytest.mark.parametrize(
    ("previous", "now", "message"),
    [
        ("", "Contested", "Contested after nothing names no holder"),
        ("Truce", "Contested", "Contested after Truce names no holder"),
        ("Russia", "Uncontrolled", "Uncontrolled after Russia names no holder"),
        ("Russia", "", "nothing after Russia names no holder"),
    ],
)
def test_a_row_that_names_no_holder_is_kept(
    tmp_path: Path, previous: str, now: str, message: str
) -> None:
    """Such a row has no claim, and says why."""
    extract = read(tmp_path, f"2022-03-01T22:38:12+01:00,fc1,A,{previous},{now},,,")
    assert ((), [f"{message} @ line 2, held_by"]) == (
        extract.dossier.claims,
        [*map(str, extract.findings)],
    )
    assert now == extract.records[0].value("held_by")


def test_words_of_time_that_are_not_understood_are_kept(tmp_path: Path) -> None:
    """A row whose day cannot be read has no claim, and says which words."""
    extract = read(tmp_path, "2022-03-01T22:38:12+01:00,fc1,A,,Russia,around Easter,,")
    assert () == extract.dossier.claims
    assert "line 2, as_of" == extract.findings[0].path
    assert "'around Easter': these words of time are not understood" in str(extract.findings[0])


@pytest.mark.parametrize("former", ["Donetsk PR", "Luhansk PR", "DPR"])
def test_another_name_of_the_holder_is_found(tmp_path: Path, former: str) -> None:
    """Wikipedia names Russia where it named what Russia had set up: nobody lost the place."""
    extract = read(tmp_path, f"2022-10-01T22:38:12+01:00,fc1,A,{former},Russia,,,")
    known = former.replace("DPR", "Donetsk PR")
    assert [f"it is named Russia now, not {known}: nobody lost it @ line 2, previous"] == [
        str(found) for found in extract.findings
    ]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2 March 2022", ["2022-03-02 is after the snapshot, 2022-03-01 @ line 2, as_of"]),
        ("by April 2022", ["2022-04-30 is after the snapshot, 2022-03-01 @ line 2, as_of"]),
        ("1 March 2022", []),
        ("March 2022", []),
        ("", []),
    ],
)
def test_a_day_after_the_snapshot_is_found(tmp_path: Path, as_of: str, expected: list[str]) -> None:
    """Nobody can have seen it; the claim stands as it was published."""
    extract = read(tmp_path, f"2022-03-01T22:38:12+01:00,fc1,A,,Russia,{as_of},,")
    assert expected == [str(found) for found in extract.findings]
    assert 1 == len(extract.dossier.claims)


def test_a_snapshot_has_a_time(tmp_path: Path) -> None:
    """A snapshot that is written otherwise is a problem of the file."""
    with pytest.raises(DocumentError) as caught:
        read(
            tmp_path,
            "03/01/2022,fc1,A,,Russia,,,",
            "2022-03-01T22:38:12Z,fc1,,,Russia,24 Feb 2022,,",
            "2022-03-01Tnonsense,fc1,A,,Russia,,,",
        )
    assert [
        "line 2, snapshot_utc",
        "line 3, name",
        "line 4, snapshot_utc",
    ] == [each.path for each in caught.value.problems]


def test_a_snapshot_without_a_zone_is_of_the_day_that_is_written(tmp_path: Path) -> None:
    """A time that names no zone, or a day without a time, refuses nothing, with one finding."""
    found = read(
        tmp_path,
        "2022-03-01T22:38:12Z,fc1,A,,Russia,,,",
        "2022-03-01T22:38:12,fc1,B,,Russia,,,",
        "2022-03-01 22:38:12.000,fc1,C,,Russia,,,",
        "2022-03-01,fc1,D,,Russia,,,",
    )
    assert [date(2022, 3, 1)] * 4 == [each.by.published for each in found.dossier.claims]
    message = "no zone is named: it is the day as written (3 cells, first at line 3)"
    assert f"{message} @ line 1, snapshot_utc" in list(map(str, found.findings))


def test_the_table_of_wikipedia_is_read() -> None:
    """Each of the 712 rows is a claim, or says why it is none."""
    extract = read_file(real_file("control/wikipedia_control_changes_to_2023-03.csv"))
    without = [record for record in extract.records if not record.claims]
    assert (712, 646, 66) == (len(extract.records), len(extract.dossier.claims), len(without))
    assert all(record.findings for record in without)
