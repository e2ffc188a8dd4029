"""The columns of the flat table, and a row of it."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import TypeAlias, final, get_args

from attrs import AttrsInstance, frozen, has

from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.errors import Problem
from conflictmodel.formats import _shapes
from conflictmodel.formats._shapes import TAG, TAGS
from conflictmodel.values.ranges import Range
from conflictmodel.values.units import Quantity

Cells: TypeAlias = dict[str, str]
"""What stands in each cell of a row that is not empty, by its column."""

DOSSIER = "dossier"
"""What stands in the place of the type of a claim in the row that has the title."""

APOSTROPHE = "'"
"""What begins a cell that a spreadsheet might change; it is no part of the value."""

ID, TITLE, FIGURE = "id", "title", "figure"
KINDS: dict[str, type[AttrsInstance]] = {TAGS[kind]: kind for kind in CLAIM_TYPES}


class Holds(Enum):
    """What stands in the cells of a column."""

    TEXT = "text"
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
        known = ID in self.cells
        return (self.cells.get(TAG), self.cells[ID]) if known else (self.where,)

    def part(self, *, of_figure: bool) -> Cells:
        """Return what it says of its figure, or of the claim."""
        return {
            column: cell
            for column, cell in self.cells.items()
            if (column.partition(".")[0] == FIGURE) is of_figure
        }


@cache
def columns() -> Mapping[str, Holds]:
    """Return the columns in their order, each with what stands in its cells."""
    found = {TAG: Holds.TEXT, ID: Holds.TEXT, TITLE: Holds.TEXT, **columns_of_figure(Quantity)}
    for kind in KINDS.values():
        found |= columns_of_claim(kind)
    return MappingProxyType(found)


@cache
def columns_of_figure(kind: type[AttrsInstance]) -> Mapping[str, Holds]:
    """Return the columns of a figure that is a range or a quantity."""
    ends, unit = _columns(Range, FIGURE), _columns(Quantity, FIGURE)
    return {FIGURE: Holds.TEXT, **ends, **({} if kind is Range else unit)}


@cache
def columns_of_claim(kind: type[AttrsInstance]) -> Mapping[str, Holds]:
    """Return the columns of a claim without its figures."""
    return {TAG: Holds.TEXT, **_columns(kind)}


def _columns(kind: type[AttrsInstance], within: str = "") -> dict[str, Holds]:
    found: dict[str, Holds] = {}
    for name, inner in types(kind).items():
        path = f"{within}.{name}" if within else name
        if name in records(kind):
            found |= _columns(records(kind)[name], path)
        elif not _is_figure(inner):
            found[path] = _holds(inner)
    return found


def _holds(kind: object) -> Holds:
    is_text = kind in _shapes.TEXTS or _shapes.is_enumeration(kind)
    return Holds.TEXT if is_text else Holds.JSON


@cache
def types(kind: type[AttrsInstance]) -> dict[str, object]:
    """Return the type of each field of a class, where it is not `None`."""
    return {name: _shapes.without_none(of) for name, of in _shapes.types_of(kind).items()}


@cache
def records(kind: type[AttrsInstance]) -> dict[str, type[AttrsInstance]]:
    """Return the fields whose fields have columns of their own; not those of a group's group."""
    return {
        name: of
        for name, of in types(kind).items()
        if of is not kind and isinstance(of, type) and has(of)
        if of not in _shapes.TEXTS and not _is_figure(of)
    }


def _is_figure(kind: object) -> bool:
    return kind is Range or kind is Quantity or are_quantities(kind)


def are_quantities(kind: object) -> bool:
    """Tell whether a type is a list of quantities."""
    return _shapes.is_collection(kind) and get_args(kind)[0] is Quantity


@cache
def figure_fields(kind: type[AttrsInstance]) -> dict[str, object]:
    """Return the fields of a claim that are figures, each with its type."""
    return {name: inner for name, inner in types(kind).items() if _is_figure(inner)}
