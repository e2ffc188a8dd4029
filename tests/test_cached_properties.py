"""Cached properties: their own examples run too, although doctest does not find them."""

import ast
import doctest
import importlib
from pathlib import Path

import pytest

import conflictmodel
from support.faces import CORE

ROOT = Path(conflictmodel.__file__).parent

# attrs takes a cached property off its class, where doctest would find its docstring.
CACHED = [
    pytest.param(
        ".".join(module.relative_to(ROOT).with_suffix("").parts),
        owner.name,
        found.name,
        ast.get_docstring(found) or "",
        id=f"{owner.name}.{found.name}",
    )
    for module in sorted(ROOT.rglob("*.py"))
    for owner in ast.parse(module.read_text(encoding="utf-8")).body
    if isinstance(owner, ast.ClassDef) and owner.name in CORE
    for found in owner.body
    if isinstance(found, ast.FunctionDef)
    and ">>> " in (ast.get_docstring(found) or "")
    and any(ast.unparse(each) == "cached_property" for each in found.decorator_list)
    and ">>> " in (ast.get_docstring(found) or "")
]


@pytest.mark.parametrize(("module", "owner", "name", "docstring"), CACHED)
def test_the_example_of_a_cached_property_runs(
    module: str, owner: str, name: str, docstring: str
) -> None:
    """The example of a cached property gives what it says."""
    names = dict(vars(importlib.import_module(f"conflictmodel.{module}")))
    title = f"{module}.{owner}.{name}"
    example = doctest.DocTestParser().get_doctest(docstring, names, title, None, None)
    assert 0 == doctest.DocTestRunner().run(example).failed
