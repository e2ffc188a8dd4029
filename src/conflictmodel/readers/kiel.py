"""Aid to Ukraine by month as the Kiel Institute counts it (CSV)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from typing import TypeAlias

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
_LEFT = "to_be_allocated"
_BILLION = 10**9
_Counted: TypeAlias = dict[str, tuple[Group, Measure, bool]]  # and whether it is a sum
_euro = cache(partial(currency, "EUR"))  # on first use, because it takes a table


def _countries(row: Row, known: Known) -> Iterator[Estimate]:
    country, iso, month = row.text("country"), row.text("iso"), _month(row)
    donor = Group(f"{_AID} from {country}", within=_AID, id=iso)
    counted = {
        "total": (donor, _ALLOCATED, True),
        **{of: (shared_group(f"{donor}: {of}", donor), _ALLOCATED, False) for of in _SECTORS},
        "commitments": (donor, _COMMITTED, False),
    }
    left = _euros(row, _LEFT)
    row.unclaimed(_LEFT)
    if left is not None and left < 0:
        kind = "{} is below 0: more was allocated than was committed"
        row.finding(_LEFT, kind, row.cells[_LEFT].strip())
    yield from _estimates(row, known, f"{iso} {month}", month, counted)


def _allocations(row: Row, known: Known) -> Iterator[Estimate]:
    month = _month(row)
    sectors = {of: (shared_group(f"{_AID}: {of}", _AID), _ALLOCATED, True) for of in _SECTORS}
    counted = {"total_allocations": (_AID, _ALLOCATED, True), **sectors}
    yield from _estimates(row, known, f"{month}", month, counted)


def _month(row: Row) -> Period:
    year, month = row.count("year"), row.count("month")
    return row.period("month", f"{year:04}-{month:02}")


def _estimates(
    row: Row, known: Known, name: str, month: Period, counted: _Counted
) -> Iterator[Estimate]:
    """Yield the estimates of the columns that have an amount; a sum is at least what there is."""
    known.ids.of(row, "month", name)
    by = Attribution(_INSTITUTE, Period(f"{month}/"))
    for column, (group, measure, is_sum) in counted.items():
        euros = _euros(row, column)
        if euros is None:
            continue
        if euros < 0:
            row.unclaimed(column)
            lost = (f"{Decimal(euros.numerator) / euros.denominator:f}", f"{_euro()}")
            kind = "{} is below 0, which no amount is"
            row.finding(column, kind, row.cells[column].strip(), lost=(lost,))
            continue
        figure = row.amount(column, euros, _euro())
        best = figure.lower if is_sum and figure.is_exact else None
        figure = at_least(figure.lower) if is_sum else figure
        subject = Subject(group, measure, month, unit=_euro())
        yield Estimate(known.ids.new(f"{name} {column}"), subject, figure, by, best=best)


def _euros(row: Row, column: str) -> Fraction | None:
    """Return a number of billions in euros, below 0 too, or `None` where there is none."""
    if not row.has(column):
        return None
    return Fraction(row.read(column, decimal, Decimal(0), plain_decimal)) * _BILLION


FORMATS = (
    table("kiel-countries", _countries),
    table("kiel-allocations", _allocations),
)
