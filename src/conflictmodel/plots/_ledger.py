"""The picture of an aid ledger: installments over time, their amounts, and the running totals."""

from collections.abc import Iterator

from conflictmodel import _checks
from conflictmodel.claims.aid import Installment, Ordinal, TotalBasis
from conflictmodel.conclusions.aid_ledgers import AidLedger, LedgerEntry
from conflictmodel.conclusions.running_totals import CONTRADICTORY, Reading, RunningTotal
from conflictmodel.plots import _ends
from conflictmodel.plots._days import days, is_undated, span
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._marks import bar, block, told
from conflictmodel.plots._numbers import numbers, written
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._scene import (
    Panel,
    Row,
    Scale,
    Scene,
    Section,
    Style,
    Tip,
    Words,
    key,
    limited,
)
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.units import Quantity, Unit

_KEY: Words = {
    Tip.POINT: "exactly this",
    Tip.FLAT: "end as stated",
    Tip.ROUND: "read from a hedge, or not a certain day",
    Tip.ARROW: "no end",
    Style.DOTTED: "unknown: every amount",
    Style.BOX: "total before the installment",
    Style.SOLID: "total after it",
    Style.THIN: "total before or after",
}
_BASES = {
    TotalBasis.INCLUSIVE: (Style.SOLID, "after it"),
    TotalBasis.EXCLUSIVE: (Style.BOX, "before it"),
    TotalBasis.UNSTATED: (Style.THIN, "before or after it, not stated which"),
}


def ledger(ledger: AidLedger) -> Picture:
    """Draw when the installments of a programme were paid, what they amount to, and the totals.

    Each currency has amounts and an axis of its own. Where it is not settled whether a running
    total has its installment in it, every reading is drawn.

    Args:
        ledger: The ledger, as `aid_ledger` gives it.

    Raises:
        InvalidValueError: If it is no `AidLedger`.

    >>> from conflictmodel import Installment, aid_ledger, example
    >>> claims = example().of_type(Installment)
    >>> ledger(aid_ledger(claims[0].programme, claims)).title
    'IMF programme for Ukraine, International Monetary Fund to Ukraine'
    """
    _checks.refuse("ledger", _checks.is_a("ledger", ledger, AidLedger))
    return drawn(_scene(ledger))


def _scene(known: AidLedger) -> Scene:
    money = [each.unit for entry in known.entries for each in entry.amounts]
    money += [each.unit for entry in known.entries for each in entry.totals]
    money += [each.unit for claim in known.unnumbered for each in _quantities(claim)]
    is_empty = not known.entries and not known.unnumbered
    panels = (
        *([] if is_empty else [_when(known)]),
        *(_in(known, unit) for unit in dict.fromkeys(money)),
    )
    notes = ("Nothing was said of its installments",) if is_empty else ()
    return Scene(str(known.programme), panels, key(panels, _KEY), notes)


def _when(known: AidLedger) -> Panel:
    claims = [claim for entry in known.entries for claim in entry.claims] + list(known.unnumbered)
    paid = [claim.paid for claim in claims if claim.paid is not None]
    scale = days(paid)
    rows = [
        (entry.number, _paid(_installment(entry.number), entry.claims, scale))
        for entry in known.entries
    ]
    rows += [
        (each.lower, Row(_installment(each.lower, each.upper), "nothing was said"))
        for each in known.missing
    ]
    rows.sort(key=_number)
    unnumbered = [_paid(_unnumbered(claim), (claim,), scale) for claim in known.unnumbered]
    drawn_rows = limited([*(row for _, row in rows), *unnumbered], "installments")
    apart = "no certain day" if any(map(is_undated, paid)) else ""
    return Panel((Section("When they were paid", drawn_rows),), scale, apart)


def _number(row: tuple[int, Row]) -> int:
    return row[0]


def _installment(first: int, last: int | None = None) -> str:
    return f"Installment {first}" if last in {None, first} else f"Installments {first} to {last}"


def _unnumbered(claim: Installment) -> str:
    return f"Number not stated [{claim.id}]"


def _paid(label: str, claims: tuple[Installment, ...], scale: Scale | None) -> Row:
    paid: dict[Period, None] = dict.fromkeys(each.paid for each in claims if each.paid is not None)
    counts = {claim.counts.value for claim in claims if claim.counts is not Ordinal.UNSTATED}
    note = f"the number is that of a {' or of a '.join(sorted(counts))}" if counts else ""
    value = " or ".join(map(str, paid)) or "day not stated"
    return Row(label, value, tuple(span(each, scale) for each in paid), note=note)


def _in(known: AidLedger, unit: Unit) -> Panel:
    """Return the amounts and totals in one currency."""
    scale = numbers(_figures(known, unit), unit)
    rows = [row for entry in known.entries for row in _entry(entry, unit, scale)]
    rows += [row for claim in known.unnumbered for row in _claim(claim, unit, scale)]
    heading = f"Amounts and running totals in {unit.name}"
    return Panel((Section(heading, limited(rows, "amounts and totals")),), scale)


def _figures(known: AidLedger, unit: Unit) -> Iterator[Range]:
    for entry in known.entries:
        yield from (amount.range for amount in entry.amounts if amount.unit == unit)
        for total in entry.totals:
            if total.unit == unit:
                yield from (each.before for each in total.readings)
                yield from (each.after for each in total.readings)
    for claim in known.unnumbered:
        yield from (each.range for each in _quantities(claim) if each.unit == unit)


def _quantities(claim: Installment) -> tuple[Quantity, ...]:
    return (*claim.amounts, *(() if claim.total is None else (claim.total,)))


def _entry(entry: LedgerEntry, unit: Unit, scale: Scale) -> Iterator[Row]:
    said = [
        (amount.range, claim.words)
        for claim in entry.claims
        for amount in claim.amounts
        if amount.unit == unit
    ]
    for amount in entry.amounts:
        if amount.unit == unit:
            yield _amount(_installment(entry.number), amount.range, unit, scale, said)
    for total in entry.totals:
        if total.unit == unit:
            yield from _totals(total, entry, scale)


def _amount(label: str, value: Range, unit: Unit, scale: Scale, said: _ends.Said) -> Row:
    hedged = _ends.of_claims(said, value)
    is_disputed = value.intersection(*(each for each, _ in said)) is None
    return Row(
        label,
        unit.format(value),
        (bar(value, scale, hedged),),
        short=written(value, unit),
        note="the claims contradict each other; this is all between them" if is_disputed else "",
        aside=told(value, hedged),
    )


def _totals(total: RunningTotal, entry: LedgerEntry, scale: Scale) -> Iterator[Row]:
    label = f"Total at installment {entry.number}"
    if not total.readings:
        yield Row(label, CONTRADICTORY)
    several = len(total.readings)
    for index, reading in enumerate(total.readings, 1):
        which = "" if total.is_settled else f", reading {index} of {several}"
        is_last = index == several
        settled = f"settled by {', or '.join(entry.settled_by)}"
        note = settled if is_last and not total.is_settled else ""
        yield _reading(f"{label}{which}", reading, total.unit, scale, note)


def _reading(label: str, reading: Reading, unit: Unit, scale: Scale, note: str) -> Row:
    ends = (reading.before, reading.after)
    before, after = (unit.format(each) for each in ends)
    short_before, short_after = (written(each, unit) for each in ends)
    return Row(
        label,
        f"{before} before, {after} after",
        (block(reading.before, scale, Style.BOX), block(reading.after, scale, Style.SOLID)),
        short=f"{short_before} before, {short_after} after",
        note=note,
    )


def _claim(claim: Installment, unit: Unit, scale: Scale) -> Iterator[Row]:
    """Yield what a claim without a number says in one currency."""
    for amount in claim.amounts:
        if amount.unit == unit:
            said = [(amount.range, claim.words)]
            yield _amount(_unnumbered(claim), amount.range, unit, scale, said)
    if claim.total is not None and claim.total.unit == unit:
        style, words = _BASES[claim.basis]
        figure = claim.total.range
        yield Row(
            f"Total [{claim.id}]",
            f"{unit.format(figure)}, {words}",
            (block(figure, scale, style),),
            short=f"{written(figure, unit)}, {words}",
        )
