"""What importing the package loads, and what the lazy table of contents promises."""

import ast
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest

import conflictmodel
from support.faces import FACES, LAZY, TOP, names_of


def loaded_by(statement: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after a statement."""
    script = f"import sys; {statement}; print(*sys.modules)"
    command = [sys.executable, "-c", script]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return set(result.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        *("cattrs", "hypothesis", "narwhals", "matplotlib", "jinja2"),
        *("conflictmodel.plots", "conflictmodel.tables", "conflictmodel.testing"),
        "conflictmodel._hypothesis",
    ],
)
def test_importing_everything_leaves_the_expensive_alone(module: str) -> None:
    """Not even the import of every public name loads a serializer or an extra."""
    assert module not in loaded_by("from conflictmodel import *")


def test_importing_the_package_loads_no_other_package() -> None:
    """`import conflictmodel` alone does not even load attrs."""
    assert {"conflictmodel", "conflictmodel._lazy"} == {
        name
        for name in loaded_by("import conflictmodel")
        if name.startswith(("conflictmodel", "attr"))
    }


@pytest.mark.parametrize("face", LAZY)
def test_every_name_of_a_stub_is_there(face: ModuleType) -> None:
    """What type checkers are told that a package offers, it offers."""
    assert [] == [name for name in names_of(face) if not hasattr(face, name)]


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """A misspelt name is refused as by any other module, and names the package."""
    with pytest.raises(AttributeError, match="module 'conflictmodel' has no attribute 'Estimat'"):
        getattr(conflictmodel, "Estimat")  # noqa: B009 - a type checker would flag the attribute


def test_dir_lists_the_names_and_the_packages() -> None:
    """Completion in an interactive session offers every name and package before it is loaded."""
    packages = (face.__name__.rpartition(".")[2] for face in FACES)
    assert {*TOP, *packages, "__version__"} == set(dir(conflictmodel))


def test_a_package_is_there_without_an_import() -> None:
    """`conflictmodel.rules.Law` needs no import but that of `conflictmodel`."""
    assert "conflictmodel.rules.laws" in loaded_by("import conflictmodel; conflictmodel.rules.Law")


def test_the_version_is_that_of_the_distribution() -> None:
    """The version is the one under which the package is installed."""
    assert version("conflictmodel") == conflictmodel.__version__


def test_the_package_works_from_a_zip(tmp_path: Path) -> None:
    """The names of a package are found where it is imported from a ZIP, as in a zipapp."""
    source = Path(conflictmodel.__file__).parent
    archive = shutil.make_archive(str(tmp_path / "all"), "zip", source.parent, source.name)
    program = "from conflictmodel import LITERAL_1 as by, read; print(read('1–2', policy=by).range)"
    command = [sys.executable, "-c", program]
    environment = {**os.environ, "PYTHONPATH": archive, "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603 - ours
    assert "1–2\n" == result.stdout


def test_no_module_goes_round_the_layers() -> None:
    """No module imports the package itself or its lazy face, which lead to every layer.

    import-linter sees an import of the package as one of no layer at all. Hypothesis' hook stands
    above all of them.
    """
    root = Path(conflictmodel.__file__).parent
    found = [
        (module.relative_to(root).as_posix(), ast.unparse(node))
        for module in sorted(root.rglob("*.py"))
        if module.name not in {"__init__.py", "_hypothesis.py"}
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if ast.unparse(node) == "import conflictmodel"
        or (
            isinstance(node, ast.ImportFrom)
            and node.module in {"conflictmodel", "conflictmodel._lazy"}
            and ast.unparse(node)
            not in {"from conflictmodel import _checks", "from conflictmodel import __version__"}
        )
    ]
    assert [] == found
