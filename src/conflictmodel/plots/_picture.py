"""A picture: a figure of matplotlib, the same data in words, and its SVG."""

from collections.abc import Container
from typing import final

from attrs import frozen
from matplotlib.figure import Figure

from conflictmodel import _checks
from conflictmodel.display.displayed import wanted
from conflictmodel.plots._svg import svg_of


@final
@frozen
class Picture:
    """What was drawn, and the same in words.

    Args:
        figure: The figure, to be changed or saved by who knows matplotlib.
        title: What is drawn, in one line.
        alt: The same data in words, for who cannot see it.

    Raises:
        InvalidValueError: If a text is empty or a field of the wrong type.

    >>> from conflictmodel import example, Interception
    >>> from conflictmodel.plots import picture_of
    >>> picture = picture_of(example().of_type(Interception)[0])
    >>> picture.title
    'Russian drones, Ukraine, 2024-12-23'
    """

    figure: Figure
    title: str
    alt: str

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.is_a("figure", self.figure, Figure),
            _checks.text("title", self.title),
            _checks.text("alt", self.alt),
        )

    def svg(self) -> str:
        """Return the picture as one `<svg>` element, to be put into a page or saved as a file.

        It has no style, script or reference to anything outside, so that it can stand on a page
        with a strict content-security policy. Its ids begin with a hash of what it shows. A page
        sets its colours with the CSS variables that `LIGHT` and `DARK` name; without them it is
        drawn on light paper. It is 600 px wide. The same picture is always the same text.

        >>> from conflictmodel import example, Interception
        >>> from conflictmodel.plots import picture_of
        >>> picture = picture_of(example().of_type(Interception)[0])
        >>> picture.svg()[:49]
        '<svg xmlns="http://www.w3.org/2000/svg" role="img'
        """
        return svg_of(self.figure, self.title, self.alt)

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        kinds = wanted(("image/svg+xml", "text/plain"), include, exclude)
        return {kind: self.alt if kind == "text/plain" else self.svg() for kind in kinds}
