"""How the rows of the flat table are written."""

from collections.abc import Iterator
from itertools import takewhile
from json.encoder import encode_basestring as quoted

from attrs import AttrsInstance

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.formats import _shapes, _table_columns as flat
from conflictmodel.formats._codec_writing import Layout
from conflictmodel.formats._shapes import TAG, TAGS
from conflictmodel.phrases._grammar.spelled import MONTH_NAMES as MONTHS
from conflictmodel.values.ranges import Range
from conflictmodel.values.units import Quantity

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the wide forms run too, in East Asian settings
_JSON = ("[", "{", '"')
_LONGEST_SHOWN = 11  # digits of a number that a spreadsheet shows, and saves, without an exponent
_LONGEST_TEXT = 32_767  # characters of a cell, after which a spreadsheet cuts
_LONGEST_CELL = 131_072  # characters that Python's reader of CSV takes, unless it is told otherwise
_TRUTHS = ("true", "false")
_SHORTEST_MONTH = 3


def rows_of(dossier: Dossier) -> Iterator[flat.Cells]:
    """Yield the rows of a dossier.

    Raises:
        InvalidValueError: If a claim cannot be written so that it can be read again.
    """
    if dossier.title is not None:
        yield {TAG: flat.DOSSIER, flat.TITLE: cell_of(dossier.title)}
    layout = Layout(is_line=True)
    for index, claim in enumerate(dossier.claims):
        where = f"claims[{index}]"
        try:
            rows = list(_rows(claim, layout))
        except InvalidValueError as error:
            problems = tuple(Problem(where, problem.message) for problem in error.problems)
            raise InvalidValueError(error.owner, problems) from None
        for cells in rows:
            _checks.refuse("table", tuple(_too_long(cells, where)))
            yield cells


def _rows(claim: Claim, layout: Layout) -> Iterator[flat.Cells]:
    kind: type[AttrsInstance] = type(claim)
    figures: list[flat.Cells] = []
    for name, of in flat.figure_fields(kind).items():
        found = getattr(claim, name)
        for each in found if flat.are_quantities(of) else (found,):
            if isinstance(each, Quantity):
                ends = _cells(Range, each.range, flat.FIGURE, layout)
                unit = _cells(Quantity, each, flat.FIGURE, layout)
                figures.append(dict([(flat.FIGURE, name), *ends, *unit]))
            elif isinstance(each, Range):
                ends = _cells(Range, each, flat.FIGURE, layout)
                figures.append(dict([(flat.FIGURE, name), *ends]))
    others = {TAG: TAGS[kind], **dict(_cells(kind, claim, "", layout))}
    for figure in figures or [{}]:
        yield others | figure


def _cells(
    kind: type[AttrsInstance], value: object, within: str, layout: Layout
) -> Iterator[tuple[str, str]]:
    """Yield the cells of the fields of a value that are not the default, each with its column."""
    for name, found in _shapes.members(kind, value):
        column = f"{within}.{name}" if within else name
        if found is None or name in flat.figure_fields(kind):
            continue
        if name in flat.records(kind):
            yield from _cells(flat.records(kind)[name], found, column, layout)
        elif isinstance(found, str):
            yield column, cell_of(found)
        else:
            text = layout.writer(flat.types(kind)[name])(found)
            is_json = flat.columns()[column] is flat.Holds.JSON
            # A notation has no sign that JSON writes in another way.
            yield column, _guarded(text if is_json else text[1:-1])


def cell_of(text: str) -> str:
    """Return the cell of a text."""
    return _guarded(text if _is_plain(text) else quoted(text))


def _guarded(text: str) -> str:
    return f"{flat.APOSTROPHE}{text}" if _might_change(text) else text


def _is_plain(text: str) -> bool:
    """Tell whether a text can stand in a cell as it is, and is surely read again."""
    begins_plainly = not text.startswith(('"', flat.APOSTROPHE))
    return begins_plainly and text.isprintable() and len(text) <= _LONGEST_TEXT


def _might_change(text: str) -> bool:
    """Tell whether a spreadsheet might run a text, or take it for a value that it would change.

    That is a number, a date, a time, a share, a fraction or a truth.
    """
    if text.startswith(_FORMULA) or text.lower() in _TRUTHS:
        return True
    if text.startswith(_JSON) or _is_kept(text) or not any(map(str.isdecimal, text)):
        return False
    word = "".join(takewhile(str.isalpha, text.lower()))
    is_month = len(word) >= _SHORTEST_MONTH and any(month.startswith(word) for month in MONTHS)
    return not word or is_month


def _is_kept(text: str) -> bool:
    """Tell whether a text is a whole number that a spreadsheet saves as it was."""
    is_short = text.isdecimal() and len(text) <= _LONGEST_SHOWN
    return is_short and text == str(int(text))


def _too_long(cells: flat.Cells, where: str) -> Iterator[Problem]:
    for column, cell in cells.items():
        if len(cell) > _LONGEST_CELL:
            message = (
                f"it would be {len(cell):,} characters long, and {_LONGEST_CELL:,} can be read"
            )
            yield Problem(f"{where}, {column}", f"{message}: write a document")
