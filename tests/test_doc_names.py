"""The documentation names what there is: links, files, options, and names of the library.

Code within a line is held against the library only where its form says for certain that it is ours:
a chain that begins with a public name, a word in the form of a class or a constant, a call. What is
written so and belongs to others is listed. A bare word in small letters is ours, or listed as well.
"""

import ast
import builtins
import difflib
import importlib
import inspect
import re
import tomllib
from urllib.parse import urlsplit

import attrs
import pytest

import conflictmodel
from conflictmodel.__main__ import main
from pages import DOCS, PAGES, ROOT, anchors, docstrings, links, prose, spans, text_of, urls
from vocabulary import MEMBERS, OF_OTHERS, PACKAGES, PUBLIC, is_word

TEXTS = [(page, text_of(page)) for page in PAGES] + docstrings()
WHERE = [where for where, _ in TEXTS]
EACH_TEXT = pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=WHERE)
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]


def is_there(chain: str) -> bool:
    """Tell whether a chain of names that begins with one of ours leads to something."""
    first, *rest = chain.split(".")
    if first == "conflictmodel":
        thing: object = conflictmodel
    elif first in PACKAGES:
        thing = PACKAGES[first]
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
        is_ours = first in {"conflictmodel", *PACKAGES} or (first in PUBLIC and not first.islower())
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
        *("robust()", "hulls(1)", "hull.poll(voices)", "plots.florist", "Pictur", "place(1)"),
    ]
    assert made_up == [span for span in made_up if wrong(span)]


def bare(text: str) -> list[str]:
    """Return the bare words in small letters that a text writes as code; one letter is none."""
    return [span for span in spans(text) if re.fullmatch(r"[a-z_][a-z0-9_]+", span)]


@pytest.mark.parametrize(("where", "text"), TEXTS, ids=WHERE)
def test_a_bare_word_is_known(where: str, text: str) -> None:
    """A word in small letters is a name, a parameter, a column or a code of ours, or listed."""
    assert [] == [word for word in bare(text) if not is_word(word, where)]


def test_a_bare_word_that_is_not_ours_is_seen() -> None:
    """A slip in a word is found, and a private name that is written outside of its module."""
    words = bare("`read_fiel`, `altt`, `read_file`, `alt`, `x`, `_svg` and `_hull`")
    assert ["read_fiel", "altt", "read_file", "alt", "_svg", "_hull"] == words
    assert ["read_fiel", "altt", "_hull"] == [w for w in words if not is_word(w, "README.md")]
    assert is_word("_hull", "src/conflictmodel/rules/bounds.py")


def test_no_word_is_listed_in_vain() -> None:
    """Each word that is said to be of others stands somewhere as code."""
    written = {span for _, text in TEXTS for span in spans(text)}
    named = {name for span in written for name in re.findall(r"\w+", span)}
    assert set() == OF_OTHERS.keys() - written - named


@EACH_TEXT
def test_an_extra_is_there(text: str) -> None:
    """What `pip` is told to install along with the library is an extra of it."""
    named = re.findall(r"(?:[' ]\.|\bconflictmodel)\[([\w, -]+)\]", text)
    assert set() == {each.strip() for part in named for each in part.split(",")} - EXTRAS.keys()


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
