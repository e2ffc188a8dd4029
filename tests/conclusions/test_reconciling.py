"""Reconciling: what all claims allow, held to every truth of small worlds."""

import runpy
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given, settings, strategies as st

from conflictmodel import example
from conflictmodel.claims import Dossier, Estimate, Interception
from conflictmodel.conclusions import (
    Conflict,
    Derivation,
    InterceptionTally,
    Method,
    Partition,
    Reconciliation,
    Term,
    combine,
    reconcile,
    reconciling,
)
from conflictmodel.conclusions._reconciling.entities import Entities
from conflictmodel.errors import InvalidValueError, MissingExtraError, UnknownNameError
from conflictmodel.rules import intersection
from conflictmodel.values import (
    CAPTURED,
    DISPLACED,
    KILLED,
    LAUNCHED,
    LOST,
    MISSING,
    SHOT_DOWN,
    WOUNDED,
    Group,
    Measure,
    Period,
    Place,
    Range,
    Subject,
    Unit,
    at_least,
    at_most,
    between,
    exactly,
    unknown,
)
from conflictmodel.values.measures import OF_LAUNCHED
from support.figures import by, said
from support.small_worlds import SHAPES, World, a_world

SIZES = range(1, 11)
WORLDS = 6  # of each shape and size
EACH_SHAPE = pytest.mark.parametrize("shape", SHAPES)
EACH_METHOD = pytest.mark.parametrize("method", Method)


def worlds(shape: str, *, lies: bool = False, count: int = WORLDS) -> list[World]:
    """Return worlds of one shape, so many of each size."""
    random = Random(f"{shape} {lies}")  # noqa: S311 - no secret
    return [a_world(random, SHAPES[shape], size, lies=lies) for size in SIZES for _ in range(count)]


def reconciled(world: World, method: Method = Method.PROPAGATE) -> Reconciliation:
    """Return what the claims of a world allow, by this library."""
    return reconcile(world.claims, world.asked, partitions=world.shape.partitions, method=method)


@EACH_SHAPE
def test_propagation_loses_no_truth_and_is_nearly_always_exact(shape: str) -> None:
    """No truth lies outside a range, 97 % of the ranges are the tightest, and so is each proved."""
    same = asked = 0
    for world in worlds(shape):
        found = reconciled(world)
        for subject in world.asked:
            tightest, allowed = world.range_of(subject), found.ranges[subject]
            assert tightest is not None
            assert allowed is not None
            assert tightest == tightest.intersection(allowed)
            assert not found.is_exact or tightest == allowed
            asked += 1
            same += tightest == allowed
    assert same >= 0.97 * asked


@pytest.mark.unmeasured
@EACH_SHAPE
def test_the_exact_method_finds_the_tightest_ranges(shape: str) -> None:
    """By linear and integer programming every range is the tightest."""
    for world in worlds(shape, count=2):
        found = reconciled(world, Method.EXACT)
        assert found.is_exact
        assert {each: world.range_of(each) for each in world.asked} == dict(found.ranges)


@EACH_SHAPE
def test_no_range_is_looser_than_the_intersection(shape: str) -> None:
    """What `combine` finds where all are right, reconciling finds too, among many days as well."""
    for world in worlds(shape, count=3):
        for claims in (world.claims, [*world.claims, *of_many_days(*SHAPES[shape].entities[0])]):
            found = reconcile(claims, world.asked, partitions=world.shape.partitions)
            for subject in world.asked:
                allowed = found.ranges[subject]
                combined = combine(claims, rule=intersection, about=subject).pieces
                assert allowed is not None
                assert all(allowed == allowed.intersection(each) for each in combined)


def of_many_days(group: Group, place: Place | None = None, days: int = 92) -> list[Estimate]:
    """Return claims that say nothing, of so many days that not every join of them is looked at."""
    first = date(2025, 1, 1)
    periods = [Period((first + timedelta(number)).isoformat()) for number in range(days)]
    periods.append(Period("2024/2025"))  # which all others have days in common with
    about = [Subject(group, KILLED, day, place) for day in periods]
    return [said(f"far {each.period}", "c", unknown(), each) for each in about]


@pytest.mark.unmeasured
@EACH_SHAPE
@EACH_METHOD
def test_a_conflict_is_impossible_and_each_part_of_it_possible(shape: str, method: Method) -> None:
    """No truth goes with the claims of a conflict; without any one of them, some truth does."""
    met = 0
    for world in worlds(shape, lies=True, count=1):
        found = reconciled(world, method)
        by_id = {each.id: each for each in world.claims}
        assert world.is_possible == (not found.conflicts)
        for conflict in found.conflicts:
            met += 1
            claims = [by_id[each] for each in conflict.claims]
            assert not world.goes_with(claims)
            assert all(world.goes_with(without(claims, each.id)) for each in claims)
            enough = [each for each in by_id if world.goes_with(without(world.claims, each))]
            assert set(conflict.enough) == set(enough) & set(conflict.claims)
            assert conflict.least or method is Method.EXACT
            assert added(conflict.least) > added(conflict.most) or not conflict.least
    assert met


@pytest.mark.unmeasured
@EACH_SHAPE
@EACH_METHOD
def test_all_minimal_sets_are_listed(shape: str, method: Method) -> None:
    """Of all sets of claims, tried one by one, those listed are the minimal impossible ones."""
    several = 0
    for world in worlds(shape, lies=True)[4 * WORLDS : 7 * WORLDS]:
        found = reconciled(world, method)
        if not found.conflicts or several > 1:
            continue
        expected: list[list[str]] = []
        for size in range(1, len(world.claims) + 1):
            for claims in combinations(world.claims, size):
                ids = {each.id for each in claims}
                if not any(ids.issuperset(each) for each in expected):
                    expected += [] if world.goes_with(claims) else [sorted(ids)]
        assert found.lists_all_conflicts
        assert sorted(expected) == sorted(list(each.claims) for each in found.conflicts)
        several += len(expected) > 1
    assert several


def without(claims: Sequence[Estimate], left_out: str) -> list[Estimate]:
    """Return all claims but one."""
    return [each for each in claims if each.id != left_out]


def added(terms: Iterable[Term]) -> int:
    """Return the sum of terms."""
    return sum(each.times * each.end for each in terms)


@pytest.mark.unmeasured
@EACH_SHAPE
@EACH_METHOD
def test_an_end_follows_from_its_claims_and_from_no_fewer(shape: str, method: Method) -> None:
    """The terms of a derivation are stated ends and add up to the end; no claim can be left out."""
    for world in worlds(shape, count=1)[::2]:
        by_id = {each.id: each for each in world.claims}
        for subject in world.asked[:2]:
            for why in reconciled(world, method).why(subject):
                claims = [by_id[each] for each in why.claims]
                assert why.end == end(reconciled(world._replace(claims=claims), method), why)
                for each in claims:
                    fewer = world._replace(claims=without(claims, each.id))
                    assert why.end != end(reconciled(fewer, method), why)
                if why.adds:
                    assert why.end == added(why.adds) - added(why.subtracts)
                for term in (*why.adds, *why.subtracts):
                    stated = by_id[term.claim].range
                    assert term.end == (stated.upper if term.is_upper else stated.lower)


def end(found: Reconciliation, why: Derivation) -> int | None:
    """Return the end that a derivation derives, in another reconciliation."""
    assert isinstance(why.subject, Subject)
    allowed = found.ranges[why.subject.in_days()]
    assert allowed is not None
    return allowed.upper if why.is_upper else allowed.lower


@EACH_SHAPE
def test_order_ids_and_repetition_change_nothing(shape: str) -> None:
    """Claims in another order, twice, or under other ids allow the same, and conflict alike."""
    random = Random(shape)  # noqa: S311 - no secret
    for world in worlds(shape, lies=True, count=1):
        found = reconciled(world)
        shuffled = [*world.claims, world.claims[0]]
        random.shuffle(shuffled)
        again = reconciled(world._replace(claims=shuffled))
        assert found == again
        assert (found.ranges, found.conflicts) == (again.ranges, again.conflicts)
        new = {each.id: f"z{random.random()}" for each in world.claims}
        renamed = [evolve(each, id=new[each.id]) for each in world.claims]
        other = reconciled(world._replace(claims=renamed))
        assert found.ranges == other.ranges
        assert {frozenset(map(new.get, each.claims)) for each in found.conflicts} == {
            frozenset(each.claims) for each in other.conflicts
        }


ARMY = Group("army")


def dead(when: str, measure: Measure = KILLED, place: Place | None = None) -> Subject:
    """Return a subject of the army."""
    return Subject(ARMY, measure, Period(when), place)


def of_two(figure: Range) -> list[Estimate]:
    """Return the same figure for each two of three outcomes."""
    measures = {"kw": KILLED | WOUNDED, "wm": WOUNDED | MISSING, "km": KILLED | MISSING}
    return [said(name, "a", figure, dead("2024", each)) for name, each in measures.items()]


def test_whole_numbers_that_only_halves_would_solve_are_a_conflict() -> None:
    """Each two of three outcomes are one: propagation sees no conflict, the exact method does."""
    claims = of_two(exactly(1))
    assert () == reconcile(claims).conflicts
    found = reconcile(claims, method=Method.EXACT)
    assert [None] * 3 == list(found.ranges.values())
    (conflict,) = found.conflicts
    assert (
        "km, kw, wm: no whole numbers go with all of them; enough to leave out: km or kw or wm"
    ) == str(conflict)
    assert ("km", "kw", "wm") == conflict.enough
    assert () == found.why(dead("2024", KILLED | WOUNDED))


def test_an_end_that_is_no_sum_names_its_claims() -> None:
    """Each two of three outcomes are at most 1: one at most together, as halves are no counts."""
    claims = of_two(at_most(1))
    every = dead("2024", KILLED | WOUNDED | MISSING)
    lower, upper = reconcile(claims, every, method=Method.EXACT).why(every)
    assert "at least 0 persons, as every count is" == str(lower)
    assert "at most 1 person: no whole numbers above that go with km, kw, wm" == str(upper)


def test_running_totals_leave_what_lies_between() -> None:
    """The difference of two running totals is what was counted between them."""
    claims = [
        said("mon", "a", exactly(100), dead("../2024-12-16")),
        said("sun", "b", between(150, 160), dead("../2024-12-23")),
        said("part", "c", at_least(20), dead("2024-12-17/2024-12-20")),
    ]
    rest = dead("2024-12-21/2024-12-23")
    found = reconcile(claims, rest)
    assert {rest: at_most(40)} == found.ranges
    assert (
        "at most 40 persons = at most 160 persons (sun) − at least 100 persons (mon)"
        " − at least 20 persons (part)"
    ) == str(found.why(rest)[1])
    assert found.is_exact


def test_a_report_of_days_nobody_stated_is_part_of_its_sure_span() -> None:
    """What happened on some day of March is no more than March, and of two none is the other."""
    claims = [
        said("one", "a", exactly(3), dead("2024-03-XX")),
        said("other", "a", exactly(8), dead("2024-03-XX")),
        said("some day", "a", exactly(9), dead("2024-03-05?")),
    ]
    march = dead("2024-03")
    for method in Method:
        assert {march.in_days(): at_least(8)} == reconcile(claims, march, method=method).ranges
    assert [] == list(reconcile(claims).ranges)
    assert ("all", "other") == reconcile([*claims, said("all", "b", exactly(7), march)]).conflicts[
        0
    ].claims


def test_a_question_has_days() -> None:
    """Of days that nobody stated no count can be computed, and the way out is said."""
    with pytest.raises(InvalidValueError, match=r"are not stated: ask about a span @ about\[0\]"):
        reconcile((), dead("2024-03-XX"))


def test_points_in_time_are_no_sums_of_days() -> None:
    """Displaced people of one day are displaced on another too: nothing is added or subtracted."""
    land, town = Place("Aland"), Place("Town", Place("Aland"))
    claims = [
        said("land", "a", at_most(9), dead("2024-12-01", DISPLACED, land)),
        said("town", "b", at_least(5), dead("2024-12-01", DISPLACED, town)),
        said("later", "b", exactly(2), dead("2024-12-02", DISPLACED, land)),
        said("some day", "b", exactly(70), dead("2024-12-XX", DISPLACED, land)),
    ]
    assert [between(5, 9), exactly(2), between(5, 9)] == [*reconcile(claims).ranges.values()]


def test_outcomes_of_no_partition_are_only_parts_of_more() -> None:
    """Of a measure with an outcome that nothing is declared of, the known ones are a part."""
    both = Measure.of("killed", "present")
    claims = [
        said("both", "a", at_most(5), dead("2024", both)),
        said("dead", "a", at_least(3), dead("2024")),
    ]
    for method in Method:
        assert [between(3, 5), between(3, 5)] == [*reconcile(claims, method=method).ranges.values()]


@EACH_METHOD
def test_known_outcomes_of_a_measure_of_no_partition_are_added(method: Method) -> None:
    """The killed and the wounded are in it side by side, however many others are told apart."""
    every = Measure.of("killed", "wounded", "present")
    others = [MISSING | KILLED, CAPTURED | WOUNDED, CAPTURED | MISSING]
    claims = [
        said("every", "a", at_most(5), dead("2024", every)),
        said("dead", "a", at_least(3), dead("2024")),
        *(said(f"{each}", "b", unknown(), dead("2024", each)) for each in others),
    ]
    hurt = dead("2024", WOUNDED).in_days()
    assert {hurt: at_most(2)} == reconcile(claims, hurt, method=method).ranges


@EACH_METHOD
def test_outcomes_are_told_apart_by_measures_of_no_partition(method: Method) -> None:
    """What two such measures leave of each of two outcomes limits their sum."""
    claims = [
        said("k", "a", at_most(2), dead("2024", Measure.of("killed", "present"))),
        said("w", "a", at_most(2), dead("2024", Measure.of("wounded", "present"))),
        said("both", "a", exactly(5), dead("2024", KILLED | WOUNDED)),
    ]
    assert ("both", "k", "w") == reconcile(claims, method=method).conflicts[0].claims
    assert not reconcile([*claims[:2], evolve(claims[2], range=exactly(4))]).conflicts


def test_a_group_is_divided_by_a_partition_in_every_place() -> None:
    """What the parts of a group counted is added, in each place and in all of them."""
    kyiv = Place("Kyiv")
    parts = [Group("north", ARMY), Group("south", ARMY)]
    claims = [
        said(each.name, "a", exactly(4), Subject(each, KILLED, Period("2024"), kyiv))
        for each in parts
    ]
    whole = dead("2024", place=kyiv)
    divided = Partition(ARMY, parts, exhaustive=True)
    assert {whole.in_days(): exactly(8)} == reconcile(claims, whole, partitions=[divided]).ranges
    assert {whole.in_days(): at_least(4)} == reconcile(claims, whole).ranges


def test_partitions_of_partitions_and_two_of_one_place_are_added() -> None:
    """Parts of parts make up a whole, and two ways to divide a place contradict each other."""
    land, middle, north, south, east, west = map(Place, "LMNSEW")
    claims = [
        said(place.name, "a", exactly(count), dead("2024", place=place))
        for place, count in ((north, 4), (south, 5), (east, 1))
    ]
    ways = [
        Partition(middle, [north, south], exhaustive=True),
        Partition(land, [middle, east], exhaustive=True),
    ]
    whole = dead("2024", place=land).in_days()
    for partitions in (ways, ways[::-1]):
        assert {whole: exactly(10)} == reconcile(claims, whole, partitions=partitions).ranges
    other = Partition(middle, [east, west], exhaustive=True)
    rest = said("W", "a", exactly(2), dead("2024", place=west))
    found = reconcile([*claims, rest], partitions=[ways[0], other]).conflicts
    assert [("E", "N", "W"), ("E", "S", "W")] == [each.claims for each in found]


@EACH_METHOD
def test_what_is_known_in_two_parts_is_added_where_nobody_spoke_of_the_whole(
    method: Method,
) -> None:
    """Three in one part and three in another are six of a whole, and of whatever includes it."""
    land = Place("Aland")
    north, south = Place("North", land), Place("South", land)
    one, other = Group("one", ARMY), Group("other", ARMY)
    by_place = [
        said("north", "a", at_least(3), Subject(one, KILLED, "2024", north)),
        said("south", "a", at_least(3), Subject(other, KILLED, "2024", south)),
        said("all", "a", at_most(5), dead("2024")),
    ]
    (found,) = reconcile(
        by_place, partitions=[Partition(land, (north, south), exhaustive=True)], method=method
    ).conflicts
    assert ("all", "north", "south") == found.claims
    allies = Subject(Group("allies"), KILLED, "2024")
    part = evolve(ARMY, within=allies.group)
    parts = [Group("one", part), Group("other", part), Group("third", part)]
    by_group = [
        said(place, "a", at_least(3), Subject(each, KILLED, "2024", Place(place)))
        for each, place in zip(parts, ("X", "Y"), strict=False)
    ]
    divided = Partition(part, parts, exhaustive=True)
    together = reconcile(by_group, allies, partitions=[divided], method=method)
    assert {allies.in_days(): at_least(6)} == together.ranges


@EACH_METHOD
def test_parts_that_lie_in_another_place_limit_their_whole(method: Method) -> None:
    """Of two parts that are in a land of five dead, the whole has ten at most."""
    land = Place("Aland")
    plain = Partition(Place("Plain"), (Place("North", land), Place("South", land)), exhaustive=True)
    claims = [said("land", "a", exactly(5), dead("2024", place=land))]
    whole = dead("2024", place=Place("Plain")).in_days()
    found = reconcile(claims, whole, partitions=[plain], method=method)
    assert {whole: at_most(10)} == found.ranges


@EACH_METHOD
def test_parts_that_lie_in_another_place_limit_what_else_is_in_the_whole(method: Method) -> None:
    """Eleven in a town of the whole are too many, where each of two parts has at most five."""
    land, plain = Place("Aland"), Place("Plain")
    divided = Partition(plain, (Place("North", land), Place("South", land)), exhaustive=True)
    claims = [
        said("land", "a", at_most(5), dead("2024", place=land)),
        said("town", "a", at_least(11), dead("2024", place=Place("Town", plain))),
    ]
    (found,) = reconcile(claims, partitions=[divided], method=method).conflicts
    assert ("land", "town") == found.claims


def test_many_parts_in_as_many_places_are_divided_only_where_it_matters() -> None:
    """Events of a conflict in a place each are not looked for in the places of all others."""
    conflict, land = Group("conflict"), Place("Aland")
    events = [Group(f"event {number}", conflict) for number in range(100)]
    divided = Partition(conflict, events, exhaustive=True)
    claims = [
        said(
            each.name, "a", at_least(1), Subject(each, KILLED, "2024-05-01", Place(each.name, land))
        )
        for each in events
    ]
    year = Subject(conflict, KILLED, "2024", land)
    assert {year.in_days(): at_least(100)} == reconcile(claims, year, partitions=[divided]).ranges
    entities = Entities([divided])
    counts = [entities.count(each.subject) for each in claims]
    related, _ = entities.related([each.entity for each in (*counts, entities.count(year))])
    assert len(related) < 4 * len(claims)


def test_partitions_that_go_round_are_refused() -> None:
    """A part that is divided in turn into what includes it is none, and is named."""
    one, other, third = map(Place, "ABC")
    partitions = [
        Partition(one, (other, third), exhaustive=False),
        Partition(other, (one, Place("D")), exhaustive=True),
    ]
    with pytest.raises(InvalidValueError, match=r"a part of 'A' includes all of it in turn"):
        reconcile((), partitions=partitions)


def test_what_became_of_everything_launched_is_one_system() -> None:
    """A report of an attack says how many of each fate; what is not said of one is the rest."""
    drones = Unit("drones")
    attack = Interception(
        "night", Group("drones"), Period("2024-12-23"), by=by("a"),
        unit=drones, launched=exactly(72), shot_down=exactly(47),
    )  # fmt: skip
    lost = Subject(attack.group, LOST, attack.on, unit=drones)
    found = reconcile(attack, lost)
    assert {lost: at_most(25)} == found.ranges
    assert "at most 25 drones = at most 72 drones (night) − at least 47 drones (night)" == str(
        found.why(lost)[1]
    )
    every = reconcile(Dossier((attack,))).ranges
    assert [LAUNCHED, SHOT_DOWN] == [each.measure for each in every if isinstance(each, Subject)]


@settings(max_examples=60)
@given(st.from_type(Interception), st.sets(st.sampled_from(OF_LAUNCHED), min_size=1))
def test_a_tally_counts_what_reconciling_allows(
    attack: Interception, measures: set[Measure]
) -> None:
    """Of a report without a contradiction, a tally allows the same of each union of the fates."""
    assume(attack.on.days_are_stated)
    measure = Measure(frozenset[str]().union(*(each.outcomes for each in measures)))
    about = Subject(attack.group, measure, attack.on, attack.place, attack.unit)
    found = reconcile(attack, about)
    (allowed,) = found.ranges.values()
    if allowed is None:
        assert found.conflicts
    else:
        assert InterceptionTally((attack,)).count(measure) == allowed


def test_captured_people_and_captured_equipment_are_two_counts() -> None:
    """The unit says in which partition an outcome is that two of them have."""
    tanks = Subject(ARMY, CAPTURED, Period("2024"), unit=Unit("tanks"))
    claims = [
        said("people", "a", exactly(5), dead("2024", CAPTURED)),
        said("tanks", "a", exactly(2), tanks),
    ]
    assert [exactly(5), exactly(2)] == [*reconcile(claims).ranges.values()]


def test_claims_of_one_origin_are_its_own_arithmetic() -> None:
    """With an origin, the claims of others and what it replaced itself count for nothing."""
    claims = [
        said("old", "a", exactly(9), dead("2024")),
        said("new", "a", exactly(5), dead("2024"), supersedes=("old",)),
        said("other", "b", exactly(7), dead("2024")),
    ]
    assert [exactly(5)] == [*reconcile(claims, origin="a").ranges.values()]
    found = reconcile(claims)
    assert ("new", "other") == found.conflicts[0].claims
    assert """\
What all claims allow together, if every one of them is true
  ranges          army, killed, anywhere, 2024-01-01 to 2024-12-31: none,
                  because claims that bear on it cannot all be true
  conflicts       new, other: at least 7 persons (other) > at most 5 persons
                  (new); enough to leave out: new or other
  method          propagate: no range can be tighter""" == found.explain()


def test_many_conflicts_are_listed_up_to_twenty() -> None:
    """Thirty days on which two differ: twenty sets are listed, and that there may be more."""
    days = [f"2024-12-{day:02}" for day in range(1, 31)]
    claims = [
        said(f"{name} {day}", name, figure, dead(day))
        for day in days
        for name, figure in (("a", exactly(1)), ("b", exactly(2)))
    ]
    claims.append(said("all", "c", unknown(), dead("2024-12")))
    found = reconcile(claims)
    assert 20 == len(found.conflicts)
    assert not found.lists_all_conflicts
    assert "there may be more of them" in found.explain()
    assert found.conflicts == reconcile(claims[::-1]).conflicts


def test_a_subject_that_was_not_asked_about_is_named() -> None:
    """Only what was asked about has a range and is explained, and it is found as it was asked."""
    found = reconcile(said("a", "a", exactly(5), dead("2024")), dead("2024"))
    assert exactly(5) == found.ranges[dead("2024")] == found.ranges[dead("2024").in_days()]
    with pytest.raises(UnknownNameError, match="is no known subject"):
        found.why(dead("2023"))
    with pytest.raises(UnknownNameError, match="is no known subject"):
        found.ranges[dead("2023")]


def test_propagation_that_goes_on_for_long_is_stopped_and_said() -> None:
    """Ends that creep towards each other by one are given up on: no range is proved."""
    far = 10**6
    claims = [
        said("km", "a", exactly(far), dead("2024", KILLED | MISSING)),
        said("wm", "a", at_least(far + 1), dead("2024", WOUNDED | MISSING)),
        said("cw", "a", at_most(far), dead("2024", CAPTURED | WOUNDED)),
        said("ck", "a", at_least(far), dead("2024", CAPTURED | KILLED)),
        *of_many_days(ARMY, days=24),
    ]
    found = reconcile(claims)
    assert () == found.conflicts
    assert not found.is_exact
    assert () == found.derived
    assert "propagate: stopped before nothing more followed" in found.explain()


def test_what_few_claims_show_and_many_do_not_is_named_by_those_few() -> None:
    """Among many days a conflict of three claims is not seen: an end names them, and no others."""
    one, other = Group("one", ARMY), Group("other", ARMY)
    every = KILLED | WOUNDED | MISSING
    claims = [
        said("early", "a", exactly(0), Subject(one, every, "../2024-12-02")),
        said("late", "a", exactly(0), Subject(one, KILLED | WOUNDED, "2024-12-03/..")),
        said("hurt", "a", between(1, 2), Subject(one, WOUNDED, "2024-12-01/..")),
        said("some", "a", at_least(1), Subject(one, every, "2024-12-02/..")),
        *of_many_days(ARMY),
    ]
    asked = Subject(other, WOUNDED, "../2024-12-01")
    divided = Partition(ARMY, (one, other), exhaustive=True)
    found = reconcile(claims, asked, partitions=[divided])
    assert () == found.conflicts
    assert ("early", "hurt", "late") == found.why(asked)[0].claims


def test_one_family_of_claims_is_solved_for_one_subject() -> None:
    """The exact method solves what bears on a subject: days, outcomes and parts of every kind."""
    halves = of_two(exactly(2))
    both = Measure.of("killed", "present")
    claims = [
        *halves,
        said("some day", "a", exactly(1), dead("2024-03-XX")),
        said("both", "a", at_most(5), dead("2024", both)),
        *(
            evolve(each, id=f"b {each.id}", subject=evolve(each.subject, group=Group("navy")))
            for each in halves
        ),
    ]
    asked = [dead("2024", both).in_days(), dead("2024", MISSING).in_days(), dead("2024-03")]
    found = reconcile(claims, asked, method=Method.EXACT)
    assert [between(1, 5), exactly(1), exactly(1)] == [*found.ranges.values()]


def test_nothing_is_proved_where_not_every_join_is_an_unknown() -> None:
    """Of very many days the spans between them are left out, so that a range may be tighter."""
    days = (date(2022, 1, 1) + timedelta(2 * number) for number in range(100))
    claims = [said(f"{day}", "UN", exactly(1), dead(f"{day}")) for day in days]
    assert reconcile(claims).is_exact
    assert not reconcile([*claims, said("all", "UN", at_most(900), dead("2022"))]).is_exact


def test_many_outcomes_of_many_days_are_still_added() -> None:
    """Where not every join is looked at, four outcomes and their sum are."""
    fates = [KILLED, WOUNDED, MISSING, CAPTURED]
    every = Measure(frozenset[str]().union(*(each.outcomes for each in fates)))
    first = date(2024, 1, 1)
    claims = [
        said(
            f"{number} {each}", "a", exactly(1), dead((first + timedelta(number)).isoformat(), each)
        )
        for number in range(40)
        for each in fates
    ]
    total = dead("2024-01-01/2024-02-09", every)
    assert {total: exactly(160)} == reconcile(claims, total).ranges


def test_the_dossier_of_the_article_is_reconciled() -> None:
    """Of the statements of December 2024, the two on losses cannot both be right."""
    found = reconcile(example())
    assert [("01-jcs-statement", "03-president-of-ukraine")] == [
        each.claims for each in found.conflicts
    ]
    assert "Russian drones, lost, Ukraine, 2024-12-23, in drones: exactly" in found.explain()


def test_an_end_too_large_for_the_exact_method_is_refused() -> None:
    """Beyond a thousand million the exact method would round, and says what to do."""
    claims = of_two(exactly(10**9 + 1))
    with pytest.raises(InvalidValueError, match="reconcile it by propagation"):
        reconcile(claims, method=Method.EXACT).ranges  # noqa: B018 - it is computed when read


def test_scipy_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exact method without scipy says what to install, and with which extra."""
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    path = Path(reconciling.__file__).parent / "_reconciling" / "optimum.py"
    with pytest.raises(MissingExtraError, match=r"pip install '\.\[exact\]'"):
        runpy.run_path(str(path))


def test_a_partition_has_parts_that_share_nothing() -> None:
    """One part, a part twice, a part of a part, and the whole itself are refused."""
    north = Place("North")
    town = Place("Town", north)
    for parts in ([north], [north, north], [north, town], [north, Place("Aland")]):
        with pytest.raises(InvalidValueError):
            Partition(Place("Aland"), parts, exhaustive=True)
    with pytest.raises(InvalidValueError):
        Partition(Place("Aland"), [north, ARMY], exhaustive=True)
    some = Partition(Place("Aland"), [north, Place("South")], exhaustive=False)
    assert "Aland ≥ North + South" == str(some)


def test_a_conflict_has_claims() -> None:
    """A conflict between no claims is none."""
    with pytest.raises(InvalidValueError, match="there is no claim"):
        Conflict((), Unit("tanks"))
