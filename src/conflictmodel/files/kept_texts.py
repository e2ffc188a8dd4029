"""Texts by keys, any number of them in little memory: of very many most are on disk."""

from sqlite3 import Connection, Error, connect
from typing import final

from conflictmodel.files.atomic import refusal

_IN_MEMORY = 1 << 11


@final
class KeptTexts:
    """Texts by their keys; what exceeds memory is in a file that goes with this object."""

    def __init__(self) -> None:
        self._newest: dict[str, str] = {}
        self._older: Connection | None = None

    def get(self, key: str) -> str | None:
        """Return the text of a key, if there is one."""
        if self._older is None or key in self._newest:
            return self._newest.get(key)
        rows = self._older.execute("select value from texts where key = ?", (_bytes(key),))
        return next((text for (text,) in rows), None)

    def put(self, key: str, text: str) -> None:
        """Keep a text by a key, instead of the one before."""
        self._newest[key] = text
        if len(self._newest) == _IN_MEMORY:
            try:
                self._put_aside()
            except Error as error:
                message = f"what is met again cannot be kept ({error}): free some space, or set"
                raise refusal("a temporary file", f"{message} SQLITE_TMPDIR") from error

    def _put_aside(self) -> None:
        if self._older is None:
            self._older = connect("", check_same_thread=False)  # a temporary file of its own
            self._older.execute("pragma journal_mode = off")
            self._older.execute("create table texts (key blob primary key, value) without rowid")
        rows = [(_bytes(key), text) for key, text in sorted(self._newest.items())]
        self._older.executemany("insert or replace into texts values (?, ?)", rows)
        self._newest.clear()

    def __del__(self) -> None:
        if self._older:
            self._older.close()


def _bytes(key: str) -> bytes:
    return key.encode(errors="surrogatepass")  # as JSON may have them
