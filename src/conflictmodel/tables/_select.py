"""Row selection: the newest of each source, those that nothing replaces, and those that are odd."""

from collections.abc import Iterable, Sequence
from importlib import import_module

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dtypes import DType
from narwhals.stable.v2.typing import IntoDataFrame, IntoFrameT

from conflictmodel.tables._engines import in_pandas
from conflictmodel.tables._frames import (
    ANY,
    DAY,
    ID,
    IDS,
    TEXT,
    WHOLE,
    By,
    Column,
    Lazy,
    Opened,
    is_named,
)
from conflictmodel.tables._grouping import Level


def latest_per_source(
    frame: IntoFrameT, *, by: str | Iterable[str], source: str = "source", stated: str = "stated"
) -> IntoFrameT:
    """Return the rows that may be the newest that their source has stated of their subject.

    Those of its newest day, several where it stated several on that day, and those without a day,
    since any of them may be newer. `combine` makes one voice of what is left of an origin.

    Args:
        frame: The reports, one in each row.
        by: The column or columns of the subject of a report. Null is a value like any other.
        source: The column of the sources. Reports without a source count as of one.
        stated: The column of the days on which it was stated.

    >>> from datetime import date
    >>> import polars as pl
    >>> said = pl.DataFrame({"event": ["a", "a"], "source": ["DW", "DW"],
    ...     "lower": [3, 5], "stated": [date(2024, 12, 1), date(2024, 12, 8)]})
    >>> latest_per_source(said, by="event")["lower"].to_list()
    [5]
    """
    grouped = By("latest_per_source", by, ())
    opened = Opened("latest_per_source", frame)
    columns = [*grouped.columns, Column("source", source, ANY), Column("stated", stated, DAY)]
    opened.check(columns, as_stored=True)
    keys = dict.fromkeys((*grouped.names, source))
    if stated in keys:  # then every row is of the newest day of its group
        return opened.native(opened.lazy, frame)
    names = opened.lazy.collect_schema().names()
    level = Level(opened.lazy, [*keys])
    said = level.add(opened.day(stated))
    is_newest = nw.col(said) == level.in_group(said, "max")
    kept = level.frame.filter(nw.col(said).is_null() | is_newest).select(*names)
    return opened.native(kept, frame)


def supersede(
    frame: IntoFrameT,
    *,
    id: str = "id",  # noqa: A002 - as in claims
    supersedes: str = "supersedes",
) -> IntoFrameT:
    """Return the rows that no row replaces.

    As in a dossier, what was replaced stays so, even where what replaced it is replaced in turn. A
    row that names its own id goes as well, where a claim that does so is refused.

    Args:
        frame: The reports, one in each row.
        id: The column of their ids; null, empty or blank where a row has none, and nothing
            replaces it.
        supersedes: The column that names the id, or lists the ids, that a row replaces; null where
            it replaces none. An empty or blank text names none.

    >>> import polars as pl
    >>> said = pl.DataFrame({"id": ["a", "b"], "supersedes": [None, "a"]})
    >>> supersede(said)["id"].to_list()
    ['b']
    """
    opened = Opened("supersede", frame)
    opened.check([Column("id", id, ID), Column("supersedes", supersedes, IDS)], as_stored=True)
    replaced = _replaced_ids(opened, supersedes)
    schema = opened.lazy.collect_schema()
    if opened.implementation.is_pyarrow():  # which joins no table that has a column of lists
        ids = replaced.collect()["replaced"]
        name = _plain(nw.col(id), schema[id])
        kept = opened.lazy.filter(name.is_null() | ~name.is_in(ids))
    else:  # categories and numbers are compared as the text that they stand for
        key = max(schema, key=len) + "+"
        keyed = opened.lazy.with_columns(_plain(nw.col(id), schema[id]).alias(key))
        kept = keyed.join(replaced, left_on=key, right_on="replaced", how="anti").drop(key)
    return opened.native(kept, frame)


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

    Disagreement between origins is found by `combine`, and by `conflictmodel.audit`. The arguments
    name columns as those of `combine` and `supersede` do, or are `None` where there is none.

    Returns:
        A frame of the type given, in no order, with the columns `code` and `id`. At
        `replaces-unknown` the id is the one that is not there.

    >>> from polars import DataFrame
    >>> said = DataFrame({"id": "x", "origin": "a", "lower": [5], "upper": [1]})
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
        replaced, ids = _replaced_ids(opened, supersedes), rows.select(nw.col("id").cast(nw.String))
        unknown = replaced.join(ids, left_on="replaced", right_on="id", how="anti")
        found.append(_coded(unknown.rename({"replaced": "id"}).unique(), "replaces-unknown"))
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


def _replaced_ids(opened: Opened, supersedes: str) -> Lazy:
    """Return the ids that rows replace, as text in a column `replaced`."""
    named = opened.lazy.select(nw.col(supersedes).alias("replaced"))
    if isinstance(named.collect_schema()["replaced"], nw.List):
        is_arrow = opened.implementation.is_pyarrow() or opened.implementation.is_pandas_like()
        named = _flat(named) if is_arrow else named.explode("replaced")
    each = named.filter(~nw.col("replaced").is_null())
    plain = _plain(nw.col("replaced"), each.collect_schema()["replaced"])
    return each.select(plain.cast(nw.String).alias("replaced")).filter(is_named("replaced"))


def _plain(column: nw.Expr, kind: DType) -> nw.Expr:
    if isinstance(kind, nw.String):
        return column
    return nw.when(~column.is_null()).then(column.cast(nw.String))


def _flat(named: Lazy) -> Lazy:
    """Return what `explode` would: narwhals has none for pyarrow, nor pandas for all its lists."""
    table = named.collect()
    lists = getattr(table["replaced"], "to_arrow")()  # noqa: B009 - pyarrow has no types
    flat = import_module("pyarrow.compute").list_flatten(lists)
    found: IntoDataFrame = import_module("pyarrow").table({"replaced": flat})
    if table.implementation.is_pandas_like():
        found = in_pandas(found)
    made: nw.DataFrame[IntoDataFrame] = nw.from_native(found, eager_only=True)
    return made.lazy()


def each_once(rows: Lazy, keys: Sequence[str], read: Sequence[str]) -> Lazy:
    """Return the rows, as far as they are read, with those of one subject and one id as one."""
    lower, upper = nw.col("lower"), nw.col("upper")
    is_claimed = is_named("id") & ~nw.coalesce(lower, upper).is_null()
    level = Level(rows.filter(is_claimed), [*keys, "id"])
    number = level.compute(level.add(nw.lit(1, nw.Int64)), "count")
    same: list[nw.Expr] = []  # whether all rows have one value, or none has any
    left: dict[str, nw.Expr] = {}
    for column in read:
        left[column], values = level.compute(column, "min"), level.compute(column, "count")
        is_one = (left[column] == level.compute(column, "max")).fill_null(value=False)
        same.append((values == 0) | ((values == number) & is_one))
    # Where they differ, a number below 0 stands for a report that cannot be used.
    usable = nw.when(nw.all_horizontal(*same, ignore_nulls=False))
    left["lower"] = usable.then(left["lower"]).otherwise(nw.lit(-1, nw.Int64))
    named = [each.alias(column) for column, each in left.items()]
    once = level.groups().frame.select(*keys, *named)
    others = rows.filter(~is_claimed).select(*keys, *read)
    return nw.concat([others, once], how="vertical")
