"""Pictures on Axes of matplotlib, on yours or on a figure of their own; the extra `plots`."""

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

__all__ = ["DARK", "LIGHT", "Picture", "enable_notebook", "forest", "ledger", "place", "tally"]
