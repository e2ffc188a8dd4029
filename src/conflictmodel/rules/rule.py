"""Rules: how several voices become one answer, or are found to disagree.

A rule is a frozen class, whose fields are its parameters and the rules it is made of: its name, its
laws and its equality follow from them. It is given voices, each the range that one independent
origin allows, and returns intervals that are sorted, disjoint and not adjacent. Where there are
none, it finds disagreement.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar, Generic, TypeGuard, TypeVar, final, overload

from attrs import fields, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Row
from conflictmodel.display.text import few
from conflictmodel.errors import ConflictModelError, Problem, RuleError
from conflictmodel.rules import laws as law
from conflictmodel.rules.laws import Law, inherited, keep
from conflictmodel.rules.voices import EachReport, Voice, Voices, ranges_of
from conflictmodel.values.ranges import Pieces, Range, union

Input_co = TypeVar("Input_co", covariant=True)

# Each takes up to three calls of Python, which nests a thousand.
_MOST_WITHIN = 250


class DisagreementError(ConflictModelError):
    """A rule found no conclusion among the voices that it was given.

    >>> from conflictmodel import intersection
    >>> intersection.pool([Range(1050, 1150), Range(3001)])
    Traceback (most recent call last):
    conflictmodel.rules.rule.DisagreementError: intersection finds no
        conclusion among 2 voices: 1: 1,050–1,150; 2: more than 3,000
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
    them, and at most 250 of them are within each other.

    A rule of one's own is a subclass that decides in `of_ranges`, or in `of_voices` where it needs
    more than the ranges. Its name is that of the class, in lower case; `promised` declares the laws
    that it keeps, and the fields of a class that is `frozen`, of attrs, are its parameters.

    >>> class LowestEnd(Rule[Range]):
    ...     def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
    ...         return (Range(min(each.lower for each in ranges)),)
    >>> LowestEnd(), LowestEnd().pool([Range(5, 9), Range(3, 4)])
    (lowest_end, (Range(lower=3, upper=None),))
    >>> from conflictmodel import hull, intersection, latest, min_max
    >>> latest(hull).name, latest(hull).input.__name__, latest(hull).depth
    ('latest(hull)', 'Voice', 1)
    >>> law.SOUND in hull.laws, hull.keeps(law.ALWAYS_ANSWERS)
    (True, True)
    >>> apart = Range(1, 2), Range(5)
    >>> intersection.answer(apart), intersection.or_else(hull).pool(apart)
    ((), (Range(lower=1, upper=None),))
    >>> kyiv = Voice("Kyiv", Range(460), reports=("kyiv",))
    >>> intersection.apply((kyiv,)), min_max.remarks((kyiv,))
    ((Range(lower=460, upper=None),), (('no upper end', ('kyiv',)),))

    One that makes the voices of each origin itself is applied in two steps:

    >>> from conflictmodel import per_origin
    >>> rule = per_origin(intersection, hull)
    >>> said = Voice("Kyiv", Range(5, 5)), Voice("Kyiv", Range(9, 9))
    >>> (kyiv,), refused = rule.figures(said)
    >>> rule.voices, str(kyiv.range), refused
    (intersection, '5–9', ('Kyiv',))
    >>> rule.of_figures((kyiv,), are_refused=True), hull.of_voices((kyiv,))
    ((), (Range(lower=5, upper=9),))
    >>> rule.or_else(hull).of_figures((kyiv,), are_refused=True)
    (Range(lower=5, upper=9),)
    """

    promised: ClassVar[frozenset[Law]] = frozenset()

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        """Decide by the ranges of the voices, one or more; what a rule for ranges overrides."""
        del ranges
        reason = "it needs the origin, the day or the grade of each voice; give voices to `apply`"
        if type(self).of_voices is _TAKE_RANGES:
            reason = "its class defines neither `of_ranges` nor `of_voices`"
        raise RuleError(self.name, reason)

    def of_voices(self, voices: Voices) -> Pieces:
        """Decide by the voices, one or more; what a rule that needs more than ranges overrides."""
        return self.apply(voices) if self._leading else self.of_ranges(ranges_of(voices))

    @property
    def name(self) -> str:
        """The call that makes it, which is how it prints."""
        given = zip(fields(type(self)), _arguments(self), strict=True)
        written = [
            f"{each.name}=" * each.kw_only + (value.name if is_any_rule(value) else repr(value))
            for each, value in given
        ]
        return f"{called(self)}({', '.join(written)})" if written else called(self)

    @cached_property
    def laws(self) -> frozenset[Law]:
        """The laws that it keeps; those of a rule made of rules follow from theirs."""
        return self.promised

    @property
    def input(self) -> type[Range | Voice]:
        """What it uses: `Range` where ranges suffice, else `Voice`."""
        return Voice if type(self).of_ranges is _REFUSE_RANGES else Range

    @property
    def _leading(self) -> "AnyRule | None":
        """The rule that it is made of and that makes its voices."""
        return None

    @property
    def voices(self) -> "AnyRule | EachReport | None":
        """How it makes voices of the reports of each origin, where it does so itself."""
        return self._leading and self._leading.voices

    def figures(self, voices: Voices, limits: Voices = ()) -> tuple[Voices, tuple[str, ...]]:
        """Return the voices that it makes of these, and of which origins it makes none.

        The voice of such an origin spans all that it said. Each is cut by the limits of its origin.
        """
        return self._leading.figures(voices, limits) if self._leading else (voices, ())

    def of_figures(
        self, figures: Voices, limits: Voices = (), *, are_refused: bool = False
    ) -> Pieces:
        """Decide by voices that are made as it says, and by limits.

        Where they `are_refused`, because it makes none for some origin, only an alternative answers
        that makes no voices itself.
        """
        del limits, are_refused
        return decided(self, self.of_voices(figures))

    def remarks(self, voices: Voices) -> tuple[Row, ...]:
        """Return what is to be said of voices beside the answer, as labelled rows."""
        return self._leading.remarks(voices) if self._leading else ()

    def keeps(self, law: Law) -> bool:
        """Whether the rule declares a law, or a stronger one."""
        _checks.refuse("keeps", _checks.is_a("law", law, Law))
        return keep(self.laws, law)

    def apply(self, voices: Voices, limits: Voices = ()) -> Pieces:
        """Return the intervals for these voices; none where it finds disagreement.

        Limits are what origins say of parts of the subject and of what includes it. They are used
        by `intersection`, which takes every origin to be right, also as a part of `or_else`, and by
        `per_origin`, which cuts each figure by those of its origin.

        Raises:
            RuleError: If there is no voice, or the rule cannot use the voices.
            InvalidValueError: If what a rule decides is no answer.
        """
        _checks.refuse(
            "apply",
            _checks.tuple_of("voices", voices, Voice),
            _checks.tuple_of("limits", limits, Voice),
        )
        if not voices:
            raise RuleError(self.name, "there is no voice to combine")
        figures, refused = self.figures(voices, limits)
        return self.of_figures(figures, limits, are_refused=bool(refused))

    def answer(self: "Rule[Range]", ranges: tuple[Range, ...]) -> Pieces:
        """Return the intervals for bare ranges; none where it finds disagreement.

        Raises:
            RuleError: If there is no range, or the rule needs more than a range.
            InvalidValueError: If they are no tuple of `Range`, or what it decides is no answer.
        """
        try:
            if type(ranges) is tuple and ranges:
                return decided(self, self.of_ranges(ranges))
        except (AttributeError, TypeError, ValueError):  # to look at each range first takes long
            _checks.refuse("answer", _checks.tuple_of("ranges", ranges, Range))
            raise
        _checks.refuse("answer", _checks.tuple_of("ranges", ranges, Range))
        raise RuleError(self.name, "there is no voice to combine")

    def pool(self: "Rule[Range]", ranges: Iterable[Range]) -> Pieces:
        """Return the intervals for bare ranges, each a voice of its own.

        Raises:
            DisagreementError: If the rule finds no conclusion.
            RuleError: If there is no range, or the rule needs more than a range.
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
        """
        return OrElse(self, other)

    @cached_property
    def depth(self) -> int:
        """How many rules are within each other in it, itself aside: 0 of one made of none."""
        return max((1 + each.depth for each in _arguments(self) if is_any_rule(each)), default=0)

    def __eq__(self, other: object) -> bool:
        if not is_any_rule(other):
            return NotImplemented
        return type(self) is type(other) and _arguments(self) == _arguments(other)

    def __hash__(self) -> int:
        return hash((type(self), _arguments(self)))

    def __repr__(self) -> str:
        return self.name

    __str__ = __repr__

    def _rows(self) -> tuple[Row, ...]:
        return (("laws", tuple(sorted(map(str, self.laws)))),)


_REFUSE_RANGES, _TAKE_RANGES = Rule[object].of_ranges, Rule[object].of_voices

AnyRule = Rule[Range] | Rule[Voice]
"""A rule, whatever it uses of the voices."""


def called(rule: Rule[object]) -> str:
    """Return the name of a rule without what it is made of: `k_of_n` where its class is `KOfN`."""
    return re.sub(r"(?<=.)(?=[A-Z])", "_", type(rule).__name__).lower()


def is_any_rule(value: object) -> TypeGuard[AnyRule]:
    """Tell whether a value is a rule."""
    return isinstance(value, Rule)


def _arguments(rule: Rule[object]) -> tuple[object, ...]:
    return tuple(getattr(rule, field.name) for field in fields(type(rule)))


def takes_ranges(rule: Rule[object]) -> TypeGuard[Rule[Range]]:
    """Tell whether a rule uses only the ranges of voices."""
    return rule.input is Range


def decided(rule: Rule[object], pieces: Pieces) -> Pieces:
    """Return what a rule decided, unless it is no answer."""
    found = _checks.tuple_of("pieces", pieces, Range)
    if not found and len(pieces) > 1 and pieces != union(pieces):
        found = (Problem("pieces", "they are not sorted, or overlap or touch; use `union`"),)
    if found:  # or its name would be written each time
        _checks.refuse(rule.name, found)
    return pieces


def is_rule(path: str, value: object, *others: type) -> tuple[Problem, ...]:
    """Refuse what is no rule, nor of one of the other types."""
    return _checks.is_a(path, value, Rule, *others)


def is_part(path: str, value: object) -> tuple[Problem, ...]:
    """Refuse what is no rule, and one that is within too many others already."""
    if not is_any_rule(value) or value.depth < _MOST_WITHIN:
        return is_rule(path, value)
    return (Problem(path, f"more than {_MOST_WITHIN} rules are within each other"),)


@final
@frozen(eq=False, repr=False)
class OrElse(Rule[Voice]):
    """The rule `first.or_else(second)`, which takes ranges where both do."""

    first: AnyRule
    second: AnyRule

    def __attrs_post_init__(self) -> None:
        _checks.refuse("or_else", is_part("first", self.first), is_part("other", self.second))
        made = self.second.voices
        if made is not None and made != self.first.voices:
            reason = f"the alternative makes other voices than the first, by {made}"
            raise RuleError(self.name, reason)

    @property
    def name(self) -> str:
        return f"{self.first.name}.or_else({self.second.name})"

    @property
    def input(self) -> type[Range | Voice]:
        return self.second.input if self.first.input is Range else Voice

    @property
    def _leading(self) -> AnyRule:
        return self.first

    @cached_property  # once for each rule, or a rule of rules would take the square of its depth
    def laws(self) -> frozenset[Law]:
        first, second = self.first.laws, self.second.laws
        if keep(first, law.ALWAYS_ANSWERS):
            return first
        kept = inherited("or_else", first, second) | (second & {law.ALWAYS_ANSWERS})
        if self.first.voices != self.second.voices:
            # What the first makes of an origin that contradicts itself spans all that it said.
            kept -= {law.IGNORES_VACUOUS, law.WITHIN_SOURCES}
        return kept | inherited("first", first)

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        first = decided(self.first, self.first.of_ranges(ranges))
        return first or self.second.of_ranges(ranges)

    def of_figures(
        self, figures: Voices, limits: Voices = (), *, are_refused: bool = False
    ) -> Pieces:
        first = self.first.of_figures(figures, limits, are_refused=are_refused)
        return first or self.second.of_figures(figures, limits, are_refused=are_refused)
