"""How long tables take, beside the query written by hand, the object path and reading alone.

Run it with the Python of an environment that has the extra `pytest`: `python benchmarks/tables.py`,
and with a number of rows as argument, such as 10000000. Only the ratios mean something: all are
timed in turn in one run, and the fastest runs count.
"""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl

from conflictmodel import (
    KILLED,
    Attribution,
    Estimate,
    Group,
    Period,
    Range,
    Source,
    SourceKind,
    Subject,
    combine,
    hull,
    tables,
)

GROUPS = 50_000
SIDES = 12
RUNS = 5
MOST_OBJECTS = 1_000_000


def write(path: Path, rows: int) -> None:
    """Write reports, of which one in ten has no upper end."""
    number = pl.int_range(rows)

    def drawn(most: int, seed: int) -> pl.Expr:
        return (number.hash(seed) % most).cast(pl.Int64)

    pl.select(
        id=number.cast(pl.String),
        event=drawn(GROUPS, 1),
        side=pl.format("source {}", drawn(SIDES, 2)),
        stated=pl.lit(date(2024, 1, 1)) + pl.duration(days=drawn(365, 3)),
        lower=drawn(5_000, 4),
        width=pl.when(drawn(10, 5) > 0).then(drawn(500, 6)),
    ).with_columns(upper=pl.col("lower") + pl.col("width")).drop("width").write_parquet(path)


def polars_by_hand(path: Path) -> pl.DataFrame:
    """Return what `hull` concludes, by the best query."""
    lower, upper = pl.col("lower"), pl.col("upper")
    sides = (
        pl.scan_parquet(path)
        .group_by("event", "side")
        .agg(
            top=lower.max(),
            least=lower.min(),
            bottom=upper.min(),
            most=upper.max(),
            bounded=upper.count(),
            reports=pl.len(),
        )
        .with_columns(fits=pl.col("bottom").is_null() | (pl.col("top") <= pl.col("bottom")))
    )
    voices = sides.select(
        "event",
        "reports",
        lower=pl.when("fits").then("top").otherwise("least"),
        upper=pl.when("fits")
        .then("bottom")
        .otherwise(pl.when(pl.col("bounded") == pl.col("reports")).then("most")),
    )
    found = voices.group_by("event").agg(
        least=lower.min(),
        top=lower.max(),
        bottom=upper.min(),
        most=upper.max(),
        bounded=upper.count(),
        voices=pl.len().cast(pl.Int64),
        reports=pl.col("reports").sum().cast(pl.Int64),
    )
    has_gap = pl.col("top") - pl.col("bottom") > 1
    return found.select(
        "event",
        lower="least",
        upper=pl.when(pl.col("bounded") == pl.col("voices")).then("most"),
        agree=pl.col("bottom").is_null() | (pl.col("top") <= pl.col("bottom")),
        voices="voices",
        reports="reports",
        gap_lower=pl.when(has_gap).then(pl.col("bottom") + 1),
        gap_upper=pl.when(has_gap).then(pl.col("top") - 1),
    ).collect()


BY_HAND = """
with sides as (
  select event, max(lower) top, min(lower) least, min(upper) bottom, max(upper) most,
    count(upper) bounded, count(*) reports from read_parquet('{}') group by event, side),
voices as (
  select event, reports,
    case when bottom is null or top <= bottom then top else least end lower,
    case when bottom is null or top <= bottom then bottom when bounded = reports then most end upper
  from sides),
found as (
  select event, min(lower) least, max(lower) top, min(upper) bottom, max(upper) most,
    count(upper) bounded, count(*) voices, sum(reports)::bigint reports from voices group by event)
select event, least as lower, case when bounded = voices then most end upper,
  bottom is null or top <= bottom agree, voices, reports,
  case when top - bottom > 1 then bottom + 1 end gap_lower,
  case when top - bottom > 1 then top - 1 end gap_upper
from found
"""


def duckdb_by_hand(path: Path) -> object:
    """Return the same."""
    found = duckdb.sql(BY_HAND.format(path))
    return found and found.pl()


def by_objects(path: Path) -> int:
    """Return how many conclusions the object path has, with the making of its objects."""
    first = date(2024, 1, 1)
    days = {day: Period(day.isoformat()) for day in (first + timedelta(n) for n in range(366))}
    sources: dict[str, Source] = {}
    groups: dict[int, list[Estimate]] = {}
    subjects: dict[int, Subject] = {}
    period = Period("2024")
    for id_, event, side, stated, lower, upper in pl.read_parquet(path).iter_rows():
        source = sources.setdefault(side, Source(side, SourceKind.OTHER))
        if event not in subjects:
            subjects[event] = Subject(Group(str(event)), KILLED, period)
        by = Attribution(source, days[stated])
        each = Estimate(id_, subjects[event], Range(lower, upper), by)
        groups.setdefault(event, []).append(each)
    return len([combine(said, rule=hull, about=subjects[event]) for event, said in groups.items()])


def fastest(functions: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the fastest time of each; they take turns."""
    taken: dict[str, float] = {}
    for _ in range(RUNS):
        for name, function in functions.items():
            start = time.perf_counter()
            function()
            taken[name] = min(taken.get(name, float("inf")), time.perf_counter() - start)
    return taken


def main() -> None:
    """Print every ratio, and what it is meant to be."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with TemporaryDirectory() as folder:
        path = Path(folder, "reports.parquet")
        write(path, rows)
        taken = fastest(
            {
                "reading": lambda: pl.read_parquet(path),
                "polars by hand": lambda: polars_by_hand(path),
                "polars": lambda: tables.combine(
                    pl.scan_parquet(path), by="event", rule=hull
                ).collect(),
                "DuckDB by hand": lambda: duckdb_by_hand(path),
                "DuckDB": lambda: tables.combine(
                    duckdb.read_parquet(str(path)), by="event", rule=hull
                ).pl(),
            }
        )
        print(f"Python {sys.version.split()[0]}, {rows:,} rows, {GROUPS:,} groups, fastest runs")
        for name, most in (("polars", 1.3), ("DuckDB", 1.5)):
            beside = taken[name] / taken[f"{name} by hand"]
            print(f"{name}: {beside:.2f} times the query by hand (at most {most})")
        print(f"reading alone: {taken['reading'] / taken['polars']:.2f} times polars")
        if rows <= MOST_OBJECTS:
            start = time.perf_counter()
            by_objects(path)
            slower = (time.perf_counter() - start) / taken["polars"]
            print(f"objects: {slower:.0f} times polars (at least 20)")


if __name__ == "__main__":
    main()
