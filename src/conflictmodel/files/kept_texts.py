"""Texts by keys, any number of them in little memory: of very many most are on disk."""

from functools import cached_property
from sqlite3 import Connection, connect
from typing import final

_IN_MEMORY = 1 << 11


@final
class KeptTexts:
    """Texts by their keys; what exceeds memory is in a file that goes with this object."""

    def __init__(self) -> None:
        self._newest: dict[str, str] = {}
        self._is_full = False

    @cached_property
    def _older(self) -> Connection:
        made = connect("", check_same_thread=False)  # a temporary file of its own
        made.execute("pragma journal_mode = off")
        made.execute("create table texts (key blob primary key, value text) without rowid")
        return made

    def get(self, key: str) -> str | None:
        """Return the text of a key, if there is one."""
        found = self._newest.get(key)
        if found is None and self._is_full:
            rows = self._older.execute("select value from texts where key = ?", (_bytes(key),))
            found = next((value for (value,) in rows), None)
        return found

    def put(self, key: str, text: str) -> None:
        """Keep a text by a key, instead of the one before."""
        self._newest[key] = text
        if len(self._newest) == _IN_MEMORY:
            rows = [(_bytes(key), text) for key, text in sorted(self._newest.items())]
            self._older.executemany("insert or replace into texts values (?, ?)", rows)
            self._newest, self._is_full = {}, True

    def __del__(self) -> None:
        if self._is_full:
            self._older.close()


def _bytes(key: str) -> bytes:
    return key.encode(errors="surrogatepass")  # as JSON may have them
