"""The rows of the flat table: their columns, which are paths of keys, and how they are written."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile
from json.encoder import encode_basestring as quoted
from typing import TypeAlias, TypeGuard, get_args

from attrs import AttrsInstance, has

from conflictmodel.claims import Claim, Dossier
from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.json_text import is_list, is_object
from conflictmodel.formats import _shapes
from conflictmodel.formats._shapes import ANY_TABLE, SCHEMA, TAG, TAGS
from conflictmodel.phrases._grammar.spelled import MONTH_NAMES as MONTHS
from conflictmodel.values import Quantity, Range

Cells: TypeAlias = dict[str, str]
"""The cells of a row that are not empty, by their columns."""

FORMAT = f"{ANY_TABLE}{SCHEMA}"
DOSSIER = "dossier"  # in the row of the title, in place of the type of a claim
APOSTROPHE = "'"  # before a cell that a spreadsheet might change; it is no part of the value
ID, TITLE, FIGURE = "id", "title", "figure"
OF_FIGURE = f"{FIGURE}."

KINDS: dict[str, type[AttrsInstance]] = {TAGS[kind]: kind for kind in CLAIM_TYPES}

Columns: TypeAlias = Mapping[str, bool]
"""Columns in their order, and whether their cells hold text as it is; others hold JSON."""

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the wide forms run too, in East Asian settings
_JSON = ("[", "{", '"')
_LONGEST_SHOWN = 11  # digits of a number that a spreadsheet shows, and saves, without an exponent
_LONGEST_TEXT = 32_767  # characters of a cell, after which a spreadsheet cuts
_LONGEST_CELL = 131_072  # characters of a cell that Python reads from CSV by default
_TRUTHS = ("true", "false")
_SHORTEST_MONTH = 3

_RANGE = f"{OF_FIGURE}range"
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


# Columns


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


# Rows


def rows_of(dossier: Dossier, *, guarded: bool) -> Iterator[Cells]:
    """Yield the rows of a dossier, `guarded` against what a spreadsheet might change."""
    from conflictmodel.formats._codec_writing import Layout  # noqa: PLC0415 - on first use

    written = _marked if guarded else str
    if dossier.title is not None:
        yield {TAG: DOSSIER, TITLE: written(_cell(dossier.title))}
    write = Layout(is_line=True).writer(Claim)
    for index, claim in enumerate(dossier.claims):
        where = f"claims[{index}]"
        tree: dict[str, object] = json.loads(write(claim))
        for cells in _rows(tree, written):
            if max(map(len, cells.values())) > _LONGEST_CELL:
                raise InvalidValueError("table", tuple(_too_long(where, cells)))
            yield cells


def _too_long(where: str, cells: Cells) -> Iterator[Problem]:
    for column, cell in cells.items():
        if len(cell) > _LONGEST_CELL:
            message = f"it would be {len(cell):,} characters long, and {_LONGEST_CELL:,} can be"
            yield Problem(f"{where}, {column}", f"{message} read: write a document")


def _rows(tree: dict[str, object], written: Callable[[str], str]) -> Iterator[Cells]:
    """Yield a row for each figure of a claim, of its values of JSON, or one where it has none."""
    known = figure_fields(KINDS[f"{tree[TAG]}"])
    given = {name: tree.pop(name) for name in known if name in tree}
    others = _added({}, tree, "", written)
    for name, found in given.items():
        for figure in found if is_list(found) else (found,):
            cells = _added({**others}, {FIGURE: figure}, "", written)
            yield {**cells, FIGURE: name}
    if not given:
        yield others


def _added(
    cells: Cells, tree: dict[str, object], within: str, written: Callable[[str], str]
) -> Cells:
    """Add the cells of an object to others."""
    for key, value in tree.items():
        column = f"{within}{key}"
        if isinstance(value, str):
            cells[column] = written(_cell(value))
        elif is_object(value) and columns().get(column, True):
            # The ends of an amount stand beside its unit.
            _added(cells, value, within if column == _RANGE else f"{column}.", written)
        elif value is not None:
            cells[column] = written(f"{value}" if type(value) is int else _as_json(value))
    return cells


def _cell(text: str) -> str:
    begins_plainly = not text.startswith(('"', APOSTROPHE))
    is_plain = begins_plainly and text.isprintable() and len(text) <= _LONGEST_TEXT
    return text if is_plain else quoted(text)


@lru_cache(1_000)  # there are few kinds, sources and days, each of many claims
def _marked(text: str) -> str:
    return f"{APOSTROPHE}{text}" if _might_change(text) else text


def _might_change(text: str) -> bool:
    """Tell whether a spreadsheet might run a text, or take it for a value that it would change."""
    if text.startswith(_FORMULA) or text.lower() in _TRUTHS:
        return True
    is_short = text.isdecimal() and len(text) <= _LONGEST_SHOWN
    is_kept = is_short and text == str(int(text))  # saved as the same whole number
    if text.startswith(_JSON) or is_kept or not any(map(str.isdecimal, text)):
        return False
    # What has digits may be a number, a date, a time, a share or a fraction.
    word = "".join(takewhile(str.isalpha, text.lower()))
    is_month = len(word) >= _SHORTEST_MONTH and any(month.startswith(word) for month in MONTHS)
    return not word or is_month
