"""Tallies: figures added up, of which none counts what another does."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias, final

from attrs import define, field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.text import counted
from conflictmodel.values import Group, Measure, Period, Place, Range, Subject, Unit

_LAST = date.max.toordinal()

Figure: TypeAlias = tuple[int, int | None, int | None]
"""The lower end, the best figure and the upper end."""

_Days: TypeAlias = tuple[int, int]
_Kind: TypeAlias = tuple[Unit, Measure]


@final
@frozen
@_checks.checked
class Tally(Displayed):
    """Figures added up end by end.

    Args:
        figures: How many there are.
        low: The sum of the lower ends.
        best: The sum of the best figures; `None` where one has none.
        high: The sum of the upper ends; `None` where one has none.

    >>> print(Tally(2, 9, 10, None))
    2 figures: 9, best 10, no upper end
    """

    figures: int = field(default=0, converter=_checks.whole)
    low: int = field(default=0, converter=_checks.whole)
    best: int | None = field(default=0, converter=_checks.whole_or_none)
    high: int | None = field(default=0, converter=_checks.whole_or_none)

    def __str__(self) -> str:
        best = "" if self.best is None else f", best {self.best:,}"
        high = ", no upper end" if self.high is None else f", at most {self.high:,}"
        return f"{counted(self.figures, 'figure')}: {self.low:,}{best}{high}"


def shown(found: Tally, unit: Unit) -> str:
    """Return a sum as text, in a unit."""
    if not found.figures:
        return "no figure"
    best = "" if found.best is None else f", best {unit.amount(found.best)}"
    return f"{unit.format(Range(found.low, found.high))}{best}"


def tally(figures: Sequence[Figure]) -> Tally:
    """Return figures added up end by end."""
    lows, bests, highs = zip(*figures, strict=True) if figures else ((), (), ())
    return Tally(len(figures), sum(lows), _added(bests), _added(highs))


def _added(ends: Sequence[int | None]) -> int | None:
    known = [end for end in ends if end is not None]
    return sum(known) if len(known) == len(ends) else None


def figure_of(same: Sequence[Estimate]) -> Figure | None:
    """Return what the figures of one subject allow together; nothing where they contradict."""
    first, *others = (each.range for each in same)
    allowed = first.intersection(*others)
    return None if allowed is None else (allowed.lower, _best_of(same), allowed.upper)


def outermost(same: Sequence[Estimate]) -> Figure:
    """Return the least and the greatest end of figures of one subject."""
    ends = [end for each in same for end in (each.range.lower, each.range.upper) if end]
    return min(ends), _best_of(same), max(ends)


def _best_of(same: Sequence[Estimate]) -> int | None:
    best = {each.best for each in same} - {None}
    return best.pop() if len(best) == 1 else None


def counted_once(estimates: Iterable[Estimate]) -> Iterator[tuple[list[Estimate], bool]]:
    """Yield the figures of each subject, and whether none of them may be counted already.

    What is wider comes first, so that what it holds is recognised.
    """
    numbers, wholes = _Numbers(), dict[int, Subject]()
    about: dict[tuple[object, ...], list[_Said]] = {}
    for each in estimates:
        subject = each.subject
        # Four of five figures of a file may be of parts of the event before them: no need to look
        # what else counts them.
        if _is_part(subject, wholes.get(id(subject.group.within))):
            yield [each], False
            continue
        wholes[id(subject.group)] = subject
        said = numbers.said(each)
        about.setdefault(said.subject, []).append(said)
    kept: dict[_Kind, _Kept] = {said[0].kind: _Kept() for said in about.values()}

    @cache
    def overlapping(kind: _Kind) -> list[_Kept]:
        unit, measure = kind
        return [
            each
            for other, each in kept.items()
            if other[0] == unit and not other[1].is_disjoint(measure)
        ]

    for same in sorted(about.values(), key=_rank):
        first = same[0]
        is_new = not any(each.has_some_of(first) for each in overlapping(first.kind))
        if is_new:
            kept[first.kind].add(first)
        yield [each.estimate for each in same], is_new


def _is_part(subject: Subject, whole: Subject | None) -> bool:
    """Return whether a subject is seen at once to be of one group in a whole, and no other."""
    return (
        whole is not None
        and whole.place is subject.place
        and whole.period is subject.period
        and whole.unit is subject.unit
        and whole.measure is subject.measure
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

    @property
    def kind(self) -> _Kind:
        return self.estimate.subject.unit, self.estimate.subject.measure


def _rank(same: list[_Said]) -> tuple[int, int, int, str]:
    """Return where a subject stands among others, whatever the order of its claims."""
    one = same[0]
    longest_first = one.days[0] - one.days[1]
    return len(one.groups), len(one.places), longest_first, min(each.estimate.id for each in same)


@final
class _Numbers:
    """Groups, places and days as numbers.

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
        about = (groups[0], places[0], days, words, subject.unit, subject.measure)
        return _Said(estimate, groups, places, days, about)

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
    """What is counted already of one unit and measure."""

    def __init__(self) -> None:
        self._of: defaultdict[int, list[_Said]] = defaultdict(list)
        self._at: defaultdict[tuple[int, int], _Covered] = defaultdict(_Covered)
        self._inside: dict[int, defaultdict[int, _Covered]] = {}

    def has_some_of(self, said: _Said) -> bool:
        """Return whether some of a figure may be counted already."""
        groups = [each for each in said.groups if each in self._of]
        at = ((group, place) for group in groups for place in said.places)
        if any(each in self._at and self._at[each].has_some_of(said.days) for each in at):
            return True
        # Of a larger group there may be figures of smaller places.
        return any(
            self._are_inside(group)[said.places[0]].has_some_of(said.days) for group in groups
        )

    def add(self, said: _Said) -> None:
        group = said.groups[0]
        self._of[group].append(said)
        self._at[group, said.places[0]].add(said.days)
        self._put_inside(group, said)

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
