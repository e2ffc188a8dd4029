"""The JSON document: a dossier as text and in a file, exactly.

The same dossier always gives the same bytes, and reading them gives an equal dossier. A document
is read whole or not at all: whatever is wrong with it is reported at once, with its path.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.files import atomic, json_text
from conflictmodel.formats._shapes import FORMAT, SCHEMA, Document, Listed


def dumps(dossier: Dossier) -> str:
    """Return the document of a dossier, in its canonical form.

    Raises:
        DocumentError: If a number has more than 1,000 digits: it would not be read again.

    >>> print(dumps(Dossier(title="Kursk")), end="")
    {
      "format": "conflictmodel",
      "schema": 1,
      "title": "Kursk",
      "sources": [],
      "claims": []
    }
    """
    _checks.refuse("dumps", _checks.is_a("dossier", dossier, Dossier))
    return "".join(_parts(dossier))


def _parts(dossier: Dossier) -> Iterator[str]:
    """Yield the document of a dossier, claim by claim."""
    from conflictmodel.formats._codec_writing import Layout  # noqa: PLC0415 - on first use

    layout, sources = Layout(is_line=False), tuple(map(Listed, dossier.sources))
    without = Document(
        format=FORMAT, schema=SCHEMA, title=dossier.title, sources=sources, claims=()
    )
    with json_text.named("<dossier>", "$"):
        yield layout.writer(Document)(without).removesuffix("]\n}")
        write, before = layout.writer(Claim, 2), "\n    "
        for claim in dossier.claims:
            yield f"{before}{write(claim)}"
            before = ",\n    "
        yield "\n  ]\n}\n" if dossier.claims else "]\n}\n"


def loads(text: str | bytes, *, name: str = "<text>") -> Dossier:
    """Return the dossier of a document; bytes are UTF-8, and an error calls it by the `name`.

    Raises:
        DocumentError: If it is no such document, with everything that is wrong with it.

    >>> loads("[]", name="mine")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: mine: expected an object, got a list @ $
    """
    wrong = _checks.is_a("text", text, str, bytes), _checks.is_a("name", name, str)
    _checks.refuse("loads", *wrong)
    from conflictmodel.formats import _codec  # noqa: PLC0415 - on first use

    with json_text.named(name, "$"), atomic.no_collections():
        return _codec.Reader(in_full=False).dossier(json_text.parsed(text))


def dump(dossier: Dossier, path: str | os.PathLike[str]) -> None:
    """Write the document of a dossier to a file: wholly, or not at all.

    The file is written beside its place, as `.conflictmodel-….tmp`, which a kill leaves there, and
    then moved: nobody ever sees half of it. An older file keeps its permissions, and its owner,
    group and extended attributes where the system allows; a warning says where not. A symbolic link
    is followed, and to a stream such as `/dev/stdout` it is written as to any other.

    Raises:
        DocumentError: If the dossier or the file cannot be written. An older file is as it was.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     dump(Dossier(title="Kursk"), f"{folder}/kursk.json")
    ...     load(f"{folder}/kursk.json").title
    'Kursk'
    """
    name = atomic.name_of("dump", path)
    _checks.refuse("dump", _checks.is_a("dossier", dossier, Dossier))
    atomic.write_texts(name, _parts(dossier))


def load(path: str | os.PathLike[str]) -> Dossier:
    """Return the dossier of the document in a file.

    Raises:
        DocumentError: If the file cannot be read, or holds no such document.

    >>> load("missing.json")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.json: cannot be read: ...
    """
    name = atomic.name_of("load", path)
    with atomic.opened(name) as file, atomic.refusing(name, "read"), json_text.named(name):
        return loads(atomic.whole(file.read), name=atomic.printable(name))


def document_schema() -> dict[str, object]:
    """Return the JSON Schema of the document, of draft 2020-12, as values of JSON.

    It is that of the file `document-1.schema.json`, which is installed with the package, for
    programs that check a document without this library. What `loads` refuses beyond the
    constraints of each value by itself is in the documentation, under "The document format".

    >>> document_schema()["required"]
    ['format', 'schema', 'sources', 'claims']
    """
    import json  # noqa: PLC0415 - on first use

    # `tools/document_schema.py` writes it, and a test compares them.
    installed = Path(__file__).parents[1] / "document-1.schema.json"
    schema: dict[str, object] = json.loads(installed.read_text(encoding="utf-8"))
    return schema
