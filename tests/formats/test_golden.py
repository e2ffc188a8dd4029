"""Golden files: what was once written is read for ever, and written again byte for byte."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import TypeGuard, get_args

import pytest
from attrs import fields, has

from conflictmodel.claims.aid import Ordinal, TotalBasis
from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.statements import Words
from conflictmodel.claims.territory import Extent, Hold
from conflictmodel.claims.transfers import TransferStatus
from conflictmodel.errors import DocumentError
from conflictmodel.formats.document import dump, dumps, load, loads
from conflictmodel.formats.lines import content_hash, dump_lines, lines_title, load_lines
from conflictmodel.formats.table import dump_csv, load_csv
from conflictmodel.readers.files import read_file
from conflictmodel.values.sources import SourceKind
from support.golden_dossier import GOLDEN, PLACED, SPOKEN

FOLDER = Path(__file__).parents[1] / "golden"
FILES = {
    "conflictmodel": FOLDER / "document-1.json",
    "conflictmodel-lines": FOLDER / "lines-1.jsonl",
    "conflictmodel-csv": FOLDER / "table-1.csv",
}
LANGUAGES, PRECISION = (
    {name: path.with_stem(f"{path.stem}-{later}") for name, path in FILES.items()}
    for later in ("languages", "precision")
)
WRITTEN = [(GOLDEN, FILES), (SPOKEN, LANGUAGES), (PLACED, PRECISION)]
HASH = "sha256:d57c2afeb71eb3bce4bad47aeb219e9464cfb0d7efadc4226f4409789c20f702"
ENUMERATIONS = (SourceKind, Ordinal, TotalBasis, Extent, Hold, TransferStatus)
NEWER = "the version that this conflictmodel reads, got"
ADVICE = "a newer conflictmodel may read it"


def loaded(name: str, path: Path) -> Dossier:
    """Return the dossier of a file by what loads its format."""
    if name == "conflictmodel-lines":
        return Dossier(tuple(load_lines(path)), lines_title(path))
    return load(path) if name == "conflictmodel" else load_csv(path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("dossier", "files"), WRITTEN)
def test_what_was_written_once_is_read(
    name: str, dossier: Dossier, files: Mapping[str, Path]
) -> None:
    """Each file is still read as the dossier that it was written of."""
    assert dossier == loaded(name, files[name])
    extract = read_file(files[name])
    assert (name, dossier) == (extract.format, extract.dossier)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("dossier", "files"), WRITTEN)
def test_what_is_written_is_what_was_written(
    name: str, dossier: Dossier, files: Mapping[str, Path], tmp_path: Path
) -> None:
    """The same dossier is still the same bytes."""
    path = tmp_path / "now"
    if name == "conflictmodel-lines":
        dump_lines(dossier.claims, path, title=dossier.title)
    else:
        (dump if name == "conflictmodel" else dump_csv)(dossier, path)
    assert files[name].read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_the_hash_of_the_content_stays(name: str) -> None:
    """Whoever wrote a hash down finds it again, whatever the dossier was read from."""
    assert HASH == content_hash(loaded(name, FILES[name]))


def are_many(value: object) -> TypeGuard[Iterable[object]]:
    """Tell whether a value is several."""
    return isinstance(value, (tuple, frozenset))


def values(thing: object) -> Iterator[object]:
    """Yield a value, and all that stand in it."""
    yield thing
    kind = type(thing)
    inner = thing if are_many(thing) else ()
    if has(kind):
        inner = [getattr(thing, field.name) for field in fields(kind)]
    for each in inner:
        yield from values(each)


ALL = tuple(each for dossier, _ in WRITTEN for each in values(dossier))


def test_the_golden_files_have_every_field() -> None:
    """A field, or a member of an enumeration, that is in no golden file would not be guarded."""
    kinds = {kind for kind in map(type, ALL) if has(kind)}
    assert {*CLAIM_TYPES, *(kind for kind in get_args(Words) if kind is not str)} < kinds
    unused = {
        f"{kind.__name__}.{field.name}"
        for kind in kinds
        for field in fields(kind)
        if all(
            getattr(each, field.name) in {None, ()} or getattr(each, field.name) == field.default
            for each in ALL
            if type(each) is kind
        )
    }
    assert set() == unused
    met = {each for each in ALL if isinstance(each, Enum)}
    assert {member for kind in ENUMERATIONS for member in kind} <= met


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "conflictmodel",
            '"schema": 1,',
            '"schema": 2,',
            f"expected 1, {NEWER} 2: {ADVICE} @ $.schema",
        ),
        (
            "conflictmodel-lines",
            '"schema":1,',
            '"schema":2,',
            f"expected 1, {NEWER} 2: {ADVICE} @ line 1: $.schema",
        ),
    ],
)
def test_a_newer_version_is_refused(
    name: str, old: str, new: str, message: str, tmp_path: Path
) -> None:
    """Nothing of a newer version is read, and the sentence says what to do."""
    text = FILES[name].read_text(encoding="utf-8")
    newer = tmp_path / "newer"
    newer.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    with pytest.raises(DocumentError) as caught:
        loaded(name, newer)
    assert [message] == [str(problem) for problem in caught.value.problems]
    with pytest.raises(DocumentError) as by_content:
        read_file(newer)
    assert str(caught.value) == str(by_content.value)


def test_a_newer_table_is_refused(tmp_path: Path) -> None:
    """A table says its version in its first cell."""
    newer = tmp_path / "newer.csv"
    newer.write_bytes(FILES["conflictmodel-csv"].read_bytes().replace(b"el/1,", b"el/2,", 1))
    for read in (read_file, load_csv):
        with pytest.raises(DocumentError) as caught:
            read(newer)
        (problem,) = caught.value.problems
        assert "line 1" == problem.path
        assert "expected 'conflictmodel/1'" in problem.message
        assert f"got 'conflictmodel/2': {ADVICE}" in problem.message


def test_a_golden_document_can_be_in_another_layout() -> None:
    """Line breaks of another system change nothing that a document says."""
    assert GOLDEN == loads(dumps(GOLDEN).replace("\n", "\r\n"))
