"""Sums: what one origin says of disjoint parts of a subject, added before any rule is applied.

Outcomes that one partition holds are added, and periods that make up the subject's. A member is
what all reports of it allow together, or else their hull; a sum is no better than its weakest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, reduce
from itertools import chain
from operator import add, attrgetter
from typing import final

from attrs import evolve, frozen

from conflictmodel.claims import Estimate
from conflictmodel.display.text import few
from conflictmodel.rules.voices import best_in, one_best
from conflictmodel.values import (
    Attribution,
    Grade,
    Group,
    Measure,
    Outcomes,
    Period,
    Place,
    Range,
    Source,
    SourceKind,
    partition,
)
from conflictmodel.values.periods import ends
from conflictmodel.values.ranges import unknown
from conflictmodel.values.subjects import Subject

_FEWEST = 2
_LONGEST_ID = 1_000
_NEVER = date.max.toordinal()  # more steps than there are days


@final
@frozen
class Sum:
    """Figures of one origin, added, and the ids of all reports of its members, in order."""

    estimate: Estimate
    parts: tuple[str, ...]
    is_torn: bool = False  # whether the reports of one member have no number in common


_Said = Sequence[Estimate]  # of one subject
_Days = tuple[int, int]
_Cell = tuple[str, Group, Place | None, _Days, Outcomes]
_Chains = defaultdict[str, defaultdict[_Days, list[Sum]]]


def sums_on(parts: Iterable[Sequence[_Said]], about: Subject) -> Iterator[Sum]:
    """Yield the sums of what was said of parts of a subject that make up the subject or a part.

    `parts` has the estimates of each part, together by what they have in common but the period.
    """
    added, beside = _addable(parts, about)
    outcomes: defaultdict[_Cell, defaultdict[Measure, list[Sum]]]
    outcomes = defaultdict(lambda: defaultdict(list))
    chains: _Chains = defaultdict(lambda: defaultdict(list))
    partitions = {said[0].subject.measure: held for said, held in added}
    for each in sorted(chain(*(said for said, _ in added), *beside), key=attrgetter("id")):
        of, origin = each.subject, each.by.source.origin
        if each.range == unknown():
            continue  # that nothing is known of a part is no figure of it
        days, figure = ends(of.period), Sum(each, (each.id,))
        if of.measure == about.measure:
            chains[origin][days].append(figure)
        else:
            cell = (origin, of.group, of.place, days, partitions[of.measure])
            outcomes[cell][of.measure].append(figure)
    made = [*_of_cells(outcomes, chains, about)]
    counted: set[int] = set()
    for reports in chains.values():
        for found, members in _of_periods(reports, about):
            yield found
            low = found.estimate.range.lower
            counted.update(id(each) for each in members if each.estimate.range.lower <= low)
    # A sum of outcomes is left out where one of periods, in which it is counted, says all it says.
    yield from (each for each in made if id(each) not in counted)


def _of_cells(
    outcomes: Mapping[_Cell, Mapping[Measure, list[Sum]]], chains: _Chains, about: Subject
) -> Iterator[Sum]:
    """Yield the sums of outcomes, and add those that count what a subject does to the periods."""
    for (origin, *_, days, _), said in outcomes.items():
        if len(said) < _FEWEST:
            continue
        first = next(iter(said.values()))[0]
        subject = evolve(first.estimate.subject.in_days(), measure=about.measure)
        is_own = is_beside(subject, about)
        for found in _of_outcomes(subject, said, to_either_end=is_own):
            yield found
            whole = found.estimate.subject
            if is_own and whole.measure == about.measure and whole.measure.accrues:
                chains[origin][days].append(found)


def _of_periods(
    reports: Mapping[_Days, list[Sum]], about: Subject
) -> Iterator[tuple[Sum, list[Sum]]]:
    """Yield what an origin says of periods that make up a subject's, added, and its members."""
    whole = ends(about.period)  # a sum of outcomes that is direct already is no link
    periods = _chain((each for each in reports if each != whole), whole)
    if len(periods) >= _FEWEST:
        linked = [reports[period] for period in periods]
        found = _added(about, [_member(each) for each in linked])
        yield found, [*chain.from_iterable(linked)]


def _addable(
    parts: Iterable[Sequence[_Said]], about: Subject
) -> tuple[list[tuple[_Said, Outcomes]], list[_Said]]:
    """Return what is said of some outcomes, with their partition, and of periods of a subject."""
    added: list[tuple[_Said, Outcomes]] = []
    beside: list[_Said] = []
    for family in parts:
        stated = [said for said in family if said[0].subject.period.days_are_stated]
        one = stated[0][0].subject if stated else about
        if one.measure != about.measure:
            held = partition(one.measure, one.unit)
            added += [(said, held) for said in stated if held]
        elif one.measure.accrues and is_beside(one, about):
            beside += stated
    return added, beside


def is_beside(part: Subject, about: Subject) -> bool:
    """Tell whether a part of a subject differs from it in its days or outcomes alone."""
    return (part.group, part.place) == (about.group, about.place)


def _of_outcomes(
    subject: Subject,
    said: Mapping[Measure, Sequence[Sum]],
    *,
    to_either_end: bool,
) -> Iterator[Sum]:
    """Yield sums of what an origin says of outcomes: of all that a subject counts, and of most."""
    members = {measure: _member(reports) for measure, reports in said.items()}
    outcomes = frozenset[str]().union(*(measure.outcomes for measure in members))

    def added(measures: tuple[Measure, ...]) -> Sum:
        whole = evolve(subject, measure=reduce(Measure.joined, measures))
        return _added(whole, [members[each] for each in measures])

    ends = (_by_lower, _by_upper) if to_either_end else (_by_lower,)
    makes_up = outcomes == subject.measure.outcomes
    exact = [_disjoint(members, outcomes, end, exactly=True) for end in ends if makes_up]
    sums = [added(each) for each in dict.fromkeys(exact) if each]
    yield from sums
    most = _disjoint(members, outcomes, _by_lower, exactly=False)
    least = max((each.estimate.range.lower for each in sums), default=-1)
    if len(most) >= _FEWEST and sum(members[each].estimate.range.lower for each in most) > least:
        yield added(most)


_Score = tuple[int, int]
_Choice = tuple[_Score, int, tuple[Measure, ...]]


def _disjoint(
    members: Mapping[Measure, Sum],
    outcomes: frozenset[str],
    score: Callable[[Range], _Score],
    *,
    exactly: bool,
) -> tuple[Measure, ...]:
    """Return measures that share no outcome: of all such those with the highest sum of scores."""
    if sum(len(measure.outcomes) for measure in members) == len(outcomes):
        return tuple(members)  # as mostly, and the search takes longer

    @cache
    def best(left: frozenset[str]) -> _Choice | None:
        if not left:
            return (0, 0), 0, ()
        first = min(left)
        found = [] if exactly else [best(left - {first})]
        for measure, member in members.items():
            if first in measure.outcomes and measure.outcomes <= left:
                rest, (one, other) = best(left - measure.outcomes), score(member.estimate.range)
                if rest is not None:
                    (first_, second), number, others = rest
                    total = (first_ + one, second + other)
                    found.append((total, number + 1, (measure, *others)))
        return max(filter(None, found), key=_by_score, default=None)

    found = best(outcomes)
    return found[2] if found else ()


def _by_score(found: _Choice) -> tuple[_Score, int, list[list[str]]]:
    return found[0], found[1], [sorted(measure.outcomes) for measure in found[2]]


def _by_lower(value: Range) -> _Score:
    return 0, value.lower


def _by_upper(value: Range) -> _Score:
    return (-1, 0) if value.upper is None else (0, -value.upper)


def _chain(periods: Iterable[_Days], whole: _Days) -> list[_Days]:
    """Return the fewest periods that follow each other and make up a whole, the longest first."""
    first, last = whole
    steps, chosen = {last + 1: 0}, dict[int, int]()
    for start, stop in sorted(periods, reverse=True):
        if stop + 1 in steps and steps[stop + 1] + 1 < steps.get(start, _NEVER):
            steps[start], chosen[start] = steps[stop + 1] + 1, stop
    found: list[_Days] = []
    while first in chosen:
        found.append((first, chosen[first]))
        first = chosen[first] + 1
    return found


def _member(reports: Sequence[Sum]) -> Sum:
    """Return what an origin says of one part, in however many reports."""
    said = [each.estimate for each in reports]
    first, *rest = (each.range for each in said)
    together = first.intersection(*rest)
    allowed = together or first.hull(*rest)
    judged = [
        each.by.grade for each in said if each.by.grade and each.by.grade.reliability.is_judged
    ]
    by = _by(
        said,
        max((each.by.stated for each in said), key=_by_age),
        min(judged, key=_by_grade, default=None),
    )
    best = best_in(allowed, one_best(each.best for each in said))
    estimate = Estimate(said[0].id, said[0].subject, allowed, by, best=best)
    is_torn = together is None or any(each.is_torn for each in reports)
    return Sum(estimate, _parts(reports), is_torn)


def _added(subject: Subject, members: Sequence[Sum]) -> Sum:
    said, parts = [each.estimate for each in members], _parts(members)
    undated = [each.by.stated for each in said if each.by.stated.last is None]
    grades = [each.by.grade for each in said if each.by.grade]
    by = _by(
        said,
        min(undated or [each.by.stated for each in said], key=_by_age),
        max(grades, key=_by_grade) if len(grades) == len(said) else None,
    )
    bests = [each.best for each in said if each.best is not None]
    best = sum(bests) if len(bests) == len(said) else None
    # A dossier of days has thousands of parts, and an id has an end.
    claim_id = "+".join(map(str, few(parts)))[:_LONGEST_ID]
    total = reduce(add, (each.range for each in said))
    estimate = Estimate(claim_id, subject, total, by, best=best)
    return Sum(estimate, parts, any(each.is_torn for each in members))


def _by(said: Sequence[Estimate], stated: Period, grade: Grade | None) -> Attribution:
    source, *others = {each.by.source for each in said}
    if others:
        source = Source(source.origin, SourceKind.OTHER)
    return Attribution(source, stated, grade=grade)


def _parts(sums: Iterable[Sum]) -> tuple[str, ...]:
    return tuple(sorted({part for each in sums for part in each.parts}))


def _by_age(stated: Period) -> tuple[date, str]:
    """Return a key that sorts the newest last: what may have been stated on any day is that."""
    return stated.last or date.max, stated.edtf


def _by_grade(grade: Grade) -> tuple[str, int]:
    return grade.reliability.name, grade.credibility.value
