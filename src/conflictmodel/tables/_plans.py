"""Plans: which rules can be applied by expressions, and what follows from their form."""

from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import Hull, Intersection, Lowest, Median, Robust
from conflictmodel.rules.combinators import PerOrigin, one_voice
from conflictmodel.rules.laws import ALWAYS_ANSWERS
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
    """How voices are made of the reports of each origin, and what is applied to them.

    Where the reports of an origin make no voice, the object path applies alternatives to the
    reports themselves: one that needs days, unless `robust` of `dated_after` answers; or none does.
    """

    making: AnyRule
    applied: AnyRule
    dated_after: int | None


def plan_of(rule: AnyRule) -> Plan:
    """Return how a rule is applied to a table of reports, unless it, or one in it, cannot be."""
    _checks.refuse("combine", is_rule("rule", rule))
    _refuse_others(rule, rule)
    making = rule.voices
    if not isinstance(making, Rule):
        return Plan(one_voice, rule, dated_after=None)
    dated_after = None if making.keeps(ALWAYS_ANSWERS) else _dated_after(alternatives(rule))
    return Plan(making, rule.outer or rule, dated_after)


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


def alternatives(rule: AnyRule) -> list[AnyRule]:
    """Return the rules that are applied in turn until one finds a conclusion."""
    if isinstance(rule, OrElse):
        return [*alternatives(rule.first), *alternatives(rule.second)]
    return [rule]


def _dated_after(tried: list[AnyRule]) -> int | None:
    """Return after how many wrong reports days are needed, or `None` where they never are.

    There are reports of an origin that share no number, because every rule answers where there is
    one. So `intersection` does not answer, and neither does a rule that makes the same voices
    first. Where `robust` answers for some number of wrong reports, it does for more.
    """
    wrong = 0
    for each in tried:
        match each:
            case Latest():
                return wrong
            case Robust(more):
                wrong = max(wrong, min(more, MOST_WRONG))
            case Intersection() | PerOrigin():
                pass
            case _:
                return None
    return None


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
