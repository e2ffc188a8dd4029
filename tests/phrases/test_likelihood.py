"""Yardsticks: each term of each scale, what they refuse, and scales that users make."""

import pytest

from conflictmodel.errors import PhraseError
from conflictmodel.phrases.likelihood import ICD203, PHIA, Likelihood, Yardstick
from conflictmodel.values.ranges import Range
from support.worlds import missing, not_a, not_text, refusal


@pytest.mark.parametrize(
    ("yardstick", "phrase", "lower", "upper"),
    [
        (PHIA, "remote chance", 0, 5),
        (PHIA, "highly unlikely", 10, 20),
        (PHIA, "unlikely", 25, 35),
        (PHIA, "realistic possibility", 40, 50),
        (PHIA, "likely", 55, 75),
        (PHIA, "probable", 55, 75),
        (PHIA, "highly likely", 80, 90),
        (PHIA, "almost certain", 95, 100),
        (ICD203, "almost no chance", 1, 5),
        (ICD203, "remote", 1, 5),
        (ICD203, "very unlikely", 5, 20),
        (ICD203, "highly improbable", 5, 20),
        (ICD203, "unlikely", 20, 45),
        (ICD203, "improbable", 20, 45),
        (ICD203, "roughly even chance", 45, 55),
        (ICD203, "roughly even odds", 45, 55),
        (ICD203, "likely", 55, 80),
        (ICD203, "probable", 55, 80),
        (ICD203, "very likely", 80, 95),
        (ICD203, "highly probable", 80, 95),
        (ICD203, "almost certain", 95, 99),
        (ICD203, "nearly certain", 95, 99),
    ],
)
def test_each_term_has_the_published_band(
    yardstick: Yardstick, phrase: str, lower: int, upper: int
) -> None:
    """A term means its published percentages, in any case of its letters."""
    percent = Range(lower, upper)
    expected = Likelihood(phrase, yardstick.name, phrase, percent)
    assert expected == yardstick.read(phrase)
    expected = Likelihood(phrase.upper(), yardstick.name, phrase, percent)
    assert expected == yardstick.read(phrase.upper())
    expected = Likelihood("could", yardstick.name, phrase, percent)
    assert expected == yardstick.read("could", taken_as=phrase.title())


def test_the_names_of_the_published_yardsticks() -> None:
    """A likelihood is recorded with the name of its yardstick."""
    assert ("phia", "icd203") == (PHIA.name, ICD203.name)


@pytest.mark.parametrize("yardstick", [PHIA, ICD203], ids=["phia", "icd203"])
def test_the_bands_rise(yardstick: Yardstick) -> None:
    """No band of a published yardstick begins before the one below it ends."""
    bands = dict.fromkeys(percent for _, percent in yardstick.terms)
    ends = [end for band in bands for end in (band.lower, band.upper or 0)]
    assert sorted(ends) == ends


@pytest.mark.parametrize(
    ("phrase", "taken_as", "part"),
    [
        ("could", None, "'could'"),
        ("Could", None, "'Could'"),
        ("may", "might", "'might' in 'may'"),
        ("very likely", None, "'very likely'"),
        (" likely", None, "' likely'"),
    ],
)
def test_a_word_without_a_place_is_refused(phrase: str, taken_as: str | None, part: str) -> None:
    """A word that the yardstick does not have is not guessed at."""
    with pytest.raises(PhraseError) as caught:
        PHIA.read(phrase, taken_as=taken_as)
    advice = "record the word alone, or name the term to take it for"
    assert f"{part}: phia has no such term; {advice}" == str(caught.value)


@pytest.mark.parametrize(
    ("field", "wrong", "message"), [*not_text("phrase"), *not_text("taken_as")]
)
def test_only_text_is_read(field: str, wrong: object, message: str) -> None:
    """The word and the term it is taken for are text."""
    given: dict[str, object] = {"phrase": "likely", "taken_as": "likely"}
    assert f"read: {message} @ {field}" == refusal(PHIA.read, **given | {field: wrong})


def test_a_word_to_read_must_be_given() -> None:
    """`None` is a term that was not given, but no word."""
    assert "read: expected str, got None @ phrase" == refusal(PHIA.read, None)


# Likelihoods


@pytest.mark.parametrize(
    ("likelihood", "expected"),
    [
        (Likelihood("likely", "phia", "likely", Range(55, 75)), "likely: 55–75 % (phia)"),
        (Likelihood("Likely", "phia", "likely", Range(55, 75)), "Likely: 55–75 % (phia)"),
        (
            Likelihood("could", "phia", "realistic possibility", Range(40, 50)),
            "could, taken as realistic possibility: 40–50 % (phia)",
        ),
        (Likelihood("remote", "own", "remote", Range(0, 5)), "remote: at most 5 % (own)"),
        (Likelihood("certain", "own", "certain", Range(100, 100)), "certain: exactly 100 % (own)"),
    ],
)
def test_a_likelihood_says_what_it_was_taken_for(likelihood: Likelihood, expected: str) -> None:
    """The term is named where it is another word than the one that was said."""
    assert expected == str(likelihood)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("phrase"),
        *missing("phrase", "str"),
        *not_text("yardstick"),
        *missing("yardstick", "str"),
        *not_text("term"),
        *missing("term", "str"),
        *not_a("percent", "Range"),
        *missing("percent", "Range"),
        ("percent", Range(), "the upper end is above 100"),
        ("percent", Range(90), "the upper end is above 100"),
        ("percent", Range(0, 101), "the upper end is above 100"),
    ],
)
def test_what_is_no_likelihood_is_refused(field: str, wrong: object, message: str) -> None:
    """A likelihood has three texts and a range of percent up to 100."""
    fields: dict[str, object] = {
        "phrase": "likely",
        "yardstick": "phia",
        "term": "likely",
        "percent": Range(55, 75),
    }
    assert f"Likelihood: {message} @ {field}" == refusal(Likelihood, **fields | {field: wrong})


# Yardsticks of users


def test_a_user_makes_a_yardstick() -> None:
    """A scale of one's own reads its own terms; its ends may be 0, 100 and the same."""
    own = Yardstick("own", [("no", Range(0, 0)), ("perhaps", Range(0, 100))])
    assert Likelihood("Perhaps", "own", "perhaps", Range(0, 100)) == own.read("Perhaps")
    assert Likelihood("no", "own", "no", Range(0, 0)) == own.read("no")


@pytest.mark.parametrize(
    ("field", "wrong", "message"), [*not_text("name"), *missing("name", "str")]
)
def test_a_yardstick_has_a_name(field: str, wrong: object, message: str) -> None:
    """A likelihood could not be recorded without the name of its yardstick."""
    assert f"Yardstick: {message} @ {field}" == refusal(Yardstick, wrong, ())


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({3}, "expected tuple, got {3} @ terms"),
        (None, "expected tuple, got None @ terms"),
        (
            ("no", {0}),
            (
                "expected tuple, got 'no': write a list of one @ terms[0];"
                " expected tuple, got {0} @ terms[1]"
            ),
        ),
        *(
            (
                (wrong,),
                f"expected a term in lower case and its range, got {wrong!r} @ terms[0]",
            )
            for wrong in (("no", 5), ("No", Range(0, 5)), (3, Range(0, 5)))
        ),
        *(
            ((("yes", wrong),), "the upper end is above 100 @ terms[0]")
            for wrong in (Range(5), Range(0, 101))
        ),
        ((("", Range(0, 5)),), "must not be empty @ terms[0]"),
        ((("yes", Range(0, 5)), ("yes", Range(5, 9))), "a term occurs twice @ terms"),
    ],
)
def test_what_is_no_scale_is_refused(terms: object, expected: str) -> None:
    """Every problem of every term is named at once, with its place."""
    assert f"Yardstick: {expected}" == refusal(Yardstick, "own", terms)


@pytest.mark.parametrize(
    ("adverb", "percent"),
    [
        ("probably", Range(55, 80)),
        ("improbably", Range(20, 45)),
        ("almost certainly", Range(95, 99)),
    ],
)
def test_icd203_has_adverbs_too(adverb: str, percent: Range) -> None:
    """The directive prints some of its terms with their adverbs."""
    assert percent == ICD203.read(adverb).percent
