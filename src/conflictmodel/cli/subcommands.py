"""The subcommands: what each prints, one text after the other."""

import csv
import json
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims import Dossier
from conflictmodel.cli.inputs import Work, gathered, on_disk, refuse_unread, together
from conflictmodel.cli.questions import asked, partitions_in
from conflictmodel.conclusions import Method, audit, combine, reconcile
from conflictmodel.display.text import counted, row
from conflictmodel.errors import MissingExtraError, Problem, UnknownNameError
from conflictmodel.examples import example
from conflictmodel.files.atomic import new_file, refusal, refusing, write_texts
from conflictmodel.formats import document_schema, dump, dump_csv, dump_lines, to_geojson
from conflictmodel.formats.geojson import point_of
from conflictmodel.formats.prov import prov_parts
from conflictmodel.readers import FORMATS, changes, suggested_columns
from conflictmodel.reports import report
from conflictmodel.reports.json import as_json
from conflictmodel.reports.sections import answered, blocks, files, listed, to_text
from conflictmodel.rules.names import RULE_NAMES, rule_named

_CSV = ".csv"
_PARQUET = ".parquet"
_FORMULA = "^[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]"


def tabulated(path: Path, *, by: Sequence[str], rule: str, columns: Mapping[str, str]) -> str:
    """Return what a rule concludes from a table of reports, as CSV: a line for each subject."""
    named = rule_named(rule)
    try:
        import polars as pl  # noqa: PLC0415 - an extra
        from narwhals.exceptions import NarwhalsError  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:  # its extra has both
        raise MissingExtraError("the command `tables`", "polars", "polars") from None
    from conflictmodel.tables import combine  # noqa: PLC0415 - an extra

    is_folder, ending = path.is_dir(), path.suffix.lower()
    # Spark writes folders of such names, which polars would read whole, once more.
    inside = (each for each in path.rglob("*") if each.suffix.lower() == _PARQUET)
    files = sorted(each for each in inside if each.is_file()) if is_folder else [path]
    if not files:
        raise refusal(str(path), f"there is no file in it whose name ends in {_PARQUET}")
    if not is_folder and ending not in {_CSV, _PARQUET}:
        raise refusal(str(path), f"its name ends in neither {_PARQUET} nor {_CSV}")
    # What is no number is text, so that an id such as 007 stays what it is.
    kinds = {columns["lower"]: pl.Int64, columns["upper"]: pl.Int64}
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            if is_folder or ending == _PARQUET:
                reports = pl.scan_parquet(files, glob=False)
            else:
                given = _read_once(path, Path(folder, "table"))
                reports = pl.scan_csv(
                    given, infer_schema=False, schema_overrides=kinds, null_values="", glob=False
                )
                # polars would take 01/02/2024 for a day too, of which nobody knows the month.
                if (stated := columns["stated"]) in reports.collect_schema():
                    reports = reports.with_columns(pl.col(stated).str.to_date("%Y-%m-%d"))
            found = combine(reports, by=by, rule=named, **columns).sort(*by)
            # What begins so might be run as a formula where the result is opened.
            safe = found.with_columns(pl.col(pl.String).str.replace(_FORMULA, "'${0}"))
            return safe.collect(engine="streaming").write_csv()
        except (OSError, NarwhalsError, pl.exceptions.PolarsError) as error:
            # What polars advises on the lines below is for who writes Python.
            reason = str(error).partition("\n")[0].removesuffix(".")
            raise refusal(str(path), f"cannot be read: {reason}") from error


def _read_once(path: Path, plain: Path) -> Path:
    """Write rows as Python parts them: where a carriage return or a quote is alone, polars errs."""
    with (
        refusing(str(path), "read"),
        path.open(encoding="utf-8-sig", newline="") as lines,
        plain.open("w", encoding="utf-8", newline="") as out,
    ):
        rows, writer = csv.reader(lines, strict=True), csv.writer(out, lineterminator="\n")
        try:
            header = next(rows, list[str]())
            for twice in header:
                if header.count(twice) > 1:
                    raise refusal(str(path), f"the header has {_checks.shown(twice)} twice")
            writer.writerows([header] if header else [])
            for row in rows:
                if len(row) != len(header):
                    message = f"has {len(row):,} cells, and the header {len(header):,}"
                    raise refusal(str(path), f"line {rows.line_num:,} {message}")
                writer.writerow(row)
        except csv.Error as error:
            raise refusal(str(path), f"line {rows.line_num:,}: {error}") from error
    return plain


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
    with Work("concluding") as work:
        found = report(dossier, rule=rule, about=about, progress=work)
    extracts = [(name, extract) for name, extract in read if extract.records]
    if page:
        with Work(f"writing {out}") as work:
            write_texts(str(out), [page(found, dossier, read, work)])
    else:
        with Work("writing"):
            of = dict(extracts)
            text = as_json(found, files=of) if options.json else to_text(found, extracts)
        yield text
    if options.on_problem == "refuse":  # the others have been reported all the same
        refuse_unread(read)


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
    divided = options.partitions
    partitions = partitions_in(divided, dossier.subjects) if divided else ()
    with Work("reconciling"):
        found = reconcile(dossier, origin=options.origin, partitions=partitions)
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


def _claims(paths: Sequence[Path], options: Namespace) -> Dossier:
    read = gathered(paths, options.on_problem, getattr(options, "columns", None))
    if options.on_problem == "refuse":
        refuse_unread(read)
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
