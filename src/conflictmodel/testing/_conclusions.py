"""Strategies of what is concluded from claims, and of what is read from files.

What a function of this library makes of claims is drawn by that function from claims.
"""

from datetime import date

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from conflictmodel.claims import Dossier, Estimate, Installment, Interception, Programme
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.conclusions import (
    Assessment,
    Camp,
    Conflict,
    Contribution,
    Partition,
    Reading,
    Reconciliation,
    RunningTotal,
    Term,
    bearing,
    reconcile,
)
from conflictmodel.conclusions.aid_ledgers import AidLedger, LedgerEntry, aid_ledger
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.conclusions.territorial_control import Control, Standing, control
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.record_findings import FindingKind, RecordFinding
from conflictmodel.reports.reports import Report, report
from conflictmodel.rules import Rule, camps, hull, intersection, majority
from conflictmodel.testing._claims import claim_of, estimates, installments, interceptions
from conflictmodel.testing._dossiers import claim_id, dossiers
from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._figures import currencies, ranges, texts
from conflictmodel.testing._periods import DAYS
from conflictmodel.testing._rules import RULES_OF_RANGES
from conflictmodel.testing._subjects import PLACES, subjects
from conflictmodel.values import Place, Range, Subject

_SOME = 3

# Assessments


def _concluded(said: list[Estimate], rule: Rule[Range]) -> Assessment:
    about = said[0].subject
    return combine([evolve(each, subject=about) for each in said], rule=rule, about=about)


_SAID = st.lists(estimates(), min_size=1, max_size=4, unique_by=claim_id)
_ASSESSMENTS = declared(Assessment, st.builds(_concluded, _SAID, RULES_OF_RANGES))
_HEARD = _ASSESSMENTS.filter(lambda found: bool(found.camps))  # of unknown figures there are none
declared(Camp, _HEARD.flatmap(lambda found: st.sampled_from(found.camps)))


def _contribution(estimate: Estimate, other: Subject | None) -> Contribution:
    return bearing(estimate, other or estimate.subject)


declared(Contribution, st.builds(_contribution, estimates(), st.none() | subjects()))

# What claims allow together

declared(Reconciliation, st.builds(reconcile, dossiers()))
declared(Term, built(Term, times=st.integers(1, _SOME)))
declared(Conflict, built(Conflict, claims=st.lists(texts(), min_size=1, max_size=_SOME)))


def _divided(whole: Place, names: list[str], is_all: bool) -> Partition:  # noqa: FBT001 - drawn
    return Partition(whole, [Place(name, whole) for name in names], exhaustive=is_all)


_NAMES = st.lists(texts(), min_size=2, max_size=_SOME, unique=True)
declared(Partition, st.builds(_divided, PLACES, _NAMES, st.booleans()))

# Aid


def _reading(before: Range, amount: Range) -> Reading:
    return Reading(before, before + amount)


declared(Reading, st.builds(_reading, ranges(), ranges()))
declared(RunningTotal, built(RunningTotal, unit=currencies()))

# Few, so that often two claims are about one installment, or about neighbours.
_NUMBERS = st.integers(1, 4)


def _ledger(programme: Programme, said: list[Installment]) -> AidLedger:
    return aid_ledger(programme, [evolve(each, programme=programme) for each in said])


def _ledgers(number: SearchStrategy[int | None], fewest: int) -> SearchStrategy[AidLedger]:
    said = st.lists(
        installments(number=number), min_size=fewest, max_size=_SOME, unique_by=claim_id
    )
    return st.builds(_ledger, built(Programme), said)


declared(AidLedger, _ledgers(st.none() | _NUMBERS, 0))
declared(LedgerEntry, _ledgers(_NUMBERS, 1).flatmap(lambda ledger: st.sampled_from(ledger.entries)))

# Attacks from the air


def _tally(reports: list[Interception]) -> InterceptionTally:
    first = reports[0]
    return InterceptionTally(tuple(evolve(each, unit=first.unit) for each in reports))


declared(
    InterceptionTally,
    st.lists(interceptions(), min_size=1, max_size=_SOME, unique_by=claim_id).map(_tally),
)

# Territorial control

# Few, so that one side is often the holder in one claim and the speaker of another.
_PARTIES = ("a", "b", "c")
_PARTY = st.sampled_from(_PARTIES)
_ABOUT_A_PLACE = claim_of(TerritorialClaim, _PARTIES, holder=_PARTY, loser=st.none() | _PARTY)


def _control(place: Place, said: list[TerritorialClaim], on: date) -> Control:
    return control(place, [evolve(claim, place=place) for claim in said], on=on)


def _controls(fewest: int, on: SearchStrategy[date]) -> SearchStrategy[Control]:
    said = st.lists(_ABOUT_A_PLACE, min_size=fewest, max_size=_SOME, unique_by=claim_id)
    return st.builds(_control, PLACES, said, on)


declared(Control, _controls(0, DAYS))
declared(
    Standing,
    _controls(1, st.just(date.max)).flatmap(lambda found: st.sampled_from(found.standings)),
)

# Reports

_DOSSIERS = dossiers()
_BY = st.sampled_from([hull, intersection, majority, camps])
declared(Report, st.builds(report, _DOSSIERS, rule=_BY))

# What is read from files

_COLUMNS = st.lists(texts(), max_size=3, unique=True)
_VALUE = st.just("") | texts()
_SOMETIMES = st.booleans()
_AMOUNTS = st.decimals(-1000, 1000, places=2).map(str)
_LOST = st.none() | st.lists(st.tuples(_AMOUNTS, texts()), max_size=1).map(tuple)
_FINDING = st.builds(RecordFinding, texts(), st.just("it is odd"), st.just(()), _LOST)
_FINDINGS = st.lists(declared(RecordFinding, _FINDING), max_size=1).map(tuple)


@st.composite
def _records(draw: DrawFn) -> Record:
    published = tuple((column, draw(_VALUE)) for column in draw(_COLUMNS))
    unmapped = tuple(column for column, value in published if value and draw(_SOMETIMES))
    return Record("line 2", published, draw(_DOSSIERS).claims, unmapped, draw(_FINDINGS))


def _extract(name: str, record: Record, title: str | None) -> Extract:
    return Extract(name, Dossier(record.claims, title), (record,))


_RECORDS = declared(Record, _records())
declared(FindingKind, st.builds(FindingKind, texts(), texts(), st.integers(1, 9), _FINDING, _LOST))
declared(Extract, st.builds(_extract, texts(), _RECORDS, st.none() | texts()))
