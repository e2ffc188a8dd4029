"""Comparable figures: estimates with what tells cheaply which of them are of one subject.

Each check looks at each estimate of a dossier several times. So groups and places are hashed once,
and are numbers from then on.
"""

from collections.abc import Iterable
from datetime import date
from typing import final

from attrs import frozen

from conflictmodel.claims import Estimate
from conflictmodel.values import Measure, Period, Unit
from conflictmodel.values.ranges import Range, by_upper_end
from conflictmodel.values.subjects import upwards

Days = tuple[int, int] | str
"""The first and the last day of a period as numbers, or its words where nobody stated its days."""

_BEYOND = date.max.toordinal() + 1  # where an end that is open lies


@final
@frozen(eq=False)
class Figure:
    index: int  # its place among all
    estimate: Estimate
    groups: tuple[int, ...]  # its own, and each larger one in which that lies
    places: tuple[int, ...]  # so too, and 0 at the end, which is anywhere
    days: Days
    first: int
    last: int
    kind: int  # what it counts and who says so, whatever the period
    subject: int  # the same of a period

    @property
    def id(self) -> str:
        return self.estimate.id

    @property
    def origin(self) -> str:
        return self.estimate.by.source.origin

    @property
    def measure(self) -> Measure:
        return self.estimate.subject.measure

    @property
    def unit(self) -> Unit:
        return self.estimate.subject.unit

    @property
    def range(self) -> Range:
        return self.estimate.range

    @property
    def is_dated(self) -> bool:
        """Whether its days were stated, so that another figure of them is of the same."""
        return not isinstance(self.days, str)

    def __str__(self) -> str:
        return self.unit.format(self.range)


def days_of(period: Period) -> Days:
    return _ends(period) if period.days_are_stated else period.edtf


def _ends(period: Period) -> tuple[int, int]:
    first, last = period.first, period.last
    return first.toordinal() if first else 0, last.toordinal() if last else _BEYOND


def comparable(estimates: Iterable[Estimate]) -> tuple[Figure, ...]:
    numbers: dict[object, int] = {}
    known: dict[int, tuple[int, ...]] = {}

    def number(thing: object) -> int:
        return numbers.setdefault(thing, len(numbers) + 1)

    def numbered(thing: object, chain: Iterable[object]) -> tuple[int, ...]:
        # Most are one object, and to hash what lies deep in others takes long.
        if id(thing) not in known:
            known[id(thing)] = tuple(map(number, chain))
        return known[id(thing)]

    def figure(index: int, each: Estimate) -> Figure:
        subject, origin = each.subject, each.by.source.origin
        groups = numbered(subject.group, upwards(subject.group))
        places = (*numbered(subject.place, upwards(subject.place)), 0)
        days = days_of(subject.period)
        kind = number((origin, groups[0], subject.measure, places[0], subject.unit))
        same = number((kind, days))
        ends = _ends(subject.period)
        return Figure(index, each, groups, places, days, *ends, kind, same)

    return tuple(figure(index, each) for index, each in enumerate(estimates))


def in_order(*figures: Figure) -> list[Figure]:
    """Return figures in the order in which the dossier has them."""
    return sorted(figures, key=lambda each: each.index)


def highest(figures: Iterable[Figure]) -> Figure:
    """Return the first with the greatest lower end."""
    return max(figures, key=lambda each: each.range.lower)


def lowest(figures: Iterable[Figure]) -> Figure:
    """Return the first with the least upper end."""
    return min(figures, key=upper_end)


def upper_end(figure: Figure) -> tuple[bool, int]:
    return by_upper_end(figure.range)
