"""Aid: programmes that pay in installments, and what is said of them."""

from enum import Enum
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims.statements import Statement, Words
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line
from conflictmodel.errors import Problem
from conflictmodel.values import Attribution, Group, Period, Quantity


@final
@frozen
@_checks.checked
class Programme(Displayed):
    """A programme of aid.

    Args:
        name: The name.
        provider: Who pays.
        recipient: Who receives.
        within: The larger body of aid it is a part of, or its name.

    >>> Programme("loans", "IMF", "Ukraine", within="aid").group
    Group(name='loans', within=Group(name='aid', within=None, id=None), id=None)
    """

    name: str
    provider: str
    recipient: str
    within: Group | None = field(default=None, converter=_checks.Made[Group | None])

    def _title(self) -> Line:
        return (self.name, ", ", self.provider, " to ", self.recipient)

    @property
    def group(self) -> Group:
        """The programme as a group whose money is counted."""
        return Group(self.name, self.within)


class Ordinal(Enum):
    """What the number of an installment counts."""

    PAYMENT = "payment"
    """The payments: the sixth is the one after the fifth."""

    REVIEW = "review"
    """The reviews of the programme, each of which releases money."""

    UNSTATED = "unstated"
    """The words do not settle it."""


class TotalBasis(Enum):
    """Whether a running total was stated with this installment in it."""

    INCLUSIVE = "inclusive"
    """It was stated with this installment in it."""

    EXCLUSIVE = "exclusive"
    """It was stated without this installment."""

    UNSTATED = "unstated"
    """The words do not settle it."""


@final
@frozen
@_checks.checked
class Installment(Statement):
    """One installment of a programme, or what was said of the running total at it.

    Its id, who said it, its words and what it replaces are as of an `Estimate`.

    Args:
        programme: The programme that pays.
        number: Which installment, from 1; `None` where it was not said.
        counts: What the number counts.
        paid: When it was received, or its EDTF; `None` where it was not said.
        amounts: What it amounts to: one sum of money, once for each rounding or currency stated.
        total: What the programme has paid in all; given where there are no amounts.
        basis: Whether this installment is in the total.

    >>> from conflictmodel import ROUNDING_1, read
    >>> imf, by = Programme("loans", "IMF", "UA"), Attribution("Kyiv", "2024")
    >>> said = read("$1.1 billion", policy=ROUNDING_1)
    >>> amount = Quantity(said.range, said.unit)
    >>> print(Installment("sixth", imf, by, 6, amounts=[amount], words=[said]))
    sixth: loans, installment 6: 1.05–1.15 bn USD
    """

    id: str
    programme: Programme
    by: Attribution
    number: _checks.AnyInt | None = field(default=None, converter=_checks.whole_or_none)
    counts: Ordinal = Ordinal.UNSTATED
    paid: Period | None = field(default=None, converter=_checks.Made[Period | None])
    amounts: tuple[Quantity, ...] = field(default=(), converter=_checks.Kept[Quantity])
    total: Quantity | None = None
    basis: TotalBasis = TotalBasis.UNSTATED
    words: tuple[Words, ...] = field(default=(), converter=_checks.Kept[Words])
    supersedes: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _problems(self) -> _checks.Problems:
        number, total = self.number, self.total
        found = (
            *super()._problems(),
            *(() if number is None else _checks.count("number", number, least=1)),
            *_checks.each("amounts", self.amounts, _money),
            *(() if total is None else _money("total", total)),
        )
        if not self.amounts and total is None:
            return (*found, Problem("amounts", "an amount or a total must be given"))
        return found

    def _title(self) -> Line:
        number = "of unstated number" if self.number is None else self.number
        amounts = f": {' = '.join(map(str, self.amounts))}" if self.amounts else ""
        total = f"; total {self.total}, {self.basis.value}" if self.total else ""
        return (self.id, f": {self.programme.name}, installment {number}{amounts}{total}")


def _money(path: str, amount: Quantity) -> _checks.Problems:
    if amount.unit.is_currency:
        return ()
    return (Problem(path, f"{_checks.shown(amount.unit.name)} is no currency"),)
