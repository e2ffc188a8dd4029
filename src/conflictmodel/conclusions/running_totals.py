"""Running totals: what was said of the sum of all installments, at one of them.

A running total that was stated at an installment is from before it or from after it. Where the
words do not settle which, both stand side by side, until another statement leaves only one.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise, product
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import TotalBasis
from conflictmodel.display.displayed import Displayed
from conflictmodel.values import Pieces, Range, Unit, union

CONTRADICTORY = "what was said contradicts itself"


@final
@frozen
@_checks.checked
class Reading(Displayed):
    """One way to read what was said of a running total at an installment.

    Args:
        before: The total before the installment, in smallest parts.
        after: The total after it.

    >>> Reading(Range(3, 4), Range(7)).after
    Range(lower=7, upper=None)
    """

    before: Range
    after: Range

    def __str__(self) -> str:
        return f"{self.before} before, {self.after} after"


@final
@frozen
@_checks.checked
class RunningTotal(Displayed):
    """What was said of a programme's running total at one installment, in one currency.

    Args:
        unit: The currency.
        readings: Every way to read it; none where what was said contradicts itself.

    >>> from conflictmodel import currency
    >>> RunningTotal(currency("USD"), (Reading(Range(0, 5), Range(7, 8)),)).is_settled
    True
    """

    unit: Unit
    readings: tuple[Reading, ...] = field(converter=_checks.Kept[Reading])

    @property
    def before(self) -> Pieces:
        """What the total may have been before the installment.

        >>> from conflictmodel import currency
        >>> RunningTotal(currency("USD"), (Reading(Range(0, 5), Range(7, 8)),)).before
        (Range(lower=0, upper=5),)
        """
        return union(reading.before for reading in self.readings)

    @property
    def after(self) -> Pieces:
        """What the total may have been after the installment.

        >>> from conflictmodel import currency
        >>> RunningTotal(currency("USD"), (Reading(Range(0, 5), Range(7, 8)),)).after
        (Range(lower=7, upper=8),)
        """
        return union(reading.after for reading in self.readings)

    @property
    def is_settled(self) -> bool:
        """Whether one reading is left.

        >>> RunningTotal(Unit("USD", 2), ()).is_settled
        False
        """
        return len(self.readings) == 1

    def __str__(self) -> str:
        before, after = (total_line(each, self.unit) for each in (self.before, self.after))
        return f"{before} before, {after} after" if self.readings else CONTRADICTORY


def total_line(pieces: Pieces, unit: Unit) -> str:
    """Return a running total as a line: where it is not settled, one way to read it or another."""
    return " or ".join(map(unit.format, pieces)) or CONTRADICTORY


def readings_of(total: Range, basis: TotalBasis, amount: Range) -> tuple[Reading, ...]:
    """Return the ways to read one statement of a total, first with the installment in it."""
    readings: list[Reading] = []
    before = total.less(amount)
    if basis is not TotalBasis.EXCLUSIVE and before is not None:
        readings.append(Reading(before, total))
    if basis is not TotalBasis.INCLUSIVE:
        readings.append(Reading(total, total + amount))
    return tuple(readings)


def of_both(some: tuple[Reading, ...], others: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return what is left of the readings of two statements when both are right."""
    met = (
        (one.before.intersection(other.before), one.after.intersection(other.after))
        for one, other in product(some, others)
    )
    return tuple(
        Reading(before, after) for before, after in met if before is not None and after is not None
    )


def settled(
    readings: Sequence[tuple[Reading, ...]], paid_between: Callable[[int, int], Range]
) -> tuple[tuple[Reading, ...], ...]:
    """Return the readings of totals at several installments that can stand side by side.

    There are readings of each installment, in order; none where no total was stated at it. A total
    without a reading contradicts itself, or the one before it: it settles nothing. `paid_between`
    returns what was paid after one installment and before another.
    """
    left = list(readings)
    # Forwards and back, so that what settles one total settles those on either side of it.
    steps = tuple(pairwise(index for index, found in enumerate(left) if found))
    for one, other in (*steps, *reversed(steps)):
        paid = paid_between(one, other)
        if left[one] and left[other]:
            agreeing = [
                (earlier, later)
                for earlier in left[one]
                for later in left[other]
                if (earlier.after + paid).intersection(later.before) is not None
            ]
            left[one] = tuple(dict.fromkeys(earlier for earlier, _ in agreeing))
            left[other] = tuple(dict.fromkeys(later for _, later in agreeing))
    return tuple(left)
