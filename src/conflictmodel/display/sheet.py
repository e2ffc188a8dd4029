"""Sheets: what is told of one thing, as a title and rows with a label.

The report as text, the report as a page and what a notebook shows are forms of the same words. The
module of each type puts them together, once, and `notebook` gives them their form.
"""

from collections.abc import Iterable
from typing import final

from attrs import evolve, frozen


@final
class Quote(str):
    """Words as they were said, which are shown in quotation marks."""

    __slots__ = ()


Line = str | tuple[str, ...]
"""A line, or its parts: each name is one, so that none can turn round what stands beside it."""


def listing(names: Iterable[str], between: str) -> tuple[str, ...]:
    """Return the parts of a line that lists names: each is one, and so is what stands between."""
    return tuple(part for name in names for part in (between, name))[1:]


Row = tuple[str, tuple[Line, ...]]
"""A label of at most 16 characters, and its lines; without lines it is not shown."""


@final
@frozen
class Sheet:
    """What is told of one thing.

    Args:
        title: What it is.
        rows: What is told of it.
    """

    title: Line
    rows: tuple[Row, ...]

    def without(self, *labels: str) -> "Sheet":
        """Return it without the rows of these labels."""
        return evolve(self, rows=tuple(row for row in self.rows if row[0] not in labels))
