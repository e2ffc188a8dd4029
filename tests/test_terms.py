"""The terms of others: each column that is named is there, and each name of ours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import fields_dict, has

import conflictmodel
from csv_files import extracted
from test_acled import CLASH
from test_ucdp_ged import MAIDAN

PAGE = (Path(__file__).parents[1] / "docs" / "terms.md").read_text(encoding="utf-8")
_CODE = re.compile(r"`([^`]+)`")
_COLUMN = re.compile(r"[a-z]\w*")
_NAME = re.compile(r"(?P<of>[A-Z]\w*)(?:\.(?P<field>\w+))?")
EVENTS = {
    "UCDP GED": MAIDAN
    | {
        "type_of_violence": "1",
        "active_year": "1",
        "number_of_sources": "2",
        "relid": "x",
        "priogrid_gid": "x",
        "where_prec": "2",
        "adm_2": "x",
    },
    "ACLED": CLASH
    | {
        "actor2": "x",
        "inter1": "1",
        "inter2": "1",
        "interaction": "11",
        "assoc_actor_1": "x",
        "civilian_targeting": "x",
        "source_scale": "x",
        "tags": "x",
        "admin3": "x",
    },
}


def part(heading: str) -> str:
    """Return what stands below a heading of the second level."""
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(heading: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the table below a heading."""
    for line in part(heading).splitlines():
        if line.startswith("| ") and not line.startswith("| there "):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def columns(text: str) -> set[str]:
    """Return the columns that a text names."""
    return {code for code in _CODE.findall(text) if _COLUMN.fullmatch(code)}


@pytest.mark.parametrize("heading", EVENTS)
def test_the_columns_of_a_table_are_those_that_make_claims(heading: str, tmp_path: Path) -> None:
    """What the table names is in a claim, and what is said to have no counterpart is in none."""
    (record,) = extracted(tmp_path, EVENTS[heading]).records
    mapped = columns(" ".join(cells[0] for cells in rows(heading)))
    without = columns(part(heading).partition("\nNo counterpart:")[2])
    assert mapped <= set(EVENTS[heading]) - set(record.unmapped)
    assert without <= set(record.unmapped)
    assert without
    assert set(EVENTS[heading]) - mapped - without <= {
        # Told in the docstring of the reader, and of no interest here.
        *("year", "latitude", "longitude", "where_description", "source_headline", "iso"),
        *("side_a_new_id", "side_b_new_id", "admin2"),
    }


@pytest.mark.parametrize("heading", ["UCDP GED", "ACLED", "Airwars", "IATI"])
def test_what_is_called_ours_is_ours(heading: str) -> None:
    """A name with a capital letter is a public one, and what follows its point a field of it."""
    found = [_NAME.fullmatch(code) for cells in rows(heading) for code in _CODE.findall(cells[1])]
    names = [each for each in found if each]
    assert names
    for name in names:
        thing = getattr(conflictmodel, name["of"])
        if name["field"]:
            assert has(thing), name
            assert name["field"] in fields_dict(thing), name
