"""Totals: the sum of figures for disjoint parts, in which nothing is counted twice."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import reduce
from itertools import pairwise

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.indexes import filed
from conflictmodel.errors import DoubleCountingError, Problem
from conflictmodel.values import Attribution, Measure, Period
from conflictmodel.values.periods import ends
from conflictmodel.values.subjects import Subject, upwards

_DISJOINT = "where you know that they do not, name the whole that they make up with `into`"
_UNDECLARED = "no partition of outcomes (Outcomes) has {} and {}, so they may overlap"
_DIFFERING = "their {} differ, so they may overlap"
_TWO_AT_ONCE = "their measures differ, and their days do or may; add one of them at a time"
_THERE_STILL = "what is there in one period may be there in the other"
_NOT_ADJACENT = "their periods overlap, or leave days out, or nobody stated their days"


def total(
    estimates: Iterable[Estimate],
    *,
    claim_id: str | None = None,
    by: Attribution | None = None,
    into: Subject | None = None,
) -> Estimate:
    """Add estimates of disjoint parts into one of their union.

    Lower ends, upper ends and best figures are added separately; where one of the estimates has no
    upper end or no best figure, the sum has none.

    The subjects may differ in the measure, where one partition (`Outcomes`) holds all the outcomes,
    or in the period, where the measure accrues and the periods follow each other without a gap, and
    in nothing else: whether two groups or two places overlap cannot be seen from their names.

    Args:
        estimates: The estimates; two or more.
        claim_id: The id of the sum; the ids joined with `+` unless given.
        by: The attribution of the sum; needed where the estimates do not share one.
        into: The subject of the sum, which includes every part. The caller vouches that groups and
            places of different names are disjoint, and that the parts are all of it; where they are
            not, keep the lower end alone. What may overlap by its group and place is still refused.

    Raises:
        DoubleCountingError: If two of them may count the same thing.
        InvalidValueError: If there are fewer than two, no attribution is shared or given, a part
            is not in `into`, or something given is of the wrong type.

    >>> from conflictmodel import example
    >>> harmed = total(example().of_type(Estimate)[3:5])
    >>> print(harmed.id, harmed.subject.measure, harmed.range, sep=": ")
    04-nis-killed+05-nis-wounded: killed or wounded: 1,050–1,150
    """
    parts = _checks.listed("total", "estimates", estimates, Estimate)
    _checks.refuse(
        "total",
        _checks.optional_text("claim_id", claim_id),
        _checks.optional("by", by, Attribution),
        _checks.optional("into", into, Subject),
    )
    if len(parts) <= 1:
        raise _checks.refusal("total", Problem("estimates", "it takes two or more"))
    subject = _union(parts) if into is None else _whole(parts, into)
    shared = {part.by for part in parts}
    if by is None and len(shared) > 1:
        message = "the estimates have several attributions; say which the sum is to carry"
        raise _checks.refusal("total", Problem("by", message))
    best = [part.best for part in parts if part.best is not None]
    return Estimate(
        "+".join(part.id for part in parts) if claim_id is None else claim_id,
        subject,
        sum((part.range for part in parts[1:]), parts[0].range),
        parts[0].by if by is None else by,
        best=sum(best) if len(best) == len(parts) else None,
    )


def _whole(parts: tuple[Estimate, ...], into: Subject) -> Subject:
    """Return the subject that parts are added into, or raise where it does not hold them all."""
    outside = tuple(
        Problem(f"estimates[{index}]", f"{_checks.shown(part.id)}: {'; '.join(reasons)}")
        for index, part in enumerate(parts)
        if (reasons := into.excludes(part.subject))
    )
    _checks.refuse("total", outside)
    # What may count the same is of one group, or of a group within another.
    met = filed((part.subject.group, index) for index, part in enumerate(parts))
    _refuse_pairs(
        (parts[other].id, part.id, "they are of one group, or one within another, and may overlap")
        for index, part in enumerate(parts)
        for group in upwards(part.subject.group)
        for other in met.get(group, ())
        if (other < index or group != part.subject.group)
        and _may_overlap(parts[other].subject, part.subject)
    )
    return into


def _may_overlap(one: Subject, other: Subject) -> bool:
    """Tell whether something may be counted in both of two subjects, whatever their groups."""
    if one.measure.is_disjoint(other.measure):
        return False
    (first, last), (begins, stops) = ends(one.period), ends(other.period)
    if last < begins or stops < first:
        return False
    if one.place is None or other.place is None:
        return True
    return one.place.includes(other.place) or other.place.includes(one.place)


def _union(parts: tuple[Estimate, ...]) -> Subject:
    """Return the subject of disjoint parts together, or raise where they may overlap."""
    first = parts[0].subject

    def refuse(is_unlike: Callable[[Subject], bool], reason: str, advice: str = "") -> None:
        unlike = (part.id for part in parts[1:] if is_unlike(part.subject))
        _refuse_pairs(((parts[0].id, other, reason) for other in unlike), advice)

    refuse(lambda each: each.group != first.group, _DIFFERING.format("groups"), _DISJOINT)
    refuse(lambda each: each.place != first.place, _DIFFERING.format("places"), _DISJOINT)
    refuse(lambda each: each.unit != first.unit, _DIFFERING.format("units"))
    days = first.period.in_days()  # as October and its 31 days are one period here
    if days.days_are_stated and all(part.subject.period.in_days() == days for part in parts):
        counted: dict[str, int] = {}
        _refuse_pairs(
            (parts[counted[outcome]].id, part.id, f"both count {outcome!r}")
            for index, part in enumerate(parts)
            for outcome in sorted(part.subject.measure.outcomes)
            if counted.setdefault(outcome, index) != index
        )
        _refuse_pairs(
            (parts[0].id, part.id, _UNDECLARED.format(first.measure, part.subject.measure))
            for part in parts[1:]
            if not first.measure.is_disjoint(part.subject.measure)
        )
        return evolve(first, measure=reduce(Measure.joined, (p.subject.measure for p in parts)))
    refuse(lambda each: each.measure != first.measure, _TWO_AT_ONCE)
    refuse(lambda each: not each.measure.accrues, _THERE_STILL)
    return evolve(first, period=_joined(parts))


def _joined(parts: tuple[Estimate, ...]) -> Period:
    """Return the period of periods that follow each other day on day."""
    ordered = sorted(parts, key=lambda part: part.subject.period.first or date.min)
    _refuse_pairs(
        (one.id, other.id, _NOT_ADJACENT)
        for one, other in pairwise(ordered)
        if not one.subject.period.meets(other.subject.period)
    )
    start = ordered[0].subject.period.edtf.partition("/")[0]
    end = ordered[-1].subject.period.edtf.rpartition("/")[2]
    return Period(f"{start}/{end}")


def _refuse_pairs(pairs: Iterable[tuple[str, str, str]], advice: str = "") -> None:
    if found := tuple(pairs):
        raise DoubleCountingError(found, advice)
