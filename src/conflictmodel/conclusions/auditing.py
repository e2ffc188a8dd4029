"""The audit: what was said and cannot be true, or cannot be what was meant.

A constructor refuses what is no value at all. What can be said but not be true is recorded, because
people say it, and reported here. Disagreement between origins is no finding: it is what assessments
are for.

| code | what was found |
|---|---|
| `drift` | one source, one date, one subject: two figures that differ and can both be right |
| `self-contradiction` | one origin, one subject: two figures that cannot both be right |
| `touching` | one origin, one subject: two figures that meet only where a hedge was read to end |
| `best-outside-range` | the best figure of an estimate is not in its range |
| `part-exceeds-whole` | one origin's figure for a part is above its figure for the whole |
| `sum-differs` | one origin's figures for parts add up to more than its figures for what holds \
them, or, where they make it up, to less |
| `outcomes-exceed-launched` | more is accounted for than was launched |
| `amounts-differ` | one origin, one installment: amounts in one currency that cannot all be right |
| `totals-contradict` | the running totals of a programme cannot all be right |
| `money-counted-twice` | giver and receiver each count the money of what looks like one transfer |
| `in-force-before-signed` | an agreement came into force before it was signed |
| `published-before-stated` | a statement was published before it was made |
| `stated-before-period` | something was counted before the period of it began |
| `reading-differs` | words are kept with a reading that their policy does not give |
| `figure-not-in-words` | a figure is none of those read from the words of its claim |
| `words-differ` | plain words of a claim read as a figure that none of its own can be |
| `no-figure-in-words` | a claim has a figure and words, and none of its phrases has a figure |
| `name-repeated` | two groups, or two places, have one name and no ids that tell them apart |
| `names-alike` | names of groups, of places or of sources differ in case and blanks alone |
| `grades-differ` | one source is graded with two letters |
| `replaces-unknown` | a claim replaces one that is not in the dossier |
| `replaces-newer` | a claim replaces one that was stated after it |
| `replaces-other-origin` | a claim replaces one of another origin |
| `replaces-other-type` | a claim replaces one of another type |
| `retraction-withdrawn` | a retraction is withdrawn, and what it withdrew does not stand again |

To withdraw is to replace here. A retraction may withdraw claims of any type, and any may replace
it; it may be made by the origin that said something or by one that relayed it.

Of figures that contradict each other, those that are furthest apart are reported, not every pair:
of all that an origin says of a subject, and of each statement. Their hull is reconciled with its
figures for other subjects: a finding names claims that cannot all be right, with their arithmetic,
and there is one for each figure that others contradict. What is left when these are mended is found
then. Figures for days that nobody stated are not set against each other, because they may be of
different days.
"""

from collections.abc import Iterable

from conflictmodel import _checks
from conflictmodel.claims import Dossier
from conflictmodel.conclusions._findings import (
    arithmetic,
    days,
    figures,
    identities,
    money,
    replacements,
    words,
)
from conflictmodel.conclusions._findings.finding import Finding
from conflictmodel.conclusions._reconciling.entities import Entities
from conflictmodel.phrases import POLICIES, Policy


def audit(dossier: Dossier, *, policies: Iterable[Policy] = ()) -> tuple[Finding, ...]:
    """Return what the checks of this module find in a dossier.

    Claims that others replace are read again, but compared with nothing.

    Args:
        dossier: The dossier.
        policies: Reading policies of your own, to read again what they read. Words read by a
            policy that is neither named here nor published with this library are taken as read, and
            so are words of a language that is not.

    >>> audit(Dossier())
    ()
    """
    _checks.refuse("audit", _checks.is_a("dossier", dossier, Dossier))
    own = _checks.listed("audit", "policies", policies, Policy)
    known = {policy.id: policy for policy in (*POLICIES.values(), *own)}
    entities = Entities()
    by_count = figures.by_count(dossier, entities)
    said = [each for each in by_count.values() if len(each) > 1]
    return (
        *figures.drift(said),
        *figures.contradictions(said),
        *figures.touching(said),
        *figures.best(dossier),
        *arithmetic.arithmetic(dossier, by_count, entities),
        *figures.outcomes(dossier),
        *money.amounts(dossier),
        *money.totals(dossier),
        *money.transfers(dossier),
        *days.in_force(dossier),
        *days.published(dossier),
        *days.stated(dossier),
        *words.readings(dossier, known),
        *words.figures(dossier, known),
        *identities.names(dossier),
        *identities.grades(dossier),
        *replacements.replacements(dossier),
    )
