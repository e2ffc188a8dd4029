"""Retractions: what they withdraw, and that nobody concludes anything from it any more."""

from datetime import date

import pytest

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Retraction
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.conclusions.aid_ledgers import aid_ledger
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.conclusions.territorial_control import control
from conflictmodel.phrases.figures import ROUNDING_1, read
from conflictmodel.reports.reports import report
from conflictmodel.rules.bounds import hull
from conflictmodel.values.measures import SHOT_DOWN
from conflictmodel.values.ranges import between, exactly
from conflictmodel.values.subjects import Group, Place
from conflictmodel.values.units import Quantity
from support.worlds import BY, DAY, DEAD, SEOUL, USD, VALID, estimate, refusal, retraction


@pytest.mark.parametrize(
    ("withdrawn", "expected"),
    [(("b",), "a: withdraws b"), (("c", "b"), "a: withdraws c, b")],
)
def test_a_retraction_reads_as_what_it_withdraws(withdrawn: tuple[str, ...], expected: str) -> None:
    """The ids that it withdraws stand in the order in which they were given."""
    assert expected == str(Retraction("a", withdrawn, BY))


def test_a_retraction_withdraws_something() -> None:
    """Where there is nothing to withdraw there is no retraction, which is told beside no other."""
    nothing: dict[str, object] = {**VALID[Retraction], "supersedes": ()}
    expected = "Retraction: there is nothing to withdraw @ supersedes"
    assert expected == refusal(Retraction, **nothing)
    expected = "Retraction: must not be empty @ id"
    assert expected == refusal(Retraction, **{**nothing, "id": ""})


# What is concluded from what was not withdrawn

VILLAGE, IMF = Place("Storozheve"), Programme("IMF programme", "IMF", "Ukraine")


def test_a_withdrawn_estimate_has_no_voice() -> None:
    """An origin that withdrew its only figure is no voice, and its question is no longer asked."""
    dossier = Dossier((estimate("kyiv", DEAD), estimate("seoul", DEAD, source=SEOUL)))
    one = dossier.add(retraction("r", "seoul", source=SEOUL))
    found = combine(one.of_type(Estimate), rule=hull, about=DEAD)
    assert [("Ukraine", ("kyiv",))] == [(each.origin, each.reports) for each in found.voices]
    assert ["kyiv"] == [each.estimate.id for each in found.contributions]
    none = one.add(retraction("s", "kyiv"))
    assert () == none.subjects
    assert "nobody gave a figure" == combine(none.of_type(Estimate), rule=hull, about=DEAD).reason


def test_a_withdrawn_territorial_claim_is_no_standing() -> None:
    """Nobody is said to hold a place once the only claim to it is withdrawn."""
    claim = TerritorialClaim("taken", VILLAGE, "Ukraine", Hold.TAKEN, DAY, BY)
    dossier = Dossier((claim, retraction("r", "taken")))
    found = control(VILLAGE, dossier.of_type(TerritorialClaim), on=date(2024, 12, 23))
    assert () == found.standings


def test_a_withdrawn_installment_is_not_in_the_ledger() -> None:
    """The ledger has the installments that still stand, and misses the one withdrawn."""
    paid = [
        Installment(str(number), IMF, BY, number, amounts=(Quantity(exactly(100), USD),))
        for number in (1, 2, 3)
    ]
    dossier = Dossier((*paid, retraction("r", "2")))
    ledger = aid_ledger(IMF, dossier.of_type(Installment))
    assert [1, 3] == [entry.number for entry in ledger.entries]
    assert (between(2, 2),) == ledger.missing


def test_a_withdrawn_interception_is_not_tallied() -> None:
    """The count of what was shot down has only the reports that still stand."""
    attacks = [
        Interception(name, Group("drones"), DAY, BY, shot_down=exactly(count))
        for name, count in (("a", 47), ("b", 12))
    ]
    dossier = Dossier((*attacks, retraction("r", "a")))
    assert exactly(12) == InterceptionTally(dossier.of_type(Interception)).count(SHOT_DOWN)


def test_a_report_tells_who_withdrew() -> None:
    """A retraction is among the other claims of a report; what it withdraws is nowhere in it."""
    withdrawn = retraction("r", "village", "dead")
    claim = TerritorialClaim("village", VILLAGE, "Ukraine", Hold.TAKEN, DAY, BY)
    dossier = Dossier((claim, estimate("dead", DEAD), withdrawn))
    found = report(dossier, rule=hull)
    assert ((), (), (withdrawn,), ()) == (
        found.assessments,
        found.controls,
        found.others,
        found.findings,
    )


def test_a_retraction_may_repeat_the_figure() -> None:
    """The figure in the words of a retraction is not claimed, so the audit does not ask for it."""
    words = (read("more than 3,000", policy=ROUNDING_1),)
    dossier = Dossier((estimate("dead", DEAD), Retraction("r", ("dead",), BY, words)))
    assert () == report(dossier, rule=hull).findings
