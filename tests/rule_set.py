"""The rules that the laws are settled for: each rule, with the parameters that show it best."""

from fractions import Fraction

from conflictmodel.choosing import gtd, latest, most_reliable
from conflictmodel.composing import one_voice, per_side, within
from conflictmodel.counting import agreement, camps, majority, most_agreed
from conflictmodel.ends import hull, intersection, lowest, median, robust
from conflictmodel.mixtures import quantile
from conflictmodel.ranges import Range
from conflictmodel.rules import AnyRule

RULES: tuple[AnyRule, ...] = (
    hull,
    intersection,
    robust(1),
    median,
    lowest,
    agreement(1),
    agreement(2),
    majority,
    most_agreed,
    camps,
    quantile(Fraction(1, 2)),
    quantile(Fraction(1, 2), {"a": 1, "b": 2, "c": 1, "d": 1, "e": 1}),
    latest(intersection),
    most_reliable(intersection),
    gtd,
    per_side(one_voice, majority),
    one_voice,
    within(Range(1, 3), hull),
)
