"""The flat table: a dossier as a CSV file with one row for each figure, for spreadsheets.

Nothing is lost: what was written is read again as an equal dossier. A cell that a spreadsheet might
run as a formula, or take for a date, a truth or a number that it would change, begins with an
apostrophe, which is no part of its value.
The columns are described in the documentation, under "The document".
"""

import csv
import os
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import islice

from conflictmodel import _checks
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import DocumentError, InvalidValueError, Problem
from conflictmodel.files import atomic
from conflictmodel.files.csv_rows import Rows, header_problems
from conflictmodel.files.input import Input, refusal
from conflictmodel.formats import _table_columns as flat
from conflictmodel.formats._shapes import TAG

_KIND = "conflictmodel/"
_FORMAT = f"{_KIND}1"
_CUT_OFF = "there is no line break: it may have been cut off; if nothing is missing, add one"


def dumps_csv(dossier: Dossier, *, for_statistics: bool = False) -> str:
    """Return the flat table of a dossier, in its canonical form.

    Args:
        dossier: The dossier.
        for_statistics: Whether it is for pandas, R or DuckDB, and not for a spreadsheet: no cell
            begins with an apostrophe that is no part of it, so that a day is one in ISO 8601, and
            a number plain digits. It is read again as the same dossier.

    Raises:
        DocumentError: If a number has more than 1,000 digits, or a cell would have more than
            131,072 characters: it would not be read again.

    >>> from conflictmodel import Attribution, Judgement, Period, Source, SourceKind
    >>> by = Attribution(Source("DW", SourceKind.MEDIA), Period("2024-12-23"))
    >>> print(dumps_csv(Dossier((Judgement("a", "=it rains", by),))), end="")
    conflictmodel/1,id,by.source.name,by.source.kind,by.stated,proposition
    judgement,a,DW,media,'2024-12-23,'=it rains
    """
    is_flag = _checks.is_a("for_statistics", for_statistics, bool)
    _checks.refuse("dumps_csv", _checks.is_a("dossier", dossier, Dossier), is_flag)
    from conflictmodel.formats import _table_writing  # noqa: PLC0415 - on first use

    try:
        table = list(_table_writing.rows_of(dossier, guarded=not for_statistics))
    except InvalidValueError as error:
        raise DocumentError("<dossier>", error.problems) from None
    used = {column for row in table for column in row} | {"id"}
    columns = [column for column in flat.columns() if column in used and column != TAG]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([_FORMAT, *columns])
    writer.writerows([row[TAG], *(row.get(each, "") for each in columns)] for row in table)
    return text.getvalue()


def loads_csv(text: str | bytes, *, name: str = "<text>") -> Dossier:
    r"""Return the dossier of a flat table.

    The rows of one claim follow each other. The columns after the first may come in any order, and
    one in which no row has a value may be left out. Blank rows are passed over.

    Args:
        text: The table; bytes are UTF-8.
        name: What an error calls the table.

    Raises:
        DocumentError: If it is no such table, with its first 100 problems, each at its line and
            column.

    >>> loads_csv("conflictmodel/1,id\n")
    Dossier(claims=(), title=None)
    >>> loads_csv("conflictmodel/1,id\njudgement,a\n")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: <text>:
      the cell is empty @ line 2, proposition
      the cell is empty @ line 2, by.source.name
      the cell is empty @ line 2, by.source.kind
      the cell is empty @ line 2, by.stated
    """
    wrong = _checks.is_a("text", text, str, bytes), _checks.is_a("name", name, str)
    _checks.refuse("loads_csv", *wrong)
    try:
        content = text.encode(errors="surrogatepass") if isinstance(text, str) else text
        return read(Input(name, BytesIO(content)))
    except InvalidValueError as error:
        raise DocumentError(name, error.problems) from None


def dump_csv(
    dossier: Dossier, path: str | os.PathLike[str], *, for_statistics: bool = False
) -> None:
    """Write the flat table of a dossier to a file: wholly, or not at all, as `dump` does.

    Args:
        dossier: The dossier.
        path: The file.
        for_statistics: As of `dumps_csv`.

    Raises:
        DocumentError: If the dossier or the file cannot be written. An older file is as it was.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     dump_csv(Dossier(title="Kursk"), f"{folder}/kursk.csv")
    ...     load_csv(f"{folder}/kursk.csv")
    Dossier(claims=(), title='Kursk')
    """
    name = atomic.name_of("dump_csv", path)
    table = dumps_csv(dossier, for_statistics=for_statistics).encode()
    with atomic.replacing(name) as write:
        write(table)


def load_csv(path: str | os.PathLike[str]) -> Dossier:
    """Return the dossier of the flat table in a file.

    Raises:
        DocumentError: If the file cannot be read, or holds no such table.

    >>> load_csv("missing.csv")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.csv: cannot be read: No such file or directory @ $
    """
    name = atomic.name_of("load_csv", path)
    with atomic.opened(name) as file:
        try:
            return read(Input(name, file))
        except InvalidValueError as error:
            raise DocumentError(atomic.printable(name), error.problems) from None


def is_flat(head: str) -> bool:
    """Tell whether a text begins as a flat table of any version does."""
    return head.removeprefix('"').startswith(_KIND)


def read(file: Input) -> Dossier:
    """Return the dossier of a flat table, or raise its first 100 problems."""
    from conflictmodel.formats._table_reading import dossier_of  # noqa: PLC0415 - on first use

    table = iter(Rows(file))
    columns = _columns([cell for _, header in islice(table, 1) for cell in header])
    return dossier_of(_rows(table, columns, file), "table", may_have_title=True)


def _rows(
    table: Iterator[tuple[int, list[str]]], columns: list[str], file: Input
) -> Iterator[flat.Row]:
    """Yield each row that is not blank, and one for what is wrong with the end of the file."""
    try:
        for number, cells in table:
            where = f"line {number:,}"
            # A spreadsheet may add empty columns and rows.
            if any(cells[len(columns) :]) or (any(cells) and len(cells) < len(columns)):
                message = f"it has {len(cells)} cells, and the header has {len(columns)}"
                yield flat.Row(where, {}, (Problem(where, message),))
                continue
            plain = (cell.removeprefix(flat.APOSTROPHE) for cell in cells)
            found = {column: cell for column, cell in zip(columns, plain, strict=False) if cell}
            if found:
                yield flat.Row(where, found)
    except InvalidValueError as error:
        yield flat.Row("the rest of the file, which cannot be read", {}, error.problems)
    if not file.ends_with_newline:
        yield flat.Row("end of file", {}, (Problem("end of file", _CUT_OFF),))


def _columns(header: list[str]) -> list[str]:
    """Return the columns of a header, without blank ones at its end."""
    while header and not header[-1]:
        header = header[:-1]
    _checks.refuse("table", tuple(header_problems(header)))
    first, *others = header
    if first != _FORMAT:
        found = f"expected {_FORMAT!r} in the first cell, got {_checks.shown(first)}"
        is_newer = first.startswith(_KIND)
        advice = "a newer conflictmodel may read it" if is_newer else "this is no such table"
        raise refusal("line 1", f"{found}: {advice}")
    unknown = tuple(
        Problem("line 1", f"the column {_checks.shown(column)} is not known")
        for column in others
        if column == TAG or column not in flat.columns()
    )
    _checks.refuse("table", unknown)
    return [TAG, *others]
