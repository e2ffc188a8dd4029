"""The columns of one's own table, as a file of TOML says what they are."""

from pathlib import Path

import pytest

from conflictmodel import KILLED, ROUNDING_1, Group, SourceKind
from conflictmodel.errors import DocumentError
from conflictmodel.readers import load_columns, read_table, suggested_columns

COLUMNS = """
period = "day"
source = "who"
words = "said"
[values]
group = "Marsk"
measure = "killed"
kind = "media"
policy = "rounding/1"
"""


def written(folder: Path, text: str) -> Path:
    """Return a file of this text."""
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_columns_are_named_and_values_are_read(tmp_path: Path) -> None:
    """A key has the name of a column; below `values` it is the value, as text."""
    assert {
        "period": "day",
        "source": "who",
        "words": "said",
        "group": Group("Marsk"),
        "measure": KILLED,
        "kind": SourceKind.MEDIA,
        "policy": ROUNDING_1,
    } == load_columns(written(tmp_path, COLUMNS))


def test_what_is_loaded_reads_a_table(tmp_path: Path) -> None:
    """The keywords of `read_table` are those of the file."""
    table = tmp_path / "mine.csv"
    table.write_text("day,who,said\n2025-10-26,North,about 1500 dead\n")
    found = read_table(table, **load_columns(written(tmp_path, COLUMNS)))
    assert ["mine line 2 said: 1,450–1,550 persons; Marsk, killed, anywhere, 2025-10-26"] == [
        str(claim) for claim in found.dossier.claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("group = ", "this is no TOML: "),
        ("group = 'é", "this is no TOML: "),
        ("group = 3", "expected str or Group, got 3 @ group"),
        ("groop = 'a'", "there is no such keyword; known: id, group, "),
        ("sheet = 3", "expected str, got 3 @ sheet"),
        ("values = 3", "it is needed: name its column, or give its value @ group"),
        ("[values]\nperiod = 'soon'", " @ values.period"),
        ("[values]\nlower = 3", "expected str, got 3 @ lower"),
    ],
)
def test_a_file_that_says_what_no_column_can_be_is_refused(
    tmp_path: Path, text: str, expected: str
) -> None:
    """The message has the key."""
    with pytest.raises(DocumentError) as caught:
        load_columns(written(tmp_path, text))
    assert expected in str(caught.value)


def test_what_is_suggested_can_be_loaded_once_it_is_completed(tmp_path: Path) -> None:
    """It is TOML, with what is missing as a comment."""
    table = tmp_path / "mine.csv"
    table.write_text('Event,Date,Who,"a ""b""",min_dead,side\n')
    text = suggested_columns(table)
    assert "# no part of it yet: 'a \"b\"', 'min_dead', 'side'\n" in text
    text = text.replace('# measure = "', 'measure = "')
    found = load_columns(written(tmp_path, text))
    assert {"group": "Event", "period": "Date", "source": "Who", "measure": KILLED} == found
