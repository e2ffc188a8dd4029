"""Ranges: closed intervals of counts, and the words that make them.

"More than 3,000" is 3,001 and up, so that two ranges are equal exactly when they allow the same
numbers. The operations are those of interval analysis (Moore, Kearfott and Cloud, 2009).
"""

from collections.abc import Callable, Iterable
from typing import SupportsIndex, final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import InvalidValueError, Problem


@final
@frozen(order=False)  # the default, but mypy takes it for `order=True` unless it is written
class Range(Displayed):
    """Every whole number from `lower` to `upper`, both included.

    Args:
        lower: The smallest number allowed, 0 or more.
        upper: The largest number allowed; `None` where there is no upper end.

    Raises:
        InvalidValueError: If `upper` is below `lower`.

    >>> Range(0, 12) == at_most(12), Range(47, 47).is_exact, 30 in more_than(30)
    (True, True, False)
    >>> few, many = Range(1050, 1150), Range(3001)
    >>> few.encloses(exactly(1100)), few.precedes(many)
    (True, True)
    >>> print(few.hull(many), few.intersection(many), few.less(many))
    at least 1,050 None None
    >>> print(few + few, few.less(exactly(4)), many.intersection(at_most(4000)))
    2,100–2,300 1,046–1,146 3,001–4,000
    """

    lower: int = field(default=0, converter=_checks.whole)
    upper: int | None = field(default=None, converter=_checks.whole_or_none)

    def __attrs_post_init__(self) -> None:
        lower, upper = self.lower, self.upper
        if (
            type(lower) is int
            and 0 <= lower < _checks.TOO_LARGE
            and (upper is None or (type(upper) is int and lower <= upper < _checks.TOO_LARGE))
        ):
            return  # nearly always, and there are many ranges
        _checks.refuse(
            "Range",
            _checks.count("lower", lower),
            () if upper is None else _checks.count("upper", upper),
        )
        message = f"upper {_checks.shown(upper)} is below lower {_checks.shown(lower)}"
        raise _checks.refusal("Range", Problem("upper", message))

    @property
    def is_exact(self) -> bool:
        """Whether only one number is allowed."""
        return self.lower == self.upper

    def __contains__(self, number: SupportsIndex) -> bool:
        """Whether the number is allowed."""
        number = _checks.whole(number)
        _checks.refuse("Range", _checks.is_a("number", number, int))
        return self.lower <= number and (self.upper is None or number <= self.upper)

    def encloses(self, other: "Range") -> bool:
        """Whether every number that the other range allows is allowed here too."""
        try:  # which takes no time, and there are many ranges
            return self.lower <= other.lower and (
                self.upper is None or (other.upper is not None and other.upper <= self.upper)
            )
        except (AttributeError, TypeError):
            raise _checks.unlike("encloses", "other", other, Range) from None

    def precedes(self, other: "Range") -> bool:
        """Whether every number here is below every number there (Allen 1983: before or meets)."""
        if type(other) is not Range:
            raise _checks.unlike("precedes", "other", other, Range)
        return self.upper is not None and self.upper < other.lower

    def hull(self, *others: "Range") -> "Range":
        """Return the smallest range that encloses this one and all the others."""
        lower, upper = self.lower, self.upper
        try:
            for other in others:
                if other.lower < lower:  # noqa: PLR1730 - a call of `min` takes longer
                    lower = other.lower
                if upper is not None and (other.upper is None or other.upper > upper):
                    upper = other.upper
        except (AttributeError, TypeError):
            raise InvalidValueError("hull", _checks.tuple_of("others", others, Range)) from None
        return Range(lower, upper)

    def intersection(self, *others: "Range") -> "Range | None":
        """Return the numbers allowed here and in all the others, or `None` where there is none."""
        lower, upper = self.lower, self.upper
        try:
            for other in others:
                if other.lower > lower:  # noqa: PLR1730 - a call of `max` takes longer
                    lower = other.lower
                if other.upper is not None and (upper is None or other.upper < upper):
                    upper = other.upper
        except (AttributeError, TypeError):
            found = _checks.tuple_of("others", others, Range)
            raise InvalidValueError("intersection", found) from None
        return None if upper is not None and upper < lower else Range(lower, upper)

    def __add__(self, other: "Range") -> "Range":
        """Return every sum of a number here and a number there."""
        if type(other) is not Range:
            return NotImplemented
        upper = None if self.upper is None or other.upper is None else self.upper + other.upper
        return Range(self.lower + other.lower, upper)

    def less(self, other: "Range") -> "Range | None":
        """Return every difference, 0 or more, of a number here and a number there.

        `None` where the difference of two counts is certainly negative.
        """
        if type(other) is not Range:
            raise _checks.unlike("less", "other", other, Range)
        if self.upper is not None and self.upper < other.lower:
            return None
        # Without an upper end there, nothing may be left; without one here, any number may.
        lower = 0 if other.upper is None else max(0, self.lower - other.upper)
        return Range(lower, None if self.upper is None else self.upper - other.lower)

    def __str__(self) -> str:
        """Read as a person would write it; of two ways to name an end, the rounder.

        >>> print(between(1050, 1150), at_least(1050), more_than(3000), sep=" | ")
        1,050–1,150 | at least 1,050 | more than 3,000
        >>> print(at_most(12000), exactly(47), unknown(), sep=" | ")
        at most 12,000 | exactly 47 | 0 or more
        """
        return in_words(self, _digits)


def roundness(number: int) -> int:
    """Return how many zeros a number ends in; none for 0 itself."""
    digits = str(number)
    return len(digits) - len(digits.rstrip("0")) if number else 0


def _digits(*ends: int) -> str:
    return "–".join(f"{end:,}" for end in ends)


def in_words(
    value: Range, write: Callable[..., str], *, decimals: int = 0, below: str = "fewer than"
) -> str:
    """Return a range in words, in which an end beside a round number is named by that number.

    Of counts this is one that ends in a zero, where the other end is open; of what has decimals,
    any whole number. `write` is given one number, or two that it writes with a dash between them.
    """
    lower, upper = value.lower, value.upper
    if lower == upper:
        return f"exactly {write(lower)}"
    if upper is None and not lower:
        return f"{write(0)} or more"
    round_enough = max(1, decimals)
    is_above = roundness(lower - 1) >= round_enough
    is_below = upper is not None and roundness(upper + 1) >= round_enough
    if lower and upper is not None and not (decimals and (is_above or is_below)):
        return write(lower, upper)
    above = f"more than {write(lower - 1)}" if is_above else f"at least {write(lower)}"
    if upper is None:
        return above
    most = f"{below} {write(upper + 1)}" if is_below else f"at most {write(upper)}"
    return f"{above} and {most}" if lower else most


def as_said(value: Range) -> str:
    """Return a range in words as somebody reported it: every number is what they called unknown."""
    return "unknown" if value == Range() else str(value)


def by_upper_end(value: Range) -> tuple[bool, int]:
    """Return a key that sorts ranges by their upper ends, those without one last."""
    return value.upper is None, value.upper or 0


def _counted(owner: str, number: SupportsIndex) -> int:
    """Return the number that one of these words was given, or refuse it."""
    number = _checks.whole(number)
    _checks.refuse(owner, _checks.count("number", number))
    return number


def exactly(number: SupportsIndex) -> Range:
    """Return the range of this number alone.

    >>> exactly(47)
    Range(lower=47, upper=47)
    """
    number = _counted("exactly", number)
    return Range(number, number)


def between(lower: SupportsIndex, upper: SupportsIndex) -> Range:
    """Return the range from one number to another that is not below it, both included.

    >>> between(50, 150)
    Range(lower=50, upper=150)
    """
    lower, upper = _checks.whole(lower), _checks.whole(upper)
    _checks.refuse("between", _checks.count("lower", lower), _checks.count("upper", upper))
    return Range(lower, upper)


def at_least(number: SupportsIndex) -> Range:
    """Return the range of this number and up.

    >>> at_least(1050)
    Range(lower=1050, upper=None)
    """
    return Range(_counted("at_least", number))


def more_than(number: SupportsIndex) -> Range:
    """Return the range of the numbers above this one.

    >>> more_than(3000)
    Range(lower=3001, upper=None)
    """
    return Range(_counted("more_than", number) + 1)


def at_most(number: SupportsIndex) -> Range:
    """Return the range from 0 to this number.

    >>> at_most(12000)
    Range(lower=0, upper=12000)
    """
    return Range(0, _counted("at_most", number))


def fewer_than(number: SupportsIndex) -> Range:
    """Return the range from 0 to the number before this one, which must be above 0.

    >>> fewer_than(10)
    Range(lower=0, upper=9)
    """
    number = _counted("fewer_than", number)
    if number == 0:
        raise _checks.refusal("fewer_than", Problem("number", "no count is fewer than 0"))
    return Range(0, number - 1)


def around(number: SupportsIndex, *, within: SupportsIndex) -> Range:
    """Return the range of this number give or take a stated width, never below 0.

    There is no default width: published readings of "around" differ about thirty-fold.

    >>> around(1100, within=50)
    Range(lower=1050, upper=1150)
    >>> around(5, within=10)
    Range(lower=0, upper=15)
    """
    number, within = _checks.whole(number), _checks.whole(within)
    _checks.refuse("around", _checks.count("number", number), _checks.count("within", within))
    return Range(max(0, number - within), number + within)


def unknown() -> Range:
    """Return the range of every number: what a figure reported as unknown allows.

    >>> unknown()
    Range(lower=0, upper=None)
    """
    return Range()


Pieces = tuple[Range, ...]
"""A conclusion: ranges that are sorted, disjoint and not adjacent."""


def union(ranges: Iterable[Range]) -> Pieces:
    """Return the numbers that any of the ranges allows, as pieces.

    >>> union([exactly(4), between(1, 3), at_least(9)])
    (Range(lower=1, upper=4), Range(lower=9, upper=None))
    """
    joined: list[Range] = []
    given = _checks.listed("union", "ranges", ranges, Range)
    for piece in sorted(given, key=lambda piece: piece.lower):
        last = joined[-1] if joined else None
        if last is None or (last.upper is not None and last.upper + 1 < piece.lower):
            joined.append(piece)
        else:
            joined[-1] = last.hull(piece)
    return tuple(joined)
