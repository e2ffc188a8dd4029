"""Words of time as they were said, each with its place; clock times, which are no days."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple, NoReturn

from conflictmodel.errors import PhraseError
from conflictmodel.phrases._grammar.spelled import MONTHS
from conflictmodel.phrases._grammar.tokens import DASHES, listed, numbers
from conflictmodel.values.periods import Period

WEEKDAYS = numbers("weekday")
ADVICE = "write the period in EDTF and keep the words beside it"
DASH = "-"
_EMPTY = frozenset(listed("on in during over at the of onwards . ,"))

_YEARS = range(1900, 2101)
_ZONES = frozenset(["hrs", "hours", "z", "utc", "gmt", "local"])
_HALVES = frozenset(["am", "pm", "a.m", "p.m", "o'clock", "o’clock"])
_FORMS = r"[0-9]+:[0-9].*|[0-9]{1,2}(am|pm)|[0-9]{4}(h|hrs|z)|[0-9-]+t[0-9].*|noon|midnight"
_CLOCK = "this is a clock time, and a period is of whole days"
_EITHER = "this may be a year or a clock time"


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
    words: tuple[str, ...]  # those that matter, case folded
    places: tuple[tuple[int, int], ...]

    def part(self, start: int, stop: int | None = None) -> "Said":
        return self._replace(words=self.words[start:stop], places=self.places[start:stop])

    def joined(self, other: "Said") -> "Said":
        return self._replace(words=self.words + other.words, places=self.places + other.places)

    def refuse(self, reason: str, *readings: str) -> NoReturn:
        """Refuse what was said, with the EDTF that could be written instead."""
        day = self.dateline.isoformat()
        forms = "" if readings else f", as in {day}, {day[:7]} or {day[:7]}-01/{day},"
        advice = ADVICE.replace(" and", f"{forms} and")
        part = self.phrase[self.places[0][0] : self.places[-1][1]] if self.words else self.phrase
        raise PhraseError(self.phrase, part, reason, readings, advice)


def cut(phrase: str, dateline: date) -> Said:
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


def refuse_clock(said: Said, read: Callable[[Said], Period]) -> None:
    """Refuse a clock time, before four digits can pass for a year, and offer the day with it."""
    words = ("", *said.words, "")
    for at, (before, word, after) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        reason = _reason(before, word, after)
        if reason:
            rest = said.part(0, at - (before == "at"))
            rest = rest.joined(said.part(at + 1 + (after in _ZONES | _HALVES)))
            try:
                day = read(rest).edtf
            except PhraseError:
                day = said.dateline.isoformat()
            readings = (word, day) if reason == _EITHER else (word[:10] if "-" in word else day,)
            said.part(at, at + 1).refuse(reason, *readings)


def _reason(before: str, word: str, after: str) -> str:
    """Return why a word is refused as a clock time; nothing where it is none."""
    if not is_number(word, 4):
        is_hour = is_number(word, 1, 2) and after in _HALVES
        return _CLOCK if is_hour or re.fullmatch(_FORMS, word) else ""
    if after in _ZONES or (word[0] == "0" and before != "year"):
        return _CLOCK
    is_year = before == "year" or (int(word) in _YEARS and before != "at")
    return "" if is_year else _EITHER
