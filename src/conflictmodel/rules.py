"""Rules: how several voices become one answer, or are found to disagree.

A rule is a value. It is given voices, each the range that one independent side allows, and answers
with pieces: one or more ranges, sorted, disjoint and not adjacent. Where it can give no answer it
finds disagreement. n is the number of voices below, l and u are their lower and upper ends.

| rule | answer | disagreement |
|---|---|---|
| `hull` | from the lowest l to the highest u | never |
| `intersection` | what all voices allow | when they allow nothing together |
| `majority` | every value that more than n/2 voices allow | when there is none |
| `camps` | what each largest consistent set of voices allows together | never |
| `latest(then)` | what `then` answers for the newest voices | as `then` |
| `per_side(inner, outer)` | `outer` over what `inner` answers for each side | as `inner`, `outer` |
| `a.or_else(b)` | what `a` answers, or else what `b` answers | as `b` |
"""

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Final, final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.errors import ConflictModelError, Problem, RuleError
from conflictmodel.ranges import Pieces, Range, union
from conflictmodel.voices import EachReport, Voice, Voices


class DisagreementError(ConflictModelError):
    """A rule found no conclusion.

    Attributes:
        rule: The rule.
        voices: The voices it was given.

    >>> intersection.pool([Range(1050, 1150), Range(3001)])
    Traceback (most recent call last):
    conflictmodel.rules.DisagreementError: intersection finds no conclusion among 2 voices: \
1: 1,050–1,150; 2: more than 3,000
    """

    def __init__(self, rule: "Rule", voices: Voices) -> None:
        super().__init__(rule, voices)
        self.rule = rule
        self.voices = voices

    def __str__(self) -> str:
        said = "; ".join(f"{voice.side}: {voice.range}" for voice in self.voices)
        return f"{self.rule} finds no conclusion among {len(self.voices)} voices: {said}"


def _identity(decide: Callable[[Voices], Pieces]) -> Hashable:
    """Return what makes two functions the same: partials of one function are not equal alone."""
    if isinstance(decide, partial):
        return (decide.func, decide.args, tuple(sorted(decide.keywords.items())))
    return decide


def _function(path: str, value: object) -> tuple[Problem, ...]:
    if callable(value):
        return ()
    return (Problem(path, f"expected a function, got {_checks.shown(value)}"),)


@final
@frozen(repr=False)
class Rule:
    """A named way of combining voices.

    Args:
        name: The call that makes the rule, such as `latest(hull)`; it is also how it prints.
        decide: The function from voices, at least one, to pieces; none mean disagreement. Use a
            function of a module, or a `functools.partial` of one, so that rules compare by value.
        voices: How the voices are to be made of each side's reports, where the rule says so;
            `a.or_else(b)` says what `a` says, and `latest(then)` what `then` says.

    Raises:
        InvalidValueError: If the name is empty or a field of the wrong type.

    >>> def lowest_end(voices: Voices) -> Pieces:
    ...     return (Range(min(voice.range.lower for voice in voices)),)
    >>> Rule("lowest_end", lowest_end).pool([Range(5, 9), Range(3, 4)])
    (Range(lower=3, upper=None),)
    """

    name: str
    decide: Callable[[Voices], Pieces] = field(eq=_identity)
    voices: "Rule | EachReport | None" = None

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.text("name", self.name),
            _function("decide", self.decide),
            _checks.optional("voices", self.voices, Rule, EachReport),
        )

    def apply(self, voices: Voices) -> Pieces:
        """Return the pieces for these voices; none where it finds disagreement.

        Raises:
            RuleError: If there is no voice, the rule cannot use the voices, or what it decides is
                no pieces: they are not sorted, overlap or touch.

        >>> intersection.apply((Voice("Seoul", Range(1050, 1150)), Voice("Kyiv", Range(3001))))
        ()
        """
        if not voices:
            raise RuleError(self.name, "there is no voice to combine")
        pieces = self.decide(voices)
        if _checks.tuple_of("pieces", pieces, Range):
            raise RuleError(self.name, "what it decides is no tuple of ranges")
        if len(pieces) > 1 and pieces != union(pieces):
            raise RuleError(
                self.name, "its pieces are not sorted, or overlap or touch; use `union`"
            )
        return pieces

    def pool(self, ranges: Iterable[Range]) -> Pieces:
        """Return the pieces for bare ranges, each a voice of its own.

        Raises:
            DisagreementError: If the rule finds no conclusion.
            RuleError: If there is no range, or the rule needs more than a range.

        >>> hull.pool([Range(1050, 1150), Range(3001)])
        (Range(lower=1050, upper=None),)
        """
        voices = tuple(Voice(str(number), each) for number, each in enumerate(ranges, 1))
        pieces = self.apply(voices)
        if not pieces:
            raise DisagreementError(self, voices)
        return pieces

    def or_else(self, other: "Rule") -> "Rule":
        """Return the rule that answers as this one and, where this one cannot, as the other.

        >>> intersection.or_else(hull).pool([Range(1, 2), Range(5, 6)])
        (Range(lower=1, upper=6),)
        """
        name = f"{self.name}.or_else({other.name})"
        return Rule(name, partial(_or_else, self, other), self.voices)

    def __repr__(self) -> str:
        return self.name

    __str__ = __repr__


def _or_else(first: Rule, second: Rule, voices: Voices) -> Pieces:
    return first.apply(voices) or second.apply(voices)


def _hull(voices: Voices) -> Pieces:
    first, *rest = (voice.range for voice in voices)
    return (first.hull(*rest),)


hull: Final = Rule("hull", _hull)
"""Everything between the lowest and the highest value that any voice allows.

Right when at least one voice is. Moore, Kearfott and Cloud, Introduction to Interval Analysis,
2009.

>>> hull.pool([Range(3, 3), Range(7, 7)])
(Range(lower=3, upper=7),)
"""


def _intersection(voices: Voices) -> Pieces:
    first, *rest = (voice.range for voice in voices)
    common = first.intersection(*rest)
    return () if common is None else (common,)


intersection: Final = Rule("intersection", _intersection)
"""What all voices allow.

Right when every voice is.

>>> intersection.pool([Range(1050, 1150), Range(1001)])
(Range(lower=1050, upper=1150),)
"""


def _majority(voices: Voices) -> Pieces:
    """Sweep over the ends and keep what more than half of the voices allow (Marzullo 1990)."""
    steps: list[tuple[int, int]] = []
    for voice in voices:
        steps.append((voice.range.lower, 1))
        if voice.range.upper is not None:
            steps.append((voice.range.upper + 1, -1))
    steps.sort()
    pieces: list[Range] = []
    allowed, start = 0, None
    for number, (value, step) in enumerate(steps):
        allowed += step
        if number + 1 < len(steps) and steps[number + 1][0] == value:
            continue
        if allowed * 2 > len(voices):
            start = value if start is None else start
        elif start is not None:
            pieces.append(Range(start, value - 1))
            start = None
    if start is not None:
        pieces.append(Range(start))
    return tuple(pieces)


majority: Final = Rule("majority", _majority)
"""Every value that more than half of the voices allow.

Right when more than half of the voices are. Marzullo, Tolerating Failures of Continuous-Valued
Sensors, ACM Transactions on Computer Systems 8(4), 1990.

>>> majority.pool([Range(1, 5), Range(4, 8), Range(20, 30)])
(Range(lower=4, upper=5),)
"""


def consistent(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return what each largest set of ranges with a common value allows together, in order.

    >>> consistent([Range(1, 5), Range(4, 8), Range(7, 9)])
    (Range(lower=4, upper=5), Range(lower=7, upper=8))
    """
    ends = [(each.lower, each.upper) for each in ranges]
    lowers = sorted(lower for lower, _ in ends)
    uppers = sorted(upper for _, upper in ends if upper is not None)
    found: list[Range] = []
    begun = 0
    newest: int | None = None
    for upper in uppers:
        while begun < len(lowers) and lowers[begun] <= upper:
            newest = lowers[begun]
            begun += 1
        if newest is not None:
            found.append(Range(newest, upper))
            newest = None
    if begun < len(lowers):
        found.append(Range(lowers[-1]))
    return tuple(found)


def _camps(voices: Voices) -> Pieces:
    return union(consistent(voice.range for voice in voices))


camps: Final = Rule("camps", _camps)
"""What each largest consistent set of voices allows together, all such sets side by side.

Right when the voices of one camp are. Dubois and Prade, on merging with maximal consistent subsets
of sources; see also Destercke, Dubois and Chojnacki, Possibilistic Information Fusion Using Maximal
Coherent Subsets, IEEE Transactions on Fuzzy Systems 17, 2009.

>>> camps.pool([Range(1050, 1150), Range(1001), Range(3001)])
(Range(lower=1050, upper=1150), Range(lower=3001, upper=None))
"""


def _latest(then: Rule, voices: Voices) -> Pieces:
    undated = [voice.side for voice in voices if voice.on is None]
    if undated:
        raise RuleError(f"latest({then})", f"these voices have no date: {', '.join(undated)}")
    newest = max(voice.on for voice in voices if voice.on is not None)
    return then.apply(tuple(voice for voice in voices if voice.on == newest))


def latest(then: Rule) -> Rule:
    """Return the rule that hears only the newest voices, and `then` where they are several.

    Right when later knowledge is better knowledge. Every voice needs a date.

    >>> from datetime import date
    >>> print(latest(hull))
    latest(hull)
    >>> latest(hull).apply((
    ...     Voice("a", Range(1, 2), date(2024, 12, 22)),
    ...     Voice("b", Range(5, 6), date(2024, 12, 23))))
    (Range(lower=5, upper=6),)
    """
    return Rule(f"latest({then})", partial(_latest, then), then.voices)


def _per_side(inner: Rule, outer: Rule, voices: Voices) -> Pieces:
    by_side = voices_of_sides(inner, voices)
    return outer.apply(by_side) if by_side else ()


def per_side(inner: Rule, outer: Rule) -> Rule:
    """Return the rule that first makes one voice of each side by `inner`, then applies `outer`.

    `combine` makes its voices by `inner` when it is given this rule.

    >>> two = Voice("Seoul", Range(1, 5)), Voice("Seoul", Range(4, 9)), Voice("Kyiv", Range(5, 6))
    >>> per_side(intersection, hull).apply(two)
    (Range(lower=4, upper=6),)
    """
    return Rule(f"per_side({inner}, {outer})", partial(_per_side, inner, outer), inner)


def voices_of_sides(rule: Rule, voices: Voices) -> Voices:
    """Return one voice for each side, made by a rule; none at all where it disagrees for a side.

    Raises:
        RuleError: If the rule answers for a side with more than one piece.

    >>> two = Voice("Seoul", Range(1, 5), None, ("a",)), Voice("Seoul", Range(4), None, ("b",))
    >>> voices_of_sides(intersection, two)
    (Voice(side='Seoul', range=Range(lower=4, upper=5), on=None, reports=('a', 'b')),)
    """
    by_side: dict[str, list[Voice]] = {}
    for voice in voices:
        by_side.setdefault(voice.side, []).append(voice)
    made: list[Voice] = []
    for side, members in by_side.items():
        pieces = rule.apply(tuple(members))
        if not pieces:
            return ()
        piece, *more = pieces
        if more:
            reason = f"a voice is one range, and for {side} it gives {len(pieces)}"
            raise RuleError(rule.name, reason)
        days = [member.on for member in members]
        newest = None if None in days else max(day for day in days if day is not None)
        reports = tuple(report for member in members for report in member.reports)
        made.append(Voice(side, piece, newest, reports))
    return tuple(made)


one_voice: Final = intersection.or_else(hull)
"""How a side's reports become its voice unless another way is named.

What its reports allow together; where they contradict each other, all that lies between them.

>>> one_voice
intersection.or_else(hull)
"""
