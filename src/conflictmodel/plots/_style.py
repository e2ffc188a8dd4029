"""Colours: what each is for, on light paper and on dark.

Every colour of a mark or of a text has a contrast of at least 4.5:1 with the paper it is on, and
the thin lines of an axis have at least 3:1 (WCAG 2.2, criteria 1.4.3 and 1.4.11). No meaning
is in a colour alone.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Any

from matplotlib import style

_COLOURS = {
    "--cm-paper": ("#ffffff", "#16191d"),
    "--cm-ink": ("#1f2328", "#e6edf3"),
    "--cm-muted": ("#57606a", "#aab4c0"),
    "--cm-line": ("#818b98", "#7d8793"),
    "--cm-accent": ("#0b57b0", "#7db8ff"),
    "--cm-warn": ("#a3380f", "#ffab7a"),
}

LIGHT: Mapping[str, str] = MappingProxyType({name: each[0] for name, each in _COLOURS.items()})
"""The colours on light paper, by the CSS variable that replaces each of them in an SVG.

>>> LIGHT["--cm-paper"]
'#ffffff'
"""

DARK: Mapping[str, str] = MappingProxyType({name: each[1] for name, each in _COLOURS.items()})
"""The colours on dark paper: what a page sets the variables to in its dark scheme.

>>> rules = "".join(f"{name}: {colour}; " for name, colour in DARK.items())
>>> print(f"@media (prefers-color-scheme: dark) {{ :root {{ {rules}}} }}"[:65])
@media (prefers-color-scheme: dark) { :root { --cm-paper: #16191d
"""

FONT = "DejaVu Sans"  # it comes with matplotlib
PLAIN: dict[str, Any] = {"family": FONT, "size": 12.0, "parse_math": False, "usetex": False}
"""A text without mathematics, on Axes that were made with whatever settings."""


def settings() -> AbstractContextManager[None]:
    """Set what a picture is drawn and saved with, and afterwards the user's settings again."""
    ours = {
        "font.family": [FONT],
        "font.size": 12.0,
        "figure.constrained_layout.h_pad": 0.12,
        "figure.constrained_layout.w_pad": 0.12,
        "hatch.linewidth": 1.4,
        "svg.fonttype": "none",
        "svg.hashsalt": "conflictmodel",
    }
    return style.context(ours, after_reset=True)
