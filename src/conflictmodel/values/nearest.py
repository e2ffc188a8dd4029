"""The nearest subjects: what somebody spoke of that is most like what was asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    found: defaultdict[int, list[dict[str, tuple[str, str]]]] = defaultdict(list)
    for subject in dict.fromkeys(each.in_days() for each in others):
        differing = dict(_differing(asked, subject))
        found[len(differing)].append(differing)
    lines: list[str] = []
    for distance in range(1, _FARTHEST + 1):
        ranked = nsmallest(_MOST - len(lines), map(_ranked, found[distance]))
        lines += [line for _, line in ranked]
    return tuple(lines)


def _differing(asked: Subject, other: Subject) -> Iterator[tuple[str, tuple[str, str]]]:
    for part in _PARTS:
        wanted, there = getattr(asked, part), getattr(other, part)
        if wanted != there:
            yield part, (told(there, wanted), told(wanted, there))


def _ranked(differing: dict[str, tuple[str, str]]) -> tuple[bool, str]:
    pairs = differing.values()
    is_slip = all(_folded(there) == _folded(wanted) for there, wanted in pairs)
    parts = (f"the {part}: {there}, not {wanted}" for part, (there, wanted) in differing.items())
    return not is_slip, f"the same but for {'; '.join(parts)}"


def _folded(text: str) -> str:
    return "".join(text.casefold().split())
