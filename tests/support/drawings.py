"""Reading a picture back from the artists on its Axes: rows with their words and marks."""

from attrs import Factory, define
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text
from numpy import asarray

from conflictmodel.plots import Picture

Mark = tuple[str, float, float]
"""What a mark is, and from where to where it goes on the axis."""

_THIN = 0.2  # in lines of text; a block is higher


@define
class Drawn:
    """A row as it is drawn: its label, the texts to its right, and its marks."""

    label: str
    texts: list[str] = Factory(list[str])
    marks: list[Mark] = Factory(list[Mark])


def rows(picture: Picture) -> list[Drawn]:
    """Return the rows from the top downwards; a line of text is a blank as well as a break."""
    host = picture.axes[0]
    ticks = zip(host.get_yticks(), host.get_yticklabels(), strict=True)
    found = {_key(y): Drawn(_line(label)) for y, label in ticks}
    for text in host.texts:
        if isinstance(text, Annotation):
            found[_key(text.xy[1])].texts.append(_line(text))
    for ax in picture.axes:
        for artist in ax.get_children():
            if isinstance(artist, Line2D):
                found[_key(_numbers(artist.get_ydata())[0])].marks.append(_line_mark(artist))
            elif isinstance(artist, Rectangle) and artist is not ax.patch:
                middle = artist.get_y() + artist.get_height() / 2
                found[_key(middle)].marks.append(_block_mark(artist))
    return list(found.values())


def row(picture: Picture, label: str) -> Drawn:
    """Return the first row with this label."""
    return next(each for each in rows(picture) if each.label == label)


def marks(picture: Picture, label: str) -> list[Mark]:
    """Return the marks of the first row with this label."""
    return row(picture, label).marks


def headings(picture: Picture) -> list[str]:
    """Return what is written over the whole width: headings, notes, and what is counted."""
    return [_line(each) for each in picture.axes[0].texts if not isinstance(each, Annotation)]


def ticks(ax: Axes) -> list[str]:
    """Return the labels of an axis, and last what they are in."""
    return [each.get_text() for each in (*ax.get_xticklabels(), ax.xaxis.label)]


def legend(picture: Picture) -> list[str]:
    """Return what the marks of a picture mean."""
    found = picture.axes[0].get_legend()
    return [] if found is None else [each.get_text() for each in found.get_texts()]


def texts(picture: Picture) -> list[Text]:
    """Return every text that is drawn."""
    return [each for each in picture.figure.findobj(Text) if each.get_text() and each.get_visible()]


def is_inside(picture: Picture) -> bool:
    """Tell whether all that is drawn lies between the ends of its axis and among the rows."""
    bottom, top = picture.axes[0].get_ylim()
    found: list[tuple[float, float, float, float]] = []
    for ax in picture.axes:
        left, right = ax.get_xlim()
        for artist in ax.get_children():
            if isinstance(artist, Line2D):
                across, down = (_numbers(each) for each in artist.get_data())
                found += [(left, x, x, right) for x in across] + [(top, y, y, bottom) for y in down]
            elif isinstance(artist, Rectangle) and artist is not ax.patch:
                x, y = artist.get_xy()
                found.append((left, x, x + artist.get_width(), right))
                found.append((top, y, y + artist.get_height(), bottom))
    return all(low <= first <= last <= high for low, first, last, high in found)


def _key(y: float) -> float:
    return round(float(y), 6)


def _line(text: Text) -> str:
    return " ".join(text.get_text().split("\n"))


def _line_mark(line: Line2D) -> Mark:
    across, marker = _numbers(line.get_xdata()), str(line.get_marker())
    if marker == "None":
        return "dotted" if line.get_linestyle() == ":" else "line", across[0], across[1]
    is_hollow = line.get_markerfacecolor() != line.get_markeredgecolor()
    return f"{marker}{' hollow' if is_hollow else ''}", across[0], across[0]


def _block_mark(block: Rectangle) -> Mark:
    is_filled = block.get_facecolor() == block.get_edgecolor()
    filled = "thin" if block.get_height() < _THIN else "block"
    kind = "hatched" if block.get_hatch() else filled if is_filled else "box"
    return kind, block.get_x(), block.get_x() + block.get_width()


def _numbers(values: object) -> list[float]:
    return [float(each) for each in asarray(values).ravel()]
