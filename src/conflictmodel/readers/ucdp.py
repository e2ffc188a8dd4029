"""Events and yearly figures of organized violence by Uppsala University (CSV, JSON)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.readers._cells import plain_day, plain_whole
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import (
    AT_ANY_TIME,
    NO_DAY,
    Known,
    Row,
    cache_of_many,
    day,
    from_to,
    maker,
    once,
    shared_group,
    shared_place,
    shared_source,
)
from conflictmodel.values import KILLED, PERSONS, Period, Range, at_least, at_most, unknown
from conflictmodel.values.periods import written_day
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject

_UCDP_GED = Source("UCDP GED", SourceKind.DATASET)
_VIOLENCE = Group("organized violence", id="UCDP GED")

_MIDNIGHT = " 00:00:00.000"

_STATED_LENGTH = {"4": len("2024-12"), "5": len("2024")}
_CLEAR, _UNKNOWN = "Clear", unknown()
_PARTS = {
    "side a": "deaths_a",
    "side b": "deaths_b",
    "civilians": "deaths_civilians",
    "unknown": "deaths_unknown",
}
_OTHERS = (
    ("civilians", "UCDP GED civilians"),
    ("people of unknown status", "UCDP GED unknown"),
)
_group, _subject, _estimate = maker(Group), maker(Subject), maker(Estimate)
_attribution = maker(Attribution)
_DAYS = {"1": (1, 1), "2": (2, 6), "3": None, "4": None, "5": None}
_LEVELS = dict.fromkeys("1234567", ("adm_1", "adm_2")) | {"4": ("adm_1",), "6": ()}
_DIVISIONS = {"3", "4", "6"}

_FATALITIES = ("low_fatality_estimate", "best_fatality_estimate", "high_fatality_estimate")
_BATTLE_DEATHS = ("bd_low", "bd_best", "bd_high")
_AT_STAKE = ("1", "2", "3")
_TERRITORY = "1"
_KINDS = {
    "sb": Group("state-based conflict", _VIOLENCE, "UCDP type of violence 1"),
    "ns": Group("non-state conflict", _VIOLENCE, "UCDP type of violence 2"),
    "os": Group("one-sided violence", _VIOLENCE, "UCDP type of violence 3"),
}


def _claims(row: Row, _: Known) -> Iterator[Estimate]:
    event, period, by, where = row.count("id"), _period(row), _by(row), _place(row)
    plain, conflict = row.are_plain, _conflict(row)
    whole = _group(plain, f"event {event}", conflict, f"UCDP GED {event}")
    words = row.texts("source_headline", "where_description")
    killed = _subject(plain, whole, KILLED, period, where, PERSONS)
    figures = _counts(row, ("low", "best", "high"))
    yield from _killed_in(f"ged {event}", killed, figures, by, words, plain=plain)
    accounted = 0
    for (name, column), (who, number) in zip(_PARTS.items(), _sides(row), strict=True):
        died = row.count(column)
        accounted += died
        part = _group(plain, f"{who} in {whole.name}", whole, number)
        subject = _subject(plain, part, KILLED, period, where, PERSONS)
        yield _estimate(plain, f"ged {event} {name}", subject, _UNKNOWN, by, died, (), ())
    status = row.optional("code_status")
    if status not in {None, _CLEAR}:
        row.finding("code_status", "the event is marked: {}", status)
    if accounted != figures[1]:
        kind = "{} is not {}, the sum of those whom it tells apart"
        row.finding("best", kind, figures[1], accounted)


def _killed_in(  # noqa: PLR0913 - what each is made of
    name: str,
    subject: Subject,
    figures: tuple[int, int, int],
    by: Attribution,
    words: tuple[str, ...] = (),
    *,
    plain: bool = False,
) -> Iterator[Estimate]:
    """Yield the estimate of a low, a best and a high figure; two where low is above high."""
    low, best, high = figures
    if low <= high:
        yield _estimate(plain, name, subject, Range(low, high), by, best, words, ())
    else:
        for end, allowed in {"low": at_least(low), "high": at_most(high)}.items():
            yield Estimate(f"{name} {end}", subject, allowed, by, best=best, words=words)


@once("conflict_name", "conflict_new_id")
def _conflict(row: Row) -> Group:
    name, number = row.text("conflict_name"), row.count("conflict_new_id")
    return shared_group(name, _VIOLENCE, f"UCDP conflict {number}")


@once("where_prec", "where_coordinates", "country", "adm_1", "adm_2", "latitude", "longitude")
def _place(row: Row) -> Place:
    precision = row.choice("where_prec", _LEVELS, "1")
    name, country = row.text("where_coordinates"), row.text("country")
    levels, code = _LEVELS[precision], f"UCDP where_prec {precision}"
    chain = (country, *row.texts(*levels))
    if precision not in _DIVISIONS:
        name = f"near {name}" if precision == "2" else name
        return shared_place((*chain, name), row.point(), code, plain=row.are_plain)
    division = row.optional(levels[-1]) if levels else country
    if division is None:  # it has no name but this one
        return shared_place((*chain, name), None, code, plain=row.are_plain)
    if name != division:
        kind = "{} is the {} of where_prec {}"
        row.finding("where_coordinates", kind, name, division, precision)
    return shared_place(chain, None, code, plain=row.are_plain)


@once("source_original", "source_office", "source_date")
def _by(row: Row) -> Attribution:
    original, offices = row.optional("source_original"), row.entries("source_office")
    # The offices stand beside each other: none of them is said to have it from another.
    together = "; ".join(each for each in offices if each != original)
    names = [each for each in (original, together) if each]
    first, *relays = (*(shared_source(each, _UCDP_GED) for each in names), _UCDP_GED)
    return _attribution(row.are_plain, first, _stated(row), tuple(relays), None, None, None)


@cache_of_many
def _day_said(entry: str) -> date | None:
    return written_day(plain_day(entry).removesuffix(_MIDNIGHT))


def _stated(row: Row) -> Period:
    """Return the days from the first to the last of those on which sources said it."""
    days: list[date] = []
    for entry in row.entries("source_date"):
        if (found := _day_said(entry)) is None:
            kind = "{} is no day: when it was said is not known"
            row.finding("source_date", kind, _checks.shown(entry))
            return AT_ANY_TIME
        days.append(found)
    return from_to(min(days), max(days)) if days else AT_ANY_TIME


@once("side_a", "side_a_new_id", "side_b", "side_b_new_id")
def _sides(row: Row) -> tuple[tuple[str, str], ...]:
    """Return whom the parts of an event are of, each with its id."""
    sides = [(row.text(side), row.count(f"{side}_new_id")) for side in ("side_a", "side_b")]
    return (*((who, f"UCDP actor {number}") for who, number in sides), *_OTHERS)


def _plain(written: str) -> str:
    """Return a day that another program wrote; midnight as UCDP writes it is nothing odd."""
    return written if written.endswith(_MIDNIGHT) else plain_day(written)


def _day(written: str) -> date:
    return day(written.removesuffix(_MIDNIGHT))


@once("date_prec", "year", "date_start", "date_end")
def _period(row: Row) -> Period:
    precision = row.choice("date_prec", _DAYS, "1")
    year, known = row.count("year"), len(row.problems)
    first = row.read("date_start", _day, NO_DAY, _plain)
    last = row.read("date_end", _day, NO_DAY, _plain)
    if len(row.problems) > known:
        return AT_ANY_TIME
    if last < first:
        row.wrong("date_end", f"{last} is before date_start, {first}")
        return AT_ANY_TIME
    days, fewest_and_most = (last - first).days + 1, _DAYS[precision]
    if fewest_and_most and not fewest_and_most[0] <= days <= fewest_and_most[1]:
        row.finding("date_prec", "{} is said of {} days, {} to {}", precision, days, first, last)
    if not first.year == year == last.year:
        kind = "date_start and date_end, {} and {}, are not both in it"
        row.finding("year", kind, first, last)
    if precision in _STATED_LENGTH:
        stated = Period(f"{first}"[: _STATED_LENGTH[precision]])
        if (stated.first, stated.last) == (first, last):
            return stated
    return from_to(first, last)


def _data_set(name: str) -> Attribution:
    return Attribution(Source(name, SourceKind.DATASET, "UCDP GED"), AT_ANY_TIME)


_OF_BATTLES = _data_set("UCDP Battle-related Deaths")
_OF_ACTORS = {
    "one-sided": _data_set("UCDP One-sided Violence"),
    "non-state": _data_set("UCDP Non-State Conflict"),
}
_OF_COUNTRIES = _data_set("UCDP Country-Year")


def _counts(row: Row, columns: tuple[str, str, str]) -> tuple[int, int, int]:
    low, best, high = map(row.count, columns)
    row.figure(best, PERSONS)
    return low, best, high


def _year(row: Row) -> Period:
    return row.period("year", f"{row.count('year'):04}")


def _where(row: Row, column: str) -> tuple[Place | None, tuple[str, ...]]:
    """Return the country of a column; of several, none, and the words."""
    text = row.optional(column)
    if text is None:
        return None, ()
    return (None, (text,)) if "," in text else (shared_place((text,)), ())


def _battles(row: Row, _: Known) -> Iterator[Estimate]:
    dyads, year = row.plain("dyad_id", row.text("dyad_id"), plain_whole), _year(row)
    place, words = _where(row, "battle_location")
    stake = row.choice("incompatibility", _AT_STAKE, _TERRITORY)
    over = row.text("territory_name") if stake == _TERRITORY else "Government"
    name = f"{row.text('location_inc')}: {over}"
    conflict = shared_group(name, _VIOLENCE, f"UCDP conflict {row.count('conflict_id')}")
    sides = f"{row.text('side_a')} - {row.text('side_b')}"
    subject = Subject(Group(sides, conflict, f"UCDP dyad {dyads}"), KILLED, year, place)
    name = f"brd {dyads} {year.edtf}"
    yield from _killed_in(name, subject, _counts(row, _BATTLE_DEATHS), _OF_BATTLES, words)


def _actors(row: Row, _: Known, *, kind: str) -> Iterator[Estimate]:
    dyad, year = row.count("dyad_id"), _year(row)
    place, words = _where(row, "location")
    sides = (
        (row.text("actor_name"), "Civilians")
        if kind == "one-sided"
        else (row.text("side_a_name"), row.text("side_b_name"))
    )
    group = Group(" - ".join(sides), _VIOLENCE, f"UCDP conflict {row.count('conflict_id')}")
    subject = Subject(group, KILLED, year, place)
    name = f"{kind} {dyad} {year.edtf}"
    yield from _killed_in(name, subject, _counts(row, _FATALITIES), _OF_ACTORS[kind], words)


def _countries(row: Row, _: Known) -> Iterator[Estimate]:
    year, place = _year(row), shared_place((row.text("country"),))
    name = f"country-year {row.count('country_id')} {year.edtf}"
    figures = {"": (_VIOLENCE, "cumulative_total_deaths_in_orgvio")} | {
        f" {group}": (group, f"{kind}_total_deaths") for kind, group in _KINDS.items()
    }
    for which, (group, column) in figures.items():
        subject = Subject(group, KILLED, year, place)
        counts = _counts(row, (f"{column}_low", f"{column}_best", f"{column}_high"))
        yield from _killed_in(f"{name}{which}", subject, counts, _OF_COUNTRIES)


FORMATS = (
    table("ucdp-ged", _claims),
    table("ucdp-battle-deaths", _battles),
    table("ucdp-one-sided", partial(_actors, kind="one-sided")),
    table("ucdp-non-state", partial(_actors, kind="non-state")),
    table("ucdp-country-year", _countries, rename=lambda name: name.lower().removesuffix("_cy")),
)
