"""Events of Armed Conflict Location & Event Data, and sums of them by area and time (CSV, JSON)."""

from collections.abc import Iterator
from datetime import date, timedelta

from conflictmodel import _checks
from conflictmodel.claims import Estimate, Retraction
from conflictmodel.errors import InvalidValueError
from conflictmodel.phrases._grammar.spelled import MONTH_NAMES
from conflictmodel.readers._cells import plain_time, plain_whole, way_out
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import (
    AT_ANY_TIME,
    NO_DAY,
    Known,
    Row,
    are_digits,
    day,
    day_of,
    once,
    shared_group,
    shared_place,
    shared_source,
    unreadable,
)
from conflictmodel.values import KILLED, PERSONS, Period, at_least, on, through
from conflictmodel.values.periods import moved
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject

_ACLED = Source("ACLED", SourceKind.DATASET)
_DISORDER = Group("political disorder", id="ACLED")
_MONTHS = {name.capitalize(): f"{number:02}" for number, name in enumerate(MONTH_NAMES, 1)}
_ACTORS = ("actor1", "actor2")
_EPOCH = date(1970, 1, 1).toordinal()
_SECONDS_OF_DAY = 86_400
_LONGEST = len(f"{date.max.toordinal() * _SECONDS_OF_DAY}")
_MONTH_LENGTH = len("2024-12")
_ZONES = ("admin1", "admin2", "admin3")
_CODES = ("1", "2", "3")
_ABOUT = {
    "2": "the event was in a week, or a similar period, of which event_date is the middle",
    "3": "the event was in a month, or the past weeks; event_date is its middle or an end",
}
_AWAY = {"2": 4, "3": 16}
_MIDDLE = (14, 15, 16)
_AROUND = {"1": "", "2": "near ", "3": "region of "}


_SATURDAY = 5
_WEEK = timedelta(days=6)
_ENDS = ("start", "end")
_LEVELS = ("admin1", "admin2")
_BY_ACLED = Attribution(_ACLED, AT_ANY_TIME)
_BY_HAPI = Attribution(_ACLED, AT_ANY_TIME, (Source("HDX HAPI", SourceKind.DATASET),))


@once("sub_event_type", "event_type")
def _kind_of(row: Row) -> Group:
    return shared_group(row.text("sub_event_type"), shared_group(row.text("event_type"), _DISORDER))


def _claims(row: Row, known: Known) -> Iterator[Estimate]:
    event, within = row.text("event_id_cnty"), _kind_of(row)
    if known.ids.is_again(event, tuple(row.cells.get(actor, "") for actor in _ACTORS)):
        row.finding("actor1", "the export by actor has an event once for each: it counts once")
    group = Group(f"event {event}", within, f"ACLED {event}")
    subject = Subject(group, KILLED, _period(row), _place(row))
    words = row.texts("notes")
    died = row.count("fatalities")
    row.figure(died, PERSONS)
    yield Estimate(f"acled {event}", subject, at_least(died), _by(row), words=words)


@once("geo_precision", "location", "country", *_ZONES, "latitude", "longitude")
def _place(row: Row) -> Place:
    precision = row.choice("geo_precision", _CODES, "1")
    location, country = row.text("location"), row.text("country")
    zones = () if precision == "3" else row.texts(*_ZONES)
    chain = (country, *zones, f"{_AROUND[precision]}{location}")
    code = f"ACLED geo_precision {precision}"
    return shared_place(chain, row.point(), code, plain=row.are_plain)


@once("source", "timestamp")
def _by(row: Row) -> Attribution:
    sources = "; ".join(row.entries("source"))
    published = _day_of_seconds(row, "timestamp")
    return Attribution(
        shared_source(sources or _ACLED.name, _ACLED),
        AT_ANY_TIME if published is None else through(published),
        (_ACLED,) if sources else (),
        published,
    )


@once("time_precision", "year", "event_date")
def _period(row: Row) -> Period:
    precision = row.choice("time_precision", _CODES, "1")
    year, happened = row.count("year"), row.read("event_date", _date_in, NO_DAY)
    if happened.year != year:
        row.finding("year", "event_date, {}, is not in it", happened)
    if precision == "1":
        return on(happened)
    row.finding("time_precision", _ABOUT[precision])
    if precision == "3" and _stands_for_its_month(happened):
        return Period(f"{str(happened)[:_MONTH_LENGTH]}-XX")
    days = _AWAY[precision]
    return Period(f"[{moved(happened, -days)}..{moved(happened, days)}]")


def _stands_for_its_month(day: date) -> bool:
    return day.day in _MIDDLE or day.day == 1 or moved(day, 1).day == 1


def _date_in(written: str) -> date:
    """Return a day, written as 2022-02-24 or as 24 February 2022, with blanks or hyphens."""
    match written.replace("-", " ").split(" "):
        case [number, name, year] if name in _MONTHS:
            plain = f"{year}-{_MONTHS[name]}-{number:0>2}"
        case _:
            plain = written
    try:
        return day(plain)
    except InvalidValueError:
        shown = _checks.shown(written)
        message = f"{shown} is no day, written as 2022-02-24 or as 24 February 2022"
        raise unreadable(f"{message}{way_out(written)}") from None


def _deleted(row: Row, _: Known) -> Iterator[Retraction]:
    event, deleted = row.text("event_id_cnty"), _day_of_seconds(row, "deleted_timestamp")
    stated = AT_ANY_TIME if deleted is None else through(deleted)
    by = Attribution(_ACLED, stated, published=deleted)
    yield Retraction(f"acled {event} deleted", (f"acled {event}",), by)


def _day_of_seconds(row: Row, column: str) -> date | None:
    """Return the day of the seconds that have gone by since 1970 began, in UTC, or of a time.

    It is said of when a row was changed, and refuses nothing where it is neither.
    """
    written = row.optional(column)
    if written is None:
        return None
    seconds = row.plain(column, written, plain_whole)
    if are_digits(seconds) and len(seconds) <= _LONGEST:
        ordinal = _EPOCH + int(seconds) // _SECONDS_OF_DAY
        if ordinal <= date.max.toordinal():
            return date.fromordinal(ordinal)
    try:
        found = day_of(plain_time(written))
    except InvalidValueError:
        row.finding(column, "{} is no time, and is not used", _checks.shown(written))
        return None
    row.columns.note(column, row.where, "it is a day or a time, and no number of seconds")
    return found


def _sum(
    row: Row, known: Known, name: str, about: tuple[Group, Period, Place], by: Attribution
) -> Iterator[Estimate]:
    group, period, place = about
    died = row.optional_count("fatalities")
    if died is None:
        return
    row.figure(died, PERSONS)
    claim_id = known.ids.of(row, "fatalities", f"{name}, {period.edtf}, {_line(place)}")
    yield Estimate(claim_id, Subject(group, KILLED, period, place), at_least(died), by)


def _line(place: Place) -> str:
    return place.name if place.within is None else f"{_line(place.within)}, {place.name}"


def _weekly(row: Row, known: Known) -> Iterator[Estimate]:
    week = row.read("week", _date_in, NO_DAY)
    if week.weekday() != _SATURDAY:
        row.finding("week", "{} is no Saturday", week)
    period = Period(f"{week}/{week + _WEEK}")
    place = shared_place((row.text("country"), *row.texts("admin1")))
    group = _kind_of(row)
    yield from _sum(row, known, f"acled {group.within}, {group}", (group, period, place), _BY_ACLED)


def _monthly(row: Row, known: Known) -> Iterator[Estimate]:
    month, year = row.choice("month", _MONTHS, "January"), row.count("year")
    period = row.period("year", f"{year:04}-{_MONTHS[month]}")
    place = shared_place((row.text("country"), *row.texts("admin1", "admin2")))
    yield from _sum(row, known, "acled", (_DISORDER, period, place), _BY_ACLED)


def _hapi(row: Row, known: Known) -> Iterator[Estimate]:
    first, last = (row.read(f"reference_period_{end}", day_of, NO_DAY, plain_time) for end in _ENDS)
    period = row.period("reference_period_end", f"{first}/{last}")
    code = row.text("location_code")
    place = Place(row.optional("location_name") or code, id=code)
    for level in _LEVELS:
        name = row.optional(f"{level}_name") or row.optional(f"provider_{level}_name")
        number = row.optional(f"{level}_code")
        if name or number:
            place = Place(name or f"{number}", place, number)
    kind = row.text("event_type").replace("_", " ")
    group = shared_group(kind, _DISORDER)
    yield from _sum(row, known, f"hapi {kind}", (group, period, place), _BY_HAPI)


def _plain(name: str) -> str:
    return name.lower().replace("admin 1", "admin1")


FORMATS = (
    table("acled", _claims),
    table("acled-deleted", _deleted),
    table("acled-weekly", _weekly, rename=_plain),
    table("acled-monthly", _monthly, rename=_plain),
    table("hapi-conflict-events", _hapi),
)
