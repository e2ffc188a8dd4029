"""Strategies of who said something: sources and attributions."""

from collections.abc import Collection

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.testing import _options
from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._figures import texts
from conflictmodel.values.sources import Attribution, Source, SourceKind


def sources(*, origins: Collection[str] | None = None) -> SearchStrategy[Source]:
    """Draw sources, some of which are their own origin.

    They shrink towards the government `a`, of origin `a` or of the first origin given.

    Args:
        origins: The names of the origins to draw from; unless given, any.

    >>> from hypothesis import find
    >>> find(sources(origins=["Kyiv", "Seoul"]), lambda source: source.origin != "Kyiv")
    Source(name='a', kind=<SourceKind.GOVERNMENT: 'government'>, origin='Seoul')
    """
    _checks.refuse("sources", _options.names("origins", origins))
    if origins:
        return built(Source, origin=_options.one_of(origins))
    return st.builds(Source, texts(), st.sampled_from(SourceKind)) | built(Source)


def attributions(*, origins: Collection[str] | None = None) -> SearchStrategy[Attribution]:
    """Draw attributions, in which one name stands for one source.

    They shrink towards what `a` said on 1 January 2000, relayed by nobody.

    Args:
        origins: The names of the origins to draw from, for those who relayed it too; unless given,
            any.

    >>> from hypothesis import find
    >>> print(find(attributions(origins=["Kyiv", "Seoul"]), lambda by: by.via))
    a (a), 2000-01-01
    """
    _checks.refuse("attributions", _options.names("origins", origins))
    source = sources(origins=origins)
    relays = st.lists(source, max_size=2).map(tuple)
    return built(Attribution, source=source, via=relays).map(lambda by: with_known(by, {}))


def with_known(by: Attribution, known: dict[str, Source]) -> Attribution:
    """Return the attribution with the known source of each name, the first where there is none."""
    return evolve(
        by,
        source=known.setdefault(by.source.name, by.source),
        via=tuple(known.setdefault(relay.name, relay) for relay in by.via),
    )


declared(Source, sources())
declared(Attribution, attributions())
