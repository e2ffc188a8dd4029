"""Pictures: of tallies, ledgers and places, which picture there is of a thing, and the palette."""

import runpy
import sys
from itertools import product
from pathlib import Path

import matplotlib as mpl
import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from matplotlib import style

from conflictmodel import (
    Attribution,
    Estimate,
    Extent,
    Group,
    Hold,
    Installment,
    Interception,
    InterceptionTally,
    Ordinal,
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
    at_least,
    combine,
    currency,
    exactly,
    example,
    hull,
    plots,
)
from conflictmodel.conclusions import AidLedger, LedgerEntry
from conflictmodel.errors import InvalidValueError, MissingExtraError
from conflictmodel.plots import DARK, LIGHT, Picture, picture_of
from support.drawings import is_inside, row, rows, texts

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


def marked(picture: Picture, label: str) -> list[tuple[str, float, float]]:
    """Return the marks of a row."""
    return row(picture, label).marks


# Tallies


def test_the_drones_of_the_article_are_drawn() -> None:
    """Each outcome is a bar from 0, and what nobody reported is said in words."""
    picture = tally_of(*example().of_type(Interception))
    assert [
        ("Russian drones, Ukraine, 2024-12-23", [], ["What was launched, and what became of it"]),
        ("launched", [("block", 24.0, 520.8)], ["exactly 72 drones"]),
        ("shot down", [("block", 24.0, 348.3)], ["exactly 47 drones"]),
        ("lost", [("block", 24.0, 196.5)], ["exactly 25 drones"]),
        ("reached", [], ["not reported", "the other figures allow exactly 0 drones"]),
        ("left", [], ["not reported", "the other figures allow exactly 0 drones"]),
        (
            "airborne",
            [],
            [
                "not reported",
                "the other figures allow exactly 0 drones",
                "What is not accounted for",
            ],
        ),
        ("Remainder", [("D", 24.0, 24.0)], ["exactly 0 drones"]),
    ] == [(each.label, each.marks, each.texts) for each in rows(picture)]
    assert picture.alt.endswith("Said by Armed Forces of Ukraine (Telegram, DW), 2024-12-23.")


def test_figures_of_an_attack_are_ranges() -> None:
    """A bar is filled up to the least number, empty up to the greatest, and hatched if left."""
    picture = tally_of(attack("a", launched=Range(80, 100), shot_down=Range(40, 60)))
    assert [("box", 24.0, 576.0), ("block", 24.0, 465.6)] == marked(picture, "launched")
    assert [("box", 24.0, 355.2), ("block", 24.0, 244.8)] == marked(picture, "shot down")
    assert [("box", 24.0, 355.2), ("hatched", 24.0, 134.4)] == marked(picture, "Remainder")
    assert [] == marked(picture, "lost")
    words = ["at least", "perhaps as many", "not accounted for, at least"]
    assert words == texts(picture)[-4:-1]


def test_figures_of_an_attack_bound_each_other() -> None:
    """Where the other figures allow less than was reported, both are told."""
    picture = tally_of(attack("a", launched=exactly(50), shot_down=exactly(40), lost=at_least(3)))
    told = ["3–10 items", "reported as at least 3 items; the other figures allow no more"]
    assert told == row(picture, "lost").texts


def test_numbers_of_an_attack_may_be_long() -> None:
    """What is told beneath a row is shortened where it is drawn, and told in full in words."""
    great = 10**900
    picture = tally_of(attack("a", launched=exactly(great), shot_down=exactly(5)))
    assert ["not reported", "the other figures allow 0 to ≈ 1×10⁹⁰⁰ items"] == row(
        picture, "lost"
    ).texts
    assert f"lost: not reported (the other figures allow at most {great - 5:,} items)" in (
        picture.alt
    )
    less = tally_of(attack("a", launched=exactly(great), shot_down=at_least(5)))
    assert [
        "5 to 1×10⁹⁰⁰ items",
        "reported as at least 5 items; the other figures allow no more",
    ] == (row(less, "shot down").texts)


def test_more_than_was_launched_is_no_remainder() -> None:
    """A report that contradicts itself is drawn as it is."""
    picture = tally_of(attack("a", launched=exactly(7), shot_down=exactly(40)))
    assert ["none: more is accounted for than was launched"] == row(picture, "Remainder").texts


def test_reports_are_counted_together() -> None:
    """How many of them gave a figure is told, and a figure that one left out has no upper end."""
    first = attack("a", launched=exactly(80), shot_down=exactly(40))
    picture = tally_of(first, attack("b", shot_down=exactly(4)))
    assert "drones: 2 reports counted together" == picture.title
    assert ["at least 84 items", "in 1 of 2 reports"] == row(picture, "launched").texts
    assert [("box >", 24.0, 576.0), ("block", 24.0, 487.7)] == marked(picture, "launched")
    assert ["exactly 44 items"] == row(picture, "shot down").texts
    assert ["not reported"] == row(picture, "left").texts
    assert "b: drones, anywhere, 2024-12-23, Kyiv, 2024-12-23." in picture.alt


def test_an_unknown_remainder_is_said_in_words() -> None:
    """Where nobody says what was launched, nothing is known of what is left."""
    picture = tally_of(attack("a", shot_down=exactly(4)))
    assert ["unknown"] == row(picture, "Remainder").texts
    assert ["not reported", "the other figures allow at least 4 items"] == row(
        picture, "launched"
    ).texts


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
        ("IMF programme for Ukraine, International Monetary Fund to", []),
        ("Ukraine", []),
        ("Installments 1 to 5", []),
        ("Installment 6", [("D", 300.0, 300.0)]),
        (
            "Installment 6",
            [("line", 62.6, 66.3), ("o hollow", 62.6, 62.6), ("o hollow", 66.3, 66.3)],
        ),
        (
            "Total at installment 6, reading 1 of 2",
            [("box", 340.5, 347.8), ("block", 382.8, 386.5)],
        ),
        (
            "Total at installment 6, reading 2 of 2",
            [("box", 382.8, 386.5), ("block", 421.4, 428.8)],
        ),
        (
            "Installment 6",
            [("line", 208.0, 576.0), ("o hollow", 208.0, 208.0), ("o hollow", 576.0, 576.0)],
        ),
    ] == [(each.label, each.marks) for each in rows(picture)]
    headings = ["Amounts and running totals in USD", "Amounts and running totals in EUR"]
    assert headings == [each for each in texts(picture) if each.startswith("Amounts")]
    assert (
        "Total at installment 6, reading 2 of 2: 9.75–9.85 bn USD before, 10.8–11 bn USD after"
        " (settled by a statement whether the total has installment 6 in it, or the total before"
        " installment 7, or the total after installment 5)."
    ) in picture.alt


def test_days_of_payment_are_drawn_as_far_as_they_are_stated() -> None:
    """Days are points, months lines, one unknown day of them round; no certain day is beside."""
    picture = ledger_of(
        paid("a", 1, "2024-01-05"),
        paid("b", 2, "2024-02"),
        paid("c", 4, "2024-03-XX"),
        paid("d", 5, "2024-04~"),
        evolve(paid("e", 6, "2024-05/.."), counts=Ordinal.REVIEW),
        paid("f", 7),
        paid("g"),
    )
    assert [
        ("Installment 1", ["D"]),
        ("Installment 2", ["line", "|", "|"]),
        ("Installment 3", []),
        ("Installment 4", ["line", "o hollow", "o hollow"]),
        ("Installment 5", ["o hollow"]),
        ("Installment 6", ["line", "|", ">"]),
        ("Installment 7", []),
        ("Number not stated [g]", []),
    ] == [(each.label, [kind for kind, _, _ in each.marks]) for each in rows(picture)[1:9]]
    assert "Installment 3: nothing was said" in picture.alt
    assert "Installment 6: from 2024-05 (the number is that of a review)" in picture.alt
    assert "Installment 7: day not stated" in picture.alt
    assert "no certain day" in texts(picture)


def test_no_day_is_no_axis() -> None:
    """Where no day was stated there is no axis of days, and a doubtful one is not placed."""
    assert ["USD"] == [each for each in texts(ledger_of(paid("a", 1))) if each == "USD"]
    doubtful = ledger_of(paid("a", 1, "2024~"))
    assert [("o hollow", 548.4, 548.4)] == marked(doubtful, "Installment 1")
    assert "2024" not in texts(doubtful)


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
    assert [("box", 436.5, 439.5), ("block", 574.5, 577.5)] == marked(
        picture, "Total at installment 1"
    )
    assert ["what was said contradicts itself"] == row(picture, "Total at installment 2").texts
    assert [("block", 574.5, 577.5)] == marked(picture, "Total [u1]")
    assert [("box", 519.3, 522.3)] == marked(picture, "Total [u2]")
    assert [("+", 300.0, 300.0)] == marked(picture, "Total [u3]")
    told = "Total [u3]: exactly 2 bn USD, before or after it, not stated which"
    assert told in picture.alt


def test_claims_that_contradict_each_other_are_told() -> None:
    """What all of them allow is drawn, or, where they contradict each other, all between."""
    three = Quantity(exactly(3 * BILLION), USD)
    picture = ledger_of(paid("a", 1), evolve(paid("b", 1), amounts=(three,)))
    assert "the claims contradict each other; this is all between them" in texts(picture)
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
            claim(Hold.NOT_HELD, "2024-08~", origin="Russia"),
            claim(Hold.HELD, "../.."),
        ],
    )
    assert [
        ("Who is said to hold Kursk", []),
        ("a part taken by Ukraine from Russia", [("^ hollow", 78.8, 78.8)]),
        (
            "contested by Ukraine",
            [("line", 261.4, 492.7), (">", 492.7, 492.7), ("D", 261.4, 261.4)],
        ),
    ] == [
        (each.label, [mark for mark in each.marks if mark[0] != "|"]) for each in rows(picture)[:3]
    ]


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
        "Who is said to hold Kursk. Ukraine says: held by Ukraine, with all of Russia: 2024-05;"
        " lost by Ukraine: 2024-08."
        " Not drawn, because another claim replaces it: held 2024-07."
    ) == picture.alt


def test_nobody_may_have_spoken() -> None:
    """Without a claim there is a sentence, and no axis."""
    picture = plots.place(KURSK, [])
    assert ["Who is said to hold Kursk", "Nobody has said who holds it"] == texts(picture)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-12-23", "2024-12-23", ["2024-12-20", "2024-12-22", "2024-12-24", "2024-12-26"]),
        ("2024-12-01", "2024-12-20", ["2024-12-01", "2024-12-08", "2024-12-15", "2024-12-22"]),
        ("2024-01-01", "2024-04-30", ["2024", "2024-02", "2024-03", "2024-04", "2024-05"]),
        ("2022-02-24", "2024-12-23", ["2022", "2023", "2024", "2025"]),
        ("1800", "2020", ["1800", "1850", "1900", "1950", "2000"]),
        ("0001-01-01", "9999-12-31", ["2000", "4000", "6000", "8000"]),
    ],
)
def test_days_are_labelled_at_round_ones(first: str, last: str, labels: list[str]) -> None:
    """Days, months or years, a few of them, over any span that there can be."""
    picture = plots.place(KURSK, [claim(Hold.HELD, f"{first}/{last}")])
    assert labels == [each for each in texts(picture) if each[:1].isdigit() and " " not in each]


# All of them


def test_each_thing_has_its_picture() -> None:
    """The type decides; of other things there is no picture."""
    dossier = example()
    attacks, installments = dossier.of_type(Interception), dossier.of_type(Installment)
    found = combine(dossier.of_type(Estimate), rule=hull, about=dossier.subjects[0])
    things = (found, attacks[0], InterceptionTally(attacks), aid_ledger(IMF, installments))
    titles = [picture.title for picture in map(picture_of, things) if picture]
    assert [
        "North Korean troops, killed or wounded, anywhere, through 2024-12-23",
        "Russian drones, Ukraine, 2024-12-23",
        "Russian drones, Ukraine, 2024-12-23",
        "Programme, IMF to Ukraine",
    ] == titles
    assert picture_of(dossier) is None


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
    """Whatever the figures are, six rows and the remainder are told."""
    picture = plots.tally(tally)
    assert is_inside(picture)
    assert picture.svg().startswith("<svg ")
    assert "launched: " in picture.alt
    assert "Remainder: " in picture.alt


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
