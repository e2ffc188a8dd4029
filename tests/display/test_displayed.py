"""What is shown of every value: one line, a table, and of a result a page."""

import inspect
from datetime import date
from importlib import import_module
from typing import cast

import attrs
import pytest
from attrs import evolve

import conflictmodel
from conflictmodel import (
    KILLED,
    PERSONS,
    ROUNDING_1,
    WOUNDED,
    Attribution,
    Dossier,
    Estimate,
    Group,
    Installment,
    Interception,
    InterceptionTally,
    Partition,
    Place,
    Point,
    Programme,
    Quantity,
    Range,
    Source,
    SourceKind,
    Subject,
    aid_ledger,
    camps,
    combine,
    currency,
    exactly,
    example,
    hull,
    read,
    read_period,
    reconcile,
    report,
)
from conflictmodel.conclusions import Control, Finding, LedgerEntry, Reading, RunningTotal, Standing
from conflictmodel.conclusions.running_totals import CONTRADICTORY
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import NOT_SHOWN, Summary, plain
from conflictmodel.phrases import ENGLISH, FRENCH, PHIA, POLICIES, YARDSTICKS, Policy, Width
from conflictmodel.readers import Extract, Record, changes, compare
from conflictmodel.readers.record_findings import FindingKind, RecordFinding
from conflictmodel.rules import Counterexample, Voice
from conflictmodel.values import FATES_OF_PEOPLE, at_least
from support.golden_dossier import GOLDEN
from support.markup import parsed, rows_of
from support.worlds import BY, DAY, DEAD

LONGEST_LABEL = 16
LINES, COLUMNS = 60, 80
VOICE = Voice("Kyiv", Range(3001))
LOAN, USD = Programme("loan", "IMF", "Ukraine"), currency("USD")
PACKAGES = ("values", "phrases", "claims", "rules", "conclusions", "readers", "formats", "reports")
ODD = RecordFinding("a", "odd")
MADE: tuple[Displayed, ...] = (
    *(GOLDEN, report(GOLDEN, rule=camps), report(example(), rule=hull)),
    Extract(
        "acled", GOLDEN, (Record("line 2", (("a", "b"),), findings=(RecordFinding("a", "odd"),)),)
    ),
    FindingKind("odd", "a", 1, ODD),
    Finding("drift", "a", "b"),
    Counterexample((VOICE,), (Range(3001),)),
    *YARDSTICKS.values(),
    *POLICIES.values(),
    *(ENGLISH, FRENCH),
    *hull.laws,
    FATES_OF_PEOPLE,
)
FOUND = report(example(), rule=camps).assessments[0]
DEAD_OF_DAY = next(claim for claim in example().claims if isinstance(claim, Estimate))
LATER = changes(
    Dossier((DEAD_OF_DAY,)), Dossier((evolve(DEAD_OF_DAY, range=at_least(1), best=None),))
)
BESIDE = compare(example(), Dossier(), labels=["one", "other"], by=())
SEOUL = Partition(Place("Korea"), (Place("Seoul"), Place("Busan")), exhaustive=True)
TOGETHER = reconcile(example(), partitions=[SEOUL])


def inside(value: object) -> set[Displayed]:
    """Return a value and all that are in it, however deep."""
    if isinstance(value, Displayed):
        return {value}.union(*(inside(getattr(value, name)) for name in value.__match_args__))
    several = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return set[Displayed]().union(*map(inside, several))


WHY = tuple(each for subject in TOGETHER.ranges for each in TOGETHER.why(subject))
SHOWN = inside((MADE, FOUND.contributions, FOUND.camps, FOUND.limits)) | inside(
    (BESIDE, LATER, LATER.revised, LATER.totals("year"), TOGETHER, TOGETHER.conflicts, WHY)
)


def test_every_public_value_is_shown() -> None:
    """No type of values shows a bare `repr`, and one of each is among those shown here."""
    packages = [conflictmodel, *(import_module(f"conflictmodel.{each}") for each in PACKAGES)]
    things = [getattr(each, name) for each in packages for name in getattr(each, "__all__", ())]
    public = {
        each
        for each in things
        if inspect.isclass(each) and attrs.has(each) and not issubclass(each, Exception)
    }
    assert set() == {each for each in public if not issubclass(each, Displayed)}
    assert set() == {each for each in public if not any(isinstance(one, each) for one in SHOWN)}


def test_a_value_is_one_line_and_a_table() -> None:
    """A value prints as the title of its table, which is well-formed, and a result as a page."""
    for value in SHOWN:
        summary = value.summary()
        if isinstance(value, DisplayedInFull):
            assert summary.page() == str(value)
            assert len(summary.page().splitlines()) <= LINES
        else:
            assert plain(summary.title) == str(value)
        assert all(len(label) <= LONGEST_LABEL for label, _ in summary.rows)
        assert "table" == parsed(summary.html())[1].tag


def test_the_rows_of_a_value_are_its_fields() -> None:
    """A field without a value has no row, one of several has a line for each."""
    place = Place("Kursk", Place("Russia"), point=Point.parse("51.7", "36.2"))
    assert {
        "name": ["Kursk"],
        "within": ["Russia"],
        "point": ["51.7, 36.2"],
    } == rows_of(place.summary().html())
    assert {"lower": ["3,001"]} == rows_of(Range(3001).summary().html())
    assert {"outcomes": ["killed", "wounded"], "accrues": ["yes"]} == rows_of(
        (WOUNDED | KILLED).summary().html()
    )
    assert {"kind": ["media"], "name": ["DW"], "origin": ["DW"]} == rows_of(
        Source("DW", SourceKind.MEDIA).summary().html()
    )


def test_a_pair_is_one_line() -> None:
    """A column stands before its value, and a word before what it stands for."""
    record = Record("line 2", (("notes", "rain"), ("who", "DW")), unmapped=("who",))
    assert {
        "where": ["line 2"],
        "published": ["notes: rain", "who: DW"],
        "unmapped": ["who"],
    } == rows_of(record.summary().html())
    assert "line 2: 2 columns, 0 claims" == str(record)
    assert ["dozens: 12"] == rows_of(
        Policy("mine", 1, Width.EXACT, Width.EXACT, (("dozens", 12),)).summary().html()
    )["vague"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (PERSONS, "persons"),
        (LOAN, "loan, IMF to Ukraine"),
        (ROUNDING_1, "rounding/1"),
        (PHIA, "phia"),
        (VOICE, "Kyiv: more than 3,000"),
        (read("over 3,000", policy=ROUNDING_1), '"over 3,000": more than 3,000 by rounding/1'),
        (read("$3", policy=ROUNDING_1), '"$3": exactly 3.00 USD by rounding/1'),
        (
            read_period("last month", dateline=date(2024, 12, 23)),
            '"last month": 2024-11, said on 2024-12-23',
        ),
        (Reading(Range(1, 2), Range(5, 5)), "1–2 before, exactly 5 after"),
        (
            RunningTotal(USD, (Reading(Range(1, 2), Range(5, 5)),)),
            "0.01–0.02 USD before, exactly 0.05 USD after",
        ),
        (RunningTotal(USD, ()), CONTRADICTORY),
        (
            LedgerEntry(6, (), (Quantity(Range(1, 2), USD),), ()),
            "installment 6: 0.01–0.02 USD",
        ),
    ],
)
def test_a_value_prints_as_one_line(value: Displayed, expected: str) -> None:
    """What a person would write, in place of a call of Python."""
    assert expected == str(value)


def said(number: int, about: Subject = DEAD) -> Estimate:
    """Return an estimate with many words, of an origin of its own."""
    by = Attribution(Source(f"source-{number}", SourceKind.MEDIA), DAY)
    return Estimate(f"claim-{number}", about, exactly(number), by, words=("word " * 100,))


def about(number: int) -> Subject:
    """Return a subject of a group of its own."""
    return evolve(DEAD, group=Group(f"group-{number}"))


MANY = tuple(map(said, range(300)))
RECORDS = tuple(
    Record(f"line {n}", findings=(RecordFinding(f"who {n}", "odd"),)) for n in range(300)
)
ATTACKS = [Interception(str(n), Group("drones"), DAY, BY, launched=exactly(n)) for n in range(300)]
PAID = [
    Installment(str(n), LOAN, BY, n, amounts=(Quantity(exactly(n), USD),)) for n in range(1, 301)
]
SIDES = tuple(Standing(f"side-{n}", ("a",), ("b",)) for n in range(300))
QUESTIONS = Dossier(tuple(said(n, about(n)) for n in range(100)))


@pytest.mark.parametrize(
    ("value", "left"),
    [
        (Dossier(MANY), ["8 more rows", "288 more claims"]),
        (combine(MANY, rule=hull, about=DEAD), ["10 more rows", "288 more estimates"]),
        (report(QUESTIONS, rule=hull), ["88 more conclusions"]),
        (Extract("acled", Dossier(MANY), RECORDS), ["300", "300", "and 288 more"]),
        (aid_ledger(LOAN, PAID), ["544 more rows"]),
        (InterceptionTally(tuple(ATTACKS)), ["252 more rows"]),
        (Control(Place("Kursk"), date(2024, 12, 23), SIDES), ["244 more rows"]),
    ],
)
def test_a_result_prints_as_a_page(value: DisplayedInFull, left: list[str]) -> None:
    """However much there is, it is at most a page, and what is left out is counted."""
    page = str(value).splitlines()
    assert len(page) <= LINES
    assert all(len(line) <= COLUMNS for line in page)
    assert left == [line[18:] for line in page if line[18:] in left]


def test_the_counts_of_what_is_left_out_stay_on_the_page() -> None:
    """Where only they have no place any more, nothing else is said to be left out."""
    rows = tuple(("row", (str(number),)) for number in range(56))
    page = Summary("title", (*rows, (NOT_SHOWN, ("3 more claims",)))).page().splitlines()
    assert ["  row             55", "  not shown       3 more claims"] == page[-2:]
    page = Summary("title", (*rows, ("row", ("56",)))).page().splitlines()
    assert "  not shown       1 more row" == page[-1]
