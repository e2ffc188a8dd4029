"""Partitions in a file, as `reconcile` takes them: places and groups by their names."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from conflictmodel import _checks
from conflictmodel.conclusions import Partition
from conflictmodel.errors import DocumentError, InvalidValueError, Problem
from conflictmodel.files.atomic import opened, refusal, whole
from conflictmodel.files.json_text import found_by, is_list, is_object, parsed
from conflictmodel.values import Group, Place, Subject
from conflictmodel.values.subjects import in_full, upwards

_N = TypeVar("_N", Group, Place)
_ENTRY = "expected `whole` (a name), `parts` (a list of names) and `exhaustive` (true or false)"


def partitions_in(path: Path, subjects: Sequence[Subject]) -> tuple[Partition, ...]:
    """Return the partitions of a file of JSON or TOML: a list `partition`.

    Each has a `whole`, its `parts`, and whether they are `exhaustive`. The names are those of
    places, or of groups, of which somebody spoke.

    Raises:
        DocumentError: If the file cannot be read, or is not that.
    """
    name = str(path)
    with opened(name) as file:
        try:
            text = whole(file.read)
            is_json = name.lower().endswith(".json")
            tree: object = parsed(text) if is_json else tomllib.loads(text.decode())
        except InvalidValueError as error:
            raise DocumentError(name, found_by(error, "$")) from None
        except ValueError as error:
            raise refusal(name, f"it is no TOML: {error}") from None
    entries = tree.get("partition") if is_object(tree) else None
    if not is_list(entries):
        raise refusal(name, "it has no list `partition`")
    known = (
        _named(each for subject in subjects for each in upwards(subject.place)),
        _named(each for subject in subjects for each in upwards(subject.group)),
    )
    found: list[Partition] = []
    problems: list[Problem] = []
    for number, entry in enumerate(entries):
        try:
            found.append(_partition(entry, known))
        except InvalidValueError as error:
            problems += (Problem(f"$.partition[{number}]", each.message) for each in error.problems)
    if problems:
        raise DocumentError(name, tuple(problems))
    return tuple(found)


def _named(things: Iterable[_N]) -> Mapping[str, _N]:
    """Return things by their names in full, and by their names where these tell them apart."""
    distinct = list(dict.fromkeys(things))
    times = Counter(map(str, distinct))
    plain = {str(each): each for each in distinct if times[str(each)] == 1}
    return {in_full(each): each for each in distinct} | plain


def _partition(entry: object, known: Sequence[Mapping[str, Group | Place]]) -> Partition:
    given = entry if is_object(entry) else {}
    name, parts, exhaustive = map(given.get, ("whole", "parts", "exhaustive"))
    if not (isinstance(name, str) and is_list(parts) and isinstance(exhaustive, bool)):
        raise _checks.refusal("partition", Problem("$", _ENTRY))
    names = [name, *map(str, parts)]
    things = next((each for each in known if name in each), dict[str, Group | Place]())
    for each in names:
        if each not in things:
            near = get_close_matches(each, {**known[0], **known[1]})
            nearest = f"; nearest: {', '.join(near)}" if near else ""
            message = f"nobody spoke of {_checks.shown(each)} as one of these{nearest}"
            raise _checks.refusal("partition", Problem("$", message))
    first, *others = (things[each] for each in names)
    return Partition(first, tuple(others), exhaustive=exhaustive)
