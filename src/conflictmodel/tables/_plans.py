"""Plans: the rules that can be applied by expressions, as values that say how."""

import ast
from enum import Enum
from functools import partial
from typing import TypeAlias, TypeGuard, assert_never, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import ConflictModelError, RuleError
from conflictmodel.rules.combinators import one_voice
from conflictmodel.rules.names import rule_named
from conflictmodel.rules.rule import AnyRule, Rule

WORKING = (
    "hull, intersection, lowest, median, robust(f), latest(then), per_origin(inner, outer), or_else"
)


@final
class Ends(Enum):
    """A rule without parameters that takes its ends from those of the voices."""

    HULL = "hull"
    INTERSECTION = "intersection"
    LOWEST = "lowest"
    MEDIAN = "median"


@final
@frozen
class Robust:
    """The rule `robust(wrong)`; `wrong` is 1 or more."""

    wrong: int


@final
@frozen
class Latest:
    """The rule `latest(then)`."""

    then: "Plan"


@final
@frozen
class Either:
    """The rule `first.or_else(other)`."""

    first: "Plan"
    other: "Plan"


@final
@frozen
class PerSide:
    """The rule `per_origin(inner, outer)`."""

    inner: "Plan"
    outer: "Plan"


_Single: TypeAlias = Ends | Robust | Latest | PerSide

Plan: TypeAlias = _Single | Either
"""How a rule is applied."""


@final
@frozen
class Plans:
    """How voices are made of the reports of each origin, and what is applied to them.

    Args:
        making: How voices are made.
        applied: What is applied to the voices.
        asking: Where the reports of an origin make no voice, the object path asks alternatives
            about the reports themselves: here, one that needs days, unless `robust` of this number
            answers. `None` where it asks none that does.
    """

    making: Plan
    applied: Plan
    asking: int | None


def plans_of(rule: AnyRule) -> Plans:
    """Return how a rule is applied to a table of reports.

    Raises:
        RuleError: If it cannot be applied by expressions, or is none of this library's.
        InvalidValueError: If it is no `Rule`.
    """
    _checks.refuse("combine", _checks.is_a("rule", rule, Rule))
    whole = _plan(rule)
    voices = rule.voices
    if not isinstance(voices, Rule):
        return Plans(_plan(one_voice), whole, asking=None)
    making = _plan(voices)
    asking = None if answers_always(making) else _asking(alternatives(whole))
    return Plans(making, _plan(rule.outer or rule), asking)


def alternatives(plan: Plan) -> list[_Single]:
    """Return what is asked one after another until something answers."""
    if isinstance(plan, Either):
        return [*alternatives(plan.first), *alternatives(plan.other)]
    return [plan]


def _asking(asked: list[_Single]) -> int | None:
    """Return after how many wrong reports days are asked for, or `None` where they never are.

    There are reports of an origin that share no number, because every rule answers where there is
    one. So `intersection` does not answer, and neither does a rule that makes the same voices
    first. Where `robust` answers for some number of wrong reports, it does for more.
    """
    wrong = 0
    for each in asked:
        match each:
            case Latest():
                return wrong
            case Robust(more):
                wrong = max(wrong, more)
            case Ends.INTERSECTION | PerSide():
                pass
            case Ends():
                return None
            case _:
                assert_never(each)
    return None


def needs_days(plan: Plan) -> bool:
    """Tell whether a plan may ask for the days of voices."""
    match plan:
        case Latest():
            return True
        case Either(first, other):
            return needs_days(first) or needs_days(other)
        case PerSide(inner, outer):
            return needs_days(inner) or needs_days(outer)
        case Ends() | Robust():
            return False
        case _:
            assert_never(plan)


def answers_always(plan: Plan) -> bool:
    """Tell whether a plan never finds disagreement, whatever the voices."""
    match plan:
        case Ends():
            return plan is not Ends.INTERSECTION
        case Robust():
            return False
        case Latest(then):
            return answers_always(then)
        case Either(first, other):
            return answers_always(first) or answers_always(other)
        case PerSide(inner, outer):
            return answers_always(inner) and answers_always(outer)
        case _:
            assert_never(plan)


def of_one(plan: Plan) -> tuple[bool, bool]:
    """Return what a plan makes of a single voice that is dated.

    Whether it is every number, instead of the range of that voice, and whether it asks for its day.
    None of the rules finds disagreement in one voice.
    """
    match plan:
        case Ends():
            return False, False
        case Robust():
            return True, False
        case Latest(then):
            return of_one(then)[0], True
        case Either(first, _):
            return of_one(first)
        case PerSide(inner, outer):
            (vacuous, day), (vacuous_then, day_then) = of_one(inner), of_one(outer)
            return vacuous or vacuous_then, day or day_then
        case _:
            assert_never(plan)


def _plan(rule: AnyRule) -> Plan:
    try:
        is_ours = _are_same(rule_named(rule.name), rule, set())
    except ConflictModelError:
        is_ours = False
    if not is_ours:
        raise RuleError(rule.name, f"it is no rule of this library by name; {_ADVICE}")
    return _read(rule, ast.parse(rule.name, mode="eval").body)


def _are_same(one: object, other: object, met: set[tuple[int, int]]) -> bool:
    """Tell whether two rules are equal, comparing each pair of the rules in them once.

    `==` compares the rules in `per_origin` twice: those that decide, and those that make voices.

    Args:
        one: A rule, or something that a rule is made of.
        other: What it is compared with.
        met: The pairs of rules that are equal, or the comparison of which goes on; where one
            differs, nothing else is compared.
    """
    if _is_rule(one) and _is_rule(other):
        pair = id(one), id(other)
        if pair in met:
            return True
        met.add(pair)
        return _are_same(_parts(one), _parts(other), met)
    if _is_call(one) and _is_call(other):
        called = (one.func, one.keywords) == (other.func, other.keywords)
        return called and _are_same(one.args, other.args, met)
    if _is_tuple(one) and _is_tuple(other):
        alike = len(one) == len(other)
        return alike and all(_are_same(*each, met) for each in zip(one, other, strict=True))
    return one == other


def _is_rule(part: object) -> TypeGuard[AnyRule]:
    return isinstance(part, Rule)


def _is_call(part: object) -> TypeGuard[partial[object]]:
    return isinstance(part, partial)


def _is_tuple(part: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(part, tuple)


def _parts(rule: AnyRule) -> tuple[object, ...]:
    return rule.name, rule.hears, rule.laws, rule.decide, rule.voices, rule.outer


_ADVICE = (
    f"tables know {WORKING}, in each other; for any other rule use conflictmodel.combine, which"
    " takes estimates (group by group, where there are many)"
)


def _read(rule: AnyRule, node: ast.expr) -> Plan:
    """Return the plan of a rule's name, which certainly is one."""
    match node:
        case ast.Name(name) if name in _ENDS:
            return _ENDS[name]
        case ast.Call(ast.Attribute(first, "or_else"), [other]):
            return Either(_read(rule, first), _read(rule, other))
        case ast.Call(ast.Name("latest"), [then]):
            return Latest(_read(rule, then))
        case ast.Call(ast.Name("per_origin"), [inner, outer]):
            return PerSide(_read(rule, inner), _read(rule, outer))
        case ast.Call(ast.Name("robust"), [ast.Constant(int(wrong))]):
            # No table has as many rows, and a larger number would not fit in 64 bits.
            return Robust(min(wrong, _MOST)) if wrong else Ends.INTERSECTION
        case _:
            name = ast.unparse(node)
            raise RuleError(rule.name, f"{name} cannot be applied by expressions; {_ADVICE}")


_ENDS = {each.value: each for each in Ends}
_MOST = 2**62
