"""Pictures: of tallies, ledgers and places, which picture there is of a thing, and the palette."""

import runpy
import sys
from datetime import date
from itertools import product
from pathlib import Path

import matplotlib as mpl
import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from conflictmodel import (
    Attribution,
    Extent,
    Group,
    Hold,
    Installment,
    Interception,
    InterceptionTally,
    Period,
    Place,
    Programme,
    Quantity,
    Range,
    Source,
    SourceKind,
    TerritorialClaim,
    TotalBasis,
    aid_ledger,
    currency,
    exactly,
    example,
    plots,
    unknown,
)
from conflictmodel.conclusions import AidLedger, LedgerEntry
from conflictmodel.errors import InvalidValueError, MissingExtraError
from conflictmodel.plots import DARK, LIGHT, Picture
from support.answers import declare_answers
from support.drawings import Mark, headings, is_inside, legend, marks, row, rows, texts, ticks

declare_answers()

USD, EUR = currency("USD"), currency("EUR")
BILLION = 100 * 10**9
IMF = Programme("Programme", "IMF", "Ukraine")
KURSK = Place("Kursk", Place("Russia"))


def by(origin: str, day: str = "2024-12-23") -> Attribution:
    """Return an attribution to an origin."""
    return Attribution(Source(origin, SourceKind.GOVERNMENT), Period(day))


def attack(
    claim_id: str,
    *,
    launched: Range | None = None,
    shot_down: Range | None = None,
    lost: Range | None = None,
) -> Interception:
    """Return a report with these figures."""
    day, drones = Period("2024-12-23"), Group("drones")
    return Interception(claim_id, drones, day, by("Kyiv"), None, launched, shot_down, lost)


def tally_of(*reports: Interception) -> Picture:
    """Return the picture of these reports."""
    return plots.tally(InterceptionTally(reports))


# Tallies


def test_the_drones_of_the_article_are_drawn() -> None:
    """Each outcome is a bar from 0, with the words of the table beside it."""
    picture = tally_of(*example().of_type(Interception))
    assert [
        ("launched", [("block", 0.0, 72.0)], ["exactly 72 drones"]),
        ("shot down", [("block", 0.0, 47.0)], ["exactly 47 drones"]),
        ("lost", [("block", 0.0, 25.0)], ["exactly 25 drones"]),
        ("remainder", [("hatched", 0.0, 0.0)], ["exactly 0 drones"]),
        ("share", [], ["47/72 of what was launched was shot down"]),
    ] == [(each.label, each.marks, each.texts) for each in rows(picture)]
    said = "Said by Armed Forces of Ukraine (Telegram, DW), 2024-12-23"
    assert [said, "What was launched, and what became of it"] == headings(picture)


def test_figures_of_an_attack_are_ranges() -> None:
    """A bar is filled up to the least number, empty up to the greatest, and hatched if left."""
    picture = tally_of(attack("a", launched=Range(80, 100), shot_down=Range(40, 60)))
    assert [("box", 0.0, 100.0), ("block", 0.0, 80.0)] == marks(picture, "launched")
    assert [("box", 0.0, 60.0), ("block", 0.0, 40.0)] == marks(picture, "shot down")
    assert [("box", 0.0, 60.0), ("hatched", 0.0, 20.0)] == marks(picture, "remainder")
    assert ["perhaps as many", "at least", "not accounted for, at least"] == legend(picture)


def test_more_than_was_launched_is_no_remainder() -> None:
    """A report that contradicts itself is drawn as it is."""
    picture = tally_of(attack("a", launched=exactly(7), shot_down=exactly(40)))
    assert ["more is accounted for"] == row(picture, "remainder").texts
    assert [] == marks(picture, "remainder")


def test_reports_are_counted_together() -> None:
    """How many of them gave a figure is told, and a figure that one left out has no upper end."""
    first = attack("a", launched=exactly(80), shot_down=exactly(40))
    picture = tally_of(first, attack("b", shot_down=exactly(4)))
    assert "2 reports of attacks" == picture.title
    assert ["at least 84 items (1 of 2 reports say)"] == row(picture, "launched").texts
    assert [("box", 0.0, 100.0), (">", 100.0, 100.0), ("block", 0.0, 84.0)] == (
        marks(picture, "launched")
    )
    assert ["exactly 44 items (2 of 2 reports say)"] == row(picture, "shot down").texts
    assert "Said by Kyiv, 2024-12-23." in picture.alt


def test_what_was_said_to_be_unknown_is_unknown() -> None:
    """It is another thing than what was not reported, or what any number can be."""
    picture = tally_of(attack("a", shot_down=unknown()))
    assert ["unknown, in items"] == row(picture, "shot down").texts
    assert ["0 or more items"] == row(picture, "remainder").texts


# Ledgers


def paid(claim_id: str, number: int | None = None, on: str = "") -> Installment:
    """Return an installment of one billion dollars."""
    day = Period(on) if on else None
    amounts = (Quantity(exactly(BILLION), USD),)
    return Installment(claim_id, IMF, by("Kyiv"), number, paid=day, amounts=amounts)


def total(
    claim_id: str,
    number: int | None,
    figure: Quantity,
    basis: TotalBasis = TotalBasis.UNSTATED,
) -> Installment:
    """Return what was said of a running total, and of nothing else."""
    return Installment(claim_id, IMF, by("Kyiv"), number, total=figure, basis=basis)


def ledger_of(*claims: Installment) -> Picture:
    """Return the picture of the ledger that these claims make."""
    return plots.ledger(aid_ledger(IMF, claims))


def test_the_aid_of_the_article_is_drawn() -> None:
    """Both readings of the running total are drawn, and the numbers nobody spoke of are named."""
    claims = example().of_type(Installment)
    picture = plots.ledger(aid_ledger(claims[0].programme, claims))
    assert [
        ("Installment 6", [("D", day("2024-12-23"), day("2024-12-23"))]),
        ("Installment 6", hedged(1.05e9, 1.15e9)),
        (
            "Total at installment 6, reading 1 of 2",
            [("box", 8.6e9, 8.8e9), ("block", 9.75e9, 9.85e9)],
        ),
        (
            "Total at installment 6, reading 2 of 2",
            [("box", 9.75e9, 9.85e9), ("block", 10.8e9, 11e9)],
        ),
        ("Installment 6", hedged(0.5e9, 1.5e9)),
    ] == [(each.label, each.marks) for each in rows(picture)]
    settled = (
        "settled by a statement whether the total has installment 6 in it, or the total before"
        " installment 7, or the total after installment 5"
    )
    assert [
        "Nothing was said of installments 1–5",
        "When they were paid",
        "Amounts and running totals in USD",
        "Amounts and running totals in EUR",
    ] == headings(picture)
    assert [f"9.75–9.85 bn USD before, 10.8–11 bn USD after {settled}"] == (
        row(picture, "Total at installment 6, reading 2 of 2").texts
    )
    assert ["", "USD", "EUR"] == [ticks(ax)[-1] for ax in picture.axes]
    assert (
        "Total at installment 6, reading 2 of 2: 9.75–9.85 bn USD before, 10.8–11 bn USD after"
        f" ({settled})."
    ) in picture.alt


def day(text: str) -> float:
    """Return where matplotlib has a day."""
    return float((date.fromisoformat(text) - date(1970, 1, 1)).days)


def hedged(low: float, high: float) -> list[Mark]:
    """Return the marks of a range of which both ends are read from a hedge."""
    return [("line", low, high), ("o hollow", low, low), ("o hollow", high, high)]


def test_days_of_payment_are_drawn_as_far_as_they_are_stated() -> None:
    """Days are points, months lines, one unknown day of them round; no certain day is in words."""
    picture = ledger_of(
        paid("a", 1, "2024-01-05"),
        paid("b", 2, "2024-02"),
        paid("c", 4, "2024-03-XX"),
        paid("d", 5, "2024-04?"),
        paid("e", 6, "2024-05/.."),
        paid("f", 7),
        paid("g"),
    )
    february = [
        ("|", day("2024-02-01"), day("2024-02-01")),
        ("|", day("2024-02-29"), day("2024-02-29")),
    ]
    assert [("line", day("2024-02-01"), day("2024-02-29")), *february] == (
        marks(picture, "Installment 2")
    )
    assert [
        ("Installment 1", ["D"]),
        ("Installment 2", ["line", "|", "|"]),
        ("Installment 4", ["line", "o hollow", "o hollow"]),
        ("Installment 5", []),
        ("Installment 6", ["line", ">", "|"]),
        ("Installment 7", []),
        ("Installment [g]", []),
    ] == [(each.label, [kind for kind, _, _ in each.marks]) for each in rows(picture)[:7]]
    assert "Nothing was said of installment 3." in picture.alt
    assert ["2024-04? no certain day"] == row(picture, "Installment 5").texts
    assert "Installment 6: from 2024-05;" in picture.alt
    assert "Installment 7: day not stated" in picture.alt
    assert "one of these days, or about then" in legend(picture)


@pytest.mark.parametrize("on", ["", "2024?"])
def test_no_day_is_no_tick(on: str) -> None:
    """Where no day was stated, or only a doubtful one, none is on the axis."""
    picture = ledger_of(paid("a", 1, on))
    assert [] == marks(picture, "Installment 1")
    assert [""] == ticks(picture.axes[0])


def test_totals_are_drawn_in_their_currency() -> None:
    """One reading where it is settled, none where it contradicts itself; and those unnumbered."""
    four, nine = Quantity(exactly(4 * BILLION), USD), Quantity(exactly(9 * BILLION), EUR)
    after, before = TotalBasis.INCLUSIVE, TotalBasis.EXCLUSIVE
    picture = ledger_of(
        paid("a", 1),
        total("a2", 1, four, after),
        total("b", 2, Quantity(exactly(BILLION), USD), after),
        total("b2", 2, Quantity(exactly(0), USD), after),
        total("u1", None, four, after),
        total("u2", None, nine, before),
        total("u3", None, Quantity(exactly(2 * BILLION), USD)),
    )
    assert [("box", 3e9, 3e9), ("block", 4e9, 4e9)] == marks(picture, "Total at installment 1")
    assert ["what was said contradicts itself"] == row(picture, "Total at installment 2").texts
    assert [("box", 0.0, 4e9), ("block", 4e9, 4e9)] == marks(picture, "Total at installment [u1]")
    meanings = ["total before the installment", "total after it"]
    assert ["exactly this", *meanings, "no end"] == legend(picture)
    told = (
        "reading 2 of 2: exactly 2 bn USD before, at least 2 bn USD after (settled by its number)"
    )
    assert told in picture.alt


def test_claims_that_contradict_each_other_are_told() -> None:
    """What all of them allow is drawn, or, where they contradict each other, all between."""
    three = Quantity(exactly(3 * BILLION), USD)
    picture = ledger_of(paid("a", 1), evolve(paid("b", 1), amounts=(three,)))
    assert "(the claims contradict each other; this is all between them)" in picture.alt
    agreeing = ledger_of(paid("a", 1), paid("b", 1))
    assert "contradict" not in agreeing.alt


def test_a_ledger_may_be_empty() -> None:
    """That nothing was said is said; and entries may stand without their claims."""
    assert "Programme, IMF to Ukraine. Nothing was said of its installments." == ledger_of().alt
    entry = LedgerEntry(1, (), (Quantity(exactly(BILLION), USD),), ())
    picture = plots.ledger(AidLedger(IMF, (entry,)))
    assert "Amounts and running totals in USD: Installment 1: exactly 1 bn USD." in picture.alt


# Places


def claim(
    hold: Hold, on: str, *, origin: str = "Ukraine", place: Place = KURSK, is_part: bool = False
) -> TerritorialClaim:
    """Return what an origin says of Ukraine and a place."""
    name, extent = f"{hold.value} {on}", Extent.PART if is_part else Extent.WHOLE
    return TerritorialClaim(name, place, "Ukraine", hold, Period(on), by(origin), extent=extent)


def test_claims_are_drawn_by_shape_and_word() -> None:
    """What is said has a shape each, hollow where it is said of a part; days are where they are."""
    picture = plots.place(
        KURSK,
        [
            evolve(claim(Hold.TAKEN, "2024-08-05", is_part=True), loser="Russia"),
            claim(Hold.HELD, "../2024-08-25"),
            claim(Hold.CONTESTED, "2024-08-15/.."),
            claim(Hold.LOST, "2024-08-05/2024-08-25", origin="Russia"),
            claim(Hold.NOT_HELD, "2024-08?", origin="Russia"),
            claim(Hold.HELD, "../.."),
        ],
    )
    fifth, middle, last = day("2024-08-05"), day("2024-08-15"), day("2024-08-25")
    first, end = day("2024-08-02"), day("2024-08-28")
    assert [
        ("a part taken by Ukraine from Russia", [("^ hollow", fifth, fifth)]),
        (
            "contested by Ukraine",
            [("line", middle, end), (">", end, end), ("|", middle, middle), ("D", middle, middle)],
        ),
        (
            "held by Ukraine",
            [("line", first, last), ("<", first, first), ("|", last, last), ("o", last, last)],
        ),
        (
            "held by Ukraine",
            [("line", first, end), ("<", first, first), (">", end, end), ("o", middle, middle)],
        ),
        (
            "lost by Ukraine",
            [("line", fifth, last), ("|", fifth, fifth), ("|", last, last), ("v", middle, middle)],
        ),
        ("not held by Ukraine", []),
    ] == [(each.label, each.marks) for each in rows(picture)]
    assert ["Ukraine says", "Russia says"] == headings(picture)
    assert ["2024-08? no certain day"] == row(picture, "not held by Ukraine").texts
    assert ["a part taken", "no end", "end as stated", "contested", "held", "lost"] == (
        legend(picture)
    )


def test_what_control_would_not_hear_is_not_drawn() -> None:
    """Claims about other places, parts of larger ones and replaced ones; the last are named."""
    old, russia = claim(Hold.HELD, "2024-07"), Place("Russia")
    picture = plots.place(
        KURSK,
        [
            old,
            evolve(claim(Hold.LOST, "2024-08"), supersedes=(old.id,)),
            claim(Hold.HELD, "2024-05", place=russia),
            claim(Hold.TAKEN, "2024-06", place=russia, is_part=True),
            claim(Hold.CONTESTED, "2024-06", place=Place("Sudzha", KURSK)),
        ],
    )
    assert (
        "Who is said to hold Kursk."
        " Not drawn, because another claim replaces it: held 2024-07."
        " Ukraine says: held by Ukraine, with all of Russia: 2024-05; lost by Ukraine: 2024-08."
    ) == picture.alt


def test_nobody_may_have_spoken() -> None:
    """Without a claim there is a sentence, and nothing on the axis."""
    picture = plots.place(KURSK, [])
    assert ["Who is said to hold Kursk", "Nobody has said who holds it"] == (
        sorted({each.get_text() for each in texts(picture)}, reverse=True)
    )


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-12-23", "2024-12-23", ["2024-12-20", "2024-12-22", "2024-12-24", "2024-12-26"]),
        ("2024-12-01", "2024-12-20", ["2024-12-01", "2024-12-08", "2024-12-15", "2024-12-22"]),
        ("2024-01-01", "2024-04-30", ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"]),
        ("2022-02-24", "2024-12-23", ["2022", "2023", "2024", "2025"]),
        ("1800", "2020", ["1800", "1850", "1900", "1950", "2000"]),
        ("0001-01-01", "9999-12-31", ["1", "2001", "4001", "6001", "8001"]),
    ],
)
def test_days_are_labelled_at_round_ones(first: str, last: str, labels: list[str]) -> None:
    """Days, months or years, a few of them, over any span that there can be."""
    picture = plots.place(KURSK, [claim(Hold.HELD, f"{first}/{last}")])
    assert [*labels, ""] == ticks(picture.axes[0])


# Axes of the user


def test_pictures_can_be_put_side_by_side() -> None:
    """Each is drawn on the Axes that it is given, beside what is there, and the figure is kept."""
    figure = Figure((16.0, 5.0), layout="constrained")
    left, right = figure.subplots(1, 2)
    band = left.axvspan(60, 70)
    drones = plots.tally(InterceptionTally(example().of_type(Interception)), ax=left)
    aid = plots.ledger(aid_ledger(IMF, [paid("a", 1, "2024-01-05")]), right)
    assert (figure, (left,)) == (drones.figure, drones.axes)
    assert band in left.patches
    assert (16.0, 5.0) == tuple(figure.get_size_inches())
    assert ["launched", "shot down", "lost", "remainder", "share"] == [
        each.get_text() for each in left.get_yticklabels()
    ]
    assert right is aid.axes[0]
    assert figure.axes == [left, right, aid.axes[1]]
    assert ["Installment 1", "Installment 1"] == [each.label for each in rows(aid)]
    assert aid.svg().count("Installment 1</text>") == 2


def test_what_is_added_stands_among_the_data() -> None:
    """Axes have numbers, and days, as their coordinates."""
    picture = tally_of(attack("a", launched=exactly(80)))
    left, right = picture.axes[0].get_xlim()
    picture.axes[0].add_patch(Rectangle((80, 0), 1, 1))
    assert left < 80 < right
    assert (left, right) == picture.axes[0].get_xlim()
    held = plots.place(KURSK, [claim(Hold.HELD, "2024-08-05")])
    (ax,), fifth = held.axes, date(2024, 8, 5)
    ax.axvspan(fifth, fifth)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - matplotlib takes dates
    (added,) = ax.patches
    assert isinstance(added, Rectangle)
    assert day("2024-08-05") == added.get_x()


def test_narrow_axes_have_narrow_texts() -> None:
    """Where there is half the room, labels and figures have half the width, and fewer ticks."""
    left, right = Figure((11.0, 5.0)).subplots(1, 2)
    plots.tally(InterceptionTally(example().of_type(Interception)), left)
    assert "What was launched, and what\nbecame of it" == left.texts[1].get_text()
    assert "exactly 72\ndrones" == left.texts[2].get_text()
    plots.place(KURSK, [claim(Hold.HELD, "2024-12-23")], right)
    assert ["2024-12-20", "2024-12-24", ""] == ticks(right)
    narrowest = Figure((1.0, 5.0)).add_subplot()
    plots.place(KURSK, [claim(Hold.HELD, "2024-12-23")], narrowest)
    assert ["2024-12-20", ""] == ticks(narrowest)


def test_names_are_no_mathematics_on_axes_of_ones_own() -> None:
    """Whatever the Axes were made with, dollars in a name are dollars."""
    ax = Figure().add_subplot()
    attacks = attack("a", launched=exactly(80))
    picture = plots.tally(InterceptionTally((evolve(attacks, group=Group("$x_1$")),)), ax)
    assert "$x_1$, anywhere, 2024-12-23" == ax.get_title(loc="left")
    assert {False} == {each.get_parse_math() for each in texts(picture)}


def test_on_dark_paper_the_colours_are_the_dark_ones() -> None:
    """The paper of the figure decides; of a figure without paper they are the light ones."""
    for paper, colours in (("black", DARK), ("white", LIGHT), ("none", LIGHT)):
        ax = Figure(facecolor=paper).add_subplot()
        plots.place(KURSK, [], ax)
        assert colours["--cm-muted"] == ax.texts[0].get_color()


def test_what_hides_the_lines_of_an_axis_has_the_colour_of_the_axes() -> None:
    """On black Axes nothing is drawn on the dark grey of the dark scheme."""
    ax = Figure(facecolor="black").add_subplot(facecolor="black")
    picture = plots.place(KURSK, [claim(Hold.TAKEN, "2024-08-05", is_part=True)], ax)
    assert "#000000" == ax.lines[-1].get_markerfacecolor()
    assert picture.axes == (ax,)


def test_what_are_no_axes_is_refused() -> None:
    """So are Axes that have been taken off their figure."""
    with pytest.raises(InvalidValueError, match="place: expected Axes on a figure, got 3"):
        plots.place(KURSK, [], 3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ax = Figure().add_subplot()
    ax.remove()
    with pytest.raises(InvalidValueError, match="place: expected Axes on a figure, got"):
        plots.place(KURSK, [], ax)


# All of them


def test_wrong_arguments_are_refused() -> None:
    """Each function names what it was given and what it expects."""
    with pytest.raises(InvalidValueError, match="tally: expected InterceptionTally, got 3 @ tally"):
        plots.tally(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidValueError, match="ledger: expected AidLedger, got 3 @ ledger"):
        plots.ledger(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidValueError, match="place: expected Place, got 3 @ place"):
        plots.place(3, [])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidValueError, match="place: expected TerritorialClaim, got 3"):
        plots.place(KURSK, [3])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


@settings(max_examples=25, deadline=None)
@given(...)
def test_every_tally_can_be_drawn(tally: InterceptionTally) -> None:
    """Whatever the figures are, the remainder is told."""
    picture = plots.tally(tally)
    assert is_inside(picture)
    assert picture.svg().startswith("<svg ")
    assert "remainder: " in picture.alt


@settings(max_examples=25, deadline=None)
@given(...)
def test_every_ledger_can_be_drawn(ledger: AidLedger) -> None:
    """Every installment is told."""
    picture = plots.ledger(ledger)
    assert is_inside(picture)
    assert picture.svg().startswith("<svg ")
    for entry in ledger.entries:
        assert f"Installment {entry.number}: " in picture.alt


@settings(max_examples=25, deadline=None)
@given(st.from_type(Place), st.lists(st.from_type(TerritorialClaim), max_size=4))
def test_all_claims_can_be_drawn(place: Place, said: list[TerritorialClaim]) -> None:
    """What everybody says of a place is told, with a word for each shape."""
    claims = [evolve(claim, id=f"{n}", place=place) for n, claim in enumerate(said)]
    picture = plots.place(place, claims)
    assert is_inside(picture)
    assert picture.svg().startswith("<svg ")
    for claim in claims:
        assert f"{claim.hold.value} by " in picture.alt


# Surroundings


def test_settings_of_the_user_change_nothing() -> None:
    """A style that draws otherwise neither changes a picture nor is changed by it."""
    (attack_from_the_air,) = example().of_type(Interception)
    plain = tally_of(attack_from_the_air).svg()
    ours = {"text.usetex": True, "lines.linewidth": 9.0, "svg.fonttype": "path", "font.size": 40.0}
    with style.context(ours):
        assert plain == tally_of(attack_from_the_air).svg()
        assert ours == {name: kept for name, kept in mpl.rcParams.items() if name in ours}


def test_matplotlib_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing the pictures without matplotlib says what to install, and with which extra."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError) as caught:
        runpy.run_path(str(Path(plots.__file__)))
    told = (
        "conflictmodel.plots needs matplotlib: in a clone of the repository, pip install '.[plots]'"
    )
    assert told == str(caught.value)


def test_a_setting_that_matplotlib_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing the pictures with a backend that there is not is an error of this library."""
    monkeypatch.delitem(sys.modules, "matplotlib")
    monkeypatch.setenv("MPLBACKEND", "nosuch")
    with pytest.raises(InvalidValueError, match="'nosuch' is not a valid value") as caught:
        runpy.run_path(str(Path(plots.__file__)))
    assert ["MPLBACKEND"] == [each.path for each in caught.value.problems]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_of_black_and_white_is_21() -> None:
    """The measure is the one of WCAG."""
    assert 21.0 == pytest.approx(contrast("#000000", "#ffffff"))


@pytest.mark.parametrize(("scheme", "name"), [*product([LIGHT, DARK], [*LIGHT])])
def test_colours_can_be_told_from_the_paper(scheme: dict[str, str], name: str) -> None:
    """Texts and marks have a contrast of 4.5:1 and thin lines of 3:1, on light and on dark."""
    least = {"--cm-paper": 1.0, "--cm-line": 3.0}.get(name, 4.5)
    assert least <= contrast(scheme[name], scheme["--cm-paper"])
    assert [*LIGHT] == [*DARK]
