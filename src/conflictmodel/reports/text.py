"""The report as plain text of at most 80 columns, for people."""

from collections.abc import Iterable, Iterator

from conflictmodel.display.summary import plain
from conflictmodel.display.text import heading, wrap
from conflictmodel.readers.extracts import Extract
from conflictmodel.reports._sections import Section, sections
from conflictmodel.reports.reports import Report


def to_text(report: Report, extracts: Iterable[tuple[str, Extract]] = ()) -> str:
    """Return a report as plain text, with what was read from which files of others."""
    title = [heading(report.title, "=")] if report.title else []
    found = (block for each in sections(report, [*extracts]) for block in _blocks(each))
    return "\n\n".join((*title, *found))


def _blocks(section: Section) -> Iterator[str]:
    if section.parts or section.lines:
        yield heading(section.title, "-")
        yield from (each.summary.text() for each in section.parts)
        yield from (wrap(plain(each)) for each in section.lines)
