"""Aid to Ukraine by month as the Kiel Institute counts it (CSV).

The Ukraine Support Tracker publishes two such tables: one row for each country and month, and one
row for each month (Kiel Institute for the World Economy, Ukraine Support Tracker, release 29; its
main measure since 2024 is what was allocated, beside what was promised, the commitments). All
amounts are in billions of euros, and become cents, exactly.

By country, `kiel-countries`:

| column | becomes |
|---|---|
| `country`, `iso` | the group, "aid to Ukraine from Australia", with `iso` as its id, within \
"aid to Ukraine" |
| `year`, `month` | the period, a month |
| `total` | an estimate of what was allocated: at least so much, the sum being the best figure |
| `financial`, `humanitarian`, `military` | estimates of what was allocated, each of a group \
within that of the country |
| `commitments` | an estimate of what was committed |
| `to_be_allocated` | no claim: it is `commitments` less `total`; where it is not, or is negative, \
that is a finding |
| `gdp`, `pct_gdp` | in no claim |

By month, `kiel-allocations`:

| column | becomes |
|---|---|
| `year`, `month` | the period, a month |
| `total_allocations` | an estimate of what was allocated, of the group "aid to Ukraine": at least \
so much, the sum being the best figure |
| `military`, `financial`, `humanitarian` | so too, each of a group within it |

What the institute adds up over sectors, or over the countries it follows, is at least what there
is of it, and no bound on what others count. Who takes the tables to be complete makes it exact:
`evolve(each, range=exactly(each.best))`.

What was to be allocated makes no estimates even where it can be counted: over months, the negative
ones have to be added as well. Where any other amount is negative or finer than a cent, that is a
finding, and there is no estimate; a blank one was not reported. Where a month, of a country, is
there twice, the ids are numbered, and the second row has a finding.

Months are disjoint, and what was allocated accrues: `total` adds the estimates of a group.
"Allocated" and "committed" are measures of their own.

The tables do not say when they were released: each month was `stated` from that month on, until
nobody knows when.
"""

from collections.abc import Iterator
from functools import cache

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import NO_DAY, Known, Row, are_digits, unreadable
from conflictmodel.values import Group, Measure, Period, Subject, Unit, at_least, currency, exactly
from conflictmodel.values.sources import Attribution, Source, SourceKind

_ALLOCATED = Measure.of("allocated")
_COMMITTED = Measure.of("committed")
_INSTITUTE = Source("Kiel Institute", SourceKind.MONITOR)
_AID = Group("aid to Ukraine")
_SECTORS = ("financial", "humanitarian", "military")
_FINEST = 11  # decimals of a billion, down to the cent


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

    return row.read("month", month, Period(f"{NO_DAY:%Y-%m}"))


def _estimates(  # noqa: PLR0913 - what each is made of
    row: Row, known: Known, name: str, subject: Subject, cents: int | None, *, is_sum: bool
) -> Iterator[Estimate]:
    """Yield the estimate of the column that a name ends with, if it has an amount."""
    column = name.rpartition(" ")[2]
    if cents is None:
        return
    if cents < 0:
        row.finding(column, f"{row.cells[column].strip()} is below 0, which no amount is")
        return
    row.text(column)  # marks it as mapped
    by = Attribution(_INSTITUTE, Period(f"{subject.period}/"))
    figure = at_least(cents) if is_sum else exactly(cents)
    yield Estimate(known.ids.new(name), subject, figure, by, best=cents if is_sum else None)


def _compare(row: Row, committed: int | None, allocated: int | None) -> None:
    """Find what is odd about what was still to be allocated."""
    column = "to_be_allocated"
    left = _cents(row, column)
    if left is None:
        return
    if left < 0:
        written = row.cells[column].strip()
        row.finding(column, f"{written} is below 0: more was allocated than was committed")
    if committed is not None and allocated is not None and left != committed - allocated:
        row.finding(column, "it is not commitments less total")


def _cents(row: Row, column: str) -> int | None:
    """Return the cents of a number of billions, below 0 too, or `None` where there are none."""
    written = row.cells[column].strip()
    amount = written.removeprefix("-")
    whole, point, decimals = amount.partition(".")
    digits = whole + decimals
    if not written:
        return None
    if not (are_digits(digits) and whole and bool(point) == bool(decimals)):
        row.wrong(column, f"{_checks.shown(written)} is no number in plain digits, as 0.002645")
        return None
    if len(decimals.rstrip("0")) > _FINEST:
        row.finding(column, f"{_checks.shown(written)} billion euros is finer than a cent")
        return None
    # As text, because a float of billions is not exact to the cent.
    cents = row.tried(column, lambda: _euro().parts(f"{amount}bn"), 0)
    row.refuse_long(column, cents)
    return -cents if amount != written else cents


KIEL_COUNTRIES = table(
    "kiel-countries",
    "aid to Ukraine by country and month, Kiel Institute (CSV)",
    _countries,
    required=(
        *("country", "iso", "year", "month", "total", *_SECTORS),
        *("commitments", "to_be_allocated"),
    ),
    optional=("gdp", "pct_gdp"),
)

KIEL_ALLOCATIONS = table(
    "kiel-allocations",
    "aid to Ukraine by month, Kiel Institute (CSV)",
    _allocations,
    required=("year", "month", "total_allocations", *_SECTORS),
)
