"""Replacements: whether a claim may replace or withdraw the one that it names."""

from collections.abc import Iterator

from conflictmodel.claims import Claim, Dossier, Retraction
from conflictmodel.conclusions._findings.finding import Finding


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
