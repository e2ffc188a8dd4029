"""Dossiers: what still stands, what was known by a day, and what no dossier may hold."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from hypothesis import given, strategies as st

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.claim import CLAIM_TYPES, Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Judgement, Retraction
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.errors import UnknownNameError
from conflictmodel.values.measures import KILLED, SENT, WOUNDED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Quantity
from support.calls import calls
from support.worlds import (
    BY,
    DAY,
    DEAD,
    DW,
    KYIV,
    MOMENT,
    MOMENT_SHOWN,
    RELEASE,
    SEOUL,
    TROOPS,
    USD,
    estimate,
    judgement,
    missing,
    not_a,
    not_text,
    refusal,
    retraction,
)


def ids(claims: tuple[Claim, ...]) -> list[str]:
    """Return the ids of claims, in order."""
    return [claim.id for claim in claims]


# Construction


def test_the_eight_types_of_record() -> None:
    """The types stand in the order of their documentation."""
    names = [kind.__name__ for kind in CLAIM_TYPES]
    assert [
        "Estimate",
        "Installment",
        "TerritorialClaim",
        "Interception",
        "Transfer",
        "Agreement",
        "Judgement",
        "Retraction",
    ] == names


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("claims", "tuple"),
        *missing("claims", "tuple"),
        *not_text("title"),
    ],
)
def test_what_is_no_dossier_is_refused(field: str, wrong: object, message: str) -> None:
    """Claims are a tuple, and a title is text where there is one."""
    assert f"Dossier: {message} @ {field}" == refusal(Dossier, **{field: wrong})


def test_every_wrong_claim_is_named() -> None:
    """What is no record is named by its place."""
    kinds = (
        "expected Estimate or Installment or TerritorialClaim or Interception or Transfer"
        " or Agreement or Judgement or Retraction"
    )
    expected = f"Dossier: {kinds}, got 'a' @ claims[1]; {kinds}, got None @ claims[2]"
    assert expected == refusal(Dossier, (judgement("a"), "a", None))
    assert f"Dossier: {kinds}, got 3 @ claims[1]" == refusal(Dossier((judgement("a"),)).add, 3)


def test_a_repeated_id_is_refused_wherever_it_stands() -> None:
    """Each claim after the first of its id is named, with the place of the first."""
    claims = (judgement("a"), judgement("b"), estimate("a", DEAD), judgement("a"))
    expected = (
        f"Dossier: id 'a' is already that of claims[0]{RELEASE} @ claims[2].id;"
        f" id 'a' is already that of claims[0]{RELEASE} @ claims[3].id"
    )
    assert expected == refusal(Dossier, claims)


def test_a_name_stands_for_one_source() -> None:
    """Each place where a name stands for another source than before is named."""
    other = Source("DW", SourceKind.MEDIA, "Germany")
    through_dw = Judgement("a", "it rains", BY)
    by_other = judgement("b", source=other)
    through_other = Judgement("c", "it rains", Attribution(KYIV, DAY, via=(DW, other)))
    message = (
        "the name 'DW' stands for two sources: media of origin 'DW' in claims[0],"
        " and media of origin 'Germany'"
    )
    expected = f"Dossier: {message} @ claims[1].by.source; {message} @ claims[2].by.via[1]"
    assert expected == refusal(Dossier, (through_dw, by_other, through_other))


@pytest.mark.parametrize(
    ("claims", "circles"),
    [
        ((judgement("a", "b"), judgement("b", "a")), ["a, b, a"]),
        ((judgement("a", "b"), judgement("b", "c"), judgement("c", "a")), ["a, c, b, a"]),
        ((judgement("a", "r"), retraction("r", "a")), ["a, r, a"]),
        (
            (
                judgement("a", "b"),
                judgement("b", "a"),
                judgement("x", "a", "lost"),
                judgement("c", "d"),
                judgement("d", "c", "x"),
            ),
            ["a, b, a", "c, d, c"],
        ),
    ],
    ids=["two", "three", "retraction", "two circles"],
)
def test_claims_that_supersede_each_other_are_refused(
    claims: tuple[Claim, ...], circles: list[str]
) -> None:
    """Each circle is one problem: none of its claims could still stand."""
    text = "; ".join(
        f"these supersede each other in a circle: {circle} @ claims" for circle in circles
    )
    assert f"Dossier: {text}" == refusal(Dossier, claims)


def circles_of(size: int, count: int) -> Iterator[Claim]:
    """Yield claims, as many of which as there are in a circle replace the next one, or the two."""
    for start in range(0, size * count, size):
        for place in range(size):
            onward = {(place + step) % size for step in (1, 2)} - {place}
            yield judgement(str(start + place), *(str(start + each) for each in sorted(onward)))


@pytest.mark.parametrize("size", [2, 100])
def test_to_find_circles_takes_work_in_proportion(size: int) -> None:
    """Of twice as many circles, short ones or long ones with forks, it takes twice the calls."""
    few, many = (tuple(circles_of(size, count)) for count in (100, 200))
    few_calls, many_calls = (calls(partial(refusal, Dossier, claims)) for claims in (few, many))
    assert 0 < few_calls < many_calls < 2.1 * few_calls


def test_a_long_circle_is_named_by_its_first_claims() -> None:
    """An error has a length that can be read, however many claims are in a circle."""
    claims = [judgement(str(number), str((number + 1) % 1000)) for number in range(1000)]
    text = refusal(Dossier, tuple(claims))
    assert text.startswith("Dossier: these supersede each other in a circle: 0, 999, 998, ")
    assert text.endswith(" more @ claims")
    assert len(text) < 500


def test_all_problems_of_a_dossier_are_told_at_once() -> None:
    """A repeated id, an ambiguous source and a circle are one error."""
    other = Source("President of Ukraine", SourceKind.OTHER)
    claims = (
        judgement("a", "b"),
        judgement("b", "a"),
        judgement("c"),
        judgement("c", source=other),
    )
    expected = (
        f"Dossier: id 'c' is already that of claims[2]{RELEASE} @ claims[3].id;"
        " the name 'President of Ukraine' stands for two sources: government of origin 'Ukraine'"
        " in claims[0], and other of origin 'President of Ukraine' @ claims[3].by.source;"
        " these supersede each other in a circle: a, b, a @ claims"
    )
    assert expected == refusal(Dossier, claims)


def test_adding_leaves_the_dossier_as_it_was() -> None:
    """A dossier with more claims is another value, of the same title."""
    dossier = Dossier((judgement("a"),), "title")
    more = dossier.add(judgement("b"), judgement("c"))
    assert ["a"] == ids(dossier.claims)
    assert ["a", "b", "c"] == ids(more.claims)
    assert "title" == more.title
    assert dossier == dossier.add()


def test_adding_checks_the_whole() -> None:
    """A claim that does not fit the others is refused as in the constructor."""
    dossier = Dossier((judgement("a"),))
    expected = f"Dossier: id 'a' is already that of claims[0]{RELEASE} @ claims[1].id"
    assert expected == refusal(dossier.add, judgement("a"))


# What still stands


@pytest.mark.parametrize(
    ("claims", "current"),
    [
        ((), []),
        ((judgement("a"), judgement("b")), ["a", "b"]),
        ((judgement("a"), judgement("b", "a")), ["b"]),
        ((judgement("b", "a"), judgement("a")), ["b"]),
        ((judgement("a"), judgement("b", "a"), judgement("c", "b")), ["c"]),
        ((judgement("a"), judgement("b", "a"), judgement("c", "a")), ["b", "c"]),
        ((judgement("a"), judgement("b"), judgement("c", "b", "a")), ["c"]),
        ((judgement("a"), judgement("b", "elsewhere")), ["a", "b"]),
        ((judgement("a"), estimate("b", DEAD, "a")), ["b"]),
        ((estimate("a", DEAD), retraction("r", "a")), ["r"]),
        ((retraction("r", "b", "a"), judgement("a"), judgement("b")), ["r"]),
        ((judgement("a"), retraction("r", "elsewhere")), ["a", "r"]),
        ((judgement("a"), judgement("b", "a"), retraction("r", "b")), ["r"]),
        ((judgement("a"), retraction("r", "a"), retraction("s", "r")), ["s"]),
        ((judgement("a"), retraction("r", "a"), judgement("b", "r")), ["b"]),
    ],
)
def test_what_was_superseded_no_longer_stands(
    claims: tuple[Claim, ...], current: list[str]
) -> None:
    """Whatever replaced or withdrew a claim, and became of that, the claim stands no more."""
    dossier = Dossier(claims)
    assert current == ids(dossier.current)
    assert claims == dossier.claims


def test_a_claim_is_found_by_its_id_replaced_or_not() -> None:
    """A look-up by id finds every claim that is kept."""
    dossier = Dossier((judgement("a"), judgement("b", "a")))
    assert judgement("a") == dossier["a"]
    assert judgement("b", "a") == dossier["b"]


def test_a_dossier_is_a_collection_of_its_claims() -> None:
    """It has a length and an order, and tells whether it holds a claim or an id."""
    first, second = judgement("a"), judgement("b", "a")
    dossier = Dossier((first, second))
    assert (2, [first, second]) == (len(dossier), list(dossier))
    assert all(each in dossier for each in ("a", "b", first, judgement("a")))
    assert not any(each in dossier for each in ("c", judgement("b"), judgement("c"), 3, None))
    assert not Dossier()


def test_an_id_that_is_misspelled_is_told_the_nearest() -> None:
    """Of the ids that are there those are named that are nearly the same."""
    dossier = Dossier((judgement("kyiv-killed"), judgement("kyiv-wounded"), judgement("x")))
    with pytest.raises(KeyError) as caught:
        dossier["kyiv-kiled"]
    expected = "'kyiv-kiled' is no known claim; nearest: kyiv-killed"
    assert expected == str(caught.value).split(", ")[0]


def test_the_union_of_two_dossiers_has_equal_claims_once() -> None:
    """The claims of the first stand first, under the first title there is."""
    one = Dossier((judgement("a"), judgement("b")))
    other = Dossier((judgement("c"), judgement("b")), "later")
    assert Dossier((judgement("a"), judgement("b"), judgement("c")), "later") == one | other
    assert Dossier((judgement("c"), judgement("b"), judgement("a")), "later") == other | one


def test_two_claims_of_one_id_make_no_union() -> None:
    """The same id with different content is refused, and so is what is no dossier."""
    one, other = Dossier((judgement("a"),)), Dossier((judgement("a", "b"),))
    expected = f"Dossier: id 'a' is already that of claims[0]{RELEASE} @ claims[1].id"
    assert expected == refusal(one.__or__, other)
    assert NotImplemented is one.__or__(judgement("b"))  # type: ignore[operator]


@pytest.mark.parametrize("claim_id", ["c", ""])
def test_an_unknown_id_is_refused(claim_id: str) -> None:
    """Neither a claim nor a history is made up for an id that is not there."""
    dossier = Dossier((judgement("a"), judgement("b", "c")))
    for look_up in (dossier.__getitem__, dossier.history):
        with pytest.raises(UnknownNameError) as caught:
            look_up(claim_id)
        assert f"{claim_id!r} is no known claim" == str(caught.value)


@pytest.mark.parametrize(
    ("claim_id", "expected"),
    [
        ("a", ["a"]),
        ("b", ["a", "b"]),
        ("c", ["a", "c"]),
        ("d", ["d", "a", "b", "c"]),
        ("e", ["e"]),
        ("r", ["a", "b", "r"]),
    ],
)
def test_the_history_of_a_claim_is_all_it_superseded(claim_id: str, expected: list[str]) -> None:
    """A history goes through forks, once each, and leaves out what is kept elsewhere."""
    dossier = Dossier(
        (
            judgement("d", "c", "b", "elsewhere"),
            judgement("a"),
            judgement("b", "a"),
            judgement("c", "a"),
            judgement("e"),
            retraction("r", "b"),
        )
    )
    assert expected == ids(dossier.history(claim_id))


def test_a_long_history_of_forks_is_walked_once() -> None:
    """Each claim that replaces the two before it doubles the paths, but not the work."""
    claims = [judgement(str(index), str(index - 1), str(index - 2)) for index in range(200)]
    assert tuple(claims) == Dossier(tuple(claims)).history("199")


# Look-ups

KURSK = Place("Kursk region", Place("Russia"))
WHOLE = Subject(TROOPS, KILLED | WOUNDED, Period("../2024-12-23"))
PART = Subject(TROOPS, KILLED, Period("2024-11"), KURSK)
ASIDE = Subject(TROOPS, SENT, Period("2024-10"))
MIXED = Dossier(
    (
        estimate("whole", WHOLE),
        estimate("old part", PART),
        estimate("part", PART, "old part", source=SEOUL),
        estimate("aside", ASIDE, source=SEOUL),
        estimate("dead", DEAD),
        TerritorialClaim("village", Place("Storozheve"), "Russia", Hold.TAKEN, DAY, BY),
        TerritorialClaim("region", KURSK, "Ukraine", Hold.HELD, DAY, BY),
        Interception("drones", Group("drones"), DAY, BY, KURSK, Range(72, 72)),
        Interception("missiles", Group("missiles"), DAY, BY, launched=Range(3, 3)),
        Installment(
            "sixth",
            Programme("IMF programme", "IMF", "Ukraine"),
            BY,
            amounts=(Quantity(Range(110), USD),),
        ),
        Transfer("rockets", "rockets", "A", "B", TransferStatus.AGREED, BY),
        judgement("judgement"),
    )
)


def test_claims_of_one_type() -> None:
    """Only the current claims of that type are returned, in their order."""
    assert ["whole", "part", "aside", "dead"] == ids(MIXED.of_type(Estimate))
    assert ["village", "region"] == ids(MIXED.of_type(TerritorialClaim))
    assert ["judgement"] == ids(MIXED.of_type(Judgement))


def test_subjects_are_listed_once() -> None:
    """Each subject of a current estimate stands once, where it was first met."""
    assert (WHOLE, PART, ASIDE, DEAD) == MIXED.subjects
    assert (DEAD,) == Dossier((estimate("a", DEAD), estimate("b", DEAD))).subjects


def test_a_question_written_in_two_ways_is_asked_once() -> None:
    """Of the same days written in two ways, the way that was kept first is listed."""
    year = Subject(TROOPS, KILLED, Period("2024"))
    days = Subject(TROOPS, KILLED, Period("2024-01-01/2024-12-31"))
    months = Subject(TROOPS, KILLED, Period("2024-01/2024-11"))
    estimates = (estimate("a", year), estimate("b", months), estimate("c", days))
    assert (year, months) == Dossier(estimates).subjects
    assert (days, months) == Dossier(estimates[::-1]).subjects


EXPECTED_KINDS = (
    "expected one of Estimate, Installment, TerritorialClaim, Interception, Transfer, Agreement,"
    " Judgement, Retraction, got"
)


@pytest.mark.parametrize(
    ("look_up", "wrong", "expected"),
    [
        (
            "about",
            "killed",
            "expected Subject, got 'killed': such as Subject('troops', KILLED, '2024') @ subject",
        ),
        ("by_origin", None, "expected str, got None @ origin"),
        ("by_origin", " ", "must not be empty @ origin"),
        ("history", 3, "expected str, got 3 @ claim_id"),
        ("of_type", "Estimate", f"{EXPECTED_KINDS} 'Estimate' @ kind"),
        ("of_type", int, f"{EXPECTED_KINDS} <class 'int'> @ kind"),
    ],
)
def test_what_cannot_be_looked_up_is_refused(look_up: str, wrong: object, expected: str) -> None:
    """A look-up that is given something of another type names itself and what it takes."""
    assert f"{look_up}: {expected}" == refusal(getattr(MIXED, look_up), wrong)
    assert "Dossier: expected str, got 3 @ claim_id" == refusal(MIXED.__getitem__, 3)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (WHOLE, ["whole", "part", "dead"]),
        (DEAD, ["whole", "part", "dead"]),
        (PART, ["whole", "part", "dead"]),
        (ASIDE, ["aside"]),
        (Subject(TROOPS, KILLED, Period("2025")), []),
    ],
)
def test_estimates_about_a_subject(subject: Subject, expected: list[str]) -> None:
    """Estimates of the subject itself, of its parts and of what includes it bear on it."""
    assert expected == ids(MIXED.about(subject))


def test_claims_by_origin() -> None:
    """The originator's origin decides, and neither those who relayed nor its name."""
    assert ["part", "aside"] == ids(MIXED.by_origin("South Korea"))
    assert [] == ids(MIXED.by_origin("DW"))
    assert [] == ids(MIXED.by_origin("President of Ukraine"))
    assert 9 == len(MIXED.by_origin("Ukraine"))


def test_sources_are_everyone_by_name() -> None:
    """Originators and relays are listed once each, those of replaced claims too."""
    assert (DW, SEOUL, KYIV) == MIXED.sources
    replaced = Dossier((judgement("a", source=SEOUL), judgement("b", "a")))
    assert (SEOUL, KYIV) == replaced.sources


# What was known by a day


CORRECTED = Dossier(
    (
        judgement("first", stated="2024-12-20"),
        judgement("second", "first", stated="2024-12-22"),
        judgement("month", stated="2024-12"),
        judgement("uncertain", stated="2024-01?"),
        judgement("open", stated="2024-01-01/.."),
        Judgement(
            "published",
            "it rains",
            Attribution(KYIV, Period("2024-12"), published=date(2024, 12, 21)),
        ),
        Judgement(
            "uncertain but published",
            "it rains",
            Attribution(KYIV, Period("2024-01?"), published=date(2024, 12, 21)),
        ),
    ),
    "title",
)


@pytest.mark.parametrize(
    ("day", "claims", "current"),
    [
        (date(2024, 12, 19), [], []),
        (date(2024, 12, 20), ["first"], ["first"]),
        (
            date(2024, 12, 21),
            ["first", "published", "uncertain but published"],
            ["first", "published", "uncertain but published"],
        ),
        (
            date(2024, 12, 22),
            ["first", "second", "published", "uncertain but published"],
            ["second", "published", "uncertain but published"],
        ),
        (
            date(2024, 12, 31),
            ["first", "second", "month", "published", "uncertain but published"],
            ["second", "month", "published", "uncertain but published"],
        ),
        (
            date.max,
            ["first", "second", "month", "published", "uncertain but published"],
            ["second", "month", "published", "uncertain but published"],
        ),
    ],
)
def test_a_correction_counts_from_its_own_day(
    day: date, claims: list[str], current: list[str]
) -> None:
    """On a day only what had certainly been said is there, so what was replaced later stands."""
    known = CORRECTED.known_on(day)
    assert claims == ids(known.claims)
    assert current == ids(known.current)
    assert "title" == known.title


def test_a_retraction_counts_from_its_own_day() -> None:
    """What was withdrawn later still stands on the days before, and everywhere it is looked up."""
    dossier = Dossier((estimate("a", PART), retraction("r", "a", stated="2024-12-25")))
    before, after = (dossier.known_on(date(2024, 12, day)) for day in (24, 25))
    assert (["a"], ["r"]) == (ids(before.current), ids(after.current))
    assert (["a"], []) == (ids(before.of_type(Estimate)), ids(after.of_type(Estimate)))
    assert (["a"], []) == (ids(before.about(PART)), ids(after.about(PART)))
    assert (["a"], ["r"]) == (ids(before.by_origin("Ukraine")), ids(after.by_origin("Ukraine")))
    assert ((PART,), ()) == (before.subjects, after.subjects)
    assert ["r"] == ids(after.of_type(Retraction))
    assert estimate("a", PART) == after["a"]


def test_what_replaces_an_unknown_claim_is_known() -> None:
    """A correction may be known where what it replaced is not: its reference dangles."""
    late = judgement("late", stated="2025")
    dossier = Dossier((late, judgement("early", "late", stated="2024")))
    assert ["early"] == ids(dossier.known_on(date(2024, 12, 31)).current)
    assert ["early"] == ids(dossier.known_on(date(2025, 12, 31)).current)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("day", "date"),
        *missing("day", "date"),
        ("day", MOMENT, f"expected date, got {MOMENT_SHOWN}"),
    ],
)
def test_a_dossier_is_asked_for_a_day(field: str, wrong: object, message: str) -> None:
    """What was known by a moment of a day cannot be asked."""
    assert f"known_on: {message} @ {field}" == refusal(CORRECTED.known_on, wrong)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Draw claims of a few days, each of which may replace any that were drawn before it."""
    claims: list[Claim] = []
    for index in range(draw(st.integers(0, 6))):
        replaced = draw(st.sets(st.integers(0, 7)))
        earlier = sorted(str(old) for old in replaced if old < index or old > 6)
        day = draw(st.integers(1, 5))
        claims.append(judgement(str(index), *earlier, stated=f"2024-12-{day:02}"))
    return tuple(draw(st.permutations(claims)))


@given(histories(), st.integers(0, 6))
def test_a_dossier_of_a_day_is_that_of_the_claims_of_then(
    claims: tuple[Claim, ...], number: int
) -> None:
    """The dossier of a day is the one somebody would have kept who had stopped on that day."""
    by_then = tuple(c for c in claims if c.by.stated.edtf <= f"2024-12-{number:02}")
    known = Dossier(claims).known_on(date(2024, 12, number) if number else date(2024, 11, 30))
    assert Dossier(by_then) == known
    standing = [c.id for c in by_then if not any(c.id in other.supersedes for other in by_then)]
    assert standing == ids(known.current)


@given(histories())
def test_the_histories_of_what_stands_are_the_whole_dossier(claims: tuple[Claim, ...]) -> None:
    """Every claim either still stands or is in the history of one that does."""
    dossier = Dossier(claims)
    found = {old.id for claim in dossier.current for old in dossier.history(claim.id)}
    assert {claim.id for claim in claims} == found
