"""Checks of what a constructor or a function is given, so that an instance that exists is valid.

A class is `checked` as its fields are annotated: a class stands for instances of exactly this one
(`True` is no `int`), or of one that derives from a class of ours that is not final; `str` for text
that says something and can be written, `int` for a whole number from 0; `AnyText` and `AnyInt` for
any. What an annotation cannot say, a method `_problems` does, once every field has passed.

Each check returns all problems, and looks at the type before anything else: a missing value of
pandas is neither true nor false, and an array of numpy is compared item by item.
"""

import operator
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from enum import Enum
from types import MethodType, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Generic,
    SupportsIndex,
    TypeGuard,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from conflictmodel.errors import InvalidValueError, Problem

# Far above any count, and never more than Python writes: 4,300 unless PYTHONINTMAXSTRDIGITS is set.
MOST_DIGITS = min(1000, sys.get_int_max_str_digits() or 1000)
TOO_LARGE = 10**MOST_DIGITS
LONGEST_TEXT = 100_000
_LONGEST_SHOWN = 60

# What to write instead of a text, a day, a rule without its number, or one where several can be.
_WRITTEN = {
    "Language": ": such as FRENCH, of conflictmodel.phrases",
    "Measure": ": such as KILLED, or Measure.of('killed')",
    "Period": ": such as Period('2024-12-23')",
    "Policy": ": such as ROUNDING_1",
    "Rule": ": such as hull or robust(1)",
    "Subject": ": such as Subject('troops', KILLED, '2024')",
    "tuple": ": write a list of one",
}

Problems = tuple[Problem, ...]
Check = Callable[[str, Any], Problems]
AnyText = Annotated[str, "any"]
AnyInt = Annotated[int, "any"]

_T = TypeVar("_T")


def shown(value: object) -> str:
    """Return a value as an error shows it: its `repr`, cut where it is long."""
    if type(value) is str and len(value) > _LONGEST_SHOWN:
        return f"{value[:_LONGEST_SHOWN]!r:.{_LONGEST_SHOWN + 2}}… ({len(value):,} characters)"
    text = f"{type(value).__name__} that cannot be shown"
    with suppress(Exception):  # of a number too long, a list too deep, a broken type of others
        text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def is_a(path: str, value: object, *kinds: type) -> Problems:
    """Refuse a value that stands for none of the kinds (`True` is no `int`)."""
    if type(value) in kinds or any(_stands_for(kind, type(value)) for kind in kinds):
        return ()
    advice = ""
    if issubclass(kinds[0], Enum):
        advice = f": one of {', '.join(member.name for member in kinds[0])}"
    elif isinstance(value, str | date) or callable(value) or attrs.has(type(value)):
        advice = _WRITTEN.get(kinds[0].__name__, "")
    # A subclass may look like the real thing: `True`, a `datetime`, the text of another library.
    subclass = f" of type {type(value).__name__}" if isinstance(value, kinds) else ""
    expected = " or ".join(kind.__name__ for kind in kinds)
    return (Problem(path, f"expected {expected}, got {shown(value)}{subclass}{advice}"),)


def optional(path: str, value: object, *kinds: type) -> Problems:
    """Refuse a value that is neither `None` nor exactly of one of the kinds."""
    return () if value is None else is_a(path, value, *kinds)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return type(value) is tuple


def each(path: str, value: object, check: Check) -> Problems:
    """Refuse what is not a tuple, and what a check refuses of its items."""
    if not _is_tuple(value):
        return is_a(path, value, tuple)
    found: list[Problem] = []
    for index, item in enumerate(value):
        found += check(f"{path}[{index}]", item)
    return tuple(found)


def tuple_of(path: str, value: object, *kinds: type) -> Problems:
    """Refuse what is not a tuple, and each item that is not exactly of one of the kinds."""
    if _is_tuple(value) and set(kinds).issuperset(map(type, value)):
        return ()
    return each(path, value, lambda where, item: is_a(where, item, *kinds))


def text(path: str, value: object) -> Problems:
    """Refuse what is not text, is blank or very long, or holds half of a surrogate pair."""
    if type(value) is not str:
        return is_a(path, value, str)
    if len(value) > LONGEST_TEXT:
        return (Problem(path, f"{shown(value)} is longer than {LONGEST_TEXT:,} characters"),)
    if not value or value.isspace():
        return (Problem(path, "must not be empty"),)
    if value.isascii():  # as most are, and Python knows it without looking
        return ()
    try:
        value.encode()
    except UnicodeEncodeError:
        return (Problem(path, f"{shown(value)} holds half of a surrogate pair"),)
    return ()


def optional_text(path: str, value: object) -> Problems:
    """Refuse what is neither `None` nor good text."""
    return () if value is None else text(path, value)


def texts(path: str, value: object) -> Problems:
    """Refuse what is not a tuple of good texts."""
    return each(path, value, text)


def count(path: str, value: object, *, least: int = 0) -> Problems:
    """Refuse what is not a whole number of `least` or more, and one too long to be written."""
    if type(value) is not int:
        return is_a(path, value, int)
    if least <= value < TOO_LARGE:
        return ()
    found = few_digits(path, value)
    return found or (Problem(path, f"{value:,} is below {least}"),)


def few_digits(path: str, *numbers: int | None) -> Problems:
    """Refuse a number that is too long to be written."""
    if all(number is None or abs(number) < TOO_LARGE for number in numbers):
        return ()
    return (Problem(path, f"a number has more than {MOST_DIGITS:,} digits"),)


def whole(number: SupportsIndex) -> int:
    """Return a whole number of any library as an `int`; what is none stays, to be refused."""
    return number if type(number) is int or _stays(number) else operator.index(number)


def whole_or_none(number: SupportsIndex | None) -> int | None:
    """Return the same of a number that may be missing."""
    return number if number is None or type(number) is int else whole(number)


def _stays(number: object) -> TypeGuard[int]:
    # An array of one number is no number, although `operator.index` takes it for one, and a class
    # of numbers is none, although it has the method.
    if isinstance(number, bool | Iterable | type) or not has_index(number):
        return True
    with suppress(Exception):  # whatever a broken type of others raises
        operator.index(number)
        return False
    return True


def has_index(value: object) -> TypeGuard[SupportsIndex]:
    """Whether `operator.index` takes a value."""
    # `isinstance` with a protocol of typing takes ten times as long.
    return hasattr(type(value), "__index__")


def function(path: str, value: object) -> Problems:
    """Refuse what cannot be called."""
    return () if callable(value) else (Problem(path, f"expected a function, got {shown(value)}"),)


def refuse(owner: str, *found: Problems) -> None:
    """Raise one error that carries every problem found, or return where there is none."""
    if any(found):
        raise InvalidValueError(owner, tuple(problem for problems in found for problem in problems))


def unlike(owner: str, path: str, value: object, *kinds: type) -> InvalidValueError:
    """Return the error of a value of none of the kinds; to look first costs less than `refuse`."""
    return InvalidValueError(owner, is_a(path, value, *kinds))


def refusal(owner: str, problem: Problem) -> InvalidValueError:
    """Return the error of one problem, to be raised where no value can follow."""
    return InvalidValueError(owner, (problem,))


def iterated(items: Iterable[_T]) -> Iterator[_T] | None:
    """Return the items one by one; `None` of what has none, or is a text."""
    with suppress(TypeError):
        return None if isinstance(items, str) else iter(items)
    return None


def listed(owner: str, path: str, items: Iterable[_T], *kinds: type[_T]) -> tuple[_T, ...]:
    """Return the items that a function was given, each of one of the kinds, or refuse them."""
    each_item = iterated(items)
    if each_item is None:
        message = f"expected an iterable of {kinds[0].__name__}, got {type(items).__name__}"
        raise refusal(owner, Problem(path, message))
    found = tuple(each_item)
    refuse(owner, tuple_of(path, found, *kinds))
    return found


_USUAL: dict[type, Check] = {str: text, int: count}
_WHEN_SET = "__attrs_post_init__"


def checked(kind: type[_T]) -> type[_T]:
    """Have every value of a class check its fields; to be written below `frozen`."""
    # No validators of attrs, because those can be switched off for the whole process.
    fields: _Fields = ()
    own: Callable[[object], Problems] | None = getattr(kind, "_problems", None)

    def check(value: attrs.AttrsInstance) -> None:
        nonlocal fields
        # Not before there is a value: an annotation may name a class that is defined further down.
        fields = fields or _fields(type(value))
        for name, kinds in fields:
            found: object = getattr(value, name)
            look = kinds[type(found)]
            # Nearly every value is right, so that no list of problems is made before one is found.
            if look is not None and look(name, found):
                raise InvalidValueError(type(value).__name__, (*_all_problems(value, fields),))
        if own is not None and (problems := own(value)):
            raise InvalidValueError(type(value).__name__, problems)

    setattr(kind, _WHEN_SET, check)
    return kind


class _Kinds(dict[type, Check | None]):
    """The types that a field may be of, each with the check of its values, where there is one."""

    def __missing__(self, kind: type) -> Check | None:
        return None if any(_stands_for(each, kind) for each in self) else self._unlike

    def _unlike(self, path: str, value: object) -> Problems:
        return is_a(path, value, *(kind for kind in self if kind is not NoneType))

    def problems(self, path: str, value: object) -> Problems:
        look = self[type(value)]
        return () if look is None else look(path, value)


_Fields = tuple[tuple[str, _Kinds], ...]


def _stands_for(open_kind: type, kind: type) -> bool:
    """Tell whether a class is of this library, and made for others like this to derive from."""
    is_open = attrs.has(open_kind) and not hasattr(open_kind, "__final__")
    return is_open and issubclass(kind, open_kind)


class _Functions(_Kinds):
    def __missing__(self, _kind: type) -> Check:
        return function


def _fields(kind: type[attrs.AttrsInstance]) -> _Fields:
    annotated = get_type_hints(kind, include_extras=True)
    return tuple((name, _kinds_of(annotated[name])) for name in attrs.fields_dict(kind))


def _all_problems(value: attrs.AttrsInstance, fields: _Fields) -> Iterator[Problem]:
    for name, kinds in fields:
        if not _is_made_of_another(value, name):
            yield from kinds.problems(name, getattr(value, name))


def _is_made_of_another(value: attrs.AttrsInstance, name: str) -> bool:
    # What another field gives where it is left out is said once.
    default: Any = attrs.fields_dict(type(value))[name].default
    takes_self: bool = getattr(default, "takes_self", False)
    return takes_self and default.factory(value) is getattr(value, name)


def _kinds_of(annotation: type) -> _Kinds:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _Kinds({arguments[0]: few_digits if arguments[0] is int else None})
    if origin in {Union, UnionType}:
        return _Kinds(pair for one in arguments for pair in _kinds_of(one).items())
    if origin is Callable:
        return _Functions()
    if origin is tuple and arguments[-1] is ...:
        return _Kinds({tuple: _items(_kinds_of(arguments[0]))})
    if origin is frozenset:
        return _Kinds({frozenset: _members(_kinds_of(arguments[0]))})
    return _Kinds({origin or annotation: _USUAL.get(annotation)})


def _items(kinds: _Kinds) -> Check:
    def check(path: str, value: tuple[object, ...]) -> Problems:
        for item in value:
            look = kinds[type(item)]
            if look is not None and look(path, item):
                return each(path, value, kinds.problems)
        return ()

    return check


def _members(kinds: _Kinds) -> Check:
    def check(path: str, value: frozenset[object]) -> Problems:
        if not any(kinds.problems(path, item) for item in value):
            return ()
        # In the order in which they are shown, because a set has none: the same error in every run.
        members = sorted(value, key=shown)
        return tuple(problem for item in members for problem in kinds.problems(path, item))

    return check


class Kept(Generic[_T]):
    """The converter of a field that keeps a tuple: it takes any sequence, but no text.

    `field(converter=Kept[Range])` is how type checkers see that a list will do: mypy does not
    follow a generic function there, but a generic class.
    """

    def __new__(cls, items: Sequence[_T]) -> tuple[_T, ...]:  # type: ignore[misc]  # none is made
        if type(items) is tuple:  # nearly always, and a question asked here costs no call
            return items  # pyright: ignore[reportUnknownVariableType]  # of what: the check will see
        return tuple(items) if _is_sequence(items) else items  # type: ignore[return-value]  # refused

    def __class_getitem__(cls, kind: object) -> Callable[[Sequence[_T]], object]:
        is_plain = get_origin(kind) is not tuple and int not in get_args(kind)
        return MethodType(cls.__new__, cls) if is_plain else _deeply


class Made(Generic[_T]):
    """The converter of a field that takes the text of a value in its place: its name, its EDTF.

    `field(converter=Made[Period])` makes a `Period` of text, and so does `Made[Period | None]`: by
    the method `_from_text` of the class, where it has one, or else by its constructor.
    """

    # What type checkers see of it: none is made.
    def __new__(cls, given: _T | str) -> _T: ...  # type: ignore[misc, empty-body]

    def __class_getitem__(cls, kind: Callable[[str], object]) -> Callable[[object], object]:
        made = (*get_args(kind), kind)[0]
        from_text: Callable[[str], object] = getattr(made, "_from_text", made)
        return lambda given: from_text(given) if type(given) is str else given


class KeptMade(Generic[_T]):
    """The converter of a field that keeps a tuple of such values: it takes any sequence."""

    def __new__(cls, items: Sequence[_T | str]) -> tuple[_T, ...]: ...  # type: ignore[misc, empty-body]

    def __class_getitem__(cls, kind: Callable[[str], object]) -> Callable[[object], object]:
        made = Made.__class_getitem__(kind)
        return lambda items: tuple(map(made, items)) if _is_sequence(items) else items


def _is_sequence(items: object) -> TypeGuard[Sequence[Any]]:
    return not isinstance(items, str | bytes | bytearray) and isinstance(items, Sequence)


def _deeply(value: object, levels: int = 2) -> object:
    """Make a tuple of every sequence in a value, and an `int` of every whole number.

    No field keeps more levels than these, and a list may lie within itself.
    """
    if levels and _is_sequence(value):
        return tuple(_deeply(item, levels - 1) for item in value)
    return whole(value) if has_index(value) else value
