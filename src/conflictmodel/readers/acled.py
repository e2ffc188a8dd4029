"""Events of Armed Conflict Location & Event Data, one row for each event (CSV)."""

from collections.abc import Iterator
from datetime import date

from conflictmodel import _checks
from conflictmodel.claims import Estimate, Retraction
from conflictmodel.errors import InvalidValueError
from conflictmodel.phrases._grammar.spelled import MONTH_NAMES
from conflictmodel.readers._cells import way_out
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import AT_ANY_TIME, NO_DAY, Known, Row, day, unreadable
from conflictmodel.values import KILLED, PERSONS, Period, at_least, on, through
from conflictmodel.values.periods import moved
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject

ACLED_SOURCE = Source("ACLED", SourceKind.DATASET)
"""Armed Conflict Location & Event Data."""

DISORDER = Group("political disorder", id="ACLED")
MONTHS = {name.capitalize(): f"{number:02}" for number, name in enumerate(MONTH_NAMES, 1)}
"""The English names of months, each with its number."""

_ACTORS = ("actor1", "actor2")
_EPOCH = date(1970, 1, 1).toordinal()
_SECONDS_OF_DAY = 86_400
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


def kind_of(row: Row, known: Known) -> Group:
    """Return the group of the type and the subtype of an event."""
    return known.group(row.text("sub_event_type"), known.group(row.text("event_type"), DISORDER))


def _claims(row: Row, known: Known) -> Iterator[Estimate]:
    event, within = row.text("event_id_cnty"), kind_of(row, known)
    if known.ids.is_again(event, tuple(row.cells.get(actor, "") for actor in _ACTORS)):
        row.finding("actor1", "the export by actor has an event once for each: it counts once")
    group = Group(f"event {event}", within, f"ACLED {event}")
    subject = Subject(group, KILLED, _period(row), _place(row, known))
    words = row.texts("notes")
    died = row.count("fatalities")
    row.figure(died, PERSONS)
    yield Estimate(f"acled {event}", subject, at_least(died), _by(row, known), words=words)


def _place(row: Row, known: Known) -> Place:
    precision = row.choice("geo_precision", _CODES, "1")
    location, country = row.text("location"), row.text("country")
    zones = () if precision == "3" else row.texts(*_ZONES)
    chain = (country, *zones, f"{_AROUND[precision]}{location}")
    return known.place(chain, row.point())


def _by(row: Row, known: Known) -> Attribution:
    sources = "; ".join(row.entries("source"))
    published = _day_of_seconds(row, "timestamp")
    return Attribution(
        known.source(sources or ACLED_SOURCE.name, ACLED_SOURCE),
        AT_ANY_TIME if published is None else through(published),
        (ACLED_SOURCE,) if sources else (),
        published,
    )


def _period(row: Row) -> Period:
    precision = row.choice("time_precision", _CODES, "1")
    year, happened = row.count("year"), row.read("event_date", date_in, NO_DAY)
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


def date_in(written: str) -> date:
    """Return a day, written as 2022-02-24 or as 24 February 2022, with blanks or hyphens."""
    match written.replace("-", " ").split(" "):
        case [number, name, year] if name in MONTHS:
            plain = f"{year}-{MONTHS[name]}-{number:0>2}"
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
    by = Attribution(ACLED_SOURCE, stated, published=deleted)
    yield Retraction(f"acled {event} deleted", (f"acled {event}",), by)


def _day_of_seconds(row: Row, column: str) -> date | None:
    """Return the day of the seconds that have gone by since 1970 began, in UTC."""
    seconds = row.optional_count(column)
    if seconds is None:
        return None
    ordinal = _EPOCH + seconds // _SECONDS_OF_DAY
    if ordinal > date.max.toordinal():
        shown = _checks.shown(seconds)
        row.wrong(column, f"{shown} seconds after 1970 began is after the year 9999")
        return None
    return date.fromordinal(ordinal)


FORMATS = (
    table("acled", _claims),
    table("acled-deleted", _deleted),
)
