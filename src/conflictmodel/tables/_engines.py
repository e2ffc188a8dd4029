"""Engine workarounds: what the engines do differently, corrected or known beforehand."""

from collections.abc import Hashable, Iterable, Sequence
from importlib import import_module
from operator import attrgetter
from typing import Literal, TypeAlias

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dtypes import DType
from narwhals.stable.v2.typing import IntoDataFrame, IntoLazyFrame, IntoSeries

from conflictmodel import _checks
from conflictmodel.errors import Problem

# What is got from a frame by `attrgetter` is of a library that need not be installed.
_Lazy: TypeAlias = nw.LazyFrame[IntoLazyFrame]


def corrected(native: object) -> object:
    """Return a frame; of pyarrow, or of its types in pandas, with what pyarrow can group by."""
    # It computes little with views of text, and groups by no categories that are other ones in
    # another part of a table.
    engine = type(native).__module__.partition(".")[0]
    if engine == "pyarrow" and hasattr(native, "unify_dictionaries"):
        return _plain_arrow(native)
    if engine == "pandas" and hasattr(native, "columns"):
        return _plain_pandas(native)
    return native


def _plain_arrow(native: object) -> object:
    schema: object = getattr(native, "schema", None)  # an array has none
    if "string_view" in str(schema):
        names, kinds, metadata = attrgetter("names", "types", "metadata")(schema)
        fields = [(name, _plain_kind(kind)) for name, kind in zip(names, kinds, strict=True)]
        native = attrgetter("cast")(native)(import_module("pyarrow").schema(fields, metadata))
    if "dictionary<" in str(schema):
        native = attrgetter("unify_dictionaries")(native)()
    return native


def _plain_pandas(native: object) -> object:
    made: dict[str, object] = {}
    for name, kind in attrgetter("dtypes")(native).items():
        if "string_view" in str(kind):
            values = import_module("pyarrow").array(attrgetter("get")(native)(name))
            plain = values.cast(_plain_kind(kind.pyarrow_dtype))
            made[name] = import_module("pandas").arrays.ArrowExtensionArray(plain)
    return attrgetter("assign")(native)(**made) if made else native


def _plain_kind(kind: object) -> object:
    """Return a type of pyarrow, with plain text for views of text."""
    arrow = import_module("pyarrow")
    if arrow.types.is_string_view(kind):
        return arrow.string()
    if arrow.types.is_dictionary(kind):
        index, value, is_ordered = attrgetter("index_type", "value_type", "ordered")(kind)
        return arrow.dictionary(index, _plain_kind(value), is_ordered)
    for is_list, listed in (
        (arrow.types.is_list, arrow.list_),
        (arrow.types.is_large_list, arrow.large_list),
    ):
        if is_list(kind):
            return listed(_plain_kind(attrgetter("value_type")(kind)))
    return kind


def in_pandas(table: object) -> IntoDataFrame:
    """Return a table of pyarrow as a frame of pandas, with its types, which have nulls."""
    mapped = import_module("pandas").ArrowDtype
    frame: IntoDataFrame = attrgetter("to_pandas")(table)(types_mapper=mapped)
    return frame


def without_categories(table: nw.DataFrame[IntoDataFrame]) -> nw.DataFrame[IntoDataFrame]:
    """Return a frame of pandas without categories of pyarrow, of which it cannot sort nulls."""
    for name in table.columns:
        native: object = table[name].to_native()
        kind = attrgetter("dtype")(native)
        if str(kind).startswith("dictionary<"):
            plain = import_module("pandas").ArrowDtype(kind.pyarrow_dtype.value_type)
            found = attrgetter("astype")(native)(plain)
            made: nw.Series[IntoSeries] = nw.from_native(found, series_only=True)
            table = table.with_columns(made.alias(name))
    return table


def spark_problems(names: Iterable[str]) -> tuple[Problem, ...]:
    """Return what is wrong with names of columns on Spark, which reads some of them otherwise."""
    message = "Spark reads a name with a dot or a backtick otherwise; rename the column"
    return tuple(
        Problem("frame", f"{message} {_checks.shown(name)}")
        for name in names
        if not {".", "`"}.isdisjoint(name)
    )


def maker_of(series: nw.Series[IntoSeries]) -> str:
    """Return whose type a series of pandas has: that of `numpy` has no nulls."""
    kind: type[object] = attrgetter("dtype.__class__")(series.to_native())
    return "pyarrow" if kind.__name__ == "ArrowDtype" else kind.__module__.partition(".")[0]


def has_lists(frame: _Lazy, name: str, kind: DType) -> bool:
    """Tell whether a column of any objects, as only pandas has it, has some that have no hash."""
    if not isinstance(kind, nw.Object):
        return False
    return not all(isinstance(each, Hashable) for each in frame.collect()[name])


def has_only_nulls(frame: _Lazy, name: str, kind: DType) -> bool:
    """Tell whether a column that has no type, or any of pandas, holds nothing but nulls."""
    where = frame.implementation
    # DuckDB before version 1.4 gives columns of nulls this type.
    is_of_duckdb = where.is_duckdb() and kind == nw.Int32
    if not (isinstance(kind, nw.Unknown) or where.is_pandas_like() or is_of_duckdb):
        return False
    return bool(frame.select(nw.col(name).count()).collect().item() == 0)


def with_only_nulls(frame: _Lazy, name: str, kind: DType) -> _Lazy:
    """Return a frame in which a column of nothing but nulls has a type."""
    if not frame.implementation.is_pandas_like():
        return frame.with_columns(nw.lit(None, nw.Date()).cast(nw.String).cast(kind).alias(name))
    # Numbers of pandas and of pyarrow do not go with each other there.
    table: nw.DataFrame[IntoDataFrame] = frame.collect()
    index = attrgetter("index")(table.to_native())
    own: dict[DType, str] = {nw.Int64(): "Int64", nw.String(): "string"}
    made = nw.get_native_namespace(table).Series(
        [None] * len(table), index, own.get(kind, "date32[pyarrow]")
    )
    nulls: nw.Series[IntoSeries] = nw.from_native(made, series_only=True)
    return table.with_columns(nulls.alias(name)).lazy()


How: TypeAlias = Literal["min", "max", "count", "sum"]
"""What is computed of the values of a group; nulls are none."""


def with_groups_value(frame: _Lazy, keys: Sequence[str], column: str, how: How, name: str) -> _Lazy:
    """Return a table of pyarrow in which each row has what there is of a column in its group."""
    # Rows are known by their numbers: what pyarrow joins comes in no order, though narwhals puts it
    # beside the rows as if it did.
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
