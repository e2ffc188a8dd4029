"""The index: what it finds is what a look at every claim finds."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.conclusions.aid_ledgers import aid_ledger
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.territorial_control import control
from conflictmodel.rules.bounds import hull
from conflictmodel.testing import dossiers
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Quantity
from support.calls import calls
from support.worlds import BY, DAY, TROOPS, USD, estimate

TODAY = date(2024, 12, 23)


@given(dossiers())
def test_look_ups_find_what_a_look_at_every_claim_finds(dossier: Dossier) -> None:
    """By id, type, origin, place and programme the same claims are found, in their order."""
    index, current = dossier.index, list(dossier.current)
    for claim in dossier:
        assert claim is index.by_id[claim.id]
        origin = claim.by.source.origin
        expected = [each for each in current if each.by.source.origin == origin]
        assert expected == list(index.by_origin.get(origin, ()))
        assert [each for each in current if type(each) is type(claim)] == list(
            dossier.of_type(type(claim))
        )
        match claim:
            case TerritorialClaim(place=place):
                lands = [each for each in current if isinstance(each, TerritorialClaim)]
                expected = [each for each in lands if each.place.includes(place)]
                assert expected == index.on_territory(place)
            case Installment(programme=programme):
                paid = [each for each in current if isinstance(each, Installment)]
                expected = [each for each in paid if each.programme == programme]
                assert expected == list(index.by_programme.get(programme, ()))
            case _:
                pass


def test_an_index_is_made_once() -> None:
    """A dossier keeps its index, and that what it found."""
    dossier = Dossier((estimate("a", Subject(TROOPS, KILLED, DAY)),))
    assert dossier.index is dossier.index
    assert dossier.index.related(TROOPS)[0] is dossier.index.related(TROOPS)[0]


def test_what_is_said_of_a_place_is_found_among_many_places() -> None:
    """It is what is said of the place, of those within it and around it, and of no place."""
    land, other = Place("Aland"), Place("Bland")
    districts = [Place(f"district {number}", land) for number in range(3)]
    towns = [Place(f"town {number}", districts[number % 3]) for number in range(12)]
    places = (None, land, other, *districts, *towns)
    said = [estimate(f"{at}", Subject(TROOPS, KILLED, DAY, each)) for at, each in enumerate(places)]
    index = Dossier(said).index
    for asked in (land, other, districts[1], towns[5], Place("hamlet", towns[5]), Place("Cland")):
        expected = {
            each for each in places if each is None or each.includes(asked) or asked.includes(each)
        }
        assert expected == {subject.place for subject, _ in index.related(TROOPS, asked)}


# How much work it is


WHOLE = Group("violence")


def event(number: int) -> Claim:
    """Return the figure of an event, which is a group of its own within one that all lie in."""
    group = Group(f"event {number}", WHOLE)
    return estimate(str(number), Subject(group, KILLED, DAY, Place(f"town {number}")))


def running_total(number: int) -> Claim:
    """Return what was said of all days until one: each is a limit of every other."""
    days = Period(f"../{TODAY - timedelta(number)}")
    source = Source(f"newspaper {number % 3}", SourceKind.MEDIA)
    return estimate(str(number), Subject(TROOPS, KILLED, days), source=source)


def day_or_total(number: int) -> Claim:
    """Return a figure of a day, or what the same source said of all days until it."""
    day = date(2000, 1, 1) + timedelta(number // 2)
    subject = Subject(TROOPS, KILLED, Period(f"../{day}" if number % 2 else f"{day}"))
    return estimate(str(number), subject)


def holding(number: int) -> Claim:
    """Return a claim to a village of its own."""
    place = Place(f"village {number}", Place("a region"))
    return TerritorialClaim(str(number), place, "Russia", Hold.TAKEN, DAY, BY)


def payment(number: int) -> Claim:
    """Return a payment of a programme of its own."""
    programme = Programme(f"programme {number}", "a donor", "Ukraine")
    return Installment(str(number), programme, BY, 1, amounts=(Quantity(Range(5, 5), USD),))


def ask_each(dossier: Dossier) -> None:
    """Ask about each subject."""
    for subject in dossier.subjects:
        combine(dossier, rule=hull, about=subject)


def control_of_each(dossier: Dossier) -> None:
    """Ask who holds each place."""
    for claim in dossier.of_type(TerritorialClaim):
        control(claim.place, dossier, on=TODAY)


def ledger_of_each(dossier: Dossier) -> None:
    """Ask for the ledger of each programme."""
    for claim in dossier.of_type(Installment):
        aid_ledger(claim.programme, dossier)


def village(number: int) -> Claim:
    """Return a figure of one group in a village of its own."""
    place = Place(f"village {number}", "Marsk")
    return estimate(f"{number}", Subject(TROOPS, KILLED, Period("2024"), place))


@pytest.mark.parametrize(
    ("claim", "ask"),
    [
        (event, ask_each),
        (village, ask_each),
        (running_total, ask_each),
        (day_or_total, ask_each),
        (holding, control_of_each),
        (payment, ledger_of_each),
    ],
)
def test_to_ask_about_everything_takes_work_in_proportion(
    claim: Callable[[int], Claim], ask: Callable[[Dossier], None]
) -> None:
    """Of twice as many events, places or programmes the questions take twice as many calls."""
    few, many = (Dossier(tuple(map(claim, range(count)))) for count in (100, 200))
    few_calls, many_calls = calls(partial(ask, few)), calls(partial(ask, many))
    assert 0 < few_calls < many_calls < 2.1 * few_calls


def test_spans_around_each_other_take_work_for_those_that_bear() -> None:
    """Of spans nested 200 deep each bears on each: a question takes twice the calls of 100 deep."""

    def asked(depth: int) -> int:
        days = [(TODAY - timedelta(each), TODAY + timedelta(each)) for each in range(depth)]
        said = [
            estimate(f"{n}", Subject(TROOPS, KILLED, Period(f"{first}/{last}")))
            for n, (first, last) in enumerate(days)
        ]
        dossier, about = Dossier(tuple(said)), said[depth // 2].subject
        combine(dossier, rule=hull, about=about)  # makes the index
        return calls(lambda: combine(dossier, rule=hull, about=about))

    assert asked(200) < 2.1 * asked(100)
