"""Events and yearly figures of organized violence by Uppsala University (CSV, JSON)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.readers._cells import plain_day, plain_whole
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import AT_ANY_TIME, NO_DAY, Known, Row, day, from_to
from conflictmodel.values import KILLED, PERSONS, Period, at_least, at_most, between, unknown
from conflictmodel.values.periods import written_day
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject

_UCDP_GED = Source("UCDP GED", SourceKind.DATASET)
_VIOLENCE = Group("organized violence", id="UCDP GED")

_MIDNIGHT = " 00:00:00.000"

_STATED_LENGTH = {"4": len("2024-12"), "5": len("2024")}
_CLEAR, _UNKNOWN = "Clear", unknown()
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


def _claims(row: Row, known: Known) -> Iterator[Estimate]:
    event, period, by = row.count("id"), _period(row), _by(row, known)
    place = _place(row, known)
    whole = Group(f"event {event}", _conflict(row, known), f"UCDP GED {event}")
    words = row.texts("source_headline", "where_description")
    killed = Subject(whole, KILLED, period, place)
    low, best, high = map(row.count, ("low", "best", "high"))
    row.figure(best, PERSONS)
    yield from _killed_in(f"ged {event}", killed, (low, best, high), by, words)
    parts = {
        "side a": ("deaths_a", *_side(row, "side_a")),
        "side b": ("deaths_b", *_side(row, "side_b")),
        "civilians": ("deaths_civilians", "civilians", "UCDP GED civilians"),
        "unknown": ("deaths_unknown", "people of unknown status", "UCDP GED unknown"),
    }
    accounted = 0
    for name, (column, who, number) in parts.items():
        died = row.count(column)
        accounted += died
        part = Group(f"{who} in {whole}", whole, number)
        subject = Subject(part, KILLED, period, place)
        yield Estimate(f"ged {event} {name}", subject, _UNKNOWN, by, best=died)
    status = row.optional("code_status")
    if status not in {None, _CLEAR}:
        row.finding("code_status", "the event is marked: {}", status)
    if accounted != best:
        kind = "{} is not {}, the sum of those whom it tells apart"
        row.finding("best", kind, best, accounted)


def _killed_in(
    name: str,
    subject: Subject,
    figures: tuple[int, int, int],
    by: Attribution,
    words: tuple[str, ...] = (),
) -> Iterator[Estimate]:
    """Yield the estimate of a low, a best and a high figure; two where low is above high."""
    low, best, high = figures
    ranges = (
        {"": between(low, high)} if low <= high else {" low": at_least(low), " high": at_most(high)}
    )
    for end, allowed in ranges.items():
        yield Estimate(f"{name}{end}", subject, allowed, by, best=best, words=words)


def _conflict(row: Row, known: Known) -> Group:
    name, number = row.text("conflict_name"), row.count("conflict_new_id")
    return known.group(name, _VIOLENCE, f"UCDP conflict {number}")


def _place(row: Row, known: Known) -> Place:
    precision = row.choice("where_prec", _LEVELS, "1")
    name, country = row.text("where_coordinates"), row.text("country")
    levels, code = _LEVELS[precision], f"UCDP where_prec {precision}"
    chain = (country, *row.texts(*levels))
    if precision not in _DIVISIONS:
        name = f"near {name}" if precision == "2" else name
        return known.place((*chain, name), row.point(), code)
    division = row.optional(levels[-1]) if levels else country
    if division is None:  # it has no name but this one
        return known.place((*chain, name), None, code)
    if name != division:
        kind = "{} is the {} of where_prec {}"
        row.finding("where_coordinates", kind, name, division, precision)
    return known.place(chain, None, code)


def _by(row: Row, known: Known) -> Attribution:
    original, offices = row.optional("source_original"), row.entries("source_office")
    # The offices stand beside each other: none of them is said to have it from another.
    together = "; ".join(each for each in offices if each != original)
    names = [each for each in (original, together) if each]
    first, *relays = (*(known.source(each, _UCDP_GED) for each in names), _UCDP_GED)
    return Attribution(first, _stated(row), tuple(relays))


def _stated(row: Row) -> Period:
    """Return the days from the first to the last of those on which sources said it."""
    entries = row.entries("source_date")
    days: list[date] = []
    for entry in entries:
        if (found := written_day(plain_day(entry).removesuffix(_MIDNIGHT))) is None:
            kind = "{} is no day: when it was said is not known"
            row.finding("source_date", kind, _checks.shown(entry))
            return AT_ANY_TIME
        days.append(found)
    return from_to(min(days), max(days)) if days else AT_ANY_TIME


def _side(row: Row, column: str) -> tuple[str, str]:
    return row.text(column), f"UCDP actor {row.count(f'{column}_new_id')}"


def _plain(written: str) -> str:
    """Return a day that another program wrote; midnight as UCDP writes it is nothing odd."""
    return written if written.endswith(_MIDNIGHT) else plain_day(written)


def _day(written: str) -> date:
    return day(written.removesuffix(_MIDNIGHT))


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


def _where(row: Row, column: str, known: Known) -> tuple[Place | None, tuple[str, ...]]:
    """Return the country of a column; of several, none, and the words."""
    text = row.optional(column)
    if text is None:
        return None, ()
    return (None, (text,)) if "," in text else (known.place((text,)), ())


def _battles(row: Row, known: Known) -> Iterator[Estimate]:
    dyads, year = row.plain("dyad_id", row.text("dyad_id"), plain_whole), _year(row)
    place, words = _where(row, "battle_location", known)
    stake = row.choice("incompatibility", _AT_STAKE, _TERRITORY)
    over = row.text("territory_name") if stake == _TERRITORY else "Government"
    name = f"{row.text('location_inc')}: {over}"
    conflict = known.group(name, _VIOLENCE, f"UCDP conflict {row.count('conflict_id')}")
    sides = f"{row.text('side_a')} - {row.text('side_b')}"
    subject = Subject(Group(sides, conflict, f"UCDP dyad {dyads}"), KILLED, year, place)
    name = f"brd {dyads} {year.edtf}"
    yield from _killed_in(name, subject, _counts(row, _BATTLE_DEATHS), _OF_BATTLES, words)


def _actors(row: Row, known: Known, *, kind: str) -> Iterator[Estimate]:
    dyad, year = row.count("dyad_id"), _year(row)
    place, words = _where(row, "location", known)
    sides = (
        (row.text("actor_name"), "Civilians")
        if kind == "one-sided"
        else (row.text("side_a_name"), row.text("side_b_name"))
    )
    group = Group(" - ".join(sides), _VIOLENCE, f"UCDP conflict {row.count('conflict_id')}")
    subject = Subject(group, KILLED, year, place)
    name = f"{kind} {dyad} {year.edtf}"
    yield from _killed_in(name, subject, _counts(row, _FATALITIES), _OF_ACTORS[kind], words)


def _countries(row: Row, known: Known) -> Iterator[Estimate]:
    year, place = _year(row), known.place((row.text("country"),))
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
