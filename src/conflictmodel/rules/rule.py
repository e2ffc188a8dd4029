"""Rules: how several voices become one answer, or are found to disagree.

A rule is a value: a frozen class, whose fields are its parameters and the rules it is made of. From
these fields, and nothing else, follow its name, its laws, its equality and its hash. It is given
voices, each the range that one independent origin allows, and returns intervals that are sorted,
disjoint and not adjacent. Where there are none, it finds disagreement.

To add a rule, write its class beside those of its kind, and list it in the module `names`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import ClassVar, Generic, TypeGuard, TypeVar, final, overload

from attrs import fields, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Row
from conflictmodel.display.text import few
from conflictmodel.errors import ConflictModelError, PiecesError, Problem, RuleError
from conflictmodel.rules._inherited_laws import laws_of_either
from conflictmodel.rules.laws import Law, keep
from conflictmodel.rules.voices import EachReport, Voice, Voices, ranges_of
from conflictmodel.values.ranges import Pieces, Range, union

Input_co = TypeVar("Input_co", covariant=True)
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
        said = "; ".join(few([f"{voice.origin}: {voice.range}" for voice in self.voices]))
        return f"{self.rule} finds no conclusion among {len(self.voices)} voices: {said}"


@frozen(eq=False, repr=False)
class Rule(Displayed, Generic[Input_co]):
    """A named way of combining voices.

    A `Rule[Range]` uses only the ranges of the voices, so that it can `pool` bare ranges. A
    `Rule[Voice]` needs their origins, days or grades too. Rules are equal where the same call makes
    them.

    A rule of one's own is a subclass that decides in `of_ranges`, or in `of_voices` where it needs
    more than the ranges. Its name is that of the class, in lower case; `promised` declares the laws
    that it keeps, and the fields of a class that is `frozen`, of attrs, are its parameters.

    >>> class LowestEnd(Rule[Range]):
    ...     def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
    ...         return (Range(min(each.lower for each in ranges)),)
    >>> LowestEnd(), LowestEnd().pool([Range(5, 9), Range(3, 4)])
    (lowest_end, (Range(lower=3, upper=None),))
    """

    promised: ClassVar[frozenset[Law]] = frozenset()

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        """Decide by the ranges of the voices, one or more; what a rule for ranges overrides.

        Raises:
            RuleError: If the rule needs more of voices, and so does not override it.

        >>> from conflictmodel import hull
        >>> hull.of_ranges((Range(1, 2), Range(5, 6)))
        (Range(lower=1, upper=6),)
        """
        del ranges
        reason = "it needs the origin, the day or the grade of each voice; give voices to `apply`"
        if type(self).of_voices is _TAKE_RANGES:
            reason = "its class defines neither `of_ranges` nor `of_voices`"
        raise RuleError(self.name, reason)

    def of_voices(self, voices: Voices) -> Pieces:
        """Decide by the voices, one or more; what a rule that needs more than ranges overrides.

        >>> from conflictmodel import hull
        >>> hull.of_voices((Voice("Kyiv", Range(3001)),))
        (Range(lower=3001, upper=None),)
        """
        return self.of_ranges(ranges_of(voices))

    @property
    def name(self) -> str:
        """The call that makes it, which is how it prints.

        >>> from conflictmodel import hull, latest
        >>> latest(hull).name
        'latest(hull)'
        """
        return "".join(map(str, _expanded(self, lambda each: each.words())))

    def words(self) -> "Iterator[str | Rule[object]]":
        """Yield the parts of the call that makes it, with the rules in it as they are.

        >>> from conflictmodel import hull, latest
        >>> [*latest(hull).words()]
        ['latest', '(', hull, ')']
        """
        yield called(self)
        parameters = fields(type(self))
        for number, parameter in enumerate(parameters):
            yield ", " if number else "("
            if parameter.kw_only:
                yield f"{parameter.name}="
            value: object = getattr(self, parameter.name)
            yield value if isinstance(value, Rule) else repr(value)
        if parameters:
            yield ")"

    @property
    def laws(self) -> frozenset[Law]:
        """The laws that it keeps; those of a rule made of rules follow from theirs.

        >>> from conflictmodel import hull, intersection
        >>> hull.or_else(intersection).laws == hull.laws
        True
        """
        return self.promised

    @property
    def input(self) -> type[Range | Voice]:
        """What it uses: `Range` where ranges suffice, else `Voice`.

        >>> from conflictmodel import hull, latest
        >>> hull.input.__name__, latest(hull).input.__name__
        ('Range', 'Voice')
        """
        return Voice if type(self).of_ranges is _REFUSE_RANGES else Range

    @property
    def voices(self) -> "AnyRule | EachReport | None":
        """How it makes voices of the reports of each origin, where it does so itself.

        >>> from conflictmodel import hull, intersection, per_origin
        >>> per_origin(intersection, hull).voices
        intersection
        """
        return None

    def figures(self, voices: Voices, limits: Voices = ()) -> tuple[Voices, tuple[str, ...]]:
        """Return the voices that it makes of these, and of which origins it makes none.

        The voice of such an origin is all that lies between what it said.

        Args:
            voices: The reports, each a voice.
            limits: What origins say of parts and wholes: each voice is cut by those of its origin.

        >>> from conflictmodel import hull, intersection, per_origin
        >>> said = Voice("Kyiv", Range(5, 5)), Voice("Kyiv", Range(9, 9))
        >>> (kyiv,), refused = per_origin(intersection, hull).figures(said)
        >>> print(kyiv.range, refused)
        5–9 ('Kyiv',)
        """
        del limits
        return voices, ()

    def of_figures(
        self, figures: Voices, limits: Voices = (), *, are_refused: bool = False
    ) -> Pieces:
        """Decide by voices that are made as it says.

        Args:
            figures: The voices.
            limits: What origins say of parts and wholes.
            are_refused: Whether it makes none for some origin. Then only an alternative answers
                that makes no voices itself.

        >>> from conflictmodel import hull, intersection, per_origin
        >>> rule, figures = per_origin(intersection, hull), (Voice("Kyiv", Range(5, 9)),)
        >>> rule.of_figures(figures, are_refused=True)
        ()
        >>> rule.or_else(hull).of_figures(figures, are_refused=True)
        (Range(lower=5, upper=9),)
        """
        del limits, are_refused
        return self._decided(self.of_voices, figures)

    def remarks(self, voices: Voices) -> tuple[Row, ...]:
        """Return what is to be said of voices beside the answer, as labelled rows.

        >>> from conflictmodel import min_max
        >>> min_max.remarks((Voice("Kyiv", Range(460), reports=("kyiv",)),))
        (('no upper end', ('kyiv',)),)
        """
        del voices
        return ()

    def keeps(self, law: Law) -> bool:
        """Whether the rule declares a law, or a stronger one.

        >>> from conflictmodel import hull, intersection
        >>> from conflictmodel.rules import ALWAYS_ANSWERS
        >>> hull.keeps(ALWAYS_ANSWERS), intersection.keeps(ALWAYS_ANSWERS)
        (True, False)
        """
        _checks.refuse("keeps", _checks.is_a("law", law, Law))
        return keep(self.laws, law)

    def apply(self, voices: Voices, limits: Voices = ()) -> Pieces:
        """Return the intervals for these voices; none where it finds disagreement.

        Args:
            voices: The voices.
            limits: What origins say of parts of the subject and of what includes it. They are used
                by `intersection`, which takes every origin to be right, also as a part of
                `or_else`, and by `per_origin`, which cuts each figure by those of its origin.

        Raises:
            RuleError: If there is no voice, or the rule cannot use the voices.
            PiecesError: If the intervals are not sorted, overlap or touch.

        >>> from conflictmodel import intersection
        >>> intersection.apply((Voice("Seoul", Range(1050, 1150)), Voice("Kyiv", Range(3001))))
        ()
        """
        _checks.refuse(
            "apply",
            _checks.tuple_of("voices", voices, Voice),
            _checks.tuple_of("limits", limits, Voice),
        )
        return self._decided(partial(self._of_evidence, limits=limits), voices)

    def _of_evidence(self, voices: Voices, limits: Voices) -> Pieces:
        figures, refused = self.figures(voices, limits)
        return self.of_figures(figures, limits, are_refused=bool(refused))

    def answer(self: "Rule[Range]", ranges: tuple[Range, ...]) -> Pieces:
        """Return the intervals for bare ranges; none where it finds disagreement.

        Raises:
            RuleError: If there is no range, or the rule needs more than a range.
            PiecesError: If the intervals are not sorted, overlap or touch.
            InvalidValueError: If they are no tuple of `Range`, and it cannot use them.

        >>> from conflictmodel import intersection
        >>> intersection.answer((Range(1050, 1150), Range(3001)))
        ()
        """
        try:
            return self._decided(self.of_ranges, ranges)
        except (AttributeError, TypeError, ValueError):  # to look at each range first takes long
            _checks.refuse("answer", _checks.tuple_of("ranges", ranges, Range))
            raise

    def _decided(self, decide: Callable[[tuple[_T, ...]], Pieces], given: tuple[_T, ...]) -> Pieces:
        if not given:
            raise RuleError(self.name, "there is no voice to combine")
        try:
            pieces = decide(given)
        except RecursionError:  # Python nests calls, and so rules within rules, less deep
            raise RuleError(called(self), "it is made of too many rules within rules") from None
        if type(pieces) is tuple and [*map(type, pieces)] == [Range]:
            return pieces  # nearly always, and the other checks take long
        if _checks.tuple_of("pieces", pieces, Range):
            raise PiecesError(self.name, "what it decides is no tuple of ranges")
        if len(pieces) > 1 and pieces != union(pieces):
            reason = "its pieces are not sorted, or overlap or touch; use `union`"
            raise PiecesError(self.name, reason)
        return pieces

    def pool(self: "Rule[Range]", ranges: Iterable[Range]) -> Pieces:
        """Return the intervals for bare ranges, each a voice of its own.

        Raises:
            DisagreementError: If the rule finds no conclusion.
            RuleError: If there is no range, or the rule needs more than a range.

        >>> from conflictmodel import hull
        >>> hull.pool([Range(1050, 1150), Range(3001)])
        (Range(lower=1050, upper=None),)
        """
        given = _checks.listed("pool", "ranges", ranges, Range)
        if not takes_ranges(self):
            return self.of_ranges(given)  # which refuses them, also where there is none
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
    def or_else(self: "AnyRule", other: "AnyRule") -> "AnyRule":
        """Return the rule that answers as this one and, where this one cannot, as the other.

        Raises:
            RuleError: If the other makes its own voices, and not as this one does.

        >>> from conflictmodel import hull, intersection
        >>> intersection.or_else(hull).pool([Range(1, 2), Range(5, 6)])
        (Range(lower=1, upper=6),)
        """
        return OrElse(self, other)

    def __eq__(self, other: object) -> bool:
        if not _is_rule(other):
            return NotImplemented
        return self is other or _structure(self) == _structure(other)

    def __hash__(self) -> int:
        return hash(_structure(self))

    def __repr__(self) -> str:
        return self.name

    __str__ = __repr__

    def _rows(self) -> tuple[Row, ...]:
        return (("laws", tuple(sorted(map(str, self.laws)))),)


_REFUSE_RANGES, _TAKE_RANGES = Rule[object].of_ranges, Rule[object].of_voices

AnyRule = Rule[Range] | Rule[Voice]
"""A rule, whatever it uses of the voices.

>>> from conflictmodel import hull, latest
>>> rules: list[AnyRule] = [hull, latest(hull)]
>>> len(rules)
2
"""


def called(rule: Rule[object]) -> str:
    """Return the name of a rule without what it is made of: `k_of_n` where its class is `KOfN`."""
    return re.sub(r"(?<=.)(?=[A-Z])", "_", type(rule).__name__).lower()


def _is_rule(value: object) -> TypeGuard[Rule[object]]:
    return isinstance(value, Rule)


def _arguments(rule: Rule[object]) -> tuple[object, ...]:
    return tuple(getattr(rule, field.name) for field in fields(type(rule)))


def _structure(rule: Rule[object]) -> tuple[object, ...]:
    """Return all that a rule and the rules in it are made of: the same where the same call is."""
    return tuple(_expanded(rule, lambda each: (type(each), *_arguments(each))))


def _expanded(
    rule: Rule[object], parts: Callable[[Rule[object]], Iterable[object]]
) -> Iterator[object]:
    """Yield the parts of a rule, and in place of each rule among them its parts, in one pass."""
    waiting: list[object] = [rule]  # and no recursion, as rules may be deep
    while waiting:
        each = waiting.pop()
        if _is_rule(each):
            waiting += reversed([*parts(each)])
        else:
            yield each


def takes_ranges(rule: Rule[object]) -> TypeGuard[Rule[Range]]:
    """Tell whether a rule uses only the ranges of voices."""
    return rule.input is Range


def answer_of(rule: Rule[object], ranges: tuple[Range, ...]) -> Pieces:
    """Return what a rule in another one answers to bare ranges, unless it needs more of voices."""
    return rule.answer(ranges) if takes_ranges(rule) else rule.of_ranges(ranges)


def is_rule(path: str, value: object) -> tuple[Problem, ...]:
    """Refuse what is no rule."""
    return () if isinstance(value, Rule) else _checks.is_a(path, value, Rule)


def makes_voices(path: str, value: object) -> tuple[Problem, ...]:
    """Refuse what is neither a rule nor `each_report`."""
    return () if isinstance(value, Rule) else _checks.is_a(path, value, Rule, EachReport)


@final
@frozen(eq=False, repr=False)
class OrElse(Rule[Voice]):
    """The rule `first.or_else(second)`, which takes ranges where both do."""

    first: AnyRule
    second: AnyRule

    def __attrs_post_init__(self) -> None:
        _checks.refuse("or_else", is_rule("other", self.second))
        made = self.second.voices
        if made is not None and made != self.first.voices:
            reason = f"the alternative makes other voices than the first, by {made}"
            raise RuleError(self.name, reason)

    @property
    def input(self) -> type[Range | Voice]:
        return self.second.input if self.first.input is Range else Voice

    @property
    def voices(self) -> AnyRule | EachReport | None:
        return self.first.voices

    @property
    def laws(self) -> frozenset[Law]:
        return self._laws

    @cached_property  # once for each rule, or a rule of rules would take the square of its depth
    def _laws(self) -> frozenset[Law]:
        shared = self.first.voices == self.second.voices
        return laws_of_either(self.first.laws, self.second.laws, same_voices=shared)

    def words(self) -> Iterator[str | Rule[object]]:
        yield from (self.first, ".or_else(", self.second, ")")

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        return answer_of(self.first, ranges) or answer_of(self.second, ranges)

    def of_voices(self, voices: Voices) -> Pieces:
        return self._of_evidence(voices, ())

    def figures(self, voices: Voices, limits: Voices = ()) -> tuple[Voices, tuple[str, ...]]:
        return self.first.figures(voices, limits)

    def of_figures(
        self, figures: Voices, limits: Voices = (), *, are_refused: bool = False
    ) -> Pieces:
        return self.first.of_figures(
            figures, limits, are_refused=are_refused
        ) or self.second.of_figures(figures, limits, are_refused=are_refused)
