"""Record findings: what is odd about a record of a file, and how many are odd in the same way."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Context, Decimal
from typing import final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.claims.indexes import filed
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.text import counted
from conflictmodel.errors import Problem
from conflictmodel.files.xml import unnumbered

TAKEN_BACK = "it is negative, and was taken back of {}"
"""The kind of the finding about an installment below 0; its value is the programme."""

_EXACT = Context(prec=4 * _checks.MOST_DIGITS)  # no sum of amounts is rounded


@final
@frozen
@_checks.checked
class RecordFinding(Displayed):
    """What is odd about a record, or about the file as a whole.

    Args:
        path: The column that it was found in, or nothing where it is the whole record.
        kind: What is odd, as a sentence that has `{}` in the place of each value.
        values: The values.
        lost: Where something published is in no claim because of it: the amounts that could be
            read, each in plain digits and with its unit; `None` where nothing is.

    Raises:
        InvalidValueError: If there are more or fewer values than the sentence has places.

    >>> found = RecordFinding("best", "{} is not {}, the sum", ("4", "3"))
    >>> print(found)
    4 is not 3, the sum @ best
    >>> found.message
    '4 is not 3, the sum'
    """

    path: _checks.AnyText
    kind: str
    values: tuple[_checks.AnyText, ...] = field(default=(), converter=_checks.Kept[str])
    lost: tuple[tuple[str, str], ...] | None = None

    def _problems(self) -> _checks.Problems:
        if self.kind.count("{}") == len(self.values):
            return ()
        return (Problem("values", f"there are {len(self.values)}, for {self.kind!r}"),)

    @property
    def message(self) -> str:
        """The sentence with its values."""
        # Not `format`: a sentence may have braces of its own.
        parts = self.kind.split("{}")
        return parts[0] + "".join(
            value + part for value, part in zip(self.values, parts[1:], strict=True)
        )

    def __str__(self) -> str:
        return f"{self.message} @ {self.path}"


@final
@frozen
@_checks.checked
class FindingKind(Displayed):
    """All findings of a file that say the same of the same column.

    Args:
        kind: What they say, with `…` in the place of values.
        column: The column.
        count: How many there are.
        first: The first of them, with its path from the file on.
        lost: Where something published is in no claim because of them: the sum of the amounts that
            could be read, once for each unit; `None` where nothing is.

    >>> first = RecordFinding("line 3, best", "{} is odd", ("4",))
    >>> print(FindingKind("… is odd", "best", 1_700, first))
    1,700 times: … is odd @ line 3, best, and others
    >>> FindingKind("…", "n", 2, first, (("1234.50", "USD"), ("7", "EUR"))).sums
    '1,234.50 USD and 7 EUR'
    """

    kind: str
    column: _checks.AnyText
    count: int = field(converter=_checks.whole)
    first: RecordFinding
    lost: tuple[tuple[str, str], ...] | None = None

    def __str__(self) -> str:
        where = self.first.path if self.count == 1 else f"{self.first.path}, and others"
        said = f"{self.first.message if self.count == 1 else self.kind} @ {where}"
        if self.lost is None:
            return said if self.count == 1 else f"{self.count:,} times: {said}"
        have = f"{counted(self.count, 'record')} without a claim"
        return f"{', '.join(filter(None, (have, self.sums)))}: {said}"

    @property
    def sums(self) -> str:
        """The sum of what is lost in each unit, as text."""
        return " and ".join(f"{Decimal(amount):,f} {unit}" for amount, unit in self.lost or ())


def placed(where: str, finding: RecordFinding) -> RecordFinding:
    """Return a finding of the record that is there, with its path from the file on."""
    return evolve(finding, path=f"{where}, {finding.path}" if finding.path else where)


def refund_line(refund: tuple[str, FindingKind]) -> str:
    """Return what was taken back of a programme as a line."""
    programme, found = refund
    return f"{programme}: {found.sums}, {counted(found.count, 'payment')} below 0"


def kinds_of(findings: Iterable[tuple[str, RecordFinding]]) -> tuple[FindingKind, ...]:
    """Return findings by kind, each given with its place: first what lost figures, and the most."""
    grouped = filed(
        ((unnumbered(each.path), each.kind, each.lost is None), (where, each))
        for where, each in findings
    )
    kinds = [
        FindingKind(
            kind.replace("{}", "…"),
            column,
            len(found),
            placed(*found[0]),
            None if is_kept else _sums(each for _, each in found),
        )
        for (column, kind, is_kept), found in grouped.items()
    ]
    return tuple(sorted(kinds, key=lambda each: (each.lost is None, -each.count)))


def _sums(findings: Iterable[RecordFinding]) -> tuple[tuple[str, str], ...]:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for found in findings:
        for amount, unit in found.lost or ():
            sums[unit] = _EXACT.add(sums[unit], Decimal(amount))
    return tuple((f"{total:f}", unit) for unit, total in sums.items())
