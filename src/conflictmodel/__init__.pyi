# The table of contents, for readers and type checkers; at run time names load on first use.

from conflictmodel.agreements import Agreement
from conflictmodel.aid import Installment, Ordinal, Programme, TotalBasis
from conflictmodel.assessments import Assessment, Camp
from conflictmodel.auditing import Finding, audit
from conflictmodel.combining import NoConclusionError, bearing, combine
from conflictmodel.dossiers import Claim, Dossier
from conflictmodel.errors import (
    ConflictModelError,
    DocumentError,
    DoubleCountingError,
    InvalidValueError,
    PhraseError,
    Problem,
    RuleError,
    UnknownNameError,
)
from conflictmodel.estimates import Estimate
from conflictmodel.evidence import Words
from conflictmodel.examples import example
from conflictmodel.interceptions import Interception
from conflictmodel.judgements import Judgement
from conflictmodel.ledgers import AidLedger, LedgerEntry, Reading, RunningTotal, aid_ledger
from conflictmodel.measures import (
    AIRBORNE,
    CAPTURED,
    KILLED,
    LAUNCHED,
    LEFT,
    LOST,
    MISSING,
    REACHED,
    RECEIVED,
    SENT,
    SHOT_DOWN,
    UNHARMED,
    WOUNDED,
    Measure,
)
from conflictmodel.periods import Period, Precision, on, through
from conflictmodel.ranges import (
    Pieces,
    Range,
    around,
    at_least,
    at_most,
    between,
    exactly,
    fewer_than,
    more_than,
    union,
    unknown,
)
from conflictmodel.reports import Report, report
from conflictmodel.retractions import Retraction
from conflictmodel.roles import Considered, Role
from conflictmodel.rule_names import rule_named
from conflictmodel.rules import (
    DisagreementError,
    Rule,
    camps,
    consistent,
    hull,
    intersection,
    latest,
    majority,
    one_voice,
    per_side,
)
from conflictmodel.serialization import dump, dumps, load, loads
from conflictmodel.sources import Attribution, Credibility, Grade, Reliability, Source, SourceKind
from conflictmodel.standings import Control, Standing, control
from conflictmodel.subjects import Group, Place, Subject
from conflictmodel.tallies import InterceptionTally
from conflictmodel.territory import Extent, Hold, TerritorialClaim
from conflictmodel.timing import Timing, read_period
from conflictmodel.totals import total
from conflictmodel.transfers import Transfer, TransferStatus
from conflictmodel.units import ITEMS, PERSONS, Quantity, Unit, currency
from conflictmodel.voices import EachReport, Voice, Voices, each_report
from conflictmodel.wording import (
    ACLED_1,
    LITERAL_1,
    POLICIES,
    ROUNDING_1,
    Policy,
    Width,
    Wording,
    read,
)
from conflictmodel.yardsticks import ICD203, PHIA, YARDSTICKS, Likelihood, Yardstick

__all__ = [
    "ACLED_1",
    "AIRBORNE",
    "Agreement",
    "AidLedger",
    "Assessment",
    "Attribution",
    "CAPTURED",
    "Camp",
    "Claim",
    "ConflictModelError",
    "Considered",
    "Control",
    "Credibility",
    "DisagreementError",
    "DocumentError",
    "Dossier",
    "DoubleCountingError",
    "EachReport",
    "Estimate",
    "Extent",
    "Finding",
    "Grade",
    "Group",
    "Hold",
    "ICD203",
    "ITEMS",
    "Installment",
    "Interception",
    "InterceptionTally",
    "InvalidValueError",
    "Judgement",
    "KILLED",
    "LAUNCHED",
    "LEFT",
    "LITERAL_1",
    "LOST",
    "LedgerEntry",
    "Likelihood",
    "MISSING",
    "Measure",
    "NoConclusionError",
    "Ordinal",
    "PERSONS",
    "PHIA",
    "POLICIES",
    "Period",
    "PhraseError",
    "Pieces",
    "Place",
    "Policy",
    "Precision",
    "Problem",
    "Programme",
    "Quantity",
    "REACHED",
    "RECEIVED",
    "ROUNDING_1",
    "Range",
    "Reading",
    "Reliability",
    "Report",
    "Retraction",
    "Role",
    "Rule",
    "RuleError",
    "RunningTotal",
    "SENT",
    "SHOT_DOWN",
    "Source",
    "SourceKind",
    "Standing",
    "Subject",
    "TerritorialClaim",
    "Timing",
    "TotalBasis",
    "Transfer",
    "TransferStatus",
    "UNHARMED",
    "Unit",
    "UnknownNameError",
    "Voice",
    "Voices",
    "WOUNDED",
    "Width",
    "Wording",
    "Words",
    "YARDSTICKS",
    "Yardstick",
    "aid_ledger",
    "around",
    "at_least",
    "at_most",
    "audit",
    "bearing",
    "between",
    "camps",
    "combine",
    "consistent",
    "control",
    "currency",
    "dump",
    "dumps",
    "each_report",
    "exactly",
    "example",
    "fewer_than",
    "hull",
    "intersection",
    "latest",
    "load",
    "loads",
    "majority",
    "more_than",
    "on",
    "one_voice",
    "per_side",
    "read",
    "read_period",
    "report",
    "rule_named",
    "through",
    "total",
    "union",
    "unknown",
]
