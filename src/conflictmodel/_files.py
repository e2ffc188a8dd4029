"""Files: their names as errors show them, and how one is written wholly or not at all."""

import os
from pathlib import Path

from conflictmodel import _checks
from conflictmodel.errors import DocumentError, Problem


def replace(target: Path, document: bytes) -> None:
    """Put a new file in the place of a file: nobody ever sees half of it."""
    if target.exists() and not target.is_file():
        message = "there is something that is no regular file"
        raise OSError(None, message)
    # Its name is short, because that of the target may be as long as a name can be.
    temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def name_of(function: str, path: str | os.PathLike[str]) -> str:
    """Return the name of a file that a function was given."""
    try:
        name = os.fspath(path)
    except TypeError:
        message = f"expected str or Path, got {_checks.shown(path)}"
        raise _checks.refusal(function, Problem("path", message)) from None
    _checks.refuse(function, _checks.is_a("path", name, str))
    return name


def file_error(name: str, done: str, error: OSError | ValueError) -> DocumentError:
    """Return the error of a file that cannot be opened, read or written."""
    reason = error.strerror if isinstance(error, OSError) else error
    return DocumentError(printable(name), (Problem("$", f"cannot be {done}: {reason}"),))


def printable(name: str) -> str:
    """Return the name of a file, which need not be Unicode, as text that can be printed."""
    return name.encode(errors="backslashreplace").decode()
