"""XML: the elements of a document one after the other, in the memory that one of them takes.

A document that declares a type of its own is refused: only there can it define entities, which
may grow without end or name other files. So nothing but the file itself is ever opened.
"""

from collections.abc import Container, Iterator
from typing import final
from xml.parsers import expat

from attrs import Factory, define

from conflictmodel.errors import InvalidValueError
from conflictmodel.files.input import Input, refusal

DEEPEST = 100  # elements in each other
LONGEST_TAG = 1_000_000  # bytes, or of a comment: a parser reads an unfinished one again and again
MOST_ELEMENTS = 1_000_000  # of a part
MOST_CHARACTERS = 100_000_000  # of a part, in texts, attributes and the paths to them
_CHUNK = 1 << 16
_BEFORE_A_PROLOG = "\ufeff\ufffd \t\r\n"
_AFTER_A_NAME = " \t\r\n/>"


@final
@define(eq=False)
class Element:
    """An element with its content."""

    tag: str
    attributes: dict[str, str]
    children: list["Element"] = Factory(list["Element"])
    texts: list[str] = Factory(list[str])


def parts(file: Input, containers: Container[str]) -> Iterator[Element]:
    """Yield each container of a document without its content, and each element in one, whole.

    A container is the root, or lies in another. A root that is none is given as a whole.
    """
    reader = _Reader(containers)
    while chunk := file.read(_CHUNK):
        yield from reader.read(chunk)
    yield from reader.read(b"", last=True)


@final
class _Reader:
    def __init__(self, containers: Container[str]) -> None:
        self._containers = containers
        self._depth = 0  # how many containers are open
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._open: list[Element] = []
        self._whole: list[Element] = []
        self._elements = self._characters = self._bytes = 0

    def read(self, chunk: bytes, *, last: bool = False) -> Iterator[Element]:
        """Yield the parts that end in a chunk: before what is wrong with the chunk, if anything."""
        self._whole, found = [], None
        self._bytes += len(chunk)
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            where = f"line {error.lineno:,}, column {error.offset + 1:,}"
            found = refusal(where, f"this is no XML: {expat.ErrorString(error.code)}")
        except InvalidValueError as error:  # from a handler
            found = error
        except (LookupError, ValueError) as error:
            found = refusal("line 1", f"the encoding cannot be read: {error}")
        yield from self._whole
        if found is not None:
            raise found
        if self._bytes - self._parser.CurrentByteIndex > LONGEST_TAG and not last:
            raise refusal(self._where(), f"a tag or comment is longer than {LONGEST_TAG:,} bytes")

    # Handlers of expat, which calls them in the order of the document.

    def _doctype(self, *_: object) -> None:
        message = "a document type is declared (<!DOCTYPE>): remove it, for it is never read"
        raise refusal(self._where(), message)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        depth = len(self._open)
        if depth >= DEEPEST:
            raise refusal(self._where(), f"the elements are nested more than {DEEPEST} deep")
        element = Element(tag, attributes)
        if depth == self._depth and tag in self._containers:
            self._depth += 1
            self._whole.append(element)
        elif depth == self._depth:  # no container keeps it, so that only one is in memory
            self._elements = self._characters = 0
        else:
            self._open[-1].children.append(element)
        self._open.append(element)
        self._elements += 1
        # Each is known by its path, so that long names count in all that they are part of.
        path = sum(len(each.tag) + 1 for each in self._open)
        cells = (path + len(name) + len(value) for name, value in attributes.items())
        self._count(path + sum(cells))

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if len(self._open) == self._depth:
            self._whole.append(element)
        self._depth = min(self._depth, len(self._open))

    def _text(self, text: str) -> None:
        if len(self._open) > self._depth:
            self._open[-1].texts.append(text)
            self._count(len(text))
        elif text.strip():
            raise refusal(self._where(), "there is text between the elements")

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._elements > MOST_ELEMENTS or self._characters > MOST_CHARACTERS:
            message = (
                f"an element holds more than {MOST_ELEMENTS:,} elements,"
                f" or {MOST_CHARACTERS:,} characters"
            )
            raise refusal(self._where(), message)

    def _where(self) -> str:
        return f"line {self._parser.CurrentLineNumber:,}"


def cells_of(element: Element, *, without: tuple[str, ...] = ()) -> dict[str, str]:
    """Return every text and attribute in an element, each with its path from there.

    Of elements of one name, the second is `sector[2]`, and the first has no number. Space between
    elements is no text.
    """
    return dict(_cells("", element, without))


def _cells(path: str, element: Element, without: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    within = f"{path}/" if path else ""
    text = "".join(element.texts)
    if text.strip() or (path and not (element.attributes or element.children)):
        yield path or ".", text
    for name, value in element.attributes.items():
        yield f"{within}@{name}", value
    met: dict[str, int] = {}
    for child in element.children:
        if child.tag not in without:
            met[child.tag] = met.get(child.tag, 0) + 1
            number = f"[{met[child.tag]}]" if met[child.tag] > 1 else ""
            yield from _cells(f"{within}{child.tag}{number}", child, ())


def unnumbered(path: str) -> str:
    """Return a path without the numbers that tell elements of one name apart."""
    if "[" not in path:
        return path
    return "/".join(step.partition("[")[0] for step in path.split("/"))


def begins_with(head: str, tag: str) -> bool:
    """Return whether a document that begins so has a root of this tag, or may have one."""
    # Of UTF-16 every other byte is a NUL, and its mark is no UTF-8.
    rest = head.replace("\0", "").lstrip(_BEFORE_A_PROLOG)
    while rest.startswith(("<?", "<!--")):
        rest = rest.partition("?>" if rest.startswith("<?") else "-->")[2].lstrip()
    if rest.startswith("<!DOCTYPE"):
        return tag in rest
    return rest.startswith(tuple(f"<{tag}{end}" for end in _AFTER_A_NAME))
