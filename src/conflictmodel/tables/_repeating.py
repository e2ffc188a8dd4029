"""Repeating: rows of one id that say the same are one report, as estimates of one id are."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw

from conflictmodel.tables._frames import Lazy
from conflictmodel.tables._levels import Level
from conflictmodel.tables._names import is_named


def each_once(rows: Lazy, keys: Sequence[str], read: Sequence[str]) -> Lazy:
    """Return the rows of which those of one subject and one id are one.

    Where they differ, what is left of them is no report that can be used. A row without an id or
    without a figure stays as it is.

    Args:
        rows: The rows, with the columns `id`, `lower` and `upper`.
        keys: The columns that say what a row is about.
        read: The columns that are read of a row.
    """
    lower, upper = nw.col("lower"), nw.col("upper")
    is_claimed = is_named("id") & ~nw.coalesce(lower, upper).is_null()
    level = Level(rows.filter(is_claimed), [*keys, "id"])
    number = level.ask(level.add(nw.lit(1, nw.Int64)), "count")
    same = [_same(level, column, number) for column in read]
    left = {column: level.ask(column, "min") for column in read}
    # No number is below 0, so that the subject has a report that cannot be used.
    usable = nw.when(nw.all_horizontal(*same, ignore_nulls=False))
    left["lower"] = usable.then(left["lower"]).otherwise(nw.lit(-1, nw.Int64))
    named = [each.alias(column) for column, each in left.items()]
    once = level.groups().frame.select(*keys, *named)
    others = rows.filter(~is_claimed).select(*keys, *read)
    return nw.concat([others, once], how="vertical")


def _same(level: Level, column: str, number: nw.Expr) -> nw.Expr:
    """Return, for each group, whether all of its rows have one value, or none has any."""
    values = level.ask(column, "count")
    is_one = level.ask(column, "min") == level.ask(column, "max")
    return (values == 0) | ((values == number) & is_one.fill_null(value=False))
