"""The public API: the faces and the reference name the same things, and each keeps its promises.

So do the packages within, each of which has a page of its own.
"""

import ast
import doctest
import functools
import importlib
import inspect
import re
import typing
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

import conflictmodel
from conflictmodel import example, tables, testing
from conflictmodel.rules import Law
from support.faces import CORE, FACES, LAZY, TOP, names_of

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
# A module has options below it that no name has.
IDENTIFIER = re.compile(
    r"^::: (conflictmodel(?:\.\w+)?)\.(\w+)$(?!\n    options:\n      members)", re.MULTILINE
)

# The package and the name of everything that the reference documents.
DOCUMENTED: list[tuple[str, str]] = [
    (module, name)
    for page in sorted(REFERENCE.glob("*.md"))
    for module, name in IDENTIFIER.findall(page.read_text(encoding="utf-8"))
]


def public_object(module: str, name: str) -> object:
    """Return what the name stands for in the module that it is documented in."""
    return getattr(importlib.import_module(module), name)


def home(package: str, name: str) -> str:
    """Return the module that defines what a package offers."""
    path = Path(importlib.import_module(package).__file__ or "")
    stub = path.with_suffix(".pyi")
    text = (stub if stub.exists() else path).read_text(encoding="utf-8")
    for line in ast.parse(text).body:
        if isinstance(line, ast.ImportFrom) and name in {each.name for each in line.names}:
            return home(str(line.module), name)
    return package


def docstring(module: str, name: str) -> str:
    """Return the docstring at the definition; that of a constant is the string below it."""
    found = ""
    tree = ast.parse(inspect.getsource(importlib.import_module(home(module, name))))
    for statement, following in pairwise([*tree.body, ast.Pass()]):
        match statement, following:
            case (ast.ClassDef() | ast.FunctionDef()) as definition, _ if definition.name == name:
                # Of an overloaded function, the implementation has the docstring.
                found = ast.get_docstring(definition) or found
            case (
                ast.Assign(targets=[ast.Name(id=target)])
                | ast.AnnAssign(target=ast.Name(id=target)),
                ast.Expr(value=ast.Constant(value=str() as text)),
            ) if target == name:
                found = inspect.cleandoc(text)
            case _:
                pass
    return found


def annotations(thing: object) -> Iterator[object]:
    """Yield the annotations of a function, or of a class and of its public members."""
    if isinstance(thing, property):
        yield from annotations(thing.fget)
    elif isinstance(thing, functools.cached_property):
        yield from annotations(typing.cast("functools.cached_property[object]", thing).func)
    elif isinstance(thing, classmethod | staticmethod):
        yield from annotations(typing.cast("staticmethod[..., object]", thing).__func__)
    elif inspect.isclass(thing):
        yield from typing.get_type_hints(thing).values()
        for name, member in vars(thing).items():
            is_public = not name.startswith("_") or name.endswith("__")
            if is_public and not inspect.isclass(member):  # an Enum holds its own classes
                yield from annotations(member)
    elif inspect.isfunction(thing) and thing.__module__:  # attrs generates some without a module
        # The constructor that attrs generates has globals of its own, not those of the module.
        names = vars(importlib.import_module(thing.__module__))
        yield from typing.get_type_hints(thing, names).values()


def mentions_any(annotation: object) -> bool:
    """Tell whether `typing.Any` occurs anywhere in the annotation."""
    if isinstance(annotation, list):  # the parameters of a Callable
        return any(map(mentions_any, typing.cast("list[object]", annotation)))
    return annotation is typing.Any or any(map(mentions_any, typing.get_args(annotation)))


def test_a_package_offers_what_the_reference_documents() -> None:
    """Every public name is documented once, on the page of its package, and nothing else is."""
    for face in FACES:
        documented = [name for package, name in DOCUMENTED if package == face.__name__]
        assert sorted(names_of(face)) == sorted(documented), face


def test_a_name_has_one_home() -> None:
    """No two packages offer the same name, but for the tables, which do the same to frames."""
    homes = [name for face in FACES if face is not tables for name in names_of(face)]
    assert sorted(set(homes)) == sorted(homes)


def test_no_name_is_that_of_a_module_beside_it() -> None:
    """Whichever module is loaded first, a package offers the name and never the module."""
    names = [f"{face.__name__}.{name}" for face in LAZY for name in names_of(face)]
    assert [] == [name for name in names if find_spec(name)]


def test_the_top_is_small_and_offers_what_the_packages_do() -> None:
    """At most 105 names are imported from `conflictmodel` itself, all but one from a package."""
    assert len(TOP) <= 105
    assert [("example", example)] == [
        (name, thing)
        for name in TOP
        if (thing := getattr(conflictmodel, name)) is not CORE.get(name)
    ]


def test_every_strategy_is_a_function() -> None:
    """What is public beside functions is one error."""
    others = [name for name in testing.__all__ if not inspect.isfunction(getattr(testing, name))]
    assert {"LawBrokenError"} == set(others)


def test_a_public_name_has_a_docstring() -> None:
    """Every public name says what it is, constants included; a law does so by itself."""
    assert [] == [
        each
        for each in DOCUMENTED
        if not docstring(*each) and not isinstance(public_object(*each), Law)
    ]


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (module, name)
        for module, name in DOCUMENTED
        if not inspect.isclass(thing := public_object(module, name))
        and not inspect.isfunction(thing)
        and not isinstance(thing, Law)
    ],
)
def test_the_example_of_a_constant_runs(module: str, name: str) -> None:
    """The doctest below a constant gives what it says; pytest runs only those of code."""
    names = dict(vars(importlib.import_module(home(module, name))))
    example = doctest.DocTestParser().get_doctest(docstring(module, name), names, name, None, None)
    assert 0 == doctest.DocTestRunner().run(example).failed


def test_a_public_annotation_says_what_it_means() -> None:
    """No annotation of a public name, nor of its public members, contains `typing.Any`."""
    found = [
        (name, hint)
        for module, name in DOCUMENTED
        for hint in annotations(public_object(module, name))
        if mentions_any(hint)
    ]
    assert [] == found
