"""The command: `python -m conflictmodel [FILE or FOLDER …]` prints a report on conflicting figures.

`python -m conflictmodel report FILE … --html OUT` writes it as a page for people without Python.
`python -m conflictmodel convert FILE … OUT` writes them in another format, and
`python -m conflictmodel schema` prints the JSON Schema of the document.
`python -m conflictmodel changes OLD NEW` compares two releases of a data set.
`python -m conflictmodel reconcile FILE …` prints what all figures allow together.
`python -m conflictmodel tables FILE --by COLUMN --rule NAME` applies a rule to a table of reports.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from attrs import evolve

from conflictmodel.claims import Dossier, Estimate
from conflictmodel.cli.convert import PAGE_ENDINGS, WRITERS, convert, page_at, write_changes
from conflictmodel.cli.inputs import gathered, refuse_unread, together
from conflictmodel.cli.tables import tabulated
from conflictmodel.conclusions import Method, reconcile
from conflictmodel.display.text import printable, row
from conflictmodel.errors import ConflictModelError, UnknownNameError
from conflictmodel.examples import example
from conflictmodel.formats.document import document_schema
from conflictmodel.readers import PARTS, changes
from conflictmodel.readers.files import ON_PROBLEM
from conflictmodel.reports.json import as_json
from conflictmodel.reports.reports import report
from conflictmodel.reports.text import to_text
from conflictmodel.rules.names import rule_named
from conflictmodel.values.subjects import Subject

_USAGE_ERROR = 2
_PROGRAM = "python -m conflictmodel"
_COLUMNS = {
    "lower": "lower ends",
    "upper": "upper ends, empty where there is none",
    "origin": "origins",
    "stated": "the days on which a report was stated",
}
_AS_FOR_A_REPORT = "what is read, as for a report"
_MOST_COMPARED = 250_000  # a subject is compared with every estimate


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status, 2 where its input cannot be used."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    # Whatever is no name of a command is a file of the report.
    name = given.pop(0) if given and given[0] in _COMMANDS else "report"
    parser, run_command = _COMMANDS[name]
    options = parser().parse_args(given)
    try:
        run_command(options)
    except ConflictModelError as error:
        return _refused(str(error))
    return 0


def _report(options: argparse.Namespace) -> None:
    page = None if options.html is None else page_at(options.html)
    rule = rule_named(options.rule)
    read = gathered(options.paths, options.on_problem)
    dossier = together(read) if read else example()
    found = report(dossier, rule=rule, about=_asked(dossier, options.about))
    extracts = [(str(path), extract) for path, extract in read if extract.records]
    if page is not None:
        page(found, dossier, read)
    elif options.json:
        print(as_json(found, files=dict(extracts)))
    else:
        print(to_text(found, extracts))
    if options.on_problem == "refuse":  # the others have been reported all the same
        refuse_unread(read)


def _convert(options: argparse.Namespace) -> None:
    said = convert(_read(options.paths, options), options.out, for_statistics=options.plain)
    if said:
        print(said)


def _changes(options: argparse.Namespace) -> None:
    found = changes(_read([options.old], options), _read([options.new], options))
    totals = [total for part in options.by for total in found.totals(part)]
    if options.html is not None:
        write_changes(found, totals, options.html)
    elif options.csv:
        print(found.to_csv(), end="")
    else:
        print("\n".join((found.summary().text(), *row("sums", map(str, totals)))))


def _reconcile(options: argparse.Namespace) -> None:
    dossier = _read(options.paths, options)
    words: str = options.about.casefold()
    known = reconcile(dossier, origin=options.origin)
    about = [each for each in known.ranges if words in str(each).casefold()]
    if not about:
        raise UnknownNameError("subject", options.about)
    found = evolve(known, about=about, method=Method(options.method))
    print(as_json(found) if options.json else found.explain())


def _read(paths: Sequence[Path], options: argparse.Namespace) -> Dossier:
    """Return the claims of files: all of them, unless what cannot be read is set aside."""
    read = gathered(paths, options.on_problem)
    if options.on_problem == "refuse":
        refuse_unread(read)
    return together(read)


def _schema(_: argparse.Namespace) -> None:
    print(json.dumps(document_schema(), indent=2))


def _tables(options: argparse.Namespace) -> None:
    columns: dict[str, str] = {name: getattr(options, name) for name in _COLUMNS}
    if options.id is not None:
        columns["id"] = options.id
    print(tabulated(options.path, by=options.by, rule=options.rule, columns=columns), end="")


def _report_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Print who said what, where all can be right, and where they cannot.",
        epilog=f"`{_PROGRAM} convert` writes files in another format; `{_PROGRAM} schema` prints"
        f" the JSON Schema of the document; `{_PROGRAM} tables` applies a rule to a table;"
        f" `{_PROGRAM} changes` compares two releases; `{_PROGRAM} reconcile` prints what all"
        f" figures allow together; `{_PROGRAM} report` is this command by its name. Files of these"
        " names are ./convert, ./schema, ./tables, ./changes, ./reconcile and ./report.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="FILE or FOLDER",
        help="files of the formats that are known, or folders of *.json, *.jsonl, *.csv, *.xml,"
        " *.xlsx, *.gz and *.zip files; by default the example that is installed",
    )
    _add_on_problem(parser)
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    forms.add_argument(
        "--html",
        type=Path,
        metavar="OUT",
        help="write a page for people without Python to a new file instead, whose name ends in"
        f" {', '.join(PAGE_ENDINGS)}; needs the extra `plots`",
    )
    parser.add_argument(
        "--rule",
        default="intersection",
        metavar="NAME",
        help="the rule for each question, such as hull, majority, camps, latest(hull) or"
        " intersection.or_else(hull); by default intersection",
    )
    parser.add_argument(
        "--about",
        default="",
        metavar="WORDS",
        help="only the subjects whose text contains these words, in any case; where there are many"
        " subjects and many estimates, only the first are answered",
    )
    return parser


def _schema_parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=f"{_PROGRAM} schema", description="Print the JSON Schema of the document."
    )


def _convert_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{_PROGRAM} convert", description="Write all claims of files to a new file."
    )
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="FILE or FOLDER",
        help=_AS_FOR_A_REPORT,
    )
    _add_on_problem(parser)
    parser.add_argument(
        "out", type=Path, metavar="OUT", help=f"the new file; its name ends in {', '.join(WRITERS)}"
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="write a .csv for pandas, R or DuckDB: without the apostrophes that keep a spreadsheet"
        " from changing what it opens",
    )
    return parser


def _changes_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{_PROGRAM} changes",
        description="Print what a newer release of a data set says otherwise than an older one.",
    )
    for name in ("old", "new"):
        parser.add_argument(name, type=Path, metavar=name.upper(), help="a file, or a folder")
    parser.add_argument(
        "--by",
        action="append",
        choices=PARTS,
        default=[],
        help="print the sums of each of these before and after too; may be given more than once",
    )
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--csv", action="store_true", help="print each change as a row of CSV")
    forms.add_argument(
        "--html",
        type=Path,
        metavar="OUT",
        help="write a page to a new file instead; needs the extra `plots`",
    )
    _add_on_problem(parser)
    return parser


def _add_on_problem(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on-problem",
        choices=ON_PROBLEM,
        default="refuse",
        help="what a record costs that cannot be read: its file (refuse, the default), or itself"
        " (set_aside): it is kept without a claim, and the report says why. A file of a folder that"
        " cannot be read does not keep the others from being reported; with refuse, the exit status"
        " is 2",
    )


def _reconcile_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{_PROGRAM} reconcile",
        description="Print what all figures allow together if every one of them is true, and which"
        " of them cannot all be true.",
    )
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="FILE or FOLDER", help=_AS_FOR_A_REPORT
    )
    _add_on_problem(parser)
    parser.add_argument(
        "--about",
        default="",
        metavar="WORDS",
        help="only the subjects whose text contains these words, in any case",
    )
    parser.add_argument("--origin", metavar="NAME", help="only the figures of this origin")
    parser.add_argument(
        "--method",
        choices=[each.value for each in Method],
        default=Method.PROPAGATE.value,
        help="how to compute; `exact` needs the extra of that name",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    return parser


def _tables_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{_PROGRAM} tables",
        description="Print, as CSV, what a rule concludes from each subject's reports in a table.",
    )
    parser.add_argument(
        "path",
        type=Path,
        metavar="FILE or FOLDER",
        help="a table with a report in each row: .parquet, .csv, or a folder of .parquet files",
    )
    parser.add_argument(
        "--by",
        required=True,
        action="append",
        metavar="COLUMN",
        help="a column that says what a report is about; may be given more than once",
    )
    parser.add_argument(
        "--rule",
        required=True,
        metavar="NAME",
        help="the rule, such as hull, median or per_origin(latest(hull), intersection)",
    )
    for name, meaning in _COLUMNS.items():
        parser.add_argument(
            f"--{name}",
            default=name,
            metavar="COLUMN",
            help=f"the column of {meaning}; by default {name}",
        )
    parser.add_argument(
        "--id",
        metavar="COLUMN",
        help="the column of ids, where a report that is given twice is to count once",
    )
    return parser


_COMMANDS = {
    "report": (_report_parser, _report),
    "convert": (_convert_parser, _convert),
    "changes": (_changes_parser, _changes),
    "reconcile": (_reconcile_parser, _reconcile),
    "schema": (_schema_parser, _schema),
    "tables": (_tables_parser, _tables),
}


def _asked(dossier: Dossier, words: str) -> list[Subject]:
    """Return the subjects in question: no more than can be answered in some seconds."""
    wanted = words.casefold()
    subjects = [each for each in dossier.subjects if wanted in str(each).casefold()]
    most = _MOST_COMPARED // max(1, len(dossier.of_type(Estimate)))
    return subjects[: max(1, most)]


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
    """Print the reason on standard error, where there is one; return the exit status."""
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
