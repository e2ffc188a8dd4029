"""Formats: a name, how a file of it is recognised, and how its records are read.

A new format is a `table`, of CSV or of objects of JSON with the same columns, or a `Format` of its
own, as that of IATI. `readers.files` lists them; docs/formats has what becomes of each column.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any, TypeAlias, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.atomic import Problems, whole
from conflictmodel.files.csv_rows import Rows, columns_of, header_problems
from conflictmodel.files.input import BYTE_ORDER_MARK, Input, refusal
from conflictmodel.files.json_text import (
    RepeatedKeys,
    first_row,
    found_by,
    got,
    is_list,
    is_object,
    literal_of,
    parsed,
    rows_in,
)
from conflictmodel.files.resources import installed_text
from conflictmodel.readers._cells import Columns, IsMeant, no_name
from conflictmodel.readers._rows import SET_ASIDE, Known, Mapper, Row
from conflictmodel.readers.extracts import Record
from conflictmodel.readers.record_findings import RecordFinding, placed

_JSON = ("[", "{")
_NEXT_PAGE = "NextPageUrl"
_RENAMED = "the column {} is read as {}, and the others like it"


@final
@frozen
class Format:
    """What somebody publishes: its name, a title, and how it is recognised and read.

    `likeness` takes the beginning of a file and returns from 0 (surely not this) to 1; `made`
    yields the record of each part of a file, set aside where it is wrong.
    """

    name: str
    title: str
    likeness: Callable[[str], float]
    made: Callable[[Input], Iterator[Record]]
    columns: int = 0
    """How many columns a table without a header has, where it can be read."""


def records_of(
    made: Iterable[Record], *, sets_aside: bool, owner: str = "read_file"
) -> Iterator[Record]:
    """Yield records until one is wrong, and then raise all problems, unless that is set aside."""
    problems, is_begun = Problems(), False
    try:
        for record in made:
            is_begun = True
            if not sets_aside and problems.extend(
                Problem(placed(record.where, each).path, *each.values)
                for each in record.findings
                if each.kind == SET_ASIDE
            ):
                break
            if not problems.found:
                yield record
    except InvalidValueError as error:  # the rest of the file cannot be read
        if sets_aside and is_begun:
            kind = "nothing is read from here on: {}"
            for each in error.problems:
                finding = RecordFinding("", kind, (each.message,), ())
                yield Record(each.path, findings=[finding])
        else:
            problems.extend(error.problems)
    _checks.refuse(owner, tuple(problems.found))


def table(
    name: str,
    mapper: Mapper,
    *,
    likeness: Callable[[str], float] | None = None,
    rename: Callable[[str], str] = str.lower,
    has_others: bool = False,
) -> Format:
    """Return the format of a table of `tables.toml`: CSV with a header, or objects of JSON.

    A column that is not listed there is kept, and reported, unless the table `has_others` and the
    mapper knows what they are. `likeness` is the share of the required columns that a file has,
    unless given. `rename` returns the name of a column that is written otherwise.
    """

    def columns_in(head: str) -> float:
        columns = layout.names(names_in(head))
        return sum(column in columns for column in layout.required) / len(layout.required)

    found = described()[name]
    required, in_order = tuple(found["required"]), tuple(found.get("in_order", ()))
    meant: dict[str, str] = found.get("meant", {})
    known = frozenset((*required, *in_order, *found.get("optional", ())))
    layout = Layout(
        required,
        None if has_others else known,
        lambda column, text: meant.get(column) == text,
        in_order,
        rename,
    )
    made = partial(made_by, mapper=mapper, layout=layout)
    return Format(name, found["title"], likeness or columns_in, made, len(in_order))


def names_in(head: str, delimiter: str = ",") -> list[str]:
    """Return the columns, or the keys of the first object of JSON, of a text that begins so."""
    return [*first_row(head)] if head.startswith(_JSON) else columns_of(head, delimiter)


@cache
def described() -> dict[str, dict[str, Any]]:
    return tomllib.loads(installed_text(__name__, "tables.toml"))


@final
@frozen
class Layout:
    required: tuple[str, ...] = ()
    known: frozenset[str] | None = None
    is_meant: IsMeant = no_name
    in_order: tuple[str, ...] = ()
    rename: Callable[[str], str] = str
    delimiter: str = ","
    advice: str = ""

    def names(self, written: Sequence[str]) -> list[str]:
        """Return the names of columns, renamed where more of those required are there then."""
        renamed = [self.rename(name.strip()) for name in written]
        is_better = len({*self.required} & {*renamed}) > len({*self.required} & {*written})
        return renamed if is_better else list(written)


def made_by(file: Input, mapper: Mapper, layout: Layout) -> Iterator[Record]:
    columns, known = Columns(layout.is_meant), Known()
    is_json = file.beginning.startswith(_JSON)
    yield from (_json_rows if is_json else _csv_rows)(
        file, layout, columns, lambda row: row.record(lambda row: mapper(row, known))
    )
    if found := columns.findings():
        yield Record("$" if is_json else "line 1", findings=found)
    if not (is_json or file.ends_with_newline):
        yield _odd(
            "end of file", "the file does not end with a line break: it may have been cut off"
        )


_Make: TypeAlias = Callable[[Row], Record]
_Wrong: TypeAlias = list[tuple[str, str]]


def _csv_rows(file: Input, layout: Layout, columns: Columns, make: _Make) -> Iterator[Record]:
    lines = Rows(file, layout.delimiter)
    table_rows = iter(lines)
    first, header = next(table_rows, (1, list[str]()))
    # A column without a name, such as that of the numbers of rows, is named by its place.
    written = [name if name.strip() else f"column {at}" for at, name in enumerate(header, 1)]
    names = layout.names(written)
    if {*names}.isdisjoint(layout.required) and len(names) == len(layout.in_order):
        written = names = list(layout.in_order)
        table_rows = chain([(first, header)], table_rows)
        columns.note("", f"line {first:,}", "there is no header: the columns are in their order")
    elif names != written and layout.rename is str.lower:
        columns.note(names[0], f"line {first:,}", _RENAMED, _checks.shown(written[0]), names[0])
    for each, required in ((written, ()), (names, layout.required)):
        _checks.refuse("read_file", tuple(header_problems(each, required, layout.advice)))
    unknown = tuple(
        RecordFinding(name, "the column is not known")
        for name in names
        if layout.known is not None and name not in layout.known
    )
    if unknown:
        yield Record(f"line {first:,}", findings=unknown)
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
            yield make(row)


def _damaged(where: str, cells: Iterable[str], message: str) -> Record:
    """Return the record of cells of which nobody knows whose they are."""
    row = Row(where, {f"cell {at}": cell for at, cell in enumerate(cells, 1)})
    row.wrong("", message)
    return row.set_aside()


def _odd(where: str, message: str, published: tuple[tuple[str, str], ...] = ()) -> Record:
    return Record(where, published, findings=(RecordFinding("", message),))


def _json_rows(file: Input, layout: Layout, columns: Columns, make: _Make) -> Iterator[Record]:
    entries = _lines(file) if _are_lines(file) else _entries(file, columns)
    for where, entry in entries:
        cells, problems = _cells(where, entry, layout, columns)
        row = Row(where, cells, columns)
        for problem in problems:
            row.wrong(*problem)
        for key in cells:
            if layout.known is not None and key not in layout.known:
                columns.note(key, row.where, "the key is not known")
        yield row.set_aside() if problems else make(row)


def _are_lines(file: Input) -> bool:
    try:
        tree = parsed(file.beginning.partition("\n")[0])
    except (InvalidValueError, RecursionError):
        return False
    return is_object(tree) and rows_in(tree) is None


def _lines(file: Input) -> Iterator[tuple[str, object]]:
    for number, (line, damage) in enumerate(file.lines(), 1):
        try:
            entry: object = parsed(line, is_line=True) if line.strip() else None
        except (InvalidValueError, RecursionError) as error:
            (problem,) = found_by(error, "")
            entry = Problem(line.rstrip("\r\n"), damage or problem.message)
        # A parser may pass over what is blank: https://github.com/ndjson/ndjson-spec
        if line.strip():
            yield f"line {number:,}", entry


def _entries(file: Input, columns: Columns) -> Iterator[tuple[str, object]]:
    """Yield the entries of a list, or of the one list in the object of an API."""
    try:
        tree = parsed(whole(file.read).removeprefix(BYTE_ORDER_MARK))
    except (InvalidValueError, RecursionError) as error:
        raise InvalidValueError("read_file", found_by(error, "$")) from None
    key = rows_in(tree) if is_object(tree) else None
    within = ""
    if is_object(tree) and key is not None:
        if tree.get(_NEXT_PAGE):
            columns.note(_NEXT_PAGE, "$", "the file is one page of several: read the others too")
        tree, within = tree[key], f".{key}"
    if not is_list(tree):
        raise refusal("$", f"expected a list, got {got(tree)}")
    yield from ((f"${within}[{index}]", entry) for index, entry in enumerate(tree))


def _flat(entry: dict[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the members of an object; those of an object in it behind its key and a point."""
    for key, value in entry.items():
        if is_object(value) and not isinstance(value, RepeatedKeys):
            yield from ((f"{key}.{name}", each) for name, each in value.items())
        else:
            yield key, value


def _cells(
    where: str, entry: object, layout: Layout, columns: Columns
) -> tuple[dict[str, str], _Wrong]:
    """Return the values of an entry as texts, and everything that is wrong with it."""
    if isinstance(entry, Problem):
        return {"cell 1": entry.path}, [("", entry.message)]
    if not is_object(entry):
        return {"cell 1": got(entry)}, [("", f"expected an object, got {got(entry)}")]
    cells: dict[str, str] = {}
    names = dict(zip(entry, layout.names([*entry]), strict=True))
    if renamed := [name for name in entry if names[name] != name]:
        first = renamed[0]
        columns.note(names[first], where, _RENAMED, _checks.shown(first), names[first])
    missing = (key for key in layout.required if key not in names.values())
    repeated = entry.repeated if isinstance(entry, RepeatedKeys) else ()
    wrong = [("", f"the key {_checks.shown(key)} is missing") for key in missing]
    wrong += [("", f"the key {_checks.shown(key)} occurs more than once") for key in repeated]
    for written, value in _flat(entry):
        key = names.get(written, written)
        if problems := _checks.text("", key):
            wrong += [("", f"a key: {problem.message}") for problem in problems]
            continue
        found = literal_of(value)
        cells[key] = got(value) if found is None else found
        if found is None:
            wrong.append((key, f"expected text or a number, got {got(value)}"))
    return cells, wrong
