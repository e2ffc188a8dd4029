"""Reading files of others: which format a file is of, and what it says.

`read_file` recognises a format by what stands in the file, and reads the whole of it or nothing;
`stream_file` yields one record after the other, for files that do not fit in memory. Each format
has a page of its own, with a table of what becomes of each column.
"""

import os
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from conflictmodel import _checks
from conflictmodel._files import file_error, name_of, printable
from conflictmodel.dossiers import Dossier
from conflictmodel.errors import DocumentError, InvalidValueError, Problem, UnknownNameError
from conflictmodel.extracts import Extract, Record
from conflictmodel.readers._formats import Format
from conflictmodel.readers._input import Input, Progress
from conflictmodel.readers._tables import columns_of
from conflictmodel.readers.control_changes import CONTROL_CHANGES
from conflictmodel.readers.iati import IATI
from conflictmodel.serialization import loads

_PUBLISHED = (CONTROL_CHANGES, IATI)
_HEAD = 1 << 13  # what is read ahead, and more than any header
_ENOUGH = 0.5  # a file that has half of what a format needs is told what else it needs
_FEW = 8
_LONGEST_COLUMN = 40

FORMATS: Mapping[str, str] = MappingProxyType({each.name: each.title for each in _PUBLISHED})
"""What can be read besides the documents of this library: the name of each format, and what it is.

>>> FORMATS["control-changes"]
'who held which settlement, as changes (CSV)'
"""


def read_file(
    path: str | os.PathLike[str], *, as_format: str | None = None, progress: Progress | None = None
) -> Extract:
    r"""Read a file whose format is recognised by its content: wholly, or not at all.

    A document of this library is read as `load` reads it.

    Args:
        path: The file.
        as_format: The name of its format, where it is not to be recognised.
        progress: Called now and then with the bytes read so far, and the bytes of the file.

    Raises:
        DocumentError: If the file cannot be read, is of no known format, or is damaged, with its
            first 100 problems, each at its line.
        UnknownNameError: If there is no format of that name.
        InvalidValueError: If an argument is of the wrong type.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "held.csv")
    ...     _ = file.write_text(
    ...         "snapshot_utc,commit,name,previous,held_by,as_of\n"
    ...         "2022-09-10T23:10:36+02:00,7a94c2,Izium,Russia,Ukraine,10 September 2022\n")
    ...     print(*read_file(file).dossier.claims)
    Izium 7a94c2: Izium taken by Ukraine, 2022-09-10
    """
    name = name_of("read_file", path)
    chosen = _chosen("read_file", as_format, progress)
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a name need not be Unicode
            chosen = chosen or _recognised(file.peek(_HEAD))
            given = Input(file, progress)
            if chosen is None:
                return Extract("conflictmodel", loads(given.whole(), origin=printable(name)))
            records = tuple(chosen.records(given))
            return Extract(chosen.name, _dossier(records), records)
    except InvalidValueError as error:
        raise DocumentError(printable(name), error.problems) from None
    except (OSError, ValueError) as error:
        raise file_error(name, "read", error) from error


def stream_file(
    path: str | os.PathLike[str], *, as_format: str | None = None, progress: Progress | None = None
) -> Iterator[Record]:
    """Yield the records of a file of others, one after the other, in constant memory.

    Records before the first problem have been yielded when it is met; after it, none is. That each
    claim has an id of its own is not looked at: that takes all of them, in a `Dossier`.

    Args:
        path: The file.
        as_format: The name of its format, where it is not to be recognised.
        progress: Called now and then with the bytes read so far, and the bytes of the file.

    Raises:
        DocumentError: As `read_file`; and for a document of this library, which `load` and
            `load_lines` read.
        UnknownNameError: If there is no format of that name.
        InvalidValueError: If an argument is of the wrong type.

    >>> for record in stream_file("missing.csv"):
    ...     print(record.claims)
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.csv: cannot be read: No such file or directory @ $
    """
    name = name_of("stream_file", path)
    return _streamed(name, _chosen("stream_file", as_format, progress), progress)


def _streamed(name: str, chosen: Format | None, progress: Progress | None) -> Iterator[Record]:
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a name need not be Unicode
            chosen = chosen or _recognised(file.peek(_HEAD))
            if chosen is None:
                message = "a document of this library has no records: read it with load"
                raise _checks.refusal("stream_file", Problem("$", message))
            yield from chosen.records(Input(file, progress))
    except InvalidValueError as error:
        raise DocumentError(printable(name), error.problems) from None
    except (OSError, ValueError) as error:
        raise file_error(name, "read", error) from error


def _chosen(function: str, as_format: str | None, progress: Progress | None) -> Format | None:
    """Return the format of the name that was given."""
    _checks.refuse(
        function,
        _checks.optional("as_format", as_format, str),
        () if progress is None else _checks.function("progress", progress),
    )
    if as_format is None:
        return None
    named = {each.name: each for each in _PUBLISHED}
    if as_format not in named:
        raise UnknownNameError("format", as_format, tuple(named))
    return named[as_format]


def _recognised(head: bytes) -> Format | None:
    """Return the format of a file that begins so; `None` for a document of this library."""
    text = head.decode(errors="replace").removeprefix("\ufeff").lstrip()
    if text.startswith("{"):
        return None
    likest = max(_PUBLISHED, key=lambda each: each.likeness(text))
    if likest.likeness(text) >= _ENOUGH:
        return likest
    raise _checks.refusal("read_file", Problem("$", _unrecognised(text)))


def _unrecognised(text: str) -> str:
    known = ", ".join(("conflictmodel", *FORMATS))
    columns = columns_of(text)
    if not text:
        found = "the file is empty"
    elif len(columns) > 1:
        shown = ", ".join(_checks.shown(each[:_LONGEST_COLUMN]) for each in columns[:_FEW])
        found = f"no known format is a table with the columns {shown}"
    else:
        found = "this is no file of a known format"
    return f"{found}; known formats: {known}"


def _dossier(records: tuple[Record, ...]) -> Dossier:
    """Return all claims as one dossier; what is wrong with them together is told at its record."""
    where: dict[str, str] = {}
    repeated: list[Problem] = []
    for record in records:
        for claim in record.claims:
            if where.setdefault(claim.id, record.where) is not record.where:
                message = (
                    f"id {_checks.shown(claim.id)} is already that of a claim of {where[claim.id]}"
                )
                repeated.append(Problem(record.where, message))
    _checks.refuse("read_file", tuple(repeated))
    return Dossier(tuple(claim for record in records for claim in record.claims))
