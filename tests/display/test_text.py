"""Plain text: no line is wider than 80 columns, and labels stand in a column."""

from unicodedata import category, east_asian_width

import pytest
from hypothesis import given, strategies as st

from conflictmodel.display.text import few, heading, printable, row, wrap

WORDS = "the working of a conclusion " * 9
LINES = st.lists(st.text(max_size=300), max_size=4)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Figures", "Figures\n======="),
        ("x" * 80, "x" * 80 + "\n" + "=" * 80),
        ("the end " * 11, ("the end " * 10).rstrip() + "\n  the end\n" + "=" * 79),
        ("朝鲜人民军", "朝鲜人民军\n=========="),
        ("", "\n"),
    ],
)
def test_a_heading_is_underlined(title: str, expected: str) -> None:
    """A title has a line under it, as wide as its widest line."""
    assert expected == heading(title, "=")


def test_text_is_wrapped_with_its_indents() -> None:
    """A long text goes on in the next line, indented by two spaces unless told otherwise."""
    first, second, *_ = wrap(WORDS).splitlines()
    assert "the working of a conclusion the working of a conclusion the working of a" == first
    assert (
        "  conclusion the working of a conclusion the working of a conclusion the working" == second
    )
    assert "- one two" == wrap("one two", first="- ", rest="    ")


def test_a_row_has_its_label_once() -> None:
    """The label stands beside the first line; the others are indented as far."""
    assert ["  voices          Seoul", "                  Kyiv"] == row("voices", ["Seoul", "Kyiv"])


def test_a_long_line_of_a_row_hangs_beside_its_label() -> None:
    """A line that is too long goes on below itself, not below the label."""
    (line,) = row("gap", ["one " * 20])
    expected = "  gap             " + "one " * 14 + "one\n" + " " * 18 + "one one one one one"
    assert expected == line


def test_without_lines_there_is_no_row() -> None:
    """A label with nothing to say is left out."""
    assert [] == row("dissenting", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" * 170, "x" * 80 + "\n  " + "x" * 78 + "\n  " + "x" * 12),
        ("a " + "x" * 79, "a\n  " + "x" * 78 + "\n  x"),
        ("x" * 40 + " " + "y" * 39, "x" * 40 + " " + "y" * 39),
        ("x" * 40 + " " + "y" * 40, "x" * 40 + "\n  " + "y" * 40),
        ("x" * 39 + " one-two-three " + "y" * 30, "x" * 39 + " one-two-three\n  " + "y" * 30),
        ("军" * 41, "军" * 40 + "\n  军"),
        ("x" + "军" * 40, "x" + "军" * 39 + "\n  军"),
        ("e\u0301" * 80, "e\u0301" * 80),
        ("e\u0301" * 81, "e\u0301" * 80 + "\n  e\u0301"),
        ("one\n two", "one two"),
        ("", ""),
    ],
    ids=[
        "long word",
        "long word after another",
        "full line",
        "one too many",
        "hyphens",
        "wide",
        "wide after narrow",
        "combining",
        "one combined too many",
        "line break",
        "nothing",
    ],
)
def test_a_line_is_as_wide_as_a_terminal(text: str, expected: str) -> None:
    """Columns are counted, words that are longer than a line are broken, and hyphens are not."""
    assert expected == wrap(text)


def test_a_million_characters_are_wrapped_in_time() -> None:
    """A word is broken in the time that its length takes, not the square of it."""
    assert "x" * 80 == wrap("x" * 1_000_000).split("\n")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it \x1b[31mrains", "it \\x1b[31mrains"),
        ("a\tb", "a\\tb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\udc80b", "a\\udc80b"),
        ("1\u00a0100", "1\\xa0100"),
        ("1,050–1,150 군", "1,050–1,150 군"),
    ],
)
def test_what_cannot_be_printed_is_an_escape(text: str, expected: str) -> None:
    """A character that a terminal would obey, or not show, is written as its escape."""
    assert expected == printable(text)
    assert expected == wrap(text)


def test_lines_stay_lines() -> None:
    """A line break is printed as one."""
    assert "one\ntwo" == printable("one\ntwo")


def columns(line: str) -> int:
    """Return how many columns a line takes."""
    return sum(
        0 if category(each) in {"Mn", "Me"} else 2 if east_asian_width(each) in {"W", "F"} else 1
        for each in line
    )


@given(st.text(max_size=300), LINES)
def test_no_line_is_longer_than_the_width(text: str, lines: list[str]) -> None:
    """Whatever is written, each line has at most 80 columns and nothing that cannot be printed."""
    written = "\n".join([heading(text, "-"), wrap(text), *row("label", lines)]).split("\n")
    assert all(columns(line) <= 80 for line in written)
    assert all(line.isprintable() for line in written)


@given(st.text(max_size=300))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    """Every character that is no blank is in the wrapped text, in its order."""
    assert "".join(printable(text).split()) == "".join(wrap(text).split())


def test_of_many_lines_twelve_are_given() -> None:
    """Twelve lines are given as they are; of more, the first twelve and how many are left out."""
    lines = [str(number) for number in range(15)]
    assert lines[:12] == few(lines[:12])
    assert [*lines[:12], "and 3 more"] == few(lines)
