"""Findings: what a check of the audit reports, and what the checks share."""

from typing import final
from unicodedata import normalize

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed


@final
@frozen
@_checks.checked
class Finding(Displayed):
    """Something that cannot be true, or cannot be what was meant.

    Args:
        code: What kind of thing; the reference of the conclusions lists them.
        claim: The id of the claim it was found at.
        message: What was found, as a sentence.
        others: The ids of the other claims it involves.

    >>> print(Finding("drift", "headline", "two figures", ("statement",)))
    drift: headline, statement: two figures
    """

    code: str
    claim: str
    message: str
    others: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def __str__(self) -> str:
        return f"{self.code}: {', '.join((self.claim, *self.others))}: {self.message}"


def folded(name: str) -> str:
    """Return a name without case and blanks, its letters composed as Unicode composes them."""
    return normalize("NFC", "".join(name.split()).casefold())
