"""SVG: what of a picture can stand on a page, and what a notebook is given."""

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import FigureImage
from matplotlib.text import Text

from conflictmodel import (
    KILLED,
    Assessment,
    Group,
    Interception,
    InterceptionTally,
    Period,
    Range,
    Subject,
    at_least,
    exactly,
    example,
    hull,
    one_voice,
)
from conflictmodel.errors import InvalidValueError
from conflictmodel.plots import DARK, LIGHT, Picture, forest, tally
from conflictmodel.rules import Voice
from support.drawings import texts

SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {
    *("xmlns", "id", "role", "aria-labelledby", "viewBox", "width", "height", "transform", "href"),
    *("version", "clip-path"),
    *("d", "x", "y", "fill", "fill-rule", "stroke", "stroke-width", "stroke-linejoin"),
    *("stroke-linecap", "stroke-dasharray", "stroke-dashoffset", "patternUnits", "text-anchor"),
    *("font-family", "font-size", "font-weight"),
}


def disagreement(*names: str) -> Picture:
    """Return a picture that has every kind of mark: a gap, arrows, points, and no conclusion."""
    ranges = [Range(0, 3), exactly(7), at_least(20), Range(0)]
    voices = tuple(Voice(name, each) for name, each in zip(names, ranges, strict=True))
    subject = Subject(Group("troops"), KILLED, Period("2024"))
    return forest(Assessment(subject, hull, one_voice, (), voices, ()))


PICTURE = disagreement("a", "b", "c", "d")
ROOT = ET.fromstring(PICTURE.svg())  # noqa: S314 - ours


def test_an_svg_names_and_describes_itself() -> None:
    """It is an image for who cannot see it, with its title and the data in words."""
    title, described = ROOT[:2]
    assert (f"{SVG}svg", "img") == (ROOT.tag, ROOT.get("role"))
    assert [f"{SVG}title", f"{SVG}desc"] == [title.tag, described.tag]
    assert f"{title.get('id')} {described.get('id')}" == ROOT.get("aria-labelledby")
    assert [PICTURE.title, PICTURE.alt] == [title.text, described.text]


def test_an_svg_is_720_px_wide() -> None:
    """Its unit is the CSS px, and no text is smaller than 12 of them."""
    left, top, width, height = ROOT.get("viewBox", "").split()
    assert ["0", "0", "720", height] == [left, top, ROOT.get("width"), ROOT.get("height")]
    assert width == ROOT.get("width")
    sizes = {each.get("font-size") for each in ROOT.iter(f"{SVG}text")}
    assert {"12px", "14px"} == sizes


def test_text_is_text() -> None:
    """Every line that is drawn can be found, selected and read."""
    lines = [line for each in texts(PICTURE) for line in each.get_text().split("\n")]
    assert sorted(lines) == sorted(each.text or "" for each in ROOT.iter(f"{SVG}text"))


def test_an_svg_has_nothing_that_a_strict_page_refuses() -> None:
    """No style, no script, nothing from outside: known elements with known attributes alone."""
    elements = {
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "defs",
        "use",
        "text",
        "pattern",
        "rect",
        "clipPath",
    }
    assert {each.tag.removeprefix(SVG) for each in ROOT.iter()} <= elements
    assert {name for each in ROOT.iter() for name in each.attrib} <= ATTRIBUTES
    addresses = re.findall(r"[a-z]+://[^\"]*", PICTURE.svg())
    assert ["http://www.w3.org/2000/svg"] == addresses


def test_colours_are_variables() -> None:
    """Each colour is one that a page can set, with the light one where it does not."""
    found = {
        value
        for each in ROOT.iter()
        for name, value in each.items()
        if name in {"fill", "stroke"} and value != "none" and not value.startswith("url(")
    }
    assert {f"var({name}, {colour})" for name, colour in LIGHT.items()} == found
    assert not set(LIGHT.values()) & set(DARK.values())


def test_references_are_to_what_is_there() -> None:
    """Every id is that of this picture, is used, and stands once."""
    ids = [each.get("id") for each in ROOT.iter() if each.get("id")]
    used = {
        reference
        for each in ROOT.iter()
        for value in each.attrib.values()
        for reference in re.findall(r"#(cm-[0-9a-f]{12}-\d+)", value)
    }
    assert len(set(ids)) == len(ids)
    assert {*used, *ROOT.get("aria-labelledby", "").split()} == set(ids)


def test_two_pictures_share_no_id() -> None:
    """Pictures that differ by one letter can stand on one page; the same one is the same text."""
    again, other = disagreement("a", "b", "c", "d"), disagreement("a", "b", "c", "e")
    assert PICTURE.svg() == PICTURE.svg() == again.svg()
    ids, others = (set(re.findall(r"id=\"([^\"]+)\"", each.svg())) for each in (PICTURE, other))
    assert ids
    assert not ids & others


def test_names_cannot_become_markup() -> None:
    """Angle brackets and ampersands are escaped, in the drawing and in its description."""
    written = disagreement("<script>a()</script>", "]]> & -->", '" onload="', "<style>").svg()
    assert "<script" not in written
    assert "<style" not in written
    labels = [each.text for each in ET.fromstring(written).iter(f"{SVG}text")]  # noqa: S314 - ours
    assert {"<script>a()</script>", "]]> & -->", '" onload="', "<style>"} <= set(labels)


def test_what_the_user_adds_is_kept() -> None:
    """A figure that was changed is written as it is then, images and rotated text included."""
    figure = Figure(figsize=(600 / 72, 100 / 72))
    figure.add_artist(Text(0.5, 0.5, "up", rotation=90, color="#123456", fontfamily="serif"))
    image = FigureImage(figure)
    image.set_data(np.zeros((2, 2)))
    figure.add_artist(image)
    root = ET.fromstring(Picture(figure, (), "a", "b").svg())  # noqa: S314 - ours
    (text,) = root.iter(f"{SVG}text")
    assert ("up", "#123456") == (text.text, text.get("fill"))
    assert "serif" in text.get("font-family", "")
    assert "rotate(-90)" in text.get("transform", "")
    (drawn,) = root.iter(f"{SVG}image")
    assert drawn.get("href", "").startswith("data:image/png;base64,")


def test_a_notebook_shows_the_picture() -> None:
    """It is given the SVG, and the words for where it cannot draw."""
    bundle = getattr(PICTURE, "_repr_mimebundle_")  # noqa: B009 - notebooks call it by its name
    expected = {"image/svg+xml": PICTURE.svg(), "text/plain": PICTURE.alt}
    assert expected == bundle(include=None, exclude=None)


def test_a_picture_is_checked() -> None:
    """A figure that is none and empty texts are refused together."""
    with pytest.raises(InvalidValueError) as caught:
        Picture(3, "", "", "")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert ["figure", "axes", "title", "alt"] == [each.path for each in caught.value.problems]


def test_writing_leaves_the_figure_alone() -> None:
    """What matplotlib would save afterwards is what it would have saved before."""
    picture = tally(InterceptionTally(example().of_type(Interception)))
    before = picture.figure.get_dpi(), picture.figure.canvas, len(picture.figure.get_children())
    picture.svg()
    after = picture.figure.get_dpi(), picture.figure.canvas, len(picture.figure.get_children())
    assert before == after
