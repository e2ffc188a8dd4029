"""The reference: every public definition says what a reader has to know, on the page of its module.

What it takes is told under `Args`, one entry for each parameter or field, unless it takes one thing
alone, or one kind of thing any number of times: then the summary says what. What it refuses is
told under `Raises`, wherever the definition itself, or a private function beside it, raises.
"""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import frozen

import conflictmodel
from conflictmodel import plots, tables, testing
from pages import DOCS, ROOT, text_of

MOST_NAMES = 25  # in a row of the index
REFUSALS = {"refuse", "refusal", "listed"}  # of `_checks`


@frozen
class Definition:
    """A public class, function, method or property, as it stands in the text of its module."""

    name: str
    node: ast.ClassDef | ast.FunctionDef
    module: str

    @property
    def docstring(self) -> str:
        """Its docstring."""
        return ast.get_docstring(self.node) or ""

    @property
    def parameters(self) -> list[str]:
        """What it takes, without `self`; the fields of a class of attrs."""
        if isinstance(self.node, ast.FunctionDef):
            given = self.node.args
            names = [*given.posonlyargs, *given.args, *given.kwonlyargs]
            return [each.arg for each in names if each.arg not in {"self", "cls"}]
        is_frozen = any("frozen" in ast.unparse(each) for each in self.node.decorator_list)
        fields = (each.target for each in self.node.body if isinstance(each, ast.AnnAssign))
        return [each.id for each in fields if isinstance(each, ast.Name) and is_frozen]

    @property
    def variadic(self) -> set[str]:
        """The parameter that takes any number of things, where there is one."""
        of = self.node.args.vararg if isinstance(self.node, ast.FunctionDef) else None
        return set() if of is None else {of.arg}

    @property
    def takes_several(self) -> bool:
        """Whether it takes more than one thing."""
        return len(self.parameters) + len(self.variadic) > 1 or isinstance(self.node, ast.ClassDef)

    @property
    def raises(self) -> bool:
        """Whether it raises by itself: a class when it checks an instance."""
        if isinstance(self.node, ast.FunctionDef):
            return raises(self.node, private(self.module))
        checks = (each for each in self.node.body if isinstance(each, ast.FunctionDef))
        return any(
            raises(each, private(self.module))
            for each in checks
            if each.name == "__attrs_post_init__"
        )

    def section(self, title: str) -> list[str]:
        """Return the names of the entries of a section of the docstring."""
        found = re.search(rf"^{title}:\n((?:    .*\n?|\n)+)", self.docstring, re.MULTILINE)
        return re.findall(r"^    (\w+): ", found[1], re.MULTILINE) if found else []


@cache
def tree(module: str) -> ast.Module:
    """Return the parsed text of a module."""
    source = Path(inspect.getfile(importlib.import_module(module)))
    return ast.parse(source.read_text(encoding="utf-8"))


@cache
def private(module: str) -> dict[str, ast.FunctionDef]:
    """Return the private functions of a module."""
    found = (each for each in tree(module).body if isinstance(each, ast.FunctionDef))
    return {each.name: each for each in found if each.name.startswith("_")}


def raises(node: ast.FunctionDef, helpers: dict[str, ast.FunctionDef]) -> bool:
    """Tell whether a function raises or refuses, or one of these that it calls."""
    for each in ast.walk(node):
        match each:
            case ast.Raise():
                return True
            case ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id="_checks"))):
                if name in REFUSALS:
                    return True
            case ast.Call(func=ast.Name(id=name)) if name in helpers:
                others = {known: helper for known, helper in helpers.items() if known != name}
                if raises(helpers[name], others):
                    return True
            case _:
                pass
    return False


def definitions() -> Iterator[Definition]:
    """Yield every public class and function, and the public methods and properties of each."""
    for package in (conflictmodel, plots, tables, testing):
        for name in package.__all__:
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


def members(owner: str, node: ast.ClassDef | ast.FunctionDef, module: str) -> Iterator[Definition]:
    """Yield the public methods and properties of a class; a function has none."""
    for each in node.body if isinstance(node, ast.ClassDef) else []:
        if not isinstance(each, ast.FunctionDef) or is_overload(each):
            continue
        if not each.name.startswith("_"):
            yield Definition(f"{owner}.{each.name}", each, module)


def is_overload(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """Tell whether it is a signature for the type checkers alone."""
    return any(ast.unparse(each) == "overload" for each in node.decorator_list)


DEFINITIONS = tuple(definitions())


def test_each_begins_with_one_sentence() -> None:
    """The first line of a docstring is one sentence, and nothing else stands in its paragraph."""
    summaries = {each.name: each.docstring.partition("\n\n")[0] for each in DEFINITIONS}
    assert [] == [
        (name, summary)
        for name, summary in summaries.items()
        if not re.fullmatch(r"[^\n]+\.", summary) or re.search(r"\. [A-Z]", summary)
    ]


def test_each_has_an_example() -> None:
    """Every public class, function, method and property shows how it is used."""
    assert [] == [each.name for each in DEFINITIONS if ">>> " not in each.docstring]


def test_each_says_what_it_takes() -> None:
    """Where it takes several things, `Args` has an entry for each of them, and no other."""
    for each in DEFINITIONS:
        told = set(each.section("Args"))
        if told or (each.takes_several and each.parameters):
            assert set(each.parameters) == told - each.variadic, each.name


def test_each_says_what_it_refuses() -> None:
    """Where it raises, `Raises` has an entry, and each names an error that is public."""
    public = {*conflictmodel.__all__, *testing.__all__}
    told = {each.name: set(each.section("Raises")) for each in DEFINITIONS}
    assert [] == [each.name for each in DEFINITIONS if each.raises and not told[each.name]]
    assert [] == [name for name, errors in told.items() if errors - public]


def test_an_error_says_what_it_carries() -> None:
    """An error tells each attribute that it sets when it is made, and its class has their types.

    Without the types, the reference shows none.
    """
    for definition in DEFINITIONS:
        told = definition.section("Attributes")
        fields = (each for each in definition.node.body if isinstance(each, ast.AnnAssign))
        typed = {ast.unparse(each.target) for each in fields}
        for each in definition.node.body:
            if isinstance(each, ast.FunctionDef) and each.name == "__init__":
                carried = re.findall(r"self\.(\w+) = ", ast.unparse(each))
                assert set(carried) - {"args"} <= set(told) & typed, definition.name


def test_a_choice_says_what_it_means() -> None:
    """Every member of an enumeration has a docstring below it: without one, no page shows it."""
    for definition in DEFINITIONS:
        node = definition.node
        if isinstance(node, ast.ClassDef) and "Enum" in map(ast.unparse, node.bases):
            for member, below in pairwise([*node.body, ast.Pass()]):
                is_told = isinstance(below, ast.Expr) or not isinstance(member, ast.Assign)
                assert is_told, f"{definition.name}: {ast.unparse(member)}"


@pytest.mark.parametrize("page", sorted(path.stem for path in DOCS.glob("reference/*.md")))
def test_a_page_is_that_of_one_module(page: str) -> None:
    """A page has the name of its module, begins with what this says, and shows only its names."""
    text = text_of(f"docs/reference/{page}.md")
    shown = re.findall(r"^::: (conflictmodel\.\S+)$", text, re.MULTILINE)
    if page in {"command", "index"}:
        assert [] == shown
        return
    module, *names = shown
    assert module.rpartition(".")[2].lstrip("_") == page
    assert text.startswith(f"# {page}\n\n::: {module}\n")
    assert {module} == {name.rpartition(".")[0] for name in names}


def test_every_module_with_public_names_has_a_page() -> None:
    """What can be imported from the package is defined in modules that have a page each."""
    homes = {page_of(definition.module) for definition in DEFINITIONS}
    assert set() == homes - {path.stem for path in DOCS.glob("reference/*.md")}


def page_of(module: str) -> str:
    """Return the page of a module; what is in plots, tables and testing has one each."""
    _, first, *rest = module.split(".")
    whole = first in {"plots", "tables", "testing"}
    return first if whole or not rest else rest[-1].lstrip("_")


def test_the_index_lists_every_page_and_name() -> None:
    """The first page of the reference has a row for each page, in the order of the navigation."""
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    told = re.findall(r"^\| .*\]\(\w+\.md\).*$", text_of("docs/reference/index.md"), re.MULTILINE)
    pages = re.findall(r"^ +- .*: reference/(\w+)\.md$", nav, re.MULTILINE)
    assert [row(page) for page in pages] == told


def row(page: str) -> str:
    """Return the row of a page: what its module says of itself, and the names on it."""
    if page == "command":
        return "| [The command](command.md) | what `python -m conflictmodel` prints and takes | |"
    text = text_of(f"docs/reference/{page}.md")
    module, *_ = re.findall(r"^::: (conflictmodel\.\S+)$", text, re.MULTILINE)
    summary = (importlib.import_module(module).__doc__ or "").partition("\n\n")[0]
    lead, _, rest = summary.partition(": ")
    if lead.casefold().replace(" ", "_") == page:
        summary = rest
    anchor = rf"^::: ({re.escape(module)}\.(\w+))$"
    shown = re.findall(anchor, text, re.MULTILINE)
    names = ", ".join(f"[`{name}`]({page}.md#{path})" for path, name in shown)
    if len(shown) > MOST_NAMES:
        names = f"{len(shown)} names"
    return f"| [{page}]({page}.md) | {summary.rstrip('.')} | {names} |"
