"""Strategies of claims about what parties do together: transfers and agreements."""

from collections.abc import Collection
from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.agreements import Agreement
from conflictmodel.sources import Attribution
from conflictmodel.testing import _knobs
from conflictmodel.testing._figures import ranges, texts
from conflictmodel.testing._periods import periods
from conflictmodel.testing._sources import speakers, spoken
from conflictmodel.testing._words import SAID
from conflictmodel.transfers import Transfer, TransferStatus


def transfers(
    *,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    sides: Collection[str] | None = None,
) -> SearchStrategy[Transfer]:
    """Draw transfers.

    They shrink towards a wish of `a` to hand `a` to `a`, in no reported quantity.

    Args:
        by: Who said all of them, or a strategy of attributions.
        sides: Instead of `by`: the names of the sides to draw from; unless given, any.

    Raises:
        InvalidValueError: If both are given, or one is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(transfers())
    ... def something_is_transferred(transfer):
    ...     assert transfer.item
    >>> something_is_transferred()
    """
    _checks.refuse("transfers", speakers(by, sides))
    return _transfers(by, _knobs.ordered(sides))


@lru_cache
def _transfers(
    by: Attribution | SearchStrategy[Attribution] | None, sides: tuple[str, ...]
) -> SearchStrategy[Transfer]:
    return st.builds(
        Transfer,
        texts(),
        texts(),
        texts(),
        texts(),
        st.sampled_from(TransferStatus),
        spoken(by, sides),
        quantity=st.none() | ranges(),
        on=st.none() | periods(),
        words=SAID,
    )


def agreements(
    *,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    sides: Collection[str] | None = None,
) -> SearchStrategy[Agreement]:
    """Draw agreements of two or three parties.

    They shrink towards the agreement `a` of `a` and `b`, without dates.

    Args:
        by: Who said all of them, or a strategy of attributions.
        sides: Instead of `by`: the names of the sides to draw from; unless given, any.

    Raises:
        InvalidValueError: If both are given, or one is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(agreements())
    ... def it_takes_two(agreement):
    ...     assert len(set(agreement.parties)) >= 2
    >>> it_takes_two()
    """
    _checks.refuse("agreements", speakers(by, sides))
    return _agreements(by, _knobs.ordered(sides))


@lru_cache
def _agreements(
    by: Attribution | SearchStrategy[Attribution] | None, sides: tuple[str, ...]
) -> SearchStrategy[Agreement]:
    return st.builds(
        Agreement,
        texts(),
        texts(),
        st.lists(texts(), min_size=2, max_size=3, unique=True).map(tuple),
        spoken(by, sides),
        signed=st.none() | periods(),
        in_force=st.none() | periods(),
        words=SAID,
    )
