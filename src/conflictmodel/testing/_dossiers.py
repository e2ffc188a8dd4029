"""Strategies of dossiers, in which claims agree on who their sources are."""

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims import Claim, Dossier
from conflictmodel.testing import _options
from conflictmodel.testing._claims import claims
from conflictmodel.testing._fields import declared
from conflictmodel.testing._figures import texts
from conflictmodel.testing._sources import with_known
from conflictmodel.values.sources import Source

_MANY = 4
_MAYBE = st.none() | texts()
_SOMETIMES = st.booleans()


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
    _checks.refuse("dossiers", _options.strategy("of", of), _checks.count("most", most))
    every = claims() if of is None else of
    return _consistent(st.lists(every, max_size=most, unique_by=claim_id))


def claim_id(claim: Claim) -> str:
    """Return what no two claims of a dossier share."""
    return claim.id


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
