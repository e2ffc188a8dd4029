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
| `kpszsu/…` | the Air Force of Ukraine |
| `GeneralStaff.ua/…` | the General Staff of Ukraine |
| `CinCAFU/…` | the Commander-in-Chief of the Armed Forces of Ukraine |
| `PvKPivden/…`, `pvkshid/…`, `PvkCenter/…` | the Air Command South, East or Centre of Ukraine |
| any other `…/posts/…`, `…/videos/…` | the page, under its name |
| anything else | the text of the column |

All that are named are military sources of the origin `Ukraine`, one voice. The file does not say
whose the pages are. That of the Air Force, of the General Staff and of the Commander-in-Chief are
listed under these names by others who publish of the war; those of South, East and Centre are
found there as pages of regional commands of the Air Force, and which one each is, is read from
its name. Any other source is of its own origin and of the kind `OTHER`, with a finding, because its
origin is not known.

Where weapon, times and place occur twice, the ids are numbered, and the second row has a
finding: the file does not say whether it was one attack, reported twice, or two.

A blank figure was not reported, which is not 0; a row without any figure has no claim. Figures are
written as `10` or as `10.0`, and a time as `2024-06-30`, `2024-06-30 08:00` or `2024-06-30 8:00`.
"""

from collections.abc import Iterator
from datetime import date

from conflictmodel import _checks
from conflictmodel.claims.interceptions import Interception
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import NO_DAY, Known, Row, are_digits, day, is_clock, unreadable
from conflictmodel.values import Attribution, Period, Range, Source, SourceKind, exactly, on
from conflictmodel.values.subjects import Group, Place

_SIDE = "Ukraine"
_DATA_SET = Source("Massive Missile Attacks on Ukraine", SourceKind.DATASET)
_PAGES = {
    page: Source(name, SourceKind.MILITARY, _SIDE)
    for page, name in {
        "kpszsu": "Air Force of Ukraine",
        "GeneralStaff.ua": "General Staff of Ukraine",
        "CinCAFU": "Commander-in-Chief of the Armed Forces of Ukraine",
        "PvKPivden": "Air Command South of Ukraine",
        "pvkshid": "Air Command East of Ukraine",
        "PvkCenter": "Air Command Centre of Ukraine",
    }.items()
}
_OF_A_PAGE = ("posts", "videos")
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
        row.finding("time_end", f"it ended {last}, before it began, {first}")
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
    written, _, clock = row.cells[column].strip().partition(" ")
    if not clock:
        return row.day(column)
    return row.tried(column, lambda: _day_at(written, clock), NO_DAY)


def _day_at(written: str, clock: str) -> date:
    hours, _, minutes = clock.partition(":")
    if not (hours and is_clock([f"{hours:0>2}", minutes], (24, 60))):
        raise unreadable(f"{_checks.shown(clock)} is no time of day, written as 08:00 or 8:00")
    return day(written)


def _figure(row: Row, column: str) -> Range | None:
    if row.optional(column) is None:
        return None
    return exactly(row.read(column, _whole, 0))


def _whole(text: str) -> int:
    digits = text.removesuffix(".0")
    if not are_digits(digits) or len(digits) > _checks.MOST_DIGITS:
        raise unreadable(f"{_checks.shown(text)} is no whole number, written as 10 or 10.0")
    return int(digits)


def _look_at_borders(row: Row) -> None:
    crossed = row.cells.get("border_crossing", "").strip()
    if crossed in {"", "{}"}:
        row.optional("border_crossing")
    else:
        row.finding("border_crossing", "whether these left the country is not certain")


def _originator(row: Row, source: str) -> Source:
    page, _, rest = source.partition("/")
    if page in _PAGES:
        return _PAGES[page]
    name = page if rest.startswith(_OF_A_PAGE) else source
    row.finding("source", f"the origin of {_checks.shown(name)} is not known: it is its own")
    return Source(name, SourceKind.OTHER)


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
