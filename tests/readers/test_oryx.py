"""Losses that Oryx has confirmed: what becomes of a row. The figures are invented."""

from pathlib import Path

import pytest

from conflictmodel.claims import Estimate
from conflictmodel.readers import Extract
from conflictmodel.values import (
    CAPTURED,
    ITEMS,
    Attribution,
    Group,
    Measure,
    Period,
    Source,
    SourceKind,
    Subject,
    at_least,
)
from support.csv_files import extracted, problems

TANKS = {
    "country": "Aland",
    "equipment_type": "Tanks",
    "destroyed": "13",
    "abandoned": "1",
    "captured": "2",
    "damaged": "3",
    "type_total": "19",
    "date_recorded": "2022-03-19",
    "destroyed_diff": "4",
}
OF_ALAND = Group("equipment of Aland")
DESTROYED, DAMAGED, ABANDONED = map(Measure.of, ("destroyed", "damaged", "abandoned"))


def told(extract: Extract) -> list[str]:
    """Return the findings of an extract as text."""
    return [str(found) for found in extract.findings]


def test_a_type_has_an_estimate_of_each_fate(tmp_path: Path) -> None:
    """What is confirmed is at least what was lost, of each kind and together."""
    extract = extracted(tmp_path, TANKS)
    days, tanks = Period("2022-02-24/2022-03-19"), Group("Aland: Tanks", OF_ALAND)
    oryx = Source("Oryx", SourceKind.MONITOR)
    relay = Source("scarnecchia/oryx_data", SourceKind.DATASET)
    by = Attribution(oryx, Period("2022-03-19"), (relay,))

    def estimate(column: str, measure: Measure, number: int) -> Estimate:
        subject = Subject(tanks, measure, days, unit=ITEMS)
        claim_id = f"oryx Aland: Tanks {column} 2022-03-19"
        return Estimate(claim_id, subject, at_least(number), by)

    assert (
        estimate("destroyed", DESTROYED, 13),
        estimate("damaged", DAMAGED, 3),
        estimate("abandoned", ABANDONED, 1),
        estimate("captured", CAPTURED, 2),
        estimate("type_total", DESTROYED | DAMAGED | ABANDONED | CAPTURED, 19),
    ) == extract.dossier.claims
    assert ("oryx", []) == (extract.format, told(extract))
    assert (("destroyed_diff", 1),) == extract.unmapped


def of(extract: Extract) -> set[tuple[str, str]]:
    """Return the groups and days of the estimates."""
    estimates = extract.dossier.of_type(Estimate)
    return {(str(each.subject.group), each.subject.period.edtf) for each in estimates}


@pytest.mark.parametrize(
    ("changed", "without", "expected"),
    [
        ({"equipment_type": "All Types"}, "", ("equipment of Aland", "2022-02-24/2022-03-19")),
        (
            {"system": "T-1", "total": "19"},
            "equipment_type",
            ("Aland: T-1", "2022-02-24/2022-03-19"),
        ),
        ({}, "date_recorded", ("Aland: Tanks", "2022-02-24/")),
    ],
)
def test_tables_of_several_kinds_are_read(
    tmp_path: Path, changed: dict[str, str], without: str, expected: tuple[str, str]
) -> None:
    """Of types, of systems, and without a day, which is then not known."""
    row = {key: value for key, value in (TANKS | changed).items() if key != without}
    assert {expected} == of(extracted(tmp_path, row))


def test_a_total_that_is_not_the_sum_is_told(tmp_path: Path) -> None:
    """Both are kept."""
    extract = extracted(tmp_path, TANKS | {"type_total": "20"})
    assert ["20 is not 19, the sum of its parts @ line 2, type_total"] == told(extract)
    assert 5 == len(extract.dossier.claims)
    assert 4 == len(extracted(tmp_path, TANKS | {"type_total": ""}).dossier.claims)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"equipment_type": "Losses of Tanks - 19, of which: destroyed: 13"},
            "it names no type or system @ line 2, equipment_type",
        ),
        ({"equipment_type": ""}, "it names no type or system @ line 2, equipment_type"),
        (
            {"date_recorded": "2022-02-23"},
            "2022-02-23 is before 2022-02-24, the first day @ line 2, date_recorded",
        ),
    ],
)
def test_what_is_of_no_type_or_day_has_no_claim(
    tmp_path: Path, changed: dict[str, str], expected: str
) -> None:
    """The row is kept, with the reason and what is lost."""
    extract = extracted(tmp_path, TANKS | changed)
    assert ((), [expected]) == (extract.dossier.claims, told(extract))
    (finding,) = extract.records[0].findings
    assert (("19", "items"),) == finding.lost


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Each problem has its line and column."""
    expected = ["'x' is no whole number in plain digits @ line 2, captured"]
    assert expected == problems(tmp_path, TANKS | {"captured": "x"})
