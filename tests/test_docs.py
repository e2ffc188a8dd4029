"""The documentation: every block of code is of a known kind, runs, and shows what comes out.

pytest runs the `pycon` blocks as doctests. The tests here see to it that it finds all of them, run
the commands in the order of their page, and hold what is JSON or Python against the library.
"""

import ast
import doctest
import hashlib
import inspect
import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from conflictmodel import Dossier, dumps, loads
from conflictmodel.cli.command import main
from conflictmodel.formats import dump_lines, lines_title, load_lines
from support.pages import PAGES, ROOT, Block, blocks, text_of

KINDS = {"pycon", "sh", "console", "json", "toml", "python", "diff"}

NOT_RUN = {
    "python3 -m venv .venv": "makes an environment",
    ".venv/bin/pip install ": "needs the package index",
    "pip install ": "needs the package index",
    ".venv/bin/nox": "is the whole check, of which this test is a part",
    ".venv/bin/python": "opens a session, which the blocks after it are",
    "python3.11 -m venv ": "makes an environment, for a package that is not everywhere",
    ".venv-fuzz/bin/": "needs that package, and runs for minutes",
    "CONFLICTMODEL_DATA=FOLDER ": "needs files that are not part of the project",
}
"""What commands begin with that are not run, or are wholly, and why."""

NOT_DOCTESTS = {
    "docs/how-to/tables.md": "PySpark needs Java: tests/tables/test_spark.py runs it",
    "docs/how-to/other-tools.md": "SQLAlchemy is no package of the tests; the page has its version",
    "docs/how-to/map-and-provenance.md": "nor are prov and rdflib, which it names",
    "CONTRIBUTING.md": "shows the form of a docstring, and is one that the reference has",
}
"""The pages with a block of Python that is no doctest, and why."""

WIDTH = 76
"""How many columns of an example a laptop shows beside the menus of the site."""

RUN = re.compile(r"^(?:\.venv/bin/)?(?:python3? -m )?conflictmodel(?= |$)")
PYTEST = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]
READ = [
    page
    for page in PAGES
    if "--doctest-glob=*.md" in PYTEST["addopts"]
    and any(page == each or page.startswith(f"{each}/") for each in PYTEST["testpaths"])
]
"""The pages whose examples pytest runs."""

WITH_COMMANDS = [page for page in PAGES if any(b.kind in {"sh", "console"} for b in blocks(page))]
Printed = pytest.CaptureFixture[str]


def all_of(kind: str) -> list[tuple[str, Block]]:
    """Return every block of a kind with its page."""
    return [(page, block) for page in PAGES for block in blocks(page) if block.kind == kind]


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Yield each command of a block, and what is shown as its output."""
    text = block.text.replace("\\\n", "")
    if block.kind == "sh":
        for line in text.splitlines():
            yield from ((part, "") for part in line.split(" && "))
        return
    for entry in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = entry.partition("\n")
        yield command, shown


def is_run(command: str) -> bool:
    """Tell whether a command is run here."""
    return bool(RUN.match(command)) or command.startswith("sha256sum ")


def said_not_to_run(command: str) -> bool:
    """Tell whether a command is among those that are not run."""
    return any(
        command == known or (command.startswith(known) and not known.endswith("/python"))
        for known in NOT_RUN
    )


def run(command: str, printed: Printed) -> str:
    """Run a command, and return what it prints; where that goes to a file, write it there."""
    words = shlex.split(RUN.sub("conflictmodel", command))
    target = words.pop() if ">" in words else None
    if target is not None:
        words.remove(">")
    if words[0] == "sha256sum":
        digest = hashlib.sha256(Path(words[1]).read_bytes()).hexdigest()
        return f"{digest}  {words[1]}\n"
    assert 0 == main(words[1:])
    out = printed.readouterr().out
    if target is None:
        return out
    Path(target).write_text(out, encoding="utf-8")
    return ""


def test_every_block_is_one_that_is_checked() -> None:
    """A block names a known language and begins with a prompt, where there are prompts."""
    begin = {"pycon": ">>> ", "console": "$ "}
    wrong = [
        (page, block.line)
        for page in PAGES
        for block in blocks(page)
        if block.kind not in KINDS
        or (block.kind == "python" and page not in NOT_DOCTESTS)
        or not block.text.startswith(begin.get(block.kind, ""))
    ]
    assert [] == wrong


def test_a_line_of_an_example_fits_beside_the_menus() -> None:
    """It has at most 76 columns, but for what is one line by its format, as JSON Lines and diff."""
    wide = [
        (page, block.line, line)
        for page in PAGES
        for block in blocks(page)
        if block.kind not in {"json", "diff"}
        for line in block.text.splitlines()
        if len(line) > WIDTH
    ]
    assert [] == wide


def test_a_line_of_an_example_of_the_reference_fits_too() -> None:
    """In a docstring, it has at most 76 columns behind the margin, code and output alike."""
    wide = [
        (path.name, line)
        for path in sorted((ROOT / "src").rglob("*.py"))
        for docstring in docstrings(path)
        for example in doctest.DocTestParser().get_examples(docstring)
        for line in shown(docstring, example)
        if len(line) > WIDTH
    ]
    assert [] == wide


def docstrings(path: Path) -> Iterator[str]:
    """Yield each text of a module that stands as a statement: below a name, or at its head."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        constant = node.value if isinstance(node, ast.Expr) else None
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
            yield inspect.cleandoc(constant.value)


def shown(docstring: str, example: doctest.Example) -> list[str]:
    """Return the lines of an example, with its prompts and its output."""
    count = example.source.count("\n") + example.want.count("\n")
    return docstring.splitlines()[example.lineno : example.lineno + count]


def test_pytest_runs_every_example() -> None:
    """Doctest finds each prompt of the pages that pytest reads, and is told to skip none."""
    for page in PAGES:
        inside = [block.text for block in blocks(page) if block.kind == "pycon"]
        prompts = sum(len(re.findall(r"^>>> ", text, re.MULTILINE)) for text in inside)
        found = doctest.DocTestParser().get_examples(text_of(page)) if page in READ else []
        assert prompts == len(found), page
        assert not any(doctest.SKIP in example.options for example in found), page


def test_a_page_beside_the_site_links_to_what_is_there() -> None:
    """A link in a file that mkdocs does not read leads to a file of the project, or to the web."""
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        targets = re.findall(r"\]\(([^)#\s]+)", text_of(page))
        assert [] == [each for each in targets if ":" not in each and not (ROOT / each).exists()]


def test_every_extra_is_there() -> None:
    """What pages and messages tell to install with the library is an extra of it."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    texts = [
        path.read_text(encoding="utf-8")
        for pattern in ("*.md", "docs/**/*.md", "src/**/*.py")
        for path in ROOT.glob(pattern)
    ]
    named = re.findall(r"(?:[' ]\.|\bconflictmodel)\[([\w, -]+)\]", "\n".join(texts))
    assert set() == {each.strip() for part in named for each in part.split(",")} - extras.keys()


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_the_commands_of_a_page_do_what_it_shows(
    page: str, capsys: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command works on the files that the page has made before, and prints what is shown."""
    told = [each for block in blocks(page) if block.kind != "pycon" for each in commands(block)]
    unknown = [each for each, _ in told if not is_run(each) and not said_not_to_run(each)]
    assert [] == unknown
    if not any(is_run(command) for command, _ in told):
        return
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page):
        if block.kind == "pycon":
            test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line)
            test.globs = names  # the parser gives each block a copy of its own
            # pytest runs the same examples, and takes their output to the letter.
            runner = doctest.DocTestRunner(
                optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            )
            assert 0 == runner.run(test, clear_globs=False).failed
        for command, shown in commands(block) if block.kind in {"sh", "console"} else ():
            if is_run(command):
                capsys.readouterr()
                printed = run(command, capsys)
                if shown:
                    checker = doctest.OutputChecker()
                    assert checker.check_output(shown, printed, doctest.ELLIPSIS), printed


@pytest.mark.parametrize(("page", "block"), all_of("toml"))
def test_what_is_toml_is_read(page: str, block: Block) -> None:
    """It is no empty table."""
    assert tomllib.loads(block.text), page


@pytest.mark.parametrize(("page", "block"), all_of("json"))
def test_what_is_json_is_written_so(page: str, block: Block, tmp_path: Path) -> None:
    """A document or JSON Lines on a page are read, and written again they are the same text."""
    first = json.loads(block.text.splitlines()[0]) if block.text.count("\n{") else None
    if first is None:
        assert block.text == dumps(loads(block.text)), page
        return
    assert "conflictmodel-lines" == first["format"]
    file, again = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    file.write_text(block.text, encoding="utf-8")
    dump_lines(Dossier(tuple(load_lines(file))).claims, again, title=lines_title(file))
    assert block.text == again.read_text(encoding="utf-8")
