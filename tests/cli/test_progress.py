"""The line that tells how far a read has come: late, on a terminal only, and gone at the end."""

import io
from collections.abc import Iterator

import pytest

from conflictmodel.cli._progress import ProgressLine


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        """Be a terminal."""
        return True


class GoneTerminal(Terminal):
    """A terminal that is closed while it is written to."""

    def write(self, text: str) -> int:
        """Refuse what is written."""
        raise OSError(5, text)


def seconds(*times: float) -> Iterator[float]:
    """Yield the times at which a clock is asked."""
    yield from times


def test_a_short_read_shows_nothing() -> None:
    """Nothing is shown before two seconds have passed, and nothing is taken away."""
    out = Terminal()
    line = ProgressLine("a.csv", out, clock=seconds(0, 1, 1.9).__next__)
    line(10, 100)
    line(20, 100)
    line.clear()
    assert not out.getvalue()


def test_a_long_read_rewrites_one_line() -> None:
    """The share of the file is shown, ten times in a second at most, and taken away at the end."""
    out = Terminal()
    line = ProgressLine("a.csv", out, clock=seconds(0, 2, 2, 2.05, 2.2, 2.2).__next__)
    line(100, 1000)
    line(105, 1000)
    line(207, 1000)
    line.clear()
    line.clear()
    first, second = "\ra.csv: 10 %", "\ra.csv: 20 %"
    assert f"{first}{first}{second}{second}\r{' ' * 11}\r" == out.getvalue()


@pytest.mark.parametrize("out", [io.StringIO(), None])
def test_what_is_no_terminal_shows_nothing(out: io.StringIO | None) -> None:
    """A pipe, a file and a closed stream are told nothing, however long it takes."""
    line = ProgressLine("a.csv", out, clock=seconds(0, 9, 9).__next__)
    line(10, 100)
    line.clear()
    assert out is None or not out.getvalue()


def test_a_terminal_that_is_gone_stops_nothing() -> None:
    """Where progress cannot be shown, reading goes on."""
    line = ProgressLine("a.csv", GoneTerminal(), clock=seconds(0, 9, 9).__next__)
    line(10, 100)
    line.clear()
