"""The checks every constructor makes, so that an instance that exists is valid.

Each check returns the problems it found, so that `refuse` can report all of them at once.
They run in `__attrs_post_init__`: validators of single fields can be switched off globally.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import TypeGuard, TypeVar

from conflictmodel.errors import InvalidValueError, Problem

MOST_DIGITS = 1000
"""The most digits of a number: far above any count, and far below what Python refuses."""

TOO_LARGE = 10**MOST_DIGITS
"""The smallest number that has more digits."""

LONGEST_TEXT = 100_000
"""The most characters of a text."""

_T = TypeVar("_T")

_LONGEST_SHOWN = 60


def shown(value: object) -> str:
    """Return a value as an error shows it: its `repr`, cut where it is long."""
    if type(value) is str and len(value) > _LONGEST_SHOWN:
        return f"{value[:_LONGEST_SHOWN]!r}… ({len(value):,} characters)"
    try:
        text = repr(value)
    except ValueError:  # Python writes no number of more than 4,300 digits
        return f"{type(value).__name__} too long to show"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _named(kinds: tuple[type, ...]) -> str:
    return " or ".join(kind.__name__ for kind in kinds)


def is_a(path: str, value: object, *kinds: type) -> tuple[Problem, ...]:
    """Refuse a value that is not exactly of one of the kinds (`True` is no `int`)."""
    if type(value) in kinds:
        return ()
    advice = ""
    if issubclass(kinds[0], Enum):
        advice = f": one of {', '.join(member.name for member in kinds[0])}"
    # A subclass may look like the real thing: `True`, a `datetime`, the text of another library.
    subclass = f" of type {type(value).__name__}" if isinstance(value, kinds) else ""
    return (Problem(path, f"expected {_named(kinds)}, got {shown(value)}{subclass}{advice}"),)


def optional(path: str, value: object, *kinds: type) -> tuple[Problem, ...]:
    """Refuse a value that is neither `None` nor exactly of one of the kinds."""
    return () if value is None else is_a(path, value, *kinds)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return type(value) is tuple


def each(
    path: str, value: object, check: Callable[[str, object], tuple[Problem, ...]]
) -> tuple[Problem, ...]:
    """Refuse what is not a tuple, and what a check refuses of its items."""
    if not _is_tuple(value):
        return is_a(path, value, tuple)
    found: list[Problem] = []
    for index, item in enumerate(value):
        found += check(f"{path}[{index}]", item)
    return tuple(found)


def tuple_of(path: str, value: object, *kinds: type) -> tuple[Problem, ...]:
    """Refuse what is not a tuple, and each item that is not exactly of one of the kinds."""
    if _is_tuple(value) and set(kinds).issuperset(map(type, value)):
        return ()
    return each(path, value, lambda where, item: is_a(where, item, *kinds))


def text(path: str, value: object) -> tuple[Problem, ...]:
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


def optional_text(path: str, value: object) -> tuple[Problem, ...]:
    """Refuse what is neither `None` nor good text."""
    return () if value is None else text(path, value)


def texts(path: str, value: object) -> tuple[Problem, ...]:
    """Refuse what is not a tuple of good texts."""
    return () if value == () or _are_plain(value) else each(path, value, text)


def _are_plain(value: object) -> bool:
    """Tell whether this is a tuple of names that are certainly good: many are checked at once."""
    if not _are_texts(value):
        return False
    joined = "".join(value)
    return (
        all(value)
        and len(joined) <= LONGEST_TEXT
        and joined.isascii()
        and joined.isprintable()
        and " " not in joined
    )


def _are_texts(value: object) -> TypeGuard[tuple[str, ...]]:
    return _is_tuple(value) and {str}.issuperset(map(type, value))


def count(path: str, value: object, *, least: int = 0) -> tuple[Problem, ...]:
    """Refuse what is not a whole number of `least` or more."""
    if type(value) is not int:
        return is_a(path, value, int)
    return () if value >= least else (Problem(path, f"{shown(value)} is below {least}"),)


def short_count(path: str, value: object, *, least: int = 0) -> tuple[Problem, ...]:
    """Refuse what is not a whole number of `least` or more, and one too long to be written."""
    found = count(path, value, least=least)
    return found if found or not isinstance(value, int) else few_digits(path, value)


def few_digits(path: str, *numbers: int | None) -> tuple[Problem, ...]:
    """Refuse a number that is too long to be written, where a name is made of it."""
    if all(number is None or abs(number) < TOO_LARGE for number in numbers):
        return ()
    return (Problem(path, f"a number has more than {MOST_DIGITS:,} digits"),)


def function(path: str, value: object) -> tuple[Problem, ...]:
    """Refuse what cannot be called."""
    return () if callable(value) else (Problem(path, f"expected a function, got {shown(value)}"),)


def refuse(owner: object, *found: tuple[Problem, ...]) -> None:
    """Raise one error that carries every problem found, or return where there is none.

    Raises:
        InvalidValueError: If there is at least one problem.
    """
    if any(found):
        name = owner if isinstance(owner, str) else type(owner).__name__
        raise InvalidValueError(name, tuple(problem for problems in found for problem in problems))


def unlike(owner: str, path: str, value: object, *kinds: type) -> InvalidValueError:
    """Return the error of a value that is of none of the kinds, where many are asked in a row.

    To look at the type oneself, or to try and see, takes a fraction of the time of `refuse`.
    """
    return InvalidValueError(owner, is_a(path, value, *kinds))


def refusal(owner: str, problem: Problem) -> InvalidValueError:
    """Return the error of one problem, to be raised where no value can follow."""
    return InvalidValueError(owner, (problem,))


def listed(
    owner: str, path: str, items: Iterable[_T], kind: type[_T], *, advice: str = ""
) -> tuple[_T, ...]:
    """Return the items that a function was given, all of one kind.

    Raises:
        InvalidValueError: If what was given is no iterable, or an item is of another kind.
    """
    try:
        each_item = iter(items)
    except TypeError:
        message = f"expected an iterable of {kind.__name__}, got {type(items).__name__}{advice}"
        raise refusal(owner, Problem(path, message)) from None
    found = tuple(each_item)
    refuse(owner, tuple_of(path, found, kind))
    return found
