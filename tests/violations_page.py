"""Counts what the page of our own violations tells: `python tests/violations_page.py`.

What stands between `<!-- counted: NAME -->` and `<!-- end -->` on the page is written anew.
"""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from pages import DOCS, ROOT, SOURCE

PAGE = DOCS / "explanation" / "violations.md"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

LONGEST = 300

LONG = {
    "formats/_codec.py": "the checks of a whole document, which share what was met before",
    "phrases/_grammar/phrases.py": "the forms of a phrase, tried one after the other",
    "formats/_structuring.py": "a function for each kind of field, all of which report in one way",
    "conclusions/assessments.py": "a property for each question, each with an example",
    "conclusions/auditing.py": "a function for each of the fifteen codes",
    "rules/laws.py": "the twenty laws, each with its formula and an example",
    "values/periods.py": "all of EDTF that is read, and what periods have to do with each other",
    "values/ranges.py": "a constructor for each word of a source, each with an example",
    "readers/losses.py": "two formats, because each is told by what the other has",
    "rules/rule.py": "the table of all rules, and what they have in common",
    "conclusions/territorial_control.py": "who stands where, with an example for each question",
    "phrases/figures.py": "the policies, and reading by them",
    "claims/dossiers.py": "the dossier, and claims that are to be one",
    "conclusions/aid_ledgers.py": "the ledger, and what is told of it in words",
    "conclusions/contributions.py": "roles, and how each estimate gets its own",
    "reports/_sections.py": "a function for each section, and the parts that they share",
    "rules/_law_checks.py": "a check for each law, and what a check finds",
}
"""The files of the library of more than 300 lines, and why each is one."""

NOQA = {
    "A002": ("an argument has the name of a builtin", "`id` is a column, as it is in claims"),
    "B009": (
        "`getattr` with a constant name",
        "what it is asked of has no types, or must lack the attribute; ends with pyarrow's types",
    ),
    "C901": ("a complex function", "one case for each row of a table in the docstring"),
    "DTZ001": ("a time without a zone", "that it is refused is what is tested"),
    "E402": ("an import after other lines", "it is skipped where the package is missing"),
    "FBT001": ("a boolean by its place", "it is what is written; in tests, a column of a table"),
    "FBT003": ("a boolean by its place", "it is the wrong value that is tested"),
    "N802": ("a function with capitals", "it is called so in PySpark"),
    "PLC0415": (
        "an import in a function",
        "what few programs use is loaded when it is first used; PEP 810 would end that",
    ),
    "PLE0605": (
        "`__all__` is computed",
        "the static list stands in `__init__.pyi`, and a test holds the two together",
    ),
    "PLR0911": ("many returns", "one for each row of a table"),
    "PLR0912": ("many branches", "one for each row of a table"),
    "PLR0913": ("many parameters", "each names a column, a field or a part, and most by keyword"),
    "PLR0917": ("many parameters by place", "they are the columns of a table of cases"),
    "PLR1730": ("`if` for `min` and `max`", "a call takes longer, in what every rule does"),
    "PT017": ("an assertion about an error", "it is about each problem that the error carries"),
    "PTH112": ("`os.path.isdir`", "that of `Path` raises an error for some names"),
    "RUF001": ("look-alike characters", "spreadsheets take them for the beginning of a formula"),
    "S102": (
        "`exec`",
        "a function is written for each type, of the names of our own fields; writing is fast so",
    ),
    "S301": ("`pickle.loads`", "that a value survives it is what is tested, on our own bytes"),
    "S314": ("XML that may be hostile", "it was written a moment before, by matplotlib or by us"),
    "S310": ("a URL that may not be http", "the addresses are those of our own pages"),
    "S311": ("`random`", "a benchmark draws the same figures in every run"),
    "S603": ("`subprocess`", "it starts the interpreter that runs the test"),
}
"""The rules of the linter that a line is excused from: what each is about, and why."""

EXCLUDED = {
    "if TYPE_CHECKING:": "false whenever the program runs",
    "@overload": "a signature for the type checkers; its body never runs",
    r"(?:case _\b[^\n]*|else):\n\s+assert_never\(": "the type checkers prove that it never runs",
    r"assert_never\(": "the same",
}
"""What the coverage leaves out, and why."""

SKIPPED = {
    "tests/real_files.py": "whole files that others publish, whose licences keep them out",
    "tests/test_main.py": "what only some systems have: `/dev/full`, limits of memory",
    "tests/test_page.py": "Playwright and Chromium, which the session `page` looks for",
    "tests/test_tables_spark.py": "PySpark, which needs Java and 450 MB",
}
"""Where a test can be skipped, and for want of what."""

REPLACED = {
    "__main__._MOST_COMPARED": "that many claims would take as long",
    "atomic.LARGEST": "a file larger than that would take minutes to write",
    "atomic.LONGEST_LINE": "a line longer than that would take as long",
}
"""Constants of ours that tests replace, and why."""

UNTYPED = {
    "formats/_fast_reading.py": "what was read of JSON is one of the types that `marshal` writes"
}
"""Where the library ignores a finding of mypy, and why."""

_EXCUSE = re.compile(r"# noqa[:] (?P<codes>[A-Z]+\d+(?:, [A-Z]+\d+)*)")
_IGNORED = re.compile(r"# type[:] ignore\[(?P<code>[\w-]+)\]")
_SKIP = re.compile(r"pytest\.skip\(|importorskip\(|mark\.skip")
_REPLACE = re.compile(r"monkeypatch\.setattr\((?!sys)(?:\"conflictmodel\.)?(\w+)(?:\.|, \")(\w+)\"")
_PART = re.compile(
    r"(?P<start><!-- counted: (?P<name>[\w-]+) -->).*?(?P<end><!-- end -->)", re.DOTALL
)
_PIN = re.compile(r'"([\w-]+)==([\w.]+)"')
_LIBRARY = ("src",)
_OTHERS = ("tests", "benchmarks", "tools")
_EXTRAS = ("tables", "polars", "plots", "testing", "pytest")


def _files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _name(path: Path) -> str:
    """Return a path from the library, or else from the root of the project."""
    return path.relative_to(SOURCE if SOURCE in path.parents else ROOT).as_posix()


def long_files(*folders: str) -> list[str]:
    """Return the files of more lines than a file should have without a second look."""
    return [_name(path) for path in _files(*folders) if _text(path).count("\n") > LONGEST]


def excused(*folders: str) -> dict[str, Counter[str]]:
    """Return the rules of the linter that lines are excused from, with how often in which file."""
    found: dict[str, Counter[str]] = {}
    for path in _files(*folders):
        for excuse in _EXCUSE.finditer(_text(path)):
            for code in excuse["codes"].split(", "):
                found.setdefault(code, Counter())[_name(path)] += 1
    return dict(sorted(found.items()))


def ignored(*folders: str) -> Counter[str]:
    """Return the codes of mypy that lines ignore, each with how often."""
    texts = map(_text, _files(*folders))
    return Counter(found["code"] for text in texts for found in _IGNORED.finditer(text))


def untyped() -> set[str]:
    """Return the files of the library in which a finding of mypy is ignored."""
    return {_name(path) for path in _files(*_LIBRARY) if _IGNORED.search(_text(path))}


def skipping() -> set[str]:
    """Return the files of tests that skip something."""
    others = (path for path in _files("tests") if path.name != Path(__file__).name)
    return {_name(path) for path in others if _SKIP.search(_text(path))}


def replaced() -> set[str]:
    """Return the constants of ours that tests replace."""
    texts = map(_text, _files("tests"))
    return {".".join(found.groups()) for text in texts for found in _REPLACE.finditer(text)}


def broad() -> list[str]:
    """Return where the library catches every error, whatever it is."""
    return [
        f"{_name(path)}:{node.lineno}"
        for path in _files(*_LIBRARY)
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {"Exception", "BaseException"} & set(_names(node.type)))
    ]


def _names(node: ast.AST) -> Iterator[str]:
    return (each.id for each in ast.walk(node) if isinstance(each, ast.Name))


def bounds() -> list[str]:
    """Return the requirements, ours and those of extras, that nothing tests at their lower bound.

    The session `oldest` tests what it pins to a version that the bound begins.
    """
    project = PROJECT["project"]
    extras = (project["optional-dependencies"][extra] for extra in _EXTRAS)
    needed = dict.fromkeys([*project["dependencies"], *chain.from_iterable(extras)])
    pinned = dict(_PIN.findall(_text(ROOT / "noxfile.py")))
    others = (each for each in needed if not each.startswith("conflictmodel["))
    return [each for each in others if not _is_at_bound(each, pinned)]


def _is_at_bound(needed: str, pinned: Mapping[str, str]) -> bool:
    name, _, lowest = needed.partition(">=")
    return f"{pinned.get(name, '')}.".startswith(f"{lowest}.")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (f"| {' | '.join(row)} |" for row in (head, *rows))
    first, *others = lines
    return "\n".join((first, "|---" * len(head) + "|", *others))


def _excuses(found: dict[str, Counter[str]]) -> str:
    rows = (
        (f"`{code}`", NOQA[code][0], str(files.total()), _where(files), NOQA[code][1])
        for code, files in found.items()
    )
    return _table(("rule", "about", "lines", "where", "why"), rows)


def _where(files: Counter[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(files))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _reasons(reasons: Mapping[str, str], found: Iterable[str]) -> str:
    return "\n".join(f"* `{name}`: {reasons[name]}" for name in sorted(found))


def counted() -> dict[str, str]:
    """Return what is counted for the page, each part by its name."""
    return {
        "long": _reasons(LONG, long_files(*_LIBRARY)),
        "long-tests": _listed(long_files(*_OTHERS)),
        "noqa": _excuses(excused(*_LIBRARY)),
        "noqa-tests": _excuses(excused(*_OTHERS)),
        "untyped": _reasons(UNTYPED, untyped()),
        "ignored-tests": _listed(sorted(ignored(*_OTHERS))),
        "excluded": _reasons(EXCLUDED, EXCLUDED),
        "skipped": _reasons(SKIPPED, skipping()),
        "replaced": _reasons(REPLACED, replaced()),
        "bounds": _listed(bounds()),
    }


def page() -> str:
    """Return the page with what is counted as the code makes it."""
    parts = counted()
    return _PART.sub(
        lambda found: f"{found['start']}\n\n{parts[found['name']]}\n\n{found['end']}", _text(PAGE)
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
