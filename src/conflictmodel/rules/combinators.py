"""Rules made of rules: within a known bound, and with one voice for each independent origin."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, TypeVar, final, overload

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import RuleError
from conflictmodel.rules import laws as law
from conflictmodel.rules.bounds import hull, intersection
from conflictmodel.rules.laws import Law, inherited
from conflictmodel.rules.rule import AnyRule, Rule, decided, is_part, takes_ranges
from conflictmodel.rules.voices import (
    Voice,
    Voices,
    best_in,
    best_of,
    cut_by,
    newest_of,
    one_best,
    ranges_of,
)
from conflictmodel.values import Pieces, Range, Reliability

_T = TypeVar("_T")


@final
@frozen(eq=False, repr=False)
class Within(Rule[Voice]):
    """The rule `within(cap, rule)`, which takes ranges where `rule` does."""

    cap: Range
    rule: AnyRule

    def __attrs_post_init__(self) -> None:
        _checks.refuse("within", _checks.is_a("cap", self.cap, Range), is_part("rule", self.rule))

    @cached_property  # once for each rule, or a rule of rules would take the square of its depth
    def laws(self) -> frozenset[Law]:
        kept = inherited("within", self.rule.laws)
        # Of several pieces a cap can cut off the lowest.
        in_order = self.rule.keeps(law.ORDER_MONOTONE) and self.rule.keeps(law.ONE_RANGE)
        return kept | {law.ORDER_MONOTONE} if in_order else kept

    @property
    def input(self) -> type[Range | Voice]:
        return self.rule.input

    @property
    def _leading(self) -> AnyRule:
        return self.rule

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        return self._cut(decided(self.rule, self.rule.of_ranges(ranges)))

    def of_figures(
        self, figures: Voices, limits: Voices = (), *, are_refused: bool = False
    ) -> Pieces:
        del limits  # it has a cap of its own
        return self._cut(self.rule.of_figures(figures, are_refused=are_refused))

    def _cut(self, pieces: Pieces) -> Pieces:
        cut = [piece.intersection(self.cap) for piece in pieces]
        return tuple(piece for piece in cut if piece is not None)


@overload
def within(cap: Range, rule: Rule[Range]) -> Rule[Range]: ...
@overload
def within(cap: Range, rule: Rule[Voice]) -> Rule[Voice]: ...
def within(cap: Range, rule: AnyRule) -> AnyRule:
    """Return the rule that answers with what lies in `cap` of what `rule` answers.

    Right when the cap is certain, such as the number of people there were, and `rule` is right. It
    finds disagreement where nothing of the answer lies in the cap.

    >>> within(Range(0, 12000), hull).pool([Range(1050, 1150), Range(3001)])
    (Range(lower=1050, upper=12000),)
    """
    return Within(cap, rule)


@final
@frozen(eq=False, repr=False)
class PerOrigin(Rule[Voice]):
    inner: AnyRule
    outer: AnyRule

    def __attrs_post_init__(self) -> None:
        _checks.refuse("per_origin", is_part("inner", self.inner), is_part("outer", self.outer))
        refuse_several(self.inner)

    @cached_property  # once for each rule, or a rule of rules would take the square of its depth
    def laws(self) -> frozenset[Law]:
        inner, outer = self.inner, self.outer
        of_sound = {each for each in outer.laws if each.family == law.SOUND.family}
        of_limits = {each for each in outer.laws if each.family == law.LIMIT_INVARIANT.family}
        kept = inherited("per_origin", inner.laws, outer.laws) | (outer.laws & {law.ONE_RANGE})
        if inner.keeps(law.DUPLICATE_INSENSITIVE):  # the same voice again is one of the same origin
            kept |= {law.DUPLICATE_INSENSITIVE}
        if inner.keeps(law.IDEMPOTENT):
            kept |= of_limits  # what cuts the one voice of an origin cuts its figure alike
            # To an outer rule that uses more than ranges, a vacuous report makes its origin newer.
            both = inner.keeps(law.IGNORES_VACUOUS) and outer.keeps(law.IGNORES_VACUOUS)
            if both and takes_ranges(outer):
                kept |= {law.IGNORES_VACUOUS}
        if inner.keeps(law.SOUND) and of_sound:
            # Who is wrong is wrong for one origin.
            kept |= of_sound if inner.keeps(law.ALWAYS_ANSWERS) else {law.SOUND}
        return kept

    @property
    def voices(self) -> AnyRule:
        return self.inner

    def of_voices(self, voices: Voices) -> Pieces:
        return self.apply(voices)

    def figures(self, voices: Voices, limits: Voices = ()) -> tuple[Voices, tuple[str, ...]]:
        by_origin: dict[str, list[Voice]] = {}
        for voice in voices:
            by_origin.setdefault(voice.origin, []).append(voice)
        made, refused = one_of_each(self.inner, by_origin, ranges_of, tuple, _known)
        return cut_by(made, limits), refused

    def of_figures(
        self, figures: Voices, limits: Voices = (), *, are_refused: bool = False
    ) -> Pieces:
        return () if are_refused else self.outer.apply(figures, limits)


def refuse_several(rule: AnyRule) -> None:
    """Refuse a rule for the voice of an origin that may answer with several ranges."""
    if not rule.keeps(law.ONE_RANGE):
        reason = "a voice is one range, and it may answer with several"
        advice = "a rule of your own that never does has to declare so"
        raise RuleError(rule.name, f"{reason}; {advice}")


def per_origin(inner: AnyRule, outer: AnyRule) -> Rule[Voice]:
    """Return the rule that first makes one voice of each origin by `inner`, then applies `outer`.

    Right when `inner` is right for each origin and `outer` for independent ones. `combine` makes
    its voices by `inner` when it is given this rule. That the number of reports of one origin must
    not count is the premise of every rule for independent sources (Dubois, Liu, Ma and Prade, The
    Basic Principles of Uncertain Information Fusion, Information Fusion 32, 2016).

    Raises:
        RuleError: If the inner rule may answer with several ranges, as `camps` may.

    >>> two = Voice("a", Range(1)), Voice("a", Range(4)), Voice("b", Range(6))
    >>> per_origin(intersection, hull).apply(two)
    (Range(lower=4, upper=None),)
    """
    return PerOrigin(inner, outer)


Known = tuple[date | None, Reliability | None, tuple[str, ...], int | None]
"""The newest day and the best grade of some reports, their ids, and their one best figure."""


def _known(voices: Sequence[Voice]) -> Known:
    reports = tuple(report for voice in voices for report in voice.reports)
    grade = best_of(voice.reliability for voice in voices)
    best = one_best(voice.best for voice in voices)
    return newest_of([voice.on for voice in voices]), grade, reports, best


def one_of_each(
    rule: AnyRule,
    by_origin: Mapping[str, Sequence[_T]],
    ranges: Callable[[Sequence[_T]], tuple[Range, ...]],
    voices: Callable[[Sequence[_T]], Voices],
    known: Callable[[Sequence[_T]], Known],
) -> tuple[Voices, tuple[str, ...]]:
    """Return a voice for each origin, and for which the rule made none: theirs is the hull."""
    made: list[Voice] = []
    refused: list[str] = []
    # A voice for each report would take ten times as long.
    of_ranges = rule.answer if takes_ranges(rule) else None
    for origin, reports in by_origin.items():
        pieces = of_ranges(ranges(reports)) if of_ranges else rule.apply(voices(reports))
        if len(pieces) > 1:
            reason = f"a voice is one range, and for {origin} it gives {len(pieces)}"
            raise RuleError(rule.name, reason)
        if not pieces:
            refused.append(origin)
            pieces = hull.of_ranges(ranges(reports))
        on, grade, ids, best = known(reports)
        made.append(Voice(origin, pieces[0], on, grade, ids, best_in(pieces[0], best)))
    return tuple(made), tuple(refused)


one_voice: Final[Rule[Range]] = intersection.or_else(hull)
"""How an origin's reports become its voice (the figure of one origin) unless otherwise named.

What its reports allow together; where they contradict each other, all that lies between them.

>>> one_voice
intersection.or_else(hull)
"""
