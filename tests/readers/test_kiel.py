"""The readers of the tables of the Kiel Institute, on rows that are made up, and on both files."""

from decimal import Decimal
from pathlib import Path

import pytest

from conflictmodel import (
    Attribution,
    Estimate,
    Group,
    Measure,
    Period,
    Source,
    SourceKind,
    Subject,
    at_least,
    audit,
    currency,
    exactly,
    total,
)
from conflictmodel.errors import DocumentError
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import read_file
from support.real_files import real_file

COUNTRIES = (
    '"country","iso","year","month","total","financial","humanitarian","military",'
    '"commitments","to_be_allocated","gdp","pct_gdp"\n'
)
ALLOCATIONS = '"year","month","total_allocations","military","financial","humanitarian"\n'
ALLOCATED, COMMITTED = Measure.of("allocated"), Measure.of("committed")
AID = Group("aid to Ukraine")
UTOPIA = Group("aid to Ukraine from Utopia", within=AID, id="UTO")
EURO = currency("EUR")


def extract(folder: Path, header: str, *rows: str) -> Extract:
    """Return what is read from a table of these rows."""
    file = folder / "kiel.csv"
    file.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_file(file)


def problems(folder: Path, header: str, *rows: str) -> list[str]:
    """Return what is wrong with a table of these rows."""
    with pytest.raises(DocumentError) as caught:
        extract(folder, header, *rows)
    return [str(problem) for problem in caught.value.problems]


def test_a_country_has_an_estimate_of_each_amount(tmp_path: Path) -> None:
    """Billions become cents, each of its group and measure, in the month of the row."""
    row = '"Utopia","UTO",2030,2,0.000300007,0.0001,0.000200007,0,0.0004,0.000099993,17.123,0.01'
    read = extract(tmp_path, COUNTRIES, row)
    month = Period("2030-02")
    by = Attribution(Source("Kiel Institute", SourceKind.MONITOR), Period("2030-02/"))
    expected = tuple(
        Estimate(
            f"UTO 2030-02 {column}",
            Subject(group, measure, month, unit=EURO),
            at_least(cents) if column == "total" else exactly(cents),
            by,
            best=cents if column == "total" else None,
        )
        for column, group, measure, cents in (
            ("total", UTOPIA, ALLOCATED, 30_000_700),
            (
                "financial",
                Group("aid to Ukraine from Utopia: financial", within=UTOPIA),
                ALLOCATED,
                10_000_000,
            ),
            (
                "humanitarian",
                Group("aid to Ukraine from Utopia: humanitarian", within=UTOPIA),
                ALLOCATED,
                20_000_700,
            ),
            (
                "military",
                Group("aid to Ukraine from Utopia: military", within=UTOPIA),
                ALLOCATED,
                0,
            ),
            ("commitments", UTOPIA, COMMITTED, 40_000_000),
        )
    )
    assert "kiel-countries" == read.format
    assert expected == read.dossier.claims
    assert () == read.findings
    assert (("to_be_allocated", 1), ("gdp", 1), ("pct_gdp", 1)) == read.unmapped


def test_a_month_has_an_estimate_of_each_amount(tmp_path: Path) -> None:
    """The table of months is of all aid, and of its sectors within it."""
    read = extract(tmp_path, ALLOCATIONS, "2030,12,0.6,0.3,0.2,0.1")
    assert "kiel-allocations" == read.format
    assert [
        ("2030-12 total_allocations", AID, at_least(60_000_000_000)),
        (
            "2030-12 financial",
            Group("aid to Ukraine: financial", within=AID),
            at_least(20_000_000_000),
        ),
        (
            "2030-12 humanitarian",
            Group("aid to Ukraine: humanitarian", within=AID),
            at_least(10_000_000_000),
        ),
        (
            "2030-12 military",
            Group("aid to Ukraine: military", within=AID),
            at_least(30_000_000_000),
        ),
    ] == [(each.id, each.subject.group, each.range) for each in read.dossier.of_type(Estimate)]
    assert [each.best for each in read.dossier.of_type(Estimate)] == [
        each.range.lower for each in read.dossier.of_type(Estimate)
    ]
    assert (Period("2030-12"), ALLOCATED) == (
        read.dossier.subjects[0].period,
        read.dossier.subjects[0].measure,
    )
    assert () == read.unmapped


def test_a_blank_amount_was_not_reported(tmp_path: Path) -> None:
    """A blank is no amount, and 0 is one."""
    read = extract(tmp_path, COUNTRIES, '"Utopia","UTO",2030,2,,,,0,,,,')
    assert ["UTO 2030-02 military"] == [claim.id for claim in read.dossier.claims]
    assert () == read.findings


def test_a_negative_amount_makes_no_estimate(tmp_path: Path) -> None:
    """An amount below 0 is kept as it was published, and found."""
    read = extract(tmp_path, COUNTRIES, '"Utopia","UTO",2030,2,0.5,,,-0.1,0.2,-0.3,,')
    assert ["UTO 2030-02 total", "UTO 2030-02 commitments"] == [c.id for c in read.dossier.claims]
    assert [
        "-0.3 is below 0: more was allocated than was committed @ line 2, to_be_allocated",
        "-0.1 is below 0, which no amount is @ line 2, military",
    ] == [str(each) for each in read.findings]
    assert (("military", 1), ("to_be_allocated", 1)) == read.unmapped


def test_a_sum_finer_than_a_cent_has_no_best_figure(tmp_path: Path) -> None:
    """Nothing is rounded: it is at least the whole cents, and found."""
    read = extract(tmp_path, ALLOCATIONS, "2030,2,0.30000000000400,0.000000000010,,0.000000000011")
    assert [(at_least(30_000_000_000), None), (at_least(1), None), (at_least(1), 1)] == [
        (claim.range, claim.best) for claim in read.dossier.of_type(Estimate)
    ]
    kind = "is finer than the smallest part of EUR: between the two nearest @ line 2, "
    assert [
        f"'0.30000000000400' {kind}total_allocations",
        f"'0.000000000011' {kind}humanitarian",
    ] == [*map(str, read.findings)]


def test_an_amount_may_have_an_exponent_or_be_missing(tmp_path: Path) -> None:
    """R writes 0.0001 as 1e-04, and NA where there is none; each column has one finding."""
    rows = ("2030.0,2,1e-04,NA,0.5,0", "2030.0,3,5.2e-05,NA,NA,0")
    read = extract(tmp_path, ALLOCATIONS, *rows)
    assert [10_000_000, 50_000_000_000, 0, 5_200_000, 0] == [
        claim.range.lower for claim in read.dossier.of_type(Estimate)
    ]
    assert [
        "'NA' is read as a missing value (2 cells, first at line 2) @ line 1, military",
        "'2030.0' is read as 2030 (2 cells, first at line 2) @ line 1, year",
        "'1e-04' is read as 0.0001 (2 cells, first at line 2) @ line 1, total_allocations",
        "'NA' is read as a missing value (1 cell, first at line 3) @ line 1, financial",
    ] == [*map(str, read.findings)]


def test_the_code_of_namibia_is_no_missing_value(tmp_path: Path) -> None:
    """NA is missing in a column of amounts, and a country in a column of codes."""
    read = extract(tmp_path, COUNTRIES, "Namibia,NA,2030,2,0.5,NA,,,,,,")
    assert ["NA 2030-02 total"] == [claim.id for claim in read.dossier.claims]
    assert ["line 1, financial"] == [each.path for each in read.findings]


@pytest.mark.parametrize(
    "written",
    ['"1,100"', "1.1E+9", '"0,5"', "1.2.3", "--1", "1 bn", "٣", "-"],
)
def test_another_number_is_refused(tmp_path: Path, written: str) -> None:
    """An amount is digits, with a point between them where there is one."""
    (found,) = problems(tmp_path, ALLOCATIONS, f"2030,2,{written},0,0,0")
    assert "in plain digits, such as 1100.50" in found
    assert found.endswith(" @ line 2, total_allocations")


def test_a_number_of_too_many_digits_is_refused(tmp_path: Path) -> None:
    """An amount has up to a thousand digits."""
    (found,) = problems(tmp_path, ALLOCATIONS, f"2030,2,{'1' * 1001},0,0,0")
    assert found.endswith("1,001 digits is too long to be read @ line 2, total_allocations")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2030,13", "'2030-13' is no month of the calendar @ line 2, month"),
        ("2030,0", "'2030-00' is no month of the calendar @ line 2, month"),
        ("2030,Feb", "'Feb' is no whole number in plain digits @ line 2, month"),
        ("2030,2-1", "'2-1' is no whole number in plain digits @ line 2, month"),
        ("2030,", "it is blank @ line 2, month"),
        ("2030.5,2", "'2030.5' is no whole number in plain digits @ line 2, year"),
    ],
)
def test_another_month_is_refused(tmp_path: Path, written: str, expected: str) -> None:
    """A month is the number of a year and one from 1 to 12."""
    assert expected == problems(tmp_path, ALLOCATIONS, f"{written},0,0,0,0")[0]


def test_rows_alike_have_ids_of_their_own(tmp_path: Path) -> None:
    """Where a month repeats, the ids are numbered."""
    read = extract(tmp_path, ALLOCATIONS, "2030,2,1,,,", "2030,02,2,,,")
    assert ["2030-02 total_allocations", "2030-02 total_allocations 2"] == [
        claim.id for claim in read.dossier.claims
    ]
    assert ["a duplicate of line 2 @ line 3, month"] == list(map(str, read.findings))


def test_a_month_of_a_country_that_repeats_is_found(tmp_path: Path) -> None:
    """It is told once a row, even where the rows have other amounts."""
    first, second = '"Utopia","UTO",2030,2,1,1,,,,,,', '"Utopia","UTO",2030,2,,,1,,,,,'
    read = extract(tmp_path, COUNTRIES, first, second, second, first.replace("UTO", "OTU"))
    assert [
        "a duplicate of line 2 @ line 3, month",
        "a duplicate of line 2 @ line 4, month",
    ] == list(map(str, read.findings))
    assert "UTO 2030-02 humanitarian 2" == read.records[2].claims[0].id


def test_months_are_added(tmp_path: Path) -> None:
    """Months are disjoint, so what was allocated in each of them can be added."""
    read = extract(tmp_path, ALLOCATIONS, "2030,2,1.5,,,", "2030,4,0.25,,,")
    whole = Subject(AID, ALLOCATED, Period("2030"), unit=EURO)
    by = Attribution(Source("Kiel Institute", SourceKind.MONITOR), Period("2030-04/"))
    added = total(read.dossier.of_type(Estimate), into=whole, by=by)
    assert (at_least(175_000_000_000), 175_000_000_000) == (added.range, added.best)


def test_the_whole_file_of_countries_is_read() -> None:
    """In the published file what is to be allocated is the difference, in 406 rows below 0."""
    read = read_file(real_file("aid/kiel/data_explorer.csv"))
    assert "kiel-countries" == read.format
    assert (1079, 5395) == (len(read.records), len(read.dossier.claims))
    assert {"to_be_allocated"} == {each.path.rpartition(", ")[2] for each in read.findings}
    assert 406 == sum("is below 0" in each.message for each in read.findings)
    assert 406 == len(read.findings)
    assert [] == [
        record.where
        for record in read.records
        if Decimal(record.value("commitments")) - Decimal(record.value("total"))
        != Decimal(record.value("to_be_allocated"))
    ]
    assert (("to_be_allocated", 1079), ("gdp", 1079), ("pct_gdp", 1079)) == read.unmapped
    assert () == audit(read.dossier)


def test_both_whole_files_add_up_to_the_same() -> None:
    """All countries over all months, and all months of all aid, are 358,399,501,000 euros."""
    whole = Subject(AID, ALLOCATED, Period("2022-01/2026-04"), unit=EURO)
    by = Attribution(Source("Kiel Institute", SourceKind.MONITOR), Period("2026-04/"))
    countries = read_file(real_file("aid/kiel/data_explorer.csv")).dossier.of_type(Estimate)
    months = read_file(real_file("aid/kiel/total_allocations.csv")).dossier.of_type(Estimate)
    assert (1079 * 5, 52 * 4) == (len(countries), len(months))
    for parts in (
        [each for each in countries if each.id.endswith(" total")],
        [each for each in months if each.id.endswith(" total_allocations")],
    ):
        assert 35_839_950_100_000 == total(parts, into=whole, by=by).best
