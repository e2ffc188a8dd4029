"""Simulated truth: worlds in which it is known how many there were, and what sources said of it.

What a rule concludes can be held against it, which shows under which premises the rule is right.
"""

from collections.abc import Collection
from datetime import date
from itertools import chain, combinations, product
from typing import final

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from conflictmodel.claims.estimates import Estimate
from conflictmodel.values import ITEMS, Group, Measure, Period, Place, Range, Subject
from conflictmodel.values.sources import Attribution, Source, SourceKind


@final
@frozen
class Count:
    """How many persons of one group met with one outcome, in one place and on one day.

    Args:
        group: The narrowest group they are of.
        place: The narrowest place.
    """

    group: Group
    outcome: str
    place: Place
    day: date
    number: int = 0

    def __str__(self) -> str:
        return f"{self.group}, {self.outcome}, {self.place}, {self.day}: {self.number}"


@final
@frozen
class World:
    """What really happened, and what was said of it.

    Args:
        about: A subject to ask about; many of the estimates are about parts and wholes of it.
        counts: All that happened. Nothing did on days that are not among them.
        estimates: What was said. What origins that are no liars say is true, unless it was
            replaced.
        liars: The origins whose ranges need not have the truth in them.
    """

    about: Subject
    counts: tuple[Count, ...]
    estimates: tuple[Estimate, ...] = ()
    liars: tuple[str, ...] = ()

    def truth(self, subject: Subject) -> int:
        """Return how many there really were."""
        # As plainly as can be, and not by `Subject.includes`: that is what is held against it.
        measure, period = subject.measure, subject.period
        groups = [count for count in self.counts if _is_in(count.group, subject.group)]
        return sum(
            count.number
            for count in groups
            if count.outcome in measure.outcomes
            and (period.first or date.min) <= count.day <= (period.last or date.max)
            and _is_in(count.place, subject.place)
        )

    def __str__(self) -> str:
        lines = [f"{self.truth(self.about)}: {self.about}"]
        lines += [f"happened: {count}" for count in self.counts if count.number]
        lines += [f"said: {' replaces '.join((str(it), *it.supersedes))}" for it in self.estimates]
        return "\n".join((*lines, *(f"liar: {liar}" for liar in self.liars)))

    def _repr_pretty_(self, printer: RepresentationPrinter, *_: object) -> None:
        printer.text(str(self))  # how Hypothesis shows the world for which a test fails


def _is_in(inner: Group | Place | None, outer: Group | Place | None) -> bool:
    return outer is None or inner == outer or (inner is not None and _is_in(inner.within, outer))


_MOST_VERSIONS = 3
_TROOPS, _RUSSIA = Group("troops"), Place("Russia")
_GROUPS = (_TROOPS, Group("scouts", _TROOPS), Group("sappers", _TROOPS))
_PLACES = (_RUSSIA, Place("Kursk", _RUSSIA), Place("Sumy"))
_OUTCOMES = ("killed", "wounded", "captured")
_DAYS = tuple(date(2024, 12, day) for day in (21, 22, 23))
_NOTHING = tuple(Count(*cell) for cell in product(_GROUPS, _OUTCOMES, _PLACES, _DAYS))
_MEASURES = [Measure.of(*some) for size in (1, 2, 3) for some in combinations(_OUTCOMES, size)]
_PERIODS = [
    *map(Period, ("../2024-12-22", "2024-12-22/..", "2024-12")),
    Period("2024-12-01/2024-12-31"),  # the same days as another, written otherwise
    *(Period(f"{first}/{last}") for first, last in combinations(_DAYS, 2)),
    *(Period(str(day)) for day in _DAYS),
]

# Strategies are made once, because Hypothesis checks each that it has not met before.
_A_GROUP, _A_MEASURE = st.sampled_from((_TROOPS, *_GROUPS)), st.sampled_from(_MEASURES)
_A_PERIOD, _A_PLACE = st.sampled_from(_PERIODS), st.sampled_from([None, None, *_PLACES])
_A_DAY, _AN_OFFICE = st.sampled_from(_DAYS), st.sampled_from((1, 2))
_NUMBERS = st.dictionaries(st.sampled_from(range(len(_NOTHING))), st.integers(1, 20), max_size=24)
_SOMETIMES = st.booleans()
_MOSTLY = st.sampled_from((True, True, True, False))
_RARELY = st.sampled_from((False,) * 7 + (True,))
_WIDTH = st.none() | st.integers(0, 9)


def worlds(
    *, liars: int = 0, origins: Collection[str] = ("Kyiv", "Moscow", "Seoul")
) -> st.SearchStrategy[World]:
    """Return the strategy that draws worlds, and in them what origins say of parts and wholes.

    What an origin says is true but vague: a number, a range, at least, at most, unknown. It may
    replace earlier figures that were wrong, and some of it has nothing to do with the question.

    Args:
        liars: How many origins, at most, say what is not true as well.
        origins: The origins. Each has several sources.
    """
    return _worlds(liars, tuple(origins))


@st.composite
def _worlds(draw: st.DrawFn, liars: int, origins: tuple[str, ...]) -> World:
    about = Subject(draw(_A_GROUP), draw(_A_MEASURE), draw(_A_PERIOD), draw(_A_PLACE))
    counts = list(_NOTHING)
    for index, number in draw(_NUMBERS).items():
        counts[index] = evolve(counts[index], number=number)
    lying = draw(st.lists(st.sampled_from(origins), max_size=liars, unique=True))
    world = World(about, tuple(counts), liars=tuple(lying))
    said: list[Estimate] = []
    for versions in chain.from_iterable(draw(st.lists(_statement(world, origins), max_size=12))):
        replaced: tuple[str, ...] = ()
        for subject, figure, by in versions:
            claim_id = f"{by.source.origin} {len(said) + 1}"
            said.append(Estimate(claim_id, subject, figure, by, supersedes=replaced))
            replaced = (claim_id,)
    return evolve(world, estimates=tuple(said))


_Figure = tuple[Subject, Range, Attribution]


@st.composite
def _statement(draw: st.DrawFn, world: World, origins: tuple[str, ...]) -> list[list[_Figure]]:
    """Return what an origin says of a subject or of its outcomes, each with what it replaces."""
    origin = draw(st.sampled_from(origins))
    subject = _near(draw, world.about)
    outcomes = [] if draw(_MOSTLY) else sorted(subject.measure.outcomes)
    said: list[list[_Figure]] = []
    for each in [evolve(subject, measure=Measure.of(one)) for one in outcomes] or [subject]:
        versions = [_figure(draw, world, origin, each, may_miss=origin in world.liars)]
        while len(versions) < _MOST_VERSIONS and not draw(_MOSTLY):
            earlier = each if draw(_MOSTLY) else _near(draw, world.about)
            versions.insert(0, _figure(draw, world, origin, earlier, may_miss=True))
        said.append(versions)
    return said


def _near(draw: st.DrawFn, about: Subject) -> Subject:
    """Return a subject that has most in common with another."""
    return Subject(
        about.group if draw(_MOSTLY) else draw(_A_GROUP),
        about.measure if draw(_MOSTLY) else draw(_A_MEASURE),
        about.period if draw(_MOSTLY) else draw(_A_PERIOD),
        about.place if draw(_MOSTLY) else draw(_A_PLACE),
    )


def _figure(
    draw: st.DrawFn, world: World, origin: str, subject: Subject, *, may_miss: bool
) -> _Figure:
    """Return what an origin says of a subject, or of one like it that the world lacks."""
    truth = world.truth(subject)
    if draw(_RARELY):
        may_miss = True
        stock = evolve(subject.measure, accrues=False)
        beside = evolve(subject, measure=stock), evolve(subject, unit=ITEMS)
        subject = draw(st.sampled_from(beside))
    source = Source(f"{origin}, office {draw(_AN_OFFICE)}", SourceKind.OTHER, origin)
    by = Attribution(source, Period(str(draw(_A_DAY))))
    return subject, _range(draw, truth, may_miss=may_miss), by


def _range(draw: st.DrawFn, truth: int, *, may_miss: bool) -> Range:
    """Return a range with the truth in it, or where it may miss that, one above or below too."""
    width = draw(_WIDTH)
    if may_miss and draw(_MOSTLY):
        if truth and draw(_SOMETIMES):
            upper = draw(st.integers(0, truth - 1))
            return Range(max(0, upper - (width or 0)), upper)
        lower = truth + draw(st.integers(1, 9))
        return Range(lower, None if width is None else lower + width)
    return Range(truth - draw(st.integers(0, truth)), None if width is None else truth + width)
