"""The picture of an interception tally: what was launched, and what became of it."""

from functools import reduce
from operator import add

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims.interceptions import title_of
from conflictmodel.conclusions.tallies import MEASURES, InterceptionTally, reported
from conflictmodel.display._text import few
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._numbers import numbers, written
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._scene import (
    Bar,
    Panel,
    Row,
    Scale,
    Scene,
    Section,
    Style,
    Tip,
    Words,
    key,
)
from conflictmodel.values.measures import Measure
from conflictmodel.values.ranges import Range, exactly, unknown
from conflictmodel.values.units import Unit

_KEY: Words = {
    Style.SOLID: "at least",
    Style.BOX: "perhaps as many",
    Tip.ARROW: "no upper end",
    Tip.POINT: "none",
    Style.HATCHED: "not accounted for, at least",
}


def tally(tally: InterceptionTally) -> Picture:
    """Draw what was launched, what became of it, and what is not accounted for.

    A bar is filled up to the least number that the reports allow, and goes on empty to the
    greatest. What no report has a figure for is said in words.

    Args:
        tally: The reports that are counted together.

    Raises:
        InvalidValueError: If it is no `InterceptionTally`.

    >>> from conflictmodel import Interception, InterceptionTally, example
    >>> print(tally(InterceptionTally(example().of_type(Interception))).alt[:71])
    Russian drones, Ukraine, 2024-12-23. What was launched, and what became
    """
    _checks.refuse("tally", _checks.is_a("tally", tally, InterceptionTally))
    return drawn(_scene(tally))


def _scene(counted: InterceptionTally) -> Scene:
    unit, left = counted.reports[0].unit, counted.remainder
    counts = {each: counted.count(each) for each in MEASURES if counted.reporting(each)}
    rest = [] if left is None or left == unknown() else [left]
    scale = numbers([exactly(0), *counts.values(), *rest], unit)
    rows = [_row(counted, measure, scale) for measure in MEASURES]
    sections = (
        Section("What was launched, and what became of it", tuple(rows)),
        Section("What is not accounted for", (_remainder(left, unit, scale),)),
    )
    panels = (Panel(sections, scale),)
    first, *others = counted.reports
    if not others:
        return Scene("".join(title_of(first)), panels, key(panels, _KEY), (f"Said by {first.by}",))
    groups = list(dict.fromkeys(str(each.group) for each in counted.reports))
    told = [f"{each.id}: {''.join(title_of(each))}, {each.by}" for each in counted.reports]
    title = f"{', '.join(few(groups))}: {len(told)} reports counted together"
    return Scene(title, panels, key(panels, _KEY), (f"The reports: {'; '.join(few(told))}",))


def _row(counted: InterceptionTally, measure: Measure, scale: Scale) -> Row:
    unit, count = counted.reports[0].unit, counted.count(measure)
    given = [reported(each, measure) for each in counted.reports]
    said = [each for each in given if each is not None]
    if not said:
        row = Row(str(measure), "not reported")
        return row if count == unknown() else _noted(row, "the other figures allow {}", count, unit)
    row = _filled(str(measure), count, unit, scale, Style.SOLID)
    if len(said) < len(given):
        return evolve(row, note=f"in {len(said)} of {len(given)} reports")
    if (total := reduce(add, said)) == count:
        return row
    return _noted(row, "reported as {}; the other figures allow no more", total, unit)


def _noted(row: Row, words: str, figure: Range, unit: Unit) -> Row:
    """Return a row with a figure told beneath it, shortened where it is drawn."""
    note, short = (words.format(each) for each in (unit.format(figure), written(figure, unit)))
    return evolve(row, note=note, short_note=short)


def _remainder(left: Range | None, unit: Unit, scale: Scale) -> Row:
    if left is None:
        return Row("Remainder", "none: more is accounted for than was launched")
    if left == unknown():
        return Row("Remainder", "unknown")
    return _filled("Remainder", left, unit, scale, Style.HATCHED)


def _filled(label: str, count: Range, unit: Unit, scale: Scale, style: Style) -> Row:
    """Return a row whose bar is filled up to the lower end, and empty from there to the upper."""
    least = scale.at(count.lower)
    most = 1.0 if count.upper is None else scale.at(count.upper)
    open_end = Tip.ARROW if count.upper is None else Tip.NONE
    empty = () if count.is_exact else (Bar(0.0, most, Style.BOX, Tip.NONE, open_end),)
    filled = (Bar(0.0, least, style, Tip.NONE, Tip.NONE),) if count.lower else ()
    none = (Bar(least, least, Style.LINE, Tip.POINT, Tip.POINT),) if count.upper == 0 else ()
    bars = (*empty, *filled, *none)
    return Row(label, unit.format(count), bars, short=written(count, unit))
