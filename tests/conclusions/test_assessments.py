"""Assessments: the hull, the gap, the camps and the rest of the working of a conclusion."""

from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given

from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.assessments import Assessment, Camp
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.contributions import Contribution, Role
from conflictmodel.conclusions.limits import Limit, Verdict
from conflictmodel.phrases import ROUNDING_1, read
from conflictmodel.rules.bounds import hull, intersection
from conflictmodel.rules.combinators import one_voice
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.voices import Voice, Voices, each_report
from conflictmodel.rules.voting import camps
from conflictmodel.values.measures import KILLED, SENT, WOUNDED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Pieces, Range, at_least, at_most, between, exactly
from conflictmodel.values.subjects import Group, Place, Subject
from support.answers import declare_answers
from support.figures import (
    HARMED,
    NUMBERS,
    SMALL_WORLDS,
    TROOPS,
    UNTIL,
    allowed,
    pieces_of,
    said,
    subsets,
    voices_of,
)
from support.own_rules import of_voices
from support.worlds import missing, not_a, not_text, refusal

declare_answers()

SEOUL = said("seoul", "Seoul", between(1050, 1150))
KYIV = said("kyiv", "Kyiv", at_least(3001))
VOICES = (Voice("Seoul", between(1050, 1150)), Voice("Kyiv", at_least(3001)))


def assess(*ranges: Range, rule: AnyRule = hull) -> Assessment:
    """Return the assessment of voices a, b, c and on that allow these ranges."""
    voices = voices_of(ranges)
    return Assessment(HARMED, rule, one_voice, (), voices, rule.apply(voices))


# Construction


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("about", "Subject"),
        *not_a("rule", "Rule"),
        *not_a("making", "Rule or EachReport"),
        ("said", {3}, "expected Index, got {3}"),
        ("said", None, "expected Index, got None"),
        ("voices", {3}, "expected tuple, got {3}"),
        ("voices", (), "there is no voice, and no reason why"),
        ("reason", "so", "there is a conclusion"),
        ("refused", {3}, "expected tuple, got {3}"),
        ("pieces", {3}, "expected tuple, got {3}"),
        (
            "pieces",
            (exactly(2), exactly(1)),
            "they are not sorted, or overlap or touch; use `union`",
        ),
    ],
)
def test_what_is_no_assessment_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field is of its type, and there is at least one voice."""
    fields = {
        "about": HARMED,
        "rule": hull,
        "making": one_voice,
        "said": (),
        "voices": VOICES,
        "pieces": (at_least(1050),),
        field: wrong,
    }
    assert f"Assessment: {message} @ {field}" == refusal(Assessment, **fields)


def test_items_of_another_type_are_named_by_their_place() -> None:
    """A wrong item of a tuple is refused by its index."""
    expected = "Assessment: expected Voice, got 2 @ voices[0]; expected Range, got 3 @ pieces[0]"
    assert expected == refusal(Assessment, HARMED, hull, one_voice, (), (2,), (3,))
    assert refusal(Assessment, HARMED, hull, one_voice, (1,), VOICES, ()).startswith(
        "Index: expected Estimate or Installment"
    )


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("estimate", "Estimate"),
        (
            "role",
            "direct",
            f"expected Role, got 'direct': one of {', '.join(Role.__members__)}",
        ),
        *not_a("range", "Range"),
        *not_text("why"),
        *missing("why", "str"),
        ("parts", {"a"}, "expected tuple, got {'a'}"),
    ],
)
def test_what_is_not_considered_is_refused(field: str, wrong: object, message: str) -> None:
    """What became of an estimate has a role and a reason."""
    fields = {"estimate": SEOUL, "role": Role.DIRECT, "range": None, "why": "so", field: wrong}
    assert f"Contribution: {message} @ {field}" == refusal(Contribution, **fields)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        ("origins", {"a"}, "expected tuple, got {'a'}"),
        *not_a("range", "Range"),
        *missing("range", "Range"),
    ],
)
def test_what_is_no_camp_is_refused(field: str, wrong: object, message: str) -> None:
    """A camp has origins and a range."""
    fields = {"origins": ("a",), "range": exactly(1), field: wrong}
    assert f"Camp: {message} @ {field}" == refusal(Camp, **fields)


def test_a_camp_reads_as_its_origins_and_what_they_allow() -> None:
    """The origins stand before the range."""
    assert "Seoul, DW: 1,050–1,150" == str(Camp(("Seoul", "DW"), between(1050, 1150)))


# The working, on every small world


def test_the_envelope_is_all_between_the_lowest_and_the_highest_value() -> None:
    """The hull does not depend on the rule."""
    for world in SMALL_WORLDS:
        numbers = allowed(world)
        expected = pieces_of(range(min(numbers), max(numbers) + 1))
        assert expected == (assess(*world, rule=intersection).hull,)


def test_the_gap_is_what_lies_between_two_voices() -> None:
    """A number is in the gap when one voice is wholly below it and another wholly above."""
    for world in SMALL_WORLDS:
        between_two = [
            number
            for number in NUMBERS
            if any(max(allowed([each])) < number for each in world)
            and any(number < min(allowed([each])) for each in world)
        ]
        gap = assess(*world).gap
        assert pieces_of(between_two) == (() if gap is None else (gap,))


@pytest.mark.parametrize(
    ("ranges", "gap"),
    [
        ((between(1050, 1150), at_least(3001)), between(1151, 3000)),
        ((at_least(3001), between(1050, 1150)), between(1151, 3000)),
        ((exactly(3), exactly(5)), exactly(4)),
        ((exactly(3), exactly(4)), None),
        ((at_least(3), at_least(9)), None),
        ((at_least(3),), None),
        ((exactly(1), exactly(5), exactly(9)), between(2, 8)),
    ],
    ids=[
        "article",
        "other order",
        "one number",
        "adjacent",
        "endless",
        "one voice",
        "three voices",
    ],
)
def test_the_gap_has_neither_of_the_voices_beside_it(
    ranges: tuple[Range, ...], gap: Range | None
) -> None:
    """The gap begins after the lowest upper end and ends before the highest lower end."""
    assert gap == assess(*ranges).gap


def test_camps_are_the_largest_sets_of_voices_that_can_be_right_together() -> None:
    """Each camp has all the voices that can be joined to it, and the values they share."""
    for world in SMALL_WORLDS:
        shared = {
            chosen: set(NUMBERS).intersection(*(allowed([world[index]]) for index in chosen))
            for chosen in subsets(world)
        }
        agreeing = {chosen: numbers for chosen, numbers in shared.items() if numbers}
        expected = {
            ("".join("abc"[index] for index in chosen), pieces_of(numbers))
            for chosen, numbers in agreeing.items()
            if not any(set(chosen) < set(larger) for larger in agreeing)
        }
        found = assess(*world).camps
        assert expected == {("".join(camp.origins), (camp.range,)) for camp in found}
        assert len(expected) == len(found)
        assert sorted(found, key=lambda camp: camp.range.lower) == list(found)


def test_dissent_is_every_origin_that_allows_no_value_of_the_conclusion() -> None:
    """An origin dissents when none of the values it allows is in any piece."""
    for world in SMALL_WORLDS:
        for rule in (camps, intersection):
            assessment = assess(*world, rule=rule)
            values = allowed(assessment.pieces)
            expected = [
                origin
                for origin, each in zip("abc", world, strict=False)
                if not allowed([each]) & values
            ]
            assert expected == list(assessment.dissenting_origins)


def lowest_only(voices: Voices) -> Pieces:
    """Answer as the voice with the lowest lower end."""
    return (min((voice.range for voice in voices), key=lambda each: each.lower),)


LOWEST_ONLY = of_voices("lowest_only", lowest_only)


def test_dissent_names_the_origins_in_order() -> None:
    """Origins dissent in the order of the voices."""
    assessment = assess(exactly(9), exactly(1), between(1, 9), exactly(5), rule=LOWEST_ONLY)
    assert ("a", "d") == assessment.dissenting_origins


def test_robust_from_is_the_least_f_at_which_the_robust_rule_answers() -> None:
    """Counted from the sorted ends: the (n-f)th lower end is at most the (f+1)th upper end."""
    for world in SMALL_WORLDS:
        lowers = sorted(each.lower for each in world)
        uppers = sorted(float("inf") if each.upper is None else each.upper for each in world)
        count = len(world)
        answering = [wrong for wrong in range(count) if lowers[count - wrong - 1] <= uppers[wrong]]
        assert min(answering) == assess(*world).min_wrong


def test_at_least_so_many_voices_are_wrong() -> None:
    """No fewer voices can be left out for the others to share a value."""
    for world in SMALL_WORLDS:
        fewest = next(
            wrong
            for wrong in range(len(world))
            if any(
                set(NUMBERS).intersection(*(allowed([each]) for each in rest))
                for rest in combinations(world, len(world) - wrong)
            )
        )
        found = assess(*world).min_wrong
        assert found <= fewest
        assert (found == 0) == (fewest == 0)


def test_more_voices_can_be_wrong_than_the_robust_rule_needs() -> None:
    """Of three voices that allow nothing in common two are wrong, and f is 1."""
    assert 1 == assess(exactly(0), exactly(5), exactly(10)).min_wrong
    assert 2 == assess(*map(exactly, (0, 2, 4, 6, 8))).min_wrong


def test_the_most_that_agree_are_the_largest_set_of_voices_that_can_be_right() -> None:
    """No number is allowed by more voices, and some number by so many."""
    for world in SMALL_WORLDS:
        expected = max(
            len(chosen)
            for chosen in subsets(world)
            if set(NUMBERS).intersection(*(allowed([world[index]]) for index in chosen))
        )
        assert expected == assess(*world).max_agreeing
    assert 2 == assess(between(1, 5), between(4, 8), at_least(20)).max_agreeing


# The working of what was combined


def test_what_was_considered_follows_from_the_estimates() -> None:
    """An assessment keeps every estimate it was given, and tells on demand the part of each."""
    estimates = (SEOUL, KYIV, said("sent", "Seoul", at_least(1), evolve(HARMED, measure=SENT)))
    found = combine([*estimates, SEOUL], rule=hull, about=HARMED)
    assert (KYIV, estimates[2], SEOUL) == found.estimates
    assert [
        ("kyiv", Role.DIRECT, at_least(3001)),
        ("sent", Role.NOT_USED, None),
        ("seoul", Role.DIRECT, between(1050, 1150)),
    ] == [(item.estimate.id, item.role, item.range) for item in found.contributions]
    assert found.contributions is found.contributions
    assert () == assess(exactly(1)).contributions


def test_an_origin_contradicts_itself_where_its_reports_allow_nothing_together() -> None:
    """Its figures, its limits, and what it says of a member of a sum; origins in order."""
    estimates = [
        said("one", "Kyiv", exactly(5)),
        SEOUL,
        said("two", "Moscow", exactly(1)),
        said("three", "Kyiv", exactly(6)),
        said("four", "Moscow", exactly(2), Subject(TROOPS, KILLED, Period("2024-10"))),
        said("five", "Seoul", at_least(1100)),
        said("six", "Geneva", between(1, 9), Subject(TROOPS, KILLED, UNTIL)),
        said("seven", "Geneva", exactly(10), Subject(TROOPS, KILLED, UNTIL)),
        said("eight", "Geneva", exactly(1), Subject(TROOPS, WOUNDED, UNTIL)),
    ]
    found = combine(estimates, rule=hull, about=HARMED)
    assert ("Geneva", "Kyiv", "Moscow") == found.contradicting_origins
    assert () == combine(estimates[:3], rule=hull, about=HARMED).contradicting_origins
    assert () == assess(exactly(1), exactly(2)).contradicting_origins


def test_an_estimate_is_compatible_when_it_allows_some_value_of_every_camp() -> None:
    """Of the estimates that are heard, those that no camp contradicts are named by their ids."""
    estimates = [
        SEOUL,
        KYIV,
        said("over", "Seoul", at_least(1001)),
        said("wide", "Kyiv", between(1150, 3001)),
        said("short", "Kyiv", between(1151, 5000)),
        said("low", "Seoul", between(0, 3000)),
        said("dead", "Seoul", between(50, 150), Subject(TROOPS, KILLED, Period("2024-11"))),
        said("hurt", "Seoul", exactly(1000), Subject(TROOPS, WOUNDED, Period("2024-11"))),
        said("sent", "Seoul", at_most(12000), Subject(TROOPS, SENT, Period("../2024-10"))),
        said("old", "Moscow", at_least(1)),
        said("new", "Moscow", at_least(2), supersedes=("old",)),
    ]
    found = combine(estimates, rule=camps, about=HARMED)
    assert [("Moscow", "Seoul"), ("Kyiv", "Moscow")] == [camp.origins for camp in found.camps]
    # All that Kyiv says together is exactly 3,001.
    assert ("new", "over", "wide", "dead+hurt") == found.compatible


def test_what_reaches_the_lowest_and_the_highest_camp_reaches_all() -> None:
    """Of three camps, an estimate that misses one is not compatible."""
    estimates = [
        *(said(f"{number}", f"origin {number}", exactly(number)) for number in (1, 5, 9)),
        said("all", "Moscow", between(1, 9)),
        said("two", "Seoul", between(4, 9)),
    ]
    found = combine(estimates, rule=camps, about=HARMED)
    assert (3, ("all",)) == (len(found.camps), found.compatible)


def test_where_there_is_one_camp_no_estimate_is_told_as_compatible() -> None:
    """Where all voices can be right together there is nothing to be compatible with."""
    found = combine([SEOUL, said("over", "Kyiv", at_least(1001))], rule=camps, about=HARMED)
    assert () == found.compatible
    assert "fits all camps" not in found.explain()


def test_replaying_gives_the_recorded_pieces() -> None:
    """The rule applied to the voices gives the conclusion, also where it is none."""
    for rule in (hull, camps, intersection):
        assessment = assess(*(voice.range for voice in VOICES), rule=rule)
        assert assessment.pieces == assessment.replay()
    assert () == assess(*(voice.range for voice in VOICES), rule=intersection).replay()


def test_replaying_a_conclusion_that_was_changed_shows_it() -> None:
    """Pieces that the rule does not give are not those of its replay."""
    changed = evolve(assess(exactly(1)), pieces=(exactly(2),))
    assert (exactly(1),) == changed.replay()


# In words

EVERYTHING = [
    SEOUL,
    KYIV,
    said("sent", "Seoul", at_most(12000), Subject(TROOPS, SENT, Period("../2024-10"))),
    said("dead", "Seoul", between(50, 150), Subject(TROOPS, KILLED, Period("2024-11"))),
    said("hurt", "Seoul", exactly(1000), Subject(TROOPS, WOUNDED, Period("2024-11"))),
    said("old", "Seoul", exactly(900)),
    said("fewer", "Moscow", at_least(1), supersedes=("old",)),
    said("other", "Kyiv", exactly(1), Subject(Group("Russian troops"), KILLED, Period("2024"))),
    said("aid", "Kyiv", exactly(1), Subject(Group("aid"), KILLED, Period("2024"))),
    said("part", "Kyiv", exactly(9), Subject(Group("officers", TROOPS), SENT, Period("2024"))),
    said("whole", "Kyiv", exactly(9), Subject(Group("officers", TROOPS), SENT, Period("2024"))),
]


def test_an_assessment_explains_itself() -> None:
    """The text has the question, the answer, all of the working, and every estimate by its role."""
    text = combine(EVERYTHING, rule=camps, about=HARMED).explain()
    for line in (
        "North Korean troops, killed or wounded, anywhere",
        "  conclusion      1,050–1,150 persons or more than 3,000 persons (rule: camps)",
        "  voices          Kyiv: more than 3,000 persons",
        "                  Moscow: at least 1 person",
        "                  Seoul: 1,050–1,150 persons",
        "  limits          Seoul: at least 1,050 persons, met",
        "  gap             1,151–3,000 persons",
        "  hull            at least 1 person",
        "  camps           Moscow, Seoul: 1,050–1,150 persons",
        "                  Kyiv, Moscow: more than 3,000 persons",
        "intersection.or_else(hull)",
        "  direct          seoul: 1,050–1,150 persons",
        "  summed          dead: 50–150 persons",
        "  lower bound     dead + hurt: 1,050–1,150 persons",
        "  not used        sent: at most 12,000 persons; not a part:",
        "  not used        2 about other groups, 2 of other days, 1 that others replace",
    ):
        assert line in text


def test_an_assessment_shows_the_estimates_that_make_it() -> None:
    """Its `repr` has what it was given as a list, of which the same is made."""
    found = combine([SEOUL], rule=hull, about=HARMED)
    assert f"said=({SEOUL!r},), voices=" in repr(found)
    assert found == evolve(found, said=[SEOUL])


def test_disagreement_is_explained() -> None:
    """Without a conclusion the text says that there is none, and names no origin as dissenting."""
    text = assess(*(voice.range for voice in VOICES), rule=intersection).explain()
    assert "  conclusion      none: the voices disagree (rule: intersection)" in text
    assert "dissenting" not in text


def test_dissent_contradiction_and_the_way_of_counting_are_explained() -> None:
    """What deserves a second look is in the text: who dissents, who contradicts itself."""
    estimates = [SEOUL, said("later", "Seoul", between(1200, 1300)), KYIV]
    found = combine(estimates, rule=LOWEST_ONLY, about=HARMED, voices=each_report)
    text = found.explain()
    assert "  dissenting      Kyiv\n                  Seoul\n" in text
    assert "  contradicting   Seoul\n" in text
    assert "each_report" in text


def test_where_the_voices_agree_there_is_no_gap() -> None:
    """The text says that there is no gap."""
    assert "  gap             none" in assess(exactly(5), exactly(5)).explain()


def test_no_line_of_an_explanation_is_longer_than_a_terminal_is_wide() -> None:
    """However long the names, a line has at most 80 characters."""
    place = Place("a settlement with a very long name " * 5)
    subject = evolve(HARMED, place=place)
    estimates = [
        said("claim " * 30, "Seoul " * 30, between(10**30, 10**40), subject),
        said("other", "Kyiv", exactly(9)),
    ]
    lines = combine(estimates, rule=hull, about=subject).explain().splitlines()
    assert 80 >= max(map(len, lines))


def test_of_many_estimates_twelve_are_told() -> None:
    """The text tells the estimates about the subject itself first, and counts the rest."""
    estimates = [
        said("sent", "Seoul", at_most(12000), Subject(TROOPS, SENT, Period("../2024-10"))),
        *(said(f"report-{number}", f"origin-{number}", exactly(5)) for number in range(13)),
    ]
    text = combine(estimates, rule=hull, about=HARMED).explain()
    assert "  direct          report-8: exactly 5 persons" in text
    assert "report-9" not in text
    assert "  not shown       2 more estimates" in text
    assert "                  origin-8: exactly 5 persons\n                  and 1 more\n" in text


def test_the_estimates_that_fit_all_camps_are_explained() -> None:
    """The text names the estimates that contradict no camp, below the camps."""
    estimates = [SEOUL, KYIV, *(said(name, "Seoul", at_least(1001)) for name in ("over", "above"))]
    text = combine(estimates, rule=camps, about=HARMED).explain()
    expected = """\
  camps           Seoul: 1,050–1,150 persons
                  Kyiv: more than 3,000 persons
  fits all camps  above
                  over
"""
    assert expected in text


def test_of_bounds_those_that_bind_most_are_told_first() -> None:
    """Lower bounds fall, upper bounds rise, and the rest stays in the order of ids."""
    part, whole = Subject(TROOPS, KILLED, UNTIL), Subject(TROOPS, SENT, UNTIL)
    estimates = [
        said("most-30", "a", at_most(30), whole),
        said("least-1", "b", at_least(1), part),
        said("itself-9", "c", exactly(9)),
        said("most-20", "d", at_most(20), whole),
        said("least-3", "e", at_least(3), part),
        said("itself-10", "f", exactly(10)),
        said("least-2", "g", at_least(2), part),
    ]
    told = combine(estimates, rule=hull, about=HARMED).explain().splitlines()
    assert [
        "  direct          itself-10: exactly 10 persons",
        "  direct          itself-9: exactly 9 persons",
        "  lower bound     least-3: at least 3 persons",
        "  lower bound     least-2: at least 2 persons",
        "  lower bound     least-1: at least 1 person",
        "  upper bound     most-20: at most 20 persons",
        "  upper bound     most-30: at most 30 persons",
    ] == [line for line in told if line.startswith(("  direct", "  lower", "  upper"))]


def test_the_highest_of_many_lower_bounds_is_told() -> None:
    """Of more bounds than are told, the one that binds most is among those that are."""
    part = Subject(TROOPS, KILLED, UNTIL)
    bounds = (
        said(f"least-{each}", f"origin-{each}", at_least(each), part) for each in range(1, 31)
    )
    text = combine(list(bounds), rule=hull, about=HARMED).explain()
    assert "  lower bound     least-30: at least 30 persons" in text
    assert "least-18:" not in text
    assert "  not shown       18 more estimates" in text


@given(...)
def test_every_assessment_can_be_replayed(found: Assessment) -> None:
    """The recorded rule gives the recorded pieces to the recorded voices and to the estimates."""
    assert found.pieces == found.replay()
    making = None if found.rule.voices else found.making
    assert found == combine(found.estimates, rule=found.rule, about=found.about, voices=making)


# Ends of hedged words


def read_as(claim_id: str, origin: str, phrase: str) -> Estimate:
    """Return a figure that was read from words."""
    words = read(phrase, policy=ROUNDING_1)
    return evolve(said(claim_id, origin, words.range), words=(words,))


@pytest.mark.parametrize(
    ("figures", "lines"),
    [
        (
            [("Seoul", "about 2,000"), ("Seoul", "at least 2,500")],
            ("Seoul: exactly 2,500 persons ends (upper) where hedged words end",),
        ),
        (
            [("Seoul", "about 2,000"), ("Kyiv", "at least 2,500")],
            ("conclusion: exactly 2,500 persons ends (upper) where hedged words end",),
        ),
        (
            [("Seoul", "about 2,000"), ("Kyiv", "about 2,200")],
            ("conclusion: 2,150–2,250 persons",)[:0],
        ),
        (
            [("Seoul", "some 100"), ("Kyiv", "some 200")],
            ("conclusion: exactly 150 persons ends (lower and upper) where hedged words end",),
        ),
        ([("Seoul", "about 2,000"), ("Kyiv", "2,500")], ()),
        ([("Seoul", "about 2,000"), ("Seoul", "more than 1,000")], ()),
        ([("Seoul", "between 1,000 and 2,500"), ("Kyiv", "at least 2,500")], ()),
    ],
)
def test_what_ends_only_where_hedged_words_end_is_marked(
    figures: list[tuple[str, str]], lines: tuple[str, ...]
) -> None:
    """Narrower than all that it was made of, it depends on how far a policy reads a word."""
    estimates = [
        read_as(f"{number}", origin, phrase) for number, (origin, phrase) in enumerate(figures)
    ]
    found = combine(estimates, rule=intersection, about=HARMED)
    assert lines == found.touching
    text = " ".join(found.explain().split())
    assert all(f"touching {line}" in text for line in lines)


def test_each_report_is_made_of_its_own_words() -> None:
    """Where every report is a voice, none is narrower than what it was made of."""
    estimates = [read_as("a", "Seoul", "about 2,000"), read_as("b", "Seoul", "at least 2,500")]
    found = combine(estimates, rule=intersection, about=HARMED, voices=each_report)
    assert ("conclusion: exactly 2,500 persons ends (upper) where hedged words end",) == (
        found.touching
    )
    assert () == combine(estimates, rule=hull, about=HARMED, voices=each_report).touching


# Limits


def test_a_limit_reads_as_what_it_allows() -> None:
    """The origin stands before the range, and the verdict after it, if there is one."""
    found = combine(EVERYTHING, rule=camps, about=HARMED)
    (limit,) = found.limits
    assert "Seoul: at least 1,050, met" == str(limit)
    assert "Seoul: at least 1,050" == str(evolve(limit, verdict=None))
    assert "encloses: expected Range, got 3 @ other" == refusal(limit.against, 3)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("origin"),
        *not_a("contribution", "Contribution"),
        *not_a("range", "Range"),
        *missing("range", "Range"),
        (
            "verdict",
            "met",
            f"expected Verdict, got 'met': one of {', '.join(Verdict.__members__)}",
        ),
    ],
)
def test_what_is_no_limit_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field is of its type."""
    item = combine(EVERYTHING, rule=camps, about=HARMED).contributions[0]
    fields = {"origin": "a", "contribution": item, "range": exactly(1), "verdict": None}
    assert f"Limit: {message} @ {field}" == refusal(Limit, **{**fields, field: wrong})
