"""The report as plain text of at most 80 columns, for people."""

from collections.abc import Iterable

from conflictmodel.claims._common import said
from conflictmodel.claims.claim import Claim
from conflictmodel.conclusions import aid_ledgers, tallies, territorial_control
from conflictmodel.display._text import few, heading, row, wrap
from conflictmodel.display.notebook import as_text, plain
from conflictmodel.readers.extracts import Extract
from conflictmodel.reports.reports import Report


def to_text(report: Report, extracts: Iterable[tuple[str, Extract]] = ()) -> str:
    """Return a report as plain text, with what was read from which files of others."""
    unanswered = f"{len(report.unanswered):,} more questions were not asked"
    sections = (
        ("Files", [_file(name, each) for name, each in extracts]),
        (
            "Figures",
            [
                *(each.explain() for each in report.assessments),
                *([unanswered] if report.unanswered else []),
            ],
        ),
        ("Aid", [as_text(aid_ledgers.sheet(each)) for each in report.ledgers]),
        ("Interceptions", [as_text(tallies.sheet(each)) for each in report.tallies]),
        ("Territory", [as_text(territorial_control.sheet(each)) for each in report.controls]),
        ("Also said", [_claim(each) for each in report.others]),
        ("Audit", [wrap(str(each)) for each in report.findings] or ["nothing found"]),
    )
    parts = [heading(report.title, "=")] if report.title else []
    for title, blocks in sections:
        if blocks:
            parts += [heading(title, "-"), *blocks]
    return "\n\n".join(parts)


def _file(name: str, extract: Extract) -> str:
    counts, *more = str(extract).splitlines()
    return "\n".join(
        (
            wrap(f"{name}: {counts}"),
            *(wrap(line, first="  ", rest="    ") for line in more),
            *(
                wrap(line, first="    ", rest="      ")
                for line in few(list(map(str, extract.findings)))
            ),
        )
    )


def _claim(claim: Claim) -> str:
    return "\n".join((wrap(str(claim)), *row("said", [plain(said(claim.words, claim.by))])))
