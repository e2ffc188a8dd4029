"""Reports: everything a dossier can answer, put together."""

import json
from datetime import date, timedelta

from attrs import evolve

from conflictmodel import (
    Agreement,
    Dossier,
    Estimate,
    Group,
    Installment,
    Interception,
    Judgement,
    Period,
    Retraction,
    TerritorialClaim,
    Transfer,
    at_least,
    at_most,
    exactly,
    example,
    hull,
    on,
    report,
)
from conflictmodel.readers import Extract
from conflictmodel.reports import Report
from conflictmodel.reports.json import as_json
from conflictmodel.reports.sections import to_text
from conflictmodel.values import Place
from support.golden_dossier import GOLDEN
from support.worlds import BY, DEAD, KYIV, SEOUL, estimate, refusal


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
    expected = (
        "report: expected Dossier, got 'a.json' @ dossier;"
        " expected Rule, got 'hull': such as hull or robust(1) @ rule"
    )
    assert expected == refusal(report, "a.json", rule="hull")


def test_what_is_no_report_is_refused() -> None:
    """Each field of a report is of its own type."""
    assert "Report: expected tuple, got {3} @ findings" == refusal(
        Report, None, (), (), (), (), (), {3}
    )


def test_a_report_says_what_follows_from_all_figures_together() -> None:
    """Three days and their sum: what nobody stated has a section, in text, JSON and on the page."""
    words = ("2024-12-01", "2024-12-02", "2024-12-01/2024-12-02")
    days = [evolve(DEAD, period=Period(each)) for each in words]
    figures = (exactly(3), at_least(2), at_most(9))
    claims = [
        Estimate(name, day, figure, BY)
        for name, day, figure in zip("abc", days, figures, strict=True)
    ]
    found = report(Dossier(claims), rule=hull)
    assert found.together is not None
    derived = found.together.derived
    line = "at most 6 persons = at most 9 persons (c) − at least 3 persons (a)"
    assert [line] == [str(each) for each in derived if each.subject == days[1]]
    assert "Reconciled" in to_text(found)
    assert line in [each["text"] for each in json.loads(as_json(found))["together"]["derived"]]


def test_a_report_of_very_many_figures_says_that_they_are_not_reconciled() -> None:
    """Beyond a thousand figures, the section says what was not computed."""
    day = date(2020, 1, 1)
    claims = [
        Estimate(f"{number}", evolve(DEAD, period=on(day + timedelta(number))), exactly(1), BY)
        for number in range(1_001)
    ]
    found = report(Dossier(claims), rule=hull, about=[])
    assert found.together is None
    assert "not computed for more than 1,000 figures: use `reconcile`" in to_text(found)
    assert json.loads(as_json(found))["together"] is None


def test_the_most_telling_question_comes_first() -> None:
    """First what disagrees, the widest gap first, then those of most origins, then the newest."""
    days = [evolve(DEAD, period=Period(f"2024-12-0{day}")) for day in range(1, 6)]
    said = [
        *((days[0], SEOUL, 1), (days[1], SEOUL, 1), (days[1], KYIV, 1)),
        *((days[2], SEOUL, 1), (days[2], KYIV, 3), (days[3], SEOUL, 1), (days[3], KYIV, 9)),
        (days[4], SEOUL, 1),
    ]
    claims = [
        evolve(estimate(f"{number}", about, source=source), range=exactly(figure))
        for number, (about, source, figure) in enumerate(said)
    ]
    found = report(Dossier(claims), rule=hull)
    assert days == [each.about for each in found.assessments]
    expected = [days[3], days[2], days[1], days[4], days[0]]
    assert expected == [each.about for each in found.most_telling]


def test_sums_of_events_stand_before_them() -> None:
    """Of each measure and year; a figure of a group within an event is in no sum."""
    words = [f"2024-12-{day:02}" for day in range(1, 14)] + ["2023-12-31/2024-01-01"]
    groups = [Group(f"event {number}") for number in range(len(words))]
    said = [*zip(groups, words, strict=True), (Group("soldiers", groups[0]), words[0])]
    figures = [exactly(2), at_least(2), *[exactly(2)] * (len(said) - 2)]
    events = [
        Estimate(f"{number}", evolve(DEAD, group=group, period=Period(days)), figure, BY, best=2)
        for number, ((group, days), figure) in enumerate(zip(said, figures, strict=True))
    ]
    text = to_text(report(Dossier(events), rule=hull), [("a.csv", Extract("x", Dossier(events)))])
    first = text.index("  killed, 2024: at least 26 persons, best 26")
    assert "killed, over several years: exactly 2 persons, best 2" in text
    assert first < text.index("  conclusion ")


def test_what_contradicts_is_in_no_sum() -> None:
    """It is counted, and where nothing else is there the sum has no figure."""
    events = [evolve(DEAD, group=Group(f"event {n}"), period=Period("2024")) for n in range(13)]
    two = [
        Estimate(f"{n} {number}", each, exactly(number), BY)
        for n, each in enumerate(events)
        for number in (1, 2)
    ]
    text = to_text(report(Dossier(), rule=hull), [("a.csv", Extract("x", Dossier(two)))])
    assert "killed, 2024: no figure (26 figures in no sum)" in text


def test_there_is_no_sum_of_running_totals() -> None:
    """What is counted of one group from day to day is no list of events."""
    daily = [
        Estimate(f"{day}", evolve(DEAD, period=Period(f"../2024-12-{day:02}")), exactly(day), BY)
        for day in range(1, 20)
    ]
    text = to_text(report(Dossier(), rule=hull), [("a.csv", Extract("x", Dossier(daily)))])
    assert "sums" not in text


def test_an_empty_dossier_has_nothing_to_report() -> None:
    """Without claims there are no questions, no ledgers and no findings."""
    assert Report(None, (), (), (), (), (), ()) == report(Dossier(), rule=hull)
