"""The nearest subjects: those that differ in the fewest parts, and in what."""

from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.values.measures import KILLED, WOUNDED, Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.subjects import Group, Place, Subject, nearest
from conflictmodel.values.units import ITEMS, Unit
from support.worlds import refusal

RUSSIA = Place("Russia")
MARSK = Place("Marsk", RUSSIA)
ASKED = Subject(Group("troops"), KILLED, Period("2024"), MARSK)
SAME = "the same but for "


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (evolve(ASKED, group=Group("navy", id="7")), "the group: 'navy', not 'troops'"),
        (evolve(ASKED, measure=WOUNDED), "the measure: 'wounded', not 'killed'"),
        (
            evolve(ASKED, measure=Measure.of("killed", accrues=False)),
            (
                "the measure: Measure(outcomes=frozenset({'killed'}), accrues=False),"
                " not Measure(outcomes=frozenset({'killed'}), accrues=True)"
            ),
        ),
        (evolve(ASKED, place=Place("Marsk")), "the place: 'Marsk', not 'Marsk (in Russia)'"),
        (evolve(ASKED, place=None), "the place: anywhere, not 'Marsk'"),
        (
            evolve(ASKED, period=Period("2024-03-XX")),
            "the period: '2024-03-XX' (2024-03-01 to 2024-03-31), not '2024-01-01 to 2024-12-31'",
        ),
        (evolve(ASKED, unit=ITEMS), "the unit: 'items', not 'persons'"),
        (
            evolve(ASKED, unit=Unit("persons", 2)),
            ("the unit: Unit(name='persons', decimals=2), not Unit(name='persons', decimals=0)"),
        ),
        (
            evolve(ASKED, measure=WOUNDED, place=RUSSIA),
            "the measure: 'wounded', not 'killed'; the place: 'Russia', not 'Marsk'",
        ),
    ],
)
def test_each_part_that_differs_is_named(other: Subject, expected: str) -> None:
    """What somebody spoke of stands beside what was asked, told apart where they print alike."""
    assert (SAME + expected,) == nearest(ASKED, [other])


def test_the_same_subject_is_not_near() -> None:
    """Days written otherwise and a point make no other subject, and nobody's figures none."""
    days = Period("2024-01-01/2024-12-31")
    at = Place("Marsk", RUSSIA, point=Point.parse("50", "33"))
    assert () == nearest(ASKED, [ASKED, evolve(ASKED, period=days), evolve(ASKED, place=at)])
    assert () == nearest(ASKED, [])


def test_the_fewest_differences_come_first() -> None:
    """Three are named: one that reads as a slip, then by what they differ in, in any order."""
    slip = evolve(ASKED, place=Place("mar SK", RUSSIA))
    others = [
        evolve(ASKED, measure=WOUNDED, unit=ITEMS),
        evolve(ASKED, measure=WOUNDED),
        slip,
        evolve(ASKED, group=Group("navy"), measure=WOUNDED),
        evolve(ASKED, group=Group("navy"), measure=WOUNDED, unit=ITEMS),
    ]
    expected = (
        f"{SAME}the place: 'mar SK', not 'Marsk'",
        f"{SAME}the measure: 'wounded', not 'killed'",
        f"{SAME}the group: 'navy', not 'troops'; the measure: 'wounded', not 'killed'",
    )
    assert {expected} == {nearest(ASKED, order) for order in permutations(others)}


def test_a_slip_in_one_part_of_two_is_none() -> None:
    """Names that are the same but for case and blanks are a slip where nothing else differs."""
    slip = evolve(ASKED, group=Group("TROOPS"), place=Place("mar SK", RUSSIA))
    other = evolve(ASKED, group=Group("air force"), place=Place("mar SK", RUSSIA))
    expected = (
        f"{SAME}the group: 'TROOPS', not 'troops'; the place: 'mar SK', not 'Marsk'",
        f"{SAME}the group: 'air force', not 'troops'; the place: 'mar SK', not 'Marsk'",
    )
    assert expected == nearest(ASKED, [other, slip])


def test_only_subjects_are_near() -> None:
    """What is asked, and each that somebody spoke of, is a subject."""
    advice = ": such as Subject('troops', KILLED, '2024')"
    expected = f"nearest: expected Subject, got 'troops'{advice} @ about"
    assert expected == refusal(nearest, "troops", [ASKED])
    expected = "nearest: expected Subject, got 3 @ subjects[1]"
    assert expected == refusal(nearest, ASKED, [ASKED, 3])
    expected = "nearest: expected an iterable of Subject, got int @ subjects"
    assert expected == refusal(nearest, ASKED, 3)


FEW = st.builds(
    Subject,
    st.sampled_from([Group("troops"), Group("navy")]),
    st.sampled_from([KILLED, WOUNDED]),
    st.sampled_from([Period("2024"), Period("2024-01-01/2024-12-31"), Period("2024-XX")]),
    st.sampled_from([MARSK, RUSSIA, None]),
)


@given(FEW, st.lists(FEW, max_size=8))
def test_of_any_subjects_three_at_most_are_named(asked: Subject, others: list[Subject]) -> None:
    """As many lines as there are subjects that differ in one part or two, up to three."""
    lines = nearest(asked, others)
    parts = ("group", "measure", "place", "period", "unit")
    near = {
        each
        for each in map(Subject.in_days, others)
        if 0 < sum(getattr(each, part) != getattr(asked.in_days(), part) for part in parts) < 3
    }
    assert min(3, len(near)) == len(lines)
    assert lines == nearest(asked, others[::-1])
