"""Contributions: what each estimate allows a subject to be, and why.

Each estimate, and each sum of what one origin says, bears on it directly, as a limit from below or
above, or not at all: a part is never more than its whole, and nothing else is inferred.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cached_property
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar, final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.claims.indexes import Family, Index, Row
from conflictmodel.conclusions.sums import is_beside, sums_on
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, listing
from conflictmodel.display.text import few
from conflictmodel.rules import Voice, Voices
from conflictmodel.values import Measure, Period, Place, Subject
from conflictmodel.values.measures import partition
from conflictmodel.values.periods import ends
from conflictmodel.values.ranges import Range, by_upper_end, unknown
from conflictmodel.values.subjects import surrounds

_BY_ID = attrgetter("id")
_N = TypeVar("_N", Measure, Place, Period)


class Role(Enum):
    """What part an estimate played."""

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

    >>> from conflictmodel import example
    >>> killed = example().of_type(Estimate)[3]
    >>> killed.id, bearing(killed, example().subjects[0]).role.value
    ('04-nis-killed', 'lower bound')
    """
    _checks.refuse(
        "bearing",
        _checks.is_a("estimate", estimate, Estimate),
        _checks.is_a("about", about, Subject),
    )
    return _bearing(estimate, about, _relation(estimate.subject, about))


_ROLES = (*Role,)
_BOUNDS = (Role.LOWER_BOUND, Role.UPPER_BOUND)


def _relation(subject: Subject, about: Subject) -> Role:
    """Return how figures about a subject bear on another one, before they are looked at."""
    is_whole = subject.includes(about)
    if about.includes(subject):
        # Each is part of the other where the same days are written in two ways.
        return Role.DIRECT if is_whole else Role.LOWER_BOUND
    return Role.UPPER_BOUND if is_whole else Role.NOT_USED


def _allowed(relation: Role, figure: Range) -> Range | None:
    """Return what a figure allows the subject to be, or `None` where it bounds nothing."""
    if relation is Role.DIRECT:
        return figure
    if relation is Role.LOWER_BOUND and figure.lower:
        return Range(figure.lower)
    if relation is Role.UPPER_BOUND and figure.upper is not None:
        return Range(0, figure.upper)
    return None


_WHY = {
    Role.DIRECT: "it is about the subject",
    Role.LOWER_BOUND: "it is about a part, and the subject is at least its part",
    Role.UPPER_BOUND: "it is about something larger, and the subject is at most its whole",
}
_WHY_NOT = {
    Role.LOWER_BOUND: "it is about a part, and may be 0, so it bounds nothing",
    Role.UPPER_BOUND: "it is about something larger, and has no upper end, so it bounds nothing",
}


def _bearing(
    estimate: Estimate, about: Subject, relation: Role, parts: tuple[str, ...] = ()
) -> Contribution:
    allowed, subject = _allowed(relation, estimate.range), estimate.subject
    if allowed is not None:
        return Contribution(estimate, relation, allowed, _WHY[relation], parts)
    why = _WHY_NOT.get(relation) or (
        f"not a part: {'; '.join(about.excludes(subject))}."
        f" Not the whole: {'; '.join(subject.excludes(about))}"
    )
    return Contribution(estimate, Role.NOT_USED, None, why)


class _Stretch(NamedTuple):
    """Some subjects of a row, by their places in it."""

    row: Row
    places: range

    @property
    def said(self) -> Sequence[Sequence[Estimate]]:
        return self.row.said[self.places.start : self.places.stop]


def _related(family: Family, about: Subject) -> dict[Role, list[_Stretch]]:
    """Return what is said of the subjects of a family, by what `_relation` says of each."""
    subject, rows = family
    is_part, is_whole = surrounds(about, subject), surrounds(subject, about)
    found: dict[Role, list[_Stretch]] = {role: [] for role in _WHY}
    direct, parts, wholes = found.values()
    is_stated, days = about.period.days_are_stated, ends(about.period)
    for row in rows if is_part or is_whole else ():
        inside = row.within(*days) if is_part else range(0)
        around = row.around(*days) if is_whole else range(0)
        equal = range(max(inside.start, around.start), min(inside.stop, around.stop))
        if equal and row.are_stated == is_stated:
            direct += [
                _Stretch(row, range(place, place + 1))
                for place in equal
                if is_stated or row.said[place][0].subject.period == about.period
            ]
        if inside and is_stated and about.measure.accrues:
            parts += _except(row, inside, equal if row.are_stated else range(0))
        if around and row.are_stated and about.measure.accrues:
            wholes += _except(row, around, equal if is_stated else range(0))
    return found


def _except(row: Row, places: range, others: Iterable[int]) -> list[_Stretch]:
    """Return what is said at some places, and not at those of them that are named in order."""
    edges = [places.start - 1, *others, places.stop]
    return [_Stretch(row, range(a + 1, b)) for a, b in pairwise(edges) if a + 1 < b]


def _links(
    parts: Sequence[_Stretch], days: tuple[int, int]
) -> tuple[list[_Stretch], list[_Stretch]]:
    """Return the parts of which an origin may make a shortest chain to some days, and the others.

    They are looked for from the last day back, which takes about as long as they are.
    """
    found: list[set[int]] = [set() for _ in parts]  # the places in each
    first, last = days
    ending = {last: set[str]().union(*(row.beginning(first) for row, _ in parts))}
    met: defaultdict[int, set[str]] = defaultdict(set)
    while ending:
        before: defaultdict[int, set[str]] = defaultdict(set)
        for day, origins in ending.items():
            met[day] |= origins
            for (row, places), linking in zip(parts, found, strict=True):
                for place in row.ending(day, places) if row.are_stated else ():
                    said = [each for each in row.said[place] if each.range != unknown()]
                    if linked := origins.intersection(each.by.source.origin for each in said):
                        linking.add(place)
                        before[row.begins[place] - 1] |= linked
        complete = before.pop(first - 1, set())
        left = ((day, linked - complete - met[day]) for day, linked in before.items())
        ending = {day: origins for day, origins in left if origins}
    both = [
        (row, places, sorted(linking)) for (row, places), linking in zip(parts, found, strict=True)
    ]
    links = [_Stretch(row, range(at, at + 1)) for row, _, linking in both for at in linking]
    return links, [each for row, places, linking in both for each in _except(row, places, linking)]


@final
class Evidence:
    """What estimates say of a subject: its figures, its limits, and the sums among both."""

    def __init__(self, said: Index, about: Subject) -> None:
        self._said = said
        self._about = about
        related = said.related(about.group, about.place)
        self._found = [(each, _related(each, about)) for each in related]
        self._added: list[list[_Stretch]] = []  # what sums may be made of
        self._alone: list[_Stretch] = []  # and the other parts
        self._divide()
        sums = [*self._bearing_sums()]
        self.sums = [item for item, _ in sums]
        self.torn = {item.estimate.by.source.origin for item, is_torn in sums if is_torn}
        self._summed = {part: item.estimate for item in reversed(self.sums) for part in item.parts}
        direct = self._related_by(Role.DIRECT)
        self.figures = [
            *(each for each in direct if each.range.lower or each.range.upper is not None),
            *(item.estimate for item in self.sums if item.role is Role.DIRECT),
        ]

    def _divide(self) -> None:
        """Divide the parts: where several outcomes are counted, sums may be made of all of them.

        Otherwise they are made of one that follows another, of what differs in its days alone.
        """
        measures = {
            subject.measure
            for (subject, _), found in self._found
            if any(each.row.are_stated for each in found[Role.LOWER_BOUND])
            and subject.measure != self._about.measure
            and partition(subject.measure, subject.unit)
        }
        for (subject, _), found in self._found:
            parts = found[Role.LOWER_BOUND]
            if len(measures) > 1:
                self._added.append(parts)
            elif subject.measure == self._about.measure and is_beside(subject, self._about):
                links, others = _links(parts, ends(self._about.period))
                self._added.append(links)
                self._alone += others
            else:
                self._alone += parts

    def _stretches(self, role: Role) -> Iterator[_Stretch]:
        return chain.from_iterable(found[role] for _, found in self._found)

    def _related_by(self, role: Role) -> list[Estimate]:
        said = chain.from_iterable(each.said for each in self._stretches(role))
        return sorted(chain.from_iterable(said), key=_BY_ID)

    @cached_property
    def _others(self) -> list[Sequence[Estimate]]:
        stretches = chain.from_iterable(map(self._stretches, _WHY))
        near = {id(said) for each in stretches for said in each.said}
        related = self._said.related(self._about.group)
        every = (said for _, rows in related for row in rows for said in row.said)
        return [said for said in every if id(said) not in near]

    def _bearing_sums(self) -> Iterator[tuple[Contribution, bool]]:
        """Yield the sums that say something of the subject, and whether each contradicts itself."""
        taken: set[str] = set()
        parts = ([said for each in added for said in each.said] for added in self._added)
        for each in sums_on(parts, self._about):
            relation = _relation(each.estimate.subject, self._about)
            allowed = _allowed(relation, each.estimate.range)
            if allowed is not None and allowed != unknown():
                claim_id = each.estimate.id
                while claim_id in taken or claim_id in self._said.by_id:
                    claim_id += "'"  # it is that of something else already
                taken.add(claim_id)
                estimate = evolve(each.estimate, id=claim_id)
                yield _bearing(estimate, self._about, relation, each.parts), each.is_torn

    def _is_summed(self, estimate: Estimate) -> bool:
        counted = self._summed.get(estimate.id)
        return counted is not None and estimate.range.lower <= counted.range.lower

    @cached_property
    def bounds(self) -> Voices:
        """What the limits of each origin allow together: at most one from below and one above."""
        bounds: dict[tuple[bool, str], int] = {}  # upper ends are below 0
        for role, alone in zip(_BOUNDS, (self._alone, self._stretches(_BOUNDS[1])), strict=True):
            upper = role is Role.UPPER_BOUND
            ends = (row.strongest(places, upper=upper) for row, places in alone)
            for origin, end in chain(*ends, () if upper else self._added_ends()):
                bounds[upper, origin] = max(end, bounds.get((upper, origin), end))
        return tuple(
            Voice(origin, Range(0, -end) if upper else Range(end))
            for (upper, origin), end in sorted(bounds.items())
        )

    def _added_ends(self) -> Iterator[tuple[str, int]]:
        """Yield the lower ends of sums, and of what may be in one and is not."""
        said = chain(*(each.said for added in self._added for each in added))
        alone = (each for each in chain(*said) if not self._is_summed(each))
        sums = (item.estimate for item in self.sums if item.role is Role.LOWER_BOUND)
        for each in chain(alone, sums):
            if each.range.lower:
                yield each.by.source.origin, each.range.lower

    def limits(self) -> list[Estimate]:
        """Return the estimates and sums that bound the subject, each with what it allows it."""
        said = ((role, each) for role in _BOUNDS for each in self._related_by(role))
        alone = ((role, each) for role, each in said if not self._is_summed(each))
        sums = ((i.role, i.estimate) for i in self.sums if i.role in _BOUNDS)
        found = ((each, _allowed(role, each.range)) for role, each in chain(alone, sums))
        return sorted((evolve(each, range=r) for each, r in found if r is not None), key=_BY_ID)

    @cached_property
    def _judged(self) -> list[Contribution]:
        return [self._of(each, role) for role in _WHY for each in self._related_by(role)]

    @cached_property
    def used(self) -> tuple[Contribution, ...]:
        """The estimates and sums that play a part: by their roles, and by how much they bind."""
        used = [item for item in self._judged if item.role is not Role.NOT_USED]
        return tuple(sorted((*used, *self.sums), key=_place))

    @cached_property
    def missed(self) -> tuple[Contribution, ...]:
        """The estimates that play no part, although none of what they are about is another."""
        missed = [item for item in self._judged if item.role is Role.NOT_USED]
        for said in self._others:
            if not _apart(said[0].subject, self._about):
                missed += [self._of(each, Role.NOT_USED) for each in said]
        return tuple(sorted(missed, key=_place))

    @cached_property
    def not_used(self) -> tuple[tuple[str, int], ...]:
        """How many other estimates play no part, by what sets them apart."""
        counts: Counter[str] = Counter()
        for said in self._others:
            counts[_apart(said[0].subject, self._about)] += len(said)
        standing = len(self._said.of_type(Estimate))
        near = counts.total() + len(self._judged)
        counts["about other groups"] = standing - near
        counts["that others replace"] = len(self._said.estimates) - standing
        del counts[""]
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple((words, number) for words, number in ordered if number)

    def contributions(self) -> tuple[Contribution, ...]:
        """Return every estimate with the part it plays, or why it plays none, and the sums."""
        replaced = self._said.replaced
        return (
            *(
                Contribution(each, Role.SUPERSEDED, None, f"{replaced[each.id]} replaces it")
                if each.id in replaced
                else self._of(each, _relation(each.subject, self._about))
                for each in self._said.estimates
            ),
            *self.sums,
        )

    def _of(self, estimate: Estimate, relation: Role) -> Contribution:
        if self._is_summed(estimate):
            why = f"it is counted in {self._summed[estimate.id].id}"
            return Contribution(estimate, Role.SUMMED, None, why)
        return _bearing(estimate, self._about, relation)


def _place(item: Contribution) -> tuple[int, int, bool, int, str]:
    bound = Range() if item.range is None or item.role is Role.DIRECT else item.range
    return (_ROLES.index(item.role), -bound.lower, *by_upper_end(bound), item.estimate.id)


def _apart(subject: Subject, about: Subject) -> str:
    """Return what sets a subject of a related group apart from another one, if anything does."""
    if subject.unit != about.unit:
        return "in another unit"
    if not _are_nested(subject.measure, about.measure):
        return "of another measure"
    if subject.place and about.place and not _are_nested(subject.place, about.place):
        return "of other places"
    return "" if _are_nested(subject.period, about.period) else "of other days"


def _are_nested(one: _N, other: _N) -> bool:
    return one.includes(other) or other.includes(one)


def not_used_line(not_used: Sequence[tuple[str, int]]) -> str:
    """Return how many estimates are not used as a line; nothing where all are."""
    return ", ".join(f"{number:,} {words}" for words, number in not_used)
