"""Simulated truth: worlds in which it is known how many there were, and what sources said of it.

What a rule concludes from what was said can then be held against what happened. So it is found out
under which premises a rule is right, which no look at its answers alone can tell.
"""

from collections.abc import Iterable
from datetime import date
from itertools import chain, combinations, product
from typing import final

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.estimates import Estimate
from conflictmodel.measures import Measure
from conflictmodel.periods import Period
from conflictmodel.ranges import Range
from conflictmodel.sources import Attribution, Source, SourceKind
from conflictmodel.subjects import Group, Place, Subject
from conflictmodel.units import ITEMS, PERSONS


@final
@frozen
class Count:
    """How many persons of one group met with one outcome, in one place and on one day.

    Args:
        group: The narrowest group they are of.
        outcome: The outcome.
        place: The narrowest place.
        day: The day.
        number: How many.

    Raises:
        InvalidValueError: If a text is empty or a field of the wrong type.

    >>> print(Count(Group("troops"), "killed", Place("Kursk"), date(2024, 12, 21), 3))
    troops, killed, Kursk, 2024-12-21: 3
    """

    group: Group
    outcome: str
    place: Place
    day: date
    number: int = 0

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.is_a("group", self.group, Group),
            _checks.text("outcome", self.outcome),
            _checks.is_a("place", self.place, Place),
            _checks.is_a("day", self.day, date),
            _checks.count("number", self.number),
        )

    def __str__(self) -> str:
        return f"{self.group}, {self.outcome}, {self.place}, {self.day}: {self.number}"


@final
@frozen
class World:
    """What really happened, and what was said of it.

    Args:
        about: A subject to ask about; many of the estimates are about parts and wholes of it.
        counts: All that happened. Nothing did on days that are not among them.
        estimates: What was said. What sides that are no liars say is true, unless it was replaced.
        liars: The sides whose ranges need not have the truth in them.

    Raises:
        InvalidValueError: If a field is of the wrong type.

    >>> from conflictmodel import KILLED, WOUNDED
    >>> troops, kursk = Group("troops"), Place("Kursk")
    >>> about = Subject(troops, KILLED | WOUNDED, Period("2024-12"))
    >>> dead = Count(troops, "killed", kursk, date(2024, 12, 21), 3)
    >>> hurt = Count(troops, "wounded", kursk, date(2024, 12, 22), 4)
    >>> print(World(about, (dead, hurt)))
    7: troops, killed or wounded, anywhere, 2024-12
    happened: troops, killed, Kursk, 2024-12-21: 3
    happened: troops, wounded, Kursk, 2024-12-22: 4
    """

    about: Subject
    counts: tuple[Count, ...]
    estimates: tuple[Estimate, ...] = ()
    liars: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _checks.refuse(
            self,
            _checks.is_a("about", self.about, Subject),
            _checks.tuple_of("counts", self.counts, Count),
            _checks.tuple_of("estimates", self.estimates, Estimate),
            _checks.texts("liars", self.liars),
        )
        self.truth(self.about)

    def truth(self, subject: Subject) -> int:
        """Return how many there really were.

        Raises:
            InvalidValueError: If that cannot be told from the counts.

        >>> from conflictmodel import KILLED
        >>> troops, kursk = Group("troops"), Place("Kursk")
        >>> dead = Subject(troops, KILLED, Period("2024-12"))
        >>> world = World(dead, (Count(troops, "killed", kursk, date(2024, 12, 21), 3),))
        >>> world.truth(dead), world.truth(evolve(dead, period=Period("2024-12-22")))
        (3, 0)
        >>> world.truth(evolve(dead, group=Group("police")))
        Traceback (most recent call last):
        conflictmodel.errors.InvalidValueError: truth: the counts do not tell of 'police' @ group
        """
        _checks.refuse("truth", _checks.is_a("subject", subject, Subject))
        # As plainly as can be, and not by `Subject.includes`: that is what is held against it.
        group, measure, place, period = subject.group, subject.measure, subject.place, subject.period
        known = frozenset(count.outcome for count in self.counts)
        parts = (
            ("group", group, any(_is_in(count.group, group) for count in self.counts)),
            ("measure", measure, measure.accrues and measure.outcomes <= known),
            ("period", period, period.is_definite),
            ("place", place, any(_is_in(count.place, place) for count in self.counts)),
            ("unit", subject.unit.name, subject.unit == PERSONS),
        )
        wrong = [
            Problem(name, f"the counts do not tell of '{part}'") for name, part, told in parts if not told
        ]
        _checks.refuse("truth", tuple(wrong))
        return sum(
            count.number
            for count in self.counts
            if count.outcome in measure.outcomes
            and (period.first or date.min) <= count.day <= (period.last or date.max)
            and _is_in(count.group, group)
            and _is_in(count.place, place)
        )

    def __str__(self) -> str:
        happened = (f"happened: {count}" for count in self.counts if count.number)
        said = (
            f"said: {' replaces '.join((str(each), *each.supersedes))}" for each in self.estimates
        )
        liars = [f"liars: {', '.join(self.liars)}"] if self.liars else []
        return "\n".join((f"{self.truth(self.about)}: {self.about}", *happened, *said, *liars))

    def _repr_pretty_(self, printer: RepresentationPrinter, *_: object) -> None:
        printer.text(str(self))  # how Hypothesis shows the world for which a test fails


def _is_in(inner: Group | Place | None, outer: Group | Place | None) -> bool:
    return outer is None or inner == outer or (inner is not None and _is_in(inner.within, outer))


_TROOPS, _RUSSIA = Group("troops"), Place("Russia")
_GROUPS = (_TROOPS, Group("scouts", _TROOPS), Group("sappers", _TROOPS))
_PLACES = (_RUSSIA, Place("Kursk", _RUSSIA), Place("Sumy"))
_OUTCOMES = ("killed", "wounded", "captured")
_DAYS = tuple(date(2024, 12, day) for day in (21, 22, 23))
_CELLS = tuple(Count(*cell) for cell in product(_GROUPS, _OUTCOMES, _PLACES, _DAYS))

_MEASURES = tuple(
    Measure.of(*some) for size in (1, 2, 3) for some in combinations(_OUTCOMES, size)
)
# The same days in two ways are among them.
_PERIODS = (
    *map(Period, ("../2024-12-23", "2024-12", "2024-12-01/2024-12-31", "../..", "2024-12-22/..")),
    *(Period(f"{first}/{last}") for first, last in combinations(_DAYS, 2)),
    *(Period(str(day)) for day in _DAYS),
)

_WIDTHS = st.integers(0, 9) | st.none()


def worlds(
    *, liars: int = 0, sides: Iterable[str] = ("Kyiv", "Moscow", "Seoul")
) -> st.SearchStrategy[World]:
    """Return the strategy that draws worlds, and in them what sides say of parts and wholes.

    There are groups within a group, a place within another, three days and three disjoint
    outcomes. What a side says is true but vague: a number, a range, at least, at most, unknown. It
    may replace earlier figures that were wrong, and some of it has nothing to do with the question.

    Args:
        liars: How many sides, at most, say what is not true as well.
        sides: The sides. Each has several sources.

    Raises:
        InvalidValueError: If there is no side, there are more liars than sides, a side has no
            name or that of another, or something given is of the wrong type.

    >>> from hypothesis import find
    >>> from conflictmodel import combine, hull
    >>> def is_wrong(world: World) -> bool:
    ...     said = [each for each in world.estimates if each.subject == world.about]
    ...     answer = combine(said, rule=hull, about=world.about).pieces if said else ()
    ...     return any(world.truth(world.about) not in piece for piece in answer)
    >>> print(find(worlds(liars=1), is_wrong))
    0: troops, killed, anywhere, through 2024-12-23
    said: Kyiv 1: exactly 1 persons; troops, killed, anywhere, through 2024-12-23
    liars: Kyiv
    """
    named = tuple(sides)
    _checks.refuse("worlds", _checks.count("liars", liars), _checks.texts("sides", named))
    if not named or len(set(named)) < len(named):
        raise _checks.refusal("worlds", Problem("sides", "give one or more, each once"))
    if liars > len(named):
        raise _checks.refusal("worlds", Problem("liars", f"there are only {len(named)} sides"))
    return _worlds(liars, named)


@st.composite
def _worlds(draw: st.DrawFn, liars: int, sides: tuple[str, ...]) -> World:
    numbers = draw(st.dictionaries(st.sampled_from(_CELLS), st.integers(1, 20), max_size=8))
    counts = tuple(evolve(cell, number=numbers.get(cell, 0)) for cell in _CELLS)
    about = draw(_subjects(st.nothing(), st.nothing(), st.nothing(), st.nothing()))
    lying = draw(st.lists(st.sampled_from(sides), max_size=liars, unique=True))
    world = World(about, counts, liars=tuple(lying))
