"""Ids of claims that are made of what a record says: each of them once in a file."""

from typing import final


@final
class Ids:
    """The ids that the claims of a file have so far."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}  # the number that each id was given last, 1 being none

    def new(self, text: str) -> str:
        """Return a text as an id; with a number behind it, from 2 on, where it is one already."""
        found = text
        while found in self._last:
            self._last[text] += 1
            found = f"{text} {self._last[text]}"
        self._last[found] = 1
        return found
