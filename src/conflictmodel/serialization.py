"""The JSON document: a dossier as text and in a file, exactly.

The same dossier always gives the same bytes, and reading them gives an equal dossier. A document
is read whole or not at all: whatever is wrong with it is reported at once, each problem with its
path. The format is described in plain words in the documentation, under "The document format".
"""

import os
from pathlib import Path

from conflictmodel import _checks
from conflictmodel._files import file_error, name_of, printable, replace
from conflictmodel.dossiers import Dossier
from conflictmodel.errors import DocumentError, InvalidValueError, Problem

_BYTE_ORDER_MARK = "\ufeff"
_LONGEST_MESSAGE = 300


def dumps(dossier: Dossier) -> str:
    """Return the document of a dossier, in its canonical form.

    Raises:
        DocumentError: If a number has more than 1,000 digits: it would not be read again.
        InvalidValueError: If the argument is no `Dossier`.

    >>> print(dumps(Dossier(title="Kursk")), end="")
    {
      "format": "conflictmodel",
      "schema": 1,
      "title": "Kursk",
      "sources": [],
      "claims": []
    }
    """
    _checks.refuse("dumps", _checks.is_a("dossier", dossier, Dossier))
    import json  # noqa: PLC0415 - on first use

    from conflictmodel import _converter  # noqa: PLC0415 - on first use

    try:
        tree = _converter.write(dossier)
    except InvalidValueError as error:
        raise DocumentError("<dossier>", error.problems) from None
    return f"{json.dumps(tree, ensure_ascii=False, indent=2)}\n"


def loads(text: str | bytes, *, origin: str = "<text>") -> Dossier:
    """Return the dossier of a document.

    Args:
        text: The document; bytes are UTF-8.
        origin: What an error calls the document.

    Raises:
        DocumentError: If it is no such document, with everything that is wrong with it.
        InvalidValueError: If an argument is of the wrong type.

    >>> loads('{"format": "conflictmodel", "schema": 1, "sources": [], "claims": []}')
    Dossier(claims=(), title=None)
    >>> loads('{"format": "conflictmodel", "schema": 1, "sources": [], "claims": {}}')
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: <text>: expected a list, got an object @ $.claims
    """
    _checks.refuse(
        "loads",
        _checks.is_a("text", text, str, bytes),
        _checks.is_a("origin", origin, str),
    )
    from conflictmodel import _converter  # noqa: PLC0415 - on first use

    try:
        return _converter.read(_parsed(text))
    except InvalidValueError as error:
        problems = error.problems
    except RecursionError:
        problems = (Problem("", "the nesting is too deep"),)
    raise DocumentError(
        origin, tuple(Problem(f"${problem.path}", _cut(problem.message)) for problem in problems)
    )


def dump(dossier: Dossier, path: str | os.PathLike[str]) -> None:
    """Write the document of a dossier to a file: wholly, or not at all.

    The file is written under another name beside its place and then moved there, so that nobody
    ever sees half of it; an older file keeps its permissions. A symbolic link is followed.

    Raises:
        DocumentError: If the dossier or the file cannot be written. An older file is as it was.
        InvalidValueError: If an argument is of the wrong type.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     dump(Dossier(title="Kursk"), f"{folder}/kursk.json")
    ...     load(f"{folder}/kursk.json")
    Dossier(claims=(), title='Kursk')
    """
    name = name_of("dump", path)
    text = dumps(dossier)
    try:
        replace(Path(os.path.realpath(name)), text.encode())
    except (OSError, ValueError) as error:
        raise file_error(name, "written", error) from error


def load(path: str | os.PathLike[str]) -> Dossier:
    """Return the dossier of the document in a file.

    Raises:
        DocumentError: If the file cannot be read, or holds no such document.
        InvalidValueError: If the path is of the wrong type.

    >>> load("missing.json")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.json: cannot be read: No such file or directory @ $
    """
    name = name_of("load", path)
    try:
        document = Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise file_error(name, "read", error) from error
    return loads(document, origin=printable(name))


def _parsed(text: str | bytes) -> object:
    """Return the values of a JSON text; a number that is no `int`, or too long, is a `_Literal`."""
    import json  # noqa: PLC0415 - on first use

    from conflictmodel._structuring import RepeatedKeys  # noqa: PLC0415 - on first use

    def members(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        return found if len(found) == len(pairs) else RepeatedKeys(pairs)

    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as error:
            raise _refusal(f"byte {error.start:,} is no UTF-8: save the text as UTF-8") from None
    if text.startswith(_BYTE_ORDER_MARK):
        raise _refusal("a byte order mark comes first: save the text as UTF-8 without one")
    if not text or text.isspace():
        raise _refusal("the document is empty")
    try:
        tree: object = json.loads(
            text,
            parse_int=_whole,
            parse_float=_Literal,
            parse_constant=_Literal,
            object_pairs_hook=members,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno:,}, column {error.colno:,}"
        message = f"no JSON at {where} ({error.msg}): correct it, or fetch the whole text"
        raise _refusal(message) from None
    return tree


def _whole(digits: str) -> "int | _Literal":
    if len(digits) > _checks.MOST_DIGITS:
        return _Literal(f"one of {len(digits):,} digits, too many to be read")
    # Python reads "-0" as 0, which would not be written so.
    return _Literal(digits) if digits == "-0" else int(digits)


class _Literal:
    """A number that is no whole one, shown as it was written."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def _refusal(message: str) -> InvalidValueError:
    return _checks.refusal("document", Problem("", message))


def _cut(message: str) -> str:
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return f"{message[:_LONGEST_MESSAGE]}…"
