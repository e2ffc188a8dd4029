"""Settings of matplotlib: its defaults and a few of ours, whatever the user's are."""

from contextlib import AbstractContextManager

from matplotlib import style

_OURS = {
    "font.family": ["DejaVu Sans"],  # it comes with matplotlib
    "hatch.linewidth": 1.4,
    "svg.fonttype": "none",
    "svg.hashsalt": "conflictmodel",
}


def settings() -> AbstractContextManager[None]:
    """Set what a picture is drawn and saved with, and afterwards the user's settings again."""
    return style.context(_OURS, after_reset=True)
