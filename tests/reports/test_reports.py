"""Reports: everything a dossier can answer, put together."""

from attrs import evolve

from conflictmodel import (
    Agreement,
    Dossier,
    Estimate,
    Installment,
    Interception,
    Judgement,
    Retraction,
    TerritorialClaim,
    Transfer,
    at_least,
    exactly,
    example,
    hull,
    report,
)
from conflictmodel.reports import Report
from conflictmodel.values import Place
from support.golden_dossier import GOLDEN
from support.worlds import DEAD, SEOUL, estimate, refusal


def test_a_report_answers_each_question_once() -> None:
    """Each subject that was estimated is a question, and each attack has a tally of its own."""
    found = report(example(), rule=hull)
    assert 6 == len(found.assessments)
    assert ["19-drones"] == [attack.id for tally in found.tallies for attack in tally.reports]
    assert ["Storozheve", "Kursk region"] == [each.place.name for each in found.controls]
    assert ["drift"] == [finding.code for finding in found.findings]


def test_a_report_prints_what_the_limits_leave_of_a_conclusion() -> None:
    """One vague figure of a land, and a strong one of a town in it by another origin."""
    town = evolve(DEAD, place=Place("town"))
    vague = evolve(estimate("vague", DEAD), range=at_least(1))
    strong = evolve(estimate("strong", town, source=SEOUL), range=exactly(460))
    found = report(Dossier([vague, strong]), rule=hull, about=[DEAD])
    assert "at least 1 person\n                  at least 460 persons if the limits hold" in str(
        found
    )


def test_no_claim_is_left_out_of_a_report() -> None:
    """Each current claim is in the section of its type, or among the others."""
    of_a_section = {Estimate, Installment, Interception, TerritorialClaim}
    expected = [claim for claim in GOLDEN.current if type(claim) not in of_a_section]
    assert {Agreement, Judgement, Retraction, Transfer} == set(map(type, expected))
    assert expected == list(report(GOLDEN, rule=hull).others)


def test_a_report_needs_a_dossier_and_a_rule() -> None:
    """What is no dossier or no rule is named."""
    assert (
        "report: expected Dossier, got 'a.json' @ dossier; expected Rule, got 'hull' @ rule"
    ) == refusal(report, "a.json", rule="hull")


def test_what_is_no_report_is_refused() -> None:
    """Each field of a report is of its own type."""
    assert "Report: expected tuple, got {3} @ findings" == refusal(
        Report, None, (), (), (), (), (), {3}
    )


def test_an_empty_dossier_has_nothing_to_report() -> None:
    """Without claims there are no questions, no ledgers and no findings."""
    assert Report(None, (), (), (), (), (), ()) == report(Dossier(), rule=hull)
