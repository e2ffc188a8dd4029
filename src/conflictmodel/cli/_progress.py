"""The line on a terminal that shows how far a long read has come."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TextIO, final

_PATIENCE = 2.0  # seconds that a read may take before anything is shown of it
_BETWEEN = 0.1


@final
class ProgressLine:
    """What is called as a file is read, and rewrites one line of a terminal, if there is one."""

    def __init__(
        self, name: str, out: TextIO | None, *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._name = name
        self._out = out if out is not None and out.isatty() else None
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown = ""

    def __call__(self, done: int, size: int) -> None:
        """Show how many bytes have been read, of how many."""
        if self._out is not None and self._clock() >= self._next:
            self._next = self._clock() + _BETWEEN
            self._show(f"{self._name}: {100 * done // size} %")

    def clear(self) -> None:
        """Take the line away, where there is one."""
        if self._shown:
            self._show("")

    def _show(self, text: str) -> None:
        with suppress(OSError):  # that progress cannot be shown is no reason not to read on
            blank = " " * (len(self._shown) - len(text))
            print(f"\r{text}{blank}\r{text}", end="", file=self._out, flush=True)
        self._shown = text
