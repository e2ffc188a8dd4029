"""Formats: a name, how a file of it is recognised, and how its records are read.

A new format is one of three: `table`, the rows of a CSV file, each of as many cells as there are
columns; `json_list`, the entries of a JSON file, each an object of texts and whole numbers; or a
`Format` of its own, as that of IATI. `conflictmodel.readers.files` lists them all.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.atomic import Problems, whole
from conflictmodel.files.csv_rows import columns_of, header_problems, rows
from conflictmodel.files.input import Input, refusal
from conflictmodel.files.json_text import RepeatedKeys, found_by, got, is_list, is_object, parsed
from conflictmodel.readers._rows import Known, Mapper, Row
from conflictmodel.readers.extracts import Record

Made: TypeAlias = tuple[Record | None, Iterable[Problem]]
"""The record of a row, or none and what is wrong with the row."""


@final
@frozen
class Format:
    """What somebody publishes: its name, a title, and how it is recognised and read.

    `likeness` takes the beginning of a file and returns from 0 (surely not this) to 1; `made`
    yields the record of each part of a file, or what is wrong with it.
    """

    name: str
    title: str
    likeness: Callable[[str], float]
    made: Callable[[Input], Iterator[Made]]

    def records(self, file: Input) -> Iterator[Record]:
        """Yield the records before the first problem; raise all problems, or the first hundred."""
        problems = Problems()
        try:
            for record, found in self.made(file):
                if problems.extend(found):
                    break
                if record is not None and not problems.found:
                    yield record
        except InvalidValueError as error:  # the rest of the file cannot be read
            problems.extend(error.problems)
        _checks.refuse("read_file", tuple(problems.found))


def table(
    name: str,
    title: str,
    mapper: Mapper,
    *,
    required: tuple[str, ...],
    optional: tuple[str, ...] = (),
) -> Format:
    """Return the format of a table with a header.

    A column that is neither required nor optional is kept, and reported.
    """

    def likeness(head: str) -> float:
        columns = columns_of(head)
        return sum(column in columns for column in required) / len(required)

    made = partial(_made, mapper=mapper, required=required, optional=optional)
    return Format(name, title, likeness, made)


def _made(
    file: Input, mapper: Mapper, required: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[Made]:
    """Yield the record of each row, or what is wrong with the row."""
    table_rows, known = rows(file), Known()
    first, header = next(table_rows, (1, list[str]()))
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
        row = Row(f"line {number:,}", dict(zip(columns, cells, strict=False)))
        if not any(cells):
            yield _odd(row.where, "the row is blank")
        elif len(cells) != len(columns):
            message = f"it has {len(cells)} cells, and the header has {len(columns)}"
            yield None, (Problem(row.where, message),)
        # Files of the Humanitarian Data Exchange say under the header what its columns mean.
        elif all(cell.startswith("#") for cell in cells if cell):
            yield _odd(row.where, "a row of HXL tags", tuple(row.cells.items()))
        else:
            yield row.record(lambda row: mapper(row, known)), row.problems
    if not file.ends_with_newline:
        yield _odd(
            "end of file", "the file does not end with a line break: it may have been cut off"
        )


def _odd(where: str, message: str, published: tuple[tuple[str, str], ...] = ()) -> Made:
    return Record(where, published, findings=(Problem("", message),)), ()


def json_list(  # noqa: PLR0913 - the parts of a format, each by its name
    name: str,
    title: str,
    mapper: Mapper,
    *,
    likeness: Callable[[str], float],
    required: tuple[str, ...],
    texts: tuple[str, ...],
    counts: tuple[str, ...],
    doubt: Callable[[list[object]], str | None] = lambda _: None,
) -> Format:
    """Return the format of a list of objects.

    The keys of `texts` have texts, those of `counts` whole numbers; any other key is kept, and
    reported. A number is published as its digits; it is the mapping that refuses one below 0.
    `doubt` returns why a list with these entries is no such list, or `None` where it may be one.
    """

    def made(file: Input) -> Iterator[Made]:
        unknown: dict[str, Problem] = {}
        known, entries = Known(), _entries(file)
        if reason := doubt(entries):
            raise refusal("$", reason)
        for index, entry in enumerate(entries):
            where = f"$[{index}]"
            cells = _cells(where, entry, required, texts, counts)
            if isinstance(cells, tuple):
                yield None, cells
                continue
            row = Row(where, cells)
            yield row.record(lambda row: mapper(row, known)), row.problems
            for key in cells:
                if key not in {*texts, *counts}:
                    unknown.setdefault(key, Problem(key, "the key is not known"))
        if unknown:
            yield Record("$", findings=tuple(unknown.values())), ()

    return Format(name, title, likeness, made)


def _entries(file: Input) -> list[object]:
    try:
        tree = parsed(whole(file.read))
    except (InvalidValueError, RecursionError) as error:
        raise InvalidValueError("read_file", found_by(error, "$")) from None
    if not is_list(tree):
        raise refusal("$", f"expected a list, got {got(tree)}")
    return tree


def _cells(
    where: str,
    entry: object,
    required: tuple[str, ...],
    texts: tuple[str, ...],
    counts: tuple[str, ...],
) -> dict[str, str] | tuple[Problem, ...]:
    """Return the values of an entry as texts, or everything for which it is none."""
    if not is_object(entry):
        return (Problem(where, f"expected an object, got {got(entry)}"),)
    cells: dict[str, str] = {}
    problems = [
        Problem(where, f"the key {_checks.shown(key)} is missing")
        for key in required
        if key not in entry
    ]
    if isinstance(entry, RepeatedKeys):
        problems += [
            Problem(where, f"the key {_checks.shown(key)} occurs more than once")
            for key in entry.repeated
        ]
    for key, value in entry.items():
        if wrong := _checks.text("", key):
            problems += [Problem(where, f"a key: {problem.message}") for problem in wrong]
        elif type(value) is str and key not in counts:
            cells[key] = value
        elif type(value) is int and key not in texts:
            cells[key] = str(value)
        else:
            expected = "text" if key in texts else "a whole number"
            message = f"expected {expected}, got {got(value)}"
            problems.append(Problem(f"{where}, {key}", message))
    return tuple(problems) or cells
