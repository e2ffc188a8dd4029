"""Units: what a range counts, as a whole number of smallest parts: persons, drones, cents."""

from decimal import Decimal
from functools import cache
from typing import SupportsIndex, final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem, UnknownNameError
from conflictmodel.files.resources import installed_text
from conflictmodel.values.ranges import Range, in_words

_ANY = Range()

_ONE_OF = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_PLURAL_ENDINGS = {"ies": "y", "ches": "ch", "shes": "sh", "sses": "ss", "xes": "x", "s": ""}

_SHOWN_MAGNITUDES = ((12, "tn"), (9, "bn"), (6, "mn"))
_SHOWN_DECIMALS = 3
_CODE_LENGTH = 3
_MOST_DECIMALS = 9


@final
@frozen
@_checks.checked
class Unit(Displayed):
    """What is counted, and how many decimals its smallest part has.

    A name of three capital letters is a currency and must be in ISO 4217, current or withdrawn,
    with the decimals that standard gives it.

    Args:
        name: The name in the plural ("persons", "drones"), or a currency code ("USD").
        decimals: The decimals of the smallest part: 0 for persons, 2 for US dollars (cents).

    Raises:
        InvalidValueError: If the currency is unknown or has other decimals, or they are above 9.

    >>> dollars = Unit("USD", 2)
    >>> dollars.format(Range(105 * 10**9, 115 * 10**9)), dollars.amount(150)
    ('1.05–1.15 bn USD', '1.50 USD')
    >>> drones = Unit("drones")
    >>> drones.is_currency, drones.format(Range()), drones.said(Range())
    (False, '0 or more drones', 'unknown, in drones')
    >>> Unit("USD", 0)
    Traceback (most recent call last):
    conflictmodel.errors.InvalidValueError: Unit: USD has 2 decimals ...
    """

    name: str
    decimals: int = field(default=0, converter=_checks.whole)

    def _problems(self) -> _checks.Problems:
        problems: list[Problem] = []
        given = _checks.shown(self.decimals)
        if self.decimals > _MOST_DECIMALS:
            problems.append(Problem("decimals", f"{given} is above {_MOST_DECIMALS}"))
        expected = iso_4217().get(self.name) if self.is_currency else self.decimals
        if expected is None:
            advice = "a unit that is no currency is written in lower case"
            message = f"{_checks.shown(self.name)} is no ISO 4217 code; {advice}"
            problems.append(Problem("name", message))
        elif expected != self.decimals:
            message = f"{self.name} has {expected} decimals in ISO 4217, not {given}"
            problems.append(Problem("decimals", message))
        return tuple(problems)

    @property
    def is_currency(self) -> bool:
        """Whether the name is a currency code: three capital letters."""
        name = self.name
        return len(name) == _CODE_LENGTH and name.isascii() and name.isalpha() and name.isupper()

    def __str__(self) -> str:
        return self.name

    def parts(self, amount: SupportsIndex | Decimal) -> int:
        """Return how many smallest parts an amount is, exactly.

        Raises:
            InvalidValueError: If the amount is a `float` (not exact), text, negative, of more than
                1,000 digits, or finer than the smallest part.

        >>> currency("USD").parts(Decimal("1.1e9"))
        110000000000
        """
        number, exponent = _exact(self.name, amount)
        exponent += self.decimals
        scale: int = 10 ** abs(exponent)
        if exponent >= 0:
            return number * scale
        parts, rest = divmod(number, scale)
        if rest:
            smallest = f"0.{'0' * (self.decimals - 1)}1" if self.decimals else "1"
            message = f"{_checks.shown(amount)} is finer than {smallest}"
            raise _checks.refusal(self.name, Problem("amount", message))
        return parts

    def format(self, value: Range) -> str:
        """Write a range of smallest parts in this unit, as a range prints without one.

        Millions and more are shortened where that loses nothing.
        """
        if type(value) is not Range:
            raise _checks.unlike("format", "value", value, Range)
        if value == _ANY:
            return f"0 or more {self.name}"
        below = "less than" if self.is_currency else "fewer than"
        return in_words(value, self._write, decimals=self.decimals, below=below)

    def said(self, value: Range) -> str:
        """Write a range as somebody reported it: as `format` does, but every number as unknown."""
        text = self.format(value)
        return f"unknown, in {self.name}" if value == _ANY else text

    def amount(self, number: SupportsIndex) -> str:
        """Write one number of smallest parts in this unit, as `format` writes an end."""
        number = _checks.whole(number)
        _checks.refuse("amount", _checks.count("number", number))
        return self._write(number)

    def _write(self, *ends: int) -> str:
        if ends == (1,) and not self.decimals:
            return f"1 {_singular(self.name)}"
        for power, word in _SHOWN_MAGNITUDES:
            whole = power + self.decimals
            finest = 10 ** (whole - _SHOWN_DECIMALS)
            if max(ends) >= 10**whole and not any(end % finest for end in ends):
                written = (_decimal(end, whole).rstrip("0").rstrip(".") for end in ends)
                return f"{'–'.join(written)} {word} {self.name}"
        return f"{'–'.join(_decimal(end, self.decimals) for end in ends)} {self.name}"


def _singular(name: str) -> str:
    """Return what one of many is called: of "rounds of ammunition", "round of ammunition"."""
    many, of, rest = name.partition(" of ")
    *before, last = many.split(" ")
    if not last.endswith(("ss", "us", "is")):
        ending = next((each for each in _PLURAL_ENDINGS if last.endswith(each)), "")
        last = last.removesuffix(ending) + _PLURAL_ENDINGS.get(ending, "")
    return " ".join((*before, _ONE_OF.get(last, last))) + of + rest


def _decimal(parts: int, decimals: int) -> str:
    whole, rest = divmod(parts, 10**decimals)
    return f"{whole:,}.{rest:0{decimals}}" if decimals else f"{whole:,}"


def _exact(owner: str, amount: SupportsIndex | Decimal) -> tuple[int, int]:
    """Return an amount as (number, exponent), so that it is number × 10**exponent."""
    if not isinstance(amount, Decimal):
        amount = _checks.whole(amount)
    if type(amount) is int and amount >= 0:
        return amount, 0
    if not isinstance(amount, Decimal) or not amount.is_finite() or amount.is_signed():
        message = f"expected an amount of 0 or more as int or Decimal, got {_checks.shown(amount)}"
        raise _checks.refusal(owner, Problem("amount", message))
    _, digits, exponent = amount.as_tuple()
    exponent = int(exponent)
    if len(digits) > _checks.MOST_DIGITS or abs(exponent) > _checks.MOST_DIGITS:
        message = f"{_checks.shown(amount)} has more than {_checks.MOST_DIGITS:,} digits"
        raise _checks.refusal(owner, Problem("amount", message))
    return int("".join(map(str, digits))), exponent


@final
@frozen
@_checks.checked
class Quantity(Displayed):
    """A range of some unit that somebody reported: the amount of a payment.

    Args:
        range: The range, in the unit's smallest parts.
        unit: The unit.

    >>> print(Quantity(Range(105 * 10**9, 115 * 10**9), currency("USD")))
    1.05–1.15 bn USD
    """

    range: Range
    unit: Unit

    def __str__(self) -> str:
        return self.unit.said(self.range)


def currency(code: str) -> Unit:
    """Return the unit of an ISO 4217 currency, current or withdrawn.

    Raises:
        UnknownNameError: If the code is not in ISO 4217.

    >>> currency("JPY")
    Unit(name='JPY', decimals=0)
    """
    _checks.refuse("currency", _checks.text("code", code))
    decimals = iso_4217().get(code)
    if decimals is None:
        raise UnknownNameError("ISO 4217 currency code", code)
    return Unit(code, decimals)


@cache
def iso_4217() -> dict[str, int]:
    """Return the decimals of every currency in ISO 4217, current or withdrawn, by code."""
    lines = installed_text(__name__, "iso4217.txt").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {code: int(decimals) for decimals, *codes in rows for code in codes}


PERSONS = Unit("persons")
"""People."""

ITEMS = Unit("items")
"""Things, of whatever kind the group says."""
