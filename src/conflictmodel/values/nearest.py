"""The nearest subjects: what somebody spoke of that is most like what was asked."""

from collections.abc import Iterable
from heapq import nsmallest

from conflictmodel import _checks
from conflictmodel.values.subjects import Subject, told

_PARTS = ("group", "measure", "place", "period", "unit")
_MOST = 3
_FARTHEST = 2


def nearest(about: Subject, subjects: Iterable[Subject]) -> tuple[str, ...]:
    """Return how the subjects that are most like one differ from it: three at most.

    Those that differ in one part come before those that differ in two, and others are not near; of
    these first come those whose names are the same but for case and blanks, as of a slip.

    >>> from conflictmodel import KILLED, Place
    >>> asked = Subject("troops", KILLED, "2024", "Marsk")
    >>> nearest(asked, [Subject("troops", KILLED, "2024", Place("Marsk", "Russia"))])
    ("the same but for the place: 'Marsk (in Russia)', not 'Marsk'",)
    """
    _checks.refuse("nearest", _checks.is_a("about", about, Subject))
    others = _checks.listed("nearest", "subjects", subjects, Subject)
    asked = about.in_days()
    ranked: list[tuple[int, bool, str]] = []
    for subject in dict.fromkeys(each.in_days() for each in others):
        parts = [part for part in _PARTS if getattr(asked, part) != getattr(subject, part)]
        if 0 < len(parts) <= _FARTHEST:
            ranked.append((len(parts), *_ranked(asked, subject, parts)))
    return tuple(line for *_, line in nsmallest(_MOST, ranked))


def _ranked(asked: Subject, other: Subject, parts: list[str]) -> tuple[bool, str]:
    """Return whether two subjects differ by more than a slip, and how, as text."""
    is_slip, lines = True, list[str]()
    for part in parts:
        wanted, there = getattr(asked, part), getattr(other, part)
        wanted, there = told(wanted, there), told(there, wanted)
        is_slip &= _folded(there) == _folded(wanted)
        lines.append(f"the {part}: {there}, not {wanted}")
    return not is_slip, f"the same but for {'; '.join(lines)}"


def _folded(text: str) -> str:
    return "".join(text.casefold().split())
