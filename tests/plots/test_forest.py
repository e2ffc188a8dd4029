"""Forest plots: what is drawn of an assessment, read back from the figure."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from string import printable

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from conflictmodel import (
    KILLED,
    LITERAL_1,
    ROUNDING_1,
    Assessment,
    Attribution,
    Estimate,
    Group,
    Period,
    Range,
    Source,
    SourceKind,
    Subject,
    at_least,
    camps,
    combine,
    currency,
    exactly,
    example,
    hull,
    intersection,
    one_voice,
    read,
    unknown,
)
from conflictmodel.claims.statements import phrase_of
from conflictmodel.errors import InvalidValueError
from conflictmodel.phrases import Policy, Width
from conflictmodel.plots import forest
from conflictmodel.plots._drawing import MOST_ROWS
from conflictmodel.rules import ONE_RANGE, Rule, Voice, Voices, each_report
from conflictmodel.testing import ranges
from conflictmodel.values import RECEIVED, Pieces
from support.answers import declare_answers
from support.drawings import Mark, headings, is_inside, legend, marks, row, rows, texts, ticks
from support.figures import SMALL
from support.own_rules import of_ranges

declare_answers()

DEAD = Subject(Group("troops"), KILLED, Period("2024"))
DAY = Period("2024-12-23")
# Beside these the axis goes from 0 to 100, whatever else is below 87.
OTHERS = Voice("10", exactly(10)), Voice("87", exactly(87))


def concluded(*voices: Voice, rule: Rule[Range] = hull, about: Subject = DEAD) -> Assessment:
    """Return what a rule concludes from these voices."""
    return Assessment(about, rule, one_voice, (), voices, rule.apply(voices))


def said(phrase: str, policy: Policy = ROUNDING_1, name: str = "Kyiv") -> Estimate:
    """Return an estimate that was read from a phrase."""
    words = read(phrase, policy=policy)
    by = Attribution(Source(name, SourceKind.GOVERNMENT), DAY)
    return Estimate(name, DEAD, words.range, by, (words,))


def article() -> Assessment:
    """Return the disagreement of the article."""
    dossier = example()
    return combine(dossier.of_type(Estimate), rule=intersection, about=dossier.subjects[0])


# The article


def test_the_article_is_drawn() -> None:
    """Voices with their ends, camps, the hatched gap, the hull, and no conclusion, in words."""
    open_end = (">", 4000.0, 4000.0)
    hedged = [("o hollow", 1050.0, 1050.0), ("o hollow", 1150.0, 1150.0)]
    assert [
        ("South Korea", [("line", 1050.0, 1150.0), *hedged]),
        ("Ukraine", [("line", 3001.0, 4000.0), open_end, ("|", 3001.0, 3001.0)]),
        ("South Korea", [("thin", 1050.0, 4000.0), open_end]),
        ("South Korea", [("box", 1050.0, 1150.0)]),
        ("Ukraine", [("box", 3001.0, 4000.0), open_end]),
        ("Gap", [("hatched", 1151.0, 3000.0)]),
        ("Hull", [("thin", 1050.0, 4000.0), open_end]),
        ("Conclusion", []),
    ] == [(each.label, each.marks) for each in rows(forest(article()))]


def test_the_words_of_the_article_are_drawn() -> None:
    """Each row has its figure in its unit; the legend explains no mark that is not drawn."""
    picture = forest(article())
    (ax,) = picture.axes
    assert picture.title == ax.get_title(loc="left").replace("\n", " ")
    assert [
        "Voices",
        "Limits (of parts, and of what includes it)",
        "Camps (voices that can be right together)",
        "What follows",
    ] == headings(picture)
    assert [
        ["1,050–1,150 persons"],
        ["more than 3,000 persons"],
        ["at least 1,050 persons, met"],
        ["1,050–1,150 persons"],
        ["more than 3,000 persons"],
        ["1,151–3,000 persons"],
        ["at least 1,050 persons"],
        ["none: the voices disagree rule: intersection"],
    ] == [each.texts for each in rows(picture)]
    assert ["0", "1,000", "2,000", "3,000", "4,000", "persons"] == ticks(ax)
    assert ["end read from a hedge", "no end", "end as stated", "gap between the voices"] == (
        legend(picture)
    )


def test_the_alt_text_tells_the_same() -> None:
    """Who cannot see the picture is told each row, and which ends were read from a hedge."""
    assert forest(article()).alt == (
        "North Korean troops, killed or wounded, anywhere, through 2024-12-23."
        " Voices: South Korea: 1,050–1,150 persons (both ends read from a hedge);"
        " Ukraine: more than 3,000 persons."
        " Limits (of parts, and of what includes it): South Korea: at least 1,050 persons, met."
        " Camps (voices that can be right together): South Korea: 1,050–1,150 persons;"
        " Ukraine: more than 3,000 persons."
        " What follows: Gap: 1,151–3,000 persons; Hull: at least 1,050 persons;"
        " Conclusion: none: the voices disagree (rule: intersection)."
    )


# Ends


@pytest.mark.parametrize(
    ("estimate", "drawn", "told"),
    [
        (said("50"), [("D", 50.0, 50.0)], ""),
        (said("at most 75"), [("line", 0.0, 75.0), ("|", 75.0, 75.0)], ""),
        (
            said("between 25 and 75"),
            [("line", 25.0, 75.0), ("|", 25.0, 25.0), ("|", 75.0, 75.0)],
            "",
        ),
        (
            said("more than 49"),
            [("line", 50.0, 100.0), (">", 100.0, 100.0), ("|", 50.0, 50.0)],
            "",
        ),
        (
            said("around 60"),
            [("line", 55.0, 65.0), ("o hollow", 55.0, 55.0), ("o hollow", 65.0, 65.0)],
            "both ends read from a hedge",
        ),
        (
            said("some 5", Policy("all", 1, approximators=100, rounded=Width.EXACT)),
            [("line", 0.0, 10.0), ("o hollow", 10.0, 10.0)],
            "the upper end read from a hedge",
        ),
        (
            said("about 50", Policy("as it is", 1, approximators=Width.EXACT, rounded=Width.EXACT)),
            [("o hollow", 50.0, 50.0)],
            "read from a hedge",
        ),
        (
            said("scores", Policy("v", 1, Width.EXACT, Width.EXACT, vague=(("scores", 25),))),
            [("line", 25.0, 100.0), (">", 100.0, 100.0), ("o hollow", 25.0, 25.0)],
            "the lower end read from a hedge",
        ),
    ],
    ids=lambda each: phrase_of(each.words[0]) if isinstance(each, Estimate) else "",
)
def test_hedged_ends_look_different(estimate: Estimate, drawn: list[Mark], told: str) -> None:
    """Digits and bound words state an end, and anything that needs a policy hedges it."""
    others = [said("10", name="Seoul"), said("87", name="Moscow")]
    picture = forest(combine([estimate, *others], rule=hull, about=DEAD))
    assert drawn == marks(picture, "Kyiv")
    assert told in picture.alt
    assert bool(told) is ("read from a hedge)" in picture.alt)


def test_an_end_that_any_report_states_is_stated() -> None:
    """Of two reports that share an end, one states it; the other end is hedged in both."""
    by = Attribution(Source("Kyiv", SourceKind.GOVERNMENT), DAY)
    around, least = read("around 60", policy=ROUNDING_1), read("at least 55", policy=LITERAL_1)
    reports = [
        Estimate("a", DEAD, around.range, by, (around,)),
        Estimate("b", DEAD, least.range, by, (least, "at least that")),
    ]
    picture = forest(combine([*reports, said("80", name="Seoul")], rule=hull, about=DEAD))
    assert ["line", "|", "o hollow"] == [kind for kind, _, _ in marks(picture, "Kyiv")]
    assert "Kyiv: 55–65 persons (the upper end read from a hedge)" in picture.alt


def test_an_end_that_was_computed_is_hedged_where_a_report_is() -> None:
    """A voice made by a rule that moves ends has none of its reports' ends."""

    def middle(ranges: tuple[Range, ...]) -> Pieces:
        return (exactly(sum(each.lower for each in ranges) // len(ranges)),)

    reports = [said("around 60"), said("80", name="Seoul")]
    made = of_ranges("middle", middle, frozenset({ONE_RANGE}))
    picture = forest(combine(reports, rule=hull, about=DEAD, voices=made))
    assert ["o hollow"] == [kind for kind, _, _ in marks(picture, "Kyiv")]
    assert ["D"] == [kind for kind, _, _ in marks(picture, "Seoul")]


def test_a_part_of_a_whole_is_read_like_any_figure() -> None:
    """Each figure of "47 out of 72" is stated, and a bare dollar is no hedge."""
    money = Subject(Group("aid"), RECEIVED, Period("2024"), unit=currency("USD"))
    by = Attribution(Source("Kyiv", SourceKind.GOVERNMENT), DAY)
    words = read("$47 out of $72", policy=ROUNDING_1)
    estimate = Estimate("a", money, exactly(7200), by, (words,))
    assert ["D"] == [kind for kind, _, _ in marks(forest(_of(estimate)), "Kyiv")]


def _of(*estimates: Estimate) -> Assessment:
    return combine(estimates, rule=hull, about=estimates[0].subject, voices=each_report)


def test_a_figure_recorded_otherwise_than_it_reads_is_as_recorded() -> None:
    """Words that give another figure than the one recorded hedge nothing."""
    by = Attribution(Source("Kyiv", SourceKind.GOVERNMENT), DAY)
    estimate = Estimate("a", DEAD, exactly(7), by, (read("around 60", policy=ROUNDING_1),))
    assert ["D"] == [kind for kind, _, _ in marks(forest(_of(estimate)), "Kyiv")]


def test_a_report_that_was_not_heard_hedges_nothing() -> None:
    """A voice recorded with a report that another replaces is drawn without it."""
    old, new = said("around 60"), evolve(said("60"), id="new", supersedes=("Kyiv",))
    voices = (Voice("Kyiv", Range(55, 60), reports=("Kyiv", "new")),)
    picture = forest(Assessment(DEAD, hull, one_voice, (old, new), voices, hull.apply(voices)))
    assert ["line", "|", "|"] == [kind for kind, _, _ in marks(picture, "Kyiv")]


# Shapes of disagreement


def test_nobody_may_have_spoken() -> None:
    """Without a voice there is no hull, and it is said why there is no conclusion."""
    picture = forest(combine([], rule=hull, about=DEAD))
    assert [("Gap", []), ("Conclusion", [])] == [(each.label, each.marks) for each in rows(picture)]


def test_a_conclusion_is_drawn() -> None:
    """Each piece of the answer is a block; where it has no upper end, it ends in an arrow."""
    picture = forest(concluded(*OTHERS, rule=camps))
    assert [("block", 10.0, 10.0), ("block", 87.0, 87.0)] == marks(picture, "Conclusion")
    assert ["exactly 10 persons or exactly 87 persons rule: camps"] == (
        row(picture, "Conclusion").texts
    )
    open_ended = forest(concluded(*OTHERS, Voice("b", at_least(40))))
    assert [("block", 10.0, 100.0), (">", 100.0, 100.0)] == marks(open_ended, "Conclusion")


def test_an_answer_may_lie_outside_the_voices() -> None:
    """A rule may answer with what nobody said, and the axis reaches there."""
    far = of_ranges("far", lambda _: (exactly(100),))
    picture = forest(concluded(OTHERS[0], rule=far))
    assert [("block", 100.0, 100.0)] == marks(picture, "Conclusion")
    assert ["10"] == row(picture, "Dissent").texts


def test_dissent_is_told() -> None:
    """Who allows no value of the conclusion is named."""
    lowest = of_ranges("first", lambda ranges: (ranges[0],))
    picture = forest(concluded(Voice("b", exactly(80)), Voice("a", exactly(20)), rule=lowest))
    assert ["a"] == row(picture, "Dissent").texts
    assert "Dissent" not in forest(concluded(OTHERS[0])).alt


def test_unknown_is_no_range() -> None:
    """A figure reported as unknown is dotted over the whole axis, and so is nothing else."""
    picture = forest(concluded(Voice("a", unknown()), Voice("b", unknown())))
    assert [("dotted", 0.0, 1.0), (">", 1.0, 1.0)] == marks(picture, "b")
    assert ["0", "1", "persons"] == ticks(picture.axes[0])
    assert ["any number", "no end"] == legend(picture)


@pytest.mark.parametrize("number", [0, 7])
def test_equal_exact_figures_are_points(number: int) -> None:
    """Where all say the same number there is still an axis, and the point is on it."""
    picture = forest(concluded(Voice("a", exactly(number)), Voice("b", exactly(number))))
    assert [("D", number, number)] == marks(picture, "b")
    assert is_inside(picture)


def test_an_axis_may_begin_above_0() -> None:
    """Numbers that are close together and far from 0 are drawn apart."""
    picture = forest(
        concluded(Voice("a", Range(1_000_000, 1_000_004)), Voice("b", at_least(10**6)))
    )
    assert ("line", 1_000_000, 1_000_004) == marks(picture, "a")[0]
    assert ["1 mn", "1,000,002", "1,000,004", "persons"] == ticks(picture.axes[0])
    left, right = picture.axes[0].get_xlim()
    assert 999_999 < left < 1_000_000
    assert 1_000_005 < right < 1_000_006


@given(low=st.integers(0, 10**15), span=st.integers(0, 10**15), is_open=st.booleans())
def test_each_tick_is_the_number_that_it_says(*, low: int, span: int, is_open: bool) -> None:
    """The label of a tick is the number where it stands, and the axis goes beyond the ends."""
    more = [Voice("b", Range(low))] if is_open else []
    (ax,) = forest(concluded(Voice("a", Range(low, low + span)), *more)).axes
    for number, label in zip(ax.get_xticks(), ax.get_xticklabels(), strict=True):
        assert number == said_number(label.get_text())
    left, right = ax.get_xlim()
    assert left < low <= low + span < right


def said_number(text: str) -> Fraction:
    """Return the number that the label of an axis says."""
    digits, _, word = text.replace(",", "").partition(" ")
    return Fraction(digits) * {"": 1, "mn": 10**6, "bn": 10**9, "tn": 10**12}[word]


def test_an_arrow_has_room() -> None:
    """Where the axis would end close behind the last number, it goes on."""
    picture = forest(concluded(Voice("a", at_least(99))))
    assert "120" in ticks(picture.axes[0])


def test_money_is_in_its_unit() -> None:
    """Cents are shown as dollars, on the axis and on each row."""
    money = Subject(Group("aid"), RECEIVED, Period("2024"), unit=currency("USD"))
    picture = forest(concluded(Voice("a", Range(0, 150_000_000_000)), about=money))
    assert ["0", "500 mn", "1 bn", "1.5 bn", "USD"] == ticks(picture.axes[0])
    assert ["at most 1.5 bn USD"] == row(picture, "a").texts
    assert [("line", 0.0, 1.5e9), ("|", 1.5e9, 1.5e9)] == marks(picture, "a")


def test_numbers_of_a_thousand_digits_are_drawn() -> None:
    """What no float can hold is drawn as the greatest number that is, and told in full."""
    great = 10**999 + 300
    picture = forest(concluded(Voice("a", Range(0, great)), Voice("b", exactly(10**299))))
    assert [("line", 0.0, 1e300), ("|", 1e300, 1e300)] == marks(picture, "a")
    assert [("D", 1e299, 1e299)] == marks(picture, "b")
    assert ["0", "2e+299", "4e+299", "6e+299", "8e+299", "1e+300", "persons"] == (
        ticks(picture.axes[0])
    )
    assert f"a: at most {great:,} persons" in picture.alt


def test_many_voices_are_counted() -> None:
    """Thirty are drawn, the others counted, and so are the camps."""
    many = [Voice(f"origin {number}", exactly(number)) for number in range(60)]
    picture = forest(concluded(*many))
    labels = [each.label for each in rows(picture)]
    assert [f"origin {number}" for number in range(30)] == labels[:30]
    assert [f"origin {number}" for number in range(30)] == labels[30:60]
    told = headings(picture)
    assert ("and 30 more, not drawn", "and 30 more, not drawn") == (told[1], told[3])
    assert 2 == picture.alt.count("and 30 more, not drawn")


def test_the_guide_says_how_many_voices_are_drawn() -> None:
    """The number on the page of the documentation, and in the docstring, is that of the code."""
    guide = Path(__file__).parents[2] / "docs" / "how-to" / "pictures.md"
    for text in (guide.read_text(encoding="utf-8"), str(forest.__doc__)):
        told = " ".join(text.split())
        assert f"{ {30: 'Thirty'}[MOST_ROWS] } voices are drawn" in told


def test_long_names_are_cut_visibly_and_told_in_full() -> None:
    """A name takes six lines at most; the text for who cannot see it has all of it."""
    name = "Ministry of a great many things " * 20
    picture = forest(concluded(Voice(name, exactly(1)), Voice("W" * 90, exactly(1))))
    first, second, *_ = (each.get_text() for each in picture.axes[0].get_yticklabels())
    assert ["Ministry of a great", "many things Ministry", "of a great many things"] * 2 == (
        first.split("\n")[:6]
    )
    assert "…" == first.split("\n")[-1]
    assert "\n".join(["W" * 22] * 4 + ["W" * 2]) == second
    assert name.strip() in picture.alt


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("<script>a()</script>", "<script>a()</script>"),
        ("$x^2$ & _y_", "$x^2$ & _y_"),
        ("one\n two\t", "one two"),
        ("a\x00b", r"a\x00b"),
        ("\u202eabc", r"\u202eabc"),
        ("وزارة الدفاع", "وزارة الدفاع"),
        ("大韓民國 國防部", "大韓民國 國防部"),
        ("é\u0301 🛩", "é\u0301 🛩"),
        ("\ufffe", r"\ufffe"),
    ],
)
def test_names_are_text(name: str, label: str) -> None:
    """Nothing in a name is markup, mathematics or a control character, and nothing warns."""
    picture = forest(concluded(Voice(name, exactly(1))))
    assert label == rows(picture)[0].label
    assert label in picture.alt
    words = picture.axes[0].get_legend()
    ours = [] if words is None else words.get_texts()
    assert not any(each.get_parse_math() for each in texts(picture) if each not in ours)
    assert picture.svg().count("<script") == 0


def test_what_is_no_assessment_is_refused() -> None:
    """The part and what was given are named."""
    with pytest.raises(InvalidValueError, match="forest: expected Assessment, got 3 @ assessment"):
        forest(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_texts_fit() -> None:
    """No line of a long name leaves the paper, and none stands upon the axis."""
    names = [printable * 3, "Ministry of Defence " * 9, "0123456789" * 12, "n(r)t" * 40]
    about = evolve(DEAD, group=Group("Divisions of the Home Guard and others " * 5))
    picture = forest(concluded(*(Voice(name, exactly(1)) for name in names), about=about))
    FigureCanvasAgg(picture.figure)
    picture.figure.draw_without_rendering()
    paper, host = picture.figure.bbox, picture.axes[0]
    places = [each.get_window_extent() for each in texts(picture)]
    assert [] == [each for each in places if not (0 < each.x0 and each.x1 < paper.x1)]
    assert [] == [each for each in places if not (0 < each.y0 and each.y1 < paper.y1)]
    labels = [each.get_window_extent() for each in host.get_yticklabels()]
    assert [] == [each for each in labels if each.x1 > host.bbox.x0]
    assert [] == [low for high, low in pairwise(labels) if high.y0 < low.y1]


# Everything that can be concluded


@settings(max_examples=40, deadline=None)
@given(st.from_type(Assessment))
def test_every_assessment_can_be_drawn(assessment: Assessment) -> None:
    """All that combine can conclude is drawn, written as SVG and told in words."""
    picture = forest(assessment)
    assert is_inside(picture)
    assert picture.svg().startswith("<svg ")
    for voice in assessment.voices:
        figure = assessment.about.unit.format(voice.range)
        assert figure.removesuffix(assessment.about.unit.name) in picture.alt


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SMALL) | ranges(), min_size=1, max_size=4))
def test_the_ends_drawn_are_those_of_the_voices(heard: list[Range]) -> None:
    """Each end stands where it belongs between the least and the greatest."""
    voices: Voices = tuple(Voice(f"v{number}", each) for number, each in enumerate(heard))
    picture = forest(Assessment(DEAD, camps, one_voice, (), voices, camps.apply(voices)))
    places: dict[int, float] = {}
    for voice in voices:
        found = marks(picture, voice.origin)
        places[voice.range.lower] = found[0][1]
        assert (voice.range.upper is None) is any(kind == ">" for kind, _, _ in found)
        if voice.range.upper is not None:
            places[voice.range.upper] = found[-1][2]
    least, most = min(places), max(places)
    for end, place in places.items():
        share = float(Fraction(end - least, max(1, most - least)))
        expected = places[least] + share * (places[most] - places[least])
        assert pytest.approx(expected, rel=1e-12, abs=1e-9) == place
        assert place == end or most > 2**53
