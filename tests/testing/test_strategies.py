"""The strategies: what they draw, what their options do, and how Hypothesis finds them."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib.metadata import entry_points
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import Phase, find, given, settings, strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.claim import CLAIM_TYPES, Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Judgement
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.claims.transfers import Transfer
from conflictmodel.conclusions import Finding, Partition, audit
from conflictmodel.conclusions.aid_ledgers import AidLedger, LedgerEntry
from conflictmodel.conclusions.running_totals import Reading
from conflictmodel.conclusions.territorial_control import Control, Standing
from conflictmodel.errors import Problem
from conflictmodel.phrases.figures import Wording
from conflictmodel.phrases.likelihood import Likelihood
from conflictmodel.phrases.times import Timing
from conflictmodel.readers.extracts import Extract
from conflictmodel.reports.reports import Report, report
from conflictmodel.rules.bounds import intersection
from conflictmodel.rules.rule import Rule, takes_ranges
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.testing import claims, dossiers, estimates, ranges, voices
from conflictmodel.values.measures import Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Grade, Source
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Quantity, Unit
from support.answers import declare_answers
from support.worlds import DEAD, refusal

declare_answers()

_T = TypeVar("_T")

FEW = settings(max_examples=10)

NEEDS_ENTRY_POINT = pytest.mark.usefixtures("entry_point")
KYIV_AND_SEOUL = ("Kyiv", "Seoul")


@pytest.fixture(scope="module")
def entry_point() -> None:
    """Fail where Hypothesis cannot know of the strategies."""
    if "conflictmodel" not in entry_points(group="hypothesis").names:
        pytest.fail(
            "the installed conflictmodel has no entry point for Hypothesis;"
            " install this checkout: pip install -e '.[pytest]'",
            pytrace=False,
        )


# What Hypothesis finds by itself


@NEEDS_ENTRY_POINT
@FEW
@given(...)
def test_a_rule_is_drawn_by_what_it_uses(
    of_ranges: Rule[Range], of_voices: Rule[Voice], any_rule: Rule[Range] | Rule[Voice]
) -> None:
    """A rule that is to pool bare ranges can, and one that is to use whole voices does."""
    assert [True, False] == [takes_ranges(of_ranges), takes_ranges(of_voices)]
    assert isinstance(any_rule, Rule)


@NEEDS_ENTRY_POINT
@FEW
@given(...)
def test_a_claim_is_drawn_from_the_annotation(claim: Claim, others: tuple[Estimate, ...]) -> None:
    """The union of all types of claims works as any of them, also within another type."""
    assert type(claim) in CLAIM_TYPES
    assert {Estimate} >= {type(other) for other in others}


def output_of(script: str) -> str:
    """Return what a fresh interpreter prints."""
    command = [sys.executable, "-W", "error", "-c", script]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return result.stdout


@NEEDS_ENTRY_POINT
def test_nobody_has_to_import_the_strategies() -> None:
    """In a fresh interpreter the types are known, and no strategy is made before it is needed."""
    script = """
import sys
from hypothesis import find, strategies as st
print("conflictmodel.testing" in sys.modules)
from conflictmodel import Range
print(find(st.from_type(Range), lambda each: each.upper is None))
"""
    assert "False\n0 or more\n" == output_of(script)


def test_the_strategies_can_be_imported_first() -> None:
    """The order in which Hypothesis and the strategies are imported makes no difference."""
    script = "from conflictmodel.testing import ranges; import hypothesis; print(ranges())"
    assert output_of(script).startswith("one_of(")


# What is drawn


def simplest(strategy: SearchStrategy[_T]) -> _T:
    """Return the value that is tried first, which every other one shrinks towards."""
    first = settings(phases=[Phase.generate], database=None)
    return find(strategy, lambda _: True, settings=first)


@NEEDS_ENTRY_POINT
@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        (
            st.from_type(AidLedger),
            str(AidLedger(Programme("a", "a", "a"), (), ())),
        ),
        (st.from_type(Attribution), "a, 2000-01-01"),
        (claims(), "a: exactly 0 persons; a, killed, anywhere, 2000-01-01"),
        (st.from_type(Control), str(Control(Place("a"), date(2000, 1, 1), ()))),
        (dossiers(), str(Dossier())),
        (estimates(about=DEAD), f"a: exactly 0 persons; {DEAD}"),
        (st.from_type(Finding), "a: a: a"),
        (st.from_type(Grade), "A1"),
        (st.from_type(Group), "a"),
        (
            st.from_type(Installment),
            "a: a, installment of unstated number; total exactly 0.00 USD, inclusive",
        ),
        (st.from_type(Interception), "a: a, anywhere, 2000-01-01: exactly 0 launched"),
        (st.from_type(Judgement), "a: a"),
        (st.from_type(Measure), "killed"),
        (st.from_type(Period), "2000-01-01"),
        (st.from_type(Place), "a"),
        (st.from_type(Problem), "a @ a"),
        (st.from_type(Quantity), "exactly 0 persons"),
        (ranges(most=5), "exactly 0"),
        (st.from_type(Report), str(Report(None, (), (), (), (), (), ()))),
        (st.from_type(Source), "a"),
        (st.from_type(Subject), "a, killed, anywhere, 2000-01-01"),
        (st.from_type(TerritorialClaim), "a: a taken by a, 2000-01-01"),
        (st.from_type(Transfer), "a: a, a to a, intended, quantity not reported"),
        (st.from_type(Unit), "persons"),
    ],
)
def test_values_shrink_towards_what_is_read_at_a_glance(
    strategy: SearchStrategy[object], expected: str
) -> None:
    """The simplest value has one-letter names, exactly 0, one day and nothing optional."""
    assert expected == str(simplest(strategy))


def meets(strategy: SearchStrategy[_T], condition: Callable[[_T], object]) -> Callable[[], object]:
    """Return the search for a value, among the same ones in every run."""
    among = settings(max_examples=1000, phases=[Phase.generate], database=None, derandomize=True)

    def search() -> object:
        return condition(find(strategy, lambda value: bool(condition(value)), settings=among))

    return search


@NEEDS_ENTRY_POINT
@pytest.mark.parametrize(
    "search",
    [
        pytest.param(meets(ranges(), lambda each: each.upper is None), id="no upper end"),
        pytest.param(meets(ranges(), lambda each: each.lower > 10**12), id="large"),
        pytest.param(
            meets(st.from_type(Group), lambda group: len(group.name) > 1), id="several characters"
        ),
        pytest.param(
            meets(st.from_type(Period), lambda period: period.edtf < "1000"), id="long ago"
        ),
        pytest.param(
            meets(st.from_type(Period), lambda period: period.first is None), id="no first day"
        ),
        pytest.param(
            meets(st.from_type(Period), lambda period: "X" in period.edtf), id="unspecified"
        ),
        pytest.param(meets(st.from_type(Unit), lambda unit: unit.is_currency), id="money"),
        pytest.param(meets(st.from_type(Group), lambda group: group.within), id="within"),
        pytest.param(meets(st.from_type(Place), lambda place: place.within), id="in a place"),
        pytest.param(
            meets(st.from_type(Source), lambda source: source.origin != source.name), id="origin"
        ),
        pytest.param(meets(st.from_type(Attribution), lambda by: by.via and by.grade), id="graded"),
        pytest.param(meets(estimates(), lambda claim: len(claim.words) == 2), id="two words"),
        pytest.param(
            meets(st.from_type(Judgement), lambda claim: claim.likelihood), id="likelihood"
        ),
        pytest.param(
            meets(st.from_type(Installment), lambda claim: not claim.amounts), id="total alone"
        ),
        pytest.param(
            meets(st.from_type(Interception), lambda claim: claim.launched is None), id="outcome"
        ),
        pytest.param(
            meets(st.from_type(Voice), lambda voice: voice.on and voice.reports), id="dated"
        ),
        pytest.param(
            meets(st.from_type(Reading), lambda reading: reading.after.lower > 9), id="paid"
        ),
        pytest.param(
            meets(st.from_type(LedgerEntry), lambda entry: len(entry.claims) == 2), id="two claims"
        ),
        pytest.param(
            meets(st.from_type(Standing), lambda standing: standing.is_verified), id="verified"
        ),
        pytest.param(
            meets(st.from_type(Standing), lambda standing: standing.denied_by), id="denied"
        ),
        pytest.param(
            meets(st.from_type(Partition), lambda divided: divided.exhaustive), id="exhaustive"
        ),
        pytest.param(
            meets(
                dossiers(of=st.from_type(Judgement)),
                lambda found: len(found.current) < len(found.claims),
            ),
            id="replaced",
        ),
        pytest.param(
            meets(
                dossiers(of=st.from_type(Judgement)),
                lambda found: "replaces-unknown" in {each.code for each in audit(found)},
            ),
            id="replaces what is not there",
        ),
        pytest.param(
            meets(
                dossiers(of=estimates(about=DEAD, most=9)),
                lambda found: len(found.current) == 4 and len(found.subjects) == 1,
            ),
            id="estimates of one subject",
        ),
        pytest.param(
            meets(
                st.builds(
                    report,
                    dossiers(of=estimates(about=DEAD, origins=["a", "b"], most=9)),
                    rule=st.just(intersection),
                ),
                lambda found: found.assessments and not found.assessments[0].pieces,
            ),
            id="disagreement",
        ),
    ],
)
def test_what_is_drawn_is_of_every_kind(search: Callable[[], object]) -> None:
    """Within some hundred values there is one of each kind that a test would want to meet."""
    assert search()


@FEW
@given(st.from_type(Judgement))
def test_words_are_plain_or_read(judgement: Judgement) -> None:
    """Words are text or one of the three types that keep what was read from them."""
    assert {str, Wording, Timing, Likelihood} >= {type(said) for said in judgement.words}


# The options


@pytest.mark.parametrize("most", [0, 10**40])
@FEW
@given(st.data())
def test_any_count_is_a_bound(most: int, data: st.DataObject) -> None:
    """A bound may be 0, and as large as any count."""
    assert Range(0, most).encloses(data.draw(ranges(most=most)))


@given(claims(origins=KYIV_AND_SEOUL))
def test_every_claim_is_of_an_origin_given(claim: Claim) -> None:
    """Whichever type a claim is of, whoever said it is of one of the origins."""
    assert claim.by.source.origin in {"Kyiv", "Seoul"}


@FEW
@given(estimates(about=DEAD, most=9), estimates(about=st.just(DEAD)), estimates(origins=["Kyiv"]))
def test_an_estimate_is_of_what_was_given(
    bounded: Estimate, of_a_strategy: Estimate, of_kyiv: Estimate
) -> None:
    """The subject and the origin of an estimate are those given, or drawn from what was given."""
    assert (DEAD, DEAD) == (bounded.subject, of_a_strategy.subject)
    assert Range(0, 9).encloses(bounded.range)
    assert "Kyiv" == of_kyiv.by.source.origin


@FEW
@given(voices(origins={"Seoul", "Kyiv"}, most=9), voices(most=9))
def test_voices_are_bounded(of_two: Voices, of_any: Voices) -> None:
    """There is at least one voice, of the origins given, and none allows more than was bounded."""
    assert of_two
    assert {each.origin for each in of_two} <= {"Kyiv", "Seoul"}
    assert all(Range(0, 9).encloses(each.range) for each in (*of_two, *of_any))


@NEEDS_ENTRY_POINT
@given(dossiers(of=claims(origins=KYIV_AND_SEOUL), most=2), dossiers(of=st.from_type(Judgement)))
def test_a_dossier_has_the_claims_asked_for(of_origins: Dossier, of_judgements: Dossier) -> None:
    """The claims are of the strategy given, and no more than `most`."""
    assert len(of_origins.claims) <= 2
    assert {source.origin for source in of_origins.sources} <= {"Kyiv", "Seoul"}
    assert {Judgement} >= {type(claim) for claim in of_judgements.claims}


@FEW
@given(...)
def test_an_extract_has_a_record_of_all_claims(extract: Extract) -> None:
    """The records have the claims of the dossier."""
    assert [extract.dossier.claims] == [record.claims for record in extract.records]


def test_the_names_of_a_set_are_drawn_in_their_order() -> None:
    """Names in a list shrink towards the first of them; a set has none, and is sorted."""
    assert "b" == simplest(voices(origins=["b", "a"]))[0].origin
    assert "a" == simplest(voices(origins={"b", "a"}))[0].origin


@pytest.mark.parametrize(
    ("make", "options", "expected"),
    [
        (ranges, {"most": -1}, "ranges: -1 is below 0 @ most"),
        (ranges, {"most": 1.5}, "ranges: expected int, got 1.5 @ most"),
        (ranges, {"most": True}, "ranges: expected int, got True of type bool @ most"),
        (claims, {"origins": ()}, "claims: there is no name @ origins"),
        (
            claims,
            {"origins": "Kyiv"},
            "claims: expected a collection of names, got 'Kyiv' @ origins",
        ),
        (claims, {"origins": 3}, "claims: expected a collection of names, got 3 @ origins"),
        (
            claims,
            {"origins": ["Kyiv", "", 3]},
            "claims: must not be empty @ origins[1]; expected str, got 3 @ origins[2]",
        ),
        (
            estimates,
            {"about": ["troops"], "most": -1},
            (
                "estimates: expected Subject or a strategy, got ['troops'] @ about;"
                " -1 is below 0 @ most"
            ),
        ),
        (estimates, {"origins": []}, "estimates: there is no name @ origins"),
        (dossiers, {"of": []}, "dossiers: expected a strategy, got [] @ of"),
        (dossiers, {"most": None}, "dossiers: expected int, got None @ most"),
        (
            voices,
            {"origins": np.array([1, 2])},
            "voices: expected a collection of names, got array([1, 2]) @ origins",
        ),
        (voices, {"origins": [" "]}, "voices: must not be empty @ origins[0]"),
        (voices, {"most": "9"}, "voices: expected int, got '9' @ most"),
    ],
)
def test_a_wrong_option_is_refused_when_it_is_given(
    make: Callable[..., object], options: dict[str, object], expected: str
) -> None:
    """What cannot be drawn from is refused at once and by name, not when something is drawn."""
    assert expected == refusal(make, **options)


@FEW
@given(ranges(most=np.int64(9)), dossiers(most=np.int64(2)))  # type: ignore[arg-type]
def test_a_number_of_numpy_is_an_option_like_any_other(drawn: Range, dossier: Dossier) -> None:
    """What is drawn lies within the numbers that are given, of whatever library they are."""
    assert Range(0, 9).encloses(drawn)
    assert len(dossier.claims) <= 2
