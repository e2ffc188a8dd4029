"""The words that the grammar knows, and what each means: the tables in the file beside it."""

from collections import defaultdict
from functools import cache
from pkgutil import get_data

from conflictmodel.phrases._grammar.tokens import Lexicon


@cache
def _tables() -> dict[str, list[tuple[str, str]]]:
    found = defaultdict[str, list[tuple[str, str]]](list)
    text = get_data(__name__, "english.txt") or b""  # from a ZIP too
    for line in text.decode().splitlines():
        if line and not line.startswith("#"):
            table, meaning, words = line.split(" | ")
            found[table] += ((word, meaning) for word in words.split("; "))
    return found


def rows(table: str) -> list[tuple[str, str]]:
    """Return the words of a table, each with what it means there."""
    return _tables()[table]


def meanings(table: str) -> Lexicon[str]:
    """Return what each of the words of a table means."""
    return Lexicon(dict(rows(table)))


def words(table: str) -> list[str]:
    """Return the words of a table."""
    return [word for word, _ in rows(table)]
