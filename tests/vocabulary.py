"""The words that the documentation may write as code: names of the library, of the project, others.

What is public can be asked about. Of a bare word in small letters it is only known whether the
library has it at all, as a name, a parameter, a column or a code.
"""

import ast
import builtins
import keyword
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

import conflictmodel
from conflictmodel import Claim, Words, plots, tables, testing
from pages import ROOT, SOURCE, blocks

OF_OTHERS = {
    "NaN": "a word of JSON",
    "CONFLICTMODEL_DATA": "an environment variable of the tests",
    "HYPOTHESIS_NO_PLUGINS": "an environment variable of Hypothesis",
    "HYPOTHESIS_PROFILE": "an environment variable of the tests",
    "TYPE_CHECKING": "a name of `typing`",
    "Path": "a class of `pathlib`",
    "Fraction": "a class of `fractions`",
    "FeatureCollection": "a type of GeoJSON",
    "Unknown": "a word of a published table",
    "POLARS_OOC_MEMORY_BUDGET_MB": "an environment variable of polars",
    "PYSPARK_SUBMIT_ARGS": "an environment variable of PySpark",
    "svg": "an element of HTML",
    "st": "the strategies of Hypothesis",
    "conflictmodel.invalid": "a domain that is nobody's",
    "__all__": "a name of Python",
    "__attrs_post_init__": "a method of attrs",
    "aria_label": "an attribute of HTML, as Python can write it",
    "bigint": "a type of PySpark",
    "ci": "a profile of Hypothesis, in tests/conftest.py",
    "console": "a language of a block of code",
    "misc": "a code of mypy",
    "model_dump_json": "a method of pydantic",
    "model_validate_json": "a method of pydantic",
    "near": "the beginning of the name of a place, as the readers write it",
    "nightly": "a profile of Hypothesis, in tests/conftest.py",
    "ids": "a parameter of pytest",
    "parametrize": "a mark of pytest",
    "pycon": "a language of a block of code",
    "result": "an element of IATI",
    "sector": "an element of IATI",
    "sha256sum": "a command",
}
"""What has the form of a name of ours and is none, and why it stands there."""

PACKAGES = {each.__name__.rpartition(".")[2]: each for each in (plots, tables, testing)}
"""The packages that are imported for themselves."""

PUBLIC: dict[str, object] = {
    name: getattr(module, name)
    for module in (*PACKAGES.values(), conflictmodel)
    for name in module.__all__
}
MEMBERS = {
    member
    for thing in (*PUBLIC.values(), *PACKAGES.values(), conflictmodel)
    for member in dir(thing)
    if not member.startswith("_")
}


@cache
def _source() -> Mapping[str, ast.Module]:
    """Return each module of the library, by its path from the root of the project."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in SOURCE.rglob("*.py")
    }


def _written(module: ast.Module) -> Iterator[str]:
    """Yield the strings of a module, among them columns and codes, and what its functions take."""
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str() as text):
                yield text
            case ast.FunctionDef(name=name, args=given) if not name.startswith("_"):
                named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
                yield from (each.arg for each in named)
            case _:
                pass


def _names(module: ast.Module) -> Iterator[str]:
    """Yield every name that a module uses, private ones too."""
    for node in ast.walk(module):
        match node:
            case (
                ast.Name(id=name)
                | ast.Attribute(attr=name)
                | ast.arg(arg=name)
                | ast.FunctionDef(name=name)
            ):
                yield name
            case _:
                pass


def _of_the_project() -> Iterator[str]:
    """Yield the sessions, the extras and the settings that the pages for contributors name."""
    for file, form in (("noxfile.py", r"^def (\w+)"), ("pyproject.toml", r"^(\w+) = ")):
        yield from re.findall(form, (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


@cache
def _words() -> frozenset[str]:
    """Return every bare word in small letters that may stand in any text."""
    modules = {part for path in _source() for part in re.findall(r"\w+", path)}
    types = {each.__name__ for each in (*get_args(Claim), *get_args(Words))}
    written = {word for module in _source().values() for word in _written(module)}
    return frozenset(
        {*PUBLIC, *MEMBERS, *OF_OTHERS, *modules, *written, *_of_the_project()}
        | {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in types}
        | {*dir(builtins), *keyword.kwlist, *sys.stdlib_module_names}
    )


def is_word(word: str, where: str) -> bool:
    """Tell whether a bare word is one of ours, one that is listed, or one of the text itself.

    The text itself has what the blocks of code of a page use, or the module of a docstring.
    """
    if word in _words():
        return True
    if where.endswith(".py"):
        return word in _names(_source()[where])
    return any(re.search(rf"\b{word}\b", block.text) for block in blocks(where))
