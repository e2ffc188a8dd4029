"""Small worlds of which every truth can be written down, as an oracle for what claims allow.

A truth is a count for each entity, outcome and day. All claims of a world are about these, and one
of them says that there are at most three of all: so there are only so many truths.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from random import Random
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import LinearConstraint, milp

from conflictmodel.claims import Estimate
from conflictmodel.conclusions import Partition
from conflictmodel.values import Group, Measure, Period, Place, Range, Subject, at_most
from support.figures import by

OUTCOMES = ("killed", "missing", "wounded")
DAYS = ("2024-12-01", "2024-12-02", "2024-12-03")
ARMY = Group("army")
ALAND = Place("Aland")
NORTH, SOUTH = Place("North", ALAND), Place("South", ALAND)

Numbers = npt.NDArray[np.int64]


class Shape(NamedTuple):
    """How the entities of a world are related: the first is the whole of all others."""

    entities: tuple[tuple[Group, Place | None], ...]
    partitions: tuple[Partition, ...] = ()


SHAPES = {
    "one": Shape(((ARMY, None),)),
    "part": Shape(((ARMY, None), (Group("brigade", ARMY), None))),
    "all parts": Shape(
        ((ARMY, ALAND), (ARMY, NORTH), (ARMY, SOUTH)),
        (Partition(ALAND, (NORTH, SOUTH), exhaustive=True),),
    ),
    "some parts": Shape(
        ((ARMY, ALAND), (ARMY, NORTH), (ARMY, SOUTH)),
        (Partition(ALAND, (NORTH, SOUTH), exhaustive=False),),
    ),
}


class World(NamedTuple):
    """Claims, questions, and every truth of as many counts as one of the claims allows."""

    shape: Shape
    truths: Numbers
    claims: list[Estimate]
    asked: list[Subject]

    def range_of(self, subject: Subject) -> Range | None:
        """Return what a count can be, if all claims are true; `None` where they cannot be."""
        counts = self._allowed() @ _row(self.shape, subject)
        return Range(int(counts.min()), int(counts.max())) if counts.size else None

    @property
    def is_possible(self) -> bool:
        """Whether all claims can be true."""
        return bool(self._allowed().size)

    def _allowed(self) -> Numbers:
        left = self.truths
        for claim in self.claims:
            counts = left @ _row(self.shape, claim.subject)
            upper = np.inf if claim.range.upper is None else claim.range.upper
            left = left[(claim.range.lower <= counts) & (counts <= upper)]
        return left

    def goes_with(self, claims: Sequence[Estimate]) -> bool:
        """Whether some counts, however large, go with claims: by integer programming."""
        rows = [_row(self.shape, claim.subject) for claim in claims]
        lowers: list[float] = [claim.range.lower for claim in claims]
        uppers = [np.inf if (most := claim.range.upper) is None else most for claim in claims]
        cells = len(DAYS) * len(OUTCOMES)
        parts = range(1, len(self.shape.entities))
        together = (parts,) if self.shape.partitions else tuple((each,) for each in parts)
        exhaustive = bool(self.shape.partitions and self.shape.partitions[0].exhaustive)
        for cell, group in product(range(cells), together):
            row = np.zeros(cells * len(self.shape.entities), dtype=np.int64)
            row[cell] = 1
            row[[part * cells + cell for part in group]] = -1
            rows.append(row)
            lowers.append(0)
            uppers.append(0 if exhaustive else np.inf)
        size = cells * len(self.shape.entities)
        found = milp(
            np.zeros(size),
            integrality=np.ones(size, dtype=np.int64),
            constraints=LinearConstraint(np.array(rows), lowers, uppers) if rows else (),
        )
        return found.x is not None


def _row(shape: Shape, subject: Subject) -> Numbers:
    """Return of which counts of a truth the count of a subject is the sum."""
    entity = shape.entities.index((subject.group, subject.place))
    counted = [
        (where, outcome in subject.measure.outcomes and subject.period.includes(Period(day)))
        for where in range(len(shape.entities))
        for day in DAYS
        for outcome in OUTCOMES
    ]
    return np.array([inside and where == entity for where, inside in counted], dtype=np.int64)


def _spread(left: int, cells: int) -> Iterator[tuple[int, ...]]:
    if not cells:
        yield ()
        return
    for here in range(left + 1):
        for rest in _spread(left - here, cells - 1):
            yield (here, *rest)


def _divided(shape: Shape, count: int) -> list[tuple[int, ...]]:
    """Return what each part can count of a day and an outcome of which the whole counts so many."""
    parts = len(shape.entities) - 1
    if not shape.partitions:
        return list(product(range(count + 1), repeat=parts))
    exhaustive = shape.partitions[0].exhaustive
    return [each for each in _spread(count, parts) if sum(each) == count or not exhaustive]


@cache
def all_truths(shape: Shape, most: int) -> Numbers:
    """Return every truth in which the whole counts so many at most: a row for each."""
    rows: list[tuple[int, ...]] = []
    for whole in _spread(most, len(DAYS) * len(OUTCOMES)):
        rows += [
            (*whole, *(each for part in zip(*parts, strict=True) for each in part))
            for parts in product(*(_divided(shape, count) for count in whole))
        ]
    return np.array(rows, dtype=np.int64)


def a_subject(random: Random, shape: Shape) -> Subject:
    """Return a subject of a world."""
    group, place = random.choice(shape.entities)
    outcomes = random.sample(OUTCOMES, random.choice((1, 1, 2, 3)))
    first = random.randrange(len(DAYS))
    last = random.randrange(first, len(DAYS))
    days = Period(f"{DAYS[first]}/{DAYS[last]}" if first < last else DAYS[first])
    return Subject(group, Measure.of(*outcomes), days, place)


def a_world(random: Random, shape: Shape, claims: int, *, lies: bool = False) -> World:
    """Return a world of so many claims, beside that of the whole; unless they lie, all are true."""
    most = random.choice((1, 2, 3, 3))
    truths = all_truths(shape, most)
    truth = truths[random.randrange(len(truths))]
    group, place = shape.entities[0]
    every = Subject(group, Measure.of(*OUTCOMES), Period(f"{DAYS[0]}/{DAYS[-1]}"), place)
    said = [Estimate("all", every, at_most(most), by("c"))]
    for number in range(claims):
        about = a_subject(random, shape)
        count = int(truth @ _row(shape, about))
        if lies and random.random() < 0.3:
            count = random.randrange(4)
        lower = max(0, count - random.choice((0, 0, 1)))
        upper = random.choice((count, count, count + 1, None))
        said.append(Estimate(f"c{number}", about, Range(lower, upper), by(random.choice("ab"))))
    asked = [*(a_subject(random, shape) for _ in range(3)), said[-1].subject]
    return World(shape, truths, said, asked)
