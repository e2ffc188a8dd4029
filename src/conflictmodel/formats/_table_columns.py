"""The columns of the flat table, and a row of it."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import TypeAlias, final, get_args

from attrs import AttrsInstance, frozen, has

from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.errors import Problem
from conflictmodel.formats import _shapes
from conflictmodel.formats._shapes import TAG, TAGS
from conflictmodel.values import Quantity, Range

Cells: TypeAlias = dict[str, str]
"""The cells of a row that are not empty, by their columns."""

DOSSIER = "dossier"
"""What the row of the title has in place of the type of a claim."""

APOSTROPHE = "'"
"""What begins a cell that a spreadsheet might change; it is no part of the value."""

ID, TITLE, FIGURE = "id", "title", "figure"
OF_FIGURE = f"{FIGURE}."
"""What the names of the columns of a figure begin with."""

KINDS: dict[str, type[AttrsInstance]] = {TAGS[kind]: kind for kind in CLAIM_TYPES}


class Holds(Enum):
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
        return {
            column: cell
            for column, cell in self.cells.items()
            if f"{column}.".startswith(OF_FIGURE) is of_figure
        }


@cache
def columns() -> Mapping[str, Holds]:
    """Return the columns in their order, each with what its cells hold."""
    found = {TAG: Holds.TEXT, ID: Holds.TEXT, TITLE: Holds.TEXT, **columns_of_figure(Quantity)}
    for kind in KINDS.values():
        found |= columns_of_claim(kind)
    return found


@cache
def columns_of_figure(kind: type[AttrsInstance]) -> Mapping[str, Holds]:
    unit = {} if kind is Range else _columns(Quantity, OF_FIGURE)
    return {FIGURE: Holds.TEXT, **_columns(Range, OF_FIGURE), **unit}


@cache
def columns_of_claim(kind: type[AttrsInstance]) -> Mapping[str, Holds]:
    return {TAG: Holds.TEXT, **_columns(kind)}


def _columns(kind: type[AttrsInstance], within: str = "") -> dict[str, Holds]:
    found: dict[str, Holds] = {}
    for name, of in types(kind).items():
        if name in records(kind):
            found |= _columns(records(kind)[name], f"{within}{name}.")
        elif name not in figure_fields(kind):
            is_text = of in _shapes.TEXTS or _shapes.is_enumeration(of)
            found[f"{within}{name}"] = Holds.TEXT if is_text else Holds.JSON
    return found


@cache
def types(kind: type[AttrsInstance]) -> dict[str, object]:
    return {field.name: _shapes.without_none(field.type) for field in _shapes.fields_of(kind)}


@cache
def records(kind: type[AttrsInstance]) -> dict[str, type[AttrsInstance]]:
    """Return the fields whose fields have columns of their own; not those of a group's group."""
    return {
        name: of
        for name, of in types(kind).items()
        if of is not kind and isinstance(of, type) and has(of)
        if of not in _shapes.TEXTS and name not in figure_fields(kind)
    }


@cache
def figure_fields(kind: type[AttrsInstance]) -> dict[str, object]:
    return {
        name: of
        for name, of in types(kind).items()
        if of is Range or of is Quantity or are_quantities(of)
    }


def are_quantities(kind: object) -> bool:
    return _shapes.is_collection(kind) and get_args(kind)[0] is Quantity
