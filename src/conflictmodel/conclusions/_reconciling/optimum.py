"""The optimum: the tightest bounds by linear and integer programming, with HiGHS through scipy.

The variables are running sums: of an entity and of outcomes that are always counted together, up to
each day on which a span begins or ends. The bounds of the linear program are rounded inwards, since
every count is a whole number; only where its solution is none, integer programming is asked.
Huangfu and Hall, Parallelizing the dual revised simplex method, Mathematical Programming
Computation 10, 2018.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil, inf
from typing import Final, final

from attrs import Factory, define

from conflictmodel.conclusions._reconciling.columns import Columns, columns_of
from conflictmodel.conclusions._reconciling.facts import Fact, sure_span_of
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
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array
except ModuleNotFoundError:
    raise MissingExtraError("Method.EXACT", "scipy", "exact") from None

LARGEST: Final = 10**9
"""The largest end to compute with: HiGHS keeps to bounds within 1e-7, of some sixteen digits."""

_CLOSE: Final = 1e-6
_INFEASIBLE: Final = 2

_Sum = Mapping[int, int]
"""How often each variable is added."""

_Outcomes = frozenset[str]


@final
@define
class _Program:
    """The counts of one family as variables, and what holds between them."""

    family: Family
    days: Sequence[int]
    columns: Columns
    variables: dict[tuple[Entity, _Outcomes, int], int] = Factory(dict)
    rows: list[tuple[_Sum, float, float]] = Factory(list)
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
            for whole, parts, exhaustive in self.family.divisions:
                for cell in self.columns.cells:
                    inside = _added(self._of(part, (cell,), span) for part in parts)
                    plus = self._of(whole, (cell,), span)
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

    def state(self, fact: Fact) -> None:
        """Add what a fact says; one of days that nobody stated has a variable of its own."""
        upper = inf if fact.range.upper is None else fact.range.upper
        if max(fact.range.lower, fact.range.upper or 0) > LARGEST:
            message = (
                f"{fact.claim}: {fact.range} is above {LARGEST:,}, and would be rounded;"
                " reconcile it by propagation"
            )
            raise InvalidValueError("reconcile", (Problem("claims", message),))
        if fact.subject.period.days_are_stated:
            self.rows.append((self.count(fact.subject), fact.range.lower, upper))
            return
        around = sure_span_of(fact.subject)
        if around is not None:
            own = {self._add(): 1}
            self.rows.append((own, fact.range.lower, upper))
            self._require(own, plus=self.count(around))

    def least(self, objective: _Sum) -> int | None:
        """Return the least value of a sum in whole numbers, or `None` where it has none."""
        costs = np.zeros(self.size)
        for variable, times in objective.items():
            costs[variable] = times
        for integrality in (0, 1):
            found = milp(
                costs,
                integrality=np.full(self.size, integrality),
                bounds=Bounds(-inf, inf),
                constraints=self._constraint(),
            )
            if found.x is None:
                return None
            if integrality or np.allclose(found.x, np.round(found.x), rtol=0, atol=_CLOSE):
                break
        return ceil(found.fun - _CLOSE)

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
    facts: Sequence[Fact], about: Iterable[Subject], partitions: Sequence[Partition]
) -> Iterator[tuple[Family, _Program]]:
    """Yield the program of each family with what facts say of it."""
    spans = (sure_span_of(fact.subject) for fact in facts if not _is_dated(fact))
    dated = (fact.subject for fact in facts if _is_dated(fact))
    subjects = [*dated, *(each for each in spans if each is not None), *about]
    by_entity: dict[Entity, _Program] = {}
    for family in related(subjects, partitions):
        program = _Program.of(family)
        by_entity |= dict.fromkeys(family.entities, program)
    for fact in facts:
        subject = fact.subject if _is_dated(fact) else sure_span_of(fact.subject)
        if subject is not None:
            by_entity[entity_of(subject)].state(fact)
    yield from {id(each): (each.family, each) for each in by_entity.values()}.values()


def _is_dated(fact: Fact) -> bool:
    return fact.subject.period.days_are_stated


def tightest(
    facts: Sequence[Fact], about: Sequence[Subject], partitions: Sequence[Partition]
) -> dict[Subject, Range | None]:
    """Return the tightest range of each count; `None` where no whole numbers go with the facts."""
    programs = {
        entity: program
        for family, program in _programs(facts, about, partitions)
        for entity in family.entities
    }
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
    return all(each.least({}) is not None for _, each in _programs(facts, (), partitions))
