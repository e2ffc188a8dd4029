"""The flat table: what is written, what is read again, and what is refused, with its place."""

import csv
import hashlib
import resource
import stat
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given, strategies as st

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Agreement, Judgement
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.errors import DocumentError, InvalidValueError
from conflictmodel.examples import example
from conflictmodel.formats import _table_rows as flat
from conflictmodel.formats.document import dumps, loads
from conflictmodel.formats.lines import content_hash, dump_lines, load_lines
from conflictmodel.formats.table import dump_csv, dumps_csv, is_flat, load_csv, loads_csv
from conflictmodel.testing import dossiers
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Quantity, currency
from support.documents import BY, DAY, DOSSIER, DW

DOLLARS = currency("USD")
PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "format.md"

KURSK = Dossier(
    (
        Estimate("dead", Subject(Group("troops"), KILLED, Period("2024")), Range(3001), BY),
        Interception(
            "night",
            Group("drones"),
            DAY,
            Attribution(DW, DAY),
            launched=Range(72, 72),
            lost=Range(25),
        ),
        Installment(
            "sixth",
            Programme("IMF programme", "IMF", "Ukraine"),
            Attribution(DW, DAY, (Source("Kyiv", SourceKind.GOVERNMENT, "Ukraine"),)),
            6,
            amounts=(
                Quantity(Range(105_000_000_000, 115_000_000_000), DOLLARS),
                Quantity(Range(100), currency("JPY")),
            ),
        ),
        Judgement("-1", "it rains", Attribution(DW, DAY), is_forward=True),
    ),
    "Kursk",
)
TABLE = """\
conflictmodel/1,id,title,figure,figure.lower,figure.upper,figure.unit.name,figure.unit.decimals,\
subject.group.name,subject.measure.outcomes,subject.period,by.source.name,by.source.kind,\
by.source.origin,by.stated,by.via,programme.name,programme.provider,programme.recipient,number,on,\
group.name,proposition,is_forward
dossier,,Kursk,,,,,,,,,,,,,,,,,,,,,
estimate,dead,,range,3001,,,,troops,"[""killed""]",2024,Kyiv,government,Ukraine,'2024-12-23,,,,,,,,,
interception,night,,launched,72,72,,,,,,DW,media,,'2024-12-23,,,,,,'2024-12-23,drones,,
interception,night,,lost,25,,,,,,,DW,media,,'2024-12-23,,,,,,'2024-12-23,drones,,
installment,sixth,,amounts,'105000000000,'115000000000,USD,2,,,,DW,media,,'2024-12-23,\
"[{""name"":""Kyiv"",""kind"":""government"",""origin"":""Ukraine""}]",IMF programme,IMF,Ukraine,\
6,,,,
installment,sixth,,amounts,100,,JPY,,,,,DW,media,,'2024-12-23,\
"[{""name"":""Kyiv"",""kind"":""government"",""origin"":""Ukraine""}]",IMF programme,IMF,Ukraine,\
6,,,,
judgement,'-1,,,,,,,,,,DW,media,,'2024-12-23,,,,,,,,it rains,'true
"""
HEAD = "conflictmodel/1,id,by.source.name,by.source.kind,by.stated"
RAIN = f"{HEAD},proposition\njudgement,a,DW,media,'2024-12-23,it rains\n"
NIGHT = f"{HEAD},group.name,on,figure,figure.lower,figure.upper"
NO_TABLE = "expected 'conflictmodel/1' in the first cell, got 'id': this is no such table @ line 1"
CORRECT_IT = "correct it, or fetch the whole text"
QUOTED = "; a text that begins with a quotation mark is written as JSON"


def night(*figures: str, claim_id: str = "a", stated: str = "2024-12-23") -> str:
    """Return the rows of an interception, one for each of its figures."""
    begin = f"interception,{claim_id},DW,media,{stated},drones,2024-12-23"
    return "".join(f"{begin},{figure}\n" for figure in figures)


def refusal(text: str | bytes) -> list[str]:
    """Return everything that a table is refused for."""
    with pytest.raises(DocumentError) as caught:
        loads_csv(text)
    assert "<text>" == caught.value.name
    return [str(problem) for problem in caught.value.problems]


def table(text: str) -> list[list[str]]:
    """Return the cells of a table, row by row."""
    return list(csv.reader(StringIO(text), strict=True))


def cell(proposition: str) -> str:
    """Return the cell in which a text is written; it is read again."""
    dossier = Dossier((Judgement("a", proposition, Attribution(DW, DAY)),))
    text = dumps_csv(dossier)
    assert dossier == loads_csv(text)
    return table(text)[1][5]


def rain(written: str) -> str:
    """Return a table in which this stands for a proposition."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerow(
        ["judgement", "a", "DW", "media", "2024-12-23", written]
    )
    return f"{HEAD},proposition\n{text.getvalue()}"


# What is written


def test_a_table_is_this_text() -> None:
    """A dossier is written in one way: a row for each figure, and one where there is none."""
    assert TABLE == dumps_csv(KURSK)
    assert KURSK == loads_csv(TABLE)
    assert KURSK == loads_csv(TABLE.encode())


def test_an_empty_dossier_is_a_header() -> None:
    """A table without claims has the columns that every table has, and the title, if any."""
    assert "conflictmodel/1,id\n" == dumps_csv(Dossier())
    assert "conflictmodel/1,id,title\ndossier,,Kursk\n" == dumps_csv(Dossier(title="Kursk"))
    assert Dossier() == loads_csv("conflictmodel/1,id\n") == loads_csv("conflictmodel/1\n")


@given(dossiers())
def test_reading_undoes_writing(dossier: Dossier) -> None:
    """Every dossier is read back as it was, and written again in the same bytes."""
    text = dumps_csv(dossier)
    assert dossier == loads_csv(text)
    assert text == dumps_csv(loads_csv(text))


@given(dossiers())
def test_a_dossier_has_one_hash(tmp_path_factory: pytest.TempPathFactory, dossier: Dossier) -> None:
    """The content is the same in a document, in lines and in a table."""
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    dump_lines(dossier.claims, path, title=dossier.title)
    expected = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    assert expected == content_hash(loads_csv(dumps_csv(dossier)))
    assert expected == content_hash(loads(dumps(dossier)))
    assert expected == content_hash(Dossier(tuple(load_lines(path)), dossier.title))


@given(dossiers())
def test_no_cell_can_be_run(dossier: Dossier) -> None:
    """No cell begins as a formula does, and none holds a line break or a control character."""
    for row in table(dumps_csv(dossier)):
        for each in row:
            assert each[:1] not in set("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - they are meant
            assert not any(map(str.__contains__, [each] * 32, map(chr, range(32))))


@given(dossiers())
def test_no_cell_can_be_changed(dossier: Dossier) -> None:
    """A cell is marked, or JSON, or a whole number that is kept, or text that is like no number."""
    for row in table(dumps_csv(dossier)):
        for each in row:
            is_kept = each.isascii() and each.isdecimal() and len(each) < 12
            assert (
                each[:1] in set("'[{\"")
                or (is_kept and (each[0] != "0" or each == "0"))
                or each[:1].isalpha()
                or not any(map(str.isdecimal, each))
            )
            assert each.lower() not in {"true", "false"}


@given(st.text(min_size=1).filter(lambda text: not text.isspace()))
def test_any_text_is_read_again(text: str) -> None:
    """Whatever a text holds, its cell is safe and stands for it alone."""
    assert cell(text)[0] not in "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 - they are meant


def test_the_example_has_a_row_for_each_figure() -> None:
    """The example of the article is read back as it was."""
    assert example() == loads_csv(dumps_csv(example()))


def test_types_share_columns_in_which_the_same_stands() -> None:
    """A path leads to values of one type in all claims, so that no cell can be misread."""
    found: dict[str, set[str]] = {}
    for kind in CLAIM_TYPES:
        for name, inner in get_type_hints(kind).items():
            plain = str(inner).removeprefix("<class '").removesuffix("'>").removesuffix(" | None")
            found.setdefault(name, set()).add(plain)
    assert {"conflictmodel.values.periods.Period"} == found["on"]
    assert [] == [name for name, kinds in found.items() if len(kinds) > 1]


# Cells


@pytest.mark.parametrize(
    "text",
    [
        *("rain", "0", "2024", "12345678901", "a1", "kyiv-1", "E5", "M 5", "x y"),
        *("May", "March of the drones", "Marinka 5", "truth", "#N/A", "… and more", "½"),
        *("B2", "[5]", "{1/2}", "https://example.org/2024-12-23"),
    ],
)
def test_plain_text_stands_as_it_is(text: str) -> None:
    """What no spreadsheet changes is written without an apostrophe."""
    assert text == cell(text)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-rain", "@a", "＝a", "＋a", "－a", "＠a"),  # noqa: RUF001 - they are meant
        *("007", "00", "123456789012", "1e5", "1E+20", "1.50", "1.5", ".5", "1,234", "1 234"),
        *("23/12/2024", "2024-12-23", "1-2", "12:30", "5 p", "50%", "$5", "5 EUR", "(5)", " 12"),
        *("240mm rocket launchers", "１２", "March 5", "MAR5", "Sept-24", "dec 2024"),  # noqa: RUF001
        *("../2024-12-23", "2024-12", "202X", "1/2"),
        *("true", "TRUE", "False"),
    ],
)
def test_what_a_spreadsheet_would_change_is_marked(text: str) -> None:
    """What might be taken for a formula, a number, a date or a truth begins with an apostrophe."""
    assert f"'{text}" == cell(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"rain"', '"\\"rain\\""'),
        ("'tis rain", '"\'tis rain"'),
        ("'=1", '"\'=1"'),
        ("a\nb", '"a\\nb"'),
        ("\t=1", '"\\t=1"'),
        ("a\r", '"a\\r"'),
        ("a\x1f", '"a\\u001f"'),
        ("1\u00a0000", '"1\u00a0000"'),
        ("x" * 32_767, "x" * 32_767),
        ("x" * 32_768, f'"{"x" * 32_768}"'),
    ],
)
def test_what_a_cell_cannot_hold_is_json(text: str, expected: str) -> None:
    """A text that might be cut, trimmed, broken or taken for JSON is written as JSON."""
    assert expected == cell(text)


def test_numbers_that_a_spreadsheet_keeps_have_no_mark() -> None:
    """Numbers of more than 11 digits have an apostrophe."""
    figures = (99_999_999_999, 100_000_000_000, 0)
    dossier = Dossier(
        tuple(
            Interception(f"a{index}", Group("drones"), DAY, BY, lost=Range(number))
            for index, number in enumerate(figures)
        )
    )
    text = dumps_csv(dossier)
    assert dossier == loads_csv(text)
    assert ["99999999999", "'100000000000", "0"] == [row[3] for row in table(text)[1:]]


def test_years_and_degrees_keep_their_zeros() -> None:
    """Degrees, and years that begin with a zero, are kept as text; other years are numbers."""
    places = [("50.45", "30.5"), ("-0.5", "0.123"), ("50.4512345678901", "0")]
    dossier = Dossier(
        tuple(
            TerritorialClaim(
                f"a{index}",
                Place("X", point=Point(Decimal(latitude), Decimal(longitude))),
                "Russia",
                Hold.TAKEN,
                Period("2024" if index else "0476"),
                BY,
            )
            for index, (latitude, longitude) in enumerate(places)
        )
    )
    text = dumps_csv(dossier)
    assert dossier == loads_csv(text)
    assert text == dumps_csv(loads_csv(text))  # two points are one place
    header, *rows = table(text)
    assert [
        ["'50.45", "'30.5", "'0476"],
        ["'-0.5", "'0.123", "2024"],
        ["'50.4512345678901", "0", "2024"],
    ] == [
        [row[header.index(f"place.point.{name}")] for name in ("latitude", "longitude")]
        + [row[header.index("on")]]
        for row in rows
    ]


def test_what_is_too_long_to_be_read_is_not_written(tmp_path: Path) -> None:
    """A dossier is refused with the claim and the column, where it would not be read again."""
    by = Attribution(DW, DAY)
    claims = (
        Judgement("a", "it rains", by),
        Judgement("b", "it rains", by, words=("x" * 65_000, "x" * 66_066)),
        Judgement("c", "it rains", by, words=("x" * 65_000, "x" * 66_065)),
    )
    assert Dossier(claims[::2]) == loads_csv(dumps_csv(Dossier(claims[::2])))
    path = tmp_path / "a.csv"
    with pytest.raises(DocumentError) as caught:
        dump_csv(Dossier(claims[:2]), path)
    assert (
        "<dossier>: it would be 131,073 characters long, and 131,072 can be read: write a document"
        " @ claims[1], words" == str(caught.value)
    )
    assert [] == list(tmp_path.iterdir())


# What is read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(RAIN.replace("\n", "\r\n"), id="line ends of a spreadsheet"),
        pytest.param(f"\ufeff{RAIN}", id="byte order mark"),
        pytest.param(
            f'"{RAIN[:-1]}"\n'.replace(",", '","').replace("s\n", 's"\n').replace("n\nj", 'n"\n"j'),
            id="quotes",
        ),
        pytest.param(RAIN.replace("it rains", "'it rains"), id="apostrophe of no use"),
        pytest.param(RAIN.replace("it rains", '"""it rains"""'), id="JSON of no use"),
        pytest.param(RAIN.replace("\n", ",,,\n"), id="blank columns"),
        pytest.param(
            RAIN.replace("DW,", "DW,',").replace("name,", "name,by.via,"), id="apostrophe"
        ),
        pytest.param(f"{RAIN}\n,,,,,\n,,\n,,,,,,,,,\n',,,,,\n", id="blank rows"),
        pytest.param(RAIN.replace("\n", "\n\n,,,,,\n", 1), id="blank rows within"),
        pytest.param(
            "conflictmodel/1,proposition,by.stated,by.source.kind,by.source.name,id\n"
            "judgement,it rains,2024-12-23,media,DW,a\n",
            id="another order",
        ),
        pytest.param(
            f"{HEAD},by.via,proposition,is_forward\n"
            "judgement,a,DW,media,2024-12-23,[],it rains,false\n",
            id="defaults",
        ),
    ],
)
def test_a_table_need_not_be_canonical(text: str) -> None:
    """What says the same is read, and written again in the canonical form."""
    assert RAIN == dumps_csv(loads_csv(text))


def test_a_mark_may_be_lost() -> None:
    """A spreadsheet that takes the apostrophe for its own loses nothing."""
    assert KURSK == loads_csv(TABLE.replace("'", ""))
    expected = loads_csv(rain("'=1+1"))
    assert expected == loads_csv(rain("=1+1"))
    assert expected == loads_csv(rain('"=1+1"'))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "the file is empty, or begins with a blank line @ line 1", id="empty"),
        pytest.param(",,\n", "the file is empty, or begins with a blank line @ line 1", id="blank"),
        pytest.param(
            "id,name\n",
            NO_TABLE,
            id="another table",
        ),
        pytest.param(
            "id,conflictmodel/1\n",
            NO_TABLE,
            id="version elsewhere",
        ),
        pytest.param(
            "conflictmodel/2,id,colour\nx\n",
            "expected 'conflictmodel/1' in the first cell, got 'conflictmodel/2': a newer"
            " conflictmodel may read it @ line 1",
            id="newer version",
        ),
        pytest.param(
            "conflictmodel/1,id,id,,type,colour\n",
            "the column 'id' occurs more than once @ line 1",
            id="column twice",
        ),
        pytest.param(
            "conflictmodel/1,id,,type,colour\n",
            "the column '' is not known @ line 1 | the column 'type' is not known @ line 1"
            " | the column 'colour' is not known @ line 1",
            id="unknown columns",
        ),
        pytest.param(
            RAIN.replace(",", ";"),
            "the columns are parted by semicolons: save them with commas @ line 1",
            id="semicolons",
        ),
        pytest.param(
            RAIN.encode("utf-16"), "the text is UTF-16: save it as UTF-8 @ line 1", id="utf-16"
        ),
        pytest.param(
            RAIN.replace("it rains", "\ud800"),
            "byte 34 of it is no UTF-8: save the text as UTF-8 @ line 2",
            id="half of a surrogate pair",
        ),
        pytest.param(
            f"{RAIN}judgement,b\n\0\n",
            "it has 2 cells, and the header has 6 @ line 3"
            " | it holds a NUL: the file is damaged, or no text @ line 4",
            id="what cannot be read further",
        ),
        pytest.param(
            RAIN[:-1],
            "there is no line break: it may have been cut off; if nothing is missing, add one"
            " @ end of file",
            id="cut off",
        ),
        pytest.param(
            RAIN.replace("it rains", "it rains,x"),
            "it has 7 cells, and the header has 6 @ line 2",
            id="a cell too many",
        ),
        pytest.param(
            RAIN.replace(",it rains", ""),
            "it has 5 cells, and the header has 6 @ line 2",
            id="a cell too few",
        ),
        pytest.param(
            f"{NIGHT}\n{night('launched,3,4')}x,y\n{night('lost,1')}",
            "it has 2 cells, and the header has 10 @ line 3"
            " | it has 9 cells, and the header has 10 @ line 4",
            id="ragged rows in their order",
        ),
        pytest.param(
            RAIN
            + RAIN.partition("\n")[2].replace("it rains", "it snows")
            + RAIN.partition("\n")[2],
            "it differs from line 2, where its claim begins @ line 3, proposition"
            " | the row is a duplicate of that at line 2: delete one of them @ line 4",
            id="a claim without a figure in three rows",
        ),
        pytest.param(
            RAIN + RAIN.partition("\n")[2],
            "the row is a duplicate of that at line 2: delete one of them @ line 3",
            id="a row twice",
        ),
        pytest.param(
            f"{NIGHT}\n{night('lost,1,', 'left,2,', 'lost,1,', 'left,3,')}",
            "the row is a duplicate of that at line 2: delete one of them @ line 4"
            " | 'left' is already that of line 3 @ line 5, figure",
            id="a row of a figure twice",
        ),
        pytest.param(
            f"{NIGHT}\n{night('lost,1,')}{night('lost,1,', claim_id='b')}{night('left,2,')}",
            "id 'a' is already that of line 2 @ line 4, id",
            id="rows that do not follow each other",
        ),
        pytest.param(
            f"{NIGHT}\n{night('lost,1,')}"
            f"{night('left,1,', stated='2024')}{night('left,1,', stated='')}",
            "it differs from line 2, where its claim begins @ line 3, by.stated"
            " | it differs from line 2, where its claim begins @ line 4, by.stated"
            " | 'left' is already that of line 3 @ line 4, figure",
            id="rows that differ, and a figure twice",
        ),
        pytest.param(
            f"{NIGHT}\n{night('lost,1,', claim_id='')}{night('lost,1,', claim_id='')}",
            "the cell is empty @ line 2, id | the cell is empty @ line 3, id",
            id="no id",
        ),
        pytest.param(
            f"{NIGHT}\n{night('range,1,', ',1,', ',,')}",
            "expected one of launched, shot_down, lost, reached, left, airborne, got 'range'"
            " @ line 2, figure"
            " | expected one of launched, shot_down, lost, reached, left, airborne, but the cell is"
            " empty @ line 3, figure"
            " | the claim has 3 rows, and this one is without a figure @ line 4, figure",
            id="no such figure",
        ),
        pytest.param(
            f"{NIGHT}\n{night(',,')}", "no figure is given @ line 2, figure", id="no figure"
        ),
        pytest.param(
            f"{NIGHT}\n{night('lost,,4', 'left,5,4', 'reached,1.0,1e3', 'airborne,1 000,NaN')}",
            "no JSON at column 3 (Extra data): correct it, or fetch the whole text"
            " @ line 5, figure.lower"
            " | the cell is empty @ line 2, figure.lower"
            " | expected a whole number in plain digits, got 1.0 @ line 4, figure.lower"
            " | expected a whole number in plain digits, got 1e3 @ line 4, figure.upper"
            " | upper 4 is below lower 5 @ line 3, figure.upper"
            " | expected a whole number in plain digits, got NaN @ line 5, figure.upper",
            id="ends",
        ),
        pytest.param(
            f"{NIGHT},figure.unit.name\n{night('lost,1,2,USD')}",
            "this column is not for the figure lost: leave the cell empty"
            " @ line 2, figure.unit.name",
            id="unit of a figure that has none",
        ),
        pytest.param(
            RAIN.replace("position", "position,figure,figure.lower").replace("ins", "ins,lost,1"),
            "expected no figure, got 'lost' @ line 2, figure",
            id="figure of a claim that has none",
        ),
        pytest.param(
            RAIN.replace("proposition", "holder"),
            "this column is not for judgement: leave the cell empty @ line 2, holder"
            " | the cell is empty @ line 2, proposition",
            id="column of another type",
        ),
        pytest.param(
            RAIN.replace("judgement", "'judgment"),
            "expected one of estimate, installment, territorial_claim, interception, transfer,"
            " agreement, judgement, retraction, got 'judgment' @ line 2, type",
            id="no such type",
        ),
        pytest.param(
            "conflictmodel/1,id\n,a\njudgement,b\n",
            "expected one of estimate, installment, territorial_claim, interception, transfer,"
            " agreement, judgement, retraction, but the cell is empty @ line 2, type"
            " | the cell is empty @ line 3, proposition"
            " | the cell is empty @ line 3, by.source.name"
            " | the cell is empty @ line 3, by.source.kind | the cell is empty @ line 3, by.stated",
            id="nothing but an id",
        ),
        pytest.param(
            RAIN.replace("DW,media", "BBC,newspaper"),
            "expected one of government, military, intelligence, parliament, international,"
            " monitor, media, dataset, other, got 'newspaper' @ line 2, by.source.kind",
            id="no such kind of source",
        ),
        pytest.param(
            f"{RAIN}judgement,b,DW,other,2024-12-23,it snows\n",
            "the name 'DW' stands for two sources: media of origin 'DW', and other of origin 'DW'"
            " @ line 3, by.source",
            id="two sources of one name",
        ),
    ],
)
def test_bad_tables_are_refused(text: str | bytes, expected: str) -> None:
    """Whatever is wrong with a table is told with its line and column."""
    assert expected.split(" | ") == refusal(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ["the cell is empty"]),
        ("'", ["the cell is empty"]),
        (" ", ["must not be empty"]),
        ('""', ["must not be empty"]),
        ('"rain', [f"no JSON at column 1 (Unterminated string starting at): {CORRECT_IT}{QUOTED}"]),
        ('"it" rains', [f"no JSON at column 6 (Extra data): {CORRECT_IT}{QUOTED}"]),
        ('"\\ud800"', ["'\\ud800' holds half of a surrogate pair"]),
        ("x" * 100_001, [f"'{'x' * 60}'… (100,001 characters) is longer than 100,000 characters"]),
    ],
)
def test_a_text_is_refused(written: str, expected: list[str]) -> None:
    """What is no text, or an empty one, is refused in its cell."""
    assert [f"{each} @ line 2, proposition" for each in expected] == refusal(rain(written))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("TRUE", f"no JSON at column 1 (Expecting value): {CORRECT_IT} @ line 2, is_forward"),
        ("WAHR", f"no JSON at column 1 (Expecting value): {CORRECT_IT} @ line 2, is_forward"),
        ("1", "expected true or false, got 1 @ line 2, is_forward"),
        ("yes", f"no JSON at column 1 (Expecting value): {CORRECT_IT} @ line 2, is_forward"),
        ("  ", "must not be empty @ line 2, is_forward"),
        ("'  ", "must not be empty @ line 2, is_forward"),
        ("[" * 100_000, "the nesting is too deep @ line 2, is_forward"),
    ],
)
def test_a_truth_is_refused(written: str, expected: str) -> None:
    """Only `true` and `false` are truths, whatever a spreadsheet makes of them."""
    text = RAIN.replace("proposition", "proposition,is_forward").replace("ins", f"ins,{written}")
    assert [expected] == refusal(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[", f"no JSON at column 2 (Expecting value): {CORRECT_IT} @ line 2, by.via"),
        ("BBC", f"no JSON at column 1 (Expecting value): {CORRECT_IT} @ line 2, by.via"),
        ('"BBC"', "expected a list, got 'BBC' @ line 2, by.via"),
        ('["BBC"]', "expected an object, got 'BBC' @ line 2, by.via[0]"),
        ('[{"kind":"media"}]', "the key is missing @ line 2, by.via[0].name"),
        (
            '[{"name":"A","kind":"media","name":"A"}]',
            "the key occurs more than once @ line 2, by.via[0].name",
        ),
        (
            '[{"name":"A","kind":"media","as":"A"}]',
            "the key is unknown; known are name, kind, origin @ line 2, by.via[0].as",
        ),
    ],
)
def test_json_in_a_cell_is_refused(written: str, expected: str) -> None:
    """What is wrong within a cell of JSON is told with the path in it."""
    quoted = '"' + written.replace('"', '""') + '"'
    text = RAIN.replace("proposition", "proposition,by.via").replace("ins", f"ins,{quoted}")
    assert [expected] == refusal(text)


def test_nesting_that_is_too_deep_is_refused() -> None:
    """A group that lies far too deep within others is refused as a whole."""
    within = '{""name"":""a"",""within"":' * 600 + "null" + "}" * 600
    text = f"{NIGHT},group.within\n" + night(f'lost,1,,"{within}"')
    assert ["the nesting is too deep @ line 2"] == refusal(text)


def test_a_number_of_many_digits_is_refused() -> None:
    """A number of 5,000 digits is refused unread, and one of 1,000 is read."""
    (problem,) = refusal(f"{NIGHT}\n" + night(f"lost,{'9' * 5000},"))
    assert (
        "expected a whole number in plain digits, got one of 5,000 digits, too many to be read"
        " @ line 2, figure.lower" == problem
    )
    claim = loads_csv(f"{NIGHT}\n" + night(f"lost,{'9' * 1000},")).claims[0]
    assert Interception("a", Group("drones"), DAY, claim.by, lost=Range(10**1000 - 1)) == claim


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2024-12-23,troops", "23/12/2024,troops", "line 2, by.stated"),
        ("2024-12,", "Dec-24,", "line 2, subject.period"),
        (",3001,", ',"3,001",', "line 2, figure.lower"),
        (",3001,", ",3.001,", "line 2, figure.lower"),
        (",3001,", ",3.001E+03,", "line 2, figure.lower"),
        (",50.45,", ',"50,45",', "line 2, subject.place.point.latitude"),
        (",50.45,", ",50.450,", "line 2, subject.place.point.latitude"),
        (",'0.5,", ",.5,", "line 2, subject.place.point.longitude"),
        (",'0.5,", ",00:30,", "line 2, subject.place.point.longitude"),
        (",2024-01-02,", ",45293,", "line 2, by.published"),
    ],
)
def test_what_a_spreadsheet_changes_is_refused(old: str, new: str, expected: str) -> None:
    """A date, a number or degrees that were saved in another way are not misread."""
    text = (
        "conflictmodel/1,id,by.source.name,by.source.kind,by.published,by.stated,"
        "subject.group.name,subject.measure.outcomes,subject.period,subject.place.name,"
        "subject.place.point.latitude,subject.place.point.longitude,figure,figure.lower,best\n"
        "estimate,a,DW,media,2024-01-02,2024-12-23,troops,[],2024-12,X,50.45,'0.5,range,3001,\n"
    ).replace("[]", '"[""killed""]"')
    assert "a" == loads_csv(text).claims[0].id
    assert 1 == text.count(old)
    (problem,) = refusal(text.replace(old, new))
    assert expected == problem.rpartition(" @ ")[2]


AID = (
    f"{HEAD},programme.name,programme.provider,programme.recipient,figure,figure.lower,"
    "figure.upper,figure.unit.name,figure.unit.decimals"
)


def aid(*figures: str) -> str:
    """Return the table of an installment."""
    begin = "installment,a,DW,media,2024-12-23,programme,IMF,Ukraine"
    return "".join((f"{AID}\n", *(f"{begin},{figure}\n" for figure in figures)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (aid(",,,,"), "an amount or a total must be given @ line 2, figure"),
        (aid("amounts,1,2,,"), "the cell is empty @ line 2, figure.unit.name"),
        (
            aid("amounts,1,2,USD,2", "amounts,1,2,USD,3", "total,2,1,USD,2"),
            (
                "USD has 2 decimals in ISO 4217, not 3 @ line 3, figure.unit.decimals"
                " | upper 1 is below lower 2 @ line 4, figure.upper"
            ),
        ),
        (
            aid("total,1,,USD,2", "amounts,1,,USD,2", "amounts,1,,men,", "amounts,2,,shells,"),
            "'men' is no currency @ line 4, figure | 'shells' is no currency @ line 5, figure",
        ),
        (
            aid("total,1,,USD,2", "total,2,,USD,2"),
            "'total' is already that of line 2 @ line 3, figure",
        ),
        (
            aid("total,,,USD,x"),
            (
                f"no JSON at column 1 (Expecting value): {CORRECT_IT}"
                " @ line 2, figure.unit.decimals"
                " | the cell is empty @ line 2, figure.lower"
            ),
        ),
    ],
)
def test_figures_with_units_are_refused(text: str, expected: str) -> None:
    """What is wrong with an amount is told at the row of that amount."""
    assert expected.split(" | ") == refusal(text)


def test_equal_amounts_are_no_row_twice() -> None:
    """An amount that is stated twice has two equal rows, and is read again."""
    text = aid("amounts,1,1,JPY,", "amounts,1,1,JPY,")
    amounts = (Quantity(Range(1, 1), currency("JPY")),) * 2
    claim = loads_csv(text).claims[0]
    assert isinstance(claim, Installment)
    assert amounts == claim.amounts
    assert 2 == dumps_csv(Dossier((claim,))).count(",amounts,")


def test_amounts_keep_their_order() -> None:
    """A claim may have several amounts; a total among them is none of them."""
    claim = loads_csv(aid("amounts,2,2,USD,2", "total,3,,USD,2", "amounts,1,,JPY,")).claims[0]
    assert isinstance(claim, Installment)
    assert (
        Quantity(Range(2, 2), DOLLARS),
        Quantity(Range(1), currency("JPY")),
    ) == claim.amounts
    assert Quantity(Range(3), DOLLARS) == claim.total


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("dossier,,\n", "the cell is empty @ line 2, title"),
        ("dossier,,  \n", "must not be empty @ line 2, title"),
        (
            'dossier,a,"""Kursk"\n',
            (
                "this column is not for the row of the dossier: leave the cell empty @ line 2, id"
                f" | no JSON at column 1 (Unterminated string starting at): {CORRECT_IT}{QUOTED}"
                " @ line 2, title"
            ),
        ),
        (
            "dossier,,Kursk\ndossier,,Kursk\n",
            "the row of the dossier is the first, and there is one at most @ line 3, type",
        ),
        (
            "retraction,a,Kursk\n",
            (
                "this column is not for retraction: leave the cell empty @ line 2, title"
                " | the cell is empty @ line 2, supersedes"
                " | the cell is empty @ line 2, by.source.name"
                " | the cell is empty @ line 2, by.source.kind"
                " | the cell is empty @ line 2, by.stated"
            ),
        ),
    ],
)
def test_the_title_has_a_row(rows: str, expected: str) -> None:
    """The title stands in the first row, alone, and in no other."""
    assert expected.split(" | ") == refusal(f"conflictmodel/1,id,title\n{rows}")


def test_at_most_100_problems_are_told() -> None:
    """A table that is wrong all over is refused in a bounded number of words."""
    found = refusal("conflictmodel/1,id\n" + "x\n" * 5_000)
    assert 101 == len(found)
    assert "it has 1 cells, and the header has 2 @ line 101" == found[99]
    assert "reading stopped after 100 problems; there may be more @ line 101" == found[100]
    assert 99 == len(refusal("conflictmodel/1,id\n" + "x\n" * 99))


def test_a_table_is_known_by_its_beginning() -> None:
    """A table of any version is recognised, with its first cell in quotation marks or not."""
    assert is_flat(RAIN)
    assert is_flat('"conflictmodel/2";"id"')
    assert not is_flat("conflictmodel,id")


def test_an_error_names_the_origin() -> None:
    """The error says which table is meant."""
    with pytest.raises(DocumentError, match=r"^mail: the file is empty, or .* @ line 1$"):
        loads_csv("", name="mail")


@pytest.mark.parametrize("wrong", [3, None, ["conflictmodel/1"]])
def test_only_dossiers_texts_and_paths_are_taken(wrong: object, tmp_path: Path) -> None:
    """What is of another type is a mistake of the caller, before any file is touched."""
    with pytest.raises(InvalidValueError, match=r"^dumps_csv: expected Dossier, got .* @ dossier$"):
        dumps_csv(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"^dumps_csv: expected Dossier, got .* @ dossier$"):
        dump_csv(wrong, tmp_path / "a.csv")  # type: ignore[arg-type]
    with pytest.raises(
        InvalidValueError, match=r"^loads_csv: .* got .* @ text; expected str, got 4 @ name$"
    ):
        loads_csv(wrong, name=4)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"^dump_csv: expected str.*, got .* @ path$"):
        dump_csv(DOSSIER, wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"^load_csv: expected str.*, got .* @ path$"):
        load_csv(wrong)  # type: ignore[arg-type]
    assert [] == list(tmp_path.iterdir())


# Files


def test_a_file_holds_the_table(tmp_path: Path) -> None:
    """A file holds the bytes of the table and nothing else, and is read back."""
    path = tmp_path / "a.csv"
    dump_csv(KURSK, path)
    assert TABLE.encode() == path.read_bytes()
    assert KURSK == load_csv(str(path))
    assert [path] == list(tmp_path.iterdir())


def test_a_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    """A file that was private stays private."""
    path = tmp_path / "a.csv"
    path.write_text("old")
    path.chmod(0o600)
    dump_csv(KURSK, str(path))
    assert TABLE == path.read_text()
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


@contextmanager
def limited_file_size(size: int) -> Generator[None]:
    """Let no file of this process grow beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_cannot_be_written_wholly_is_as_it_was(tmp_path: Path) -> None:
    """Where there is no room for the table, the old file stays and nothing is left over."""
    path = tmp_path / "a.csv"
    path.write_text("old")
    with limited_file_size(100), pytest.raises(DocumentError) as caught:
        dump_csv(KURSK, path)
    assert f"{path}: cannot be written: File too large @ $" == str(caught.value)
    assert "old" == path.read_text()
    assert [path] == list(tmp_path.iterdir())


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder and a damaged file are refused with their names."""
    with pytest.raises(DocumentError) as caught:
        load_csv(tmp_path / "a.csv")
    expected = f"{tmp_path}/a.csv: cannot be read: No such file or directory @ $"
    assert expected == str(caught.value)
    with pytest.raises(DocumentError) as caught:
        load_csv(tmp_path)
    assert f"{tmp_path}: cannot be read: Is a directory @ $" == str(caught.value)
    path = tmp_path / "b.csv"
    path.write_text("a,b\n")
    with pytest.raises(DocumentError) as caught:
        load_csv(path)
    assert (
        f"{path}: expected 'conflictmodel/1' in the first cell, got 'a': this is no such table"
        " @ line 1" == str(caught.value)
    )


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    """Importing the functions imports neither cattrs nor json."""
    program = (
        "import sys, conflictmodel.formats.table;"
        "print([name for name in ('cattrs', 'json', 'tempfile') if name in sys.modules])"
    )
    found = subprocess.run(  # noqa: S603 - it starts the interpreter that runs this test
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert "[]\n" == found.stdout


# Columns


def test_the_columns_are_documented() -> None:
    """The page has a table of all columns in their order, each with what stands in its cells."""
    _, _, section = PAGE.read_text(encoding="utf-8").partition("### The columns\n")
    rows = [
        [part.strip() for part in line.split("|")[1:3]]
        for line in section.partition("\n#")[0].splitlines()
        if line.startswith("| `")
    ]
    documented = [
        (column.strip("`"), holds) for names, holds in rows for column in names.split(", ")
    ]
    assert documented == [
        (name, "text" if is_text else "JSON") for name, is_text in flat.columns().items()
    ]


def test_the_columns_are_named_by_their_paths() -> None:
    """What an object holds has columns; a list, a group within a group and a number are JSON."""
    found = {name: "text" if is_text else "JSON" for name, is_text in flat.columns().items()}
    assert ["type", "id", "title", "figure", "figure.lower", "figure.upper"] == list(found)[:6]
    assert ("text", "text", "JSON", "JSON", "JSON") == (
        found["by.source.name"],
        found["by.stated"],
        found["by.via"],
        found["subject.group.within"],
        found["number"],
    )


def test_claims_without_figures_have_a_row() -> None:
    """A transfer without a quantity and an agreement have one row each, and are read again."""
    dossier = Dossier(
        (
            Transfer("a", "launchers", "North Korea", "Russia", TransferStatus.SUPPLIED, BY),
            Agreement("b", "pact", ("North Korea", "Russia"), BY, signed=Period("2024-06-19")),
        )
    )
    text = dumps_csv(dossier)
    assert 3 == text.count("\n")
    assert dossier == loads_csv(text)
