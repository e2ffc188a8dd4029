"""Laws: as values, and what each check finds in rules that break its law and in rules that do not.

Whether the rules of this library keep the laws they declare is checked elsewhere.
"""

import copy
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest
from attrs import evolve

from conflictmodel.rules._law_checks import Answer, Counterexample
from conflictmodel.rules.laws import (
    ALWAYS_ANSWERS,
    ASSOCIATIVE,
    COMMUTATIVE,
    DUPLICATE_INSENSITIVE,
    EQUALS_CORE,
    HULL_BOUNDED,
    IDEMPOTENT,
    IGNORES_VACUOUS,
    INCLUSION_ISOTONE,
    KEEPS_CORE,
    LAWS,
    LIMIT_INVARIANT,
    LIMIT_LOCAL,
    ONE_RANGE,
    ORDER_MONOTONE,
    SCALE_EQUIVARIANT,
    SOUND,
    SOUND_WITH_MOST_RIGHT,
    TRANSLATION_EQUIVARIANT,
    WITHIN_SOURCES,
    Law,
    keep,
    sound_with_right,
    sound_with_wrong,
)
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.values.ranges import Pieces, Range, exactly
from conflictmodel.values.sources import Reliability
from support.figures import voices_of
from support.worlds import missing, not_text, refusal

DAY = date(2024, 12, 23)


# Rules that are simple enough to see which laws they break


def everything(_: Voices) -> Pieces:
    """Answer with every number."""
    return (Range(),)


def nothing(_: Voices) -> Pieces:
    """Find disagreement always."""
    return ()


def first(voices: Voices) -> Pieces:
    """Answer as the first voice."""
    return (voices[0].range,)


def only(voices: Voices) -> Pieces:
    """Answer as the voice where there is one, and find disagreement where there are several."""
    return (voices[0].range,) if len(voices) == 1 else ()


def counted(voices: Voices) -> Pieces:
    """Answer with the number of voices."""
    return (exactly(len(voices)),)


def lower_ends(voices: Voices) -> Pieces:
    """Answer with the lower end of the first voice alone."""
    return (exactly(voices[0].range.lower),)


def mirrored(voices: Voices) -> Pieces:
    """Answer with the lower end of the first voice, counted down from 9."""
    return (exactly(9 - voices[0].range.lower),)


def apart(_: Voices) -> Pieces:
    """Answer with two ranges."""
    return exactly(1), exactly(3)


def doubled(voices: Voices) -> Pieces:
    """Answer with twice the lower end of the first voice."""
    return (exactly(2 * voices[0].range.lower),)


def next_up(voices: Voices) -> Pieces:
    """Answer with the number after the lower end of the first voice."""
    return (exactly(voices[0].range.lower + 1),)


def spanned(voices: Voices) -> Pieces:
    """Answer with all between the voices."""
    one, *others = (voice.range for voice in voices)
    return (one.hull(*others),)


def shared(voices: Voices) -> Pieces:
    """Answer with what all voices allow."""
    one, *others = (voice.range for voice in voices)
    common = one.intersection(*others)
    return () if common is None else (common,)


def of(*ranges: Range) -> Voices:
    """Return voices a, b, c and on that allow these ranges."""
    return voices_of(ranges)


@dataclass(frozen=True)
class Case:
    """A law, a rule that breaks it for some voices, counterexamples, and a rule that keeps it."""

    law: Law
    broken_by: Answer
    voices: Voices
    counterexamples: list[str]
    kept_by: Answer

    def __str__(self) -> str:
        return self.law.name


ONE_TWO = of(exactly(1), exactly(2))
WORDS = "a: exactly 1; b: exactly 2"

CASES = [
    Case(
        COMMUTATIVE,
        first,
        ONE_TWO,
        [f"{WORDS} → exactly 1; but b: exactly 2; a: exactly 1 → exactly 2"],
        spanned,
    ),
    Case(
        ASSOCIATIVE,
        counted,
        ONE_TWO,
        [f"{WORDS} → exactly 2; but a: exactly 2 → exactly 1"],
        spanned,
    ),
    Case(
        IDEMPOTENT,
        counted,
        ONE_TWO,
        ["a: exactly 1; b: exactly 1 → exactly 2"],
        spanned,
    ),
    Case(
        DUPLICATE_INSENSITIVE,
        counted,
        ONE_TWO,
        [
            f"{WORDS} → exactly 2; but {WORDS}; a: exactly 1 → exactly 3",
            f"{WORDS} → exactly 2; but {WORDS}; b: exactly 2 → exactly 3",
        ],
        spanned,
    ),
    Case(
        IGNORES_VACUOUS,
        spanned,
        ONE_TWO,
        [
            f"{WORDS} → 1–2; but {WORDS}; a: 0 or more → 0 or more",
            f"{WORDS} → 1–2; but {WORDS}; b: 0 or more → 0 or more",
            f"{WORDS} → 1–2; but {WORDS}; another origin: 0 or more → 0 or more",
        ],
        shared,
    ),
    Case(
        INCLUSION_ISOTONE,
        lower_ends,
        of(Range(2, 3), Range(4, 4)),
        [
            "a: 2–3; b: exactly 4 → exactly 2; but a: 1–3; b: exactly 4 → exactly 1",
            "a: 2–3; b: exactly 4 → exactly 2; but a: at most 3; b: exactly 4 → exactly 0",
        ],
        spanned,
    ),
    Case(
        ORDER_MONOTONE,
        mirrored,
        of(Range(2, 4)),
        [
            "a: 2–4 → exactly 7; but a: 3–4 → exactly 6",
            "a: 2–4 → exactly 7; but a: exactly 4 → exactly 5",
        ],
        spanned,
    ),
    Case(ONE_RANGE, apart, of(Range()), ["a: 0 or more → exactly 1 or exactly 3"], spanned),
    Case(ALWAYS_ANSWERS, only, ONE_TWO, [f"{WORDS} → disagreement"], spanned),
    Case(
        KEEPS_CORE,
        lower_ends,
        of(Range(1, 4), Range(2, 3)),
        ["a: 1–4; b: 2–3 → exactly 1"],
        shared,
    ),
    Case(
        EQUALS_CORE,
        spanned,
        of(Range(1, 4), Range(2, 3)),
        ["a: 1–4; b: 2–3 → 1–4"],
        shared,
    ),
    Case(
        WITHIN_SOURCES,
        spanned,
        of(exactly(1), exactly(3)),
        ["a: exactly 1; b: exactly 3 → 1–3"],
        shared,
    ),
    Case(
        HULL_BOUNDED,
        next_up,
        of(exactly(1), exactly(1)),
        ["a: exactly 1; b: exactly 1 → exactly 2"],
        spanned,
    ),
    Case(
        TRANSLATION_EQUIVARIANT,
        doubled,
        of(Range(3, 5)),
        ["a: 3–5 → exactly 6; but a: 4–6 → exactly 8"],
        spanned,
    ),
    Case(
        SCALE_EQUIVARIANT,
        next_up,
        of(Range(3)),
        ["a: at least 3 → exactly 4; but a: at least 6 → exactly 7"],
        spanned,
    ),
    Case(
        LIMIT_INVARIANT,
        next_up,
        of(Range(3)),
        ["a: at least 3 → exactly 4; but a: at least 4 → exactly 5"],
        spanned,
    ),
    Case(
        LIMIT_LOCAL,
        next_up,
        of(Range(3)),
        [
            "a: at least 3 → exactly 4; but a: at least 4 → exactly 5",
            "a: at least 3 → exactly 4; but a: at least 5 → exactly 6",
        ],
        spanned,
    ),
    Case(
        SOUND,
        lower_ends,
        of(Range(1, 3), Range(2, 3)),
        [
            "a: 1–3; b: 2–3 → exactly 1; the truth is 2",
            "a: 1–3; b: 2–3 → exactly 1; the truth is 3",
        ],
        shared,
    ),
    Case(
        sound_with_wrong(1),
        first,
        of(exactly(1), exactly(4)),
        ["a: exactly 1; b: exactly 4 → exactly 1; the truth is 4"],
        spanned,
    ),
    Case(
        SOUND_WITH_MOST_RIGHT,
        first,
        of(exactly(9), exactly(4), Range(2, 4)),
        ["a: exactly 9; b: exactly 4; c: 2–4 → exactly 9; the truth is 4"],
        spanned,
    ),
    Case(
        sound_with_right(2),
        first,
        of(exactly(9), exactly(9), exactly(4), exactly(4)),
        ["a: exactly 9; b: exactly 9; c: exactly 4; d: exactly 4 → exactly 9; the truth is 4"],
        spanned,
    ),
    Case(
        sound_with_right(1),
        shared,
        of(exactly(1), exactly(3)),
        [
            "a: exactly 1; b: exactly 3 → disagreement; the truth is 1",
            "a: exactly 1; b: exactly 3 → disagreement; the truth is 3",
        ],
        spanned,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_yields_the_breaches_of_a_rule_that_breaks_its_law(case: Case) -> None:
    """Each counterexample has the voices, the answer, and what it is compared with."""
    found = map(str, case.law.check(case.broken_by, case.voices))
    assert case.counterexamples == list(dict.fromkeys(found))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_yields_nothing_where_the_law_is_kept(case: Case) -> None:
    """A rule that keeps the law has no counterexample, for these voices and for others."""
    for voices in (
        case.voices,
        ONE_TWO,
        of(Range()),
        of(Range(0, 3), Range(2), Range(1, 2)),
        of(exactly(0), exactly(5), Range(3, 9), Range(5)),
    ):
        assert [] == list(case.law.check(case.kept_by, voices))


def test_each_law_is_checked_here() -> None:
    """There is a case for every law of the table of rules, in its order."""
    assert LAWS == tuple(case.law for case in CASES)


def test_a_breach_of_a_check_carries_its_parts() -> None:
    """What a check yields can be looked into."""
    swapped = ONE_TWO[::-1]
    assert [Counterexample(ONE_TWO, (exactly(1),), swapped, (exactly(2),))] == list(
        COMMUTATIVE.check(first, ONE_TWO)
    )
    assert [Counterexample(ONE_TWO, (exactly(1),), truth=2)] == list(
        sound_with_wrong(1).check(first, ONE_TWO)
    )


def test_what_a_limit_cuts_is_the_one_voice_of_an_origin() -> None:
    """Of two voices of one origin no limit cuts one, and a limit that leaves nothing cuts none."""
    two = Voice("a", Range(3)), Voice("a", Range(4))
    assert [] == list(LIMIT_INVARIANT.check(next_up, two))
    assert [] == list(LIMIT_LOCAL.check(next_up, of(exactly(3))))


# What single checks look at


def test_each_pair_of_neighbours_is_exchanged() -> None:
    """Three voices have two pairs of neighbours, and the order of the second matters alone."""

    def last(voices: Voices) -> Pieces:
        return (voices[-1].range,)

    voices = of(exactly(1), exactly(2), exactly(3))
    (found,) = COMMUTATIVE.check(last, voices)
    expected = (
        "a: exactly 1; b: exactly 2; c: exactly 3 → exactly 3;"
        " but a: exactly 1; c: exactly 3; b: exactly 2 → exactly 2"
    )
    assert expected == str(found)


def test_an_answer_stands_for_its_voices_with_their_newest_day_and_best_grade() -> None:
    """The answer to some voices is asked beside the rest as a voice of the first origin."""
    voices = (
        Voice("a", exactly(1), date(2024, 12, 20), Reliability.C),
        Voice("b", exactly(2), DAY, Reliability.B),
    )
    (found,) = ASSOCIATIVE.check(counted, voices)
    expected = (
        "a (2024-12-20, C): exactly 1; b (2024-12-23, B): exactly 2 → exactly 2;"
        " but a (2024-12-23, B): exactly 2 → exactly 1"
    )
    assert expected == str(found)


def test_a_voice_that_is_changed_keeps_all_but_its_range() -> None:
    """The voices that a check makes have the origin, day, grade and reports of those given."""
    voices = (Voice("a", exactly(3), DAY, Reliability.B, ("one", "two")),)
    (found,) = TRANSLATION_EQUIVARIANT.check(doubled, voices)
    assert (Voice("a", exactly(4), DAY, Reliability.B, ("one", "two")),) == found.others


def test_several_pieces_stand_for_their_voices_as_several_voices() -> None:
    """Each piece of the answer is a voice beside the rest."""

    def count_and_nine(voices: Voices) -> Pieces:
        return exactly(len(voices)), exactly(9)

    (found,) = ASSOCIATIVE.check(count_and_nine, of(exactly(1)))
    expected = (
        "a: exactly 1 → exactly 1 or exactly 9;"
        " but a: exactly 1; a: exactly 9 → exactly 2 or exactly 9"
    )
    assert expected == str(found)


def test_disagreement_of_some_voices_is_one_of_all() -> None:
    """A rule that answers all voices, and not the first of them alone, is not associative."""

    def not_of_a_alone(voices: Voices) -> Pieces:
        return () if voices == ONE_TWO[:1] else (exactly(9),)

    assert [f"{WORDS} → exactly 9; but a: exactly 1 → disagreement"] == list(
        map(str, ASSOCIATIVE.check(not_of_a_alone, ONE_TWO))
    )
    assert [] == list(ASSOCIATIVE.check(nothing, ONE_TWO))


def test_a_vacuous_report_may_be_newer_and_more_reliable_than_any_other() -> None:
    """Where voices have days and grades, one that is tried is of the last day and of grade A."""

    def of_newest(voices: Voices) -> Pieces:
        newest = max(voices, key=lambda voice: voice.on or date.min)
        return (newest.range,)

    voices = (Voice("a", exactly(1), DAY, Reliability.B),)
    (found,) = IGNORES_VACUOUS.check(of_newest, voices)
    assert (*voices, Voice("another origin", Range(), date.max, Reliability.A)) == found.others


def test_a_voice_is_widened_at_each_end_that_can_be() -> None:
    """An end that is 0, or none, cannot be widened; one that can is, by one and by all."""

    def upper_ends(voices: Voices) -> Pieces:
        end = voices[0].range.upper
        return (Range(10),) if end is None else (exactly(end),)

    assert [
        "a: at most 2 → exactly 2; but a: at most 3 → exactly 3",
        "a: at most 2 → exactly 2; but a: 0 or more → at least 10",
    ] == list(map(str, INCLUSION_ISOTONE.check(upper_ends, of(Range(0, 2)))))
    assert [
        "a: at least 2 → exactly 2; but a: at least 1 → exactly 1",
        "a: at least 2 → exactly 2; but a: 0 or more → exactly 0",
    ] == list(map(str, INCLUSION_ISOTONE.check(lower_ends, of(Range(2)))))
    assert ["a: at least 1 → exactly 1; but a: 0 or more → exactly 0"] == list(
        dict.fromkeys(map(str, INCLUSION_ISOTONE.check(lower_ends, of(Range(1)))))
    )
    assert [] == list(INCLUSION_ISOTONE.check(lower_ends, of(Range())))


def test_a_voice_is_raised_at_each_end_that_can_be() -> None:
    """A voice without an upper end is raised at its lower end, and an exact one at its upper."""

    def width(voices: Voices) -> Pieces:
        end = voices[0].range.upper
        return (Range(9),) if end is None else (exactly(9 + voices[0].range.lower - end),)

    assert ["a: at least 2 → exactly 7; but a: at least 3 → exactly 6"] == list(
        map(str, ORDER_MONOTONE.check(mirrored, of(Range(2))))
    )
    assert ["a: exactly 2 → exactly 9; but a: 2–3 → exactly 8"] == list(
        map(str, ORDER_MONOTONE.check(width, of(exactly(2))))
    )


def test_an_answer_beside_disagreement_has_no_order() -> None:
    """Where raising a voice leads to disagreement, or out of it, nothing is lower or higher."""

    def below_two(voices: Voices) -> Pieces:
        return (exactly(9),) if voices[0].range.lower < 2 else ()

    assert [] == list(ORDER_MONOTONE.check(below_two, of(Range(1, 3))))
    assert [] == list(ORDER_MONOTONE.check(below_two, of(Range(2, 3))))


def test_each_end_of_an_answer_must_not_be_lowered() -> None:
    """An answer whose upper end falls breaks the order although its lower end stays."""

    def down_from_the_top(voices: Voices) -> Pieces:
        return (Range(0, 9 - voices[0].range.lower),)

    assert ["a: at least 2 → at most 7; but a: at least 3 → at most 6"] == list(
        map(str, ORDER_MONOTONE.check(down_from_the_top, of(Range(2))))
    )


def test_voices_without_a_common_number_have_no_core() -> None:
    """Where not all can be right, no answer lacks what all allow, or differs from it."""
    for answer in (nothing, everything, apart):
        assert [] == list(KEEPS_CORE.check(answer, ONE_TWO))
        assert [] == list(EQUALS_CORE.check(answer, ONE_TWO))


def test_touching_sources_are_one_set_of_numbers() -> None:
    """An answer across two voices that touch has no number outside them."""
    assert [] == list(WITHIN_SOURCES.check(spanned, ONE_TWO))


def test_a_truth_is_looked_for_beyond_the_answer() -> None:
    """A number of one voice that the answer has not is found, whichever end it is beside."""

    def without_five(_: Voices) -> Pieces:
        return Range(0, 4), Range(6)

    assert ["a: 0 or more → at most 4 or at least 6; the truth is 5"] == list(
        map(str, SOUND.check(without_five, of(Range())))
    )
    assert [
        "a: 0 or more → disagreement; the truth is 0",
        "a: 0 or more → disagreement; the truth is 1",
    ] == (list(map(str, SOUND.check(nothing, of(Range())))))


def test_how_many_are_right_decides_where_the_truth_is_looked_for() -> None:
    """A number that so many voices allow is in the answer; one that fewer allow need not be."""
    voices = of(exactly(9), exactly(9), exactly(4), exactly(4), Range(3, 4))
    for least, truths in ((1, [3, 4]), (2, [4]), (3, [4]), (4, [])):
        found = sound_with_right(least).check(first, voices)
        assert truths == [counterexample.truth for counterexample in found]


def test_a_truth_is_looked_for_at_the_ends_and_beside_them() -> None:
    """Each end of each voice is tried, with the numbers beside it, and no other number."""
    voices = of(Range(0, 20), Range(5, 10))
    found = sound_with_wrong(1).check(nothing, voices)
    assert [0, 1, 4, 5, 6, 9, 10, 11, 19, 20] == [counterexample.truth for counterexample in found]
    one_point = sound_with_wrong(1).check(nothing, of(exactly(0)))
    assert [0, 1] == [counterexample.truth for counterexample in one_point]


def test_half_of_the_voices_are_not_most_of_them() -> None:
    """Where as many voices are wrong as right, nothing is promised."""
    assert [] == list(SOUND_WITH_MOST_RIGHT.check(first, ONE_TWO))
    assert [] == list(SOUND_WITH_MOST_RIGHT.check(nothing, ONE_TWO))


# Laws as values


def none_found(_answer: Answer, _voices: Voices) -> Iterator[Counterexample]:
    """Find no counterexample."""
    return iter(())


MINE = Law("mine", "It is mine.", "R = R", none_found)


def test_a_law_is_its_own_family_unless_it_is_given_one() -> None:
    """A law implies itself, and no law of another name."""
    assert ("mine", 0) == (MINE.family, MINE.strength)
    assert keep(frozenset({MINE}), MINE)
    assert not keep(frozenset({MINE}), evolve(MINE, name="yours", family="yours"))
    assert keep(frozenset({evolve(MINE, name="yours")}), MINE)


@pytest.mark.parametrize(
    ("one", "other", "implied"),
    [
        (sound_with_wrong(2), sound_with_wrong(2), True),
        (sound_with_wrong(2), sound_with_wrong(1), True),
        (sound_with_wrong(1), sound_with_wrong(2), False),
        (sound_with_wrong(1), SOUND, True),
        (SOUND, sound_with_wrong(0), True),
        (sound_with_right(1), sound_with_right(1), True),
        (sound_with_right(1), sound_with_right(2), True),
        (sound_with_right(2), sound_with_right(1), False),
        (sound_with_right(1), SOUND, False),
        (SOUND_WITH_MOST_RIGHT, SOUND, False),
        (SOUND, SOUND_WITH_MOST_RIGHT, False),
        (COMMUTATIVE, ASSOCIATIVE, False),
        (EQUALS_CORE, KEEPS_CORE, False),
    ],
    ids=str,
)
def test_a_law_implies_the_weaker_ones_of_its_family(
    one: Law, other: Law, *, implied: bool
) -> None:
    """To be right with more voices wrong, or fewer right, is the stronger promise."""
    assert implied == keep(frozenset({one}), other)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_a_law_reads_as_its_name(law: Law) -> None:
    """A law has a name, one sentence and a formula, and no two have one of them in common."""
    assert law.name == str(law)
    assert law.statement.endswith(".")
    assert [law] == [each for each in LAWS if each.name == law.name]
    assert [law] == [each for each in LAWS if each.statement == law.statement]
    assert [law] == [each for each in LAWS if each.formula == law.formula]


def test_a_law_of_a_number_says_it() -> None:
    """Its name, its sentence and its formula have the number of voices."""
    wrong, right = sound_with_wrong(2), sound_with_right(2)
    assert ["sound with 2 wrong", "sound with 2 right"] == [wrong.name, right.name]
    assert "Where no more than 2 of the voices are wrong, the truth is in the answer." == (
        wrong.statement
    )
    assert "Where 2 or more of the voices are right, the truth is in the answer." == right.statement
    assert "if t ∉ v for at most 2 of V, then t ∈ R(V)" == wrong.formula
    assert "if t ∈ v for at least 2 of V, then t ∈ R(V)" == right.formula


@pytest.mark.parametrize("law", [*LAWS, sound_with_wrong(7), sound_with_right(7)], ids=str)
def test_a_law_survives_copying_and_pickling(law: Law) -> None:
    """A copy of a law is equal to it and has its hash."""
    copies: list[Law] = [
        copy.copy(law),
        copy.deepcopy(law),
        pickle.loads(pickle.dumps(law)),  # noqa: S301 - our own bytes
    ]
    assert [law, law, law] == copies
    assert {hash(law)} == {hash(each) for each in copies}


def test_a_law_made_twice_is_one_value() -> None:
    """Laws of the same number are equal, and the first of them is `SOUND`."""
    assert SOUND == sound_with_wrong(0)
    assert sound_with_wrong(3) == sound_with_wrong(3)
    assert hash(sound_with_right(3)) == hash(sound_with_right(3))
    assert sound_with_wrong(3) != sound_with_wrong(4)
    assert sound_with_wrong(1) != sound_with_right(1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "yours"),
        ("statement", "It is yours."),
        ("formula", "R = V"),
        ("family", "ours"),
        ("strength", 1),
    ],
)
def test_laws_that_differ_in_words_or_strength_are_not_equal(field: str, value: str | int) -> None:
    """Every part but the check belongs to the value of a law."""
    changed: dict[str, object] = {
        "name": "mine",
        "statement": "It is mine.",
        "formula": "R = R",
        "check": none_found,
        "family": "mine",
        "strength": 0,
    }
    assert Law(**changed) == MINE  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    changed[field] = value
    assert Law(**changed) != MINE  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_the_check_is_no_part_of_the_value_of_a_law() -> None:
    """Two laws of the same words are equal however they are checked, and print alike."""
    other = evolve(MINE, check=partial(none_found))
    assert MINE == other
    assert hash(MINE) == hash(other)
    expected = "Law(name='mine', statement='It is mine.', formula='R = R')"
    assert expected == repr(MINE) == repr(other)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("name"),
        *missing("name", "str"),
        *not_text("statement"),
        *not_text("formula"),
        ("check", None, "expected a function, got None"),
        ("check", "none", "expected a function, got 'none'"),
        *not_text("family"),
        *missing("family", "str"),
        ("strength", None, "expected int, got None"),
        ("strength", 1.5, "expected int, got 1.5"),
        ("strength", True, "expected int, got True of type bool"),
    ],
)
def test_what_is_no_law_is_refused(field: str, wrong: object, message: str) -> None:
    """A law has texts, a function and a whole number."""
    fields = {
        "name": "mine",
        "statement": "It is mine.",
        "formula": "R = R",
        "check": none_found,
        "family": "mine",
        field: wrong,
    }
    assert f"Law: {message} @ {field}" == refusal(Law, **fields)


@pytest.mark.parametrize(
    ("most", "message"),
    [
        (-1, "-1 is below 0"),
        (1.0, "expected int, got 1.0"),
        (True, "expected int, got True of type bool"),
        (None, "expected int, got None"),
    ],
)
def test_how_many_are_wrong_is_a_count(most: object, message: str) -> None:
    """At least none are wrong."""
    assert f"sound_with_wrong: {message} @ most" == refusal(sound_with_wrong, most)


@pytest.mark.parametrize(
    ("least", "message"),
    [
        (0, "0 is below 1"),
        (1.0, "expected int, got 1.0"),
        (True, "expected int, got True of type bool"),
        (None, "expected int, got None"),
    ],
)
def test_how_many_are_right_is_a_count_above_0(least: object, message: str) -> None:
    """Where no voice need be right, nothing but every number could hold the truth."""
    assert f"sound_with_right: {message} @ least" == refusal(sound_with_right, least)


# Counterexamples


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        ("voices", (), "there is no voice @ voices"),
        ("voices", {3}, "expected tuple, got {3} @ voices"),
        ("voices", (3,), "expected Voice, got 3 @ voices[0]"),
        ("answer", None, "expected tuple, got None @ answer"),
        ("answer", (3,), "expected Range, got 3 @ answer[0]"),
        ("others", ("a",), "expected Voice, got 'a' @ others[0]"),
        ("other_answer", ("a",), "expected Range, got 'a' @ other_answer[0]"),
        ("truth", -1, "-1 is below 0 @ truth"),
        ("truth", 1.5, "expected int, got 1.5 @ truth"),
        ("truth", True, "expected int, got True of type bool @ truth"),
    ],
)
def test_what_is_no_breach_is_refused(field: str, wrong: object, message: str) -> None:
    """A counterexample has voices and an answer; others and a truth are of their types."""
    fields = {"voices": ONE_TWO, "answer": (), field: wrong}
    assert f"Counterexample: {message}" == refusal(Counterexample, **fields)


@pytest.mark.parametrize(
    ("counterexample", "text"),
    [
        (Counterexample(ONE_TWO, ()), f"{WORDS} → disagreement"),
        (
            Counterexample(ONE_TWO, (exactly(1), Range(3)), truth=1000),
            f"{WORDS} → exactly 1 or at least 3; the truth is 1,000",
        ),
        (Counterexample(ONE_TWO, (), truth=0), f"{WORDS} → disagreement; the truth is 0"),
        (
            Counterexample(
                (Voice("a", exactly(1), DAY),), (), (Voice("b", Range(), None, Reliability.A),)
            ),
            "a (2024-12-23): exactly 1 → disagreement; but b (A): 0 or more → disagreement",
        ),
        (
            Counterexample((Voice("a", exactly(1), DAY, Reliability.E),), (Range(),)),
            "a (2024-12-23, E): exactly 1 → 0 or more",
        ),
    ],
)
def test_a_breach_reads_as_the_voices_and_what_is_answered(
    counterexample: Counterexample, text: str
) -> None:
    """What is known of a voice stands beside its origin, and the second answer after the first."""
    assert text == str(counterexample)
