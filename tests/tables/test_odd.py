"""Tables as engines may hand them over: large numbers, blanks, nulls alone, odd types and names."""

import datetime as dt
from importlib import import_module

import polars as pl
import pytest
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import tables
from conflictmodel.errors import InvalidValueError
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import latest
from conflictmodel.tables._engines import spark_problems
from support.table_worlds import ENGINES, SOME_RULES, by_objects, frame_of, made, of_pandas, rows_of

DAY = dt.date(2024, 12, 23)
EACH_ENGINE = pytest.mark.parametrize("engine", ENGINES)
pandas = import_module("pandas")
pyarrow = import_module("pyarrow")


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
        {
            "event": "a",
            "origin": ["x", "y", "z"],
            "lower": 1,
            "upper": [2**53 + 4, 2**53 + 1, None],
        },
        {"event": pl.String, "origin": pl.String, "lower": pl.Int64, "upper": pl.Int64},
    )
    found = tables.combine(ENGINES[engine](frame), by="event", rule=intersection)
    assert [("a", 1, 9007199254740993, True, 3, 3, None, None)] == rows_of(found)
    total = tables.total(ENGINES[engine](frame.drop_nulls()), by="event", best=None)
    assert [("a", 2, None, 18014398509481989, 2)] == rows_of(total)


@pytest.mark.unmeasured
@EACH_ENGINE
@pytest.mark.parametrize("rule", SOME_RULES, ids=str)
def test_what_is_no_range_is_refused_whatever_its_ends(engine: str, rule: AnyRule) -> None:
    """No number overflows on the way, and the other reports of the subject say nothing either."""
    odd: dict[str, tuple[int | None, int | None]] = {
        "widest": (-(2**63), 2**63 - 1),
        "turned round": (2**63 - 1, -(2**63)),
        "turned to zero": (2**63 - 1, 0),
        "no lower end": (None, -(2**63)),
        "negative": (-1, None),
    }
    reports = [
        (event, origin, lower, upper, DAY)
        for event, ends in odd.items()
        for origin, (lower, upper) in [("x", (5, 6)), ("x", ends), ("y", (7, 8))]
    ]
    found = tables.combine(ENGINES[engine](frame_of(reports)), by="event", rule=rule)
    assert [(event, *[None] * 7) for event in sorted(odd)] == rows_of(found)


@pytest.mark.parametrize("missing", [None, 5])
def test_numbers_of_pandas_and_of_pyarrow_go_together(missing: int | None) -> None:
    """A frame of pandas may have both, of which some are null, and a column of nulls alone."""
    frame = of_pandas(frame_of([("a", "x", 3, 2**53 + 1, None), ("b", "x", None, missing, None)]))
    found = [("a", 3, 2**53 + 1, True, 1, 1, None, None)]
    odd = ("b", *[None] * 7) if missing else ("b", None, None, None, 0, 0, None, None)
    mixed: IntoFrame = getattr(frame, "astype")({"lower": "Int64"})  # noqa: B009 - it has no type
    assert [*found, odd] == rows_of(tables.combine(mixed, by="event", rule=hull))
    nulls: IntoFrame = getattr(frame, "assign")(upper=None)  # noqa: B009 - it has no type
    unbounded = [("a", 3, None, True, 1, 1, None, None), ("b", None, None, None, 0, 0, None, None)]
    assert unbounded == rows_of(tables.combine(nulls, by="event", rule=hull))


# Sums


@EACH_ENGINE
def test_ends_out_of_order_have_no_sum(engine: str) -> None:
    """As negative figures have none; a missing best figure of all is no reason."""
    rows = [("odd", 5, 1), ("odd", 1, 1), ("good", 1, 1), ("good", 5, 6)]
    frame = pl.DataFrame(rows, ["part", "lower", "upper"], orient="row")
    found = tables.total(ENGINES[engine](frame), by="part", best=None)
    assert [("good", 6, None, 7, 2), ("odd", None, None, None, 2)] == rows_of(found)


# Blanks


BLANKS = [" ", "\t\n", "\x1c\x1d\x1e\x1f", "\x85\xa0", "\u2003\u3000"]


@EACH_ENGINE
def test_a_blank_is_no_side_and_no_id(engine: str) -> None:
    """As in claims, whose texts must not be blank."""
    events = [f"b{number}" for number in range(len(BLANKS))]
    named = {"id": BLANKS, "origin": "x", "event": "a", "lower": 1, "upper": 2}
    nameless = {"id": BLANKS, "origin": BLANKS, "event": events, "lower": 1, "upper": 3}
    frame = ENGINES[engine](pl.concat([pl.DataFrame(named), pl.DataFrame(nameless)]))
    missing = [("origin-missing", blank) for blank in BLANKS]
    assert sorted(missing, key=repr) == rows_of(tables.audit(frame))
    found = tables.combine(frame, by="event", rule=hull)
    refused = [(event, *[None] * 7) for event in events]
    assert [("a", 1, 2, True, 1, 5, None, None), *refused] == rows_of(found)
    both = frame_of([(event, "x", 1, upper, None) for event in events for upper in (2, 3)])
    both = both.with_columns(id=pl.Series([blank for blank in BLANKS for _ in range(2)]))
    once = tables.combine(ENGINES[engine](both), by="event", rule=hull, id="id")
    assert [(event, 1, 2, True, 1, 2, None, None) for event in events] == rows_of(once)


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
        {"event": ["a", "a"], "id": nulls, "origin": ["x", "y"], "lower": [1, 2], "upper": nulls}
    ).with_columns(stated=None, best=None, supersedes=None)
    native = engine(frame)
    found = tables.combine(native, by="event", rule=hull.or_else(latest(hull)), id="id")
    assert [("a", 1, None, True, 2, 2, None, None)] == rows_of(found)
    assert [("a", 3, None, None, 2)] == rows_of(tables.total(native, by="event"))
    assert [] == rows_of(tables.audit(native, best="best", supersedes="supersedes"))
    assert 2 == len(rows_of(tables.supersede(native)))
    assert 2 == len(rows_of(tables.latest_per_source(native, by="event", source="origin")))
    without_origin = tables.combine(native, by="event", rule=hull, origin="stated")
    assert [("a", *[None] * 7)] == rows_of(without_origin)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas of pyarrow", "pyarrow"])
def test_lists_may_all_be_empty(engine: str) -> None:
    """They need no type of what they would list; and they list nothing but ids."""
    frame = pl.DataFrame({"id": ["a", "b"]}).with_columns(supersedes=pl.lit([], pl.List(pl.Null)))
    found = tables.supersede(ENGINES[engine](frame))
    assert ["a", "b"] == [row[0] for row in rows_of(found)]
    numbers = frame.with_columns(pl.Series("supersedes", [[1.5], [2.5]]))
    with pytest.raises(
        InvalidValueError, match=r"is List.*; expected text, or whole numbers, or a"
    ):
        tables.supersede(ENGINES[engine](numbers))


@pytest.mark.parametrize("long", ["id", "supersedes"])
def test_ids_may_be_stored_as_two_kinds_of_text(long: str) -> None:
    """A table of pyarrow has short texts in one column and long ones in another."""
    columns = {"id": ["a", "b"], "supersedes": ["no", "a"], "origin": ["x", "x"]}
    kinds = {name: "large_string" if name == long else "string" for name in columns}
    arrays = {name: made(pyarrow, "array", columns[name], kinds[name]) for name in columns}
    table = made(pyarrow, "table", {**arrays, "lower": [1, 1], "upper": [1, 1]})
    assert [("replaces-unknown", "no")] == rows_of(tables.audit(table, supersedes="supersedes"))


# Other types


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


@EACH_ENGINE
def test_a_table_without_rows_needs_no_types(engine: str) -> None:
    """Of columns that name or identify; it has no conclusions."""
    names = ["event", "origin", "id"]
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
