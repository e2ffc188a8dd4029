"""Daily totals of Russian losses as the General Staff of Ukraine counts them (JSON or CSV).

The totals and their corrections are two files. A correction can only be read with the total that it
corrects; what it says then supersedes it, and both stay in the dossier.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Estimate
from conflictmodel.claims.indexes import filed
from conflictmodel.errors import InvalidValueError, PhraseError, Problem
from conflictmodel.files.json_text import first_row, is_list, is_object, literal_of, parsed
from conflictmodel.phrases.figures import ROUNDING_1, read
from conflictmodel.readers._cells import plain_whole
from conflictmodel.readers._formats import described, table
from conflictmodel.readers._rows import Known, Row, are_digits, day, shared_group, unreadable
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.record_findings import RecordFinding
from conflictmodel.values import CAPTURED, ITEMS, PERSONS, Measure, Period, Range, exactly, on
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Subject

EQUIPMENT = tuple(described()["losses"]["equipment"])
# The finding of a correction: its values are the change, and the day of the total.
_NOT_AT_HAND = "by {} it corrects the total of {}, which is not at hand"
_FIRST_DAY = date(2022, 2, 24)
_DAY = timedelta(days=1)
_LOST = Measure.of("lost in combat")
_PERSONNEL = Group("Russian personnel")
_EQUIPMENT = Group("Russian equipment")
_GENERAL_STAFF = Source("General Staff of Ukraine", SourceKind.MILITARY, "Ukraine")
_DATA_SET = Source("2022 Ukraine Russia War", SourceKind.DATASET)
_NO_KINDS = ("date", "day", "personnel", "personnel*", "POW", "greatest losses direction")
_NAMES: dict[str, str] = {
    re.sub("[^a-z]", ".", each.lower()): each for each in (*EQUIPMENT, *_NO_KINDS)
}
_WITHOUT_A_NAME = ("column ", "Unnamed")  # what this library and pandas call such a column
_OF_TOTALS = ("personnel*", "POW", "greatest losses direction")
_FEWEST_DAYS = 3  # fewer may fail to fall by chance
_PHRASES = {"about": "about", "more": "more than"}


def _total_of(category: str, last: date) -> Subject:
    period = Period(f"{_FIRST_DAY}/{last}")
    if category == "personnel":
        return Subject(_PERSONNEL, _LOST, period)
    group = shared_group(f"{_EQUIPMENT}: {category}", _EQUIPMENT)
    return Subject(group, _LOST, period, unit=ITEMS)


def _said_on(stated: date) -> Attribution:
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
            subject = _total_of(category, last)
            yield Estimate(name, subject, exactly(number), _said_on(last))


@cache
def _name(column: str) -> str:
    """Return a column as the data set calls it: R writes points in it, and others no capitals."""
    return _NAMES.get(re.sub("[^a-z]", ".", column.lower()), column)


def _rename(row: Row) -> None:
    odd: dict[str, str] = {}
    for column in row.cells:
        name = _name(column)
        if name not in row.cells and name not in odd.values():
            odd[column] = name
            row.columns.note(column, row.where, "the column is read as {}", name)
    if odd:
        row.cells = {odd.get(column, column): text for column, text in row.cells.items()}


def _kinds_in(row: Row) -> Iterator[str]:
    """Yield the kinds of equipment of which an entry has a figure, those that are new included."""
    for column, value in row.cells.items():
        if column in EQUIPMENT:
            yield column
        elif column not in _NO_KINDS and value.strip():
            digits = plain_whole(value.strip()).removeprefix("-")
            if column.startswith(_WITHOUT_A_NAME) or not are_digits(digits):
                row.columns.note(column, row.where, "the column is not known")
            else:
                message = "a kind of equipment that is new: read under its own name"
                row.columns.note(column, row.where, message)
                yield column


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
    yield Estimate(name, _total_of("personnel", last), said.range, _said_on(last), words=(said,))


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
            change, unit = int(value), _total_of(category, stated).unit
            row.figure(change, unit)
            lost = (f"{change}", f"{unit}")
            row.finding(category, _NOT_AT_HAND, change, stated - _DAY, lost=(lost,))
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
    keys = {key for each in entries for key in each}
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
    if not head.lstrip().startswith(("[", "{")):
        lines = head.splitlines(keepends=True) or [""]
        whole = lines if lines[-1].endswith(("\n", "\r")) else lines[:-1]  # it may be cut off
        rows = csv.DictReader(whole, restkey="", restval="")
        return [{_name(column): value for column, value in each.items()} for each in rows]
    if head.lstrip().startswith("{"):
        head = "[" + ",".join(filter(str.strip, head.split("\n")))
    # The head may end within an entry: the list is closed after the last whole one.
    try:
        tree = parsed(f"{head[: head.rfind('}') + 1]}]")
    except (InvalidValueError, RecursionError):
        tree = [first_row(head)]
    entries = filter(is_object, tree) if is_list(tree) else ()
    return [
        {_name(key): literal_of(value) or "" for key, value in each.items()} for each in entries
    ]


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


LOSSES = table(
    "losses", _totals, likeness=lambda head: _format_of(head) == "losses", has_others=True
)
LOSS_CORRECTIONS = table(
    "loss-corrections",
    _corrections,
    likeness=lambda head: _format_of(head) == "loss-corrections",
    has_others=True,
)
FORMATS = (LOSSES, LOSS_CORRECTIONS)


def with_corrections(totals: Extract, corrections: Extract) -> Extract:
    """Return what was read from a file of daily totals with what was read from their corrections.

    A correction of a date says by how much the total of the day before it was wrong; it becomes an
    estimate that supersedes that total. Totals of earlier days stay as they are: the correction
    does not say since when they had been wrong. It is no estimate, and has a finding that says why,
    where there is not one such total and one such correction, or the total would fall below 0.

    Args:
        totals: What was read as `losses`.
        corrections: What was read as `loss-corrections`; its records are marked as `corrections`.

    Raises:
        InvalidValueError: If one of them is of another format, or the claims are no dossier
            together.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from conflictmodel import read_file
    >>> with TemporaryDirectory() as folder:
    ...     sums, fixes = Path(folder, "sums.json"), Path(folder, "fixes.json")
    ...     _ = sums.write_text('[{"date":"2023-01-01","day":312,"tank":3031}]')
    ...     _ = fixes.write_text('[{"date":"2023-01-02","day":313,"tank":-5}]')
    ...     read = with_corrections(read_file(sums), read_file(fixes))
    >>> [(claim.id, str(claim.figure)) for claim in read.dossier.current]
    [('tank 2023-01-01 corrected 2023-01-02', 'exactly 3,026 items')]
    """
    _checks.refuse(
        "with_corrections",
        _read_as(LOSSES.name, "totals", totals),
        _read_as(LOSS_CORRECTIONS.name, "corrections", corrections),
    )
    known = filed((each.subject, each) for each in totals.dossier.of_type(Estimate))
    changes = [each for each in corrections.findings if each.kind == _NOT_AT_HAND]
    counted = Counter(_corrected_by(each) for each in changes)
    records = (*totals.records, *(_together(each, known, counted) for each in corrections.records))
    claims = tuple(claim for record in records for claim in record.claims)
    return Extract(LOSSES.name, Dossier(claims), records)


def _read_as(name: str, path: str, value: object) -> _checks.Problems:
    if not isinstance(value, Extract) or value.format == name:
        return _checks.is_a(path, value, Extract)
    return (Problem(path, f"it was read as {_checks.shown(value.format)}: read it as {name}"),)


def _corrected_by(change: RecordFinding) -> Subject:
    """Return what a total counts, of which a finding says that it was corrected."""
    return _total_of(change.path.rpartition(", ")[2], date.fromisoformat(change.values[1]))


def _together(
    record: Record, totals: Mapping[Subject, list[Estimate]], counted: Counter[Subject]
) -> Record:
    found = [(each.path, _superseding(each, totals, counted)) for each in record.findings]
    made = {path: each for path, each in found if isinstance(each, Estimate)}
    return evolve(
        record,
        where=f"corrections, {record.where}",
        claims=tuple(made.values()),
        unmapped=[each for each in record.unmapped if each not in made],
        findings=[each for _, each in found if isinstance(each, RecordFinding)],
    )


def _superseding(
    finding: RecordFinding, totals: Mapping[Subject, list[Estimate]], counted: Counter[Subject]
) -> Estimate | RecordFinding:
    """Return the estimate that supersedes a total, or a finding that says why there is none."""
    if finding.kind != _NOT_AT_HAND:
        return finding
    about, change = _corrected_by(finding), int(finding.values[0])
    total, *others = totals.get(about, [None])
    upper = None if total is None or total.range.upper is None else total.range.upper + change
    if total is None:
        why = "which is not at hand"
    elif others:
        why = f"of which there are {len(others) + 1}"
    elif counted[about] > 1:
        why = f"as {counted[about] - 1} more of the same date do: whether all hold is not said"
    elif total.range.lower + change < 0:
        why = f"{total.figure}, which would fall below 0"
    elif _checks.few_digits("", total.range.lower + change, upper):
        why = "which would have too many digits to be written"
    else:
        day = date.fromisoformat(finding.values[1])
        corrected, by = Range(total.range.lower + change, upper), _said_on(day + _DAY)
        name = f"{finding.path} {day} corrected {day + _DAY}"
        return Estimate(name, about, corrected, by, supersedes=(total.id,))
    kind = "by {} it corrects the total of {}, {}"
    return evolve(finding, kind=kind, values=(*finding.values, why))
