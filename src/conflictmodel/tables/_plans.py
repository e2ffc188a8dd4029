"""Plans: which rules can be applied by expressions, and what follows from their form."""

from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import Hull, Intersection, Lowest, Median, Robust
from conflictmodel.rules.combinators import PerOrigin, one_voice
from conflictmodel.rules.rule import AnyRule, OrElse, Rule, is_rule
from conflictmodel.rules.selection import Latest

MOST_WRONG = 2**62
"""No table has as many rows, and a larger number would not fit in 64 bits."""

_ADVICE = (
    "tables know hull, intersection, lowest, median, robust(f), latest(then), per_origin(inner,"
    " outer), or_else, in each other; for any other rule use conflictmodel.combine, which takes"
    " estimates (group by group, where there are many)"
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


def plan_of(rule: AnyRule) -> Plan:
    """Return how a rule is applied to a table of reports, unless it, or one in it, cannot be."""
    _checks.refuse("combine", is_rule("rule", rule))
    _refuse_others(rule, rule)
    return made_by(rule, rule.voices if isinstance(rule.voices, Rule) else one_voice)


def made_by(rule: AnyRule, making: AnyRule) -> Plan:
    """Return how a rule is applied, whose voices are made so."""
    tried = _alternatives(rule)
    applied = (each.outer if isinstance(each, PerOrigin) else each for each in tried)
    return Plan(making, tuple(applied), tuple(each for each in tried if each.voices is None))


def _refuse_others(part: AnyRule, rule: AnyRule) -> None:
    match part:
        case Hull() | Intersection() | Lowest() | Median() | Robust():
            pass
        case Latest(then):
            _refuse_others(then, rule)
        case OrElse(one, other) | PerOrigin(one, other):
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
        case OrElse(one, other) | PerOrigin(one, other):
            return needs_days(one) or needs_days(other)
        case _:
            return False


def of_one(rule: AnyRule) -> tuple[bool, bool]:
    """Return whether a rule makes every number of a single voice, and whether it needs its day.

    Otherwise it makes the range of that voice: none of the rules finds disagreement in one voice.
    """
    match rule:
        case Robust(wrong):
            return wrong > 0, False
        case Latest(then):
            return of_one(then)[0], True
        case OrElse(first, _):
            return of_one(first)
        case PerOrigin(inner, outer):
            (vacuous, day), (vacuous_then, day_then) = of_one(inner), of_one(outer)
            return vacuous or vacuous_then, day or day_then
        case _:
            return False, False
