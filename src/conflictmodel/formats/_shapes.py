"""What a document is made of, and what JSON has for each type of this library.

The codec, the flat table and the JSON Schema are made of this, so that they cannot differ.
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import NewType, TypeGuard, final, get_args, get_origin, get_type_hints

from attrs import NOTHING, Attribute, AttrsInstance, fields, frozen

from conflictmodel.claims.claim import CLAIM_TYPES, Claim
from conflictmodel.claims.statements import Words
from conflictmodel.values import Grade, Period, Range, Source

FORMAT, LINES, SCHEMA = "conflictmodel", "conflictmodel-lines", 1
"""The `format` of a document and of a stream, and the version of all."""

ANY_TABLE = f"{FORMAT}/"
"""What the first cell of a flat table begins with; its version follows."""

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

Listed = NewType("Listed", Source)
"""A source as a document lists it; everywhere else its name refers to it."""


@frozen(kw_only=True)
class Header:
    """The first line of a stream, and what a document begins with."""

    format: str
    schema: int
    title: str | None = None


@final
@frozen(kw_only=True)
class Document(Header):
    """A whole document: its keys in the order in which they are written, and read."""

    sources: tuple[Listed, ...]
    claims: tuple[Claim, ...]


def is_plain(kind: object) -> bool:
    """Tell whether a type is written as one value, in the same way at every place."""
    return kind in TEXTS | {Blank, int, bool} or is_enumeration(kind)


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


def required_keys(kind: type[AttrsInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(kind) if field.default is NOTHING)


def is_enumeration(kind: object) -> TypeGuard[type[Enum]]:
    return isinstance(kind, type) and issubclass(kind, Enum)


def is_optional(kind: object) -> bool:
    return NoneType in get_args(kind)


def without_none(kind: object) -> object:
    """Return the type that a value has where it is not `None`."""
    if not is_optional(kind):
        return kind
    (inner,) = (one for one in get_args(kind) if one is not NoneType)
    return inner


def is_tagged(kind: object) -> bool:
    """Return whether a type is one of several that a tag distinguishes, or text."""
    return isinstance(kind, UnionType) and {*get_args(kind)} <= {*TAGS, str}


def is_set(kind: object) -> bool:
    return get_origin(kind) is frozenset


def is_collection(kind: object) -> bool:
    return get_origin(kind) is tuple or is_set(kind)
