"""The audit: one finding for each thing that cannot be as it was said, and none for the rest."""

import re
from datetime import date
from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.claims.aid import Installment, Programme, TotalBasis
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Agreement, Judgement, Retraction
from conflictmodel.claims.statements import Words
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.conclusions import Finding, audit
from conflictmodel.phrases.figures import LITERAL_1, ROUNDING_1, Policy, Width, Wording, read
from conflictmodel.phrases.likelihood import PHIA, Likelihood
from conflictmodel.phrases.times import Timing
from conflictmodel.values.measures import KILLED, RECEIVED, SENT, Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, at_least, at_most, between, exactly, unknown
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Quantity, currency
from support.figures import HARMED, TROOPS, by, said
from support.findings import found, message
from support.pages import DOCS
from support.worlds import not_text, refusal

USD, EUR = currency("USD"), currency("EUR")
IMF = Programme("IMF programme", "IMF", "Ukraine")
DEAD = evolve(HARMED, measure=KILLED)
MONDAY = date(2024, 12, 23)


def paid(
    claim_id: str,
    number: int | None,
    *amounts: Quantity,
    total: int | None = None,
) -> Installment:
    """Return what is said of an installment, with a total in US cents it is counted in."""
    return Installment(
        claim_id,
        IMF,
        by("Ukraine"),
        number,
        amounts=amounts,
        total=None if total is None else Quantity(exactly(total), USD),
        basis=TotalBasis.INCLUSIVE,
    )


def judged(claim_id: str, *words: Words, stated: str = "2024-12-23") -> Judgement:
    """Return a claim without a figure, in these words."""
    return Judgement(claim_id, "the town is being encircled", by("DW", stated), words=words)


ATTACK = Interception(
    "attack",
    Group("Russian drones"),
    Period("2024-12-23"),
    by("Ukraine"),
    launched=exactly(72),
    shot_down=exactly(47),
    lost=exactly(25),
)
PACT = Agreement(
    "pact",
    "defence pact",
    ("North Korea", "Russia"),
    by("DW"),
    signed=Period("2024-06"),
    in_force=Period("2024-12"),
)
LAUNCHERS = Transfer(
    "launchers",
    "240mm rocket launchers",
    "North Korea",
    "Russia",
    TransferStatus.SUPPLIED,
    by("Seoul"),
)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("code"),
        *not_text("claim"),
        *not_text("message"),
        ("others", {"a"}, "expected tuple, got {'a'}"),
    ],
)
def test_what_is_no_finding_is_refused(field: str, wrong: object, message: str) -> None:
    """A finding has a code, a claim and a message."""
    fields = {"code": "drift", "claim": "a", "message": "so", field: wrong}
    assert f"Finding: {message} @ {field}" == refusal(Finding, **fields)


def test_a_finding_reads_as_its_code_its_claims_and_its_message() -> None:
    """The claim it was found at stands before the others."""
    assert "drift: b, a, c: so" == str(Finding("drift", "b", "so", ("a", "c")))
    assert "drift: b: so" == str(Finding("drift", "b", "so"))


# Nothing to find

CLEAN: tuple[Claim, ...] = (
    said("seoul", "Seoul", between(1050, 1150)),
    said("kyiv", "Kyiv", at_least(3001)),
    said("dead", "Seoul", between(50, 150), DEAD),
    said("all", "Seoul", at_most(12000), evolve(HARMED, measure=SENT)),
    evolve(
        said("again", "Kyiv", at_least(3001)), words=(read("more than 3,000", policy=ROUNDING_1),)
    ),
    evolve(
        ATTACK,
        words=(
            read("47 out of 72 Russian drones", policy=ROUNDING_1),
            read("25", policy=LITERAL_1),
            "failed to reach their targets",
        ),
    ),
    PACT,
    LAUNCHERS,
    TerritorialClaim(
        "village", Place("Storozheve"), "Russia", Hold.TAKEN, Period("2024-12-23"), by("Russia")
    ),
    paid("sixth", 6, Quantity(exactly(110), USD), Quantity(exactly(100), EUR), total=980),
    paid("seventh", 7, Quantity(exactly(20), USD), total=1000),
    judged(
        "plan",
        PHIA.read("could", taken_as="realistic possibility"),
        Timing("last week", MONDAY, Period("2024-12-16/2024-12-22")),
        Timing("ten weeks before the thaw", MONDAY, Period("2024-12")),
        Wording("dozens", "mine/1", at_least(12)),
    ),
    evolve(judged("likely"), words=(Likelihood("likely", "mine", "likely", Range(1, 2)),)),
)


def test_a_clean_dossier_gives_nothing() -> None:
    """Disagreement, words nobody here can read, and figures without words are no findings."""
    assert () == audit(Dossier(CLEAN))


def test_a_best_figure_lies_in_its_range() -> None:
    """A best figure is a number of the range; one below or above it is found, and none is fine."""
    claims = (
        evolve(said("below", "a", between(5, 8)), best=4),
        evolve(said("lower end", "b", between(5, 8)), best=5),
        evolve(said("upper end", "c", between(5, 8)), best=8),
        evolve(said("above", "d", between(5, 8)), best=9),
        said("none", "e", between(5, 8)),
    )
    assert [("best-outside-range", "below", ()), ("best-outside-range", "above", ())] == found(
        *claims
    )
    assert "best-outside-range: below: the best figure, 4 persons, is not in 5–8 persons" == str(
        audit(Dossier(claims))[0]
    )


def test_the_table_lists_every_code() -> None:
    """The reference documents the codes that the tests below find, each once."""
    page = (DOCS / "reference" / "conclusions.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)
    assert [
        "drift",
        "self-contradiction",
        "touching",
        "best-outside-range",
        "part-exceeds-whole",
        "sum-differs",
        "outcomes-exceed-launched",
        "amounts-differ",
        "totals-contradict",
        "money-counted-twice",
        "in-force-before-signed",
        "published-before-stated",
        "stated-before-period",
        "reading-differs",
        "figure-not-in-words",
        "words-differ",
        "no-figure-in-words",
        "name-repeated",
        "names-alike",
        "grades-differ",
        "replaces-unknown",
        "replaces-newer",
        "replaces-other-origin",
        "replaces-other-type",
        "retraction-withdrawn",
    ] == table


def test_a_dossier_is_audited_with_policies() -> None:
    """What is no dossier, what are no policies, and each that is none, is refused."""
    assert "audit: expected Dossier, got 'a' @ dossier" == refusal(audit, "a")
    expected = "audit: expected an iterable of Policy, got Policy @ policies"
    assert expected == refusal(audit, Dossier(), policies=ROUNDING_1)
    expected = "audit: expected Policy, got 'rounding/1': such as ROUNDING_1 @ policies[1]"
    assert expected == refusal(audit, Dossier(), policies=[LITERAL_1, "rounding/1"])


# Estimates


def test_two_figures_of_one_statement_are_drift() -> None:
    """One source, one day, one subject: figures that differ and can both be right."""
    claims = (
        said("statement", "Seoul", between(1050, 1150)),
        said("headline", "Seoul", at_least(1001)),
    )
    assert [("drift", "headline", ("statement",))] == found(*claims)
    expected = "one statement of Seoul is given as 1,050–1,150 persons and more than 1,000 persons"
    assert expected == message(*claims)


def test_drift_is_told_once_for_each_figure() -> None:
    """Each figure of a statement that is not that of the first is held against the first."""
    claims = (
        said("a", "Seoul", between(10, 20)),
        said("b", "Seoul", between(15, 30)),
        said("c", "Seoul", between(10, 20)),
        said("d", "Seoul", between(20, 40)),
    )
    assert [("drift", "b", ("a",)), ("drift", "d", ("a",))] == found(*claims)


def test_figures_drift_from_each_other_and_not_only_from_the_first() -> None:
    """Two figures that the first contradicts, and that can both be right, are drift."""
    claims = (
        said("first", "Seoul", exactly(10)),
        said("wide", "Seoul", between(20, 60)),
        said("low", "Seoul", between(15, 25)),
        said("high", "Seoul", between(50, 90)),
        said("far", "Seoul", exactly(200)),
    )
    assert [("drift", "low", ("wide",)), ("drift", "high", ("wide",))] == [
        each for each in found(*claims) if each[0] == "drift"
    ]
    turned = [each for each in found(*reversed(claims)) if each[0] == "drift"]
    assert [("drift", "wide", ("low",)), ("drift", "wide", ("high",))] == turned


def test_of_a_figure_that_drifts_one_other_is_named() -> None:
    """Each figure that can be right beside an unlike one is found, and never that of all pairs."""
    claims = [said("first", "Seoul", exactly(0))]
    claims += [said(f"{each}", "Seoul", between(each, each + 3000)) for each in range(1, 1001)]
    drift = [each for each in found(*claims) if each[0] == "drift"]
    assert 999 == len(drift)
    named = {claim for _, first, others in drift for claim in (first, *others)}
    assert {str(each) for each in range(1, 1001)} == named


def test_statements_of_a_day_that_nobody_stated_are_not_one_statement() -> None:
    """Two statements of some day in December may be of two days."""
    claims = (
        said("a", "Seoul", between(10, 20), stated="2024-12-XX"),
        said("b", "Seoul", between(15, 30), stated="2024-12-XX"),
    )
    assert [] == found(*claims)


def test_figures_of_days_that_nobody_stated_are_not_compared() -> None:
    """Five of some day in November and nine of some day in November may be of two days."""
    some_day = evolve(HARMED, period=Period("2024-11-XX"))
    claims = (
        said("a", "Seoul", between(10, 20), some_day),
        said("b", "Seoul", between(15, 30), some_day),
        said("c", "Seoul", exactly(99), some_day),
    )
    assert [] == found(*claims)


def test_drift_is_found_however_its_days_are_written() -> None:
    """A statement of a day about a month is one with that of the same days written otherwise."""
    month = evolve(HARMED, period=Period("2024-10"))
    days = evolve(HARMED, period=Period("2024-10-01/2024-10-31"))
    claims = (
        said("a", "Seoul", between(10, 20), month),
        said("b", "Seoul", between(15, 30), days, stated="2024-12-23/2024-12-23"),
    )
    assert [("drift", "b", ("a",))] == found(*claims)


@pytest.mark.parametrize(
    "other",
    [
        said("other", "Seoul", between(1050, 1150)),
        said("other", "Seoul", at_least(1001), stated="2024-12-22"),
        said("other", "Seoul", at_least(1001), evolve(HARMED, period=Period("2024-12"))),
        said("other", "Kyiv", at_least(1001)),
        evolve(said("other", "Seoul", at_least(1001)), by=by("Seoul", name="the ministry")),
        said("other", "Seoul", at_least(1001), supersedes=("statement",)),
    ],
    ids=["same figure", "other day", "other subject", "other origin", "other source", "replaced"],
)
def test_figures_of_other_statements_are_no_drift(other: Claim) -> None:
    """Only one statement can drift; what replaces it is not compared with it."""
    assert [] == found(said("statement", "Seoul", between(1050, 1150)), other)


def test_an_origin_that_says_two_things_contradicts_itself() -> None:
    """One origin, one subject: two figures that cannot both be right, on whatever days."""
    claims = (
        said("first", "Seoul", between(1050, 1150), stated="2024-12-01"),
        said("second", "Kyiv", exactly(9)),
        evolve(said("third", "Seoul", exactly(1200)), by=by("Seoul", name="the ministry")),
    )
    assert [("self-contradiction", "third", ("first",))] == found(*claims)
    expected = (
        "Seoul says 1,050–1,150 persons and exactly 1,200 persons, which cannot both be right"
    )
    assert expected == message(*claims)


def test_an_origin_is_told_its_furthest_contradiction() -> None:
    """Of more than two figures, the one that begins highest and the one that ends lowest."""
    claims = (
        said("a", "Seoul", between(5, 9)),
        said("b", "Seoul", between(20, 30)),
        said("c", "Seoul", between(2, 4)),
        said("d", "Seoul", at_least(8)),
        said("e", "Seoul", exactly(20)),
    )
    assert [("self-contradiction", "c", ("b",))] == [
        each for each in found(*claims) if each[0] == "self-contradiction"
    ]
    (told,) = [each for each in audit(Dossier(claims)) if each.code == "self-contradiction"]
    expected = (
        "Seoul says 20–30 persons and 2–4 persons, which cannot both be right;"
        " of 5 figures these are furthest apart"
    )
    assert expected == told.message


def test_a_statement_is_told_its_contradiction_beside_that_of_its_origin() -> None:
    """Two figures of one statement are found too where others of the origin are further apart."""
    claims = (
        said("a", "Seoul", exactly(5), stated="2024-12-22"),
        said("b", "Seoul", exactly(9), stated="2024-12-22"),
        said("c", "Seoul", exactly(100)),
        said("d", "Seoul", exactly(90)),
        said("e", "Seoul", exactly(95)),
    )
    assert [
        ("self-contradiction", "c", ("a",)),
        ("self-contradiction", "b", ("a",)),
        ("self-contradiction", "d", ("c",)),
    ] == found(*claims)


@pytest.mark.parametrize("turned", [False, True])
def test_a_contradiction_is_found_however_its_days_are_written(
    turned: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """A year and its days are one subject, so neither is part of the other."""
    year = said("year", "Seoul", exactly(9), evolve(HARMED, period=Period("2024")))
    period = Period("2024-01-01/2024-12-31")
    days = said("days", "Seoul", exactly(5), evolve(HARMED, period=period))
    if turned:
        assert [("self-contradiction", "year", ("days",))] == found(days, year)
    else:
        assert [("self-contradiction", "days", ("year",))] == found(year, days)


def test_many_figures_of_one_subject_are_compared_once() -> None:
    """Five thousand figures of which no two agree are one contradiction, not twelve million."""
    claims = tuple(said(f"{each}", "Seoul", exactly(each)) for each in range(5000))
    assert [("self-contradiction", "4999", ("0",))] == found(*claims)


def read_as(claim_id: str, phrase: str, stated: str = "2024-12-23") -> Estimate:
    """Return what Seoul said in words that rounding/1 reads."""
    words = read(phrase, policy=ROUNDING_1)
    return evolve(said(claim_id, "Seoul", words.range, stated=stated), words=(words,))


def test_figures_that_meet_where_a_hedge_ends_are_found() -> None:
    """About 2,000, read as 1,500-2,500, and at least 2,500 allow one number, which nobody named."""
    claims = (
        read_as("about", "about 2,000"),
        read_as("least", "at least 2,500", stated="2024-12-22"),
    )
    assert [("touching", "least", ("about",))] == found(*claims)
    assert [("touching", "about", ("least",))] == found(*reversed(claims))
    expected = (
        "Seoul says 1,500–2,500 persons and at least 2,500 persons, which meet at 2,500 persons"
        " alone, where a hedge was read to end"
    )
    assert expected == message(*claims)
    below = read_as("about", "about 2,000"), read_as("most", "up to 1,500", stated="2024-12-22")
    assert [("touching", "most", ("about",))] == found(*below)


@pytest.mark.parametrize(
    "claims",
    [
        (read_as("a", "about 2,000"), read_as("b", "at least 2,400", stated="2024-12-22")),
        (read_as("a", "up to 2,500"), read_as("b", "at least 2,500", stated="2024-12-22")),
        (read_as("a", "about 2,000"), said("b", "Kyiv", at_least(2500))),
        (read_as("a", "about 2,000"), said("b", "Seoul", exactly(2500), stated="2024-12-22")),
        (
            said("a", "Seoul", between(1500, 2500)),
            said("b", "Seoul", at_least(2500), stated="2024-12-22"),
        ),
        (read_as("a", "about 2,000"), evolve(read_as("b", "at least 2,500"), subject=DEAD)),
    ],
    ids=["overlap", "both stated", "other origin", "exact", "no words", "other subject"],
)
def test_figures_that_meet_as_they_were_stated_are_not_touching(
    claims: tuple[Estimate, ...],
) -> None:
    """Where more numbers fit, an end was stated, or one figure is that number, nothing is found."""
    assert "touching" not in {code for code, _, _ in found(*claims)}


@pytest.mark.parametrize("turned", [False, True])
def test_a_part_is_not_more_than_its_whole(turned: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """One origin's figure for a part that is above its figure for the whole, in either order."""
    group = Group("special forces", TROOPS)
    part = said("part", "Seoul", between(200, 300), evolve(DEAD, group=group))
    whole = said("whole", "Seoul", at_most(100))
    claims = (whole, part) if turned else (part, whole)
    assert [("part-exceeds-whole", "part", ("whole",))] == found(*claims)
    expected = (
        "these cannot all be right: at least 200 persons (part) > at most 100 persons (whole)"
    )
    assert expected == message(*claims)


def test_of_each_count_that_cannot_be_one_set_of_figures_is_found() -> None:
    """Of what an origin says of a part, the most is held against the least of each whole."""
    group = Group("special forces", TROOPS)
    until = evolve(HARMED, measure=SENT, period=Period("../2024-12-24"))
    claims = (
        said("part", "Seoul", between(200, 300), evolve(DEAD, group=group)),
        said("low part", "Seoul", between(70, 300), evolve(DEAD, group=group)),
        said("possible", "Seoul", between(40, 300), evolve(DEAD, group=group)),
        said("whole", "Seoul", between(90, 100), DEAD),
        said("larger", "Seoul", at_most(60), HARMED),
        said("larger again", "Seoul", at_most(55), HARMED, stated="2024-12-01"),
        said("largest", "Seoul", at_most(95), until),
        said("no whole", "Seoul", exactly(1), evolve(DEAD, place=Place("Russia"))),
        said("another day", "Seoul", exactly(1), evolve(HARMED, period=Period("2024-12-22/.."))),
    )
    parts = [each for each in found(*claims) if each[0] == "part-exceeds-whole"]
    assert [
        ("part-exceeds-whole", "part", ("larger again",)),
        ("part-exceeds-whole", "part", ("largest",)),
        ("part-exceeds-whole", "part", ("whole",)),
    ] == parts


def test_a_part_of_approximate_days_lies_in_what_holds_them() -> None:
    """A part whose days nobody stated is held against its whole, and is no whole itself."""
    march = evolve(DEAD, period=Period("2024-03-XX"))
    year, day = evolve(DEAD, period=Period("2024")), evolve(DEAD, period=Period("2024-03-05"))
    claims = (
        said("march", "Seoul", exactly(9), march),
        said("year", "Seoul", exactly(5), year),
        said("month", "Seoul", exactly(8), evolve(DEAD, period=Period("2024-03"))),
        said("day", "Seoul", exactly(10), day),
        said("unsure", "Seoul", exactly(50), evolve(DEAD, period=Period("2024?"))),
        said("whenever", "Seoul", exactly(40), evolve(DEAD, period=Period("../.."))),
    )
    assert [
        ("part-exceeds-whole", "march", ("month",)),
        ("part-exceeds-whole", "month", ("year",)),
    ] == found(*claims)
    assert [("part-exceeds-whole", "march", ("year",))] == found(*claims[:2])
    assert [("part-exceeds-whole", "march", ("month",))] == found(claims[0], claims[2])


KURSK = Place("Kursk region", Place("Russia"))
DAYS = [f"2024-12-{day:02}" for day in range(1, 7)]


def between_days(*days: str) -> Period:
    """Return the period between two days, whichever comes first."""
    return Period("/".join(sorted(days)))


PARTS = st.builds(
    Subject,
    st.sampled_from([TROOPS, Group("scouts", TROOPS)]),
    st.sampled_from([KILLED, HARMED.measure, SENT]),
    st.builds(between_days, st.sampled_from(DAYS), st.sampled_from(DAYS)),
    st.sampled_from([None, KURSK.within, KURSK]),
)
SAID = st.lists(st.tuples(PARTS, st.integers(0, 9), st.none() | st.integers(0, 3)), max_size=9)


@given(SAID)
def test_a_part_above_its_whole_is_found_where_there_is_one(
    claimed: list[tuple[Subject, int, int | None]],
) -> None:
    """Where a part is above its whole something is found, and of two figures nothing else is."""
    claims = tuple(
        said(f"{index}", "Seoul", Range(low, None if width is None else low + width), subject)
        for index, (subject, low, width) in enumerate(claimed)
    )
    above = {
        (part.id, whole.id)
        for part, whole in permutations(claims, 2)
        if whole.range.precedes(part.range)
        and whole.subject.includes(part.subject)
        and not part.subject.includes(whole.subject)
    }
    codes = {each[:2]: each[2] for each in found(*claims)}
    named = {
        (part, others[0]) for (code, part), others in codes.items() if code == "part-exceeds-whole"
    }
    assert named <= above
    assert not above or {code for code, _ in codes} - {"drift"}


def test_many_parts_are_compared_in_one_pass() -> None:
    """Three thousand days and as many running totals of one origin contradict nothing."""
    first = date(2010, 1, 1).toordinal()
    claims: list[Claim] = []
    for number in range(3000):
        day = date.fromordinal(first + number)
        at, until = Period(f"{day}"), Period(f"../{day}")
        claims.append(said(f"day {number}", "Seoul", exactly(1), evolve(DEAD, period=at)))
        total = evolve(DEAD, period=until)
        claims.append(said(f"total {number}", "Seoul", exactly(number + 1), total))
    assert [] == found(*(evolve(each, by=by("Seoul", "2024-12-30")) for each in claims))


def test_a_stock_has_no_part() -> None:
    """More troops present in a month than in its year are no finding."""
    present = Subject(TROOPS, Measure.of("present", accrues=False), Period("2024"))
    month = evolve(present, period=Period("2024-10"))
    assert [] == found(
        said("a", "Seoul", exactly(5), present), said("b", "Seoul", exactly(9), month)
    )


@pytest.mark.parametrize(
    "whole",
    [
        said("whole", "Kyiv", at_most(100)),
        said("whole", "Seoul", at_most(200)),
        said("whole", "Seoul", unknown()),
        said("whole", "Seoul", at_most(100), evolve(HARMED, group=Group("Russian troops"))),
        said("whole", "Seoul", at_most(100), evolve(HARMED, period=Period("2024-10"))),
    ],
    ids=["other origin", "possible", "unknown", "other group", "other period"],
)
def test_a_part_may_be_as_much_as_its_whole(whole: Claim) -> None:
    """What is no whole of it, or may be as large, is not exceeded."""
    assert [] == found(said("part", "Seoul", between(200, 300), DEAD), whole)


# Interceptions


def test_no_more_is_accounted_for_than_was_launched() -> None:
    """47 and 30 of 72 cannot be."""
    attack = evolve(ATTACK, lost=exactly(30), reached=at_least(1))
    assert [("outcomes-exceed-launched", "attack", ())] == found(attack)
    expected = (
        "exactly 47 shot down + exactly 30 lost + at least 1 reached"
        " is more than exactly 72 launched"
    )
    assert expected == message(attack)


@pytest.mark.parametrize(
    "attack",
    [
        evolve(ATTACK, lost=exactly(5)),
        evolve(ATTACK, launched=None, lost=exactly(500)),
        evolve(ATTACK, launched=unknown(), lost=exactly(500)),
        evolve(ATTACK, lost=between(20, 50)),
    ],
    ids=["fewer", "not reported", "unknown", "possible"],
)
def test_less_may_be_accounted_for(attack: Interception) -> None:
    """A remainder, and a figure that was not reported, are no findings."""
    assert [] == found(attack)


# Aid


def test_amounts_of_one_installment_in_one_currency_agree() -> None:
    """Two amounts that cannot both be right, in two claims or in one."""
    two = (
        paid("a", 6, Quantity(exactly(110), USD)),
        paid("b", 6, Quantity(exactly(120), USD)),
    )
    assert [("amounts-differ", "b", ("a",))] == found(*two)
    expected = "exactly 1.10 USD and exactly 1.20 USD cannot both be installment 6"
    assert expected == message(*two)
    one = paid("c", 6, Quantity(exactly(110), USD), Quantity(exactly(120), USD))
    assert [("amounts-differ", "c", ())] == found(one)


@pytest.mark.parametrize(
    "other",
    [
        paid("other", 7, Quantity(exactly(120), USD)),
        paid("other", None, Quantity(exactly(120), USD)),
        paid("other", 6, Quantity(exactly(120), EUR)),
        paid("other", 6, Quantity(between(100, 200), USD)),
        evolve(
            paid("other", 6, Quantity(exactly(120), USD)),
            programme=Programme("EU facility", "EU", "Ukraine"),
        ),
    ],
    ids=["number", "no number", "currency", "possible", "programme"],
)
def test_other_amounts_are_not_compared(other: Installment) -> None:
    """Only amounts of one installment of one programme in one currency can differ."""
    assert [] == found(paid("sixth", 6, Quantity(exactly(110), USD)), other)


def test_a_total_does_not_shrink() -> None:
    """A running total that is below an earlier one is found at both, over a gap too."""
    sixth = paid("sixth", 6, Quantity(exactly(10), USD), total=100)
    seventh = paid("seventh", 7, Quantity(exactly(10), USD), total=90)
    expected = [("totals-contradict", "sixth", ()), ("totals-contradict", "seventh", ())]
    assert expected == found(sixth, seventh)
    assert expected == found(sixth, evolve(seventh, number=9))


def test_statements_of_one_total_agree() -> None:
    """Every claim of an installment whose total has no reading is named."""
    claims = (
        paid("a", 6, Quantity(exactly(10), USD)),
        paid("b", 6, total=100),
        paid("c", 6, total=300),
    )
    assert [("totals-contradict", "a", ("b", "c"))] == found(*claims)
    expected = (
        "no reading of the total in USD at installment 6 agrees with its amount"
        " and the totals beside it"
    )
    assert expected == message(*claims)


def test_every_amount_that_contradicts_another_is_found() -> None:
    """Each amount is held against the highest and the lowest before it, not against every one."""
    claims = [
        paid(f"{each}", 6, Quantity(between(each, each + 10), USD)) for each in (20, 15, 40, 5, 35)
    ]
    assert [
        ("amounts-differ", "40", ("15",)),
        ("amounts-differ", "5", ("40",)),
        ("amounts-differ", "35", ("5",)),
    ] == found(*claims)


def transferred(claim_id: str, origin: str, programme: Programme, paid_on: str) -> Installment:
    """Return what an origin says of 1.10 USD that was paid on a day."""
    amounts = (Quantity(exactly(110), USD),)
    return Installment(claim_id, programme, by(origin), paid=Period(paid_on), amounts=amounts)


GIVEN, TAKEN = Programme("aid", "EU", "Red Cross"), Programme("relief", "eu", "Red  cross")


def test_money_that_giver_and_receiver_count_is_found() -> None:
    """One amount, day, giver and receiver under two programmes of two origins look like one."""
    claims = (
        transferred("given", "EU", GIVEN, "2024-12-20"),
        transferred("taken", "Red Cross", TAKEN, "2024-12-20/2024-12-20"),
    )
    assert [("money-counted-twice", "taken", ("given",))] == found(*claims)
    assert (
        "exactly 1.10 USD of one day is counted by EU and Red Cross,"
        " at giver and receiver of one transfer"
    ) == message(*claims)


@pytest.mark.parametrize("measure", [RECEIVED, Measure.of("incoming funds")], ids=str)
def test_money_that_a_receiver_enters_as_incoming_is_found(measure: Measure) -> None:
    """An estimate of incoming funds by the receiver counts the installment once more."""
    given = transferred("given", "EU", GIVEN, "2024-12-20")
    subject = Subject(Group("relief"), measure, Period("2024-12-20"), unit=USD)
    taken = said("taken", "Red Cross", exactly(110), subject)
    assert [("money-counted-twice", "taken", ("given",))] == found(given, taken)
    assert [("money-counted-twice", "taken", ("given",))] == found(taken, given)
    for other in (
        said("taken", "Caritas", exactly(110), subject),
        said("taken", "Red Cross", exactly(111), subject),
        said("taken", "Red Cross", exactly(110), evolve(subject, unit=EUR)),
        said("taken", "Red Cross", exactly(110), evolve(subject, period=Period("2024-12-21"))),
        said("taken", "Red Cross", exactly(110), evolve(subject, measure=Measure.of("planned"))),
        evolve(taken, by=by("EU", name="Red Cross")),
    ):
        assert [] == found(given, other)


@pytest.mark.parametrize(
    "other",
    [
        transferred("other", "Red Cross", TAKEN, "2024-12-21"),
        transferred("other", "Red Cross", GIVEN, "2024-12-20"),
        transferred("other", "EU", evolve(GIVEN, name="more aid"), "2024-12-20"),
        transferred("other", "Red Cross", evolve(GIVEN, name="more", provider="UN"), "2024-12-20"),
        transferred("other", "Caritas", evolve(GIVEN, name="x", recipient="UN"), "2024-12-20"),
        evolve(
            transferred("other", "Red Cross", evolve(GIVEN, name="x"), "2024-12-20"),
            amounts=(Quantity(exactly(111), USD),),
        ),
        evolve(transferred("other", "Red Cross", evolve(GIVEN, name="x"), "2024-12-20"), paid=None),
    ],
    ids=["day", "programme", "origin", "giver", "receiver", "amount", "no day"],
)
def test_transfers_that_differ_are_no_finding(other: Installment) -> None:
    """Another day, amount, giver or receiver, and what one origin or programme says, is fine."""
    assert [] == found(transferred("given", "EU", GIVEN, "2024-12-20"), other)


def test_transfers_of_days_that_nobody_stated_may_be_two() -> None:
    """Two payments of some day in December are not known to be one."""
    claims = (
        transferred("given", "EU", GIVEN, "2024-12-XX"),
        transferred("taken", "Red Cross", evolve(GIVEN, name="relief"), "2024-12-XX"),
    )
    assert [] == found(*claims)


# Dates


def test_an_agreement_is_signed_before_it_is_in_force() -> None:
    """In force on days that are all before the day of signing cannot be."""
    pact = evolve(PACT, in_force=Period("2024-05"))
    assert [("in-force-before-signed", "pact", ())] == found(pact)
    assert "in force 2024-05, before it was signed, 2024-06" == message(pact)


@pytest.mark.parametrize(
    ("signed", "in_force"),
    [
        ("2024-06", "2024-06"),
        ("2024-06-19", "2024-06-19"),
        ("2024-06-15", "2024-06"),
        ("2024-06", None),
        (None, "2024-06"),
        ("../2024-06", "2024-05"),
        ("2024-06", "2024-05/.."),
    ],
)
def test_an_agreement_may_be_in_force_when_it_is_signed(
    signed: str | None, in_force: str | None
) -> None:
    """Days that may be in order, or that were not said, are no finding."""
    pact = evolve(
        PACT,
        signed=None if signed is None else Period(signed),
        in_force=None if in_force is None else Period(in_force),
    )
    assert [] == found(pact)


def test_a_statement_is_published_after_it_is_made() -> None:
    """Published before the first day on which it was stated cannot be."""
    early = evolve(PACT, by=evolve(by("DW", "2024-12"), published=date(2024, 11, 30)))
    assert [("published-before-stated", "pact", ())] == found(early)
    assert "published 2024-11-30, before it was stated, 2024-12" == message(early)


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-12", date(2024, 12, 1)),
        ("2024-12-23", date(2024, 12, 23)),
        ("2024-12-23", None),
        ("../2024-12-23", date(2024, 1, 1)),
    ],
)
def test_a_statement_may_be_published_when_it_is_made(stated: str, published: date | None) -> None:
    """Days that may be in order, or that were not said, are no finding."""
    assert [] == found(evolve(PACT, by=evolve(by("DW", stated), published=published)))


# Words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            Wording("more than 3,000", "rounding/1", at_least(3000)),
            "'more than 3,000' is kept as at least 3,000, but reads as more than 3,000",
        ),
        (
            Wording("47 out of 72", "rounding/1", exactly(47)),
            "'47 out of 72' is kept as exactly 47, but reads as exactly 47 of exactly 72",
        ),
        (
            Wording("around 1,100", "literal/1", between(1050, 1150)),
            (
                "'around 1,100' is kept as 1,050–1,150, but is refused:"
                " literal/1 gives this word no width"
            ),
        ),
        (
            Timing("last week", MONDAY, Period("2024-12-15/2024-12-21")),
            (
                "'last week' is kept as 2024-12-15 to 2024-12-21,"
                " but reads as 2024-12-16 to 2024-12-22"
            ),
        ),
        (
            Likelihood("likely", "phia", "likely", Range(50, 75)),
            "'likely' is kept as 50–75 %, but reads as 55–75 %",
        ),
        (
            Likelihood("could", "phia", "could", Range(50, 75)),
            "'could' is kept as 50–75 %, but is refused: phia has no such term",
        ),
    ],
    ids=["figure", "whole", "refused", "time", "likelihood", "no term"],
)
def test_words_are_read_again(words: Words, expected: str) -> None:
    """Words kept with a reading that their policy or yardstick does not give are found."""
    claim = judged("words", "plain words", words)
    assert [("reading-differs", "words", ())] == found(claim)
    assert expected == message(claim)


def test_money_is_told_in_its_currency() -> None:
    """A reading of money is written in its unit."""
    kept = evolve(read("$1.1 billion", policy=ROUNDING_1), range=exactly(110_000_000_000))
    expected = "'$1.1 billion' is kept as exactly 1.1 bn USD, but reads as 1.05–1.15 bn USD"
    assert expected == message(judged("words", kept))


def test_policies_of_ones_own_are_read_again_where_they_are_named() -> None:
    """Words read by an unknown policy are taken as read, and checked once it is given."""
    mine = Policy(
        "mine", 1, approximators=Width.EXACT, rounded=Width.EXACT, vague=(("dozens", 24),)
    )
    dossier = Dossier((judged("words", Wording("dozens", "mine/1", at_least(12))),))
    assert () == audit(dossier)
    expected = "'dozens' is kept as at least 12, but reads as at least 24"
    (finding,) = audit(dossier, policies=[mine])
    assert expected == finding.message


def test_words_of_a_replaced_claim_are_read_again() -> None:
    """What is kept is checked, also where another claim replaces it."""
    old = judged("old", Wording("more than 3,000", "rounding/1", at_least(3000)))
    new = evolve(judged("new"), supersedes=("old",))
    assert [("reading-differs", "old", ())] == found(old, new)


WORDED = (
    read("around 1,100", policy=ROUNDING_1),
    "casualties",
    read("47 of 72", policy=ROUNDING_1),
)


@pytest.mark.parametrize(
    ("claim", "figure"),
    [
        (said("a", "Seoul", between(1000, 1200)), "1,000–1,200"),
        (evolve(LAUNCHERS, id="a", quantity=exactly(48)), "exactly 48"),
        (paid("a", 6, Quantity(exactly(47), USD), Quantity(exactly(48), EUR)), "exactly 48"),
        (paid("a", 6, Quantity(exactly(47), USD), total=980), "exactly 980"),
        (evolve(ATTACK, id="a", launched=exactly(73), lost=None), "exactly 73"),
        (evolve(ATTACK, id="a", launched=None), "exactly 25"),
    ],
    ids=["estimate", "transfer", "amount", "total", "launched", "outcome"],
)
def test_a_figure_comes_from_its_words(claim: Claim, figure: str) -> None:
    """A figure that is none of those read from the words of its claim is found."""
    worded = evolve(claim, words=WORDED)
    assert [("figure-not-in-words", "a", ())] == found(worded)
    expected = f"the figure {figure} is none of those read from 'around 1,100', '47 of 72'"
    assert expected == message(worded)


@pytest.mark.parametrize(
    "claim",
    [
        said("a", "Seoul", exactly(47)),
        said("a", "Seoul", exactly(72)),
        evolve(ATTACK, lost=None),
        LAUNCHERS,
        paid("a", 6, Quantity(exactly(47), USD), total=72),
        PACT,
    ],
    ids=["part", "whole", "interception", "no quantity", "installment", "no figure"],
)
def test_every_figure_of_the_words_may_be_used(claim: Claim) -> None:
    """A figure may be any of those read, the whole in "47 of 72" too."""
    assert [] == found(evolve(claim, words=WORDED))


# Replacements


def test_what_is_replaced_is_in_the_dossier() -> None:
    """A claim that replaces one that is not there is found."""
    claim = evolve(judged("new"), supersedes=("old",))
    assert [("replaces-unknown", "new", ())] == found(claim)
    assert "it replaces 'old', which is not in the dossier" == message(claim)


def test_what_is_replaced_is_not_newer() -> None:
    """A correction that was certainly stated before what it corrects is found."""
    old = judged("old", stated="2024-12-23")
    new = evolve(judged("new", stated="2024-11"), supersedes=("old",))
    assert [("replaces-newer", "new", ("old",))] == found(new, old)
    assert "stated 2024-11, it replaces a claim stated 2024-12-23" == message(new, old)


@pytest.mark.parametrize(
    ("stated", "replaced"),
    [
        ("2024-12-23", "2024-12-22"),
        ("2024-12-23", "2024-12-23"),
        ("2024-12", "2024-12-23"),
        ("2024-12/..", "2025"),
        ("2024-12-23", "../2025"),
    ],
)
def test_what_is_replaced_may_be_older(stated: str, replaced: str) -> None:
    """Days that may be in order are no finding."""
    new = evolve(judged("new", stated=stated), supersedes=("old",))
    assert [] == found(judged("old", stated=replaced), new)


def test_what_is_replaced_is_of_the_same_origin() -> None:
    """A claim of one origin that replaces one of another is found; a source of one's own may."""
    old = said("old", "Seoul", exactly(5))
    new = said("new", "Kyiv", exactly(5), supersedes=("old",))
    assert [("replaces-other-origin", "new", ("old",))] == found(old, new)
    assert "said by Kyiv, it replaces what Seoul said" == message(old, new)
    assert [] == found(old, evolve(new, by=by("Seoul", name="the ministry")))


def test_what_is_replaced_is_of_the_same_type() -> None:
    """A figure that replaces a judgement of the same origin is found."""
    old = evolve(judged("old"), by=by("Seoul"))
    new = said("new", "Seoul", exactly(5), supersedes=("old",))
    assert [("replaces-other-type", "new", ("old",))] == found(old, new)
    assert "of type Estimate, it replaces a claim of type Judgement" == message(old, new)


def test_a_retraction_withdraws_what_its_origin_said() -> None:
    """An origin may withdraw a claim of any type, and put something else in its place later."""
    old, withdrawn = said("old", "Seoul", exactly(5)), Retraction("r", ("old",), by("Seoul"))
    again = said("again", "Seoul", exactly(6), supersedes=("r",))
    assert [] == found(old, withdrawn)
    assert [] == found(old, withdrawn, again)


def test_a_retraction_that_is_withdrawn_leaves_nothing() -> None:
    """Neither what was withdrawn nor its retraction stands, which is said at the second one."""
    old, withdrawn = said("old", "Seoul", exactly(5)), Retraction("r", ("old",), by("Seoul"))
    back = Retraction("s", ("r",), by("Seoul"))
    assert [("retraction-withdrawn", "s", ("r",))] == found(old, withdrawn, back)
    expected = (
        "it withdraws a retraction of old, which stays withdrawn:"
        " whoever says it again has to make a new claim"
    )
    assert expected == message(old, withdrawn, back)


def test_a_retraction_by_another_origin_is_found() -> None:
    """Nobody withdraws what another origin said, save an outlet what it relayed itself."""
    old = said("old", "Seoul", exactly(5))
    withdrawn = Retraction("r", ("old",), by("Kyiv"))
    assert [("replaces-other-origin", "r", ("old",))] == found(old, withdrawn)
    assert "said by Kyiv, it withdraws what Seoul said" == message(old, withdrawn)
    outlets = tuple(by(name).source for name in ("Yonhap", "DW"))
    relayed = evolve(old, by=evolve(old.by, via=outlets))
    assert [("replaces-other-origin", "r", ("old",))] == found(relayed, withdrawn)
    assert [] == found(relayed, evolve(withdrawn, by=by("DW")))
    new = said("new", "DW", exactly(5), supersedes=("old",))
    assert [("replaces-other-origin", "new", ("old",))] == found(relayed, new)


def test_a_retraction_is_no_older_than_what_it_withdraws() -> None:
    """What is withdrawn before it was said, or is not there, is found in words of its own."""
    old, early = said("old", "Seoul", exactly(5)), by("Seoul", "2024-11")
    withdrawn = Retraction("r", ("old",), early)
    assert [("replaces-newer", "r", ("old",))] == found(old, withdrawn)
    assert "stated 2024-11, it withdraws a claim stated 2024-12-23" == message(old, withdrawn)
    assert [("replaces-unknown", "r", ())] == found(withdrawn)
    assert "it withdraws 'old', which is not in the dossier" == message(withdrawn)


def test_everything_that_is_wrong_with_replacements_is_found() -> None:
    """Findings of one code stand together, whichever claims replace which."""
    old = said("old", "Seoul", exactly(5))
    early = evolve(judged("early", stated="2024-11"), supersedes=("old", "gone"))
    other = said("other", "Kyiv", exactly(5), supersedes=("old", "lost"))
    assert [
        ("replaces-unknown", "early", ()),
        ("replaces-unknown", "other", ()),
        ("replaces-newer", "early", ("old",)),
        ("replaces-other-origin", "early", ("old",)),
        ("replaces-other-origin", "other", ("old",)),
        ("replaces-other-type", "early", ("old",)),
    ] == found(old, early, other)


def test_findings_stand_in_the_order_of_the_table() -> None:
    """Whatever the order of the claims, findings of one code stand together."""
    claims = (
        evolve(judged("unknown"), supersedes=("gone",)),
        evolve(ATTACK, lost=exactly(30)),
        said("one", "Seoul", exactly(1)),
        said("two", "Seoul", exactly(2)),
    )
    assert ["self-contradiction", "outcomes-exceed-launched", "replaces-unknown"] == [
        code for code, _, _ in found(*claims)
    ]


@pytest.mark.parametrize(
    "claim",
    [
        said("a", "Seoul", exactly(5), evolve(DEAD, period=Period("2024-12-24"))),
        evolve(ATTACK, id="a", on=Period("2025")),
        TerritorialClaim("a", Place("X"), "Russia", Hold.TAKEN, Period("2024-12-25/.."), by("DW")),
    ],
    ids=["estimate", "interception", "territory"],
)
def test_what_happened_is_stated_after_it_began(claim: Claim) -> None:
    """A count, an attack or a capture on days that had not begun is found."""
    assert [("stated-before-period", "a", ())] == found(claim)
    assert message(claim).startswith("stated 2024-12-23, before the period of it began, ")


@pytest.mark.parametrize(
    "claim",
    [
        said("a", "Seoul", exactly(5), evolve(DEAD, period=Period("2024-12-23"))),
        said("a", "Seoul", exactly(5), evolve(DEAD, period=Period("2024-12"))),
        said("a", "Seoul", exactly(5), evolve(DEAD, period=Period("2024-12-24~"))),
        said("a", "Seoul", exactly(5), evolve(DEAD, period=Period("2025?"))),
        said("a", "Seoul", exactly(5), evolve(DEAD, period=Period("2025")), stated="2024/.."),
        said("a", "Seoul", exactly(5), Subject(TROOPS, KILLED, Period("2025"), unit=USD)),
        judged("a", "it will be taken in 2025"),
    ],
    ids=["same day", "same month", "approximate", "uncertain", "open", "money", "no figure"],
)
def test_what_may_have_begun_may_be_stated(claim: Claim) -> None:
    """Days that may be in order are no finding, and money is promised beforehand."""
    assert [] == found(claim)


def test_relays_do_not_change_whose_statement_it_is() -> None:
    """One statement read in two places is one statement, so unlike figures are drift."""
    seoul = Source("Joint Chiefs of Staff", SourceKind.MILITARY, "Seoul")
    stated = Attribution(seoul, Period("2024-12-23"))
    relayed = evolve(stated, via=(Source("DW", SourceKind.MEDIA),))
    subject = Subject(TROOPS, KILLED, Period("2024"))
    claims = (
        evolve(said("a", "Seoul", exactly(5), subject), by=stated),
        evolve(said("b", "Seoul", at_least(5), subject), by=relayed),
    )
    assert [("drift", "b", ("a",))] == found(*claims)
