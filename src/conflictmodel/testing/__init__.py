"""Hypothesis strategies for every public type: for tests of what you build on this library.

Hypothesis finds them by itself, so that `st.from_type(Estimate)` works without an import, and so
does a test whose arguments are annotated with types of this library. The functions of this package
have knobs besides: what an estimate is about, which origins speak, how large a number may be.

It needs Hypothesis, which the extra `testing` installs, and is never imported by the library.

>>> from hypothesis import given
>>> from conflictmodel import hull, intersection
>>> @given(voice_tuples(origins=["Kyiv", "Seoul"]))
... def what_all_allow_lies_within_the_hull(heard):
...     for piece in intersection.apply(heard):
...         assert hull.apply(heard)[0].encloses(piece)
>>> what_all_allow_lies_within_the_hull()
"""

from conflictmodel.testing._claims import (
    agreements,
    estimates,
    judgements,
    retractions,
    territorial_claims,
    transfers,
)
from conflictmodel.testing._conclusions import (
    controls,
    extracts,
    interception_tallies,
    records,
    reports,
    standings,
)
from conflictmodel.testing._dossiers import claims, dossiers
from conflictmodel.testing._figures import (
    currencies,
    days,
    periods,
    pieces,
    quantities,
    ranges,
    texts,
    units,
)
from conflictmodel.testing._laws import LawBrokenError, check_rule, find_counterexample, law_table
from conflictmodel.testing._ledgers import aid_ledgers, ledger_entries, readings, running_totals
from conflictmodel.testing._reports import installments, interceptions, programmes
from conflictmodel.testing._rules import (
    assessments,
    camps_of_voices,
    contributions,
    counterexamples,
    covered,
    laws,
    mixtures,
    rules,
)
from conflictmodel.testing._simulation import Count, World, worlds
from conflictmodel.testing._sources import attributions, grades, sources
from conflictmodel.testing._subjects import groups, measures, places, points, subjects
from conflictmodel.testing._voices import findings, problems, voice_tuples, voices
from conflictmodel.testing._words import (
    likelihoods,
    policies,
    timings,
    wordings,
    words,
    yardsticks,
)

__all__ = [
    "Count",
    "LawBrokenError",
    "World",
    "agreements",
    "aid_ledgers",
    "assessments",
    "attributions",
    "camps_of_voices",
    "check_rule",
    "claims",
    "contributions",
    "controls",
    "counterexamples",
    "covered",
    "currencies",
    "days",
    "dossiers",
    "estimates",
    "extracts",
    "find_counterexample",
    "findings",
    "grades",
    "groups",
    "installments",
    "interception_tallies",
    "interceptions",
    "judgements",
    "law_table",
    "laws",
    "ledger_entries",
    "likelihoods",
    "measures",
    "mixtures",
    "periods",
    "pieces",
    "places",
    "points",
    "policies",
    "problems",
    "programmes",
    "quantities",
    "ranges",
    "readings",
    "records",
    "reports",
    "retractions",
    "rules",
    "running_totals",
    "sources",
    "standings",
    "subjects",
    "territorial_claims",
    "texts",
    "timings",
    "transfers",
    "units",
    "voice_tuples",
    "voices",
    "wordings",
    "words",
    "worlds",
    "yardsticks",
]
