"""Sums of the events of Armed Conflict Location & Event Data, by area and time (CSV, JSON)."""

from collections.abc import Iterator
from datetime import timedelta

from conflictmodel.claims import Estimate
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import AT_ANY_TIME, NO_DAY, Known, Row, day_of
from conflictmodel.readers.acled import ACLED_SOURCE, DISORDER, MONTHS, date_in, kind_of
from conflictmodel.values import KILLED, PERSONS, Group, Period, Place, Subject, at_least
from conflictmodel.values.sources import Attribution, Source, SourceKind

_SATURDAY = 5
_WEEK = timedelta(days=6)
_ENDS = ("start", "end")
_LEVELS = ("admin1", "admin2")
_BY = Attribution(ACLED_SOURCE, AT_ANY_TIME)
_BY_HAPI = Attribution(ACLED_SOURCE, AT_ANY_TIME, (Source("HDX HAPI", SourceKind.DATASET),))


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
    """Return the names of a place and of all it lies in, the largest first."""
    return place.name if place.within is None else f"{_line(place.within)}, {place.name}"


def _weekly(row: Row, known: Known) -> Iterator[Estimate]:
    week = row.read("week", date_in, NO_DAY)
    if week.weekday() != _SATURDAY:
        row.finding("week", "{} is no Saturday", week)
    period = Period(f"{week}/{week + _WEEK}")
    place = known.place((row.text("country"), *row.texts("admin1")))
    group = kind_of(row, known)
    yield from _sum(row, known, f"acled {group.within}, {group}", (group, period, place), _BY)


def _monthly(row: Row, known: Known) -> Iterator[Estimate]:
    month, year = row.choice("month", MONTHS, "January"), row.count("year")
    period = row.period("year", f"{year:04}-{MONTHS[month]}")
    place = known.place((row.text("country"), *row.texts("admin1", "admin2")))
    yield from _sum(row, known, "acled", (DISORDER, period, place), _BY)


def _hapi(row: Row, known: Known) -> Iterator[Estimate]:
    first, last = (row.read(f"reference_period_{end}", day_of, NO_DAY, str) for end in _ENDS)
    period = row.period("reference_period_end", f"{first}/{last}")
    code = row.text("location_code")
    place = Place(row.optional("location_name") or code, id=code)
    for level in _LEVELS:
        name = row.optional(f"{level}_name") or row.optional(f"provider_{level}_name")
        number = row.optional(f"{level}_code")
        if name or number:
            place = Place(name or f"{number}", place, number)
    kind = row.text("event_type").replace("_", " ")
    group = known.group(kind, DISORDER)
    yield from _sum(row, known, f"hapi {kind}", (group, period, place), _BY_HAPI)


def _plain(name: str) -> str:
    return name.lower().replace("admin 1", "admin1")


FORMATS = (
    table("acled-weekly", _weekly, rename=_plain),
    table("acled-monthly", _monthly, rename=_plain),
    table("hapi-conflict-events", _hapi),
)
