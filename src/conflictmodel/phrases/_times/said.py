"""Words of time as they were said, each with its place, and the day they were said from."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple, NoReturn

from conflictmodel.errors import PhraseError
from conflictmodel.phrases._grammar.spelled import MONTHS
from conflictmodel.phrases._grammar.tokens import DASHES, listed

WEEKDAYS = {
    name[:size]: number
    for number, name in enumerate(
        listed("monday tuesday wednesday thursday friday saturday sunday")
    )
    for size in (3, 4, 5, len(name))
}
"""The number of each weekday, from 0, by its name and what it is cut to: "Mon", "Tues", "Thurs"."""

DASH = "-"
_EMPTY = frozenset(listed("on in during over at the of onwards . ,"))


@cache  # compiled on first use: an import does not wait for it
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<kept>as\s+(?:of|at)|up\s+(?:to|until)|prior\s+to|at(?=\s+[0-9]{4}(?!\w)))(?!\w)"
        r"|[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:.,+-]*Z?)?)?(?![\w-])|[0-9]{4}-W[0-9]{2}(?!\w)"
        r"|[0-9]+(?:[:.][0-9]+)+\w*|[a-z](?:\.[a-z])+(?!\w)|\w+(?:['’]\w+)?|\S",
        re.IGNORECASE,
    )


class Said(NamedTuple):
    """Some of the words of a phrase of time."""

    phrase: str
    dateline: date
    words: tuple[str, ...]
    """The words that matter, case folded."""

    places: tuple[tuple[int, int], ...]

    def part(self, start: int, stop: int | None = None) -> "Said":
        return self._replace(words=self.words[start:stop], places=self.places[start:stop])

    def joined(self, other: "Said") -> "Said":
        return self._replace(words=self.words + other.words, places=self.places + other.places)

    def refuse(self, reason: str, *readings: str) -> NoReturn:
        """Refuse what was said, with the EDTF that could be written instead."""
        day = self.dateline.isoformat()
        forms = "" if readings else f", as in {day}, {day[:7]} or {day[:7]}-01/{day},"
        advice = f"write the period in EDTF{forms} and keep the words beside it"
        part = self.phrase[self.places[0][0] : self.places[-1][1]] if self.words else self.phrase
        raise PhraseError(self.phrase, part, reason, readings, advice)


def cut(phrase: str, dateline: date) -> Said:
    """Cut a phrase into the words that matter."""
    found: list[tuple[str, tuple[int, int]]] = []
    matches = list(_pattern().finditer(phrase))
    words = [" ".join(match.group().casefold().split()) for match in matches]
    for match, word, after in zip(matches, words, [*words[1:], ""], strict=True):
        if word in DASHES:
            earlier, before = ["", "", *(each for each, _ in found[-2:])][-2:]
            is_glued = not any(map(str.isspace, phrase[match.start() - 1 : match.end() + 1]))
            if _is_hyphen(earlier, before, after, is_glued=is_glued):
                continue
        if match["kept"] or word not in _EMPTY:
            found.append((DASH if word in DASHES else word, match.span()))
    return Said(phrase, dateline, tuple(word for word, _ in found), tuple(at for _, at in found))


def _is_hyphen(earlier: str, before: str, after: str, *, is_glued: bool) -> bool:
    """Whether a dash joins no second end: in "mid-October", "24-Feb-2022", "2024-Q3"."""
    if not (before[:1].isdecimal() or before in MONTHS or before in WEEKDAYS or is_part(before)):
        return True
    is_day = is_number(before, 1, 2) and after in MONTHS and earlier not in MONTHS
    of_year = (before in MONTHS or is_part(before)) and is_number(after, 4)
    return is_glued and (is_day or of_year or (is_number(before, 4) and is_part(after)))


def is_part(word: str) -> bool:
    """Whether this is a quarter or a half of a year: "Q3", "3Q", "H1"."""
    return re.fullmatch("[qh][1-4]|[1-4][qh]", word) is not None


def is_number(word: str, *lengths: int) -> bool:
    return word.isascii() and word.isdecimal() and len(word) in lengths
