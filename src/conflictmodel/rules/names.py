"""Rule names: from the call that makes a rule, as text, back to the rule."""

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from types import NoneType, UnionType
from typing import Final

from conflictmodel import _checks
from conflictmodel.errors import ConflictModelError, Problem, UnknownNameError
from conflictmodel.rules.bounds import hull, intersection, lowest, median, min_max, robust
from conflictmodel.rules.combinators import one_voice, per_origin, within
from conflictmodel.rules.quantiles import Weight, quantile
from conflictmodel.rules.rule import AnyRule, Rule, is_any_rule
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
# What makes a rule, and what of; where the last is left out, it is None.
_Kinds = tuple[type | UnionType | tuple[type, ...], ...]
_MAKERS: Mapping[str, tuple[Callable[..., object], _Kinds]] = {
    "or_else": (Rule.or_else, (Rule, Rule)),
    "k_of_n": (k_of_n, (int,)),
    "latest": (latest, (Rule,)),
    "most_reliable": (most_reliable, (Rule,)),
    "per_origin": (per_origin, (Rule, Rule)),
    "quantile": (quantile, (Weight, (dict, NoneType))),
    "robust": (robust, (int,)),
    "within": (within, (Range, Rule)),
}

RULE_NAMES: Final = (
    *sorted(_NAMED),
    *("k_of_n(least)", "quantile(q)", "robust(wrong)", "within(cap, rule)"),
)
"""How each rule is written, with the names of what it cannot be made without."""

_FORMS = (
    *("k_of_n(2)", "latest(hull)", "most_reliable(hull)", "per_origin(latest(hull), camps)"),
    *("quantile(1/2)", "robust(1)", "within(Range(0, 100), hull)", "hull.or_else(camps)"),
)
_LONGEST = 1_000  # of what is looked at for what is wrong

_S = r"[ \n]*+"
_WHOLE = rf"(?:0|[1-9][0-9]{{0,{_checks.MOST_DIGITS - 1}}})"
_WEIGHT = rf"(?:Fraction\({_S}{_WHOLE}{_S},{_S}{_WHOLE}{_S}\)|{_WHOLE}(?:{_S}/{_S}{_WHOLE})?)"
_ESCAPE = r"""\\(?:[\\'"nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})"""
_TEXT = rf"""(?:'(?:[^'\\\n]|{_ESCAPE})*+'|"(?:[^"\\\n]|{_ESCAPE})*+")"""
_ENTRY = rf"({_TEXT}){_S}:{_S}({_WEIGHT}){_S}(?:,{_S}|(?=\}}))"
_ENDS = "|".join(
    rf"{low}{_WHOLE}{_S},{_S}{up}(?:{_WHOLE}|None)" for low, up in (("", ""), ("lower=", "upper="))
)
_TOKEN: Final = rf"""(?x)(?:
    (?P<or_else>\.or_else){_S}\( | (?P<closed>,?{_S}\)) | (?P<comma>,)
    | (?P<call>[a-z_]+){_S}\( | (?P<name>[a-z_]+) | (?P<weight>{_WEIGHT})
    | (?P<weights>\{{{_S}(?:{_ENTRY})*+\}}) | (?P<range>Range\({_S}(?:{_ENDS}){_S}\))
){_S}"""


def rule_named(name: str) -> AnyRule:
    """Return the rule that is made by the call that a text writes.

    Args:
        name: The name of a rule, or a call that makes one. `latest`, `most_reliable` and
            `per_origin` without their rules take `intersection`, and one voice for each origin as
            `combine` does. A fraction may be written `1/2`.

    Raises:
        UnknownNameError: If it names no rule; the error has names that are nearly the same.
        InvalidValueError: If it is not text, or what it gives to a rule is not what that is made
            of.
        RuleError: If an alternative makes other voices than the rule before it.

    >>> rule_named("latest(intersection.or_else(hull))")
    latest(intersection.or_else(hull))
    >>> rule_named("within(Range(0, 12000), quantile(1/2))")
    within(Range(lower=0, upper=12000), quantile(Fraction(1, 2)))
    """
    _checks.refuse("rule_named", _checks.is_a("name", name, str))
    try:
        return _made(name.strip())
    except (LookupError, ZeroDivisionError):
        raise _refusal(name) from None


def _made(text: str) -> AnyRule:
    """Return the rule of a text, in one pass: each call is made where it is closed.

    Raises:
        LookupError: If it is the text of none.
    """
    around: list[tuple[str, list[object]]] = []  # the open calls, each with the values before it
    values: list[object] = []
    is_due, end = True, 0  # whether a value follows, and not what stands behind one
    for found in re.finditer(_TOKEN, text):
        kind, token = str(found.lastgroup), found[found.lastgroup or 0]
        is_other = is_due is (kind in {"or_else", "closed", "comma"})
        if is_other or found.start() > end:
            raise LookupError(text)
        is_due, end = kind in {"or_else", "comma", "call"}, found.end()
        if kind == "closed":
            maker, before = around.pop()
            values = [*before, _called(maker, values)]
        elif kind == "or_else":
            around.append((kind, values[:-1]))
            values = values[-1:]
        elif kind == "call":
            around.append((token, values))
            values = []
        elif kind != "comma":
            values.append(_VALUES[kind](token))
    if is_due or around or end < len(text) or not is_any_rule(values[0]) or len(values) > 1:
        raise LookupError(text)
    return values[0]


def _called(maker: str, values: Sequence[object]) -> object:
    make, kinds = _MAKERS[maker]
    given = [*values, *[None] * (len(kinds) - len(values))]
    if len(given) > len(kinds) or not all(map(isinstance, given, kinds)):
        raise LookupError(maker)
    return make(*given)


def _weight(text: str) -> Weight:
    above, *below = map(int, re.findall("[0-9]+", text))
    return Fraction(above, *below) if below else above


def _weights(text: str) -> dict[str, Weight]:
    entries = re.findall(_ENTRY, text)
    found = {ast.literal_eval(origin): _weight(weight) for origin, weight in entries}
    if len(found) < len(entries):
        raise LookupError(text)
    return found


def _range(text: str) -> Range:
    lower, upper = re.findall("[0-9]+|None", text)
    return Range(int(lower), None if upper == "None" else int(upper))


_VALUES: Final[Mapping[str, Callable[[str], object]]] = {
    "name": _NAMED.__getitem__,
    "weight": _weight,
    "weights": _weights,
    "range": _range,
}
_OF_A_RULE = {*_NAMED, *_MAKERS, "Fraction", "Range", "lower", "upper", "None"}


def _refusal(text: str) -> ConflictModelError:
    """Return what is wrong with a text of no rule: a name in it, or what a rule is made of."""
    names: list[str] = re.findall("[A-Za-z_]+", re.sub(_TEXT, "", text[:_LONGEST]))
    takes_rules = any(Rule in _MAKERS[each][1] for each in names if each in _MAKERS)
    for each in names:
        near = get_close_matches(each, [*_NAMED, *_MAKERS])
        # What stands where a number is due is no name of a rule.
        if each not in _OF_A_RULE and (near or takes_rules or each == names[0]):
            return UnknownNameError("rule", each, RULE_NAMES, tuple(near))
    written = rf"(hull\.)?({'|'.join(names)})\("
    forms = [each for each in _FORMS if re.match(written, each)] or names[:1]
    if not forms:
        return UnknownNameError("rule", text, RULE_NAMES)
    message = f"{_checks.shown(text)} does not make a rule; written otherwise: {', '.join(forms)}"
    return _checks.refusal("rule_named", Problem("name", message))
