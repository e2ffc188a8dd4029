"""Sums of disjoint parts: the ends and the best figures are each added separately."""

from collections.abc import Iterable

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from conflictmodel.tables._frames import WHOLE, By, Column, Opened
from conflictmodel.tables._grouping import Columns, Level

_MADE = ("lower", "best", "upper", "parts")
_HALF = 2**32
_MOST_HIGH = 2**31 - 1


def total(
    frame: IntoFrameT,
    *,
    by: str | Iterable[str],
    lower: str = "lower",
    best: str | None = "best",
    upper: str = "upper",
) -> IntoFrameT:
    """Add the figures of disjoint parts: lower ends, best figures and upper ends separately.

    That the parts are disjoint, as the events of one data set are, is up to the caller. The sums
    are those of `conflictmodel.total` over estimates of these parts.

    Args:
        frame: The parts, one in each row.
        by: The column or columns of the whole of a part. Null is a value like any other.
        lower: The column of lower ends, whole numbers of one unit.
        best: The column of best figures, or `None` where there are none.
        upper: The column of upper ends; null where there is no upper end.

    Returns:
        A frame of the type given, in no order, with the columns of `by`, the sums `lower`, `best`
        and `upper`, and `parts`, the number of rows added. Where a part has no best
        figure or no upper end, the sum has none. All three sums are null where a part has no lower
        end, a figure is negative, a lower end is above its upper end, or a sum does not fit in 64
        bits.

    Raises:
        InvalidValueError: If a name in `by` is taken or ambiguous.

    >>> import polars as pl
    >>> events = pl.DataFrame({"year": [2023, 2023, 2024], "lower": [3, 5, 1],
    ...     "best": [4, 5, None], "upper": [9, None, 2]})
    >>> total(events, by="year").sort("year").rows()
    [(2023, 8, 9, None, 2), (2024, 1, None, 2, 1)]
    """
    grouped = By("total", by, _MADE)
    opened = Opened("total", frame)
    figures = [Column("lower", lower, WHOLE), Column("upper", upper, WHOLE)]
    figures += [] if best is None else [Column("best", best, WHOLE)]
    opened.check([*grouped.columns, *figures])
    level = Level(opened.select([*grouped.columns, *figures]), grouped.keys)
    parts = level.compute(level.add(nw.lit(1, nw.Int64)), "count")
    wrong = level.compute(level.add(_wrong([each.alias for each in figures])), "count") > 0
    halves = {each.alias: _halves(level, each.alias) for each in figures}
    groups = level.groups()
    sums = {argument: _sum(groups, *each, parts) for argument, each in halves.items()}
    fits = ~wrong & ~nw.col(sums["lower"][0]).is_null()
    for _, too_large in sums.values():
        fits &= ~nw.col(too_large)
    kept = nw.col(groups.add(fits))
    found: list[nw.Expr] = [
        nw.when(kept).then(nw.col(each)).alias(name) for name, (each, _) in sums.items()
    ]
    if best is None:
        found.append(nw.when(parts < 0).then(parts).cast(nw.Int64).alias("best"))  # never
    made = groups.frame.select(*grouped.keys, *found, parts.cast(nw.Int64).alias("parts"))
    return opened.native(made.select(*grouped.renamed, *_MADE), frame)


def _wrong(columns: list[str]) -> nw.Expr:
    """Return something where a figure is negative or ends are out of order, and null elsewhere."""
    lower = nw.col("lower")
    negative = (nw.when(nw.col(each) < 0).then(nw.col(each)) for each in columns)
    return nw.coalesce(nw.when(lower > nw.col("upper")).then(lower), *negative)


def _halves(level: Level, column: str) -> tuple[nw.Expr, nw.Expr, nw.Expr]:
    """Return the sums of the high and of the low halves of figures, and how many there are."""
    # Sums of whole figures could pass 64 bits, where some engines go on from the lowest number.
    figure = nw.when(nw.col(column) >= 0).then(nw.col(column))
    low = level.add(_low_half(level, figure))
    # What is left is a multiple, so that an engine that divides as floats divides exactly.
    high = level.add((figure - nw.col(low)) // _HALF)
    return level.compute(high, "sum"), level.compute(low, "sum"), level.compute(column, "count")


def _low_half(columns: Columns, figure: nw.Expr) -> nw.Expr:
    """Return what is left of a figure that is not negative, divided by a half of 64 bits."""
    if columns.frame.implementation.is_pandas_like():
        # The numbers of pyarrow have no remainder there, but pandas divides whole numbers exactly.
        return figure - figure // _HALF * _HALF
    return figure % _HALF


def _sum(
    groups: Columns, high: nw.Expr, low: nw.Expr, figures: nw.Expr, parts: nw.Expr
) -> tuple[str, str]:
    """Return the column of a sum, null where a figure is missing, and whether it is too large."""
    rest = nw.col(groups.add(_low_half(groups, low.cast(nw.Int64))))
    carried = groups.add((low.cast(nw.Int64) - rest) // _HALF + high.cast(nw.Int64))
    too_large = groups.add(nw.col(carried) > _MOST_HIGH)
    is_whole = (figures == parts) & ~nw.col(too_large)
    top = nw.col(groups.add(nw.when(is_whole).then(nw.col(carried).cast(nw.Int64))))
    return groups.add(top * _HALF + rest), too_large
