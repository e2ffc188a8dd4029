"""What the type checkers make of the ground and the record layers; this is never run.

Both checkers report an ignored line that has nothing to ignore, pyright by the setting below. So a
misuse that a checker no longer notices is an error of the check.
"""
# pyright: reportUnnecessaryTypeIgnoreComment=true

from datetime import date
from decimal import Decimal
from typing import SupportsIndex, assert_never, assert_type

from attrs import evolve

from conflictmodel import (
    KILLED,
    ROUNDING_1,
    WOUNDED,
    Agreement,
    Attribution,
    Claim,
    Credibility,
    Dossier,
    Estimate,
    Grade,
    Group,
    Hold,
    Installment,
    Interception,
    Judgement,
    Measure,
    Period,
    Place,
    Programme,
    Quantity,
    Range,
    Reliability,
    Retraction,
    Source,
    SourceKind,
    Subject,
    TerritorialClaim,
    Transfer,
    TransferStatus,
    Unit,
    around,
    between,
    currency,
    estimate,
    exactly,
    on,
    read,
    read_period,
)
from conflictmodel.errors import DoubleCountingError, InvalidValueError, PhraseError, Problem
from conflictmodel.phrases import GERMAN, PHIA, Likelihood, Meaning, Timing, Wording
from conflictmodel.values import Precision, union


def ranges(one: Range, other: Range) -> None:
    """Ranges give ranges, and `None` where there may be nothing."""
    assert_type(one.lower, int)
    assert_type(one.upper, int | None)
    assert_type(one.hull(other), Range)
    assert_type(one.intersection(other, other), Range | None)
    assert_type(one.less(other), Range | None)
    assert_type(one + other, Range)
    assert_type(one.encloses(other), bool)
    assert_type(union([one, other]), tuple[Range, ...])
    assert_type(around(1100, within=50), Range)


def sequences(
    by: Attribution, source: Source, subject: Subject, reports: list[Estimate], index: SupportsIndex
) -> None:
    """A sequence will do where a tuple is kept, and whatever counts as `int` for a number."""
    assert_type(Dossier(reports).claims, tuple[Claim, ...])
    assert_type(evolve(by, via=[source]).via, tuple[Source, ...])
    made = Estimate("a", subject, Range(index, index), by, ["one", "two"], ("old",), best=index)
    assert_type(made.supersedes, tuple[str, ...])
    assert_type(made.best, int | None)
    assert_type(exactly(index), Range)


def misused_ranges(one: Range, other: Range) -> None:
    """Ranges are of `int`, have no order and do not change."""
    Range(1.5)  # type: ignore[arg-type]  # no float
    Range("1")  # type: ignore[arg-type]  # no text
    between(1, None)  # type: ignore[arg-type]  # two ends
    around(1100)  # type: ignore[call-arg]  # no default width
    around(1100, 50)  # type: ignore[call-arg]  # width by name
    _ = one < other  # type: ignore[operator]  # no order
    _ = one + 1  # type: ignore[operator]  # `exactly(1)`
    _ = one - other  # type: ignore[operator]  # `less`
    one.lower = 2  # type: ignore[misc]  # frozen
    _ = one.less(other).lower  # type: ignore[union-attr]  # may be `None`
    union(one)  # type: ignore[arg-type]  # several


def units(unit: Unit) -> None:
    """Amounts are exact, and so of three types."""
    assert_type(unit.parts(5) + unit.parts(Decimal("0.01")), int)
    assert_type(unit.format(exactly(5)), str)
    assert_type(currency("USD"), Unit)


def misused_units(unit: Unit) -> None:
    """A float is not exact."""
    unit.parts(1.1)  # type: ignore[arg-type]  # no float
    unit.parts("1.1bn")  # type: ignore[arg-type]  # words are read by a policy
    unit.format(5)  # type: ignore[arg-type]  # a range
    Quantity(5, unit)  # type: ignore[arg-type]  # a range
    currency(unit)  # type: ignore[arg-type]  # a code


def times(period: Period, day: date) -> None:
    """A period has days, which may be missing, and words of time are read to a `Timing`."""
    assert_type(period.first, date | None)
    assert_type(period.last, date | None)
    assert_type(period.precision, Precision)
    assert_type(period.includes(on(day)), bool)
    assert_type(read_period("last week", dateline=day), Timing)


def misused_times(period: Period, day: date) -> None:
    """A date is no period, text no date, and nothing is read against today."""
    Period(day)  # type: ignore[arg-type]  # `on(day)`
    on("2024")  # type: ignore[arg-type]  # `Period`
    period.includes(day)  # type: ignore[arg-type]  # `on`
    read_period("today")  # type: ignore[call-arg]  # a day
    read_period("today", day)  # type: ignore[call-arg]  # by name


def phrases() -> None:
    """A phrase is read by a policy, in a language that has a table."""
    assert_type(read("40 Tote", policy=ROUNDING_1, language=GERMAN), Wording)
    assert_type(GERMAN.words[0], Meaning)


def misused_phrases() -> None:
    """There is no default policy, and the id of a language is not the language."""
    read("40")  # type: ignore[call-arg]  # a policy
    read("40", policy=ROUNDING_1, language="de/1")  # type: ignore[arg-type]  # `GERMAN`


def sources(attribution: Attribution) -> None:
    """An attribution has a day, which may be missing, and grades have two parts."""
    assert_type(attribution.stated_by, date | None)
    assert_type(attribution.via, tuple[Source, ...])
    assert_type(Source("DW", SourceKind.MEDIA).origin, str)
    assert_type(Grade.parse("B2").reliability, Reliability)
    assert_type(Grade.parse("B2").credibility, Credibility)
    assert_type(PHIA.read("could", taken_as="likely"), Likelihood)


def text_for_values(source: Source, day: Period) -> None:
    """A name stands for a source, a group or a place, and EDTF for a period."""
    assert_type(Attribution("DW", "2024-12-23", via=["DW", source]).source, Source)
    subject = Subject("troops", KILLED, "2024-12", "Kursk region")
    assert_type((subject.group, subject.period, subject.place), tuple[Group, Period, Place | None])
    assert_type(Group("tanks", within="vehicles").within, Group | None)
    made = estimate("2 dead", of=subject, by="DW", on="2024-12", policy=ROUNDING_1, via=[source])
    assert_type(made, Estimate)
    estimate("2 dead", of="troops", by="DW", on=day, policy=ROUNDING_1)  # type: ignore[arg-type]
    estimate("2 dead", of=subject, by="DW", on=day)  # type: ignore[call-arg]  # no default policy
    Subject(5, KILLED, day)  # type: ignore[arg-type]  # a group, or its name
    Subject("troops", "killed", day)  # type: ignore[arg-type]  # a measure is not made of text


def misused_sources(source: Source, day: Period) -> None:
    """Kinds and grades are members, relays sources, and a term is taken by name."""
    Source("DW", "media")  # type: ignore[arg-type]  # a kind
    Grade("B", 2)  # type: ignore[arg-type]  # members
    Attribution(source, day, via=[5])  # type: ignore[list-item]  # a source, or its name
    Attribution(5, day)  # type: ignore[arg-type]  # the same
    Attribution(source, date(2024, 12, 23))  # type: ignore[arg-type]  # a period, or its text
    Attribution(source, day, via=source)  # type: ignore[arg-type]  # a sequence
    PHIA.read("could", "likely")  # type: ignore[call-arg]  # by name


def subjects(subject: Subject, group: Group, place: Place) -> None:
    """Measures join to measures, and a subject may be anywhere."""
    assert_type(KILLED | WOUNDED, Measure)
    assert_type(KILLED.includes(WOUNDED), bool)
    assert_type(subject.place, Place | None)
    assert_type(subject.excludes(subject), tuple[str, ...])
    assert_type(group.within, Group | None)
    assert_type(place.within, Place | None)


def misused_subjects(group: Group, place: Place, day: Period) -> None:
    """A group is no place, and an outcome no measure."""
    Group("a", place)  # type: ignore[arg-type]  # a group
    place.includes(group)  # type: ignore[arg-type]  # a place
    _ = KILLED | "wounded"  # type: ignore[operator]  # no text
    Measure({"killed"})  # type: ignore[arg-type]  # frozen
    Subject(group, KILLED, day, group)  # type: ignore[arg-type]  # a place


def records(attack: Interception, judgement: Judgement, installment: Installment) -> None:
    """Words are of four types, and what was not said is `None`."""
    assert_type(judgement.words, tuple[str | Wording | Timing | Likelihood, ...])
    assert_type(judgement.likelihood, Likelihood | None)
    assert_type(attack.outcomes, tuple[tuple[Measure, Range], ...])
    assert_type(installment.number, int | None)
    assert_type(installment.amounts, tuple[Quantity, ...])
    assert_type(installment.programme.group, Group)


def misused_records(by: Attribution, group: Group, place: Place, day: Period) -> None:
    """A number is no range, a word no member, a set no tuple, and what must be said is said."""
    Estimate("a", group, exactly(5), by)  # type: ignore[arg-type]  # a subject
    Judgement("a", "it rains", by, words={"it"})  # type: ignore[arg-type]  # a sequence
    Judgement("a", "it rains", by, supersedes=[1])  # type: ignore[list-item]  # an id
    Retraction("a", None, by)  # type: ignore[arg-type]  # a sequence
    Interception("a", group, day, by, launched=72)  # type: ignore[arg-type]  # a range
    Transfer("a", "shells", "A", "B", "agreed", by)  # type: ignore[arg-type]  # a member
    Transfer("a", "shells", "A", "B", TransferStatus.AGREED)  # type: ignore[call-arg]  # by whom
    TerritorialClaim("a", place, "A", "held", day, by)  # type: ignore[arg-type]  # a member
    TerritorialClaim("a", group, "A", Hold.HELD, day, by)  # type: ignore[arg-type]  # a place
    Agreement("a", "pact", {"A", "B"}, by)  # type: ignore[arg-type]  # in order
    Installment("a", Programme("a", "b", "c"), by, total=5)  # type: ignore[arg-type]  # a quantity


def dossiers(dossier: Dossier, day: date) -> None:
    """A look-up by type gives that type; any other gives claims."""
    assert_type(dossier.claims, tuple[Claim, ...])
    assert_type(dossier.of_type(Estimate), tuple[Estimate, ...])
    assert_type(dossier.of_type(Transfer), tuple[Transfer, ...])
    assert_type(dossier["a"], Claim)
    assert_type(dossier.subjects, tuple[Subject, ...])
    assert_type(dossier.known_on(day), Dossier)
    assert_type(dossier.add(), Dossier)


def misused_dossiers(dossier: Dossier, claim: Judgement) -> None:
    """Claims are a sequence of the eight types, and a day is a date."""
    Dossier({claim})  # type: ignore[arg-type]  # in order
    dossier.add("a")  # type: ignore[arg-type]  # a claim
    dossier.add((claim,))  # type: ignore[arg-type]  # one by one
    dossier.of_type(Source)  # type: ignore[type-var]  # no claim
    dossier.known_on("2024")  # type: ignore[arg-type]  # a date
    dossier.claims = ()  # type: ignore[misc]  # frozen


def every_claim(claim: Claim) -> str:
    """A `match` over the eight types is complete; each has what every claim carries."""
    assert_type(claim.id, str)
    assert_type(claim.by, Attribution)
    assert_type(claim.supersedes, tuple[str, ...])
    match claim:
        case Estimate() | Installment() | TerritorialClaim() | Interception():
            return "a figure or a place"
        case Transfer() | Agreement():
            return "a dealing"
        case Judgement():
            return "an opinion"
        case Retraction():
            return "a withdrawal"
        case _:
            assert_never(claim)


def almost_every_claim(claim: Claim) -> str:
    """A `match` that forgets a type is not complete."""
    match claim:
        case Estimate() | Installment() | TerritorialClaim() | Interception() | Transfer():
            return "something"
        case Agreement() | Judgement():
            return "something else"
        case _:
            assert_never(claim)  # type: ignore[arg-type]  # `Retraction`


def errors(
    refused: InvalidValueError, unread: PhraseError, twice: DoubleCountingError, claim: Claim
) -> None:
    """Errors carry what went wrong, and no value can be derived from."""
    assert_type(refused.problems, tuple[Problem, ...])
    assert_type(unread.readings, tuple[str, ...])
    assert_type(twice.pairs, tuple[tuple[str, str, str], ...])
    _ = claim.likelihood  # type: ignore[union-attr]  # only of judgements

    class Special(Range):  # type: ignore[misc]  # final
        """A range that could not be equal to any other."""

    del Special
