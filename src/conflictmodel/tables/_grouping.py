"""Grouping: rows that are to be grouped, and what an engine computes of each group.

Columns are added to the rows, the groups are aggregated, and columns are added to the groups. Of a
group the least and the greatest value, the number of values and their sum are computed, and of a
row its rank and the same for its group; what adds sees to it that no sum passes 64 bits.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import final

import narwhals.stable.v2 as nw

from conflictmodel.tables._engines import How, with_groups_value
from conflictmodel.tables._frames import Lazy, with_nulls


class Columns:
    """A frame to which columns are added under names of their own."""

    def __init__(self, frame: Lazy) -> None:
        self.frame = frame
        self._number = 0

    def add(self, expression: nw.Expr) -> str:
        return self.add_each(expression)[0]

    def add_each(self, *expressions: nw.Expr) -> list[str]:
        """Add columns, none of which is made of another, and return their names."""
        # DuckDB looks through all steps before at each step, so that these are one.
        first = self._number + 1
        self._number += len(expressions)
        named = {
            f"conflictmodel added {number}": each for number, each in enumerate(expressions, first)
        }
        self.frame = self.frame.with_columns(*(each.alias(name) for name, each in named.items()))
        return list(named)


@final
class Level(Columns):
    """Rows that are to be grouped by some columns."""

    def __init__(self, frame: Lazy, keys: Sequence[str]) -> None:
        super().__init__(frame)
        self.keys = keys
        self._computed: dict[tuple[str, How], str] = {}
        self._shared: dict[Hashable, str] = {}

    def compute(self, column: str, how: How) -> nw.Expr:
        """Return what there will be of a column in each group; nulls are no values."""
        name = self._computed.setdefault((column, how), f"computed {len(self._computed)}")
        return nw.col(name)

    def in_group(self, column: str, how: How) -> nw.Expr:
        """Return the same for each row."""
        keys = self.keys
        if not self.frame.implementation.is_pyarrow():
            return _of(column, how).over(*keys)
        self._number += 1
        name = f"conflictmodel in group {self._number}"
        self.frame = with_groups_value(self.frame, keys, column, how, name)
        return nw.col(name)

    def share(self, key: Hashable, make: Callable[[], nw.Expr]) -> str:
        """Add a column once for all alternatives that read it, and return its name.

        DuckDB 1.3 does not finish fourteen alternatives in four minutes that each have their own.
        """
        if key not in self._shared:
            self._shared[key] = self.add(make())
        return self._shared[key]

    def rank(self, column: str) -> nw.Expr:
        """Return for each value how many of its group are no greater, those beside it in turn."""
        return nw.col(self.share(("rank", column), lambda: self._rank(column)))

    def _rank(self, column: str) -> nw.Expr:
        where = self.frame.implementation
        if not (where.is_pyarrow() or where.is_pandas_like()):
            return nw.col(column).rank("ordinal").over(*self.keys).cast(nw.Int64)
        # pyarrow ranks in no groups, and pandas in floats. Both number a table quickly.
        self._number += 1
        index = f"index {self._number}"
        self.frame = self.frame.with_row_index(index, order_by=[*self.keys, column])
        placed = self.add(nw.when(~nw.col(column).is_null()).then(nw.col(index)))
        return nw.col(placed) - self.in_group(placed, "min") + 1

    def groups(self) -> Columns:
        """Return one row for each group, with the keys and what is computed."""
        computed = [_of(column, how).alias(name) for (column, how), name in self._computed.items()]
        return Columns(with_nulls(self.frame.group_by(*self.keys).agg(*computed)))


def _of(column: str, how: How) -> nw.Expr:
    found: nw.Expr = getattr(nw.col(column), how)()
    return found
