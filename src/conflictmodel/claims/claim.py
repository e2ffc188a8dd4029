"""Claims: anything that somebody said; whom it names, and what is wrong with several together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, get_args

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims.aid import Installment
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Agreement, Judgement, Retraction
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.claims.transfers import Transfer
from conflictmodel.display.text import few
from conflictmodel.errors import Problem
from conflictmodel.values import Attribution, Place, Source

Claim = (
    Estimate
    | Installment
    | TerritorialClaim
    | Interception
    | Transfer
    | Agreement
    | Judgement
    | Retraction
)
"""Anything that somebody said: one of the eight types of record."""

CLAIM_TYPES: tuple[type[Claim], ...] = get_args(Claim)
"""The eight types of record, in the order of their documentation."""

Origins: TypeAlias = Mapping[str, str] | Callable[[Source], str]
"""The origin of each source of some names, or a function from a source to its origin."""


def replacements(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the ids that claims replace or withdraw, each with the id of the claim that does."""
    return {old: claim.id for claim in claims for old in claim.supersedes}


def place_of(claim: Claim) -> Place | None:
    """Return the place that a claim is about, or `None`."""
    if isinstance(claim, Estimate):
        return claim.subject.place
    return claim.place if isinstance(claim, TerritorialClaim | Interception) else None


def mentions(claims: Iterable[Claim]) -> Iterable[tuple[int, str, Source]]:
    """Yield each mention of a source: in which claim, where in its attribution, and whom."""
    for index, claim in enumerate(claims):
        yield index, "source", claim.by.source
        for step, relay in enumerate(claim.by.via):
            yield index, f"via[{step}]", relay


def clashes(
    claims: Sequence[Claim], at: Callable[[int, str], str], *, of_all: str, advice: str = ""
) -> Iterator[Problem]:
    """Yield what is wrong with claims together; `at` says where a claim, or its field, stands."""
    first: dict[str, int] = {}
    for index, claim in enumerate(claims):
        if first.setdefault(claim.id, index) != index:
            taken = at(first[claim.id], "")
            message = f"id {_checks.shown(claim.id)} is already that of {taken}{advice}"
            yield Problem(at(index, "id"), message)
    named: dict[str, tuple[int, Source]] = {}
    for index, where, source in mentions(claims):
        earlier, known = named.setdefault(source.name, (index, source))
        if known is not source and known != source:  # mostly it is, which is faster to see
            message = ambiguity(known, source, first=at(earlier, ""))
            yield Problem(at(index, f"by.{where}"), message)
    for message in circles(claims):
        yield Problem(of_all, message)


def ambiguity(one: Source, other: Source, *, first: str | None = None) -> str:
    """Return the message for two sources of one name; `first` is where the one stands."""
    where = f" in {first}" if first else ""
    return (
        f"the name {_checks.shown(one.name)} stands for two sources:"
        f" {_description(one)}{where}, and {_description(other)}"
    )


def _description(source: Source) -> str:
    return f"{source.kind.value} of origin {_checks.shown(source.origin)}"


def circles(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield what is wrong with claims that replace each other in a circle."""
    left = {claim.id: [*claim.supersedes] for claim in claims if claim.supersedes}
    for first in left:
        path = {first: None}  # each replaces the next
        while path:
            last = next(reversed(path))
            old = left[last].pop() if left.get(last) else ""
            if not old:
                path.popitem()
            elif old not in path:
                path[old] = None
            else:
                circle = [old]
                while (claim_id := path.popitem()[0]) != old:
                    circle.append(claim_id)
                for claim_id in circle:  # each claim is told once
                    left[claim_id].clear()
                yield f"these supersede each other in a circle: {', '.join(few([*circle, old]))}"


def with_origins(origins: Origins, sources: Iterable[Source]) -> Callable[[Claim], Claim]:
    """Return what gives the sources of a claim these origins, or raise what is wrong with them."""
    _checks.refuse("with_origins", _neither(origins))
    if callable(origins):
        renewed = {source: evolve(source, origin=origins(source)) for source in sources}
    else:
        renewed = {
            each: evolve(each, origin=origins.get(each.name, each.origin)) for each in sources
        }
        absent = origins.keys() - {source.name for source in renewed}
        problems = (
            Problem(f"origins[{_checks.shown(name)}]", "no source here has this name")
            for name in sorted(absent, key=_checks.shown)
        )
        _checks.refuse("with_origins", tuple(problems))
    known: dict[int, tuple[Attribution, Attribution]] = {}

    def changed(claim: Claim) -> Claim:
        by = claim.by
        if id(by) not in known:  # most claims share theirs with others
            via = tuple(renewed[relay] for relay in by.via)
            known[id(by)] = by, evolve(by, source=renewed[by.source], via=via)
        return evolve(claim, by=known[id(by)][1])

    return changed


def _neither(origins: object) -> _checks.Problems:
    if isinstance(origins, Mapping) or callable(origins):
        return ()
    return (Problem("origins", f"expected a mapping or a function, got {_checks.shown(origins)}"),)
