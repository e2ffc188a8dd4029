"""The sheet: artists from the top of a picture downwards. One unit is one CSS px."""

from collections.abc import Iterable
from typing import Literal, final

from attrs import frozen
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.text import Text

from conflictmodel.plots._fitting import lines, width
from conflictmodel.plots._marks import marks
from conflictmodel.plots._scene import Bar, Panel, Row, Scale, Scene, one_line
from conflictmodel.plots._style import INK, LINE, MUTED

WIDTH = 600.0
_LEFT, _RIGHT = 16.0, 584.0
_PLOT_LEFT, _PLOT_RIGHT = 24.0, 576.0
_LEADING = 1.35
_MOST_LINES = 3
_SWATCH = 38.0
_BOLD = 1.15  # bold text is wider


@final
@frozen
class _Hand:
    """How a text is written."""

    size: float
    colour: str = INK
    is_bold: bool = False

    def width(self, text: str) -> float:
        return width(text, self.size) * (_BOLD if self.is_bold else 1.0)

    def lines(self, text: str) -> list[str]:
        """Return a text wrapped to the whole width."""
        room = (_RIGHT - _LEFT) / (_BOLD if self.is_bold else 1.0)
        return lines(one_line(text), room, self.size, _MOST_LINES)


_TITLE = _Hand(15.0, is_bold=True)
_LABEL = _Hand(13.0, is_bold=True)
_VALUE = _Hand(13.0)
_QUIET = _Hand(12.0, MUTED)
_TOLD = _Hand(12.0)

_Align = Literal["left", "center", "right"]


class Sheet:
    """Artists, the lowest layer first, and how far down they reach."""

    def __init__(self, scene: Scene) -> None:
        self.artists: list[Artist] = []
        self.y = 12.0
        self._text(scene.title, _TITLE)
        for panel in scene.panels:
            self._panel(panel)
        self._key(scene.key)
        for note in scene.notes:
            self.y += 6
            self._text(note, _QUIET)
        self.y += 12

    def _line(self, x: float, y: float, text: str, hand: _Hand, to: _Align = "left") -> None:
        """Draw one line of text, whose baseline is at `y`."""
        self.artists.append(
            Text(
                x,
                y,
                text,
                fontsize=hand.size,
                color=hand.colour,
                fontweight="bold" if hand.is_bold else "normal",
                horizontalalignment=to,
                verticalalignment="baseline",
                parse_math=False,
            )
        )

    def _text(self, text: str, hand: _Hand) -> None:
        """Draw a text over the whole width, wrapped."""
        for line in hand.lines(text):
            self.y += hand.size * _LEADING
            self._line(_LEFT, self.y, line, hand)

    def _panel(self, panel: Panel) -> None:
        for section in panel.sections:
            self.y += 12
            self._rule(self.y, _LEFT, _RIGHT)
            self._text(section.heading, _QUIET)
            for row in section.rows:
                self._row(row, panel.scale)
        self._axis(panel.scale, panel.apart)

    def _rule(self, y: float, left: float, right: float) -> None:
        self.artists.append(Line2D([left, right], [y, y], lw=0.8, color=LINE))

    def _row(self, row: Row, scale: Scale | None) -> None:
        self.y += 6
        label, value = one_line(row.label), one_line(row.short or row.value)
        if _LABEL.width(label) + _VALUE.width(value) + _VALUE.size <= _RIGHT - _LEFT:
            self.y += _VALUE.size * _LEADING
            self._line(_LEFT, self.y, label, _LABEL)
            self._line(_RIGHT, self.y, value, _VALUE, "right")
        else:
            self._text(label, _LABEL)
            self._text(value, _VALUE)
        if row.note:
            self._text(row.short_note or row.note, _QUIET)
        if row.bars:
            self.y += 14
            if scale is not None:
                self._track(scale)
            for bar in row.bars:
                self.artists += marks(bar, _at(bar.left), _at(bar.right), self.y)
            self.y += 6

    def _track(self, scale: Scale) -> None:
        """Draw the axis, thinly, behind the bars of a row."""
        self._rule(self.y, _PLOT_LEFT, _at(scale.width))
        ticks = [_at(scale.at(number)) for number, _ in scale.ticks]
        for x in ticks:
            self.artists.append(Line2D([x, x], [self.y - 3, self.y + 3], lw=0.8, color=LINE))

    def _axis(self, scale: Scale | None, apart: str) -> None:
        if scale is not None:
            self._ticks(scale)
        if apart:
            self.y += 15
            self._line(_PLOT_RIGHT, self.y, apart, _QUIET, "right")

    def _ticks(self, scale: Scale) -> None:
        self.y += 12
        right = _at(scale.width)
        self._rule(self.y, _PLOT_LEFT, right)
        for number, label in scale.ticks:
            x = _at(scale.at(number))
            self.artists.append(Line2D([x, x], [self.y, self.y + 5], lw=0.8, color=LINE))
            half = _QUIET.width(label) / 2
            middle = min(max(x, half), WIDTH - half)
            self._line(middle, self.y + 19, label, _QUIET, "center")
        self.y += 19
        if scale.caption:
            self.y += 15
            self._line(right, self.y, one_line(scale.caption), _QUIET, "right")

    def _key(self, key: Iterable[tuple[Bar, str]]) -> None:
        """Draw what the marks mean, from left to right, as many as fit on a line."""
        x = _RIGHT
        for bar, told in key:
            wide = _SWATCH + _TOLD.width(told) + 16
            if x + wide > _RIGHT:
                x = _LEFT
                self.y += 20
            span = _SWATCH - 16
            left, right = (x + 4 + share * span for share in (bar.left, bar.right))
            self.artists += marks(bar, left, right, self.y - 4)
            self._line(x + _SWATCH, self.y, told, _TOLD)
            x += wide


def _at(share: float) -> float:
    return _PLOT_LEFT + share * (_PLOT_RIGHT - _PLOT_LEFT)
