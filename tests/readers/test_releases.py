"""Releases: what supersedes what when a data set is published again."""

from collections.abc import Iterable
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.claims import Claim, Dossier, Estimate, Judgement, Retraction
from conflictmodel.readers import Extract, changes, update
from conflictmodel.values import (
    KILLED,
    Attribution,
    Group,
    Period,
    Source,
    SourceKind,
    Subject,
    at_least,
    between,
    on,
)
from support.worlds import MOMENT, MOMENT_SHOWN, refusal

SET = Source("Data set", SourceKind.DATASET)
PAPER = Source("Paper", SourceKind.MEDIA)
BY = Attribution(PAPER, Period("2025-03-04"), (SET,))
DAY, NEXT, LAST = date(2026, 1, 15), date(2026, 6, 1), date(2027, 1, 15)


def event(name: str, lower: int, upper: int, *, best: int | None = None) -> Estimate:
    """Return the figure of an event."""
    subject = Subject(Group(f"event {name}"), KILLED, Period("2025-03-04"))
    return Estimate(name, subject, between(lower, upper), BY, best=best)


FIRST = Dossier((event("1", 3, 4, best=3), event("2", 3, 4)), "Aland")
SECOND = Dossier((event("1", 3, 5, best=4), event("3", 3, 4)))


def ids(claims: Iterable[Claim]) -> list[str]:
    """Return the ids of claims."""
    return [claim.id for claim in claims]


def test_what_is_listed_again_supersedes_and_what_is_not_listed_stays() -> None:
    """A changed event is replaced under an id with the day, another one stands, a new one comes."""
    both = update(FIRST, SECOND, released=DAY)
    assert "Aland" == both.title
    assert ["1", "2", "1 released 2026-01-15", "3"] == ids(both.claims)
    assert ["2", "1 released 2026-01-15", "3"] == ids(both.current)
    again = both["1 released 2026-01-15"]
    assert isinstance(again, Estimate)
    assert (between(3, 5), 4, ("1",)) == (again.range, again.best, again.supersedes)


def test_a_release_covers_the_same_ground_only_where_somebody_says_so() -> None:
    """Then what it does not list is withdrawn by its publisher, on the day of the release."""
    both = update(FIRST, SECOND, released=DAY, complete=True)
    (gone,) = both.of_type(Retraction)
    assert (
        Retraction("2 withdrawn 2026-01-15", ("2",), Attribution(SET, on(DAY), published=DAY))
        == gone
    )
    assert ["1 released 2026-01-15", "3", "2 withdrawn 2026-01-15"] == ids(both.current)


def test_what_was_known_on_a_day_is_what_the_release_of_that_day_said() -> None:
    """Nothing of a release is known before its day, and nothing of the one before is lost."""
    history = update(Dossier(), FIRST, released=DAY)
    history = update(history, SECOND, released=NEXT, complete=True)
    history = update(history, FIRST, released=LAST, complete=True)
    assert () == history.known_on(date(2026, 1, 14)).claims
    for day, said in ((DAY, FIRST), (NEXT, SECOND), (LAST, FIRST)):
        found = changes(said, history.known_on(day))
        assert ((), (), ()) == (found.added, found.gone, found.revised), day


def test_a_release_may_be_an_extract() -> None:
    """What was read from a file is taken as it is."""
    one, other = Extract("ucdp-ged", FIRST), Extract("ucdp-ged", SECOND)
    assert update(FIRST, SECOND, released=DAY) == update(one, other, released=DAY)


def test_what_comes_back_is_said_anew() -> None:
    """A claim that was withdrawn and is listed again supersedes the one that was withdrawn."""
    without = update(FIRST, Dossier(FIRST.claims[:1]), released=DAY, complete=True)
    back = update(without, FIRST, released=NEXT)
    assert ("2",) == back["2 released 2026-06-01"].supersedes
    assert back == update(back, FIRST, released=LAST, complete=True)


def test_two_releases_of_one_day_have_two_ids() -> None:
    """The ids of what differs again on the same day are numbered."""
    history = FIRST
    for upper in (5, 6):
        history = update(history, Dossier((event("1", 3, upper),)), released=DAY)
    assert ["1 released 2026-01-15", "1 released 2026-01-15 2"] == ids(history.claims[2:])
    assert ["2", "1 released 2026-01-15 2"] == ids(history.current)


def test_deleted_events_are_withdrawn() -> None:
    """A list of what was deleted withdraws what stands of it, and once."""
    history = update(FIRST, SECOND, released=DAY)
    by = Attribution(SET, on(NEXT), published=NEXT)
    deleted = Dossier((Retraction("1 deleted", ("1",), by), Retraction("9 deleted", ("9",), by)))
    found = update(history, deleted, released=NEXT)
    assert [("1 deleted", ("1 released 2026-01-15",)), ("9 deleted", ("9",))] == [
        (each.id, each.supersedes) for each in found.of_type(Retraction)
    ]
    assert found == update(found, deleted, released=LAST)


def test_a_figure_under_another_id_replaces_that_of_its_subject() -> None:
    """An event of one claim that becomes one of two is replaced, and so is one of two."""
    torn = Dossier(
        (
            evolve(event("1", 0, 3), id="1 low", range=at_least(4)),
            evolve(event("1", 0, 3), id="1 high"),
            FIRST.claims[1],
        )
    )
    found = update(FIRST, torn, released=DAY)
    assert ["2", "1 low", "1 high"] == ids(found.current)
    back = update(found, FIRST, released=NEXT, complete=True)
    assert ["2", "1 released 2026-06-01"] == ids(back.current)


def test_the_figure_of_another_source_is_not_replaced() -> None:
    """Two sources may speak of one subject."""
    other = evolve(FIRST.claims[0], id="1 other", by=Attribution(SET, Period("2025")))
    found = update(FIRST, Dossier((other,)), released=DAY)
    assert ["1", "2", "1 other"] == ids(found.current)


def test_claims_without_a_figure_are_replaced_too() -> None:
    """Any type of claim may be published again, and another one in its place."""
    rain = Judgement("rain", "it rains", BY)
    found = update(Dossier((rain,)), Dossier((event("rain", 1, 2),)), released=DAY)
    assert ["rain", "rain released 2026-01-15"] == ids(found.claims)
    assert ["rain"] == ids(update(Dossier((rain,)), Dossier((rain,)), released=DAY).claims)


def test_what_a_release_itself_replaces_is_left_out() -> None:
    """Of a release, the claims count that nothing in it replaces."""
    again = evolve(event("4b", 9, 9), supersedes=("4",))
    found = update(FIRST, Dossier((event("4", 8, 8), again)), released=DAY)
    assert ["1", "2", "4b"] == ids(found.current)
    assert found == update(found, Dossier((event("4", 8, 8), again)), released=NEXT)


def test_one_claim_that_two_replace_stands_as_two() -> None:
    """Each of two claims that replace one is kept, and found again in the next release."""
    parts = Dossier(
        (
            event("5", 1, 9),
            evolve(event("5a", 1, 3), supersedes=("5",)),
            evolve(event("5b", 1, 6), supersedes=("5",)),
        )
    )
    assert parts == update(parts, parts, released=DAY, complete=True)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2025-03-04", "2025-03-04/2026-01-15"),
        ("2025-03-04/2025-03-08", "2025-03-04/2026-01-15"),
        ("2025-03", "2025-03/2026-01-15"),
        ("2025-03~", "2025-03~/2026-01-15"),
        ("../..", "../2026-01-15"),
        ("2025/..", "2025/2026-01-15"),
        ("2026-01-15/..", "2026-01-15"),
        ("2026-01-15", "2026-01-15"),
        ("2026-02", "2026-02"),
        ("2026", "2026"),
    ],
)
def test_what_is_added_counts_from_the_day_of_the_release(stated: str, expected: str) -> None:
    """Its source said it at the earliest when it did, and the data set said so on the day."""
    claim = evolve(event("3", 1, 2), by=Attribution(PAPER, Period(stated), (SET,)))
    (added,) = update(Dossier(), Dossier((claim,)), released=DAY).claims
    assert (Period(expected), DAY, DAY) == (
        added.by.stated,
        added.by.published,
        added.by.stated_by,
    )


def test_wrong_arguments_are_refused() -> None:
    """What is no release, no day and no truth is told at once."""
    assert (
        "update: expected Extract or Dossier, got 1 @ old;"
        " expected Extract or Dossier, got 2 @ new;"
        f" expected date, got {MOMENT_SHOWN} @ released; expected bool, got 1 @ complete"
    ) == refusal(update, 1, 2, released=MOMENT, complete=1)


SOME = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 3)).map(
    lambda found: Dossier(tuple(event(name, 1, upper) for name, upper in found.items()))
)


@given(SOME, SOME, SOME)
def test_the_newest_complete_release_stands(one: Dossier, two: Dossier, three: Dossier) -> None:
    """Whatever came before, it says what the newest release says; that once more adds nothing."""
    history = update(update(one, two, released=DAY), three, released=NEXT, complete=True)
    found = changes(history, three)
    assert ((), (), ()) == (found.added, found.gone, found.revised)
    assert history == update(history, three, released=LAST, complete=True)
    assert [] == [each for each in one.claims if each not in history.claims]
