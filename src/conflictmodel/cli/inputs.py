"""The input files of the command, read as one dossier."""

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from conflictmodel.claims import Dossier
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
_SUFFIXES = (".json", ".jsonl", ".csv", ".tsv", ".xml", ".xlsx", ".parquet", ".gz", ".zip")


def gathered(
    paths: Iterable[Path], on_problem: OnProblem = "refuse", columns: Path | None = None
) -> list[tuple[str, Extract]]:
    """Return what each of the files, and of those in the folders, is read as.

    A file of a folder that cannot be read is read as nothing, beside others that can.
    """
    reader = read_file if columns is None else partial(read_table, **load_columns(columns))
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
                    extract = reader(there, on_problem=on_problem, progress=work)
                read.append((STANDARD_INPUT if name == "-" else name, extract))
            except DocumentError as error:
                if file != path and len(files) > 1:
                    read.append((name, _unread(error)))
                else:
                    refused.append(error)
    clashing = list(_clashes(read))
    if len(refused) == 1 and not clashing:
        raise refused[0]
    found = ((error.name, each) for error in refused for each in error.problems)
    problems = [Problem(f"{name}: {each.path}", each.message) for name, each in found]
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
    totals = [each for each in read if each[1].format == LOSSES.name]
    corrections = [each for each in read if each[1].format == LOSS_CORRECTIONS.name]
    if len(totals) != 1 or len(corrections) != 1:  # which would be of which nobody says
        return read
    (path, published), (_, found) = *totals, *corrections
    others = [each for each in read if each not in (*totals, *corrections)]
    return [*others, (path, with_corrections(published, found))]


def _unread(error: DocumentError) -> Extract:
    kind = "the file is not read: {}"
    found = ((each.path, RecordFinding("", kind, (each.message,), ())) for each in error.problems)
    return Extract(_NOTHING, Dossier(), [Record(path, findings=[each]) for path, each in found])


def refuse_unread(read: Iterable[tuple[str, Extract]], on_problem: OnProblem) -> None:
    """Refuse files that were read as nothing, where what is wrong is to be refused."""
    problems = tuple(
        Problem(f"{path}: {record.where}", record.findings[0].values[0])
        for path, extract in read
        if extract.format == _NOTHING
        for record in extract.records
    )
    if problems and on_problem == "refuse":
        raise DocumentError("the files together", problems)


def together(read: Iterable[tuple[str, Extract]]) -> Dossier:
    """Return one dossier of everything that was read."""
    dossiers = [extract.dossier for _, extract in read]
    title = " + ".join(filter(None, (each.title for each in dossiers)))
    return Dossier([claim for each in dossiers for claim in each.claims], title or None)


def _files(path: Path) -> list[Path]:
    if not os.path.isdir(path):  # noqa: PTH112 - that of Path raises an error for some names
        return [path]  # whatever it is: reading it will name its fault
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
    placed = [(claim, path) for path, extract in read for claim in extract.dossier.claims]

    def at(index: int, field: str) -> str:
        return placed[index][1] if field else f"a claim in {placed[index][1]}"

    claims = [claim for claim, _ in placed]
    yield from dict.fromkeys(clashes(claims, at, of_all="$", advice=_COMPARED))
