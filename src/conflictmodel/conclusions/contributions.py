"""Contributions: what each estimate allows a subject to be, and why.

1. Estimates that another one replaces are left out.
2. What one origin says of disjoint outcomes is added (`total`), where the sum bears on the subject.
3. Each estimate bears on the subject directly, as a lower bound, as an upper bound, or not at all.
   A part is never more than its whole; nothing else is inferred.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from operator import itemgetter
from typing import final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.claims.claim import replacements
from conflictmodel.conclusions.totals import total
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line
from conflictmodel.values import Measure, Reliability, Subject, partition
from conflictmodel.values.ranges import Range, by_upper_end


class Role(Enum):
    """What part an estimate played.

    >>> Role.LOWER_BOUND.value
    'lower bound'
    """

    DIRECT = "direct"
    """It is about the subject."""

    LOWER_BOUND = "lower bound"
    """It is about a part of the subject."""

    UPPER_BOUND = "upper bound"
    """It is about something that includes the subject."""

    SUMMED = "summed"
    """It is counted in a sum of disjoint parts."""

    SUPERSEDED = "superseded"
    """Another estimate replaces it."""

    NOT_USED = "not used"
    """It says nothing about the subject."""


@final
@frozen
@_checks.checked
class Contribution(Displayed):
    """An estimate, and what became of it.

    Args:
        estimate: The estimate; a sum of estimates where `parts` names them.
        role: What part it played.
        range: What it allows the subject to be; `None` where it says nothing about it.
        why: The reason, as a phrase.
        parts: The ids of the estimates it is the sum of; none where it is no sum.

    Raises:
        InvalidValueError: If a field is of the wrong type.

    >>> Contribution.__match_args__
    ('estimate', 'role', 'range', 'why', 'parts')
    """

    estimate: Estimate
    role: Role
    range: Range | None
    why: str
    parts: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _title(self) -> Line:
        claim = " + ".join(self.parts) or self.estimate.id
        unused = self.role in {Role.SUPERSEDED, Role.NOT_USED} and not self.parts
        return (claim, ": ", self.estimate.figure, *(("; ", self.why) if unused else ()))


def bearing(estimate: Estimate, about: Subject) -> Contribution:
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
    return _contribution(estimate, *_relation(estimate.subject, about))


def _relation(subject: Subject, about: Subject) -> tuple[Role, str]:
    """Return how figures about a subject bear on another one, and why."""
    not_part = about.excludes(subject)
    not_whole = subject.excludes(about)
    if not_part and not_whole:
        why = f"not a part: {'; '.join(not_part)}. Not the whole: {'; '.join(not_whole)}"
        return Role.NOT_USED, why
    if not_part:
        return (
            Role.UPPER_BOUND,
            "it is about something larger, and the subject is at most its whole",
        )
    if not_whole:
        return Role.LOWER_BOUND, "it is about a part, and the subject is at least its part"
    # Each is part of the other where the same days are written in two ways.
    return Role.DIRECT, "it is about the subject"


def _allowed(role: Role, figure: Range) -> Range | None:
    """Return what a figure allows the subject to be, or `None` where it bounds nothing."""
    if role is Role.DIRECT:
        return figure
    if role is Role.LOWER_BOUND and figure.lower:
        return Range(figure.lower)
    if role is Role.UPPER_BOUND and figure.upper is not None:
        return Range(0, figure.upper)
    return None


def _contribution(estimate: Estimate, role: Role, why: str) -> Contribution:
    allowed = _allowed(role, estimate.range)
    if allowed is not None or role is Role.NOT_USED:
        return Contribution(estimate, role, allowed, why)
    if role is Role.LOWER_BOUND:
        why = "it is about a part, and may be 0, so it bounds nothing"
    else:
        why = "it is about something larger, and has no upper end, so it bounds nothing"
    return Contribution(estimate, Role.NOT_USED, None, why)


def reports_on(
    estimates: tuple[Estimate, ...], about: Subject
) -> tuple[Sequence[Estimate], dict[int, Range]]:
    """Return the estimates, and sums of them, that bear on a subject.

    And, by the identity of each that is about a part of the subject or about something larger, what
    it allows; any other allows its own range. A sum may have the id of an estimate.
    """
    subjects = _subjects(estimates)
    roles = {key: _relation(subject, about)[0] for key, subject in subjects.items()}
    replaced, summed, sums = _left_out(estimates, subjects.values(), about)
    bounds: dict[int, Range] = {}
    if not (replaced or sums) and all(role is Role.DIRECT for role in roles.values()):
        return estimates, bounds  # as nearly always, and what follows takes long
    found: list[Estimate] = []
    for each in estimates:
        role = roles[id(each.subject)]
        allowed = _allowed(role, each.range)
        if allowed is None or each.id in replaced or each.id in summed:
            continue
        found.append(each)
        if role is not Role.DIRECT:
            bounds[id(each)] = allowed
    found += [item.estimate for item in sums]
    bounds |= {id(item.estimate): item.range for item in sums if item.range is not None}
    return found, bounds


def _subjects(estimates: Sequence[Estimate]) -> dict[int, Subject]:
    """Return each subject by its identity: most are the same object, and a hash takes long."""
    if not estimates:
        return {}
    first = estimates[0].subject
    others = [each.subject for each in estimates if each.subject is not first]
    return {id(subject): subject for subject in (first, *others)}


def contributions(estimates: tuple[Estimate, ...], about: Subject) -> tuple[Contribution, ...]:
    """Return every estimate with the part it plays, then the sums that play one."""
    subjects = _subjects(estimates).values()
    replaced, summed, sums = _left_out(estimates, subjects, about)

    def of(estimate: Estimate) -> Contribution:
        if estimate.id in replaced:
            why = f"{replaced[estimate.id]} replaces it"
            return Contribution(estimate, Role.SUPERSEDED, None, why)
        if estimate.id in summed:
            why = f"it is counted in {summed[estimate.id]}"
            return Contribution(estimate, Role.SUMMED, None, why)
        return _contribution(estimate, *_relation(estimate.subject, about))

    return (*map(of, estimates), *sums)


def _left_out(
    estimates: Sequence[Estimate], subjects: Iterable[Subject], about: Subject
) -> tuple[dict[str, str], dict[str, str], list[Contribution]]:
    """Return what is replaced and what is counted in a sum, each with by what, and the sums."""
    replaced = replacements(estimates)
    summed: dict[str, str] = {}
    sums: list[Contribution] = []
    standing = [each for each in estimates if each.id not in replaced] if replaced else estimates
    measures = {subject.measure for subject in subjects}
    for item, members in _sums(standing, measures, about):
        sums.append(item)
        if item.role is not Role.UPPER_BOUND:
            summed.update(dict.fromkeys(members, item.estimate.id))
    return replaced, summed, sums


def _sums(
    estimates: Sequence[Estimate], measures_said: set[Measure], about: Subject
) -> Iterable[tuple[Contribution, list[str]]]:
    """Yield the sums of what one origin says of disjoint outcomes, where they bear on the subject.

    Each with the ids of all that the origin says of these outcomes. Where it says several things of
    one outcome, one sum has the highest lower ends and one has the lowest upper ends: together they
    allow what all such sums allow, and however often a thing is relayed, they are the same.
    """
    whole = about.measure
    held = partition(whole, about.unit)
    parts_said = {
        each
        for each in measures_said
        if held is not None
        and each.outcomes <= held.outcomes
        and each.accrues is whole.accrues
        and not each.is_disjoint(whole)
    }
    if len(parts_said) <= 1:
        return  # most dossiers count one thing over many days, which is long work for no sum
    taken = {each.id for each in estimates}
    groups: dict[tuple[str, Subject], dict[Measure, list[Estimate]]] = {}
    for each in estimates:
        measure = each.subject.measure
        if measure in parts_said:
            key = (each.by.source.origin, evolve(each.subject.in_days(), measure=whole))
            groups.setdefault(key, {}).setdefault(measure, []).append(each)
    for said in groups.values():
        inside = [measure for measure in said if whole.includes(measure)]
        for measures in dict.fromkeys((_disjoint(inside), _disjoint(list(said)))):
            if len(measures) > 1:
                members = [each.id for measure in measures for each in said[measure]]
                for parts in _extremes([said[measure] for measure in measures]):
                    newest = min(parts, key=_by_age)
                    claim_id = _unused("+".join(part.id for part in parts), taken)
                    added = total(parts, claim_id=claim_id, by=newest.by)
                    item = _contribution(added, *_relation(added.subject, about))
                    if item.range is not None:
                        yield evolve(item, parts=tuple(part.id for part in parts)), members


def _unused(claim_id: str, taken: set[str]) -> str:
    """Return the id, marked where it is that of something else already, and take it."""
    while claim_id in taken:
        claim_id += "'"
    taken.add(claim_id)
    return claim_id


def _extremes(said: list[list[Estimate]]) -> Iterable[tuple[Estimate, ...]]:
    """Return one estimate of each: those with the highest lower ends, and the lowest upper ends."""
    keyed = [
        [(each, -each.range.lower, by_upper_end(each.range), _by_age(each)) for each in reports]
        for reports in said
    ]
    highest = tuple(min(keys, key=itemgetter(1, 2, 3))[0] for keys in keyed)
    lowest = tuple(min(keys, key=itemgetter(2, 1, 3))[0] for keys in keyed)
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


def _by_age(estimate: Estimate) -> tuple[int, str, str]:
    """Return a key that sorts the newest first, of several the one of the best grade.

    It ends in the id, so that the order in which estimates were given decides nothing.
    """
    stated, grade = estimate.by.stated.last or date.max, estimate.by.grade
    letter = Reliability.F.name if grade is None else grade.reliability.name
    return -stated.toordinal(), letter, estimate.id
