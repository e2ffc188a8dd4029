"""Dossiers beside a plain list of what was said, through any steps of adding and asking.

The model is a list of rows in the order they were kept. What it expects is read off the rows: a
claim is made from each and handed on, but never asked.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.judgements import Judgement, Retraction
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer
from conflictmodel.errors import InvalidValueError, UnknownNameError
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject


class Said(NamedTuple):
    """What the model knows of a claim; the first of the sources is the originator."""

    id: str
    kind: type[Claim]
    old: tuple[str, ...]
    sources: tuple[str, ...]
    stated: str
    subject: str


# Few ids, so that they repeat, dangle and close circles.
LETTERS = "abcdefghijkl"
IDS = st.sampled_from(LETTERS)
OLD = st.lists(IDS, min_size=1, max_size=2, unique=True).map(tuple)

# Three sources have one name; a source is known here by its name, its kind and its origin.
SOURCES = {
    "DW, media, DW": Source("DW", SourceKind.MEDIA),
    "DW, media, Germany": Source("DW", SourceKind.MEDIA, "Germany"),
    "DW, other, DW": Source("DW", SourceKind.OTHER),
    "Army, military, Ukraine": Source("Army", SourceKind.MILITARY, "Ukraine"),
    "BBC, media, BBC": Source("BBC", SourceKind.MEDIA),
    "President, government, Ukraine": Source("President", SourceKind.GOVERNMENT, "Ukraine"),
}
# The first of the name is drawn most often, or few dossiers would grow.
NAMED = st.sampled_from(["DW, media, DW"] * 15 + sorted(SOURCES))
CHAINS = st.lists(NAMED, min_size=1, max_size=2).map(tuple)
SIDES = st.sampled_from(["DW", "Germany", "Ukraine", "Russia"])

# What the period says, and since when it is certain.
STATED = {
    "2024-12-01": date(2024, 12, 1),
    "2024-12-03": date(2024, 12, 3),
    "2024-12-01/2024-12-05": date(2024, 12, 5),
    "2024-11": date(2024, 11, 30),
    "2024-12": date(2024, 12, 31),
    "2024-12-02/..": None,
}
STATEMENTS = st.sampled_from(sorted(STATED))
DAYS = st.sampled_from([date(2024, 11, 30), *(date(2024, 12, day) for day in (1, 3, 4, 5, 31))])

# The first two are one question, written in two ways.
SUBJECTS = {
    "year": Subject(Group("troops"), KILLED, Period("2024")),
    "year in days": Subject(Group("troops"), KILLED, Period("2024-01-01/2024-12-31")),
    "month": Subject(Group("troops"), KILLED, Period("2024-12")),
    "crew": Subject(Group("crew"), KILLED, Period("2024")),
}
QUESTIONS = {"year": "year", "year in days": "year", "month": "month", "crew": "crew"}
ASKED_SUBJECTS = st.sampled_from(sorted(SUBJECTS))
KINDS: list[type[Claim]] = [Estimate, Judgement, TerritorialClaim, Retraction]
ASKED_KINDS = st.sampled_from([*KINDS, Transfer])
VILLAGE = Place("Storozheve")

NONE: st.SearchStrategy[tuple[str, ...]] = st.just(())
CLAIMS, CORRECTIONS, RETRACTIONS = (
    st.builds(Said, IDS, st.sampled_from(kinds), old, CHAINS, STATEMENTS, ASKED_SUBJECTS)
    for kinds, old in ((KINDS[:3], NONE), (KINDS[:3], OLD), (KINDS[3:], OLD))
)


@cache
def claim_of(row: Said) -> Claim:
    """Return the claim of a row of the model."""
    source, *relays = (SOURCES[name] for name in row.sources)
    by = Attribution(source, Period(row.stated), tuple(relays))
    if row.kind is Estimate:
        return Estimate(row.id, SUBJECTS[row.subject], Range(5), by, supersedes=row.old)
    if row.kind is Retraction:
        return Retraction(row.id, row.old, by)
    if row.kind is Judgement:
        return Judgement(row.id, "the town is being encircled", by, supersedes=row.old)
    day = Period("2024-12-01")
    return TerritorialClaim(row.id, VILLAGE, "Russia", Hold.HELD, day, by, supersedes=row.old)


def claims_of(rows: Iterable[Said]) -> tuple[Claim, ...]:
    """Return the claims of rows, in their order."""
    return tuple(map(claim_of, rows))


def standing(rows: Sequence[Said]) -> list[Said]:
    """Return the rows that no row names as old."""
    return [row for row in rows if not any(row.id in other.old for other in rows)]


def closes_a_circle(rows: Sequence[Said]) -> bool:
    """Tell whether somebody walks from a row over what it names as old back to it."""
    for start in rows:
        reached: set[str] = set()
        for _ in rows:
            reached |= {old for row in rows if row is start or row.id in reached for old in row.old}
        if start.id in reached:
            return True
    return False


def refused(rows: Sequence[Said]) -> dict[str, str]:
    """Return where rows may not be a dossier, each place with the reason."""
    found: dict[str, str] = {}
    ids: set[str] = set()
    meant: dict[str, str] = {}
    for index, row in enumerate(rows):
        if row.id in ids:
            found[f"claims[{index}].id"] = "repeated"
        ids.add(row.id)
        places = ["by.source", *(f"by.via[{step}]" for step in range(len(row.sources) - 1))]
        for place, source in zip(places, row.sources, strict=True):
            if meant.setdefault(source.split(",")[0], source) != source:
                found[f"claims[{index}].{place}"] = "ambiguous"
    # Which claim an id in a circle means is not said where it is that of two.
    if "repeated" not in found.values() and closes_a_circle(rows):
        found["claims"] = "circle"
    return found


class DossierMachine(RuleBasedStateMachine):
    """A dossier, and the rows it should hold."""

    met: set[str]
    """What any run was refused or answered, so that a test can tell that all of it was met."""

    def __init__(self) -> None:
        super().__init__()
        self.dossier = Dossier()
        self.rows: tuple[Said, ...] = ()
        self.kept: list[tuple[Dossier, tuple[Said, ...]]] = [(self.dossier, self.rows)]

    def compare(self, dossier: Dossier, rows: tuple[Said, ...]) -> None:
        """Compare all that a dossier holds and lists with rows."""
        assert claims_of(rows) == dossier.claims
        assert claims_of(standing(rows)) == dossier.current
        first: dict[str, str] = {}
        for row in standing(rows):
            if row.kind is Estimate:
                first.setdefault(QUESTIONS[row.subject], row.subject)
        named = sorted({source for row in rows for source in row.sources})
        assert tuple(SUBJECTS[subject] for subject in first.values()) == dossier.subjects
        assert tuple(SOURCES[source] for source in named) == dossier.sources

    def go_on(self, dossier: Dossier, rows: tuple[Said, ...]) -> None:
        """Take up a dossier, and leave the one before as it was."""
        self.compare(dossier, rows)
        self.compare(*self.kept[-1])
        self.kept.append((dossier, rows))
        self.dossier, self.rows = dossier, rows

    @initialize(said=st.lists(CLAIMS | CORRECTIONS | RETRACTIONS, max_size=8))
    def begin(self, said: list[Said]) -> None:
        """Begin with some claims; Hypothesis leaves whole rules out of many runs."""
        for new in said:
            self.supersede(new)

    @rule(new=st.lists(CLAIMS, max_size=3))
    def add(self, new: list[Said]) -> None:
        """Add any number of claims at once, or meet the refusal that the rows call for."""
        rows = (*self.rows, *new)
        reasons = refused(rows)
        if not reasons:
            self.go_on(self.dossier.add(*claims_of(new)), rows)
            return
        with pytest.raises(InvalidValueError) as caught:
            self.dossier.add(*claims_of(new))
        paths = {problem.path for problem in caught.value.problems}
        if "repeated" in reasons.values():
            paths.discard("claims")
        assert set(reasons) == paths
        self.met.update(reasons.values())
        self.compare(self.dossier, self.rows)

    @rule(new=CORRECTIONS)
    def supersede(self, new: Said) -> None:
        """Add a claim that replaces others, which may be there, come later or never."""
        if new.id in new.old:
            with pytest.raises(InvalidValueError, match="cannot supersede itself"):
                claim_of(new)
            self.met.add("itself")
        else:
            self.add([new])

    @rule(new=RETRACTIONS)
    def retract(self, new: Said) -> None:
        """Add a retraction of others, which may be there, come later or never."""
        self.supersede(new)

    @rule(day=DAYS, goes_on=st.booleans())
    def ask_as_of_a_day(self, day: date, *, goes_on: bool) -> None:
        """Ask what was known on a day, and perhaps go on from there."""
        rows = tuple(
            row for row in self.rows if (since := STATED[row.stated]) is not None and since <= day
        )
        known = self.dossier.known_on(day)
        self.compare(known, rows)
        if goes_on:
            self.go_on(known, rows)

    @rule()
    def look_up_each_id(self) -> None:
        """Ask for each claim and its history, and for those of ids that are not there."""
        for claim_id in LETTERS:
            found = [row for row in self.rows if row.id == claim_id]
            if found:
                chain = {claim_id}
                for _ in self.rows:
                    chain.update(old for row in self.rows if row.id in chain for old in row.old)
                rows = [row for row in self.rows if row.id in chain]
                assert claims_of(found) == (self.dossier[claim_id],)
                assert claims_of(rows) == self.dossier.history(claim_id)
                self.met.add("history" if len(rows) > 1 else "alone")
            else:
                for ask in (self.dossier.__getitem__, self.dossier.history):
                    with pytest.raises(UnknownNameError):
                        ask(claim_id)
                self.met.add("unknown")

    @rule(kind=ASKED_KINDS, origin=SIDES)
    def look_up_by_type_and_origin(self, kind: type[Claim], origin: str) -> None:
        """Ask for the current claims of a type, and for those of an origin."""
        rows = standing(self.rows)
        of_type = [row for row in rows if row.kind is kind]
        by_origin = [row for row in rows if row.sources[0].split(", ")[2] == origin]
        assert claims_of(of_type) == self.dossier.of_type(kind)
        assert claims_of(by_origin) == self.dossier.by_origin(origin)

    def teardown(self) -> None:
        """Compare every dossier there was with the rows of its time."""
        for dossier, rows in self.kept:
            self.compare(dossier, rows)


@pytest.mark.unmeasured
def test_a_dossier_answers_as_a_list_of_what_was_said() -> None:
    """Through any steps a dossier holds, refuses and answers what a plain list would."""
    DossierMachine.met = set()
    run_state_machine_as_test(DossierMachine, settings=settings(stateful_step_count=50))
    expected = {"repeated", "ambiguous", "circle", "itself", "unknown", "alone", "history"}
    assert expected == DossierMachine.met
