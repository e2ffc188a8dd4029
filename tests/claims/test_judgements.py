"""Judgements: propositions without a figure, with at most one likelihood."""

import pytest

from conflictmodel.claims.judgements import Judgement
from conflictmodel.phrases.likelihood import ICD203, PHIA, Likelihood
from conflictmodel.values.ranges import Range
from support.worlds import BY, VALID, missing, not_text, refusal

LIKELY = PHIA.read("likely")
COULD = Likelihood("could", "phia", "realistic possibility", Range(40, 50))


def test_a_judgement_without_a_yardstick_has_no_likelihood() -> None:
    """A plain word of likelihood is kept, and nothing is read from it."""
    judgement = Judgement("a", "it rains", BY, words=("likely",))
    assert judgement.likelihood is None
    assert not judgement.is_forward
    assert "a: it rains" == str(judgement)


@pytest.mark.parametrize(
    ("likelihood", "expected"),
    [
        (LIKELY, "a: it will rain (likely: 55–75 % (phia))"),
        (COULD, "a: it will rain (could, taken as realistic possibility: 40–50 % (phia))"),
    ],
)
def test_the_likelihood_is_found_among_the_words(likelihood: Likelihood, expected: str) -> None:
    """Wherever it stands among the words, the likelihood is the judgement's."""
    words = ("the clouds", likelihood, "of today")
    judgement = Judgement("a", "it will rain", BY, is_forward=True, words=words)
    assert likelihood == judgement.likelihood
    assert expected == str(judgement)


def test_a_judgement_has_one_likelihood() -> None:
    """One word of likelihood on two yardsticks is not one judgement."""
    wrong = {**VALID[Judgement], "words": (LIKELY, ICD203.read("likely"))}
    assert "Judgement: more than one likelihood @ words" == refusal(Judgement, **wrong)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("proposition"),
        *missing("proposition", "str"),
        ("is_forward", 1, "expected bool, got 1"),
        ("is_forward", "true", "expected bool, got 'true'"),
        *missing("is_forward", "bool"),
    ],
)
def test_what_is_no_judgement_is_refused(field: str, wrong: object, message: str) -> None:
    """A proposition is text, and forward is `True` or `False`."""
    expected = f"Judgement: {message} @ {field}"
    assert expected == refusal(Judgement, **{**VALID[Judgement], field: wrong})
