"""Control: what the claims about a place amount to on a day.

A claim is not control, and silence is not denial. Of each party that is said to hold the place the
newest statement of every speaker counts: who claims, concedes, confirms, denies or says nothing.
"""

from collections.abc import Iterable
from datetime import date
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Extent, Hold, TerritorialClaim
from conflictmodel.claims.dossiers import index_of
from conflictmodel.claims.indexes import filed
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import Line, Row, listing
from conflictmodel.values import Place


@final
@frozen
@_checks.checked
class Standing(Displayed):
    """Who says, and who does not say, that a party holds a place.

    Args:
        holder: The party.
        claims: The ids of the claims that count, for and against it.
        said_by: The origins that newly say it holds the place, or a part, or that they have lost
            it: those it is said to be taken from, unless they say that another took it.
        denied_by: The origins that newly say it does not, or that another does.
        contested_by: The origins that newly say the place is fought over.
        reduced_by: The origins that say it has since lost a part.
        losers: The parties it is said to have been taken from.
        is_partial: Whether no more than a part of the place is claimed.

    >>> found = Standing("A", ("a",), ("A", "DW"), losers=("B",))
    >>> print(found, found.silent, found.conceded_by, sep=" | ")
    claimed by A; corroborated by DW; no word from B | ('B',) | ()
    >>> found.is_claimed, found.is_verified, found.corroborated_by
    (True, True, ('DW',))
    """

    holder: str
    claims: tuple[str, ...] = field(converter=_checks.Kept[str])
    said_by: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    denied_by: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    contested_by: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    reduced_by: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    losers: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    is_partial: bool = False

    @property
    def is_claimed(self) -> bool:
        """Whether the holder itself says so."""
        return self.holder in self.said_by

    @property
    def conceded_by(self) -> tuple[str, ...]:
        """The parties it was taken from that say so too."""
        return tuple(origin for origin in self.said_by if origin in self.losers)

    @property
    def corroborated_by(self) -> tuple[str, ...]:
        """The origins that say so and are neither the holder nor one it was taken from."""
        return tuple(origin for origin in self.said_by if origin not in {self.holder, *self.losers})

    @property
    def is_verified(self) -> bool:
        """Whether anyone but the holder says so."""
        return bool(self.conceded_by or self.corroborated_by)

    @property
    def silent(self) -> tuple[str, ...]:
        """The parties it was taken from that have said nothing, which is not a denial."""
        spoke = {*self.said_by, *self.denied_by, *self.contested_by, *self.reduced_by}
        return tuple(origin for origin in self.losers if origin not in spoke)

    def __str__(self) -> str:
        spoken = (
            ("claimed by", (self.holder,) if self.is_claimed else ()),
            ("conceded by", self.conceded_by),
            ("corroborated by" if self.is_claimed else "said by", self.corroborated_by),
            ("contested according to", self.contested_by),
            ("denied by", tuple(origin for origin in self.denied_by if origin != self.holder)),
            ("not held any more, says", (self.holder,) if self.holder in self.denied_by else ()),
            ("partly lost since, according to", self.reduced_by),
        )
        parts = [f"{label} {', '.join(origins)}" for label, origins in spoken if origins]
        if not self.is_verified:
            parts.append("unverified")
        if self.silent:
            parts.append(f"no word from {', '.join(self.silent)}")
        return f"{'a part; ' if self.is_partial else ''}{'; '.join(parts)}"


@final
@frozen
@_checks.checked
class Control(DisplayedInFull):
    """What the claims about a place amount to on a day.

    Args:
        place: The place.
        on: The day.
        standings: One for each party that a claim names, to say that it holds the place or not.

    >>> print(Control(Place("Storozheve"), date(2024, 12, 23), ()))
    Storozheve, on 2024-12-23
      holder          nobody has said who holds it
    """

    place: Place
    on: date
    standings: tuple[Standing, ...] = field(converter=_checks.Kept[Standing])

    def _title(self) -> Line:
        return (str(self.place), f", on {self.on}")

    def _rows(self) -> tuple[Row, ...]:
        shown = [
            ("holder", ((each.holder, ": ", str(each), " [", *listing(each.claims, ", "), "]"),))
            for each in self.standings
        ]
        return tuple(shown) or (("holder", ("nobody has said who holds it",)),)


def control(place: Place, claims: Dossier | Iterable[TerritorialClaim], *, on: date) -> Control:
    """Conclude what the claims about a place amount to on a day.

    A claim about a larger place counts where it means the whole of it. A statement that may be
    older than the claim it would deny is no denial. That a part was lost takes nothing back: it is
    said beside. Claims that others replace are left out.

    Args:
        place: The place.
        claims: A dossier, or claims about this place or any other.
        on: The day; claims about later days are left out.

    Raises:
        InvalidValueError: If two different claims have one id, some replace each other in a circle,
            or an argument is of the wrong type.

    >>> from conflictmodel import example
    >>> claims = example().of_type(TerritorialClaim)
    >>> print(control(claims[0].place, claims, on=date(2024, 12, 23)))
    Storozheve, on 2024-12-23
      holder          Russia: claimed by Russia; ...; no word from Ukraine
                      [16-storozheve]
    """
    _checks.refuse("control", _checks.is_a("place", place, Place), _checks.is_a("on", on, date))
    counted = [
        claim
        for claim in index_of("control", "claims", claims, TerritorialClaim).on_territory(place)
        if concerns(claim, place) and (claim.on.first is None or claim.on.first <= on)
    ]
    positions = _positions(counted)
    holders = dict.fromkeys(claim.holder for claim in counted)
    return Control(place, on, tuple(_standing(each, counted, positions) for each in holders))


def concerns(claim: TerritorialClaim, place: Place) -> bool:
    """Tell whether a claim is about a place, or about the whole of one that it lies in."""
    return claim.place == place or (_is_whole(claim) and claim.place.includes(place))


def _is_whole(claim: TerritorialClaim) -> bool:
    return claim.extent is Extent.WHOLE


def _is_reduction(claim: TerritorialClaim) -> bool:
    # Who has lost a part may hold the rest: this says neither that they hold the place nor not.
    return claim.hold is Hold.LOST and not _is_whole(claim)


def _age(claim: TerritorialClaim) -> tuple[date, date]:
    """Return the last day a claim can speak of, and the day it was stated, which is no earlier."""
    stated = claim.by.stated.last
    known = [day for day in (claim.on.last, stated) if day is not None]
    return (min(known, default=date.min), stated or date.min)


def _since(claim: TerritorialClaim) -> date:
    """Return the day since which a party certainly holds the place, if the claim is true."""
    # It was held on every day of the period, and taken on some day of it.
    return (claim.on.first or date.min) if claim.hold is Hold.HELD else _age(claim)[0]


def _positions(claims: list[TerritorialClaim]) -> list[TerritorialClaim]:
    """Return the newest statements of every speaking origin."""
    stating = [claim for claim in claims if not _is_reduction(claim)]
    ages = filed((claim.by.source.origin, _age(claim)) for claim in stating)
    newest = {origin: max(of_origin) for origin, of_origin in ages.items()}
    return [claim for claim in stating if _age(claim) == newest[claim.by.source.origin]]


def _standing(
    holder: str, claims: list[TerritorialClaim], positions: list[TerritorialClaim]
) -> Standing:
    holding = [each for each in positions if each.holder == holder and each.hold in _HOLDING]
    since = max(map(_since, holding), default=date.min)
    fresh = [each for each in positions if _age(each)[0] >= since]
    denials = [
        each
        for each in fresh
        if (each.holder == holder and each.hold in _NOT_HOLDING)
        or (each.holder != holder and each.hold in _HOLDING and _is_whole(each))
    ]
    contests = [each for each in fresh if each.hold is Hold.CONTESTED]
    reductions = [
        each
        for each in claims
        if each.holder == holder and _is_reduction(each) and _age(each)[0] >= since
    ]
    losers = tuple(dict.fromkeys(each.loser for each in holding if each.loser is not None))
    # Who says that they have lost the place does not say to whom, unless they name another.
    to_another = {each.by.source.origin for each in denials if each.holder != holder}
    conceding = [
        each
        for each in fresh
        if each.hold is Hold.LOST
        and each.holder in losers
        and each.by.source.origin == each.holder
        and each.holder not in to_another
    ]
    saying = [*holding, *conceding]
    return Standing(
        holder,
        tuple(dict.fromkeys(each.id for each in (*saying, *denials, *contests, *reductions))),
        _origins(saying),
        _origins(denials),
        _origins(contests),
        _origins(reductions),
        losers,
        bool(holding) and not any(map(_is_whole, holding)),
    )


def _origins(claims: list[TerritorialClaim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.by.source.origin for claim in claims))


_HOLDING = {Hold.TAKEN, Hold.HELD}
_NOT_HOLDING = {Hold.LOST, Hold.NOT_HELD}
