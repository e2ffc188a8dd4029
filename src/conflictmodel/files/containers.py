"""Containers: a file that is packed in another, and what is no text at all.

What is packed by gzip, the one member of a ZIP and the sheets of a workbook are read as if they
had not been packed. What else looks like data is named, with what to do.
"""

import csv
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from io import BufferedIOBase, BufferedReader, BytesIO, StringIO
from typing import IO

from conflictmodel.errors import MissingExtraError
from conflictmodel.files.input import refusal
from conflictmodel.files.resources import installed_text

_EXACT_FLOATS = 2**53
_IN_MEMORY, _CHUNK = 1 << 26, 1 << 20
_LONGEST_MAGIC = 16
_GZIP, _ZIP, _WORKBOOK = b"\x1f\x8b", b"PK\x03\x04", "xl/workbook.xml"
_OPEN_DOCUMENT = "META-INF/manifest.xml"
_OF_A_SYSTEM = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
_UNPACK = "unpack it, and read what is in it"
_NAMED: dict[str, str] = tomllib.loads(installed_text(__name__, "signatures.toml"))
_PAGES = (b"<!doctype html", b"<html")


def refuse_named(head: bytes) -> None:
    """Refuse what begins as a file of a known kind that is never read."""
    for magic, name in _NAMED.items():
        if head.startswith(magic.encode("latin-1")):
            raise refusal("$", f"this is {name}")
    if head.lstrip()[:_LONGEST_MAGIC].lower().startswith(_PAGES):
        message = "this is a web page, such as one that asks to log in: download the file itself"
        raise refusal("$", message)


def unpacked(file: BufferedReader, choose: Callable[[Mapping[str, bytes]], bytes]) -> IO[bytes]:
    """Return what is in a file: itself, where it is no container; `choose` is given the sheets."""
    magic = file.peek(_LONGEST_MAGIC)
    if magic.startswith(_GZIP):
        from gzip import GzipFile  # noqa: PLC0415 - few files are packed

        return _spooled(lambda: GzipFile(fileobj=file))
    if magic.startswith(_ZIP):
        return _from_zip(file, choose)
    return file


def _from_zip(file: BufferedReader, choose: Callable[[Mapping[str, bytes]], bytes]) -> IO[bytes]:
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - few files are packed

    try:
        archive = ZipFile(file)
    except BadZipFile as error:
        raise refusal("$", f"it cannot be unpacked: {error}") from None
    names = archive.namelist()
    if _WORKBOOK in names:
        file.seek(0)
        content = choose(dict(_sheets(file)))
        return _spooled(lambda: BytesIO(content))  # which has a size, for progress
    if _OPEN_DOCUMENT in names:
        raise refusal("$", "this is an OpenDocument file (.ods): save it as .xlsx or CSV")
    members = [name for name in names if not (name.endswith("/") or _OF_A_SYSTEM.search(name))]
    if len(members) != 1:
        shown = ", ".join(members[:8])
        message = f"the ZIP holds {len(members):,} files ({shown}): {_UNPACK}"
        raise refusal("$", message)
    return _spooled(lambda: archive.open(members[0]))


def _spooled(opened: Callable[[], IO[bytes] | BufferedIOBase]) -> IO[bytes]:
    """Return the bytes of a packed file, on disk where they are many."""
    from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - few files are packed
    from zipfile import BadZipFile  # noqa: PLC0415 - few files are packed
    from zlib import error as ZlibError  # noqa: N812, PLC0415 - it is one

    found = SpooledTemporaryFile[bytes](max_size=_IN_MEMORY)  # whoever reads it closes it
    try:
        with opened() as packed:
            while chunk := packed.read(_CHUNK):
                found.write(chunk)
    # A member may be encrypted (`RuntimeError`), or packed in a way that Python does not know.
    except (OSError, EOFError, BadZipFile, ZlibError, RuntimeError) as error:
        found.close()
        raise refusal("$", f"it cannot be unpacked: {error}") from None
    found.seek(0)
    return found


def _sheets(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each sheet with its rows as CSV."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise MissingExtraError("reading a workbook", "python-calamine", "xlsx") from None
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        rows = {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }
    except CalamineError as error:
        raise refusal("$", f"the workbook cannot be read: {error}") from None
    for name, cells in rows.items():
        text = StringIO()
        csv.writer(text, lineterminator="\n").writerows([*map(text_of_cell, row)] for row in cells)
        yield name, text.getvalue().encode()


def text_of_cell(cell: object) -> str:
    """Return a cell as CSV has it; a workbook knows no whole numbers, and no days."""
    match cell:
        case float() if cell.is_integer() and abs(cell) < _EXACT_FLOATS:
            return f"{int(cell)}"
        case datetime():
            return f"{cell.date() if cell.time() == datetime.min.time() else cell}"
        case date():
            return cell.isoformat()
        case _:
            return f"{cell}"
