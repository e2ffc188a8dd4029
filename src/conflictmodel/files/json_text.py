"""JSON as text: what it says, to the letter, or the one problem for which it is no JSON.

What JSON can say in more ways than one, and what Python would read as something else, is kept
visible for those who check it: keys that occur twice, numbers that are no plain whole ones.
"""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from functools import cache
from typing import TypeGuard

from conflictmodel import _checks
from conflictmodel.errors import DocumentError, InvalidValueError, Problem
from conflictmodel.files import atomic

_BYTE_ORDER_MARK = "\ufeff"
_MOST = 300  # characters of a message


class RepeatedKeys(dict[str, object]):
    """An object of JSON in which keys occur more than once."""

    def __init__(self, pairs: Iterable[tuple[str, object]]) -> None:
        super().__init__()
        self.repeated: dict[str, None] = {}
        for key, value in pairs:
            if key in self:
                self.repeated[key] = None
            self[key] = value


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Return whether a value of JSON is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Return whether a value of JSON is a list."""
    return isinstance(value, list)


def rows_in(tree: dict[str, object]) -> str | None:
    """Return the key of the one list of objects in an object, as an API returns its rows."""
    found = [key for key, each in tree.items() if is_list(each) and any(map(is_object, each))]
    return found[0] if len(found) == 1 else None


def first_row(head: str) -> dict[str, object]:
    """Return the first row of a text that begins so: of a list, of an API's object, or of lines."""
    import json  # noqa: PLC0415 - on first use

    decoder = json.JSONDecoder()
    for start in (head.find("{"), head.find("{", head.find("["))):
        try:
            found, _ = decoder.raw_decode(head, max(start, 0))
        except (ValueError, RecursionError):  # the head may end within an object
            continue
        if is_object(found) and rows_in(found) is None:
            return found
    return {}


def got(value: object) -> str:
    """Return a value of JSON as a problem shows it."""
    if value is None or type(value) is bool:
        return {None: "null", True: "true", False: "false"}[value]
    if is_object(value):
        return "an object"
    return "a list" if is_list(value) else _checks.shown(value)


def literal_of(value: object) -> str | None:
    """Return a text, a number, a truth value or null as a table has it; `None` of anything else."""
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value}" if isinstance(value, _PLAIN) else None


def parsed(text: str | bytes, *, is_line: bool = False) -> object:
    """Return the values of a JSON text; a number that is no `int`, or too long, is a `_Literal`."""
    import json  # noqa: PLC0415 - on first use

    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as error:
            raise refusal(f"byte {error.start:,} is no UTF-8: save the text as UTF-8") from None

    if text.startswith(_BYTE_ORDER_MARK):
        raise refusal("a byte order mark comes first: save the text as UTF-8 without one")
    if not text or text.isspace():
        raise refusal(f"the {'line' if is_line else 'document'} is empty")
    try:
        return _decode()(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno:,}, column {error.colno:,}"
        if is_line:
            where = f"column {error.pos + 1:,}"
        way_out = "correct it, or fetch the whole text"
        if not (error.pos or is_line):
            way_out = "`read_file` reads other formats, and `read_table` a table of one's own"
        raise refusal(f"no JSON at {where} ({error.msg}): {way_out}") from None


@cache  # to make one takes as long as to read a short text
def _decode() -> Callable[[str], object]:
    import json  # noqa: PLC0415 - on first use

    return json.JSONDecoder(
        parse_int=_whole,
        parse_float=_Literal,
        parse_constant=_Literal,
        object_pairs_hook=_members,
    ).decode


def found_by(error: InvalidValueError | RecursionError, base: str) -> tuple[Problem, ...]:
    """Return the problems for which a text cannot be read, each at its path from a base."""
    if isinstance(error, RecursionError):
        return (Problem(base, "the nesting is too deep"),)
    found = ((f"{base}{one.path}", one.message) for one in error.problems)
    return tuple(Problem(at, why[:_MOST] + "…" * (len(why) > _MOST)) for at, why in found)


@contextmanager
def named(name: str, base: str = "") -> Generator[None]:
    """Raise the problems of a text as those of the document of this name."""
    try:
        yield
    except (InvalidValueError, RecursionError) as error:
        raise DocumentError(atomic.printable(name), found_by(error, base)) from None


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else RepeatedKeys(pairs)


def _whole(digits: str) -> "int | _Literal":
    if len(digits) > _checks.MOST_DIGITS:
        return _Literal(digits, f"one of {len(digits):,} digits, too many to be read")
    # Python reads "-0" as 0, which would not be written so.
    return _Literal(digits) if digits == "-0" else int(digits)


class _Literal:
    """A number that is no whole one, shown as it was written."""

    def __init__(self, text: str, shown: str = "") -> None:
        self._text = text
        self._shown = shown or text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return self._shown


_PLAIN = (int, _Literal)  # a truth value is an `int`


def refusal(message: str) -> InvalidValueError:
    """Return the error of one problem of a text, or of a value in it."""
    return _checks.refusal("document", Problem("", message))
