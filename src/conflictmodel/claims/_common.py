"""Evidence: what every claim carries, whatever it claims.

A claim has an id, an attribution, the words it was said in, and the ids of the claims it replaces
or withdraws.
A word that carries a figure, a time or a likelihood is kept together with its reading; any other
is plain text. Whoever doubts a reading sees which policy read it, and can read it again.
"""

from conflictmodel import _checks
from conflictmodel.display.sheet import Quote, Row
from conflictmodel.errors import Problem
from conflictmodel.phrases.figures import Wording
from conflictmodel.phrases.likelihood import Likelihood
from conflictmodel.phrases.times import Timing
from conflictmodel.values.sources import Attribution, spoken_by

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


def quotes(words: tuple[Words, ...]) -> tuple[str, ...]:
    """Return the parts of words as a reader is shown them, each in quotation marks."""
    return tuple(part for each in words for part in (" … ", Quote(phrase_of(each))))[1:]


def reading_of(words: Words) -> str:
    """Return what was read from words, and by what; nothing where they are plain."""
    match words:
        case Wording(unit=unit, range=found, policy=policy):
            return f"{unit.format(found) if unit else found} by {policy}"
        case Timing(period=period, dateline=dateline):
            return f"{period}, said on {dateline}"
        case Likelihood():
            return str(words)
        case _:
            return ""


def rows_of(
    claim_id: str, by: Attribution, words: tuple[Words, ...], supersedes: tuple[str, ...]
) -> tuple[Row, ...]:
    """Return what is told of what every claim carries."""
    readings = [(phrase_of(each), reading_of(each)) for each in words]
    return (
        ("said", (said(words, by),)),
        ("origin", () if by.source.origin == by.source.name else (by.source.origin,)),
        ("read as", tuple((Quote(phrase), ": ", found) for phrase, found in readings if found)),
        ("published", (str(by.published),) if by.published else ()),
        ("read at", (by.url,) if by.url else ()),
        ("grade", (str(by.grade),) if by.grade else ()),
        ("claim", (claim_id,)),
        ("replaces", supersedes),
    )


def said(words: tuple[Words, ...], by: Attribution) -> tuple[str, ...]:
    """Return the parts of what is told of a statement: its words, and who said them."""
    return (*(quotes(words) or ("no words kept",)), ", ", *spoken_by(by))
