"""Changed totals: the sums of a data set before and after, in which nothing is counted twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias, final

from attrs import define, field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line
from conflictmodel.display.text import counted
from conflictmodel.values import Group, Place, Range, Subject, Unit
from conflictmodel.values.subjects import upwards

_Sums: TypeAlias = dict[tuple[str, Unit], "_Sum"]
_Whole: TypeAlias = tuple[Group, Place | None, Unit]


@final
@frozen
@_checks.checked
class ChangedTotal(Displayed):
    """The sum of figures before and after, of one part of what they count.

    Args:
        part: The part.
        unit: The unit.
        old: The sum in the older release; `None` where no figure is of this part.
        new: The sum in the newer one.
        old_best: The sum of the best figures, where each has one.
        new_best: The same in the newer release.
        left_out: How many figures of both are in no sum, because they may count what another does.

    >>> from conflictmodel import PERSONS, between
    >>> print(ChangedTotal("2025", PERSONS, between(6, 8), between(6, 9)))
    2025: 6–8 persons, now 6–9 persons
    """

    part: str
    unit: Unit
    old: Range | None
    new: Range | None
    old_best: int | None = field(default=None, converter=_checks.whole_or_none)
    new_best: int | None = field(default=None, converter=_checks.whole_or_none)
    left_out: int = field(default=0, converter=_checks.whole)

    def _title(self) -> Line:
        left = f" ({counted(self.left_out, 'figure')} in no sum)" if self.left_out else ""
        old, new = self._side(self.old, self.old_best), self._side(self.new, self.new_best)
        return (self.part, f": {old}, now {new}{left}")

    def _side(self, figure: Range | None, best: int | None) -> str:
        if figure is None:
            return "no figure"
        shown = "" if best is None else f", best {self.unit.amount(best)}"
        return f"{self.unit.format(figure)}{shown}"


def _outermost(subject: Subject) -> str:
    around = [*upwards(subject.place)]
    return str(around[-1]) if around else "anywhere"


def _year(subject: Subject) -> str:
    first, last = subject.period.first, subject.period.last
    return f"{last.year}" if first and last and first.year == last.year else str(subject.period)


PARTS: Mapping[str, Callable[[Subject], str]] = MappingProxyType(
    {
        "group": lambda subject: str(subject.group),
        "measure": lambda subject: str(subject.measure),
        "place": lambda subject: str(subject.place or "anywhere"),
        "country": _outermost,
        "period": lambda subject: str(subject.period),
        "year": _year,
    }
)
"""By what figures are added up: the name of a part of a subject, and what it is of one.

>>> from conflictmodel import KILLED, Group, Period
>>> PARTS["year"](Subject(Group("event 7"), KILLED, Period("2025-03-04")))
'2025'
"""


@final
@define
class _Sum:
    """What is added up of a part; no figure where all are left out."""

    figure: Range | None = None
    best: int | None = None
    left_out: int = 0

    def add(self, figures: list[Estimate]) -> None:
        """Add what the figures of one subject allow together; none where they contradict."""
        found = figures[0].range.intersection(*(each.range for each in figures[1:]))
        if found is None:
            self.left_out += len(figures)
            return
        best = {each.best for each in figures} - {None}
        one = best.pop() if len(best) == 1 else None
        if self.figure is None:
            self.figure, self.best = found, one
        else:
            self.figure += found
            self.best = None if one is None or self.best is None else one + self.best


def changed_totals(
    before: Iterable[Estimate], after: Iterable[Estimate], part: Callable[[Subject], str]
) -> tuple[ChangedTotal, ...]:
    """Return the sum of figures before and after, for each part of what they count."""
    old, new, none = _sums(before, part), _sums(after, part), _Sum()

    def total(key: tuple[str, Unit]) -> ChangedTotal:
        one, other = old.get(key, none), new.get(key, none)
        left_out = one.left_out + other.left_out
        return ChangedTotal(*key, one.figure, other.figure, one.best, other.best, left_out)

    return tuple(map(total, sorted({**old, **new}, key=str)))


def _sums(estimates: Iterable[Estimate], part: Callable[[Subject], str]) -> _Sums:
    about: dict[Subject, list[Estimate]] = {}
    for each in estimates:
        about.setdefault(each.subject.in_days(), []).append(each)
    found: _Sums = {}
    kept: dict[_Whole, list[Subject]] = {}
    # What is wider comes first, so that each is compared with what it may lie in, and no more.
    for subject in sorted(about, key=_depth):
        figures = about[subject]
        name = part(figures[0].subject)
        _checks.refuse("totals", _checks.text("by", name))
        of_part = found.setdefault((name, subject.unit), _Sum())
        if any(_may_overlap(subject, other) for other in _wider(kept, subject)):
            of_part.left_out += len(figures)
        else:
            kept.setdefault((subject.group, subject.place, subject.unit), []).append(subject)
            of_part.add(figures)
    return found


def _depth(subject: Subject) -> tuple[int, int]:
    return len([*upwards(subject.group)]), len([*upwards(subject.place)])


def _wider(kept: dict[_Whole, list[Subject]], subject: Subject) -> Iterator[Subject]:
    for group in upwards(subject.group):
        for place in (*upwards(subject.place), None):
            yield from kept.get((group, place, subject.unit), ())


def _may_overlap(one: Subject, other: Subject) -> bool:
    pairs = ((one.period, other.period), (other.period, one.period))
    apart = (
        earlier.last is not None and later.first is not None and earlier.last < later.first
        for earlier, later in pairs
    )
    return not (one.measure.is_disjoint(other.measure) or any(apart))
