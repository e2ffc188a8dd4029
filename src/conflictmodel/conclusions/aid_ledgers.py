"""Ledgers: an aid programme's installments and running totals, as far as they are settled."""

from collections.abc import Iterable, Sequence
from functools import cached_property, reduce
from itertools import pairwise
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Estimate, Installment, Programme
from conflictmodel.claims.dossiers import index_of
from conflictmodel.claims.indexes import filed
from conflictmodel.claims.statements import cited
from conflictmodel.conclusions.running_totals import (
    Reading,
    RunningTotal,
    agreeing,
    of_both,
    readings_of,
    total_line,
)
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import Line, Row
from conflictmodel.display.text import few
from conflictmodel.values import RECEIVED, Pieces, Quantity, Range, Subject, Unit, exactly, unknown

_NO_AMOUNT = "no amount stated"


def amounts_line(amounts: Iterable[Quantity]) -> str:
    """Return what was paid as a line: one payment may be stated in several currencies."""
    return " = ".join(each.unit.format(each.range) for each in amounts) or _NO_AMOUNT


def missing_line(numbers: Pieces) -> str:
    """Return runs of numbers as a line; nothing where there is no number."""
    runs = [f"{each.lower}" if each.is_exact else f"{each.lower}–{each.upper}" for each in numbers]
    one = len(numbers) == 1 and numbers[0].is_exact
    return f"installment{'' if one else 's'} {', '.join(few(runs))}" if runs else ""


@final
@frozen
@_checks.checked
class LedgerEntry(Displayed):
    """What is known of one installment.

    Args:
        number: Which installment, from 1.
        claims: The claims about it.
        amounts: What all claims allow, or else all that lies between them, for each currency.
        totals: The running total, once for each currency it was stated in.

    >>> two = (Reading(Range(0, 5), Range(7)), Reading(Range(7), Range(9)))
    >>> LedgerEntry(1, (), (), (RunningTotal(Unit("x"), two),)).settled_by[1]
    'the total before installment 2'
    """

    number: int = field(converter=_checks.whole)
    claims: tuple[Installment, ...] = field(converter=_checks.Kept[Installment])
    amounts: tuple[Quantity, ...] = field(converter=_checks.Kept[Quantity])
    totals: tuple[RunningTotal, ...] = field(converter=_checks.Kept[RunningTotal])

    @property
    def settled_by(self) -> tuple[str, ...]:
        """What would settle the running total; nothing where it is settled, or cannot be."""
        if not any(len(total.readings) > 1 for total in self.totals):
            return ()
        earlier = (f"the total after installment {self.number - 1}",) if self.number > 1 else ()
        return (
            f"a statement whether the total has installment {self.number} in it",
            f"the total before installment {self.number + 1}",
            *earlier,
        )

    def __str__(self) -> str:
        return f"installment {self.number}: {amounts_line(self.amounts)}"

    def _rows(self) -> tuple[Row, ...]:
        return (
            ("installment", (f"{self.number}: {amounts_line(self.amounts)}",)),
            *(
                (f"total {when}", (total_line(pieces, total.unit),))
                for total in self.totals
                for when, pieces in (("before", total.before), ("after", total.after))
            ),
            ("settled by", self.settled_by),
            *(("said", (cited(each),)) for each in self.claims),
        )


@final
@frozen
@_checks.checked
class AidLedger(DisplayedInFull):
    """The installments of a programme, in order.

    Args:
        programme: The programme.
        entries: One for each number that something was said of, ascending.
        unnumbered: The claims that name no number.

    >>> entries = LedgerEntry(1, (), (), ()), LedgerEntry(4, (), (), ())
    >>> found = AidLedger(Programme("IMF programme", "IMF", "Ukraine"), entries)
    >>> found.missing, found.estimates()
    ((Range(lower=2, upper=3),), ())
    """

    programme: Programme
    entries: tuple[LedgerEntry, ...] = field(converter=_checks.Kept[LedgerEntry])
    unnumbered: tuple[Installment, ...] = field(default=(), converter=_checks.Kept[Installment])

    @cached_property
    def missing(self) -> Pieces:
        """The numbers, below the highest, of which nothing was said, as ranges of numbers."""
        numbers = (0, *(entry.number for entry in self.entries))
        return tuple(
            Range(one + 1, other - 1) for one, other in pairwise(numbers) if other - one > 1
        )

    def estimates(self) -> tuple[Estimate, ...]:
        """Return what each claim says was paid and when, as estimates, one for each currency."""
        claims = (*(claim for entry in self.entries for claim in entry.claims), *self.unnumbered)
        return tuple(
            Estimate(
                f"{claim.id}/{unit.name}",
                Subject(claim.programme.group, RECEIVED, claim.paid, unit=unit),
                amount,
                claim.by,
                claim.words,
            )
            for claim in claims
            if claim.paid is not None
            for unit, amount in _amounts([claim]).items()
        )

    def _title(self) -> Line:
        return self.programme.summary().title

    def _rows(self) -> tuple[Row, ...]:
        return (
            *(row for entry in self.entries for row in entry.summary().rows),
            ("not mentioned", tuple(filter(None, (missing_line(self.missing),)))),
            ("no number", tuple(few([_payment(claim) for claim in self.unnumbered]))),
        )


def _payment(claim: Installment) -> tuple[str, ...]:
    total = f", total {claim.total}" if claim.total else ""
    amounts = " = ".join(map(str, claim.amounts)) or _NO_AMOUNT
    return (f"{amounts}{total}: ", *cited(claim))


def aid_ledger(programme: Programme, installments: Dossier | Iterable[Installment]) -> AidLedger:
    """Return the ledger of a programme: its installments in order, with the running totals.

    A reading of a running total is dropped where no reading of the last total before it, or of the
    next one after it, agrees. The claims of all origins are taken together.

    Args:
        programme: The programme.
        installments: A dossier, or claims of this programme or any other.

    Raises:
        InvalidValueError: If two different claims have one id, some replace each other in a circle,
            or an argument is of the wrong type.

    >>> from conflictmodel import example
    >>> payments = example().of_type(Installment)
    >>> total = aid_ledger(payments[0].programme, payments).entries[0].totals[0]
    >>> print(*map(total.unit.format, total.before), sep=" or ")
    8.6–8.8 bn USD or 9.75–9.85 bn USD
    """
    _checks.refuse("aid_ledger", _checks.is_a("programme", programme, Programme))
    index = index_of("aid_ledger", "installments", installments, Installment)
    by_number = filed((claim.number, claim) for claim in index.by_programme.get(programme, ()))
    unnumbered = tuple(by_number.pop(None, ()))
    numbers = sorted(number for number in by_number if number is not None)
    said = [by_number[number] for number in numbers]
    amounts = [*map(_amounts, said)]
    totals = [*map(_totals, said, amounts)]
    for unit in dict.fromkeys(unit for each in totals for unit in each):
        _settle(numbers, amounts, totals, unit)
    entries = tuple(
        LedgerEntry(
            number,
            claims,
            tuple(Quantity(figure, unit) for unit, figure in paid.items()),
            tuple(RunningTotal(unit, readings) for unit, readings in running.items()),
        )
        for number, claims, paid, running in zip(numbers, said, amounts, totals, strict=True)
    )
    return AidLedger(programme, entries, unnumbered)


_Amounts = dict[Unit, Range]
_Totals = dict[Unit, tuple[Reading, ...]]


def _amounts(claims: Iterable[Installment]) -> _Amounts:
    amounts = (amount for claim in claims for amount in claim.amounts)
    stated = filed((amount.unit, amount.range) for amount in amounts)
    return {
        unit: first.intersection(*rest) or first.hull(*rest)
        for unit, (first, *rest) in stated.items()
    }


def _totals(claims: Iterable[Installment], paid: _Amounts) -> _Totals:
    totals = ((claim.total, claim.basis) for claim in claims if claim.total is not None)
    stated = filed(
        (total.unit, readings_of(total.range, basis, paid.get(total.unit, unknown())))
        for total, basis in totals
    )
    return {unit: reduce(of_both, sorted(each, key=repr)) for unit, each in stated.items()}


def _settle(
    numbers: Sequence[int], amounts: Sequence[_Amounts], totals: Sequence[_Totals], unit: Unit
) -> None:
    """Drop the readings of totals in one currency that cannot stand side by side."""
    # Forwards and back, so that what settles one total settles those on either side of it.
    steps = tuple(pairwise(index for index, each in enumerate(totals) if each.get(unit)))
    for one, other in (*steps, *reversed(steps)):
        known = [each[unit] for each in amounts[one + 1 : other] if unit in each]
        # Where an installment between them has no amount, any sum may have been paid.
        are_known = len(known) == numbers[other] - numbers[one] - 1
        paid = sum(known, exactly(0) if are_known else unknown())
        earlier, later = totals[one], totals[other]
        earlier[unit], later[unit] = agreeing(earlier[unit], paid, later[unit])
