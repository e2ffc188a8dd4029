"""Holding a rule to its laws: the search for voices that break one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import permutations
from typing import final

from attrs import frozen
from hypothesis import find, settings, strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable

from conflictmodel import _checks
from conflictmodel.display.text import counted
from conflictmodel.errors import ConflictModelError, Problem, RuleError
from conflictmodel.rules import (
    ASSOCIATIVE,
    COMMUTATIVE,
    LAWS,
    AnyRule,
    Counterexample,
    Law,
    Rule,
    Voices,
)
from conflictmodel.rules.rule import is_rule
from conflictmodel.testing._fields import is_strategy
from conflictmodel.testing._law_worlds import drawn_worlds, small_worlds
from conflictmodel.values import Pieces


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
    many worlds Hypothesis draws, and whether they are the same each time, its settings say. Unless
    given, the laws are those that the rule declares, and the voices up to eight of few origins.

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
    if broken := _used(rule, asked, voices):
        raise LawBrokenError(rule, broken)


def find_counterexample(
    rule: AnyRule, law: Law, *, voices: st.SearchStrategy[Voices] | None = None
) -> Counterexample | None:
    """Return the simplest counterexample of a law by a rule, or `None` where none is found.

    The small worlds are searched first, so that the witness is the smallest there is; the others
    are of `voices`, as for `check_rule`.

    Raises:
        InvalidValueError: If the rule can use none of the voices, or decides what is no answer.

    >>> from conflictmodel import hull
    >>> from conflictmodel.rules import IGNORES_VACUOUS
    >>> print(find_counterexample(hull, IGNORES_VACUOUS))
    a: exactly 0 → exactly 0; but a: exactly 0; a: 0 or more → 0 or more
    """
    _checks.refuse("find_counterexample", is_rule("rule", rule), _checks.is_a("law", law, Law))
    return _used(rule, (law,), voices).get(law)


def _used(
    rule: AnyRule, laws: Sequence[Law], voices: st.SearchStrategy[Voices] | None
) -> dict[Law, Counterexample]:
    """Return the counterexamples found, or refuse voices of which the rule can use none."""
    _checks.refuse("find_counterexample", is_strategy("voices", voices))
    broken, used = _search(rule, laws, voices)
    if not used:
        problem = Problem("voices", f"{rule} can use none of the voices tried; give others")
        raise _checks.refusal("find_counterexample", problem)
    return broken


def _search(
    rule: AnyRule, laws: Sequence[Law], voices: st.SearchStrategy[Voices] | None
) -> tuple[dict[Law, Counterexample], bool]:
    """Return the counterexamples found, by their laws, and whether the rule could use any voices.

    All laws are looked for in one walk through the worlds.
    """
    broken: dict[Law, Counterexample] = {}
    used = False
    # Each order of a set is compared with several others, so most answers are asked for again.
    remembered = lru_cache(_FEW_ORDERS)(rule.apply)

    def left_in(world: Voices, asked: Sequence[Law] = laws) -> dict[Law, Counterexample]:
        nonlocal used
        left = [law for law in asked if law not in broken] if broken else asked
        found = _broken_in(rule, remembered, world, left)
        used = used or found is not None
        return found or {}

    for world, asked in _small(rule, laws):
        broken |= left_in(world, asked)
        if len(broken) == len({*laws}):
            break
    drawn = drawn_worlds(rule) if voices is None else voices
    with suppress(NoSuchExample, Unsatisfiable):
        while len(broken) < len({*laws}):
            broken |= left_in(find(drawn, lambda world: bool(left_in(world)), settings=settings()))
    return {law: broken[law] for law in laws if law in broken}, used


def _small(rule: AnyRule, laws: Sequence[Law]) -> Iterator[tuple[Voices, Sequence[Law]]]:
    """Yield the small worlds with the laws, and in each other order those that it may matter to."""
    by_order = [law for law in laws if law in _OF_ORDER or not rule.keeps(COMMUTATIVE)]
    for world in small_worlds(rule):
        yield world, laws
        if by_order:
            yield from ((other, by_order) for other in [*dict.fromkeys(permutations(world))][1:])


_OF_ORDER = frozenset({COMMUTATIVE, ASSOCIATIVE})
_FEW_ORDERS = 128


def _broken_in(
    rule: AnyRule, remembered: Callable[[Voices], Pieces], world: Voices, laws: Iterable[Law]
) -> dict[Law, Counterexample] | None:
    """Return the counterexamples by a world, or `None` where the rule cannot use it."""
    try:
        answer = remembered(world)
    except RuleError:
        return None

    def asked(voices: Voices) -> Pieces:
        return answer if voices is world else rule.apply(voices)

    found: dict[Law, Counterexample] = {}
    for law in laws:
        with suppress(RuleError):  # the rule cannot use what this law makes of the world
            asking = remembered if law in _OF_ORDER else asked
            counterexample = next(law.check(asking, world), None)
            if counterexample is not None:
                found[law] = counterexample
    return found


def law_table(rules: Iterable[AnyRule], *, laws: Iterable[Law] = LAWS) -> str:
    """Return a Markdown table of rules and the laws that they keep, and the laws below it.

    A law is kept where the rule declares it, and broken where there is a witness. Where there is
    neither, the table says that it is open: declare the law, or look for a witness.

    >>> from conflictmodel import hull, intersection
    >>> from conflictmodel.rules import ALWAYS_ANSWERS, EQUALS_CORE
    >>> laws = ALWAYS_ANSWERS, EQUALS_CORE
    >>> print(law_table([hull, intersection], laws=laws))
    | rule | 1 | 2 |
    |---|---|---|
    | `hull` | yes | no |
    | `intersection` | no | yes |
    <BLANKLINE>
    1. always answers: There is always an answer. `R(V) ≠ ∅`
    2. equals the core when consistent: Where all voices can be right, ...
    """
    chosen = _checks.listed("law_table", "rules", rules, Rule)
    laws = _checks.listed("law_table", "laws", laws, Law)
    numbers = [str(number) for number in range(1, len(laws) + 1)]
    rows = [
        ["rule", *numbers],
        ["---"] * (len(laws) + 1),
        *([f"`{rule}`", *_settled(rule, laws)] for rule in chosen),
    ]
    table = (f"| {' | '.join(row)} |".replace(" --- ", "---") for row in rows)
    legend = (
        f"{number}. {law}: {law.statement} `{law.formula}`"
        for number, law in zip(numbers, laws, strict=True)
    )
    return "\n".join((*table, "", *legend))


def _settled(rule: AnyRule, laws: Iterable[Law]) -> Iterator[str]:
    undeclared = [law for law in laws if not rule.keeps(law)]
    broken, _ = _search(rule, undeclared, None)
    for law in laws:
        yield "yes" if law not in undeclared else "no" if law in broken else "open"
