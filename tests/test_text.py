"""Plain text: no line is longer than 80 characters, and labels stand in a column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictmodel._text import few, heading, row, wrap

WORDS = "the working of a conclusion " * 9
LINES = st.lists(st.text(max_size=300), max_size=4)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Figures", "Figures\n======="),
        ("x" * 80, "x" * 80 + "\n" + "=" * 80),
        ("the end " * 11, ("the end " * 10).rstrip() + "\n  the end\n" + "=" * 80),
    ],
)
def test_a_heading_is_underlined(title: str, expected: str) -> None:
    """A title has a line under it, as long as it is but never longer than the width."""
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
    assert [] == row("dissent", ())


@given(st.text(max_size=300), LINES)
def test_no_line_is_longer_than_the_width(text: str, lines: list[str]) -> None:
    """Whatever is written, each line has at most 80 characters."""
    written = "\n".join([heading(text, "-"), wrap(text), *row("label", lines)])
    assert all(len(line) <= 80 for line in written.split("\n"))


def test_of_many_lines_twelve_are_given() -> None:
    """Twelve lines are given as they are; of more, the first twelve and how many are left out."""
    lines = [str(number) for number in range(15)]
    assert lines[:12] == few(lines[:12])
    assert [*lines[:12], "and 3 more"] == few(lines)
