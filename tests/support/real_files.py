"""The real files that some tests read: they are not part of the project, because of their licences.

`CONFLICTMODEL_DATA` names the folder that has them; without it these tests are skipped, and listed.
"""

import os
from pathlib import Path

import pytest


def real_file(name: str) -> Path:
    """Return the path of a real file, or skip the test that asks for it."""
    folder = os.environ.get("CONFLICTMODEL_DATA")
    if folder is None:
        pytest.skip("set CONFLICTMODEL_DATA to the folder of the data files")
    return Path(folder, name)
