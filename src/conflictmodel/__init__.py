"""Conflicting figures of a war as typed values: who said what, about what, when, in which words.

Everything public is imported from here. Each name is loaded when it is first used, because most
programs use few of them; `__init__.pyi` lists them for readers and type checkers.
"""

from importlib import import_module

_CONTENTS = {
    "agreements": "Agreement",
    "aid": "Installment Ordinal Programme TotalBasis",
    "assessments": "Assessment Camp Considered Role",
    "auditing": "Finding audit",
    "combining": "NoConclusionError bearing combine total",
    "dossiers": "Claim Dossier",
    "errors": (
        "ConflictModelError DocumentError DoubleCountingError InvalidValueError PhraseError "
        "Problem RuleError UnknownNameError"
    ),
    "estimates": "Estimate",
    "evidence": "Words",
    "examples": "example",
    "interceptions": "Interception",
    "judgements": "Judgement",
    "ledgers": "AidLedger LedgerEntry Reading RunningTotal aid_ledger",
    "periods": "Period Precision on through",
    "ranges": "Range around at_least at_most between exactly fewer_than more_than union unknown",
    "reports": "Report report",
    "rules": (
        "DisagreementError EachReport Pieces Rule Voice Voices camps consistent each_report "
        "hull intersection latest majority one_voice per_side rule_named"
    ),
    "serialization": "dump dumps load loads",
    "sources": "Attribution Credibility Grade Reliability Source SourceKind",
    "standings": "Control Standing control",
    "subjects": (
        "AIRBORNE CAPTURED Group KILLED LAUNCHED LEFT LOST MISSING Measure Place REACHED "
        "RECEIVED SENT SHOT_DOWN Subject UNHARMED WOUNDED"
    ),
    "tallies": "InterceptionTally",
    "territory": "Extent Hold TerritorialClaim",
    "timing": "Timing read_period",
    "transfers": "Transfer TransferStatus",
    "units": "ITEMS PERSONS Quantity Unit currency",
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
