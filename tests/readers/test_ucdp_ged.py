"""UCDP GED: what becomes of an event of the Georeferenced Event Dataset.

The events are retyped from the dataset: Sundberg and Melander 2013, Högbladh 2025, UCDP GED,
Uppsala University, CC BY 4.0. What a test changes of them is not in the dataset.
"""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.auditing import audit
from conflictmodel.conclusions.totals import total
from conflictmodel.errors import DocumentError, DoubleCountingError
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.files import FORMATS, read_file
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from support.csv_files import extracted, problems
from support.real_files import real_file

MAIDAN = {
    "id": "147997",
    "year": "2014",
    "conflict_new_id": "13219",
    "conflict_name": "Ukraine: Government",
    "side_a_new_id": "61",
    "side_a": "Government of Ukraine",
    "side_b_new_id": "5817",
    "side_b": "Maidan",
    "source_office": "Agence France Presse;Agence France Presse",
    "source_date": "2014-01-25;2014-01-22",
    "source_headline": "Five dead as Ukraine police launch assault on protesters",
    "source_original": "Maidan protesters, General Prosecutor of Ukraine",
    "where_prec": "1",
    "where_coordinates": "Kiev city",
    "where_description": "Maidan Nezalezhnosti protest camp",
    "adm_1": "Kiev Special Republican city",
    "adm_2": "",
    "latitude": "50.450000",
    "longitude": "30.523330",
    "country": "Ukraine",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2014-01-22 00:00:00.000",
    "date_end": "2014-01-22 00:00:00.000",
    "deaths_a": "0",
    "deaths_b": "5",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "best": "5",
    "high": "5",
    "low": "5",
}
TWO_DAYS = {"date_prec": "2", "date_start": "2016-05-23", "date_end": "2016-05-24", "year": "2016"}
LUHANSK = {
    "id": "225865",
    **TWO_DAYS,
    "source_date": "2016-05-25;2016-05-24",
    "deaths_a": "4",
    "deaths_b": "0",
    "best": "4",
    "high": "3",
    "low": "4",
}
NO_DAY = " is no day of the calendar, written as 2024-12-23"
MONTH = ": it does not say which number is the month: save the column as year-month-day"
UCDP = Source("UCDP GED", SourceKind.DATASET)
VIOLENCE = Group("organized violence", id="UCDP GED")
CONFLICT = Group("Ukraine: Government", VIOLENCE, "UCDP conflict 13219")
KIEV = Place("Kiev Special Republican city", Place("Ukraine"))


def first(folder: Path, **changed: str) -> Estimate:
    """Return the first estimate of an event of which something is changed."""
    return extracted(folder, MAIDAN | changed).dossier.of_type(Estimate)[0]


def told(extract: Extract) -> list[str]:
    """Return the findings of an extract as text."""
    return [str(found) for found in extract.findings]


def test_the_format_has_a_name_and_a_title() -> None:
    """The format is listed among those that can be read."""
    assert (
        "events of the UCDP Georeferenced Event Dataset, or UCDP Candidate (CSV or JSON)"
        == FORMATS["ucdp-ged"]
    )


def test_an_event_is_an_estimate_of_all_who_were_killed(tmp_path: Path) -> None:
    """Range, best figure, group, period, place, chain of sources and words are those published."""
    point = Point(Decimal("50.45"), Decimal("30.52333"))
    original = Source("Maidan protesters, General Prosecutor of Ukraine", SourceKind.OTHER)
    office = Source("Agence France Presse", SourceKind.OTHER)
    expected = Estimate(
        "ged 147997",
        Subject(
            Group("event 147997", CONFLICT, "UCDP GED 147997"),
            KILLED,
            Period("2014-01-22"),
            Place("Kiev city", KIEV, point=point),
        ),
        Range(5, 7),
        Attribution(original, Period("2014-01-22/2014-01-25"), (office, UCDP)),
        best=5,
        words=(
            "Five dead as Ukraine police launch assault on protesters",
            "Maidan Nezalezhnosti protest camp",
        ),
    )
    found = first(tmp_path, high="7")
    assert expected == found
    assert found.subject.place is not None
    assert point == found.subject.place.point


def test_the_dead_of_each_side_are_best_figures_without_bounds(tmp_path: Path) -> None:
    """Each origin, civilians and people of unknown status are groups within that of the event."""
    event = MAIDAN | {"deaths_civilians": "2", "deaths_unknown": "1", "best": "8", "high": "8"}
    estimates = extracted(tmp_path, event).dossier.of_type(Estimate)
    expected = [
        ("ged 147997", Range(5, 8), 8, "event 147997"),
        ("ged 147997 side a", Range(), 0, "Government of Ukraine in event 147997"),
        ("ged 147997 side b", Range(), 5, "Maidan in event 147997"),
        ("ged 147997 civilians", Range(), 2, "civilians in event 147997"),
        ("ged 147997 unknown", Range(), 1, "people of unknown status in event 147997"),
    ]
    found = [(each.id, each.range, each.best, each.subject.group.name) for each in estimates]
    assert expected == found
    whole = Group("event 147997", CONFLICT, "UCDP GED 147997")
    assert [CONFLICT, whole, whole, whole, whole] == [
        each.subject.group.within for each in estimates
    ]
    assert [
        "UCDP GED 147997",
        "UCDP actor 61",
        "UCDP actor 5817",
        "UCDP GED civilians",
        "UCDP GED unknown",
    ] == [each.subject.group.id for each in estimates]
    assert {estimates[0].subject.place} == {each.subject.place for each in estimates}
    assert {estimates[0].subject.period} == {each.subject.period for each in estimates}


def test_an_event_and_its_parts_are_not_added(tmp_path: Path) -> None:
    """The dead of an origin are among those of the event, and a sum counts nobody twice."""
    whole, origin, other, *_ = extracted(tmp_path, MAIDAN).dossier.of_type(Estimate)
    year = Subject(VIOLENCE, KILLED, Period("2014"))
    with pytest.raises(DoubleCountingError, match="ged 147997 and ged 147997 side a"):
        total([whole, origin], into=year)
    assert (Range(), 5) == ((added := total([origin, other], into=year)).range, added.best)


def test_a_low_figure_above_the_high_one_is_two_estimates(tmp_path: Path) -> None:
    """No range holds both ends, so each is kept, and the audit finds that they contradict."""
    dossier = extracted(tmp_path, MAIDAN | LUHANSK).dossier
    low, high, *_ = dossier.of_type(Estimate)
    assert ("ged 225865 low", Range(4), 4) == (low.id, low.range, low.best)
    assert ("ged 225865 high", Range(0, 3), 4) == (high.id, high.range, high.best)
    assert low.subject == high.subject
    assert [
        ("self-contradiction", "ged 225865 high", ("ged 225865 low",)),
        ("best-outside-range", "ged 225865 high", ()),
    ] == [(found.code, found.claim, found.others) for found in audit(dossier)]


def test_a_best_figure_outside_is_kept_for_the_audit(tmp_path: Path) -> None:
    """A best figure that is not from low to high is no problem of the file."""
    dossier = extracted(tmp_path, MAIDAN | {"low": "1", "high": "1"}).dossier
    assert ["best-outside-range"] == [found.code for found in audit(dossier)]


@pytest.mark.parametrize(
    ("precision", "start", "end", "expected"),
    [
        ("1", "2014-01-22", "2014-01-22", "2014-01-22"),
        ("2", "2014-01-22 00:00:00.000", "2014-01-23", "2014-01-22/2014-01-23"),
        ("3", "2014-01-20", "2014-01-26", "2014-01-20/2014-01-26"),
        ("4", "2014-02-01", "2014-02-28", "2014-02"),
        ("4", "2014-02-01", "2014-02-27", "2014-02-01/2014-02-27"),
        ("4", "2014-02-02", "2014-02-28", "2014-02-02/2014-02-28"),
        ("4", "2014-02-01", "2014-03-31", "2014-02-01/2014-03-31"),
        ("4", "2014-02-01", "2014-02-01", "2014-02-01"),
        ("5", "2014-01-01", "2014-12-31", "2014"),
        ("5", "2014-02-01", "2014-02-28", "2014-02-01/2014-02-28"),
        ("3", "2014-02-01", "2014-02-28", "2014-02-01/2014-02-28"),
    ],
)
def test_a_period_is_written_as_finely_as_it_is_known(
    tmp_path: Path, precision: str, start: str, end: str, expected: str
) -> None:
    """A month is written as one where only the month is known, and a year where only the year."""
    found = first(tmp_path, date_prec=precision, date_start=start, date_end=end)
    assert expected == found.subject.period.edtf


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"date_end": "2014-01-23"},
            "date_prec: 1 is said of 2 days, 2014-01-22 to 2014-01-23",
        ),
        ({"date_prec": "2"}, "date_prec: 2 is said of 1 days, 2014-01-22 to 2014-01-22"),
        (
            {"date_prec": "2", "date_end": "2014-01-28"},
            "date_prec: 2 is said of 7 days, 2014-01-22 to 2014-01-28",
        ),
        (
            {"year": "2015"},
            "year: date_start and date_end, 2014-01-22 and 2014-01-22, are not both in it",
        ),
        (
            {"date_prec": "5", "date_end": "2015-01-22"},
            "year: date_start and date_end, 2014-01-22 and 2015-01-22, are not both in it",
        ),
        ({"best": "4"}, "best: 4 is not 5, the sum of those whom it tells apart"),
        (
            {"where_prec": "4"},
            "where_coordinates: Kiev city is the Kiev Special Republican city of where_prec 4",
        ),
    ],
)
def test_what_is_odd_is_a_finding(tmp_path: Path, changed: dict[str, str], expected: str) -> None:
    """The file is read all the same, and what is odd is told at its row and column."""
    found = told(extracted(tmp_path, MAIDAN | changed))
    column, _, message = expected.partition(": ")
    assert [f"{message} @ line 2, {column}"] == found


def test_two_to_six_days_are_as_they_should_be(tmp_path: Path) -> None:
    """Nothing is odd about a precision of two to six days that has six."""
    event = MAIDAN | {"date_prec": "2", "date_end": "2014-01-27"}
    assert [] == told(extracted(tmp_path, event))


DONETSK = Place("Donetsk oblast", Place("Ukraine"))
SLOVIANSK = Place("Sloviansk raion", DONETSK)
AT = Point(Decimal("48.853333"), Decimal("37.625"))


@pytest.mark.parametrize(
    ("code", "named", "expected"),
    [
        ("1", ("Sloviansk town", "Sloviansk raion"), Place("Sloviansk town", SLOVIANSK, point=AT)),
        (
            "2",
            ("Sloviansk town", "Sloviansk raion"),
            Place("near Sloviansk town", SLOVIANSK, point=AT),
        ),
        ("3", ("Sloviansk raion", "Sloviansk raion"), SLOVIANSK),
        ("3", ("Sloviansk raion", ""), SLOVIANSK),
        ("4", ("Donetsk oblast", "Sloviansk raion"), DONETSK),
        ("5", ("a road", ""), Place("a road", DONETSK, point=AT)),
        ("6", ("Ukraine", "Sloviansk raion"), Place("Ukraine")),
        ("7", ("a sea", ""), Place("a sea", DONETSK, point=AT)),
    ],
)
def test_a_place_is_as_large_as_its_precision_says(
    tmp_path: Path, code: str, named: tuple[str, str], expected: Place
) -> None:
    """A division is the same place for every event in it, so it has no point; others have one."""
    name, adm_2 = named
    at = {"latitude": "48.853333", "longitude": "37.625000"}
    in_donetsk = {"adm_1": "Donetsk oblast", "adm_2": adm_2}
    event = first(tmp_path, where_prec=code, where_coordinates=name, **in_donetsk, **at)
    found = event.subject.place
    assert found is not None
    assert (expected, expected.point) == (found, found.point)
    assert f"UCDP where_prec {code}" == found.precision


def test_a_province_that_is_named_once_is_a_province(tmp_path: Path) -> None:
    """Where the column of the division is blank, the location names it; no level is made up."""
    found = first(tmp_path, where_prec="4", where_coordinates="Donetsk oblast", adm_1="")
    assert DONETSK == found.subject.place
    found = first(tmp_path, where_prec="3", where_coordinates="A raion", adm_1="", adm_2="A raion")
    assert Place("A raion", Place("Ukraine")) == found.subject.place


def test_what_a_division_does_not_need_is_told(tmp_path: Path) -> None:
    """The centroid of a province, and its district, are in no claim, and are kept as published."""
    event = MAIDAN | {"where_prec": "4", "where_coordinates": MAIDAN["adm_1"], "adm_2": "a"}
    extract = extracted(tmp_path, event)
    unmapped = (("adm_2", 1), ("latitude", 1), ("longitude", 1), ("event_clarity", 1))
    assert unmapped == extract.unmapped
    assert "50.450000" == extract.records[0].value("latitude")


@pytest.mark.parametrize(
    ("original", "office", "date", "expected"),
    [
        ("OHCHR", "Reuters News", "2018-01-02", "OHCHR (Reuters News, UCDP GED), 2018-01-02"),
        ("OHCHR", "OHCHR;TASS", "2018-01-02", "OHCHR (TASS, UCDP GED), 2018-01-02"),
        (
            "a spokesman; a commander",
            "A;B; A",
            "2018-01-02;2018-01-02;",
            "a spokesman; a commander (A; B, UCDP GED), 2018-01-02",
        ),
        (
            "",
            "Reuters News;TASS",
            "2018-01-02;2018-01-01",
            "Reuters News; TASS (UCDP GED), 2018-01-01 to 2018-01-02",
        ),
        ("", "", "", "UCDP GED, on an unknown day"),
        ("OHCHR", " ; ", ";", "OHCHR (UCDP GED), on an unknown day"),
        ("UCDP GED", "", "", "UCDP GED (UCDP GED), on an unknown day"),
    ],
)
def test_the_originator_is_kept_apart_from_those_who_relayed_it(
    tmp_path: Path, original: str, office: str, date: str, expected: str
) -> None:
    """Nothing is split but by the semicolons of offices and days; what is blank is not guessed."""
    found = first(tmp_path, source_original=original, source_office=office, source_date=date)
    assert expected == str(found.by)


def test_offices_are_one_relay(tmp_path: Path) -> None:
    """They stand beside each other: none of them is said to have it from another."""
    by = first(tmp_path, source_office="Reuters News;TASS;Reuters News").by
    assert (Source("Reuters News; TASS", SourceKind.OTHER), UCDP) == by.via


def test_columns_of_sources_and_words_may_be_missing(tmp_path: Path) -> None:
    """Releases without the columns of sources are read, and say no more than the dataset does."""
    optional = ("source_", "where_description", "event_")
    event = {key: value for key, value in MAIDAN.items() if not key.startswith(optional)}
    found = extracted(tmp_path, event).dossier.of_type(Estimate)[0]
    assert ("UCDP GED, on an unknown day", ()) == (str(found.by), found.words)


def test_rows_share_what_they_have_in_common(tmp_path: Path) -> None:
    """Places, groups and sources of one file are made once."""
    extract = extracted(tmp_path, MAIDAN, MAIDAN | {"id": "149221"})
    one, *_, other = (record.claims[0] for record in extract.records)
    assert isinstance(one, Estimate)
    assert isinstance(other, Estimate)
    assert one.subject.place is other.subject.place
    assert one.subject.group.within is other.subject.group.within
    assert one.by.source is other.by.source


def test_a_date_of_a_source_that_is_none_is_a_finding(tmp_path: Path) -> None:
    """When somebody said it is not worth the event: it is not known, and the reason is told."""
    extract = extracted(tmp_path, MAIDAN | {"source_date": "2014-01-22;22/01/2014"})
    assert Period("../..") == extract.dossier.claims[0].by.stated
    message = "'22/01/2014' is no day: when it was said is not known"
    assert [f"{message} @ line 2, source_date"] == told(extract)


def test_a_row_of_tags_is_no_event(tmp_path: Path) -> None:
    """The row of HXL tags that some publishers add is kept, and told."""
    tags = dict.fromkeys(MAIDAN, "") | {"year": "#date+year", "best": "#affected+killed"}
    extract = extracted(tmp_path, tags, MAIDAN)
    assert ["a row of HXL tags @ line 2"] == told(extract)
    assert (5, ()) == (len(extract.dossier.claims), extract.records[0].claims)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"id": "147997.5"}, ["'147997.5' is no whole number in plain digits @ line 2, id"]),
        ({"id": ""}, ["it is blank @ line 2, id"]),
        (
            {"best": "1,100"},
            [
                (
                    "'1,100' is no whole number in plain digits: its separator may be of thousands"
                    " or of decimals: write the number without one @ line 2, best"
                )
            ],
        ),
        ({"low": "NaN"}, ["'NaN' is no value, and it must have one @ line 2, low"]),
        ({"high": "-1"}, ["'-1' is no whole number in plain digits @ line 2, high"]),
        ({"deaths_a": ""}, ["it is blank @ line 2, deaths_a"]),
        (
            {"conflict_new_id": "x"},
            ["'x' is no whole number in plain digits @ line 2, conflict_new_id"],
        ),
        ({"side_b": " "}, ["it is blank @ line 2, side_b"]),
        ({"date_prec": "6"}, ["'6' is none of 1, 2, 3, 4, 5 @ line 2, date_prec"]),
        ({"where_prec": "0"}, ["'0' is none of 1, 2, 3, 4, 5, 6, 7 @ line 2, where_prec"]),
        ({"country": ""}, ["it is blank @ line 2, country"]),
        ({"latitude": ""}, ["it is blank @ line 2, latitude"]),
        (
            {"latitude": "50,45", "longitude": "x"},
            [
                (
                    "'50,45' is no number in plain digits, such as 50.45: if its comma is a decimal"
                    " one, write a point @ line 2, latitude"
                ),
                "'x' is no number in plain digits, such as 50.45 @ line 2, longitude",
            ],
        ),
        ({"longitude": "180.1"}, ["'180.1' is not from -180 to 180 @ line 2, longitude"]),
        (
            {"date_start": "2014-01-22 13:00:00.000"},
            [f"'2014-01-22 13:00:00.000'{NO_DAY} @ line 2, date_start"],
        ),
        ({"date_start": "22-01-2014"}, [f"'22-01-2014'{NO_DAY}{MONTH} @ line 2, date_start"]),
        (
            {"date_end": "2014-01"},
            ["'2014-01' is no day of the calendar, written as 2024-12-23 @ line 2, date_end"],
        ),
        (
            {"date_end": "2014-01-21"},
            ["2014-01-21 is before date_start, 2014-01-22 @ line 2, date_end"],
        ),
        (
            {"id": "a", "date_end": "2014-01-21", "country": ""},
            [
                "'a' is no whole number in plain digits @ line 2, id",
                "2014-01-21 is before date_start, 2014-01-22 @ line 2, date_end",
                "it is blank @ line 2, country",
            ],
        ),
    ],
)
def test_a_damaged_file_is_refused(
    tmp_path: Path, changed: dict[str, str], expected: list[str]
) -> None:
    """Each value that cannot be read is told at its line and column, all of a row at once."""
    assert expected == problems(tmp_path, MAIDAN | changed)


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    """Without the columns of the figures there is nothing to read."""
    event = {key: value for key, value in MAIDAN.items() if key not in {"low", "best"}}
    expected = ["the column 'best' is missing @ line 1", "the column 'low' is missing @ line 1"]
    assert expected == problems(tmp_path, event)


def test_an_event_that_repeats_otherwise_is_refused(tmp_path: Path) -> None:
    """An event is one row: its id, of which the codebook has no two, names its claims."""
    found = problems(tmp_path, MAIDAN, MAIDAN | {"high": "6"})
    assert "id 'ged 147997' is already that of line 2 @ line 3, id" == found[0]


def test_an_event_that_repeats_to_the_letter_counts_once(tmp_path: Path) -> None:
    """The second row is kept, makes no claim, and says which one it repeats."""
    extract = extracted(tmp_path, MAIDAN, MAIDAN)
    assert extracted(tmp_path, MAIDAN).dossier == extract.dossier
    assert ["it says what line 2 does, and counts once @ line 3"] == told(extract)
    assert (5, 0) == tuple(len(record.claims) for record in extract.records)


def test_a_mark_of_what_is_still_to_be_looked_at_is_told(tmp_path: Path) -> None:
    """UCDP Candidate marks events, and the yearly release says that each is clear."""
    marked = extracted(tmp_path, MAIDAN | {"code_status": "Check deaths"})
    assert ["the event is marked: Check deaths @ line 2, code_status"] == told(marked)
    assert [] == told(extracted(tmp_path, MAIDAN | {"code_status": "Clear"}))
    assert "code_status" not in dict(marked.unmapped)


PUBLISHED = (
    "147997,UKR-2014-1,2014,True,Clear,1,13219,13219,Ukraine: Government,13853,13853,"
    "Government of Ukraine - Maidan,61,61,Government of Ukraine,5817,5817,Maidan,1,,AFP,2014-01-22,"
    "Five dead,Maidan protesters,1,Kiev city,,Kiev,,50.45,30.52333,POINT (30.52333 50.45),202382,"
    "Ukraine,369,Europe,1,1,2014-01-22,2014-01-22,0,5,0,0,5,5,5,369,\n"
)


def test_a_release_without_a_header_is_named_and_can_be_read(tmp_path: Path) -> None:
    """Its columns are in the order of the codebook, where somebody says that it is one."""
    file = tmp_path / "candidate.csv"
    file.write_text(PUBLISHED, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_file(file)
    assert (
        f"{file}: the first row has values, and no names of columns: add the header, or in"
        " Python read it with as_format='ucdp-ged', if it is one @ $"
    ) == str(caught.value)
    extract = read_file(file, as_format="ucdp-ged")
    assert ("line 1", "Maidan") == (extract.records[0].where, extract.records[0].value("side_b"))
    assert 5 == len(extract.dossier.claims)
    (finding,) = told(extract)
    assert finding.startswith("there is no header: the columns are in their order")


def test_a_table_without_a_header_of_no_known_width_is_named(tmp_path: Path) -> None:
    """Values are no names, whatever table it is of."""
    file = tmp_path / "rows.csv"
    file.write_text("1,2014-01-22,5\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"no names of columns: add the header @ \$$"):
        read_file(file)


@pytest.fixture(scope="module")
def ukraine() -> Extract:
    """Return what is read from the events of Ukraine from 2014 to 2021."""
    return read_file(real_file("ucdp/ged_ukraine_2014_2021.csv"))


def test_every_event_of_ukraine_is_read(ukraine: Extract) -> None:
    """Each of the 2,989 events has five claims, the six torn ones have six; nothing is odd."""
    assert ["a row of HXL tags @ line 2"] == told(ukraine)
    assert 2990 == len(ukraine.records)
    assert 2989 * 5 + 6 == len(ukraine.dossier.claims)


def test_the_audit_of_ukraine_finds_the_thirteen_events(ukraine: Extract) -> None:
    """Of figures the audit reports those of events whose best one is not from low to high."""
    torn = {"155425", "218750", "225865", "225874", "235579", "315741"}
    outside = {"155426", "232776", "275554", "275575", "275590", "413786", "419990"}
    of_figures = {"best-outside-range", "self-contradiction"}
    found = [each for each in audit(ukraine.dossier) if each.code in of_figures]
    assert torn | outside == {each.claim.split()[1] for each in found}
    contradictions = [each.claim for each in found if each.code == "self-contradiction"]
    assert {f"ged {event} high" for event in torn} == set(contradictions)


def whole_events(records: Iterable[Record]) -> list[Estimate]:
    """Return the estimates of whole events that have one range."""
    named = {claim.id: claim for record in records for claim in record.claims}
    ids = [f"ged {record.value('id')}" for record in records]
    return [each for name in ids if isinstance(each := named.get(name), Estimate)]


def torn_events(records: Iterable[Record]) -> list[tuple[Estimate, Estimate]]:
    """Return the lower and the upper estimate of each event that has two."""
    claims = Dossier(tuple(claim for record in records for claim in record.claims))
    ends = [each for each in claims.of_type(Estimate) if each.id.endswith((" low", " high"))]
    return list(zip(ends[::2], ends[1::2], strict=True))


@pytest.mark.parametrize(
    ("year", "one_range", "all_events"),
    [
        ("2014", (4401, 4521, 5213), (4408, 4528, 5219)),
        ("2015", (1660, 1726, 1781), (1660, 1726, 1781)),
        ("2016", (233, 245, 288), (243, 255, 294)),
        ("2017", (399, 415, 465), (399, 415, 465)),
        ("2018", (163, 238, 253), (168, 243, 257)),
        ("2019", (259, 311, 311), (259, 311, 311)),
        ("2020", (113, 196, 257), (113, 196, 257)),
        ("2021", (174, 208, 220), (174, 208, 220)),
    ],
)
def test_the_sums_of_a_year_are_those_of_the_columns(
    ukraine: Extract,
    year: str,
    one_range: tuple[int, int, int],
    all_events: tuple[int, int, int],
) -> None:
    """A total of the events, and the ends of those without one range, is what is there."""
    records = [each for each in ukraine.records if each.claims and each.value("year") == year]
    added = total(
        whole_events(records),
        claim_id=year,
        by=Attribution(UCDP, Period("2025")),
        into=Subject(VIOLENCE, KILLED, Period(year), Place("Ukraine")),
    )
    assert one_range == (added.range.lower, added.best, added.range.upper)
    torn = torn_events(records)
    lower = added.range.lower + sum(low.range.lower for low, _ in torn)
    best = (added.best or 0) + sum(low.best or 0 for low, _ in torn)
    upper = (added.range.upper or 0) + sum(high.range.upper or 0 for _, high in torn)
    assert all_events == (lower, best, upper)
    columns = [[int(record.value(name)) for record in records] for name in ("low", "best", "high")]
    assert all_events == tuple(map(sum, columns))
