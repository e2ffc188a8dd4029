"""Languages: each word of each table, phrases as they are said, and what is refused."""

import pytest
from attrs import evolve
from babel import Locale
from hypothesis import given, strategies as st

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.judgements import Judgement
from conflictmodel.conclusions.auditing import audit
from conflictmodel.errors import PhraseError
from conflictmodel.phrases._grammar.beside import Hedge
from conflictmodel.phrases.figures import LITERAL_1, ROUNDING_1, Wording, read
from conflictmodel.phrases.languages import (
    CONNECTIVES,
    ENGLISH,
    FRENCH,
    GERMAN,
    LANGUAGES,
    MEXICAN_SPANISH,
    RUSSIAN,
    SPANISH,
    UKRAINIAN,
    Language,
    Meaning,
)
from conflictmodel.values.ranges import exactly
from support.worlds import DEAD, estimate, judgement, missing, not_text, refusal

FOREIGN = [language for language in LANGUAGES.values() if language is not ENGLISH]
NOUNS = {
    "uk": ["дронів", "осіб", "танків Т-72"],
    "ru": ["беспилотников", "человек", "танков Т-72"],
    "fr": ["morts", "blessés graves", "de Kiev"],
    "es": ["muertos", "civiles heridos", "de Bogotá"],
    "de": ["Tote", "verletzte Kinder", "in Kiew"],
}
HEDGES = {hedge.value for hedge in Hedge} | {"or more", "or fewer"}
REFUSED = {"unsettled", "another magnitude", "number", "possibly"}
MAGNITUDES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
COUNTS = st.integers(2, 999)


def nouns_of(language: Language) -> list[str]:
    """Return what figures of a language are followed by."""
    return NOUNS[language.name[:2]]


def outcome(phrase: str, language: Language) -> str:
    """Return the range of a phrase, or that it is refused."""
    try:
        return str(read(phrase, policy=ROUNDING_1, language=language).range)
    except PhraseError:
        return "refused"


@pytest.mark.parametrize(
    ("language", "phrase", "lower", "upper", "trailing"),
    [
        (UKRAINIAN, "понад 1 400 дронів", 1401, None, "дронів"),
        (UKRAINIAN, "Щонайменше 40 осіб", 40, None, "осіб"),
        (UKRAINIAN, "не більш як 40 осіб", 0, 40, "осіб"),
        (UKRAINIAN, "до 50 дронів", 0, 50, "дронів"),
        (UKRAINIAN, "близько 3 тис. військових", 2500, 3500, "військових"),
        (UKRAINIAN, "3 тис військових", 2500, 3500, "військових"),
        (UKRAINIAN, "2 млн. людей", 1500000, 2500000, "людей"),
        (UKRAINIAN, "43 тисячі військових", 42500, 43500, "військових"),
        (UKRAINIAN, "2,5 млн людей", 2450000, 2550000, "людей"),
        (UKRAINIAN, "понад 1 тисячу людей", 1001, None, "людей"),
        (UKRAINIAN, "5 мільйонам людей", 4500000, 5500000, "людей"),
        (RUSSIAN, "более чем 40 целей", 41, None, "целей"),
        (UKRAINIAN, "від 5 до 10 танків", 5, 10, "танків"),
        (UKRAINIAN, "5–10 танків", 5, 10, "танків"),
        (UKRAINIAN, "5 або 6 танків", 5, 6, "танків"),
        (UKRAINIAN, "20 осіб або більше", 20, None, "осіб"),
        (UKRAINIAN, "20 осіб із сімʼї", 20, 20, "осіб із сімʼї"),
        (UKRAINIAN, "20 осіб (щонайменше)", 20, None, "осіб"),
        (UKRAINIAN, "14 Х-101", 14, 14, "Х-101"),
        (UKRAINIAN, "10 танків Т-72", 10, 10, "танків Т-72"),
        (UKRAINIAN, "5 mln людей", 4500000, 5500000, "людей"),
        (RUSSIAN, "свыше 114 беспилотников", 115, None, "беспилотников"),
        (RUSSIAN, "до 1,5 тыс. человек", 0, 1500, "человек"),
        (RUSSIAN, "от 5 до 10 человек", 5, 10, "человек"),
        (RUSSIAN, "20 человек, как минимум", 20, None, "человек"),
        (FRENCH, "une quarantaine de morts", 35, 45, "de morts"),
        (FRENCH, "plus de 1 200 morts", 1201, None, "morts"),
        (FRENCH, "14 morts au moins", 14, None, "morts"),
        (FRENCH, "jusqu’à 50 morts", 0, 50, "morts"),
        (FRENCH, "10 morts de plus", 10, 10, "morts de plus"),
        (FRENCH, "1,5 million de déplacés", 1450000, 1550000, "de déplacés"),
        (FRENCH, "5 billions", 4500000000000, 5500000000000, ""),
        (FRENCH, "de 20 à 30 morts", 20, 30, "morts"),
        (FRENCH, "entre 20 et 30 morts", 20, 30, "morts"),
        (FRENCH, "20 ou 30 morts", 20, 30, "morts"),
        (SPANISH, "unos 2.000 muertos", 1500, 2500, "muertos"),
        (SPANISH, "46 civiles como mínimo", 46, None, "civiles"),
        (SPANISH, "5 mil personas", 4500, 5500, "personas"),
        (SPANISH, "2 mil millones", 1500000000, 2500000000, ""),
        (SPANISH, "1.234,5 millones", 1234450000, 1234550000, ""),
        (SPANISH, "entre 20 y 30 muertos", 20, 30, "muertos"),
        (SPANISH, "una veintena de muertos", 15, 25, "de muertos"),
        (MEXICAN_SPANISH, "2,000 personas", 2000, 2000, "personas"),
        (MEXICAN_SPANISH, "2.5 millones", 2450000, 2550000, ""),
        (GERMAN, "mehr als 50.000 Menschen", 50001, None, "Menschen"),
        (GERMAN, "50 000 Menschen", 50000, 50000, "Menschen"),
        (GERMAN, "200 oder mehr", 200, None, ""),
        (GERMAN, "knapp 20 Tote", 15, 20, "Tote"),
        (GERMAN, "20 Tote mindestens", 20, None, "Tote"),
        (GERMAN, "rund 1,2 Mio. Menschen", 1150000, 1250000, "Menschen"),
        (GERMAN, "bis zu 50 Tote", 0, 50, "Tote"),
        (GERMAN, "20 bis 30 Tote", 20, 30, "Tote"),
        (GERMAN, "von 20 bis 30 Toten", 20, 30, "Toten"),
        (GERMAN, "zwischen 20 und 30 Toten", 20, 30, "Toten"),
    ],
)
def test_phrases_are_read(
    language: Language, phrase: str, lower: int, upper: int | None, trailing: str
) -> None:
    """The words of a phrase count where they stand, and its language stays beside it."""
    said = read(phrase, policy=ROUNDING_1, language=language)
    assert (lower, upper) == (said.range.lower, said.range.upper)
    assert (trailing, language.id) == (said.trailing, said.language)


@pytest.mark.parametrize(
    ("language", "phrase", "amount", "unit"),
    [
        (UKRAINIAN, "5 млн доларів", 500000000, "USD"),
        (UKRAINIAN, "10 грн", 1000, "UAH"),
        (UKRAINIAN, "10 млн. грн.", 1000000000, "UAH"),
        (FRENCH, "2 milliards d'euros", 200000000000, "EUR"),
        (UKRAINIAN, "2,5 млрд дол. США", 250000000000, "USD"),
        (SPANISH, "US$ 5 millones", 500000000, "USD"),
        (GERMAN, "2 US-Dollar", 200, "USD"),
        (FRENCH, "5 M€", 500000000, "EUR"),
        (SPANISH, "$1.500", 150000, "USD"),
        (GERMAN, "2 Mrd. Euro", 200000000000, "EUR"),
    ],
)
def test_money_is_read(language: Language, phrase: str, amount: int, unit: str) -> None:
    """A currency is its sign, its code, or a name that the language has for it."""
    said = read(phrase, policy=evolve(LITERAL_1, dollar="USD"), language=language)
    assert (amount, unit) == (said.range.lower, said.unit and said.unit.name)


@pytest.mark.parametrize(
    ("language", "phrase", "part", "readings"),
    [
        (UKRAINIAN, "людей 20", "людей 20", ()),
        (RUSSIAN, "человек 20", "человек 20", ()),
        (RUSSIAN, "человек двадцать", "двадцать", ()),
        (UKRAINIAN, "двадцять осіб", "двадцять", ()),
        (UKRAINIAN, "20 осіб і пʼять дітей", "пʼять", ()),
        (UKRAINIAN, "5 тисячами осіб", "тисячами", ()),
        (FRENCH, "13 morts et cinq blessés", "cinq", ()),
        (UKRAINIAN, "порядка 20 осіб", "порядка", ()),
        (UKRAINIAN, "5 тыс. людей", "тыс.", ()),
        (UKRAINIAN, "10.000 осіб", "10.000", ("10.000", "10,000")),
        (UKRAINIAN, "1,500 осіб", "1,500", ("1.500", "1,500")),
        (UKRAINIAN, "1,5 осіб", "1,5", ()),
        (UKRAINIAN, "1.2.3 осіб", "1.2.3", ()),
        (UKRAINIAN, "20 осіб тисяч", "тисяч", ()),
        (UKRAINIAN, "20 млн тисяч", "тисяч", ()),
        (UKRAINIAN, "тисячі осіб", "тисячі", ()),
        (UKRAINIAN, "20 осіб до Києва", "до", ()),
        (UKRAINIAN, "до 20:00", "20:00", ()),
        (UKRAINIAN, "47 із 72 дронів", "72", ()),
        (UKRAINIAN, "5 км", "5 км", ()),
        (UKRAINIAN, "5 березня", "5 березня", ()),
        (UKRAINIAN, "93 آخرون على الأقل", "آخرون", ()),
        (RUSSIAN, "10 млн рублей", "рублей", ("RUB", "BYN")),
        (RUSSIAN, "20-й танк", "20-й", ()),
        (FRENCH, "à peu près 50", "à peu près", ("nearly", "about")),
        (FRENCH, "plus d'une centaine", "plus", ()),
        (FRENCH, "10.000 déplacés", "10.000", ("10.000", "10,000")),
        (FRENCH, "5 Mds€", "Mds€", ()),
        (FRENCH, "14 дронов", "дронов", ()),
        (SPANISH, "cerca de 50", "cerca de", ("nearly", "about")),
        (SPANISH, "2.5 millones", "2.5", ()),
        (SPANISH, "5 de marzo", "5 de marzo", ()),
        (SPANISH, "2,000 personas", "2,000", ("2.000", "2,000")),
        (MEXICAN_SPANISH, "2.000 personas", "2.000", ("2.000", "2,000")),
        (GERMAN, "annähernd 20", "annähernd", ("nearly", "about")),
        (GERMAN, "gut 20", "gut", ("more than", "at least")),
        (GERMAN, "5. Armee", "5. Armee", ()),
        (GERMAN, "5 T€", "T€", ()),
        (GERMAN, "mindestens rund 20", "rund", ()),
        (GERMAN, "20 Tonnen", "20 Tonnen", ()),
        (UKRAINIAN, "18 км2", "18 км2", ()),
        (UKRAINIAN, "2 квадратні метри", "2 квадратні метри", ()),
        (UKRAINIAN, "155 мм", "155 мм", ()),
        (UKRAINIAN, "до 2030 року", "до 2030 року", ()),
        (UKRAINIAN, "3 рази більше", "3 рази", ()),
        (RUSSIAN, "2 квадратных километра", "2 квадратных километра", ()),
        (FRENCH, "18 km²", "18 km²", ()),
        (FRENCH, "3 fois moins", "3 fois", ()),
        (GERMAN, "20 Uhr", "20 Uhr", ()),
        (UKRAINIAN, "2 сотні людей", "сотні", ()),
        (UKRAINIAN, "20 осіб, за попередніми даними", "за попередніми даними", ()),
        (UKRAINIAN, "2 мільйони з половиною", "з половиною", ()),
        (RUSSIAN, "2 десятка человек", "десятка", ()),
        (RUSSIAN, "предположительно 20", "предположительно", ()),
        (FRENCH, "2 centaines de morts", "centaines", ()),
        (FRENCH, "20 blessés et plus", "et plus", ()),
        (SPANISH, "20 y pico", "y pico", ()),
        (SPANISH, "2 millones y medio", "y medio", ()),
        (SPANISH, "20 muertos, posiblemente", "posiblemente", ()),
        (GERMAN, "20 Tote und mehr", "und mehr", ()),
        (GERMAN, "20 max.", "max.", ()),
        (GERMAN, "2 Hundert Tote", "Hundert", ()),
        (ENGLISH, "93 آخرون على الأقل", "آخرون", ()),
        (ENGLISH, "200 명 이상", "명", ()),
        (ENGLISH, "at least 93 آخرون", "آخرون", ()),
    ],
)
def test_phrases_are_refused(
    language: Language, phrase: str, part: str, readings: tuple[str, ...]
) -> None:
    """What has two readings, none, or another language is refused, and quoted as it was said."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ROUNDING_1, language=language)
    assert (part, readings) == (caught.value.part, caught.value.readings)


MEANT = [
    pytest.param(language, meaning, id=f"{language.id} {meaning.english} {meaning.words[0]}")
    for language in FOREIGN
    for meaning in language.words
    if meaning.english not in CONNECTIVES
]


def phrase_with(word: str, english: str, noun: str) -> str:
    """Return a phrase in which a word stands where words of its meaning do."""
    if english in MAGNITUDES or english.startswith("or "):
        return f"4 {word} {noun}"
    return f"{word} {noun}" if english[-1].isdecimal() else f"{word} 40 {noun}"


@pytest.mark.parametrize(("language", "meaning"), MEANT)
def test_each_word_means_what_its_table_says(language: Language, meaning: Meaning) -> None:
    """A hedge, a collective or a magnitude is read as its English is."""
    for word in meaning.words:
        english = meaning.english
        expected = outcome(phrase_with(english, english, "men"), ENGLISH)
        said = outcome(phrase_with(word, english, nouns_of(language)[0]), language)
        assert (word, expected) == (word, said)


HIDDEN = [
    (language, word)
    for language in FOREIGN
    for meaning in language.words
    for word in meaning.words
    if meaning.english.rstrip(" 0123456789") in {*HEDGES, *MAGNITUDES, *REFUSED}
]
PLACES = [
    "{0} {count} {noun}",
    "{count} {0} {noun}",
    "{count}{0} {noun}",
    "{count} {noun} {0}",
    "{count} {noun}, {0}",
    "{count} {noun} ({0})",
    "{count} {noun} {0} {noun}",
    "{count} {noun} - {0} {noun}",
    "{noun} {0} {count}",
]


@given(st.sampled_from(HIDDEN), st.sampled_from(PLACES), COUNTS, st.integers(0, 2))
def test_no_word_is_passed_over(
    listed: tuple[Language, str], place: str, count: int, which: int
) -> None:
    """A hedge or a magnitude, wherever it stands, changes the reading or refuses the phrase."""
    language, word = listed
    noun = nouns_of(language)[which]
    said = place.format(word.upper() if which else word, count=count, noun=noun)
    assert outcome(f"{count} {noun}", language) != outcome(said, language)


@pytest.mark.parametrize("language", FOREIGN, ids=str)
def test_magnitudes_and_months_are_those_of_cldr(language: Language) -> None:
    """Every word of the compact patterns of CLDR is known, and every month is no count."""
    locale = Locale.parse(language.name.replace("-", "_"))
    formats = [locale.compact_decimal_formats[form] for form in ("short", "long")]
    patterns = [
        str(each.pattern) for form in formats for by in form.values() for each in by.values()
    ]
    words = {pattern.replace("'", "").strip("0\xa0 ") for pattern in patterns} - {"", "k", "M"}
    months = locale.months["format"]["wide"].values()
    unread = [word for word in words if outcome(f"5 {word}", language) == "exactly 5"]
    assert [] == unread
    of = "de " if language.name.startswith("es") else ""
    assert {"refused"} == {outcome(f"5 {of}{month}", language) for month in months}


@pytest.mark.parametrize("language", FOREIGN, ids=str)
def test_separators_are_those_of_cldr(language: Language) -> None:
    """A language groups and parts its digits as CLDR says; French and the like by a space."""
    symbols = Locale.parse(language.name.replace("-", "_")).number_symbols["latn"]
    group = "" if str(symbols["group"]).isspace() else symbols["group"]
    assert (symbols["decimal"], group) == (language.decimal, language.group)


def test_each_meaning_has_a_source() -> None:
    """Whoever doubts what a word means finds who says so."""
    assert all(meaning.source for language in FOREIGN for meaning in language.words)
    assert "au moins, au minimum: at least (a grammar)" == str(
        Meaning("at least", ["au moins", "au minimum"], "a grammar")
    )


def test_a_language_of_ones_own() -> None:
    """A table can be anybody's, and its id stays beside what it read."""
    about, ten = Meaning("about", ["fere"], "Forcellini"), Meaning("about 10", ["decas"], "Gaza")
    latin = Language("la", 2, decimal=",", words=[about, ten])
    assert "la/2" == str(latin)
    said = read("fere 40 milites", policy=ROUNDING_1, language=latin)
    assert ("35–45", "la/2") == (str(said.range), said.language)
    assert "5–15" == outcome("decas", latin)
    assert "refused" == outcome("40 milites fere omnes", latin)


def test_a_wording_shows_its_language() -> None:
    """English goes without saying."""
    said = read("40 Tote", policy=ROUNDING_1, language=GERMAN)
    assert '"40 Tote": exactly 40 by rounding/1 in de/1' == str(said)
    assert '"40 dead": exactly 40 by rounding/1' == str(read("40 dead", policy=ROUNDING_1))


LATIN = {"name": "la", "version": 1, "decimal": ","}
FERE = {"english": "about", "words": ("fere",), "source": "Forcellini"}


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("name"),
        *missing("name", "str"),
        *missing("version", "int"),
        ("name", "la/x", "'la/x' holds '/', which parts it in the id"),
        ("version", 0, "0 is below 1"),
        ("decimal", ";", "';' is neither ',' nor '.'"),
        ("decimal", ",.", "',.' is neither ',' nor '.'"),
        ("group", " ", "' ' is no sign but that before decimals"),
        ("group", ",", "',' is no sign but that before decimals"),
        (
            "words",
            (Meaning("about", ("a",), "x"), Meaning("nearly", ("A",), "x")),
            "'a' means about and nearly",
        ),
    ],
)
def test_a_language_is_whole(field: str, wrong: object, message: str) -> None:
    """A constructor refuses what could not be read by."""
    assert f"Language: {message} @ {field}" == refusal(Language, **LATIN | {field: wrong})


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("source"),
        *missing("english", "str"),
        ("english", "roughly", "'roughly' is none of the meanings that are read"),
        ("english", "about or roughly", "'about or roughly' is none of the meanings that are read"),
        ("english", "about ten", "'about ten' is none of the meanings that are read"),
        ("english", "roughly 10", "'roughly 10' is none of the meanings that are read"),
    ],
)
def test_a_meaning_is_one_that_is_read(field: str, wrong: object, message: str) -> None:
    """A word means what the grammar can read."""
    assert refusal(Meaning, **FERE | {field: wrong}).startswith(f"Meaning: {message}")


def test_the_language_is_one() -> None:
    """The name of a language is not the language."""
    assert (
        "read: expected Language, got 'uk/1': such as FRENCH, of conflictmodel.phrases @ language"
        == refusal(read, "40", policy=ROUNDING_1, language="uk/1")
    )


def test_the_audit_reads_again_in_the_language() -> None:
    """A reading that was changed by hand is found, and one in an unknown language is left alone."""
    kept = read("до 50 дронів", policy=ROUNDING_1, language=UKRAINIAN)
    findings = {
        said.language: [finding.code for finding in audit(Dossier((judged(said),)))]
        for said in (kept, evolve(kept, language="pl/1"))
    }
    assert {"uk/1": [], "pl/1": []} == findings
    wrong = evolve(kept, range=exactly(50))
    assert ["reading-differs"] == [finding.code for finding in audit(Dossier((judged(wrong),)))]


def judged(said: Wording) -> Judgement:
    """Return a claim that carries words and no figure."""
    return evolve(judgement("said"), words=(said,))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("une quarantaine de morts", []),
        ("двадцять осіб", []),
        ("al menos veinte muertos", []),
        ("des morts", ["no-figure-in-words"]),
        ("люди", ["no-figure-in-words"]),
    ],
)
def test_a_number_in_words_of_another_language_is_a_figure(words: str, codes: list[str]) -> None:
    """The audit does not miss a figure in plain words that it cannot read."""
    claim = evolve(estimate("said", DEAD), words=(words,))
    assert codes == [finding.code for finding in audit(Dossier((claim,)))]
