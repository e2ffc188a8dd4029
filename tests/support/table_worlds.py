"""What tables are compared with: the same reports as objects, and the same rows on each engine."""

import datetime as dt
from collections.abc import Callable, Iterable
from importlib import import_module
from itertools import repeat
from random import Random
from typing import TypeAlias

import narwhals.stable.v2 as nw
import polars as pl
from hypothesis import strategies as st
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.combining import combine
from conflictmodel.errors import InvalidValueError, RuleError
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.combinators import one_voice, per_origin
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import latest
from conflictmodel.values.ranges import Range
from support.figures import HARMED, said
from support.rule_set import either, leaves_voices

Row: TypeAlias = tuple[str | None, str | None, int | None, int | None, dt.date | None]
"""The event, the origin, the lower and the upper end, and the day."""

Found: TypeAlias = tuple[object, ...]
"""What follows the event in the row of a conclusion."""

SCHEMA = pl.Schema(
    {
        "event": pl.String(),
        "origin": pl.String(),
        "lower": pl.Int64(),
        "upper": pl.Int64(),
        "stated": pl.Date(),
    }
)
REFUSED: Found = (None,) * 7
UNHEARD: Found = (None, None, None, 0, 0, None, None)


# Engines


def _converted(frame: pl.DataFrame, method: str, **options: object) -> IntoFrame:
    """Return what a method of polars makes of a frame; it has no types there."""
    found: IntoFrame = getattr(frame, method)(**options)
    return found


def made(module: object, name: str, *values: object, **options: object) -> IntoFrame:
    """Return what a function of another library makes; it has no types here."""
    found: IntoFrame = getattr(module, name)(*values, **options)
    return found


def of_pandas(frame: pl.DataFrame) -> IntoFrame:
    """Return a frame of pandas whose columns have the types of pyarrow."""
    return _converted(frame, "to_pandas", use_pyarrow_extension_array=True)


def _nullable(frame: pl.DataFrame) -> IntoFrame:
    """Return a frame of pandas with its own numbers and text; it has no days of its own."""
    own: dict[pl.DataType, str] = {pl.Int64(): "Int64", pl.String(): "object"}
    made = import_module("pandas").array  # `astype` passes through floats
    columns = {
        name: made(frame[name].to_list(), own[kind])
        for name, kind in frame.schema.items()
        if kind in own
    }
    found: IntoFrame = getattr(of_pandas(frame), "assign")(**columns)  # noqa: B009 - it has no type
    return found


def of_pyarrow(frame: pl.DataFrame) -> IntoFrame:
    """Return a table of pyarrow."""
    return _converted(frame, "to_arrow")


def _of_duckdb(frame: pl.DataFrame) -> IntoFrame:
    found: IntoFrame = import_module("duckdb").from_arrow(of_pyarrow(frame))
    return found


ENGINES: dict[str, Callable[[pl.DataFrame], IntoFrame]] = {
    "polars": lambda frame: frame,
    "polars lazy": lambda frame: frame.lazy(),
    "pandas": _nullable,
    "pandas of pyarrow": of_pandas,
    "pyarrow": of_pyarrow,
    "DuckDB": _of_duckdb,
}
"""How a frame of polars becomes one of each engine."""


def rows_of(frame: IntoFrame) -> list[tuple[object, ...]]:
    """Return the rows of a frame of any engine, in the order of their text."""
    table = nw.from_native(frame).lazy().collect(backend="pyarrow")
    return sorted(table.rows(), key=repr)


def frame_of(rows: Iterable[Row]) -> pl.DataFrame:
    """Return rows as a frame of polars."""
    return pl.DataFrame(list(rows), SCHEMA, orient="row")


# Objects


def by_objects(
    rows: Iterable[Row], rule: AnyRule, ids: Iterable[str | None] | None = None
) -> list[tuple[object, ...]]:
    """Return what `conflictmodel.combine` concludes of each event, in the order of their text.

    A report that has no id, or a blank one, is given one of its own.
    """
    events: dict[str | None, list[tuple[Row, str]]] = {}
    for number, (row, given) in enumerate(zip(rows, ids or repeat(None), strict=False)):
        events.setdefault(row[0], []).append(
            (row, given if given and given.strip() else f"row {number}")
        )
    found = [(event, *_concluded(reports, rule)) for event, reports in events.items()]
    return sorted(found, key=repr)


def _concluded(rows: list[tuple[Row, str]], rule: AnyRule) -> Found:
    # The table path does not read days for which a rule does not ask, nor reports without a figure.
    is_dated = "latest" in rule.name
    try:
        estimates = [
            _estimate(claim_id, row if is_dated else (*row[:4], None))
            for row, claim_id in rows
            if row[2:4] not in {(None, None), (0, None)}
        ]
    except InvalidValueError:
        return REFUSED
    if not estimates:
        return UNHEARD
    try:
        found = combine(estimates, rule=rule, about=HARMED)
    except InvalidValueError:
        return REFUSED
    if found.reason:
        return REFUSED
    ends: Found = (None, None)
    for piece in found.pieces:
        ends = (piece.lower, piece.upper)
    agree = found.max_agreeing == len(found.voices)
    gap = (found.gap.lower, found.gap.upper) if found.gap else (None, None)
    return (*ends, agree, len(found.voices), len(found.estimates), *gap)


def _estimate(claim_id: str, row: Row) -> Estimate:
    _, origin, lower, upper, day = row
    if lower is None:
        lower = -1
    stated = "2024-01-01/.." if day is None else day.isoformat()
    return said(claim_id, origin or "", Range(lower, upper), stated=stated)


# What is drawn

BLANK = " \t\n\x1c\x85\xa0\u2003\u3000"
"""Some of the characters that are blank."""

_COUNTS = st.integers(0, 6) | st.sampled_from([2**63 - 1, 2**63 - 2, 2**53 + 1])
_DAYS = st.dates(dt.date(2024, 12, 22), dt.date(2024, 12, 24))


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Draw a report; few cannot be used."""
    lower = draw(_COUNTS)
    upper = draw(st.none() | _COUNTS.map(lambda more: max(lower, more)))
    event, origin = draw(st.sampled_from("ab")), draw(st.sampled_from("xyz"))
    day = draw(st.none() | _DAYS | _DAYS)
    row: Row = (event, origin, lower, upper, day)
    odd = draw(st.integers(0, 30))
    unusable: dict[int, Row] = {
        0: (event, None, lower, upper, day),
        1: (event, "", lower, upper, day),
        2: (event, origin, -1, upper, day),
        3: (event, origin, lower, lower - 1, day),
        4: (event, origin, None, upper, day),
        5: (event, origin, None, None, day),
        6: (None, origin, lower, upper, day),
        7: (event, None, None, None, None),
        8: (event, draw(st.sampled_from(BLANK)), lower, upper, day),
    }
    return unusable.get(odd, row)


IDS: tuple[str | None, ...] = ("1", "2", "3", "4", "", " ", "\x1f\u3000", None)


def with_ids(frame: pl.DataFrame, ids: Iterable[str | None]) -> pl.DataFrame:
    """Return a frame with a column of ids."""
    return frame.with_columns(pl.Series("id", list(ids), pl.String()))


@st.composite
def identified(draw: st.DrawFn) -> tuple[list[Row], list[str | None]]:
    """Draw reports and their ids, some of them twice, or changed under one id."""
    reports = draw(st.lists(rows(), max_size=6))
    again = draw(st.lists(st.sampled_from(reports), max_size=4)) if reports else []
    ids: list[str | None] = [
        draw(st.none() | st.just(str(number)) | st.sampled_from(IDS)) for number in range(6)
    ][: len(reports)]
    return [*reports, *again], [*ids, *(ids[reports.index(each)] for each in again)]


def many(seed: int, events: int) -> tuple[list[Row], list[str | None]]:
    """Return reports of so many events, and their ids: for engines that take long for each frame.

    Of every event there are few, of few numbers, days and origins, so that they tie.
    """
    random = Random(seed)  # noqa: S311 - Hypothesis would take long to draw so much
    drawn: list[tuple[Row, str | None]] = []
    for number in range(events):
        event = None if number == 0 else f"event {number}"
        odd = random.random() < 0.05  # most events can be used
        for _ in range(random.randint(1, 8)):
            drawn.append(_report(random, event, odd=odd))
            if random.random() < 0.1:
                drawn.append(drawn[-1])
    random.shuffle(drawn)
    return [row for row, _ in drawn], [claim_id for _, claim_id in drawn]


def _report(random: Random, event: str | None, *, odd: bool) -> tuple[Row, str | None]:
    lower = random.choice([*range(9), 2**53 + 1, 2**63 - 2])
    upper = random.choice([lower, lower, min(lower + random.randint(0, 6), 2**63 - 1), None])
    day = random.choice([None, *[dt.date(2024, 12, 20 + n) for n in range(3)] * 3])
    row: Row = (event, random.choice("xyz"), lower, upper, day)
    if random.random() < 0.1:
        row = (event, random.choice(["x", None]), None, None, day)
    if odd and random.random() < 0.5:
        row = random.choice(
            [
                (event, None, lower, upper, day),
                (event, "", lower, upper, day),
                (event, " ", lower, upper, day),
                (event, "x", -1, upper, day),
                (event, "y", 5, 4, day),
                (event, "z", None, lower, day),
            ]
        )
    return row, random.choice([None, "", " ", str(random.getrandbits(30)), *IDS[: odd * 4]])


SOME_RULES: list[AnyRule] = [
    hull,
    intersection,
    lowest,
    median,
    robust(1),
    latest(hull),
    per_origin(median, robust(2)),
    robust(1).or_else(latest(hull)),
]
"""A rule of each kind."""


RULES: tuple[AnyRule, ...] = (
    hull,
    intersection,
    lowest,
    median,
    robust(0),
    robust(1),
    robust(2),
    robust(10**30),
    one_voice,
    latest(hull),
    latest(robust(1)),
    per_origin(latest(one_voice), intersection),
    per_origin(median, median),
    per_origin(intersection, latest(hull).or_else(hull)),
    per_origin(intersection, hull).or_else(latest(hull)),
    per_origin(intersection, hull).or_else(robust(1)).or_else(robust(2)).or_else(latest(hull)),
    per_origin(robust(1), robust(1)).or_else(hull.or_else(latest(hull))),
)


_FIRST, _SECOND = dt.date(2024, 12, 22), dt.date(2024, 12, 23)

REPORTS: list[Row] = [
    ("one origin", "x", 5, 9, _FIRST),
    ("one origin", "x", 6, None, _SECOND),
    ("gap", "x", 5, 9, _FIRST),
    ("gap", "x", 6, 9, _SECOND),
    ("gap", "y", 20, None, _SECOND),
    ("undated", "x", 1, 2, None),
    ("undated", "y", 1, 3, _FIRST),
    ("silent", None, None, None, None),
    ("negative", "x", -1, 3, None),
    ("nameless", "", 1, 3, _FIRST),
    ("blank", " \u3000", 1, 3, _FIRST),
    ("large", "x", 2**53 + 1, 2**53 + 4, _FIRST),
    ("large", "y", 2**53 + 1, 2**53 + 3, _FIRST),
    ("large", "z", 2**53 + 1, None, _FIRST),
    (None, "z", 0, 2**63 - 1, _FIRST),
    ("contradiction", "x", 1, 2, _FIRST),
    ("contradiction", "x", 5, 6, _FIRST),
    ("contradiction", "y", 2**63 - 2, None, _SECOND),
    ("contradiction", "z", 4, 4, _FIRST),
    ("ties", "x", 3, None, _SECOND),
    ("ties", "y", 3, 4, _SECOND),
    ("ties", "z", 3, 4, _SECOND),
    ("touching", "x", 1, 2, _FIRST),
    ("touching", "y", 3, 4, _FIRST),
    ("newer without a figure", "x", 1, 2, _FIRST),
    ("newer without a figure", "x", None, None, _SECOND),
    ("newer without a figure", "y", 5, 6, _FIRST),
    ("silence without a day", "x", 1, 1, None),
    ("silence without a day", "x", 5, 6, _FIRST),
    ("silence without a day", "y", 5, 5, _FIRST),
    ("long silence without a day", "x", 1, 1, None),
    ("long silence without a day", "x", 3, 3, _FIRST),
    ("long silence without a day", "x", 5, 5, _FIRST),
    ("long silence without a day", "y", 7, None, _FIRST),
    ("long silence without a day", "z", 9, 9, _FIRST),
    ("long silence without a day", "z", 12, 12, _FIRST),
]
"""Reports that agree, disagree, repeat or cannot be used."""


def _nested(inner: st.SearchStrategy[AnyRule]) -> st.SearchStrategy[AnyRule]:
    return inner.filter(leaves_voices).map(latest) | st.builds(_either, inner, inner)


def _either(first: AnyRule, other: AnyRule) -> AnyRule:
    try:
        return either(first, other)
    except RuleError:  # their outer rules make other voices
        return first


def rules() -> st.SearchStrategy[AnyRule]:
    """Draw a rule that tables can apply."""
    plain = [rule for rule in RULES if leaves_voices(rule)]
    simple = st.recursive(st.sampled_from(plain), _nested, max_leaves=4)
    voiced = st.builds(per_origin, simple, simple)
    return simple | voiced | st.builds(_either, voiced, simple | voiced)


@st.composite
def alternatives(draw: st.DrawFn) -> AnyRule:
    """Draw a rule that has others to ask where the reports of an origin make no voice."""
    makers: list[AnyRule] = [intersection, robust(1), lowest.or_else(hull)]
    appliers: list[AnyRule] = [hull, intersection, latest(hull)]
    making = draw(st.sampled_from(makers))
    rule: AnyRule = per_origin(making, draw(st.sampled_from(appliers)))
    others = (*appliers, robust(1), robust(2), robust(3), per_origin(making, lowest))
    for other in draw(st.lists(st.sampled_from(others), max_size=4)):
        rule = _either(rule, other)
    return rule


@st.composite
def silent(draw: st.DrawFn) -> list[Row]:
    """Draw reports of origins that mostly contradict themselves, few of them undated."""
    days = st.sampled_from([None, _FIRST, _FIRST, _SECOND, _SECOND])
    return [
        ("a", draw(st.sampled_from("xyz")), number, draw(st.sampled_from([number, None])), day)
        for number, day in draw(st.lists(st.tuples(st.integers(0, 4), days), max_size=8))
    ]
