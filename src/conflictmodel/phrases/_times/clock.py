"""Clock times, which are no days: refused before four digits can pass for a year."""

import re
from collections.abc import Callable

from conflictmodel.errors import PhraseError
from conflictmodel.phrases._times.said import Said, is_number
from conflictmodel.values.periods import Period

_YEARS = range(1900, 2101)
_ZONES = frozenset(["hrs", "hours", "z", "utc", "gmt", "local"])
_HALVES = frozenset(["am", "pm", "a.m", "p.m", "o'clock", "o’clock"])
_FORMS = r"[0-9]+:[0-9].*|[0-9]{1,2}(am|pm)|[0-9]{4}(h|hrs|z)|[0-9-]+t[0-9].*|noon|midnight"
_CLOCK = "this is a clock time, and a period is of whole days"
_EITHER = "this may be a year or a clock time"


def refuse_clock(said: Said, read: Callable[[Said], Period]) -> None:
    """Refuse words of time with a clock time in them, offering the day that the rest names."""
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
