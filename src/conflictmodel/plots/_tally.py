"""The picture of an interception tally: what was launched, and what became of it."""

from functools import reduce
from operator import add

from attrs import evolve
from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.claims.interceptions import title_of
from conflictmodel.conclusions.tallies import MEASURES, InterceptionTally, reported
from conflictmodel.display.text import few
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import BOX, HATCHED, LINE, SOLID, Bar, Mark, Row, Style, block
from conflictmodel.values import Measure, Range, Unit, unknown

_LEAST = evolve(SOLID, meaning="at least")
_MORE = evolve(BOX, meaning="perhaps as many")
_LEFT = evolve(HATCHED, meaning="not accounted for, at least")
_NONE = Mark("D", "none")


def tally(tally: InterceptionTally, ax: Axes | None = None) -> Picture:
    """Draw what was launched, what became of it, and what is not accounted for.

    A bar is filled up to the least number that the reports allow, and goes on empty to the
    greatest. What no report has a figure for is said in words.

    Args:
        tally: The reports that are counted together.
        ax: The Axes to draw on; where there are none, a figure of its own is made.

    >>> from conflictmodel import Interception, InterceptionTally, example
    >>> print(tally(InterceptionTally(example().of_type(Interception))).alt[:71])
    Russian drones, Ukraine, 2024-12-23. What was launched, and what became
    """
    _checks.refuse("tally", _checks.is_a("tally", tally, InterceptionTally))
    unit = tally.reports[0].unit
    sections = {
        "What was launched, and what became of it": [_row(tally, each) for each in MEASURES],
        "What is not accounted for": [_remainder(tally.remainder, unit)],
    }
    title, note = _said(tally)
    return drawn("tally", title, [(unit, sections)], [note], ax)


def _said(counted: InterceptionTally) -> tuple[str, str]:
    first, *others = counted.reports
    if not others:
        return "".join(title_of(first)), f"Said by {first.by}"
    groups = list(dict.fromkeys(str(each.group) for each in counted.reports))
    reports = [f"{each.id}: {''.join(title_of(each))}, {each.by}" for each in counted.reports]
    title = f"{', '.join(few(groups))}: {len(reports)} reports counted together"
    return title, f"The reports: {'; '.join(few(reports))}"


def _row(counted: InterceptionTally, measure: Measure) -> Row:
    unit, count = counted.reports[0].unit, counted.count(measure)
    given = [reported(each, measure) for each in counted.reports]
    said = [each for each in given if each is not None]
    if not said:
        allowed = f"the other figures allow {unit.format(count)}" if count != unknown() else ""
        return Row(str(measure), "not reported", note=allowed)
    row = _filled(str(measure), count, unit, _LEAST)
    if unknown() in said:
        row = evolve(row, value=unit.said(count))
    if len(said) < len(given):
        return evolve(row, note=f"in {len(said)} of {len(given)} reports")
    if (total := reduce(add, said)) == count:
        return row
    return evolve(row, note=f"reported as {unit.said(total)}; the other figures allow no more")


def _remainder(left: Range | None, unit: Unit) -> Row:
    if left is None:
        return Row("Remainder", "none: more is accounted for than was launched")
    return _filled("Remainder", left, unit, _LEFT)


def _filled(label: str, count: Range, unit: Unit, style: Style) -> Row:
    bars = [] if count.is_exact else [block(Range(0, count.upper), _MORE)]
    if count.lower:
        bars.append(block(Range(0, count.lower), style))
    if count.upper == 0:
        bars.append(Bar(0, 0, LINE, _NONE, _NONE))
    return Row(label, unit.format(count), bars)
