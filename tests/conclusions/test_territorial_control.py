"""Control: who claims, denies, concedes and corroborates, and who has said nothing."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from attrs import evolve

from conflictmodel.claims.territory import Extent, Hold, TerritorialClaim
from conflictmodel.conclusions.territorial_control import Control, Standing, control
from conflictmodel.values.periods import Period
from conflictmodel.values.subjects import Place
from support.figures import by
from support.worlds import missing, not_a, not_text, refusal

UKRAINE = Place("Ukraine")
REGION = Place("Donetsk region", UKRAINE)
VILLAGE = Place("Storozheve", REGION)
OTHER = Place("Velyka Novosilka", REGION)
DAY = date(2024, 12, 23)
MIDNIGHT = datetime(2024, 12, 23)  # noqa: DTZ001 - a datetime of any kind is refused


def claim(  # noqa: PLR0913 - each is what some test is about
    claim_id: str,
    speaker: str,
    holder: str,
    hold: Hold = Hold.TAKEN,
    on: str = "2024-12-23",
    *,
    loser: str | None = None,
    place: Place = VILLAGE,
    extent: Extent = Extent.WHOLE,
    stated: str | None = None,
    supersedes: tuple[str, ...] = (),
) -> TerritorialClaim:
    """Return what an origin says of a holder and a place, stated on the last day it speaks of."""
    when = Period(on)
    said = stated or (on if when.last is None else when.last.isoformat())
    return TerritorialClaim(
        claim_id,
        place,
        holder,
        hold,
        when,
        by(speaker, said),
        loser,
        extent,
        supersedes=supersedes,
    )


def standing(
    claims: Sequence[TerritorialClaim], holder: str = "Russia", on: date = DAY
) -> Standing:
    """Return the standing of one holder of the village."""
    (found,) = (each for each in control(VILLAGE, claims, on=on).standings if each.holder == holder)
    return found


TAKEN = claim("taken", "Russia", "Russia", loser="Ukraine")


# Construction


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("holder"),
        *missing("holder", "str"),
        *(
            (field, {"a"}, "expected tuple, got {'a'}")
            for field in ("claims", "said_by", "denied_by", "contested_by", "reduced_by", "losers")
        ),
        ("is_partial", 1, "expected bool, got 1"),
        ("is_partial", None, "expected bool, got None"),
    ],
)
def test_what_is_no_standing_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field is of its type."""
    fields = {"holder": "Russia", "claims": ("a",), field: wrong}
    assert f"Standing: {message} @ {field}" == refusal(Standing, **fields)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("place", "Place"),
        *not_a("on", "date"),
        (
            "on",
            MIDNIGHT,
            "expected date, got datetime.datetime(2024, 12, 23, 0, 0) of type datetime",
        ),
        ("standings", {3}, "expected tuple, got {3}"),
    ],
)
def test_what_is_no_control_is_refused(field: str, wrong: object, message: str) -> None:
    """Each field is of its type; a time of day is no day."""
    fields = {"place": VILLAGE, "on": DAY, "standings": (), field: wrong}
    assert f"Control: {message} @ {field}" == refusal(Control, **fields)


@pytest.mark.parametrize(
    ("place", "on", "message"),
    [
        (
            VILLAGE,
            MIDNIGHT,
            "expected date, got datetime.datetime(2024, 12, 23, 0, 0) of type datetime @ on",
        ),
        (VILLAGE, "2024-12-23", "expected date, got '2024-12-23' @ on"),
        ("Storozheve", DAY, "expected Place, got 'Storozheve' @ place"),
    ],
    ids=["datetime", "text", "no place"],
)
def test_control_is_asked_of_a_place_on_a_day(place: object, on: object, message: str) -> None:
    """The place and the day are checked before any claim is read."""
    assert f"control: {message}" == refusal(control, place, [TAKEN], on=on)


# What a standing says


@pytest.mark.parametrize(
    ("standing_of", "facts"),
    [
        (Standing("R", ("a",)), (False, (), (), False, ())),
        (Standing("R", ("a",), ("R",), losers=("U",)), (True, (), (), False, ("U",))),
        (Standing("R", ("a",), ("R", "U"), losers=("U",)), (True, ("U",), (), True, ())),
        (Standing("R", ("a",), ("W",), losers=("U",)), (False, (), ("W",), True, ("U",))),
        (Standing("R", ("a",), ("R",), ("U",), losers=("U",)), (True, (), (), False, ())),
        (Standing("R", ("a",), ("R",), (), ("U",), losers=("U",)), (True, (), (), False, ())),
        (Standing("R", ("a",), ("R",), (), (), ("U",), ("U", "V")), (True, (), (), False, ("V",))),
    ],
    ids=["nothing", "claimed", "conceded", "said by others", "denied", "contested", "reduced"],
)
def test_a_standing_tells_claim_concession_corroboration_and_silence_apart(
    standing_of: Standing,
    facts: tuple[bool, tuple[str, ...], tuple[str, ...], bool, tuple[str, ...]],
) -> None:
    """Claimed by the holder, conceded by who lost it, corroborated by others, or no word."""
    assert facts == (
        standing_of.is_claimed,
        standing_of.conceded_by,
        standing_of.corroborated_by,
        standing_of.is_verified,
        standing_of.silent,
    )


@pytest.mark.parametrize(
    ("standing_of", "text"),
    [
        (Standing("R", ("a",)), "unverified"),
        (Standing("R", ("a",), ("R",), losers=("U",)), "claimed by R; unverified; no word from U"),
        (
            Standing("R", ("a",), ("R", "U", "W"), losers=("U",)),
            "claimed by R; conceded by U; corroborated by W",
        ),
        (Standing("R", ("a",), ("W", "X")), "said by W, X"),
        (
            Standing("R", ("a",), ("R",), ("U",), ("W",), ("X",), ("U",)),
            (
                "claimed by R; contested according to W; denied by U;"
                " partly lost since, according to X; unverified"
            ),
        ),
    ],
    ids=["nothing", "claimed", "verified", "said by others", "everything"],
)
def test_a_standing_reads_as_what_was_said(standing_of: Standing, text: str) -> None:
    """Only what was said is told, and what was not verified is called so."""
    assert text == str(standing_of)


def test_a_part_is_called_a_part() -> None:
    """The text begins with how much is meant, where it is no more than a part."""
    assert str(Standing("R", ("a",), ("R",), is_partial=True)).startswith("a part")


def test_control_reads_as_the_standing_of_each_holder() -> None:
    """The place and the day, then who is said to hold it and by whom."""
    two = control(VILLAGE, [TAKEN, claim("held", "Ukraine", "Ukraine", Hold.HELD)], on=DAY)
    assert [
        "Storozheve, on 2024-12-23",
        "  holder          Russia: claimed by Russia; denied by Ukraine; unverified",
        "                  [taken, held]",
        "  holder          Ukraine: claimed by Ukraine; denied by Russia; unverified",
        "                  [held, taken]",
    ] == str(two).splitlines()


# Control


def test_a_claim_is_not_control() -> None:
    """What one origin claims is claimed, unverified, and its loser has said nothing."""
    expected = Control(
        VILLAGE, DAY, (Standing("Russia", ("taken",), ("Russia",), losers=("Ukraine",)),)
    )
    assert expected == control(VILLAGE, [TAKEN], on=DAY)


def test_nobody_has_said_anything_of_another_place() -> None:
    """Claims about another place, a place within it, or a later day are not about this one."""
    claims = [
        evolve(TAKEN, id="a", place=OTHER),
        evolve(TAKEN, id="b", place=Place("a street", VILLAGE)),
        evolve(TAKEN, id="c", place=Place("Storozheve", REGION, "another of that name")),
        evolve(TAKEN, id="d", on=Period("2024-12-24")),
    ]
    assert Control(VILLAGE, DAY, ()) == control(VILLAGE, claims, on=DAY)
    assert Control(VILLAGE, DAY, ()) == control(VILLAGE, [], on=DAY)


@pytest.mark.parametrize("on", ["2024-12", "../2024-12-20", "2024-08/..", "2024"])
def test_a_claim_about_days_around_the_day_counts(on: str) -> None:
    """A claim counts unless it is about later days alone."""
    assert ("Russia",) == standing([evolve(TAKEN, on=Period(on))]).said_by


@pytest.mark.parametrize(
    ("other", "field"),
    [
        (claim("b", "Ukraine", "Russia"), "conceded_by"),
        (claim("b", "Ukraine", "Russia", Hold.HELD), "conceded_by"),
        (claim("b", "Ukraine", "Ukraine", Hold.LOST), "conceded_by"),
        (claim("b", "Wikipedia", "Russia"), "corroborated_by"),
        (claim("b", "Wikipedia", "Russia", Hold.HELD, place=REGION), "corroborated_by"),
        (claim("b", "Ukraine", "Russia", Hold.NOT_HELD), "denied_by"),
        (claim("b", "Ukraine", "Russia", Hold.LOST), "denied_by"),
        (claim("b", "Ukraine", "Ukraine", Hold.HELD), "denied_by"),
        (claim("b", "Ukraine", "Ukraine", Hold.TAKEN), "denied_by"),
        (claim("b", "Wikipedia", "Ukraine", Hold.HELD), "denied_by"),
        (claim("b", "Ukraine", "Ukraine", Hold.HELD, place=REGION), "denied_by"),
        (claim("b", "Ukraine", "Ukraine", Hold.CONTESTED), "contested_by"),
        (claim("b", "Ukraine", "Russia", Hold.CONTESTED), "contested_by"),
        (claim("b", "Ukraine", "Russia", Hold.LOST, extent=Extent.PART), "reduced_by"),
    ],
    ids=[
        *("taken", "held", "lost it", "others", "region"),
        *("not held", "lost again", "still held", "taken back", "others deny", "region held"),
        *("fighting", "fighting for it", "part lost"),
    ],
)
def test_another_statement_concedes_corroborates_denies_or_contests(
    other: TerritorialClaim, field: str
) -> None:
    """What another origin says of the same day stands in one column, and in no other."""
    found = standing([TAKEN, other])
    columns = ("conceded_by", "corroborated_by", "denied_by", "contested_by", "reduced_by")
    assert {field: (other.by.source.origin,)} == {
        column: getattr(found, column) for column in columns if getattr(found, column)
    }
    assert ("taken", "b") == found.claims
    assert found.is_claimed
    assert (field in {"conceded_by", "corroborated_by"}) == found.is_verified


@pytest.mark.parametrize(
    "other",
    [
        claim("b", "Ukraine", "Ukraine", Hold.HELD, "2024-12-22"),
        claim("b", "Ukraine", "Russia", Hold.NOT_HELD, "2024-12-22"),
        claim("b", "Ukraine", "Ukraine", Hold.CONTESTED, "2024-12-22"),
        claim("b", "Ukraine", "Ukraine", Hold.LOST, "2024-12-22"),
        claim("b", "Ukraine", "Russia", Hold.LOST, "2024-12-22", extent=Extent.PART),
        claim("b", "Ukraine", "Ukraine", Hold.HELD, "2024", stated="2024-12-22"),
        claim("b", "Ukraine", "Ukraine", Hold.HELD, "2022-02-24/..", stated="2024-12-22"),
        claim("b", "Ukraine", "Ukraine", Hold.HELD, extent=Extent.PART, place=REGION),
    ],
    ids=["held", "not held", "contested", "lost", "part lost", "year", "since", "part of region"],
)
def test_what_was_said_before_the_claim_says_nothing_of_it(other: TerritorialClaim) -> None:
    """An older statement neither denies nor concedes, so there is no word from its origin."""
    found = standing([other, TAKEN])
    assert (("Russia",), (), (), ()) == (
        found.said_by,
        found.denied_by,
        found.contested_by,
        found.reduced_by,
    )
    assert ("Ukraine",) == found.silent


def test_a_part_held_by_another_is_no_denial() -> None:
    """Two origins can each hold a part, or the one a part and the other claim the whole."""
    part = claim("b", "Ukraine", "Ukraine", Hold.HELD, extent=Extent.PART)
    assert () == standing([TAKEN, part]).denied_by
    assert ("Russia",) == standing([TAKEN, part], "Ukraine").denied_by


@pytest.mark.parametrize("hold", [Hold.TAKEN, Hold.HELD, Hold.NOT_HELD, Hold.CONTESTED, Hold.LOST])
def test_a_larger_place_counts_only_where_the_whole_is_meant(hold: Hold) -> None:
    """Who holds a part of a region may or may not hold the village."""
    part = claim("b", "Russia", "Russia", hold, place=REGION, extent=Extent.PART)
    assert () == control(VILLAGE, [part], on=DAY).standings
    whole = evolve(part, extent=Extent.WHOLE)
    assert ["Russia"] == [each.holder for each in control(VILLAGE, [whole], on=DAY).standings]


def test_the_newest_statement_of_an_origin_is_its_position() -> None:
    """An origin that says something else later, by any of its sources, has changed its mind."""
    denial = claim("b", "Ukraine", "Ukraine", Hold.HELD)
    later = claim("c", "Ukraine", "Russia", Hold.HELD, "2024-12-24")
    for claims in ([TAKEN, denial, later], [later, denial, TAKEN]):
        found = standing(claims, on=date(2024, 12, 24))
        assert (("Ukraine",), ()) == (found.conceded_by, found.denied_by)
        assert ("Ukraine",) == standing(claims).denied_by


def test_of_two_statements_about_one_day_the_one_stated_later_counts() -> None:
    """Where the days spoken of are the same, the day of the statement decides."""
    denial = claim("b", "Ukraine", "Ukraine", Hold.HELD)
    later = claim("c", "Ukraine", "Russia", Hold.HELD, stated="2024-12-24")
    for claims in ([TAKEN, denial, later], [later, denial, TAKEN]):
        assert (("Ukraine",), ()) == (standing(claims).conceded_by, standing(claims).denied_by)


def test_nobody_speaks_of_days_after_they_spoke() -> None:
    """What was said in March of the whole year is older than what was said in June of May."""
    march = claim("a", "Russia", "Russia", Hold.TAKEN, "2024", stated="2024-03-01")
    june = claim("b", "Russia", "Russia", Hold.LOST, "2024-05-30", stated="2024-06-01")
    found = standing([march, june])
    assert ((), ("Russia",)) == (found.said_by, found.denied_by)


def test_a_statement_of_no_known_day_is_older_than_any_other() -> None:
    """Where neither the days spoken of nor the statement end on a known day, others are newer."""
    undated = claim("a", "Russia", "Ukraine", Hold.HELD, "2024-01/..", stated="2024-01/..")
    found = standing([undated, TAKEN])
    assert (("Russia",), ()) == (found.said_by, found.denied_by)
    assert ("Russia",) == standing([undated], "Ukraine").said_by


def test_two_statements_of_one_day_both_count() -> None:
    """An origin that says two things of one day says both."""
    found = standing([TAKEN, claim("b", "Russia", "Ukraine", Hold.HELD)])
    assert (("Russia",), ("Russia",)) == (found.said_by, found.denied_by)


def test_a_part_that_was_lost_takes_the_claim_not_back() -> None:
    """Ukraine took the region in August and has since lost parts: the claim stands, reduced."""
    claims = [
        claim(
            "taken", "Ukraine", "Ukraine", Hold.TAKEN, "2024-08", loser="Russia", extent=Extent.PART
        ),
        claim("lost", "DW", "Ukraine", Hold.LOST, "2024-08/2024-12-23", extent=Extent.PART),
        claim("less", "Ukraine", "Ukraine", Hold.LOST, "2024-12-20", extent=Extent.PART),
    ]
    expected = Standing(
        "Ukraine",
        ("taken", "lost", "less"),
        ("Ukraine",),
        reduced_by=("DW", "Ukraine"),
        losers=("Russia",),
        is_partial=True,
    )
    assert expected == standing(claims, "Ukraine")


def test_a_claim_is_partial_where_nobody_claims_the_whole() -> None:
    """One speaker who means the whole is enough for the claim to be of the whole."""
    part = evolve(TAKEN, extent=Extent.PART)
    assert standing([part]).is_partial
    assert not standing([part, claim("b", "Wikipedia", "Russia")]).is_partial
    assert not standing([claim("b", "Ukraine", "Russia", Hold.NOT_HELD)]).is_partial


def test_a_denial_alone_leaves_the_holder_unclaimed() -> None:
    """Who is only said not to hold the place is listed as denied, not as claimed."""
    found = standing([claim("b", "Ukraine", "Russia", Hold.NOT_HELD)])
    assert Standing("Russia", ("b",), denied_by=("Ukraine",)) == found


def test_one_denial_of_a_stranger_is_no_concession() -> None:
    """Only the origin that is said to have lost the place concedes it by saying so."""
    assert () == standing([TAKEN, claim("b", "Wikipedia", "Ukraine", Hold.LOST)]).said_by[1:]
    unnamed = evolve(TAKEN, loser=None)
    assert () == standing([unnamed, claim("b", "Ukraine", "Ukraine", Hold.LOST)]).conceded_by


def test_a_replaced_claim_is_left_out() -> None:
    """A correction takes the place of what it replaces, whatever their days."""
    correction = claim("b", "Russia", "Russia", Hold.CONTESTED, "2024-12-20", supersedes=("taken",))
    found = standing([TAKEN, correction])
    assert (("b",), (), ("Russia",)) == (found.claims, found.said_by, found.contested_by)


def test_holders_stand_in_the_order_they_were_named() -> None:
    """Each side that is said to hold the place, or not to, has one standing."""
    claims = [
        claim("b", "Ukraine", "Ukraine", Hold.HELD),
        TAKEN,
        claim("c", "Wikipedia", "Ukraine"),
    ]
    found = control(VILLAGE, iter(claims), on=DAY)
    assert ["Ukraine", "Russia"] == [each.holder for each in found.standings]


def test_control_is_asked_of_territorial_claims() -> None:
    """What is no territorial claim, no place or no day is named."""
    assert (
        "control: expected Place, got 'Kursk' @ place; expected date, got None @ on"
    ) == refusal(control, "Kursk", ["taken"], on=None)
    assert "control: expected TerritorialClaim, got 'taken' @ claims[0]" == refusal(
        control, Place("Kursk"), ["taken"], on=date(2024, 12, 23)
    )
    assert "control: expected an iterable of TerritorialClaim, got int @ claims" == refusal(
        control, Place("Kursk"), 5, on=date(2024, 12, 23)
    )


def test_a_holder_that_gave_the_place_up_says_so_itself() -> None:
    """An origin that says it lost a place is not told as denying somebody."""
    standing = Standing("Ukraine", ("lost",), denied_by=("Ukraine", "Russia"))
    assert ("denied by Russia; not held any more, says Ukraine; unverified") == str(standing)
