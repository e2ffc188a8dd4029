"""The picture of an aid ledger: installments over time, their amounts, and the running totals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve
from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.claims import Installment
from conflictmodel.conclusions import AidLedger, LedgerEntry, aid_ledger
from conflictmodel.conclusions.aid_ledgers import missing_line
from conflictmodel.conclusions.hedged_ends import of_claims
from conflictmodel.conclusions.running_totals import CONTRADICTORY, RunningTotal
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import BOX, SOLID, Row, block, span, stated
from conflictmodel.values import Quantity, Unit

_BEFORE = evolve(BOX, meaning="total before the installment")
_AFTER = evolve(SOLID, meaning="total after it")


def ledger(ledger: AidLedger, ax: Axes | None = None) -> Picture:
    """Draw when the installments of a programme were paid, their amounts, and the running totals.

    Each currency has amounts and an axis of its own. Where it is not settled whether a running
    total has its installment in it, every reading is drawn.

    Args:
        ledger: The ledger, as `aid_ledger` gives it.
        ax: The Axes to draw on; where there are none, a figure of its own is made.

    >>> from conflictmodel import example
    >>> claims = example().of_type(Installment)
    >>> picture = ledger(aid_ledger(claims[0].programme, claims))
    >>> [each.get_xlabel() for each in picture.axes]
    ['', 'USD', 'EUR']
    """
    _checks.refuse("ledger", _checks.is_a("ledger", ledger, AidLedger))
    paid: list[Row] = []
    money: defaultdict[Unit, list[Row]] = defaultdict(list)
    for which, entry, settled_by in _entries(ledger):
        paid.append(_paid(f"Installment {which}", entry.claims))
        for amount in entry.amounts:
            money[amount.unit].append(_amount(f"Installment {which}", amount, entry.claims))
        for total in entry.totals:
            money[total.unit] += _totals(f"Total at installment {which}", total, settled_by)
    sections = [
        (unit, {f"Amounts and running totals in {unit.name}": rows}) for unit, rows in money.items()
    ]
    notes = [] if paid else ["Nothing was said of its installments"]
    if ledger.missing:
        notes.append(f"Nothing was said of {missing_line(ledger.missing)}")
    panels = [(None, {"When they were paid": paid}), *sections]
    return drawn("ledger", str(ledger.programme), panels, notes, ax)


def _entries(known: AidLedger) -> Iterator[tuple[str, LedgerEntry, str]]:
    """Yield each entry with its number and what settles it; a claim without one is an entry."""
    for entry in known.entries:
        yield str(entry.number), entry, ", or ".join(entry.settled_by)
    for claim in known.unnumbered:
        (alone,) = aid_ledger(claim.programme, [evolve(claim, number=1, supersedes=())]).entries
        yield f"[{claim.id}]", alone, "its number"


def _paid(name: str, claims: Sequence[Installment]) -> Row:
    paid = dict.fromkeys(each.paid for each in claims if each.paid is not None)
    bars = [bar for each in paid for bar in span(each)]
    note = "no certain day" if len(bars) < len(paid) else ""
    return Row(name, " or ".join(map(str, paid)) or "day not stated", bars, note)


def _amount(name: str, amount: Quantity, claims: Sequence[Installment]) -> Row:
    said = [(each, claim.words) for claim in claims for each in claim.amounts]
    ranges = [(each.range, words) for each, words in said if each.unit == amount.unit]
    is_disputed = amount.range.intersection(*(each for each, _ in ranges)) is None
    note = "the claims contradict each other; this is all between them" if is_disputed else ""
    ends = of_claims(ranges, amount.range)
    figure = amount.unit.format(amount.range)
    return evolve(stated(name, figure, amount.range, amount.unit, ends), note=note)


def _totals(name: str, total: RunningTotal, settled_by: str) -> Iterator[Row]:
    several = len(total.readings)
    if not several:
        yield Row(name, CONTRADICTORY)
    for number, reading in enumerate(total.readings, 1):
        before, after = (total.unit.format(each) for each in (reading.before, reading.after))
        bars = [
            block(reading.before, total.unit, _BEFORE),
            block(reading.after, total.unit, _AFTER),
        ]
        which = "" if several == 1 else f", reading {number} of {several}"
        note = f"settled by {settled_by}" if 1 < several == number else ""
        yield Row(f"{name}{which}", f"{before} before, {after} after", bars, note)
