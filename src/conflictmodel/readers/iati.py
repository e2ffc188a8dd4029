"""Activities of aid as the International Aid Transparency Initiative publishes them (XML).

Source: the IATI Standard, version 2.03: `iati-activities-schema.xsd`, and the code lists
TransactionType, BudgetType, BudgetStatus, OrganisationType and OrganisationRole. A file of 2.01 or
2.02 is read in the same way, with a finding; one of 1.0x has another structure and is refused.

There is a record for each activity, `iati-activity[1]`, without a claim, which keeps all that is
said once for the activity; and one for each transaction, budget and planned disbursement in it,
`iati-activity[1]/transaction[2]`. The path of a value is counted from there: `value/@currency`,
`sector[2]/@code`. In `unmapped` a path has no numbers, and is there once for each value.

| activity | becomes |
|---|---|
| `iati-identifier` | with what tells a transaction apart, the id of a claim |
| `title/narrative` (the first) and `iati-identifier` | the name of the programme |
| `participating-org` of role 1 (funding): its first `narrative`, or its `@ref`; several are \
joined with `; `; the `reporting-org` where there is none | the `provider` of an installment that \
names none |
| `recipient-country`, `recipient-region`: the first `narrative`, or the `@code`; several are \
joined with `; ` | the `recipient` of an installment that names none |
| `reporting-org`: its first `narrative`, or its `@ref` | the source |
| `reporting-org/@type` | its kind: 10 (government) and 40 (multilateral), which say so surely; \
any other is `OTHER` |
| `@last-updated-datetime` | the day on which it was stated; where there is none, it was stated \
by the day of `iati-activities/@generated-datetime`, or at any time |
| `@default-currency` | the currency of a value that names none |
| anything else | no claim |

| `transaction` | becomes |
|---|---|
| `transaction-type/@code` 3 (disbursement), 4 (expenditure) | an installment, without a number |
| any other code of the list | an estimate, its measure named as in the list: `incoming funds`, \
`outgoing commitment`, `interest payment`, ... |
| `transaction-date/@iso-date` | when it was paid; the period of an estimate. `value/@value-date` \
is for the exchange rate alone |
| `value`, `value/@currency` | the amount, exactly |
| `description/narrative` (each) | the words |
| `provider-org`: its first `narrative`, or its `@ref` | the `provider` of an installment. A \
finding where it is none of those who fund the activity, nor the `reporting-org` |
| `receiver-org`, as `provider-org`; where there is none, `recipient-country` and \
`recipient-region`, as those of the activity | the `recipient` of an installment. A finding where \
the activity names countries or regions, and not this one |
| `@ref` | part of the id; where there is none, type, date and amount are |

| `budget`, `planned-disbursement` | becomes |
|---|---|
| the element | an estimate of the measure `budgeted` or `planned`; with `@type` 2 also \
`, revised`, and with `@status` 2 also `, committed` |
| `period-start/@iso-date`, `period-end/@iso-date` | its period; one day, where a planned \
disbursement has no end |
| `value`, `value/@currency` | the amount, exactly |

Installments of one activity that differ in provider or recipient belong to different programmes of
one name, and of one group. An estimate of a transaction or planned disbursement is about a group of
its own within that group, for there are many of one kind on one day; a budget is about the group
itself. Their measures accrue: what was entered in a year includes what was entered in its months.
A sum of transactions is therefore gross; what negative ones take back is not in it. Activities of
several levels (`@hierarchy`, `related-activity`) may report the same money, so only what is said in
one activity can be added without another look.

What the schema of the standard does not allow is a problem, and nothing of the file is read: a
date or number that is none, no identifier, title, type, date or value; and a value without any
currency, which the standard asks for. What it allows and no claim can say is a finding, and the
record has no claim: a negative amount (a correction of an earlier one), an amount finer than the
smallest part of its currency, a code that is in no list, a period that ends before it begins, a
disbursement without a recipient. Numbers and dates are written as XML Schema has them: `+5`, `.5`
and `5.`, and a day with a time zone (`2014-01-01Z`), which is the day that is written.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import final

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.files.input import Input, refusal
from conflictmodel.files.xml import Element, begins_with, cells_of, parts, unnumbered
from conflictmodel.readers._flows import (
    BETWEEN,
    PARTS,
    Activity,
    is_installment,
    name_at,
    receiver_in,
    recipient_paths,
    recipients_in,
)
from conflictmodel.readers._formats import Format, Made
from conflictmodel.readers._rows import AT_ANY_TIME, NO_DAY, Ids, Row, day_of_time
from conflictmodel.readers.extracts import Record
from conflictmodel.values import SourceKind, on, through

_ROOT = "iati-activities"
_VERSION = "2.03"
_OLDER = ("2.01", "2.02")
_FUNDING = "1"
_KINDS = {"10": SourceKind.GOVERNMENT, "40": SourceKind.INTERNATIONAL}


def _made(file: Input) -> Iterator[Made]:
    """Yield the record of each element, or what is wrong with it."""
    elements = parts(file)
    root = next(elements)
    if root.tag != _ROOT:
        message = f"the root is <{root.tag}>, and that of a file of activities <{_ROOT}>"
        raise refusal(_ROOT, message)
    row = Row(_ROOT, cells_of(root))
    reader = _Activities(row)
    yield _unclaimed(row)
    met: Counter[str] = Counter()
    for element in elements:
        met[element.tag] += 1
        where = f"{element.tag}[{met[element.tag]}]"
        if element.tag == "iati-activity":
            yield from reader.made(where, element)
        else:
            row = Row(where, cells_of(element))
            row.finding("", "it is no element of the standard")
            yield _unclaimed(row)


@final
class _Activities:
    """The activities of a file, and what has to be remembered from one to the next."""

    def __init__(self, root: Row) -> None:
        version = root.optional("@version") or ""
        if version not in {_VERSION, *_OLDER}:
            raise refusal(f"{_ROOT}, @version", _other_version(version))
        if version != _VERSION:
            root.finding("@version", f"it is read as {_VERSION}")
        self._stated = AT_ANY_TIME
        if root.optional("@generated-datetime"):
            self._stated = through(root.read("@generated-datetime", day_of_time, NO_DAY))
        self._ids = Ids()
        self._kinds: dict[str, SourceKind] = {}

    def made(self, where: str, element: Element) -> Iterator[Made]:
        """Yield the record of an activity, and those of what is in it."""
        row = Row(where, cells_of(element, without=tuple(PARTS)))
        rows: list[tuple[str, Row]] = []
        met: Counter[str] = Counter()
        for child in element.children:
            if child.tag in PARTS:
                met[child.tag] += 1
                path = f"{where}/{child.tag}[{met[child.tag]}]"
                rows.append((child.tag, Row(path, cells_of(child))))
        activity = self._activity(row, [part for tag, part in rows if tag == "transaction"])
        records = [part.record(partial(PARTS[tag], activity)) for tag, part in rows]
        is_claimed = any(record.claims for record in records if record is not None)
        yield _unclaimed(row, is_claimed=is_claimed)
        for (_, part), record in zip(rows, records, strict=True):
            yield _kept(record), part.problems

    def _activity(self, row: Row, transactions: list[Row]) -> Activity:
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
        return Activity(
            prefix,
            f"{row.text('title/narrative')} ({identifier})",
            provider or reporter or "",
            recipient,
            reporter or "",
            self._kind(row, reporter or ""),
            self._stated
            if row.optional("@last-updated-datetime") is None
            else on(row.read("@last-updated-datetime", day_of_time, NO_DAY)),
            row.optional("@default-currency"),
            frozenset(_values(row, _funding_paths(row)) | _values(row, ["reporting-org"])),
            frozenset(row.cells[path].strip() for path in recipient_paths(row)),
        )

    def _kind(self, row: Row, reporter: str) -> SourceKind:
        kind = _KINDS.get(row.optional("reporting-org/@type") or "", SourceKind.OTHER)
        first = self._kinds.setdefault(reporter, kind)
        if first is not kind:
            message = f"an earlier activity has another type: it is taken for {first.value}"
            row.finding("reporting-org/@type", message)
        return first


def _other_version(version: str) -> str:
    if not version:
        why = "no version is named"
    elif version.startswith("1."):
        why = f"a file of version {version} has another structure"
    else:
        why = f"version {_checks.shown(version)} is not known"
    return f"{why}; {', '.join(_OLDER)} and {_VERSION} are read"


def _funding_paths(row: Row) -> list[str]:
    return [
        path.removesuffix("/@role")
        for path in row.cells
        if unnumbered(path) == "participating-org/@role" and row.cells[path].strip() == _FUNDING
    ]


def _funders(row: Row) -> Iterator[str]:
    for path in _funding_paths(row):
        if name := name_at(row, path):
            row.optional(f"{path}/@role")
            yield name


def _values(row: Row, organisations: list[str]) -> set[str]:
    """Return the first names and the identifiers of organisations."""
    ends = ("narrative", "@ref")
    return {row.cells.get(f"{path}/{end}", "").strip() for path in organisations for end in ends}


def _unclaimed(row: Row, *, is_claimed: bool = False) -> Made:
    return _kept(row.record(lambda _: ()), is_claimed=is_claimed), row.problems


def _kept(record: Record | None, *, is_claimed: bool = False) -> Record | None:
    """Return a record without numbers in its paths; without a claim, all of it is unmapped."""
    if record is None:
        return None
    unmapped = record.unmapped
    if not (record.claims or is_claimed):
        unmapped = tuple(path for path, value in record.published if value.strip())
    return evolve(record, unmapped=tuple(map(unnumbered, unmapped)))


IATI = Format(
    "iati",
    "activities of aid, IATI Standard 2.03 (XML)",
    likeness=lambda head: float(begins_with(head, _ROOT)),
    made=_made,
)
