"""What is concluded, held against what really happened in a simulated world."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import accumulate, chain, combinations, product
from typing import TypeVar, final

import pytest
from attrs import evolve, frozen
from hypothesis import Phase, assume, event, find, given, settings, strategies as st
from hypothesis.vendor.pretty import pretty

from conflictmodel.claims.aid import Installment, Programme, TotalBasis
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.indexes import Index
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.territory import Extent, Hold, TerritorialClaim
from conflictmodel.conclusions.aid_ledgers import aid_ledger
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.contributions import Evidence, Role, bearing
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.conclusions.territorial_control import Standing, control
from conflictmodel.conclusions.totals import total
from conflictmodel.errors import DoubleCountingError
from conflictmodel.rules.bounds import hull, median, robust
from conflictmodel.rules.combinators import within
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.voices import EachReport, each_report
from conflictmodel.rules.voting import k_of_n, majority
from conflictmodel.values.measures import (
    AIRBORNE,
    KILLED,
    LAUNCHED,
    LEFT,
    LOST,
    REACHED,
    SHOT_DOWN,
    WOUNDED,
    Measure,
)
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, exactly, unknown
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import ITEMS, Quantity, currency
from support.figures import by, said
from support.true_worlds import Count, World, worlds

_T = TypeVar("_T")

FIVE = ("Kyiv", "Moscow", "Seoul", "Tokyo", "Geneva")
HONEST = worlds()
# Up to so many of five origins lie.
LIED_IN = [worlds(liars=liars, origins=FIVE) for liars in range(5)]

TROOPS = Group("troops")
SCOUTS = Group("scouts", TROOPS)
RUSSIA = Place("Russia")
KURSK = Place("Kursk", RUSSIA)
DAY = date(2024, 12, 21)
DEAD = Subject(SCOUTS, KILLED, Period("2024-12"))
WORLD = World(
    DEAD,
    (
        Count(SCOUTS, "killed", KURSK, DAY, 3),
        Count(SCOUTS, "killed", RUSSIA, date(2024, 12, 22), 4),
        Count(SCOUTS, "wounded", KURSK, DAY, 50),
        Count(TROOPS, "killed", KURSK, DAY, 600),
    ),
)


def found(worlds_drawn: st.SearchStrategy[_T], occurs: Callable[[_T], bool]) -> _T:
    """Return the first that is drawn in which something occurs."""
    first = settings(max_examples=5000, phases=(Phase.generate,))
    return find(worlds_drawn, occurs, settings=first)


def is_told(subject: Subject) -> bool:
    """Whether a world tells how many there were: it counts persons, and no stocks."""
    return subject.measure.accrues and subject.unit != ITEMS


def standing(world: World) -> list[Estimate]:
    """Return the estimates by honest origins that no other replaces."""
    replaced = {old for each in world.estimates for old in each.supersedes}
    return [
        each
        for each in world.estimates
        if each.id not in replaced and each.by.source.origin not in world.liars
    ]


def misses(world: World, each: Estimate) -> bool:
    """Whether the truth does not lie in a range."""
    return is_told(each.subject) and world.truth(each.subject) not in each.range


def misses_in(world: World, *, replaced: bool) -> bool:
    """Whether the range of an honest origin that was replaced, or of a liar, is wrong."""
    old = {old for each in world.estimates for old in each.supersedes}
    return any(
        misses(world, each)
        for each in world.estimates
        if (each.id in old) is replaced and (each.by.source.origin in world.liars) is not replaced
    )


def roles_in(world: World) -> set[Role]:
    """Return the parts that estimates play."""
    return {each.role for each in Evidence(Index(world.estimates), world.about).contributions()}


# Worlds


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        (DEAD, 7),
        (evolve(DEAD, group=TROOPS), 607),
        (evolve(DEAD, measure=WOUNDED), 50),
        (evolve(DEAD, measure=KILLED | WOUNDED), 57),
        (evolve(DEAD, place=KURSK), 3),
        (evolve(DEAD, place=RUSSIA), 7),
        (evolve(DEAD, period=Period("2024-12-21")), 3),
        (evolve(DEAD, period=Period("../2024-12-21")), 3),
        (evolve(DEAD, period=Period("2024-12-22/..")), 4),
        (evolve(DEAD, period=Period("../..")), 7),
        (evolve(DEAD, period=Period("2024-12-22/2024-12-24")), 4),
        (evolve(DEAD, period=Period("2025")), 0),
    ],
)
def test_the_truth_is_all_that_was_counted_in_a_subject(subject: Subject, number: int) -> None:
    """What happened in a group, outcome, place or period happened in those that include it."""
    assert number == WORLD.truth(subject)


def test_a_world_is_shown_by_what_happened_and_what_was_said() -> None:
    """A failing test shows the question with its answer, what happened, what was said, who lies."""
    first = said("Kyiv 1", "Kyiv", exactly(9), DEAD)
    second = said("Kyiv 2", "Kyiv", exactly(7), DEAD, supersedes=("Kyiv 1",))
    shown = """\
7: scouts, killed, anywhere, 2024-12
happened: scouts, killed, Kursk, 2024-12-21: 7
said: Kyiv 1: exactly 9 persons; scouts, killed, anywhere, 2024-12
said: Kyiv 2: exactly 7 persons; scouts, killed, anywhere, 2024-12 replaces Kyiv 1"""
    counts = (Count(SCOUTS, "killed", KURSK, DAY, 7), Count(SCOUTS, "wounded", KURSK, DAY))
    world = World(DEAD, counts, (first, second))
    assert shown == pretty(world)
    assert f"{shown}\nliar: Moscow\nliar: Seoul" == str(evolve(world, liars=("Moscow", "Seoul")))


@given(LIED_IN[2])
def test_what_origins_say_can_be_kept_as_a_dossier(world: World) -> None:
    """Ids are not repeated, and a name stands for one source."""
    assert world.estimates == Dossier(world.estimates).claims
    assert set(FIVE) >= {each.by.source.origin for each in world.estimates} | set(world.liars)
    assert len(world.liars) <= 2


# Estimates


OF_INTEREST: dict[str, Callable[[World], bool]] = {
    "corrected": lambda world: misses_in(world, replaced=True),
    "lied": lambda world: misses_in(world, replaced=False),
    "beside": lambda world: not all(is_told(each.subject) for each in world.estimates),
    "parts and wholes": lambda world: {Role.LOWER_BOUND, Role.UPPER_BOUND} <= roles_in(world),
    "sums": lambda world: {Role.SUMMED, Role.SUPERSEDED, Role.NOT_USED} <= roles_in(world),
    "sources": lambda world: len({each.by.source for each in world.estimates}) > 4,
    "liars": lambda world: len(world.liars) == 2 and world.truth(world.about) > 20,
}


@pytest.mark.unmeasured
@pytest.mark.parametrize("what", OF_INTEREST)
def test_what_is_of_interest_occurs(what: str) -> None:
    """Worlds have in them what the other tests are about."""
    assert OF_INTEREST[what](found(LIED_IN[2], OF_INTEREST[what]))


@given(LIED_IN[2])
def test_an_honest_origin_says_what_is_true(world: World) -> None:
    """The truth lies in every range that an honest origin gives and does not replace."""
    assert [] == [each for each in standing(world) if misses(world, each)]


@given(LIED_IN[2])
def test_what_a_true_estimate_allows_has_the_truth_in_it(world: World) -> None:
    """Whatever part or whole an estimate is about: where it is true, what it allows is."""
    truth = world.truth(world.about)
    allowed = [bearing(each, world.about).range for each in standing(world)]
    assert [] == [each for each in allowed if each is not None and truth not in each]


@given(HONEST)
def test_a_total_of_true_estimates_has_the_truth_in_it(world: World) -> None:
    """What can be added is disjoint, so the sum of true figures is the true figure of the sum."""
    current = [each for each in standing(world) if is_told(each.subject)][:5]
    others = [
        said(outcome, "Kyiv", exactly(world.truth(subject)), subject)
        for outcome in ("captured", "killed", "wounded")
        for subject in [evolve(world.about, measure=Measure.of(outcome))]
    ]
    known = chain(current, others)
    for parts in chain(combinations(known, 2), combinations(current, 3)):
        try:
            added = total(parts, by=parts[0].by)
        except DoubleCountingError:
            continue
        event(f"a total of {len(parts)}")
        assert world.truth(added.subject) in added.range


@given(HONEST)
def test_outcomes_and_days_make_up_the_whole(world: World) -> None:
    """The exact figures of all outcomes, or of all days, add up to exactly what there were."""
    about = world.about
    outcomes = [evolve(about, measure=Measure.of(each)) for each in sorted(about.measure.outcomes)]
    days = [
        evolve(about, period=Period(each))
        for each in ("../2024-12-21", "2024-12-22", "2024-12-23/..")
    ]
    for whole, parts in ((about, outcomes), (evolve(about, period=Period("../..")), days)):
        known = [
            said(f"{index}", "Kyiv", exactly(world.truth(part)), part)
            for index, part in enumerate(parts)
        ]
        if len(known) > 1:
            added = total(known)
            assert (whole, exactly(world.truth(whole))) == (added.subject, added.range)


# Conclusions


def is_right(world: World, rule: AnyRule, voices: AnyRule | EachReport | None = None) -> bool:
    """Whether the truth is among the answers, or nobody gave a figure that bears on the subject."""
    found = combine(world.estimates, rule=rule, about=world.about, voices=voices)
    if found.reason:
        heard = (each.range for each in found.contributions)
        return all(each in {None, unknown()} for each in heard)
    truth = world.truth(world.about)
    return any(truth in piece for piece in found.pieces)


def origins_heard(world: World) -> tuple[int, int]:
    """Return how many origins bear on the subject, and how many of them are honest."""
    voices = combine(world.estimates, rule=hull, about=world.about).voices
    return len(voices), sum(voice.origin not in world.liars for voice in voices)


@pytest.mark.parametrize("voices", [None, hull, each_report], ids=str)
@given(world=HONEST)
def test_the_hull_is_right_where_all_speak_the_truth(
    world: World, voices: AnyRule | EachReport | None
) -> None:
    """However the reports of an origin become voices, the truth lies in the hull of them."""
    assert is_right(world, hull, voices)


@pytest.mark.parametrize("liars", [0, 1, 2])
@given(data=st.data())
def test_robust_is_right_where_no_more_origins_lie(data: st.DataObject, liars: int) -> None:
    """`robust(f)` has the truth in it where at most f origins lie, however often each speaks."""
    world = data.draw(LIED_IN[liars])
    assert is_right(world, robust(liars))
    assert is_right(world, robust(liars), hull)


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("liars", "rule"),
    [(1, robust(0)), (2, robust(1)), (3, hull), (2, majority), (2, median)],
    ids=str,
)
def test_a_rule_is_wrong_where_more_origins_lie(liars: int, rule: AnyRule) -> None:
    """The tests of soundness would see a rule that is not: beyond its premise, each fails."""

    def is_misled(world: World) -> bool:
        found_ = combine(world.estimates, rule=rule, about=world.about)
        return bool(found_.pieces) and not is_right(world, rule)

    assert is_misled(found(worlds(liars=liars), is_misled))


@settings(max_examples=200)
@given(LIED_IN[4])
def test_rules_that_count_are_right_where_enough_origins_that_bear_are_honest(world: World) -> None:
    """`k_of_n(k)` with k honest origins that bear, `majority` with most, `median` with half."""
    heard, honest = origins_heard(world)
    event(f"{honest} of {heard} origins are honest")
    for least in range(1, honest + 1):
        assert is_right(world, k_of_n(least))
    if honest:
        assert is_right(world, hull)
    if 2 * honest > heard:
        assert is_right(world, majority)
    if 2 * honest >= heard:
        assert is_right(world, median)


@given(LIED_IN[2], st.integers(0, 9))
def test_a_true_bound_leaves_a_rule_right(world: World, more: int) -> None:
    """Where nothing above the truth can be, what is cut off is not the truth."""
    cap = Range(0, world.truth(world.about) + more)
    assert is_right(world, within(cap, robust(2)))


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 31), st.integers(0, 9))
def test_a_day_that_was_not_stated_bears_on_no_single_day(
    number: int, others: int, day: int, width: int
) -> None:
    """What happened on one day of a month bounds the month from below, and no day in it."""
    unstated = said(
        "a", "Kyiv", Range(number, number + width), evolve(DEAD, period=Period("2024-12-XX"))
    )
    month = bearing(unstated, DEAD).range
    assert month is None or number + others in month
    on_the_day = bearing(unstated, evolve(DEAD, period=Period(f"2024-12-{day:02}")))
    assert Role.NOT_USED is on_the_day.role


@st.composite
def _around(draw: st.DrawFn, truth: int) -> Range:
    if draw(st.booleans()):
        return exactly(truth)
    width = draw(st.none() | st.integers(0, 9))
    return Range(truth - draw(st.integers(0, truth)), None if width is None else truth + width)


# Control

REGION = Place("Donetsk region")
VILLAGE = Place("Storozheve", REGION)
HOLDERS = ("Russia", "Ukraine", "nobody")
SPEAKERS = ("Russia", "Ukraine", "Wikipedia")
# The place has two quarters, and the region a field besides.
PARTS = {VILLAGE: (0, 1), REGION: (0, 1, 2)}
FIRST, NOW, LAST = 20, 23, 24


@final
@frozen
class War:
    """Who held the two quarters of a village and the field, from the 20th on, and who says so."""

    held: tuple[tuple[str, ...], ...]
    claims: tuple[TerritorialClaim, ...] = ()

    def has(self, holder: str, day: int, place: Place = VILLAGE) -> tuple[bool, ...]:
        """Return of each part of the place whether the side held it on a day."""
        return tuple(self.held[day - FIRST][part] == holder for part in PARTS[place])

    def is_true(self, holder: str, hold: Hold, day: int, place: Place, extent: Extent) -> bool:
        """Whether it can be said: of all parts of a place, or of some where no more is meant."""
        now, before = self.has(holder, day, place), self.has(holder, max(FIRST, day - 1), place)
        each = {
            Hold.TAKEN: [is_held and not was for is_held, was in zip(now, before, strict=True)],
            Hold.HELD: list(now),
            Hold.CONTESTED: [True],
            Hold.LOST: [was and not is_held for is_held, was in zip(now, before, strict=True)],
            Hold.NOT_HELD: [not is_held for is_held in now],
        }[hold]
        return all(each) if extent is Extent.WHOLE else any(each)


_A_HOLDER = st.sampled_from(HOLDERS)
_A_HOLDING = _A_HOLDER.map(lambda origin: (origin,) * 3) | st.tuples(
    _A_HOLDER, _A_HOLDER, _A_HOLDER
)
_A_DAY = st.integers(FIRST, LAST)
_HOLDING = (Hold.TAKEN, Hold.HELD)


@st.composite
def _wars(draw: st.DrawFn, *, blurred: bool) -> War:
    """What honest origins say of who held the village, Ukraine of the 23rd too and of no later day.

    Where it is blurred, others say that a place was taken within some days.
    """
    # Mostly one origin holds all of it, and for some days.
    held = [draw(_A_HOLDING)]
    while len(held) <= LAST - FIRST:
        held.append(held[-1] if draw(st.integers(0, 3)) else draw(_A_HOLDING))
    war = War(tuple(held))
    claims: list[TerritorialClaim] = []
    for speaker in draw(st.lists(st.sampled_from(SPEAKERS), min_size=1, max_size=8)):
        day = draw(_A_DAY)
        if speaker == "Ukraine":
            day = NOW if draw(st.booleans()) else min(day, NOW)
        kinds = [
            (holder, hold, place, extent)
            for holder, hold, place, extent in product(HOLDERS, Hold, PARTS, Extent)
            if war.is_true(holder, hold, day, place, extent)
            # What it concedes by saying that it lost the place has a test of its own.
            and (speaker, hold) != (holder, Hold.LOST)
        ]
        holder, hold, place, extent = draw(st.sampled_from(kinds))
        when = f"2024-12-{day}"
        if blurred and hold is Hold.TAKEN and speaker != "Ukraine":
            when = f"2024-12-{draw(st.integers(FIRST, day))}/2024-12-{draw(st.integers(day, LAST))}"
        stated = f"2024-12-{draw(st.integers(day, LAST))}"
        before = {war.held[max(FIRST, day - 1) - FIRST][part] for part in PARTS[place]}
        loser = before.pop() if hold is Hold.TAKEN and len(before) == 1 else None
        claim = TerritorialClaim(
            str(len(claims)), place, holder, hold, Period(when), by(speaker, stated), loser, extent
        )
        if draw(st.integers(0, 3)) == 3:  # what it said before was wrong
            wrong = evolve(claim, id=f"wrong {claim.id}", holder=draw(_A_HOLDER), loser=None)
            claims.append(evolve(wrong, hold=draw(st.sampled_from(Hold))))
            claim = evolve(claim, supersedes=(wrong.id,))
        claims.append(claim)
    return evolve(war, claims=tuple(claims))


WARS = _wars(blurred=False)
BLURRED_WARS = _wars(blurred=True)


def standings(war: War) -> tuple[Standing, ...]:
    """Return what is concluded of the village on the 23rd."""
    return control(VILLAGE, war.claims, on=date(2024, 12, NOW)).standings


def speaks_now(war: War) -> bool:
    """Whether Ukraine speaks of the 23rd, and not only of a part that was lost or is outside."""
    return any(
        each.by.source.origin == "Ukraine"
        and not each.id.startswith("wrong")
        and each.on.last == date(2024, 12, NOW)
        and (each.extent is Extent.WHOLE or (each.place == VILLAGE and each.hold is not Hold.LOST))
        for each in war.claims
    )


@settings(max_examples=200)
@given(BLURRED_WARS)
def test_who_speaks_the_truth_of_the_day_is_counted_for_who_holds_the_place(war: War) -> None:
    """An origin that speaks truly of the day says of nobody else that they hold it, or a part.

    It denies nobody who holds the whole. Whom it alone says to hold more than a part does.
    """
    assume(speaks_now(war))
    for each in standings(war):
        now = war.has(each.holder, NOW)
        assert any(now) or "Ukraine" not in each.said_by
        assert not all(now) or "Ukraine" not in each.denied_by
        if each.said_by == ("Ukraine",) and not each.is_partial:
            event("says that somebody holds the whole")
            assert all(now)


@settings(max_examples=200)
@given(BLURRED_WARS)
def test_what_is_said_of_a_place_was_so_on_some_day(war: War) -> None:
    """Where all speak the truth, who is said to hold a place has held it, or a part if no more.

    Who is denied besides, and does not claim a part alone, has not held all of it on a later day.
    The same goes for who is said to have lost a part since.
    """
    for each in standings(war):
        days = [war.has(each.holder, day) for day in range(FIRST, LAST + 1)]
        if each.said_by and each.is_partial:
            assert any(map(any, days))
        if each.said_by and not each.is_partial:
            assert any(map(all, days))
            since = list(accumulate(map(all, days), max))
            if each.denied_by or each.reduced_by:
                event("denied or reduced")
                assert any(had and not all(now) for had, now in zip(since, days, strict=True))
        assert set(each.silent).isdisjoint({*each.said_by, *each.denied_by})


@given(WARS)
def test_nobody_is_denied_what_they_hold_throughout(war: War) -> None:
    """Where one origin held the place on all days and all speak the truth, only it is said to.

    And nobody denies it, says that it lost a part, or says that it holds no more than one.
    """
    always = War(tuple(("Russia",) * 3 for _ in war.held))
    claims = [
        each
        for each in war.claims
        if each.on.last is not None
        and always.is_true(each.holder, each.hold, each.on.last.day, each.place, each.extent)
    ]
    for each in control(VILLAGE, claims, on=date(2024, 12, NOW)).standings:
        assert (each.holder == "Russia") or not each.said_by
        assert (each.holder != "Russia") or not (each.denied_by or each.reduced_by)


def _claims_of(
    *stated: tuple[str, str, str, Hold, str, str | None],
) -> list[TerritorialClaim]:
    return [
        TerritorialClaim(f"{index}", VILLAGE, holder, hold, Period(on), by(origin, day), loser)
        for index, (origin, day, holder, hold, on, loser) in enumerate(stated)
    ]


def test_what_was_true_before_a_claim_of_some_day_denies_nothing() -> None:
    """Ukraine held the place on the 10th; Russia, on the 23rd, says that it took it in December."""
    claims = _claims_of(
        ("Russia", "2024-12-23", "Russia", Hold.TAKEN, "2024-12", None),
        ("Ukraine", "2024-12-10", "Ukraine", Hold.HELD, "2024-12-10", None),
    )
    found_of = control(VILLAGE, claims, on=date(2024, 12, NOW)).standings
    assert [("Russia", ()), ("Ukraine", ("Russia",))] == [
        (each.holder, each.denied_by) for each in found_of
    ]


def test_who_says_who_took_the_place_concedes_it_to_nobody_else() -> None:
    """Ukraine lost the place to Wagner, and says so; that Russia took it is verified by nobody."""
    claims = _claims_of(
        ("Russia", "2024-12-23", "Russia", Hold.TAKEN, "2024-12-23", "Ukraine"),
        ("Ukraine", "2024-12-23", "Ukraine", Hold.LOST, "2024-12-23", None),
        ("Ukraine", "2024-12-23", "Wagner", Hold.TAKEN, "2024-12-23", "Ukraine"),
    )
    russia = control(VILLAGE, claims, on=date(2024, 12, NOW)).standings[0]
    assert ("Russia", ("Russia",), False) == (russia.holder, russia.said_by, russia.is_verified)


# Ledgers

IMF = Programme("IMF programme", "IMF", "Ukraine")
UNITS = (currency("USD"), currency("UAH"))


@final
@frozen
class Aid:
    """What was paid, installment by installment, in each of two currencies, and what is said."""

    paid: tuple[tuple[int, int], ...]
    claims: tuple[Installment, ...] = ()

    def total(self, number: int, column: int) -> int:
        """Return what had been paid once an installment had been."""
        return sum(each[column] for each in self.paid[:number])


@st.composite
def _aids(draw: st.DrawFn) -> Aid:
    """What is said is true but vague, unless it is replaced; some of it is of another programme."""
    numbers = st.integers(0, 9)
    aid = Aid(tuple(draw(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6))))
    claims: list[Installment] = []
    for number in draw(st.lists(st.integers(1, len(aid.paid)), max_size=6)):
        columns = draw(st.sampled_from(((0,), (1,), (0, 1), (0, 0), ())))
        amounts = tuple(
            Quantity(draw(_around(aid.paid[number - 1][column])), UNITS[column])
            for column in columns
        )
        basis = draw(st.sampled_from(TotalBasis))
        after = (
            draw(st.booleans()) if basis is TotalBasis.UNSTATED else basis is TotalBasis.INCLUSIVE
        )
        column = draw(st.sampled_from((0, 0, 0, 1)))
        total_paid = aid.total(number if after else number - 1, column)
        stated = Quantity(draw(_around(total_paid)), UNITS[column])
        replaced: tuple[str, ...] = ()
        if draw(st.integers(0, 3)) == 3:
            wrong = Quantity(exactly(draw(numbers)), UNITS[column])
            replaced = (f"wrong {len(claims)}",)
            claims.append(
                Installment(replaced[0], IMF, by("Kyiv"), number, amounts=(wrong,), total=wrong)
            )
        claims.append(
            Installment(
                str(len(claims)),
                IMF if draw(st.integers(0, 7)) else evolve(IMF, name="another"),
                by(draw(st.sampled_from(SPEAKERS))),
                number if draw(st.integers(0, 7)) or not amounts else None,
                paid=Period(f"2024-12-{number:02}"),
                amounts=amounts,
                total=stated if draw(st.booleans()) or not amounts else None,
                basis=basis,
                supersedes=replaced,
            )
        )
    return evolve(aid, claims=tuple(claims))


AIDS = _aids()


@settings(max_examples=200)
@given(AIDS)
def test_a_ledger_has_what_was_paid_in_it(aid: Aid) -> None:
    """Where all that stands is true, so is every amount, and one reading of every running total.

    So what a total may have been before an installment and after it has in it what it was; a
    reading that is settled is right.
    """
    for entry in aid_ledger(IMF, aid.claims).entries:
        for amount in entry.amounts:
            assert aid.paid[entry.number - 1][UNITS.index(amount.unit)] in amount.range
        for running in entry.totals:
            column = UNITS.index(running.unit)
            before, after = (aid.total(entry.number - 1, column), aid.total(entry.number, column))
            event(f"{len(running.readings)} readings")
            assert any(before in each.before and after in each.after for each in running.readings)
            assert any(before in piece for piece in running.before)
            assert any(after in piece for piece in running.after)


@given(AIDS)
def test_a_ledger_misses_what_nobody_told_of(aid: Aid) -> None:
    """A number is missing where no claim that stands has it and one has a higher one."""
    replaced = {old for each in aid.claims for old in each.supersedes}
    told = {
        each.number
        for each in aid.claims
        if each.programme == IMF and each.id not in replaced and each.number is not None
    }
    expected = set(range(1, max(told, default=1))) - told
    missed = aid_ledger(IMF, aid.claims).missing
    assert expected == {number for number in range(9) if any(number in gap for gap in missed)}


@given(AIDS)
def test_the_estimates_of_a_ledger_are_true(aid: Aid) -> None:
    """What was paid on a day lies in every estimate of it."""
    for each in aid_ledger(IMF, aid.claims).estimates():
        day = each.subject.period.last
        assert day is not None
        assert aid.paid[day.day - 1][UNITS.index(each.subject.unit)] in each.range


@pytest.mark.parametrize("readings", [1, 2])
def test_a_total_is_settled_by_others_or_not(readings: int) -> None:
    """Ledgers occur in which an unstated total has two readings, and in which one was dropped."""

    def occurs(aid: Aid) -> bool:
        unstated = {
            each.number for each in aid.claims if each.total and each.basis is TotalBasis.UNSTATED
        }
        return any(
            entry.number in unstated
            and len(entry.claims) == 1
            and any(aid.paid[entry.number - 1])
            and [readings] == [len(each.readings) for each in entry.totals]
            for entry in aid_ledger(IMF, aid.claims).entries
        )

    assert occurs(found(AIDS, occurs))


# Tallies

OUTCOMES = (SHOT_DOWN, LOST, REACHED, LEFT, AIRBORNE)
_Counts = tuple[int, int, int, int, int]
_UNIONS = st.sets(st.sampled_from(OUTCOMES), min_size=1).map(
    lambda some: reduce(Measure.joined, sorted(some, key=str))
)


@st.composite
def _attacks(draw: st.DrawFn) -> tuple[tuple[_Counts, Interception], ...]:
    """What became of all that was launched, and a true but vague report of some of it."""
    one = st.integers(0, 9)
    attacks: list[tuple[_Counts, Interception]] = []
    for counts in draw(st.lists(st.tuples(one, one, one, one, one), min_size=1, max_size=3)):
        shot_down, lost, reached, left, airborne = (
            draw(_around(each)) if draw(st.booleans()) else None for each in counts
        )
        others = (shot_down, lost, reached, left, airborne)
        is_told = draw(st.booleans()) or others == (None,) * len(others)
        report = Interception(
            str(len(attacks)),
            Group("drones"),
            Period("2024-12-23"),
            by("Kyiv"),
            launched=draw(_around(sum(counts))) if is_told else None,
            shot_down=shot_down,
            lost=lost,
            reached=reached,
            left=left,
            airborne=airborne,
        )
        attacks.append((counts, report))
    return tuple(attacks)


ATTACKS = _attacks()


def _count(attacks: Iterable[tuple[_Counts, Interception]], measure: Measure) -> int:
    """Return how many there really were."""
    return sum(
        number
        for counts, _ in attacks
        for outcome, number in zip(OUTCOMES, counts, strict=True)
        if measure.includes(outcome)
    )


@settings(max_examples=200)
@given(ATTACKS, _UNIONS, _UNIONS)
def test_a_tally_has_the_counts_and_the_share_in_it(
    attacks: tuple[tuple[_Counts, Interception], ...], part: Measure, rest: Measure
) -> None:
    """Where reports are true, so are the count of every union of outcomes and its share in another.

    There is no share only where there is nothing of the whole.
    """
    tally = InterceptionTally(tuple(report for _, report in attacks))
    whole = part | rest
    above, below = _count(attacks, part), _count(attacks, whole)
    assert above in tally.count(part)
    assert below in tally.count(whole)
    assert _count(attacks, LAUNCHED) in tally.count(LAUNCHED)
    share = tally.share(part, of=whole)
    if below:
        assert share is not None
        assert share[0] <= Fraction(above, below) <= share[1]
        event("a share that is bounded" if share != (Fraction(0), Fraction(1)) else "any share")


@settings(max_examples=200)
@given(ATTACKS)
def test_a_tally_has_what_is_not_accounted_for_in_its_remainder(
    attacks: tuple[tuple[_Counts, Interception], ...],
) -> None:
    """Where reports are true, the remainder has what was launched and had no outcome reported."""
    tally = InterceptionTally(tuple(report for _, report in attacks))
    left = sum(
        number
        for counts, report in attacks
        for outcome, number in zip(OUTCOMES, counts, strict=True)
        if outcome not in dict(report.outcomes)
    )
    assert tally.remainder is not None
    assert left in tally.remainder


@given(ATTACKS)
def test_the_estimates_of_a_tally_are_true(
    attacks: tuple[tuple[_Counts, Interception], ...],
) -> None:
    """How many there were of an outcome, and in all, lies in every estimate of it."""
    for attack in attacks:
        for each in InterceptionTally((attack[1],)).estimates():
            assert _count([attack], each.subject.measure) in each.range
