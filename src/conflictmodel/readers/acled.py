"""Events of Armed Conflict Location & Event Data, one row for each event (CSV).

Each row becomes one estimate of those who were killed in the event. The columns are those of the
ACLED Codebook (acleddata.com, after the change of columns of 20 March 2023), and so is what is said
here of their codes: sections "ACLED Data Columns at a Glance", "Spatial precision codes", "Time
precision codes", "Reported fatalities" and "Sources and Information Sourcing". The export that has
a row for each actor of an event is refused, as its events repeat.

| column | becomes |
|---|---|
| `event_id_cnty` | the id of the claim, `acled UKR12345`, and of the group of the event |
| `event_type`, `sub_event_type` | the groups in which the event lies, within `political disorder` \
with the id `ACLED` |
| `fatalities` | "at least": where reports differ the lowest number is recorded, and where they \
say nothing 0, which says nothing here as well. No figure is the best |
| `event_date`, `time_precision` | the `period`, below. Written as `2022-02-24`, or as \
`24 February 2022` in older exports |
| `year` | no more than a finding, where `event_date` is not in it |
| `country`, `admin1`, `admin2`, `admin3`, `location`, `geo_precision` | the `place`, below |
| `latitude`, `longitude` | the point of the place: a central point of `location` |
| `source` | the originator: its kind is not stated. Several, parted by semicolons, are one: \
nobody says which of them gave the number. It is relayed by ACLED |
| `timestamp` | the day, in UTC, on which ACLED `published` the event; it was `stated` by then, or \
at any time, `../..`, where it is blank |
| `notes` | words |

| `time_precision` | `event_date` is | period |
|---|---|---|
| 1 | the day | `2022-02-24` |
| 2 | the middle of a week, or of a similar period | `[2022-02-20..2022-02-28]`: one of the days \
from four before to four after it, among which each day of its week is; with a finding |
| 3 | the middle of a month; its first or last day where its beginning or its end is known | \
`2022-02-XX`: a day in that month; with a finding. Of a date that is none of the three, one of the \
days from 16 before to 16 after it |

| `geo_precision` | the event was | place |
|---|---|---|
| 1 | in `location` | `location`, in the zones and the country |
| 2 | near it, or in an area that it stands for | `near` it, in the same |
| 3 | in a larger region that it stands for | `region of` it, in the country: the zones are those \
of `location`, and which region is meant is not stated |
"""

from collections.abc import Iterator
from datetime import date

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.errors import InvalidValueError
from conflictmodel.phrases._grammar.spelled import MONTH_NAMES
from conflictmodel.readers._cells import way_out
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import AT_ANY_TIME, NO_DAY, Known, Row, day, unreadable
from conflictmodel.values import (
    KILLED,
    PERSONS,
    Group,
    Period,
    Place,
    Subject,
    at_least,
    on,
    through,
)
from conflictmodel.values.periods import moved
from conflictmodel.values.sources import Attribution, Source, SourceKind

_ACLED = Source("ACLED", SourceKind.DATASET)
_DISORDER = Group("political disorder", id="ACLED")
_MONTHS = {name.capitalize(): f"{number:02}" for number, name in enumerate(MONTH_NAMES, 1)}
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


def _claims(row: Row, known: Known) -> Iterator[Estimate]:
    event, kind = row.text("event_id_cnty"), known.group(row.text("event_type"), _DISORDER)
    within = known.group(row.text("sub_event_type"), kind)
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
    published = _published(row)
    return Attribution(
        known.source(sources or _ACLED.name, _ACLED),
        AT_ANY_TIME if published is None else through(published),
        (_ACLED,) if sources else (),
        published,
    )


def _period(row: Row) -> Period:
    precision = row.choice("time_precision", _CODES, "1")
    year, happened = row.count("year"), row.read("event_date", _date, NO_DAY)
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


def _date(written: str) -> date:
    match written.split(" "):
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


def _published(row: Row) -> date | None:
    """Return the day of the seconds that have gone by since 1970 began, in UTC."""
    seconds = row.optional_count("timestamp")
    if seconds is None:
        return None
    ordinal = _EPOCH + seconds // _SECONDS_OF_DAY
    if ordinal > date.max.toordinal():
        shown = _checks.shown(seconds)
        row.wrong("timestamp", f"{shown} seconds after 1970 began is after the year 9999")
        return None
    return date.fromordinal(ordinal)


ACLED = table(
    "acled",
    "events of Armed Conflict Location & Event Data (CSV)",
    _claims,
    required=(
        *("event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type"),
        *("country", "admin1", "location", "latitude", "longitude", "geo_precision"),
        *("source", "notes", "fatalities"),
    ),
    optional=(
        *("disorder_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2"),
        *("inter2", "interaction", "civilian_targeting", "iso", "region", "admin2", "admin3"),
        *("source_scale", "tags", "timestamp"),
    ),
    meant={"location": "None"},  # a town in Piedmont
)
