"""The law of tables on PySpark: a driver and two worker processes; run by the session `outside`."""

import datetime as dt
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings, strategies as st
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import tables
from conflictmodel.rules.bounds import hull
from conflictmodel.rules.combinators import one_voice, per_origin
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import latest
from support.table_worlds import (
    REPORTS,
    RULES,
    SOME_RULES,
    by_objects,
    frame_of,
    many,
    of_pyarrow,
    rows_of,
    rules,
    with_ids,
)

pytestmark = pytest.mark.spark
sql = pytest.importorskip(
    "pyspark.sql", reason="PySpark is not installed: see the session `outside`"
)


CLUSTER = "local-cluster[2,1,1024]"
"""A driver, and two worker processes of one core and 1,024 MB each."""

QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""What Java is told: in two minutes, code compiled for hours of work is not worth its time."""


class _Files(Protocol):
    def parquet(self, path: str) -> IntoFrame: ...


class _Session(Protocol):
    """What this needs of a session of PySpark, which is not there when types are checked."""

    def createDataFrame(  # noqa: N802 - as it is called there
        self, data: object, schema: str | None = None
    ) -> IntoFrame: ...

    @property
    def read(self) -> _Files: ...


def collected(frame: IntoFrame) -> list[tuple[object, ...]]:
    """Return the rows of a frame of PySpark, in the order of their text."""
    rows: list[tuple[object, ...]] = getattr(frame, "collect")()  # noqa: B009 - it has no type
    return sorted(map(tuple, rows), key=repr)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the cluster is started in, where its relative paths begin."""
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def cluster(folder: Path) -> Iterator[_Session]:
    """A cluster of two workers on this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        found = (
            sql.SparkSession.builder.master(CLUSTER)
            .config("spark.driver.extraJavaOptions", QUICK)
            .config("spark.executor.extraJavaOptions", QUICK)
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate()
        )
    yield found
    found.stop()


# Of each kind one, and the longest: what the numbers in a rule change is the same on each engine.
@pytest.mark.parametrize("rule", [*SOME_RULES, *RULES[-2:]], ids=str)
def test_spark_concludes_what_objects_conclude(cluster: _Session, rule: AnyRule) -> None:
    """Each rule, of reports that agree, disagree, repeat or cannot be used."""
    frame = cluster.createDataFrame(of_pyarrow(frame_of(REPORTS)))
    assert by_objects(REPORTS, rule) == collected(tables.combine(frame, by="event", rule=rule))


@settings(max_examples=4)  # of three hundred events each: it takes long for each frame
@given(st.integers(0, 2**32), rules())
def test_spark_concludes_of_many_events_what_objects_conclude(
    cluster: _Session, seed: int, rule: AnyRule
) -> None:
    """Whatever is reported, and whatever the rule, with ids and without."""
    reports, ids = many(seed, 300)
    frame = cluster.createDataFrame(of_pyarrow(with_ids(frame_of(reports), ids)))
    plain = tables.combine(frame, by="event", rule=rule)
    assert by_objects(reports, rule) == collected(plain)
    once = tables.combine(frame, by="event", rule=rule, id="id")
    assert by_objects(reports, rule, ids) == collected(once)


def test_one_folder_is_concluded_alike_on_each_engine(cluster: _Session, tmp_path: Path) -> None:
    """A folder of Parquet files through DuckDB, polars in pieces and PySpark, which writes too."""
    reports, ids = many(0, 500)
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, part in enumerate(with_ids(frame_of(reports), ids).iter_slices(500)):
        part.write_parquet(folder / f"{number}.parquet")
    rule = per_origin(latest(one_voice), hull)
    expected = by_objects(reports, rule, ids)

    by_polars = tables.combine(pl.scan_parquet(folder), by="event", rule=rule, id="id")
    assert expected == rows_of(by_polars.collect(engine="streaming"))
    relation = duckdb.read_parquet(f"{folder}/*.parquet")
    assert expected == rows_of(tables.combine(relation, by="event", rule=rule, id="id"))
    by_spark = tables.combine(cluster.read.parquet(str(folder)), by="event", rule=rule, id="id")
    write: _Files = getattr(by_spark, "write")  # noqa: B009 - it has no type
    write.parquet(str(tmp_path / "conclusions"))
    assert expected == rows_of(pl.read_parquet(tmp_path / "conclusions" / "*.parquet"))


def test_spark_adds(cluster: _Session) -> None:
    """Sums are exact to the last number of 64 bits."""
    most = 2**63 - 1
    rows = [
        ("full", most - 5, 1, most),
        ("full", 5, 2, None),
        ("over", most, None, most),
        ("over", 5, 1, 1),
        (None, 0, -1, 0),
    ]
    frame = cluster.createDataFrame(rows, "part string, lower long, best long, upper long")
    assert [
        ("full", most, 3, None, 2),
        ("over", None, None, None, 2),
        (None, None, None, None, 1),
    ] == collected(tables.total(frame, by="part"))


def test_spark_audits(cluster: _Session) -> None:
    """What is wrong is found, with a column that lists what a row replaces."""
    rows: list[tuple[object, ...]] = [
        ("a", "x", 1, 9, 5, []),
        ("a", "x", 5, None, 4, ["b", "nobody"]),
        ("b", None, 0, 0, None, None),
        ("c", "", 5, 1, None, ["nobody"]),
        (None, "x", None, 1, -1, None),
        (None, "x", None, None, None, None),
    ]
    columns = (
        "id string, origin string, lower long, upper long, best long, supersedes array<string>"
    )
    found = tables.audit(
        cluster.createDataFrame(rows, columns), best="best", supersedes="supersedes"
    )
    assert [
        ("best-outside-range", "a"),
        ("lower-above-upper", "c"),
        ("lower-missing", None),
        ("negative", None),
        ("origin-missing", "b"),
        ("origin-missing", "c"),
        ("repeated-id", "a"),
        ("replaces-unknown", "nobody"),
    ] == collected(found)


def test_spark_keeps_what_is_newest_and_what_nothing_replaces(cluster: _Session) -> None:
    """The newest of each source and those without a day; and a chain of replacements."""
    days = [dt.date(2024, 12, day) for day in (20, 21, 22)]
    rows = [
        ("a", "x", "old", None, days[1]),
        ("a", "x", "new", "old", days[2]),
        ("a", "x", "too", "new", days[2]),
        ("a", "x", "undated", "no", None),
        ("b", "x", "other", None, days[0]),
        (None, None, None, None, days[1]),
    ]
    columns = "event string, source string, id string, supersedes string, stated date"
    frame = cluster.createDataFrame(rows, columns)
    newest = tables.latest_per_source(frame, by="event")
    assert {None, "new", "other", "too", "undated"} == {row[2] for row in collected(newest)}
    standing = tables.supersede(frame)
    assert {None, "other", "too", "undated"} == {row[2] for row in collected(standing)}
    several: list[tuple[object, ...]] = [("a", []), ("b", None), ("c", ["a", "b"]), (None, ["no"])]
    lists = cluster.createDataFrame(several, "id string, supersedes array<string>")
    assert {"c", None} == {row[0] for row in collected(tables.supersede(lists))}


@pytest.mark.usefixtures("cluster")
def test_the_program_on_the_page_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands there, with the result of the objects; it comes last, and ends the cluster."""
    page = Path(__file__).parents[2] / "docs" / "how-to" / "tables.md"
    program = page.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    reports, _ = many(1, 50)
    (folder / "reports").mkdir()
    frame_of(reports).write_parquet(folder / "reports" / "0.parquet")
    (folder / "program.py").write_text(program, encoding="utf-8")
    monkeypatch.chdir(folder)
    runpy.run_path("program.py")
    written = rows_of(pl.read_parquet(folder / "by-spark" / "*.parquet"))
    assert by_objects(reports, per_origin(latest(one_voice), hull)) == written
