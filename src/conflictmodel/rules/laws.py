"""Laws: what a rule may promise of all its answers, as a sentence, a formula and a check.

In the formulas R is a rule, V the voices it is given, R(V) the set of numbers it answers with (none
where it finds disagreement), v and w ranges of voices, and t the truth; + puts voices together,
core(V) is what all of them allow, and union(V) what any of them allows. B is a limit, [l, ∞) or
[0, u], that leaves something of v, and V/B the voices with one v cut to v ∩ B.
"""

from collections.abc import Callable, Iterator
from functools import partial
from operator import add, eq, mul
from typing import Final, SupportsIndex, final

from attrs import Factory, field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Row
from conflictmodel.files.resources import installed_text
from conflictmodel.rules import _law_checks as checks
from conflictmodel.rules._law_checks import Answer, Counterexample
from conflictmodel.rules.voices import Voices


@final
@frozen
@_checks.checked
class Law(Displayed):
    """Something that a rule may promise of all its answers.

    Args:
        name: The name.
        statement: What the rule promises, as one sentence.
        formula: The same as a formula.
        check: A function that is given how the rule answers, and some voices, and yields the
            counterexamples of the law by these voices and by others that it makes of them.
        family: What laws that differ in strength alone have in common; its own name unless given.
        strength: Of two laws of one family, the one of greater strength implies the other.

    >>> from conflictmodel import Range, hull
    >>> from conflictmodel.rules import Voice
    >>> voices = Voice("a", Range(1, 1)), Voice("b", Range(3, 3))
    >>> print(*WITHIN_SOURCES.check(hull.apply, voices))
    a: exactly 1; b: exactly 3 → 1–3
    """

    name: str
    statement: str
    formula: str
    check: Callable[[Answer, Voices], Iterator[Counterexample]] = field(eq=False, repr=False)
    family: str = field(default=Factory(lambda self: self.name, takes_self=True), repr=False)
    strength: _checks.AnyInt = field(default=0, repr=False, converter=_checks.whole)

    def __str__(self) -> str:
        return self.name

    def _rows(self) -> tuple[Row, ...]:
        return (("statement", (self.statement,)), ("formula", (self.formula,)))


def keep(laws: frozenset[Law], law: Law) -> bool:
    """Tell whether a law is one of some laws, or implied by one."""
    return any(each.family == law.family and each.strength >= law.strength for each in laws)


_WRITTEN, _PROMISED = (  # each paragraph but the first: its lines, by the first of them
    {first: lines for first, *lines in map(str.splitlines, text.split("\n\n")[1:])}
    for text in (installed_text(__name__, name) for name in ("laws.txt", "promises.txt"))
)


def inherited(made: str, *parts: frozenset[Law]) -> frozenset[Law]:
    """Return what a rule `made` so keeps because all rules that it is made of keep it.

    Where that cannot be known in general, it declares less than may be true.
    """
    candidates = frozenset({LIMIT_INVARIANT}).union(*parts)  # which may be kept in both strengths
    return frozenset(
        each
        for each in candidates
        if made in _WRITTEN.get(each.name, _WRITTEN.get(each.family, ["", "", ""]))[2].split()
        and all(keep(part, each) for part in parts)
    )


def _law(
    name: str,
    check: Callable[..., Iterator[Counterexample]],
    *arguments: object,
    family: str | None = None,
    number: int = 0,
    strength: int = 0,
) -> Law:
    statement, formula, _ = (text.format(number) for text in _WRITTEN[name])
    by = partial(check, *arguments)
    return Law(name.format(number), statement, formula, by, family or name, strength)


_WIDER, _HIGHER = (partial(checks.replaced, others) for others in (checks.wider, checks.higher))

COMMUTATIVE: Final = _law("commutative", checks.compared, checks.exchanged, eq)
ASSOCIATIVE: Final = _law("associative", checks.associative)
IDEMPOTENT: Final = _law("idempotent", checks.idempotent)
DUPLICATE_INSENSITIVE: Final = _law("duplicate-insensitive", checks.compared, checks.repeated, eq)
IGNORES_VACUOUS: Final = _law("ignores a vacuous report", checks.compared, checks.with_vacuous, eq)
INCLUSION_ISOTONE: Final = _law("inclusion-isotone", checks.compared, _WIDER, checks.enclosed)
ORDER_MONOTONE: Final = _law("order-monotone", checks.compared, _HIGHER, checks.not_above)
ONE_RANGE: Final = _law("one range", checks.judged, checks.is_one_range)
ALWAYS_ANSWERS: Final = _law("always answers", checks.judged, checks.is_answered)
KEEPS_CORE: Final = _law("keeps a common core", checks.judged, checks.has_core)
EQUALS_CORE: Final = _law("equals the core when consistent", checks.judged, checks.is_core)
WITHIN_SOURCES: Final = _law("no value outside every source", checks.judged, checks.is_in_union)
HULL_BOUNDED: Final = _law("hull-bounded", checks.judged, checks.is_in_hull)
TRANSLATION_EQUIVARIANT: Final = _law(
    "translation-equivariant", checks.carried_over, partial(add, 1)
)
SCALE_EQUIVARIANT: Final = _law("scale-equivariant", checks.carried_over, partial(mul, 2))
LIMIT_INVARIANT: Final = _law("limit-invariant", checks.limited, checks.is_unchanged)
LIMIT_LOCAL: Final = _law(
    "limit-local", checks.limited, checks.is_cut, family=LIMIT_INVARIANT.family, strength=1
)


def sound_with_wrong(most: SupportsIndex) -> Law:
    """Return the law that the truth is in the answer as long as so many voices at most are wrong.

    A voice is wrong where it does not allow the true number.

    >>> print(sound_with_wrong(2).statement)
    Where no more than 2 of the voices are wrong, the truth is in the answer.
    """
    most = _checks.whole(most)
    _checks.refuse("sound_with_wrong", _checks.count("most", most))
    wrong = partial(min, most)
    return _law("sound with {} wrong", checks.sound, wrong, number=most, strength=most)


def sound_with_right(least: SupportsIndex) -> Law:
    """Return the law that the truth is in the answer as long as so many voices are right.

    >>> from conflictmodel import hull
    >>> hull.keeps(sound_with_right(1))
    True
    """
    least = _checks.whole(least)
    _checks.refuse("sound_with_right", _checks.count("least", least, least=1))
    wrong = partial(add, -least)
    return _law("sound with {} right", checks.sound, wrong, number=least, strength=-least)


def _minority(voices: int) -> int:
    return (voices - 1) // 2


SOUND: Final = sound_with_wrong(0)
SOUND_WITH_MOST_RIGHT: Final = _law("sound with most right", checks.sound, _minority)

LAWS: Final = (
    COMMUTATIVE,
    ASSOCIATIVE,
    IDEMPOTENT,
    DUPLICATE_INSENSITIVE,
    IGNORES_VACUOUS,
    INCLUSION_ISOTONE,
    ORDER_MONOTONE,
    ONE_RANGE,
    ALWAYS_ANSWERS,
    KEEPS_CORE,
    EQUALS_CORE,
    WITHIN_SOURCES,
    HULL_BOUNDED,
    TRANSLATION_EQUIVARIANT,
    SCALE_EQUIVARIANT,
    LIMIT_INVARIANT,
    LIMIT_LOCAL,
    SOUND,
    sound_with_wrong(1),
    SOUND_WITH_MOST_RIGHT,
    sound_with_right(2),
    sound_with_right(1),
)
"""The laws of the table of rules, in its order."""

_NAMED = {each.name: each for each in LAWS}
PROMISES: Final = {
    rule: frozenset(_NAMED[name] for name in " ".join(names).split("; "))
    for rule, names in _PROMISED.items()
}
"""The laws that the rules of this library promise, by the name of the rule."""
