"""Combining: from a table of reports to one row for each subject, by a named rule."""

from collections.abc import Iterable, Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from conflictmodel import _checks
from conflictmodel.rules import ALWAYS_ANSWERS, AnyRule
from conflictmodel.rules.names import rule_named
from conflictmodel.tables._frames import DAY, ID, TEXT, WHOLE, By, Column, Lazy, Opened, is_named
from conflictmodel.tables._grouping import Level
from conflictmodel.tables._rule_expressions import (
    Inputs,
    Plan,
    either,
    first_of,
    hull,
    plan_of,
    prepare,
    undated,
)
from conflictmodel.tables._select import each_once

_MADE = ("lower", "upper", "agrees", "origins", "reports", "gap_lower", "gap_upper")


def combine(  # noqa: PLR0913 - each names a column
    frame: IntoFrameT,
    *,
    by: str | Iterable[str],
    rule: AnyRule | str,
    lower: str = "lower",
    upper: str = "upper",
    best: str | None = None,
    origin: str = "origin",
    stated: str = "stated",
    id: str | None = None,  # noqa: A002 - as in claims
    prefix: str = "",
) -> IntoFrameT:
    """Return what a rule concludes from the reports of each subject, one row for each.

    As `conflictmodel.combine` does with estimates of one subject, it makes one voice (the figure of
    one independent origin) of the reports of each origin, and applies the rule to the voices. Every
    report is a figure of its subject: unlike there, nothing is inferred of parts and wholes, so
    that there are no limits, and nothing is added.

    Args:
        frame: The reports, one in each row.
        by: The column or columns of the subject of a report. Null is a value like any other.
        rule: The rule, or its name: `hull`, `intersection`, `lowest`, `median`, `robust(f)`,
            `latest(then)` and `or_else` in each other, and `per_origin(inner, outer)` of them.
        lower: The column of lower ends, whole numbers of the unit counted. A row that has neither
            end, or 0 and no upper end (unknown), reports no figure, and is passed over.
        upper: The column of upper ends; null where there is no upper end.
        best: The column of best figures, where there is one.
        origin: The column of the origins of the reports, as text.
        stated: The column of the days on which it was stated; read where the rule uses days. A time
            other than midnight is refused, and no day in a frame that is computed later.
        id: The column of ids, as text or whole numbers. Then rows of one subject and id whose ends,
            origin and day are equal, as far as they are read, are one report; where they differ,
            the reports of the subject cannot be used. A row whose id is null, empty or blank is a
            report of its own. Unless a column is named, every row is a report of its own.
        prefix: What the names of the columns that are made begin with, so that they can be joined
            to a table that has columns of these names.

    Returns:
        A frame of the type given, in no order, with the columns of `by` and

        - `lower`, `upper`: the ends of the conclusion; both null where the rule finds disagreement
        - `agrees`: whether some number is allowed by all voices; null where there is no voice
        - `origins`, `reports`: how many have a figure of the subject, each a voice
        - `gap_lower`, `gap_upper`: the numbers between voices that disagree; null without a gap
        - `best`, with a column of best figures: the one that voices have; null if none, or several

        All of these are null where the reports of a subject cannot be used, and conclude nothing:
        a lower end is missing, negative or above the upper end, an origin is missing, empty or
        blank, rows of one id differ, or `latest` is applied to a report without a day. `audit`
        finds all of these but missing days.

    Raises:
        InvalidValueError: If a name in `by` is taken or ambiguous.
        RuleError: If the rule cannot be applied by expressions.

    >>> import polars as pl
    >>> from conflictmodel import hull
    >>> said = pl.DataFrame({
    ...     "event": ["a", "a", "b"], "origin": ["Seoul", "Kyiv", "Kyiv"],
    ...     "lower": [1, 5, 47], "upper": [2, None, 47]})
    >>> combine(said, by="event", rule=hull).sort("event").rows()
    [('a', 1, None, False, 2, 2, 3, 4), ('b', 47, 47, True, 1, 1, None, None)]
    """
    plan = plan_of(rule_named(rule) if isinstance(rule, str) else rule)
    _checks.refuse("combine", _checks.is_a("prefix", prefix, str))
    made = {name: f"{prefix}{name}" for name in (*_MADE, *([] if best is None else ["best"]))}
    grouped = By("combine", by, [*made.values()])
    opened = Opened("combine", frame)
    given = [Column("lower", lower, WHOLE), Column("upper", upper, WHOLE)]
    given += [Column("origin", origin, TEXT)]
    given += [Column("stated", stated, DAY)] if plan.has_days else []
    given += [] if best is None else [Column("best", best, WHOLE)]
    read = [each.alias for each in given]
    given += [] if id is None else [Column("id", id, ID)]
    opened.check([*grouped.columns, *given])
    keys = grouped.keys
    rows = opened.select([*grouped.columns, *given]).with_columns(
        _figures(has_best=best is not None)
    )
    reports = Level(rows if id is None else each_once(rows, keys, read), [*keys, "origin"])
    voices = _voices(reports, keys, plan, has_best=best is not None)
    found = _conclusions(Level(voices, keys), plan, has_best=best is not None)
    named = [nw.col(name).alias(new) for name, new in made.items()]
    return opened.native(found.select(*grouped.renamed, *named), frame)


def _figures(*, has_best: bool) -> list[nw.Expr]:
    """Return the lower ends and best figures of reports: "unknown", from 0 and up, has neither."""
    is_none = (nw.col("lower") == 0) & nw.col("upper").is_null()
    lower = nw.when(~is_none.fill_null(value=False)).then(nw.col("lower"))
    best = nw.when(~lower.is_null()).then(nw.col("best")).alias("best")
    return [lower.alias("lower"), *([best] if has_best else [])]


def _voices(level: Level, keys: Sequence[str], plan: Plan, *, has_best: bool) -> Lazy:
    inputs = Inputs()
    reports, bounded = level.compute("lower", "count"), level.compute("upper", "count")
    lower, upper = nw.col("lower"), nw.col("upper")
    # Whether all are ranges is computed for the group: rows are many.
    in_order = level.compute(level.add(nw.when(lower <= upper).then(upper)), "count")
    some_wrong = (bounded > in_order) | (level.compute("lower", "min") < 0)
    days = _days(level, inputs) if plan.has_days else []
    bests = [_one_best(level)] if has_best else []
    made = prepare(level, plan.making, inputs)
    hulls = None if plan.making.keeps(ALWAYS_ANSWERS) else hull(level, inputs)
    groups = level.groups()
    answer = made(groups)
    left, right, found = map(nw.col, answer)
    if hulls:
        left, right = either(found, (left, right), map(nw.col, hulls(groups)[:2]))
    some_unusable = (reports > 0) & (found.is_null() | ~is_named("origin"))
    refused = nw.col(groups.add((some_wrong | some_unusable).fill_null(value=False)))
    is_voice = ~refused & (reports > 0)
    # Ends that are refused are null from here on, as their difference might pass 64 bits.
    return groups.frame.select(
        *keys,
        nw.when(is_voice).then(left).alias("lower"),
        nw.when(is_voice).then(right).alias("upper"),
        reports.alias("reports"),
        nw.when(refused).then(reports).alias("refused"),
        nw.when(~found).then(reports).alias("contradicting"),
        *(_where_in(best, left, right).alias("best") for best in bests),
        *days,
    )


def _one_best(level: Level) -> nw.Expr:
    least, most = level.compute("best", "min"), level.compute("best", "max")
    return nw.when(least == most).then(least)


def _where_in(number: nw.Expr, lower: nw.Expr, upper: nw.Expr) -> nw.Expr:
    return nw.when((number >= lower) & (upper.is_null() | (number <= upper))).then(number)


def _days(level: Level, inputs: Inputs) -> list[nw.Expr]:
    # A row that reports no figure makes no origin newer.
    said = level.add(nw.when(~nw.col(inputs.lower).is_null()).then(nw.col(inputs.day)))
    last = level.compute(said, "max")
    return [nw.when(~undated(level, inputs)).then(last).alias("stated")]


def _conclusions(level: Level, plan: Plan, *, has_best: bool) -> Lazy:
    inputs = Inputs()
    reports, origins = level.compute("reports", "sum"), level.compute("lower", "count")
    bests = [_one_best(level)] if has_best else []
    refused = level.compute("refused", "count") > 0
    contradicting = level.compute("contradicting", "count") > 0
    top, bottom = level.compute("lower", "max"), level.compute("upper", "min")
    finish = first_of([prepare(level, each, inputs) for each in plan.applied])
    of_hulls = [prepare(level, each, inputs) for each in plan.applied_to_hulls]
    groups = level.groups()
    answer = lower, upper, found = [*map(nw.col, finish(groups))]
    if not plan.making.keeps(ALWAYS_ANSWERS):
        none = lower, upper, nw.lit(value=False)
        other = map(nw.col, first_of(of_hulls)(groups)) if of_hulls else none
        lower, upper, found = either(contradicting, other, answer)
    refused |= (origins > 0) & found.is_null()
    refused, top, bottom = map(nw.col, groups.add_each(refused, top, bottom))
    kept, gap = ~refused & found, ~refused & (top - bottom > 1)
    answers, has_gap = map(nw.col, groups.add_each(kept, gap))
    agrees = bottom.is_null() | (top <= bottom)
    return groups.frame.select(
        *level.keys,
        nw.when(answers).then(lower).alias("lower"),
        nw.when(answers).then(upper).alias("upper"),
        nw.when(~refused & ~top.is_null()).then(agrees).alias("agrees"),
        nw.when(~refused).then(origins).cast(nw.Int64).alias("origins"),
        nw.when(~refused).then(reports).cast(nw.Int64).alias("reports"),
        (nw.when(has_gap).then(bottom) + 1).alias("gap_lower"),
        (nw.when(has_gap).then(top) - 1).alias("gap_upper"),
        *(nw.when(answers).then(_where_in(best, lower, upper)).alias("best") for best in bests),
    )
