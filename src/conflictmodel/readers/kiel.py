"""Aid to Ukraine by month as the Kiel Institute counts it (CSV)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial

from conflictmodel.claims.estimates import Estimate
from conflictmodel.readers._cells import plain_decimal
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import Known, Row, decimal, shared_group
from conflictmodel.values import Group, Measure, Period, Subject, at_least, currency
from conflictmodel.values.sources import Attribution, Source, SourceKind

_ALLOCATED = Measure.of("allocated")
_COMMITTED = Measure.of("committed")
_INSTITUTE = Source("Kiel Institute", SourceKind.MONITOR)
_AID = Group("aid to Ukraine")
_SECTORS = ("financial", "humanitarian", "military")
_BILLION, _CENT = 10**9, Fraction(1, 100)
_euro = cache(partial(currency, "EUR"))  # on first use, because it takes a table


def _countries(row: Row, known: Known) -> Iterator[Estimate]:
    country, iso, month = row.text("country"), row.text("iso"), _month(row)
    known.ids.of(row, "month", f"{iso} {month}")
    donor = Group(f"{_AID} from {country}", within=_AID, id=iso)
    counted = {
        "total": (donor, _ALLOCATED),
        **{sector: (shared_group(f"{donor}: {sector}", donor), _ALLOCATED) for sector in _SECTORS},
        "commitments": (donor, _COMMITTED),
    }
    amounts = {column: _euros(row, column) for column in counted}
    _compare(row, amounts["commitments"], amounts["total"])
    for column, (group, measure) in counted.items():
        subject = Subject(group, measure, month, unit=_euro())
        name, is_sum = f"{iso} {month} {column}", column == "total"
        yield from _estimates(row, known, name, subject, amounts[column], is_sum=is_sum)


def _allocations(row: Row, known: Known) -> Iterator[Estimate]:
    month = _month(row)
    known.ids.of(row, "month", f"{month}")
    counted = {
        "total_allocations": _AID,
        **{name: shared_group(f"{_AID}: {name}", _AID) for name in _SECTORS},
    }
    for column, group in counted.items():
        subject = Subject(group, _ALLOCATED, month, unit=_euro())
        name = f"{month} {column}"
        yield from _estimates(row, known, name, subject, _euros(row, column), is_sum=True)


def _month(row: Row) -> Period:
    year, month = row.count("year"), row.count("month")
    return row.period("month", f"{year:04}-{month:02}")


def _estimates(  # noqa: PLR0913 - what each is made of
    row: Row, known: Known, name: str, subject: Subject, euros: Fraction | None, *, is_sum: bool
) -> Iterator[Estimate]:
    """Yield the estimate of the column that a name ends with, if it has an amount."""
    column = name.rpartition(" ")[2]
    if euros is None:
        return
    if euros < 0:
        row.unclaimed(column)
        lost = (f"{Decimal(euros.numerator) / euros.denominator:f}", f"{_euro()}")
        kind = "{} is below 0, which no amount is"
        row.finding(column, kind, row.cells[column].strip(), lost=(lost,))
        return
    by = Attribution(_INSTITUTE, Period(f"{subject.period}/"))
    figure = row.amount(column, euros, _euro())
    best = figure.lower if is_sum and figure.is_exact else None
    figure = at_least(figure.lower) if is_sum else figure
    yield Estimate(known.ids.new(name), subject, figure, by, best=best)


def _compare(row: Row, committed: Fraction | None, allocated: Fraction | None) -> None:
    """Find what is odd about what was still to be allocated."""
    column = "to_be_allocated"
    left = _euros(row, column)
    row.unclaimed(column)
    if left is None:
        return
    if left < 0:
        kind = "{} is below 0: more was allocated than was committed"
        row.finding(column, kind, row.cells[column].strip())
    if (
        committed is not None
        and allocated is not None
        and abs(left - committed + allocated) >= _CENT
    ):
        row.finding(column, "it is not commitments less total")


def _euros(row: Row, column: str) -> Fraction | None:
    """Return a number of billions in euros, below 0 too, or `None` where there is none."""
    if not row.has(column):
        return None
    return Fraction(row.read(column, decimal, Decimal(0), plain_decimal)) * _BILLION


FORMATS = (
    table("kiel-countries", _countries),
    table("kiel-allocations", _allocations),
)
