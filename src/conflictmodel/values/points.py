"""Points: where on the Earth, in degrees that are kept exactly."""

from decimal import Decimal
from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem

_MOST_LATITUDE = 90
_MOST_LONGITUDE = 180
LONGEST = 20
"""The most characters of a number of degrees; a millionth of one is 11 cm."""


@final
@frozen
@_checks.checked
class Point(Displayed):
    """A point on the Earth, in the World Geodetic System of 1984, as GeoJSON has it (RFC 7946).

    Args:
        latitude: Degrees north of the equator, from -90 to 90.
        longitude: Degrees east of Greenwich, from -180 to 180.

    Raises:
        InvalidValueError: If a number lies outside, or takes more than 20 characters to write.

    >>> Point(Decimal("50.45"), Decimal("30.523330")).longitude
    Decimal('30.523330')
    """

    latitude: Decimal
    longitude: Decimal

    def _problems(self) -> _checks.Problems:
        return (
            *_degrees("latitude", self.latitude, _MOST_LATITUDE),
            *_degrees("longitude", self.longitude, _MOST_LONGITUDE),
        )

    @classmethod
    def parse(cls, latitude: str, longitude: str) -> "Point":
        """Return the point of two numbers in plain digits; south and west have a minus.

        >>> print(Point.parse("50.45", "30.523330"))
        50.45, 30.52333
        """
        _checks.refuse("Point", _unread("latitude", latitude), _unread("longitude", longitude))
        return cls(Decimal(latitude), Decimal(longitude))

    def __str__(self) -> str:
        return f"{plain(self.latitude)}, {plain(self.longitude)}"


def _unread(path: str, text: object) -> _checks.Problems:
    if type(text) is not str:
        return _checks.is_a(path, text, str)
    if degrees(text) is not None:
        return ()
    return (Problem(path, f"{_checks.shown(text)} is no number in plain digits, such as 50.45"),)


def _degrees(path: str, value: Decimal, most: int) -> _checks.Problems:
    if not (value.is_finite() and -most <= value <= most):
        return (Problem(path, f"{_checks.shown(str(value))} is not from -{most} to {most}"),)
    if abs(value.adjusted()) > LONGEST or len(plain(value)) > LONGEST:
        message = f"{_checks.shown(str(value))} is longer than {LONGEST} characters"
        return (Problem(path, message),)
    return ()


def degrees(text: str) -> Decimal | None:
    """Return a number written in plain digits, or `None` where the text is none."""
    digits = text.removeprefix("-").replace(".", "", 1)
    return Decimal(text) if digits.isascii() and digits.isdigit() else None


def plain(value: Decimal) -> str:
    """Return a number in plain digits, the same for equal numbers."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").removesuffix(".")
    return "0" if text == "-0" else text
