"""Levels: what a rule makes of the rows of each group, in the terms of a frame.

A rule is applied in three steps, so that each row is grouped once whatever the rule: columns are
added to the rows, the groups are aggregated, and columns are added to the groups. Only the least,
the greatest and the number of values are asked for, which every engine has and computes alike.
"""

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias, assert_never, final

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from conflictmodel.tables._frames import Lazy, with_nulls
from conflictmodel.tables._plans import Either, Ends, Latest, PerSide, Plan, Robust, of_one

_How: TypeAlias = Literal["min", "max", "count", "sum"]


@final
@frozen
class Heard:
    """The columns of the voices that a rule hears; a row without a lower end is not heard."""

    lower: str
    upper: str
    day: str


@final
@frozen
class Answer:
    """The columns of an answer for each group.

    `found` is whether there is one: false where the rule finds disagreement, and null where it
    cannot use the voices or there is none.
    """

    lower: str
    upper: str
    found: str


class Columns:
    """A frame to which columns are added under names of their own."""

    def __init__(self, frame: Lazy) -> None:
        self.frame = frame
        self._number = 0

    def add(self, expression: nw.Expr) -> str:
        """Add a column and return its name."""
        self._number += 1
        name = f"added {self._number}"
        self.frame = self.frame.with_columns(expression.alias(name))
        return name


Finish: TypeAlias = Callable[[Columns], Answer]
"""What adds the columns of an answer to the groups."""


@final
class Level(Columns):
    """Rows that are to be grouped by some columns."""

    def __init__(self, frame: Lazy, keys: Sequence[str]) -> None:
        super().__init__(frame)
        self.keys = keys
        self._asked: dict[tuple[str, _How], str] = {}

    def ask(self, column: str, how: _How) -> nw.Expr:
        """Return what there will be of a column in each group; nulls are no values."""
        name = self._asked.setdefault((column, how), f"asked {len(self._asked)}")
        return nw.col(name)

    def in_group(self, column: str, how: _How, keys: Sequence[str] = ()) -> nw.Expr:
        """Return the same for each row; or of the groups of other keys."""
        return _of(column, how).over(*(keys or self.keys))

    def rank(self, column: str, keys: Sequence[str] = ()) -> nw.Expr:
        """Return for each value how many of its group are no greater, those beside it in turn."""
        keys = keys or self.keys
        where = self.frame.implementation
        if not (where.is_pyarrow() or where.is_pandas_like()):
            return nw.col(column).cum_count().over(*keys, order_by=column)
        # pyarrow cannot count so, and pandas counts in another order. Both number a table quickly.
        self._number += 1
        index = f"index {self._number}"
        self.frame = self.frame.with_row_index(index, order_by=[*keys, column])
        placed = self.add(nw.when(~nw.col(column).is_null()).then(nw.col(index)))
        return nw.col(placed) - self.in_group(placed, "min", keys) + 1

    def groups(self) -> Columns:
        """Return one row for each group, with the keys and what was asked for."""
        asked = [_of(column, how).alias(name) for (column, how), name in self._asked.items()]
        return Columns(with_nulls(self.frame.group_by(*self.keys).agg(*asked)))


def _of(column: str, how: _How) -> nw.Expr:
    match how:
        case "min":
            return nw.col(column).min()
        case "max":
            return nw.col(column).max()
        case "count":
            return nw.col(column).count()
        case "sum":
            return nw.col(column).sum()
        case _:
            assert_never(how)


def prepare(level: Level, plan: Plan, heard: Heard, *, by_side: bool) -> Finish:
    """Add to the rows what a plan needs, and return what adds its answer to the groups.

    Args:
        level: The rows.
        plan: The plan.
        heard: The voices among them.
        by_side: Whether each voice of a group has a side of its own; else all have the same one.
    """
    match plan:
        case Ends():
            return _ENDS[plan](level, heard)
        case Robust(wrong):
            return _robust(level, heard, wrong)
        case Latest(then):
            return _latest(level, heard, then, by_side=by_side)
        case Either(first, other):
            return _either(
                prepare(level, first, heard, by_side=by_side),
                prepare(level, other, heard, by_side=by_side),
            )
        case PerSide(inner, outer) if by_side:
            return _of_each_side(level, heard, inner, outer)
        case PerSide(inner, outer):
            return _of_one_side(level, heard, inner, outer)
        case _:
            assert_never(plan)


def some(level: Level, heard: Heard) -> nw.Expr:
    """Return, for each group, true where some voice is heard and null where none is."""
    is_some = level.ask(heard.lower, "count") > 0
    return nw.when(is_some).then(is_some)


def undated(level: Level, heard: Heard) -> nw.Expr:
    """Return, for each group, whether some voice that is heard has no day."""
    without = level.add(nw.when(nw.col(heard.day).is_null()).then(nw.col(heard.lower)))
    return level.ask(without, "count") > 0


def _always(level: Level, heard: Heard, lower: nw.Expr, upper: nw.Expr) -> Finish:
    found = some(level, heard)
    return lambda groups: Answer(groups.add(lower), groups.add(upper), groups.add(found))


def _where_in_order(level: Level, heard: Heard, lower: nw.Expr, upper: nw.Expr) -> Finish:
    """Answer with two ends where the lower one is not above the upper one."""
    is_some = level.ask(heard.lower, "count") > 0

    def finish(groups: Columns) -> Answer:
        least, most = groups.add(lower), groups.add(upper)
        fits = nw.col(most).is_null() | (nw.col(least) <= nw.col(most))
        found = groups.add(nw.when(is_some).then(fits))
        kept = nw.col(found)
        return Answer(
            groups.add(nw.when(kept).then(nw.col(least))),
            groups.add(nw.when(kept).then(nw.col(most))),
            found,
        )

    return finish


def _hull(level: Level, heard: Heard) -> Finish:
    # With as many upper ends as lower ones, no voice is without one.
    bounded = level.ask(heard.upper, "count") == level.ask(heard.lower, "count")
    upper = nw.when(bounded).then(level.ask(heard.upper, "max"))
    return _always(level, heard, level.ask(heard.lower, "min"), upper)


def _intersection(level: Level, heard: Heard) -> Finish:
    lower, upper = level.ask(heard.lower, "max"), level.ask(heard.upper, "min")
    return _where_in_order(level, heard, lower, upper)


def _lowest(level: Level, heard: Heard) -> Finish:
    is_lowest = nw.col(heard.lower) == level.in_group(heard.lower, "min")
    upper = level.add(nw.when(is_lowest).then(nw.col(heard.upper)))
    return _always(level, heard, level.ask(heard.lower, "min"), level.ask(upper, "min"))


def _placed(
    level: Level,
    column: str,
    is_chosen: Callable[[nw.Expr], nw.Expr],
    keys: Sequence[str] = (),
) -> nw.Expr:
    """Return, for each group, the value of a column whose rank is chosen; null where none is."""
    rank = nw.col(level.add(level.rank(column, keys)))
    return level.ask(level.add(nw.when(is_chosen(rank)).then(nw.col(column))), "max")


def _median(level: Level, heard: Heard) -> Finish:
    # Twice the place, so that nothing is divided. Voices without an upper end come last.
    number = nw.col(level.add(level.in_group(heard.lower, "count")))
    lower = _placed(level, heard.lower, lambda rank: (rank * 2 - number).is_between(0, 1))
    upper = _placed(level, heard.upper, lambda rank: (rank * 2 - number).is_between(1, 2))
    return _always(level, heard, lower, upper)


def _robust(level: Level, heard: Heard, wrong: int) -> Finish:
    lower, upper = _left(level, heard, wrong)
    # Where all may be wrong nothing is known.
    is_known = level.ask(heard.lower, "count") > wrong
    return _where_in_order(
        level,
        heard,
        nw.when(is_known).then(lower).otherwise(nw.lit(0, nw.Int64)),
        nw.when(is_known).then(upper),
    )


def _left(
    level: Level, heard: Heard, wrong: int, keys: Sequence[str] = ()
) -> tuple[nw.Expr, nw.Expr]:
    """Return the highest lower and the lowest upper end but for so many; null where none is left.

    Lower ends are ranked from the highest by their negatives: to count them would take long.
    """
    negative = level.add(0 - nw.col(heard.lower))
    lower = _placed(level, negative, lambda rank: rank == wrong + 1, keys)
    return 0 - lower, _placed(level, heard.upper, lambda rank: rank == wrong + 1, keys)


def ends_left(level: Level, heard: Heard, keys: Sequence[str], wrong: int) -> list[nw.Expr]:
    """Return the ends that are left of larger groups where so many of their voices are wrong.

    Each is in the group that has it, in a column `highest left` or `lowest left`.
    """
    highest, lowest = _left(level, heard, wrong, keys)
    return [highest.alias("highest left"), lowest.alias("lowest left")]


def _latest(level: Level, heard: Heard, then: Plan, *, by_side: bool) -> Finish:
    is_undated = undated(level, heard)
    said = level.add(nw.when(~nw.col(heard.lower).is_null()).then(nw.col(heard.day)))
    is_newest = nw.col(level.add(nw.col(said) == level.in_group(said, "max")))
    newest = evolve(
        heard,
        lower=level.add(nw.when(is_newest).then(nw.col(heard.lower))),
        upper=level.add(nw.when(is_newest).then(nw.col(heard.upper))),
    )
    return _unless(is_undated, prepare(level, then, newest, by_side=by_side))


def _unless(refused: nw.Expr, finish: Finish) -> Finish:
    """Answer as before, but not where a rule cannot use the voices."""

    def finish_unless(groups: Columns) -> Answer:
        answer = finish(groups)
        return Answer(
            *(
                groups.add(nw.when(~refused).then(nw.col(column)))
                for column in (answer.lower, answer.upper, answer.found)
            )
        )

    return finish_unless


def _either(first: Finish, other: Finish) -> Finish:
    def finish(groups: Columns) -> Answer:
        one, another = first(groups), other(groups)
        is_none = ~nw.col(one.found)
        return Answer(
            *(
                groups.add(nw.when(is_none).then(nw.col(instead)).otherwise(nw.col(column)))
                for column, instead in (
                    (one.lower, another.lower),
                    (one.upper, another.upper),
                    (one.found, another.found),
                )
            )
        )

    return finish


def _of_each_side(level: Level, heard: Heard, inner: Plan, outer: Plan) -> Finish:
    vacuous, needs_day = of_one(inner)
    refused = undated(level, heard) if needs_day else None
    if vacuous:
        lower, upper = _everything(heard.lower, heard.upper)
        heard = evolve(heard, lower=level.add(lower), upper=level.add(upper))
    finish = prepare(level, outer, heard, by_side=True)
    return finish if refused is None else _unless(refused, finish)


def _of_one_side(level: Level, heard: Heard, inner: Plan, outer: Plan) -> Finish:
    vacuous, needs_day = of_one(outer)
    refused = undated(level, heard) if needs_day else None
    finish = prepare(level, inner, heard, by_side=False)

    def finish_both(groups: Columns) -> Answer:
        answer = finish(groups)
        if vacuous:
            lower, upper = _everything(answer.lower, answer.upper)
            answer = evolve(answer, lower=groups.add(lower), upper=groups.add(upper))
        if refused is not None:
            kept = ~(nw.col(answer.found) & refused)
            found = groups.add(nw.when(kept).then(nw.col(answer.found)))
            answer = evolve(answer, found=found)
        return answer

    return finish_both


def _everything(lower: str, upper: str) -> tuple[nw.Expr, nw.Expr]:
    """Return the ends of the range of every number where there is a lower end, and null else."""
    return nw.col(lower) * 0, nw.when(nw.col(lower) < 0).then(nw.col(upper))


_ENDS: dict[Ends, Callable[[Level, Heard], Finish]] = {
    Ends.HULL: _hull,
    Ends.INTERSECTION: _intersection,
    Ends.LOWEST: _lowest,
    Ends.MEDIAN: _median,
}
