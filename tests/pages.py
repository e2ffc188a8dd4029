"""The pages of the documentation, taken apart: blocks, code within a line, links, anchors."""

import ast
import re
import runpy
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "conflictmodel"

PAGES = [
    path.relative_to(ROOT).as_posix()
    for path in (*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
]
"""Every page whose code is checked, as a path from the root of the project."""

_BLOCK = re.compile(
    r"^(?P<pad> *)```(?P<kind>[^\n]*)\n(?P<text>.*?)^(?P=pad)```$", re.MULTILINE | re.DOTALL
)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
# Of links and of images: an image may stand in the text of a link.
_TARGET = re.compile(r"\]\(\s*<?((?:[^()<>\s]|\([^()\s]*\))*)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_REFERENCE = re.compile(r"^::: .*(?:\n {4}.*)*", re.MULTILINE)
_COMMENT = re.compile(r"<!--[^<>]*-->")
_UNCHECKED = re.compile(
    r"^(?: {4}|\t).*"  # code that is indented
    r"|^ *(?:```|~~~).*"  # blocks that are fenced otherwise, or never end
    r"|<[A-Za-z/!?](?!ttps://)[^\n]*"
    r"|\]\[[^\n]*|^ *\[[^\]\n]+\]:.*",  # links whose targets stand elsewhere
    re.MULTILINE,
)

_addresses: Callable[[str], list[str]] = runpy.run_path(str(ROOT / "tools" / "check_links.py"))[
    "addresses"
]


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


def prose(text: str) -> str:
    """Return a text without its blocks of code and its doctests."""
    return re.sub(r"^ *>>> .*(?:\n.+)*", "", _BLOCK.sub("", text), flags=re.MULTILINE)


def spans(text: str) -> list[str]:
    """Return what stands between backticks within the lines of a text."""
    return _SPAN.findall(prose(text))


def links(text: str) -> list[str]:
    """Return the targets of the links and of the images of a text."""
    return _TARGET.findall(_SPAN.sub("", prose(text)))


def unchecked(text: str) -> list[str]:
    """Return what of a page is written in a form in which nothing would check it."""
    plain = _COMMENT.sub("", _SPAN.sub("", _BLOCK.sub("", _REFERENCE.sub("", text))))
    return _UNCHECKED.findall(plain)


def urls(text: str) -> list[str]:
    """Return every address of the web in a text, links and others."""
    return _addresses(prose(text))


def anchors(page: str) -> set[str]:
    """Return the anchors of the headings of a page, as the table of contents names them."""
    return {_slug(heading) for heading in _HEADING.findall(prose(text_of(page)))}


def _slug(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def docstrings() -> list[tuple[str, str]]:
    """Return for each module of the library its path and all its docstrings, of constants too."""
    found: list[tuple[str, str]] = []
    for path in sorted(SOURCE.rglob("*.py")):
        texts: list[str] = []
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Expr(value=ast.Constant(value=str() as text)):
                    texts.append(text)
                case _:
                    pass
        found.append((path.relative_to(ROOT).as_posix(), "\n\n".join(texts)))
    return found
