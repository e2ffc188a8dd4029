"""The rows of a CSV file: what parts them, and what a header may be."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from functools import cached_property
from typing import final

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.files.input import Input, refusal

_CELL = r'("[^"]*(?:""[^"]*)*"|[^,\r\n]*)(?:,|\r?\n|\Z)'

_NO_TEXT = "0123456789+-.eE \ufeff"

OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}
"""What some programs put between the cells of a table, and what it is called."""


def columns_of(head: str, delimiter: str = ",") -> list[str]:
    """Return the columns of the header with which a text begins; none where it has none."""
    lines = head.splitlines(keepends=True)
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), list[str]())
    except csv.Error:
        return []


def delimiter_of(head: str) -> str:
    """Return what parts the columns of the header with which a text begins: a comma, or another."""
    header = head.partition("\n")[0]
    others = [each for each in OTHER_DELIMITERS if each in header and "," not in header]
    return others[0] if others else ","


@final
class Rows:
    """The rows of a table, each with the number of the line on which it begins."""

    def __init__(self, file: Input, delimiter: str = ",") -> None:
        self.damage = ""
        """What is wrong with the row that was given last, of which no cell is certain."""
        self._file = file
        self._delimiter = delimiter
        self._cell = re.compile(_CELL.replace(",", re.escape(delimiter)))
        self._given_back: deque[tuple[str, str]] = deque()
        self._raw: list[tuple[str, str]] = []
        self._line = 0

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows."""
        # Without `strict` it takes the rest of a file for one cell where a quote is not closed.
        lines = self._file.lines()
        reader = self._reader(lines)
        while True:
            self._raw, self.damage = [], ""
            line = self._line + 1
            try:
                cells = next(reader, None)
            except csv.Error:
                cells = self._damaged(line)
                reader = self._reader(lines)  # the other may have ended
            if cells is None:
                return
            self.damage = self.damage or "; ".join([why for _, why in self._raw if why])
            yield line, cells

    def quoted(self) -> set[int]:
        """Return the cells of the row given last in needless quotes, if not every text has them."""
        if self._quotes_every_text:
            return set()
        found = self._cell.finditer("".join([text for text, _ in self._raw]))
        return {at for at, cell in enumerate(found) if cell[1].startswith('"')}

    @cached_property
    def _quotes_every_text(self) -> bool:
        rows, _, _ = self._file.beginning.rpartition("\n")  # the last may be cut off
        cells = (cell[1] for cell in self._cell.finditer(rows))
        return all(cell.startswith('"') or not cell.strip(_NO_TEXT) for cell in cells)

    def _reader(self, lines: Iterator[tuple[str, str]]) -> Iterator[list[str]]:
        return csv.reader(self._lines(lines), delimiter=self._delimiter, strict=True)

    def _lines(self, lines: Iterator[tuple[str, str]]) -> Iterator[str]:
        while line := self._given_back.popleft() if self._given_back else next(lines, None):
            self._line += 1
            self._raw.append(line)
            yield line[0]

    def _damaged(self, line: int) -> list[str]:
        """Return the one line of a row that cannot be read, as one cell."""
        message = (
            "its quotes or line breaks are not those of a CSV table, or a cell is longer than"
            f" {csv.field_size_limit():,} characters"
        )
        if not self._file.sets_aside:
            raise refusal(f"line {line:,}", message)
        # A quote that is not closed may have taken many lines of others with it.
        first, *others = self._raw
        self._given_back.extendleft(reversed(others))
        self._line -= len(others)
        self.damage = message
        return [first[0].rstrip("\r\n")]


def header_problems(
    columns: list[str], required: tuple[str, ...] = (), advice: str = ""
) -> Iterator[Problem]:
    """Yield what is wrong with a header; the advice is for columns that are missing."""
    if not columns:
        yield Problem("line 1", "the file is empty, or begins with a blank line")
        return
    for delimiter, name in OTHER_DELIMITERS.items():
        if len(columns) == 1 and delimiter in columns[0]:
            yield Problem("line 1", f"the columns are parted by {name}: save them with commas")
            return
    occurs = Counter(columns)
    for column in occurs:
        if occurs[column] > 1:
            message = f"the column {_checks.shown(column)} occurs more than once"
            yield Problem("line 1", message)
        if len(column) > _checks.LONGEST_TEXT:
            yield from _checks.text("line 1", column)
    for column in required:
        if column not in occurs:
            yield Problem("line 1", f"the column {_checks.shown(column)} is missing{advice}")
