"""Imports run downwards through the layers that pyproject.toml lists."""

from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[1]


def test_imports_run_downwards(capsys: pytest.CaptureFixture[str]) -> None:
    """No module imports from a layer above its own, and every module has a layer."""
    status = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True)
    assert EXIT_STATUS_SUCCESS == status, capsys.readouterr().out
