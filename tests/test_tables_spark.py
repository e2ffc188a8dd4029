"""The law of tables on PySpark: a driver and two worker processes; run by the session `spark`."""

from collections.abc import Iterator
from typing import Protocol

import pytest
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import tables
from table_worlds import REPORTS, RULES, by_objects, frame_of, of_pyarrow

pytestmark = pytest.mark.spark
sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: see the session `spark`")


class _Session(Protocol):
    """What this needs of a session of PySpark, which is not there when types are checked."""

    def createDataFrame(  # noqa: N802 - as it is called there
        self, data: object, schema: str | None = None
    ) -> IntoFrame: ...


def collected(frame: IntoFrame) -> list[tuple[object, ...]]:
    """Return the rows of a frame of PySpark, in the order of their text."""
    rows: list[tuple[object, ...]] = getattr(frame, "collect")()  # noqa: B009 - it has no type
    return sorted(map(tuple, rows), key=repr)


@pytest.fixture(scope="module")
def cluster() -> Iterator[_Session]:
    """A cluster of two workers on this machine."""
    found = (
        sql.SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    yield found
    found.stop()


def test_spark_concludes_what_objects_conclude(cluster: _Session) -> None:
    """Each rule, of reports that agree, disagree, repeat or cannot be used."""
    frame = cluster.createDataFrame(of_pyarrow(frame_of(REPORTS)))
    for rule in RULES:
        found = tables.combine(frame, by="event", rule=rule)
        assert by_objects(REPORTS, rule) == collected(found)


def test_spark_adds_and_audits(cluster: _Session) -> None:
    """Sums are exact to the last number of 64 bits, and what is wrong is found."""
    most = 2**63 - 1
    rows = [
        ("a", "x", "full", most - 5, most),
        ("a", "x", "full", 5, None),
        ("b", "x", "over", most, most),
        ("c", "", "over", 5, 1),
    ]
    columns = "id string, side string, part string, lower long, upper long"
    frame = cluster.createDataFrame(rows, columns)
    sums = collected(tables.total(frame, by="part", best=None))
    assert [("full", most, None, None, 2), ("over", None, None, None, 2)] == sums
    found = collected(tables.audit(frame))
    assert [("lower-above-upper", "c"), ("repeated-id", "a"), ("side-missing", "c")] == found
