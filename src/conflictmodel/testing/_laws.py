"""Holding a rule to its laws: the search for voices that break one."""

from collections.abc import Iterable
from contextlib import suppress
from itertools import permutations
from typing import final

from attrs import frozen
from hypothesis import find, settings, strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable

from conflictmodel import _checks
from conflictmodel.display.text import counted
from conflictmodel.errors import ConflictModelError, Problem, RuleError
from conflictmodel.rules import ASSOCIATIVE, COMMUTATIVE, LAWS, AnyRule, Counterexample, Law, Voices
from conflictmodel.rules.rule import is_rule
from conflictmodel.testing._fields import is_strategy
from conflictmodel.testing._law_worlds import drawn_worlds, small_worlds


@final
@frozen
class LawBrokenError(ConflictModelError, AssertionError):
    """A rule does not keep laws that it was checked for: there is a counterexample of each.

    >>> from conflictmodel import hull
    >>> from conflictmodel.rules import COMMUTATIVE, WITHIN_SOURCES
    >>> check_rule(hull, laws=[COMMUTATIVE, WITHIN_SOURCES])
    Traceback (most recent call last):
    conflictmodel.testing._laws.LawBrokenError: hull breaks 1 law:
    no value outside every source: a: exactly 0; b: exactly 2 → at most 2
    """

    rule: AnyRule
    counterexamples: dict[Law, Counterexample]

    def __str__(self) -> str:
        count = counted(len(self.counterexamples), "law")
        broken = [f"{law}: {found}" for law, found in self.counterexamples.items()]
        return "\n".join((f"{self.rule} breaks {count}:", *broken))


def check_rule(
    rule: AnyRule,
    *,
    laws: Iterable[Law] | None = None,
    voices: st.SearchStrategy[Voices] | None = None,
) -> None:
    """Check that a rule keeps laws, in all small worlds and in worlds that Hypothesis draws.

    Worlds that the rule cannot be applied to are passed over, as where an origin has no weight. How
    many worlds Hypothesis draws, and whether they are the same each time, its settings say.

    Args:
        rule: The rule.
        laws: The laws; those that the rule declares unless given.
        voices: What Hypothesis draws from; up to eight voices of few origins unless given.

    Raises:
        LawBrokenError: If the rule breaks some of them; it has the simplest counterexample of each.
        InvalidValueError: If the rule can use none of the voices, or decides what is no answer.

    >>> from conflictmodel import intersection
    >>> from conflictmodel.rules import KEEPS_CORE
    >>> check_rule(intersection, laws=[KEEPS_CORE])
    """
    _checks.refuse("check_rule", is_rule("rule", rule))
    claimed = sorted(rule.laws, key=str) if laws is None else laws
    asked = _checks.listed("check_rule", "laws", claimed, Law)
    if not asked:
        message = "there is none: declare some as `promised`, or name those it is to be held to"
        raise _checks.refusal("check_rule", Problem("laws", message))
    broken: dict[Law, Counterexample] = {}
    for law in asked:
        counterexample = find_counterexample(rule, law, voices=voices)
        if counterexample is not None:
            broken[law] = counterexample
    if broken:
        raise LawBrokenError(rule, broken)


def find_counterexample(
    rule: AnyRule, law: Law, *, voices: st.SearchStrategy[Voices] | None = None
) -> Counterexample | None:
    """Return the simplest counterexample of a law by a rule, or `None` where none is found.

    The small worlds are searched first, so that the witness is the smallest there is.

    Args:
        rule: The rule.
        law: The law.
        voices: As for `check_rule`.

    Raises:
        InvalidValueError: If the rule can use none of the voices, or decides what is no answer.

    >>> from conflictmodel import hull
    >>> from conflictmodel.rules import IGNORES_VACUOUS
    >>> print(find_counterexample(hull, IGNORES_VACUOUS))
    a: exactly 0 → exactly 0; but a: exactly 0; a: 0 or more → 0 or more
    """
    _checks.refuse(
        "find_counterexample",
        is_rule("rule", rule),
        _checks.is_a("law", law, Law),
        is_strategy("voices", voices),
    )
    counterexample, used = _search(rule, law, voices)
    if not used:
        problem = Problem("voices", f"{rule} can use none of the voices tried; give others")
        raise _checks.refusal("find_counterexample", problem)
    return counterexample


def _search(
    rule: AnyRule, law: Law, voices: st.SearchStrategy[Voices] | None
) -> tuple[Counterexample | None, bool]:
    """Return a counterexample where one is found, and whether the rule could use any voices."""
    used = False

    def counterexample_in(world: Voices) -> Counterexample | None:
        nonlocal used
        with suppress(RuleError):  # the rule cannot use these voices, or what is made of them
            counterexample = next(law.check(rule.apply, world), None)
            used = True
            return counterexample
        return None

    # Where the order of the voices may matter, every order of a set is a world.
    ordered = law in _OF_ORDER or not rule.keeps(COMMUTATIVE)
    for world in small_worlds(rule):
        for voices_in_order in dict.fromkeys(permutations(world)) if ordered else (world,):
            if counterexample := counterexample_in(voices_in_order):
                return counterexample, True
    drawn = drawn_worlds(rule) if voices is None else voices
    try:
        found = find(drawn, lambda world: counterexample_in(world) is not None, settings=settings())
    except (NoSuchExample, Unsatisfiable):
        return None, used
    return counterexample_in(found), True


_OF_ORDER = frozenset({COMMUTATIVE, ASSOCIATIVE})


def law_table(rules: Iterable[AnyRule], *, laws: Iterable[Law] = LAWS) -> str:
    """Return a Markdown table of rules and the laws that they keep, and the laws below it.

    A law is kept where the rule declares it, and broken where there is a witness. Where there is
    neither, the table says that it is open: declare the law, or look for a witness.

    >>> from conflictmodel import hull, intersection
    >>> from conflictmodel.rules import ALWAYS_ANSWERS, EQUALS_CORE
    >>> print(law_table([hull, intersection], laws=[ALWAYS_ANSWERS, EQUALS_CORE]))
    | rule | 1 | 2 |
    |---|---|---|
    | `hull` | yes | no |
    | `intersection` | no | yes |
    <BLANKLINE>
    1. always answers: There is always an answer. `R(V) ≠ ∅`
    2. equals the core when consistent: Where all voices can be right, the answer is what all of \
them allow. `if core(V) ≠ ∅, then R(V) = core(V)`
    """
    chosen = tuple(rules)
    _checks.refuse("law_table", _checks.each("rules", chosen, is_rule))
    laws = _checks.listed("law_table", "laws", laws, Law)
    numbers = [str(number) for number in range(1, len(laws) + 1)]
    rows = [
        ["rule", *numbers],
        ["---"] * (len(laws) + 1),
        *([f"`{rule}`", *(_settled(rule, law) for law in laws)] for rule in chosen),
    ]
    table = (f"| {' | '.join(row)} |".replace(" --- ", "---") for row in rows)
    legend = (
        f"{number}. {law}: {law.statement} `{law.formula}`"
        for number, law in zip(numbers, laws, strict=True)
    )
    return "\n".join((*table, "", *legend))


def _settled(rule: AnyRule, law: Law) -> str:
    if rule.keeps(law):
        return "yes"
    counterexample, _ = _search(rule, law, None)
    return "open" if counterexample is None else "no"
