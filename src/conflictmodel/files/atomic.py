"""Files: written wholly or not at all, and our own errors where one cannot be read or written."""

import gc
import os
import stat
import warnings
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import final

from conflictmodel import _checks
from conflictmodel.errors import ConflictModelError, DocumentError, Problem

LONGEST_LINE = 10_000_000  # bytes: far above any row, and far below what fills a memory
LARGEST = 1_000_000_000  # bytes of what is read as a whole
MOST_PROBLEMS = 100  # of a file that are reported before reading stops
_CHUNK = 1 << 20
_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")


def name_of(function: str, path: str | os.PathLike[str]) -> str:
    """Return the name of the file that a function was given."""
    try:
        name = os.fspath(path)
    except TypeError:
        message = f"expected str or Path, got {_checks.shown(path)}"
        raise _checks.refusal(function, Problem("path", message)) from None
    _checks.refuse(function, _checks.is_a("path", name, str))
    return name


def printable(name: str) -> str:
    """Return the name of a file, which need not be Unicode, as text that can be printed."""
    return name.encode(errors="backslashreplace").decode()


def refusal(name: str, message: str) -> DocumentError:
    """Return the error of a file as a whole."""
    return DocumentError(printable(name), (Problem("$", message),))


def new_file(path: Path, endings: Iterable[str]) -> str:
    """Return which of the endings the name of a new file has."""
    known = tuple(endings)
    ending = next((each for each in known if path.name.lower().endswith(each)), None)
    if ending is None:
        message = f"the name of the new file ends in none of {', '.join(known)}"
        raise refusal(str(path), message)
    with refusing(str(path), "written"):
        if path.exists():
            message = "there is a file of that name already: give the name of a new one"
            raise refusal(str(path), message)
    return ending


@contextmanager
def no_collections() -> Generator[None]:
    """Look for no garbage meanwhile.

    What makes many values makes no garbage, and each look for garbage goes through all of them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def refusing(name: str, done: str) -> Generator[None]:
    """Make the errors of the operating system our own: what cannot be done to which file."""
    try:
        yield
    except ConflictModelError:  # of which many are a `ValueError`
        raise
    except (OSError, ValueError) as error:  # a name that no file can have is a `ValueError`
        reason = error.strerror if isinstance(error, OSError) else error
        raise refusal(name, f"cannot be {done}: {reason}") from error


@contextmanager
def replacing(name: str) -> Generator[Callable[[bytes], None]]:
    """Give what writes a new file that replaces the old one at the end, if nothing goes wrong.

    A file that is replaced keeps its permissions, and its owner, group and extended attributes
    where the system allows; a warning says where not. What writes to a stream writes as it goes.
    """
    is_stream = name.startswith(_STREAMS)  # which may be a log that is appended to
    with refusing(name, "written"):
        target = Path(name if is_stream else os.path.realpath(name))
        if not is_stream and target.exists() and not target.is_file():
            message = "there is something that is no regular file"
            raise OSError(None, message)
        old = None if is_stream or not target.exists() else target.stat()
        # Its name is short, because that of the target may be as long as a name can be.
        temporary = target.with_name(f".conflictmodel-{os.urandom(8).hex()}.tmp")
        # Nobody else may read it before it is known who may.
        mode = 0o666 if old is None else 0o600
        file = open(  # noqa: SIM115 - it is closed below
            target if is_stream else temporary,
            "ab" if is_stream else "xb",
            opener=lambda path, flags: os.open(path, flags, mode),
        )

    def write(chunk: bytes) -> None:
        with refusing(name, "written"):
            file.write(chunk)

    try:
        yield write
        with refusing(name, "written"):
            file.flush()
            if not is_stream:
                os.fsync(file.fileno())  # or after a power failure the new name may be empty
                if old is not None:
                    _make_like(temporary, target, old)
                temporary.replace(target)
    finally:
        with suppress(OSError):  # it tries once more to write what could not be written
            file.close()
        temporary.unlink(missing_ok=True)


def write_texts(name: str, texts: Iterable[str]) -> None:
    """Write texts to a file as `replacing` does; little is held as bytes at a time."""
    with replacing(name) as write:
        for text in texts:
            for start in range(0, len(text), _CHUNK):
                write(text[start : start + _CHUNK].encode())


def _make_like(file: Path, other: Path, status: os.stat_result) -> None:
    """Give a file what another one has besides its content."""
    mode, lost = stat.S_IMODE(status.st_mode), set[str]()
    with suppress(AttributeError):  # of a system that has no such thing
        try:
            os.chown(file, status.st_uid, status.st_gid)
        except OSError:
            mode &= ~stat.S_IRWXG  # which were those of another group
            lost.add("owner or group")
        for name in os.listxattr(other):
            try:
                os.setxattr(file, name, os.getxattr(other, name))
            except OSError:
                lost.add(name)
    file.chmod(mode)
    if lost:
        message = f"{printable(str(other))} is replaced without its {', '.join(sorted(lost))}"
        warnings.warn(message, stacklevel=2)


def opened(name: str) -> BufferedReader:
    """Return a file that is open for reading."""
    with refusing(name, "read"):
        return Path(name).open("rb")


def whole(read: Callable[[int], bytes]) -> bytes:
    """Return all bytes of a file, from what returns the next of them."""
    found = bytearray()
    while chunk := read(_CHUNK):
        found += chunk
        if len(found) > LARGEST:
            advice = "use JSON Lines, which are read one by one"
            message = f"it has more than {LARGEST:,} bytes: {advice}"
            raise _checks.refusal("file", Problem("$", message))
    return bytes(found)


@final
class Problems:
    """The problems of a file, up to a number at which reading stops."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def extend(self, problems: Iterable[Problem]) -> bool:
        """Keep problems; return whether there are so many that reading should stop."""
        self.found.extend(problems)
        if len(self.found) < MOST_PROBLEMS:
            return False
        where = self.found[MOST_PROBLEMS - 1].path
        message = f"reading stopped after {MOST_PROBLEMS} problems; there may be more"
        self.found[MOST_PROBLEMS:] = [Problem(where, message)]
        return True
