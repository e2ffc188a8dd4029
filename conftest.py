"""How tests run: the profiles of Hypothesis, and a folder of its own for each page of examples."""

import doctest
import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run: a change is judged by itself, not by the luck of the draw.
settings.register_profile(
    "ci", derandomize=True, database=None, deadline=None, max_examples=50, print_blob=True
)
# A few, for the session `oldest`: what a dependency does otherwise, nearly every example meets.
settings.register_profile("few", settings.get_profile("ci"), max_examples=10)
# Other examples in every run, and more of them: this one looks for what `ci` does not meet.
settings.register_profile(
    "nightly", database=None, deadline=None, max_examples=5000, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

OF_STRATEGIES = Path(__file__).parent / "tests" / "testing"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that Hypothesis draws for, but for those of the strategies themselves.

    In an example, the message of an error may go on in the next line, as it does in a terminal.
    """
    for item in items:
        if isinstance(item, pytest.DoctestItem):
            for example in item.dtest.examples:
                if example.exc_msg is not None:
                    example.options[doctest.NORMALIZE_WHITESPACE] = True
        drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if drawn and OF_STRATEGIES not in item.path.parents:
            item.add_marker("unmeasured")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(request: pytest.FixtureRequest) -> None:
    """Let the examples of a page write files."""
    if isinstance(request.node, pytest.DoctestItem) and request.node.path.suffix == ".md":
        # No arguments, or each of thousands of tests would wait for a folder that it leaves empty.
        folder: Path = request.getfixturevalue("tmp_path")
        patch: pytest.MonkeyPatch = request.getfixturevalue("monkeypatch")
        patch.chdir(folder)
