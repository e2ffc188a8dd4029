"""Correcting: the daily totals of losses beside what their publisher corrected of them.

The totals and their corrections are two files. A correction can only be read with the total that it
corrects; what it says then supersedes it, and both stay in the dossier.
"""

import os
from datetime import date

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.dossiers import Dossier
from conflictmodel.estimates import Estimate
from conflictmodel.extracts import Extract, Progress, Record
from conflictmodel.ranges import Range
from conflictmodel.readers._ids import Ids
from conflictmodel.readers.losses import (
    CORRECTED,
    LOSS_CORRECTIONS,
    LOSSES,
    before,
    said_on,
    total_of,
)
from conflictmodel.reading import read_file
from conflictmodel.subjects import Subject

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
        The records of both files, those of the second marked as `corrections`. A correction
        without exactly one total to correct, or to a number too long to be written, keeps its
        finding.

    Raises:
        DocumentError: If one of the files cannot be read, or is damaged.
        InvalidValueError: If an argument is of the wrong type.

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
    found: _Totals = {}
    for estimate in published.dossier.of_type(Estimate):
        found.setdefault(estimate.subject, []).append(estimate)
    ids = Ids()
    records = (
        *published.records,
        *(_corrected(record, found, ids) for record in corrected.records),
    )
    claims = tuple(claim for record in records for claim in record.claims)
    return Extract(LOSSES.name, Dossier(claims), records)


def _corrected(record: Record, totals: _Totals, ids: Ids) -> Record:
    """Return the record of corrections with an estimate for each that can be made."""
    made = {
        column: estimate
        for column, value in record.published
        if column in CORRECTED
        for estimate in _estimate(column, int(value), record, totals, ids)
    }
    return evolve(
        record,
        where=f"corrections, {record.where}",
        claims=tuple(made.values()),
        unmapped=tuple(column for column in record.unmapped if column not in made),
        findings=tuple(each for each in record.findings if each.path not in made),
    )


def _estimate(
    category: str, change: int, record: Record, totals: _Totals, ids: Ids
) -> tuple[Estimate, ...]:
    stated = date.fromisoformat(record.value("date").strip())
    match totals.get(total_of(category, before(stated)), []):
        case [total] if change and total.range.lower + change >= 0:
            lower, upper = total.range.lower, total.range.upper
            figure = Range(lower + change, None if upper is None else upper + change)
            if _checks.few_digits("", figure.lower, figure.upper):  # it could not be written
                return ()
            name = ids.new(f"{category} {before(stated)} corrected {stated}")
            by = said_on(stated)
            return (Estimate(name, total.subject, figure, by, supersedes=(total.id,)),)
        case _:
            return ()
