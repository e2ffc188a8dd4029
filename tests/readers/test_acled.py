"""ACLED: what becomes of an event. All rows are invented."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from conflictmodel.claims import Estimate, Retraction
from conflictmodel.conclusions.auditing import audit
from conflictmodel.readers import update
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import FORMATS
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from support.csv_files import extracted, problems

CLASH = {
    "event_id_cnty": "UKR90001",
    "event_date": "2022-02-24",
    "year": "2022",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of A",
    "iso": "804",
    "country": "Ukraine",
    "admin1": "Kharkiv",
    "admin2": "Izium",
    "admin3": "",
    "location": "Novaville",
    "latitude": "49.1000",
    "longitude": "37.2000",
    "geo_precision": "1",
    "source": "Ministry of A; Herald of B; Ministry of A",
    "notes": "On 24 February 2022, two forces clashed in Novaville. Dozens were killed.",
    "fatalities": "12",
    "tags": "",
    "timestamp": "1646179199",
}
ACLED = Source("ACLED", SourceKind.DATASET)
BATTLES = Group("Battles", Group("political disorder", id="ACLED"))
IZIUM = Place("Izium", Place("Kharkiv", Place("Ukraine")))
POINT = Point(Decimal("49.1"), Decimal("37.2"))
IN_A_WEEK = "the event was in a week, or a similar period, of which event_date is the middle"
IN_A_MONTH = "the event was in a month, or the past weeks; event_date is its middle or an end"
NO_DAY = "is no day, written as 2022-02-24 or as 24 February 2022 @ line 2, event_date"


def only(folder: Path, **changed: str) -> Estimate:
    """Return the estimate of an event of which something is changed."""
    (found,) = extracted(folder, CLASH | changed).dossier.of_type(Estimate)
    return found


def told(extract: Extract) -> list[str]:
    """Return the findings of an extract as text."""
    return [str(found) for found in extract.findings]


def test_the_format_has_a_name_and_a_title() -> None:
    """The format is listed among those that can be read."""
    assert "events of Armed Conflict Location & Event Data (CSV or JSON)" == FORMATS["acled"]


def test_an_event_is_a_lower_bound(tmp_path: Path) -> None:
    """The lowest number that was reported bounds the dead from below, and is not the best one."""
    sources = Source("Ministry of A; Herald of B", SourceKind.OTHER)
    published = date(2022, 3, 1)
    expected = Estimate(
        "acled UKR90001",
        Subject(
            Group("event UKR90001", Group("Armed clash", BATTLES), "ACLED UKR90001"),
            KILLED,
            Period("2022-02-24"),
            Place("Novaville", IZIUM, point=POINT),
        ),
        Range(12),
        Attribution(sources, Period("../2022-03-01"), (ACLED,), published),
        words=("On 24 February 2022, two forces clashed in Novaville. Dozens were killed.",),
    )
    found = only(tmp_path)
    assert expected == found
    assert found.subject.place is not None
    assert POINT == found.subject.place.point


def test_no_information_is_no_figure(tmp_path: Path) -> None:
    """ACLED writes 0 where sources say nothing, so 0 allows any number."""
    found = only(tmp_path, fatalities="0", notes="")
    assert (Range(), None, ()) == (found.range, found.best, found.words)


@pytest.mark.parametrize(
    ("written", "precision", "expected"),
    [
        ("2022-02-24", "1", "2022-02-24"),
        ("24 February 2022", "1", "2022-02-24"),
        ("04 December 2022", "1", "2022-12-04"),
        ("4 May 2022", "1", "2022-05-04"),
        ("2022-02-24", "2", "[2022-02-20..2022-02-28]"),
        ("9999-12-30", "2", "[9999-12-26..9999-12-31]"),
        ("24 February 2022", "3", "[2022-02-08..2022-03-12]"),
        ("2022-02-13", "3", "[2022-01-28..2022-03-01]"),
        ("2022-02-14", "3", "2022-02-XX"),
        ("2022-02-16", "3", "2022-02-XX"),
        ("2022-02-17", "3", "[2022-02-01..2022-03-05]"),
        ("2022-02-01", "3", "2022-02-XX"),
        ("2022-02-28", "3", "2022-02-XX"),
        ("2024-02-28", "3", "[2024-02-12..2024-03-15]"),
        ("2022-12-31", "3", "2022-12-XX"),
    ],
)
def test_a_period_is_as_certain_as_its_precision(
    tmp_path: Path, written: str, precision: str, expected: str
) -> None:
    """A day that stands for a week or a month is one of the days that it may stand for."""
    found = only(tmp_path, event_date=written, time_precision=precision)
    assert expected == found.subject.period.edtf


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"time_precision": "2"}, [f"{IN_A_WEEK} @ line 2, time_precision"]),
        ({"time_precision": "3"}, [f"{IN_A_MONTH} @ line 2, time_precision"]),
        ({"year": "2021"}, ["event_date, 2022-02-24, is not in it @ line 2, year"]),
    ],
)
def test_what_is_odd_is_a_finding(
    tmp_path: Path, changed: dict[str, str], expected: list[str]
) -> None:
    """A date that is none, and a year that is not that of the date, are told."""
    assert expected == told(extracted(tmp_path, CLASH | changed))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, Place("Novaville", IZIUM, point=POINT)),
        ({"admin3": "Zone"}, Place("Novaville", Place("Zone", IZIUM), point=POINT)),
        ({"admin1": "", "admin2": ""}, Place("Novaville", Place("Ukraine"), point=POINT)),
        ({"geo_precision": "2"}, Place("near Novaville", IZIUM, point=POINT)),
        (
            {"geo_precision": "3"},
            Place("region of Novaville", Place("Ukraine"), point=POINT),
        ),
    ],
)
def test_a_place_is_as_large_as_its_precision_says(
    tmp_path: Path, changed: dict[str, str], expected: Place
) -> None:
    """A location that stands for a region is not where it was, nor are the zones it lies in."""
    found = only(tmp_path, **changed).subject.place
    assert found is not None
    assert (expected, expected.point) == (found, found.point)
    assert f"ACLED geo_precision {changed.get('geo_precision', '1')}" == found.precision


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"source": "Ministry of A"}, "Ministry of A (ACLED), through 2022-03-01"),
        ({"source": "Ministry of A;"}, "Ministry of A (ACLED), through 2022-03-01"),
        ({"source": ""}, "ACLED, through 2022-03-01"),
        ({"timestamp": ""}, "Ministry of A; Herald of B (ACLED), on an unknown day"),
        ({"timestamp": "1646179200"}, "Ministry of A; Herald of B (ACLED), through 2022-03-02"),
        ({"timestamp": "0"}, "Ministry of A; Herald of B (ACLED), through 1970-01-01"),
        (
            {"timestamp": "253402300799"},
            "Ministry of A; Herald of B (ACLED), through 9999-12-31",
        ),
    ],
)
def test_what_sources_said_was_relayed_by_acled(
    tmp_path: Path, changed: dict[str, str], expected: str
) -> None:
    """The sources of an event are one originator, who had spoken when ACLED published it."""
    assert expected == str(only(tmp_path, **changed).by)


def test_optional_columns_may_be_missing(tmp_path: Path) -> None:
    """Older exports without some of the columns are read."""
    missing = {"disorder_type", "actor1", "iso", "admin2", "admin3", "tags", "timestamp"}
    event = {key: value for key, value in CLASH.items() if key not in missing}
    extract = extracted(tmp_path, event)
    assert ((), []) == (extract.unmapped, told(extract))


def test_what_is_in_no_claim_is_told(tmp_path: Path) -> None:
    """Actors and codes are kept as they were published; so are the zones of a larger region."""
    unmapped = (("disorder_type", 1), ("actor1", 1), ("iso", 1))
    assert unmapped == extracted(tmp_path, CLASH).unmapped
    region = extracted(tmp_path, CLASH | {"geo_precision": "3"})
    assert (("admin1", 1), ("admin2", 1)) == region.unmapped[-2:]


def test_rows_share_what_they_have_in_common(tmp_path: Path) -> None:
    """Places, groups and sources of one file are made once, and the audit has nothing to say."""
    dossier = extracted(tmp_path, CLASH, CLASH | {"event_id_cnty": "UKR90002"}).dossier
    one, other = dossier.of_type(Estimate)
    assert one.subject.place is other.subject.place
    assert one.subject.group.within is other.subject.group.within
    assert one.by.source is other.by.source
    assert () == audit(dossier)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"fatalities": "3.5"}, "'3.5' is no whole number in plain digits @ line 2, fatalities"),
        ({"fatalities": ""}, "it is blank @ line 2, fatalities"),
        ({"event_id_cnty": ""}, "it is blank @ line 2, event_id_cnty"),
        ({"sub_event_type": ""}, "it is blank @ line 2, sub_event_type"),
        ({"time_precision": "4"}, "'4' is none of 1, 2, 3 @ line 2, time_precision"),
        ({"geo_precision": "0"}, "'0' is none of 1, 2, 3 @ line 2, geo_precision"),
        (
            {"longitude": "37,2"},
            (
                "'37,2' is no number in plain digits, such as 50.45: if its comma is a decimal one,"
                " write a point @ line 2, longitude"
            ),
        ),
        ({"latitude": "91"}, "'91' is not from -90 to 90 @ line 2, latitude"),
        (
            {"event_date": "24/02/2022"},
            (
                "'24/02/2022' is no day, written as 2022-02-24 or as 24 February 2022: it does not"
                " say which number is the month: save the column as year-month-day"
                " @ line 2, event_date"
            ),
        ),
        ({"event_date": "24-Feb-2022"}, f"'24-Feb-2022' {NO_DAY}"),
        ({"event_date": "24 Feb 2022"}, f"'24 Feb 2022' {NO_DAY}"),
        ({"event_date": "24 February 22"}, f"'24 February 22' {NO_DAY}"),
        ({"event_date": "30 February 2022"}, f"'30 February 2022' {NO_DAY}"),
        ({"event_date": "February 2022"}, f"'February 2022' {NO_DAY}"),
        ({"event_date": "2022-02"}, f"'2022-02' {NO_DAY}"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, changed: dict[str, str], expected: str) -> None:
    """Each value that cannot be read is told at its line and column."""
    assert [expected] == problems(tmp_path, CLASH | changed)


@pytest.mark.parametrize(
    ("timestamp", "expected", "found"),
    [
        ("-1", "on an unknown day", "'-1' is no time, and is not used @ line 2, timestamp"),
        (
            "253402300800",
            "on an unknown day",
            "'253402300800' is no time, and is not used @ line 2, timestamp",
        ),
        (
            "1646179199000",
            "on an unknown day",
            "'1646179199000' is no time, and is not used @ line 2, timestamp",
        ),
        (
            "1.646179199e9",
            "through 2022-03-01",
            "'1.646179199e9' is read as 1646179199 (1 cell, first at line 2) @ line 1, timestamp",
        ),
        *(
            (
                each,
                "through 2022-03-01",
                (
                    "it is a day or a time, and no number of seconds (1 cell, first at line 2)"
                    " @ line 1, timestamp"
                ),
            )
            for each in ("2022-03-01", "2022-03-01T23:59:59Z", "2022-03-01 23:59:59+00")
        ),
    ],
)
def test_when_an_event_was_published_refuses_nothing(
    tmp_path: Path, timestamp: str, expected: str, found: str
) -> None:
    """A time in another form is read; what is none is a finding, and the event has its claim."""
    extract = extracted(tmp_path, CLASH | {"timestamp": timestamp})
    (claim,) = extract.dossier.claims
    assert (expected, [found]) == (
        str(claim.by).rpartition(", ")[2],
        [str(each) for each in extract.findings],
    )


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    """What follows from a value that cannot be read is no problem of its own."""
    wrong = {"event_date": "soon", "year": "x", "latitude": "", "fatalities": "many"}
    assert [
        "'x' is no whole number in plain digits @ line 2, year",
        f"'soon' {NO_DAY}",
        "it is blank @ line 2, latitude",
        "'many' is no whole number in plain digits @ line 2, fatalities",
    ] == problems(tmp_path, CLASH | wrong)


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    """Without the number of the dead there is nothing to read."""
    event = {key: value for key, value in CLASH.items() if key != "fatalities"}
    assert ["the column 'fatalities' is missing @ line 1"] == problems(tmp_path, event)


def test_an_export_with_a_row_for_each_actor_is_named(tmp_path: Path) -> None:
    """In it every event occurs twice, and its dead count once."""
    one = CLASH | {"actor1": "Forces of A", "actor2": "Forces of B"}
    other = CLASH | {"actor1": "Forces of B", "actor2": "Forces of A"}
    extract = extracted(tmp_path, one, other)
    assert ["acled UKR90001"] == [claim.id for claim in extract.dossier.claims]
    assert [
        "the export by actor has an event once for each: it counts once @ line 3, actor1",
        "it says what line 2 does, and counts once @ line 3",
    ] == told(extract)
    changed = other | {"fatalities": "13"}
    expected = ["id 'acled UKR90001' is already that of line 2 @ line 3, id"]
    assert expected == problems(tmp_path, one, changed)


def test_what_lives_around_an_event_is_known_and_in_no_claim(tmp_path: Path) -> None:
    """The columns of the population are those of the publisher."""
    extract = extracted(tmp_path, CLASH | {"population_1km": "100", "population_best": ""})
    assert [] == told(extract)
    assert ("population_1km", 1) in extract.unmapped


def test_columns_in_capitals_are_read(tmp_path: Path) -> None:
    """What a program has written in capitals is read, with one finding."""
    extract = extracted(tmp_path, {column.upper(): value for column, value in CLASH.items()})
    assert extracted(tmp_path, CLASH).dossier == extract.dossier
    (finding,) = told(extract)
    assert finding.startswith("the column 'EVENT_ID_CNTY' is read as event_id_cnty, and the others")


def test_a_deleted_event_is_a_retraction(tmp_path: Path) -> None:
    """It withdraws the claim of the event, by the end of the day, in UTC."""
    rows = (
        {"event_id_cnty": "UKR90001", "deleted_timestamp": "1646179199"},
        {"event_id_cnty": "UKR90002", "deleted_timestamp": ""},
    )
    extract = extracted(tmp_path, *rows)
    acled = Source("ACLED", SourceKind.DATASET)
    day = date(2022, 3, 1)
    assert (
        Retraction(
            "acled UKR90001 deleted",
            ("acled UKR90001",),
            Attribution(acled, Period("../2022-03-01"), published=day),
        ),
        Retraction(
            "acled UKR90002 deleted", ("acled UKR90002",), Attribution(acled, Period("../.."))
        ),
    ) == extract.dossier.claims
    history = update(extracted(tmp_path, CLASH), extract, released=date(2022, 3, 5))
    assert ["acled UKR90001 deleted", "acled UKR90002 deleted"] == [
        claim.id for claim in history.current
    ]
