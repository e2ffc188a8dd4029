"""Flows of aid: the transactions, budgets and planned disbursements of an activity as claims."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import final

from attrs import Factory, frozen

from conflictmodel import _checks
from conflictmodel.claims import Claim, Estimate, Installment, Programme
from conflictmodel.errors import UnknownNameError
from conflictmodel.files.xml import unnumbered
from conflictmodel.readers._cells import plain_decimal, plain_whole
from conflictmodel.readers._formats import described
from conflictmodel.readers._rows import DAY_LENGTH, NO_DAY, ZONE, Ids, Row, day, decimal
from conflictmodel.readers.record_findings import TAKEN_BACK
from conflictmodel.values import Group, Measure, Period, Quantity, Subject, currency, on
from conflictmodel.values.sources import Attribution, Source, SourceKind

BETWEEN = "; "
"""The separator between the names of several who pay, or receive."""


_RECIPIENTS = ("recipient-country/@code", "recipient-region/@code")
_INSTALLMENTS = {"3": "disbursement", "4": "expenditure"}
_FLOWS: dict[str, str] = described()["iati"]["flows"]
_TYPES = {"1": "", "2": ", revised"}
_STATUSES = {"1": "", "2": ", committed"}


@final
@frozen
class Activity:
    """What is said once for an activity, and holds for each part of it."""

    id: str
    name: str
    provider: str  # of a transaction that names none; so is the recipient
    recipient: str
    reporter: str
    kind: SourceKind
    stated: Period
    currency: str | None
    ids: Ids = Factory(Ids)
    first_of: dict[frozenset[tuple[str, str]], str] = Factory(dict[frozenset[tuple[str, str]], str])

    @cached_property
    def by(self) -> Attribution:
        return Attribution(Source(self.reporter, self.kind), self.stated)

    @cached_property
    def group(self) -> Group:
        """The activity as a group whose money is counted; that of each of its programmes."""
        return Group(self.name)

    def claim_id(self, *parts: object) -> str:
        """Return the id of a claim, which no other of this activity has."""
        return self.ids.new("/".join(map(str, (self.id, *parts))))


def is_installment(transaction: Row) -> bool:
    return plain_whole(transaction.cells.get("transaction-type/@code", "").strip()) in _INSTALLMENTS


def name_at(row: Row, path: str) -> str | None:
    """Return the name of the organisation, country or region at a path, or else its identifier."""
    return row.optional(f"{path}/narrative") or row.optional(f"{path}/@ref")


def recipients_in(row: Row) -> list[str]:
    found = (
        row.optional(f"{path.removesuffix('@code')}narrative") or _code(row, path)
        for path in row.cells
        if unnumbered(path) in _RECIPIENTS
    )
    return [name for name in found if name]


def _code(row: Row, path: str) -> str | None:
    code = row.optional(path)
    return code and row.plain(path, code, str.upper)


def receiver_in(row: Row) -> str | None:
    return name_at(row, "receiver-org") or BETWEEN.join(recipients_in(row)) or None


def _programme(activity: Activity, row: Row) -> Programme | None:
    provider, receiver = name_at(row, "provider-org"), receiver_in(row)
    if receiver is None and not activity.recipient:
        row.finding("receiver-org", "neither it nor a country or region is named as recipient")
        return None
    return Programme(activity.name, provider or activity.provider, receiver or activity.recipient)


def _transaction(activity: Activity, row: Row) -> Iterator[Claim]:
    first = activity.first_of.setdefault(frozenset(row.cells.items()), row.where)
    if first != row.where:
        row.finding("", "equal to {}: one payment may have been entered twice", first)
    code = row.plain("transaction-type/@code", row.text("transaction-type/@code"), plain_whole)
    made = row.read("transaction-date/@iso-date", _day, NO_DAY)
    amount = _amount(activity, row)
    ref = row.optional("@ref")
    words = tuple(
        row.text(path)
        for path, value in row.cells.items()
        if unnumbered(path) == "description/narrative" and value.strip()
    )
    kind = _INSTALLMENTS.get(code) or _FLOWS.get(code)
    if kind is None:
        kind_of = "{} is no type of transaction"
        row.finding("transaction-type/@code", kind_of, _checks.shown(code))
    if kind is None or amount is None:
        return
    programme = _programme(activity, row) if code in _INSTALLMENTS else None
    if code in _INSTALLMENTS and programme is None:
        return
    money = (amount.unit.name, row.optional("value"))
    claim_id = activity.claim_id("transaction", *((ref,) if ref else (kind, made, *money)))
    if programme is not None:
        yield Installment(
            claim_id, programme, activity.by, paid=on(made), amounts=(amount,), words=words
        )
    else:
        subject = _subject(Group(claim_id, activity.group), kind, on(made), amount)
        yield Estimate(claim_id, subject, amount.range, activity.by, words=words)


def _promise(activity: Activity, row: Row, *, is_budget: bool) -> Iterator[Claim]:
    period = _period(row, may_be_a_day=not is_budget)
    amount = _amount(activity, row)
    changed = _choice(row, "@type", _TYPES)
    binding = _choice(row, "@status", _STATUSES) if is_budget else ""
    if period is None or amount is None or changed is None or binding is None:
        return
    outcome = f"{'budgeted' if is_budget else 'planned'}{changed}{binding}"
    claim_id = activity.claim_id(outcome, period.edtf)
    group = activity.group if is_budget else Group(claim_id, activity.group)
    subject = _subject(group, outcome, period, amount)
    yield Estimate(claim_id, subject, amount.range, activity.by)


PARTS: Mapping[str, Callable[[Activity, Row], Iterator[Claim]]] = {
    "transaction": _transaction,
    "budget": partial(_promise, is_budget=True),
    "planned-disbursement": partial(_promise, is_budget=False),
}
"""The elements of an activity that have a record of their own, and how it is mapped."""


def _subject(group: Group, outcome: str, period: Period, amount: Quantity) -> Subject:
    return Subject(group, Measure.of(outcome), period, unit=amount.unit)


def _amount(activity: Activity, row: Row) -> Quantity | None:
    """Return the value of a row; `None` where it is no amount that can be claimed."""
    number = row.read("value", decimal, Decimal(0), plain_decimal)
    code = _code(row, "value/@currency") or activity.currency
    row.figure(number, code or "of no currency")
    if code is None:
        row.wrong("value/@currency", "there is none, and the activity has no @default-currency")
        return None
    try:
        unit = currency(code)
    except UnknownNameError as error:
        row.finding("value/@currency", "{} is no known ISO 4217 currency code", repr(error.name))
        return None
    if number < 0:
        if is_installment(row):
            row.finding("value", TAKEN_BACK, activity.name)
        else:
            row.finding("value", "it is negative, and no sum that was promised or received")
        return None
    return Quantity(row.amount("value", number.copy_abs(), unit), unit)  # it may be -0


def _period(row: Row, *, may_be_a_day: bool) -> Period | None:
    first = row.read("period-start/@iso-date", _day, NO_DAY)
    if may_be_a_day and row.optional("period-end/@iso-date") is None:
        return on(first)
    last = row.read("period-end/@iso-date", _day, NO_DAY)
    if last < first:
        row.finding("period-end/@iso-date", "it is before the period begins, {}", first)
        return None
    return Period(f"{first}/{last}")


def _choice(row: Row, path: str, known: Mapping[str, str]) -> str | None:
    """Return what a code adds to the name of a measure; `None` where it is not known."""
    code = row.optional(path)
    if code is not None and code not in known:
        code = row.plain(path, code, plain_whole)
    if code is not None and code not in known:
        row.finding(path, f"{{}} is none of {', '.join(known)}", _checks.shown(code))
    return "" if code is None else known.get(code)


def _day(text: str) -> date:
    """Return the day of a date, which may have a time zone."""
    return day(text[:DAY_LENGTH] if ZONE.fullmatch(text[DAY_LENGTH:]) else text)
