"""A file as the readers see it: lines of text that are surely text, and how far they have come."""

import os
from collections.abc import Iterator
from typing import BinaryIO, final

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.extracts import Progress

LONGEST_LINE = 10_000_000
"""The most bytes of a line: far above any row, and far below what fills a memory."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_STEPS = 200  # how often progress is told, at most


def refusal(where: str, message: str) -> InvalidValueError:
    """Return the error of one problem of a file."""
    return _checks.refusal("read_file", Problem(where, message))


@final
class Input:
    """An open file, from its first byte on."""

    def __init__(self, file: BinaryIO, progress: Progress | None = None) -> None:
        self._file = file
        self._size = os.fstat(file.fileno()).st_size if progress else 0
        self._progress = progress if self._size else None  # a pipe has no size
        self._read = self._told = 0
        self.ends_with_newline = True

    def read(self, most: int, /) -> bytes:
        """Return the next bytes, no more than so many; nothing at the end."""
        found = self._file.read(most)
        self._tell(len(found))
        if not found:
            self._tell_all()
        return found

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the file in pieces."""
        while chunk := self.read(1 << 16):
            yield chunk

    def readline(self, most: int, /) -> bytes:
        """Return the next line with its end, or the first bytes of it; nothing at the end."""
        line = self._file.readline(most)
        self._tell(len(line))
        if not line:
            self._tell_all()
        return line

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file, each with its end.

        Raises:
            InvalidValueError: If a line is no UTF-8, holds a NUL, or is too long.
        """
        number = 0
        while raw := self.readline(LONGEST_LINE + 1):
            number += 1
            yield _text(raw.removeprefix(_BYTE_ORDER_MARK) if number == 1 else raw, number)
            self.ends_with_newline = raw.endswith((b"\n", b"\r"))

    def _tell(self, count: int) -> None:
        self._read += count
        if self._progress and (self._read - self._told) * _STEPS >= self._size:
            self._told = self._read
            self._progress(self._read, self._size)

    def _tell_all(self) -> None:
        if self._progress and self._told != self._read:
            self._progress(self._read, self._size)


def _text(raw: bytes, number: int) -> str:
    where = f"line {number:,}"
    if len(raw) > LONGEST_LINE:
        raise refusal(where, f"it is longer than {LONGEST_LINE:,} bytes")
    if number == 1 and raw.startswith(_OTHER_MARKS):
        raise refusal(where, "the text is UTF-16: save it as UTF-8")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1:,} of it is no UTF-8: save the text as UTF-8"
        raise refusal(where, message) from None
    if "\0" in text:
        raise refusal(where, "it holds a NUL: the file is damaged, or no text")
    return text
