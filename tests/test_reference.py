"""The reference: every public definition has an example, and names errors that can be caught."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from attrs import frozen

from conflictmodel import testing
from support.faces import CORE, FACES, names_of


@frozen
class Definition:
    """A public class, function, method or property, as it stands in the text of its module."""

    name: str
    node: ast.ClassDef | ast.FunctionDef
    module: str
    owner: str = ""  # the docstring of its class

    @property
    def docstring(self) -> str:
        """Its docstring."""
        return ast.get_docstring(self.node) or ""

    def section(self, title: str) -> list[str]:
        """Return the names of the entries of a section of the docstring."""
        found = re.search(rf"^{title}:\n((?:    .*\n?|\n)+)", self.docstring, re.MULTILINE)
        return re.findall(r"^    (\w+): ", found[1], re.MULTILINE) if found else []


@cache
def tree(module: str) -> ast.Module:
    """Return the parsed text of a module."""
    source = Path(inspect.getfile(importlib.import_module(module)))
    return ast.parse(source.read_text(encoding="utf-8"))


def definitions() -> Iterator[Definition]:
    """Yield every public class and function, and the public methods and properties of each."""
    for package in FACES:
        for name in names_of(package):
            thing: object = getattr(package, name)
            if not inspect.isclass(thing) and not inspect.isfunction(thing):
                continue
            module = thing.__module__
            for node in tree(module).body:
                if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
                    if is_overload(node):
                        continue
                    yield Definition(f"{module}.{name}", node, module)
                    yield from members(f"{module}.{name}", node, module)


def members(name: str, node: ast.ClassDef | ast.FunctionDef, module: str) -> Iterator[Definition]:
    """Yield the public methods and properties of a class; a function has none."""
    for each in node.body if isinstance(node, ast.ClassDef) else []:
        if not isinstance(each, ast.FunctionDef) or is_overload(each):
            continue
        if not each.name.startswith("_"):
            yield Definition(f"{name}.{each.name}", each, module, ast.get_docstring(node) or "")


def is_overload(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """Tell whether it is a signature for the type checkers alone."""
    return any(ast.unparse(each) == "overload" for each in node.decorator_list)


DEFINITIONS = tuple(definitions())


def is_choice(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """Tell whether this is an enumeration, of which each member has a docstring."""
    return isinstance(node, ast.ClassDef) and "Enum" in map(ast.unparse, node.bases)


def test_each_has_an_example() -> None:
    """A public definition has an example; one of its class does for a member."""
    assert [] == [
        each.name
        for each in DEFINITIONS
        if not is_choice(each.node)
        and ">>> " not in each.docstring
        and not re.search(rf"^(>>>|\.\.\.) .*(\.|def ){each.node.name}\b", each.owner, re.MULTILINE)
    ]


def test_the_errors_that_are_told_are_public() -> None:
    """Each entry under `Raises` names an error that a user can import and catch."""
    public = {*CORE, *testing.__all__}
    told = {each.name: set(each.section("Raises")) for each in DEFINITIONS}
    assert [] == [name for name, errors in told.items() if errors - public]


def test_a_choice_says_what_it_means() -> None:
    """Every member of an enumeration has a docstring below it: without one, no page shows it."""
    for definition in DEFINITIONS:
        node = definition.node
        if is_choice(node):
            for member, below in pairwise([*node.body, ast.Pass()]):
                is_told = isinstance(below, ast.Expr) or not isinstance(member, ast.Assign)
                assert is_told, f"{definition.name}: {ast.unparse(member)}"
