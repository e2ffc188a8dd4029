"""The audit: what was said and cannot be true, or cannot be what was meant.

Disagreement between origins is no finding: it is what assessments are for.
"""

from collections.abc import Iterable

from conflictmodel import _checks
from conflictmodel.claims import Dossier
from conflictmodel.conclusions._findings import arithmetic, figures, identities, order, words
from conflictmodel.conclusions._findings.finding import Finding
from conflictmodel.conclusions._reconciling.entities import Entities
from conflictmodel.files.atomic import no_collections
from conflictmodel.phrases import POLICIES, Policy


def audit(dossier: Dossier, *, policies: Iterable[Policy] = ()) -> tuple[Finding, ...]:
    """Return what the checks of a dossier find.

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
    with no_collections():
        entities = Entities()
        by_count = figures.by_count(dossier, entities)
        said = [each for each in by_count.values() if len(each) > 1]
        return (
            *figures.drift(said, dossier.index),
            *figures.contradictions(said, dossier.index),
            *figures.touching(said, dossier.index),
            *figures.best(dossier),
            *arithmetic.arithmetic(dossier, by_count, entities),
            *figures.outcomes(dossier),
            *figures.amounts(dossier),
            *figures.totals(dossier),
            *figures.transfers(dossier),
            *order.in_force(dossier),
            *order.published(dossier),
            *order.stated(dossier),
            *words.readings(dossier, known),
            *words.figures(dossier, known),
            *identities.names(dossier),
            *identities.grades(dossier),
            *order.replacements(dossier),
        )
