"""Daily totals of Russian losses as the General Staff of Ukraine counts them (JSON or CSV)."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.errors import InvalidValueError, PhraseError
from conflictmodel.files.json_text import first_row, is_list, is_object, literal_of, parsed
from conflictmodel.phrases.figures import ROUNDING_1, read
from conflictmodel.readers._cells import plain_whole
from conflictmodel.readers._formats import described, table
from conflictmodel.readers._rows import Known, Row, are_digits, day, unreadable
from conflictmodel.values import CAPTURED, ITEMS, PERSONS, Measure, Period, exactly, on
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Subject

EQUIPMENT = tuple(described()["losses"]["equipment"])
"""The kinds of equipment that have been counted until now."""

NOT_AT_HAND = "by {} it corrects the total of {}, which is not at hand"
"""The kind of the finding of a correction; its values are the change, and the day it is of."""

_FIRST_DAY = date(2022, 2, 24)
_DAY = timedelta(days=1)
_LOST = Measure.of("lost in combat")
_PERSONNEL = Group("Russian personnel")
_EQUIPMENT = Group("Russian equipment")
_GENERAL_STAFF = Source("General Staff of Ukraine", SourceKind.MILITARY, "Ukraine")
_DATA_SET = Source("2022 Ukraine Russia War", SourceKind.DATASET)
_NO_KINDS = ("date", "day", "personnel", "personnel*", "POW", "greatest losses direction")
_R_NAMES = {
    re.sub("[^A-Za-z]", ".", each): each for each in (*EQUIPMENT, *_NO_KINDS) if not each.isalpha()
}
_WITHOUT_A_NAME = ("column ", "Unnamed")  # what this library and pandas call such a column
_OF_TOTALS = ("personnel*", "POW", "greatest losses direction")
_FEWEST_DAYS = 3  # fewer may fail to fall by chance
_PHRASES = {"about": "about", "more": "more than"}


@cache
def _kind(category: str) -> Group:
    return Group(f"{_EQUIPMENT}: {category}", within=_EQUIPMENT)


def total_of(category: str, last: date) -> Subject:
    """Return what the total of a category counts on a day."""
    period = Period(f"{_FIRST_DAY}/{last}")
    if category == "personnel":
        return Subject(_PERSONNEL, _LOST, period)
    return Subject(_kind(category), _LOST, period, unit=ITEMS)


def said_on(stated: date) -> Attribution:
    """Return who said what was said on a day."""
    return Attribution(_GENERAL_STAFF, on(stated), via=(_DATA_SET,))


def _totals(row: Row, known: Known) -> Iterator[Estimate]:
    _rename(row)
    last = _date(row, _FIRST_DAY)
    equipment = [(each, row.optional_count(each)) for each in _kinds_in(row)]
    prisoners = row.optional_count("POW")
    yield from _personnel(row, known, last)
    if prisoners is not None:
        held = Subject(_PERSONNEL, CAPTURED, Period(f"{_FIRST_DAY}/{last}"))
        by = Attribution(_DATA_SET, on(last))
        yield Estimate(known.ids.of(row, "date", f"POW {last}"), held, exactly(prisoners), by)
    for category, number in equipment:
        if number is not None:
            row.figure(number, ITEMS)
            name = known.ids.of(row, "date", f"{category} {last}")
            subject = total_of(category, last)
            yield Estimate(name, subject, exactly(number), said_on(last))


def _rename(row: Row) -> None:
    """Call the columns of a row as the data set does, where R wrote points in their names."""
    if not _R_NAMES.keys().isdisjoint(row.cells):
        for column in filter(_R_NAMES.get, row.cells):
            row.columns.note(column, row.where, "the column is read as {}", _R_NAMES[column])
        row.cells = {_R_NAMES.get(column, column): text for column, text in row.cells.items()}


def _kinds_in(row: Row) -> Iterator[str]:
    """Yield the kinds of equipment of which an entry has a figure, those that are new included."""
    for column, value in row.cells.items():
        if column in EQUIPMENT:
            yield column
        elif column not in _NO_KINDS and value.strip():
            if column.startswith(_WITHOUT_A_NAME) or not _is_whole(value.strip()):
                row.columns.note(column, row.where, "the column is not known")
            else:
                message = "a kind of equipment that is new: read under its own name"
                row.columns.note(column, row.where, message)
                yield column


def _is_whole(value: str) -> bool:
    return are_digits(plain_whole(value).removeprefix("-"))


def _personnel(row: Row, known: Known, last: date) -> Iterator[Estimate]:
    hedge = row.cells.get("personnel*", "").strip()
    if not row.has("personnel"):
        return
    number = row.count("personnel")
    row.figure(number, PERSONS)
    if hedge not in _PHRASES:
        row.unclaimed("personnel")
        kind, lost = "{} is neither 'about' nor 'more'", (f"{number}", f"{PERSONS}")
        row.finding("personnel*", kind, _checks.shown(hedge), lost=(lost,))
        return
    row.text("personnel*")
    try:
        said = read(f"{_PHRASES[hedge]} {number:,}", policy=ROUNDING_1)
    except PhraseError as error:  # it has a thousand digits
        row.wrong("personnel", error.reason)
        return
    name = known.ids.of(row, "date", f"personnel {last}")
    yield Estimate(name, total_of("personnel", last), said.range, said_on(last), words=(said,))


def _corrections(row: Row, _: Known) -> tuple[()]:
    _rename(row)
    stated = _date(row, _FIRST_DAY + _DAY)  # there is no total before that of the first day
    for category in ("personnel", *_kinds_in(row)):
        if not row.has(category):
            continue
        value = row.plain(category, row.cells[category].strip(), plain_whole)
        digits = value.removeprefix("-")
        if not are_digits(digits) or len(digits) > _checks.MOST_DIGITS:
            row.wrong(category, f"{_checks.shown(value)} is no whole number in plain digits")
        elif int(value):
            change, unit = int(value), total_of(category, stated).unit
            row.figure(change, unit)
            lost = (f"{change}", f"{unit}")
            row.finding(category, NOT_AT_HAND, change, stated - _DAY, lost=(lost,))
        else:
            row.optional(category)
    return ()


def _date(row: Row, earliest: date) -> date:
    def day_from(text: str) -> date:
        if (found := day(text)) < earliest:
            raise unreadable(f"{_checks.shown(text)} is before {earliest}")
        return found

    found = row.read("date", day_from, earliest)
    number = (found - _FIRST_DAY).days + 1
    given = row.count("day")
    if given != number:
        kind = "day {} is not {}, which is day {}"
        row.finding("day", kind, f"{given:,}", found, f"{number:,}")
    return found


def doubt(head: str) -> str | None:
    """Return why a list of losses that begins so is neither surely totals nor corrections."""
    if _format_of(head) != "":
        return None
    return (
        "these may be totals or corrections: say which with as_format, losses or loss-corrections"
    )


def _format_of(head: str) -> str | None:
    """Return the format of a list of losses; nothing where that is not sure, `None` of others."""
    entries = _entries_of(head)
    keys = {_R_NAMES.get(key, key) for each in entries for key in each}
    if not ({"date", "day"} <= keys and keys & {"personnel", *EQUIPMENT}):
        return None
    if keys & {*_OF_TOTALS}:
        return "losses"
    figures = [figure for each in entries for figure in _figures(each).values()]
    if min(figures, default=0) < 0 or 2 * figures.count(0) > len(figures):
        return "loss-corrections"
    return "losses" if 0 not in figures or _never_fall(entries) else ""


_Entry: TypeAlias = Mapping[str, str]


def _entries_of(head: str) -> list[_Entry]:
    """Return the entries that a text begins with; of what cannot be read, the first."""
    if not head.lstrip().startswith("["):
        lines = head.splitlines(keepends=True) or [""]
        whole = lines if lines[-1].endswith(("\n", "\r")) else lines[:-1]  # it may be cut off
        return list(csv.DictReader(whole, restval=""))
    # The head may end within an entry: the list is closed after the last whole one.
    try:
        tree = parsed(f"{head[: head.rfind('}') + 1]}]")
    except (InvalidValueError, RecursionError):
        tree = [first_row(head)]
    entries = filter(is_object, tree) if is_list(tree) else ()
    return [{key: literal_of(value) or "" for key, value in each.items()} for each in entries]


def _figures(entry: _Entry) -> dict[str, int]:
    found = {each: _figure(entry, each) for each in ("personnel", *EQUIPMENT)}
    return {category: figure for category, figure in found.items() if figure is not None}


def _figure(entry: _Entry, column: str) -> int | None:
    value = plain_whole(entry.get(column, "").strip())
    short = len(value) <= _checks.MOST_DIGITS
    return int(value) if short and are_digits(value.removeprefix("-")) else None


def _never_fall(entries: list[_Entry]) -> bool:
    """Return whether entries are of three days or more, one after the other, and nothing falls."""
    by_day = {day: _figures(each) for each in entries if (day := _figure(each, "day"))}
    days = sorted(by_day)
    return len(days) >= _FEWEST_DAYS and all(
        later - earlier == 1
        and all(each <= by_day[later].get(of, each) for of, each in by_day[earlier].items())
        for earlier, later in pairwise(days)
    )


def _no_corrections(entries: list[_Entry]) -> str | None:
    """Return why entries are no corrections, where every figure of them is above 0."""
    if min((each for entry in entries for each in _figures(entry).values()), default=0) <= 0:
        return None
    return "every figure is above 0, as in totals: read them with as_format, losses"


LOSSES = table(
    "losses", _totals, likeness=lambda head: _format_of(head) == "losses", has_others=True
)
LOSS_CORRECTIONS = table(
    "loss-corrections",
    _corrections,
    likeness=lambda head: _format_of(head) == "loss-corrections",
    doubt=_no_corrections,
    has_others=True,
)
FORMATS = (LOSSES, LOSS_CORRECTIONS)
