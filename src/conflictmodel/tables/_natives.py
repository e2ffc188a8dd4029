"""What the engines do in ways of their own: what is mended, or told, when a frame is opened."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TypeAlias

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
    arrow = import_module("pyarrow")
    plain = {
        arrow.string_view(): arrow.string(),
        arrow.list_(arrow.string_view()): arrow.list_(arrow.string()),
        arrow.large_list(arrow.string_view()): arrow.large_list(arrow.string()),
    }
    names: list[str] = getattr(schema, "names")  # noqa: B009 - it has no type
    kinds: list[object] = getattr(schema, "types")  # noqa: B009
    fields = [(name, plain.get(kind, kind)) for name, kind in zip(names, kinds, strict=True)]
    found: object = getattr(native, "cast")(arrow.schema(fields))  # noqa: B009 - it has no type
    return found


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


PLACES = 1_000_000
"""DuckDB finds every place before this one, counted from the least or the greatest of a group."""


def grouped_by_duckdb(frame: _Lazy, keys: Iterable[str], terms: Mapping[str, str]) -> _Lazy:
    """Return groups of a relation with what SQL says of each, by name; names are not escaped."""
    by = ", ".join(f'"{key}"' for key in keys)
    made = ", ".join(f'{term} as "{name}"' for name, term in terms.items())
    native: object = nw.to_native(frame)
    grouped: IntoLazyFrame = getattr(native, "aggregate")(f"{by}, {made}", by)  # noqa: B009
    return nw.from_native(grouped)
