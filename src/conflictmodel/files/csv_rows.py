"""The rows of a CSV file: what parts them, and what a header may be."""

import csv
from collections.abc import Iterator

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.files.input import Input, refusal

OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}
"""What some programs put between the cells of a table, and what it is called."""


def columns_of(head: str) -> list[str]:
    """Return the columns of the header with which a text begins; none where it has none."""
    try:
        return next(csv.reader(head.splitlines(keepends=True), strict=True), list[str]())
    except csv.Error:
        return []


def rows(file: Input) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, each with the number of the line on which it begins."""
    # Without `strict` the reader takes the rest of a file for one cell where a quote is not closed.
    reader = csv.reader(file.lines(), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            message = (
                "its quotes or line breaks are not those of a CSV table, or a cell is longer than"
                f" {csv.field_size_limit():,} characters"
            )
            raise refusal(f"line {line:,}", message) from None
        if cells is None:
            return
        yield line, cells


def header_problems(columns: list[str], required: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Yield what is wrong with a header."""
    if not columns:
        yield Problem("line 1", "the file is empty, or begins with a blank line")
        return
    for delimiter, name in OTHER_DELIMITERS.items():
        if len(columns) == 1 and delimiter in columns[0]:
            yield Problem("line 1", f"the columns are parted by {name}: save them with commas")
            return
    for column in dict.fromkeys(columns):
        if columns.count(column) > 1:
            message = f"the column {_checks.shown(column)} occurs more than once"
            yield Problem("line 1", message)
    for column in required:
        if column not in columns:
            yield Problem("line 1", f"the column {_checks.shown(column)} is missing")
