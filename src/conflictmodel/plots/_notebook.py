"""What a notebook shows of a value that has a picture: the picture, above the table."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from conflictmodel import _checks
from conflictmodel.claims import Interception
from conflictmodel.conclusions import AidLedger, Assessment, InterceptionTally
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import Problem
from conflictmodel.plots._picture import DARK, Picture
from conflictmodel.plots._pictures import forest, ledger, tally

_DRAWN: Mapping[type, Callable[[Any], Picture]] = {
    Assessment: forest,
    Interception: lambda attack: tally(InterceptionTally((attack,))),
    InterceptionTally: tally,
    AidLedger: ledger,
}
# How JupyterLab, and Visual Studio Code, mark a page that is dark.
_IN_THE_DARK = "[data-jp-theme-light=false],.vscode-dark"
_STYLE = f"<style>{_IN_THE_DARK}{{{';'.join(map(':'.join, DARK.items()))}}}</style>"


def picture_of(thing: Displayed) -> Picture | None:
    """Return the picture of a value, where there is one of its type."""
    draw = _DRAWN.get(type(thing))
    return draw(thing) if draw else None


def enable_notebook() -> None:
    """Show in this notebook the picture of each value that has one, above its table.

    Raises:
        InvalidValueError: If no notebook, or other shell of IPython, is running.

    >>> enable_notebook()
    Traceback (most recent call last):
    conflictmodel.errors.InvalidValueError: enable_notebook: no notebook is running; call it in a \
cell of one, or draw with `forest` @ IPython
    """
    loaded = sys.modules.get("IPython")  # it is no dependency, and in a notebook it is loaded
    shell = loaded and loaded.get_ipython()
    if shell is None:
        message = "no notebook is running; call it in a cell of one, or draw with `forest`"
        raise _checks.refusal("enable_notebook", Problem("IPython", message))
    for each in _DRAWN:
        shell.display_formatter.mimebundle_formatter.for_type(each, _forms_of)


def _forms_of(thing: Displayed) -> dict[str, str]:
    """Return the forms of a value; HTML, which a notebook prefers, has the picture too."""
    summary, picture = thing.summary(), _DRAWN[type(thing)](thing).svg()
    return {
        "text/plain": summary.page(),
        "text/html": f"{_STYLE}{picture}{summary.html()}",
        "image/svg+xml": picture,
    }
