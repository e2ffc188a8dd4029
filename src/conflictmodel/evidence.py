"""Evidence: what every claim carries, whatever it claims.

A claim has an id, an attribution, the words it was said in, and the ids of the claims it replaces
or withdraws.
A word that carries a figure, a time or a likelihood is kept together with its reading; any other
is plain text. Whoever doubts a reading sees which policy read it, and can read it again.
"""

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.sources import Attribution
from conflictmodel.timing import Timing
from conflictmodel.wording import Wording
from conflictmodel.yardsticks import Likelihood

Words = str | Wording | Timing | Likelihood
"""Words as they were said: plain, or with the figure, the time or the likelihood read from them.

>>> isinstance("killed or wounded", Words)
True
"""


def check(
    claim_id: str, by: Attribution, words: tuple[Words, ...], supersedes: tuple[str, ...]
) -> tuple[Problem, ...]:
    """Refuse what no claim may carry."""
    found = (
        *_checks.text("id", claim_id),
        *_checks.is_a("by", by, Attribution),
        *_checks.each("words", words, _words),
        *_checks.texts("supersedes", supersedes),
    )
    if not found and claim_id in supersedes:
        return (Problem("supersedes", f"{_checks.shown(claim_id)} cannot supersede itself"),)
    return found


def _words(path: str, value: object) -> tuple[Problem, ...]:
    if type(value) is str:
        return _checks.text(path, value)
    return _checks.is_a(path, value, str, Wording, Timing, Likelihood)


def phrase_of(words: Words) -> str:
    """Return the words alone, without what was read from them."""
    return words if isinstance(words, str) else words.phrase


def quoted(words: tuple[Words, ...]) -> str:
    """Return words as a reader is shown them, each in quotation marks; empty without any."""
    return " … ".join(f'"{phrase_of(each)}"' for each in words)
