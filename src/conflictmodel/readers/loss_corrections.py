"""Loss corrections: the daily totals of losses beside what their publisher corrected of them.

The totals and their corrections are two files. A correction can only be read with the total that it
corrects; what it says then supersedes it, and both stay in the dossier.
"""

from collections import Counter
from datetime import date, timedelta

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Estimate
from conflictmodel.errors import Problem
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.losses import LOSS_CORRECTIONS, LOSSES, NOT_AT_HAND, said_on, total_of
from conflictmodel.readers.record_findings import RecordFinding
from conflictmodel.values import Range, Subject


def with_corrections(totals: Extract, corrections: Extract) -> Extract:
    """Return what was read from a file of daily totals with what was read from their corrections.

    A correction of a date says by how much the total of the day before it was wrong; it becomes an
    estimate that supersedes that total. Totals of earlier days stay as they are: the correction
    does not say since when they had been wrong. A correction is no estimate, and has a finding that
    says why, where its total is not at hand or is there more than once, where the total would fall
    below 0, and where another entry of the same date corrects the same total: whether both hold is
    not said.

    Args:
        totals: What was read as `losses`.
        corrections: What was read as `loss-corrections`.

    Returns:
        The records of both, those of the second marked as `corrections`.

    Raises:
        InvalidValueError: If one of them is of another format, or the claims are no dossier
            together.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from conflictmodel import read_file
    >>> with TemporaryDirectory() as folder:
    ...     totals, changes = Path(folder, "a.json"), Path(folder, "b.json")
    ...     _ = totals.write_text('[{"date": "2023-01-01", "day": 312, "tank": 3031}]')
    ...     _ = changes.write_text('[{"date": "2023-01-02", "day": 313, "tank": -5}]')
    ...     read = with_corrections(read_file(totals), read_file(changes))
    >>> [(claim.id, str(claim.figure)) for claim in read.dossier.current]
    [('tank 2023-01-01 corrected 2023-01-02', 'exactly 3,026 items')]
    """
    _checks.refuse(
        "with_corrections",
        _read_as(LOSSES.name, "totals", totals),
        _read_as(LOSS_CORRECTIONS.name, "corrections", corrections),
    )
    known: dict[Subject, list[Estimate]] = {}
    for estimate in totals.dossier.of_type(Estimate):
        known.setdefault(estimate.subject, []).append(estimate)
    changes = [each for each in corrections.findings if each.kind == NOT_AT_HAND]
    counted = Counter(_corrected_by(each) for each in changes)
    records = (*totals.records, *(_together(each, known, counted) for each in corrections.records))
    claims = tuple(claim for record in records for claim in record.claims)
    return Extract(LOSSES.name, Dossier(claims), records)


def _read_as(name: str, path: str, value: object) -> _checks.Problems:
    if not isinstance(value, Extract) or value.format == name:
        return _checks.is_a(path, value, Extract)
    return (Problem(path, f"it was read as {_checks.shown(value.format)}: read it as {name}"),)


def _corrected_by(change: RecordFinding) -> Subject:
    """Return what a total counts, of which a finding says that it was corrected."""
    return total_of(change.path.rpartition(", ")[2], date.fromisoformat(change.values[1]))


def _together(
    record: Record, totals: dict[Subject, list[Estimate]], counted: Counter[Subject]
) -> Record:
    made: dict[str, Estimate] = {}
    findings: list[RecordFinding] = []
    for change in record.findings:
        if change.kind != NOT_AT_HAND:
            findings.append(change)
            continue
        about = _corrected_by(change)
        found = _superseding(change, totals.get(about, []), counted[about])
        if isinstance(found, Estimate):
            made[change.path] = found
        else:
            kind = "by {} it corrects the total of {}, {}"
            findings.append(evolve(change, kind=kind, values=(*change.values, found)))
    return evolve(
        record,
        where=f"corrections, {record.where}",
        claims=tuple(made.values()),
        unmapped=tuple(column for column in record.unmapped if column not in made),
        findings=tuple(findings),
    )


def _superseding(
    correction: RecordFinding, totals: list[Estimate], corrections: int
) -> Estimate | str:
    """Return the estimate that supersedes a total, or why there is none."""
    if not totals:
        return "which is not at hand"
    if len(totals) > 1:
        return f"of which there are {len(totals)}"
    if corrections > 1:
        return f"as {corrections - 1} more of the same date do: whether all hold is not said"
    (total,), change = totals, int(correction.values[0])
    lower = total.range.lower + change
    upper = None if total.range.upper is None else total.range.upper + change
    if lower < 0:
        return f"{total.figure}, which would fall below 0"
    if _checks.few_digits("", lower, upper):
        return "which would have too many digits to be written"
    day = date.fromisoformat(correction.values[1])
    stated = day + timedelta(days=1)
    name, corrected = f"{correction.path} {day} corrected {stated}", Range(lower, upper)
    return Estimate(name, total.subject, corrected, said_on(stated), supersedes=(total.id,))
