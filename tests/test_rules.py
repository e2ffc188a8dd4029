"""Rules: what each one answers, checked on every small world, and rules as values."""

import copy
import pickle
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conflictmodel.errors import InvalidValueError, RuleError, UnknownNameError
from conflictmodel.ranges import Pieces, Range, exactly
from conflictmodel.rule_names import rule_named
from conflictmodel.rules import (
    DisagreementError,
    Rule,
    camps,
    consistent,
    hull,
    intersection,
    latest,
    majority,
    one_voice,
    per_side,
    voices_of_sides,
)
from conflictmodel.voices import EachReport, Voice, Voices, each_report
from figures import NUMBERS, SMALL_WORLDS, allowed, dated, pieces_of, subsets, voices_of
from worlds import RANGES, missing, not_a, not_text, refusal

SEOUL = Range(1050, 1150)
KYIV = Range(3001)


def lowest(voices: Voices) -> Pieces:
    """Answer with the lowest lower end."""
    return (Range(min(voice.range.lower for voice in voices)),)


def answer(pieces: Pieces, _voices: Voices) -> Pieces:
    """Answer always the same."""
    return pieces


def shifted(voices: Voices, *, by: int = 1) -> Pieces:
    """Answer with the first lower end and something more."""
    return (Range(voices[0].range.lower + by),)


def nested(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    """Return every rule that is made of one or two others."""
    return (
        st.builds(latest, inner)
        | st.builds(per_side, inner, inner)
        | st.builds(Rule.or_else, inner, inner)
    )


RULES = st.recursive(st.sampled_from([hull, intersection, majority, camps]), nested, max_leaves=6)


# Voices


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("side"),
        *missing("side", "str"),
        *not_a("range", "Range"),
        *missing("range", "Range"),
        *not_a("on", "date"),
        ("reports", ["a"], "expected tuple, got ['a']"),
        ("reports", None, "expected tuple, got None"),
    ],
)
def test_a_voice_without_its_parts_is_refused(field: str, wrong: object, message: str) -> None:
    """A voice has a side and a range; a day and reports are of their types."""
    fields = {"side": "a", "range": SEOUL, field: wrong}
    assert f"Voice: {message} @ {field}" == refusal(Voice, **fields)


# The rules on every small world


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_hull_reaches_from_the_lowest_to_the_highest_value(size: int) -> None:
    """The hull is one piece, from the least value allowed to the greatest, or without end."""
    for world in (world for world in SMALL_WORLDS if len(world) == size):
        numbers = allowed(world)
        expected = pieces_of(range(min(numbers), max(numbers) + 1))
        assert expected == hull.pool(world)


def test_the_intersection_is_what_every_voice_allows() -> None:
    """A value is in the intersection when each voice allows it; without one there is no answer."""
    for world in SMALL_WORLDS:
        common = set(NUMBERS).intersection(*(allowed([each]) for each in world))
        assert pieces_of(common) == intersection.apply(voices_of(world))


def test_the_majority_is_what_more_than_half_of_the_voices_allow() -> None:
    """A value is in the majority when the voices that allow it are more than half, counted each."""
    for world in SMALL_WORLDS:
        most = [
            number
            for number in NUMBERS
            if sum(number in allowed([each]) for each in world) > len(world) / 2
        ]
        assert pieces_of(most) == majority.apply(voices_of(world))


@given(st.lists(RANGES, min_size=1, max_size=9))
def test_the_majority_of_many_voices_is_counted_at_their_ends(ranges: list[Range]) -> None:
    """At each end of a voice, and beside it, the majority has just what more than half allow."""
    pieces = majority.apply(tuple(Voice("a", each) for each in ranges))
    ends = {end for each in ranges for end in (each.lower, each.upper) if end is not None}
    for value in sorted({end + step for end in ends for step in (-1, 0, 1) if end + step >= 0}):
        inside = any(
            piece.lower <= value and (piece.upper is None or value <= piece.upper)
            for piece in pieces
        )
        votes = sum(
            each.lower <= value and (each.upper is None or value <= each.upper) for each in ranges
        )
        assert (2 * votes > len(ranges)) == inside


def test_consistent_names_each_largest_set_of_ranges_with_a_common_value() -> None:
    """Every set of ranges with a common value that no range can join gives what it allows."""
    for world in SMALL_WORLDS:
        common = {
            chosen: set(NUMBERS).intersection(*(allowed([world[index]]) for index in chosen))
            for chosen in subsets(world)
        }
        largest = [
            numbers
            for chosen, numbers in common.items()
            if numbers
            and not any(other and set(chosen) < set(larger) for larger, other in common.items())
        ]
        expected = [piece for numbers in sorted(largest, key=min) for piece in pieces_of(numbers)]
        assert tuple(expected) == consistent(world)
        assert tuple(expected) == consistent(reversed(world))


def test_camps_are_all_consistent_sets_side_by_side() -> None:
    """A value is in the camps when no further voice could agree with those that allow it."""
    for world in SMALL_WORLDS:
        allowing = {
            number: {index for index, each in enumerate(world) if number in allowed([each])}
            for number in NUMBERS
        }
        largest = [
            number
            for number, chosen in allowing.items()
            if chosen and not any(chosen < other for other in allowing.values())
        ]
        assert pieces_of(largest) == camps.apply(voices_of(world))


def test_nothing_is_consistent_where_there_is_no_range() -> None:
    """No range makes no set."""
    assert () == consistent([])


@pytest.mark.parametrize("rule", [hull, intersection, majority, camps])
def test_the_order_of_voices_does_not_matter(rule: Rule) -> None:
    """The same voices in another order have the same answer."""
    for world in SMALL_WORLDS:
        expected = rule.apply(voices_of(world))
        assert all(expected == rule.apply(voices_of(each)) for each in permutations(world))


@pytest.mark.parametrize("rule", [hull, intersection, camps])
def test_a_repeated_voice_changes_nothing(rule: Rule) -> None:
    """Hull, intersection and camps have the same answer when each voice is heard twice."""
    for world in SMALL_WORLDS:
        assert rule.apply(voices_of(world)) == rule.apply(voices_of(world + world))


def test_a_repeated_voice_can_make_a_majority() -> None:
    """The majority counts voices, so one voice heard three times outvotes two others."""
    once, others = Range(1, 2), [Range(5), Range(5)]
    assert (Range(5),) == majority.pool([once, *others])
    assert (Range(1, 2),) == majority.pool([once, once, once, *others])


def test_pieces_of_a_majority_can_be_several() -> None:
    """All values that most voices allow are in the answer, ties kept."""
    ranges = [Range(0, 3), Range(0, 1), Range(3, 9), Range(1, 5), Range(8)]
    assert (Range(1, 1), Range(3, 3)) == majority.pool(ranges)


# Answers and disagreement


def test_a_rule_needs_a_voice() -> None:
    """Without a voice no rule answers."""
    for rule in (hull, intersection, majority, camps, latest(hull), per_side(hull, hull)):
        with pytest.raises(RuleError) as caught:
            rule.apply(())
        assert rule.name == caught.value.rule
        assert "there is no voice to combine" == caught.value.reason
        with pytest.raises(RuleError):
            rule.pool([])


def test_disagreement_carries_the_rule_and_the_voices() -> None:
    """Bare ranges that a rule cannot pool raise an error with the rule and numbered voices."""
    with pytest.raises(DisagreementError) as caught:
        intersection.pool([SEOUL, KYIV])
    assert intersection is caught.value.rule
    assert (Voice("1", SEOUL), Voice("2", KYIV)) == caught.value.voices
    expected = "intersection finds no conclusion among 2 voices: 1: 1,050–1,150; 2: more than 3,000"
    assert expected == str(caught.value)
    again: object = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert isinstance(again, DisagreementError)
    assert expected == str(again)
    assert (intersection, caught.value.voices) == (again.rule, again.voices)


def test_or_else_answers_where_the_first_rule_cannot() -> None:
    """The other rule is heard only when the first one finds disagreement."""
    rule = intersection.or_else(hull)
    assert (Range(2, 3),) == rule.pool([Range(1, 3), Range(2, 5)])
    assert (Range(1, 6),) == rule.pool([Range(1, 2), Range(5, 6)])
    assert () == intersection.or_else(intersection).apply(voices_of([Range(1, 2), Range(5, 6)]))
    assert (Range(1, 2), Range(5, 6)) == (
        intersection.or_else(majority).or_else(camps).pool([Range(1, 2), Range(5, 6)])
    )


def test_or_else_keeps_how_voices_are_made() -> None:
    """The rule with an alternative makes its voices as the first of the two does."""
    assert hull == per_side(hull, majority).or_else(hull).voices
    assert None is majority.or_else(per_side(hull, majority)).voices


def test_one_voice_is_the_intersection_or_else_the_hull() -> None:
    """A side's reports become what they allow together, or else all that lies between them."""
    assert "intersection.or_else(hull)" == str(one_voice)
    assert intersection.or_else(hull) == one_voice


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


# One voice for each side


def test_a_side_becomes_one_voice() -> None:
    """The voices of a side become one, with its newest day and all its reports, sides in order."""
    voices = (
        Voice("a", Range(1, 9), date(2024, 12, 20), ("one",)),
        Voice("b", Range(5, 6), date(2024, 12, 21), ("two", "three")),
        Voice("a", Range(4), date(2024, 12, 22), ("four",)),
    )
    expected = (
        Voice("a", Range(4, 9), date(2024, 12, 22), ("one", "four")),
        Voice("b", Range(5, 6), date(2024, 12, 21), ("two", "three")),
    )
    assert expected == voices_of_sides(intersection, voices)


def test_a_side_with_an_undated_report_has_no_date() -> None:
    """A side's newest day is not known where one of its reports has none."""
    voices = dated(("a", Range(1, 9), 20), ("a", Range(4), None))
    assert (Voice("a", Range(4, 9)),) == voices_of_sides(intersection, voices)


def test_a_side_that_disagrees_with_itself_leaves_no_voice_at_all() -> None:
    """Where the inner rule disagrees for one side, there is no set of voices to go on with."""
    voices = dated(("a", Range(1, 2), 20), ("a", Range(4), 20), ("b", Range(4), 20))
    assert () == voices_of_sides(intersection, voices)
    assert () == per_side(intersection, hull).apply(voices)


def test_a_side_cannot_be_two_pieces() -> None:
    """An inner rule that answers with several pieces is refused, with the side."""
    voices = dated(("b", Range(4), 20), ("a", Range(1, 2), 20), ("a", Range(4), 20))
    with pytest.raises(RuleError) as caught:
        per_side(camps, hull).apply(voices)
    assert "camps: a voice is one range, and for a it gives 2" == str(caught.value)


def test_per_side_counts_sides_and_not_reports() -> None:
    """Three reports of one side are one voice beside another side's one report."""
    voices = dated(
        ("Seoul", Range(1050, 1150), 23),
        ("Seoul", Range(1001), 23),
        ("Seoul", Range(1050, 1150), 22),
        ("Kyiv", Range(3001), 23),
    )
    assert (Range(1050, 1150),) == majority.apply(voices)
    assert () == per_side(one_voice, majority).apply(voices)
    assert (Range(1050),) == per_side(one_voice, hull).apply(voices)


# Rules as values


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (hull, "hull"),
        (latest(hull), "latest(hull)"),
        (latest(one_voice), "latest(intersection.or_else(hull))"),
        (per_side(one_voice, majority), "per_side(intersection.or_else(hull), majority)"),
        (majority.or_else(latest(camps)), "majority.or_else(latest(camps))"),
        (Rule("mine", lowest), "mine"),
    ],
)
def test_a_rule_prints_as_its_constructor_call(rule: Rule, name: str) -> None:
    """Name, text and representation of a rule are the call that makes it."""
    assert (name, name, name) == (rule.name, str(rule), repr(rule))


@given(RULES)
def test_a_rule_survives_copying_and_pickling(rule: Rule) -> None:
    """A copy of a rule, however nested, is equal to it and has its hash."""
    copies: list[Rule] = [
        copy.copy(rule),
        copy.deepcopy(rule),
        pickle.loads(pickle.dumps(rule)),  # noqa: S301 - our own bytes
    ]
    assert [rule, rule, rule] == copies
    assert {hash(rule)} == {hash(each) for each in copies}


@given(RULES, RULES)
def test_rules_are_equal_when_they_are_written_alike(one: Rule, other: Rule) -> None:
    """Two rules of this library are equal exactly when the same call makes them."""
    assert (str(one) == str(other)) == (one == other)


@pytest.mark.parametrize(
    "make",
    [
        lambda: latest(hull),
        lambda: per_side(one_voice, hull),
        lambda: intersection.or_else(hull),
        lambda: Rule("mine", lowest),
        lambda: Rule("mine", partial(answer, (Range(1, 2),))),
        lambda: Rule("mine", partial(shifted, by=2)),
    ],
    ids=["latest", "per_side", "or_else", "own", "own with arguments", "own with keywords"],
)
def test_a_rule_made_twice_is_one_value(make: Callable[[], Rule]) -> None:
    """Rules made by the same call are equal and have one hash."""
    assert make() == make()
    assert 1 == len({make(), make()})


@pytest.mark.parametrize(
    "other",
    [
        Rule("other", partial(shifted, by=2)),
        Rule("mine", partial(shifted, by=3)),
        Rule("mine", partial(shifted)),
        Rule("mine", lowest),
        Rule("mine", partial(shifted, by=2), hull),
    ],
)
def test_rules_that_differ_in_anything_are_not_equal(other: Rule) -> None:
    """Name, function, its arguments and how voices are made all belong to the value."""
    assert Rule("mine", partial(shifted, by=2)) != other


def test_a_rule_is_immutable() -> None:
    """No field of a rule can be set."""
    with pytest.raises(AttributeError):
        hull.name = "mine"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("name"),
        *missing("name", "str"),
        ("decide", 3, "expected a function, got 3"),
        ("decide", None, "expected a function, got None"),
        ("voices", "hull", "expected Rule or EachReport, got 'hull'"),
        ("voices", lowest, "expected Rule or EachReport, got <function lowest"),
    ],
)
def test_what_is_no_rule_is_refused(field: str, wrong: object, message: str) -> None:
    """A rule has a name, a function, and a rule for voices or none."""
    fields = {"name": "mine", "decide": lowest, field: wrong}
    assert refusal(Rule, **fields).startswith(f"Rule: {message}")


@pytest.mark.parametrize(
    "pieces",
    [
        (Range(4, 5), Range(1, 2)),
        (Range(1, 3), Range(3, 4)),
        (Range(1, 3), Range(4, 5)),
        (Range(1), Range(4, 5)),
        (Range(1, 2), Range(1, 2)),
    ],
)
def test_an_answer_that_is_no_pieces_is_refused(pieces: Pieces) -> None:
    """Pieces are sorted, disjoint and not adjacent, so that one set of numbers is one value."""
    with pytest.raises(RuleError) as caught:
        Rule("mine", partial(answer, pieces)).pool([SEOUL])
    expected = "mine: its pieces are not sorted, or overlap or touch; use `union`"
    assert expected == str(caught.value)


@pytest.mark.parametrize("pieces", [(Range(1, 2),), (Range(1, 2), Range(4, 5), Range(7))])
def test_an_answer_of_pieces_is_given_as_it_is(pieces: Pieces) -> None:
    """Pieces that are sorted and apart are the answer of a rule of one's own."""
    assert pieces == Rule("mine", partial(answer, pieces)).pool([SEOUL])


def test_a_rule_of_ones_own_combines_with_the_others() -> None:
    """A rule made of a function is one like any other."""
    mine = Rule("lowest", lowest)
    assert (Range(1050),) == mine.pool([SEOUL, KYIV])
    assert (Range(1050),) == intersection.or_else(mine).pool([SEOUL, KYIV])
    assert "per_side(lowest, hull)" == str(per_side(mine, hull))


def test_each_report_is_one_value_that_prints_as_its_name() -> None:
    """What stands for counting every report is a single value, also after pickling."""
    assert EachReport.EACH_REPORT is each_report
    assert "each_report" == str(each_report)
    assert each_report is pickle.loads(pickle.dumps(each_report))  # noqa: S301 - our own bytes


# Names


@given(RULES)
@example(per_side(per_side(latest(hull), camps).or_else(hull), latest(majority.or_else(camps))))
def test_a_rule_is_found_by_its_name(rule: Rule) -> None:
    """The rule of a text that a rule prints as is that rule."""
    assert rule == rule_named(str(rule))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("latest", "latest(intersection)"),
        ("per_side", "per_side(intersection.or_else(hull), intersection)"),
        (" hull ", "hull"),
        ("latest( hull )", "latest(hull)"),
        ("latest(latest)", "latest(latest(intersection))"),
        (
            "per_side.or_else(hull)",
            "per_side(intersection.or_else(hull), intersection).or_else(hull)",
        ),
    ],
)
def test_a_name_may_leave_out_the_inner_rules(name: str, printed: str) -> None:
    """`latest` and `per_side` alone stand for what `combine` would do, and spaces are free."""
    assert printed == str(rule_named(name))


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "median",
        "Hull",
        "hull()",
        "hull(",
        "hull)",
        "hull, camps",
        "latest()",
        "latest(hull, camps)",
        "latest(then=hull)",
        "latest(*hull)",
        "latest(3)",
        "latest('hull')",
        "per_side(hull)",
        "per_side(hull, camps, majority)",
        "per_side(hull, outer=camps)",
        "hull.or_else",
        "hull.or_else()",
        "hull.or_else(camps, hull)",
        "hull.pool(camps)",
        "median.or_else(hull)",
        "hull.or_else(median)",
        "one_voice",
        "each_report",
        "__import__('os')",
        "hull if 1 else camps",
        "hull\ncamps",
        "hull\0",
        "hull\udfff",
        "\uff48\uff55\uff4c\uff4c",
        "hull # and more",
        "1if 1else 2",
        "'\\d'",
        pytest.param("latest(" * 9999 + "hull" + ")" * 9999, id="deep calls"),
        pytest.param("hull" + ".or_else(hull)" * 9999, id="long chain"),
        pytest.param("-" * 9999 + "1", id="deep signs"),
    ],
    ids=ascii,
)
def test_what_names_no_rule_is_refused(name: str) -> None:
    """Any other text is refused as the name of no rule, with the names there are."""
    with pytest.raises(UnknownNameError) as caught:
        rule_named(name)
    assert ("rule", name) == (caught.value.kind, caught.value.name)
    assert (
        "camps",
        "hull",
        "intersection",
        "intersection.or_else(hull)",
        "latest",
        "majority",
        "per_side",
    ) == caught.value.known


@given(
    st.text()
    | st.text("huloratesmjc_(),. ")
    | st.lists(
        st.sampled_from(
            ["hull", "latest", "per_side", "(", ")", ",", ".or_else(", "camps", "1", '"\\d"']
        )
    ).map("".join)
)
def test_no_text_makes_anything_but_a_rule_or_an_unknown_name(text: str) -> None:
    """Whatever the text, it names a rule that prints as a name of itself, or none."""
    try:
        rule = rule_named(text)
    except UnknownNameError:
        return
    assert rule == rule_named(str(rule))


@pytest.mark.parametrize("wrong", [None, 3, b"hull", hull])
def test_a_name_is_text(wrong: object) -> None:
    """What is no text cannot be a name."""
    with pytest.raises(InvalidValueError):
        rule_named(wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("decided", [None, [exactly(1)], (1,), exactly(1)])
def test_a_rule_that_decides_no_pieces_is_told_so(decided: object) -> None:
    """What a rule's function returns must be a tuple of ranges."""

    def decide(_: Voices) -> Pieces:
        return decided  # type: ignore[return-value]  # pyright: ignore[reportReturnType]

    with pytest.raises(RuleError, match="mine: what it decides is no tuple of ranges"):
        Rule("mine", decide).pool([exactly(1)])


def test_a_name_of_very_many_calls_is_refused() -> None:
    """A rule can be written down as deep as a hundred calls, and no deeper."""
    deepest = f"intersection{'.or_else(hull)' * 100}"
    assert deepest == rule_named(deepest).name
    with pytest.raises(UnknownNameError, match=r"^'intersection\.or_else\(hull\)[^']*…' is no"):
        rule_named(f"{deepest}.or_else(hull)")


def test_latest_keeps_how_voices_are_made() -> None:
    """The newest voices are made as the rule for them says."""
    assert hull is latest(per_side(hull, intersection)).voices
    assert None is latest(hull).voices
