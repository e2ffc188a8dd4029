"""Reading phrases by a named policy, form by form, and refusing what would be a guess."""

import string

import pytest
from hypothesis import example, given, strategies as st

from conflictmodel.errors import InvalidValueError, PhraseError
from conflictmodel.phrases.figures import (
    ACLED_1,
    LITERAL_1,
    POLICIES,
    ROUNDING_1,
    Policy,
    Width,
    Wording,
    read,
)
from conflictmodel.values.ranges import Range
from conflictmodel.values.units import Unit
from support.worlds import refusal

USD = Unit("USD", 2)
EUR = Unit("EUR", 2)
TENTH = Policy(
    "tenth", 1, approximators=10, rounded=Width.HALF_UNIT, vague=(("a few", 3),), dollar="CAD"
)

Row = tuple[str, int, int | None]
MOST = " ".join(
    f"nine hundred and ninety-nine {scale}"
    for scale in ("trillion", "billion", "million", "thousand", "men")
)

# --- what is read, by rounding/1 -----------------------------------------------------------------

NUMBER_FORMS: list[Row] = [
    ("1100", 1100, 1100),
    ("1,100", 1100, 1100),
    ("1 100", 1100, 1100),
    ("1\N{NO-BREAK SPACE}100", 1100, 1100),
    ("1\N{THIN SPACE}100", 1100, 1100),
    ("1\N{NARROW NO-BREAK SPACE}100 soldiers", 1100, 1100),
    ("12 345 678", 12_345_678, 12_345_678),
    ("1 100, mostly soldiers", 1100, 1100),
    ("50 105mm howitzers", 50, 50),
    ("50 105-mm howitzers", 50, 50),
    ("1 100 105mm howitzers", 1100, 1100),
    ("1 100.5 million", 1_100_450_000, 1_100_550_000),
    ("1.1 million", 1_050_000, 1_150_000),
    ("1.10 million", 1_095_000, 1_105_000),
    ("50.000 million", 49_999_500, 50_000_500),
    ("1,100 million", 1_099_500_000, 1_100_500_000),
    ("75 thousand", 74_500, 75_500),
    ("10k", 9_500, 10_500),
    ("10 K men", 9_500, 10_500),
    ("1.1bn", 1_050_000_000, 1_150_000_000),
    ("2 trn", 1_500_000_000_000, 2_500_000_000_000),
    ("0 million", 0, 500_000),
    ("1.234567 million", 1_234_567, 1_234_567),
    ("0", 0, 0),
    ("2024", 2024, 2024),
    ("one", 1, 1),
    ("twelve", 12, 12),
    ("twenty-five", 25, 25),
    ("twenty five", 25, 25),
    ("two hundred and fifty", 250, 250),
    ("two hundred fifty-one", 251, 251),
    ("two-hundred", 200, 200),
    ("fifteen hundred", 1500, 1500),
    ("two thousand and five", 2005, 2005),
    ("one hundred and two thousand", 102_000, 102_000),
    ("three hundred thousand", 300_000, 300_000),
    ("two million three hundred thousand and one", 2_300_001, 2_300_001),
    ("two million", 2_000_000, 2_000_000),
    ("a dozen", 12, 12),
    ("half a dozen", 6, 6),
    ("a half dozen", 6, 6),
    ("half a million", 500_000, 500_000),
    ("two dozen", 24, 24),
    ("a hundred", 100, 100),
    ("a hundred and ten", 110, 110),
    ("another dozen", 12, 12),
    ("a further hundred", 100, 100),
    ("a half-dozen", 6, 6),
    ("half-a-million", 500_000, 500_000),
    ("a quarter of a million", 250_000, 250_000),
    ("a quarter million", 250_000, 250_000),
    ("three quarters of a million", 750_000, 750_000),
    ("one and a half million", 1_500_000, 1_500_000),
    ("two billion", 2 * 10**9, 2 * 10**9),
    ("half a billion", 5 * 10**8, 5 * 10**8),
    ("a trillion and five", 10**12 + 5, 10**12 + 5),
    ("two to three billion", 2 * 10**9, 3 * 10**9),
    (MOST, 10**15 - 1, 10**15 - 1),
    ("two-and-a-half thousand", 2_500, 2_500),
    ("twenty-two and a half million", 22_500_000, 22_500_000),
    ("one and a half dozen", 18, 18),
    ("a single missile", 1, 1),
    ("a pair of missiles", 2, 2),
    ("both", 2, 2),
    ("both missiles", 2, 2),
    ("both of the missiles", 2, 2),
    ("zero", 0, 0),
]

WIDTHS: list[Row] = [
    ("about 65", 64, 66),
    ("around 10,000", 5_000, 15_000),
    ("around 1,100", 1_050, 1_150),
    ("about 100", 50, 150),
    ("about 250", 245, 255),
    ("about 1", 0, 2),
    ("about 0", 0, 1),
    ("about 70 thousand", 65_000, 75_000),
    ("about 1.1 million", 1_050_000, 1_150_000),
    ("about 1.10 million", 1_050_000, 1_150_000),
    ("about a hundred", 50, 150),
    ("about two dozen", 23, 25),
    ("nearly 3,000", 2_500, 3_000),
    ("almost 65", 64, 65),
    ("just under 100", 50, 100),
    ("nearly 1.1 million", 1_050_000, 1_100_000),
    ("exactly 1.1 million", 1_050_000, 1_150_000),
]

HEDGES: list[Row] = [
    *(
        (f"{word} 50", 45, 55)
        for word in (
            *("about", "around", "some", "roughly", "approximately", "approx.", "approx"),
            *("circa", "c.", "ca.", "~", "≈", "close to", "more or less"),
            *("an estimated", "estimated", "est.", "est"),
        )
    ),
    ("~50", 45, 55),
    ("≈50", 45, 55),
    ("c.50", 45, 55),
    *(
        (f"{word} 50", 51, None)
        for word in (
            *("more than", "over", "above", "in excess of", "exceeding", "upwards of"),
            *("well over", "just over", ">"),
        )
    ),
    (">50", 51, None),
    *(
        (f"{word} 50", 50, None)
        for word in (
            *("at least", "no fewer than", "no less than", "not less than", "a minimum of"),
            *("as few as", "as little as", "minimum", "min.", "min", "≥", ">="),
            *("at the least", "at the very least"),
        )
    ),
    *(
        (f"{word} 50", 0, 50)
        for word in (
            *("up to", "as many as", "as much as", "as high as", "at most", "no more than"),
            *("not more than", "a maximum of", "maximum", "max.", "max", "≤", "<="),
            *("at the most", "at the very most"),
        )
    ),
    *((f"{word} 50", 0, 49) for word in ("fewer than", "less than", "under", "below", "<")),
    ("fewer than 1", 0, 0),
    ("more than 1.1 million", 1_100_001, None),
    ("up to 3 million", 0, 3_000_000),
    *(
        (f"{word} 50", 50, 50)
        for word in (
            *("another", "a total of", "in total", "a further", "an additional", "other", "only"),
            *("just", "all", "exactly"),
        )
    ),
    ("a total of more than 50", 51, None),
    ("more than a total of 50", 51, None),
    ("only about another 50", 45, 55),
    ("over 2 days", 3, None),
    ("over 2 people", 3, None),
]

AT_ONCE: list[Row] = [
    *(
        (f"50{hedge}{noun}", 45, 55)
        for noun in ("", " people")
        for hedge in (
            *("-odd", " or so", " or thereabouts", " approx.", " approx", " est.", " est"),
            *(" estimated", "\N{NON-BREAKING HYPHEN}odd", " plus or minus", " +/-", " +/−"),
        )
    ),
    *(
        (f"50{hedge}{noun}", 50, None)
        for noun in ("", " people")
        for hedge in (
            *("+", " +", " plus", "-plus", " or more", " or over", " or above", " or higher"),
            *(" and over", " and up", " or greater", " or up"),
        )
    ),
    *(
        (f"50 or {hedge}{noun}", 0, 50)
        for noun in ("", " people")
        for hedge in ("fewer", "less", "under", "below", "lower")
    ),
    ("5k+ casualties", 5_000, None),
    ("four hundred-odd soldiers", 350, 450),
    ("a hundred-odd", 50, 150),
    ("30 to 40-odd", 25, 45),
]
"""Hedges that count right behind a figure."""

AT_AN_END = [
    *(
        (hedge, 45, 55)
        for hedge in (
            *("approximately", "roughly", "circa", "more or less", "give or take", "approx."),
            *("est.", "estimated", "estimate", "an estimate", "an estimated", "or so"),
        )
    ),
    *(
        (hedge, 50, None)
        for hedge in (
            *("at least", "at the least", "at the very least", "at a minimum", "at minimum"),
            *("minimum", "or more", "and more", "and above", "and upwards", "plus", "+"),
            *("no fewer", "no less", "not fewer", "not less", "at the minimum", "as a minimum"),
        )
    ),
    *(
        (hedge, 0, 50)
        for hedge in (
            *("at most", "at the most", "at the very most", "at a maximum", "at maximum"),
            *("maximum", "max.", "max", "tops", "or fewer", "or less", "no more", "not more"),
            *("at the maximum", "as a maximum", "at max", "at the max"),
        )
    ),
]
"""Hedges that count where the phrase, a clause or a bracket ends after them."""

SIGNS = (">", "≥", "<", "≤", "≈", "~", "±", "?")

TWO_ENDS: list[Row] = [
    *(
        (phrase, 5, 10)
        for phrase in (
            *("between 5 and 10", "between 5 to 10", "from 5 to 10", "ranging from 5 to 10"),
            *("5 to 10", "5-10", "5–10", "5—10", "5−10", "5 – 10", "5 - 10", "5- 10", "5 or 10"),
            *("at least 5 and up to 10", "at least 5 but possibly up to 10", "five-ten"),
            *("between five and 10", "5 to a total of 10", "5 to ten"),
        )
    ),
    *(
        (f"{opener} 5 to 10 drones", 5, 10)
        for opener in (
            *("anywhere from", "anywhere between", "ranging between", "in the range of"),
            *("in a range of", "between a total of"),
        )
    ),
    ("in the range of 5-10", 5, 10),
    ("5–10 drones", 5, 10),
    ("5 to 5", 5, 5),
    ("1,100–1,200", 1_100, 1_200),
    ("1 100-1 200", 1_100, 1_200),
    ("10 to 15 million", 10_000_000, 15_000_000),
    ("1.5 to 2.5 million", 1_500_000, 2_500_000),
    ("1.250 to 1.500 million", 1_250_000, 1_500_000),
    ("10k-15k", 10_000, 15_000),
    ("500 thousand to 1 million", 500_000, 1_000_000),
    ("5 million-10 million", 5_000_000, 10_000_000),
    ("two to three million", 2_000_000, 3_000_000),
    ("two or three hundred", 200, 300),
    ("two or three dozen", 24, 36),
    ("ninety to a hundred", 90, 100),
    ("ten to 15 thousand", 10_000, 15_000),
    ("two hundred to three hundred thousand", 200_000, 300_000),
    ("one hundred to two thousand", 100, 2_000),
    ("one thousand to two thousand five hundred", 1_000, 2_500),
    ("one to two and a half million", 1_000_000, 2_500_000),
    ("between two hundred and three hundred", 200, 300),
    ("between two hundred and fifty and three hundred", 250, 300),
    ("between one hundred and five and six hundred", 105, 600),
    ("some 10 to 15", 9, 16),
    ("10 to about 15", 9, 16),
    ("about 10 to about 15", 9, 16),
    ("about between 10 and 15", 9, 16),
    ("between about 10 and 15", 9, 16),
    ("10-15 or so", 9, 16),
    ("about 5 or 6", 4, 7),
    ("about 10 to 20", 5, 25),
    ("around 175,000-200,000", 174_500, 200_500),
    ("150K–400K killed (est.)", 145_000, 405_000),
    ("about 1.5 to 2 million", 1_450_000, 2_050_000),
]

ZEROS: list[Row] = [
    ("zero casualties", 0, 0),
    ("0 casualties", 0, 0),
    *(
        (f"no {word}", 0, 0)
        for word in ("casualties", "deaths", "fatalities", "injuries", "victims", "losses")
    ),
    ("no deaths in Kursk", 0, 0),
    ("nil", 0, 0),
    ("none", 0, 0),
    ("None.", 0, 0),
]


@pytest.mark.parametrize(
    ("phrase", "lower", "upper"), [*NUMBER_FORMS, *WIDTHS, *HEDGES, *AT_ONCE, *TWO_ENDS, *ZEROS]
)
def test_a_count_is_read(phrase: str, lower: int, upper: int | None) -> None:
    """Number forms, widths, hedges, two ends and zeros read as rounding/1 says, without a unit."""
    found = read(phrase, policy=ROUNDING_1)
    assert (Range(lower, upper), None, None) == (found.range, found.of, found.unit)


@pytest.mark.parametrize(("hedge", "lower", "upper"), AT_AN_END)
@pytest.mark.parametrize(
    ("form", "trailing"),
    [
        ("50 {}", ""),
        ("50 people {}", "people"),
        ("50 people, {}.", "people"),
        ("50 people ({})", "people"),
        ("50 ({})", ""),
        ("50 people ({}) in Kursk", "people ({}) in Kursk"),
        ("50 people, {}, in Kursk", "people, {}, in Kursk"),
    ],
)
def test_a_hedge_behind_the_figure_counts(
    form: str, trailing: str, hedge: str, lower: int, upper: int | None
) -> None:
    """A hedge counts where the phrase, a clause or a bracket ends, and does not trail there."""
    found = read(form.format(hedge), policy=ROUNDING_1)
    assert (Range(lower, upper), trailing.format(hedge)) == (found.range, found.trailing)


@pytest.mark.parametrize(
    ("phrase", "lower", "upper", "code"),
    [
        ("€1.1 billion", 105_000_000_000, 115_000_000_000, "EUR"),
        ("160 million EUR", 15_950_000_000, 16_050_000_000, "EUR"),
        ("160 million eur", 15_950_000_000, 16_050_000_000, "EUR"),
        ("600 EUR million", 59_950_000_000, 60_050_000_000, "EUR"),
        ("EUR 600 million", 59_950_000_000, 60_050_000_000, "EUR"),
        ("EUR600m", 59_950_000_000, 60_050_000_000, "EUR"),
        ("US$50 million", 4_950_000_000, 5_050_000_000, "USD"),
        ("$50m", 4_950_000_000, 5_050_000_000, "USD"),
        ("50m dollars", 4_950_000_000, 5_050_000_000, "USD"),
        ("50 m euros", 4_950_000_000, 5_050_000_000, "EUR"),
        ("50m€", 4_950_000_000, 5_050_000_000, "EUR"),
        ("5.3 million euros", 525_000_000, 535_000_000, "EUR"),
        ("5.3 million US dollars", 525_000_000, 535_000_000, "USD"),
        ("C$5 million", 450_000_000, 550_000_000, "CAD"),
        ("100 DEM", 10_000, 10_000, "DEM"),
        ("DEM 100", 10_000, 10_000, "DEM"),
        ("5 million DEM pledged", 450_000_000, 550_000_000, "DEM"),
        ("500 USD pledged", 50_000, 50_000, "USD"),
        ("100 ALL", 10_000, 10_000, "ALL"),
        ("$100", 10_000, 10_000, "USD"),
        ("$2.45", 245, 245, "USD"),
        ("$2.4", 235, 245, "USD"),
        ("$1.5000", 150, 150, "USD"),
        ("about $2.45", 244, 246, "USD"),
        ("about $65", 6_450, 6_550, "USD"),
        ("€100 million", 9_950_000_000, 10_050_000_000, "EUR"),
        ("about €100 million", 5_000_000_000, 15_000_000_000, "EUR"),
        ("more than $100 billion", 10_000_000_000_001, None, "USD"),
        ("less than $5", 0, 499, "USD"),
        ("1,000 JPY", 1_000, 1_000, "JPY"),
        ("1,234.567 KWD", 1_234_567, 1_234_567, "KWD"),
        ("two million euros", 200_000_000, 200_000_000, "EUR"),
        ("€two million euros", 200_000_000, 200_000_000, "EUR"),
        ("between $20 and $40 thousand dollars", 2_000_000, 4_000_000, "USD"),
        ("as little as $5", 500, None, "USD"),
        ("$10 to 15 million", 1_000_000_000, 1_500_000_000, "USD"),
        ("$10-15m", 1_000_000_000, 1_500_000_000, "USD"),
        ("$10m-$15m", 1_000_000_000, 1_500_000_000, "USD"),
        ("$10m–US$15m", 1_000_000_000, 1_500_000_000, "USD"),
        ("10 to 15 million euros", 1_000_000_000, 1_500_000_000, "EUR"),
    ],
)
def test_money_is_read_in_smallest_parts(
    phrase: str, lower: int, upper: int | None, code: str
) -> None:
    """A currency before, after or inside the figure gives the unit, in its smallest parts."""
    found = read(phrase, policy=ROUNDING_1)
    assert Range(lower, upper) == found.range
    assert found.unit is not None
    assert code == found.unit.name


@pytest.mark.parametrize(
    ("phrase", "part", "whole"),
    [
        ("47 of 72", Range(47, 47), Range(72, 72)),
        ("47 out of 72 Russian drones", Range(47, 47), Range(72, 72)),
        ("47 of the 72 drones", Range(47, 47), Range(72, 72)),
        ("3 of their 5 tanks", Range(3, 3), Range(5, 5)),
        ("2 out of those 5", Range(2, 2), Range(5, 5)),
        ("about 50 of at least 80", Range(45, 55), Range(80)),
        ("20 or so of the 72", Range(15, 25), Range(72, 72)),
        ("5 or 6 of the 10 to 12", Range(5, 6), Range(10, 12)),
        ("nine of all ten", Range(9, 9), Range(10, 10)),
        ("72 of 72", Range(72, 72), Range(72, 72)),
        (
            "$5 million of the $10 million",
            Range(450000000, 550000000),
            Range(950000000, 1050000000),
        ),
    ],
)
def test_a_part_of_a_whole_is_two_readings(phrase: str, part: Range, whole: Range) -> None:
    """In "X of Y" both figures are read, each with its own hedge."""
    found = read(phrase, policy=ROUNDING_1)
    assert (part, whole) == (found.range, found.of)


@pytest.mark.parametrize(
    ("phrase", "trailing"),
    [
        ("1,100", ""),
        ("1,100 casualties", "casualties"),
        ("1,100 casualties.", "casualties."),
        ("1,100.", ""),
        ("1,100, Mostly Soldiers", "Mostly Soldiers"),
        ("1,100 — killed ", "killed"),
        ("5 155mm shells", "155mm shells"),
        ("10 T-72 tanks", "T-72 tanks"),
        ("10 M-16 rifles", "M-16 rifles"),
        ("10 BMD-2 vehicles", "BMD-2 vehicles"),
        ("20 Shahed-136/131 drones", "Shahed-136/131 drones"),
        ("50 M113 armored personnel carriers", "M113 armored personnel carriers"),
        ("50 M113s and M109s", "M113s and M109s"),
        ("5 M16A2 rifles", "M16A2 rifles"),
        ("2 9K33 systems", "9K33 systems"),
        ("10 K9", "K9"),
        ("3 BN350", "BN350"),
        ("4 B-52 bombers", "B-52 bombers"),
        ("2 C-130 aircraft", "C-130 aircraft"),
        ("5 T-72s over Kursk", "T-72s over Kursk"),
        ("50 people around the city", "people around the city"),
        ("50 people, some of them children", "people, some of them children"),
        ("50 people under rubble", "people under rubble"),
        ("50 killed in Washington D.C.", "killed in Washington D.C."),
        ("200 suspected fighters", "suspected fighters"),
        ("47 two-seat jets", "two-seat jets"),
        ("three 17-year-olds", "17-year-olds"),
        ("25 of the drones", "of the drones"),
        ("25 of the 155mm guns", "of the 155mm guns"),
        ("one of the many drones", "of the many drones"),
        ("47 out of 72 Russian drones", "Russian drones"),
        ("no casualties", "casualties"),
        ("50 (civilians)", "(civilians)"),
        ("5 to the north", "to the north"),
        ("5 – all of them civilians", "all of them civilians"),
        ("500 a day", "a day"),
        ("5 drones over Kyiv", "drones over Kyiv"),
        ("12 hours", "hours"),
        ("50 in total", "in total"),
    ],
)
def test_what_trails_is_returned(phrase: str, trailing: str) -> None:
    """What follows the figure is kept as it was said, without the signs that set it off."""
    assert trailing == read(phrase, policy=ROUNDING_1).trailing


@pytest.mark.parametrize(
    ("phrase", "expected", "of", "unit"),
    [
        ("around 1,100 casualties", Range(1_050, 1_150), None, None),
        ("over 1,000", Range(1_001), None, None),
        ("more than 3,000 … killed or wounded", Range(3_001), None, None),
        ("some 100 deaths", Range(50, 150), None, None),
        ("another 1,000 wounded", Range(1_000, 1_000), None, None),
        ("as many as 12,000 … sent", Range(0, 12_000), None, None),
        ("$1.1 billion", Range(105_000_000_000, 115_000_000_000), None, USD),
        ("€1 billion", Range(50_000_000_000, 150_000_000_000), None, EUR),
        ("$9.8 billion", Range(975_000_000_000, 985_000_000_000), None, USD),
        ("more than $100 billion", Range(10_000_000_000_001), None, USD),
        ("47 out of 72 Russian drones", Range(47, 47), Range(72, 72), None),
        ("25 … failed to reach their targets", Range(25, 25), None, None),
        ("nine regions", Range(9, 9), None, None),
    ],
)
def test_the_figures_of_one_day_of_news(
    phrase: str, expected: Range, of: Range | None, unit: Unit | None
) -> None:
    """The figures of one news report read as an analyst would note them."""
    found = read(phrase, policy=ROUNDING_1)
    assert (expected, of, unit) == (found.range, found.of, found.unit)


# --- what is refused, by rounding/1 --------------------------------------------------------------

# phrase, the part that is named, and a piece of the reason
REFUSED: list[tuple[str, str, str]] = [
    # number forms
    ("2.5 drones", "2.5", "no whole count"),
    ("1,100.5", "1,100.5", "no whole count"),
    ("1.2345 thousand", "1.2345 thousand", "finer than 1"),
    ("1.5 JPY", "1.5 JPY", "finer than the smallest part of JPY"),
    ("1,1000", "1,1000", "misplaced"),
    ("1,234,56", "1,234,56", "misplaced"),
    ("1234,567", "1234,567", "misplaced"),
    ("1.000.000", "1.000.000", "dots between groups"),
    ("1.5,5", "1.5,5", "comma after a dot"),
    ("007", "007", "begins with 0"),
    ("0,100", "0,100", "begins with 0"),
    ("0800 hours", "0800", "begins with 0"),
    ("1e3", "1e3", "exponent"),
    ("٣٥ soldiers", "٣٥", "only the digits 0 to 9"),
    ("Ⅳ", "Ⅳ", "only the digits 0 to 9"),
    ("-5", "-5", "sign"),
    ("−5", "−5", "sign"),
    ("+5", "+5", "sign"),
    ("3 thousand 500", "500", "second figure"),
    ("3 thousand million", "million", "a magnitude is read once"),
    ("5 hundred", "hundred", "a magnitude is read once"),
    ("5 dozen", "dozen", "a magnitude is read once"),
    ("5 millions", "millions", "a magnitude is read once"),
    ("$5 million's worth of arms", "million's", "a magnitude is read once"),
    ("5 million’s worth", "million’s", "a magnitude is read once"),
    ("50 people (000s)", "000s", "a second figure"),
    ("50 killed, '000s", "'000s", "a second figure"),
    ("50 (1,000s)", "1,000s", "a second figure"),
    ("5 trillions", "trillions", "a magnitude is read once"),
    ("two bn", "bn", "a magnitude is read once"),
    ("two lakh", "lakh", "a magnitude is read once"),
    ("2 lakh crore", "crore", "a magnitude is read once"),
    ("5 people mln", "mln", "second figure"),
    ("1  100", "100", "second figure"),
    ("1100 100", "100", "second figure"),
    ("1 1000", "1000", "second figure"),
    ("1 100.x", "100", "second figure"),
    ("1'100", "1'100", "model, a calibre or a compound"),
    ("1_000", "1_000", "model, a calibre or a compound"),
    ("5×10", "5×10", "model, a calibre or a compound"),
    ("5-", "5-", "model, a calibre or a compound"),
    ("five six", "five six", "not one number"),
    ("two dozen five", "two dozen five", "not one number"),
    ("a hundred dozen", "a hundred dozen", "not one number"),
    ("one thousand million", "one thousand million", "not one number"),
    ("two thousand and three hundred", "two thousand and three hundred", "not one number"),
    ("two hundred hundred", "two hundred hundred", "not one number"),
    ("zero hundred", "zero hundred", "not one number"),
    ("ten and five", "ten and five", "not one number"),
    # hedges
    ("about more than 50", "more than", "another one, 'about'"),
    ("at least about 50", "about", "another one, 'at least'"),
    ("about 50 or so", "or so", "another one, 'about'"),
    ("at least 50+", "+", "another one, 'at least'"),
    ("about 50 or more", "or more", "another one, 'about'"),
    ("over over 50", "over", "another one, 'over'"),
    ("at least 10 and up to about 15", "about", "another one, 'and up to'"),
    ("about between about 5 and 10", "about", "another one, 'about'"),
    ("10 to some roughly 15", "roughly", "another one, 'some'"),
    ("50 casualties or more in Kursk", "or more", "changes the figure"),
    ("50 killed at least in Kursk", "at least", "changes the figure"),
    ("50 at least killed", "at least", "changes the figure"),
    ("50 plusses and minimum wages", "minimum", "changes the figure"),
    ("50 killed and rising", "and rising", "changes the figure"),
    ("50 killed and counting", "and counting", "changes the figure"),
    ("50, if not more", "if not more", "changes the figure"),
    ("a hundred and some", "and some", "changes the figure"),
    ("50 odd people", "odd", "changes the figure"),
    ("three score", "score", "changes the figure"),
    ("$50 grand", "grand", "changes the figure"),
    *((f"50 {sign} people", sign, "changes the figure") for sign in SIGNS),
    *((f"50 people{sign}", sign, "changes the figure") for sign in SIGNS),
    ("50 people over", "over", "changes the figure"),
    ("50 dead, many more", "many more", "changes the figure"),
    ("50 dead; toll expected to rise", "to rise", "changes the figure"),
    ("50 people, about", "about", "changes the figure"),
    ("50 about people", "about", "changes the figure"),
    ("50 people c.", "c.", "changes the figure"),
    ("14 morts au moins", "au moins", "changes the figure"),
    ("46 civiles como mínimo", "como mínimo", "changes the figure"),
    ("200 oder mehr", "oder mehr", "changes the figure"),
    ("about 50 (est.)", "est.", "another one, 'about'"),
    ("over a million casualties (est.)", "est.", "another one, 'over'"),
    ("about 50 people at least", "at least", "another one, 'about'"),
    ("50 people, approx., at least", "at least", "another one, 'approx.'"),
    ("47 of 72 drones at least", "at least", "the part or the whole"),
    ("50 killed (claimed)", "claimed", "qualifies the statement"),
    ("50 unconfirmed deaths", "unconfirmed", "qualifies the statement"),
    ("unverified 50", "unverified", "qualifies the statement"),
    ("50 in disputed areas", "disputed", "qualifies the statement"),
    ("30 presumed dead", "presumed", "qualifies the statement"),
    ("30 suspected dead", "suspected", "qualifies the statement"),
    ("30 dead (suspected)", "suspected", "qualifies the statement"),
    ("12 alleged spies", "alleged", "qualifies the statement"),
    ("possibly 50", "possibly", "qualifies the statement"),
    ("likely 50", "likely", "qualifies the statement"),
    ("about reportedly 50", "reportedly", "qualifies the statement"),
    ("50 possibly killed", "possibly", "qualifies the statement"),
    ("50 soldiers may have died", "may", "qualifies the statement"),
    ("less than 0", "less than", "below 0"),
    ("nearly 0", "nearly", "below 0"),
    # two ends
    ("15 to 10", "15", "above the second"),
    ("twenty–five", "twenty", "above the second"),
    ("more than 10 to 15", "more than", "two ends"),
    ("between more than 10 and 15", "more than", "two ends"),
    ("up to 10-15", "up to", "two ends"),
    ("10 to 15+", "+", "two ends"),
    ("10 to 15 or more", "or more", "two ends"),
    ("10 to 15 people at most", "at most", "two ends"),
    ("nearly 10 to 15", "nearly", "two ends"),
    ("5 to several", "several", "whole phrase vague"),
    ("5 to dozens", "dozens", "whole phrase vague"),
    ("between 5 and many", "many", "whole phrase vague"),
    ("several to 10", "several", "vague quantity"),
    ("between 5", "between", "'and' or 'to'"),
    ("between 5, and 6", "between", "'and' or 'to'"),
    ("from 5 and 6", "from", "'to'"),
    ("between 5 and 10-man crews", "10-man", "model, a calibre or a compound"),
    ("between soldiers and 5", "soldiers", "not understood"),
    ("5 to 10-man crews", "10-man", "model, a calibre or a compound"),
    ("10-15-20", "20", "second figure"),
    ("10-15-2024", "2024", "second figure"),
    # a part of a whole
    ("7 of one family", "7 of one", "never more than its whole"),
    ("more than 72 of 72", "more than 72 of 72", "never more than its whole"),
    ("up to 80 of 72", "up to 80 of 72", "never more than its whole"),
    ("$5 million of the 10 million", "$5 million of the 10 million", "not of the same currency"),
    ("5 of $10", "5 of $10", "not of the same currency"),
    ("5 of hundreds", "hundreds", "vague quantity"),
    ("47 of its 72", "72", "second figure"),
    # money
    ("$1.1 billion (€1 billion)", "€1", "second figure"),
    ("5 $10 bills", "$10", "second figure"),
    ("1 100EUR", "100EUR", "second figure"),
    ("5 100k men", "100k", "second figure"),
    ("5 million-dollar houses", "million-dollar", "a magnitude is read once"),
    ("a $5 loan", "a", "not 1"),
    ("$", "$", "not understood"),
    ("50+ euros", "euros", "stands apart from its figure"),
    ("50 or more EUR", "EUR", "stands apart from its figure"),
    ("$50+ million", "million", "a magnitude is read once"),
    ("$US5", "$US5", "name of a model"),
    # what is no count of things
    ("5 March", "5 March", "a date"),
    ("10-May", "10-May", "a date"),
    ("5 of March", "5 of March", "a date"),
    ("2 of 3 March", "3 March", "a date"),
    ("5 may have died", "5 may", "a date or a qualified statement"),
    ("March 5", "March", "a date"),
    ("2024-12-23", "2024-12-23", "a date"),
    ("2024-02-24 strike", "2024-02-24", "a date"),
    ("1990s", "1990s", "a decade"),
    ("100s of people", "100s", "vague quantity"),
    ("1,000s", "1,000s", "vague quantity"),
    ("low hundreds", "low hundreds", "vague quantity"),
    ("in the low hundreds", "in the low hundreds", "vague quantity"),
    ("mid-thousands", "mid-thousands", "vague quantity"),
    ("into the hundreds", "into the hundreds", "vague quantity"),
    ("small numbers", "small numbers", "vague quantity"),
    ("a platoon", "a platoon", "a force of no set strength"),
    ("up to a battalion", "a battalion", "a force of no set strength"),
    ("a daily average of 5", "a daily average", "an average"),
    ("10:30", "10:30", "a clock time"),
    ("5 pm", "5 pm", "a clock time"),
    ("5am", "5am", "a clock time"),
    ("5 p.m.", "5 p.m", "a clock time"),
    ("65-year-old man", "65-year-old", "an age"),
    ("five-year-old", "five-year-old", "an age"),
    ("65 years old", "65 years old", "an age"),
    ("aged 65", "aged", "an age"),
    ("50%", "50%", "a percentage"),
    ("50 percent of them", "50 percent", "a percentage"),
    ("10 to 15 per cent", "10 to 15 per cent", "a percentage"),
    ("50+ percent", "50+ percent", "a percentage"),
    ("an average of 50", "an average", "an average"),
    ("50 on average", "on average", "an average"),
    ("5th brigade", "5th", "an ordinal"),
    ("sixth installment", "sixth", "an ordinal"),
    ("twenty-first", "twenty-first", "an ordinal"),
    ("the first 5", "the first", "an ordinal"),
    ("1/3", "1/3", "a fraction"),
    ("one third", "one third", "a fraction"),
    ("two-thirds", "two-thirds", "a fraction"),
    ("half of the men", "half", "a fraction"),
    ("5½", "5½", "a fraction"),
    ("two and a half", "two and a half", "a fraction"),
    ("155mm shells", "155mm", "a calibre or a length"),
    ("T-72 tanks", "T-72", "name of a model"),
    ("9M729", "9M729", "a model"),
    ("two-seat jets", "two-seat", "model, a calibre or a compound"),
    ("5 km", "5 km", "a length"),
    ("5 mi", "5 mi", "a length"),
    ("5 kt", "5 kt", "a weight"),
    ("5km/h", "5km/h", "a speed"),
    ("100-km front", "100-km", "a length"),
    ("100 kg", "100 kg", "a weight"),
    ("500 tons of aid", "500 tons", "a weight"),
    ("5 square kilometres", "5 square", "an area"),
    ("5 km²", "5 km²", "an area"),
    ("5 km2 of land", "5 km2", "an area"),
    ("5 km^2", "5 km^2", "an area"),
    ("5 sq.km", "5 sq.km", "an area"),
    ("three times as many", "three times as", "a ratio"),
    # a second figure
    ("50 killed and 20 wounded", "20", "second figure"),
    ("50 killed, two wounded", "two", "second figure"),
    ("50 killed and dozens wounded", "dozens", "second figure"),
    ("50 killed/20 wounded", "killed/20", "second figure"),
    ("50 killed and ٣ wounded", "٣", "second figure"),
    ("5 Leopard 2 tanks", "2", "second figure"),
    # nothing, and what is not known
    ("a soldier", "a", "not 1"),
    ("an officer", "an", "not 1"),
    ("no one", "no one", "'no' is read as 0 only before"),
    ("almost no casualties", "almost", "'no' is read as 0 only before"),
    ("unknown", "unknown", "no figure is known"),
    ("undisclosed", "undisclosed", "no figure is known"),
    ("an unknown number of soldiers", "an unknown", "no figure is known"),
    ("several", "several", "vague quantity"),
    ("dozens of drones", "dozens", "vague quantity"),
    ("tens of thousands", "tens of thousands", "vague quantity"),
    ("several hundred", "several", "vague quantity"),
    ("a couple of dozen", "a couple", "vague quantity"),
    ("some soldiers", "some", "vague quantity"),
    # anything else
    ("", "", "no figure"),
    ("   ", "   ", "no figure"),
    ("about", "about", "no figure"),
    ("killed 50", "killed", "not understood"),
    ("not exactly 50", "not", "not understood"),
    ("(50)", "(50)", "not understood"),
    ("over-50", "over-50", "model, a calibre or a compound"),
    ("some50", "some50", "model, a calibre or a compound"),
]


@pytest.mark.parametrize(("phrase", "part", "reason"), REFUSED)
def test_a_refusal_names_the_part_and_the_reason(phrase: str, part: str, reason: str) -> None:
    """What is no count, or is not understood, is refused; the error names the part and says why."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ROUNDING_1)
    assert (phrase, part) == (caught.value.phrase, caught.value.part)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("phrase", "part", "readings"),
    [
        ("50.000", "50.000", ("50", "50,000")),
        ("€50.000", "€50.000", ("50", "50,000")),
        ("0.125", "0.125", ()),
        ("1,8 billion", "1,8", ("1.8", "18")),
        ("between 1,8 and 3 million", "1,8", ("1.8", "18")),
        ("1,80", "1,80", ("1.80", "180")),
        ("100m east", "100m", ("100 metres", "100 million")),
        ("1.5m", "1.5m", ("1.5 metres", "1.5 million")),
        ("10 to 15m", "15m", ("15 metres", "15 million")),
        ("about hundred", "hundred", ("a hundred", "hundreds")),
        ("dozen", "dozen", ("a dozen", "dozens")),
        ("around 1.100 soldiers", "1.100", ("1.1", "1,100")),
        ("1.125", "1.125", ("1.125", "1,125")),
        ("1234.050", "1234.050", ("1,234.05", "1,234,050")),
        ("0.500", "0.500", ()),
        ("900,000 to 1.1 million", "900,000", ("900,000", "900,000,000,000")),
        ("five to six hundred thousand", "five", ("5", "500,000")),
        ("1500 hours", "1500 hours", ("a clock time", "a number of hours")),
        ("fifteen hundred hours", "fifteen hundred hours", ("a clock time", "a number of hours")),
        ("¥5 million", "¥", ("JPY", "CNY")),
        ("5 million roubles", "roubles", ("RUB", "BYN")),
        ("500 pounds", "pounds", ("GBP", "a weight")),
        ("$5 million USD", "USD", ("$", "USD")),
        ("$5 EUR", "EUR", ("$", "EUR")),
        ("€5 US dollars", "US dollars", ("€", "US dollars")),
        ("$10 to €15", "€15", ("USD", "EUR")),
        ("ALL 72", "ALL", ("all 72", "72 lek")),
        ("5 ROK soldiers", "ROK", ("money in ROK", "something called ROK")),
        ("ROK 5 soldiers", "ROK", ("money in ROK", "something called ROK")),
        ("BMD2", "BMD", ("money in BMD", "something called BMD")),
        ("about none", "none", ("0", "unknown")),
        ("none reported", "none", ("0", "unknown")),
        ("100 min.", "min.", ("a minimum", "minutes")),
        ("50 people min", "min", ("a minimum", "minutes")),
        ("both killed and wounded", "both", ("2", "both kinds")),
        ("no reported casualties", "no reported", ("0", "unknown")),
        ("no known deaths", "no known", ("0", "unknown")),
        ("zero confirmed deaths", "confirmed", ("0", "unknown")),
        ("0 immediate casualties", "immediate", ("0", "unknown")),
        ("no casualties were reported", "reported", ("0", "unknown")),
    ],
)
def test_a_refusal_names_the_two_readings(
    phrase: str, part: str, readings: tuple[str, ...]
) -> None:
    """Where the reader would have had to guess between two readings, the error names them."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ROUNDING_1)
    assert (part, readings) == (caught.value.part, caught.value.readings)


@pytest.mark.parametrize(
    ("phrase", "advice"),
    [
        ("unknown", "record it as unknown()"),
        ("several", "record it as unknown(), or read it by a policy that defines it"),
        ("dozens", "record it as unknown(), or read it by a policy that defines it"),
        ("5 to dozens", "record it as unknown(), or read it by a policy that defines it"),
        ("some", "record it as unknown(), or read it by a policy that defines it"),
        ("none of them", "write '0' where it is 0, or record it as unknown()"),
        ("low hundreds", "record it as unknown(), or read it by a policy that defines it"),
        ("5 hectares", "record the figure alone, in a unit of its own, such as Unit('hectares')"),
        ("70,000 tons", "record the figure alone, in a unit of its own, such as Unit('hectares')"),
        (
            "80% of homes",
            "record the counts behind it, if they are known, or keep it as plain words",
        ),
        (
            "a daily average of 5",
            "record the total and its period, if they are known, or keep it as plain words",
        ),
        ("5 March", "record it as the period of the claim, which read_period reads"),
        ("65 years old", "keep it as plain words beside the claim"),
        ("a platoon", "record it as unknown(), and keep it as plain words"),
        ("50?", "put one hedge before the figure, and leave out what only puts it in doubt"),
        ("понад 20", "name its language, or translate it and keep the words"),
        ("no reported deaths", "record it as unknown(), or give the figure that was stated"),
        ("possibly 50", "leave it out of the phrase and record it with the claim"),
        ("5 and 6", "give each figure a phrase of its own"),
    ],
)
def test_a_refusal_says_how_to_record_it(phrase: str, advice: str) -> None:
    """What has no figure, or more than one, is refused with a way to record it."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ROUNDING_1)
    assert advice == caught.value.advice


@pytest.mark.parametrize(
    ("word", "times", "reason"),
    [
        ("9", 1001, "a number of more than 1,000 digits is not read"),
        ("one ", 2000, "these words are not one number"),
    ],
)
def test_what_is_too_long_is_refused(word: str, times: int, reason: str) -> None:
    """A figure longer than any count is refused, not read at length."""
    with pytest.raises(PhraseError) as caught:
        read(word * times, policy=ROUNDING_1)
    assert reason == caught.value.reason


def test_a_refusal_is_one_sentence() -> None:
    """The whole message names part, phrase, reason, readings and advice in one sentence."""
    with pytest.raises(PhraseError) as caught:
        read("100m east", policy=ROUNDING_1)
    assert (
        "'100m' in '100m east': 'm' is read as millions only with a currency;"
        " it could be 100 metres or 100 million"
    ) == str(caught.value)


def test_the_same_phrase_may_be_money_or_not() -> None:
    """An unusual code beside a bare count is money only where nothing trails."""
    assert Unit("ROK", 2) == read("5 ROK", policy=ROUNDING_1).unit
    assert Unit("ROK", 2) == read("5.5 ROK pledged", policy=ROUNDING_1).unit


# --- other policies ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "lower", "upper"),
    [
        ("1,100", 1_100, 1_100),
        ("1.1 million", 1_100_000, 1_100_000),
        ("€2.4", 240, 240),
        ("more than 3,000", 3_001, None),
        ("50 or more", 50, None),
        ("5 to 10", 5, 10),
        ("no casualties", 0, 0),
    ],
)
def test_literal_takes_figures_as_they_are_written(
    phrase: str, lower: int, upper: int | None
) -> None:
    """literal/1 reads bound words, and gives no figure a width."""
    assert Range(lower, upper) == read(phrase, policy=LITERAL_1).range


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("around 1,100", "around"),
        ("50 or so", "or so"),
        ("~50", "~"),
        ("Nearly 3,000", "Nearly"),
        ("about 5 to 10", "about"),
        ("47 of about 72", "about"),
        ("$5", "$"),
        ("5 million dollars", "dollars"),
        ("dozens", "dozens"),
    ],
)
def test_literal_refuses_what_needs_a_width(phrase: str, part: str) -> None:
    """literal/1 refuses approximators, a dollar of unstated country and vague quantities."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=LITERAL_1)
    assert part == caught.value.part


def test_literal_names_itself_when_it_refuses_an_approximator() -> None:
    """The error says which policy gives the word no width."""
    with pytest.raises(PhraseError) as caught:
        read("around 1,100", policy=LITERAL_1)
    assert "literal/1 gives this word no width" == caught.value.reason


@pytest.mark.parametrize(
    ("phrase", "lower"),
    [
        ("tens of soldiers", 10),
        ("dozens", 12),
        ("Dozens of drones", 12),
        ("scores killed", 20),
        ("hundreds", 100),
        ("another hundreds", 100),
        ("THOUSANDS", 1_000),
    ],
)
def test_acled_reads_vague_plurals_as_lower_bounds(phrase: str, lower: int) -> None:
    """acled/1 defines five vague plurals, each as at least a number."""
    assert Range(lower) == read(phrase, policy=ACLED_1).range


def test_acled_reads_a_vague_part_and_a_vague_whole() -> None:
    """A vague plural may be either figure of "X of Y"."""
    found = read("dozens of the 72 drones", policy=ACLED_1)
    assert (Range(12), Range(72, 72)) == (found.range, found.of)
    found = read("5 of hundreds", policy=ACLED_1)
    assert (Range(5, 5), Range(100)) == (found.range, found.of)


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("tens of thousands", "tens of thousands"),
        ("hundreds of thousands of men", "hundreds of thousands"),
        ("several", "several"),
        ("at least dozens", "at least"),
        ("about dozens", "about"),
        ("dozens or more", "or more"),
        ("dozens to hundreds", "hundreds"),
        ("10 to hundreds", "hundreds"),
        ("dozens of 5", "dozens of 5"),
    ],
)
def test_acled_defines_no_other_vague_quantity(phrase: str, part: str) -> None:
    """acled/1 refuses vague quantities that it does not define, hedged ones and vague ends."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ACLED_1)
    assert part == caught.value.part


@pytest.mark.parametrize(
    ("phrase", "lower", "upper"),
    [
        ("around 1,100", 990, 1_210),
        ("about 5", 4, 6),
        ("about 0", 0, 1),
        ("nearly 1,000", 900, 1_000),
        ("about 100 to 200", 90, 220),
        ("a few soldiers", 3, None),
        ("1.1 million", 1_050_000, 1_150_000),
        ("about 1 million", 500_000, 1_500_000),
        ("$5", 500, 500),
    ],
)
def test_a_policy_of_the_user(phrase: str, lower: int, upper: int | None) -> None:
    """A policy of one's own gives approximators percent, never less than the bare figure has."""
    assert Range(lower, upper) == read(phrase, policy=TENTH).range


def test_a_policy_of_the_user_names_the_dollar() -> None:
    """A bare "$" is what the policy says it is, and agrees with that currency by name."""
    assert Unit("CAD", 2) == read("$5", policy=TENTH).unit
    assert Range(500, 1_000) == read("$5 to CAD 10", policy=TENTH).range


def test_approximators_may_change_nothing() -> None:
    """With `Width.EXACT` for approximators, a hedged figure is as wide as the bare one."""
    policy = Policy("plain", 1, approximators=Width.EXACT, rounded=Width.HALF_UNIT)
    assert Range(50, 50) == read("about 50", policy=policy).range
    assert Range(1_050_000, 1_150_000) == read("about 1.1 million", policy=policy).range


# --- the values ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (LITERAL_1, "literal/1"),
        (ROUNDING_1, "rounding/1"),
        (ACLED_1, "acled/1"),
        (TENTH, "tenth/1"),
    ],
)
def test_a_policy_has_an_id(policy: Policy, expected: str) -> None:
    """The id is the name and the version, and is kept with what the policy read."""
    assert expected == policy.id
    assert expected == read("5", policy=policy).policy


def test_the_policies_are_found_by_id() -> None:
    """The three policies of the library are listed by id."""
    assert {"literal/1": LITERAL_1, "rounding/1": ROUNDING_1, "acled/1": ACLED_1} == POLICIES


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ({"name": ""}, ["name"]),
        ({"name": "a/b"}, ["name"]),
        ({"name": 5, "version": "1"}, ["name", "version"]),
        ({"version": 0}, ["version"]),
        ({"version": True}, ["version"]),
        ({"approximators": 0}, ["approximators"]),
        ({"approximators": -5}, ["approximators"]),
        ({"approximators": 10**1000}, ["approximators"]),
        ({"approximators": True}, ["approximators"]),
        ({"approximators": 0.1}, ["approximators"]),
        ({"rounded": Width.REFUSED}, ["rounded"]),
        ({"rounded": 5}, ["rounded"]),
        ({"vague": "dozens"}, ["vague"]),
        ({"vague": ("dozens",)}, ["vague[0]"]),
        ({"vague": (("dozens",),)}, ["vague[0]"]),
        ({"vague": ((b"", 1),)}, ["vague[0]"]),
        ({"vague": (("dozens", -1), ("", 2))}, ["vague[0]", "vague[1]"]),
        ({"vague": (("Dozens", 12),)}, ["vague[0]"]),
        ({"vague": (("a  few", 3),)}, ["vague[0]"]),
        ({"vague": (("some", 3),)}, ["vague[0]"]),
        ({"vague": (("hundred", 3),)}, ["vague[0]"]),
        ({"vague": (("a dozen", 3),)}, ["vague[0]"]),
        ({"vague": (("no", 0),)}, ["vague[0]"]),
        ({"vague": (("unknown", 0),)}, ["vague[0]"]),
        ({"vague": (("tens", 10), ("tens", 20))}, ["vague"]),
        ({"dollar": "XYZ"}, ["dollar"]),
        ({"dollar": 5}, ["dollar"]),
        ({"name": "/", "version": 0, "dollar": "usd"}, ["name", "version", "dollar"]),
    ],
)
def test_a_policy_that_cannot_be_is_refused(arguments: dict[str, object], paths: list[str]) -> None:
    """A policy with wrong fields is refused, and every one of them is named."""
    good: dict[str, object] = {
        "name": "mine",
        "version": 1,
        "approximators": Width.EXACT,
        "rounded": Width.EXACT,
    }
    with pytest.raises(InvalidValueError) as caught:
        Policy(**(good | arguments))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert paths == [problem.path for problem in caught.value.problems]


def test_a_dollar_that_is_no_currency_is_named() -> None:
    """What a policy takes a bare dollar for is a code of ISO 4217."""
    fields = {"approximators": Width.EXACT, "rounded": Width.EXACT}
    expected = "Policy: 'XYZ' is no known ISO 4217 currency code @ dollar"
    assert expected == refusal(Policy, "mine", 1, dollar="XYZ", **fields)


def test_a_figure_that_is_refused_names_the_whole_phrase() -> None:
    """An error has the words that were given, and the part that cannot be read."""
    figure = f"{'9' * 1000} thousand"
    with pytest.raises(PhraseError) as caught:
        read(f"{figure} dead", policy=ROUNDING_1)
    assert (f"{figure} dead", figure) == (caught.value.phrase, caught.value.part)


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ({"phrase": " "}, ["phrase"]),
        ({"policy": ""}, ["policy"]),
        ({"range": 5}, ["range"]),
        ({"of": 5, "unit": "USD"}, ["of", "unit"]),
        ({"trailing": None}, ["trailing"]),
        ({"trailing": " "}, ["trailing"]),
    ],
)
def test_a_wording_that_cannot_be_is_refused(
    arguments: dict[str, object], paths: list[str]
) -> None:
    """A wording with wrong fields is refused, and every one of them is named."""
    good: dict[str, object] = {"phrase": "5", "policy": "rounding/1", "range": Range(5, 5)}
    with pytest.raises(InvalidValueError) as caught:
        Wording(**(good | arguments))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert paths == [problem.path for problem in caught.value.problems]


@pytest.mark.parametrize("phrase", [None, 5, b"50", "5 \ud800"])
def test_only_text_is_read(phrase: object) -> None:
    """What is not text is no phrase, nor is half of a surrogate pair."""
    with pytest.raises(InvalidValueError) as caught:
        read(phrase, policy=ROUNDING_1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert ["phrase"] == [problem.path for problem in caught.value.problems]


@pytest.mark.parametrize("phrase", ["5", ""])
def test_only_a_policy_reads(phrase: str) -> None:
    """The id of a policy is no policy."""
    with pytest.raises(InvalidValueError) as caught:
        read(phrase, policy="rounding/1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert ["policy"] == [problem.path for problem in caught.value.problems]


# --- what holds for every phrase -----------------------------------------------------------------

COUNTS = st.integers(0, 10**30)
NEAR = st.sampled_from(["about", "around", "some", "roughly", "~", "circa", "an estimated"])
PIECES = st.sampled_from(
    [
        *("about", "more than", "at least", "up to", "nearly", "or so", "or more", "+", "no", "a"),
        *("between", "and", "to", "from", "or", "-", "–", "of", "out of the", "but possibly up to"),
        *("1", "5", "47", "100", "1,100", "2.5", "1,8", "50.000", "155mm", "T-72", "½", "٣", "0"),
        *("one", "twenty", "five", "hundred", "thousand", "million", "dozen", "dozens", "half"),
        *("$", "€", "US$", "EUR", "euros", "m", "k", "bn", "%", "ALL", "ROK", "¥", "(", ",", "."),
        *("casualties", "deaths", "reported", "May", "years old", "km", "several", "another"),
        *("(est.)", "max", "minimum", ">", "≤", "c.", "mln", "mil", "тыс", "M113", "claimed", "?"),
        *("in", "every", "people", "both", "and a half", "-odd", "plus", "in the range of", "nil"),
    ]
)
PHRASES = st.lists(st.tuples(PIECES, st.sampled_from([" ", ""])), max_size=8).map(
    lambda pieces: "".join(piece + space for piece, space in pieces)
)


def _read_or_refuse(phrase: str, policy: Policy) -> Wording | PhraseError:
    try:
        return read(phrase, policy=policy)
    except PhraseError as error:
        return error


@given(st.one_of(st.text(), st.text(string.printable), PHRASES))
@example("between " + "and " * 300)
@example("between " + "another and " * 800)
@example("in the range of 5" + " 1 000" * 1500)
@example("both " + "of the 5 " * 1000)
@example("5, (est.)" * 1100)
@example("5 people, at most" + ", at least" * 900)
@example("five-" * 2000)
@example("5-" * 2000)
@example("one hundred " * 2000)
@example("5 " + "1" * 5000)
def test_no_text_raises_another_error(phrase: str) -> None:
    """Any text is read or refused as a phrase, by every policy."""
    for policy in (*POLICIES.values(), TENTH):
        outcome = _read_or_refuse(phrase, policy)
        if isinstance(outcome, PhraseError):
            assert outcome.part in phrase
            assert "" != str(outcome)
        else:
            assert (phrase, policy.id) == (outcome.phrase, outcome.policy)


@given(COUNTS)
def test_every_count_is_read_exactly(number: int) -> None:
    """Digits with commas between groups of three are that number, alone and before words."""
    for policy in POLICIES.values():
        assert Range(number, number) == read(f"{number:,}", policy=policy).range
        assert Range(number, number) == read(f"{number} casualties", policy=policy).range


@given(COUNTS, NEAR)
def test_an_approximation_encloses_the_figure(number: int, word: str) -> None:
    """A figure with an approximator allows the figure, its neighbour above, and more below."""
    for policy in (ROUNDING_1, ACLED_1, TENTH):
        found = read(f"{word} {number:,}", policy=policy).range
        assert found.encloses(Range(max(0, number - 1), number + 1))


@given(COUNTS, st.sampled_from(["", " thousand", " million", "k"]))
def test_an_approximation_encloses_the_bare_figure(number: int, magnitude: str) -> None:
    """No approximator makes a figure narrower than it is without one."""
    for policy in (ROUNDING_1, TENTH):
        bare = read(f"{number:,}{magnitude}", policy=policy).range
        assert read(f"about {number:,}{magnitude}", policy=policy).range.encloses(bare)


@given(COUNTS, st.sampled_from(["", "$", "€"]))
def test_the_bound_words_agree_with_one_another(number: int, sign: str) -> None:
    """More than n is at least n without n; at least and fewer than part the counts in two."""
    figure = f"{sign}{number:,}"
    above = read(f"more than {figure}", policy=ROUNDING_1).range
    from_here = read(f"at least {figure}", policy=ROUNDING_1).range
    up_to = read(f"up to {figure}", policy=ROUNDING_1).range
    assert from_here.encloses(above)
    assert above.lower == from_here.lower + 1
    assert from_here.lower == up_to.upper
    if number:
        below = read(f"fewer than {figure}", policy=ROUNDING_1).range
        assert below.upper == from_here.lower - 1


@given(
    st.sampled_from(
        [row[0] for row in (*NUMBER_FORMS, *WIDTHS, *HEDGES, *TWO_ENDS, *ZEROS)]
    ).filter(lambda phrase: not phrase.startswith("all ")),
    st.sampled_from([str.upper, str.title, str.swapcase, str.lower]),
)
def test_case_changes_nothing(phrase: str, change: object) -> None:
    """A phrase reads the same in any case."""
    assert callable(change)
    changed = str(change(phrase))
    assert read(phrase, policy=ROUNDING_1).range == read(changed, policy=ROUNDING_1).range


@given(
    st.one_of(
        PHRASES,
        st.sampled_from([row[0] for row in (*NUMBER_FORMS, *HEDGES, *TWO_ENDS, *ZEROS)]),
    )
)
def test_rounding_encloses_literal(phrase: str) -> None:
    """Where both read a phrase, rounding/1 allows all that literal/1 allows."""
    literal = _read_or_refuse(phrase, LITERAL_1)
    rounding = _read_or_refuse(phrase, ROUNDING_1)
    if isinstance(literal, Wording):
        assert isinstance(rounding, Wording)
        assert rounding.range.encloses(literal.range)


def test_a_very_long_phrase_is_refused() -> None:
    """A text of more than 10,000 characters is no phrase, and is not repeated in full."""
    assert Range(5, 5) == read("5".ljust(10_000, " "), policy=ROUNDING_1).range
    with pytest.raises(PhraseError) as caught:
        read("about " * 2000, policy=ROUNDING_1)
    assert "about " * 10 == caught.value.part
    assert "a phrase of more than 10,000 characters is not read" == caught.value.reason
    assert 200 > len(str(caught.value))


def test_three_capitals_that_are_no_currency_are_what_is_counted() -> None:
    """Behind a figure only the codes of ISO 4217 are money."""
    found = read("5 APC", policy=ROUNDING_1)
    assert ("APC", None) == (found.trailing, found.unit)


@pytest.mark.parametrize("phrase", [f"more than {'9' * 1000} dead", f"{'9' * 1000} billion"])
def test_a_figure_that_could_not_be_written_is_refused(phrase: str) -> None:
    """What a phrase allows has at most 1,000 digits, whatever was made of the number."""
    with pytest.raises(PhraseError) as caught:
        read(phrase, policy=ROUNDING_1)
    assert "a number has more than 1,000 digits" == caught.value.reason
