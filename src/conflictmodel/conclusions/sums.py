"""Sums: what one origin says of disjoint parts of a subject, added before any rule is applied.

1. Figures of outcomes that one partition holds, of one group, place and period, are added: those
   that make up the measure of the subject, or else those that say most of it.
2. Figures of periods that follow each other, of the group, measure and place of the subject, are
   added where they make up its period: as few as do.

Each member is what the origin's reports of it allow together, or else their hull. It is as new and
as well graded as the best of these reports, and a sum is no better than its weakest member.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import chain
from operator import add
from typing import final

from attrs import evolve, frozen

from conflictmodel.claims import Estimate
from conflictmodel.display.text import few
from conflictmodel.rules.voices import best_in, one_best
from conflictmodel.values import (
    Attribution,
    Grade,
    Measure,
    Outcomes,
    Period,
    Range,
    Source,
    SourceKind,
    partition,
)
from conflictmodel.values.ranges import unknown
from conflictmodel.values.subjects import Subject

_FEWEST = 2
_LONGEST_ID = 1_000
_NEVER = date.max.toordinal() + 2  # the day after a period without an end


@final
@frozen
class Sum:
    """Figures of one origin, added.

    Args:
        estimate: The sum, as a figure of that origin; its id is made of the first of its parts.
        parts: The ids of all reports of its members, in order.
        is_torn: Whether the reports of one member have no number in common.
    """

    estimate: Estimate
    parts: tuple[str, ...]
    is_torn: bool


@final
@frozen
class _Member:
    """What one origin says of one part, in however many reports."""

    range: Range
    stated: Period
    grade: Grade | None
    best: int | None
    sources: frozenset[Source]
    parts: frozenset[str]
    is_torn: bool


_Cell = tuple[str, Subject, Outcomes]
_Sums = dict[int, Sum]
_Chains = defaultdict[str, defaultdict[Period, list[Estimate]]]


def sums_on(
    estimates: Sequence[Estimate], parts: Mapping[int, Subject], about: Subject
) -> Iterator[Sum]:
    """Yield the sums of what was said and not replaced that make up a subject or a part of it.

    `parts` has the subjects of the estimates, by their identity, that are parts of this one.
    """
    stated = {key: part for key, part in parts.items() if part.period.days_are_stated}
    cells = {key: cell for key, part in stated.items() if (cell := _cell(part, about))}
    links = {
        key: part.period.in_days()
        for key, part in stated.items()
        if part.measure == about.measure and part.measure.accrues and _is_beside(part, about)
    }
    measures = {stated[key].measure for key in cells}
    if len(measures) < _FEWEST and len(links) < _FEWEST:
        return  # as nearly always, and what follows takes long
    outcomes: defaultdict[_Cell, defaultdict[Measure, list[Estimate]]]
    outcomes = defaultdict(lambda: defaultdict(list))
    chains: _Chains = defaultdict(lambda: defaultdict(list))
    for each in estimates:
        key, origin = id(each.subject), each.by.source.origin
        if each.range == unknown():
            continue  # that nothing is known of a part is no figure of it
        if cell := cells.get(key):
            outcomes[origin, *cell][each.subject.measure].append(each)
        elif key in links:
            chains[origin][links[key]].append(each)
    made: _Sums = {}
    for (origin, subject, _), said in outcomes.items():
        is_beside = _is_beside(subject, about)
        for found in _of_outcomes(origin, subject, said, to_either_end=is_beside):
            made[id(found.estimate)] = found
            whole = found.estimate.subject
            if is_beside and whole.measure == about.measure and whole.measure.accrues:
                chains[origin][whole.period].append(found.estimate)
    yield from _of_periods(chains, about, made)
    yield from made.values()


def _of_periods(chains: _Chains, about: Subject, sums: _Sums) -> Iterator[Sum]:
    """Yield what each origin says of periods that make up a subject's, added.

    Sums of outcomes that are counted in it are taken out where it says all that they say.
    """
    for origin, reports in chains.items():
        reports.pop(about.period.in_days(), None)  # a sum of outcomes that is direct already
        periods = _chain(reports, about.period.in_days())
        if len(periods) >= _FEWEST:
            linked = [reports[period] for period in periods]
            found = _added(origin, about, [_member(each, sums) for each in linked])
            for link in chain.from_iterable(linked):
                if link.range.lower <= found.estimate.range.lower:
                    sums.pop(id(link), None)
            yield found


def _cell(part: Subject, about: Subject) -> tuple[Subject, Outcomes] | None:
    """Return with what a part may be added, if it counts some of the outcomes only."""
    held = None if part.measure == about.measure else partition(part.measure, part.unit)
    return held and (evolve(part.in_days(), measure=about.measure), held)


def _is_beside(part: Subject, about: Subject) -> bool:
    return (part.group, part.place) == (about.group, about.place)


def _of_outcomes(
    origin: str,
    subject: Subject,
    said: Mapping[Measure, Sequence[Estimate]],
    *,
    to_either_end: bool,
) -> Iterator[Sum]:
    """Yield sums of what an origin says of outcomes: of all that a subject counts, and of most.

    Of the ways to add up all, one has the highest lower end and one the lowest upper end: together
    they allow what all such sums do. Another is made where it says that there were more.
    """
    if len(said) < _FEWEST:
        return
    members = {measure: _member(reports, {}) for measure, reports in said.items()}
    outcomes = frozenset[str]().union(*(measure.outcomes for measure in members))

    def added(measures: tuple[Measure, ...]) -> Sum:
        whole = evolve(subject, measure=reduce(Measure.joined, measures))
        return _added(origin, whole, [members[each] for each in measures])

    ends = (_by_lower, _by_upper) if to_either_end else (_by_lower,)
    makes_up = outcomes == subject.measure.outcomes
    exact = [_disjoint(members, outcomes, end, exactly=True) for end in ends if makes_up]
    sums = [added(each) for each in dict.fromkeys(exact) if each]
    yield from sums
    most = _disjoint(members, outcomes, _by_lower, exactly=False)
    least = max((each.estimate.range.lower for each in sums), default=-1)
    if len(most) >= _FEWEST and sum(members[each].range.lower for each in most) > least:
        yield added(most)


_Score = tuple[int, int]
_Choice = tuple[_Score, int, tuple[Measure, ...]]


def _disjoint(
    members: Mapping[Measure, _Member],
    outcomes: frozenset[str],
    score: Callable[[Range], _Score],
    *,
    exactly: bool,
) -> tuple[Measure, ...]:
    """Return measures without a common outcome: of all such those with the highest sum of scores.

    Where they have to make up the outcomes exactly, there may be none. A further report changes the
    choice only by being of a measure that is chosen then.
    """
    if sum(len(measure.outcomes) for measure in members) == len(outcomes):
        return tuple(members)  # as mostly, and the search takes longer
    known: dict[frozenset[str], _Choice | None] = {frozenset(): ((0, 0), 0, ())}

    def best(left: frozenset[str]) -> _Choice | None:
        if left not in known:
            first = min(left)
            found = [] if exactly else [best(left - {first})]
            for measure, member in members.items():
                if first in measure.outcomes and measure.outcomes <= left:
                    rest, (one, other) = best(left - measure.outcomes), score(member.range)
                    if rest is not None:
                        (first_, second), number, others = rest
                        total = (first_ + one, second + other)
                        found.append((total, number + 1, (measure, *others)))
            known[left] = max(filter(None, found), key=_by_score, default=None)
        return known[left]

    found = best(outcomes)
    return found[2] if found else ()


def _by_score(found: _Choice) -> tuple[_Score, int, list[list[str]]]:
    return found[0], found[1], [sorted(measure.outcomes) for measure in found[2]]


def _by_lower(value: Range) -> _Score:
    return 0, value.lower


def _by_upper(value: Range) -> _Score:
    return (-1, 0) if value.upper is None else (0, -value.upper)


def _chain(periods: Iterable[Period], whole: Period) -> tuple[Period, ...]:
    """Return the fewest periods that follow each other and make up a whole; none if there are none.

    Of as many the first is the longest, then the second.
    """
    first, end = _first(whole), _after(whole)
    steps, chosen = {end: 0}, dict[int, Period]()
    for period in sorted(periods, key=lambda each: (_first(each), _after(each)), reverse=True):
        start, then = _first(period), _after(period)
        if then in steps and steps[then] + 1 < steps.get(start, _NEVER):
            steps[start], chosen[start] = steps[then] + 1, period
    found: list[Period] = []
    while first in chosen:
        found.append(chosen[first])
        first = _after(chosen[first])
    return tuple(found)


def _first(period: Period) -> int:
    return period.first.toordinal() if period.first else 0


def _after(period: Period) -> int:
    return period.last.toordinal() + 1 if period.last else _NEVER


def _member(reports: Sequence[Estimate], sums: _Sums) -> _Member:
    first, *rest = (each.range for each in reports)
    together, hulled = first.intersection(*rest), first.hull(*rest)
    grades = [each.by.grade for each in reports]
    judged = [grade for grade in grades if grade and grade.reliability.is_judged]
    return _Member(
        together or hulled,
        max((each.by.stated for each in reports), key=_by_age),
        min(judged, key=_by_grade, default=None),
        best_in(together or hulled, one_best(each.best for each in reports)),
        frozenset(each.by.source for each in reports),
        frozenset(
            part
            for each in reports
            for part in (sums[id(each)].parts if id(each) in sums else (each.id,))
        ),
        together is None or any(id(each) in sums and sums[id(each)].is_torn for each in reports),
    )


def _added(origin: str, subject: Subject, members: Sequence[_Member]) -> Sum:
    parts = tuple(sorted(frozenset[str]().union(*(each.parts for each in members))))
    sources = frozenset[Source]().union(*(each.sources for each in members))
    source = next(iter(sources)) if len(sources) == 1 else Source(origin, SourceKind.OTHER)
    undated = [each.stated for each in members if each.stated.last is None]
    grades = [each.grade for each in members if each.grade]
    bests = [each.best for each in members if each.best is not None]
    by = Attribution(
        source,
        min(undated or [each.stated for each in members], key=_by_age),
        grade=max(grades, key=_by_grade) if len(grades) == len(members) else None,
    )
    added = reduce(add, (each.range for each in members))
    best = sum(bests) if len(bests) == len(members) else None
    # A dossier of days has thousands of parts, and an id has an end.
    claim_id = "+".join(map(str, few(parts)))[:_LONGEST_ID]
    estimate = Estimate(claim_id, subject, added, by, best=best)
    return Sum(estimate, parts, any(each.is_torn for each in members))


def _by_age(stated: Period) -> tuple[date, str]:
    """Return a key that sorts the newest last: what may have been stated on any day is that."""
    return stated.last or date.max, stated.edtf


def _by_grade(grade: Grade) -> tuple[str, int]:
    return grade.reliability.name, grade.credibility.value
