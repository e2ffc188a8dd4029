"""Aid to Ukraine by month as the Kiel Institute counts it (CSV).

What becomes of each column stands in docs/formats/kiel.md.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil, floor

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.readers._cells import plain_decimal, plain_whole, way_out
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import NO_DAY, Known, Row, are_digits, unreadable
from conflictmodel.values import Group, Measure, Period, Subject, Unit, at_least, between, currency
from conflictmodel.values.sources import Attribution, Source, SourceKind

_ALLOCATED = Measure.of("allocated")
_COMMITTED = Measure.of("committed")
_INSTITUTE = Source("Kiel Institute", SourceKind.MONITOR)
_AID = Group("aid to Ukraine")
_SECTORS = ("financial", "humanitarian", "military")
_CENTS = 10**11  # of a billion


@cache
def _euro() -> Unit:
    return currency("EUR")  # on first use, because it takes a table


@cache
def _part(whole: Group, name: str) -> Group:
    return Group(f"{whole}: {name}", within=whole)


def _countries(row: Row, known: Known) -> Iterator[Estimate]:
    country, iso, month = row.text("country"), row.text("iso"), _month(row)
    known.ids.of(row, "month", f"{iso} {month}")
    donor = Group(f"{_AID} from {country}", within=_AID, id=iso)
    counted = {
        "total": (donor, _ALLOCATED),
        **{sector: (_part(donor, sector), _ALLOCATED) for sector in _SECTORS},
        "commitments": (donor, _COMMITTED),
    }
    amounts = {column: _cents(row, column) for column in counted}
    _compare(row, amounts["commitments"], amounts["total"])
    for column, (group, measure) in counted.items():
        subject = Subject(group, measure, month, unit=_euro())
        name, is_sum = f"{iso} {month} {column}", column == "total"
        yield from _estimates(row, known, name, subject, amounts[column], is_sum=is_sum)


def _allocations(row: Row, known: Known) -> Iterator[Estimate]:
    month = _month(row)
    known.ids.of(row, "month", f"{month}")
    counted = {"total_allocations": _AID, **{name: _part(_AID, name) for name in _SECTORS}}
    for column, group in counted.items():
        subject = Subject(group, _ALLOCATED, month, unit=_euro())
        name, cents = f"{month} {column}", _cents(row, column)
        yield from _estimates(row, known, name, subject, cents, is_sum=True)


def _month(row: Row) -> Period:
    year = row.count("year")

    def month(text: str) -> Period:
        if not are_digits(text):
            raise unreadable(f"{_checks.shown(text)} is no number of a month")
        return Period(f"{year:04}-{text:0>2}")

    return row.read("month", month, Period(f"{NO_DAY:%Y-%m}"), plain_whole)


def _estimates(  # noqa: PLR0913 - what each is made of
    row: Row, known: Known, name: str, subject: Subject, cents: Fraction | None, *, is_sum: bool
) -> Iterator[Estimate]:
    """Yield the estimate of the column that a name ends with, if it has an amount."""
    column = name.rpartition(" ")[2]
    if cents is None:
        return
    if cents < 0:
        kind = "{} is below 0, which no amount is"
        row.finding(column, kind, row.cells[column].strip(), lost=_in_euros(cents))
        return
    row.text(column)  # marks it as mapped
    by = Attribution(_INSTITUTE, Period(f"{subject.period}/"))
    figure = between(floor(cents), ceil(cents))
    best = floor(cents) if is_sum and figure.is_exact else None
    figure = at_least(figure.lower) if is_sum else figure
    yield Estimate(known.ids.new(name), subject, figure, by, best=best)


def _in_euros(cents: Fraction) -> tuple[str, str]:
    return f"{Decimal(cents.numerator).scaleb(-2) / cents.denominator:f}", f"{_euro()}"


def _compare(row: Row, committed: Fraction | None, allocated: Fraction | None) -> None:
    """Find what is odd about what was still to be allocated."""
    column = "to_be_allocated"
    left = _cents(row, column)
    if left is None:
        return
    if left < 0:
        kind = "{} is below 0: more was allocated than was committed"
        row.finding(column, kind, row.cells[column].strip())
    if committed is not None and allocated is not None and abs(left - committed + allocated) >= 1:
        row.finding(column, "it is not commitments less total")


def _cents(row: Row, column: str) -> Fraction | None:
    """Return the cents of a number of billions, below 0 too, or `None` where there are none."""
    written = row.cells[column].strip()
    if not written:
        return None
    number = row.plain(column, written, plain_decimal)
    amount = number.removeprefix("-")
    whole, point, decimals = amount.partition(".")
    if not (are_digits(whole + decimals) and whole and bool(point) == bool(decimals)):
        message = f"{_checks.shown(written)} is no number in plain digits, as 0.002645"
        row.wrong(column, f"{message}{way_out(written)}")
        return None
    if len(amount) > _checks.MOST_DIGITS:
        row.wrong(column, f"a number of {len(amount):,} digits is too long to be read")
        return None
    # As text, because a float of billions is not exact to the cent.
    cents = Fraction(number) * _CENTS
    row.refuse_long(column, ceil(abs(cents)))
    if cents.denominator > 1:
        kind = "{} billion euros are finer than a cent: between the two nearest"
        row.finding(column, kind, _checks.shown(written))
    return cents


KIEL_COUNTRIES = table("kiel-countries", _countries)

KIEL_ALLOCATIONS = table("kiel-allocations", _allocations)
