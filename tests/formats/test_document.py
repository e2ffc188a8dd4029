"""The JSON document: its bytes, text that is no document, and how a file is written."""

import json
import random
import resource
import stat
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Judgement
from conflictmodel.errors import DocumentError, InvalidValueError
from conflictmodel.formats.document import dump, dumps, load, loads
from conflictmodel.testing import dossiers
from conflictmodel.values.ranges import Range
from conflictmodel.values.subjects import Group
from conflictmodel.values.units import Quantity, currency
from support.calls import calls
from support.documents import BY, DAY, DOCUMENT, DOSSIER, Tree, changed

# The form


def test_a_document_is_these_bytes() -> None:
    """A dossier is written in exactly one way, down to the byte."""
    assert DOCUMENT == dumps(DOSSIER)


def test_a_document_is_read() -> None:
    """A document gives the dossier it was written from."""
    assert DOSSIER == loads(DOCUMENT)
    assert DOSSIER == loads(DOCUMENT.encode())


def test_a_source_that_nothing_refers_to_is_read_and_not_written() -> None:
    """A list of sources may be longer than the claims need; what nobody said is not kept."""
    listed = '"origin": "Ukraine"\n    }'
    document = changed((listed, f'{listed}, {{"name": "BBC", "kind": "media"}}'))
    assert DOSSIER == loads(document)
    assert DOCUMENT == dumps(loads(document))


@given(dossiers())
def test_reading_undoes_writing(dossier: Dossier) -> None:
    """Every dossier is read back as it was, and written again as the same bytes."""
    document = dumps(dossier)
    assert dossier == loads(document)
    assert document == dumps(loads(document.encode()))


def shuffled(tree: Tree, chance: random.Random) -> Tree:
    """Return a value of JSON with the keys of all objects in another order."""
    if isinstance(tree, dict):
        members = list(tree.items())
        chance.shuffle(members)
        return {key: shuffled(value, chance) for key, value in members}
    return [shuffled(entry, chance) for entry in tree] if isinstance(tree, list) else tree


@given(dossiers(), st.randoms(use_true_random=False), st.sampled_from([None, 1]), st.booleans())
def test_the_order_of_keys_does_not_matter(
    dossier: Dossier,
    chance: random.Random,
    indent: int | None,
    ascii_only: bool,  # noqa: FBT001 - Hypothesis fills it in
) -> None:
    """The order of keys, the layout and how characters are spelled make no difference."""
    document = dumps(dossier)
    other = json.dumps(
        shuffled(json.loads(document), chance), indent=indent, ensure_ascii=ascii_only
    )
    assert document == dumps(loads(other))


def test_defaults_may_be_written_out() -> None:
    """A field written with its default is read, and left out when written again."""
    document = changed(
        ('"name": "DW",', '"name": "DW", "origin": "DW",'),
        ('"name": "troops"', '"name": "troops", "within": null, "id": null'),
        ('"period": "../2024-12-23"', '"period": "../2024-12-23", "unit": {"name": "persons"}'),
        ('"policy": "rounding/1",', '"policy": "rounding/1", "trailing": "", "of": null,'),
        ('"hold": "not held",', '"hold": "not held", "extent": "whole", "words": [],'),
    )
    assert DOCUMENT == dumps(loads(document))


def test_a_dossier_without_claims_has_both_lists() -> None:
    """Sources and claims are written even where there are none, and the title is not."""
    expected = (
        '{\n  "format": "conflictmodel",\n  "schema": 1,\n  "sources": [],\n  "claims": []\n}\n'
    )
    assert expected == dumps(Dossier())


# What cannot be written


def test_the_deepest_group_is_written_and_read() -> None:
    """A group as deep as a group may lie is read back from its document."""
    group = Group("a")
    for _ in range(99):
        group = Group("a", group)
    dossier = Dossier((Interception("a", group, DAY, BY, lost=Range()),))
    assert dossier == loads(dumps(dossier))


def test_the_largest_number_is_written_and_read() -> None:
    """A number of 1,000 digits is read back from its document."""
    largest = Interception("a", Group("a"), DAY, BY, lost=Range(10**1000 - 1))
    assert Dossier((largest,)) == loads(dumps(Dossier((largest,))))


def test_a_long_problem_is_cut() -> None:
    """However long the ids of a document are, each problem stays readable."""
    one, other = "a" * 400, "b" * 400
    claims = (
        Judgement(one, "it rains", BY, supersedes=("other",)),
        Judgement(other, "it snows", BY, supersedes=(one,)),
    )
    document = dumps(Dossier(claims)).replace('"other"', f'"{other}"')
    with pytest.raises(DocumentError) as caught:
        loads(document)
    (problem,) = caught.value.problems
    assert "$.claims" == problem.path
    assert problem.message.startswith("these supersede each other in a circle: aaa")
    assert 301 == len(problem.message)


def in_circles(pairs: int) -> str:
    """Return a document in which each claim and the next supersede each other."""
    claims = (
        Judgement(f"{side} {number}", "it rains", BY, supersedes=(f"{other} {number}",))
        for number in range(pairs)
        for side, other in (("a", "c"), ("b", "a"))
    )
    return dumps(Dossier(tuple(claims))).replace('"c ', '"b ')


def of_one_installment(times: int) -> str:
    """Return a document in which so many claims are about the same installment."""
    total = Quantity(Range(9, 9), currency("USD"))
    sixth = Installment("sixth", Programme("loan", "IMF", "Ukraine"), BY, 6, total=total)
    return dumps(Dossier(tuple(evolve(sixth, id=f"{number}") for number in range(times))))


@pytest.mark.parametrize("written", [in_circles, of_one_installment])
def test_reading_takes_work_in_proportion_to_the_claims(written: Callable[[int], str]) -> None:
    """Neither circles of replacements nor what is said again and again take longer for each."""
    few, many = written(300), written(600)

    def read(document: str) -> None:
        with suppress(DocumentError):
            loads(document)

    read(few)  # the codec is made once
    assert calls(partial(read, many)) < 2.2 * calls(partial(read, few))


@pytest.mark.parametrize("wrong", [None, 3, bytearray(b"{}"), Path("a.json")])
def test_only_text_and_bytes_are_read(wrong: object) -> None:
    """What is neither text nor bytes is no document but a mistake of the caller."""
    with pytest.raises(InvalidValueError, match=r"^loads: expected str or bytes, got "):
        loads(wrong)  # type: ignore[arg-type]


def test_the_origin_is_text() -> None:
    """What an error calls the document is text."""
    with pytest.raises(InvalidValueError, match=r"^loads: expected str, got 3 @ name$"):
        loads("{}", name=3)  # type: ignore[arg-type]


def test_an_error_names_the_origin() -> None:
    """The error says which document is meant."""
    with pytest.raises(DocumentError, match=r"^mail: the document is empty @ \$$"):
        loads("", name="mail")


@pytest.mark.parametrize("wrong", [None, "{}", (1,)])
def test_only_a_dossier_is_written(wrong: object, tmp_path: Path) -> None:
    """What is no dossier is refused, before any file is touched."""
    with pytest.raises(InvalidValueError, match=r"^dumps: expected Dossier, got .* @ dossier$"):
        dumps(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"^dump: expected Dossier, got .* @ dossier$"):
        dump(wrong, tmp_path / "a.json")  # type: ignore[arg-type]
    assert [] == list(tmp_path.iterdir())


# Files


def test_a_file_holds_the_document(tmp_path: Path) -> None:
    """A file holds the bytes of the document and nothing else, and is read back."""
    path = tmp_path / "a.json"
    dump(DOSSIER, path)
    assert DOCUMENT.encode() == path.read_bytes()
    assert DOSSIER == load(str(path))
    assert [path] == list(tmp_path.iterdir())


def test_a_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    """A file that was private stays private."""
    path = tmp_path / "a.json"
    path.write_text("old")
    path.chmod(0o600)
    dump(DOSSIER, str(path))
    assert DOCUMENT == path.read_text()
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing to a symbolic link writes the file it leads to."""
    folder = tmp_path / "folder"
    folder.mkdir()
    link = tmp_path / "link.json"
    link.symlink_to(folder / "a.json")
    dump(DOSSIER, link)
    assert link.is_symlink()
    assert DOCUMENT == (folder / "a.json").read_text()
    assert [folder / "a.json"] == list(folder.iterdir())


@contextmanager
def limited_file_size(size: int) -> Generator[None]:
    """Let no file of this process grow beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_cannot_be_written_wholly_is_as_it_was(tmp_path: Path) -> None:
    """Where there is no room for the document, the old file stays and nothing is left over."""
    path = tmp_path / "a.json"
    path.write_text("old")
    with limited_file_size(100), pytest.raises(DocumentError) as caught:
        dump(DOSSIER, path)
    assert f"{path}: cannot be written: File too large @ $" == str(caught.value)
    assert "old" == path.read_text()
    assert [path] == list(tmp_path.iterdir())


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    """A directory is neither read nor replaced."""
    folder = tmp_path / "a.json"
    folder.mkdir()
    with pytest.raises(DocumentError) as caught:
        load(folder)
    assert f"{folder}: cannot be read: Is a directory @ $" == str(caught.value)
    with pytest.raises(DocumentError) as caught:
        dump(DOSSIER, folder)
    assert f"{folder}: cannot be written: there is something that is no regular file @ $" == str(
        caught.value
    )
    assert [folder] == list(tmp_path.iterdir())


def test_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    """Neither a missing file is read nor a missing folder made."""
    path = tmp_path / "folder" / "a.json"
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert f"{path}: cannot be read: No such file or directory @ $" == str(caught.value)
    with pytest.raises(DocumentError) as caught:
        dump(DOSSIER, path)
    assert f"{path}: cannot be written: No such file or directory @ $" == str(caught.value)
    assert [] == list(tmp_path.iterdir())


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """A file that is there but cannot be read, here for a link to itself, is refused."""
    path = tmp_path / "a.json"
    path.symlink_to(path)
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert f"{path}: cannot be read: Too many levels of symbolic links @ $" == str(caught.value)


@pytest.mark.parametrize("path", ["a\0b", "\ud800", "x" * 5000])
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    """An impossible path is refused as any other that cannot be read or written."""
    with pytest.raises(DocumentError, match=r"cannot be read: .* @ \$$") as caught:
        load(path)
    assert str(caught.value).isprintable() or "\0" in str(caught.value)
    with pytest.raises(DocumentError, match=r"cannot be written: .* @ \$$"):
        dump(DOSSIER, path)


@pytest.mark.parametrize("wrong", [3, None, b"a.json"])
def test_a_path_is_text_or_a_path(wrong: object) -> None:
    """What is no path is a mistake of the caller, and no open file is taken for one."""
    with pytest.raises(InvalidValueError, match=r"^load: expected str.*, got .* @ path$"):
        load(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"^dump: expected str.*, got .* @ path$"):
        dump(DOSSIER, wrong)  # type: ignore[arg-type]


def test_a_huge_text_is_refused_in_few_words(tmp_path: Path) -> None:
    """A file of 100 MB that is one text is refused without being repeated."""
    path = tmp_path / "a.json"
    path.write_bytes(b'"' + b"x" * 100_000_000 + b'"')
    with pytest.raises(DocumentError) as caught:
        load(path)
    expected = f"{path}: expected an object, got '{'x' * 60}'… (100,000,000 characters) @ $"
    assert expected == str(caught.value)


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    """Importing the functions imports neither cattrs nor json."""
    program = (
        "import sys, conflictmodel.formats.document;"
        "print([name for name in ('cattrs', 'json', 'tempfile') if name in sys.modules])"
    )
    found = subprocess.run(  # noqa: S603 - it starts the interpreter that runs this test
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert "[]\n" == found.stdout
