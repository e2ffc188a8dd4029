"""Ranges: their words, and the laws of their algebra.

The laws are checked on a small world, where every range and every number can be tried, and by
Hypothesis on ranges of any size.
"""

import operator
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import pairwise, product

import pytest
from hypothesis import given, strategies as st

from conflictmodel.values.ranges import (
    Range,
    around,
    at_least,
    at_most,
    between,
    by_upper_end,
    exactly,
    fewer_than,
    more_than,
    roundness,
    union,
    unknown,
)
from support.worlds import COUNTS, RANGES, refusal

HUGE = 10**5000  # more digits than Python writes

TOP = 4
# Every range whose ends are at most TOP, and every one without an upper end that begins there.
SMALL = [
    Range(lower, upper) for lower in range(TOP + 1) for upper in [*range(lower, TOP + 1), None]
]
# No sum or difference of two small ranges has an end above HORIZON / 2.
HORIZON = 4 * TOP


def members(piece: Range, horizon: int = HORIZON) -> set[int]:
    """Return the numbers up to the horizon that lie between the ends of a range."""
    last = horizon if piece.upper is None else piece.upper
    return set(range(piece.lower, last + 1))


def is_unbounded(piece: Range) -> bool:
    """Tell whether a range has no upper end."""
    return piece.upper is None


# Construction


@pytest.mark.parametrize(
    ("make", "numbers", "lower", "upper"),
    [
        (Range, (), 0, None),
        (Range, (5,), 5, None),
        (Range, (5, 5), 5, 5),
        (unknown, (), 0, None),
        (exactly, (0,), 0, 0),
        (exactly, (47,), 47, 47),
        (between, (1050, 1150), 1050, 1150),
        (between, (3, 3), 3, 3),
        (at_least, (0,), 0, None),
        (at_least, (1050,), 1050, None),
        (more_than, (0,), 1, None),
        (more_than, (3000,), 3001, None),
        (at_most, (0,), 0, 0),
        (at_most, (12000,), 0, 12000),
        (fewer_than, (1,), 0, 0),
        (fewer_than, (10,), 0, 9),
        (partial(around, within=50), (1100,), 1050, 1150),
        (partial(around, within=3), (5,), 2, 8),
        (partial(around, within=10), (5,), 0, 15),
        (partial(around, within=0), (7,), 7, 7),
    ],
)
def test_the_words_of_a_source_make_ranges(
    make: Callable[..., Range], numbers: tuple[int, ...], lower: int, upper: int | None
) -> None:
    """Each constructor is one word of a source, and strict words are counted inclusively."""
    made = make(*numbers)
    assert (lower, upper) == (made.lower, made.upper)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"lower": True}, "Range: expected int, got True of type bool @ lower"),
        ({"lower": 1.0}, "Range: expected int, got 1.0 @ lower"),
        ({"lower": "1"}, "Range: expected int, got '1' @ lower"),
        ({"lower": None}, "Range: expected int, got None @ lower"),
        ({"lower": Decimal(1)}, "Range: expected int, got Decimal('1') @ lower"),
        ({"lower": -1}, "Range: -1 is below 0 @ lower"),
        ({"upper": False}, "Range: expected int, got False of type bool @ upper"),
        ({"upper": float("inf")}, "Range: expected int, got inf @ upper"),
        ({"upper": -1}, "Range: -1 is below 0 @ upper"),
        ({"lower": 5, "upper": 1}, "Range: upper 1 is below lower 5 @ upper"),
        (
            {"lower": -1, "upper": "x"},
            "Range: -1 is below 0 @ lower; expected int, got 'x' @ upper",
        ),
    ],
)
def test_what_is_no_range_is_refused(fields: dict[str, object], expected: str) -> None:
    """An end is an `int` of 0 or more, and the upper one is not below the lower one."""
    assert expected == refusal(Range, **fields)


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (HUGE, None, "Range: a number has more than 1,000 digits @ lower"),
        (HUGE, 1, "Range: a number has more than 1,000 digits @ lower"),
        (0, HUGE, "Range: a number has more than 1,000 digits @ upper"),
        (-HUGE, None, "Range: a number has more than 1,000 digits @ lower"),
    ],
    ids=["lower", "reversed", "upper", "negative"],
)
def test_a_number_of_more_than_a_thousand_digits_is_no_end(
    lower: int, upper: int | None, expected: str
) -> None:
    """What could not be written, and read again, is refused where it is made."""
    assert expected == refusal(Range, lower, upper)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (exactly, "exactly"),
        (at_least, "at_least"),
        (more_than, "more_than"),
        (at_most, "at_most"),
        (fewer_than, "fewer_than"),
    ],
)
def test_the_words_refuse_what_is_no_count(make: Callable[[int], Range], name: str) -> None:
    """Every word of a source takes an `int` of 0 or more, and names itself when it refuses."""
    assert f"{name}: -1 is below 0 @ number" == refusal(make, -1)
    assert f"{name}: expected int, got 1.5 @ number" == refusal(make, 1.5)
    assert f"{name}: expected int, got True of type bool @ number" == refusal(make, True)  # noqa: FBT003 - the wrong value
    assert f"{name}: expected int, got None @ number" == refusal(make, None)


def test_between_refuses_what_is_no_pair_of_counts() -> None:
    """Both ends of "between" are stated: neither is `None`, and all problems are told at once."""
    expected = "between: expected int, got '1' @ lower; expected int, got None @ upper"
    assert expected == refusal(between, "1", None)
    assert "Range: upper 3 is below lower 4 @ upper" == refusal(between, 4, 3)


def test_around_refuses_what_is_no_count() -> None:
    """Both the figure and the width of "around" are counts."""
    expected = "around: -1 is below 0 @ number; expected int, got 0.5 @ within"
    assert expected == refusal(around, -1, within=0.5)


def test_no_count_is_fewer_than_0() -> None:
    """No number at all would be left, so there is no such range."""
    assert "fewer_than: no count is fewer than 0 @ number" == refusal(fewer_than, 0)


# Numbers in a range


@pytest.mark.parametrize("piece", SMALL, ids=repr)
def test_a_range_contains_what_lies_between_its_ends(piece: Range) -> None:
    """`in` holds for the ends and what lies between them, and for nothing else."""
    assert members(piece) == {number for number in range(-2, HORIZON + 1) if number in piece}


@pytest.mark.parametrize(
    ("number", "shown"),
    [(2.5, "2.5"), (2.0, "2.0"), (True, "True of type bool"), ("2", "'2'"), (None, "None")],
)
def test_only_whole_numbers_can_be_in_a_range(number: object, shown: str) -> None:
    """Asking whether something else than an `int` is in a range is refused, not answered."""
    expected = f"Range: expected int, got {shown} @ number"
    assert expected == refusal(between(1, 3).__contains__, number)


@pytest.mark.parametrize("piece", SMALL, ids=repr)
def test_an_exact_range_has_one_number(piece: Range) -> None:
    """A range is exact when exactly one number is allowed."""
    assert (1 == len(members(piece))) == piece.is_exact


def test_ends_of_one_value_are_exact() -> None:
    """A range is exact where its ends are equal numbers, also where they are two objects."""
    assert Range(1150, int("1150")).is_exact


# Order


def test_encloses_is_inclusion() -> None:
    """A range encloses another exactly when every number of the other is one of its own."""
    for one, other in product(SMALL, repeat=2):
        assert (members(other) <= members(one)) == one.encloses(other), (one, other)


@given(RANGES)
def test_encloses_is_reflexive(one: Range) -> None:
    """Every range encloses itself."""
    assert one.encloses(one)


@given(RANGES, RANGES)
def test_encloses_is_antisymmetric(one: Range, other: Range) -> None:
    """Two ranges that enclose one another are equal."""
    assert (one == other) == (one.encloses(other) and other.encloses(one))


def test_encloses_is_transitive() -> None:
    """A range encloses whatever is enclosed by one that it encloses."""
    for one, other, third in product(SMALL, repeat=3):
        if one.encloses(other) and other.encloses(third):
            assert one.encloses(third), (one, other, third)


def test_precedes_means_that_every_number_is_below() -> None:
    """A range precedes another exactly when each of its numbers is below each of the other's."""
    for one, other in product(SMALL, repeat=2):
        expected = all(low < high for low, high in product(members(one), members(other)))
        assert expected == one.precedes(other), (one, other)


@given(RANGES, RANGES)
def test_ranges_are_apart_exactly_when_one_precedes(one: Range, other: Range) -> None:
    """Either one of two ranges precedes the other, or some number is in both."""
    apart = one.precedes(other) or other.precedes(one)
    assert apart == (one.intersection(other) is None)


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_ranges_have_no_total_order(compare: Callable[[object, object], bool]) -> None:
    """Ranges that overlap are neither below nor above one another, so none can be asked."""
    with pytest.raises(TypeError):
        compare(Range(1), Range(2))


def test_ranges_are_sorted_by_their_upper_ends() -> None:
    """A lower upper end comes first, 0 before all others, and no upper end comes last."""
    ranges = [Range(5), Range(3, 9), Range(0, 1), Range(0, 0), Range(4, 8)]
    expected = [Range(0, 0), Range(0, 1), Range(4, 8), Range(3, 9), Range(5)]
    assert expected == sorted(ranges, key=by_upper_end)


# Hull and intersection


def test_the_hull_is_the_least_upper_bound() -> None:
    """The hull encloses both ranges, and every range that encloses both encloses the hull."""
    for one, other in product(SMALL, repeat=2):
        hull = one.hull(other)
        assert hull.encloses(one)
        assert hull.encloses(other)
        for third in SMALL:
            if third.encloses(one) and third.encloses(other):
                assert third.encloses(hull), (one, other, third)


def test_the_intersection_is_the_greatest_lower_bound() -> None:
    """The intersection allows what both do, and is `None` where that is nothing."""
    for one, other in product(SMALL, repeat=2):
        common = members(one) & members(other)
        found = one.intersection(other)
        assert common == (set() if found is None else members(found)), (one, other)
        for third in SMALL:
            if one.encloses(third) and other.encloses(third):
                assert found is not None
                assert found.encloses(third), (one, other, third)


@given(RANGES)
def test_hull_and_intersection_of_one_range_are_itself(one: Range) -> None:
    """With no other range, both operations return the range they were asked of."""
    assert one == one.hull()
    assert one == one.intersection()


@given(st.lists(RANGES, min_size=1, max_size=5))
def test_hull_and_intersection_do_not_depend_on_order(ranges: list[Range]) -> None:
    """The order in which the ranges are given changes neither the hull nor the intersection."""
    first, *rest = ranges
    last, *others = sorted(ranges, key=str)
    assert last.hull(*others) == first.hull(*rest)
    assert last.intersection(*others) == first.intersection(*rest)


def test_hull_and_intersection_take_any_number_of_ranges() -> None:
    """Three ranges at once give what two steps give; an empty step leaves nothing."""
    for one, other, third in product(SMALL, repeat=3):
        assert one.hull(other).hull(third) == one.hull(other, third)
        step = one.intersection(other)
        expected = None if step is None else step.intersection(third)
        assert expected == one.intersection(other, third), (one, other, third)


# Sums and differences


def test_a_sum_is_every_sum_of_two_members() -> None:
    """`+` allows exactly the sums of a number of one range and a number of the other."""
    for one, other in product(SMALL, repeat=2):
        sums = {a + b for a, b in product(members(one), members(other)) if a + b <= HORIZON}
        assert sums == members(one + other), (one, other)


@given(RANGES, RANGES, RANGES)
def test_addition_is_commutative_and_associative(one: Range, other: Range, third: Range) -> None:
    """Ranges are added in any order and any grouping, and exactly 0 changes nothing."""
    assert one + other == other + one
    assert (one + other) + third == one + (other + third)
    assert one == one + exactly(0)


@given(RANGES, RANGES, RANGES)
def test_addition_keeps_inclusion(one: Range, other: Range, third: Range) -> None:
    """Adding the same range to two of which one encloses the other keeps that."""
    assert (one.hull(other) + third).encloses(one + third)


@pytest.mark.parametrize("other", [1, 1.5, "a", None])
def test_only_ranges_are_added(other: object) -> None:
    """Adding something else is left to that other thing, and so is a `TypeError`."""
    assert NotImplemented is Range(1).__add__(other)  # type: ignore[operator]
    with pytest.raises(TypeError):
        Range(1) + other  # type: ignore[operator]


def test_less_is_every_difference_of_two_members() -> None:
    """`less` allows exactly the differences that are no negative number, and is `None` without."""
    for one, other in product(SMALL, repeat=2):
        differences = {a - b for a, b in product(members(one), members(other)) if a >= b}
        found = one.less(other)
        near = {difference for difference in differences if difference <= HORIZON - TOP}
        expected = set[int]() if found is None else members(found, HORIZON - TOP)
        assert near == expected, (one, other)
        if found is not None:
            assert is_unbounded(one) == is_unbounded(found), (one, other)


@given(COUNTS, COUNTS, RANGES, RANGES)
def test_less_keeps_every_true_difference(a: int, b: int, one: Range, other: Range) -> None:
    """Whatever two counts are, their difference is in the difference of what was said of them."""
    whole, part = one.hull(exactly(max(a, b))), other.hull(exactly(min(a, b)))
    found = whole.less(part)
    assert found is not None
    assert abs(a - b) in found


@given(RANGES, RANGES)
def test_less_undoes_addition_at_least(one: Range, other: Range) -> None:
    """Taking away what was added encloses what was there before."""
    back = (one + other).less(other)
    assert back is not None
    assert back.encloses(one)


# Text


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (unknown(), "0 or more"),
        (exactly(0), "exactly 0"),
        (exactly(1000000), "exactly 1,000,000"),
        (between(0, 1), "at most 1"),
        (between(1050, 1150), "1,050–1,150"),
        (between(1, 2), "1–2"),
        (at_least(1), "at least 1"),
        (at_least(2), "at least 2"),
        (at_least(10), "at least 10"),
        (at_least(11), "more than 10"),
        (at_least(1050), "at least 1,050"),
        (at_least(3001), "more than 3,000"),
        (at_least(1010), "at least 1,010"),
        (at_least(10**12 + 1), "more than 1,000,000,000,000"),
        (at_most(8), "at most 8"),
        (at_most(9), "fewer than 10"),
        (at_most(10), "at most 10"),
        (at_most(99), "fewer than 100"),
        (at_most(12000), "at most 12,000"),
        (at_most(11999), "fewer than 12,000"),
    ],
)
def test_a_range_reads_as_a_person_writes_it(piece: Range, expected: str) -> None:
    """Of the two ways to name an end, the one with more zeros at its end is written."""
    assert expected == str(piece)


def read_back(text: str) -> Range:
    """Read the text of a range by the meaning of its words."""
    if text == "0 or more":
        return Range()
    words, _, figures = text.replace(",", "").rpartition(" ")
    first, *last = map(int, figures.split("–"))
    return {
        "": Range(first, max(last, default=first)),
        "more than": Range(first + 1),
        "at least": Range(first),
        "fewer than": Range(0, max(0, first - 1)),
        "at most": Range(0, first),
        "exactly": Range(first, first),
    }[words]


@given(RANGES)
def test_the_text_of_a_range_means_that_range(one: Range) -> None:
    """Read by the meaning of its words, the text gives the range: different ones read apart."""
    assert one == read_back(str(one))


@given(RANGES)
def test_equal_ranges_have_one_text(one: Range) -> None:
    """Two ranges that allow the same numbers are equal, hash alike and read alike."""
    same = Range(one.lower, one.upper)
    assert one == same
    assert hash(one) == hash(same)
    assert str(one) == str(same)


def zeros(text: str) -> int:
    """Return how many zeros a written number ends in; 0 itself counts as not round."""
    digits = "".join(filter(str.isdigit, text))
    return len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0


@given(st.integers(1, 10**6).map(lambda tens: 10 * tens))
def test_the_rounder_wording_is_chosen(ten: int) -> None:
    """Beside a multiple of ten, the text names the multiple and not its neighbour."""
    assert f"more than {ten:,}" == str(at_least(ten + 1))
    assert f"at least {ten:,}" == str(at_least(ten))
    assert f"fewer than {ten:,}" == str(at_most(ten - 1))
    assert f"at most {ten:,}" == str(at_most(ten))


@pytest.mark.parametrize(
    ("number", "expected"), [(0, 0), (7, 0), (10, 1), (101, 0), (1050, 1), (12000, 3)]
)
def test_a_number_is_as_round_as_its_zeros(number: int, expected: int) -> None:
    """Only the zeros at the end count, and 0 itself has none."""
    assert expected == roundness(number)


@given(COUNTS)
def test_no_rounder_wording_is_left(number: int) -> None:
    """The number that is written ends in as many zeros as either way to name the end allows."""
    lower, upper = number + 1, number
    assert max(zeros(str(lower)), zeros(str(lower - 1))) == zeros(str(Range(lower)))
    text = str(Range(0, upper + 1))
    assert max(zeros(str(upper + 1)), zeros(str(upper + 2))) == zeros(text)


# Union


def canonical(pieces: tuple[Range, ...]) -> bool:
    """Tell whether pieces are in order, and no two of them touch."""
    return all(
        one.upper is not None and one.upper + 1 < other.lower for one, other in pairwise(pieces)
    )


def test_a_union_is_canonical_and_complete() -> None:
    """Of all sets of up to three small ranges, the pieces are the union, in one form for each."""
    pieces_of: dict[frozenset[int], tuple[Range, ...]] = {}
    for ranges in product(SMALL, repeat=3):
        pieces = union(ranges)
        numbers = frozenset[int]().union(*map(members, ranges))
        assert numbers == frozenset[int]().union(*map(members, pieces)), ranges
        assert canonical(pieces), ranges
        assert pieces == pieces_of.setdefault(numbers, pieces), ranges


@given(st.lists(RANGES))
def test_a_union_of_pieces_is_those_pieces(ranges: list[Range]) -> None:
    """Pieces are a fixed point: joining them again, in any order, changes nothing."""
    pieces = union(ranges)
    assert canonical(pieces)
    assert pieces == union(pieces)
    assert pieces == union(reversed(ranges))
    assert all(any(piece.encloses(one) for piece in pieces) for one in ranges)


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], ()),
        ([exactly(1)], (Range(1, 1),)),
        ([exactly(2), exactly(1)], (Range(1, 2),)),
        ([exactly(3), exactly(1)], (Range(1, 1), Range(3, 3))),
        ([at_least(9), between(1, 3), exactly(4)], (Range(1, 4), Range(9))),
        ([unknown(), at_least(7), at_most(3)], (Range(),)),
        ([between(1, 9), between(2, 3)], (Range(1, 9),)),
    ],
)
def test_union_joins_what_touches(ranges: list[Range], expected: tuple[Range, ...]) -> None:
    """Ranges that overlap or are neighbours become one piece."""
    assert expected == union(ranges)
    assert expected == union(iter(ranges))


def test_a_union_is_one_of_ranges() -> None:
    """What is no range is refused by its place."""
    assert "union: expected Range, got 3 @ ranges[1]" == refusal(union, [Range(), 3])
    assert "union: expected an iterable of Range, got int @ ranges" == refusal(union, 3)
