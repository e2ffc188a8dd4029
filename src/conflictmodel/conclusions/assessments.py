"""Assessments: what a rule concluded from the estimates of a subject, with its working."""

from collections.abc import Sequence
from functools import cached_property
from math import inf
from operator import attrgetter
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.claims.indexes import Index, filed
from conflictmodel.claims.statements import quotes
from conflictmodel.conclusions.contributions import Contribution, Evidence, Role, not_used_line
from conflictmodel.conclusions.hedged_ends import touching
from conflictmodel.conclusions.limits import Limit, Verdict, in_order_shown, verdict_of, verdict_on
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import NOT_SHOWN, Line, Row
from conflictmodel.display.text import FEW, few, one_line
from conflictmodel.errors import Problem
from conflictmodel.rules import AnyRule, EachReport, Voice, Voices
from conflictmodel.rules.rule import DisagreementError
from conflictmodel.rules.voices import ranges_of
from conflictmodel.values.overlaps import consistent, max_agreeing
from conflictmodel.values.ranges import Pieces, Range, union
from conflictmodel.values.sources import spoken_by
from conflictmodel.values.subjects import Subject, nearest
from conflictmodel.values.units import Unit

ONLY_LIMITS = "limits alone: nobody gave a figure of the subject itself"
"""Of what voices are made where that is so."""

_ESTIMATES = attrgetter("estimates")
_MOST_VOICES = 3  # of an error, whose message has six lines


def _index(said: Index | Sequence[Estimate]) -> Index:
    return Index(said) if isinstance(said, Sequence) else said


def _shown(said: Index) -> str:
    return repr(said.estimates)


@final
@frozen
@_checks.checked
class Camp(Displayed):
    """A maximal consistent subset: a largest set of voices that can all be right together.

    >>> print(Camp(("South Korea",), Range(1050, 1150)))
    South Korea: 1,050–1,150
    """

    origins: tuple[str, ...] = field(converter=_checks.Kept[str])
    range: Range

    def __str__(self) -> str:
        return f"{', '.join(self.origins)}: {self.range}"


@final
@frozen
@_checks.checked
class Assessment(DisplayedInFull):
    """What a rule concluded about a subject, and from what.

    Args:
        about: The subject.
        rule: The rule.
        making: How voices were made of the reports of each origin.
        said: The index of what was given, of which the estimates count; or a list of them.
        voices: The voices the rule was given, one of each origin unless `making` says otherwise.
        pieces: The conclusion, in the smallest parts of the subject's unit: ranges that are sorted,
            disjoint and not adjacent; none where the rule found disagreement, or there is a reason.
        refused: The origins of whose reports `making` makes no voice, so that it is their hull.
        reason: Why there is neither a conclusion nor a disagreement; `None` where there is one.

    >>> from conflictmodel import example, hull, report
    >>> found = report(example(), rule=hull).assessments[0]
    >>> found.conclusion, found.replay() == found.within_limits == found.pieces
    ('at least 1,050 persons', True)
    >>> print(found.gap, *found.camps, sep=" | ")
    1,151–3,000 | South Korea: 1,050–1,150 | Ukraine: more than 3,000
    >>> print(*found.limits, found.min_wrong, found.max_agreeing, sep=" | ")
    South Korea: at least 1,050, met | 1 | 1
    >>> found.only_limits, found.said_unknown, found.touching, found.nearest
    (False, (), (), ())
    >>> found.dissenting_origins, found.contradicting_origins, str(found.hull)
    ((), (), 'at least 1,050')
    >>> print(found.require().explain().splitlines()[1])
      conclusion      at least 1,050 persons (rule: hull)
    >>> len(found.estimates), len(found.contributions), len(found.used)
    (8, 9, 6)
    >>> found.missed[0].estimate.id, found.not_used[0], found.compatible[0]
    ('06-nis-sent', ('about other groups', 2), '02-jcs-headline')
    """

    about: Subject
    rule: AnyRule
    making: AnyRule | EachReport
    said: Index = field(converter=_index, eq=_ESTIMATES, repr=_shown)
    voices: Voices = field(converter=_checks.Kept[Voice])
    pieces: Pieces = field(converter=_checks.Kept[Range])
    refused: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    reason: str | None = None

    def _problems(self) -> _checks.Problems:
        if self.reason is None and not self.voices:
            return (Problem("voices", "there is no voice, and no reason why"),)
        if self.reason is not None and self.pieces:
            return (Problem("reason", "there is a conclusion"),)
        if self.pieces != union(self.pieces):
            return (Problem("pieces", "they are not sorted, or overlap or touch; use `union`"),)
        return ()

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """Every estimate that was given, once, by their ids."""
        return self.said.estimates

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self.said, self.about)

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """Every estimate, with the part it played or why it played none, and the sums after them.

        Of many estimates that takes long: `used` and `missed` have those that come near.
        """
        return self._evidence.contributions()

    @property
    def used(self) -> tuple[Contribution, ...]:
        """The estimates and sums that played a part: by their roles, and by how much they bind."""
        return self._evidence.used

    @property
    def missed(self) -> tuple[Contribution, ...]:
        """The estimates that played none, although none of what they are about is another."""
        return self._evidence.missed

    @property
    def not_used(self) -> tuple[tuple[str, int], ...]:
        """How many other estimates played none, by what sets them apart."""
        return self._evidence.not_used

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """What origins say of parts of the subject, and of what includes it."""
        answer = Range(self.pieces[0].lower, self.pieces[-1].upper) if self.pieces else None
        return tuple(
            Limit(
                item.estimate.by.source.origin,
                item,
                item.range,
                answer and verdict_on(item.range, answer),
            )
            for item in self.used
            if item.range is not None and item.role is not Role.DIRECT
        )

    @cached_property
    def within_limits(self) -> Pieces:
        """What every limit that does not contradict the conclusion leaves of it."""
        held = [each.range for each in self.limits if each.verdict is not Verdict.CONTRADICTED]
        cut = (piece.intersection(*held) for piece in self.pieces)
        return tuple(piece for piece in cut if piece is not None)

    @property
    def only_limits(self) -> bool:
        """Whether nobody gave a figure of the subject itself: the voices are made of limits."""
        return bool(self.voices and self.limits) and not self._evidence.figures

    @cached_property
    def said_unknown(self) -> tuple[str, ...]:
        """The origins that said of the subject itself no more than that it is unknown."""
        spoke = {each.by.source.origin for each in self._evidence.figures}
        direct = (item.estimate for item in self.used if item.role is Role.DIRECT)
        return tuple(sorted({each.by.source.origin for each in direct} - spoke))

    @cached_property
    def nearest(self) -> tuple[str, ...]:
        """How the subjects that somebody did speak of differ, where nothing bears on this one.

        Three at most, those first that differ in the fewest parts.
        """
        return () if self.used else nearest(self.about, (each.subject for each in self.estimates))

    def require(self) -> "Assessment":
        """Return this assessment, or raise where it has no conclusion.

        Raises:
            NoConclusionError: If there is a disagreement, or a reason why there is neither.
        """
        if not self.pieces:
            raise NoConclusionError(self)
        return self

    @property
    def conclusion(self) -> str:
        """The conclusion in words, or why there is none."""
        if self.pieces:
            return " or ".join(map(self.about.unit.format, self.pieces))
        if self.reason is not None:
            return f"none: {self.reason}"
        if self.refused:
            return f"none: what these said makes no voice: {', '.join(few(self.refused))}"
        agree = self.limits and self.max_agreeing == len(self.voices)
        return f"none: the voices {'and the limits ' if agree else ''}disagree"

    @property
    def hull(self) -> Range | None:
        """All between the lowest and the highest value of any voice; `None` without a voice."""
        ranges = ranges_of(self.voices)
        return ranges[0].hull(*ranges[1:]) if ranges else None

    @property
    def gap(self) -> Range | None:
        """The numbers between the lowest upper and the highest lower end of voices, if any."""
        highest = max((voice.range.lower for voice in self.voices), default=0)
        uppers = [voice.range.upper for voice in self.voices if voice.range.upper is not None]
        lowest = min(uppers, default=highest)
        return Range(lowest + 1, highest - 1) if lowest + 1 < highest else None

    @cached_property
    def camps(self) -> tuple[Camp, ...]:
        """The largest sets of voices that can all be right together, from low to high.

        There is none where voices are made of limits alone.
        """
        if self.only_limits:
            return ()
        return tuple(
            Camp(
                tuple(voice.origin for voice in self.voices if voice.range.encloses(shared)), shared
            )
            for shared in consistent(voice.range for voice in self.voices)
        )

    @property
    def max_agreeing(self) -> int:
        """The greatest number of voices that can be right together."""
        return max_agreeing(voice.range for voice in self.voices)

    @cached_property
    def touching(self) -> tuple[str, ...]:
        """What is narrower than all that it was made of, and ends only where hedged words end.

        It depends on how far a policy reads "about" to reach.
        """
        if self.only_limits:  # each of which ends on one side only
            return ()
        found = touching(self.pieces, self.voices, self.used)
        return tuple(
            f"{origin or 'conclusion'}: {self.about.unit.format(value)} ends ({end}) where hedged"
            " words end"
            for origin, value, end in found
        )

    @cached_property
    def compatible(self) -> tuple[str, ...]:
        """The ids of the estimates that contradict none of several camps.

        Each allows some value of every camp, so it cannot tell which of them is right.
        """
        if len(self.camps) <= 1:
            return ()
        lowest, highest = self.camps[0].range, self.camps[-1].range
        # Camps share no value and are in order, so that what reaches both of these reaches all.
        return tuple(
            item.estimate.id
            for item in self.used
            if item.range is not None
            and item.range.intersection(lowest)
            and item.range.intersection(highest)
        )

    @property
    def dissenting_origins(self) -> tuple[str, ...]:
        """The origins that allow no value of the conclusion."""
        return tuple(
            voice.origin
            for voice in self.voices
            if not any(piece.intersection(voice.range) for piece in self.pieces)
        )

    @property
    def min_wrong(self) -> int:
        """The least f for which `robust(f)` finds a value: at least so many voices are wrong.

        More may be: of three that are pairwise disjoint at least two are wrong, and f is 1.
        """
        ranges = ranges_of(self.voices)
        lowers = sorted((each.lower for each in ranges), reverse=True)
        uppers = sorted(inf if each.upper is None else each.upper for each in ranges)
        ends = enumerate(zip(lowers, uppers, strict=True))
        return next((wrong for wrong, (lower, upper) in ends if lower <= upper), 0)

    @cached_property
    def contradicting_origins(self) -> tuple[str, ...]:
        """The origins whose own reports cannot all be right: figures, limits, parts of a sum."""
        figures = filed((each.by.source.origin, each.range) for each in self._evidence.figures)
        limits = filed((limit.origin, limit.range) for limit in self._evidence.bounds)

        def is_torn(origin: str) -> bool:
            said, of_others = figures.get(origin, [Range()]), limits.get(origin, [])
            if self.about.period.days_are_stated:
                return said[0].intersection(*said[1:], *of_others) is None
            # Figures of days that nobody stated may be of different ones.
            return any(each.intersection(*of_others) is None for each in said)

        contradicting = filter(is_torn, {*figures, *limits})
        return tuple(sorted(self._evidence.torn.union(contradicting)))

    def replay(self) -> Pieces:
        """Apply the recorded rule to the recorded voices; this returns the recorded pieces."""
        if self.reason is not None:
            return ()
        return concluded(self.rule, self.voices, self._evidence.bounds, self.refused)

    def explain(self) -> str:
        """Return the conclusion and its working as plain text of at most 80 columns.

        Twelve limits and twelve estimates are shown, those first that bind most.
        """
        return self.summary().text()

    def _title(self) -> Line:
        return self.about.summary().title

    def _rows(self) -> tuple[Row, ...]:
        shown = (*self.used, *self.missed)
        left = len(shown) - FEW
        unit, voices, write = self.about.unit, self.voices, self.about.unit.format
        limits = [
            (each.origin, ": ", write(each.range), ", ", verdict_of(each, voices))
            for each in in_order_shown(self.limits)
        ]
        camps = [(", ".join(each.origins), ": ", write(each.range)) for each in self.camps]
        conclusion = f"{self.conclusion} (rule: {self.rule})"
        return (
            ("conclusion", tuple(filter(None, (conclusion, if_limits_hold(self))))),
            ("nearest", self.nearest),
            ("voices", tuple(few([(each.origin, ": ", figure_of(each, unit)) for each in voices]))),
            ("made of", (ONLY_LIMITS,) if self.only_limits else ()),
            ("limits", tuple(few(limits))),
            ("touching", tuple(few(self.touching))),
            ("said unknown", tuple(few(self.said_unknown))),
            ("gap", (write(self.gap) if self.gap else "none",) if voices else ()),
            ("hull", (write(self.hull),) if self.hull else ()),
            ("camps", tuple(few(camps))),
            ("fits all camps", tuple(few(self.compatible))),
            ("dissenting", tuple(few(self.dissenting_origins)) if self.pieces else ()),
            ("contradicting", tuple(few(self.contradicting_origins))),
            *self.rule.remarks(voices),
            ("voices made by", (str(self.making),)),
            *((item.role.value, _lines_of(item)) for item in shown[:FEW]),
            (NOT_SHOWN, (f"{left:,} more estimates",) if left > 0 else ()),
            (Role.NOT_USED.value, tuple(filter(None, (not_used_line(self.not_used),)))),
        )


@final
class NoConclusionError(DisagreementError):
    """A rule found no conclusion among estimates.

    Attributes:
        assessment: The whole working.

    >>> from conflictmodel import example, intersection, report
    >>> found = report(example(), rule=intersection).assessments[0]
    >>> print(str(NoConclusionError(found)).splitlines()[0])
    intersection finds no conclusion: the voices disagree
    """

    assessment: Assessment

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(assessment.rule, assessment.voices)
        self.args = (assessment,)
        self.assessment = assessment

    def __str__(self) -> str:
        found = self.assessment
        why = found.conclusion.removeprefix("none: ")
        voices = [
            f"{voice.origin}: {found.about.unit.format(voice.range)}" for voice in found.voices
        ]
        if len(voices) > _MOST_VOICES:
            voices[_MOST_VOICES - 1 :] = [f"and {len(voices) - _MOST_VOICES + 1:,} more voices"]
        lines = (
            f"{self.rule} finds no conclusion: {why}",
            f"{found.about}",
            *(voices or found.nearest),
            "(`assessment` of this error has the whole working)",
        )
        return "\n  ".join(map(one_line, lines))


def concluded(rule: AnyRule, voices: Voices, limits: Voices, refused: tuple[str, ...]) -> Pieces:
    """Return what a rule concludes from voices, some of which may stand where it makes none."""
    if rule.voices is not None:
        return rule.of_figures(voices, limits, are_refused=bool(refused))
    return () if refused else rule.apply(voices, limits)


def if_limits_hold(assessment: Assessment) -> str:
    """Return what the limits leave of the conclusion, if that is not all of it."""
    found, write = assessment.within_limits, assessment.about.unit.format
    if found == assessment.pieces:
        return ""
    return f"{' or '.join(map(write, found)) or 'nothing'} if the limits hold"


def figure_of(voice: Voice, unit: Unit) -> str:
    """Return the figure of a voice as a reader is shown it, and the best one if any."""
    best = "" if voice.best is None else f", best {unit.amount(voice.best)}"
    return f"{unit.format(voice.range)}{best}"


def _lines_of(item: Contribution) -> tuple[Line, ...]:
    """Return the figure of an estimate, and its words and speaker, or why it was not used."""
    title = item.summary().title
    if item.parts or item.role in {Role.SUPERSEDED, Role.NOT_USED}:
        return (title,)
    words = quotes(item.estimate.words)
    return (title, *([words] if words else []), spoken_by(item.estimate.by))
