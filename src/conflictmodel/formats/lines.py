"""JSON Lines: claims as a stream, one in each line, and the hash of a dossier's content.

The first line says what the others are, each of which is whole in itself. A stream of any length is
written and read in the same memory: what grows is only the list of its different sources.
"""

import os
from collections.abc import Iterable, Iterator

from conflictmodel import _checks
from conflictmodel.claims.claim import CLAIM_TYPES, Claim, ambiguity
from conflictmodel.claims.dossiers import Dossier, claims_of, each_of
from conflictmodel.errors import DocumentError, InvalidValueError, Problem
from conflictmodel.files import atomic
from conflictmodel.files.atomic import LONGEST_LINE, Problems
from conflictmodel.files.input import Input
from conflictmodel.files.json_text import found_by, named, parsed, refusal
from conflictmodel.formats._shapes import LINES, SCHEMA, Header
from conflictmodel.values.sources import Source


def dump_lines(
    claims: Claim | Iterable[Claim] | Dossier,
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
) -> None:
    """Write claims to a file, one in each line: wholly, or not at all.

    The claims are taken one after the other, so that they need not be in memory together. That no
    id occurs twice is not checked: a `Dossier` of them checks it. The title is that of the dossier
    unless another is given, and an older file is replaced as by `dump`.

    Raises:
        DocumentError: If a claim or the file cannot be written. An older file is as it was.
        InvalidValueError: If one name stands for two different sources.

    >>> from tempfile import TemporaryDirectory
    >>> from conflictmodel import example
    >>> with TemporaryDirectory() as folder:
    ...     dump_lines(example(), f"{folder}/kursk.jsonl", title="Kursk")
    ...     with open(f"{folder}/kursk.jsonl") as file:
    ...         print(next(file), end="")
    {"format":"conflictmodel-lines","schema":1,"title":"Kursk"}
    """
    name = atomic.name_of("dump_lines", path)
    _checks.refuse("dump_lines", _checks.optional_text("title", title))
    each = each_of("dump_lines", claims)
    if title is None and isinstance(claims, Dossier):
        title = claims.title
    with atomic.replacing(name) as write:
        for line in _lines("dump_lines", each, title, name=atomic.printable(name)):
            write(line)


def load_lines(path: str | os.PathLike[str]) -> Iterator[Claim]:
    """Return an iterator over the claims of a file that has one in each line.

    Where a line is wrong, the claims before it are yielded and none after it, but all lines are
    checked, up to 100 problems or a line of more than 10,000,000 bytes. That no id occurs twice is
    not: `Dossier(tuple(load_lines(path)))` checks it.

    Raises:
        DocumentError: By the iterator, if the file cannot be read, or a line is no claim.

    >>> next(load_lines("missing.jsonl"))
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.jsonl: cannot be read: ...
    """
    return _claims_of(atomic.name_of("load_lines", path))


def _claims_of(name: str) -> Iterator[Claim]:
    with atomic.opened(name) as file:
        lines = Input(name, file)
        title_in(name, lines)
        yield from claims_in(name, lines)


def lines_title(path: str | os.PathLike[str]) -> str | None:
    """Return the title of a file that has one claim in each line; only its first line is read.

    Raises:
        DocumentError: If the file cannot be read, or does not begin as such a file does.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     dump_lines([], f"{folder}/kursk.jsonl", title="Kursk")
    ...     lines_title(f"{folder}/kursk.jsonl")
    'Kursk'
    """
    name = atomic.name_of("lines_title", path)
    with atomic.opened(name) as file:
        return title_in(name, Input(name, file))


def content_hash(claims: Claim | Iterable[Claim] | Dossier) -> str:
    """Return the SHA-256 of a dossier's content: the same for equal dossiers, and for no others.

    It is that of the file which `dump_lines` writes, whatever the dossier was read from, so that
    `sha256sum` finds the same digits. A claim, or claims, are a dossier without a title.

    Raises:
        DocumentError: If a claim cannot be written.
        InvalidValueError: If they could not stand in one dossier.

    >>> content_hash(Dossier())
    'sha256:b9a0e94a6e371c5cc50ee6f33edb656b3bb8034c27cc5c3fb052084e321ddc68'
    """
    import hashlib  # noqa: PLC0415 - on first use

    given = claims_of("content_hash", claims)
    title = claims.title if isinstance(claims, Dossier) else None
    digest = hashlib.sha256()
    for line in _lines("content_hash", given, title, name="<dossier>"):
        digest.update(line)
    return f"sha256:{digest.hexdigest()}"


def _lines(
    function: str, claims: Iterable[Claim], title: str | None, *, name: str
) -> Iterator[bytes]:
    from conflictmodel.formats._codec_writing import Layout  # noqa: PLC0415 - on first use

    layout = Layout(is_line=True)
    write = layout.writer(Claim)
    sources: dict[str, Source] = {}
    header = layout.writer(Header)(Header(format=LINES, schema=SCHEMA, title=title))
    yield f"{header}\n".encode()
    for index, claim in enumerate(claims):
        _checks.refuse(function, _checks.is_a(f"claims[{index}]", claim, *CLAIM_TYPES))
        for source in (claim.by.source, *claim.by.via):
            known = sources.setdefault(source.name, source)
            if known is not source and known != source:
                problem = Problem(f"claims[{index}].by", ambiguity(known, source))
                raise _checks.refusal(function, problem)
        try:
            yield _short(f"{write(claim)}\n".encode())
        except InvalidValueError as error:
            raise DocumentError(name, found_by(error, f"line {index + 2:,}: $")) from None


def title_in(name: str, file: Input) -> str | None:
    """Return the title, of the first line of a file."""
    from conflictmodel.formats._codec import Reader  # noqa: PLC0415 - on first use

    line = file.readline(LONGEST_LINE + 1)
    with named(name, "line 1: $"):
        if not line:
            raise refusal("the file is empty: its first line must say what it is")
        return Reader(in_full=True).header(parsed(_short(line), is_line=True)).title


def claims_in(name: str, file: Input) -> Iterator[Claim]:
    """Yield the claims of the lines that follow the first."""
    from conflictmodel.formats._codec import Reader  # noqa: PLC0415 - on first use

    problems, reader, number = Problems(), Reader(in_full=True), 1
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        try:
            claim = reader.claim(parsed(_short(line), is_line=True))
        except (InvalidValueError, RecursionError) as error:
            is_enough = problems.extend(found_by(error, f"line {number:,}: $"))
            if is_enough or len(line) > LONGEST_LINE:  # which may have no end
                break
        else:
            if not problems.found:
                yield claim
    if problems.found:
        raise DocumentError(atomic.printable(name), tuple(problems.found))


def _short(line: bytes) -> bytes:
    if len(line) > LONGEST_LINE:
        raise refusal(f"the line is longer than {LONGEST_LINE:,} bytes")
    return line
