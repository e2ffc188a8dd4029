"""Subjects: what a figure counts, when one is part of another, and which are most alike."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from heapq import nsmallest
from typing import Self, TypeVar, final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, listing
from conflictmodel.errors import Problem
from conflictmodel.values.measures import Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.units import PERSONS, Unit

_DEEPEST = 99
_PARTS = ("group", "measure", "place", "period", "unit")
_MOST_NEAR = 3
_FARTHEST = 2


@frozen
class _Nested(Displayed):
    """What may lie within a larger one of its kind."""

    name: str
    within: "_Nested | None"

    def _problems(self) -> _checks.Problems:
        # Comparing, hashing and writing could not follow a longer chain to its end.
        depth = len([*upwards(self.within)])
        if depth <= _DEEPEST:
            return ()
        return (Problem("within", f"it lies {depth} deep, and {_DEEPEST} is the most"),)

    def includes(self, other: Self) -> bool:
        """Whether the other one is this one or lies within it, however deep."""
        if type(other) is not type(self):
            raise _checks.unlike("includes", "other", other, type(self))
        return self in upwards(other)

    def __str__(self) -> str:
        return self.name


def _larger_group(given: "Group | str | None") -> "Group | None":
    return Group(given) if isinstance(given, str) else given


def _larger_place(given: "Place | str | None") -> "Place | None":
    return Place(given) if isinstance(given, str) else given


@final
@frozen
@_checks.checked
class Group(_Nested):
    """Whom or what a figure counts.

    Args:
        name: The name.
        within: The larger group it is a part of, or its name; it lies 99 deep at most.
        id: An identifier, where names repeat.

    >>> Group("troops").includes(Group("special forces", within="troops"))
    True
    """

    name: str
    within: "Group | None" = field(default=None, converter=_larger_group)
    id: str | None = None


@final
@frozen
@_checks.checked
class Place(_Nested):
    """Where.

    Args:
        name: The name.
        within: The larger place it lies in, or its name; it lies 99 deep at most.
        id: An identifier such as a gazetteer's; settlement names repeat.
        point: Where it is; of what is larger than a point, one that stands for it.
        precision: How precisely its source knows where it was, in its code, such as "UCDP
            where_prec 2".

    The point is where it is, not what it is: places are equal whose points or precisions differ.

    >>> russia = Place("Russia")
    >>> russia.includes(Place("Kursk region", within="Russia"))
    True
    >>> russia == Place("Russia", point=Point.parse("61.5", "105.3"))
    True
    """

    name: str
    within: "Place | None" = field(default=None, converter=_larger_place)
    id: str | None = None
    point: Point | None = field(default=None, eq=False)
    precision: str | None = field(default=None, eq=False)


_N = TypeVar("_N", _Nested, Group, Place)


def upwards(thing: _N | None) -> Iterator[_N]:
    """Yield a group or a place, and every larger one in which it lies."""
    while thing is not None:
        yield thing
        thing = thing.within


def in_full(thing: Group | Place) -> str:
    """Return the name with what tells things of one name apart."""
    details = [] if thing.id is None else [f"id {thing.id}"]
    if thing.within is not None:
        details.append(f"in {in_full(thing.within)}")
    return f"{thing.name} ({', '.join(details)})" if details else thing.name


def when(period: Period) -> str:
    """Return a period in quotation marks, with its sure span where its days are not stated."""
    if period.days_are_stated:
        return f"'{period}'"
    return f"'{period}' ({period.sure_span or 'no sure days'})"


_Part = Group | Place | Measure | Period | Unit | None


def told(thing: _Part, beside: object) -> str:
    """Return a part of a subject so that it can be told from another one."""
    match thing:
        case None:
            return "anywhere"
        case Period():
            return when(thing)
        case _ if str(thing) != str(beside):
            return f"'{thing}'"
        case Group() | Place():
            return f"'{in_full(thing)}'"
        case _:
            return repr(thing)


@final
@frozen
@_checks.checked
class Subject(Displayed):
    """What a figure counts.

    Args:
        group: Whom or what; or the name of a group.
        measure: Which outcomes of theirs, such as `KILLED | WOUNDED`.
        period: Over which days it accrued, or at which moment it was a stock; or its EDTF.
        place: Where, or the name of a place; `None` is anywhere.
        unit: In which unit; persons unless given.

    >>> from conflictmodel import KILLED, WOUNDED
    >>> print(Subject("North Korean troops", KILLED | WOUNDED, "../2024-12-23"))
    North Korean troops, killed or wounded, anywhere, through 2024-12-23
    >>> print(Subject("troops", KILLED, "2024", "Kursk").in_days())
    troops, killed, Kursk, 2024-01-01 to 2024-12-31
    """

    group: Group = field(converter=_checks.Made[Group])
    measure: Measure
    period: Period = field(converter=_checks.Made[Period])
    place: Place | None = field(default=None, converter=_checks.Made[Place | None])
    unit: Unit = PERSONS

    def includes(self, other: "Subject") -> bool:
        """Whether everything the other subject counts is certainly counted here too.

        Every subject includes itself; beyond that the measure must accrue, and its days be stated.

        >>> from conflictmodel import KILLED, WOUNDED
        >>> whole = Subject("a", KILLED | WOUNDED, "../2024-12-23")
        >>> [whole.includes(Subject("a", KILLED, day)) for day in ("2024", "2023")]
        [False, True]
        """
        if type(other) is not Subject:
            raise _checks.unlike("includes", "other", other, Subject)
        return next(self._excluding(other), None) is None

    def excludes(self, other: "Subject") -> tuple[str, ...]:
        """Return why the other subject is not included here, one reason a part; empty if it is.

        >>> from conflictmodel import KILLED, SENT
        >>> dead = Subject("troops", KILLED, "../2024-12-23")
        >>> dead.excludes(Subject("troops", SENT, "../2024-12-23"))
        ("measure 'sent' is not part of 'killed'",)
        """
        if type(other) is not Subject:
            raise _checks.unlike("excludes", "other", other, Subject)
        return tuple(reason() for reason in self._excluding(other))

    def _excluding(self, other: "Subject") -> Iterator[Callable[[], str]]:
        """Yield what writes each reason, as to write one takes longer than to see it."""
        if self == other:
            return
        yield from _apart(self, other)
        if not self.measure.accrues and self.in_days() != other.in_days():
            yield lambda: f"measure '{self.measure}' is a stock, which only equals itself"
        inner, outer = other.period, self.period
        if not (outer.days_are_stated and outer.includes(inner)):
            yield partial(_no_part, "period", inner, outer)

    def in_days(self) -> "Subject":
        """Return the same subject with its days written day by day (see `Period.in_days`)."""
        period = self.period.in_days()
        return self if period == self.period else evolve(self, period=period)

    def _title(self) -> Line:
        place = self.place or "anywhere"
        unit = () if self.unit == PERSONS else (", in ", self.unit.name)
        shown = (self.group, self.measure, place, self.period)
        return (*listing(map(str, shown), ", "), *unit)


def _apart(outer: Subject, inner: Subject) -> Iterator[Callable[[], str]]:
    if not outer.group.includes(inner.group):
        yield partial(_no_part, "group", inner.group, outer.group)
    if not outer.measure.includes(inner.measure):
        yield partial(_no_part, "measure", inner.measure, outer.measure)
    if outer.place and not (inner.place and outer.place.includes(inner.place)):
        yield partial(_no_part, "place", inner.place, outer.place)
    if outer.unit != inner.unit:
        yield partial(_no_part, "unit", inner.unit, outer.unit)


def _no_part(name: str, inner: _Part, outer: _Part) -> str:
    return f"{name} {told(inner, outer)} is not part of {told(outer, inner)}"


def surrounds(outer: Subject, inner: Subject) -> bool:
    """Tell whether a subject lies within another one in all but its days."""
    return next(_apart(outer, inner), None) is None


def nearest(about: Subject, subjects: Iterable[Subject]) -> tuple[str, ...]:
    """Return how the subjects that are most like one differ from it: three at most.

    Those that differ in one part come before those that differ in two, and others are not near; of
    these first come those whose names are the same but for case and blanks, as of a slip.

    >>> from conflictmodel import KILLED
    >>> asked = Subject("a", KILLED, "2024", "Marsk")
    >>> nearest(asked, [Subject("a", KILLED, "2024", Place("Marsk", "Russia"))])
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
    return tuple(line for *_, line in nsmallest(_MOST_NEAR, ranked))


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
