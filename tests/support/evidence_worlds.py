"""Small worlds: a question, what is said near it, and what really happened."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product
from typing import Protocol, TypeVar

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from conflictmodel.claims.estimates import Estimate
from conflictmodel.values.subjects import Subject
from support.evidence_subjects import (
    GROUPS,
    KURSK,
    OTHERS,
    OUTCOMES,
    PERIODS,
    PLACES,
    RUSSIA,
    SCOUTS,
    TROOPS,
    UNSTATED,
    Asked,
    asked,
    estimate,
)
from support.second_subjects import Atoms, Report, What

_T = TypeVar("_T")


class Choose(Protocol):
    """Takes one of several: by chance, or as Hypothesis draws."""

    def __call__(self, among: Sequence[_T], /) -> _T:
        """Return one of them."""
        ...


def drawing(draw: st.DrawFn) -> Choose:
    """Return what chooses as Hypothesis draws."""

    def choose(among: Sequence[_T]) -> _T:
        return among[draw(st.integers(0, len(among) - 1))]

    return choose


ORIGINS = ("Kyiv", "Moscow", "Seoul")
ENDS = (0, 1, 2, 3, 5, 8)


def chosen_question(choose: Choose) -> Asked:
    """Choose a question; mostly of several outcomes and days, so that there are parts and sums."""
    period = choose([*_MANY_DAYS, *_MANY_DAYS, *PERIODS, *UNSTATED])
    outcomes = choose([*OUTCOMES[3:], *OUTCOMES[3:], *OUTCOMES, OTHERS])
    return asked(choose(_GROUPS), outcomes, choose(_PLACES), period)


_MANY_DAYS = ("2024-12", "2024-12-01/2024-12-03", "2024-12-01/2024-12-02", "../..", "2024-12-02/..")
_GROUPS, _PLACES = (TROOPS, TROOPS, SCOUTS), (None, None, RUSSIA, KURSK)


def chosen_near(choose: Choose, question: Asked) -> Asked:
    """Choose a subject: the question, or what differs from it in one or two dimensions."""
    what, subject = question.what, question.subject
    group, place, period = subject.group, subject.place, subject.period.edtf
    outcomes, is_stock = what.outcomes, what.is_stock
    for changed in choose(_CHANGED):
        match changed:
            case "group":
                group = choose(list(GROUPS))
            case "place":
                place = choose(list(PLACES))
            case "outcomes":
                outcomes = choose([*OUTCOMES, *OUTCOMES, *OUTCOMES, OTHERS])
            case "period":
                period = choose([*PERIODS, *PERIODS, *UNSTATED])
            case _:
                is_stock = True
    return asked(group, outcomes, place, period, is_stock=is_stock)


_CHANGED: Sequence[tuple[str, ...]] = (
    *((),) * 7,
    *(("outcomes",),) * 5,
    *(("period",),) * 3,
    *(("group",), ("place",), ("stock",), ("outcomes", "period"), ("outcomes", "place")),
    *(("outcomes", "group"), ("period", "place"), ("outcomes", "period", "place", "group")),
)


@frozen
class World:
    """A question, and what was said, each report with its subject as the library has it."""

    question: Asked
    said: tuple[tuple[Report, Subject], ...]

    def __str__(self) -> str:
        lines = [f"{report.origin}, {report.grade}, {each}" for report, each in self._estimates()]
        return "\n".join((f"asked of {self.about}:", *lines))

    def _repr_pretty_(self, printer: RepresentationPrinter, *_: object) -> None:
        printer.text(str(self))

    def _estimates(self) -> Iterator[tuple[Report, Estimate]]:
        yield from zip(self.reports, self.estimates, strict=True)

    @property
    def about(self) -> Subject:
        """The question as the library has it."""
        return self.question.subject

    @property
    def reports(self) -> list[Report]:
        """The reports, for what is written a second time."""
        return [report for report, _ in self.said]

    @property
    def estimates(self) -> list[Estimate]:
        """The reports, for the library."""
        return [estimate(report, subject) for report, subject in self.said]


def chosen_world(choose: Choose, most: int = 8) -> World:
    """Choose a question and reports near it, some of which replace others."""
    question = chosen_question(choose)
    size = choose(range(1, most + 1))
    said: list[tuple[Report, Subject]] = []
    while len(said) < size:
        origin = choose(ORIGINS)
        for near in chosen_statement(choose, question):
            said.append((chosen_report(choose, near, origin, f"r{len(said)}"), near.subject))
            if len(said) > 1 and not choose(range(12)):
                old = choose(said[:-1])[0].id
                said[-1] = evolve(said[-1][0], replaces=(old,)), said[-1][1]
    return World(question, tuple(said))


def chosen_world_of_sums(choose: Choose) -> World:
    """Choose what an origin, or two, say of some outcomes and days of a question."""
    outcomes, periods = choose(((_TWO, _TWO_DAYS), (_TWO, _THREE_DAYS), (_THREE, _TWO_DAYS)))
    question = asked(outcomes=outcomes[0], period=periods[0])
    origins = choose((ORIGINS[:1], ORIGINS[:1], ORIGINS[:2]))
    said: list[tuple[Report, Subject]] = []
    for number in range(choose(range(2, 9))):
        near = asked(outcomes=choose(outcomes), period=periods[0])
        if choose((True, False)):
            near = asked(outcomes=choose((outcomes[0], *outcomes)), period=choose(periods))
        said.append((chosen_report(choose, near, choose(origins), f"r{number}"), near.subject))
    return World(question, tuple(said))


_TWO = (OUTCOMES[3], OUTCOMES[0], OUTCOMES[1])
_THREE = (OUTCOMES[6], *OUTCOMES[:6])
_TWO_DAYS = ("2024-12-01/2024-12-02", "2024-12-01", "2024-12-02")
_THREE_DAYS = (
    *("2024-12-01/2024-12-03", "2024-12-01/2024-12-02", "2024-12-02/2024-12-03"),
    *("2024-12-01", "2024-12-03"),
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a question and what is said near it."""
    choose = drawing(draw)
    return choose((chosen_world, chosen_world, chosen_world_of_sums))(choose)


def chosen_statement(choose: Choose, question: Asked) -> list[Asked]:
    """Choose what an origin speaks of: something near a question, or what it is a sum of."""
    near = chosen_near(choose, question)
    kind = choose(("one", "one", "one", "outcomes", "periods"))
    what, period = near.what, near.subject.period.edtf
    if kind == "outcomes" and len(what.outcomes) > 1:
        first = frozenset(choose(sorted(what.outcomes)) for _ in range(len(what.outcomes) - 1))
        return [_with(near, outcomes, period) for outcomes in (first, what.outcomes - first)]
    if kind == "periods" and period in _SPLIT:
        return [_with(near, what.outcomes, each) for each in choose(_SPLIT[period])]
    return [near]


def _with(near: Asked, outcomes: Atoms, period: str) -> Asked:
    subject = near.subject
    is_stock = near.what.is_stock
    return asked(subject.group, outcomes, subject.place, period, is_stock=is_stock)


_SPLIT: Mapping[str, Sequence[tuple[str, ...]]] = {
    "../..": (("../2024-12-02", "2024-12-03/.."),),
    "2024-12-01/2024-12-02": (("2024-12-01", "2024-12-02"),),
    "2024-12-01/2024-12-03": (
        ("2024-12-01/2024-12-02", "2024-12-03"),
        ("2024-12-01", "2024-12-02/2024-12-03"),
        ("2024-12-01", "2024-12-02", "2024-12-03"),
    ),
    "2024-12": (
        ("2024-12-01/2024-12-03", "2024-12-04/2024-12-31"),
        ("2024-12-01", "2024-12-02/2024-12-03", "2024-12-04/2024-12-31"),
    ),
    "2024-11/2024-12": (("2024-11", "2024-12"), ("2024-11", "2024-12-01/2024-12-31")),
}


def chosen_report(choose: Choose, near: Asked, origin: str, claim_id: str) -> Report:
    """Choose what an origin says of something: how many, when, and with which grade."""
    low, high = choose(ENDS), choose((*ENDS, None))
    if high is not None and high < low:
        low, high = high, low
    best = choose((None, None, low, low if high is None else high))
    return Report(claim_id, origin, near.what, low, high, choose(_DAYS), choose(_GRADES), best)


_DAYS: Sequence[int | None] = (1, 2, 3, 1, 2, 3, 1, 2, 3, None)
_GRADES: Sequence[str | None] = ("A", "B", "C", "A", "B", "C", "A", "B", "C", None)


# All of them, where few things are said

SMALL_SUBJECTS = [asked(), *(asked(outcomes=OUTCOMES[number]) for number in (0, 1, 6))]
SMALL_FIGURES = [(1, 1), (2, None)]


def small_worlds(size: int) -> Iterator[World]:
    """Yield every set of so many reports of two origins on a question, its parts and a whole."""
    kinds = [*product(ORIGINS[:2], SMALL_SUBJECTS, SMALL_FIGURES)]
    for chosen in combinations_with_replacement(kinds, size):
        if chosen[0][0] == ORIGINS[0]:  # as the same goes for the other
            said = tuple(
                (Report(f"{number}", origin, near.what, low, high, 1, "A"), near.subject)
                for number, (origin, near, (low, high)) in enumerate(chosen)
            )
            yield World(asked(), said)


# What really happened

Truth = Mapping[tuple[str, str, str, int], int]
"""How many of each atom of a group, outcome, place and day."""


def chosen_truth(choose: Choose, most: int = 12) -> Truth:
    """Choose what happened: a number of some atoms."""
    counts: dict[tuple[str, str, str, int], int] = {}
    for _ in range(choose(range(most + 1))):
        atom = (choose(_ATOMS[0]), choose(_ATOMS[1]), choose(_ATOMS[2]), choose(range(7)))
        counts[atom] = choose((1, 2, 3))
    return counts


_ATOMS = (
    sorted(GROUPS[TROOPS]),
    ("killed", "killed", "wounded", "wounded", "missing", "captured", "unharmed", *OTHERS),
    sorted(PLACES[None]),
)


def count(truth: Truth, what: What) -> int:
    """Return how many something really counts."""
    return sum(
        number
        for (group, outcome, place, day), number in truth.items()
        if group in what.group
        and outcome in what.outcomes
        and place in what.place
        and day in what.days
    )


def chosen_true_world(choose: Choose) -> tuple[World, Truth]:
    """Choose a world in which all that is said is true, and what really happened.

    Of days that nobody stated, one of those among which they surely are is meant.
    """
    truth = chosen_truth(choose)
    world = chosen_world(choose, most=6)
    while world.question.what.words:
        world = chosen_world(choose, most=6)
    said: list[tuple[Report, Subject]] = []
    for report, subject in world.said:
        what = report.what
        days = {choose(sorted(what.days))} if what.words else what.days
        number = (
            choose(range(9)) if what.is_stock else count(truth, evolve(what, days=frozenset(days)))
        )
        below, above = choose((0, 0, 1, 3)), choose((0, 0, 1, 3, None))
        high = None if above is None else number + above
        said.append((evolve(report, low=max(0, number - below), high=high, best=number), subject))
    return World(world.question, tuple(said)), truth
