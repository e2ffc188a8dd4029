"""Strategies of what is read from files: records with their claims, and extracts."""

from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.dossiers import Dossier
from conflictmodel.extracts import Extract, Record
from conflictmodel.testing import _knobs
from conflictmodel.testing._dossiers import dossiers
from conflictmodel.testing._figures import texts
from conflictmodel.testing._voices import problems

_WHERE = "line 2"
_COLUMNS = st.lists(texts(), max_size=3, unique=True)


@st.composite
def _record(draw: st.DrawFn, dossier: Dossier) -> Record:
    columns = draw(_COLUMNS)
    published = tuple((column, draw(st.just("") | texts())) for column in columns)
    unmapped = tuple(column for column, value in published if value and draw(st.booleans()))
    found = draw(st.lists(problems(), max_size=1).map(tuple))
    return Record(_WHERE, published, dossier.claims, unmapped, found)


_RECORDS = dossiers().flatmap(_record)


def records() -> SearchStrategy[Record]:
    """Draw records of up to three columns, with the claims of a small dossier.

    They shrink towards line 2, without a column and without a claim.

    >>> from hypothesis import find
    >>> find(records(), lambda _: True)
    Record(where='line 2', published=(), claims=(), unmapped=(), findings=())
    """
    return _RECORDS


def extracts(*, of: SearchStrategy[Dossier] | None = None) -> SearchStrategy[Extract]:
    """Draw extracts of one record, which has all claims of a dossier.

    They shrink towards one without a claim.

    Args:
        of: A strategy of the dossiers; unless given, `dossiers()`.

    Raises:
        InvalidValueError: If `of` is no strategy.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(extracts())
    ... def every_claim_has_its_record(extract):
    ...     for claim in extract.dossier.claims:
    ...         assert claim in extract.record_of(claim.id).claims
    >>> every_claim_has_its_record()
    """
    _checks.refuse("extracts", _knobs.strategy("of", of))
    return _extracts(of)


@lru_cache
def _extracts(of: SearchStrategy[Dossier] | None) -> SearchStrategy[Extract]:
    def extract(dossier: Dossier) -> SearchStrategy[Extract]:
        return st.builds(Extract, texts(), st.just(dossier), st.tuples(_record(dossier)))

    return (dossiers() if of is None else of).flatmap(extract)
