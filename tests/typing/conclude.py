"""What the type checkers infer of rules, conclusions and the rest; checked, and never run."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import assert_type

from conflictmodel import (
    KILLED,
    LAUNCHED,
    SHOT_DOWN,
    AidLedger,
    Assessment,
    Camp,
    Considered,
    Control,
    DisagreementError,
    Dossier,
    EachReport,
    Estimate,
    Finding,
    Group,
    Installment,
    InterceptionTally,
    LedgerEntry,
    NoConclusionError,
    Period,
    Pieces,
    Place,
    Quantity,
    Range,
    Reading,
    Role,
    Rule,
    RunningTotal,
    Standing,
    Subject,
    TerritorialClaim,
    Unit,
    Voice,
    Voices,
    aid_ledger,
    audit,
    bearing,
    camps,
    combine,
    consistent,
    control,
    each_report,
    exactly,
    hull,
    intersection,
    latest,
    majority,
    one_voice,
    per_side,
    rule_named,
    total,
)

SUBJECT = Subject(Group("North Korean troops"), KILLED, Period("2024"))
DAY = date(2024, 12, 23)


def rules(voices: Voices) -> None:
    """Rules, and the functions that make them, are of one type."""
    assert_type(voices, tuple[Voice, ...])
    for rule in (hull, intersection, majority, camps, one_voice):
        assert_type(rule, Rule)
    assert_type(latest(hull), Rule)
    assert_type(per_side(one_voice, majority), Rule)
    assert_type(intersection.or_else(hull), Rule)
    assert_type(rule_named("hull"), Rule)
    assert_type(hull.apply(voices), tuple[Range, ...])
    assert_type(hull.pool([exactly(3)]), Pieces)
    assert_type(hull.decide, Callable[[Voices], Pieces])
    assert_type(hull.voices, Rule | EachReport | None)
    assert_type(consistent([exactly(3)]), tuple[Range, ...])


def own_rule() -> Rule:
    """A function from voices to pieces makes a rule."""

    def lowest(voices: Voices) -> Pieces:
        return (Range(min(voice.range.lower for voice in voices)),)

    return Rule("lowest", lowest)


def voice(said: Voice) -> None:
    """What is not known of a voice has to be looked at before it is used."""
    assert_type(said.side, str)
    assert_type(said.range, Range)
    assert_type(said.on, date | None)
    assert_type(said.reports, tuple[str, ...])
    said.on.isoformat()  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]


def conclusion(estimates: list[Estimate]) -> None:
    """What is concluded carries its working, also where there is no conclusion."""
    assert_type(bearing(estimates[0], SUBJECT), Considered)
    assert_type(total(estimates), Estimate)
    try:
        found = combine(estimates, rule=hull, about=SUBJECT, voices=each_report)
    except NoConclusionError as error:
        assert_type(error.assessment, Assessment)
        assert_type(error.rule, Rule)
    except DisagreementError as error:
        assert_type(error.voices, tuple[Voice, ...])
    else:
        assert_type(found, Assessment)
        assert_type(found.making, Rule | EachReport)
        assert_type(found.considered, tuple[Considered, ...])
        assert_type(found.pieces, Pieces)
        assert_type(found.envelope, Range)
        assert_type(found.gap, Range | None)
        assert_type(found.camps, tuple[Camp, ...])
        assert_type(found.dissent, tuple[str, ...])
        assert_type(found.compatible, tuple[str, ...])
        assert_type(found.contradicting, tuple[str, ...])
        assert_type(found.robust_from, int)
        assert_type(found.replay(), Pieces)
        assert_type(found.explain(), str)


def role(item: Considered) -> str:
    """The roles are these six."""
    match item.role:
        case Role.AS_ITSELF | Role.LOWER_BOUND | Role.UPPER_BOUND:
            return "heard"
        case Role.SUMMED | Role.SUPERSEDED | Role.SET_ASIDE:
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
    combine(estimates, about=SUBJECT)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    combine(estimates, rule=hull)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    control(Place("Storozheve"), [])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    # A share names what it is of.
    counted.share(SHOT_DOWN)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    # The rule and the question are named, not put in some order.
    combine(estimates, hull, SUBJECT)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    # A rule is a value and not its name, a function or a factory of rules.
    combine(estimates, rule="hull", about=SUBJECT)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    combine(estimates, rule=latest, about=SUBJECT)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    latest(each_report)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    # Rules are asked with `pool` or `apply`, not called.
    hull([exactly(3)])  # type: ignore[operator]  # pyright: ignore[reportCallIssue]
    hull.apply([exactly(3)])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    # A function for a rule answers with ranges.
    Rule("mean", lambda voices: sum(each.range.lower for each in voices) / len(voices))  # type: ignore[arg-type,return-value]  # pyright: ignore[reportArgumentType]
    # Nothing concluded can be changed.
    hull.name = "mine"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    exactly(3).upper = 4  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
