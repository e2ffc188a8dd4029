"""Words: whether a claim can have been read from the words that are kept with it."""

from collections.abc import Iterator, Mapping
from itertools import product

from conflictmodel.claims import Claim, Dossier, Estimate, Installment, Interception, Transfer
from conflictmodel.claims.interceptions import reported
from conflictmodel.claims.statements import phrase_of
from conflictmodel.conclusions._findings.finding import Finding
from conflictmodel.errors import PhraseError
from conflictmodel.phrases import (
    ACLED_1,
    LANGUAGES,
    YARDSTICKS,
    Likelihood,
    Policy,
    Timing,
    Wording,
    read,
    read_period,
)
from conflictmodel.phrases.languages import has_number_word
from conflictmodel.values import ITEMS, Quantity, Range, SourceKind

Policies = Mapping[str, Policy]
"""The policies that words are read again by, each by its id."""

_Read = Wording | Timing | Likelihood  # words that are kept with what was read from them
_LONGEST = 100  # characters of a phrase; what is longer is prose, with figures of other things
_NONE = frozenset({"no", "nobody", "none"})  # what can stand for a figure, and is not read as one


def readings(dossier: Dossier, policies: Policies) -> Iterator[Finding]:
    for claim in dossier.claims:
        for words in (each for each in claim.words if not isinstance(each, str)):
            try:
                again = _read_again(words, policies)
            except PhraseError as error:
                # Words of time may be beyond the reader and be resolved by hand all the same.
                outcome = None if isinstance(words, Timing) else f"is refused: {error.reason}"
            else:
                outcome = None if again == words else f"reads as {_meaning(again)}"
            if outcome is not None:
                message = f"{phrase_of(words)!r} is kept as {_meaning(words)}, but {outcome}"
                yield Finding("reading-differs", claim.id, message)


def _read_again(words: _Read, policies: Policies) -> _Read:
    """Return words with what is read from them now; as they are where nobody can read them."""
    match words:
        case Wording() if words.policy in policies and words.language in LANGUAGES:
            language = LANGUAGES[words.language]
            return read(words.phrase, policy=policies[words.policy], language=language)
        case Timing():
            return read_period(words.phrase, dateline=words.dateline)
        case Likelihood() if words.yardstick in YARDSTICKS:
            return YARDSTICKS[words.yardstick].read(words.phrase, taken_as=words.term)
        case _:
            return words


def _meaning(words: _Read) -> str:
    match words:
        case Wording():
            of = f" of {words.of}" if words.of else ""
            return f"{words.unit.format(words.range) if words.unit else words.range}{of}"
        case Timing():
            return str(words.period)
        case _:
            return f"{words.percent} %"


def figures(dossier: Dossier, policies: Policies) -> Iterator[Finding]:
    for claim in dossier.claims:
        wordings = [words for words in claim.words if isinstance(words, Wording)]
        said = {figure for each in wordings for figure in (each.range, each.of)}
        claimed = _figures_of(claim)
        for figure in claimed if wordings else ():
            if figure.range not in said:
                phrases = ", ".join(repr(each.phrase) for each in wordings)
                message = f"the figure {figure.range} is none of those read from {phrases}"
                yield Finding("figure-not-in-words", claim.id, message)
        # The notes of a data set are about its figures, and not what these were read from.
        noted = any(each.kind is SourceKind.DATASET for each in (claim.by.source, *claim.by.via))
        if claimed and claim.words and not (wordings or noted):
            yield from _plain(claim, claimed, policies)


def _figures_of(claim: Claim) -> tuple[Quantity, ...]:
    match claim:
        case Estimate():
            return (Quantity(claim.range, claim.subject.unit),)
        case Installment():
            return (*claim.amounts, *((claim.total,) if claim.total else ()))
        case Interception():
            return tuple(Quantity(each, claim.unit) for each in reported(claim).values())
        case Transfer():
            return () if claim.quantity is None else (Quantity(claim.quantity, ITEMS),)
        case _:
            return ()


def _plain(claim: Claim, claimed: tuple[Quantity, ...], policies: Policies) -> Iterator[Finding]:
    """Yield what is odd about words of which none was kept with a figure."""
    phrases = [each for each in claim.words if isinstance(each, str)]
    units = {each.unit if each.unit.is_currency else None for each in claimed}
    read_by_each = (_read_if_possible(*each) for each in product(phrases, policies.values()))
    found = [each for each in read_by_each if each and each.unit in units]
    shown = ", ".join(repr(phrase_of(each)) for each in claim.words)
    is_counted = any(not each.unit.is_currency and each.range != Range() for each in claimed)
    if is_counted and not any(map(_may_have_figure, phrases)):
        message = f"it has a figure, and of {shown} no phrase has one"
        yield Finding("no-figure-in-words", claim.id, message)
    elif found and not any(
        each.range.intersection(figure.range) for each in found for figure in claimed
    ):
        message = f"{found[0].phrase!r} reads as {_meaning(found[0])}, which no figure of it can be"
        yield Finding("words-differ", claim.id, message)


def _may_have_figure(phrase: str) -> bool:
    words = phrase.casefold().split()
    if len(phrase) > _LONGEST or _NONE.intersection(words) or any(map(str.isdigit, phrase)):
        return True
    return has_number_word(phrase) or any(
        _read_if_possible(" ".join(words[at:]), ACLED_1) for at in range(len(words))
    )


def _read_if_possible(phrase: str, policy: Policy) -> Wording | None:
    try:
        return read(phrase, policy=policy)
    except PhraseError:
        return None
