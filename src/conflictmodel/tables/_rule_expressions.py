"""Rule expressions: a rule over the rows of each group, in the three steps of a level."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, final

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from conflictmodel.rules.bounds import Hull, Intersection, Lowest, Median, Robust
from conflictmodel.rules.combinators import PerOrigin
from conflictmodel.rules.rule import AnyRule, OrElse, Rule
from conflictmodel.rules.selection import Latest
from conflictmodel.tables._grouping import Columns, Level
from conflictmodel.tables._plans import MOST_WRONG, Plan, made_by, of_one


@final
@frozen
class Inputs:
    """The columns of the voices that a rule uses; a row without a lower end is none."""

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


def prepare(level: Level, rule: AnyRule, inputs: Inputs, *, by_origin: bool) -> Finish:
    """Add to the rows what a rule needs of voices, and return what adds its answer to the groups.

    Each voice of a group has an origin of its own where it is `by_origin`, else all have one.
    """
    match rule:
        case Robust(wrong) if wrong:
            return _robust(level, inputs, min(wrong, MOST_WRONG))
        case Latest(then):
            return _latest(level, inputs, then, by_origin=by_origin)
        case OrElse() | PerOrigin() if isinstance(rule.voices, Rule):
            apply = _of_each_origin if by_origin else _of_one_origin
            return apply(level, inputs, made_by(rule, rule.voices))
        case OrElse(first, second):
            tried = (first, second)
            return first_of([prepare(level, each, inputs, by_origin=by_origin) for each in tried])
        case _:
            return _SIMPLE[type(rule)](level, inputs)


def undated(level: Level, inputs: Inputs) -> nw.Expr:
    """Return, for each group, whether some voice has no day."""
    lower, day = nw.col(inputs.lower), nw.col(inputs.day)
    without = level.share(("undated", inputs), lambda: nw.when(day.is_null()).then(lower))
    return level.compute(without, "count") > 0


def _always(level: Level, inputs: Inputs, lower: nw.Expr, upper: nw.Expr) -> Finish:
    is_some = level.compute(inputs.lower, "count") > 0
    found = nw.when(is_some).then(is_some)  # null where there is no voice
    return lambda groups: Answer(*groups.add_each(lower, upper, found))


def _where_in_order(level: Level, inputs: Inputs, lower: nw.Expr, upper: nw.Expr) -> Finish:
    is_some = level.compute(inputs.lower, "count") > 0
    found = nw.when(is_some).then(upper.is_null() | (lower <= upper))
    return lambda groups: Answer(*groups.add_each(lower, upper, found))


def hull(level: Level, inputs: Inputs) -> Finish:
    # With as many upper ends as lower ones, no voice is without one.
    bounded = level.compute(inputs.upper, "count") == level.compute(inputs.lower, "count")
    upper = nw.when(bounded).then(level.compute(inputs.upper, "max"))
    return _always(level, inputs, level.compute(inputs.lower, "min"), upper)


def _intersection(level: Level, inputs: Inputs) -> Finish:
    lower, upper = level.compute(inputs.lower, "max"), level.compute(inputs.upper, "min")
    return _where_in_order(level, inputs, lower, upper)


def _lowest(level: Level, inputs: Inputs) -> Finish:
    is_lowest = nw.col(inputs.lower) == level.in_group(inputs.lower, "min")
    upper = level.add(nw.when(is_lowest).then(nw.col(inputs.upper)))
    return _always(level, inputs, level.compute(inputs.lower, "min"), level.compute(upper, "min"))


_Chosen: TypeAlias = Callable[[nw.Expr], nw.Expr]


def _placed(level: Level, chosen: Mapping[str, _Chosen]) -> list[nw.Expr]:
    """Return, for each group, the values of columns whose rank is chosen; null where none is."""
    ranks = {column: level.rank(column) for column in chosen}
    placed = level.add_each(
        *(nw.when(chosen[column](rank)).then(nw.col(column)) for column, rank in ranks.items())
    )
    return [level.compute(each, "max") for each in placed]


def _median(level: Level, inputs: Inputs) -> Finish:
    # Twice the place, so that nothing is divided. Voices without an upper end come last.
    number = nw.col(level.share(("number", inputs), lambda: level.in_group(inputs.lower, "count")))
    chosen: dict[str, _Chosen] = {
        inputs.lower: lambda rank: (rank * 2 - number).is_between(0, 1),
        inputs.upper: lambda rank: (rank * 2 - number).is_between(1, 2),
    }
    lower, upper = _placed(level, chosen)
    return _always(level, inputs, lower, upper)


def _robust(level: Level, inputs: Inputs, wrong: int) -> Finish:
    place = wrong + 1
    # Lower ends are ranked from the highest by their negatives, less one so that the least number
    # of 64 bits has one.
    negative = level.share(("negative", inputs), lambda: -1 - nw.col(inputs.lower))
    chosen: dict[str, _Chosen] = dict.fromkeys((negative, inputs.upper), lambda rank: rank == place)
    highest, upper = _placed(level, chosen)
    # Where all may be wrong nothing is known.
    is_known = level.compute(inputs.lower, "count") > wrong
    lower = nw.when(is_known).then(-1 - highest).otherwise(nw.lit(0, nw.Int64))
    return _where_in_order(level, inputs, lower, nw.when(is_known).then(upper))


def _latest(level: Level, inputs: Inputs, then: AnyRule, *, by_origin: bool) -> Finish:
    is_undated = undated(level, inputs)
    is_said = ~nw.col(inputs.lower).is_null()
    said = level.share(("said", inputs), lambda: nw.when(is_said).then(nw.col(inputs.day)))
    newest = nw.col(
        level.share(("newest", inputs), lambda: nw.col(said) == level.in_group(said, "max"))
    )
    lower, upper = nw.col(inputs.lower), nw.col(inputs.upper)
    inputs = evolve(
        inputs,
        lower=level.share(("newest lower", inputs), lambda: nw.when(newest).then(lower)),
        upper=level.share(("newest upper", inputs), lambda: nw.when(newest).then(upper)),
    )
    return _unless(is_undated, prepare(level, then, inputs, by_origin=by_origin))


def _unless(refused: nw.Expr, finish: Finish) -> Finish:
    def finish_unless(groups: Columns) -> Answer:
        answer = finish(groups)
        kept = nw.when(~refused).then(nw.col(answer.found))
        return evolve(answer, found=groups.add(kept))

    return finish_unless


def first_of(finishes: Sequence[Finish]) -> Finish:
    def finish_first(groups: Columns) -> Answer:
        *others, last = (finish(groups) for finish in finishes)
        lower, upper, found = map(nw.col, (last.lower, last.upper, last.found))
        for answer in reversed(others):
            is_none = ~nw.col(answer.found)
            lower = nw.when(is_none).then(lower).otherwise(nw.col(answer.lower))
            upper = nw.when(is_none).then(upper).otherwise(nw.col(answer.upper))
            found = nw.when(is_none).then(found).otherwise(nw.col(answer.found))
        return Answer(*groups.add_each(lower, upper, found))

    return finish_first


def _of_each_origin(level: Level, inputs: Inputs, plan: Plan) -> Finish:
    vacuous, needs_day = of_one(plan.making)
    refused = undated(level, inputs) if needs_day else None
    if vacuous:
        lower, upper = _everything(inputs.lower, inputs.upper)
        inputs = evolve(inputs, lower=level.add(lower), upper=level.add(upper))
    finish = first_of([prepare(level, each, inputs, by_origin=True) for each in plan.applied])
    return finish if refused is None else _unless(refused, finish)


def _of_one_origin(level: Level, inputs: Inputs, plan: Plan) -> Finish:
    made = prepare(level, plan.making, inputs, by_origin=False)
    # None of the rules finds disagreement in one voice, so that the first answers.
    finishes = [_of_one_voice(level, inputs, made, plan.applied[0])]
    if plan.applied_to_hulls:
        hulls = hull(level, inputs)
        finishes.append(_of_one_voice(level, inputs, hulls, plan.applied_to_hulls[0]))
    return first_of(finishes)


def _of_one_voice(level: Level, inputs: Inputs, finish: Finish, outer: AnyRule) -> Finish:
    vacuous, needs_day = of_one(outer)
    refused = undated(level, inputs) if needs_day else None

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


_SIMPLE: Mapping[type[object], Callable[[Level, Inputs], Finish]] = {
    Hull: hull,
    Intersection: _intersection,
    Lowest: _lowest,
    Median: _median,
    Robust: _intersection,  # of no wrong voices
}
