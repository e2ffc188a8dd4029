"""Tallies: remainders, shares as exact fractions, and what was not reported."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve

from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.conclusions.tallies import InterceptionTally, share_shot_down
from conflictmodel.values.measures import (
    AIRBORNE,
    KILLED,
    LAUNCHED,
    LEFT,
    LOST,
    REACHED,
    SHOT_DOWN,
    Measure,
)
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, at_least, at_most, between, exactly, unknown
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import ITEMS, Unit
from support.figures import by
from support.worlds import refusal

DRONES = Group("Russian drones")
DAY = Period("2024-12-23")


def report(  # noqa: PLR0913 - the figures of a report are six
    launched: Range | None = None,
    *,
    shot_down: Range | None = None,
    lost: Range | None = None,
    reached: Range | None = None,
    left: Range | None = None,
    airborne: Range | None = None,
) -> Interception:
    """Return a report with these figures."""
    outcomes = (shot_down, lost, reached, left, airborne)
    return Interception("a", DRONES, DAY, by("Ukraine"), None, launched, *outcomes)


def tally(*reports: Interception) -> InterceptionTally:
    """Return the tally of reports, each with an id of its own."""
    return InterceptionTally(
        tuple(evolve(each, id=str(index)) for index, each in enumerate(reports))
    )


ATTACK = report(exactly(72), shot_down=exactly(47), lost=exactly(25))


@pytest.mark.parametrize(
    ("reports", "message"),
    [
        ((), "there is no report @ reports"),
        ({ATTACK}, "expected tuple, got {Interception("),
        ((1,), "expected Interception, got 1 @ reports[0]"),
        (
            (ATTACK, evolve(ATTACK, unit=Unit("missiles"))),
            "the units differ: items with 0 decimals, missiles with 0 decimals @ reports",
        ),
    ],
    ids=["none", "set", "number", "units"],
)
def test_what_cannot_be_counted_together_is_refused(reports: object, message: str) -> None:
    """A tally is of one or more reports in one unit."""
    assert refusal(InterceptionTally, reports).startswith(f"InterceptionTally: {message}")


# Counts


@pytest.mark.parametrize(
    ("figures", "measure", "expected"),
    [
        (ATTACK, LAUNCHED, exactly(72)),
        (ATTACK, SHOT_DOWN, exactly(47)),
        (ATTACK, SHOT_DOWN | LOST, exactly(72)),
        (ATTACK, REACHED, exactly(0)),
        (report(exactly(72), shot_down=exactly(47)), LOST, at_most(25)),
        (report(exactly(72), shot_down=exactly(47)), SHOT_DOWN | LOST, between(47, 72)),
        (report(exactly(72), shot_down=exactly(47)), LAUNCHED, exactly(72)),
        (report(exactly(72), shot_down=unknown()), SHOT_DOWN, at_most(72)),
        (report(exactly(72)), SHOT_DOWN | LOST | REACHED | LEFT, at_most(72)),
        (report(shot_down=exactly(47)), LAUNCHED, at_least(47)),
        (report(shot_down=exactly(47)), LOST, unknown()),
        (report(unknown(), shot_down=exactly(47)), LAUNCHED, at_least(47)),
        (report(shot_down=exactly(0)), LAUNCHED, unknown()),
        (report(exactly(0)), SHOT_DOWN, exactly(0)),
        (report(between(70, 80), shot_down=between(40, 75)), SHOT_DOWN, between(40, 75)),
        (report(exactly(50), shot_down=between(40, 60)), SHOT_DOWN, between(40, 50)),
        (report(at_least(50), shot_down=exactly(60)), LAUNCHED, at_least(60)),
    ],
)
def test_a_count_is_all_that_goes_with_the_figures(
    figures: Interception, measure: Measure, expected: Range
) -> None:
    """What was not reported is bounded by what was: nothing is guessed, and nothing is 0."""
    assert expected == tally(figures).count(measure)


def test_an_outcome_is_known_where_all_the_others_are() -> None:
    """The five outcomes make up what was launched, so the last of them is what is left."""
    none = exactly(0)
    figures = report(exactly(72), shot_down=exactly(47), reached=none, left=none, airborne=none)
    assert exactly(25) == tally(figures).count(LOST)
    assert exactly(72) == tally(evolve(figures, launched=None, lost=exactly(25))).count(LAUNCHED)


def test_counts_of_reports_are_added() -> None:
    """Over several reports, what one of them leaves open is open in the sum."""
    counted = tally(ATTACK, report(exactly(10), shot_down=exactly(4)), report(shot_down=exactly(1)))
    assert exactly(52) == counted.count(SHOT_DOWN)
    assert at_least(83) == counted.count(LAUNCHED)
    assert at_least(25) == counted.count(LOST)
    assert between(25, 31) == tally(*counted.reports[:2]).count(LOST)


@pytest.mark.parametrize(
    "measure",
    [KILLED, SHOT_DOWN | Measure.of("jammed"), Measure.of("shot down", accrues=False)],
    ids=["killed", "with killed", "stock"],
)
def test_only_what_becomes_of_the_launched_is_counted(measure: Measure) -> None:
    """A measure with any other outcome is refused."""
    message = f"count: {measure} is no union of the outcomes of what is launched @ measure"
    assert message == refusal(tally(ATTACK).count, measure)


def test_reports_that_give_a_figure_are_counted() -> None:
    """Not reported, reported as unknown and reported as none are three things."""
    counted = tally(ATTACK, report(exactly(9)), report(lost=unknown()), report(lost=exactly(0)))
    assert [2, 1, 3, 0, 0, 0] == [
        counted.reporting(measure)
        for measure in (LAUNCHED, SHOT_DOWN, LOST, REACHED, LEFT, AIRBORNE)
    ]


# Every small world: figures of each kind, and every set of counts that goes with them

KINDS = (None, exactly(1), between(0, 2), at_least(1))
WORLDS = [
    {"launched": launched, "shot_down": shot, "lost": lost, "reached": reached, "left": left}
    for launched in (None, exactly(2), between(1, 3), at_least(2), exactly(0))
    for shot, lost in product(KINDS, KINDS)
    for reached in (None, between(0, 1))
    for left in (None, exactly(0))
]
HIGHEST = 5  # no sum of upper ends is higher
HORIZON = 9  # what has no upper end goes beyond HIGHEST, whatever the other counts are
MEASURES = [SHOT_DOWN, LOST, REACHED | LEFT, SHOT_DOWN | LOST, LOST | REACHED, LAUNCHED]


def numbers(figure: Range | None) -> range:
    """Return the counts a figure allows, up to the horizon."""
    if figure is None:
        return range(HORIZON + 1)
    return range(figure.lower, (HORIZON if figure.upper is None else figure.upper) + 1)


def truths(world: dict[str, Range | None]) -> Iterator[dict[str, int]]:
    """Yield every set of counts that all the figures of a report allow."""
    outcomes = ("shot down", "lost", "reached", "left")
    choices = (numbers(world[name.replace(" ", "_")]) for name in outcomes)
    for counts in product(*choices):
        if sum(counts) in numbers(world["launched"]) and sum(counts) <= HORIZON:
            yield dict(zip(outcomes, counts, strict=True))


def reported(world: dict[str, Range | None]) -> InterceptionTally:
    """Return the tally of a small world, in which nothing is in the air any more."""
    return tally(report(**world, airborne=exactly(0)))


def test_a_count_is_exact_on_every_small_world() -> None:
    """The ends of a count are the least and the greatest of all counts the figures allow."""
    tried = 0
    for world in WORLDS:
        possible = list(truths(world))
        counted = reported(world)
        for measure in MEASURES if possible else ():
            sums = [sum(truth.get(name, 0) for name in measure.outcomes) for truth in possible]
            upper = max(sums) if max(sums) <= HIGHEST else None
            assert Range(min(sums), upper) == counted.count(measure)
            tried += 1
    assert 1000 < tried


def test_a_share_is_exact_on_every_small_world() -> None:
    """The ends of a share are the least and the greatest of all shares the figures allow."""
    bounded = 0
    for world in WORLDS:
        possible = list(truths(world))
        counted = reported(world)
        for part, whole in product((SHOT_DOWN, LOST), (SHOT_DOWN | LOST, LAUNCHED)):
            shares = [
                Fraction(sum(truth.get(name, 0) for name in part.outcomes), below)
                for truth in possible
                if (below := sum(truth.get(name, 0) for name in whole.outcomes))
            ]
            found = counted.share(part, of=whole) if possible else None
            if not shares:
                assert None is found
            elif HORIZON in (sum(truth.values()) for truth in possible):
                assert found is not None
                assert found[0] <= min(shares) <= max(shares) <= found[1]
            else:
                assert (min(shares), max(shares)) == found
                bounded += 1
    assert 100 < bounded


# Remainders


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (ATTACK, exactly(0)),
        (report(exactly(72), shot_down=exactly(47)), exactly(25)),
        (report(exactly(72)), exactly(72)),
        (report(shot_down=exactly(47)), unknown()),
        (report(unknown(), shot_down=exactly(47)), unknown()),
        (report(exactly(72), shot_down=between(40, 50), lost=exactly(20)), between(2, 12)),
        (report(between(70, 75), shot_down=at_least(40)), at_most(35)),
        (report(exactly(72), shot_down=exactly(47), lost=unknown()), at_most(25)),
        (report(exactly(72), shot_down=exactly(47), lost=exactly(30)), None),
        (report(exactly(72), shot_down=at_least(73)), None),
    ],
)
def test_the_remainder_is_what_is_not_accounted_for(
    figures: Interception, expected: Range | None
) -> None:
    """Launched less all outcomes reported; none where more is accounted for than was launched."""
    assert expected == tally(figures).remainder


def test_remainders_of_reports_are_added() -> None:
    """Over several reports the remainders add up, and one that is impossible leaves none."""
    assert exactly(3) == tally(ATTACK, report(exactly(5), lost=exactly(2))).remainder
    assert None is tally(ATTACK, report(exactly(5), lost=exactly(6))).remainder


# Shares


@pytest.mark.parametrize(
    ("figures", "part", "whole", "expected"),
    [
        (ATTACK, SHOT_DOWN, LAUNCHED, (Fraction(47, 72), Fraction(47, 72))),
        (ATTACK, SHOT_DOWN | LOST, LAUNCHED, (Fraction(1), Fraction(1))),
        (ATTACK, LAUNCHED, LAUNCHED, (Fraction(1), Fraction(1))),
        (ATTACK, REACHED, LAUNCHED, (Fraction(0), Fraction(0))),
        (ATTACK, REACHED, REACHED | LEFT, None),
        (report(exactly(0)), SHOT_DOWN, LAUNCHED, None),
        (report(exactly(0)), SHOT_DOWN, SHOT_DOWN, None),
        (report(shot_down=exactly(47)), SHOT_DOWN, LAUNCHED, (Fraction(0), Fraction(1))),
        (
            report(at_least(72), shot_down=exactly(47)),
            SHOT_DOWN,
            LAUNCHED,
            (Fraction(0), Fraction(47, 72)),
        ),
        (report(exactly(72), shot_down=unknown()), SHOT_DOWN, LAUNCHED, (Fraction(0), Fraction(1))),
        (report(exactly(72)), LOST, LAUNCHED, (Fraction(0), Fraction(1))),
        (
            report(exactly(72), shot_down=at_least(36)),
            SHOT_DOWN,
            LAUNCHED,
            (Fraction(1, 2), Fraction(1)),
        ),
        (
            report(at_most(60), shot_down=exactly(30)),
            SHOT_DOWN,
            LAUNCHED,
            (Fraction(1, 2), Fraction(1)),
        ),
        (
            report(shot_down=between(40, 60), lost=between(0, 40)),
            SHOT_DOWN,
            SHOT_DOWN | LOST,
            (Fraction(1, 2), Fraction(1)),
        ),
        (
            report(shot_down=at_most(5), lost=exactly(0)),
            SHOT_DOWN,
            SHOT_DOWN | LOST,
            (Fraction(1), Fraction(1)),
        ),
        (
            report(shot_down=exactly(0), lost=at_most(5)),
            SHOT_DOWN,
            SHOT_DOWN | LOST,
            (Fraction(0), Fraction(0)),
        ),
        (
            report(shot_down=at_least(1), lost=exactly(3)),
            SHOT_DOWN,
            SHOT_DOWN | LOST,
            (Fraction(1, 4), Fraction(1)),
        ),
        (report(exactly(50), shot_down=exactly(60)), SHOT_DOWN, LAUNCHED, None),
        (
            report(exactly(72), shot_down=exactly(47), lost=exactly(30)),
            SHOT_DOWN,
            LAUNCHED,
            (Fraction(47, 72), Fraction(47, 72)),
        ),
        (
            report(between(50, 70), shot_down=between(40, 60), lost=exactly(80)),
            SHOT_DOWN,
            LAUNCHED,
            (Fraction(4, 7), Fraction(1)),
        ),
    ],
)
def test_a_share_is_of_something(
    figures: Interception,
    part: Measure,
    whole: Measure,
    expected: tuple[Fraction, Fraction] | None,
) -> None:
    """The least and the greatest share are exact; there is none in nothing, or in too little."""
    assert expected == tally(figures).share(part, of=whole)


def test_a_share_is_of_reports_together() -> None:
    """The share over several reports is that of their sums, not an average."""
    counted = tally(ATTACK, report(exactly(28), shot_down=exactly(3)))
    assert (Fraction(1, 2), Fraction(1, 2)) == counted.share(SHOT_DOWN, of=LAUNCHED)
    impossible = tally(ATTACK, report(exactly(28), shot_down=exactly(73)))
    assert None is impossible.share(SHOT_DOWN, of=LAUNCHED)


def test_a_share_names_what_it_is_of() -> None:
    """A part of something else, or the whole of a part, is no share."""
    counted = tally(ATTACK)
    assert "share: lost does not include shot down @ of" == refusal(
        counted.share, SHOT_DOWN, of=LOST
    )
    assert "share: lost does not include launched @ of" == refusal(counted.share, LAUNCHED, of=LOST)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (ATTACK, "47/72"),
        (report(exactly(2), shot_down=exactly(2)), "all"),
        (report(exactly(2), shot_down=exactly(0)), "none"),
        (report(shot_down=exactly(2)), "between none and all"),
        (report(at_least(72), shot_down=exactly(47)), "at most 47/72"),
        (report(exactly(72), shot_down=at_least(36)), "at least 1/2"),
        (report(exactly(6), shot_down=between(2, 3)), "between 1/3 and 1/2"),
    ],
)
def test_a_share_is_told_in_words(figures: Interception, expected: str) -> None:
    """No share is told as a number that could be taken for how many."""
    assert f"{expected} of what was launched was shot down" == share_shot_down(tally(figures))


def test_no_share_is_told_of_nothing() -> None:
    """Where nothing was launched, or less than was shot down, nothing is said of a share."""
    assert "" == share_shot_down(tally(report(exactly(0))))
    assert "" == share_shot_down(tally(report(exactly(50), shot_down=exactly(60))))


# Figures that contradict each other


def test_figures_that_cannot_be_true_are_taken_as_they_are() -> None:
    """Where more is accounted for than was launched, each figure stays what was said."""
    counted = tally(report(exactly(72), shot_down=exactly(47), lost=exactly(30)))
    assert [exactly(72), exactly(47), exactly(30), exactly(77), unknown()] == [
        counted.count(measure) for measure in (LAUNCHED, SHOT_DOWN, LOST, SHOT_DOWN | LOST, REACHED)
    ]


# As estimates


def test_every_reported_figure_is_an_estimate() -> None:
    """What was reported, as unknown too, becomes an estimate; what was not reported does not."""
    place = Place("Kyiv region")
    attack = evolve(
        report(exactly(72), shot_down=exactly(47), reached=unknown(), airborne=exactly(0)),
        place=place,
        words=("47 out of 72",),
    )
    expected = [
        ("a/launched", LAUNCHED, exactly(72)),
        ("a/shot down", SHOT_DOWN, exactly(47)),
        ("a/reached", REACHED, unknown()),
        ("a/airborne", AIRBORNE, exactly(0)),
    ]
    assert [
        Estimate(
            claim_id,
            Subject(DRONES, measure, DAY, place, ITEMS),
            figure,
            by("Ukraine"),
            ("47 out of 72",),
        )
        for claim_id, measure, figure in expected
    ] == list(InterceptionTally((attack,)).estimates())


def test_estimates_of_reports_have_ids_of_their_own() -> None:
    """Figures of several reports are told apart by the ids of the reports."""
    counted = tally(report(exactly(1)), report(lost=exactly(2)))
    assert ["0/launched", "1/lost"] == [each.id for each in counted.estimates()]
