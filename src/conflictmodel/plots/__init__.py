"""Pictures: a disagreement, an interception tally, an aid ledger and claims about a place, drawn.

Each function draws on Axes of matplotlib, on yours or on a figure of its own, and returns a
`Picture`: the figure, the same data in words, and an SVG in the colours of the page it stands on.
It needs matplotlib, which the extra `plots` installs.
"""

from conflictmodel.errors import InvalidValueError, MissingExtraError, Problem

try:
    import matplotlib as mpl
except ModuleNotFoundError:
    raise MissingExtraError("conflictmodel.plots", "matplotlib", "plots") from None
except ValueError as error:  # it looks at this variable where it is loaded, and at nothing else
    problem = Problem("MPLBACKEND", f"matplotlib refuses it: {error}")
    raise InvalidValueError("conflictmodel.plots", (problem,)) from None

from conflictmodel.plots._picture import DARK, LIGHT, Picture
from conflictmodel.plots._pictures import enable_notebook, forest, ledger, place, tally

del mpl

__all__ = [
    "DARK",
    "LIGHT",
    "Picture",
    "enable_notebook",
    "forest",
    "ledger",
    "place",
    "tally",
]
