"""What is asked on the command line: a question by its text, or by words of it."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from heapq import nlargest
from pathlib import Path
from typing import TypeVar, overload

from conflictmodel import _checks
from conflictmodel.conclusions import Partition
from conflictmodel.conclusions.derivations import Counted
from conflictmodel.errors import DocumentError, InvalidValueError, Problem, UnknownNameError
from conflictmodel.files.atomic import opened, whole
from conflictmodel.files.json_text import is_list, is_object, named, parsed, refusal
from conflictmodel.values import PERSONS, Group, Period, Place, Subject
from conflictmodel.values.subjects import in_full, upwards

_FEW = 3
_MOST_WORDS = 10_000  # that are compared with those that are asked
_T = TypeVar("_T")


@overload
def asked(subjects: Sequence[Subject], words: str) -> Sequence[Subject]: ...
@overload
def asked(subjects: Sequence[Counted], words: str) -> Sequence[Counted]: ...
def asked(subjects: Sequence[Counted], words: str) -> Sequence[Counted]:
    """Return the subject of this text, or those that have it, what it writes, or its words.

    What it writes is a subject whose parts but the period are ones that somebody spoke of.
    """
    wanted = words.strip().casefold()
    if not wanted:
        raise UnknownNameError("subject", words, tuple(_some(subjects)))
    texts = [(str(each).casefold(), each) for each in subjects]
    found: list[Counted] = (
        [each for text, each in texts if text == wanted]
        or [each for text, each in texts if wanted in text]
        or [*_written([s for s in subjects if isinstance(s, Subject)], words)]
        or [each for text, each in texts if all(map(text.__contains__, _words(wanted)))]
    )
    if not found:
        near = tuple(_nearest(texts, wanted))
        raise UnknownNameError("subject", words, () if near else tuple(_some(subjects)), near)
    return found


def _some(subjects: Sequence[Counted]) -> Iterator[str]:
    yield from (f"'{each}'" for each in subjects[:_FEW])
    if len(subjects) > _FEW:
        yield f"and {len(subjects) - _FEW:,} more"


def _written(subjects: Sequence[Subject], words: str) -> Iterator[Subject]:
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
    common = {each: len(words.intersection(_words(text))) for text, each in texts}
    near = nlargest(_FEW, common, key=common.__getitem__)
    yield from (f"'{each}'" for each in near if common[each])


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


_N = TypeVar("_N", Group, Place)
_ENTRY = "expected `whole` (a name), `parts` (a list of names) and `exhaustive` (true or false)"


def partitions_in(path: Path, subjects: Sequence[Subject]) -> tuple[Partition, ...]:
    """Return the partitions of a file of JSON or TOML, of what somebody spoke of by its name."""
    name = str(path)
    with opened(name) as file, named(name, "$"):
        text = whole(file.read)
        tree = parsed(text) if name.lower().endswith(".json") else _toml(text)
        entries = tree.get("partition") if is_object(tree) else None
        if not is_list(entries):
            raise refusal("it has no list `partition`")
    known = (
        _named(each for subject in subjects for each in upwards(subject.place)),
        _named(each for subject in subjects for each in upwards(subject.group)),
    )
    found, problems = list[Partition](), list[Problem]()
    for number, entry in enumerate(entries):
        try:
            found.append(_partition(entry, known))
        except InvalidValueError as error:
            problems += (Problem(f"$.partition[{number}]", each.message) for each in error.problems)
    if problems:
        raise DocumentError(name, tuple(problems))
    return tuple(found)


def _toml(text: bytes) -> object:
    try:
        return tomllib.loads(text.decode())
    except ValueError as error:
        raise refusal(f"it is no TOML: {error}") from None


def _named(things: Iterable[_N]) -> Mapping[str, _N]:
    distinct = dict.fromkeys(things)
    times = Counter(map(str, distinct))
    plain = {str(each): each for each in distinct if times[str(each)] == 1}
    return {in_full(each): each for each in distinct} | plain


def _partition(entry: object, known: Sequence[Mapping[str, Group | Place]]) -> Partition:
    given = entry if is_object(entry) else {}
    name, parts, exhaustive = map(given.get, ("whole", "parts", "exhaustive"))
    if not (isinstance(name, str) and is_list(parts) and isinstance(exhaustive, bool)):
        raise refusal(_ENTRY)
    names = [name, *map(str, parts)]
    things = next((each for each in known if name in each), dict[str, Group | Place]())
    for each in names:
        if each not in things:
            near = get_close_matches(each, {**known[0], **known[1]})
            nearest = f"; nearest: {', '.join(near)}" if near else ""
            raise refusal(f"nobody spoke of {_checks.shown(each)} as one of these{nearest}")
    first, *others = (things[each] for each in names)
    return Partition(first, tuple(others), exhaustive=exhaustive)
