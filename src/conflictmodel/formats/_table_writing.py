"""How the rows of the flat table are written."""

import json
from collections.abc import Iterator

from attrs import AttrsInstance

from conflictmodel import _checks
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.json_text import is_list, is_object
from conflictmodel.formats._structuring import TAG
from conflictmodel.formats._table_columns import (
    APOSTROPHE,
    DOSSIER,
    FIGURE,
    TITLE,
    Cells,
    columns,
    figure_fields,
)
from conflictmodel.formats._writing import LineWriter
from conflictmodel.phrases._grammar.spelled import MONTH_NAMES as MONTHS

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the wide forms run too, in East Asian settings
_JSON = ("[", "{", '"')
_LONGEST_SHOWN = 11  # digits of a number that a spreadsheet shows, and saves, without an exponent
_LONGEST_TEXT = 32_767  # characters of a cell, after which a spreadsheet cuts
_LONGEST_CELL = 131_072  # characters that Python's reader of CSV takes, unless it is told otherwise
_TRUTHS = ("true", "false")
_SHORTEST_MONTH = 3


def rows_of(dossier: Dossier) -> Iterator[Cells]:
    """Yield the rows of a dossier.

    Raises:
        InvalidValueError: If a claim cannot be written so that it can be read again.
    """
    if dossier.title is not None:
        yield {TAG: DOSSIER, TITLE: cell_of(dossier.title)}
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
    for name in figure_fields(kind):
        found = tree.pop(name, [])
        figures += [
            {FIGURE: name, **_figure(each)} for each in (found if is_list(found) else [found])
        ]
    others = dict(_within(tree, ""))
    for figure in figures or [{}]:
        yield others | figure


def _figure(tree: object) -> Cells:
    """Return the cells of a figure: the ends of its range, and its unit where it has one."""
    members = dict(tree) if is_object(tree) else {}
    ends = members.pop("range", None)
    return dict((*_within(ends, FIGURE), *_within(members, FIGURE)))


def _within(tree: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield the cells of the members of an object, each with its column."""
    for key, value in tree.items() if is_object(tree) else ():
        column = f"{path}.{key}" if path else key
        if column not in columns():
            yield from _within(value, column)
        elif value is not None:
            yield column, cell_of(value)


def cell_of(value: object) -> str:
    """Return the cell of a value of JSON."""
    if isinstance(value, str) and _is_plain(value):
        text = value
    else:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{APOSTROPHE}{text}" if _might_change(text) else text


def _is_plain(text: str) -> bool:
    """Tell whether a text can stand in a cell as it is, and is surely read again."""
    begins_plainly = not text.startswith(('"', APOSTROPHE))
    return begins_plainly and text.isprintable() and len(text) <= _LONGEST_TEXT


def _might_change(text: str) -> bool:
    """Tell whether a spreadsheet might run a text, or take it for a value that it would change.

    That is a number, a date, a time, a share, a fraction or a truth.
    """
    if text.startswith(_FORMULA) or text.lower() in _TRUTHS:
        return True
    if text.startswith(_JSON) or _is_kept(text) or not any(map(str.isdecimal, text)):
        return False
    word = "".join(c if c.isalpha() else " " for c in text.lower()).partition(" ")[0]
    is_month = len(word) >= _SHORTEST_MONTH and any(month.startswith(word) for month in MONTHS)
    return not word or is_month


def _is_kept(text: str) -> bool:
    """Tell whether a text is a whole number that a spreadsheet saves as it was."""
    is_short = text.isdecimal() and len(text) <= _LONGEST_SHOWN
    return is_short and text == str(int(text))


def _too_long(cells: Cells, where: str) -> Iterator[Problem]:
    for column, cell in cells.items():
        if len(cell) > _LONGEST_CELL:
            message = (
                f"it would be {len(cell):,} characters long, and {_LONGEST_CELL:,} can be read"
            )
            yield Problem(f"{where}, {column}", f"{message}: write a document")
