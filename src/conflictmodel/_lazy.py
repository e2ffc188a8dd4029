"""Lazy faces: a package offers the names that its stub lists, each loaded when it is first used.

Most programs use few of the names, and defining the classes of all takes longer than many a
program runs. The stub `__init__.pyi` beside a package is the one list of its names: type checkers
read it as it stands, and so does this module.
"""

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module


def face(package: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the `__getattr__` and the `__dir__` of a package that has a stub of its names.

    >>> from conflictmodel import phrases
    >>> offered, names = face("conflictmodel.phrases")
    >>> offered("ROUNDING_1") is phrases.ROUNDING_1, "read" in names()
    (True, True)
    """

    @cache
    def homes() -> dict[str, str]:
        # Both take as long to load as the rest of `import conflictmodel`, which may need neither.
        import ast  # noqa: PLC0415
        from pkgutil import get_data  # noqa: PLC0415 - reads what is in a ZIP too

        stub = ast.parse(get_data(package, "__init__.pyi") or b"")
        return {
            name.name: node.module or ""
            for node in stub.body
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }

    def get(name: str) -> object:
        if name == "__all__":
            return [each for each, home in homes().items() if home != package]
        home = homes().get(name)
        if home is None:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        if home == package:
            return import_module(f"{package}.{name}")
        value: object = getattr(import_module(home), name)
        vars(sys.modules[package])[name] = value  # so that it is asked for once
        return value

    return get, lambda: sorted(homes())
