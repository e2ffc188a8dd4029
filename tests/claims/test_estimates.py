"""Estimates: their subject, their range and how they read."""

import pytest

from conflictmodel.claims.estimates import Estimate
from conflictmodel.values.measures import KILLED, RECEIVED, WOUNDED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import currency
from support.worlds import BY, DAY, DEAD, TROOPS, VALID, missing, not_a, refusal

SOLDIERS = "North Korean troops"


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("subject", "Subject"),
        *missing("subject", "Subject"),
        *not_a("range", "Range"),
        *missing("range", "Range"),
        ("range", (1, 2), "expected Range, got (1, 2)"),
        ("best", -1, "-1 is below 0"),
        ("best", 2.0, "expected int, got 2.0"),
    ],
)
def test_what_is_no_estimate_is_refused(field: str, wrong: object, message: str) -> None:
    """An estimate has a subject and a range; nothing is taken for one."""
    expected = f"Estimate: {message} @ {field}"
    assert expected == refusal(Estimate, **{**VALID[Estimate], field: wrong})


def test_all_problems_are_told_at_once() -> None:
    """Problems of the evidence and of the figure are one error."""
    expected = (
        "Estimate: must not be empty @ id; expected Subject, got 'dead' @ subject;"
        " expected Range, got 100 @ range"
    )
    assert expected == refusal(Estimate, "", "dead", 100, BY)


@pytest.mark.parametrize(
    ("estimate", "expected"),
    [
        (
            Estimate("jcs", Subject(TROOPS, KILLED | WOUNDED, DAY), Range(1050, 1150), BY),
            f"jcs: 1,050–1,150 persons; {SOLDIERS}, killed or wounded, anywhere, 2024-12-23",
        ),
        (
            Estimate("a", DEAD, Range(), BY),
            f"a: unknown, in persons; {SOLDIERS}, killed, anywhere, through 2024-12-23",
        ),
        (
            Estimate("a", DEAD, Range(5, 8), BY, best=9),
            f"a: 5–8 persons, best 9 persons; {SOLDIERS}, killed, anywhere, through 2024-12-23",
        ),
        (
            Estimate(
                "a",
                Subject(
                    Group("aid"),
                    RECEIVED,
                    Period("2022/2024-11"),
                    Place("Ukraine"),
                    currency("USD"),
                ),
                Range(10_000_000_000_001),
                BY,
            ),
            "a: more than 100 bn USD; aid, received, Ukraine, 2022 to 2024-11, in USD",
        ),
    ],
)
def test_an_estimate_reads_as_its_figure_and_its_subject(estimate: Estimate, expected: str) -> None:
    """The text names the claim, the figure in its unit and what it counts."""
    assert expected == str(estimate)
