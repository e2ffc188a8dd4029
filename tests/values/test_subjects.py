"""Subjects: outcomes that join, and inclusion against a model of everything that is counted."""

from itertools import combinations, product
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.values.measures import (
    ABANDONED,
    ABDUCTED,
    AIRBORNE,
    ARRESTED,
    CAPTURED,
    DAMAGED,
    DESTROYED,
    DETAINED,
    DISPLACED,
    FATES_OF_EQUIPMENT,
    FATES_OF_LAUNCHED,
    FATES_OF_PEOPLE,
    KILLED,
    LAUNCHED,
    LEFT,
    LOST,
    MISSING,
    NEWLY_DISPLACED,
    REACHED,
    RECEIVED,
    SENT,
    SHOT_DOWN,
    UNHARMED,
    WOUNDED,
    Measure,
    Outcomes,
    partition,
)
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import ITEMS, PERSONS, Unit, currency
from support.worlds import DAY, DEAD, TROOPS, Text, missing, not_a, not_made, not_text, refusal

OUTCOMES = ["killed", "wounded", "missing", "captured"]
MEASURES = st.builds(
    Measure, st.frozensets(st.sampled_from(OUTCOMES), min_size=1), st.just(value=True)
)

# Measures


@pytest.mark.parametrize(
    ("measure", "outcomes"),
    [
        (KILLED, {"killed"}),
        (WOUNDED, {"wounded"}),
        (MISSING, {"missing"}),
        (CAPTURED, {"captured"}),
        (UNHARMED, {"unharmed"}),
        (SENT, {"killed", "wounded", "missing", "captured", "unharmed"}),
        (SHOT_DOWN, {"shot down"}),
        (LOST, {"lost"}),
        (REACHED, {"reached"}),
        (LEFT, {"left"}),
        (AIRBORNE, {"airborne"}),
        (LAUNCHED, {"shot down", "lost", "reached", "left", "airborne"}),
        (RECEIVED, {"received"}),
        (DESTROYED, {"destroyed"}),
        (DAMAGED, {"damaged"}),
        (ABANDONED, {"abandoned"}),
        (NEWLY_DISPLACED, {"newly displaced"}),
        (ARRESTED, {"arrested"}),
        (ABDUCTED, {"abducted"}),
    ],
)
def test_the_measures_of_the_library(measure: Measure, outcomes: set[str]) -> None:
    """Everyone sent and everything launched is made up of five outcomes each; all accrue."""
    assert outcomes == measure.outcomes
    assert measure.accrues


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (KILLED, "killed"),
        (WOUNDED | KILLED, "killed or wounded"),
        (SENT, "sent"),
        (LAUNCHED, "launched"),
        (Measure.of("b", "a", "c"), "a or b or c"),
        (Measure.of("present", accrues=False), "present"),
    ],
)
def test_a_measure_reads_as_its_outcomes(measure: Measure, expected: str) -> None:
    """Outcomes are written in one order, and the two wholes have a name."""
    assert expected == str(measure)


@given(MEASURES, MEASURES, MEASURES)
def test_joining_is_the_union_of_outcomes(one: Measure, other: Measure, third: Measure) -> None:
    """`|` is commutative, associative and idempotent, and includes what it joined."""
    assert one.outcomes | other.outcomes == (one | other).outcomes
    assert one | other == other | one
    assert (one | other) | third == one | (other | third)
    assert one == one | one
    assert one | other == one.joined(other)
    assert (one | other).includes(one)


@given(MEASURES, MEASURES)
def test_measures_compare_by_their_outcomes(one: Measure, other: Measure) -> None:
    """Inclusion is that of the outcomes, and fates of people are disjoint where they share none."""
    assert (other.outcomes <= one.outcomes) == one.includes(other)
    assert (not one.outcomes & other.outcomes) == one.is_disjoint(other)


# Every outcome that a partition has, and one that none has, with the partitions it is in.
PARTITIONS = (FATES_OF_PEOPLE, FATES_OF_EQUIPMENT, FATES_OF_LAUNCHED)
DECLARED = {
    outcome: {each for each in PARTITIONS if outcome in each.outcomes}
    for outcome in sorted({"present"}.union(*(each.outcomes for each in PARTITIONS)))
}


def test_two_outcomes_are_disjoint_inside_a_partition() -> None:
    """Two outcomes exclude each other exactly where they are two of one partition."""
    for one, other in product(DECLARED, repeat=2):
        expected = one != other and bool(DECLARED[one] & DECLARED[other])
        assert expected == Measure.of(one).is_disjoint(Measure.of(other)), (one, other)


def test_fates_of_different_things_are_no_measure() -> None:
    """A measure is refused exactly where two partitions have its outcomes and none has them all."""
    for some in combinations(DECLARED, 3):
        named = {outcome for outcome in some if DECLARED[outcome]}
        if any(named <= each.outcomes for each in PARTITIONS):
            assert set(some) == Measure.of(*some).outcomes
        else:
            with pytest.raises(InvalidValueError, match="mixes the fates of different things"):
                Measure.of(*some)


def test_the_refusal_of_a_mixed_measure_names_both_partitions() -> None:
    """Whoever mixes the fates of people and of equipment learns which is which."""
    expected = (
        "Measure: destroyed or killed mixes the fates of different things (fates of people:"
        " captured, killed, missing, unharmed, wounded; fates of equipment: abandoned, captured,"
        " damaged, destroyed): make a measure of each @ outcomes"
    )
    assert expected == refusal(KILLED.joined, DESTROYED)


@pytest.mark.parametrize(
    ("measure", "unit", "expected"),
    [
        (KILLED | WOUNDED, PERSONS, FATES_OF_PEOPLE),
        (KILLED, Unit("soldiers"), FATES_OF_PEOPLE),
        (CAPTURED, PERSONS, FATES_OF_PEOPLE),
        (CAPTURED, ITEMS, FATES_OF_EQUIPMENT),
        (CAPTURED, Unit("tanks"), FATES_OF_EQUIPMENT),
        (CAPTURED | KILLED, Unit("soldiers"), FATES_OF_PEOPLE),
        (DESTROYED, PERSONS, FATES_OF_EQUIPMENT),
        (LAUNCHED, ITEMS, FATES_OF_LAUNCHED),
        (Measure.of("missing", accrues=False), PERSONS, FATES_OF_PEOPLE),
        (DISPLACED, PERSONS, None),
        (Measure.of("killed", "present"), PERSONS, None),
        (RECEIVED, currency("USD"), None),
    ],
)
def test_the_partition_of_a_measure(
    measure: Measure, unit: Unit, expected: Outcomes | None
) -> None:
    """It has all outcomes of the measure; what is captured is what the unit counts."""
    assert expected == partition(measure, unit)


def test_displaced_and_detained_people_are_counted_at_a_point_in_time() -> None:
    """They are published as stocks, and are in no partition."""
    assert [False, False] == [DISPLACED.accrues, DETAINED.accrues]
    assert [{"displaced"}, {"detained"}] == [DISPLACED.outcomes, DETAINED.outcomes]


def test_a_stock_is_no_part_of_what_accrues() -> None:
    """A stock and an accruing measure include neither one another nor join."""
    stock = Measure.of("killed", accrues=False)
    assert not SENT.includes(stock)
    assert not stock.includes(KILLED)
    assert stock.includes(stock)
    assert not stock.is_disjoint(KILLED)
    expected = (
        "Measure: sent and killed cannot be joined: one accrues and the other is a stock @ accrues"
    )
    assert expected == refusal(SENT.joined, stock)


def test_two_stocks_are_joined_to_a_stock() -> None:
    """Joining keeps whether the count is a stock."""
    both = Measure.of("present", accrues=False) | Measure.of("reserve", accrues=False)
    assert Measure.of("present", "reserve", accrues=False) == both


def test_only_measures_are_joined() -> None:
    """`|` leaves anything else to that other thing, and so is a `TypeError`."""
    assert NotImplemented is KILLED.__or__("wounded")  # type: ignore[operator]
    with pytest.raises(TypeError):
        KILLED | {"wounded"}  # type: ignore[operator]


@pytest.mark.parametrize(
    ("outcomes", "accrues", "expected"),
    [
        ({"killed"}, True, "expected frozenset, got {'killed'} @ outcomes"),
        ("killed", True, "expected frozenset, got 'killed' @ outcomes"),
        (None, True, "expected frozenset, got None @ outcomes"),
        (frozenset({"killed"}), 1, "expected bool, got 1 @ accrues"),
        ([], None, "expected frozenset, got [] @ outcomes; expected bool, got None @ accrues"),
        (frozenset[str](), True, "there must be at least one @ outcomes"),
        (frozenset({""}), True, "must not be empty @ outcomes"),
        (
            frozenset({"killed", 3, "", Text("a")}),
            True,
            (
                "must not be empty @ outcomes; expected str, got 'a' of type Text @ outcomes;"
                " expected str, got 3 @ outcomes"
            ),
        ),
        (
            frozenset({"\ud800"}),
            True,
            "'\\ud800' holds half of a surrogate pair @ outcomes",
        ),
    ],
)
def test_what_is_no_measure_is_refused(outcomes: object, accrues: object, expected: str) -> None:
    """A measure has at least one outcome, each of them text, and the problems have one order."""
    assert f"Measure: {expected}" == refusal(Measure, outcomes, accrues)


def test_the_outcomes_of_a_measure_are_text() -> None:
    """`of` names each wrong outcome by its place, even one that no set can hold."""
    expected = "Measure: expected str, got ['b'] @ outcomes[1]; must not be empty @ outcomes[2]"
    assert expected == refusal(Measure.of, "a", ["b"], " ")
    assert "Measure: there must be at least one @ outcomes" == refusal(Measure.of)


def test_a_measure_accrues_unless_said_otherwise() -> None:
    """A count of outcomes grows with its period; only a stock must be said to be one."""
    assert Measure(frozenset({"killed"}), accrues=True) == Measure(frozenset({"killed"}))
    assert Measure(frozenset({"killed"}), accrues=True) == Measure.of("killed")


# Groups and places


@pytest.mark.parametrize("kind", [Group, Place])
@pytest.mark.parametrize(
    ("field", "wrong", "message"), [*not_text("name"), *missing("name", "str"), *not_text("id")]
)
def test_what_has_no_name_is_refused(
    kind: type[Group | Place], field: str, wrong: object, message: str
) -> None:
    """The name and the identifier of a group and of a place are text."""
    fields: dict[str, object] = {"name": "a"}
    expected = f"{kind.__name__}: {message} @ {field}"
    assert expected == refusal(kind, **fields | {field: wrong})


@pytest.mark.parametrize(("field", "wrong", "message"), not_made("within", "Group"))
def test_a_group_lies_within_a_group(field: str, wrong: object, message: str) -> None:
    """The larger group is a `Group`, and no `Place`."""
    assert f"Group: {message} @ {field}" == refusal(Group, "a", wrong)
    expected = (
        "Group: expected Group, got Place(name='b', within=None, id=None, point=None) @ within"
    )
    assert expected == refusal(Group, "a", Place("b"))


@pytest.mark.parametrize(("field", "wrong", "message"), not_a("point", "Point"))
def test_a_place_is_at_a_point(field: str, wrong: object, message: str) -> None:
    """Where a place is, is a `Point`."""
    assert f"Place: {message} @ {field}" == refusal(Place, "a", None, None, wrong)


@pytest.mark.parametrize(("field", "wrong", "message"), not_made("within", "Place"))
def test_a_place_lies_within_a_place(field: str, wrong: object, message: str) -> None:
    """The larger place is a `Place`, and no `Group`."""
    assert f"Place: {message} @ {field}" == refusal(Place, "a", wrong)
    expected = "Place: expected Place, got Group(name='b', within=None, id=None) @ within"
    assert expected == refusal(Place, "a", Group("b"))


def test_no_chain_is_too_deep_to_follow() -> None:
    """Something may lie within 99 others; with one more it is refused."""
    group, place = Group("0"), Place("0")
    for depth in range(1, 100):
        group, place = Group(str(depth), group), Place(str(depth), place)
    assert Group("0").includes(group)
    assert Place("0").includes(place)
    message = "it lies 100 deep, and 99 is the most @ within"
    assert f"Group: {message}" == refusal(Group, "100", group)
    assert f"Place: {message}" == refusal(Place, "100", place)


def test_groups_and_places_read_as_their_name() -> None:
    """The text of a group or a place is its name alone."""
    assert "tanks" == str(Group("tanks", Group("vehicles"), "id-1"))
    assert "Kursk region" == str(Place("Kursk region", Place("Russia"), "UA-1"))


T = TypeVar("T", Group, Place)


def included(things: list[T]) -> list[list[bool]]:
    """Return a row for each thing, of whether it includes each of them."""
    return [[one.includes(other) for other in things] for one in things]


def test_a_part_lies_within_its_wholes() -> None:
    """What lies within something lies within whatever that lies in, and not the other way."""
    expected = [[True, True, True], [False, True, True], [False, False, True]]
    army, brigade = Group("army"), Group("brigade", Group("army"))
    assert expected == included([army, brigade, Group("battalion", brigade)])
    country, region = Place("Russia"), Place("Kursk region", Place("Russia"))
    assert expected == included([country, region, Place("Sudzha", region)])


def test_things_of_one_name_are_told_apart() -> None:
    """The same name within something else, or with another identifier, is something else."""
    expected = [[True, False, False], [False, True, False], [False, False, True]]
    assert expected == included(
        [Group("guards"), Group("guards", Group("army")), Group("guards", id="1")]
    )
    assert expected == included(
        [Place("Ivanivka"), Place("Ivanivka", id="1"), Place("Ivanivka", id="2")]
    )


# Subjects

ARMY, BRIGADE = Group("army"), Group("brigade", Group("army"))
TREE = {
    # each group with the groups it is made up of, itself standing for what is in none of the others
    ARMY: {"army", "brigade", "battalion"},
    BRIGADE: {"brigade", "battalion"},
    Group("battalion", BRIGADE): {"battalion"},
    Group("navy"): {"navy"},
}
RUSSIA = Place("Russia")
MAP = {
    None: {"Russia", "Kursk", "Ukraine", "elsewhere"},
    RUSSIA: {"Russia", "Kursk"},
    Place("Kursk region", RUSSIA): {"Kursk"},
    Place("Ukraine"): {"Ukraine"},
}
COUNTED = {
    Measure.of(*outcomes): set(outcomes)
    for size in (1, 2)
    for outcomes in combinations(["killed", "wounded", "captured"], size)
}
DAYS = {
    Period("2024-12-21"): {21},
    Period("2024-12-22"): {22},
    Period("2024-12-21/2024-12-22"): {21, 22},
    Period("../2024-12-22"): {20, 21, 22},
    Period("2024-12-22/.."): {22, 23},
    Period("../.."): {20, 21, 22, 23},
}
# Every subject of the small world with everything it counts: who, what, where, when.
EVENTS = {
    Subject(group, measure, period, place): frozenset(product(who, what, where, when))
    for (group, who), (measure, what), (place, where), (period, when) in product(
        TREE.items(), COUNTED.items(), MAP.items(), DAYS.items()
    )
}


def test_a_subject_includes_exactly_what_it_counts() -> None:
    """Of any two subjects one includes the other exactly when it counts all that other counts."""
    for (one, whole), (other, part) in product(list(EVENTS.items())[::3], EVENTS.items()):
        assert (part <= whole) == one.includes(other), (str(one), str(other))


SUBJECTS = st.sampled_from(list(EVENTS))


@given(SUBJECTS, SUBJECTS, SUBJECTS)
def test_inclusion_of_subjects_is_a_partial_order(
    one: Subject, other: Subject, third: Subject
) -> None:
    """Inclusion is reflexive, antisymmetric and transitive."""
    assert one.includes(one)
    assert (one == other) == (one.includes(other) and other.includes(one))
    if one.includes(other) and other.includes(third):
        assert one.includes(third)


@given(SUBJECTS, SUBJECTS)
def test_a_subject_excludes_for_reasons(one: Subject, other: Subject) -> None:
    """There are reasons exactly where a subject does not include another."""
    assert one.includes(other) == (() == one.excludes(other))


@given(SUBJECTS, SUBJECTS)
def test_a_stock_includes_only_itself(one: Subject, other: Subject) -> None:
    """A stock at a moment says nothing about its parts."""
    whole, part = (
        Subject(item.group, Measure(item.measure.outcomes, accrues=False), item.period, item.place)
        for item in (one, other)
    )
    assert (one == other) == whole.includes(part)


@given(SUBJECTS, SUBJECTS)
def test_units_are_never_mixed(one: Subject, other: Subject) -> None:
    """A subject in another unit is never included, whatever it counts."""
    in_dollars = Subject(one.group, one.measure, one.period, one.place, currency("USD"))
    assert not in_dollars.includes(other)
    assert not other.includes(in_dollars)
    assert in_dollars.includes(in_dollars)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (DEAD, ()),
        (Subject(TROOPS, KILLED, Period("2024-11"), Place("Kursk region")), ()),
        (
            Subject(TROOPS, SENT, Period("../2024-12-23")),
            ("measure 'sent' is not part of 'killed'",),
        ),
        (
            Subject(Group("tanks"), KILLED | WOUNDED, Period("2025"), RUSSIA, ITEMS),
            (
                "group 'tanks' is not part of 'North Korean troops'",
                "measure 'killed or wounded' is not part of 'killed'",
                "unit 'items' is not part of 'persons'",
                "period '2025' is not part of 'through 2024-12-23'",
            ),
        ),
        (
            Subject(TROOPS, Measure.of("killed", accrues=False), Period("../2024-12-23")),
            (
                (
                    "measure Measure(outcomes=frozenset({'killed'}), accrues=False) is not part of"
                    " Measure(outcomes=frozenset({'killed'}), accrues=True)"
                ),
            ),
        ),
    ],
)
def test_every_part_that_lies_outside_is_named(other: Subject, expected: tuple[str, ...]) -> None:
    """Each part of a subject that keeps it from being included is one reason."""
    assert expected == DEAD.excludes(other)


def test_a_point_is_no_part_of_a_place() -> None:
    """A place is the same with its point, with another one and without, and so is what is in it."""
    marsk = Place("Marsk", RUSSIA)
    at, near = (Place("Marsk", RUSSIA, point=Point.parse(each, "33")) for each in ("50", "50.1"))
    assert {marsk} == {marsk, at, near}
    street = Place("a street", Place("Marsk", Place("Russia", point=near.point)))
    assert [True] * 3 == [each.includes(street) for each in (marsk, at, near)]
    dead = [Subject(TROOPS, KILLED, DAY, each) for each in (marsk, at, near)]
    assert [True] * 3 == [dead[1] == each and dead[1].includes(each) for each in dead]
    assert [None, near.point] == [marsk.point, near.point]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (
            "2022-01-10~",
            "2022",
            ("period '2022-01-10~' (2021-12-31 to 2022-01-20) is not part of '2022'",),
        ),
        ("2022-01-11~", "2022", ()),
        ("2022-01?", "2022", ("period '2022-01?' (no sure days) is not part of '2022'",)),
        (
            "2022-01-05",
            "2022-01-XX",
            ("period '2022-01-05' is not part of '2022-01-XX' (2022-01-01 to 2022-01-31)",),
        ),
        ("2022-01-XX", "2022-01-XX", ()),
    ],
)
def test_days_nobody_stated_are_shown_with_their_sure_span(
    part: str, whole: str, expected: tuple[str, ...]
) -> None:
    """The reason has the days between which a period lies that lies outside."""
    inner, outer = (evolve(DEAD, period=Period(edtf)) for edtf in (part, whole))
    assert expected == outer.excludes(inner)


@pytest.mark.parametrize("edtf", ["2024-12-XX", "2024-12-02~", "2024-12-02?", "2024-12-02/"])
def test_of_days_nobody_stated_a_subject_includes_only_itself(edtf: str) -> None:
    """The same words may mean other days, so that no part of it can be told by them."""
    about = Subject(TROOPS, KILLED | WOUNDED, Period(edtf), RUSSIA)
    assert about.includes(evolve(about))
    parts = [
        evolve(about, group=Group("special forces", TROOPS)),
        evolve(about, measure=KILLED),
        evolve(about, place=Place("Kursk region", RUSSIA)),
    ]
    assert [False] * 3 == [about.includes(part) for part in parts]
    ever = evolve(about, period=Period("../.."))
    assert [True] * 3 == [ever.includes(part) for part in parts]


def test_the_reasons_of_a_place_and_of_a_stock() -> None:
    """A subject of a place excludes another place and anywhere; a stock excludes all but itself."""
    in_russia = Subject(TROOPS, KILLED, DAY, RUSSIA)
    elsewhere = Subject(TROOPS, KILLED, DAY, Place("Ukraine"))
    assert ("place 'Ukraine' is not part of 'Russia'",) == in_russia.excludes(elsewhere)
    anywhere = Subject(TROOPS, KILLED, DAY)
    assert ("place anywhere is not part of 'Russia'",) == in_russia.excludes(anywhere)
    present = Measure.of("present", accrues=False)
    stock = Subject(TROOPS, present, DAY)
    expected = ("measure 'present' is a stock, which only equals itself",)
    assert expected == stock.excludes(Subject(TROOPS, present, DAY, RUSSIA))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (
            evolve(DEAD, place=Place("Kursk region", RUSSIA)),
            evolve(DEAD, place=Place("Kursk region")),
            "place 'Kursk region (in Russia)' is not part of 'Kursk region'",
        ),
        (
            evolve(DEAD, place=Place("Ivanivka", id="1")),
            evolve(DEAD, place=Place("Ivanivka", Place("Ukraine", id="7"), "2")),
            "place 'Ivanivka (id 1)' is not part of 'Ivanivka (id 2, in Ukraine (id 7))'",
        ),
        (
            evolve(DEAD, group=Group("guards")),
            evolve(DEAD, group=Group("guards", Group("army"))),
            "group 'guards' is not part of 'guards (in army)'",
        ),
        (
            evolve(DEAD, group=Group("guards", Group("army"))),
            evolve(DEAD, group=Group("navy", id="1")),
            "group 'guards' is not part of 'navy'",
        ),
        (
            evolve(DEAD, group=Group("navy", id="1")),
            evolve(DEAD, group=Group("guards", Group("army"))),
            "group 'navy' is not part of 'guards'",
        ),
        (DEAD, evolve(DEAD, measure=WOUNDED), "measure 'killed' is not part of 'wounded'"),
        (
            evolve(DEAD, measure=Measure.of("killed or wounded")),
            evolve(DEAD, measure=KILLED | WOUNDED),
            (
                "measure Measure(outcomes=frozenset({'killed or wounded'}), accrues=True) is not"
                " part of Measure(outcomes=frozenset({'killed', 'wounded'}), accrues=True)"
            ),
        ),
        (
            evolve(DEAD, unit=Unit("t", 2)),
            evolve(DEAD, unit=Unit("t")),
            "unit Unit(name='t', decimals=2) is not part of Unit(name='t', decimals=0)",
        ),
        (
            evolve(DEAD, unit=Unit("t", 2)),
            evolve(DEAD, unit=Unit("kg")),
            "unit 't' is not part of 'kg'",
        ),
    ],
)
def test_things_of_one_name_are_told_with_what_differs(
    part: Subject, whole: Subject, expected: str
) -> None:
    """Where two names are equal, the reason says what tells the two apart."""
    assert (expected,) == whole.excludes(part)


# One subject written in two ways


def test_a_subject_is_written_day_by_day() -> None:
    """The same days written in two ways are one subject once they are written day by day."""
    year = Subject(TROOPS, KILLED, Period("2024"), RUSSIA)
    days = Subject(TROOPS, KILLED, Period("2024-01-01/2024-12-31"), RUSSIA)
    assert days == year.in_days()
    assert days == days.in_days()
    vague = Subject(TROOPS, KILLED, Period("2024~"), RUSSIA)
    assert vague == vague.in_days()


def test_a_stock_equals_itself_however_its_days_are_written() -> None:
    """Troops present in a month are those present on its days."""
    present = Measure.of("present", accrues=False)
    month = Subject(TROOPS, present, Period("2024-10"))
    assert month.includes(Subject(TROOPS, present, Period("2024-10-01/2024-10-31")))
    assert not month.includes(Subject(TROOPS, present, Period("2024-10-01/2024-10-30")))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (DEAD, "North Korean troops, killed, anywhere, through 2024-12-23"),
        (
            Subject(TROOPS, KILLED | WOUNDED, Period("2024-12"), Place("Kursk region"), PERSONS),
            "North Korean troops, killed or wounded, Kursk region, 2024-12",
        ),
        (
            Subject(Group("IMF programme"), RECEIVED, DAY, unit=currency("USD")),
            "IMF programme, received, anywhere, 2024-12-23, in USD",
        ),
    ],
)
def test_a_subject_reads_as_its_parts(subject: Subject, expected: str) -> None:
    """The unit is named where it is not persons."""
    assert expected == str(subject)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_made("group", "Group"),
        *missing("group", "Group"),
        (
            "group",
            Place("a"),
            "expected Group, got Place(name='a', within=None, id=None, point=None)",
        ),
        *not_a("measure", "Measure"),
        *missing("measure", "Measure"),
        *not_made("period", "Period"),
        *missing("period", "Period"),
        *not_made("place", "Place"),
        ("place", Group("a"), "expected Place, got Group(name='a', within=None, id=None)"),
        *not_a("unit", "Unit"),
        *missing("unit", "Unit"),
    ],
)
def test_what_is_no_subject_is_refused(field: str, wrong: object, message: str) -> None:
    """Each part of a subject is of its own type; only the place can be left out."""
    fields: dict[str, object] = {"group": TROOPS, "measure": KILLED, "period": DAY}
    assert f"Subject: {message} @ {field}" == refusal(Subject, **fields | {field: wrong})


def test_the_parts_of_a_subject_may_be_text() -> None:
    """A name stands for a group or a place that has nothing else to say, EDTF for a period."""
    named = Subject("troops", KILLED, "2024-10", "Kursk region")
    assert Subject(Group("troops"), KILLED, Period("2024-10"), Place("Kursk region")) == named
    assert Group("tanks", Group("vehicles")) == Group("tanks", "vehicles")
    assert Place("Kursk", Place("Russia")) == Place("Kursk", "Russia")
