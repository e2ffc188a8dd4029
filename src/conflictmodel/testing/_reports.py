"""Strategies of reports made of many figures: aid and its installments, attacks from the air."""

from collections.abc import Collection
from functools import lru_cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims.aid import Installment, Ordinal, Programme, TotalBasis
from conflictmodel.claims.interceptions import Interception
from conflictmodel.testing import _options
from conflictmodel.testing._figures import currencies, periods, quantities, ranges, texts, units
from conflictmodel.testing._sources import speakers, spoken
from conflictmodel.testing._subjects import groups, places
from conflictmodel.testing._words import SAID
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution
from conflictmodel.values.units import Quantity

_PROGRAMMES = st.builds(Programme, texts(), texts(), texts(), within=st.none() | groups())


def programmes() -> SearchStrategy[Programme]:
    """Draw programmes of aid.

    They shrink towards the programme `a`, which `a` pays to `a`.

    >>> from hypothesis import find
    >>> find(programmes(), lambda _: True)
    Programme(name='a', provider='a', recipient='a', within=None)
    """
    return _PROGRAMMES


def installments(
    *,
    programme: Programme | SearchStrategy[Programme] | None = None,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
) -> SearchStrategy[Installment]:
    """Draw installments, with amounts in up to two currencies, a running total or both.

    They shrink towards an installment of unstated number, of exactly 0 US dollars.

    Args:
        programme: The programme of all of them, or a strategy of programmes.
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from; unless given, any.

    Raises:
        InvalidValueError: If `by` and `origins` are both given, or something is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(installments())
    ... def some_money_is_named(installment):
    ...     assert installment.amounts or installment.total
    >>> some_money_is_named()
    """
    _checks.refuse(
        "installments",
        _options.one_or_many("programme", programme, Programme),
        speakers(by, origins),
    )
    return _installments(programme, by, _options.ordered(origins))


_SUMS = quantities(unit=currencies())
_AMOUNTS = st.lists(_SUMS, min_size=1, max_size=2).map(tuple)


@lru_cache
def _installments(
    programme: Programme | SearchStrategy[Programme] | None,
    by: Attribution | SearchStrategy[Attribution] | None,
    origins: tuple[str, ...],
) -> SearchStrategy[Installment]:
    paying = st.builds(
        Installment,
        texts(),
        _options.drawn(programme, Programme, _PROGRAMMES),
        spoken(by, origins),
        number=st.none() | st.integers(1, 20),
        counts=st.sampled_from(Ordinal),
        paid=st.none() | periods(),
        amounts=_AMOUNTS,
        total=st.none() | _SUMS,
        basis=st.sampled_from(TotalBasis),
        words=SAID,
    )
    return paying | st.builds(_without_amount, paying, _SUMS)


def _without_amount(claim: Installment, total: Quantity) -> Installment:
    return evolve(claim, amounts=(), total=total)


def interceptions(
    *,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
) -> SearchStrategy[Interception]:
    """Draw reports of attacks from the air.

    Their figures need not add up.

    They shrink towards the report that exactly 0 persons were launched.

    Args:
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from; unless given, any.

    Raises:
        InvalidValueError: If both are given, or one is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(interceptions())
    ... def some_figure_is_given(report):
    ...     assert report.launched or report.outcomes
    >>> some_figure_is_given()
    """
    _checks.refuse("interceptions", speakers(by, origins))
    return _interceptions(by, _options.ordered(origins))


@lru_cache
def _interceptions(
    by: Attribution | SearchStrategy[Attribution] | None, origins: tuple[str, ...]
) -> SearchStrategy[Interception]:
    figure = st.none() | ranges()
    attacks = st.builds(
        Interception,
        texts(),
        groups(),
        periods(),
        spoken(by, origins),
        place=st.none() | places(),
        launched=ranges(),
        shot_down=figure,
        lost=figure,
        reached=figure,
        left=figure,
        airborne=figure,
        unit=units(),
        words=SAID,
    )
    return attacks | st.builds(_without_launched, attacks, ranges())


def _without_launched(report: Interception, lost: Range) -> Interception:
    return evolve(report, launched=None, lost=lost)
