# The table of contents, for readers and type checkers; at run time names load on first use.

from conflictmodel.claims._common import Words
from conflictmodel.claims.agreements import Agreement
from conflictmodel.claims.aid import Installment, Ordinal, Programme, TotalBasis
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Judgement
from conflictmodel.claims.retractions import Retraction
from conflictmodel.claims.territory import Extent, Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.conclusions.aid_ledgers import AidLedger, LedgerEntry, aid_ledger
from conflictmodel.conclusions.assessments import Assessment, Camp
from conflictmodel.conclusions.auditing import Finding, audit
from conflictmodel.conclusions.combining import NoConclusionError, combine
from conflictmodel.conclusions.contributions import Contribution, Role, bearing
from conflictmodel.conclusions.running_totals import Reading, RunningTotal
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.conclusions.territorial_control import Control, Standing, control
from conflictmodel.conclusions.totals import total
from conflictmodel.errors import (
    ConflictModelError,
    DocumentError,
    DoubleCountingError,
    InvalidValueError,
    MissingExtraError,
    PhraseError,
    PiecesError,
    Problem,
    RuleError,
    UnknownNameError,
)
from conflictmodel.examples import example
from conflictmodel.files.source import Progress
from conflictmodel.formats.document import dump, dumps, load, loads
from conflictmodel.formats.geojson import to_geojson
from conflictmodel.formats.json_schema import document_schema
from conflictmodel.formats.lines import content_hash, dump_lines, lines_title, load_lines
from conflictmodel.formats.prov import to_prov
from conflictmodel.formats.table import dump_csv, dumps_csv, load_csv, loads_csv
from conflictmodel.phrases.figures import (
    ACLED_1,
    LITERAL_1,
    POLICIES,
    ROUNDING_1,
    Policy,
    Width,
    Wording,
    read,
)
from conflictmodel.phrases.likelihood import ICD203, PHIA, YARDSTICKS, Likelihood, Yardstick
from conflictmodel.phrases.times import Timing, read_period
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.files import FORMATS, read_file, stream_file
from conflictmodel.readers.loss_corrections import read_losses, with_corrections
from conflictmodel.reports.reports import Report, report
from conflictmodel.rules._law_checks import Answer, Counterexample
from conflictmodel.rules.bounds import hull, intersection, lowest, median, robust
from conflictmodel.rules.combinators import one_voice, per_origin, within
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    ASSOCIATIVE,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    EQUALS_CORE,
    HULL_BOUNDED,
    IDEMPOTENT,
    IGNORES_VACUOUS,
    INCLUSION_ISOTONE,
    KEEPS_CORE,
    LAWS,
    ONE_RANGE,
    ORDER_MONOTONE,
    SCALE_EQUIVARIANT,
    SOUND,
    SOUND_WITH_MOST_RIGHT,
    TRANSLATION_EQUIVARIANT,
    WITHIN_SOURCES,
    Law,
    sound_with_right,
    sound_with_wrong,
)
from conflictmodel.rules.mixtures import Mixture, Weight, quantile
from conflictmodel.rules.names import rule_named
from conflictmodel.rules.rule import AnyRule, DisagreementError, Rule
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voices import (
    EachReport,
    Voice,
    Voices,
    each_report,
    ranges_of,
    whole_voices,
)
from conflictmodel.rules.voting import camps, k_of_n, majority, most_agreed
from conflictmodel.values.measures import (
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
from conflictmodel.values.overlaps import Covered, consistent, coverage
from conflictmodel.values.periods import Period, Precision, on, through
from conflictmodel.values.points import Point
from conflictmodel.values.ranges import (
    Pieces,
    Range,
    around,
    at_least,
    at_most,
    between,
    complement,
    exactly,
    fewer_than,
    more_than,
    union,
    unknown,
)
from conflictmodel.values.sources import (
    Attribution,
    Credibility,
    Grade,
    Reliability,
    Source,
    SourceKind,
)
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import ITEMS, PERSONS, Quantity, Unit, currency

__all__ = [
    "ACLED_1",
    "AIRBORNE",
    "ALWAYS_ANSWERS",
    "ASSOCIATIVE",
    "Agreement",
    "AidLedger",
    "Answer",
    "AnyRule",
    "Assessment",
    "Attribution",
    "CAPTURED",
    "COMMUTATIVE",
    "Camp",
    "Claim",
    "ConflictModelError",
    "Contribution",
    "Control",
    "Counterexample",
    "Covered",
    "Credibility",
    "DUPLICATE_INSENSITIVE",
    "DisagreementError",
    "DocumentError",
    "Dossier",
    "DoubleCountingError",
    "EQUALS_CORE",
    "EachReport",
    "Estimate",
    "Extent",
    "Extract",
    "FORMATS",
    "Finding",
    "Grade",
    "Group",
    "HULL_BOUNDED",
    "Hold",
    "ICD203",
    "IDEMPOTENT",
    "IGNORES_VACUOUS",
    "INCLUSION_ISOTONE",
    "ITEMS",
    "Installment",
    "Interception",
    "InterceptionTally",
    "InvalidValueError",
    "Judgement",
    "KEEPS_CORE",
    "KILLED",
    "LAUNCHED",
    "LAWS",
    "LEFT",
    "LITERAL_1",
    "LOST",
    "Law",
    "LedgerEntry",
    "Likelihood",
    "MISSING",
    "Measure",
    "MissingExtraError",
    "Mixture",
    "NoConclusionError",
    "ONE_RANGE",
    "ORDER_MONOTONE",
    "Ordinal",
    "PERSONS",
    "PHIA",
    "POLICIES",
    "Period",
    "PhraseError",
    "Pieces",
    "PiecesError",
    "Place",
    "Point",
    "Policy",
    "Precision",
    "Problem",
    "Programme",
    "Progress",
    "Quantity",
    "REACHED",
    "RECEIVED",
    "ROUNDING_1",
    "Range",
    "Reading",
    "Record",
    "Reliability",
    "Report",
    "Retraction",
    "Role",
    "Rule",
    "RuleError",
    "RunningTotal",
    "SCALE_EQUIVARIANT",
    "SENT",
    "SHOT_DOWN",
    "SOUND",
    "SOUND_WITH_MOST_RIGHT",
    "Source",
    "SourceKind",
    "Standing",
    "Subject",
    "TRANSLATION_EQUIVARIANT",
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
    "WITHIN_SOURCES",
    "WOUNDED",
    "Weight",
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
    "complement",
    "consistent",
    "content_hash",
    "control",
    "coverage",
    "currency",
    "document_schema",
    "dump",
    "dump_csv",
    "dump_lines",
    "dumps",
    "dumps_csv",
    "each_report",
    "exactly",
    "example",
    "fewer_than",
    "gtd",
    "hull",
    "intersection",
    "k_of_n",
    "latest",
    "lines_title",
    "load",
    "load_csv",
    "load_lines",
    "loads",
    "loads_csv",
    "lowest",
    "majority",
    "median",
    "more_than",
    "most_agreed",
    "most_reliable",
    "on",
    "one_voice",
    "per_origin",
    "quantile",
    "ranges_of",
    "read",
    "read_file",
    "read_losses",
    "read_period",
    "report",
    "robust",
    "rule_named",
    "sound_with_right",
    "sound_with_wrong",
    "stream_file",
    "through",
    "to_geojson",
    "to_prov",
    "total",
    "union",
    "unknown",
    "whole_voices",
    "with_corrections",
    "within",
]
