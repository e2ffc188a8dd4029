"""Conflicting figures of a war as typed values: who said what, about what, when, in which words.

Everything public is imported from here. Each name is loaded when it is first used, because most
programs use few of them; `__init__.pyi` lists them for readers and type checkers.
"""

from importlib import import_module

_CONTENTS = {
    "claims._common": "Words",
    "claims.agreements": "Agreement",
    "claims.aid": "Installment Ordinal Programme TotalBasis",
    "claims.claim": "Claim",
    "claims.dossiers": "Dossier",
    "claims.estimates": "Estimate",
    "claims.interceptions": "Interception",
    "claims.judgements": "Judgement",
    "claims.retractions": "Retraction",
    "claims.territory": "Extent Hold TerritorialClaim",
    "claims.transfers": "Transfer TransferStatus",
    "conclusions.aid_ledgers": "AidLedger LedgerEntry aid_ledger",
    "conclusions.assessments": "Assessment Camp",
    "conclusions.auditing": "Finding audit",
    "conclusions.combining": "NoConclusionError combine",
    "conclusions.contributions": "Contribution Role bearing",
    "conclusions.running_totals": "Reading RunningTotal",
    "conclusions.tallies": "InterceptionTally",
    "conclusions.territorial_control": "Control Standing control",
    "conclusions.totals": "total",
    "errors": (
        "ConflictModelError DocumentError DoubleCountingError InvalidValueError "
        "MissingExtraError PhraseError PiecesError Problem RuleError UnknownNameError"
    ),
    "examples": "example",
    "files.source": "Progress",
    "formats.document": "dump dumps load loads",
    "formats.geojson": "to_geojson",
    "formats.json_schema": "document_schema",
    "formats.lines": "content_hash dump_lines lines_title load_lines",
    "formats.prov": "to_prov",
    "formats.table": "dump_csv dumps_csv load_csv loads_csv",
    "phrases.figures": "ACLED_1 LITERAL_1 POLICIES Policy ROUNDING_1 Width Wording read",
    "phrases.likelihood": "ICD203 Likelihood PHIA YARDSTICKS Yardstick",
    "phrases.times": "Timing read_period",
    "readers.extracts": "Extract Record",
    "readers.files": "FORMATS read_file stream_file",
    "readers.loss_corrections": "read_losses with_corrections",
    "reports.reports": "Report report",
    "rules._law_checks": "Answer Counterexample",
    "rules.bounds": "hull intersection lowest median robust",
    "rules.combinators": "one_voice per_origin within",
    "rules.laws": (
        "ALWAYS_ANSWERS ASSOCIATIVE COMMUTATIVE DUPLICATE_INSENSITIVE EQUALS_CORE HULL_BOUNDED "
        "IDEMPOTENT IGNORES_VACUOUS INCLUSION_ISOTONE KEEPS_CORE LAWS Law ONE_RANGE "
        "ORDER_MONOTONE SCALE_EQUIVARIANT SOUND SOUND_WITH_MOST_RIGHT TRANSLATION_EQUIVARIANT "
        "WITHIN_SOURCES sound_with_right sound_with_wrong"
    ),
    "rules.mixtures": "Mixture Weight quantile",
    "rules.names": "rule_named",
    "rules.rule": "AnyRule DisagreementError Rule",
    "rules.selection": "gtd latest most_reliable",
    "rules.voices": "EachReport Voice Voices each_report ranges_of whole_voices",
    "rules.voting": "camps k_of_n majority most_agreed",
    "values.measures": (
        "AIRBORNE CAPTURED KILLED LAUNCHED LEFT LOST MISSING Measure REACHED RECEIVED SENT "
        "SHOT_DOWN UNHARMED WOUNDED"
    ),
    "values.overlaps": "Covered consistent coverage",
    "values.periods": "Period Precision on through",
    "values.points": "Point",
    "values.ranges": (
        "Pieces Range around at_least at_most between complement exactly fewer_than more_than "
        "union unknown"
    ),
    "values.sources": "Attribution Credibility Grade Reliability Source SourceKind",
    "values.subjects": "Group Place Subject",
    "values.units": "ITEMS PERSONS Quantity Unit currency",
}
_HOME = {name: module for module, names in _CONTENTS.items() for name in names.split()}

# Type checkers read the static list in __init__.pyi.
__all__ = sorted(_HOME)  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
