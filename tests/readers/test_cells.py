"""Cells: the same value as other programs write it, in the readers of every format."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from conflictmodel import Estimate, Installment, Interception, Place, TerritorialClaim
from conflictmodel.readers._cells import (
    MISSING,
    plain_day,
    plain_decimal,
    plain_time,
    plain_whole,
    way_out,
)
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import read_file
from support.samples import SAMPLES

# Functions


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3.0", "3"),
        ("3.0000", "3"),
        ("1234.000", "1234"),
        ("0.000", "0"),
        ("5e+05", "500000"),
        ("1e3", "1000"),
        ("1.5e3", "1500"),
        ("1.0E7", "10000000"),
        ("300e-2", "3"),
        ("-25.0", "-25"),
        ("-0.0", "0"),
        ("9007199254740992.0", "9007199254740992"),
    ],
)
def test_a_whole_number_may_be_written_as_a_float(written: str, expected: str) -> None:
    """What is the same number to the last digit is read."""
    assert expected == plain_whole(written)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "3.000",
            "-150.000",
            "3",
            "007",
            "3.5",
            "1e-3",
            "1,100",
            "1.100,0",
            "+3.0",
            "3.",
            ".0",
            "e3",
            "1e",
            "٣.0",
        ),
        *("9007199254740994.0", "1e16", "1.2E+05", "1e1000", "0x3", "1_0.0", "inf", ""),
        "1." + "0" * 1000,
    ],
)
def test_what_is_no_whole_number_stays_as_it_is(written: str) -> None:
    """What may be another number, or is none, is left to be refused."""
    assert written == plain_whole(written)


@given(st.integers(-(2**53), 2**53))
def test_what_pandas_makes_of_a_whole_number_is_read_back(number: int) -> None:
    """A float that is whole, as Python writes it, is the number that it was made of."""
    assert f"{number}" == plain_whole(f"{float(number)}")


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1e-04", "0.0001"), ("5.2e-05", "0.000052"), ("1.5E3", "1500"), ("-1e2", "-100")],
)
def test_a_number_may_have_an_exponent(written: str, expected: str) -> None:
    """Where decimals are due, an exponent says the same."""
    assert expected == plain_decimal(written)


@pytest.mark.parametrize("written", ["1.50", "-5", "007.5", "+5", ".5", "1E+5", "0,5", "eleven"])
def test_a_number_without_one_stays_as_it_is(written: str) -> None:
    """No zero is taken away, and nothing else is understood."""
    assert written == plain_decimal(written)


@given(st.decimals(-(10**20), 10**20, allow_nan=False, allow_infinity=False, places=20))
def test_an_exponent_changes_no_number(number: Decimal) -> None:
    """However it is written, the number is the same."""
    assert number == Decimal(plain_decimal(f"{number:e}".replace("e+", "e")))


@pytest.mark.parametrize("clock", ["00", "00:00", "00:00:00", "00:00:00.000", "00:00:00,0"])
@pytest.mark.parametrize(
    "zone", ["", "Z", "+00", "+0000", "+00:00", "-00:00", " UTC", " +0000", "z"]
)
@pytest.mark.parametrize("between", ["T", " ", "t"])
def test_a_day_may_have_a_midnight(clock: str, zone: str, between: str) -> None:
    """In any form of ISO 8601, without a zone or in that of UTC."""
    assert "2025-03-04" == plain_day(f"2025-03-04{between}{clock}{zone}")


@pytest.mark.parametrize(
    "written",
    [
        *("2025-03-04", "2025-03-04T01:00:00", "2025-03-04T00:00:00+02:00", "2025-03-04T00:00:01"),
        *("2025-03-04T", "20250304T000000", "2025-03-04 00:00:00 EST", "٢025-03-04T00:00"),
    ],
)
def test_another_time_of_day_stays(written: str) -> None:
    """A time that is not midnight, or is one elsewhere, is left to be refused."""
    assert written == plain_day(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022-03-01 21:38:12+00", "2022-03-01T21:38:12+00:00"),
        ("2022-03-01 21:38:12+0000", "2022-03-01T21:38:12+00:00"),
        ("2022-03-01T21:38:12.000000-0330", "2022-03-01T21:38:12.000000-03:30"),
        ("2022-03-01T21:38Z", "2022-03-01T21:38:00Z"),
        ("2022-03-01 21:38:12,5 UTC", "2022-03-01T21:38:12.5Z"),
        ("2022-03-01 21:38", "2022-03-01T21:38:00"),
        ("2022-03-01T21:38:12+01:00", "2022-03-01T21:38:12+01:00"),
        ("2022-03-01", "2022-03-01"),
        ("1 March 2022, 21:38", "1 March 2022, 21:38"),
    ],
)
def test_a_time_may_have_any_iso_form(written: str, expected: str) -> None:
    """The zone that is written stays, and a text that is no time as well."""
    assert expected == plain_time(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1,100", "of thousands or of decimals"),
        ("1,100.50", "of thousands or of decimals"),
        ("1.100.000", "of thousands or of decimals"),
        ("1 100", "of thousands or of decimals"),
        ("0,5", "write a point"),
        ("1.23E+05", "a spreadsheet shortens numbers"),
        ("04/03/2025", "which number is the month"),
        ("4.3.25", "which number is the month"),
        ("45720", "numbers days"),
        ("many", ""),
    ],
)
def test_a_refusal_says_the_way_out(written: str, expected: str) -> None:
    """What may be two values is named, with what to do; of anything else nothing is known."""
    assert expected in way_out(written)
    assert bool(expected) == way_out(written).startswith(": ")


# Readers


def extract(folder: Path, name: str, changes: Mapping[str, str]) -> Extract:
    """Return what is read from the sample of a format in which texts are others."""
    text = SAMPLES[name]
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    file = folder / "sample"
    file.write_text(text, encoding="utf-8")
    return read_file(file)


@pytest.mark.parametrize(
    ("name", "changes", "columns"),
    [
        (
            "ucdp-ged",
            {
                "147997,2014,13219": "147997.0,2014.0,1.3219e4",
                "2014-01-22 00:00:00.000": "2014-01-22T00:00:00Z",
                "0,5,0,0,5,5,5": "0.0,5.0,0e0,0,5.00,5,5",
                "Ukraine,1,1,": "Ukraine,1,1.0,",
                "50.450000": "5.0450000e1",
            },
            ["id", "year", "conflict_new_id", "date_start", "date_end", "date_prec"],
        ),
        (
            "acled",
            {
                "2022-02-24,2022,1": "2022-02-24 00:00:00+00,2022.0,1.0",
                "clashed.,12".replace(".,", '.",'): 'clashed.",12.0',
                "1646179199": "1.646179199e9",
            },
            ["time_precision", "year", "event_date", "fatalities", "timestamp"],
        ),
        (
            "air-attacks",
            {"2030-01-01,": "2030-01-01T00:00:00,", ",12,7.0": ",1.2e1,7.00"},
            ["time_start", "launched", "destroyed"],
        ),
        (
            "control-changes",
            {"2022-03-01T22:38:12+01:00": "2022-03-01 22:38:12.000000+0100"},
            ["snapshot_utc"],
        ),
        (
            "kiel-allocations",
            {"2030,12,1.5,0.000300007": "2030.0,12.0,1.5e0,3.00007e-04"},
            ["year", "month", "total_allocations", "military"],
        ),
        (
            "kiel-countries",
            {"2030,2,0.000300007": "2030.0,2,3.00007e-04", "0.000099993": "9.9993e-05"},
            ["year", "total", "to_be_allocated"],
        ),
        (
            "losses",
            {'"day": 3': '"day": "3"', "4100": "4.1e3", '"2022-02-26"': '"2022-02-26T00:00"'},
            ["date", "personnel"],
        ),
        ("loss-corrections", {"-25": "-25.0", '"day": 232': '"day": 232.0'}, ["day", "tank"]),
        (
            "iati",
            {
                "1000.50": "1.0005e3",
                'code="3"': 'code="3.0"',
                'iso-date="2023-02-03"': 'iso-date="2023-02-03T00:00:00Z"',
                '"2023-05-06T07:08:09Z"': '"2023-05-06 07:08:09+00"',
                '"EUR"': '"eur"',
                '"UA"': '"ua"',
                '"USD"': '"Usd"',
            },
            [
                *("value", "transaction-type/@code", "value/@currency", "recipient-country/@code"),
                *("transaction-date/@iso-date", "@default-currency", "@last-updated-datetime"),
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_lossless_variant_is_the_same_claim(
    tmp_path: Path, name: str, changes: dict[str, str], columns: list[str]
) -> None:
    """Every reader makes the same claims of it, and each column has one finding."""
    plain, other = extract(tmp_path, name, {}), extract(tmp_path, name, changes)
    # An id may hold the text that was published.
    assert [str(c).partition(": ")[2] for c in plain.dossier.claims] == [
        str(claim).partition(": ")[2] for claim in other.dossier.claims
    ]
    found = [each for each in other.findings if " is read as " in each.message]
    told = [each.path.rpartition(", ")[2] for each in found]
    assert len(told) == len(set(told))
    assert set(columns) <= set(told)


@pytest.mark.parametrize("missing", sorted(MISSING))
@pytest.mark.parametrize(
    ("name", "old", "column"),
    [
        ("ucdp-ged", "Maidan Nezalezhnosti protest camp", "where_description"),
        ("acled", "Ministry of A; Herald of B", "source"),
        ("air-attacks", "North oblast", "target"),
        ("control-changes", "https://a", "source_link"),
        ("kiel-allocations", "0.000300007", "military"),
        ("losses", "Ізюм", "greatest losses direction"),
    ],
)
def test_a_missing_value_of_another_program_is_missing(
    tmp_path: Path, name: str, old: str, column: str, missing: str
) -> None:
    """What R, pandas, SQL and Python write is read as a blank, with one finding."""
    blank = extract(tmp_path, name, {old: ""})
    other = extract(
        tmp_path, name, {old: missing.replace("\\", "\\\\" * (name == "losses") or "\\")}
    )
    assert blank.dossier == other.dossier
    assert blank.unmapped == other.unmapped
    (found,) = [each for each in other.findings if "missing value" in each.message]
    assert found.path.endswith(f", {column}")


@pytest.mark.parametrize("written", ["Nan", "na", "none", "Null", "n/a", "NAN", "NA ."])
def test_another_spelling_is_a_name(tmp_path: Path, written: str) -> None:
    """Nan is a province: only what a program writes, to the letter, is missing."""
    read = extract(tmp_path, "acled", {"Kharkiv": written})
    place = read.dossier.of_type(Estimate)[0].subject.place
    assert place is not None
    assert place.within is not None
    assert Place(written, Place("Ukraine")) == place.within.within


def test_a_town_may_have_the_name_of_none(tmp_path: Path) -> None:
    """None is a town in Piedmont, and a place must have a name."""
    read = extract(tmp_path, "acled", {"Novaville": "None"})
    place = read.dossier.of_type(Estimate)[0].subject.place
    assert place is not None
    assert "None" == place.name


R_TABLE = """\
"","snapshot_utc","commit","name","previous","held_by","as_of","more"
"1","2022-03-01T22:38:12+01:00","fc1","NA",NA,"Ukraine",NA,{more}
"2","2022-03-01T22:38:12+01:00","fc2","Izium","Russia","Ukraine","2 March 2022",{other}
"""


@pytest.mark.parametrize(
    ("more", "other", "words"),
    [
        ('"NA"', '"so"', ["NA", "so"]),  # beside others that are not quoted, it is text
        ("NA", '"NA"', ["", "NA"]),
        ("NA", "NA", ["", ""]),
    ],
)
def test_a_quoted_text_beside_others_is_meant(
    tmp_path: Path, more: str, other: str, words: list[str]
) -> None:
    """R quotes texts, and never what is missing."""
    file = tmp_path / "r.csv"
    file.write_text(R_TABLE.format(more=more, other=other), encoding="utf-8")
    claims = read_file(file).dossier.of_type(TerritorialClaim)
    assert ["NA", "Izium"] == [claim.place.name for claim in claims]
    assert words == [
        "".join(each for each in claim.words if isinstance(each, str)) for claim in claims
    ]


def test_where_all_is_quoted_a_quote_says_nothing(tmp_path: Path) -> None:
    """A program that quotes every text quotes what is missing, too."""
    file = tmp_path / "all.csv"
    table = R_TABLE.format(more='"NA"', other='"so"').replace(",NA,", ',"NA",')
    file.write_text(table.replace('"fc1","NA"', '"fc1","Oldtown"'), encoding="utf-8")
    first, second = read_file(file).dossier.of_type(TerritorialClaim)
    assert ((), "so") == (first.words, second.words[-1])


def test_a_quoted_missing_number_is_missing(tmp_path: Path) -> None:
    """Where no text is due, none can be meant."""
    read = extract(tmp_path, "air-attacks", {",12,7.0": ',12,"NaN"'})
    first = read.dossier.of_type(Interception)[0]
    assert (12, None) == (first.launched and first.launched.lower, first.shot_down)
    assert "'NaN' is read as a missing value (1 cell, first at line 2) @ line 1, destroyed" in (
        [*map(str, read.findings)]
    )


def test_the_code_of_a_country_is_no_missing_value(tmp_path: Path) -> None:
    """NA is Namibia where a code is due, and nothing where a name is."""
    read = extract(tmp_path, "iati", {'"UA"': '"NA"', "pipes &amp; pumps": "NA"})
    (paid,) = read.dossier.of_type(Installment)
    assert ("NA", ()) == (paid.programme.recipient, paid.words)
    (found,) = read.findings
    assert "description/narrative" in found.path
