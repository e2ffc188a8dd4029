"""Formats: a name, how a file of it is recognised, and how its records are read.

A new format is either a `table`, the rows of a CSV file or of a JSON list of objects, whose columns
are the same; or a `Format` of its own, as that of IATI. `conflictmodel.readers.files` lists them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import TypeAlias, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.atomic import Problems, whole
from conflictmodel.files.csv_rows import Rows, columns_of, header_problems
from conflictmodel.files.input import Input, refusal, text_of
from conflictmodel.files.json_text import (
    RepeatedKeys,
    found_by,
    got,
    is_list,
    is_object,
    literal_of,
    parsed,
)
from conflictmodel.readers._cells import Columns, IsMeant
from conflictmodel.readers._rows import Known, Mapper, Row
from conflictmodel.readers.extracts import Record
from conflictmodel.readers.record_findings import RecordFinding

Made: TypeAlias = tuple[Record, Iterable[Problem]]
"""The record of a part of a file, and what is wrong with the part."""


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
        """Yield the records of a file.

        Where something is wrong, all problems are raised, or the first hundred, once the records
        before have been yielded; unless the file sets aside what is damaged.
        """
        problems, is_begun = Problems(), False
        try:
            for record, found in self.made(file):
                is_begun = True
                if not file.sets_aside and problems.extend(found):
                    break
                if not problems.found:
                    yield record
        except InvalidValueError as error:  # the rest of the file cannot be read
            if file.sets_aside and is_begun:
                yield from map(_rest, error.problems)
            else:
                problems.extend(error.problems)
        _checks.refuse("read_file", tuple(problems.found))


def _rest(problem: Problem) -> Record:
    kind = "nothing is read from here on: {}"
    return Record(problem.path, findings=(RecordFinding("", kind, (problem.message,), ()),))


def table(  # noqa: PLR0913 - the parts of a format, each by its name
    name: str,
    title: str,
    mapper: Mapper,
    *,
    required: tuple[str, ...],
    optional: tuple[str, ...] | None = (),
    likeness: Callable[[str], float] | None = None,
    meant: Mapping[str, str] = MappingProxyType({}),
    doubt: Callable[[list[Mapping[str, str]]], str | None] = lambda _: None,
) -> Format:
    """Return the format of a table: CSV with a header, or JSON, a list of objects.

    A column that is neither required nor optional is kept, and reported; where `optional` is
    `None`, the mapper knows what any other is. `likeness` is the share of the required columns that
    a CSV file has, unless given. `meant` has the columns where a text of `MISSING` is meant as it
    is written, with that text. `doubt` returns why a list of such objects is no such table.
    """

    def columns_in(head: str) -> float:
        columns = columns_of(head)
        return sum(column in columns for column in required) / len(required)

    layout = _Layout(
        required,
        None if optional is None else frozenset((*required, *optional)),
        lambda column, text: meant.get(column) == text,
        doubt,
    )
    return Format(name, title, likeness or columns_in, partial(_made, mapper=mapper, layout=layout))


@final
@frozen
class _Layout:
    required: tuple[str, ...]
    known: frozenset[str] | None
    is_meant: IsMeant
    doubt: Callable[[list[Mapping[str, str]]], str | None]


def _made(file: Input, mapper: Mapper, layout: _Layout) -> Iterator[Made]:
    """Yield the record of each row, and what is wrong with the row."""
    columns, known = Columns(layout.is_meant), Known()
    is_json = text_of(file.beginning).lstrip().startswith(("[", "{"))
    yield from (_json_rows if is_json else _csv_rows)(
        file, layout, columns, lambda row: row.record(lambda row: mapper(row, known))
    )
    if found := columns.findings():
        yield Record("$" if is_json else "line 1", findings=found), ()
    if not (is_json or file.ends_with_newline):
        yield _odd(
            "end of file", "the file does not end with a line break: it may have been cut off"
        )


_Make: TypeAlias = Callable[[Row], Record]


def _csv_rows(file: Input, layout: _Layout, columns: Columns, make: _Make) -> Iterator[Made]:
    lines = Rows(file)
    table_rows = iter(lines)
    first, header = next(table_rows, (1, list[str]()))
    # A column without a name, such as that of the numbers of rows, is named by its place.
    names = [name if name.strip() else f"column {at}" for at, name in enumerate(header, 1)]
    _checks.refuse("read_file", tuple(header_problems(names, layout.required)))
    unknown = tuple(
        RecordFinding(name, "the column is not known")
        for name in names
        if layout.known is not None and name not in layout.known
    )
    if unknown:
        yield Record(f"line {first:,}", findings=unknown), ()
    for number, cells in table_rows:
        where = f"line {number:,}"
        if lines.damage or (any(cells) and len(cells) != len(names)):
            message = f"it has {len(cells)} cells, and the header has {len(names)}"
            yield _damaged(where, cells, lines.damage or message)
            continue
        published = dict(zip(names, cells, strict=False))
        # Files of the Humanitarian Data Exchange say under the header what its columns mean.
        if not any(cells):
            yield _odd(where, "the row is blank")
        elif all(cell.startswith("#") for cell in cells if cell):
            yield _odd(where, "a row of HXL tags", tuple(published.items()))
        else:
            row = Row(where, published, columns, lambda: {names[at] for at in lines.quoted()})
            yield make(row), row.problems


def _damaged(where: str, cells: Iterable[str], message: str) -> Made:
    """Return the record of cells of which nobody knows whose they are."""
    row = Row(where, {f"cell {at}": cell for at, cell in enumerate(cells, 1)})
    row.wrong("", message)
    return row.set_aside(), row.problems


def _odd(where: str, message: str, published: tuple[tuple[str, str], ...] = ()) -> Made:
    return Record(where, published, findings=(RecordFinding("", message),)), ()


def _json_rows(file: Input, layout: _Layout, columns: Columns, make: _Make) -> Iterator[Made]:
    read = [_cells(entry, layout) for entry in _entries(file)]
    if reason := layout.doubt([cells for cells, problems in read if not problems]):
        raise refusal("$", reason)
    for index, (cells, problems) in enumerate(read):
        row = Row(f"$[{index}]", cells, columns)
        for problem in problems:
            row.wrong(problem.path, problem.message)
        for key in cells:
            if layout.known is not None and key not in layout.known:
                columns.note(key, row.where, "the key is not known")
        yield row.set_aside() if problems else make(row), row.problems


def _entries(file: Input) -> list[object]:
    try:
        tree = parsed(whole(file.read))
    except (InvalidValueError, RecursionError) as error:
        raise InvalidValueError("read_file", found_by(error, "$")) from None
    if not is_list(tree):
        raise refusal("$", f"expected a list, got {got(tree)}")
    return tree


def _cells(entry: object, layout: _Layout) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the values of an entry as texts, and everything that is wrong with it."""
    if not is_object(entry):
        message = f"expected an object, got {got(entry)}"
        return {"cell 1": got(entry)}, (Problem("", message),)
    cells: dict[str, str] = {}
    problems = [
        Problem("", f"the key {_checks.shown(key)} is missing")
        for key in layout.required
        if key not in entry
    ]
    if isinstance(entry, RepeatedKeys):
        problems += [
            Problem("", f"the key {_checks.shown(key)} occurs more than once")
            for key in entry.repeated
        ]
    for key, value in entry.items():
        if wrong := _checks.text("", key):
            problems += [Problem("", f"a key: {problem.message}") for problem in wrong]
            continue
        found = literal_of(value)
        cells[key] = got(value) if found is None else found
        if found is None:
            problems.append(Problem(key, f"expected text or a number, got {got(value)}"))
    return cells, tuple(problems)
