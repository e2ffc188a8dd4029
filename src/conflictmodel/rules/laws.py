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
from conflictmodel.rules import _law_checks as checks
from conflictmodel.rules._law_checks import Answer, Counterexample
from conflictmodel.rules.voices import Voices

_SO_MANY_WRONG = "sound with so many wrong"
_SO_MANY_RIGHT = "sound with so many right"
_MOST_RIGHT = "sound with most right"
_OF_LIMITS = "limit-invariant"
_ABOUT_TRUTH = {_SO_MANY_WRONG, _SO_MANY_RIGHT, _MOST_RIGHT}


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

    >>> LIMIT_LOCAL.implies(LIMIT_INVARIANT), SOUND.implies(sound_with_wrong(1))
    (True, False)
    >>> LIMIT_LOCAL.is_about_truth, SOUND.is_about_truth
    (False, True)
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

    def implies(self, other: "Law") -> bool:
        """Whether the other law is this one, or a weaker one of its family."""
        _checks.refuse("implies", _checks.is_a("other", other, Law))
        return self.family == other.family and self.strength >= other.strength

    @property
    def is_about_truth(self) -> bool:
        """Whether it says when the truth is in the answer."""
        return self.family in _ABOUT_TRUTH

    def __str__(self) -> str:
        return self.name

    def _rows(self) -> tuple[Row, ...]:
        return (("statement", (self.statement,)), ("formula", (self.formula,)))


def keep(laws: frozenset[Law], law: Law) -> bool:
    """Tell whether a law is one of some laws, or implied by one."""
    # As `implies`, which checks its argument each time.
    return any(each.family == law.family and each.strength >= law.strength for each in laws)


COMMUTATIVE: Final = Law(
    "commutative",
    "The order of the voices changes nothing.",
    "R(V) = R(V in any other order)",
    partial(checks.compared, checks.exchanged, eq),
)

ASSOCIATIVE: Final = Law(
    "associative",
    "Answering some voices first, and then the rest beside that answer, changes nothing.",
    "R(R(V) + W) = R(V + W); where R(V) is disagreement, so is R(V + W)",
    checks.associative,
)

IDEMPOTENT: Final = Law(
    "idempotent",
    "Voices that all allow the same range are answered with that range.",
    "R(v, …, v) = v",
    checks.idempotent,
)

DUPLICATE_INSENSITIVE: Final = Law(
    "duplicate-insensitive",
    "A voice that is given once more changes nothing.",
    "R(V + v) = R(V) for v in V",
    partial(checks.compared, checks.repeated, eq),
)

IGNORES_VACUOUS: Final = Law(
    "ignores a vacuous report",
    "A report that allows every number changes nothing.",
    "R(V + [0, ∞)) = R(V)",
    partial(checks.compared, checks.with_vacuous, eq),
)

INCLUSION_ISOTONE: Final = Law(
    "inclusion-isotone",
    "Where a voice allows more, the answer allows no less.",
    "if each v ⊆ w, then R(V) ⊆ R(W)",
    partial(checks.compared, partial(checks.replaced, checks.wider), checks.enclosed),
)

ORDER_MONOTONE: Final = Law(
    "order-monotone",
    "Raising an end of a voice lowers neither end of the answer.",
    "if W is V with one end raised, and both are answered, then R(V) ≤ R(W) at both ends",
    partial(checks.compared, partial(checks.replaced, checks.higher), checks.not_above),
)

ONE_RANGE: Final = Law(
    "one range",
    "The answer is one range, not several.",
    "R(V) is a range, or disagreement",
    partial(checks.judged, checks.is_one_range),
)

ALWAYS_ANSWERS: Final = Law(
    "always answers",
    "There is always an answer.",
    "R(V) ≠ ∅",
    partial(checks.judged, checks.is_answered),
)

KEEPS_CORE: Final = Law(
    "keeps a common core",
    "What all voices allow is in the answer.",
    "core(V) ⊆ R(V)",
    partial(checks.judged, checks.has_core),
)

EQUALS_CORE: Final = Law(
    "equals the core when consistent",
    "Where all voices can be right, the answer is what all of them allow.",
    "if core(V) ≠ ∅, then R(V) = core(V)",
    partial(checks.judged, checks.is_core),
)

WITHIN_SOURCES: Final = Law(
    "no value outside every source",
    "Every number of the answer is one that some voice allows.",
    "R(V) ⊆ union(V)",
    partial(checks.judged, checks.is_in_union),
)

HULL_BOUNDED: Final = Law(
    "hull-bounded",
    "The answer lies between the lowest and the highest number that any voice allows.",
    "R(V) ⊆ hull(V)",
    partial(checks.judged, checks.is_in_hull),
)

TRANSLATION_EQUIVARIANT: Final = Law(
    "translation-equivariant",
    "Adding a number to every figure adds it to the answer.",
    "R(V + c) = R(V) + c",
    partial(checks.carried_over, partial(add, 1)),
)

SCALE_EQUIVARIANT: Final = Law(
    "scale-equivariant",
    "Counting in a smaller unit multiplies the ends of the answer as it does those of the figures.",
    "R(c·V) = c·R(V)",
    partial(checks.carried_over, partial(mul, 2)),
)

LIMIT_INVARIANT: Final = Law(
    _OF_LIMITS,
    "A limit that contains the answer changes nothing where it cuts a voice.",
    "if R(V) ⊆ B, then R(V/B) = R(V)",
    partial(checks.limited, checks.is_unchanged),
    _OF_LIMITS,
)

LIMIT_LOCAL: Final = Law(
    "limit-local",
    "A limit that cuts a voice takes from the answer what it excludes at most, and adds nothing.",
    "R(V) ∩ B ⊆ R(V/B) ⊆ R(V)",
    partial(checks.limited, checks.is_cut),
    _OF_LIMITS,
    1,
)


def sound_with_wrong(most: SupportsIndex) -> Law:
    """Return the law that the truth is in the answer as long as so many voices at most are wrong.

    A voice is wrong where it does not allow the true number.

    >>> print(sound_with_wrong(2).statement)
    Where no more than 2 of the voices are wrong, the truth is in the answer.
    """
    most = _checks.whole(most)
    _checks.refuse("sound_with_wrong", _checks.count("most", most))
    return Law(
        f"sound with {most} wrong",
        f"Where no more than {most} of the voices are wrong, the truth is in the answer.",
        f"if t ∉ v for at most {most} of V, then t ∈ R(V)",
        partial(checks.sound, partial(min, most)),
        _SO_MANY_WRONG,
        most,
    )


SOUND: Final = sound_with_wrong(0)


def sound_with_right(least: SupportsIndex) -> Law:
    """Return the law that the truth is in the answer as long as so many voices are right.

    >>> from conflictmodel import hull
    >>> hull.keeps(sound_with_right(1))
    True
    """
    least = _checks.whole(least)
    _checks.refuse("sound_with_right", _checks.count("least", least, least=1))
    return Law(
        f"sound with {least} right",
        f"Where {least} or more of the voices are right, the truth is in the answer.",
        f"if t ∈ v for at least {least} of V, then t ∈ R(V)",
        partial(checks.sound, partial(add, -least)),
        _SO_MANY_RIGHT,
        -least,
    )


def _minority(voices: int) -> int:
    return (voices - 1) // 2


SOUND_WITH_MOST_RIGHT: Final = Law(
    _MOST_RIGHT,
    "Where more than half of the voices are right, the truth is in the answer.",
    "if t ∈ v for more than n/2 of V, then t ∈ R(V)",
    partial(checks.sound, _minority),
)

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
"""The laws of the table of rules, in its order.

>>> [law.name for law in LAWS[:3]]
['commutative', 'associative', 'idempotent']
"""
