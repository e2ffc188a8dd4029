"""Markup: elements whose text is escaped by construction, well-formed as HTML and as XML."""

from collections.abc import Iterable, Sequence
from typing import final
from unicodedata import bidirectional, category

from attrs import frozen

from conflictmodel.display.text import printable

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_LINKED = ("http://", "https://")
_HOST_ENDS = str.maketrans(r"\?#", "///")


@final
@frozen
class Markup:
    """Markup as it stands: of elements made here, or written by this library itself."""

    source: str

    def __str__(self) -> str:
        return self.source


Content = Markup | str


def element(name: str, /, *content: Content, **attributes: str) -> Markup:
    """Return an element; `class_` stands for `class`, and `aria_label` for `aria-label`."""
    given = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{given}>{joined(*content)}</{name}>")


def joined(*content: Content) -> Markup:
    """Return content, one part after the other."""
    return Markup(
        "".join(each.source if isinstance(each, Markup) else _escaped(each) for each in content)
    )


def isolated(text: str) -> Content:
    """Return a text that cannot turn round what stands beside it."""
    # After a name that is written from right to left, `5–8` would be shown as `8–5`.
    if text.isascii() or not any(bidirectional(each) in _RIGHT_TO_LEFT for each in text):
        return text
    return element("bdi", text)


def link(url: str) -> Content:
    """Return a link to an address of the web; text if it is none, or its host can deceive."""
    if not (url.lower().startswith(_LINKED) and url.isprintable() and " " not in url):
        return isolated(url)
    # What a browser may read as the host, and all that goes with it.
    host = url.partition("//")[2].translate(_HOST_ENDS).partition("/")[0]
    if not (host and host.isascii() and "@" not in host):
        return isolated(url)
    return element("a", url, href=url, rel="noreferrer noopener")


def table(
    caption: Content, head: Sequence[Content], rows: Iterable[Sequence[Content]], class_: str
) -> Markup:
    """Return a table; the first cell of each row is its heading, and `head` may be empty."""
    columns = [element("th", each, scope="col") for each in head]
    return element(
        "table",
        element("caption", caption),
        *([element("thead", element("tr", *columns))] if columns else []),
        element("tbody", *map(_row, rows)),
        class_=class_,
    )


def _row(cells: Sequence[Content]) -> Markup:
    first, *rest = cells
    return element("tr", element("th", first, scope="row"), *(element("td", each) for each in rest))


def _escaped(text: str) -> str:
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return text.translate(_ESCAPES)


def _shown(character: str) -> str:
    return character if category(character) == "Zs" else printable(character)
