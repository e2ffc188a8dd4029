"""Choosing: which picture there is of a thing."""

from conflictmodel.claims.interceptions import Interception
from conflictmodel.conclusions.aid_ledgers import AidLedger
from conflictmodel.conclusions.assessments import Assessment
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.plots._forest import forest
from conflictmodel.plots._ledger import ledger
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._tally import tally


def picture_of(thing: object) -> Picture | None:
    """Return the picture of a thing, or `None` where there is none of its type.

    Args:
        thing: An assessment, an interception or a tally of them, or an aid ledger.

    >>> from conflictmodel import Interception, example
    >>> [picture_of(each).title for each in example().of_type(Interception)]
    ['Russian drones, Ukraine, 2024-12-23']
    >>> print(picture_of("a text"))
    None
    """
    match thing:
        case Assessment():
            return forest(thing)
        case Interception():
            return tally(InterceptionTally((thing,)))
        case InterceptionTally():
            return tally(thing)
        case AidLedger():
            return ledger(thing)
        case _:
            return None
