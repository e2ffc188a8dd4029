"""Revisions: what a newer release says otherwise, how it moved, and what becomes of the sums."""

import pytest
from attrs import evolve
from hypothesis import given

from conflictmodel.claims import Claim, Dossier, Estimate, Judgement
from conflictmodel.errors import UnknownNameError
from conflictmodel.readers import (
    ChangedTotal,
    Changes,
    Extract,
    Movement,
    Revision,
    Tally,
    changes,
)
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
    unknown,
)
from support.worlds import RANGES, refusal

BY = Attribution(Source("Data set", SourceKind.DATASET), Period("2025"))
ALAND = Place("Aland")
OLDTOWN = Place("Oldtown", ALAND)


def figure(  # noqa: PLR0913 - what a figure is of, each by its name
    name: str,
    found: Range,
    *,
    best: int | None = None,
    group: Group | None = None,
    measure: Measure = KILLED,
    period: str = "2025-03-04",
    place: Place | None = OLDTOWN,
    unit: Unit = PERSONS,
) -> Estimate:
    """Return a figure of an event."""
    subject = Subject(group or Group(f"event {name}"), measure, Period(period), place, unit)
    return Estimate(name, subject, found, BY, best=best)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (exactly(3), exactly(3), ()),
        (exactly(3), exactly(4), (Movement.RISES, Movement.DISJOINT)),
        (exactly(4), exactly(3), (Movement.FALLS, Movement.DISJOINT)),
        (between(3, 4), between(3, 5), (Movement.RISES, Movement.WIDENS)),
        (between(3, 4), between(2, 4), (Movement.FALLS, Movement.WIDENS)),
        (between(3, 4), between(2, 5), (Movement.WIDENS,)),
        (between(2, 5), between(3, 4), (Movement.NARROWS,)),
        (between(3, 5), between(4, 6), (Movement.RISES,)),
        (between(4, 6), between(3, 5), (Movement.FALLS,)),
        (at_least(3), between(3, 5), (Movement.FALLS, Movement.NARROWS)),
        (between(3, 5), unknown(), (Movement.WIDENS,)),
    ],
)
def test_a_figure_moves_by_its_ends(old: Range, new: Range, expected: tuple[Movement, ...]) -> None:
    """All that holds of how a range moved is said of it."""
    assert expected == Revision(figure("1", old), figure("1", new)).moved


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (3, 4, (Movement.BEST_RISES,)),
        (4, 3, (Movement.BEST_FALLS,)),
        (3, 3, ()),
        (None, 3, ()),
        (3, None, ()),
    ],
)
def test_a_best_figure_moves_beside_its_range(
    old: int | None, new: int | None, expected: tuple[Movement, ...]
) -> None:
    """A best figure may move where the range does not."""
    revision = Revision(figure("1", unknown(), best=old), figure("1", unknown(), best=new))
    assert expected == revision.moved


@given(RANGES, RANGES)
def test_what_rises_falls_on_the_way_back(old: Range, new: Range) -> None:
    """A revision that is taken back moves the other way."""
    back = {
        Movement.RISES: Movement.FALLS,
        Movement.FALLS: Movement.RISES,
        Movement.WIDENS: Movement.NARROWS,
        Movement.NARROWS: Movement.WIDENS,
        Movement.DISJOINT: Movement.DISJOINT,
    }
    there = Revision(figure("1", old), figure("1", new)).moved
    again = Revision(figure("1", new), figure("1", old)).moved
    assert {back[each] for each in there} == set(again)


RAIN, SNOW = (Judgement("rain", each, BY) for each in ("it rains", "it snows"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            figure("1", exactly(3), best=3),
            figure("1", between(4, 5)),
            "1: exactly 3 persons, best 3 persons, now 4–5 persons: rises, disjoint",
        ),
        (
            figure("1", exactly(3)),
            figure("1", exactly(3), period="2025-03-05"),
            "1: exactly 3 persons, now exactly 3 persons: the same figure, of other details",
        ),
        (
            figure("1", exactly(3)),
            figure("1", exactly(4), unit=Unit("items")),
            "1: exactly 3 persons, now exactly 4 items: the same figure, of other details",
        ),
        (RAIN, SNOW, "rain: it rains, now rain: it snows"),
        (
            RAIN,
            figure("1", exactly(3)),
            "rain: it rains, now 1: exactly 3 persons; event 1, killed,",
        ),
    ],
)
def test_a_revision_prints_as_both(old: Claim, new: Claim, expected: str) -> None:
    """What was said is shown beside what is said now."""
    assert str(Revision(old, new)).startswith(expected)
    assert () == Revision(RAIN, SNOW).moved


OLD = Dossier((figure("1", between(3, 4), best=3), figure("2", exactly(7), best=7), RAIN))
NEW = Dossier((figure("1", between(3, 5), best=4), figure("3", exactly(1), best=1), RAIN))


def test_changes_are_what_came_went_and_differs() -> None:
    """What two releases say alike is none of the three."""
    found = changes(Extract("ucdp-ged", OLD), NEW)
    assert (NEW.claims[1],) == found.added
    assert (OLD.claims[1],) == found.gone
    assert (Revision(OLD.claims[0], NEW.claims[0]),) == found.revised
    assert found == changes(OLD, NEW) == Changes(OLD, NEW)


def test_what_was_withdrawn_is_gone() -> None:
    """A claim that a release itself replaces or withdraws is not what it says."""
    corrected = OLD.add(evolve(figure("1", exactly(9)), id="1b", supersedes=("1",)))
    (revision,) = changes(OLD, corrected).revised
    assert ("1", "1b") == (revision.old.id, revision.new.id)


def test_changes_print_what_moved_first() -> None:
    """The text counts, and shows the first of each."""
    assert (
        "Changes\n"
        "  before          3 claims\n"
        "  after           3 claims\n"
        "  revised         1\n"
        "  of which        rises: 1\n"
        "                  widens: 1\n"
        "                  best rises: 1\n"
        "                  1: 3–4 persons, best 3 persons, now 3–5 persons, best 4\n"
        "                  persons: rises, widens, best rises\n"
        "  added           1\n"
        "                  3: exactly 1 person, best 1 person; event 3, killed, Oldtown,\n"
        "                  2025-03-04\n"
        "  gone            1\n"
        "                  2: exactly 7 persons, best 7 persons; event 2, killed,\n"
        "                  Oldtown, 2025-03-04"
    ) == str(changes(OLD, NEW))


def test_that_nothing_is_in_both_is_said() -> None:
    """Two data sets are no releases of one, and nothing that is gone from one is news."""
    other = Dossier((figure("9", exactly(1)),))
    assert "in both         no claim: these may be no releases of one data set" in str(
        changes(OLD, other)
    )
    assert "in both" not in str(changes(Dossier(), other))


def test_changes_are_written_as_csv() -> None:
    """Each change is a row with plain numbers of whole units; what is no figure has its id."""
    money = Unit("USD", 2)
    old = OLD.add(figure("4", at_least(150), measure=WOUNDED, unit=money, place=None))
    new = NEW.add(figure("4", exactly(1_000_000), measure=WOUNDED, unit=money, place=None))
    new = Dossier((SNOW, *(claim for claim in new.claims if claim != RAIN)))
    assert (
        "change,id,group,measure,place,period,unit,old_lower,old_best,old_upper,"
        "new_lower,new_best,new_upper,moved\n"
        "revised,1,event 1,killed,Oldtown,2025-03-04,persons,3,3,4,3,4,5,"
        "rises; widens; best rises\n"
        "revised,rain,,,,,,,,,,,,\n"
        "revised,4,event 4,wounded,,2025-03-04,USD,1.5,,,10000,,10000,narrows\n"
        "added,3,event 3,killed,Oldtown,2025-03-04,persons,,,,1,1,1,\n"
        "gone,2,event 2,killed,Oldtown,2025-03-04,persons,7,7,7,,,,\n"
    ) == changes(old, new).to_csv()


# Sums


def everything(_: Subject) -> str:
    """Return one part for all."""
    return "all"


def nameless(_: Subject) -> str | list[str]:
    """Return what is no name."""
    return []


def total(part: str, old: Tally, new: Tally, left_out: int = 0) -> ChangedTotal:
    """Return a sum before and after."""
    return ChangedTotal(part, PERSONS, old, new, left_out)


BOTH = Tally(2, 10, 10, 11), Tally(2, 4, 5, 6)


EVENT = Group("event 1", Group("war"))


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param(
            (figure("a", exactly(2), group=Group("side in event 1", EVENT)),),
            (Tally(1, 3, None, 4), 1),
            id="a group within",
        ),
        pytest.param(
            (figure("a", exactly(2), group=Group("event 1", Group("war")), place=ALAND),),
            (Tally(1, 2, None, 2), 1),
            id="a place around",
        ),
        pytest.param(
            (figure("a", exactly(2), group=EVENT, place=None),),
            (Tally(1, 2, None, 2), 1),
            id="anywhere",
        ),
        pytest.param(
            (figure("a", exactly(2), group=EVENT, period="2025-03"),),
            (Tally(1, 2, None, 2), 1),
            id="a period around",
        ),
        pytest.param(
            (figure("a", exactly(2), group=EVENT, period="2025-03~"),),
            (Tally(1, 2, None, 2), 1),
            id="a period that is not definite",
        ),
        pytest.param(
            (figure("a", exactly(2), group=EVENT, period="2025-03-05"),),
            (Tally(2, 5, None, 6), 0),
            id="the next day",
        ),
        pytest.param(
            (figure("a", exactly(2), group=EVENT, measure=WOUNDED),),
            (Tally(2, 5, None, 6), 0),
            id="another outcome",
        ),
        pytest.param(
            (figure("a", exactly(2), group=EVENT, place=Place("Newtown", ALAND)),),
            (Tally(2, 5, None, 6), 0),
            id="another place",
        ),
        pytest.param(
            (figure("a", between(4, 9), group=EVENT),),
            (Tally(1, 4, None, 4), 0),
            id="one thing said twice",
        ),
        pytest.param(
            (figure("a", exactly(9), group=EVENT),), (Tally(), 2), id="one thing said otherwise"
        ),
    ],
)
def test_nothing_is_added_twice(others: tuple[Estimate, ...], expected: tuple[Tally, int]) -> None:
    """Of figures that may count the same, the wider one is in the sum."""
    old = Dossier((figure("1", between(3, 4), group=EVENT), *others))
    (found,) = changes(old, Dossier()).totals(everything)
    assert expected == (found.old, found.left_out)


def test_a_running_total_is_not_added_to_itself() -> None:
    """Of totals from one first day on, which lie in each other, the longest is in the sum."""
    days = [
        figure(f"{day}", exactly(day), group=EVENT, period=f"2025-01-01/2025-01-{day}")
        for day in range(10, 15)
    ]
    (found,) = changes(Dossier(tuple(days)), Dossier()).totals("country")
    assert (Tally(1, 14, None, 14), 4) == (found.old, found.left_out)


def test_a_sum_has_no_best_figure_where_one_is_missing() -> None:
    """As in `total`, the sum has a best figure where all have one."""
    old = Dossier((figure("1", exactly(3), best=3), figure("2", at_most(4))))
    (found,) = changes(old, Dossier()).totals("year")
    assert Tally(2, 3, None, 7) == found.old


def test_a_period_of_two_years_and_anywhere_are_parts_of_their_own() -> None:
    """What is in no year is named by its period, and what is in no place as anywhere."""
    old = Dossier((figure("1", exactly(3), period="2024/2025", place=None),))
    for by, part in (("year", "2024 to 2025"), ("country", "anywhere"), ("place", "anywhere")):
        assert [part] == [each.part for each in changes(old, Dossier()).totals(by)]


def test_a_sum_prints_before_and_after() -> None:
    """A side without a figure says so, and what is in no sum is counted."""
    assert "2025: no figure, now 3–4 persons, best 3 persons (2 figures in no sum)" == str(
        total("2025", Tally(), Tally(1, 3, 3, 4), 2)
    )


def test_wrong_arguments_are_refused() -> None:
    """What is no release, and what is no part of a subject, is told."""
    assert "changes: expected Extract or Dossier, got 1 @ old" == refusal(changes, 1, OLD)
    found = changes(OLD, NEW)
    assert "totals: expected a function, got 3 @ by" == refusal(found.totals, 3)
    assert "totals: expected str, got [] @ by" == refusal(found.totals, nameless)
    with pytest.raises(UnknownNameError, match="'who' is no known part of a subject; known: group"):
        found.totals("who")
