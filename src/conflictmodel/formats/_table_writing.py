"""How the rows of the flat table are written: each claim is a line of a stream, made flat."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import takewhile
from json.encoder import encode_basestring as quoted

from conflictmodel.claims import Claim, Dossier
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.json_text import is_list, is_object
from conflictmodel.formats import _table_columns as flat
from conflictmodel.formats._codec_writing import Layout
from conflictmodel.formats._shapes import TAG
from conflictmodel.phrases._grammar.spelled import MONTH_NAMES as MONTHS

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the wide forms run too, in East Asian settings
_JSON = ("[", "{", '"')
_LONGEST_SHOWN = 11  # digits of a number that a spreadsheet shows, and saves, without an exponent
_LONGEST_TEXT = 32_767  # characters of a cell, after which a spreadsheet cuts
_LONGEST_CELL = 131_072  # characters of a cell that Python reads from CSV by default
_TRUTHS = ("true", "false")
_SHORTEST_MONTH = 3

_RANGE = f"{flat.OF_FIGURE}range"
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def rows_of(dossier: Dossier, *, guarded: bool) -> Iterator[flat.Cells]:
    """Yield the rows of a dossier; refuse a claim that could not be read again.

    Args:
        dossier: The dossier.
        guarded: Whether what a spreadsheet might change begins with an apostrophe.
    """
    written = _marked if guarded else str
    if dossier.title is not None:
        yield {TAG: flat.DOSSIER, flat.TITLE: written(_cell(dossier.title))}
    write = Layout(is_line=True).writer(Claim)
    for index, claim in enumerate(dossier.claims):
        where = f"claims[{index}]"
        tree: dict[str, object] = json.loads(write(claim))
        for cells in _rows(tree, written):
            if max(map(len, cells.values())) > _LONGEST_CELL:
                raise InvalidValueError("table", tuple(_too_long(where, cells)))
            yield cells


def _too_long(where: str, cells: flat.Cells) -> Iterator[Problem]:
    for column, cell in cells.items():
        if len(cell) > _LONGEST_CELL:
            message = f"it would be {len(cell):,} characters long, and {_LONGEST_CELL:,} can be"
            yield Problem(f"{where}, {column}", f"{message} read: write a document")


def _rows(tree: dict[str, object], written: Callable[[str], str]) -> Iterator[flat.Cells]:
    """Yield a row for each figure of a claim, of its values of JSON, or one where it has none."""
    known = flat.figure_fields(flat.KINDS[f"{tree[TAG]}"])
    given = {name: tree.pop(name) for name in known if name in tree}
    others = _added({}, tree, "", written)
    for name, found in given.items():
        for figure in found if is_list(found) else (found,):
            cells = _added({**others}, {flat.FIGURE: figure}, "", written)
            yield {**cells, flat.FIGURE: name}
    if not given:
        yield others


def _added(
    cells: flat.Cells, tree: dict[str, object], within: str, written: Callable[[str], str]
) -> flat.Cells:
    """Add the cells of an object to others."""
    for key, value in tree.items():
        column = f"{within}{key}"
        if isinstance(value, str):
            cells[column] = written(_cell(value))
        elif is_object(value) and flat.columns().get(column, True):
            # The ends of an amount stand beside its unit.
            _added(cells, value, within if column == _RANGE else f"{column}.", written)
        elif value is not None:
            cells[column] = written(f"{value}" if type(value) is int else _as_json(value))
    return cells


def _cell(text: str) -> str:
    begins_plainly = not text.startswith(('"', flat.APOSTROPHE))
    is_plain = begins_plainly and text.isprintable() and len(text) <= _LONGEST_TEXT
    return text if is_plain else quoted(text)


@lru_cache(1_000)  # there are few kinds, sources and days, each of many claims
def _marked(text: str) -> str:
    return f"{flat.APOSTROPHE}{text}" if _might_change(text) else text


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
