"""The limits of the rules: every rule has a failure on the page, and the page shows it."""

import re
from pathlib import Path

import pytest

from conflictmodel.rules import rule as rules

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "limits.md"
_ROW = re.compile(r"^\| `(?P<rule>[^`]+)` \|", re.MULTILINE)
_SECTION = re.compile(r"^### `(?P<rule>[^`]+)`\n(?P<text>.*?)(?=^##)", re.MULTILINE | re.DOTALL)

SECTIONS = dict(_SECTION.findall(PAGE.read_text(encoding="utf-8")))


def bare(call: str) -> str:
    """Return the name of a rule without what it is made of."""
    return call.partition("(")[0]


def test_every_rule_has_its_limits() -> None:
    """The rules of the table in `conflictmodel.rules.rule` are those that the page goes through."""
    assert rules.__doc__
    assert set(map(bare, _ROW.findall(rules.__doc__))) == set(map(bare, SECTIONS))


@pytest.mark.parametrize("rule", SECTIONS)
def test_a_limit_is_shown_and_says_when_the_rule_is_wrong(rule: str) -> None:
    """Each part has an example that runs, and says when it is the wrong rule."""
    assert ">>> answer(" in SECTIONS[rule]
    assert re.search(r"\b(?:Wrong|wrong rule)\b", SECTIONS[rule])
