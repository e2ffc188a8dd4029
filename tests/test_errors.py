"""Errors: what they say, what they carry, and that one class catches them all."""

import pickle

import pytest

from conflictmodel.errors import (
    ConflictModelError,
    DocumentError,
    DoubleCountingError,
    InvalidValueError,
    PhraseError,
    Problem,
    RuleError,
    UnknownNameError,
)

LOW = Problem("$.claims[3].range", "upper 1 is below lower 5")
BLANK = Problem("$.title", "must not be empty")

ALL = [
    (InvalidValueError("Range", (LOW,)), ValueError),
    (PhraseError("about dozens", "dozens", "vague", ("10", "12"), "say how many"), ValueError),
    (UnknownNameError("yardstick", "phiaa", ("icd203", "phia")), LookupError),
    (DoubleCountingError((("a", "b", "both count 'killed'"),)), ValueError),
    (RuleError("latest(hull)", "these voices have no date: Ukraine"), ValueError),
    (DocumentError("a.json", (LOW, BLANK)), ValueError),
]


@pytest.mark.parametrize(("error", "base"), ALL)
def test_one_class_catches_every_error(error: ConflictModelError, base: type[Exception]) -> None:
    """Every error is a `ConflictModelError` and also the built-in error it stands beside."""
    assert isinstance(error, ConflictModelError)
    assert isinstance(error, base)


@pytest.mark.parametrize(("error", "base"), ALL)
def test_an_error_survives_pickling(error: ConflictModelError, base: type[Exception]) -> None:
    """An error that crosses a process keeps its class, its text and all it carries."""
    copy: object = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(error) is type(copy)
    assert isinstance(copy, base)
    assert str(error) == str(copy)
    assert vars(error) == vars(copy)


def test_a_problem_says_what_and_where() -> None:
    """A problem reads as its message and its path."""
    assert "upper 1 is below lower 5 @ $.claims[3].range" == str(LOW)


def test_an_invalid_value_carries_every_problem() -> None:
    """The error of a constructor names it and lists everything that is wrong."""
    error = InvalidValueError("Estimate", (LOW, BLANK))
    assert "Estimate" == error.owner
    assert (LOW, BLANK) == error.problems
    expected = "Estimate: upper 1 is below lower 5 @ $.claims[3].range; must not be empty @ $.title"
    assert expected == str(error)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PhraseError("dozens", "dozens", "vague"), "'dozens': vague"),
        (PhraseError("dozens hurt", "dozens", "vague"), "'dozens' in 'dozens hurt': vague"),
        (
            PhraseError("50.000", "50.000", "one dot", ("50", "50,000")),
            "'50.000': one dot; it could be 50 or 50,000",
        ),
        (
            PhraseError("dozens", "dozens", "vague", advice="record `unknown()`"),
            "'dozens': vague; record `unknown()`",
        ),
        (
            PhraseError("a 50.000", "50.000", "one dot", ("50", "50,000"), "ask"),
            "'50.000' in 'a 50.000': one dot; it could be 50 or 50,000; ask",
        ),
    ],
)
def test_a_phrase_error_says_what_it_knows(error: PhraseError, expected: str) -> None:
    """A phrase error shows the phrase, the readings and the advice only where there are any."""
    assert expected == str(error)


def test_a_phrase_error_carries_its_parts() -> None:
    """A phrase error keeps the phrase, the part, the reason, the readings and the advice."""
    error = PhraseError("a 50.000", "50.000", "one dot", ("50", "50,000"), "ask")
    assert ("a 50.000", "50.000", "one dot", ("50", "50,000"), "ask") == (
        error.phrase,
        error.part,
        error.reason,
        error.readings,
        error.advice,
    )


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (UnknownNameError("claim", "a"), "'a' is no known claim"),
        (UnknownNameError("rule", "a", ("b", "c")), "'a' is no known rule; known: b, c"),
    ],
)
def test_an_unknown_name_lists_the_known_ones(error: UnknownNameError, expected: str) -> None:
    """An unknown name is shown with the known ones, where they were given."""
    assert expected == str(error)


def test_an_unknown_name_carries_its_parts() -> None:
    """An unknown name keeps what it should have stood for and the names that would have done."""
    error = UnknownNameError("rule", "a", ("b", "c"))
    assert ("rule", "a", ("b", "c")) == (error.kind, error.name, error.known)


def test_double_counting_names_every_pair() -> None:
    """Every pair that may count the same thing twice is named with its reason."""
    pairs = (("a", "b", "same place"), ("a", "c", "same period"))
    error = DoubleCountingError(pairs)
    assert pairs == error.pairs
    assert "cannot add: a and b (same place); a and c (same period)" == str(error)


def test_a_message_does_not_grow_with_what_it_is_about() -> None:
    """The first pairs and problems are listed, and the others counted; the error has all."""
    pairs = tuple((f"{number}", "x", "same place") for number in range(1_000))
    error = DoubleCountingError(pairs, "name the whole")
    assert str(error).endswith("11 and x (same place); and 988 more pairs; name the whole")
    problems = tuple(Problem(f"{number}", "it is wrong") for number in range(1_000))
    for one in (InvalidValueError("Range", problems), DocumentError("a", problems)):
        assert str(one).endswith("and 900 more problems")
        assert 100 == str(one).count("it is wrong")
        assert problems == one.problems
    assert 101 == str(DocumentError("a", problems[:101])).count("it is wrong")


def test_a_rule_error_names_the_rule() -> None:
    """A rule error reads as the rule and why it cannot answer."""
    error = RuleError("robust(3)", "there are 2 voices")
    assert ("robust(3)", "there are 2 voices") == (error.rule, error.reason)
    assert "robust(3): there are 2 voices" == str(error)


def test_a_document_error_shows_one_problem_on_one_line() -> None:
    """A single problem stands on the line of the document's name."""
    error = DocumentError("a.json", (BLANK,))
    assert ("a.json", (BLANK,)) == (error.name, error.problems)
    assert "a.json: must not be empty @ $.title" == str(error)


def test_a_document_error_shows_many_problems_on_many_lines() -> None:
    """Several problems stand on a line each, below the document's name."""
    expected = (
        "a.json:\n  upper 1 is below lower 5 @ $.claims[3].range\n  must not be empty @ $.title"
    )
    assert expected == str(DocumentError("a.json", (LOW, BLANK)))
