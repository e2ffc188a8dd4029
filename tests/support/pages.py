"""The pages of the documentation and their blocks of code."""

import re
from functools import cache
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

PAGES = [
    path.relative_to(ROOT).as_posix()
    for path in (*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
]
"""Every page whose code is checked, as a path from the root of the project."""

_BLOCK = re.compile(
    r"^(?P<pad> *)```(?P<kind>[^\n]*)\n(?P<text>.*?)^(?P=pad)```$", re.MULTILINE | re.DOTALL
)


@frozen
class Block:
    """A fenced block of code: its language, its text, and the line of the page it begins at."""

    kind: str
    text: str
    line: int


@cache
def text_of(page: str) -> str:
    """Return the text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


@cache
def blocks(page: str) -> tuple[Block, ...]:
    """Return the blocks of code of a page."""
    text = text_of(page)
    return tuple(
        Block(found["kind"], found["text"], text.count("\n", 0, found.start()) + 1)
        for found in _BLOCK.finditer(text)
    )
