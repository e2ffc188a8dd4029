"""Assessments: what a rule concluded from the estimates of a subject, with its working."""

from functools import cached_property
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.claims.statements import quotes
from conflictmodel.conclusions.contributions import Contribution, Role, contributions
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import NOT_SHOWN, Line, Row
from conflictmodel.display.text import FEW, few
from conflictmodel.errors import Problem
from conflictmodel.rules import AnyRule, EachReport, Voice, Voices
from conflictmodel.values import Subject
from conflictmodel.values.overlaps import consistent, max_agreeing
from conflictmodel.values.ranges import Pieces, Range, by_upper_end, union
from conflictmodel.values.sources import spoken_by

_ORDER = {role: place for place, role in enumerate(Role)}


@final
@frozen
@_checks.checked
class Camp(Displayed):
    """A maximal consistent subset: a largest set of voices that can all be right together.

    Args:
        origins: Their origins.
        range: What they allow together.

    Raises:
        InvalidValueError: If a field is of the wrong type.

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
        rule: The rule; `per_origin(making, rule)` where the reports of an origin made no voice.
        making: How voices were made of reports; `each_report` too where those of an origin make
            none, so that each stands for itself.
        estimates: Every estimate that was given, once.
        voices: The voices the rule was given, one of each origin unless `making` says otherwise.
        pieces: The conclusion, in the smallest parts of the subject's unit: ranges that are sorted,
            disjoint and not adjacent; none where the rule found disagreement.

    Raises:
        InvalidValueError: If there is no voice, or a field is of the wrong type.

    >>> from conflictmodel import KILLED, Group, Period, hull, one_voice
    >>> voices = (Voice("Seoul", Range(1050, 1150)), Voice("Kyiv", Range(3001)))
    >>> subject = Subject(Group("troops"), KILLED, Period("2024"))
    >>> assessment = Assessment(subject, hull, one_voice, (), voices, hull.apply(voices))
    >>> print(assessment.gap, "|", assessment.hull)
    1,151–3,000 | at least 1,050
    """

    about: Subject
    rule: AnyRule
    making: AnyRule | EachReport
    estimates: tuple[Estimate, ...] = field(converter=_checks.Kept[Estimate])
    voices: Voices = field(converter=_checks.Kept[Voice])
    pieces: Pieces = field(converter=_checks.Kept[Range])

    def _problems(self) -> _checks.Problems:
        if not self.voices:
            return (Problem("voices", "there is no voice"),)
        if self.pieces != union(self.pieces):
            return (Problem("pieces", "they are not sorted, or overlap or touch; use `union`"),)
        return ()

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """Every estimate, with the part it played; sums of them stand after them.

        >>> from conflictmodel import example, hull, report
        >>> first = report(example(), rule=hull).assessments[0].contributions[0]
        >>> first.estimate.id, first.why
        ('01-jcs-statement', 'it is about the subject')
        """
        return contributions(self.estimates, self.about)

    @property
    def conclusion(self) -> str:
        """The conclusion in words: the intervals in their unit, or that there is none.

        >>> from conflictmodel import example, intersection, report
        >>> report(example(), rule=intersection).assessments[0].conclusion
        'none: the voices disagree'
        """
        return " or ".join(map(self.about.unit.format, self.pieces)) or "none: the voices disagree"

    @cached_property
    def hull(self) -> Range:
        """Everything between the lowest and the highest value that any voice allows.

        >>> from conflictmodel import example, hull, report
        >>> report(example(), rule=hull).assessments[0].hull
        Range(lower=1050, upper=None)
        """
        first, *rest = (voice.range for voice in self.voices)
        return first.hull(*rest)

    @cached_property
    def gap(self) -> Range | None:
        """The numbers between the voices that disagree; `None` where there is no such number.

        It runs from the lowest upper end to the highest lower end of the voices, without either.

        >>> from conflictmodel import example, hull, report
        >>> report(example(), rule=hull).assessments[0].gap
        Range(lower=1151, upper=3000)
        """
        highest = max(voice.range.lower for voice in self.voices)
        uppers = [voice.range.upper for voice in self.voices if voice.range.upper is not None]
        lowest = min(uppers, default=highest)
        return Range(lowest + 1, highest - 1) if lowest + 1 < highest else None

    @cached_property
    def camps(self) -> tuple[Camp, ...]:
        """The largest sets of voices that can all be right together, from low to high.

        >>> from conflictmodel import example, hull, report
        >>> print(*report(example(), rule=hull).assessments[0].camps, sep=" | ")
        South Korea: 1,050–1,150 | Ukraine: more than 3,000
        """
        return tuple(
            Camp(
                tuple(voice.origin for voice in self.voices if voice.range.encloses(shared)), shared
            )
            for shared in consistent(voice.range for voice in self.voices)
        )

    @cached_property
    def max_agreeing(self) -> int:
        """The greatest number of voices that can be right together.

        >>> from conflictmodel import example, hull, report
        >>> assessment = report(example(), rule=hull).assessments[0]
        >>> assessment.max_agreeing, len(assessment.voices)
        (1, 2)
        """
        return max_agreeing(voice.range for voice in self.voices)

    @cached_property
    def compatible(self) -> tuple[str, ...]:
        """The ids of the estimates that contradict no camp, where there are two camps or more.

        Each allows some value of every camp, so it cannot tell which of them is right. There are
        none where all voices can be right together.

        >>> from conflictmodel import camps, example, report
        >>> report(example(), rule=camps).assessments[0].compatible
        ('02-jcs-headline', '04-nis-killed+05-nis-wounded')
        """
        lowest, highest = self.camps[0].range, self.camps[-1].range
        if lowest == highest:
            return ()
        # Camps share no value and are in order, so that what reaches both of these reaches all.
        return tuple(
            item.estimate.id
            for item in self.contributions
            if item.range is not None
            and item.range.intersection(lowest)
            and item.range.intersection(highest)
        )

    @cached_property
    def dissenting_origins(self) -> tuple[str, ...]:
        """The origins that allow no value of the conclusion.

        >>> from conflictmodel import example, lowest, report
        >>> report(example(), rule=lowest).assessments[0].dissenting_origins
        ('Ukraine',)
        """
        return tuple(
            voice.origin
            for voice in self.voices
            if not any(piece.intersection(voice.range) for piece in self.pieces)
        )

    @cached_property
    def min_wrong(self) -> int:
        """The least f for which `robust(f)` finds a value.

        It is 0 where all agree. That rule is right as long as no more than f voices are wrong, so
        at least this many are. It may be fewer than are: of three that are pairwise disjoint at
        least two are wrong, and f is 1.

        >>> from conflictmodel import example, hull, report
        >>> report(example(), rule=hull).assessments[0].min_wrong
        1
        """
        lowers = sorted((voice.range.lower for voice in self.voices), reverse=True)
        uppers = sorted(voice.range.upper for voice in self.voices if voice.range.upper is not None)
        return next(
            wrong
            for wrong, lower in enumerate(lowers)
            if wrong >= len(uppers) or lower <= uppers[wrong]
        )

    @cached_property
    def contradicting(self) -> tuple[str, ...]:
        """The origins whose own reports cannot all be right.

        >>> from conflictmodel import (
        ...     KILLED, Attribution, Estimate, Group, Period, Source, SourceKind, combine, exactly,
        ...     hull)
        >>> by = Attribution(Source("Kyiv", SourceKind.GOVERNMENT), Period("2024-12-23"))
        >>> subject = Subject(Group("troops"), KILLED, Period("2024"))
        >>> two = [Estimate(str(n), subject, exactly(n), by) for n in (100, 200)]
        >>> combine(two, rule=hull, about=subject).contradicting
        ('Kyiv',)
        """
        by_origin: dict[str, list[Range]] = {}
        for item in self.contributions:
            if item.range is not None:
                by_origin.setdefault(item.estimate.by.source.origin, []).append(item.range)
        return tuple(
            origin
            for origin, (first, *rest) in by_origin.items()
            if first.intersection(*rest) is None
        )

    def replay(self) -> Pieces:
        """Apply the recorded rule to the recorded voices; this returns the recorded pieces.

        >>> from conflictmodel import example, hull, report
        >>> assessment = report(example(), rule=hull).assessments[0]
        >>> assessment.replay() == assessment.pieces
        True
        """
        return rule_for(self.rule, self.making).apply(self.voices)

    def explain(self) -> str:
        """Return the conclusion and its working as plain text of at most 80 columns.

        Twelve estimates are shown, those about the subject itself first, then those about its parts
        and those about what includes it, each from the one that allows least; the others are
        counted. Of the estimates not used, those of another group are counted alone.

        >>> from conflictmodel import KILLED, Group, Period, hull, one_voice
        >>> voices = (Voice("Seoul", Range(1050, 1150)), Voice("Kyiv", Range(3001)))
        >>> subject = Subject(Group("troops"), KILLED, Period("2024"))
        >>> assessment = Assessment(subject, hull, one_voice, (), voices, hull.apply(voices))
        >>> print(assessment.explain())
        troops, killed, anywhere, 2024
          conclusion      at least 1,050 persons (rule: hull)
          voices          Seoul: 1,050–1,150 persons
                          Kyiv: more than 3,000 persons
          gap             1,151–3,000 persons
          hull            at least 1,050 persons
          camps           Seoul: 1,050–1,150 persons
                          Kyiv: more than 3,000 persons
          voices made by  intersection.or_else(hull)
        """
        return self.summary().text()

    def _title(self) -> Line:
        return self.about.summary().title

    def _rows(self) -> tuple[Row, ...]:
        shown, foreign = bearing_on(self)
        left = len(shown) - FEW
        return (
            *working(self),
            *((item.role.value, _lines(item)) for item in shown[:FEW]),
            (NOT_SHOWN, (f"{left:,} more estimates",) if left > 0 else ()),
            (Role.NOT_USED.value, (f"{foreign:,} about other groups",) if foreign else ()),
        )


def rule_for(rule: AnyRule, making: AnyRule | EachReport) -> AnyRule:
    """Return what is applied to voices that are made so: of a rule that makes such, its rest."""
    return (rule.outer or rule) if rule.voices == making else rule


def working(assessment: Assessment) -> tuple[Row, ...]:
    """Return the conclusion, and what the rule made it of."""
    write = assessment.about.unit.format
    voices = [(each.origin, ": ", write(each.range)) for each in assessment.voices]
    camps = [(", ".join(each.origins), ": ", write(each.range)) for each in assessment.camps]
    return (
        ("conclusion", (f"{assessment.conclusion} (rule: {assessment.rule})",)),
        ("voices", tuple(few(voices))),
        ("gap", (write(assessment.gap) if assessment.gap else "none",)),
        ("hull", (write(assessment.hull),)),
        ("camps", tuple(few(camps))),
        ("fits all camps", tuple(few(assessment.compatible))),
        ("dissenting", tuple(few(assessment.dissenting_origins)) if assessment.pieces else ()),
        ("contradicting", tuple(few(assessment.contradicting))),
        ("voices made by", (str(assessment.making),)),
    )


def bearing_on(assessment: Assessment) -> tuple[list[Contribution], int]:
    """Return the estimates that are shown, in their order, and how many are of other groups."""
    related = [item for item in assessment.contributions if not _is_foreign(item, assessment.about)]
    return sorted(related, key=_place), len(assessment.contributions) - len(related)


def _is_foreign(item: Contribution, about: Subject) -> bool:
    group = item.estimate.subject.group
    return (
        item.role is Role.NOT_USED
        and not group.includes(about.group)
        and not about.group.includes(group)
    )


def _place(item: Contribution) -> tuple[int, bool, int]:
    """Return the place of an estimate among those shown: by its role, then by how much it binds."""
    order = _ORDER[item.role]
    match item:
        case Contribution(role=Role.LOWER_BOUND, range=Range(lower=lower)):
            return order, False, -lower
        case Contribution(role=Role.UPPER_BOUND, range=Range() as bound):
            return order, *by_upper_end(bound)
        case _:
            return order, False, 0


def _lines(item: Contribution) -> tuple[Line, ...]:
    """Return the figure of an estimate, and its words and speaker, or why it was not used."""
    title = item.summary().title
    if item.parts or item.role in {Role.SUPERSEDED, Role.NOT_USED}:
        return (title,)
    words = quotes(item.estimate.words)
    return (title, *([words] if words else []), spoken_by(item.estimate.by))
