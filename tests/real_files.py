"""The files that others publish, where somebody has them: they are not part of the project."""

import os
from pathlib import Path

import pytest


def real_file(name: str) -> Path:
    """Return a file in the folder that CONFLICTMODEL_DATA names; without it, skip the test."""
    folder = os.environ.get("CONFLICTMODEL_DATA")
    if not folder:
        pytest.skip("set CONFLICTMODEL_DATA to the folder of the data files")
    return Path(folder, name)
