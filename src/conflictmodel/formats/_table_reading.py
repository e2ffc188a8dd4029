"""How the flat table is read: the rows of each claim become the values of JSON of its line."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier, together
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files import json_text
from conflictmodel.files.atomic import Problems
from conflictmodel.files.csv_rows import Rows, header_problems
from conflictmodel.files.input import Input, refusal
from conflictmodel.files.json_text import found_by
from conflictmodel.formats import _table_rows as flat
from conflictmodel.formats._codec import Reader
from conflictmodel.formats._shapes import ANY_TABLE, TAG
from conflictmodel.formats._table_rows import Cells
from conflictmodel.values import Range

_SHORT = 18  # digits of a number that is surely short enough
_SHORT_JSON = 200
_QUOTED = "; a text that begins with a quotation mark is written as JSON"
_CUT_OFF = "there is no line break: it may have been cut off; if nothing is missing, add one"
_CHANGED = "it differs from {}, where its claim begins"


@final
@frozen
class _Row:
    """A row: the line on which it begins, its cells but for a figure, those of a figure."""

    where: str
    cells: Cells
    figure: Cells
    problems: tuple[Problem, ...] = ()

    @property
    def claim(self) -> tuple[str | None, ...]:
        """What the rows of one claim, and no others, have in common."""
        known = flat.ID in self.cells
        return (self.cells.get(TAG), self.cells[flat.ID]) if known else (self.where,)


def dossier_of(file: Input) -> Dossier:
    """Return the dossier of a flat table, or raise its first 100 problems."""
    problems, reader = Problems(), Reader(in_full=True)
    title: str | None = None
    claims: list[Claim] = []
    lines: list[str] = []
    for index, (_, group) in enumerate(groupby(_rows(file), lambda row: row.claim)):
        rows = tuple(group)
        try:
            if index == 0 and rows[0].cells.get(TAG) == flat.DOSSIER:
                title = _title_of(rows[0])
            else:
                claims.append(_claim_of(rows, reader))
                lines.append(rows[0].where)
        except InvalidValueError as error:
            if problems.extend(error.problems):
                break
    _checks.refuse("table", tuple(problems.found))
    return together(claims, lines, title)


# Rows


def _rows(file: Input) -> Iterator[_Row]:
    """Yield each row that is not blank, and one for what is wrong with the end of the file."""
    table = iter(Rows(file))
    columns = _columns(next((cells for _, cells in table), list[str]()))
    are_of_figure = [f"{column}.".startswith(flat.OF_FIGURE) for column in columns]
    try:
        for number, cells in table:
            where = f"line {number:,}"
            # A spreadsheet may add empty columns and rows.
            if any(cells[len(columns) :]) or (any(cells) and len(cells) < len(columns)):
                message = f"it has {len(cells)} cells, and the header has {len(columns)}"
                yield _Row(where, {}, {}, (Problem(where, message),))
                continue
            found: tuple[Cells, Cells] = {}, {}
            for column, cell, is_of_figure in zip(columns, cells, are_of_figure, strict=False):
                if cell and (plain := cell.removeprefix(flat.APOSTROPHE)):
                    found[is_of_figure][column] = plain
            if any(found):
                yield _Row(where, *found)
    except InvalidValueError as error:
        yield _Row("the rest of the file, which cannot be read", {}, {}, error.problems)
    if not file.ends_with_newline:
        yield _Row("end of file", {}, {}, (Problem("end of file", _CUT_OFF),))


def _columns(header: list[str]) -> list[str]:
    """Return the columns of a header, without blank ones at its end."""
    while header and not header[-1]:
        header.pop()
    _checks.refuse("table", tuple(header_problems(header)))
    first, *others = header
    if first != flat.FORMAT:
        found = f"expected {flat.FORMAT!r} in the first cell, got {_checks.shown(first)}"
        is_newer = first.startswith(ANY_TABLE)
        advice = "a newer conflictmodel may read it" if is_newer else "this is no such table"
        raise refusal("line 1", f"{found}: {advice}")
    unknown = tuple(
        Problem("line 1", f"the column {_checks.shown(column)} is not known")
        for column in others
        if column == TAG or column not in flat.columns()
    )
    _checks.refuse("table", unknown)
    return [TAG, *others]


# Claims


def _title_of(row: _Row) -> str:
    """Return the title of the row that has it, and refuse the row where something else does."""
    problems: list[Problem] = []
    cells, known = {**row.cells, **row.figure}, {TAG: True, flat.TITLE: True}
    values = _values(cells, known, f"the row of the {flat.DOSSIER}", row.where, problems)
    title, where = values.get(flat.TITLE), f"{row.where}, {flat.TITLE}"
    if flat.TITLE not in cells:
        problems.append(Problem(where, "the cell is empty"))
    _checks.refuse("table", tuple(problems) or _checks.text(where, title))
    return str(title)


def _claim_of(rows: Sequence[_Row], reader: Reader) -> Claim:
    """Return the claim of consecutive rows, or raise all problems at their lines and columns."""
    first, *others = rows
    _checks.refuse("table", first.problems)
    problems = [
        Problem(f"{row.where}, {column}", _CHANGED.format(first.where))
        for row in others
        for column in dict.fromkeys((*first.cells, *row.cells))
        if first.cells.get(column) != row.cells.get(column)
    ]
    tag = first.cells.get(TAG)
    if tag not in flat.KINDS:
        message = f"expected one of {', '.join(flat.KINDS)}, {_got(tag)}"
        if tag == flat.DOSSIER:
            message = f"the row of the {tag} is the first, and there is one at most"
        problem = Problem(f"{first.where}, {TAG}", message)
        raise InvalidValueError("table", (*problems, problem))
    kind = flat.KINDS[tag]
    known = flat.figure_fields(kind)
    values = _values(first.cells, flat.columns_of_claim(kind), tag, first.where, problems)
    figures = _figures_of(rows, known, problems)
    tree = _object(values, flat.required_objects(kind))
    for name, found in figures.items():
        listed = [*found.values()]
        tree[name] = listed if flat.are_several(known[name]) else listed[0]
    try:
        claim = reader.claim(tree)
    except (InvalidValueError, RecursionError) as error:
        lines = {name: [*figures.get(name, [first.where])] for name in known}
        places = {problem.path for problem in problems}
        placed = (_placed(problem, first.where, lines) for problem in found_by(error, ""))
        # A cell that could not be read is missing for the reader, and is reported already.
        problems += [problem for problem in placed if problem.path not in places]
        raise InvalidValueError("table", tuple(problems)) from None
    _checks.refuse("table", tuple(problems))
    return claim


def _figures_of(
    rows: Sequence[_Row], known: Mapping[str, object], problems: list[Problem]
) -> dict[str, dict[str, object]]:
    """Return the figures by field and line; add what is wrong, and rows that are there twice."""
    found: dict[str, dict[str, object]] = {}
    firsts: dict[str | None, _Row] = {}
    for row in rows:
        where, name = f"{row.where}, {flat.FIGURE}", row.figure.get(flat.FIGURE)
        kind = known.get(name or "")
        first = firsts.setdefault(name, row)
        is_again = first is not row and not flat.are_several(kind)
        if is_again and (first.cells, first.figure) == (row.cells, row.figure):
            message = f"the row is a duplicate of that at {first.where}: delete one of them"
            problems.append(Problem(row.where, message))
        elif not row.figure:
            if known and any(other.figure for other in rows):
                message = f"the claim has {len(rows)} rows, and this one is without a figure"
                problems.append(Problem(where, message))
        elif name is None or name not in known:
            expected = f"one of {', '.join(known)}" if known else "no figure"
            problems.append(Problem(where, f"expected {expected}, {_got(name)}"))
        elif is_again:
            problems.append(Problem(where, f"{name!r} is already that of {first.where}"))
        else:
            found.setdefault(name, {})[row.where] = _figure(row, name, kind, problems)
    return found


def _figure(row: _Row, name: str, kind: object, problems: list[Problem]) -> dict[str, object]:
    columns = flat.columns_of_figure(kind)
    values = _values(row.figure, columns, f"the figure {name}", row.where, problems)
    del values[flat.FIGURE]
    members = {column.removeprefix(flat.OF_FIGURE): value for column, value in values.items()}
    ends = _object({"upper": None, **members})
    if kind is Range:
        return ends
    return {"range": ends, "unit": ends.pop("unit", {})}


def _got(cell: str | None) -> str:
    return "but the cell is empty" if cell is None else f"got {_checks.shown(cell)}"


# Values


def _values(
    cells: Cells, known: flat.Columns, name: str, where: str, problems: list[Problem]
) -> dict[str, object]:
    """Return the values of JSON that cells stand for, by column; add what is wrong with them."""
    found: dict[str, object] = {}
    for column, cell in cells.items():
        is_text = known.get(column)
        if is_text and cell[0] != '"':
            found[column] = cell
            continue
        place = f"{where}, {column}"
        if is_text is None:
            problems.append(Problem(place, f"this column is not for {name}: leave the cell empty"))
            continue
        try:
            found[column] = (_short_json if len(cell) <= _SHORT_JSON else _json)(cell)
        except (InvalidValueError, RecursionError) as error:
            hint = _QUOTED if is_text else ""
            problems += [Problem(place, f"{each.message}{hint}") for each in found_by(error, "")]
    return found


def _json(cell: str) -> object:
    if cell.isdecimal() and len(cell) <= _SHORT and cell == f"{int(cell)}":
        return int(cell)  # as most of them are
    if cell.isspace():
        raise json_text.refusal("must not be empty")
    return json_text.parsed(cell, is_line=True)


_short_json = lru_cache(1_000)(_json)  # most lists are those of many claims


def _object(values: Mapping[str, object], required: Sequence[str] = ()) -> dict[str, object]:
    """Return the object in which values stand at their paths, with the objects that it needs."""
    found: dict[str, object] = {}
    objects = {"": found}

    def at(path: str) -> dict[str, object]:
        if path not in objects:
            outer, _, name = path.rpartition(".")
            objects[path] = {}
            at(outer)[name] = objects[path]
        return objects[path]

    for path in required:
        at(path)
    for column, value in values.items():
        path, _, name = column.rpartition(".")
        at(path)[name] = value
    return found


def _placed(problem: Problem, where: str, lines: Mapping[str, Sequence[str]]) -> Problem:
    """Return a problem of a claim at the line and column of its path."""
    path = problem.path.removeprefix(".")
    step, _, rest = path.partition(".")
    name, _, index = step.partition("[")
    if name in lines:
        where = lines[name][int(index.removesuffix("]") or 0)]
        path = f"{flat.OF_FIGURE}{rest.removeprefix('range').removeprefix('.')}"
    column = path.removesuffix(".")
    message = problem.message
    if column in flat.columns():
        message = message.replace("the key is missing", "the cell is empty")
    return Problem(f"{where}, {column}" if column else where, message)
