"""What a document is made of, and what JSON has for each type of this library.

The codec, the flat table and the JSON Schema are made of this, so that they cannot differ.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import NewType, TypeGuard, final, get_args, get_origin, get_type_hints

from attrs import NOTHING, Attribute, AttrsInstance, fields, frozen

from conflictmodel.claims._common import Words
from conflictmodel.claims.claim import CLAIM_TYPES, Claim
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Grade, Source

FORMAT = "conflictmodel"
"""What every document says that it is."""

LINES = "conflictmodel-lines"
"""What the first line of every stream says that it is."""

SCHEMA = 1
"""The version of the format."""

TAG = "type"
"""The key of the tag of an object that may be of several types."""

TAGS: dict[type, str] = {
    kind: "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
    for kind in (*CLAIM_TYPES, *get_args(Words))
    if kind is not str
}
"""The tag of each type that has one."""

EXPLICIT: frozenset[type] = frozenset({Range})
"""The types whose fields are always written out, and must be: no end is open by omission."""

TEXTS: frozenset[object] = frozenset({str, date, Decimal, Period, Grade})
"""The types that are written as one text: themselves, or in a notation of digits and signs."""

Blank = NewType("Blank", str)
"""A text that may be empty: no annotation says so, a default of "" does."""

PLAIN = TEXTS | {Blank, int, bool}
"""The types that are written as one value, besides the enumerations."""

Listed = NewType("Listed", Source)
"""A source as a document lists it; everywhere else its name refers to it."""


@final
@frozen(kw_only=True)
class Document:
    """A whole document: its keys in the order in which they are written, and read."""

    format: str
    schema: int
    title: str | None = None
    sources: tuple[Listed, ...]
    claims: tuple[Claim, ...]


@final
@frozen(kw_only=True)
class Header:
    """The first line of a stream."""

    format: str
    schema: int
    title: str | None = None


def is_plain(kind: object) -> bool:
    """Tell whether a type is written as one value, in one way wherever it stands."""
    return kind in PLAIN or is_enumeration(kind)


@cache
def fields_of(kind: type[AttrsInstance]) -> tuple["Attribute[object]", ...]:
    """Return the fields of a class, each with its type, and with its default if it has to be."""
    types = get_type_hints(kind)
    return tuple(
        field.evolve(
            type=Blank if field.default == "" else types[field.name],
            default=NOTHING if kind in EXPLICIT else field.default,
        )
        for field in fields(kind)
    )


def types_of(kind: type[AttrsInstance]) -> dict[str, object]:
    """Return the type of each field of a class."""
    return {field.name: field.type for field in fields_of(kind)}


def members(kind: type[AttrsInstance], value: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a value of a class that are written: not those that are the default."""
    for field in fields_of(kind):
        found: object = getattr(value, field.name)
        factory = getattr(field.default, "factory", None)
        # Each of our factories makes the default of the whole value.
        default: object = factory(value) if factory else field.default
        if default is NOTHING or found != default:
            yield field.name, found


def required_keys(kind: type[AttrsInstance]) -> tuple[str, ...]:
    """Return the keys without which an object of a type is refused."""
    return tuple(field.name for field in fields_of(kind) if field.default is NOTHING)


def is_enumeration(kind: object) -> TypeGuard[type[Enum]]:
    """Tell whether a type is an enumeration."""
    return isinstance(kind, type) and issubclass(kind, Enum)


def is_optional(kind: object) -> bool:
    """Tell whether a type is another type or `None`."""
    return NoneType in get_args(kind)


def without_none(kind: object) -> object:
    """Return the type that a value has where it is not `None`."""
    if not is_optional(kind):
        return kind
    (inner,) = (one for one in get_args(kind) if one is not NoneType)
    return inner


def is_tagged(kind: object) -> bool:
    """Tell whether a type is one of several that are told apart by a tag, or text."""
    return isinstance(kind, UnionType) and {*get_args(kind)} <= {*TAGS, str}


def is_set(kind: object) -> bool:
    """Tell whether a type is a set."""
    return get_origin(kind) is frozenset


def is_collection(kind: object) -> bool:
    """Tell whether a type is a tuple or a set."""
    return get_origin(kind) is tuple or is_set(kind)
