"""Strategies of claims: estimates, who is said to hold a place, and judgements.

No claim that is drawn alone replaces another; some of those in `dossiers()` do.
"""

from collections.abc import Collection
from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims.agreements import Agreement
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.judgements import Judgement
from conflictmodel.claims.retractions import Retraction
from conflictmodel.claims.territory import Extent, Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.testing import _options
from conflictmodel.testing._figures import periods, ranges, texts
from conflictmodel.testing._sources import speakers, spoken
from conflictmodel.testing._subjects import places, subjects
from conflictmodel.testing._words import JUDGED, SAID
from conflictmodel.values.sources import Attribution
from conflictmodel.values.subjects import Place, Subject


def estimates(
    *,
    about: Subject | SearchStrategy[Subject] | None = None,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
    most: int | None = None,
) -> SearchStrategy[Estimate]:
    """Draw estimates.

    They shrink towards what `a` said on 1 January 2000 of the simplest subject: exactly 0.

    Args:
        about: The subject of all of them, or a strategy of subjects.
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from; unless given, any.
        most: The largest number they may allow; unless given, they may have no upper end.

    Raises:
        InvalidValueError: If `by` and `origins` are both given, or something is of the wrong type.

    >>> from hypothesis import given, settings
    >>> from conflictmodel import KILLED, Group, Period
    >>> dead = Subject(Group("troops"), KILLED, Period("2024"))
    >>> @settings(max_examples=10)
    ... @given(estimates(about=dead, origins=["Kyiv", "Seoul"], most=99))
    ... def knobs_are_respected(estimate):
    ...     assert estimate.subject == dead
    ...     assert estimate.by.source.origin in {"Kyiv", "Seoul"}
    ...     assert estimate.range.upper <= 99
    >>> knobs_are_respected()
    """
    _checks.refuse(
        "estimates",
        _options.one_or_many("about", about, Subject),
        speakers(by, origins),
        _options.most(most),
    )
    return _estimates(about, by, _options.ordered(origins), most)


@lru_cache
def _estimates(
    about: Subject | SearchStrategy[Subject] | None,
    by: Attribution | SearchStrategy[Attribution] | None,
    origins: tuple[str, ...],
    most: int | None,
) -> SearchStrategy[Estimate]:
    about = _options.drawn(about, Subject, subjects())
    best = st.none() | st.integers(0, 9 if most is None else most)
    return st.builds(
        Estimate, texts(), about, ranges(most=most), spoken(by, origins), SAID, best=best
    )


def territorial_claims(
    *,
    place: Place | SearchStrategy[Place] | None = None,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
) -> SearchStrategy[TerritorialClaim]:
    """Draw claims about who holds a place.

    They shrink towards `a`, who say on 1 January 2000 that they took all of the place `a`.

    Args:
        place: The place of all of them, or a strategy of places.
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from, also those said to hold the
            place or to have lost it; unless given, any.

    Raises:
        InvalidValueError: If `by` and `origins` are both given, or something is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(territorial_claims(origins=["Russia", "Ukraine"]))
    ... def one_of_them_is_said_to_hold_it(claim):
    ...     assert claim.holder in {"Russia", "Ukraine"}
    >>> one_of_them_is_said_to_hold_it()
    """
    _checks.refuse(
        "territorial_claims", _options.one_or_many("place", place, Place), speakers(by, origins)
    )
    return _territorial_claims(place, by, _options.ordered(origins))


@lru_cache
def _territorial_claims(
    place: Place | SearchStrategy[Place] | None,
    by: Attribution | SearchStrategy[Attribution] | None,
    origins: tuple[str, ...],
) -> SearchStrategy[TerritorialClaim]:
    origin = _options.name(origins, texts())
    return st.builds(
        TerritorialClaim,
        texts(),
        _options.drawn(place, Place, places()),
        origin,
        st.sampled_from(Hold),
        periods(),
        spoken(by, origins),
        loser=st.none() | origin,
        extent=st.sampled_from(Extent),
        words=SAID,
    )


def judgements(
    *,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
) -> SearchStrategy[Judgement]:
    """Draw judgements, some of them about what is still to come.

    They shrink towards `a` saying `a`, without a likelihood.

    Args:
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from; unless given, any.

    Raises:
        InvalidValueError: If both are given, or one is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(judgements(origins=["Kyiv"]))
    ... def kyiv_judges(judgement):
    ...     assert judgement.by.source.origin == "Kyiv"
    >>> kyiv_judges()
    """
    _checks.refuse("judgements", speakers(by, origins))
    return _judgements(by, _options.ordered(origins))


@lru_cache
def _judgements(
    by: Attribution | SearchStrategy[Attribution] | None, origins: tuple[str, ...]
) -> SearchStrategy[Judgement]:
    return st.builds(Judgement, texts(), texts(), spoken(by, origins), st.booleans(), words=JUDGED)


def retractions(
    *,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
) -> SearchStrategy[Retraction]:
    """Draw retractions of claims that are kept elsewhere.

    They shrink towards `a` withdrawing the claim `elsewhere a`.

    Args:
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from; unless given, any.

    Raises:
        InvalidValueError: If both are given, or one is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(retractions())
    ... def something_is_withdrawn(retraction):
    ...     assert retraction.supersedes
    >>> something_is_withdrawn()
    """
    _checks.refuse("retractions", speakers(by, origins))
    return _retractions(by, _options.ordered(origins))


@lru_cache
def _retractions(
    by: Attribution | SearchStrategy[Attribution] | None, origins: tuple[str, ...]
) -> SearchStrategy[Retraction]:
    # Longer than any other id that is drawn, so that claims withdraw each other in no circle.
    elsewhere = texts().map("elsewhere {}".format)
    withdrawn = st.lists(elsewhere, min_size=1, max_size=2, unique=True).map(tuple)
    return st.builds(Retraction, texts(), withdrawn, spoken(by, origins), words=SAID)


# Strategies of claims about what parties do together: transfers and agreements.


def transfers(
    *,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
) -> SearchStrategy[Transfer]:
    """Draw transfers.

    They shrink towards a wish of `a` to hand `a` to `a`, in no reported quantity.

    Args:
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from; unless given, any.

    Raises:
        InvalidValueError: If both are given, or one is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(transfers())
    ... def something_is_transferred(transfer):
    ...     assert transfer.item
    >>> something_is_transferred()
    """
    _checks.refuse("transfers", speakers(by, origins))
    return _transfers(by, _options.ordered(origins))


@lru_cache
def _transfers(
    by: Attribution | SearchStrategy[Attribution] | None, origins: tuple[str, ...]
) -> SearchStrategy[Transfer]:
    return st.builds(
        Transfer,
        texts(),
        texts(),
        texts(),
        texts(),
        st.sampled_from(TransferStatus),
        spoken(by, origins),
        quantity=st.none() | ranges(),
        on=st.none() | periods(),
        words=SAID,
    )


def agreements(
    *,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
) -> SearchStrategy[Agreement]:
    """Draw agreements of two or three parties.

    They shrink towards the agreement `a` of `a` and `b`, without dates.

    Args:
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from; unless given, any.

    Raises:
        InvalidValueError: If both are given, or one is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(agreements())
    ... def it_takes_two(agreement):
    ...     assert len(set(agreement.parties)) >= 2
    >>> it_takes_two()
    """
    _checks.refuse("agreements", speakers(by, origins))
    return _agreements(by, _options.ordered(origins))


@lru_cache
def _agreements(
    by: Attribution | SearchStrategy[Attribution] | None, origins: tuple[str, ...]
) -> SearchStrategy[Agreement]:
    return st.builds(
        Agreement,
        texts(),
        texts(),
        st.lists(texts(), min_size=2, max_size=3, unique=True).map(tuple),
        spoken(by, origins),
        signed=st.none() | periods(),
        in_force=st.none() | periods(),
        words=SAID,
    )
