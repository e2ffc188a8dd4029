"""Rules made of rules, for the library and for what is written a second time beside it."""

from fractions import Fraction
from functools import lru_cache

from hypothesis import strategies as st

from conflictmodel.rules.names import rule_named
from conflictmodel.rules.rule import AnyRule
from support.evidence_worlds import Choose, drawing
from support.second_rules import ONE_VOICE, Call, makes

_PLAIN = ("hull", "intersection", "median", "lowest", "majority", "most_agreed", "camps")
LEAVES = (
    *map(Call, (*_PLAIN, "gtd", "min_max")),
    *(Call("robust", count=wrong) for wrong in (0, 1, 2)),
    *(Call("k_of_n", count=least) for least in (1, 2, 3)),
    *(Call("quantile", share=Fraction(*share)) for share in ((1, 3), (3, 4), (1, 1))),
    Call("quantile", share=Fraction(1, 3), weights=(("Kyiv", 1), ("Moscow", 2), ("Seoul", 3))),
)
# Of each way in which a rule is made of rules, one for which voices and limits matter.
MADE_OF_RULES = (
    ONE_VOICE,
    Call("per_origin", (ONE_VOICE, Call("intersection"))),
    Call("or_else", (Call("per_origin", (Call("intersection"), Call("majority"))), Call("hull"))),
    Call("within", (Call("per_origin", (Call("hull"), Call("intersection"))),), cap=(1, 4)),
    Call("latest", (Call("intersection"),)),
    Call("most_reliable", (ONE_VOICE,)),
)
_CAPS = ((0, 5), (2, 8), (1, None), (0, 0))


def chosen_rule(choose: Choose, deep: int) -> Call:
    """Choose a rule, made of rules that are made of rules so deep."""
    if not deep:
        return choose(LEAVES)
    name = choose(("leaf", "latest", "most_reliable", "within", "or_else", "or_else", "per_origin"))
    first, second = chosen_rule(choose, deep - 1), chosen_rule(choose, deep - 1)
    match name:
        case "latest" | "most_reliable" if makes(first) is None:
            return Call(name, (first,))
        case "within":
            return Call(name, (first,), cap=choose(_CAPS))
        case "or_else" if makes(second) in (None, makes(first)):
            return Call(name, (first, second))
        case "per_origin" if is_one_range(first):
            return Call(name, (first, second))
        case _:
            return first


@st.composite
def calls(draw: st.DrawFn) -> Call:
    """Draw a rule, made of rules that are made of rules at most three deep."""
    choose = drawing(draw)
    return chosen_rule(choose, choose(range(4)))


def is_one_range(call: Call) -> bool:
    """Tell whether the answer of a rule never has a gap."""
    match call:
        case Call("latest" | "most_reliable" | "within" | "or_else"):
            return all(map(is_one_range, call.inner))
        case Call("per_origin", (_, outer)):
            return is_one_range(outer)
        case _:
            return call.name not in {"majority", "k_of_n", "most_agreed", "camps", "gtd"}


@lru_cache(1000)
def rule_of(call: Call) -> AnyRule:
    """Return the rule as the library has it, by the call that is written."""
    return rule_named(str(call))
