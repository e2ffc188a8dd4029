"""Rule names: from the call that makes a rule, as text, back to the rule."""

import ast
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, SupportsIndex

from conflictmodel import _checks
from conflictmodel.errors import UnknownNameError
from conflictmodel.rules.bounds import hull, intersection, lowest, median, min_max, robust
from conflictmodel.rules.combinators import one_voice, per_origin, within
from conflictmodel.rules.mixtures import Weight, quantile
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.values.ranges import Range

_PLAIN = (hull, intersection, median, lowest, min_max, majority, most_agreed, camps, gtd)
_NAMED: Final[Mapping[str, AnyRule]] = {
    **{rule.name: rule for rule in _PLAIN},
    "latest": latest(intersection),
    "most_reliable": most_reliable(intersection),
    "one_voice": one_voice,
    "per_origin": per_origin(one_voice, intersection),
}
_MADE_BY = (k_of_n, latest, most_reliable, per_origin, quantile, robust, within)
_MAKERS: Final[Mapping[str, Callable[..., AnyRule]]] = {each.__name__: each for each in _MADE_BY}


def _takes(make: Callable[..., AnyRule], *, required: bool = False) -> dict[str, object]:
    """Return the kinds of the parameters of a function by their names."""
    optional: tuple[object, ...] | None = getattr(make, "__defaults__")  # noqa: B009 - no type has it
    left_out = len(optional or ()) if required else 0
    *parameters, _ = make.__annotations__.items()
    return dict(parameters[: len(parameters) - left_out])


_KNOWN: Final = (
    *sorted(_NAMED),
    *(
        f"{name}({', '.join(_takes(make, required=True))})"
        for name, make in _MAKERS.items()
        if name not in _NAMED
    ),
)

_DEEPEST: Final = 100
# Python would warn of some other texts, and reads some other letters as these.
_WRITTEN: Final = r"""(?x)
    (?: [A-Za-z_]++ | [0-9]++ (?![A-Za-z_]) | [(),.={}:/\ \n]
      | ' (?: [^'\\\n] | \\ (?: [\\'"nrt] | x[0-9a-f]{2} | u[0-9a-f]{4} | U[0-9a-f]{8} ) )*+ '
      | " (?: [^"\\\n] | \\ (?: [\\'"nrt] | x[0-9a-f]{2} | u[0-9a-f]{4} | U[0-9a-f]{8} ) )*+ "
    )*+
"""


class _NoRuleError(Exception):
    """The text is not that of a rule."""


def rule_named(name: str) -> AnyRule:
    """Return the rule that is made by the call that a text writes.

    Args:
        name: The name of a rule, or a call that makes one. `latest`, `most_reliable` and
            `per_origin` without their rules take `intersection`, and one voice for each origin as
            `combine` does. A fraction may be written `1/2`.

    Raises:
        UnknownNameError: If it names no rule.
        InvalidValueError: If it is not text, or a rule refuses what it is given.
        RuleError: If an alternative makes other voices than the rule before it.

    >>> rule_named("latest(intersection.or_else(hull))")
    latest(intersection.or_else(hull))
    >>> rule_named("within(Range(0, 12000), quantile(1/2))")
    within(Range(lower=0, upper=12000), quantile(Fraction(1, 2)))
    """
    _checks.refuse("rule_named", _checks.is_a("name", name, str))
    unknown = UnknownNameError("rule", name, _KNOWN)
    if not re.fullmatch(_WRITTEN, name):
        raise unknown
    try:
        return _rule(ast.parse(name.strip(), mode="eval").body, _DEEPEST)
    except (_NoRuleError, SyntaxError, RecursionError, MemoryError):
        raise unknown from None


def _rule(node: ast.expr, deep: int) -> AnyRule:
    """Return the rule that is written so, its inner rules at most so deep inside each other."""
    match node:
        case _ if deep < 0:
            raise _NoRuleError  # Python nests calls, and so the rules that make them, less deep
        case ast.Name(known) if known in _NAMED:
            return _NAMED[known]
        case ast.Call(ast.Attribute(first, "or_else"), [second], []):
            return _rule(first, deep - 1).or_else(_rule(second, deep - 1))
        case ast.Call(ast.Name(maker), arguments, []) if maker in _MAKERS:
            return _made(_MAKERS[maker], arguments, deep - 1)
        case _:
            raise _NoRuleError


def _made(make: Callable[..., AnyRule], arguments: list[ast.expr], deep: int) -> AnyRule:
    kinds = _takes(make)
    if not len(_takes(make, required=True)) <= len(arguments) <= len(kinds):
        raise _NoRuleError
    written = zip(kinds.values(), arguments, strict=False)
    return make(*(_READERS[kind](each, deep) for kind, each in written))


def _whole(node: ast.expr, _deep: int = 0) -> int:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    raise _NoRuleError


def _weight(node: ast.expr, _deep: int = 0) -> Weight:
    match node:
        case ast.BinOp(above, ast.Div(), below) | ast.Call(
            ast.Name("Fraction"), [above, below], []
        ) if _whole(below):
            return Fraction(_whole(above), _whole(below))
        case _:
            return _whole(node)


def _weights(node: ast.expr, _deep: int) -> dict[str, Weight]:
    found: dict[str, Weight] = {}
    if not isinstance(node, ast.Dict):
        raise _NoRuleError
    for origin, weight in zip(node.keys, node.values, strict=True):
        match origin:
            case ast.Constant(str() as name) if name not in found:
                found[name] = _weight(weight)
            case _:
                raise _NoRuleError
    return found


def _range(node: ast.expr, _deep: int) -> Range:
    match node:
        case ast.Call(ast.Name("Range"), [lower, upper], []) | ast.Call(
            ast.Name("Range"), [], [ast.keyword("lower", lower), ast.keyword("upper", upper)]
        ):
            unbounded = isinstance(upper, ast.Constant) and upper.value is None
            return Range(_whole(lower), None if unbounded else _whole(upper))
        case _:
            raise _NoRuleError


_READERS: Final[Mapping[object, Callable[[ast.expr, int], object]]] = {
    AnyRule: _rule,
    Mapping[str, Weight] | None: _weights,
    Range: _range,
    Weight: _weight,
    SupportsIndex: _whole,
}
