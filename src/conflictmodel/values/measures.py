"""Measures: which outcomes a figure counts, and whether the count only grows."""

from collections.abc import Callable
from functools import cached_property, partial, reduce
from typing import final
from zlib import crc32

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem


def _in_order(outcomes: frozenset[str]) -> str:
    return f"frozenset({{{', '.join(map(repr, sorted(outcomes)))}}})"


@final
@frozen
@_checks.checked
class Measure(Displayed):
    """One or more disjoint outcomes that are counted together.

    Args:
        outcomes: The outcomes; nothing counted has two of them.
        accrues: Whether the count is cumulative and only grows with its period (deaths), rather
            than a stock at one point in time (troops present).

    Raises:
        InvalidValueError: If there is no outcome, or a field is of the wrong type.

    >>> print(KILLED | WOUNDED)
    killed or wounded
    >>> (KILLED | WOUNDED).includes(KILLED)
    True
    """

    outcomes: frozenset[str] = field(repr=_in_order)
    accrues: bool = True

    def _problems(self) -> _checks.Problems:
        return () if self.outcomes else (Problem("outcomes", "there must be at least one"),)

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
        """Return the measure of these outcomes.

        Args:
            outcomes: The outcomes, such as "damaged"; one or more.
            accrues: Whether the count only grows with its period (deaths); a stock does not.

        Raises:
            InvalidValueError: If there is no outcome, or one of them is not text.

        >>> Measure.of("destroyed", "damaged") == Measure.of("damaged") | Measure.of("destroyed")
        True
        """
        _checks.refuse("Measure", _checks.texts("outcomes", outcomes))
        return cls(frozenset(outcomes), accrues)

    def joined(self, other: "Measure") -> "Measure":
        """Return the measure of the outcomes of both; also written `|`.

        Raises:
            InvalidValueError: If one accrues and the other does not, or is no `Measure`.

        >>> KILLED.joined(WOUNDED) == KILLED | WOUNDED
        True
        """
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
        """Whether everything the other measure counts is counted here too.

        Raises:
            InvalidValueError: If the other is no `Measure`.

        >>> SENT.includes(KILLED), KILLED.includes(SENT)
        (True, False)
        """
        if type(other) is not Measure:
            raise _checks.unlike("includes", "other", other, Measure)
        return self.accrues is other.accrues and other.outcomes <= self.outcomes

    def is_disjoint(self, other: "Measure") -> bool:
        """Whether nothing is counted by both.

        Raises:
            InvalidValueError: If the other is no `Measure`.

        >>> KILLED.is_disjoint(WOUNDED)
        True
        """
        if type(other) is not Measure:
            raise _checks.unlike("is_disjoint", "other", other, Measure)
        return self.outcomes.isdisjoint(other.outcomes)

    def __str__(self) -> str:
        return _WHOLES.get(self.outcomes) or " or ".join(sorted(self.outcomes))


KILLED = Measure.of("killed")
"""Dead through the fighting.

>>> print(KILLED)
killed
"""

WOUNDED = Measure.of("wounded")
"""Injured and alive.

>>> print(KILLED | WOUNDED)
killed or wounded
"""

MISSING = Measure.of("missing")
"""Fate not known.

>>> print(MISSING)
missing
"""

CAPTURED = Measure.of("captured")
"""Held prisoner by the other party.

>>> print(CAPTURED)
captured
"""

UNHARMED = Measure.of("unharmed")
"""None of the other four.

>>> UNHARMED.is_disjoint(WOUNDED)
True
"""

SENT = KILLED | WOUNDED | MISSING | CAPTURED | UNHARMED
"""Everyone sent, whatever became of them.

>>> SENT.includes(KILLED | WOUNDED)
True
"""

SHOT_DOWN = Measure.of("shot down")
"""Destroyed in the air by the defender.

>>> print(SHOT_DOWN)
shot down
"""

LOST = Measure.of("lost")
"""Failed to reach a target without being shot down: jammed, crashed, vanished from radar.

>>> LOST.is_disjoint(SHOT_DOWN)
True
"""

REACHED = Measure.of("reached")
"""Reached a target.

>>> print(REACHED)
reached
"""

LEFT = Measure.of("left")
"""Crossed a border out of the country.

>>> print(LEFT)
left
"""

AIRBORNE = Measure.of("airborne")
"""Still in the air when the report was made.

>>> print(AIRBORNE)
airborne
"""

OF_LAUNCHED = (SHOT_DOWN, LOST, REACHED, LEFT, AIRBORNE)
"""What can become of what is launched; nothing has two of them."""

LAUNCHED = reduce(Measure.joined, OF_LAUNCHED)
"""Everything launched, whatever became of it.

>>> LAUNCHED.includes(SHOT_DOWN | LOST)
True
"""

RECEIVED = Measure.of("received")
"""Paid out and received.

>>> print(RECEIVED)
received
"""

_WHOLES = {SENT.outcomes: "sent", LAUNCHED.outcomes: "launched"}
