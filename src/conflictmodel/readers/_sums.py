"""Sums of the figures of a data set, in which nothing is counted twice."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, final

from attrs import define

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.values import Group, Period, Place, Range, Subject, Unit
from conflictmodel.values.subjects import upwards

Sums: TypeAlias = dict[tuple[str, Unit], "Sum"]
"""Sums by the part of what they count, and their unit."""

_Whole: TypeAlias = tuple[Group, Place | None, Unit]


@final
@define
class Sum:
    """What is added up of a part; no figure where all are left out."""

    figure: Range | None = None
    best: int | None = None
    left_out: int = 0

    def add(self, figures: list[Estimate]) -> None:
        """Add what the figures of one subject allow together; none where they contradict."""
        found = figures[0].range.intersection(*(each.range for each in figures[1:]))
        if found is None:
            self.left_out += len(figures)
            return
        best = {each.best for each in figures} - {None}
        one = best.pop() if len(best) == 1 else None
        if self.figure is None:
            self.figure, self.best = found, one
        else:
            self.figure += found
            self.best = None if one is None or self.best is None else one + self.best


def sums(estimates: Iterable[Estimate], part: Callable[[Subject], str]) -> Sums:
    """Return the sum of figures for each part of what they count."""
    about: dict[Subject, list[Estimate]] = {}
    for each in estimates:
        about.setdefault(each.subject.in_days(), []).append(each)
    found: Sums = {}
    kept: dict[_Whole, list[Subject]] = {}
    # What is wider comes first, so that each is compared with what it may lie in, and no more.
    for subject in sorted(about, key=_depth):
        figures = about[subject]
        name = part(figures[0].subject)
        _checks.refuse("totals", _checks.text("by", name))
        of_part = found.setdefault((name, subject.unit), Sum())
        if any(_may_overlap(subject, other) for other in _wider(kept, subject)):
            of_part.left_out += len(figures)
        else:
            kept.setdefault((subject.group, subject.place, subject.unit), []).append(subject)
            of_part.add(figures)
    return found


def _depth(subject: Subject) -> tuple[int, int]:
    return len([*upwards(subject.group)]), len([*_around(subject.place)])


def _around(place: Place | None) -> Iterator[Place]:
    while place is not None:
        yield place
        place = place.within


def _wider(kept: dict[_Whole, list[Subject]], subject: Subject) -> Iterator[Subject]:
    for group in upwards(subject.group):
        for place in (*_around(subject.place), None):
            yield from kept.get((group, place, subject.unit), ())


def _may_overlap(one: Subject, other: Subject) -> bool:
    return not (one.measure.is_disjoint(other.measure) or _apart(one.period, other.period))


def _apart(one: Period, other: Period) -> bool:
    """Return whether two periods certainly have no day in common."""
    return any(
        first.last is not None and second.first is not None and first.last < second.first
        for first, second in ((one, other), (other, one))
    )
