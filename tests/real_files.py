"""Whole files of others, which are not part of the project: where they are, or a skipped test."""

import os
from pathlib import Path

import pytest


def real_file(name: str) -> Path:
    """Return the path of a data file, or skip the test where there is no folder of them."""
    folder = os.environ.get("CONFLICTMODEL_DATA")
    if folder is None:
        pytest.skip("set CONFLICTMODEL_DATA to the folder of the data files")
    return Path(folder, name)
