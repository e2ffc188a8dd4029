from conflictmodel.conclusions._findings.finding import Finding as Finding
from conflictmodel.conclusions.aid_ledgers import (
    AidLedger as AidLedger,
    LedgerEntry as LedgerEntry,
    aid_ledger as aid_ledger,
)
from conflictmodel.conclusions.assessments import (
    Assessment as Assessment,
    Camp as Camp,
    NoConclusionError as NoConclusionError,
)
from conflictmodel.conclusions.auditing import audit as audit
from conflictmodel.conclusions.combining import combine as combine
from conflictmodel.conclusions.contributions import (
    Contribution as Contribution,
    Role as Role,
    bearing as bearing,
)
from conflictmodel.conclusions.derivations import (
    Conflict as Conflict,
    Derivation as Derivation,
    Installments as Installments,
    Partition as Partition,
    Term as Term,
)
from conflictmodel.conclusions.limits import Limit as Limit, Verdict as Verdict
from conflictmodel.conclusions.reconciling import (
    Method as Method,
    Reconciliation as Reconciliation,
    reconcile as reconcile,
)
from conflictmodel.conclusions.running_totals import (
    Reading as Reading,
    RunningTotal as RunningTotal,
)
from conflictmodel.conclusions.tallies import InterceptionTally as InterceptionTally
from conflictmodel.conclusions.territorial_control import (
    Control as Control,
    Standing as Standing,
    control as control,
)
from conflictmodel.conclusions.totals import total as total
