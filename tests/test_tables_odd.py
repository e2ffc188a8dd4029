"""Tables as engines may hand them over: large numbers, blanks, nulls alone, odd types and names."""

import datetime as dt
from importlib import import_module

import polars as pl
import pytest
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import tables
from conflictmodel.choosing import latest
from conflictmodel.composing import per_side
from conflictmodel.ends import hull, intersection, lowest, median, robust
from conflictmodel.errors import InvalidValueError
from conflictmodel.ranges import Range
from conflictmodel.rules import AnyRule
from conflictmodel.tables._natives import spark_problems
from figures import said
from table_worlds import ENGINES, by_objects, frame_of, of_pandas, of_pyarrow, rows_of

DAY = dt.date(2024, 12, 23)
RULES = [
    hull,
    intersection,
    lowest,
    median,
    robust(1),
    latest(hull),
    per_side(median, robust(2)),
    robust(1).or_else(latest(hull)),
]
EACH_ENGINE = pytest.mark.parametrize("engine", ENGINES)
pandas = import_module("pandas")
pyarrow = import_module("pyarrow")


def made(module: object, name: str, *values: object, **options: object) -> IntoFrame:
    """Return what a function of another library makes; it has no types here."""
    found: IntoFrame = getattr(module, name)(*values, **options)
    return found


# Numbers


@EACH_ENGINE
@pytest.mark.parametrize("rule", [hull, intersection, lowest, median, robust(1), latest(hull)])
def test_numbers_beside_nulls_stay_exact(engine: str, rule: AnyRule) -> None:
    """Numbers that no float holds come out as they went in, also where another is missing."""
    reports = [
        ("a", "x", 1, 2**53 + 4, DAY),
        ("a", "y", 1, 2**53 + 1, DAY),
        ("a", "z", 1, None, DAY),
        ("b", "x", 2**53 + 1, 2**53 + 4, DAY),
        ("b", "y", 2**53 + 3, 2**53 + 3, DAY),
    ]
    found = tables.combine(ENGINES[engine](frame_of(reports)), by="event", rule=rule)
    assert by_objects(reports, rule) == rows_of(found)


@EACH_ENGINE
def test_the_least_of_large_upper_ends_is_exact(engine: str) -> None:
    """It is 2**53 + 1, which as a float is one less."""
    frame = pl.DataFrame(
        {"event": "a", "side": ["x", "y", "z"], "lower": 1, "upper": [2**53 + 4, 2**53 + 1, None]},
        {"event": pl.String, "side": pl.String, "lower": pl.Int64, "upper": pl.Int64},
    )
    found = tables.combine(ENGINES[engine](frame), by="event", rule=intersection)
    assert [("a", 1, 9007199254740993, True, 3, 3, None, None)] == rows_of(found)
    total = tables.total(ENGINES[engine](frame.drop_nulls()), by="event", best=None)
    assert [("a", 2, None, 18014398509481989, 2)] == rows_of(total)


def test_claims_in_pandas_stay_exact() -> None:
    """The columns that `to_frame` makes are read as they are."""
    ends = [2**53 + 4, 2**53 + 1, None]
    claims = [said(f"c{number}", "x", Range(1, end)) for number, end in enumerate(ends)]
    frame = tables.to_frame(claims, pandas.DataFrame)
    names = {"lower": "figure.lower", "upper": "figure.upper", "side": "by.source.name"}
    found = tables.combine(frame, by="type", rule=intersection, **names)
    assert [("estimate", 1, 2**53 + 1, True, 1, 3, None, None)] == rows_of(found)


@EACH_ENGINE
@pytest.mark.parametrize("rule", RULES, ids=str)
@pytest.mark.parametrize(
    "ends",
    [(-(2**63), 2**63 - 1), (2**63 - 1, -(2**63)), (2**63 - 1, 0), (None, -(2**63)), (-1, None)],
)
def test_what_is_no_range_is_refused_whatever_its_ends(
    engine: str, rule: AnyRule, ends: tuple[int | None, int | None]
) -> None:
    """No number overflows on the way, and the other reports of the subject say nothing either."""
    reports = [("a", "x", 5, 6, DAY), ("a", "x", *ends, DAY), ("a", "y", 7, 8, DAY)]
    found = tables.combine(ENGINES[engine](frame_of(reports)), by="event", rule=rule)
    assert [("a", *[None] * 7)] == rows_of(found)


# Sums


@EACH_ENGINE
def test_ends_out_of_order_have_no_sum(engine: str) -> None:
    """As negative figures have none; a missing best figure of all is no reason."""
    rows = [("odd", 5, 1), ("odd", 1, 1), ("good", 1, 1), ("good", 5, 6)]
    frame = pl.DataFrame(rows, ["part", "lower", "upper"], orient="row")
    found = tables.total(ENGINES[engine](frame), by="part", best=None)
    assert [("good", 6, None, 7, 2), ("odd", None, None, None, 2)] == rows_of(found)


# Blanks


@EACH_ENGINE
@pytest.mark.parametrize("blank", [" ", "\t\n", "\x1c\x1d\x1e\x1f", "\x85\xa0", "\u2003\u3000"])
def test_a_blank_is_no_side_and_no_id(engine: str, blank: str) -> None:
    """As in claims, whose texts must not be blank."""
    columns = {"id": [blank, blank], "side": ["x", blank], "event": ["a", "b"], "lower": [1, 1]}
    frame = ENGINES[engine](pl.DataFrame({**columns, "upper": [2, 3]}))
    assert [("side-missing", blank)] == rows_of(tables.audit(frame))
    both = frame_of([("a", "x", 1, 2, None), ("a", "x", 1, 3, None)])
    both = both.with_columns(id=pl.lit(blank))
    once = tables.combine(ENGINES[engine](both), by="event", rule=hull, id="id")
    assert [("a", 1, 2, True, 1, 2, None, None)] == rows_of(once)
    found = tables.combine(frame, by="event", rule=hull)
    assert [("a", 1, 2, True, 1, 1, None, None), ("b", *[None] * 7)] == rows_of(found)


@EACH_ENGINE
def test_blanks_around_a_side_belong_to_it(engine: str) -> None:
    """Only what is blank altogether is none."""
    frame = frame_of([("a", "x", 1, 2, None), ("a", " x", 1, 2, None)])
    found = tables.combine(ENGINES[engine](frame), by="event", rule=hull)
    assert [("a", 1, 2, True, 2, 2, None, None)] == rows_of(found)


# Nulls alone


def _of_objects(frame: pl.DataFrame) -> IntoFrame:
    """Return a frame of pandas as its constructor makes it of `None`."""
    return made(pandas, "DataFrame", {each.name: each.to_list() for each in frame})


def _of_floats(frame: pl.DataFrame) -> IntoFrame:
    """Return a frame of pandas as it reads empty cells."""
    nan = float("nan")
    columns = {
        each.name: [nan] * len(each) if each.is_null().all() else each.to_list() for each in frame
    }
    return made(pandas, "DataFrame", columns, index=["i"] * len(frame))


@pytest.mark.parametrize(
    "engine", [*ENGINES.values(), _of_objects, _of_floats], ids=[*ENGINES, "objects", "floats"]
)
def test_a_column_of_nulls_needs_no_type(engine: "type[pl.DataFrame]") -> None:
    """Where nothing is known of any row, a column is what it is expected to be."""
    nulls = [None, None]
    frame = pl.DataFrame(
        {"event": ["a", "a"], "id": nulls, "side": ["x", "y"], "lower": [1, 2], "upper": nulls}
    ).with_columns(stated=None, best=None, supersedes=None)
    native = engine(frame)
    found = tables.combine(native, by="event", rule=hull.or_else(latest(hull)), id="id")
    assert [("a", 1, None, True, 2, 2, None, None)] == rows_of(found)
    assert [("a", 3, None, None, 2)] == rows_of(tables.total(native, by="event"))
    assert [] == rows_of(tables.audit(native, best="best", supersedes="supersedes"))
    assert 2 == len(rows_of(tables.supersede(native)))
    assert 2 == len(rows_of(tables.latest_per_source(native, by="event", source="side")))
    sideless = tables.combine(native, by="event", rule=hull, side="stated")
    assert [("a", *[None] * 7)] == rows_of(sideless)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas of pyarrow", "pyarrow"])
def test_lists_may_all_be_empty(engine: str) -> None:
    """They need no type of what they would list; and they list nothing but texts."""
    frame = pl.DataFrame({"id": ["a", "b"]}).with_columns(supersedes=pl.lit([], pl.List(pl.Null)))
    found = tables.supersede(ENGINES[engine](frame))
    assert ["a", "b"] == [row[0] for row in rows_of(found)]
    numbers = frame.with_columns(pl.Series("supersedes", [[1], [2]]))
    with pytest.raises(InvalidValueError, match=r"is List.*; expected text, or a list of texts"):
        tables.supersede(ENGINES[engine](numbers))


# Other types


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
    names = [pl.col(each).cast(kind) for each in ("side", "id")]
    frame = _frame_of_names().with_columns(*names)
    native = ENGINES[engine](frame.with_columns(pl.col("supersedes").cast(pl.List(kind))))
    _works(native)


def test_categories_of_pandas_are_read() -> None:
    """Also those of its own."""
    columns = {"side": "category", "id": "category"}
    frame: IntoFrame = getattr(of_pandas(_frame_of_names()), "astype")(columns)  # noqa: B009
    _works(frame)
    by_side = tables.combine(frame, by="side", rule=hull)
    assert 3 == len(rows_of(by_side))


def test_what_cuts_off_the_time_of_day_in_pandas_is_told() -> None:
    """Following the advice works, for times and for dates of Python."""
    frame = of_pandas(frame_of([("a", "x", 1, 2, DAY)]))
    for values in (pandas.to_datetime(["2024-12-23 10:00"]), [DAY]):
        odd: IntoFrame = getattr(frame, "assign")(stated=values)  # noqa: B009
        with pytest.raises(InvalidValueError, match=r'as \.astype\("date32\[pyarrow\]"\) does @ s'):
            tables.combine(odd, by="event", rule=latest(hull))
        mended: IntoFrame = getattr(odd, "astype")({"stated": "date32[pyarrow]"})  # noqa: B009
        found = tables.combine(mended, by="event", rule=latest(hull))
        assert [("a", 1, 2, True, 1, 1, None, None)] == rows_of(found)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_categories_are_grouped_by_where_some_are_null(rule: AnyRule) -> None:
    """Null is a value like others, however pyarrow and its types in pandas store categories."""
    reports = [("a", "x", 1, 2, DAY), (None, "y", 3, 4, DAY), ("a", "y", 5, 6, DAY)]
    names = pl.col("event", "side").cast(pl.Categorical)
    stored = frame_of(reports).with_columns(names)
    expected = by_objects(reports, rule)
    for frame in (made(pyarrow, "table", stored), of_pyarrow(stored), of_pandas(stored)):
        assert expected == rows_of(tables.combine(frame, by="event", rule=rule))


def test_views_of_text_in_categories_and_lists_are_read() -> None:
    """As polars hands them to pyarrow without a copy."""
    names = pl.col("side", "id").cast(pl.Categorical)
    lists = pl.col("supersedes").cast(pl.List(pl.Categorical()))
    _works(made(pyarrow, "table", _frame_of_names().with_columns(names, lists)))


@EACH_ENGINE
def test_a_table_without_rows_needs_no_types(engine: str) -> None:
    """Of columns that name or identify; it has no conclusions."""
    names = ["event", "side", "id"]
    ends = {"lower": pl.Int64, "upper": pl.Int64}
    frame = pl.DataFrame(schema={**dict.fromkeys(names, pl.Null), **ends})
    found = tables.combine(ENGINES[engine](frame), by="event", rule=median, id="id")
    assert [] == rows_of(found)


# Frames that cannot be read


def test_names_that_spark_reads_otherwise_are_refused() -> None:
    """A dot is a part of a name on other engines."""
    names = ["figure.lower", "a`b", "plain"]
    message = "Spark reads a name with a dot or a backtick otherwise; rename the column"
    expected = [f"{message} 'figure.lower' @ frame", f"{message} 'a`b' @ frame"]
    assert expected == [str(each) for each in spark_problems(names)]


@EACH_ENGINE
@pytest.mark.parametrize("value", [["a"], {"a": 1}], ids=["list", "struct"])
def test_what_holds_several_values_is_nothing_to_group_by(engine: str, value: object) -> None:
    """Some engines can, and the call is the same for all."""
    frame = ENGINES[engine](pl.DataFrame({"event": [value], "lower": [1], "upper": [2]}))
    told = r"'event' is \w+\(.*, by which not every engine groups; make it text @ by"
    with pytest.raises(InvalidValueError, match=told):
        tables.total(frame, by="event", best=None)


def test_two_columns_of_one_name_are_refused() -> None:
    """In words of ours, with what is said of them."""
    twice = made(pandas, "DataFrame", [[1, 2]], columns=["a", "a"])
    with pytest.raises(InvalidValueError, match="cannot be read: Expected unique column names"):
        tables.total(twice, by="a")
