"""Conflicting figures of a war as typed values: who said what, about what, when, in which words.

Everything public is imported from here. Each name is loaded when it is first used, because most
programs use few of them; `__init__.pyi` lists them for readers and type checkers.
"""

from importlib import import_module

_CONTENTS = {
    "agreements": "Agreement",
    "aid": "Installment Ordinal Programme TotalBasis",
    "assessments": "Assessment Camp",
    "auditing": "Finding audit",
    "breaches": "Answer Breach",
    "choosing": "gtd latest most_reliable",
    "claims": "Claim",
    "combining": "NoConclusionError combine",
    "composing": "one_voice per_side within",
    "considering": "bearing",
    "correcting": "read_losses with_corrections",
    "counting": "agreement camps majority most_agreed",
    "dossiers": "Dossier",
    "ends": "hull intersection lowest median robust",
    "errors": (
        "ConflictModelError DocumentError DoubleCountingError InvalidValueError "
        "MissingExtraError PhraseError PiecesError Problem RuleError UnknownNameError"
    ),
    "estimates": "Estimate",
    "evidence": "Words",
    "examples": "example",
    "extracts": "Extract Progress Record",
    "geojson": "to_geojson",
    "interceptions": "Interception",
    "judgements": "Judgement",
    "laws": (
        "ALWAYS_ANSWERS ASSOCIATIVE COMMUTATIVE DUPLICATE_INSENSITIVE EQUALS_CORE HULL_BOUNDED "
        "IDEMPOTENT IGNORES_VACUOUS INCLUSION_ISOTONE KEEPS_CORE LAWS Law ONE_RANGE ORDER_MONOTONE "
        "SCALE_EQUIVARIANT SOUND SOUND_WITH_MOST_RIGHT TRANSLATION_EQUIVARIANT WITHIN_SOURCES "
        "sound_with_right sound_with_wrong"
    ),
    "ledgers": "AidLedger LedgerEntry aid_ledger",
    "measures": (
        "AIRBORNE CAPTURED KILLED LAUNCHED LEFT LOST MISSING Measure REACHED RECEIVED SENT "
        "SHOT_DOWN UNHARMED WOUNDED"
    ),
    "mixtures": "Mixture Weight quantile",
    "periods": "Period Precision on through",
    "points": "Point",
    "prov": "to_prov",
    "ranges": (
        "Pieces Range around at_least at_most between complement exactly fewer_than more_than "
        "union unknown"
    ),
    "reading": "FORMATS read_file stream_file",
    "reports": "Report report",
    "retractions": "Retraction",
    "roles": "Considered Role",
    "rule_names": "rule_named",
    "rules": "AnyRule DisagreementError Rule",
    "running_totals": "Reading RunningTotal",
    "schemas": "document_schema",
    "serialization": "dump dumps load loads",
    "sources": "Attribution Credibility Grade Reliability Source SourceKind",
    "spreadsheets": "dump_csv dumps_csv load_csv loads_csv",
    "standings": "Control Standing control",
    "streams": "content_hash dump_lines lines_title load_lines",
    "subjects": "Group Place Subject",
    "sweeps": "Covered consistent coverage",
    "tallies": "InterceptionTally",
    "territory": "Extent Hold TerritorialClaim",
    "timing": "Timing read_period",
    "totals": "total",
    "transfers": "Transfer TransferStatus",
    "units": "ITEMS PERSONS Quantity Unit currency",
    "voices": "EachReport Voice Voices each_report ranges_of whole_voices",
    "wording": "ACLED_1 LITERAL_1 POLICIES Policy ROUNDING_1 Width Wording read",
    "yardsticks": "ICD203 Likelihood PHIA YARDSTICKS Yardstick",
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
