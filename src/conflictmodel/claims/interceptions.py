"""Interceptions: what became of the drones and missiles that were launched."""

from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.summary import Line, Row
from conflictmodel.errors import Problem
from conflictmodel.values import ITEMS, Attribution, Group, Period, Place, Range, Unit
from conflictmodel.values.measures import LAUNCHED, OF_LAUNCHED, Measure
from conflictmodel.values.ranges import as_said


@final
@frozen
@_checks.checked
class Interception(Statement):
    """One report of an attack from the air.

    In every figure `None` is "not reported", `unknown()` is "reported as unknown" and
    `exactly(0)` is "none"; one of them is given. The five outcomes are disjoint and make up all
    that was launched. Its id, who said it, its words and what it replaces are as of an `Estimate`.

    Args:
        group: What was launched; or the name of a group.
        on: When, or its EDTF.
        place: Where, or the name of a place; `None` is anywhere.
        launched: How many were launched.
        shot_down: How many were destroyed in the air.
        lost: How many failed to reach a target without being shot down.
        reached: How many reached a target.
        left: How many left the country.
        airborne: How many were still in the air when the report was made.
        unit: In which unit all of them are counted.

    >>> from conflictmodel import exactly
    >>> figures, by = (exactly(72), exactly(47)), Attribution("Kyiv", "2024")
    >>> attack = Interception("a", "drones", "2024-12-23", by, None, *figures)
    >>> [(str(measure), str(figure)) for measure, figure in attack.outcomes]
    [('shot down', 'exactly 47')]
    """

    id: str
    group: Group = field(converter=_checks.Made[Group])
    on: Period = field(converter=_checks.Made[Period])
    by: Attribution
    place: Place | None = field(default=None, converter=_checks.Made[Place | None])
    launched: Range | None = None
    shot_down: Range | None = None
    lost: Range | None = None
    reached: Range | None = None
    left: Range | None = None
    airborne: Range | None = None
    unit: Unit = ITEMS
    words: tuple[Words, ...] = field(default=(), converter=_checks.Kept[Words])
    supersedes: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _problems(self) -> _checks.Problems:
        found = super()._problems()
        if self.launched is None and not self.outcomes:
            return (*found, Problem("launched", "no figure is given"))
        return found

    def _title(self) -> Line:
        launched = (
            f"{as_said(self.launched)} launched" if self.launched else "launched not reported"
        )
        figures = "".join(f", {as_said(figure)} {measure}" for measure, figure in self.outcomes)
        return (self.id, f": {''.join(title_of(self))}: {launched}{figures}")

    @property
    def outcomes(self) -> tuple[tuple[Measure, Range], ...]:
        """The outcomes that were reported, each with its figure."""
        figures = (self.shot_down, self.lost, self.reached, self.left, self.airborne)
        every = zip(OF_LAUNCHED, figures, strict=True)
        return tuple((measure, figure) for measure, figure in every if figure is not None)

    def _claimed(self) -> tuple[Row, ...]:
        return figures_of(self)


def title_of(attack: Interception) -> tuple[str, ...]:
    """Return the parts of what an attack was: by what, where, when."""
    return (str(attack.group), ", ", str(attack.place or "anywhere"), ", ", str(attack.on))


def reported(attack: Interception) -> dict[Measure, Range]:
    """Return every figure that was reported: of what was launched, and of its outcomes."""
    launched = {} if attack.launched is None else {LAUNCHED: attack.launched}
    return {**launched, **dict(attack.outcomes)}


def figures_of(attack: Interception) -> tuple[Row, ...]:
    """Return what was launched, and every outcome that was reported, each as a row."""
    write = attack.unit.said
    launched = "not reported" if attack.launched is None else write(attack.launched)
    outcomes = ((str(measure), (write(figure),)) for measure, figure in attack.outcomes)
    return ((str(LAUNCHED), (launched,)), *outcomes)
