"""Attacks on Ukraine from the air as they were reported day by day (CSV)."""

import re
from collections.abc import Iterator
from datetime import date

from conflictmodel import _checks
from conflictmodel.claims.interceptions import Interception
from conflictmodel.errors import InvalidValueError
from conflictmodel.readers._cells import plain_time
from conflictmodel.readers._formats import described, table
from conflictmodel.readers._rows import (
    NO_DAY,
    Known,
    Row,
    are_digits,
    day,
    day_of_time,
    from_to,
    unreadable,
)
from conflictmodel.values import ITEMS, Attribution, Period, Source, SourceKind, exactly
from conflictmodel.values.subjects import Group, Place

_SIDE = "Ukraine"
_DATA_SET = Source("Massive Missile Attacks on Ukraine", SourceKind.DATASET)
_PAGES = {
    page: Source(name, SourceKind.MILITARY, _SIDE)
    for page, name in described()["air-attacks"]["pages"].items()
}
_TELEGRAM = "t.me"
_HOSTS = (_TELEGRAM, "telegram.me", "facebook.com", "fb.com", "x.com", "twitter.com")
_HOST = re.compile(r"(?:https?:)?/*(?:(?:www|m|web|mbasic)\.)?([^/?#]*)", re.IGNORECASE)
_OWN_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_OF_ZERO = re.compile(r"(?<=:[0-9]{2})(?::00(?:[.,]0+)?)? ?(?:UTC|Z|[+-]00(?::?00)?)?$")
_ONE_DIGIT = re.compile(r"^(?=[0-9]:)")
_OF_A_PAGE = ("posts", "videos", "photos", "reel", "status")
_FIGURES = ("launched", "destroyed", "not_reach_goal", "still_attacking")


def _claims(row: Row, known: Known) -> Iterator[Interception]:
    model, source, target = row.text("model"), row.optional("source"), row.optional("target")
    first, last = _day(row, "time_start"), _day(row, "time_end")
    numbers = (row.optional_count(column, own=".0") for column in _FIGURES)
    launched, destroyed, lost, airborne = (None if n is None else exactly(n) for n in numbers)
    if row.cells.get("border_crossing", "").strip() in {"", "{}"}:
        row.optional("border_crossing")
    else:
        row.finding("border_crossing", "whether these left the country is not certain")
    if {launched, destroyed, lost, airborne} == {None}:
        row.finding("launched", "no figure is given")
        return
    if last < first:
        for figure in (launched, destroyed, lost, airborne):
            if figure is not None:
                row.figure(figure.lower, ITEMS)
        row.finding("time_end", "it ended {}, before it began, {}", last, first)
        return
    # As the data set writes them, so that the id is the same in whatever form they are.
    written = (row.cells[column].strip() for column in ("time_start", "time_end"))
    times = " to ".join(_OF_ZERO.sub("", each.replace("T", " ", 1)) for each in written)
    yield Interception(
        known.ids.of(row, "model", ", ".join(filter(None, (model, times, target)))),
        Group(model),
        from_to(first, last),
        _by(row, source, Period(f"{last}/")),
        None if target is None else Place(target),
        launched=launched,
        shot_down=destroyed,
        lost=lost,
        airborne=airborne,
    )


def _day(row: Row, column: str) -> date:
    """Return the day of a time; where it has a time of day, the column is not marked as mapped."""
    written = row.cells[column].strip()
    begins, _, clock = written.replace("T", " ", 1).partition(" ")
    if not clock:
        return row.day(column)
    found = row.tried(column, lambda: _day_at(begins, clock), NO_DAY)
    if found is not NO_DAY and not _OWN_CLOCK.fullmatch(clock):
        row.plain(column, written, lambda _: begins)
    return found


def _day_at(begins: str, clock: str) -> date:
    found = day(begins)
    try:
        day_of_time(plain_time(f"{begins} {_ONE_DIGIT.sub('0', clock)}"))
    except InvalidValueError:
        message = f"{_checks.shown(clock)} is no time of day, written as 08:00 or 8:00"
        raise unreadable(message) from None
    return found


def _by(row: Row, source: str | None, stated: Period) -> Attribution:
    if source is None:
        row.finding("source", "it is blank: the figures are those of the data set")
        return Attribution(_DATA_SET, stated)
    page, is_page = _page_of(source)
    said = _PAGES.get(page.lower())
    if said is None:
        said = Source(page if is_page else source, SourceKind.OTHER)
        shown = _checks.shown(said.name)
        row.finding("source", "the origin of {} is not known: it is its own", shown)
    return Attribution(said, stated, via=(_DATA_SET,), url=source)


def _page_of(source: str) -> tuple[str, bool]:
    """Return the page that a post is on, and whether it is surely one."""
    path, host = source.lstrip("/"), _HOST.match(source)
    if host is not None and host[1].lower() in _HOSTS:
        path = source[host.end() :].lstrip("/").removeprefix("s/")
    page, *rest = path.removeprefix("@").partition("?")[0].split("/")
    is_message = host is not None and host[1].lower() == _TELEGRAM and are_digits("".join(rest))
    return page, bool(page and rest) and (rest[0] in _OF_A_PAGE or is_message)


FORMATS = (table("air-attacks", _claims),)
