"""The optimum: the tightest bounds by linear and integer programming, with HiGHS through scipy.

The variables are running sums: of an entity and of outcomes that are always counted together, up to
each day on which a span begins or ends. The bounds of the linear program are rounded inwards, since
every count is a whole number; only where its solution is none, integer programming is asked.
Huangfu and Hall, Parallelizing the dual revised simplex method, Mathematical Programming
Computation 10, 2018.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import ceil, inf
from typing import Final, final

from attrs import Factory, define

from conflictmodel.conclusions._reconciling.columns import Columns, columns_of
from conflictmodel.conclusions._reconciling.facts import Fact
from conflictmodel.conclusions._reconciling.families import (
    Entity,
    Family,
    Span,
    entity_of,
    related,
    span_of,
)
from conflictmodel.conclusions.partitions import Partition
from conflictmodel.errors import InvalidValueError, MissingExtraError, Problem
from conflictmodel.values import Range, Subject

try:
    import numpy as np
    import numpy.typing as npt
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array
except ModuleNotFoundError:
    raise MissingExtraError("Method.EXACT", "scipy", "exact") from None

LARGEST: Final = 10**9
"""The largest end to compute with: HiGHS keeps to bounds within 1e-7, of some sixteen digits."""

_CLOSE: Final = 1e-6

_Sum = Mapping[int, int]
"""How often each variable is added."""

_Outcomes = frozenset[str]
_Numbers = npt.NDArray[np.float64]


@final
@define
class _Program:
    """The counts of one family as variables, and what holds between them."""

    family: Family
    days: Sequence[int]
    columns: Columns
    variables: dict[tuple[Entity, _Outcomes, int], int] = Factory(
        dict[tuple[Entity, _Outcomes, int], int]
    )
    rows: list[tuple[_Sum, float, float]] = Factory(list[tuple[_Sum, float, float]])
    size: int = 0

    @classmethod
    def of(cls, family: Family) -> "_Program":
        made = cls(family, family.days, columns_of(family.measures, joined=True))
        for each in family.entities:
            for cell in made.columns.cells:
                for day in made.days[1:]:
                    made.variables[each, cell, day] = made._add()
        made._relate()
        return made

    def _add(self) -> int:
        self.size += 1
        return self.size - 1

    def _relate(self) -> None:
        for span in pairwise(self.days):
            for each in self.family.entities:
                for cell in self.columns.cells:
                    self._require({}, plus=self._of(each, (cell,), span))
                for whole, part in self.columns.inclusions():
                    inside = self._of(each, self.columns.cells_of(part), span)
                    self._require(inside, plus=self._of(each, (whole,), span))
            for larger, parts, exhaustive in self.family.divisions:
                for cell in self.columns.cells:
                    inside = _added(self._of(part, (cell,), span) for part in parts)
                    plus = self._of(larger, (cell,), span)
                    self._require(inside, plus=plus, most=0 if exhaustive else inf)

    def _require(self, minus: _Sum, *, plus: _Sum, most: float = inf) -> None:
        """Require that one sum is at least another, and at most so much more."""
        terms = dict(plus)
        for variable, times in minus.items():
            terms[variable] = terms.get(variable, 0) - times
        self.rows.append((terms, 0, most))

    def _of(self, entity: Entity, cells: Iterable[_Outcomes], span: Span) -> _Sum:
        first, after = span
        terms = {self.variables[entity, cell, after]: 1 for cell in cells}
        if first != self.days[0]:
            terms |= {self.variables[entity, cell, first]: -1 for cell in cells}
        return terms

    def count(self, subject: Subject) -> _Sum:
        """Return the sum of variables that a subject stands for."""
        cells = self.columns.cells_of(subject.measure.outcomes)
        return self._of(entity_of(subject), cells, span_of(subject.period))

    def state(self, fact: Fact, around: Subject) -> None:
        """Add what a fact says; one of days that nobody stated has a variable of its own."""
        upper = inf if fact.range.upper is None else fact.range.upper
        if max(fact.range.lower, fact.range.upper or 0) > LARGEST:
            message = (
                f"{fact.claim}: {fact.range} is above {LARGEST:,}, and would be rounded;"
                " reconcile it by propagation"
            )
            raise InvalidValueError("reconcile", (Problem("claims", message),))
        count = self.count(around)
        if not fact.subject.period.days_are_stated:
            own = {self._add(): 1}
            self._require(own, plus=count)
            count = own
        self.rows.append((count, fact.range.lower, upper))

    def least(self, objective: _Sum) -> int | None:
        """Return the least value of a sum in whole numbers, or `None` where it has none."""
        costs = np.zeros(self.size)
        for variable, times in objective.items():
            costs[variable] = times
        found = self._solved(costs, whole=False)
        if found is not None and not np.allclose(found, np.round(found), rtol=0, atol=_CLOSE):
            found = self._solved(costs, whole=True)
        return None if found is None else ceil(float(costs @ found) - _CLOSE)

    def _solved(self, costs: _Numbers, *, whole: bool) -> _Numbers | None:
        """Return values of least costs, or `None` where there are none, or the costs no end."""
        found = milp(
            costs,
            integrality=np.full(self.size, int(whole)),
            bounds=Bounds(-inf, inf),
            constraints=self._constraint,
            options={"mip_rel_gap": 0},  # else what is nearly the optimum is good enough
        )
        return found.x

    @cached_property
    def _constraint(self) -> LinearConstraint:
        entries = [
            (index, variable, times)
            for index, (terms, _, _) in enumerate(self.rows)
            for variable, times in terms.items()
        ]
        rows, columns, times = zip(*entries, strict=True)
        matrix = csr_array((times, (rows, columns)), shape=(len(self.rows), self.size))
        return LinearConstraint(
            matrix, [least for _, least, _ in self.rows], [most for _, _, most in self.rows]
        )


def _added(sums: Iterable[_Sum]) -> _Sum:
    added: dict[int, int] = {}
    for terms in sums:
        for variable, times in terms.items():
            added[variable] = added.get(variable, 0) + times
    return added


def _programs(
    facts: Sequence[Fact], about: Sequence[Subject], partitions: Sequence[Partition]
) -> dict[Entity, _Program]:
    """Return the programs of the families in question, or of all: of each entity its own."""
    spans = [fact.dated for fact in facts]
    wanted = {entity_of(each) for each in about}
    programs: dict[Entity, _Program] = {}
    for family in related([*filter(None, spans), *about], partitions):
        if not wanted or not wanted.isdisjoint(family.entities):
            programs |= dict.fromkeys(family.entities, _Program.of(family))
    for fact, span in zip(facts, spans, strict=True):
        if span is not None and (program := programs.get(entity_of(span))):
            program.state(fact, span)
    return programs


def tightest(
    facts: Sequence[Fact], about: Sequence[Subject], partitions: Sequence[Partition]
) -> dict[Subject, Range | None]:
    """Return the tightest range of each count; `None` where no whole numbers go with the facts."""
    programs = _programs(facts, about, partitions)
    found: dict[Subject, Range | None] = {}
    for subject in about:
        program = programs[entity_of(subject)]
        count = program.count(subject)
        least = program.least(count)
        most = program.least({variable: -times for variable, times in count.items()})
        found[subject] = None if least is None else Range(least, None if most is None else -most)
    return found


def is_possible(facts: Sequence[Fact], partitions: Sequence[Partition]) -> bool:
    """Whether whole numbers go with facts."""
    programs = {id(each): each for each in _programs(facts, (), partitions).values()}
    return all(each.least({}) is not None for each in programs.values())
