"""Estimates: their subject, their range and how they read."""

from datetime import date

import pytest

from conflictmodel.claims.estimates import Estimate, estimate
from conflictmodel.phrases import ROUNDING_1, UKRAINIAN, read
from conflictmodel.values import Attribution, Grade
from conflictmodel.values.measures import KILLED, RECEIVED, WOUNDED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import currency
from support.worlds import BY, DAY, DEAD, DW, KYIV, TROOPS, VALID, missing, not_a, refusal

SOLDIERS = "North Korean troops"


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("subject", "Subject"),
        *missing("subject", "Subject"),
        *not_a("range", "Range"),
        *missing("range", "Range"),
        ("range", (1, 2), "expected Range, got (1, 2)"),
        ("best", -1, "-1 is below 0"),
        ("best", 2.0, "expected int, got 2.0"),
    ],
)
def test_what_is_no_estimate_is_refused(field: str, wrong: object, message: str) -> None:
    """An estimate has a subject and a range; nothing is taken for one."""
    expected = f"Estimate: {message} @ {field}"
    assert expected == refusal(Estimate, **{**VALID[Estimate], field: wrong})


def test_all_problems_are_told_at_once() -> None:
    """Problems of the evidence and of the figure are one error."""
    expected = (
        "Estimate: must not be empty @ id; expected Subject, got 'dead':"
        " such as Subject('troops', KILLED, '2024') @ subject;"
        " expected Range, got 100 @ range"
    )
    assert expected == refusal(Estimate, "", "dead", 100, BY)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            Estimate("jcs", Subject(TROOPS, KILLED | WOUNDED, DAY), Range(1050, 1150), BY),
            f"jcs: 1,050–1,150 persons; {SOLDIERS}, killed or wounded, anywhere, 2024-12-23",
        ),
        (
            Estimate("a", DEAD, Range(), BY),
            f"a: unknown, in persons; {SOLDIERS}, killed, anywhere, through 2024-12-23",
        ),
        (
            Estimate("a", DEAD, Range(5, 8), BY, best=9),
            f"a: 5–8 persons, best 9 persons; {SOLDIERS}, killed, anywhere, through 2024-12-23",
        ),
        (
            Estimate(
                "a",
                Subject(
                    Group("aid"),
                    RECEIVED,
                    Period("2022/2024-11"),
                    Place("Ukraine"),
                    currency("USD"),
                ),
                Range(10_000_000_000_001),
                BY,
            ),
            "a: more than 100 bn USD; aid, received, Ukraine, 2022 to 2024-11, in USD",
        ),
    ],
)
def test_an_estimate_reads_as_its_figure_and_its_subject(made: Estimate, expected: str) -> None:
    """The text names the claim, the figure in its unit and what it counts."""
    assert expected == str(made)


# Estimates of one line


def test_an_estimate_is_read_from_a_phrase() -> None:
    """All that an estimate has is said in one call, and the words are kept as they were read."""
    said = read("щонайменше 40", policy=ROUNDING_1, language=UKRAINIAN)
    by = Attribution(KYIV, DAY, (DW,), date(2024, 12, 24), "https://example.org", Grade.parse("B2"))
    expected = Estimate("a", DEAD, Range(40), by, (said,), ("b",), best=50)
    assert expected == estimate(
        "щонайменше 40",
        id="a",
        of=DEAD,
        by=KYIV,
        on=DAY,
        policy=ROUNDING_1,
        via=[DW],
        published=date(2024, 12, 24),
        url="https://example.org",
        grade="B2",
        best=50,
        supersedes=["b"],
        language=UKRAINIAN,
    )


def test_an_estimate_without_a_name_is_named_by_who_said_what_and_when() -> None:
    """The name is made of what is known, so that the same claim has the same one."""
    made = estimate("40 dead", of=DEAD, by="DW", on="2024-12", policy=ROUNDING_1)
    assert "DW, 2024-12: 40 dead" == made.id


AID = Subject("aid", RECEIVED, "2024", unit=currency("USD"))


def test_money_is_read_where_money_is_counted() -> None:
    """The range is in the smallest parts of the currency of the subject."""
    made = estimate("$2", of=AID, by="IMF", on="2024", policy=ROUNDING_1)
    assert Range(200, 200) == made.range


@pytest.mark.parametrize(
    ("phrase", "of", "expected"),
    [
        ("$2", DEAD, "persons are counted, and the phrase is of USD"),
        ("2 EUR", AID, "USD are counted, and the phrase is of EUR"),
        ("2 dead", AID, "USD are counted, and the phrase is of no currency"),
    ],
)
def test_a_phrase_of_another_unit_is_refused(phrase: str, of: Subject, expected: str) -> None:
    """Dollars are no euros and no people, and nothing is converted."""
    fields = {"of": of, "by": "DW", "on": "2024", "policy": ROUNDING_1}
    assert f"estimate: {expected} @ of" == refusal(estimate, phrase, **fields)


def test_a_phrase_is_about_a_subject() -> None:
    """What the figure counts is never taken from the words."""
    fields = {"of": "troops", "by": "DW", "on": "2024", "policy": ROUNDING_1}
    expected = (
        "estimate: expected Subject, got 'troops': such as Subject('troops', KILLED, '2024') @ of"
    )
    assert expected == refusal(estimate, "2 dead", **fields)
