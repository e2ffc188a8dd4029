"""Together: the claims of a file as one dossier, or where the file is wrong as a whole."""

import re
from collections.abc import Sequence

from conflictmodel.dossiers import Claim, Dossier
from conflictmodel.errors import InvalidValueError, Problem

_CLAIM = r"claims\[(\d+)\]"


def together(claims: Sequence[Claim], where: Sequence[str], title: str | None = None) -> Dossier:
    """Return the dossier of claims, each of which stands somewhere in a file.

    Raises:
        InvalidValueError: If they are none together, with each problem at its place in the file.
    """
    try:
        return Dossier(tuple(claims), title)
    except InvalidValueError as error:
        problems = tuple(_placed(problem, where) for problem in error.problems)
        raise InvalidValueError(error.owner, problems) from None


def _placed(problem: Problem, where: Sequence[str]) -> Problem:
    def place(found: re.Match[str]) -> str:
        return where[int(found[1])]

    path = re.sub(rf"{_CLAIM}\.", lambda found: f"{place(found)}, ", problem.path)
    return Problem(path.replace("claims", "$"), re.sub(_CLAIM, place, problem.message))
