"""How a claim is laid out in the cells of a table, and put together again.

The columns follow from the types: an object has a column for each of its fields, named by the path
that leads to it in a line of JSON Lines. What has no fixed number of values (a list, a group within
a group) stands in one cell, as JSON. A figure has a row of its own.

Imported on first use, because cattrs and json take time to import.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType
from typing import TypeAlias, TypeGuard, final, get_args, get_type_hints

from attrs import AttrsInstance, fields, frozen, has

from conflictmodel import _checks, _structuring
from conflictmodel._converter import LineReader
from conflictmodel._json_text import found_by, is_list, is_object, parsed
from conflictmodel._structuring import TAG, TAGS
from conflictmodel._writing import LineWriter
from conflictmodel.dossiers import CLAIM_TYPES, Claim, Dossier
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.periods import Period
from conflictmodel.ranges import Range
from conflictmodel.sources import Grade
from conflictmodel.units import Quantity

Cells: TypeAlias = dict[str, str]
"""What stands in each cell of a row that is not empty, by its column."""

DOSSIER = "dossier"
"""What stands in the place of the type of a claim in the row that has the title."""

APOSTROPHE = "'"
"""What begins a cell that a spreadsheet might change; it is no part of the value."""

_ID, _TITLE, _FIGURE = "id", "title", "figure"
_NOTATIONS: frozenset[object] = frozenset({date, Decimal, Period, Grade})
_KINDS: dict[str, type[AttrsInstance]] = {TAGS[kind]: kind for kind in CLAIM_TYPES}

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the wide forms run too, in East Asian settings
_LONGEST_EXACT = 15  # digits of a number that a spreadsheet keeps
_LONGEST_SHOWN = 11  # digits of a number that a spreadsheet shows, and saves, without an exponent
_LONGEST_TEXT = 32_767  # characters of a cell, after which a spreadsheet cuts
_LONGEST_CELL = 131_072  # characters that Python's reader of CSV takes, unless it is told otherwise
_QUOTED = "; a text that begins with a quotation mark is written as JSON"
_SHORTEST_MONTH = 3
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


class Holds(Enum):
    """What stands in the cells of a column: free text, text that has to be of some form, JSON."""

    TEXT = "text"
    NOTATION = "notation"
    JSON = "JSON"


@final
@frozen
class Row:
    """A row as it was read: the line on which it begins, its cells, and what is wrong with it."""

    where: str
    cells: Cells
    problems: tuple[Problem, ...] = ()

    @property
    def claim(self) -> tuple[str | None, ...]:
        """What the rows of one claim, and no others, have in common."""
        known = _ID in self.cells
        return (self.cells.get(TAG), self.cells[_ID]) if known else (self.where,)

    @property
    def of_claim(self) -> Cells:
        """What it says of the claim."""
        return {column: cell for column, cell in self.cells.items() if not _is_of_figure(column)}

    @property
    def of_figure(self) -> Cells:
        """What it says of its figure."""
        return {column: cell for column, cell in self.cells.items() if _is_of_figure(column)}


def _is_of_figure(column: str) -> bool:
    return column.partition(".")[0] == _FIGURE


# Columns


@cache
def columns() -> Mapping[str, Holds]:
    """Return the columns in their order, each with what stands in its cells."""
    found = {TAG: Holds.NOTATION, _ID: Holds.TEXT, _TITLE: Holds.TEXT, **_of_figure(Quantity)}
    for kind in _KINDS.values():
        found |= _of_claim(kind)
    return MappingProxyType(found)


@cache
def _of_figure(kind: type[AttrsInstance]) -> Mapping[str, Holds]:
    """Return the columns of a figure that is a range or a quantity."""
    ends, unit = _columns(Range, _FIGURE), _columns(Quantity, _FIGURE)
    return {_FIGURE: Holds.NOTATION, **ends, **({} if kind is Range else unit)}


@cache
def _of_claim(kind: type[AttrsInstance]) -> Mapping[str, Holds]:
    """Return the columns of a claim without its figures."""
    return {TAG: Holds.NOTATION, **_columns(kind)}


def _columns(kind: type[AttrsInstance], within: str = "") -> dict[str, Holds]:
    found: dict[str, Holds] = {}
    for name, inner in _types(kind).items():
        path = f"{within}.{name}" if within else name
        if _is_record(inner, kind):
            found |= _columns(inner, path)
        elif not _is_figure(inner):
            found[path] = _holds(inner)
    return found


def _holds(kind: object) -> Holds:
    if kind is str:
        return Holds.TEXT
    is_notation = kind in _NOTATIONS or _structuring.is_enumeration(kind)
    return Holds.NOTATION if is_notation else Holds.JSON


@cache
def _types(kind: type[AttrsInstance]) -> dict[str, object]:
    """Return the type of each field of a class, where it is not `None`."""
    hints = get_type_hints(kind)
    return {field.name: _without_none(hints[field.name]) for field in fields(kind)}


def _without_none(kind: object) -> object:
    if not _structuring.is_optional(kind):
        return kind
    (inner,) = (one for one in get_args(kind) if one is not NoneType)
    return inner


def _is_record(kind: object, within: object) -> TypeGuard[type[AttrsInstance]]:
    """Tell whether the fields of a type have columns of their own; not those of a group's group."""
    is_record = _holds(kind) is Holds.JSON and isinstance(kind, type) and has(kind)
    return is_record and kind is not within and not _is_figure(kind)


def _is_figure(kind: object) -> bool:
    return kind is Range or kind is Quantity or _are_quantities(kind)


def _are_quantities(kind: object) -> bool:
    return _structuring.is_collection(kind) and get_args(kind)[0] is Quantity


@cache
def _figures(kind: type[AttrsInstance]) -> dict[str, object]:
    """Return the fields of a claim that are figures, each with its type."""
    return {name: inner for name, inner in _types(kind).items() if _is_figure(inner)}


# Writing


def rows_of(dossier: Dossier) -> Iterator[Cells]:
    """Yield the rows of a dossier.

    Raises:
        InvalidValueError: If a claim cannot be written so that it can be read again.
    """
    if dossier.title is not None:
        yield {TAG: DOSSIER, _TITLE: _cell(dossier.title, Holds.TEXT)}
    writer = LineWriter()
    for index, claim in enumerate(dossier.claims):
        where = f"claims[{index}]"
        try:
            tree: dict[str, object] = json.loads(writer.claim(claim))
        except InvalidValueError as error:
            problems = tuple(Problem(where, problem.message) for problem in error.problems)
            raise InvalidValueError(error.owner, problems) from None
        for cells in _rows(type(claim), tree):
            _checks.refuse("table", tuple(_too_long(cells, where)))
            yield cells


def _rows(kind: type[AttrsInstance], tree: dict[str, object]) -> Iterator[Cells]:
    figures: list[Cells] = []
    for name in _figures(kind):
        found = tree.pop(name, [])
        figures += [
            {_FIGURE: name, **_figure(each)} for each in (found if is_list(found) else [found])
        ]
    others = dict(_within(tree, ""))
    for figure in figures or [{}]:
        yield others | figure


def _figure(tree: object) -> Cells:
    """Return the cells of a figure: the ends of its range, and its unit where it has one."""
    members = dict(tree) if is_object(tree) else {}
    ends = members.pop("range", None)
    return dict((*_within(ends, _FIGURE), *_within(members, _FIGURE)))


def _within(tree: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield the cells of the members of an object, each with its column."""
    for key, value in tree.items() if is_object(tree) else ():
        column = f"{path}.{key}" if path else key
        if column not in columns():
            yield from _within(value, column)
        elif value is not None:
            yield column, _cell(value, columns()[column])


def _cell(value: object, holds: Holds) -> str:
    if holds is Holds.JSON or not isinstance(value, str) or not _is_plain(value):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        is_changed = _is_number_changed(text)
    else:
        text = value
        is_changed = _is_text_changed(text) if holds is Holds.TEXT else _is_number_changed(text)
    return f"{APOSTROPHE}{text}" if is_changed or text.startswith(_FORMULA) else text


def _is_plain(text: str) -> bool:
    """Tell whether a text can stand in a cell as it is, and is surely read again."""
    begins_plainly = not text.startswith(('"', APOSTROPHE))
    return begins_plainly and text.isprintable() and len(text) <= _LONGEST_TEXT


def _is_number_changed(text: str) -> bool:
    """Tell whether a spreadsheet would make another number of a number or a year."""
    digits = text.replace(".", "", 1)
    is_cut = digits.isdecimal() and len(digits) > _LONGEST_EXACT
    return is_cut or (text.startswith("0") and text != "0")


def _is_text_changed(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a number, a date, a time or a truth."""
    if text.lower() in {"true", "false"}:
        return True
    if not any(map(str.isdecimal, text)) or _is_short_number(text):
        return False
    word = "".join(c if c.isalpha() else " " for c in text.lower()).partition(" ")[0]
    is_month = len(word) >= _SHORTEST_MONTH and any(month.startswith(word) for month in _MONTHS)
    return not word or is_month


def _is_short_number(text: str) -> bool:
    is_whole = text.isascii() and text.isdecimal() and (text == "0" or not text.startswith("0"))
    return is_whole and len(text) <= _LONGEST_SHOWN


def _too_long(cells: Cells, where: str) -> Iterator[Problem]:
    for column, cell in cells.items():
        if len(cell) > _LONGEST_CELL:
            message = (
                f"it would be {len(cell):,} characters long, and {_LONGEST_CELL:,} can be read"
            )
            yield Problem(f"{where}, {column}", f"{message}: write a document")


# Reading


def title_of(row: Row) -> str:
    """Return the title of the row that has it.

    Raises:
        InvalidValueError: If something else stands there.
    """
    problems: list[Problem] = []
    known = {TAG: Holds.NOTATION, _TITLE: Holds.TEXT}
    title = _values(row.cells, known, f"the row of the {DOSSIER}", row.where, problems).get(_TITLE)
    where = f"{row.where}, {_TITLE}"
    if _TITLE not in row.cells:
        problems.append(Problem(where, "the cell is empty"))
    _checks.refuse("table", tuple(problems) or _checks.text(where, title))
    return str(title)


def claim_of(rows: Sequence[Row], reader: LineReader) -> Claim:
    """Return the claim of one or more rows that follow each other.

    Raises:
        InvalidValueError: If they are no claim, with all problems at their lines and columns.
    """
    first, *others = rows
    base = first.of_claim
    _checks.refuse("table", first.problems)
    problems = [
        Problem(f"{row.where}, {column}", f"it differs from {first.where}, where its claim begins")
        for row in others
        for column in dict.fromkeys((*base, *row.of_claim))
        if base.get(column) != row.of_claim.get(column)
    ]
    tag = base.get(TAG)
    if tag not in _KINDS:
        raise InvalidValueError("table", (*problems, _of_unknown_type(first.where, tag)))
    kind = _KINDS[tag]
    values = _values(base, _of_claim(kind), tag, first.where, problems)
    figures = _figures_of(rows, _figures(kind), problems)
    trees = {
        name: [tree for _, tree in found] if _are_quantities(_figures(kind)[name]) else found[0][1]
        for name, found in figures.items()
    }
    try:
        claim = reader.of({TAG: tag, **_object(kind, values), **trees})
    except (InvalidValueError, RecursionError) as error:
        lines = {
            name: [where for where, _ in figures.get(name, [])] or [first.where]
            for name in _figures(kind)
        }
        known = {problem.path for problem in problems}
        told = (_placed(problem, first.where, lines) for problem in found_by(error, ""))
        # What could not be read is missing for the reader: it would be told twice.
        problems += [problem for problem in told if problem.path not in known]
        raise InvalidValueError("table", tuple(problems)) from None
    _checks.refuse("table", tuple(problems))
    return claim


def _of_unknown_type(where: str, tag: str | None) -> Problem:
    if tag == DOSSIER:
        message = f"the row of the {DOSSIER} is the first, and there is one at most"
        return Problem(f"{where}, {TAG}", message)
    return Problem(f"{where}, {TAG}", f"expected one of {', '.join(_KINDS)}, {_got(tag)}")


def _got(cell: str | None) -> str:
    return "but the cell is empty" if cell is None else f"got {_checks.shown(cell)}"


def _figures_of(
    rows: Sequence[Row], known: Mapping[str, object], problems: list[Problem]
) -> dict[str, list[tuple[str, object]]]:
    """Return the figures of a claim by their fields, each with its line; add what is wrong."""
    found: dict[str, list[tuple[str, object]]] = {}
    for row in rows:
        where = f"{row.where}, {_FIGURE}"
        cells = row.of_figure
        name = cells.get(_FIGURE)
        if not cells:
            if len(rows) > 1:
                message = f"the claim has {len(rows)} rows, and this one is without a figure"
                problems.append(Problem(where, message))
        elif name is None or name not in known:
            expected = f"one of {', '.join(known)}" if known else "no figure"
            problems.append(Problem(where, f"expected {expected}, {_got(name)}"))
        elif name in found and not _are_quantities(known[name]):
            problems.append(Problem(where, f"{name!r} is already that of {found[name][0][0]}"))
        else:
            kind = Range if known[name] is Range else Quantity
            values = _values(cells, _of_figure(kind), f"the figure {name}", row.where, problems)
            ends = {f"{_FIGURE}.upper": None, **values}
            tree = _object(Range, ends, _FIGURE)
            if kind is Quantity:
                tree = {"range": tree, **_object(Quantity, values, _FIGURE)}
            found.setdefault(name, []).append((row.where, tree))
    return found


def _values(
    cells: Cells, known: Mapping[str, Holds], name: str, where: str, problems: list[Problem]
) -> dict[str, object]:
    """Return the values of JSON that cells stand for, by column; add what is wrong with them."""
    found: dict[str, object] = {}
    for column, cell in cells.items():
        place = f"{where}, {column}"
        if column not in known:
            problems.append(Problem(place, f"this column is not for {name}: leave the cell empty"))
            continue
        try:
            found[column] = _value(cell, known[column])
        except (InvalidValueError, RecursionError) as error:
            hint = "" if known[column] is Holds.JSON else _QUOTED
            problems += [Problem(place, f"{each.message}{hint}") for each in found_by(error, "")]
    return found


def _value(cell: str, holds: Holds) -> object:
    if holds is not Holds.JSON and not cell.startswith('"'):
        return cell
    if cell.isspace():
        raise _structuring.wrong("must not be empty")
    return parsed(cell, is_line=True)


def _object(
    kind: type[AttrsInstance], values: Mapping[str, object], within: str = ""
) -> dict[str, object]:
    """Return the object of a type that columns have the values of."""
    found: dict[str, object] = {}
    for name, inner in _types(kind).items():
        path = f"{within}.{name}" if within else name
        if path in values:
            found[name] = values[path]
        elif _is_record(inner, kind):
            members = _object(inner, values, path)
            # What must be there is there, if empty, so that each of its columns is told.
            if members or name in _structuring.required_keys(kind):
                found[name] = members
    return found


def _placed(problem: Problem, first: str, lines: Mapping[str, Sequence[str]]) -> Problem:
    """Return a problem of a claim at the line and column that its path stands for."""
    path = problem.path.removeprefix(".")
    step, _, rest = path.partition(".")
    name, _, index = step.partition("[")
    if name in lines:
        end = rest.removeprefix("range").removeprefix(".")
        where, path = lines[name][int(index.removesuffix("]") or 0)], f"{_FIGURE}.{end}"
    else:
        where = first
    column = path.removesuffix(".")
    message = problem.message
    if column in columns():
        message = message.replace("the key is missing", "the cell is empty")
    return Problem(f"{where}, {column}" if column else where, message)
