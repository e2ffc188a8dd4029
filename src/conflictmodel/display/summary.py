"""Summaries: what is shown of a value in every form, as a title and rows with a label."""

from collections.abc import Iterable, Sequence
from typing import final

from attrs import field, frozen

from conflictmodel.display.markup import Content, Markup, element, isolated, joined, table
from conflictmodel.display.text import FEW, counted, few, row, wrap

MOST_ROWS = 60  # of a table in a notebook, and lines of a page of text
NOT_SHOWN = "not shown"  # the label of a row that counts what has no row

_LONGEST = 1_000
# Jupyter's own rules, the weightiest of which have two classes and an element,
# set cells right, tables into the middle and captions into the colour of light paper.
_IT = "table.conflictmodel.conflictmodel.conflictmodel"
_STYLE = Markup(
    f"<style>{_IT}{{margin-left:0;color:inherit}}{_IT} caption{{caption-side:top;color:inherit;"
    f"text-align:left;font-weight:bold}}{_IT} div{{padding-left:1em;text-indent:-1em}}"
    f"{_IT} :is(th,td){{text-align:left;vertical-align:top;white-space:normal}}</style>"
)


@final
class Quote(str):
    """Words as they were said, which are shown in quotation marks."""

    __slots__ = ()


Line = str | tuple[str, ...]
"""A line, or its parts: each name is one, so that none can turn round what stands beside it."""

Row = tuple[str, tuple[Line, ...]]
"""A label of at most 16 characters, and its lines; without lines it is not shown."""


def listing(names: Iterable[str], between: str) -> tuple[str, ...]:
    """Return the parts of a line that lists names: each is one, and so is what stands between."""
    return tuple(part for name in names for part in (between, name))[1:]


def plain(line: Line) -> str:
    """Return a line as plain text."""
    return "".join(f'"{part}"' if isinstance(part, Quote) else part for part in _parts(line))


def marked(line: Line) -> Markup:
    """Return a line as markup."""
    return joined(*map(_marked, _parts(line)))


def _filled(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(each for each in rows if each[1])


@final
@frozen
class Summary:
    """What is shown of a value: what it is, and what is known of it; a row has a line or more."""

    title: Line
    rows: tuple[Row, ...] = field(converter=_filled)

    def text(self) -> str:
        """Return it as plain text of at most 80 columns."""
        return "\n".join((wrap(plain(self.title)), *(_text(row) for row in self.rows)))

    def page(self) -> str:
        """Return what a page of text holds of it, and how much more there is."""
        page = wrap(plain(_clipped(self.title)))
        for number, each in enumerate(self.rows):
            longer = f"{page}\n{_text(_shortened(each))}"
            if longer.count("\n") > MOST_ROWS - 4:  # what is left out takes up to three lines
                return f"{page}\n{_text(_left(self.rows[number:]))}"
            page = longer
        return page

    def table(self) -> Markup:
        """Return it as a table."""
        rows = [
            (label, joined(*(element("div", marked(line)) for line in lines)))
            for label, lines in self.rows
        ]
        return table(marked(self.title), (), rows, "conflictmodel")

    def html(self) -> str:
        """Return it as the table that a notebook shows, no longer than can be looked at."""
        rows = tuple(map(_shortened, self.rows[:MOST_ROWS]))
        left = self.rows[MOST_ROWS:]
        short = Summary(_clipped(self.title), (*rows, *([_left(left)] if left else [])))
        return str(joined(_STYLE, short.table()))


def _shortened(of: Row) -> Row:
    label, lines = of
    # To say that one line is left out would take as much room as the line.
    shown: Sequence[Line] = lines if len(lines) <= FEW + 1 else few(lines)
    return label, tuple(map(_clipped, shown))


def _left(rows: tuple[Row, ...]) -> Row:
    counts = [line for label, lines in rows if label == NOT_SHOWN for line in lines]
    others = sum(label != NOT_SHOWN for label, _ in rows)
    return (NOT_SHOWN, (*([counted(others, "more row")] if others else []), *counts))


def _text(of: Row) -> str:
    label, lines = of
    return "\n".join(row(label, map(plain, lines)))


def _parts(line: Line) -> tuple[str, ...]:
    return (line,) if isinstance(line, str) else line


def _marked(part: str) -> Content:
    return element("q", part, dir="auto") if isinstance(part, Quote) else isolated(part)


def _clipped(line: Line) -> Line:
    left = len(plain(line)) - _LONGEST
    return f"{plain(line)[:_LONGEST]}… and {left:,} more characters" if left > 0 else line
