"""The report as plain text of at most 80 columns, for people."""

from collections.abc import Iterable

from conflictmodel._text import few, heading, row, wrap
from conflictmodel.dossiers import Claim
from conflictmodel.evidence import quoted
from conflictmodel.extracts import Extract
from conflictmodel.ledgers import AidLedger, LedgerEntry
from conflictmodel.measures import LAUNCHED, SHOT_DOWN
from conflictmodel.ranges import Pieces, Range
from conflictmodel.reports import Report
from conflictmodel.standings import Control
from conflictmodel.tallies import InterceptionTally
from conflictmodel.units import Unit


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
        ("Aid", [_ledger(each) for each in report.ledgers]),
        ("Interceptions", [_tally(each) for each in report.tallies]),
        ("Territory", [_control(each) for each in report.controls]),
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


def _ledger(ledger: AidLedger) -> str:
    programme = ledger.programme
    return "\n".join(
        (
            wrap(f"{programme.name}, {programme.provider} to {programme.recipient}"),
            *(_entry(entry) for entry in ledger.entries),
            *row("not mentioned", _installments(ledger.missing)),
        )
    )


def _installments(numbers: Pieces) -> list[str]:
    """Return runs of numbers as one line; none where there is no number."""
    runs = [f"{each.lower}" if each.is_exact else f"{each.lower}–{each.upper}" for each in numbers]
    one = len(numbers) == 1 and numbers[0].is_exact
    return [f"installment{'' if one else 's'} {', '.join(few(runs))}"] if runs else []


def _entry(entry: LedgerEntry) -> str:
    lines = [*row("installment", [f"{entry.number}: {' = '.join(map(str, entry.amounts))}"])]
    for total in entry.totals:
        lines += row("total before", [_either(total.before, total.unit)])
        lines += row("total after", [_either(total.after, total.unit)])
    lines += row("settled by", entry.settled_by)
    for claim in entry.claims:
        lines += row("said", [f"{_words(claim)}, {claim.by} [{claim.id}]"])
    return "\n".join(lines)


def _either(pieces: Iterable[Range], unit: Unit) -> str:
    return " or ".join(map(unit.format, pieces)) or "what was said contradicts itself"


def _tally(tally: InterceptionTally) -> str:
    (attack,) = tally.reports
    share = tally.share(SHOT_DOWN, of=LAUNCHED)
    place = attack.place or "anywhere"
    figures = [(LAUNCHED, attack.launched), *attack.outcomes]
    lines = [wrap(f"{attack.group}, {place}, {attack.on}")]
    for measure, figure in figures:
        lines += row(
            str(measure), ["not reported" if figure is None else attack.unit.format(figure)]
        )
    left = "more is accounted for" if tally.remainder is None else str(tally.remainder)
    lines += row("remainder", [left])
    if share is not None:
        least, most = share
        told = f"{least}" if least == most else f"{least} to {most}"
        lines += row("share", [f"{told} of what was launched was shot down"])
    lines += row("said", [f"{_words(attack)}, {attack.by} [{attack.id}]"])
    return "\n".join(lines)


def _control(control: Control) -> str:
    lines = [wrap(f"{control.place}, on {control.on}")]
    for standing in control.standings:
        told = f"{standing.holder}: {standing} [{', '.join(standing.claims)}]"
        lines += row("holder", [told])
    return "\n".join(lines)


def _claim(claim: Claim) -> str:
    return "\n".join((wrap(str(claim)), *row("said", [f"{_words(claim)}, {claim.by}"])))


def _words(claim: Claim) -> str:
    return quoted(claim.words) or "no words kept"
