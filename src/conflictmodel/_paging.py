"""The command that writes the report as a page: what it needs is there before anything is read."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from conflictmodel._files import new_file, replacing
from conflictmodel._progress import ProgressLine
from conflictmodel._text import printable
from conflictmodel.dossiers import Dossier
from conflictmodel.extracts import Extract
from conflictmodel.reports import Report

PAGE_ENDINGS = (".html", ".htm")


def page_at(out: Path) -> Callable[[Report, Dossier, Sequence[tuple[Path, Extract]]], None]:
    """Return what writes a page to a new file.

    Raises:
        DocumentError: If there is something of that name already, or it has another ending.
        MissingExtraError: If matplotlib is not installed.
    """
    new_file(out, PAGE_ENDINGS)
    from conflictmodel._report_html import to_html  # noqa: PLC0415 - it draws, which is an extra

    def write(report: Report, dossier: Dossier, read: Sequence[tuple[Path, Extract]]) -> None:
        progress = ProgressLine(printable(str(out)), sys.stderr)
        try:
            page = to_html(report, dossier, [(str(path), each) for path, each in read], progress)
        finally:
            progress.clear()
        with replacing(str(out)) as put:
            put(page.encode())

    return write
