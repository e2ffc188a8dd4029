"""Activities of aid as the International Aid Transparency Initiative publishes them (XML)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain
from typing import final

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError
from conflictmodel.files.input import Input, refusal
from conflictmodel.files.xml import Element, begins_with, cells_of, parts, unnumbered
from conflictmodel.readers._cells import Columns, plain_time, plain_whole
from conflictmodel.readers._flows import (
    BETWEEN,
    PARTS,
    Activity,
    is_installment,
    name_at,
    receiver_in,
    recipients_in,
)
from conflictmodel.readers._formats import Format
from conflictmodel.readers._rows import AT_ANY_TIME, Ids, Row, day_of_time
from conflictmodel.readers.extracts import Record
from conflictmodel.readers.record_findings import RecordFinding
from conflictmodel.values import SourceKind, on, through
from conflictmodel.values.periods import written_day

_ROOT = "iati-activities"
_ACTIVITY = "iati-activity"
_ANSWER = "result"  # of the datastore, which has the root within it
_ORGANISATIONS = "iati-organisations"
_OF_ORGANISATIONS = (
    "this is a file of organisations, which has their budgets and no activity: the activities are"
    " in another file of the publisher"
)
_ROOTS = (_ROOT, _ACTIVITY, _ANSWER, _ORGANISATIONS)
_OWN_VERSION = "@iati-extra:version"
_VERSION = "2.03"
_OLDER = ("2.01", "2.02")
_FUNDING = "1"
_KINDS = {"10": SourceKind.GOVERNMENT, "40": SourceKind.INTERNATIONAL}


def _made(file: Input) -> Iterator[Record]:
    columns = Columns(lambda path, _: "@" in path or path == "iati-identifier")
    elements = parts(file, (_ROOT, _ANSWER))
    first = next(elements)
    if first.tag not in {_ROOT, _ANSWER, _ACTIVITY}:
        message = f"the root is <{first.tag}>, and that of a file of activities <{_ROOT}>"
        raise refusal(first.tag, _OF_ORGANISATIONS if first.tag == _ORGANISATIONS else message)
    reader = _Activities(is_versioned=first.tag == _ROOT)
    met: Counter[str] = Counter()
    for element in chain((first,), elements):
        met[element.tag] += 1
        where = f"{element.tag}[{met[element.tag]}]"
        if element.tag == _ACTIVITY:
            yield from reader.made(where, element, columns)
            continue
        row = Row(first.tag if element is first else where, cells_of(element), columns)
        if element.tag == _ROOT:
            reader.begin(row)
        elif element is not first:
            row.finding("", "it is no element of the standard")
        yield _kept(row.record(lambda _: ()))
    if found := columns.findings():
        yield Record(first.tag, findings=found)


@final
class _Activities:
    """The activities of a file, and what has to be remembered from one to the next."""

    def __init__(self, *, is_versioned: bool) -> None:
        self._is_versioned = is_versioned
        self._stated = AT_ANY_TIME
        self._ids = Ids()
        self._kinds: dict[str, SourceKind] = {}

    def begin(self, row: Row) -> None:
        """Take what is said once for all activities that follow."""
        if self._is_versioned and (why := _other_version(row, "@version")):
            raise refusal(f"{row.where}, @version", why)
        generated = _day_of(row, "@generated-datetime")
        self._stated = AT_ANY_TIME if generated is None else through(generated)

    def made(self, where: str, element: Element, columns: Columns) -> Iterator[Record]:
        """Yield the record of an activity, and those of what is in it."""
        row = Row(where, cells_of(element, without=tuple(PARTS)), columns)
        rows: list[tuple[str, Row]] = []
        met: Counter[str] = Counter()
        for child in element.children:
            if child.tag in PARTS:
                met[child.tag] += 1
                path = f"{where}/{child.tag}[{met[child.tag]}]"
                rows.append((child.tag, Row(path, cells_of(child), columns)))
        activity = self._activity(row, [part for tag, part in rows if tag == "transaction"])
        records = [part.record(partial(PARTS[tag], activity)) for tag, part in rows]
        is_wrong = bool(row.problems)
        is_claimed = not is_wrong and any(record.claims for record in records)
        yield _kept(row.record(lambda _: ()), is_claimed=is_claimed)
        for (_, part), record in zip(rows, records, strict=True):
            if is_wrong:  # what is wrong with it may follow from what the activity lacks
                part.problems = [
                    RecordFinding("", "the record is set aside with its activity, {}", (where,))
                ]
            yield _kept(part.set_aside() if is_wrong else record)

    def _activity(self, row: Row, transactions: list[Row]) -> Activity:
        if not (self._is_versioned or row.has(_OWN_VERSION)):  # as in an answer of the datastore
            row.finding("", f"no version is named: it is read as {_VERSION}")
        elif not self._is_versioned and (why := _other_version(row, _OWN_VERSION)):
            row.wrong(_OWN_VERSION, why)
        identifier = row.text("iati-identifier")
        prefix = self._ids.new(identifier)
        if prefix != identifier:
            row.finding("iati-identifier", "an earlier activity has it too")
        reporter = name_at(row, "reporting-org")
        if reporter is None:
            row.wrong("reporting-org", "it has neither a narrative nor a @ref")
        # No claim but an installment that does not name them itself says who pays, and whom.
        paid = [each for each in transactions if is_installment(each)]
        provider = recipient = ""
        if any(name_at(each, "provider-org") is None for each in paid):
            provider = BETWEEN.join(_funders(row))
        if any(receiver_in(each) is None for each in paid):
            recipient = BETWEEN.join(dict.fromkeys(recipients_in(row)))
        currency = row.optional("@default-currency")
        updated = _day_of(row, "@last-updated-datetime")
        return Activity(
            prefix,
            _name(row, identifier),
            provider or reporter or "",
            recipient,
            reporter or "",
            self._kind(row, reporter or ""),
            self._stated if updated is None else on(updated),
            currency and row.plain("@default-currency", currency, str.upper),
        )

    def _kind(self, row: Row, reporter: str) -> SourceKind:
        code = plain_whole(row.optional("reporting-org/@type") or "")
        kind = _KINDS.get(code, SourceKind.OTHER)
        first = self._kinds.setdefault(reporter, kind)
        if first is not kind:
            message = "an earlier activity has another type: it is taken for {}"
            row.finding("reporting-org/@type", message, first.value)
        return first


def _name(row: Row, identifier: str) -> str:
    """Return the title of an activity in the first language that has one, and its identifier."""
    titles = [path for path in row.cells if unnumbered(path) == "title/narrative" and row.has(path)]
    if "title/narrative" not in titles:
        row.finding("title/narrative", "it is blank")
    return f"{row.text(titles[0])} ({identifier})" if titles else identifier


def _day_of(row: Row, path: str) -> date | None:
    """Return the day of an optional time, which refuses nothing where it is none."""
    written = row.optional(path)
    if written is None:
        return None
    try:
        return day_of_time(row.plain(path, written, plain_time))
    except InvalidValueError:
        if (found := written_day(written)) is None:
            row.finding(path, "{} is no time, and is not used", _checks.shown(written))
        else:
            row.finding(path, "it is a day, without a time")
        return found


def _other_version(row: Row, path: str) -> str | None:
    """Return why the version at a path is not read; one that is read as another is a finding."""
    version = row.optional(path) or ""
    if version in _OLDER:
        row.finding(path, f"it is read as {_VERSION}")
    if version in {_VERSION, *_OLDER}:
        return None
    if not version:
        why = "no version is named"
    elif version.startswith("1."):
        why = f"a file of version {version} has another structure"
    else:
        why = f"version {_checks.shown(version)} is not known"
    return f"{why}; {', '.join(_OLDER)} and {_VERSION} are read"


def _funders(row: Row) -> Iterator[str]:
    for path, role in row.cells.items():
        if unnumbered(path) != "participating-org/@role" or role.strip() != _FUNDING:
            continue
        if name := name_at(row, path.removesuffix("/@role")):
            row.optional(path)
            yield name


def _kept(record: Record, *, is_claimed: bool = False) -> Record:
    """Return a record without numbers in its paths; without a claim, all of it is unmapped."""
    unmapped = record.unmapped
    if not (record.claims or is_claimed):
        unmapped = tuple(path for path, value in record.published if value.strip())
    return evolve(record, unmapped=tuple(map(unnumbered, unmapped)))


FORMATS = (
    Format(
        "iati",
        "activities of aid, IATI Standard 2.03 (XML)",
        likeness=lambda head: float(any(begins_with(head, tag) for tag in _ROOTS)),
        made=_made,
    ),
)
