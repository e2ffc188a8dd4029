"""Days nobody stated: they lie where their sure span does, and are compared with nothing."""

import pytest

from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.contributions import Role, bearing
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, between, exactly
from conflictmodel.values.subjects import Group, Subject
from support.worlds import BY

WORDS = "2024-03-XX"


def killed(period: str) -> Subject:
    """Return the killed of a period."""
    return Subject(Group("people"), KILLED, Period(period))


@pytest.mark.parametrize(
    ("said", "asked", "role", "allowed"),
    [
        # the very same words
        (WORDS, WORDS, Role.DIRECT, between(5, 9)),
        ("2024-03~", "2024-03~", Role.DIRECT, between(5, 9)),
        ("2024-03?", "2024-03?", Role.DIRECT, between(5, 9)),
        # a part of what includes the sure span
        (WORDS, "2024-03", Role.LOWER_BOUND, Range(5)),
        (WORDS, "2024", Role.LOWER_BOUND, Range(5)),
        ("2024-03-14~", "2024-03", Role.LOWER_BOUND, Range(5)),
        ("[2024-03-04..2024-03-10]", "2024-03", Role.LOWER_BOUND, Range(5)),
        ("2024-03?", "../..", Role.LOWER_BOUND, Range(5)),
        # a whole of days that nobody stated
        ("2024-03", WORDS, Role.UPPER_BOUND, Range(0, 9)),
        ("2024", "2024-03~", Role.UPPER_BOUND, Range(0, 9)),
        # neither
        ("2024-03-04~", "2024-03", Role.NOT_USED, None),
        ("2024-03~", "2024-03", Role.NOT_USED, None),
        (WORDS, "2024-03-05", Role.NOT_USED, None),
        ("2024-03-05", WORDS, Role.NOT_USED, None),
        ("2024-03~", WORDS, Role.NOT_USED, None),
        ("[2024-03-01..2024-03-31]", WORDS, Role.NOT_USED, None),
        ("2024-03?", "2024", Role.NOT_USED, None),
    ],
)
def test_what_a_report_of_unstated_days_allows(
    said: str, asked: str, role: Role, allowed: Range | None
) -> None:
    """It answers its own words, and is a part of whatever includes its sure span."""
    found = bearing(Estimate("a", killed(said), between(5, 9), BY), killed(asked))
    assert (role, allowed) == (found.role, found.range)


def test_a_year_has_its_approximate_days() -> None:
    """A day in the middle of the year lies in it, and one near its end does not surely."""
    roles = [
        bearing(Estimate("a", killed(f"2022-{day}~"), exactly(5), BY), killed("2022")).role
        for day in ("01-10", "01-11", "12-21", "12-22")
    ]
    assert [Role.NOT_USED, Role.LOWER_BOUND, Role.LOWER_BOUND, Role.NOT_USED] == roles
