"""Tables: the rows of a CSV file, each of as many cells as there are columns."""

from collections.abc import Callable, Iterator

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.files.csv_rows import columns_of, header_problems, rows
from conflictmodel.files.source import Input
from conflictmodel.readers._formats import Format, Made, without_problems
from conflictmodel.readers._rows import Mapper, Row
from conflictmodel.readers.extracts import Record


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
