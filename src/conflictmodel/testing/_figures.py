"""Strategies of text and of numbers: ranges, pieces, units, quantities."""

from datetime import date
from functools import lru_cache
from string import ascii_lowercase

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.testing import _options
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Pieces, Range, exactly, union
from conflictmodel.values.units import ITEMS, PERSONS, Quantity, Unit, currency

_FEW = 9
_MANY = 10**30

# One letter first: simple to read, and equal often enough for names that repeat to be met.
_TEXTS = st.sampled_from(ascii_lowercase) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8
).filter(lambda text: not text.isspace())


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
    _checks.refuse("ranges", _checks.count("least", least))
    _checks.refuse("ranges", _options.most(most, least=least))
    return _ranges(least, most)


# The simplest value is that of fewest choices, so each way to make one value takes one choice.
@lru_cache
def _ranges(least: int, most: int | None) -> SearchStrategy[Range]:
    few = st.integers(least, least + _FEW if most is None else min(least + _FEW, most))
    many = st.integers(least, least + _MANY if most is None else most)
    spans = (st.builds(_between, few, few), st.builds(_between, many, many))
    if most is None:
        return st.one_of(
            few.map(exactly), few.map(Range), many.map(exactly), many.map(Range), *spans
        )
    return st.one_of(few.map(exactly), many.map(exactly), *spans)


def _between(one: int, other: int) -> Range:
    return Range(min(one, other), max(one, other))


def pieces(*, most: int | None = None) -> SearchStrategy[Pieces]:
    """Draw pieces, as rules answer with: up to four ranges, sorted, disjoint and not adjacent.

    They shrink towards no piece.

    Args:
        most: The largest number they may allow; unless given, they may have no upper end.

    Raises:
        InvalidValueError: If `most` is no count.

    >>> from hypothesis import find
    >>> find(pieces(most=5), lambda each: len(each) == 2)
    (Range(lower=0, upper=0), Range(lower=2, upper=2))
    """
    _checks.refuse("pieces", _options.most(most))
    return _pieces(most)


@lru_cache
def _pieces(most: int | None) -> SearchStrategy[Pieces]:
    return st.lists(_ranges(0, most), max_size=4).map(union)


_CURRENCIES = st.sampled_from(["USD", "JPY", "UAH", "KWD", "CLF"]).map(currency)


def currencies() -> SearchStrategy[Unit]:
    """Draw the units of a few currencies, which have from 0 to 4 decimals.

    They shrink towards US dollars.

    >>> from hypothesis import find
    >>> find(currencies(), lambda unit: unit.decimals > 2)
    Unit(name='KWD', decimals=3)
    """
    return _CURRENCIES


def _is_code(name: str) -> bool:
    return len(name) == len("USD") and name.isascii() and name.isalpha() and name.isupper()


_UNITS = st.one_of(
    st.sampled_from([PERSONS, ITEMS]),
    st.builds(Unit, _TEXTS.filter(lambda name: not _is_code(name)), st.integers(0, 9)),
    _CURRENCIES,
)


def units() -> SearchStrategy[Unit]:
    """Draw units: persons, items, things of any name, and currencies.

    They shrink towards persons.

    >>> from hypothesis import find
    >>> find(units(), lambda _: True)
    Unit(name='persons', decimals=0)
    """
    return _UNITS


def quantities(
    *, unit: Unit | SearchStrategy[Unit] | None = None, most: int | None = None
) -> SearchStrategy[Quantity]:
    """Draw quantities of any unit.

    They shrink towards exactly 0 persons.

    Args:
        unit: The unit of all of them, or a strategy of units.
        most: The largest number of smallest parts they may allow; unless given, they may have no
            upper end.

    Raises:
        InvalidValueError: If `unit` is neither a unit nor a strategy, or `most` is no count.

    >>> from hypothesis import find
    >>> print(find(quantities(unit=currencies()), lambda _: True))
    exactly 0.00 USD
    """
    _checks.refuse("quantities", _options.one_or_many("unit", unit, Unit), _options.most(most))
    return _quantities(unit, most)


@lru_cache
def _quantities(
    unit: Unit | SearchStrategy[Unit] | None, most: int | None
) -> SearchStrategy[Quantity]:
    return st.builds(Quantity, _ranges(0, most), _options.drawn(unit, Unit, _UNITS))


# Strategies of time: days, and periods in every form of EDTF.

_BASE = date(2000, 1, 1).toordinal()


def _day(since: int) -> date:
    return date.fromordinal(_BASE + since)


# One choice, where `st.dates()` takes three.
_DAYS = st.integers(1 - _BASE, date.max.toordinal() - _BASE).map(_day)


def days() -> SearchStrategy[date]:
    """Draw days of the years 1 to 9999.

    They shrink towards 1 January 2000.

    >>> from hypothesis import find
    >>> find(days(), lambda day: day.year > 2023)
    datetime.date(2024, 1, 1)
    """
    return _DAYS


# Every form of EDTF that has one day in it, or two, of which the first is not the later.
_OF_ONE = ("{:.7}", "{:.4}", "{:.7}-XX", "{:.4}-XX", "{:.4}-XX-XX", "{}?", "{:.7}~", "{:.4}%")
_OPEN = ("../{}", "{}/..", "/{}", "{}/")
_OF_TWO = ("{}/{}", "{:.7}/{}", "{}/{:.4}", "{}~/{}?")


def _period(form: str, *days: date) -> Period:
    return Period(form.format(*(day.isoformat() for day in sorted(days))))


_PERIODS = st.one_of(
    _DAYS.map(date.isoformat).map(Period),
    st.builds(_period, st.sampled_from(_OF_ONE), _DAYS),
    st.builds(_period, st.sampled_from(_OPEN), _DAYS),
    st.builds(_period, st.sampled_from(_OF_TWO), _DAYS, _DAYS),
    st.integers(0, 998).map(lambda decade: Period(f"{999 - decade:03}X")),
)


def periods() -> SearchStrategy[Period]:
    """Draw periods of every form: days to centuries, unspecified, open, unknown, qualified.

    They shrink towards 1 January 2000.

    >>> from hypothesis import find
    >>> find(periods(), lambda _: True)
    Period(edtf='2000-01-01')
    """
    return _PERIODS
