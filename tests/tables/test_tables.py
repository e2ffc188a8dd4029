"""Tables: what the functions return besides conclusions, and what they refuse."""

import datetime as dt
import runpy
import sys
from collections.abc import Iterable
from importlib import import_module

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import tables
from conflictmodel.errors import InvalidValueError, MissingExtraError, RuleError
from conflictmodel.rules.bounds import hull, intersection, min_max, robust
from conflictmodel.rules.combinators import per_origin, within
from conflictmodel.rules.quantiles import quantile
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.tables._frames import Opened
from conflictmodel.values.ranges import Range
from support.own_rules import of_ranges
from support.table_worlds import ENGINES, frame_of, of_pandas, rows_of

DAYS = [dt.date(2024, 12, day) for day in (21, 22, 23)]
REPORTS = frame_of(
    [
        ("a", "Seoul", 1050, 1150, DAYS[0]),
        ("a", "Kyiv", 3001, None, DAYS[1]),
        ("a", "Kyiv", 3100, 3200, DAYS[2]),
        ("b", "Kyiv", None, None, None),
    ]
)
EACH_ENGINE = pytest.mark.parametrize("engine", ENGINES)


def refusal(function: str, problems: Iterable[str], error: InvalidValueError) -> None:
    """Check what was refused, and why."""
    assert (function, list(problems)) == (error.owner, [str(each) for each in error.problems])


def collected(frame: IntoFrame) -> pl.DataFrame:
    """Return a frame of any engine as one of polars."""
    found: pl.DataFrame = nw.from_native(frame).lazy().collect(backend="polars").to_native()
    return found


# Combining


@EACH_ENGINE
def test_the_type_of_frame_is_kept(engine: str) -> None:
    """What is returned is a frame of the type that was given, with these columns."""
    frame = ENGINES[engine](REPORTS)
    found = tables.combine(frame, by="event", rule=hull)
    assert type(frame) is type(found)
    columns = ["event", "lower", "upper", "agrees", "origins", "reports", "gap_lower", "gap_upper"]
    assert columns == Opened("test", found).lazy.collect_schema().names()


@EACH_ENGINE
def test_a_conclusion_has_its_working(engine: str) -> None:
    """The ends, whether all agree, how many there are, and the gap; a row where none spoke."""
    found = tables.combine(ENGINES[engine](REPORTS), by=["event"], rule=hull)
    assert [
        ("a", 1050, 3200, False, 2, 3, 1151, 3099),
        ("b", None, None, None, 0, 0, None, None),
    ] == rows_of(found)


@EACH_ENGINE
def test_columns_may_have_other_names_and_sizes(engine: str) -> None:
    """Names are arguments, smaller numbers do, and a column of `by` may be any of the others."""
    frame = REPORTS.rename({"lower": "low", "upper": "high", "origin": "who", "stated": "on"})
    frame = frame.with_columns(pl.col("low").cast(pl.Int16), pl.col("high").cast(pl.Int32))
    rule = latest(intersection)
    found = tables.combine(
        ENGINES[engine](frame),
        by=["who", "event"],
        rule=rule,
        lower="low",
        upper="high",
        origin="who",
        stated="on",
    )
    assert [
        ("Kyiv", "a", 3100, 3200, True, 1, 2, None, None),
        ("Kyiv", "b", None, None, None, 0, 0, None, None),
        ("Seoul", "a", 1050, 1150, True, 1, 1, None, None),
    ] == rows_of(found)


def test_origins_may_be_categories() -> None:
    """Text may be stored as categories, in which an unknown origin is null all the same."""
    frame = REPORTS.with_columns(pl.col("origin").cast(pl.Categorical))
    found = tables.combine(frame, by="event", rule=hull)
    assert rows_of(tables.combine(REPORTS, by="event", rule=hull)) == rows_of(found)


def test_labels_of_pandas_may_repeat() -> None:
    """The index of a frame of pandas says nothing, whatever stands in it."""
    frame: IntoFrame = getattr(of_pandas(REPORTS), "set_index")("event", drop=False)  # noqa: B009
    found = tables.combine(frame, by="event", rule=robust(1))
    assert rows_of(tables.combine(REPORTS, by="event", rule=robust(1))) == rows_of(found)


def test_whole_numbers_of_numpy_stay_exact() -> None:
    """Numbers that no float holds come out as they went in."""
    figures = {"lower": [2**53 + 1, 2**53 + 3], "upper": [2**53 + 1, 2**53 + 3]}
    columns = {"event": ["a", "a"], "origin": ["x", "y"], **figures}
    frame: IntoFrame = import_module("pandas").DataFrame(columns)
    found = tables.combine(frame, by="event", rule=hull)
    assert [("a", 2**53 + 1, 2**53 + 3, False, 2, 2, 2**53 + 2, 2**53 + 2)] == rows_of(found)


@pytest.mark.parametrize(
    "rule",
    [
        k_of_n(2),
        majority,
        most_agreed,
        camps,
        gtd,
        quantile(1),
        within(Range(0, 5), hull),
        most_reliable(hull),
        per_origin(hull, camps),
        per_origin(hull, per_origin(hull, hull)),
        per_origin(per_origin(intersection, hull).or_else(hull), hull),
        min_max,
        per_origin(min_max, hull),
        hull.or_else(latest(majority)),
        of_ranges("hull", lambda ranges: (ranges[0],)),
        of_ranges("mine", lambda ranges: (ranges[0],)),
    ],
    ids=str,
)
def test_a_rule_that_is_no_expression_is_refused(rule: AnyRule) -> None:
    """Rules that count, weigh or cut, and those of users, name those that work and what else."""
    with pytest.raises(RuleError) as caught:
        tables.combine(REPORTS, by="event", rule=rule)
    assert rule.name == caught.value.rule
    assert "and per_origin(inner, outer) of them" in caught.value.reason
    assert "use conflictmodel.combine" in caught.value.reason


def test_an_alternative_answers_where_an_origin_makes_no_voice() -> None:
    """It answers what the objects do, and nothing where it needs a day that is missing."""
    rule = per_origin(intersection, hull).or_else(latest(hull))
    contradiction = [("a", "x", 1, 2, DAYS[0]), ("a", "x", 5, 6, DAYS[0])]
    dated = frame_of([*contradiction, ("a", "y", 1, 9, DAYS[0])])
    undated = frame_of([*contradiction, ("a", "y", 1, 9, None)])
    answer = ("a", 1, 9, True, 2, 3, None, None)
    assert [answer] == rows_of(tables.combine(dated, by="event", rule=rule))
    assert [("a", *[None] * 7)] == rows_of(tables.combine(undated, by="event", rule=rule))


@EACH_ENGINE
def test_an_id_is_heard_once(engine: str) -> None:
    """Equal rows of one id are one report, and different ones none that can be used."""
    rows = [
        ("twice", "1", "x", 1, None, DAYS[0]),
        ("twice", "1", "x", 1, None, DAYS[0]),
        ("twice", None, "x", 1, None, DAYS[0]),
        ("twice", None, "x", 1, None, DAYS[0]),
        ("twice", "", "y", 3, 4, None),
        ("twice", "2", "y", None, None, None),
        ("twice", "2", "y", 3, 4, None),
        ("end", "1", "x", 1, None, None),
        ("end", "1", "x", 1, 1, None),
        ("origin", "1", "x", 1, 1, None),
        ("origin", "1", "z", 1, 1, None),
        ("day", "1", "x", 1, 1, DAYS[0]),
        ("day", "1", "x", 1, 1, None),
    ]
    columns = ["event", "id", "origin", "lower", "upper", "stated"]
    frame = ENGINES[engine](pl.DataFrame(rows, columns, orient="row"))
    found = tables.combine(frame, by="event", rule=hull, id="id")
    refused: tuple[None, ...] = (None,) * 7
    twice = ("twice", 1, None, True, 2, 5, None, None)
    day = ("day", 1, 1, True, 1, 1, None, None)
    assert [day, ("end", *refused), ("origin", *refused), twice] == rows_of(found)
    dated = tables.combine(frame, by="event", rule=hull.or_else(latest(hull)), id="id")
    assert [("day", *refused), ("end", *refused), ("origin", *refused), twice] == rows_of(dated)


def test_an_id_is_compared_within_its_subject() -> None:
    """Events of one id that are told apart by another column are no repetition."""
    frame = REPORTS.with_columns(id=pl.lit("same")).filter(pl.col("lower") != 3001)
    by_origin = tables.combine(frame, by=["event", "origin"], rule=hull, id="id")
    assert [1, 1] == [row[5] for row in rows_of(by_origin)]
    (event,) = rows_of(tables.combine(frame, by="event", rule=hull, id="id"))
    assert ("a", *[None] * 7) == event


def test_all_that_is_wrong_with_columns_is_told() -> None:
    """Missing columns and wrong types are refused together, with what is expected."""
    frame = pl.DataFrame(
        {"lower": [1.0], "upper": [2], "origin": [3], "stated": [dt.datetime(2024, 1, 1, 10)]},  # noqa: DTZ001
        {"lower": pl.Float64, "upper": pl.UInt64, "origin": pl.Int64, "stated": pl.Datetime},
    )
    with pytest.raises(InvalidValueError) as caught:
        tables.combine(frame, by="event", rule=latest(hull))
    whole = (
        "expected a whole number of at most 64 bits with a sign, such as Int64; floats hold no"
        " large number exactly"
    )
    day = "expected a day, such as Date, or midnight without a zone; cut off the time of day"
    expected = [
        "there is no column 'event'; the columns are 'lower', 'upper', 'origin', 'stated' @ by",
        f"the column 'lower' is Float64; {whole} @ lower",
        f"the column 'upper' is UInt64; {whole} @ upper",
        "the column 'origin' is Int64; expected text @ origin",
        f"the column 'stated' is Datetime(time_unit='us', time_zone=None); {day} @ stated",
    ]
    refusal("combine", expected, caught.value)


@pytest.mark.parametrize(
    ("by", "problem"),
    [
        ([], "name one column or more @ by"),
        (["event", "event"], "a column is named twice @ by"),
        ("lower", "'lower' is the name of a column that is made; rename yours @ by"),
    ],
)
def test_names_to_group_by_are_checked(by: str | list[str], problem: str) -> None:
    """They are one or more, different, and none of those that are made."""
    with pytest.raises(InvalidValueError) as caught:
        tables.combine(REPORTS, by=by, rule=hull)
    refusal("combine", [problem], caught.value)


def test_what_is_no_frame_is_refused() -> None:
    """A list is no frame, nor is a name a number."""
    with pytest.raises(InvalidValueError, match=r"expected a frame of .*, got list"):
        tables.combine([], by="event", rule=hull)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidValueError, match="expected str, got 3 @ origin"):
        tables.combine(REPORTS, by="event", rule=hull, origin=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@EACH_ENGINE
def test_an_answer_can_be_joined_to_its_reports(engine: str) -> None:
    """The columns that are made have names of their own where they have a prefix."""
    rows = [("a", "x", 1, 2), ("a", "y", 5, 6)]
    frame = pl.DataFrame(rows, ["event", "origin", "lower", "upper"], orient="row")
    native = ENGINES[engine](frame)
    found = tables.combine(native, by="event", rule="hull", prefix="all_")
    both = frame.join(collected(found), on="event")
    made = ("all_lower", "all_upper", "all_agrees", "all_origins", "all_reports")
    assert [*frame.columns, *made, "all_gap_lower", "all_gap_upper"] == both.columns
    by_lower = tables.combine(native, by="lower", rule="hull", prefix="all_")
    assert [1, 5] == [row[0] for row in rows_of(by_lower)]


@EACH_ENGINE
def test_the_best_figure_is_kept(engine: str) -> None:
    """Where the voices name one, and it is in the conclusion; as with objects."""
    rows = [
        ("one", "x", 1, 9, 5),
        ("one", "y", 2, None, None),
        ("two", "x", 1, 9, 5),
        ("two", "y", 1, 9, 6),
        ("of one origin", "x", 1, 9, 5),
        ("of one origin", "x", 1, 9, 6),
        ("outside", "x", 1, 9, 2),
        ("outside", "y", 3, 9, None),
        ("outside its voice", "x", 1, 9, 10),
        ("outside its voice", "y", 1, 12, None),
        ("refused", "x", 5, 1, 5),
        ("disagreement", "x", 1, 2, 2),
        ("disagreement", "y", 3, 4, 2),
        ("silent", "x", None, None, 5),
        ("unknown", "x", 0, None, 3),
        ("unknown", "x", 1, 9, 5),
    ]
    columns = ["event", "origin", "lower", "upper", "best"]
    frame = ENGINES[engine](pl.DataFrame(rows, columns, orient="row"))
    found = tables.combine(frame, by="event", rule=intersection, best="best")
    bests = {row[0]: row[-1] for row in rows_of(found)}
    expected = {
        **dict.fromkeys(["two", "of one origin", "outside", "outside its voice"]),
        **dict.fromkeys(["refused", "disagreement", "silent"]),
        **dict.fromkeys(["one", "unknown"], 5),
    }
    assert expected == bests


@EACH_ENGINE
def test_midnight_is_a_day(engine: str) -> None:
    """Frames of pandas have no days of their own; another time of day is none, or refused."""
    days = [dt.datetime(2024, 12, 1), dt.datetime(2024, 12, 2), dt.datetime(2024, 12, 2, 10)]  # noqa: DTZ001
    rows = [("a", "x", 1, 1), ("a", "y", 5, 6), ("b", "x", 1, 2)]
    frame = pl.DataFrame(rows, ["event", "origin", "lower", "upper"], orient="row")
    frame = frame.with_columns(pl.Series("stated", days), source=pl.lit("x"))
    native = ENGINES[engine](frame.head(2))
    found = tables.combine(native, by="event", rule="latest(hull)")
    assert [("a", 5, 6, False, 2, 2, 2, 4)] == rows_of(found)
    assert [5] == [row[2] for row in rows_of(tables.latest_per_source(native, by="event"))]
    odd = ENGINES[engine](frame)
    if engine in {"polars lazy", "DuckDB"}:
        rows_found = rows_of(tables.combine(odd, by="event", rule="latest(hull)"))
        assert ("b", *[None] * 7) == rows_found[1]
    else:
        with pytest.raises(InvalidValueError, match=r"or midnight without a zone; cut off"):
            tables.combine(odd, by="event", rule="latest(hull)")


@EACH_ENGINE
def test_ids_may_be_whole_numbers(engine: str) -> None:
    """As those of many tables are; they are the text of their digits."""
    columns = {"id": [1, 1, None, 3], "event": "a", "origin": "x", "lower": [1, 1, 2, 2]}
    frame = pl.DataFrame({**columns, "upper": 4, "supersedes": [None, None, 3, 7]})
    native = ENGINES[engine](frame)
    found = tables.combine(native, by="event", rule=hull, id="id")
    assert 3 == rows_of(found)[0][5]
    assert {1, None} == {row[0] for row in rows_of(tables.supersede(native))}
    told = rows_of(tables.audit(native, supersedes="supersedes"))
    assert [("repeated-id", "1"), ("replaces-unknown", "7")] == told
    lists = frame.with_columns(
        supersedes=pl.Series([[3, 7], [], None, None], dtype=pl.List(pl.Int64))
    )
    assert {1, None} == {row[0] for row in rows_of(tables.supersede(ENGINES[engine](lists)))}


def test_lists_of_pandas_are_nothing_to_group_by() -> None:
    """What Python itself cannot put into a set is refused; days of Python are taken."""
    frame: IntoFrame = import_module("pandas").DataFrame(
        {"event": [["a"], ["b"]], "day": DAYS[:2], "origin": "x", "lower": 1, "upper": 2}
    )
    with pytest.raises(InvalidValueError, match=r"by which not every engine groups; make it text"):
        tables.combine(frame, by="event", rule=hull)
    assert 2 == len(rows_of(tables.combine(frame, by="day", rule=hull)))


# Keeping


@EACH_ENGINE
def test_the_newest_of_each_source_are_kept(engine: str) -> None:
    """Those of the newest day and those without a day, of each source and subject."""
    days = [DAYS[0], DAYS[1], DAYS[1], None, DAYS[2], DAYS[0]]
    frame = pl.DataFrame(
        {
            "event": ["a", "a", "a", "a", "b", None],
            "source": ["x", "x", "x", "x", "x", None],
            "id": ["old", "new", "too", "undated", "other", "nobody"],
            "stated": days,
        }
    )
    found = tables.latest_per_source(ENGINES[engine](frame), by="event")
    assert ["nobody", "new", "too", "undated", "other"] == [row[2] for row in _by_event(found)]


def _by_event(found: IntoFrame) -> list[tuple[object, ...]]:
    rows = rows_of(found)
    order = ["nobody", "new", "too", "undated", "other"]
    return sorted(rows, key=lambda row: order.index(str(row[2])))


@EACH_ENGINE
def test_what_is_replaced_is_left_out(engine: str) -> None:
    """Also where what replaced it is replaced in turn; an id that is not there changes nothing."""
    names: dict[str, list[str | None]] = {
        "id": ["a", "b", "c", "d", None],
        "supersedes": [None, "a", "b", "no", None],
    }
    found = tables.supersede(ENGINES[engine](pl.DataFrame(names)))
    assert {"c", "d", None} == {row[0] for row in rows_of(found)}


@EACH_ENGINE
def test_one_row_may_replace_several(engine: str) -> None:
    """The column may list ids."""
    frame = pl.DataFrame({"id": ["a", "b", "c"], "supersedes": [[], None, ["a", "b"]]})
    found = tables.supersede(ENGINES[engine](frame))
    assert ["c"] == [row[0] for row in rows_of(found)]


# Adding


@EACH_ENGINE
def test_sums_are_exact_or_missing(engine: str) -> None:
    """Each column is added alone; what cannot be added, or fits no 64 bits, has no sum."""
    most = 2**63 - 1
    rows = [
        ("open", 1, 2, None),
        ("open", 2, None, 5),
        ("full", most - 5, most, most - 5),
        ("full", 5, 0, 5),
        ("over", most, 1, most),
        ("over", 1, 1, most),
        ("lost", None, 1, 2),
        ("lost", 1, 1, 2),
        ("below", 1, -1, 2),
        (None, 0, 0, 0),
    ]
    frame = pl.DataFrame(rows, ["part", "lower", "best", "upper"], orient="row")
    found = tables.total(ENGINES[engine](frame), by="part")
    assert [
        ("below", None, None, None, 1),
        ("full", most, most, most, 2),
        ("lost", None, None, None, 2),
        ("open", 3, None, None, 2),
        ("over", None, None, None, 2),
        (None, 0, 0, 0, 1),
    ] == rows_of(found)


def test_there_need_be_no_best_figures() -> None:
    """Then no sum has one."""
    assert [("a", 7151, None, None, 3), ("b", None, None, None, 1)] == rows_of(
        tables.total(REPORTS, by="event", best=None)
    )


# Auditing


@EACH_ENGINE
def test_findings_are_rows(engine: str) -> None:
    """Each kind of finding, at the id of its row."""
    rows = [
        ("good", "x", 1, 3, 2, None),
        ("unknown", None, None, None, None, "good"),
        ("high", "x", 5, 1, None, None),
        ("wide", "x", 1, 3, 4, "nobody"),
        ("low", "x", -1, None, None, "nobody"),
        ("half", "", None, 4, None, None),
        ("twice", "x", 0, None, 0, None),
        ("twice", "x", 0, None, 0, None),
        ("", "x", 0, None, 0, None),
        ("", "x", 0, None, 0, None),
    ]
    columns = ["id", "origin", "lower", "upper", "best", "supersedes"]
    frame = pl.DataFrame(rows, columns, orient="row")
    found = tables.audit(ENGINES[engine](frame), best="best", supersedes="supersedes")
    assert [
        ("best-outside-range", "wide"),
        ("lower-above-upper", "high"),
        ("lower-missing", "half"),
        ("negative", "low"),
        ("origin-missing", "half"),
        ("repeated-id", "twice"),
        ("replaces-unknown", "nobody"),
    ] == rows_of(found)
    assert [("lower-above-upper", "high")] == [
        row
        for row in rows_of(tables.audit(ENGINES[engine](frame), origin=None))
        if row[0] == "lower-above-upper"
    ]


# What is missing


def test_without_narwhals_there_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error of ours, and an `ImportError`, and tells what to install."""
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    with pytest.raises(MissingExtraError) as caught:
        runpy.run_module("conflictmodel.tables.__init__")
    assert isinstance(caught.value, ImportError)
    expected = (
        "conflictmodel.tables needs narwhals: in a clone of the repository, pip install '.[tables]'"
    )
    assert expected == str(caught.value)
