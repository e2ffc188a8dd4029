"""The example: the figures of one news report of Monday, 23 December 2024, row by row.

The expected values are those a reader of the report would write down by hand.
"""

import json
from datetime import date

import pytest

from conflictmodel import (
    KILLED,
    LAUNCHED,
    SENT,
    SHOT_DOWN,
    WOUNDED,
    Agreement,
    Assessment,
    Dossier,
    Estimate,
    Extent,
    Hold,
    Installment,
    Interception,
    InterceptionTally,
    Judgement,
    Period,
    Quantity,
    Range,
    TerritorialClaim,
    TotalBasis,
    Transfer,
    TransferStatus,
    Unit,
    aid_ledger,
    at_least,
    at_most,
    audit,
    between,
    combine,
    control,
    currency,
    exactly,
    example,
    hull,
    intersection,
    majority,
    unknown,
)
from conflictmodel.cli.command import main
from conflictmodel.conclusions import Role
from conflictmodel.rules import each_report
from conflictmodel.values import LOST, RECEIVED

ARTICLE = example()
MONDAY = Period("2024-12-23")
BILLION = 100 * 10**9  # in cents


def estimate(claim_id: str) -> Estimate:
    """Return the estimate of this id."""
    claim = ARTICLE[claim_id]
    assert isinstance(claim, Estimate)
    return claim


def casualties(dossier: Dossier = ARTICLE) -> Assessment:
    """Return what intersection concludes of the troops killed or wounded."""
    about = estimate("01-jcs-statement").subject
    return combine(dossier.of_type(Estimate), rule=intersection, about=about)


def test_row_1_the_statement_reads_as_1050_to_1150() -> None:
    """Seoul's "around 1,100" is 1,050 to 1,150 killed or wounded, anywhere, through the 23rd."""
    claim = estimate("01-jcs-statement")
    assert between(1050, 1150) == claim.range
    assert KILLED | WOUNDED == claim.subject.measure
    assert None is claim.subject.place
    assert Period("../2024-12-23") == claim.subject.period
    assert "South Korea" == claim.by.source.origin
    assert ["DW"] == [relay.name for relay in claim.by.via]


def test_row_2_the_headline_reads_as_more_than_1000() -> None:
    """The headline's "over 1,000" is 1,001 and up, of the same source, day and subject."""
    claim, statement = estimate("02-jcs-headline"), estimate("01-jcs-statement")
    assert at_least(1001) == claim.range
    assert statement.subject == claim.subject
    assert statement.by == claim.by


def test_row_3_kyiv_has_no_upper_end() -> None:
    """Kyiv's "more than 3,000" is 3,001 and up."""
    claim = estimate("03-president-of-ukraine")
    assert at_least(3001) == claim.range
    assert "Ukraine" == claim.by.source.origin


def test_row_4_some_100_deaths_in_kursk() -> None:
    """The intelligence service's "some 100 deaths" is 50 to 150 killed in the Kursk region."""
    claim = estimate("04-nis-killed")
    assert between(50, 150) == claim.range
    assert KILLED == claim.subject.measure
    assert "Kursk region" == str(claim.subject.place)
    assert Period("../2024-12-22") == claim.subject.period
    assert Period("2024-12-16/2024-12-22") == claim.by.stated


def test_row_5_another_1000_wounded() -> None:
    """The intelligence service's "another 1,000 wounded" is exactly 1,000."""
    claim = estimate("05-nis-wounded")
    assert exactly(1000) == claim.range
    assert WOUNDED == claim.subject.measure
    assert estimate("04-nis-killed").subject.place == claim.subject.place


def test_row_6_as_many_as_12000_sent_in_october() -> None:
    """The intelligence service's "as many as 12,000" is at most 12,000 sent by October's end."""
    claim = estimate("06-nis-sent")
    assert at_most(12000) == claim.range
    assert SENT == claim.subject.measure
    assert Period("../2024-10") == claim.subject.period


def test_row_7_a_plan_is_a_forward_looking_judgement() -> None:
    """The preparation for a rotation is kept as a plan, without a figure."""
    claim = ARTICLE["07-jcs-rotation"]
    assert isinstance(claim, Judgement)
    assert claim.is_forward


@pytest.mark.parametrize(
    ("claim_id", "item", "status"),
    [
        ("08-jcs-drones", "self-destructible drones", TransferStatus.INTENDED),
        ("09a-jcs-rocket-launchers", "240mm rocket launchers", TransferStatus.SUPPLIED),
        ("09b-jcs-artillery", "170mm self-propelled artillery", TransferStatus.SUPPLIED),
    ],
)
def test_rows_8_and_9_an_unknown_quantity_is_not_zero(
    claim_id: str, item: str, status: TransferStatus
) -> None:
    """Arms are kept with their calibre in the name and an unknown quantity."""
    claim = ARTICLE[claim_id]
    assert isinstance(claim, Transfer)
    assert (item, status, unknown()) == (claim.item, claim.status, claim.quantity)


def test_row_10_a_relay_in_two_steps() -> None:
    """The drones are told by Reuters and then DW, and the originator is that of row 8."""
    claim = ARTICLE["10-jcs-drone-intent"]
    assert ["Reuters", "DW"] == [relay.name for relay in claim.by.via]
    assert ARTICLE["08-jcs-drones"].by.source == claim.by.source


def test_row_11_likely_and_could_are_different_bands() -> None:
    """The band of "likely", and the term that "could" was taken for, are kept."""
    revamp, threat = ARTICLE["11a-jcs-revamp"], ARTICLE["11b-jcs-threat"]
    assert isinstance(revamp, Judgement)
    assert isinstance(threat, Judgement)
    assert revamp.likelihood is not None
    assert threat.likelihood is not None
    assert ("likely", Range(55, 75)) == (revamp.likelihood.term, revamp.likelihood.percent)
    assert ("could", "realistic possibility", Range(40, 50)) == (
        threat.likelihood.phrase,
        threat.likelihood.term,
        threat.likelihood.percent,
    )


def test_row_12_the_pact_has_two_dates_of_month_precision() -> None:
    """The pact was signed in June 2024 and came into force in December 2024."""
    claim = ARTICLE["12-pact"]
    assert isinstance(claim, Agreement)
    assert (Period("2024-06"), Period("2024-12")) == (claim.signed, claim.in_force)


def test_row_13_the_sixth_installment_in_two_roundings() -> None:
    """The payment is 1.05 to 1.15 bn USD, and the same money 0.5 to 1.5 bn EUR."""
    claim = ARTICLE["13-imf-sixth"]
    assert isinstance(claim, Installment)
    assert 6 == claim.number
    assert MONDAY == claim.paid
    usd = Quantity(between(105 * BILLION // 100, 115 * BILLION // 100), currency("USD"))
    eur = Quantity(between(5 * BILLION // 10, 15 * BILLION // 10), currency("EUR"))
    assert (usd, eur) == claim.amounts


def test_row_14_whether_the_total_has_the_sixth_in_it_is_not_stated() -> None:
    """The running total is 9.75 to 9.85 bn USD, on a basis that the words do not settle."""
    claim = ARTICLE["14-imf-total"]
    assert isinstance(claim, Installment)
    usd = Quantity(between(975 * BILLION // 100, 985 * BILLION // 100), currency("USD"))
    assert (usd, TotalBasis.UNSTATED) == (claim.total, claim.basis)


def test_row_15_more_than_100_billion_is_a_cent_more() -> None:
    """The aid received is at least 100 bn USD and one cent, and the programme is a part of it."""
    claim, sixth = estimate("15-aid-received"), ARTICLE["13-imf-sixth"]
    assert isinstance(sixth, Installment)
    assert at_least(100 * BILLION + 1) == claim.range
    assert RECEIVED == claim.subject.measure
    assert currency("USD") == claim.subject.unit
    assert Period("2022-02/2024-11") == claim.subject.period
    assert claim.subject.group.includes(sixth.programme.group)


def test_row_16_a_claim_to_have_taken_storozheve() -> None:
    """Russia claims to have taken Storozheve from Ukraine."""
    claim = ARTICLE["16-storozheve"]
    assert isinstance(claim, TerritorialClaim)
    assert ("Russia", Hold.TAKEN, "Ukraine") == (claim.holder, claim.hold, claim.loser)


def test_row_17_what_appears_to_be_attempted_is_a_judgement() -> None:
    """That a town is being surrounded is DW's judgement."""
    claim = ARTICLE["17-velyka-novosilka"]
    assert isinstance(claim, Judgement)
    assert "DW" == claim.by.source.name


def test_row_18_a_vague_share_is_no_number() -> None:
    """The Kursk incursion took a part in August 2024, of which a part was lost since."""
    taken, lost = ARTICLE["18a-kursk-taken"], ARTICLE["18b-kursk-lost"]
    assert isinstance(taken, TerritorialClaim)
    assert isinstance(lost, TerritorialClaim)
    assert (Hold.TAKEN, Extent.PART, Period("2024-08")) == (taken.hold, taken.extent, taken.on)
    assert (Hold.LOST, Extent.PART) == (lost.hold, lost.extent)


def test_row_19_every_drone_is_accounted_for() -> None:
    """Of 72 drones 47 were shot down and 25 lost: none is left, and 47/72 were shot down."""
    claim = ARTICLE["19-drones"]
    assert isinstance(claim, Interception)
    assert exactly(72) == claim.launched
    assert ((SHOT_DOWN, exactly(47)), (LOST, exactly(25))) == claim.outcomes
    tally = InterceptionTally((claim,))
    assert exactly(0) == tally.remainder
    share = tally.share(SHOT_DOWN, of=LAUNCHED)
    assert share is not None
    assert ["47/72", "47/72"] == [str(end) for end in share]


def test_row_20_nine_regions() -> None:
    """Attacks were repelled in exactly nine regions."""
    claim = estimate("20-regions")
    assert exactly(9) == claim.range
    assert Unit("regions") == claim.subject.unit


def test_outcome_one_voice_per_origin() -> None:
    """South Korea is one voice, of 1,050 to 1,150, and Ukraine one of 3,001 and up."""
    assert [
        ("South Korea", between(1050, 1150)),
        ("Ukraine", at_least(3001)),
    ] == [(voice.origin, voice.range) for voice in casualties().voices]


def test_outcome_no_value_that_both_origins_allow() -> None:
    """No number is allowed by both sides, and the gap between them is 1,151 to 3,000."""
    assert () == casualties().pieces
    assert between(1151, 3000) == casualties().gap


def test_outcome_the_envelope_has_no_upper_end() -> None:
    """The hull is at least 1,050."""
    assert at_least(1050) == casualties().hull


def test_outcome_two_camps() -> None:
    """The camps are South Korea with 1,050 to 1,150 and Ukraine with 3,001 and up."""
    assert [
        (("South Korea",), between(1050, 1150)),
        (("Ukraine",), at_least(3001)),
    ] == [(camp.origins, camp.range) for camp in casualties().camps]


def test_outcome_rows_2_and_4_with_5_are_lower_bounds_only() -> None:
    """The headline and the sum of the Kursk figures bound the question from below alone."""
    allowed = {
        item.estimate.id: (item.role, item.range)
        for item in casualties().contributions
        if item.range is not None
    }
    assert {
        "01-jcs-statement": (Role.DIRECT, between(1050, 1150)),
        "02-jcs-headline": (Role.DIRECT, at_least(1001)),
        "03-president-of-ukraine": (Role.DIRECT, at_least(3001)),
        "04-nis-killed+05-nis-wounded": (Role.LOWER_BOUND, at_least(1050)),
    } == allowed


def test_outcome_the_sum_of_rows_4_and_5_is_a_limit_that_is_met() -> None:
    """It is about a part: no voice, and beside the hull, all of which it allows."""
    about = estimate("01-jcs-statement").subject
    found = combine(ARTICLE.of_type(Estimate), rule=hull, about=about)
    assert ["South Korea: at least 1,050, met"] == [*map(str, found.limits)]
    assert [
        ("South Korea", ("01-jcs-statement", "02-jcs-headline")),
        ("Ukraine", ("03-president-of-ukraine",)),
    ] == [(voice.origin, voice.reports) for voice in found.voices]
    assert (at_least(1050),) == found.pieces == found.within_limits
    assert ((), ()) == (found.contradicting_origins, found.touching)


def test_outcome_rows_4_and_5_are_one_sum() -> None:
    """The Kursk figures are added to 1,050 to 1,150, and are not counted beside their sum."""
    by_id = {item.estimate.id: item for item in casualties().contributions}
    assert between(1050, 1150) == by_id["04-nis-killed+05-nis-wounded"].estimate.range
    assert Role.SUMMED is by_id["04-nis-killed"].role
    assert Role.SUMMED is by_id["05-nis-wounded"].role


def test_outcome_row_6_is_set_aside_with_the_reason() -> None:
    """October's upper bound is not used because its period does not include December."""
    (item,) = (each for each in casualties().contributions if each.estimate.id == "06-nis-sent")
    assert (Role.NOT_USED, None) == (item.role, item.range)
    assert "period 'through 2024-12-23' is not part of 'through 2024-10'" in item.why


def test_outcome_three_reports_of_seoul_do_not_outvote_kyiv() -> None:
    """At face value most reports are Seoul's; with one voice per origin there is no majority."""
    figures = [between(1050, 1150), at_least(1001), between(1050, 1150), at_least(3001)]
    assert (between(1050, 1150),) == majority.pool(figures)
    about = estimate("01-jcs-statement").subject
    assert () == combine(ARTICLE.of_type(Estimate), rule=majority, about=about).pieces


def test_outcome_counting_reports_is_asked_for_and_marked() -> None:
    """With every report a voice, most allow either figure, since Kursk is only a part."""
    assessment = combine(
        ARTICLE.of_type(Estimate),
        rule=majority,
        about=estimate("01-jcs-statement").subject,
        voices=each_report,
    )
    assert (between(1050, 1150), at_least(3001)) == assessment.pieces
    assert each_report is assessment.making


def test_outcome_the_running_total_before_and_after_the_sixth() -> None:
    """The total is 8.6–8.8 or 9.75–9.85 before and 9.75–9.85 or 10.8–11.0 after, in bn USD."""
    installments = ARTICLE.of_type(Installment)
    (entry,) = aid_ledger(installments[0].programme, installments).entries
    (total,) = entry.totals
    tenth = BILLION // 10
    stated = between(975 * BILLION // 100, 985 * BILLION // 100)
    assert (between(86 * tenth, 88 * tenth), stated) == total.before
    assert (stated, between(108 * tenth, 110 * tenth)) == total.after
    assert not total.is_settled


def test_outcome_what_would_settle_the_total() -> None:
    """The total would be settled by its basis, by the one before the next, or by the last one."""
    installments = ARTICLE.of_type(Installment)
    (entry,) = aid_ledger(installments[0].programme, installments).entries
    assert (
        "a statement whether the total has installment 6 in it",
        "the total before installment 7",
        "the total after installment 5",
    ) == entry.settled_by


def test_outcome_who_controls_storozheve() -> None:
    """Storozheve is claimed by Russia, unverified, and Ukraine has said nothing."""
    claims = ARTICLE.of_type(TerritorialClaim)
    (standing,) = control(claims[0].place, claims, on=date(2024, 12, 23)).standings
    assert "Russia" == standing.holder
    assert standing.is_claimed
    assert not standing.is_verified
    assert ("Ukraine",) == standing.silent
    assert () == standing.denied_by


def test_outcome_the_audit_finds_the_drift_and_nothing_else() -> None:
    """The audit reports that row 2 tells row 1's statement otherwise, and nothing else."""
    assert [("drift", "02-jcs-headline", ("01-jcs-statement",))] == [
        (finding.code, finding.claim, finding.others) for finding in audit(ARTICLE)
    ]


def test_outcome_rows_2_and_4_with_5_contradict_neither_camp() -> None:
    """The headline and the sum of the Kursk figures allow some value of both camps."""
    assert ("02-jcs-headline", "04-nis-killed+05-nis-wounded") == casualties().compatible


# The same, as the command prints it.

Printed = pytest.CaptureFixture[str]
Members = dict[str, object]
USD_TOTALS = {
    "unit": "USD",
    "before": [
        {"lower": 860_000_000_000, "upper": 880_000_000_000},
        {"lower": 975_000_000_000, "upper": 985_000_000_000},
    ],
    "after": [
        {"lower": 975_000_000_000, "upper": 985_000_000_000},
        {"lower": 1_080_000_000_000, "upper": 1_100_000_000_000},
    ],
    "is_settled": False,
}


def section(printed: Printed, name: str, *arguments: str) -> list[Members]:
    """Return one list of the object that the command prints."""
    assert 0 == main(["report", "--json", *arguments])
    found: dict[str, list[Members]] = json.loads(printed.readouterr().out)
    return found[name]


def question(printed: Printed, *arguments: str) -> Members:
    """Return what the command prints of the troops killed or wounded."""
    subject = "North Korean troops, killed or wounded, anywhere, through 2024-12-23"
    assessments = section(printed, "assessments", *arguments)
    (found,) = (
        each for each in assessments if subject == json.loads(json.dumps(each))["about"]["text"]
    )
    return found


def contributions(printed: Printed) -> dict[object, Members]:
    """Return what the command prints of each estimate considered, by its id."""
    items: list[Members] = json.loads(json.dumps(question(printed)["contributions"]))
    return {item["claim"]: item for item in items}


def test_printed_outcome_one_voice_per_origin(capsys: Printed) -> None:
    """South Korea is one voice, of rows 1 and 2, and Ukraine one, of row 3; 4 with 5 is a limit."""
    assert [
        {
            "origin": "South Korea",
            "range": {"lower": 1050, "upper": 1150},
            "on": "2024-12-23",
            "reliability": None,
            "reports": ["01-jcs-statement", "02-jcs-headline"],
            "best": None,
        },
        {
            "origin": "Ukraine",
            "range": {"lower": 3001, "upper": None},
            "on": "2024-12-23",
            "reliability": None,
            "reports": ["03-president-of-ukraine"],
            "best": None,
        },
    ] == question(capsys)["voices"]
    assert [
        {
            "claim": "04-nis-killed+05-nis-wounded",
            "origin": "South Korea",
            "range": {"lower": 1050, "upper": None},
            "verdict": None,
        }
    ] == question(capsys)["limits"]


def test_printed_outcome_no_value_that_both_origins_allow(capsys: Printed) -> None:
    """There are no pieces, and the gap is 1,151 to 3,000."""
    found = question(capsys)
    assert [] == found["pieces"]
    assert {"lower": 1151, "upper": 3000} == found["gap"]


def test_printed_outcome_the_envelope_has_no_upper_end(capsys: Printed) -> None:
    """The hull is at least 1,050."""
    assert {"lower": 1050, "upper": None} == question(capsys)["hull"]


def test_printed_outcome_two_camps(capsys: Printed) -> None:
    """The camps are South Korea with 1,050 to 1,150 and Ukraine with 3,001 and up."""
    assert [
        {"origins": ["South Korea"], "range": {"lower": 1050, "upper": 1150}},
        {"origins": ["Ukraine"], "range": {"lower": 3001, "upper": None}},
    ] == question(capsys)["camps"]


def test_printed_outcome_rows_2_and_4_with_5_contradict_neither_camp(capsys: Printed) -> None:
    """The headline and the sum of the Kursk figures are lower bounds that fit both camps."""
    expected = ["02-jcs-headline", "04-nis-killed+05-nis-wounded"]
    assert expected == question(capsys)["compatible"]
    by_id = contributions(capsys)
    assert {"lower": 1001, "upper": None} == by_id["02-jcs-headline"]["range"]
    both = by_id["04-nis-killed+05-nis-wounded"]
    assert ("lower bound", {"lower": 1050, "upper": None}) == (both["role"], both["range"])
    assert {"lower": 1050, "upper": 1150} == both["read_as"]
    assert ["04-nis-killed", "05-nis-wounded"] == both["parts"]


def test_printed_outcome_row_6_is_set_aside_with_the_reason(capsys: Printed) -> None:
    """October's upper bound is not used, because December is no part of it."""
    item = contributions(capsys)["06-nis-sent"]
    assert ("not used", None) == (item["role"], item["range"])
    assert {"lower": 0, "upper": 12000} == item["read_as"]
    assert (
        "not a part: measure 'sent' is not part of 'killed or wounded'. "
        "Not the whole: period 'through 2024-12-23' is not part of 'through 2024-10'"
    ) == item["why"]


def test_printed_outcome_there_is_no_majority_by_default(capsys: Printed) -> None:
    """Asked for the majority, the command finds none: three reports of Seoul are one voice."""
    found = question(capsys, "--rule", "majority")
    assert [] == found["pieces"]
    assert ["South Korea", "Ukraine"] == found["dissenting_origins"]


def test_printed_outcome_the_running_total_and_what_would_settle_it(capsys: Printed) -> None:
    """The total before and after the sixth payment has two readings, and three ways to settle."""
    (programme,) = section(capsys, "ledgers")
    installments: list[Members] = json.loads(json.dumps(programme["installments"]))
    (sixth,) = installments
    assert (6, [USD_TOTALS]) == (sixth["number"], sixth["totals"])
    assert [
        "a statement whether the total has installment 6 in it",
        "the total before installment 7",
        "the total after installment 5",
    ] == sixth["settled_by"]
    assert [{"lower": 1, "upper": 5}] == programme["missing"]


def test_printed_outcome_who_controls_storozheve(capsys: Printed) -> None:
    """Storozheve is claimed by Russia, unverified, and Ukraine has said nothing."""
    (found,) = (each for each in section(capsys, "controls") if each["place"] == "Storozheve")
    assert "2024-12-23" == found["on"]
    standings: list[Members] = json.loads(json.dumps(found["standings"]))
    (standing,) = standings
    assert {
        "holder": "Russia",
        "is_claimed": True,
        "is_verified": False,
        "said_by": ["Russia"],
        "silent": ["Ukraine"],
        "denied_by": [],
        "contested_by": [],
        "conceded_by": [],
        "claims": ["16-storozheve"],
    }.items() <= standing.items()


def test_printed_outcome_the_drift_is_the_one_finding(capsys: Printed) -> None:
    """The audit finds that row 2 tells row 1's statement otherwise, and nothing else."""
    (finding,) = section(capsys, "findings")
    assert ("drift", "02-jcs-headline", ["01-jcs-statement"]) == (
        finding["code"],
        finding["claim"],
        finding["others"],
    )


def test_every_claim_keeps_the_words_it_was_said_in() -> None:
    """No claim of the example is without words."""
    assert [] == [claim.id for claim in ARTICLE.claims if not claim.words]


def test_what_had_been_said_by_the_end_of_november() -> None:
    """By 30 November 2024 only rows 6 and 15 had been said, though they were relayed later."""
    known = ARTICLE.known_on(date(2024, 11, 30))
    assert ["06-nis-sent", "15-aid-received"] == [claim.id for claim in known.claims]
