"""Hedges anywhere in a phrase: each one counts, is refused, or is a preposition that trails."""

from itertools import product

import pytest

from conflictmodel.errors import PhraseError
from conflictmodel.phrases.figures import ROUNDING_1, read
from conflictmodel.values.ranges import Range
from conflictmodel.values.units import Unit

UNAMBIGUOUS = [
    *("roughly", "approximately", "approx.", "approx", "circa", "c.", "ca.", "~", "≈"),
    *("more or less", "an estimated", "estimated", "est.", "est", "or so", "or thereabouts"),
    *("give or take", "estimate", "more than", "in excess of", "exceeding", "upwards of", ">"),
    *("at least", "no fewer than", "no less than", "not less than", "a minimum of", "as few as"),
    *("as little as", "minimum", "min.", "min", "≥", ">=", "or more", "or over", "or above"),
    *("and over", "and up", "and above", "and more", "plus", "+", "at the least"),
    *("at the very least", "at a minimum", "at minimum", "as many as", "as much as"),
    *("as high as", "at most", "no more than", "not more than", "a maximum of", "maximum"),
    *("max.", "max", "≤", "<=", "at the most", "at the very most", "at a maximum", "tops"),
    *("or fewer", "or less", "or under", "or below", "fewer than", "less than", "<"),
    *("or greater", "or up", "at the minimum", "as a minimum", "at the maximum", "as a maximum"),
    *("at max", "at the max", "not fewer", "not less", "not more", "or near", "or beyond"),
    *("a conservative estimate", "preliminary figure", "provisional toll"),
    *("no more", "no less", "no fewer", "and upwards", "or higher", "or lower", "plus or minus"),
    *("and rising", "and counting", "and some", "if not more", "?", "±"),
    *("and mounting", "still counting", "more expected", "or upwards", "thereabouts", "if that"),
    *("at best", "upper bound", "in round numbers", "conservatively", "give-or-take", "or-so"),
    *("not verified", "not independently verified", "not yet confirmed", "to be confirmed"),
    *("thought", "assumed", "rumored", "said to be", "provisionally"),
    *("claimed", "alleged", "unconfirmed", "unverified", "disputed", "presumed", "possibly"),
    *("au moins", "ou moins", "au plus", "ou plus", "environ", "como mínimo", "como máximo"),
    *("al menos", "por lo menos", "o más", "o menos", "a lo sumo", "mindestens", "wenigstens"),
    *("höchstens", "maximal", "oder mehr", "oder weniger", "pelo menos", "almeno"),
]
PREPOSITIONS = [
    *("about", "around", "some", "close to", "nearly", "almost", "just under", "over", "above"),
    *("well over", "just over", "up to", "under", "below"),
]
PHRASES = [
    *("50 people", "50 people in Kursk", "about 50 people", "at least 50", "5 to 10 drones"),
    *("between 5 and 10 drones", "two hundred people", "5.30 million people", "50+ dead"),
    *("$5.30 million in aid", "5.30 million euros", "47 of 72 drones", "5 T-72"),
]
Reading = tuple[Range, Range | None, Unit | None] | None


def reading(phrase: str) -> Reading:
    """Return what a phrase says, or `None` where it is refused."""
    try:
        found = read(phrase, policy=ROUNDING_1)
    except PhraseError:
        return None
    return found.range, found.of, found.unit


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("form", [" {} ", " ({}) ", ", {}, "])
def test_no_hedge_leaves_a_reading_as_it_was(phrase: str, form: str) -> None:
    """Put between any two words of a phrase, a hedge changes the reading or is refused."""
    words = phrase.split()
    read_without = reading(phrase)
    assert read_without is not None
    for hedge, place in product(UNAMBIGUOUS, range(len(words) + 1)):
        changed = " ".join(words[:place]) + form.format(hedge) + " ".join(words[place:])
        assert read_without != reading(changed.strip(", ") if hedge not in "?+" else changed)


@pytest.mark.parametrize("hedge", PREPOSITIONS)
def test_a_preposition_that_ends_a_phrase_is_refused(hedge: str) -> None:
    """Without a word after it, what may be a preposition can only be a hedge."""
    for end in ("", ".", ",", ")", ", of whom nobody knew"):
        for start in ("50 people", "50", "$5 million"):
            assert reading(f"{start} {hedge}{end}") is None


@pytest.mark.parametrize("word", ["provisional", "preliminary", "rounded", "rising", "upwards"])
def test_a_word_that_qualifies_the_figure_at_an_end_trails_before_a_noun(word: str) -> None:
    """A noun may be what it qualifies: "3 preliminary hearings"."""
    assert reading(f"50 people ({word})") is None
    assert reading(f"50 {word}") is None
    assert f"{word} men" == read(f"50 {word} men", policy=ROUNDING_1).trailing


@pytest.mark.parametrize("hedge", PREPOSITIONS)
def test_a_preposition_with_a_word_after_it_trails(hedge: str) -> None:
    """Between two words it belongs to the second: "drones over Kursk"."""
    found = read(f"50 drones {hedge} Kursk", policy=ROUNDING_1)
    assert (Range(50, 50), f"drones {hedge} Kursk") == (found.range, found.trailing)
