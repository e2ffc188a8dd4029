"""Days: whether what came later stands before what it follows."""

from collections.abc import Iterator
from datetime import date

from conflictmodel.claims import Agreement, Claim, Dossier, Estimate, Interception, TerritorialClaim
from conflictmodel.conclusions._findings.finding import Finding
from conflictmodel.values import Period


def in_force(dossier: Dossier) -> Iterator[Finding]:
    for each in dossier.of_type(Agreement):
        signed = each.signed.first if each.signed else None
        in_force = each.in_force.last if each.in_force else None
        if _is_before(in_force, signed):
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
        period, by = _happened(claim), claim.by
        if period is not None and _is_before(by.stated.last, period.first):
            message = f"stated {by.stated}, before the period of it began, {period}"
            yield Finding("stated-before-period", claim.id, message)


def _happened(claim: Claim) -> Period | None:
    """Return when that happened which a claim counts, or `None`: money is promised beforehand."""
    match claim:
        case Estimate():
            return None if claim.subject.unit.is_currency else claim.subject.period
        case Interception() | TerritorialClaim():
            return claim.on
        case _:
            return None


def _is_before(earlier: date | None, later: date | None) -> bool:
    return earlier is not None and later is not None and earlier < later
