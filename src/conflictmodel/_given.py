"""Claims as a writer is given them: all of them claims, that could stand in one dossier."""

from collections.abc import Iterable

from conflictmodel import _checks
from conflictmodel.claims import Claim
from conflictmodel.dossiers import Dossier
from conflictmodel.errors import InvalidValueError, Problem


def claims_of(function: str, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims that a function was given.

    Raises:
        InvalidValueError: If they are no iterable of claims, or could not stand in one dossier.
    """
    try:
        each = iter(claims)
    except TypeError:
        message = (
            f"expected an iterable of claims, got {type(claims).__name__};"
            " of a dossier, give dossier.current or dossier.claims"
        )
        raise _checks.refusal(function, Problem("claims", message)) from None
    try:
        return Dossier(tuple(each)).claims
    except InvalidValueError as error:
        raise InvalidValueError(function, error.problems) from None
