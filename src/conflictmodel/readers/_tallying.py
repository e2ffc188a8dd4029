"""The figures of a data set in cells of a country and a period, where nothing counts twice."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias, final

from attrs import define, field

from conflictmodel.claims import Claim, Estimate
from conflictmodel.values import Group, Measure, Period, Place, Subject, Unit

_LONGEST = 3_660  # days: what is longer may be in so many months that it says nothing of any
_LAST = date.max.toordinal()
_YEAR = len("2024")

Figure: TypeAlias = tuple[int, int | None, int | None]
"""The lower end, the best figure and the upper end."""

_Days: TypeAlias = tuple[int, int]


class Key(NamedTuple):
    """A cell: its country and its period, empty where it is of all of them, and its unit."""

    country: str
    period: str
    unit: Unit


@final
@define
class Figures:
    """What a data set counts in a cell: surely, and perhaps."""

    certain: list[Figure] = field(factory=list)
    possible: list[Figure] = field(factory=list)


@final
@define
class Tallied:
    """What a data set counts in each cell, and what is in none."""

    cells: defaultdict[Key, Figures] = field(factory=lambda: defaultdict(Figures))
    anywhere: list[Figure] = field(factory=list)
    countries: dict[str, str] = field(factory=dict)  # as it calls each, and as the table does
    compared: int = 0
    repeated: int = 0
    other: int = 0
    contradicting: int = 0


def tallied(
    claims: Iterable[Claim], measure: Measure, parts: Collection[str], names: Mapping[str, str]
) -> Tallied:
    """Return what claims count in each cell; what may be counted twice is counted once."""
    found = Tallied()
    units: defaultdict[Unit, _Numbers] = defaultdict(_Numbers)
    about: dict[tuple[object, ...], list[_Said]] = {}
    wholes: dict[int, Subject] = {}
    for each in claims:
        if not isinstance(each, Estimate) or each.subject.measure != measure:
            found.other += 1
            continue
        subject = each.subject
        # Four of five figures of a file may be of parts of the event before them: no need to look
        # what else counts them.
        if _is_part(subject, wholes.get(id(subject.group.within))):
            found.repeated += 1
            continue
        wholes[id(subject.group)] = subject
        said = units[subject.unit].said(each)
        about.setdefault((*said.subject, subject.unit), []).append(said)
    kept: defaultdict[Unit, _Kept] = defaultdict(_Kept)
    # What is wider comes first, so that what it holds is recognised.
    for same in sorted(about.values(), key=_rank):
        if kept[same[0].estimate.subject.unit].takes(same[0]):
            found.compared += 1
            _put(same[0].estimate, _together(same, found), found, parts, names)
        else:
            found.repeated += len(same)
    return found


def _is_part(subject: Subject, whole: Subject | None) -> bool:
    """Return whether a subject is seen at once to be of one group in a whole, and no other."""
    return (
        whole is not None
        and whole.place is subject.place
        and whole.period is subject.period
        and whole.unit is subject.unit
    )


@final
@define
class _Said:
    """An estimate, with what tells cheaply whether another counts the same."""

    estimate: Estimate
    groups: tuple[int, ...]
    places: tuple[int, ...]  # with 0 at the end, which is anywhere
    days: _Days
    subject: tuple[object, ...]


def _rank(same: list[_Said]) -> tuple[int, int, int, str]:
    """Return where a subject stands among others, whatever the order of its claims."""
    one = same[0]
    longest_first = one.days[0] - one.days[1]
    return len(one.groups), len(one.places), longest_first, min(each.estimate.id for each in same)


def _together(said: list[_Said], found: Tallied) -> Figure:
    """Return what the figures of one subject allow together, else their outermost ends."""
    ranges = [each.estimate.range for each in said]
    best = {each.estimate.best for each in said}
    one = best.pop() if len(best) == 1 else None
    allowed = ranges[0].intersection(*ranges[1:])
    if allowed is not None:
        return allowed.lower, one, allowed.upper
    found.contradicting += 1
    ends = [end for each in ranges for end in (each.lower, each.upper) if end]
    return min(ends), one, max(ends)


def _put(
    estimate: Estimate,
    figure: Figure,
    found: Tallied,
    parts: Collection[str],
    names: Mapping[str, str],
) -> None:
    """Put a figure where it counts: in its cell, in each that it may be in, or in none."""
    subject, country = estimate.subject, ""
    if "country" in parts:
        place = subject.place
        if place is None:
            found.anywhere.append(figure)
            return
        country = found.countries.setdefault(*_outermost(place, names))
    if len(parts) == len({"country"} & {*parts}):
        found.cells[Key(country, "", subject.unit)].certain.append(figure)
        return
    first, last = subject.period.first, subject.period.last
    if first is None or last is None or (last - first).days > _LONGEST:
        found.anywhere.append(figure)
        return
    periods = [*_periods(first, last, by_year="year" in parts)]
    for period in periods:
        cell = found.cells[Key(country, period, subject.unit)]
        (cell.certain if len(periods) == 1 else cell.possible).append(figure)


def _outermost(place: Place, names: Mapping[str, str]) -> tuple[str, str]:
    while place.within is not None:
        place = place.within
    return place.name, names.get(place.name, place.name)


def _periods(first: date, last: date, *, by_year: bool) -> Iterator[str]:
    """Yield each year or month that has a day from the first to the last."""
    if by_year:
        yield from (f"{year:04}" for year in range(first.year, last.year + 1))
        return
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    yield from (f"{each // 12:04}-{each % 12 + 1:02}" for each in months)


@final
class _Numbers:
    """Groups, places and days of one unit as numbers.

    Most objects are of several claims, and to hash what lies deep in others takes long: each is
    looked at once. A group or a place has its own number, and that of each in which it lies.
    """

    def __init__(self) -> None:
        self._chains: dict[int, tuple[int, ...]] = {}
        self._days: dict[int, tuple[_Days, str]] = {}
        self._numbers: dict[tuple[object, ...], int] = {}

    def said(self, estimate: Estimate) -> _Said:
        subject = estimate.subject
        groups, places = self._chain(subject.group), (*self._chain(subject.place), 0)
        days, words = self._days.get(id(subject.period)) or self._read(subject.period)
        return _Said(estimate, groups, places, days, (groups[0], places[0], days, words))

    def _chain(self, thing: Group | Place | None) -> tuple[int, ...]:
        if thing is None:
            return ()
        found = self._chains.get(id(thing))
        if found is None:
            outer = self._chain(thing.within)
            key = (type(thing), thing.name, thing.id, *outer[:1])
            number = self._numbers.setdefault(key, len(self._numbers) + 1)
            found = self._chains[id(thing)] = (number, *outer)
        return found

    def _read(self, period: Period) -> tuple[_Days, str]:
        first, last = period.first, period.last
        days = first.toordinal() if first else 1, last.toordinal() if last else _LAST
        # Two of the same words may be of other days, but answer one question.
        found = self._days[id(period)] = (days, "" if period.days_are_stated else period.edtf)
        return found


@final
class _Kept:
    """What is counted already of one unit."""

    def __init__(self) -> None:
        self._of: defaultdict[int, list[_Said]] = defaultdict(list)
        self._at: defaultdict[tuple[int, int], _Covered] = defaultdict(_Covered)
        self._inside: dict[int, defaultdict[int, _Covered]] = {}

    def takes(self, said: _Said) -> bool:
        """Count a figure, unless some of it may be counted already."""
        groups = [each for each in said.groups if each in self._of]
        at = ((group, place) for group in groups for place in said.places)
        if any(each in self._at and self._at[each].has_some_of(said.days) for each in at):
            return False
        # Of a larger group there may be figures of smaller places.
        if any(self._are_inside(group)[said.places[0]].has_some_of(said.days) for group in groups):
            return False
        group = said.groups[0]
        self._of[group].append(said)
        self._at[group, said.places[0]].add(said.days)
        self._put_inside(group, said)
        return True

    def _are_inside(self, group: int) -> defaultdict[int, "_Covered"]:
        if group not in self._inside:
            self._inside[group] = defaultdict(_Covered)
            for said in self._of[group]:
                self._put_inside(group, said)
        return self._inside[group]

    def _put_inside(self, group: int, said: _Said) -> None:
        for place in said.places if group in self._inside else ():
            self._inside[group][place].add(said.days)


@final
class _Covered:
    """Days on which something is counted: spans that are sorted, none of which meets another."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []

    def _met(self, days: _Days) -> slice:
        return slice(bisect_left(self._lasts, days[0]), bisect_right(self._firsts, days[1]))

    def has_some_of(self, days: _Days) -> bool:
        return bool(self._firsts[self._met(days)])

    def add(self, days: _Days) -> None:
        met = self._met(days)
        self._firsts[met] = [min((days[0], *self._firsts[met]))]
        self._lasts[met] = [max((days[1], *self._lasts[met]))]
