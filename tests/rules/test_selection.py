"""Rules that hear some of the voices: the newest, those of the best grade, and both preferences."""

from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest

from conflictmodel.errors import RuleError
from conflictmodel.rules.bounds import hull, intersection, lowest, robust
from conflictmodel.rules.combinators import per_origin
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    ASSOCIATIVE,
    COMMUTATIVE,
    EQUALS_CORE,
    IDEMPOTENT,
    IGNORES_VACUOUS,
    ONE_RANGE,
    SOUND,
    sound_with_right,
    sound_with_wrong,
)
from conflictmodel.rules.rule import AnyRule, Rule
from conflictmodel.rules.selection import gtd, latest, most_reliable
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.rules.voting import camps, k_of_n, majority
from conflictmodel.values.ranges import Pieces, Range
from conflictmodel.values.sources import Reliability
from support.figures import SMALL_WORLDS, dated
from support.own_rules import of_voices
from support.worlds import refusal


def graded(*said: tuple[str, Range, str | None]) -> Voices:
    """Return voices from origins, ranges and the letters of their grades."""
    return tuple(
        Voice(origin, each, reliability=None if letter is None else Reliability[letter])
        for origin, each, letter in said
    )


def first(voices: Voices) -> Pieces:
    """Answer as the first voice."""
    return (voices[0].range,)


# Latest


def test_latest_hears_the_newest_voices_only() -> None:
    """Of voices with dates only those of the newest day are heard, all of that day."""
    voices = dated(("a", Range(1, 2), 20), ("b", Range(5, 6), 23), ("c", Range(6, 9), 23))
    assert (Range(6, 6),) == latest(intersection).apply(voices)
    assert (Range(5, 9),) == latest(hull).apply(voices)
    assert (Range(5, 6),) == latest(hull).apply(voices[:2])
    assert (Range(1, 2),) == latest(hull).apply(voices[:1])


def test_latest_disagrees_as_its_inner_rule() -> None:
    """Two newest voices that allow nothing together are a disagreement."""
    voices = dated(("a", Range(1, 9), 20), ("b", Range(5, 6), 23), ("c", Range(8, 9), 23))
    assert () == latest(intersection).apply(voices)
    assert (Range(5, 9),) == latest(intersection).or_else(hull).apply(voices[1:])


def test_latest_names_the_voices_without_a_date() -> None:
    """A voice without a date cannot be older or newer, so it is refused by name."""
    voices = dated(("a", Range(1, 2), None), ("b", Range(5, 6), 23), ("c", Range(5, 6), None))
    with pytest.raises(RuleError) as caught:
        latest(latest(hull)).apply(voices)
    assert "latest(latest(hull)): these voices have no date: a, c" == str(caught.value)


def test_many_voices_without_a_date_are_counted() -> None:
    """A message does not grow with a dossier: twelve are named."""
    voices = tuple(Voice(f"{number:02}", Range(1), None) for number in range(1_000))
    with pytest.raises(RuleError) as caught:
        latest(hull).apply(voices)
    assert str(caught.value).endswith("09, 10, 11, and 988 more")


@pytest.mark.parametrize(("make", "name"), [(latest, "latest"), (most_reliable, "most_reliable")])
def test_a_rule_that_makes_voices_cannot_be_chosen_for(
    make: Callable[[AnyRule], Rule[Voice]], name: str
) -> None:
    """Whether voices are chosen before or after they are made is to be said, by `per_origin`."""
    with pytest.raises(RuleError) as caught:
        make(per_origin(hull, intersection))
    expected = (
        f"{name}(per_origin(hull, intersection)): it would choose among reports, and its inner rule"
        " makes voices; choose in per_origin"
    )
    assert expected == str(caught.value)
    assert hull == per_origin(hull, make(intersection)).voices


# Most reliable


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("ABC", (Range(1, 2),)),
        ("CBC", (Range(5, 6),)),
        ("BAA", (Range(5, 9),)),
        ("EED", (Range(8, 9),)),
        ("CDC", (Range(1, 9),)),
        ("EEE", (Range(1, 9),)),
    ],
)
def test_most_reliable_hears_the_voices_of_the_best_grade_only(
    letters: str, expected: Pieces
) -> None:
    """A is the best grade and E the worst; all voices of the best are heard."""
    ranges = Range(1, 2), Range(5, 6), Range(8, 9)
    voices = graded(*zip("abc", ranges, letters, strict=True))
    assert expected == most_reliable(hull).apply(voices)
    assert expected == most_reliable(hull).apply(voices[::-1])


def test_most_reliable_disagrees_as_its_inner_rule() -> None:
    """Two voices of the best grade that allow nothing together are a disagreement."""
    voices = graded(("a", Range(1, 2), "B"), ("b", Range(5, 6), "B"), ("c", Range(), "C"))
    assert () == most_reliable(intersection).apply(voices)
    assert (Range(1, 6),) == most_reliable(intersection).or_else(hull).apply(voices[:2])


def test_most_reliable_names_the_voices_without_a_grade() -> None:
    """What is not graded, or could not be judged, is no worst grade, so it is refused by name."""
    voices = graded(("a", Range(1, 2), None), ("b", Range(5, 6), "E"), ("c", Range(5, 6), None))
    with pytest.raises(RuleError) as caught:
        most_reliable(hull).apply(voices)
    assert "most_reliable(hull): these voices have no grade: a, c" == str(caught.value)


def test_the_newest_of_the_best_and_the_best_of_the_newest_can_differ() -> None:
    """Rules that hear some of the voices can be put into each other, in either order."""
    voices = (
        Voice("a", Range(1, 1), date(2024, 12, 20), Reliability.A),
        Voice("b", Range(2, 2), date(2024, 12, 23), Reliability.C),
        Voice("c", Range(3, 3), date(2024, 12, 22), Reliability.A),
    )
    assert (Range(2, 2),) == latest(most_reliable(hull)).apply(voices)
    assert (Range(3, 3),) == most_reliable(latest(hull)).apply(voices)


# The order of preference of the Global Terrorism Database


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("a", Range(5, 6), 20)], Range(5, 6)),
        ([("a", Range(1, 2), 20), ("b", Range(5, 6), 23)], Range(5, 6)),
        ([("a", Range(5, 9), 23), ("b", Range(8), 23), ("c", Range(1, 1), 20)], Range(8, 9)),
        ([("a", Range(5, 6), 23), ("b", Range(8, 9), 23), ("c", Range(5, 5), 20)], Range(5, 5)),
        ([("a", Range(5, 6), 23), ("b", Range(1, 2), 23)], Range(1, 2)),
        ([("a", Range(5, 6), 23), ("b", Range(8, 9), 23), ("c", Range(2, 2), 20)], Range(2, 2)),
        ([("a", Range(5), 23), ("b", Range(1, 2), 23), ("c", Range(9), 22)], Range(9)),
    ],
    ids=[
        *("one voice", "newest", "newest together", "majority", "lowest", "older and lowest"),
        "older and higher",
    ],
)
def test_gtd_takes_the_newest_then_most_voices_then_the_lowest(
    said: list[tuple[str, Range, int | None]], expected: Range
) -> None:
    """Each preference is heard where the one before it finds disagreement."""
    for voices in permutations(dated(*said)):
        assert (expected,) == gtd.apply(voices)


def test_gtd_needs_a_date_of_every_voice() -> None:
    """Without dates there are no newest voices."""
    with pytest.raises(RuleError) as caught:
        gtd.apply(dated(("a", Range(1, 2), None), ("b", Range(5, 6), 23)))
    assert "latest(intersection): these voices have no date: a" == str(caught.value)


def test_gtd_always_answers() -> None:
    """There is always a lowest voice, which is the answer where nothing else is."""
    for world in SMALL_WORLDS[::7]:
        voices = dated(*((origin, each, 23) for origin, each in zip("abc", world, strict=False)))
        assert () != gtd.apply(voices)
    assert gtd.keeps(ALWAYS_ANSWERS)


def test_gtd_is_the_rule_it_is_made_of_under_a_name() -> None:
    """It prints as its name, and is not equal to the rule without one, though it keeps its laws."""
    made = latest(intersection).or_else(majority).or_else(lowest)
    assert "gtd" == str(gtd)
    assert made != gtd
    assert made.laws == gtd.laws
    assert None is gtd.voices


# What they are made of


def test_a_rule_for_some_voices_is_made_of_a_rule() -> None:
    """What is no rule is refused, and nothing else would hear the voices that are left."""
    assert "latest: expected Rule, got 'hull': such as hull or robust(1) @ then" == refusal(
        latest, "hull"
    )
    assert "most_reliable: expected Rule, got None @ then" == refusal(most_reliable, None)


# What follows from the rule for those that are heard


@pytest.mark.parametrize("make", [latest, most_reliable])
def test_a_rule_for_some_voices_promises_what_it_has_of_the_inner_rule(
    make: Callable[[AnyRule], Rule[Voice]],
) -> None:
    """Laws of the inner rule are kept, but for those about voices that are not heard."""
    assert make(hull).keeps(ONE_RANGE)
    assert make(hull).keeps(ALWAYS_ANSWERS)
    assert make(hull).keeps(ASSOCIATIVE)
    assert make(hull).keeps(SOUND)
    assert not make(hull).keeps(sound_with_right(1))
    assert not make(intersection).keeps(ASSOCIATIVE)
    assert not make(intersection).keeps(EQUALS_CORE)
    assert not make(intersection).keeps(IGNORES_VACUOUS)
    assert not make(camps).keeps(ASSOCIATIVE)
    assert make(camps).keeps(ALWAYS_ANSWERS)
    assert not make(k_of_n(2)).keeps(IDEMPOTENT)
    assert not make(intersection).keeps(sound_with_wrong(1))
    assert make(robust(2)).keeps(sound_with_wrong(2))
    assert not make(of_voices("first", first)).keeps(COMMUTATIVE)


@pytest.mark.parametrize("rule", [latest(hull), most_reliable(hull), gtd], ids=str)
def test_without_a_voice_there_is_nothing_to_answer(rule: AnyRule) -> None:
    """No rule answers when there is no voice."""
    with pytest.raises(RuleError, match="there is no voice to combine"):
        rule.apply(())
