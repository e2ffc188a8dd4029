"""Order: whether what came later stands before what it follows, and which claim replaces which."""

from collections.abc import Iterator
from datetime import date

from conflictmodel.claims import (
    Agreement,
    Claim,
    Dossier,
    Estimate,
    Interception,
    Retraction,
    TerritorialClaim,
)
from conflictmodel.conclusions._findings.finding import Finding


def in_force(dossier: Dossier) -> Iterator[Finding]:
    for each in dossier.of_type(Agreement):
        if each.signed and each.in_force and _is_before(each.in_force.last, each.signed.first):
            message = f"in force {each.in_force}, before it was signed, {each.signed}"
            yield Finding("in-force-before-signed", each.id, message)


def published(dossier: Dossier) -> Iterator[Finding]:
    for claim in dossier.claims:
        by = claim.by
        if _is_before(by.published, by.stated.first):
            message = f"published {by.published}, before it was stated, {by.stated}"
            yield Finding("published-before-stated", claim.id, message)


def stated(dossier: Dossier) -> Iterator[Finding]:
    for claim in dossier.claims:
        match claim:
            case Estimate() if not claim.subject.unit.is_currency:  # money is promised beforehand
                period = claim.subject.period
            case Interception() | TerritorialClaim():
                period = claim.on
            case _:
                continue
        by = claim.by
        if _is_before(by.stated.last, period.first):
            message = f"stated {by.stated}, before the period of it began, {period}"
            yield Finding("stated-before-period", claim.id, message)


def _is_before(earlier: date | None, later: date | None) -> bool:
    return earlier is not None and later is not None and earlier < later


def replacements(dossier: Dossier) -> Iterator[Finding]:
    by_id = {claim.id: claim for claim in dossier.claims}
    replaced = [(claim, old) for claim in dossier.claims for old in claim.supersedes]
    for claim, old in replaced:
        if old not in by_id:
            message = f"it {_verb(claim)} {old!r}, which is not in the dossier"
            yield Finding("replaces-unknown", claim.id, message)
    kept = [(claim, by_id[old]) for claim, old in replaced if old in by_id]
    for code, differ in (
        ("replaces-newer", _newer),
        ("replaces-other-origin", _other_origin),
        ("replaces-other-type", _other_type),
        ("retraction-withdrawn", _withdrawn),
    ):
        for claim, old_claim in kept:
            if message := differ(claim, old_claim):
                yield Finding(code, claim.id, message, (old_claim.id,))


def _newer(claim: Claim, old: Claim) -> str:
    first, last = old.by.stated.first, claim.by.stated.last
    if first is None or last is None or last >= first:
        return ""
    return f"stated {claim.by.stated}, it {_verb(claim)} a claim stated {old.by.stated}"


def _other_origin(claim: Claim, old: Claim) -> str:
    one, other = claim.by.source.origin, old.by.source.origin
    relays = old.by.via if isinstance(claim, Retraction) else ()
    if one == other or any(relay.origin == one for relay in relays):
        return ""
    return f"said by {one}, it {_verb(claim)} what {other} said"


def _other_type(claim: Claim, old: Claim) -> str:
    one, other = type(claim), type(old)
    if one is other or Retraction in (one, other):
        return ""
    return f"of type {one.__name__}, it replaces a claim of type {other.__name__}"


def _withdrawn(claim: Claim, old: Claim) -> str:
    if not (isinstance(claim, Retraction) and isinstance(old, Retraction)):
        return ""
    again = "whoever says it again has to make a new claim"
    return (
        f"it withdraws a retraction of {', '.join(old.supersedes)}, which stays withdrawn: {again}"
    )


def _verb(claim: Claim) -> str:
    return "withdraws" if isinstance(claim, Retraction) else "replaces"
