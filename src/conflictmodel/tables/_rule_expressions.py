"""Rules as expressions: which can be, and each over the rows of groups, in the steps of a level."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias, final

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from conflictmodel import _checks
from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import Hull, Intersection, Lowest, Median, Robust
from conflictmodel.rules.combinators import PerOrigin, one_voice
from conflictmodel.rules.rule import AnyRule, OrElse, Rule, is_rule
from conflictmodel.rules.selection import Latest
from conflictmodel.tables._grouping import Columns, Level

_MOST_WRONG = 2**62  # no table has as many rows, and a larger number would not fit in 64 bits
_KNOWN = (Hull, Intersection, Lowest, Median, Robust, Latest, OrElse)
_ADVICE = (
    "tables know hull, intersection, lowest, median, robust(f), latest(then) and or_else in each"
    " other, and per_origin(inner, outer) of them; for any other rule use conflictmodel.combine,"
    " which takes estimates (group by group, where there are many)"
)


@final
@frozen
class Plan:
    """How voices are made of the reports of each origin, and what is applied to them in turn.

    Where those of some origin make none, only what makes no voices itself is applied to the hull of
    what each such origin said.
    """

    making: AnyRule
    applied: tuple[AnyRule, ...]
    applied_to_hulls: tuple[AnyRule, ...]
    has_days: bool


def plan_of(rule: AnyRule) -> Plan:
    """Return how a rule is applied to a table of reports, unless it, or one in it, cannot be."""
    _checks.refuse("combine", is_rule("rule", rule))
    tried = [each for each in _within(rule, OrElse) if not isinstance(each, OrElse)]
    making = rule.voices if isinstance(rule.voices, Rule) else one_voice
    applied = tuple(each.outer if isinstance(each, PerOrigin) else each for each in tried)
    inside = [part for each in (making, *applied) for part in _within(each, OrElse, Latest)]
    for part in inside:
        if not isinstance(part, _KNOWN):
            raise RuleError(rule.name, f"{part} cannot be applied by expressions; {_ADVICE}")
    of_hulls = tuple(each for each in tried if not isinstance(each, PerOrigin))
    has_days = any(isinstance(part, Latest) for part in inside)
    return Plan(making, applied, of_hulls, has_days)


def _within(rule: AnyRule, *opened: type) -> list[AnyRule]:
    """Return a rule and, where it is of these types, those in it."""
    match rule:
        case Latest(then) if Latest in opened:
            return [rule, *_within(then, *opened)]
        case OrElse(one, other):
            return [rule, *_within(one, *opened), *_within(other, *opened)]
        case _:
            return [rule]


@final
@frozen
class Inputs:
    """The columns of the voices that a rule uses; a row without a lower end is none."""

    lower: str = "lower"
    upper: str = "upper"
    day: str = "stated"


class Answer(NamedTuple):
    """The columns of an answer for each group.

    `found` is whether there is one: false where the rule finds disagreement, and null where it
    cannot use the voices or there is none. The ends are to be read only where it is true.
    """

    lower: str
    upper: str
    found: str


Finish: TypeAlias = Callable[[Columns], Answer]
"""What adds the columns of an answer to the groups."""


def prepare(level: Level, rule: AnyRule, inputs: Inputs) -> Finish:
    """Add to the rows what a rule needs of voices; return what adds its answer to the groups."""
    match rule:
        case Robust(wrong) if wrong:
            return _robust(level, inputs, min(wrong, _MOST_WRONG))
        case Latest(then):
            return _latest(level, inputs, then)
        case OrElse(first, second):
            return first_of([prepare(level, each, inputs) for each in (first, second)])
        case _:
            return _SIMPLE[type(rule)](level, inputs)


def undated(level: Level, inputs: Inputs) -> nw.Expr:
    """Return, for each group, whether some voice has no day."""
    lower, day = nw.col(inputs.lower), nw.col(inputs.day)
    without = level.share(("undated", inputs), lambda: nw.when(day.is_null()).then(lower))
    return level.compute(without, "count") > 0


def _ends(
    level: Level, inputs: Inputs, lower: nw.Expr, upper: nw.Expr, *, may_disagree: bool = False
) -> Finish:
    is_some = level.compute(inputs.lower, "count") > 0
    is_found = upper.is_null() | (lower <= upper) if may_disagree else is_some
    found = nw.when(is_some).then(is_found)  # null where there is no voice
    return lambda groups: Answer(*groups.add_each(lower, upper, found))


def hull(level: Level, inputs: Inputs) -> Finish:
    # With as many upper ends as lower ones, no voice is without one.
    bounded = level.compute(inputs.upper, "count") == level.compute(inputs.lower, "count")
    upper = nw.when(bounded).then(level.compute(inputs.upper, "max"))
    return _ends(level, inputs, level.compute(inputs.lower, "min"), upper)


def _intersection(level: Level, inputs: Inputs) -> Finish:
    lower, upper = level.compute(inputs.lower, "max"), level.compute(inputs.upper, "min")
    return _ends(level, inputs, lower, upper, may_disagree=True)


def _lowest(level: Level, inputs: Inputs) -> Finish:
    is_lowest = nw.col(inputs.lower) == level.in_group(inputs.lower, "min")
    upper = level.add(nw.when(is_lowest).then(nw.col(inputs.upper)))
    return _ends(level, inputs, level.compute(inputs.lower, "min"), level.compute(upper, "min"))


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
    return _ends(level, inputs, lower, upper)


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
    upper = nw.when(is_known).then(upper)
    return _ends(level, inputs, lower, upper, may_disagree=True)


def _latest(level: Level, inputs: Inputs, then: AnyRule) -> Finish:
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
    finish = prepare(level, then, inputs)

    def finish_dated(groups: Columns) -> Answer:
        answer = finish(groups)
        kept = nw.when(~is_undated).then(nw.col(answer.found))
        return answer._replace(found=groups.add(kept))

    return finish_dated


def first_of(finishes: Sequence[Finish]) -> Finish:
    def finish_first(groups: Columns) -> Answer:
        *others, last = ([*map(nw.col, finish(groups))] for finish in finishes)
        for answer in reversed(others):
            last = either(~answer[-1], last, answer)
        return Answer(*groups.add_each(*last))

    return finish_first


def either(
    condition: nw.Expr, then: Iterable[nw.Expr], otherwise: Iterable[nw.Expr]
) -> list[nw.Expr]:
    """Return columns where a condition holds, and others in their place elsewhere."""
    pairs = zip(then, otherwise, strict=True)
    return [nw.when(condition).then(one).otherwise(other) for one, other in pairs]


_SIMPLE: Mapping[type[object], Callable[[Level, Inputs], Finish]] = {
    Hull: hull,
    Intersection: _intersection,
    Lowest: _lowest,
    Median: _median,
    Robust: _intersection,  # of no wrong voices
}
