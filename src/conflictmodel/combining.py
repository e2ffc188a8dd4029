"""Combining: from the estimates of a subject to a conclusion, with its working.

1. Estimates that another one replaces are left out.
2. What one side says of disjoint outcomes is added (`total`), where the sum bears on the subject.
3. Each estimate bears on the subject as itself, as a lower bound, as an upper bound, or not at all
   (`bearing`). A part is never more than its whole; nothing else is inferred.
4. The estimates of one side become one voice.
5. The rule is applied to the voices.
"""

from collections.abc import Iterable
from datetime import date
from typing import final

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.assessments import Assessment
from conflictmodel.dossiers import listed, replacements
from conflictmodel.errors import Problem, RuleError
from conflictmodel.estimates import Estimate
from conflictmodel.measures import Measure
from conflictmodel.ranges import Range, by_upper_end
from conflictmodel.roles import Considered, Role
from conflictmodel.rules import DisagreementError, Rule, one_voice, per_side, voices_of_sides
from conflictmodel.subjects import Subject
from conflictmodel.totals import total
from conflictmodel.voices import EachReport, Voice, each_report


@final
class NoConclusionError(DisagreementError):
    """A rule found no conclusion among estimates.

    Attributes:
        assessment: The whole working: voices, gap, camps, and every estimate considered.

    >>> from conflictmodel import (
    ...     KILLED, Attribution, Group, Period, Source, SourceKind, between, intersection)
    >>> about = Subject(Group("troops"), KILLED, Period("../2024-12-23"))
    >>> estimates = [
    ...     Estimate(name, about, figure, Attribution(
    ...         Source(name, SourceKind.GOVERNMENT), Period("2024-12-23")))
    ...     for name, figure in (("Seoul", between(1050, 1150)), ("Kyiv", Range(3001)))]
    >>> try:
    ...     combine(estimates, rule=intersection, about=about)
    ... except NoConclusionError as error:
    ...     print(error.assessment.gap)
    1,151–3,000
    """

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(assessment.rule, assessment.voices)
        self.args = (assessment,)
        self.assessment = assessment

    def __str__(self) -> str:
        return f"{super().__str__()}\n\n{self.assessment.explain()}"


def bearing(estimate: Estimate, about: Subject) -> Considered:
    """Return what an estimate allows a subject to be, because a part is never more than its whole.

    Args:
        estimate: The estimate.
        about: The subject.

    Raises:
        InvalidValueError: If an argument is of the wrong type.

    >>> from conflictmodel import (
    ...     KILLED, SENT, Attribution, Group, Period, Source, SourceKind, at_most)
    >>> by = Attribution(Source("Seoul", SourceKind.GOVERNMENT), Period("2024-12-23"))
    >>> troops, day = Group("troops"), Period("../2024-12-23")
    >>> sent = Estimate("sent", Subject(troops, SENT, day), at_most(12000), by)
    >>> bearing(sent, Subject(troops, KILLED, day)).role
    <Role.UPPER_BOUND: 'upper bound'>
    """
    _checks.refuse(
        "bearing",
        _checks.is_a("estimate", estimate, Estimate),
        _checks.is_a("about", about, Subject),
    )
    return _bearing(estimate, about)


def _bearing(estimate: Estimate, about: Subject) -> Considered:
    lower, upper = estimate.range.lower, estimate.range.upper
    not_part = about.excludes(estimate.subject)
    not_whole = estimate.subject.excludes(about)
    # Each is part of the other where the same days are written in two ways.
    if not (not_part or not_whole):
        return Considered(estimate, Role.AS_ITSELF, estimate.range, "it is about the subject")
    if not not_part:
        if lower == 0:
            why = "it is about a part, and may be 0, so it bounds nothing"
            return Considered(estimate, Role.SET_ASIDE, None, why)
        why = "it is about a part, and the subject is at least its part"
        return Considered(estimate, Role.LOWER_BOUND, Range(lower), why)
    if not not_whole:
        if upper is None:
            why = "it is about something larger, and has no upper end, so it bounds nothing"
            return Considered(estimate, Role.SET_ASIDE, None, why)
        why = "it is about something larger, and the subject is at most its whole"
        return Considered(estimate, Role.UPPER_BOUND, Range(0, upper), why)
    why = f"not a part: {'; '.join(not_part)}. Not the whole: {'; '.join(not_whole)}"
    return Considered(estimate, Role.SET_ASIDE, None, why)


def combine(
    estimates: Iterable[Estimate],
    *,
    rule: Rule,
    about: Subject,
    voices: Rule | EachReport | None = None,
) -> Assessment:
    """Conclude what estimates say about a subject, by a named rule.

    Args:
        estimates: The estimates to consider, about this subject or any other.
        rule: The rule.
        about: The subject of the question.
        voices: How the reports of a side become voices: a rule that makes one of them, or
            `each_report`. Unless given, as `rule` says (see `per_side`), and where it does not
            say, by `one_voice`.

    Raises:
        NoConclusionError: If the rule finds disagreement, or the reports of a side make no voice;
            it carries the whole working.
        RuleError: If no estimate bears on the subject, the rule cannot use the voices, or voices
            are named here although the rule makes its own.
        InvalidValueError: If two different estimates have one id, or an argument is of the wrong
            type.

    >>> from conflictmodel import (
    ...     KILLED, Attribution, Group, Period, Source, SourceKind, at_least, between, hull)
    >>> about = Subject(Group("troops"), KILLED, Period("../2024-12-23"))
    >>> estimates = [
    ...     Estimate(name, about, figure, Attribution(
    ...         Source(name, SourceKind.GOVERNMENT), Period("2024-12-23")))
    ...     for name, figure in (("Seoul", between(1050, 1150)), ("Kyiv", at_least(3001)))]
    >>> print(combine(estimates, rule=hull, about=about).pieces[0])
    at least 1,050
    """
    _checks.refuse(
        "combine",
        _checks.is_a("rule", rule, Rule),
        _checks.is_a("about", about, Subject),
        _checks.optional("voices", voices, Rule, EachReport),
    )
    given = listed("combine", "estimates", estimates, Estimate)
    if voices is not None and rule.voices is not None:
        raise RuleError(rule.name, "it makes its own voices; do not name voices beside it")
    making = voices or rule.voices or one_voice
    considered = _consider(_distinct(given), about)
    heard = tuple(
        Voice(
            item.estimate.by.source.side,
            item.range,
            item.estimate.by.stated.last,
            (item.estimate.id,),
        )
        for item in considered
        if item.range is not None
    )
    if not heard:
        raise RuleError(rule.name, f"no estimate bears on {about}")
    asked = rule
    if making is not each_report:
        if made := voices_of_sides(making, heard):
            heard = made
        elif rule.voices is None or rule.apply(heard):
            # The reports stay in the working, with the rule that finds disagreement among them.
            asked = per_side(making, rule)
    assessment = Assessment(about, asked, making, considered, heard, asked.apply(heard))
    if not assessment.pieces:
        raise NoConclusionError(assessment)
    return assessment


def _distinct(estimates: Iterable[Estimate]) -> tuple[Estimate, ...]:
    """Return the estimates, each once; their parts and what they replace are known by their ids."""
    by_id: dict[str, Estimate] = {}
    for each in estimates:
        if by_id.setdefault(each.id, each) != each:
            message = f"id {each.id!r} is that of two different estimates"
            raise _checks.refusal("combine", Problem("estimates", message))
    return tuple(by_id.values())


def _consider(estimates: tuple[Estimate, ...], about: Subject) -> tuple[Considered, ...]:
    """Return every estimate with the part it plays, then the sums that play one."""
    replaced = replacements(estimates)
    summed: dict[str, str] = {}
    sums: list[Considered] = []
    for item, members in _sums([each for each in estimates if each.id not in replaced], about):
        sums.append(item)
        if item.role is not Role.UPPER_BOUND:
            summed.update(dict.fromkeys(members, item.estimate.id))

    def considered(estimate: Estimate) -> Considered:
        if estimate.id in replaced:
            why = f"{replaced[estimate.id]} replaces it"
            return Considered(estimate, Role.SUPERSEDED, None, why)
        if estimate.id in summed:
            why = f"it is counted in {summed[estimate.id]}"
            return Considered(estimate, Role.SUMMED, None, why)
        return _bearing(estimate, about)

    return (*map(considered, estimates), *sums)


def _sums(estimates: list[Estimate], about: Subject) -> Iterable[tuple[Considered, list[str]]]:
    """Yield the sums of what one side says of disjoint outcomes, where they bear on the subject.

    Each with the ids of all that the side says of these outcomes. Where it says several things of
    one outcome, one sum has the highest lower ends and one has the lowest upper ends: together they
    allow what all such sums allow, and however often a thing is relayed, they are the same.
    """
    whole = about.measure
    measures_said = {each.subject.measure for each in estimates}
    parts_said = {
        each
        for each in measures_said
        if each.accrues is whole.accrues and not each.is_disjoint(whole)
    }
    if len(parts_said) == 1:
        return  # most dossiers count one thing over many days, which is long work for no sum
    groups: dict[tuple[str, Subject], dict[Measure, list[Estimate]]] = {}
    for each in estimates:
        measure = each.subject.measure
        if measure in parts_said:
            key = (each.by.source.side, evolve(each.subject.in_days(), measure=whole))
            groups.setdefault(key, {}).setdefault(measure, []).append(each)
    for said in groups.values():
        inside = [measure for measure in said if whole.includes(measure)]
        for measures in dict.fromkeys((_disjoint(inside), _disjoint(list(said)))):
            if len(measures) > 1:
                members = [each.id for measure in measures for each in said[measure]]
                for parts in _extremes([said[measure] for measure in measures]):
                    newest = max(parts, key=lambda part: part.by.stated.last or date.max)
                    item = _bearing(total(parts, by=newest.by), about)
                    if item.range is not None:
                        yield evolve(item, parts=tuple(part.id for part in parts)), members


def _extremes(said: list[list[Estimate]]) -> Iterable[tuple[Estimate, ...]]:
    """Return one estimate of each: those with the highest lower ends, and the lowest upper ends."""
    highest = tuple(min(each, key=_from_highest_lower) for each in said)
    lowest = tuple(min(each, key=_from_lowest_upper) for each in said)
    return dict.fromkeys((highest, lowest))


def _disjoint(measures: list[Measure]) -> tuple[Measure, ...]:
    """Return the measures that include none of the others; none where these overlap."""
    finest = [
        measure
        for measure in measures
        if not any(measure.includes(other) and measure != other for other in measures)
    ]
    outcomes = [outcome for measure in finest for outcome in measure.outcomes]
    return tuple(finest) if len(outcomes) == len(set(outcomes)) else ()


def _from_highest_lower(estimate: Estimate) -> tuple[int, bool, int, int]:
    return -estimate.range.lower, *by_upper_end(estimate.range), -_day(estimate)


def _from_lowest_upper(estimate: Estimate) -> tuple[bool, int, int, int]:
    return *by_upper_end(estimate.range), -estimate.range.lower, -_day(estimate)


def _day(estimate: Estimate) -> int:
    return (estimate.by.stated.last or date.max).toordinal()
