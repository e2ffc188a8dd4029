"""The index: claims found by their ids and by what they are about, made when it is first used."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, final

from attrs import field, frozen

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

Family = tuple[Subject, Sequence[tuple[int, int, bool, Sequence[Estimate]]]]
"""One of the subjects that differ in their periods alone, and the estimates of each of them.

With these are the ends of the period as numbers, and whether somebody stated its days.
"""


@final
@frozen
@_checks.checked
class Index:
    """Claims, of which each look-up returns those that none of the others replaces.

    Args:
        claims: The claims, each id once.
    """

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
        return _filed((claim.by.source.origin, claim) for claim in self.current)

    @cached_property
    def by_programme(self) -> Mapping[Programme, Sequence[Installment]]:
        """The claims about the installments of each programme."""
        return _filed((each.programme, each) for each in self.of_type(Installment))

    def of_type(self, kind: type[_C]) -> tuple[_C, ...]:
        """Return the claims of one type."""
        return self._by_type.get(kind, ())

    def on_territory(self, place: Place) -> list[TerritorialClaim]:
        """Return the claims to a place, or to one that it lies in."""
        found = (each for larger in upwards(place) for each in self._territories.get(larger, ()))
        return self.in_order(found)

    def related(self, group: Group) -> list[Family]:
        """Return what is said of a group, of groups within it and of those it lies in."""
        own, within = self._groups
        outside = (said for larger in upwards(group.within) for said in own.get(larger, ()))
        return [*within.get(group, ()), *outside]

    def in_order(self, claims: Iterable[_C]) -> list[_C]:
        """Return some of the claims in the order in which they were kept."""
        return sorted(claims, key=lambda claim: self._places[claim.id])

    @cached_property
    def _by_type(self) -> Mapping[type[object], tuple[Any, ...]]:
        filed = _filed((type(claim), claim) for claim in self.current)
        return {kind: tuple(claims) for kind, claims in filed.items()}

    @cached_property
    def _territories(self) -> Mapping[Place, Sequence[TerritorialClaim]]:
        return _filed((each.place, each) for each in self.of_type(TerritorialClaim))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {claim.id: number for number, claim in enumerate(self.claims)}

    @cached_property
    def _groups(self) -> tuple[Mapping[Group, Sequence[Family]], Mapping[Group, Sequence[Family]]]:
        """What is said of each group, and of each and the groups within it."""
        # Most estimates of a subject have the same object, and to hash one takes long.
        said = _filed((id(each.subject), each) for each in self.of_type(Estimate)).values()
        families = _filed(
            ((s.group, s.measure, s.place, s.unit), each)
            for each in said
            for s in (each[0].subject,)
        )
        own = _filed((key[0], _family(found)) for key, found in families.items())
        return own, _filed(
            (g, each) for group in own for each in own[group] for g in upwards(group)
        )


def _family(said: Sequence[Sequence[Estimate]]) -> Family:
    periods = ((each[0].subject.period, each) for each in said)
    found = [(*ends(period), period.days_are_stated, each) for period, each in periods]
    return said[0][0].subject, found


def _filed(things: Iterable[tuple[_K, _T]]) -> dict[_K, list[_T]]:
    found: defaultdict[_K, list[_T]] = defaultdict(list)
    for key, thing in things:
        found[key].append(thing)
    return dict(found)
