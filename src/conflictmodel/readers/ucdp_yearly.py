"""Yearly figures of the Uppsala Conflict Data Program: conflicts, actors and countries (CSV, JSON).

What becomes of each column stands in docs/formats/ucdp_yearly.md.
"""

from collections.abc import Iterator
from functools import partial

from conflictmodel.claims import Estimate
from conflictmodel.readers._formats import Format, table
from conflictmodel.readers._rows import AT_ANY_TIME, Known, Row
from conflictmodel.readers.ucdp_ged import VIOLENCE, killed_in
from conflictmodel.values import (
    KILLED,
    PERSONS,
    Attribution,
    Group,
    Period,
    Place,
    Source,
    SourceKind,
    Subject,
)

_FATALITIES = ("low_fatality_estimate", "best_fatality_estimate", "high_fatality_estimate")
_BATTLE_DEATHS = ("bd_low", "bd_best", "bd_high")
_AT_STAKE = ("1", "2", "3")
_TERRITORY = "1"
_KINDS = {
    "sb": Group("state-based conflict", VIOLENCE, "UCDP type of violence 1"),
    "ns": Group("non-state conflict", VIOLENCE, "UCDP type of violence 2"),
    "os": Group("one-sided violence", VIOLENCE, "UCDP type of violence 3"),
}


_ENDS = ("best", "high", "low")
_WHO = ("parties", "civilians", "unknown")
_OTHERS = (
    *(
        f"{kind}_{what}"
        for kind in ("sb", "sb_intrastate", "sb_interstate", "ns", "os")
        for what in (
            *("exist", "dyad_count", "dyad_ids", "dyad_names", "main_govt_inv_incomp"),
            *("govt_inv_incomp", *(f"deaths_{each}" for each in (*_WHO, *_ENDS))),
        )
    ),
    *(
        f"os_{who}_{what}"
        for who in ("govt", "main_govt", "any_govt", "nsgroup")
        for what in ("inv", *(f"killings_{end}" for end in _ENDS))
    ),
    "os_killings_unknown",
)
"""Columns of a country and year that are in no claim."""


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
    year = row.count("year")
    if row.problems:  # whatever follows from a placeholder is no problem
        return AT_ANY_TIME
    return row.tried("year", lambda: Period(f"{year:04}"), AT_ANY_TIME)


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


def _of_actors(kind: str, title: str, who: tuple[str, ...], *optional: str) -> Format:
    return table(
        f"ucdp-{kind}",
        f"{title}, UCDP (CSV or JSON)",
        partial(_actors, kind=kind),
        required=("conflict_id", "dyad_id", *who, "year", *_FATALITIES, "location"),
        optional=("gwno_location", "region", "version", *optional),
    )


UCDP_BATTLE_DEATHS = table(
    "ucdp-battle-deaths",
    "battle-related deaths by conflict or dyad and year, UCDP (CSV or JSON)",
    _battles,
    required=(
        *("conflict_id", "dyad_id", "location_inc", "side_a", "side_b", "incompatibility"),
        *("territory_name", "year", *_BATTLE_DEATHS, "battle_location"),
    ),
    optional=(
        *("side_a_id", "side_a_2nd", "side_b_id", "side_b_2nd", "type_of_conflict", "gwno_a"),
        *("gwno_a_2nd", "gwno_b", "gwno_b_2nd", "gwno_loc", "gwno_battle", "region", "version"),
    ),
)

UCDP_ONE_SIDED = _of_actors(
    "one-sided",
    "one-sided violence by actor and year",
    ("actor_name",),
    *("actor_id", "coalition_components", "actor_name_fulltext", "actor_name_mothertongue"),
    *("is_government_actor", "gwnoa"),
)

UCDP_NON_STATE = _of_actors(
    "non-state",
    "non-state conflict by dyad and year",
    ("side_a_name", "side_b_name"),
    *(
        f"{of}_{side}{what}"
        for side in ("a", "b")
        for of, what in (
            *(("side", "_name_fulltext"), ("side", "_name_mothertongue"), ("side", "_id")),
            *(("side", "_components"), ("side", "_2nd"), ("gwno", "_2nd")),
        )
    ),
    *("org", "start_date", "start_prec", "start_date2", "start_prec2"),
    *("ep_end", "ep_end_date", "ep_end_prec"),
)

UCDP_COUNTRY_YEAR = table(
    "ucdp-country-year",
    "organized violence by country and year, UCDP (CSV or JSON)",
    _countries,
    required=(
        *("country", "country_id", "year"),
        *(f"{kind}_total_deaths_{end}" for kind in _KINDS for end in _ENDS),
        *(f"cumulative_total_deaths_in_orgvio_{end}" for end in _ENDS),
    ),
    optional=(
        *("region", "govt_name", "main_govt_name", "version", *_OTHERS),
        *(f"cumulative_total_deaths_{who}_in_orgvio" for who in _WHO),
    ),
    rename=lambda name: name.lower().removesuffix("_cy"),
)
