"""Tables: what is kept, what names are taken for, and what is no frame and no rule."""

import datetime as dt

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from conflictmodel import tables
from conflictmodel.errors import InvalidValueError, RuleError
from conflictmodel.rules.bounds import hull, intersection, median, robust
from conflictmodel.rules.combinators import one_voice, per_origin
from conflictmodel.rules.laws import ONE_RANGE
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import latest
from support.own_rules import of_ranges
from support.table_worlds import ENGINES, frame_of, rows_of

EACH_ENGINE = pytest.mark.parametrize("engine", ENGINES)
REPORTS = pl.DataFrame({"event": ["a"], "origin": ["x"], "lower": [1], "upper": [2]})
DAYS = [dt.date(2024, 12, 23), dt.date(2024, 12, 30)]


# Ids


@EACH_ENGINE
@pytest.mark.parametrize("none", ["", " ", "\t", "\u3000"])
def test_an_empty_id_is_none(engine: str, none: str) -> None:
    """Neither an empty nor a blank text replaces anything."""
    frame = pl.DataFrame({"id": [none, none, "b"], "supersedes": [none, none, none]})
    found = rows_of(tables.supersede(ENGINES[engine](frame)))
    assert [none, none, "b"] == [row[0] for row in found]


@EACH_ENGINE
def test_an_empty_id_in_a_list_is_none(engine: str) -> None:
    """The others of the list are replaced."""
    frame = pl.DataFrame({"id": ["a", "", "c"], "supersedes": [None, None, ["", "a"]]})
    found = rows_of(tables.supersede(ENGINES[engine](frame)))
    assert {"", "c"} == {row[0] for row in found}


@EACH_ENGINE
def test_a_row_that_names_itself_goes(engine: str) -> None:
    """The object path refuses such a claim."""
    frame = pl.DataFrame({"id": ["a", "b"], "supersedes": ["a", None]})
    assert [("b", None)] == rows_of(tables.supersede(ENGINES[engine](frame)))


ENUM = pl.Enum(["a", "b", "c"])


@EACH_ENGINE
@pytest.mark.parametrize(
    ("ids", "replaced"),
    [
        (pl.Categorical(), pl.String()),
        (pl.String(), pl.Categorical()),
        (pl.Categorical(), pl.Categorical()),
        (ENUM, pl.String()),
    ],
)
def test_ids_may_be_categories(engine: str, ids: pl.DataType, replaced: pl.DataType) -> None:
    """They are compared as text, and the columns stay what they are; null is no id."""
    frame = pl.DataFrame(
        {"id": ["a", "b", None, "c"], "supersedes": ["b", None, None, "no"]},
        {"id": ids, "supersedes": replaced},
    )
    found = rows_of(tables.supersede(ENGINES[engine](frame)))
    assert {("a", "b"), (None, None), ("c", "no")} == set(found)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pyarrow", "DuckDB"])
def test_listed_ids_may_be_categories(engine: str) -> None:
    """They are compared as text too."""
    frame = pl.DataFrame(
        {"id": ["a", "b"], "supersedes": [["b"], None]},
        {"id": pl.String(), "supersedes": pl.List(pl.Categorical())},
    )
    found = rows_of(tables.supersede(ENGINES[engine](frame)))
    assert ["a"] == [row[0] for row in found]


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas of pyarrow", "pyarrow"])
def test_categories_stay_categories(engine: str) -> None:
    """Where an engine has them; no column is added."""
    frame = pl.DataFrame(
        {"id": ["a", "b"], "supersedes": ["b", None]},
        {"id": pl.Categorical(), "supersedes": pl.String()},
    )
    found = nw.from_native(tables.supersede(ENGINES[engine](frame))).lazy().collect_schema()
    assert {"id": nw.Categorical(), "supersedes": nw.String()} == dict(found)


# Days


@EACH_ENGINE
@pytest.mark.parametrize("by", ["stated", ["source", "stated"]])
def test_each_day_may_be_a_subject(engine: str, by: str | list[str]) -> None:
    """Then all that was stated is the newest of its day."""
    frame = pl.DataFrame({"source": ["x", "x", "x"], "stated": [*DAYS, None]})
    found = tables.latest_per_source(ENGINES[engine](frame), by=by)
    assert {("x", DAYS[0]), ("x", DAYS[1]), ("x", None)} == set(rows_of(found))


# Names


@pytest.mark.parametrize("name", ["*", "^.*$"])
def test_a_name_that_is_a_pattern_is_refused(name: str) -> None:
    """Some engines read it as the names of all columns."""
    frame = pl.DataFrame({name: ["a"], "source": ["x"], "stated": DAYS[:1]})
    with pytest.raises(InvalidValueError) as caught:
        tables.latest_per_source(frame, by=name)
    assert (
        f"latest_per_source: {name!r} stands for several columns in some engines; rename yours @ by"
    ) == str(caught.value)


@EACH_ENGINE
def test_case_makes_no_other_name(engine: str) -> None:
    """Some engines do not tell "Lower" from "lower", so that none is asked to."""
    frame = REPORTS.with_columns(Lower="event") if engine != "DuckDB" else REPORTS
    with pytest.raises(InvalidValueError) as caught:
        tables.combine(ENGINES[engine](frame), by="Lower", rule=hull)
    assert (
        "combine: 'Lower' differs only in case from 'lower', a column that is made;"
        " rename yours @ by"
    ) == str(caught.value)


# Rules


@pytest.mark.parametrize(
    "rule",
    [
        of_ranges("hull", intersection.of_ranges),
        of_ranges("hull", hull.of_ranges, hull.laws, one_voice),
        of_ranges("robust(1)", robust(2).of_ranges, robust(1).laws),
        of_ranges("robust(1)", hull.of_ranges, robust(1).laws),
        per_origin(of_ranges("hull", intersection.of_ranges, frozenset({ONE_RANGE})), median),
        latest(of_ranges("hull", intersection.of_ranges)),
    ],
    ids=["function", "voices", "argument", "no argument", "inner", "then"],
)
def test_a_rule_that_only_has_the_name_is_refused(rule: AnyRule) -> None:
    """It may decide otherwise."""
    with pytest.raises(RuleError, match="cannot be applied by expressions"):
        tables.combine(REPORTS, by="event", rule=rule)


@EACH_ENGINE
def test_there_may_be_many_alternatives(engine: str) -> None:
    """What they share is computed once, so that DuckDB answers soon."""
    rule: AnyRule = intersection
    for wrong in range(1, 8):
        rule = rule.or_else(robust(wrong)).or_else(latest(robust(wrong)))
    frame = frame_of([("a", "x", 1, 2, DAYS[0]), ("a", "y", 5, 6, DAYS[1])])
    found = tables.combine(ENGINES[engine](frame), by="event", rule=rule)
    assert [("a", 1, 6, False, 2, 2, 3, 4)] == rows_of(found)
