"""Attacks on Ukraine from the air as they were reported day by day (CSV).

"piterfm" collects what the Air Force of Ukraine and others post into a table, one row for each
weapon of an attack: "Massive Missile Attacks on Ukraine", the file
`missile_attacks_daily.csv`, on Kaggle.

| column | becomes |
|---|---|
| `time_start`, `time_end` | the days of the period, and the first day on which it can have been \
`stated`; a time of day is in no claim, because a period is of whole days |
| `model` | the group |
| `target` | the place, as it is written |
| `launched` | `launched` |
| `destroyed` | `shot_down` |
| `not_reach_goal` | `lost` |
| `still_attacking` | `airborne` |
| `border_crossing` | `{}`: nothing; anything else: a finding, because it does not say for certain \
how many left the country |
| `source` | the `url`, as it is written, and the originator, below |
| any other | in no claim |

| `source` | originator |
|---|---|
| a page of `kpszsu` | the Air Force of Ukraine |
| of `GeneralStaff.ua`, on Telegram `GeneralStaffZSU` | the General Staff of Ukraine |
| of `CinCAFU` | the Commander-in-Chief of the Armed Forces of Ukraine |
| of `PvKPivden`, `pvkshid`, `PvkCenter`, `pvkzahid` | the Air Command South, East, Centre or West \
of Ukraine |
| of any other | the page, under its name |
| anything else | the text of the column |

A page is named in any case: `kpszsu`, `/kpszsu/posts/1`, `facebook.com/kpszsu/posts/1`,
`https://t.me/kpszsu/1` and `https://t.me/s/kpszsu/1` are of one.

All that are named are military sources of the origin `Ukraine`, one voice. The file does not say
whose the pages are. That of the Air Force, of the General Staff and of the Commander-in-Chief are
listed under these names by others who publish of the war; those of South, East, Centre and West are
found there as pages of regional commands of the Air Force, and which one each is, is read from its
name. Any other source is of its own origin and of the kind `OTHER`, with a finding, because its
origin is not known.

Where weapon, times and place occur twice, the ids are numbered, and the second row has a
finding: the file does not say whether it was one attack, reported twice, or two.

A blank figure was not reported, which is not 0; a row without any figure has no claim. Figures are
written as `10` or as `10.0`, and a time as `2024-06-30`, `2024-06-30 08:00` or `2024-06-30 8:00`;
what another program wrote for them is read, with one finding for the column.
"""

import re
from collections.abc import Iterator
from datetime import date

from conflictmodel import _checks
from conflictmodel.claims.interceptions import Interception
from conflictmodel.errors import InvalidValueError
from conflictmodel.readers._cells import plain_time
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import (
    NO_DAY,
    Known,
    Row,
    are_digits,
    day,
    day_of_time,
    unreadable,
)
from conflictmodel.values import ITEMS, Attribution, Period, Range, Source, SourceKind, exactly, on
from conflictmodel.values.subjects import Group, Place

_SIDE = "Ukraine"
_DATA_SET = Source("Massive Missile Attacks on Ukraine", SourceKind.DATASET)
_PAGES = {
    page.lower(): Source(name, SourceKind.MILITARY, _SIDE)
    for page, name in {
        "kpszsu": "Air Force of Ukraine",
        "GeneralStaff.ua": "General Staff of Ukraine",
        "GeneralStaffZSU": "General Staff of Ukraine",
        "CinCAFU": "Commander-in-Chief of the Armed Forces of Ukraine",
        "PvKPivden": "Air Command South of Ukraine",
        "pvkshid": "Air Command East of Ukraine",
        "PvkCenter": "Air Command Centre of Ukraine",
        "pvkzahid": "Air Command West of Ukraine",
    }.items()
}
_TELEGRAM = "t.me"
_HOSTS = (_TELEGRAM, "facebook.com", "fb.com")
_HOST = re.compile(r"(?:https?:)?/*(?:(?:www|m|web|mbasic)\.)?([^/?#]*)", re.IGNORECASE)
_OWN_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_ONE_DIGIT = re.compile(r"^(?=[0-9]:)")
_OF_A_PAGE = ("posts", "videos", "photos", "reel")
_FIGURES = ("launched", "destroyed", "not_reach_goal", "still_attacking")


def _claims(row: Row, known: Known) -> Iterator[Interception]:
    model, source, target = row.text("model"), row.text("source"), row.optional("target")
    first, last = _day(row, "time_start"), _day(row, "time_end")
    launched, destroyed, lost, airborne = (_figure(row, column) for column in _FIGURES)
    _look_at_borders(row)
    if {launched, destroyed, lost, airborne} == {None}:
        row.finding("launched", "no figure is given")
        return
    if last < first:
        for figure in (launched, destroyed, lost, airborne):
            if figure is not None:
                row.figure(figure.lower, ITEMS)
        row.finding("time_end", "it ended {}, before it began, {}", last, first)
        return
    times = f"{row.cells['time_start'].strip()} to {row.cells['time_end'].strip()}"
    yield Interception(
        known.ids.of(row, "model", ", ".join(filter(None, (model, times, target)))),
        Group(model),
        on(first) if first == last else Period(f"{first}/{last}"),
        Attribution(_originator(row, source), Period(f"{last}/"), via=(_DATA_SET,), url=source),
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


def _figure(row: Row, column: str) -> Range | None:
    number = row.optional_count(column, own=".0")
    return None if number is None else exactly(number)


def _look_at_borders(row: Row) -> None:
    crossed = row.cells.get("border_crossing", "").strip()
    if crossed in {"", "{}"}:
        row.optional("border_crossing")
    else:
        row.finding("border_crossing", "whether these left the country is not certain")


def _originator(row: Row, source: str) -> Source:
    page, is_page = _page_of(source)
    if page.lower() in _PAGES:
        return _PAGES[page.lower()]
    name = page if is_page else source
    row.finding("source", "the origin of {} is not known: it is its own", _checks.shown(name))
    return Source(name, SourceKind.OTHER)


def _page_of(source: str) -> tuple[str, bool]:
    """Return the page that a post is on, and whether it is surely one."""
    path, host = source.lstrip("/"), _HOST.match(source)
    if host is not None and host[1].lower() in _HOSTS:
        path = source[host.end() :].lstrip("/").removeprefix("s/")
    page, *rest = path.partition("?")[0].split("/")
    is_message = host is not None and host[1].lower() == _TELEGRAM and are_digits("".join(rest))
    return page, bool(page and rest) and (rest[0] in _OF_A_PAGE or is_message)


AIR_ATTACKS = table(
    "air-attacks",
    "attacks on Ukraine from the air, by weapon (CSV)",
    _claims,
    required=(
        *("time_start", "time_end", "model", "launch_place", "target", "launched", "destroyed"),
        "source",
    ),
    optional=(
        *("target_main", "not_reach_goal", "still_attacking", "border_crossing", "is_shahed"),
        *("num_hit_location", "num_fall_fragment_location", "carrier", "turbojet"),
        *("turbojet_destroyed", "affected region", "destroyed_details", "launched_details"),
        "launch_place_details",
    ),
)
