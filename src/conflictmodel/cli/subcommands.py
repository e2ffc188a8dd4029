"""The subcommands: what each prints, one text after the other."""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims import Dossier
from conflictmodel.cli.inputs import gathered, on_disk, refuse_unread, together
from conflictmodel.cli.progress import Work
from conflictmodel.cli.questions import asked, partitions_in
from conflictmodel.cli.tables import tabulated
from conflictmodel.conclusions import Method, Partition, audit, combine, reconcile
from conflictmodel.display.text import counted, row
from conflictmodel.errors import Problem, UnknownNameError
from conflictmodel.examples import example
from conflictmodel.files.atomic import new_file, write_texts
from conflictmodel.formats import document_schema, dump, dump_csv, dump_lines, to_geojson
from conflictmodel.formats.geojson import point_of
from conflictmodel.formats.prov import prov_parts
from conflictmodel.readers import FORMATS, changes, suggested_columns
from conflictmodel.reports import report
from conflictmodel.reports.json import as_json
from conflictmodel.reports.sections import answered, blocks, files, listed, to_text
from conflictmodel.rules.names import RULE_NAMES, rule_named

_PAGES = (".html", ".htm")
# An ending that is part of another comes after it.
WRITERS: Mapping[str, Callable[[Dossier, Path], None]] = {
    ".geojson": lambda dossier, out: write_texts(str(out), [to_geojson(dossier.current)]),
    ".prov.json": lambda dossier, out: write_texts(str(out), prov_parts(dossier)),
    ".json": dump,
    ".jsonl": dump_lines,
    ".csv": dump_csv,
}

_COLUMNS = ("lower", "upper", "origin", "stated", "id")


def _report(options: Namespace) -> Iterator[str]:
    out, rule = options.html, rule_named(options.rule)
    page: Callable[..., str] | None = None
    if out:  # what it needs is looked for before anything is read
        new_file(out, _PAGES)
        from conflictmodel.reports.page import to_html as page  # noqa: PLC0415 - it needs an extra
    read = gathered(options.paths, options.on_problem, options.columns)
    dossier = together(read) if read else example()
    about = asked(dossier.subjects, options.about) if options.about else None
    divided = _divided(options, dossier)
    with Work("concluding") as work:
        found = report(dossier, rule=rule, about=about, partitions=divided, progress=work)
    extracts = [(name, extract) for name, extract in read if extract.records]
    if page:
        with Work(f"writing {out}") as work:
            write_texts(str(out), [page(found, dossier, read, work)])
    else:
        with Work("writing"):
            of = dict(extracts)
            text = as_json(found, files=of) if options.json else to_text(found, extracts)
        yield text
    refuse_unread(read, options.on_problem)  # the others have been reported all the same


def _read(options: Namespace) -> Iterator[str]:
    if options.sheet and not options.suggest:
        problem = Problem("--sheet", "it goes with --suggest; a file for --columns says `sheet`")
        raise _checks.refusal("read", problem)
    if options.suggest:
        for path in options.paths:
            with on_disk(path) as file:
                yield suggested_columns(file, sheet=options.sheet).removesuffix("\n")
        return
    read = gathered(options.paths, options.on_problem, options.columns)
    yield as_json(dict(read)) if options.json else "\n\n".join(blocks(files(read)))
    refuse_unread(read, options.on_problem)


def _ask(options: Namespace) -> Iterator[str]:
    rule, question = rule_named(options.rule), options.question
    if Path(question).is_file() and not any(path.exists() for path in options.paths):
        raise UnknownNameError("subject", question, nearest=(f"ask QUESTION {question}",))
    dossier = _claims(options.paths, options) if options.paths else example()
    about = asked(dossier.subjects, question)
    with Work("concluding"):
        found = [combine(dossier, rule=rule, about=each) for each in about]
    names = Counter(map(str, about))
    texts = (answered(each, names).text() for each in found)
    yield as_json(found) if options.json else "\n\n".join(texts)


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
    if out := options.html:
        new_file(out, _PAGES)
        from conflictmodel.reports.page import changes_page  # noqa: PLC0415 - it needs an extra

        with Work(f"writing {out}"):
            write_texts(str(out), [changes_page(found, totals)])
        return
    with Work("writing"):
        lines = (found.summary().text(), *row("sums", map(str, totals)))
        text = found.to_csv().removesuffix("\n") if options.csv else "\n".join(lines)
    yield text


def _reconcile(options: Namespace) -> Iterator[str]:
    dossier = _claims(options.paths, options)
    with Work("reconciling"):
        divided = _divided(options, dossier)
        found = reconcile(dossier, origin=options.origin, partitions=divided)
        about = asked([*found.ranges], options.about) if options.about else ()
        found = evolve(found, about=about, method=Method(options.method))
        text = as_json(found) if options.json else found.explain()
    yield text


def _convert(options: Namespace) -> Iterator[str]:
    dossier, out = _claims(options.paths, options), options.out
    ending = new_file(out, [".csv"] if options.plain else WRITERS)
    with Work(f"writing {out}"):
        if options.plain:
            dump_csv(dossier, out, for_statistics=True)
        else:
            WRITERS[ending](dossier, out)
    without = sum(point_of(claim) is None for claim in dossier.current)
    if ending == ".geojson" and without:
        yield f"{counted(without, 'claim')} without a point: listed as `unplaced`, and not drawn"


def _tables(options: Namespace) -> Iterator[str]:
    columns = {name: getattr(options, name) for name in _COLUMNS}
    given = {name: each for name, each in columns.items() if each is not None}
    with on_disk(options.path, ".csv") as path:
        yield tabulated(path, by=options.by, rule=options.rule, columns=given).removesuffix("\n")


def _divided(options: Namespace, dossier: Dossier) -> tuple[Partition, ...]:
    given = options.partitions
    return partitions_in(given, dossier.subjects) if given else ()


def _claims(paths: Sequence[Path], options: Namespace) -> Dossier:
    read = gathered(paths, options.on_problem, getattr(options, "columns", None))
    refuse_unread(read, options.on_problem)
    return together(read)


_PRINTING = (_report, _read, _ask, _audit, _changes, _reconcile, _convert, _tables)
_KNOWN = (*(f"{name}: {title}" for name, title in FORMATS.items()), "")
SUBCOMMANDS: Mapping[str, Callable[[Namespace], Iterable[str]]] = {
    **{each.__name__.removeprefix("_"): each for each in _PRINTING},
    "formats": lambda _: (*_KNOWN, f"written by `convert`: {', '.join(WRITERS)}"),
    "rules": lambda _: RULE_NAMES,
    "schema": lambda _: [json.dumps(document_schema(), indent=2)],
}
"""What prints the results of each; `subcommands.toml` has what it takes."""
