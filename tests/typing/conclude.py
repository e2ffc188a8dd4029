"""What the type checkers infer of rules, conclusions and the rest; checked, and never run.

Both checkers report an ignored line that has nothing to ignore, pyright by the setting below. So a
misuse that a checker no longer notices is an error of the check.
"""
# pyright: reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import assert_type

from conflictmodel import (
    KILLED,
    LAUNCHED,
    SHOT_DOWN,
    Assessment,
    Dossier,
    Estimate,
    Group,
    Installment,
    InterceptionTally,
    NoConclusionError,
    Period,
    Place,
    Quantity,
    Range,
    Reliability,
    Subject,
    TerritorialClaim,
    Unit,
    aid_ledger,
    audit,
    camps,
    combine,
    control,
    exactly,
    gtd,
    hull,
    intersection,
    k_of_n,
    latest,
    lowest,
    majority,
    median,
    most_agreed,
    most_reliable,
    one_voice,
    per_origin,
    quantile,
    robust,
    rule_named,
    total,
    within,
)
from conflictmodel.conclusions import (
    AidLedger,
    Camp,
    Contribution,
    Control,
    Finding,
    LedgerEntry,
    Limit,
    Reading,
    Role,
    RunningTotal,
    Standing,
    Verdict,
    bearing,
)
from conflictmodel.rules import (
    LAWS,
    SOUND,
    AnyRule,
    Counterexample,
    DisagreementError,
    EachReport,
    Law,
    Rule,
    Voice,
    Voices,
    Weight,
    each_report,
)
from conflictmodel.values import Pieces, consistent, coverage

SUBJECT = Subject(Group("North Korean troops"), KILLED, Period("2024"))
DAY = date(2024, 12, 23)


def rules(voices: Voices) -> None:
    """A rule uses bare ranges or whole voices, and its type says which."""
    assert_type(voices, tuple[Voice, ...])
    for rule in (hull, intersection, median, lowest, majority, most_agreed, camps, one_voice):
        assert_type(rule, Rule[Range])
    assert_type(robust(1), Rule[Range])
    assert_type(k_of_n(2), Rule[Range])
    assert_type(latest(hull), Rule[Voice])
    assert_type(most_reliable(latest(hull)), Rule[Voice])
    assert_type(per_origin(one_voice, majority), Rule[Voice])
    assert_type(gtd, Rule[Voice])
    assert_type(rule_named("hull"), Rule[Range] | Rule[Voice])
    assert_type(hull.apply(voices), tuple[Range, ...])
    assert_type(latest(hull).apply(voices), tuple[Range, ...])
    assert_type(hull.pool([exactly(3)]), Pieces)
    assert_type(hull.answer((exactly(3),)), Pieces)
    assert_type(latest(hull).input, type[Range] | type[Voice])
    assert_type(hull.voices, AnyRule | EachReport | None)
    assert_type(consistent([exactly(3)]), tuple[Range, ...])


def alternatives(any_rule: AnyRule) -> None:
    """A rule with an alternative takes ranges where both do."""
    assert_type(intersection.or_else(hull), Rule[Range])
    assert_type(intersection.or_else(latest(hull)), Rule[Voice])
    assert_type(latest(hull).or_else(hull), Rule[Voice])
    assert_type(latest(hull).or_else(gtd), Rule[Voice])
    assert_type(latest(hull).or_else(any_rule), Rule[Voice])
    assert_type(intersection.or_else(hull).or_else(camps).pool([exactly(3)]), Pieces)


def capped(any_rule: AnyRule) -> None:
    """A rule within a cap takes what the rule takes."""
    assert_type(within(exactly(3), hull), Rule[Range])
    assert_type(within(exactly(3), latest(hull)), Rule[Voice])
    assert_type(within(exactly(3), any_rule.or_else(latest(hull))), Rule[Voice])
    assert_type(within(exactly(3), within(exactly(3), hull)).pool([exactly(3)]), Pieces)


def weighed(weights: dict[str, Weight]) -> None:
    """A quantile of weighed origins hears voices, and one of equal voices ranges; all is exact."""
    assert_type(quantile(Fraction(1, 2)), Rule[Range])
    assert_type(quantile(1, weights), Rule[Voice])


def swept(ranges: list[Range]) -> None:
    """What is covered has a range and a count."""
    assert_type(coverage(ranges), tuple[tuple[Range, int], ...])


def laws(voices: Voices) -> None:
    """A law is checked with what a rule answers, and a rule promises laws."""
    assert_type(SOUND, Law)
    assert_type(LAWS[0], Law)
    assert_type(SOUND.check(latest(hull).apply, voices), Iterator[Counterexample])
    assert_type(hull.laws, frozenset[Law])
    assert_type(hull.keeps(SOUND), bool)
    for counterexample in SOUND.check(hull.apply, voices):
        assert_type(counterexample.voices, tuple[Voice, ...])
        assert_type(counterexample.answer, Pieces)
        assert_type(counterexample.truth, int | None)


class LowestEnd(Rule[Range]):
    """A rule that decides by ranges can pool them."""

    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        """Decide on the lowest lower end and up."""
        return (Range(min(each.lower for each in ranges)),)


class First(Rule[Voice]):
    """A rule that decides by voices cannot."""

    def of_voices(self, voices: Voices) -> Pieces:
        """Decide on the first voice."""
        return (voices[0].range,)


class Mean(Rule[Range]):
    """A rule decides on pieces, by what it is given."""

    def of_ranges(self, ranges: tuple[Range, ...]) -> float:  # type: ignore[override]
        """Decide on a number, as no rule does."""
        return sum(each.lower for each in ranges) / len(ranges)

    def of_voices(self, voices: tuple[Range, ...]) -> Pieces:  # type: ignore[override]
        """Decide by ranges, where voices are given."""
        return voices


def own_rules() -> None:
    """A rule of one's own is one like any other."""
    assert_type(LowestEnd().pool([exactly(3)]), Pieces)
    assert_type(LowestEnd().or_else(First()), Rule[Voice])
    First().pool([exactly(3)])  # type: ignore[misc]


def voice(said: Voice) -> None:
    """What is not known of a voice has to be looked at before it is used."""
    assert_type(said.origin, str)
    assert_type(said.range, Range)
    assert_type(said.on, date | None)
    assert_type(said.reliability, Reliability | None)
    assert_type(said.reports, tuple[str, ...])
    assert_type(said.best, int | None)
    said.on.isoformat()  # type: ignore[union-attr]


def conclusion(estimates: list[Estimate]) -> None:
    """What is concluded carries its working, also where there is no conclusion."""
    assert_type(bearing(estimates[0], SUBJECT), Contribution)
    assert_type(total(estimates), Estimate)
    found = combine(estimates, rule=hull, about=SUBJECT, voices=each_report)
    try:
        assert_type(found.require(), Assessment)
    except NoConclusionError as error:
        assert_type(error.assessment, Assessment)
        assert_type(error.rule, Rule[Range] | Rule[Voice])
    except DisagreementError as error:
        assert_type(error.voices, tuple[Voice, ...])
    else:
        assert_type(found, Assessment)
        assert_type(found.rule, AnyRule)
        assert_type(found.making, AnyRule | EachReport)
        assert_type(found.estimates, tuple[Estimate, ...])
        assert_type(found.contributions, tuple[Contribution, ...])
        assert_type(found.pieces, Pieces)
        assert_type(found.limits, tuple[Limit, ...])
        assert_type(found.limits[0].verdict, Verdict | None)
        assert_type(found.within_limits, Pieces)
        assert_type(found.only_limits, bool)
        assert_type(found.said_unknown, tuple[str, ...])
        assert_type(found.reason, str | None)
        assert_type(found.touching, tuple[str, ...])
        assert_type(found.hull, Range | None)
        assert_type(found.gap, Range | None)
        assert_type(found.camps, tuple[Camp, ...])
        assert_type(found.dissenting_origins, tuple[str, ...])
        assert_type(found.compatible, tuple[str, ...])
        assert_type(found.contradicting_origins, tuple[str, ...])
        assert_type(found.max_agreeing, int)
        assert_type(found.min_wrong, int)
        assert_type(found.replay(), Pieces)
        assert_type(found.explain(), str)


def role(item: Contribution) -> str:
    """The roles are these six."""
    match item.role:
        case Role.DIRECT | Role.LOWER_BOUND | Role.UPPER_BOUND:
            return "heard"
        case Role.SUMMED | Role.SUPERSEDED | Role.NOT_USED:
            return "not heard"


def others(
    dossier: Dossier, claims: list[TerritorialClaim], installments: list[Installment]
) -> None:
    """The other families conclude too."""
    held = control(Place("Storozheve"), claims, on=DAY)
    assert_type(held, Control)
    assert_type(held.standings, tuple[Standing, ...])
    assert_type(held.standings[0].silent, tuple[str, ...])
    assert_type(held.standings[0].is_verified, bool)
    ledger = aid_ledger(installments[0].programme, installments)
    assert_type(ledger, AidLedger)
    assert_type(ledger.missing, Pieces)
    assert_type(ledger.entries, tuple[LedgerEntry, ...])
    assert_type(ledger.entries[0].amounts, tuple[Quantity, ...])
    assert_type(ledger.entries[0].totals, tuple[RunningTotal, ...])
    assert_type(ledger.entries[0].totals[0].unit, Unit)
    assert_type(ledger.entries[0].totals[0].readings, tuple[Reading, ...])
    assert_type(ledger.entries[0].totals[0].before, Pieces)
    assert_type(ledger.estimates(), tuple[Estimate, ...])
    assert_type(audit(dossier), tuple[Finding, ...])


def tally(counted: InterceptionTally) -> None:
    """A share is a pair of exact fractions, or there is none."""
    assert_type(counted.count(SHOT_DOWN), Range)
    assert_type(counted.reporting(LAUNCHED), int)
    assert_type(counted.remainder, Range | None)
    assert_type(counted.share(SHOT_DOWN, of=LAUNCHED), tuple[Fraction, Fraction] | None)
    assert_type(counted.estimates(), tuple[Estimate, ...])


def misuse(estimates: list[Estimate], counted: InterceptionTally) -> None:
    """What the type checkers refuse."""
    # There is no default rule, no default subject and no default day.
    combine(estimates, about=SUBJECT)  # type: ignore[call-arg]
    combine(estimates, rule=hull)  # type: ignore[call-arg]
    control(Place("Storozheve"), [])  # type: ignore[call-arg]
    # A share names what it is of.
    counted.share(SHOT_DOWN)  # type: ignore[call-arg]
    # The rule and the question are named, not put in some order.
    combine(estimates, hull, SUBJECT)  # type: ignore[call-arg]
    # A rule is a value and not its name, a function or a factory of rules.
    combine(estimates, rule="hull", about=SUBJECT)  # type: ignore[arg-type]
    combine(estimates, rule=latest, about=SUBJECT)  # type: ignore[arg-type]
    latest(each_report)  # type: ignore[arg-type]
    # Rules are asked with `pool` or `apply`, not called.
    hull([exactly(3)])  # type: ignore[operator]
    hull.apply([exactly(3)])  # type: ignore[arg-type]
    # A bare range has no origin, no day and no grade.
    latest(hull).pool([exactly(3)])  # type: ignore[misc]
    per_origin(hull, hull).pool([exactly(3)])  # type: ignore[misc]
    intersection.or_else(gtd).pool([exactly(3)])  # type: ignore[misc]
    rule_named("hull").pool([exactly(3)])  # type: ignore[misc]
    latest(hull).answer((exactly(3),))  # type: ignore[misc]
    # Weights are exact.
    quantile(0.5)  # type: ignore[call-overload]
    quantile(1, {"Seoul": 0.5})  # type: ignore[dict-item]
    # A law is a value and not its name.
    hull.keeps("sound")  # type: ignore[arg-type]
    # Nothing concluded can be changed.
    hull.name = "mine"  # type: ignore[misc]
    exactly(3).upper = 4  # type: ignore[misc]
