"""Comparisons: what each of several data sets counts in the same countries and months."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.claims import Dossier, Estimate
from conflictmodel.conclusions import combine
from conflictmodel.errors import InvalidValueError, UnknownNameError
from conflictmodel.readers import Comparison, Extract, Tally, compare
from conflictmodel.rules import hull
from conflictmodel.values import (
    KILLED,
    PERSONS,
    WOUNDED,
    Attribution,
    Group,
    Measure,
    Period,
    Place,
    Range,
    Source,
    SourceKind,
    Subject,
    Unit,
    at_least,
    at_most,
    between,
    exactly,
)
from support.worlds import refusal

BY = Attribution(Source("Data set", SourceKind.DATASET), Period("2025"))
CHAD = Place("Chad")
TOWN = Place("Oldtown", Place("Lac", CHAD))
NOTHING = ("other", Dossier())


def figure(  # noqa: PLR0913 - what a figure is of, each by its name
    name: str,
    found: Range,
    *,
    best: int | None = None,
    group: Group | None = None,
    measure: Measure = KILLED,
    period: str = "2025-03-04",
    place: Place | None = TOWN,
    unit: Unit = PERSONS,
) -> Estimate:
    """Return a figure of an event."""
    subject = Subject(group or Group(f"event {name}"), measure, Period(period), place, unit)
    return Estimate(name, subject, found, BY, best=best)


def compared(*figures: Estimate, by: str | Sequence[str] = ("country", "month")) -> Comparison:
    """Return the comparison of a data set with one that has nothing."""
    return compare(Dossier(figures), Dossier(), labels=("one", "other"), by=by)


def tallies(found: Comparison) -> dict[str, tuple[Tally, Tally]]:
    """Return what is certain and what is possible, by country and period."""
    return {
        f"{each.subject.place}, {each.subject.period}": (each.certain, each.possible)
        for each in found.shares
    }


def test_the_figures_of_a_month_are_added_end_by_end() -> None:
    """Events of one country and month make one share: lower, best and upper ends are added."""
    found = compared(
        figure("1", between(3, 5), best=4),
        figure("2", exactly(2), best=2, place=CHAD, period="2025-03-30"),
    )
    assert {"Chad, 2025-03": (Tally(2, 5, 6, 7), Tally())} == tallies(found)


def test_an_end_that_one_figure_lacks_the_sum_lacks() -> None:
    """A figure without an upper end or a best figure leaves the sum without one."""
    found = compared(figure("1", between(3, 5), best=4), figure("2", at_least(2)))
    assert Tally(2, 5, None, None) == found.shares[0].certain


@pytest.mark.parametrize("period", ["2025-03-30/2025-04-02", "[2025-03-30..2025-04-02]"])
def test_what_may_be_of_two_months_is_apart_in_both(period: str) -> None:
    """A figure of days in two months is possible in each, and certain in none."""
    possible = (Tally(), Tally(1, 3, None, 5))
    found = compared(figure("1", between(3, 5), period=period))
    assert {"Chad, 2025-03": possible, "Chad, 2025-04": possible} == tallies(found)


@pytest.mark.parametrize("period", ["2025-03-XX", "2025-03", "2025-03-15~"])
def test_what_is_surely_of_a_month_is_certain_although_its_day_is_not_stated(period: str) -> None:
    """The sure span decides: approximate days within one month are of that month."""
    found = compared(figure("1", exactly(3), period=period))
    assert {"Chad, 2025-03": (Tally(1, 3, None, 3), Tally())} == tallies(found)


@pytest.mark.parametrize(
    "said",
    [
        figure("1", exactly(3), period="2025-03?"),
        figure("1", exactly(3), period="../2025-03-04"),
        figure("1", exactly(3), period="2010/2025"),
        figure("1", exactly(3), place=None),
    ],
    ids=["uncertain", "open", "longer than ten years", "anywhere"],
)
def test_what_may_be_in_any_cell_is_in_none(said: Estimate) -> None:
    """A figure of unknown days or place is counted beside the cells."""
    found = compared(said)
    assert () == found.shares
    assert Tally(1, 3, None, 3) == found.coverage[0].anywhere


def test_without_a_period_all_days_are_one_cell() -> None:
    """Data sets compared by country alone have one cell for each, whatever the days."""
    found = compared(
        figure("1", exactly(3), period="2025-03?"), figure("2", exactly(4)), by=["country"]
    )
    assert {"Chad, at any time": (Tally(2, 7, None, 7), Tally())} == tallies(found)


def test_without_a_country_all_places_are_one_cell() -> None:
    """Data sets compared by year alone have one cell for each, whatever the place."""
    found = compared(figure("1", exactly(3), place=None), figure("2", exactly(4)), by=["year"])
    assert {"None, 2025": (Tally(2, 7, None, 7), Tally())} == tallies(found)


def test_without_both_there_is_one_cell() -> None:
    """Compared by nothing, all is one cell."""
    found = compared(figure("1", exactly(3)), figure("2", exactly(4), place=None), by=[])
    assert {"None, at any time": (Tally(2, 7, None, 7), Tally())} == tallies(found)


def test_a_year_is_no_month() -> None:
    """A figure of a year may be of each of its months, and is surely of the year."""
    said = figure("1", exactly(3), period="2025")
    assert 12 == len(compared(said).shares)
    by_year = compared(said, by=["country", "year"])
    assert {"Chad, 2025": (Tally(1, 3, None, 3), Tally())} == tallies(by_year)


def test_parts_of_an_event_are_not_counted_again() -> None:
    """A figure of a group within the group of a wider one is counted as repeated, in no cell."""
    event = Group("event 1")
    side = figure("1 a", exactly(2), group=Group("side a", event))
    for order in ((figure("1", exactly(5)), side), (side, figure("1", exactly(5)))):
        found = compared(*order)
        assert [Tally(1, 5, None, 5)] == [each.certain for each in found.shares]
        assert 1 == found.coverage[0].repeated


def test_parts_that_share_the_objects_of_their_event_are_not_counted_again() -> None:
    """As readers make them, with one place, one period and one unit: the result is the same."""
    event = figure("1", exactly(5))
    side = evolve(event.subject, group=Group("side a", event.subject.group))
    found = compared(event, Estimate("1 a", side, exactly(2), BY))
    assert [Tally(1, 5, None, 5)] == [each.certain for each in found.shares]
    assert 1 == found.coverage[0].repeated


@pytest.mark.parametrize(
    ("wider", "smaller", "repeated"),
    [
        ({"place": CHAD}, {"place": TOWN}, 1),
        ({"place": TOWN}, {"place": CHAD, "group": "part"}, 1),
        ({"place": None}, {"place": TOWN, "group": "part"}, 1),
        ({"place": TOWN}, {"place": Place("Newtown", CHAD)}, 0),
        ({"period": "2025-03"}, {"period": "2025-03-04"}, 1),
        ({"period": "2025-03-01/2025-03-04"}, {"period": "2025-03-04/2025-03-05"}, 1),
        ({"period": "2025-03-01/2025-03-03"}, {"period": "2025-03-04"}, 0),
        ({"unit": PERSONS}, {"unit": Unit("vehicles")}, 0),
    ],
)
def test_what_may_be_counted_twice_is_counted_once(
    wider: dict[str, object], smaller: dict[str, object], repeated: int
) -> None:
    """Figures of one group, or one within it, overlap where their places and days may."""
    group = Group("those")
    given = [
        Estimate(
            name,
            Subject(
                Group("part", group) if parts.get("group") else group,
                KILLED,
                Period(f"{parts.get('period', '2025-03-04')}"),
                place if isinstance(place := parts.get("place", CHAD), Place) else None,
                unit if isinstance(unit := parts.get("unit"), Unit) else PERSONS,
            ),
            exactly(1),
            BY,
        )
        for name, parts in (("wider", wider), ("smaller", smaller))
    ]
    assert repeated == compared(*given, by=["month"]).coverage[0].repeated


def test_each_of_several_parts_is_compared_with_the_figures_of_smaller_places() -> None:
    """A figure of a whole in a town is a part of none of two figures of parts elsewhere."""
    whole = Group("those")
    found = compared(
        figure("1", exactly(1), group=whole),
        figure("2", exactly(2), group=Group("part", whole), place=CHAD),
        figure("3", exactly(4), group=Group("part", whole), place=Place("Mali")),
        by=[],
    )
    assert Tally(2, 5, None, 5) == found.shares[0].certain


def test_figures_that_contradict_each_other_count_as_their_outermost_ends() -> None:
    """A low above its high nulls no cell: the two ends stand for the event, and it is counted."""
    group = Group("event 1")
    found = compared(
        figure("low", at_least(4), best=4, group=group),
        figure("high", at_most(3), best=4, group=group),
        figure("2", exactly(1), best=1),
    )
    assert Tally(2, 4, 5, 5) == found.shares[0].certain
    assert 1 == found.coverage[0].contradicting


def test_days_that_nobody_stated_are_not_those_of_other_words() -> None:
    """A figure of some day of a month is no second figure of the month: it may be in it."""
    group = Group("those")
    found = compared(
        figure("1", exactly(3), group=group, period="2025-03"),
        figure("2", exactly(4), group=group, period="2025-03-XX"),
    )
    assert (1, 0) == (found.coverage[0].repeated, found.coverage[0].contradicting)


def test_a_high_of_none_is_the_least_end() -> None:
    """That nobody at most died is an end that is stated, and no missing one."""
    group = Group("event 1")
    found = compared(
        figure("low", at_least(4), best=4, group=group),
        figure("high", at_most(0), best=4, group=group),
    )
    assert Tally(1, 0, 4, 4) == found.shares[0].certain


def test_figures_of_one_subject_are_one_figure() -> None:
    """What two figures of one subject allow together is counted, once; two best ones are none."""
    group = Group("event 1")
    found = compared(
        figure("1", between(2, 5), best=3, group=group),
        figure("2", between(4, 9), best=4, group=group),
    )
    assert Tally(1, 4, None, 5) == found.shares[0].certain


def test_other_measures_are_counted_and_in_no_cell() -> None:
    """A figure of another measure is compared only where it is asked for."""
    given = figure("1", exactly(3), measure=WOUNDED)
    assert (0, 1) == (len(compared(given).shares), compared(given).coverage[0].other)
    asked = compare(Dossier([given]), Dossier(), labels=("one", "other"), measure=WOUNDED)
    assert WOUNDED == asked.shares[0].subject.measure


def test_an_upper_end_holds_only_where_the_data_set_is_complete() -> None:
    """What a data set lacks it says nothing of: its range has an upper end where all is in it."""
    one = Dossier(
        [figure("1", between(3, 5)), figure("2", between(1, 2), period="2025-03/2025-04")]
    )

    def has_all(data_set: str, country: Place | None, period: Period) -> bool:
        return (data_set, country, period.edtf) == ("one", CHAD, "2025-03")

    found = compare(one, Dossier(), labels=("one", "other"), is_complete=has_all)
    assert [between(3, 7), at_least(0)] == [each.range for each in found.shares]


def test_a_data_set_that_has_nothing_where_it_is_complete_has_a_share() -> None:
    """That a complete data set has nothing in a cell is a figure: exactly 0."""
    found = compare(
        Dossier([figure("1", exactly(3))]),
        Dossier(),
        labels=("one", "other"),
        is_complete=lambda data_set, _, __: data_set == "other",
    )
    assert [("one", at_least(3)), ("other", exactly(0))] == [
        (each.data_set, each.range) for each in found.shares
    ]


def test_countries_meet_by_the_table_alone() -> None:
    """Two names of one country are one cell where the table says so; others are listed."""
    given = (
        Dossier([figure("1", exactly(3), place=Place("Town", Place("Myanmar (Burma)")))]),
        Dossier([figure("2", at_least(2), place=Place("Myanmar")), figure("3", exactly(1))]),
    )
    apart = compare(*given, labels=("one", "other"))
    assert [("Myanmar (Burma)",), ("Chad", "Myanmar")] == [
        each.unmatched for each in apart.coverage
    ]
    met = compare(*given, labels=("one", "other"), names={"Myanmar (Burma)": "Myanmar"})
    assert [(), ("Chad",)] == [each.unmatched for each in met.coverage]
    assert ["Chad", "Myanmar", "Myanmar"] == [f"{each.subject.place}" for each in met.shares]


def test_what_is_compared_can_be_combined() -> None:
    """Each data set is one origin; what is only possible in a month is no estimate of it."""
    found = compare(
        Dossier([figure("1", exactly(3))]),
        Dossier([figure("2", at_least(2))]),
        Dossier([figure("3", at_least(2), period="2025-03/2025-04")]),
        labels=("one", "other", "third"),
    )
    answer = combine(found.estimates, rule=hull, about=found.shares[0].subject)
    assert ["one", "other"] == [each.origin for each in answer.voices]
    assert at_least(2) == answer.hull


def test_a_cell_is_a_row_for_each_data_set() -> None:
    """Records have the columns of a frame: sums apart for what is certain and what is possible."""
    found = compared(figure("1", between(3, 5), best=4))
    assert [
        {
            "country": "Chad",
            "period": "2025-03",
            "unit": "persons",
            "data_set": "one",
            "figures": 1,
            "low": 3,
            "best": 4,
            "high": 5,
            "possible_figures": 0,
            "possible_low": 0,
            "possible_best": 0,
            "possible_high": 0,
            "complete": False,
        }
    ] == found.records()


def test_without_parts_the_columns_are_empty() -> None:
    """Where all countries and days are one cell, its country and period are missing values."""
    (found,) = compared(figure("1", exactly(3)), by=[]).records()
    assert (None, None) == (found["country"], found["period"])


def test_a_comparison_prints_what_is_in_no_cell_first() -> None:
    """The counts of each data set stand before the cells."""
    found = compared(
        figure("1", between(3, 5), best=4),
        figure("1 a", exactly(2), group=Group("side a", Group("event 1"))),
        figure("2", exactly(1), place=None),
        figure("3", exactly(1), measure=WOUNDED),
    )
    assert [
        "1 country and period compared",
        "  one             2 in the cells",
        "                  1 in none: they may count what a wider figure counts",
        "                  1 of another measure",
        "                  in any cell: 1 figure: 1, at most 1",
        "                  countries that only it has: Chad",
        "  other           nothing",
        "  one             Chad, 2025-03: one at least 3, best 4",
    ] == str(found).splitlines()
    assert "other: nothing" == str(found.coverage[1])


def test_extracts_are_called_as_their_formats() -> None:
    """What was read from files needs no labels, unless two are of one format."""
    one, other = (Extract(name, Dossier()) for name in ("acled", "ucdp-ged"))
    assert ["acled", "ucdp-ged"] == [each.data_set for each in compare(one, other).coverage]
    with pytest.raises(InvalidValueError, match="each data set needs a name of its own"):
        compare(one, one)
    with pytest.raises(InvalidValueError, match="each data set needs a name of its own"):
        compare(one, Dossier())


def test_one_data_set_is_no_comparison() -> None:
    """It takes two or more."""
    with pytest.raises(InvalidValueError, match="it takes two or more @ data_sets"):
        compare(Extract("acled", Dossier()))


def test_one_part_needs_no_list() -> None:
    """Its name is one, and no list of letters."""
    said = figure("1", exactly(3))
    assert compared(said, by=["year"]) == compared(said, by="year")


def test_unknown_parts_are_refused() -> None:
    """A part of cells is one of three names, and a month and a year exclude each other."""
    empty = (Dossier(), Dossier())
    assert "compare: expected dict, got 3 @ names" == refusal(
        compare, *empty, labels=[*"ab"], names=3
    )
    with pytest.raises(UnknownNameError, match="'admin1' is no known part of a cell"):
        compared(by=["admin1"])
    with pytest.raises(InvalidValueError, match="a month lies in its year: give one @ by"):
        compared(by=["month", "year"])


DAYS = st.integers(0, 40).map(lambda days: date(2025, 3, 1) + timedelta(days=days))
PLACES = st.sampled_from([None, CHAD, TOWN, Place("Newtown", CHAD)])
ALL = Group("all")
GROUPS = st.sampled_from([ALL, Group("part", ALL), Group("inner", Group("part", ALL)), Group("x")])


@st.composite
def worlds(draw: st.DrawFn) -> list[Estimate]:
    """Draw figures that may count what others count."""
    found: list[Estimate] = []
    for number in range(draw(st.integers(0, 7))):
        first, last = sorted((draw(DAYS), draw(DAYS)))
        period = f"{first}" if first == last else f"{first}/{last}"
        found.append(
            figure(
                f"{number}",
                exactly(2**number),
                group=draw(GROUPS),
                place=draw(PLACES),
                period=period,
            )
        )
    return found


def may_overlap(one: Subject, other: Subject) -> bool:
    """Return whether the same may be counted in both, by the definition, pair by pair."""
    is_apart = one.period.last < other.period.first or other.period.last < one.period.first  # type: ignore[operator]  # all days are stated
    in_one_place = (
        one.place is None
        or other.place is None
        or one.place.includes(other.place)
        or other.place.includes(one.place)
    )
    groups = one.group.includes(other.group) or other.group.includes(one.group)
    return groups and in_one_place and not is_apart


@given(worlds())
def test_no_two_figures_that_are_counted_may_overlap(figures: list[Estimate]) -> None:
    """The figures in the sum are those that a pairwise comparison would keep."""
    (total,) = compared(*figures, by=[]).records() or [{"low": 0}]
    low = total["low"]
    assert isinstance(low, int)
    kept = [each for each in figures if low & each.range.lower]
    left = [each for each in figures if not low & each.range.lower]
    same = [each for each in left if any(each.subject == other.subject for other in kept)]
    assert not [
        (one.id, other.id)
        for one in kept
        for other in kept
        if one is not other and may_overlap(one.subject, other.subject)
    ]
    assert all(
        any(may_overlap(each.subject, other.subject) for other in kept)
        for each in left
        if each not in same
    )


@given(st.data())
def test_the_order_of_claims_does_not_matter(data: st.DataObject) -> None:
    """The same figures in another order make the same cells."""
    figures = data.draw(worlds())
    shuffled = data.draw(st.permutations(figures))
    assert compared(*figures) == compared(*shuffled)
