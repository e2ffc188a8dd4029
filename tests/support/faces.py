"""Everything public: each package that offers names, and what each name stands for."""

from types import ModuleType

import conflictmodel
from conflictmodel import (
    claims,
    conclusions,
    errors,
    formats,
    phrases,
    plots,
    readers,
    reports,
    rules,
    tables,
    testing,
    values,
)

LAZY = (claims, conclusions, formats, phrases, readers, reports, rules, values)
"""The packages whose names a stub lists."""

CORE = {
    name: getattr(face, name)
    for face in (*LAZY, errors)
    for name in getattr(face, "__all__")  # noqa: B009 - a type checker does not see it in a stub
}
"""Every public name that needs no extra, and what it stands for."""

FACES: tuple[ModuleType, ...] = (*LAZY, errors, plots, tables, testing)
"""The packages and the module that offer names."""


def names_of(face: ModuleType) -> list[str]:
    """Return the names that a package offers."""
    names: list[str] = vars(face).get("__all__") or getattr(face, "__all__")  # noqa: B009
    return names


TOP: list[str] = names_of(conflictmodel)
"""What can be imported from `conflictmodel` itself."""
