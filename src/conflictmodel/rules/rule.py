"""Rules: how several voices become one answer, or are found to disagree.

A rule is a value. It is given voices, each the range that one independent origin allows, and
answers with pieces: one or more ranges, sorted, disjoint and not adjacent. Where it can give no
answer it finds disagreement. It declares the laws that it keeps.

n is the number of voices, l and u are their lower and upper ends, and l(k) is the k-th from below.

| rule | answer | disagreement |
|---|---|---|
| `hull` | from l(1) to u(n) | never |
| `intersection` | from l(n) to u(1) | when that is empty |
| `robust(f)` | from l(n-f) to u(f+1) | when that is empty |
| `median` | from the lower median of l to the upper median of u | never |
| `lowest` | the voice with the lowest l | never |
| `k_of_n(k)` | every number that k voices or more allow | when there is none |
| `majority` | every number that more than n/2 voices allow | when there is none |
| `most_agreed` | every number that as many voices allow as allow any | never |
| `camps` | what each largest consistent set of voices allows together | never |
| `quantile(q, weights)` | from the weighted q-quantile of l to that of u | never |
| `latest(then)` | what `then` answers for the newest voices | as `then` |
| `most_reliable(then)` | what `then` answers for the voices of the best grade | as `then` |
| `gtd` | the newest voices together, or else `majority`, or else `lowest` | never |
| `per_origin(inner, outer)` | `outer` over the answer of `inner` for each origin | as both |
| `a.or_else(b)` | what `a` answers, or else what `b` answers | as `b` |
| `within(cap, rule)` | what lies in `cap` of what `rule` answers | as `rule`, or when empty |
"""

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Generic, TypeGuard, TypeVar, final, overload

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Row
from conflictmodel.errors import ConflictModelError, PiecesError, Problem, RuleError
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    EQUALS_CORE,
    HULL_BOUNDED,
    IDEMPOTENT,
    IGNORES_VACUOUS,
    KEEPS_CORE,
    ONE_RANGE,
    SCALE_EQUIVARIANT,
    TRANSLATION_EQUIVARIANT,
    WITHIN_SOURCES,
    Law,
)
from conflictmodel.rules.voices import EachReport, Voice, Voices, ranges_of, whole_voices
from conflictmodel.values.ranges import Pieces, Range, union

Heard = TypeVar("Heard")
_T = TypeVar("_T")


class DisagreementError(ConflictModelError):
    """A rule found no conclusion.

    Attributes:
        rule: The rule.
        voices: The voices it was given.

    >>> from conflictmodel import intersection
    >>> intersection.pool([Range(1050, 1150), Range(3001)])
    Traceback (most recent call last):
    conflictmodel.rules.rule.DisagreementError: intersection finds no conclusion among 2 voices: \
1: 1,050–1,150; 2: more than 3,000
    """

    rule: "AnyRule"
    voices: Voices

    def __init__(self, rule: "AnyRule", voices: Voices) -> None:
        super().__init__(rule, voices)
        self.rule = rule
        self.voices = voices

    def __str__(self) -> str:
        said = "; ".join(f"{voice.origin}: {voice.range}" for voice in self.voices)
        return f"{self.rule} finds no conclusion among {len(self.voices)} voices: {said}"


def _identity(decide: Callable[..., Pieces]) -> Hashable:
    """Return what makes two functions the same: partials of one function are not equal alone."""
    if isinstance(decide, partial):
        return (decide.func, decide.args, tuple(sorted(decide.keywords.items())))
    return decide


@final
@frozen(repr=False)
class Rule(Displayed, Generic[Heard]):
    """A named way of combining voices.

    A `Rule[Range]` hears only the ranges of the voices, so that it can `pool` bare ranges. A
    `Rule[Voice]` needs more of them: their origins, their days or their grades.

    Args:
        name: The call that makes the rule, such as `latest(hull)`; it is also how it prints.
        decide: The function from what it hears, one voice or more, to pieces; none mean
            disagreement. Use a function of a module, or a `functools.partial` of one, so that
            rules compare by value.
        hears: What it hears of voices: `ranges_of`, or `whole_voices`.
        laws: The laws that it keeps.
        voices: How the voices are to be made of each origin's reports, where the rule says so.
        outer: The rule for the voices that are made so, where the rule says how.

    Raises:
        InvalidValueError: If the name is empty or a field of the wrong type.

    >>> def lowest_end(ranges: tuple[Range, ...]) -> Pieces:
    ...     return (Range(min(each.lower for each in ranges)),)
    >>> Rule("lowest_end", lowest_end, ranges_of).pool([Range(5, 9), Range(3, 4)])
    (Range(lower=3, upper=None),)
    """

    name: str
    decide: Callable[[tuple[Heard, ...]], Pieces] = field(eq=_identity)
    hears: Callable[[Voices], tuple[Heard, ...]]
    laws: frozenset[Law] = frozenset()
    voices: "AnyRule | EachReport | None" = None
    outer: "AnyRule | None" = None

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.text("name", self.name),
            _checks.function("decide", self.decide),
            _hearing(self.hears),
            _laws(self.laws),
            _checks.optional("voices", self.voices, Rule, EachReport),
            _checks.optional("outer", self.outer, Rule),
        )

    def keeps(self, law: Law) -> bool:
        """Whether the rule declares a law, or a stronger one.

        Raises:
            InvalidValueError: If it is no `Law`.

        >>> from conflictmodel import hull, intersection
        >>> from conflictmodel.rules import ALWAYS_ANSWERS
        >>> hull.keeps(ALWAYS_ANSWERS), intersection.keeps(ALWAYS_ANSWERS)
        (True, False)
        """
        _checks.refuse("keeps", _checks.is_a("law", law, Law))
        return any(declared.implies(law) for declared in self.laws)

    def apply(self, voices: Voices) -> Pieces:
        """Return the pieces for these voices; none where it finds disagreement.

        Raises:
            RuleError: If there is no voice, or the rule cannot use the voices.
            PiecesError: If what it decides is no pieces: they are not sorted, overlap or touch.
            InvalidValueError: If they are no tuple of `Voice`.

        >>> from conflictmodel import intersection
        >>> intersection.apply((Voice("Seoul", Range(1050, 1150)), Voice("Kyiv", Range(3001))))
        ()
        """
        _checks.refuse("apply", _checks.tuple_of("voices", voices, Voice))
        return self.answer(self.hears(voices))

    def answer(self, heard: tuple[Heard, ...]) -> Pieces:
        """Return the pieces for what the rule hears of voices; none where it finds disagreement.

        Raises:
            RuleError: If there is no voice, or the rule cannot use the voices.
            PiecesError: If what it decides is no pieces.
            InvalidValueError: If they are no tuple of what it hears, and it cannot use them.

        >>> from conflictmodel import intersection
        >>> intersection.answer((Range(1050, 1150), Range(3001)))
        ()
        """
        if not heard:
            raise RuleError(self.name, "there is no voice to combine")
        try:
            pieces = self.decide(heard)
        except (AttributeError, TypeError):
            kind = Range if self.hears is ranges_of else Voice
            _checks.refuse("answer", _checks.tuple_of("heard", heard, kind))
            raise
        if _checks.tuple_of("pieces", pieces, Range):
            raise PiecesError(self.name, "what it decides is no tuple of ranges")
        if len(pieces) > 1 and pieces != union(pieces):
            raise PiecesError(
                self.name, "its pieces are not sorted, or overlap or touch; use `union`"
            )
        return pieces

    def pool(self: "Rule[Range]", ranges: Iterable[Range]) -> Pieces:
        """Return the pieces for bare ranges, each a voice of its own.

        Raises:
            DisagreementError: If the rule finds no conclusion.
            RuleError: If there is no range, or the rule needs more than a range.
            InvalidValueError: If something given is no `Range`.

        >>> from conflictmodel import hull
        >>> hull.pool([Range(1050, 1150), Range(3001)])
        (Range(lower=1050, upper=None),)
        """
        given = _checks.listed("pool", "ranges", ranges, Range)
        if not hears_ranges(self):
            reason = (
                "it needs the origin, the day or the grade of each voice; give voices to `apply`"
            )
            raise RuleError(self.name, reason)
        pieces = self.answer(given)
        if not pieces:
            voices = tuple(Voice(str(number), each) for number, each in enumerate(given, 1))
            raise DisagreementError(self, voices)
        return pieces

    @overload
    def or_else(self: "Rule[Range]", other: "Rule[Range]") -> "Rule[Range]": ...
    @overload
    def or_else(self: "Rule[Range]", other: "Rule[Voice]") -> "Rule[Voice]": ...
    @overload
    def or_else(self: "Rule[Voice]", other: "AnyRule") -> "Rule[Voice]": ...
    def or_else(self, other: "AnyRule") -> "AnyRule":
        """Return the rule that answers as this one and, where this one cannot, as the other.

        Raises:
            RuleError: If the other makes its own voices, and not as this one does.
            InvalidValueError: If the other is no `Rule`.

        >>> from conflictmodel import hull, intersection
        >>> intersection.or_else(hull).pool([Range(1, 2), Range(5, 6)])
        (Range(lower=1, upper=6),)
        """
        _checks.refuse("or_else", _checks.is_a("other", other, Rule))
        name = f"{self.name}.or_else({other.name})"
        if other.voices is not None and other.voices != self.voices:
            reason = f"the alternative makes other voices than the first, by {other.voices}"
            raise RuleError(name, reason)
        laws = _laws_of_either(self, other)
        outer = None if self.outer is None else self.outer.or_else(other.outer or other)
        whole = Rule(name, partial(_either, self, other), whole_voices, laws, self.voices, outer)
        if hears_ranges(self) and hears_ranges(other):
            return Rule(name, partial(_answer_of_either, self, other), ranges_of, laws, self.voices)
        return whole

    def __repr__(self) -> str:
        return self.name

    __str__ = __repr__

    def _rows(self) -> tuple[Row, ...]:
        return (("laws", tuple(sorted(map(str, self.laws)))),)


AnyRule = Rule[Range] | Rule[Voice]
"""A rule, whatever it hears of the voices.

>>> from conflictmodel import hull, latest
>>> rules: list[AnyRule] = [hull, latest(hull)]
>>> len(rules)
2
"""


def call(maker: str, *arguments: object) -> str:
    """Return the call that makes a rule, as its name."""
    return f"{maker}({', '.join(map(repr, arguments))})"


def _hearing(hears: object) -> tuple[Problem, ...]:
    if hears is ranges_of or hears is whole_voices:
        return ()
    message = f"expected ranges_of or whole_voices, got {_checks.shown(hears)}"
    return (Problem("hears", message),)


def _is_set(value: object) -> TypeGuard[frozenset[object]]:
    return type(value) is frozenset


def _laws(laws: object) -> tuple[Problem, ...]:
    if not _is_set(laws):
        return _checks.is_a("laws", laws, frozenset)
    return _checks.tuple_of("laws", tuple(laws), Law)


def hears_ranges(rule: Rule[_T] | AnyRule) -> TypeGuard[Rule[Range]]:
    """Tell whether a rule hears only the ranges of voices."""
    return rule.hears is ranges_of


def _answer_of_either(first: Rule[_T], second: Rule[_T], heard: tuple[_T, ...]) -> Pieces:
    return first.answer(heard) or second.answer(heard)


def _either(first: Rule[_T], second: AnyRule, voices: Voices) -> Pieces:
    return first.apply(voices) or second.apply(voices)


# A rule with these answers wherever they say what the answer is.
_OF_THE_FIRST = frozenset({IDEMPOTENT, KEEPS_CORE, EQUALS_CORE})
_OF_BOTH = frozenset(
    {
        COMMUTATIVE,
        DUPLICATE_INSENSITIVE,
        IGNORES_VACUOUS,
        ONE_RANGE,
        WITHIN_SOURCES,
        HULL_BOUNDED,
        TRANSLATION_EQUIVARIANT,
        SCALE_EQUIVARIANT,
    }
)


def _laws_of_either(first: Rule[_T], second: AnyRule) -> frozenset[Law]:
    """Return the laws that `first.or_else(second)` keeps because of those that they keep."""
    if first.keeps(ALWAYS_ANSWERS):
        return first.laws
    return frozenset(
        (
            *(law for law in first.laws if law in _OF_THE_FIRST or law.is_about_truth),
            *(law for law in _OF_BOTH if first.keeps(law) and second.keeps(law)),
            *(law for law in second.laws if law == ALWAYS_ANSWERS),
        )
    )
