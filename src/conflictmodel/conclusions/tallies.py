"""Tallies: what became of everything launched, over one report or several."""

from fractions import Fraction
from functools import cached_property
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.claims.interceptions import Interception, figures_of, reported, title_of
from conflictmodel.claims.statements import cited
from conflictmodel.display.displayed import DisplayedInFull
from conflictmodel.display.summary import Line, Row
from conflictmodel.errors import Problem
from conflictmodel.values import Range, Subject, exactly, unknown
from conflictmodel.values.measures import LAUNCHED, OF_LAUNCHED, SHOT_DOWN, Measure

MEASURES = (LAUNCHED, *OF_LAUNCHED)
"""What a report can have figures of."""

_NONE = exactly(0)


@final
@frozen
@_checks.checked
class InterceptionTally(DisplayedInFull):
    """The figures of one or more reports, counted together.

    Args:
        reports: The reports; one or more, all in one unit, none of an attack that another reports.

    Raises:
        InvalidValueError: If there is no report, the units differ, or a field is of the wrong type.

    >>> from conflictmodel import example
    >>> tally = InterceptionTally(example().of_type(Interception))
    >>> print(tally.count(SHOT_DOWN), *tally.share(SHOT_DOWN, of=LAUNCHED))
    exactly 47 47/72 47/72
    >>> tally.estimates()[0].id, tally.reporting(LAUNCHED), str(tally.remainder)
    ('19-drones/launched', 1, 'exactly 0')
    """

    reports: tuple[Interception, ...] = field(converter=_checks.Kept[Interception])

    def _problems(self) -> _checks.Problems:
        units = sorted({(report.unit.name, report.unit.decimals) for report in self.reports})
        if len(units) == 1:
            return ()
        listed = ", ".join(f"{name} with {decimals} decimals" for name, decimals in units)
        message = f"the units differ: {listed}" if units else "there is no report"
        return (Problem("reports", message),)

    def reporting(self, measure: Measure) -> int:
        """Return how many reports give a figure for what was launched, or for one outcome."""
        _checks.refuse("reporting", _checks.is_a("measure", measure, Measure))
        return sum(measure in reported(report) for report in self.reports)

    def count(self, measure: Measure) -> Range:
        """Return what the reports allow the count of a measure to be, a union of the five outcomes.

        These are disjoint and make up what was launched, so what was not reported is bounded by
        what was. Of a report that contradicts itself, each figure is taken as it is.

        Raises:
            InvalidValueError: If the measure has an outcome that is none of the five.
        """
        _checks.refuse("count", _checks.is_a("measure", measure, Measure))
        if not LAUNCHED.includes(measure):
            message = f"{measure} is no union of the outcomes of what is launched"
            raise _checks.refusal("count", Problem("measure", message))
        return sum((_count(report, measure) for report in self.reports), _NONE)

    @cached_property
    def remainder(self) -> Range | None:
        """What was launched and is not accounted for; `None` where more is than was launched."""
        left = _NONE
        for report in self.reports:
            accounted = sum((figure for _, figure in report.outcomes), _NONE)
            rest = (report.launched or unknown()).less(accounted)
            if rest is None:
                return None
            left += rest
        return left

    def share(self, part: Measure, *, of: Measure) -> tuple[Fraction, Fraction] | None:
        """Return the least and the greatest share of one measure in another, as exact fractions.

        `None` where there is no such share: nothing of the whole, or certainly more than it. Where
        a count has no upper end, a share that comes as near as you like to 0 or 1 is given as it.

        Raises:
            InvalidValueError: If `of` does not include `part`, or one is no `Measure`.
        """
        _checks.refuse(
            "share", _checks.is_a("part", part, Measure), _checks.is_a("of", of, Measure)
        )
        if not of.includes(part):
            raise _checks.refusal("share", Problem("of", f"{of} does not include {part}"))
        above, below = self.count(part), self.count(of)
        if below.upper == 0 or below.precedes(above):
            return None
        rest = _NONE if of == part else self.count(Measure(of.outcomes - part.outcomes))
        if below.intersection(above + rest) is None:  # a report contradicts itself
            rest = below.less(above) or _NONE
        return _least(above.lower, rest.upper), 1 - _least(rest.lower, above.upper)

    def estimates(self) -> tuple[Estimate, ...]:
        """Return every reported figure as an estimate, so that rules apply to them."""
        return tuple(
            Estimate(
                f"{report.id}/{measure}",
                Subject(report.group, measure, report.on, report.place, report.unit),
                figure,
                report.by,
                report.words,
            )
            for report in self.reports
            for measure, figure in reported(report).items()
        )

    def _title(self) -> Line:
        first, *others = self.reports
        return f"{len(self.reports):,} reports of attacks" if others else title_of(first)

    def _rows(self) -> tuple[Row, ...]:
        first, *others = self.reports
        figures = tuple((str(measure), (_counted(self, measure),)) for measure in MEASURES)
        write = first.unit.format
        left = "more is accounted for" if self.remainder is None else write(self.remainder)
        return (
            *(figures if others else figures_of(first)),
            ("remainder", (left,)),
            ("share", tuple(filter(None, (share_shot_down(self),)))),
            *(("said", (cited(each),)) for each in self.reports),
        )


def share_shot_down(tally: InterceptionTally) -> str:
    """Return what share of all that was launched was shot down; nothing where there is none."""
    share = tally.share(SHOT_DOWN, of=LAUNCHED)
    if share is None:
        return ""
    return f"{_portion(*share)} of what was launched was shot down"


def _portion(least: Fraction, most: Fraction) -> str:
    """Return a share in words: alone, "1" or "0" would be read as how many."""
    if least == most:
        return {Fraction(0): "none", Fraction(1): "all"}.get(least, str(least))
    if least == 0:
        return "between none and all" if most == 1 else f"at most {most}"
    return f"at least {least}" if most == 1 else f"between {least} and {most}"


def _counted(tally: InterceptionTally, measure: Measure) -> str:
    figure = tally.reports[0].unit.format(tally.count(measure))
    return f"{figure} ({tally.reporting(measure):,} of {len(tally.reports):,} reports say)"


def _least(part: int, rest: int | None) -> Fraction:
    """Return the share of a part in itself and the rest; where both are 0, that of any more."""
    if rest is None:
        return Fraction(0)
    return Fraction(part, part + rest) if part + rest else Fraction(1)


def _count(report: Interception, measure: Measure) -> Range:
    """Return every count of a measure that goes with all the figures of a report."""
    figures = reported(report)
    inside, outside = (
        sum((figures.get(each, unknown()) for each in OF_LAUNCHED if each.outcomes <= names), _NONE)
        for names in (measure.outcomes, LAUNCHED.outcomes - measure.outcomes)
    )
    left = (report.launched or unknown()).less(outside)
    counted = None if left is None else inside.intersection(left)
    # A report that contradicts itself allows no count: then each figure is taken as it stands.
    return counted or figures.get(measure) or inside
