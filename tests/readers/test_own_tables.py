"""One's own table: a file or a frame, of which each column is said to be what it is."""

import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, strategies as st

from conflictmodel import (
    ITEMS,
    KILLED,
    LITERAL_1,
    PERSONS,
    ROUNDING_1,
    WOUNDED,
    Attribution,
    Estimate,
    Grade,
    Group,
    Measure,
    Period,
    Place,
    Range,
    Source,
    SourceKind,
    Subject,
    Unit,
    at_least,
    at_most,
    between,
    currency,
    exactly,
    unknown,
)
from conflictmodel.errors import DocumentError, InvalidValueError, MissingExtraError
from conflictmodel.phrases import Wording
from conflictmodel.readers import Extract, TableColumns, read_table, suggested_columns
from conflictmodel.values import DISPLACED
from support.workbooks import workbook
from support.worlds import refusal

COLUMNS = TableColumns(
    group="what happened",
    measure=KILLED,
    place="town",
    period="on",
    source="says",
    via="read in",
    lower="from",
    best="likely",
    upper="to",
    words="as said",
    policy=ROUNDING_1,
)
ROWS: dict[str, list[str | int | None]] = {
    "what happened": ["Battle", "Battle", "Raid", "Raid", "Raid", "Raid"],
    "town": ["Ford", "Ford", "Hill", None, "Hill", "Hill"],
    "on": ["2025-05-01", "2025-05-02", "2025-06", "2025-06-03", "2025-06-04", "2025-06-05"],
    "says": ["Army", "Doctors", "Rebels", "Council", "Army", "Army"],
    "read in": [None, "Courier", "Courier; Herald", None, None, None],
    "from": [None, 31, None, 5, None, 0],
    "likely": [None, None, None, 6, 7, None],
    "to": [None, None, 49, 9, None, 0],
    "as said": ["some 240 dead", None, "fewer than 50", None, None, "no casualties"],
}
FRAME = pl.DataFrame(ROWS)
RANGES = [between(235, 245), at_least(31), at_most(49), between(5, 9), unknown(), exactly(0)]


def table(**columns: object) -> pl.DataFrame:
    """Return a frame of one row, which has what is needed and these values."""
    row = {"event": "Battle", "day": "2025-05-01", "who": "Army", **columns}
    return pl.DataFrame({name: [value] for name, value in row.items()}, strict=False)


NEEDED: dict[str, Any] = {"group": "event", "measure": KILLED, "period": "day", "source": "who"}


def only(found: Extract) -> Estimate:
    """Return the only claim of an extract."""
    (claim,) = found.dossier.of_type(Estimate)
    return claim


def odd(found: Extract) -> list[str]:
    """Return what is odd about rows, and not about the columns as a whole."""
    return [str(each) for each in found.findings if each.path.startswith(("row", "line"))]


def test_a_row_is_an_estimate() -> None:
    """Each column goes where its keyword says, and the words are read by the policy."""
    found = read_table(FRAME, **COLUMNS)
    first, _, third, *_ = found.dossier.of_type(Estimate)
    subject = Subject(Group("Battle"), KILLED, Period("2025-05-01"), Place("Ford"))
    by = Attribution(Source("Army", SourceKind.OTHER), Period("../.."))
    said = Wording("some 240 dead", "rounding/1", between(235, 245), trailing="dead")
    assert Estimate("row 1 from", subject, between(235, 245), by, (said,)) == first
    assert ["Courier", "Herald"] == [each.name for each in third.by.via]
    assert RANGES == [each.range for each in found.dossier.of_type(Estimate)]
    assert [None, None, None, 6, 7, None] == [e.best for e in found.dossier.of_type(Estimate)]
    assert "table" == found.format


def of_pandas(_: Path) -> object:
    """Return the table as a frame of pandas, in which whole numbers are floats."""
    found: object = import_module("pandas").DataFrame(ROWS)
    return found


def of_pandas_with_nulls(_: Path) -> object:
    """Return the table as a frame of pandas that knows missing values."""
    found: object = import_module("pandas").DataFrame(ROWS).convert_dtypes()
    return found


def of_polars(_: Path) -> object:
    """Return the table as a frame of polars that is computed later."""
    return FRAME.lazy()


def of_pyarrow(_: Path) -> object:
    """Return the table as one of pyarrow."""
    found: object = import_module("pyarrow").table(ROWS)
    return found


def of_duckdb(_: Path) -> object:
    """Return the table as a relation of DuckDB."""
    found: object = import_module("duckdb").from_arrow(of_pyarrow(Path()))
    return found


def as_workbook(folder: Path) -> Path:
    """Write the table as the second sheet of a workbook."""
    rows = [[*ROWS], *FRAME.rows()]
    (folder / "mine.xlsx").write_bytes(workbook({"notes": [["nothing"]], "figures": rows}))
    return folder / "mine.xlsx"


def as_parquet(folder: Path) -> Path:
    """Write the table as Parquet."""
    FRAME.write_parquet(folder / "mine.parquet")
    return folder / "mine.parquet"


def as_lines(folder: Path) -> Path:
    """Write the table as JSON Lines."""
    FRAME.write_ndjson(folder / "mine.jsonl")
    return folder / "mine.jsonl"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_whatever_parts_the_columns_is_read(tmp_path: Path, delimiter: str) -> None:
    """A file from a spreadsheet has what the language of its user has."""
    FRAME.write_csv(tmp_path / "mine.txt", separator=delimiter)
    found = read_table(tmp_path / "mine.txt", **COLUMNS)
    assert RANGES == [each.range for each in found.dossier.of_type(Estimate)]
    assert "mine line 2 from" == found.dossier.claims[0].id


def of_sheet(name: str) -> TableColumns:
    """Return what the columns are, in a sheet of this name."""
    columns = COLUMNS.copy()
    columns["sheet"] = name
    return columns


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    """Where several have the columns, it is said which; an unknown one lists those there."""
    rows = [[*ROWS], *FRAME.rows()]
    file = tmp_path / "mine.xlsx"
    file.write_bytes(workbook({"2024": rows[:2], "2025": rows}))
    found = read_table(file, **of_sheet("2025"))
    assert RANGES == [each.range for each in found.dossier.of_type(Estimate)]
    several = r"2 sheets that can be read \(2024, 2025\): say which by `sheet` @ \$"
    with pytest.raises(DocumentError, match=several):
        read_table(file, **COLUMNS)
    with pytest.raises(DocumentError, match="has no '2026'; it has 2024, 2025 @ sheet"):
        read_table(file, **of_sheet("2026"))
    assert suggested_columns(file, sheet="2024").splitlines()[1] == 'sheet = "2024"'


def test_what_is_no_workbook_has_no_sheet(tmp_path: Path) -> None:
    """A sheet is not passed over in silence."""
    FRAME.write_csv(tmp_path / "mine.csv")
    expected = "this is no workbook, and has no sheets @ sheet"
    with pytest.raises(DocumentError, match=expected):
        read_table(tmp_path / "mine.csv", **of_sheet("2025"))
    for source in (FRAME, as_parquet(tmp_path)):
        assert f"read_table: {expected}" == refusal(read_table, source, **of_sheet("2025"))


def test_groups_of_a_column_lie_within_a_whole() -> None:
    """The whole is a value or in a column, where it may be blank; a group has one."""
    raids = Group("raids")
    frame = table(low=3, of="raids")
    for whole in (raids, "of"):
        found = only(read_table(frame, within=whole, lower="low", **NEEDED))
        assert Group("Battle", raids) == found.subject.group
    assert (
        Group("Battle")
        == only(read_table(table(low=3, of=None), within="of", lower="low", **NEEDED)).subject.group
    )
    given: dict[str, Any] = {**NEEDED, "group": Group("Battle", id="7")}
    found = only(read_table(frame, within=raids, lower="low", **given))
    assert Group("Battle", raids, "7") == found.subject.group
    given["group"] = Group("Battle", "others")
    assert (
        "read_table: the group lies in 'others' already: give one of the two @ within"
        == refusal(read_table, frame, within=raids, lower="low", **given)
    )


@pytest.mark.parametrize(
    "make",
    [
        *(as_workbook, as_parquet, as_lines, of_pandas, of_pandas_with_nulls, of_duckdb),
        *(of_polars, of_pyarrow),
    ],
)
def test_every_kind_of_table_says_the_same(tmp_path: Path, make: Callable[[Path], object]) -> None:
    """A file and a frame of the same cells give the same claims but for their ids."""
    found = read_table(make(tmp_path), **COLUMNS)
    expected = read_table(FRAME, **COLUMNS)
    assert [
        (e.subject, e.range, e.best, e.by, e.words) for e in found.dossier.of_type(Estimate)
    ] == [(e.subject, e.range, e.best, e.by, e.words) for e in expected.dossier.of_type(Estimate)]
    assert {each.kind for each in expected.kinds} == {each.kind for each in found.kinds}


IDS = "no column has ids: a claim has the place of its row, and the column of its figure"


def test_what_is_not_needed_and_not_there_is_one_finding_for_the_column() -> None:
    """Nobody has to say when a figure was stated; that nobody did is told once."""
    found = read_table(FRAME, **COLUMNS)
    cells = "(6 cells, first at row 1)"
    assert [
        f"no column says of which kind a source is: other {cells} @ columns, kind",
        f"no column says when a figure was stated: on an unknown day {cells} @ columns, stated",
        f"{IDS} {cells} @ columns, id",
    ] == list(map(str, found.findings))
    named = read_table(table(low=3), lower="low", grade="trust", **NEEDED)
    assert exactly(3).lower == only(named).range.lower
    assert "there is no such column (1 cell, first at row 1) @ columns, trust" in list(
        map(str, named.findings)
    )


def test_values_hold_for_every_row() -> None:
    """What is no text is the value itself."""
    army, paper = Source("Army", SourceKind.MILITARY, "North"), Source("Herald", SourceKind.MEDIA)
    claim = only(
        read_table(
            pl.DataFrame({"n": [3]}),
            id="n",
            group=Group("Battle"),
            measure=WOUNDED,
            place=Place("Ford"),
            period=Period("2025"),
            source=army,
            via=paper,
            stated=Period("2025-05"),
            grade=Grade.parse("B2"),
            lower="n",
            upper="n",
            unit=ITEMS,
        )
    )
    subject = Subject(Group("Battle"), WOUNDED, Period("2025"), Place("Ford"), ITEMS)
    by = Attribution(army, Period("2025-05"), (paper,), grade=Grade.parse("B2"))
    assert Estimate("3", subject, exactly(3), by) == claim


def test_columns_may_say_all_of_it() -> None:
    """Whatever may be a value may be a text in a column."""
    row = {
        "what": "killed or wounded",
        "kind": "Media",
        "side": "North",
        "said": "2025-05-02T00:00:00",
        "trust": "C3",
        "how": "literal/1",
        "of": "items",
        "words": "12 tanks",
    }
    claim = only(
        read_table(
            table(**row),
            group="event",
            measure="what",
            period="day",
            source="who",
            kind="kind",
            origin="side",
            stated="said",
            grade="trust",
            policy="how",
            unit="of",
            words="words",
        )
    )
    army = Source("Army", SourceKind.MEDIA, "North")
    assert Attribution(army, Period("2025-05-02"), grade=Grade.parse("C3")) == claim.by
    assert (KILLED | WOUNDED, ITEMS, exactly(12)) == (
        claim.subject.measure,
        claim.subject.unit,
        claim.range,
    )
    (said,) = claim.words
    assert isinstance(said, Wording)
    assert LITERAL_1.id == said.policy


@pytest.mark.parametrize(
    ("unit", "low", "expected"),
    [
        ("USD", "951.40", exactly(95_140)),
        ("USD", "951.407", between(95_140, 95_141)),
        ("USD", Decimal("951.40"), exactly(95_140)),
        ("JPY", "951", exactly(951)),
        ("persons", 951, exactly(951)),
        ("tonnes", 951.0, exactly(951)),
    ],
)
def test_an_end_is_counted_in_its_unit(unit: str, low: object, expected: Range) -> None:
    """Money has parts, a finer amount is between two, and a whole float is a whole number."""
    given_both = {"low": low, "of": unit}
    found = read_table(table(**given_both), lower="low", upper="low", unit="of", **NEEDED)
    units: Mapping[str, Unit] = {"persons": PERSONS, "tonnes": Unit("tonnes")}
    claim = only(found)
    assert (expected, units.get(unit) or currency(unit)) == (claim.range, claim.subject.unit)


def test_a_best_figure_finer_than_its_unit_is_none() -> None:
    """No number is chosen between two; the finding says so."""
    found = read_table(table(mid="1.005", of="EUR"), best="mid", unit="of", **NEEDED)
    assert (unknown(), None) == (only(found).range, only(found).best)
    kind = "'1.005' is finer than the smallest part of EUR: between the two nearest"
    assert [f"{kind} @ row 1, mid"] == odd(found)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"words": "dozens"}, "dozens is not read: "),
        ({"words": "about 5 USD"}, "about 5 USD is not read: it is not of persons"),
        ({"words": None}, "no figure is given"),
        ({"words": "about 40", "low": 5}, "about 40 is read as 35–45, and the ends are at least 5"),
    ],
)
def test_words_that_do_not_go_with_the_row_are_found(
    cells: Mapping[str, object], expected: str
) -> None:
    """A phrase that is not read, is of something else, or says otherwise, is told."""
    found = read_table(
        table(**{"low": None, **cells}), lower="low", words="words", policy=ROUNDING_1, **NEEDED
    )
    (message,) = odd(found)
    assert message.startswith(expected)
    assert bool(cells.get("low")) == bool(found.dossier.claims)


def test_what_is_lost_is_told_first() -> None:
    """A phrase that no policy reads, where it is all of a row, is a figure without a claim."""
    found = read_table(table(words="about 40"), words="words", **NEEDED)
    assert "about 40 is not read: no policy is named @ row 1, words" == odd(found)[0]
    assert () == found.kinds[0].lost
    both = read_table(table(words="about 40", low=5), words="words", lower="low", **NEEDED)
    assert (at_least(5), ("about 40",), []) == (only(both).range, only(both).words, odd(both))
    best = read_table(table(words="many", mid=5), words="words", best="mid", **NEEDED)
    assert (unknown(), 5) == (only(best).range, only(best).best)


def test_a_source_is_what_an_earlier_row_says() -> None:
    """One name has one kind and one origin; what differs is found."""
    frame = pl.concat([table(kind="media", low=1), table(kind="military", low=2)])
    found = read_table(frame, kind="kind", lower="low", **NEEDED)
    assert [SourceKind.MEDIA] * 2 == [each.by.source.kind for each in found.dossier.claims]
    message = "an earlier row has another kind or origin of Army: it is taken for that"
    assert [f"{message} @ row 2, who"] == odd(found)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"low": "1,100"}, "'1,100' is no whole number in plain digits: its separator may be"),
        ({"low": -3}, "'-3' is no whole number in plain digits"),
        ({"low": 2.0**53 + 2}, "'9007199254740994.0' is no whole number in plain digits"),
        ({"low": 9}, "9 is above the upper end, 5 @ row 1, low"),
        ({"low": -0.5, "of": "USD"}, "it is below 0, which no amount is @ row 1, low"),
        ({"day": "04/03/2025"}, "'04/03/2025' is no period, written as 2024-12-23, "),
        ({"day": "soon"}, "'soon' is no period, written as 2024-12-23, 2024-12 or "),
        ({"who": None}, "it is blank @ row 1, who"),
        ({"kind": "paper"}, "'paper' is none of government, military, "),
        ({"trust": "A7"}, "'A7' is no Admiralty grade"),
        ({"how": "mine/1"}, "'mine/1' is none of "),
    ],
)
def test_a_bad_cell_costs_its_row_or_the_table(cells: Mapping[str, object], expected: str) -> None:
    """The default refuses the table; the other keeps the row without a claim."""
    row = {"low": 3, "high": 5, "of": "persons", "kind": "media", "trust": "A1"}
    columns: dict[str, Any] = NEEDED | {
        "lower": "low",
        "upper": "high",
        "unit": "of",
        "kind": "kind",
        "grade": "trust",
        "policy": "how",
        "words": "said",
    }
    good = table(**row, how="literal/1", said="4")
    bad = table(**{**row, "how": "literal/1", "said": "4", **cells})
    with pytest.raises(InvalidValueError) as caught:
        read_table(bad, **columns)
    assert str(caught.value.problems[0]).startswith(expected)
    both = pl.concat([bad.cast(pl.String), good.cast(pl.String)])
    found = read_table(both, on_problem="set_aside", **columns)
    assert ["row 2 low"] == [claim.id for claim in found.dossier.claims]
    assert any("the record is set aside: " in each for each in odd(found))


def test_ids_that_repeat_are_numbered() -> None:
    """Whether two rows of one id are one statement, the table does not say."""
    frame = pl.concat([table(low=1, id="a"), table(low=2, id="a")])
    found = read_table(frame, id="id", lower="low", **NEEDED)
    assert ["a", "a 2"] == [claim.id for claim in found.dossier.claims]
    assert ["a duplicate of row 1 @ row 2, id"] == odd(found)


def test_a_table_is_read_once_for_each_of_its_columns() -> None:
    """The claims of two columns go together without ids of one's own."""
    frame = table(dead=3, hurt=9)
    dead = read_table(frame, lower="dead", upper="dead", **NEEDED)
    of_wounded: dict[str, Any] = NEEDED | {"measure": WOUNDED}
    hurt = read_table(frame, lower="hurt", upper="hurt", **of_wounded)
    both = dead.dossier.add(*hurt.dossier.claims)
    assert ["row 1 dead", "row 1 hurt"] == [claim.id for claim in both.claims]


def test_a_column_of_a_frame_without_a_name_is_named_by_its_place() -> None:
    """As in a file; what is in it can be looked up."""
    extract = read_table(FRAME.with_columns(pl.lit("x").alias("")), **COLUMNS)
    assert "x" == extract.records[0].value("column 10")


def test_a_column_of_figures_that_is_named_must_be_there() -> None:
    """A range of which one end was not found would be another figure."""
    frame = pl.DataFrame({"event": ["Battle"], "day": ["2025"], "who": ["North"], "high": [5]})
    with pytest.raises(InvalidValueError, match="the column 'lwo' is missing"):
        read_table(frame, **NEEDED, lower="lwo", upper="high")


def test_a_table_without_a_column_that_is_needed_is_refused(tmp_path: Path) -> None:
    """Whatever is needed for every claim must be there, in a file as in a frame."""
    file = tmp_path / "mine.csv"
    file.write_text("event,day\nBattle,2025\n")
    expected = r"the column 'who' is missing: a text names a column; .* @ line 1"
    with pytest.raises(DocumentError, match=expected):
        read_table(file, **NEEDED)
    with pytest.raises(InvalidValueError, match=expected):
        read_table(pl.DataFrame({"event": ["Battle"], "day": ["2025"]}), **NEEDED)


def test_arguments_that_are_none_are_refused() -> None:
    """A slip in a keyword, what is no value, and what is needed, are told together."""
    frame = table()
    found = refusal(read_table, frame, groop="event", measure=3, period="day", source="who")
    assert found.startswith(
        "read_table: there is no such keyword; known: id, group, within, measure, "
    )
    assert "expected str or Measure, got 3 @ measure" in found
    assert found.endswith("it is needed: name its column, or give its value @ group")
    assert "read_table: expected str, got 3 @ lower" == refusal(
        read_table, frame, lower=3, **NEEDED
    )
    assert "read_table: expected str or Path, got 3 @ table" == refusal(read_table, 3, **NEEDED)


def without_engine(*_: object, **__: object) -> None:
    """Raise what narwhals does where an engine is not installed."""
    raise ModuleNotFoundError


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames need narwhals, and Parquet an engine too."""
    file = as_parquet(tmp_path)
    monkeypatch.setattr("narwhals.stable.v2.read_parquet", without_engine)
    with pytest.raises(MissingExtraError, match="reading Parquet needs polars"):
        read_table(file, **COLUMNS)
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    with pytest.raises(MissingExtraError, match="reading a frame needs narwhals"):
        read_table(FRAME, **COLUMNS)


def test_damaged_parquet_is_refused(tmp_path: Path) -> None:
    """Whatever the engine says is told of the file."""
    (tmp_path / "mine.parquet").write_bytes(b"PAR1, and nothing else")
    with pytest.raises(DocumentError, match=r"mine\.parquet: it cannot be read: "):
        read_table(tmp_path / "mine.parquet", **COLUMNS)


@pytest.mark.parametrize(
    "text",
    ["Event Name;DATE;Who;max\n", '[{"Event Name": 1, "DATE": 2, "Who": 3, "max": 4}]'],
)
def test_columns_are_suggested_by_their_names(tmp_path: Path, text: str) -> None:
    """What looks like a column is named, and what is needed and not found is told."""
    (tmp_path / "mine").write_text(text)
    lines = suggested_columns(tmp_path / "mine").splitlines()
    assert [
        'group = "Event Name"',
        "# measure is needed: name its column, or give its value below",
        'period = "DATE"',
        'source = "Who"',
        'upper = "max"',
        "",
    ] == lines[1:7]


NUMBERS = st.none() | st.integers(0, 2**53 - 1)


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from([pl.Int64, pl.Float64]))
def test_the_ends_are_those_of_the_row(
    low: int | None, mid: int | None, high: int | None, kind: type[pl.DataType]
) -> None:
    """A row allows what its ends do, whether they are whole numbers or whole floats."""
    frame = table(low=None, mid=None, high=None).with_columns(
        pl.lit(low, kind).alias("low"),
        pl.lit(mid, kind).alias("mid"),
        pl.lit(high, kind).alias("high"),
    )
    found = read_table(
        frame, lower="low", best="mid", upper="high", on_problem="set_aside", **NEEDED
    )
    claims = found.dossier.of_type(Estimate)
    if (low is None and mid is None and high is None) or (high is not None and (low or 0) > high):
        assert () == claims
    else:
        assert [(Range(low or 0, high), mid)] == [(each.range, each.best) for each in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Killed", KILLED), ("displaced", DISPLACED), ("Wounded or killed", KILLED | WOUNDED)],
)
def test_a_measure_is_read_in_any_case(text: str, expected: Measure) -> None:
    """A text is the measure of that name, also where that is a count at a point in time."""
    found = read_table(
        table(what=text, low=3),
        group="event",
        measure="what",
        period="day",
        source="who",
        lower="low",
    )
    assert expected == only(found).subject.measure


def test_measures_of_ones_own_are_read() -> None:
    """An outcome that no partition has is a measure all the same."""
    frame = table(what="went hungry", low=3)
    found = read_table(
        frame, group="event", measure="what", period="day", source="who", lower="low"
    )
    assert Measure.of("went hungry") == only(found).subject.measure


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        *(("country_code", "NA"), ("ISO2", "NA"), ("iso-3166-1 alpha-2", "NA"), ("Code", "NA")),
        *(("town", None), ("isolated", None)),
    ],
)
def test_namibia_has_a_code(column: str, expected: str | None, tmp_path: Path) -> None:
    """NA is a missing value, but not in a column that has codes by its name."""
    frame = table(killed=5).with_columns(pl.lit("NA").alias(column))
    file = tmp_path / "mine.csv"
    frame.write_csv(file)
    for mine in (frame, file):
        (claim,) = read_table(
            mine,
            group="event",
            measure=KILLED,
            period="day",
            source="who",
            best="killed",
            place=column,
        ).dossier.of_type(Estimate)
        assert expected == (claim.subject.place and claim.subject.place.name)


def test_a_name_in_quotes_is_one(tmp_path: Path) -> None:
    """Beside texts without quotes, a NA in them is meant as it is; without them it is missing."""
    file = tmp_path / "mine.csv"
    file.write_text('event,day,who,at,n\n"NA",2025-05-01,Army,"NA",NA\nNA,2025-05-02,Army,NA,5\n')
    with pytest.raises(DocumentError) as caught:
        read_table(
            file, group="event", measure=KILLED, period="day", source="who", place="at", best="n"
        )
    assert ["'NA' is no value, and it must have one @ line 3, event"] == [
        *map(str, caught.value.problems)
    ]
