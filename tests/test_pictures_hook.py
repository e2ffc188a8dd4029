"""The hook of the documentation that draws a picture in the place of a marker."""

import re
import runpy
from collections.abc import Callable, Mapping
from doctest import DocTestParser, DocTestRunner
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conflictmodel import Assessment
from conflictmodel.plots import DARK, LIGHT, Picture, forest

ROOT = Path(__file__).parents[1]
HOOK = runpy.run_path(str(ROOT / "tools" / "pictures_hook.py"))
SHEET = (ROOT / "docs" / "assets" / "pictures.css").read_text(encoding="utf-8")


rewritten: Callable[..., str] = HOOK["on_page_markdown"]
PICTURES: Mapping[str, Callable[[], Picture]] = HOOK["PICTURES"]


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


@pytest.mark.parametrize("page", ["index.md", "how-to/pictures.md"])
def test_a_page_shows_what_its_code_draws(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each picture is that of what the code before it has found."""
    monkeypatch.chdir(tmp_path)  # the code writes files
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    names: dict[str, object] = {}
    code, *after = re.split(r"^<!-- picture: (\S+) -->$", text, flags=re.MULTILINE)
    for number, name in enumerate(after[::2]):
        test = DocTestParser().get_doctest(code, names, page, page, 0)
        test.globs = names  # the parser gives each part a copy of its own
        assert 0 == DocTestRunner().run(test, clear_globs=False).failed
        found = names.get("picture")
        if found is None:
            drawn = names["found"]
            assert isinstance(drawn, Assessment)
            found = forest(drawn)
        assert isinstance(found, Picture)
        assert PICTURES[name]().svg() == found.svg()
        code = after[2 * number + 1]


def test_a_picture_is_never_too_small_to_be_read() -> None:
    """On a narrow screen it is moved to and fro in its figure, which takes the focus for that."""
    figure = ET.fromstring(rewritten("<!-- picture: drones -->", page=None))  # noqa: S314 - ours
    assert ("0", "Russian drones, Ukraine, 2024-12-23") == (
        figure.get("tabindex"),
        figure.get("aria-label"),
    )
    assert "overflow-x: auto" in SHEET
    assert "min-width: 576px" in SHEET


def test_the_pages_set_the_colours_of_both_schemes() -> None:
    """The style sheet of the documentation has the light colours, and in the dark scheme these."""
    light, dark = SHEET.split('[data-md-color-scheme="slate"]')
    for name in LIGHT:
        assert f"{name}: {LIGHT[name]};" in light
        assert f"{name}: {DARK[name]};" in dark
