"""Subjects and reports for the library and for what is written a second time beside it.

Every group, outcome, place and day is a set of atoms, so that a truth is a count of each atom. Two
groups and two places within one may overlap, and so may outcomes of no partition.
"""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from conflictmodel.claims.estimates import Estimate
from conflictmodel.rules.voices import Voice
from conflictmodel.values.measures import Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Grade, Reliability, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from support.second_rules import TOP, Numbers, Said
from support.second_subjects import Atoms, Report, What

TROOPS = Group("troops")
SCOUTS, SAPPERS = Group("scouts", TROOPS), Group("sappers", TROOPS)
RUSSIA = Place("Russia")
KURSK, BELGOROD = Place("Kursk region", RUSSIA), Place("Belgorod region", RUSSIA)

GROUPS: Mapping[Group, Atoms] = {
    TROOPS: frozenset({"other troops", "scouts alone", "sappers alone", "scouting sappers"}),
    SCOUTS: frozenset({"scouts alone", "scouting sappers"}),
    SAPPERS: frozenset({"sappers alone", "scouting sappers"}),
    Group("police"): frozenset({"police"}),
}
PLACES: Mapping[Place | None, Atoms] = {
    None: frozenset({"abroad", "other regions", "Kursk alone", "Belgorod alone", "both regions"}),
    RUSSIA: frozenset({"other regions", "Kursk alone", "Belgorod alone", "both regions"}),
    KURSK: frozenset({"Kursk alone", "both regions"}),
    BELGOROD: frozenset({"Belgorod alone", "both regions"}),
}
# 0 is all days before November, 1 is November, 5 the rest of December and 6 all that follow.
PERIODS: Mapping[str, frozenset[int]] = {
    "../..": frozenset({0, 1, 2, 3, 4, 5, 6}),
    "../2024-12-02": frozenset({0, 1, 2, 3}),
    "2024-12-02/..": frozenset({3, 4, 5, 6}),
    "2024-12-03/..": frozenset({4, 5, 6}),
    "2024-11/2024-12": frozenset({1, 2, 3, 4, 5}),
    "2024-11": frozenset({1}),
    "2024-12": frozenset({2, 3, 4, 5}),
    "2024-12-01/2024-12-31": frozenset({2, 3, 4, 5}),
    "2024-12-01/2024-12-03": frozenset({2, 3, 4}),
    "2024-12-01/2024-12-02": frozenset({2, 3}),
    "2024-12-02/2024-12-03": frozenset({3, 4}),
    "2024-12-01": frozenset({2}),
    "2024-12-02": frozenset({3}),
    "2024-12-03": frozenset({4}),
    "2024-12-04/2024-12-31": frozenset({5}),
}
# Days that nobody stated, and among which they surely are: "about" is within ten days, and an
# uncertain day may be any.
UNSTATED: Mapping[str, frozenset[int]] = {
    "2024-12-XX": frozenset({2, 3, 4, 5}),
    "2024-12-02~": frozenset({1, 2, 3, 4, 5}),
    "2024-12-02/": frozenset({3, 4, 5, 6}),
    "2024-12-02?": frozenset({0, 1, 2, 3, 4, 5, 6}),
}
_MEASURES = ("k", "w", "m", "kw", "wm", "km", "kwm", "kwmcu")
_NAMES = {"k": "killed", "w": "wounded", "m": "missing", "c": "captured", "u": "unharmed"}
OUTCOMES = tuple(frozenset(_NAMES[each] for each in letters) for letters in _MEASURES)
OTHERS: Atoms = frozenset({"newly displaced"})


@frozen
class Asked:
    """A subject as the library has it, and as the atoms that it counts."""

    subject: Subject
    what: What


def asked(
    group: Group = TROOPS,
    outcomes: Atoms = OUTCOMES[3],
    place: Place | None = None,
    period: str = "2024-12",
    *,
    is_stock: bool = False,
) -> Asked:
    """Return a subject in both forms."""
    measure = Measure.of(*sorted(outcomes), accrues=not is_stock)
    words = period if period in UNSTATED else None
    days = UNSTATED[period] if words else PERIODS[period]
    return Asked(
        Subject(group, measure, Period(period), place),
        What(GROUPS[group], outcomes, PLACES[place], days, words, is_stock),
    )


def estimate(report: Report, subject: Subject, name: str | None = None) -> Estimate:
    """Return a report as the library has it; its source has the name of its origin unless given."""
    source = Source(name or report.origin, SourceKind.OTHER, report.origin)
    stated = "2024-12/.." if report.day is None else f"2025-01-{report.day:02}"
    grade = None if report.grade is None else Grade.parse(f"{report.grade}2")
    by = Attribution(source, Period(stated), grade=grade)
    return Estimate(
        report.id,
        subject,
        Range(report.low, report.high),
        by,
        best=report.best,
        supersedes=report.replaces,
    )


def day_of(number: int | None) -> date | None:
    """Return the day of a number, as a voice of the library has it."""
    return None if number is None else date(2025, 1, number)


def range_of(numbers: Numbers) -> Range:
    """Return numbers without a gap as the library has them."""
    return Range(min(numbers), None if max(numbers) == TOP else max(numbers))


def pieces_of(numbers: Numbers) -> tuple[Range, ...]:
    """Return the runs of the numbers as the library has them."""
    starts = sorted(each for each in numbers if each - 1 not in numbers)
    ends = sorted(each for each in numbers if each + 1 not in numbers)
    return tuple(
        Range(start, None if end == TOP else end) for start, end in zip(starts, ends, strict=True)
    )


def voice(said: Said) -> Voice:
    """Return what an origin says as a voice of the library."""
    grade = None if said.grade is None else Reliability[said.grade]
    return Voice(
        said.origin, range_of(said.numbers), day_of(said.day), grade, sorted(said.ids), said.best
    )
