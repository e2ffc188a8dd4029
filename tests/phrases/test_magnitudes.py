"""Words that are magnitudes in some language: none is ever passed over behind a figure."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from unicodedata import combining, name, normalize

import pytest
from babel import Locale, localedata
from babel.core import get_cldr_version
from babel.numbers import NumberPattern

from conflictmodel.errors import PhraseError
from conflictmodel.phrases.figures import ROUNDING_1, Wording, read
from conflictmodel.values.ranges import Range

Forms = Mapping[str, Mapping[str, NumberPattern]]

READ = frozenset(
    [
        *("thousand", "million", "millions", "billion", "billions", "trillion"),
        *("mn", "mln", "bn", "bln", "tn", "lakh", "crore"),
    ]
)
"""Magnitudes of English; "millions" and "billions" are vague quantities."""

UNITS = frozenset(["km", "kt", "mi", "mile", "min", "mm"])
PARTICLES = frozenset(["ag", "baa", "de", "ita", "ka", "ma", "na"])
OTHER_WORDS = frozenset(["mig", "vote"])
"""What stands behind figures in English and means something else: "5 MiG fighters"."""

NAMES = frozenset(
    [
        *("bill", "bin", "bio", "kun", "lak", "mano", "mia", "mila", "mill", "ming", "mun", "puku"),
        *("tiri", "tri"),
    ]
)
"""What may stand far behind a figure as a name or an English word: "5 men of bin Laden"."""


CAPITALS = frozenset(["LAK", "MIA"])
"""What capital letters make something else: the Lao kip, and missing in action."""


def folded(text: str) -> str:
    """Return a text in lower case, without diacritics."""
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))


@cache
def patterns() -> set[tuple[int, str]]:
    """Return the compact patterns of every locale, with the number that each is for."""
    found = set[tuple[int, str]]()
    for locale in map(Locale.parse, localedata.locale_identifiers()):
        for kind in ("compact_decimal_formats", "compact_currency_formats"):
            forms: Mapping[str, Forms] = getattr(locale, kind)
            for form in forms.values():
                for numbers in form.values():
                    found |= {
                        (int(number), pattern.pattern.partition(";")[0])
                        for number, pattern in numbers.items()
                    }
    return found


@pytest.fixture(scope="module")
def powers() -> dict[str, set[int]]:
    """The powers of ten for which each word of Latin letters stands."""
    alone, within = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for number, pattern in patterns():
        words = re.findall(r"[^\W\d_]+", folded(re.sub("[0¤']", " ", pattern)))
        for word in words if "0" in pattern else ():
            power = len(str(number)) - pattern.count("0")
            (alone if len(words) == 1 else within)[word].add(power)
    return {
        word: found
        for word, found in (within | alone).items()
        if len(word) > 1 and all(name(sign).startswith("LATIN") for sign in word)
    }


def foreign(powers: dict[str, set[int]]) -> dict[str, set[int]]:
    """Return those words that are neither read nor something else in English."""
    left_out = READ | UNITS | PARTICLES | OTHER_WORDS
    return {word: found for word, found in powers.items() if word not in left_out}


def outcome(phrase: str) -> Wording | PhraseError:
    """Return the reading of a phrase, or why there is none."""
    try:
        return read(phrase, policy=ROUNDING_1)
    except PhraseError as error:
        return error


def test_the_words_are_those_of_the_version_of_cldr_that_is_named() -> None:
    """The list was frozen from version 49 of CLDR, which Babel has."""
    assert "49" == get_cldr_version()


def test_a_magnitude_of_another_language_is_refused_with_its_readings(
    powers: dict[str, set[int]],
) -> None:
    """Right behind a figure each word is refused, with the figure and its multiples."""
    expected = foreign(powers)
    expected["bil"] = {9, 12}  # a billion in colloquial English, and 10**12 in Czech
    found = dict[str, set[int]]()
    for word in expected:
        refused = outcome(f"5 {word} people")
        assert isinstance(refused, PhraseError), word
        bare, *multiples = (int(reading.replace(",", "")) for reading in refused.readings)
        assert 5 == bare
        found[word] = {len(str(multiple)) - 1 for multiple in multiples}
    assert expected == found


@pytest.mark.parametrize("phrase", ["5 {} people", "5 {}", "about 5 ({}) people", "$5, {}"])
def test_no_magnitude_behind_a_figure_leaves_it_as_it_is(
    phrase: str, powers: dict[str, set[int]]
) -> None:
    """No word, with a stop or without, in capitals or not, is taken for what is counted."""
    for word in (*foreign(powers), *READ):
        for written in (word, f"{word}.", word.upper()):
            if written not in CAPITALS:
                found = outcome(phrase.format(written))
                assert isinstance(found, PhraseError) or found.range.lower > 500, written


@pytest.mark.parametrize("phrase", ["{} 5 people", "5 people {}", "5 people ({}) dead"])
def test_no_magnitude_elsewhere_is_passed_over(phrase: str, powers: dict[str, set[int]]) -> None:
    """Before a figure and far behind it a magnitude is refused, unless it may be a name."""
    for word in (*foreign(powers), *READ):
        if word not in NAMES and len(word) > 2:
            assert isinstance(outcome(phrase.format(word)), PhraseError), word


@pytest.mark.parametrize("phrase", ["5 {}", "5 {} people", "5 people {}", "{} 5", "5 T-72 {}"])
def test_no_word_of_another_script_is_passed_over(phrase: str) -> None:
    """The patterns in other scripts are refused wherever they stand."""
    words = {re.sub("[0¤'\u200e\u200f]", "", pattern).strip() for _, pattern in patterns()}
    for word in words:
        if any(sign.isalpha() and not name(sign).startswith("LATIN") for sign in word):
            assert isinstance(outcome(phrase.format(word)), PhraseError), word


@pytest.mark.parametrize(
    ("phrase", "lower", "upper"),
    [
        ("5 mln people", 4_500_000, 5_500_000),
        ("5 mln. people", 4_500_000, 5_500_000),
        ("126mln people", 125_500_000, 126_500_000),
        ("$1 bln in aid", 50_000_000_000, 150_000_000_000),
        ("€2 trn", 150_000_000_000_000, 250_000_000_000_000),
        ("5 thous. people", 4_500, 5_500),
        ("1.5 mln. euros", 145_000_000, 155_000_000),
        ("1 lakh people", 50_000, 150_000),
        ("12 lakhs", 1_150_000, 1_250_000),
        ("₹3 crore", 2_500_000_000, 3_500_000_000),
        ("₹3 crores", 2_500_000_000, 3_500_000_000),
        ("50-70K", 50_000, 70_000),
        ("$1.5B", 145_000_000_000, 155_000_000_000),
        ("$1.5 B", 145_000_000_000, 155_000_000_000),
        ("1.5B people", 1_450_000_000, 1_550_000_000),
        ("$2T", 150_000_000_000_000, 250_000_000_000_000),
        ("$2 tn", 150_000_000_000_000, 250_000_000_000_000),
    ],
)
def test_the_magnitudes_of_english_are_read(phrase: str, lower: int, upper: int) -> None:
    """Abbreviations are read with a stop or without, apart from the digits or stuck to them."""
    assert Range(lower, upper) == read(phrase, policy=ROUNDING_1).range


@pytest.mark.parametrize(
    ("phrase", "readings"),
    [
        ("20 mil", ("20", "20,000", "20,000,000")),
        ("$5 mil", ("5", "5,000", "5,000,000")),
        ("5 bil", ("5", "5,000,000,000", "5,000,000,000,000")),
        ("2 billón", ("2", "2,000,000,000", "2,000,000,000,000")),
        ("2 Mrd. Euro", ("2", "2,000,000,000")),
        ("about 1.5 Mio. people", ("1.5", "1,500,000")),
        ("5 tn of grain", ("5 tons", "5 trillion")),
        ("5 t", ("5 tons", "5 trillion")),
        ("$5 thou", ("5", "5,000")),
        ("$5 trill", ("5", "5,000,000,000,000")),
        ("5 mlns people", ("5", "5,000,000")),
        ("2 blns", ("2", "2,000,000,000")),
        ("3 lacs", ("3", "300,000")),
        ("5 myriad", ("5", "50,000")),
        ("5 quadrillion", ("5", "5,000,000,000,000,000")),
        ("5 B companies", ("5 of something called B", "5 billion")),
    ],
)
def test_what_may_be_a_magnitude_is_refused_with_both_readings(
    phrase: str, readings: tuple[str, ...]
) -> None:
    """Where the word is a magnitude in some language, the refusal writes out what it could be."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ROUNDING_1)
    assert readings == caught.value.readings


@pytest.mark.parametrize(
    "phrase",
    [
        *("3 тыс. человек", "43 тисячі військових", "3 آلاف قتيل", "93 آخرون على الأقل"),
        *("5 тыс-10", "5 Миг", "5 155мм", "20 людей щонайменше", "200 명 이상", "約 200"),
        *("20 Shahed щонайменше", "щонайменше 20"),
    ],
)
def test_only_english_is_read(phrase: str) -> None:
    """A word of another script is refused: it may be a magnitude, or a hedge on the figure."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ROUNDING_1)
    assert caught.value.reason.startswith("this is not English")


@pytest.mark.parametrize(
    "phrase",
    [
        "14 \N{CYRILLIC CAPITAL LETTER HA}-101",
        "5 Ми-8",
        "5 \N{CYRILLIC CAPITAL LETTER HA}101 missiles",
        "3 Ми-24П",
        "5 Mi-8 helicopters",
        "3 MD-500 helicopters",
        "5 MiG-29 jets",
        "5 MiG jets",
        "5 MIA",
        "5 men of bin Laden",
        "$400 million mill",
        "$400 million bill",
        "5 Škoda cars",
        "5 people of Luk\N{MODIFIER LETTER APOSTROPHE}yanivka",
        "5 men of San\N{MODIFIER LETTER LEFT HALF RING}a",
    ],
)
def test_names_are_no_magnitudes(phrase: str) -> None:
    """A model, a name and the missing in action are what is counted."""
    digits, _, trailing = phrase.removeprefix("$").partition(" ")
    found = read(phrase, policy=ROUNDING_1)
    assert trailing.endswith(found.trailing)
    assert digits == "400" or Range(int(digits), int(digits)) == found.range
