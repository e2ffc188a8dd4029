"""The optimum: the tightest bounds by linear and integer programming, with HiGHS through scipy.

Huangfu and Hall, Parallelizing the dual revised simplex method, Mathematical Programming
Computation 10, 2018.
"""

from functools import cached_property
from math import ceil, inf
from typing import Final, final

from attrs import define

from conflictmodel.conclusions._reconciling.entities import Count
from conflictmodel.conclusions._reconciling.systems import System
from conflictmodel.errors import InvalidValueError, MissingExtraError, Problem
from conflictmodel.values import Range

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

_Numbers = npt.NDArray[np.float64]


def program_of(system: System) -> System:
    """Return a system that is solved exactly, or raise where its ends are too large for that."""
    for fact in system.facts:
        if max(fact.range.lower, fact.range.upper or 0) > LARGEST:
            message = (
                f"{fact.claim}: {fact.range} is above {LARGEST:,}, and would be rounded;"
                " reconcile it by propagation"
            )
            raise InvalidValueError("reconcile", (Problem("claims", message),))
    return _Program.of(system.facts, system.unknowns.entities, system.about, running=True)


@final
@define(eq=False)
class _Program(System):
    """A system of running sums, which are the variables, and what holds between them."""

    def range_of(self, count: Count) -> Range | None:
        """Return the tightest range of a count; `None` where no whole numbers go with the facts."""
        number = self.unknowns.number(count)
        least, most = self._least(number, 1), self._least(number, -1)
        return None if least is None else Range(least, None if most is None else -most)

    @property
    def is_possible(self) -> bool:
        """Whether whole numbers go with the facts."""
        return self._least(0, 0) is not None

    def _least(self, number: int, sign: int) -> int | None:
        """Return the least value of a number or its negative, `None` where it has none."""
        costs = np.zeros(self.unknowns.network.size)
        costs[number] = sign
        found = self._solved(costs, whole=False)
        if found is not None and not np.allclose(found, np.round(found), rtol=0, atol=_CLOSE):
            found = self._solved(costs, whole=True)
        return None if found is None else ceil(float(costs @ found) - _CLOSE)

    def _solved(self, costs: _Numbers, *, whole: bool) -> _Numbers | None:
        """Return values of least costs, or `None` where there are none, or the costs no end."""
        found = milp(
            costs,
            integrality=np.full(len(costs), int(whole)),
            bounds=Bounds(0, inf),
            constraints=self._constraint,
            options={"mip_rel_gap": 0},  # else what is nearly the optimum is good enough
        )
        return found.x

    @cached_property
    def _constraint(self) -> LinearConstraint:
        rows = [
            ((number,), (), fact.range.lower, inf if (upper := fact.range.upper) is None else upper)
            for number, fact in self.said
        ] + [
            ((whole,), parts, 0, 0 if exhaustive else inf)
            for whole, parts, exhaustive in self.unknowns.network.relations
        ]
        entries = [
            (index, number, sign)
            for index, (adds, subtracts, _, _) in enumerate(rows)
            for sign, numbers in ((1, adds), (-1, subtracts))
            for number in numbers
        ]
        at, columns, signs = zip(*entries, strict=True)
        shape = (len(rows), self.unknowns.network.size)
        matrix = csr_array((signs, (at, columns)), shape=shape)
        _, _, least, most = zip(*rows, strict=True)
        return LinearConstraint(matrix, least, most)
