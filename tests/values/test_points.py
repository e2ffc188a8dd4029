"""Points: numbers of degrees that are kept exactly, and what is none."""

from decimal import Decimal

import pytest

from conflictmodel.values.points import Point, degrees, plain
from support.worlds import refusal

ZERO = Decimal(0)


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (Decimal("50.450000"), Decimal("30.52333"), "50.45, 30.52333"),
        (Decimal(-90), Decimal("-180.000"), "-90, -180"),
        (Decimal(90), Decimal(180), "90, 180"),
        (Decimal("-0.0"), Decimal("1E+2"), "0, 100"),
        (Decimal("1E-7"), Decimal(10), "0.0000001, 10"),
    ],
)
def test_a_point_reads_in_plain_digits(
    latitude: Decimal, longitude: Decimal, expected: str
) -> None:
    """Equal numbers are written alike, without zeros that say nothing and without an exponent."""
    assert expected == str(Point(latitude, longitude))


@pytest.mark.parametrize(
    ("latitude", "longitude", "message"),
    [
        (Decimal("90.1"), ZERO, "'90.1' is not from -90 to 90 @ latitude"),
        (ZERO, Decimal("-180.1"), "'-180.1' is not from -180 to 180 @ longitude"),
        (Decimal("NaN"), ZERO, "'NaN' is not from -90 to 90 @ latitude"),
        (Decimal("sNaN"), ZERO, "'sNaN' is not from -90 to 90 @ latitude"),
        (ZERO, Decimal("Infinity"), "'Infinity' is not from -180 to 180 @ longitude"),
        (Decimal("1E-19"), ZERO, "'1E-19' is longer than 20 characters @ latitude"),
        (50.45, ZERO, "expected Decimal, got 50.45 @ latitude"),
        (ZERO, 30, "expected Decimal, got 30 @ longitude"),
        (True, None, "expected Decimal, got True @ latitude; expected Decimal, got None"),
    ],
)
def test_what_is_no_point_is_refused(latitude: object, longitude: object, message: str) -> None:
    """A point lies on the Earth, and its degrees are decimal numbers of a length that is kept."""
    expected = f"Point: {message}"
    assert refusal(Point, latitude, longitude).startswith(expected)


def test_the_longest_number_is_kept() -> None:
    """A number of 20 characters is kept, whatever zeros it was given with."""
    number = Decimal("0.123456789012345678000")
    assert "0.123456789012345678, 0" == str(Point(number, ZERO))


def test_a_point_is_read_from_two_numbers() -> None:
    """Both numbers are read exactly."""
    assert Point(Decimal("50.45"), Decimal("-30.5")) == Point.parse("50.450", "-30.5")


def test_what_is_no_number_is_told_of_both() -> None:
    """Each number that is not in plain digits is told with its field."""
    expected = (
        "Point: '1e3' is no number in plain digits, such as 50.45 @ latitude;"
        " '' is no number in plain digits, such as 50.45 @ longitude"
    )
    assert expected == refusal(Point.parse, "1e3", "")


@pytest.mark.parametrize(
    "text", ["", "-", ".", "-.", "+1", "1e3", " 1", "1 ", "1,5", "1_0", "--1", "NaN", "1.2.3"]
)
def test_what_is_not_in_plain_digits_is_no_number(text: str) -> None:
    """Digits, one point and a minus sign are read, and nothing else."""
    assert degrees(text) is None


def test_digits_of_other_scripts_are_no_number() -> None:
    """Only the ten digits of ASCII are read."""
    assert degrees("\u0661") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("007.50", "7.5"), ("5.", "5"), (".5", "0.5"), ("-0", "0"), ("100", "100")],
)
def test_a_number_is_written_in_one_way(text: str, expected: str) -> None:
    """However a number was written, it is written again in its shortest form."""
    assert expected == plain(Decimal(text))


def test_numbers_beyond_all_digits_are_refused_at_once() -> None:
    """A number whose digits would fill the memory is refused without writing them."""
    expected = "Point: '1E-999999999' is longer than 20 characters @ latitude"
    assert expected == refusal(Point, Decimal("1E-999999999"), ZERO)
    assert refusal(Point, ZERO, Decimal("0E+999999999")).endswith("20 characters @ longitude")


def test_only_text_is_read() -> None:
    """Numbers of other types are no text that could be read."""
    expected = "Point: expected str, got 50 @ latitude; expected str, got 30.5 @ longitude"
    assert expected == refusal(Point.parse, 50, 30.5)
