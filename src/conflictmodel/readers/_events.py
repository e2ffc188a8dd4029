"""What the readers of events share: lists of names, where an event was, and who said so."""

from typing import final

from conflictmodel.errors import InvalidValueError
from conflictmodel.readers._rows import Row
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.sources import Source, SourceKind
from conflictmodel.values.subjects import Place

AT_ANY_TIME = Period("../..")
"""When something was said, where nothing is published of it."""


def entries(row: Row, column: str) -> tuple[str, ...]:
    """Return the texts of a column that semicolons part, each once; none where it is blank."""
    listed = (each.strip() for each in (row.optional(column) or "").split(";"))
    return tuple(dict.fromkeys(each for each in listed if each))


def point(row: Row) -> Point | None:
    """Return the point of the columns `latitude` and `longitude`, `None` where one is wrong."""
    try:
        return Point.parse(row.text("latitude"), row.text("longitude"))
    except InvalidValueError as error:
        for problem in error.problems:
            if row.optional(problem.path) is not None:
                row.wrong(problem.path, problem.message)
        return None


@final
class Known:
    """The sources and places of one file, each made once: thousands of its rows share them."""

    def __init__(self, dataset: Source) -> None:
        self._sources = {dataset.name: dataset}
        self._places: dict[tuple[tuple[str, ...], Point | None], Place] = {}

    def source(self, name: str) -> Source:
        """Return the source of a name, of which nothing else was published."""
        if name not in self._sources:
            self._sources[name] = Source(name, SourceKind.OTHER)
        return self._sources[name]

    def place(self, names: tuple[str, ...], at: Point | None = None) -> Place:
        """Return the place that lies in others, of which the largest is named first."""
        if (names, at) not in self._places:
            within = self.place(names[:-1]) if names[1:] else None
            self._places[names, at] = Place(names[-1], within, point=at)
        return self._places[names, at]
