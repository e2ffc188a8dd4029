"""Contributions: what each estimate allows a subject to be, and why.

1. Estimates that another one replaces are left out.
2. What one origin says of disjoint parts is added (see `sums`).
3. Each estimate, and each sum, bears on the subject directly, as a limit from below, as one from
   above, or not at all. A part is never more than its whole; nothing else is inferred.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.claims.claim import replacements
from conflictmodel.claims.consistency import circles
from conflictmodel.conclusions.sums import Sum, sums_on
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, listing
from conflictmodel.display.text import few
from conflictmodel.errors import Problem
from conflictmodel.values import Subject
from conflictmodel.values.ranges import Range, unknown


class Role(Enum):
    """What part an estimate played.

    >>> Role.LOWER_BOUND.value
    'lower bound'
    """

    DIRECT = "direct"
    """It is about the subject."""

    LOWER_BOUND = "lower bound"
    """It is about a part of the subject: a limit from below."""

    UPPER_BOUND = "upper bound"
    """It is about something that includes the subject: a limit from above."""

    SUMMED = "summed"
    """It is counted in a sum of disjoint parts, which says all that it says."""

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
        parts: The ids of all estimates it is the sum of, in order; none where it is no sum.

    >>> Contribution.__match_args__
    ('estimate', 'role', 'range', 'why', 'parts')
    """

    estimate: Estimate
    role: Role
    range: Range | None
    why: str
    parts: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _title(self) -> Line:
        claims = listing(few(self.parts), " + ") or (self.estimate.id,)
        unused = self.role in {Role.SUPERSEDED, Role.NOT_USED} and not self.parts
        return (*claims, ": ", self.estimate.figure, *(("; ", self.why) if unused else ()))


def bearing(estimate: Estimate, about: Subject) -> Contribution:
    """Return what an estimate allows a subject to be, because a part is never more than its whole.

    Args:
        estimate: The estimate.
        about: The subject.

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
    return Contribution(estimate, *_bearing(estimate.range, *_relation(estimate.subject, about)))


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


def _bearing(figure: Range, role: Role, why: str) -> tuple[Role, Range | None, str]:
    """Return the part that a figure plays, what it allows the subject to be, and why."""
    allowed = _allowed(role, figure)
    if allowed is not None or role is Role.NOT_USED:
        return role, allowed, why
    if role is Role.LOWER_BOUND:
        return Role.NOT_USED, None, "it is about a part, and may be 0, so it bounds nothing"
    why = "it is about something larger, and has no upper end, so it bounds nothing"
    return Role.NOT_USED, None, why


@final
@frozen
class Evidence:
    """What a rule is given of estimates.

    Args:
        figures: The estimates of the subject itself that give a figure, and sums that make it up.
        limits: The estimates and sums of a part of it, or of something that includes it.
        bounds: What each of the limits allows it to be, by its identity.
        parts: The ids that each sum is made of, by its identity.
    """

    figures: Sequence[Estimate]
    limits: Sequence[Estimate]
    bounds: Mapping[int, Range]
    parts: Mapping[int, tuple[str, ...]]


def evidence_on(estimates: Sequence[Estimate], about: Subject) -> Evidence:
    """Return the estimates, and the sums of them, that bear on a subject."""
    found = _Bearings(estimates, about)
    if not (found.replaced or found.sums) and all(
        role is Role.DIRECT for role, _ in found.relations.values()
    ):  # as nearly always, and what follows takes long
        return Evidence(_with_a_figure(estimates), (), {}, {})
    figures: list[Estimate] = []
    limits: list[Estimate] = []
    bounds: dict[int, Range] = {}
    for each in estimates:
        role, allowed, _ = found.of(each)
        if role is Role.DIRECT:
            figures.append(each)
        elif allowed is not None:
            limits.append(each)
            bounds[id(each)] = allowed
    for item, _ in found.sums:
        (figures if item.role is Role.DIRECT else limits).append(item.estimate)
    bounds |= {id(item.estimate): item.range for item, _ in found.sums if item.range is not None}
    parts = {id(item.estimate): item.parts for item, _ in found.sums}
    return Evidence(_with_a_figure(figures), limits, bounds, parts)


def _with_a_figure(estimates: Sequence[Estimate]) -> Sequence[Estimate]:
    return [each for each in estimates if each.range.upper is not None or each.range.lower]


def contributions(
    estimates: Sequence[Estimate], about: Subject
) -> tuple[tuple[Contribution, ...], frozenset[str]]:
    """Return every estimate with the part it plays, then the sums that play one.

    And the origins that contradict themselves in what they say of a member of a sum.
    """
    found = _Bearings(estimates, about)
    given = (Contribution(each, *found.of(each)) for each in estimates)
    torn = (item.estimate.by.source.origin for item, is_torn in found.sums if is_torn)
    return (*given, *(item for item, _ in found.sums)), frozenset(torn)


class _Bearings:
    """How each of some estimates bears on a subject."""

    def __init__(self, estimates: Sequence[Estimate], about: Subject) -> None:
        subjects = _subjects(estimates)
        self.relations = {key: _relation(each, about) for key, each in subjects.items()}
        self.replaced = replacements(estimates)
        if self.replaced:
            messages = circles(estimates)
            _checks.refuse("combine", tuple(Problem("estimates", each) for each in messages))
        parts = {
            key: each
            for key, each in subjects.items()
            if self.relations[key][0] is Role.LOWER_BOUND
        }
        self.sums: Sequence[tuple[Contribution, bool]] = ()
        if parts:  # mostly there are none
            standing = [each for each in estimates if each.id not in self.replaced]
            self.sums = [*_bearing_sums(sums_on(standing, parts, about), estimates, about)]
        self._summed = {
            part: item.estimate for item, _ in reversed(self.sums) for part in item.parts
        }

    def of(self, estimate: Estimate) -> tuple[Role, Range | None, str]:
        """Return the part that an estimate plays, what it allows, and why."""
        if estimate.id in self.replaced:
            return Role.SUPERSEDED, None, f"{self.replaced[estimate.id]} replaces it"
        summed = self._summed.get(estimate.id)
        if summed is not None and estimate.range.lower <= summed.range.lower:
            return Role.SUMMED, None, f"it is counted in {summed.id}"
        return _bearing(estimate.range, *self.relations[id(estimate.subject)])


def _bearing_sums(
    sums: Iterable[Sum], estimates: Sequence[Estimate], about: Subject
) -> Iterator[tuple[Contribution, bool]]:
    """Yield the sums that say something of a subject, and whether each contradicts itself."""
    taken: set[str] = set()
    for each in sums:
        role, allowed, why = _bearing(each.estimate.range, *_relation(each.estimate.subject, about))
        if allowed is not None and allowed != unknown():
            taken = taken or {one.id for one in estimates}
            estimate = evolve(each.estimate, id=_unused(each.estimate.id, taken))
            yield Contribution(estimate, role, allowed, why, each.parts), each.is_torn


def _unused(claim_id: str, taken: set[str]) -> str:
    """Return the id, marked where it is that of something else already, and take it."""
    while claim_id in taken:
        claim_id += "'"
    taken.add(claim_id)
    return claim_id


def _subjects(estimates: Sequence[Estimate]) -> dict[int, Subject]:
    """Return each subject by its identity: most are the same object, and a hash takes long."""
    if not estimates:
        return {}
    first = estimates[0].subject
    others = [each.subject for each in estimates if each.subject is not first]
    return {id(subject): subject for subject in (first, *others)}
