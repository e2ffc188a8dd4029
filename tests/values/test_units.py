"""Units: which names are currencies, amounts in smallest parts, and writing them back."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import UnknownNameError
from conflictmodel.values.ranges import Range, at_least, at_most, between, exactly, unknown
from conflictmodel.values.units import ITEMS, PERSONS, Quantity, Unit, currency
from support.worlds import COUNTS, RANGES, missing, not_a, not_text, refusal

USD = currency("USD")
JPY = currency("JPY")
KWD = currency("KWD")
CLF = currency("CLF")
HUGE = 10**5000  # more digits than Python writes

UNITS = st.sampled_from([PERSONS, USD, JPY, KWD, CLF, Unit("tonnes", 3), Unit("drops", 9)])


# Construction


@pytest.mark.parametrize(
    ("field", "wrong", "message"), [*not_text("name"), *missing("name", "str")]
)
def test_a_name_is_text(field: str, wrong: object, message: str) -> None:
    """A unit without a good name is refused."""
    assert f"Unit: {message} @ {field}" == refusal(Unit, wrong)


@pytest.mark.parametrize(
    ("name", "decimals", "expected"),
    [
        ("drones", True, "Unit: expected int, got True of type bool @ decimals"),
        ("drones", 2.0, "Unit: expected int, got 2.0 @ decimals"),
        ("drones", "2", "Unit: expected int, got '2' @ decimals"),
        ("drones", None, "Unit: expected int, got None @ decimals"),
        ("drones", -1, "Unit: -1 is below 0 @ decimals"),
        ("drones", 10, "Unit: 10 is above 9 @ decimals"),
        ("", -1, "Unit: must not be empty @ name; -1 is below 0 @ decimals"),
        ("USD", 0, "Unit: USD has 2 decimals in ISO 4217, not 0 @ decimals"),
        (
            "USD",
            10,
            "Unit: 10 is above 9 @ decimals; USD has 2 decimals in ISO 4217, not 10 @ decimals",
        ),
        (
            "UAV",
            0,
            (
                "Unit: 'UAV' is no ISO 4217 code; a unit that is no currency is written in lower"
                " case @ name"
            ),
        ),
        pytest.param(
            "USD",
            HUGE,
            "Unit: a number has more than 1,000 digits @ decimals",
            id="huge",
        ),
    ],
)
def test_what_is_no_unit_is_refused(name: object, decimals: object, expected: str) -> None:
    """Decimals are 0 to 9, and those of ISO 4217 for a currency."""
    assert expected == refusal(Unit, name, decimals)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (USD, True),
        (PERSONS, False),
        (ITEMS, False),
        (Unit("usd"), False),
        (Unit("Usd"), False),
        (Unit("USDT"), False),
        (Unit("US"), False),
        (Unit("U2D"), False),
        (Unit("ДНР"), False),
    ],
)
def test_three_capital_letters_are_a_currency(unit: Unit, expected: bool) -> None:  # noqa: FBT001 - a column
    """Only a name of three capital letters from A to Z is a currency code."""
    assert expected == unit.is_currency


def test_the_units_of_the_library() -> None:
    """People and things are counted whole."""
    assert Unit("persons", 0) == PERSONS
    assert Unit("items", 0) == ITEMS


@pytest.mark.parametrize(
    ("code", "decimals"),
    [
        ("USD", 2),
        ("EUR", 2),
        ("UAH", 2),
        ("JPY", 0),
        ("KWD", 3),
        ("CLF", 4),
        ("DEM", 2),
        ("ITL", 0),
    ],
)
def test_a_currency_has_the_decimals_of_the_standard(code: str, decimals: int) -> None:
    """A currency code, current or withdrawn, gives the unit with its decimals."""
    assert Unit(code, decimals) == currency(code)


@pytest.mark.parametrize("code", ["usd", "XAU", "XXX", "UAV", "US", "dollars"])
def test_an_unknown_currency_is_refused(code: str) -> None:
    """A code that ISO 4217 does not have, or has for no money, is refused by its name."""
    with pytest.raises(UnknownNameError) as caught:
        currency(code)
    assert f"{code!r} is no known ISO 4217 currency code" == str(caught.value)


@pytest.mark.parametrize(
    ("field", "wrong", "message"), [*not_text("code"), *missing("code", "str")]
)
def test_a_currency_code_is_text(field: str, wrong: object, message: str) -> None:
    """A code that is no text is refused by its type."""
    assert f"currency: {message} @ {field}" == refusal(currency, wrong)


# Amounts


@pytest.mark.parametrize(
    ("unit", "amount", "parts"),
    [
        (USD, 0, 0),
        (USD, 5, 500),
        (USD, Decimal("5.10"), 510),
        (USD, Decimal("1234567.89"), 123_456_789),
        (USD, Decimal("1.1"), 110),
        (USD, Decimal("1.1E+9"), 110_000_000_000),
        (USD, Decimal("1E-2"), 1),
        (USD, Decimal(0), 0),
        (USD, Decimal("0E+7"), 0),
        (USD, 10**30, 10**32),
        (JPY, Decimal("1.000"), 1),
        (JPY, Decimal("1E+3"), 1000),
        (KWD, Decimal("0.001"), 1),
        (CLF, Decimal("1.0001"), 10_001),
        (PERSONS, 12, 12),
    ],
)
def test_an_amount_is_a_whole_number_of_parts(
    unit: Unit, amount: int | Decimal, parts: int
) -> None:
    """Whole units and decimals become smallest parts exactly."""
    assert parts == unit.parts(amount)


@pytest.mark.parametrize(
    ("unit", "amount", "message"),
    [
        (USD, Decimal("0.005"), "Decimal('0.005') is finer than 0.01"),
        (JPY, Decimal("0.5"), "Decimal('0.5') is finer than 1"),
        (KWD, Decimal("0.0001"), "Decimal('0.0001') is finer than 0.001"),
        (Unit("drops", 1), Decimal("0.25"), "Decimal('0.25') is finer than 0.1"),
        (USD, Decimal("1E-1000"), "Decimal('1E-1000') is finer than 0.01"),
        (USD, Decimal("1E-1001"), "Decimal('1E-1001') has more than 1,000 digits"),
        (USD, Decimal("1E+1001"), "Decimal('1E+1001') has more than 1,000 digits"),
        (USD, Decimal("0E+999999999"), "Decimal('0E+999999999') has more than 1,000 digits"),
        (USD, Decimal("1" * 1001), f"Decimal('{'1' * 51}… has more than 1,000 digits"),
    ],
)
def test_an_amount_that_cannot_be_counted_is_refused(
    unit: Unit, amount: object, message: str
) -> None:
    """An amount finer than the smallest part, or longer than any figure, is refused."""
    assert f"{unit.name}: {message} @ amount" == refusal(unit.parts, amount)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (1.1, "1.1"),
        (True, "True"),
        (None, "None"),
        (-1, "-1"),
        (Decimal(-1), "Decimal('-1')"),
        (Decimal("-0"), "Decimal('-0')"),
        (Decimal("NaN"), "Decimal('NaN')"),
        (Decimal("Infinity"), "Decimal('Infinity')"),
        (b"5", "b'5'"),
        ("5", "'5'"),
    ],
)
def test_what_is_no_amount_is_refused(amount: object, shown: str) -> None:
    """A float, text or a negative number is never guessed at."""
    expected = f"USD: expected an amount of 0 or more as int or Decimal, got {shown} @ amount"
    assert expected == refusal(USD.parts, amount)


def test_a_thousand_digits_are_read() -> None:
    """The longest amount is exact to its last digit."""
    assert 100 * int("7" * 1000) == USD.parts(Decimal("7" * 1000))


@given(UNITS, COUNTS)
def test_whole_units_are_exact_in_every_form(unit: Unit, number: int) -> None:
    """A whole number of units means the same as `int` and as `Decimal`."""
    parts = number * 10**unit.decimals
    assert parts == unit.parts(number)
    assert parts == unit.parts(Decimal(number))


# Writing


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        (PERSONS, unknown(), "0 or more persons"),
        (PERSONS, exactly(1), "exactly 1 person"),
        (PERSONS, at_least(1), "at least 1 person"),
        (PERSONS, at_least(2), "at least 2 persons"),
        (PERSONS, at_least(11), "more than 10 persons"),
        (PERSONS, at_most(1), "at most 1 person"),
        (PERSONS, at_most(9), "fewer than 10 persons"),
        (PERSONS, between(1, 2), "1–2 persons"),
        (PERSONS, between(101, 199), "101–199 persons"),
        (PERSONS, exactly(0), "exactly 0 persons"),
        (PERSONS, exactly(1234), "exactly 1,234 persons"),
        (PERSONS, at_least(3001), "more than 3,000 persons"),
        (PERSONS, at_most(12000), "at most 12,000 persons"),
        (PERSONS, between(1050, 1150), "1,050–1,150 persons"),
        (PERSONS, exactly(1_000_000), "exactly 1 mn persons"),
        (PERSONS, exactly(999_000), "exactly 999,000 persons"),
        (PERSONS, exactly(1_234_000), "exactly 1.234 mn persons"),
        (PERSONS, exactly(1_234_500), "exactly 1,234,500 persons"),
        (PERSONS, between(1000, 5_000_000), "0.001–5 mn persons"),
        (PERSONS, between(1, 5_000_000), "1–5,000,000 persons"),
        (PERSONS, exactly(10**15), "exactly 1,000 tn persons"),
        (USD, exactly(0), "exactly 0.00 USD"),
        (USD, exactly(1), "exactly 0.01 USD"),
        (USD, at_least(10), "at least 0.10 USD"),
        (USD, unknown(), "0 or more USD"),
        (USD, exactly(110_000_000_000), "exactly 1.1 bn USD"),
        (USD, between(105_000_000_000, 115_000_000_000), "1.05–1.15 bn USD"),
        (USD, between(975_000_000_000, 985_000_000_000), "9.75–9.85 bn USD"),
        (USD, at_least(11), "at least 0.11 USD"),
        (USD, at_least(101), "more than 1.00 USD"),
        (USD, at_least(10_000_000_000_001), "more than 100 bn USD"),
        (USD, at_most(9_999_999_999_999), "less than 100 bn USD"),
        (USD, between(100_000_001, 200_000_000), "more than 1 mn USD and at most 2 mn USD"),
        (USD, between(100_000_000, 199_999_999), "at least 1 mn USD and less than 2 mn USD"),
        (USD, between(100_000_001, 199_999_999), "more than 1 mn USD and less than 2 mn USD"),
        (USD, between(1, 99), "at least 0.01 USD and less than 1.00 USD"),
        (USD, between(95_123_640, 95_123_641), "951,236.40–951,236.41 USD"),
        (JPY, at_most(99), "less than 100 JPY"),
        (JPY, between(101, 199), "101–199 JPY"),
        (USD, at_least(10_000_000_000_000), "at least 100 bn USD"),
        (USD, at_most(100_000_000), "at most 1 mn USD"),
        (JPY, at_most(2_500_000), "at most 2.5 mn JPY"),
        (KWD, exactly(1_500), "exactly 1.500 KWD"),
        (CLF, between(1, 20_000), "0.0001–2.0000 CLF"),
    ],
)
def test_a_range_is_written_in_its_unit(unit: Unit, value: Range, expected: str) -> None:
    """The ends are written exactly, and shortened only where nothing is lost."""
    assert expected == unit.format(value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("drones", "drone"),
        ("people", "person"),
        ("wounded men", "wounded man"),
        ("casualties", "casualty"),
        ("trenches", "trench"),
        ("houses", "house"),
        ("boxes", "box"),
        ("rounds of ammunition", "round of ammunition"),
        ("aircraft", "aircraft"),
        ("brass", "brass"),
        ("t", "t"),
    ],
)
def test_one_is_written_in_the_singular(name: str, expected: str) -> None:
    """A unit is named in the plural, and one of it is not."""
    assert f"exactly 1 {expected}" == Unit(name).format(exactly(1))
    assert f"1 {expected}" == Unit(name).amount(1)
    assert f"2 {name}" == Unit(name).amount(2)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (unknown(), "unknown, in persons"),
        (at_least(1), "at least 1 person"),
        (exactly(0), "exactly 0 persons"),
    ],
)
def test_what_was_said_to_be_unknown_is_written_so(value: Range, expected: str) -> None:
    """What somebody reported as unknown is no conclusion that any number is possible."""
    assert expected == PERSONS.said(value)
    assert expected == str(Quantity(value, PERSONS))


SMALL = st.integers(0, 999_998)  # a million is written in words


@given(st.builds(Range, SMALL) | st.tuples(SMALL, SMALL).map(lambda ends: Range(*sorted(ends))))
def test_a_unit_is_written_behind_the_figure(value: Range) -> None:
    """A figure has one form: with a unit it is what it is without, below a million."""
    text = ITEMS.format(value)
    assert str(value) == text.removesuffix(" items").removesuffix(" item")


@given(UNITS, RANGES)
def test_what_is_written_reads_back(unit: Unit, value: Range) -> None:
    """The ends in the text of a range are its exact ends."""
    text, lower, upper = unit.format(value), 0, None
    plain = text.replace("1 person", "1") if text.endswith("person") else text
    plain = plain.replace(f" {unit.name}", "")

    def read(number: str) -> int:
        digits, _, word = number.replace(",", "").partition(" ")
        power = {"": 0, "mn": 6, "bn": 9, "tn": 12}[word]
        return unit.parts(Decimal(f"{digits}e{power}"))

    for part in plain.split(" and "):
        match part.split(" ", 2):
            case [number, "or", "more"]:
                lower = read(number)
            case ["exactly", *words]:
                lower = upper = read(" ".join(words))
            case ["at", "least", number]:
                lower = read(number)
            case ["at", "most", number]:
                upper = read(number)
            case ["more", "than", number]:
                lower = read(number) + 1
            case ["fewer" | "less", "than", number]:
                upper = read(number) - 1
            case _:
                ends, *word = part.split(" ")
                lower, upper = (read(" ".join((end, *word))) for end in ends.split("–"))
    assert value == Range(lower, upper)


# Quantities


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("range", "Range"),
        *missing("range", "Range"),
        *not_a("unit", "Unit"),
        *missing("unit", "Unit"),
    ],
)
def test_a_quantity_has_a_range_and_a_unit(field: str, wrong: object, message: str) -> None:
    """Anything else than a range and a unit is refused."""
    fields: dict[str, object] = {"range": Range(), "unit": USD}
    assert f"Quantity: {message} @ {field}" == refusal(Quantity, **fields | {field: wrong})


@pytest.mark.parametrize(
    ("unit", "number", "expected"),
    [
        (PERSONS, 0, "0 persons"),
        (PERSONS, 3001, "3,001 persons"),
        (currency("USD"), 150, "1.50 USD"),
        (currency("USD"), 110_000_000_000, "1.1 bn USD"),
    ],
)
def test_a_number_is_written_in_its_unit(unit: Unit, number: int, expected: str) -> None:
    """One number of smallest parts reads as an end of a range does."""
    assert expected == unit.amount(number)


def test_what_is_no_count_is_not_written() -> None:
    """A number of parts is a whole one of 0 or more."""
    assert "amount: -1 is below 0 @ number" == refusal(PERSONS.amount, -1)
    assert "amount: expected int, got 1.5 @ number" == refusal(PERSONS.amount, 1.5)
