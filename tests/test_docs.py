"""The documentation: every block of code is of a known kind, runs, and shows what comes out.

pytest runs the `pycon` blocks as doctests. The tests here see to it that it finds all of them, run
the commands in the order of their page, and hold what is JSON or Python against the library.
"""

import ast
import doctest
import hashlib
import importlib
import inspect
import json
import re
import shlex
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import conflictmodel
from conflictmodel import Dossier, dump_lines, dumps, lines_title, load_lines, loads
from conflictmodel.__main__ import main
from pages import PAGES, ROOT, Block, blocks, text_of, unchecked

KINDS = {"pycon", "sh", "console", "json", "python", "diff"}

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

RUN_ELSEWHERE = {"docs/how-to/tables.md": "PySpark needs Java: by tests/test_tables_spark.py"}
"""The pages with a program that another test runs, and which."""

RUN = re.compile(r"^(?:\.venv/bin/)?python3? -m conflictmodel(?= |$)")
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
    if block.kind == "sh":
        for line in block.text.splitlines():
            yield from ((part, "") for part in line.split(" && "))
        return
    for entry in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
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


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_of_a_known_kind(page: str) -> None:
    """A block of code names its language, and it is one of those that are checked."""
    assert [] == [(block.line, block.kind) for block in blocks(page) if block.kind not in KINDS]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_form_that_is_not_checked(page: str) -> None:
    """Code stands between fences or backticks, a link has its target beside it, and no HTML."""
    assert [] == unchecked(text_of(page))


@pytest.mark.parametrize(
    "text",
    [
        *("a\n\n    >>> Dosier()\n", "a\n\n\tDosier()\n", "~~~pycon\n>>> 1\n2\n~~~\n"),
        *("```pycon\n>>> 1\n", "````pycon\n>>> 1\n2\n````\n", "```pycon\n>>> 1\n2\n``` \n"),
        *('<a href="nope.md">b</a>', "<br>", "</p>", "a<img src=nope.png\nalt=b>", "<!DOCTYPE a>"),
        *("[a][b]", "[b]: nope.md", "[a][]"),
    ],
)
def test_a_form_that_is_not_checked_is_seen(text: str) -> None:
    """What would be shown as code or as a link, and be found by no test, is refused."""
    assert unchecked(text)


def test_what_is_checked_may_be_written() -> None:
    """Fences, backticks, comments, addresses and the marks of the reference are no HTML."""
    text = "```sh\n    a <b>\n```\n`<b>` <!-- end --> <https://a.org>\n::: a.b\n    options:\n"
    assert [] == unchecked(text)


@pytest.mark.parametrize("page", PAGES)
def test_output_stands_below_its_command(page: str) -> None:
    """A `console` block begins with a prompt: nothing would compare what stands before it."""
    inside = [block for block in blocks(page) if block.kind == "console"]
    assert [] == [block.line for block in inside if not block.text.startswith("$ ")]


@pytest.mark.parametrize("page", PAGES)
def test_pytest_finds_every_example(page: str) -> None:
    """Each `pycon` block begins with a prompt, and on a page that pytest reads all are found."""
    inside = [block for block in blocks(page) if block.kind == "pycon"]
    assert [] == [block.line for block in inside if not block.text.startswith(">>> ")]
    prompts = sum(len(re.findall(r"^>>> ", block.text, re.MULTILINE)) for block in inside)
    assert prompts == (len(examples(page)) if page in READ else 0)


def examples(page: str) -> list[doctest.Example]:
    """Return the examples that doctest finds on a page."""
    return doctest.DocTestParser().get_examples(text_of(page))


@pytest.mark.parametrize("page", READ)
def test_no_example_is_skipped(page: str) -> None:
    """There is no example that does not run."""
    assert not any(doctest.SKIP in example.options for example in examples(page))


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
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
            assert 0 == runner.run(test, clear_globs=False).failed
        for command, shown in commands(block) if block.kind in {"sh", "console"} else ():
            if is_run(command):
                capsys.readouterr()
                printed = run(command, capsys)
                if shown:
                    checker = doctest.OutputChecker()
                    assert checker.check_output(shown, printed, doctest.ELLIPSIS), printed


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


def signature(source: str) -> str:
    """Return the line with which a function begins: its name, what it takes, what it returns."""
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    function.body, function.decorator_list = [ast.Pass()], []
    return ast.unparse(function)


@pytest.mark.parametrize(
    ("page", "block"), [each for each in all_of("python") if each[0] not in RUN_ELSEWHERE]
)
def test_what_is_python_is_our_own(page: str, block: Block) -> None:
    """A function that a page quotes has the signature and the docstring that it has here."""
    for quoted in ast.parse(block.text).body:
        assert isinstance(quoted, ast.FunctionDef), page
        real = getattr(conflictmodel, quoted.name)
        assert inspect.getdoc(real) == ast.get_docstring(quoted)
        assert signature(textwrap.dedent(inspect.getsource(real))) == signature(ast.unparse(quoted))


@pytest.mark.parametrize(("page", "block"), all_of("diff"))
def test_a_change_is_one_of_our_code(page: str, block: Block) -> None:
    """What a change takes out is a line of the definition that it names."""
    where, *lines = block.text.splitlines()
    package, folder, module, *names = where.strip("@ ").split(".")
    definition: object = importlib.import_module(f"{package}.{folder}.{module}")
    for name in names:
        definition = getattr(definition, name)
    assert inspect.isfunction(definition), page
    source = inspect.getsource(definition)
    assert [] == [line for line in lines if line.startswith("- ") and line[2:] not in source]
