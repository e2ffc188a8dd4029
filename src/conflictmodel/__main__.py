"""The command: `python -m conflictmodel [FILE or FOLDER …]` prints what figures can answer.

`python -m conflictmodel schema` prints the JSON Schema of the document.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from conflictmodel._checks import shown
from conflictmodel._progress import ProgressLine
from conflictmodel._report_json import to_json
from conflictmodel._report_text import to_text
from conflictmodel._text import printable
from conflictmodel.dossiers import Dossier
from conflictmodel.errors import ConflictModelError, DocumentError, Problem
from conflictmodel.estimates import Estimate
from conflictmodel.examples import example
from conflictmodel.extracts import Extract
from conflictmodel.reading import read_file
from conflictmodel.reports import report
from conflictmodel.rule_names import rule_named
from conflictmodel.schemas import document_schema
from conflictmodel.sources import Source
from conflictmodel.subjects import Subject

_USAGE_ERROR = 2
_PROGRAM = "python -m conflictmodel"
_SCHEMA = "schema"
_SUFFIXES = (".json", ".jsonl")
_MOST_COMPARED = 250_000  # a subject is compared with every estimate


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report or the schema; return the exit status, 2 where the input cannot be used."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == [_SCHEMA]:
        _schema_parser().parse_args(given[1:])
        print(json.dumps(document_schema(), indent=2))
        return 0
    options = _parser().parse_args(given)
    try:
        rule = rule_named(options.rule)
        read = _read(options.paths)
        dossier = _together(read) if read else example()
        found = report(dossier, rule=rule, about=_asked(dossier, options.about))
    except ConflictModelError as error:
        return _refused(str(error))
    extracts = [(str(path), extract) for path, extract in read if extract.records]
    if options.json:
        print(json.dumps(to_json(found, extracts), indent=2))
    else:
        print(to_text(found, extracts))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Print who said what, where all can be right, and where they cannot.",
        epilog=f"`{_PROGRAM} {_SCHEMA}` prints the JSON Schema of the document;"
        f" a file or folder of that name is given as ./{_SCHEMA}.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="FILE or FOLDER",
        help="documents, files of the formats that are known, or folders of *.json and *.jsonl"
        " documents; by default the example that is installed",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    parser.add_argument(
        "--rule",
        default="intersection",
        metavar="NAME",
        help="the rule that answers each question, such as hull, majority, camps, latest(hull) or"
        " intersection.or_else(hull); by default intersection",
    )
    parser.add_argument(
        "--about",
        default="",
        metavar="WORDS",
        help="ask only about the subjects in whose text these words stand, in any case; where there"
        " are many subjects and many estimates, only the first are asked about",
    )
    return parser


def _schema_parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=f"{_PROGRAM} {_SCHEMA}", description="Print the JSON Schema of the document."
    )


def _read(paths: Iterable[Path]) -> list[tuple[Path, Extract]]:
    """Return what each of the files, and of those in the folders, is read as."""
    read: list[tuple[Path, Extract]] = []
    refused: list[DocumentError] = []
    for path in paths:
        try:
            files = _files(path)
        except DocumentError as error:
            refused.append(error)
            continue
        for file in files:
            progress = ProgressLine(printable(str(file)), sys.stderr)
            try:
                read.append((file, read_file(file, progress=progress)))
            except DocumentError as error:
                refused.append(error)
            finally:
                progress.clear()
    clashes = tuple(_clashes((path, extract.dossier) for path, extract in read))
    if len(refused) == 1 and not clashes:
        raise refused[0]
    problems = (
        *(
            Problem(f"{error.origin}: {problem.path}", problem.message)
            for error in refused
            for problem in error.problems
        ),
        *clashes,
    )
    if problems:
        raise DocumentError("the files together", problems)
    return read


def _together(read: Iterable[tuple[Path, Extract]]) -> Dossier:
    """Return one dossier of everything that was read."""
    dossiers = [extract.dossier for _, extract in read]
    titles = [dossier.title for dossier in dossiers if dossier.title]
    return Dossier(
        tuple(claim for dossier in dossiers for claim in dossier.claims), " + ".join(titles) or None
    )


def _asked(dossier: Dossier, words: str) -> list[Subject]:
    """Return the subjects that are asked about: no more than can be answered in some seconds."""
    wanted = words.casefold()
    subjects = [each for each in dossier.subjects if wanted in str(each).casefold()]
    most = _MOST_COMPARED // max(1, len(dossier.of_type(Estimate)))
    return subjects[: max(1, most)]


def _files(path: Path) -> list[Path]:
    """Return the documents of a folder, or a path that is none: reading it tells what it is."""
    if not os.path.isdir(path):  # noqa: PTH112 - that of Path raises an error for some names
        return [path]
    try:
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in _SUFFIXES)
    except OSError as error:
        message = f"the folder cannot be listed: {error.strerror}"
        raise DocumentError(str(path), (Problem("$", message),)) from error
    if not found:
        message = "the folder holds no *.json or *.jsonl file"
        raise DocumentError(str(path), (Problem("$", message),))
    return found


def _clashes(documents: Iterable[tuple[Path, Dossier]]) -> Iterator[Problem]:
    """Yield each id that claims of two files have, and each name of two sources in two files."""
    ids: dict[str, Path] = {}
    sources: dict[str, tuple[Path, Source]] = {}
    for path, dossier in documents:
        for claim in dossier.claims:
            if claim.id in ids:
                message = f"id {shown(claim.id)} is already that of a claim in {ids[claim.id]}"
                yield Problem(str(path), message)
        for source in dossier.sources:
            other, known = sources.setdefault(source.name, (path, source))
            if known != source:
                message = f"the name {shown(source.name)} stands for another source in {other}"
                yield Problem(str(path), message)
        for claim in dossier.claims:
            ids.setdefault(claim.id, path)


def run() -> int:
    """Run the command as a program: a reader that stops early, such as `head`, is no error."""
    out: TextIO | None = sys.stdout
    if out is None:  # it was closed, as by `>&-`, and nothing is printed
        return main()
    _escape(out)
    try:
        try:
            return main()
        finally:
            out.flush()
    except BrokenPipeError:
        _discard(out)
        return 0
    except OSError as error:
        _discard(out)
        return _refused(f"the report cannot be written: {error.strerror}")


def _escape(out: TextIO) -> None:
    """Let an output that lacks a character take an escape for it."""
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")


def _refused(message: str) -> int:
    """Tell on standard error, where there is one, why nothing is printed; return the status."""
    if sys.stderr is not None:  # `print` would take standard output instead
        with suppress(OSError):
            print(printable(message), file=sys.stderr)
    return _USAGE_ERROR


def _discard(out: TextIO) -> None:
    """Send what could not be written nowhere: Python tries again when it ends."""
    with suppress(OSError):  # an object of its own, as in some editors, has no file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out.fileno())
        os.close(nowhere)


if __name__ == "__main__":
    sys.exit(run())
