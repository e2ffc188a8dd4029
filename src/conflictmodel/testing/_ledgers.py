"""Strategies of aid ledgers and of what is in them."""

from functools import lru_cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.conclusions.aid_ledgers import AidLedger, LedgerEntry, aid_ledger
from conflictmodel.conclusions.running_totals import Reading, RunningTotal
from conflictmodel.testing import _options
from conflictmodel.testing._figures import currencies, ranges
from conflictmodel.testing._reports import installments, programmes
from conflictmodel.values.ranges import Range

# Few, so that often two claims are about one installment, or about neighbours.
_NUMBERS = st.integers(1, 4)


def _reading(before: Range, amount: Range) -> Reading:
    return Reading(before, before + amount)


_READINGS = st.builds(_reading, ranges(), ranges())


def readings() -> SearchStrategy[Reading]:
    """Draw readings of a running total, which never falls.

    They shrink towards a total of exactly 0 before and after.

    >>> from hypothesis import find
    >>> find(readings(), lambda _: True)
    Reading(before=Range(lower=0, upper=0), after=Range(lower=0, upper=0))
    """
    return _READINGS


_TOTALS = st.builds(RunningTotal, currencies(), st.lists(_READINGS, max_size=2).map(tuple))


def running_totals() -> SearchStrategy[RunningTotal]:
    """Draw running totals with no reading, one or two.

    They shrink towards US dollars without a reading.

    >>> from hypothesis import find
    >>> find(running_totals(), lambda _: True)
    RunningTotal(unit=Unit(name='USD', decimals=2), readings=())
    """
    return _TOTALS


_Numbered = list[tuple[Installment, int | None]]


def _ledger(programme: Programme, claims: _Numbered) -> AidLedger:
    said = [evolve(claim, programme=programme, number=number) for claim, number in claims]
    return aid_ledger(programme, said)


def _id(numbered: tuple[Installment, int | None]) -> str:
    return numbered[0].id


def aid_ledgers(
    *, programme: Programme | SearchStrategy[Programme] | None = None
) -> SearchStrategy[AidLedger]:
    """Draw what `aid_ledger` makes of up to three claims about a programme.

    They shrink towards the ledger without claims.

    Args:
        programme: The programme of all of them, or a strategy of programmes.

    Raises:
        InvalidValueError: If it is neither.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(aid_ledgers())
    ... def entries_ascend(ledger):
    ...     numbers = [entry.number for entry in ledger.entries]
    ...     assert numbers == sorted(set(numbers))
    >>> entries_ascend()
    """
    _checks.refuse("aid_ledgers", _options.one_or_many("programme", programme, Programme))
    return _aid_ledgers(programme)


@lru_cache
def _aid_ledgers(
    programme: Programme | SearchStrategy[Programme] | None,
) -> SearchStrategy[AidLedger]:
    claims = st.lists(st.tuples(installments(), st.none() | _NUMBERS), max_size=3, unique_by=_id)
    return st.builds(_ledger, _options.drawn(programme, Programme, programmes()), claims)


def _entries_of(ledger: AidLedger) -> SearchStrategy[LedgerEntry]:
    return st.sampled_from(ledger.entries)


_ENTRIES = st.builds(
    _ledger,
    programmes(),
    st.lists(st.tuples(installments(), _NUMBERS), min_size=1, max_size=3, unique_by=_id),
).flatmap(_entries_of)


def ledger_entries() -> SearchStrategy[LedgerEntry]:
    """Draw entries of the ledgers that `aid_ledger` makes.

    They shrink towards installment 1, of which one claim was made.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(ledger_entries())
    ... def every_entry_has_a_claim(entry):
    ...     assert entry.claims
    >>> every_entry_has_a_claim()
    """
    return _ENTRIES
