"""The mixin of every value that is shown: by `print`, as HTML, and in a notebook."""

from collections.abc import Collection
from enum import Enum
from typing import ClassVar, TypeGuard

from conflictmodel.display.summary import Line, Row, Summary, listing, plain


class Displayed:
    """A value that describes itself as a summary, by `_title` or `__str__` and by `_rows`."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]  # the names of its fields, which attrs gives a class

    def summary(self) -> Summary:
        """Return what is shown of it: its title, and rows with a label."""
        return Summary(self._title(), self._rows())

    def _title(self) -> Line:
        return str(self)

    def _rows(self) -> tuple[Row, ...]:
        fields = ((name, getattr(self, name)) for name in self.__match_args__)
        return tuple(
            (name.removeprefix("is_").replace("_", " "), _lines(value)) for name, value in fields
        )

    def __str__(self) -> str:
        return plain(self._title())

    def _repr_html_(self) -> str:
        return self.summary().html()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        found = self.summary()  # of these a notebook takes what it asked for
        return {"text/plain": found.page(), "text/html": found.html()}


class DisplayedInFull(Displayed):
    """A value that prints as its summary, on a page: what answers a question, or holds many."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.summary().page()


def _lines(value: object) -> tuple[Line, ...]:
    if value is None:
        return ()
    if not _is_several(value):
        return (_line(value),)
    lines = tuple(map(_line, value))
    return tuple(sorted(lines, key=plain)) if isinstance(value, frozenset) else lines


def _line(value: object) -> Line:
    if _is_several(value):  # a column and its value, a word and what it stands for
        return listing((plain(_line(each)) for each in value), ": ")
    match value:
        case Displayed():
            return value.summary().title
        case Enum():
            return str(value.value)
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case _:
            return str(value)


def _is_several(value: object) -> TypeGuard[Collection[object]]:
    return isinstance(value, Collection) and not isinstance(value, str | Displayed)
