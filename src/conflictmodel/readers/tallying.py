"""Tallies: figures added up, of which none counts what another does."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
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
_Key: TypeAlias = tuple[int, int, bool]  # a group, a place, and whether it is anywhere within that


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


def tally(given: Iterable[Figure | None]) -> Tally:
    """Return figures added up end by end."""
    figures = [each for each in given if each is not None]
    lows, bests, highs = zip(*figures, strict=True) if figures else ((), (), ())
    return Tally(len(figures), sum(lows), added(bests), added(highs))


def added(ends: Sequence[int | None]) -> int | None:
    """Return the sum of ends; none where one of them is none."""
    known = [end for end in ends if end is not None]
    return sum(known) if len(known) == len(ends) else None


def figure_of(same: Sequence[Estimate]) -> Figure | None:
    """Return what the figures of one subject allow together; nothing where they contradict."""
    first, *others = same
    allowed = first.range.intersection(*(each.range for each in others)) if others else first.range
    best = _best_of(same) if others else first.best
    return None if allowed is None else (allowed.lower, best, allowed.upper)


def outermost(same: Sequence[Estimate]) -> Figure:
    """Return the least and the greatest end that figures of one subject state."""
    # A lower end of 0 is that of every figure with an upper end alone: it states none.
    ends = [each.range.lower for each in same if each.range.lower]
    ends += [each.range.upper for each in same if each.range.upper is not None]
    return min(ends), _best_of(same), max(ends)


def _best_of(same: Sequence[Estimate]) -> int | None:
    best = {each.best for each in same} - {None}
    return best.pop() if len(best) == 1 else None


def counted_once(estimates: Iterable[Estimate]) -> Iterator[tuple[list[Estimate], bool]]:
    """Yield the figures of each subject, wider ones first, and whether none may be counted yet."""
    numbers, wholes = _Numbers(), dict[int, Subject]()
    of_group = defaultdict[tuple[int, ...], list[Estimate]](list)
    for each in estimates:
        subject = each.subject
        # Four of five figures of a file may be of parts of the event before them: no need to look
        # what else counts them.
        whole = wholes.get(id(subject.group.within))
        if (
            whole is not None
            and whole.place is subject.place
            and whole.period is subject.period
            and whole.unit is subject.unit
            and whole.measure is subject.measure
        ):
            yield [each], False
            continue
        wholes[id(subject.group)] = subject
        of_group[numbers.chain(subject.group)].append(each)
    # Most events are a group of their own, of which nothing else is said.
    outer = {group for groups in {each[1:] for each in of_group} for group in groups}
    own = {groups[0] for groups in of_group}
    about: dict[tuple[object, ...], list[_Said]] = {}
    for groups, found in of_group.items():
        if len(found) == 1 and groups[0] not in outer and own.isdisjoint(groups[1:]):
            yield found, True
            continue
        for said in map(numbers.said, found):
            about.setdefault(said.subject, []).append(said)
    kept = [defaultdict[_Key, _Covered](_Covered) for _ in numbers.kinds]
    overlapping = [
        [
            each
            for (other, of), each in zip(numbers.kinds, kept, strict=True)
            if other == unit and not of.is_disjoint(measure)
        ]
        for unit, measure in numbers.kinds
    ]
    for same in sorted(about.values(), key=_rank):
        first = same[0]
        is_new = not any(
            key in each and each[key].has_some_of(first.days)
            for each in overlapping[first.kind]
            for key in first.wider
        )
        for key in first.own if is_new else ():
            kept[first.kind][key].add(first.days)
        yield [each.estimate for each in same], is_new


@final
@define
class _Said:
    """An estimate, with what tells cheaply whether another counts the same."""

    estimate: Estimate
    kind: int
    groups: tuple[int, ...]
    places: tuple[int, ...]  # with 0 at the end, which is anywhere
    days: _Days
    subject: tuple[object, ...]

    @property
    def own(self) -> Iterator[_Key]:
        """What it counts: something in its place, and within each that its place lies in."""
        yield self.groups[0], self.places[0], False
        yield from ((self.groups[0], place, True) for place in self.places)

    @property
    def wider(self) -> Iterator[_Key]:
        """What may count it: a group around it, in a place around its own, or within that."""
        for group in self.groups:
            yield group, self.places[0], True
            yield from ((group, place, False) for place in self.places)


def _rank(same: list[_Said]) -> tuple[int, int, int, str]:
    """Return where a subject stands among others, whatever the order of its claims."""
    one = same[0]
    longest_first = one.days[0] - one.days[1]
    return len(one.groups), len(one.places), longest_first, min(each.estimate.id for each in same)


@final
class _Numbers:
    """Groups, places and days as numbers: an own one, and that of each in which it lies."""

    # Most objects are of several claims, and to hash what lies deep takes long: each is read once.

    def __init__(self) -> None:
        self._chains: dict[int, tuple[int, ...]] = {}
        self._days: dict[int, tuple[_Days, str]] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._kinds: dict[tuple[int, int], int] = {}
        self.kinds: dict[_Kind, int] = {}

    def said(self, estimate: Estimate) -> _Said:
        subject = estimate.subject
        groups, places = self.chain(subject.group), (*self.chain(subject.place), 0)
        days, words = self._days.get(id(subject.period)) or self._read(subject.period)
        ids = id(subject.unit), id(subject.measure)
        kind = self._kinds.get(ids)
        if kind is None:
            key = subject.unit, subject.measure
            kind = self._kinds[ids] = self.kinds.setdefault(key, len(self.kinds))
        return _Said(
            estimate, kind, groups, places, days, (groups[0], places[0], days, words, kind)
        )

    def chain(self, thing: Group | Place | None) -> tuple[int, ...]:
        if thing is None:
            return ()
        found = self._chains.get(id(thing))
        if found is None:
            outer = self.chain(thing.within)
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
class _Covered:
    """Days on which something is counted: spans that are sorted, none of which meets another."""

    __slots__ = ("_firsts", "_lasts")

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []

    def _met(self, days: _Days) -> slice:
        return slice(bisect_left(self._lasts, days[0]), bisect_right(self._firsts, days[1]))

    def has_some_of(self, days: _Days) -> bool:
        return bool(self._firsts[self._met(days)])

    def add(self, days: _Days) -> None:
        met = self._met(days)
        firsts, lasts = self._firsts[met], self._lasts[met]
        self._firsts[met] = [min(days[0], firsts[0]) if firsts else days[0]]
        self._lasts[met] = [max(days[1], lasts[-1]) if lasts else days[1]]
