"""Values as frames: estimates, answers and findings, for whatever is done with rows."""

import datetime as dt
import sys
from importlib import import_module

import polars as pl
import pytest
from attrs import evolve
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import tables
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions._findings.finding import Finding
from conflictmodel.conclusions.auditing import audit
from conflictmodel.conclusions.combining import combine
from conflictmodel.errors import InvalidValueError
from conflictmodel.examples import example
from conflictmodel.phrases.figures import Wording
from conflictmodel.readers import RecordFinding
from conflictmodel.rules.bounds import hull, intersection
from conflictmodel.rules.selection import latest
from conflictmodel.rules.voting import camps
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Grade, Source, SourceKind
from support.figures import HARMED, said
from support.table_worlds import rows_of
from support.worlds import refusal

INTO: list[type[pl.DataFrame]] = [  # the others have no types of their own here
    pl.DataFrame,
    import_module("pandas").DataFrame,
    import_module("pyarrow").Table,
]
EACH_TYPE = pytest.mark.parametrize("into", INTO, ids=["polars", "pandas", "pyarrow"])
RELAYED = Estimate(
    "a",
    HARMED,
    Range(3, 9),
    Attribution(
        Source("Navy", SourceKind.MILITARY, "South"),
        Period("2024-03"),
        via=(Source("Paper", SourceKind.MEDIA),),
        grade=Grade.parse("B2"),
    ),
    (Wording("three or more", "rounding/1", Range(3)), "at most nine"),
    supersedes=("b",),
    best=4,
)


def test_pandas_needs_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame of pandas has columns of the types of pyarrow, and that it is missing is said."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InvalidValueError, match="made by pyarrow, which is missing: install it"):
        tables.to_frame([RELAYED], import_module("pandas").DataFrame)


def test_each_kind_of_value_has_its_columns() -> None:
    """They have the names that the functions for tables look for, and those of the fields."""
    about = ["group", "measure", "place", "place_in_full", "period", "unit", "decimals"]
    ends, made_of = ["lower", "best", "upper"], ["source", "kind", "origin", "stated", "day"]
    found = tables.to_frame([RELAYED], pl.DataFrame)
    rest = ["grade", "via", "words", "supersedes"]
    assert ["id", *about, *ends, *made_of, *rest] == found.columns
    assessed = tables.combine_each([RELAYED], rule=hull, into=pl.DataFrame)
    counted = ["agrees", "origins", "reports", "gap_lower", "gap_upper", "conclusion"]
    assert [*about, *ends, *counted] == assessed.columns
    row = RecordFinding("line 2", "it is odd")
    assert ["path", "kind", "message"] == tables.to_frame([row], pl.DataFrame).columns


def test_what_is_no_claim_is_no_subject_of_a_row() -> None:
    """What is neither a dossier nor claims is refused as by `combine`."""
    expected = "combine_each: expected a claim, claims or a dossier, got int @ claims"
    assert expected == refusal(tables.combine_each, 3, rule=hull, into=pl.DataFrame)


@EACH_TYPE
def test_an_estimate_is_a_row(into: type[pl.DataFrame]) -> None:
    """It has its subject, its figure, who said it and when, and its words."""
    frame = tables.to_frame([RELAYED], into)
    assert into is type(frame)
    (row,) = rows_of(frame)
    group, measure = str(HARMED.group), str(HARMED.measure)
    subject = (group, measure, None, None, HARMED.period.edtf, "persons", 0)
    by = ("Navy", "military", "South", "2024-03", dt.date(2024, 3, 31), "B2", ["Paper"])
    words = ["three or more", "at most nine"]
    assert ("a", *subject, 3, 4, 9, *by, words, ["b"]) == row


@EACH_TYPE
def test_estimates_can_be_combined_as_a_table(into: type[pl.DataFrame]) -> None:
    """The columns have the names and types that the other functions take."""
    claims = [
        said("a", "x", Range(1, 2**53 + 1), stated="2024-03-01"),
        said("b", "x", Range(3, 2**53 + 3), stated="2024-03-02", supersedes=("a",)),
        said("c", "y", Range(5), stated="2024-03-03"),
    ]
    frame: IntoFrame = tables.to_frame(claims, into)
    standing = tables.supersede(frame)
    assert ["b", "c"] == [row[0] for row in rows_of(standing)]
    found = tables.combine(standing, by="group", rule=latest(hull), stated="day", best="best")
    assert [(str(HARMED.group), 5, None, True, 2, 2, None, None, None)] == rows_of(found)
    assert [("repeated-id", "a")] == rows_of(tables.audit(tables.to_frame(claims[:1] * 2, into)))


def test_a_dossier_gives_the_estimates_that_stand() -> None:
    """What was replaced, and other claims, are left out."""
    old, new = said("old", "x", Range(1)), said("new", "x", Range(2), supersedes=("old",))
    assert ["new"] == tables.to_frame(Dossier((old, new)), pl.DataFrame)["id"].to_list()
    assert 8 == len(tables.to_frame(example(), pl.DataFrame))


@EACH_TYPE
def test_an_answer_is_a_row(into: type[pl.DataFrame]) -> None:
    """A conclusion, disagreement and several ranges, each in the same columns."""
    claims = [
        evolve(said("a", "x", Range(1, 4)), best=3),
        said("b", "y", Range(6, 8)),
        said("c", "y", Range(6, 9)),
    ]
    rules = (hull, intersection, camps)
    found = tables.to_frame([combine(claims, rule=each, about=HARMED) for each in rules], into)
    subject = (str(HARMED.group), str(HARMED.measure), None, None, HARMED.period.edtf, "persons", 0)
    rest = (False, 2, 3, 5, 5)
    unsorted = [
        (*subject, 1, 3, 8, *rest, "1–8 persons"),
        (*subject, None, None, None, *rest, "none: the voices disagree"),
        (*subject, None, 3, None, *rest, "1–4 persons or 6–8 persons"),
    ]
    assert sorted(unsorted, key=repr) == rows_of(found)
    (silent,) = rows_of(tables.to_frame([combine([], rule=hull, about=HARMED)], into))
    nothing = (None, None, None, None, 0, 0, None, None, "none: nobody gave a figure")
    assert (*subject, *nothing) == silent


@EACH_TYPE
def test_a_finding_is_a_row(into: type[pl.DataFrame]) -> None:
    """Its code, the claims and what was found."""
    finding = Finding("drift", "a", "two figures", ("b",))
    in_a_file = RecordFinding("line 3, best", "{} is odd", ("4",))
    assert [("line 3, best", "… is odd", "4 is odd")] == rows_of(tables.to_frame([in_a_file], into))
    assert [("drift", "a", "two figures", ["b"])] == rows_of(tables.to_frame([finding], into))
    assert () == audit(Dossier((said("a", "x", Range(1)),)))
    assert [] == rows_of(tables.to_frame((), into))


def test_each_subject_is_asked_about() -> None:
    """With a rule or its name; all subjects of estimates that stand, or those that are named."""
    found = tables.combine_each(example(), rule="hull", into=pl.DataFrame)
    assert 6 == len(found)
    asked = tables.combine_each([RELAYED], rule=hull, about=[HARMED], into=pl.DataFrame)
    assert [(3, 4, 9)] == asked.select("lower", "best", "upper").rows()
    answer = combine([RELAYED], rule=hull, about=HARMED)
    assert tables.to_frame([answer], pl.DataFrame).equals(asked)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ([3], "expected estimates, assessments, findings or a dossier, got 3 @ values"),
        (3, "expected estimates, assessments, findings or a dossier, got 3 @ values"),
        (
            [said("a", "x", Range(1)), Finding("drift", "a", "two figures")],
            "it is of another type @ values[1]",
        ),
        (
            [said("a", "x", Range(1, 2**63))],
            "9223372036854775808 does not fit in 64 bits @ values[0], upper",
        ),
    ],
    ids=["a number", "no values", "of two types", "a large number"],
)
def test_what_makes_no_frame_is_refused(values: list[Estimate], problem: str) -> None:
    """The error says what it is."""
    with pytest.raises(InvalidValueError) as caught:
        tables.to_frame(values, pl.DataFrame)
    assert f"to_frame: {problem}" == str(caught.value)


@pytest.mark.parametrize(
    ("into", "shown"),
    [
        (pl.DataFrame(), "a value of DataFrame"),
        (pl.from_dict, "a value of function"),
        (None, "a value of NoneType"),
        (list, "<class 'list'>"),
        (pl.Series, "<class 'polars.series.series.Series'>"),
    ],
    ids=["a frame", "a function", "nothing", "another type", "no frame"],
)
def test_what_is_no_type_of_frame_is_refused(into: object, shown: str) -> None:
    """A frame itself is none, nor is a function of its library."""
    with pytest.raises(InvalidValueError) as caught:
        tables.to_frame([RELAYED], into)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    expected = f"expected a type of frame of polars, pandas, pyarrow, got {shown}"
    assert f"to_frame: {expected} @ into" == str(caught.value)
