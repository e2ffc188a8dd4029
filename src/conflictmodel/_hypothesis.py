"""What Hypothesis runs when it is imported: the strategy of each public type is made known to it.

The types have to be loaded for that, the strategies only when the first of them is asked for.
"""

from functools import partial
from typing import get_args

from hypothesis.strategies import SearchStrategy, register_type_strategy

from conflictmodel import claims, conclusions, errors, phrases, readers, reports, rules, values
from conflictmodel.rules.rule import hears_ranges

_FACES = (errors, values, phrases, claims, rules, conclusions, readers, reports)

STRATEGIES = {
    "Agreement": "agreements",
    "AidLedger": "aid_ledgers",
    "Assessment": "assessments",
    "Attribution": "attributions",
    "Counterexample": "counterexamples",
    "Camp": "camps_of_voices",
    "Contribution": "contributions",
    "Control": "controls",
    "Covered": "covered",
    "Dossier": "dossiers",
    "Estimate": "estimates",
    "Extract": "extracts",
    "Finding": "findings",
    "Grade": "grades",
    "Group": "groups",
    "Installment": "installments",
    "Interception": "interceptions",
    "InterceptionTally": "interception_tallies",
    "Judgement": "judgements",
    "Law": "laws",
    "LedgerEntry": "ledger_entries",
    "Likelihood": "likelihoods",
    "Measure": "measures",
    "Mixture": "mixtures",
    "Period": "periods",
    "Place": "places",
    "Point": "points",
    "Policy": "policies",
    "Problem": "problems",
    "Programme": "programmes",
    "Quantity": "quantities",
    "Range": "ranges",
    "Reading": "readings",
    "Record": "records",
    "Report": "reports",
    "Retraction": "retractions",
    "Rule": "rules",
    "RunningTotal": "running_totals",
    "Source": "sources",
    "Standing": "standings",
    "Subject": "subjects",
    "TerritorialClaim": "territorial_claims",
    "Timing": "timings",
    "Transfer": "transfers",
    "Unit": "units",
    "Voice": "voices",
    "Wording": "wordings",
    "Yardstick": "yardsticks",
}
"""The public types, each with the function of `conflictmodel.testing` that draws it."""


def register() -> None:
    """Tell Hypothesis how each public type is drawn."""
    for kind, function in STRATEGIES.items():
        (face,) = (each for each in _FACES if kind in dir(each))
        register_type_strategy(getattr(face, kind), partial(_strategy, function))


def _strategy(function: str, kind: type[object]) -> SearchStrategy[object]:
    from conflictmodel import testing  # noqa: PLC0415 - not before a strategy is asked for

    drawn: SearchStrategy[object] = getattr(testing, function)()
    match get_args(kind):
        case (values.Range,):
            return testing.rules().filter(hears_ranges)
        case (rules.Voice,):
            return testing.rules().filter(lambda rule: not hears_ranges(rule))
        case _:
            return drawn
