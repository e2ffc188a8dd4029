"""Fitting text: how wide it may be, before anybody knows in which font it will be shown.

A browser draws the text of an SVG in a font of its own, so that matplotlib's measure of it is worth
little. Widths are estimated from above, by the kind of character.
"""

from unicodedata import category, east_asian_width

_WIDE = frozenset("MWmw@%—…")
_BROAD = frozenset("#&+<=>^~GOQ")
_NARROW = frozenset("iljtfrI.,:;|!'()[] ")


def width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of its size."""
    return sum(map(_em, text)) * size


def _em(character: str) -> float:
    if character in _WIDE:
        return 1.0
    if character in _BROAD:
        return 0.85
    if character in _NARROW:
        return 0.4
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if east_asian_width(character) in {"W", "F"}:
        return 1.05
    return 0.76 if character.isupper() else 0.63


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """Return a text of one line, wrapped to a width, and cut visibly after the most lines."""
    found: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room:
            line = longer
            continue
        if line:
            found.append(line)
        *full, line = _broken(word, room, size)
        found += full
        if len(found) > most:
            break
    found.append(line)
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and width(f"{last} …", size) > room:
        last = last[:-1]
    return [*found[: most - 1], f"{last.rstrip()} …"]


def _broken(word: str, room: float, size: float) -> list[str]:
    """Return a word in pieces that fit."""
    pieces: list[str] = []
    begin, used = 0, 0.0
    for index, character in enumerate(word):
        wide = width(character, size)
        if used + wide > room and index > begin:
            pieces.append(word[begin:index])
            begin, used = index, 0.0
        used += wide
    return [*pieces, word[begin:]]
