"""The public API: `__all__` and the reference name the same things, and each keeps its promises.

So do `conflictmodel.plots`, `.tables` and `.testing`, which have an `__all__` of their own.
"""

import ast
import doctest
import functools
import importlib
import inspect
import re
import typing
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import conflictmodel
from conflictmodel import plots, tables, testing

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
# A module has options below it that no name has.
IDENTIFIER = re.compile(
    r"^::: (conflictmodel\.[\w.]+)\.(\w+)$(?!\n    options:\n      members)", re.MULTILINE
)

# The module and the name of everything that the reference documents.
DOCUMENTED: list[tuple[str, str]] = [
    (module, name)
    for page in sorted(REFERENCE.glob("*.md"))
    for module, name in IDENTIFIER.findall(page.read_text(encoding="utf-8"))
]
STRATEGIES = [(module, name) for module, name in DOCUMENTED if module == testing.__name__]
OF_TABLES = [(module, name) for module, name in DOCUMENTED if module == tables.__name__]
OF_PLOTS = [(module, name) for module, name in DOCUMENTED if module == plots.__name__]
OF_EXTRAS = (*STRATEGIES, *OF_TABLES, *OF_PLOTS)
OF_THE_PACKAGE = [each for each in DOCUMENTED if each not in OF_EXTRAS]


def public_object(module: str, name: str) -> object:
    """Return what the name stands for in the module that it is documented in."""
    return getattr(importlib.import_module(module), name)


def docstring(module: str, name: str) -> str:
    """Return the docstring at the definition; that of a constant is the string below it."""
    found = ""
    if (module, name) in OF_EXTRAS:  # the modules that define them are private
        module = getattr(public_object(module, name), "__module__", "conflictmodel.plots._style")
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
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


@pytest.mark.parametrize(
    "names", [conflictmodel.__all__, plots.__all__, tables.__all__, testing.__all__]
)
def test_all_is_sorted(names: list[str]) -> None:
    """`__all__` lists each public name once, in the order of `sorted`."""
    assert sorted(set(names)) == names


def test_all_is_what_the_reference_documents() -> None:
    """Every public name is documented exactly once, and nothing else is."""
    assert conflictmodel.__all__ == sorted(name for _, name in OF_THE_PACKAGE)
    assert plots.__all__ == sorted(name for _, name in OF_PLOTS)
    assert tables.__all__ == sorted(name for _, name in OF_TABLES)
    assert testing.__all__ == sorted(name for _, name in STRATEGIES)


def test_every_strategy_is_a_function() -> None:
    """What is public beside functions is one error, and what a simulated world is made of."""
    others = [
        name for module, name in STRATEGIES if not inspect.isfunction(public_object(module, name))
    ]
    assert {"Count", "LawBrokenError", "World"} == set(others)


def test_the_package_offers_what_is_documented() -> None:
    """A public name can be imported from the package and is what its own module defines."""
    for module, name in OF_THE_PACKAGE:
        assert public_object(module, name) is getattr(conflictmodel, name), name


def test_a_public_name_has_an_example() -> None:
    """Every public name has a docstring with a doctest."""
    assert [] == [each for each in DOCUMENTED if ">>> " not in docstring(*each)]


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (module, name)
        for module, name in DOCUMENTED
        if not inspect.isclass(thing := public_object(module, name))
        and not inspect.isfunction(thing)
    ],
)
def test_the_example_of_a_constant_runs(module: str, name: str) -> None:
    """The doctest below a constant gives what it says; pytest runs only those of code."""
    names = dict(vars(importlib.import_module(module)))
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
