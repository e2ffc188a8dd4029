"""How the rows of the flat table are written."""

from collections.abc import Iterator
from itertools import takewhile
from json.encoder import encode_basestring as quoted

from attrs import AttrsInstance

from conflictmodel import _checks
from conflictmodel.claims import Claim, Dossier
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.formats import _shapes, _table_columns as flat
from conflictmodel.formats._codec_writing import Layout
from conflictmodel.formats._shapes import TAG, TAGS
from conflictmodel.phrases._grammar.spelled import MONTH_NAMES as MONTHS
from conflictmodel.values import Quantity, Range

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the wide forms run too, in East Asian settings
_JSON = ("[", "{", '"')
_LONGEST_SHOWN = 11  # digits of a number that a spreadsheet shows, and saves, without an exponent
_LONGEST_TEXT = 32_767  # characters of a cell, after which a spreadsheet cuts
_LONGEST_CELL = 131_072  # characters of a cell that Python reads from CSV by default
_TRUTHS = ("true", "false")
_SHORTEST_MONTH = 3


def rows_of(dossier: Dossier, *, guarded: bool = True) -> Iterator[flat.Cells]:
    """Yield the rows of a dossier; refuse a claim that could not be read again.

    Args:
        dossier: The dossier.
        guarded: Whether what a spreadsheet might change begins with an apostrophe.
    """
    written = _guarded if guarded else str
    if dossier.title is not None:
        yield {TAG: flat.DOSSIER, flat.TITLE: written(cell_of(dossier.title))}
    layout = Layout(is_line=True)
    for index, claim in enumerate(dossier.claims):
        where = f"claims[{index}]"
        try:
            rows = list(_rows(claim, layout))
        except InvalidValueError as error:
            problems = tuple(Problem(where, problem.message) for problem in error.problems)
            raise InvalidValueError(error.owner, problems) from None
        for row in rows:
            cells = {column: written(cell) for column, cell in row.items()}
            too_long = tuple(
                Problem(
                    f"{where}, {column}",
                    f"it would be {len(cell):,} characters long, and {_LONGEST_CELL:,} can be"
                    " read: write a document",
                )
                for column, cell in cells.items()
                if len(cell) > _LONGEST_CELL
            )
            _checks.refuse("table", too_long)
            yield cells


def _rows(claim: Claim, layout: Layout) -> Iterator[flat.Cells]:
    kind: type[AttrsInstance] = type(claim)
    figures: list[flat.Cells] = []
    for name, of in flat.figure_fields(kind).items():
        found = getattr(claim, name)
        for each in found if flat.are_quantities(of) else (found,):
            cells = {flat.FIGURE: name}
            if isinstance(each, Quantity):
                cells |= _cells(Range, each.range, flat.OF_FIGURE, layout)
                figures.append(cells | dict(_cells(Quantity, each, flat.OF_FIGURE, layout)))
            elif isinstance(each, Range):
                figures.append(cells | dict(_cells(Range, each, flat.OF_FIGURE, layout)))
    others = {TAG: TAGS[kind], **dict(_cells(kind, claim, "", layout))}
    for figure in figures or [{}]:
        yield others | figure


def _cells(
    kind: type[AttrsInstance], value: object, within: str, layout: Layout
) -> Iterator[tuple[str, str]]:
    """Yield the cells of the fields of a value that are not the default, each with its column."""
    for field in _shapes.fields_of(kind):
        name, found = field.name, getattr(value, field.name)
        factory = getattr(field.default, "factory", None)
        # Each of our factories makes the default of the whole value.
        if found is None or found == (factory(value) if factory else field.default):
            continue
        column = f"{within}{name}"
        if name in flat.records(kind):
            yield from _cells(flat.records(kind)[name], found, f"{column}.", layout)
        elif isinstance(found, str):
            yield column, cell_of(found)
        elif name not in flat.figure_fields(kind):
            text = layout.writer(flat.types(kind)[name])(found)
            is_json = flat.columns()[column] is flat.Holds.JSON
            # A notation has no sign that JSON writes in another way.
            yield column, text if is_json else text[1:-1]


def cell_of(text: str) -> str:
    begins_plainly = not text.startswith(('"', flat.APOSTROPHE))
    is_plain = begins_plainly and text.isprintable() and len(text) <= _LONGEST_TEXT
    return text if is_plain else quoted(text)


def _guarded(text: str) -> str:
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
