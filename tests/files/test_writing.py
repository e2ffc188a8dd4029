"""Files that are written: what they have of the file that they replace, and what a stream is."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import DocumentError
from conflictmodel.files.atomic import replacing
from conflictmodel.files.csv_rows import header_problems
from conflictmodel.formats import dumps_csv, load_lines, loads_csv
from conflictmodel.formats.document import dump, dumps

EMPTY = Dossier(title="Kursk")


def mode(path: Path) -> int:
    """Return the permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_private_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    """What stands beside it until it is whole, and after a kill, is the owner's alone."""
    path = tmp_path / "a.json"
    path.touch(0o640)
    path.chmod(0o640)
    with replacing(str(path)) as write:
        write(b"{}")
        (beside,) = set(tmp_path.iterdir()) - {path}
        assert (0o600, True) == (mode(beside), beside.name.startswith(".conflictmodel-"))
    assert (0o640, b"{}") == (mode(path), path.read_bytes())
    assert [path] == list(tmp_path.iterdir())


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """Those that the system gives to any other."""
    dump(EMPTY, tmp_path / "a.json")
    (tmp_path / "b").touch()
    assert mode(tmp_path / "b") == mode(tmp_path / "a.json")


def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    """Such as the address that a browser keeps with what it has downloaded."""
    path = tmp_path / "a.json"
    path.touch()
    try:
        os.setxattr(path, "user.origin", b"https://example.org")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    dump(EMPTY, path)
    assert b"https://example.org" == os.getxattr(path, "user.origin")


def _refused(*_: object) -> None:
    raise PermissionError


def _one_attribute(_: object) -> list[str]:
    return ["user.origin"]


def test_what_cannot_be_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And another group gets none of the permissions that were those of the old one."""
    path = tmp_path / "a.json"
    path.touch()
    path.chmod(0o664)
    monkeypatch.setattr(os, "chown", _refused)
    monkeypatch.setattr(os, "listxattr", _one_attribute)
    with pytest.warns(UserWarning, match=r"without its owner or group, user\.origin$"):
        dump(EMPTY, path)
    assert (0o604, dumps(EMPTY)) == (mode(path), path.read_text(encoding="utf-8"))


def test_a_system_without_owners_keeps_the_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has neither owners nor extended attributes of this kind."""
    path = tmp_path / "a.json"
    path.touch()
    path.chmod(0o600)
    monkeypatch.delattr(os, "chown")
    dump(EMPTY, path)
    assert 0o600 == mode(path)


def test_a_log_is_appended_to(tmp_path: Path) -> None:
    """What is written to the standard output goes where it is redirected, and replaces nothing."""
    program = (
        "from conflictmodel import Dossier; from conflictmodel.formats import dump, dump_csv;"
        "dump(Dossier(), '/dev/stdout'); dump_csv(Dossier(), '/dev/stdout')"
    )
    log = tmp_path / "a.log"
    log.write_text("before\n", encoding="utf-8")
    with log.open("ab") as stdout:
        subprocess.run([sys.executable, "-c", program], stdout=stdout, check=True)  # noqa: S603
    found = f"{dumps(Dossier())}{dumps_csv(Dossier())}"
    assert f"before\n{found}" == log.read_text(encoding="utf-8")
    piped = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert found == piped.stdout


def test_an_open_file_is_written_to(tmp_path: Path) -> None:
    """By the name that the system gives it, too; what stands in it stays."""
    path = tmp_path / "a.log"
    path.write_text("before\n", encoding="utf-8")
    with path.open("ab") as file:
        dump(EMPTY, f"/dev/fd/{file.fileno()}")
    assert f"before\n{dumps(EMPTY)}" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


# Work in proportion


class Counted(str):
    """A name that counts how often any of them is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        return str.__hash__(self)


def test_a_header_takes_work_in_proportion_to_its_columns() -> None:
    """Each column is compared with a few others, however many there are."""
    columns: list[str] = [Counted(f"column {number}") for number in range(16_000)]
    assert [] == list(header_problems(columns, tuple(map(str, columns))))
    assert Counted.compared < 10 * len(columns)


def test_blank_columns_are_cut_off_once() -> None:
    """A header of 100,000 commas is one of no column."""
    with pytest.raises(DocumentError, match="the file is empty, or begins with a blank line"):
        loads_csv(f"{',' * 100_000}\n")
    assert EMPTY == loads_csv(f"conflictmodel/1,title{',' * 100_000}\ndossier,Kursk\n")


def test_a_line_without_an_end_is_read_to_its_limit() -> None:
    """What never ends is no reason to read on."""
    with pytest.raises(DocumentError, match=r"line is longer than 10,000,000 bytes @ line 1: \$$"):
        next(load_lines("/dev/zero"))
