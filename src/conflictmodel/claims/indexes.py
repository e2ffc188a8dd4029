"""The index: claims found by their ids and by what they are about, made when it is first used."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, TypeVar, final

from attrs import Factory, define, field, frozen

from conflictmodel import _checks
from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.claim import Claim, replacements
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.values import Group, Place, Subject
from conflictmodel.values.periods import ends
from conflictmodel.values.subjects import upwards

_C = TypeVar("_C", bound=Claim)
_K = TypeVar("_K")
_T = TypeVar("_T")


_FEW = 8
_Greatest = tuple[list[int], list[list[int]]]
"""Places, and the greatest end of each one, two, four and so on that follow each other."""


@final
@define
class Row:
    """Estimates of subjects that differ in their days alone: none begins or ends before the last.

    So those within some days, and those around them, follow each other.
    """

    are_stated: bool  # whether somebody stated the days of all, or of none
    begins: list[int] = Factory(list[int])
    stops: list[int] = Factory(list[int])
    said: list[Sequence[Estimate]] = Factory(list[Sequence[Estimate]])
    _strongest: dict[bool, dict[str, _Greatest]] = Factory(dict[bool, dict[str, _Greatest]])
    _beginning: dict[int, set[str]] = Factory(lambda: defaultdict[int, set[str]](set))

    def within(self, first: int, last: int) -> range:
        """Return the places of those that begin and end within some days."""
        return range(bisect_left(self.begins, first), bisect_right(self.stops, last))

    def around(self, first: int, last: int) -> range:
        """Return the places of those that have all of some days."""
        return range(bisect_left(self.stops, last), bisect_right(self.begins, first))

    def ending(self, day: int, places: range) -> range:
        """Return those of some places that end on a day."""
        start, stop = bisect_left(self.stops, day), bisect_right(self.stops, day)
        return range(max(start, places.start), min(stop, places.stop))

    def beginning(self, day: int) -> set[str]:
        """Return the origins of what begins on a day."""
        if not self._beginning:
            for begin, said in zip(self.begins, self.said, strict=True):
                self._beginning[begin].update(each.by.source.origin for each in said)
        return self._beginning.get(day, set())

    def strongest(self, places: range, *, upper: bool) -> Iterator[tuple[str, int]]:
        """Yield the greatest lower end of each origin, or the least upper one, below 0."""
        by_origin = self._by_origin(upper=upper) if len(places) > _FEW else {}
        if len(places) <= max(_FEW, len(by_origin)):  # then all ends of all origins
            yield from ((origin, end) for origin, (_, end) in self._ends(places, upper=upper))
            return
        for origin, (known, greatest) in by_origin.items():
            start, after = bisect_left(known, places.start), bisect_left(known, places.stop)
            if start < after:
                size = (after - start).bit_length() - 1
                yield origin, max(greatest[size][start], greatest[size][after - (1 << size)])

    def _by_origin(self, *, upper: bool) -> dict[str, _Greatest]:
        if upper not in self._strongest:
            found = filed(self._ends(range(len(self.said)), upper=upper))
            self._strongest[upper] = {
                origin: ([place for place, _ in ends], _greatest([end for _, end in ends]))
                for origin, ends in found.items()
            }
        return self._strongest[upper]

    def _ends(self, places: range, *, upper: bool) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the ends that bound anything, each with its origin and place."""
        for place in places:
            for each in self.said[place]:
                lowest, highest = each.range.lower, each.range.upper
                if highest is not None if upper else lowest:
                    yield each.by.source.origin, (place, -(highest or 0) if upper else lowest)


def _greatest(ends: list[int]) -> list[list[int]]:
    found, size = [ends], 1
    while 2 * size <= len(ends):
        found.append([*map(max, found[-1], found[-1][size:])])
        size *= 2
    return found


Family = tuple[Subject, Sequence[Row]]
"""One of the subjects that differ in their days alone, and the estimates of all of them."""


@final
@frozen
@_checks.checked
class Index:
    """Claims of different ids; each look-up returns those that none of the others replaces."""

    claims: tuple[Claim, ...] = field(converter=_checks.Kept[Claim])

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """Every claim, whether it still stands or not."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def replaced(self) -> Mapping[str, str]:
        """The ids that claims replace or withdraw, each with the id of the claim that does."""
        return replacements(self.claims)

    @cached_property
    def current(self) -> tuple[Claim, ...]:
        """The claims that none of the others replaces or withdraws."""
        if not self.replaced:  # as nearly always
            return self.claims
        return tuple([each for each in self.claims if each.id not in self.replaced])

    @cached_property
    def estimates(self) -> tuple[Estimate, ...]:
        """Every estimate, replaced or not, by their ids: the order they came in decides nothing."""
        found = (claim for claim in self.claims if isinstance(claim, Estimate))
        return tuple(sorted(found, key=attrgetter("id")))

    @cached_property
    def by_origin(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of each origin."""
        return filed((claim.by.source.origin, claim) for claim in self.current)

    @cached_property
    def by_programme(self) -> Mapping[Programme, Sequence[Installment]]:
        """The claims about the installments of each programme."""
        return filed((each.programme, each) for each in self.of_type(Installment))

    def of_type(self, kind: type[_C]) -> tuple[_C, ...]:
        """Return the claims of one type."""
        return self._by_type.get(kind, ())

    def on_territory(self, place: Place) -> list[TerritorialClaim]:
        """Return the claims to a place, or to one that it lies in."""
        found = (each for larger in upwards(place) for each in self._territories.get(larger, ()))
        return self.in_order(found)

    def related(self, group: Group, place: Place | None = None) -> list[Family]:
        """Return what is said of a group, within and around it; of a place, not of those apart."""
        own, within = self._groups
        inside = within.get(group, [])
        outside = (said for larger in upwards(group.within) for said in own.get(larger, ()))
        if place is not None and len(inside) > _FEW:
            if group not in self._in_places:
                parts = ((larger, each) for each in inside for larger in upwards(each[0].place))
                self._in_places[group] = filed((f[0].place, f) for f in inside), filed(parts)
            at, parts_of = self._in_places[group]
            around = (at.get(larger, ()) for larger in (*upwards(place.within), None))
            inside = [*parts_of.get(place, ()), *chain.from_iterable(around)]
        return [*inside, *outside]

    def in_order(self, claims: Iterable[_C]) -> list[_C]:
        """Return some of the claims in the order in which they were kept."""
        return sorted(claims, key=lambda claim: self._places[claim.id])

    @cached_property
    def _by_type(self) -> Mapping[type[object], tuple[Any, ...]]:
        by_type = filed((type(claim), claim) for claim in self.current)
        return {kind: tuple(claims) for kind, claims in by_type.items()}

    @cached_property
    def _territories(self) -> Mapping[Place, Sequence[TerritorialClaim]]:
        return filed((each.place, each) for each in self.of_type(TerritorialClaim))

    @cached_property
    def _in_places(self) -> dict[Group, Sequence[Mapping[Place | None, list[Family]]]]:
        return {}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {claim.id: number for number, claim in enumerate(self.claims)}

    @cached_property
    def _groups(self) -> tuple[Mapping[Group, Sequence[Family]], Mapping[Group, Sequence[Family]]]:
        """What is said of each group, and of each and the groups within it."""
        # Most estimates of a subject have the same object, and to hash one takes long.
        said = filed((id(each.subject), each) for each in self.of_type(Estimate)).values()
        families = filed(
            ((s.group, s.measure, s.place, s.unit), each)
            for each in said
            for s in (each[0].subject,)
        )
        own = filed((key[0], _family(found)) for key, found in families.items())
        return own, filed((g, each) for group in own for each in own[group] for g in upwards(group))


def _family(said: Sequence[Sequence[Estimate]]) -> Family:
    rows: dict[bool, list[Row]] = {True: [], False: []}
    latest: dict[bool, list[int]] = {True: [], False: []}  # where rows end, below 0
    periods = ((each[0].subject.period, each) for each in said)
    found = [(*ends(period), period.days_are_stated, each) for period, each in periods]
    for begins, stops, are_stated, each in sorted(found, key=itemgetter(0, 1)):
        at = bisect_left(latest[are_stated], -stops)
        if at == len(rows[are_stated]):
            rows[are_stated].append(Row(are_stated))
        latest[are_stated][at : at + 1] = [-stops]
        row = rows[are_stated][at]
        row.begins.append(begins)
        row.stops.append(stops)
        row.said.append(each)
    return said[0][0].subject, [*rows[True], *rows[False]]


def filed(things: Iterable[tuple[_K, _T]]) -> dict[_K, list[_T]]:
    """Return the things of each key, in their order."""
    found: defaultdict[_K, list[_T]] = defaultdict(list)
    for key, thing in things:
        found[key].append(thing)
    return dict(found)
