"""Ids of claims that are made of what a record says: each of them once in a file."""

from typing import final

from conflictmodel.readers._rows import Row


@final
class Ids:
    """The ids that the claims of a file have so far."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}  # the number that each id was given last, 1 being none
        self._where: dict[str, str] = {}  # the row that each text was an id of first
        self._told = ""  # the row of the last finding

    def new(self, text: str) -> str:
        """Return a text as an id; with a number behind it, from 2 on, where it is one already."""
        found = text
        while found in self._last:
            self._last[text] += 1
            found = f"{text} {self._last[text]}"
        self._last[found] = 1
        return found

    def of(self, row: Row, column: str, text: str) -> str:
        """Return a text as an id, as `new` does; where an earlier row has it, that is a finding.

        There is one such finding for a row, at the column that its ids begin with.
        """
        first = self._where.setdefault(text, row.where)
        if first != row.where != self._told:
            row.finding(column, f"the same stands in {first}")
            self._told = row.where
        return self.new(text)
