"""Strategies of text and of numbers: ranges, pieces, units."""

import re
from string import ascii_lowercase

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.testing import _options
from conflictmodel.testing._fields import built, declared
from conflictmodel.values import ITEMS, PERSONS, Pieces, Range, Unit, currency, exactly, union

_FEW = 9
_MANY = 10**30

# One letter first: simple to read, and equal often enough for names that repeat to be met.
_TEXTS = declared(
    str,
    st.sampled_from(ascii_lowercase)
    | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
        lambda text: not text.isspace()
    ),
)


def texts() -> SearchStrategy[str]:
    """Draw text for a field that takes some: a letter, or up to eight characters, never blank.

    It shrinks towards `a`.

    >>> from hypothesis import find
    >>> find(texts(), lambda _: True)
    'a'
    """
    return _TEXTS


def ranges(*, least: int = 0, most: int | None = None) -> SearchStrategy[Range]:
    """Draw ranges, with small ends as often as with large ones.

    They shrink towards the range of `least` alone.

    Args:
        least: The smallest number a range may allow.
        most: The largest number a range may allow; unless given, one range in three has no upper
            end.

    Raises:
        InvalidValueError: If a bound is no count, or `most` is below `least`.

    >>> from hypothesis import find
    >>> find(ranges(), lambda _: True), find(ranges(), lambda each: each.upper is None)
    (Range(lower=0, upper=0), Range(lower=0, upper=None))
    >>> find(ranges(least=3, most=7), lambda each: not each.is_exact)
    Range(lower=3, upper=4)
    """
    least, most = _checks.whole(least), _checks.whole_or_none(most)
    _checks.refuse("ranges", _checks.count("least", least))
    _checks.refuse("ranges", _options.most(most, least=least))
    few = st.integers(least, least + _FEW if most is None else min(least + _FEW, most))
    many = st.integers(least, least + _MANY if most is None else most)
    # The simplest value is that of fewest choices, so each way to make one value takes one choice.
    ways = [
        few.map(exactly),
        *([few.map(Range)] if most is None else []),
        many.map(exactly),
        *([many.map(Range)] if most is None else []),
        st.builds(between, few, few),
        st.builds(between, many, many),
    ]
    return st.one_of(ways)


def between(one: int, other: int | None) -> Range:
    """Return the range of two ends in any order, or without an upper one."""
    return Range(one) if other is None else Range(min(one, other), max(one, other))


def pieces(*, most: int | None = None) -> SearchStrategy[Pieces]:
    """Draw pieces, as rules answer with: up to four ranges, sorted, disjoint and not adjacent.

    They shrink towards no piece.

    Args:
        most: The largest number they may allow; unless given, they may have no upper end.

    >>> from hypothesis import find
    >>> find(pieces(most=5), lambda each: len(each) == 2)
    (Range(lower=0, upper=0), Range(lower=2, upper=2))
    """
    most = _checks.whole_or_none(most)
    _checks.refuse("pieces", _options.most(most))
    return st.lists(ranges(most=most), max_size=4).map(union)


_CURRENCIES = st.sampled_from(["USD", "JPY", "UAH", "KWD", "CLF"]).map(currency)


def currencies() -> SearchStrategy[Unit]:
    """Draw the units of a few currencies, which have from 0 to 4 decimals.

    They shrink towards US dollars.

    >>> from hypothesis import find
    >>> find(currencies(), lambda unit: unit.decimals > 2)
    Unit(name='KWD', decimals=3)
    """
    return _CURRENCIES


declared(int, st.integers(0, _FEW) | st.integers(0, _MANY))
declared(Range, ranges())
declared(
    Unit,
    st.one_of(
        st.sampled_from([PERSONS, ITEMS]),
        built(
            Unit,
            name=_TEXTS.filter(lambda name: not re.fullmatch("[A-Z]{3}", name)),
            decimals=st.integers(0, 9),
        ),
        _CURRENCIES,
    ),
)
