"""What is known while one file is read: the ids it has so far, and values that rows share."""

from collections.abc import Callable, Iterable
from typing import TypeAlias, final

from conflictmodel.claims.claim import Claim
from conflictmodel.readers._rows import Row
from conflictmodel.values.points import Point
from conflictmodel.values.sources import Source, SourceKind
from conflictmodel.values.subjects import Group, Place


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
            row.finding(column, f"a duplicate of {first}")
            self._told = row.where
        return self.new(text)


@final
class Known:
    """The ids, sources, groups and places of one file: thousands of its rows share them."""

    def __init__(self) -> None:
        self.ids = Ids()
        self._sources: dict[str, Source] = {}
        self._groups: dict[tuple[str, Group, str | None], Group] = {}
        self._places: dict[tuple[tuple[str, ...], Point | None], Place] = {}

    def source(self, name: str, dataset: Source) -> Source:
        """Return the data set, where that is its name, or a source of which no more is known."""
        if name == dataset.name:
            return dataset
        if name not in self._sources:
            self._sources[name] = Source(name, SourceKind.OTHER)
        return self._sources[name]

    def group(self, name: str, within: Group, identifier: str | None = None) -> Group:
        """Return the group of a name that lies within another."""
        key = (name, within, identifier)
        if key not in self._groups:
            self._groups[key] = Group(*key)
        return self._groups[key]

    def place(self, names: tuple[str, ...], at: Point | None = None) -> Place:
        """Return the place that lies in others, of which the largest is named first."""
        if (names, at) not in self._places:
            within = self.place(names[:-1]) if names[1:] else None
            self._places[names, at] = Place(names[-1], within, point=at)
        return self._places[names, at]


Mapper: TypeAlias = Callable[[Row, Known], Iterable[Claim]]
"""How the claims of a record are made of it."""
