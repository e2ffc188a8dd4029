"""Small CSV files, written by a test."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from conflictmodel.errors import DocumentError
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import read_file


def written(folder: Path, *rows: Mapping[str, str]) -> Path:
    """Return a file with the columns of the first row, and these rows."""
    path = folder / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return path


def extracted(folder: Path, *rows: Mapping[str, str]) -> Extract:
    """Return what is read from a file of these rows."""
    return read_file(written(folder, *rows))


def problems(folder: Path, *rows: Mapping[str, str]) -> list[str]:
    """Return what is wrong with a file of these rows."""
    with pytest.raises(DocumentError) as caught:
        read_file(written(folder, *rows))
    return [str(problem) for problem in caught.value.problems]
