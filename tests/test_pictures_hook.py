"""The hook of the documentation that draws a picture in the place of a marker."""

import runpy
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conflictmodel.plots import DARK, LIGHT

ROOT = Path(__file__).parents[1]
HOOK = runpy.run_path(str(ROOT / "tools" / "pictures_hook.py"))
SHEET = (ROOT / "docs" / "assets" / "pictures.css").read_text(encoding="utf-8")


rewritten: Callable[..., str] = HOOK["on_page_markdown"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("article", "North Korean troops, killed or wounded, anywhere, through 2024-12-23"),
        ("drones", "Russian drones, Ukraine, 2024-12-23"),
        ("aid", "IMF programme for Ukraine, International Monetary Fund to Ukraine"),
        ("kursk", "Who is said to hold Kursk region"),
    ],
)
def test_a_marker_becomes_a_picture(name: str, title: str) -> None:
    """The picture stands on one line, as Markdown needs it, and the text around it stays."""
    before, figure, after = rewritten(f"a\n<!-- picture: {name} -->\nb", page=None).split("\n")
    assert ("a", "b") == (before, after)
    (svg,) = ET.fromstring(figure)  # noqa: S314 - ours
    assert title == svg[0].text


def test_a_picture_that_is_not_there_stops_the_build() -> None:
    """A marker with a wrong name is an error; one inside a line is text."""
    with pytest.raises(KeyError, match="artikel"):
        rewritten("<!-- picture: artikel -->", page=None)
    assert "`<!-- picture: article -->`" == rewritten("`<!-- picture: article -->`", page=None)


def test_the_pages_set_the_colours_of_both_schemes() -> None:
    """The style sheet of the documentation has the light colours, and in the dark scheme these."""
    light, dark = SHEET.split('[data-md-color-scheme="slate"]')
    for name in LIGHT:
        assert f"{name}: {LIGHT[name]};" in light
        assert f"{name}: {DARK[name]};" in dark
