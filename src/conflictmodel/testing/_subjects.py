"""Strategies of what is counted: groups, places, measures, subjects."""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel.testing._figures import periods, texts, units
from conflictmodel.values.measures import (
    KILLED,
    LAUNCHED,
    RECEIVED,
    SENT,
    SHOT_DOWN,
    WOUNDED,
    Measure,
)
from conflictmodel.values.points import Point
from conflictmodel.values.subjects import Group, Place, Subject

_IDENTIFIERS = st.none() | texts()


def _wider_group(inner: SearchStrategy[Group]) -> SearchStrategy[Group]:
    return st.builds(Group, texts(), inner, _IDENTIFIERS)


_GROUPS = st.recursive(st.builds(Group, texts(), id=_IDENTIFIERS), _wider_group, max_leaves=3)


def groups() -> SearchStrategy[Group]:
    """Draw groups, some within others.

    They shrink towards `a`, within nothing.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(groups())
    ... def a_group_includes_what_lies_within(group):
    ...     assert group.within is None or group.within.includes(group)
    >>> a_group_includes_what_lies_within()
    """
    return _GROUPS


def _degrees(most: int) -> SearchStrategy[Decimal]:
    return st.integers(-most, most).map(Decimal) | st.decimals(-most, most, places=6)


_POINTS = st.builds(Point, _degrees(90), _degrees(180))


def points() -> SearchStrategy[Point]:
    """Draw points on the Earth.

    They shrink towards the equator at Greenwich.

    >>> from hypothesis import find
    >>> print(find(points(), lambda _: True))
    0, 0
    """
    return _POINTS


_POINTED = st.none() | _POINTS


def _wider_place(inner: SearchStrategy[Place]) -> SearchStrategy[Place]:
    return st.builds(Place, texts(), inner, _IDENTIFIERS, _POINTED)


_PLACES = st.recursive(
    st.builds(Place, texts(), id=_IDENTIFIERS, point=_POINTED), _wider_place, max_leaves=3
)


def places() -> SearchStrategy[Place]:
    """Draw places, some within others.

    They shrink towards `a`, within nothing.

    >>> from hypothesis import find
    >>> find(places(), lambda _: True)
    Place(name='a', within=None, id=None, point=None)
    """
    return _PLACES


_OUTCOMES = st.sampled_from(["killed", "wounded", "shot down"]) | texts()
_MEASURES = st.one_of(
    st.sampled_from([KILLED, WOUNDED, KILLED | WOUNDED, SENT, SHOT_DOWN, LAUNCHED, RECEIVED]),
    st.builds(
        Measure,
        st.frozensets(_OUTCOMES, min_size=1, max_size=3),
        st.sampled_from([True, False]),
    ),
)


def measures() -> SearchStrategy[Measure]:
    """Draw measures: some with a name of their own, and others of up to three outcomes.

    They shrink towards `KILLED`.

    >>> from hypothesis import find
    >>> print(find(measures(), lambda _: True))
    killed
    """
    return _MEASURES


_SUBJECTS = st.builds(
    Subject, _GROUPS, _MEASURES, periods(), place=st.none() | _PLACES, unit=units()
)


def subjects() -> SearchStrategy[Subject]:
    """Draw subjects.

    That one includes another is rare: draw such pairs from a list of your own.

    They shrink towards persons of group `a`, killed anywhere on 1 January 2000.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(subjects())
    ... def every_subject_includes_itself(subject):
    ...     assert subject.includes(subject)
    >>> every_subject_includes_itself()
    """
    return _SUBJECTS
