"""Rules of sorted ends: each takes one lower and one upper end from those of the voices."""

from functools import partial
from typing import Final

from conflictmodel import _checks
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    ASSOCIATIVE,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    EQUALS_CORE,
    HULL_BOUNDED,
    IDEMPOTENT,
    IGNORES_VACUOUS,
    INCLUSION_ISOTONE,
    KEEPS_CORE,
    ONE_RANGE,
    ORDER_MONOTONE,
    SCALE_EQUIVARIANT,
    SOUND,
    SOUND_WITH_MOST_RIGHT,
    TRANSLATION_EQUIVARIANT,
    WITHIN_SOURCES,
    sound_with_right,
    sound_with_wrong,
)
from conflictmodel.rules.rule import Rule, call
from conflictmodel.rules.voices import ranges_of
from conflictmodel.values.ranges import Pieces, Range, by_upper_end

_Ranges = tuple[Range, ...]

# What every rule keeps that takes one lower and one upper end by their places alone.
_BY_PLACE = frozenset(
    {COMMUTATIVE, INCLUSION_ISOTONE, ORDER_MONOTONE, ONE_RANGE, KEEPS_CORE, SOUND}
)
OF_ENDS = _BY_PLACE | {IDEMPOTENT, HULL_BOUNDED, TRANSLATION_EQUIVARIANT, SCALE_EQUIVARIANT}
"""What it keeps besides where each of the two ends is always that of some voice."""


def _hull(ranges: _Ranges) -> Pieces:
    first, *rest = ranges
    return (first.hull(*rest),)


hull: Final = Rule(
    "hull",
    _hull,
    ranges_of,
    OF_ENDS
    | {
        ASSOCIATIVE,
        DUPLICATE_INSENSITIVE,
        ALWAYS_ANSWERS,
        SOUND_WITH_MOST_RIGHT,
        sound_with_right(1),
    },
)
"""Everything between the lowest and the highest value that any voice allows.

Right when at least one voice is. Moore, Kearfott and Cloud, Introduction to Interval Analysis,
2009.

>>> hull.pool([Range(3, 3), Range(7, 7)])
(Range(lower=3, upper=7),)
"""


def _intersection(ranges: _Ranges) -> Pieces:
    first, *rest = ranges
    common = first.intersection(*rest)
    return () if common is None else (common,)


intersection: Final = Rule(
    "intersection",
    _intersection,
    ranges_of,
    OF_ENDS | {ASSOCIATIVE, DUPLICATE_INSENSITIVE, IGNORES_VACUOUS, EQUALS_CORE, WITHIN_SOURCES},
)
"""What all voices allow.

Right when every voice is. Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009.

>>> intersection.pool([Range(1050, 1150), Range(1001)])
(Range(lower=1050, upper=1150),)
"""


def _robust(wrong: int, ranges: _Ranges) -> Pieces:
    left = len(ranges) - wrong
    if left <= 0:
        return (Range(),)
    lower = sorted([each.lower for each in ranges])[left - 1]
    uppers = sorted([each.upper for each in ranges if each.upper is not None])
    upper = uppers[wrong] if wrong < len(uppers) else None
    return () if upper is not None and upper < lower else (Range(lower, upper),)


def robust(wrong: int) -> Rule[Range]:
    """Return the rule that leaves out so many of the highest lower and the lowest upper ends.

    Right when no more voices than that are wrong. `robust(0)` is the intersection, and `robust` of
    all voices but one is the hull. Of as many voices as may be wrong nothing is known, so that the
    answer is every number. Schmid and Schossmaier, How to Reconcile Fault-Tolerant Interval
    Intersection with the Lipschitz Condition, Distributed Computing 14(2), 2001.

    Args:
        wrong: How many voices may be wrong.

    Raises:
        InvalidValueError: If it is no `int` of 0 or more.

    >>> robust(1).pool([Range(1050, 1150), Range(1001), Range(3001)])
    (Range(lower=1050, upper=None),)
    """
    _checks.refuse("robust", _checks.short_count("wrong", wrong))
    kept = _BY_PLACE | {IGNORES_VACUOUS, SCALE_EQUIVARIANT, sound_with_wrong(wrong)}
    laws = kept if wrong else intersection.laws
    return Rule(call("robust", wrong), partial(_robust, wrong), ranges_of, laws)


def _median(ranges: _Ranges) -> Pieces:
    middle = len(ranges) // 2
    lower = sorted([each.lower for each in ranges])[(len(ranges) - 1) // 2]
    uppers = sorted([each.upper for each in ranges if each.upper is not None])
    return (Range(lower, uppers[middle] if middle < len(uppers) else None),)


median: Final = Rule(
    "median",
    _median,
    ranges_of,
    OF_ENDS | {ALWAYS_ANSWERS, SOUND_WITH_MOST_RIGHT},
)
"""From the lower median of the lower ends to the upper median of the upper ends.

Right when at least half of the voices are. Of an even number of voices neither end is averaged:
both middle ones lie inside, so that it is also called the outer median.

>>> median.pool([Range(1050, 1150), Range(1001, 1200), Range(3001)])
(Range(lower=1050, upper=1200),)
"""


def _lowest(ranges: _Ranges) -> Pieces:
    return (min(ranges, key=_by_ends),)


def _by_ends(value: Range) -> tuple[int, bool, int]:
    return value.lower, *by_upper_end(value)


lowest: Final = Rule(
    "lowest",
    _lowest,
    ranges_of,
    frozenset(
        {
            COMMUTATIVE,
            ASSOCIATIVE,
            IDEMPOTENT,
            DUPLICATE_INSENSITIVE,
            ONE_RANGE,
            ALWAYS_ANSWERS,
            KEEPS_CORE,
            WITHIN_SOURCES,
            HULL_BOUNDED,
            TRANSLATION_EQUIVARIANT,
            SCALE_EQUIVARIANT,
            SOUND,
        }
    ),
)
"""The range with the smallest lower end; of several the one with the smallest upper end.

Right when the most cautious voice is. The Armed Conflict Location & Event Data project records the
most conservative estimate where reports differ (FAQ "Fatalities", 2023).

>>> lowest.pool([Range(1050, 1150), Range(3001)])
(Range(lower=1050, upper=1150),)
"""
