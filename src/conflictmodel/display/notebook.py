"""Showing: a sheet as plain text, as a table, and as what a notebook shows.

A notebook shows no more of a thing than can be looked at, and counts the rest. Its picture is drawn
by `conflictmodel.plots`, which stands above all the types that are drawn, so that they cannot
import it; here, where it is loaded by its name and only if matplotlib is there, is the one place
that reaches upwards.
"""

from collections.abc import Callable, Container, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from conflictmodel.display._html import Content, Markup, element, isolated, joined, quotation, table
from conflictmodel.display._text import FEW, few, row, wrap
from conflictmodel.display.sheet import Line, Quote, Row, Sheet

_MOST_ROWS = 60
_LONGEST = 1_000
# A notebook of Jupyter sets its cells right and gives them no caption.
_STYLE = Markup(
    "<style>table.conflictmodel th,table.conflictmodel td"
    "{text-align:left;vertical-align:top;white-space:normal}"
    "table.conflictmodel caption{text-align:left;font-weight:bold}</style>"
)


class _Picture(Protocol):
    """What this needs of a picture."""

    svg: Callable[[], str]


def as_text(sheet: Sheet) -> str:
    """Return a sheet as plain text of at most 80 columns."""
    return "\n".join(
        (
            wrap(plain(sheet.title)),
            *(line for label, lines in sheet.rows for line in row(label, map(plain, lines))),
        )
    )


def as_table(sheet: Sheet) -> Markup:
    """Return a sheet as a table."""
    rows = [
        (label, joined(*(element("div", marked(line)) for line in lines)))
        for label, lines in sheet.rows
        if lines
    ]
    return table(marked(sheet.title), (), rows, "conflictmodel")


def plain(line: Line) -> str:
    """Return a line as plain text."""
    return "".join(f'"{part}"' if isinstance(part, Quote) else part for part in _parts(line))


def marked(line: Line) -> Markup:
    """Return a line as markup."""
    return joined(*map(_marked, _parts(line)))


def shortened(sheet: Sheet) -> Sheet:
    """Return as much of a sheet as a notebook shows, and how much more there is."""
    rows = [(label, tuple(map(_clipped, _first(lines)))) for label, lines in sheet.rows if lines]
    left = len(rows) - _MOST_ROWS
    more: list[Row] = [("not shown", (f"{left:,} more rows",))]
    return Sheet(_clipped(sheet.title), (*rows[:_MOST_ROWS], *(more if left > 0 else ())))


def notebook_html(sheet: Sheet) -> str:
    """Return what a notebook shows of a sheet."""
    return str(joined(_STYLE, as_table(shortened(sheet))))


def notebook_bundle(
    sheet: Sheet,
    include: Container[str] | None,
    exclude: Container[str] | None,
    *,
    drawn: object = None,
) -> dict[str, str]:
    """Return every form in which a notebook can show a thing.

    The picture stands before the table too: a notebook shows one form, and prefers HTML.

    Args:
        sheet: What is told of the thing.
        include: The types that are wanted; `None` means all.
        exclude: The types that are not.
        drawn: The thing; `None` where there is no picture of its type.
    """
    kinds = wanted(("text/plain", "text/html", "image/svg+xml"), include, exclude)
    picture = "" if kinds in ([], ["text/plain"]) else _picture(drawn)
    forms = {
        "text/plain": as_text(shortened(sheet)),
        "text/html": picture + notebook_html(sheet),
        "image/svg+xml": picture,
    }
    return {kind: forms[kind] for kind in kinds if forms[kind]}


def wanted(
    kinds: Sequence[str], include: Container[str] | None, exclude: Container[str] | None
) -> list[str]:
    """Return the types of forms that a notebook asks for."""
    return [
        kind
        for kind in kinds
        if (include is None or kind in include) and (exclude is None or kind not in exclude)
    ]


def _picture(thing: object) -> str:
    """Return the picture of a thing as SVG; nothing where there is none."""
    if thing is None or find_spec("matplotlib") is None:
        return ""
    found: _Picture | None = import_module("conflictmodel.plots").picture_of(thing)
    return "" if found is None else found.svg()


def _parts(line: Line) -> tuple[str, ...]:
    return (line,) if isinstance(line, str) else line


def _marked(part: str) -> Content:
    return quotation(part) if isinstance(part, Quote) else isolated(part)


def _first(lines: tuple[Line, ...]) -> Sequence[Line]:
    """Return the first lines, and how many more there are, where that is not said already."""
    return lines if len(lines) <= FEW + 1 else few(lines)


def _clipped(line: Line) -> Line:
    """Return the beginning of a line that is very long, and how much longer it is."""
    left = len(plain(line)) - _LONGEST
    return f"{plain(line)[:_LONGEST]}… and {left:,} more characters" if left > 0 else line
