"""Outcomes: what can become of what is counted, and which outcomes exclude each other.

Counts of two outcomes may be added only where nothing counted has both. That is so by definition
within each of three declared partitions, and known of no other outcomes: who is killed may have
been displaced before.
"""

from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed


def in_order(outcomes: frozenset[str]) -> str:
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
    outcomes: frozenset[str] = field(repr=in_order)

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

PARTITIONS = (FATES_OF_PEOPLE, FATES_OF_EQUIPMENT, FATES_OF_LAUNCHED)
DECLARED = frozenset[str]().union(*(each.outcomes for each in PARTITIONS))


def holding(outcomes: frozenset[str]) -> list[Outcomes]:
    """Return the partitions that have all of these outcomes."""
    return [each for each in PARTITIONS if outcomes <= each.outcomes]
