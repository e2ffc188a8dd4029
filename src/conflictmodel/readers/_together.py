"""Together: the claims of a file as one dossier, or where the file is wrong as a whole."""

from collections.abc import Sequence

from conflictmodel._clashes import clashes
from conflictmodel.claims import Claim
from conflictmodel.dossiers import Dossier
from conflictmodel.errors import InvalidValueError


def together(claims: Sequence[Claim], where: Sequence[str], title: str | None = None) -> Dossier:
    """Return the dossier of claims, each of which stands somewhere in a file.

    Raises:
        InvalidValueError: If they are none together, with each problem at its place in the file.
    """

    def at(index: int, field: str) -> str:
        return f"{where[index]}, {field}".removesuffix(", ")

    try:
        return Dossier(tuple(claims), title)
    except InvalidValueError as error:
        problems = tuple(clashes(claims, at, of_all="$"))
        raise InvalidValueError(error.owner, problems) from None
