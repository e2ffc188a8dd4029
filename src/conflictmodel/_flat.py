"""How a claim is laid out in the cells of a table, and put together again.

The columns follow from the types: an object has a column for each of its fields, named by the path
that leads to it in a line of JSON Lines. What has no fixed number of values (a list, a group within
a group) stands in one cell, as JSON. A figure has a row of its own.

Imported on first use, because cattrs and json take time to import.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import TypeAlias, get_args, get_type_hints

from attrs import AttrsInstance, fields, has

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
"""A row: what stands in each cell that is not empty, by its column."""

Placed: TypeAlias = tuple[str, Cells]
"""A row with the line on which it begins."""

DOSSIER = "dossier"
"""What stands in the place of the type of a claim in the row that has the title."""

_TITLE = "title"
_FIGURE = "figure"
_PLAIN = {str, date, Decimal, Period, Grade}
_KINDS = {TAGS[kind]: kind for kind in CLAIM_TYPES}

_APOSTROPHE = "'"
_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"  # the wide forms are run as well, in East Asian settings
_LONGEST_EXACT = 15  # digits of a number that a spreadsheet keeps
_OF_NUMBERS = frozenset("0123456789.eE")


# Columns


@cache
def columns() -> dict[str, bool]:
    """Return the columns in their order, each with whether its cells are text and not JSON."""
    found = {TAG: True, "id": True, _TITLE: True, _FIGURE: True}
    found |= {f"{_FIGURE}.lower": False, f"{_FIGURE}.upper": False, **_columns(Quantity, _FIGURE)}
    for kind in CLAIM_TYPES:
        found = {**found, **_columns(kind)}
    return found


def _columns(kind: type[AttrsInstance], within: str = "") -> dict[str, bool]:
    found: dict[str, bool] = {}
    for name, inner in _types(kind).items():
        path = f"{within}.{name}" if within else name
        if inner in _PLAIN or _structuring.is_enumeration(inner):
            found[path] = True
        elif inner in {Range, Quantity} or _is_list_of_quantities(inner):
            pass  # a figure has columns of its own
        elif isinstance(inner, type) and has(inner) and inner is not kind:
            found |= _columns(inner, path)
        else:
            found[path] = False
    return found


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


def _is_list_of_quantities(kind: object) -> bool:
    return _structuring.is_collection(kind) and get_args(kind)[0] is Quantity


def _figures(kind: type[AttrsInstance]) -> dict[str, object]:
    """Return the fields of a claim that are figures, each with its type."""
    return {
        name: inner
        for name, inner in _types(kind).items()
        if inner in {Range, Quantity} or _is_list_of_quantities(inner)
    }


# Writing


def rows_of(dossier: Dossier) -> Iterator[Cells]:
    """Yield the rows of a dossier.

    Raises:
        InvalidValueError: If a number has too many digits to be read again.
    """
    if dossier.title is not None:
        yield {TAG: DOSSIER, _TITLE: cell_of(dossier.title, is_text=True)}
    writer = LineWriter()
    for claim in dossier.claims:
        tree: dict[str, object] = json.loads(writer.claim(claim))
        yield from _rows(type(claim), tree)


def _rows(kind: type[Claim], tree: dict[str, object]) -> Iterator[Cells]:
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
    match tree:
        case {"range": ends, "unit": unit}:
            return {**dict(_within(ends, _FIGURE)), **dict(_cells(unit, f"{_FIGURE}.unit"))}
        case ends:
            return dict(_within(ends, _FIGURE))


def _cells(tree: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield the cells of a value of JSON, each with its column."""
    if path not in columns():
        yield from _within(tree, path)
    elif tree is not None:
        yield path, cell_of(tree, is_text=columns()[path])


def _within(tree: object, path: str) -> Iterator[tuple[str, str]]:
    if is_object(tree):
        for key, value in tree.items():
            yield from _cells(value, f"{path}.{key}" if path else key)


def cell_of(value: object, *, is_text: bool) -> str:
    """Return the cell of a value of JSON."""
    text = value if is_text and isinstance(value, str) and _is_plain(value) else _json(value)
    return f"{_APOSTROPHE}{text}" if _is_taken_for_another(text) else text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _is_plain(text: str) -> bool:
    """Tell whether a text can stand in a cell as it is, and is surely read again."""
    return not text.startswith('"') and text.replace("\n", " ").isprintable()


def _is_taken_for_another(text: str) -> bool:
    """Tell whether a spreadsheet would run a cell as a formula, or change it as a number."""
    if text.startswith((_APOSTROPHE, *_FORMULA)):
        return True
    if not (text[0].isdigit() or text[0] == ".") or not _OF_NUMBERS.issuperset(text):
        return False
    whole, point, fraction = text.partition(".")
    is_kept = (
        (whole == "0" or (whole.isdigit() and not whole.startswith("0")))
        and (not point or (fraction.isdigit() and not fraction.endswith("0")))
        and len(whole + fraction) <= _LONGEST_EXACT
    )
    return not is_kept


# Reading


def claim_of(rows: Sequence[Placed], reader: LineReader) -> Claim:
    """Return the claim of one or more rows that have its id.

    Raises:
        InvalidValueError: If they are no claim, with all problems at their lines and columns.
    """
    (first, cells), *others = rows
    base = _without_figure(cells)
    problems = [
        Problem(f"{where}, {column}", f"it differs from {first}, where its claim begins")
        for where, more in others
        for column in dict.fromkeys((*base, *_without_figure(more)))
        if base.get(column) != more.get(column)
    ]
    tree = _nested(_values(base, first, problems))
    if tree.get(TAG) in _KINDS:
        tree |= _figures_of(rows, _figures(_KINDS[base[TAG]]), problems)
    _checks.refuse("table", tuple(problems))
    try:
        return reader.of(tree)
    except (InvalidValueError, RecursionError) as error:
        told = tuple(
            Problem(f"{first}, {each.path.removeprefix('.')}".removesuffix(", "), each.message)
            for each in found_by(error, "")
        )
        raise InvalidValueError("table", told) from None


def title_of(rows: Sequence[Placed]) -> str:
    """Return the title of the row that has it.

    Raises:
        InvalidValueError: If something else stands there.
    """
    (where, cells), *others = rows
    problems: list[Problem] = []
    title = _values(cells, where, problems).get(_TITLE)
    if others or set(cells) != {TAG, _TITLE}:
        message = f"the row of the {DOSSIER} is one, and has a {_TITLE} and nothing else"
        problems.append(Problem(where, message))
    _checks.refuse("table", tuple(problems) or _checks.text(f"{where}, {_TITLE}", title))
    return str(title)


def _without_figure(cells: Cells) -> Cells:
    return {column: cell for column, cell in cells.items() if not _is_of_figure(column)}


def _is_of_figure(column: str) -> bool:
    return column.partition(".")[0] == _FIGURE


def _figures_of(
    rows: Sequence[Placed], known: dict[str, object], problems: list[Problem]
) -> dict[str, object]:
    """Return the figures of a claim by their fields; what is wrong with them is added."""
    found: dict[str, list[object]] = {}
    for where, cells in rows:
        of_figure = {column: cell for column, cell in cells.items() if _is_of_figure(column)}
        if not of_figure and len(rows) == 1:
            continue
        name = of_figure.pop(_FIGURE, None)
        if name not in known:
            got = "nothing" if name is None else _checks.shown(name)
            expected = f"one of {', '.join(known)}" if known else "no figure"
            problems.append(Problem(f"{where}, {_FIGURE}", f"expected {expected}, got {got}"))
            continue
        values = _values(of_figure, where, problems)
        ends = {
            end: values.pop(f"{_FIGURE}.{end}", None)
            for end in ("lower", "upper")
            if end == "upper" or f"{_FIGURE}.{end}" in values
        }
        rest = {column.removeprefix(f"{_FIGURE}."): value for column, value in values.items()}
        is_range = known[name] is Range
        found.setdefault(name, []).append(
            {**(ends if is_range else {"range": ends}), **_nested(rest)}
        )
        if len(found[name]) > 1 and not _is_list_of_quantities(known[name]):
            problems.append(Problem(f"{where}, {_FIGURE}", f"{name!r} occurs more than once"))
    return {
        name: figures if _is_list_of_quantities(known[name]) else figures[0]
        for name, figures in found.items()
    }


def _values(cells: Cells, where: str, problems: list[Problem]) -> dict[str, object]:
    """Return the values of JSON that cells stand for; what cannot be read of them is added."""
    found: dict[str, object] = {}
    for column, cell in cells.items():
        try:
            found[column] = value_of(cell, is_text=columns()[column])
        except (InvalidValueError, RecursionError) as error:
            problems.extend(found_by(error, f"{where}, {column}"))
    return found


def value_of(cell: str, *, is_text: bool) -> object:
    """Return the value of JSON that a cell stands for.

    Raises:
        InvalidValueError: If it is the JSON of none.
    """
    text = cell.removeprefix(_APOSTROPHE)
    if is_text and not text.startswith('"'):
        return text
    return parsed(text, is_line=True)


def _nested(values: dict[str, object]) -> dict[str, object]:
    """Return values as objects within objects, as the dots in their columns say."""
    inner: dict[str, dict[str, object]] = {}
    found: dict[str, object] = {}
    for column, value in values.items():
        step, dot, rest = column.partition(".")
        if dot:
            found[step] = inner.setdefault(step, {})
            inner[step][rest] = value
        else:
            found[step] = value
    return {step: _nested(inner[step]) if step in inner else found[step] for step in found}
