"""Entities: who is counted where and in which unit, as numbers that are compared in no time.

A subject of stated days is a measure of an entity over a span of days. What is known of one entity
bears on another where one includes it, or a declared partition divides it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, final

from attrs import Factory, define

from conflictmodel.conclusions.partitions import Partition
from conflictmodel.values import Group, Period, Place, Subject, Unit
from conflictmodel.values.measures import Measure

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
@define
class Entities:
    """The entities of subjects.

    Most groups and places are one object, and to hash what lies deep in others takes long: each is
    kept under its `id`, beside itself, so that nothing else can get that.
    """

    _declared: defaultdict[int, list[tuple[int, tuple[int, ...], bool]]] = Factory(
        lambda: defaultdict[int, list[tuple[int, tuple[int, ...], bool]]](list)
    )
    _numbers: dict[object, int] = Factory(dict[object, int])
    _met: dict[int, tuple[object, int]] = Factory(dict[int, tuple[object, int]])
    _upwards: dict[int, tuple[int, ...]] = Factory(lambda: {_ANYWHERE: (_ANYWHERE,)})
    _units: dict[int, Unit] = Factory(dict[int, Unit])

    @classmethod
    def divided_by(cls, partitions: Iterable[Partition]) -> "Entities":
        """Return no entities yet, with the partitions that hold of all."""
        made = cls()
        for each in partitions:
            whole, *parts = map(made._number, (each.whole, *each.parts))
            for number in (whole, *parts):
                made._declared[number].append((whole, tuple(parts), each.exhaustive))
        return made

    def _number(self, thing: Group | Place | None) -> int:
        if thing is None:
            return _ANYWHERE
        known = self._met.get(id(thing))
        if known is None:
            larger = self._number(thing.within)
            number = self._numbers.setdefault(thing, len(self._numbers) + 1)
            self._upwards[number] = (number, *self._upwards[larger])
            known = self._met[id(thing)] = thing, number
        return known[1]

    def count(self, subject: Subject, days: Period | None = None) -> Count:
        """Return what a subject stands for, over its own days unless others are given."""
        span, unit = span_of(days or subject.period), subject.unit
        kind = unit if subject.measure.accrues else (unit, span)
        number = self._numbers.setdefault(kind, len(self._numbers) + 1)
        self._units[number] = unit
        entity = Entity(self._number(subject.group), self._number(subject.place), number)
        return Count(entity, subject.measure, span)

    def unit(self, entity: Entity) -> Unit:
        """Return the unit in which an entity is counted."""
        return self._units[entity.kind]

    def upwards(self, entity: Entity) -> Iterator[Entity]:
        """Yield an entity, and those that certainly include it."""
        groups = self._upwards[entity.group][:-1]  # of groups there is no largest
        for group, place in product(groups, self._upwards[entity.place]):
            yield Entity(group, place, entity.kind)

    def related(self, known: Iterable[Entity]) -> tuple[list[Entity], list[Division]]:
        """Return entities and those of partitions, the smaller first, and how they are divided.

        The divisions are those of the larger entities first.
        """
        divisions = list(dict.fromkeys(self._partitioned(list(known))))
        entities = dict.fromkeys(known)
        for each in divisions:
            entities.update(dict.fromkeys((each.whole, *each.parts)))
        divisions += [
            Division(larger, (each,), exhaustive=False)
            for each in entities
            for larger in self.upwards(each)
            if larger in entities and larger != each
        ]
        divisions.sort(key=lambda each: self._depth(each.whole))
        return sorted(entities, key=self._depth, reverse=True), divisions

    def _partitioned(self, due: list[Entity]) -> Iterator[Division]:
        """Yield how partitions divide entities, and what these divisions add."""
        seen = set(due)
        while self._declared and due:
            entity = due.pop()
            for name, number in (("group", entity.group), ("place", entity.place)):
                for whole, parts, exhaustive in self._declared.get(number, ()):
                    divided = entity._replace(**{name: whole})
                    made = tuple(entity._replace(**{name: part}) for part in parts)
                    yield Division(divided, made, exhaustive)
                    due += {divided, *made} - seen
                    seen.update((divided, *made))

    def _depth(self, entity: Entity) -> int:
        return len(self._upwards[entity.group]) + len(self._upwards[entity.place])

    def bearing(self, counts: Sequence[tuple[Count, bool]]) -> list[list[int]]:
        """Return which counts bear on each other, directly or through others, by their places.

        That is so of two that have an outcome and a day in common, of one entity or of one that
        includes the other; and of all that a partition has to do with.

        Args:
            counts: The counts, each with whether it is only known to be a part of that one: then it
                bears on no other part.
        """
        leaders = list(range(len(counts)))
        known = {count.entity for count, _ in counts}
        larger = {each: [one for one in self.upwards(each) if one in known] for each in known}
        shared: defaultdict[tuple[Entity, str], list[_Member]] = defaultdict(list)
        for place, ((entity, measure, span), is_part) in enumerate(counts):
            for each in larger[entity]:
                is_own = each == entity and not is_part
                for outcome in measure.outcomes:
                    shared[each, outcome].append((*span, is_own, place))
        for members in shared.values():
            if len(members) > 1:
                _join_overlapping(members, leaders)
        if self._declared:
            self._join_partitioned([count.entity for count, _ in counts], leaders)
        found: defaultdict[int, list[int]] = defaultdict(list)
        for place in range(len(counts)):
            found[leader_of(leaders, place)].append(place)
        return list(found.values())

    def _join_partitioned(self, of_count: Sequence[Entity], leaders: list[int]) -> None:
        """Join all counts of entities that are related to what a partition divides."""
        entities, divisions = self.related(dict.fromkeys(of_count))
        places = {each: place for place, each in enumerate(entities)}
        above = list(range(len(places)))
        for whole, parts, _ in divisions:
            for part in parts:
                above[leader_of(above, places[part])] = leader_of(above, places[whole])
        divided = {leader_of(above, places[each.whole]) for each in divisions if each.parts[1:]}
        first: dict[int, int] = {}
        for place, entity in enumerate(of_count):
            leader = leader_of(above, places[entity])
            if leader in divided:
                leaders[leader_of(leaders, place)] = leader_of(
                    leaders, first.setdefault(leader, place)
                )


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
