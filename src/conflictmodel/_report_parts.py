"""The parts of the report page: what is folded away, statements with their source, and pictures.

A statement is shown with the words it was said in, who said it and where it can be read.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import final

from conflictmodel._html import Content, Markup, element, joined, link
from conflictmodel._sheets import Line, Row
from conflictmodel._showing import marked
from conflictmodel.claims import Claim
from conflictmodel.evidence import rows_of
from conflictmodel.extracts import Progress
from conflictmodel.plots import Picture

MOST = 100
"""The most statements, or questions, that are shown in one place; the others are counted."""

MOST_PICTURES = 60
"""The most pictures of a page: each takes some time to draw."""


PAIR = 2
"""So many are needed to compare: of one voice there is no picture, of one question no table."""


def counted(number: int, noun: str) -> str:
    """Return how many there are of what a noun names."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def paragraph(*content: Content, class_: str = "") -> Markup:
    """Return a paragraph."""
    return element("p", *content, class_=class_) if class_ else element("p", *content)


def folded(summary: str, *content: Content) -> Markup:
    """Return what is folded away under a summary."""
    return element("details", element("summary", summary), *content)


def article(anchor: str, title: Line, *content: Content) -> Markup:
    """Return what is told of one thing, under its heading."""
    return element("article", element("h3", marked(title)), *content, id=anchor)


def section(anchor: str, title: str, *content: Content) -> Markup:
    """Return a section of the page, under its heading."""
    return element("section", element("h2", title, id=anchor), *content, aria_labelledby=anchor)


def statement(claim: Claim, *rows: Row) -> Markup:
    """Return a claim as a statement: its words and who said them, and the rest beside labels."""
    (_, (words,)), *others = rows_of(claim.id, claim.by, claim.words, claim.supersedes)
    return joined(paragraph(marked(words)), listed((*rows, *others)))


def listed(rows: Iterable[Row]) -> Markup:
    """Return rows as a list of descriptions."""
    items = [
        part
        for label, lines in rows
        if lines
        for part in (element("dt", label), *(element("dd", _value(label, each)) for each in lines))
    ]
    return element("dl", *items)


def statements(shown: Sequence[Markup]) -> Markup:
    """Return statements as a list."""
    return element("ul", *(element("li", each) for each in shown), class_="statements")


def sources(claims: Iterable[Claim]) -> Markup:
    """Return the statements of claims, folded away."""
    found = list(claims)
    return folded(
        f"Sources and wording: {counted(len(found), 'statement')}",
        statements([statement(each, ("recorded as", (_record(each),))) for each in found[:MOST]]),
        not_shown(len(found) - MOST, "statement"),
    )


def not_shown(left: int, noun: str) -> Content:
    """Return how many more there are of what a noun names; nothing where there are none."""
    if left <= 0:
        return ""
    return paragraph(f"{counted(left, f'more {noun}')}, not shown here.", class_="note")


def _record(claim: Claim) -> str:
    """Return what a claim says, without its id."""
    return str(claim).removeprefix(f"{claim.id}: ")


def _value(label: str, line: Line) -> Content:
    return link(line) if label == "read at" and isinstance(line, str) else marked(line)


@final
class Pictures:
    """Draws the pictures of a page, up to a number, and tells how far it has come.

    Args:
        things: How many things the page tells of.
        progress: What is told.
    """

    def __init__(self, things: int, progress: Progress) -> None:
        self._things = things
        self._progress = progress
        self._passed = 0
        self._drawn: set[str] = set()
        self.left = 0

    def figure(self, draw: Callable[[], Picture] | None) -> Content:
        """Return the picture of the next thing as a figure, where there is something to compare.

        What has enough pictures, or this one already, gets no more.
        """
        self._progress(self._passed, self._things)
        self._passed += 1
        if draw is None:
            return ""
        if len(self._drawn) == MOST_PICTURES:
            self.left += 1
            return ""
        found = draw()
        svg = found.svg()
        if svg in self._drawn:
            return ""
        self._drawn.add(svg)
        words = folded("The picture in words", paragraph(found.alt))
        return element("figure", Markup(svg), element("figcaption", words))
