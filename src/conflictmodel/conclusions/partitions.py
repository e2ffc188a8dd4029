"""Partitions: how a caller says that a place or a group is divided."""

from collections import Counter
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, listing
from conflictmodel.errors import Problem
from conflictmodel.values import Group, Place
from conflictmodel.values.subjects import upwards


@final
@frozen
@_checks.checked
class Partition(Displayed):
    """A group or a place that is divided into parts that share nothing.

    Args:
        whole: What is divided.
        parts: Its parts, two or more, of the same kind; no one and nothing is in two of them.
        exhaustive: Whether all of the whole lies in one of the parts.

    Raises:
        InvalidValueError: If there are fewer than two parts, one lies in another, whole and parts
            are of two kinds, or a field is of the wrong type.

    >>> north, south = Place("North"), Place("South")
    >>> print(Partition(Place("Aland"), (north, south), exhaustive=True))
    Aland = North + South
    """

    whole: Group | Place
    parts: tuple[Group | Place, ...] = field(converter=_checks.Kept[Group | Place])
    exhaustive: bool = field(kw_only=True)

    def _problems(self) -> _checks.Problems:
        found = _checks.tuple_of("parts", self.parts, type(self.whole))
        if found:
            return found
        if len(self.parts) <= 1:
            return (Problem("parts", f"two or more must be given, not {len(self.parts)}"),)
        known = Counter((self.whole, *self.parts))
        parts = set(self.parts)
        inside = [
            each
            for each, times in known.items()
            if times > 1 or not parts.isdisjoint(upwards(each.within))
        ]
        return tuple(Problem("parts", f"'{each}' lies in another part") for each in inside)

    def _title(self) -> Line:
        sign = " = " if self.exhaustive else " ≥ "
        return (str(self.whole), sign, *listing(map(str, self.parts), " + "))
