"""Drawing: a scene as a figure, 600 px wide and as high as its rows.

The figure is built without pyplot, and within settings of its own, whatever the user's are.
"""

from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from conflictmodel.plots._picture import Picture
from conflictmodel.plots._scene import Scene, one_line
from conflictmodel.plots._sheet import WIDTH, Sheet
from conflictmodel.plots._style import PAPER, settings

_PX = 72.0  # of an inch; SVG is written with as many units, so that one unit is one CSS px


def drawn(scene: Scene) -> Picture:
    """Return a scene as a picture."""
    with settings():
        sheet = Sheet(scene)
        height = float(round(sheet.y))
        figure = Figure(figsize=(WIDTH / _PX, height / _PX), dpi=_PX, facecolor=PAPER)
        downwards = Affine2D().scale(1 / WIDTH, -1 / height).translate(0, 1)
        for layer, artist in enumerate(sheet.artists):
            artist.set_zorder(layer)
            artist.set_transform(downwards + figure.transFigure)
            figure.add_artist(artist)
    return Picture(figure, one_line(scene.title), scene.alt)
