"""Hypothesis strategies of claims, of rules and of their parts; checks of rules against laws.

Hypothesis finds the strategies of these types by itself, so that `st.from_type(Estimate)` works
without an import, and so does a test whose arguments are annotated with them. The functions of this
package have options besides: what an estimate is about, of which origins the sources are, how large
a number may be.

It needs Hypothesis, which the extra `testing` installs, and is never imported by the library.

>>> from hypothesis import given
>>> from conflictmodel import hull, intersection
>>> @given(voices(origins=["Kyiv", "Seoul"]))
... def what_all_allow_lies_within_the_hull(reported):
...     for piece in intersection.apply(reported):
...         assert hull.apply(reported)[0].encloses(piece)
>>> what_all_allow_lies_within_the_hull()
"""

from conflictmodel.testing._claims import claims, dossiers, estimates
from conflictmodel.testing._fields import strategy_of as strategy_of
from conflictmodel.testing._laws import LawBrokenError, check_rule, find_counterexample, law_table
from conflictmodel.testing._rules import voices
from conflictmodel.testing._values import ranges

__all__ = [
    "LawBrokenError",
    "check_rule",
    "claims",
    "dossiers",
    "estimates",
    "find_counterexample",
    "law_table",
    "ranges",
    "voices",
]
