"""Plain text of at most 80 columns: headings, wrapped lines, and rows with a label."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from unicodedata import category, east_asian_width

_WIDTH = 80
_LABEL = 16
FEW = 12
_T = TypeVar("_T")


def printable(text: str) -> str:
    """Return a text without characters that a terminal would obey: names come from anywhere."""
    return "".join(
        character if character.isprintable() or character == "\n" else repr(character)[1:-1]
        for character in text
    )


def one_line(text: str) -> str:
    """Return a text on one line, without characters that a reader would obey."""
    return printable(" ".join(text.split()))


def heading(title: str, line: str) -> str:
    """Return a title with a line under it, as long as the longest line of the title."""
    wrapped = wrap(title)
    return f"{wrapped}\n{line * max(map(_columns, wrapped.splitlines()), default=0)}"


def wrap(text: str, *, first: str = "", rest: str = "  ", width: int = _WIDTH) -> str:
    """Return a text, made printable and wrapped to a width in columns, with its indents."""
    lines, gap = [first], ""
    left, room = width - _columns(first), width - _columns(rest)
    for word in printable(text).split():
        if gap and _columns(word) >= left:
            lines.append(rest)
            left, gap = room, ""
        start, *others = _broken(word, left - len(gap), room)
        lines[-1] += gap + start
        lines += [rest + other for other in others]
        left, gap = width - _columns(lines[-1]), " "
    return "\n".join(lines).rstrip()


def row(label: str, lines: Iterable[str]) -> list[str]:
    """Return lines beside a label that fits its column, each wrapped; nothing without a line."""
    hanging = " " * (_LABEL + 2)
    return [
        wrap(line, first=f"  {label if number == 0 else '':<{_LABEL}}", rest=hanging)
        for number, line in enumerate(lines)
    ]


def few(lines: Sequence[_T], most: int = FEW, noun: str = "") -> list[_T | str]:
    """Return the first lines, and how many more there are of what a noun names."""
    left = len(lines) - most
    return [*lines[:most], *([f"and {left:,} more {noun}".rstrip()] if left > 0 else [])]


def counted(number: int, noun: str) -> str:
    """Return how many there are of what a noun names."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _columns(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if category(character) in {"Mn", "Me"}:  # it is drawn upon the character before it
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _broken(word: str, left: int, room: int) -> Iterator[str]:
    """Yield the pieces of a word that fill what is left of a line, and then whole lines."""
    begin = used = 0
    for index, character in enumerate(word):
        width = _width(character)
        if used + width > left:
            yield word[begin:index]
            begin, used, left = index, 0, room
        used += width
    yield word[begin:]
