"""The page of our own violations: what it counts is what is there, and everything has a reason."""

import pytest

import violations_page
from violations_page import (
    EXCLUDED,
    LONG,
    NOQA,
    PAGE,
    PROJECT,
    REPLACED,
    SKIPPED,
    UNTYPED,
    broad,
    excused,
    long_files,
    page,
    replaced,
    skipping,
    untyped,
)

OLD = "run `python tests/violations_page.py`"


def test_the_page_is_what_is_counted() -> None:
    """What the page counts is written anew whenever it changes."""
    assert PAGE.read_text(encoding="utf-8") == page(), OLD


@pytest.mark.parametrize(
    ("reasons", "found"),
    [
        (LONG, long_files("src")),
        (NOQA, {*excused("src"), *excused("tests", "benchmarks", "tools")}),
        (EXCLUDED, PROJECT["tool"]["coverage"]["report"]["exclude_lines"]),
        (REPLACED, replaced()),
        (SKIPPED, skipping()),
        (UNTYPED, untyped()),
    ],
    ids=["long", "noqa", "excluded", "replaced", "skipped", "untyped"],
)
def test_every_violation_has_a_reason_and_no_reason_is_left(
    reasons: dict[str, object], found: object
) -> None:
    """Each violation that is found has its reason in `violations_page`, and each reason one."""
    assert isinstance(found, list | set)
    assert {*reasons} == {*found}


def test_no_error_is_caught_whatever_it_is() -> None:
    """The library catches no `Exception`, and nothing bare."""
    assert [] == broad()


def test_every_counted_part_of_the_page_is_known() -> None:
    """Each part that is counted stands on the page once, and no other does."""
    text = PAGE.read_text(encoding="utf-8")
    named = [line for line in text.splitlines() if line.startswith("<!-- counted: ")]
    assert sorted(f"<!-- counted: {name} -->" for name in violations_page.counted()) == sorted(
        named
    )
