"""Rules of bounds: each takes one lower and one upper end, by their places among those of all."""

from functools import cached_property
from typing import Final, SupportsIndex, final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.summary import Row
from conflictmodel.rules import laws as law
from conflictmodel.rules.laws import Law
from conflictmodel.rules.rule import Rule
from conflictmodel.rules.voices import EachReport, Voices, each_report, ranges_of
from conflictmodel.values.ranges import Pieces, Range, by_upper_end


@final
@frozen(eq=False, repr=False)
class Hull(Rule[Range]):
    promised = law.PROMISES["hull"]

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        first, *rest = ranges
        return (first.hull(*rest),)


hull: Final[Rule[Range]] = Hull()
"""The convex hull: everything between the lowest and the highest value that any voice allows.

Right when at least one voice is. Moore, Kearfott and Cloud, Introduction to Interval Analysis,
2009.

>>> hull.pool([Range(3, 3), Range(7, 7)])
(Range(lower=3, upper=7),)
"""


@final
@frozen(eq=False, repr=False)
class Intersection(Rule[Range]):
    promised = law.PROMISES["intersection"]

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        first, *rest = ranges
        common = first.intersection(*rest)
        return () if common is None else (common,)

    def of_figures(
        self, figures: Voices, limits: Voices = (), *, are_refused: bool = False
    ) -> Pieces:
        del are_refused
        return self.of_ranges(ranges_of((*figures, *limits)))


intersection: Final[Rule[Range]] = Intersection()
"""The intersection: what all voices allow.

Right when every voice is, so that it uses limits too: what origins say of parts of the subject and
of what includes it.

>>> intersection.pool([Range(1050, 1150), Range(1001)])
(Range(lower=1050, upper=1150),)
"""


@final
@frozen(eq=False, repr=False)
class Robust(Rule[Range]):
    wrong: int = field(converter=_checks.whole)

    def __attrs_post_init__(self) -> None:
        _checks.refuse("robust", _checks.count("wrong", self.wrong))

    @cached_property
    def laws(self) -> frozenset[Law]:
        if not self.wrong:
            return law.PROMISES["intersection"]
        return law.PROMISES["robust"] | {law.sound_with_wrong(self.wrong)}

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        left = len(ranges) - self.wrong
        if left <= 0:
            return (Range(),)
        lower = sorted([each.lower for each in ranges])[left - 1]
        uppers = sorted([each.upper for each in ranges if each.upper is not None])
        upper = uppers[self.wrong] if self.wrong < len(uppers) else None
        return () if upper is not None and upper < lower else (Range(lower, upper),)


def robust(wrong: SupportsIndex) -> Rule[Range]:
    """Return the rule that leaves out so many of the highest lower and the lowest upper ends.

    Right when no more voices than that are wrong. `robust(0)` is the intersection, and `robust` of
    all voices but one is the hull. Of as many voices as may be wrong nothing is known, so that the
    answer is every number. Schmid and Schossmaier, How to Reconcile Fault-Tolerant Interval
    Intersection with the Lipschitz Condition, Distributed Computing 14(2), 2001.

    >>> robust(1).pool([Range(1050, 1150), Range(1001), Range(3001)])
    (Range(lower=1050, upper=None),)
    """
    return Robust(wrong)


@final
@frozen(eq=False, repr=False)
class Median(Rule[Range]):
    promised = law.PROMISES["median"]

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        middle = len(ranges) // 2
        lower = sorted([each.lower for each in ranges])[(len(ranges) - 1) // 2]
        uppers = sorted([each.upper for each in ranges if each.upper is not None])
        return (Range(lower, uppers[middle] if middle < len(uppers) else None),)


median: Final[Rule[Range]] = Median()
"""From the lower median of the lower ends to the upper median of the upper ends.

Right when at least half of the voices are. Of an even number of voices neither end is averaged:
both middle ones lie inside, so that it is also called the outer median.

>>> median.pool([Range(1050, 1150), Range(1001, 1200), Range(3001)])
(Range(lower=1050, upper=1200),)
"""


@final
@frozen(eq=False, repr=False)
class Lowest(Rule[Range]):
    promised = law.PROMISES["lowest"]

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        return (min(ranges, key=lambda each: (each.lower, *by_upper_end(each))),)


lowest: Final[Rule[Range]] = Lowest()
"""The range with the smallest lower end; of several the one with the smallest upper end.

Right when the most cautious voice is. The Armed Conflict Location & Event Data project records the
most conservative estimate where reports differ (FAQ "Fatalities", 2023).

>>> lowest.pool([Range(1050, 1150), Range(3001)])
(Range(lower=1050, upper=1150),)
"""


@final
@frozen(eq=False, repr=False)
class MinMax(Rule[Range]):
    promised = law.PROMISES["min_max"]

    @property
    def voices(self) -> EachReport:
        return each_report

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        stated = [each for each in ranges if each != Range()]
        if not stated:
            return (Range(),)
        highest = max(each.lower if each.upper is None else each.upper for each in stated)
        return (Range(min(each.lower for each in stated), highest),)

    def remarks(self, voices: Voices) -> tuple[Row, ...]:
        unbounded = [voice for voice in voices if voice.range.upper is None]
        return (("no upper end", tuple(each for voice in unbounded for each in voice.reports)),)


min_max: Final[Rule[Range]] = MinMax()
"""From the least to the greatest end that any report of the question states.

Right as a description of what was said, and of the truth only where no report without an upper end
falls short of it: "at least 460" states 460. Each report is a voice, which reports of a part or of
a whole do not cut, and what says no more than that it is unknown states no end. Iraq Body Count
publishes its counts so (Methods, on minimum and maximum).

>>> min_max.pool([Range(100, 150), Range(460), Range(120, 120)])
(Range(lower=100, upper=460),)
"""
