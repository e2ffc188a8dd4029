"""How long tables take, and how much memory: beside queries written by hand, and beside objects.

Run it with the Python of an environment that has the extra `pytest`: `python benchmarks/tables.py`
times 1 and 10 million rows of Parquet; numbers of rows may be given instead. And
`python benchmarks/tables.py memory` measures 10 and 30 million. Only the ratios mean something: all
are timed in turn in one run, and the fastest runs count.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
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
    intersection,
    robust,
    rule_named,
    tables,
)
from conflictmodel.rules.rule import AnyRule

GROUPS = 50_000
SIDES = 12
RUNS = 3
MILLION = 1_000_000
MEGABYTE = 2**20
RULES: tuple[AnyRule, ...] = (hull, intersection, robust(1))


def write(folder: Path, rows: int) -> None:
    """Write reports in no order, a million to a file; one in ten has no upper end."""
    for first in range(0, rows, MILLION):
        number = pl.int_range(first, min(first + MILLION, rows))

        def drawn(most: int, seed: int, number: pl.Expr = number) -> pl.Expr:
            return (number.hash(seed) % most).cast(pl.Int64)

        reports = pl.select(
            id=number.cast(pl.String),
            event=drawn(GROUPS, 1),
            origin=pl.format("source {}", drawn(SIDES, 2)),
            stated=pl.lit(date(2024, 1, 1)) + pl.duration(days=drawn(365, 3)),
            lower=drawn(5_000, 4) + 1,  # 0 without an upper end is no figure
            width=pl.when(drawn(10, 5) > 0).then(drawn(500, 6)),
        )
        upper = (pl.col("lower") + pl.col("width")).alias("upper")
        reports.select(pl.all().exclude("width"), upper).write_parquet(
            folder / f"{first:012}.parquet"
        )


# Each query by hand is the same for all rules but for the ends.

FITS = "(second_bottom is null or second_top <= second_bottom)"
ENDS: dict[str, tuple[str, str]] = {
    "hull": ("least", "case when bounded = voices then most end"),
    "intersection": ("case when agree then top end", "case when agree then bottom end"),
    "robust(1)": (
        f"case when voices < 2 then 0 when {FITS} then second_top end",
        f"case when voices > 1 and {FITS} then second_bottom end",
    ),
}


def polars_by_hand(folder: Path, rule: str) -> pl.DataFrame:
    """Return what a rule concludes, by the best query."""
    lower, upper = pl.col("lower"), pl.col("upper")
    origins = (
        pl.scan_parquet(folder)
        .group_by("event", "origin")
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
    voices = origins.select(
        "event",
        "reports",
        lower=pl.when("fits").then("top").otherwise("least"),
        upper=pl.when("fits")
        .then("bottom")
        .otherwise(pl.when(pl.col("bounded") == pl.col("reports")).then("most")),
    )
    second = {
        "second_top": lower.top_k(2).min(),
        "second_bottom": pl.when(upper.count() > 1).then(upper.bottom_k(2).max()),
    }
    found = voices.group_by("event").agg(
        least=lower.min(),
        top=lower.max(),
        bottom=upper.min(),
        most=upper.max(),
        bounded=upper.count(),
        voices=pl.len().cast(pl.Int64),
        reports=pl.col("reports").sum().cast(pl.Int64),
        **(second if rule == "robust(1)" else {}),
    )
    has_gap = pl.col("top") - pl.col("bottom") > 1
    agree = pl.col("bottom").is_null() | (pl.col("top") <= pl.col("bottom"))
    low, high = (pl.sql_expr(each) for each in ENDS[rule])
    return (
        found.with_columns(agree=agree)
        .select(
            "event",
            low.alias("lower"),
            high.alias("upper"),
            "agree",
            "voices",
            "reports",
            gap_lower=pl.when(has_gap).then(pl.col("bottom") + 1),
            gap_upper=pl.when(has_gap).then(pl.col("top") - 1),
        )
        .collect()
    )


DUCKDB = """
with origins as (
  select event, max(lower) top, min(lower) least, min(upper) bottom, max(upper) most,
    count(upper) bounded, count(*) reports from read_parquet('{}/*.parquet') group by event,
origin), voices as (
  select event, reports,
    case when bottom is null or top <= bottom then top else least end lower,
    case when bottom is null or top <= bottom then bottom when bounded = reports then most end upper
  from origins),
found as (
  select event, min(lower) least, max(lower) top, min(upper) bottom, max(upper) most,
    count(upper) bounded, count(*) voices, sum(reports)::bigint reports,
    bottom is null or top <= bottom agree{}
  from voices group by event)
select event, {} as lower, {} as upper, agree, voices, reports,
  case when top - bottom > 1 then bottom + 1 end gap_lower,
  case when top - bottom > 1 then top - 1 end gap_upper
from found
"""
SECOND = ", max(lower, 2)[2] second_top, min(upper, 2)[2] second_bottom"


def duckdb_by_hand(folder: Path, rule: str) -> pl.DataFrame:
    """Return the same."""
    second = SECOND if rule == "robust(1)" else ""
    found = duckdb.sql(DUCKDB.format(folder, second, *ENDS[rule]))
    if found is None:  # as where a statement finds nothing
        sys.exit("no query")
    frame: pl.DataFrame = found.pl()
    return frame


def by_polars(folder: Path, rule: AnyRule) -> pl.DataFrame:
    """Return the same, through the library."""
    return tables.combine(pl.scan_parquet(folder), by="event", rule=rule).collect()


def by_duckdb(folder: Path, rule: AnyRule) -> pl.DataFrame:
    """Return the same, through the library."""
    reports = duckdb.read_parquet(f"{folder}/*.parquet")
    found: pl.DataFrame = tables.combine(reports, by="event", rule=rule).pl()
    return found


def by_objects(folder: Path) -> int:
    """Return how many conclusions the object path has, with the making of its objects."""
    first = date(2024, 1, 1)
    days = {day: Period(day.isoformat()) for day in (first + timedelta(n) for n in range(366))}
    sources: dict[str, Source] = {}
    groups: dict[int, list[Estimate]] = {}
    subjects: dict[int, Subject] = {}
    period = Period("2024")
    for id_, event, origin, stated, lower, upper in pl.read_parquet(folder).iter_rows():
        source = sources.setdefault(origin, Source(origin, SourceKind.OTHER))
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


def functions(folder: Path) -> dict[str, Callable[[], object]]:
    """Return what is timed, by its name."""
    found: dict[str, Callable[[], object]] = {"reading": partial(pl.read_parquet, folder)}
    for rule in RULES:
        found |= {
            f"polars by hand, {rule}": partial(polars_by_hand, folder, rule.name),
            f"polars, {rule}": partial(by_polars, folder, rule),
            f"DuckDB by hand, {rule}": partial(duckdb_by_hand, folder, rule.name),
            f"DuckDB, {rule}": partial(by_duckdb, folder, rule),
        }
    return found


def timed(rows: int) -> dict[str, float]:
    """Print every ratio for so many rows, and what it is meant to be; return the times."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, rows)
        for rule in RULES:  # what is compared is the same
            by_hand = polars_by_hand(folder, rule.name).sort("event")
            for each in (by_polars(folder, rule), by_duckdb(folder, rule)):
                if not by_hand.equals(each.sort("event")):
                    sys.exit(f"{rule}: not what the query by hand finds")
        taken = fastest(functions(folder))
        print(f"{rows:,} rows, {GROUPS:,} groups, fastest of {RUNS} runs")
        for rule in RULES:
            for engine, most in (("polars", 1.3), ("DuckDB", 1.5)):
                beside = taken[f"{engine}, {rule}"] / taken[f"{engine} by hand, {rule}"]
                print(f"  {engine}, {rule}: {beside:.2f} times the query by hand (at most {most})")
        print(f"  reading alone: {taken['reading'] / taken['polars, hull']:.2f} times polars, hull")
        if rows <= MILLION:
            start = time.perf_counter()
            by_objects(folder)
            slower = (time.perf_counter() - start) / taken["polars, hull"]
            print(f"  objects: {slower:.0f} times polars, hull (at least 20)")
    return taken


# Memory: each measurement has a process of its own.

MEMORY: dict[str, dict[str, str]] = {
    "polars": {},
    "polars with room for a million groups": {"POLARS_HOT_TABLE_SIZE": "1000000"},
    "polars with a budget": {"POLARS_OOC_MEMORY_BUDGET_MB": "300"},
    "DuckDB with a limit": {},
}


def stream(engine: str, rule: str, folder: str) -> None:
    """Conclude in pieces, write the conclusions to a file, and print the peak memory in MB."""
    named, out = rule_named(rule), f"{folder}.conclusions.parquet"
    if engine.startswith("polars"):
        tables.combine(pl.scan_parquet(folder), by="event", rule=named).sink_parquet(out)
    else:
        connection = duckdb.connect(
            config={"memory_limit": "512MB", "preserve_insertion_order": False}
        )
        reports = connection.read_parquet(f"{folder}/*.parquet")
        tables.combine(reports, by="event", rule=named).write_parquet(out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak * 1024 // MEGABYTE if sys.platform != "darwin" else peak // MEGABYTE)


def memory(few: int, many: int) -> None:
    """Print how the peak memory grows from fewer rows to more."""
    with TemporaryDirectory() as name:
        for rows in (few, many):
            Path(name, str(rows)).mkdir()
            write(Path(name, str(rows)), rows)
        for rule in ("hull", "robust(1)", "per_origin(latest(hull), hull)"):
            for engine, settings in MEMORY.items():
                peaks: list[int] = []
                for rows in (few, many):
                    told = subprocess.run(
                        [sys.executable, __file__, "stream", engine, rule, f"{name}/{rows}"],
                        check=True,
                        env=os.environ | settings,
                        stdout=subprocess.PIPE,
                    )
                    peaks.append(int(told.stdout))
                grown = peaks[1] / peaks[0]
                print(f"{rule}, {engine}: {peaks[0]} MB, {peaks[1]} MB, {grown:.2f} times")


def main() -> None:
    """Print what was asked for."""
    match sys.argv[1:]:
        case ["stream", engine, rule, folder]:
            stream(engine, rule, folder)
        case ["memory"]:
            memory(10 * MILLION, 30 * MILLION)
        case given:
            sizes = [int(each) for each in given] or [MILLION, 10 * MILLION]
            print(f"Python {sys.version.split()[0]}, polars {pl.__version__}")
            taken = [timed(rows) for rows in sizes]
            for name in taken[0] if len(sizes) > 1 else ():
                grown = taken[-1][name] / taken[0][name]
                print(f"{sizes[-1] / sizes[0]:.0f} times the rows, {name}: {grown:.1f} times")


if __name__ == "__main__":
    main()
