"""Running totals: what was said of the sum of all installments, before or after one of them.

Where the words do not settle which, both stand side by side, until a statement leaves only one.
"""

from itertools import product
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import TotalBasis
from conflictmodel.display.displayed import Displayed
from conflictmodel.values import Pieces, Range, Unit, union

_MANY = 16
CONTRADICTORY = "what was said contradicts itself"


@final
@frozen
@_checks.checked
class Reading(Displayed):
    """One way to read what was said of a running total at an installment.

    Args:
        before: The total before the installment, in smallest parts.
        after: The total after it.

    >>> print(Reading(Range(3, 4), Range(7)))
    3–4 before, at least 7 after
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
        readings: Every way to read it, or 32 at most that hold all; none where what was said
            contradicts itself.

    >>> total = RunningTotal(Unit("x"), (Reading(Range(0, 5), Range(7, 8)),))
    >>> print(total.is_settled, *total.before, *total.after, sep=" | ")
    True | at most 5 | 7–8
    """

    unit: Unit
    readings: tuple[Reading, ...] = field(converter=_checks.Kept[Reading])

    @property
    def before(self) -> Pieces:
        """What the total may have been before the installment."""
        return union(reading.before for reading in self.readings)

    @property
    def after(self) -> Pieces:
        """What the total may have been after the installment."""
        return union(reading.after for reading in self.readings)

    @property
    def is_settled(self) -> bool:
        """Whether one reading is left."""
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
    found = dict.fromkeys(
        Reading(before, after)
        for one, other in product(some, others)
        if (before := one.before.intersection(other.before))
        and (after := one.after.intersection(other.after))
    )
    if len(found) <= _MANY:
        return tuple(found)
    # Twenty statements may have a million readings: those are dropped that others enclose. Of many
    # vague statements many are left, and neighbours are joined, which excludes nothing.
    left = [
        each
        for each in found
        if not any(
            other is not each
            and other.before.encloses(each.before)
            and other.after.encloses(each.after)
            for other in found
        )
    ]
    if len(left) <= 2 * _MANY:
        return tuple(left)
    left.sort(key=lambda each: (each.before.lower, each.after.lower))
    return tuple(
        Reading(one.before.hull(other.before), one.after.hull(other.after))
        for one, other in zip(left[::2], [*left[1::2], left[-1]], strict=False)
    )


def agreeing(
    earlier: tuple[Reading, ...], paid: Range, later: tuple[Reading, ...]
) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """Return the readings of two totals that can stand side by side, with what was paid between."""
    if not earlier or not later:
        return earlier, later
    pairs = [
        (one, other)
        for one, other in product(earlier, later)
        if (one.after + paid).intersection(other.before) is not None
    ]
    return tuple(dict.fromkeys(p[0] for p in pairs)), tuple(dict.fromkeys(p[1] for p in pairs))
