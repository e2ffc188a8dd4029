"""Reading a picture back from the artists of its figure: rows with their words and marks."""

import numpy as np
from attrs import Factory, define
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from numpy.typing import ArrayLike

from conflictmodel.plots import Picture

Mark = tuple[str, float, float]
"""What a mark is, and from where to where it goes, in px to a tenth."""

_AXIS = 0.8  # the width of the thin lines of an axis
_BOLD = "bold"


@define
class Drawn:
    """A row as it is drawn: its label, the texts after it, and its marks."""

    label: str
    texts: list[str] = Factory(list[str])
    marks: list[Mark] = Factory(list[Mark])


def artists(picture: Picture) -> list[Artist]:
    """Return what is drawn, the lowest layer first; the paper is left out."""
    return sorted(
        (each for each in picture.figure.get_children() if each is not picture.figure.patch),
        key=Artist.get_zorder,
    )


def texts(picture: Picture) -> list[str]:
    """Return the lines of text, from the top downwards."""
    return [each.get_text() for each in artists(picture) if isinstance(each, Text)]


def rows(picture: Picture) -> list[Drawn]:
    """Return what is drawn above each axis; a row begins with a label in bold, as does the title.

    The labels of an axis, which are centred, end the row above it.
    """
    found: list[Drawn] = []
    is_row = True
    for artist in artists(picture):
        if isinstance(artist, Text):
            is_bold = artist.get_fontweight() == _BOLD
            is_row = is_bold or (is_row and artist.get_horizontalalignment() != "center")
            if is_bold:
                found.append(Drawn(artist.get_text()))
            elif is_row:
                found[-1].texts.append(artist.get_text())
        elif is_row and (mark := mark_of(artist)):
            found[-1].marks.append(mark)
    return found


def row(picture: Picture, label: str) -> Drawn:
    """Return the first row with this label."""
    return next(each for each in rows(picture) if each.label == label)


def is_inside(picture: Picture) -> bool:
    """Tell whether all begins and ends on the paper, which is 600 px wide."""
    height = picture.figure.get_figheight() * 72
    return round(picture.figure.get_figwidth() * 72) == 600 and all(
        0 <= x <= 600 and 0 <= y <= height
        for artist in artists(picture)
        for x, y in _corners(artist)
    )


def _corners(artist: Artist) -> list[tuple[float, float]]:
    if isinstance(artist, Text):
        return [artist.get_position()]
    if isinstance(artist, PathPatch):
        numbers = _numbers(artist.get_path().vertices)
        return list(zip(numbers[::2], numbers[1::2], strict=True))
    assert isinstance(artist, Line2D)
    across, down = (_numbers(each) for each in artist.get_data(orig=True))
    return list(zip(across, down, strict=True))


def mark_of(artist: Artist) -> Mark | None:
    """Return a mark; nothing where the artist is a thin line of an axis."""
    if isinstance(artist, PathPatch):
        across = _numbers(artist.get_path().vertices)[::2]
        kind = "hatched" if artist.get_hatch() else "block" if _is_filled(artist) else "box"
        pointed = "" if len(across) == len("12345") else " >"
        return f"{kind}{pointed}", round(min(across), 1), round(max(across), 1)
    assert isinstance(artist, Line2D)
    if artist.get_linewidth() == _AXIS:
        return None
    across = _numbers(artist.get_xdata(orig=True))
    shape = str(artist.get_marker())
    if shape == "None":
        kind = "dotted" if artist.get_linestyle() == "--" else "line"
        return kind, round(across[0], 1), round(across[1], 1)
    is_hollow = artist.get_markerfacecolor() != artist.get_markeredgecolor()
    return f"{shape}{' hollow' if is_hollow else ''}", round(across[0], 1), round(across[0], 1)


def _numbers(values: ArrayLike) -> list[float]:
    return [float(each) for each in np.asarray(values, np.float64).ravel()]


def _is_filled(patch: PathPatch) -> bool:
    return patch.get_facecolor() == patch.get_edgecolor()
