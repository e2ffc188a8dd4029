"""The examples in the README and in the documentation are doctests, so pytest runs them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
PYTHON_BLOCK = re.compile(r"^```(?:py|python|pycon)\b.*\n(.*)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_python_block_is_a_doctest(page: Path) -> None:
    """A block of Python starts with a prompt; without one, nothing would run it."""
    starts = PYTHON_BLOCK.findall(page.read_text(encoding="utf-8"))
    assert [] == [start for start in starts if not start.startswith(">>> ")]
