"""Tables of which text is stored as categories, or as views of it."""

import datetime as dt
from importlib import import_module

import polars as pl
import pytest
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import tables
from conflictmodel.errors import InvalidValueError
from conflictmodel.rules.bounds import hull, median
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import latest
from support.table_worlds import (
    ENGINES,
    SOME_RULES,
    by_objects,
    frame_of,
    made,
    of_pandas,
    of_pyarrow,
    rows_of,
)

DAY, LATER = dt.date(2024, 12, 23), dt.date(2024, 12, 24)
pandas = import_module("pandas")
pyarrow = import_module("pyarrow")


def _in_pandas(table: IntoFrame) -> IntoFrame:
    """Return a table of pyarrow as a frame of pandas with its types."""
    return made(table, "to_pandas", types_mapper=pandas.ArrowDtype)


def _frame_of_names() -> pl.DataFrame:
    frame = frame_of([("a", "x", 1, 2, DAY), ("a", "y", 1, 2, DAY), ("a", None, None, None, DAY)])
    return frame.with_columns(
        id=pl.Series(["1", "2", None]), supersedes=pl.Series([["no"], ["1"], None])
    )


def _works(frame: IntoFrame) -> None:
    found = tables.combine(frame, by="event", rule=latest(hull), id="id")
    assert [("a", 1, 2, True, 2, 2, None, None)] == rows_of(found)
    assert [("replaces-unknown", "no")] == rows_of(tables.audit(frame, supersedes="supersedes"))
    kept = {row[5] for row in rows_of(tables.supersede(frame))}
    assert {"2", None} == kept


def test_views_of_text_are_read() -> None:
    """A table of pyarrow made of a frame of polars has them, in lists too."""
    _works(made(pyarrow, "table", _frame_of_names()))
    _works(of_pyarrow(_frame_of_names()))


@pytest.mark.parametrize("engine", [each for each in ENGINES if each != "DuckDB"])
def test_categories_are_read(engine: str) -> None:
    """Text may be stored as categories on each engine that has them."""
    kind = pl.Categorical()
    names = [pl.col(each).cast(kind) for each in ("origin", "id")]
    frame = _frame_of_names().with_columns(*names)
    native = ENGINES[engine](frame.with_columns(pl.col("supersedes").cast(pl.List(kind))))
    _works(native)


def test_categories_of_pandas_are_read() -> None:
    """Also those of its own."""
    columns = {"origin": "category", "id": "category"}
    frame: IntoFrame = getattr(of_pandas(_frame_of_names()), "astype")(columns)  # noqa: B009
    _works(frame)
    by_origin = tables.combine(frame, by="origin", rule=hull)
    assert 3 == len(rows_of(by_origin))


@pytest.mark.parametrize("rule", SOME_RULES, ids=str)
def test_categories_are_grouped_by_where_some_are_null(rule: AnyRule) -> None:
    """Null is a value like others, however pyarrow and its types in pandas store categories."""
    reports = [("a", "x", 1, 2, DAY), (None, "y", 3, 4, DAY), ("a", "y", 5, 6, DAY)]
    names = pl.col("event", "origin").cast(pl.Categorical)
    stored = frame_of(reports).with_columns(names)
    expected = by_objects(reports, rule)
    for frame in (of_pyarrow(stored), of_pandas(stored)):
        assert expected == rows_of(tables.combine(frame, by="event", rule=rule))


@pytest.mark.parametrize("values", [[1, None, 2], [DAY, None, LATER]], ids=["numbers", "days"])
def test_categories_of_numbers_and_days_are_no_text(values: list[object]) -> None:
    """They come back as what they are categories of."""
    given = {"event": pyarrow.array(values).dictionary_encode(), "origin": ["x", "y", "z"]}
    table = made(pyarrow, "table", {**given, "lower": [1, 2, 3], "upper": [1, 2, 3]})
    for frame in (table, _in_pandas(table)):
        found = tables.combine(frame, by="event", rule=median)
        assert set(values) == {row[0] for row in rows_of(found)}


def test_views_of_text_are_grouped_by_in_pandas() -> None:
    """And null stays null."""
    views = pyarrow.array(["a", None, "b"], "string_view")
    frame = _in_pandas(
        made(pyarrow, "table", {"event": views, "lower": [1, 2, 3], "upper": [4] * 3})
    )
    found = tables.total(frame, by="event", best=None)
    assert {("a", 1, 4), (None, 2, 4), ("b", 3, 4)} == {
        (a, b, d) for a, b, _, d, _ in rows_of(found)
    }


def test_categories_may_be_others_in_another_part_of_a_table() -> None:
    """As where a file is read in several parts."""
    parts = [pyarrow.array([name]).dictionary_encode() for name in ("a", "b")]
    events = pyarrow.chunked_array(parts)
    given = {"event": events, "origin": ["x", "y"], "lower": [1, 2], "upper": [3, 4]}
    found = tables.combine(made(pyarrow, "table", given), by="event", rule=median)
    assert ["a", "b"] == [row[0] for row in rows_of(found)]


def _views(*values: str | None) -> object:
    """Return categories of views of text, as polars hands them to pyarrow without a copy."""
    names = sorted({each for each in values if each is not None})
    indices = [None if each is None else names.index(each) for each in values]
    views = pyarrow.array(names, "string_view")
    found: object = pyarrow.DictionaryArray.from_arrays(pyarrow.array(indices, "uint32"), views)
    return found


@pytest.mark.parametrize(("kind", "offset"), [("ListArray", "int32"), ("LargeListArray", "int64")])
def test_views_of_text_in_categories_and_lists_are_read(kind: str, offset: str) -> None:
    """They become text."""
    table = of_pyarrow(_frame_of_names().drop("origin", "id", "supersedes"))
    offsets = pyarrow.array([0, 1, 2, 2], offset)
    lists = getattr(pyarrow, kind).from_arrays(offsets, _views("no", "1"))
    table = made(table, "add_column", 1, "origin", _views("x", "y", None))
    table = made(table, "append_column", "id", _views("1", "2", None))
    _works(made(table, "append_column", "supersedes", lists))


def test_columns_and_parts_of_tables_are_no_frames() -> None:
    """Also where they have categories."""
    table = made(pyarrow, "table", {"event": pyarrow.array(["a"]).dictionary_encode()})
    parts: list[IntoFrame] = getattr(table, "to_batches")()  # noqa: B009
    column, series = made(table, "column", "event"), made(_in_pandas(table), "get", "event")
    for odd in (*parts, column, series):
        with pytest.raises(InvalidValueError, match="expected a frame of polars, pandas, pyarrow"):
            tables.total(odd, by="event")
