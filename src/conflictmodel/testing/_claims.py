"""Strategies of claims, of any type or of estimates alone, and of dossiers of them."""

from collections.abc import Collection
from operator import attrgetter
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims import (
    Agreement,
    Claim,
    Dossier,
    Estimate,
    Installment,
    Interception,
    Judgement,
    Retraction,
    TerritorialClaim,
    Transfer,
)
from conflictmodel.testing._fields import (
    are_names,
    built,
    declared,
    is_bound,
    is_strategy,
    strategy_of,
)
from conflictmodel.testing._values import CURRENCIES, TEXTS, WORDS, attributions, ranges, with_known
from conflictmodel.values import Quantity, Source, Subject

_ClaimT = TypeVar("_ClaimT", bound=Claim)

_MANY = 4
_MAYBE = st.none() | TEXTS
_SOMETIMES = st.booleans()


def claim_of(
    kind: type[_ClaimT], origins: Collection[str] | None = None, **parts: SearchStrategy[object]
) -> SearchStrategy[_ClaimT]:
    """Draw claims of one type, by sources of these origins, with these parts."""
    return built(kind, **{"by": attributions(origins), "supersedes": st.just(()), **parts})


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
    >>> str(find(estimates(about=dead, origins=["a"], most=9), lambda _: True))
    'a: exactly 0 persons; troops, killed, anywhere, 2024'
    """
    most = _checks.whole_or_none(most)
    _checks.refuse(
        "estimates",
        is_strategy("about", about, Subject),
        are_names("origins", origins),
        is_bound(most),
    )
    given = st.just(about) if isinstance(about, Subject) else about
    return claim_of(
        Estimate,
        origins,
        subject=strategy_of(Subject) if given is None else given,
        range=ranges(most=most),
        best=st.none() | st.integers(0, 9 if most is None else most),
    )


_NUMBERS = st.none() | st.integers(1, 20)
_SUMS = built(Quantity, unit=CURRENCIES)


def installments(
    origins: Collection[str] | None = None, number: SearchStrategy[int | None] = _NUMBERS
) -> SearchStrategy[Installment]:
    """Draw installments, with amounts in up to two currencies, a running total or both."""
    amounts = st.lists(_SUMS, max_size=2).map(tuple)
    # A sum first, because a claim of no figure is refused.
    total = _SUMS | st.none()
    return claim_of(Installment, origins, number=number, amounts=amounts, total=total)


def _of_each_type(origins: Collection[str] | None) -> dict[type[Claim], SearchStrategy[Claim]]:
    parties = st.lists(TEXTS, min_size=2, max_size=3, unique=True).map(tuple)
    judged = st.lists(WORDS, max_size=2).map(tuple)
    # Longer than any other id that is drawn, so that claims withdraw each other in no circle.
    elsewhere = TEXTS.map("elsewhere {}".format)
    withdrawn = st.lists(elsewhere, min_size=1, max_size=2, unique=True).map(tuple)
    return {
        Estimate: estimates(origins=origins),
        Installment: installments(origins),
        TerritorialClaim: claim_of(TerritorialClaim, origins),
        Interception: claim_of(Interception, origins, launched=ranges() | st.none()),
        Transfer: claim_of(Transfer, origins),
        Agreement: claim_of(Agreement, origins, parties=parties),
        Judgement: claim_of(Judgement, origins, words=judged),
        Retraction: claim_of(Retraction, origins, supersedes=withdrawn),
    }


def claims(*, origins: Collection[str] | None = None) -> SearchStrategy[Claim]:
    """Draw claims of every type, of these origins or of any, none of which replaces another.

    >>> from hypothesis import find
    >>> find(claims(origins=["Kyiv"]), lambda _: True).by.source.origin
    'Kyiv'
    """
    _checks.refuse("claims", are_names("origins", origins))
    return st.one_of(list(_of_each_type(origins).values()))


for _kind, _strategy in _of_each_type(None).items():
    declared(_kind, _strategy)


def dossiers(
    *, of: SearchStrategy[Claim] | None = None, most: int = _MANY
) -> SearchStrategy[Dossier]:
    """Draw dossiers, in which some claims replace earlier ones, or one that is not in the dossier.

    They shrink towards the dossier without claims.

    Args:
        of: A strategy of the claims, of one type or several; unless given, `claims()`. Which of
            them replace others is drawn anew, and the first source of a name becomes that of all.
        most: The greatest number of claims.

    >>> from hypothesis import given, settings
    >>> from hypothesis import strategies as st
    >>> from conflictmodel import Judgement
    >>> @settings(max_examples=10)
    ... @given(dossiers(of=st.from_type(Judgement), most=2))
    ... def some_claim_stands(dossier):
    ...     assert bool(dossier.claims) == bool(dossier.current)
    >>> some_claim_stands()
    """
    most = _checks.whole(most)
    _checks.refuse("dossiers", is_strategy("of", of), _checks.count("most", most))
    every = claims() if of is None else of
    return _consistent(st.lists(every, max_size=most, unique_by=attrgetter("id")))


@st.composite
def _consistent(draw: DrawFn, lists: SearchStrategy[list[Claim]]) -> Dossier:
    known: dict[str, Source] = {}
    kept: list[Claim] = []
    for claim in draw(lists):
        replaced = tuple(earlier.id for earlier in kept if draw(_SOMETIMES))
        replaced += claim.supersedes
        kept.append(evolve(claim, by=with_known(claim.by, known), supersedes=replaced))
    lost = draw(_MAYBE)
    if lost and kept and all(claim.id != lost for claim in kept):
        kept[-1] = evolve(kept[-1], supersedes=(*kept[-1].supersedes, lost))
    return Dossier(tuple(kept), draw(_MAYBE))


declared(Dossier, dossiers())
