"""The names of the columns to group by."""

from collections.abc import Iterable

from conflictmodel import _checks
from conflictmodel.errors import Problem


def names_of(function: str, by: str | Iterable[str], made: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the columns to group by.

    Raises:
        InvalidValueError: If there is none, one is named twice, or one has the name of a column
            that is made.
    """
    names = (by,) if isinstance(by, str) else _checks.listed(function, "by", by, str)
    problems = [
        Problem("by", f"{_checks.shown(name)} is the name of a column that is made; rename yours")
        for name in names
        if name in made
    ]
    if not names:
        problems.append(Problem("by", "name one column or more"))
    if len(set(names)) < len(names):
        problems.append(Problem("by", "a column is named twice"))
    _checks.refuse(function, tuple(problems))
    return names
