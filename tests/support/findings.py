"""What the audit finds in some claims, in few words."""

from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.conclusions import audit


def found(*claims: Claim) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the code, the claim and the other claims of each finding."""
    return [(each.code, each.claim, each.others) for each in audit(Dossier(claims))]


def message(*claims: Claim) -> str:
    """Return what the audit says of claims in which it finds one thing."""
    (finding,) = audit(Dossier(claims))
    return finding.message
