"""SVG for a page: what matplotlib writes, without what a page would not want.

A strict content-security policy refuses a style element and style attributes, so that each
declaration becomes an attribute of its own. Ids are unique on a page with several pictures. Colours
become CSS variables with the light colour as what is taken without them.
"""

import warnings
from hashlib import sha256
from io import BytesIO
from typing import Protocol
from xml.etree import ElementTree as ET

from matplotlib.figure import Figure

from conflictmodel.plots._style import LIGHT, settings

_NAMESPACE = "http://www.w3.org/2000/svg"
_SVG = f"{{{_NAMESPACE}}}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DROPPED = {"metadata", "style"}
_VARIABLES = {colour: f"var({name}, {colour})" for name, colour in LIGHT.items()}
_LABELS = ("title", "desc")
_DIGEST = 12


def svg_of(figure: Figure, title: str, alt: str) -> str:
    """Return a figure as one `<svg>` element with its title and description."""
    root = ET.fromstring(_written(figure))  # noqa: S314 - matplotlib has just written it
    _strip(root)
    for element in root.iter():
        _unstyle(element)
    box = root.attrib["viewBox"]
    _, _, width, height = box.split()
    root.attrib.clear()
    root.attrib |= {
        "xmlns": _NAMESPACE,
        "role": "img",
        "viewBox": box,
        "width": width,
        "height": height,
        "font-family": "system-ui, sans-serif",
        "stroke-linejoin": "round",
    }
    for place, (tag, text) in enumerate(zip(_LABELS, (title, alt), strict=True)):
        told = ET.Element(tag, id=tag)
        told.text = text
        root.insert(place, told)
    _rename(root)
    return ET.tostring(root, encoding="unicode")


_Metadata = dict[str, None]


class _Saves(Protocol):
    """What is used of a figure; matplotlib leaves types of its own `savefig` unsaid."""

    def savefig(self, fname: BytesIO, /, *, format: str, metadata: _Metadata) -> None:  # noqa: A002
        """Write it as a format."""


def _written(figure: _Saves) -> bytes:
    written = BytesIO()
    with settings(), warnings.catch_warnings():
        # A browser has the glyphs that matplotlib's own font has not.
        warnings.filterwarnings("ignore", "Glyph ", UserWarning)
        warnings.filterwarnings("ignore", "Matplotlib currently does not support", UserWarning)
        figure.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()


def _strip(element: ET.Element) -> None:
    """Take out what is not drawn, the white space between elements, and their namespace."""
    element.tag = element.tag.removeprefix(_SVG)
    element.tail = None
    if element.tag != "text":
        element.text = None
    for child in list(element):
        _strip(child)
        if child.tag in _DROPPED or (child.tag == "defs" and not len(child)):
            element.remove(child)


def _unstyle(element: ET.Element) -> None:
    """Write each declaration of a style as an attribute, and name its colour."""
    for declaration in element.attrib.pop("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            element.set(name.strip(), value.strip())
    if element.tag == "text":
        element.attrib.pop("font-family", None)  # that of the whole picture
        if element.get("transform", "").startswith("rotate(-0 "):
            del element.attrib["transform"]
    for name in ("fill", "stroke"):
        if (colour := element.get(name)) in _VARIABLES:
            element.set(name, _VARIABLES[colour])


def _rename(root: ET.Element) -> None:
    """Give ids that are referred to names of this picture's own, and drop the others."""
    prefix = f"cm-{sha256(ET.tostring(root)).hexdigest()[:_DIGEST]}"
    names: dict[str, str] = {}

    def renamed(old: str) -> str:
        return names.setdefault(old, f"{prefix}-{len(names) + 1}")

    for element in root.iter():
        if (link := element.attrib.pop(_LINK, None)) is not None:
            element.set("href", f"#{renamed(link[1:])}" if link.startswith("#") else link)
        for name, value in element.items():
            if value.startswith("url(#"):
                element.set(name, f"url(#{renamed(value[5:-1])})")
    root.set("aria-labelledby", " ".join(map(renamed, _LABELS)))
    for element in root.iter():
        old = element.attrib.pop("id", "")
        if old in names:
            element.set("id", names[old])
