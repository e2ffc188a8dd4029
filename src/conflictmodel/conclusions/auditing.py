"""The audit: what was said and cannot be true, or cannot be what was meant.

A constructor refuses what is no value at all. What can be said but not be true is recorded, because
people say it, and reported here. Disagreement between origins is no finding: it is what assessments
are for.

| code | what was found |
|---|---|
| `drift` | one source, one date, one subject: two figures that differ and can both be right |
| `self-contradiction` | one origin, one subject: two figures that cannot both be right |
| `best-outside-range` | the best figure of an estimate is not in its range |
| `part-exceeds-whole` | one origin's figure for a part is above its figure for the whole |
| `outcomes-exceed-launched` | more is accounted for than was launched |
| `amounts-differ` | one origin, one installment: amounts in one currency that cannot all be right |
| `totals-contradict` | the running totals of a programme cannot all be right |
| `in-force-before-signed` | an agreement came into force before it was signed |
| `published-before-stated` | a statement was published before it was made |
| `reading-differs` | words are kept with a reading that their policy does not give |
| `figure-not-in-words` | a figure is none of those read from the words of its claim |
| `replaces-unknown` | a claim replaces one that is not in the dossier |
| `replaces-newer` | a claim replaces one that was stated after it |
| `replaces-other-origin` | a claim replaces one of another origin |
| `replaces-other-type` | a claim replaces one of another type |

To withdraw is to replace here. A retraction may withdraw claims of any type, and any may replace
it; it may be made by the origin that said something or by one that relayed it.

Of figures that contradict each other, those that are furthest apart are reported, not every pair.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import TypeVar, final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import (
    Agreement,
    Claim,
    Dossier,
    Estimate,
    Installment,
    Interception,
    Retraction,
    Transfer,
)
from conflictmodel.claims.statements import phrase_of
from conflictmodel.conclusions.aid_ledgers import aid_ledger
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import PhraseError
from conflictmodel.phrases import (
    LANGUAGES,
    POLICIES,
    YARDSTICKS,
    Likelihood,
    Policy,
    Timing,
    Wording,
    read,
    read_period,
)
from conflictmodel.values.ranges import Range, by_upper_end
from conflictmodel.values.subjects import Subject, upwards

_T = TypeVar("_T")
_Read = Wording | Timing | Likelihood  # words that are kept with what was read from them


@final
@frozen
@_checks.checked
class Finding(Displayed):
    """Something that cannot be true, or cannot be what was meant.

    Args:
        code: What kind of thing; the module's table lists them.
        claim: The id of the claim it was found at.
        message: What was found, as a sentence.
        others: The ids of the other claims it involves.

    Raises:
        InvalidValueError: If a text is empty or a field of the wrong type.

    >>> print(Finding("drift", "headline", "two figures", ("statement",)))
    drift: headline, statement: two figures
    """

    code: str
    claim: str
    message: str
    others: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def __str__(self) -> str:
        return f"{self.code}: {', '.join((self.claim, *self.others))}: {self.message}"


def audit(dossier: Dossier, *, policies: Iterable[Policy] = ()) -> tuple[Finding, ...]:
    """Return what the checks of this module find in a dossier.

    Claims that others replace are read again, but compared with nothing.

    Args:
        dossier: The dossier.
        policies: Reading policies of your own, to read again what they read. Words read by a
            policy that is neither named here nor published with this library are taken as read, and
            so are words of a language that is not.

    Raises:
        InvalidValueError: If an argument is of the wrong type.

    >>> audit(Dossier())
    ()
    """
    _checks.refuse("audit", _checks.is_a("dossier", dossier, Dossier))
    own = _checks.listed("audit", "policies", policies, Policy)
    known = {policy.id: policy for policy in (*POLICIES.values(), *own)}
    estimates = dossier.of_type(Estimate)
    return (
        *_drift(estimates),
        *_contradictions(estimates),
        *_best(estimates),
        *_parts(estimates),
        *_outcomes(dossier.of_type(Interception)),
        *_aid(dossier.of_type(Installment)),
        *_agreements(dossier.of_type(Agreement)),
        *_readings(dossier.claims, known),
        *_figures(dossier.claims),
        *_statements(dossier.claims),
        *_replacements(dossier),
    )


def _drift(estimates: Iterable[Estimate]) -> Iterator[Finding]:
    statements = _grouped(
        estimates, lambda each: (each.by.source, each.by.stated.in_days(), each.subject.in_days())
    )
    for first, *others in statements:
        for other in others:
            # What cannot both be right is no drift but a contradiction.
            if other.range != first.range and other.range.intersection(first.range) is not None:
                said = f"{_said(first)} and {_said(other)}"
                message = f"one statement of {first.by.source} is given as {said}"
                yield Finding("drift", other.id, message, (first.id,))


def _contradictions(estimates: Iterable[Estimate]) -> Iterator[Finding]:
    same = _grouped(estimates, lambda each: (each.by.source.origin, each.subject.in_days()))
    for said in same:
        # Ranges of which each two have a number in common all have one in common.
        highest, lowest = max(said, key=_lower_end), min(said, key=_upper_end)
        if lowest.range.precedes(highest.range):
            first, second = (each for each in said if each is lowest or each is highest)
            both = f"{_said(first)} and {_said(second)}, which cannot both be right"
            more = f"; of {len(said)} figures these are furthest apart" if said[2:] else ""
            message = f"{first.by.source.origin} says {both}{more}"
            yield Finding("self-contradiction", second.id, message, (first.id,))


def _best(estimates: Iterable[Estimate]) -> Iterator[Finding]:
    for each in estimates:
        if each.best is not None and each.best not in each.range:
            best = each.subject.unit.amount(each.best)
            message = f"the best figure, {best}, is not in {_said(each)}"
            yield Finding("best-outside-range", each.id, message)


def _parts(estimates: Iterable[Estimate]) -> Iterator[Finding]:
    # A stock has no parts, and only groups within one largest group can include each other.
    accruing = (each for each in estimates if each.subject.measure.accrues)
    comparable = _grouped(
        accruing,
        lambda each: (each.by.source.origin, each.subject.unit, [*upwards(each.subject.group)][-1]),
    )
    for said in comparable:
        same_subject = _grouped(said, lambda each: each.subject.in_days())
        lowest = sorted((min(each, key=_upper_end) for each in same_subject), key=_upper_end)
        wholes = [(whole, *_days(whole)) for whole in lowest]
        for figures in same_subject:
            whole = _exceeded(max(figures, key=_lower_end), wholes)
            for part in figures:
                if whole is not None and whole.range.precedes(part.range):
                    message = f"{_said(part)} for a part is more than {_said(whole)} for the whole"
                    yield Finding("part-exceeds-whole", part.id, message, (whole.id,))


def _exceeded(part: Estimate, wholes: list[tuple[Estimate, int, int]]) -> Estimate | None:
    """Return the whole that a part exceeds most: the first of them, lowest upper end first."""
    first, last = _days(part)
    for whole, begins, ends in wholes:
        if not whole.range.precedes(part.range):
            return None
        # Numbers before everything else: figures of a thousand days are a million pairs.
        if begins <= first and last <= ends and _is_part(part.subject, whole.subject):
            return whole
    return None


def _is_part(inner: Subject, outer: Subject) -> bool:
    # Each includes the other where the same days are written in two ways.
    return outer.includes(inner) and not inner.includes(outer)


def _days(estimate: Estimate) -> tuple[int, int]:
    """Return the first and last day as numbers; an end that is open lies beyond all others."""
    first, last = estimate.subject.period.first, estimate.subject.period.last
    return first.toordinal() if first else 0, (last or date.max).toordinal() + (last is None)


def _lower_end(estimate: Estimate) -> int:
    return estimate.range.lower


def _upper_end(estimate: Estimate) -> tuple[bool, int]:
    return by_upper_end(estimate.range)


def _outcomes(interceptions: Iterable[Interception]) -> Iterator[Finding]:
    for report in interceptions:
        if InterceptionTally((report,)).remainder is None:
            sums = " + ".join(f"{figure} {measure}" for measure, figure in report.outcomes)
            message = f"{sums} is more than {report.launched} launched"
            yield Finding("outcomes-exceed-launched", report.id, message)


def _aid(installments: tuple[Installment, ...]) -> Iterator[Finding]:
    numbered = (each for each in installments if each.number is not None)
    same = _grouped(numbered, lambda each: (each.by.source.origin, each.programme, each.number))
    for claims in same:
        amounts = [(claim, amount) for claim in claims for amount in claim.amounts]
        for (claim, one), (other, another) in combinations(amounts, 2):
            if one.unit == another.unit and one.range.intersection(another.range) is None:
                message = f"{one} and {another} cannot both be installment {claim.number}"
                others = () if claim is other else (claim.id,)
                yield Finding("amounts-differ", other.id, message, others)
    for programme in dict.fromkeys(each.programme for each in installments):
        for entry in aid_ledger(programme, installments).entries:
            for total in entry.totals:
                if not total.readings:
                    first, *rest = (claim.id for claim in entry.claims)
                    message = (
                        f"no reading of the total in {total.unit.name} at installment"
                        f" {entry.number} agrees with its amount and the totals beside it"
                    )
                    yield Finding("totals-contradict", first, message, tuple(rest))


def _agreements(agreements: Iterable[Agreement]) -> Iterator[Finding]:
    for each in agreements:
        signed = each.signed.first if each.signed else None
        in_force = each.in_force.last if each.in_force else None
        if signed and in_force and in_force < signed:
            message = f"in force {each.in_force}, before it was signed, {each.signed}"
            yield Finding("in-force-before-signed", each.id, message)


def _statements(claims: Iterable[Claim]) -> Iterator[Finding]:
    for claim in claims:
        published, stated = claim.by.published, claim.by.stated
        if published and stated.first and published < stated.first:
            message = f"published {published}, before it was stated, {stated}"
            yield Finding("published-before-stated", claim.id, message)


def _readings(claims: Iterable[Claim], policies: dict[str, Policy]) -> Iterator[Finding]:
    for claim in claims:
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


def _read_again(words: _Read, policies: dict[str, Policy]) -> _Read:
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


def _figures(claims: Iterable[Claim]) -> Iterator[Finding]:
    for claim in claims:
        wordings = [words for words in claim.words if isinstance(words, Wording)]
        said = {figure for each in wordings for figure in (each.range, each.of)}
        for figure in _figures_of(claim) if wordings else ():
            if figure not in said:
                phrases = ", ".join(repr(each.phrase) for each in wordings)
                message = f"the figure {figure} is none of those read from {phrases}"
                yield Finding("figure-not-in-words", claim.id, message)


def _figures_of(claim: Claim) -> tuple[Range, ...]:
    match claim:
        case Estimate():
            return (claim.range,)
        case Installment():
            quantities = (*claim.amounts, *((claim.total,) if claim.total else ()))
            return tuple(quantity.range for quantity in quantities)
        case Interception():
            launched = () if claim.launched is None else (claim.launched,)
            return (*launched, *(figure for _, figure in claim.outcomes))
        case Transfer():
            return () if claim.quantity is None else (claim.quantity,)
        case _:
            return ()


def _replacements(dossier: Dossier) -> Iterator[Finding]:
    by_id = {claim.id: claim for claim in dossier.claims}
    replaced = [(claim, old) for claim in dossier.claims for old in claim.supersedes]
    for claim, old in replaced:
        if old not in by_id:
            message = f"it {_verb(claim)} {old!r}, which is not in the dossier"
            yield Finding("replaces-unknown", claim.id, message)
    kept = [(claim, by_id[old]) for claim, old in replaced if old in by_id]
    for code, differ in (
        ("replaces-newer", _newer),
        ("replaces-other-origin", _other_origin),
        ("replaces-other-type", _other_type),
    ):
        for claim, old_claim in kept:
            if message := differ(claim, old_claim):
                yield Finding(code, claim.id, message, (old_claim.id,))


def _newer(claim: Claim, old: Claim) -> str:
    first, last = old.by.stated.first, claim.by.stated.last
    if first is None or last is None or last >= first:
        return ""
    return f"stated {claim.by.stated}, it {_verb(claim)} a claim stated {old.by.stated}"


def _other_origin(claim: Claim, old: Claim) -> str:
    one, other = claim.by.source.origin, old.by.source.origin
    relays = old.by.via if isinstance(claim, Retraction) else ()
    if one == other or any(relay.origin == one for relay in relays):
        return ""
    return f"said by {one}, it {_verb(claim)} what {other} said"


def _other_type(claim: Claim, old: Claim) -> str:
    one, other = type(claim), type(old)
    if one is other or Retraction in (one, other):
        return ""
    return f"of type {one.__name__}, it replaces a claim of type {other.__name__}"


def _verb(claim: Claim) -> str:
    return "withdraws" if isinstance(claim, Retraction) else "replaces"


def _said(estimate: Estimate) -> str:
    return estimate.subject.unit.format(estimate.range)


def _grouped(items: Iterable[_T], key: Callable[[_T], Hashable]) -> tuple[tuple[_T, ...], ...]:
    groups: defaultdict[Hashable, list[_T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return tuple(map(tuple, groups.values()))
