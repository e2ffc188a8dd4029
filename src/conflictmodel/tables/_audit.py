"""The audit of a table: rows that cannot be true, or cannot be what was meant."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from conflictmodel.tables._frames import ID, IDS, TEXT, WHOLE, Column, Lazy, Opened, is_named
from conflictmodel.tables._grouping import Level
from conflictmodel.tables._select import replaced_ids


def audit(  # noqa: PLR0913 - each names a column
    frame: IntoFrameT,
    *,
    id: str = "id",  # noqa: A002 - as in claims
    lower: str = "lower",
    upper: str = "upper",
    origin: str | None = "origin",
    best: str | None = None,
    supersedes: str | None = None,
) -> IntoFrameT:
    """Return what is wrong with single rows of a table of reports, a row for each finding.

    | code | what was found |
    |---|---|
    | `lower-missing` | there is an upper end and no lower end |
    | `negative` | a lower or an upper end, or the best figure, is below 0 |
    | `lower-above-upper` | the lower end is above the upper end |
    | `best-outside-range` | the best figure is not between the ends |
    | `origin-missing` | a figure has no origin, or the origin is empty or blank |
    | `repeated-id` | several rows have this id |
    | `replaces-unknown` | a row replaces an id that no row has |

    Disagreement between origins is found by `combine`, and by `conflictmodel.audit`.

    Args:
        frame: The reports, one in each row.
        id: The column of their ids; null, empty or blank where a row has none.
        lower: The column of lower ends.
        upper: The column of upper ends.
        origin: The column of origins, or `None` where there is none.
        best: The column of best figures, where there is one.
        supersedes: The column that names the id, or lists the ids, that a row replaces, where
            there is one.

    Returns:
        A frame of the type given, in no order, with the columns `code` and `id`. At
        `replaces-unknown` the id is the one that is not there.

    >>> import polars as pl
    >>> said = pl.DataFrame({"id": ["x"], "origin": ["Kyiv"], "lower": [5], "upper": [1]})
    >>> audit(said).rows()
    [('lower-above-upper', 'x')]
    """
    opened = Opened("audit", frame)
    columns = [Column("id", id, ID), Column("lower", lower, WHOLE), Column("upper", upper, WHOLE)]
    columns += [] if origin is None else [Column("origin", origin, TEXT)]
    columns += [] if best is None else [Column("best", best, WHOLE)]
    replacing = [] if supersedes is None else [Column("supersedes", supersedes, IDS)]
    opened.check([*columns, *replacing])
    rows = opened.select(columns)
    wrong = _wrong(has_origin=origin is not None, has_best=best is not None)
    found = [_coded(rows.filter(each), code) for code, each in wrong.items()]
    level = Level(rows.filter(is_named("id")), ["id"])
    number = level.compute("id", "count")
    found.append(_coded(level.groups().frame.filter(number > 1), "repeated-id"))
    if supersedes is not None:
        replaced = replaced_ids(opened, supersedes)
        unknown = replaced.join(rows, left_on="replaced", right_on="id", how="anti")
        named = unknown.select(nw.col("replaced").alias("id")).unique()
        found.append(_coded(named, "replaces-unknown"))
    return opened.native(nw.concat(found, how="vertical"), frame)


def _wrong(*, has_origin: bool, has_best: bool) -> dict[str, nw.Expr]:
    """Return what is wrong with a row by its code; null where it is not known."""
    lower, upper, best = nw.col("lower"), nw.col("upper"), nw.col("best")
    figures = [lower, upper, *([best] if has_best else [])]
    checks = {
        "lower-missing": lower.is_null() & ~upper.is_null(),
        "negative": nw.min_horizontal(*figures) < 0,
        "lower-above-upper": lower > upper,
    }
    if has_best:
        checks["best-outside-range"] = (best < lower) | (best > upper)
    if has_origin:
        figure = nw.coalesce(lower, upper)
        checks["origin-missing"] = ~figure.is_null() & ~is_named("origin")
    return {code: check.fill_null(value=False) for code, check in checks.items()}


def _coded(rows: Lazy, code: str) -> Lazy:
    return rows.select(nw.lit(code).alias("code"), nw.col("id").cast(nw.String))
