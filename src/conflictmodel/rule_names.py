"""Rule names: from the call that makes a rule, as text, back to the rule."""

from typing import Final

from conflictmodel import _checks
from conflictmodel.errors import UnknownNameError
from conflictmodel.rules import (
    Rule,
    camps,
    hull,
    intersection,
    latest,
    majority,
    one_voice,
    per_side,
)

_NAMED: Final = {
    **{rule.name: rule for rule in (hull, intersection, majority, camps, one_voice)},
    "latest": latest(intersection),
    "per_side": per_side(one_voice, intersection),
}


_MOST_CALLS: Final = 100
_ALPHABET: Final = frozenset("abcdefghijklmnopqrstuvwxyz_(),. \n")


def rule_named(name: str) -> Rule:
    """Return the rule whose name, or constructor call, this is.

    Args:
        name: One of the rules of this module, or a call that makes one. `latest` and `per_side`
            without their rules take `intersection`, and one voice for each side as `combine` does.

    Raises:
        UnknownNameError: If it names no rule.
        InvalidValueError: If it is not text.

    >>> rule_named("latest(intersection.or_else(hull))")
    latest(intersection.or_else(hull))
    >>> rule_named("per_side")
    per_side(intersection.or_else(hull), intersection)
    """
    import ast  # noqa: PLC0415 - only a rule that comes as text needs it

    _checks.refuse("rule_named", _checks.is_a("name", name, str))

    def made_by(node: ast.expr) -> Rule:
        match node:
            case ast.Name(id=known) if known in _NAMED:
                return _NAMED[known]
            case ast.Call(ast.Name("latest"), [then], []):
                return latest(made_by(then))
            case ast.Call(ast.Name("per_side"), [inner, outer], []):
                return per_side(made_by(inner), made_by(outer))
            case ast.Call(ast.Attribute(first, "or_else"), [second], []):
                return made_by(first).or_else(made_by(second))
            case _:
                raise unknown

    unknown = UnknownNameError("rule", name, tuple(sorted(_NAMED)))
    # Python would warn of some other characters, and rules nest as deep as calls.
    if not _ALPHABET.issuperset(name) or name.count("(") > _MOST_CALLS:
        raise unknown
    try:
        return made_by(ast.parse(name.strip(), mode="eval").body)
    except (SyntaxError, RecursionError, MemoryError):
        raise unknown from None
