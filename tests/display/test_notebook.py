"""What a notebook shows of the things people look at: a table, and no picture unless asked."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from conflictmodel import (
    Attribution,
    Dossier,
    Estimate,
    Extent,
    Grade,
    Group,
    Hold,
    Installment,
    Interception,
    InterceptionTally,
    Judgement,
    Period,
    Place,
    Programme,
    Quantity,
    Source,
    SourceKind,
    TerritorialClaim,
    aid_ledger,
    control,
    currency,
    exactly,
    example,
    intersection,
    report,
)
from conflictmodel.conclusions import Control
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import MOST_ROWS
from conflictmodel.display.text import FEW
from conflictmodel.phrases import Likelihood
from conflictmodel.testing import dossiers
from support.golden_dossier import GOLDEN
from support.markup import parsed, rows_of, text_of
from support.worlds import BY, DAY, DEAD, SEOUL

HOSTILE = "<script>alert('1')</script>"
EVIL = Attribution(Source(HOSTILE, SourceKind.MEDIA), DAY)
EXAMPLE = example()
FOUND = report(EXAMPLE, rule=intersection)


def html(thing: Displayed) -> str:
    """Return what a notebook shows, which is well-formed."""
    found = thing._repr_html_()  # pyright: ignore[reportPrivateUsage] - a notebook's
    assert [] == parsed(found).findall(".//script")
    return found


def bundle(thing: Displayed) -> dict[str, str]:
    """Return every form that a notebook can show."""
    return thing._repr_mimebundle_(include=None, exclude=None)  # pyright: ignore[reportPrivateUsage] - a notebook's


def drones(claim: str = "drones", **figures: object) -> Interception:
    """Return a report of an attack."""
    return Interception(claim, Group("drones"), DAY, BY, **figures)  # type: ignore[arg-type]  # the names are those of figures


def test_an_estimate_tells_its_figure_words_and_source() -> None:
    """Everything an estimate carries is in its table."""
    seoul = EXAMPLE["01-jcs-statement"]
    assert isinstance(seoul, Estimate)
    found = html(seoul)
    assert "North Korean troops, killed or wounded, anywhere, through 2024-12-23" in text_of(found)
    words = "around 1,100 casualties … killed or wounded … on Monday"
    assert {
        "figure": ["1,050–1,150 persons"],
        "said": [f"{words}, Joint Chiefs of Staff, South Korea (DW), 2024-12-23"],
        "origin": ["South Korea"],
        "read as": [
            "around 1,100 casualties: 1,050–1,150 by rounding/1",
            "on Monday: 2024-12-23, said on 2024-12-23",
        ],
        "published": ["2024-12-23"],
        "claim": ["01-jcs-statement"],
    } == rows_of(found)


def test_an_estimate_tells_where_it_can_be_read_and_what_it_replaces() -> None:
    """An address, a grade and what it replaces stand beside labels; an address is text."""
    by = Attribution(SEOUL, DAY, (), None, "javascript:alert(1)", Grade.parse("B2"))
    likely = Likelihood("likely", "phia", "likely", exactly(60))
    found = rows_of(html(Estimate("a", DEAD, exactly(1), by, words=(likely,), supersedes=("b",))))
    assert ["javascript:alert(1)"] == found["read at"]
    assert ["B2"] == found["grade"]
    assert ["b"] == found["replaces"]
    assert ["likely: exactly 60 % (phia)"] == found["read as"]


@pytest.mark.parametrize(
    "thing",
    [
        Estimate("a", DEAD, exactly(1), EVIL, words=(HOSTILE,)),
        Dossier((Judgement("a", HOSTILE, EVIL),), HOSTILE),
        Interception(HOSTILE, Group(HOSTILE), DAY, EVIL, launched=exactly(1)),
        InterceptionTally((Interception(HOSTILE, Group("g"), DAY, EVIL, launched=exactly(1)),)),
        aid_ledger(
            Programme(HOSTILE, "a", "b"),
            [
                Installment(
                    "a",
                    Programme(HOSTILE, "a", "b"),
                    EVIL,
                    amounts=(Quantity(exactly(1), currency("USD")),),
                )
            ],
        ),
        Control(Place(HOSTILE), date(2024, 12, 23), ()),
        report(
            Dossier((Estimate("a", DEAD, exactly(1), EVIL, words=(HOSTILE,)),)), rule=intersection
        ).assessments[0],
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_a_hostile_name_is_text(thing: Displayed) -> None:
    """A source called `<script>` is shown by that name, in the table and beside the picture."""
    assert HOSTILE in text_of(html(thing))
    for kind, form in bundle(thing).items():
        if kind != "text/plain":
            assert "<script" not in form
    assert HOSTILE in bundle(thing)["text/plain"]


def test_an_assessment_tells_what_it_explains() -> None:
    """The table has the rows of `explain`, and the plain text is that."""
    (casualties, *_) = FOUND.assessments
    rows = rows_of(html(casualties))
    assert ["none: the voices disagree (rule: intersection)"] == rows["conclusion"]
    assert ["South Korea: 1,050–1,150 persons", "Ukraine: more than 3,000 persons"] == rows[
        "voices"
    ]
    assert ["1,151–3,000 persons"] == rows["gap"]
    assert casualties.explain() == bundle(casualties)["text/plain"]


def test_a_dossier_tells_its_first_claims_and_counts_the_others() -> None:
    """A dossier of 100,000 claims has a table of a few kilobytes, and each claim is counted."""
    claims = tuple(Judgement(str(number), "it rains", BY) for number in range(100_000))
    replacing = Judgement("last", "it snows", BY, supersedes=("0",))
    found = html(Dossier((*claims, replacing)))
    rows = rows_of(found)
    assert len(found) < 10_000
    assert ["100,001"] == rows["claims"]
    assert ["Judgement: 100,001"] == rows["types"]
    assert 24 == len(rows["Judgement"])  # twelve, and who said each of them
    assert ["99,988 more claims"] == rows["not shown"]
    assert ["1"] == rows["replaced"]


def test_a_small_dossier_is_told_as_a_whole() -> None:
    """Nothing is left out of a dossier of few claims, and nothing is said of the others."""
    rows = rows_of(html(Dossier((Judgement("a", "it rains", BY),), "Rain")))
    assert ["a: it rains", "no words kept, President of Ukraine (DW), 2024-12-23"] == rows[
        "Judgement"
    ]
    assert "not shown" not in rows
    assert "replaced" not in rows


def test_a_long_text_is_cut_and_the_rest_counted() -> None:
    """Words of 100,000 characters do not fill a notebook."""
    found = html(Dossier((Judgement("a", "x" * 100_000, BY),)))
    assert len(found) < 4_000
    assert "xxx… and 99,003 more characters" in text_of(found)


def test_an_interception_tells_its_figures() -> None:
    """What was launched, and each outcome that was reported, has its figure."""
    rows = rows_of(html(drones(shot_down=exactly(47))))
    assert ["not reported"] == rows["launched"]
    assert ["exactly 47 items"] == rows["shot down"]
    assert "lost" not in rows


def test_a_tally_of_several_tells_their_sum() -> None:
    """Each figure is what all reports allow together, with how many reported it."""
    both = InterceptionTally(
        (drones("a", launched=exactly(10), shot_down=exactly(4)), drones("b", launched=exactly(5)))
    )
    found = html(both)
    rows = rows_of(found)
    assert "2 reports of attacks" in text_of(found)
    assert ["exactly 15 items (2 of 2 reports say)"] == rows["launched"]
    assert ["4–9 items (1 of 2 reports say)"] == rows["shot down"]
    assert ["exactly 0 items (0 of 2 reports say)"] != rows["lost"]
    assert 2 == len(rows["said"])


def test_a_tally_tells_its_share_in_words() -> None:
    """All and none are words: as numbers they would be read as how many."""
    rows = rows_of(html(InterceptionTally((drones(launched=exactly(2), shot_down=exactly(0)),))))
    assert ["none of what was launched was shot down"] == rows["share"]


def test_the_guide_says_how_much_a_table_shows() -> None:
    """The numbers on the page of the documentation are those of the library."""
    guide = Path(__file__).parents[2] / "docs" / "how-to" / "report-page.md"
    told = " ".join(guide.read_text(encoding="utf-8").split())
    words = {12: "twelve", 13: "thirteen"}
    assert f"A table has at most {MOST_ROWS} rows and one that counts the others." in told
    assert f"A row has at most {words[FEW + 1]} lines; where there are more, it has" in told
    assert f"it has {words[FEW]} and one that counts the others." in told


def test_a_tally_may_have_no_share() -> None:
    """Of an attack that contradicts itself, there is no share and more is accounted for."""
    rows = rows_of(html(InterceptionTally((drones(launched=exactly(1), shot_down=exactly(2)),))))
    assert ["more is accounted for"] == rows["remainder"]
    assert "share" not in rows


def test_a_ledger_tells_its_installments() -> None:
    """Amounts, totals and what would settle them stand in rows; so do payments without number."""
    found = rows_of(html(FOUND.ledgers[0]))
    assert ["6: 1.05–1.15 bn USD = 0.5–1.5 bn EUR"] == found["installment"]
    assert ["8.6–8.8 bn USD or 9.75–9.85 bn USD"] == found["total before"]
    assert ["installments 1–5"] == found["not mentioned"]
    programme = Programme("loan", "IMF", "Ukraine")
    usd = Quantity(exactly(100), currency("USD"))
    unnumbered = [
        Installment("a", programme, BY, amounts=(usd,)),
        Installment("b", programme, BY, total=usd),
        Installment("c", programme, BY, 1, total=usd),
    ]
    rows = rows_of(html(aid_ledger(programme, unnumbered)))
    said = "no words kept, President of Ukraine (DW), 2024-12-23"
    assert [
        f"exactly 1.00 USD: {said} [a]",
        f"no amount stated, total exactly 1.00 USD: {said} [b]",
    ] == rows["no number"]
    assert ["1: no amount stated"] == rows["installment"]


def test_a_long_ledger_is_cut_and_the_rest_counted() -> None:
    """Of hundreds of payments the first rows are shown."""
    programme = Programme("loan", "IMF", "Ukraine")
    usd = Quantity(exactly(100), currency("USD"))
    paid = [Installment(str(n), programme, BY, amounts=(usd,)) for n in range(300)]
    rows = rows_of(html(aid_ledger(programme, paid)))
    assert 13 == len(rows["no number"])
    assert "and 288 more" == rows["no number"][-1]
    numbered = [Installment(str(n), programme, BY, n, amounts=(usd,)) for n in range(1, 41)]
    rows = rows_of(html(aid_ledger(programme, numbered)))
    assert 30 == len(rows["installment"])
    assert ["20 more rows"] == rows["not shown"]


def test_control_tells_each_holder() -> None:
    """Each side that is said to hold the place has a row; so has nobody."""
    claim = TerritorialClaim("a", Place("b"), "Russia", Hold.TAKEN, DAY, BY, None, Extent.PART)
    held = control(Place("b"), [claim], on=date(2024, 12, 24))
    assert ["Russia: a part; said by Ukraine [a]"] == rows_of(html(held))["holder"]
    nobody = control(Place("b"), [], on=date(2024, 12, 24))
    assert ["nobody has said who holds it"] == rows_of(html(nobody))["holder"]


def test_a_name_cannot_turn_round_a_range() -> None:
    """An origin that is written from right to left is isolated from the figure after it."""
    by = Attribution(Source("صاروخ", SourceKind.MEDIA), Period("2024-12-23"))
    estimate = Estimate("a", DEAD, exactly(5), by)
    found = html(report(Dossier((estimate,)), rule=intersection).assessments[0])
    assert "<div><bdi>صاروخ</bdi>: exactly 5 persons</div>" in found


def test_a_notebook_is_given_every_form() -> None:
    """It takes those that it asked for."""
    found = bundle(FOUND.assessments[0])
    assert ["text/plain", "text/html"] == list(found)


def weight(selector: str) -> tuple[int, int]:
    """Return the specificity of a selector without ids: its classes, and its elements."""
    simple = re.sub(r":is\((\w+).*?\)", r"\1", selector.replace(":not", ""))
    return len(re.findall(r"\.[\w-]+", simple)), len(re.findall(r"(?<![\w.-])\w+", simple))


def test_a_table_outweighs_the_rules_of_jupyter() -> None:
    """JupyterLab 4 sets cells right and tables into the middle by these selectors; ours win."""
    theirs = ".jp-RenderedHTMLCommon table", ":not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon td"
    assert [(1, 1), (2, 1)] == [*map(weight, theirs)]
    style, _, _ = html(EXAMPLE).partition("</style>")
    rules = dict(re.findall(r"([^{}]+)\{([^{}]+)\}", style.removeprefix("<style>")))
    assert 4 == len(rules)
    assert [] == [selector for selector in rules if weight(selector) <= (2, 1)]
    (cells,) = (rules[each] for each in rules if "td" in each)
    assert "text-align:left" in cells
    (lines,) = (rules[each] for each in rules if "div" in each)
    assert "padding-left:1em;text-indent:-1em" == lines  # where one goes on it is indented
    assert 2 == sum("color:inherit" in each for each in rules.values())


def test_showing_loads_no_matplotlib() -> None:
    """What has a picture is shown without loading what draws it."""
    script = (
        "import sys; from conflictmodel import example, intersection, report; dossier = example();"
        " found = report(dossier, rule=intersection);"
        " shown = (dossier, found, found.assessments[0], found.ledgers[0], found.tallies[0]);"
        " print(*(list(each._repr_mimebundle_()) for each in shown), 'matplotlib' in sys.modules)"
    )
    command = [sys.executable, "-c", script]
    shown = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    assert "['text/plain', 'text/html'] " * 5 + "False\n" == shown.stdout


def test_the_golden_dossier_is_shown() -> None:
    """Odd texts, huge numbers and every field make a well-formed table."""
    assert "=Golden" in text_of(html(GOLDEN))


@given(dossiers())
def test_every_dossier_is_shown(dossier: Dossier) -> None:
    """The table of any dossier, and of its estimates, is well-formed."""
    html(dossier)
    for estimate in dossier.of_type(Estimate):
        html(estimate)
