"""How a value of each type is read from a value of JSON: exactly, or not at all.

Nothing is converted: a value is what its field asks for, or it is a problem. A hook raises one
`InvalidValueError` with everything it found, each problem at a path relative to its own value, and
its caller puts the step that leads there in front.

Imported on first use, because cattrs takes time to import.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import TypeGuard, TypeVar, get_args, get_origin, get_type_hints

from attrs import NOTHING, AttrsInstance, fields
from cattrs import Converter

from conflictmodel import _checks
from conflictmodel.claims._common import Words
from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.json_text import RepeatedKeys, got, is_list, is_object
from conflictmodel.values.periods import written_day
from conflictmodel.values.points import degrees, plain
from conflictmodel.values.ranges import Range

_A = TypeVar("_A", bound=AttrsInstance)
_T = TypeVar("_T")
Hook = Callable[[object, object], _T]

_LONGEST_KEY = 40
_MOST_KEPT = 10_000

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


def wrong(message: str, path: str = "") -> InvalidValueError:
    """Return the error of one problem, by default of the value itself."""
    return _checks.refusal("document", Problem(path, message))


def below(step: str, error: InvalidValueError) -> Iterator[Problem]:
    """Yield the problems of a value, each with the step that leads to the value."""
    return (Problem(f"{step}{problem.path}", problem.message) for problem in error.problems)


def text(value: object, _: object = str) -> str:
    """Read good text."""
    if type(value) is not str:
        raise wrong(f"expected text, got {got(value)}")
    _checks.refuse("document", _checks.text("", value))
    return value


def _text_or_nothing(value: object, _: object) -> str:
    return "" if value == "" else text(value)


def text_at(value: object, key: str) -> str | None:
    """Return the text at a key of an object, or `None` where none can be read."""
    try:
        return text(value.get(key)) if is_object(value) else None
    except InvalidValueError:
        return None


def count(value: object, _: object) -> int:
    """Read a whole number of 0 or more."""
    if type(value) is not int:
        raise wrong(f"expected a whole number in plain digits, got {got(value)}")
    _checks.refuse("document", _checks.count("", value))
    return value


def truth(value: object, _: object) -> bool:
    """Read true or false."""
    if type(value) is not bool:
        raise wrong(f"expected true or false, got {got(value)}")
    return value


def day(written: str) -> date:
    """Return the day that is written as YYYY-MM-DD."""
    found = written_day(written)
    if found is None:
        raise wrong(f"{_checks.shown(written)} is no day of the calendar, written as 2024-12-23")
    return found


def number(written: str) -> Decimal:
    """Return the number that is written in plain digits, in the only way there is."""
    found = degrees(written)
    if found is None or plain(found) != written:
        raise wrong(f"{_checks.shown(written)} is no number in plain digits, such as 50.45")
    return found


def entries(value: object) -> list[object]:
    """Return the entries of a list."""
    if not is_list(value):
        raise wrong(f"expected a list, got {got(value)}")
    return value


def code(read: Callable[[str], _T]) -> Hook[_T]:
    """Return the hook of a type that is written as one text, in a notation of its own."""
    parsed = lru_cache(_MOST_KEPT)(read)  # a document has few dates and grades, each many times

    def structure(value: object, _: object) -> _T:
        if type(value) is not str:
            raise wrong(f"expected text, got {got(value)}")
        try:
            return parsed(value)
        except InvalidValueError as error:
            text(value)  # of what is no good text, this is said
            problems = tuple(Problem("", problem.message) for problem in error.problems)
            raise InvalidValueError(error.owner, problems) from None

    return structure


def is_enumeration(kind: object) -> TypeGuard[type[Enum]]:
    """Tell whether a type is an enumeration."""
    return isinstance(kind, type) and issubclass(kind, Enum)


def enumeration(kind: type[Enum]) -> Hook[Enum]:
    """Return the hook of an enumeration, written by value."""
    members: dict[object, Enum] = {member.value: member for member in kind}
    expected = f"expected one of {', '.join(map(str, members))}"

    def structure(value: object, _: object) -> Enum:
        if type(value) is not str or value not in members:
            raise wrong(f"{expected}, got {got(value)}")
        return members[value]

    return structure


def is_optional(kind: object) -> bool:
    """Tell whether a type is another type or `None`."""
    return NoneType in get_args(kind)


def without_none(kind: object) -> object:
    """Return the type that a value has where it is not `None`."""
    if not is_optional(kind):
        return kind
    (inner,) = (one for one in get_args(kind) if one is not NoneType)
    return inner


def optional(kind: object, converter: Converter) -> Hook[object]:
    """Return the hook of a type or `None`, which is written as null."""
    inner = without_none(kind)
    # The hook of the type is not looked up before it is needed: a group may lie within a group.
    return lambda value, _: (
        None if value is None else converter.get_structure_hook(inner)(value, inner)
    )


def is_tagged(kind: object) -> bool:
    """Tell whether a type is one of several that are told apart by a tag, or text."""
    return isinstance(kind, UnionType) and {*get_args(kind)} <= {*TAGS, str}


def union(kind: object, converter: Converter) -> Hook[object]:
    """Return the hook of one of several types, told apart by a tag; text has none."""
    kinds = get_args(kind)
    takes_text = str in kinds
    hooks = {TAGS[one]: converter.get_structure_hook(one) for one in kinds if one is not str}
    expected = "expected text or an object" if takes_text else "expected an object"

    def structure(value: object, _: object) -> object:
        if takes_text and type(value) is str:
            return text(value)
        if not is_object(value):
            raise wrong(f"{expected}, got {got(value)}")
        tag = value.get(TAG)
        if type(tag) is str and tag in hooks:
            return hooks[tag](value, kind)
        found = f"got {got(tag)}" if TAG in value else "but the key is missing"
        problem = Problem(f".{TAG}", f"expected one of {', '.join(hooks)}, {found}")
        raise InvalidValueError("document", (*_repeated(value), problem))

    return structure


def is_set(kind: object) -> bool:
    """Tell whether a type is a set."""
    return get_origin(kind) is frozenset


def is_collection(kind: object) -> bool:
    """Tell whether a type is a tuple or a set."""
    return get_origin(kind) is tuple or is_set(kind)


def collection(kind: object, converter: Converter) -> Hook[object]:
    """Return the hook of a tuple or a set, written as a list."""
    item = get_args(kind)[0]
    hook = converter.get_structure_hook(item)
    takes_each_once = is_set(kind)

    def structure(value: object, _: object) -> object:
        problems: list[Problem] = []
        items: dict[int, object] = {}
        for index, entry in enumerate(entries(value)):
            try:
                items[index] = hook(entry, item)
            except InvalidValueError as error:
                problems.extend(below(f"[{index}]", error))
        if takes_each_once:
            first: dict[object, int] = {}
            problems.extend(
                Problem(f"[{index}]", f"{_checks.shown(one)} occurs more than once")
                for index, one in items.items()
                if first.setdefault(one, index) != index
            )
        _checks.refuse("document", tuple(problems))
        return frozenset(items.values()) if takes_each_once else tuple(items.values())

    return structure


def required_keys(kind: type[AttrsInstance]) -> tuple[str, ...]:
    """Return the keys without which an object of a type is refused."""
    return tuple(
        field.name for field in fields(kind) if field.default is NOTHING or kind in EXPLICIT
    )


def takes_nothing(default: object) -> bool:
    """Tell whether a text may be empty: no type says so, a default of "" does."""
    return default == ""


def record(kind: type[_A], converter: Converter) -> Hook[_A]:
    """Return the hook of an attrs class, written as an object whose keys are its fields."""
    types = get_type_hints(kind)
    required = required_keys(kind)
    hooks: dict[str, Hook[object]] = {
        field.name: _text_or_nothing
        if takes_nothing(field.default)
        else converter.get_structure_hook(types[field.name])
        for field in fields(kind)
    }
    known = (TAG, *hooks) if kind in TAGS else tuple(hooks)

    def structure(value: object, _: object) -> _A:
        if not is_object(value):
            raise wrong(f"expected an object, got {got(value)}")
        problems = [*_repeated(value), *_unknown(value, known)]
        found: dict[str, object] = {}
        for name, hook in hooks.items():
            if name in value:
                try:
                    found[name] = hook(value[name], types[name])
                except InvalidValueError as error:
                    problems.extend(below(f".{name}", error))
            elif name in required:
                problems.append(Problem(f".{name}", "the key is missing"))
        if not problems:
            try:
                return kind(**found)
            except InvalidValueError as error:
                problems.extend(below(".", error))
        raise InvalidValueError(kind.__name__, tuple(problems))

    return structure


def _repeated(value: dict[str, object]) -> Iterator[Problem]:
    if isinstance(value, RepeatedKeys):
        for key in value.repeated:
            yield Problem(_step(key), "the key occurs more than once")


def _unknown(value: dict[str, object], known: tuple[str, ...]) -> Iterator[Problem]:
    for key in value:
        if key not in known:
            yield Problem(_step(key), f"the key is unknown; known are {', '.join(known)}")


def _step(key: str) -> str:
    """Return the step of a path that leads to a key, however odd the key is."""
    is_plain = key.isascii() and key.isidentifier() and len(key) <= _LONGEST_KEY
    return f".{key}" if is_plain else f"[{_checks.shown(key)}]"
