"""The flat table: a dossier as a CSV file with one row for each figure, for spreadsheets.

Nothing is lost: what was written is read again as an equal dossier. A cell that a spreadsheet would
run as a formula, or change as a number, begins with an apostrophe, which is no part of its value.
The columns are described in the documentation, under "The document".
"""

import csv
import os
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import groupby

from conflictmodel import _checks, _files
from conflictmodel.dossiers import Claim, Dossier
from conflictmodel.errors import DocumentError, InvalidValueError, Problem
from conflictmodel.readers._formats import Problems
from conflictmodel.readers._input import Input, refusal
from conflictmodel.readers._tables import columns_of, header_problems, rows
from conflictmodel.readers._together import together

_KIND = "conflictmodel/"
_FORMAT = f"{_KIND}1"
_TYPE = "type"  # what the first column is called here, and in JSON


def dumps_csv(dossier: Dossier) -> str:
    """Return the flat table of a dossier, in its canonical form.

    Raises:
        DocumentError: If a number has more than 1,000 digits: it would not be read again.
        InvalidValueError: If the argument is no `Dossier`.

    >>> from conflictmodel import Attribution, Judgement, Period, Source, SourceKind
    >>> by = Attribution(Source("DW", SourceKind.MEDIA), Period("2024-12-23"))
    >>> print(dumps_csv(Dossier((Judgement("a", "=it rains", by),))), end="")
    conflictmodel/1,id,by.source.name,by.source.kind,by.stated,proposition
    judgement,a,DW,media,2024-12-23,'=it rains
    """
    _checks.refuse("dumps_csv", _checks.is_a("dossier", dossier, Dossier))
    from conflictmodel import _flat  # noqa: PLC0415 - on first use

    try:
        table = list(_flat.rows_of(dossier))
    except InvalidValueError as error:
        raise DocumentError("<dossier>", error.problems) from None
    used = {column for row in table for column in row} | {"id"}
    columns = [column for column in _flat.columns() if column in used and column != _TYPE]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([_FORMAT, *columns])
    writer.writerows([row[_TYPE], *(row.get(each, "") for each in columns)] for row in table)
    return text.getvalue()


def loads_csv(text: str | bytes, *, origin: str = "<text>") -> Dossier:
    r"""Return the dossier of a flat table.

    The rows of one claim follow each other. The columns may come in any order, and a column in
    which no row has a value may be left out.

    Args:
        text: The table; bytes are UTF-8.
        origin: What an error calls the table.

    Raises:
        DocumentError: If it is no such table, with its first 100 problems, each at its line and
            column.
        InvalidValueError: If an argument is of the wrong type.

    >>> loads_csv("conflictmodel/1,id\n")
    Dossier(claims=(), title=None)
    >>> loads_csv("conflictmodel/1,id\njudgement,a\n")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: <text>:
      the key is missing @ line 2, proposition
      the key is missing @ line 2, by
    """
    _checks.refuse(
        "loads_csv",
        _checks.is_a("text", text, str, bytes),
        _checks.is_a("origin", origin, str),
    )
    try:
        content = text.encode(errors="surrogatepass") if isinstance(text, str) else text
        return read(Input(BytesIO(content)))
    except InvalidValueError as error:
        raise DocumentError(origin, error.problems) from None


def dump_csv(dossier: Dossier, path: str | os.PathLike[str]) -> None:
    """Write the flat table of a dossier to a file: wholly, or not at all, as `dump` does.

    Raises:
        DocumentError: If the dossier or the file cannot be written. An older file is as it was.
        InvalidValueError: If an argument is of the wrong type.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     dump_csv(Dossier(title="Kursk"), f"{folder}/kursk.csv")
    ...     load_csv(f"{folder}/kursk.csv")
    Dossier(claims=(), title='Kursk')
    """
    name = _files.name_of("dump_csv", path)
    text = dumps_csv(dossier)
    with _files.replacing(name) as write:
        write(text.encode())


def load_csv(path: str | os.PathLike[str]) -> Dossier:
    """Return the dossier of the flat table in a file.

    Raises:
        DocumentError: If the file cannot be read, or holds no such table.
        InvalidValueError: If the path is of the wrong type.

    >>> load_csv("missing.csv")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.csv: cannot be read: No such file or directory @ $
    """
    name = _files.name_of("load_csv", path)
    with _files.opened(name) as file, _files.refusing(name, "read"):
        try:
            return read(Input(file))
        except InvalidValueError as error:
            raise DocumentError(_files.printable(name), error.problems) from None


def is_flat(head: str) -> bool:
    """Tell whether a text begins as a flat table of any version does."""
    return any(column.startswith(_KIND) for column in columns_of(head)[:1])


def read(file: Input) -> Dossier:
    """Return the dossier of a flat table.

    Raises:
        InvalidValueError: If it is none, with its first 100 problems.
    """
    from conflictmodel import _flat  # noqa: PLC0415 - on first use
    from conflictmodel._converter import LineReader  # noqa: PLC0415 - on first use

    problems = Problems()
    title: str | None = None
    claims: list[Claim] = []
    lines: list[str] = []
    reader = LineReader()
    try:
        for group in _groups(file, problems):
            where, cells = group[0]
            try:
                if cells.get(_TYPE) == _flat.DOSSIER and title is None and not claims:
                    title = _flat.title_of(group)
                else:
                    claims.append(_flat.claim_of(group, reader))
                    lines.append(where)
            except InvalidValueError as error:
                if problems.extend(error.problems):
                    break
    except InvalidValueError as error:  # the rest of the file cannot be read
        problems.extend(error.problems)
    _checks.refuse("table", tuple(problems.found))
    return together(claims, lines, title)


def _groups(file: Input, problems: Problems) -> Iterator[list[tuple[str, dict[str, str]]]]:
    """Yield the rows that follow each other and have one type and one id, each with its line."""

    def type_and_id(row: tuple[str, dict[str, str]]) -> tuple[str | None, str | None]:
        return row[1].get(_TYPE), row[1].get("id")

    for _, group in groupby(_rows(file, problems), type_and_id):
        yield list(group)


def _rows(file: Input, problems: Problems) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row with its line, and only the cells that are not empty."""
    from conflictmodel import _flat  # noqa: PLC0415 - on first use

    table = rows(file)
    _, header = next(table, (1, []))
    columns = [_TYPE if column == _FORMAT else column for column in header]
    _checks.refuse("table", tuple(header_problems(header)))
    if header[0].startswith(_KIND) and header[0] != _FORMAT:
        message = f"expected {_FORMAT!r}, the version that this conflictmodel reads, got"
        advice = "a newer conflictmodel may read it"
        raise refusal("line 1", f"{message} {_checks.shown(header[0])}: {advice}")
    unknown = [
        Problem("line 1", f"the column {_checks.shown(column)} is not known")
        for column in columns
        if column not in _flat.columns()
    ]
    if _TYPE not in columns:
        unknown.insert(0, Problem("line 1", f"the column {_FORMAT!r} is missing"))
    _checks.refuse("table", tuple(unknown))
    for number, cells in table:
        line = f"line {number:,}"
        if len(cells) == len(columns):
            yield line, {each: cell for each, cell in zip(columns, cells, strict=True) if cell}
        else:
            message = f"it has {len(cells)} cells, and the header has {len(columns)}"
            problems.extend([Problem(line, message)])
