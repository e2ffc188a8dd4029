"""Money: whether amounts and totals of installments agree, and no transfer is counted twice."""

from collections.abc import Iterator

from conflictmodel.claims import Dossier, Estimate, Installment
from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions._findings.finding import Finding, folded
from conflictmodel.conclusions.aid_ledgers import aid_ledger
from conflictmodel.values import Measure, Period, Quantity
from conflictmodel.values.measures import RECEIVED
from conflictmodel.values.ranges import by_upper_end

_Stated = tuple[Installment, Quantity]
_INCOMING = frozenset({RECEIVED, Measure.of("incoming funds")})


def amounts(dossier: Dossier) -> Iterator[Finding]:
    stated = filed(
        ((each.by.source.origin, each.programme, each.number, amount.unit), (each, amount))
        for each in dossier.of_type(Installment)
        if each.number is not None
        for amount in each.amounts
    )
    for said in stated.values():
        highest = lowest = said[0]
        for each in said[1:]:
            for other in (lowest, highest):
                if other[1].range.intersection(each[1].range) is None:
                    yield _unlike(other, each)
                    break
            highest = max(highest, each, key=lambda one: one[1].range.lower)
            lowest = min(lowest, each, key=lambda one: by_upper_end(one[1].range))


def _unlike(one: _Stated, other: _Stated) -> Finding:
    claim, amount = other
    message = f"{one[1]} and {amount} cannot both be installment {claim.number}"
    others = () if one[0] is claim else (one[0].id,)
    return Finding("amounts-differ", claim.id, message, others)


def totals(dossier: Dossier) -> Iterator[Finding]:
    for programme in dossier.index.by_programme:
        for entry in aid_ledger(programme, dossier).entries:
            for total in entry.totals:
                if not total.readings:
                    first, *rest = (claim.id for claim in entry.claims)
                    message = (
                        f"no reading of the total in {total.unit.name} at installment"
                        f" {entry.number} agrees with its amount and the totals beside it"
                    )
                    yield Finding("totals-contradict", first, message, tuple(rest))


def transfers(dossier: Dossier) -> Iterator[Finding]:
    """Yield the amounts of one day that a giver says it paid and a receiver says it was paid.

    Who enters incoming funds is the receiver of an installment.
    """
    paid = [each for each in dossier.of_type(Installment) if each.paid]
    incoming = [each for each in dossier.of_type(Estimate) if each.subject.measure in _INCOMING]
    given = [(claim, amount) for claim in paid for amount in claim.amounts]
    by_giver = filed(
        ((*_transfer(*each), folded(each[0].programme.provider)), each) for each in given
    )
    for (first, amount), *others in by_giver.values():
        for other, _ in others:
            if other.programme != first.programme and _origin(other) != _origin(first):
                yield _twice(first, other, amount)
    by_transfer = {_transfer(*each): each[0] for each in reversed(given)}
    for each in incoming:
        amount = Quantity(each.range, each.subject.unit)
        received = amount, each.subject.period.in_days(), folded(each.by.source.name)
        giver = by_transfer.get(received)
        if giver is not None and _origin(giver) != _origin(each):
            yield _twice(giver, each, amount)


def _transfer(claim: Installment, amount: Quantity) -> tuple[Quantity, Period | str, str]:
    """Return what is the same of a transfer: days that nobody stated are those of one claim."""
    stated = claim.paid if claim.paid and claim.paid.days_are_stated else None
    return amount, stated.in_days() if stated else claim.id, folded(claim.programme.recipient)


def _origin(claim: Estimate | Installment) -> str:
    return claim.by.source.origin


def _twice(one: Installment, other: Estimate | Installment, amount: Quantity) -> Finding:
    by = f"{one.by.source} and {other.by.source}"
    message = f"{amount} of one day is counted by {by}, at giver and receiver of one transfer"
    return Finding("money-counted-twice", other.id, message, (one.id,))
