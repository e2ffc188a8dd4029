"""What importing the package loads, and what the lazy table of contents promises."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import conflictmodel

STUB = Path(conflictmodel.__file__).with_suffix(".pyi")


def loaded_by(statement: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after a statement."""
    script = f"import sys; {statement}; print(*sys.modules)"
    command = [sys.executable, "-c", script]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return set(result.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        *("cattrs", "dateutil.parser", "hypothesis", "narwhals", "matplotlib"),
        *("conflictmodel.plots", "conflictmodel.tables", "conflictmodel.testing"),
        "conflictmodel._hypothesis",
    ],
)
def test_importing_everything_leaves_the_expensive_alone(module: str) -> None:
    """Not even the import of every public name loads a serializer, a date parser or an extra."""
    assert module not in loaded_by("from conflictmodel import *")


def test_importing_the_package_loads_no_other_package() -> None:
    """`import conflictmodel` alone does not even load attrs."""
    assert {"conflictmodel"} == {
        name
        for name in loaded_by("import conflictmodel")
        if name.startswith(("conflictmodel", "attr", "dateutil"))
    }


def test_the_stub_lists_what_the_package_offers() -> None:
    """The names that type checkers see are those that exist, from the modules that define them."""
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    imported = {
        alias.name: node.module
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    listed = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert [conflictmodel.__all__] == listed
    assert {
        name: f"conflictmodel.{module}" for name, module in vars(conflictmodel)["_HOME"].items()
    } == imported


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """A misspelt name is refused as by any other module, and names the package."""
    with pytest.raises(AttributeError, match="module 'conflictmodel' has no attribute 'Estimat'"):
        getattr(conflictmodel, "Estimat")  # noqa: B009 - a type checker would flag the attribute


def test_dir_lists_the_public_names() -> None:
    """Completion in an interactive session offers every public name before it is loaded."""
    assert conflictmodel.__all__ == dir(conflictmodel)
