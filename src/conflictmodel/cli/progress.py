"""Progress: how far work has come that may take long."""

import sys
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import Self, TextIO, final

from conflictmodel.display.text import printable


@final
class Work:
    """Work that may take long, and shows how far it has come, by a thread, until it is done."""

    def __init__(self, name: str, out: TextIO | None = None, *, seconds: float = 0) -> None:
        out = sys.stderr if out is None else out
        self._name = printable(name)
        self._out = out
        self._is_terminal = out is not None and out.isatty()
        self._first, self._next = (2.0, 0.5) if self._is_terminal else (30.0, 30.0)
        if seconds:
            self._first = self._next = seconds
        self._began = monotonic()
        self._share = ""
        self._shown = ""
        self._is_done = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __call__(self, done: int, size: int) -> None:
        """Keep how much is done, of how much."""
        self._share = f"{100 * done // max(1, size)} %, "

    def __enter__(self) -> Self:
        if self._out is not None:  # `print` would take standard output instead
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_done.set()
        if self._out is not None:
            self._thread.join()
        if self._shown:
            self._show("")

    def _watch(self) -> None:
        wait = self._first
        while not self._is_done.wait(wait):
            wait = self._next
            self._show(f"{self._name}: {self._share}{monotonic() - self._began:.0f} s")

    def _show(self, text: str) -> None:
        with suppress(OSError, ValueError):  # that progress cannot be shown stops no work
            if self._is_terminal:
                blank = " " * (len(self._shown) - len(text))
                print(f"\r{text}{blank}\r{text}", end="", file=self._out, flush=True)
                self._shown = text
            else:
                print(text, file=self._out, flush=True)
