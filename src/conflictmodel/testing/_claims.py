"""Strategies of claims, of any type or of estimates alone.

No claim that is drawn alone replaces another; some of those in `dossiers()` do.
"""

from collections.abc import Collection
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims import Agreement, Claim, Estimate, Installment, Judgement, Transfer
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.retractions import Retraction
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.phrases.likelihood import Likelihood
from conflictmodel.testing import _options
from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._figures import currencies, ranges, texts
from conflictmodel.testing._sources import attributions
from conflictmodel.testing._subjects import subjects
from conflictmodel.testing._words import words
from conflictmodel.values import Quantity, Subject

_ClaimT = TypeVar("_ClaimT", bound=Claim)

_REPLACES_NOTHING = st.just(())


def claim_of(
    kind: type[_ClaimT], origins: Collection[str] | None, **parts: SearchStrategy[object]
) -> SearchStrategy[_ClaimT]:
    """Draw claims of one type, by sources of these origins, with these parts."""
    by = attributions(origins=origins)
    return built(kind, **{"by": by, "supersedes": _REPLACES_NOTHING, **parts})


def estimates(
    *,
    about: Subject | SearchStrategy[Subject] | None = None,
    origins: Collection[str] | None = None,
    most: int | None = None,
) -> SearchStrategy[Estimate]:
    """Draw estimates.

    They shrink towards what `a` said on 1 January 2000 of the simplest subject: exactly 0.

    Args:
        about: The subject of all of them, or a strategy of subjects.
        origins: The names of the origins to draw from; unless given, any.
        most: The largest number they may allow; unless given, they may have no upper end.

    >>> from hypothesis import find
    >>> from conflictmodel import KILLED, Group, Period
    >>> dead = Subject(Group("troops"), KILLED, Period("2024"))
    >>> print(find(estimates(about=dead, origins=["Kyiv", "Seoul"], most=99), lambda _: True))
    a: exactly 0 persons; troops, killed, anywhere, 2024
    """
    most = _checks.whole_or_none(most)
    _checks.refuse(
        "estimates",
        _options.one_or_many("about", about, Subject),
        _options.names("origins", origins),
        _options.most(most),
    )
    given = st.just(about) if isinstance(about, Subject) else about
    return claim_of(
        Estimate,
        origins,
        subject=subjects() if given is None else given,
        range=ranges(most=most),
        best=st.none() | st.integers(0, 9 if most is None else most),
    )


_NUMBERS = st.none() | st.integers(1, 20)
_SUMS = built(Quantity, unit=currencies())
# Longer than any other id that is drawn, so that claims withdraw each other in no circle.
_ELSEWHERE = texts().map("elsewhere {}".format)


def installments(
    origins: Collection[str] | None = None, number: SearchStrategy[int | None] = _NUMBERS
) -> SearchStrategy[Installment]:
    """Draw installments, with amounts in up to two currencies, a running total or both."""
    amounts = st.lists(_SUMS, min_size=1, max_size=2).map(tuple)
    total = st.none() | _SUMS
    return claim_of(Installment, origins, number=number, amounts=amounts, total=total) | claim_of(
        Installment, origins, number=number, amounts=st.just(()), total=_SUMS
    )


def interceptions(origins: Collection[str] | None = None) -> SearchStrategy[Interception]:
    """Draw reports of attacks from the air, with one figure or more."""
    return claim_of(Interception, origins, launched=ranges()) | claim_of(
        Interception, origins, launched=st.none(), lost=ranges()
    )


def _of_each_type(origins: Collection[str] | None) -> dict[type[Claim], SearchStrategy[Claim]]:
    parties = st.lists(texts(), min_size=2, max_size=3, unique=True).map(tuple)
    judged = st.lists(words(), max_size=2).filter(
        lambda said: sum(isinstance(each, Likelihood) for each in said) <= 1
    )
    withdrawn = st.lists(_ELSEWHERE, min_size=1, max_size=2, unique=True).map(tuple)
    return {
        Estimate: estimates(origins=origins),
        Installment: installments(origins),
        TerritorialClaim: claim_of(TerritorialClaim, origins),
        Interception: interceptions(origins),
        Transfer: claim_of(Transfer, origins),
        Agreement: claim_of(Agreement, origins, parties=parties),
        Judgement: claim_of(Judgement, origins, words=judged.map(tuple)),
        Retraction: claim_of(Retraction, origins, supersedes=withdrawn),
    }


def claims(*, origins: Collection[str] | None = None) -> SearchStrategy[Claim]:
    """Draw claims of every type, none of which replaces another.

    They shrink towards judgements, which have the fewest parts.

    Args:
        origins: The names of the origins to draw from; unless given, any.

    >>> from hypothesis import find
    >>> find(claims(origins=["Kyiv", "Seoul"]), lambda _: True).by.source.origin
    'Kyiv'
    """
    _checks.refuse("claims", _options.names("origins", origins))
    return st.one_of(list(_of_each_type(origins).values()))


for _kind, _strategy in _of_each_type(None).items():
    declared(_kind, _strategy)
