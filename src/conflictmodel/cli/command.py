"""The command `conflictmodel`: arguments in, text out."""

import argparse
import io
import os
import sys
import tomllib
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TextIO

from conflictmodel import __version__
from conflictmodel.cli.subcommands import SUBCOMMANDS
from conflictmodel.conclusions import Method
from conflictmodel.display.text import printable
from conflictmodel.errors import ConflictModelError, UnknownNameError
from conflictmodel.files.atomic import no_collections
from conflictmodel.files.resources import installed_text
from conflictmodel.readers import PARTS
from conflictmodel.readers.files import ON_PROBLEM

_PROGRAM = "conflictmodel"
_USAGE_ERROR = 2
_TAKES = tomllib.loads(installed_text(__name__, "subcommands.toml"))
_OF: Mapping[str, Mapping[str, Any]] = {
    "path": {"type": Path},
    "way": {"choices": ON_PROBLEM},
    "part": {"choices": tuple(PARTS)},
    "method": {"choices": [each.value for each in Method]},
}


class _UnwritableError(Exception): ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand, and without arguments `report`; return the exit status, 0 or 2."""
    given = (sys.argv[1:] if arguments is None else list(arguments)) or ["report"]
    try:
        _refuse_unknown(given[0])
        options = _parser().parse_args(given)
        with no_collections():
            for text in SUBCOMMANDS[options.subcommand](options):
                with _writing():
                    print(text)
    except ConflictModelError as error:
        return _refused(str(error))
    return 0


def _refuse_unknown(name: str) -> None:
    if name.startswith("-") or name in SUBCOMMANDS:
        return
    near = get_close_matches(name, SUBCOMMANDS)
    if not near and os.path.exists(name):  # noqa: PTH110 - of any text
        near = [f"{_PROGRAM} report {name}"]
    raise UnknownNameError("subcommand", name, tuple(SUBCOMMANDS), tuple(near))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Figures of a war that disagree: who said what, and what follows from it."
        " Without a subcommand, the report of the example that is installed.",
        epilog=f"`{_PROGRAM} SUBCOMMAND --help` says what each takes. The exit status is 0, or 2"
        " where the arguments or the input cannot be used, or the output cannot be written.",
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    chosen = parser.add_subparsers(dest="subcommand", metavar="SUBCOMMAND", required=True)
    for name, each in _TAKES["subcommands"].items():
        added = chosen.add_parser(name, help=each["says"], description=each["says"])
        takes: list[str | list[str]] = each["takes"]
        for taken in takes:
            is_one = isinstance(taken, str)
            group = added if is_one else added.add_mutually_exclusive_group()
            for argument in [taken] if is_one else taken:
                how = {"name": argument} | _TAKES["arguments"][argument]
                kind = _OF.get(how.pop("of", ""), {})
                group.add_argument(how.pop("name"), **how, **kind)
    return parser


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
            with _writing():
                out.flush()
    except BrokenPipeError:
        _discard(out)
        return 0
    except _UnwritableError as error:
        _discard(out)
        return _refused(f"the output cannot be written: {error}")


def _escape(out: TextIO) -> None:
    if isinstance(out, io.TextIOWrapper):  # what it has no character for is escaped
        out.reconfigure(errors="backslashreplace")


@contextmanager
def _writing() -> Generator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _UnwritableError(error.strerror) from error


def _refused(message: str) -> int:
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
