"""Origins: which sources are one voice, as whoever read what others published says it."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.errors import Problem
from conflictmodel.values import Attribution, Source

Origins: TypeAlias = Mapping[str, str] | Callable[[Source], str]
"""The origin of each source of some names, or a function from a source to its origin."""


def with_origins(origins: Origins, sources: Iterable[Source]) -> Callable[[Claim], Claim]:
    """Return what gives the sources of a claim these origins, or raise what is wrong with them."""
    _checks.refuse("with_origins", _neither(origins))
    renewed = {source: evolve(source, origin=_origin_in(origins, source)) for source in sources}
    if not callable(origins):
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


def _origin_in(origins: Origins, source: Source) -> str:
    if callable(origins):
        return origins(source)
    return origins.get(source.name, source.origin)


def _neither(origins: object) -> _checks.Problems:
    if isinstance(origins, Mapping) or callable(origins):
        return ()
    message = f"expected a mapping or a function, got {_checks.shown(origins)}"
    return (Problem("origins", message),)
