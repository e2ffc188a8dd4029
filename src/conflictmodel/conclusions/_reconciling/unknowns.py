"""Unknowns: the counts that subjects stand for, and which of them are sums of others.

Each subject of stated days is a column (a set of outcomes) of an entity (a group in a place, in one
unit) over a span of days. Related entities are looked at together. Where they are few enough, every
span between two days on which one begins or ends, and every union of the outcomes told apart, is an
unknown, with all sums among them. Else the unknowns are the spans that occur and the differences of
those that lie next to or within each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, final

from attrs import Factory, define

from conflictmodel.conclusions._reconciling.columns import Columns, columns_of
from conflictmodel.conclusions._reconciling.families import (
    Division,
    Entity,
    Family,
    Span,
    entity_of,
    leader_of,
    related,
    span_of,
)
from conflictmodel.conclusions._reconciling.propagation import Network, Relation
from conflictmodel.conclusions._reconciling.spans import divided
from conflictmodel.conclusions.partitions import Partition
from conflictmodel.values import Subject

MOST_JOINED = 4_000
"""Up to so many unknowns of related entities, every join and difference is one."""

_ALONE = -1  # the family of what is related to nothing


class Cell(NamedTuple):
    """One unknown: what an entity counts of some outcomes over a span, its last day left out."""

    entity: int
    column: int
    first: int
    after: int


@final
@define
class Unknowns:
    """The unknowns that some subjects stand for, numbered, and the relations between them.

    Args:
        relations: Every relation so far.
        families: Of each unknown, the number of the related entities that it belongs to.
        joined: Of each family, whether every join and difference is an unknown.
    """

    relations: list[Relation] = Factory(list[Relation])
    families: list[int] = Factory(list[int])
    joined: list[bool] = Factory(list[bool])
    _lone: list[bool] = Factory(list[bool])
    _numbers: dict[Cell, int] = Factory(dict[Cell, int])
    _entities: dict[Entity, int] = Factory(dict[Entity, int])
    _columns: dict[int, Columns] = Factory(dict[int, Columns])
    _family_of: list[int] = Factory(list[int])

    @classmethod
    def of(cls, subjects: Iterable[Subject], partitions: Sequence[Partition]) -> "Unknowns":
        """Return the unknowns of subjects, which are all of stated days."""
        made = cls()
        for family in related(subjects, partitions):
            made._add_family(family)
        return made

    def exact_families(self) -> set[int]:
        """Return the families of which propagation finds the tightest bounds of whole numbers.

        It does where the sums have the form of a tree, and where every span between the days of
        one count is an unknown with all sums of two: those are the shortest paths of a system of
        differences (Dechter, Meiri and Pearl, Temporal constraint networks, 1991).
        """
        # Where not every join is an unknown, spans that overlap may be in no sum.
        exact = {_ALONE, *(family for family, joined in enumerate(self.joined) if joined)}
        leaders = list(range(len(self.families) + len(self.relations)))
        for index, (whole, parts, _) in enumerate(self.relations, len(self.families)):
            family = self.families[whole]
            if self._lone[family] and self.joined[family]:
                continue
            for number in (whole, *parts):
                one, other = leader_of(leaders, number), leader_of(leaders, index)
                if one == other:
                    exact.discard(family)
                leaders[one] = other
        return exact

    @property
    def network(self) -> Network:
        """All of it as numbers and relations."""
        return Network(len(self.families), self.relations)

    def number(self, subject: Subject) -> int:
        """Return the number of the unknown that a subject stands for."""
        entity = self._entities[entity_of(subject)]
        columns = self._columns[self._family_of[entity]].of_outcomes
        cell = Cell(entity, columns[subject.measure.outcomes], *span_of(subject.period))
        return self._numbers[cell]

    def add(self, within: int | None) -> int:
        """Add an unknown, which is part of another or stands alone."""
        added = len(self.families)
        self.families.append(_ALONE if within is None else self.families[within])
        if within is not None:
            self.relations.append(Relation(within, (added,), exhaustive=False))
        return added

    def _add_family(self, family: "Family") -> None:
        index, days = len(self.joined), family.days
        columns = columns_of(family.measures, joined=True)
        is_stock = family.entities[0].stock is not None
        spans = 1 if is_stock else len(days) * (len(days) - 1) // 2
        joined = spans * len(columns.of_outcomes) * len(family.entities) <= MOST_JOINED
        if not joined:
            columns = columns_of(family.measures, joined=False)
        self.joined.append(joined)
        self._lone.append(len(family.entities) == len(columns.of_outcomes) == 1)
        self._columns[index] = columns
        for each in family.entities:
            self._entities[each] = len(self._family_of)
            self._family_of.append(index)
        if joined or is_stock:
            pairs = [(days[0], days[-1])] if is_stock else combinations(days, 2)
            known = set(pairs)
            every = dict.fromkeys(family.entities, known)
            sums = {} if is_stock else dict.fromkeys(family.entities, _halves(days))
        else:
            every, sums = _divided_in_each(family)
        self._number_all(index, family, every, columns)
        self._relate(family, every, sums, columns)

    def _number_all(
        self,
        index: int,
        family: "Family",
        every: Mapping[Entity, set[Span]],
        columns: Columns,
    ) -> None:
        for each in family.entities:
            entity = self._entities[each]
            for first, after in sorted(every[each]):
                for column in range(len(columns.of_outcomes)):
                    self._numbers[Cell(entity, column, first, after)] = len(self.families)
                    self.families.append(index)

    def _relate(
        self,
        family: "Family",
        every: Mapping[Entity, set[Span]],
        sums: Mapping[Entity, Sequence[tuple[Span, tuple[Span, ...]]]],
        columns: Columns,
    ) -> None:
        numbers, relations = self._numbers, self.relations
        for each in family.entities:
            entity = self._entities[each]
            for span in sorted(every[each]):
                # The unknowns of one entity and span are numbered one after the other.
                base = numbers[Cell(entity, 0, *span)]
                relations += [
                    Relation(base + whole, tuple(base + part for part in parts))
                    for whole, parts in columns.sums
                ]
                relations += [
                    Relation(base + whole, (base + part,), exhaustive=False)
                    for whole, part in columns.covers
                ]
            for whole, parts in sums.get(each, ()):
                base = numbers[Cell(entity, 0, *whole)]
                bases = [numbers[Cell(entity, 0, *part)] for part in parts]
                relations += [
                    Relation(base + column, tuple(part + column for part in bases))
                    for column in range(len(columns.of_outcomes))
                ]
        for division in family.divisions:
            self._relate_entities(division, every, len(columns.of_outcomes))

    def _relate_entities(
        self,
        division: Division,
        every: Mapping[Entity, set[Span]],
        columns: int,
    ) -> None:
        numbers, larger = self._numbers, self._entities[division.whole]
        known = [(self._entities[each], every[each]) for each in division.parts]
        shared = every[division.whole] & set[Span]().union(*(spans for _, spans in known))
        for span in sorted(shared):
            there = [entity for entity, spans in known if span in spans]
            base = numbers[Cell(larger, 0, *span)]
            bases = [numbers[Cell(entity, 0, *span)] for entity in there]
            complete = division.exhaustive and len(there) == len(known)
            self.relations += [
                Relation(base + column, tuple(part + column for part in bases), complete)
                for column in range(columns)
            ]


def _halves(days: Sequence[int]) -> list[tuple[Span, tuple[Span, ...]]]:
    return [
        ((first, after), ((first, day), (day, after)))
        for first, day, after in combinations(days, 3)
    ]


def _divided_in_each(
    family: Family,
) -> tuple[dict[Entity, set[Span]], dict[Entity, list[tuple[Span, tuple[Span, ...]]]]]:
    """Return the spans of each entity, which a larger one has too, and what each is the sum of."""
    said = {each: {span for _, span in family.said.get(each, ())} for each in family.entities}
    # A whole of which all parts are known is worth more where the parts have its spans.
    for larger, parts, exhaustive in reversed(family.divisions):
        if exhaustive:
            for part in parts:
                said[part] |= said[larger]
    every: dict[Entity, set[Span]] = {}
    sums: dict[Entity, list[tuple[Span, tuple[Span, ...]]]] = {}
    larger_than: defaultdict[Entity, list[Entity]] = defaultdict(list)
    for larger, parts, _ in family.divisions:
        for part in parts:
            larger_than[part].append(larger)
    for each in family.entities:
        every[each], sums[each] = divided(said[each])
        for larger in larger_than[each]:
            said[larger] |= said[each]
    return every, sums
