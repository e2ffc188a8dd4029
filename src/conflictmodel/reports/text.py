"""The report as plain text of at most 80 columns, for people."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from conflictmodel.claims.statements import said
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Summary, plain
from conflictmodel.display.text import heading, wrap
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.record_findings import refund_line
from conflictmodel.reports.reports import Report


def to_text(report: Report, extracts: Iterable[tuple[str, Extract]] = ()) -> str:
    """Return a report as plain text, with what was read from which files of others."""
    listed = list(extracts)
    left = len(report.unanswered)
    unanswered = [f"{left:,} more questions were not asked"] if left else []
    sections = (
        ("Files", [_file(name, each) for name, each in listed]),
        ("Figures", [*_texts(report.assessments), *unanswered]),
        ("Reconciled", [report.reconciled.text()] if report.reconciled else []),
        ("Aid", [*_texts(report.ledgers), *_taken_back(listed)]),
        ("Interceptions", _texts(report.tallies)),
        ("Territory", _texts(report.controls)),
        (
            "Also said",
            [
                Summary(each.summary().title, (("said", (said(each),)),)).text()
                for each in report.others
            ],
        ),
        ("Audit", [wrap(str(each)) for each in report.findings] or ["nothing found"]),
    )
    parts = [heading(report.title, "=")] if report.title else []
    for title, blocks in sections:
        if blocks:
            parts += [heading(title, "-"), *blocks]
    return "\n\n".join(parts)


def _texts(values: Iterable[Displayed]) -> list[str]:
    return [each.summary().text() for each in values]


def _taken_back(extracts: Iterable[tuple[str, Extract]]) -> Iterator[str]:
    """Yield what no ledger has, because no installment is below 0."""
    for name, each in extracts:
        lines = tuple(map(refund_line, each.refunds))
        if lines:
            yield Summary(f"{name}: in no total", (("taken back", lines),)).text()


def _file(name: str, extract: Extract) -> str:
    summary = extract.summary()
    return evolve(summary, title=f"{name}: {plain(summary.title)}").text()
