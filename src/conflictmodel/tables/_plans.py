"""Plans: which rules can be applied by expressions, and what follows from their form."""

from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import Hull, Intersection, Lowest, Median, MinMax, Robust
from conflictmodel.rules.combinators import PerOrigin, one_voice
from conflictmodel.rules.rule import AnyRule, OrElse, Rule, is_rule
from conflictmodel.rules.selection import Latest

MOST_WRONG = 2**62
"""No table has as many rows, and a larger number would not fit in 64 bits."""

_ADVICE = (
    "tables know hull, intersection, lowest, median, robust(f), latest(then) and or_else in each"
    " other, per_origin(inner, outer) of them, and min_max alone; for any other rule use"
    " conflictmodel.combine, which takes estimates (group by group, where there are many)"
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
    of_each_report: bool


def plan_of(rule: AnyRule) -> Plan:
    """Return how a rule is applied to a table of reports, unless it, or one in it, cannot be."""
    _checks.refuse("combine", is_rule("rule", rule))
    if isinstance(rule, MinMax):
        return Plan(rule, (rule,), (rule,), of_each_report=True)
    tried = _alternatives(rule)
    making = rule.voices if isinstance(rule.voices, Rule) else one_voice
    applied = tuple(each.outer if isinstance(each, PerOrigin) else each for each in tried)
    for part in (making, *applied):
        _refuse_others(part, rule)
    of_hulls = tuple(each for each in tried if not isinstance(each, PerOrigin))
    return Plan(making, applied, of_hulls, of_each_report=False)


def _refuse_others(part: AnyRule, rule: AnyRule) -> None:
    match part:
        case Hull() | Intersection() | Lowest() | Median() | Robust():
            pass
        case Latest(then):
            _refuse_others(then, rule)
        case OrElse(one, other):
            _refuse_others(one, rule)
            _refuse_others(other, rule)
        case _:
            raise RuleError(rule.name, f"{part} cannot be applied by expressions; {_ADVICE}")


def _alternatives(rule: AnyRule) -> list[AnyRule]:
    """Return the rules that are applied in turn until one finds a conclusion."""
    if isinstance(rule, OrElse):
        return [*_alternatives(rule.first), *_alternatives(rule.second)]
    return [rule]


def needs_days(rule: AnyRule) -> bool:
    match rule:
        case Latest():
            return True
        case OrElse(one, other):
            return needs_days(one) or needs_days(other)
        case _:
            return False
