"""The command: `python -m conflictmodel [FILE or FOLDER …]` prints what a dossier can answer."""

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from conflictmodel.dossiers import Claim, Dossier
from conflictmodel.errors import ConflictModelError, DocumentError, Problem
from conflictmodel.examples import example
from conflictmodel.report_json import to_json
from conflictmodel.report_text import to_text
from conflictmodel.reports import report
from conflictmodel.rule_names import rule_named
from conflictmodel.serialization import load

_USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; return the exit status, 2 where the input cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        dossier = _gathered(options.paths) if options.paths else example()
        found = report(dossier, rule=rule_named(options.rule))
    except ConflictModelError as error:
        print(_printable(str(error)), file=sys.stderr)
        return _USAGE_ERROR
    if options.json:
        print(json.dumps(to_json(found), indent=2))
    else:
        print(_printable(to_text(found)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m conflictmodel",
        description="Print who said what, where all can be right, and where they cannot.",
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


def _gathered(paths: Iterable[Path]) -> Dossier:
    """Return one dossier of everything in the files and folders."""
    claims: dict[str, Claim] = {}
    titles: list[str] = []
    problems: list[Problem] = []
    for path in _files(paths):
        dossier = load(path)
        titles += [dossier.title] if dossier.title else []
        problems += (
            Problem(str(path), f"id {claim.id!r} is already that of a claim in another file")
            for claim in dossier.claims
            if claim.id in claims
        )
        claims.update((claim.id, claim) for claim in dossier.claims)
    if problems:
        raise DocumentError("the files together", tuple(problems))
    return Dossier(tuple(claims.values()), " + ".join(titles) or None)


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(path.glob("*.json"))
        if not found:
            raise DocumentError(str(path), (Problem("$", "the folder holds no *.json file"),))
        yield from found


def _printable(text: str) -> str:
    """Return a text without characters that a terminal would obey: names come from anywhere."""
    return "".join(
        character if character.isprintable() or character == "\n" else repr(character)[1:-1]
        for character in text
    )


def run() -> int:
    """Run the command as a program: a reader that stops early, such as `head`, is no error."""
    out: TextIO = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")
    try:
        status = main()
        out.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(run())
