"""A file as the readers see it: lines of text that are surely text, and how far they have come."""

import io
import os
from collections.abc import Callable, Iterator
from typing import IO, TypeAlias, final

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files import atomic

Progress: TypeAlias = Callable[[int, int], None]
"""A function that reading reports to: the bytes read so far, and the bytes of the file.

>>> reported: list[tuple[int, int]] = []
>>> progress: Progress = lambda done, size: reported.append((done, size))
>>> progress(69, 100)
>>> reported
[(69, 100)]
"""


BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""What some programs write before a text in UTF-8."""

_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_STEPS = 200  # how often progress is reported, at most


def refusal(where: str, message: str) -> InvalidValueError:
    """Return the error of one problem of a file."""
    return _checks.refusal("read_file", Problem(where, message))


def text_of(head: bytes) -> str:
    """Return the text of bytes with which a file begins, for a first look at it."""
    is_utf_16 = head.startswith(_OF_UTF_16)
    plain = head.removeprefix(BYTE_ORDER_MARK)
    return plain.decode("utf-16" if is_utf_16 else "utf-8", errors="replace")


def refuse_utf_16(head: bytes) -> None:
    """Refuse what begins as a text in UTF-16 does."""
    if head.startswith(_OF_UTF_16):
        raise refusal("line 1", "the text is UTF-16: save it as UTF-8")


@final
class Input:
    """An open file, from its first byte on, with what is called as it is read."""

    def __init__(self, name: str, file: IO[bytes], progress: Progress | None = None) -> None:
        self._name = name
        self._file = file
        self._ahead = io.BytesIO()
        self._size = os.fstat(file.fileno()).st_size if progress else 0
        self._progress = progress if self._size else None  # a pipe has no size
        self._read = self._reported = 0
        self.ends_with_newline = True
        self.head, self.beginning = b"", ""  # the same as text, for a first look at it
        self.sets_aside = False
        """Whether a record that is damaged is set aside, where the next can be read."""

    def look_ahead(self, most: int) -> None:
        """Keep the first bytes, which are given again by what reads on; called first."""
        self.head = self._next(self._file.read, most)
        self._ahead = io.BytesIO(self.head)
        self.beginning = text_of(self.head).lstrip()

    def read(self, most: int, /) -> bytes:
        """Return the next bytes, no more than so many; nothing at the end."""
        found = self._ahead.read(most)
        if len(found) < most:
            found += self._next(self._file.read, most - len(found))
        self._report(found)
        return found

    def readline(self, most: int, /) -> bytes:
        """Return the next line with its end, or the first bytes of it; nothing at the end."""
        line = self._ahead.readline(most)
        if len(line) < most and not line.endswith(b"\n"):
            line += self._next(self._file.readline, most - len(line))
        self._report(line)
        return line

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield the lines of the file, each with its end, and why it is no text, if so."""
        number = 0
        while raw := self.readline(atomic.LONGEST_LINE + 1):
            number += 1
            if number == 1:
                refuse_utf_16(raw)
                raw = raw.removeprefix(BYTE_ORDER_MARK)
            yield self._text(raw, number)
            self.ends_with_newline = raw.endswith((b"\n", b"\r"))

    def _text(self, raw: bytes, number: int) -> tuple[str, str]:
        if len(raw) > atomic.LONGEST_LINE:
            raise refusal(f"line {number:,}", f"it is longer than {atomic.LONGEST_LINE:,} bytes")
        message = ""
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            message = f"byte {error.start + 1:,} of it is no UTF-8: save the text as UTF-8"
            text = raw.decode(errors="backslashreplace")
        if "\0" in text:
            message = message or "it holds a NUL: the file is damaged, or no text"
        if message and not (self.sets_aside and number > 1):  # the first is the header
            raise refusal(f"line {number:,}", message)
        return text, message

    def _next(self, read: Callable[[int], bytes], most: int) -> bytes:
        try:
            return read(most)
        except (OSError, ValueError):
            with atomic.refusing(self._name, "read"):  # which costs a stream more than to read
                raise

    def _report(self, found: bytes) -> None:
        self._read += len(found)
        is_step = (self._read - self._reported) * _STEPS >= self._size
        if self._progress and self._read > self._reported and (is_step or not found):
            self._reported = self._read
            self._progress(min(self._read, self._size), self._size)
