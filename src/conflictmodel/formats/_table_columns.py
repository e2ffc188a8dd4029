"""The columns of the flat table: paths of keys in the claims of a stream, and where they lead."""

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias, TypeGuard, get_args

from attrs import AttrsInstance, has

from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.formats import _shapes
from conflictmodel.formats._shapes import TAG, TAGS
from conflictmodel.values import Quantity, Range

Cells: TypeAlias = dict[str, str]
"""The cells of a row that are not empty, by their columns."""

ANY_FORMAT = "conflictmodel/"
FORMAT = f"{ANY_FORMAT}1"
"""The first cell of a table, after what that of any version begins with."""

DOSSIER = "dossier"
"""What the row of the title has in place of the type of a claim."""

APOSTROPHE = "'"
"""What begins a cell that a spreadsheet might change; it is no part of the value."""

ID, TITLE, FIGURE = "id", "title", "figure"
OF_FIGURE = f"{FIGURE}."
"""What the names of the columns of a figure begin with."""

KINDS: dict[str, type[AttrsInstance]] = {TAGS[kind]: kind for kind in CLAIM_TYPES}


Columns: TypeAlias = Mapping[str, bool]
"""Columns in their order, and whether their cells hold text as it is; others hold JSON."""


@cache
def columns() -> Columns:
    found = {TAG: True, ID: True, TITLE: True, **columns_of_figure(Quantity)}
    for kind in KINDS.values():
        found |= columns_of_claim(kind)
    return found


@cache
def columns_of_figure(kind: object) -> Columns:
    unit = {} if kind is Range else _columns(Quantity, OF_FIGURE)
    return {FIGURE: True, **_columns(Range, OF_FIGURE), **unit}


@cache
def columns_of_claim(kind: type[AttrsInstance]) -> Columns:
    return {TAG: True, **_columns(kind)}


def _columns(kind: type[AttrsInstance], within: str = "") -> dict[str, bool]:
    found: dict[str, bool] = {}
    for name, of in _types(kind).items():
        if _is_record(of) and of is not kind:  # a group within a group has no columns
            found |= _columns(of, f"{within}{name}.")
        elif name not in figure_fields(kind):
            found[f"{within}{name}"] = of in _shapes.TEXTS or _shapes.is_enumeration(of)
    return found


@cache
def required_objects(kind: type[AttrsInstance], within: str = "") -> tuple[str, ...]:
    """Return the paths of the objects that a claim must have, so that each cell of them must be."""
    found: tuple[str, ...] = ()
    for name in _shapes.required_keys(kind):
        of, path = _types(kind)[name], f"{within}{name}"
        if _is_record(of):
            found += (path, *required_objects(of, f"{path}."))
    return found


@cache
def figure_fields(kind: type[AttrsInstance]) -> dict[str, object]:
    return {
        name: of
        for name, of in _types(kind).items()
        if of is Range or of is Quantity or are_several(of)
    }


def are_several(kind: object) -> bool:
    return _shapes.is_collection(kind) and get_args(kind)[0] is Quantity


@cache
def _types(kind: type[AttrsInstance]) -> dict[str, object]:
    return {field.name: _shapes.without_none(field.type) for field in _shapes.fields_of(kind)}


def _is_record(kind: object) -> TypeGuard[type[AttrsInstance]]:
    is_class = isinstance(kind, type) and has(kind)
    return is_class and kind not in _shapes.TEXTS | {Range, Quantity}
