"""Strategies of what is concluded from claims, and of what is read from files.

What answers a question is drawn by the function that answers it, from claims.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import conclusions, readers, reports
from conflictmodel._hypothesis import public_types
from conflictmodel.claims import Claim, Dossier, Interception, Programme, TerritorialClaim
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
from conflictmodel.readers import Extract, Record
from conflictmodel.reports import Report, report
from conflictmodel.rules import camps, hull, intersection, majority
from conflictmodel.testing._claims import claim_of, dossiers, estimates, installments
from conflictmodel.testing._fields import built, declared, strategy_of
from conflictmodel.testing._rules import RULES_OF_RANGES
from conflictmodel.testing._values import CURRENCIES, DAYS, PLACES, SUBJECTS, TEXTS, UNITS
from conflictmodel.values import Place

_T = TypeVar("_T")
_ClaimT = TypeVar("_ClaimT", bound=Claim)

_SOME = 3
_DOSSIERS = dossiers()


def _of_one(
    values: SearchStrategy[_T],
    claims: SearchStrategy[_ClaimT],
    about: Callable[[_ClaimT, _T], _ClaimT],
    fewest: int = 0,
) -> SearchStrategy[tuple[_T, list[_ClaimT]]]:
    """Draw a value, and claims that are made to be about it."""
    several = st.lists(claims, min_size=fewest, max_size=_SOME, unique_by=attrgetter("id"))
    drawn = st.tuples(values, several)
    return drawn.map(lambda both: (both[0], [about(each, both[0]) for each in both[1]]))


_ASKED = _of_one(SUBJECTS, estimates(), lambda each, value: evolve(each, subject=value), fewest=1)
declared(
    Assessment,
    st.tuples(_ASKED, RULES_OF_RANGES).map(
        lambda drawn: combine(drawn[0][1], rule=drawn[1], about=drawn[0][0])
    ),
)
declared(Reconciliation, st.builds(reconcile, _DOSSIERS))
declared(Term, built(Term, times=st.integers(1, _SOME)))
_NAMES = st.lists(TEXTS, min_size=2, max_size=_SOME, unique=True)


def _divided(whole: Place, names: list[str], is_all: bool) -> Partition:  # noqa: FBT001 - drawn
    return Partition(whole, [Place(name, whole) for name in names], exhaustive=is_all)


declared(Partition, st.builds(_divided, PLACES, _NAMES, st.booleans()))

# Few numbers, so that often two claims are about one installment, or about neighbours.
_PAID = installments(number=st.none() | st.integers(1, 4))
_OF_A_PROGRAMME = _of_one(
    built(Programme), _PAID, lambda each, value: evolve(each, programme=value)
)
declared(AidLedger, _OF_A_PROGRAMME.map(lambda both: aid_ledger(*both)))
declared(RunningTotal, built(RunningTotal, unit=CURRENCIES))
_OF_A_UNIT = _of_one(UNITS, claim_of(Interception), lambda each, value: evolve(each, unit=value), 1)
declared(InterceptionTally, _OF_A_UNIT.map(lambda both: InterceptionTally(both[1])))

# Few parties, so that one side is often the holder in one claim and the speaker of another.
_PARTIES = ("a", "b", "c")
_PARTY = st.sampled_from(_PARTIES)
_HELD = claim_of(TerritorialClaim, _PARTIES, holder=_PARTY, loser=st.none() | _PARTY)
_OF_A_PLACE = _of_one(PLACES, _HELD, lambda each, value: evolve(each, place=value))
declared(Control, st.tuples(_OF_A_PLACE, DAYS).map(lambda both: control(*both[0], on=both[1])))
_BY = st.sampled_from([hull, intersection, majority, camps])
declared(Report, st.builds(report, _DOSSIERS, rule=_BY))

_PUBLISHED = st.lists(st.tuples(TEXTS, st.just("") | TEXTS), max_size=_SOME).map(tuple)
_RECORDS = declared(
    Record, built(Record, published=_PUBLISHED, claims=_DOSSIERS.map(lambda drawn: drawn.claims))
)
_READ = st.tuples(TEXTS, _RECORDS, st.none() | TEXTS)
declared(
    Extract, _READ.map(lambda read: Extract(read[0], Dossier(read[1].claims, read[2]), read[1:2]))
)


def declare_answers() -> None:
    """Tell Hypothesis how they are drawn, by `st.from_type`."""
    for kind in public_types(conclusions, readers, reports):
        st.register_type_strategy(kind, strategy_of)
