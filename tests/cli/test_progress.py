"""What is shown of long work: late, on a terminal in one line that is gone at the end."""

import io
import re
import sys
from threading import Event

import pytest

from conflictmodel.cli.progress import Work


class Log(io.StringIO):
    """What is written, and a sign that something has been."""

    def __init__(self, *, is_terminal: bool = False, is_gone: bool = False) -> None:
        super().__init__()
        self.is_terminal = is_terminal
        self.is_gone = is_gone
        self.has_some = Event()

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self.is_terminal

    def write(self, text: str) -> int:
        """Keep what is written, or refuse it."""
        self.has_some.set()
        if self.is_gone:
            raise OSError(5, text)
        return super().write(text)


@pytest.mark.parametrize("is_terminal", [True, False])
def test_short_work_shows_nothing(*, is_terminal: bool) -> None:
    """Nothing is shown of what is soon done, and nothing is taken away."""
    out = Log(is_terminal=is_terminal)
    with Work("a.csv", out) as work:
        work(10, 100)
    assert not out.getvalue()


def test_long_work_rewrites_one_line_of_a_terminal() -> None:
    """The share and the seconds are shown, and taken away at the end."""
    out = Log(is_terminal=True)
    work = Work("reading\x1b", out, seconds=0.001)
    work(1, 10)
    with work:
        assert out.has_some.wait(10)
    line = r"reading\\x1b: 10 %, \d+ s"
    assert re.fullmatch(rf"(\r{line} *\r{line})+\r +\r", out.getvalue())


def test_a_log_has_a_line_now_and_then() -> None:
    """Work that does not say how far it is has the seconds alone, and nothing is taken away."""
    out = Log()
    with Work("auditing", out, seconds=0.001):
        assert out.has_some.wait(10)
    assert re.fullmatch(r"(auditing: \d+ s\n)+", out.getvalue())


def test_without_standard_error_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not shown on standard output instead."""
    monkeypatch.setattr(sys, "stderr", None)
    with Work("auditing", seconds=0.001) as work:
        work(0, 0)
        assert not Event().wait(0.01)
    assert not capsys.readouterr().out


def test_a_terminal_that_is_gone_stops_nothing() -> None:
    """Where progress cannot be shown, the work goes on."""
    out = Log(is_terminal=True, is_gone=True)
    with Work("auditing", out, seconds=0.001):
        assert out.has_some.wait(10)
