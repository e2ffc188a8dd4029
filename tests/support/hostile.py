"""What must hold of input that is no file of a format: words, own tables, frames, what is shown.

Each function takes any bytes at all: it reads them, or draws from them what Hypothesis draws at
random. Nothing but errors of this library may be raised, and what is made is checked.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

import polars as pl
from attrs import frozen
from hypothesis import given, settings, strategies as st
from hypothesis.strategies import DrawFn
from narwhals.stable.v2.typing import IntoFrame

from conflictmodel import plots, tables
from conflictmodel.claims.aid import Installment
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.conclusions.aid_ledgers import aid_ledger
from conflictmodel.conclusions.assessments import Assessment
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import ConflictModelError, PhraseError
from conflictmodel.phrases.figures import POLICIES, read
from conflictmodel.phrases.languages import LANGUAGES
from conflictmodel.phrases.likelihood import YARDSTICKS
from conflictmodel.phrases.times import read_period
from conflictmodel.plots._pictures import picture_of
from conflictmodel.readers.own_tables import read_table, suggested_columns
from conflictmodel.readers.table_columns import TableColumns
from conflictmodel.reports.page import to_html
from conflictmodel.reports.reports import report
from conflictmodel.rules.rule import AnyRule
from conflictmodel.rules.voting import camps
from conflictmodel.testing import dossiers
from support.damage import check_dossier
from support.markup import parsed
from support.table_worlds import ENGINES, SOME_RULES, rows_of
from support.workbooks import workbook

Check: TypeAlias = Callable[[bytes, Path], object]

_UNLIMITED = settings(deadline=None, database=None)

OWN_TABLE = """\
event,what,day,where,who,sort,origin,low,best,high,said,by,id,about,via,unit,sure
Marsk,killed,2025-10-26,Північ,Herald,media,Ukraine,3,4,5,about 4,rounding/1,a,2025-10-27,\
DW; BBC,persons,B2
crew,killed or wounded,2025-10~,,North,government,,,,,"=more than 1,100",literal/1,,,,persons,
"""
_COLUMNS = TableColumns(
    group="event",
    measure="what",
    period="day",
    place="where",
    source="who",
    kind="sort",
    origin="origin",
    lower="low",
    best="best",
    upper="high",
    words="said",
    policy="by",
    id="id",
    stated="about",
    via="via",
    unit="unit",
    grade="sure",
)
PHRASES = (
    "around 1,100 casualties, 50 of them women", "between 3 and 5 dozen drones", "at least two",
    "$1.1 billion", "nearly half a million people", "no fewer than 47 of 72", "up to 3.5k tanks",
    "plus de 1 100 morts", "mehr als 50.000 Tote", "más de 12 mil", "около 1,5 тыс. человек",
    "last week", "since 24 February 2022", "the night of 22-23 December", "early March 2024",
    "between Monday and Friday", "likely", "at 5 p.m. on Tuesday",
)  # fmt: skip


def check_phrase(content: bytes, _: Path) -> None:
    """Check that words are read by each policy, in each language, against a day, or refused."""
    phrase = content.decode("utf-8", "surrogateescape")
    for language in LANGUAGES.values():
        for policy in POLICIES.values():
            with suppress(ConflictModelError):
                found = read(phrase, policy=policy, language=language)
                assert phrase == found.phrase
                assert found == read(phrase, policy=policy, language=language)
                assert str(found)
    for yardstick in YARDSTICKS.values():
        with suppress(ConflictModelError):
            assert str(yardstick.read(phrase))
    for day in (date(2024, 2, 29), date.min, date.max):
        with suppress(ConflictModelError):
            period = read_period(phrase, dateline=day).period
            assert period.first is None or period.last is None or period.first <= period.last
    try:
        read(phrase, policy=POLICIES["rounding/1"])
    except PhraseError as error:
        str(error).encode()
    except ConflictModelError:
        pass


def check_own_table(content: bytes, folder: Path) -> None:
    """Check that a file is read as one's own table, or refused; and its cells in a workbook."""
    _check_table(content, folder)
    with suppress(ValueError, csv.Error):
        rows = [*csv.reader(io.StringIO(content.decode(), newline=""))]
        printable = [[each for each in row if each.isprintable()] for row in rows[:20]]
        _check_table(workbook({"figures": printable}), folder)


def check_sheet(content: bytes, folder: Path) -> None:
    """Check that a workbook is read whose sheet is any bytes, or refused."""
    packed = io.BytesIO()
    given = zipfile.ZipFile(io.BytesIO(_WORKBOOK))
    with given, zipfile.ZipFile(packed, "w") as made:
        for name in given.namelist():
            made.writestr(name, content if "sheet1" in name else given.read(name))
    _check_table(packed.getvalue(), folder)


def _check_table(content: bytes, folder: Path) -> None:
    file = folder / "own"
    file.write_bytes(content)
    with suppress(ConflictModelError):
        check_dossier(read_table(file, **_COLUMNS).dossier, folder)
    with suppress(ConflictModelError):
        check_dossier(read_table(file, on_problem="set_aside", **_COLUMNS).dossier, folder)
    with suppress(ConflictModelError):
        assert suggested_columns(file)


_WORKBOOK = workbook({"figures": [*csv.reader(OWN_TABLE.splitlines())]})
_SHEET = zipfile.ZipFile(io.BytesIO(_WORKBOOK)).read("xl/worksheets/sheet1.xml")


# Frames

_HOSTILE = st.sampled_from(
    [*("", " ", "\t", "a", "A", "é", "e\u0301", "a\0b", "\ufeff", "٣", "=1+1", "NaN", "null", "-1")]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
# polars panics where it hands a frame to pyarrow that has a NUL in the name of a column.
_NAMES = _HOSTILE.filter(lambda name: "\0" not in name)
_WHOLE = st.sampled_from([0, 1, 2, 3, 2**31, 2**53 + 1, 2**63 - 1, -1, -(2**63)])
_DAYS = st.dates()
_KINDS: dict[str, tuple[pl.DataType, st.SearchStrategy[object]]] = {
    "text": (pl.String(), _HOSTILE),
    "whole": (pl.Int64(), _WHOLE | st.integers(0, 9)),
    "small": (pl.Int8(), st.integers(-128, 127)),
    "unsigned": (pl.UInt64(), st.integers(0, 2**64 - 1)),
    "float": (pl.Float64(), st.floats(allow_nan=False)),
    "boolean": (pl.Boolean(), st.booleans()),
    "day": (pl.Date(), _DAYS),
    "time": (pl.Datetime(), st.datetimes() | _DAYS),
    "decimal": (pl.Decimal(20, 2), st.decimals(-9, 9, places=2)),
    "category": (pl.Categorical(), _HOSTILE),
    "list": (pl.List(pl.String()), st.lists(_HOSTILE | st.none(), max_size=2)),
    "numbers": (pl.List(pl.Int64()), st.lists(_WHOLE, max_size=2)),
    "bytes": (pl.Binary(), st.binary(max_size=2)),
    "span": (pl.Duration(), st.timedeltas(timedelta(-9), timedelta(9))),
    "null": (pl.Null(), st.none()),
}
_USUAL = {
    **dict.fromkeys(("event", "origin", "source", "id", "supersedes"), "text"),
    **dict.fromkeys(("lower", "best", "upper"), "whole"),
    "stated": "day",
}


@frozen
class Asked:
    """A frame, and what is asked of it."""

    frame: pl.DataFrame
    rule: AnyRule
    options: dict[str, str]


@st.composite
def _asked(draw: DrawFn) -> Asked:
    rows = draw(st.integers(0, 4))
    columns: dict[str, pl.Series] = {}
    for name, usual in _USUAL.items():
        kind = draw(st.sampled_from([usual] * 9 + [*_KINDS]))
        if draw(st.integers(0, 19)) == 1:
            continue
        dtype, values = _KINDS[kind]
        cells = draw(st.lists(st.none() | values | values, min_size=rows, max_size=rows))
        columns[name] = pl.Series(name, cells, dtype, strict=False)
    renamed = draw(st.dictionaries(st.sampled_from([*_USUAL]), _NAMES, max_size=2))
    there = {name: new for name, new in renamed.items() if name in columns}
    kept = [each for each in columns if each not in there]
    if len({*there.values(), *kept}) < len(columns):
        there = {}
    frame = pl.DataFrame([*columns.values()]).rename(there)
    options = {name: there.get(name, name) for name in _USUAL}
    return Asked(frame, draw(st.sampled_from(SOME_RULES)), options)


def _found(asked: Asked, engine: str) -> list[list[tuple[object, ...]] | None]:
    """Return the rows that each function returns on an engine; None where it refuses."""
    o, by = asked.options, asked.options["event"]
    ends = {name: o[name] for name in ("lower", "upper")}
    days = {"origin": o["origin"], "stated": o["stated"]}
    try:
        frame = ENGINES[engine](asked.frame)
    except Exception:  # noqa: BLE001 - the engine has no such column, and nothing of ours is asked
        return []
    calls: list[Callable[[], IntoFrame]] = [
        lambda: tables.combine(frame, by=by, rule=asked.rule, **ends, **days),
        lambda: tables.combine(
            frame, by=by, rule=asked.rule, best=o["best"], id=o["id"], prefix="x", **ends, **days
        ),
        lambda: tables.total(frame, by=by, best=o["best"], **ends),
        lambda: tables.latest_per_source(frame, by=by, source=o["source"], stated=o["stated"]),
        lambda: tables.supersede(frame, id=o["id"], supersedes=o["supersedes"]),
        lambda: tables.audit(
            frame,
            id=o["id"],
            origin=o["origin"],
            best=o["best"],
            supersedes=o["supersedes"],
            **ends,
        ),
    ]
    grouping, choosing = calls[:3], calls[3:5]
    found: list[list[tuple[object, ...]] | None] = []
    for call in calls:
        try:
            rows = rows_of(call())
            # What is only chosen, or grouped by, is in the types of the engine, which differ.
            if call in grouping:
                rows = sorted([row[1:] for row in rows], key=repr)
            found.append([()] * len(rows) if call in choosing else rows)
        except ConflictModelError as error:
            str(error).encode()
            found.append(None)
    return found


@_UNLIMITED
@given(_asked())
def check_frames(asked: Asked) -> None:
    """Check that each engine that takes a frame finds the same, or refuses it."""
    answers = {engine: _found(asked, engine) for engine in ENGINES}
    expected = answers["polars"]
    for engine, found in answers.items():
        for number, (one, other) in enumerate(zip(expected, found, strict=False)):
            both = one is None or other is None
            assert both or one == other, (engine, number, one, other, asked.frame)


# What is shown


def _assessments(dossier: Dossier) -> list[Assessment]:
    found: list[Assessment] = []
    for about in dossier.subjects:
        with suppress(ConflictModelError):
            found.append(combine(dossier, rule=camps, about=about))
    return found


def _check_shown(value: Displayed) -> None:
    str(value).encode()
    shown: dict[str, str] = attrgetter("_repr_mimebundle_")(value)()
    assert {"text/plain", "text/html"} == {*shown}
    shown["text/plain"].encode()
    parsed(shown["text/html"])


@_UNLIMITED
@given(dossiers())
def check_notebook(dossier: Dossier) -> None:
    """Check that every claim, every conclusion and the dossier are shown in a notebook."""
    for claim in (dossier, *dossier.claims, *_assessments(dossier), *ledgers(dossier)):
        _check_shown(claim)


def ledgers(dossier: Dossier) -> list[Displayed]:
    """Return the ledgers of all programmes of a dossier, and the tally of its attacks."""
    paid = dossier.of_type(Installment)
    programmes = dict.fromkeys(each.programme for each in paid)
    found: list[Displayed] = [aid_ledger(each, paid) for each in programmes]
    attacks = dossier.of_type(Interception)
    return [*found, *([InterceptionTally(attacks[:1])] if attacks else [])]


@_UNLIMITED
@given(dossiers())
def check_pictures(dossier: Dossier) -> None:
    """Check that each picture of a dossier is well-formed, and the same when drawn again."""
    drawn = [plots.forest(each) for each in _assessments(dossier)[:2]]
    drawn += filter(None, map(picture_of, ledgers(dossier)))
    for claim in dossier.of_type(TerritorialClaim)[:1]:
        with suppress(ConflictModelError):
            drawn.append(plots.place(claim.place, dossier.of_type(TerritorialClaim)))
    for picture in drawn:
        svg = picture.svg()
        assert svg == picture.svg()
        parsed(svg)
        picture.alt.encode()


@_UNLIMITED
@given(dossiers())
def check_page(dossier: Dossier) -> None:
    """Check that the page of a report is well-formed, whatever its texts are."""
    with suppress(ConflictModelError):
        made = report(dossier, rule=camps)
        str(made).encode()
        parsed(to_html(made, dossier, (), lambda _, __: None))


def _drawn(test: object) -> Check:
    draws: Callable[[bytes], object] = attrgetter("hypothesis.fuzz_one_input")(test)
    return lambda content, _: draws(content)


HOSTILE: Mapping[str, tuple[Check, tuple[bytes, ...]]] = {
    "phrases": (check_phrase, tuple(each.encode() for each in PHRASES)),
    "own-table": (check_own_table, (OWN_TABLE.encode(),)),
    "workbook": (check_sheet, (_SHEET,)),
    "frames": (_drawn(check_frames), (bytes(range(256)),)),
    "notebook": (_drawn(check_notebook), (bytes(range(256)),)),
    "pictures": (_drawn(check_pictures), (bytes(range(256)),)),
    "page": (_drawn(check_page), (bytes(range(256)),)),
}
"""What is checked, and what fuzzing begins with, by name."""
