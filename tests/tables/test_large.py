"""Tables of so many rows that an engine works on parts of them side by side."""

import datetime as dt
from collections.abc import Callable

import polars as pl
import pytest
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import tables
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.combinators import one_voice, per_origin
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import latest
from support.table_worlds import ENGINES, of_pyarrow, rows_of

pytestmark = pytest.mark.unmeasured

EVENTS, SIDES, TIMES = 500, 9, 20
ROWS = EVENTS * SIDES * TIMES


def _reports() -> pl.DataFrame:
    """Return reports in no order: those of an origin rise by 1, and origins are 10 apart."""
    # The step shares no factor with the number of rows, so that each row is met once.
    number = pl.int_range(ROWS, dtype=pl.Int64) * 7_919 % ROWS
    event, origin, time = number % EVENTS, number // EVENTS % SIDES, number // (EVENTS * SIDES)
    lower = event + origin * 10 + time
    return pl.select(
        event=pl.when(event > 0).then(event),
        origin=pl.format("origin {}", origin),
        stated=pl.lit(dt.date(2024, 1, 1)) + pl.duration(days=time),
        lower=lower,
        upper=lower + 1_000,
    )


def _in_chunks(frame: pl.DataFrame) -> IntoFrame:
    return of_pyarrow(pl.concat(frame.iter_slices(9_999), rechunk=False))


REPORTS = _reports()
MAKERS: dict[str, Callable[[pl.DataFrame], IntoFrame]] = {
    **ENGINES,
    "pyarrow in chunks": _in_chunks,
}
EACH_ENGINE = pytest.mark.parametrize("engine", MAKERS)


@EACH_ENGINE
@pytest.mark.parametrize(
    ("rule", "lower", "upper"),
    [
        (hull, 19, 1_080),
        (intersection, 99, 1_000),
        (lowest, 19, 1_000),
        (median, 59, 1_040),
        (robust(1), 89, 1_010),
        (latest(hull), 19, 1_080),
        (per_origin(median, hull), 9, 1_090),
        (per_origin(latest(one_voice), hull), 19, 1_099),
    ],
    ids=str,
)
def test_every_event_has_its_own_conclusion(
    engine: str, rule: AnyRule, lower: int, upper: int
) -> None:
    """What is found of one event is not put beside another."""
    found = rows_of(tables.combine(MAKERS[engine](REPORTS), by="event", rule=rule))
    conclusions = [
        (event or 0, low, high, voices, reports)
        for event, low, high, _, voices, reports, *_ in found
    ]
    expected = [
        (event, event + lower, event + upper, SIDES, SIDES * TIMES) for event in range(EVENTS)
    ]
    assert set(expected) == set(conclusions)
    assert len(expected) == len(conclusions)


@EACH_ENGINE
def test_every_newest_report_is_kept(engine: str) -> None:
    """One of each origin of each event, and no other."""
    native = MAKERS[engine](REPORTS)
    found = tables.latest_per_source(native, by="event", source="origin")
    kept = [row[:3] for row in rows_of(found)]
    newest = dt.date(2024, 1, 20)
    expected = {
        (event or None, f"origin {origin}", newest)
        for event in range(EVENTS)
        for origin in range(SIDES)
    }
    assert (len(expected), expected) == (len(kept), set(kept))


@EACH_ENGINE
def test_no_newest_report_is_lost_beside_others(engine: str) -> None:
    """All reports of an event are of one day, which is another for each event."""
    event = pl.int_range(200_000) % 7
    stated = pl.lit(dt.date(2024, 1, 1)) + pl.duration(days=event)
    reports = pl.select(event=event, origin=pl.lit("x"), stated=stated)
    found = tables.latest_per_source(MAKERS[engine](reports), by="event", source="origin")
    assert 200_000 == len(rows_of(found))
