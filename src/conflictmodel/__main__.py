"""The command: `python -m conflictmodel [FILE or FOLDER …]` prints what a dossier can answer.

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
from conflictmodel._report_json import to_json
from conflictmodel._report_text import to_text
from conflictmodel._text import printable
from conflictmodel.dossiers import Dossier
from conflictmodel.errors import ConflictModelError, DocumentError, Problem
from conflictmodel.examples import example
from conflictmodel.reports import report
from conflictmodel.rule_names import rule_named
from conflictmodel.schemas import document_schema
from conflictmodel.serialization import load
from conflictmodel.sources import Source

_USAGE_ERROR = 2
_PROGRAM = "python -m conflictmodel"
_SCHEMA = "schema"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report or the schema; return the exit status, 2 where the input cannot be used."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == [_SCHEMA]:
        _schema_parser().parse_args(given[1:])
        print(json.dumps(document_schema(), indent=2))
        return 0
    options = _parser().parse_args(given)
    try:
        dossier = _gathered(options.paths) if options.paths else example()
        found = report(dossier, rule=rule_named(options.rule))
    except ConflictModelError as error:
        return _refused(str(error))
    if options.json:
        print(json.dumps(to_json(found), indent=2))
    else:
        print(to_text(found))
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
        help="documents, or folders of *.json documents; by default the example that is installed",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    parser.add_argument(
        "--rule",
        default="intersection",
        metavar="NAME",
        help="the rule that answers each question, such as hull, majority, camps, latest(hull) or"
        " intersection.or_else(hull); by default intersection",
    )
    return parser


def _schema_parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=f"{_PROGRAM} {_SCHEMA}", description="Print the JSON Schema of the document."
    )


def _gathered(paths: Iterable[Path]) -> Dossier:
    """Return one dossier of everything in the files and folders."""
    documents: list[tuple[Path, Dossier]] = []
    refused: list[DocumentError] = []
    for path in paths:
        try:
            files = _files(path)
        except DocumentError as error:
            refused.append(error)
            continue
        for file in files:
            try:
                documents.append((file, load(file)))
            except DocumentError as error:
                refused.append(error)
    clashes = tuple(_clashes(documents))
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
    titles = [dossier.title for _, dossier in documents if dossier.title]
    claims = tuple(claim for _, dossier in documents for claim in dossier.claims)
    return Dossier(claims, " + ".join(titles) or None)


def _files(path: Path) -> list[Path]:
    """Return the documents of a folder, or a path that is none: reading it tells what it is."""
    if not os.path.isdir(path):  # noqa: PTH112 - that of Path raises an error for some names
        return [path]
    try:
        found = sorted(each for each in path.iterdir() if each.suffix.lower() == ".json")
    except OSError as error:
        message = f"the folder cannot be listed: {error.strerror}"
        raise DocumentError(str(path), (Problem("$", message),)) from error
    if not found:
        raise DocumentError(str(path), (Problem("$", "the folder holds no *.json file"),))
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
