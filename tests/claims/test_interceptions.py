"""Interceptions: which figures were reported, and that at least one was."""

import pytest

from conflictmodel.claims.interceptions import Interception
from conflictmodel.values.measures import AIRBORNE, LEFT, LOST, REACHED, SHOT_DOWN, Measure
from conflictmodel.values.ranges import Range, at_most, exactly, unknown
from conflictmodel.values.subjects import Group, Place
from conflictmodel.values.units import ITEMS
from support.worlds import BY, DAY, VALID, missing, not_a, not_made, refusal

DRONES = Group("Russian drones")
OUTCOMES = ["shot_down", "lost", "reached", "left", "airborne"]


def attack(**figures: Range) -> Interception:
    """Return a report of these figures alone."""
    return Interception("a", DRONES, DAY, BY, **figures)  # type: ignore[arg-type]  # the names are those of figures


def test_the_outcomes_stand_in_one_order() -> None:
    """Each reported outcome comes with its measure, in the order of the fields."""
    report = attack(
        airborne=exactly(1),
        left=exactly(2),
        reached=exactly(3),
        lost=exactly(4),
        shot_down=exactly(5),
        launched=exactly(15),
    )
    expected = (
        (SHOT_DOWN, Range(5, 5)),
        (LOST, Range(4, 4)),
        (REACHED, Range(3, 3)),
        (LEFT, Range(2, 2)),
        (AIRBORNE, Range(1, 1)),
    )
    assert expected == report.outcomes


@pytest.mark.parametrize(
    ("field", "measure"),
    [
        ("shot_down", SHOT_DOWN),
        ("lost", LOST),
        ("reached", REACHED),
        ("left", LEFT),
        ("airborne", AIRBORNE),
    ],
)
def test_not_reported_unknown_and_zero_are_three_things(field: str, measure: Measure) -> None:
    """`None` is no outcome; reported as unknown, and none at all, each are one."""
    assert ((measure, Range(0, None)),) == attack(**{field: unknown()}).outcomes
    assert ((measure, Range(0, 0)),) == attack(**{field: exactly(0)}).outcomes
    assert () == attack(launched=exactly(72)).outcomes


def test_things_are_counted_unless_said_otherwise() -> None:
    """Without a unit the figures count items, and without a place they are of anywhere."""
    report = attack(launched=exactly(72))
    assert ITEMS == report.unit
    assert report.place is None


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_made("group", "Group"),
        *missing("group", "Group"),
        *not_made("on", "Period"),
        *missing("on", "Period"),
        *not_made("place", "Place"),
        *not_a("launched", "Range"),
        ("launched", None, "no figure is given"),
        *(row for outcome in OUTCOMES for row in not_a(outcome, "Range")),
        *not_a("unit", "Unit"),
        *missing("unit", "Unit"),
    ],
)
def test_what_is_no_interception_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field of a report is of its own type, and one figure must be given."""
    expected = f"Interception: {message} @ {field}"
    assert expected == refusal(Interception, **{**VALID[Interception], field: wrong})


def test_an_interception_reads_as_a_line() -> None:
    """As text it has what was launched, if that was reported, and each outcome that was."""
    drones, ukraine = Group("drones"), Place("Ukraine")
    told = Interception(
        "a", drones, DAY, BY, ukraine, launched=exactly(72), shot_down=exactly(47), lost=at_most(25)
    )
    assert (
        f"a: drones, Ukraine, {DAY}: exactly 72 launched, exactly 47 shot down, at most 25 lost"
    ) == str(told)
    assert f"b: drones, anywhere, {DAY}: launched not reported, exactly 0 reached" == str(
        Interception("b", drones, DAY, BY, reached=exactly(0))
    )
