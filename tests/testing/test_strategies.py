"""The strategies: what they draw, what their knobs do, and how Hypothesis finds them."""

import inspect
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from importlib.metadata import entry_points
from typing import TypeVar

import pytest
from hypothesis import Phase, find, given, settings, strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel._hypothesis import STRATEGIES
from conflictmodel.claims._common import Words
from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.claim import CLAIM_TYPES, Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.judgements import Judgement
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.conclusions import auditing
from conflictmodel.conclusions.aid_ledgers import AidLedger
from conflictmodel.conclusions.territorial_control import Control
from conflictmodel.phrases.figures import Wording
from conflictmodel.phrases.likelihood import Likelihood
from conflictmodel.phrases.times import Timing
from conflictmodel.readers.extracts import Extract
from conflictmodel.reports.reports import Report
from conflictmodel.rules.rule import Rule, hears_ranges
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.testing import (
    agreements,
    aid_ledgers,
    attributions,
    claims,
    controls,
    currencies,
    days,
    dossiers,
    estimates,
    extracts,
    findings,
    grades,
    groups,
    installments,
    interceptions,
    judgements,
    measures,
    periods,
    pieces,
    places,
    problems,
    quantities,
    ranges,
    readings,
    reports,
    retractions,
    sources,
    standings,
    subjects,
    territorial_claims,
    texts,
    transfers,
    units,
    voice_tuples,
    voices,
    words,
)
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source
from conflictmodel.values.subjects import Place
from conflictmodel.values.units import Quantity
from support.faces import CORE
from support.worlds import BY, DEAD, KYIV, USD, refusal

_T = TypeVar("_T")

FEW = settings(max_examples=10)

# What a rule concludes is not drawn yet, but for what is in a report.
TYPES = sorted(
    name
    for name, kind in CORE.items()
    if inspect.isclass(kind) and not issubclass(kind, Exception | Enum)
)
NEEDS_ENTRY_POINT = pytest.mark.usefixtures("entry_point")

KYIV_AND_SEOUL = ("Kyiv", "Seoul")
IMF = Programme("IMF programme", "IMF", "Ukraine")
KURSK = Place("Kursk")
ANY_CLAIM: list[Callable[..., SearchStrategy[Claim]]] = [
    agreements,
    claims,
    estimates,
    installments,
    interceptions,
    judgements,
    retractions,
    territorial_claims,
    transfers,
]
EACH_KIND_OF_CLAIM = pytest.mark.parametrize("make", ANY_CLAIM, ids=lambda make: make.__name__)


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


def test_every_public_type_has_a_strategy() -> None:
    """Every public type that is no error and no Enum has one, and nothing else has."""
    assert TYPES == sorted(STRATEGIES)


@NEEDS_ENTRY_POINT
@pytest.mark.parametrize("name", TYPES)
@FEW
@given(st.data())
def test_a_public_type_is_drawn_from_its_name_alone(name: str, data: st.DataObject) -> None:
    """Hypothesis draws every public type, and gives instances of exactly that type."""
    kind: type[object] = CORE[name]
    assert kind is type(data.draw(st.from_type(kind)))


@NEEDS_ENTRY_POINT
@FEW
@given(...)
def test_a_rule_is_drawn_by_what_it_hears(
    of_ranges: Rule[Range], of_voices: Rule[Voice], any_rule: Rule[Range] | Rule[Voice]
) -> None:
    """A rule that is to pool bare ranges can, and one that is to hear whole voices does."""
    assert [True, False] == [hears_ranges(of_ranges), hears_ranges(of_voices)]
    assert Rule is type(any_rule)


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
    assert "False\nunknown\n" == output_of(script)


def test_the_strategies_can_be_imported_first() -> None:
    """The order in which Hypothesis and the strategies are imported makes no difference."""
    script = "from conflictmodel.testing import ranges; import hypothesis; print(ranges())"
    assert output_of(script).startswith("one_of(")


# What is drawn


def simplest(strategy: SearchStrategy[object]) -> object:
    """Return the value that is tried first, which every other one shrinks towards."""
    first = settings(phases=[Phase.generate], database=None)
    return find(strategy, lambda _: True, settings=first)


@pytest.mark.parametrize(
    ("make", "knobs", "expected"),
    [
        (
            aid_ledgers,
            {"programme": IMF},
            f"AidLedger(programme={IMF!r}, entries=(), unnumbered=())",
        ),
        (attributions, {}, "a, 2000-01-01"),
        (claims, {}, "a: exactly 0 persons; a, killed, anywhere, 2000-01-01"),
        (controls, {}, "a on 2000-01-01: nobody has said who holds it"),
        (dossiers, {}, "Dossier(claims=(), title=None)"),
        (estimates, {"about": DEAD}, f"a: exactly 0 persons; {DEAD}"),
        (findings, {}, "drift: a: a"),
        (grades, {}, "A1"),
        (groups, {}, "a"),
        (installments, {}, "a: a, installment of unstated number: exactly 0.00 USD"),
        (interceptions, {}, "a: a, anywhere, 2000-01-01: exactly 0 launched"),
        (judgements, {}, "a: a"),
        (measures, {}, "killed"),
        (periods, {}, "2000-01-01"),
        (pieces, {}, "()"),
        (places, {}, "a"),
        (problems, {}, "a @ a"),
        (quantities, {}, "exactly 0 persons"),
        (ranges, {"least": 5}, "exactly 5"),
        (reports, {}, str(Report(None, (), (), (), (), (), ()))),
        (sources, {"origins": KYIV_AND_SEOUL}, "a"),
        (subjects, {}, "a, killed, anywhere, 2000-01-01"),
        (territorial_claims, {}, "a: a taken by a, 2000-01-01"),
        (transfers, {}, "a: a, a to a, intended, quantity not reported"),
        (units, {}, "Unit(name='persons', decimals=0)"),
        (words, {}, "a"),
    ],
)
def test_values_shrink_towards_what_is_read_at_a_glance(
    make: Callable[..., SearchStrategy[object]], knobs: dict[str, object], expected: str
) -> None:
    """The simplest value has one-letter names, exactly 0, one day and nothing optional."""
    assert expected == str(simplest(make(**knobs)))


def meets(strategy: SearchStrategy[_T], condition: Callable[[_T], object]) -> Callable[[], object]:
    """Return the search for a value, among the same ones in every run."""
    among = settings(max_examples=1000, phases=[Phase.generate], database=None, derandomize=True)

    def search() -> object:
        return condition(find(strategy, lambda value: bool(condition(value)), settings=among))

    return search


@pytest.mark.parametrize(
    "search",
    [
        pytest.param(meets(ranges(), lambda each: each.upper is None), id="no upper end"),
        pytest.param(meets(ranges(), lambda each: each.lower > 10**12), id="large"),
        pytest.param(meets(texts(), lambda text: len(text) > 1), id="several characters"),
        pytest.param(meets(days(), lambda day: day.year < 1000), id="long ago"),
        pytest.param(meets(periods(), lambda period: period.first is None), id="no first day"),
        pytest.param(meets(periods(), lambda period: "X" in period.edtf), id="unspecified"),
        pytest.param(meets(units(), lambda unit: unit.is_currency), id="money"),
        pytest.param(meets(groups(), lambda group: group.within is not None), id="within"),
        pytest.param(meets(sources(), lambda source: source.origin != source.name), id="origin"),
        pytest.param(meets(attributions(), lambda by: by.via and by.grade), id="graded"),
        pytest.param(meets(estimates(), lambda claim: len(claim.words) == 2), id="two words"),
        pytest.param(meets(judgements(), lambda claim: claim.likelihood), id="likelihood"),
        pytest.param(meets(installments(), lambda claim: not claim.amounts), id="total alone"),
        pytest.param(meets(interceptions(), lambda claim: claim.launched is None), id="outcome"),
        pytest.param(meets(voices(), lambda voice: voice.on and voice.reports), id="dated"),
        pytest.param(meets(readings(), lambda reading: reading.after.lower > 9), id="paid"),
        pytest.param(meets(standings(), lambda standing: standing.is_verified), id="verified"),
        pytest.param(meets(standings(), lambda standing: standing.denied_by), id="denied"),
        pytest.param(
            meets(dossiers(of=judgements()), lambda found: len(found.current) < len(found.claims)),
            id="replaced",
        ),
        pytest.param(
            meets(
                dossiers(of=judgements()),
                lambda found: "replaces-unknown" in {each.code for each in auditing.audit(found)},
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
                reports(of=dossiers(of=estimates(about=DEAD, origins=["a", "b"], most=9))),
                lambda found: found.assessments and not found.assessments[0].pieces,
            ),
            id="disagreement",
        ),
    ],
)
def test_what_is_drawn_is_of_every_kind(search: Callable[[], object]) -> None:
    """Within some hundred values there is one of each kind that a test would want to meet."""
    assert search()


@given(words())
def test_words_are_plain_or_read(said: Words) -> None:
    """Words are text or one of the three types that keep what was read from them."""
    assert type(said) in {str, Wording, Timing, Likelihood}


def test_findings_have_the_codes_of_the_audit() -> None:
    """The codes that are drawn are those in the table of the audit."""
    rows = [line.split("`") for line in (auditing.__doc__ or "").splitlines() if "| `" in line]
    from conflictmodel.testing._voices import CODES  # noqa: PLC0415

    assert CODES == tuple(row[1] for row in rows)


# The knobs


@given(ranges(least=3, most=7), pieces(most=7), quantities(unit=USD, most=7))
def test_bounds_are_kept(single: Range, several: tuple[Range, ...], money: Quantity) -> None:
    """No number is below `least` or above `most`, and a unit given is that of all."""
    assert Range(3, 7).encloses(single)
    assert all(Range(0, 7).encloses(piece) for piece in several)
    assert Range(0, 7).encloses(money.range)
    assert USD == money.unit


@pytest.mark.parametrize("most", [0, 10**40])
@FEW
@given(st.data())
def test_any_count_is_a_bound(most: int, data: st.DataObject) -> None:
    """A bound may be 0, and as large as any count."""
    assert Range(0, most).encloses(data.draw(ranges(most=most)))


@FEW
@given(quantities(unit=currencies()))
def test_a_unit_may_be_a_strategy(quantity: Quantity) -> None:
    """A strategy of units draws the unit."""
    assert quantity.unit.is_currency


@given(sources(origins=["Kyiv"]), attributions(origins=KYIV_AND_SEOUL))
def test_origins_are_those_given(source: Source, by: Attribution) -> None:
    """Whoever said it or relayed it is of one of the origins."""
    assert "Kyiv" == source.origin
    assert {each.origin for each in (by.source, *by.via)} <= {"Kyiv", "Seoul"}


@EACH_KIND_OF_CLAIM
@FEW
@given(st.data())
def test_every_claim_is_of_who_was_named(
    make: Callable[..., SearchStrategy[Claim]], data: st.DataObject
) -> None:
    """A claim is by the attribution or the strategy given, or of one of the origins."""
    assert BY == data.draw(make(by=BY)).by
    assert BY == data.draw(make(by=st.just(BY))).by
    assert data.draw(make(origins=KYIV_AND_SEOUL)).by.source.origin in {"Kyiv", "Seoul"}


@FEW
@given(estimates(about=DEAD, most=9), estimates(about=st.just(DEAD)))
def test_an_estimate_is_about_what_was_given(one: Estimate, other: Estimate) -> None:
    """A subject given, or drawn from the strategy given, is that of the estimate."""
    assert (DEAD, DEAD) == (one.subject, other.subject)
    assert Range(0, 9).encloses(one.range)


@FEW
@given(territorial_claims(place=KURSK, origins=KYIV_AND_SEOUL))
def test_a_territorial_claim_is_about_the_place_given(claim: TerritorialClaim) -> None:
    """The place is the one given, and who holds or has lost it is of the sides given."""
    assert KURSK == claim.place
    assert {"Kyiv", "Seoul", None} >= {claim.holder, claim.loser}


@FEW
@given(installments(programme=IMF), aid_ledgers(programme=st.just(IMF)))
def test_aid_is_of_the_programme_given(claim: Installment, ledger: AidLedger) -> None:
    """The programme given, or drawn from the strategy given, is that of claims and of ledgers."""
    assert (IMF, IMF) == (claim.programme, ledger.programme)
    assert {IMF} >= {each.programme for each in ledger.unnumbered}


@given(voice_tuples(origins={"Seoul", "Kyiv"}, most=9), voices(most=9))
def test_voices_are_bounded(heard: Voices, voice: Voice) -> None:
    """There is at least one voice, of the origins given, and none allows more than was bounded."""
    assert heard
    assert {each.origin for each in heard} <= {"Kyiv", "Seoul"}
    assert all(Range(0, 9).encloses(each.range) for each in (*heard, voice))


@given(dossiers(origins=KYIV_AND_SEOUL, most=2), dossiers(of=judgements(by=BY)))
def test_a_dossier_has_the_claims_asked_for(of_origins: Dossier, of_judgements: Dossier) -> None:
    """The claims are of the origins or of the strategy given, and no more than `most`."""
    assert len(of_origins.claims) <= 2
    assert {source.origin for source in of_origins.sources} <= {"Kyiv", "Seoul"}
    assert {Judgement} >= {type(claim) for claim in of_judgements.claims}
    assert {KYIV} >= {claim.by.source for claim in of_judgements.claims}


@FEW
@given(extracts(of=dossiers(of=judgements())))
def test_extracts_are_of_what_was_given(extract: Extract) -> None:
    """An extract is of the dossiers given, and its records have their claims."""
    assert {Judgement} >= {type(claim) for claim in extract.dossier.claims}
    assert [extract.dossier.claims] == [record.claims for record in extract.records]


@FEW
@given(reports(of=dossiers(of=estimates(about=DEAD))), controls(origins=["a"]))
def test_conclusions_are_of_what_was_given(found: Report, of_one_origin: Control) -> None:
    """A report is of the dossiers given, and control is of the sides given."""
    assert {DEAD} >= {assessment.about for assessment in found.assessments}
    assert {"a"} >= {standing.holder for standing in of_one_origin.standings}


def test_the_names_of_a_set_are_drawn_in_their_order() -> None:
    """Names in a list shrink towards the first of them; a set has none, and is sorted."""
    assert "b" == getattr(simplest(voices(origins=["b", "a"])), "origin", None)
    assert "a" == getattr(simplest(voices(origins={"b", "a"})), "origin", None)


@pytest.mark.parametrize(
    ("make", "knobs", "expected"),
    [
        (ranges, {"least": -1}, "ranges: -1 is below 0 @ least"),
        (ranges, {"most": 1.5}, "ranges: expected int, got 1.5 @ most"),
        (ranges, {"least": 5, "most": 4}, "ranges: 4 is below 5 @ most"),
        (pieces, {"most": True}, "pieces: expected int, got True of type bool @ most"),
        (
            quantities,
            {"unit": "USD"},
            "quantities: expected Unit or a strategy of them, got 'USD' @ unit",
        ),
        (sources, {"origins": ()}, "sources: there is no name @ origins"),
        (
            sources,
            {"origins": "Kyiv"},
            "sources: expected a collection of names, got 'Kyiv' @ origins",
        ),
        (sources, {"origins": 3}, "sources: expected a collection of names, got 3 @ origins"),
        (
            attributions,
            {"origins": ["Kyiv", "", 3]},
            "attributions: must not be empty @ origins[1]; expected str, got 3 @ origins[2]",
        ),
        (
            estimates,
            {"about": ["troops"], "most": -1},
            (
                "estimates: expected Subject or a strategy of them, got ['troops'] @ about;"
                " -1 is below 0 @ most"
            ),
        ),
        (estimates, {"by": BY, "origins": ["a"]}, "estimates: give it or `origins`, not both @ by"),
        (
            claims,
            {"by": "Kyiv"},
            "claims: expected Attribution or a strategy of them, got 'Kyiv' @ by",
        ),
        (
            territorial_claims,
            {"place": "Kursk"},
            "territorial_claims: expected Place or a strategy of them, got 'Kursk' @ place",
        ),
        (
            installments,
            {"programme": 3},
            "installments: expected Programme or a strategy of them, got 3 @ programme",
        ),
        (
            aid_ledgers,
            {"programme": 3},
            "aid_ledgers: expected Programme or a strategy of them, got 3 @ programme",
        ),
        (dossiers, {"of": []}, "dossiers: expected a strategy, got [] @ of"),
        (dossiers, {"most": None}, "dossiers: expected int, got None @ most"),
        (
            dossiers,
            {"of": judgements(), "origins": ["a"]},
            "dossiers: give it or `origins`, not both @ of",
        ),
        (extracts, {"of": 3}, "extracts: expected a strategy, got 3 @ of"),
        (reports, {"of": Dossier()}, f"reports: expected a strategy, got {Dossier()!r} @ of"),
        (voices, {"origins": [" "]}, "voices: must not be empty @ origins[0]"),
        (voice_tuples, {"most": "9"}, "voice_tuples: expected int, got '9' @ most"),
        (controls, {"origins": []}, "controls: there is no name @ origins"),
        (standings, {"origins": []}, "standings: there is no name @ origins"),
    ],
)
def test_a_wrong_knob_is_refused_when_it_is_given(
    make: Callable[..., object], knobs: dict[str, object], expected: str
) -> None:
    """What cannot be drawn from is refused at once and by name, not when something is drawn."""
    assert expected == refusal(make, **knobs)


@EACH_KIND_OF_CLAIM
def test_the_same_knobs_give_the_same_strategy(
    make: Callable[..., SearchStrategy[Claim]],
) -> None:
    """Hypothesis checks a strategy once, so that asking for it again costs nothing."""
    assert make() is make()
    assert make(origins=["a", "b"]) is make(origins=("a", "b"))
    assert make(by=BY) is make(by=BY)
