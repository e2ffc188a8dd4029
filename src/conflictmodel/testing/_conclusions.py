"""Strategies of what is concluded from claims, and of what is read from files.

What answers a question is drawn by the function that answers it, from claims.
"""

from datetime import date

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from conflictmodel.claims import (
    Dossier,
    Estimate,
    Installment,
    Interception,
    Programme,
    TerritorialClaim,
)
from conflictmodel.conclusions import (
    AidLedger,
    Assessment,
    Control,
    InterceptionTally,
    Partition,
    Reconciliation,
    RunningTotal,
    Term,
    aid_ledger,
    combine,
    control,
    reconcile,
)
from conflictmodel.readers import Extract, Record, RecordFinding
from conflictmodel.reports import Report, report
from conflictmodel.rules import Rule, camps, hull, intersection, majority
from conflictmodel.testing._claims import claim_id, claim_of, dossiers, estimates, installments
from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._rules import RULES_OF_RANGES
from conflictmodel.testing._values import CURRENCIES, DAYS, PLACES, TEXTS
from conflictmodel.values import Place, Range

_SOME = 3
_DOSSIERS = dossiers()


def _concluded(said: list[Estimate], rule: Rule[Range]) -> Assessment:
    about = said[0].subject
    return combine([evolve(each, subject=about) for each in said], rule=rule, about=about)


_SAID = st.lists(estimates(), min_size=1, max_size=4, unique_by=claim_id)
declared(Assessment, st.builds(_concluded, _SAID, RULES_OF_RANGES))
declared(Reconciliation, st.builds(reconcile, _DOSSIERS))
declared(Term, built(Term, times=st.integers(1, _SOME)))


def _divided(whole: Place, names: list[str], is_all: bool) -> Partition:  # noqa: FBT001 - drawn
    return Partition(whole, [Place(name, whole) for name in names], exhaustive=is_all)


_NAMES = st.lists(TEXTS, min_size=2, max_size=_SOME, unique=True)
declared(Partition, st.builds(_divided, PLACES, _NAMES, st.booleans()))


def _ledger(programme: Programme, said: list[Installment]) -> AidLedger:
    return aid_ledger(programme, [evolve(each, programme=programme) for each in said])


# Few numbers, so that often two claims are about one installment, or about neighbours.
_PAID = installments(number=st.none() | st.integers(1, 4))
declared(
    AidLedger,
    st.builds(_ledger, built(Programme), st.lists(_PAID, max_size=_SOME, unique_by=claim_id)),
)
declared(RunningTotal, built(RunningTotal, unit=CURRENCIES))


def _tally(reports: list[Interception]) -> InterceptionTally:
    return InterceptionTally([evolve(each, unit=reports[0].unit) for each in reports])


_REPORTS = st.lists(claim_of(Interception), min_size=1, max_size=_SOME, unique_by=claim_id)
declared(InterceptionTally, _REPORTS.map(_tally))

# Few parties, so that one side is often the holder in one claim and the speaker of another.
_PARTIES = ("a", "b", "c")
_PARTY = st.sampled_from(_PARTIES)
_ABOUT_A_PLACE = claim_of(TerritorialClaim, _PARTIES, holder=_PARTY, loser=st.none() | _PARTY)


def _control(place: Place, said: list[TerritorialClaim], on: date) -> Control:
    return control(place, [evolve(claim, place=place) for claim in said], on=on)


_OF_PLACES = st.lists(_ABOUT_A_PLACE, max_size=_SOME, unique_by=claim_id)
declared(Control, st.builds(_control, PLACES, _OF_PLACES, DAYS))
_BY = st.sampled_from([hull, intersection, majority, camps])
declared(Report, st.builds(report, _DOSSIERS, rule=_BY))

# What is read from files

_COLUMNS = st.lists(TEXTS, max_size=3, unique=True)
_VALUE = st.just("") | TEXTS
_SOMETIMES = st.booleans()
_AMOUNTS = st.decimals(-1000, 1000, places=2).map(str)
_LOST = st.none() | st.lists(st.tuples(_AMOUNTS, TEXTS), max_size=1).map(tuple)
_FINDING = st.builds(RecordFinding, TEXTS, st.just("it is odd"), st.just(()), _LOST)
_FINDINGS = st.lists(declared(RecordFinding, _FINDING), max_size=1).map(tuple)


@st.composite
def _records(draw: DrawFn) -> Record:
    published = tuple((column, draw(_VALUE)) for column in draw(_COLUMNS))
    unmapped = tuple(column for column, value in published if value and draw(_SOMETIMES))
    return Record("line 2", published, draw(_DOSSIERS).claims, unmapped, draw(_FINDINGS))


def _extract(name: str, record: Record, title: str | None) -> Extract:
    return Extract(name, Dossier(record.claims, title), (record,))


_RECORDS = declared(Record, _records())
declared(Extract, st.builds(_extract, TEXTS, _RECORDS, st.none() | TEXTS))
