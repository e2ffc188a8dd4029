"""Systems: the counts that bear on each other, which of them are sums of others, and their bounds.

Where the counts are few, every span between days on which one begins or ends, and every union of
outcomes, is an unknown. Else the spans that occur are, and the differences of nested or next ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from math import comb
from typing import final

from conflictmodel.conclusions._reconciling.columns import Columns, columns_of
from conflictmodel.conclusions._reconciling.entities import (
    Count,
    Division,
    Entities,
    Entity,
    Fact,
    Span,
)
from conflictmodel.conclusions._reconciling.propagation import Network, Propagation, Relation
from conflictmodel.conclusions._reconciling.spans import Sums, divided
from conflictmodel.conclusions.derivations import Term
from conflictmodel.values import Range

MOST_JOINED = 4_000
"""Up to so many unknowns, every join and difference is one."""

_Spans = tuple[set[Span], Sums]


@final
class System:
    """What facts say of counts, with the relations between them.

    Its unknowns may be running sums, from the first day on: so few that a solver of linear programs
    gets all relations, and too few for propagation.
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        entities: Entities,
        about: Sequence[Count] = (),  # other counts, of which nothing is said
        *,
        joined: bool = True,
        running: bool = False,
    ) -> None:
        self.facts, self.entities, self.about = facts, entities, about
        self.network = Network()
        self._joined = joined and not running
        self._columns = Columns({}, [], [])
        self._bases: dict[tuple[Entity, Span], int] = {}
        counts = dict.fromkeys((*(fact.counted for fact in facts), *about))
        if counts:
            self._relate(counts, running=running)
        numbered = ((self.number(fact.counted), fact) for fact in facts)
        self.numbers = [
            self.network.part_of(number) if fact.is_part else number for number, fact in numbered
        ]

    def number(self, count: Count) -> int:
        """Return the number of the unknown that is a count."""
        entity, measure, span = count
        return self._bases[entity, span] + self._columns.numbers[measure.outcomes]

    def _relate(self, counts: Iterable[Count], *, running: bool) -> None:
        said: dict[Entity, set[Span]] = {}
        for entity, _, span in counts:
            said.setdefault(entity, set()).add(span)
        entities, divisions = self.entities.related(said)
        days = sorted({day for spans in said.values() for span in spans for day in span})
        measures = {measure for _, measure, _ in counts}
        unit = self.entities.unit(entities[0])
        columns = columns_of(measures, unit, joined=True)
        possible = comb(len(days), 2) * len(columns.numbers) * len(entities)
        self._joined = possible <= MOST_JOINED and self._joined
        if not self._joined:
            columns = columns_of(measures, unit, joined=False)
        self._columns = columns
        if self._joined:
            every = dict.fromkeys(entities, _all_between(days))
        elif running:
            every = {each: _running(days, said.get(each, ())) for each in entities}
        else:
            every = _divided_in_each(entities, divisions, said)
        width, bases = len(columns.numbers), self._bases
        for entity, (spans, _) in every.items():
            for span in sorted(spans):
                bases[entity, span] = width * len(bases)
        relations = [*self._within(every)]
        for division in divisions:
            relations += self._between(division, every)
        self.network = Network(width * len(bases), relations)

    def _within(self, every: Mapping[Entity, _Spans]) -> Iterator[Relation]:
        columns = self._columns
        for base in self._bases.values():
            for whole, parts in columns.sums:
                yield Relation(base + whole, tuple([base + part for part in parts]))
            for whole, part in columns.covers:
                yield Relation(base + whole, (base + part,), exhaustive=False)
        for entity, (_, sums) in every.items():
            for span, spans in sums:
                base = self._bases[entity, span]
                bases = [self._bases[entity, each] for each in spans]
                for column in range(len(columns.numbers)):
                    yield Relation(base + column, tuple([each + column for each in bases]))

    def _between(self, division: Division, every: Mapping[Entity, _Spans]) -> Iterator[Relation]:
        whole, parts, exhaustive = division
        shared = every[whole][0] & set[Span]().union(*(every[each][0] for each in parts))
        for span in sorted(shared):
            base = self._bases[whole, span]
            bases = [self._bases[each, span] for each in parts if (each, span) in self._bases]
            complete = exhaustive and len(bases) == len(parts)
            for column in range(len(self._columns.numbers)):
                yield Relation(base + column, tuple([each + column for each in bases]), complete)

    @cached_property
    def propagation(self) -> Propagation:
        """The bounds of each unknown."""
        return self._propagated(brief=False)

    @property
    def has_clash(self) -> bool:
        """Whether facts clash, found without looking for a second clash."""
        return bool(self._propagated(brief=True).clashes)

    def _propagated(self, *, brief: bool) -> Propagation:
        made = Propagation(self.network)
        for place, (number, fact) in enumerate(zip(self.numbers, self.facts, strict=True)):
            made.state(number, fact.range.lower, fact.range.upper, place)
        made.run(brief=brief)
        return made

    @cached_property
    def is_settled(self) -> bool:
        """Whether facts clash, or propagation finds the tightest bounds of whole numbers.

        It does where sums form a tree, and of one count over several spans of days (Dechter, Meiri
        and Pearl, Temporal constraint networks, 1991).
        """
        if self.propagation.clashes or not (self._joined and self.propagation.finished):
            return bool(self.propagation.clashes)
        of_one = len(self._columns.numbers) == len({entity for entity, _ in self._bases}) == 1
        return of_one or self.network.is_tree

    def range_of(self, count: Count) -> Range | None:
        """Return what a count can be; `None` where facts contradict each other."""
        if self.propagation.clashes:
            return None
        return Range(*self.propagation.range_of(self.number(count)))

    def bound(self, count: Count, *, upper: bool) -> int:
        """Return the bound that gives an end of a count; -1 where nothing does."""
        return self.propagation.found[2 * self.number(count) + (not upper)]

    def claims_behind(self, *bounds: int) -> frozenset[str]:
        """Return the ids of the claims that bounds follow from."""
        return frozenset(self._claim(index) for index in self.propagation.terms(*bounds))

    def terms(self, *bounds: int) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """Return the stated ends that bounds follow from: lower ends, and upper ends, by claim."""
        ends: tuple[list[Term], list[Term]] = ([], [])
        for index, times in self.propagation.terms(*bounds).items():
            signed, most, _, _ = self.propagation.bounds[index]
            is_upper = not signed % 2
            term = Term(self._claim(index), abs(most), is_upper=is_upper, times=times)
            ends[is_upper].append(term)
        lower, upper = (tuple(sorted(each, key=_by_claim)) for each in ends)
        return lower, upper

    def _claim(self, index: int) -> str:
        return self.facts[self.propagation.bounds[index].claim].claim


def _by_claim(term: Term) -> tuple[str, int]:
    return term.claim, term.end


def _all_between(days: Sequence[int]) -> _Spans:
    halves = [((one, last), ((one, day), (day, last))) for one, day, last in combinations(days, 3)]
    return set(combinations(days, 2)), halves


def _running(days: Sequence[int], said: Iterable[Span]) -> _Spans:
    start, known = days[0], {*pairwise(days), *said}
    later = sorted(each for each in known if each[0] > start)
    sums = [((start, last), ((start, first), (first, last))) for first, last in later]
    return known | {(start, day) for day in days[1:]}, sums


def _divided_in_each(
    entities: Sequence[Entity], divisions: Sequence[Division], occurring: Mapping[Entity, set[Span]]
) -> dict[Entity, _Spans]:
    """Return the spans of each entity, which a larger one has too, and what each is the sum of."""
    said = {each: set(occurring.get(each, ())) for each in entities}
    larger: defaultdict[Entity, list[Entity]] = defaultdict(list)
    for whole, parts, exhaustive in divisions:
        for part in parts:
            larger[part].append(whole)
            # A whole of which all parts are known is worth more where these have its spans.
            if exhaustive:
                said[part] |= said[whole]
    every: dict[Entity, _Spans] = {}
    for each in entities:
        every[each] = divided(said[each])
        for whole in larger[each]:
            said[whole] |= said[each]
    return every


def systems_of(
    facts: Sequence[Fact], about: Sequence[Count], entities: Entities
) -> Iterator[System]:
    """Yield systems of the facts, and counts, that bear on each other."""
    counts = [(fact.counted, fact.is_part) for fact in facts] + [(each, False) for each in about]
    for places in entities.bearing(counts):
        own = [facts[place] for place in places if place < len(facts)]
        asked = [about[place - len(facts)] for place in places if place >= len(facts)]
        yield System(own, entities, asked)
