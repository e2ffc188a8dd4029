"""Measures: which outcomes a figure counts, and whether the count only grows.

Counts of two outcomes may be added only where nothing counted has both: by definition so within
each of three declared partitions, and known of no other outcomes.
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import final
from zlib import crc32

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem
from conflictmodel.values.units import PERSONS, Unit


def _in_order(outcomes: frozenset[str]) -> str:
    """Return the call that makes these outcomes, the same in every process."""
    return f"frozenset({{{', '.join(map(repr, sorted(outcomes)))}}})"


@final
@frozen
@_checks.checked
class Outcomes(Displayed):
    """A partition: outcomes of which nothing counted has two, so that their counts add up.

    Args:
        name: What they are the fates of.
        outcomes: The outcomes.

    >>> print(FATES_OF_PEOPLE)
    fates of people: captured, killed, missing, unharmed, wounded
    """

    name: str
    outcomes: frozenset[str] = field(repr=_in_order)

    def __str__(self) -> str:
        return f"{self.name}: {', '.join(sorted(self.outcomes))}"


FATES_OF_PEOPLE = Outcomes(
    "fates of people", frozenset({"killed", "wounded", "missing", "captured", "unharmed"})
)
"""What becomes of people: the state of each at the end of the period, as the source counts it."""

FATES_OF_EQUIPMENT = Outcomes(
    "fates of equipment", frozenset({"destroyed", "damaged", "abandoned", "captured"})
)
"""What becomes of equipment that is lost; what is captured is counted as that alone."""

FATES_OF_LAUNCHED = Outcomes(
    "fates of what is launched", frozenset({"shot down", "lost", "reached", "left", "airborne"})
)
"""What becomes of drones and missiles."""

_PARTITIONS = (FATES_OF_PEOPLE, FATES_OF_EQUIPMENT, FATES_OF_LAUNCHED)
_DECLARED = frozenset[str]().union(*(each.outcomes for each in _PARTITIONS))


def _holding(outcomes: frozenset[str]) -> list[Outcomes]:
    """Return the partitions that have all of these outcomes."""
    return [each for each in _PARTITIONS if outcomes <= each.outcomes]


@final
@frozen
@_checks.checked
class Measure(Displayed):
    """One or more outcomes that are counted together: what has any of them, once.

    Args:
        outcomes: The outcomes.
        accrues: Whether the count is cumulative and only grows with its period (deaths), rather
            than a stock at one point in time (troops present).

    Raises:
        InvalidValueError: If there is no outcome, or two are of different things (`Outcomes`).

    >>> print(KILLED | WOUNDED)
    killed or wounded
    >>> KILLED.joined(WOUNDED).includes(KILLED), KILLED.includes(SENT)
    (True, False)
    >>> KILLED.is_disjoint(WOUNDED), KILLED.is_disjoint(NEWLY_DISPLACED)
    (True, False)
    """

    outcomes: frozenset[str] = field(repr=_in_order)
    accrues: bool = True

    def _problems(self) -> _checks.Problems:
        if not self.outcomes:
            return (Problem("outcomes", "there must be at least one"),)
        declared = self.outcomes & _DECLARED
        if _holding(declared):
            return ()
        kinds = "; ".join(str(each) for each in _PARTITIONS if declared & each.outcomes)
        message = f"{self} mixes the fates of different things ({kinds}): make a measure of each"
        return (Problem("outcomes", message),)

    # Text has another hash in every process, and a set of it another order: what is kept beside a
    # measure, in a cache or a checksum of its pickle, would not be found again.
    @cached_property
    def _checksum(self) -> int:
        return crc32(repr(self).encode())

    def __hash__(self) -> int:
        return self._checksum

    def __reduce__(self) -> tuple[Callable[..., "Measure"], tuple[str, ...]]:
        return partial(Measure.of, accrues=self.accrues), tuple(sorted(self.outcomes))

    @classmethod
    def of(cls, *outcomes: str, accrues: bool = True) -> "Measure":
        """Return the measure of these outcomes, as the constructor does of a set of them.

        >>> Measure.of("destroyed", "damaged") == DAMAGED | DESTROYED
        True
        """
        _checks.refuse("Measure", _checks.texts("outcomes", outcomes))
        return cls(frozenset(outcomes), accrues)

    def joined(self, other: "Measure") -> "Measure":
        """Return the measure of the outcomes of both, which accrue alike; also written `|`."""
        if type(other) is not Measure:
            raise _checks.unlike("joined", "other", other, Measure)
        if self.accrues is not other.accrues:
            message = f"{self} and {other} cannot be joined: one accrues and the other is a stock"
            raise _checks.refusal("Measure", Problem("accrues", message))
        return Measure(self.outcomes | other.outcomes, self.accrues)

    def __or__(self, other: "Measure") -> "Measure":
        if type(other) is not Measure:
            return NotImplemented
        return self.joined(other)

    def includes(self, other: "Measure") -> bool:
        """Whether everything the other measure counts is counted here too."""
        if type(other) is not Measure:
            raise _checks.unlike("includes", "other", other, Measure)
        return self.accrues is other.accrues and other.outcomes <= self.outcomes

    def is_disjoint(self, other: "Measure") -> bool:
        """Whether certainly nothing is counted by both, so that their counts may be added.

        They have no outcome in common, one partition holds the outcomes of both, and both accrue
        or neither.
        """
        if type(other) is not Measure:
            raise _checks.unlike("is_disjoint", "other", other, Measure)
        return (
            self.accrues is other.accrues
            and self.outcomes.isdisjoint(other.outcomes)
            and bool(_holding(self.outcomes | other.outcomes))
        )

    def __str__(self) -> str:
        return _WHOLES.get(self.outcomes) or " or ".join(sorted(self.outcomes))


def partition(measure: Measure, unit: Unit) -> Outcomes | None:
    """Return the declared partition that holds all outcomes of a measure; `None` if none does.

    Args:
        measure: The measure.
        unit: In what it is counted; it decides where two hold them: what is captured is people
            where persons are counted, and else equipment.

    >>> from conflictmodel import ITEMS, PERSONS
    >>> print(partition(CAPTURED, ITEMS))
    fates of equipment: abandoned, captured, damaged, destroyed
    >>> partition(DISPLACED, PERSONS) is None
    True
    """
    _checks.refuse(
        "partition", _checks.is_a("measure", measure, Measure), _checks.is_a("unit", unit, Unit)
    )
    held_by = _holding(measure.outcomes)
    meant = (each for each in held_by if (each is FATES_OF_PEOPLE) is (unit == PERSONS))
    return next(meant, held_by[0] if held_by else None)


KILLED = Measure.of("killed")
"""Dead through the fighting."""

WOUNDED = Measure.of("wounded")
"""Injured and alive, whatever the source calls it: "wounded", "injured", "hurt"."""

MISSING = Measure.of("missing")
"""Fate not known."""

CAPTURED = Measure.of("captured")
"""Held by the other party: people as prisoners, equipment as booty. The unit says which."""

UNHARMED = Measure.of("unharmed")
"""None of the other four."""

SENT = Measure(FATES_OF_PEOPLE.outcomes)
"""Everyone sent, whatever became of them."""

DISPLACED = Measure.of("displaced", accrues=False)
"""Away from home at a point in time, as refugees and displaced people are published."""

NEWLY_DISPLACED = Measure.of("newly displaced")
"""Driven from home in the period, whether or not they returned."""

DETAINED = Measure.of("detained", accrues=False)
"""In detention at a point in time."""

ARRESTED = Measure.of("arrested")
"""Taken into detention in the period, whether or not they were released."""

ABDUCTED = Measure.of("abducted")
"""Taken by force in the period by somebody who may not detain them."""

DESTROYED = Measure.of("destroyed")
"""Equipment that is beyond repair."""

DAMAGED = Measure.of("damaged")
"""Equipment that was hit and may be repaired."""

ABANDONED = Measure.of("abandoned")
"""Equipment that was left behind, and that nobody is known to have taken."""

SHOT_DOWN = Measure.of("shot down")
"""Destroyed in the air by the defender."""

LOST = Measure.of("lost")
"""Failed to reach a target without being shot down: jammed, crashed, vanished from radar."""

REACHED = Measure.of("reached")
"""Reached a target."""

LEFT = Measure.of("left")
"""Crossed a border out of the country."""

AIRBORNE = Measure.of("airborne")
"""Still in the air when the report was made."""

OF_LAUNCHED = (SHOT_DOWN, LOST, REACHED, LEFT, AIRBORNE)
"""What can become of what is launched, in the order in which it is listed."""

LAUNCHED = Measure(FATES_OF_LAUNCHED.outcomes)
"""Everything launched, whatever became of it."""

RECEIVED = Measure.of("received")
"""Paid out and received."""

_WHOLES = {SENT.outcomes: "sent", LAUNCHED.outcomes: "launched"}
