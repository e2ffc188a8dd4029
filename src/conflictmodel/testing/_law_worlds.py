"""The worlds in which a law is checked: all small ones, the simplest first, and then drawn ones.

A law that fails at all nearly always fails for a few small numbers, and what fails there first is
the shortest explanation of why.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations_with_replacement, product

from attrs import evolve
from hypothesis import strategies as st

from conflictmodel.errors import RuleError
from conflictmodel.rules.rule import AnyRule, takes_ranges
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.testing._values import between
from conflictmodel.values import Range, Reliability

_SIDES = "abcdefgh"
_DAYS = (date(2024, 12, 22), date(2024, 12, 23))
_GRADES = (Reliability.A, Reliability.B)


def small_worlds(rule: AnyRule) -> Sequence[Voices]:
    """Return the worlds in which each law of a rule is checked, the simplest first.

    Every set of up to three voices with ends of 0 to 4 or no upper end, and every set of four and
    five voices with ends of 0 and 1. Where the rule uses whole voices, there are no sets of five,
    but there are sets of two origins, of two days and of two grades: of up to three voices with
    ends of 0 to 2, and of four with ends of 0 and 1.
    """
    return _of_ranges() if takes_ranges(rule) else _of_whole_voices(*_needed(rule))


@cache
def _of_ranges() -> Sequence[Voices]:
    voice = Voice("a", Range())
    return (*_named(_sets(_kinds(4, [voice]), 1, 3)), *_named(_sets(_kinds(1, [voice]), 4, 5)))


@cache
def _of_whole_voices(on: date | None, grade: Reliability | None) -> Sequence[Voices]:
    shared = Voice("a", Range(), on, grade)
    days = [evolve(shared, on=day) for day in _DAYS]
    grades = [evolve(shared, reliability=each) for each in _GRADES]
    origins = [evolve(shared, origin=origin) for origin in "ab"]
    return (
        *_named(_sets(_kinds(4, [shared]), 1, 3)),
        *_sets(_kinds(2, origins), 1, 3),
        *_named(world for two in (days, grades) for world in _sets(_kinds(2, two), 1, 3)),
        *_sets(_kinds(1, origins), 4, 4),
        *_named(world for two in (days, grades) for world in _sets(_kinds(1, two), 4, 4)),
    )


def drawn_worlds(rule: AnyRule) -> st.SearchStrategy[Voices]:
    """Draw up to eight voices: of few origins, days and grades where the rule uses these."""
    ends = st.integers(0, 12) | st.integers(0, 10**9)
    ranges = st.builds(between, ends, st.none() | ends)
    if takes_ranges(rule):
        figures = st.lists(ranges, min_size=1, max_size=8)
        return figures.map(lambda given: tuple(map(Voice, _SIDES, given)))
    on, grade = _needed(rule)
    voices = st.builds(
        Voice,
        st.sampled_from("abc"),
        ranges,
        st.sampled_from(_DAYS if on else (None, *_DAYS)),
        st.sampled_from(_GRADES if grade else (None, *_GRADES)),
    )
    return st.lists(voices, min_size=1, max_size=8).map(tuple)


def _needed(rule: AnyRule) -> tuple[date | None, Reliability | None]:
    """Return a day and a grade where the rule cannot use a voice that has none."""
    for on, grade in product((None, _DAYS[0]), (None, _GRADES[0])):
        try:
            rule.apply((Voice("a", Range(0, 0), on, grade),))
        except RuleError:
            continue
        return on, grade
    return None, None


def _kinds(highest: int, voices: Sequence[Voice]) -> Sequence[Voice]:
    """Return each voice with every range that has no higher end."""
    return [
        evolve(voice, range=Range(lower, upper))
        for lower in range(highest + 1)
        for upper in (*range(lower, highest + 1), None)
        for voice in voices
    ]


def _sets(kinds: Sequence[Voice], fewest: int, most: int) -> Iterator[Voices]:
    """Yield all sets of voices of these kinds, fewer voices and smaller ends first."""
    for size in range(fewest, most + 1):
        yield from sorted(combinations_with_replacement(kinds, size), key=_ends)


def _ends(world: Voices) -> tuple[int, int]:
    """Return by what worlds of one size are sorted: upper ends missing, then the sum of ends."""
    ranges = [voice.range for voice in world]
    missing = sum(each.upper is None for each in ranges)
    return missing, sum(each.lower + (each.upper or 0) for each in ranges)


def _named(worlds: Iterable[Voices]) -> Iterator[Voices]:
    """Yield the worlds with each voice of an origin of its own."""
    for world in worlds:
        origins = zip(_SIDES, world, strict=False)
        yield tuple(evolve(voice, origin=origin) for origin, voice in origins)
