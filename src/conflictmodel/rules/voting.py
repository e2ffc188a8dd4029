"""Rules that count, for each number, the voices that allow it."""

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
    ORDER_MONOTONE,
    SOUND,
    SOUND_WITH_MOST_RIGHT,
    TRANSLATION_EQUIVARIANT,
    WITHIN_SOURCES,
    sound_with_right,
)
from conflictmodel.rules.rule import Rule, call
from conflictmodel.rules.voices import ranges_of
from conflictmodel.values.overlaps import allowed_by, consistent, max_agreeing
from conflictmodel.values.ranges import Pieces, Range, union

_Ranges = tuple[Range, ...]

_BY_VOICES = frozenset({COMMUTATIVE, WITHIN_SOURCES, HULL_BOUNDED, TRANSLATION_EQUIVARIANT})


_OF_THE_UNION = frozenset(
    {
        ASSOCIATIVE,
        IDEMPOTENT,
        DUPLICATE_INSENSITIVE,
        ORDER_MONOTONE,
        ALWAYS_ANSWERS,
        KEEPS_CORE,
        SOUND,
        SOUND_WITH_MOST_RIGHT,
    }
)


def k_of_n(least: int) -> Rule[Range]:
    """Return the rule that answers with every number that so many voices or more allow.

    Right when so many voices are. `k_of_n(1)` is the union of all voices, and `k_of_n` of as
    many as there are is the intersection. All pieces are kept, where Marzullo keeps what lies
    between them: Tolerating Failures of Continuous-Valued Sensors, ACM Transactions on Computer
    Systems 8(4), 1990.

    Args:
        least: How many voices must allow a number.

    Raises:
        InvalidValueError: If it is no `int` of 1 or more.

    >>> k_of_n(2).pool([Range(1, 5), Range(4, 8), Range(7, 9)])
    (Range(lower=4, upper=5), Range(lower=7, upper=8))
    """
    _checks.refuse("k_of_n", _checks.short_count("least", least, least=1))
    laws = _BY_VOICES | {INCLUSION_ISOTONE, sound_with_right(least)}
    if least == 1:
        laws |= _OF_THE_UNION
    return Rule(call("k_of_n", least), partial(allowed_by, least), ranges_of, laws)


def _majority(ranges: _Ranges) -> Pieces:
    return allowed_by(len(ranges) // 2 + 1, ranges)


majority: Final = Rule(
    "majority",
    _majority,
    ranges_of,
    _BY_VOICES | {IDEMPOTENT, INCLUSION_ISOTONE, KEEPS_CORE, SOUND, SOUND_WITH_MOST_RIGHT},
)
"""Every number that more than half of the voices allow.

Right when more than half of the voices are. Marzullo, Tolerating Failures of Continuous-Valued
Sensors, ACM Transactions on Computer Systems 8(4), 1990.

>>> majority.pool([Range(1, 5), Range(4, 8), Range(20, 30)])
(Range(lower=4, upper=5),)
"""


def _most_agreed(ranges: _Ranges) -> Pieces:
    return allowed_by(max_agreeing(ranges), ranges)


_OF_AGREEING = _BY_VOICES | {
    IDEMPOTENT,
    IGNORES_VACUOUS,
    ALWAYS_ANSWERS,
    KEEPS_CORE,
    EQUALS_CORE,
    SOUND,
}

most_agreed: Final = Rule("most_agreed", _most_agreed, ranges_of, _OF_AGREEING)
"""Every number that as many voices allow as allow any number.

Right when the largest set of voices that can be right together is right. How many that are of all
is `Assessment.max_agreeing`. Marzullo, Maintaining the Time in a Distributed System, 1984.

>>> most_agreed.pool([Range(1, 5), Range(4, 8), Range(20, 30), Range(25, 40)])
(Range(lower=4, upper=5), Range(lower=25, upper=30))
"""


def _camps(ranges: _Ranges) -> Pieces:
    return union(consistent(ranges))


camps: Final = Rule("camps", _camps, ranges_of, _OF_AGREEING | {DUPLICATE_INSENSITIVE})
"""What each largest consistent set of voices allows together, all such sets side by side.

Right when the voices of one camp are. Dubois and Prade, on merging with maximal consistent subsets
of sources; see also Destercke, Dubois and Chojnacki, Possibilistic Information Fusion Using Maximal
Coherent Subsets, IEEE Transactions on Fuzzy Systems 17, 2009.

>>> camps.pool([Range(1050, 1150), Range(1001), Range(3001)])
(Range(lower=1050, upper=1150), Range(lower=3001, upper=None))
"""
