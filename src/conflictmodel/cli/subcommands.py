"""The subcommands: what each prints, one text after the other."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve

from conflictmodel.claims import Dossier
from conflictmodel.cli.convert import WRITERS, convert, page_at, write_changes
from conflictmodel.cli.inputs import gathered, on_disk, refuse_unread, together
from conflictmodel.cli.partitions import partitions_in
from conflictmodel.cli.progress import Work
from conflictmodel.cli.questions import asked
from conflictmodel.cli.tables import tabulated
from conflictmodel.conclusions import Method, audit, combine, reconcile
from conflictmodel.display.text import row
from conflictmodel.errors import UnknownNameError
from conflictmodel.examples import example
from conflictmodel.formats import document_schema
from conflictmodel.readers import FORMATS, changes, suggested_columns
from conflictmodel.reports import report
from conflictmodel.reports.json import as_json
from conflictmodel.reports.sections import files, listed
from conflictmodel.reports.text import blocks, to_text
from conflictmodel.rules.names import RULE_NAMES, rule_named

_COLUMNS = ("lower", "upper", "origin", "stated", "id")


def _report(options: Namespace) -> Iterator[str]:
    page = None if options.html is None else page_at(options.html)
    rule = rule_named(options.rule)
    read = gathered(options.paths, options.on_problem, options.columns)
    dossier = together(read) if read else example()
    about = asked(dossier.subjects, options.about) if options.about else None
    with Work("concluding") as work:
        found = report(dossier, rule=rule, about=about, progress=work)
    extracts = [(name, extract) for name, extract in read if extract.records]
    if page is not None:
        page(found, dossier, read)
    else:
        with Work("writing"):
            of = dict(extracts)
            text = as_json(found, files=of) if options.json else to_text(found, extracts)
        yield text
    if options.on_problem == "refuse":  # the others have been reported all the same
        refuse_unread(read)


def _read(options: Namespace) -> Iterator[str]:
    if options.suggest:
        for path in options.paths:
            with on_disk(path) as file:
                yield suggested_columns(file).removesuffix("\n")
        return
    read = gathered(options.paths, options.on_problem, options.columns)
    yield as_json(dict(read)) if options.json else "\n\n".join(blocks(files(read)))
    if options.on_problem == "refuse":
        refuse_unread(read)


def _ask(options: Namespace) -> Iterator[str]:
    rule, question = rule_named(options.rule), options.question
    if Path(question).is_file() and not any(path.exists() for path in options.paths):
        raise UnknownNameError("subject", question, nearest=(f"ask QUESTION {question}",))
    dossier = _claims(options.paths, options) if options.paths else example()
    about = asked(dossier.subjects, question)
    with Work("concluding"):
        found = [combine(dossier, rule=rule, about=each) for each in about]
    yield as_json(found) if options.json else "\n\n".join(each.explain() for each in found)


def _audit(options: Namespace) -> Iterator[str]:
    dossier = _claims(options.paths, options)
    with Work("auditing"):
        found = audit(dossier)
    shown = listed("", found or ("nothing found",), "finding")
    yield as_json(found) if options.json else "\n".join(blocks(shown))


def _changes(options: Namespace) -> Iterator[str]:
    old, new = (_claims([each], options) for each in (options.old, options.new))
    with Work("comparing"):
        found = changes(old, new)
        totals = [total for part in options.by for total in found.totals(part)]
    if options.html is not None:
        write_changes(found, totals, options.html)
    elif options.csv:
        yield found.to_csv().removesuffix("\n")
    else:
        yield "\n".join((found.summary().text(), *row("sums", map(str, totals))))


def _reconcile(options: Namespace) -> Iterator[str]:
    dossier = _claims(options.paths, options)
    divided = options.partitions
    partitions = partitions_in(divided, dossier.subjects) if divided else ()
    with Work("reconciling"):
        found = reconcile(dossier, origin=options.origin, partitions=partitions)
        about = asked([*found.ranges], options.about) if options.about else ()
        found = evolve(found, about=about, method=Method(options.method))
        text = as_json(found) if options.json else found.explain()
    yield text


def _convert(options: Namespace) -> Iterator[str]:
    said = convert(_claims(options.paths, options), options.out, for_statistics=options.plain)
    if said:
        yield said


def _tables(options: Namespace) -> Iterator[str]:
    columns = {name: getattr(options, name) for name in _COLUMNS}
    given = {name: each for name, each in columns.items() if each is not None}
    with on_disk(options.path, ".csv") as path:
        yield tabulated(path, by=options.by, rule=options.rule, columns=given).removesuffix("\n")


def _formats(_: Namespace) -> Iterator[str]:
    yield "\n".join(f"{name}: {title}" for name, title in FORMATS.items())
    yield f"\nwritten by `convert`: {', '.join(WRITERS)}"


def _rules(_: Namespace) -> Iterator[str]:
    yield "\n".join(RULE_NAMES)


def _schema(_: Namespace) -> Iterator[str]:
    yield json.dumps(document_schema(), indent=2)


def _claims(paths: Sequence[Path], options: Namespace) -> Dossier:
    """Return the claims of files: all of them, unless what cannot be read is set aside."""
    read = gathered(paths, options.on_problem, getattr(options, "columns", None))
    if options.on_problem == "refuse":
        refuse_unread(read)
    return together(read)


_PRINTING = (
    *(_report, _read, _ask, _audit, _changes, _reconcile),
    *(_convert, _tables, _formats, _rules, _schema),
)
SUBCOMMANDS: Mapping[str, Callable[[Namespace], Iterator[str]]] = {
    each.__name__.removeprefix("_"): each for each in _PRINTING
}
"""What prints the results of each; `subcommands.toml` has what it takes."""
