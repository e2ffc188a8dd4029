"""Yearly figures of the Uppsala Conflict Data Program: conflicts, actors, countries (CSV, JSON)."""

from collections.abc import Iterator
from functools import partial

from conflictmodel.claims import Estimate
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import AT_ANY_TIME, Known, Row
from conflictmodel.readers.ucdp_ged import VIOLENCE, killed_in
from conflictmodel.values import KILLED, PERSONS, Group, Period, Place, Subject
from conflictmodel.values.sources import Attribution, Source, SourceKind

_FATALITIES = ("low_fatality_estimate", "best_fatality_estimate", "high_fatality_estimate")
_BATTLE_DEATHS = ("bd_low", "bd_best", "bd_high")
_AT_STAKE = ("1", "2", "3")
_TERRITORY = "1"
_KINDS = {
    "sb": Group("state-based conflict", VIOLENCE, "UCDP type of violence 1"),
    "ns": Group("non-state conflict", VIOLENCE, "UCDP type of violence 2"),
    "os": Group("one-sided violence", VIOLENCE, "UCDP type of violence 3"),
}


def _by(name: str) -> Attribution:
    return Attribution(Source(name, SourceKind.DATASET, "UCDP GED"), AT_ANY_TIME)


_OF_BATTLES = _by("UCDP Battle-related Deaths")
_OF_ACTORS = {
    "one-sided": _by("UCDP One-sided Violence"),
    "non-state": _by("UCDP Non-State Conflict"),
}
_OF_COUNTRIES = _by("UCDP Country-Year")


def _counts(row: Row, columns: tuple[str, str, str]) -> tuple[int, int, int]:
    low, best, high = map(row.count, columns)
    row.figure(best, PERSONS)
    return low, best, high


def _year(row: Row) -> Period:
    return row.period("year", f"{row.count('year'):04}")


def _where(row: Row, column: str, known: Known) -> tuple[Place | None, tuple[str, ...]]:
    """Return the country of a column; of several, none, and the words."""
    text = row.optional(column)
    if text is None:
        return None, ()
    return (None, (text,)) if "," in text else (known.place((text,)), ())


def _battles(row: Row, known: Known) -> Iterator[Estimate]:
    dyads, year = row.text("dyad_id"), _year(row)
    place, words = _where(row, "battle_location", known)
    stake = row.choice("incompatibility", _AT_STAKE, _TERRITORY)
    over = row.text("territory_name") if stake == _TERRITORY else "Government"
    name = f"{row.text('location_inc')}: {over}"
    conflict = known.group(name, VIOLENCE, f"UCDP conflict {row.count('conflict_id')}")
    sides = f"{row.text('side_a')} - {row.text('side_b')}"
    subject = Subject(Group(sides, conflict, f"UCDP dyad {dyads}"), KILLED, year, place)
    name = f"brd {dyads} {year.edtf}"
    yield from killed_in(name, subject, _counts(row, _BATTLE_DEATHS), _OF_BATTLES, words)


def _actors(row: Row, known: Known, *, kind: str) -> Iterator[Estimate]:
    dyad, year = row.count("dyad_id"), _year(row)
    place, words = _where(row, "location", known)
    sides = (
        (row.text("actor_name"), "Civilians")
        if kind == "one-sided"
        else (row.text("side_a_name"), row.text("side_b_name"))
    )
    group = Group(" - ".join(sides), VIOLENCE, f"UCDP conflict {row.count('conflict_id')}")
    subject = Subject(group, KILLED, year, place)
    name = f"{kind} {dyad} {year.edtf}"
    yield from killed_in(name, subject, _counts(row, _FATALITIES), _OF_ACTORS[kind], words)


def _countries(row: Row, known: Known) -> Iterator[Estimate]:
    year, place = _year(row), known.place((row.text("country"),))
    name = f"country-year {row.count('country_id')} {year.edtf}"
    figures = {"": (VIOLENCE, "cumulative_total_deaths_in_orgvio")} | {
        f" {group}": (group, f"{kind}_total_deaths") for kind, group in _KINDS.items()
    }
    for which, (group, column) in figures.items():
        subject = Subject(group, KILLED, year, place)
        counts = _counts(row, (f"{column}_low", f"{column}_best", f"{column}_high"))
        yield from killed_in(f"{name}{which}", subject, counts, _OF_COUNTRIES)


FORMATS = (
    table("ucdp-battle-deaths", _battles),
    table("ucdp-one-sided", partial(_actors, kind="one-sided")),
    table("ucdp-non-state", partial(_actors, kind="non-state")),
    table("ucdp-country-year", _countries, rename=lambda name: name.lower().removesuffix("_cy")),
)
