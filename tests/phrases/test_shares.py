"""Shares: what says how many of a hundred is refused, and what was counted is read."""

import pytest

from conflictmodel.errors import PhraseError
from conflictmodel.phrases.figures import ROUNDING_1, read
from conflictmodel.values.ranges import Range


@pytest.mark.parametrize(
    ("phrase", "part", "figure"),
    [
        ("nine out of 10 people", "nine out of 10", "nine"),
        ("9 of ten displaced Syrian children", "9 of ten", "9"),
        ("80 out of 100 households", "80 out of 100", "80"),
        ("about 300 of 1,000 refugees", "about 300 of 1,000", "about 300"),
        ("three in 100 households", "three in 100", "three"),
        ("1 in 10", "1 in 10", "1"),
        ("one in five children", "one in five", "one"),
        ("one in every five children", "one in every five", "one"),
        ("2 of every 5 homes", "2 of every 5", "2"),
        ("2 out of each 5 drones", "2 out of each 5", "2"),
    ],
)
def test_what_may_be_a_share_is_refused(phrase: str, part: str, figure: str) -> None:
    """A round whole of a population, and every rate, may be no count; both readings are named."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ROUNDING_1)
    assert (part, "this may be a share") == (caught.value.part, caught.value.reason)
    assert ("a share of all there are", f"a count of {figure}") == caught.value.readings
    assert (
        "record the counts behind it, if they are known, or keep it as plain words"
        == caught.value.advice
    )


@pytest.mark.parametrize(
    ("phrase", "part", "whole"),
    [
        ("8 of 10 drones", 8, 10),
        ("47 out of 72 people", 47, 72),
        ("nine of the 10 people", 9, 10),
        ("9 out of their 100 children", 9, 100),
    ],
)
def test_what_was_counted_is_read(phrase: str, part: int, whole: int) -> None:
    """Things, a whole that is not round, and a whole that is known are counts."""
    found = read(phrase, policy=ROUNDING_1)
    assert (Range(part, part), Range(whole, whole)) == (found.range, found.of)


def test_a_place_is_no_whole() -> None:
    """The word "in" before anything but a figure trails."""
    found = read("50 in Kursk", policy=ROUNDING_1)
    assert (Range(50, 50), "in Kursk") == (found.range, found.trailing)
