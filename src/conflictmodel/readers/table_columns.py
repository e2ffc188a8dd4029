"""The columns of one's own table: what each may be, as keywords, in a file, and by its name."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from json import dumps
from typing import Required, TypedDict, TypeGuard, TypeVar

from conflictmodel import _checks
from conflictmodel.errors import DocumentError, InvalidValueError, Problem, UnknownNameError
from conflictmodel.files import atomic
from conflictmodel.files.json_text import is_object
from conflictmodel.phrases.figures import POLICIES, Policy
from conflictmodel.readers._formats import described
from conflictmodel.readers._rows import unreadable
from conflictmodel.values import PERSONS, Group, Measure, Period, Place, Unit, currency, measures
from conflictmodel.values.sources import Grade, Source, SourceKind

_T = TypeVar("_T")


class TableColumns(TypedDict, total=False):
    """What the columns of a table are: a text names one, a value holds for every row.

    `lower`, `best` and `upper` are counts, or amounts of a `unit` that has parts; `via` is who
    relayed it, with semicolons between several; `origin` is the independent origin of the source.
    `within` is the whole that each group is part of; `sheet` names that of a workbook.

    >>> columns = TableColumns(group="event", measure=Measure.of("killed"),
    ...     period="date", source="who", lower="low")
    """

    id: str
    group: Required[str | Group]
    within: str | Group
    measure: Required[str | Measure]
    place: str | Place
    period: Required[str | Period]
    source: Required[str | Source]
    kind: str | SourceKind
    origin: str
    via: str | Source
    stated: str | Period
    grade: str | Grade
    lower: str
    best: str
    upper: str
    words: str
    policy: str | Policy
    unit: str | Unit
    sheet: str


_KINDS = {each.value: each for each in SourceKind}
NEEDED = ("group", "measure", "period", "source")
_KEYS = (*TableColumns.__annotations__,)
_source_named = partial(Source, kind=SourceKind.OTHER)
_CODES = frozenset({"code", "codes", "countrycode", "iso", "isocode", "cc", "alpha"})
_LONGEST = 1 << 20  # bytes of a file that says what the columns are


def _one_of(known: Mapping[str, _T], text: str) -> _T:
    if text not in known:
        raise unreadable(f"{_checks.shown(text)} is none of {', '.join(known)}")
    return known[text]


def _measure(text: str) -> Measure:
    plain = text.lower()
    ours = {str(each): each for each in vars(measures).values() if isinstance(each, Measure)}
    return ours.get(plain) or Measure.of(*plain.split(" or "))


def _unit(text: str) -> Unit:
    try:
        return PERSONS if text == PERSONS.name else currency(text)
    except UnknownNameError:
        return Unit(text)


def _period(text: str) -> Period:
    try:
        return Period(text)
    except InvalidValueError:
        form = "2024-12-23, 2024-12 or 2024-12-01/2024-12-23"
        shown = _checks.shown(text)
        raise unreadable(f"{shown} is no period, written as {form}", text) from None


VALUES: Mapping[str, tuple[type, Callable[[str], object]]] = {
    "group": (Group, Group),
    "within": (Group, Group),
    "measure": (Measure, _measure),
    "place": (Place, Place),
    "period": (Period, _period),
    "source": (Source, _source_named),
    "kind": (SourceKind, lambda text: _one_of(_KINDS, text.lower())),
    "via": (Source, _source_named),
    "stated": (Period, _period),
    "grade": (Grade, Grade.parse),
    "policy": (Policy, partial(_one_of, POLICIES)),
    "unit": (Unit, _unit),
}
"""What may be given as a value, of which type, and how a text of it is read."""


def problems_of(given: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong with what columns are said to be."""
    for key, value in given.items():
        if key not in _KEYS:
            yield Problem(key, f"there is no such keyword; known: {', '.join(_KEYS)}")
        elif key in VALUES or not isinstance(value, str):
            kinds = (str, VALUES[key][0]) if key in VALUES else (str,)
            yield from _checks.is_a(key, value, *kinds)
    for key in NEEDED:
        if key not in given:
            yield Problem(key, "it is needed: name its column, or give its value")
    group = given.get("group")
    if "within" in given and isinstance(group, Group) and group.within:
        yield Problem("within", f"the group lies in '{group.within}' already: give one of the two")


def _are_columns(given: dict[str, object]) -> TypeGuard[TableColumns]:
    return not any(map(bool, problems_of(given)))


def is_code(column: str, text: str) -> bool:
    """Return whether a text is the code of Namibia, by the name of its column."""
    return text == "NA" and not _CODES.isdisjoint(re.findall(r"[a-z]+", column.lower()))


def load_columns(path: str | os.PathLike[str]) -> TableColumns:
    """Return what the columns of a table are, as a file of TOML says it.

    A key has the name of a column, and in the table `values` what holds for every row, as text.

    Raises:
        DocumentError: If the file cannot be read, is no TOML, or says what no column can be.

    >>> load_columns("missing.toml")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.toml: cannot be read: ...
    """
    name = atomic.name_of("load_columns", path)
    with atomic.opened(name) as file:
        text = file.read(_LONGEST)
    try:
        found: dict[str, object] = tomllib.loads(text.decode())
    except ValueError as error:
        raise atomic.refusal(name, f"this is no TOML: {error}") from None
    given, problems = found.pop("values", {}), list[Problem]()
    for key, value in given.items() if is_object(given) else ():
        try:
            found[key] = VALUES[key][1](f"{value}") if key in VALUES else value
        except InvalidValueError as error:
            problems += [Problem(f"values.{key}", each.message) for each in error.problems]
    if problems or not _are_columns(found):
        raise DocumentError(atomic.printable(name), (*problems, *problems_of(found)))
    return found


def suggested(columns: list[str], sheet: str | None) -> str:
    """Return what columns may be by their names, as TOML to look through."""
    names: dict[str, list[str]] = described()["table"]["suggested"]
    lines = ["# What each column is, by its name: look through it, add what is missing."]
    lines += [] if sheet is None else [f"sheet = {dumps(sheet, ensure_ascii=False)}"]
    left = {re.sub(r"[\W_]+", " ", each).strip().lower(): each for each in reversed(columns)}
    for key in _KEYS:
        if known := [each for each in names[key] if each in left]:
            lines.append(f"{key} = {dumps(left.pop(known[0]), ensure_ascii=False)}")
        elif key in NEEDED:
            lines.append(f"# {key} is needed: name its column, or give its value below")
    others = ", ".join(map(_checks.shown, reversed(left.values())))
    lines += [f"# no part of it yet: {others}"] if left else []
    return "\n".join((*lines, "", "[values]", '# measure = "killed"', '# policy = "rounding/1"\n'))
