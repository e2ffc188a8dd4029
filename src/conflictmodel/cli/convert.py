"""The command that writes claims in another format: the ending of the new file says in which."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.cli._progress import ProgressLine
from conflictmodel.display.text import printable
from conflictmodel.files.atomic import new_file, replacing
from conflictmodel.formats import dump, dump_csv, dump_lines, to_geojson, to_prov
from conflictmodel.readers.extracts import Extract
from conflictmodel.reports.reports import Report


def convert(dossier: Dossier, out: Path) -> None:
    """Write a dossier to a new file.

    Raises:
        DocumentError: If there is something of that name already, its ending is none of those
            known, or it cannot be written.
    """
    WRITERS[new_file(out, WRITERS)](dossier, out)


def _write(text: str, out: Path) -> None:
    with replacing(str(out)) as write:
        write(text.encode())


# An ending that is part of another comes after it.
WRITERS: Mapping[str, Callable[[Dossier, Path], None]] = {
    ".geojson": lambda dossier, out: _write(to_geojson(dossier.current), out),
    ".prov.json": lambda dossier, out: _write(to_prov(dossier), out),
    ".json": dump,
    ".jsonl": dump_lines,
    ".csv": dump_csv,
}


PAGE_ENDINGS = (".html", ".htm")


def page_at(out: Path) -> Callable[[Report, Dossier, Sequence[tuple[Path, Extract]]], None]:
    """Return what writes a page to a new file, once all that it needs is known to be there.

    Raises:
        DocumentError: If there is something of that name already, or it has another ending.
        MissingExtraError: If matplotlib is not installed.
    """
    new_file(out, PAGE_ENDINGS)
    from conflictmodel.reports.page import to_html  # noqa: PLC0415 - it draws, which is an extra

    def write(report: Report, dossier: Dossier, read: Sequence[tuple[Path, Extract]]) -> None:
        progress = ProgressLine(printable(str(out)), sys.stderr)
        try:
            page = to_html(report, dossier, [(str(path), each) for path, each in read], progress)
        finally:
            progress.clear()
        with replacing(str(out)) as put:
            put(page.encode())

    return write
