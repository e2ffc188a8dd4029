"""How tests read markup: as XML, which takes nothing that is not well-formed."""

from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
_DOCTYPE = "<!DOCTYPE html>\n"


def parsed(markup: str) -> ET.Element:
    """Return the root of a page, or of a fragment, which gets one."""
    if markup.startswith(_DOCTYPE):
        markup = markup.removeprefix(_DOCTYPE)
    else:
        markup = f"<fragment>{markup}</fragment>"
    return ET.fromstring(markup)  # noqa: S314 - this library has just written it


def text_of(markup: ET.Element | str) -> str:
    """Return all text, with white space as one blank."""
    root = parsed(markup) if isinstance(markup, str) else markup
    return " ".join("".join(root.itertext()).split())


def rows_of(markup: str) -> dict[str, list[str]]:
    """Return the rows of a table by their headings, each with its lines."""
    found: dict[str, list[str]] = {}
    for row in parsed(markup).iter("tr"):
        label = text_of(row[0])
        found.setdefault(label, []).extend(text_of(line) for line in row[1])
    return found
