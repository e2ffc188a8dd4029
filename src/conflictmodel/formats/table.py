"""The flat table: a dossier as a CSV file with one row for each figure, for spreadsheets.

Nothing is lost: what was written is read again as an equal dossier. The columns are described in
the documentation, under "The document".
"""

import csv
import os
from io import BytesIO, StringIO

from conflictmodel import _checks
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.files import atomic
from conflictmodel.files.input import Input
from conflictmodel.files.json_text import named
from conflictmodel.formats._shapes import ANY_TABLE, TAG


def dumps_csv(dossier: Dossier, *, for_statistics: bool = False) -> str:
    """Return the flat table of a dossier, in its canonical form.

    A cell that a spreadsheet might run as a formula, or take for a date, a truth or a number that
    it would change, begins with an apostrophe, which is no part of its value. No cell does where
    the table is `for_statistics`: for pandas, R or DuckDB.

    Raises:
        DocumentError: If a number has more than 1,000 digits, or a cell would have more than
            131,072 characters: it would not be read again.

    >>> print(dumps_csv(Dossier(title="=Kursk")), end="")
    conflictmodel/1,id,title
    dossier,,'=Kursk
    """
    is_flag = _checks.is_a("for_statistics", for_statistics, bool)
    _checks.refuse("dumps_csv", _checks.is_a("dossier", dossier, Dossier), is_flag)
    from conflictmodel.formats import _table_rows as flat  # noqa: PLC0415 - on first use

    with named("<dossier>"), atomic.no_collections():
        table = list(flat.rows_of(dossier, guarded=not for_statistics))
    used = {flat.ID}.union(*table)
    columns = [column for column in flat.columns() if column in used and column != TAG]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([flat.FORMAT, *columns])
    writer.writerows([row[TAG], *(row.get(each, "") for each in columns)] for row in table)
    return text.getvalue()


def loads_csv(text: str | bytes, *, name: str = "<text>") -> Dossier:
    r"""Return the dossier of a flat table.

    The rows of one claim follow each other. The columns after the first may come in any order, and
    one in which no row has a value may be left out. Blank rows are passed over. Bytes are UTF-8,
    and an error calls the table by the `name`.

    Raises:
        DocumentError: If it is no such table, with its first 100 problems, each at its line and
            column.

    >>> loads_csv("conflictmodel/1,id\nretraction,a\n")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: <text>:
      the cell is empty @ line 2, supersedes
      the cell is empty @ line 2, by.source.name
      the cell is empty @ line 2, by.source.kind
      the cell is empty @ line 2, by.stated
    """
    wrong = _checks.is_a("text", text, str, bytes), _checks.is_a("name", name, str)
    _checks.refuse("loads_csv", *wrong)
    content = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    with named(name):
        return read(Input(name, BytesIO(content)))


def dump_csv(
    dossier: Dossier, path: str | os.PathLike[str], *, for_statistics: bool = False
) -> None:
    """Write the flat table of a dossier to a file, as `dump` does; see `dumps_csv`.

    Raises:
        DocumentError: If the dossier or the file cannot be written. An older file is as it was.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     dump_csv(Dossier(title="Kursk"), f"{folder}/kursk.csv")
    ...     load_csv(f"{folder}/kursk.csv")
    Dossier(claims=(), title='Kursk')
    """
    name = atomic.name_of("dump_csv", path)
    atomic.write_texts(name, [dumps_csv(dossier, for_statistics=for_statistics)])


def load_csv(path: str | os.PathLike[str]) -> Dossier:
    """Return the dossier of the flat table in a file.

    Raises:
        DocumentError: If the file cannot be read, or holds no such table.

    >>> load_csv("missing.csv")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.csv: cannot be read: ...
    """
    name = atomic.name_of("load_csv", path)
    with atomic.opened(name) as file, named(name):
        return read(Input(name, file))


def is_flat(head: str) -> bool:
    """Tell whether a text begins as a flat table of any version does."""
    return head.removeprefix('"').startswith(ANY_TABLE)


def read(file: Input) -> Dossier:
    """Return the dossier of a flat table, or raise its first 100 problems."""
    from conflictmodel.formats import _table_reading  # noqa: PLC0415 - on first use

    with atomic.no_collections():
        return _table_reading.dossier_of(file)
