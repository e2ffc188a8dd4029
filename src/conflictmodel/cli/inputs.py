"""The input files of the command, read as one dossier."""

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from conflictmodel.claims import Claim, Dossier
from conflictmodel.claims.claim import clashes
from conflictmodel.cli.progress import Work
from conflictmodel.errors import DocumentError, Problem
from conflictmodel.files.atomic import refusal, refusing
from conflictmodel.readers import (
    Extract,
    OnProblem,
    Record,
    RecordFinding,
    load_columns,
    read_file,
    read_table,
    with_corrections,
)
from conflictmodel.readers.losses import LOSS_CORRECTIONS, LOSSES

STANDARD_INPUT = "standard input"

_NOTHING = "nothing"
_COMPARED = ": name a file once, and compare two releases by `changes OLD NEW`"
_SUFFIXES = (".json", ".jsonl", ".csv", ".xml", ".xlsx", ".gz", ".zip")


def gathered(
    paths: Iterable[Path], on_problem: OnProblem = "refuse", columns: Path | None = None
) -> list[tuple[str, Extract]]:
    """Return what each of the files, and of those in the folders, is read as.

    A file of a folder that cannot be read is read as nothing, beside others that can. Where a file
    is given that says what the columns are, all are tables of one's own.
    """
    own = None if columns is None else load_columns(columns)
    read: list[tuple[str, Extract]] = []
    refused: list[DocumentError] = []
    for path in paths:
        try:
            files = _files(path)
        except DocumentError as error:
            refused.append(error)
            continue
        for file in files:
            name = str(file)
            try:
                with on_disk(file) as there, Work(f"reading {name}") as work:
                    if own is None:
                        extract = read_file(there, on_problem=on_problem, progress=work)
                    else:
                        extract = read_table(there, on_problem=on_problem, progress=work, **own)
                read.append((STANDARD_INPUT if name == "-" else name, extract))
            except DocumentError as error:
                if file != path and len(files) > 1:
                    read.append((name, _unread(error)))
                else:
                    refused.append(error)
    clashing = list(_clashes(read))
    if len(refused) == 1 and not clashing:
        raise refused[0]
    problems = [
        Problem(f"{error.name}: {problem.path}", problem.message)
        for error in refused
        for problem in error.problems
    ]
    if problems or clashing:
        raise DocumentError("the files together", (*problems, *clashing))
    return _corrected(read)


@contextmanager
def on_disk(path: Path, ending: str = "") -> Generator[Path]:
    """Give a file, or one with all of standard input where the path is `-`."""
    if str(path) != "-":
        yield path
        return
    try:
        with TemporaryDirectory() as folder:
            file = Path(folder, f"input{ending}")
            with refusing(STANDARD_INPUT, "read"), file.open("wb") as copy:
                if sys.stdin is None:
                    raise OSError(None, "it is closed")
                copyfileobj(sys.stdin.buffer, copy)
            yield file
    except DocumentError as error:  # it names a file that nobody has given
        raise DocumentError(STANDARD_INPUT, error.problems) from None


def _corrected(read: list[tuple[str, Extract]]) -> list[tuple[str, Extract]]:
    """Return what was read, daily totals and their corrections put together."""
    totals = [each for each in read if each[1].format == LOSSES.name]
    corrections = [each for each in read if each[1].format == LOSS_CORRECTIONS.name]
    if len(totals) != 1 or len(corrections) != 1:  # which would be of which nobody says
        return read
    (path, published), (_, found) = *totals, *corrections
    others = [each for each in read if each not in (*totals, *corrections)]
    return [*others, (path, with_corrections(published, found))]


def _unread(error: DocumentError) -> Extract:
    kind = "the file is not read: {}"
    records = (
        Record(each.path, findings=(RecordFinding("", kind, (each.message,), ()),))
        for each in error.problems
    )
    return Extract(_NOTHING, Dossier(), tuple(records))


def refuse_unread(read: Iterable[tuple[str, Extract]]) -> None:
    """Refuse files that were read as nothing."""
    problems = tuple(
        Problem(f"{path}: {record.where}", found.values[0])
        for path, extract in read
        if extract.format == _NOTHING
        for record in extract.records
        for found in record.findings
    )
    if problems:
        raise DocumentError("the files together", problems)


def together(read: Iterable[tuple[str, Extract]]) -> Dossier:
    """Return one dossier of everything that was read."""
    dossiers = [extract.dossier for _, extract in read]
    titles = [dossier.title for dossier in dossiers if dossier.title]
    return Dossier(
        tuple(claim for dossier in dossiers for claim in dossier.claims), " + ".join(titles) or None
    )


def _files(path: Path) -> list[Path]:
    """Return the documents of a folder, or a path that is none: reading it will name its fault."""
    if not os.path.isdir(path):  # noqa: PTH112 - that of Path raises an error for some names
        return [path]
    found: list[Path] = []
    try:
        for folder, folders, names in os.walk(path, onerror=_raise):
            folders[:] = [each for each in folders if not each.startswith(".")]
            found += [Path(folder, each) for each in names if each.lower().endswith(_SUFFIXES)]
    except OSError as error:
        message = f"the folder cannot be listed: {error.strerror}"
        raise refusal(str(path), message) from error
    if not found:
        message = f"the folder holds no file that ends in {', '.join(_SUFFIXES)}"
        raise refusal(str(path), message)
    return sorted(found)


def _raise(error: OSError) -> None:
    raise error


def _clashes(read: Iterable[tuple[str, Extract]]) -> Iterator[Problem]:
    """Yield what is wrong with the claims of all files together, once for each file."""
    claims: list[Claim] = []
    files: list[str] = []
    for path, extract in read:
        claims += extract.dossier.claims
        files += [path] * len(extract.dossier.claims)

    def at(index: int, field: str) -> str:
        return files[index] if field else f"a claim in {files[index]}"

    yield from dict.fromkeys(clashes(claims, at, of_all="$", advice=_COMPARED))
