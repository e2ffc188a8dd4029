"""The package as it is installed: from a wheel in the nox session `oldest`, in place elsewhere."""

import subprocess
import sys
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zipfile import ZipFile

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


def test_a_wheel_that_is_not_unpacked_has_the_example(tmp_path: Path) -> None:
    """Python imports from a ZIP as well, and what is read beside the modules is read from there."""
    with ZipFile(tmp_path / "wheel", "w") as wheel:
        for folder, to in ((ROOT / "src", ""), (ROOT / "seeds", "conflictmodel/seeds/")):
            for name in names_in(folder):
                wheel.write(folder / name, f"{to}{name}")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import conflictmodel as installed;"
        "print(installed.__file__, installed.example().title)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "wheel")]
    found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    title = "Figures in a news agency report of 23 December 2024"
    where = tmp_path / "wheel" / "conflictmodel" / "__init__.py"
    assert f"{where} {title}" == found.stdout.strip()
