"""Systems: the counts that bear on each other, which of them are sums of others, and their bounds.

Where the counts are few, every span between days on which one begins or ends, and every union of
outcomes, is an unknown. Else the spans that occur are, and the differences of nested or next ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from math import comb
from operator import attrgetter
from typing import Self, final

from attrs import define

from conflictmodel.claims import TotalBasis
from conflictmodel.conclusions._reconciling.cells import Sums, columns_of, divided
from conflictmodel.conclusions._reconciling.entities import (
    Count,
    Division,
    Entities,
    Entity,
    Fact,
    Span,
)
from conflictmodel.conclusions._reconciling.propagation import Network, Propagation, Relation
from conflictmodel.conclusions.derivations import Term
from conflictmodel.values import Range

MOST_JOINED = 4_000
"""Up to so many unknowns, every join and difference is one."""

MOST_READ = 10
"""Up to so many totals that may have an installment in them or not, each is read in either way."""

Said = tuple[int, Fact]
"""A fact, and the number of the unknown that it is of."""

_Spans = tuple[set[Span], Sums]


@final
class Unknowns:
    """Counts that bear on each other, as numbers of a network."""

    def __init__(
        self, counts: Iterable[Count], entities: Entities, *, joined: bool, running: bool
    ) -> None:
        self.entities = entities
        said: dict[Entity, set[Span]] = {}
        for entity, _, span in counts:
            said.setdefault(entity, set()).add(span)
        related, divisions = entities.related(said)
        days = sorted({day for spans in said.values() for span in spans for day in span})
        measures = {measure for _, measure, _ in counts}
        unit = entities.units[related[0].kind]
        self._columns, sums = columns_of(measures, unit, joined=True)
        possible = comb(len(days), 2) * len(self._columns) * len(related)
        self.are_joined = possible <= MOST_JOINED and joined and not running
        if not self.are_joined:
            self._columns, sums = columns_of(measures, unit, joined=False)
        if self.are_joined:
            every = dict.fromkeys(related, _all_between(days))
        elif running:  # so few that a solver gets all relations, and too few for propagation
            every = {each: _running(days, said.get(each, ())) for each in related}
        else:
            every = _divided_in_each(related, divisions, said)
        width = len(self._columns)
        self._bases: dict[tuple[Entity, Span], int] = {}
        for entity, (spans, _) in every.items():
            for span in sorted(spans):
                self._bases[entity, span] = width * len(self._bases)
        relations = [*self._within(every, sums)]
        for division in divisions:
            relations += self._between(division, every)
        self.network = Network(width * len(self._bases), relations)
        self.are_of_one = width == len(every) == 1

    def number(self, count: Count) -> int:
        """Return the number of the unknown that is a count."""
        entity, measure, span = count
        return self._bases[entity, span] + self._columns[measure.outcomes]

    def _within(
        self, every: Mapping[Entity, _Spans], columns: Iterable[Relation]
    ) -> Iterator[Relation]:
        for base in self._bases.values():
            for whole, parts, exhaustive in columns:
                yield Relation(base + whole, tuple([base + part for part in parts]), exhaustive)
        for entity, (_, sums) in every.items():
            for span, spans in sums:
                base = self._bases[entity, span]
                bases = [self._bases[entity, each] for each in spans]
                for column in range(len(self._columns)):
                    yield Relation(base + column, tuple([each + column for each in bases]))

    def _between(self, division: Division, every: Mapping[Entity, _Spans]) -> Iterator[Relation]:
        whole, parts, exhaustive = division
        shared = every[whole][0] & set[Span]().union(*(every[each][0] for each in parts))
        for span in sorted(shared):
            base = self._bases[whole, span]
            bases = [self._bases[each, span] for each in parts if (each, span) in self._bases]
            complete = exhaustive and len(bases) == len(parts)
            for column in range(len(self._columns)):
                yield Relation(base + column, tuple([each + column for each in bases]), complete)


@define(eq=False)
class System:
    """What facts say of counts that bear on each other."""

    unknowns: Unknowns
    said: Sequence[Said]
    about: Sequence[Count] = ()
    _start: Propagation | None = None  # what is known to follow from facts

    @classmethod
    def of(
        cls,
        facts: Sequence[Fact],
        entities: Entities,
        about: Sequence[Count] = (),  # other counts, of which nothing is said
        *,
        joined: bool = True,
        running: bool = False,
    ) -> Self:
        """Return the system of facts: of one at least, or of one count."""
        counts = dict.fromkeys((*(fact.counted for fact in facts), *about))
        unknowns = Unknowns(counts, entities, joined=joined, running=running)
        numbered = [(unknowns.number(fact.counted), fact) for fact in facts]
        part_of = unknowns.network.part_of
        said = [(part_of(number) if fact.is_part else number, fact) for number, fact in numbered]
        return cls(unknowns, said, about)

    @property
    def facts(self) -> list[Fact]:
        """What is said."""
        return [fact for _, fact in self.said]

    def without(self, claims: frozenset[str]) -> "System":
        """Return what other claims say of the same counts."""
        said = [each for each in self.said if each[1].claim not in claims]
        return System(self.unknowns, said, self.about)

    def also(self, said: Iterable[Said]) -> "System":
        """Return the same with more that is said of its counts."""
        start = self.propagation.copied()
        return System(self.unknowns, [*self.said, *said], self.about, start)

    @cached_property
    def propagation(self) -> Propagation:
        """The bounds of each unknown."""
        return self._propagated(brief=False)

    @property
    def has_clash(self) -> bool:
        """Whether facts clash, found without looking for a second clash."""
        return bool(self._propagated(brief=True).clashes)

    def _propagated(self, *, brief: bool) -> Propagation:
        made = self._start or Propagation(self.unknowns.network)
        for number, fact in self.said:
            made.state(number, fact.range.lower, fact.range.upper, fact.claim)
        made.run(brief=brief)
        return made

    @cached_property
    def unread(self) -> list[tuple[Said, Said]]:
        """What is certain of totals that may have an installment in them: without it, and with."""
        either = [each for each in self.said if each[1].basis is TotalBasis.UNSTATED]
        return [*zip(either[::2], either[1::2], strict=True)]

    @property
    def is_left_unread(self) -> bool:
        """Whether there are too many totals to read each in every way."""
        return len(self.unread) > MOST_READ

    @cached_property
    def readings(self) -> list["System"]:
        """The system with each total read in one way, in every way in which no facts clash."""
        found: list[System] = [self]
        if self.propagation.clashes or self.is_left_unread:
            return found
        for (first, without), (second, with_it) in self.unread:
            upper = without.range.upper
            ways = (
                (second, with_it._replace(range=Range(0, upper), basis=TotalBasis.INCLUSIVE)),
                (first, without._replace(range=with_it.range, basis=TotalBasis.EXCLUSIVE)),
            )
            read = [each.also([way]) for each in found for way in ways]
            found = [each for each in read if not each.propagation.clashes]
        return found

    @cached_property
    def is_settled(self) -> bool:
        """Whether facts clash, or propagation finds the tightest bounds of whole numbers.

        It does where sums form a tree, and of one count over several spans of days (Dechter, Meiri
        and Pearl, Temporal constraint networks, 1991).
        """
        unknowns, found = self.unknowns, self.propagation
        if found.clashes or not self.said:
            return True
        is_simple = unknowns.are_of_one or unknowns.network.is_tree
        return is_simple and unknowns.are_joined and found.finished

    @property
    def is_possible(self) -> bool:
        """Whether no facts clash, as far as propagation finds."""
        return not self.propagation.clashes

    def range_of(self, count: Count) -> Range | None:
        """Return what a count can be; `None` where facts contradict each other."""
        number = self.unknowns.number(count)
        return Range(*self.propagation.range_of(number)) if self.is_possible else None

    def bound(self, count: Count, *, upper: bool) -> int:
        """Return the bound that gives an end of a count; -1 where nothing does."""
        return self.propagation.found[2 * self.unknowns.number(count) + (not upper)]

    def terms(self, *bounds: int) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """Return the stated ends that bounds follow from: lower ends, and upper ends, by claim."""
        ends: tuple[list[Term], list[Term]] = ([], [])
        for index, times in self.propagation.terms(*bounds).items():
            signed, most, claim, _ = self.propagation.bounds[index]
            is_upper = not signed % 2
            ends[is_upper].append(Term(claim, abs(most), is_upper=is_upper, times=times))
        lower, upper = (tuple(sorted(each, key=attrgetter("claim", "end"))) for each in ends)
        return lower, upper


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
        yield System.of(own, entities, asked)
