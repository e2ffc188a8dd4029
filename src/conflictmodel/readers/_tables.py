"""Tables: the rows of a CSV file, each of as many cells as there are columns."""

import csv
from collections.abc import Callable, Iterator

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.extracts import Record
from conflictmodel.readers._formats import Format, Made, without_problems
from conflictmodel.readers._input import Input, refusal
from conflictmodel.readers._rows import Mapper, Row

OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}
"""What some programs put between the cells of a table, and what it is called."""

_FEWEST = 2


def table(
    name: str,
    title: str,
    mapper: Callable[[], Mapper],
    *,
    required: tuple[str, ...],
    optional: tuple[str, ...] = (),
) -> Format:
    """Return the format of a table with a header.

    Args:
        name: The name of the format.
        title: What it is.
        mapper: Returns, for each file anew, how the claims of a row are made of it.
        required: The columns without which a file is refused.
        optional: The columns that are known as well; any other is kept, and told.
    """

    def likeness(head: str) -> float:
        columns = columns_of(head)
        return sum(column in columns for column in required) / len(required)

    def records(file: Input) -> Iterator[Record]:
        return without_problems(_made(file, mapper(), required, optional))

    return Format(name, title, likeness, records)


def columns_of(head: str) -> list[str]:
    """Return the columns of the header with which a text begins; none where it has none."""
    nothing: list[str] = []
    try:
        return next(csv.reader(head.splitlines(keepends=True), strict=True), nothing)
    except csv.Error:
        return nothing


def _made(
    file: Input, mapper: Mapper, required: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[Made]:
    """Yield the record of each row, or what is wrong with the row."""
    table_rows = rows(file)
    nothing: list[str] = []
    first, header = next(table_rows, (1, nothing))
    # A column without a name, such as that of the numbers of rows, is named by its place.
    columns = [name if name.strip() else f"column {at}" for at, name in enumerate(header, 1)]
    _checks.refuse("read_file", tuple(header_problems(columns, required)))
    unknown = tuple(
        Problem(column, "the column is not known")
        for column in columns
        if column not in {*required, *optional}
    )
    if unknown:
        yield Record(f"line {first:,}", findings=unknown), ()
    for number, cells in table_rows:
        line = f"line {number:,}"
        row = Row(line, dict(zip(columns, cells, strict=False)))
        if not any(cells):
            yield Record(line, findings=(Problem("", "the row is blank"),)), ()
        elif len(cells) != len(columns):
            message = f"it has {len(cells)} cells, and the header has {len(columns)}"
            yield None, (Problem(line, message),)
        elif all(cell.startswith("#") for cell in cells if cell):
            tags = tuple(row.cells.items())
            yield Record(line, tags, findings=(Problem("", "a row of HXL tags"),)), ()
        else:
            yield row.record(mapper), row.problems
    if not file.ends_with_newline:
        message = "the file does not end with a line break: it may have been cut off"
        yield Record("end of file", findings=(Problem("", message),)), ()


def rows(file: Input) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, each with the number of the line on which it begins."""
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
        if len(columns) < _FEWEST and delimiter in columns[0]:
            yield Problem("line 1", f"the columns are parted by {name}: save them with commas")
            return
    for column in dict.fromkeys(columns):
        if columns.count(column) > 1:
            message = f"the column {_checks.shown(column)} occurs more than once"
            yield Problem("line 1", message)
    for column in required:
        if column not in columns:
            yield Problem("line 1", f"the column {_checks.shown(column)} is missing")
