"""The command that writes claims in another format: the ending of the new file says in which."""

from collections.abc import Callable, Mapping
from pathlib import Path

from conflictmodel._files import new_file, replacing
from conflictmodel.dossiers import Dossier
from conflictmodel.geojson import to_geojson
from conflictmodel.prov import to_prov
from conflictmodel.serialization import dump
from conflictmodel.spreadsheets import dump_csv
from conflictmodel.streams import dump_lines


def convert(dossier: Dossier, out: Path) -> None:
    """Write a dossier to a new file.

    Raises:
        DocumentError: If there is something of that name already, its ending is none of those
            known, or it cannot be written.
    """
    _WRITERS[new_file(out, _WRITERS)](dossier, out)


def endings() -> str:
    """Return the endings that are known, as a reader is shown them."""
    return ", ".join(_WRITERS)


def _write(text: str, out: Path) -> None:
    with replacing(str(out)) as write:
        write(text.encode())


# An ending that is part of another comes after it.
_WRITERS: Mapping[str, Callable[[Dossier, Path], None]] = {
    ".geojson": lambda dossier, out: _write(to_geojson(dossier.current), out),
    ".prov.json": lambda dossier, out: _write(to_prov(dossier.claims), out),
    ".json": dump,
    ".jsonl": lambda dossier, out: dump_lines(dossier.claims, out, title=dossier.title),
    ".csv": dump_csv,
}
