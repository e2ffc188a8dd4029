"""Aid: programmes as groups, and what an installment must say."""

from decimal import Decimal

import pytest

from conflictmodel.claims.aid import Installment, Ordinal, Programme, TotalBasis
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, exactly
from conflictmodel.values.subjects import Group
from conflictmodel.values.units import PERSONS, Quantity, currency
from support.worlds import BY, DAY, USD, VALID, missing, not_a, not_made, not_text, refusal

ORDINALS = ": one of PAYMENT, REVIEW, UNSTATED"
BASES = ": one of INCLUSIVE, EXCLUSIVE, UNSTATED"
IMF = Programme("IMF programme", "IMF", "Ukraine")
DOLLARS = Quantity(Range(110_000_000_000), USD)
EUROS = Quantity(Range(100_000_000_000), currency("EUR"))
PEOPLE = Quantity(Range(5), PERSONS)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("name"),
        *missing("name", "str"),
        *not_text("provider"),
        *missing("provider", "str"),
        *not_text("recipient"),
        *missing("recipient", "str"),
        *not_made("within", "Group"),
    ],
)
def test_what_is_no_programme_is_refused(field: str, wrong: object, message: str) -> None:
    """A programme has a name, someone who pays and someone who receives."""
    fields: dict[str, object] = {"name": "a", "provider": "b", "recipient": "c"}
    assert f"Programme: {message} @ {field}" == refusal(Programme, **fields | {field: wrong})


def test_the_name_of_a_larger_body_of_aid_will_do() -> None:
    """A name is a group that has nothing else to say."""
    assert Programme("a", "b", "c", Group("aid")) == Programme("a", "b", "c", "aid")


def test_a_programme_is_a_group_whose_money_is_counted() -> None:
    """The money of a programme is a part of the larger aid that it lies within."""
    aid = Group("aid from abroad")
    programme = Programme("IMF programme", "IMF", "Ukraine", aid)
    assert Group("IMF programme", aid) == programme.group
    assert aid.includes(programme.group)
    assert Group("IMF programme") == IMF.group


def test_what_was_not_said_is_unstated() -> None:
    """Of an installment nothing but a sum of money must be known."""
    installment = Installment("a", IMF, BY, total=DOLLARS)
    assert (None, Ordinal.UNSTATED, None, ()) == (
        installment.number,
        installment.counts,
        installment.paid,
        installment.amounts,
    )
    assert (DOLLARS, TotalBasis.UNSTATED) == (installment.total, installment.basis)


def test_one_sum_may_be_stated_in_two_currencies() -> None:
    """The same money in two roundings is two amounts of one installment."""
    installment = Installment(
        "sixth",
        IMF,
        BY,
        6,
        Ordinal.REVIEW,
        Period("2024-12"),
        (DOLLARS, EUROS),
        Quantity(Range(980_000_000_000), USD),
        TotalBasis.INCLUSIVE,
    )
    assert (6, Ordinal.REVIEW, Period("2024-12"), (DOLLARS, EUROS)) == (
        installment.number,
        installment.counts,
        installment.paid,
        installment.amounts,
    )


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("programme", "Programme"),
        *missing("programme", "Programme"),
        ("number", True, "expected int, got True of type bool"),
        ("number", 6.0, "expected int, got 6.0"),
        ("number", "6", "expected int, got '6'"),
        ("number", Decimal(6), "expected int, got Decimal('6')"),
        ("number", -1, "-1 is below 1"),
        ("number", 0, "0 is below 1"),
        *not_a("counts", "Ordinal", ORDINALS),
        *missing("counts", "Ordinal", ORDINALS),
        *not_made("paid", "Period"),
        *not_a("amounts", "tuple"),
        *missing("amounts", "tuple"),
        ("amounts", {DOLLARS}, "expected tuple"),
        ("amounts", (), "an amount or a total must be given"),
        *not_a("total", "Quantity"),
        ("total", PEOPLE, "'persons' is no currency"),
        *not_a("basis", "TotalBasis", BASES),
        *missing("basis", "TotalBasis", BASES),
    ],
)
def test_what_is_no_installment_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field of an installment is of its own type, and what is paid is money."""
    text = refusal(Installment, **{**VALID[Installment], field: wrong})
    assert text.startswith(f"Installment: {message}")
    assert text.endswith(f" @ {field}")
    assert 1 == text.count(" @ ")


def test_every_wrong_amount_is_named() -> None:
    """Each amount of another type, or of no currency, is named by its place."""
    expected = (
        "Installment: expected Quantity, got 5 @ amounts[0];"
        " expected Quantity, got Range(lower=5, upper=None) @ amounts[2]"
    )
    wrong = {**VALID[Installment], "amounts": (5, DOLLARS, Range(5))}
    assert expected == refusal(Installment, **wrong)


def test_all_problems_of_the_money_are_told_at_once() -> None:
    """The number, the amounts and the total are checked together."""
    expected = (
        "Installment: 0 is below 1 @ number;"
        " 'persons' is no currency @ amounts[1]; 'persons' is no currency @ total"
    )
    wrong = {**VALID[Installment], "number": 0, "amounts": (DOLLARS, PEOPLE), "total": PEOPLE}
    assert expected == refusal(Installment, **wrong)
    expected = "Installment: 0 is below 1 @ number; an amount or a total must be given @ amounts"
    assert expected == refusal(Installment, "a", IMF, BY, 0, paid=DAY)


def test_the_values_of_the_choices() -> None:
    """Each choice has the word it is recorded by."""
    assert ["payment", "review", "unstated"] == [choice.value for choice in Ordinal]
    assert ["inclusive", "exclusive", "unstated"] == [choice.value for choice in TotalBasis]


def test_an_installment_reads_as_a_line() -> None:
    """As text it has its number, its roundings and the total, with what is said of its basis."""
    usd, eur = currency("USD"), currency("EUR")
    amounts = (Quantity(exactly(110), usd), Quantity(exactly(100), eur))
    both = Installment("six", IMF, BY, 6, amounts=amounts, total=Quantity(exactly(980), usd))
    assert (
        "six: IMF programme, installment 6: exactly 1.10 USD = exactly 1.00 EUR;"
        " total exactly 9.80 USD, unstated"
    ) == str(both)
    assert "one: IMF programme, installment of unstated number: exactly 1.10 USD" == str(
        Installment("one", IMF, BY, amounts=amounts[:1])
    )
