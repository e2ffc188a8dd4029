"""The command that writes claims in another format: the ending of the new file says in which."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.cli._progress import ProgressLine
from conflictmodel.display.text import counted, printable
from conflictmodel.files.atomic import new_file, replacing
from conflictmodel.formats import dump, dump_csv, dump_lines, to_geojson, to_prov
from conflictmodel.formats.geojson import point_of
from conflictmodel.readers import ChangedTotal, Changes, Extract
from conflictmodel.reports.reports import Report


def convert(dossier: Dossier, out: Path, *, for_statistics: bool = False) -> str | None:
    """Write a dossier to a new file, and return what is to be said of it.

    Raises:
        DocumentError: If there is something of that name already, its ending is none of those
            known, or it cannot be written.
    """
    ending = new_file(out, [".csv"] if for_statistics else WRITERS)
    if for_statistics:
        dump_csv(dossier, out, for_statistics=True)
    else:
        WRITERS[ending](dossier, out)
    without = sum(point_of(claim) is None for claim in dossier.current)
    if ending != ".geojson" or not without:
        return None
    return f"{counted(without, 'claim')} without a point: listed as `unplaced`, and not drawn"


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


def write_changes(found: Changes, totals: Sequence[ChangedTotal], out: Path) -> None:
    """Write what changed as a page to a new file.

    Raises:
        DocumentError: If there is something of that name already, or it has another ending.
        MissingExtraError: If matplotlib is not installed.
    """
    new_file(out, PAGE_ENDINGS)
    from conflictmodel.reports.page import changes_page  # noqa: PLC0415 - it needs an extra

    _write(changes_page(found, totals), out)


def page_at(out: Path) -> Callable[[Report, Dossier, Sequence[tuple[Path, Extract]]], None]:
    """Return what writes a page to a new file, once all that it needs is known to be there."""
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
