"""Entities: who is counted where and in which unit, as numbers that are compared in no time.

A subject of stated days is a measure of an entity over a span of days. What is known of one entity
bears on another where one includes it, or a declared partition divides it.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple, final

from conflictmodel.claims import Claim, Estimate, Installment, Interception, Programme, TotalBasis
from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions.derivations import Counted, Installments, Partition
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.values import Group, Period, Place, Range, Unit
from conflictmodel.values.measures import RECEIVED, Measure

_BEFORE, _AFTER = 0, 4_000_000  # Days are numbered from 1; no year is above 9999.
_ANYWHERE = 0

Span = tuple[int, int]
"""A first day, and the day after the last one, as numbers."""


class Entity(NamedTuple):
    """A group, a place, and the unit; stocks of each span apart."""

    group: int
    place: int
    kind: int


class Count(NamedTuple):
    """What a subject stands for."""

    entity: Entity
    measure: Measure
    span: Span


_Parts = tuple[Mapping[int, None], bool]  # in order, and whether there are no others


class Division(NamedTuple):
    """A larger entity, parts of it that share nothing, and whether it has no others."""

    whole: Entity
    parts: tuple[Entity, ...]
    exhaustive: bool


def span_of(period: Period) -> Span:
    """Return the first day and the day after the last as numbers; open ends are beyond all days."""
    first, last = period.first, period.last
    return first.toordinal() if first else _BEFORE, last.toordinal() + 1 if last else _AFTER


@final
class Entities:
    """The entities of subjects and installments: groups, places and programmes, by numbers.

    To hash what lies deep in others takes long: each is kept under its `id`, beside itself, so that
    nothing else can get that.
    """

    def __init__(self, partitions: Iterable[Partition] = ()) -> None:
        self._partitions: defaultdict[int, list[_Parts]] = defaultdict(list)
        self._numbers: dict[object, int] = {}
        self._met: dict[int, tuple[object, int]] = {}
        self._wholes: defaultdict[int, list[int]] = defaultdict(list)
        self._upwards: dict[int, tuple[int, ...]] = {}
        self.units: dict[int, Unit] = {}  # of the kinds of entities
        for each in partitions:
            whole, *parts = map(self._number, (each.whole, *each.parts))
            self._partitions[whole].append((dict.fromkeys(parts), each.exhaustive))
            for part in parts:
                self._wholes[part].append(whole)
        divided = [(one, each) for one in self._partitions for each in self._partitions[one]]
        times = Counter((whole, part) for whole, (parts, _) in divided for part in parts)
        # Wholes with a part that has to do with something else than the whole and what includes it.
        self._entangled = {
            whole
            for whole, part in times
            if times[whole, part] > 1 or not {*self._wholes[part]} <= {*self._and_larger(whole)}
        }

    def _number(self, thing: Group | Place | Programme) -> int:
        known = self._met.get(id(thing))
        if known is None:
            numbered = len(self._numbers)
            known = thing, self._numbers.setdefault(thing, numbered + 1)
            self._met[id(thing)] = known
            if known[1] > numbered and thing.within is not None:
                self._wholes[known[1]].append(self._number(thing.within))
            elif known[1] > numbered and isinstance(thing, Place):
                self._wholes[known[1]].append(_ANYWHERE)
        return known[1]

    def count(self, about: Counted, days: Period | None = None) -> Count:
        """Return what a subject stands for; numbers of installments are counted as days are."""
        unit = about.unit
        if isinstance(about, Installments):
            kind: object = unit, Installments
            who, where, measure = self._number(about.programme), _ANYWHERE, RECEIVED
            span = _BEFORE if about.first is None else about.first, about.last + 1
        else:
            who, measure = self._number(about.group), about.measure
            span = span_of(days or about.period)
            kind = unit if measure.accrues else (unit, span)
            where = _ANYWHERE if about.place is None else self._number(about.place)
        number = self._numbers.setdefault(kind, len(self._numbers) + 1)
        self.units[number] = unit
        return Count(Entity(who, where, number), measure, span)

    def _and_larger(self, number: int) -> tuple[int, ...]:
        """Return a group or a place, and all in which it lies or of which it is declared a part."""
        if number not in self._upwards:
            self._upwards[number] = self._reached(number)
        return self._upwards[number]

    def _reached(self, number: int, divided: Container[int] = ()) -> tuple[int, ...]:
        """Return a group or a place, all that include it, and the parts of some of these."""
        due, met = [number], {number}
        for each in due:  # which grows
            ways = self._partitions[each] if each in divided else ()
            more = (*self._wholes[each], *(part for parts, _ in ways for part in parts))
            new = [one for one in dict.fromkeys(more) if one not in met]
            due += new
            met.update(new)
        return tuple(due)

    def is_circular(self, partition: Partition) -> bool:
        """Whether a part of a partition includes the whole."""
        parts = map(self._number, partition.parts)
        return not set(self._and_larger(self._number(partition.whole))).isdisjoint(parts)

    def upwards(self, entity: Entity) -> Iterator[Entity]:
        """Yield an entity, and those that certainly include it."""
        groups, places = self._and_larger(entity.group), self._and_larger(entity.place)
        for group, place in product(groups, places):
            yield Entity(group, place, entity.kind)

    def related(self, known: Iterable[Entity]) -> tuple[list[Entity], list[Division]]:
        """Return entities and those of partitions, smaller first, and divisions, larger first."""
        divisions = list(dict.fromkeys(self._partitioned(list(known))))
        parts = (one for each in divisions for one in (each.whole, *each.parts))
        entities = dict.fromkeys((*known, *parts))
        divisions += [
            Division(larger, (each,), exhaustive=False)
            for each in entities
            for larger in self.upwards(each)
            if larger in entities and larger != each
        ]
        divisions.sort(key=lambda each: self.depth(each.whole))
        return sorted(entities, key=self.depth, reverse=True), divisions

    def _partitioned(self, due: list[Entity]) -> Iterator[Division]:
        """Yield how entities are divided, and what is known in two parts of one that is not.

        What is known in one part alone is no more than the whole, and says nothing else.
        """
        seen = set(due)
        known_in: defaultdict[tuple[Entity, str, int], set[int | None]] = defaultdict(set)
        while self._partitions and due:
            entity = due.pop()
            for whole, name in product(self.upwards(entity), ("group", "place")):
                own = self._and_larger(getattr(entity, name))
                for index, (parts, _) in enumerate(self._partitions.get(getattr(whole, name), ())):
                    known = known_in[whole, name, index]
                    known.add(next((each for each in own if each in parts), None))
                    is_met = len(known) > 1 or getattr(whole, name) in self._entangled
                    made = {whole} if is_met and None in known else set[Entity]()
                    if whole == entity:
                        made = {whole._replace(**{name: part}) for part in parts}
                    due += made - seen
                    seen |= made
        for (whole, name, index), known in known_in.items():
            parts, exhaustive = self._partitions[getattr(whole, name)][index]
            met = tuple([whole._replace(**{name: part}) for part in parts if part in known])
            if len(met) > 1:
                yield Division(whole, met, exhaustive and len(met) == len(parts))

    def depth(self, entity: Entity) -> int:
        """Return a number that is greater than those of all that include the entity."""
        return len(self._and_larger(entity.group)) + len(self._and_larger(entity.place))

    def bearing(self, counts: Sequence[tuple[Count, bool]]) -> list[list[int]]:
        """Return which counts have days, outcomes and entities in common, by their places."""
        leaders = list(range(len(counts)))
        known = {count.entity for count, _ in counts}
        numbers = {number for each in known for number in each[:2]}
        around = {each: self._reached(each, self._entangled) for each in numbers}
        larger = {
            each: [
                one
                for group, place in product(around[each.group], around[each.place])
                if (one := Entity(group, place, each.kind)) in known or self._is_divided(one)
            ]
            for each in known
        }
        shared: defaultdict[tuple[Entity, str], list[_Member]] = defaultdict(list)
        for place, ((entity, measure, span), is_part) in enumerate(counts):
            for each in larger[entity]:
                is_own = (each == entity and not is_part) or self._is_divided(each)
                for outcome in measure.outcomes:
                    shared[each, outcome].append((*span, is_own, place))
        for members in shared.values():
            if len(members) > 1:
                _join_overlapping(members, leaders)
        joined = ((leader_of(leaders, place), place) for place in range(len(counts)))
        return list(filed(joined).values())

    def _is_divided(self, entity: Entity) -> bool:
        return entity.group in self._partitions or entity.place in self._partitions


_Member = tuple[int, int, bool, int]
"""The span of a count, whether it is of the entity itself, and its place."""


def _join_overlapping(members: list[_Member], leaders: list[int]) -> None:
    """Join the counts of an entity with each other, and with those of its parts, in common days."""
    reach, reaching = -1, -1
    waiting: list[tuple[int, int]] = []  # parts met so far: of joined ones the longest is enough
    for first, after, is_own, place in sorted(members):
        if reach > first:
            leaders[leader_of(leaders, place)] = leader_of(leaders, reaching)
        if not is_own:
            waiting.append((after, place))
            continue
        met = [each for each in waiting if each[0] > first]
        for _, other in met:
            leaders[leader_of(leaders, other)] = leader_of(leaders, place)
        waiting = [max(met)] if met else []
        if after > reach:
            reach, reaching = after, place


def leader_of(leaders: list[int], each: int) -> int:
    """Return the one that stands for all that a thing was joined with."""
    while leaders[each] != each:
        leaders[each] = leaders[leaders[each]]
        each = leaders[each]
    return each


class Fact(NamedTuple):
    """A claim of a count: its id, what it counts, and what it allows.

    Where nobody stated its days, it is of a part of the days among which these certainly lie.
    """

    claim: str
    subject: Counted
    counted: Count
    range: Range
    is_part: bool = False
    basis: TotalBasis | None = None  # of a running total whose words do not settle it


def facts_of(
    claims: Iterable[Claim], entities: Entities, origin: str | None = None
) -> Iterator[Fact]:
    """Yield what claims say of counts; of days that are nowhere certain, they say nothing."""
    for claim in claims:
        if origin not in {None, claim.by.source.origin}:
            continue
        figures: Iterable[Estimate] = ()
        if isinstance(claim, Estimate):
            figures = (claim,)
        elif isinstance(claim, Interception):
            figures = InterceptionTally((claim,)).estimates()
        elif isinstance(claim, Installment):
            yield from _of_installment(claim, entities)
        for each in figures:
            about, period = each.subject, each.subject.period
            sure = period if period.days_are_stated else period.sure_span
            if sure is period or (sure is not None and about.measure.accrues):
                counted = entities.count(about, sure)
                yield Fact(claim.id, about, counted, each.range, sure is not period)


def _of_installment(claim: Installment, entities: Entities) -> Iterator[Fact]:
    """Yield what is said of an amount, and of the total before the installment or after it."""
    number = claim.number

    def fact(last: int, unit: Unit, said: Range, first: int | None = None) -> Fact:
        about = Installments(claim.programme, last, unit, first)
        return Fact(claim.id, about, entities.count(about), said)

    if number is None:  # nobody says what all installments together are at most
        return
    for amount in claim.amounts:
        yield fact(number, amount.unit, amount.range, number)
    if total := claim.total:
        said, unit = total.range, total.unit
        if claim.basis is TotalBasis.UNSTATED:
            before, after = Range(0, said.upper), Range(said.lower)
            yield fact(number - 1, unit, before)._replace(basis=claim.basis)
            yield fact(number, unit, after)._replace(basis=claim.basis)
        else:
            yield fact(number - (claim.basis is TotalBasis.EXCLUSIVE), unit, said)
