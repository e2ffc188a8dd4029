"""Roles: what part each estimate plays in an assessment, and why."""

from enum import Enum
from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.estimates import Estimate
from conflictmodel.ranges import Range


class Role(Enum):
    """What part an estimate played.

    >>> Role.LOWER_BOUND.value
    'lower bound'
    """

    AS_ITSELF = "as itself"
    """It is about the subject."""

    LOWER_BOUND = "lower bound"
    """It is about a part of the subject."""

    UPPER_BOUND = "upper bound"
    """It is about something that includes the subject."""

    SUMMED = "summed"
    """It is counted in a sum of disjoint parts."""

    SUPERSEDED = "superseded"
    """Another estimate replaces it."""

    SET_ASIDE = "set aside"
    """It says nothing about the subject."""


@final
@frozen
class Considered:
    """An estimate, and what became of it.

    Args:
        estimate: The estimate; a sum of estimates where `parts` names them.
        role: What part it played.
        range: What it allows the subject to be; `None` where it says nothing about it.
        why: The reason, as a phrase.
        parts: The ids of the estimates it is the sum of; none where it is no sum.

    Raises:
        InvalidValueError: If a field is of the wrong type.

    >>> Considered.__match_args__
    ('estimate', 'role', 'range', 'why', 'parts')
    """

    estimate: Estimate
    role: Role
    range: Range | None
    why: str
    parts: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.is_a("estimate", self.estimate, Estimate),
            _checks.is_a("role", self.role, Role),
            _checks.optional("range", self.range, Range),
            _checks.text("why", self.why),
            _checks.texts("parts", self.parts),
        )
