"""Claims: anything that somebody said, of whichever of the eight types."""

from collections.abc import Iterable
from typing import get_args

from conflictmodel.claims.agreements import Agreement
from conflictmodel.claims.aid import Installment
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Judgement
from conflictmodel.claims.retractions import Retraction
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.claims.transfers import Transfer
from conflictmodel.values import Place, Source

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


def replacements(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the ids that claims replace or withdraw, each with the id of the claim that does."""
    replacing = [claim for claim in claims if claim.supersedes]
    return {old: claim.id for claim in replacing for old in claim.supersedes}


def place_of(claim: Claim) -> Place | None:
    """Return the place that a claim is about, or `None`."""
    match claim:
        case Estimate():
            return claim.subject.place
        case TerritorialClaim() | Interception():
            return claim.place
        case _:
            return None


def mentions(claims: Iterable[Claim]) -> Iterable[tuple[int, str, Source]]:
    """Yield each mention of a source: in which claim, where in its attribution, and whom."""
    for index, claim in enumerate(claims):
        yield index, "source", claim.by.source
        for step, relay in enumerate(claim.by.via):
            yield index, f"via[{step}]", relay
