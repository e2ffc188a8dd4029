"""What is asked on the command line: a question by its text, or by words of it."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from heapq import nlargest
from typing import TypeVar, overload

from conflictmodel.conclusions.derivations import Counted
from conflictmodel.errors import UnknownNameError
from conflictmodel.values import PERSONS, Period, Subject
from conflictmodel.values.subjects import upwards

_FEW = 3
_MOST_WORDS = 10_000  # that are compared with those that are asked
_T = TypeVar("_T")


@overload
def asked(subjects: Sequence[Subject], words: str) -> Sequence[Subject]: ...
@overload
def asked(subjects: Sequence[Counted], words: str) -> Sequence[Counted]: ...
def asked(subjects: Sequence[Counted], words: str) -> Sequence[Counted]:
    """Return the subject of this text, or those in whose text the words stand, or what it writes.

    The text of a subject is its group, measure, place, period and unit: each but the period is one
    that somebody spoke of.

    Raises:
        UnknownNameError: If there is none; the error has those of most of the words.
        InvalidValueError: If its last part is no period.
    """
    wanted = words.strip().casefold()
    if not wanted:
        raise UnknownNameError("subject", words, tuple(_some(subjects)))
    texts = [(str(each).casefold(), each) for each in subjects]
    found = [each for text, each in texts if text == wanted]
    found = found or [each for text, each in texts if wanted in text]
    found = found or [*_written([s for s in subjects if isinstance(s, Subject)], words)]
    if not found:
        near = tuple(_nearest(texts, wanted))
        raise UnknownNameError("subject", words, () if near else tuple(_some(subjects)), near)
    return found


def _some(subjects: Sequence[Counted]) -> Iterator[str]:
    """Yield a few subjects, to show what a question is."""
    yield from (f"'{each}'" for each in subjects[:_FEW])
    if len(subjects) > _FEW:
        yield f"and {len(subjects) - _FEW:,} more"


def _written(subjects: Sequence[Subject], words: str) -> Iterator[Subject]:
    """Yield the subject that a text writes, if its parts are known."""
    groups = dict.fromkeys(group for each in subjects for group in upwards(each.group))
    measures = dict.fromkeys(each.measure for each in subjects)
    places = dict.fromkeys(place for each in subjects for place in upwards(each.place))
    units = dict.fromkeys((PERSONS, *(each.unit for each in subjects)))
    for group, after in _begun(words, groups):
        for measure, rest in _begun(after, measures):
            for place, last in _begun(rest, (None, *places)):
                days, _, name = last.partition(", in ")
                for unit in units:
                    if unit.name == (name or PERSONS.name):
                        yield Subject(group, measure, _period(days), place, unit)


def _begun(text: str, things: Iterable[_T]) -> Iterator[tuple[_T, str]]:
    """Yield the things with whose name a text begins, each with what comes after it."""
    for thing in things:
        name = f"{thing or 'anywhere'}, "
        if text.casefold().startswith(name.casefold()):
            yield thing, text[len(name) :]


def _period(text: str) -> Period:
    first, _, last = text.removeprefix("through ").partition(" to ")
    start = "../" if text.startswith("through ") else ""
    return Period(f"{start}{first}{'/' if last else ''}{last}")


def _nearest(texts: Sequence[tuple[str, Counted]], wanted: str) -> Iterator[str]:
    """Yield the subjects that have most of the words, or of those that are nearly the same."""
    known = dict.fromkeys(word for text, _ in texts for word in _words(text))
    words = {
        near
        for word in _words(wanted)
        for near in get_close_matches(word, [*known][:_MOST_WORDS], n=1)
    }

    def common(each: tuple[str, Counted]) -> int:
        return len(words.intersection(_words(each[0])))

    for each in nlargest(_FEW, texts, key=common):
        if common(each):
            yield f"'{each[1]}'"


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()
