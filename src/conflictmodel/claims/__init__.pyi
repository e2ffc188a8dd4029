from conflictmodel.claims.aid import (
    Installment as Installment,
    Ordinal as Ordinal,
    Programme as Programme,
    TotalBasis as TotalBasis,
)
from conflictmodel.claims.claim import Claim as Claim
from conflictmodel.claims.dossiers import Dossier as Dossier
from conflictmodel.claims.estimates import Estimate as Estimate, estimate as estimate
from conflictmodel.claims.interceptions import Interception as Interception
from conflictmodel.claims.judgements import (
    Agreement as Agreement,
    Judgement as Judgement,
    Retraction as Retraction,
)
from conflictmodel.claims.statements import Words as Words
from conflictmodel.claims.territory import (
    Extent as Extent,
    Hold as Hold,
    TerritorialClaim as TerritorialClaim,
)
from conflictmodel.claims.transfers import Transfer as Transfer, TransferStatus as TransferStatus
