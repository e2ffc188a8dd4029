"""The picture of an aid ledger: installments over time, their amounts, and the running totals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve
from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.claims import Installment, Ordinal, TotalBasis, Words
from conflictmodel.conclusions import AidLedger, LedgerEntry
from conflictmodel.conclusions.hedged_ends import of_claims
from conflictmodel.conclusions.running_totals import CONTRADICTORY, RunningTotal
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import BOX, SOLID, Row, block, limited, span, stated
from conflictmodel.values import Period, Quantity, Unit

_BEFORE = evolve(BOX, meaning="total before the installment")
_AFTER = evolve(SOLID, meaning="total after it")
_EITHER = evolve(BOX, colour="--cm-muted", meaning="total before or after")
_BASES = {
    TotalBasis.INCLUSIVE: (_AFTER, "after it"),
    TotalBasis.EXCLUSIVE: (_BEFORE, "before it"),
    TotalBasis.UNSTATED: (_EITHER, "before or after it, not stated which"),
}


def ledger(ledger: AidLedger, ax: Axes | None = None) -> Picture:
    """Draw when the installments of a programme were paid, their amounts, and the running totals.

    Each currency has amounts and an axis of its own. Where it is not settled whether a running
    total has its installment in it, every reading is drawn.

    Args:
        ledger: The ledger, as `aid_ledger` gives it.
        ax: The Axes to draw on; where there are none, a figure of its own is made.

    >>> from conflictmodel import Installment, aid_ledger, example
    >>> claims = example().of_type(Installment)
    >>> picture = ledger(aid_ledger(claims[0].programme, claims))
    >>> picture.title
    'IMF programme for Ukraine, International Monetary Fund to Ukraine'
    >>> [each.get_xlabel() for each in picture.axes]
    ['', 'USD', 'EUR']
    """
    _checks.refuse("ledger", _checks.is_a("ledger", ledger, AidLedger))
    paid = _when(ledger)
    when = {"When they were paid": limited(paid, "installments")} if paid else {}
    money = (
        (unit, {f"Amounts and running totals in {unit.name}": limited(rows, "amounts and totals")})
        for unit, rows in _money(ledger).items()
    )
    notes = [] if paid else ["Nothing was said of its installments"]
    return drawn("ledger", str(ledger.programme), [(None, when), *money], notes, ax)


def _when(known: AidLedger) -> list[Row]:
    rows = {
        entry.number: _paid(_installment(entry.number), entry.claims) for entry in known.entries
    }
    for each in known.missing:
        rows[each.lower] = Row(_installment(each.lower, each.upper), "nothing was said")
    unnumbered = [_paid(_unnumbered(claim), (claim,)) for claim in known.unnumbered]
    return [*(rows[number] for number in sorted(rows)), *unnumbered]


def _installment(first: int, last: int | None = None) -> str:
    return f"Installment {first}" if last in {None, first} else f"Installments {first} to {last}"


def _unnumbered(claim: Installment) -> str:
    return f"Number not stated [{claim.id}]"


def _paid(label: str, claims: tuple[Installment, ...]) -> Row:
    paid: dict[Period, None] = dict.fromkeys(each.paid for each in claims if each.paid is not None)
    counts = {claim.counts.value for claim in claims if claim.counts is not Ordinal.UNSTATED}
    notes = [f"the number is that of a {' or of a '.join(sorted(counts))}"] if counts else []
    bars = [bar for each in paid if (bar := span(each))]
    if len(bars) < len(paid):
        notes.append("no certain day")
    value = " or ".join(map(str, paid)) or "day not stated"
    return Row(label, value, bars, "; ".join(notes))


def _money(known: AidLedger) -> Mapping[Unit, list[Row]]:
    """Return the amounts and totals in each currency."""
    rows: defaultdict[Unit, list[Row]] = defaultdict(list)
    for entry in known.entries:
        said = [(each, claim.words) for claim in entry.claims for each in claim.amounts]
        for amount in entry.amounts:
            rows[amount.unit].append(_amount(_installment(entry.number), amount, said))
        for total in entry.totals:
            rows[total.unit] += _totals(total, entry)
    for claim in known.unnumbered:
        for amount in claim.amounts:
            rows[amount.unit].append(_amount(_unnumbered(claim), amount, [(amount, claim.words)]))
        if claim.total is not None:
            style, words = _BASES[claim.basis]
            unit, value = claim.total.unit, claim.total.range
            figure = f"{unit.format(value)}, {words}"
            rows[unit].append(Row(f"Total [{claim.id}]", figure, [block(value, style)]))
    return rows


def _amount(label: str, amount: Quantity, said: Iterable[tuple[Quantity, Iterable[Words]]]) -> Row:
    ranges = [(each.range, words) for each, words in said if each.unit == amount.unit]
    is_disputed = amount.range.intersection(*(each for each, _ in ranges)) is None
    note = "the claims contradict each other; this is all between them" if is_disputed else ""
    return stated(label, amount.range, amount.unit, of_claims(ranges, amount.range), note)


def _totals(total: RunningTotal, entry: LedgerEntry) -> Iterator[Row]:
    label, several = f"Total at installment {entry.number}", len(total.readings)
    if not several:
        yield Row(label, CONTRADICTORY)
    for number, reading in enumerate(total.readings, 1):
        before, after = (total.unit.format(each) for each in (reading.before, reading.after))
        blocks = [block(reading.before, _BEFORE), block(reading.after, _AFTER)]
        which = "" if total.is_settled else f", reading {number} of {several}"
        has_note = number == several and not total.is_settled
        note = f"settled by {', or '.join(entry.settled_by)}" if has_note else ""
        yield Row(f"{label}{which}", f"{before} before, {after} after", blocks, note)
