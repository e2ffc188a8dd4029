"""How a document without a mistake is read: as `_structuring` reads it, but without its questions.

Nearly every document has no mistake, and most of the time it would take to read one goes into
being ready to say what is wrong where. These hooks say nothing: what they cannot read raises one
of `ODD`, and it is read once more by those of `_structuring`, whose answer counts. They may give a
value only where those give an equal one. Text and numbers are left to the constructors, each of
which checks them.

A hook may change the value of JSON that it is given: to be read again, the text is parsed again.

Imported on first use, because cattrs takes time to import.
"""

import marshal
from collections.abc import Callable
from functools import cache
from typing import TypeVar, get_args, get_type_hints

from attrs import AttrsInstance, fields
from cattrs import Converter

from conflictmodel.claims.aid import Programme
from conflictmodel.formats import _structuring
from conflictmodel.formats._structuring import EXPLICIT, TAG, TAGS
from conflictmodel.values.sources import Source
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Unit

_A = TypeVar("_A", bound=AttrsInstance)
_T = TypeVar("_T")
Hook = Callable[..., _T]
"""What reads a value of JSON; it hopes that it is given one of the kind that it needs."""

ODD = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What is raised where something has to be read by the hooks that say what is wrong."""

SHARED: frozenset[type] = frozenset({Source, Subject, Group, Place, Programme, Unit})
"""The types of which many claims have the same few values: each is read and written once.

A type that is missing here is read and written as well, but not as fast.
"""

MOST_KEPT = 10_000
"""The most values of one type that are kept for when they come again, however many there are."""


def _is_plain(kind: object) -> bool:
    """Tell whether the constructor is given the value of JSON itself."""
    return kind in {str, int, str | None, int | None}


def record(kind: type[_A], converter: Converter) -> Hook[_A]:
    """Return the hook of an attrs class, written as an object whose keys are its fields."""
    types = get_type_hints(kind)
    hooks: dict[str, Hook[object]] = {
        field.name: converter.get_structure_hook(types[field.name])
        for field in fields(kind)
        if not _is_plain(types[field.name])
    }
    fewest = len(fields(kind)) if kind in EXPLICIT else 0

    def structure(value: dict[str, object], _: object) -> _A:
        # An object with repeated keys is of another type.
        if type(value) is not dict or len(value) < fewest:
            raise TypeError
        for name, hook in hooks.items():
            if name in value:
                value[name] = hook(value[name], types[name])
        return kind(**value)  # which refuses to have a key too many or too few

    return _once(structure) if kind in SHARED else structure


def _once(structure: Hook[_A]) -> Hook[_A]:
    """Return a hook that makes one value of all that are written alike."""
    known: dict[bytes, _A] = {}

    def recall(value: object, kind: object) -> _A:
        # Nothing else is as fast and tells 1 from true; version 2 writes no references.
        key = marshal.dumps(value, 2)  # type: ignore[arg-type] # it is of JSON
        if key not in known:
            if len(known) >= MOST_KEPT:
                known.clear()
            known[key] = structure(value, kind)
        return known[key]

    return recall


def optional(kind: object, converter: Converter) -> Hook[object]:
    """Return the hook of a type or `None`, which is written as null."""
    inner = _structuring.without_none(kind)
    # The hook of the type is not looked up before it is needed: a group may lie within a group.
    hook: Callable[[], Hook[object]] = cache(lambda: converter.get_structure_hook(inner))

    def structure(value: object, _: object) -> object:
        return None if value is None else hook()(value, inner)

    return structure


def union(kind: object, converter: Converter) -> Hook[object]:
    """Return the hook of one of several types, told apart by a tag; text has none."""
    kinds = get_args(kind)
    takes_text = str in kinds
    hooks: dict[object, Hook[object]] = {
        TAGS[one]: converter.get_structure_hook(one) for one in kinds if one is not str
    }

    def structure(value: str | dict[str, object], _: object) -> object:
        if takes_text and type(value) is str:
            return value
        if type(value) is not dict:
            raise TypeError
        return hooks[value.pop(TAG)](value, kind)

    return structure


def collection(kind: object, converter: Converter) -> Hook[object]:
    """Return the hook of a tuple or a set, written as a list."""
    item = get_args(kind)[0]
    hook: Hook[object] | None = None if _is_plain(item) else converter.get_structure_hook(item)
    takes_each_once = _structuring.is_set(kind)

    def structure(value: list[object], _: object) -> object:
        if type(value) is not list:
            raise TypeError
        items = value if hook is None else [hook(entry, item) for entry in value]
        if not takes_each_once:
            return tuple(items)
        found = frozenset(items)
        if len(found) < len(items):
            raise ValueError
        return found

    return structure
