"""What must hold of every file, however it is damaged: it is read, or it is refused.

What is read can be written in each of the three formats of this library and read again, with the
same content. Each function takes any bytes at all.
"""

from collections.abc import Iterable
from pathlib import Path

from conflictmodel.claims import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import DocumentError, InvalidValueError, Problem
from conflictmodel.formats.document import dumps, loads
from conflictmodel.formats.lines import content_hash, dump_lines, lines_title, load_lines
from conflictmodel.formats.table import dumps_csv, loads_csv
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.files import FORMATS, read_file, stream_file

OWN = ("conflictmodel", "conflictmodel-lines", "conflictmodel-csv")
"""The formats of this library."""


INTERESTING = (
    *(b"\0", b'"', b'""', b"'", b",", b";", b"\n", b"\r", b"\r\n", b"\n\n", b" ", b"\t"),
    *(b"{", b"}", b"[", b"]", b"<", b">", b"/>", b"&", b"&amp;", b"&#0;", b"<!--", b"<![CDATA["),
    *(
        b"-",
        b"+",
        b".",
        b"0",
        b"-0",
        b"1e9",
        b"3.0",
        b"1,100",
        b"NaN",
        b"Infinity",
        b"null",
        b"true",
    ),
    *(b"9" * 400, b"9" * 999, b"9" * 1000, b"9" * 5000, b"2024-12-23", b"2024-02-30", b"0000"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b'<?xml version="1.0" encoding="utf-7"?>'),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xff",
        b"\xc3",
        b"\xd0\x87",
        b"\xe2\x80\xa8",
        b"\xed\xa0\x80",
    ),
    *(b"\\ud800", b"\\u0000", b"=1+1", b"'=1", b"#", b"a" * 200, "٣".encode(), "²".encode()),
)
"""What readers have trouble with: signs that mean something, numbers, texts that are no UTF-8."""


def check(content: bytes, as_format: str | None, folder: Path) -> Extract | DocumentError:
    """Return what is read from a file, or why it is refused; all that must hold is checked."""
    file = folder / "damaged"
    file.write_bytes(content)
    found = _read(file, as_format)
    if isinstance(found, Extract):
        assert found.format in FORMATS
        assert "read as" in str(found)
        assert len(found.findings) == len([each for each in found.findings if str(each)])
        check_dossier(found.dossier, folder)
    else:
        assert found.problems
        assert str(found).encode()
    _check_stream(file, as_format, found)
    _check_set_aside(file, as_format, found, folder)
    _check_loaders(content, file, as_format, found)
    return found


def check_dossier(dossier: Dossier, folder: Path) -> None:
    """Check that a dossier can be written and read again, in all formats of this library."""
    digest = content_hash(dossier)
    lines = folder / "lines.jsonl"
    dump_lines(dossier.claims, lines, title=dossier.title)
    for again in (
        loads(dumps(dossier)),
        loads_csv(dumps_csv(dossier)),
        Dossier(tuple(load_lines(lines)), lines_title(lines)),
    ):
        assert dossier == again
        assert digest == content_hash(again)
    assert len(dossier.claims) == len(list(map(str, dossier.claims)))


def _read(file: Path, as_format: str | None) -> Extract | DocumentError:
    try:
        return read_file(file, as_format=as_format)
    except DocumentError as error:
        return error


def _check_set_aside(
    file: Path, as_format: str | None, found: Extract | DocumentError, folder: Path
) -> None:
    """Check that what is set aside is all that a file that is refused loses, if it is read."""
    try:
        kept = read_file(file, as_format=as_format, on_problem="set_aside")
    except DocumentError:
        assert isinstance(found, DocumentError)
        return
    if isinstance(found, Extract):
        assert found == kept
    else:
        assert any(each.lost is not None for each in kept.kinds)
        check_dossier(kept.dossier, folder)


def _check_stream(file: Path, as_format: str | None, found: Extract | DocumentError) -> None:
    """Check that a stream gives the records of a file, and is refused for the same problems."""
    streamed = _streamed(file, as_format)
    if isinstance(streamed, DocumentError):
        is_own = isinstance(found, Extract) and found.format in OWN
        assert is_own or as_format in OWN or _problems(found) == streamed.problems or _is_own(file)
    elif isinstance(found, Extract):
        # A stream does not know what it gave before: what is listed twice counts twice there.
        assert [record for record in found.records if record.claims] == _once(streamed)
        assert len(found.records) == len(streamed)
    else:
        # Only that claims do not go together is not looked at in a stream.
        assert len(found.problems) == len(_ambiguities(_once(streamed)))


def _streamed(file: Path, as_format: str | None) -> tuple[Record, ...] | DocumentError:
    try:
        return tuple(stream_file(file, as_format=as_format))
    except DocumentError as error:
        return error


def _once(records: Iterable[Record]) -> list[Record]:
    """Return the records with claims of which not all were met before."""
    met: dict[str, Claim] = {}
    found: list[Record] = []
    for record in records:
        if any(met.get(claim.id) != claim for claim in record.claims):
            found.append(record)
        for claim in record.claims:
            met.setdefault(claim.id, claim)
    return found


def _ambiguities(records: Iterable[Record]) -> tuple[Problem, ...]:
    try:
        Dossier(tuple(claim for record in records for claim in record.claims))
    except InvalidValueError as error:
        return error.problems
    return ()


def _is_own(file: Path) -> bool:
    """Tell whether a file begins as one of this library, which has no records to stream."""
    return file.read_bytes().lstrip(b"\xef\xbb\xbf \n\r\t\"'").startswith((b"{", b"conflictmodel/"))


def _problems(found: object) -> object:
    return found.problems if isinstance(found, DocumentError) else None


def _check_loaders(
    content: bytes, file: Path, as_format: str | None, found: Extract | DocumentError
) -> None:
    """Check that what loads bytes reads and refuses what `read_file` does."""
    name = found.format if isinstance(found, Extract) else as_format
    if name not in OWN:
        return
    loaded = _loaded(name, content, file)
    if isinstance(loaded, Dossier):
        assert isinstance(found, Extract)
        assert found.dossier == loaded
    elif isinstance(loaded, DocumentError):
        # A mark before a document is passed over where its format is recognised.
        assert as_format is None or _problems(loaded) == _problems(found)
    else:  # lines whose claims do not go together
        assert name == "conflictmodel-lines"
        assert isinstance(found, DocumentError)


def _loaded(name: str, content: bytes, file: Path) -> Dossier | DocumentError | InvalidValueError:
    try:
        if name == "conflictmodel-lines":
            return Dossier(tuple(load_lines(file)), lines_title(file))
        return loads(content) if name == "conflictmodel" else loads_csv(content)
    except (DocumentError, InvalidValueError) as error:
        return error
