"""Strategies of voices: what a rule is given."""

from collections.abc import Collection

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.testing import _options
from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._figures import ranges, texts
from conflictmodel.values.sources import Reliability

_JUDGED = st.none() | st.sampled_from([each for each in Reliability if each.is_judged])


def voices(
    *, origins: Collection[str] | None = None, most: int | None = None
) -> SearchStrategy[Voice]:
    """Draw voices, some of them without a date or a grade.

    They shrink towards origin `a`, or the first origin given, which allows 0 alone, without either.

    Args:
        origins: The names of the origins to draw from; unless given, any.
        most: The largest number they may allow; unless given, they may have no upper end.

    >>> from hypothesis import find
    >>> print(find(voices(origins=["Kyiv", "Seoul"], most=99), lambda each: each.range.lower > 50))
    Kyiv: exactly 51
    """
    most = _checks.whole_or_none(most)
    _checks.refuse("voices", _options.names("origins", origins), _options.most(most))
    origin = _options.one_of(origins) if origins else texts()
    return built(Voice, origin=origin, range=ranges(most=most), reliability=_JUDGED)


def voice_tuples(
    *, origins: Collection[str] | None = None, most: int | None = None
) -> SearchStrategy[Voices]:
    """Draw what a rule is given: one to four voices, of which several may be of one origin.

    They shrink towards the one voice that `voices` shrinks to.

    Args:
        origins: The names of the origins to draw from; unless given, any.
        most: The largest number they may allow; unless given, they may have no upper end.

    >>> from hypothesis import find
    >>> print(*find(voice_tuples(), lambda _: True))
    a: exactly 0
    """
    most = _checks.whole_or_none(most)
    _checks.refuse("voice_tuples", _options.names("origins", origins), _options.most(most))
    return st.lists(voices(origins=origins, most=most), min_size=1, max_size=4).map(tuple)


declared(Voice, voices())
