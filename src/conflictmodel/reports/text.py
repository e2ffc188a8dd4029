"""The report as plain text of at most 80 columns, for people."""

from collections.abc import Iterable, Iterator

from conflictmodel.display.summary import plain
from conflictmodel.display.text import heading, wrap
from conflictmodel.readers import Extract
from conflictmodel.reports.reports import Report
from conflictmodel.reports.sections import Section, sections


def to_text(report: Report, extracts: Iterable[tuple[str, Extract]] = ()) -> str:
    """Return a report as plain text, with what was read from which files of others."""
    texts = [heading(report.title, "=")] if report.title else []
    for each in sections(report, [*extracts]):
        if found := [*blocks(each)]:
            texts += [heading(each.title, "-"), *found]
    return "\n\n".join(texts)


def blocks(section: Section) -> Iterator[str]:
    """Yield each part, and each line, of a section as plain text."""
    yield from (each.summary.text() for each in section.parts)
    yield from (wrap(plain(each)) for each in section.lines)
