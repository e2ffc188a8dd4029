"""Identities: names that may stand for one thing, and sources that are graded in two ways."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from conflictmodel.claims import Claim, Dossier, Estimate, Installment, Interception
from conflictmodel.claims.claim import place_of
from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions._findings.finding import Finding, folded
from conflictmodel.values import Group, Place, Reliability, Source
from conflictmodel.values.subjects import in_full, upwards

_N = TypeVar("_N", Group, Place)


def names(dossier: Dossier) -> Iterator[Finding]:
    # Each with the id of the claim that names it first.
    groups: dict[Group, str] = {}
    places: dict[Place, str] = {}
    sources: dict[str, str] = {}
    for claim in dossier.current:
        _meet(groups, _group_of(claim), claim)
        _meet(places, place_of(claim), claim)
        for source in (claim.by.source, *claim.by.via):
            sources.setdefault(source.name, claim.id)
            sources.setdefault(source.origin, claim.id)
    yield from _repeated("group", groups)
    yield from _repeated("place", places)
    yield from _alike("group", ((each.name, claim) for each, claim in groups.items()))
    yield from _alike("place", ((each.name, claim) for each, claim in places.items()))
    yield from _alike("source", sources.items())


def _group_of(claim: Claim) -> Group | None:
    match claim:
        case Estimate():
            return claim.subject.group
        case Interception():
            return claim.group
        case Installment():
            return claim.programme.group
        case _:
            return None


def _meet(met: dict[_N, str], thing: _N | None, claim: Claim) -> None:
    for each in upwards(thing):
        if each in met:  # and so is all in which it lies: to look it up takes long
            return
        met[each] = claim.id


def _repeated(kind: str, things: Mapping[_N, str]) -> Iterator[Finding]:
    for same in filed((each.name, each) for each in things).values():
        met: dict[str | None, _N] = {}
        for thing in same:
            # Ids of their own, or of what they lie in, tell two things of one name apart.
            told = next((each.id for each in upwards(thing) if each.id), None)
            earlier = next(
                (met[each] for each in met if None in {each, told} or each == told), None
            )
            if earlier is not None:
                message = f"{kind} {in_full(thing)} is {in_full(earlier)} elsewhere"
                advice = "give each an id, if they are two"
                others = _others(things[thing], [things[earlier]])
                yield Finding("name-repeated", things[thing], f"{message}: {advice}", others)
                break
            met[told] = thing


def _alike(kind: str, named: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    names: dict[str, str] = {}
    for name, claim in named:
        names.setdefault(name, claim)
    for first, *others in filed((folded(each), each) for each in names).values():
        if others:
            written = ", ".join(map(repr, others))
            message = f"{kind} {first!r} is also written {written}"
            found = names[others[0]]
            involved = [names[each] for each in (first, *others)]
            yield Finding("names-alike", found, message, _others(found, involved))


def _others(claim: str, involved: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in involved if each != claim))


def grades(dossier: Dossier) -> Iterator[Finding]:
    graded: dict[Source, dict[Reliability, Claim]] = {}
    for claim in dossier.current:
        if claim.by.grade and claim.by.grade.reliability.is_judged:
            letters = graded.setdefault(claim.by.source, {})
            letters.setdefault(claim.by.grade.reliability, claim)
    for source, letters in graded.items():
        first, *others = letters.values()
        if others:
            written = ", ".join(str(each.by.grade) for each in (first, *others))
            message = f"{source} is graded {written}: the letter is that of the source"
            involved = _others(others[0].id, (each.id for each in letters.values()))
            yield Finding("grades-differ", others[0].id, message, involved)
