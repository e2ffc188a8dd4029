"""Answering: what a rule makes of the rows of each group, in the terms of a frame.

A rule is applied in the three steps of a level: columns are added to the rows, the groups are
aggregated, and columns are added to the groups.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, final

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from conflictmodel.rules.bounds import Hull, Intersection, Lowest, Median, Robust
from conflictmodel.rules.combinators import PerOrigin
from conflictmodel.rules.rule import AnyRule, OrElse
from conflictmodel.rules.selection import Latest
from conflictmodel.tables._grouping import Columns, Level
from conflictmodel.tables._plans import MOST_WRONG, alternatives, of_one


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
    cannot use the voices or there is none. The ends are to be read only where it is true.
    """

    lower: str
    upper: str
    found: str


Finish: TypeAlias = Callable[[Columns], Answer]
"""What adds the columns of an answer to the groups."""


def prepare(level: Level, rule: AnyRule, heard: Heard, *, by_origin: bool) -> Finish:
    """Add to the rows what a rule needs of voices, and return what adds its answer to the groups.

    Each voice of a group has an origin of its own where it is `by_origin`, else all have one.
    """
    match rule:
        case Robust(wrong) if wrong:
            return _robust(level, heard, min(wrong, MOST_WRONG))
        case Latest(then):
            return _latest(level, heard, then, by_origin=by_origin)
        case OrElse():
            asked = [
                prepare(level, each, heard, by_origin=by_origin) for each in alternatives(rule)
            ]
            return _first_of(asked)
        case PerOrigin(inner, outer) if by_origin:
            return _of_each_origin(level, heard, inner, outer)
        case PerOrigin(inner, outer):
            return _of_one_origin(level, heard, inner, outer)
        case _:
            return _SIMPLE[type(rule)](level, heard)


def _some(level: Level, heard: Heard) -> nw.Expr:
    """Return, for each group, true where some voice is heard and null where none is."""
    is_some = level.ask(heard.lower, "count") > 0
    return nw.when(is_some).then(is_some)


def undated(level: Level, heard: Heard) -> nw.Expr:
    """Return, for each group, whether some voice that is heard has no day."""
    lower, day = nw.col(heard.lower), nw.col(heard.day)
    without = level.share(("undated", heard), lambda: nw.when(day.is_null()).then(lower))
    return level.ask(without, "count") > 0


def _always(level: Level, heard: Heard, lower: nw.Expr, upper: nw.Expr) -> Finish:
    found = _some(level, heard)
    return lambda groups: Answer(*groups.add_each(lower, upper, found))


def _where_in_order(level: Level, heard: Heard, lower: nw.Expr, upper: nw.Expr) -> Finish:
    """Answer with two ends where the lower one is not above the upper one."""
    found = nw.when(level.ask(heard.lower, "count") > 0).then(upper.is_null() | (lower <= upper))
    return lambda groups: Answer(*groups.add_each(lower, upper, found))


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


_Chosen: TypeAlias = Callable[[nw.Expr], nw.Expr]
"""Whether a rank is chosen."""


def _placed(level: Level, chosen: Mapping[str, _Chosen], keys: Sequence[str] = ()) -> list[nw.Expr]:
    """Return, for each group, the values of columns whose rank is chosen; null where none is."""
    ranks = {column: level.rank(column, keys) for column in chosen}
    placed = level.add_each(
        *(nw.when(chosen[column](rank)).then(nw.col(column)) for column, rank in ranks.items())
    )
    return [level.ask(each, "max") for each in placed]


def _median(level: Level, heard: Heard) -> Finish:
    # Twice the place, so that nothing is divided. Voices without an upper end come last.
    number = nw.col(level.share(("number", heard), lambda: level.in_group(heard.lower, "count")))
    chosen: dict[str, _Chosen] = {
        heard.lower: lambda rank: (rank * 2 - number).is_between(0, 1),
        heard.upper: lambda rank: (rank * 2 - number).is_between(1, 2),
    }
    lower, upper = _placed(level, chosen)
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

    Lower ends are ranked from the highest by their negatives, less one so that the least number of
    64 bits has one.
    """
    place = wrong + 1
    negative = level.share(("negative", heard), lambda: -1 - nw.col(heard.lower))
    chosen: dict[str, _Chosen] = dict.fromkeys((negative, heard.upper), lambda rank: rank == place)
    lower, upper = _placed(level, chosen, keys)
    return -1 - lower, upper


def ends_left(level: Level, heard: Heard, keys: Sequence[str], wrong: int) -> list[nw.Expr]:
    """Return the ends that are left of larger groups where so many of their voices are wrong.

    Each is in the group that has it, in a column `highest left` or `lowest left`.
    """
    highest, lowest = _left(level, heard, wrong, keys)
    return [highest.alias("highest left"), lowest.alias("lowest left")]


def _latest(level: Level, heard: Heard, then: AnyRule, *, by_origin: bool) -> Finish:
    is_undated = undated(level, heard)
    is_said = ~nw.col(heard.lower).is_null()
    said = level.share(("said", heard), lambda: nw.when(is_said).then(nw.col(heard.day)))
    newest = nw.col(
        level.share(("newest", heard), lambda: nw.col(said) == level.in_group(said, "max"))
    )
    lower, upper = nw.col(heard.lower), nw.col(heard.upper)
    heard = evolve(
        heard,
        lower=level.share(("newest lower", heard), lambda: nw.when(newest).then(lower)),
        upper=level.share(("newest upper", heard), lambda: nw.when(newest).then(upper)),
    )
    return _unless(is_undated, prepare(level, then, heard, by_origin=by_origin))


def _unless(refused: nw.Expr, finish: Finish) -> Finish:
    """Answer as before, but not where a rule cannot use the voices."""

    def finish_unless(groups: Columns) -> Answer:
        answer = finish(groups)
        kept = nw.when(~refused).then(nw.col(answer.found))
        return evolve(answer, found=groups.add(kept))

    return finish_unless


def _first_of(asked: Sequence[Finish]) -> Finish:
    """Answer as the first of several that does not find disagreement."""

    def finish_first(groups: Columns) -> Answer:
        *others, last = (finish(groups) for finish in asked)
        lower, upper, found = (nw.col(each) for each in (last.lower, last.upper, last.found))
        for answer in reversed(others):
            is_none = ~nw.col(answer.found)
            lower = nw.when(is_none).then(lower).otherwise(nw.col(answer.lower))
            upper = nw.when(is_none).then(upper).otherwise(nw.col(answer.upper))
            found = nw.when(is_none).then(found).otherwise(nw.col(answer.found))
        return Answer(*groups.add_each(lower, upper, found))

    return finish_first


def _of_each_origin(level: Level, heard: Heard, inner: AnyRule, outer: AnyRule) -> Finish:
    vacuous, needs_day = of_one(inner)
    refused = undated(level, heard) if needs_day else None
    if vacuous:
        lower, upper = _everything(heard.lower, heard.upper)
        heard = evolve(heard, lower=level.add(lower), upper=level.add(upper))
    finish = prepare(level, outer, heard, by_origin=True)
    return finish if refused is None else _unless(refused, finish)


def _of_one_origin(level: Level, heard: Heard, inner: AnyRule, outer: AnyRule) -> Finish:
    vacuous, needs_day = of_one(outer)
    refused = undated(level, heard) if needs_day else None
    finish = prepare(level, inner, heard, by_origin=False)

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


_SIMPLE: Mapping[type[object], Callable[[Level, Heard], Finish]] = {
    Hull: _hull,
    Intersection: _intersection,
    Lowest: _lowest,
    Median: _median,
    Robust: _intersection,  # of no wrong voices
}
