"""Sweeps: how many ranges allow each number, and which of them can be right together."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import pytest
from hypothesis import given, strategies as st

from conflictmodel.values.overlaps import allowed_by, consistent, coverage, max_agreeing
from conflictmodel.values.ranges import Pieces, Range
from support.figures import NUMBERS, SMALL_WORLDS, allowed, pieces_of, subsets
from support.worlds import RANGES, refusal

WORLDS = st.lists(RANGES, max_size=9)


def has(number: int, each: Range) -> bool:
    """Tell whether a number lies between the ends of a range."""
    return each.lower <= number and (each.upper is None or number <= each.upper)


def near_ends(ranges: Sequence[Range]) -> Iterator[int]:
    """Yield every number at which an answer can change: the ends and what is beside them."""
    yield 0
    for each in ranges:
        for end in (each.lower, each.lower if each.upper is None else each.upper):
            yield from (max(0, end - 1), end, end + 1)


# How many ranges allow each number


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], ()),
        ([Range()], ((Range(), 1),)),
        ([Range(3, 3)], ((Range(3, 3), 1),)),
        ([Range(3), Range(3)], ((Range(3), 2),)),
        (
            [Range(1, 5), Range(4, 8), Range(20)],
            (
                (Range(1, 3), 1),
                (Range(4, 5), 2),
                (Range(6, 8), 1),
                (Range(20), 1),
            ),
        ),
        ([Range(1, 3), Range(4, 6)], ((Range(1, 6), 1),)),
        ([Range(1, 3), Range(5, 6)], ((Range(1, 3), 1), (Range(5, 6), 1))),
        (
            [Range(0, 9), Range(2), Range(2, 2)],
            (
                (Range(0, 1), 1),
                (Range(2, 2), 3),
                (Range(3, 9), 2),
                (Range(10), 1),
            ),
        ),
    ],
)
def test_coverage_of_some_ranges(
    ranges: list[Range], expected: tuple[tuple[Range, int], ...]
) -> None:
    """Neighbours that equally many ranges allow are one; what none allows is left out."""
    assert expected == coverage(ranges)
    assert expected == coverage(reversed(ranges))


def test_coverage_counts_the_ranges_that_allow_each_number() -> None:
    """Each run of numbers with the same count, where it is not 0, is there with that count."""
    for world in SMALL_WORLDS:
        counted = [(sum(number in allowed([each]) for each in world), number) for number in NUMBERS]
        expected: list[tuple[Pieces, int]] = []
        for count, run in groupby(counted, key=lambda item: item[0]):
            if count:
                expected.append((pieces_of([number for _, number in run]), count))
        assert expected == [((numbers,), count) for numbers, count in coverage(world)]


@given(WORLDS)
def test_coverage_of_large_ranges_is_right_at_every_end(ranges: list[Range]) -> None:
    """At each end and beside it the count is that of the ranges which allow the number."""
    found = coverage(ranges)
    for number in near_ends(ranges):
        counts = [count for numbers, count in found if has(number, numbers)]
        assert sum(has(number, each) for each in ranges) == sum(counts)
        assert 1 >= len(counts)


@given(WORLDS)
def test_coverage_is_in_order_and_as_short_as_can_be(ranges: list[Range]) -> None:
    """What is covered rises, and no two neighbours have one count."""
    for (one, count), (other, count_of_other) in pairwise(coverage(ranges)):
        assert one.upper is not None
        assert one.upper < other.lower
        assert one.upper + 1 < other.lower or count != count_of_other


# What so many ranges allow


@pytest.mark.parametrize(
    ("least", "ranges", "expected"),
    [
        (1, [], ()),
        (1, [Range(1, 3), Range(4, 5), Range(7)], (Range(1, 5), Range(7))),
        (2, [Range(1, 5), Range(4, 8), Range(7)], (Range(4, 5), Range(7, 8))),
        (2, [Range(1, 5), Range(6, 8)], ()),
        (2, [Range(1, 5), Range(1, 2), Range(3, 5)], (Range(1, 5),)),
        (3, [Range(1, 9), Range(2), Range(3)], (Range(3, 9),)),
        (4, [Range(1, 9), Range(2), Range(3)], ()),
    ],
)
def test_what_so_many_of_some_ranges_allow(
    least: int, ranges: list[Range], expected: Pieces
) -> None:
    """Numbers that enough ranges allow are pieces, whichever ranges these are."""
    assert expected == allowed_by(least, ranges)
    assert expected == allowed_by(least, iter(ranges))


@given(WORLDS, st.integers(1, 5))
def test_what_so_many_large_ranges_allow_is_right_at_every_end(
    ranges: list[Range], least: int
) -> None:
    """At each end and beside it a number is allowed where enough ranges allow it."""
    pieces = allowed_by(least, ranges)
    for number in near_ends(ranges):
        votes = sum(has(number, each) for each in ranges)
        assert (votes >= least) == any(has(number, piece) for piece in pieces)


# The most that agree


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], 0),
        ([Range()], 1),
        ([Range(1, 5), Range(4, 8), Range(20)], 2),
        ([Range(1, 5), Range(6, 8)], 1),
        ([Range(1, 5), Range(5, 8), Range(5, 5), Range(9)], 3),
        ([Range(3, 3)] * 7, 7),
    ],
)
def test_the_most_of_some_ranges_that_agree(ranges: list[Range], expected: int) -> None:
    """The greatest number of ranges with a number in common; 0 where there is no range."""
    assert expected == max_agreeing(ranges)
    assert expected == max_agreeing(iter(ranges))


def test_the_most_that_agree_are_a_largest_set_with_a_common_number() -> None:
    """No set of more ranges has a number in common, and one of so many has."""
    for world in SMALL_WORLDS:
        expected = max(
            len(chosen)
            for chosen in subsets(world)
            if set(NUMBERS).intersection(*(allowed([world[index]]) for index in chosen))
        )
        assert expected == max_agreeing(world)


# The largest sets that can be right together


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], ()),
        ([Range(3)], (Range(3),)),
        ([Range(3, 5)], (Range(3, 5),)),
        ([Range(1, 5), Range(4, 8), Range(7, 9)], (Range(4, 5), Range(7, 8))),
        ([Range(1, 9), Range(2, 3), Range(4, 5)], (Range(2, 3), Range(4, 5))),
        ([Range(1050, 1150), Range(1001), Range(3001)], (Range(1050, 1150), Range(3001))),
        ([Range(1, 2), Range(1, 2), Range(2, 2)], (Range(2, 2),)),
    ],
)
def test_what_is_consistent_of_some_ranges(ranges: list[Range], expected: Pieces) -> None:
    """Each largest set with a common value is there once, with what it allows together."""
    assert expected == consistent(ranges)
    assert expected == consistent(iter(ranges))


def test_consistent_names_each_largest_set_of_ranges_with_a_common_value() -> None:
    """Every set of ranges with a common value that no range can join gives what it allows."""
    for world in SMALL_WORLDS:
        common = {
            chosen: set(NUMBERS).intersection(*(allowed([world[index]]) for index in chosen))
            for chosen in subsets(world)
        }
        largest = [
            numbers
            for chosen, numbers in common.items()
            if numbers
            and not any(other and set(chosen) < set(larger) for larger, other in common.items())
        ]
        expected = [piece for numbers in sorted(largest, key=min) for piece in pieces_of(numbers)]
        assert tuple(expected) == consistent(world)
        assert tuple(expected) == consistent(reversed(world))


@given(WORLDS)
def test_each_range_has_a_part_in_some_consistent_set(ranges: list[Range]) -> None:
    """Every range encloses what some set allows, and what the sets allow is apart."""
    found = consistent(ranges)
    assert all(any(each.encloses(shared) for shared in found) for each in ranges)
    assert all(one.precedes(other) for one, other in pairwise(found))


# What is no range


def test_what_is_no_range_is_not_swept() -> None:
    """Each item that is no range is named by its place, and what cannot be gone through is too."""
    assert "coverage: expected Range, got 3 @ ranges[1]" == refusal(coverage, [Range(), 3])
    expected = "coverage: expected an iterable of Range, got int @ ranges"
    assert expected == refusal(coverage, 3)
    assert "consistent: expected Range, got 3 @ ranges[1]" == refusal(consistent, [Range(), 3])
    expected = "consistent: expected an iterable of Range, got int @ ranges"
    assert expected == refusal(consistent, 3)
