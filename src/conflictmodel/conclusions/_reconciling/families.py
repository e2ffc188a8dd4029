"""Families: the groups and places of subjects that are parts of each other.

A subject of stated days is a set of outcomes of an entity (a group in a place, in one unit) over a
span of days. What is known of one entity bears on another where one includes it, or a declared
partition divides it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, final

from attrs import Factory, define

from conflictmodel.conclusions.partitions import Partition
from conflictmodel.values import Group, Period, Place, Subject, Unit
from conflictmodel.values.measures import Measure
from conflictmodel.values.subjects import upwards

_BEFORE, _AFTER = 0, 4_000_000  # Days are numbered from 1; no year is above 9999.

Span = tuple[int, int]
"""A first day, and the day after the last one, as numbers."""


class Entity(NamedTuple):
    """What is counted, where and in which unit; stocks of each day apart."""

    group: Group
    place: Place | None
    unit: Unit
    stock: Period | None


def entity_of(subject: Subject) -> Entity:
    stock = None if subject.measure.accrues else subject.period.in_days()
    return Entity(subject.group, subject.place, subject.unit, stock)


def span_of(period: Period) -> Span:
    """Return the first day and the day after the last as numbers; open ends are beyond all days."""
    first, last = period.first, period.last
    return first.toordinal() if first else _BEFORE, last.toordinal() + 1 if last else _AFTER


class Division(NamedTuple):
    """A larger entity, parts of it that share nothing, and whether it has no others."""

    whole: Entity
    parts: list[Entity]
    exhaustive: bool


@final
@define
class Family:
    """Related entities, the smaller before the larger.

    Args:
        entities: The entities.
        divisions: How they are divided.
        said: Of which outcomes and spans of each something is said or asked.
    """

    entities: list[Entity] = Factory(list[Entity])
    divisions: list[Division] = Factory(list[Division])
    said: dict[Entity, set[tuple[Measure, Span]]] = Factory(dict[Entity, set[tuple[Measure, Span]]])

    @property
    def days(self) -> list[int]:
        """The days on which a span begins, or before which one ends, in order."""
        spans = (span for said in self.said.values() for _, span in said)
        return sorted({day for span in spans for day in span})

    @property
    def measures(self) -> set[tuple[Measure, Unit]]:
        """Every measure, with its unit."""
        return {(measure, each.unit) for each, said in self.said.items() for measure, _ in said}


def related(subjects: Iterable[Subject], partitions: Sequence[Partition]) -> Iterator[Family]:
    """Yield the entities of subjects that are related to each other, directly or through others."""
    known: dict[Entity, set[tuple[Measure, Span]]] = {}
    for subject in subjects:
        said = known.setdefault(entity_of(subject), set())
        said.add((subject.measure, span_of(subject.period)))
    entities = dict.fromkeys(known)
    divisions: list[Division] = []
    for whole, parts, exhaustive in _declared(entities, partitions):
        entities.update(dict.fromkeys((whole, *parts)))
        divisions.append(Division(whole, parts, exhaustive))
    for each in list(entities):
        divisions += [
            Division(larger, [each], exhaustive=False)
            for larger in _ancestors(each)
            if larger in entities
        ]
    places = {each: place for place, each in enumerate(entities)}
    leaders = list(range(len(places)))
    for larger, parts, _ in divisions:
        for part in parts:
            leaders[leader_of(leaders, places[part])] = leader_of(leaders, places[larger])
    families: dict[int, Family] = {}
    for each in sorted(entities, key=_depth, reverse=True):
        family = families.setdefault(leader_of(leaders, places[each]), Family())
        family.entities.append(each)
        if each in known:
            family.said[each] = known[each]
    for division in sorted(divisions, key=lambda each: _depth(each[0]), reverse=True):
        families[leader_of(leaders, places[division[0]])].divisions.append(division)
    yield from families.values()


def leader_of(leaders: list[int], each: int) -> int:
    """Return the one that stands for all that a thing was joined with."""
    while leaders[each] != each:
        leaders[each] = leaders[leaders[each]]
        each = leaders[each]
    return each


def _depth(entity: Entity) -> int:
    return len(list(upwards(entity.group))) + len(list(_place_and_larger(entity.place)))


def _place_and_larger(place: Place | None) -> Iterator[Place | None]:
    while place is not None:
        yield place
        place = place.within
    yield None


def _ancestors(entity: Entity) -> Iterator[Entity]:
    """Yield the entities that certainly include one, without itself."""
    places = list(_place_and_larger(entity.place))
    for group in upwards(entity.group):
        for place in places:
            larger = entity._replace(group=group, place=place)
            if larger != entity:
                yield larger


def _declared(entities: Iterable[Entity], partitions: Sequence[Partition]) -> Iterator[Division]:
    """Yield each entity that a partition divides, with its parts."""
    of_part: defaultdict[Group | Place, list[Partition]] = defaultdict(list)
    for partition_ in partitions:
        for thing in (partition_.whole, *partition_.parts):
            of_part[thing].append(partition_)
    seen: set[tuple[Entity, int]] = set()
    due = list(entities)
    while due:
        entity = due.pop()
        for at, divided_ in _divisions_of(entity, of_part):
            whole = at(divided_.whole)
            if (whole, id(divided_)) not in seen:
                seen.add((whole, id(divided_)))
                parts = [at(part) for part in divided_.parts]
                due += [whole, *parts]
                yield Division(whole, parts, divided_.exhaustive)


def _divisions_of(
    entity: Entity, of_part: Mapping[Group | Place, Sequence[Partition]]
) -> Iterator[tuple[Callable[[Group | Place], Entity], Partition]]:
    def of_group(thing: Group | Place) -> Entity:
        return entity if isinstance(thing, Place) else entity._replace(group=thing)

    def of_place(thing: Group | Place) -> Entity:
        return entity if isinstance(thing, Group) else entity._replace(place=thing)

    for divided_ in of_part.get(entity.group, ()):
        yield of_group, divided_
    if entity.place is not None:
        for divided_ in of_part.get(entity.place, ()):
            yield of_place, divided_
