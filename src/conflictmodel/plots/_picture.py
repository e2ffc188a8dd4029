"""A picture: Axes of matplotlib on their figure, the same data in words, and its SVG."""

# pyright: reportUnknownMemberType=false
# matplotlib has no types for what it passes on when it saves a figure.

import warnings
from collections.abc import Container
from hashlib import sha256
from io import BytesIO
from typing import final
from xml.etree import ElementTree as ET

from attrs import field, frozen
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from conflictmodel import _checks
from conflictmodel.display.displayed import wanted
from conflictmodel.plots._style import DARK, FONT, LIGHT, settings

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DROPPED = {f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"}
_VARIABLES = {
    colour: f"var({name}, {colour})" for each in (LIGHT, DARK) for name, colour in each.items()
}
_FONTS = f"{FONT}, Verdana, sans-serif"  # Verdana is as wide, so that each text keeps its room


@final
@frozen
@_checks.checked
class Picture:
    """What was drawn, and the same in words.

    Args:
        figure: The figure, to be changed or saved by who knows matplotlib.
        axes: The Axes on it that were drawn on: one with all rows, and one more for each further
            axis below them.
        title: What is drawn, in one line.
        alt: The same data in words, for who cannot see it.

    >>> from conflictmodel import example, Interception
    >>> from conflictmodel.plots import picture_of
    >>> picture = picture_of(example().of_type(Interception)[0])
    >>> picture.title
    'Russian drones, Ukraine, 2024-12-23'
    >>> [each.get_xlabel() for each in picture.axes]
    ['drones']
    """

    figure: Figure
    axes: tuple[Axes, ...] = field(converter=_checks.Kept[Axes])
    title: str
    alt: str

    def svg(self) -> str:
        """Return the figure as one `<svg>` element, to be put into a page or saved as a file.

        It has no style, script or reference to anything outside, so that it can stand on a page
        with a strict content-security policy. Its ids begin with a hash of what it shows. A page
        sets its colours with the CSS variables that `LIGHT` and `DARK` name; without them it is
        drawn as it is. The same picture is always the same text.

        >>> from conflictmodel import Interception, example
        >>> from conflictmodel.plots import picture_of
        >>> picture_of(example().of_type(Interception)[0]).svg()[:20]
        '<svg width="720" hei'
        """
        # matplotlib has no title, description or role, and no colours that a page can set. A strict
        # policy refuses its style attributes, and its style element would change the page around.
        root = ET.fromstring(_written(self.figure))  # noqa: S314 - matplotlib has just written it
        for element in list(root.iter()):
            _clean(element)
        for place, (name, text) in enumerate((("title", self.title), ("desc", self.alt))):
            words = ET.Element(name, id=name)
            words.text = text
            root.insert(place, words)
        *_, width, height = root.get("viewBox", "").split()
        root.attrib |= {"xmlns": _SVG, "width": width, "height": height, "role": "img"}
        root.attrib |= {"font-family": _FONTS, "stroke-linejoin": "round"}
        prefix = f"cm-{sha256(f'{self.title} {self.alt}'.encode()).hexdigest()[:12]}"
        root.set("aria-labelledby", f"{prefix}-1 {prefix}-2")
        _rename(root, prefix)
        return ET.tostring(root, encoding="unicode")

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        kinds = wanted(("image/svg+xml", "text/plain"), include, exclude)
        return {kind: self.alt if kind == "text/plain" else self.svg() for kind in kinds}


def _written(figure: Figure) -> bytes:
    written = BytesIO()
    with settings(), warnings.catch_warnings():
        # A browser has the glyphs that matplotlib's own font has not.
        warnings.filterwarnings("ignore", "Glyph ", UserWarning)
        warnings.filterwarnings("ignore", "Matplotlib currently does not support", UserWarning)
        figure.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()


def _clean(element: ET.Element) -> None:
    """Leave what is drawn, and make each declaration of a style an attribute."""
    for child in list(element):
        if child.tag in _DROPPED:
            element.remove(child)
    element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    element.tail = None
    element.text = element.text if element.tag == "text" else None
    if element.tag == "g":
        element.attrib.pop("id", None)  # that of the same group in every picture
    if link := element.attrib.pop(_LINK, ""):
        element.set("href", link)
    style = element.attrib.pop("style", "").split("; ")
    element.attrib |= dict(each.split(": ", 1) for each in style if each)
    for name, value in element.items():
        element.set(name, _VARIABLES.get(value, value))
    if FONT in element.get("font-family", ""):
        del element.attrib["font-family"]


def _rename(root: ET.Element, prefix: str) -> None:
    """Number the ids: those of matplotlib follow the last digit of each float."""
    ids = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
    names = {old: f"{prefix}-{number}" for number, old in enumerate(ids, 1)}
    for element in root.iter():
        for name, value in element.items():
            old = value.removeprefix("url(").removeprefix("#").removesuffix(")")
            if old in names and (name == "id" or "#" in value):
                element.set(name, value.replace(old, names[old]))
