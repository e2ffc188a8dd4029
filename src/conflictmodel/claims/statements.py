"""Evidence: what every claim carries, whatever it claims.

Words that carry a figure, a time or a likelihood are kept with their reading, which can be doubted.
"""

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Quote, Row, listing
from conflictmodel.errors import Problem
from conflictmodel.phrases import Likelihood, Timing, Wording
from conflictmodel.values.sources import Attribution, spoken_by

Words = str | Wording | Timing | Likelihood
"""Words as they were said: plain, or with the figure, the time or the likelihood read from them."""


def phrase_of(words: Words) -> str:
    """Return the words alone, without what was read from them."""
    return words if isinstance(words, str) else words.phrase


def quotes(words: tuple[Words, ...]) -> tuple[str, ...]:
    """Return the parts of words as a reader is shown them, each in quotation marks."""
    return listing((Quote(phrase_of(each)) for each in words), " … ")


class Statement(Displayed):
    """What every claim carries and what is shown of it: who said so, in which words."""

    __slots__ = ()
    id: str
    by: Attribution
    words: tuple[Words, ...]
    supersedes: tuple[str, ...]

    def _problems(self) -> _checks.Problems:
        if self.id not in self.supersedes:
            return ()
        return (Problem("supersedes", f"{_checks.shown(self.id)} cannot supersede itself"),)

    def _rows(self) -> tuple[Row, ...]:
        return (*self._claimed(), *evidence(self))

    def _claimed(self) -> tuple[Row, ...]:
        """Return the rows of what this type of claim says: of the fields that not all have."""
        shared = Statement.__annotations__
        return tuple(row for row in super()._rows() if row[0] not in shared)


def evidence(claim: Statement) -> tuple[Row, ...]:
    """Return the rows of what every claim carries."""
    by, read = claim.by, [each for each in claim.words if not isinstance(each, str)]
    return (
        ("said", (said(claim),)),
        ("origin", () if by.source.origin == by.source.name else (by.source.origin,)),
        ("read as", tuple(each.summary().title for each in read)),
        ("published", (str(by.published),) if by.published else ()),
        ("read at", (by.url,) if by.url else ()),
        ("grade", (str(by.grade),) if by.grade else ()),
        ("claim", (claim.id,)),
        ("replaces", claim.supersedes),
    )


def said(claim: Statement) -> tuple[str, ...]:
    """Return the parts of a line with the words of a claim, and who said them."""
    return (*(quotes(claim.words) or ("no words kept",)), ", ", *spoken_by(claim.by))


def cited(claim: Statement) -> tuple[str, ...]:
    """Return the same parts, and the id of the claim."""
    return (*said(claim), " [", claim.id, "]")
