"""What the engines do in ways of their own: what is mended, or told, when a frame is opened."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Literal, TypeAlias

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dtypes import DType
from narwhals.stable.v2.typing import IntoDataFrame, IntoLazyFrame, IntoSeries

from conflictmodel import _checks
from conflictmodel.errors import Problem

_Lazy: TypeAlias = nw.LazyFrame[IntoLazyFrame]

_PANDAS: Mapping[DType, str] = {
    nw.Int64(): "Int64",
    nw.String(): "string",
    nw.Date(): "date32[pyarrow]",
}
"""The types of pandas that have nulls."""


def without_views(native: object) -> object:
    """Return a frame; a table of pyarrow without views of text, with which it computes little."""
    if type(native).__module__.partition(".")[0] != "pyarrow":
        return native
    schema: object = getattr(native, "schema", None)
    if "string_view" not in str(schema):
        return native
    names: list[str] = getattr(schema, "names")  # noqa: B009 - it has no type
    kinds: list[object] = getattr(schema, "types")  # noqa: B009
    fields = [(name, _without_views(kind)) for name, kind in zip(names, kinds, strict=True)]
    found: object = getattr(native, "cast")(import_module("pyarrow").schema(fields))  # noqa: B009
    return found


def _without_views(kind: object) -> object:
    """Return a type of pyarrow, with plain text for views of text."""
    arrow = import_module("pyarrow")
    if arrow.types.is_string_view(kind):
        return arrow.string()
    if arrow.types.is_dictionary(kind):
        index, value, is_ordered = (
            getattr(kind, name) for name in ("index_type", "value_type", "ordered")
        )
        return arrow.dictionary(index, _without_views(value), is_ordered)
    for is_list, listed in (
        (arrow.types.is_list, arrow.list_),
        (arrow.types.is_large_list, arrow.large_list),
    ):
        if is_list(kind):
            return listed(_without_views(getattr(kind, "value_type")))  # noqa: B009
    return kind


def spark_problems(names: Iterable[str]) -> tuple[Problem, ...]:
    """Return what is wrong with names of columns on Spark, which reads some of them otherwise."""
    message = "Spark reads a name with a dot or a backtick otherwise; rename the column"
    return tuple(
        Problem("frame", f"{message} {_checks.shown(name)}")
        for name in names
        if not {".", "`"}.isdisjoint(name)
    )


def is_of_numpy(series: nw.Series[IntoSeries]) -> bool:
    """Tell whether a series of pandas has a type of numpy, which has no nulls."""
    kind: object = getattr(series.to_native(), "dtype")  # noqa: B009 - it has no type
    return type(kind).__module__.startswith("numpy")


def is_arrow_category(series: nw.Series[IntoSeries]) -> bool:
    """Tell whether a series of pandas has categories of pyarrow, by which it cannot sort nulls."""
    kind: object = getattr(series.to_native(), "dtype")  # noqa: B009 - it has no type
    return str(kind).startswith("dictionary<")


def has_only_nulls(frame: _Lazy, name: str, kind: DType) -> bool:
    """Tell whether a column that has no type, or any of pandas, holds nothing but nulls."""
    if frame.implementation.is_pandas_like():
        return frame.collect()[name].is_null().all()
    is_untyped = isinstance(kind, nw.Unknown)
    # DuckDB says before version 1.4 that nulls are such numbers.
    if not is_untyped and not (frame.implementation.is_duckdb() and kind == nw.Int32):
        return False
    number: object = frame.select(nw.col(name).count()).collect().item()
    return number == 0


def with_only_nulls(frame: _Lazy, name: str, kind: DType) -> _Lazy:
    """Return a frame in which a column of nothing but nulls has a type."""
    if not frame.implementation.is_pandas_like():
        return frame.with_columns(nw.col(name).cast(nw.String).cast(kind))  # no number is a day
    table: nw.DataFrame[IntoDataFrame] = frame.collect()
    native: object = table.to_native()
    series = nw.get_native_namespace(table).Series
    made = series([None] * len(table), index=getattr(native, "index"), dtype=_PANDAS[kind])  # noqa: B009
    nulls: nw.Series[IntoSeries] = nw.from_native(made, series_only=True)
    return table.with_columns(nulls.alias(name)).lazy()


How: TypeAlias = Literal["min", "max", "count", "sum"]
"""What is asked of the values of a group; nulls are none."""


def with_groups_value(frame: _Lazy, keys: Sequence[str], column: str, how: How, name: str) -> _Lazy:
    """Return a table of pyarrow in which each row has what there is of a column in its group.

    Rows are told by their numbers: what pyarrow joins comes in no order, though narwhals puts it
    beside the rows as if it did.
    """
    arrow, compute = import_module("pyarrow"), import_module("pyarrow.compute")
    table = frame.collect()
    values = table.select(nw.col(column).alias("value")).with_row_index("row")
    numbers = [str(number) for number, _ in enumerate(keys)]
    native = [table[key].to_native() for key in keys]
    native += [values[name].to_native() for name in ("value", "row")]
    grouped = arrow.table(native, [*numbers, "value", "row"]).group_by(numbers)
    groups = grouped.aggregate([("value", how), ("row", "list")])
    rows, found = groups["row_list"].combine_chunks(), groups[f"value_{how}"].combine_chunks()
    of_rows = found.take(compute.list_parent_indices(rows))
    in_order = of_rows.take(compute.sort_indices(compute.list_flatten(rows)))
    made: nw.Series[IntoSeries] = nw.from_native(arrow.chunked_array([in_order]), series_only=True)
    return table.with_columns(made.alias(name)).lazy()
