"""Loss corrections: the daily totals of losses beside what their publisher corrected of them.

The totals and their corrections are two files. A correction can only be read with the total that it
corrects; what it says then supersedes it, and both stay in the dossier.
"""

import os
from collections import Counter
from datetime import date

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Estimate
from conflictmodel.errors import Problem
from conflictmodel.files.input import Progress
from conflictmodel.readers._rows import SET_ASIDE, Row
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.files import read_file
from conflictmodel.readers.losses import (
    LOSS_CORRECTIONS,
    LOSSES,
    before,
    corrections_in,
    said_on,
    total_of,
)
from conflictmodel.readers.record_findings import RecordFinding
from conflictmodel.values import Range, Subject

_Totals = dict[Subject, list[Estimate]]


def read_losses(
    totals: str | os.PathLike[str],
    corrections: str | os.PathLike[str],
    *,
    progress: Progress | None = None,
) -> Extract:
    """Read a file of daily totals with the file of their corrections.

    A correction of a date says by how much the total of the day before it was wrong; it becomes an
    estimate that supersedes that total. Totals of earlier days stay as they are: the correction
    does not say since when they had been wrong.

    Args:
        totals: A file of the format `losses`.
        corrections: A file of the format `loss-corrections`.
        progress: Called now and then with the bytes of a file read so far, and all its bytes.

    Returns:
        The records of both files, as `with_corrections` puts them together.

    Raises:
        DocumentError: If one of the files cannot be read, or is damaged.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     totals, corrections = Path(folder, "totals.json"), Path(folder, "corrections.json")
    ...     _ = totals.write_text('[{"date": "2023-01-01", "day": 312, "tank": 3031}]')
    ...     _ = corrections.write_text('[{"date": "2023-01-02", "day": 313, "tank": -5}]')
    ...     print(*read_losses(totals, corrections).dossier.current)
    tank 2023-01-01 corrected 2023-01-02: exactly 3,026 items; Russian equipment: tank, \
lost in combat, anywhere, 2022-02-24 to 2023-01-01, in items
    """
    published = read_file(totals, as_format=LOSSES.name, progress=progress)
    corrected = read_file(corrections, as_format=LOSS_CORRECTIONS.name, progress=progress)
    return with_corrections(published, corrected)


def with_corrections(totals: Extract, corrections: Extract) -> Extract:
    """Return what was read from a file of daily totals with what was read from their corrections.

    A correction is no estimate, and has a finding that says why, where its total is not at hand or
    is there more than once, where the total would fall below 0, and where another entry of the
    same date corrects the same total: whether both hold is not said.

    Args:
        totals: What was read as `losses`.
        corrections: What was read as `loss-corrections`.

    Returns:
        The records of both, those of the second marked as `corrections`.

    Raises:
        InvalidValueError: If one of them is of another format, a record of corrections is none,
            or the claims are no dossier together.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "totals.json")
    ...     _ = file.write_text('[{"date": "2023-01-01", "day": 312, "tank": 3031}]')
    ...     totals = read_file(file)
    >>> print(*with_corrections(totals, Extract("loss-corrections", Dossier())).dossier.current)
    tank 2023-01-01: exactly 3,031 items; Russian equipment: tank, lost in combat, anywhere, \
2022-02-24 to 2023-01-01, in items
    """
    _checks.refuse(
        "with_corrections",
        _read_as(LOSSES.name, "totals", totals),
        _read_as(LOSS_CORRECTIONS.name, "corrections", corrections),
    )
    found: _Totals = {}
    for estimate in totals.dossier.of_type(Estimate):
        found.setdefault(estimate.subject, []).append(estimate)
    read = [_corrections(record) for record in corrections.records]
    counted = Counter((stated, category) for stated, changes in read for category in changes)
    records = (
        *totals.records,
        *(
            _corrected(record, found, stated, changes, counted)
            for record, (stated, changes) in zip(corrections.records, read, strict=True)
        ),
    )
    claims = tuple(claim for record in records for claim in record.claims)
    return Extract(LOSSES.name, Dossier(claims), records)


def _read_as(name: str, path: str, value: object) -> tuple[Problem, ...]:
    if not isinstance(value, Extract):
        return _checks.is_a(path, value, Extract)
    if value.format == name:
        return ()
    return (Problem(path, f"it was read as {_checks.shown(value.format)}: read it as {name}"),)


def _corrections(record: Record) -> tuple[date, dict[str, int]]:
    """Return the date of a record of corrections with what it changes; nothing of an empty one."""
    # What is said of a whole column has no entry, and what is set aside corrects nothing.
    if not record.published or any(found.kind == SET_ASIDE for found in record.findings):
        return date.min, {}
    row = Row(record.where, dict(record.published))
    found = corrections_in(row)
    _checks.refuse("with_corrections", tuple(row.problems))
    return found


def _corrected(
    record: Record,
    totals: _Totals,
    stated: date,
    changes: dict[str, int],
    counted: Counter[tuple[date, str]],
) -> Record:
    """Return a record of corrections with an estimate for each that can be made."""
    made: dict[str, Estimate] = {}
    findings = [each for each in record.findings if each.path not in changes]
    for category, change in changes.items():
        known = totals.get(total_of(category, before(stated)), [])
        found = _superseding(category, change, known, stated, counted[stated, category])
        if isinstance(found, Estimate):
            made[category] = found
        else:
            kind = "by {} it corrects the total of {}, {}"
            values = (str(change), str(before(stated)), found)
            lost = ((str(change), f"{total_of(category, stated).unit}"),)
            findings.append(RecordFinding(category, kind, values, lost))
    return evolve(
        record,
        where=f"corrections, {record.where}",
        claims=tuple(made.values()),
        unmapped=tuple(column for column in record.unmapped if column not in made),
        findings=tuple(findings),
    )


def _superseding(
    category: str, change: int, totals: list[Estimate], stated: date, corrections: int
) -> Estimate | str:
    """Return the estimate that supersedes a total, or why there is none."""
    if not totals:
        return "which is not at hand"
    if len(totals) > 1:
        return f"of which there are {len(totals)}"
    if corrections > 1:
        return f"as {corrections - 1} more of the same date do: whether all hold is not said"
    (total,) = totals
    lower = total.range.lower + change
    upper = None if total.range.upper is None else total.range.upper + change
    if lower < 0:
        return f"{total.figure}, which would fall below 0"
    if _checks.few_digits("", lower, upper):
        return "which would have too many digits to be written"
    name = f"{category} {before(stated)} corrected {stated}"
    corrected = Range(lower, upper)
    return Estimate(name, total.subject, corrected, said_on(stated), supersedes=(total.id,))
