"""Yearly figures of UCDP: what becomes of a conflict, an actor and a country. All are invented."""

from pathlib import Path

import pytest

from conflictmodel.claims import Estimate
from conflictmodel.readers import FORMATS, Extract
from conflictmodel.values import (
    KILLED,
    Attribution,
    Group,
    Period,
    Place,
    Range,
    Source,
    SourceKind,
    Subject,
    at_least,
    at_most,
    between,
    exactly,
)
from support.csv_files import extracted, problems

VIOLENCE = Group("organized violence", id="UCDP GED")
YEAR, ALAND = Period("2022"), Place("Aland")

BATTLES = {
    "conflict_id": "259",
    "dyad_id": "411",
    "location_inc": "Aland",
    "side_a": "Government of Aland",
    "side_b": "Reds",
    "incompatibility": "2",
    "territory_name": "",
    "year": "2022",
    "bd_best": "30",
    "bd_low": "25",
    "bd_high": "40",
    "type_of_conflict": "3",
    "battle_location": "Aland",
}
ONE_SIDED = {
    "conflict_id": "499",
    "dyad_id": "500",
    "actor_name": "Reds",
    "year": "2022",
    "best_fatality_estimate": "26",
    "low_fatality_estimate": "26",
    "high_fatality_estimate": "30",
    "location": "Aland",
}
NON_STATE = {
    **{name: value for name, value in ONE_SIDED.items() if name != "actor_name"},
    "side_a_name": "Reds",
    "side_b_name": "Blues",
}
COUNTRY = {
    "country_id_cy": "365",
    "country_cy": "Aland",
    "year_cy": "2022",
    **{
        f"{column}_{end}_cy": count
        for column, counts in (
            ("sb_total_deaths", ("25", "30", "40")),
            ("ns_total_deaths", ("2", "2", "2")),
            ("os_total_deaths", ("0", "0", "0")),
            ("cumulative_total_deaths_in_orgvio", ("27", "32", "42")),
        )
        for end, count in zip(("low", "best", "high"), counts, strict=True)
    },
}


def by(name: str) -> Attribution:
    """Return who said so: a data set of the one origin, nobody knows when."""
    return Attribution(Source(name, SourceKind.DATASET, "UCDP GED"), Period("../.."))


def only(extract: Extract) -> Estimate:
    """Return the one estimate of a file."""
    (claim,) = extract.dossier.of_type(Estimate)
    return claim


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("ucdp-battle-deaths", BATTLES),
        ("ucdp-one-sided", ONE_SIDED),
        ("ucdp-non-state", NON_STATE),
        ("ucdp-country-year", COUNTRY),
    ],
)
def test_each_format_has_a_name_and_is_recognised(
    tmp_path: Path, name: str, row: dict[str, str]
) -> None:
    """The format is listed among those that can be read, and reads its rows without a finding."""
    assert FORMATS[name].endswith(", UCDP (CSV or JSON)")
    extract = extracted(tmp_path, row)
    assert (name, ()) == (extract.format, extract.findings)


def test_battle_related_deaths_are_those_of_a_dyad_in_its_conflict(tmp_path: Path) -> None:
    """The conflict is named as its events are: after its place, and what is at stake."""
    conflict = Group("Aland: Government", VIOLENCE, "UCDP conflict 259")
    dyad = Group("Government of Aland - Reds", conflict, "UCDP dyad 411")
    assert Estimate(
        "brd 411 2022",
        Subject(dyad, KILLED, YEAR, ALAND),
        between(25, 40),
        by("UCDP Battle-related Deaths"),
        best=30,
    ) == only(extracted(tmp_path, BATTLES))


def test_the_number_of_a_dyad_may_be_a_float(tmp_path: Path) -> None:
    """It is the same number, and so is the id of the claim."""
    extract = extracted(tmp_path, BATTLES | {"dyad_id": "411.0"})
    assert "brd 411 2022" == only(extract).id
    assert ["'411.0' is read as 411 (1 cell, first at line 2) @ line 1, dyad_id"] == [
        str(each) for each in extract.findings
    ]


def test_a_conflict_of_several_dyads_and_countries_is_one(tmp_path: Path) -> None:
    """What is of several countries is in no place, and their names are words."""
    claim = only(
        extracted(
            tmp_path,
            BATTLES
            | {"dyad_id": "411, 412", "incompatibility": "1", "territory_name": "North"}
            | {"battle_location": "Aland, Bland"},
        )
    )
    assert ("brd 411, 412 2022", "UCDP dyad 411, 412") == (claim.id, claim.subject.group.id)
    assert "Aland: North" == str(claim.subject.group.within)
    assert (None, ("Aland, Bland",)) == (claim.subject.place, claim.words)


@pytest.mark.parametrize(
    ("row", "claim_id", "group", "source"),
    [
        (ONE_SIDED, "one-sided 500 2022", "Reds - Civilians", "UCDP One-sided Violence"),
        (NON_STATE, "non-state 500 2022", "Reds - Blues", "UCDP Non-State Conflict"),
    ],
)
def test_violence_of_actors_is_named_after_both_sides(
    tmp_path: Path, row: dict[str, str], claim_id: str, group: str, source: str
) -> None:
    """The group is that of the events of the conflict."""
    subject = Subject(Group(group, VIOLENCE, "UCDP conflict 499"), KILLED, YEAR, ALAND)
    assert Estimate(claim_id, subject, between(26, 30), by(source), best=26) == only(
        extracted(tmp_path, row)
    )


def figures(extract: Extract) -> dict[str, tuple[str, Range, int | None]]:
    """Return what each estimate of a file is about, and its figures."""
    return {
        claim.id: (str(claim.subject.group), claim.range, claim.best)
        for claim in extract.dossier.of_type(Estimate)
    }


def test_a_country_has_all_violence_and_each_kind(tmp_path: Path) -> None:
    """The three kinds lie within the whole, whatever the version calls the columns."""
    expected = {
        "country-year 365 2022": ("organized violence", between(27, 42), 32),
        "country-year 365 2022 state-based conflict": ("state-based conflict", between(25, 40), 30),
        "country-year 365 2022 non-state conflict": ("non-state conflict", exactly(2), 2),
        "country-year 365 2022 one-sided violence": ("one-sided violence", exactly(0), 0),
    }
    newer = {column.removesuffix("_cy"): value for column, value in COUNTRY.items()}
    for row in (COUNTRY, newer):
        assert expected == figures(extracted(tmp_path, row))
    whole, *kinds = extracted(tmp_path, COUNTRY).dossier.of_type(Estimate)
    assert Subject(VIOLENCE, KILLED, YEAR, ALAND) == whole.subject
    assert all(whole.subject.includes(kind.subject) for kind in kinds)


def test_a_low_figure_above_the_high_one_is_two_estimates(tmp_path: Path) -> None:
    """As of single events, nothing is repaired."""
    assert {
        "brd 411 2022 low": ("Government of Aland - Reds", at_least(50), 30),
        "brd 411 2022 high": ("Government of Aland - Reds", at_most(40), 30),
    } == figures(extracted(tmp_path, BATTLES | {"bd_low": "50"}))


def test_a_place_may_be_left_out(tmp_path: Path) -> None:
    """Then the deaths are those anywhere."""
    claim = only(extracted(tmp_path, BATTLES | {"battle_location": ""}))
    assert (None, ()) == (claim.subject.place, claim.words)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"year": "0"}, "'0000' is no year of the calendar @ line 2, year"),
        (
            {"incompatibility": "4", "territory_name": "North"},
            "'4' is none of 1, 2, 3 @ line 2, incompatibility",
        ),
        ({"year": "x"}, "'x' is no whole number in plain digits @ line 2, year"),
        ({"bd_best": "x"}, "'x' is no whole number in plain digits @ line 2, bd_best"),
        ({"incompatibility": "1"}, "it is blank @ line 2, territory_name"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, changed: dict[str, str], expected: str
) -> None:
    """Each problem has its line and column."""
    assert [expected] == problems(tmp_path, BATTLES | changed)
