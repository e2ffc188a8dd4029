"""The problems of a file that is read piece by piece: how many are told before reading stops."""

from collections.abc import Iterable
from typing import final

from conflictmodel.errors import Problem

MOST_PROBLEMS = 100
"""How many problems of a file are told before reading stops."""


@final
class Problems:
    """The problems of a file, up to a number at which reading stops."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def extend(self, problems: Iterable[Problem]) -> bool:
        """Keep problems; tell whether there are now so many that reading should stop."""
        self.found.extend(problems)
        if len(self.found) < MOST_PROBLEMS:
            return False
        where = self.found[MOST_PROBLEMS - 1].path
        message = f"reading stopped after {MOST_PROBLEMS} problems; there may be more"
        self.found[MOST_PROBLEMS:] = [Problem(where, message)]
        return True
