"""Plain text of at most 80 columns: headings, wrapped lines, and rows with a label."""

from collections.abc import Iterable, Sequence
from textwrap import fill

_WIDTH = 80
_LABEL = 16
_FEW = 12


def heading(title: str, line: str) -> str:
    """Return a title with a line under it."""
    return f"{wrap(title)}\n{line * min(len(title), _WIDTH)}"


def wrap(text: str, *, first: str = "", rest: str = "  ") -> str:
    """Return a text wrapped to the width, with its indents."""
    return fill(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def row(label: str, lines: Iterable[str]) -> list[str]:
    """Return lines beside a label, each wrapped; nothing where there is no line."""
    hanging = " " * (_LABEL + 2)
    return [
        wrap(line, first=f"  {label if number == 0 else '':<{_LABEL}}", rest=hanging)
        for number, line in enumerate(lines)
    ]


def few(lines: Sequence[str]) -> list[str]:
    """Return the first twelve lines, and how many more there are."""
    left = len(lines) - _FEW
    return [*lines[:_FEW], *([f"and {left} more"] if left > 0 else [])]
