"""The documentation names what there is: links, files, options, and names of the library.

Code within a line is held against the library only where its form says for certain that it is ours:
a chain that begins with a public name, a word in the form of a class or a constant, a call. What is
written so and belongs to others is listed.
"""

import ast
import builtins
import difflib
import importlib
import inspect
import re
from urllib.parse import urlsplit

import attrs
import pytest

import conflictmodel
from conflictmodel import tables, testing
from conflictmodel.__main__ import main
from pages import DOCS, PAGES, ROOT, anchors, docstrings, links, prose, spans, text_of, urls

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
}
"""What has the form of a name of ours and is none, and why it stands there."""

PUBLIC: dict[str, object] = {
    name: getattr(module, name)
    for module in (testing, tables, conflictmodel)
    for name in module.__all__
}
MEMBERS = {
    member
    for thing in (*PUBLIC.values(), testing, tables, conflictmodel)
    for member in dir(thing)
    if not member.startswith("_")
}
TEXTS = [(page, text_of(page)) for page in PAGES] + docstrings()
EACH_TEXT = pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=[i for i, _ in TEXTS])


def is_there(chain: str) -> bool:
    """Tell whether a chain of names that begins with one of ours leads to something."""
    first, *rest = chain.split(".")
    if first == "conflictmodel":
        thing: object = conflictmodel
    elif first in {"tables", "testing"}:
        thing = importlib.import_module(f"conflictmodel.{first}")
    else:
        thing = PUBLIC[first]
    for name in rest:
        if isinstance(thing, type) and attrs.has(thing) and name in attrs.fields_dict(thing):
            return True  # the type of a field says no more at run time
        if not hasattr(thing, name):
            try:
                thing = importlib.import_module(f"{getattr(thing, '__name__', '')}.{name}")
            except ImportError:
                return False
        else:
            thing = getattr(thing, name)
    return True


def wrong_call(call: ast.Call) -> str | None:
    """Return a call that is none of ours, or that ours would not take."""
    if any(isinstance(arg, ast.Constant) and arg.value is ... for arg in call.args):
        return None  # what it takes is left out
    match call.func:
        case ast.Name(id=name) if name in PUBLIC:
            thing = PUBLIC[name]
            named = {each.arg: None for each in call.keywords if each.arg is not None}
            try:
                inspect.signature(thing).bind(*call.args, **named) if callable(thing) else None
            except TypeError as error:
                return f"{name}: {error}"
            return None if callable(thing) else name
        case ast.Name(id=name):
            is_known = name in OF_OTHERS or hasattr(builtins, name) or len(name) == 1
            return None if is_known else name
        case ast.Attribute(attr=name, value=value):
            root = value.func if isinstance(value, ast.Call) else value
            is_foreign = isinstance(root, ast.Name) and root.id in OF_OTHERS
            return None if is_foreign or name in MEMBERS else name
        case other:
            return ast.unparse(other)


def wrong_name(name: str) -> str | None:
    """Return a word in the form of a class or a constant where it is none that there is.

    A word with one capital letter may be anything; it is a slip where it is nearly a name of ours.
    """
    if name in PUBLIC or name in OF_OTHERS or hasattr(builtins, name):
        return None
    if re.fullmatch(r"(?:[A-Z]+[a-z]+){2,}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+", name):
        return name
    return name if difflib.get_close_matches(name, PUBLIC, n=1, cutoff=0.85) else None


def wrong(span: str) -> list[str]:
    """Return what is wrong with code within a line; nothing where it is not certainly ours."""
    found: list[str | None] = []
    first = span.partition(".")[0]
    if span in OF_OTHERS or re.search(r"\.(?:py|md|json|jsonl|csv|toml)$", span):
        pass
    elif re.fullmatch(r"\w+(?:\.\w+)+", span):
        is_ours = first in {"conflictmodel", "tables", "testing"} or (
            first in PUBLIC and not first.islower()
        )
        found = [span] if is_ours and not is_there(span) else []
    elif re.fullmatch(r"[A-Z]\w*", span):
        found = [wrong_name(span)]
    elif re.fullmatch(r"[A-Za-z_][\w.]*\(.*\)", span):
        try:
            parsed = ast.parse(span.replace("…", "..."), mode="eval")
        except SyntaxError:
            return []
        found = [wrong_call(node) for node in ast.walk(parsed) if isinstance(node, ast.Call)]
    return [each for each in found if each is not None]


@EACH_TEXT
def test_a_name_of_the_library_is_there(text: str) -> None:
    """A chain, a class, a constant or a call that is written as ours leads to something."""
    assert [] == [found for span in spans(text) for found in wrong(span)]


def test_what_is_not_ours_is_seen() -> None:
    """A name that the library does not have is found, and a call that it would not take."""
    made_up = [
        *("Rule.lawz", "conflictmodel.combin", "tables.sum", "Dosier", "OtherError", "ROUNDING_2"),
        *("robust()", "hulls(1)", "hull.poll(voices)"),
    ]
    assert made_up == [span for span in made_up if wrong(span)]


def help_of(printed: pytest.CaptureFixture[str], *part: str) -> str:
    """Return what the command, or a part of it, says of itself."""
    with pytest.raises(SystemExit):
        main([*part, "--help"])
    return printed.readouterr().out


@pytest.mark.parametrize("page", [page for page in PAGES if page != "CONTRIBUTING.md"])
def test_an_option_is_one_of_the_command(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option, alone or in a line of the command, is told by the help of that command."""
    monkeypatch.setenv("COLUMNS", "1000")  # so that no name is broken into two lines
    told = {"": help_of(capsys)}
    for part in re.findall(r"`python -m conflictmodel (\w+)`", told[""]):
        told[part] = help_of(capsys, part)
    for span in spans(text_of(page)):
        if command := re.match(r"python -m conflictmodel(?: (\w+)(?=$| ))?", span):
            said = told.get(command[1] or "", told[""])
        elif re.match(r"--\w", span):
            said = "".join(told.values())
        else:
            continue
        named = re.findall(r"(?<![\w-])--[a-z][\w-]*", span)
        assert [] == [each for each in named if not re.search(rf"{each}(?![\w-])", said)], span


@EACH_TEXT
def test_a_file_of_the_project_is_there(text: str) -> None:
    """A path that begins with a folder of the project leads to a file or a folder."""
    folders = "benchmarks|docs|seeds|src|tests|tools"
    paths = [span for span in spans(text) if re.fullmatch(rf"(?:{folders})/[\w./-]*", span)]
    assert [] == [path for path in paths if not (ROOT / path).exists()]


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_to_a_page_and_a_heading(page: str) -> None:
    """A link within the project leads to a file, and its anchor to a heading or a name there."""
    for target in links(text_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (ROOT / page).parent / path if path else ROOT / page
        assert there.is_file(), target
        if anchor:
            name = there.resolve().relative_to(ROOT).as_posix()
            is_name = f"::: {anchor}" in text_of(name).splitlines()
            assert is_name or anchor in anchors(name), target


def test_an_address_is_written_in_one_way() -> None:
    """An address is one of https with a whole host, and is spelled alike wherever it stands."""
    spelled: dict[str, set[str]] = {}
    for _, text in TEXTS:
        for url in urls(text):
            parts = urlsplit(url)
            assert "https" == parts.scheme, url
            assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", parts.netloc), url
            plain = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
            spelled.setdefault(plain.casefold(), set()).add(url.partition("#")[0])
    assert [] == [names for names in spelled.values() if len(names) > 1]


def test_a_docstring_links_only_to_the_web() -> None:
    """A docstring is read on its page and in an editor, so that a path in it would lead nowhere."""
    found = [(where, each) for where, text in docstrings() for each in links(text)]
    assert [] == [each for each in found if not each[1].startswith("https://")]


def test_the_navigation_has_every_page() -> None:
    """Every page of the site is in its navigation, once."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r"^ +- (?:.*?: )?([\w/-]+\.md)$", text, re.MULTILINE)
    assert sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")) == sorted(named)


def test_prose_has_no_code() -> None:
    """Neither the blocks of a page nor the examples of a docstring are searched for names."""
    assert "a\n\nb\n" == prose("a\n```pycon\n>>> Dosier()\n```\nb\n")
    assert "a\n\n" == prose("a\n\n>>> Dosier()\nnothing")
