"""Colours: what each is for, on light paper and on dark.

Every colour of a mark or of a text has a contrast of at least 4.5:1 with the paper it is on, and
the thin lines of an axis have at least 3:1 (WCAG 2.2, criteria 1.4.3 and 1.4.11). Nothing is told
by a colour alone.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import MappingProxyType

from matplotlib import style

PAPER = "#ffffff"
INK = "#1f2328"
MUTED = "#57606a"
LINE = "#818b98"
ACCENT = "#0b57b0"
WARN = "#a3380f"

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "--cm-paper": PAPER,
        "--cm-ink": INK,
        "--cm-muted": MUTED,
        "--cm-line": LINE,
        "--cm-accent": ACCENT,
        "--cm-warn": WARN,
    }
)
"""The colours on light paper, by the CSS variable that replaces each of them in an SVG.

>>> LIGHT["--cm-paper"]
'#ffffff'
"""

DARK: Mapping[str, str] = MappingProxyType(
    {
        "--cm-paper": "#16191d",
        "--cm-ink": "#e6edf3",
        "--cm-muted": "#aab4c0",
        "--cm-line": "#7d8793",
        "--cm-accent": "#7db8ff",
        "--cm-warn": "#ffab7a",
    }
)
"""The colours on dark paper: what a page sets the variables to in its dark scheme.

>>> rules = "".join(f"{name}: {colour}; " for name, colour in DARK.items())
>>> print(f"@media (prefers-color-scheme: dark) {{ :root {{ {rules}}} }}"[:65])
@media (prefers-color-scheme: dark) { :root { --cm-paper: #16191d
"""


# Settings of matplotlib: its defaults and a few of ours, whatever the user's are.

_OURS = {
    "font.family": ["DejaVu Sans"],  # it comes with matplotlib
    "hatch.linewidth": 1.4,
    "svg.fonttype": "none",
    "svg.hashsalt": "conflictmodel",
}


def settings() -> AbstractContextManager[None]:
    """Set what a picture is drawn and saved with, and afterwards the user's settings again."""
    return style.context(_OURS, after_reset=True)
