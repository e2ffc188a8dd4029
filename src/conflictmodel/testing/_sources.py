"""Strategies of who said something: sources, grades, attributions."""

from collections.abc import Collection
from functools import lru_cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.testing import _options
from conflictmodel.testing._figures import days, periods, texts
from conflictmodel.values.sources import (
    Attribution,
    Credibility,
    Grade,
    Reliability,
    Source,
    SourceKind,
)


def sources(*, origins: Collection[str] | None = None) -> SearchStrategy[Source]:
    """Draw sources, some of which are their own origin.

    They shrink towards the government `a`, of origin `a` or of the first origin given.

    Args:
        origins: The names of the origins to draw from; unless given, any.

    Raises:
        InvalidValueError: If the origins are no collection of names, or there is none.

    >>> from hypothesis import find
    >>> find(sources(origins=["Kyiv", "Seoul"]), lambda source: source.origin != "Kyiv")
    Source(name='a', kind=<SourceKind.GOVERNMENT: 'government'>, origin='Seoul')
    """
    _checks.refuse("sources", _options.names("origins", origins))
    return _sources(_options.ordered(origins))


@lru_cache
def _sources(origins: tuple[str, ...]) -> SearchStrategy[Source]:
    kinds = st.sampled_from(SourceKind)
    if origins:
        return st.builds(Source, texts(), kinds, st.sampled_from(origins))
    return st.builds(Source, texts(), kinds) | st.builds(Source, texts(), kinds, texts())


_GRADES = st.builds(Grade, st.sampled_from(Reliability), st.sampled_from(Credibility))


def grades() -> SearchStrategy[Grade]:
    """Draw Admiralty grades.

    They shrink towards A1.

    >>> from hypothesis import find
    >>> print(find(grades(), lambda grade: not grade.reliability.is_judged))
    F1
    """
    return _GRADES


def attributions(*, origins: Collection[str] | None = None) -> SearchStrategy[Attribution]:
    """Draw attributions, in which one name stands for one source.

    They shrink towards what `a` said on 1 January 2000, relayed by nobody.

    Args:
        origins: The names of the origins to draw from, for those who relayed it too; unless given,
        any.

    Raises:
        InvalidValueError: If the origins are no collection of names, or there is none.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(attributions(origins=["Kyiv", "Seoul"]))
    ... def one_of_them_has_said_it(by):
    ...     assert by.source.origin in {"Kyiv", "Seoul"}
    >>> one_of_them_has_said_it()
    """
    _checks.refuse("attributions", _options.names("origins", origins))
    return _attributions(_options.ordered(origins))


@lru_cache
def _attributions(origins: tuple[str, ...]) -> SearchStrategy[Attribution]:
    source = _sources(origins)
    return st.builds(
        Attribution,
        source,
        periods(),
        via=st.lists(source, max_size=2).map(tuple),
        published=st.none() | days(),
        url=st.none() | texts(),
        grade=st.none() | _GRADES,
    ).map(_unambiguous)


def _unambiguous(by: Attribution) -> Attribution:
    return with_known(by, {})


def with_known(by: Attribution, known: dict[str, Source]) -> Attribution:
    """Return the attribution with the known source of each name, the first where there is none."""
    return evolve(
        by,
        source=known.setdefault(by.source.name, by.source),
        via=tuple(known.setdefault(relay.name, relay) for relay in by.via),
    )


def speakers(
    by: Attribution | SearchStrategy[Attribution] | None, origins: Collection[str] | None
) -> tuple[Problem, ...]:
    """Refuse what does not say who is to have made a claim."""
    return (
        *_options.one_or_many("by", by, Attribution),
        *_options.names("origins", origins),
        *_options.not_both("by", by, "origins", origins),
    )


def spoken(
    by: Attribution | SearchStrategy[Attribution] | None, origins: tuple[str, ...]
) -> SearchStrategy[Attribution]:
    """Return the strategy of who made a claim."""
    return _options.drawn(by, Attribution, _attributions(origins))
