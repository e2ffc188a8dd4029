"""One voice per origin: however often a source is relayed, the conclusion is the same."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.combining import combine
from conflictmodel.rules.mixtures import quantile
from conflictmodel.rules.rule import AnyRule
from conflictmodel.values.measures import KILLED, SENT, WOUNDED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import (
    Attribution,
    Credibility,
    Grade,
    Reliability,
    Source,
    SourceKind,
)
from conflictmodel.values.subjects import Subject
from support.figures import HARMED, TROOPS, UNTIL
from support.rule_set import RULES
from support.worlds import range_of

SUBJECTS = [Subject(TROOPS, measure, UNTIL) for measure in (KILLED, WOUNDED, SENT)] + [HARMED]
SIDES = ("Kyiv", "Moscow", "Seoul")

SOURCES = st.builds(
    Source,
    st.sampled_from(["ministry", "army", "agency"]),
    st.just(SourceKind.OTHER),
    st.sampled_from(SIDES),
).map(lambda source: evolve(source, name=f"{source.origin} {source.name}"))
ATTRIBUTIONS = st.builds(
    Attribution,
    SOURCES,
    st.sampled_from([Period("2024-12-22"), Period("2024-12-23")]),
    grade=st.builds(
        Grade,
        st.sampled_from([Reliability.A, Reliability.B]),
        st.just(Credibility.CANNOT_BE_JUDGED),
    ),
)
RANGES = st.builds(
    range_of,
    st.integers(0, 9),
    st.none() | st.integers(0, 9),
)
WEIGHED = quantile(Fraction(1, 3), {"Kyiv": 1, "Moscow": 2, "Seoul": 3})
SAID = st.lists(st.tuples(st.sampled_from(SUBJECTS), RANGES, ATTRIBUTIONS), min_size=1, max_size=6)
RELAYS = st.lists(st.sampled_from(["DW", "AFP", "Yonhap", "a blog"]), min_size=1, max_size=4)


def relayed(estimate: Estimate, relays: list[str]) -> tuple[Estimate, ...]:
    """Return what sources of the same origin make of an estimate that they repeat."""
    source = estimate.by.source
    return tuple(
        evolve(
            estimate,
            id=f"{estimate.id} by relay {number}",
            by=evolve(
                estimate.by, source=Source(f"{name} of {source.origin}", source.kind, source.origin)
            ),
        )
        for number, name in enumerate(relays)
    )


def concluded(estimates: tuple[Estimate, ...], rule: AnyRule) -> object:
    """Return what a rule concludes and what each origin allows, or why there is no conclusion."""
    found = combine(estimates, rule=rule, about=HARMED)
    if found.reason:
        return "not to be used"
    return found.pieces, {(voice.origin, voice.range, voice.on) for voice in found.voices}


@pytest.mark.parametrize("rule", [*RULES, WEIGHED], ids=str)
@given(said=SAID, chosen=st.integers(0, 5), relays=RELAYS)
def test_relays_of_a_source_change_no_conclusion(
    rule: AnyRule,
    said: list[tuple[Subject, Range, Attribution]],
    chosen: int,
    relays: list[str],
) -> None:
    """A source replaced by any number of relays of its origin, of any names, changes nothing."""
    estimates = tuple(
        Estimate(str(number), subject, figure, by)
        for number, (subject, figure, by) in enumerate(said)
    )
    source = estimates[chosen % len(estimates)].by.source
    others = tuple(
        relay
        for each in estimates
        for relay in (relayed(each, relays) if each.by.source == source else (each,))
    )
    assert concluded(estimates, rule) == concluded(others, rule)
    assert concluded(estimates, rule) == concluded((*estimates, *others), rule)
    assert concluded(estimates, rule) == concluded((*reversed(others), *estimates), rule)
