"""Strategies of what is counted: groups, places, measures, subjects."""

from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._figures import texts
from conflictmodel.values import (
    DISPLACED,
    FATES_OF_EQUIPMENT,
    FATES_OF_LAUNCHED,
    FATES_OF_PEOPLE,
    KILLED,
    LAUNCHED,
    RECEIVED,
    SENT,
    SHOT_DOWN,
    WOUNDED,
    Measure,
    Outcomes,
)
from conflictmodel.values.points import Point
from conflictmodel.values.subjects import Group, Place, Subject

_NestedT = TypeVar("_NestedT", Group, Place)


def _nested(kind: type[_NestedT]) -> SearchStrategy[_NestedT]:
    alone = built(kind, within=st.none())
    return st.recursive(alone, lambda inner: built(kind, within=inner), max_leaves=3)


def _degrees(most: int) -> SearchStrategy[Decimal]:
    return st.integers(-most, most).map(Decimal) | st.decimals(-most, most, places=6)


declared(Group, _nested(Group))
PLACES = declared(Place, _nested(Place))
declared(Point, st.builds(Point, _degrees(90), _degrees(180)))
declared(
    Measure,
    st.sampled_from(
        [KILLED, WOUNDED, KILLED | WOUNDED, SENT, DISPLACED, SHOT_DOWN, LAUNCHED, RECEIVED]
    )
    | st.builds(
        Measure,
        st.frozensets(
            st.sampled_from(["killed", "wounded", "captured"]) | texts(), min_size=1, max_size=3
        ),
        st.sampled_from([True, False]),
    ),
)
declared(Outcomes, st.sampled_from([FATES_OF_PEOPLE, FATES_OF_EQUIPMENT, FATES_OF_LAUNCHED]))
_SUBJECTS = built(Subject)


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
