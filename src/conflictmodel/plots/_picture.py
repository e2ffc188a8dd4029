"""A picture: Axes of matplotlib on their figure, the same data in words, and its SVG."""

# pyright: reportUnknownMemberType=false
# matplotlib has no types for what it passes on when it saves a figure.

import re
import warnings
from collections.abc import Mapping
from contextlib import AbstractContextManager
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import final

from attrs import field, frozen
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from conflictmodel import _checks
from conflictmodel.display.markup import Markup, element

# A mark or a text has a contrast of 4.5:1 with its paper or more, the thin lines of an axis of 3:1
# (WCAG 2.2, criteria 1.4.3 and 1.4.11).
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

>>> LIGHT["--cm-paper"], DARK["--cm-paper"]
('#ffffff', '#16191d')
"""

DARK: Mapping[str, str] = MappingProxyType({name: each[1] for name, each in _COLOURS.items()})
"""The colours on dark paper: what a page sets the variables to in its dark scheme."""

_VARIABLES = {
    colour: f"var({name}, {colour})" for name, both in _COLOURS.items() for colour in both
}
_FONT = "DejaVu Sans"  # it comes with matplotlib; Verdana is as wide


def settings(colours: Mapping[str, str] = LIGHT) -> AbstractContextManager[None]:
    """Set what a picture is drawn and saved with, and afterwards the user's settings again."""
    ours = {
        "figure.constrained_layout.h_pad": 0.12,
        "figure.constrained_layout.w_pad": 0.12,
        "font.family": [_FONT],
        "font.size": 12.0,
        "hatch.linewidth": 1.4,
        "svg.fonttype": "none",
        "svg.hashsalt": "conflictmodel",
        "text.color": colours["--cm-ink"],
        "text.parse_math": False,  # a name may have dollars in it
    }
    return style.context(ours, after_reset=True)


@final
@frozen
@_checks.checked
class Picture:
    """What was drawn, and the same in words.

    Args:
        figure: The figure, to be changed or saved by who knows matplotlib.
        axes: The Axes that were drawn on: one with all rows, one more for each further axis.
        title: What is drawn, in one line.
        alt: The same data in words, for who cannot see it.

    >>> from conflictmodel import Interception, InterceptionTally, example
    >>> from conflictmodel.plots import tally
    >>> picture = tally(InterceptionTally(example().of_type(Interception)))
    >>> picture.title
    'Russian drones, Ukraine, 2024-12-23'
    """

    figure: Figure
    axes: tuple[Axes, ...] = field(converter=_checks.Kept[Axes])
    title: str
    alt: str

    def svg(self) -> str:
        """Return the figure as one `<svg>` element, to be put into a page or saved as a file.

        It has no style, script or reference to anything outside, so that it can stand on a page
        with a strict policy. A page sets its colours with the CSS variables that `LIGHT` and `DARK`
        name. The same picture is always the same text.

        >>> from matplotlib.figure import Figure
        >>> Picture(Figure(), (), "Killed", "Killed: 3.").svg()[:46]
        '<svg xmlns="http://www.w3.org/2000/svg" width='
        """
        prefix = f"cm-{sha256(f'{self.title} {self.alt}'.encode()).hexdigest()[:12]}"
        written, ids = BytesIO(), dict[str, str]()
        with settings(), warnings.catch_warnings():
            # A browser has the glyphs that matplotlib's own font has not.
            warnings.filterwarnings("ignore", "Glyph ", UserWarning)
            warnings.filterwarnings("ignore", "Matplotlib currently does not support", UserWarning)
            self.figure.savefig(written, format="svg", metadata={"Date": None})
        # Before the drawing stand what wrote it, and a style that would change the page around it.
        _, _, drawn = written.getvalue().decode().replace("\n", "").partition("</defs>")
        drawn = drawn.removesuffix("</svg>")
        width, height = (f"{72 * side:g}" for side in self.figure.get_size_inches())
        found = element(
            "svg",
            element("title", self.title, id=f"{prefix}-title"),
            element("desc", self.alt, id=f"{prefix}-desc"),
            Markup(re.sub("<[^>]+>", lambda tag: _cleaned(tag[0], prefix, ids), drawn)),
            xmlns="http://www.w3.org/2000/svg",
            width=width,
            height=height,
            viewBox=f"0 0 {width} {height}",
            role="img",
            aria_labelledby=f"{prefix}-title {prefix}-desc",
            font_family=f"{_FONT}, Verdana, sans-serif",
            stroke_linejoin="round",
        )
        return found.source

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": self.alt}


def _cleaned(tag: str, prefix: str, ids: dict[str, str]) -> str:
    tag = tag.replace(f"font-family: '{_FONT}'; ", "").replace("xlink:href", "href")
    # No layout is the same to the last digit as the next. Many places are sixty-fourths, so that
    # what is rounded is moved off the middle between two hundredths.
    tag = re.sub(r"\d+\.\d{3,}", lambda place: f"{float(place[0]) + 1e-4:.2f}", tag)
    style = r'style="([^"]*)"'
    tag = re.sub(style, lambda each: re.sub(r"([\w-]+): ([^;]+)(; )?", r'\1="\2" ', each[1]), tag)
    tag = re.sub("#[0-9a-f]{6}", lambda colour: _VARIABLES.get(colour[0], colour[0]), tag)
    # The ids of matplotlib are those of the groups in every picture, or follow those digits.
    tag = re.sub(r' id="[\w.]+_\d+"', "", tag)
    return re.sub(
        r'(id="|#)([a-z][0-9a-f]{10})\b',
        lambda old: old[1] + ids.setdefault(old[2], f"{prefix}-{len(ids)}"),
        tag,
    )
