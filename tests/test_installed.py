"""The package as it is installed: from a wheel in the nox session `oldest`, in place elsewhere."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import conflictmodel

ROOT = Path(__file__).parents[1]


def names_in(folder: Traversable, above: str = "") -> set[str]:
    """Return the path of every file in a folder, but for what Python compiles and hides."""
    found: set[str] = set()
    for each in folder.iterdir():
        if each.is_dir() and each.name != "__pycache__":
            found |= names_in(each, f"{above}{each.name}/")
        elif each.is_file():
            found.add(above + each.name)
    return found


def test_everything_in_the_folder_of_the_package_is_installed() -> None:
    """A wheel has all modules, the stubs, the schema and the mark of types, and the seeds once."""
    in_place = Path(conflictmodel.__file__).parent == ROOT / "src" / "conflictmodel"
    there = names_in(files("conflictmodel"))
    assert {"py.typed", "document-1.schema.json", "__init__.pyi", "rules/__init__.pyi"} <= there
    expected = names_in(ROOT / "src" / "conflictmodel")
    if not in_place:
        expected |= {f"seeds/{name}" for name in names_in(ROOT / "seeds")}
    assert expected == there
