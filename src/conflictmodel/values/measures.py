"""Measures: which outcomes a figure counts, and whether the count only grows."""

from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem


@final
@frozen
class Measure(Displayed):
    """One or more disjoint outcomes that are counted together.

    Args:
        outcomes: The outcomes; nothing counted has two of them.
        accrues: Whether the count only grows with its period (deaths), rather than being a stock
            at a moment (troops present).

    Raises:
        InvalidValueError: If there is no outcome, or a field is of the wrong type.

    >>> print(KILLED | WOUNDED)
    killed or wounded
    >>> (KILLED | WOUNDED).includes(KILLED)
    True
    """

    outcomes: frozenset[str]
    accrues: bool = True

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.is_a("outcomes", self.outcomes, frozenset),
            _checks.is_a("accrues", self.accrues, bool),
        )
        if not self.outcomes:
            raise _checks.refusal("Measure", Problem("outcomes", "there must be at least one"))
        # In the order of their `repr`, because a set has none: the same error in every run.
        ordered = sorted(self.outcomes, key=repr)
        _checks.refuse(self, *(_checks.text("outcomes", name) for name in ordered))

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
        name = _WHOLES.get(self.outcomes)
        return name or " or ".join(sorted(self.outcomes))


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
"""In the hands of the other side.

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


LAUNCHED = SHOT_DOWN | LOST | REACHED | LEFT | AIRBORNE
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
