"""Strategies of what is heard and what is found: voices, problems, findings."""

from collections.abc import Collection
from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.conclusions.auditing import Finding
from conflictmodel.errors import Problem
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.testing import _options
from conflictmodel.testing._figures import days, ranges, texts
from conflictmodel.values.sources import Reliability


def voices(
    *, origins: Collection[str] | None = None, most: int | None = None
) -> SearchStrategy[Voice]:
    """Draw voices, some of them without a date or a grade.

    They shrink towards origin `a`, or the first origin given, which allows 0 alone, without either.

    Args:
        origins: The names of the origins to draw from; unless given, any.
        most: The largest number they may allow; unless given, they may have no upper end.

    Raises:
        InvalidValueError: If the origins are no collection of names, or `most` is no count.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(voices(origins=["Kyiv", "Seoul"], most=99))
    ... def knobs_are_respected(voice):
    ...     assert voice.origin in {"Kyiv", "Seoul"}
    ...     assert voice.range.upper <= 99
    >>> knobs_are_respected()
    """
    _checks.refuse("voices", _options.names("origins", origins), _options.most(most))
    return _voices(_options.ordered(origins), most)


@lru_cache
def _voices(origins: tuple[str, ...], most: int | None) -> SearchStrategy[Voice]:
    return st.builds(
        Voice,
        _options.name(origins, texts()),
        ranges(most=most),
        on=st.none() | days(),
        reliability=st.none() | st.sampled_from([each for each in Reliability if each.is_judged]),
        reports=st.lists(texts(), max_size=2).map(tuple),
    )


def voice_tuples(
    *, origins: Collection[str] | None = None, most: int | None = None
) -> SearchStrategy[Voices]:
    """Draw what a rule is given: one to four voices, of which several may be of one origin.

    They shrink towards the one voice that `voices` shrinks to.

    Args:
        origins: The names of the origins to draw from; unless given, any.
        most: The largest number they may allow; unless given, they may have no upper end.

    Raises:
        InvalidValueError: If the origins are no collection of names, or `most` is no count.

    >>> from hypothesis import given
    >>> from conflictmodel import hull
    >>> @given(voice_tuples())
    ... def hull_never_disagrees(heard):
    ...     assert hull.apply(heard)
    >>> hull_never_disagrees()
    """
    _checks.refuse("voice_tuples", _options.names("origins", origins), _options.most(most))
    return _voice_tuples(_options.ordered(origins), most)


@lru_cache
def _voice_tuples(origins: tuple[str, ...], most: int | None) -> SearchStrategy[Voices]:
    return st.lists(_voices(origins, most), min_size=1, max_size=4).map(tuple)


_PROBLEMS = st.builds(Problem, texts(), texts())


def problems() -> SearchStrategy[Problem]:
    """Draw problems of any path and message.

    They shrink towards the message `a` at the path `a`.

    >>> from hypothesis import find
    >>> print(find(problems(), lambda _: True))
    a @ a
    """
    return _PROBLEMS


# The codes in the table of `conflictmodel.conclusions.auditing`.
CODES = (
    *("drift", "self-contradiction", "best-outside-range", "part-exceeds-whole"),
    *(
        "outcomes-exceed-launched",
        "amounts-differ",
        "totals-contradict",
        "in-force-before-signed",
        "published-before-stated",
    ),
    *("reading-differs", "figure-not-in-words", "replaces-unknown", "replaces-newer"),
    *("replaces-other-origin", "replaces-other-type"),
)
_FINDINGS = st.builds(
    Finding,
    st.sampled_from(CODES),
    texts(),
    texts(),
    others=st.lists(texts(), max_size=2).map(tuple),
)


def findings() -> SearchStrategy[Finding]:
    """Draw findings with the codes of `audit`, at any claims and with any message.

    They shrink towards the code `drift` at the claim `a`.

    >>> from hypothesis import find
    >>> print(find(findings(), lambda _: True))
    drift: a: a
    """
    return _FINDINGS
