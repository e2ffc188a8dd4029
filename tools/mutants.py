"""Mutation testing: change the code in small ways, and see whether the tests notice.

`python tools/mutants.py` takes every module that [tool.mutmut] in pyproject.toml lists, and
`python tools/mutants.py ranges rules` only these. It fails where more than 5 % of the mutants of a
module live, and where those that live are not the ones that docs/explanation/mutants.md explains.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "mutants.md"
FOUND = {"killed", "timeout"}
MOST_PERCENT = 5
# One survivor on the page: the function, the lines as they are, and the lines of the mutant.
EXPLAINED = re.compile(r"^```diff\n(@@ (\S+) @@\n.+?)\n```$", re.MULTILINE | re.DOTALL)


class Names:
    """A plugin of pytest that notes the names of the tests."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note the names of the tests that pytest has found."""
        self.found = {item.nodeid for item in items}


def renamed() -> set[str]:
    """Return the tests that have another name when pytest runs again in the same process.

    mutmut asks for tests by their names in processes in which pytest has run before. It takes the
    error that there is no such test for one that fails, and so each mutant for one that is killed.
    """
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tests: list[str] = settings["tool"]["mutmut"]["pytest_add_cli_args_test_selection"]
    options = ["--collect-only", "-qqq", "-p", "no:cacheprovider", f"--rootdir={ROOT}"]
    first, again = Names(), Names()
    for names in (first, again):
        pytest.main([*options, *(str(ROOT / test) for test in tests)], plugins=[names])
    return first.found - again.found


def mutmut(*arguments: str) -> str:
    """Return what a command of mutmut prints."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout


def function(mutant: str) -> str:
    """Return the function in which a mutant differs, by the name that mutmut gave the mutant."""
    # conflictmodel.values.ranges.xǁRangeǁhull__mutmut_2 and
    # conflictmodel.values.ranges.x_union__mutmut_1
    module, _, name = mutant.rpartition("__mutmut_")[0].rpartition(".")
    return ".".join([module, *name.removeprefix("x_").removeprefix("xǁ").split("ǁ")])


def difference(mutant: str) -> str:
    """Return in what a mutant differs, as the page writes it."""
    lines = [line.partition("  # ")[0] for line in mutmut("show", mutant).splitlines()]
    changed = [f"{line[0]} {line[1:].strip()}" for line in lines if re.match(r"[-+](?![-+])", line)]
    return "\n".join([f"@@ {function(mutant)} @@", *changed])


def main() -> int:
    """Run the mutants; print how many live, and each that the page does not explain."""
    if names := renamed():
        print("write the `ids` of these tests in ASCII and without a backslash:", *sorted(names))
        return 1
    patterns = [f"conflictmodel.{module}.*" for module in sys.argv[1:]]
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    run = subprocess.run([sys.executable, "-m", "mutmut", "run", *patterns], check=False, cwd=ROOT)
    if run.returncode:  # the tests fail as they are, or nothing has such a name; mutmut has said so
        return run.returncode

    def is_chosen(name: str) -> bool:
        return not patterns or any(fnmatch(name, pattern) for pattern in patterns)

    results = (line.strip().split(": ") for line in mutmut("results", "--all", "true").splitlines())
    status = {mutant: state for mutant, state in results if is_chosen(mutant)}
    alive = [mutant for mutant, state in status.items() if state not in FOUND]
    failed = False
    for module in sorted({mutant.rpartition(".")[0] for mutant in status}):
        total = sum(mutant.startswith(f"{module}.") for mutant in status)
        living = sum(mutant.startswith(f"{module}.") for mutant in alive)
        failed |= 100 * living > MOST_PERCENT * total
        print(
            f"{module}: {total} mutants, {total - living} killed,"
            f" {living} alive ({living / total:.1%})"
        )

    survivors = {difference(mutant) for mutant in alive}
    page = EXPLAINED.findall(PAGE.read_text(encoding="utf-8"))
    explained = {block for block, name in page if is_chosen(name)}
    for title, blocks in (
        ("lives, and the page gives no reason", survivors - explained),
        ("is on the page, but does not live", explained - survivors),
    ):
        for block in sorted(blocks):
            print(f"\n{title}:\n```diff\n{block}\n```")
    return int(failed or survivors != explained)


if __name__ == "__main__":
    sys.exit(main())
