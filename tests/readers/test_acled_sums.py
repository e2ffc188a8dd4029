"""Sums of ACLED's events: what becomes of a week and of a month. All rows are invented."""

from pathlib import Path

import pytest

from conflictmodel.claims import Estimate
from conflictmodel.readers import Extract
from conflictmodel.values import (
    KILLED,
    Attribution,
    Group,
    Period,
    Place,
    Source,
    SourceKind,
    Subject,
    at_least,
)
from support.csv_files import extracted, problems

ACLED = Source("ACLED", SourceKind.DATASET)
DISORDER = Group("political disorder", id="ACLED")
ALAND = Place("Aland")

WEEK = {
    "WEEK": "2025-03-01",
    "REGION": "Europe",
    "COUNTRY": "Aland",
    "ADMIN1": "North",
    "EVENT_TYPE": "Battles",
    "SUB_EVENT_TYPE": "Armed clash",
    "EVENTS": "2",
    "FATALITIES": "3",
    "ID": "1",
}
MONTH = {
    "Country": "Aland",
    "Admin1": "North",
    "Admin2": "East",
    "ISO3": "ALA",
    "Month": "March",
    "Year": "2025",
    "Events": "2",
    "Fatalities": "3",
}
HAPI = {
    "location_code": "ALA",
    "provider_admin1_name": "Nord",
    "admin1_code": "AL01",
    "admin1_name": "North",
    "admin2_code": "",
    "admin2_name": "",
    "event_type": "political_violence",
    "events": "2",
    "fatalities": "3",
    "reference_period_start": "2025-03-01",
    "reference_period_end": "2025-03-31",
}


def only(extract: Extract) -> Estimate:
    """Return the one estimate of a file."""
    (claim,) = extract.dossier.of_type(Estimate)
    return claim


def told(extract: Extract) -> list[str]:
    """Return the findings of an extract as text."""
    return [str(found) for found in extract.findings]


def test_a_week_is_at_least_what_was_reported(tmp_path: Path) -> None:
    """It is of a Saturday and the six days after it, in the groups that its events lie in."""
    extract = extracted(tmp_path, WEEK)
    assert ("acled-weekly", []) == (extract.format, told(extract))
    clash = Group("Armed clash", Group("Battles", DISORDER))
    days = Period("2025-03-01/2025-03-07")
    assert Estimate(
        "acled Battles, Armed clash, 2025-03-01/2025-03-07, Aland, North",
        Subject(clash, KILLED, days, Place("North", ALAND)),
        at_least(3),
        Attribution(ACLED, Period("../..")),
    ) == only(extract)


@pytest.mark.parametrize("written", ["01-March-2025", "1 March 2025", "2025-03-01"])
def test_a_week_may_be_written_in_several_ways(tmp_path: Path, written: str) -> None:
    """Earlier files have the name of the month."""
    claim = only(extracted(tmp_path, WEEK | {"WEEK": written}))
    assert Period("2025-03-01/2025-03-07") == claim.subject.period


def test_a_week_that_begins_on_another_day_is_told(tmp_path: Path) -> None:
    """The publisher's weeks begin on a Saturday."""
    extract = extracted(tmp_path, WEEK | {"WEEK": "2025-03-02"})
    assert ["2025-03-02 is no Saturday @ line 2, week"] == told(extract)
    assert Period("2025-03-02/2025-03-08") == only(extract).subject.period


def test_names_in_small_letters_and_with_blanks_are_columns_too(tmp_path: Path) -> None:
    """The documentation of the publisher writes them so."""
    row = {key.lower().replace("admin1", "admin 1"): value for key, value in WEEK.items()}
    assert extracted(tmp_path, WEEK).dossier == extracted(tmp_path, row).dossier


def test_a_row_that_says_otherwise_of_the_same_is_told(tmp_path: Path) -> None:
    """Both are kept: which of them holds nobody says."""
    extract = extracted(tmp_path, WEEK, WEEK | {"FATALITIES": "4"})
    assert ["a duplicate of line 2 @ line 3, fatalities"] == told(extract)
    assert [3, 4] == [claim.range.lower for claim in extract.dossier.of_type(Estimate)]


def test_a_month_is_at_least_what_was_reported(tmp_path: Path) -> None:
    """Which events are counted the file does not say, so that it is of all disorder."""
    extract = extracted(tmp_path, MONTH)
    assert ("acled-monthly", []) == (extract.format, told(extract))
    assert Estimate(
        "acled, 2025-03, Aland, North, East",
        Subject(DISORDER, KILLED, Period("2025-03"), Place("East", Place("North", ALAND))),
        at_least(3),
        Attribution(ACLED, Period("../..")),
    ) == only(extract)


def test_a_month_of_a_country_has_no_areas(tmp_path: Path) -> None:
    """Some files are of whole countries."""
    row = {key: value for key, value in MONTH.items() if not key.startswith("Admin")}
    assert ALAND == only(extracted(tmp_path, row)).subject.place


def test_a_period_of_the_humanitarian_api_is_kept(tmp_path: Path) -> None:
    """Its codes are the ids of places, and it relays."""
    hapi = Source("HDX HAPI", SourceKind.DATASET)
    aland = Place("ALA", id="ALA")
    group = Group("political violence", DISORDER)
    subject = Subject(group, KILLED, Period("2025-03-01/2025-03-31"), Place("North", aland, "AL01"))
    extract = extracted(tmp_path, HAPI)
    assert ("hapi-conflict-events", []) == (extract.format, told(extract))
    assert Estimate(
        "hapi political violence, 2025-03-01/2025-03-31, ALA, North",
        subject,
        at_least(3),
        Attribution(ACLED, Period("../.."), (hapi,)),
    ) == only(extract)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"location_name": "Aland"}, Place("North", Place("Aland", id="ALA"), "AL01")),
        ({"admin1_name": ""}, Place("Nord", Place("ALA", id="ALA"), "AL01")),
        (
            {"admin1_name": "", "provider_admin1_name": ""},
            Place("AL01", Place("ALA", id="ALA"), "AL01"),
        ),
        (
            {"admin1_name": "", "provider_admin1_name": "", "admin1_code": ""},
            Place("ALA", id="ALA"),
        ),
        ({"location_code": "NA"}, Place("North", Place("NA", id="NA"), "AL01")),
    ],
)
def test_places_of_the_humanitarian_api_have_the_names_there_are(
    tmp_path: Path, changed: dict[str, str], expected: Place
) -> None:
    """What has no name is called by its code."""
    assert expected == only(extracted(tmp_path, HAPI | changed)).subject.place


@pytest.mark.parametrize(
    ("between", "after", "found"),
    [("T", "", 0), (" ", "", 2), (" ", "+00", 2), ("T", "+0000", 2), (" ", ".000000", 2)],
)
def test_the_first_and_last_second_of_a_period_are_its_days(
    tmp_path: Path, between: str, after: str, found: int
) -> None:
    """The API writes times, and means days; another form of them is a finding for the column."""
    row = HAPI | {"reference_period_end": f"2025-03-31{between}23:59:59{after}"}
    row["reference_period_start"] = f"2025-03-01{between}00:00:00{after}"
    extract = extracted(tmp_path, row)
    assert (extracted(tmp_path, HAPI).dossier, found) == (extract.dossier, len(extract.findings))


def test_demonstrations_have_no_figure(tmp_path: Path) -> None:
    """A blank number of fatalities is none, and makes no claim."""
    extract = extracted(tmp_path, HAPI | {"event_type": "demonstration", "fatalities": ""})
    assert ((), []) == (extract.dossier.claims, told(extract))


@pytest.mark.parametrize(
    ("row", "changed", "expected"),
    [
        (MONTH, {"Month": "Mars"}, "'Mars' is none of January"),
        (MONTH, {"Year": "0"}, "'0000-03' is no month of the calendar @ line 2, year"),
        (MONTH, {"Year": "x"}, "'x' is no whole number in plain digits @ line 2, year"),
        (HAPI, {"reference_period_start": "x"}, "'x' is no day of the calendar"),
        (WEEK, {"WEEK": "03/01/2025"}, "'03/01/2025' is no day, written as 2022-02-24"),
        (HAPI, {"reference_period_end": "2025-02-01"}, "ends before it begins"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, row: dict[str, str], changed: dict[str, str], expected: str
) -> None:
    """Each problem has its line and column."""
    (problem,) = problems(tmp_path, row | changed)
    assert expected in problem
