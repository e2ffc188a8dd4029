"""Kept texts: they are found again, whether in memory or on disk."""

import resource

import pytest

from conflictmodel.errors import DocumentError
from conflictmodel.files.kept_texts import KeptTexts

MANY = 10_000  # several times as many as are in memory


def test_texts_are_found_again_on_disk() -> None:
    """Each key has the text it was given last, and another key has none."""
    texts = KeptTexts()
    for number in range(MANY):
        texts.put(f"id {number}", f"line {number}")
    texts.put("id 0", "line 0, changed")
    for number in range(MANY):
        texts.put(f"later {number}", "-")
    assert "line 0, changed" == texts.get("id 0")
    assert [f"line {number}" for number in range(1, MANY)] == [
        texts.get(f"id {number}") for number in range(1, MANY)
    ]
    assert texts.get(f"id {MANY}") is None


def test_any_text_is_a_key() -> None:
    """Half of a pair of surrogates, which JSON may have, is one; so is text with a NUL in it."""
    texts, keys = KeptTexts(), ["\ud800", "a\0b", "a", ""]
    for number in range(MANY):
        texts.put(keys[number] if number < len(keys) else f"{number}", f"{number}")
    assert ["0", "1", "2", "3"] == [texts.get(key) for key in keys]


def test_a_disk_without_space_is_said() -> None:
    """What cannot be kept any more is refused, with what to do."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    try:
        with pytest.raises(DocumentError, match=r"cannot be kept .*: free some space, or set"):
            fill(KeptTexts())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def fill(texts: KeptTexts) -> None:
    """Put texts that take much more than a file may have here."""
    for number in range(20 * MANY):
        texts.put(f"id {number}", "line " * 20)
