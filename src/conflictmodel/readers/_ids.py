"""Ids of claims that are made of what a record says: each of them once in a file."""

from typing import final


@final
class Ids:
    """The ids that the claims of a file have so far."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def new(self, text: str) -> str:
        """Return a text as an id; with a number behind it, from 2 on, where it is one already."""
        found, number = text, 1
        while found in self._given:
            number += 1
            found = f"{text} {number}"
        self._given.add(found)
        return found
