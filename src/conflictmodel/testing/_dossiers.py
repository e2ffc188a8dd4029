"""Strategies of claims of any type, and of dossiers of them."""

from collections.abc import Collection
from functools import lru_cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.testing import _options
from conflictmodel.testing._claims import (
    agreements,
    estimates,
    judgements,
    retractions,
    territorial_claims,
    transfers,
)
from conflictmodel.testing._figures import texts
from conflictmodel.testing._reports import installments, interceptions
from conflictmodel.testing._sources import speakers, with_known
from conflictmodel.values.sources import Attribution, Source

_MANY = 4


def claims(
    *,
    by: Attribution | SearchStrategy[Attribution] | None = None,
    origins: Collection[str] | None = None,
) -> SearchStrategy[Claim]:
    """Draw claims of every type, none of which replaces another.

    They shrink towards judgements, which have the fewest parts.

    Args:
        by: Who said all of them, or a strategy of attributions.
        origins: Instead of `by`: the names of the origins to draw from; unless given, any.

    Raises:
        InvalidValueError: If both are given, or one is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(claims(origins=["Kyiv", "Seoul"]))
    ... def one_of_them_has_said_it(claim):
    ...     assert claim.by.source.origin in {"Kyiv", "Seoul"}
    >>> one_of_them_has_said_it()
    """
    _checks.refuse("claims", speakers(by, origins))
    return _claims(by, _options.ordered(origins))


@lru_cache
def _claims(
    by: Attribution | SearchStrategy[Attribution] | None, origins: tuple[str, ...]
) -> SearchStrategy[Claim]:
    among = origins or None
    return st.one_of(
        estimates(by=by, origins=among),
        installments(by=by, origins=among),
        territorial_claims(by=by, origins=among),
        interceptions(by=by, origins=among),
        transfers(by=by, origins=among),
        agreements(by=by, origins=among),
        judgements(by=by, origins=among),
        retractions(by=by, origins=among),
    )


def dossiers(
    *,
    of: SearchStrategy[Claim] | None = None,
    origins: Collection[str] | None = None,
    most: int = _MANY,
) -> SearchStrategy[Dossier]:
    """Draw dossiers, in which some claims replace earlier ones, or one that is not in the dossier.

    They shrink towards the dossier without claims.

    Args:
        of: A strategy of the claims, of one type or several. Which of them replace others is drawn
            anew, and the first source of a name becomes that of all.
        origins: Instead of `of`: the names of the origins to draw from; unless given, any.
        most: The greatest number of claims.

    Raises:
        InvalidValueError: If `of` and `origins` are both given, or something is of the wrong type.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(dossiers(of=judgements(), most=2))
    ... def some_claim_stands(dossier):
    ...     assert bool(dossier.claims) == bool(dossier.current)
    >>> some_claim_stands()
    """
    _checks.refuse(
        "dossiers",
        _options.strategy("of", of),
        _options.names("origins", origins),
        _options.not_both("of", of, "origins", origins),
        _checks.count("most", most),
    )
    return _dossiers(of, _options.ordered(origins), most)


@lru_cache
def _dossiers(
    of: SearchStrategy[Claim] | None, origins: tuple[str, ...], most: int
) -> SearchStrategy[Dossier]:
    every = _claims(None, origins) if of is None else of
    return _drawn(st.lists(every, max_size=most, unique_by=claim_id))


def claim_id(claim: Claim) -> str:
    """Return what no two claims of a dossier share."""
    return claim.id


@st.composite
def _drawn(draw: DrawFn, lists: SearchStrategy[list[Claim]]) -> Dossier:
    known: dict[str, Source] = {}
    kept: list[Claim] = []
    for claim in draw(lists):
        replaced = tuple(earlier.id for earlier in kept if draw(st.booleans()))
        replaced += claim.supersedes
        kept.append(evolve(claim, by=with_known(claim.by, known), supersedes=replaced))
    lost = draw(_LOST)
    if lost and kept and all(claim.id != lost for claim in kept):
        kept[-1] = evolve(kept[-1], supersedes=(*kept[-1].supersedes, lost))
    return Dossier(tuple(kept), draw(_TITLES))


_LOST = st.none() | texts()
_TITLES = st.none() | texts()
