"""The picture of an interception tally: what was launched, and what became of it."""

from collections.abc import Iterator

from attrs import evolve
from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.conclusions.tallies import MEASURES, InterceptionTally
from conflictmodel.display.summary import plain
from conflictmodel.display.text import few
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import BOX, HATCHED, SOLID, Bar, Look, Row, block
from conflictmodel.values import Range, Unit

_LEAST = evolve(SOLID, meaning="at least")
_MORE = evolve(BOX, meaning="perhaps as many")
_LEFT = evolve(HATCHED, meaning="not accounted for, at least")


def tally(tally: InterceptionTally, ax: Axes | None = None) -> Picture:
    """Draw what was launched, what became of it, and what is not accounted for.

    A bar is filled up to the least number that the reports allow, and goes on empty to the
    greatest. Of one report, what it does not mention is not drawn.

    Args:
        tally: The reports that are counted together.
        ax: The Axes to draw on; where there are none, a figure of its own is made.

    >>> from conflictmodel import Interception, example
    >>> print(tally(InterceptionTally(example().of_type(Interception))).alt[-48:])
    share: 47/72 of what was launched was shot down.
    """
    _checks.refuse("tally", _checks.is_a("tally", tally, InterceptionTally))
    unit, summary = tally.reports[0].unit, tally.summary()
    bars = {str(measure): [*_bars(tally.count(measure), unit, _LEAST)] for measure in MEASURES}
    if tally.remainder is not None:
        bars["remainder"] = [*_bars(tally.remainder, unit, _LEFT)]
    rows = [
        Row(label, "; ".join(map(plain, lines)), bars.get(label, ()))
        for label, lines in summary.rows
        if label != "said"
    ]
    said = dict.fromkeys(str(each.by) for each in tally.reports)
    notes = [f"Said by {'; '.join(few([*said]))}"]
    panel = {"What was launched, and what became of it": rows}
    return drawn("tally", plain(summary.title), [(unit, panel)], notes, ax)


def _bars(count: Range, unit: Unit, look: Look) -> Iterator[Bar]:
    if not count.is_exact:
        yield block(Range(0, count.upper), unit, _MORE)
    if count.lower or count.is_exact:
        yield block(Range(0, count.lower), unit, look)
