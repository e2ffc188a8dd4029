"""Extracts: what was read from a file of somebody else's, beside what the file says.

Each row of a table, entry of a list or transaction of an activity is a record: nothing is repaired,
and nothing is left out in silence.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Claim, Dossier
from conflictmodel.claims.claim import Origins
from conflictmodel.claims.indexes import filed
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import Line, Row
from conflictmodel.display.text import counted, few
from conflictmodel.errors import Problem, UnknownNameError
from conflictmodel.readers.record_findings import (
    TAKEN_BACK,
    FindingKind,
    RecordFinding,
    kinds_of,
    placed,
)

_SHORT = 10_000  # characters
_SEPARATOR = "\x1f"  # which no table has; where one does, its values are kept as they are


@final
class Cells(Collection[tuple[str, str]]):
    """The columns of a record with their values, which are kept as one text until asked for.

    A row of 50 columns takes an eighth of the memory so; records of one table share the columns.
    """

    __slots__ = ("_columns", "_values")

    def __init__(self, columns: tuple[str, ...], values: Iterable[str]) -> None:
        self._columns, values = columns, tuple(values)
        text = _SEPARATOR.join(values)
        self._values = text if text.count(_SEPARATOR) + 1 == len(values) else values

    @property
    def are_plain(self) -> bool:
        """Whether they are so few and short that each can be a part of any text of a claim."""
        text = self._values
        if not isinstance(text, str) or len(text) > _SHORT:
            return False
        return text.isascii() or not _checks.text("", text)

    def __len__(self) -> int:
        return len(self._columns)

    def __contains__(self, pair: object) -> bool:
        return pair in tuple(self)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        values = self._values
        texts = values.split(_SEPARATOR) if isinstance(values, str) else values
        return zip(self._columns, texts, strict=True)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, Cells) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _kept(given: Cells | Sequence[tuple[str, str]]) -> Cells:
    if isinstance(given, Cells):
        return given
    pairs = _checks.Kept[tuple[str, str]](given)
    _checks.refuse("Record", _checks.each("published", pairs, _pair))
    return Cells(tuple(column for column, _ in given), (value for _, value in given))


def _pair(path: str, value: object) -> _checks.Problems:
    match value:
        case tuple((str(), str())):
            return ()
        case _:
            message = f"expected a column and its value, got {_checks.shown(value)}"
            return (Problem(path, message),)


@final
@frozen
@_checks.checked
class Record(Displayed):
    """One row of a published table, or what corresponds to it, and the claims made of it.

    Args:
        where: Where it is in the file: `line 3`, `$[2]`.
        published: Each column, or path, with its value as it was published; a column without a
            name is called by its place: `column 1`.
        claims: The claims that were made of it.
        unmapped: The columns that have a value, and are in no claim.
        findings: What is odd about it, each with the column it was found in.

    >>> record = Record("$[2]", (("n", "2"), ("type", "Su-35")), (), ("type",))
    >>> record.value("type")
    'Su-35'
    """

    where: str
    published: Cells = field(default=Cells((), ()), converter=_kept)
    claims: tuple[Claim, ...] = field(default=(), converter=_checks.Kept[Claim])
    unmapped: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    findings: tuple[RecordFinding, ...] = field(default=(), converter=_checks.Kept[RecordFinding])

    def value(self, column: str) -> str:
        """Return what was published in a column.

        Raises:
            UnknownNameError: If there is no such column.
        """
        _checks.refuse("value", _checks.is_a("column", column, str))
        for name, value in self.published:
            if name == column:
                return value
        raise UnknownNameError(f"column of {self.where}", column)

    def __str__(self) -> str:
        return f"{self.where}: {len(self.published):,} columns, {len(self.claims):,} claims"


@final
@frozen
@_checks.checked
class Extract(DisplayedInFull):
    """What was read from a file: its claims, and each record that they were made of.

    Args:
        format: The name of the format that the file was read as.
        dossier: All claims, in the order of the records.
        records: The records, in the order of the file; none where the file is a document of this
            library.

    >>> from conflictmodel import example
    >>> claim = example().claims[0]
    >>> record = Record("line 2", (("notes", "-"),), (claim,), ("notes",))
    >>> extract = Extract("acled", Dossier((claim,)), (record,))
    >>> print(extract)
    read as acled
      records         1
      claims          1
      in no claim     notes (1)
    >>> extract.with_origins({}) == extract, extract.record_of(claim.id).where
    (True, 'line 2')
    >>> extract.unmapped, len(extract.published), extract.without_claims
    ((('notes', 1),), 1, 0)
    >>> extract.findings, extract.kinds, extract.refunds
    ((), (), ())
    """

    format: str
    dossier: Dossier
    records: tuple[Record, ...] = field(default=(), converter=_checks.Kept[Record])

    @property
    def _found(self) -> Iterator[tuple[str, RecordFinding]]:
        return ((record.where, found) for record in self.records for found in record.findings)

    @property
    def findings(self) -> tuple[RecordFinding, ...]:
        """What is odd about the records, each at its record and column.

        What their claims say against each other, `audit` finds.
        """
        return tuple(placed(where, found) for where, found in self._found)

    @property
    def kinds(self) -> tuple[FindingKind, ...]:
        """The findings by what they say, counted: the worst first."""
        return kinds_of(self._found)

    @property
    def refunds(self) -> tuple[tuple[str, FindingKind], ...]:
        """What was taken back of each programme of aid, which no claim says."""
        by_programme = filed(
            (found.values[0], (where, found))
            for where, found in self._found
            if found.kind == TAKEN_BACK and found.lost is not None
        )
        return tuple((name, kinds_of(found)[0]) for name, found in by_programme.items())

    @property
    def unmapped(self) -> tuple[tuple[str, int], ...]:
        """The columns whose values are in no claim, each with the number of such values."""
        return tuple(Counter(name for each in self.records for name in each.unmapped).items())

    @property
    def published(self) -> tuple[Record, ...]:
        """The records of what was published; others say what is odd about the file as a whole."""
        return tuple(each for each in self.records if each.published)

    @property
    def without_claims(self) -> int:
        """How many published records no claim was made of."""
        return sum(not each.claims for each in self.published)

    @cached_property
    def _record_of(self) -> dict[str, Record]:
        return {claim.id: record for record in self.records for claim in record.claims}

    def record_of(self, claim_id: str) -> Record:
        """Return the record that a claim was made of.

        Raises:
            UnknownNameError: If no record has a claim of this id.
        """
        _checks.refuse("record_of", _checks.is_a("claim_id", claim_id, str))
        if claim_id not in self._record_of:
            raise UnknownNameError("claim of a record", claim_id)
        return self._record_of[claim_id]

    def with_origins(self, origins: Origins) -> "Extract":
        """Return the extract with other origins of its sources (see `Dossier.with_origins`).

        Args:
            origins: The origin of each source that is to have another, by its name; or a function
                that returns the origin of any source.

        Raises:
            InvalidValueError: If no source has one of the names, an origin is no text, or it is
                neither a mapping nor a function.
        """
        dossier = self.dossier.with_origins(origins)
        claims = {claim.id: claim for claim in dossier.claims}
        records = (
            evolve(record, claims=tuple(claims.get(each.id, each) for each in record.claims))
            for record in self.records
        )
        return evolve(self, dossier=dossier, records=tuple(records))

    def _title(self) -> Line:
        return f"read as {self.format}"

    def _rows(self) -> tuple[Row, ...]:
        kinds = self.kinds
        worst = [str(each) for each in kinds if each.lost is not None]
        findings = sum(each.count for each in kinds)
        without = self.without_claims
        return (
            ("records", (f"{len(self.published):,}",)),
            ("claims", (f"{len(self.dossier.claims):,}",)),
            ("without a claim", (counted(without, "record"),) if without else ()),
            ("in no claim", tuple((name, f" ({count:,})") for name, count in self.unmapped)),
            ("findings", (f"{findings:,}",) if findings else ()),
            ("found", (*worst, *few([str(each) for each in kinds[len(worst) :]]))),
        )
