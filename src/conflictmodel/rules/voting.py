"""Rules of votes: each counts, for each number, the voices that allow it."""

from functools import cached_property
from typing import Final, SupportsIndex, final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.rules import laws as law
from conflictmodel.rules.laws import Law
from conflictmodel.rules.rule import Rule
from conflictmodel.values.overlaps import allowed_by, consistent, max_agreeing
from conflictmodel.values.ranges import Pieces, Range, union


@final
@frozen(eq=False, repr=False)
class KOfN(Rule[Range]):
    least: int = field(converter=_checks.whole)

    def __attrs_post_init__(self) -> None:
        _checks.refuse("k_of_n", _checks.count("least", self.least, least=1))

    @cached_property
    def laws(self) -> frozenset[Law]:
        kept = law.PROMISES["k_of_n"] | {law.sound_with_right(self.least)}
        return kept | law.PROMISES["k_of_n(1)"] if self.least == 1 else kept

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        return allowed_by(self.least, ranges)


def k_of_n(least: SupportsIndex) -> Rule[Range]:
    """Return the rule that answers with every number that so many of the voices or more allow.

    Right when so many voices are. `k_of_n(1)` is the union of all voices, and `k_of_n` of as many
    as there are is the intersection. All intervals are kept, where Marzullo keeps what lies between
    them: Tolerating Failures of Continuous-Valued Sensors, ACM Transactions on Computer Systems
    8(4), 1990.

    >>> k_of_n(2).pool([Range(1, 5), Range(4, 8), Range(7, 9)])
    (Range(lower=4, upper=5), Range(lower=7, upper=8))
    """
    return KOfN(least)


@final
@frozen(eq=False, repr=False)
class Majority(Rule[Range]):
    promised = law.PROMISES["majority"]

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        return allowed_by(len(ranges) // 2 + 1, ranges)


majority: Final[Rule[Range]] = Majority()
"""Every number that more than half of the voices allow.

Right when more than half of the voices are. Marzullo, Tolerating Failures of Continuous-Valued
Sensors, ACM Transactions on Computer Systems 8(4), 1990.

>>> majority.pool([Range(1, 5), Range(4, 8), Range(20, 30)])
(Range(lower=4, upper=5),)
"""


@final
@frozen(eq=False, repr=False)
class MostAgreed(Rule[Range]):
    promised = law.PROMISES["most_agreed"]

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        return allowed_by(max_agreeing(ranges), ranges)


most_agreed: Final[Rule[Range]] = MostAgreed()
"""Every number that as many voices allow as allow any number.

Right when the largest set of voices that can be right together is right. How many that are of all
is `Assessment.max_agreeing`. Marzullo, Maintaining the Time in a Distributed System, 1984.

>>> most_agreed.pool([Range(1, 5), Range(4, 8), Range(20, 30), Range(25)])
(Range(lower=4, upper=5), Range(lower=25, upper=30))
"""


@final
@frozen(eq=False, repr=False)
class Camps(Rule[Range]):
    promised = law.PROMISES["camps"]

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        return union(consistent(ranges))


camps: Final[Rule[Range]] = Camps()
"""What each maximal consistent subset of the voices (a camp) allows together, side by side.

Right when the voices of one camp are. Dubois and Prade, on merging with maximal consistent subsets
of sources; see also Destercke, Dubois and Chojnacki, Possibilistic Information Fusion Using Maximal
Coherent Subsets, IEEE Transactions on Fuzzy Systems 17, 2009.

>>> camps.pool([Range(1050, 1150), Range(1001), Range(3001)])
(Range(lower=1050, upper=1150), Range(lower=3001, upper=None))
"""
