"""The commands that write a new file: claims in another format, by its ending, or a page."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from conflictmodel.claims import Dossier
from conflictmodel.cli.progress import Work
from conflictmodel.display.text import counted
from conflictmodel.files.atomic import new_file, replacing
from conflictmodel.formats import dump, dump_csv, dump_lines, to_geojson, to_prov
from conflictmodel.formats.geojson import point_of
from conflictmodel.readers import ChangedTotal, Changes
from conflictmodel.reports import Report
from conflictmodel.reports.sections import Read

PAGE_ENDINGS = (".html", ".htm")


def convert(dossier: Dossier, out: Path, *, for_statistics: bool = False) -> str | None:
    """Write a dossier to a new file, and return what is to be said of it.

    Raises:
        DocumentError: If there is something of that name already, its ending is none of those
            known, or it cannot be written.
    """
    ending = new_file(out, [".csv"] if for_statistics else WRITERS)
    with Work(f"writing {out}"):
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


def page_at(out: Path) -> Callable[[Report, Dossier, Read], None]:
    """Return what writes a report to a new file, once all that it needs is known to be there.

    Raises:
        DocumentError: If there is something of that name already, or it has another ending.
        MissingExtraError: If jinja2 or matplotlib is not installed.
    """
    new_file(out, PAGE_ENDINGS)
    from conflictmodel.reports.page import to_html  # noqa: PLC0415 - it needs an extra

    def write(report: Report, dossier: Dossier, read: Read) -> None:
        with Work(f"writing {out}") as work:
            _write(to_html(report, dossier, read, work), out)

    return write


def write_changes(found: Changes, totals: Sequence[ChangedTotal], out: Path) -> None:
    """Write what changed as a page to a new file; it raises what `page_at` does."""
    new_file(out, PAGE_ENDINGS)
    from conflictmodel.reports.page import changes_page  # noqa: PLC0415 - it needs an extra

    with Work(f"writing {out}"):
        _write(changes_page(found, totals), out)
